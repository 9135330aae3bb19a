//! What waits to be sent: for each chat in its order, wipes first, then emergency texts, then the rest.

use sqlx::{AnyConnection, FromRow};

use super::{Result, Tx};
use crate::domain::ids::{CaseId, ChatId, KeyId, OutboxId};

/// The order of ranks within a chat.
pub mod rank {
    pub const WIPE: i64 = 0;
    pub const EMERGENCY: i64 = 1;
    pub const REST: i64 = 2;
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
    pub address: Vec<u8>,
    pub chat_key_id: i64,
    pub chat_wrapped: Vec<u8>,
    pub language: String,
    pub phone: String,
    pub screen: Option<Vec<u8>>,
    pub screen_at: Option<i64>,
    pub screen_protected: i64,
    pub staff_id: Option<i64>,
}

/// Chats whose first row is due, one row each. A row that waits for its time holds its own chat and no other.
pub async fn heads(connection: &mut AnyConnection, now: i64, most: i64, up_to_rank: i64) -> Result<Vec<Row>> {
    sqlx::query_as(
        "select o.id, o.chat_id, o.rank, o.kind, o.topic, o.expires_at, o.attempts, o.key_id, k.wrapped, o.version, o.payload, \
         c.address, c.key_id as chat_key_id, ck.wrapped as chat_wrapped, c.language, c.phone, c.screen, c.screen_at, c.screen_protected, s.id as staff_id \
         from outbox o join chats c on c.id = o.chat_id join keys ck on ck.id = c.key_id left join keys k on k.id = o.key_id \
         left join staff s on s.chat_id = c.id and s.revoked_at is null \
         where o.due_at <= $1 and o.rank <= $3 and not exists (select 1 from outbox p where p.chat_id = o.chat_id \
         and (p.rank < o.rank or (p.rank = o.rank and p.id < o.id))) \
         order by o.rank, o.id limit $2",
    )
    .bind(now)
    .bind(most)
    .bind(up_to_rank)
    .fetch_all(connection)
    .await
}

/// When the next row that waits for its time is due.
pub async fn next_due(connection: &mut AnyConnection) -> Result<Option<i64>> {
    let (at,): (Option<i64>,) = sqlx::query_as("select min(due_at) from outbox").fetch_one(connection).await?;
    Ok(at)
}

#[derive(Debug)]
pub struct New<'a> {
    pub id: OutboxId,
    pub chat: ChatId,
    pub rank: i64,
    pub kind: &'a str,
    pub topic: Option<CaseId>,
    pub due_at: i64,
    pub expires_at: Option<i64>,
    pub key: KeyId,
    pub version: i64,
    pub payload: Vec<u8>,
}

pub async fn insert(tx: &mut Tx, new: New<'_>) -> Result<()> {
    sqlx::query(
        "insert into outbox (id, chat_id, rank, kind, topic, due_at, expires_at, attempts, key_id, version, payload) \
         values ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9, $10)",
    )
    .bind(new.id.0)
    .bind(new.chat.0)
    .bind(new.rank)
    .bind(new.kind)
    .bind(new.topic.map(|case| case.0))
    .bind(new.due_at)
    .bind(new.expires_at)
    .bind(new.key.0)
    .bind(new.version)
    .bind(new.payload)
    .execute(&mut **tx)
    .await
    .map(drop)
}

/// Pings that a later one on the same topic makes pointless, and the removals that came with them.
pub async fn supersede_pings(tx: &mut Tx, chat: ChatId, topic: Option<CaseId>) -> Result<()> {
    let query = sqlx::query(match topic {
        Some(_) => "delete from outbox where chat_id = $1 and kind in ('ping', 'unping') and topic = $2",
        None => "delete from outbox where chat_id = $1 and kind in ('ping', 'unping') and topic is null",
    });
    let query = query.bind(chat.0);
    let query = if let Some(case) = topic { query.bind(case.0) } else { query };
    query.execute(&mut **tx).await.map(drop)
}

/// Screens that one of this rank makes pointless: which they were. Emergency contacts give way to nothing but their like.
pub async fn supersede_screens(tx: &mut Tx, chat: ChatId, rank: i64) -> Result<Vec<(OutboxId, String)>> {
    let rows: Vec<(i64, String)> =
        sqlx::query_as("delete from outbox where chat_id = $1 and rank >= $2 and kind in ('screen', 'fresh') returning id, kind")
            .bind(chat.0)
            .bind(rank)
            .fetch_all(&mut **tx)
            .await?;
    Ok(rows.into_iter().map(|(id, kind)| (OutboxId(id), kind)).collect())
}

/// Everything of this chat but its wipes.
pub async fn cancel(tx: &mut Tx, chat: ChatId) -> Result<()> {
    sqlx::query("delete from outbox where chat_id = $1 and rank > 0").bind(chat.0).execute(&mut **tx).await.map(drop)
}

/// Everything of a chat that can no longer be written to.
pub async fn abandon(tx: &mut Tx, chat: ChatId) -> Result<()> {
    sqlx::query("delete from outbox where chat_id = $1").bind(chat.0).execute(&mut **tx).await.map(drop)
}

pub async fn done(tx: &mut Tx, id: OutboxId) -> Result<()> {
    sqlx::query("delete from outbox where id = $1").bind(id.0).execute(&mut **tx).await.map(drop)
}

/// To be tried again; `kind` because a screen that was sent half is edited from then on.
pub async fn retry(tx: &mut Tx, id: OutboxId, due_at: i64, kind: &str) -> Result<()> {
    sqlx::query("update outbox set attempts = attempts + 1, due_at = $1, kind = $2 where id = $3")
        .bind(due_at)
        .bind(kind)
        .bind(id.0)
        .execute(&mut **tx)
        .await
        .map(drop)
}

/// Whatever waits for its time is due now.
pub async fn hurry(tx: &mut Tx, now: i64) -> Result<()> {
    sqlx::query("update outbox set due_at = $1 where due_at > $1").bind(now).execute(&mut **tx).await.map(drop)
}

pub async fn count(connection: &mut AnyConnection) -> Result<i64> {
    let (count,): (i64,) = sqlx::query_as("select count(*) from outbox").fetch_one(connection).await?;
    Ok(count)
}
