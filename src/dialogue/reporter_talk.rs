//! Just talk first: a counsellor listens, and nothing is filed or classified until the person says that it may be.

use super::button::Button;
use super::effect::{Effect, Who};
use super::event::Outcome;
use super::facts::Facts;
use super::line::Line;
use super::reporter::{here, stale};
use super::reporter_screen::{page, sure};
use super::reporter_sent::after;
use super::saved::Reporter;
use super::screen::{Key, Screen, key};
use super::staff_screen;
use crate::domain::case::{Case, Filing, Question, Stage};

/// The page that invites to tell, with the choice for the story that is to come.
pub(super) fn invite(state: Reporter) -> Screen {
    let only_talk = state == Reporter::Invited;
    let mut lines = vec![Line::TellInvite];
    lines.extend(only_talk.then_some(Line::OnlyTalk));
    lines.push(Line::Limits);
    let mut screen = page(lines);
    screen.keys.insert(0, vec![toggle(only_talk, Button::TalkFirst(!only_talk))]);
    screen
}

fn toggle(only_talk: bool, press: Button) -> Key {
    key(if only_talk { Line::KeyNotOnlyTalk } else { Line::KeyOnlyTalk }, press)
}

/// The same choice while it is being told.
pub(super) fn choice(case: &Case) -> Key {
    let only_talk = case.filing == Filing::OnlyTalk;
    toggle(only_talk, Button::OnlyTalk(case.id, !only_talk))
}

/// A tap on it.
pub(super) fn choose(state: Reporter, case: &Case, only_talk: bool, facts: &Facts) -> (Reporter, Vec<Effect>) {
    let filing = if only_talk { Filing::OnlyTalk } else { Filing::Filed };
    let facts = Facts { case: Some(Case { filing, ..case.clone() }), ..facts.clone() };
    (state, vec![Effect::OnlyTalk(case.id, only_talk), Effect::Show(here(state, &facts, vec![]))])
}

/// Whether a question classifies, which is not done before its person agrees.
pub(super) fn waits(case: &Case, question: Question) -> bool {
    case.filing == Filing::OnlyTalk && matches!(question, Question::Whom | Question::Kind)
}

/// The key to agreeing, in the talk.
pub(super) fn may_file(case: &Case) -> Option<Key> {
    let is_open = matches!(case.stage, Stage::Waiting { .. } | Stage::Claimed { .. });
    (is_open && case.filing == Filing::OnlyTalk).then(|| key(Line::KeyMayFile, Button::MayFile(case.id)))
}

/// What changes then, and the yes.
pub(super) fn press(state: Reporter, button: Button, case: &Case, facts: &Facts) -> (Reporter, Vec<Effect>) {
    if may_file(case).is_none() {
        return stale(state, facts);
    }
    match button {
        Button::MayFile(id) => {
            let mut screen = sure(vec![Line::MayFileAbout], key(Line::KeyMayFileSure, Button::MayFileSurely(id)));
            screen.keys[0][0].label = Line::KeyNotNow;
            (state, vec![Effect::Show(screen)])
        }
        Button::MayFileSurely(id) => (state, vec![Effect::Agree(id)]),
        _ => stale(state, facts),
    }
}

/// They agreed: whoever holds it hears of it, and what was not asked before can be answered now.
pub(super) fn agreed(state: Reporter, outcome: &Outcome, facts: &Facts) -> (Reporter, Vec<Effect>) {
    let (Outcome::Agreed(id), Some(case)) = (outcome, &facts.case) else { return stale(state, facts) };
    let ping = Effect::Ping(Who::Claimant(*id), staff_screen::ping_agreed(case));
    let (state, mut effects) = after(case, Question::Notice, facts);
    if let Some(Effect::Show(screen)) = effects.last_mut() {
        screen.lines.insert(0, Line::AgreedNow);
    }
    effects.insert(0, ping);
    (state, effects)
}
