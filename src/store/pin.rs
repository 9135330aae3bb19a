//! PINs of chats, and what stands behind them. A chat shows what is behind no PIN.

use sqlx::FromRow;

use super::{Reading, Result, Tx};
use crate::domain::ids::{CaseId, ChatId, PinId};

#[derive(Debug, Clone, FromRow)]
pub struct Row {
    pub id: i64,
    pub body: Option<Vec<u8>>,
    pub duress: Option<Vec<u8>>,
    pub typed: Option<Vec<u8>>,
    pub tries: i64,
    pub acted_at: i64,
    pub phone: String,
    pub prefers: String,
    pub untold: i64,
    pub keeps: i64,
}

macro_rules! row {
    ($where:literal) => {
        concat!("select id, body, duress, typed, tries, acted_at, phone, prefers, untold, keeps from pins where ", $where)
    };
}

/// One that is about to be typed; what was begun in this chat before is forgotten.
pub async fn insert(tx: &mut Tx, id: PinId, chat: ChatId, now: i64) -> Result<()> {
    sqlx::query("delete from pins where chat_id = $1 and body is null").bind(chat.0).execute(tx.write().await?).await?;
    sqlx::query(
        "insert into pins (id, chat_id, tries, acted_at, phone, prefers, notice, untold) values ($1, $2, 0, $3, 'shared', 'never', 4, 0)",
    )
    .bind(id.0)
    .bind(chat.0)
    .bind(now)
    .execute(tx.write().await?)
    .await
    .map(drop)
}

/// The one that was begun in this chat and is not set.
pub async fn begun(from: &mut impl Reading, chat: ChatId) -> Result<Option<Row>> {
    sqlx::query_as(row!("chat_id = $1 and body is null")).bind(chat.0).fetch_optional(from.read().await?).await
}

pub async fn find(from: &mut impl Reading, id: PinId) -> Result<Option<Row>> {
    sqlx::query_as(row!("id = $1")).bind(id.0).fetch_optional(from.read().await?).await
}

/// All that are set in this chat, the latest first.
pub async fn of_chat(from: &mut impl Reading, chat: ChatId) -> Result<Vec<Row>> {
    sqlx::query_as(row!("chat_id = $1 and body is not null order by id desc")).bind(chat.0).fetch_all(from.read().await?).await
}

/// What was typed once.
pub async fn typed(tx: &mut Tx, id: PinId, typed: Vec<u8>) -> Result<()> {
    sqlx::query("update pins set typed = $1 where id = $2").bind(typed).bind(id.0).execute(tx.write().await?).await.map(drop)
}

/// It is set: its chat is open by it, and what stood back for want of one stands behind it.
pub async fn set(tx: &mut Tx, id: PinId, chat: ChatId, body: Vec<u8>, now: i64) -> Result<()> {
    sqlx::query("update pins set body = $1, typed = null, tries = 0, verified_at = $2, acted_at = $2 where id = $3")
        .bind(body)
        .bind(now)
        .bind(id.0)
        .execute(tx.write().await?)
        .await?;
    sqlx::query("update cases set behind = $1 where reporter = $2 and behind = 0")
        .bind(id.0)
        .bind(chat.0)
        .execute(tx.write().await?)
        .await?;
    sqlx::query("update chats set pin = $1 where id = $2").bind(id.0).bind(chat.0).execute(tx.write().await?).await.map(drop)
}

/// Its number of alarm, or none any more.
pub async fn alarm(tx: &mut Tx, id: PinId, duress: Option<Vec<u8>>) -> Result<()> {
    sqlx::query("update pins set duress = $1, typed = null where id = $2")
        .bind(duress)
        .bind(id.0)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

/// A wrong one was typed in this chat.
pub async fn tried(tx: &mut Tx, chat: ChatId) -> Result<()> {
    sqlx::query("update pins set tries = tries + 1 where chat_id = $1 and body is not null")
        .bind(chat.0)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

/// Its person has done something.
pub async fn acted(tx: &mut Tx, id: PinId, now: i64) -> Result<()> {
    sqlx::query("update pins set acted_at = $1 where id = $2").bind(now).bind(id.0).execute(tx.write().await?).await.map(drop)
}

/// The chat that is open by it is locked: what was told in it, and what is known of its person, stands behind it.
pub async fn lock(tx: &mut Tx, id: PinId, chat: ChatId, now: i64) -> Result<()> {
    sqlx::query(
        "update pins set locked_at = $1, phone = c.phone, prefers = c.prefers, notice = c.notice, untold = c.untold, keeps = c.keeps \
         from chats c where c.id = $2 and pins.id = $3",
    )
    .bind(now)
    .bind(chat.0)
    .bind(id.0)
    .execute(tx.write().await?)
    .await?;
    sqlx::query("update cases set behind = $1 where reporter = $2 and behind is null and stage <> 'withdrawn'")
        .bind(id.0)
        .bind(chat.0)
        .execute(tx.write().await?)
        .await?;
    sqlx::query("update chats set pin = null, phone = 'unknown', prefers = 'never', notice = 4, untold = 0, keeps = 0, forgotten_at = null where id = $1")
        .bind(chat.0)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

/// The chat is open by it again. What was told there meanwhile stands back.
pub async fn open(tx: &mut Tx, id: PinId, chat: ChatId, now: i64) -> Result<()> {
    sqlx::query("update cases set behind = $1 where reporter = $2 and behind is null and stage <> 'withdrawn'")
        .bind(id.0)
        .bind(chat.0)
        .execute(tx.write().await?)
        .await?;
    sqlx::query(
        "update chats set pin = p.id, phone = p.phone, prefers = p.prefers, notice = p.notice, untold = p.untold, keeps = p.keeps \
         from pins p where p.id = $1 and chats.id = $2",
    )
    .bind(id.0)
    .bind(chat.0)
    .execute(tx.write().await?)
    .await?;
    sqlx::query("update pins set tries = 0, verified_at = $1, acted_at = $1 where id = $2")
        .bind(now)
        .bind(id.0)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

/// Of what stands behind it in this chat (0: behind none), the first that is not closed is shown again; otherwise the last,
/// where closed ones count.
pub async fn forward(tx: &mut Tx, chat: ChatId, behind: i64, closed_too: bool) -> Result<Option<CaseId>> {
    let row: Option<(i64,)> = sqlx::query_as(
        "update cases set behind = null where id = (select id from cases where reporter = $1 and behind = $2 and stage <> 'withdrawn' and (stage <> 'closed' or $3 = 1) \
         order by case when stage = 'closed' then 1 else 0 end, case when stage = 'closed' then -id else id end limit 1) returning id",
    )
    .bind(chat.0)
    .bind(behind)
    .bind(i64::from(closed_too))
    .fetch_optional(tx.write().await?)
    .await?;
    Ok(row.map(|(id,)| CaseId(id)))
}

/// The chat has no PIN any more.
pub async fn erase(tx: &mut Tx, id: PinId) -> Result<()> {
    sqlx::query("update cases set behind = 0 where behind = $1").bind(id.0).execute(tx.write().await?).await?;
    sqlx::query("update chats set pin = null where pin = $1").bind(id.0).execute(tx.write().await?).await?;
    sqlx::query("delete from pins where id = $1").bind(id.0).execute(tx.write().await?).await.map(drop)
}

/// Chats that are open by a PIN, and whose person has done nothing since `before`.
pub async fn idle(from: &mut impl Reading, before: i64, most: i64) -> Result<Vec<ChatId>> {
    let rows: Vec<(i64,)> = sqlx::query_as(
        "select c.id from pins p join chats c on c.id = p.chat_id and c.pin = p.id where p.acted_at <= $1 order by p.acted_at limit $2",
    )
    .bind(before)
    .bind(most)
    .fetch_all(from.read().await?)
    .await?;
    Ok(rows.into_iter().map(|(id,)| ChatId(id)).collect())
}

/// Whoever has an open story behind a PIN is told, once it is typed, of what cannot be told before.
pub async fn owed(tx: &mut Tx) -> Result<()> {
    sqlx::query(
        "update pins set untold = 1 where id in (select behind from cases where stage <> 'closed' and stage <> 'withdrawn' and behind is not null) \
         and not exists (select 1 from chats c where c.pin = pins.id)",
    )
    .execute(tx.write().await?)
    .await
    .map(drop)
}
