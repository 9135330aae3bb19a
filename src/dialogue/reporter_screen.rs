//! The screens of a reporter. Nothing here is asked for a name, and nothing blames.

use super::button::Button;
use super::facts::Facts;
use super::line::{Line, edited};
use super::screen::{Key, Screen, key};
use crate::domain::case::{Case, Kind, Phone, Question, Safe, Stage, Whom};
use crate::domain::hours::Opening;
use crate::domain::ids::CaseId;
use crate::domain::language::Language;
use crate::domain::private::Private;
use crate::domain::talk::{Said, Voice, pages};

/// The keys that every screen of a reporter ends with: help and the way out.
fn always(screen: Screen) -> Screen {
    screen.row(vec![key(Line::KeyEmergency, Button::Emergency), key(Line::KeyExit, Button::Exit)])
}

/// Emergency contacts, as the operator configured them.
pub(super) fn contacts(facts: &Facts) -> Vec<Line> {
    (0..facts.contacts).map(|number| Line::Contact { number: i64::try_from(number).unwrap_or(0) }).collect()
}

pub(super) fn home(first: Option<Line>) -> Screen {
    Screen::of(first.into_iter().chain([Line::Home]).collect())
        .row(vec![key(Line::KeyEmergency, Button::Emergency), key(Line::KeyTell, Button::Tell)])
        .row(vec![key(Line::KeyChatSafety, Button::ChatSafety), key(Line::KeyLanguage, Button::Languages)])
        .row(vec![key(Line::KeyPrivacy, Button::Privacy), key(Line::KeyExit, Button::Exit)])
}

/// A page to read, with the way back to wherever one was.
pub(super) fn page(lines: Vec<Line>) -> Screen {
    Screen::of(lines).row(vec![key(Line::KeyBack, Button::Home), key(Line::KeyExit, Button::Exit)])
}

pub(super) fn emergency(facts: &Facts, first: Line) -> Screen {
    let mut lines = vec![first];
    lines.extend(contacts(facts));
    Screen { emergency: true, ..page(lines) }
}

pub(super) fn help(facts: &Facts) -> Screen {
    let mut lines = vec![Line::Help, Line::Emergency];
    lines.extend(contacts(facts));
    page(lines)
}

pub(super) fn languages() -> Screen {
    let keys = Language::ALL.map(|language| key(Line::LanguageName { language }, Button::Speak(language)));
    page(vec![Line::Languages]).row(keys.to_vec())
}

/// The story while it is being told. `count` messages are kept; the first time says what everyone should know before.
pub(super) fn telling(case: CaseId, stage: Stage, count: i64, first: Option<Line>) -> Screen {
    let mut lines: Vec<Line> = first.into_iter().collect();
    lines.push(Line::Kept { count });
    if count <= 1 {
        lines.push(Line::Limits);
    }
    let mut rows = vec![key(Line::KeySend, Button::Send(case))];
    if let Stage::Draft { sends_at: Some(at) } = stage {
        lines.push(Line::SendsAt { at });
        rows.push(key(Line::KeyNotYet, Button::NotYet(case)));
    } else {
        lines.push(Line::SendsNot);
    }
    always(Screen::of(lines).row(rows).key(Line::KeyDiscard, Button::Discard(case)))
}

/// When somebody will read it, as far as that is known.
pub(super) fn wait(facts: &Facts) -> Line {
    match facts.opening {
        // Duty that somebody forgot to end promises nothing outside of the hours.
        Opening::Opens { at } => Line::WaitClosed { at },
        _ if facts.on_duty > 0 => Line::WaitOnDuty,
        Opening::Open { until } => Line::WaitOpen { until },
        Opening::Never => Line::WaitUnplanned,
    }
}

/// A question. It never stands between anybody and an answer that is there.
pub(super) fn ask(of: &Case, question: Question, mut lines: Vec<Line>) -> Screen {
    let case = of.id;
    let (line, keys): (Line, Vec<Key>) = match question {
        Question::Safe => (
            Line::AskSafe,
            Safe::ALL.iter().map(|&a| key(Line::KeySafe { answer: a.word().to_owned() }, Button::IsSafe(case, a))).collect(),
        ),
        Question::Phone => (
            Line::AskPhone,
            Phone::ALL.iter().map(|&a| key(Line::KeyPhone { answer: a.word().to_owned() }, Button::HasPhone(case, a))).collect(),
        ),
        Question::Whom => {
            (Line::AskWhom, Whom::ALL.iter().map(|&a| key(Line::KeyWhom { answer: a.word().to_owned() }, Button::IsFor(case, a))).collect())
        }
        Question::Kind => (
            Line::AskKind,
            Kind::ALL.iter().map(|&a| key(Line::KeyKind { answer: a.word().to_owned() }, Button::IsAbout(case, a))).collect(),
        ),
    };
    if of.unread > 0 {
        lines.push(Line::Unread { count: of.unread });
    }
    lines.push(line);
    let mut screen = Screen::of(lines);
    if of.unread > 0 {
        screen = screen.key(Line::KeyRead, Button::Read(case, u16::MAX));
    }
    for row in keys.chunks(if keys.len() > 3 { 2 } else { 3 }) {
        screen = screen.row(row.to_vec());
    }
    always(screen.key(Line::KeySkip, Button::Skip(case, question)))
}

/// Not safe now: whom to turn to comes first, the rest can wait.
pub(super) fn not_safe(case: &Case, facts: &Facts) -> Screen {
    let told = facts.on_duty > 0 || matches!(case.stage, Stage::Claimed { .. });
    let mut lines = vec![Line::NotSafe];
    lines.extend(contacts(facts));
    lines.push(if told { Line::StaffTold } else { Line::NobodyNow });
    let screen = Screen { emergency: true, ..Screen::of(lines) };
    screen.row(vec![key(Line::KeyGoOn, Button::Skip(case.id, Question::Safe)), key(Line::KeyExit, Button::Exit)])
}

/// The talk: where it stands, what is new, what one can do.
pub(super) fn talking(case: &Case, facts: &Facts, mut lines: Vec<Line>) -> Screen {
    match case.stage {
        Stage::Claimed { .. } => lines.push(Line::StatusClaimed),
        Stage::Closed => lines.push(Line::StatusClosed),
        Stage::Draft { .. } | Stage::Waiting { .. } => {
            lines.push(Line::StatusWaiting);
            lines.push(wait(facts));
        }
    }
    if case.unread > 0 {
        lines.push(Line::Unread { count: case.unread });
    } else {
        lines.push(Line::WriteHere);
    }
    let screen = Screen::of(lines)
        .row(vec![key(Line::KeyRead, Button::Read(case.id, u16::MAX)), key(Line::KeyStatus, Button::Home)])
        .row(vec![key(Line::KeyClear, Button::Clear), key(Line::KeyWithdraw, Button::Withdraw(case.id))])
        .row(vec![key(Line::KeyChatSafety, Button::ChatSafety), key(Line::KeyLanguage, Button::Languages)]);
    always(screen)
}

/// The answers, one page of them; `wanted` beyond the last opens the first page with something unread.
pub(super) fn answers(case: &Case, facts: &Facts, wanted: u16) -> Screen {
    let answers: Vec<Said> = facts.talk.iter().filter(|said| said.voice == Voice::Staff).cloned().collect();
    if answers.is_empty() {
        return talking(case, facts, vec![]);
    }
    let pages = pages(&answers);
    let read = answers.len().saturating_sub(usize::try_from(case.unread).unwrap_or(0));
    let first_unread = answers.get(read).map_or(i64::MAX, |said| said.seq);
    let shown = if usize::from(wanted) < pages.len() {
        usize::from(wanted)
    } else {
        pages.iter().position(|page| page.iter().any(|said| said.seq >= first_unread)).unwrap_or(pages.len() - 1)
    };
    let mut lines: Vec<Line> = pages[shown]
        .iter()
        .map(|said| Line::Answer { at: said.at, edited: edited(said.edited), text: Private::new(said.text.expose().clone()) })
        .collect();
    let keys = page_keys(&mut lines, shown, pages.len(), |page| Button::Read(case.id, page));
    lines.push(Line::WriteHere);
    let mut screen = Screen::of(lines).row(keys);
    screen.content_of = Some(case.id);
    always(screen.row(vec![key(Line::KeyStatus, Button::Home), key(Line::KeyClear, Button::Clear)]))
}

/// Keys to the neighbouring pages, and the line that says which one this is.
pub(super) fn page_keys(lines: &mut Vec<Line>, shown: usize, of: usize, press: impl Fn(u16) -> Button) -> Vec<Key> {
    let mut keys = Vec::new();
    if of > 1 {
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        lines.push(Line::Page { page: number(shown + 1), of: number(of) });
        let page = |n: usize| u16::try_from(n).unwrap_or(u16::MAX - 1);
        if shown > 0 {
            keys.push(key(Line::KeyOlder, press(page(shown - 1))));
        }
        if shown + 1 < of {
            keys.push(key(Line::KeyNewer, press(page(shown + 1))));
        }
    }
    keys
}

/// A yes that cannot be taken back asks once more.
pub(super) fn sure(lines: Vec<Line>, yes: Key) -> Screen {
    always(Screen::of(lines).row(vec![key(Line::KeyNo, Button::Home), yes]))
}

/// What arrives unasked in a reporter's chat.
pub(super) fn update(press: Button) -> Screen {
    Screen::of(vec![Line::Update]).row(vec![key(Line::KeyOpen, press), key(Line::KeyExit, Button::Exit)])
}
