//! Updates that could not be handled: sealed, kept, and waiting for a person to decide.

use sqlx::FromRow;

use super::{Reading, Result, Tx};
use crate::domain::ids::{KeyId, QuarantineId};

/// One update, sealed under a key of its own.
#[derive(Debug, FromRow)]
pub struct Row {
    pub id: i64,
    pub key_id: i64,
    pub wrapped: Vec<u8>,
    pub body: Vec<u8>,
    pub reason: String,
    pub at: i64,
}

pub async fn insert(tx: &mut Tx, id: QuarantineId, key: KeyId, body: Vec<u8>, reason: &str, at: i64) -> Result<()> {
    sqlx::query("insert into quarantine (id, key_id, body, reason, at) values ($1, $2, $3, $4, $5)")
        .bind(id.0)
        .bind(key.0)
        .bind(body)
        .bind(reason)
        .bind(at)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

pub async fn all(from: &mut impl Reading) -> Result<Vec<Row>> {
    sqlx::query_as(
        "select q.id, q.key_id, k.wrapped, q.body, q.reason, q.at from quarantine q join keys k on k.id = q.key_id order by q.id",
    )
    .fetch_all(from.beside())
    .await
}

/// Removes it with its key.
pub async fn delete(tx: &mut Tx, id: QuarantineId) -> Result<bool> {
    sqlx::query("delete from keys where id in (select key_id from quarantine where id = $1)").bind(id.0).execute(tx.write().await?).await?;
    Ok(sqlx::query("delete from quarantine where id = $1").bind(id.0).execute(tx.write().await?).await?.rows_affected() == 1)
}
