//! The only SQL. One text for SQLite and PostgreSQL, chosen by the URL alone; writes go through one connection and one
//! transaction at a time, reads through their own.

pub mod attachment;
pub mod audit;
pub mod case;
pub mod chat;
pub mod handled;
pub mod invitation;
pub mod key;
mod later;
mod many;
pub mod message;
pub mod meta;
mod migrate;
pub mod outbox;
pub mod quarantine;
pub mod registry;
pub mod staff;

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions, install_default_drivers};
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyPool, ConnectOptions};

use later::{Ahead, Later};

use crate::domain::ids::ChatId;

pub use later::Reading;
pub use migrate::{Opened, Refusal};

/// How long a writer waits for another process that is writing, before it counts as a failure that people are told of.
const WRITE_WAIT: Duration = Duration::from_secs(2);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// The database.
#[derive(Debug, Clone)]
pub struct Store {
    pub engine: Engine,
    writer: AnyPool,
    readers: AnyPool,
    /// The file of an SQLite database.
    file: Option<PathBuf>,
}

pub type Result<T> = std::result::Result<T, sqlx::Error>;

/// The engine that a URL names, and its file where it has one.
#[must_use]
pub fn engine(url: &str) -> Option<(Engine, Option<PathBuf>)> {
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        return Some((Engine::Postgres, None));
    }
    let path = url.strip_prefix("sqlite://").or_else(|| url.strip_prefix("sqlite:"))?;
    let path = path.split('?').next().filter(|path| !path.is_empty() && *path != ":memory:")?;
    Some((Engine::Sqlite, Some(PathBuf::from(path))))
}

/// The URL of a file, whatever stands in its name; a new one is its owner's alone.
fn file_url(file: &Path, create: bool) -> Result<String> {
    use std::fmt::Write;
    let file = std::path::absolute(file)?;
    if create {
        let mut options = std::fs::OpenOptions::new();
        options.append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&file)?;
    }
    let mut url = "sqlite:".to_owned();
    for byte in file.as_os_str().as_encoded_bytes() {
        let _ = write!(url, "%{byte:02X}");
    }
    Ok(url + "?mode=rw")
}

impl Store {
    /// Names the database without connecting; `create` makes the file of a new SQLite database.
    pub(crate) fn connect(url: &str, create: bool) -> Result<Self> {
        install_default_drivers();
        let Some((engine, file)) = engine(url) else {
            return Err(sqlx::Error::Configuration("the URL names neither sqlite: nor postgres:".into()));
        };
        let url = match &file {
            Some(file) => file_url(file, create)?,
            None => url.to_owned(),
        };
        // Statements are not logged: a log level never decides what is written down.
        let options = AnyConnectOptions::from_str(&url)?.disable_statement_logging();
        let pool = |most: u32, setup: &'static str| {
            AnyPoolOptions::new()
                .max_connections(most)
                .acquire_timeout(WRITE_WAIT)
                .idle_timeout(None)
                .max_lifetime(None)
                .test_before_acquire(engine == Engine::Postgres)
                .after_connect(move |connection, _| Box::pin(async move { sqlx::raw_sql(setup).execute(connection).await.map(drop) }))
        };
        let (write, read) = match engine {
            Engine::Sqlite => (
                "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on; \
                 pragma busy_timeout = 2000; pragma cache_size = -8000",
                "pragma query_only = on; pragma busy_timeout = 2000; pragma cache_size = -4000",
            ),
            Engine::Postgres => (
                "set lock_timeout = '2s'; set statement_timeout = '4s'; set synchronous_commit = on",
                "set default_transaction_read_only = on; set statement_timeout = '4s'",
            ),
        };
        // The writer connects when something is written: in a database that is not ours, its settings would be a change.
        let writer = pool(1, write).connect_lazy_with(options.clone());
        let readers = pool(3, read).connect_lazy_with(options);
        Ok(Self { engine, writer, readers, file })
    }

    /// Begins a transaction that writes. Dropped without commit, it is rolled back and its connection discarded: after
    /// an error nobody can know what state a connection is in (a full disk ends SQLite's transaction unnoticed).
    ///
    /// # Errors
    /// Where the database is gone, or another process has been writing for too long.
    pub async fn write(&self) -> Result<Tx> {
        let mut tx = Tx {
            connection: Some(self.writer.acquire().await?),
            later: Later::default(),
            ahead: Ahead::default(),
            entered: HashSet::new(),
            written_to: BTreeSet::new(),
            torn: false,
        };
        let begin = match self.engine {
            Engine::Sqlite => "begin immediate",
            Engine::Postgres => "begin",
        };
        // Whoever gives up waiting drops the transaction, and with it a connection that may have begun.
        sqlx::query(begin).execute(tx.beside()).await?;
        Ok(tx)
    }

    /// A connection that can only read.
    ///
    /// # Errors
    /// Where the database is gone.
    pub async fn read(&self) -> Result<PoolConnection<Any>> {
        self.readers.acquire().await
    }

    /// The file of an SQLite database.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Waits for what is being written, then lets go of the database.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// A transaction that writes. What it does to the rows of one batch, it does together.
#[derive(Debug)]
pub struct Tx {
    connection: Option<PoolConnection<Any>>,
    later: Later,
    ahead: Ahead,
    /// Names that this transaction entered as handled for somebody who has not asked yet.
    entered: HashSet<Vec<u8>>,
    /// Chats that something waits to be sent to.
    written_to: BTreeSet<ChatId>,
    /// Whether something that waited was not written.
    torn: bool,
}

impl Tx {
    /// The chats that something was put into the outbox for.
    #[must_use]
    pub const fn written_to(&self) -> &BTreeSet<ChatId> {
        &self.written_to
    }

    /// # Errors
    /// Where it cannot be known that the transaction is on the disk.
    pub async fn commit(mut self) -> Result<()> {
        if self.torn || !self.entered.is_empty() {
            return Err(sqlx::Error::Protocol("a transaction that did not do all that it was to do".to_owned()));
        }
        self.write_now().await?;
        sqlx::query("commit").execute(self.beside()).await?;
        // Only now is it known what state the connection is in: another transaction may have it.
        drop(self.connection.take());
        Ok(())
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        if let Some(mut connection) = self.connection.take() {
            connection.close_on_drop();
        }
    }
}

/// Whether the database itself failed, somewhere below this error.
#[must_use]
pub fn is_outage(error: &anyhow::Error) -> bool {
    error.chain().find_map(|cause| cause.downcast_ref::<sqlx::Error>()).is_some_and(|cause| !concerns_the_data(cause))
}

/// Whether this error is about one statement's data, and not about the database: such an update is set aside, while a
/// failing database holds everything.
#[must_use]
pub fn concerns_the_data(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Database(error) => {
            error.is_unique_violation()
                || error.is_foreign_key_violation()
                || error.is_check_violation()
                || matches!(error.kind(), sqlx::error::ErrorKind::NotNullViolation)
        }
        sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) | sqlx::Error::Encode(_) | sqlx::Error::RowNotFound => true,
        _ => false,
    }
}
