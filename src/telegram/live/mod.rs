//! What we rely on of Telegram, tried out in a chat of the operator's: each call as we make it, and what it refuses as it says
//! so. The sandbox passes all of it; where Telegram does not, our tests know it wrongly.

use serde::Deserialize;
use serde_json::value::RawValue;
use teloxide::payloads::{AnswerCallbackQuery, DeleteMessage, EditMessageText, GetFile, SendMessage};
use teloxide::types::{CallbackQueryId, ChatId, FileId, MessageId};

use super::api::{Api, Failed, Heard};
use super::outbound::{Manner, Media};
use crate::hotline::Address;
use crate::text::Rendered;

/// Files as people send them: a picture, a sound, a film.
const PHOTO: &[u8] = include_bytes!("photo.png");
const SOUND: &[u8] = include_bytes!("sound.m4a");
const FILM: &[u8] = include_bytes!("film.mp4");

/// Characters of the longest text (Bot API, sendMessage).
const LONGEST: usize = 4096;

/// What was tried, and what was otherwise than expected, if anything was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried {
    pub what: &'static str,
    pub differs: Option<String>,
}

/// What is not tried, and why.
pub const NOT_TRIED: [&str; 4] = [
    "leaveChat: it needs a group",
    "that messages can be deleted for 48 hours, and not later",
    "rates (429): 30 messages a second in all, one in a chat",
    "that updates are kept for 24 hours, and a poll of another process ends ours (409)",
];

struct Trial<'a> {
    api: &'a Api,
    heard: Heard,
    to: Address,
    tried: Vec<Tried>,
    /// What stands in the chat because of us.
    sent: Vec<i64>,
}

/// The fields of a message that Telegram answers with, as far as we look at them.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Shown {
    message_id: i64,
    text: Option<String>,
    has_protected_content: bool,
    has_media_spoiler: bool,
    reply_markup: Option<serde_json::Value>,
    photo: Vec<File>,
    document: Option<File>,
    audio: Option<File>,
    video: Option<File>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct File {
    file_id: String,
}

/// Tries all of it, and takes away what it sent. `stranger` has a token that is not valid; updates are looked at only where
/// nobody else polls.
pub async fn try_out(api: &Api, stranger: &Api, to: Address, with_updates: bool) -> Vec<Tried> {
    let (api, heard) = api.clone().heard();
    let mut trial = Trial { api: &api, heard, to, tried: vec![], sent: vec![] };
    trial.asks(stranger, with_updates).await;
    trial.writes().await;
    trial.changes().await;
    trial.shows().await;
    trial.removes().await;
    trial.tried
}

impl Trial<'_> {
    /// Notes how something went: `expected` is what it is refused as, if it is to be.
    fn note<T>(&mut self, what: &'static str, done: Result<T, Failed>, expected: Option<&Failed>) -> Option<T> {
        let said = self.heard.take();
        let told = said.map(|said| format!("{} \"{}\", which we take for: ", said.code, said.description)).unwrap_or_default();
        let (differs, done) = match (done, expected) {
            (Ok(done), None) => (None, Some(done)),
            (Err(failed), Some(expected)) if failed == *expected => (None, None),
            (Ok(_), Some(expected)) => (Some(format!("it was done, and should have been refused: {expected}")), None),
            (Err(failed), None) => (Some(format!("refused: {told}{failed}")), None),
            (Err(failed), Some(expected)) => (Some(format!("refused: {told}{failed}; expected: {expected}")), None),
        };
        self.tried.push(Tried { what, differs });
        done
    }

    fn holds(&mut self, what: &'static str, holds: bool, otherwise: &str) {
        self.tried.push(Tried { what, differs: (!holds).then(|| otherwise.to_owned()) });
    }

    async fn asks(&mut self, stranger: &Api, with_updates: bool) {
        let me = self.api.username().await;
        if let Some(name) = self.note("getMe", me, None) {
            self.holds("getMe tells the bot's name", !name.is_empty(), "there is none");
        }
        let webhook = self.api.webhook().await;
        self.note("getWebhookInfo", webhook, None);
        let strange = stranger.username().await;
        self.note("a token that is not valid", strange.map(drop), Some(&Failed::Unauthorized));
        if with_updates {
            let updates = self.api.updates(None, std::time::Duration::ZERO).await;
            self.note("getUpdates, nothing confirmed", updates, None);
        }
    }

    async fn writes(&mut self) {
        let keys = vec![vec![("A".to_owned(), "1:home::".to_owned()), ("B".to_owned(), "1:help::".to_owned())]];
        let screen = Rendered { text: "1".to_owned(), keys };
        let sent = self.api.send_in_full(self.to, &screen, Manner { protect: true, silent: true }).await;
        if let Some(shown) = self.note("sendMessage: silent, protected, with keys", sent, None).and_then(|raw| self.shown(raw)) {
            self.holds("protect_content protects", shown.has_protected_content, "has_protected_content is not set");
            self.holds("keys are there", shown.reply_markup.is_some(), "reply_markup is not there");
        }
        let text = "x".repeat(LONGEST);
        let sent = self.api.send_in_full(self.to, &Rendered { text: text.clone(), keys: vec![] }, QUIET).await;
        if let Some(shown) = self.note("sendMessage: 4096 characters", sent, None).and_then(|raw| self.shown(raw)) {
            self.holds("all of them are shown", shown.text.is_some_and(|shown| shown == text), "the text is another");
        }
        let sent = self.api.call(&SendMessage::new(ChatId(self.to.0), "x".repeat(LONGEST + 1))).await;
        self.note("sendMessage: 4097 characters", sent, Some(&Failed::Refused(400)));
        let sent = self.api.call(&SendMessage::new(ChatId(1), "x")).await;
        self.note("sendMessage: to nobody", sent, Some(&Failed::Gone));
    }

    async fn changes(&mut self) {
        let Some(message) = self.fresh().await else { return };
        let screen = Rendered { text: "2".to_owned(), keys: vec![] };
        let edited = self.api.edit(self.to, message, &screen).await;
        self.note("editMessageText", edited, None);
        let id = number(message);
        let edited = self.api.call(&EditMessageText::new(ChatId(self.to.0), id, "2")).await;
        self.note("editMessageText: the same once more", edited, Some(&Failed::NotModified));
        let deleted = self.api.call(&DeleteMessage::new(ChatId(self.to.0), id)).await;
        self.note("deleteMessage", deleted, None);
        let deleted = self.api.call(&DeleteMessage::new(ChatId(self.to.0), id)).await;
        self.note("deleteMessage: once more", deleted, Some(&Failed::Missing));
        let edited = self.api.call(&EditMessageText::new(ChatId(self.to.0), id, "3")).await;
        self.note("editMessageText: of a deleted message", edited, Some(&Failed::Missing));
        let answered = self.api.call(&AnswerCallbackQuery::new(CallbackQueryId("1".to_owned()))).await;
        self.note("answerCallbackQuery: of a tap that never was", answered, Some(&Failed::Refused(400)));
    }

    async fn shows(&mut self) {
        for (what, form, name, bytes) in [
            ("editMessageMedia: words become a hidden photo", "photo", "photo-1.png", PHOTO),
            ("editMessageMedia: words become a document", "document", "document-1.png", PHOTO),
            ("editMessageMedia: words become a sound", "audio", "audio-1.m4a", SOUND),
            ("editMessageMedia: words become a hidden film", "video", "video-1.mp4", FILM),
        ] {
            let Some(message) = self.fresh().await else { return };
            let media = Media { form, name: name.to_owned(), caption: "4".to_owned(), bytes: bytes.to_vec() };
            let done = self.api.show_in_full(self.to, message, media).await;
            let Some(shown) = self.note(what, done, None).and_then(|raw| self.shown(raw)) else { continue };
            if matches!(form, "photo" | "video") {
                self.holds("it is hidden until it is tapped", shown.has_media_spoiler, "has_media_spoiler is not set");
            }
            let file = shown.photo.into_iter().next_back().or(shown.document).or(shown.audio).or(shown.video);
            let Some(file) = file.filter(|file| !file.file_id.is_empty()) else {
                self.holds("the file is in the message", false, "there is none of its kind");
                continue;
            };
            let fetched = self.api.fetch(&file.file_id).await;
            if let Some(fetched) = self.note("getFile, and its bytes", fetched, None) {
                // Photos are made anew by Telegram; a document is what it was.
                let same = form != "document" || fetched == bytes;
                self.holds("the bytes are those of the file", same && !fetched.is_empty(), "they are others");
            }
        }
        let found = self.api.call(&GetFile::new(FileId("AgADnothing".to_owned()))).await;
        self.note("getFile: of none that there is", found, Some(&Failed::Refused(400)));
    }

    async fn removes(&mut self) {
        let sent = std::mem::take(&mut self.sent);
        for some in sent.chunks(100) {
            let deleted = self.api.delete(self.to, some).await;
            self.note("deleteMessages: all that was sent, some of it gone already", deleted, None);
        }
    }

    /// A message of ours to try something on.
    async fn fresh(&mut self) -> Option<i64> {
        let sent = self.api.send_in_full(self.to, &Rendered { text: "1".to_owned(), keys: vec![] }, QUIET).await;
        let sent = self.note("sendMessage", sent, None)?;
        self.shown(sent).map(|shown| shown.message_id)
    }

    /// A message as Telegram answered with it; it is taken away in the end.
    fn shown(&mut self, raw: Option<Box<RawValue>>) -> Option<Shown> {
        let shown = raw.and_then(|raw| serde_json::from_str::<Shown>(raw.get()).ok()).filter(|shown| shown.message_id > 0);
        match &shown {
            Some(shown) if !self.sent.contains(&shown.message_id) => self.sent.push(shown.message_id),
            Some(_) => {}
            None => self.holds("the answer holds the message", false, "it cannot be read: a screen could never be edited or removed"),
        }
        shown
    }
}

const QUIET: Manner = Manner { protect: false, silent: true };

fn number(message: i64) -> MessageId {
    MessageId(i32::try_from(message).unwrap_or_default())
}
