//! Chats, by pseudonym. The address (Telegram's id) stands here once, sealed.

use sqlx::{AnyConnection, FromRow};

use super::{Result, Tx};
use crate::domain::ids::{CaseId, ChatId, KeyId};

/// A chat with all that a step needs of it: its key, its saved state, who works there, which story is open.
#[derive(Debug, Clone, FromRow)]
pub struct Row {
    pub id: i64,
    pub key_id: i64,
    pub wrapped: Vec<u8>,
    pub address: Vec<u8>,
    pub language: String,
    pub phone: String,
    pub state: Vec<u8>,
    pub screen: Option<Vec<u8>>,
    pub screen_at: Option<i64>,
    pub content_until: Option<i64>,
    pub writes_to: Option<i64>,
    pub writes_since: Option<i64>,
    pub gone: i64,
    pub still: i64,
    pub staff_id: Option<i64>,
    pub staff_number: Option<i64>,
    pub staff_role: Option<String>,
    pub staff_on_duty: Option<i64>,
    pub open_case: Option<i64>,
    /// How many are on duty, whoever they are: what a person is told of waiting is told from it.
    pub on_duty: i64,
    /// How many screens wait to be sent here.
    pub screens: i64,
}

macro_rules! row {
    ($where:literal) => {
        concat!(
            "select c.id, c.key_id, k.wrapped, c.address, c.language, c.phone, c.state, c.screen, c.screen_at, c.content_until, c.writes_to, c.writes_since, \
             c.gone, c.still, s.id as staff_id, s.number as staff_number, s.role as staff_role, s.on_duty as staff_on_duty, \
             o.id as open_case, \
             (select count(*) from staff d where d.on_duty = 1 and d.revoked_at is null) as on_duty, \
             (select count(*) from outbox w where w.chat_id = c.id and w.kind in ('screen', 'fresh')) as screens \
             from chats c join keys k on k.id = c.key_id \
             left join staff s on s.chat_id = c.id and s.revoked_at is null \
             left join cases o on o.reporter = c.id and o.stage <> 'closed' where ",
            $where
        )
    };
}

pub async fn by_pseudonym(connection: &mut AnyConnection, pseudonym: &[u8]) -> Result<Option<Row>> {
    sqlx::query_as(row!("c.pseudonym = $1")).bind(pseudonym.to_vec()).fetch_optional(connection).await
}

pub async fn by_id(connection: &mut AnyConnection, id: ChatId) -> Result<Option<Row>> {
    sqlx::query_as(row!("c.id = $1")).bind(id.0).fetch_optional(connection).await
}

/// A chat that has just written for the first time.
#[derive(Debug)]
pub struct New<'a> {
    pub id: ChatId,
    pub pseudonym: &'a [u8],
    pub key: KeyId,
    pub address: Vec<u8>,
    pub language: &'a str,
    pub state: Vec<u8>,
    pub now: i64,
}

pub async fn insert(tx: &mut Tx, new: New<'_>) -> Result<()> {
    sqlx::query(
        "insert into chats (id, pseudonym, key_id, address, language, phone, state, screen_protected, gone, seen_at) \
         values ($1, $2, $3, $4, $5, 'unknown', $6, 0, 0, $7)",
    )
    .bind(new.id.0)
    .bind(new.pseudonym.to_vec())
    .bind(new.key.0)
    .bind(new.address)
    .bind(new.language)
    .bind(new.state)
    .bind(new.now)
    .execute(&mut **tx)
    .await
    .map(drop)
}

/// Whether nothing may appear by itself until the person does something.
pub async fn still(tx: &mut Tx, id: ChatId, still: bool) -> Result<()> {
    sqlx::query("update chats set still = $1 where id = $2").bind(i64::from(still)).bind(id.0).execute(&mut **tx).await.map(drop)
}

/// After an event: the state, and when that was.
pub async fn save(tx: &mut Tx, id: ChatId, state: Vec<u8>, language: &str, phone: &str, now: i64) -> Result<()> {
    sqlx::query("update chats set state = $1, language = $2, phone = $3, seen_at = $4 where id = $5")
        .bind(state)
        .bind(language)
        .bind(phone)
        .bind(now)
        .bind(id.0)
        .execute(&mut **tx)
        .await
        .map(drop)
}

/// The live screen: which message it is, since when, and until when it may show content.
#[derive(Debug, Clone)]
pub struct Screen {
    pub message: Vec<u8>,
    pub at: i64,
    pub protected: bool,
    pub content_until: Option<i64>,
    /// The case that it says one writes to.
    pub writes_to: Option<CaseId>,
    pub now: i64,
}

/// Since when a case is written to is kept while it stays the same.
pub async fn screen(tx: &mut Tx, id: ChatId, screen: Screen) -> Result<()> {
    sqlx::query(
        "update chats set screen = $1, screen_at = $2, screen_protected = $3, content_until = $4, \
         writes_since = case when writes_to = $5 then writes_since else $6 end, writes_to = $5 where id = $7",
    )
    .bind(screen.message)
    .bind(screen.at)
    .bind(i64::from(screen.protected))
    .bind(screen.content_until)
    .bind(screen.writes_to.map(|case| case.0))
    .bind(screen.now)
    .bind(id.0)
    .execute(&mut **tx)
    .await
    .map(drop)
}

/// A new message is the live screen, and does not show yet what it is to show.
pub async fn screen_begins(tx: &mut Tx, id: ChatId, message: Vec<u8>, at: i64, protected: bool) -> Result<()> {
    sqlx::query("update chats set screen = $1, screen_at = $2, screen_protected = $3, content_until = null where id = $4")
        .bind(message)
        .bind(at)
        .bind(i64::from(protected))
        .bind(id.0)
        .execute(&mut **tx)
        .await
        .map(drop)
}

/// There is no live screen any more.
pub async fn no_screen(tx: &mut Tx, id: ChatId) -> Result<()> {
    sqlx::query("update chats set screen = null, screen_at = null, content_until = null, writes_to = null where id = $1")
        .bind(id.0)
        .execute(&mut **tx)
        .await
        .map(drop)
}

/// The screen that shows content is being taken care of.
pub async fn content_ends(tx: &mut Tx, id: ChatId) -> Result<()> {
    sqlx::query("update chats set content_until = null where id = $1").bind(id.0).execute(&mut **tx).await.map(drop)
}

/// Whether the person can be written to; the number of rows tells whether that is news.
pub async fn gone(tx: &mut Tx, id: ChatId, gone: bool) -> Result<bool> {
    let done =
        sqlx::query("update chats set gone = $1 where id = $2 and gone <> $1").bind(i64::from(gone)).bind(id.0).execute(&mut **tx).await?;
    Ok(done.rows_affected() == 1)
}

/// Chats whose screen shows content that has stood there long enough.
pub async fn overdue(connection: &mut AnyConnection, now: i64, most: i64) -> Result<Vec<ChatId>> {
    let rows: Vec<(i64,)> = sqlx::query_as("select id from chats where content_until <= $1 and gone = 0 order by content_until limit $2")
        .bind(now)
        .bind(most)
        .fetch_all(connection)
        .await?;
    Ok(rows.into_iter().map(|(id,)| ChatId(id)).collect())
}

/// Everyone with a story that is not closed, and everyone who has one in hand.
pub async fn concerned(connection: &mut AnyConnection) -> Result<Vec<ChatId>> {
    let rows: Vec<(i64,)> = sqlx::query_as(
        "select reporter from cases where stage <> 'closed' \
         union select s.chat_id from cases c join staff s on s.id = c.claimed_by where c.stage = 'claimed'",
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|(id,)| ChatId(id)).collect())
}

/// Which chat a case's reporter writes in.
pub async fn reporter(connection: &mut AnyConnection, case: CaseId) -> Result<Option<ChatId>> {
    let row: Option<(i64,)> = sqlx::query_as("select reporter from cases where id = $1").bind(case.0).fetch_optional(connection).await?;
    Ok(row.map(|(id,)| ChatId(id)))
}
