//! Whom to turn to at once. Numbers are the operator's: configured, confirmed, never compiled in.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::language::Language;

/// A text in each language that it was given in.
pub type Words = BTreeMap<Language, String>;

/// One emergency contact, as the operator wrote it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    pub name: Words,
    /// The number or address, exactly as it is to be shown and tapped.
    pub reach: String,
    /// What one should know before calling, such as "sees your number and place".
    #[serde(default)]
    pub note: Words,
    /// Whether one writes there: the first way for whoever does not hear.
    #[serde(default)]
    pub chat: bool,
}

/// Which ways there are besides the usual list. Contacts have one numbering: those of the usual list, then those abroad.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Routes {
    /// Those that one writes to.
    pub chats: Vec<usize>,
    /// Those for whoever is abroad.
    pub abroad: Vec<usize>,
}

/// The words of a language, or of any other when that one is missing.
#[must_use]
pub fn words(of: &Words, language: Language) -> &str {
    of.get(&language).or_else(|| of.values().next()).map_or("", String::as_str)
}
