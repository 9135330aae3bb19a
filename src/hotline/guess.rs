//! How often codes may be tried: counted in memory, by chat and over all.
//!
//! At most 60 an hour over all chats are looked up, 525,600 a year. With 10,000 open cases among 10^22 codes, one of them
//! hits with a chance of 10^-18: all of a year's together with less than 10^-12, a thousandth of one in a billion. The five a
//! day of each chat are there so that whoever tries for fun leaves room for those who come back.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use crate::domain::ids::ChatId;

const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;
/// So many are looked up for one chat in a day.
const OF_ONE: usize = 5;
/// So many are looked up for all chats in an hour.
const OF_ALL: usize = 60;

/// A try: when, in which chat, by which message.
type Try = (i64, ChatId, Vec<u8>);

/// What was tried within a day: no more than an hour's share for each of its hours.
#[derive(Debug, Default)]
pub struct Guesses(Mutex<VecDeque<Try>>);

impl Guesses {
    /// Whether one more may be looked up; it counts from now on. The same message counts once, however often its transaction
    /// is done again.
    pub(super) fn take(&self, now: i64, chat: ChatId, message: &[u8]) -> bool {
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // A clock that was set back makes nobody wait for longer than it would have.
        tries.retain(|(at, ..)| (now - DAY + 1..=now).contains(at));
        if tries.iter().any(|(_, of, known)| *of == chat && known == message) {
            return true;
        }
        let of_one = tries.iter().filter(|(_, of, _)| *of == chat).count();
        let of_all = tries.iter().filter(|(at, ..)| now - at < HOUR).count();
        let takes = of_one < OF_ONE && of_all < OF_ALL;
        if takes {
            tries.push_back((now, chat, message.to_vec()));
        }
        takes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn takes(guesses: &Guesses, now: i64, chat: i64, first: u8, count: u8) -> usize {
        (first..first + count).filter(|message| guesses.take(now, ChatId(chat), &[*message])).count()
    }

    #[test]
    fn five_a_day_for_each_chat() {
        let guesses = Guesses::default();
        assert_eq!(takes(&guesses, 0, 1, 0, 9), OF_ONE);
        assert_eq!(takes(&guesses, DAY - 1, 1, 10, 9), 0);
        assert_eq!(takes(&guesses, DAY, 1, 20, 9), OF_ONE);
        assert_eq!(takes(&guesses, DAY, 1, 20, 5), 5, "a message that comes again counts once");
    }

    #[test]
    fn sixty_an_hour_for_all() {
        let guesses = Guesses::default();
        let all = |now, from: i64| (from..from + 40).map(|chat| takes(&guesses, now, chat, 0, 5)).sum::<usize>();
        assert_eq!(all(0, 0), OF_ALL);
        assert_eq!(all(HOUR - 1, 100), 0);
        assert_eq!(all(HOUR, 200), OF_ALL);
        // The clock is set back: nobody waits for what lies ahead.
        assert_eq!(all(-HOUR, 300), OF_ALL);
    }
}
