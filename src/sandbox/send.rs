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

const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply markup are exactly the same \
                            as a current content and reply markup of the message";

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
        let file = self.file_given(kind, params)?;
        let mut fields = Map::new();
        fields.extend(self.files.field(&file, kind).map(|field| (kind.to_owned(), field)));
        self.deliver(chat, caption, fields, params)
    }

    fn file_given(&mut self, kind: &str, params: &Params) -> Result<String, Failure> {
        let given = params.string(kind);
        let attached = given.as_deref().and_then(|given| given.strip_prefix("attach://")).unwrap_or(kind);
        if let Some(upload) = params.files.get(attached) {
            if upload.bytes.is_empty() {
                return Err(Failure::bad("file must be non-empty"));
            }
            return Ok(self.files.store(kind, Some(upload.name.clone()), upload.mime.clone(), upload.bytes.clone()));
        }
        let given = given.ok_or_else(|| Failure::bad(format_args!("there is no {kind} in the request")))?;
        match self.files.kind(&given) {
            Some(stored) if stored == kind => Ok(given.into_owned()),
            Some(stored) => Err(Failure::bad(format_args!("can't use file of type {stored} as {kind}"))),
            None => Err(Failure::bad("wrong remote file identifier specified: can't unserialize it")),
        }
    }

    /// The chat that a call names, if the bot may write there now.
    fn writable(&mut self, params: &Params) -> Result<i64, Failure> {
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

    fn deliver(
        &mut self,
        chat: i64,
        content: Formatted,
        fields: Map<String, Value>,
        params: &Params,
    ) -> Result<Value, Failure> {
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

    pub(super) fn edit_message_text(&mut self, params: &Params) -> Result<Value, Failure> {
        let (chat, id) = self.editable(params)?;
        let content = text_of(params, "text", "entities")?;
        check_text(&content)?;
        let is_text = |message: &Message| message.kind == "text";
        self.edit(chat, id, params, Some(content), is_text, "there is no text in the message to edit")
    }

    pub(super) fn edit_message_caption(&mut self, params: &Params) -> Result<Value, Failure> {
        let (chat, id) = self.editable(params)?;
        let content = caption_of(params)?;
        let has_caption = |message: &Message| message.kind != "text";
        self.edit(chat, id, params, Some(content), has_caption, "there is no caption in the message to edit")
    }

    pub(super) fn edit_message_reply_markup(&mut self, params: &Params) -> Result<Value, Failure> {
        let (chat, id) = self.editable(params)?;
        self.edit(chat, id, params, None, |_| true, "")
    }

    fn editable(&mut self, params: &Params) -> Result<(i64, i64), Failure> {
        let chat = self.writable(params)?;
        let id = params.int("message_id").filter(|id| *id > 0);
        Ok((chat, id.ok_or_else(|| Failure::bad("message identifier is not specified"))?))
    }

    fn edit(
        &mut self,
        chat: i64,
        id: i64,
        params: &Params,
        content: Option<Formatted>,
        fits: impl Fn(&Message) -> bool,
        misfit: &str,
    ) -> Result<Value, Failure> {
        let buttons = match Markup::read(params.nested("reply_markup").as_deref())? {
            Markup::Inline(rows) => rows,
            Markup::None => Vec::new(),
            _ => return Err(Failure::bad("inline keyboard expected")),
        };
        let now = self.now();
        let found = self.chats.get_mut(&chat).and_then(|chat| chat.find_mut(id));
        let message = found.ok_or_else(|| Failure::bad("message to edit not found"))?;
        if !message.from_bot || message.with_keyboard {
            return Err(Failure::bad("message can't be edited"));
        }
        if !fits(message) {
            return Err(Failure::bad(misfit));
        }
        let same = |content: &Formatted| content.text == message.text && content.entities == message.entities;
        if content.as_ref().is_none_or(same) && buttons == message.buttons {
            return Err(Failure::bad(NOT_MODIFIED));
        }
        if let Some(content) = content {
            (message.text, message.entities) = (content.text, content.entities);
            message.link_preview_disabled = link_preview_disabled(params);
            message.edit_date = Some(now);
        }
        message.buttons = buttons;
        let message = message.clone();
        self.note(Happening::Edited, chat, &message, now);
        self.signals.changed();
        let chat = self.chats.get(&chat).ok_or_else(|| Failure::bad("chat not found"))?;
        Ok(self.message_json(chat, &message))
    }

    pub(super) fn send_chat_action(&mut self, params: &Params) -> Result<Value, Failure> {
        self.writable(params)?;
        match params.string("action") {
            Some(action) if !action.is_empty() => Ok(true.into()),
            _ => Err(Failure::bad("wrong parameter action in request")),
        }
    }
}

fn text_of(params: &Params, field: &str, entities: &str) -> Result<Formatted, Failure> {
    let raw = params.string(field).unwrap_or_default();
    text::read(&raw, params.string("parse_mode").as_deref(), params.nested(entities).as_deref())
}

fn check_text(content: &Formatted) -> Result<(), Failure> {
    match text::units(&content.text) {
        0 => Err(Failure::bad("message text is empty")),
        units if units > LONGEST_TEXT => Err(Failure::bad("message is too long")),
        _ => Ok(()),
    }
}

fn caption_of(params: &Params) -> Result<Formatted, Failure> {
    let caption = text_of(params, "caption", "caption_entities")?;
    if text::units(&caption.text) > LONGEST_CAPTION {
        return Err(Failure::bad("message caption is too long"));
    }
    Ok(caption)
}

fn link_preview_disabled(params: &Params) -> bool {
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
