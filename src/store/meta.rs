//! A few values about the database as a whole.

use super::{Reading, Result, Tx};

pub async fn get(from: &mut impl Reading, name: &str) -> Result<Option<Vec<u8>>> {
    let row: Option<(Vec<u8>,)> = sqlx::query_as("select value from meta where name = $1").bind(name).fetch_optional(from.beside()).await?;
    Ok(row.map(|(value,)| value))
}

pub async fn put(tx: &mut Tx, name: &str, value: &[u8]) -> Result<()> {
    sqlx::query("insert into meta (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value")
        .bind(name)
        .bind(value.to_vec())
        .execute(tx.write().await?)
        .await
        .map(drop)
}

pub async fn delete(tx: &mut Tx, name: &str) -> Result<()> {
    sqlx::query("delete from meta where name = $1").bind(name).execute(tx.write().await?).await.map(drop)
}

/// A time in milliseconds, where one was put.
pub async fn time(from: &mut impl Reading, name: &str) -> Result<Option<i64>> {
    Ok(get(from, name).await?.and_then(|bytes| bytes.try_into().ok()).map(i64::from_be_bytes))
}

pub async fn put_time(tx: &mut Tx, name: &str, at: i64) -> Result<()> {
    put(tx, name, &at.to_be_bytes()).await
}
