//! What came with messages: files, places, numbers. Every change of stage says from which one, and the number of rows tells.

use sqlx::FromRow;

use super::{Reading, Result, Tx, original};
use crate::domain::attachment::{Ask, Kind, Stage};
use crate::domain::ids::{AttachmentId, CaseId, ChatId};
use crate::domain::talk::Voice;

#[derive(Debug, Clone, FromRow)]
pub struct Row {
    pub id: i64,
    pub case_id: i64,
    pub number: i64,
    pub seq: i64,
    pub chat_id: i64,
    pub voice: String,
    pub kind: String,
    pub stage: String,
    pub alone: i64,
    /// A keyed hash of what Telegram calls the file.
    pub file: Option<Vec<u8>>,
    pub name: Vec<u8>,
    pub source: Option<Vec<u8>>,
    pub about: Option<Vec<u8>>,
    pub at: i64,
    pub attempts: i64,
    /// Whether its original is to be kept.
    pub evidence: i64,
    /// What is known about the original that is kept.
    pub original: Option<Vec<u8>>,
}

macro_rules! row {
    ($rest:literal) => {
        concat!(
            "select id, case_id, number, seq, chat_id, voice, kind, stage, alone, file, name, source, about, at, attempts, evidence, original from attachments ",
            $rest
        )
    };
}

#[derive(Debug)]
pub struct New<'a> {
    pub id: AttachmentId,
    pub case: CaseId,
    pub seq: i64,
    pub chat: ChatId,
    pub voice: Voice,
    pub kind: Kind,
    pub stage: Stage,
    /// No words came with it.
    pub alone: bool,
    pub file: Option<Vec<u8>>,
    pub name: &'a [u8],
    pub source: Option<Vec<u8>>,
    pub at: i64,
    pub due_at: i64,
}

/// Adds one to its case, as the next of its numbers, and as it was chosen for originals.
pub async fn insert(tx: &mut Tx, new: New<'_>) -> Result<()> {
    sqlx::query("update cases set files = files + 1 where id = $1").bind(new.case.0).execute(tx.write().await?).await?;
    sqlx::query(
        "insert into attachments (id, case_id, number, seq, chat_id, voice, kind, stage, name, source, at, due_at, attempts, alone, file, evidence) \
         select $1, c.id, c.files, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12, $13, c.evidence * $14 from cases c where c.id = $2",
    )
    .bind(new.id.0)
    .bind(new.case.0)
    .bind(new.seq)
    .bind(new.chat.0)
    .bind(new.voice.word())
    .bind(new.kind.word())
    .bind(new.stage.word())
    .bind(new.name.to_vec())
    .bind(new.source)
    .bind(new.at)
    .bind(new.due_at)
    .bind(i64::from(new.alone))
    .bind(new.file)
    .bind(i64::from(new.voice == Voice::Reporter && new.kind.is_file()))
    .execute(tx.write().await?)
    .await
    .map(drop)
}

/// All of a case, in their order.
pub async fn of_case(from: &mut impl Reading, case: CaseId) -> Result<Vec<Row>> {
    sqlx::query_as(row!("where case_id = $1 order by number")).bind(case.0).fetch_all(from.read().await?).await
}

pub async fn numbered(from: &mut impl Reading, case: CaseId, number: u16) -> Result<Option<Row>> {
    sqlx::query_as(row!("where case_id = $1 and number = $2")).bind(case.0).bind(i64::from(number)).fetch_optional(from.read().await?).await
}

pub async fn find(from: &mut impl Reading, id: AttachmentId) -> Result<Option<Row>> {
    sqlx::query_as(row!("where id = $1")).bind(id.0).fetch_optional(from.read().await?).await
}

/// Whether a file is of a case that this chat's person told, or has in hand.
pub async fn concerns(from: &mut impl Reading, id: AttachmentId, chat: ChatId) -> Result<bool> {
    let row: Option<(i64,)> = sqlx::query_as(
        "select a.id from attachments a join cases c on c.id = a.case_id left join staff s on s.id = c.claimed_by and s.revoked_at is null          where a.id = $1 and (c.reporter = $2 and c.behind is null and c.stage <> 'withdrawn' or (c.stage = 'claimed' and s.chat_id = $2))",
    )
    .bind(id.0)
    .bind(chat.0)
    .fetch_optional(from.read().await?)
    .await?;
    Ok(row.is_some())
}

/// How many came from a chat since then, for what it shows; whose original is kept too counts twice.
pub async fn since(from: &mut impl Reading, chat: ChatId, since: i64) -> Result<i64> {
    let (count,): (i64,) = sqlx::query_as(
        "select count(*) + count(case when a.evidence = 1 then 1 end) from attachments a join cases c on c.id = a.case_id where a.chat_id = $1 and a.at > $2 \
         and (c.behind is null or c.reporter <> $1)",
    )
    .bind(chat.0)
    .bind(since)
    .fetch_one(from.read().await?)
    .await?;
    Ok(count)
}

/// The next file to be fetched.
pub async fn next_due(from: &mut impl Reading, now: i64) -> Result<Option<Row>> {
    sqlx::query_as(row!("where stage = 'due' and due_at <= $1 order by due_at, id limit 1"))
        .bind(now)
        .fetch_optional(from.read().await?)
        .await
}

/// Cases in which a question has waited long enough, with the chat that it stands in.
pub async fn unanswered(from: &mut impl Reading, now: i64, most: i64) -> Result<Vec<(CaseId, ChatId)>> {
    let rows: Vec<(i64, i64)> =
        sqlx::query_as("select distinct case_id, chat_id from attachments where stage = 'held' and due_at <= $1 limit $2")
            .bind(now)
            .bind(most)
            .fetch_all(from.read().await?)
            .await?;
    Ok(rows.into_iter().map(|(case, chat)| (CaseId(case), ChatId(chat))).collect())
}

/// What is held of a case and asked about in one way, up to a number; of a purpose that number alone.
pub async fn held(from: &mut impl Reading, case: CaseId, ask: Ask, up_to: u16) -> Result<Vec<Row>> {
    let rows: Vec<Row> = sqlx::query_as(row!("where case_id = $1 and stage = 'held' and number <= $2 order by number"))
        .bind(case.0)
        .bind(i64::from(up_to))
        .fetch_all(from.read().await?)
        .await?;
    let meant = |row: &Row| Kind::of(&row.kind).and_then(Kind::asks) == Some(ask) && (ask == Ask::Bare || row.number == i64::from(up_to));
    Ok(rows.into_iter().filter(meant).collect())
}

/// All that is held of a case.
pub async fn all_held(from: &mut impl Reading, case: CaseId) -> Result<Vec<Row>> {
    sqlx::query_as(row!("where case_id = $1 and stage = 'held' order by number")).bind(case.0).fetch_all(from.read().await?).await
}

/// What a message brought, the latest first.
pub async fn of_message(from: &mut impl Reading, name: &[u8]) -> Result<Vec<Row>> {
    sqlx::query_as(row!("where name = $1 order by number desc")).bind(name.to_vec()).fetch_all(from.read().await?).await
}

/// A question that is asked, or comes next, has its whole time.
pub async fn asked(tx: &mut Tx, case: CaseId, due_at: i64) -> Result<()> {
    sqlx::query("update attachments set due_at = $1 where case_id = $2 and stage = 'held'")
        .bind(due_at)
        .bind(case.0)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

/// From held to be fetched.
pub async fn fetch(tx: &mut Tx, id: AttachmentId, now: i64) -> Result<bool> {
    let done = sqlx::query("update attachments set stage = 'due', due_at = $1 where id = $2 and stage = 'held'")
        .bind(now)
        .bind(id.0)
        .execute(tx.write().await?)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Its end: kept, with what is known about it, or not. Where Telegram keeps it is forgotten either way; the words of a
/// place or number stay with it where it is kept.
pub async fn ends(tx: &mut Tx, id: AttachmentId, from: Stage, to: Stage, about: Option<Vec<u8>>) -> Result<bool> {
    let query = sqlx::query(match (from, to) {
        (Stage::Held, Stage::Kept) => "update attachments set stage = $1, about = $2 where id = $3 and stage = $4",
        _ => "update attachments set stage = $1, about = $2, source = null where id = $3 and stage = $4",
    });
    let done = query.bind(to.word()).bind(about).bind(id.0).bind(from.word()).execute(tx.write().await?).await?;
    Ok(done.rows_affected() == 1)
}

/// To be tried again at that time.
pub async fn retry(tx: &mut Tx, id: AttachmentId, due_at: i64) -> Result<()> {
    sqlx::query("update attachments set attempts = attempts + 1, due_at = $1 where id = $2 and stage = 'due'")
        .bind(due_at)
        .bind(id.0)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

/// One sealed part of a file.
pub async fn add_chunk(tx: &mut Tx, id: AttachmentId, part: i64, body: Vec<u8>) -> Result<()> {
    sqlx::query("insert into chunks (attachment_id, part, body) values ($1, $2, $3)")
        .bind(id.0)
        .bind(part)
        .bind(body)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

pub async fn chunk(from: &mut impl Reading, id: AttachmentId, part: i64) -> Result<Option<Vec<u8>>> {
    let row: Option<(Vec<u8>,)> = sqlx::query_as("select body from chunks where attachment_id = $1 and part = $2")
        .bind(id.0)
        .bind(part)
        .fetch_optional(from.read().await?)
        .await?;
    Ok(row.map(|(body,)| body))
}

/// Parts of a file that was not finished.
pub async fn drop_chunks(tx: &mut Tx, id: AttachmentId) -> Result<()> {
    sqlx::query("delete from chunks where attachment_id = $1").bind(id.0).execute(tx.write().await?).await.map(drop)
}

/// What its reporter sent is from now on asked about, and told of, in another chat.
pub async fn moves(tx: &mut Tx, case: CaseId, to: ChatId) -> Result<()> {
    sqlx::query("update attachments set chat_id = $1 where case_id = $2 and voice = 'reporter'")
        .bind(to.0)
        .bind(case.0)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

/// What of a case is not fetched yet never is.
pub async fn stop(tx: &mut Tx, case: CaseId) -> Result<()> {
    original::stop(tx, case).await?;
    sqlx::query("delete from chunks where attachment_id in (select id from attachments where case_id = $1 and stage = 'due')")
        .bind(case.0)
        .execute(tx.write().await?)
        .await?;
    sqlx::query("update attachments set stage = 'refused', source = null where case_id = $1 and stage in ('held', 'due')")
        .bind(case.0)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

/// All of a case, with its parts.
pub async fn erase(tx: &mut Tx, case: CaseId) -> Result<()> {
    original::erase(tx, case).await?;
    sqlx::query("delete from chunks where attachment_id in (select id from attachments where case_id = $1)")
        .bind(case.0)
        .execute(tx.write().await?)
        .await?;
    sqlx::query("delete from attachments where case_id = $1").bind(case.0).execute(tx.write().await?).await.map(drop)
}
