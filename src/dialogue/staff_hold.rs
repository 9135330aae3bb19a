//! What a supervisor sees of a case that somebody at the centre must not see: the words about whom, and nothing of the story. And
//! what staff can do who need help themselves.

use super::button::Button;
use super::effect::{Effect, Topic};
use super::facts::Facts;
use super::line::{Line, edited};
use super::reporter_screen::{contacts, page_keys};
use super::saved::Desk;
use super::screen::{Screen, key};
use super::staff_screen::{minutes, page};
use crate::domain::case::{Case, Hold, Lane, Stage};
use crate::domain::ids::CaseId;
use crate::domain::people::Staff;
use crate::domain::private::Private;
use crate::domain::talk::pages;

/// As many members as keys have room for: Telegram takes 100 of them on a message.
const ROSTER: usize = 84;

/// Whether a button is one of the card's.
pub(super) const fn is_of(button: Button) -> bool {
    matches!(button, Button::Decide(..) | Button::Bar(..) | Button::MaybeMe(_) | Button::Free(_) | Button::FreeSurely(_))
}

/// A tap on the card; `None`: it is not this supervisor who decides.
pub(super) fn press(button: Button, staff: Staff, facts: &Facts) -> Option<(Desk, Vec<Effect>)> {
    let case = facts.case.as_ref().filter(|case| Some(case.id) == button.case())?;
    let hold = case.hold.filter(|hold| hold.by == Some(staff.id))?;
    let Stage::Waiting { .. } = case.stage else { return None };
    let id = case.id;
    let effects = match button {
        Button::Bar(_, number) => {
            let mut facts = facts.clone();
            for member in facts.trust.roster.iter_mut().filter(|member| member.number == i64::from(number)) {
                member.barred = !member.barred;
            }
            vec![Effect::Bar(id, number.into()), Effect::Show(card(case, hold, 0, &facts))]
        }
        Button::MaybeMe(_) => vec![Effect::PassOn(id)],
        Button::Free(_) => {
            let barred = facts.trust.roster.iter().filter(|member| member.barred).count();
            let line = Line::FreeSure { name: case.name.clone(), count: i64::try_from(barred).unwrap_or(i64::MAX) };
            let keys = vec![key(Line::KeyNo, Button::Decide(id, 0)), key(Line::KeyFreeSure, Button::FreeSurely(id))];
            vec![Effect::Show(Screen::of(vec![line]).row(keys))]
        }
        Button::FreeSurely(_) => vec![Effect::Free(id)],
        Button::Decide(_, page) => {
            vec![Effect::Looked(id), Effect::PingsRead(Topic::Case(id)), Effect::Show(card(case, hold, page, facts))]
        }
        _ => return None,
    };
    Some((Desk { hand: None }, effects))
}

/// The words about whom, and who may not read it.
fn card(case: &Case, hold: Hold, wanted: u16, facts: &Facts) -> Screen {
    let pages = pages(&facts.trust.described, &[]);
    let shown = usize::from(wanted).min(pages.len() - 1);
    let since = if let Stage::Waiting { since } = case.stage { since } else { facts.now };
    let mut lines = vec![Line::HoldCard {
        name: case.name.clone(),
        lane: case.lane.word().to_owned(),
        minutes: minutes(since, facts.now),
        about: hold.about.word().to_owned(),
    }];
    lines.extend(hold.late.then_some(Line::HoldLate));
    lines.extend(facts.trust.described.is_empty().then_some(Line::HoldNoWords));
    lines.extend(pages[shown].iter().map(|said| Line::Said {
        voice: said.voice.word().to_owned(),
        at: said.at,
        edited: "no".to_owned(),
        text: Private::new(said.text.expose().clone()),
    }));
    let turn = page_keys(&mut lines, shown, pages.len(), |page| Button::Decide(case.id, page));
    lines.push(Line::HoldDecide);
    let mut screen = Screen::of(lines).row(turn);
    let members = facts.trust.roster.iter().take(ROSTER).filter_map(|member| {
        let barred = if member.barred { "yes" } else { "no" }.to_owned();
        let label = Line::KeyBar { number: member.number, role: member.role.word().to_owned(), barred };
        Some(key(label, Button::Bar(case.id, u16::try_from(member.number).ok()?)))
    });
    for row in members.collect::<Vec<_>>().chunks(2) {
        screen = screen.row(row.to_vec());
    }
    screen.content_of = Some(case.id);
    screen
        .row(vec![key(Line::KeyMaybeMe, Button::MaybeMe(case.id)), key(Line::KeyFree, Button::Free(case.id))])
        .key(Line::KeyDesk, Button::Home)
}

/// What waits for this supervisor's decision.
pub(super) fn list(facts: &Facts) -> Screen {
    let first = if facts.holds.is_empty() { Line::HoldsEmpty } else { Line::HoldsTitle };
    let screen = facts.holds.iter().fold(Screen::of(vec![first]), |screen, case| {
        let (name, lane) = (case.name.clone(), case.lane.word().to_owned());
        let talk = edited(case.only_talk);
        screen.key(Line::KeyCase { name, lane, minutes: minutes(case.since, facts.now), unseen: 0, talk }, Button::Decide(case.id, 0))
    });
    screen.key(Line::KeyDesk, Button::Home)
}

/// A ping: that somebody waits for a decision, and nothing of whom it is about.
#[must_use]
pub fn ping_held(case: CaseId, name: String, lane: Lane) -> Screen {
    let screen = Screen::of(vec![Line::PingHeld { name, lane: lane.word().to_owned() }]);
    Screen { emergency: lane == Lane::Urgent, ..screen }.key(Line::KeyOpen, Button::Decide(case, 0))
}

/// Their own desk is no safe place to tell; others are.
pub(super) fn myself(facts: &Facts) -> Screen {
    page(std::iter::once(Line::Myself).chain(contacts(facts)).collect())
}
