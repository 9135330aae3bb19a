//! Opening a database: what it is comes first, and what is not ours, or is newer than this release, is left untouched.

use std::collections::BTreeSet;
use std::fmt;

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AnyConnection, AssertSqlSafe, SqlSafeStr};

use super::{Engine, Result, Store, backup, meta};

/// Forward only; an applied one is never changed.
const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "spine", include_str!("../../migrations/0001_spine.sql")),
    (2, "media", include_str!("../../migrations/0002_media.sql")),
    (3, "standby", include_str!("../../migrations/0003_standby.sql")),
    (4, "scale", include_str!("../../migrations/0004_scale.sql")),
    (5, "slow", include_str!("../../migrations/0005_slow.sql")),
    (6, "preference", include_str!("../../migrations/0006_preference.sql")),
    (7, "code", include_str!("../../migrations/0007_code.sql")),
    (8, "consent", include_str!("../../migrations/0008_consent.sql")),
    (9, "pin", include_str!("../../migrations/0009_pin.sql")),
    (10, "withdraw", include_str!("../../migrations/0010_withdraw.sql")),
    (11, "exclude", include_str!("../../migrations/0011_exclude.sql")),
    (12, "evidence", include_str!("../../migrations/0012_evidence.sql")),
    (13, "reading", include_str!("../../migrations/0013_reading.sql")),
];

/// Where sqlx lists the migrations that a database carries.
const LIST: &str = "_sqlx_migrations";

/// Why a database is not opened. Nothing was changed in it.
#[derive(Debug)]
pub enum Refusal {
    /// It holds tables that are not ours.
    Foreign,
    /// It was migrated by a later release.
    Newer {
        version: i64,
    },
    /// A migration that it carries is not the one of this release.
    Altered {
        version: i64,
    },
    /// It belongs to another key.
    WrongKey,
    /// It is empty, and was not to be set up.
    Empty,
    /// It is not empty, and was to be filled.
    Occupied,
    Unreachable(sqlx::Error),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => f.write_str(
                "the database holds tables of something else. Give Suaka a database of its own in [database] url. Nothing was changed.",
            ),
            Self::Newer { version } => write!(
                f,
                "the database was used by a newer Suaka (migration {version}). Start that release again, or restore the backup made before it. Nothing was changed.",
            ),
            Self::Altered { version } => write!(
                f,
                "migration {version} in the database is not the one of this release. Start the release that made it. Nothing was changed.",
            ),
            Self::WrongKey => f.write_str(
                "the key does not belong to this database. Put the right key file at [keys] file; without it nothing in the database can be read. Nothing was changed.",
            ),
            Self::Empty => f.write_str("the database is not set up yet. Run `suaka init` first. Nothing was changed."),
            Self::Occupied => f.write_str(
                "the database holds something already, and only an empty one can be filled. Give a new one in [database] url, or move that one away. Nothing was changed.",
            ),
            Self::Unreachable(error) => write!(f, "the database cannot be opened: {error}. Check [database] url, its folder and its rights."),
        }
    }
}

impl std::error::Error for Refusal {}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        Self::Unreachable(error)
    }
}

/// What is to be done with a database that is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// Set it up if it is empty (`init`).
    Create,
    /// Bring it to this release (`run`).
    Migrate,
    /// Look only (`check`).
    Look,
}

impl Store {
    /// Opens the database for the key whose check value is given.
    ///
    /// # Errors
    /// A [`Refusal`], in which case nothing was changed.
    pub async fn open(url: &str, check: &[u8], how: Opened) -> std::result::Result<Self, Refusal> {
        let store = Self::connect(url, how == Opened::Create)?;
        match store.judge_and_migrate(check, how).await {
            Ok(()) => Ok(store),
            Err(refusal) => {
                store.close().await;
                Err(refusal)
            }
        }
    }

    async fn judge_and_migrate(&self, check: &[u8], how: Opened) -> std::result::Result<(), Refusal> {
        let has_check = self.judge(check, how).await?;
        if how == Opened::Look {
            return Ok(());
        }
        self.migrate(i64::MAX).await?;
        if !has_check {
            let mut tx = self.write().await?;
            meta::put(&mut tx, "check", check).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    async fn migrate(&self, up_to: i64) -> Result<()> {
        let migrations = MIGRATIONS
            .iter()
            .filter(|(version, ..)| *version <= up_to)
            .map(|(version, name, sql)| Migration::new(*version, (*name).into(), MigrationType::Simple, (*sql).into_sql_str(), false));
        let migrator = Migrator::with_migrations(migrations.collect());
        let mut connection = self.writer.acquire().await?;
        migrator.run(&mut *connection).await.map_err(|error| sqlx::Error::Migrate(Box::new(error)))
    }

    /// An empty database, brought to where one was that carried these migrations: to be filled with what that one held.
    ///
    /// # Errors
    /// A [`Refusal`]; where it is not empty, nothing was changed.
    pub async fn prepare(url: &str, carried: &[(i64, Vec<u8>)]) -> std::result::Result<Self, Refusal> {
        judge(carried)?;
        let store = Self::connect(url, true)?;
        let prepared = async {
            if !store.is_vacant(carried).await? {
                return Err(Refusal::Occupied);
            }
            Ok(store.migrate(carried.last().map_or(0, |(version, _)| *version)).await?)
        };
        match prepared.await {
            Ok(()) => Ok(store),
            Err(refusal) => {
                store.close().await;
                Err(refusal)
            }
        }
    }

    /// Whether there is nothing, or only what a filling that was cut short had made before.
    async fn is_vacant(&self, carried: &[(i64, Vec<u8>)]) -> Result<bool> {
        let mut connection = self.read().await?;
        let (tables, applied) = (tables(&mut connection, self.engine).await?, applied(&mut connection, self.engine).await?);
        let ours: BTreeSet<&str> = made_by(&applied).collect();
        if !carried.starts_with(&applied) || tables.iter().any(|table| table != LIST && !ours.contains(table.as_str())) {
            return Ok(false);
        }
        for table in ours.into_iter().filter(|table| !backup::LEFT_OUT.contains(table)) {
            let found = sqlx::query(AssertSqlSafe(format!("select 1 from {table} limit 1"))).fetch_optional(&mut *connection).await?;
            if found.is_some() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Looks, by a connection that cannot write, whether the database is ours to open; tells whether it knows its key.
    async fn judge(&self, check: &[u8], how: Opened) -> std::result::Result<bool, Refusal> {
        let mut connection = self.read().await?;
        let applied = applied(&mut connection, self.engine).await?;
        judge(&applied)?;
        // A set-up that was cut short left nothing, or the list of migrations, or all but the check value.
        let found = if applied.is_empty() {
            if tables(&mut connection, self.engine).await?.iter().any(|table| table != LIST) {
                return Err(Refusal::Foreign);
            }
            None
        } else {
            meta::get(&mut connection, "check").await?
        };
        match found {
            Some(value) if value == check => Ok(true),
            Some(_) => Err(Refusal::WrongKey),
            None if how == Opened::Create => Ok(false),
            None => Err(Refusal::Empty),
        }
    }

    /// How many migrations this release has, and how many of them the database carries.
    ///
    /// # Errors
    /// Where the database is gone.
    pub async fn migrations(&self) -> Result<(usize, usize)> {
        let mut connection = self.read().await?;
        let applied = applied(&mut connection, self.engine).await?;
        Ok((MIGRATIONS.len(), applied.len()))
    }
}

/// The tables that these migrations make, in that order: what one refers to is there before it.
pub(super) fn made_by(carried: &[(i64, Vec<u8>)]) -> impl Iterator<Item = &'static str> {
    let texts = MIGRATIONS.iter().filter(|(version, ..)| carried.iter().any(|(carries, _)| carries == version));
    texts.flat_map(|(.., sql)| sql.lines().filter_map(|line| line.strip_prefix("create table ")?.split([' ', '(']).next()))
}

/// The migrations that a database carries.
pub(super) async fn applied(connection: &mut AnyConnection, engine: Engine) -> Result<Vec<(i64, Vec<u8>)>> {
    if !tables(connection, engine).await?.contains(LIST) {
        return Ok(vec![]);
    }
    sqlx::query_as("select version, checksum from _sqlx_migrations order by version").fetch_all(connection).await
}

async fn tables(connection: &mut AnyConnection, engine: Engine) -> Result<BTreeSet<String>> {
    let sql = match engine {
        Engine::Sqlite => "select cast(name as text) from sqlite_schema where type = 'table' and name not like 'sqlite_%'",
        Engine::Postgres => "select cast(tablename as text) from pg_tables where schemaname = current_schema()",
    };
    let names: Vec<(String,)> = sqlx::query_as(sql).fetch_all(connection).await?;
    Ok(names.into_iter().map(|(name,)| name).collect())
}

fn judge(applied: &[(i64, Vec<u8>)]) -> std::result::Result<(), Refusal> {
    for (version, checksum) in applied {
        let Some((_, name, sql)) = MIGRATIONS.iter().find(|(known, ..)| known == version) else {
            // Numbers of ours count up from 1; anything else was never a Suaka.
            return Err(if *version > 0 && *version < 10_000 { Refusal::Newer { version: *version } } else { Refusal::Foreign });
        };
        let ours = Migration::new(*version, (*name).into(), MigrationType::Simple, (*sql).into_sql_str(), false);
        if ours.checksum.as_ref() != checksum.as_slice() {
            return Err(Refusal::Altered { version: *version });
        }
    }
    Ok(())
}
