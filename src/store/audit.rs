//! Who did what with which case, without a word of it.

use sqlx::FromRow;

use super::{Reading, Result, Tx};
use crate::domain::ids::{CaseId, StaffId};

pub async fn record(tx: &mut Tx, id: i64, at: i64, staff: Option<StaffId>, action: &str, case: Option<CaseId>) -> Result<()> {
    sqlx::query("insert into audit (id, at, staff_id, action, case_id) values ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(at)
        .bind(staff.map(|staff| staff.0))
        .bind(action)
        .bind(case.map(|case| case.0))
        .execute(tx.beside())
        .await
        .map(drop)
}

/// An original of a case was retrieved, by its number.
pub async fn retrieved(tx: &mut Tx, id: i64, at: i64, staff: StaffId, case: CaseId, number: i64) -> Result<()> {
    sqlx::query("insert into audit (id, at, staff_id, action, case_id, number) values ($1, $2, $3, 'evidence', $4, $5)")
        .bind(id)
        .bind(at)
        .bind(staff.0)
        .bind(case.0)
        .bind(number)
        .execute(tx.beside())
        .await
        .map(drop)
}

/// Which originals of a case were retrieved, and when, in their order.
pub async fn retrievals(from: &mut impl Reading, case: CaseId) -> Result<Vec<(i64, i64)>> {
    sqlx::query_as("select number, at from audit where case_id = $1 and number is not null order by at, id")
        .bind(case.0)
        .fetch_all(from.beside())
        .await
}

/// How often something was done with a case.
pub async fn count(from: &mut impl Reading, action: &str, case: CaseId) -> Result<i64> {
    let (count,): (i64,) = sqlx::query_as("select count(*) from audit where action = $1 and case_id = $2")
        .bind(action)
        .bind(case.0)
        .fetch_one(from.beside())
        .await?;
    Ok(count)
}

/// That a member of staff saw something of a case.
#[derive(Debug, Clone, FromRow)]
pub struct Opened {
    pub at: i64,
    pub action: String,
    pub number: i64,
    pub role: String,
}

/// Who opened a case (`opened`), or read whom it is to be kept from (`looked`): the latest first.
pub async fn opened(from: &mut impl Reading, case: CaseId, most: i64) -> Result<Vec<Opened>> {
    sqlx::query_as(
        "select a.at, a.action, s.number, s.role from audit a join staff s on s.id = a.staff_id \
         where a.case_id = $1 and a.action in ('opened', 'looked') order by a.id desc limit $2",
    )
    .bind(case.0)
    .bind(most)
    .fetch_all(from.beside())
    .await
}
