//! Who may not read a case: no row, no count, no ping of it is theirs. Every statement that shows cases to staff asks here.

use super::{Reading, Result, Tx, staff};
use crate::domain::ids::{CaseId, StaffId};

/// That the member `$who` may read the case `c`.
macro_rules! may_read {
    ($who:literal) => {
        concat!(
            "(c.reader = 'anyone' or c.reader = (select g.gender from staff g where g.id = ",
            $who,
            ")) and not exists (select 1 from exclusions x where x.case_id = c.id and x.staff_id = ",
            $who,
            ") and not exists (select 1 from holds h where h.case_id = c.id)"
        )
    };
}

pub(super) use may_read;

/// Why somebody may not.
pub mod why {
    /// They said so themselves.
    pub const SELF: &str = "self";
    /// The supervisor did who decided.
    pub const HELD: &str = "held";
}

/// Takes hold of a case until the transaction ends: whoever claims it, or says who may not, waits for the other.
pub async fn locks(tx: &mut Tx, case: CaseId) -> Result<bool> {
    let done = sqlx::query("update cases set reader = reader where id = $1").bind(case.0).execute(tx.case(case)).await?;
    Ok(done.rows_affected() == 1)
}

/// From now on this member may not read it.
pub async fn add(tx: &mut Tx, case: CaseId, who: StaffId, why: &str) -> Result<()> {
    locks(tx, case).await?;
    sqlx::query("insert into exclusions (case_id, staff_id, why) values ($1, $2, $3) on conflict (case_id, staff_id) do nothing")
        .bind(case.0)
        .bind(who.0)
        .bind(why)
        .execute(tx.case(case))
        .await
        .map(drop)
}

/// This member may read it after all; who said it of themselves stays excluded.
pub async fn remove(tx: &mut Tx, case: CaseId, who: StaffId) -> Result<bool> {
    let done = sqlx::query("delete from exclusions where case_id = $1 and staff_id = $2 and why = 'held'")
        .bind(case.0)
        .bind(who.0)
        .execute(tx.case(case))
        .await?;
    Ok(done.rows_affected() == 1)
}

/// What was decided about a case is taken back; who said it of themselves stays excluded.
pub async fn take_back(tx: &mut Tx, case: CaseId) -> Result<()> {
    sqlx::query("delete from exclusions where case_id = $1 and why = 'held'").bind(case.0).execute(tx.case(case)).await.map(drop)
}

pub async fn erase(tx: &mut Tx, case: CaseId) -> Result<()> {
    sqlx::query("delete from exclusions where case_id = $1").bind(case.0).execute(tx.case(case)).await.map(drop)
}

/// Who may not read it: the member, and why.
pub async fn of_case(from: &mut impl Reading, case: CaseId) -> Result<Vec<(i64, String)>> {
    sqlx::query_as("select staff_id, why from exclusions where case_id = $1 order by staff_id").bind(case.0).fetch_all(from.beside()).await
}

/// Whether this member may see it in the queue and claim it.
pub async fn may(from: &mut impl Reading, case: CaseId, who: StaffId) -> Result<bool> {
    let row: Option<(i64,)> = sqlx::query_as(concat!("select c.id from cases c where c.id = $2 and ", may_read!("$1")))
        .bind(who.0)
        .bind(case.0)
        .fetch_optional(from.beside())
        .await?;
    Ok(row.is_some())
}

/// Everybody who may read a case once it is not held any more.
pub async fn readers(from: &mut impl Reading, case: CaseId) -> Result<Vec<staff::Row>> {
    sqlx::query_as(
        "select s.id, s.chat_id, s.number, s.role, s.on_duty, s.enrolled_at, s.gender from cases c join staff s on s.revoked_at is null \
         where c.id = $1 and (c.reader = 'anyone' or c.reader = s.gender) \
         and not exists (select 1 from exclusions x where x.case_id = c.id and x.staff_id = s.id) order by s.number",
    )
    .bind(case.0)
    .fetch_all(from.beside())
    .await
}

/// Who is to read it: `woman`, `man` or `anyone`. False where it is closed.
pub async fn reader(tx: &mut Tx, case: CaseId, reader: &str) -> Result<bool> {
    let done = sqlx::query("update cases set reader = $1 where id = $2 and stage <> 'closed'")
        .bind(reader)
        .bind(case.0)
        .execute(tx.case(case))
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Cases in the hands of somebody who may not read them.
pub async fn astray(from: &mut impl Reading, by: StaffId) -> Result<Vec<CaseId>> {
    let rows: Vec<(i64,)> = sqlx::query_as(concat!(
        "select c.id from cases c where c.stage = 'claimed' and c.claimed_by = $1 and not (",
        may_read!("$1"),
        ") order by c.id"
    ))
    .bind(by.0)
    .fetch_all(from.beside())
    .await?;
    Ok(rows.into_iter().map(|(case,)| CaseId(case)).collect())
}
