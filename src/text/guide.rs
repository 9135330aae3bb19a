//! The words of guided telling: for each question and option of its data, in every language. That none is missing is checked at start.

use anyhow::{Context, Result, ensure};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use super::Catalogue;
use crate::dialogue::Line;
use crate::domain::guide::{Choice, Question};
use crate::domain::language::Language;

/// Files of their own: what is in them is asked for by words of the data, and not by a line each.
pub const FILES: [(Language, &str, &str); 2] = [
    (Language::Id, "id/guide.ftl", include_str!("../../locales/id/guide.ftl")),
    (Language::En, "en/guide.ftl", include_str!("../../locales/en/guide.ftl")),
];

/// Characters on a key; two stand beside each other on a small screen, of proper names three.
const ON_A_KEY: usize = 22;

type Bundle = FluentBundle<FluentResource>;

impl Catalogue {
    /// Everything that the data names can be said, and fits its key.
    ///
    /// # Errors
    /// Names what is missing or too long.
    pub(super) fn check_guide(&self) -> Result<()> {
        for (language, bundle) in &self.bundles {
            let tag = language.tag();
            for question in &self.guide.questions {
                let id = format!("question-{}", question.word);
                for attribute in [None, Some("name")] {
                    let text = self.said(bundle, &id, attribute).with_context(|| format!("{tag}: `{id}` {attribute:?} is missing"))?;
                    ensure!(attribute.is_none() || text.chars().count() <= ON_A_KEY, "{tag}: `{id}`: its name is too long for a key");
                }
                for option in &question.options {
                    for child in [false, true] {
                        let label = self.option(bundle, question, option, child);
                        let label = label.with_context(|| format!("{tag}: `{id}` has no `.{}`", option.word))?;
                        let fits = (1..=ON_A_KEY).contains(&label.chars().count());
                        ensure!(fits, "{tag}: `{id}`, `.{}` is empty or too long for a key: {label}", option.word);
                    }
                }
            }
            for aid in &self.guide.aids {
                let id = format!("aid-{}", aid.word);
                self.said(bundle, &id, None).with_context(|| format!("{tag}: `{id}` is missing"))?;
            }
        }
        Ok(())
    }

    /// What a line of guided telling says in its frame: `$label`.
    pub(super) fn guided<'a>(&'a self, bundle: &Bundle, line: &Line, args: &mut FluentArgs<'a>) {
        let label = match line {
            Line::Asked { question, to, .. } => self.worded(bundle, &format!("question-{question}"), to, question),
            Line::Aid { aid, to } => self.worded(bundle, &format!("aid-{aid}"), to, aid),
            Line::KeyChange { question } => self.name(bundle, question),
            Line::KeyOption { question, option, to, .. } => self.label(bundle, question, option, to == "child", false),
            Line::Answered { question, options, to } => self.labels(bundle, question, options, to == "child", false),
            Line::CaseAnswer { question, options } => self.labels(bundle, question, options, false, true),
            _ => return,
        };
        if let Line::Answered { question, .. } | Line::CaseAnswer { question, .. } = line {
            args.set("name", self.name(bundle, question));
        }
        args.set("label", label);
    }

    /// A message, or an attribute of it; `None` where there is none, or it does not render.
    pub(super) fn said(&self, bundle: &Bundle, id: &str, attribute: Option<&str>) -> Option<String> {
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(attribute) => message.get_attribute(attribute)?.value(),
        };
        let (mut args, mut errors) = (FluentArgs::new(), vec![]);
        args.set("city", self.city.as_str());
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        (errors.is_empty() && !text.trim().is_empty()).then_some(text)
    }

    /// A message in the words for its reader. A word of another release stands for itself.
    fn worded(&self, bundle: &Bundle, id: &str, to: &str, word: &str) -> String {
        let own = self.said(bundle, id, Some(&format!("to-{to}")));
        own.or_else(|| self.said(bundle, id, None)).unwrap_or_else(|| word.to_owned())
    }

    fn name(&self, bundle: &Bundle, question: &str) -> String {
        self.said(bundle, &format!("question-{question}"), Some("name")).unwrap_or_else(|| question.to_owned())
    }

    fn option(&self, bundle: &Bundle, question: &Question, option: &Choice, child: bool) -> Option<String> {
        let id = format!("question-{}", question.word);
        let own = child.then(|| self.said(bundle, &id, Some(&format!("{}-child", option.word)))).flatten();
        option.name.clone().or(own).or_else(|| self.said(bundle, &id, Some(&option.word)))
    }

    fn label(&self, bundle: &Bundle, question: &str, word: &str, child: bool, coded: bool) -> String {
        let of = self.guide.questions.iter().find(|one| one.word == question);
        let option = of.and_then(|of| Some((of, of.options.iter().find(|option| option.word == word)?)));
        let label = option.and_then(|(of, option)| self.option(bundle, of, option, child)).unwrap_or_else(|| word.to_owned());
        let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
        // A code that says the same as the words says nothing.
        let code = option.and_then(|(_, option)| option.code.as_ref()).filter(|code| coded && !plain(&label).ends_with(&plain(code)));
        code.map_or_else(|| label.clone(), |code| format!("{label} [{code}]"))
    }

    /// Several, as they were chosen: words between commas.
    fn labels(&self, bundle: &Bundle, question: &str, words: &str, child: bool, coded: bool) -> String {
        let labels: Vec<String> = words.split(',').map(|word| self.label(bundle, question, word, child, coded)).collect();
        labels.join(" · ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::guide::{DATA, Guide};
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

    #[test]
    fn every_language_says_what_the_data_names_and_nothing_else() {
        let guide = Guide::read(DATA).unwrap();
        let mut named: BTreeSet<String> = guide.aids.iter().map(|aid| format!("aid-{}", aid.word)).collect();
        for question in &guide.questions {
            let id = format!("question-{}", question.word);
            named.extend(question.options.iter().filter(|option| option.name.is_none()).map(|option| format!("{id}.{}", option.word)));
            named.extend([format!("{id}.name"), id]);
        }
        for language in Language::ALL {
            let bare = |text: &String| !text.split_once('.').is_some_and(|(_, of)| of.ends_with("-child") || of == "to-self");
            assert_eq!(texts(language).into_iter().filter(bare).collect::<BTreeSet<_>>(), named, "{language:?}");
        }
        assert_eq!(texts(Language::Id), texts(Language::En));
    }

    #[test]
    fn a_text_that_is_missing_stops_the_start() {
        for (from, to, says) in [
            ("\"spread\"", "\"flown\"", "`question-online` has no `.flown`"),
            ("word = \"medical\"", "word = \"wires\"", "`aid-wires` is missing"),
            ("name = \"Sail\"", "name = \"\"", "is empty"),
        ] {
            let guide = Guide::read(&DATA.replace(from, to)).unwrap();
            let mut catalogue = catalogue();
            catalogue.guide = guide.into();
            let fault = catalogue.check_guide().map_or_else(|error| format!("{error:#}"), |()| String::new());
            assert!(fault.contains(says), "{to}: {fault}");
        }
    }

    #[test]
    fn no_question_says_at_a_glance_what_it_is_about() {
        let catalogue = catalogue();
        for (language, to) in Language::ALL.into_iter().flat_map(|language| ["other", "self", "child"].map(|to| (language, to))) {
            let asked = catalogue.guide.questions.iter().map(|question| Line::Asked {
                number: 1,
                of: 9,
                question: question.word.clone(),
                to: to.to_owned(),
            });
            let aids = catalogue.guide.aids.iter().map(|aid| Line::Aid { aid: aid.word.clone(), to: to.to_owned() });
            for line in asked.chain(aids) {
                let text = catalogue.line(language, &line, DateTime::UNIX_EPOCH).to_lowercase();
                assert!(text.chars().count() < 600, "{text}");
                let glance: String = text.chars().take(64).collect();
                assert!(!SENSITIVE.iter().any(|word| glance.contains(word)), "{glance}");
                for word in ["lapor", "korban", "pelaku", "kasus", "mengapa", "kenapa", "victim", "perpetrator", " why "] {
                    assert!(!text.replace("laporkan akunnya", "").contains(word), "{text}");
                }
                assert!(to != "child" || !text.contains(" anda "), "{text}");
            }
        }
    }
}
