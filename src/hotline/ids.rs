//! Ids that grow with time: microseconds since 2020, then twelve bits of chance, and never the same twice. Where the clock
//! stands or was set back they grow in leaps of chance, so that those of two processes (the command line is one) do not meet.

use std::sync::Mutex;

use anyhow::Result;
use chrono::{DateTime, Utc};

use crate::vault::chance;

/// 1 January 2020, in microseconds since 1970.
const EPOCH: i64 = 1_577_836_800_000_000;
const CHANCE_BITS: u32 = 12;
/// A leap is at most a quarter of a millisecond's worth of ids.
const LEAP_BITS: u32 = 20;

#[derive(Debug)]
pub struct Ids {
    last: Mutex<i64>,
}

impl Ids {
    /// Ids later than all that exist already.
    pub const fn after(last: i64) -> Self {
        Self { last: Mutex::new(last) }
    }

    /// # Errors
    /// Where the operating system has no chance to give.
    pub fn next(&self, now: DateTime<Utc>) -> Result<i64> {
        let chance = u32::from_le_bytes(chance()?);
        let drawn = ((now.timestamp_micros() - EPOCH).max(0) << CHANCE_BITS) | i64::from(chance >> (u32::BITS - CHANCE_BITS));
        let leap = 1 + i64::from(chance & ((1 << LEAP_BITS) - 1));
        let mut last = self.last.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *last = if drawn > *last { drawn } else { *last + leap };
        Ok(*last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_two_processes_do_not_meet_while_the_clock_stands() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let last = Ids::after(0).next(now).unwrap();
        let [one, two] = [Ids::after(last), Ids::after(last)].map(|ids| (0..20).map(|_| ids.next(now).unwrap()).collect::<Vec<_>>());
        // Of forty ids in leaps of half a million, two are the same once in a thousand runs; half of them, never.
        assert!(one.iter().filter(|id| two.contains(id)).count() < 10);
    }

    #[test]
    fn ids_grow_even_when_the_clock_stands_or_is_set_back() {
        let ids = Ids::after(0);
        let mut last = 0;
        for second in [1_800_000_000, 1_800_000_000, 1_700_000_000, 1_900_000_000] {
            for _ in 0..1000 {
                let id = ids.next(DateTime::from_timestamp(second, 0).unwrap()).unwrap();
                assert!(id > last);
                last = id;
            }
        }
    }
}
