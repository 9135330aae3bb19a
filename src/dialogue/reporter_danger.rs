//! Words that sound like danger: acknowledged at once, with whom to turn to; the person says whether it is so, or asks for a
//! human. It adds help and refuses nothing (UNICEF, Safer Chatbots).

use super::button::Button;
use super::effect::Effect;
use super::facts::Facts;
use super::line::Line;
use super::reporter::here;
use super::reporter_files as files;
use super::reporter_screen::{before_sending, contacts};
use super::reporter_sent::urgent;
use super::saved::Reporter;
use super::screen::{Screen, key};
use crate::domain::case::{Case, Danger, Lane, Noticed, Stage, Triage};

/// What is to be noticed of the words that are being kept, if anything: never in two messages one after the other, and never
/// again what the person has said is not so. `case` is as it was before those words.
pub(super) fn notice(case: &Case, facts: &Facts) -> Option<Triage> {
    let kind = facts.danger?;
    let may = match case.triage.noticed {
        None => true,
        Some(last) => case.messages > last.at && !(last.so == Some(false) && last.kind == kind),
    };
    let noticed = Noticed { kind, at: case.messages + 1, so: None };
    may.then_some(Triage { noticed: Some(noticed), ..case.triage })
}

/// What follows from having noticed: the lane, who is told, and the screen. `case` holds those words, and what was noticed.
pub(super) fn noticed(state: Reporter, case: &Case, facts: &Facts, mut lines: Vec<Line>) -> Vec<Effect> {
    let Some(Noticed { kind, .. }) = case.triage.noticed else { return vec![Effect::Show(here(state, facts, lines))] };
    let mut effects = vec![Effect::Triage(case.id, case.triage, Lane::Urgent)];
    if case.lane != Lane::Urgent && !matches!(case.stage, Stage::Draft { .. }) {
        effects.push(urgent(case));
    }
    // A question about what was sent cannot wait either: then whom to turn to stands above it.
    if files::asked(facts).is_some() {
        lines.push(Line::NoticedContacts);
        lines.extend(contacts(facts));
        effects.push(Effect::Show(Screen { emergency: true, ..here(state, facts, lines) }));
        return effects;
    }
    if let Stage::Draft { .. } = case.stage {
        lines.insert(0, Line::KeptShort);
    }
    lines.extend([Line::Noticed { kind: kind.word().to_owned() }, Line::NoticedContacts]);
    let screen = with_help(case, facts, lines)
        .key(Line::KeyNoticedYes { kind: kind.word().to_owned() }, Button::Meant(case.id))
        .key(Line::KeyNoticedNot, Button::NotMeant(case.id));
    effects.push(Effect::Show(leave(case, kind, screen)));
    effects
}

/// `None`: nothing of this.
pub(super) fn press(state: Reporter, button: Button, case: &Case, facts: &Facts) -> Option<(Reporter, Vec<Effect>)> {
    let last = case.triage.noticed?;
    let so = match button {
        Button::Meant(_) => true,
        Button::NotMeant(_) => false,
        _ => return None,
    };
    if case.stage == Stage::Closed {
        return None;
    }
    let triage = Triage { noticed: Some(Noticed { so: Some(so), ..last }), ..case.triage };
    let lane = triage.lane();
    let case = Case { lane, triage, ..case.clone() };
    let mut effects = vec![Effect::Triage(case.id, triage, lane)];
    if so {
        let lines = vec![Line::NoticedYes { kind: last.kind.word().to_owned() }, Line::NoticedContacts];
        effects.push(Effect::Show(leave(&case, last.kind, with_help(&case, facts, lines))));
    } else {
        let facts = Facts { case: Some(case), ..facts.clone() };
        effects.push(Effect::Show(here(state, &facts, vec![Line::NoticedNot])));
    }
    Some((state, effects))
}

/// Contacts, and what is so of this story: who reads it, and when it is sent.
fn with_help(case: &Case, facts: &Facts, mut lines: Vec<Line>) -> Screen {
    lines.extend(contacts(facts));
    match case.stage {
        Stage::Draft { .. } => lines.extend(before_sending(case)),
        _ if facts.on_duty > 0 || matches!(case.stage, Stage::Claimed { .. }) => lines.push(Line::StaffTold),
        _ => lines.push(Line::NobodyNow),
    }
    Screen { emergency: true, still: true, ..Screen::of(lines) }
}

/// The keys to a human, and out.
fn leave(case: &Case, kind: Danger, screen: Screen) -> Screen {
    let screen = if kind == Danger::Sextortion { screen.key(Line::KeyStop, Button::Stop(case.id)) } else { screen };
    let on = match case.stage {
        Stage::Draft { .. } => key(Line::KeyHuman, Button::Send(case.id)),
        _ => key(Line::KeyGoOn, Button::Home),
    };
    screen.row(vec![on, key(Line::KeyExit, Button::Exit)])
}
