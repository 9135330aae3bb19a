//! Ids that grow with time: microseconds since 2020, then twelve bits of chance, and never the same twice.

use std::sync::Mutex;

use anyhow::Result;
use chrono::{DateTime, Utc};

use crate::vault::chance;

/// 1 January 2020, in microseconds since 1970.
const EPOCH: i64 = 1_577_836_800_000_000;
const CHANCE_BITS: u32 = 12;

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
        let chance = i64::from(u16::from_le_bytes(chance()?) >> (16 - CHANCE_BITS));
        let drawn = ((now.timestamp_micros() - EPOCH).max(0) << CHANCE_BITS) | chance;
        let mut last = self.last.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *last = drawn.max(*last + 1);
        Ok(*last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
