//! What a transaction writes in its course, but not at once: many rows by one statement, before the first statement that
//! could see them and before the commit. And what it read ahead, until something may have changed it.

use std::collections::{BTreeMap, HashMap};
use std::future::Future;

use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection};

use super::{Result, Tx, case, chat, message, outbox, registry};
use crate::domain::ids::CaseId;

/// Where one reads. A transaction sees all that it wrote.
pub trait Reading: Send {
    /// # Errors
    /// Where what was to be written before is refused.
    fn read(&mut self) -> impl Future<Output = Result<&mut AnyConnection>> + Send;

    /// For a statement that has nothing to do with what a transaction has not written yet: saved states and screens of
    /// chats, messages, registry, outbox.
    fn beside(&mut self) -> &mut AnyConnection;
}

impl Reading for AnyConnection {
    async fn read(&mut self) -> Result<&mut AnyConnection> {
        Ok(self)
    }

    fn beside(&mut self) -> &mut AnyConnection {
        self
    }
}

impl Reading for PoolConnection<Any> {
    async fn read(&mut self) -> Result<&mut AnyConnection> {
        Ok(self)
    }

    fn beside(&mut self) -> &mut AnyConnection {
        self
    }
}

impl Reading for Tx {
    async fn read(&mut self) -> Result<&mut AnyConnection> {
        self.write_now().await?;
        Ok(self.beside())
    }

    fn beside(&mut self) -> &mut AnyConnection {
        self.connection.as_mut().expect("a transaction has its connection until it ends")
    }
}

/// Rows that wait to be written, by table.
#[derive(Debug, Default)]
pub(super) struct Later {
    pub chats: BTreeMap<i64, chat::Saved>,
    pub screens: BTreeMap<i64, chat::Screen>,
    pub messages: Vec<message::Added>,
    pub registry: Vec<registry::Added>,
    /// Of the registry: screens that were, by name, and since when they are to go.
    pub left_over: Vec<(Vec<u8>, i64)>,
    /// Messages that are gone, by name and by row.
    pub forgotten: Vec<Vec<u8>>,
    pub removed: Vec<i64>,
    pub outbox: Vec<outbox::Added>,
    pub sent: Vec<i64>,
}

/// What was read for a whole batch at once. Each is taken by whoever asks for it first.
#[derive(Debug, Default)]
pub(super) struct Ahead {
    pub chats: HashMap<Vec<u8>, chat::Row>,
    pub cases: HashMap<i64, case::Row>,
    /// Screens that wait to be sent, by chat.
    pub screens: HashMap<i64, Vec<outbox::Waiting>>,
}

impl Ahead {
    pub fn forget_chat(&mut self, id: i64) {
        self.chats.retain(|_, row| row.id != id);
        self.screens.remove(&id);
    }
}

impl Tx {
    /// The connection, for a statement that writes: it sees all that was written, and what was read ahead of it is not
    /// believed any more.
    pub(super) async fn write(&mut self) -> Result<&mut AnyConnection> {
        self.ahead = Ahead::default();
        self.read().await
    }

    /// The connection, for a statement about one case; nothing else that waits or was read ahead concerns it.
    pub(super) fn case(&mut self, id: CaseId) -> &mut AnyConnection {
        self.ahead.cases.remove(&id.0);
        self.beside()
    }

    /// Writes what waits.
    pub(super) async fn write_now(&mut self) -> Result<()> {
        // Given up in the middle, or refused, it can only be rolled back.
        self.torn = true;
        let Later { chats, screens, messages, registry, left_over, forgotten, removed, outbox, sent } = std::mem::take(&mut self.later);
        let connection = self.beside();
        chat::write_saved(connection, chats).await?;
        chat::write_screens(connection, screens).await?;
        message::write(connection, messages).await?;
        registry::write(connection, registry).await?;
        registry::write_left_over(connection, left_over).await?;
        registry::write_gone(connection, forgotten, removed).await?;
        outbox::write(connection, outbox).await?;
        outbox::write_done(connection, sent).await?;
        self.torn = false;
        Ok(())
    }
}
