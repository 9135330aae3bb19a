//! A hotline in the middle of its work, with something in every sealed column; changed, and put back.

use std::path::PathBuf;
use std::time::Duration;

use serde_json::json;
use sqlx::{AssertSqlSafe, Connection};
use suaka::dialogue::Button;
use suaka::domain::case::{About, Phone};
use suaka::domain::ids::CaseId;
use suaka::domain::people::Role;
use suaka::jobs::slow::Slow;
use suaka::sandbox::{Fault, FaultKind, PersonId};
use suaka::telegram::api::Api;

use super::probe::Place;
use crate::support::dump::{self, connect, sql};
use crate::support::sample::{ogg, png};
use crate::support::town::TOKEN;
use crate::support::{Database, Town};

/// Every sealed column (a live screen's number stands in `chats` too, and is known from there), and what of its rows is looked at by somebody: which row it is, its value, its chat or case or
/// number, and more of it.
pub const SEALED: [(&str, &str); 21] = [
    ("attachments.about", "select a.rowid, a.about, a.case_id, a.number, a.kind from attachments a where a.about is not null"),
    ("attachments.original", "select a.rowid, a.original, a.case_id, a.number, a.kind from attachments a where a.original is not null"),
    ("attachments.source", "select a.rowid, a.source, a.case_id, a.number, a.stage from attachments a where a.source is not null"),
    ("cases.triage", "select c.rowid, c.triage, c.id, 0, '' from cases c"),
    ("chats.address", "select h.rowid, h.address, h.id, 0, '' from chats h"),
    ("chats.screen", "select h.rowid, h.screen, h.id, 0, '' from chats h where h.screen is not null"),
    ("chats.state", "select h.rowid, h.state, h.id, 0, '' from chats h"),
    ("chunks.body", "select k.rowid, k.body, a.case_id, a.number, '' from chunks k join attachments a on a.id = k.attachment_id"),
    ("codes.body", "select d.rowid, d.body, d.case_id, 0, '' from codes d where d.body is not null"),
    ("descriptions.body", "select e.rowid, e.body, e.case_id, 0, '' from descriptions e where e.body is not null"),
    (
        "keys.wrapped",
        "select k.rowid, k.wrapped, coalesce(h.id, c.id, s.id, q.id), 0, \
         case when h.id is not null then 'chat' when c.id is not null then 'case' when s.id is not null then 'slow' else 'quarantine' end \
         from keys k left join chats h on h.key_id = k.id left join cases c on c.key_id = k.id left join slow s on s.key_id = k.id \
         left join quarantine q on q.key_id = k.id",
    ),
    (
        "messages.body",
        "select m.rowid, m.body, m.case_id, 0, '' from messages m where m.version = \
         (select max(n.version) from messages n where n.case_id = m.case_id and n.seq = m.seq)",
    ),
    ("originals.body", "select o.rowid, o.body, o.attachment_id, 0, '' from originals o"),
    ("outbox.payload", "select o.rowid, o.payload, o.chat_id, 0, '' from outbox o where o.kind <> 'wipe'"),
    ("pins.body", "select p.rowid, p.body, p.chat_id, 0, '' from pins p where p.body is not null"),
    ("pins.duress", "select p.rowid, p.duress, p.chat_id, 0, '' from pins p where p.duress is not null"),
    ("pins.typed", "select p.rowid, p.typed, p.chat_id, 0, '' from pins p where p.typed is not null"),
    ("quarantine.body", "select q.rowid, q.body, q.id, 0, '' from quarantine q"),
    ("registry.message", "select r.rowid, r.message, r.chat_id, r.id, '' from registry r where r.kind <> 'screen'"),
    ("second_keys.secret", "select y.rowid, y.secret, s.chat_id, 0, '' from second_keys y join staff s on s.id = y.staff_id"),
    ("slow.body", "select s.rowid, s.body, s.id, 0, '' from slow s"),
];

/// One sealed value, as it should be.
#[derive(Debug)]
pub struct Value {
    pub column: &'static str,
    pub row: i64,
    pub sealed: Vec<u8>,
    pub place: Place,
}

pub struct Scene {
    pub town: Town,
    /// Who holds cases, and who could take what waits.
    pub counsellors: [PersonId; 2],
    /// Who decides who may read a story, and whose second key is being set up.
    pub supervisor: PersonId,
    pub reporters: Vec<PersonId>,
    /// The database as it should be.
    whole: PathBuf,
    tables: Vec<String>,
}

impl Scene {
    pub async fn new() -> Self {
        let mut town = Town::new(Database::sqlite()).await;
        town.hotline.duress = true;
        town.restart().await;
        let counsellors = [town.staff(Role::Counsellor).await, town.staff(Role::Counsellor).await];
        let mut reporters = vec![];
        for (number, counsellor) in counsellors.into_iter().enumerate() {
            let reporter = town.person("id");
            reporters.push(reporter);
            tells(&mut town, reporter, number).await;
            town.taps(reporter, "Kirim").await;
            town.taps(counsellor, "Ambil berikutnya").await;
            town.passes(chrono::Duration::seconds(5)).await;
            town.sends(counsellor, "photo", None, png(), &said(number, 7)).await;
            town.says(counsellor, &said(number, 8)).await;
            let case = dump::number(&town.database.url, "select max(id) from cases").await;
            town.forges(reporter, &Button::ShowCode(CaseId(case)).encode()).await;
        }
        let (waits, drafts) = (town.person("id"), town.person("id"));
        tells(&mut town, waits, 2).await;
        town.taps(waits, "Kirim").await;
        let supervisor = town.staff(Role::Supervisor).await;
        let case = CaseId(dump::number(&town.database.url, "select max(id) from cases").await);
        town.forges(waits, &Button::Hold(case, About::Staff).encode()).await;
        town.says(waits, "ciri-ciri").await;
        town.forges(waits, &Button::Described(case).encode()).await;
        town.says(drafts, &said(3, 1)).await;
        town.sends(drafts, "photo", None, png(), &said(3, 2)).await;
        reporters.extend([waits, drafts]);
        for person in [waits, drafts] {
            let chat = json!({"id": person.0, "type": "private"});
            town.sandbox.world().enqueue_raw_update(json!({"message": {"message_id": "x", "chat": chat, "text": said(9, 9)}}));
        }
        town.settle().await;
        let keeps = town.person("id");
        keeps_a_pin(&mut town, keeps).await;
        town.forges(supervisor, &Button::ShowSecret.encode()).await;
        // Screens that wait to be sent, with content and without.
        for method in ["sendMessage", "editMessageText"] {
            let kind = FaultKind::Status { code: 502, description: "Bad Gateway".to_owned(), retry_after: None };
            town.sandbox.world().fault(Fault::next(method, kind).times(1000));
        }
        for counsellor in counsellors {
            town.says(counsellor, "/start").await;
            town.taps(counsellor, "🖼 1").await;
        }
        town.says(drafts, &said(3, 3)).await;
        town.sandbox.world().clear_faults();
        // Somebody writes faster than can be answered.
        let floods = town.person("id");
        for part in 1..=25 {
            town.sandbox.world().send_text(floods, &said(4, part));
        }
        town.receiver.poll(Duration::ZERO).await;
        town.receiver.rest().await;
        reporters.extend([floods, keeps]);
        let whole = town.database.folder.path().join("whole.db");
        sql(&town.database.url, &format!("vacuum into '{}'", whole.display())).await;
        let mut connection = connect(&town.database.url).await;
        let names =
            "select cast(name as text) from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like '_sqlx%'";
        let tables: Vec<(String,)> = sqlx::query_as(names).fetch_all(&mut connection).await.expect("tables");
        connection.close().await.expect("an end");
        Self { town, counsellors, supervisor, reporters, whole, tables: tables.into_iter().map(|(name,)| name).collect() }
    }

    /// Every sealed value that somebody looks at.
    pub async fn values(&self) -> Vec<Value> {
        let mut connection = connect(&self.town.database.url).await;
        let mut values = vec![];
        for (column, query) in SEALED {
            let rows: Vec<(i64, Vec<u8>, i64, i64, String)> = sqlx::query_as(query).fetch_all(&mut connection).await.expect("rows");
            values.extend(rows.into_iter().map(|(row, sealed, of, number, more)| {
                let place = Place::of(column, of, number, &more);
                Value { column, row, sealed, place }
            }));
        }
        connection.close().await.expect("an end");
        values
    }

    pub async fn put(&self, value: &Value, changed: &[u8]) {
        let (table, column) = value.column.split_once('.').expect("a table and a column");
        let mut connection = connect(&self.town.database.url).await;
        let query = format!("update {table} set {column} = $1 where rowid = $2");
        let done = sqlx::query(AssertSqlSafe(query)).bind(changed.to_vec()).bind(value.row).execute(&mut connection).await;
        assert_eq!(done.expect("a change").rows_affected(), 1);
        connection.close().await.expect("an end");
    }

    /// Everything as it was.
    pub async fn restore(&mut self) {
        let each = |table: &String| format!("delete from {table}; insert into {table} select * from whole.{table};");
        let each: String = self.tables.iter().map(each).collect();
        let attach =
            format!("pragma foreign_keys = off; attach '{}' as whole; begin immediate; {each} commit; detach whole", self.whole.display());
        sql(&self.town.database.url, &attach).await;
        self.recount().await;
    }

    /// Who writes how fast, and what of it waits, as the database has it now.
    pub async fn recount(&mut self) {
        let api = Api::new(TOKEN, &self.town.sandbox.url()).expect("an API");
        self.town.slow = Slow::new(self.town.hotline.clone(), api);
        self.town.hotline.count_slow().await.expect("the database");
    }
}

pub fn said(story: usize, part: usize) -> String {
    format!("⟦{story}.{part}⟧")
}

/// The PIN of the one who has one, and its number of alarm.
pub const PIN: [&str; 2] = ["4821", "7153"];

/// A chat that is open by a PIN, while another one is being typed.
async fn keeps_a_pin(town: &mut Town, reporter: PersonId) {
    town.says(reporter, &said(5, 1)).await;
    town.taps(reporter, "Kirim").await;
    let case = CaseId(dump::number(&town.database.url, "select max(id) from cases").await);
    town.forges(reporter, &Button::HasPhone(case, Phone::Shared).encode()).await;
    for (button, digits) in [Button::SetPin(case), Button::SetAlarm(case)].into_iter().zip(PIN) {
        town.forges(reporter, &button.encode()).await;
        town.says(reporter, digits).await;
        town.says(reporter, digits).await;
    }
    town.forges(reporter, &Button::SetPin(case).encode()).await;
    town.says(reporter, "9041").await;
}

/// Words that are changed, a picture, a sound, a place.
async fn tells(town: &mut Town, reporter: PersonId, story: usize) {
    let first = town.says(reporter, &said(story, 1)).await;
    town.sandbox.world().edit_text(reporter, first, &said(story, 2)).expect("their message");
    town.settle().await;
    town.sends(reporter, "photo", None, png(), &said(story, 3)).await;
    town.taps(reporter, "simpan juga aslinya").await;
    town.sends(reporter, "voice", Some("audio/ogg"), ogg(), "").await;
    town.sandbox.world().send_raw(reporter, json!({"location": {"latitude": 0.5, "longitude": 101.25}}));
    town.settle().await;
    town.taps(reporter, "Bagian dari cerita").await;
}
