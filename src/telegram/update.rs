//! Updates as Telegram writes them: only the fields that we use, everything optional, what is unknown kept, so that no
//! words can vanish in a kind of message that was invented yesterday.

use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Debug, Deserialize)]
pub struct Update {
    #[serde(default)]
    pub message: Option<Message>,
    #[serde(default)]
    pub edited_message: Option<Message>,
    #[serde(default)]
    pub callback_query: Option<Callback>,
    #[serde(default)]
    pub my_chat_member: Option<Member>,
    #[serde(default)]
    pub channel_post: Option<Message>,
}

#[derive(Debug, Deserialize)]
pub struct Chat {
    pub id: i64,
    #[serde(default, rename = "type")]
    pub kind: String,
}

#[derive(Debug, Deserialize)]
pub struct Message {
    pub message_id: i64,
    pub chat: Chat,
    #[serde(default)]
    pub date: i64,
    #[serde(default)]
    pub edit_date: Option<i64>,
    #[serde(default)]
    pub text: Option<String>,
    #[serde(default)]
    pub caption: Option<String>,
    #[serde(default)]
    pub reply_to_message: Option<Replied>,
    /// Whatever else it holds.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

#[derive(Debug, Deserialize)]
pub struct Replied {
    pub message_id: i64,
}

#[derive(Debug, Deserialize)]
pub struct Callback {
    pub id: String,
    #[serde(default)]
    pub message: Option<Tapped>,
    #[serde(default)]
    pub data: Option<String>,
}

/// A message that was tapped, as far as Telegram still tells of it.
#[derive(Debug, Deserialize)]
pub struct Tapped {
    pub message_id: i64,
    pub chat: Chat,
}

#[derive(Debug, Deserialize)]
pub struct Member {
    pub chat: Chat,
    #[serde(default)]
    pub date: i64,
    #[serde(default)]
    pub new_chat_member: Option<Status>,
}

#[derive(Debug, Deserialize)]
pub struct Status {
    #[serde(default)]
    pub status: String,
}

/// Where an update came from, read even when the rest of it cannot be.
#[derive(Debug, Deserialize)]
pub struct Envelope {
    #[serde(default)]
    pub message: Option<Addressed>,
    #[serde(default)]
    pub edited_message: Option<Addressed>,
    #[serde(default)]
    pub callback_query: Option<TappedIn>,
}

#[derive(Debug, Deserialize)]
pub struct TappedIn {
    #[serde(default)]
    pub message: Option<Addressed>,
}

#[derive(Debug, Deserialize)]
pub struct Addressed {
    pub chat: Chat,
}

/// What is about a message and not in it.
const ABOUT: &[&str] = &[
    "from",
    "sender_chat",
    "sender_boost_count",
    "sender_business_bot",
    "business_connection_id",
    "forward_origin",
    "forward_from",
    "forward_from_chat",
    "forward_from_message_id",
    "forward_signature",
    "forward_sender_name",
    "forward_date",
    "is_topic_message",
    "is_automatic_forward",
    "external_reply",
    "quote",
    "reply_to_story",
    "reply_to_checklist_task_id",
    "via_bot",
    "has_protected_content",
    "is_from_offline",
    "is_paid_post",
    "media_group_id",
    "author_signature",
    "paid_star_count",
    "entities",
    "link_preview_options",
    "effect_id",
    "caption_entities",
    "show_caption_above_media",
    "has_media_spoiler",
    "message_thread_id",
    "reply_markup",
    "suggested_post_info",
    "direct_messages_topic",
];

/// Notices of Telegram itself, which nobody wrote.
const SERVICE: &[&str] = &[
    "pinned_message",
    "message_auto_delete_timer_changed",
    "write_access_allowed",
    "boost_added",
    "chat_background_set",
    "connected_website",
    "proximity_alert_triggered",
    "passport_data",
    "successful_payment",
    "refunded_payment",
    "new_chat_title",
    "new_chat_photo",
    "delete_chat_photo",
    "video_chat_scheduled",
    "video_chat_started",
    "video_chat_ended",
    "video_chat_participants_invited",
    "gift",
    "unique_gift",
    "paid_message_price_changed",
];

impl Message {
    /// The names of what it holds besides words. Content comes as an object or a list; a bare value beside words is one more
    /// thing about the message, of which Telegram invents some every year.
    pub fn contents(&self) -> impl Iterator<Item = &str> {
        let has_words = self.text.is_some() || self.caption.is_some();
        let holds = move |value: &Value| !has_words || value.is_object() || value.is_array();
        self.rest.iter().filter(move |(name, value)| !ABOUT.contains(&name.as_str()) && holds(value)).map(|(name, _)| name.as_str())
    }

    /// Whether it is a notice of Telegram, and nothing of a person's.
    pub fn is_service(&self) -> bool {
        self.text.is_none() && self.caption.is_none() && self.contents().all(|name| SERVICE.contains(&name))
    }

    /// Words inside of content that we do not know, in their order: whatever stands under a key named `text`.
    pub fn words_within(&self) -> String {
        let mut words = Vec::new();
        for (_, value) in self.rest.iter().filter(|(name, _)| !ABOUT.contains(&name.as_str()) && !SERVICE.contains(&name.as_str())) {
            collect(value, false, &mut words);
        }
        words.join("\n")
    }
}

fn collect(value: &Value, named_text: bool, words: &mut Vec<String>) {
    match value {
        Value::String(text) if named_text && !text.trim().is_empty() => words.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, named_text, words)),
        Value::Object(fields) => fields.iter().for_each(|(name, field)| collect(field, name == "text", words)),
        _ => {}
    }
}
