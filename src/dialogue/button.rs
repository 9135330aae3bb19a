//! What a tap says. It travels through Telegram as 1 to 64 bytes, can be forged and replayed, and so grants nothing.

use crate::domain::case::{Kind, Phone, Preference, Purpose, Question, Safe, Whom};
use crate::domain::ids::CaseId;
use crate::domain::language::Language;

/// The first byte of every button: what an older release made must still be understood, or refused kindly.
const VERSION: char = '1';

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Button {
    Home,
    Emergency,
    ChatSafety,
    Privacy,
    Languages,
    Speak(Language),
    Exit,
    Gap,

    Tell,
    Send(CaseId),
    NotYet(CaseId),
    Discard(CaseId),
    DiscardSurely(CaseId),
    IsSafe(CaseId, Safe),
    HasPhone(CaseId, Phone),
    /// May we write first? It is asked; the answer; the sentence to do it with, by its number.
    AskPreference(CaseId),
    Prefers(CaseId, Preference),
    Notice(CaseId, u16),
    IsFor(CaseId, Whom),
    IsAbout(CaseId, Kind),
    /// Leave this question unanswered, or go on to the next one.
    Skip(CaseId, Question),
    /// Nobody is undressed in what was sent, up to this number; or somebody may be.
    Dressed(CaseId, u16),
    Undressed(CaseId, u16),
    /// What a place or number is given for; or that it is not to be kept.
    Given(CaseId, u16, Purpose),
    NotGiven(CaseId, u16),
    /// How to keep an intimate picture from spreading.
    Stop(CaseId),
    /// A file of the case.
    File(CaseId, u16),
    Read(CaseId, u16),
    Clear,
    Withdraw(CaseId),
    WithdrawSurely(CaseId),
    /// What the code of the case is for.
    Code(CaseId),
    ShowCode(CaseId),
    NewCode(CaseId),
    NewCodeSurely(CaseId),
    Receipt(CaseId),

    Duty(bool),
    Next,
    Queue(u16),
    Look(CaseId),
    Claim(CaseId),
    Mine,
    Open(CaseId),
    Page(CaseId, u16),
    Release(CaseId),
    ReleaseSurely(CaseId),
    Close(CaseId),
    CloseSurely(CaseId),
    Board,
}

impl Button {
    /// As Telegram's `callback_data`.
    #[must_use]
    pub fn encode(self) -> String {
        let (verb, case, word) = match self {
            Self::Home => ("home", None, String::new()),
            Self::Emergency => ("help", None, String::new()),
            Self::ChatSafety => ("chat", None, String::new()),
            Self::Privacy => ("priv", None, String::new()),
            Self::Languages => ("langs", None, String::new()),
            Self::Speak(language) => ("lang", None, language.tag().to_owned()),
            Self::Exit => ("exit", None, String::new()),
            Self::Gap => ("gap", None, String::new()),
            Self::Tell => ("tell", None, String::new()),
            Self::Send(case) => ("send", Some(case), String::new()),
            Self::NotYet(case) => ("notyet", Some(case), String::new()),
            Self::Discard(case) => ("disc", Some(case), String::new()),
            Self::DiscardSurely(case) => ("disc!", Some(case), String::new()),
            Self::IsSafe(case, answer) => ("safe", Some(case), answer.word().to_owned()),
            Self::HasPhone(case, answer) => ("phone", Some(case), answer.word().to_owned()),
            Self::AskPreference(case) => ("prefer?", Some(case), String::new()),
            Self::Prefers(case, answer) => ("prefer", Some(case), answer.word().to_owned()),
            Self::Notice(case, which) => ("notice", Some(case), which.to_string()),
            Self::IsFor(case, answer) => ("whom", Some(case), answer.word().to_owned()),
            Self::IsAbout(case, answer) => ("kind", Some(case), answer.word().to_owned()),
            Self::Skip(case, question) => ("skip", Some(case), question.word().to_owned()),
            Self::Dressed(case, number) => ("dressed", Some(case), number.to_string()),
            Self::Undressed(case, number) => ("bare", Some(case), number.to_string()),
            Self::Given(case, number, purpose) => ("given", Some(case), format!("{number}.{}", purpose.word())),
            Self::NotGiven(case, number) => ("ungiven", Some(case), number.to_string()),
            Self::Stop(case) => ("stop", Some(case), String::new()),
            Self::File(case, number) => ("file", Some(case), number.to_string()),
            Self::Read(case, page) => ("read", Some(case), page.to_string()),
            Self::Clear => ("clear", None, String::new()),
            Self::Withdraw(case) => ("with", Some(case), String::new()),
            Self::WithdrawSurely(case) => ("with!", Some(case), String::new()),
            Self::Code(case) => ("code", Some(case), String::new()),
            Self::ShowCode(case) => ("codeis", Some(case), String::new()),
            Self::NewCode(case) => ("codenew", Some(case), String::new()),
            Self::NewCodeSurely(case) => ("codenew!", Some(case), String::new()),
            Self::Receipt(case) => ("receipt", Some(case), String::new()),
            Self::Duty(on) => ("duty", None, if on { "on" } else { "off" }.to_owned()),
            Self::Next => ("next", None, String::new()),
            Self::Queue(page) => ("queue", None, page.to_string()),
            Self::Look(case) => ("look", Some(case), String::new()),
            Self::Claim(case) => ("claim", Some(case), String::new()),
            Self::Mine => ("mine", None, String::new()),
            Self::Open(case) => ("open", Some(case), String::new()),
            Self::Page(case, page) => ("page", Some(case), page.to_string()),
            Self::Release(case) => ("rel", Some(case), String::new()),
            Self::ReleaseSurely(case) => ("rel!", Some(case), String::new()),
            Self::Close(case) => ("close", Some(case), String::new()),
            Self::CloseSurely(case) => ("close!", Some(case), String::new()),
            Self::Board => ("board", None, String::new()),
        };
        let case = case.map(|case| case.to_string()).unwrap_or_default();
        format!("{VERSION}:{verb}:{case}:{word}")
    }

    /// What was pressed, if it is a button that we know.
    #[must_use]
    pub fn decode(data: &str) -> Option<Self> {
        let mut parts = data.strip_prefix(VERSION)?.strip_prefix(':')?.splitn(3, ':');
        let (verb, case, word) = (parts.next()?, parts.next()?, parts.next()?);
        let case = || case.parse::<CaseId>().ok();
        let page = || word.parse::<u16>().ok();
        let button = match verb {
            "home" => Self::Home,
            "help" => Self::Emergency,
            "chat" => Self::ChatSafety,
            "priv" => Self::Privacy,
            "langs" => Self::Languages,
            "lang" => Self::Speak(Language::of(word)?),
            "exit" => Self::Exit,
            "gap" => Self::Gap,
            "tell" => Self::Tell,
            "send" => Self::Send(case()?),
            "notyet" => Self::NotYet(case()?),
            "disc" => Self::Discard(case()?),
            "disc!" => Self::DiscardSurely(case()?),
            "safe" => Self::IsSafe(case()?, Safe::of(word)?),
            "phone" => Self::HasPhone(case()?, Phone::of(word)?),
            "prefer?" => Self::AskPreference(case()?),
            "prefer" => Self::Prefers(case()?, Preference::of(word)?),
            "notice" => Self::Notice(case()?, page()?),
            "whom" => Self::IsFor(case()?, Whom::of(word)?),
            "kind" => Self::IsAbout(case()?, Kind::of(word)?),
            "skip" => Self::Skip(case()?, Question::of(word)?),
            "dressed" => Self::Dressed(case()?, page()?),
            "bare" => Self::Undressed(case()?, page()?),
            "given" => {
                let (number, purpose) = word.split_once('.')?;
                Self::Given(case()?, number.parse().ok()?, Purpose::of(purpose)?)
            }
            "ungiven" => Self::NotGiven(case()?, page()?),
            "stop" => Self::Stop(case()?),
            "file" => Self::File(case()?, page()?),
            "read" => Self::Read(case()?, page()?),
            "clear" => Self::Clear,
            "with" => Self::Withdraw(case()?),
            "with!" => Self::WithdrawSurely(case()?),
            "code" => Self::Code(case()?),
            "codeis" => Self::ShowCode(case()?),
            "codenew" => Self::NewCode(case()?),
            "codenew!" => Self::NewCodeSurely(case()?),
            "receipt" => Self::Receipt(case()?),
            "duty" => Self::Duty(word == "on"),
            "next" => Self::Next,
            "queue" => Self::Queue(page()?),
            "look" => Self::Look(case()?),
            "claim" => Self::Claim(case()?),
            "mine" => Self::Mine,
            "open" => Self::Open(case()?),
            "page" => Self::Page(case()?, page()?),
            "rel" => Self::Release(case()?),
            "rel!" => Self::ReleaseSurely(case()?),
            "close" => Self::Close(case()?),
            "close!" => Self::CloseSurely(case()?),
            "board" => Self::Board,
            _ => return None,
        };
        // Only what we would write ourselves: `+1` is no page of ours.
        (button.encode() == data).then_some(button)
    }

    /// Which case it speaks of, if any.
    #[must_use]
    pub const fn case(self) -> Option<CaseId> {
        match self {
            Self::Send(case)
            | Self::NotYet(case)
            | Self::Discard(case)
            | Self::DiscardSurely(case)
            | Self::IsSafe(case, _)
            | Self::HasPhone(case, _)
            | Self::AskPreference(case)
            | Self::Prefers(case, _)
            | Self::Notice(case, _)
            | Self::IsFor(case, _)
            | Self::IsAbout(case, _)
            | Self::Skip(case, _)
            | Self::Dressed(case, _)
            | Self::Undressed(case, _)
            | Self::Given(case, ..)
            | Self::NotGiven(case, _)
            | Self::Stop(case)
            | Self::File(case, _)
            | Self::Read(case, _)
            | Self::Withdraw(case)
            | Self::WithdrawSurely(case)
            | Self::Code(case)
            | Self::ShowCode(case)
            | Self::NewCode(case)
            | Self::NewCodeSurely(case)
            | Self::Receipt(case)
            | Self::Look(case)
            | Self::Claim(case)
            | Self::Open(case)
            | Self::Page(case, _)
            | Self::Release(case)
            | Self::ReleaseSurely(case)
            | Self::Close(case)
            | Self::CloseSurely(case) => Some(case),
            _ => None,
        }
    }

    /// Every button there is, with `case` where one is named: for tests and for the search of collisions.
    #[must_use]
    pub fn all(case: CaseId) -> Vec<Self> {
        let mut all = vec![
            Self::Home,
            Self::Emergency,
            Self::ChatSafety,
            Self::Privacy,
            Self::Languages,
            Self::Exit,
            Self::Gap,
            Self::Tell,
            Self::Send(case),
            Self::NotYet(case),
            Self::Discard(case),
            Self::DiscardSurely(case),
            Self::Read(case, 0),
            Self::Read(case, u16::MAX),
            Self::Dressed(case, u16::MAX),
            Self::Undressed(case, u16::MAX),
            Self::NotGiven(case, u16::MAX),
            Self::Stop(case),
            Self::File(case, u16::MAX),
            Self::Clear,
            Self::Withdraw(case),
            Self::WithdrawSurely(case),
            Self::Code(case),
            Self::ShowCode(case),
            Self::NewCode(case),
            Self::NewCodeSurely(case),
            Self::Receipt(case),
            Self::Duty(true),
            Self::Duty(false),
            Self::Next,
            Self::Queue(0),
            Self::Queue(u16::MAX),
            Self::Look(case),
            Self::Claim(case),
            Self::Mine,
            Self::Open(case),
            Self::Page(case, 0),
            Self::Page(case, u16::MAX),
            Self::Release(case),
            Self::ReleaseSurely(case),
            Self::Close(case),
            Self::CloseSurely(case),
            Self::Board,
        ];
        all.extend(Language::ALL.map(Self::Speak));
        all.extend(Safe::ALL.iter().map(|&answer| Self::IsSafe(case, answer)));
        all.extend(Phone::ALL.iter().map(|&answer| Self::HasPhone(case, answer)));
        all.extend(Preference::ALL.iter().map(|&answer| Self::Prefers(case, answer)));
        all.extend(Whom::ALL.iter().map(|&answer| Self::IsFor(case, answer)));
        all.extend(Kind::ALL.iter().map(|&answer| Self::IsAbout(case, answer)));
        all.extend(Purpose::ALL.iter().map(|&purpose| Self::Given(case, u16::MAX, purpose)));
        all.extend(Question::ALL.iter().map(|&question| Self::Skip(case, question)));
        all
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
