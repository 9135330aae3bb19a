//! The only SQL. One text for SQLite and PostgreSQL, chosen by the URL alone; writes go through one connection and one
//! transaction at a time, reads through their own.

pub mod attachment;
pub mod audit;
pub mod backup;
pub mod case;
pub mod chat;
pub mod code;
pub mod evidence;
pub mod exclusion;
pub mod feedback;
pub mod filing;
pub mod handled;
pub mod hold;
pub mod invitation;
pub mod key;
mod later;
pub mod lease;
mod lock;
mod many;
pub mod message;
pub mod meta;
mod migrate;
pub mod original;
pub mod outbox;
pub mod pin;
pub mod quarantine;
pub mod reading;
pub mod registry;
pub mod second_key;
pub mod slow;
pub mod staff;
pub mod tombstone;
pub mod withdrawn;

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions, install_default_drivers};
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyPool, AssertSqlSafe, ConnectOptions};

use later::{Ahead, Later};

use crate::domain::ids::ChatId;

pub use later::Reading;
pub use lock::Lock;
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
    /// For the lease alone, which must not wait behind a long transaction of our own.
    beats: AnyPool,
    /// The epoch under which this process serves; every transaction that writes makes sure of it.
    epoch: Option<i64>,
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
        let (write, read, beat) = match engine {
            Engine::Sqlite => (
                "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on; \
                 pragma busy_timeout = 2000; pragma cache_size = -8000",
                "pragma query_only = on; pragma busy_timeout = 2000; pragma cache_size = -4000",
                "pragma query_only = on",
            ),
            Engine::Postgres => (
                "set lock_timeout = '2s'; set statement_timeout = '4s'; set synchronous_commit = on",
                "set default_transaction_read_only = on; set statement_timeout = '4s'",
                // A process that is paused while it takes the lease lets go of it soon.
                "set lock_timeout = '1s'; set statement_timeout = '2s'; set idle_in_transaction_session_timeout = '2s'",
            ),
        };
        // The writer connects when something is written: in a database that is not ours, its settings would be a change.
        let writer = pool(1, write).connect_lazy_with(options.clone());
        let readers = pool(3, read).connect_lazy_with(options.clone());
        let beats = pool(1, beat).connect_lazy_with(options);
        Ok(Self { engine, writer, readers, beats, epoch: None, file })
    }

    /// Begins a transaction that writes. Dropped without commit, it is rolled back and its connection discarded: after
    /// an error nobody can know what state a connection is in (a full disk ends SQLite's transaction unnoticed).
    ///
    /// # Errors
    /// Where the database is gone, or another process has been writing for too long.
    pub async fn write(&self) -> Result<Tx> {
        let mut tx = Tx::on(self.writer.acquire().await?);
        // Whoever gives up waiting drops the transaction, and with it a connection that may have begun.
        match (self.engine, self.epoch) {
            (Engine::Sqlite, _) => sqlx::query("begin immediate").execute(tx.beside()).await.map(drop)?,
            (Engine::Postgres, None) => sqlx::query("begin").execute(tx.beside()).await.map(drop)?,
            (Engine::Postgres, Some(epoch)) => tx.begin_under(epoch).await?,
        }
        Ok(tx)
    }

    /// Begins a transaction about the lease, beside any other, and under no epoch.
    ///
    /// # Errors
    /// Where the database is gone.
    pub async fn beat(&self) -> Result<Tx> {
        let mut tx = Tx::on(self.beats.acquire().await?);
        sqlx::query("begin").execute(tx.beside()).await?;
        Ok(tx)
    }

    /// The same database, for a process that serves under this epoch: what it writes is written under it, or not at all.
    #[must_use]
    pub fn under(&self, epoch: i64) -> Self {
        Self { epoch: Some(epoch), ..self.clone() }
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
        self.beats.close().await;
        self.writer.close().await;
    }
}

/// Another process serves under a later epoch.
#[derive(Debug)]
pub struct Displaced;

impl std::fmt::Display for Displaced {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("another process serves now: nothing is written by this one")
    }
}

impl std::error::Error for Displaced {}

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
    fn on(connection: PoolConnection<Any>) -> Self {
        Self {
            connection: Some(connection),
            later: Later::default(),
            ahead: Ahead::default(),
            entered: HashSet::new(),
            written_to: BTreeSet::new(),
            torn: false,
        }
    }

    /// The chats that something was put into the outbox for.
    #[must_use]
    pub const fn written_to(&self) -> &BTreeSet<ChatId> {
        &self.written_to
    }

    /// Begins under an epoch, in one exchange with the server. The fence is held until the transaction ends, and whoever takes
    /// over must change it: so a takeover comes after the commit, or the transaction finds the later epoch and does not begin.
    /// A process that is paused or cut off within it holds the fence for no longer than the server lets it be idle; then the
    /// server has rolled back, and no commit can follow.
    async fn begin_under(&mut self, epoch: i64) -> Result<()> {
        let begin = format!(
            "begin; set local idle_in_transaction_session_timeout = '3s'; select epoch from fence where id = 1 and epoch = {epoch} for share"
        );
        let found = sqlx::raw_sql(AssertSqlSafe(begin)).fetch_all(self.beside()).await?;
        if found.is_empty() { Err(sqlx::Error::Configuration(Box::new(Displaced))) } else { Ok(()) }
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
