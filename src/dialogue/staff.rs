//! The conversation at the desk: duty, queue, claim, answer, release, close. What is written reaches the case that
//! stood on the screen when it was written, or nobody.

use super::button::Button;
use super::effect::{Effect, Topic, Who};
use super::event::{Event, Outcome, Text};
use super::facts::{Facts, Glimpse, Needs};
use super::line::Line;
use super::reporter_screen;
use super::saved::{Desk, Reporter, State};
use super::screen::{Screen, key};
use super::staff_evidence as evidence;
use super::staff_hold as hold;
use super::staff_screen as screen;
use crate::domain::attachment::{Attached, Kind, Stage as FileStage};
use crate::domain::case::{Case, Filing, Lane, Stage};
use crate::domain::ids::CaseId;
use crate::domain::people::{Role, Staff};
use crate::domain::talk::Voice;
use chrono::Duration;

/// Words written within so long of a case coming onto the screen may have been meant for the one before.
const SWITCHING: Duration = Duration::seconds(3);

/// The last page of a talk.
const LATEST: u16 = u16::MAX;

pub(super) fn needs(desk: Desk, event: &Event) -> Needs {
    let hand = desk.hand;
    let (case, talk) = match event {
        Event::Text(_) => (hand, false),
        Event::Button(Some(button)) => {
            (button.case().or(hand), matches!(button, Button::Open(_) | Button::Page(..) | Button::Look(_) | Button::File(..)))
        }
        Event::Fetched(case, _) => (Some(*case), false),
        Event::Outcome(Outcome::Claimed(case) | Outcome::Answered(case, _) | Outcome::Revised(case)) => (Some(*case), true),
        _ => (hand, false),
    };
    let files = talk || matches!(event, Event::Text(text) if text.attached.is_some());
    let trust = matches!(event, Event::Button(Some(button)) if hold::is_of(*button));
    let board = matches!(event, Event::Button(Some(Button::Board)));
    let evidence = evidence::concerns(desk, event);
    Needs { case, talk, files, queue: true, mine: true, board, trust, evidence, ..Needs::default() }
}

pub(super) fn step(desk: Desk, event: &Event, facts: &Facts) -> (State, Vec<Effect>) {
    let Some(staff) = facts.staff else {
        // Revoked: this chat is anybody's chat again.
        let effects = vec![Effect::WipeAll, Effect::Show(reporter_screen::home(Some(Line::Revoked)))];
        return (State::Reporter(Reporter::Home), effects);
    };
    let (desk, effects) = match event {
        Event::Start(Some(_)) => away(facts, vec![Line::AlreadyStaff]),
        Event::Start(None) | Event::Overdue => away(facts, vec![]),
        Event::Help => (desk_without_hand(), vec![Effect::Show(screen::page(vec![Line::StaffHelp]))]),
        Event::Privacy => (desk_without_hand(), vec![Effect::Show(screen::page(vec![Line::PrivacyNote]))]),
        Event::Language => (desk_without_hand(), vec![Effect::Show(screen::languages())]),
        Event::Exit => exit(staff, facts),
        Event::Text(text) => evidence::typed(desk, text, facts).unwrap_or_else(|| write(desk, text, staff, facts)),
        Event::Edited(_) => (desk, vec![Effect::Revise]),
        Event::Other(_) => (desk, vec![Effect::Show(plain(desk, facts, Line::NotSentWordsOnly))]),
        Event::Button(Some(button)) => press(*button, staff, facts),
        Event::Button(None) => {
            let (desk, mut effects) = away(facts, vec![]);
            effects.insert(0, Effect::Alert(Line::StaleButton));
            (desk, effects)
        }
        Event::Fetched(case, stage) => (desk, fetched(*case, *stage, facts)),
        Event::Quiet(_) | Event::Unanswered(_) | Event::Idle => (desk, vec![]),
        Event::Outcome(outcome) => settle(desk, outcome, facts),
    };
    (State::Staff(desk), effects)
}

pub(super) const fn desk_without_hand() -> Desk {
    Desk { hand: None }
}

/// Back to the desk: nothing is in hand, and no content stays on the screen.
pub(super) fn away(facts: &Facts, lines: Vec<Line>) -> (Desk, Vec<Effect>) {
    (desk_without_hand(), vec![Effect::Show(screen::desk(facts, lines))])
}

/// The chat is emptied, and what was opened in it is closed.
fn exit(staff: Staff, facts: &Facts) -> (Desk, Vec<Effect>) {
    let (desk, effects) = away(facts, vec![Line::ExitDone]);
    (desk, evidence::closed(staff).into_iter().chain([Effect::WipeAll]).chain(effects).collect())
}

/// A screen that says one thing without showing content; the hand stays as it is.
fn plain(desk: Desk, facts: &Facts, line: Line) -> Screen {
    match (desk.hand, &facts.case) {
        (Some(hand), Some(case)) if case.id == hand => {
            let screen = Screen::of(vec![line, Line::WriteTo { name: case.name.clone() }]);
            let screen = Screen { writes_to: Some(hand), ..screen };
            screen.row(vec![key(Line::KeyOpen, Button::Open(hand)), key(Line::KeyDesk, Button::Home)])
        }
        _ => screen::desk(facts, vec![line]),
    }
}

fn held_by(case: &Case, staff: Staff) -> bool {
    matches!(case.stage, Stage::Claimed { by, .. } if by == staff.id)
}

/// Words are an answer only to the case that is open, and was open when they were written.
fn write(desk: Desk, text: &Text, staff: Staff, facts: &Facts) -> (Desk, Vec<Effect>) {
    let Some(hand) = desk.hand else { return away(facts, vec![Line::NotSentNoCase]) };
    let Some(case) = facts.case.as_ref().filter(|case| case.id == hand && held_by(case, staff)) else {
        return away(facts, vec![Line::NotSentNoCase, Line::NotYours]);
    };
    let name = case.name.clone();
    let refusal = if text.with.is_some() {
        Some(Line::NotSentWordsOnly)
    } else if text.reply_to.is_some_and(|other| other != hand) {
        Some(Line::NotSentReply { name })
    } else if !stood_there(hand, text, facts) {
        Some(Line::NotSentSwitched { name })
    } else {
        text.attached.as_ref().and_then(|attached| not_sent(attached, facts)).map(|why| Line::NotSentFile { why: why.to_owned() })
    };
    match refusal {
        Some(line) => (desk, vec![Effect::Show(plain(desk, facts, line))]),
        None => (desk, vec![Effect::Answer(hand)]),
    }
}

/// Why a file is not taken from staff, if it is not.
fn not_sent(attached: &Attached, facts: &Facts) -> Option<&'static str> {
    match (attached.kind, attached.first(Voice::Staff)) {
        (Kind::Voice, _) if !facts.staff_voice => Some("voice"),
        (Kind::Photo | Kind::Document | Kind::Voice, FileStage::Due) => (!facts.room.is_open()).then_some("full"),
        (_, FileStage::TooBig) => Some("too-big"),
        _ => Some("kind"),
    }
}

/// A file of staff's is here, and its reporter hears that there is something; or it did not get through, which its sender hears too.
fn fetched(id: CaseId, stage: FileStage, facts: &Facts) -> Vec<Effect> {
    match (stage, &facts.case) {
        (FileStage::Kept, _) => vec![told(id)],
        // Words that came with it are there to be read all the same.
        (_, Some(case)) => vec![Effect::Ping(Who::Claimant(id), screen::ping_file_lost(case)), told(id)],
        (_, None) => vec![],
    }
}

/// That there is something to read.
fn told(id: CaseId) -> Effect {
    Effect::Replace(Who::Reporter(id), reporter_screen::update(Button::Read(id, u16::MAX)))
}

/// Whether the screen named this case when the words were written, and for long enough that they were meant for it.
fn stood_there(hand: CaseId, text: &Text, facts: &Facts) -> bool {
    facts.writes_to.is_some_and(|(case, since)| case == hand && since + SWITCHING <= text.at)
}

fn press(button: Button, staff: Staff, facts: &Facts) -> (Desk, Vec<Effect>) {
    let nowhere = |screen| (desk_without_hand(), vec![Effect::Show(screen)]);
    match button {
        Button::Home | Button::Gap => away(facts, vec![]),
        Button::Privacy => nowhere(screen::page(vec![Line::PrivacyNote])),
        Button::Languages => nowhere(screen::languages()),
        Button::Speak(language) => {
            let (desk, mut effects) = away(facts, vec![]);
            effects.insert(0, Effect::Speak(language));
            (desk, effects)
        }
        Button::Exit => exit(staff, facts),
        Button::SecondKey | Button::ShowSecret | Button::Evidence(_) | Button::Originals(..) | Button::Original(..) => {
            evidence::press(button, staff, facts)
        }
        Button::Duty(on) => duty(on, staff, facts),
        Button::Next if staff.on_duty => (desk_without_hand(), vec![Effect::ClaimNext]),
        Button::Queue(page) => {
            let read = [Lane::Urgent, Lane::Normal].map(|lane| Effect::PingsRead(Topic::Queue(lane)));
            (desk_without_hand(), read.into_iter().chain([Effect::Show(screen::queue(facts, page))]).collect())
        }
        Button::Mine => nowhere(screen::mine(facts)),
        Button::Board if staff.role == Role::Supervisor => nowhere(screen::board(facts)),
        Button::Board => away(facts, vec![Line::SupervisorsOnly]),
        Button::Claim(case) if staff.on_duty => (desk_without_hand(), vec![Effect::Claim(case)]),
        Button::Next | Button::Claim(_) => away(facts, vec![Line::DutyFirst]),
        Button::Holds if staff.role == Role::Supervisor => nowhere(hold::list(facts)),
        Button::Holds => away(facts, vec![Line::SupervisorsOnly]),
        Button::Myself => nowhere(hold::myself(facts)),
        _ if hold::is_of(button) => hold::press(button, staff, facts).unwrap_or_else(|| away(facts, vec![Line::NotHeld])),
        Button::Look(_) => match &facts.case {
            Some(case) if held_by(case, staff) => open(case, LATEST, None, facts),
            Some(case)
                if case.hold.is_none()
                    && let Stage::Waiting { since } = case.stage =>
            {
                nowhere(screen::glimpse(facts, &of(case, since)))
            }
            _ => away(facts, vec![Line::ClaimLost]),
        },
        _ => match facts.case.as_ref().filter(|case| Some(case.id) == button.case() && held_by(case, staff)) {
            Some(case) => held(button, case, facts),
            None if button.case().is_some() => away(facts, vec![Line::NotYours]),
            None => {
                let (desk, mut effects) = away(facts, vec![]);
                effects.insert(0, Effect::Alert(Line::StaleButton));
                (desk, effects)
            }
        },
    }
}

/// Buttons of a case that this member holds.
fn held(button: Button, case: &Case, facts: &Facts) -> (Desk, Vec<Effect>) {
    let (id, name) = (case.id, case.name.clone());
    let asked = |screen| (desk_without_hand(), vec![Effect::Show(screen)]);
    match button {
        Button::Open(_) => open(case, LATEST, None, facts),
        Button::Page(_, page) => open(case, page, None, facts),
        Button::File(_, number) => match facts.attached.iter().find(|one| one.number == number && one.stage == FileStage::Kept) {
            Some(file) => {
                let (desk, mut effects) = open(case, screen::page_of(facts, file.seq), None, facts);
                effects.insert(0, Effect::Bring(id, number));
                (desk, effects)
            }
            None => open(case, LATEST, None, facts),
        },
        Button::Release(_) => asked(screen::sure(id, Line::ReleaseSure { name }, Line::KeyReleaseSure, Button::ReleaseSurely(id))),
        Button::Close(_) => asked(screen::sure(id, Line::CloseSure { name }, Line::KeyCloseSure, Button::CloseSurely(id))),
        Button::ReleaseSurely(_) => (desk_without_hand(), vec![screen::queued(id, case.lane), Effect::Release(id)]),
        Button::Recuse(_) => (desk_without_hand(), vec![screen::queued(id, case.lane), Effect::Recuse(id)]),
        Button::CloseSurely(_) => {
            let told = reporter_screen::update(Button::Home);
            (desk_without_hand(), vec![Effect::Replace(Who::Reporter(id), told), Effect::Close(id)])
        }
        _ => away(facts, vec![Line::NotYours]),
    }
}

fn of(case: &Case, since: chrono::DateTime<chrono::Utc>) -> Glimpse {
    Glimpse {
        id: case.id,
        name: case.name.clone(),
        lane: case.lane,
        triage: case.triage,
        language: case.language,
        since,
        messages: case.messages,
        only_talk: case.filing == Filing::OnlyTalk,
        unseen: 0,
    }
}

/// A case comes into hand: it is on the screen from now on, and that is recorded.
fn open(case: &Case, page: u16, note: Option<Line>, facts: &Facts) -> (Desk, Vec<Effect>) {
    let desk = Desk { hand: Some(case.id) };
    let show = Effect::Show(screen::case(facts, case, page, note));
    (desk, vec![Effect::Opened(case.id), Effect::PingsRead(Topic::Case(case.id)), show])
}

fn duty(on: bool, staff: Staff, facts: &Facts) -> (Desk, Vec<Effect>) {
    let mut facts = facts.clone();
    facts.staff = Some(Staff { on_duty: on, ..staff });
    let left = i64::try_from(facts.mine.len()).unwrap_or(i64::MAX);
    let lines = if !on && left > 0 { vec![Line::DutyLeft { count: left }] } else { vec![] };
    let (desk, mut effects) = away(&facts, lines);
    effects.insert(0, Effect::Duty(on));
    effects.extend(evidence::closed(staff).filter(|_| !on));
    (desk, effects)
}

fn settle(desk: Desk, outcome: &Outcome, facts: &Facts) -> (Desk, Vec<Effect>) {
    match (outcome, &facts.case) {
        (Outcome::Claimed(_), Some(case)) => {
            let (desk, mut effects) = open(case, LATEST, Some(Line::Claimed { name: case.name.clone() }), facts);
            effects.insert(0, Effect::PingsRead(Topic::Queue(case.lane)));
            (desk, effects)
        }
        (Outcome::ClaimLost, _) => away(facts, vec![Line::ClaimLost]),
        (Outcome::NothingToClaim, _) => away(facts, vec![Line::QueueEmpty]),
        // A file is told of when it is here, and cleaned.
        (Outcome::Answered(_, true), Some(case)) => {
            let note = Some(Line::FileComing { name: case.name.clone() });
            (desk, vec![Effect::Show(screen::case(facts, case, LATEST, note))])
        }
        (Outcome::Answered(id, false), Some(case)) => {
            let note = Some(Line::AnswerSent { name: case.name.clone() });
            (desk, vec![told(*id), Effect::Show(screen::case(facts, case, LATEST, note))])
        }
        (Outcome::Revised(id), Some(case)) => {
            // An answer to another case than the open one: nothing is open then, so that nobody is mistaken.
            let desk = Desk { hand: desk.hand.filter(|hand| hand == id) };
            let effects = vec![told(*id), Effect::Show(plain(desk, facts, Line::AnswerRevised { name: case.name.clone() }))];
            (desk, effects)
        }
        (Outcome::NotRevised(text), _) if let Some(typed) = evidence::typed(desk, text, facts) => typed,
        (Outcome::SecondKeySet | Outcome::SecondKeyOpen | Outcome::SecondKeyWrong, _) => evidence::settle(outcome, facts),
        (Outcome::NotRevised(_), _) => (desk, vec![Effect::Show(plain(desk, facts, Line::EditNotSent))]),
        (Outcome::NotYours, _) => away(facts, vec![Line::NotSentNoCase, Line::NotYours]),
        (Outcome::Released(name), _) => away(facts, vec![Line::ReleasedNow { name: name.clone() }]),
        (Outcome::PassedOn, _) => away(facts, vec![Line::PassedOn]),
        (Outcome::NotHeld, _) => away(facts, vec![Line::NotHeld]),
        (Outcome::Freed(name), _) => away(facts, vec![Line::Freed { name: name.clone() }]),
        (Outcome::Recused(name), _) => away(facts, vec![Line::Recused { name: name.clone() }]),
        (Outcome::Closed(name), _) => away(facts, vec![Line::ClosedNow { name: name.clone() }]),
        _ => away(facts, vec![]),
    }
}
