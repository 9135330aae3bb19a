//! What was said in a case. An edit is a new version; none is ever overwritten.

use sqlx::{AnyConnection, FromRow};

use super::{Result, Tx};
use crate::domain::ids::CaseId;
use crate::domain::talk::Voice;

#[derive(Debug, Clone, FromRow)]
pub struct Row {
    pub seq: i64,
    pub version: i64,
    pub voice: String,
    pub body: Vec<u8>,
    pub at: i64,
}

/// One version of one message.
#[derive(Debug)]
pub struct New<'a> {
    pub case: CaseId,
    pub seq: i64,
    pub version: i64,
    pub voice: Voice,
    pub body: Vec<u8>,
    pub source: &'a [u8],
    pub at: i64,
}

pub async fn insert(tx: &mut Tx, new: New<'_>) -> Result<()> {
    sqlx::query("insert into messages (case_id, seq, version, voice, body, source, at) values ($1, $2, $3, $4, $5, $6, $7)")
        .bind(new.case.0)
        .bind(new.seq)
        .bind(new.version)
        .bind(new.voice.word())
        .bind(new.body)
        .bind(new.source.to_vec())
        .bind(new.at)
        .execute(&mut **tx)
        .await
        .map(drop)
}

/// Every message of a case in its latest version, at the time of its first.
pub async fn latest(connection: &mut AnyConnection, case: CaseId) -> Result<Vec<Row>> {
    sqlx::query_as(
        "select m.seq, m.version, m.voice, m.body, f.at from messages m \
         join messages f on f.case_id = m.case_id and f.seq = m.seq and f.version = 1 \
         where m.case_id = $1 and not exists \
         (select 1 from messages l where l.case_id = m.case_id and l.seq = m.seq and l.version > m.version) order by m.seq",
    )
    .bind(case.0)
    .fetch_all(connection)
    .await
}

/// Where the message that came from this source stands: case, number, latest version.
pub async fn from_source(connection: &mut AnyConnection, source: &[u8]) -> Result<Option<(CaseId, i64, i64)>> {
    let row: Option<(i64, i64, i64)> =
        sqlx::query_as("select case_id, seq, version from messages where source = $1 order by version desc limit 1")
            .bind(source.to_vec())
            .fetch_optional(connection)
            .await?;
    Ok(row.map(|(case, seq, version)| (CaseId(case), seq, version)))
}

/// How many answers there are from this one on.
pub async fn answers_from(connection: &mut AnyConnection, case: CaseId, seq: i64) -> Result<i64> {
    let (count,): (i64,) =
        sqlx::query_as("select count(*) from messages where case_id = $1 and seq >= $2 and voice = 'staff' and version = 1")
            .bind(case.0)
            .bind(seq)
            .fetch_one(connection)
            .await?;
    Ok(count)
}
