//! Changing one's mind: taking a story back, and with its code bringing it back, or having it erased before its time.

use super::button::Button;
use super::effect::Effect;
use super::event::{Event, Outcome};
use super::facts::Facts;
use super::line::Line;
use super::reporter::here;
use super::reporter_screen::{always, home, sure};
use super::saved::Reporter;
use super::screen::{Key, Screen, key};
use super::staff_screen;
use crate::domain::case::{Case, Question, Stage};
use crate::domain::code::Kept;
use crate::domain::ids::CaseId;

/// Asked once more: what happens then, what the law may hold, and that only the code undoes it.
pub(super) fn asked(case: &Case, facts: &Facts) -> Screen {
    let yes = key(Line::KeyWithdrawSure, Button::WithdrawSurely(case.id));
    if case.stage == Stage::Closed {
        return sure(vec![Line::WithdrawClosedSure], yes);
    }
    let mut lines = vec![Line::WithdrawSure];
    if facts.code == Some(Kept::Hash) {
        return sure(lines, yes);
    }
    lines.push(Line::WithdrawNoCode);
    let mut screen = sure(lines, yes);
    screen.keys.insert(0, vec![key(Line::KeyCode, Button::Code(case.id))]);
    screen
}

/// A closed story has no code that could bring it back: it is erased at once.
pub(super) fn surely(case: &Case) -> Effect {
    match case.stage {
        Stage::Closed => Effect::Erase(case.id),
        _ => Effect::Withdraw(case.id, staff_screen::withdrawn(case)),
    }
}

/// What the code of a withdrawn story, just typed here, allows; `None`: it is about something else, and the offer is over.
pub(super) fn offered(state: Reporter, event: &Event, facts: &Facts) -> Option<(Reporter, Vec<Effect>)> {
    let Reporter::Offered { case, withdrawn_at } = state else { return None };
    let effect = match event {
        Event::Button(Some(Button::Restore(of))) if *of == case => Effect::Restore(case, withdrawn_at),
        Event::Button(Some(Button::EraseNow(of))) if *of == case => {
            let yes = key(Line::KeyEraseNowSure, Button::EraseNowSurely(case));
            Effect::Show(sure(vec![Line::EraseNowSure], yes))
        }
        Event::Button(Some(Button::EraseNowSurely(of))) if *of == case => Effect::EraseNow(case, withdrawn_at),
        Event::Outcome(Outcome::NotRestored) => {
            return Some((Reporter::Home, vec![Effect::Show(here(Reporter::Home, facts, vec![Line::RestoreLate]))]));
        }
        _ => return None,
    };
    Some((state, vec![effect]))
}

/// What became of it.
pub(super) fn settle(state: Reporter, outcome: &Outcome, facts: &Facts) -> (Reporter, Vec<Effect>) {
    match (outcome, &facts.case) {
        (Outcome::Withdrawn(until), _) => {
            let told = home(Some(Line::WithdrawnUntil { at: *until }));
            (Reporter::Home, vec![Effect::WipeContent, Effect::Show(told)])
        }
        (Outcome::CodeWithdrawn(case, withdrawn_at, until), _) => {
            let offer = Screen { still: true, ..offer(*case, Line::RestoreOffer { at: *until }) };
            (Reporter::Offered { case: *case, withdrawn_at: *withdrawn_at }, vec![Effect::Vanish, Effect::Show(offer)])
        }
        (Outcome::Restored(id, moved), Some(case)) => {
            // Whose phone this is, is not known yet.
            let state = if *moved { Reporter::Asked { case: *id, question: Question::Phone } } else { Reporter::Talking { case: *id } };
            let show = Effect::Show(here(state, facts, vec![Line::Restored]));
            (state, vec![staff_screen::queued(case.lane), show])
        }
        _ => (state, vec![Effect::Show(here(state, facts, vec![]))]),
    }
}

fn offer(case: CaseId, line: Line) -> Screen {
    let row = |key: Key| vec![key];
    let screen = Screen::of(vec![line]).row(row(key(Line::KeyRestore, Button::Restore(case))));
    always(screen.row(row(key(Line::KeyEraseNow, Button::EraseNow(case)))).row(row(key(Line::KeyNo, Button::Home))))
}
