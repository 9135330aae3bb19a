//! The calls by which the bot changes what it sent: text, caption, buttons.

use serde_json::Value;

use super::chat::Happening;
use super::failure::Failure;
use super::markup::Markup;
use super::message::Message;
use super::params::Params;
use super::send::{caption_of, check_text, link_preview_disabled, text_of};
use super::text::Formatted;
use super::world::World;

const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply markup are exactly the same \
                            as a current content and reply markup of the message";

impl World {
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
}
