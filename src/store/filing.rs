//! Whether a story may be filed and classified, or its person only wants to talk. Nobody but them changes it.

use super::{Result, Tx};
use crate::domain::ids::CaseId;

/// Chosen while it is being told.
pub async fn choose(tx: &mut Tx, id: CaseId, filed: bool) -> Result<bool> {
    let done = sqlx::query("update cases set filed = $1 where id = $2 and stage = 'draft'")
        .bind(i64::from(filed))
        .bind(id.0)
        .execute(tx.case(id))
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Its person agrees, later on: once.
pub async fn agree(tx: &mut Tx, id: CaseId, now: i64) -> Result<bool> {
    let done = sqlx::query("update cases set filed = 1, filed_at = $1 where id = $2 and filed = 0 and stage in ('waiting', 'claimed')")
        .bind(now)
        .bind(id.0)
        .execute(tx.case(id))
        .await?;
    Ok(done.rows_affected() == 1)
}
