//! Everything that a database holds at one moment, and an empty one that is filled with it. Wrapped keys are apart from the
//! rest; what belongs to a running process (who serves) is left out.

use futures_util::{Stream, StreamExt};
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, AssertSqlSafe, Row};

use super::{Engine, Reading, Result, Store, Tx, migrate};
use crate::domain::ids::CaseId;

/// The only column that holds wrapped keys.
const KEYS: (&str, &str) = ("keys", "wrapped");
/// Which process serves: a database that is filled anew has its own.
pub const LEFT_OUT: [&str; 2] = ["lease", "fence"];

/// Where it is written down that a database was filled from a backup, and of when, until that was taken care of.
pub const RESTORED: &str = "restored";
/// The same of which cases were withdrawn when the keys were kept: see [`pairs`].
pub const WITHDRAWN: &str = "withdrawn then";
/// The same of who might not read which case then: [`Guards`].
pub const GUARDED: &str = "guarded then";

/// Who may not read a case, as its person said last: by the number of its key.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Guards {
    /// Who is to read it, and about whom it is held.
    pub reads: Vec<(i64, String, Option<String>)>,
    /// Which member of staff may not, and why.
    pub excluded: Vec<(i64, i64, String)>,
}

/// Of what kind the values of a column are; no other kinds are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Bigint,
    Text,
    Bytea,
}

/// A table, with its columns in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    pub name: String,
    pub columns: Vec<(String, Kind)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Null,
    Number(i64),
    Text(String),
    Bytes(Vec<u8>),
}

/// A database at one moment, whatever is written to it meanwhile.
#[derive(Debug)]
pub struct Snapshot {
    connection: PoolConnection<Any>,
    /// The migrations that it carries, with their checksums.
    pub migrations: Vec<(i64, Vec<u8>)>,
    /// What is to be kept of it: all tables but those left out, without the wrapped keys.
    pub tables: Vec<Table>,
}

impl Snapshot {
    pub async fn of(store: &Store) -> Result<Self> {
        let mut connection = store.read().await?;
        connection.close_on_drop();
        sqlx::raw_sql(match store.engine {
            Engine::Sqlite => "begin",
            Engine::Postgres => "begin isolation level repeatable read read only; set local statement_timeout = 0",
        })
        .execute(&mut *connection)
        .await?;
        let migrations = migrate::applied(&mut connection, store.engine).await?;
        let tables = tables(&mut *connection, store.engine, &migrations).await?;
        Ok(Self { connection, migrations, tables })
    }

    /// The rows of one of its tables.
    pub fn rows<'a>(&'a mut self, table: &'a Table) -> impl Stream<Item = Result<Vec<Value>>> + 'a {
        let text = format!("select {} from \"{}\"", names(table), table.name);
        sqlx::query(AssertSqlSafe(text)).fetch(&mut *self.connection).map(|row| values(&row?, table))
    }

    /// Every wrapped key, with its number.
    pub async fn keys(&mut self) -> Result<Vec<(i64, Vec<u8>)>> {
        sqlx::query_as("select id, wrapped from keys order by id").fetch_all(&mut *self.connection).await
    }

    /// The cases that are withdrawn: the number of the key, and since when.
    pub async fn withdrawn(&mut self) -> Result<Vec<(i64, i64)>> {
        // An older database, which is to be brought to this release, knows of none.
        let column = ("withdrawn_at".to_owned(), Kind::Bigint);
        if !self.tables.iter().any(|table| table.name == "cases" && table.columns.contains(&column)) {
            return Ok(vec![]);
        }
        sqlx::query_as("select key_id, withdrawn_at from cases where stage = 'withdrawn' order by key_id")
            .fetch_all(&mut *self.connection)
            .await
    }
}

impl Snapshot {
    /// Which cases are kept from somebody.
    pub async fn guards(&mut self) -> Result<Guards> {
        // An older database knows of none.
        if !self.tables.iter().any(|table| table.name == "exclusions") {
            return Ok(Guards::default());
        }
        let reads = "select c.key_id, c.reader, h.about from cases c left join holds h on h.case_id = c.id \
                     where c.reader <> 'anyone' or h.case_id is not null order by c.key_id";
        let excluded =
            "select c.key_id, x.staff_id, x.why from exclusions x join cases c on c.id = x.case_id order by c.key_id, x.staff_id";
        Ok(Guards {
            reads: sqlx::query_as(reads).fetch_all(&mut *self.connection).await?,
            excluded: sqlx::query_as(excluded).fetch_all(&mut *self.connection).await?,
        })
    }
}

/// The case of a key, unless it is closed, or gone.
pub async fn of_key(from: &mut impl Reading, key: i64) -> Result<Option<CaseId>> {
    let row: Option<(i64,)> =
        sqlx::query_as("select id from cases where key_id = $1 and stage <> 'closed'").bind(key).fetch_optional(from.read().await?).await?;
    Ok(row.map(|(id,)| CaseId(id)))
}

/// What is to be kept of a database that carries these migrations, in an order in which it can be filled.
pub async fn tables(from: &mut impl Reading, engine: Engine, carried: &[(i64, Vec<u8>)]) -> Result<Vec<Table>> {
    let mut tables = Vec::new();
    for name in migrate::made_by(carried).filter(|name| !LEFT_OUT.contains(name)) {
        let columns = columns(from.beside(), engine, name).await?;
        tables.push(Table { name: name.to_owned(), columns });
    }
    Ok(tables)
}

async fn columns(connection: &mut AnyConnection, engine: Engine, table: &str) -> Result<Vec<(String, Kind)>> {
    let sql = match engine {
        Engine::Sqlite => "select cast(name as text), cast(lower(type) as text) from pragma_table_info($1) order by cid",
        Engine::Postgres => {
            "select cast(column_name as text), cast(data_type as text) from information_schema.columns \
             where table_schema = current_schema() and table_name = $1 order by ordinal_position"
        }
    };
    let found: Vec<(String, String)> = sqlx::query_as(sql).bind(table).fetch_all(connection).await?;
    let kind = |(name, kind): (String, String)| match kind.as_str() {
        "bigint" => Ok((name, Kind::Bigint)),
        "text" => Ok((name, Kind::Text)),
        "bytea" => Ok((name, Kind::Bytea)),
        _ => Err(sqlx::Error::Protocol(format!("{table}.{name} is of a kind that cannot be backed up ({kind})"))),
    };
    found.into_iter().filter(|(name, _)| (table, name.as_str()) != KEYS).map(kind).collect()
}

fn names(table: &Table) -> String {
    let names: Vec<String> = table.columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
    names.join(", ")
}

fn values(row: &AnyRow, table: &Table) -> Result<Vec<Value>> {
    let value = |(at, (_, kind)): (usize, &(String, Kind))| {
        Ok(match kind {
            Kind::Bigint => row.try_get::<Option<i64>, _>(at)?.map(Value::Number),
            Kind::Text => row.try_get::<Option<String>, _>(at)?.map(Value::Text),
            Kind::Bytea => row.try_get::<Option<Vec<u8>>, _>(at)?.map(Value::Bytes),
        }
        .unwrap_or(Value::Null))
    };
    table.columns.iter().enumerate().map(value).collect()
}

/// A row as it was.
pub async fn insert(tx: &mut Tx, table: &Table, row: Vec<Value>) -> Result<()> {
    let places: Vec<String> = (1..=row.len()).map(|place| format!("${place}")).collect();
    let text = format!("insert into \"{}\" ({}) values ({})", table.name, names(table), places.join(", "));
    let mut query = sqlx::query(AssertSqlSafe(text));
    for (value, (_, kind)) in row.into_iter().zip(&table.columns) {
        query = match (value, kind) {
            (Value::Number(number), _) => query.bind(number),
            (Value::Text(text), _) => query.bind(text),
            (Value::Bytes(bytes), _) => query.bind(bytes),
            (Value::Null, Kind::Bigint) => query.bind(None::<i64>),
            (Value::Null, Kind::Text) => query.bind(None::<String>),
            (Value::Null, Kind::Bytea) => query.bind(None::<Vec<u8>>),
        };
    }
    query.execute(tx.beside()).await.map(drop)
}

/// Numbers of keys and times, as they are written down.
#[must_use]
pub fn written(pairs: &[(i64, i64)]) -> Vec<u8> {
    pairs.iter().flat_map(|(key, at)| [key.to_be_bytes(), at.to_be_bytes()]).flatten().collect()
}

/// What was [`written`].
#[must_use]
pub fn pairs(bytes: &[u8]) -> Vec<(i64, i64)> {
    let numbers: Vec<i64> = bytes.chunks_exact(8).filter_map(|bytes| Some(i64::from_be_bytes(bytes.try_into().ok()?))).collect();
    numbers.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}

/// Cases are withdrawn, and no others, as those who had them said last: by the numbers of their keys, and since when.
pub async fn withdraw_again(tx: &mut Tx, withdrawn: &[(i64, i64)], now: i64) -> Result<()> {
    for (key, at) in withdrawn {
        sqlx::query(
            "update cases set stage = 'withdrawn', withdrawn_at = $1, sends_at = null, claimed_by = null, claimed_at = null \
             where key_id = $2 and stage in ('draft', 'waiting', 'claimed', 'withdrawn')",
        )
        .bind(*at)
        .bind(*key)
        .execute(tx.write().await?)
        .await?;
    }
    let hidden: Vec<(i64,)> = sqlx::query_as("select key_id from cases where stage = 'withdrawn'").fetch_all(tx.read().await?).await?;
    for (key,) in hidden.into_iter().filter(|(key,)| !withdrawn.iter().any(|(other, _)| other == key)) {
        bring_back(tx, key, now).await?;
    }
    Ok(())
}

/// Its person had brought it back: it waits again, or, where their chat has another by now, has all of its time to be
/// brought back once more.
async fn bring_back(tx: &mut Tx, key: i64, now: i64) -> Result<()> {
    let done = sqlx::query(
        "update cases set stage = 'waiting', withdrawn_at = null where key_id = $1 and stage = 'withdrawn' and not exists \
         (select 1 from cases o where o.reporter = cases.reporter and o.id <> cases.id and o.behind is null and o.stage not in ('closed', 'withdrawn'))",
    )
    .bind(key)
    .execute(tx.write().await?)
    .await?;
    if done.rows_affected() == 0 {
        sqlx::query("update cases set withdrawn_at = $1 where key_id = $2").bind(now).bind(key).execute(tx.write().await?).await?;
    }
    Ok(())
}

/// Statements about every row of a large table may take their time in this transaction.
pub async fn takes_its_time(tx: &mut Tx, engine: Engine) -> Result<()> {
    if engine == Engine::Postgres {
        sqlx::query("set local statement_timeout = 0").execute(tx.beside()).await?;
    }
    Ok(())
}

/// Updates that were set aside or waited their turn, and whose keys were destroyed after their rows were kept: they were
/// handled, or dropped.
pub async fn forget_handled(tx: &mut Tx) -> Result<()> {
    for text in [
        "delete from slow where not exists (select 1 from keys k where k.id = slow.key_id)",
        "delete from quarantine where not exists (select 1 from keys k where k.id = quarantine.key_id)",
    ] {
        sqlx::query(text).execute(tx.write().await?).await?;
    }
    Ok(())
}

/// How many chats are there without their key.
pub async fn chats_without_key(from: &mut impl Reading) -> Result<i64> {
    let (count,): (i64,) = sqlx::query_as("select count(*) from chats c where not exists (select 1 from keys k where k.id = c.key_id)")
        .fetch_one(from.read().await?)
        .await?;
    Ok(count)
}

/// Cases without their key: erased after their rows were kept.
pub async fn cases_without_key(from: &mut impl Reading) -> Result<Vec<CaseId>> {
    let rows: Vec<(i64,)> = sqlx::query_as("select c.id from cases c left join keys k on k.id = c.key_id where k.id is null order by c.id")
        .fetch_all(from.read().await?)
        .await?;
    Ok(rows.into_iter().map(|(id,)| CaseId(id)).collect())
}

/// What waits to be sent may have been sent long ago: only removals stay. And no invitation opens the desk twice.
pub async fn unsend(tx: &mut Tx) -> Result<()> {
    for text in ["delete from outbox where kind not in ('wipe', 'unping')", "delete from invitations"] {
        sqlx::query(text).execute(tx.write().await?).await?;
    }
    Ok(())
}

/// What stands in the chats is not known any more: screens sent after `since` may show by now what we know nothing of, so
/// they go. Nobody has a case in hand.
pub async fn let_go_of_screens(tx: &mut Tx, since: i64, now: i64) -> Result<()> {
    sqlx::query("update registry set kind = 'spent', remove_at = $1 where kind = 'screen' and ours = 1 and at > $2")
        .bind(now)
        .bind(since)
        .execute(tx.write().await?)
        .await?;
    sqlx::query("update chats set screen = null, screen_at = null, content_until = null where screen_at > $1")
        .bind(since)
        .execute(tx.write().await?)
        .await?;
    sqlx::query("update chats set writes_to = null, writes_since = null where writes_to is not null")
        .execute(tx.write().await?)
        .await
        .map(drop)
}

/// Everybody who does not work here is told of the time in between when they are back: what they wrote then is not here. In a
/// locked chat by whoever opens it, and nobody else.
pub async fn owe(tx: &mut Tx) -> Result<()> {
    for text in [
        "update pins set untold = 1 where locked_at is not null",
        "update chats set untold = 1 where not exists (select 1 from staff s where s.chat_id = chats.id and s.revoked_at is null) \
         and not exists (select 1 from pins p where p.chat_id = chats.id and p.locked_at is not null)",
    ] {
        sqlx::query(text).execute(tx.write().await?).await?;
    }
    Ok(())
}
