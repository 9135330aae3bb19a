//! Tombstones of erased cases, until they are written down outside of the database.

use sqlx::FromRow;

use super::{Reading, Result, Tx};
use crate::domain::ids::{CaseId, KeyId};

#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Row {
    /// A keyed hash of the number of the key that was destroyed.
    pub digest: Vec<u8>,
    pub at: i64,
}

pub async fn insert(tx: &mut Tx, digest: &[u8], at: i64) -> Result<()> {
    sqlx::query("insert into tombstones (digest, at) values ($1, $2) on conflict (digest) do nothing")
        .bind(digest.to_vec())
        .bind(at)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

/// Those not written down yet, the oldest first.
pub async fn waiting(from: &mut impl Reading, most: i64) -> Result<Vec<Row>> {
    sqlx::query_as("select digest, at from tombstones order by at, digest limit $1").bind(most).fetch_all(from.read().await?).await
}

/// It is written down.
pub async fn done(tx: &mut Tx, digest: &[u8]) -> Result<bool> {
    let done = sqlx::query("delete from tombstones where digest = $1").bind(digest.to_vec()).execute(tx.write().await?).await?;
    Ok(done.rows_affected() == 1)
}

/// Every case there is, with the number of its key.
pub async fn cases(from: &mut impl Reading) -> Result<Vec<(CaseId, KeyId)>> {
    let rows: Vec<(i64, i64)> = sqlx::query_as("select id, key_id from cases order by id").fetch_all(from.read().await?).await?;
    Ok(rows.into_iter().map(|(case, key)| (CaseId(case), KeyId(key))).collect())
}

/// The number of the key of a case.
pub async fn key_of(from: &mut impl Reading, case: CaseId) -> Result<Option<KeyId>> {
    let row: Option<(i64,)> =
        sqlx::query_as("select key_id from cases where id = $1").bind(case.0).fetch_optional(from.read().await?).await?;
    Ok(row.map(|(key,)| KeyId(key)))
}
