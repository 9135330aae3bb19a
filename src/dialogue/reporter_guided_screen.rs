//! The screens of guided telling: one question at a time, what was chosen, what helps now. They show content of the story, and are
//! treated so.

use super::button::Button;
use super::facts::Facts;
use super::line::Line;
use super::reporter_files as files;
use super::reporter_screen::{always, contacts, kept, sends};
use super::screen::{Key, Screen, key};
use crate::domain::case::{Case, Stage};
use crate::domain::guide::{Aid, Answers, Choice, Question};

/// In whose words somebody is spoken to.
fn to(answers: &Answers) -> String {
    let is = |word: &str| answers.has("who", word);
    if is("child") {
        "child"
    } else if is("me") {
        "self"
    } else {
        "other"
    }
    .to_owned()
}

fn number(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}

/// A question as it is shown: of this story, or of none yet; in its turn, or to be changed; with all that can be chosen, or some of it.
pub(super) struct Sheet<'a> {
    pub case: Option<&'a Case>,
    pub question: &'a Question,
    pub changing: bool,
    pub only: Option<Vec<&'a Choice>>,
}

impl Sheet<'_> {
    /// The screen, with something said above it.
    pub fn screen(&self, facts: &Facts, mut lines: Vec<Line>) -> Screen {
        let nothing = Answers::default();
        let answers = self.case.map_or(&nothing, |case| &case.answers);
        let asked = facts.guide.asked(answers);
        let at = asked.iter().position(|question| question.number == self.question.number).unwrap_or(0);
        if let Some(case) = self.case {
            lines.extend(files::state(facts));
            if let Stage::Draft { sends_at: Some(at) } = case.stage {
                lines.push(Line::SendsSoon { at });
            }
        }
        let question = self.question.word.clone();
        lines.push(Line::Asked { number: number(at + 1), of: number(asked.len()), question, to: to(answers) });
        let keys: Vec<Key> = match &self.only {
            Some(only) => only.iter().map(|option| self.option(option, answers)).collect(),
            None => self.question.offered(answers).map(|option| self.option(option, answers)).collect(),
        };
        let screen = keys.chunks(self.question.columns).fold(Screen::of(lines), |screen, row| screen.row(row.to_vec()));
        let screen = always(screen.row(self.ways(facts, answers)));
        Screen { content_of: self.case.map(|case| case.id), ..screen }
    }

    fn option(&self, option: &Choice, answers: &Answers) -> Key {
        let on = answers.has(&self.question.word, &option.word);
        let label = Line::KeyOption {
            question: self.question.word.clone(),
            option: option.word.clone(),
            to: to(answers),
            chosen: if on { "yes" } else { "no" }.to_owned(),
        };
        let chosen = (self.question.number, (option.number, !on));
        key(label, self.case.map_or(Button::First(chosen), |case| Button::Pick(case.id, chosen)))
    }

    /// Back, on, and out of it: from anywhere.
    fn ways(&self, facts: &Facts, answers: &Answers) -> Vec<Key> {
        let at = self.question.number;
        let ask = |to: u16| self.case.map_or(Button::Begin(to), |case| Button::Ask(case.id, to));
        let end = self.case.map_or(Button::Tell, |case| Button::Review(case.id));
        if let (Some(case), true) = (self.case, self.changing) {
            return vec![key(Line::KeyGoOn, Button::Done(case.id, at))];
        }
        let before = facts.guide.beside(at, answers, false).map(|question| key(Line::KeyPrevious, ask(question.number)));
        let written = self.question.in_words && self.case.is_some_and(|case| case.messages > 0);
        let on = match self.case {
            Some(case) if written || !answers.of(&self.question.word).is_empty() => key(Line::KeyGoOn, Button::Done(case.id, at)),
            _ => key(Line::KeySkip, facts.guide.beside(at, answers, true).map_or(end, |question| ask(question.number))),
        };
        before.into_iter().chain([on, key(Line::KeyFinish, end)]).collect()
    }
}

/// What was chosen, a line each, and a key to change it.
pub(super) fn review(case: &Case, facts: &Facts, mut lines: Vec<Line>) -> Screen {
    let answers = &case.answers;
    let answered: Vec<&Question> =
        facts.guide.asked(answers).into_iter().filter(|question| !answers.of(&question.word).is_empty()).collect();
    lines.push(Line::Review);
    lines.extend(answered.iter().map(|question| Line::Answered {
        question: question.word.clone(),
        options: answers.of(&question.word).join(","),
        to: to(answers),
    }));
    lines.extend(kept(case, facts));
    lines.extend(files::state(facts));
    lines.push(sends(case));
    let change = |question: &&Question| key(Line::KeyChange { question: question.word.clone() }, Button::Change(case.id, question.number));
    let keys: Vec<Key> = answered.iter().map(change).collect();
    let screen = keys.chunks(3).fold(Screen::of(lines), |screen, row| screen.row(row.to_vec()));
    let screen = screen
        .key(Line::KeySend, Button::Send(case.id))
        .row(vec![key(Line::KeyAddWords, Button::Home), key(Line::KeyDiscard, Button::Discard(case.id))]);
    Screen { content_of: Some(case.id), still: true, ..always(screen) }
}

/// What helps now, before the next question. Whom to turn to can be copied and overtakes all; the rest is content.
pub(super) fn aid(case: &Case, facts: &Facts, aids: &[&Aid], on: Button) -> Screen {
    let mut lines: Vec<Line> = Vec::new();
    // What ends with the contacts comes last, with one list for all of it.
    for aid in aids.iter().filter(|aid| !aid.contacts).chain(aids.iter().filter(|aid| aid.contacts)) {
        lines.push(Line::Aid { aid: aid.word.clone(), to: to(&case.answers) });
    }
    let urgent = aids.iter().any(|aid| aid.contacts);
    if urgent {
        lines.extend(contacts(facts));
    }
    let mut keys = vec![key(Line::KeyGoOn, on)];
    if aids.iter().any(|aid| aid.spreads) {
        keys.insert(0, key(Line::KeyStop, Button::Stop(case.id)));
    }
    let screen = always(Screen { still: true, emergency: urgent, ..Screen::of(lines) }.row(keys));
    Screen { content_of: (!urgent).then_some(case.id), ..screen }
}
