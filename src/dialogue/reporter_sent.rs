//! A story that has been sent: the questions after it, each of which can be skipped, and what one can do in the talk.

use super::button::Button;
use super::effect::{Effect, Who};
use super::facts::Facts;
use super::line::Line;
use super::reporter::{here, stale};
use super::reporter_code as code;
use super::reporter_pin as pin;
use super::reporter_screen as screen;
use super::reporter_talk as talk;
use super::reporter_withdraw as withdraw;
use super::saved::Reporter;
use super::screen::key;
use super::staff_screen;
use crate::domain::attachment::{Attachment, Stage as FileStage};
use crate::domain::case::{Case, Lane, Phone, Preference, Question, Safe, Stage};
use crate::domain::ids::CaseId;
use crate::domain::talk::Voice;

pub(super) fn press(state: Reporter, button: Button, case: &Case, facts: &Facts) -> (Reporter, Vec<Effect>) {
    let id = case.id;
    let mut triage = case.triage;
    match button {
        Button::IsSafe(_, answer) => {
            triage.safe = Some(answer);
            let next = Reporter::Asked { case: id, question: Question::Phone };
            let mut effects = vec![Effect::Triage(id, triage, triage.lane())];
            if answer == Safe::No {
                if case.lane != Lane::Urgent {
                    effects.push(urgent(case));
                }
                effects.push(Effect::Show(screen::not_safe(case, facts)));
            } else {
                effects.push(Effect::Show(screen::ask(case, Question::Phone, vec![])));
            }
            (next, effects)
        }
        Button::HasPhone(_, answer) => {
            triage.phone = Some(answer);
            let (next, mut effects) = after(&Case { triage, ..case.clone() }, Question::Phone, facts);
            if answer == Phone::Shared
                && let Some(Effect::Show(screen)) = effects.last_mut()
            {
                screen.lines.insert(0, Line::PhoneShared);
                screen.keys.insert(screen.keys.len() - 1, vec![key(Line::KeyKeepChat, Button::KeepChat(true))]);
            }
            effects.insert(0, Effect::Triage(id, triage, triage.lane()));
            effects.insert(1, Effect::HasPhone(answer));
            (next, effects)
        }
        Button::AskPreference(_) => (state, vec![Effect::Show(screen::ask_again(case, Question::Preference))]),
        Button::Prefers(_, answer) => {
            let case = Case { preference: answer, ..case.clone() };
            let asked = if answer == Preference::Never { Question::Notice } else { Question::Preference };
            let (next, mut effects) = passed(state, &case, asked, facts);
            effects.insert(0, Effect::Prefers(answer));
            (next, effects)
        }
        Button::Notice(_, which) => match u8::try_from(which).ok().filter(|which| (1..=screen::NOTICES).contains(which)) {
            Some(which) => {
                let (next, mut effects) = passed(state, case, Question::Notice, facts);
                effects.insert(0, Effect::Notice(which));
                (next, effects)
            }
            None => stale(state, facts),
        },
        Button::IsFor(..) if talk::waits(case, Question::Whom) => stale(state, facts),
        Button::IsAbout(..) if talk::waits(case, Question::Kind) => stale(state, facts),
        Button::IsFor(_, answer) => {
            triage.whom = Some(answer);
            answered(case, Question::Whom, Effect::Triage(id, triage, triage.lane()), facts)
        }
        Button::IsAbout(_, answer) => {
            triage.kind = Some(answer);
            answered(case, Question::Kind, Effect::Triage(id, triage, triage.lane()), facts)
        }
        // A question of long ago does not bring the questions back.
        Button::Skip(_, question) if matches!(state, Reporter::Asked { .. }) => after(case, question, facts),
        Button::Read(_, page) => {
            let screen = screen::answers(case, facts, page);
            (settled(state, id), vec![Effect::MarkRead(id), Effect::Show(screen)])
        }
        Button::File(_, number) => {
            let screen = screen::answers(case, facts, u16::MAX);
            let theirs = |one: &&Attachment| one.number == number && one.voice == Voice::Staff && one.stage == FileStage::Kept;
            match facts.attached.iter().find(theirs) {
                Some(_) => (settled(state, id), vec![Effect::Bring(id, number), Effect::Show(screen)]),
                None => stale(state, facts),
            }
        }
        Button::Withdraw(_) => (state, vec![Effect::Show(withdraw::asked(case, facts))]),
        Button::WithdrawSurely(_) => (state, vec![withdraw::surely(case)]),
        Button::MayFile(_) | Button::MayFileSurely(_) => talk::press(state, button, case, facts),
        Button::Code(_) | Button::ShowCode(_) | Button::NewCode(_) | Button::NewCodeSurely(_) | Button::Receipt(_) => {
            code::press(state, button, case, facts).unwrap_or_else(|| stale(state, facts))
        }
        Button::Pin(_) | Button::SetPin(_) | Button::SetAlarm(_) | Button::AlarmOff(_) => {
            pin::press(state, button, case, facts).unwrap_or_else(|| stale(state, facts))
        }
        // Sent meanwhile by the quiet minutes: what was wished has happened.
        Button::Send(_) => (state, vec![Effect::Show(here(state, facts, vec![Line::Sent]))]),
        _ => stale(state, facts),
    }
}

/// A case has become urgent: its claimant hears of it, or all who could claim it.
pub(super) fn urgent(case: &Case) -> Effect {
    match case.stage {
        Stage::Claimed { .. } => Effect::Ping(Who::Claimant(case.id), staff_screen::ping_case_urgent(case)),
        _ => staff_screen::queued(Lane::Urgent),
    }
}

/// Reading an answer ends the questions: they never stand in the way of the talk.
const fn settled(state: Reporter, case: CaseId) -> Reporter {
    if let Reporter::Asked { .. } = state { Reporter::Talking { case } } else { state }
}

fn answered(case: &Case, question: Question, triage: Effect, facts: &Facts) -> (Reporter, Vec<Effect>) {
    let (next, mut effects) = after(case, question, facts);
    effects.insert(0, triage);
    (next, effects)
}

/// What comes after a question that can be asked again at any time: then one is back where one was.
fn passed(state: Reporter, case: &Case, question: Question, facts: &Facts) -> (Reporter, Vec<Effect>) {
    match (state, question) {
        (Reporter::Asked { question: Question::Preference | Question::Notice, .. }, _) => after(case, question, facts),
        (_, Question::Preference) => (state, vec![Effect::Show(screen::ask_again(case, Question::Notice))]),
        _ => {
            let facts = Facts { case: Some(case.clone()), ..facts.clone() };
            (state, vec![Effect::Show(here(state, &facts, vec![]))])
        }
    }
}

/// What comes after a question: the next one that is to be asked, or the talk.
pub(super) fn after(case: &Case, question: Question, facts: &Facts) -> (Reporter, Vec<Effect>) {
    let id = case.id;
    let mut next = question.next();
    // Whoever is not written to first needs no sentence for it.
    let needless = |next: Question| next == Question::Notice && case.preference == Preference::Never;
    while let Some(passed) = next.filter(|next| case.triage.answers(*next) || needless(*next) || talk::waits(case, *next)) {
        next = passed.next();
    }
    match next {
        Some(next) => (Reporter::Asked { case: id, question: next }, vec![Effect::Show(screen::ask(case, next, vec![]))]),
        None => {
            let lines = [Line::AllAsked, Line::CodeOffer].into_iter().chain(pin::offer(case, facts)).collect();
            (Reporter::Talking { case: id }, vec![Effect::Show(screen::talking(case, facts, lines))])
        }
    }
}
