//! A message as it stands in a chat, and its shape in the Bot API.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use super::chat::{Chat, Person, PersonId};
use super::markup::{Button, inline_json};
use super::text::{Entity, Formatted};

/// A message that stands in a chat.
#[expect(clippy::struct_excessive_bools, reason = "independent facts, as in the Bot API")]
#[derive(Debug, Clone)]
pub struct Message {
    /// Unique among all private chats of the bot, as in Telegram.
    pub id: i64,
    pub from_bot: bool,
    pub date: DateTime<Utc>,
    pub edit_date: Option<DateTime<Utc>>,
    /// Its text, or the caption of a file.
    pub text: String,
    pub entities: Vec<Entity>,
    /// Inline buttons, row by row.
    pub buttons: Vec<Vec<Button>>,
    /// It came with a keyboard in place of the person's own, so it can no longer be edited.
    pub with_keyboard: bool,
    pub protect_content: bool,
    pub link_preview_disabled: bool,
    pub silent: bool,
    pub reply_to: Option<i64>,
    /// What it is: `text`, or the field that holds its content, such as `voice`.
    pub kind: String,
    /// Fields of the Bot API's message beyond those above, such as `voice`.
    pub extra: Map<String, Value>,
    /// The person who wrote it; the bot when absent.
    pub(super) sender: Option<PersonId>,
}

/// Fields that say how a message came about, not what it holds.
const CIRCUMSTANCES: [&str; 10] = [
    "caption_entities",
    "effect_id",
    "external_reply",
    "forward_date",
    "forward_origin",
    "has_media_spoiler",
    "is_from_offline",
    "media_group_id",
    "quote",
    "show_caption_above_media",
];

impl Message {
    pub(super) fn new(id: i64, sender: Option<PersonId>, date: DateTime<Utc>, content: Formatted) -> Self {
        Self {
            id,
            from_bot: sender.is_none(),
            date,
            edit_date: None,
            text: content.text,
            entities: content.entities,
            buttons: Vec::new(),
            with_keyboard: false,
            protect_content: false,
            link_preview_disabled: false,
            silent: false,
            reply_to: None,
            kind: "text".into(),
            extra: Map::new(),
            sender,
        }
    }

    /// Takes fields of the Bot API's message as they are; what it is follows from them.
    pub(super) fn merge(&mut self, fields: Map<String, Value>) {
        for (name, value) in fields {
            match (name.as_str(), &value) {
                ("text" | "caption", Value::String(text)) => self.text.clone_from(text),
                ("entities" | "caption_entities", Value::Array(_)) => {
                    // Entities of unknown shape stay visible to the bot as they came.
                    match serde_json::from_value(value.clone()) {
                        Ok(entities) => self.entities = entities,
                        Err(_) => drop(self.extra.insert(name, value)),
                    }
                }
                _ => drop(self.extra.insert(name, value)),
            }
        }
        let content = self.extra.keys().find(|name| !CIRCUMSTANCES.contains(&name.as_str()));
        // An animation also comes as a document.
        let content = if self.extra.contains_key("animation") { Some("animation") } else { content.map(String::as_str) };
        self.kind = content.unwrap_or("text").to_owned();
    }

    /// The message as an answer or an update holds it. `quoted`: with the message that it replies to.
    pub(super) fn json(&self, chat: &Chat, people: impl Fn(PersonId) -> Value, bot: &Value, quoted: bool) -> Value {
        let mut json = Map::new();
        json.insert("message_id".into(), self.id.into());
        json.insert("from".into(), self.sender.map_or_else(|| bot.clone(), &people));
        json.insert("chat".into(), chat.json.clone());
        json.insert("date".into(), self.date.timestamp().into());
        if let Some(at) = self.edit_date {
            json.insert("edit_date".into(), at.timestamp().into());
        }
        if self.protect_content {
            json.insert("has_protected_content".into(), true.into());
        }
        if self.link_preview_disabled {
            json.insert("link_preview_options".into(), json!({"is_disabled": true}));
        }
        let (text, entities) = if self.kind == "text" { ("text", "entities") } else { ("caption", "caption_entities") };
        if !self.text.is_empty() {
            json.insert(text.into(), self.text.clone().into());
        }
        if !self.entities.is_empty() {
            json.insert(entities.into(), json!(self.entities));
        }
        if !self.buttons.is_empty() {
            json.insert("reply_markup".into(), inline_json(&self.buttons));
        }
        if let Some(replied) = self.reply_to.filter(|_| quoted).and_then(|id| chat.find(id)) {
            json.insert("reply_to_message".into(), replied.json(chat, people, bot, false));
        }
        json.extend(self.extra.clone());
        json.into()
    }

    /// The id of the file that it holds, of a photo's sizes the largest.
    pub(super) fn file_id(&self) -> Option<&str> {
        let field = self.extra.get(&self.kind)?;
        field.as_array().map_or(Some(field), |sizes| sizes.last())?.get("file_id")?.as_str()
    }

    /// Its text, or what it is.
    pub(super) fn readable(&self) -> String {
        match (self.kind.as_str(), self.text.as_str()) {
            ("text", text) => text.to_owned(),
            (kind, "") => format!("({kind})"),
            (kind, caption) => format!("({kind}) {caption}"),
        }
    }
}

/// A person as a message names her.
pub(super) fn user_json(person: &Person) -> Value {
    let mut json = json!({"id": person.id.0, "is_bot": false, "first_name": person.name});
    if let Some(name) = &person.last_name {
        json["last_name"] = name.clone().into();
    }
    if let Some(name) = &person.username {
        json["username"] = name.clone().into();
    }
    if !person.language_code.is_empty() {
        json["language_code"] = person.language_code.clone().into();
    }
    json
}
