//! Which originals a supervisor may know of: none without a second key that is open at that moment.

use super::exclusion::may_read;
use super::{Reading, Result};
use crate::domain::ids::{AttachmentId, CaseId, StaffId};

/// What somebody ($1) may know of at a time ($2): with a key that is open, of what was sent, not taken back, shown in its
/// person's chat, and not their own, nor kept from them.
macro_rules! known_to {
    ($columns:literal, $rest:literal) => {
        concat!(
            "select ",
            $columns,
            " from cases c join attachments a on a.case_id = c.id and a.original is not null \
             join staff s on s.id = $1 and s.role = 'supervisor' and s.revoked_at is null and s.chat_id <> c.reporter \
             join second_keys k on k.staff_id = s.id and k.set_at is not null and k.open_until > $2 \
             where c.stage in ('waiting', 'claimed', 'closed') and c.behind is null and ",
            may_read!("$1"),
            " ",
            $rest
        )
    };
}

/// How many cases hold originals.
pub async fn count(from: &mut impl Reading, who: StaffId, now: i64) -> Result<i64> {
    let (count,): (i64,) = sqlx::query_as(known_to!("count(distinct c.id)", "")).bind(who.0).bind(now).fetch_one(from.beside()).await?;
    Ok(count)
}

/// A page of them, the newest first: which, its code name, and how many.
pub async fn cases(from: &mut impl Reading, who: StaffId, now: i64, skip: i64, most: i64) -> Result<Vec<(CaseId, String, i64)>> {
    let rows: Vec<(i64, String, i64)> =
        sqlx::query_as(known_to!("c.id, c.name, count(*)", "group by c.id, c.name order by c.id desc limit $3 offset $4"))
            .bind(who.0)
            .bind(now)
            .bind(most)
            .bind(skip)
            .fetch_all(from.beside())
            .await?;
    Ok(rows.into_iter().map(|(id, name, count)| (CaseId(id), name, count)).collect())
}

/// Those of one case.
pub async fn of_case(from: &mut impl Reading, who: StaffId, now: i64, case: CaseId) -> Result<Vec<AttachmentId>> {
    let rows: Vec<(i64,)> = sqlx::query_as(known_to!("a.id", "and c.id = $3 order by a.number"))
        .bind(who.0)
        .bind(now)
        .bind(case.0)
        .fetch_all(from.beside())
        .await?;
    Ok(rows.into_iter().map(|(id,)| AttachmentId(id)).collect())
}

/// Whether this one is among them.
pub async fn may(from: &mut impl Reading, who: StaffId, now: i64, id: AttachmentId) -> Result<bool> {
    let row: Option<(i64,)> =
        sqlx::query_as(known_to!("a.id", "and a.id = $3")).bind(who.0).bind(now).bind(id.0).fetch_optional(from.beside()).await?;
    Ok(row.is_some())
}
