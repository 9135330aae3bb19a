//! A screen: some lines and the keys below them. Each chat has one live screen, edited in place.

use serde::{Deserialize, Serialize};

use super::button::Button;
use super::line::Line;
use crate::domain::ids::CaseId;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Screen {
    pub lines: Vec<Line>,
    pub keys: Vec<Vec<Key>>,
    /// The case whose words it shows, if it shows any: protected, brought only by an edit, and gone in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_of: Option<CaseId>,
    /// The case that it says one writes to: what is written while it stands there is meant for that one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub writes_to: Option<CaseId>,
    /// Emergency contacts overtake everything but wipes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub emergency: bool,
    /// It shows what its person chose without telling it: overwritten in time, like content.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub passes: bool,
    /// It is to be read in peace: nothing that comes by itself takes its place.
    #[serde(skip)]
    pub still: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    pub label: Line,
    #[serde(with = "as_data")]
    pub press: Button,
}

impl Screen {
    #[must_use]
    pub fn of(lines: Vec<Line>) -> Self {
        Self { lines, ..Self::default() }
    }

    /// With one more row of keys.
    #[must_use]
    pub fn row(mut self, keys: Vec<Key>) -> Self {
        if !keys.is_empty() {
            self.keys.push(keys);
        }
        self
    }

    /// With one more key in a row of its own.
    #[must_use]
    pub fn key(self, label: Line, press: Button) -> Self {
        self.row(vec![Key { label, press }])
    }
}

/// A key, for rows of several.
#[must_use]
pub const fn key(label: Line, press: Button) -> Key {
    Key { label, press }
}

mod as_data {
    use super::Button;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(button: &Button, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&button.encode())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Button, D::Error> {
        let data = String::deserialize(from)?;
        Button::decode(&data).ok_or_else(|| D::Error::custom("no button of ours"))
    }
}
