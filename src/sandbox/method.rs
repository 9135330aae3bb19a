//! The methods of the Bot API that the sandbox knows, each with the rule that answers it.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::chat::{Alert, ChatKind, Happening};
use super::failure::Failure;
use super::hook::LOCAL;
use super::inbox::Webhook;
use super::message::Message;
use super::params::Params;
use super::profile::{About, Profile};
use super::text;
use super::world::World;

/// Most characters that a press of a button can show.
const LONGEST_ALERT: usize = 200;

const METHODS: [&str; 39] = [
    "answerCallbackQuery",
    "deleteMessage",
    "deleteMessages",
    "deleteMyCommands",
    "deleteWebhook",
    "editMessageCaption",
    "editMessageMedia",
    "editMessageReplyMarkup",
    "editMessageText",
    "getChat",
    "getFile",
    "getMe",
    "getMyCommands",
    "getMyDescription",
    "getMyName",
    "getMyShortDescription",
    "getUpdates",
    "getWebhookInfo",
    "leaveChat",
    "sendAnimation",
    "sendAudio",
    "sendChatAction",
    "sendDocument",
    "sendMessage",
    "sendPhoto",
    "sendSticker",
    "sendVideo",
    "sendVideoNote",
    "sendVoice",
    "setMyCommands",
    "setMyDescription",
    "setMyName",
    "setMyProfilePhoto",
    "setMyShortDescription",
    "setWebhook",
    "getChatMenuButton",
    "setChatMenuButton",
    "logOut",
    "close",
];

/// The canonical name of a method, which callers may spell in any case.
pub(super) fn canonical(name: &str) -> Option<&'static str> {
    METHODS.iter().copied().find(|method| method.eq_ignore_ascii_case(name))
}

impl World {
    /// Executes a call, all but `getUpdates`, which waits.
    pub(super) fn execute(&mut self, method: &str, params: &Params) -> Result<Value, Failure> {
        let language = params.string("language_code").unwrap_or_default();
        match method {
            "answerCallbackQuery" => self.answer_callback_query(params),
            "deleteMessage" => self.delete_message(params),
            "deleteMessages" => self.delete_messages(params),
            "deleteMyCommands" => Ok(self.profile.delete_commands(params)),
            "deleteWebhook" => Ok(self.delete_webhook(params)),
            "editMessageCaption" => self.edit_message_caption(params),
            "editMessageMedia" => self.edit_message_media(params),
            "editMessageReplyMarkup" => self.edit_message_reply_markup(params),
            "editMessageText" => self.edit_message_text(params),
            "getChat" => self.get_chat(params),
            "getFile" => self.files.describe(params),
            "getMe" => Ok(self.profile.me()),
            "getMyCommands" => Ok(self.profile.commands(params)),
            "getMyDescription" => Ok(self.profile.get(About::Description, &language)),
            "getMyName" => Ok(self.profile.get(About::Name, &language)),
            "getMyShortDescription" => Ok(self.profile.get(About::ShortDescription, &language)),
            "getWebhookInfo" => Ok(self.inbox.webhook_info()),
            "leaveChat" => self.leave_chat(params),
            "sendAnimation" => self.send_media("animation", params),
            "sendAudio" => self.send_media("audio", params),
            "sendChatAction" => self.send_chat_action(params),
            "sendDocument" => self.send_media("document", params),
            "sendMessage" => self.send_message(params),
            "sendPhoto" => self.send_media("photo", params),
            "sendSticker" => self.send_media("sticker", params),
            "sendVideo" => self.send_media("video", params),
            "sendVideoNote" => self.send_media("video_note", params),
            "sendVoice" => self.send_media("voice", params),
            "setMyCommands" => self.changing(|world| world.profile.set_commands(params)),
            "setMyDescription" => self.changing(|world| world.profile.set(About::Description, params)),
            "setMyName" => self.changing(|world| world.profile.set(About::Name, params)),
            "setMyProfilePhoto" => Profile::set_picture(params),
            "setMyShortDescription" => self.changing(|world| world.profile.set(About::ShortDescription, params)),
            "setWebhook" => self.set_webhook(params),
            "getChatMenuButton" => Ok(json!({"type": "commands"})),
            "setChatMenuButton" | "logOut" | "close" => Ok(true.into()),
            _ => Err(Failure::not_found()),
        }
    }

    fn changing<T>(&mut self, change: impl FnOnce(&mut Self) -> T) -> T {
        let done = change(self);
        self.signals.changed();
        done
    }

    fn answer_callback_query(&mut self, params: &Params) -> Result<Value, Failure> {
        let text = params.string("text").unwrap_or_default();
        if text::units(&text) > LONGEST_ALERT {
            return Err(Failure::bad("MESSAGE_TOO_LONG"));
        }
        let id = params.string("callback_query_id").unwrap_or_default();
        let (now, kept) = (self.now(), self.history_kept());
        let person = self
            .queries
            .answer(&id, now)
            .ok_or_else(|| Failure::bad("query is too old and response timeout expired or query ID is invalid"))?;
        if let Some(person) = self.people.get_mut(&person).filter(|_| !text.is_empty()) {
            let show_alert = params.flag("show_alert");
            person.alerts.push(Alert { text: text.into_owned(), show_alert, at: now });
            Self::trim(&mut person.alerts, kept);
        }
        self.signals.changed();
        Ok(true.into())
    }

    fn get_chat(&self, params: &Params) -> Result<Value, Failure> {
        let mut json = self.chat_named(params)?.json.clone();
        json["accent_color_id"] = 0.into();
        json["max_reaction_count"] = 11.into();
        json["accepted_gift_types"] = json!({
            "unlimited_gifts": false, "limited_gifts": false, "unique_gifts": false, "premium_subscription": false,
            "gifts_from_channels": false,
        });
        Ok(json)
    }

    fn leave_chat(&mut self, params: &Params) -> Result<Value, Failure> {
        let chat = self.chat_named(params)?.id;
        match self.chats.get_mut(&chat).map(|chat| &mut chat.kind) {
            Some(ChatKind::Group { member }) if *member => *member = false,
            Some(ChatKind::Group { .. }) => return Err(Failure::forbidden("bot is not a member of the group chat")),
            _ => return Err(Failure::bad("chat member status can't be changed in private chats")),
        }
        self.signals.changed();
        Ok(true.into())
    }

    fn set_webhook(&mut self, params: &Params) -> Result<Value, Failure> {
        let url = params.string("url").unwrap_or_default().into_owned();
        if url.is_empty() {
            return Ok(self.delete_webhook(params));
        }
        // A local server of the Bot API, which this is, takes http to this machine; Telegram takes none.
        let lower = url.to_ascii_lowercase();
        if !lower.starts_with("https://") && !lower.starts_with(LOCAL) {
            return Err(Failure::bad("bad webhook: An HTTPS URL must be provided for webhook"));
        }
        self.inbox.allow(params)?;
        self.drop_pending(params);
        self.inbox.set_webhook(Some(Webhook {
            url,
            max_connections: params.int("max_connections").unwrap_or(40),
            secret_token: params.string("secret_token").map(std::borrow::Cow::into_owned),
        }));
        self.signals.changed();
        self.inbox.end_poll("terminated by setWebhook request");
        Ok(true.into())
    }

    fn delete_webhook(&mut self, params: &Params) -> Value {
        self.inbox.set_webhook(None);
        self.drop_pending(params);
        self.signals.changed();
        true.into()
    }

    fn drop_pending(&mut self, params: &Params) {
        if params.flag("drop_pending_updates") {
            self.inbox.drop_all();
        }
    }

    /// Writes into the history of a chat.
    pub(super) fn note(&mut self, what: Happening, chat: i64, message: &Message, at: DateTime<Utc>) {
        let kept = self.history_kept();
        if let Some(chat) = self.chats.get_mut(&chat) {
            chat.note(what, message, at);
            Self::trim(&mut chat.history, kept);
        }
    }

    /// Where updates are posted to, if a webhook is set.
    #[must_use]
    pub fn webhook_url(&self) -> Option<&str> {
        Some(&self.inbox.webhook.as_ref()?.url)
    }

    /// The secret that the bot gave for its webhook.
    #[must_use]
    pub fn webhook_secret(&self) -> Option<&str> {
        self.inbox.webhook.as_ref()?.secret_token.as_deref()
    }
}
