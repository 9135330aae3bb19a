//! What is put into the outbox: sealed, with the version of its form.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use tokio::sync::Notify;

use super::Hotline;
use crate::dialogue::{Screen, Topic};
use crate::domain::case::Lane;
use crate::domain::ids::{AttachmentId, CaseId, ChatId, KeyId, OutboxId};
use crate::domain::retention;
use crate::store::outbox::{self, rank};
use crate::store::registry::Scope;
use crate::store::{Tx, registry};
use crate::vault::{Key, Place};

/// Version of the payload's form.
pub const VERSION: i64 = 1;

/// What a row of the outbox asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Payload {
    /// The live screen.
    Screen(Screen),
    /// A message beside it.
    Ping(Screen),
    /// A file of a case, below everything: first a message without content, then, by an edit of that one, the file.
    File(AttachmentId, Option<i64>),
    /// The same with its original.
    Original(AttachmentId, Option<i64>),
    /// Messages that are to be removed: of this scope, and the person's own up to this row of the registry.
    Wipe(Wiped, i64),
}

/// A scope of the registry, as it is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wiped {
    All,
    Content,
    Case(CaseId),
    Pings(Option<CaseId>),
    Spent,
}

impl From<Wiped> for Scope {
    fn from(wiped: Wiped) -> Self {
        match wiped {
            Wiped::All => Self::All,
            Wiped::Content => Self::Content,
            Wiped::Case(case) => Self::Case(case),
            Wiped::Pings(topic) => Self::Pings(topic),
            Wiped::Spent => Self::Spent,
        }
    }
}

/// Kinds of rows: an edit of the live screen, a screen below all that stands there, a message beside it, a removal.
pub mod kind {
    pub const SCREEN: &str = "screen";
    pub const FRESH: &str = "fresh";
    /// A screen below all that stands there, which nobody asked for.
    pub const UPDATE: &str = "update";
    pub const PING: &str = "ping";
    pub const FILE: &str = "file";
    pub const WIPE: &str = "wipe";
    /// A removal of messages beside it, on one topic.
    pub const UNPING: &str = "unping";
}

/// The row that is being sent in each chat, by whoever delivers in this process. Only a hint: without it a screen is sent anew
/// where an edit would have done.
#[derive(Debug, Default)]
pub struct UnderWay {
    rows: Mutex<HashMap<ChatId, (OutboxId, Arc<Notify>)>>,
}

impl UnderWay {
    fn rows(&self) -> MutexGuard<'_, HashMap<ChatId, (OutboxId, Arc<Notify>)>> {
        self.rows.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// False where something is being sent in that chat already.
    pub fn begin(&self, chat: ChatId, row: OutboxId) -> bool {
        match self.rows().entry(chat) {
            Entry::Occupied(_) => false,
            Entry::Vacant(free) => {
                free.insert((row, Arc::default()));
                true
            }
        }
    }

    pub fn end(&self, chat: ChatId) {
        self.rows().remove(&chat);
    }

    #[must_use]
    pub fn in_chat(&self, chat: ChatId) -> Option<OutboxId> {
        self.rows().get(&chat).map(|(row, _)| *row)
    }

    /// Something for this chat cannot wait for a file that is on its way there.
    fn interrupt(&self, chat: ChatId) {
        if let Some((_, notify)) = self.rows().get(&chat) {
            notify.notify_one();
        }
    }

    /// Returns when that happens.
    pub async fn interrupted(&self, chat: ChatId) {
        let notify = self.rows().get(&chat).map(|(_, notify)| notify.clone());
        match notify {
            Some(notify) => notify.notified().await,
            None => std::future::pending().await,
        }
    }

    #[must_use]
    pub fn count(&self) -> usize {
        self.rows().len()
    }
}

/// Calls delivery: something was committed that it can send. For which chats is only a hint, which spares it to look at all;
/// it does look at all from time to time.
#[derive(Debug, Default)]
pub struct Wake {
    called: Mutex<Called>,
    notify: Notify,
}

/// Where delivery is to look.
#[derive(Debug, Default)]
pub struct Called {
    pub all: bool,
    pub chats: BTreeSet<ChatId>,
}

impl Wake {
    fn called(&self) -> MutexGuard<'_, Called> {
        self.called.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// For whatever there may be.
    pub fn notify_one(&self) {
        self.called().all = true;
        self.notify.notify_one();
    }

    /// After a commit, for these chats.
    pub fn notify_for(&self, chats: BTreeSet<ChatId>) {
        if !chats.is_empty() {
            self.called().chats.extend(chats);
            self.notify.notify_one();
        }
    }

    /// What was called since this was asked last.
    #[must_use]
    pub fn take(&self) -> Called {
        std::mem::take(&mut *self.called())
    }

    pub async fn notified(&self) {
        self.notify.notified().await;
    }
}

/// A chat as one writes to it.
pub struct To<'a> {
    pub chat: ChatId,
    pub key_id: KeyId,
    pub key: &'a Key,
    /// Whether screens may wait to be sent there already.
    pub screens: bool,
}

/// A topic as it is written down. That something urgent waits has the number that no case has.
pub(super) const fn written(topic: Topic) -> Option<CaseId> {
    match topic {
        Topic::Queue(Lane::Normal) => None,
        Topic::Queue(Lane::Urgent) => Some(CaseId(0)),
        Topic::Case(case) => Some(case),
    }
}

/// The key of the case whose content a payload holds.
pub type CaseKey<'a> = Option<(KeyId, &'a Key)>;

/// Reads a payload, as it was written by this release or an earlier one.
///
/// # Errors
/// Where it does not open, or is of a later release.
pub fn open(key: &Key, id: OutboxId, version: i64, sealed: &[u8]) -> Result<Payload> {
    anyhow::ensure!(version == VERSION, "a payload of version {version}");
    let bytes = key.open(Place::new("outbox.payload", id.0), sealed)?;
    serde_json::from_slice(&bytes).ok().context("a payload that is none")
}

impl Hotline {
    /// The live screen of a chat is to become this one; only the latest is sent.
    pub(super) async fn put_screen(&self, tx: &mut Tx, to: &To<'_>, screen: Screen, fresh: bool, key: CaseKey<'_>) -> Result<()> {
        // One that is being sent will stand there, and can be edited; one that is not would have come below everything.
        let rank = if screen.emergency { rank::EMERGENCY } else { rank::REST };
        let superseded = if to.screens { outbox::supersede_screens(tx, to.chat, rank).await? } else { vec![] };
        let sending = self.under_way.in_chat(to.chat);
        let fresh = fresh || superseded.iter().any(|(row, kind)| kind == kind::FRESH && Some(*row) != sending);
        let (key_id, key) = key.unwrap_or((to.key_id, to.key));
        let kind = if fresh { kind::FRESH } else { kind::SCREEN };
        self.put(tx, to.chat, rank, kind, None, None, (key_id, key), &Payload::Screen(screen)).await
    }

    /// A reporter's live screen is to become one that says that something is new, as soon as that may be said there. What
    /// they asked for is sent before it, and whatever they do next takes its place. Of a case behind a PIN it is known by that.
    pub(super) async fn put_update(&self, tx: &mut Tx, to: &To<'_>, screen: Screen, behind: Option<CaseId>) -> Result<()> {
        outbox::supersede_updates(tx, to.chat).await?;
        self.put(tx, to.chat, rank::REST, kind::UPDATE, behind, None, (to.key_id, to.key), &Payload::Screen(screen)).await
    }

    /// A message beside the screen, of which one on the same topic is enough.
    pub(super) async fn put_ping(&self, tx: &mut Tx, to: &To<'_>, screen: Screen, topic: Option<CaseId>) -> Result<()> {
        outbox::supersede_pings(tx, to.chat, topic).await?;
        self.put_wipe(tx, to, Wiped::Pings(topic)).await?;
        let rank = if screen.emergency { rank::EMERGENCY } else { rank::REST };
        // That something is urgent stays news for as long as it takes to be told.
        let expires = (!screen.emergency).then(|| (self.clock.now() + retention::PING).timestamp_millis());
        self.put(tx, to.chat, rank, kind::PING, topic, expires, (to.key_id, to.key), &Payload::Ping(screen)).await
    }

    /// A file of a case, which only its key can ask for.
    pub(super) async fn put_file(&self, tx: &mut Tx, to: &To<'_>, case: CaseId, key: (KeyId, &Key), file: AttachmentId) -> Result<()> {
        self.put(tx, to.chat, rank::REST, kind::FILE, Some(case), None, key, &Payload::File(file, None)).await
    }

    /// An original of a case, which only its key can ask for.
    pub(super) async fn put_original(&self, tx: &mut Tx, to: &To<'_>, case: CaseId, key: (KeyId, &Key), file: AttachmentId) -> Result<()> {
        self.put(tx, to.chat, rank::REST, kind::FILE, Some(case), None, key, &Payload::Original(file, None)).await
    }

    /// Something dull beside the screen, so that no later screen takes its place before it was read; the latest is enough.
    pub(super) async fn put_notice(&self, tx: &mut Tx, to: &To<'_>, screen: Screen) -> Result<()> {
        outbox::supersede_pings(tx, to.chat, None).await?;
        self.put_wipe(tx, to, Wiped::Pings(None)).await?;
        self.put(tx, to.chat, rank::REST, kind::PING, None, None, (to.key_id, to.key), &Payload::Ping(screen)).await
    }

    /// A removal; it comes before everything else in its chat.
    pub(super) async fn put_wipe(&self, tx: &mut Tx, to: &To<'_>, wiped: Wiped) -> Result<()> {
        let until = self.ids.next(self.clock.now())?;
        if matches!(wiped, Wiped::All | Wiped::Content | Wiped::Spent) {
            registry::ordered(tx, to.chat, until, wiped == Wiped::Spent).await?;
        }
        let (kind, topic) = if let Wiped::Pings(topic) = wiped { (kind::UNPING, topic) } else { (kind::WIPE, None) };
        self.put(tx, to.chat, rank::WIPE, kind, topic, None, (to.key_id, to.key), &Payload::Wipe(wiped, until)).await
    }

    #[expect(clippy::too_many_arguments, reason = "one row, written in one place")]
    async fn put(
        &self,
        tx: &mut Tx,
        chat: ChatId,
        rank: i64,
        kind: &'static str,
        topic: Option<CaseId>,
        expires_at: Option<i64>,
        (key_id, key): (KeyId, &Key),
        payload: &Payload,
    ) -> Result<()> {
        if rank == rank::EMERGENCY || matches!(payload, Payload::Wipe(Wiped::All | Wiped::Content | Wiped::Case(_), _)) {
            self.under_way.interrupt(chat);
        }
        let now = self.clock.now();
        let id = OutboxId(self.ids.next(now)?);
        let payload = key.seal(Place::new("outbox.payload", id.0), &serde_json::to_vec(payload)?)?;
        let new =
            outbox::New { id, chat, rank, kind, topic, due_at: now.timestamp_millis(), expires_at, key: key_id, version: VERSION, payload };
        Ok(outbox::insert(tx, new).await?)
    }
}
