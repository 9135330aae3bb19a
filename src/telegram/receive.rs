//! Receiving: a batch, polled for or brought by a webhook, is committed before Telegram is told that it is
//! done. What cannot be saved is not confirmed, and its person is told so once.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::task::JoinSet;

use super::api::{Api, Failed};
use super::gate::Gate;
use super::inbound::{number, read};
use super::outbound::Manner;
use crate::dialogue::Line;
use crate::domain::retention;
use crate::hotline::{Address, After, Handled, Hotline, Incoming, Notice, Told};
use crate::store::{self, Displaced, Reading, meta};
use crate::text::Rendered;

/// A batch that is not committed by then is told as not saved yet: within the 5 seconds that are promised.
const PATIENCE: Duration = Duration::from_secs(4);
/// The same while it is known that the database fails: whoever writes then waits behind what is tried again.
const PATIENCE_IN_TROUBLE: Duration = Duration::from_millis(500);
/// A poll that brings so many may have left others behind (Bot API, getUpdates).
const AT_ONCE: usize = 100;
/// After so long without Telegram what waits is tried at once.
const OUTAGE: chrono::Duration = chrono::Duration::minutes(1);
/// How often the time of the last poll is written down.
const NOTED: chrono::Duration = chrono::Duration::minutes(5);

/// Where it is written down which webhooks are ours, a line each.
const WEBHOOKS: &str = "webhooks";

/// What a poll brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Polled {
    /// So many updates were handled and may be confirmed.
    Handled(usize),
    /// The database failed; the same updates will come again.
    NotSaved,
    /// Telegram was out of reach.
    Unreachable,
    /// The poll of another process of ours ended this one.
    Overlap,
    /// The tripwire: another poller, a webhook, or a token that is not valid any more.
    Alarm,
}

/// Another process serves now, and what could not be saved here is handled there: the words of trouble go, of which the other
/// cannot know. Best effort.
pub async fn unsay(api: Api, told: Arc<Told>) {
    let notices = std::mem::take(&mut *told.notices());
    let mut removals = JoinSet::new();
    for (to, message) in notices.into_values().filter_map(|notice| Some((notice.to, notice.message?))) {
        let api = api.clone();
        removals.spawn(async move { api.delete(to, &[message]).await });
    }
    while removals.join_next().await.is_some() {}
}

/// One receiver. It keeps no state that must survive: the offset is Telegram's, what was handled is the database's.
pub struct Receiver {
    pub(super) api: Api,
    pub(super) hotline: Hotline,
    gate: Gate,
    offset: Option<i64>,
    failing_since: Option<DateTime<Utc>>,
    noted: Option<DateTime<Utc>>,
    /// Whether the last batch could not be saved.
    in_trouble: bool,
    /// Webhooks that we set ourselves, in this life or an earlier one.
    pub(super) webhooks: Vec<String>,
    /// Answers to taps and the like, under way.
    errands: JoinSet<()>,
}

impl Receiver {
    #[must_use]
    pub fn new(api: Api, hotline: Hotline, gate: Gate) -> Self {
        hotline.behind.store(true, Ordering::SeqCst);
        Self {
            api,
            hotline,
            gate,
            offset: None,
            failing_since: None,
            noted: None,
            in_trouble: false,
            webhooks: vec![],
            errands: JoinSet::new(),
        }
    }

    /// Before the first poll: an outage that the last process saw begin, or that began with its end, is taken up.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn begin(&mut self) -> anyhow::Result<()> {
        self.hotline.count_slow().await?;
        let mut connection = self.hotline.store.read().await?;
        let (interrupted, polled) = (meta::time(&mut connection, "interrupted").await?, meta::time(&mut connection, "polled").await?);
        self.webhooks = our_webhooks(&mut connection).await?;
        if let Some(at) = interrupted.and_then(DateTime::from_timestamp_millis) {
            self.failing_since = Some(at);
            self.gate.shut();
        } else {
            self.failing_since = polled.and_then(DateTime::from_timestamp_millis);
        }
        Ok(())
    }

    /// One poll, and what follows from it.
    pub async fn poll(&mut self, timeout: Duration) -> Polled {
        let polled = match self.without_webhook().await {
            Ok(()) => self.api.updates(self.offset, timeout).await,
            Err(failed) => Err(failed),
        };
        let updates = match polled {
            Ok(updates) => updates,
            Err(failed) => {
                self.hotline.behind.store(true, Ordering::SeqCst);
                return self.failing(&failed).await;
            }
        };
        self.reached().await;
        if updates.is_empty() {
            // All is confirmed. Telegram may go on with any number after a quiet week, so we insist on none.
            self.offset = None;
            self.hotline.behind.store(false, Ordering::SeqCst);
            return Polled::Handled(0);
        }
        let bodies: Vec<&str> = updates.iter().map(|raw| raw.get()).collect();
        let (done, polled) = self.batch(&bodies).await;
        if let Some(last) = updates[..done].iter().filter_map(|raw| number(raw)).next_back() {
            self.offset = Some(last + 1);
        }
        let behind = polled == Polled::NotSaved || updates.len() >= AT_ONCE;
        self.hotline.behind.store(behind, Ordering::SeqCst);
        polled
    }

    /// A webhook that we set in an earlier life would keep updates from our polls.
    async fn without_webhook(&mut self) -> std::result::Result<(), Failed> {
        if self.webhooks.is_empty() {
            return Ok(());
        }
        if self.api.webhook().await?.is_some_and(|info| self.webhooks.contains(&info.url)) {
            self.api.delete_webhook().await?;
            tracing::info!("the webhook is removed: updates are polled for");
        }
        // Where that cannot be written down, the next start looks once more.
        let _ = self.note_webhooks(&[]).await;
        self.webhooks.clear();
        Ok(())
    }

    pub(super) async fn note_webhooks(&self, urls: &[String]) -> store::Result<()> {
        let mut tx = self.hotline.store.write().await?;
        match urls {
            [] => meta::delete(&mut tx, WEBHOOKS).await?,
            _ => meta::put(&mut tx, WEBHOOKS, urls.join("\n").as_bytes()).await?,
        }
        tx.commit().await
    }

    /// Handles updates: how many of them, from the first on, may be confirmed.
    pub(super) async fn batch(&mut self, updates: &[&str]) -> (usize, Polled) {
        let mut batch: Vec<Incoming> = updates.iter().map(|body| read(&self.hotline.vault, body)).collect();
        for incoming in &mut batch {
            incoming.notice = self.hotline.told.notices().get(&incoming.handled).copied();
        }
        let handled = self.with_patience(&batch).await;
        let done = handled.done.len();
        self.in_trouble = handled.failure.is_some();
        for (incoming, after) in batch.iter().zip(handled.done) {
            // Told while it was being handled: its outcome stands on the screen now, and the word of trouble goes.
            let told = self.hotline.told.notices().remove(&incoming.handled);
            let outdated = told.filter(|_| incoming.notice.is_none() || after.again);
            self.afterwards(after, outdated.and_then(|notice| notice.message).zip(incoming.thing.address()));
        }
        let Some(error) = handled.failure else { return (done, Polled::Handled(done)) };
        tracing::error!(updates = batch.len() - done, "not saved: {}", about(&error));
        self.tell_not_saved(&batch[done..]).await;
        (done, Polled::NotSaved)
    }

    /// Handles the batch; when that takes too long, its people are told that it is not saved yet, and it goes on.
    async fn with_patience(&mut self, batch: &[Incoming]) -> Handled {
        let hotline = self.hotline.clone();
        let handling = hotline.handle(batch);
        tokio::pin!(handling);
        tokio::select! {
            handled = &mut handling => return handled,
            () = tokio::time::sleep(if self.in_trouble { PATIENCE_IN_TROUBLE } else { PATIENCE }) => {}
        }
        self.tell_not_saved(batch).await;
        handling.await
    }

    /// Tells each person once for each update, in both languages, with the emergency contacts.
    async fn tell_not_saved(&mut self, batch: &[Incoming]) {
        let now = self.hotline.clock.now();
        let text = self.hotline.text();
        let text = text.in_every_language(&text.with_contacts(Line::NotSavedYet), now);
        let screen = Rendered { text, keys: vec![] };
        let untold = batch.iter().filter(|incoming| !self.hotline.told.notices().contains_key(&incoming.handled));
        let telling = untold.filter_map(|incoming| incoming.thing.address().map(|address| (incoming.handled.clone(), address)));
        let telling = telling.map(|(handled, address)| {
            let (api, screen) = (self.api.clone(), &screen);
            async move {
                let sent = api.send(address, screen, Manner { protect: false, silent: true }).await;
                (handled, address, sent)
            }
        });
        for (handled, to, sent) in futures_util::future::join_all(telling).await {
            // Where even that failed, the next poll tries again.
            if let Ok(message) = sent {
                self.hotline.told.notices().insert(handled, Notice { to, message });
            }
        }
    }

    /// What is said to Telegram after the commit, best effort and without waiting.
    fn afterwards(&mut self, after: After, outdated: Option<(i64, Address)>) {
        while self.errands.try_join_next().is_some() {}
        if after.callback.is_none() && after.leave.is_none() && after.notice.is_none() && outdated.is_none() {
            return;
        }
        let api = self.api.clone();
        self.errands.spawn(async move {
            if let Some((message, address)) = outdated {
                let _ = api.delete(address, &[message]).await;
            }
            say(&api, after).await;
        });
    }

    pub(super) async fn failing(&mut self, failed: &Failed) -> Polled {
        if *failed == Failed::Conflict && self.api.mandate().explains_conflict() {
            tracing::info!("a poll of another process of ours was still open");
            return Polled::Overlap;
        }
        let now = self.hotline.clock.now();
        self.failing_since.get_or_insert(now);
        match failed {
            Failed::Conflict | Failed::Unauthorized => self.alarm(&failed.to_string()).await,
            _ => Polled::Unreachable,
        }
    }

    /// Somebody else may be using our token.
    pub(super) async fn alarm(&mut self, why: &str) -> Polled {
        let since = *self.failing_since.get_or_insert(self.hotline.clock.now());
        if self.gate.shut() {
            tracing::error!(
                "ALARM: {why}. It may be stolen: nothing but emergency contacts is sent until this ends. \
                 Stop the other process, or make a new token with @BotFather (/revoke), put it into the token file and restart."
            );
            let written = async {
                let mut tx = self.hotline.store.write().await?;
                meta::put_time(&mut tx, "interrupted", since.timestamp_millis()).await?;
                tx.commit().await
            };
            if let Err(error) = written.await {
                tracing::error!("the alarm could not be written down: {}", about(&error.into()));
            }
        }
        Polled::Alarm
    }

    /// Telegram answered as it should.
    pub(super) async fn reached(&mut self) {
        let now = self.hotline.clock.now();
        let was_shut = self.gate.open();
        if was_shut {
            tracing::warn!("the alarm is over: this process receives again, and people with open cases are told");
        }
        if let Some(since) = self.failing_since.take() {
            if (was_shut || now - since > retention::GAP)
                && let Err(error) = self.hotline.tell_of_gap(since.timestamp_millis(), now.timestamp_millis()).await
            {
                tracing::error!("nobody could be told of the gap yet: {}", about(&error));
                self.failing_since = Some(since);
            }
            if now - since > OUTAGE
                && let Err(error) = self.hotline.hurry().await
            {
                tracing::error!("what waits is tried when it is due: {}", about(&error));
            }
        }
        if self.noted.is_none_or(|noted| now - noted > NOTED) {
            let noted = async {
                let mut tx = self.hotline.store.write().await?;
                meta::put_time(&mut tx, "polled", now.timestamp_millis()).await?;
                tx.commit().await
            };
            if noted.await.is_ok() {
                self.noted = Some(now);
            }
        }
    }

    /// Waits for what is under way beside the polls.
    pub async fn rest(&mut self) {
        while self.errands.join_next().await.is_some() {}
    }

    /// Confirms what is done, before the process ends; only a courtesy, since it would be recognised.
    pub async fn confirm(&self) {
        if self.offset.is_some() {
            let _ = self.api.updates(self.offset, Duration::ZERO).await;
        }
    }
}

/// The webhooks that we set ourselves, and have not removed.
///
/// # Errors
/// Where the database fails.
pub async fn our_webhooks(from: &mut impl Reading) -> store::Result<Vec<String>> {
    let noted = meta::get(from, WEBHOOKS).await?.unwrap_or_default();
    Ok(String::from_utf8_lossy(&noted).lines().map(str::to_owned).collect())
}

/// Says to Telegram what is to be said after a commit, best effort.
pub async fn say(api: &Api, after: After) {
    if let Some((callback, word)) = after.callback {
        let _ = api.answer(&callback, word.as_ref()).await;
    }
    if let Some(group) = after.leave {
        let _ = api.leave(group).await;
    }
    if let Some((address, text)) = after.notice {
        let screen = Rendered { text, keys: vec![] };
        let _ = api.send(address, &screen, Manner { protect: false, silent: true }).await;
    }
}

/// An error for the log: of a database's error its kind only, since its text can quote data.
#[must_use]
pub fn about(error: &anyhow::Error) -> String {
    match error.chain().find_map(|cause| cause.downcast_ref::<sqlx::Error>()) {
        Some(sqlx::Error::Database(error)) => format!("the database refused (code {})", error.code().unwrap_or_default()),
        Some(sqlx::Error::PoolTimedOut) => "the database is busy or out of reach".to_owned(),
        Some(sqlx::Error::Io(error)) => format!("the database is out of reach ({})", error.kind()),
        Some(sqlx::Error::Configuration(error)) if error.is::<Displaced>() => Displaced.to_string(),
        Some(_) => "the database failed".to_owned(),
        None => error.to_string(),
    }
}
