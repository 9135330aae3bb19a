//! What a tap says. It travels through Telegram as 1 to 64 bytes, can be forged and replayed, and so grants nothing.

use crate::domain::case::{About, Kind, Phone, Preference, Purpose, Question, Rating, Reader, Safe, Whom};
use crate::domain::ids::CaseId;
use crate::domain::language::Language;

/// The first byte of every button: what an older release made must still be understood, or refused kindly.
const VERSION: char = '1';

/// What a button can say besides its case.
trait Carried: Sized + Copy {
    fn word(self) -> String;
    fn of(word: &str) -> Option<Self>;
    fn samples() -> Vec<Self>;
}

impl Carried for u16 {
    fn word(self) -> String {
        self.to_string()
    }
    fn of(word: &str) -> Option<Self> {
        word.parse().ok()
    }
    fn samples() -> Vec<Self> {
        vec![0, Self::MAX]
    }
}

impl Carried for bool {
    fn word(self) -> String {
        if self { "on" } else { "off" }.to_owned()
    }
    fn of(word: &str) -> Option<Self> {
        Some(word == "on")
    }
    fn samples() -> Vec<Self> {
        vec![true, false]
    }
}

impl Carried for Language {
    fn word(self) -> String {
        self.tag().to_owned()
    }
    fn of(word: &str) -> Option<Self> {
        Self::of(word)
    }
    fn samples() -> Vec<Self> {
        Self::ALL.to_vec()
    }
}

impl<A: Carried, B: Carried> Carried for (A, B) {
    fn word(self) -> String {
        format!("{}.{}", self.0.word(), self.1.word())
    }
    fn of(word: &str) -> Option<Self> {
        let (first, second) = word.split_once('.')?;
        Some((A::of(first)?, B::of(second)?))
    }
    fn samples() -> Vec<Self> {
        A::samples().into_iter().flat_map(|first| B::samples().into_iter().map(move |second| (first, second))).collect()
    }
}

macro_rules! carried {
    ($($answer:ty),*) => {$(
        impl Carried for $answer {
            fn word(self) -> String {
                self.word().to_owned()
            }
            fn of(word: &str) -> Option<Self> {
                Self::of(word)
            }
            fn samples() -> Vec<Self> {
                Self::ALL.to_vec()
            }
        }
    )*};
}

carried!(About, Kind, Phone, Preference, Purpose, Question, Rating, Reader, Safe, Whom);

macro_rules! buttons {
    (
        plain { $($(#[$doc:meta])* $plain:ident $(($one:ident: $of:ty))? = $verb:literal,)* }
        case { $($(#[$case_doc:meta])* $case:ident $(($two:ident: $case_of:ty))? = $case_verb:literal,)* }
    ) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Button {
            $($(#[$doc])* $plain $(($of))?,)*
            $($(#[$case_doc])* $case(CaseId $(, $case_of)?),)*
        }

        impl Button {
            /// Its verb, the case that it speaks of, and what it says besides.
            fn parts(self) -> (&'static str, Option<CaseId>, String) {
                match self {
                    $(Self::$plain $(($one))? => ($verb, None, buttons!(@word $($one)?)),)*
                    $(Self::$case(case $(, $two)?) => ($case_verb, Some(case), buttons!(@word $($two)?)),)*
                }
            }

            /// What these parts say; whether they say it as we do is for whoever asks.
            fn of(verb: &str, case: Option<CaseId>, word: &str) -> Option<Self> {
                match verb {
                    $($verb => Some(Self::$plain $((<$of as Carried>::of(word)?))?),)*
                    $($case_verb => Some(Self::$case(case? $(, <$case_of as Carried>::of(word)?)?)),)*
                    _ => None,
                }
            }

            /// Every button there is, with `case` where one is named: for tests and for the search of collisions.
            #[must_use]
            pub fn all(case: CaseId) -> Vec<Self> {
                let mut all = Vec::new();
                $(all.extend(buttons!(@all (Self::$plain) $(, $of)?));)*
                $(all.extend(buttons!(@all_of case, (Self::$case) $(, $case_of)?));)*
                all
            }
        }
    };
    (@word) => { String::new() };
    (@word $one:ident) => { Carried::word($one) };
    (@all ($button:expr)) => { [$button] };
    (@all ($button:expr), $of:ty) => { <$of as Carried>::samples().into_iter().map($button) };
    (@all_of $id:ident, ($button:expr)) => { [$button($id)] };
    (@all_of $id:ident, ($button:expr), $of:ty) => { <$of as Carried>::samples().into_iter().map(|one| $button($id, one)) };
}

buttons! {
    plain {
        Home = "home",
        Emergency = "help",
        ChatSafety = "chat",
        Privacy = "priv",
        Languages = "langs",
        Speak(language: Language) = "lang",
        Exit = "exit",
        Gap = "gap",
        Tell = "tell",
        Write = "write",
        /// Guided telling before there is a draft: a question by its number (0: the first), and a first answer to it.
        Begin(at: u16) = "begin",
        First(chosen: (u16, (u16, bool))) = "first",
        Clear = "clear",
        /// Whether one's own words stay in the chat.
        KeepChat(keep: bool) = "keep",
        Lock = "lock",
        PinOff = "pinoff",
        /// Whether the story that is to come is only to be talked about.
        TalkFirst(on: bool) = "talkfirst",
        /// Short lessons: which there are; a step of one; a choice there; whether that was meant of oneself; the end.
        Lessons = "lessons",
        Lesson(at: (u16, u16)) = "lesson",
        LessonChoice(chosen: (u16, (u16, u16))) = "choice",
        LessonMeant(so: (u16, (u16, (u16, bool)))) = "lessonso",
        LessonEnd(number: u16) = "lessonend",
        /// The safety plan: the items ticked so far, as a set of bits, and a page of keys (0: what it is); and what they come to.
        Plan(ticked: (u16, u16)) = "plan",
        MyPlan(ticked: u16) = "myplan",
        /// The information menu; the cards for somebody, by the audience's number.
        Library = "info",
        Audience(number: u16) = "for",
        /// A card: the audience that it was found under (0: none), its number, its page (0: it is opened, and counted).
        Card(at: (u16, (u16, u16))) = "card",
        /// Services near by, in which way they are wanted; one of them alone; sub-districts to choose from, for a need and a way.
        Services(ways: u16) = "near",
        Service(number: u16) = "service",
        Districts(at: (u16, u16)) = "where",
        /// What serves: the sub-district (0: any), the need (0: any), the way, the page (0: it is opened, and counted).
        Nearby(at: (u16, (u16, (u16, u16)))) = "served",

        Duty(on: bool) = "duty",
        Next = "next",
        Queue(page: u16) = "queue",
        Mine = "mine",
        Board = "board",
        /// What waits for a supervisor's decision.
        Holds = "holds",
        /// For staff who need help themselves.
        Myself = "myself",
        /// A supervisor's second key; its secret; the cases that hold originals, a page of them.
        SecondKey = "key2",
        ShowSecret = "key2is",
        Evidence(page: u16) = "evid",
    }
    case {
        Send = "send",
        NotYet = "notyet",
        Discard = "disc",
        DiscardSurely = "disc!",
        IsSafe(answer: Safe) = "safe",
        HasPhone(answer: Phone) = "phone",
        /// May we write first? It is asked; the answer; the sentence to do it with, by its number.
        AskPreference = "prefer?",
        Prefers(answer: Preference) = "prefer",
        Notice(which: u16) = "notice",
        IsFor(answer: Whom) = "whom",
        IsAbout(answer: Kind) = "kind",
        /// Leave this question unanswered, or go on to the next one.
        Skip(question: Question) = "skip",
        /// Nobody is undressed in what was sent, up to this number; or somebody may be.
        Dressed(number: u16) = "dressed",
        Undressed(number: u16) = "bare",
        /// Nobody is, and the original is to be kept too.
        DressedWithOriginal(number: u16) = "dressed+",
        /// What was handed in, a page of it; whether of what comes the original is kept.
        Handed(page: u16) = "handed",
        KeepOriginals(keep: bool) = "orig",
        /// What a place or number is given for; or that it is not to be kept.
        Given(which: (u16, Purpose)) = "given",
        NotGiven(number: u16) = "ungiven",
        /// How to keep an intimate picture from spreading.
        Stop = "stop",
        /// A file of the case.
        File(number: u16) = "file",
        Read(page: u16) = "read",
        Withdraw = "with",
        WithdrawSurely = "with!",
        /// What was noticed is so; or is not what was meant.
        Meant = "meant",
        NotMeant = "notmeant",
        /// What the code of a withdrawn story allows.
        Restore = "undo",
        EraseNow = "erase",
        EraseNowSurely = "erase!",
        /// Whether this story is only to be talked about; and that it may be filed after all.
        OnlyTalk(on: bool) = "onlytalk",
        MayFile = "mayfile",
        MayFileSurely = "mayfile!",
        /// What the code of the case is for.
        Code = "code",
        ShowCode = "codeis",
        NewCode = "codenew",
        NewCodeSurely = "codenew!",
        Receipt = "receipt",
        /// Who reads it: the page, and the answer.
        Who = "who",
        Reads(reader: Reader) = "reads",
        /// Somebody at the centre must not see it; the words about them; that these are all; back.
        Hold(about: About) = "hold",
        Describe = "descr",
        Described = "descr!",
        Unhold = "unhold",
        UnholdSurely = "unhold!",
        /// Who opened it.
        Openers = "openers",
        /// After the end: the answer to a question, by its number; or none.
        Rate(answer: (u16, Rating)) = "rate",
        NoRating = "norate",
        /// What the PIN of the chat is for; the setting of one; that of a number of alarm.
        Pin = "pin",
        SetPin = "pinset",
        SetAlarm = "alarm",
        AlarmOff = "alarmoff",
        /// Guided telling: a question by its number (0: where one was); an option of it, chosen or not any more; on from it.
        Ask(at: u16) = "ask",
        Pick(chosen: (u16, (u16, bool))) = "pick",
        Done(at: u16) = "done",
        /// What was chosen; and one answer of it, to be changed.
        Review = "review",
        Change(at: u16) = "change",

        Look = "look",
        Claim = "claim",
        Open = "open",
        Page(page: u16) = "page",
        Release = "rel",
        ReleaseSurely = "rel!",
        Close = "close",
        CloseSurely = "close!",
        /// They know the person: it leaves their hands, and they do not read it any more.
        Recuse = "recuse",
        /// A case that waits for this supervisor's decision, a page of the words about whom; who may not read it, by number.
        Decide(page: u16) = "decide",
        Bar(number: u16) = "bar",
        MaybeMe = "maybeme",
        Free = "free",
        FreeSurely = "free!",
        /// The originals of a case, a page of them; one of them, to be brought into this chat.
        Originals(page: u16) = "origs",
        Original(number: u16) = "origis",
    }
}

impl Button {
    /// As Telegram's `callback_data`.
    #[must_use]
    pub fn encode(self) -> String {
        let (verb, case, word) = self.parts();
        let case = case.map(|case| case.to_string()).unwrap_or_default();
        format!("{VERSION}:{verb}:{case}:{word}")
    }

    /// What was pressed, if it is a button that we know.
    #[must_use]
    pub fn decode(data: &str) -> Option<Self> {
        let mut parts = data.strip_prefix(VERSION)?.strip_prefix(':')?.splitn(3, ':');
        let (verb, case, word) = (parts.next()?, parts.next()?, parts.next()?);
        let button = Self::of(verb, case.parse().ok(), word)?;
        // Only what we would write ourselves: `+1` is no page of ours.
        (button.encode() == data).then_some(button)
    }

    /// Which case it speaks of, if any.
    #[must_use]
    pub fn case(self) -> Option<CaseId> {
        self.parts().1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_button_fits_telegram_and_comes_back_as_itself() {
        for case in [CaseId(0), CaseId(i64::MAX)] {
            for button in Button::all(case) {
                let data = button.encode();
                assert!((1..=64).contains(&data.len()), "{data}");
                assert_eq!(Button::decode(&data), Some(button), "{data}");
            }
        }
    }

    #[test]
    fn what_we_did_not_write_is_no_button() {
        for data in [
            "",
            "1",
            "1:",
            "1:home",
            "1:home::x",
            "2:home::",
            "1:send::",
            "1:send:zz:",
            "1:page:a:+1",
            "1:page:a:01",
            "1:page:a:70000",
            "1:lang::fr",
            "1:safe:a:perhaps",
            "1:duty::maybe",
            "1:duty::",
            "0:home::",
            "1:send:+a:",
        ] {
            assert_eq!(Button::decode(data), None, "{data}");
        }
    }
}
