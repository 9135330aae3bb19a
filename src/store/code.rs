//! The codes of cases: a keyed hash, and until it was typed back the code itself, sealed.

use super::{Reading, Result, Tx};
use crate::domain::ids::CaseId;

/// What is kept of the code of a case: there is one, and whether it can still be shown.
pub async fn of_case(from: &mut impl Reading, case: CaseId) -> Result<Option<Option<Vec<u8>>>> {
    let row: Option<(Option<Vec<u8>>,)> =
        sqlx::query_as("select body from codes where case_id = $1").bind(case.0).fetch_optional(from.read().await?).await?;
    Ok(row.map(|(body,)| body))
}

/// The code of a case from now on; one before it is worth nothing any more.
pub async fn put(tx: &mut Tx, case: CaseId, digest: &[u8], body: Vec<u8>) -> Result<()> {
    sqlx::query(
        "insert into codes (case_id, digest, body) values ($1, $2, $3) \
         on conflict (case_id) do update set digest = excluded.digest, body = excluded.body",
    )
    .bind(case.0)
    .bind(digest.to_vec())
    .bind(body)
    .execute(tx.write().await?)
    .await
    .map(drop)
}

/// It was typed back: only its hash stays. False where it is another one.
pub async fn typed_back(tx: &mut Tx, case: CaseId, digest: &[u8]) -> Result<bool> {
    let done = sqlx::query("update codes set body = null where case_id = $1 and digest = $2")
        .bind(case.0)
        .bind(digest.to_vec())
        .execute(tx.write().await?)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// The case that it stands for, where that is sent and not closed.
pub async fn find(from: &mut impl Reading, digest: &[u8]) -> Result<Option<CaseId>> {
    let row: Option<(i64,)> = sqlx::query_as(
        "select c.id from codes d join cases c on c.id = d.case_id where d.digest = $1 and c.stage in ('waiting', 'claimed')",
    )
    .bind(digest.to_vec())
    .fetch_optional(from.read().await?)
    .await?;
    Ok(row.map(|(id,)| CaseId(id)))
}

/// It is worth nothing any more.
pub async fn erase(tx: &mut Tx, case: CaseId) -> Result<()> {
    sqlx::query("delete from codes where case_id = $1").bind(case.0).execute(tx.write().await?).await.map(drop)
}
