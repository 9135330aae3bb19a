//! People with their phones, and the chats in which messages stand.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::markup::Button;
use super::message::Message;

/// A person's Telegram user id, which is also the id of her private chat with the bot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub i64);

impl std::fmt::Display for PersonId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// What a press of a button showed on top of the chat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alert {
    pub text: String,
    /// A box that has to be closed, instead of a line that fades.
    pub show_alert: bool,
    pub at: DateTime<Utc>,
}

/// What a message of the bot showed on the lock screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notification {
    pub message_id: i64,
    /// The beginning of the text, without spoilers.
    pub text: String,
    pub silent: bool,
    pub at: DateTime<Utc>,
}

/// What happened on a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Happening {
    Sent,
    Edited,
    Deleted,
}

/// One thing that the bot did to a chat. For a deletion: the text that went, which may be the person's.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shown {
    pub what: Happening,
    pub message_id: i64,
    pub from_bot: bool,
    pub text: String,
    /// The id of the file that it showed.
    pub file: Option<String>,
    pub buttons: Vec<Vec<Button>>,
    pub at: DateTime<Utc>,
}

/// Somebody with a phone.
#[derive(Debug, Clone)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    pub last_name: Option<String>,
    pub username: Option<String>,
    pub language_code: String,
    /// For the page: `reporter`, `counsellor` or `supervisor`.
    pub role: Option<String>,
    /// She has written to the bot.
    pub started: bool,
    pub blocked: bool,
    /// Her account was deleted.
    pub deactivated: bool,
    /// The keyboard that the bot put in place of her own.
    pub keyboard: Vec<Vec<String>>,
    pub(super) alerts: Vec<Alert>,
    pub(super) notifications: Vec<Notification>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ChatKind {
    Private(PersonId),
    /// `member`: the bot is in it.
    Group {
        member: bool,
    },
}

/// Messages in order of their ids, so that one is found by bisection.
#[derive(Debug)]
pub(super) struct Chat {
    pub(super) id: i64,
    pub(super) kind: ChatKind,
    /// As messages and updates name it.
    pub(super) json: Value,
    /// What the person's phone shows.
    pub(super) messages: Vec<Message>,
    /// What she deleted on her phone only, and the bot still has.
    pub(super) hidden: BTreeMap<i64, Message>,
    pub(super) history: Vec<Shown>,
}

impl Chat {
    pub(super) fn private(person: &Person) -> Self {
        let mut json = json!({"id": person.id.0, "type": "private", "first_name": person.name});
        if let Some(name) = &person.last_name {
            json["last_name"] = name.clone().into();
        }
        if let Some(name) = &person.username {
            json["username"] = name.clone().into();
        }
        Self::new(person.id.0, ChatKind::Private(person.id), json)
    }

    pub(super) fn group(id: i64, title: &str) -> Self {
        Self::new(id, ChatKind::Group { member: true }, json!({"id": id, "type": "group", "title": title}))
    }

    fn new(id: i64, kind: ChatKind, json: Value) -> Self {
        Self { id, kind, json, messages: Vec::new(), hidden: BTreeMap::new(), history: Vec::new() }
    }

    fn position(&self, message: i64) -> Option<usize> {
        self.messages.binary_search_by_key(&message, |m| m.id).ok()
    }

    /// A message that the bot can still reach.
    pub(super) fn find(&self, message: i64) -> Option<&Message> {
        self.position(message).map(|at| &self.messages[at]).or_else(|| self.hidden.get(&message))
    }

    pub(super) fn find_mut(&mut self, message: i64) -> Option<&mut Message> {
        match self.position(message) {
            Some(at) => self.messages.get_mut(at),
            None => self.hidden.get_mut(&message),
        }
    }

    /// A message that stands on the phone.
    pub(super) fn on_screen(&self, message: i64) -> Option<&Message> {
        self.position(message).map(|at| &self.messages[at])
    }

    /// Takes a message out for both sides.
    pub(super) fn remove(&mut self, message: i64) -> Option<Message> {
        match self.position(message) {
            Some(at) => Some(self.messages.remove(at)),
            None => self.hidden.remove(&message),
        }
    }

    pub(super) fn note(&mut self, what: Happening, message: &Message, at: DateTime<Utc>) {
        self.history.push(Shown {
            what,
            message_id: message.id,
            from_bot: message.from_bot,
            text: message.text.clone(),
            file: message.file_id().map(str::to_owned),
            buttons: message.buttons.clone(),
            at,
        });
    }
}
