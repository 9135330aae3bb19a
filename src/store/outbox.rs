//! What waits to be sent: for each chat in its order, wipes first, then emergency texts, then the rest.

use sqlx::{AnyConnection, FromRow};

use super::many::{Many, Statement};
use super::{Reading, Result, Tx};
use crate::domain::ids::{CaseId, ChatId, KeyId, OutboxId};

/// The order of ranks within a chat.
pub mod rank {
    pub const WIPE: i64 = 0;
    pub const EMERGENCY: i64 = 1;
    pub const REST: i64 = 2;
    /// A file that failed once, or what may not be sent yet: whatever comes after it in its chat goes first.
    pub const LAST: i64 = 3;
}

/// The first row of a chat, with all that is needed to send it.
#[derive(Debug, Clone, FromRow)]
pub struct Row {
    pub id: i64,
    pub chat_id: i64,
    pub rank: i64,
    pub kind: String,
    pub topic: Option<i64>,
    pub expires_at: Option<i64>,
    pub attempts: i64,
    pub key_id: i64,
    /// The key that sealed the payload; gone when its case was erased.
    pub wrapped: Option<Vec<u8>>,
    pub version: i64,
    pub payload: Vec<u8>,
    pub pseudonym: Vec<u8>,
    pub address: Vec<u8>,
    pub chat_key_id: i64,
    pub chat_wrapped: Vec<u8>,
    pub language: String,
    pub phone: String,
    pub prefers: String,
    pub notice: i64,
    pub screen: Option<Vec<u8>>,
    pub screen_at: Option<i64>,
    pub screen_protected: i64,
    pub staff_id: Option<i64>,
}

macro_rules! heads {
    ($rest:literal) => {
        concat!(
            "select o.id, o.chat_id, o.rank, o.kind, o.topic, o.expires_at, o.attempts, o.key_id, k.wrapped, o.version, o.payload, \
             c.pseudonym, c.address, c.key_id as chat_key_id, ck.wrapped as chat_wrapped, c.language, c.phone, \
             coalesce(b.prefers, c.prefers) as prefers, coalesce(b.notice, c.notice) as notice, c.screen, c.screen_at, \
             c.screen_protected, s.id as staff_id \
             from outbox o join chats c on c.id = o.chat_id join keys ck on ck.id = c.key_id left join keys k on k.id = o.key_id \
             left join staff s on s.chat_id = c.id and s.revoked_at is null \
             left join cases h on o.kind = 'update' and h.id = o.topic and h.behind <> coalesce(c.pin, 0) \
             left join pins b on b.id = h.behind \
             where o.due_at <= $1 and o.rank <= $2 and not exists (select 1 from outbox p where p.chat_id = o.chat_id \
             and (p.rank < o.rank or (p.rank = o.rank and p.id < o.id))) ",
            $rest
        )
    };
}

/// Chats whose first row is due, one row each. A row that waits for its time holds its own chat and no other.
pub async fn heads(from: &mut impl Reading, now: i64, most: i64, up_to_rank: i64) -> Result<Vec<Row>> {
    sqlx::query_as(heads!("order by o.rank, o.id limit $3")).bind(now).bind(up_to_rank).bind(most).fetch_all(from.read().await?).await
}

static HEADS_OF: Many = Many::after(2, heads!("and o.chat_id in ("), 1, ")");

/// The same for these chats only, whatever else waits.
pub async fn heads_of(from: &mut impl Reading, now: i64, chats: &[ChatId], up_to_rank: i64) -> Result<Vec<Row>> {
    let (mut rows, mut chats) = (Vec::new(), chats);
    while !chats.is_empty() {
        let (text, size) = HEADS_OF.next(chats.len());
        let (some, rest) = chats.split_at(size);
        let query = some.iter().fold(sqlx::query_as(text).bind(now).bind(up_to_rank), |query, chat| query.bind(chat.0));
        rows.extend(query.fetch_all(from.read().await?).await?);
        chats = rest;
    }
    rows.sort_by_key(|row: &Row| (row.rank, row.id));
    Ok(rows)
}

/// When the next row that waits for its time is due.
pub async fn next_due(from: &mut impl Reading) -> Result<Option<i64>> {
    let (at,): (Option<i64>,) = sqlx::query_as("select min(due_at) from outbox").fetch_one(from.read().await?).await?;
    Ok(at)
}

#[derive(Debug)]
pub struct New {
    pub id: OutboxId,
    pub chat: ChatId,
    pub rank: i64,
    pub kind: &'static str,
    pub topic: Option<CaseId>,
    pub due_at: i64,
    pub expires_at: Option<i64>,
    pub key: KeyId,
    pub version: i64,
    pub payload: Vec<u8>,
}

/// A row that waits to be written.
#[derive(Debug)]
pub(super) struct Added {
    id: i64,
    chat: i64,
    rank: i64,
    kind: &'static str,
    topic: Option<i64>,
    due_at: i64,
    expires_at: Option<i64>,
    key: i64,
    version: i64,
    payload: Vec<u8>,
}

/// Written with those of the whole batch.
#[expect(clippy::unused_async, reason = "that it waits is nobody's concern")]
pub async fn insert(tx: &mut Tx, new: New) -> Result<()> {
    let New { id, chat, rank, kind, topic, due_at, expires_at, key, version, payload } = new;
    let topic = topic.map(|case| case.0);
    tx.ahead.forget_chat(chat.0);
    tx.written_to.insert(chat);
    tx.later.outbox.push(Added { id: id.0, chat: chat.0, rank, kind, topic, due_at, expires_at, key: key.0, version, payload });
    Ok(())
}

static INSERT: Many = Many::new(
    "insert into outbox (id, chat_id, rank, kind, topic, due_at, expires_at, attempts, key_id, version, payload) values ",
    11,
    "",
);
static DELETE: Many = Many::new("delete from outbox where id in (", 1, ")");

pub(super) async fn write(connection: &mut AnyConnection, rows: Vec<Added>) -> Result<()> {
    let bind = |query: Statement, row: Added| {
        let query = query.bind(row.id).bind(row.chat).bind(row.rank).bind(row.kind).bind(row.topic).bind(row.due_at);
        query.bind(row.expires_at).bind(0_i64).bind(row.key).bind(row.version).bind(row.payload)
    };
    INSERT.write(connection, rows, bind).await.map(drop)
}

pub(super) async fn write_done(connection: &mut AnyConnection, rows: Vec<i64>) -> Result<()> {
    DELETE.write(connection, rows, |query: Statement, row| query.bind(row)).await.map(drop)
}

/// Pings that a later one on the same topic makes pointless, and the removals that came with them.
pub async fn supersede_pings(tx: &mut Tx, chat: ChatId, topic: Option<CaseId>) -> Result<()> {
    tx.ahead.forget_chat(chat.0);
    let query = sqlx::query(match topic {
        Some(_) => "delete from outbox where chat_id = $1 and kind in ('ping', 'unping') and topic = $2",
        None => "delete from outbox where chat_id = $1 and kind in ('ping', 'unping') and topic is null",
    });
    let query = query.bind(chat.0);
    let query = if let Some(case) = topic { query.bind(case.0) } else { query };
    query.execute(tx.read().await?).await.map(drop)
}

/// What waits for a chat about one case.
pub async fn cancel_of(tx: &mut Tx, chat: ChatId, case: CaseId) -> Result<()> {
    tx.ahead.forget_chat(chat.0);
    sqlx::query("delete from outbox where chat_id = $1 and topic = $2 and rank > 0")
        .bind(chat.0)
        .bind(case.0)
        .execute(tx.read().await?)
        .await
        .map(drop)
}

/// An earlier word that something is new: one is enough.
pub async fn supersede_updates(tx: &mut Tx, chat: ChatId) -> Result<()> {
    tx.ahead.forget_chat(chat.0);
    sqlx::query("delete from outbox where chat_id = $1 and kind = 'update'").bind(chat.0).execute(tx.read().await?).await.map(drop)
}

/// A screen that waits to be sent.
#[derive(Debug, FromRow)]
pub(super) struct Waiting {
    chat_id: i64,
    id: i64,
    rank: i64,
    kind: String,
}

static WAITING: Many =
    Many::new("select chat_id, id, rank, kind from outbox where kind in ('screen', 'fresh', 'update') and chat_id in (", 1, ")");

/// Reads the screens that wait in the chats that were read ahead, for [`supersede_screens`].
pub async fn read_ahead(tx: &mut Tx) -> Result<()> {
    let chats: Vec<i64> = tx.ahead.chats.values().filter(|chat| chat.screens > 0).map(|chat| chat.id).collect();
    let mut chats = chats.as_slice();
    while !chats.is_empty() {
        let (text, size) = WAITING.next(chats.len());
        let (some, rest) = chats.split_at(size);
        let query = some.iter().fold(sqlx::query_as(text), |query, chat| query.bind(*chat));
        let rows: Vec<Waiting> = query.fetch_all(tx.read().await?).await?;
        for row in rows {
            tx.ahead.screens.entry(row.chat_id).or_default().push(row);
        }
        chats = rest;
    }
    Ok(())
}

/// Screens that one of this rank makes pointless: which they were. Emergency contacts give way to nothing but their like.
pub async fn supersede_screens(tx: &mut Tx, chat: ChatId, rank: i64) -> Result<Vec<(OutboxId, String)>> {
    let rows: Vec<(i64, String)> = match tx.ahead.screens.remove(&chat.0) {
        Some(waiting) => {
            let rows = waiting.into_iter().filter(|row| row.rank >= rank).map(|row| (row.id, row.kind)).collect::<Vec<_>>();
            tx.later.sent.extend(rows.iter().map(|(id, _)| *id));
            rows
        }
        None => {
            sqlx::query_as(
                "delete from outbox where chat_id = $1 and rank >= $2 and kind in ('screen', 'fresh', 'update') returning id, kind",
            )
            .bind(chat.0)
            .bind(rank)
            .fetch_all(tx.read().await?)
            .await?
        }
    };
    Ok(rows.into_iter().map(|(id, kind)| (OutboxId(id), kind)).collect())
}

/// Everything of this chat but its wipes.
pub async fn cancel(tx: &mut Tx, chat: ChatId) -> Result<()> {
    tx.ahead.forget_chat(chat.0);
    sqlx::query("delete from outbox where chat_id = $1 and rank > 0").bind(chat.0).execute(tx.read().await?).await.map(drop)
}

/// Files of a case that were to be shown in a chat.
pub async fn cancel_files(tx: &mut Tx, chat: ChatId, case: CaseId) -> Result<()> {
    sqlx::query("delete from outbox where chat_id = $1 and kind = 'file' and topic = $2")
        .bind(chat.0)
        .bind(case.0)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

/// Everything of a case, in whatever chat, but the removals.
pub async fn cancel_case(tx: &mut Tx, case: CaseId) -> Result<()> {
    // Two statements: of one with an "or" SQLite looks at every row.
    sqlx::query("delete from outbox where key_id in (select key_id from cases where id = $1)")
        .bind(case.0)
        .execute(tx.write().await?)
        .await?;
    sqlx::query("delete from outbox where topic = $1 and kind <> 'unping'").bind(case.0).execute(tx.write().await?).await.map(drop)
}

/// Everything of a chat that can no longer be written to.
pub async fn abandon(tx: &mut Tx, chat: ChatId) -> Result<()> {
    tx.ahead.forget_chat(chat.0);
    sqlx::query("delete from outbox where chat_id = $1").bind(chat.0).execute(tx.read().await?).await.map(drop)
}

#[expect(clippy::unused_async, reason = "that it waits is nobody's concern")]
pub async fn done(tx: &mut Tx, id: OutboxId) -> Result<()> {
    tx.later.sent.push(id.0);
    Ok(())
}

/// To be tried again; `kind` because a screen that was sent half is edited from then on.
pub async fn retry(tx: &mut Tx, id: OutboxId, due_at: i64, kind: &str) -> Result<()> {
    let last = if kind == "file" { rank::LAST } else { rank::WIPE };
    sqlx::query(
        "update outbox set attempts = attempts + 1, due_at = $1, kind = $2, rank = case when rank < $3 then $3 else rank end where id = $4",
    )
    .bind(due_at)
    .bind(kind)
    .bind(last)
    .bind(id.0)
    .execute(tx.write().await?)
    .await
    .map(drop)
}

/// It may not be sent before; until then it stands in nobody's way.
pub async fn defer(tx: &mut Tx, id: OutboxId, due_at: i64) -> Result<()> {
    sqlx::query("update outbox set due_at = $1, rank = $2 where id = $3")
        .bind(due_at)
        .bind(rank::LAST)
        .bind(id.0)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

/// The first half is done: what is to follow takes its place.
pub async fn follow(tx: &mut Tx, id: OutboxId, due_at: i64, payload: Vec<u8>) -> Result<()> {
    sqlx::query("update outbox set due_at = $1, payload = $2 where id = $3")
        .bind(due_at)
        .bind(payload)
        .bind(id.0)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

/// Whatever waits for its time is due now.
pub async fn hurry(tx: &mut Tx, now: i64) -> Result<()> {
    sqlx::query("update outbox set due_at = $1 where due_at > $1").bind(now).execute(tx.write().await?).await.map(drop)
}

pub async fn count(from: &mut impl Reading) -> Result<i64> {
    let (count,): (i64,) = sqlx::query_as("select count(*) from outbox").fetch_one(from.read().await?).await?;
    Ok(count)
}
