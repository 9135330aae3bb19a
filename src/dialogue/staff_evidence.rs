//! Originals at the desk: a supervisor's second key, and what it opens for a few minutes. Without it nothing of them is told,
//! not even whether there are any.

use super::button::Button;
use super::effect::Effect;
use super::event::{Event, Outcome, Text};
use super::facts::Facts;
use super::line::Line;
use super::reporter_screen::page_keys;
use super::saved::Desk;
use super::screen::{Key, Screen, key};
use super::staff::{away, desk_without_hand};
use super::staff_screen::page;
use crate::domain::attachment::Attachment;
use crate::domain::ids::CaseId;
use crate::domain::people::{Role, Staff};
use crate::domain::second_key::{SecondKey, code};

/// Cases on a page.
pub const LIST: i64 = 8;
/// Originals on a page.
const FILES: usize = 6;
/// Keys in a row.
const ROW: usize = 3;

/// Whether an event is about it.
pub(super) fn concerns(desk: Desk, event: &Event) -> bool {
    match event {
        Event::Button(Some(button)) => {
            matches!(button, Button::SecondKey | Button::ShowSecret | Button::Evidence(_) | Button::Originals(..) | Button::Original(..))
        }
        Event::Text(text) | Event::Outcome(Outcome::NotRevised(text)) => is_code(desk, text),
        Event::Outcome(Outcome::SecondKeySet | Outcome::SecondKeyOpen | Outcome::SecondKeyWrong) => true,
        _ => false,
    }
}

/// Six digits, where no case is open that they could be meant for.
fn is_code(desk: Desk, text: &Text) -> bool {
    desk.hand.is_none() && text.attached.is_none() && text.with.is_none() && code(text.words.expose()).is_some()
}

/// The keys of a supervisor's desk.
pub(super) fn keys(staff: Staff) -> Vec<Key> {
    match staff.role {
        Role::Supervisor => vec![key(Line::KeyEvidence, Button::Evidence(0)), key(Line::KeySecondKey, Button::SecondKey)],
        Role::Counsellor => vec![],
    }
}

/// Whoever leaves closes what was open.
pub(super) fn closed(staff: Staff) -> Option<Effect> {
    (staff.role == Role::Supervisor).then_some(Effect::StepDown)
}

/// Words that are a code of the second key, if there is one. They leave the chat, whatever they are worth.
pub(super) fn typed(desk: Desk, text: &Text, facts: &Facts) -> Option<(Desk, Vec<Effect>)> {
    (is_code(desk, text) && facts.evidence.key.is_some()).then(|| (desk, vec![Effect::Vanish, Effect::TrySecondKey]))
}

pub(super) fn press(button: Button, staff: Staff, facts: &Facts) -> (Desk, Vec<Effect>) {
    if staff.role != Role::Supervisor {
        return away(facts, vec![Line::EvidenceSupervisorsOnly]);
    }
    let mut effects = vec![];
    let screen = match (button, gate(facts)) {
        (Button::SecondKey, _) => about(staff, facts, false),
        (Button::ShowSecret, _) => {
            let shows = is_set(facts).is_none();
            effects.extend(shows.then_some(Effect::ShowSecret));
            about(staff, facts, shows)
        }
        (_, Some(screen)) => screen,
        (Button::Originals(case, page), None) => originals(case, page, vec![], facts),
        (Button::Original(case, number), None) => match facts.evidence.files.iter().position(|one| one.number == number) {
            Some(at) => {
                effects.push(Effect::Retrieve(case, number));
                let coming = Line::EvidenceComing { number: number.into() };
                originals(case, u16::try_from(at / FILES).unwrap_or(u16::MAX), vec![coming], facts)
            }
            None => originals(case, 0, vec![], facts),
        },
        (_, None) => cases(facts),
    };
    effects.push(Effect::Show(screen));
    (desk_without_hand(), effects)
}

pub(super) fn settle(outcome: &Outcome, facts: &Facts) -> (Desk, Vec<Effect>) {
    let screen = match (outcome, gate(facts)) {
        (Outcome::SecondKeySet, _) => page(vec![Line::SecondKeySet]),
        (Outcome::SecondKeyOpen, None) => cases(facts),
        (_, Some(locked)) if facts.evidence.key.is_some_and(|key| key.locked.is_some()) => locked,
        _ => page(vec![Line::SecondKeyWrong]),
    };
    (desk_without_hand(), vec![Effect::Show(screen)])
}

fn is_set(facts: &Facts) -> Option<SecondKey> {
    facts.evidence.key.filter(|key| key.set.is_some())
}

/// What stands before everything, unless the key is open.
fn gate(facts: &Facts) -> Option<Screen> {
    match facts.evidence.key {
        Some(SecondKey { locked: Some(until), .. }) => Some(page(vec![Line::SecondKeyLocked { until }])),
        Some(SecondKey { set: Some(_), open: Some(_), .. }) => None,
        Some(SecondKey { set: Some(_), .. }) => Some(page(vec![Line::AskSecondKey])),
        _ => Some(page(vec![Line::SecondKeyFirst]).key(Line::KeySecondKey, Button::SecondKey)),
    }
}

/// What it is for, and how it is set up, or taken back.
fn about(staff: Staff, facts: &Facts, shows: bool) -> Screen {
    let mut lines = vec![Line::SecondKeyAbout];
    if let Some(SecondKey { set: Some(at), .. }) = facts.evidence.key {
        lines.push(Line::SecondKeySince { at, number: staff.number });
        return page(lines);
    }
    if shows || facts.evidence.key.is_some() {
        lines.push(Line::AskFirstCode);
    }
    page(lines).key(Line::KeyShowSecret, Button::ShowSecret)
}

/// The cases that hold originals, the newest first.
fn cases(facts: &Facts) -> Screen {
    let known = &facts.evidence;
    let until = known.key.and_then(|key| key.open).unwrap_or(facts.now);
    let mut lines = vec![Line::EvidenceTitle { count: known.count, until }];
    let number = |count: i64| usize::try_from(count).unwrap_or(0);
    let of = number(known.count).div_ceil(number(LIST));
    let turn = page_keys(&mut lines, number(known.page), of, Button::Evidence);
    let list = known.cases.iter().fold(Screen::of(lines), |screen, one| {
        screen.key(Line::KeyEvidenceCase { name: one.name.clone(), count: one.count }, Button::Originals(one.id, 0))
    });
    list.row(turn).key(Line::KeyDesk, Button::Home)
}

/// The originals of a case: what each is, and by what it is known again.
fn originals(case: CaseId, wanted: u16, mut lines: Vec<Line>, facts: &Facts) -> Screen {
    let pages: Vec<&[Attachment]> = facts.evidence.files.chunks(FILES).collect();
    let back = vec![key(Line::KeyEvidence, Button::Evidence(0)), key(Line::KeyDesk, Button::Home)];
    let (Some(known), false) = (&facts.case, pages.is_empty()) else {
        return Screen::of(vec![Line::EvidenceGone]).row(back);
    };
    lines.push(Line::EvidenceCase { name: known.name.clone() });
    let shown = usize::from(wanted).min(pages.len() - 1);
    lines.extend(pages[shown].iter().map(|one| Line::EvidenceFile {
        number: one.number.into(),
        kind: one.kind.word().to_owned(),
        at: one.at,
        sha: one.original.clone().unwrap_or_default(),
    }));
    let turn = page_keys(&mut lines, shown, pages.len(), |page| Button::Originals(case, page));
    let brings: Vec<Key> =
        pages[shown].iter().map(|one| key(Line::KeyOriginal { number: one.number.into() }, Button::Original(case, one.number))).collect();
    let screen = brings.chunks(ROW).fold(Screen::of(lines), |screen, row| screen.row(row.to_vec()));
    screen.row(turn).row(back)
}
