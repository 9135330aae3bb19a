//! The log of the calls that the bot made, in the order in which they arrived.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;

/// What became of a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Outcome {
    /// Not answered yet: a long poll, a held or delayed call, or a caller that went away.
    Pending,
    Ok,
    Err {
        code: u16,
        description: String,
    },
    /// A fault took its place.
    Fault {
        fault: &'static str,
        /// The call took effect all the same.
        executed: bool,
    },
}

/// One call of the Bot API.
#[derive(Debug, Clone, Serialize)]
pub struct Call {
    /// Counts from 1 and never restarts.
    pub seq: u64,
    /// The method by its canonical name, whatever the spelling of the caller.
    pub method: &'static str,
    /// What it was given; of a file its name and size.
    pub params: Value,
    /// World time of its arrival.
    pub at: DateTime<Utc>,
    pub outcome: Outcome,
}

impl Call {
    /// Whether it took effect, whatever became of its reply.
    #[must_use]
    pub const fn is_executed(&self) -> bool {
        matches!(self.outcome, Outcome::Ok | Outcome::Fault { executed: true, .. })
    }
}

#[derive(Debug)]
pub(super) struct Calls {
    all: Vec<Call>,
    next: u64,
    keep: usize,
}

impl Calls {
    pub(super) fn new() -> Self {
        Self { all: Vec::new(), next: 1, keep: 100_000 }
    }

    pub(super) fn keep(&mut self, most: usize) {
        self.keep = most;
        self.trim(most);
    }

    pub(super) fn all(&self) -> &[Call] {
        &self.all[self.all.len().saturating_sub(self.keep)..]
    }

    pub(super) fn forget(&mut self) {
        self.all.clear();
    }

    pub(super) fn arrived(&mut self, method: &'static str, params: Value, at: DateTime<Utc>) -> u64 {
        let seq = self.next;
        self.next += 1;
        self.all.push(Call { seq, method, params, at, outcome: Outcome::Pending });
        // Now and then instead of each time, so that a call costs the same however many are kept.
        if self.all.len() > self.keep.saturating_mul(2) {
            self.trim(self.keep);
        }
        seq
    }

    pub(super) fn ended(&mut self, seq: u64, outcome: Outcome) {
        if let Ok(at) = self.all.binary_search_by_key(&seq, |call| call.seq) {
            self.all[at].outcome = outcome;
        }
    }

    fn trim(&mut self, most: usize) {
        let surplus = self.all.len().saturating_sub(most);
        self.all.drain(..surplus);
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use serde_json::Value;

    use super::{Calls, Outcome};

    #[test]
    fn the_newest_are_kept_and_numbers_go_on() {
        let mut calls = Calls::new();
        calls.keep(3);
        for _ in 0..20 {
            let seq = calls.arrived("getMe", Value::Null, DateTime::UNIX_EPOCH);
            calls.ended(seq, Outcome::Ok);
        }
        calls.ended(1, Outcome::Pending);
        assert_eq!(calls.all().iter().map(|c| c.seq).collect::<Vec<_>>(), [18, 19, 20]);
        assert!(calls.all().iter().all(|c| c.outcome == Outcome::Ok));
        calls.forget();
        assert_eq!(calls.arrived("getMe", Value::Null, DateTime::UNIX_EPOCH), 21);
    }
}
