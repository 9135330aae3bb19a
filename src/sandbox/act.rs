//! What people do on their phones, and the updates that the bot gets of it.

use anyhow::{Context, bail, ensure};
use serde_json::{Map, Value, json};

use super::chat::{Chat, ChatKind, PersonId};
use super::message::Message;
use super::text::read_plain;
use super::world::World;

impl World {
    /// A person writes, and gets the id of her message. Writing to a blocked bot unblocks it first, as the app does.
    ///
    /// # Panics
    /// When there is no such person.
    pub fn send_text(&mut self, person: PersonId, text: &str) -> i64 {
        self.say(person, text, None, Map::new())
    }

    /// A person answers a message.
    pub fn send_text_reply(&mut self, person: PersonId, text: &str, reply_to: i64) -> i64 {
        self.say(person, text, Some(reply_to), Map::new())
    }

    /// A person sends anything: the fields of `content` (an object, as in the Bot API) are merged into the message.
    pub fn send_raw(&mut self, person: PersonId, content: Value) -> i64 {
        let fields = match content {
            Value::Object(fields) => fields,
            _ => Map::new(),
        };
        self.say(person, "", None, fields)
    }

    fn say(&mut self, person: PersonId, text: &str, reply_to: Option<i64>, fields: Map<String, Value>) -> i64 {
        assert!(self.people.contains_key(&person), "nobody has the id {person}");
        self.unblock_bot(person);
        if let Some(person) = self.people.get_mut(&person) {
            person.started = true;
        }
        self.receive(person.0, person, text, reply_to, fields)
    }

    fn receive(
        &mut self,
        chat: i64,
        person: PersonId,
        text: &str,
        reply_to: Option<i64>,
        fields: Map<String, Value>,
    ) -> i64 {
        let id = self.new_message_id();
        let mut message = Message::new(id, Some(person), self.now(), read_plain(text));
        message.reply_to = reply_to;
        message.merge(fields);
        if let Some(chat) = self.chats.get_mut(&chat) {
            chat.messages.push(message);
        }
        self.enqueue_message("message", chat, id);
        id
    }

    fn enqueue_message(&mut self, kind: &str, chat: i64, message: i64) {
        let chat = self.chats.get(&chat);
        let found = chat.and_then(|chat| chat.find(message).map(|message| self.message_json(chat, message)));
        if let Some(json) = found {
            self.enqueue(kind, json);
        }
    }

    fn enqueue(&mut self, kind: &str, content: Value) {
        self.inbox.add(kind, content, self.now());
        self.signals.changed();
    }

    /// Puts any update into the bot's inbox, with a number if it has none. Tells the number; absent when the bot did not
    /// ask for updates of this kind.
    pub fn enqueue_raw_update(&mut self, update: Value) -> Option<i64> {
        let id = self.inbox.add_whole(update, self.now());
        self.signals.changed();
        id
    }

    /// A person changes a message of hers.
    ///
    /// # Errors
    /// When it is not hers or not there.
    pub fn edit_text(&mut self, person: PersonId, message: i64, text: &str) -> anyhow::Result<()> {
        let now = self.now();
        let found = self.chats.get_mut(&person.0).and_then(|chat| chat.find_mut(message));
        let found = found.with_context(|| format!("no message {message} in the chat of {person}"))?;
        ensure!(!found.from_bot, "message {message} is the bot's");
        let content = read_plain(text);
        (found.text, found.entities) = (content.text, content.entities);
        found.edit_date = Some(now);
        self.enqueue_message("edited_message", person.0, message);
        Ok(())
    }

    /// A person presses a button, counted from 0, and gets the id of the callback query.
    ///
    /// # Errors
    /// When there is no such button on her screen, or it makes no query (a link, say).
    pub fn press(&mut self, person: PersonId, message: i64, row: usize, column: usize) -> anyhow::Result<String> {
        let found =
            self.message(person, message).with_context(|| format!("no message {message} on the phone of {person}"))?;
        let button = found.buttons.get(row).and_then(|row| row.get(column));
        let button = button.with_context(|| format!("message {message} has no button {row}/{column}"))?;
        let data = button.data.clone().with_context(|| format!("the button {:?} makes no query", button.text))?;
        self.press_data(person, message, &data)
    }

    /// Presses the first button whose label contains `label`, on the newest message that has one.
    ///
    /// # Errors
    /// When there is none on the person's screen; the error shows the screen.
    pub fn press_labelled(&mut self, person: PersonId, label: &str) -> anyhow::Result<String> {
        let found = self.messages(person).iter().rev().find_map(|message| {
            let data = message.buttons.iter().flatten().find(|button| button.text.contains(label))?.data.clone();
            Some((message.id, data))
        });
        let Some((message, data)) = found else {
            bail!("no button {label:?} on the phone of {person}:\n{}", self.transcript(person));
        };
        self.press_data(person, message, &data.with_context(|| format!("the button {label:?} makes no query"))?)
    }

    /// A forged press: any data, on any message that is or was in the chat.
    ///
    /// # Errors
    /// When there is no such person.
    pub fn press_data(&mut self, person: PersonId, message: i64, data: &str) -> anyhow::Result<String> {
        let chat = self.chats.get(&person.0).with_context(|| format!("nobody has the id {person}"))?;
        let content = chat.find(message).map_or_else(
            || json!({"chat": chat.json, "message_id": message, "date": 0}),
            |message| self.message_json(chat, message),
        );
        let id = self.queries.ask(person, self.now());
        // A number that depends on the chat alone, as Telegram's does.
        let instance = person.0.wrapping_mul(0x9e37_79b9_7f4a).to_string();
        let from = self.user(person);
        self.enqueue(
            "callback_query",
            json!({"id": id, "from": from, "message": content, "chat_instance": instance, "data": data}),
        );
        Ok(id)
    }

    /// A person blocks the bot.
    pub fn block_bot(&mut self, person: PersonId) {
        self.set_blocked(person, true);
    }

    /// A person unblocks the bot.
    pub fn unblock_bot(&mut self, person: PersonId) {
        self.set_blocked(person, false);
    }

    fn set_blocked(&mut self, person: PersonId, blocked: bool) {
        let Some(found) = self.people.get_mut(&person) else { return };
        if found.blocked == blocked {
            return;
        }
        found.blocked = blocked;
        let (before, after) = if blocked { ("member", "kicked") } else { ("kicked", "member") };
        self.membership(person.0, person, before, after);
    }

    fn membership(&mut self, chat: i64, by: PersonId, before: &str, after: &str) {
        let Some(chat) = self.chats.get(&chat) else { return };
        let status = |status: &str| {
            let mut member = json!({"user": self.profile.user(), "status": status});
            if status == "kicked" {
                member["until_date"] = 0.into();
            }
            member
        };
        let change = json!({
            "chat": chat.json,
            "from": self.user(by),
            "date": self.now().timestamp(),
            "old_chat_member": status(before),
            "new_chat_member": status(after),
        });
        self.enqueue("my_chat_member", change);
    }

    /// A person deletes a message on her phone only; Telegram tells the bot nothing of it, and the bot still has it.
    pub fn delete_for_self(&mut self, person: PersonId, message: i64) {
        if let Some(chat) = self.chats.get_mut(&person.0)
            && chat.on_screen(message).is_some()
            && let Some(gone) = chat.remove(message)
        {
            chat.hidden.insert(message, gone);
        }
        self.signals.changed();
    }

    /// A person clears the history on her phone.
    pub fn clear_history(&mut self, person: PersonId) {
        if let Some(chat) = self.chats.get_mut(&person.0) {
            let gone = std::mem::take(&mut chat.messages);
            chat.hidden.extend(gone.into_iter().map(|message| (message.id, message)));
        }
        self.signals.changed();
    }

    /// Somebody (the first person, or a stranger) adds the bot to a new group. Tells the group's id.
    pub fn add_to_group(&mut self, title: &str) -> i64 {
        let by = match self.people.keys().next() {
            Some(first) => *first,
            None => self.add_person("Orang Asing", "id", None),
        };
        let id = self.new_group_id();
        self.chats.insert(id, Chat::group(id, title));
        self.membership(id, by, "left", "member");
        let bot = self.profile.user().clone();
        let joined = json!({"new_chat_participant": bot, "new_chat_member": bot, "new_chat_members": [bot]});
        let Value::Object(joined) = joined else { return id };
        self.receive(id, by, "", None, joined);
        id
    }

    /// A person writes in a group. Bots in privacy mode get only commands and answers to themselves.
    ///
    /// # Errors
    /// When there is no such group with the bot in it.
    pub fn send_group_text(&mut self, group: i64, person: PersonId, text: &str) -> anyhow::Result<i64> {
        let chat = self.chats.get(&group).filter(|chat| chat.kind == ChatKind::Group { member: true });
        ensure!(chat.is_some(), "the bot is in no group {group}");
        ensure!(self.people.contains_key(&person), "nobody has the id {person}");
        if text.starts_with('/') {
            return Ok(self.receive(group, person, text, None, Map::new()));
        }
        let id = self.new_message_id();
        let message = Message::new(id, Some(person), self.now(), read_plain(text));
        if let Some(chat) = self.chats.get_mut(&group) {
            chat.messages.push(message);
        }
        self.signals.changed();
        Ok(id)
    }
}
