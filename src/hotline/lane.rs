//! Who writes faster than can be answered, and what of theirs waits: counted in memory, and counted anew at the start from
//! what stands in the database.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use super::Incoming;
use crate::vault::Pseudonym;

/// So much of one chat is handled at once, however fast it comes: an album and its words, or an upset evening's beginning.
const BURST: i64 = 20;
/// After that one is handled each so many milliseconds: as fast as Telegram lets a bot answer in one chat.
const EACH: i64 = 1000;
/// Chats that are remembered before those that were quiet are forgotten.
const REMEMBERED: usize = 4096;

/// What of a chat is on its way through the slow lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It waits to be handled.
    Waits,
    /// It was handled when it came: help was asked for. It holds its place among the others.
    Helped,
    /// It was handled when it came: the chat was emptied.
    Left,
}

/// How an update is handled that has waited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Waited {
    /// It has not: it has just come.
    #[default]
    Not,
    /// More of its chat waits behind it: what is there to be seen comes with the last.
    More,
    /// Its chat was emptied after it was written: nothing of it comes back there.
    Left,
    /// It is the last of its chat.
    Last,
}

impl Waited {
    /// Whether a screen stays away that is not about danger.
    #[must_use]
    pub const fn is_silent(self) -> bool {
        matches!(self, Self::More | Self::Left)
    }
}

/// A token bucket, by the time in milliseconds at which it will be full again.
#[derive(Debug, Clone, Copy, Default)]
struct Bucket(i64);

impl Bucket {
    fn takes(&mut self, now: i64, burst: i64) -> bool {
        // A clock that was set back counts as an empty bucket, not as one that stays empty for that long.
        self.0 = self.0.clamp(now, now + burst * EACH);
        let takes = self.0 + EACH <= now + burst * EACH;
        self.0 += if takes { EACH } else { 0 };
        takes
    }
}

/// What is known of one chat.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    all: Bucket,
    /// For help and the way out while the rest of the chat waits: one a second, at once.
    help: Bucket,
    waiting: usize,
    /// How many of those that wait say that the chat was emptied.
    left: usize,
}

/// The slow lane, as it is known in memory.
#[derive(Debug, Default)]
pub struct Lane {
    known: Mutex<HashMap<Pseudonym, Known>>,
    /// Something was committed that waits.
    pub called: Notify,
}

/// Which way an update takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// It is handled now.
    Now,
    /// It is handled now, and holds its place among those that wait.
    Ahead,
    /// It is too much, in a chat of which nothing waits yet.
    Overflows,
    /// It waits.
    Slow,
}

impl Way {
    pub const fn is_now(self) -> bool {
        matches!(self, Self::Now | Self::Ahead)
    }
}

impl Lane {
    fn known(&self) -> MutexGuard<'_, HashMap<Pseudonym, Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether something of this chat waits.
    #[must_use]
    pub fn holds(&self, chat: &[u8]) -> bool {
        self.known().get(chat).is_some_and(|known| known.waiting > 0)
    }

    /// Of how many chats something waits.
    #[must_use]
    pub fn chats(&self) -> usize {
        self.known().values().filter(|known| known.waiting > 0).count()
    }

    /// How much waits.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.known().values().map(|known| known.waiting).sum()
    }

    fn enter(&self, chat: &[u8], kind: Kind) {
        let mut all = self.known();
        let known = all.entry(chat.to_vec()).or_default();
        known.waiting += 1;
        known.left += usize::from(kind == Kind::Left);
    }

    /// One that waited is handled, or was not written down after all.
    pub(super) fn leave(&self, chat: &[u8], kind: Kind) {
        if let Some(known) = self.known().get_mut(chat) {
            known.waiting = known.waiting.saturating_sub(1);
            known.left = known.left.saturating_sub(usize::from(kind == Kind::Left));
        }
    }

    /// Counts anew.
    pub(super) fn begin(&self, entries: impl Iterator<Item = (Pseudonym, Kind)>) {
        self.known().clear();
        for (chat, kind) in entries {
            self.enter(&chat, kind);
        }
        self.called.notify_one();
    }

    /// How each of these is to be handled, which wait in this order.
    pub(super) fn waited<'a>(&self, entries: impl Iterator<Item = (&'a [u8], Kind)>) -> Vec<Waited> {
        let mut ahead: HashMap<&[u8], Known> = HashMap::new();
        let all = self.known();
        let one = |(chat, kind): (&'a [u8], Kind)| {
            let known = ahead.entry(chat).or_insert_with(|| all.get(chat).copied().unwrap_or_default());
            known.waiting = known.waiting.saturating_sub(1);
            known.left = known.left.saturating_sub(usize::from(kind == Kind::Left));
            match (known.left, known.waiting) {
                (0, 0) => Waited::Last,
                (0, _) => Waited::More,
                _ => Waited::Left,
            }
        };
        entries.map(one).collect()
    }

    /// One was dealt with otherwise; it counts all the same.
    pub(super) fn took(&self, incoming: &Incoming, now: i64) {
        if let Some(chat) = incoming.thing.pseudonym().filter(|_| incoming.waited == Waited::Not) {
            self.known().entry(chat.to_vec()).or_default().all.takes(now, BURST);
        }
    }

    pub(super) fn sorting(&self, now: i64) -> Sorting<'_> {
        Sorting { lane: self, now, buckets: HashMap::new(), entered: vec![] }
    }
}

/// A batch on its way. What it takes and what it adds counts once it is committed; dropped before, it never was.
#[derive(Debug)]
pub(super) struct Sorting<'a> {
    lane: &'a Lane,
    now: i64,
    /// The buckets of its chats, as they will be.
    buckets: HashMap<Pseudonym, (Bucket, Bucket)>,
    entered: Vec<(Pseudonym, Kind)>,
}

impl Sorting<'_> {
    /// Which way the next update of a chat takes, where one that asks for help or the way out is told apart.
    pub fn way(&mut self, chat: &[u8], is_urgent: bool) -> Way {
        let known = self.lane.known().get(chat).copied().unwrap_or_default();
        let (all, help) = self.buckets.entry(chat.to_vec()).or_insert((known.all, known.help));
        if known.waiting > 0 {
            return if is_urgent && help.takes(self.now, 1) { Way::Ahead } else { Way::Slow };
        }
        if all.takes(self.now, BURST) || is_urgent && help.takes(self.now, 1) { Way::Now } else { Way::Overflows }
    }

    /// One is written down. Until then nothing of its chat is handled, and from then on.
    pub fn enter(&mut self, chat: &[u8], kind: Kind) {
        self.lane.enter(chat, kind);
        self.entered.push((chat.to_vec(), kind));
    }

    /// It is committed.
    pub fn committed(mut self) {
        let mut all = self.lane.known();
        for (chat, (bucket, help)) in std::mem::take(&mut self.buckets) {
            let known = all.entry(chat).or_default();
            (known.all, known.help) = (bucket, help);
        }
        if all.len() > REMEMBERED {
            all.retain(|_, known| known.waiting > 0 || known.all.0 > self.now);
        }
        drop(all);
        if !std::mem::take(&mut self.entered).is_empty() {
            self.lane.called.notify_one();
        }
    }
}

impl Drop for Sorting<'_> {
    fn drop(&mut self) {
        for (chat, kind) in &self.entered {
            self.lane.leave(chat, *kind);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(lane: &Lane, now: i64, count: usize) -> Vec<Way> {
        let mut sorting = lane.sorting(now);
        let ways = (0..count).map(|_| sorting.way(b"chat", false)).collect();
        sorting.committed();
        ways
    }

    #[test]
    fn twenty_at_once_and_then_one_a_second() {
        let lane = Lane::default();
        assert_eq!(ways(&lane, 0, 20), [Way::Now; 20]);
        assert_eq!(ways(&lane, 999, 1), [Way::Overflows]);
        assert_eq!(ways(&lane, 3000, 4), [Way::Now, Way::Now, Way::Now, Way::Overflows]);
        // The clock is set back by an hour: full within as long as a bucket takes.
        assert_eq!(ways(&lane, -3_600_000, 1), [Way::Overflows]);
        assert_eq!(ways(&lane, -3_580_000, 20), [Way::Now; 20]);
    }

    #[test]
    fn what_is_not_committed_never_was() {
        let lane = Lane::default();
        for _ in 0..50 {
            let mut sorting = lane.sorting(0);
            assert_eq!(sorting.way(b"chat", false), Way::Now);
            sorting.enter(b"chat", Kind::Left);
            assert!(lane.holds(b"chat"));
        }
        assert!(!lane.holds(b"chat"));
        assert_eq!(lane.waited([(b"chat".as_slice(), Kind::Waits)].into_iter()), [Waited::Last]);
    }

    #[test]
    fn help_passes_those_who_wait_once_a_second() {
        let lane = Lane::default();
        lane.begin([(b"chat".to_vec(), Kind::Waits)].into_iter());
        let mut sorting = lane.sorting(0);
        assert_eq!([true, true, false].map(|urgent| sorting.way(b"chat", urgent)), [Way::Ahead, Way::Slow, Way::Slow]);
        assert_eq!(sorting.way(b"other", true), Way::Now);
        sorting.committed();
        assert_eq!(lane.sorting(1000).way(b"chat", true), Way::Ahead);
    }

    #[test]
    fn what_was_written_before_the_chat_was_emptied_is_known() {
        let lane = Lane::default();
        let [waits, helped, left] = [Kind::Waits, Kind::Helped, Kind::Left].map(|kind| (b"chat".to_vec(), kind));
        let all = [waits.clone(), left, waits.clone(), helped, waits];
        lane.begin(all.iter().cloned());
        let order = all.iter().map(|(chat, kind)| (chat.as_slice(), *kind));
        assert_eq!(lane.waited(order), [Waited::Left, Waited::More, Waited::More, Waited::More, Waited::Last]);
    }

    #[test]
    fn quiet_chats_are_forgotten_and_waiting_ones_are_not() {
        let lane = Lane::default();
        lane.begin([(b"waits".to_vec(), Kind::Waits)].into_iter());
        for chat in 0..=REMEMBERED {
            let mut sorting = lane.sorting(0);
            sorting.way(&chat.to_be_bytes(), false);
            sorting.committed();
        }
        let mut sorting = lane.sorting(EACH);
        sorting.way(b"another", false);
        sorting.committed();
        assert_eq!(lane.known().len(), 2);
    }
}
