//! What was tapped after the end of a talk: a count for each month, question and answer. No row knows of whom.

use super::{Reading, Result, Tx};

pub async fn count(tx: &mut Tx, month: &str, question: i64, answer: &str) -> Result<()> {
    sqlx::query(
        "insert into feedback (month, question, answer, count) values ($1, $2, $3, 1) \
         on conflict (month, question, answer) do update set count = feedback.count + 1",
    )
    .bind(month)
    .bind(question)
    .bind(answer)
    .execute(tx.write().await?)
    .await
    .map(drop)
}

/// Question, answer and how often, from that month on.
pub async fn since(from: &mut impl Reading, month: &str) -> Result<Vec<(i64, String, i64)>> {
    sqlx::query_as("select question, answer, cast(sum(count) as bigint) from feedback where month >= $1 group by question, answer order by question, answer")
        .bind(month)
        .fetch_all(from.beside())
        .await
}
