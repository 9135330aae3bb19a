//! Reading the world: what stands on a phone, what stood there, and a transcript for tests.

use std::fmt::Write;

use super::chat::{Alert, Chat, Notification, Person, PersonId, Shown};
use super::message::Message;
use super::world::World;

impl World {
    /// Everybody, in the order in which they were added.
    pub fn people(&self) -> impl Iterator<Item = &Person> {
        self.people.values()
    }

    #[must_use]
    pub fn person(&self, person: PersonId) -> Option<&Person> {
        self.people.get(&person)
    }

    /// What stands on a person's phone, oldest first.
    #[must_use]
    pub fn messages(&self, person: PersonId) -> &[Message] {
        self.chat_messages(person.0)
    }

    /// The same for any chat, such as a group.
    #[must_use]
    pub fn chat_messages(&self, chat: i64) -> &[Message] {
        self.chats.get(&chat).map_or(&[], |chat| &chat.messages)
    }

    #[must_use]
    pub fn message(&self, person: PersonId, message: i64) -> Option<&Message> {
        self.chats.get(&person.0)?.on_screen(message)
    }

    /// The newest message of the bot on a person's phone.
    #[must_use]
    pub fn last_from_bot(&self, person: PersonId) -> Option<&Message> {
        self.messages(person).iter().rev().find(|message| message.from_bot)
    }

    /// Everything that the bot ever sent, edited in or deleted there, oldest first.
    #[must_use]
    pub fn screen_history(&self, person: PersonId) -> &[Shown] {
        self.chats.get(&person.0).map_or(&[], |chat| &chat.history)
    }

    /// What presses of buttons showed on top of the chat, oldest first.
    #[must_use]
    pub fn alerts(&self, person: PersonId) -> &[Alert] {
        self.people.get(&person).map_or(&[], |person| &person.alerts)
    }

    /// What the lock screen showed, oldest first, also of messages that are gone.
    #[must_use]
    pub fn notifications(&self, person: PersonId) -> &[Notification] {
        self.people.get(&person).map_or(&[], |person| &person.notifications)
    }

    /// The chat as one reads it: `> ` what the person said, `bot: ` what the bot said, `[buttons]` row by row.
    #[must_use]
    pub fn transcript(&self, person: PersonId) -> String {
        self.chats.get(&person.0).map(transcript).unwrap_or_default()
    }
}

fn transcript(chat: &Chat) -> String {
    let mut out = String::new();
    for message in &chat.messages {
        let (speaker, indent) = if message.from_bot { ("bot: ", "     ") } else { ("> ", "  ") };
        let text = message.readable();
        for (at, line) in text.split('\n').enumerate() {
            let before = if at == 0 { speaker } else { indent };
            // Writing to a string cannot fail.
            _ = writeln!(out, "{}", format!("{before}{line}").trim_end());
        }
        for row in &message.buttons {
            let row: Vec<String> = row.iter().map(|button| format!("[{}]", button.text)).collect();
            _ = writeln!(out, "{indent}{}", row.join(" "));
        }
    }
    out
}
