//! Cases. Every change of stage is one compare-and-set: the number of rows tells who won.

use sqlx::FromRow;

use super::exclusion::{self, may_read};
use super::many::Many;
use super::{Reading, Result, Tx, attachment, code, hold, outbox};
use crate::domain::case::Lane;
use crate::domain::ids::{CaseId, ChatId, KeyId, PinId, StaffId};

#[derive(Debug, Clone, FromRow)]
pub struct Row {
    pub id: i64,
    pub key_id: i64,
    pub wrapped: Vec<u8>,
    pub name: String,
    pub reporter: i64,
    pub stage: String,
    pub lane: i64,
    pub triage: Vec<u8>,
    pub language: String,
    pub prefers: String,
    pub sends_at: Option<i64>,
    pub sent_at: Option<i64>,
    pub moved_at: Option<i64>,
    pub agreed_at: Option<i64>,
    /// Whether of what comes the original is kept.
    pub evidence: i64,
    /// The PIN that it stands behind; 0: behind another of its chat.
    pub behind: Option<i64>,
    /// When its reporter was last known by a PIN, and since when the chat is locked by it.
    pub verified_at: Option<i64>,
    pub locked_at: Option<i64>,
    pub filed: i64,
    pub filed_at: Option<i64>,
    pub claimed_by: Option<i64>,
    pub claimed_at: Option<i64>,
    pub messages: i64,
    /// How many attachments it has.
    pub files: i64,
    pub unread: i64,
    /// Messages that whoever holds it has not opened.
    pub unseen: i64,
    /// Who is to read it: `woman`, `man` or `anyone`.
    pub reader: String,
    /// How many members of staff may not.
    pub excluded: i64,
    /// Where nobody reads it before a supervisor has decided who may: about whom, who decides, and whether that takes too long.
    pub hold_about: Option<String>,
    pub hold_supervisor: Option<i64>,
    pub hold_late: Option<i64>,
}

macro_rules! row {
    ($($rest:tt)*) => {
        concat!(
            "select c.id, c.key_id, k.wrapped, c.name, c.reporter, c.stage, c.lane, c.triage, c.language, c.sends_at, c.sent_at, c.moved_at, c.agreed_at, c.filed, c.filed_at, c.evidence, \
             c.behind, p.verified_at, p.locked_at, \
             case when p.id = c.behind and coalesce(r.pin, 0) <> p.id then p.prefers else r.prefers end as prefers, \
             c.claimed_by, c.claimed_at, c.messages, c.files, c.unread, c.unseen, c.reader, \
             (select count(*) from exclusions n where n.case_id = c.id) as excluded, \
             d.about as hold_about, d.supervisor as hold_supervisor, d.late as hold_late \
             from cases c join keys k on k.id = c.key_id join chats r on r.id = c.reporter left join holds d on d.case_id = c.id \
             left join pins p on p.id = coalesce(c.behind, r.pin) ",
            $($rest)*
        )
    };
}

pub async fn find(from: &mut impl Reading, id: CaseId) -> Result<Option<Row>> {
    sqlx::query_as(row!("where c.id = $1")).bind(id.0).fetch_optional(from.beside()).await
}

static FIND: Many = Many::new(row!("where c.id in ("), 1, ")");

/// Reads the open cases of the chats that were read ahead, for [`taken`].
pub async fn read_ahead(tx: &mut Tx) -> Result<()> {
    let ids: Vec<i64> = tx.ahead.chats.values().filter_map(|chat| chat.open_case).collect();
    let mut ids = ids.as_slice();
    while !ids.is_empty() {
        let (text, size) = FIND.next(ids.len());
        let (some, rest) = ids.split_at(size);
        let query = some.iter().fold(sqlx::query_as(text), |query, id| query.bind(*id));
        let rows: Vec<Row> = query.fetch_all(tx.beside()).await?;
        tx.ahead.cases.extend(rows.into_iter().map(|row| (row.id, row)));
        ids = rest;
    }
    Ok(())
}

/// As it was read ahead, if nothing of it was written since; otherwise as it is.
pub async fn taken(tx: &mut Tx, id: CaseId) -> Result<Option<Row>> {
    match tx.ahead.cases.remove(&id.0) {
        Some(row) => Ok(Some(row)),
        None => find(tx.beside(), id).await,
    }
}

/// The head of the queue as this member may see it: urgent first, then whoever has waited longest.
pub async fn queue(from: &mut impl Reading, by: StaffId, most: i64) -> Result<Vec<Row>> {
    sqlx::query_as(row!("where c.stage = 'waiting' and ", may_read!("$1"), " order by c.lane, c.sent_at, c.id limit $2"))
        .bind(by.0)
        .bind(most)
        .fetch_all(from.beside())
        .await
}

pub async fn held(from: &mut impl Reading, by: StaffId) -> Result<Vec<Row>> {
    sqlx::query_as(row!("where c.stage = 'claimed' and c.claimed_by = $1 order by c.lane, c.claimed_at, c.id"))
        .bind(by.0)
        .fetch_all(from.beside())
        .await
}

/// What is open behind a PIN.
pub async fn behind(from: &mut impl Reading, pin: PinId) -> Result<Vec<Row>> {
    sqlx::query_as(row!("where c.behind = $1 and c.stage <> 'closed' order by c.id")).bind(pin.0).fetch_all(from.beside()).await
}

/// All that is open of a reporter, whether the chat shows it or not.
pub async fn of_reporter(from: &mut impl Reading, reporter: ChatId) -> Result<Vec<Row>> {
    sqlx::query_as(row!("where c.reporter = $1 and c.stage <> 'closed' order by c.id")).bind(reporter.0).fetch_all(from.beside()).await
}

/// Waiting by lane, as this member may see it: how many, and since when the oldest.
pub async fn waiting(from: &mut impl Reading, by: StaffId) -> Result<Vec<(i64, i64, Option<i64>)>> {
    sqlx::query_as(concat!(
        "select c.lane, count(*), min(c.sent_at) from cases c where c.stage = 'waiting' and ",
        may_read!("$1"),
        " group by c.lane"
    ))
    .bind(by.0)
    .fetch_all(from.beside())
    .await
}

/// How many are in somebody's hands, of those that this member may see.
pub async fn claimed(from: &mut impl Reading, by: StaffId) -> Result<i64> {
    let (count,): (i64,) = sqlx::query_as(concat!("select count(*) from cases c where c.stage = 'claimed' and ", may_read!("$1")))
        .bind(by.0)
        .fetch_one(from.beside())
        .await?;
    Ok(count)
}

/// Whether an open case bears this code name.
pub async fn name_taken(from: &mut impl Reading, name: &str) -> Result<bool> {
    let row: Option<(i64,)> =
        sqlx::query_as("select id from cases where name = $1 and stage <> 'closed'").bind(name).fetch_optional(from.beside()).await?;
    Ok(row.is_some())
}

/// A draft.
#[derive(Debug)]
pub struct New<'a> {
    pub id: CaseId,
    pub key: KeyId,
    pub name: &'a str,
    pub reporter: ChatId,
    pub triage: Vec<u8>,
    pub language: &'a str,
    /// A digest of what its person is told of the limits.
    pub told: &'a str,
    pub now: i64,
    pub sends_at: i64,
}

pub async fn insert(tx: &mut Tx, new: New<'_>) -> Result<()> {
    tx.ahead.forget_chat(new.reporter.0);
    sqlx::query(
        "insert into cases (id, key_id, name, reporter, stage, lane, triage, language, opened_at, said_at, sends_at, told, messages, unread, unseen) \
         values ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $8, $9, $10, 0, 0, 0)",
    )
    .bind(new.id.0)
    .bind(new.key.0)
    .bind(new.name)
    .bind(new.reporter.0)
    .bind(Lane::Normal.rank())
    .bind(new.triage)
    .bind(new.language)
    .bind(new.now)
    .bind(new.sends_at)
    .bind(new.told)
    .execute(tx.case(new.id))
    .await
    .map(drop)
}

pub async fn sends_at(tx: &mut Tx, id: CaseId, at: Option<i64>) -> Result<bool> {
    let done =
        sqlx::query("update cases set sends_at = $1 where id = $2 and stage = 'draft'").bind(at).bind(id.0).execute(tx.case(id)).await?;
    Ok(done.rows_affected() == 1)
}

/// Its person has tapped that it may be sent, after having read what they were told at its beginning.
pub async fn agree(tx: &mut Tx, id: CaseId, now: i64) -> Result<bool> {
    let done =
        sqlx::query("update cases set agreed_at = $1 where id = $2 and stage = 'draft'").bind(now).bind(id.0).execute(tx.case(id)).await?;
    Ok(done.rows_affected() == 1)
}

/// Draft to queue.
pub async fn submit(tx: &mut Tx, id: CaseId, now: i64) -> Result<bool> {
    let done = sqlx::query("update cases set stage = 'waiting', sent_at = $1, sends_at = null where id = $2 and stage = 'draft'")
        .bind(now)
        .bind(id.0)
        .execute(tx.case(id))
        .await?;
    Ok(done.rows_affected() == 1)
}

pub async fn triage(tx: &mut Tx, id: CaseId, triage: Vec<u8>, lane: Lane) -> Result<bool> {
    let done = sqlx::query("update cases set triage = $1, lane = $2 where id = $3 and stage not in ('closed', 'withdrawn')")
        .bind(triage)
        .bind(lane.rank())
        .bind(id.0)
        .execute(tx.case(id))
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Answers of a draft that is told by questions: it counts as added to now, and is sent by itself at that time, if at all.
pub async fn guided(tx: &mut Tx, id: CaseId, triage: Vec<u8>, lane: Lane, now: i64, sends_at: Option<i64>) -> Result<bool> {
    let done = sqlx::query("update cases set triage = $1, lane = $2, said_at = $3, sends_at = $4 where id = $5 and stage = 'draft'")
        .bind(triage)
        .bind(lane.rank())
        .bind(now)
        .bind(sends_at)
        .bind(id.0)
        .execute(tx.case(id))
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Queue to one member of staff who may read it: exactly one of all who try, in however many processes.
///
/// The row is taken hold of first: an exclusion that another process is writing is then seen by the second statement.
pub async fn claim(tx: &mut Tx, id: CaseId, by: StaffId, now: i64) -> Result<bool> {
    if !exclusion::locks(tx, id).await? {
        return Ok(false);
    }
    let done = sqlx::query(concat!(
        "update cases as c set stage = 'claimed', claimed_by = $1, claimed_at = $2 where c.id = $3 and c.stage = 'waiting' and ",
        may_read!("$1")
    ))
    .bind(by.0)
    .bind(now)
    .bind(id.0)
    .execute(tx.case(id))
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Back to the queue, in the place that it had.
pub async fn release(tx: &mut Tx, id: CaseId, by: StaffId) -> Result<bool> {
    let done = sqlx::query(
        "update cases set stage = 'waiting', claimed_by = null, claimed_at = null where id = $1 and stage = 'claimed' and claimed_by = $2",
    )
    .bind(id.0)
    .bind(by.0)
    .execute(tx.write().await?)
    .await?;
    Ok(done.rows_affected() == 1)
}

pub async fn close(tx: &mut Tx, id: CaseId, by: StaffId, now: i64) -> Result<bool> {
    let done = sqlx::query(
        "update cases set stage = 'closed', closed_at = $1, claimed_by = null, claimed_at = null \
         where id = $2 and stage = 'claimed' and claimed_by = $3",
    )
    .bind(now)
    .bind(id.0)
    .bind(by.0)
    .execute(tx.write().await?)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// To another chat, with the code that stands for it: exactly one of all who try, in however many processes.
pub async fn moves(tx: &mut Tx, id: CaseId, digest: &[u8], to: ChatId, language: &str, now: i64) -> Result<bool> {
    let done = sqlx::query(
        "update cases set reporter = $1, language = $2, moved_at = $3, behind = null where id = $4 and stage in ('waiting', 'claimed') and reporter <> $1 \
         and exists (select 1 from codes where case_id = $4 and digest = $5)",
    )
    .bind(to.0)
    .bind(language)
    .bind(now)
    .bind(id.0)
    .bind(digest.to_vec())
    .execute(tx.write().await?)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// A message is about to be added by its reporter: its number. A draft is sent by itself at that time from now on.
pub async fn reporter_says(tx: &mut Tx, id: CaseId, now: i64, sends_at: Option<i64>) -> Result<Option<i64>> {
    let row: Option<(i64,)> =
        sqlx::query_as("update cases set messages = messages + 1, unseen = unseen + 1, said_at = $1, sends_at = $2 where id = $3 and stage not in ('closed', 'withdrawn') returning messages")
            .bind(now)
        .bind(sends_at)
            .bind(id.0)
            .fetch_optional(tx.case(id))
            .await?;
    Ok(row.map(|(seq,)| seq))
}

/// An answer is about to be added: its number, if the case is with whoever answers.
pub async fn staff_says(tx: &mut Tx, id: CaseId, by: StaffId) -> Result<Option<i64>> {
    let row: Option<(i64,)> = sqlx::query_as(
        "update cases set messages = messages + 1, unread = unread + 1 \
         where id = $1 and stage = 'claimed' and claimed_by = $2 returning messages",
    )
    .bind(id.0)
    .bind(by.0)
    .fetch_optional(tx.case(id))
    .await?;
    Ok(row.map(|(seq,)| seq))
}

pub async fn unread(tx: &mut Tx, id: CaseId, count: i64) -> Result<()> {
    sqlx::query("update cases set unread = $1 where id = $2").bind(count).bind(id.0).execute(tx.case(id)).await.map(drop)
}

/// The language in which the reporter of the open case that a chat shows reads.
pub async fn speaks(tx: &mut Tx, reporter: ChatId, language: &str) -> Result<()> {
    sqlx::query("update cases set language = $1 where reporter = $2 and stage <> 'closed' and stage <> 'withdrawn' and behind is null")
        .bind(language)
        .bind(reporter.0)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

/// Whoever holds it has opened it.
pub async fn seen(tx: &mut Tx, id: CaseId) -> Result<()> {
    sqlx::query("update cases set unseen = 0 where id = $1").bind(id.0).execute(tx.case(id)).await.map(drop)
}

/// Drafts whose quiet minutes are over, where the chat shows them: case and reporter.
pub async fn quiet(from: &mut impl Reading, now: i64, most: i64) -> Result<Vec<(CaseId, ChatId)>> {
    pairs(
        "select id, reporter from cases where stage = 'draft' and sends_at <= $1 and behind is null order by sends_at limit $2",
        from,
        now,
        most,
    )
    .await
}

/// The same, where it does not.
pub async fn quiet_behind(from: &mut impl Reading, now: i64, most: i64) -> Result<Vec<(CaseId, ChatId)>> {
    pairs(
        "select id, reporter from cases where stage = 'draft' and sends_at <= $1 and behind is not null order by sends_at limit $2",
        from,
        now,
        most,
    )
    .await
}

/// Drafts that nobody added to since `before`: case and reporter.
pub async fn stale_drafts(from: &mut impl Reading, before: i64, most: i64) -> Result<Vec<(CaseId, ChatId)>> {
    pairs("select id, reporter from cases where stage = 'draft' and said_at <= $1 order by said_at limit $2", from, before, most).await
}

/// Takes hold of a draft that nobody added to since `before`, so that nobody can before the transaction ends; false where
/// somebody did, or sent it.
pub async fn expire(tx: &mut Tx, id: CaseId, before: i64) -> Result<bool> {
    let done = sqlx::query("update cases set sends_at = null where id = $1 and stage = 'draft' and said_at <= $2")
        .bind(id.0)
        .bind(before)
        .execute(tx.write().await?)
        .await?;
    Ok(done.rows_affected() == 1)
}

async fn pairs(sql: &'static str, from: &mut impl Reading, at: i64, most: i64) -> Result<Vec<(CaseId, ChatId)>> {
    let rows: Vec<(i64, i64)> = sqlx::query_as(sql).bind(at).bind(most).fetch_all(from.beside()).await?;
    Ok(rows.into_iter().map(|(case, chat)| (CaseId(case), ChatId(chat))).collect())
}

/// Erases a case: its key, its rows, what waited to be delivered. What stands of it in the chats goes by the removals that
/// are ordered with it, and only with them its number in the registry; that it was worked on stays in the audit.
pub async fn erase(tx: &mut Tx, id: CaseId) -> Result<bool> {
    outbox::cancel_case(tx, id).await?;
    sqlx::query("delete from keys where id in (select key_id from cases where id = $1)").bind(id.0).execute(tx.write().await?).await?;
    attachment::erase(tx, id).await?;
    code::erase(tx, id).await?;
    hold::erase(tx, id).await?;
    exclusion::erase(tx, id).await?;
    sqlx::query("delete from messages where case_id = $1").bind(id.0).execute(tx.write().await?).await?;
    let done = sqlx::query("delete from cases where id = $1").bind(id.0).execute(tx.write().await?).await?;
    Ok(done.rows_affected() == 1)
}

/// The latest id in use, whatever it is the id of: new ones come after it.
pub async fn latest_id(from: &mut impl Reading) -> Result<i64> {
    let (latest,): (Option<i64>,) = sqlx::query_as(
        "select max(id) from (select max(id) as id from keys union all select max(id) from chats union all \
         select max(id) from cases union all select max(id) from staff union all select max(id) from outbox union all \
         select max(id) from registry union all select max(id) from audit union all select max(id) from quarantine union all select max(id) from attachments \
         union all select max(id) from slow union all select max(id) from pins) as ids",
    )
    .fetch_one(from.read().await?)
    .await?;
    Ok(latest.unwrap_or(0))
}
