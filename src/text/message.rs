//! What stands in a file of messages: each message with its line, and what it uses, in every one of its variants.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};

use super::fault::Fault;
use super::source::Source;
use crate::domain::language::Language;

/// More variants than these are not multiplied with each other.
const MOST: usize = 2048;

/// A message, or an attribute of it.
#[derive(Debug, Clone)]
pub struct Message {
    pub id: String,
    pub attribute: Option<String>,
    pub file: String,
    /// Whether staff reads it: it stands in their file.
    pub staff: bool,
    pub line: usize,
    pub own: bool,
    pub uses: Uses,
}

/// What a pattern is made of.
#[derive(Debug, Clone, Default)]
pub struct Uses {
    /// Variables that are shown.
    pub shown: BTreeSet<String>,
    /// Variables that choose between variants, and those variants; the last that is taken where none fits is marked.
    pub chosen: BTreeMap<String, Vec<(String, bool)>>,
    /// Its words, of all variants.
    pub words: String,
}

impl Message {
    /// Its name in a fault.
    #[must_use]
    pub fn name(&self) -> String {
        self.attribute.as_ref().map_or_else(|| self.id.clone(), |attribute| format!("{}.{attribute}", self.id))
    }

    #[must_use]
    pub fn fault(&self, what: &str) -> Fault {
        Fault::at(&self.file, self.line, format!("`{}` {what}", self.name()))
    }
}

impl Uses {
    /// Each way in which variants can come together, as what the variables would be.
    #[must_use]
    pub fn ways(&self) -> Vec<Vec<(&str, &str)>> {
        let count: usize = self.chosen.values().map(Vec::len).product();
        if count > MOST {
            return self.chosen.iter().flat_map(|(name, keys)| keys.iter().map(|(key, _)| vec![(name.as_str(), key.as_str())])).collect();
        }
        let mut ways: Vec<Vec<(&str, &str)>> = vec![vec![]];
        for (name, keys) in &self.chosen {
            let shorter = std::mem::take(&mut ways);
            for (way, (key, _)) in shorter.iter().flat_map(|way| keys.iter().map(move |key| (way, key))) {
                let mut longer = way.clone();
                longer.push((name.as_str(), key.as_str()));
                ways.push(longer);
            }
        }
        ways
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.words.push_str(value),
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
        self.words.push('\n');
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                if let InlineExpression::VariableReference { id } = selector {
                    let keys = self.chosen.entry(id.name.to_owned()).or_default();
                    for variant in variants {
                        let (VariantKey::Identifier { name: key } | VariantKey::NumberLiteral { value: key }) = variant.key;
                        if !keys.iter().any(|(known, _)| known == key) {
                            keys.push((key.to_owned(), variant.default));
                        }
                    }
                } else {
                    self.inline(selector);
                }
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::StringLiteral { value } => self.words.push_str(value),
            InlineExpression::VariableReference { id } => drop(self.shown.insert(id.name.to_owned())),
            InlineExpression::Placeable { expression } => self.expression(expression),
            // That these lead somewhere is seen when they are rendered.
            InlineExpression::MessageReference { .. }
            | InlineExpression::TermReference { .. }
            | InlineExpression::FunctionReference { .. }
            | InlineExpression::NumberLiteral { .. } => {}
        }
    }
}

/// Reads a file; what cannot be understood of it is a fault, and the rest is there.
pub fn read(source: &Source, faults: &mut Vec<Fault>) -> (FluentResource, Vec<Message>) {
    let (resource, errors) = match FluentResource::try_new(source.text.clone()) {
        Ok(resource) => (resource, vec![]),
        Err((resource, errors)) => (resource, errors),
    };
    for error in errors {
        let line = line_at(source.text.as_bytes(), error.pos.start);
        faults.push(Fault::at(&source.shown, line, format!("not understood: {}", error.kind)));
    }
    let mut messages = Vec::new();
    for entry in resource.entries() {
        let Entry::Message(message) = entry else { continue };
        let mut take = |id: &str, attribute: Option<&str>, pattern: &Pattern<&str>| {
            let mut uses = Uses::default();
            uses.pattern(pattern);
            let at = attribute.unwrap_or(id).as_ptr() as usize - resource.source().as_ptr() as usize;
            messages.push(Message {
                id: id.to_owned(),
                attribute: attribute.map(str::to_owned),
                file: source.shown.clone(),
                staff: source.name.ends_with("/staff.ftl"),
                line: line_at(source.text.as_bytes(), at),
                own: source.own,
                uses,
            });
        };
        let id = message.id.name;
        if let Some(value) = &message.value {
            take(id, None, value);
        }
        for attribute in &message.attributes {
            take(id, Some(attribute.id.name), &attribute.value);
        }
    }
    (resource, messages)
}

/// The number of the line in which a byte stands.
#[must_use]
pub fn line_at(text: &[u8], at: usize) -> usize {
    text[..at.min(text.len())].split(|byte| *byte == b'\n').count()
}

/// The name that was probably meant, where one is near.
pub fn nearest<'a>(name: &str, of: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let (steps, near) = of.map(|known| (steps(name, known), known)).min()?;
    (steps <= 1 + name.len() / 3).then_some(near)
}

/// How many letters are to be added, taken away, changed or swapped with the next.
fn steps(one: &str, other: &str) -> usize {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut rows = vec![(0..=other.len()).collect::<Vec<usize>>()];
    for (at, letter) in one.iter().enumerate() {
        let mut row = vec![at + 1];
        for (column, against) in other.iter().enumerate() {
            let changed = rows[at][column] + usize::from(letter != against);
            let least = changed.min(rows[at][column + 1] + 1).min(row[column] + 1);
            let is_swapped = at > 0 && column > 0 && *letter == other[column - 1] && one[at - 1] == *against;
            row.push(if is_swapped { least.min(rows[at - 1][column - 1] + 1) } else { least });
        }
        rows.push(row);
    }
    rows[one.len()][other.len()]
}

/// All messages of one reading, by language; of one that is said twice, the later counts.
#[derive(Debug, Default)]
pub struct Book(pub Vec<(Language, Vec<Message>)>);

impl Book {
    #[must_use]
    pub fn of(&self, language: Language) -> &[Message] {
        self.0.iter().find(|(of, _)| *of == language).map_or(&[], |(_, messages)| messages)
    }

    /// The place that decides how this is said, if it is said at all.
    #[must_use]
    pub fn find(&self, language: Language, id: &str, attribute: Option<&str>) -> Option<&Message> {
        let of = |message: &&Message| message.id == id && (attribute.is_none() || message.attribute.as_deref() == attribute);
        let last = self.of(language).iter().rposition(|message| message.id == id)?;
        let file = &self.of(language)[last].file;
        let mut there = self.of(language).iter().filter(|message| message.id == id && message.file == *file);
        there.clone().find(of).or_else(|| there.next())
    }

    /// Those of the folder.
    pub fn own(&self) -> impl Iterator<Item = (Language, &Message)> {
        self.0.iter().flat_map(|(language, messages)| messages.iter().filter(|message| message.own).map(|message| (*language, message)))
    }

    /// The same as it is built in, in any language.
    pub fn built_in<'a>(&'a self, id: &'a str, attribute: Option<&'a str>) -> impl Iterator<Item = (Language, &'a Message)> {
        let is = move |message: &&Message| !message.own && message.id == id && message.attribute.as_deref() == attribute;
        self.0.iter().flat_map(move |(language, messages)| messages.iter().filter(is).map(|message| (*language, message)))
    }
}
