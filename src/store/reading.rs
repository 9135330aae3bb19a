//! What was read: a count for each day, audience and subject. No row knows of whom.

use super::{Reading, Result, Tx};

pub async fn count(tx: &mut Tx, day: &str, audience: &str, subject: &str) -> Result<()> {
    sqlx::query(
        "insert into readings (day, audience, subject, count) values ($1, $2, $3, 1) \
         on conflict (day, audience, subject) do update set count = readings.count + 1",
    )
    .bind(day)
    .bind(audience)
    .bind(subject)
    .execute(tx.beside())
    .await
    .map(drop)
}

/// Month, audience, subject and how often, the latest month first.
pub async fn by_month(from: &mut impl Reading) -> Result<Vec<(String, String, String, i64)>> {
    sqlx::query_as(
        "select substr(day, 1, 7), audience, subject, cast(sum(count) as bigint) from readings \
         group by substr(day, 1, 7), audience, subject order by substr(day, 1, 7) desc, audience, subject",
    )
    .fetch_all(from.beside())
    .await
}
