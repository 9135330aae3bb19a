//! Wrapped keys, one for each chat, draft and case. To delete one is to make unreadable all that it sealed.

use super::{Reading, Result, Tx};
use crate::domain::ids::KeyId;

pub async fn insert(tx: &mut Tx, id: KeyId, wrapped: Vec<u8>) -> Result<()> {
    sqlx::query("insert into keys (id, wrapped) values ($1, $2)").bind(id.0).bind(wrapped).execute(tx.beside()).await.map(drop)
}

pub async fn delete(tx: &mut Tx, id: KeyId) -> Result<bool> {
    let done = sqlx::query("delete from keys where id = $1").bind(id.0).execute(tx.write().await?).await?;
    Ok(done.rows_affected() == 1)
}

pub async fn wrapped(tx: &mut Tx, id: KeyId) -> Result<Option<Vec<u8>>> {
    let row: Option<(Vec<u8>,)> =
        sqlx::query_as("select wrapped from keys where id = $1").bind(id.0).fetch_optional(tx.write().await?).await?;
    Ok(row.map(|(wrapped,)| wrapped))
}
