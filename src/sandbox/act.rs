//! What people do on their phones, and the updates that the bot gets of it.

use anyhow::{Context, bail, ensure};
use serde_json::{Map, Value, json};

use super::chat::PersonId;
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

    pub(super) fn receive(&mut self, chat: i64, person: PersonId, text: &str, reply_to: Option<i64>, fields: Map<String, Value>) -> i64 {
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
        let found = self.message(person, message).with_context(|| format!("no message {message} on the phone of {person}"))?;
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
        let content = chat
            .find(message)
            .map_or_else(|| json!({"chat": chat.json, "message_id": message, "date": 0}), |message| self.message_json(chat, message));
        let id = self.queries.ask(person, self.now());
        // A number that depends on the chat alone, as Telegram's does.
        let instance = person.0.wrapping_mul(0x9e37_79b9_7f4a).to_string();
        let from = self.user(person);
        self.enqueue("callback_query", json!({"id": id, "from": from, "message": content, "chat_instance": instance, "data": data}));
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

    pub(super) fn membership(&mut self, chat: i64, by: PersonId, before: &str, after: &str) {
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
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use serde_json::{Value, json};

    use super::super::params::Params;
    use super::{PersonId, World};

    fn world() -> (World, PersonId) {
        let mut world = World::new("1:x", "SuakaBot", Some(DateTime::UNIX_EPOCH));
        let person = world.add_person("Melati", "id", Some("mel"));
        (world, person)
    }

    fn updates(world: &mut World) -> Vec<Value> {
        let now = world.now();
        let turn = world.inbox.begin(&Params::default(), now).unwrap();
        let batch = world.inbox.take(turn, now).unwrap().unwrap_or_else(|| "[]".into());
        serde_json::from_str(&batch).unwrap()
    }

    #[test]
    fn a_message_arrives_in_telegrams_shape() {
        let (mut world, person) = world();
        world.send_text(person, "/start abc");
        let id = world.send_text_reply(person, "halo", 101);
        world.edit_text(person, id, "hai").unwrap();
        let updates = updates(&mut world);
        let (user, chat) = (
            json!({"id": person, "is_bot": false, "first_name": "Melati", "username": "mel", "language_code": "id"}),
            json!({"id": person, "type": "private", "first_name": "Melati", "username": "mel"}),
        );
        let mut first = json!({
            "message_id": 101, "from": user, "chat": chat, "date": 0, "text": "/start abc",
            "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
        });
        assert_eq!(updates[0]["message"], first);
        assert_eq!(updates[1]["message"]["reply_to_message"], first.take());
        assert_eq!(updates[2]["edited_message"]["text"], "hai");
        assert_eq!(updates[2]["edited_message"]["edit_date"], 0);
        assert_eq!(updates[2]["update_id"].as_i64(), updates[0]["update_id"].as_i64().map(|id| id + 2));
    }

    #[test]
    fn anything_can_be_sent() {
        let (mut world, person) = world();
        world.send_raw(person, json!({"sticker": {"emoji": "x"}}));
        world.send_raw(person, json!({"rich_message": {"blocks": []}, "forward_date": 5}));
        world.send_raw(person, json!({"text": "besok", "entities": [{"type": "date_time", "offset": 0, "length": 5, "unix_time": 1}]}));
        let updates = updates(&mut world);
        assert_eq!(updates[0]["message"]["sticker"]["emoji"], "x");
        assert!(updates[1]["message"].get("text").is_none());
        assert_eq!(updates[2]["message"]["entities"][0]["unix_time"], 1);
        assert_eq!(world.transcript(person), "> (sticker)\n> (rich_message)\n> besok\n");
    }

    #[test]
    fn presses_true_and_forged() {
        let (mut world, person) = world();
        world.send_text(person, "x");
        let keys = json!({"inline_keyboard": [[{"text": "Ya, kirim", "callback_data": "y"}, {"text": "Web", "url": "https://a.id"}]]});
        let sent = world.execute("sendMessage", &Params::from_json(json!({"chat_id": person, "text": "?", "reply_markup": keys})));
        let id = sent.unwrap()["message_id"].as_i64().unwrap();
        let query = world.press_labelled(person, "kirim").unwrap();
        world.press_data(person, 7, "palsu").unwrap();
        assert!(world.press(person, id, 0, 1).is_err());
        assert!(world.press(person, id, 1, 0).is_err());
        assert!(world.press_labelled(person, "Tidak").unwrap_err().to_string().contains("[Ya, kirim] [Web]"));
        let updates = updates(&mut world);
        assert_eq!(updates[1]["callback_query"]["id"], query);
        assert_eq!(updates[1]["callback_query"]["message"]["reply_markup"], keys);
        assert_eq!(updates[2]["callback_query"]["message"]["date"], 0);
        let answer = json!({"callback_query_id": query, "text": "Tersimpan", "show_alert": true});
        assert!(world.execute("answerCallbackQuery", &Params::from_json(answer.clone())).is_ok());
        assert!(world.execute("answerCallbackQuery", &Params::from_json(answer)).is_err());
        assert_eq!(world.alerts(person).len(), 1);
    }

    #[test]
    fn blocking_and_coming_back_are_told() {
        let (mut world, person) = world();
        world.send_text(person, "x");
        world.block_bot(person);
        world.block_bot(person);
        world.send_text(person, "lagi");
        let updates = updates(&mut world);
        let status = |at: usize| updates[at]["my_chat_member"]["new_chat_member"]["status"].clone();
        assert_eq!((status(1), status(2), &updates[3]["message"]["text"]), (json!("kicked"), json!("member"), &json!("lagi")));
    }
}
