//! What a call was given, from JSON, a form, a multipart body or the query, read as leniently as Telegram reads it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use axum::body::Bytes;
use serde_json::{Map, Value, json};

/// A file that came with a call.
#[derive(Debug, Clone)]
pub(super) struct Upload {
    pub(super) name: String,
    pub(super) mime: Option<String>,
    pub(super) bytes: Bytes,
}

/// A call's parameters; numbers and structures may also arrive as text.
#[derive(Debug, Clone, Default)]
pub(super) struct Params {
    values: Map<String, Value>,
    pub(super) files: BTreeMap<String, Upload>,
}

/// Parameters that are structures, also when a form carries them as text.
const NESTED: [&str; 15] = [
    "allowed_updates",
    "caption_entities",
    "commands",
    "drop_pending_updates",
    "entities",
    "link_preview_options",
    "media",
    "menu_button",
    "message_ids",
    "photo",
    "protect_content",
    "reply_markup",
    "reply_parameters",
    "disable_notification",
    "scope",
];

/// Parameters that are whole numbers.
const NUMBERS: [&str; 6] = ["chat_id", "limit", "message_id", "offset", "timeout", "user_id"];

impl Params {
    #[cfg(test)]
    pub(super) fn from_json(value: Value) -> Self {
        let Value::Object(values) = value else { return Self::default() };
        Self { values, files: BTreeMap::new() }
    }

    pub(super) fn extend(&mut self, values: Map<String, Value>) {
        self.values.extend(values);
    }

    /// Adds a pair that came as text.
    pub(super) fn add_text(&mut self, name: String, text: String) {
        let structured = NESTED.contains(&name.as_str()) || NUMBERS.contains(&name.as_str());
        let value = Some(&text).filter(|_| structured).and_then(|text| serde_json::from_str(text).ok());
        self.values.insert(name, value.unwrap_or(Value::String(text)));
    }

    /// Adds all pairs of `a=b&c=d`.
    pub(super) fn add_form(&mut self, form: &str) {
        for pair in form.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            self.add_text(unescape(name, true), unescape(value, true));
        }
    }

    pub(super) fn string(&self, name: &str) -> Option<Cow<'_, str>> {
        match self.values.get(name)? {
            Value::Null => None,
            Value::String(text) => Some(text.as_str().into()),
            other => Some(other.to_string().into()),
        }
    }

    pub(super) fn int(&self, name: &str) -> Option<i64> {
        match self.values.get(name)? {
            Value::Number(number) => number.as_i64(),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    pub(super) fn flag(&self, name: &str) -> bool {
        match self.values.get(name) {
            Some(Value::Bool(flag)) => *flag,
            Some(Value::String(text)) => matches!(text.to_ascii_lowercase().as_str(), "true" | "yes" | "1"),
            Some(Value::Number(number)) => number.as_i64() == Some(1),
            _ => false,
        }
    }

    /// A structure, also when it came as text.
    pub(super) fn nested(&self, name: &str) -> Option<Cow<'_, Value>> {
        match self.values.get(name)? {
            Value::Null => None,
            Value::String(text) if text.is_empty() => None,
            Value::String(text) => serde_json::from_str(text).ok().map(Cow::Owned),
            value => Some(Cow::Borrowed(value)),
        }
    }

    /// As the log of calls shows them.
    pub(super) fn logged(&self) -> Value {
        let mut values = self.values.clone();
        for (name, file) in &self.files {
            values.insert(name.clone(), json!({"file": file.name, "bytes": file.bytes.len()}));
        }
        values.into()
    }
}

/// Resolves `%41`, and `+` as a space in forms.
pub(super) fn unescape(text: &str, plus_is_space: bool) -> String {
    let mut bytes = text.as_bytes().iter();
    let mut out = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        match *byte {
            b'+' if plus_is_space => out.push(b' '),
            b'%' => {
                let pair = bytes.as_slice().get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
                if let Some(decoded) = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
                    out.push(decoded);
                    bytes.nth(1);
                } else {
                    out.push(*byte);
                }
            }
            other => out.push(other),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Params, unescape};

    #[test]
    fn forms_carry_numbers_and_structures_as_text() {
        let mut params = Params::default();
        params.add_form("chat_id=12&text=%7B%22a%22%3A1%7D+%26&message_ids=%5B1%2C2%5D&protect_content=true&x");
        assert_eq!(params.int("chat_id"), Some(12));
        assert_eq!(params.string("text").as_deref(), Some("{\"a\":1} &"));
        assert_eq!(params.nested("message_ids").as_deref(), Some(&json!([1, 2])));
        assert!(params.flag("protect_content"));
        assert_eq!(params.logged()["message_ids"], json!([1, 2]));
    }

    #[test]
    fn broken_escapes_stay() {
        assert_eq!(unescape("a%2Fb%zz%4", false), "a/b%zz%4");
    }
}
