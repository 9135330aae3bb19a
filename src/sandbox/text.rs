//! Text as Telegram takes it: cleaned, its HTML read into entities, trimmed, and measured in UTF-16 units.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::failure::Failure;
use super::html;

/// Most UTF-16 units in a message, after parsing.
pub(super) const LONGEST_TEXT: usize = 4096;
/// Most UTF-16 units in a caption, after parsing.
pub(super) const LONGEST_CAPTION: usize = 1024;

/// A stretch of text with a meaning, as in the Bot API; offset and length in UTF-16 units.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    #[serde(rename = "type")]
    pub kind: String,
    pub offset: usize,
    pub length: usize,
    /// The kind's own fields, such as `url`.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// A text with its entities, in order of offset.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Formatted {
    pub(super) text: String,
    pub(super) entities: Vec<Entity>,
}

pub(super) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Reads what a bot sends: explicit entities are taken as they are unless a parse mode is given.
pub(super) fn read(raw: &str, parse_mode: Option<&str>, explicit: Option<&Value>) -> Result<Formatted, Failure> {
    let cleaned = clean(raw);
    let mut formatted = match parse_mode.map(str::to_ascii_lowercase).as_deref() {
        None | Some("") => Formatted { text: cleaned, entities: entities_given(explicit)? },
        Some("html") => html::parse(&cleaned).map_err(|error| Failure::bad(format_args!("can't parse entities: {error}")))?,
        Some(_) => return Err(Failure::bad("unsupported parse_mode")),
    };
    formatted.trim();
    formatted.detect();
    Ok(formatted)
}

/// Reads what a person writes.
pub(super) fn read_plain(raw: &str) -> Formatted {
    let mut formatted = Formatted { text: clean(raw), entities: Vec::new() };
    formatted.trim();
    formatted.detect();
    formatted
}

fn entities_given(explicit: Option<&Value>) -> Result<Vec<Entity>, Failure> {
    match explicit {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(given) => Vec::<Entity>::deserialize(given).map_err(|_| Failure::bad("can't parse MessageEntity")),
    }
}

/// Telegram drops carriage returns, line separators and old direction marks, and turns control characters into spaces.
fn clean(raw: &str) -> String {
    raw.chars()
        .filter(|c| !matches!(c, '\r' | '\u{2028}'..='\u{202e}' | '\u{333}' | '\u{33f}' | '\u{30a}'))
        .map(|c| if c < ' ' && c != '\n' { ' ' } else { c })
        .collect()
}

impl Formatted {
    fn trim(&mut self) {
        let lead = self.text.len() - self.text.trim_start().len();
        let lead_units = units(&self.text[..lead]);
        self.text = self.text.trim().to_owned();
        let whole = units(&self.text);
        self.entities.retain_mut(|entity| {
            let end = (entity.offset + entity.length).saturating_sub(lead_units).min(whole);
            entity.offset = entity.offset.saturating_sub(lead_units);
            entity.length = end.saturating_sub(entity.offset);
            entity.length > 0
        });
    }

    /// Telegram marks commands and links by itself, wherever no given entity stands.
    fn detect(&mut self) {
        let mut offset = 0;
        for word in self.text.split_inclusive(char::is_whitespace) {
            let bare = word.trim_end();
            let found = command_length(bare).map(|length| ("bot_command", length));
            let found = found.or_else(|| link_length(bare).map(|length| ("url", length)));
            if let Some((kind, length)) = found {
                let taken = |e: &Entity| e.offset < offset + length && offset < e.offset + e.length;
                if !self.entities.iter().any(taken) {
                    self.entities.push(Entity { kind: kind.into(), offset, length, more: Map::new() });
                }
            }
            offset += units(word);
        }
        self.entities.sort_by_key(|entity| (entity.offset, std::cmp::Reverse(entity.length)));
    }
}

fn command_length(word: &str) -> Option<usize> {
    let name = word.strip_prefix('/')?;
    let (name, at) = name.split_once('@').map_or((name, None), |(name, at)| (name, Some(at)));
    let is_word = |text: &str| text.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
    let length = is_word(name);
    let rest_ends_word = name[length..].chars().next().is_none_or(|c| c.is_ascii_punctuation() && c != '/');
    if !(1..=64).contains(&length) || !rest_ends_word {
        return None;
    }
    let mention = at.filter(|_| length == name.len()).map(is_word).filter(|length| *length >= 3);
    Some(1 + length + mention.map_or(0, |length| 1 + length))
}

fn link_length(word: &str) -> Option<usize> {
    let rest = word.strip_prefix("https://").or_else(|| word.strip_prefix("http://"))?;
    let link = word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '"', '\'']);
    (rest.contains('.') && link.len() > word.len() - rest.len()).then(|| units(link))
}

#[cfg(test)]
mod tests {
    use super::{Entity, read, read_plain, units};

    fn kinds(entities: &[Entity]) -> Vec<(&str, usize, usize)> {
        entities.iter().map(|e| (e.kind.as_str(), e.offset, e.length)).collect()
    }

    #[test]
    fn units_are_those_of_utf16() {
        assert_eq!(units("a\u{1f642}é"), 4);
    }

    #[test]
    fn commands_and_links_are_marked() {
        let start = read_plain("/start abc");
        assert_eq!(kinds(&start.entities), [("bot_command", 0, 6)]);
        let mixed = read_plain("\u{1f642} see https://a.id/x. or /help@SuakaBot");
        assert_eq!(kinds(&mixed.entities), [("url", 7, 14), ("bot_command", 26, 14)]);
        assert!(read_plain("1/2 and a/b //x / /é").entities.is_empty());
    }

    #[test]
    fn space_around_is_cut_and_entities_move_along() {
        let text = read("\n  <b>x</b> y  <i> </i>", Some("HTML"), None).unwrap();
        assert_eq!(text.text, "x y");
        assert_eq!(kinds(&text.entities), [("bold", 0, 1)]);
    }

    #[test]
    fn control_characters_go() {
        assert_eq!(read_plain("a\r\nb\tc\u{202e}d").text, "a\nb cd");
    }

    #[test]
    fn only_html_is_spoken_here() {
        assert_eq!(read("x", Some("MarkdownV2"), None).unwrap_err().description, "Bad Request: unsupported parse_mode");
    }
}
