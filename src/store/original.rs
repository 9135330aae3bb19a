//! Originals that are kept as evidence: whether one is wanted, and its sealed parts.

use super::{Reading, Result, Tx};
use crate::domain::ids::{AttachmentId, CaseId};

/// Whether of what comes from now on the original is kept; of what is still asked about too. False where the case is closed.
pub async fn choose(tx: &mut Tx, case: CaseId, keeps: bool) -> Result<bool> {
    let done = sqlx::query("update cases set evidence = $1 where id = $2 and stage <> 'closed'")
        .bind(i64::from(keeps))
        .bind(case.0)
        .execute(tx.case(case))
        .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query("update attachments set evidence = $1 where case_id = $2 and stage = 'held' and voice = 'reporter'")
        .bind(i64::from(keeps))
        .bind(case.0)
        .execute(tx.write().await?)
        .await?;
    Ok(true)
}

/// Of this one that is still asked about.
pub async fn want(tx: &mut Tx, id: AttachmentId) -> Result<bool> {
    let done = sqlx::query("update attachments set evidence = 1 where id = $1 and stage = 'held' and voice = 'reporter'")
        .bind(id.0)
        .execute(tx.write().await?)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// One sealed part.
pub async fn add(tx: &mut Tx, id: AttachmentId, part: i64, body: Vec<u8>) -> Result<()> {
    sqlx::query("insert into originals (attachment_id, part, body) values ($1, $2, $3)")
        .bind(id.0)
        .bind(part)
        .bind(body)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

pub async fn part(from: &mut impl Reading, id: AttachmentId, part: i64) -> Result<Option<Vec<u8>>> {
    let row: Option<(Vec<u8>,)> = sqlx::query_as("select body from originals where attachment_id = $1 and part = $2")
        .bind(id.0)
        .bind(part)
        .fetch_optional(from.read().await?)
        .await?;
    Ok(row.map(|(body,)| body))
}

/// It is whole, and this is known about it.
pub async fn keep(tx: &mut Tx, id: AttachmentId, about: Vec<u8>) -> Result<()> {
    sqlx::query("update attachments set original = $1 where id = $2").bind(about).bind(id.0).execute(tx.write().await?).await.map(drop)
}

/// It is not kept, or not whole.
pub async fn forget(tx: &mut Tx, id: AttachmentId) -> Result<()> {
    sqlx::query("delete from originals where attachment_id = $1").bind(id.0).execute(tx.write().await?).await?;
    sqlx::query("update attachments set original = null where id = $1 and original is not null")
        .bind(id.0)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

/// Of what of a case is not fetched yet.
pub async fn stop(tx: &mut Tx, case: CaseId) -> Result<()> {
    sqlx::query("delete from originals where attachment_id in (select id from attachments where case_id = $1 and stage = 'due')")
        .bind(case.0)
        .execute(tx.write().await?)
        .await
        .map(drop)
}

/// All of a case.
pub async fn erase(tx: &mut Tx, case: CaseId) -> Result<()> {
    sqlx::query("delete from originals where attachment_id in (select id from attachments where case_id = $1)")
        .bind(case.0)
        .execute(tx.write().await?)
        .await
        .map(drop)
}
