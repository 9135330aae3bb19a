//! What can happen in a chat.

use chrono::{DateTime, Utc};

use super::button::Button;
use crate::domain::attachment::{Attached, Stage};
use crate::domain::ids::CaseId;
use crate::domain::people::Staff;
use crate::domain::pin::Use;
use crate::domain::private::Private;

#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// `/start`, with what a deep link carried.
    Start(Option<Private<String>>),
    Help,
    Privacy,
    Language,
    Exit,
    /// Words: a message, or the caption of what came with it; none, where that came alone.
    Text(Text),
    /// The words of an earlier message were changed.
    Edited(Text),
    /// What the screen shows of a story has stood there long enough.
    Overdue,
    /// A tap; `None` is one that we do not know (older than our memory, or forged).
    Button(Option<Button>),
    /// A message without words.
    Other(Other),
    /// The draft has been quiet for so long that it is sent, as was announced.
    Quiet(CaseId),
    /// What was asked about a picture, a place or a number was not answered for an hour.
    Unanswered(CaseId),
    /// Nobody has done anything for a while in a chat that is open by a PIN.
    Idle,
    /// What was to be fetched for this case is here, or is known not to come.
    Fetched(CaseId, Stage),
    /// What became of a refusable effect.
    Outcome(Outcome),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    pub words: Private<String>,
    /// What came with the words that we can take.
    pub attached: Option<Attached>,
    /// What came with them that we cannot.
    pub with: Option<Other>,
    /// The case of the message that this one replies to, where we know it.
    pub reply_to: Option<CaseId>,
    /// When it was written, by Telegram's clock, to the second.
    pub at: DateTime<Utc>,
}

/// Kinds of content that are not words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Other {
    /// Of media what no bot can fetch: a story, paid media, whatever comes without a file.
    Media,
    /// Sticker, dice, game: a way of saying something without words.
    Gesture,
    Place,
    PhoneNumber,
    Poll,
    /// Anything else, among it what Telegram invents tomorrow.
    Unknown,
}

impl Other {
    pub const ALL: [Self; 6] = [Self::Media, Self::Gesture, Self::Place, Self::PhoneNumber, Self::Poll, Self::Unknown];

    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Media => "media",
            Self::Gesture => "gesture",
            Self::Place => "place",
            Self::PhoneNumber => "phone-number",
            Self::Poll => "poll",
            Self::Unknown => "unknown",
        }
    }
}

/// What became of an effect that could be refused.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// The draft is in the queue.
    Submitted(CaseId),
    /// It was not a draft any more.
    NotSubmitted(CaseId),
    /// The story is gone, whole; whether it had been sent.
    Erased {
        sent: bool,
    },
    /// Nobody sees it any more; it is erased at that time.
    Withdrawn(DateTime<Utc>),
    /// It is not this chat's any more, or closed meanwhile.
    NotWithdrawn,
    /// The code stands for a withdrawn story: since when (in milliseconds), and when it is erased.
    CodeWithdrawn(CaseId, i64, DateTime<Utc>),
    /// It is in the queue again; whether it came to another chat.
    Restored(CaseId, bool),
    /// It was brought back by somebody else, or is erased.
    NotRestored,
    /// It may be filed from now on.
    Agreed(CaseId),
    NotAgreed,
    Enrolled(Staff),
    EnrolmentRefused,
    Claimed(CaseId),
    /// Somebody else has it, or it is gone.
    ClaimLost,
    /// Nothing is waiting.
    NothingToClaim,
    /// Whether what came with it is still to be fetched.
    Answered(CaseId, bool),
    /// The case is not (any more) with this member of staff.
    NotYours,
    /// With the code name of the case.
    Released(String),
    /// With the code name of the case, which is not theirs to read any more.
    Recused(String),
    /// With the code name of the case.
    Closed(String),
    /// An edit became a new version of a message of this case.
    Revised(CaseId),
    /// An edit of something that we do not keep.
    NotRevised(Text),
    /// It waits for the decision of somebody else.
    PassedOn,
    /// It is not (any more) for this supervisor to decide.
    NotHeld,
    /// It is in the queue, without who may not read it; with its code name.
    Freed(String),
    /// Changed words about somebody, which nobody needs any more.
    DescribedBefore(CaseId),
    /// It is the code of the story of this chat.
    CodeTypedBack,
    /// The case is that of this chat from now on.
    Moved(CaseId),
    /// It stands for a case, but this chat has a story of its own.
    CodeElsewhere,
    /// It stands for nothing, or too many were tried.
    CodeUnknown(Text),
    /// The chat is open: which story stands there now, and whether another one was begun meanwhile.
    Unlocked {
        case: Option<CaseId>,
        other: bool,
    },
    /// It opens nothing here, or too many were tried.
    PinUnknown(Text),
    PinSet(Use),
    /// What was typed again is not what was typed first.
    PinDiffers(Use),
    /// The PIN and its number of alarm must not be the same.
    PinTwice(Use),
    /// A code of a second key was typed for the first time; or opened it; or is wrong, taken before, or too many were.
    SecondKeySet,
    SecondKeyOpen,
    SecondKeyWrong,
}
