//! What was handled before is recognised, whatever Telegram numbers it.

use super::{Result, Tx};

/// Whether this is the first time; from now on it is not.
pub async fn first(tx: &mut Tx, name: &[u8], now: i64) -> Result<bool> {
    let done = sqlx::query("insert into handled (name, at) values ($1, $2) on conflict (name) do nothing")
        .bind(name.to_vec())
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(done.rows_affected() == 1)
}

pub async fn forget(tx: &mut Tx, before: i64) -> Result<u64> {
    Ok(sqlx::query("delete from handled where at < $1").bind(before).execute(&mut **tx).await?.rows_affected())
}

/// As if it had never come: it is to be handled again.
pub async fn unlearn(tx: &mut Tx, name: &[u8]) -> Result<()> {
    sqlx::query("delete from handled where name = $1").bind(name.to_vec()).execute(&mut **tx).await.map(drop)
}
