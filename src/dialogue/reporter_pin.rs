//! The PIN of a chat on a phone that others can open: offered, set, and the lock that it opens. A locked chat is that of
//! somebody who never told anything.

use super::button::Button;
use super::effect::Effect;
use super::event::{Event, Outcome, Text};
use super::facts::Facts;
use super::line::Line;
use super::reporter::here;
use super::reporter_parting::QUESTIONS;
use super::reporter_screen::{always, home};
use super::saved::Reporter;
use super::screen::{Key, Screen, key};
use crate::domain::case::{Case, Phone, Stage};
use crate::domain::ids::CaseId;
use crate::domain::pin::{Guard, Pin, Typing, Use};

/// Whether it is offered for this story, or set already.
pub(super) fn concerns(case: &Case, facts: &Facts) -> bool {
    matches!(case.stage, Stage::Waiting { .. } | Stage::Claimed { .. }) && (facts.pin.is_some() || case.triage.phone == Some(Phone::Shared))
}

/// Said once, after the questions.
pub(super) fn offer(case: &Case, facts: &Facts) -> Option<Line> {
    (concerns(case, facts) && facts.pin.is_none()).then_some(Line::PinOffer)
}

/// The keys of the talk.
pub(super) fn keys(case: &Case, facts: &Facts) -> Vec<Key> {
    let lock = facts.pin.map(|_| key(Line::KeyLock, Button::Lock));
    let about = concerns(case, facts).then(|| key(Line::KeyPin, Button::Pin(case.id)));
    lock.into_iter().chain(about).collect()
}

/// The keys of whoever has a PIN and no story.
pub(super) fn bare_keys(facts: &Facts) -> Vec<Key> {
    match facts.pin {
        Some(_) => vec![key(Line::KeyLock, Button::Lock), key(Line::KeyPinOff, Button::PinOff)],
        None => vec![],
    }
}

/// Whatever else is done leaves the setting of a PIN.
pub(super) fn go_on(state: Reporter, event: &Event) -> Reporter {
    let goes_on = match event {
        Event::Text(text) => is_plain(text),
        Event::Edited(_) | Event::Outcome(_) | Event::Quiet(_) | Event::Unanswered(_) | Event::Fetched(..) => true,
        _ => false,
    };
    match state {
        Reporter::Pin { case, .. } if !goes_on => Reporter::Talking { case },
        state => state,
    }
}

fn is_plain(text: &Text) -> bool {
    text.attached.is_none() && text.with.is_none()
}

/// Words that are typed as a PIN; `None`: they are words like any others.
pub(super) fn typed(state: Reporter, text: &Text, facts: &Facts) -> Option<(Reporter, Vec<Effect>)> {
    if !is_plain(text) {
        return None;
    }
    let pin = Pin::of(text.words.expose());
    let Reporter::Pin { case, typing } = state else {
        return (pin.is_some() && facts.pin.is_none()).then(|| (state, vec![Effect::TryPin]));
    };
    let Some(pin) = pin else { return Some(gone(state, facts, vec![Line::PinNotDigits])) };
    if typing.is_again() {
        return Some((state, vec![Effect::PinAgain(typing.wanted())]));
    }
    if pin.is_weak() {
        return Some(gone(state, facts, vec![Line::PinWeak]));
    }
    let next = Reporter::Pin { case, typing: Typing::of(typing.wanted(), true) };
    let (next, mut effects) = gone(next, facts, vec![]);
    effects.insert(0, Effect::PinOnce);
    Some((next, effects))
}

/// What became of it; `None`: it was none, and its digits are words like any others.
pub(super) fn settle(state: Reporter, outcome: &Outcome, facts: &Facts) -> Option<(Reporter, Vec<Effect>)> {
    match (outcome, state, &facts.case) {
        (Outcome::Unlocked { other, .. }, _, case) => {
            let state = match case {
                Some(Case { id, stage: Stage::Draft { .. }, .. }) => Reporter::Telling { case: *id },
                // The questions of the end may be answered already: who locks a chat forgets that, and is not asked twice.
                Some(Case { id, stage: Stage::Closed, .. }) => Reporter::Parting { case: *id, asked: QUESTIONS },
                Some(case) => Reporter::Talking { case: case.id },
                None => Reporter::Home,
            };
            let lines = [Line::Unlocked].into_iter().chain(other.then_some(Line::OtherBegun)).collect();
            let (state, mut effects) = gone(state, facts, lines);
            effects.insert(0, Effect::WipeContent);
            Some((state, effects))
        }
        (Outcome::PinSet(wanted), _, Some(case)) => {
            let line = if *wanted == Use::Pin { Line::PinSet } else { Line::AlarmSet };
            let about = Effect::Show(about(case, facts, Some(line)));
            Some((Reporter::Talking { case: case.id }, vec![Effect::Vanish, about]))
        }
        (Outcome::PinDiffers(wanted), Reporter::Pin { case, .. }, Some(_)) => {
            let state = Reporter::Pin { case, typing: Typing::of(*wanted, false) };
            Some(gone(state, facts, vec![Line::PinDiffers]))
        }
        (Outcome::PinTwice(wanted), Reporter::Pin { case, .. }, Some(_)) => {
            let state = Reporter::Pin { case, typing: Typing::of(*wanted, false) };
            Some(gone(state, facts, vec![Line::PinTwice]))
        }
        (Outcome::PinUnknown(_), ..) => None,
        _ => Some(gone(state, facts, vec![])),
    }
}

/// The message that held digits leaves the chat at once.
fn gone(state: Reporter, facts: &Facts, lines: Vec<Line>) -> (Reporter, Vec<Effect>) {
    (state, vec![Effect::Vanish, Effect::Show(here(state, facts, lines))])
}

/// The chat is locked: what was said leaves it, and it shows what it shows to everybody.
pub(super) fn lock() -> (Reporter, Vec<Effect>) {
    (Reporter::Home, vec![Effect::Lock, Effect::Show(home(None))])
}

/// A tap on the pages of the PIN; `None`: it is something else, or nothing that can be done here.
pub(super) fn press(state: Reporter, button: Button, case: &Case, facts: &Facts) -> Option<(Reporter, Vec<Effect>)> {
    if !concerns(case, facts) {
        return None;
    }
    let alarmed = facts.pin.is_some_and(|pin| pin.alarm);
    let ask = |wanted| {
        let state = Reporter::Pin { case: case.id, typing: Typing::of(wanted, false) };
        Some((state, vec![Effect::Show(here(state, facts, vec![]))]))
    };
    match button {
        Button::SetPin(_) => ask(Use::Pin),
        Button::SetAlarm(_) if facts.pin.is_some() && facts.alarms => ask(Use::Alarm),
        Button::AlarmOff(_) if alarmed => {
            let facts = Facts { pin: Some(Guard { alarm: false }), ..facts.clone() };
            Some((state, vec![Effect::AlarmOff, Effect::Show(about(case, &facts, Some(Line::AlarmGone)))]))
        }
        Button::Pin(_) | Button::SetAlarm(_) | Button::AlarmOff(_) => Some((state, vec![Effect::Show(about(case, facts, None))])),
        _ => None,
    }
}

/// The chat has no PIN any more.
pub(super) fn off(state: Reporter, facts: &Facts) -> (Reporter, Vec<Effect>) {
    let facts = Facts { pin: None, ..facts.clone() };
    (state, vec![Effect::PinOff, Effect::Show(here(state, &facts, vec![Line::PinGone]))])
}

/// What it does and does not, and what can be done with it.
fn about(case: &Case, facts: &Facts, first: Option<Line>) -> Screen {
    let id = case.id;
    let mut lines: Vec<Line> = first.into_iter().chain([Line::PinAbout]).collect();
    let mut rows = vec![];
    match facts.pin {
        None => rows.push(vec![key(Line::KeySetPin, Button::SetPin(id))]),
        Some(guard) => {
            rows.push(vec![key(Line::KeyChangePin, Button::SetPin(id)), key(Line::KeyPinOff, Button::PinOff)]);
            lines.extend(facts.alarms.then_some(Line::AlarmAbout));
            if guard.alarm {
                rows.push(vec![key(Line::KeyAlarmOff, Button::AlarmOff(id))]);
            } else if facts.alarms {
                rows.push(vec![key(Line::KeySetAlarm, Button::SetAlarm(id))]);
            }
        }
    }
    let back = if facts.pin.is_some() { Line::KeyBack } else { Line::KeySkip };
    rows.push(vec![key(back, Button::Home)]);
    always(rows.into_iter().fold(Screen { still: true, ..Screen::of(lines) }, Screen::row))
}

/// Digits are asked for.
pub(super) fn ask(case: CaseId, typing: Typing, mut lines: Vec<Line>) -> Screen {
    lines.push(Line::AskPin { what: typing.word().to_owned() });
    always(Screen { still: true, ..Screen::of(lines) }.key(Line::KeyBack, Button::Pin(case)))
}
