//! What was read: a count for each day, audience and topic. No row knows of whom.

use super::{Reading, Result, Tx};

pub async fn count(tx: &mut Tx, day: &str, audience: &str, topic: &str) -> Result<()> {
    sqlx::query(
        "insert into readings (day, audience, topic, count) values ($1, $2, $3, 1) \
         on conflict (day, audience, topic) do update set count = readings.count + 1",
    )
    .bind(day)
    .bind(audience)
    .bind(topic)
    .execute(tx.beside())
    .await
    .map(drop)
}

/// Month, audience, topic and how often, the latest month first.
pub async fn by_month(from: &mut impl Reading) -> Result<Vec<(String, String, String, i64)>> {
    sqlx::query_as(
        "select substr(day, 1, 7), audience, topic, cast(sum(count) as bigint) from readings \
         group by substr(day, 1, 7), audience, topic order by substr(day, 1, 7) desc, audience, topic",
    )
    .fetch_all(from.beside())
    .await
}
