//! The calls by which the bot changes what it sent: text, caption, buttons.

use serde_json::{Map, Value};

use super::chat::Happening;
use super::failure::Failure;
use super::file::FILE_KINDS;
use super::markup::Markup;
use super::message::Message;
use super::params::Params;
use super::send::{caption_of, check_text, link_preview_disabled, text_of};
use super::text::{self, Formatted};
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

    /// Puts a file in the place of another one, or of the text of a message.
    pub(super) fn edit_message_media(&mut self, params: &Params) -> Result<Value, Failure> {
        let (chat, id) = self.editable(params)?;
        let media = params.nested("media").ok_or_else(|| Failure::bad("parameter \"media\" is required"))?.into_owned();
        let kind = media["type"].as_str().filter(|kind| ["animation", "audio", "document", "photo", "video"].contains(kind));
        let kind = kind.ok_or_else(|| Failure::bad("can't parse InputMedia: unknown media type"))?;
        let caption =
            text::read(media["caption"].as_str().unwrap_or_default(), media["parse_mode"].as_str(), media.get("caption_entities"))?;
        if text::units(&caption.text) > text::LONGEST_CAPTION {
            return Err(Failure::bad("message caption is too long"));
        }
        let found = self.chats.get(&chat).and_then(|chat| chat.find(id));
        if !found.ok_or_else(|| Failure::bad("message to edit not found"))?.from_bot {
            return Err(Failure::bad("message can't be edited"));
        }
        let file = self.file_given(kind, media["media"].as_str(), params)?;
        let mut fields = Map::new();
        fields.extend(self.files.field(&file, kind).map(|field| (kind.to_owned(), field)));
        if media["has_spoiler"] == true {
            fields.insert("has_media_spoiler".into(), true.into());
        }
        if let Some(message) = self.chats.get_mut(&chat).and_then(|chat| chat.find_mut(id)) {
            message.extra.retain(|name, _| !FILE_KINDS.contains(&name.as_str()) && name != "has_media_spoiler");
            message.merge(fields);
        }
        self.edit(chat, id, params, Some(caption), |_| true, "")
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
        // A file that was just put there is new, whatever its caption.
        let same =
            |content: &Formatted| params.nested("media").is_none() && content.text == message.text && content.entities == message.entities;
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
