//! Withdrawn cases: seen by nobody, kept for a while, then erased or taken back. Every change is one compare-and-set.

use super::{Reading, Result, Tx};
use crate::domain::ids::{CaseId, ChatId};

/// Out of everybody's sight, wherever it was; false where it is not this chat's any more, not sent, or closed.
pub async fn withdraw(tx: &mut Tx, id: CaseId, reporter: ChatId, now: i64) -> Result<bool> {
    let done = sqlx::query(
        "update cases set stage = 'withdrawn', withdrawn_at = $1, claimed_by = null, claimed_at = null \
         where id = $2 and reporter = $3 and stage in ('waiting', 'claimed')",
    )
    .bind(now)
    .bind(id.0)
    .bind(reporter.0)
    .execute(tx.write().await?)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The withdrawn case for which a code stands, and since when it is withdrawn.
pub async fn find(from: &mut impl Reading, digest: &[u8]) -> Result<Option<(CaseId, i64)>> {
    let row: Option<(i64, i64)> = sqlx::query_as(
        "select c.id, c.withdrawn_at from codes d join cases c on c.id = d.case_id where d.digest = $1 and c.stage = 'withdrawn'",
    )
    .bind(digest.to_vec())
    .fetch_optional(from.read().await?)
    .await?;
    Ok(row.map(|(id, at)| (CaseId(id), at)))
}

/// Back to the queue, in the place that it had, as the case of this chat: exactly one of all who try, and only while it has a
/// code and is withdrawn since then.
pub async fn restore(tx: &mut Tx, id: CaseId, since: i64, to: ChatId, language: &str, now: i64) -> Result<bool> {
    let done = sqlx::query(
        "update cases set stage = 'waiting', withdrawn_at = null, language = $1, \
         moved_at = case when reporter = $2 then moved_at else $3 end, reporter = $2, behind = null \
         where id = $4 and stage = 'withdrawn' and withdrawn_at = $5 and exists (select 1 from codes where case_id = $4)",
    )
    .bind(language)
    .bind(to.0)
    .bind(now)
    .bind(id.0)
    .bind(since)
    .execute(tx.write().await?)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes hold of one that is withdrawn since then, so that nobody can bring it back before the transaction ends.
pub async fn hold(tx: &mut Tx, id: CaseId, since: i64) -> Result<bool> {
    let done = sqlx::query("update cases set unread = 0 where id = $1 and stage = 'withdrawn' and withdrawn_at = $2")
        .bind(id.0)
        .bind(since)
        .execute(tx.write().await?)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Those withdrawn until `before`: case, reporter, since when.
pub async fn due(from: &mut impl Reading, before: i64, most: i64) -> Result<Vec<(CaseId, ChatId, i64)>> {
    let rows: Vec<(i64, i64, i64)> = sqlx::query_as(
        "select id, reporter, withdrawn_at from cases where stage = 'withdrawn' and withdrawn_at <= $1 order by withdrawn_at limit $2",
    )
    .bind(before)
    .bind(most)
    .fetch_all(from.beside())
    .await?;
    Ok(rows.into_iter().map(|(case, chat, at)| (CaseId(case), ChatId(chat), at)).collect())
}
