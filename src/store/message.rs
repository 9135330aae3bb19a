//! What was said in a case. An edit is a new version; none is ever overwritten.

use sqlx::{AnyConnection, FromRow};

use super::many::{Many, Statement};
use super::{Reading, Result, Tx};
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

/// A version that waits to be written.
#[derive(Debug)]
pub(super) struct Added {
    case: i64,
    seq: i64,
    version: i64,
    voice: &'static str,
    body: Vec<u8>,
    source: Vec<u8>,
    at: i64,
}

/// Written with those of the whole batch.
#[expect(clippy::unused_async, reason = "that it waits is nobody's concern")]
pub async fn insert(tx: &mut Tx, new: New<'_>) -> Result<()> {
    let New { case, seq, version, voice, body, source, at } = new;
    tx.later.messages.push(Added { case: case.0, seq, version, voice: voice.word(), body, source: source.to_vec(), at });
    Ok(())
}

static INSERT: Many = Many::new("insert into messages (case_id, seq, version, voice, body, source, at) values ", 7, "");

pub(super) async fn write(connection: &mut AnyConnection, rows: Vec<Added>) -> Result<()> {
    let bind = |query: Statement, row: Added| {
        query.bind(row.case).bind(row.seq).bind(row.version).bind(row.voice).bind(row.body).bind(row.source).bind(row.at)
    };
    INSERT.write(connection, rows, bind).await.map(drop)
}

/// Every message of a case in its latest version, at the time of its first.
pub async fn latest(from: &mut impl Reading, case: CaseId) -> Result<Vec<Row>> {
    sqlx::query_as(
        "select m.seq, m.version, m.voice, m.body, f.at from messages m \
         join messages f on f.case_id = m.case_id and f.seq = m.seq and f.version = 1 \
         where m.case_id = $1 and not exists \
         (select 1 from messages l where l.case_id = m.case_id and l.seq = m.seq and l.version > m.version) order by m.seq",
    )
    .bind(case.0)
    .fetch_all(from.read().await?)
    .await
}

/// Where the message that came from this source stands: case, number, latest version.
pub async fn from_source(from: &mut impl Reading, source: &[u8]) -> Result<Option<(CaseId, i64, i64)>> {
    let row: Option<(i64, i64, i64)> =
        sqlx::query_as("select case_id, seq, version from messages where source = $1 order by version desc limit 1")
            .bind(source.to_vec())
            .fetch_optional(from.read().await?)
            .await?;
    Ok(row.map(|(case, seq, version)| (CaseId(case), seq, version)))
}

/// How many answers there are from this one on.
pub async fn answers_from(from: &mut impl Reading, case: CaseId, seq: i64) -> Result<i64> {
    let (count,): (i64,) =
        sqlx::query_as("select count(*) from messages where case_id = $1 and seq >= $2 and voice = 'staff' and version = 1")
            .bind(case.0)
            .bind(seq)
            .fetch_one(from.read().await?)
            .await?;
    Ok(count)
}
