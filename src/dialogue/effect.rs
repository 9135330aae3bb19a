//! What a step wants done. The shell does it, in order, within the same transaction.

use chrono::{DateTime, Utc};

use super::line::Line;
use super::screen::Screen;
use crate::domain::attachment::{Ask, Stage};
use crate::domain::case::{About, Lane, Phone, Preference, Purpose, Rating, Reader, Triage};
use crate::domain::guide::Answers;
use crate::domain::ids::CaseId;
use crate::domain::language::Language;
use crate::domain::pin::Use;

#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// The live screen of this chat becomes this one.
    Show(Screen),
    /// A short word over the screen, gone when it is tapped away.
    Alert(Line),
    /// A message to staff, unasked; their screens stay as they are.
    Ping(Who, Screen),
    /// The live screen of somebody else becomes this one, below what stands there.
    Replace(Who, Screen),
    Speak(Language),
    HasPhone(Phone),
    /// When this person may be written to first, and by which sentence.
    Prefers(Preference),
    Notice(u8),
    /// Whether the words of this person stay in their chat; if not any more, they go like others.
    KeepsChat(bool),
    /// One tap after the end, counted.
    Feedback(u16, Rating),
    /// A page was opened: what it is about, and for whom it was found. Counted, and nothing else.
    Reading {
        audience: String,
        topic: String,
    },
    /// Remove everything from this chat that Telegram lets us remove, and forget what was to be delivered.
    WipeAll,
    /// Remove what was said from this chat; the screen stays.
    WipeContent,
    /// Remove what arrived unasked on one topic: it has been looked at.
    PingsRead(Topic),

    /// A new draft with this id, and the fact of its being told in this chat.
    OpenDraft {
        case: CaseId,
        sends_at: DateTime<Utc>,
    },
    /// The words of this event become a message of the case; a draft is then sent by itself at that time, if at all.
    Keep(CaseId, Option<DateTime<Utc>>),
    /// What came with the words of this event is attached to the message that they became.
    Attach(CaseId, Stage),
    /// Nobody is undressed in what is held, up to this number: it is fetched.
    Dressed(CaseId, u16),
    /// Of what is held, up to this number, the original is kept too.
    WithOriginal(CaseId, u16),
    /// Whether of what comes from now on the original is kept.
    KeepsOriginals(CaseId, bool),
    /// A place or number is kept, for this purpose.
    Given(CaseId, u16, Purpose),
    /// What is held is not taken, and leaves the chat: all that is asked about in this way, up to this number.
    Refuse(CaseId, Ask, u16),
    /// A file of the case is shown in this chat, below everything.
    Bring(CaseId, u16),
    /// When a draft is sent by itself; `None`: not by itself.
    SendsAt(CaseId, Option<DateTime<Utc>>),
    /// Its person has tapped that it may be sent.
    Consent(CaseId),
    /// Draft to queue. Refusable.
    Submit(CaseId),
    Triage(CaseId, Triage, Lane),
    /// What was chosen in the guided way, and what follows for every case; a draft is then sent by itself at that time, if at all.
    Guide {
        case: CaseId,
        answers: Answers,
        triage: Triage,
        sends_at: Option<DateTime<Utc>>,
    },
    /// The story with every trace, its key first. Refusable only by its absence.
    Erase(CaseId),
    /// Out of everybody's sight at once; its claimant sees this screen. Refusable.
    Withdraw(CaseId, Screen),
    /// A story withdrawn since then goes back to the queue, as this chat's. Refusable.
    Restore(CaseId, i64),
    /// One withdrawn since then is erased before its time. Refusable.
    EraseNow(CaseId, i64),
    /// Whether a draft is only to be talked about.
    OnlyTalk(CaseId, bool),
    /// It may be filed and classified after all. Refusable.
    Agree(CaseId),
    /// The reporter has read all answers so far.
    MarkRead(CaseId),
    /// The changed words of this event become a version of the message that they belong to. Refusable.
    Revise,

    /// The code of a case pops up, made if there is none yet.
    ShowCode(CaseId),
    /// The same with a new one: the one before is worth nothing any more.
    NewCode(CaseId),
    /// The words of this event are looked at as the code of a case. Refusable.
    TryCode,
    /// The message of this event leaves the chat at once.
    Vanish,

    /// Who is to read it; in the hands of somebody else it goes back to the queue.
    Reads(CaseId, Reader),
    /// Nobody at the desk sees it before a supervisor has decided who may.
    Hold(CaseId, About),
    /// Its reporter takes that back.
    Unhold(CaseId),
    /// The words of this event are about whom the case is to be kept from; no part of the story.
    Describe(CaseId),
    /// The words of this event are looked at as a PIN of this chat. Refusable.
    TryPin,
    /// The words of this event are remembered, until they are typed again.
    PinOnce,
    /// The words of this event are what was typed before: set as what they are for. Refusable.
    PinAgain(Use),
    /// This chat has no PIN any more; its PIN no number of alarm.
    PinOff,
    AlarmOff,
    /// What was told in this chat stands behind its PIN, and leaves it.
    Lock,

    /// The secret of a supervisor's second key pops up, made if there is none yet.
    ShowSecret,
    /// The words of this event are looked at as a code of it. Refusable.
    TrySecondKey,
    /// What it opened is closed.
    StepDown,
    /// An original of the case is brought into this chat, below everything: recorded, also for its reporter.
    Retrieve(CaseId, u16),

    /// Redeem the invitation that this event carries. Refusable.
    Enrol,
    Duty(bool),
    /// Refusable: exactly one wins.
    Claim(CaseId),
    /// The first of the queue. Refusable.
    ClaimNext,
    /// The words of this event become an answer, with what came with them. Refusable.
    Answer(CaseId),
    Release(CaseId),
    Close(CaseId),
    /// Its content is about to be shown to this member of staff: recorded.
    Opened(CaseId),
    /// It leaves these hands, and is theirs no more to see. Refusable.
    Recuse(CaseId),
    /// The words about whom it is to be kept from are about to be shown to this supervisor: recorded.
    Looked(CaseId),
    /// The member with this number may not read it; or may, where they might not.
    Bar(CaseId, i64),
    /// It may be about this supervisor: the next one decides. Refusable.
    PassOn(CaseId),
    /// Whoever is not excluded may read it from now on. Refusable.
    Free(CaseId),
}

/// Whom a message is for; the shell knows which chats that means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Reporter(CaseId),
    Claimant(CaseId),
    /// All who are on duty and may read this case, which is new in that lane of the queue; while it is held, who decides.
    OnDuty(CaseId, Lane),
}

/// What a message beside the screen is about: one on each is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    Queue(Lane),
    Case(CaseId),
}
