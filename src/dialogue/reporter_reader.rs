//! Who reads a story, as its reporter wants it: a woman or a man, and not somebody at the centre; and who did.

use super::button::Button;
use super::effect::Effect;
use super::event::Text;
use super::facts::{Facts, Members};
use super::line::Line;
use super::reporter::here;
use super::reporter_danger as danger;
use super::reporter_screen::{always, contacts, page, sure};
use super::saved::Reporter;
use super::screen::{Key, Screen, key};
use crate::domain::case::{About, Case, Hold, Reader, Stage};
use crate::domain::ids::{CaseId, StaffId};

/// The way to the page.
pub(super) const fn way(case: &Case) -> Key {
    key(Line::KeyWho, Button::Who(case.id))
}

/// What is said of it before a story is sent.
pub(super) fn before_sending(case: &Case) -> Option<Line> {
    case.hold.map(|hold| Line::HeldDraft { about: hold.about.word().to_owned() })
}

/// That nobody reads it yet, who decides, and whom else one can turn to.
pub(super) fn held(case: &Case, facts: &Facts) -> Vec<Line> {
    let Some(hold) = case.hold else { return vec![] };
    let mut lines = vec![match hold.by {
        Some(_) => Line::Held { about: hold.about.word().to_owned() },
        None => Line::HeldByNobody,
    }];
    lines.extend((hold.late && hold.by.is_some()).then_some(Line::HeldLate));
    lines.push(Line::Outside);
    lines.extend(contacts(facts));
    lines
}

/// Who reads it, where that is not anyone.
pub(super) fn limited(case: &Case) -> Vec<Line> {
    let reader = (case.reader != Reader::Anyone).then(|| Line::WhoReads { reader: case.reader.word().to_owned() });
    reader.into_iter().chain(case.excludes.then_some(Line::SomeExcluded)).collect()
}

/// What the choice means for the wait.
fn wait(reader: Reader, facts: &Facts) -> Option<Line> {
    let Members { all, on_duty } = match reader {
        Reader::Woman => facts.trust.women,
        Reader::Man => facts.trust.men,
        Reader::Anyone => return None,
    };
    let duty = match (on_duty, all) {
        (1.., _) => "on",
        (_, 1..) => "off",
        _ => "none",
    };
    Some(Line::ReaderWait { reader: reader.word().to_owned(), duty: duty.to_owned() })
}

fn who(case: &Case, facts: &Facts) -> Screen {
    let mut lines = vec![Line::WhoReads { reader: case.reader.word().to_owned() }];
    lines.extend(wait(case.reader, facts));
    lines.extend(case.excludes.then_some(Line::SomeExcluded));
    let can_decide = facts.trust.supervisors_for(case.reader) > 0;
    match (case.hold, can_decide) {
        (Some(_), _) => lines.extend(held(case, facts)),
        (None, true) => lines.push(Line::AboutHold),
        (None, false) => lines.extend([Line::NoSupervisor, Line::Outside].into_iter().chain(contacts(facts))),
    }
    let readers = Reader::ALL.iter().map(|&a| key(Line::KeyReads { reader: a.word().to_owned() }, Button::Reads(case.id, a)));
    let mut screen = Screen { still: true, ..Screen::of(lines) }.row(readers.collect());
    if case.hold.is_some() {
        screen = screen.row(vec![key(Line::KeyDescribe, Button::Describe(case.id)), key(Line::KeyUnhold, Button::Unhold(case.id))]);
    } else if can_decide {
        for &about in About::ALL {
            screen = screen.key(Line::KeyHold { about: about.word().to_owned() }, Button::Hold(case.id, about));
        }
    }
    always(screen.key(Line::KeyBack, Button::Home))
}

/// Where one writes about somebody, and nothing of it is part of the story.
pub(super) fn describing(case: &Case, facts: &Facts, mut lines: Vec<Line>) -> Screen {
    let Some(hold) = case.hold else { return page(lines.into_iter().chain([Line::DescriptionOver]).collect()) };
    lines.push(Line::AskDescription { about: hold.about.word().to_owned() });
    if matches!(case.stage, Stage::Draft { .. }) {
        lines.push(Line::HeldDraft { about: hold.about.word().to_owned() });
    } else {
        lines.extend(held(case, facts));
    }
    let done = key(Line::KeyDescribed, Button::Described(case.id));
    always(Screen::of(lines).row(vec![done, key(Line::KeyUnhold, Button::Unhold(case.id))]))
}

/// Where one is without writing about anybody.
pub(super) const fn back(state: Reporter, case: &Case) -> Reporter {
    match (state, case.stage) {
        (Reporter::Describing { case }, Stage::Draft { .. }) => Reporter::Telling { case },
        (Reporter::Describing { case }, Stage::Closed) => Reporter::Parting { case, asked: 0 },
        (Reporter::Describing { case }, _) => Reporter::Talking { case },
        _ => state,
    }
}

/// Words about somebody. Where nobody needs them any more they are kept nowhere: they never become part of the story.
pub(super) fn described(state: Reporter, case: &Case, text: &Text, facts: &Facts) -> (Reporter, Vec<Effect>) {
    if case.hold.is_none() {
        return over(state, case.id, facts);
    }
    let mut lines: Vec<Line> = (text.attached.is_some() || text.with.is_some()).then_some(Line::PartlyKept).into_iter().collect();
    if text.words.expose().is_empty() {
        return (state, vec![Effect::Vanish, Effect::Show(here(state, facts, vec![Line::NotKept]))]);
    }
    lines.insert(0, Line::DescriptionKept);
    let mut effects = vec![Effect::Describe(case.id)];
    match danger::notice(case, facts) {
        Some(triage) => {
            let case = Case { triage, ..case.clone() };
            effects.extend(danger::noticed(state, &case, &Facts { case: Some(case.clone()), ..facts.clone() }, lines));
        }
        None => effects.push(Effect::Show(here(state, facts, lines))),
    }
    (state, effects)
}

/// They came too late, and go. A chat that does not show the story any more shows nothing of this either.
pub(super) fn over(state: Reporter, of: CaseId, facts: &Facts) -> (Reporter, Vec<Effect>) {
    let Some(case) = facts.case.as_ref().filter(|case| case.id == of) else {
        return (state, vec![Effect::Vanish, Effect::Show(here(state, facts, vec![]))]);
    };
    let state = back(state, case);
    (state, vec![Effect::Vanish, Effect::Show(here(state, facts, vec![Line::DescriptionOver]))])
}

/// A tap on the page; `None`: it is something else, or nothing that can be done with this case any more.
pub(super) fn press(state: Reporter, button: Button, case: &Case, facts: &Facts) -> Option<(Reporter, Vec<Effect>)> {
    if case.stage == Stage::Closed {
        return None;
    }
    let id = case.id;
    let with = |case: Case| Facts { case: Some(case), ..facts.clone() };
    let effects = match button {
        Button::Who(_) => vec![Effect::Show(who(case, facts))],
        Button::Reads(_, reader) => {
            let by = |hold: Hold| (facts.trust.supervisors_for(reader) > 0).then(|| hold.by.unwrap_or(StaffId(0)));
            let case = Case { reader, hold: case.hold.map(|hold| Hold { by: by(hold), ..hold }), ..case.clone() };
            vec![Effect::Reads(id, reader), Effect::Show(who(&case, facts))]
        }
        Button::Hold(..) if case.hold.is_none() && facts.trust.supervisors_for(case.reader) == 0 => vec![Effect::Show(who(case, facts))],
        Button::Hold(_, about) => {
            let hold = Some(case.hold.map_or(Hold { about, by: Some(StaffId(0)), late: false }, |hold| Hold { about, ..hold }));
            let (mut stage, mut effects) = (case.stage, vec![Effect::Hold(id, about)]);
            match stage {
                // It is not sent by itself while somebody writes about whom it is to be kept from.
                Stage::Draft { .. } => {
                    stage = Stage::Draft { sends_at: None };
                    effects.push(Effect::SendsAt(id, None));
                }
                Stage::Claimed { since, .. } => stage = Stage::Waiting { since },
                _ => {}
            }
            let state = Reporter::Describing { case: id };
            effects.push(Effect::Show(here(state, &with(Case { stage, hold, ..case.clone() }), vec![])));
            return Some((state, effects));
        }
        Button::Describe(_) if case.hold.is_some() => {
            let (state, mut effects) = (Reporter::Describing { case: id }, vec![]);
            let mut facts = facts.clone();
            if matches!(case.stage, Stage::Draft { .. }) {
                effects.push(Effect::SendsAt(id, None));
                facts = with(Case { stage: Stage::Draft { sends_at: None }, ..case.clone() });
            }
            effects.push(Effect::Show(here(state, &facts, vec![])));
            return Some((state, effects));
        }
        Button::Unhold(_) if case.hold.is_some() => {
            vec![Effect::Show(sure(vec![Line::UnholdSure], key(Line::KeyUnholdSure, Button::UnholdSurely(id))))]
        }
        Button::UnholdSurely(_) if case.hold.is_some() => {
            let (state, facts) = (back(state, case), with(Case { hold: None, ..case.clone() }));
            return Some((state, vec![Effect::Unhold(id), Effect::Show(here(state, &facts, vec![Line::Unheld]))]));
        }
        Button::Described(_) => {
            let state = back(state, case);
            return Some((state, vec![Effect::Show(here(state, facts, vec![]))]));
        }
        Button::Describe(_) | Button::Unhold(_) | Button::UnholdSurely(_) => vec![Effect::Show(who(case, facts))],
        _ => return None,
    };
    Some((state, effects))
}

/// Who opened it, the latest first: a role and a number, nothing of what they read.
pub(super) fn openers(facts: &Facts) -> Screen {
    let looks = &facts.trust.looks;
    let first = if looks.is_empty() { Line::OpenersNone } else { Line::OpenersTitle };
    let each = looks.iter().map(|look| Line::Opener {
        role: look.role.word().to_owned(),
        number: look.number,
        what: if look.story { "story" } else { "words" }.to_owned(),
        at: look.at,
    });
    page(std::iter::once(first).chain(each).collect())
}
