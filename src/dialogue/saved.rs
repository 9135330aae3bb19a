//! The state of a chat between two events. It outlives releases, so it carries a version; it holds no content.

use serde::{Deserialize, Serialize};

use crate::domain::case::Question;
use crate::domain::ids::CaseId;
use crate::domain::pin::Typing;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    Reporter(Reporter),
    Staff(Desk),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Reporter {
    /// Nothing is being told.
    #[default]
    Home,
    /// The story is being told and not sent yet.
    Telling { case: CaseId },
    /// Guided telling, before anything was chosen: this question stands on the screen.
    Starting { at: u16 },
    /// Guided telling: the draft has begun, and this question stands on the screen.
    Guided { case: CaseId, at: u16 },
    /// One answer is being changed, with the way back to all of them.
    Changing { case: CaseId, at: u16 },
    /// The chat was emptied; whatever comes of the story meanwhile, nothing shows there until its person is back.
    Away { case: CaseId },
    /// Nothing is being told, and what is told next is only to be talked about.
    Invited,
    /// The code of a story that was withdrawn at that time (in milliseconds) was typed here, and nothing came after it.
    Offered { case: CaseId, withdrawn_at: i64 },
    /// It is sent, and a question stands on the screen.
    Asked { case: CaseId, question: Question },
    /// It is sent, and the talk goes both ways.
    Talking { case: CaseId },
    /// It is closed, and so many of the questions after the end are behind.
    Parting { case: CaseId, asked: u16 },
    /// It is sent, and a PIN is being typed.
    Pin { case: CaseId, typing: Typing },
}

impl Reporter {
    #[must_use]
    pub const fn case(self) -> Option<CaseId> {
        match self {
            // A code is no claim to what is withdrawn: no fact of it is known here.
            Self::Home | Self::Invited | Self::Offered { .. } | Self::Starting { .. } => None,
            Self::Telling { case }
            | Self::Guided { case, .. }
            | Self::Changing { case, .. }
            | Self::Away { case }
            | Self::Asked { case, .. }
            | Self::Talking { case }
            | Self::Parting { case, .. }
            | Self::Pin { case, .. } => Some(case),
        }
    }

    /// The same after its chat was emptied: what is being told shows nothing there.
    #[must_use]
    pub const fn left(self) -> Self {
        match self {
            Self::Telling { case } | Self::Guided { case, .. } | Self::Changing { case, .. } => Self::Away { case },
            Self::Starting { .. } => Self::Home,
            other => other,
        }
    }
}

/// A desk, and the case that is open on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Desk {
    pub hand: Option<CaseId>,
}

#[derive(Serialize, Deserialize)]
struct Envelope {
    v: u32,
    state: State,
}

const VERSION: u32 = 1;

/// As bytes, to be sealed.
#[must_use]
pub fn encode(state: State) -> Vec<u8> {
    serde_json::to_vec(&Envelope { v: VERSION, state }).expect("plain enums and numbers always serialise")
}

/// From bytes; `None` where they are of no version that this release can read.
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<State> {
    let envelope: Envelope = serde_json::from_slice(bytes).ok()?;
    (envelope.v == VERSION).then_some(envelope.state)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// States as released. A line here is never changed; a new release adds its own.
    const RELEASED: &[(&str, State)] = &[
        (r#"{"v":1,"state":{"reporter":"home"}}"#, State::Reporter(Reporter::Home)),
        (r#"{"v":1,"state":{"reporter":{"telling":{"case":7}}}}"#, State::Reporter(Reporter::Telling { case: CaseId(7) })),
        (r#"{"v":1,"state":{"reporter":{"starting":{"at":1}}}}"#, State::Reporter(Reporter::Starting { at: 1 })),
        (r#"{"v":1,"state":{"reporter":{"guided":{"case":7,"at":3}}}}"#, State::Reporter(Reporter::Guided { case: CaseId(7), at: 3 })),
        (r#"{"v":1,"state":{"reporter":{"changing":{"case":7,"at":3}}}}"#, State::Reporter(Reporter::Changing { case: CaseId(7), at: 3 })),
        (r#"{"v":1,"state":{"reporter":{"away":{"case":7}}}}"#, State::Reporter(Reporter::Away { case: CaseId(7) })),
        (
            r#"{"v":1,"state":{"reporter":{"asked":{"case":7,"question":"kind"}}}}"#,
            State::Reporter(Reporter::Asked { case: CaseId(7), question: Question::Kind }),
        ),
        (r#"{"v":1,"state":{"reporter":{"talking":{"case":7}}}}"#, State::Reporter(Reporter::Talking { case: CaseId(7) })),
        (
            r#"{"v":1,"state":{"reporter":{"parting":{"case":7,"asked":2}}}}"#,
            State::Reporter(Reporter::Parting { case: CaseId(7), asked: 2 }),
        ),
        (r#"{"v":1,"state":{"reporter":"invited"}}"#, State::Reporter(Reporter::Invited)),
        (
            r#"{"v":1,"state":{"reporter":{"offered":{"case":7,"withdrawn_at":9}}}}"#,
            State::Reporter(Reporter::Offered { case: CaseId(7), withdrawn_at: 9 }),
        ),
        (r#"{"v":1,"state":{"staff":{"hand":null}}}"#, State::Staff(Desk { hand: None })),
        (r#"{"v":1,"state":{"staff":{"hand":7}}}"#, State::Staff(Desk { hand: Some(CaseId(7)) })),
        (
            r#"{"v":1,"state":{"reporter":{"pin":{"case":7,"typing":"first"}}}}"#,
            State::Reporter(Reporter::Pin { case: CaseId(7), typing: Typing::First }),
        ),
        (
            r#"{"v":1,"state":{"reporter":{"pin":{"case":7,"typing":"alarmagain"}}}}"#,
            State::Reporter(Reporter::Pin { case: CaseId(7), typing: Typing::AlarmAgain }),
        ),
    ];

    #[test]
    fn every_released_state_still_loads() {
        for (json, state) in RELEASED {
            assert_eq!(decode(json.as_bytes()), Some(*state), "{json}");
            assert_eq!(String::from_utf8(encode(*state)).unwrap(), *json);
        }
    }

    #[test]
    fn a_state_of_a_later_release_is_not_guessed_at() {
        for json in [r#"{"v":2,"state":{"reporter":"home"}}"#, r#"{"v":1,"state":{"reporter":"dancing"}}"#, "", "{}"] {
            assert_eq!(decode(json.as_bytes()), None);
        }
    }
}
