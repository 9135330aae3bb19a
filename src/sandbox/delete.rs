//! The calls by which the bot takes messages away: only within 48 hours, as Telegram has it.

use chrono::Duration;
use serde_json::Value;

use super::chat::{ChatKind, Happening};
use super::failure::Failure;
use super::message::Message;
use super::params::Params;
use super::world::World;

/// After this a message stays.
const DELETABLE: Duration = Duration::hours(48);
/// Most messages in one `deleteMessages`.
const MOST_AT_ONCE: usize = 100;

impl World {
    pub(super) fn delete_message(&mut self, params: &Params) -> Result<Value, Failure> {
        let chat = self.chat_named(params)?;
        let id = params.int("message_id").filter(|id| *id > 0);
        let id = id.ok_or_else(|| Failure::bad("message identifier is not specified"))?;
        let message = chat.find(id).ok_or_else(|| Failure::bad("message to delete not found"))?;
        if !self.is_deletable(message, chat.kind) {
            return Err(Failure::bad("message can't be deleted for everyone"));
        }
        let chat = chat.id;
        self.take_away(chat, id);
        Ok(true.into())
    }

    /// What is missing or too old is skipped in silence.
    pub(super) fn delete_messages(&mut self, params: &Params) -> Result<Value, Failure> {
        let chat = self.chat_named(params)?;
        let (id, kind) = (chat.id, chat.kind);
        let given = params.nested("message_ids");
        let ids = given.as_deref().and_then(Value::as_array);
        let ids = ids.ok_or_else(|| Failure::bad("message identifiers are not specified"))?;
        if ids.len() > MOST_AT_ONCE {
            return Err(Failure::bad("too many message identifiers specified"));
        }
        let ids: Option<Vec<i64>> = ids.iter().map(Value::as_i64).collect();
        let ids = ids.filter(|ids| !ids.is_empty());
        for message in ids.ok_or_else(|| Failure::bad("message identifiers are not specified"))? {
            let found = self.chats.get(&id).and_then(|chat| chat.find(message));
            if found.is_some_and(|found| self.is_deletable(found, kind)) {
                self.take_away(id, message);
            }
        }
        Ok(true.into())
    }

    fn is_deletable(&self, message: &Message, kind: ChatKind) -> bool {
        let is_reachable = match kind {
            ChatKind::Private(_) => true,
            ChatKind::Group { member } => member && message.from_bot,
        };
        is_reachable && self.now() - message.date <= DELETABLE
    }

    fn take_away(&mut self, chat: i64, message: i64) {
        let now = self.now();
        if let Some(gone) = self.chats.get_mut(&chat).and_then(|chat| chat.remove(message)) {
            self.note(Happening::Deleted, chat, &gone, now);
        }
        self.signals.changed();
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Duration};
    use serde_json::{Value, json};

    use super::{Params, World};

    fn refusal(world: &mut World, method: &str, params: Value) -> String {
        world.execute(method, &Params::from_json(params)).unwrap_err().description
    }

    #[test]
    fn both_sides_go_within_48_hours_and_then_stay() {
        let mut world = World::new("1:x", "SuakaBot", Some(DateTime::UNIX_EPOCH));
        let person = world.add_person("Melati", "id", None);
        let (old, gone) = (world.send_text(person, "lama"), world.send_text(person, "hilang"));
        world.advance(Duration::hours(48));
        assert!(world.delete_message(&Params::from_json(json!({"chat_id": person, "message_id": gone}))).is_ok());
        world.advance(Duration::seconds(1));
        let fresh = world.send_text(person, "baru");
        let all = json!({"chat_id": person, "message_ids": [old, gone, fresh, 999]});
        assert!(world.delete_messages(&Params::from_json(all)).is_ok());
        assert_eq!(world.transcript(person), "> lama\n");
        let one = |id: i64| json!({"chat_id": person, "message_id": id});
        assert_eq!(refusal(&mut world, "deleteMessage", one(old)), "Bad Request: message can't be deleted for everyone");
        assert_eq!(refusal(&mut world, "deleteMessage", one(gone)), "Bad Request: message to delete not found");
        let many: Vec<i64> = (0..101).collect();
        assert!(refusal(&mut world, "deleteMessages", json!({"chat_id": person, "message_ids": many})).contains("too many"));
    }

    #[test]
    fn what_she_deleted_on_her_phone_is_still_the_bots() {
        let mut world = World::new("1:x", "SuakaBot", Some(DateTime::UNIX_EPOCH));
        let person = world.add_person("Melati", "id", None);
        let hers = world.send_text(person, "rahasia");
        world.clear_history(person);
        assert!(world.messages(person).is_empty());
        assert!(world.delete_message(&Params::from_json(json!({"chat_id": person, "message_id": hers}))).is_ok());
        assert_eq!(world.screen_history(person)[0].text, "rahasia");
    }
}
