//! What hangs below a message: inline buttons, or a keyboard that replaces the person's own.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::failure::Failure;

/// Most buttons below one message.
const MOST_BUTTONS: usize = 100;

/// An inline button. What it does stands in one of the optional fields.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Button {
    pub text: String,
    /// Comes back to the bot as a callback query; 1 to 64 bytes.
    pub data: Option<String>,
    pub url: Option<String>,
    pub copy_text: Option<String>,
    /// Fields that the sandbox keeps but does not act on.
    pub more: Map<String, Value>,
}

impl Button {
    fn json(&self) -> Value {
        let mut json = self.more.clone();
        json.insert("text".into(), self.text.clone().into());
        if let Some(data) = &self.data {
            json.insert("callback_data".into(), data.clone().into());
        }
        if let Some(url) = &self.url {
            json.insert("url".into(), url.clone().into());
        }
        if let Some(text) = &self.copy_text {
            json.insert("copy_text".into(), json!({"text": text}));
        }
        json.into()
    }
}

/// A call's `reply_markup`.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Markup {
    None,
    Inline(Vec<Vec<Button>>),
    Keyboard(Vec<Vec<String>>),
    RemoveKeyboard,
    ForceReply,
}

impl Markup {
    pub(super) fn read(given: Option<&Value>) -> Result<Self, Failure> {
        let Some(given) = given.filter(|given| !given.is_null()) else { return Ok(Self::None) };
        let map = given.as_object().ok_or_else(|| Failure::bad("object expected as reply markup"))?;
        if let Some(rows) = map.get("inline_keyboard") {
            let rows: Vec<_> = rows_of(rows, inline_button)?;
            let count: usize = rows.iter().map(Vec::len).sum();
            return match count {
                0 => Ok(Self::None),
                _ if count > MOST_BUTTONS => Err(Failure::bad("REPLY_MARKUP_TOO_LONG")),
                _ => Ok(Self::Inline(rows)),
            };
        }
        if let Some(rows) = map.get("keyboard") {
            return Ok(Self::Keyboard(rows_of(rows, keyboard_button)?));
        }
        let is_set = |name: &str| map.get(name).and_then(Value::as_bool).unwrap_or(false);
        match () {
            () if is_set("remove_keyboard") => Ok(Self::RemoveKeyboard),
            () if is_set("force_reply") => Ok(Self::ForceReply),
            () => Ok(Self::None),
        }
    }
}

pub(super) fn inline_json(rows: &[Vec<Button>]) -> Value {
    let rows: Vec<Vec<Value>> = rows.iter().map(|row| row.iter().map(Button::json).collect()).collect();
    json!({"inline_keyboard": rows})
}

fn rows_of<T>(rows: &Value, read: impl Fn(&Value) -> Result<T, Failure>) -> Result<Vec<Vec<T>>, Failure> {
    let rows = rows.as_array().ok_or_else(|| Failure::bad("field \"keyboard\" must be of type Array"))?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let row = row.as_array().ok_or_else(|| Failure::bad("can't parse keyboard: row must be an Array"))?;
        let row: Vec<T> = row.iter().map(&read).collect::<Result<_, _>>()?;
        if !row.is_empty() {
            all.push(row);
        }
    }
    Ok(all)
}

fn keyboard_button(given: &Value) -> Result<String, Failure> {
    let text = given.as_str().or_else(|| given["text"].as_str());
    text.filter(|text| !text.is_empty()).map(str::to_owned).ok_or_else(|| Failure::bad("keyboard button text is empty"))
}

fn inline_button(given: &Value) -> Result<Button, Failure> {
    let unreadable = |why: &str| Failure::bad(format_args!("can't parse inline keyboard button: {why}"));
    let mut more = given.as_object().cloned().ok_or_else(|| unreadable("InlineKeyboardButton must be an Object"))?;
    let mut take = |name: &str| more.remove(name).filter(|value| !value.is_null());
    let string = |value: Value| value.as_str().map(str::to_owned);
    let text = take("text").and_then(string).ok_or_else(|| unreadable("field \"text\" must be of type String"))?;
    let data = take("callback_data").and_then(string);
    let url = take("url").and_then(string);
    let copy_text = take("copy_text").map(|copy| copy["text"].as_str().unwrap_or_default().to_owned());
    let does_more = more.keys().any(|key| !matches!(key.as_str(), "style" | "icon_custom_emoji_id"));
    if data.is_none() && url.is_none() && copy_text.is_none() && !does_more {
        return Err(unreadable("text buttons are unallowed in the inline keyboard"));
    }
    if text.is_empty() {
        return Err(Failure::bad("BUTTON_TEXT_INVALID"));
    }
    if data.as_ref().is_some_and(|data| !(1..=64).contains(&data.len())) {
        return Err(Failure::bad("BUTTON_DATA_INVALID"));
    }
    if copy_text.as_ref().is_some_and(|copy| !(1..=256).contains(&copy.chars().count())) {
        return Err(Failure::bad("BUTTON_COPY_TEXT_INVALID"));
    }
    if let Some(url) = &url {
        check_url(url)?;
    }
    Ok(Button { text, data, url, copy_text, more })
}

/// A button may lead to the web and into Telegram, but not to a telephone.
fn check_url(url: &str) -> Result<(), Failure> {
    let wrong = |why: &str| Err(Failure::bad(format_args!("inline keyboard button URL '{url}' is invalid: {why}")));
    let lower = url.to_ascii_lowercase();
    if ["tg://", "ton://"].iter().any(|scheme| lower.starts_with(scheme)) {
        return Ok(());
    }
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    if rest.is_none() && (lower.contains("://") || lower.starts_with("tel:") || lower.starts_with("mailto:")) {
        return wrong("Unsupported URL protocol");
    }
    let host = rest.unwrap_or(&lower).split(['/', '?', '#']).next().unwrap_or_default();
    if host.is_empty() || host.contains(char::is_whitespace) || !host.contains('.') {
        return wrong("Wrong HTTP URL");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Markup, inline_json};

    fn refused(button: &serde_json::Value) -> String {
        Markup::read(Some(&json!({"inline_keyboard": [[button]]}))).unwrap_err().description
    }

    #[test]
    fn buttons_come_back_as_they_were_given() {
        let given = json!({"inline_keyboard": [
            [{"text": "a", "callback_data": "1"}, {"text": "b", "url": "https://t.me/x?start=y"}],
            [],
            [{"text": "c", "copy_text": {"text": "112"}}],
        ]});
        let Markup::Inline(rows) = Markup::read(Some(&given)).unwrap() else { panic!("no buttons") };
        assert_eq!(rows.len(), 2);
        assert_eq!(inline_json(&rows)["inline_keyboard"][1][0], given["inline_keyboard"][2][0]);
    }

    #[test]
    fn callback_data_is_1_to_64_bytes() {
        assert_eq!(refused(&json!({"text": "a", "callback_data": ""})), "Bad Request: BUTTON_DATA_INVALID");
        let long = "é".repeat(33);
        assert_eq!(refused(&json!({"text": "a", "callback_data": long})), "Bad Request: BUTTON_DATA_INVALID");
    }

    #[test]
    fn a_button_cannot_dial() {
        assert!(refused(&json!({"text": "a", "url": "tel:112"})).contains("Unsupported URL protocol"));
        assert!(refused(&json!({"text": "a", "url": "nowhere"})).contains("Wrong HTTP URL"));
    }

    #[test]
    fn an_empty_keyboard_is_none() {
        assert_eq!(Markup::read(Some(&json!({"inline_keyboard": [[]]}))).unwrap(), Markup::None);
    }
}
