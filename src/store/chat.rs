//! Chats, by pseudonym. The address (Telegram's id) stands here once, sealed.

use std::collections::BTreeMap;

use sqlx::{AnyConnection, FromRow};

use super::many::{Many, Statement};
use super::{Reading, Result, Tx};
use crate::domain::ids::{CaseId, ChatId, KeyId};

/// A chat with all that a step needs of it: its key, its saved state, who works there, which story is open.
#[derive(Debug, Clone, FromRow)]
pub struct Row {
    pub id: i64,
    pub pseudonym: Vec<u8>,
    pub key_id: i64,
    pub wrapped: Vec<u8>,
    pub address: Vec<u8>,
    pub language: String,
    pub phone: String,
    pub prefers: String,
    pub untold: i64,
    pub keeps: i64,
    /// The PIN by which it is open, and whether that has a number of alarm.
    pub pin: Option<i64>,
    pub alarm: i64,
    /// How many stories of its person stand back behind another.
    pub back: i64,
    pub forgotten_at: Option<i64>,
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
            "select c.id, c.pseudonym, c.key_id, k.wrapped, c.address, c.language, c.phone, c.prefers, c.untold, c.keeps, c.pin, c.forgotten_at, c.state, c.screen, c.screen_at, c.content_until, c.writes_to, c.writes_since, \
             c.gone, c.still, s.id as staff_id, s.number as staff_number, s.role as staff_role, s.on_duty as staff_on_duty, \
             o.id as open_case, case when p.duress is null then 0 else 1 end as alarm, \
             (select count(*) from cases b where b.reporter = c.id and b.stage <> 'closed' and b.stage <> 'withdrawn' and b.behind = coalesce(c.pin, 0)) as back, \
             (select count(*) from staff d where d.on_duty = 1 and d.revoked_at is null) as on_duty, \
             (select count(*) from outbox w where w.chat_id = c.id and w.kind in ('screen', 'fresh', 'update')) as screens \
             from chats c join keys k on k.id = c.key_id \
             left join staff s on s.chat_id = c.id and s.revoked_at is null \
             left join pins p on p.id = c.pin \
             left join cases o on o.reporter = c.id and o.stage <> 'closed' and o.stage <> 'withdrawn' and o.behind is null where ",
            $where
        )
    };
}

static BY_PSEUDONYM: Many = Many::new(row!("c.pseudonym in ("), 1, ")");

/// Reads the chats of a batch at once, for [`taken`].
pub async fn read_ahead(tx: &mut Tx, pseudonyms: &[&[u8]]) -> Result<()> {
    let mut pseudonyms = pseudonyms;
    while !pseudonyms.is_empty() {
        let (text, size) = BY_PSEUDONYM.next(pseudonyms.len());
        let (some, rest) = pseudonyms.split_at(size);
        let query = some.iter().fold(sqlx::query_as(text), |query, pseudonym| query.bind(pseudonym.to_vec()));
        let rows: Vec<Row> = query.fetch_all(tx.read().await?).await?;
        tx.ahead.chats.extend(rows.into_iter().map(|row| (row.pseudonym.clone(), row)));
        pseudonyms = rest;
    }
    Ok(())
}

/// As it was read ahead, if nothing of it was written since; otherwise as it is.
pub async fn taken(tx: &mut Tx, pseudonym: &[u8]) -> Result<Option<Row>> {
    match tx.ahead.chats.remove(pseudonym) {
        Some(row) => Ok(Some(row)),
        None => by_pseudonym(tx, pseudonym).await,
    }
}

/// One that was just inserted: nothing that waits concerns it.
pub async fn inserted(tx: &mut Tx, id: ChatId) -> Result<Option<Row>> {
    by_id(tx.beside(), id).await
}

pub async fn by_pseudonym(from: &mut impl Reading, pseudonym: &[u8]) -> Result<Option<Row>> {
    sqlx::query_as(row!("c.pseudonym = $1")).bind(pseudonym.to_vec()).fetch_optional(from.read().await?).await
}

pub async fn by_id(from: &mut impl Reading, id: ChatId) -> Result<Option<Row>> {
    sqlx::query_as(row!("c.id = $1")).bind(id.0).fetch_optional(from.read().await?).await
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
    .execute(tx.beside())
    .await
    .map(drop)
}

/// Whether nothing may appear by itself until the person does something.
pub async fn still(tx: &mut Tx, id: ChatId, still: bool) -> Result<()> {
    sqlx::query("update chats set still = $1 where id = $2").bind(i64::from(still)).bind(id.0).execute(tx.write().await?).await.map(drop)
}

/// When its person may be written to first.
pub async fn prefers(tx: &mut Tx, id: ChatId, preference: &str) -> Result<()> {
    tx.ahead.forget_chat(id.0);
    sqlx::query("update chats set prefers = $1 where id = $2").bind(preference).bind(id.0).execute(tx.write().await?).await.map(drop)
}

/// The sentence by which that is done.
pub async fn notice(tx: &mut Tx, id: ChatId, notice: i64) -> Result<()> {
    tx.ahead.forget_chat(id.0);
    sqlx::query("update chats set notice = $1 where id = $2").bind(notice).bind(id.0).execute(tx.write().await?).await.map(drop)
}

/// Whether something was not told because it would have come unasked.
pub async fn untold(tx: &mut Tx, id: ChatId, untold: bool) -> Result<()> {
    tx.ahead.forget_chat(id.0);
    sqlx::query("update chats set untold = $1 where id = $2").bind(i64::from(untold)).bind(id.0).execute(tx.write().await?).await.map(drop)
}

/// Whether the person's own words stay in their chat.
pub async fn keeps(tx: &mut Tx, id: ChatId, keeps: bool) -> Result<()> {
    tx.ahead.forget_chat(id.0);
    sqlx::query("update chats set keeps = $1 where id = $2").bind(i64::from(keeps)).bind(id.0).execute(tx.write().await?).await.map(drop)
}

/// When a draft was forgotten of which its person is still to be told.
pub async fn forgotten(tx: &mut Tx, id: ChatId, at: Option<i64>) -> Result<()> {
    tx.ahead.forget_chat(id.0);
    sqlx::query("update chats set forgotten_at = $1 where id = $2").bind(at).bind(id.0).execute(tx.write().await?).await.map(drop)
}

/// After an event: the state, and when that was.
#[expect(clippy::unused_async, reason = "that it waits is nobody's concern")]
pub async fn save(tx: &mut Tx, id: ChatId, state: Vec<u8>, language: &str, phone: &str, now: i64) -> Result<()> {
    tx.ahead.forget_chat(id.0);
    tx.later.chats.insert(id.0, Saved { state, language: language.to_owned(), phone: phone.to_owned(), now });
    Ok(())
}

/// What an event left behind, waiting to be written.
#[derive(Debug)]
pub(super) struct Saved {
    state: Vec<u8>,
    language: String,
    phone: String,
    now: i64,
}

static SAVE: Many = Many::new(
    "update chats set state = v.column2, language = v.column3, phone = v.column4, seen_at = v.column5 from (values ",
    5,
    ") as v where chats.id = v.column1",
);
/// Since when a case is written to is kept while it stays the same.
static SCREEN: Many = Many::new(
    "update chats set screen = v.column2, screen_at = v.column3, screen_protected = v.column4, content_until = v.column5, \
     writes_since = case when chats.writes_to = v.column6 then chats.writes_since else v.column7 end, writes_to = v.column6 from (values ",
    7,
    ") as v where chats.id = v.column1",
);

pub(super) async fn write_saved(connection: &mut AnyConnection, rows: BTreeMap<i64, Saved>) -> Result<()> {
    let bind = |query: Statement, (id, row): (i64, Saved)| query.bind(id).bind(row.state).bind(row.language).bind(row.phone).bind(row.now);
    SAVE.write(connection, rows.into_iter().collect(), bind).await.map(drop)
}

pub(super) async fn write_screens(connection: &mut AnyConnection, rows: BTreeMap<i64, Screen>) -> Result<()> {
    let bind = |query: Statement, (id, row): (i64, Screen)| {
        let query = query.bind(id).bind(row.message).bind(row.at).bind(i64::from(row.protected)).bind(row.content_until);
        query.bind(row.writes_to.map(|case| case.0)).bind(row.now)
    };
    SCREEN.write(connection, rows.into_iter().collect(), bind).await.map(drop)
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

pub async fn screen(tx: &mut Tx, id: ChatId, screen: Screen) -> Result<()> {
    if tx.later.screens.contains_key(&id.0) {
        // What the second leaves depends on what the first did.
        tx.write_now().await?;
    }
    tx.ahead.forget_chat(id.0);
    tx.later.screens.insert(id.0, screen);
    Ok(())
}

/// A new message is the live screen, and does not show yet what it is to show.
pub async fn screen_begins(tx: &mut Tx, id: ChatId, message: Vec<u8>, at: i64, protected: bool) -> Result<()> {
    sqlx::query("update chats set screen = $1, screen_at = $2, screen_protected = $3, content_until = null where id = $4")
        .bind(message)
        .bind(at)
        .bind(i64::from(protected))
        .bind(id.0)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

/// There is no live screen any more.
pub async fn no_screen(tx: &mut Tx, id: ChatId) -> Result<()> {
    sqlx::query("update chats set screen = null, screen_at = null, content_until = null, writes_to = null where id = $1")
        .bind(id.0)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

/// The screen that shows content is being taken care of.
pub async fn content_ends(tx: &mut Tx, id: ChatId) -> Result<()> {
    sqlx::query("update chats set content_until = null where id = $1").bind(id.0).execute(tx.write().await?).await.map(drop)
}

/// Whether the person can be written to; the number of rows tells whether that is news.
pub async fn gone(tx: &mut Tx, id: ChatId, gone: bool) -> Result<bool> {
    let done = sqlx::query("update chats set gone = $1 where id = $2 and gone <> $1")
        .bind(i64::from(gone))
        .bind(id.0)
        .execute(tx.write().await?)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Chats whose screen shows content that has stood there long enough.
pub async fn overdue(from: &mut impl Reading, now: i64, most: i64) -> Result<Vec<ChatId>> {
    let rows: Vec<(i64,)> = sqlx::query_as("select id from chats where content_until <= $1 and gone = 0 order by content_until limit $2")
        .bind(now)
        .bind(most)
        .fetch_all(from.read().await?)
        .await?;
    Ok(rows.into_iter().map(|(id,)| ChatId(id)).collect())
}

/// Everyone whose chat shows a story that is not closed, and everyone who has one in hand.
pub async fn concerned(from: &mut impl Reading) -> Result<Vec<ChatId>> {
    let rows: Vec<(i64,)> = sqlx::query_as(
        "select reporter from cases where stage <> 'closed' and stage <> 'withdrawn' and behind is null \
         union select s.chat_id from cases c join staff s on s.id = c.claimed_by where c.stage = 'claimed'",
    )
    .fetch_all(from.beside())
    .await?;
    Ok(rows.into_iter().map(|(id,)| ChatId(id)).collect())
}

/// Which chat a case's reporter writes in.
pub async fn reporter(from: &mut impl Reading, case: CaseId) -> Result<Option<ChatId>> {
    let row: Option<(i64,)> = sqlx::query_as("select reporter from cases where id = $1").bind(case.0).fetch_optional(from.beside()).await?;
    Ok(row.map(|(id,)| ChatId(id)))
}
