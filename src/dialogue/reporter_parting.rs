//! After a talk was closed: thanks, how to come back, and three questions that one tap answers. Nothing that is tapped there
//! stands with the case or the chat: it is counted, and that it was asked is all that is remembered.

use super::button::Button;
use super::effect::Effect;
use super::facts::Facts;
use super::line::Line;
use super::reporter::here;
use super::reporter_screen::talking;
use super::saved::Reporter;
use super::screen::{Screen, key};
use crate::domain::case::{Case, Rating};

/// Was one heard; does one know what to do; would one write again.
pub const QUESTIONS: u16 = 3;

pub(super) fn screen(case: &Case, asked: u16, facts: &Facts, lines: Vec<Line>) -> Screen {
    let screen = talking(case, facts, lines);
    // What is still to be read comes first.
    if asked >= QUESTIONS || case.unread > 0 {
        return screen;
    }
    let question = asked + 1;
    let mut screen = screen;
    screen.lines.push(Line::AskRating { question: question.into() });
    let press = |&answer: &Rating| key(Line::KeyRating { answer: answer.word().to_owned() }, Button::Rate(case.id, (question, answer)));
    let mut keys = vec![Rating::ALL.iter().map(press).collect(), vec![key(Line::KeyNoRating, Button::NoRating(case.id))]];
    keys.append(&mut screen.keys);
    screen.keys = keys;
    screen
}

/// `None`: nothing of the end.
pub(super) fn press(state: Reporter, button: Button, case: &Case, facts: &Facts) -> Option<(Reporter, Vec<Effect>)> {
    let Reporter::Parting { asked, .. } = state else { return None };
    let at = |asked| Reporter::Parting { case: case.id, asked };
    match button {
        // One tap each: what was answered already, or is not asked yet, counts nothing.
        Button::Rate(_, (question, rating)) if question == asked + 1 && question <= QUESTIONS => {
            let next = at(question);
            let said = (question == QUESTIONS).then_some(Line::RatingThanks);
            let show = Effect::Show(here(next, facts, said.into_iter().collect()));
            Some((next, vec![Effect::Feedback(question, rating), show]))
        }
        Button::NoRating(_) => Some((at(QUESTIONS), vec![Effect::Show(here(at(QUESTIONS), facts, vec![]))])),
        Button::Rate(..) => Some((state, vec![Effect::Show(here(state, facts, vec![]))])),
        _ => None,
    }
}
