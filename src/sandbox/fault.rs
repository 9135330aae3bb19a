//! Faults on demand: what networks and Telegram do to a call on a bad day.

use std::time::Duration;

use serde::{Deserialize, Deserializer};

use super::failure::Failure;

/// A fault that waits for its call.
#[derive(Debug, Clone, Deserialize)]
pub struct Fault {
    /// The calls it meets, in any case; all when absent.
    #[serde(default)]
    pub method: Option<String>,
    /// How many of them it lets pass first.
    #[serde(default)]
    pub skip: u32,
    /// How many it then meets; `u32::MAX`: every one.
    #[serde(default = "once")]
    pub times: u32,
    pub kind: FaultKind,
}

/// What a fault does.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// Not executed; refused with this status.
    Status {
        code: u16,
        description: String,
        #[serde(default)]
        retry_after: Option<u32>,
    },
    /// Not executed; the connection is reset without an answer.
    ResetBefore,
    /// Executed; the connection is reset without an answer.
    ResetAfter,
    /// Executed and answered, after this real time.
    Delay(#[serde(deserialize_with = "millis")] Duration),
    /// Executed and answered, with half of this real time before and half after, as on a long way.
    Distance(#[serde(deserialize_with = "millis")] Duration),
    /// Executed; the answer ends in the middle of its JSON.
    CutOff,
    /// Waits until released (then executed and answered) or until the peer goes away (then not executed).
    HoldBefore,
    /// Executed; the answer waits until released or until the peer goes away.
    HoldAfter,
    /// Executed; `ok`, with a result of a shape that nobody expects.
    Garbage,
}

fn once() -> u32 {
    1
}

fn millis<'de, D: Deserializer<'de>>(from: D) -> Result<Duration, D::Error> {
    u64::deserialize(from).map(Duration::from_millis)
}

impl Fault {
    /// A fault that meets the next call of `method`, once.
    #[must_use]
    pub fn next(method: &str, kind: FaultKind) -> Self {
        Self { method: Some(method.to_owned()), skip: 0, times: 1, kind }
    }

    /// A fault that meets the next call, whatever it is, once.
    #[must_use]
    pub fn next_call(kind: FaultKind) -> Self {
        Self { method: None, skip: 0, times: 1, kind }
    }

    #[must_use]
    pub fn skip(mut self, calls: u32) -> Self {
        self.skip = calls;
        self
    }

    #[must_use]
    pub fn times(mut self, calls: u32) -> Self {
        self.times = calls;
        self
    }
}

impl FaultKind {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Status { .. } => "status",
            Self::ResetBefore => "reset_before",
            Self::ResetAfter => "reset_after",
            Self::Delay(_) => "delay",
            Self::Distance(_) => "distance",
            Self::CutOff => "cut_off",
            Self::HoldBefore => "hold_before",
            Self::HoldAfter => "hold_after",
            Self::Garbage => "garbage",
        }
    }

    pub(super) fn failure(code: u16, description: &str, retry_after: Option<u32>) -> Failure {
        Failure { code, description: description.to_owned(), retry_after }
    }
}

#[derive(Debug, Default)]
pub(super) struct Faults(Vec<Fault>);

impl Faults {
    pub(super) fn add(&mut self, fault: Fault) {
        if fault.times > 0 {
            self.0.push(fault);
        }
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How far away everything is.
    pub(super) fn distance(&self) -> Option<Duration> {
        self.0.iter().find_map(|fault| match fault.kind {
            FaultKind::Distance(whole) if fault.method.is_none() => Some(whole),
            _ => None,
        })
    }

    /// The fault that this call meets: the first that is due. Those before it count the call as let pass.
    pub(super) fn meet(&mut self, method: &str) -> Option<FaultKind> {
        for at in 0..self.0.len() {
            let fault = &mut self.0[at];
            if fault.method.as_ref().is_some_and(|wanted| !wanted.eq_ignore_ascii_case(method)) {
                continue;
            }
            if fault.skip > 0 {
                fault.skip -= 1;
                continue;
            }
            let kind = fault.kind.clone();
            if fault.times < u32::MAX {
                fault.times -= 1;
            }
            if fault.times == 0 {
                self.0.remove(at);
            }
            return Some(kind);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, FaultKind, Faults};

    #[test]
    fn a_fault_skips_strikes_and_is_over() {
        let mut faults = Faults::default();
        faults.add(Fault::next("sendMessage", FaultKind::CutOff).skip(1).times(2));
        let met: Vec<bool> = ["sendMessage", "getMe", "SENDMESSAGE", "sendmessage", "sendMessage"]
            .iter()
            .map(|method| faults.meet(method).is_some())
            .collect();
        assert_eq!(met, [false, false, true, true, false]);
        assert!(faults.is_empty());
    }

    #[test]
    fn a_fault_can_be_written_as_json() {
        let fault: Fault = serde_json::from_str(r#"{"kind": {"delay": 250}}"#).unwrap();
        assert_eq!(fault.kind, FaultKind::Delay(std::time::Duration::from_millis(250)));
        let fault: Fault = serde_json::from_str(r#"{"method": "getMe", "kind": "reset_after", "times": 3}"#).unwrap();
        assert_eq!((fault.kind, fault.times), (FaultKind::ResetAfter, 3));
    }
}
