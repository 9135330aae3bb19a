//! What a step may know, and what of it must be loaded.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::domain::attachment::Attachment;
use crate::domain::case::{Case, Danger, Lane, Reader, Triage};
use crate::domain::code::Kept;
use crate::domain::contact::Routes;
use crate::domain::guide::Guide;
use crate::domain::hours::Opening;
use crate::domain::ids::CaseId;
use crate::domain::language::Language;
use crate::domain::lesson::Lessons;
use crate::domain::library::Library;
use crate::domain::limit::Room;
use crate::domain::people::{Gender, Role, Staff};
use crate::domain::pin::Guard;
use crate::domain::second_key::SecondKey;
use crate::domain::service::Directory;
use crate::domain::talk::Said;

/// Facts that cost a query, loaded only when named here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent wishes, each by its name")]
pub struct Needs {
    pub case: Option<CaseId>,
    /// What was said in that case.
    pub talk: bool,
    /// What is kept of its code.
    pub code: bool,
    /// What the words of the event sound like.
    pub danger: bool,
    /// What is attached to it, and how much more this chat may send.
    pub files: bool,
    /// The queue and its counts.
    pub queue: bool,
    /// The cases in this member's hands.
    pub mine: bool,
    /// Who is on duty, how much is claimed.
    pub board: bool,
    /// Who may read that case, and who opened it.
    pub trust: bool,
    /// A supervisor's second key, and the originals that it opens.
    pub evidence: bool,
}

/// A waiting or claimed case as one sees it before claiming: nothing of its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glimpse {
    pub id: CaseId,
    pub name: String,
    pub lane: Lane,
    pub triage: Triage,
    pub language: Language,
    pub since: DateTime<Utc>,
    pub messages: i64,
    /// Its person only wants to talk.
    pub only_talk: bool,
    /// Messages that whoever holds it has not opened.
    pub unseen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Queue {
    pub urgent: i64,
    pub normal: i64,
    pub oldest_urgent: Option<DateTime<Utc>>,
    pub oldest_normal: Option<DateTime<Utc>>,
    /// The first of it, in its order.
    pub head: Vec<Glimpse>,
}

/// How many there are, and how many of them are on duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Members {
    pub all: i64,
    pub on_duty: i64,
}

/// A member of staff, for a supervisor who decides who may read a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    pub number: i64,
    pub role: Role,
    pub barred: bool,
}

/// That somebody saw the story, or the words about whom it is to be kept from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    pub number: i64,
    pub role: Role,
    pub at: DateTime<Utc>,
    pub story: bool,
}

/// Who may read a case, and who did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trust {
    /// Of those who may read it: women, men.
    pub women: Members,
    pub men: Members,
    /// Supervisors who are not excluded: what is known of each, if anything.
    pub supervisors: Vec<Gender>,
    /// To its reporter: who opened it, the latest first.
    pub looks: Vec<Look>,
    /// To the supervisor who decides: the words about whom it is to be kept from, and everybody at the desk.
    pub described: Vec<Said>,
    pub roster: Vec<Member>,
}

impl Trust {
    /// How many could decide who may read a case that is to be read by these.
    #[must_use]
    pub fn supervisors_for(&self, reader: Reader) -> usize {
        self.supervisors.iter().filter(|gender| reader == Reader::Anyone || reader.word() == gender.word()).count()
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Board {
    pub claimed: i64,
    /// The numbers of those on duty.
    pub on_duty: Vec<i64>,
    /// Of each question after the end, where enough have answered: how many said yes, of how many.
    pub feedback: Vec<(i64, i64, i64)>,
}

/// A case that holds originals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    pub id: CaseId,
    pub name: String,
    pub count: i64,
}

/// What a supervisor may know of originals: nothing but the state of their second key, unless that is open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    pub key: Option<SecondKey>,
    /// How many cases hold some, and a page of them.
    pub count: i64,
    pub page: i64,
    pub cases: Vec<Holding>,
    /// Those of one case.
    pub files: Vec<Attachment>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    pub now: DateTime<Utc>,
    pub language: Language,
    pub opening: Opening,
    /// The id that a draft opened by this step will have.
    pub fresh: CaseId,
    /// How many emergency contacts the centre has configured.
    pub contacts: usize,
    /// Which of them one writes to, and which there are besides for abroad.
    pub routes: Routes,
    /// The questions of guided telling.
    pub guide: Arc<Guide>,
    /// The short lessons and the safety plan.
    pub lessons: Arc<Lessons>,
    /// The cards that can be read.
    pub library: Arc<Library>,
    /// Whom else one can turn to.
    pub services: Arc<Directory>,
    /// Messages of this chat that are too old for Telegram to delete.
    pub undeletable: i64,
    /// The last time during which messages may have gone astray.
    pub gap: Option<(DateTime<Utc>, DateTime<Utc>)>,
    pub staff: Option<Staff>,
    /// The case that the live screen says one writes to, and since when it has stood there.
    pub writes_to: Option<(CaseId, DateTime<Utc>)>,
    /// Whether this chat has a story that is not closed.
    pub open_case: Option<CaseId>,
    pub case: Option<Case>,
    pub talk: Vec<Said>,
    /// What is kept of the code of the case, if it has one.
    pub code: Option<Kept>,
    /// What is attached to the case.
    pub attached: Vec<Attachment>,
    /// What the words of this event sound like, where that cannot wait.
    pub danger: Option<Danger>,
    /// How many files can still be taken from this chat now, and why no more.
    pub room: Room,
    /// Whether staff may answer by voice: the centre's choice.
    pub staff_voice: bool,
    /// Whether this person wants their words to stay in the chat.
    pub keeps: bool,
    /// The PIN by which this chat is open, if it has one; of one that is locked nothing is known.
    pub pin: Option<Guard>,
    /// Whether a PIN may have a number of alarm: the centre's choice.
    pub alarms: bool,
    pub on_duty: i64,
    pub queue: Queue,
    pub mine: Vec<Glimpse>,
    pub board: Board,
    pub trust: Trust,
    /// What waits for this supervisor's decision.
    pub holds: Vec<Glimpse>,
    pub evidence: Evidence,
}
