//! Every message that stands in a chat, both directions, with the time at which it goes.

use sqlx::{AnyConnection, FromRow};

use super::many::{Many, Statement};
use super::{Reading, Result, Tx};
use crate::domain::ids::{CaseId, ChatId};

#[derive(Debug, Clone, FromRow)]
pub struct Row {
    pub id: i64,
    /// Telegram's number of it, sealed under the chat's key.
    pub message: Vec<u8>,
    pub ours: i64,
    pub kind: String,
    pub at: i64,
}

/// What stands in a chat.
pub mod kind {
    /// Written by the person.
    pub const WORDS: &str = "words";
    /// Written by the person, with something that is not taken yet: it stays until it is, or is known not to be.
    pub const PENDING: &str = "pending";
    /// Written by the person, who wants it to stay.
    pub const KEPT: &str = "kept";
    /// A file of a case, shown in a chat.
    pub const FILE: &str = "file";
    /// The live screen, or one that was.
    pub const SCREEN: &str = "screen";
    /// Something that arrived unasked at staff.
    pub const PING: &str = "ping";
    /// What has done its work and is on its way out.
    pub const SPENT: &str = "spent";
}

macro_rules! rows {
    ($scope:literal) => {
        concat!("select id, message, ours, kind, at from registry where chat_id = $1 and (ours = 1 or id <= $2) ", $scope, "order by id")
    };
}

#[derive(Debug)]
pub struct New<'a> {
    pub id: i64,
    pub chat: ChatId,
    pub name: &'a [u8],
    pub message: Vec<u8>,
    pub ours: bool,
    pub kind: &'static str,
    pub case: Option<CaseId>,
    pub at: i64,
    pub remove_at: Option<i64>,
}

/// A row that waits to be written.
#[derive(Debug)]
pub(super) struct Added {
    id: i64,
    chat: i64,
    name: Vec<u8>,
    message: Vec<u8>,
    ours: bool,
    kind: &'static str,
    case: Option<i64>,
    at: i64,
    remove_at: Option<i64>,
}

/// Written with those of the whole batch.
#[expect(clippy::unused_async, reason = "that it waits is nobody's concern")]
pub async fn insert(tx: &mut Tx, new: New<'_>) -> Result<()> {
    let New { id, chat, name, message, ours, kind, case, at, remove_at } = new;
    let case = case.map(|case| case.0);
    tx.later.registry.push(Added { id, chat: chat.0, name: name.to_vec(), message, ours, kind, case, at, remove_at });
    Ok(())
}

static INSERT: Many = Many::new("insert into registry (id, chat_id, name, message, ours, kind, case_id, at, remove_at) values ", 9, "");
static DELETE: Many = Many::new("delete from registry where id in (", 1, ")");
static LEFT_OVER: Many =
    Many::new("update registry set kind = 'spent', remove_at = v.column2 from (values ", 2, ") as v where registry.name = v.column1");
static DELETE_NAMED: Many = Many::new("delete from registry where name in (", 1, ")");

pub(super) async fn write(connection: &mut AnyConnection, rows: Vec<Added>) -> Result<()> {
    let bind = |query: Statement, row: Added| {
        let query = query.bind(row.id).bind(row.chat).bind(row.name).bind(row.message).bind(i64::from(row.ours));
        query.bind(row.kind).bind(row.case).bind(row.at).bind(row.remove_at)
    };
    INSERT.write(connection, rows, bind).await.map(drop)
}

pub(super) async fn write_left_over(connection: &mut AnyConnection, rows: Vec<(Vec<u8>, i64)>) -> Result<()> {
    LEFT_OVER.write(connection, rows, |query: Statement, (name, at)| query.bind(name).bind(at)).await.map(drop)
}

pub(super) async fn write_gone(connection: &mut AnyConnection, names: Vec<Vec<u8>>, rows: Vec<i64>) -> Result<()> {
    DELETE_NAMED.write(connection, names, |query: Statement, name| query.bind(name)).await?;
    DELETE.write(connection, rows, |query: Statement, row| query.bind(row)).await.map(drop)
}

/// The case that a message belongs to, where we know it.
pub async fn case_of(from: &mut impl Reading, name: &[u8]) -> Result<Option<CaseId>> {
    let row: Option<(Option<i64>,)> =
        sqlx::query_as("select case_id from registry where name = $1").bind(name.to_vec()).fetch_optional(from.read().await?).await?;
    Ok(row.and_then(|(case,)| case).map(CaseId))
}

/// What of a chat is to be removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    All,
    /// What was said, and pings; not the live screen.
    Content,
    Case(CaseId),
    /// Messages to staff on one topic: a case, or the queue.
    Pings(Option<CaseId>),
    /// What has done its work: a ping that was tapped, the word of an outage.
    Spent,
}

/// The rows of a scope: all of ours, and the person's own up to the row that was the latest when the removal was asked
/// for, so that what is written afterwards stays.
pub async fn of(from: &mut impl Reading, chat: ChatId, scope: Scope, until: i64) -> Result<Vec<Row>> {
    let query = sqlx::query_as(match scope {
        Scope::All => rows!(""),
        Scope::Content => rows!("and kind not in ('screen', 'pending', 'kept') "),
        Scope::Case(_) => rows!("and kind <> 'screen' and case_id = $3 "),
        Scope::Pings(Some(_)) => rows!("and kind = 'ping' and case_id = $3 "),
        Scope::Pings(None) => rows!("and kind = 'ping' and case_id is null "),
        Scope::Spent => rows!("and kind = 'spent' "),
    });
    let query = query.bind(chat.0).bind(until);
    let query = if let Scope::Case(case) | Scope::Pings(Some(case)) = scope { query.bind(case.0) } else { query };
    query.fetch_all(from.read().await?).await
}

/// Where staff has something of a case beside the screen: a file, a ping.
pub async fn shown_to_staff(from: &mut impl Reading, case: CaseId) -> Result<Vec<ChatId>> {
    let rows: Vec<(i64,)> = sqlx::query_as(
        "select distinct r.chat_id from registry r join staff s on s.chat_id = r.chat_id and s.revoked_at is null \
         where r.case_id = $1 and r.kind in ('file', 'ping')",
    )
    .bind(case.0)
    .fetch_all(from.read().await?)
    .await?;
    Ok(rows.into_iter().map(|(id,)| ChatId(id)).collect())
}

/// Messages of a person that Telegram does not let us delete any more.
pub async fn undeletable(from: &mut impl Reading, chat: ChatId, before: i64) -> Result<i64> {
    let (count,): (i64,) = sqlx::query_as("select count(*) from registry where chat_id = $1 and ours = 0 and at < $2")
        .bind(chat.0)
        .bind(before)
        .fetch_one(from.read().await?)
        .await?;
    Ok(count)
}

#[expect(clippy::unused_async, reason = "that it waits is nobody's concern")]
pub async fn delete(tx: &mut Tx, id: i64) -> Result<()> {
    tx.later.removed.push(id);
    Ok(())
}

/// Chats in which something has stood long enough, and whether that is more than what has done its work; those that cannot
/// be written to have time until they can.
pub async fn overdue(from: &mut impl Reading, now: i64, most: i64) -> Result<Vec<(ChatId, bool)>> {
    // The sign keeps SQLite from reading the whole registry in the order of chats, once a second.
    let rows: Vec<(i64, i64)> = sqlx::query_as(
        "select +r.chat_id, max(case when r.kind in ('spent', 'file') then 0 else 1 end) from registry r join chats c on c.id = r.chat_id \
         where r.remove_at <= $1 and c.gone = 0 group by +r.chat_id limit $2",
    )
    .bind(now)
    .bind(most)
    .fetch_all(from.read().await?)
    .await?;
    Ok(rows.into_iter().map(|(id, said)| (ChatId(id), said == 1)).collect())
}

/// From now on everything that was said is on its way out, or all that has done its work: the removal that was ordered
/// covers it.
pub async fn ordered(tx: &mut Tx, chat: ChatId, until: i64, only_spent: bool) -> Result<()> {
    let query = sqlx::query(if only_spent {
        "update registry set remove_at = null where chat_id = $1 and id <= $2 and remove_at is not null and kind = 'spent'"
    } else {
        "update registry set remove_at = null where chat_id = $1 and id <= $2 and remove_at is not null"
    });
    query.bind(chat.0).bind(until).execute(tx.read().await?).await.map(drop)
}

/// A message that has done its work; whether we knew it.
pub async fn spent(tx: &mut Tx, name: &[u8]) -> Result<bool> {
    let done = sqlx::query("update registry set kind = 'spent' where name = $1").bind(name.to_vec()).execute(tx.read().await?).await?;
    Ok(done.rows_affected() > 0)
}

/// Files that have been shown for long enough have done their work; nothing else goes with them.
pub async fn files_due(tx: &mut Tx, chat: ChatId, now: i64) -> Result<()> {
    sqlx::query("update registry set kind = 'spent' where chat_id = $1 and kind = 'file' and remove_at <= $2")
        .bind(chat.0)
        .bind(now)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

/// What came with it is not taken yet.
pub async fn pending(tx: &mut Tx, name: &[u8]) -> Result<()> {
    sqlx::query("update registry set kind = 'pending' where name = $1 and kind = 'words'")
        .bind(name.to_vec())
        .execute(tx.write().await?)
        .await
        .map(drop)
}

/// What came with it is taken, or known not to be: it goes like other words, at once where the others went already.
pub async fn taken(tx: &mut Tx, name: &[u8], now: i64) -> Result<()> {
    sqlx::query("update registry set kind = 'words', remove_at = coalesce(remove_at, $1) where name = $2 and kind = 'pending'")
        .bind(now)
        .bind(name.to_vec())
        .execute(tx.write().await?)
        .await
        .map(drop)
}

/// The same for all that is attached to a case, before it is erased.
pub async fn taken_of_case(tx: &mut Tx, case: CaseId, now: i64) -> Result<()> {
    sqlx::query(
        "update registry set kind = 'words', remove_at = coalesce(remove_at, $1)          where kind = 'pending' and name in (select name from attachments where case_id = $2)",
    )
    .bind(now)
    .bind(case.0)
    .execute(tx.write().await?)
    .await
    .map(drop)
}

/// All of a chat that is gone for us.
pub async fn forget(tx: &mut Tx, chat: ChatId) -> Result<()> {
    sqlx::query("delete from registry where chat_id = $1").bind(chat.0).execute(tx.read().await?).await.map(drop)
}

pub async fn count(from: &mut impl Reading, chat: ChatId) -> Result<i64> {
    let (count,): (i64,) =
        sqlx::query_as("select count(*) from registry where chat_id = $1").bind(chat.0).fetch_one(from.read().await?).await?;
    Ok(count)
}

/// What was to stay goes like all the other words, with the next removal.
pub async fn kept_no_more(tx: &mut Tx, chat: ChatId) -> Result<()> {
    sqlx::query("update registry set kind = 'words' where chat_id = $1 and kind = 'kept'")
        .bind(chat.0)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

/// A message that is gone.
#[expect(clippy::unused_async, reason = "that it waits is nobody's concern")]
pub async fn forget_message(tx: &mut Tx, name: &[u8]) -> Result<()> {
    tx.later.forgotten.push(name.to_vec());
    Ok(())
}

/// A screen that was: to go from then on.
#[expect(clippy::unused_async, reason = "that it waits is nobody's concern")]
pub async fn left_over(tx: &mut Tx, name: &[u8], at: i64) -> Result<()> {
    tx.later.left_over.push((name.to_vec(), at));
    Ok(())
}
