//! Cases that nobody reads before one supervisor has decided who may, and whom that is about, in sealed words of their reporter.

use sqlx::FromRow;

use super::{Reading, Result, Tx, exclusion};
use crate::domain::ids::{CaseId, StaffId};

/// From now on nobody sees it but this supervisor, who sees nothing of the story.
pub async fn put(tx: &mut Tx, case: CaseId, about: &str, supervisor: Option<StaffId>, due_at: i64) -> Result<()> {
    exclusion::locks(tx, case).await?;
    sqlx::query(
        "insert into holds (case_id, about, supervisor, due_at, late) values ($1, $2, $3, $4, 0) \
         on conflict (case_id) do update set about = excluded.about",
    )
    .bind(case.0)
    .bind(about)
    .bind(supervisor.map(|who| who.0))
    .bind(due_at)
    .execute(tx.case(case))
    .await
    .map(drop)
}

/// It waits for this supervisor now. False where it is not held any more.
pub async fn passes(tx: &mut Tx, case: CaseId, supervisor: Option<StaffId>) -> Result<bool> {
    let done = sqlx::query("update holds set supervisor = $1 where case_id = $2")
        .bind(supervisor.map(|who| who.0))
        .bind(case.0)
        .execute(tx.case(case))
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Its time runs until then; `late` where it has passed once.
pub async fn runs(tx: &mut Tx, case: CaseId, due_at: i64, late: bool) -> Result<bool> {
    let done = sqlx::query("update holds set due_at = $1, late = $2 where case_id = $3")
        .bind(due_at)
        .bind(i64::from(late))
        .bind(case.0)
        .execute(tx.case(case))
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Its time stood still for so long (milliseconds), where it is held.
pub async fn stood(tx: &mut Tx, case: CaseId, long: i64) -> Result<()> {
    sqlx::query("update holds set due_at = due_at + $1 where case_id = $2").bind(long).bind(case.0).execute(tx.case(case)).await.map(drop)
}

/// It is held no longer, and the words about whom it was are gone. False where it was not.
pub async fn ends(tx: &mut Tx, case: CaseId) -> Result<bool> {
    sqlx::query("update descriptions set body = null where case_id = $1").bind(case.0).execute(tx.case(case)).await?;
    let done = sqlx::query("delete from holds where case_id = $1").bind(case.0).execute(tx.case(case)).await?;
    Ok(done.rows_affected() == 1)
}

pub async fn erase(tx: &mut Tx, case: CaseId) -> Result<()> {
    sqlx::query("delete from descriptions where case_id = $1").bind(case.0).execute(tx.case(case)).await?;
    sqlx::query("delete from holds where case_id = $1").bind(case.0).execute(tx.case(case)).await.map(drop)
}

/// Sent cases that wait for this supervisor, the longest first.
pub async fn of(from: &mut impl Reading, supervisor: StaffId) -> Result<Vec<CaseId>> {
    cases("select h.case_id from holds h join cases c on c.id = h.case_id where h.supervisor = $1 and c.stage = 'waiting' order by c.lane, c.sent_at, c.id", from, supervisor.0).await
}

/// Every case that waits, or will wait, for this supervisor.
pub async fn all_of(from: &mut impl Reading, supervisor: StaffId) -> Result<Vec<CaseId>> {
    cases("select case_id from holds where supervisor = $1 order by case_id", from, supervisor.0).await
}

/// Sent cases whose time has passed.
pub async fn due(from: &mut impl Reading, now: i64) -> Result<Vec<CaseId>> {
    cases(
        "select h.case_id from holds h join cases c on c.id = h.case_id where h.due_at <= $1 and c.stage = 'waiting' order by h.due_at limit 100",
        from,
        now,
    )
    .await
}

/// Cases for which nobody could decide.
pub async fn orphans(from: &mut impl Reading) -> Result<Vec<CaseId>> {
    let rows: Vec<(i64,)> =
        sqlx::query_as("select case_id from holds where supervisor is null order by case_id").fetch_all(from.beside()).await?;
    Ok(rows.into_iter().map(|(case,)| CaseId(case)).collect())
}

async fn cases(sql: &'static str, from: &mut impl Reading, one: i64) -> Result<Vec<CaseId>> {
    let rows: Vec<(i64,)> = sqlx::query_as(sql).bind(one).fetch_all(from.beside()).await?;
    Ok(rows.into_iter().map(|(case,)| CaseId(case)).collect())
}

/// Words about whom a case is to be kept from.
#[derive(Debug, Clone, FromRow)]
pub struct Description {
    pub case_id: i64,
    pub number: i64,
    pub body: Option<Vec<u8>>,
    pub at: i64,
}

/// The number of the next words.
pub async fn next(from: &mut impl Reading, case: CaseId) -> Result<i64> {
    let (number,): (i64,) = sqlx::query_as("select coalesce(max(number), 0) + 1 from descriptions where case_id = $1")
        .bind(case.0)
        .fetch_one(from.beside())
        .await?;
    Ok(number)
}

pub async fn describe(tx: &mut Tx, case: CaseId, number: i64, source: &[u8], body: Vec<u8>, at: i64) -> Result<()> {
    sqlx::query("insert into descriptions (case_id, number, source, body, at) values ($1, $2, $3, $4, $5)")
        .bind(case.0)
        .bind(number)
        .bind(source.to_vec())
        .bind(body)
        .bind(at)
        .execute(tx.case(case))
        .await
        .map(drop)
}

/// Changed words; only where there still are some.
pub async fn revise(tx: &mut Tx, case: CaseId, number: i64, body: Vec<u8>) -> Result<bool> {
    let done = sqlx::query("update descriptions set body = $1 where case_id = $2 and number = $3 and body is not null")
        .bind(body)
        .bind(case.0)
        .bind(number)
        .execute(tx.case(case))
        .await?;
    Ok(done.rows_affected() == 1)
}

/// All words that there are, in their order.
pub async fn described(from: &mut impl Reading, case: CaseId) -> Result<Vec<Description>> {
    sqlx::query_as("select case_id, number, body, at from descriptions where case_id = $1 and body is not null order by number")
        .bind(case.0)
        .fetch_all(from.beside())
        .await
}

/// What a message became, if words about somebody.
pub async fn from_source(from: &mut impl Reading, source: &[u8]) -> Result<Option<Description>> {
    sqlx::query_as("select case_id, number, body, at from descriptions where source = $1")
        .bind(source.to_vec())
        .fetch_optional(from.beside())
        .await
}
