//! A supervisor's second key: a secret that an app on another device shares, and the codes that it makes of the time
//! (RFC 6238: six digits, thirty seconds, SHA-1, as every app has it).

use std::fmt;

use chrono::{DateTime, Duration, Utc};
use totp_rs::{Builder, Secret as Shared};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::pin::Pin;

/// After so many wrong codes in a row none is looked at for [`LOCKED`].
pub const TRIES: i64 = 5;
pub const LOCKED: Duration = Duration::minutes(15);
/// What a code opens stays open for so long.
pub const OPEN: Duration = Duration::minutes(5);
/// Bytes of a secret (RFC 4226, 4: 160 bits).
pub const SIZE: usize = 20;
const DIGITS: usize = 6;
/// RFC 4648, 6.
const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// What is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SecondKey {
    /// Since when it is set; none: its secret was shown, and no code of it was typed yet.
    pub set: Option<DateTime<Utc>>,
    /// Until when no code is looked at.
    pub locked: Option<DateTime<Utc>>,
    /// Until when it is open.
    pub open: Option<DateTime<Utc>>,
}

/// Digits that have the shape of a code, in one piece or as apps show them.
#[must_use]
pub fn code(words: &str) -> Option<Pin> {
    let close: String = words.split_whitespace().collect();
    Pin::of(&close).filter(|digits| digits.digits().len() == DIGITS)
}

#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Secret([u8; SIZE]);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

impl Secret {
    #[must_use]
    pub const fn new(bytes: [u8; SIZE]) -> Self {
        Self(bytes)
    }

    /// `None`: not as many bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// To be sealed.
    #[must_use]
    pub const fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// As it is typed into an app: 32 letters in groups of four.
    #[must_use]
    pub fn letters(&self) -> String {
        let groups = self.0.chunks(5).map(|five| {
            let bits = five.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
            let letters: String = (0..8).rev().map(|place| char::from(LETTERS[(bits >> (place * 5) & 31) as usize])).collect();
            format!("{} {}", &letters[..4], &letters[4..])
        });
        groups.collect::<Vec<_>>().join(" ")
    }

    /// The step of time that a code is of: this one, or one beside it.
    #[must_use]
    pub fn step(&self, code: &Pin, now: DateTime<Utc>) -> Option<i64> {
        let totp = Builder::new().with_secret(Shared::new_stack(self.0)).build().expect("160 bits and six digits are within RFC 4226");
        let seconds = u64::try_from(now.timestamp()).ok()?;
        totp.check(code.digits(), seconds).and_then(|step| i64::try_from(step).ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238, appendix B.
    fn secret() -> Secret {
        Secret::new(*b"12345678901234567890")
    }

    fn step(words: &str, second: i64) -> Option<i64> {
        secret().step(&code(words).unwrap(), DateTime::from_timestamp(second, 0).unwrap())
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        for (second, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130")] {
            assert_eq!(step(code, second), Some(second / 30));
        }
    }

    #[test]
    fn a_code_is_good_for_one_step_more_on_either_side() {
        // It is of the step from 30 to 59.
        for (second, good) in [(-1, false), (0, true), (29, true), (59, true), (89, true), (90, false)] {
            assert_eq!(step("287082", second), good.then_some(1), "{second}");
        }
        assert_eq!(step("287083", 59), None);
    }

    #[test]
    fn six_digits_are_a_code_and_nothing_else_is() {
        for words in ["287082", " 287 082\n", "２８７０８２"] {
            assert_eq!(code(words).unwrap().digits(), "287082");
        }
        for words in ["28708", "2870823", "28708a", "", "-287082", "28.70.82"] {
            assert_eq!(code(words), None, "{words}");
        }
    }

    #[test]
    fn letters_are_base32_and_nothing_prints_them() {
        assert_eq!(secret().letters(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(format!("{:?}", Secret::of(secret().bytes())), "Some([secret])");
        assert!(Secret::of(b"short").is_none());
    }
}
