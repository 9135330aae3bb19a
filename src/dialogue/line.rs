//! Everything that the hotline says, by name. The words are in `locales/`, one message for each line here.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::language::Language;
use crate::domain::private::{Private, within_seal};

/// What a line is told with.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg<'a> {
    Number(i64),
    /// A selector or a code name.
    Word(&'a str),
    /// Said by a person: shown as it is.
    Said(&'a str),
    /// Gives `$name`, the time of day, `$name-day`, the day as people say it, `$name-date` and `$name-year`.
    Time(DateTime<Utc>),
}

/// Types that can stand in a line.
trait Tells {
    fn arg(&self) -> Arg<'_>;
    /// A value for tests of the texts.
    fn sample() -> Self;
}

impl Tells for i64 {
    fn arg(&self) -> Arg<'_> {
        Arg::Number(*self)
    }
    fn sample() -> Self {
        3
    }
}

impl Tells for String {
    fn arg(&self) -> Arg<'_> {
        Arg::Word(self)
    }
    fn sample() -> Self {
        "other".to_owned()
    }
}

impl Tells for Private<String> {
    fn arg(&self) -> Arg<'_> {
        Arg::Said(self.expose())
    }
    fn sample() -> Self {
        Self::new("…".to_owned())
    }
}

impl Tells for DateTime<Utc> {
    fn arg(&self) -> Arg<'_> {
        Arg::Time(*self)
    }
    fn sample() -> Self {
        DateTime::UNIX_EPOCH
    }
}

impl Tells for Language {
    fn arg(&self) -> Arg<'_> {
        Arg::Word(self.tag())
    }
    fn sample() -> Self {
        Self::Id
    }
}

macro_rules! lines {
    ($($(#[$doc:meta])* $name:ident $({ $($(#[$on:meta])* $arg:ident: $type:ty),* })? = $id:literal),* $(,)?) => {
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Line {
            $($(#[$doc])* #[serde(rename = $id)] $name $({ $($(#[$on])* $arg: $type),* })?),*
        }

        impl Line {
            /// Its message in the files of `locales/`.
            #[must_use]
            pub fn id(&self) -> &'static str {
                match self { $(Self::$name $({ $($arg: _),* })? => $id),* }
            }

            /// What it is told with.
            #[must_use]
            pub fn args(&self) -> Vec<(&'static str, Arg<'_>)> {
                match self {
                    $(Self::$name $({ $($arg),* })? => vec![$($((stringify!($arg), Tells::arg($arg))),*)?]),*
                }
            }

            /// One of each, for tests of the texts.
            #[must_use]
            pub fn samples() -> Vec<Self> {
                vec![$(Self::$name $({ $($arg: <$type as Tells>::sample()),* })?),*]
            }
        }
    };
}

lines! {
    // For everyone.
    Home = "home",
    Emergency = "emergency",
    /// One configured contact; rendered from the configuration, the message is its frame.
    Contact { number: i64 } = "contact",
    ChatSafety = "chat-safety",
    PrivacyNote = "privacy",
    Help = "help",
    Languages = "languages",
    LanguageName { language: Language } = "language-name",
    KeepAbout { keeps: String } = "keep-about",
    KeyKeepChat = "key-keep-chat",
    KeyCleanChat = "key-clean-chat",
    ChatKept = "chat-kept",
    ChatCleaned = "chat-cleaned",
    PrivacyKept = "privacy-kept",
    PrivacyLaw = "privacy-law",
    PrivacyRights = "privacy-rights",
    ExitDone = "exit-done",
    ExitLeft { count: i64 } = "exit-left",
    StaleButton = "stale-button",
    NotSavedYet = "not-saved-yet",
    SavedAfterAll = "saved-after-all",
    TroubleOver = "trouble-over",
    DidNotArrive = "did-not-arrive",
    ManyAtOnce = "many-at-once",
    Moment = "moment",
    StateUnreadable = "state-unreadable",
    Gap { from: DateTime<Utc>, to: DateTime<Utc> } = "gap",
    Page { page: i64, of: i64 } = "page",

    // What the bot says about itself, before anything is written.
    ProfileName = "profile-name",
    ProfileDescription { numbers: String } = "profile-description",
    ProfileShort = "profile-short",
    Command { name: String } = "command",

    KeyEmergency = "key-emergency",
    KeyTell = "key-tell",
    KeyChatSafety = "key-chat-safety",
    KeyPrivacy = "key-privacy",
    KeyLanguage = "key-language",
    KeyExit = "key-exit",
    KeyBack = "key-back",
    KeyGoOn = "key-go-on",
    KeyOpen = "key-open",
    KeyOlder = "key-older",
    KeyNewer = "key-newer",
    KeyNo = "key-no",

    // To the reporter.
    TellInvite = "tell-invite",
    Limits = "limits",
    Kept { count: i64 } = "kept",
    SendsAt { at: DateTime<Utc> } = "sends-at",
    SendsNot = "sends-not",
    SendsSoon { at: DateTime<Utc> } = "sends-soon",
    KeyWrite = "key-write",
    KeyGuided = "key-guided",
    GuideBegin = "guide-begin",
    /// A question, an aid, an option of guided telling: their words are in `guide.ftl`, the message is the frame.
    Asked { number: i64, of: i64, question: String, to: String } = "asked",
    KeyOption { question: String, option: String, to: String, chosen: String } = "key-option",
    Aid { aid: String, to: String } = "aid",
    Embassy = "embassy",
    KeyPrevious = "key-previous",
    KeyFinish = "key-finish",
    PlaceNoted = "place-noted",
    WhichPlace = "which-place",
    AnswersKept { count: i64 } = "answers-kept",
    Review = "review",
    Answered { question: String, options: String, to: String } = "answered",
    KeyChange { question: String } = "key-change",
    KeyReview = "key-review",
    KeyAddWords = "key-add-words",
    NothingToSend = "nothing-to-send",
    KeySend = "key-send",
    KeyNotYet = "key-not-yet",
    KeyDiscard = "key-discard",
    DiscardSure = "discard-sure",
    KeyDiscardSure = "key-discard-sure",
    Discarded = "discarded",
    Sent = "sent",
    WaitOnDuty = "wait-on-duty",
    WaitOpen { until: DateTime<Utc> } = "wait-open",
    WaitClosed { at: DateTime<Utc> } = "wait-closed",
    WaitUnplanned = "wait-unplanned",
    AskSafe = "ask-safe",
    AskPhone = "ask-phone",
    AskPreference { phone: String } = "ask-preference",
    AskNotice = "ask-notice",
    Notice { which: i64 } = "notice",
    PreferenceNow { answer: String } = "preference-now",
    KeyPreference { answer: String } = "key-preference",
    KeyAskPreference = "key-ask-preference",
    AskWhom = "ask-whom",
    AskKind = "ask-kind",
    KeySafe { answer: String } = "key-safe",
    KeyPhone { answer: String } = "key-phone",
    KeyWhom { answer: String } = "key-whom",
    KeyKind { answer: String } = "key-kind",
    KeySkip = "key-skip",
    /// The words sounded like something that cannot wait.
    KeptShort = "kept-short",
    Noticed { kind: String } = "noticed",
    NoticedContacts = "noticed-contacts",
    NoticedYes { kind: String } = "noticed-yes",
    NoticedNot = "noticed-not",
    KeyNoticedYes { kind: String } = "key-noticed-yes",
    KeyNoticedNot = "key-noticed-not",
    KeyHuman = "key-human",
    NotSafe = "not-safe",
    StaffTold = "staff-told",
    NobodyNow = "nobody-now",
    PhoneShared = "phone-shared",
    AllAsked = "all-asked",
    StatusWaiting = "status-waiting",
    StatusClaimed = "status-claimed",
    StatusClosed = "status-closed",
    AskRating { question: i64 } = "ask-rating",
    KeyRating { answer: String } = "key-rating",
    KeyNoRating = "key-no-rating",
    RatingThanks = "rating-thanks",
    Unread { count: i64 } = "unread",
    MessageKept = "message-kept",
    EditKept = "edit-kept",
    WriteHere = "write-here",
    KeyRead = "key-read",
    KeyStatus = "key-status",
    KeyClear = "key-clear",
    Cleared = "cleared",
    ClearedBut = "cleared-but",
    KeyWithdraw = "key-withdraw",
    WithdrawSure = "withdraw-sure",
    KeyWithdrawSure = "key-withdraw-sure",
    Withdrawn = "withdrawn",
    WithdrawClosedSure = "withdraw-closed-sure",
    WithdrawNoCode = "withdraw-no-code",
    WithdrawnUntil { at: DateTime<Utc> } = "withdrawn-until",
    RestoreOffer { at: DateTime<Utc> } = "restore-offer",
    KeyRestore = "key-restore",
    Restored = "restored",
    RestoreLate = "restore-late",
    KeyEraseNow = "key-erase-now",
    EraseNowSure = "erase-now-sure",
    KeyEraseNowSure = "key-erase-now-sure",
    Forgotten = "forgotten",
    OnlyTalk = "only-talk",
    KeyOnlyTalk = "key-only-talk",
    KeyNotOnlyTalk = "key-not-only-talk",
    KeyMayFile = "key-may-file",
    MayFileAbout = "may-file-about",
    KeyMayFileSure = "key-may-file-sure",
    KeyNotNow = "key-not-now",
    AgreedNow = "agreed-now",
    KeyCode = "key-code",
    CodeOffer = "code-offer",
    CodeAbout = "code-about",
    CodeShared = "code-shared",
    CodeToType = "code-to-type",
    CodeKept = "code-kept",
    KeyShowCode = "key-show-code",
    KeyNewCode = "key-new-code",
    NewCodeSure = "new-code-sure",
    KeyNewCodeSure = "key-new-code-sure",
    /// Only ever in an alert: never in a message, and nowhere written down.
    Code { #[serde(with = "within_seal")] code: Private<String> } = "code",
    CodeSure = "code-sure",
    CodeWrong = "code-wrong",
    CodeElsewhere = "code-elsewhere",
    CodeMoved = "code-moved",
    KeyWho = "key-who",
    WhoReads { reader: String } = "who-reads",
    ReaderWait { reader: String, duty: String } = "reader-wait",
    KeyReads { reader: String } = "key-reads",
    AboutHold = "about-hold",
    KeyHold { about: String } = "key-hold",
    NoSupervisor = "no-supervisor",
    Outside = "outside",
    Held { about: String } = "held",
    HeldDraft { about: String } = "held-draft",
    HeldByNobody = "held-by-nobody",
    HeldLate = "held-late",
    HeldUrgent = "held-urgent",
    SomeExcluded = "some-excluded",
    AskDescription { about: String } = "ask-description",
    DescriptionKept = "description-kept",
    DescriptionOver = "description-over",
    KeyDescribe = "key-describe",
    KeyDescribed = "key-described",
    KeyUnhold = "key-unhold",
    UnholdSure = "unhold-sure",
    KeyUnholdSure = "key-unhold-sure",
    Unheld = "unheld",
    KeyOpeners = "key-openers",
    OpenersTitle = "openers-title",
    OpenersNone = "openers-none",
    Opener { role: String, number: i64, what: String, at: DateTime<Utc> } = "opener",
    KeyReceipt = "key-receipt",
    PinOffer = "pin-offer",
    PinAbout = "pin-about",
    AskPin { what: String } = "ask-pin",
    PinNotDigits = "pin-not-digits",
    PinWeak = "pin-weak",
    PinDiffers = "pin-differs",
    PinTwice = "pin-twice",
    PinSet = "pin-set",
    PinGone = "pin-gone",
    AlarmAbout = "alarm-about",
    AlarmSet = "alarm-set",
    AlarmGone = "alarm-gone",
    Unlocked = "unlocked",
    OtherBegun = "other-begun",
    OtherStory = "other-story",
    KeyLock = "key-lock",
    KeyPin = "key-pin",
    KeySetPin = "key-set-pin",
    KeyChangePin = "key-change-pin",
    KeyPinOff = "key-pin-off",
    KeySetAlarm = "key-set-alarm",
    KeyAlarmOff = "key-alarm-off",
    Receipt { name: String, at: DateTime<Utc> } = "receipt",
    /// What arrives unasked: dull, and nothing in it.
    Update = "update",
    Answer { at: DateTime<Utc>, edited: String, #[serde(with = "within_seal")] text: Private<String> } = "answer",
    OtherHome { kind: String } = "other-home",
    OtherTelling { kind: String } = "other-telling",
    PartlyKept = "partly-kept",
    AskBare { count: i64 } = "ask-bare",
    AskOriginal { keeps: String } = "ask-original",
    KeyDressed = "key-dressed",
    KeyDressedWithOriginal = "key-dressed-with-original",
    KeyUndressed = "key-undressed",
    BareTold = "bare-told",
    BareUnanswered = "bare-unanswered",
    KeyStop = "key-stop",
    StopSpreading = "stop-spreading",
    AskPurpose { kind: String } = "ask-purpose",
    KeyPurpose { kind: String, purpose: String } = "key-purpose",
    KeyNotGiven = "key-not-given",
    Given = "given",
    NotKept = "not-kept",
    DangerThere = "danger-there",
    FilesComing { count: i64 } = "files-coming",
    FilesHere { count: i64 } = "files-here",
    FilesNot { count: i64 } = "files-not",
    FilesLeft { count: i64 } = "files-left",
    FilesFull { why: String } = "files-full",
    FileNotTaken { why: String } = "file-not-taken",
    SaidFile { number: i64, kind: String, stage: String } = "said-file",
    SaidGiven { kind: String, purpose: String, #[serde(with = "within_seal")] text: Private<String> } = "said-given",
    OriginalOnly = "original-only",
    KeyHanded = "key-handed",
    HandedTitle { count: i64 } = "handed-title",
    HandedRetrieved { count: i64, at: DateTime<Utc> } = "handed-retrieved",
    HandedOne { number: i64, kind: String, at: DateTime<Utc>, stage: String, original: String } = "handed-one",
    OriginalsAbout { keeps: String } = "originals-about",
    KeyOriginalsOn = "key-originals-on",
    KeyOriginalsOff = "key-originals-off",
    KeyFile { kind: String, number: i64 } = "key-file",
    FileNotShown = "file-not-shown",
    FileCaption { number: i64, kind: String, at: DateTime<Utc>, sha: String } = "file-caption",
    /// Short lessons and the safety plan: their words are in `lessons.ftl` and `plan.ftl`, the message is the frame.
    KeyLessons = "key-lessons",
    Lessons = "lessons",
    LessonAbout { lesson: String, audience: String } = "lesson-about",
    LessonsUnreviewed = "lessons-unreviewed",
    KeyLesson { lesson: String } = "key-lesson",
    LessonStory { lesson: String, step: i64, of: i64 } = "lesson-story",
    KeyChoice { lesson: String, step: i64, choice: i64 } = "key-choice",
    LessonAfter { lesson: String, step: i64, of: i64, choice: i64 } = "lesson-after",
    LessonOnlyHere = "lesson-only-here",
    LessonEnd { lesson: String } = "lesson-end",
    LessonReviewed { lesson: String } = "lesson-reviewed",
    KeyLessonAgain = "key-lesson-again",
    KeyOtherLessons = "key-other-lessons",
    KeyPlan = "key-plan",
    PlanIntro = "plan-intro",
    KeyPlanBegin = "key-plan-begin",
    PlanPick { page: i64, of: i64 } = "plan-pick",
    PlanItem { item: String, ticked: String } = "plan-item",
    KeyPlanItem { item: String, ticked: String } = "key-plan-item",
    KeyMyPlan = "key-my-plan",
    PlanEmpty = "plan-empty",
    MyPlan = "my-plan",
    PlanAdvice { item: String } = "plan-advice",
    PlanLeaving = "plan-leaving",
    PlanPaper = "plan-paper",
    KeyPlanChange = "key-plan-change",
    InvitationRefused = "invitation-refused",
    InvitationLater = "invitation-later",

    // The library, and services near by: their words are data, the messages are frames.
    Library = "library",
    LibraryList { audience: String } = "library-list",
    CardText { card: String, part: String } = "card-text",
    CardReview { card: String } = "card-review",
    CardUnreviewed = "card-unreviewed",
    CardHuman { told: String } = "card-human",
    KeyLibrary = "key-library",
    KeyAudience { audience: String } = "key-audience",
    KeyCard { card: String } = "key-card",
    KeyToStory = "key-to-story",
    KeyServices = "key-services",
    ServicesAsk = "services-ask",
    ServicesList { need: String, district: String } = "services-list",
    ServicesForAll = "services-for-all",
    ServicesNone = "services-none",
    Service { number: i64, field: String } = "service",
    PlaceNamed = "place-named",
    AskDistrict = "ask-district",
    KeyNeed { need: String } = "key-need",
    KeyDistrict { district: String } = "key-district",
    KeyDistricts = "key-districts",
    KeyCentre = "key-centre",
    KeyChatFirst { on: String } = "key-chat-first",
    KeyAbroad = "key-abroad",

    // To staff.
    Enrolled { role: String, number: i64 } = "enrolled",
    AlreadyStaff = "already-staff",
    Revoked = "revoked",
    Desk { number: i64, duty: String } = "desk",
    DeskQueue { urgent: i64, normal: i64 } = "desk-queue",
    DeskMine { count: i64 } = "desk-mine",
    StaffHelp = "staff-help",
    KeyDutyOn = "key-duty-on",
    KeyDutyOff = "key-duty-off",
    KeyNext = "key-next",
    KeyQueue = "key-queue",
    KeyMine = "key-mine",
    KeyBoard = "key-board",
    KeyDesk = "key-desk",
    QueueTitle = "queue-title",
    QueueEmpty = "queue-empty",
    KeyCase { name: String, lane: String, minutes: i64, unseen: i64, #[serde(default)] talk: String } = "key-case",
    Glimpse {
        name: String, lane: String, safe: String, whom: String, kind: String, language: Language, minutes: i64, messages: i64
    } = "glimpse",
    KeyClaim = "key-claim",
    DutyFirst = "duty-first",
    DutyLeft { count: i64 } = "duty-left",
    Claimed { name: String } = "claimed",
    ClaimLost = "claim-lost",
    MineTitle = "mine-title",
    MineEmpty = "mine-empty",
    CaseTitle { name: String, lane: String } = "case-title",
    Said { voice: String, at: DateTime<Utc>, edited: String, #[serde(with = "within_seal")] text: Private<String> } = "said",
    SaidOriginal { sha: String } = "said-original",
    KeyEvidence = "key-evidence",
    KeySecondKey = "key-second-key",
    EvidenceSupervisorsOnly = "evidence-supervisors-only",
    SecondKeyAbout = "second-key-about",
    SecondKeySince { at: DateTime<Utc>, number: i64 } = "second-key-since",
    KeyShowSecret = "key-show-secret",
    /// Only ever in an alert: never in a message, and nowhere written down.
    Secret { #[serde(with = "within_seal")] letters: Private<String> } = "secret",
    AskFirstCode = "ask-first-code",
    SecondKeyFirst = "second-key-first",
    AskSecondKey = "ask-second-key",
    SecondKeySet = "second-key-set",
    SecondKeyWrong = "second-key-wrong",
    SecondKeyLocked { until: DateTime<Utc> } = "second-key-locked",
    EvidenceTitle { count: i64, until: DateTime<Utc> } = "evidence-title",
    KeyEvidenceCase { name: String, count: i64 } = "key-evidence-case",
    EvidenceCase { name: String } = "evidence-case",
    EvidenceFile { number: i64, kind: String, at: DateTime<Utc>, sha: String } = "evidence-file",
    KeyOriginal { number: i64 } = "key-original",
    EvidenceGone = "evidence-gone",
    EvidenceComing { number: i64 } = "evidence-coming",
    WriteTo { name: String } = "write-to",
    KeyRelease = "key-release",
    ReleaseSure { name: String } = "release-sure",
    KeyReleaseSure = "key-release-sure",
    ReleasedNow { name: String } = "released",
    KeyRecuse = "key-recuse",
    Recused { name: String } = "recused",
    KeyClose = "key-close",
    CloseSure { name: String } = "close-sure",
    KeyCloseSure = "key-close-sure",
    ClosedNow { name: String } = "closed",
    AnswerSent { name: String } = "answer-sent",
    AnswerRevised { name: String } = "answer-revised",
    NotSentNoCase = "not-sent-no-case",
    NotSentSwitched { name: String } = "not-sent-switched",
    NotSentReply { name: String } = "not-sent-reply",
    NotSentWordsOnly = "not-sent-words-only",
    NotSentFile { why: String } = "not-sent-file",
    FileComing { name: String } = "file-coming",
    PingFileLost { name: String } = "ping-file-lost",
    NotYours = "not-yours",
    EditNotSent = "edit-not-sent",
    CasePreference { answer: String } = "case-preference",
    CaseNoticed { kind: String, so: String } = "case-noticed",
    CaseAgreed { at: DateTime<Utc> } = "case-agreed",
    CaseNotAgreed = "case-not-agreed",
    PingNew = "ping-new",
    PingUrgent = "ping-urgent",
    PingCaseUrgent { name: String } = "ping-case-urgent",
    PingMessage { name: String } = "ping-message",
    PingMoved { name: String } = "ping-moved",
    MovedAt { at: DateTime<Utc> } = "moved-at",
    Verified { at: DateTime<Utc> } = "verified",
    NotVerified { since: DateTime<Utc> } = "not-verified",
    PingAlarm { name: String } = "ping-alarm",
    /// An answer of the guided way, with the codes of the field.
    CaseAnswer { question: String, options: String } = "case-answer",
    Unreachable { name: String } = "unreachable",
    WithdrawnTold { name: String } = "withdrawn-told",
    /// Before a claim and after: a counsellor listens, and nothing is filed.
    TalkOnly = "talk-only",
    AgreedAt { at: DateTime<Utc> } = "agreed-at",
    PingAgreed { name: String } = "ping-agreed",
    DeskHolds { count: i64 } = "desk-holds",
    KeyHolds = "key-holds",
    HoldsTitle = "holds-title",
    HoldsEmpty = "holds-empty",
    PingHeld { name: String, lane: String } = "ping-held",
    HoldCard { name: String, lane: String, minutes: i64, about: String } = "hold-card",
    HoldLate = "hold-late",
    HoldNoWords = "hold-no-words",
    HoldDecide = "hold-decide",
    KeyBar { number: i64, role: String, barred: String } = "key-bar",
    KeyMaybeMe = "key-maybe-me",
    KeyFree = "key-free",
    FreeSure { name: String, count: i64 } = "free-sure",
    KeyFreeSure = "key-free-sure",
    Freed { name: String } = "freed",
    PassedOn = "passed-on",
    NotHeld = "not-held",
    KeyMyself = "key-myself",
    Myself = "myself",
    BoardTitle = "board-title",
    BoardLane { lane: String, count: i64, minutes: i64 } = "board-lane",
    BoardClaimed { count: i64 } = "board-claimed",
    BoardDuty { number: i64 } = "board-duty",
    BoardNobody = "board-nobody",
    BoardDisk = "board-disk",
    BoardFeedback { question: i64, yes: i64, all: i64 } = "board-feedback",
    SupervisorsOnly = "supervisors-only",
}

impl Line {
    /// Whether it follows the line before it without an empty line between.
    #[must_use]
    pub fn follows_closely(&self) -> bool {
        if let Self::Service { field, .. } = self {
            return field != "name";
        }
        matches!(
            self,
            Self::Contact { .. }
                | Self::Answered { .. }
                | Self::LessonAbout { .. }
                | Self::PlanItem { .. }
                | Self::CaseAnswer { .. }
                | Self::Embassy
                | Self::SaidFile { .. }
                | Self::SaidGiven { .. }
                | Self::SaidOriginal { .. }
                | Self::HandedOne { .. }
                | Self::HandedRetrieved { .. }
                | Self::FilesHere { .. }
                | Self::FilesNot { .. }
                | Self::BoardLane { .. }
                | Self::BoardDuty { .. }
                | Self::CaseAgreed { .. }
                | Self::CaseNotAgreed
                | Self::DeskMine { .. }
                | Self::DeskQueue { .. }
                | Self::DeskHolds { .. }
                | Self::Opener { .. }
        )
    }
}

/// A selector for what was edited or not.
#[must_use]
pub fn edited(is: bool) -> String {
    if is { "yes" } else { "no" }.to_owned()
}

/// An optional answer as a selector.
#[must_use]
pub fn or_unknown(word: Option<&'static str>) -> String {
    word.unwrap_or("unknown").to_owned()
}
