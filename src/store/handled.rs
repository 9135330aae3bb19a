//! What was handled before is recognised, whatever Telegram numbers it.

use super::many::Many;
use super::{Reading, Result, Tx};

static ENTER: Many = Many::new("insert into handled (name, at) values ", 2, " on conflict (name) do nothing returning name");

/// Enters all of a batch that come for the first time; each is still to be asked for, by [`first`].
pub async fn enter(tx: &mut Tx, names: &[&[u8]], now: i64) -> Result<()> {
    let mut names = names;
    while !names.is_empty() {
        let (text, size) = ENTER.next(names.len());
        let (some, rest) = names.split_at(size);
        let query = some.iter().fold(sqlx::query_as(text), |query, name| query.bind(name.to_vec()).bind(now));
        let new: Vec<(Vec<u8>,)> = query.fetch_all(tx.beside()).await?;
        tx.entered.extend(new.into_iter().map(|(name,)| name));
        names = rest;
    }
    Ok(())
}

/// Whether this is the first time; from now on it is not.
pub async fn first(tx: &mut Tx, name: &[u8], now: i64) -> Result<bool> {
    if tx.entered.remove(name) {
        return Ok(true);
    }
    let done = sqlx::query("insert into handled (name, at) values ($1, $2) on conflict (name) do nothing")
        .bind(name.to_vec())
        .bind(now)
        .execute(tx.beside())
        .await?;
    Ok(done.rows_affected() == 1)
}

pub async fn forget(tx: &mut Tx, before: i64) -> Result<u64> {
    Ok(sqlx::query("delete from handled where at < $1").bind(before).execute(tx.write().await?).await?.rows_affected())
}

/// As if it had never come: it is to be handled again.
pub async fn unlearn(tx: &mut Tx, name: &[u8]) -> Result<()> {
    sqlx::query("delete from handled where name = $1").bind(name.to_vec()).execute(tx.write().await?).await.map(drop)
}
