//! The words of the short lessons and of the safety plan: for each step, choice and item of their data, in every language. That none is
//! missing is checked at start.

use anyhow::{Context, Result, ensure};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use super::Catalogue;
use crate::dialogue::Line;
use crate::domain::contact::words;
use crate::domain::language::Language;
use crate::domain::lesson::CHOICES;

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

type Bundle = FluentBundle<FluentResource>;

impl Catalogue {
    /// Everything that the data names can be said, and fits its key.
    ///
    /// # Errors
    /// Names what is missing or too long.
    pub(super) fn check_lessons(&self) -> Result<()> {
        for (language, bundle) in &self.bundles {
            let tag = language.tag();
            let check = |id: &str, attribute: Option<&str>, most: usize| {
                let text = self.said(bundle, id, attribute);
                let text = text.with_context(|| format!("{tag}: `{id}` {} is missing", attribute.unwrap_or_default()))?;
                ensure!(text.chars().count() <= most, "{tag}: `{id}` {}: too long for a key", attribute.unwrap_or_default());
                Ok(())
            };
            for lesson in &self.lessons.lessons {
                check(&title(&lesson.word), None, ALONE)?;
                check(&title(&lesson.word), Some("end"), usize::MAX)?;
                for step in 1..=lesson.steps {
                    let id = story(&lesson.word, step.into());
                    check(&id, None, usize::MAX)?;
                    for choice in 1..=i64::from(CHOICES) {
                        check(&id, Some(letter(choice)), ALONE)?;
                        check(&id, Some(&format!("after-{}", letter(choice))), usize::MAX)?;
                    }
                }
            }
            for item in &self.lessons.items {
                check(&format!("plan-{}", item.word), None, usize::MAX)?;
                check(&format!("plan-{}", item.word), Some("key"), BESIDE)?;
                check(&format!("plan-{}", item.word), Some("why"), usize::MAX)?;
            }
        }
        Ok(())
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
    use crate::domain::lesson::{Audience, DATA, Lesson, Lessons};
    use crate::text::catalogue::tests::{SENSITIVE, catalogue};
    use chrono::DateTime;
    use std::collections::BTreeSet;

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
            ("steps = 6", "steps = 7", "`lesson-job-7`  is missing"),
            ("word = \"bus\"", "word = \"train\"", "`lesson-train`  is missing"),
            ("word = \"bag\"", "word = \"trunk\"", "`plan-trunk`  is missing"),
        ] {
            let mut catalogue = catalogue();
            catalogue.lessons = Lessons::read(&DATA.replace(from, to)).unwrap().into();
            let fault = catalogue.check_lessons().map_or_else(|error| format!("{error:#}"), |()| String::new());
            assert!(fault.contains(says), "{to}: {fault}");
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
