//! Updates that could not be handled: kept sealed, told to their person, and tried again when somebody says so.

use anyhow::{Context, Result, bail};
use chrono::{DateTime, Utc};

use super::facts::time;
use super::incoming::Incoming;
use super::{After, Failure, Hotline, Waited};
use crate::dialogue::{Line, Screen};
use crate::domain::ids::{KeyId, QuarantineId};
use crate::store::{Tx, handled, key, quarantine};
use crate::vault::{Key, Place};

/// An update that waits, as the command line shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub id: QuarantineId,
    pub reason: String,
    pub at: DateTime<Utc>,
}

impl Hotline {
    /// Keeps an update that failed alone, and tells its person that it did not arrive.
    pub(super) async fn set_aside(&self, incoming: &Incoming, error: &anyhow::Error) -> Result<After> {
        let reason = reason(error);
        let told = match self.set_aside_once(incoming, &reason, true).await.map_err(Failure::from) {
            Ok(told) => told,
            Err(Failure::Database(error)) => return Err(error),
            // What is broken may be the chat itself; then it is told without the outbox. In a transaction of its own: after
            // an error PostgreSQL makes of every commit a rollback, and says nothing.
            Err(Failure::Update(_)) => self.set_aside_once(incoming, &reason, false).await?,
        };
        let notice = incoming.thing.address().filter(|_| !told);
        let text = || self.text().in_every_language(&self.text().with_contacts(Line::DidNotArrive), self.clock.now());
        Ok(After { notice: notice.map(|address| (address, text())), ..After::default() })
    }

    /// Returns whether its person is told by a screen.
    async fn set_aside_once(&self, incoming: &Incoming, reason: &str, by_screen: bool) -> Result<bool> {
        let mut tx = self.store.write().await?;
        let id = self.quarantine(&mut tx, incoming, reason).await?;
        // Where the chat was emptied since, nothing appears by itself.
        let mut told = incoming.waited == Waited::Left;
        // By the outbox: what a process that ends now has not said, the next one does.
        if let Some(address) = incoming.thing.address()
            && by_screen
            && !told
        {
            let chat = self.chat(&mut tx, address, &self.vault.pseudonym(address.0), self.clock.now()).await?;
            let screen = Screen { emergency: true, ..Screen::of(self.text().with_contacts(Line::DidNotArrive)) };
            self.hands_free(&mut tx, &chat).await?;
            self.put_screen(&mut tx, &chat.to(), screen, true, None).await?;
            told = true;
        }
        tx.commit().await?;
        tracing::error!(quarantine.id = %id, reason, "an update could not be handled; it is kept: see `suaka quarantine list`");
        Ok(told)
    }

    async fn quarantine(&self, tx: &mut Tx, incoming: &Incoming, reason: &str) -> Result<QuarantineId> {
        let now = self.clock.now();
        handled::first(tx, &incoming.handled, now.timestamp_millis()).await?;
        let (id, key_id, key) = (QuarantineId(self.ids.next(now)?), KeyId(self.ids.next(now)?), Key::fresh()?);
        key::insert(tx, key_id, self.vault.wrap(key_id.0, &key)?).await?;
        let body = key.seal(Place::new("quarantine.body", id.0), &incoming.body)?;
        quarantine::insert(tx, id, key_id, body, reason, now.timestamp_millis()).await?;
        Ok(id)
    }

    /// # Errors
    /// Where the database fails.
    pub async fn quarantined(&self) -> Result<Vec<Waiting>> {
        let rows = quarantine::all(&mut *self.store.read().await?).await?;
        Ok(rows.into_iter().map(|row| Waiting { id: QuarantineId(row.id), reason: row.reason, at: time(row.at) }).collect())
    }

    /// Handles an update again; `read` makes of its body what arrived.
    ///
    /// # Errors
    /// Where there is none of that id, or it fails again: then it stays.
    pub async fn retry(&self, id: QuarantineId, read: impl Fn(&[u8]) -> Incoming) -> Result<()> {
        let rows = quarantine::all(&mut *self.store.read().await?).await?;
        let row = rows.into_iter().find(|row| row.id == id.0).with_context(|| format!("no update {id} is in quarantine"))?;
        let key = self.vault.unwrap(row.key_id, &row.wrapped)?;
        let incoming = read(&key.open(Place::new("quarantine.body", row.id), &row.body)?);
        let mut tx = self.store.write().await?;
        handled::unlearn(&mut tx, &incoming.handled).await?;
        self.one(&mut tx, &incoming).await.context("it failed again, and stays in quarantine")?;
        if !quarantine::delete(&mut tx, id).await? {
            bail!("it was taken out meanwhile");
        }
        tx.commit().await?;
        self.wake.notify_one();
        Ok(())
    }

    /// Drops an update with its key.
    ///
    /// # Errors
    /// Where there is none of that id, or the database fails.
    pub async fn drop_quarantined(&self, id: QuarantineId) -> Result<()> {
        let mut tx = self.store.write().await?;
        if !quarantine::delete(&mut tx, id).await? {
            bail!("no update {id} is in quarantine");
        }
        Ok(tx.commit().await?)
    }
}

/// Why, without a word of content: our own words only, never what a library said of the data.
#[expect(clippy::redundant_closure_for_method_calls, reason = "the path of that method is longer")]
pub(super) fn reason(error: &anyhow::Error) -> String {
    if error.chain().any(|cause| cause.is::<sqlx::Error>()) { "the database refused it".to_owned() } else { error.to_string() }
}
