//! Short lessons: a story, a choice, a gentle explanation. Where one is stands in the keys alone: nothing of it is kept, and what one
//! was doing before goes on as it was.

use super::button::Button;
use super::effect::Effect;
use super::facts::Facts;
use super::line::Line;
use super::reporter::stale;
use super::reporter_screen::{always, contacts, wait};
use super::saved::Reporter;
use super::screen::{Key, Screen, key};
use crate::domain::case::Danger;
use crate::domain::lesson::{CHOICES, Lesson};

/// The keys to the lessons and to the safety plan.
pub(super) fn entry() -> Vec<Key> {
    vec![key(Line::KeyLessons, Button::Lessons), key(Line::KeyPlan, Button::Plan((0, 0)))]
}

/// Whom one tells: a story that there is goes on, one that there is not begins.
pub(super) fn human(label: Line, state: Reporter) -> Key {
    key(label, if state.case().is_some() { Button::Home } else { Button::Tell })
}

/// `None`: nothing of a lesson.
pub(super) fn press(state: Reporter, button: Button, facts: &Facts) -> Option<(Reporter, Vec<Effect>)> {
    let screen = match button {
        Button::Lessons => Some(list(facts)),
        Button::Lesson((number, step)) => at(facts, number, step).map(|lesson| story(lesson, step)),
        Button::LessonChoice((number, (step, choice))) => chosen(state, facts, number, step, choice),
        Button::LessonMeant((number, (step, (choice, so)))) => meant(state, facts, number, step, choice, so),
        Button::LessonEnd(number) => facts.lessons.lesson(number).map(|lesson| end(state, lesson)),
        _ => return None,
    };
    Some(screen.map_or_else(|| stale(state, facts), |screen| (state, vec![Effect::Show(Screen { still: true, ..screen })])))
}

/// A lesson that has this step.
fn at(facts: &Facts, number: u16, step: u16) -> Option<&Lesson> {
    facts.lessons.lesson(number).filter(|lesson| lesson.has(step))
}

fn list(facts: &Facts) -> Screen {
    let lessons = &facts.lessons.lessons;
    let mut lines = vec![Line::Lessons];
    lines.extend(lessons.iter().map(|one| Line::LessonAbout { lesson: one.word.clone(), audience: one.audience.word().to_owned() }));
    lines.extend(lessons.iter().any(|one| one.review.is_none()).then_some(Line::LessonsUnreviewed));
    let open = |screen: Screen, one: &Lesson| screen.key(Line::KeyLesson { lesson: one.word.clone() }, Button::Lesson((one.number, 1)));
    always(lessons.iter().fold(Screen::of(lines), open).key(Line::KeyBack, Button::Home))
}

fn story(lesson: &Lesson, step: u16) -> Screen {
    let (word, number) = (|| lesson.word.clone(), lesson.number);
    let screen = Screen::of(vec![Line::LessonStory { lesson: word(), step: step.into(), of: lesson.steps.into() }]);
    let screen = (1..=CHOICES).fold(screen, |screen, choice| {
        let label = Line::KeyChoice { lesson: word(), step: step.into(), choice: choice.into() };
        screen.key(label, Button::LessonChoice((number, (step, choice))))
    });
    let mut ways = vec![key(Line::KeyBack, if step > 1 { Button::Lesson((number, step - 1)) } else { Button::Lessons })];
    ways.extend((step > 1).then(|| key(Line::KeyOtherLessons, Button::Lessons)));
    always(screen.row(ways))
}

/// What follows from a choice: the explanation, or first the question whether it was meant of oneself.
fn chosen(state: Reporter, facts: &Facts, number: u16, step: u16, choice: u16) -> Option<Screen> {
    let lesson = at(facts, number, step).filter(|_| (1..=CHOICES).contains(&choice))?;
    Some(match lesson.discloses(step, choice) {
        Some(danger) => ask(state, facts, (number, step, choice), danger),
        None => after(facts, lesson, step, choice),
    })
}

fn after(facts: &Facts, lesson: &Lesson, step: u16, choice: u16) -> Screen {
    let number = lesson.number;
    let mut lines =
        vec![Line::LessonAfter { lesson: lesson.word.clone(), step: step.into(), of: lesson.steps.into(), choice: choice.into() }];
    if lesson.abroad.contains(&step) {
        let routes = facts.routes.abroad.iter().map(|&route| Line::Contact { number: i64::try_from(route).unwrap_or(0) });
        lines.extend(std::iter::once(Line::Embassy).chain(routes));
    }
    let on = if step < lesson.steps { Button::Lesson((number, step + 1)) } else { Button::LessonEnd(number) };
    always(Screen::of(lines).row(vec![key(Line::KeyBack, Button::Lesson((number, step))), key(Line::KeyGoOn, on)]))
}

/// What words of that kind would be answered with, and nothing noted of it (UNICEF, Safer Chatbots).
fn ask(state: Reporter, facts: &Facts, (number, step, choice): (u16, u16, u16), danger: Danger) -> Screen {
    let kind = || danger.word().to_owned();
    let meant = |so| Button::LessonMeant((number, (step, (choice, so))));
    let lines = [Line::Noticed { kind: kind() }, Line::NoticedContacts].into_iter().chain(contacts(facts)).collect();
    let screen = Screen { emergency: true, ..Screen::of(lines) }
        .key(Line::KeyNoticedYes { kind: kind() }, meant(true))
        .key(Line::KeyNoticedNot, meant(false));
    leave(state, screen, Button::Lesson((number, step)))
}

/// The answer. Nobody hears of it by itself: that is said, with the way to a human.
fn meant(state: Reporter, facts: &Facts, number: u16, step: u16, choice: u16, so: bool) -> Option<Screen> {
    let lesson = at(facts, number, step)?;
    let danger = lesson.discloses(step, choice)?;
    if !so {
        let mut screen = after(facts, lesson, step, choice);
        screen.keys.insert(0, vec![human(Line::KeyTell, state)]);
        return Some(screen);
    }
    let mut lines = vec![Line::NoticedYes { kind: danger.word().to_owned() }, Line::NoticedContacts];
    lines.extend(contacts(facts));
    lines.extend([Line::LessonOnlyHere, wait(facts)]);
    Some(leave(state, Screen { emergency: true, ..Screen::of(lines) }, Button::Lesson((number, step))))
}

/// The keys to a human, back, to help, and out.
fn leave(state: Reporter, screen: Screen, back: Button) -> Screen {
    always(screen.row(vec![human(Line::KeyHuman, state)]).row(vec![key(Line::KeyBack, back)]))
}

fn end(state: Reporter, lesson: &Lesson) -> Screen {
    let word = || lesson.word.clone();
    let reviewed = lesson.review.as_ref().map(|_| Line::LessonReviewed { lesson: word() });
    let again = key(Line::KeyLessonAgain, Button::Lesson((lesson.number, 1)));
    let screen = Screen::of([Line::LessonEnd { lesson: word() }].into_iter().chain(reviewed).collect())
        .row(vec![human(Line::KeyTell, state)])
        .row(vec![again, key(Line::KeyOtherLessons, Button::Lessons)])
        .row(vec![key(Line::KeyBack, Button::Home)]);
    always(screen)
}
