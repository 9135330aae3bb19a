//! The conversation with a reporter: heard before asked, free to leave at any moment.

use super::button::Button;
use super::effect::{Effect, Who};
use super::event::{Event, Other, Outcome, Text};
use super::facts::{Facts, Needs};
use super::lesson;
use super::library;
use super::line::Line;
use super::plan;
use super::reporter_code as code;
use super::reporter_danger as danger;
use super::reporter_files as files;
use super::reporter_guided as guided;
use super::reporter_parting as parting;
use super::reporter_pin as pin;
use super::reporter_reader as reader;
use super::reporter_screen as screen;
use super::reporter_sent as sent;
use super::reporter_talk as talk;
use super::reporter_withdraw as withdraw;
use super::saved::{Desk, Reporter, State};
use super::screen::{Screen, key};
use super::staff_screen;
use crate::domain::attachment::{self, Attachment};
use crate::domain::case::{Case, Filing, Lane, Preference, Question, Reader, Stage, Triage};
use crate::domain::code::Typed;
use crate::domain::guide::Answers;
use crate::domain::ids::{CaseId, ChatId};
use crate::domain::retention;
use chrono::{DateTime, Utc};

pub(super) fn needs(state: Reporter, event: &Event) -> Needs {
    let case = match event {
        Event::Outcome(Outcome::Submitted(case) | Outcome::NotSubmitted(case) | Outcome::Revised(case) | Outcome::Moved(case)) => {
            Some(*case)
        }
        Event::Outcome(Outcome::Unlocked { case, .. }) => *case,
        Event::Outcome(Outcome::Restored(case, _) | Outcome::Agreed(case)) => Some(*case),
        _ => state.case(),
    };
    let digits = |text: &Text| Typed::of(text.words.expose()).is_some();
    let code = match event {
        Event::Text(text) | Event::Outcome(Outcome::NotRevised(text) | Outcome::CodeUnknown(text)) => digits(text),
        Event::Button(Some(button)) => {
            matches!(button, Button::Code(_) | Button::ShowCode(_) | Button::NewCode(_) | Button::NewCodeSurely(_) | Button::Withdraw(_))
        }
        _ => false,
    };
    Needs {
        case,
        code,
        danger: matches!(event, Event::Text(_) | Event::Outcome(Outcome::NotRevised(_) | Outcome::CodeUnknown(_))),
        talk: matches!(event, Event::Button(Some(Button::Read(..) | Button::File(..)))),
        files: true,
        queue: matches!(event, Event::Outcome(Outcome::Enrolled(_))),
        trust: matches!(
            event,
            Event::Button(Some(
                Button::Who(_)
                    | Button::Reads(..)
                    | Button::Hold(..)
                    | Button::Describe(_)
                    | Button::Unhold(_)
                    | Button::UnholdSurely(_)
                    | Button::Openers(_)
            ))
        ),
        ..Needs::default()
    }
}

pub(super) fn step(state: Reporter, event: &Event, facts: &Facts) -> (State, Vec<Effect>) {
    if let Some((state, effects)) = withdraw::offered(state, event, facts) {
        return (State::Reporter(state), effects);
    }
    // A case that is gone (withdrawn, erased in time) leaves nobody waiting in its state.
    let state = pin::go_on(at(state, facts.case.as_ref(), event), event);
    let (state, effects) = match event {
        Event::Start(Some(_)) if facts.open_case.is_none() => return (State::Reporter(state), vec![Effect::Enrol]),
        Event::Start(Some(_)) => (state, vec![Effect::Show(here(state, facts, vec![Line::InvitationLater]))]),
        Event::Start(None) => (state, vec![Effect::Show(here(state, facts, vec![]))]),
        Event::Overdue => overdue(state, facts),
        Event::Help => (state, vec![Effect::Show(screen::help(facts))]),
        Event::Privacy => (state, vec![Effect::Show(screen::privacy())]),
        Event::Language => (state, vec![Effect::Show(screen::languages())]),
        Event::Exit => exit(state, facts),
        Event::Text(text) => tell(state, text, facts),
        Event::Edited(_) => (state, vec![Effect::Revise]),
        Event::Other(kind) => (state, vec![Effect::Show(other(state, *kind, facts))]),
        Event::Quiet(case) if state.case() == Some(*case) && is_quiet(facts) => (state, vec![Effect::Submit(*case)]),
        Event::Idle if facts.pin.is_some() => pin::lock(),
        Event::Unanswered(case) if state.case() == Some(*case) => files::unanswered(state, facts),
        Event::Fetched(case, stage) if state.case() == Some(*case) => files::fetched(state, *stage, facts),
        Event::Quiet(_) | Event::Unanswered(_) | Event::Fetched(..) | Event::Idle => (state, vec![]),
        Event::Button(Some(button)) => press(state, *button, facts),
        Event::Button(None) => stale(state, facts),
        Event::Outcome(outcome) => return settle(state, outcome, facts),
    };
    (State::Reporter(state), effects)
}

/// The state that fits the case: its stage can have changed by time, by staff, or by a release that lost the state.
fn at(state: Reporter, case: Option<&Case>, event: &Event) -> Reporter {
    match (state, case) {
        // Time alone brings nobody back.
        (Reporter::Away { .. }, Some(_))
            if matches!(event, Event::Quiet(_) | Event::Unanswered(_) | Event::Fetched(..) | Event::Outcome(Outcome::Submitted(_))) =>
        {
            state
        }
        (Reporter::Starting { .. }, None) => state,
        // The choice stands until it is used, taken back or left.
        (Reporter::Invited, None) if !matches!(event, Event::Start(_) | Event::Exit | Event::Button(Some(Button::Home | Button::Exit))) => {
            state
        }
        (Reporter::Home | Reporter::Invited | Reporter::Offered { .. }, _) | (_, None) => Reporter::Home,
        (Reporter::Guided { .. } | Reporter::Changing { .. }, Some(Case { stage: Stage::Draft { .. }, .. })) => state,
        // What is written about somebody is never taken for the story, whatever became of it meanwhile.
        (Reporter::Describing { .. }, Some(_)) => state,
        (_, Some(Case { id, stage: Stage::Draft { .. }, .. })) => Reporter::Telling { case: *id },
        // Nothing more is asked about what is closed.
        (Reporter::Parting { case, .. }, Some(Case { id, stage: Stage::Closed, .. })) if case == *id => state,
        (_, Some(case @ Case { stage: Stage::Closed, .. })) => Reporter::Parting { case: case.id, asked: 0 },
        (state @ (Reporter::Asked { .. } | Reporter::Talking { .. } | Reporter::Pin { .. }), Some(_)) => state,
        (_, Some(case)) => Reporter::Talking { case: case.id },
    }
}

/// Whether the announced minute has come: a word, or *not yet*, may have moved it since somebody looked.
fn is_quiet(facts: &Facts) -> bool {
    matches!(&facts.case, Some(Case { stage: Stage::Draft { sends_at: Some(at) }, .. }) if *at <= facts.now)
}

/// The screen of where one is, with something said above it. What must be answered before something is taken comes first.
pub(super) fn here(state: Reporter, facts: &Facts, mut lines: Vec<Line>) -> Screen {
    if let (Reporter::Describing { .. }, Some(known)) = (state, &facts.case) {
        return reader::describing(known, facts, lines);
    }
    if let (Some(case), Some(asked)) = (state.case(), files::asked(facts)) {
        if let Some(known) = facts.case.as_ref().filter(|known| matches!(known.stage, Stage::Draft { .. })) {
            lines.extend(screen::before_sending(known));
        }
        let keeps = facts.case.as_ref().is_some_and(|case| case.evidence);
        return files::ask(case, asked, keeps, lines);
    }
    if let Some(screen) = guided::question(state, facts, lines.clone()) {
        return screen;
    }
    match (state, &facts.case) {
        (Reporter::Telling { .. } | Reporter::Away { .. } | Reporter::Guided { .. } | Reporter::Changing { .. }, Some(known))
            if matches!(known.stage, Stage::Draft { .. }) =>
        {
            screen::telling(known, facts, lines)
        }
        (Reporter::Asked { question, .. }, Some(known)) => {
            lines.extend(files::state(facts));
            screen::ask(known, question, lines)
        }
        (Reporter::Talking { .. }, Some(known)) => screen::talking(known, facts, lines),
        (Reporter::Parting { asked, .. }, Some(known)) => parting::screen(known, asked, facts, lines),
        (Reporter::Pin { case, typing }, Some(_)) => pin::ask(case, typing, lines),
        _ => {
            let mut home = screen::home(None);
            home.lines.splice(0..0, lines);
            home
        }
    }
}

/// What stood there has stood there long enough: nothing of it is shown again before it is asked for.
fn overdue(state: Reporter, facts: &Facts) -> (Reporter, Vec<Effect>) {
    let plain = match state {
        Reporter::Guided { case, .. } | Reporter::Changing { case, .. } => Reporter::Telling { case },
        other => other,
    };
    (state, vec![Effect::Show(here(plain, facts, vec![]))])
}

/// The chat is emptied at once; the story goes on as it was announced, and shows nothing of it here.
fn exit(state: Reporter, facts: &Facts) -> (Reporter, Vec<Effect>) {
    let mut lines = vec![Line::ExitDone];
    if facts.undeletable > 0 {
        lines.push(Line::ExitLeft { count: facts.undeletable });
    }
    let mut effects = vec![];
    // Whoever leaves does not answer: what waits for an answer is not taken.
    if let (Some(case), Some(_)) = (&facts.case, files::asked(facts)) {
        let held = facts.attached.iter().filter(|one| one.stage == attachment::Stage::Held);
        effects.extend(held.filter_map(|one| Some(Effect::Refuse(case.id, one.kind.asks()?, one.number))));
    }
    let state = if facts.pin.is_some() {
        effects.push(Effect::Lock);
        Reporter::Home
    } else {
        facts.case.as_ref().map_or(state, |case| reader::back(state, case)).left()
    };
    effects.extend([Effect::WipeAll, Effect::Show(Screen { still: true, ..Screen::of(lines) })]);
    (state, effects)
}

pub(super) fn stale(state: Reporter, facts: &Facts) -> (Reporter, Vec<Effect>) {
    (state, vec![Effect::Alert(Line::StaleButton), Effect::Show(here(state, facts, vec![]))])
}

/// Whether one's own words stay in this chat, for whom an emptied one would be noticed.
fn keep(state: Reporter, keeps: bool, facts: &Facts) -> (Reporter, Vec<Effect>) {
    let line = if keeps { Line::ChatKept } else { Line::ChatCleaned };
    let mut effects = vec![Effect::KeepsChat(keeps), Effect::Show(here(state, facts, vec![line]))];
    if !keeps {
        effects.insert(1, Effect::WipeContent);
    }
    (state, effects)
}

/// Words, unless they are a code or a PIN, or the name of an option.
fn tell(state: Reporter, text: &Text, facts: &Facts) -> (Reporter, Vec<Effect>) {
    if let Some(done) = pin::typed(state, text, facts).or_else(|| code::typed(state, text, facts)) {
        return done;
    }
    let typed = guided::named(state, text, facts).or_else(|| library::named(state, text, facts));
    typed.unwrap_or_else(|| plainly(state, text, facts))
}

/// Words that are nothing else: about whom not to trust, where one writes that, and otherwise of the story.
fn plainly(state: Reporter, text: &Text, facts: &Facts) -> (Reporter, Vec<Effect>) {
    match (state, &facts.case) {
        (Reporter::Describing { .. }, Some(case)) => reader::described(state, case, text, facts),
        _ => words(state, text, facts),
    }
}

/// Words, and what came with them: the first open the story, later ones add to it, and none is ever without a place.
fn words(state: Reporter, text: &Text, facts: &Facts) -> (Reporter, Vec<Effect>) {
    let taken = files::taken(text, facts);
    let mut lines: Vec<Line> = text.with.map(|_| Line::PartlyKept).into_iter().chain(files::said(text, taken, facts)).collect();
    if text.attached.is_some() && taken.is_none() && text.words.expose().is_empty() {
        return (state, vec![Effect::Show(here(state, facts, lines))]);
    }
    let known = facts.case.as_ref().filter(|case| case.stage != Stage::Closed);
    let at = facts.now + retention::QUIET;
    // The story as it is before these words, what takes them up, and the state in which one is then.
    let (before, mut effects, state) = match known {
        None => {
            let case = facts.fresh;
            let only_talk = state == Reporter::Invited;
            let filing = if only_talk { Filing::OnlyTalk } else { Filing::Filed };
            let opens = [Effect::OpenDraft { case, sends_at: at }, Effect::Keep(case, Some(at))];
            let talk = only_talk.then_some(Effect::OnlyTalk(case, true));
            let state = if let Reporter::Starting { at } = state { Reporter::Guided { case, at } } else { Reporter::Telling { case } };
            (Case { filing, ..first(case, at, facts) }, opens.into_iter().chain(talk).collect(), state)
        }
        Some(case @ Case { stage: Stage::Draft { sends_at }, .. }) => {
            // Quiet is counted anew from the last word, and from the first one among answers; who said "not yet" is left alone.
            let sends_at = (sends_at.is_some() || case.messages == 0).then_some(at);
            let case = Case { stage: Stage::Draft { sends_at }, ..case.clone() };
            let guided = matches!(state, Reporter::Guided { .. } | Reporter::Changing { .. });
            let state = if guided { state } else { Reporter::Telling { case: case.id } };
            (case.clone(), vec![Effect::Keep(case.id, sends_at)], state)
        }
        Some(case) => {
            let state = if let Reporter::Asked { .. } = state { state } else { Reporter::Talking { case: case.id } };
            if !text.words.expose().is_empty() {
                lines.insert(0, Line::MessageKept);
            }
            (case.clone(), vec![Effect::Keep(case.id, None)], state)
        }
    };
    effects.extend(taken.map(|stage| Effect::Attach(before.id, stage)));
    if known.is_some() && !matches!(before.stage, Stage::Draft { .. }) {
        effects.push(Effect::Ping(Who::Claimant(before.id), staff_screen::ping_message(&before)));
    }
    let attached = if known.is_some() { facts.attached.clone() } else { vec![] };
    let mut after = files::with(&Facts { case: Some(before.clone()), attached, ..facts.clone() }, text, taken);
    match danger::notice(&before, facts) {
        // What is asked about a file comes first; the lane does not wait for that.
        Some(triage) if let Some(case) = &mut after.case => {
            case.triage = triage;
            let case = case.clone();
            effects.extend(danger::noticed(state, &case, &after, lines));
        }
        _ => effects.push(Effect::Show(added(state, &after, lines))),
    }
    (state, effects)
}

/// Where one is after words: a question stays, and says that they are kept.
fn added(state: Reporter, facts: &Facts, mut lines: Vec<Line>) -> Screen {
    if let (Reporter::Guided { .. } | Reporter::Changing { .. }, Some(case)) = (state, &facts.case) {
        lines.extend(screen::kept(case, facts));
    }
    here(state, facts, lines)
}

/// A story in its first moment, before its first message.
pub(super) fn first(id: CaseId, sends_at: DateTime<Utc>, facts: &Facts) -> Case {
    Case {
        id,
        name: String::new(),
        // Not looked at by any screen of the reporter's.
        reporter: ChatId(0),
        stage: Stage::Draft { sends_at: Some(sends_at) },
        sent: None,
        agreed: None,
        moved: None,
        known: None,
        filing: Filing::Filed,
        lane: Lane::Normal,
        triage: Triage::default(),
        answers: Answers::default(),
        language: facts.language,
        // Nor is this: it is asked once the story is sent.
        preference: Preference::Never,
        reader: Reader::Anyone,
        excludes: false,
        hold: None,
        evidence: false,
        messages: 0,
        files: 0,
        unread: 0,
    }
}

fn other(state: Reporter, kind: Other, facts: &Facts) -> Screen {
    let kind = kind.word().to_owned();
    if matches!(state, Reporter::Home | Reporter::Invited) {
        screen::home(Some(Line::OtherHome { kind }))
    } else {
        here(state, facts, vec![Line::OtherTelling { kind }])
    }
}

fn press(state: Reporter, button: Button, facts: &Facts) -> (Reporter, Vec<Effect>) {
    let show = |screen| (state, vec![Effect::Show(screen)]);
    match button {
        Button::Home => return show(here(state, facts, vec![])),
        Button::Emergency => return show(screen::emergency(facts, Line::Emergency)),
        Button::ChatSafety => return show(screen::chat_safety(facts)),
        Button::Lock if facts.pin.is_some() => return pin::lock(),
        Button::PinOff if facts.pin.is_some() => return pin::off(state, facts),
        Button::KeepChat(keeps) => return keep(state, keeps, facts),
        Button::Privacy => return show(screen::privacy()),
        Button::Languages => return show(screen::languages()),
        Button::Speak(language) => return (state, vec![Effect::Speak(language), Effect::Show(here(state, facts, vec![]))]),
        Button::Exit => return exit(state, facts),
        Button::Clear => {
            let waits = |one: &Attachment| matches!(one.stage, attachment::Stage::Held | attachment::Stage::Due);
            let line = if facts.attached.iter().any(waits) { Line::ClearedBut } else { Line::Cleared };
            return (state, vec![Effect::WipeContent, Effect::Show(here(state, facts, vec![line]))]);
        }
        Button::TalkFirst(on) if matches!(state, Reporter::Home | Reporter::Invited) => {
            let state = if on { Reporter::Invited } else { Reporter::Home };
            return guided::begin(state, Button::Tell, facts).unwrap_or_else(|| stale(state, facts));
        }
        Button::Gap => {
            let told = facts.gap.map(|(from, to)| Line::Gap { from, to });
            return show(here(state, facts, told.into_iter().collect()));
        }
        _ => {}
    }
    let read = library::press(state, button, facts).or_else(|| lesson::press(state, button, facts));
    if let Some(done) = read.or_else(|| plan::press(state, button, facts)).or_else(|| guided::begin(state, button, facts)) {
        return done;
    }
    let Some(case) = facts.case.as_ref().filter(|case| Some(case.id) == button.case()) else { return stale(state, facts) };
    if let Some(answered) = files::press(state, button, case, facts).or_else(|| danger::press(state, button, case, facts)) {
        return answered;
    }
    if let Some(done) = reader::press(state, button, case, facts) {
        return done;
    }
    match case.stage {
        Stage::Draft { .. } => draft(state, button, case, facts),
        Stage::Closed if let Some(answered) = parting::press(state, button, case, facts) => answered,
        _ => sent::press(state, button, case, facts),
    }
}

/// Buttons of a story that is not sent yet.
fn draft(state: Reporter, button: Button, case: &Case, facts: &Facts) -> (Reporter, Vec<Effect>) {
    let id = case.id;
    if let Some(guided) = guided::press(state, button, case, facts) {
        return guided;
    }
    match button {
        Button::Send(_) => (state, vec![Effect::Consent(id), Effect::Submit(id)]),
        Button::NotYet(_) => {
            let mut facts = facts.clone();
            facts.case = Some(Case { stage: Stage::Draft { sends_at: None }, ..case.clone() });
            (state, vec![Effect::SendsAt(id, None), Effect::Show(here(state, &facts, vec![]))])
        }
        Button::Discard(_) => {
            let yes = key(Line::KeyDiscardSure, Button::DiscardSurely(id));
            (state, vec![Effect::Show(screen::sure(vec![Line::DiscardSure], yes))])
        }
        Button::DiscardSurely(_) => (state, vec![Effect::Erase(id)]),
        Button::OnlyTalk(_, on) => talk::choose(state, case, on, facts),
        _ => stale(state, facts),
    }
}

/// What became of what was refusable.
fn settle(state: Reporter, outcome: &Outcome, facts: &Facts) -> (State, Vec<Effect>) {
    match outcome {
        Outcome::Submitted(id) => {
            let ping = staff_screen::queued(*id, facts.case.as_ref().map_or(Lane::Normal, |case| case.lane));
            let asked = Reporter::Asked { case: *id, question: Question::Safe };
            let held = facts.case.as_ref().map(|case| reader::held(case, facts)).filter(|lines| !lines.is_empty());
            let lines = std::iter::once(Line::Sent).chain(held.unwrap_or_else(|| vec![screen::wait(facts)]));
            let show = Effect::Show(here(asked, facts, lines.collect()));
            // Whoever emptied the chat finds the question when they are back.
            let effects = if let Reporter::Away { .. } = state { vec![ping] } else { vec![ping, show] };
            (State::Reporter(asked), effects)
        }
        Outcome::NotSubmitted(id) => {
            let state = Reporter::Talking { case: *id };
            (State::Reporter(state), vec![Effect::Show(here(state, facts, vec![Line::Sent]))])
        }
        Outcome::Erased { sent } => {
            let line = if *sent { Line::Withdrawn } else { Line::Discarded };
            (State::Reporter(Reporter::Home), vec![Effect::WipeContent, Effect::Show(screen::home(Some(line)))])
        }
        Outcome::Withdrawn(_) | Outcome::CodeWithdrawn(..) | Outcome::Restored(..) => {
            let (state, effects) = withdraw::settle(state, outcome, facts);
            (State::Reporter(state), effects)
        }
        Outcome::Agreed(_) => {
            let (state, effects) = talk::agreed(state, outcome, facts);
            (State::Reporter(state), effects)
        }
        Outcome::Enrolled(staff) => {
            let line = Line::Enrolled { role: staff.role.word().to_owned(), number: staff.number };
            let desk = Desk { hand: None };
            (State::Staff(desk), vec![Effect::WipeContent, Effect::Show(staff_screen::desk(facts, vec![line]))])
        }
        Outcome::EnrolmentRefused => (State::Reporter(state), vec![Effect::Show(here(state, facts, vec![Line::InvitationRefused]))]),
        Outcome::Revised(_) => {
            let mut effects = vec![Effect::Show(here(state, facts, vec![Line::EditKept]))];
            if let Some(case) = facts.case.as_ref().filter(|case| matches!(case.stage, Stage::Claimed { .. })) {
                effects.insert(0, Effect::Ping(Who::Claimant(case.id), staff_screen::ping_message(case)));
            }
            (State::Reporter(state), effects)
        }
        // Changed words that belong to nothing that we keep are words like any others.
        Outcome::NotRevised(text) => {
            let (state, effects) = tell(state, text, facts);
            (State::Reporter(state), effects)
        }
        Outcome::DescribedBefore(case) => {
            let (state, effects) = reader::over(state, *case, facts);
            (State::Reporter(state), effects)
        }
        Outcome::Unlocked { .. } | Outcome::PinUnknown(_) | Outcome::PinSet(_) | Outcome::PinDiffers(_) | Outcome::PinTwice(_) => {
            let (state, effects) = match (pin::settle(state, outcome, facts), outcome) {
                (None, Outcome::PinUnknown(text)) => plainly(state, text, facts),
                (done, _) => done.unwrap_or_else(|| stale(state, facts)),
            };
            (State::Reporter(state), effects)
        }
        Outcome::CodeTypedBack | Outcome::Moved(_) | Outcome::CodeElsewhere | Outcome::CodeUnknown(_) => {
            let (state, effects) = match (code::settle(state, outcome, facts), outcome) {
                (None, Outcome::CodeUnknown(text)) => plainly(state, text, facts),
                (done, _) => done.unwrap_or_else(|| stale(state, facts)),
            };
            (State::Reporter(state), effects)
        }
        _ => (State::Reporter(state), vec![Effect::Show(here(state, facts, vec![]))]),
    }
}
