//! What was said in a case, and how it is cut into pages that fit a message of Telegram.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::attachment::Attachment;
use super::private::{Private, within_seal};

/// Who said it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Voice {
    Reporter,
    Staff,
}

impl Voice {
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reporter => "reporter",
            Self::Staff => "staff",
        }
    }
}

/// One message of a case in its latest version, or a part of it on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub voice: Voice,
    pub seq: i64,
    pub at: DateTime<Utc>,
    pub edited: bool,
    #[serde(with = "within_seal")]
    pub text: Private<String>,
}

/// Length as Telegram counts it.
#[must_use]
pub fn utf16(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// UTF-16 units of said text on one page; the frame around it has the rest of 4096.
pub const PAGE: usize = 3000;
/// What the frame of one message costs (who, when, edited), counted generously.
const FRAME: usize = 80;

/// The talk in pages, with room for what is attached to it. Every character stands on exactly one page, in order; there is
/// always one page.
#[must_use]
pub fn pages(talk: &[Said], attached: &[Attachment]) -> Vec<Vec<Said>> {
    let (mut pages, mut room) = (vec![Vec::new()], PAGE);
    for said in talk {
        let given = |one: &Attachment| one.given.as_ref().map_or(0, |(text, _)| utf16(text.expose()));
        let of = attached.iter().filter(|one| one.seq == said.seq);
        let frame = (FRAME + of.map(|one| FRAME + given(one)).sum::<usize>()).min(PAGE / 2);
        for part in parts(said.text.expose(), PAGE - frame) {
            let cost = utf16(part) + frame;
            if cost > room {
                pages.push(Vec::new());
                room = PAGE;
            }
            room -= cost;
            let part = Said { text: Private::new(part.to_owned()), ..said.clone() };
            if let Some(page) = pages.last_mut() {
                page.push(part);
            }
        }
    }
    pages
}

/// `text` cut into parts of at most `most` units, between characters, after a space where there is one.
fn parts(text: &str, most: usize) -> Vec<&str> {
    let (mut parts, mut rest) = (Vec::new(), text);
    while utf16(rest) > most {
        let mut units = 0;
        let end = rest.char_indices().find(|(_, c)| {
            units += c.len_utf16();
            units > most
        });
        let end = end.map_or(rest.len(), |(at, _)| at);
        let cut = rest[..end]
            .rfind(char::is_whitespace)
            .filter(|&at| at > end / 2)
            .map_or(end, |at| at + rest[at..].chars().next().map_or(1, char::len_utf8));
        let (part, tail) = rest.split_at(cut);
        parts.push(part);
        rest = tail;
    }
    parts.push(rest);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Said {
        Said { voice: Voice::Reporter, seq: 1, at: DateTime::UNIX_EPOCH, edited: false, text: Private::new(text.to_owned()) }
    }

    #[test]
    fn pages_keep_every_character_in_order_and_within_the_limit() {
        for text in [String::new(), "a".repeat(10_000), "kata ".repeat(2_000), "👩‍👧😢".repeat(1_500), "é\u{301}".repeat(4_000)] {
            let pages = pages(&[said(&text), said("akhir")], &[]);
            let all: String = pages.iter().flatten().map(|s| s.text.expose().as_str()).collect();
            assert_eq!(all, format!("{text}akhir"));
            for page in &pages {
                assert!(page.iter().map(|s| utf16(s.text.expose()) + FRAME).sum::<usize>() <= PAGE);
            }
        }
    }

    #[test]
    fn an_empty_talk_has_one_empty_page() {
        assert_eq!(pages(&[], &[]), vec![Vec::<Said>::new()]);
    }
}
