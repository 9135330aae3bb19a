//! The lease: which of several processes serves a PostgreSQL database. No clock is compared with another: a beat that stands
//! still is measured by whoever watches it, and a transaction asks for the epoch and for no time.

use sqlx::FromRow;

use super::{Reading, Result, Tx};

/// How the lease stands.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Seen {
    pub epoch: i64,
    pub beat: i64,
    /// Who serves, as it calls itself; empty where nobody does.
    pub holder: String,
}

pub async fn seen(from: &mut impl Reading) -> Result<Seen> {
    sqlx::query_as("select epoch, beat, holder from lease where id = 1").fetch_one(from.read().await?).await
}

/// Takes the lease as it was seen, with the next epoch; `None` where it is not so any more. Whoever began a transaction
/// under the old epoch holds the fence: this waits for its end, and no later one begins.
pub async fn take(tx: &mut Tx, seen: &Seen, holder: &str) -> Result<Option<i64>> {
    let fence = sqlx::query("update fence set epoch = epoch + 1 where id = 1 and epoch = $1").bind(seen.epoch);
    if fence.execute(tx.write().await?).await?.rows_affected() == 0 {
        return Ok(None);
    }
    let taken = sqlx::query("update lease set epoch = epoch + 1, beat = 0, holder = $1 where id = 1 and epoch = $2 and beat = $3")
        .bind(holder)
        .bind(seen.epoch)
        .bind(seen.beat)
        .execute(tx.write().await?)
        .await?;
    Ok((taken.rows_affected() == 1).then_some(seen.epoch + 1))
}

/// The holder lives; false where it is the holder no more.
pub async fn renew(tx: &mut Tx, epoch: i64) -> Result<bool> {
    let renewed =
        sqlx::query("update lease set beat = beat + 1 where id = 1 and epoch = $1").bind(epoch).execute(tx.write().await?).await?;
    Ok(renewed.rows_affected() == 1)
}

/// The holder ends, and the next need not wait.
pub async fn release(tx: &mut Tx, epoch: i64) -> Result<()> {
    sqlx::query("update lease set holder = '' where id = 1 and epoch = $1").bind(epoch).execute(tx.write().await?).await.map(drop)
}

/// Somebody stands by.
pub async fn stand_by(tx: &mut Tx) -> Result<()> {
    sqlx::query("update lease set beat = beat + 1 where id = 2").execute(tx.write().await?).await.map(drop)
}

/// The beats of whoever stands by: where they move, somebody could take over.
pub async fn beats_beside(from: &mut impl Reading) -> Result<i64> {
    let (beat,): (i64,) = sqlx::query_as("select beat from lease where id = 2").fetch_one(from.read().await?).await?;
    Ok(beat)
}
