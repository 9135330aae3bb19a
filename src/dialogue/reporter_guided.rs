//! Guided telling, beside free telling: one question a screen, each of which can be skipped, answered in words, and changed.

use super::button::Button;
use super::effect::Effect;
use super::event::Text;
use super::facts::Facts;
use super::line::Line;
use super::reporter::{first, here, stale};
use super::reporter_files as files;
use super::reporter_guided_screen::{Sheet, aid, review};
use super::reporter_screen as screen;
use super::reporter_talk as talk;
use super::saved::Reporter;
use super::screen::{Screen, key};
use crate::domain::case::{Case, Stage};
use crate::domain::guide::{Answers, Choice, Named, Question};
use crate::domain::retention;

type Turn = (Reporter, Vec<Effect>);

/// The question that stands there, if one does.
const fn at(state: Reporter) -> Option<u16> {
    match state {
        Reporter::Starting { at } | Reporter::Guided { at, .. } | Reporter::Changing { at, .. } => Some(at),
        _ => None,
    }
}

/// The question of a state, or the next one where a release has taken it away.
fn question_of(state: Reporter, facts: &Facts) -> Option<&Question> {
    let at = at(state)?;
    let nothing = Answers::default();
    let answers = facts.case.as_ref().map_or(&nothing, |case| &case.answers);
    facts.guide.question(at).or_else(|| facts.guide.beside(at, answers, true))
}

/// The screen of a question, where one stands; `None`: there is none to show.
pub(super) fn question(state: Reporter, facts: &Facts, lines: Vec<Line>) -> Option<Screen> {
    let question = question_of(state, facts)?;
    let changing = matches!(state, Reporter::Changing { .. });
    Some(Sheet { case: facts.case.as_ref(), question, changing, only: None }.screen(facts, lines))
}

/// Before there is a draft: which way, and the questions until something is chosen. `None`: it is something else.
pub(super) fn begin(state: Reporter, button: Button, facts: &Facts) -> Option<Turn> {
    if !matches!(state, Reporter::Home | Reporter::Invited | Reporter::Starting { .. }) {
        return None;
    }
    match button {
        Button::Tell => {
            let mut page = talk::invite(state);
            // Who only wants to talk is asked nothing that classifies.
            if state != Reporter::Invited {
                page.keys.insert(0, vec![key(Line::KeyWrite, Button::Write), key(Line::KeyGuided, Button::Begin(0))]);
            }
            let state = if let Reporter::Starting { .. } = state { Reporter::Home } else { state };
            Some((state, vec![Effect::Show(page)]))
        }
        Button::Write => Some((Reporter::Home, vec![Effect::Show(screen::page(vec![Line::TellInvite, Line::Limits]))])),
        Button::Begin(at) => {
            let guide = &facts.guide;
            let question = guide.question(at).or_else(|| guide.open(&Answers::default()))?;
            let state = Reporter::Starting { at: question.number };
            let lines = if at == 0 { vec![Line::GuideBegin] } else { vec![] };
            Some((state, vec![Effect::Show(here(state, facts, lines))]))
        }
        Button::First((at, (option, true))) if let Reporter::Starting { .. } = state => {
            let question = facts.guide.question(at)?;
            let option = question.options.iter().find(|one| one.number == option)?;
            Some(open(question, option, facts, vec![]))
        }
        _ => None,
    }
}

/// The first answer opens the draft. It is not sent by itself while there are no words in it.
fn open(question: &Question, option: &Choice, facts: &Facts, lines: Vec<Line>) -> Turn {
    let id = facts.fresh;
    let sends_at = facts.now + retention::QUIET;
    let case = Case { stage: Stage::Draft { sends_at: None }, ..first(id, sends_at, facts) };
    let state = Reporter::Guided { case: id, at: question.number };
    let (state, mut effects) = choose(state, &case, question, option, true, facts, lines);
    effects.insert(0, Effect::OpenDraft { case: id, sends_at });
    (state, effects)
}

/// Buttons of a draft; `None`: it is something else.
pub(super) fn press(state: Reporter, button: Button, case: &Case, facts: &Facts) -> Option<Turn> {
    let guide = &facts.guide;
    let turn = match button {
        Button::Ask(_, number) => {
            let question = match number {
                0 => question_of(state, facts).or_else(|| guide.open(&case.answers)),
                number => guide.question(number),
            };
            match question {
                Some(question) => show(Reporter::Guided { case: case.id, at: question.number }, facts, vec![]),
                None => reviewed(case, facts, vec![]),
            }
        }
        Button::Pick(_, (number, (option, on))) => {
            let picked = guide
                .question(number)
                .and_then(|question| Some((question, question.offered(&case.answers).find(|one| one.number == option)?)));
            match picked {
                Some((question, option)) => choose(state, case, question, option, on, facts, vec![]),
                None => stale(state, facts),
            }
        }
        Button::Done(_, number) => match guide.question(number) {
            Some(question) => go_on(state, case, question, facts, vec![]),
            None => stale(state, facts),
        },
        Button::Review(_) => reviewed(case, facts, vec![]),
        Button::Change(_, number) => match guide.question(number) {
            Some(question) => show(Reporter::Changing { case: case.id, at: question.number }, facts, vec![]),
            None => stale(state, facts),
        },
        Button::Send(_) if case.messages == 0 && case.answers.is_empty() => show(state, facts, vec![Line::NothingToSend]),
        _ => return None,
    };
    Some(turn)
}

fn show(state: Reporter, facts: &Facts, lines: Vec<Line>) -> Turn {
    (state, vec![Effect::Show(here(state, facts, lines))])
}

/// All that was chosen; where nothing was, the story as it is told otherwise.
fn reviewed(case: &Case, facts: &Facts, lines: Vec<Line>) -> Turn {
    let state = Reporter::Telling { case: case.id };
    if case.answers.is_empty() || files::asked(facts).is_some() {
        return show(state, facts, lines);
    }
    (state, vec![Effect::Show(review(case, facts, lines))])
}

/// An option is chosen, or not any more. Of a question that does not stand there only that answer changes.
fn choose(state: Reporter, case: &Case, question: &Question, option: &Choice, on: bool, facts: &Facts, lines: Vec<Line>) -> Turn {
    let answers = facts.guide.chosen(&case.answers, question, option, on);
    let sends_at = match case.stage {
        Stage::Draft { sends_at } => sends_at.map(|_| facts.now + retention::QUIET),
        _ => None,
    };
    let triage = facts.guide.triage(&answers, case.triage);
    let guided = Effect::Guide { case: case.id, answers: answers.clone(), triage, sends_at };
    let ends = on && !option.aside && (question.is_single(&case.answers) || option.alone);
    let case = Case { answers, triage, lane: triage.lane(), stage: Stage::Draft { sends_at }, ..case.clone() };
    let facts = Facts { case: Some(case.clone()), ..facts.clone() };
    let (state, mut effects) =
        if ends && at(state) == Some(question.number) { go_on(state, &case, question, &facts, lines) } else { show(state, &facts, lines) };
    effects.insert(0, guided);
    (state, effects)
}

/// On from a question that was answered: what helps now, then the next one, or the answers that it was changed among.
fn go_on(state: Reporter, case: &Case, question: &Question, facts: &Facts, lines: Vec<Line>) -> Turn {
    let next = facts.guide.beside(question.number, &case.answers, true);
    let next = next.filter(|_| !matches!(state, Reporter::Changing { .. }));
    let (state, on) = match next {
        Some(next) => (Reporter::Guided { case: case.id, at: next.number }, Button::Ask(case.id, next.number)),
        None => (Reporter::Telling { case: case.id }, Button::Review(case.id)),
    };
    let aids = facts.guide.aids(question, &case.answers);
    if !aids.is_empty() {
        return (state, vec![Effect::Show(aid(case, facts, &aids, on))]);
    }
    if let Reporter::Telling { .. } = state { reviewed(case, facts, lines) } else { show(state, facts, lines) }
}

/// Words that are nothing but the name of an option, such as a sub-district; `None`: they are words like any others.
pub(super) fn named(state: Reporter, text: &Text, facts: &Facts) -> Option<Turn> {
    if text.attached.is_some() || text.with.is_some() {
        return None;
    }
    let question = question_of(state, facts)?;
    let case = facts.case.as_ref();
    match question.named(text.words.expose()) {
        Named::One(option) => {
            let lines = vec![Line::PlaceNoted];
            Some(match case {
                Some(case) => choose(state, case, question, option, true, facts, lines),
                None => open(question, option, facts, lines),
            })
        }
        Named::Several(only) => {
            let sheet = Sheet { case, question, changing: matches!(state, Reporter::Changing { .. }), only: Some(only) };
            Some((state, vec![Effect::Show(sheet.screen(facts, vec![Line::WhichPlace]))]))
        }
        Named::Nothing => None,
    }
}
