//! Groups, in which the bot has no business: it is added, hears commands only, and leaves.

use anyhow::ensure;
use serde_json::{Map, Value, json};

use super::chat::{Chat, ChatKind, PersonId};
use super::message::Message;
use super::text::read_plain;
use super::world::World;

impl World {
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

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use serde_json::json;

    use super::super::params::Params;
    use super::World;

    #[test]
    fn a_group_has_a_bot_until_it_leaves() {
        let mut world = World::new("1:x", "SuakaBot", Some(DateTime::UNIX_EPOCH));
        let person = world.add_person("Melati", "id", None);
        let group = world.add_to_group("Keluarga");
        assert!(group < 0);
        assert_eq!(world.pending_updates(), 2);
        assert_eq!(world.chat_messages(group)[0].extra["new_chat_members"][0]["is_bot"], true);
        world.send_group_text(group, person, "hanya kami").unwrap();
        world.send_group_text(group, person, "/start").unwrap();
        assert_eq!(world.pending_updates(), 3);
        world.execute("leaveChat", &Params::from_json(json!({"chat_id": group}))).unwrap();
        assert!(world.send_group_text(group, person, "/start").is_err());
    }
}
