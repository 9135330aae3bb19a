//! The code of a case: told of, shown once in an alert, typed back, and typed in another chat.

use super::button::Button;
use super::effect::{Effect, Who};
use super::event::{Outcome, Text};
use super::facts::Facts;
use super::line::Line;
use super::reporter::here;
use super::reporter_screen::{always, page, sure};
use super::saved::Reporter;
use super::screen::{Screen, key};
use super::staff_screen;
use crate::domain::case::{Case, Phone, Question, Stage};
use crate::domain::code::{Kept, Typed};

fn has_open(facts: &Facts) -> bool {
    facts.case.as_ref().is_some_and(|case| case.stage != Stage::Closed)
}

/// Words that were meant as a code; `None`: they are words like any others. What nearly is a code is kept as nobody's words, so
/// that no counsellor ever reads it.
pub(super) fn typed(state: Reporter, text: &Text, facts: &Facts) -> Option<(Reporter, Vec<Effect>)> {
    if text.attached.is_some() || text.with.is_some() {
        return None;
    }
    match Typed::of(text.words.expose())? {
        Typed::Code(_) => Some((state, vec![Effect::TryCode])),
        Typed::Mistyped if facts.code == Some(Kept::Whole) || !has_open(facts) => Some(gone(state, facts, Line::CodeWrong)),
        Typed::Mistyped => None,
    }
}

/// What became of a code; `None`: it was none, and its digits are words like any others.
pub(super) fn settle(state: Reporter, outcome: &Outcome, facts: &Facts) -> Option<(Reporter, Vec<Effect>)> {
    match (outcome, &facts.case) {
        (Outcome::CodeUnknown(_), _) if has_open(facts) && facts.code != Some(Kept::Whole) => None,
        (Outcome::Moved(_), Some(case)) => {
            let ping = Effect::Ping(Who::Claimant(case.id), staff_screen::ping_moved(case));
            let (state, effects) = gone(Reporter::Asked { case: case.id, question: Question::Phone }, facts, Line::CodeMoved);
            Some((state, [ping].into_iter().chain(effects).collect()))
        }
        (Outcome::CodeTypedBack, _) => Some(gone(state, facts, Line::CodeSure)),
        (Outcome::CodeElsewhere, _) => Some(gone(state, facts, Line::CodeElsewhere)),
        _ => Some(gone(state, facts, Line::CodeWrong)),
    }
}

/// The message that held a code leaves the chat at once.
fn gone(state: Reporter, facts: &Facts, line: Line) -> (Reporter, Vec<Effect>) {
    (state, vec![Effect::Vanish, Effect::Show(here(state, facts, vec![line]))])
}

/// A tap on the pages of the code; `None`: it is something else, or nothing that can be done with this case any more.
pub(super) fn press(state: Reporter, button: Button, case: &Case, facts: &Facts) -> Option<(Reporter, Vec<Effect>)> {
    if case.stage == Stage::Closed {
        return None;
    }
    let (id, show) = (case.id, Effect::Show(about(case, facts)));
    let effects = match button {
        // Nobody can show it again once it was typed back.
        Button::ShowCode(_) if facts.code != Some(Kept::Hash) => vec![Effect::ShowCode(id), show],
        Button::NewCode(_) if facts.code == Some(Kept::Hash) => {
            let yes = key(Line::KeyNewCodeSure, Button::NewCodeSurely(id));
            vec![Effect::Show(sure(vec![Line::NewCodeSure], yes))]
        }
        Button::NewCodeSurely(_) if facts.code == Some(Kept::Hash) => {
            let facts = Facts { code: Some(Kept::Whole), ..facts.clone() };
            vec![Effect::NewCode(id), Effect::Show(about(case, &facts))]
        }
        Button::Code(_) | Button::ShowCode(_) | Button::NewCode(_) | Button::NewCodeSurely(_) => vec![show],
        Button::Receipt(_) => vec![Effect::Show(receipt(case)?)],
        _ => return None,
    };
    Some((state, effects))
}

/// What it is for, what it risks, how to keep it.
fn about(case: &Case, facts: &Facts) -> Screen {
    let is_kept = facts.code == Some(Kept::Hash);
    let mut lines = vec![Line::CodeAbout];
    if case.triage.phone == Some(Phone::Shared) {
        lines.push(Line::CodeShared);
    }
    lines.push(if is_kept { Line::CodeKept } else { Line::CodeToType });
    let first = if is_kept { key(Line::KeyNewCode, Button::NewCode(case.id)) } else { key(Line::KeyShowCode, Button::ShowCode(case.id)) };
    let rest = vec![key(Line::KeyReceipt, Button::Receipt(case.id)), key(Line::KeySkip, Button::Home)];
    always(Screen { still: true, ..Screen::of(lines) }.row(vec![first]).row(rest))
}

/// What one can show elsewhere: nothing of what was told.
fn receipt(case: &Case) -> Option<Screen> {
    Some(page(vec![Line::Receipt { name: case.name.clone(), at: case.sent? }]))
}
