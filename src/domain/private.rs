//! The wrapper of whatever came from a person: it cannot be logged, printed or serialised by accident.

use std::fmt;

/// A value that a person gave us. `Debug` shows nothing of it; there is no `Display` and no `Serialize`.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Private<T>(T);

impl<T> Private<T> {
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself: to be sealed, counted, or shown to whom it is meant for.
    pub const fn expose(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[private]")
    }
}

/// For fields of a payload that is sealed as a whole: `#[serde(with = "private::within_seal")]`.
pub mod within_seal {
    use super::Private;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(value: &Private<String>, to: S) -> Result<S::Ok, S::Error> {
        value.expose().serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Private<String>, D::Error> {
        String::deserialize(from).map(Private::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_said_does_not_show_in_debug_output() {
        let said = Private::new("rahasia".to_owned());
        assert_eq!(format!("{said:?} {:?}", Some(&said)), "[private] Some([private])");
        assert_eq!(said.expose(), "rahasia");
    }
}
