//! The screens of a reporter. Nothing here is asked for a name, and nothing blames.

use super::button::Button;
use super::facts::Facts;
use super::library;
use super::line::{Line, edited, or_unknown};
use super::reporter_evidence as evidence;
use super::reporter_files as files;
use super::reporter_pin as pin;
use super::reporter_reader as reader;
use super::reporter_talk as talk;
use super::screen::{Key, Screen, key};
use crate::domain::attachment::{Attachment, Stage as FileStage};
use crate::domain::case::{Case, Filing, Kind, Phone, Preference, Question, Safe, Stage, Whom};
use crate::domain::hours::Opening;
use crate::domain::ids::CaseId;
use crate::domain::language::Language;
use crate::domain::private::Private;
use crate::domain::talk::{Said, Voice, pages};

/// The keys that every screen of a reporter ends with: help and the way out.
pub(super) fn always(screen: Screen) -> Screen {
    screen.row(vec![key(Line::KeyEmergency, Button::Emergency), key(Line::KeyExit, Button::Exit)])
}

/// Emergency contacts, as the operator configured them: those abroad for whoever is there, those that one writes to first for
/// whoever does not hear.
pub(super) fn contacts(facts: &Facts) -> Vec<Line> {
    contacts_for(facts, is(facts, "abroad"), is(facts, "deaf"))
}

/// Whether somebody has said of themselves, in the story of this chat, that they are so.
pub(super) fn is(facts: &Facts, word: &str) -> bool {
    let answers = facts.case.as_ref().filter(|case| case.stage != Stage::Closed).map(|case| &case.answers);
    answers.is_some_and(|answers| answers.has("who", word))
}

pub(super) fn contacts_for(facts: &Facts, abroad: bool, deaf: bool) -> Vec<Line> {
    let mut numbers: Vec<usize> = if abroad { facts.routes.abroad.clone() } else { (0..facts.contacts).collect() };
    if deaf {
        numbers.sort_by_key(|number| !facts.routes.chats.contains(number));
    }
    if numbers.is_empty() {
        return vec![Line::Embassy];
    }
    numbers.into_iter().map(|number| Line::Contact { number: i64::try_from(number).unwrap_or(0) }).collect()
}

/// Where one is who tells nothing.
#[must_use]
pub fn home(first: Option<Line>) -> Screen {
    Screen::of(first.into_iter().chain([Line::Home]).collect())
        .row(vec![key(Line::KeyEmergency, Button::Emergency), key(Line::KeyTell, Button::Tell)])
        .row(library::keys())
        .row(vec![key(Line::KeyChatSafety, Button::ChatSafety), key(Line::KeyLanguage, Button::Languages)])
        .key(Line::KeyExit, Button::Exit)
}

/// A page to read, with the way back to wherever one was.
pub(super) fn page(lines: Vec<Line>) -> Screen {
    let screen = Screen::of(lines).row(vec![key(Line::KeyBack, Button::Home), key(Line::KeyExit, Button::Exit)]);
    Screen { still: true, ..screen }
}

/// Who knows what, what is kept for how long, what the law may ask, and what one can do.
pub(super) fn privacy() -> Screen {
    page(vec![Line::PrivacyNote, Line::PrivacyKept, Line::PrivacyLaw, Line::PrivacyRights])
}

/// What this chat shows to whoever opens it, and what can be done about it.
pub(super) fn chat_safety(facts: &Facts) -> Screen {
    let press = if facts.keeps { key(Line::KeyCleanChat, Button::KeepChat(false)) } else { key(Line::KeyKeepChat, Button::KeepChat(true)) };
    let keeps = if facts.keeps { "yes" } else { "no" }.to_owned();
    let screen = page(vec![Line::ChatSafety, Line::KeepAbout { keeps }]).row(vec![press]).row(pin::bare_keys(facts));
    screen.key(Line::KeyPrivacy, Button::Privacy)
}

/// Something said, and whom to turn to.
pub(super) fn emergency_lines(facts: &Facts, first: Line) -> Vec<Line> {
    std::iter::once(first).chain(contacts(facts)).collect()
}

pub(super) fn emergency(facts: &Facts, first: Line) -> Screen {
    let mut screen = page(emergency_lines(facts, first));
    screen.keys.insert(0, library::keys());
    Screen { emergency: true, ..screen }
}

pub(super) fn help(facts: &Facts) -> Screen {
    let mut lines = vec![Line::Help, Line::Emergency];
    lines.extend(contacts(facts));
    let mut screen = page(lines);
    screen.keys.insert(0, library::keys());
    screen
}

pub(super) fn languages() -> Screen {
    let keys = Language::ALL.map(|language| key(Line::LanguageName { language }, Button::Speak(language)));
    page(vec![Line::Languages]).row(keys.to_vec())
}

/// What everyone should know before: once a story has more than one message in words, it has been read.
fn limits(case: &Case) -> Option<Line> {
    (case.messages - case.files <= 1).then_some(Line::Limits)
}

/// When it is sent by itself, if it is.
pub(super) fn sends(case: &Case) -> Line {
    match case.stage {
        Stage::Draft { sends_at: Some(at) } => Line::SendsAt { at },
        _ => Line::SendsNot,
    }
}

/// What is said of a story that is not sent, also while something is asked about it.
pub(super) fn before_sending(case: &Case) -> Vec<Line> {
    limits(case).into_iter().chain([sends(case)]).collect()
}

/// How much of what was written is saved.
pub(super) fn kept(case: &Case, facts: &Facts) -> Option<Line> {
    // What is not here yet is not called saved, nor what will never be.
    let without = facts
        .attached
        .iter()
        .filter(|one| one.voice == Voice::Reporter && one.alone && !matches!(one.stage, FileStage::Kept | FileStage::Original))
        .count();
    let count = case.messages - i64::try_from(without).unwrap_or(0);
    (count > 0).then_some(Line::Kept { count })
}

/// The story while it is being told.
pub(super) fn telling(case: &Case, facts: &Facts, mut lines: Vec<Line>) -> Screen {
    lines.extend(kept(case, facts));
    let answers = i64::try_from(case.answers.answers.len()).unwrap_or(i64::MAX);
    lines.extend((answers > 0).then_some(Line::AnswersKept { count: answers }));
    lines.extend(files::state(facts));
    lines.extend((case.filing == Filing::OnlyTalk).then_some(Line::OnlyTalk));
    lines.extend(before_sending(case));
    let mut rows = vec![key(Line::KeySend, Button::Send(case.id))];
    if let Stage::Draft { sends_at: Some(_) } = case.stage {
        rows.push(key(Line::KeyNotYet, Button::NotYet(case.id)));
    }
    // Who only wants to talk is asked nothing that classifies.
    let mut guided = vec![];
    if case.filing != Filing::OnlyTalk {
        guided.push(key(Line::KeyGuided, Button::Ask(case.id, 0)));
        guided.extend((answers > 0).then(|| key(Line::KeyReview, Button::Review(case.id))));
    }
    let about = limits(case).map(|_| key(Line::KeyPrivacy, Button::Privacy));
    let last = std::iter::once(key(Line::KeyDiscard, Button::Discard(case.id))).chain(about).collect();
    lines.extend(reader::before_sending(case));
    always(
        Screen::of(lines)
            .row(rows)
            .row(guided)
            .row(vec![talk::choice(case), reader::way(case)])
            .row(evidence::handed(case, facts))
            .row(last),
    )
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

/// How many sentences there are to choose from for what comes unasked.
pub(super) const NOTICES: u8 = 5;

/// A question that can be skipped.
pub(super) fn ask(of: &Case, question: Question, lines: Vec<Line>) -> Screen {
    always(asking(of, question, lines).key(Line::KeySkip, Button::Skip(of.id, question)))
}

/// One that was asked before, with the way back.
pub(super) fn ask_again(of: &Case, question: Question) -> Screen {
    always(asking(of, question, vec![]).key(Line::KeyBack, Button::Home))
}

/// A question. It never stands between anybody and an answer that is there.
fn asking(of: &Case, question: Question, mut lines: Vec<Line>) -> Screen {
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
        Question::Preference => (
            Line::AskPreference { phone: or_unknown(of.triage.phone.map(Phone::word)) },
            Preference::ALL.iter().map(|&a| key(Line::KeyPreference { answer: a.word().to_owned() }, Button::Prefers(case, a))).collect(),
        ),
        Question::Notice => (
            Line::AskNotice,
            (1..=NOTICES).map(|which| key(Line::Notice { which: which.into() }, Button::Notice(case, which.into()))).collect(),
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
    // As many beside each other as can be read.
    let (alone, across) = match question {
        Question::Preference => (2, 2),
        Question::Notice => (0, 1),
        _ if keys.len() > 3 => (0, 2),
        _ => (0, 3),
    };
    let (alone, beside) = keys.split_at(alone);
    for row in alone.chunks(1).chain(beside.chunks(across)) {
        screen = screen.row(row.to_vec());
    }
    screen
}

/// Not safe now: whom to turn to comes first, the rest can wait.
pub(super) fn not_safe(case: &Case, facts: &Facts) -> Screen {
    let mut lines = vec![Line::NotSafe];
    lines.extend(contacts(facts));
    lines.push(told(case, facts));
    let screen = Screen { emergency: true, still: true, ..Screen::of(lines) };
    screen.row(vec![key(Line::KeyGoOn, Button::Skip(case.id, Question::Safe)), key(Line::KeyExit, Button::Exit)])
}

/// Who hears that it is urgent.
pub(super) fn told(case: &Case, facts: &Facts) -> Line {
    match (case.hold.is_some(), facts.on_duty > 0 || matches!(case.stage, Stage::Claimed { .. })) {
        (true, true) => Line::HeldUrgent,
        (false, true) => Line::StaffTold,
        (_, false) => Line::NobodyNow,
    }
}

/// The talk: where it stands, what is new, what one can do.
pub(super) fn talking(case: &Case, facts: &Facts, mut lines: Vec<Line>) -> Screen {
    match case.stage {
        Stage::Claimed { .. } => lines.push(Line::StatusClaimed),
        Stage::Closed => lines.push(Line::StatusClosed),
        Stage::Draft { .. } | Stage::Waiting { .. } if case.hold.is_some() => lines.extend(reader::held(case, facts)),
        Stage::Draft { .. } | Stage::Waiting { .. } => {
            lines.push(Line::StatusWaiting);
            lines.push(wait(facts));
        }
    }
    lines.extend(reader::limited(case));
    lines.extend(files::state(facts));
    if case.unread > 0 {
        lines.push(Line::Unread { count: case.unread });
    } else {
        lines.push(Line::WriteHere);
    }
    let is_open = matches!(case.stage, Stage::Waiting { .. } | Stage::Claimed { .. });
    lines.extend(is_open.then(|| Line::PreferenceNow { answer: case.preference.word().to_owned() }));
    let more = [key(Line::KeyCode, Button::Code(case.id)), key(Line::KeyAskPreference, Button::AskPreference(case.id))];
    let screen = Screen::of(lines)
        .row(vec![key(Line::KeyRead, Button::Read(case.id, u16::MAX)), key(Line::KeyStatus, Button::Home)])
        .row(if is_open { more.to_vec() } else { vec![] })
        .row(if is_open { vec![reader::way(case), key(Line::KeyOpeners, Button::Openers(case.id))] } else { vec![] })
        .row(evidence::handed(case, facts))
        .row(pin::keys(case, facts))
        .row(talk::may_file(case).into_iter().collect())
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
    let pages = pages(&answers, &facts.attached);
    let read = answers.len().saturating_sub(usize::try_from(case.unread).unwrap_or(0));
    let first_unread = answers.get(read).map_or(i64::MAX, |said| said.seq);
    let shown = if usize::from(wanted) < pages.len() {
        usize::from(wanted)
    } else {
        pages.iter().position(|page| page.iter().any(|said| said.seq >= first_unread)).unwrap_or(pages.len() - 1)
    };
    let mut lines = Vec::new();
    for said in &pages[shown] {
        lines.push(Line::Answer { at: said.at, edited: edited(said.edited), text: Private::new(said.text.expose().clone()) });
        lines.extend(attached_lines(said, &pages[shown], facts));
    }
    let keys = page_keys(&mut lines, shown, pages.len(), |page| Button::Read(case.id, page));
    lines.push(Line::WriteHere);
    let mut screen = Screen::of(lines);
    for row in file_keys(case.id, &pages[shown], facts) {
        screen = screen.row(row);
    }
    screen = screen.row(keys);
    (screen.content_of, screen.still) = (Some(case.id), true);
    always(screen.row(vec![key(Line::KeyStatus, Button::Home), key(Line::KeyClear, Button::Clear)]))
}

/// What came with a message, below its last part on this page.
pub(super) fn attached_lines(said: &Said, page: &[Said], facts: &Facts) -> Vec<Line> {
    let last = page.iter().rfind(|part| part.seq == said.seq).is_some_and(|part| std::ptr::eq(part, said));
    let of = facts.attached.iter().filter(|one| last && one.seq == said.seq);
    let said = |one: &Attachment| match &one.given {
        Some((text, purpose)) => Line::SaidGiven {
            kind: one.kind.word().to_owned(),
            purpose: purpose.word().to_owned(),
            text: Private::new(text.expose().clone()),
        },
        None => Line::SaidFile { number: one.number.into(), kind: one.kind.word().to_owned(), stage: one.stage.word().to_owned() },
    };
    of.flat_map(|one| [said(one)].into_iter().chain(evidence::beside(one, facts))).collect()
}

/// A key for each file on this page that can be shown.
pub(super) fn file_keys(case: CaseId, page: &[Said], facts: &Facts) -> Vec<Vec<Key>> {
    let shown = |one: &&Attachment| one.kind.is_file() && one.stage == FileStage::Kept && page.iter().any(|said| said.seq == one.seq);
    let label = |one: &Attachment| Line::KeyFile { kind: one.kind.word().to_owned(), number: one.number.into() };
    let keys: Vec<Key> = facts.attached.iter().filter(shown).map(|one| key(label(one), Button::File(case, one.number))).collect();
    keys.chunks(3).map(<[Key]>::to_vec).collect()
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
    always(Screen { still: true, ..Screen::of(lines) }.row(vec![key(Line::KeyNo, Button::Home), yes]))
}

/// What arrives unasked in a reporter's chat.
#[must_use]
pub fn update(press: Button) -> Screen {
    Screen::of(vec![Line::Update]).row(vec![key(Line::KeyOpen, press), key(Line::KeyExit, Button::Exit)])
}
