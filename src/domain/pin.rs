//! The PIN that opens a chat again: what counts as one, and what is guessed too easily.

use std::fmt;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

const DIGITS: RangeInclusive<usize> = 4..=8;
/// After so many wrong ones in a row no PIN is looked at any more.
pub const TRIES: i64 = 5;

/// Digits that have the shape of a PIN.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Pin(String);

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[pin]")
    }
}

impl Pin {
    /// `None`: words like any others.
    #[must_use]
    pub fn of(words: &str) -> Option<Self> {
        let mut digits = Self(String::with_capacity(*DIGITS.end()));
        for c in words.trim().chars() {
            match c {
                '0'..='9' => digits.0.push(c),
                // Full width, as some keyboards write them.
                '０'..='９' => digits.0.push(char::from(b'0' + u8::try_from(c as u32 - '０' as u32).unwrap_or(0))),
                _ => return None,
            }
            if digits.0.len() > *DIGITS.end() {
                return None;
            }
        }
        DIGITS.contains(&digits.0.len()).then_some(digits)
    }

    /// As it is hashed.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// All the same, or one after the other: what is tried first.
    #[must_use]
    pub fn is_weak(&self) -> bool {
        let step = |by: i16| self.0.as_bytes().windows(2).all(|pair| i16::from(pair[1]) - i16::from(pair[0]) == by);
        [-1, 0, 1].into_iter().any(step)
    }
}

/// What digits are set for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// It opens the chat.
    Pin,
    /// It opens nothing, and tells staff that somebody is forced to type it.
    Alarm,
}

/// What is being typed for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Typing {
    First,
    Again,
    Alarm,
    AlarmAgain,
}

impl Typing {
    pub const ALL: [Self; 4] = [Self::First, Self::Again, Self::Alarm, Self::AlarmAgain];

    #[must_use]
    pub const fn of(wanted: Use, is_again: bool) -> Self {
        match (wanted, is_again) {
            (Use::Pin, false) => Self::First,
            (Use::Pin, true) => Self::Again,
            (Use::Alarm, false) => Self::Alarm,
            (Use::Alarm, true) => Self::AlarmAgain,
        }
    }

    #[must_use]
    pub const fn wanted(self) -> Use {
        if matches!(self, Self::First | Self::Again) { Use::Pin } else { Use::Alarm }
    }

    #[must_use]
    pub const fn is_again(self) -> bool {
        matches!(self, Self::Again | Self::AlarmAgain)
    }

    /// As a selector in the lines.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Again => "again",
            Self::Alarm => "alarm",
            Self::AlarmAgain => "alarm-again",
        }
    }
}

/// The PIN by which a chat is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guard {
    /// Whether it has a number of alarm.
    pub alarm: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_to_eight_digits_and_nothing_else() {
        for (words, digits) in [("4821", "4821"), (" 48213907\n", "48213907"), ("４８２１", "4821")] {
            assert_eq!(Pin::of(words).unwrap().digits(), digits);
        }
        for words in ["", "482", "482139071", "48 21", "4821a", "-4821", "10.30", "empat"] {
            assert_eq!(Pin::of(words), None, "{words}");
        }
    }

    #[test]
    fn what_is_tried_first_is_weak() {
        for words in ["0000", "1234", "9876", "77777777", "23456789"] {
            assert!(Pin::of(words).unwrap().is_weak(), "{words}");
        }
        for words in ["4821", "1235", "0001", "1212"] {
            assert!(!Pin::of(words).unwrap().is_weak(), "{words}");
        }
    }

    #[test]
    fn nothing_prints_it() {
        assert_eq!(format!("{:?}", Pin::of("4821")), "Some([pin])");
    }
}
