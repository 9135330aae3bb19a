//! The words of the short lessons and of the safety plan: for each step, choice and item of their data, in every language. That none is
//! missing is checked at start.

use std::collections::BTreeSet;

use fluent_bundle::FluentArgs;

use super::Catalogue;
use super::catalogue::Bundle;
use super::fault::Fault;
use super::guide::{self, Lack};
use super::source::Sources;
use crate::dialogue::Line;
use crate::domain::contact::words;
use crate::domain::language::Language;
use crate::domain::lesson::{CHOICES, Lessons};

/// Files of their own: what is in them is asked for by words of the data, and not by a line each.
pub const FILES: [(Language, &str, &str); 4] = [
    (Language::Id, "id/lessons.ftl", include_str!("../../locales/id/lessons.ftl")),
    (Language::Id, "id/plan.ftl", include_str!("../../locales/id/plan.ftl")),
    (Language::En, "en/lessons.ftl", include_str!("../../locales/en/lessons.ftl")),
    (Language::En, "en/plan.ftl", include_str!("../../locales/en/plan.ftl")),
];

/// Characters on a key that stands alone in its row.
const ALONE: usize = 40;
/// And on one of two beside each other, before which a tick can stand.
const BESIDE: usize = 20;

/// The lessons and the plan of this reading.
pub(super) fn read(sources: &Sources, faults: &mut Vec<Fault>) -> Lessons {
    guide::data(sources, "lessons.toml", Lessons::read, renumbered, faults)
}

/// Numbers stand in buttons of chats: what one of them was given to, it stays with.
fn renumbered(data: &Lessons, known: &Lessons) -> Vec<(String, String)> {
    let lessons: Vec<(u16, &str)> = known.lessons.iter().map(|one| (one.number, one.word.as_str())).collect();
    let items: Vec<(u16, &str)> = known.items.iter().map(|one| (one.number, one.word.as_str())).collect();
    let first = data.lessons.iter().filter_map(|one| guide::taken("lesson ", (one.number, &one.word), &lessons));
    first.chain(data.items.iter().filter_map(|one| guide::taken("item ", (one.number, &one.word), &items))).collect()
}

/// Every message, and `message.attribute`, that this data can ask for, and how many characters it may have.
fn asked(data: &Lessons) -> Vec<(String, Option<String>, usize, &str)> {
    let mut asked = Vec::new();
    for lesson in &data.lessons {
        let of = lesson.word.as_str();
        asked.push((title(of), None, ALONE, of));
        asked.push((title(of), Some("end".to_owned()), usize::MAX, of));
        for id in (1..=lesson.steps).map(|step| story(of, step.into())) {
            for letter in (1..=i64::from(CHOICES)).map(letter) {
                asked.push((id.clone(), Some(letter.to_owned()), ALONE, of));
                asked.push((id.clone(), Some(format!("after-{letter}")), usize::MAX, of));
            }
            asked.push((id, None, usize::MAX, of));
        }
    }
    for item in &data.items {
        let id = format!("plan-{}", item.word);
        asked.push((id.clone(), None, usize::MAX, &item.word));
        asked.push((id.clone(), Some("key".to_owned()), BESIDE, &item.word));
        asked.push((id, Some("why".to_owned()), usize::MAX, &item.word));
    }
    asked
}

pub(super) fn named(data: &Lessons) -> BTreeSet<String> {
    let name =
        |(id, attribute, ..): (String, Option<String>, usize, &str)| attribute.map_or_else(|| id.clone(), |part| format!("{id}.{part}"));
    asked(data).into_iter().map(name).collect()
}

impl Catalogue {
    /// What the data names and cannot be said, or does not fit its key.
    pub(super) fn check_lessons(&self) -> Vec<Lack> {
        let mut lacks = Vec::new();
        for (language, bundle) in &self.bundles {
            for (id, attribute, most, word) in asked(&self.lessons) {
                let part = attribute.as_ref().map_or_else(String::new, |part| format!(", `.{part}`"));
                let what = match self.said(bundle, &id, attribute.as_deref()) {
                    None => format!("`{id}`{part} is missing or empty"),
                    Some(text) if text.chars().count() > most => {
                        format!("`{id}`{part} is too long for a key, at most {most} characters: {text}")
                    }
                    Some(_) => continue,
                };
                lacks.push(Lack { language: *language, id, attribute, word: word.to_owned(), what });
            }
        }
        lacks
    }

    /// What a line of a lesson or of the plan says in its frame: `$label`, and what belongs to it.
    pub(super) fn of_lessons<'a>(&'a self, language: Language, bundle: &Bundle, line: &Line, args: &mut FluentArgs<'a>) {
        let or = |id: &str, attribute: Option<&str>, word: &str| self.said(bundle, id, attribute).unwrap_or_else(|| word.to_owned());
        let label = match line {
            Line::KeyLesson { lesson } | Line::LessonAbout { lesson, .. } => or(&title(lesson), None, lesson),
            Line::LessonStory { lesson, step, .. } => or(&story(lesson, *step), None, lesson),
            Line::KeyChoice { lesson, step, choice } => or(&story(lesson, *step), Some(letter(*choice)), lesson),
            Line::LessonAfter { lesson, step, choice, .. } => {
                or(&story(lesson, *step), Some(&format!("after-{}", letter(*choice))), lesson)
            }
            Line::LessonEnd { lesson } => or(&title(lesson), Some("end"), lesson),
            Line::PlanItem { item, .. } | Line::PlanAdvice { item } => or(&format!("plan-{item}"), None, item),
            Line::KeyPlanItem { item, .. } => or(&format!("plan-{item}"), Some("key"), item),
            Line::LessonReviewed { .. } => String::new(),
            _ => return,
        };
        args.set("label", label);
        match line {
            Line::LessonStory { lesson, .. } | Line::LessonAfter { lesson, .. } | Line::LessonEnd { lesson } => {
                args.set("name", or(&title(lesson), None, lesson));
            }
            Line::PlanAdvice { item } => args.set("why", or(&format!("plan-{item}"), Some("why"), item)),
            Line::LessonReviewed { lesson } => {
                let review = self.lessons.lessons.iter().find(|one| one.word == *lesson).and_then(|one| one.review.as_ref());
                args.set("role", review.map_or("", |review| words(&review.role, language)));
                args.set("date", review.map_or_else(String::new, |review| review.date.format("%d/%m/%Y").to_string()));
            }
            _ => {}
        }
    }
}

fn title(lesson: &str) -> String {
    format!("lesson-{lesson}")
}

fn story(lesson: &str, step: i64) -> String {
    format!("lesson-{lesson}-{step}")
}

/// What a choice is called in the texts.
const fn letter(choice: i64) -> &'static str {
    match choice {
        1 => "a",
        2 => "b",
        _ => "c",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lesson::{Audience, DATA, Lesson};
    use crate::text::catalogue::tests::{SENSITIVE, catalogue};
    use chrono::DateTime;

    fn texts(language: Language) -> BTreeSet<String> {
        let mut id = "";
        let mut found = BTreeSet::new();
        for line in FILES.iter().filter(|(of, ..)| *of == language).flat_map(|(_, _, source)| source.lines()) {
            if let Some((attribute, _)) = line.trim_start().strip_prefix('.').and_then(|line| line.split_once(" =")) {
                found.insert(format!("{id}.{attribute}"));
            } else if let Some((head, _)) = line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase())) {
                id = head;
                found.insert(id.to_owned());
            }
        }
        found
    }

    /// Everything that is read, but for keys.
    fn lines() -> Vec<Line> {
        let lessons = Lessons::read(DATA).unwrap();
        let mut lines = vec![];
        for Lesson { word, steps, audience, .. } in &lessons.lessons {
            let (lesson, of) = (|| word.clone(), i64::from(*steps));
            for step in 1..=of {
                lines.push(Line::LessonStory { lesson: lesson(), step, of });
                lines.extend((1..=3).map(|choice| Line::LessonAfter { lesson: lesson(), step, of, choice }));
            }
            lines.extend([
                Line::LessonEnd { lesson: lesson() },
                Line::LessonAbout { lesson: lesson(), audience: audience.word().to_owned() },
            ]);
        }
        lines.extend(lessons.items.iter().map(|item| Line::PlanAdvice { item: item.word.clone() }));
        lines
    }

    #[test]
    fn every_language_says_what_the_data_names_and_nothing_else() {
        let lessons = Lessons::read(DATA).unwrap();
        let mut named = BTreeSet::new();
        for lesson in &lessons.lessons {
            named.extend([format!("lesson-{}", lesson.word), format!("lesson-{}.end", lesson.word)]);
            for step in (1..=lesson.steps).map(|step| format!("lesson-{}-{step}", lesson.word)) {
                named.extend(["a", "b", "c"].into_iter().flat_map(|one| [format!("{step}.{one}"), format!("{step}.after-{one}")]));
                named.insert(step);
            }
        }
        for item in &lessons.items {
            named.extend(["", ".key", ".why"].map(|part| format!("plan-{}{part}", item.word)));
        }
        for language in Language::ALL {
            assert_eq!(texts(language), named, "{language:?}");
        }
    }

    #[test]
    fn a_text_that_is_missing_stops_the_start() {
        for (from, to, says) in [
            ("steps = 6", "steps = 7", "`lesson-job-7` is missing"),
            ("word = \"bus\"", "word = \"train\"", "`lesson-train` is missing"),
            ("word = \"bag\"", "word = \"trunk\"", "`plan-trunk` is missing"),
        ] {
            let mut catalogue = catalogue();
            catalogue.lessons = Lessons::read(&DATA.replace(from, to)).unwrap().into();
            let lacks: Vec<String> = catalogue.check_lessons().into_iter().map(|lack| lack.what).collect();
            assert!(lacks.iter().any(|what| what.contains(says)), "{to}: {lacks:?}");
        }
    }

    #[test]
    fn no_page_says_at_a_glance_what_it_is_about_and_none_blames() {
        let catalogue = catalogue();
        for (language, line) in Language::ALL.into_iter().flat_map(|language| lines().into_iter().map(move |line| (language, line))) {
            let text = catalogue.line(language, &line, DateTime::UNIX_EPOCH).to_lowercase();
            let glance: String = text.chars().take(64).collect();
            assert!(!SENSITIVE.iter().any(|word| glance.contains(word)), "{glance}");
            assert!((10..600).contains(&text.chars().count()) && !text.chars().any(|c| c.is_control() && c != '\n'), "{text}");
            for word in ["lapor", "korban", "pelaku", "kasus", "kenapa", "mengapa", "seharusnya", "salahmu sendiri"] {
                assert!(!text.contains(word), "{text}");
            }
            for word in
                ["victim", "perpetrator", " why ", "should have", "that is wrong", "that was wrong", "jawaban salah", "kurang tepat"]
            {
                assert!(!text.contains(word), "{text}");
            }
        }
    }

    #[test]
    fn children_are_spoken_to_as_children_and_adults_as_adults() {
        let (catalogue, lessons) = (catalogue(), Lessons::read(DATA).unwrap());
        for lesson in &lessons.lessons {
            let is_young = matches!(lesson.audience, Audience::Child | Audience::Teen);
            let of = |line: &Line| format!("{line:?}").contains(&format!("lesson: \"{}\"", lesson.word));
            for line in lines().into_iter().filter(of) {
                let text =
                    format!(" {} ", catalogue.line(Language::Id, &line, DateTime::UNIX_EPOCH)).replace(['.', ',', '?', '!', '\n'], " ");
                assert!(!is_young || !text.contains(" Anda "), "{text}");
                // What is quoted is said to somebody in the story.
                let told: String = text.split(['“', '”']).step_by(2).collect();
                assert!(is_young || !told.contains(" kamu ") && !told.contains(" Kamu "), "{text}");
            }
        }
    }
}
