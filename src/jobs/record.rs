//! Writes down what became of sent rows: many at once, in one transaction.

use anyhow::{Context, Result};
use chrono::{DateTime, TimeDelta, Utc};

use super::leave::Left;
use super::send::{Done, Live, pause};
use crate::domain::hours::When;
use crate::domain::ids::{AttachmentId, CaseId, ChatId, OutboxId};
use crate::domain::retention;
use crate::hotline::files::Form;
use crate::hotline::outgoing::{Payload, kind};
use crate::hotline::{Address, Hotline};
use crate::store::{Tx, chat, outbox, registry};
use crate::telegram::api::Failed;
use crate::vault::{Key, Place, chance};

/// A row that was sent, or was not.
#[derive(Debug)]
pub struct Sent {
    pub id: OutboxId,
    pub chat: ChatId,
    pub key: Key,
    /// The key that sealed the row itself.
    pub row_key: Key,
    pub staff: bool,
    /// The file that is being shown.
    pub file: Option<(AttachmentId, Form)>,
    pub address: Address,
    pub kind: String,
    pub topic: Option<CaseId>,
    pub attempts: i64,
    pub shared: bool,
    /// When it may be sent.
    pub when: When,
    pub done: Done,
}

/// A row that Telegram refuses is given up after so many tries.
const REFUSALS: i64 = 3;

impl Hotline {
    pub(super) async fn record_sent(&self, results: &[Sent], left: &[Left]) -> Result<()> {
        let mut tx = self.store.write().await?;
        for sent in results {
            self.record_one(&mut tx, sent).await?;
        }
        for left in left {
            self.record_left(&mut tx, left).await?;
        }
        Ok(tx.commit().await?)
    }

    /// What could not be removed is due, and goes by a removal of its own.
    async fn record_left(&self, tx: &mut Tx, left: &Left) -> Result<()> {
        let name = self.vault.message_name(left.address.0, left.message);
        let wait = match &left.failed {
            None => return Ok(registry::forget_message(tx, &name).await?),
            Some(Failed::Wait(time)) => TimeDelta::from_std(*time).unwrap_or_default(),
            Some(_) => TimeDelta::zero(),
        };
        Ok(registry::left_over(tx, &name, (self.clock.now() + wait).timestamp_millis()).await?)
    }

    async fn record_one(&self, tx: &mut Tx, sent: &Sent) -> Result<()> {
        let now = self.clock.now();
        let done = &sent.done;
        match sent.when {
            When::Now => {}
            When::At(at) => return Ok(outbox::defer(tx, sent.id, at.timestamp_millis()).await?),
            // That something is new is seen when its person is back; a word that stands nowhere else is told then.
            When::Never if sent.kind == kind::PING => chat::untold(tx, sent.chat, true).await?,
            When::Never => {}
        }
        for row in &done.removed {
            registry::delete(tx, *row).await?;
        }
        if let Some(message) = done.sent {
            self.register_sent(tx, sent, message, now).await?;
        }
        if let Some(before) = &done.before {
            let name = self.vault.message_name(sent.address.0, before.message);
            match before.went {
                Some(true) => registry::forget_message(tx, &name).await?,
                Some(false) => registry::left_over(tx, &name, now.timestamp_millis()).await?,
                None => registry::left_over(tx, &name, (now + retention::LEAVES).timestamp_millis()).await?,
            }
        }
        let unknown = done.before.is_some() && done.live.is_none();
        if done.emptied || unknown {
            chat::no_screen(tx, sent.chat).await?;
        }
        if let Some(live) = done.live {
            let content_until = done.content_of.map(|_| now + if sent.shared { retention::IN_SHARED_CHAT } else { retention::IN_CHAT });
            let content_until = content_until.or_else(|| done.passes.then(|| now + retention::PLAN));
            self.live(tx, sent, live, content_until).await?;
        }
        match &done.failed {
            None if done.half && sent.file.is_some() => self.follow(tx, sent, now).await?,
            None if done.half => outbox::retry(tx, sent.id, now.timestamp_millis(), kind::SCREEN).await?,
            None => outbox::done(tx, sent.id).await?,
            Some(Failed::Gone) => self.reachable(tx, sent.chat, false).await?,
            Some(Failed::Refused(code)) if sent.attempts + 1 >= REFUSALS => {
                tracing::error!(kind = sent.kind, code, "Telegram refuses a message; it is given up");
                outbox::done(tx, sent.id).await?;
            }
            Some(failed) => {
                let wait = pause(failed, sent.attempts, u8::from_le_bytes(chance()?));
                let due = now + TimeDelta::from_std(wait).unwrap_or_default();
                outbox::retry(tx, sent.id, due.timestamp_millis(), &sent.kind).await?;
            }
        }
        Ok(())
    }

    async fn live(&self, tx: &mut Tx, sent: &Sent, live: Live, content_until: Option<DateTime<Utc>>) -> Result<()> {
        let message = sent.key.seal(Place::new("chats.screen", sent.chat.0), &live.message.to_be_bytes())?;
        if sent.done.half {
            return Ok(chat::screen_begins(tx, sent.chat, message, live.at.timestamp_millis(), live.protected).await?);
        }
        let screen = chat::Screen {
            message,
            at: live.at.timestamp_millis(),
            protected: live.protected,
            content_until: content_until.map(|at| at.timestamp_millis()),
            writes_to: sent.done.writes_to,
            now: self.clock.now().timestamp_millis(),
        };
        Ok(chat::screen(tx, sent.chat, screen).await?)
    }

    /// The message stands: the file goes into it next.
    async fn follow(&self, tx: &mut Tx, sent: &Sent, now: DateTime<Utc>) -> Result<()> {
        let payload = match sent.file.context("a file that is none")? {
            (file, Form::Cleaned) => Payload::File(file, sent.done.sent),
            (file, Form::Original) => Payload::Original(file, sent.done.sent),
        };
        let payload = sent.row_key.seal(Place::new("outbox.payload", sent.id.0), &serde_json::to_vec(&payload)?)?;
        Ok(outbox::follow(tx, sent.id, now.timestamp_millis(), payload).await?)
    }

    async fn register_sent(&self, tx: &mut Tx, sent: &Sent, message: i64, now: DateTime<Utc>) -> Result<()> {
        let id = self.ids.next(now)?;
        // A screen goes when the next one comes; what stands beside it in its own time.
        let (kind, stays) = match sent.kind.as_str() {
            kind::PING => (registry::kind::PING, Some(retention::IN_CHAT)),
            kind::FILE if matches!(sent.file, Some((_, Form::Original))) => (registry::kind::FILE, Some(retention::RETRIEVED)),
            kind::FILE if sent.staff => (registry::kind::FILE, Some(retention::OPENED)),
            kind::FILE if sent.shared => (registry::kind::FILE, Some(retention::IN_SHARED_CHAT)),
            kind::FILE => (registry::kind::FILE, Some(retention::IN_CHAT)),
            _ => (registry::kind::SCREEN, None),
        };
        let new = registry::New {
            id,
            chat: sent.chat,
            name: &self.vault.message_name(sent.address.0, message),
            message: sent.key.seal(Place::new("registry.message", id), &message.to_be_bytes())?,
            ours: true,
            kind,
            case: sent.topic,
            at: now.timestamp_millis(),
            remove_at: stays.map(|stays| (now + stays).timestamp_millis()),
        };
        Ok(registry::insert(tx, new).await?)
    }
}
