//! The words of guided telling: for each question and option of its data, in every language. That none is missing is checked at start.

use std::collections::BTreeSet;

use fluent_bundle::FluentArgs;

use super::Catalogue;
use super::catalogue::Bundle;
use super::fault::Fault;
use super::source::{Source, Sources};
use crate::dialogue::Line;
use crate::domain::guide::{Choice, Guide, Question};
use crate::domain::language::Language;

/// Files of their own: what is in them is asked for by words of the data, and not by a line each.
pub const FILES: [(Language, &str, &str); 2] = [
    (Language::Id, "id/guide.ftl", include_str!("../../locales/id/guide.ftl")),
    (Language::En, "en/guide.ftl", include_str!("../../locales/en/guide.ftl")),
];

/// Characters on a key; two stand beside each other on a small screen, of proper names three.
const ON_A_KEY: usize = 22;

/// A text that the data needs and that cannot be said so.
pub struct Lack {
    pub language: Language,
    pub id: String,
    pub attribute: Option<String>,
    /// What of the data needs it.
    pub word: String,
    pub what: String,
}

/// The questions of this reading; where they cannot be taken, why not, and those that are built in.
pub fn read(sources: &Sources, faults: &mut Vec<Fault>) -> Guide {
    data(sources, "guide.toml", Guide::read, renumbered, faults)
}

/// The data of this reading; where they cannot be taken, why not, and those that are built in.
pub(super) fn data<T: Default>(
    sources: &Sources,
    name: &str,
    read: impl Fn(&str) -> Result<T, String>,
    renumbered: impl Fn(&T, &T) -> Vec<(String, String)>,
    faults: &mut Vec<Fault>,
) -> T {
    let (source, built_in) = (sources.data(name), Sources::built_in_data(name));
    match (read(&source.text), read(&built_in.text)) {
        (Ok(data), Ok(known)) => {
            faults.extend(renumbered(&data, &known).into_iter().map(|(word, what)| Fault::at(&source.shown, source.line_of(&word), what)));
            data
        }
        (Err(fault), known) => {
            faults.push(placed(&source, &fault));
            known.unwrap_or_default()
        }
        (_, Err(fault)) => {
            faults.push(placed(&built_in, &fault));
            T::default()
        }
    }
}

/// Where one of a kind has a number or a word that was something else's: its word, and what to do.
pub(super) fn taken(of: &str, (number, word): (u16, &str), known: &[(u16, &str)]) -> Option<(String, String)> {
    let (before, meant) = known.iter().find(|(before, meant)| (*before == number) != (*meant == word))?;
    let what = format!("{of}`{word}` has number {number}, but `{meant}` has {before}: both stand in chats and answers, so take new ones");
    Some((word.to_owned(), what))
}

/// What the reading of data found, at its line: TOML names one, our checks name a word.
pub(super) fn placed(source: &Source, fault: &str) -> Fault {
    let number = fault.split("at line ").nth(1).and_then(|rest| rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok());
    let word = fault.split('`').nth(1).unwrap_or_default();
    let what = fault.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or(fault);
    Fault::at(&source.shown, number.unwrap_or_else(|| source.line_of(word)), what)
}

/// Numbers stand in buttons of chats, words in answers that are kept: what one of them was given to, it stays with.
fn renumbered(guide: &Guide, known: &Guide) -> Vec<(String, String)> {
    let mut faults = Vec::new();
    let questions: Vec<(u16, &str)> = known.questions.iter().map(|one| (one.number, one.word.as_str())).collect();
    for question in &guide.questions {
        faults.extend(taken("question ", (question.number, &question.word), &questions));
        let Some(before) = known.questions.iter().find(|one| one.word == question.word) else { continue };
        let options: Vec<(u16, &str)> = before.options.iter().map(|one| (one.number, one.word.as_str())).collect();
        for option in &question.options {
            let of = format!("`{}`, option ", question.word);
            faults.extend(taken(&of, (option.number, &option.word), &options));
        }
    }
    faults
}

/// Every message, and `message.attribute`, that this data can ask for.
pub(super) fn named(guide: &Guide) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    let mut name = |id: &str, attributes: &[&str]| {
        named.extend(attributes.iter().chain(&["to-self", "to-child", "to-other"]).map(|attribute| format!("{id}.{attribute}")));
        named.insert(id.to_owned());
    };
    for question in &guide.questions {
        let children: Vec<String> = question.options.iter().map(|option| format!("{}-child", option.word)).collect();
        let words = question.options.iter().map(|option| option.word.as_str());
        let all: Vec<&str> = words.chain(children.iter().map(String::as_str)).chain(["name"]).collect();
        name(&format!("question-{}", question.word), &all);
    }
    guide.aids.iter().for_each(|aid| name(&format!("aid-{}", aid.word), &[]));
    named
}

impl Catalogue {
    /// What the data names and cannot be said, or does not fit its key.
    pub(super) fn check_guide(&self) -> Vec<Lack> {
        let mut lacks = Vec::new();
        for (language, bundle) in &self.bundles {
            let mut lack = |id: &str, attribute: Option<&str>, word: &str, what: String| {
                let (id, attribute) = (id.to_owned(), attribute.map(str::to_owned));
                lacks.push(Lack { language: *language, id, attribute, word: word.to_owned(), what });
            };
            for question in &self.guide.questions {
                let (id, of) = (format!("question-{}", question.word), question.word.as_str());
                match self.said(bundle, &id, Some("name")) {
                    None => lack(&id, Some("name"), of, format!("`{id}` has no `.name`, or an empty one")),
                    Some(name) if name.chars().count() > ON_A_KEY => {
                        lack(
                            &id,
                            Some("name"),
                            of,
                            format!("`{id}`: its name is too long for a key, at most {ON_A_KEY} characters: {name}"),
                        );
                    }
                    Some(_) => {}
                }
                if self.said(bundle, &id, None).is_none() {
                    lack(&id, None, of, format!("`{id}` is missing or empty"));
                }
                for option in &question.options {
                    let word = option.word.as_str();
                    for child in [false, true] {
                        match self.option(bundle, question, option, child) {
                            None if !child => lack(&id, Some(word), word, format!("`{id}` has no `.{word}`")),
                            Some(label) if !(1..=ON_A_KEY).contains(&label.chars().count()) => {
                                let what =
                                    format!("`{id}`, `.{word}` is empty or too long for a key, at most {ON_A_KEY} characters: {label}");
                                lack(&id, Some(word), word, what);
                            }
                            _ => {}
                        }
                    }
                }
            }
            for aid in &self.guide.aids {
                let id = format!("aid-{}", aid.word);
                if self.said(bundle, &id, None).is_none() {
                    lack(&id, None, &aid.word, format!("`{id}` is missing"));
                }
            }
        }
        lacks
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
        args.set("centre", self.centre.as_str());
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
    use crate::domain::guide::DATA;
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
            let fault = catalogue.check_guide().into_iter().map(|lack| lack.what).collect::<Vec<_>>().join("\n");
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
