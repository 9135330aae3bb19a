//! The safety plan: a list that is ticked together and shown once. What is ticked stands in the keys alone: nothing of it is kept, and it
//! leaves the screen in time.

use super::button::Button;
use super::effect::Effect;
use super::facts::Facts;
use super::lesson::human;
use super::line::Line;
use super::reporter::stale;
use super::reporter_screen::always;
use super::saved::Reporter;
use super::screen::{Key, Screen, key};
use crate::domain::lesson::Item;

/// `None`: nothing of the plan.
pub(super) fn press(state: Reporter, button: Button, facts: &Facts) -> Option<(Reporter, Vec<Effect>)> {
    let (set, page) = match button {
        Button::Plan((set, page)) => (set, Some(page)),
        Button::MyPlan(set) => (set, None),
        _ => return None,
    };
    let pages = facts.lessons.pages();
    let screen = facts.lessons.chosen(set).and_then(|ticked| match page {
        Some(0) => Some(intro(state, set)),
        Some(page) if page <= pages => Some(pick(facts, set, page, vec![])),
        Some(_) => None,
        None if ticked.is_empty() => Some(pick(facts, set, 1, vec![Line::PlanEmpty])),
        None => Some(mine(state, set, &ticked)),
    });
    let show = |screen: Screen| (state, vec![Effect::Show(Screen { still: true, passes: set != 0, ..screen })]);
    Some(screen.map_or_else(|| stale(state, facts), show))
}

/// What it is, what it risks, and that nothing of it is kept.
fn intro(state: Reporter, set: u16) -> Screen {
    let screen = Screen::of(vec![Line::PlanIntro])
        .key(Line::KeyPlanBegin, Button::Plan((set, 1)))
        .row(vec![human(Line::KeyTell, state)])
        .key(Line::KeyBack, Button::Home);
    always(screen)
}

/// A page of items: each key says what it sets, so that it can be tapped twice.
fn pick(facts: &Facts, set: u16, page: u16, mut lines: Vec<Line>) -> Screen {
    let pages = facts.lessons.pages();
    let items: Vec<&Item> = facts.lessons.items.iter().filter(|item| item.page == page).collect();
    let ticked = |item: &Item| if set & item.bit() == 0 { "no" } else { "yes" }.to_owned();
    lines.push(Line::PlanPick { page: page.into(), of: pages.into() });
    lines.extend(items.iter().map(|item| Line::PlanItem { item: item.word.clone(), ticked: ticked(item) }));
    let tick = |item: &&Item| {
        let label = Line::KeyPlanItem { item: item.word.clone(), ticked: ticked(item) };
        key(label, Button::Plan((set ^ item.bit(), page)))
    };
    let keys: Vec<Key> = items.iter().map(tick).collect();
    let mut ways = vec![key(Line::KeyBack, Button::Plan((set, page - 1)))];
    ways.extend((page < pages).then(|| key(Line::KeyGoOn, Button::Plan((set, page + 1)))));
    let screen = keys.chunks(2).fold(Screen::of(lines), |screen, row| screen.row(row.to_vec()));
    always(screen.row(ways).key(Line::KeyMyPlan, Button::MyPlan(set)))
}

/// What was ticked, with why it helps, to be copied by hand; what leaving risks, and where paper is safe.
fn mine(state: Reporter, set: u16, ticked: &[&Item]) -> Screen {
    let mut lines = vec![Line::MyPlan];
    lines.extend(ticked.iter().map(|item| Line::PlanAdvice { item: item.word.clone() }));
    lines.extend([Line::PlanLeaving, Line::PlanPaper]);
    let screen = Screen::of(lines)
        .row(vec![human(Line::KeyTell, state)])
        .row(vec![key(Line::KeyPlanChange, Button::Plan((set, 1))), key(Line::KeyBack, Button::Home)]);
    always(screen)
}
