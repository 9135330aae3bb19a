//! The screens of the desk. Before a claim nothing of a case's content is on them.

use chrono::{DateTime, Utc};

use super::button::Button;
use super::effect::{Effect, Who};
use super::facts::{Facts, Glimpse};
use super::line::{Line, edited, or_unknown};
use super::reporter_screen::{attached_lines, file_keys, page_keys};
use super::screen::{Screen, key};
use super::staff_evidence as evidence;
use crate::domain::case::{Case, Filing, Kind, Known, Lane, Safe, Whom};
use crate::domain::guide::Question;
use crate::domain::ids::CaseId;
use crate::domain::language::Language;
use crate::domain::limit::Room;
use crate::domain::people::Role;
use crate::domain::private::Private;
use crate::domain::talk::{PAGE, Said, pages, utf16};

/// How many cases one list shows.
pub const LIST: usize = 8;
/// UTF-16 units of one answer with its code, counted generously.
const LABEL: usize = 50;

pub(super) fn minutes(since: DateTime<Utc>, now: DateTime<Utc>) -> i64 {
    (now - since).num_minutes().max(0)
}

pub(super) fn desk(facts: &Facts, mut lines: Vec<Line>) -> Screen {
    let Some(staff) = facts.staff else { return Screen::of(vec![Line::Revoked]) };
    let duty = if staff.on_duty { "on" } else { "off" }.to_owned();
    lines.push(Line::Desk { number: staff.number, duty });
    lines.push(Line::DeskQueue { urgent: facts.queue.urgent, normal: facts.queue.normal });
    lines.push(Line::DeskMine { count: i64::try_from(facts.mine.len()).unwrap_or(i64::MAX) });
    let holds = i64::try_from(facts.holds.len()).unwrap_or(i64::MAX);
    lines.extend((holds > 0).then_some(Line::DeskHolds { count: holds }));
    let mut screen = Screen::of(lines);
    if staff.on_duty {
        screen = screen.key(Line::KeyNext, Button::Next);
    }
    screen = screen.row(vec![key(Line::KeyQueue, Button::Queue(0)), key(Line::KeyMine, Button::Mine)]);
    if holds > 0 {
        screen = screen.key(Line::KeyHolds, Button::Holds);
    }
    let toggle = if staff.on_duty { Line::KeyDutyOff } else { Line::KeyDutyOn };
    let mut row = vec![key(toggle, Button::Duty(!staff.on_duty))];
    if staff.role == Role::Supervisor {
        row.push(key(Line::KeyBoard, Button::Board));
    }
    screen
        .row(row)
        .row(evidence::keys(staff))
        .key(Line::KeyMyself, Button::Myself)
        .row(vec![key(Line::KeyLanguage, Button::Languages), key(Line::KeyExit, Button::Exit)])
}

pub(super) fn page(lines: Vec<Line>) -> Screen {
    Screen::of(lines).key(Line::KeyDesk, Button::Home)
}

pub(super) fn languages() -> Screen {
    let keys = Language::ALL.map(|language| key(Line::LanguageName { language }, Button::Speak(language)));
    page(vec![Line::Languages]).row(keys.to_vec())
}

/// A list of cases, a key each, `LIST` on a page.
fn list(facts: &Facts, cases: &[Glimpse], lines: Vec<Line>, held: bool) -> Screen {
    cases.iter().fold(Screen::of(lines), |screen, case| {
        let (name, lane) = (case.name.clone(), case.lane.word().to_owned());
        let press = if held { Button::Open(case.id) } else { Button::Look(case.id) };
        // What waits in the queue is all new; what is held tells what came since it was opened.
        let unseen = if held { case.unseen } else { 0 };
        let talk = edited(case.only_talk);
        screen.key(Line::KeyCase { name, lane, minutes: minutes(case.since, facts.now), unseen, talk }, press)
    })
}

pub(super) fn queue(facts: &Facts, wanted: u16) -> Screen {
    if facts.queue.head.is_empty() {
        return page(vec![Line::QueueEmpty]);
    }
    let pages: Vec<&[Glimpse]> = facts.queue.head.chunks(LIST).collect();
    let shown = usize::from(wanted).min(pages.len() - 1);
    let mut lines = vec![Line::QueueTitle];
    let keys = page_keys(&mut lines, shown, pages.len(), Button::Queue);
    list(facts, pages[shown], lines, false).row(keys).key(Line::KeyDesk, Button::Home)
}

pub(super) fn mine(facts: &Facts) -> Screen {
    let title = if facts.mine.is_empty() { Line::MineEmpty } else { Line::MineTitle };
    list(facts, &facts.mine, vec![title], true).key(Line::KeyDesk, Button::Home)
}

/// What one may know before claiming.
pub(super) fn glimpse(facts: &Facts, case: &Glimpse) -> Screen {
    let line = Line::Glimpse {
        name: case.name.clone(),
        lane: case.lane.word().to_owned(),
        safe: or_unknown(case.triage.safe.map(Safe::word)),
        whom: or_unknown(case.triage.whom.map(Whom::word)),
        kind: or_unknown(case.triage.kind.map(Kind::word)),
        language: case.language,
        minutes: minutes(case.since, facts.now),
        messages: case.messages,
    };
    Screen::of([line].into_iter().chain(case.only_talk.then_some(Line::TalkOnly)).collect())
        .key(Line::KeyClaim, Button::Claim(case.id))
        .row(vec![key(Line::KeyQueue, Button::Queue(0)), key(Line::KeyDesk, Button::Home)])
}

/// The talk in pages, with what was chosen in the guided way on the first: beside the story, or alone where both do not fit.
fn leaves(facts: &Facts, case: &Case) -> Vec<Vec<Said>> {
    let mut pages = pages(&facts.talk, &facts.attached);
    let chosen: usize = case.answers.answers.values().map(|words| LABEL * (1 + words.len())).sum();
    let said: usize = pages[0].iter().map(|said| utf16(said.text.expose()) + LABEL * 4).sum();
    if chosen > 0 && chosen + said > PAGE {
        pages.insert(0, vec![]);
    }
    pages
}

/// What was chosen, in the order of the questions.
fn answers(facts: &Facts, case: &Case) -> Vec<Line> {
    let of = |question: &Question| (question.word.clone(), case.answers.of(&question.word).join(","));
    let lines = facts.guide.questions.iter().map(of).filter(|(_, options)| !options.is_empty());
    lines.map(|(question, options)| Line::CaseAnswer { question, options }).collect()
}

/// The case in hand, with its talk. Its name stands first, so that nobody mistakes whom one is talking to.
pub(super) fn case(facts: &Facts, case: &Case, wanted: u16, note: Option<Line>) -> Screen {
    let pages = leaves(facts, case);
    let shown = usize::from(wanted).min(pages.len() - 1);
    let mut lines = vec![Line::CaseTitle { name: case.name.clone(), lane: case.lane.word().to_owned() }];
    lines.extend(case.moved.map(|at| Line::MovedAt { at }));
    lines.extend(case.known.map(|known| match known {
        Known::Since(at) => Line::Verified { at },
        Known::NotSince(since) => Line::NotVerified { since },
    }));
    lines.extend(filing(case));
    lines.extend(note);
    if shown == 0 {
        lines.extend(answers(facts, case));
    }
    for said in &pages[shown] {
        lines.push(Line::Said {
            voice: said.voice.word().to_owned(),
            at: said.at,
            edited: edited(said.edited),
            text: Private::new(said.text.expose().clone()),
        });
        lines.extend(attached_lines(said, &pages[shown], facts));
    }
    let keys = page_keys(&mut lines, shown, pages.len(), |page| Button::Page(case.id, page));
    lines.push(Line::CasePreference { answer: case.preference.word().to_owned() });
    lines.extend(case.triage.noticed.map(|noticed| Line::CaseNoticed {
        kind: noticed.kind.word().to_owned(),
        so: or_unknown(noticed.so.map(|so| if so { "yes" } else { "no" })),
    }));
    lines.push(case.agreed.map_or(Line::CaseNotAgreed, |at| Line::CaseAgreed { at }));
    lines.push(Line::WriteTo { name: case.name.clone() });
    let mut screen = Screen::of(lines);
    for row in file_keys(case.id, &pages[shown], facts) {
        screen = screen.row(row);
    }
    screen = screen.row(keys);
    screen.content_of = Some(case.id);
    screen.writes_to = Some(case.id);
    screen
        .row(vec![key(Line::KeyRelease, Button::Release(case.id)), key(Line::KeyClose, Button::Close(case.id))])
        .row(vec![key(Line::KeyRecuse, Button::Recuse(case.id)), key(Line::KeyDesk, Button::Home)])
}

/// Asked once more, without content on the screen.
pub(super) fn sure(case: CaseId, question: Line, yes: Line, press: Button) -> Screen {
    Screen::of(vec![question]).row(vec![key(Line::KeyNo, Button::Open(case)), key(yes, press)])
}

pub(super) fn board(facts: &Facts) -> Screen {
    let queue = &facts.queue;
    let oldest = |since: Option<DateTime<Utc>>| since.map_or(0, |since| minutes(since, facts.now));
    let mut lines = vec![
        Line::BoardTitle,
        Line::BoardLane { lane: "urgent".to_owned(), count: queue.urgent, minutes: oldest(queue.oldest_urgent) },
        Line::BoardLane { lane: "normal".to_owned(), count: queue.normal, minutes: oldest(queue.oldest_normal) },
        Line::BoardClaimed { count: facts.board.claimed },
    ];
    if facts.room == Room::DiskFull {
        lines.push(Line::BoardDisk);
    }
    if facts.board.on_duty.is_empty() {
        lines.push(Line::BoardNobody);
    }
    lines.extend(facts.board.on_duty.iter().map(|&number| Line::BoardDuty { number }));
    lines.extend(facts.board.feedback.iter().map(|&(question, yes, all)| Line::BoardFeedback { question, yes, all }));
    page(lines)
}

/// A ping: that there is something, and nothing of what it is.
#[must_use]
pub fn ping_queue(lane: Lane) -> Screen {
    let screen = match lane {
        // Whoever is first in the queue is urgent then.
        Lane::Urgent => Screen { emergency: true, ..Screen::of(vec![Line::PingUrgent]) }.key(Line::KeyNext, Button::Next),
        Lane::Normal => Screen::of(vec![Line::PingNew]),
    };
    screen.key(Line::KeyQueue, Button::Queue(0))
}

/// A case waits in this lane: all who are on duty and may read it hear of it.
pub(super) fn queued(case: CaseId, lane: Lane) -> Effect {
    Effect::Ping(Who::OnDuty(case, lane), ping_queue(lane))
}

/// Their case has become urgent.
pub(super) fn ping_case_urgent(case: &Case) -> Screen {
    let screen = Screen::of(vec![Line::PingCaseUrgent { name: case.name.clone() }]);
    Screen { emergency: true, ..screen }.key(Line::KeyOpen, Button::Open(case.id))
}

#[must_use]
pub fn ping_message(case: &Case) -> Screen {
    Screen::of(vec![Line::PingMessage { name: case.name.clone() }]).key(Line::KeyOpen, Button::Open(case.id))
}

/// Its reporter has come from another account.
pub(super) fn ping_moved(case: &Case) -> Screen {
    Screen::of(vec![Line::PingMoved { name: case.name.clone() }]).key(Line::KeyOpen, Button::Open(case.id))
}

/// Somebody has typed the number of alarm in the chat of a case that is theirs, or anybody's.
#[must_use]
pub fn ping_alarm(name: String, claimed: Option<CaseId>) -> Screen {
    let screen = Screen { emergency: true, ..Screen::of(vec![Line::PingAlarm { name }]) };
    match claimed {
        Some(case) => screen.key(Line::KeyOpen, Button::Open(case)),
        None => screen.key(Line::KeyNext, Button::Next).key(Line::KeyQueue, Button::Queue(0)),
    }
}

/// What its person wants of it, where that is not what everybody wants.
const fn filing(case: &Case) -> Option<Line> {
    match case.filing {
        Filing::OnlyTalk => Some(Line::TalkOnly),
        Filing::Filed => None,
        Filing::Agreed { at } => Some(Line::AgreedAt { at }),
    }
}

/// Its reporter says that it may be filed.
pub(super) fn ping_agreed(case: &Case) -> Screen {
    Screen::of(vec![Line::PingAgreed { name: case.name.clone() }]).key(Line::KeyOpen, Button::Open(case.id))
}

/// A file of theirs did not get through.
pub(super) fn ping_file_lost(case: &Case) -> Screen {
    Screen::of(vec![Line::PingFileLost { name: case.name.clone() }]).key(Line::KeyOpen, Button::Open(case.id))
}

/// The page on which a message stands.
pub(super) fn page_of(facts: &Facts, seq: i64) -> u16 {
    let pages = facts.case.as_ref().map_or_else(|| pages(&facts.talk, &facts.attached), |case| leaves(facts, case));
    let page = pages.iter().rposition(|page| page.iter().any(|said| said.seq == seq));
    page.and_then(|page| u16::try_from(page).ok()).unwrap_or(u16::MAX)
}

pub(super) fn withdrawn(case: &Case) -> Screen {
    Screen::of(vec![Line::WithdrawnTold { name: case.name.clone() }]).key(Line::KeyDesk, Button::Home)
}
