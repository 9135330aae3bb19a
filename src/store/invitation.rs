//! Invitations of staff: single use, and gone in time. Only a digest is kept.

use super::{Result, Tx};

pub async fn insert(tx: &mut Tx, digest: &[u8], role: &str, gender: &str, expires_at: i64) -> Result<()> {
    sqlx::query("insert into invitations (digest, role, gender, expires_at, used_at) values ($1, $2, $3, $4, null)")
        .bind(digest.to_vec())
        .bind(role)
        .bind(gender)
        .bind(expires_at)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

/// The role that it grants, once, and what is known of whoever redeems it; `None` where it is unknown, used or expired.
pub async fn redeem(tx: &mut Tx, digest: &[u8], now: i64) -> Result<Option<(String, String)>> {
    sqlx::query_as("update invitations set used_at = $1 where digest = $2 and used_at is null and expires_at > $1 returning role, gender")
        .bind(now)
        .bind(digest.to_vec())
        .fetch_optional(tx.write().await?)
        .await
}

pub async fn forget(tx: &mut Tx, before: i64) -> Result<u64> {
    Ok(sqlx::query("delete from invitations where expires_at < $1").bind(before).execute(tx.write().await?).await?.rows_affected())
}
