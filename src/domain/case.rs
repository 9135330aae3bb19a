//! A case: what stage it is in, how pressing it is, and the little that was asked about it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::guide::Answers;
use super::ids::{CaseId, ChatId, StaffId};
use super::language::Language;

/// The two lanes of the queue. Urgent cases always come first, however long the others have waited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lane {
    Urgent,
    Normal,
}

impl Lane {
    /// Its place in the queue's order.
    #[must_use]
    pub const fn rank(self) -> i64 {
        match self {
            Self::Urgent => 0,
            Self::Normal => 1,
        }
    }

    #[must_use]
    pub const fn of_rank(rank: i64) -> Self {
        if rank == 0 { Self::Urgent } else { Self::Normal }
    }

    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::Normal => "normal",
        }
    }
}

/// What exists in each stage, and nothing else: a closed case cannot have a claimer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Being told. At `sends_at`, if there is one, it is sent without further asking.
    Draft {
        sends_at: Option<DateTime<Utc>>,
    },
    /// In the queue.
    Waiting {
        since: DateTime<Utc>,
    },
    /// With one member of staff.
    Claimed {
        by: StaffId,
        since: DateTime<Utc>,
    },
    Closed,
}

/// Whether it may be filed and classified: its person's word alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filing {
    /// A counsellor listens, and that is all.
    OnlyTalk,
    Filed,
    /// It was only to be talked about, until its person agreed.
    Agreed {
        at: DateTime<Utc>,
    },
}

/// A case as its facts are known to the dialogue; the words of it are in `talk`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    pub id: CaseId,
    /// The code name: for staff, and on the receipt.
    pub name: String,
    pub reporter: ChatId,
    pub stage: Stage,
    /// When it was sent, if it was.
    pub sent: Option<DateTime<Utc>>,
    /// When its reporter tapped that it may be sent; none, where it was sent by itself, as was announced.
    pub agreed: Option<DateTime<Utc>>,
    /// When its reporter last went on from another chat, with the code.
    pub moved: Option<DateTime<Utc>>,
    /// Whether it is known that its reporter writes, where its chat has a PIN.
    pub known: Option<Known>,
    pub filing: Filing,
    pub lane: Lane,
    pub triage: Triage,
    /// What was chosen in the guided way.
    pub answers: Answers,
    pub language: Language,
    /// When its reporter may be written to first.
    pub preference: Preference,
    /// Who is to read it.
    pub reader: Reader,
    /// Whether somebody at the desk may not.
    pub excludes: bool,
    /// Where nobody reads it before a supervisor has decided who may.
    pub hold: Option<Hold>,
    /// Whether of what comes from now on the original is kept as evidence.
    pub evidence: bool,
    /// How many messages it holds, both directions.
    pub messages: i64,
    /// How many attachments came with them.
    pub files: i64,
    /// How many answers its reporter has not read.
    pub unread: i64,
}

/// A case is held: nobody at the desk sees it but one supervisor, who sees nothing of the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hold {
    pub about: About,
    /// Who decides; none, where there is nobody who could.
    pub by: Option<StaffId>,
    /// Its time has passed once.
    pub late: bool,
}

/// Whether whoever writes has typed the PIN of the chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// When they did; the chat is open since.
    Since(DateTime<Utc>),
    /// Since when they have not.
    NotSince(DateTime<Utc>),
}

macro_rules! answers {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name { $(#[serde(rename = $word)] $variant),* }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its word in buttons, in the saved triage and as a selector in the lines.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            #[must_use]
            pub fn of(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|answer| answer.word() == word)
            }
        }
    )*};
}

answers! {
    /// Is the person safe at this moment?
    Safe { Yes = "yes", No = "no", Unsure = "unsure" }
    /// Can somebody else open this phone?
    Phone { Own = "own", Shared = "shared" }
    /// When its person may be written to first.
    Preference {
        Never = "never", Always = "always", Morning = "morning", Noon = "noon", Afternoon = "afternoon", Evening = "evening",
    }
    /// Whom it is about.
    Whom { Me = "me", Child = "child", Other = "other" }
    /// What it is about: the forms of violence of SIMFONI PPA (public summary of 2024).
    Kind {
        Physical = "physical", Emotional = "emotional", Sexual = "sexual", Exploitation = "exploitation",
        Trafficking = "trafficking", Neglect = "neglect", Something = "something",
    }
    /// What the words of a story can sound like that cannot wait.
    Danger {
        ViolenceNow = "violence_now", Suicide = "suicide", SelfHarm = "self_harm", Trafficked = "trafficked",
        ChildAtRisk = "child_at_risk", Sextortion = "sextortion",
    }
    /// Who is to read it.
    Reader { Woman = "woman", Man = "man", Anyone = "anyone" }
    /// Who at the centre must not see it.
    About { Staff = "staff", Supervisor = "supervisor" }
    /// What is tapped after the end.
    Rating { Yes = "yes", Partly = "partly", No = "no" }
    /// What a place or a phone number is given for; without one it is not kept.
    Purpose { Danger = "danger", Reach = "reach", Story = "story" }
    /// The questions after the story, in their order.
    Question {
        Safe = "safe", Phone = "phone", Preference = "preference", Notice = "notice", Whom = "whom", Kind = "kind",
    }
}

impl Question {
    /// The one that follows, if any.
    #[must_use]
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::Safe => Some(Self::Phone),
            Self::Phone => Some(Self::Preference),
            Self::Preference => Some(Self::Notice),
            Self::Notice => Some(Self::Whom),
            Self::Whom => Some(Self::Kind),
            Self::Kind => None,
        }
    }
}

/// The answers that were given; every question can be skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Triage {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safe: Option<Safe>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whom: Option<Whom>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// A place was given because somebody is in danger there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub danger: bool,
    /// It is going on at this moment, as the guided way was answered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub now: bool,
    /// What its words sounded like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noticed: Option<Noticed>,
}

/// That words sounded like danger: a guess, until their person says whether it is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noticed {
    pub kind: Danger,
    /// The number of the message.
    pub at: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub so: Option<bool>,
}

impl Triage {
    /// Whether this question was answered.
    #[must_use]
    pub const fn answers(self, question: Question) -> bool {
        match question {
            Question::Safe => self.safe.is_some(),
            Question::Phone => self.phone.is_some(),
            // That is known of the chat, and asked of each anew.
            Question::Preference | Question::Notice => false,
            Question::Whom => self.whom.is_some(),
            Question::Kind => self.kind.is_some(),
        }
    }

    /// Who says that she is not safe now, or where it is going on, or somebody is in danger, or sounds like it, is served before the others.
    #[must_use]
    pub fn lane(self) -> Lane {
        let sounds = self.noticed.is_some_and(|noticed| noticed.so != Some(false));
        if self.danger || self.now || sounds || self.safe == Some(Safe::No) { Lane::Urgent } else { Lane::Normal }
    }
}
