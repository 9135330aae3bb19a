//! The updates that wait for the bot, and the rules of `getUpdates`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chrono::{DateTime, Duration, Utc};
use serde_json::{Map, Value, json};
use tokio::sync::watch;

use super::failure::Failure;
use super::params::Params;

/// Telegram keeps what was not fetched this long.
const KEPT: Duration = Duration::hours(24);
/// Kinds that are only sent when they are asked for by name.
const ON_REQUEST: [&str; 3] = ["chat_member", "message_reaction", "message_reaction_count"];
/// An offset further ahead than this is none of ours: the numbering has begun anew.
const FUTURE: i64 = 10;

#[derive(Debug)]
struct Waiting {
    id: i64,
    /// Of one chat, one is posted after the other.
    chat: i64,
    since: DateTime<Utc>,
    json: String,
}

#[derive(Debug)]
pub(super) struct Inbox {
    waiting: VecDeque<Waiting>,
    next_id: i64,
    confirmed: Option<i64>,
    /// Kinds that the bot wants; everything usual when absent.
    allowed: Option<Vec<String>>,
    pub(super) webhook: Option<Webhook>,
    /// Updates that are being posted, by number, and the chats that they are of.
    under_way: BTreeMap<i64, i64>,
    /// When a post failed last, and why.
    last_error: Option<(i64, String)>,
    /// The poll that may wait now. A later one ends it.
    turn: u64,
    ended_by: &'static str,
    arrivals: watch::Sender<()>,
}

/// What `setWebhook` left.
#[derive(Debug, Clone)]
pub(super) struct Webhook {
    pub(super) url: String,
    pub(super) max_connections: i64,
    pub(super) secret_token: Option<String>,
}

/// An update on its way to the webhook.
#[derive(Debug)]
pub(super) struct Post {
    id: i64,
    pub(super) url: String,
    pub(super) secret: Option<String>,
    pub(super) json: String,
}

/// The right of one `getUpdates` to wait.
#[derive(Debug, Clone, Copy)]
pub(super) struct Turn {
    number: u64,
    limit: usize,
}

impl Inbox {
    pub(super) fn new() -> Self {
        Self {
            waiting: VecDeque::new(),
            next_id: 418_200_001,
            confirmed: None,
            allowed: None,
            webhook: None,
            under_way: BTreeMap::new(),
            last_error: None,
            turn: 0,
            ended_by: "",
            arrivals: watch::Sender::new(()),
        }
    }

    pub(super) fn arrivals(&self) -> watch::Receiver<()> {
        self.arrivals.subscribe()
    }

    pub(super) fn count(&self) -> usize {
        self.waiting.len()
    }

    pub(super) fn ids(&self) -> Vec<i64> {
        self.waiting.iter().map(|update| update.id).collect()
    }

    pub(super) fn confirmed(&self) -> Option<i64> {
        self.confirmed
    }

    pub(super) fn number_from(&mut self, id: i64) {
        self.next_id = id;
    }

    /// Adds an update; absent when the bot did not ask for its kind.
    pub(super) fn add(&mut self, kind: &str, content: Value, now: DateTime<Utc>) -> Option<i64> {
        let mut update = Map::new();
        update.insert(kind.to_owned(), content);
        self.add_whole(update.into(), now)
    }

    pub(super) fn add_whole(&mut self, mut update: Value, now: DateTime<Utc>) -> Option<i64> {
        let kind = update.as_object().and_then(|map| map.keys().find(|key| *key != "update_id").cloned());
        if kind.is_some_and(|kind| !self.is_allowed(&kind)) {
            return None;
        }
        let id = update["update_id"].as_i64().unwrap_or(self.next_id);
        if update.is_object() {
            update["update_id"] = id.into();
        }
        self.next_id = id + 1;
        let chat = chat_of(&update);
        self.waiting.push_back(Waiting { id, chat, since: now, json: update.to_string() });
        self.arrivals.send_replace(());
        Some(id)
    }

    fn is_allowed(&self, kind: &str) -> bool {
        match &self.allowed {
            Some(kinds) => kinds.iter().any(|wanted| wanted == kind),
            None => !ON_REQUEST.contains(&kind),
        }
    }

    pub(super) fn allow(&mut self, params: &Params) -> Result<(), Failure> {
        if let Some(kinds) = params.nested("allowed_updates") {
            let kinds: Vec<String> = serde_json::from_value(kinds.into_owned())
                .map_err(|_| Failure::bad("can't parse allowed updates: expected an Array of String"))?;
            self.allowed = Some(kinds).filter(|kinds| !kinds.is_empty());
        }
        Ok(())
    }

    /// Begins a poll: ends the one before, and confirms what the offset says.
    pub(super) fn begin(&mut self, params: &Params, now: DateTime<Utc>) -> Result<Turn, Failure> {
        if self.webhook.is_some() {
            return Err(Failure::conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
            ));
        }
        self.allow(params)?;
        self.end_poll("terminated by other getUpdates request; make sure that only one bot instance is running");
        self.expire(now);
        let offset = params.int("offset").unwrap_or(0);
        if offset < 0 {
            let keep = usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX);
            let surplus = self.waiting.len().saturating_sub(keep);
            self.confirm(surplus);
        } else if offset <= self.next_id + FUTURE {
            let before = self.waiting.iter().take_while(|update| update.id < offset).count();
            self.confirm(before);
        }
        let limit = params.int("limit").and_then(|limit| usize::try_from(limit).ok()).unwrap_or(100);
        Ok(Turn { number: self.turn, limit: if limit == 0 { 100 } else { limit.min(100) } })
    }

    fn confirm(&mut self, count: usize) {
        if let Some(last) = self.waiting.drain(..count).next_back() {
            self.confirmed = Some(last.id);
        }
    }

    /// The JSON array for a poll, absent while there is nothing; refused when its turn is over.
    pub(super) fn take(&mut self, turn: Turn, now: DateTime<Utc>) -> Result<Option<String>, Failure> {
        if turn.number != self.turn {
            return Err(Failure::conflict(self.ended_by));
        }
        self.expire(now);
        if self.waiting.is_empty() {
            return Ok(None);
        }
        let batch: Vec<&str> = self.waiting.iter().take(turn.limit).map(|update| update.json.as_str()).collect();
        Ok(Some(format!("[{}]", batch.join(","))))
    }

    pub(super) fn end_poll(&mut self, why: &'static str) {
        self.turn += 1;
        self.ended_by = why;
        self.arrivals.send_replace(());
    }

    pub(super) fn drop_all(&mut self) {
        self.waiting.clear();
    }

    /// All that waits, taken out.
    pub(super) fn take_all(&mut self) -> Vec<Value> {
        self.waiting.drain(..).filter_map(|update| serde_json::from_str(&update.json).ok()).collect()
    }

    fn expire(&mut self, now: DateTime<Utc>) {
        while self.waiting.front().is_some_and(|update| now - update.since > KEPT) {
            self.waiting.pop_front();
        }
    }

    /// What is to be posted now.
    pub(super) fn posts(&mut self, now: DateTime<Utc>) -> Vec<Post> {
        self.expire(now);
        let Some(webhook) = &self.webhook else { return vec![] };
        let most = usize::try_from(webhook.max_connections).unwrap_or(1).max(1);
        let mut busy: BTreeSet<i64> = self.under_way.values().copied().collect();
        let mut posts = vec![];
        for update in &self.waiting {
            if self.under_way.len() >= most {
                break;
            }
            if busy.insert(update.chat) {
                self.under_way.insert(update.id, update.chat);
                let (url, secret) = (webhook.url.clone(), webhook.secret_token.clone());
                posts.push(Post { id: update.id, url, secret, json: update.json.clone() });
            }
        }
        posts
    }

    /// What became of a post: done, or trouble.
    pub(super) fn posted(&mut self, post: &Post, trouble: Option<String>, now: DateTime<Utc>) {
        self.under_way.remove(&post.id);
        match trouble {
            Some(trouble) => self.last_error = Some((now.timestamp(), trouble)),
            None => {
                self.waiting.retain(|update| update.id != post.id);
                self.confirmed = self.confirmed.max(Some(post.id));
            }
        }
        self.arrivals.send_replace(());
    }

    pub(super) fn set_webhook(&mut self, webhook: Option<Webhook>) {
        self.webhook = webhook;
        self.last_error = None;
        self.arrivals.send_replace(());
    }

    pub(super) fn webhook_info(&self) -> Value {
        let mut info = json!({"url": "", "has_custom_certificate": false, "pending_update_count": self.count()});
        if let Some(webhook) = &self.webhook {
            info["url"] = webhook.url.clone().into();
            info["max_connections"] = webhook.max_connections.into();
            if let Some((at, why)) = &self.last_error {
                info["last_error_date"] = (*at).into();
                info["last_error_message"] = why.clone().into();
            }
        }
        if let Some(kinds) = &self.allowed {
            info["allowed_updates"] = json!(kinds);
        }
        info
    }
}

/// Whose an update is: the chat of its message, or whoever it comes from.
fn chat_of(update: &Value) -> i64 {
    let content = update.as_object().and_then(|map| map.values().find(|value| value.is_object()));
    let id = |path: &str| content.and_then(|content| content.pointer(path)).and_then(Value::as_i64);
    id("/chat/id").or_else(|| id("/message/chat/id")).or_else(|| id("/from/id")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Duration};
    use serde_json::{Value, json};

    use super::{Inbox, Params, Webhook};

    #[test]
    fn of_one_chat_one_is_posted_after_the_other() {
        let (mut inbox, now) = (Inbox::new(), DateTime::UNIX_EPOCH);
        for chat in [1, 1, 2] {
            inbox.add("message", json!({"chat": {"id": chat}}), now);
        }
        assert!(inbox.posts(now).is_empty(), "no webhook is set");
        inbox.set_webhook(Some(Webhook { url: "https://example.org".into(), max_connections: 40, secret_token: None }));
        let ids = |inbox: &mut Inbox| inbox.posts(now);
        let first = ids(&mut inbox);
        assert_eq!(first.iter().map(|post| post.id - inbox.waiting[0].id).collect::<Vec<_>>(), [0, 2]);
        assert!(ids(&mut inbox).is_empty(), "both chats are busy");
        inbox.posted(&first[0], Some("Connection refused".into()), now);
        assert_eq!(inbox.webhook_info()["last_error_message"], "Connection refused");
        let again = ids(&mut inbox);
        assert_eq!(again.iter().map(|post| post.id).collect::<Vec<_>>(), [first[0].id]);
        inbox.posted(&again[0], None, now);
        assert_eq!((inbox.count(), ids(&mut inbox)[0].id), (2, again[0].id + 1));
    }

    fn poll(inbox: &mut Inbox, params: Value, hours: i64) -> Vec<i64> {
        let now = DateTime::UNIX_EPOCH + Duration::hours(hours);
        let turn = inbox.begin(&Params::from_json(params), now).unwrap();
        let batch = inbox.take(turn, now).unwrap().unwrap_or_else(|| "[]".into());
        let batch: Vec<Value> = serde_json::from_str(&batch).unwrap();
        batch.iter().map(|update| update["update_id"].as_i64().unwrap()).collect()
    }

    fn three() -> Inbox {
        let mut inbox = Inbox::new();
        inbox.number_from(1);
        for _ in 0..3 {
            inbox.add("message", json!({}), DateTime::UNIX_EPOCH);
        }
        inbox
    }

    #[test]
    fn an_offset_confirms_what_is_before_it() {
        let mut inbox = three();
        assert_eq!(poll(&mut inbox, json!({"limit": 2}), 0), [1, 2]);
        assert_eq!(poll(&mut inbox, json!({}), 0), [1, 2, 3]);
        assert_eq!(poll(&mut inbox, json!({"offset": 3}), 0), [3]);
        assert_eq!(inbox.confirmed(), Some(2));
        assert_eq!(poll(&mut inbox, json!({}), 0), [3]);
        assert_eq!(poll(&mut inbox, json!({"offset": "4"}), 0), [0_i64; 0]);
    }

    #[test]
    fn a_negative_offset_keeps_the_newest() {
        assert_eq!(poll(&mut three(), json!({"offset": -1}), 0), [3]);
    }

    #[test]
    fn an_offset_of_the_old_numbering_confirms_nothing() {
        let mut inbox = three();
        assert_eq!(poll(&mut inbox, json!({"offset": 5_000}), 0), [1, 2, 3]);
    }

    #[test]
    fn a_day_is_all_that_updates_live() {
        let mut inbox = three();
        assert_eq!(poll(&mut inbox, json!({}), 24), [1, 2, 3]);
        assert!(poll(&mut inbox, json!({}), 25).is_empty());
        assert_eq!(inbox.confirmed(), None);
    }

    #[test]
    fn only_the_wanted_kinds_arrive() {
        let mut inbox = three();
        poll(&mut inbox, json!({"allowed_updates": ["callback_query"]}), 0);
        assert!(inbox.add("message", json!({}), DateTime::UNIX_EPOCH).is_none());
        assert!(inbox.add("callback_query", json!({}), DateTime::UNIX_EPOCH).is_some());
        poll(&mut inbox, json!({"allowed_updates": []}), 0);
        assert!(inbox.add("message", json!({}), DateTime::UNIX_EPOCH).is_some());
        assert!(inbox.add("chat_member", json!({}), DateTime::UNIX_EPOCH).is_none());
    }

    #[test]
    fn a_later_poll_ends_the_earlier() {
        let mut inbox = Inbox::new();
        let now = DateTime::UNIX_EPOCH;
        let first = inbox.begin(&Params::default(), now).unwrap();
        let second = inbox.begin(&Params::default(), now).unwrap();
        assert!(inbox.take(first, now).unwrap_err().description.contains("terminated by other getUpdates request"));
        assert!(inbox.take(second, now).unwrap().is_none());
    }
}
