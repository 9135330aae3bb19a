//! The languages that the hotline speaks.

use serde::{Deserialize, Serialize};

/// One language with a complete set of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    Id,
    En,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Id, Self::En];

    /// The IETF tag, as in the folder of its lines.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }

    /// The language of a tag; only its first part counts (`en-GB` is English).
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        let first = tag.split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(first))
    }
}
