//! The code with which a reporter comes back from another chat: 22 digits of chance and two that notice slips of the pen.

use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Digits of chance: 73 bits.
const DRAWN: u32 = 22;
const DIGITS: usize = 24;
/// So many digits and nothing else were meant as a code: one or two are missing, or too many.
const MEANT: std::ops::RangeInclusive<usize> = 22..=26;

/// A code, checked: its last two digits are those of ISO/IEC 7064, MOD 97-10 (as in an IBAN).
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct CaseCode([u8; DIGITS]);

impl fmt::Debug for CaseCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[code]")
    }
}

impl CaseCode {
    /// The code that this chance gives. Of 128 bits the remainder favours no digit by more than one in 10^16.
    #[must_use]
    pub fn of_chance(chance: u128) -> Self {
        let drawn = chance % 10_u128.pow(DRAWN);
        let mut rest = drawn * 100 + (98 - drawn * 100 % 97);
        let mut digits = [b'0'; DIGITS];
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
        }
        Self(digits)
    }

    /// As it is hashed.
    #[must_use]
    pub fn digits(&self) -> &str {
        std::str::from_utf8(&self.0).expect("digits are ASCII")
    }

    /// As it is shown: six groups of four.
    #[must_use]
    pub fn grouped(&self) -> Zeroizing<String> {
        let groups: Vec<&str> = (0..DIGITS).step_by(4).map(|at| &self.digits()[at..at + 4]).collect();
        Zeroizing::new(groups.join(" "))
    }
}

/// What words are that consist of nothing but digits and what people put between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    Code(CaseCode),
    /// Meant as one, but not right.
    Mistyped,
}

impl Typed {
    /// `None`: words like any others.
    #[must_use]
    pub fn of(words: &str) -> Option<Self> {
        let mut digits = Zeroizing::new(Vec::with_capacity(*MEANT.end()));
        for c in words.chars() {
            match c {
                '0'..='9' => digits.push(c as u8),
                // Full width, as some keyboards write them.
                '０'..='９' => digits.push(b'0' + u8::try_from(c as u32 - '０' as u32).unwrap_or(0)),
                '-' | '.' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {}
                c if c.is_whitespace() => {}
                _ => return None,
            }
            if digits.len() > *MEANT.end() {
                return None;
            }
        }
        if !MEANT.contains(&digits.len()) {
            return None;
        }
        let is_right = digits.iter().fold(0, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97) == 1;
        match <[u8; DIGITS]>::try_from(digits.as_slice()) {
            Ok(digits) if is_right => Some(Self::Code(CaseCode(digits))),
            _ => Some(Self::Mistyped),
        }
    }
}

/// What is kept of the code of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// The code itself, until it was typed back once.
    Whole,
    /// Only its hash: nobody can show it again.
    Hash,
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHANCES: [u128; 5] = [0, 1, 96, 4_821_093_700_000_000_000_001, u128::MAX];

    #[test]
    fn a_code_is_read_as_it_is_shown_and_in_other_ways() {
        for code in CHANCES.map(CaseCode::of_chance) {
            let (digits, grouped) = (code.digits().to_owned(), code.grouped());
            assert_eq!((digits.len(), grouped.len()), (24, 29));
            let wide: String = digits.chars().map(|c| char::from_u32(c as u32 - '0' as u32 + '０' as u32).unwrap()).collect();
            for words in
                [digits.clone(), grouped.to_string(), grouped.replace(' ', "-"), grouped.replace(' ', ".\n"), format!(" {wide}\r\n")]
            {
                assert_eq!(Typed::of(&words), Some(Typed::Code(code.clone())), "{words}");
            }
            for words in [format!("kode: {digits}"), format!("{digits}!"), digits[..21].to_owned(), format!("{digits}123"), String::new()] {
                assert_eq!(Typed::of(&words), None, "{words}");
            }
            for words in [&digits[..22], &digits[1..], &format!("{digits}1"), &format!("{digits}12")] {
                assert_eq!(Typed::of(words), Some(Typed::Mistyped), "{words}");
            }
        }
    }

    #[test]
    fn every_wrong_digit_and_every_swap_of_neighbours_is_noticed() {
        for code in CHANCES.map(CaseCode::of_chance) {
            let digits = code.digits().as_bytes();
            let is_noticed = |digits: &[u8]| Typed::of(std::str::from_utf8(digits).unwrap()) == Some(Typed::Mistyped);
            for at in 0..DIGITS {
                for digit in b'0'..=b'9' {
                    let mut wrong = digits.to_vec();
                    wrong[at] = digit;
                    assert_eq!(is_noticed(&wrong), digit != digits[at], "digit {at}");
                }
                if at > 0 {
                    let mut swapped = digits.to_vec();
                    swapped.swap(at - 1, at);
                    assert_eq!(is_noticed(&swapped), digits[at - 1] != digits[at], "swap {at}");
                }
            }
        }
    }

    #[test]
    fn a_code_does_not_show_in_debug_output() {
        let code = CaseCode::of_chance(7);
        assert_eq!(format!("{code:?} {:?}", Typed::Code(code.clone())), "[code] Code([code])");
    }
}
