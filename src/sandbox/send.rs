//! The calls by which the bot puts messages into chats and edits them.

use serde_json::{Map, Value, json};

use super::chat::{Chat, ChatKind, Happening, Notification};
use super::failure::Failure;
use super::markup::Markup;
use super::message::Message;
use super::params::Params;
use super::text::{self, Formatted, LONGEST_CAPTION, LONGEST_TEXT};
use super::world::World;

/// Characters of a message that a lock screen shows.
const LOCK_SCREEN: usize = 180;

impl World {
    pub(super) fn send_message(&mut self, params: &Params) -> Result<Value, Failure> {
        let chat = self.writable(params)?;
        let content = text_of(params, "text", "entities")?;
        check_text(&content)?;
        self.deliver(chat, content, Map::new(), params)
    }

    /// `sendPhoto` and its kin; `kind` names the file's parameter and the message's field.
    pub(super) fn send_media(&mut self, kind: &str, params: &Params) -> Result<Value, Failure> {
        let chat = self.writable(params)?;
        let caption = caption_of(params)?;
        let file = self.file_given(kind, params.string(kind).as_deref(), params)?;
        let mut fields = Map::new();
        fields.extend(self.files.field(&file, kind).map(|field| (kind.to_owned(), field)));
        self.deliver(chat, caption, fields, params)
    }

    pub(super) fn file_given(&mut self, kind: &str, given: Option<&str>, params: &Params) -> Result<String, Failure> {
        let attached = given.and_then(|given| given.strip_prefix("attach://")).unwrap_or(kind);
        if let Some(upload) = params.files.get(attached) {
            if upload.bytes.is_empty() {
                return Err(Failure::bad("file must be non-empty"));
            }
            return Ok(self.files.store(kind, Some(upload.name.clone()), upload.mime.clone(), upload.bytes.clone()));
        }
        let given = given.ok_or_else(|| Failure::bad(format_args!("there is no {kind} in the request")))?;
        match self.files.kind(given) {
            Some(stored) if stored == kind => Ok(given.to_owned()),
            Some(stored) => Err(Failure::bad(format_args!("can't use file of type {stored} as {kind}"))),
            None => Err(Failure::bad("wrong remote file identifier specified: can't unserialize it")),
        }
    }

    /// The chat that a call names, if the bot may write there now.
    pub(super) fn writable(&mut self, params: &Params) -> Result<i64, Failure> {
        let chat = self.chat_named(params)?;
        let id = chat.id;
        match chat.kind {
            ChatKind::Group { member: false } => {
                return Err(Failure::forbidden("bot is not a member of the group chat"));
            }
            ChatKind::Group { member: true } => {}
            ChatKind::Private(person) => {
                let person = self.people.get(&person).ok_or_else(|| Failure::bad("chat not found"))?;
                match person {
                    _ if person.deactivated => return Err(Failure::forbidden("user is deactivated")),
                    _ if person.blocked => return Err(Failure::forbidden("bot was blocked by the user")),
                    _ if !person.started => {
                        return Err(Failure::forbidden("bot can't initiate conversation with a user"));
                    }
                    _ => {}
                }
            }
        }
        self.limits.admit(id, self.clock.now())?;
        Ok(id)
    }

    pub(super) fn chat_named(&self, params: &Params) -> Result<&Chat, Failure> {
        let given = params.string("chat_id").filter(|given| !given.is_empty());
        let given = given.ok_or_else(|| Failure::bad("chat_id is empty"))?;
        let id = given.trim().parse::<i64>().ok();
        id.and_then(|id| self.chats.get(&id)).ok_or_else(|| Failure::bad("chat not found"))
    }

    fn deliver(&mut self, chat: i64, content: Formatted, fields: Map<String, Value>, params: &Params) -> Result<Value, Failure> {
        let markup = Markup::read(params.nested("reply_markup").as_deref())?;
        let reply_to = self.replied(chat, params)?;
        let mut message = Message::new(self.new_message_id(), None, self.now(), content);
        message.reply_to = reply_to;
        message.protect_content = params.flag("protect_content");
        message.silent = params.flag("disable_notification");
        message.link_preview_disabled = link_preview_disabled(params);
        message.merge(fields);
        self.place(&mut message, chat, markup);
        self.notify(chat, &message);
        let now = self.now();
        self.note(Happening::Sent, chat, &message, now);
        let json = self.chats.get(&chat).map(|chat| self.message_json(chat, &message));
        if let Some(chat) = self.chats.get_mut(&chat) {
            chat.messages.push(message);
        }
        self.signals.changed();
        json.ok_or_else(|| Failure::bad("chat not found"))
    }

    fn replied(&self, chat: i64, params: &Params) -> Result<Option<i64>, Failure> {
        let parameters = params.nested("reply_parameters");
        let given = parameters.as_deref().and_then(|parameters| parameters["message_id"].as_i64());
        let Some(id) = given.or_else(|| params.int("reply_to_message_id")) else { return Ok(None) };
        if self.chats.get(&chat).is_some_and(|chat| chat.find(id).is_some()) {
            return Ok(Some(id));
        }
        let lenient = parameters.as_deref().is_some_and(|given| given["allow_sending_without_reply"] == json!(true));
        if lenient || params.flag("allow_sending_without_reply") {
            return Ok(None);
        }
        Err(Failure::bad("message to be replied not found"))
    }

    /// Hangs buttons below the message, or changes the person's keyboard.
    fn place(&mut self, message: &mut Message, chat: i64, markup: Markup) {
        message.with_keyboard = !matches!(markup, Markup::None | Markup::Inline(_));
        let keyboard = match markup {
            Markup::Inline(rows) => {
                message.buttons = rows;
                return;
            }
            Markup::Keyboard(rows) => rows,
            Markup::RemoveKeyboard => Vec::new(),
            Markup::None | Markup::ForceReply => return,
        };
        if let Some(person) = self.owner(chat) {
            person.keyboard = keyboard;
        }
    }

    fn notify(&mut self, chat: i64, message: &Message) {
        let (at, kept) = (self.now(), self.history_kept());
        let shown = without_spoilers(message);
        let (message_id, silent) = (message.id, message.silent);
        if let Some(person) = self.owner(chat) {
            let text = shown.chars().take(LOCK_SCREEN).collect();
            person.notifications.push(Notification { message_id, text, silent, at });
            Self::trim(&mut person.notifications, kept);
        }
    }

    pub(super) fn send_chat_action(&mut self, params: &Params) -> Result<Value, Failure> {
        self.writable(params)?;
        match params.string("action") {
            Some(action) if !action.is_empty() => Ok(true.into()),
            _ => Err(Failure::bad("wrong parameter action in request")),
        }
    }
}

pub(super) fn text_of(params: &Params, field: &str, entities: &str) -> Result<Formatted, Failure> {
    let raw = params.string(field).unwrap_or_default();
    text::read(&raw, params.string("parse_mode").as_deref(), params.nested(entities).as_deref())
}

pub(super) fn check_text(content: &Formatted) -> Result<(), Failure> {
    match text::units(&content.text) {
        0 => Err(Failure::bad("message text is empty")),
        units if units > LONGEST_TEXT => Err(Failure::bad("message is too long")),
        _ => Ok(()),
    }
}

pub(super) fn caption_of(params: &Params) -> Result<Formatted, Failure> {
    let caption = text_of(params, "caption", "caption_entities")?;
    if text::units(&caption.text) > LONGEST_CAPTION {
        return Err(Failure::bad("message caption is too long"));
    }
    Ok(caption)
}

pub(super) fn link_preview_disabled(params: &Params) -> bool {
    let options = params.nested("link_preview_options");
    options.is_some_and(|options| options["is_disabled"] == json!(true)) || params.flag("disable_web_page_preview")
}

/// The text with a block in place of each character that a spoiler covers.
fn without_spoilers(message: &Message) -> String {
    let spoilers: Vec<_> = message.entities.iter().filter(|entity| entity.kind == "spoiler").collect();
    if spoilers.is_empty() {
        return message.readable();
    }
    let mut offset = 0;
    let covered = message.text.chars().map(|c| {
        let here = offset;
        offset += c.len_utf16();
        if spoilers.iter().any(|s| (s.offset..s.offset + s.length).contains(&here)) { '▒' } else { c }
    });
    covered.collect()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use serde_json::{Value, json};

    use super::super::chat::PersonId;
    use super::{Happening, Params, World};

    fn world() -> (World, PersonId) {
        let mut world = World::new("1:x", "SuakaBot", Some(DateTime::UNIX_EPOCH));
        let person = world.add_person("Melati", "id", None);
        world.send_text(person, "/start");
        (world, person)
    }

    fn call(world: &mut World, method: &str, params: Value) -> Result<Value, String> {
        world.execute(method, &Params::from_json(params)).map_err(|failure| failure.description)
    }

    #[test]
    fn a_screen_is_sent_edited_and_remembered() {
        let (mut world, person) = world();
        let keys = json!({"inline_keyboard": [[{"text": "Ya", "callback_data": "y"}, {"text": "Tidak", "callback_data": "n"}]]});
        let sent = json!({"chat_id": person, "text": "<b>Halo</b>", "parse_mode": "HTML", "reply_markup": keys});
        let id = call(&mut world, "sendMessage", sent).unwrap()["message_id"].clone();
        assert_eq!(world.transcript(person), "> /start\nbot: Halo\n     [Ya] [Tidak]\n");
        let edit = json!({"chat_id": person, "message_id": id, "text": "Apa kabar?\nBaik."});
        assert!(call(&mut world, "editMessageText", edit.clone()).is_ok());
        assert_eq!(world.transcript(person), "> /start\nbot: Apa kabar?\n     Baik.\n");
        let again = call(&mut world, "editMessageText", edit).unwrap_err();
        assert!(again.starts_with("Bad Request: message is not modified"));
        let history: Vec<_> = world.screen_history(person).iter().map(|s| (s.what, s.text.as_str())).collect();
        assert_eq!(history, [(Happening::Sent, "Halo"), (Happening::Edited, "Apa kabar?\nBaik.")]);
    }

    #[test]
    fn length_counts_after_parsing_in_utf16() {
        let (mut world, person) = world();
        let mut send = |text: String| call(&mut world, "sendMessage", json!({"chat_id": person, "text": text, "parse_mode": "HTML"}));
        assert!(send(format!("<b>{}</b>", "x".repeat(4096))).is_ok());
        assert_eq!(send("x".repeat(4097)).unwrap_err(), "Bad Request: message is too long");
        assert!(send("\u{1f642}".repeat(2049)).is_err());
        assert_eq!(send("<b> </b>".into()).unwrap_err(), "Bad Request: message text is empty");
    }

    #[test]
    fn who_cannot_be_reached_is_told_apart() {
        let (mut world, person) = world();
        let stranger = world.add_person("Asing", "", None);
        let send = |world: &mut World, chat: i64| call(world, "sendMessage", json!({"chat_id": chat, "text": "x"})).unwrap_err();
        assert_eq!(send(&mut world, 5), "Bad Request: chat not found");
        assert_eq!(send(&mut world, stranger.0), "Forbidden: bot can't initiate conversation with a user");
        world.block_bot(person);
        assert_eq!(send(&mut world, person.0), "Forbidden: bot was blocked by the user");
        world.deactivate(person);
        assert_eq!(send(&mut world, person.0), "Forbidden: user is deactivated");
    }

    #[test]
    fn the_lock_screen_hides_spoilers_and_tells_the_silent() {
        let (mut world, person) = world();
        let text = "Kode <tg-spoiler>12\u{1f642}</tg-spoiler>.";
        let sent = json!({"chat_id": person, "text": text, "parse_mode": "HTML", "disable_notification": true});
        call(&mut world, "sendMessage", sent).unwrap();
        let shown = &world.notifications(person)[0];
        assert_eq!((shown.text.as_str(), shown.silent), ("Kode ▒▒▒.", true));
    }

    #[test]
    fn a_message_with_a_keyboard_stays_as_it_is() {
        let (mut world, person) = world();
        let sent = json!({"chat_id": person, "text": "x", "reply_markup": {"keyboard": [[{"text": "Batal"}]]}});
        let id = call(&mut world, "sendMessage", sent).unwrap()["message_id"].clone();
        assert_eq!(world.person(person).unwrap().keyboard, [["Batal"]]);
        let edit = json!({"chat_id": person, "message_id": id, "text": "y"});
        assert_eq!(call(&mut world, "editMessageText", edit).unwrap_err(), "Bad Request: message can't be edited");
        let remove = json!({"chat_id": person, "text": "y", "reply_markup": {"remove_keyboard": true}});
        call(&mut world, "sendMessage", remove).unwrap();
        assert!(world.person(person).unwrap().keyboard.is_empty());
    }

    #[test]
    fn an_uploaded_file_is_found_by_its_id() {
        let (mut world, person) = world();
        let given = json!({"chat_id": person, "photo": "nonsense"});
        assert!(call(&mut world, "sendPhoto", given).unwrap_err().contains("wrong remote file identifier"));
        let file = super::super::file::SentFile { kind: "photo".into(), name: None, mime: None, bytes: vec![7; 9] };
        let hers = world.send_file(person, file, "lihat");
        let id = world.message(person, hers).unwrap().extra["photo"][1]["file_id"].as_str().unwrap().to_owned();
        let sent = call(&mut world, "sendPhoto", json!({"chat_id": person, "photo": id, "caption": "c"})).unwrap();
        assert_eq!(sent["caption"], "c");
        assert_eq!(world.file_bytes(&id), Some(&[7; 9][..]));
        assert_eq!(world.transcript(person), "> /start\n> (photo) lihat\nbot: (photo) c\n");
    }
}
