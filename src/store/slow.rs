//! What waits in the slow lane: sealed, a row for each batch that brought something for it.

use sqlx::FromRow;

use super::{Reading, Result, Tx};
use crate::domain::ids::{KeyId, SlowId};

/// Updates of one batch, sealed under a key of their own.
#[derive(Debug, FromRow)]
pub struct Row {
    pub id: i64,
    pub key_id: i64,
    /// Absent where its key is gone.
    pub wrapped: Option<Vec<u8>>,
    pub body: Vec<u8>,
}

pub async fn insert(tx: &mut Tx, id: SlowId, key: KeyId, body: Vec<u8>, at: i64) -> Result<()> {
    sqlx::query("insert into slow (id, key_id, body, at) values ($1, $2, $3, $4)")
        .bind(id.0)
        .bind(key.0)
        .bind(body)
        .bind(at)
        .execute(tx.beside())
        .await
        .map(drop)
}

/// The oldest that came after this one.
pub async fn next(from: &mut impl Reading, after: SlowId) -> Result<Option<Row>> {
    sqlx::query_as(
        "select s.id, s.key_id, k.wrapped, s.body from slow s left join keys k on k.id = s.key_id where s.id > $1 order by s.id limit 1",
    )
    .bind(after.0)
    .fetch_optional(from.read().await?)
    .await
}

/// Removes it with its key.
pub async fn delete(tx: &mut Tx, id: SlowId) -> Result<bool> {
    sqlx::query("delete from keys where id in (select key_id from slow where id = $1)").bind(id.0).execute(tx.beside()).await?;
    Ok(sqlx::query("delete from slow where id = $1").bind(id.0).execute(tx.beside()).await?.rows_affected() == 1)
}

/// How many rows wait, and since when the oldest.
pub async fn waiting(from: &mut impl Reading) -> Result<(i64, Option<i64>)> {
    sqlx::query_as("select count(*), min(at) from slow").fetch_one(from.read().await?).await
}
