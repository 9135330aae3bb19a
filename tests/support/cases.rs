//! Every case with all that was said in it, opened from the database with the key.

use suaka::domain::ids::AttachmentId;
use suaka::hotline::Hotline;
use suaka::vault::Place;

/// One case. Ids are drawn by chance and by time, and are left out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Case {
    pub name: String,
    pub stage: String,
    pub lane: i64,
    pub triage: String,
    pub language: String,
    /// The number of the member of staff who holds it, or closed it.
    pub claimed_by: Option<i64>,
    pub unread: i64,
    /// Number, version, voice and words of every message.
    pub said: Vec<(i64, i64, String, String)>,
    /// Number, kind and stage of every attachment, and the size of what is kept of it.
    pub attached: Vec<(i64, String, String, usize)>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    wrapped: Vec<u8>,
    key_id: i64,
    name: String,
    stage: String,
    lane: i64,
    triage: Vec<u8>,
    language: String,
    number: Option<i64>,
    unread: i64,
}

/// In the order in which they were opened.
pub async fn all(hotline: &Hotline) -> Vec<Case> {
    let mut connection = hotline.store.read().await.expect("a connection");
    let rows: Vec<Row> = sqlx::query_as(
        "select c.id, c.key_id, k.wrapped, c.name, c.stage, c.lane, c.triage, c.language, s.number, c.unread from cases c \
         join keys k on k.id = c.key_id left join staff s on s.id = c.claimed_by order by c.id",
    )
    .fetch_all(&mut *connection)
    .await
    .expect("cases");
    let mut cases = Vec::new();
    for row in rows {
        let key = hotline.vault.unwrap(row.key_id, &row.wrapped).expect("a key");
        let open = |place, sealed: &[u8]| String::from_utf8(key.open(place, sealed).expect("a value").to_vec()).expect("text");
        let said: Vec<(i64, i64, String, Vec<u8>)> =
            sqlx::query_as("select seq, version, voice, body from messages where case_id = $1 order by seq, version")
                .bind(row.id)
                .fetch_all(&mut *connection)
                .await
                .expect("messages");
        let attachments: Vec<(i64, i64, String, String)> =
            sqlx::query_as("select id, number, kind, stage from attachments where case_id = $1 order by number")
                .bind(row.id)
                .fetch_all(&mut *connection)
                .await
                .expect("attachments");
        let mut attached = Vec::new();
        for (id, number, kind, stage) in attachments {
            let kept = stage == "kept" && kind != "place" && kind != "number";
            let opened = if kept { hotline.open_file(AttachmentId(id)).await.expect("a file") } else { None };
            attached.push((number, kind, stage, opened.map_or(0, |opened| opened.bytes.len())));
        }
        // The place of a body, as `hotline` seals it.
        let body = |seq: i64, version: i64| Place::new("messages.body", row.id).part((seq << 20) | version);
        cases.push(Case {
            triage: open(Place::new("cases.triage", row.id), &row.triage),
            said: said.into_iter().map(|(seq, version, voice, text)| (seq, version, voice, open(body(seq, version), &text))).collect(),
            attached,
            name: row.name,
            stage: row.stage,
            lane: row.lane,
            language: row.language,
            claimed_by: row.number,
            unread: row.unread,
        });
    }
    cases
}
