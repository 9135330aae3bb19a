//! The calls that we make of Telegram, and no others: their list is the allow-list that a test holds us to.

use std::time::Duration;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use teloxide::payloads::{
    AnswerCallbackQuery, AnswerCallbackQuerySetters, DeleteMessage, DeleteMessages, DeleteWebhook, EditMessageText, EditMessageTextSetters,
    GetFile, GetMe, GetWebhookInfo, LeaveChat, SendMessage, SendMessageSetters,
};
use teloxide::requests::Payload;
use teloxide::types::{
    CallbackQueryId, ChatId, FileId, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, MessageId, ReplyMarkup,
};

use super::api::{Api, Failed};
use crate::domain::attachment::LARGEST;
use crate::hotline::{Address, Word};
use crate::text::Rendered;

/// The methods of the Bot API that Suaka calls.
pub const METHODS: [&str; 22] = [
    "getUpdates",
    "getMe",
    "getWebhookInfo",
    "setWebhook",
    "deleteWebhook",
    "sendMessage",
    "editMessageText",
    "editMessageMedia",
    "getFile",
    "deleteMessage",
    "deleteMessages",
    "answerCallbackQuery",
    "leaveChat",
    "getMyName",
    "setMyName",
    "getMyDescription",
    "setMyDescription",
    "getMyShortDescription",
    "setMyShortDescription",
    "getMyCommands",
    "setMyCommands",
    "setMyProfilePhoto",
];

/// The kinds of updates that Suaka asks for.
pub const UPDATES: [&str; 4] = ["message", "edited_message", "callback_query", "my_chat_member"];

/// `getUpdates` with a number that Telegram may choose at will, and an answer that we read ourselves.
#[derive(Debug, Serialize)]
struct GetUpdates {
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<i64>,
    limit: u8,
    timeout: u64,
    allowed_updates: [&'static str; 4],
}

impl Payload for GetUpdates {
    type Output = ();
    const NAME: &'static str = "GetUpdates";

    fn timeout_hint(&self) -> Option<Duration> {
        Some(Duration::from_secs(self.timeout))
    }
}

/// `setWebhook` with our own kinds of updates. What waits at Telegram is never dropped.
#[derive(Debug, Serialize)]
struct SetWebhook<'a> {
    url: &'a str,
    secret_token: &'a str,
    allowed_updates: [&'static str; 4],
    max_connections: u8,
    drop_pending_updates: bool,
}

impl Payload for SetWebhook<'_> {
    type Output = ();
    const NAME: &'static str = "SetWebhook";
}

/// How a webhook stands with Telegram.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct WebhookInfo {
    /// Where it points; empty where none is set.
    #[serde(default)]
    pub url: String,
    #[serde(default)]
    pub pending_update_count: u64,
    /// When a delivery failed last, in seconds since 1970.
    #[serde(default)]
    pub last_error_date: i64,
    #[serde(default)]
    pub last_error_message: String,
}

/// What a message is sent with.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    /// No forwarding, no saving: content of a case.
    pub protect: bool,
    pub silent: bool,
}

/// A file as it is shown.
pub struct Media {
    /// Of the Bot API's `InputMedia`: photo, video, audio, document.
    pub form: &'static str,
    pub name: String,
    pub caption: String,
    pub bytes: Vec<u8>,
}

impl Api {
    /// Waits for updates. `offset` confirms all before it.
    ///
    /// # Errors
    /// A [`Failed`].
    pub async fn updates(&self, offset: Option<i64>, timeout: Duration) -> Result<Vec<Box<RawValue>>, Failed> {
        let payload = GetUpdates { offset, limit: 100, timeout: timeout.as_secs(), allowed_updates: UPDATES };
        let result = self.call(&payload).await?;
        result.and_then(|raw| serde_json::from_str(raw.get()).ok()).ok_or(Failed::Lost)
    }

    /// The bot's name, which its links need.
    ///
    /// # Errors
    /// A [`Failed`].
    pub async fn username(&self) -> Result<String, Failed> {
        #[derive(Deserialize)]
        struct Me {
            #[serde(default)]
            username: String,
        }
        let result = self.call(&GetMe::new()).await?;
        result.and_then(|raw| serde_json::from_str::<Me>(raw.get()).ok()).map(|me| me.username).ok_or(Failed::Lost)
    }

    /// How the webhook stands, if one is set.
    ///
    /// # Errors
    /// A [`Failed`].
    pub async fn webhook(&self) -> Result<Option<WebhookInfo>, Failed> {
        let result = self.call(&GetWebhookInfo::new()).await?;
        let info = result.and_then(|raw| serde_json::from_str::<WebhookInfo>(raw.get()).ok()).ok_or(Failed::Lost)?;
        Ok(Some(info).filter(|info| !info.url.is_empty()))
    }

    /// From now on Telegram brings updates to this address, with this secret.
    ///
    /// # Errors
    /// A [`Failed`].
    pub async fn set_webhook(&self, url: &str, secret: &str) -> Result<(), Failed> {
        // As many as Telegram makes, and as one transaction takes: each waits for its commit, and for the way there and back.
        let payload = SetWebhook { url, secret_token: secret, allowed_updates: UPDATES, max_connections: 100, drop_pending_updates: false };
        self.call(&payload).await.map(drop)
    }

    /// # Errors
    /// A [`Failed`].
    pub async fn delete_webhook(&self) -> Result<(), Failed> {
        self.call(&DeleteWebhook::new()).await.map(drop)
    }

    /// Sends a screen; the message's number, where Telegram told it.
    ///
    /// # Errors
    /// A [`Failed`].
    pub async fn send(&self, to: Address, screen: &Rendered, manner: Manner) -> Result<Option<i64>, Failed> {
        #[derive(Deserialize)]
        struct Sent {
            message_id: i64,
        }
        let result = self.send_in_full(to, screen, manner).await?;
        Ok(result.and_then(|raw| serde_json::from_str::<Sent>(raw.get()).ok()).map(|sent| sent.message_id))
    }

    /// The same; the message as Telegram answered with it.
    pub(super) async fn send_in_full(&self, to: Address, screen: &Rendered, manner: Manner) -> Result<Option<Box<RawValue>>, Failed> {
        let mut payload = SendMessage::new(ChatId(to.0), screen.text.as_str())
            .disable_notification(manner.silent)
            .protect_content(manner.protect)
            .link_preview_options(no_preview());
        if !screen.keys.is_empty() {
            payload = payload.reply_markup(ReplyMarkup::InlineKeyboard(keyboard(screen)));
        }
        self.call(&payload).await
    }

    /// Makes a message of ours into this screen.
    ///
    /// # Errors
    /// A [`Failed`]; that it is so already is none.
    pub async fn edit(&self, to: Address, message: i64, screen: &Rendered) -> Result<(), Failed> {
        let message = MessageId(i32::try_from(message).map_err(|_| Failed::Missing)?);
        let payload = EditMessageText::new(ChatId(to.0), message, screen.text.as_str()).link_preview_options(no_preview());
        let payload = payload.reply_markup(keyboard(screen));
        match self.call(&payload).await {
            Ok(_) | Err(Failed::NotModified) => Ok(()),
            Err(failed) => Err(failed),
        }
    }

    /// Makes a message of ours into this file, hidden until it is tapped where Telegram can hide it.
    ///
    /// # Errors
    /// A [`Failed`].
    pub async fn show(&self, to: Address, message: i64, media: Media) -> Result<(), Failed> {
        match self.show_in_full(to, message, media).await {
            Ok(_) | Err(Failed::NotModified) => Ok(()),
            Err(failed) => Err(failed),
        }
    }

    /// The same; the message as Telegram answered with it.
    pub(super) async fn show_in_full(&self, to: Address, message: i64, media: Media) -> Result<Option<Box<RawValue>>, Failed> {
        let mut described = serde_json::json!({"type": media.form, "media": "attach://file", "caption": media.caption});
        if matches!(media.form, "photo" | "video") {
            described["has_spoiler"] = true.into();
        }
        if media.form == "document" {
            described["disable_content_type_detection"] = true.into();
        }
        let fields = [("chat_id", to.0.to_string()), ("message_id", message.to_string()), ("media", described.to_string())];
        self.upload("editMessageMedia", &fields, media.name, media.bytes).await
    }

    /// The bytes of a file, by Telegram's id of it.
    ///
    /// # Errors
    /// A [`Failed`].
    pub async fn fetch(&self, file: &str) -> Result<Vec<u8>, Failed> {
        #[derive(Deserialize)]
        struct Found {
            #[serde(default)]
            file_path: Option<String>,
        }
        let result = self.call(&GetFile::new(FileId(file.to_owned()))).await?;
        let found = result.and_then(|raw| serde_json::from_str::<Found>(raw.get()).ok());
        let path = found.and_then(|found| found.file_path).ok_or(Failed::Lost)?;
        self.download(&path, LARGEST).await
    }

    /// Removes messages, at most a hundred. Those that are gone, or too old, are passed over by Telegram.
    ///
    /// # Errors
    /// A [`Failed`].
    pub async fn delete(&self, to: Address, messages: &[i64]) -> Result<(), Failed> {
        let messages: Vec<MessageId> = messages.iter().filter_map(|id| i32::try_from(*id).ok()).map(MessageId).collect();
        let done = match messages[..] {
            [] => return Ok(()),
            [one] => self.call(&DeleteMessage::new(ChatId(to.0), one)).await,
            _ => self.call(&DeleteMessages::new(ChatId(to.0), messages)).await,
        };
        match done {
            Ok(_) | Err(Failed::Missing) => Ok(()),
            Err(failed) => Err(failed),
        }
    }

    /// Stops the waiting sign on a button, with a word or without.
    ///
    /// # Errors
    /// A [`Failed`].
    pub async fn answer(&self, callback: &str, word: Option<&Word>) -> Result<(), Failed> {
        let mut payload = AnswerCallbackQuery::new(CallbackQueryId(callback.to_owned()));
        if let Some(word) = word {
            payload = payload.text(word.text.as_str()).show_alert(word.stays);
        }
        self.call(&payload).await.map(drop)
    }

    /// # Errors
    /// A [`Failed`].
    pub async fn leave(&self, group: i64) -> Result<(), Failed> {
        self.call(&LeaveChat::new(ChatId(group))).await.map(drop)
    }

    /// A link that opens the bot with a code.
    ///
    /// # Errors
    /// Where the bot's name cannot be learnt.
    pub async fn link(&self, code: &str) -> Result<String> {
        let username = self.username().await.context("the bot's name (getMe)")?;
        Ok(format!("https://t.me/{username}?start={code}"))
    }
}

fn keyboard(screen: &Rendered) -> InlineKeyboardMarkup {
    InlineKeyboardMarkup::new(
        screen.keys.iter().map(|row| row.iter().map(|(label, data)| InlineKeyboardButton::callback(label.as_str(), data.as_str()))),
    )
}

fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions { is_disabled: true, url: None, prefer_small_media: false, prefer_large_media: false, show_above_text: false }
}
