//! What a message holds that can be taken: files by their id, places and numbers by their words.

use serde_json::{Map, Value};

use super::update::Message;
use crate::domain::attachment::{Attached, Kind};
use crate::domain::private::Private;

/// The fields of a message that hold a file. An animation also comes as a document.
const FILES: [(&str, Kind); 7] = [
    ("animation", Kind::Animation),
    ("photo", Kind::Photo),
    ("video", Kind::Video),
    ("video_note", Kind::VideoNote),
    ("voice", Kind::Voice),
    ("audio", Kind::Audio),
    ("document", Kind::Document),
];

/// Characters of a place's or a number's words; Telegram's own are shorter.
const LONGEST: usize = 300;

/// What came with a message, if it is something that we can take.
pub(super) fn attached(message: &Message) -> Option<Attached> {
    let file = FILES.iter().find_map(|(field, kind)| file(*kind, message.rest.get(*field)?));
    file.or_else(|| place(&message.rest)).or_else(|| number(&message.rest))
}

fn file(kind: Kind, value: &Value) -> Option<Attached> {
    // A photo comes in several sizes, the largest last.
    let value = value.as_array().map_or(Some(value), |sizes| sizes.last())?;
    let text = |name: &str| value.get(name).and_then(Value::as_str);
    Some(Attached {
        kind,
        media_type: text("mime_type").map(str::to_ascii_lowercase),
        size: value.get("file_size").and_then(Value::as_u64),
        unique: Private::new(text("file_unique_id").unwrap_or_default().to_owned()),
        source: Private::new(text("file_id").filter(|id| !id.is_empty())?.to_owned()),
    })
}

fn place(fields: &Map<String, Value>) -> Option<Attached> {
    let venue = fields.get("venue");
    let location = venue.and_then(|venue| venue.get("location")).or_else(|| fields.get("location"))?;
    let degrees = |name: &str| location.get(name).and_then(Value::as_f64);
    let mut words = format!("{:.6}, {:.6}", degrees("latitude")?, degrees("longitude")?);
    for name in ["title", "address"] {
        if let Some(text) = venue.and_then(|venue| venue.get(name)).and_then(Value::as_str) {
            words = words + " · " + text;
        }
    }
    Some(given(Kind::Place, &words))
}

fn number(fields: &Map<String, Value>) -> Option<Attached> {
    let contact = fields.get("contact")?;
    let text = |name: &str| contact.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let number = text("phone_number")?;
    let words: Vec<&str> = [text("first_name"), text("last_name"), Some(number)].into_iter().flatten().collect();
    Some(given(Kind::Number, &words.join(" ")))
}

fn given(kind: Kind, words: &str) -> Attached {
    Attached { kind, media_type: None, size: None, unique: Private::default(), source: Private::new(words.chars().take(LONGEST).collect()) }
}
