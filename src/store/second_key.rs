//! Second keys of supervisors: set up, typed right or wrong, open for a while. A code is taken once, by compare-and-set.

use sqlx::FromRow;

use super::{Reading, Result, Tx};
use crate::domain::ids::StaffId;

#[derive(Debug, Clone, FromRow)]
pub struct Row {
    pub secret: Vec<u8>,
    pub set_at: Option<i64>,
    pub locked_until: Option<i64>,
    pub open_until: Option<i64>,
}

pub async fn find(from: &mut impl Reading, who: StaffId) -> Result<Option<Row>> {
    sqlx::query_as("select secret, set_at, locked_until, open_until from second_keys where staff_id = $1")
        .bind(who.0)
        .fetch_optional(from.beside())
        .await
}

/// One that is being set up.
pub async fn insert(tx: &mut Tx, who: StaffId, secret: Vec<u8>) -> Result<()> {
    sqlx::query("insert into second_keys (staff_id, secret, used, tries) values ($1, $2, 0, 0)")
        .bind(who.0)
        .bind(secret)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

/// A code of it was typed for the first time; false where it is set already.
pub async fn set(tx: &mut Tx, who: StaffId, step: i64, now: i64) -> Result<bool> {
    let done =
        sqlx::query("update second_keys set set_at = $1, used = $2, tries = 0, locked_until = null where staff_id = $3 and set_at is null")
            .bind(now)
            .bind(step)
            .bind(who.0)
            .execute(tx.write().await?)
            .await?;
    Ok(done.rows_affected() == 1)
}

/// Open until then, by a code of that step; false where that one, or a later one, was taken before.
pub async fn open(tx: &mut Tx, who: StaffId, step: i64, until: i64) -> Result<bool> {
    let done = sqlx::query(
        "update second_keys set open_until = $1, used = $2, tries = 0, locked_until = null \
         where staff_id = $3 and set_at is not null and used < $2",
    )
    .bind(until)
    .bind(step)
    .bind(who.0)
    .execute(tx.write().await?)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// A wrong code was typed; the last of `most` in a row closes it, and locks it until then. Whether this was the last.
pub async fn wrong(tx: &mut Tx, who: StaffId, most: i64, until: i64) -> Result<bool> {
    sqlx::query("update second_keys set tries = tries + 1 where staff_id = $1").bind(who.0).execute(tx.write().await?).await?;
    let done = sqlx::query("update second_keys set tries = 0, locked_until = $1, open_until = null where staff_id = $2 and tries >= $3")
        .bind(until)
        .bind(who.0)
        .bind(most)
        .execute(tx.write().await?)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// What it opened is closed.
pub async fn close(tx: &mut Tx, who: StaffId) -> Result<()> {
    sqlx::query("update second_keys set open_until = null where staff_id = $1 and open_until is not null")
        .bind(who.0)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

pub async fn erase(tx: &mut Tx, who: StaffId) -> Result<bool> {
    let done = sqlx::query("delete from second_keys where staff_id = $1").bind(who.0).execute(tx.write().await?).await?;
    Ok(done.rows_affected() == 1)
}
