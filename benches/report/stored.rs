//! Many cases stored: how long the first poll takes from the start of the process, and how long the queue and a claim take,
//! against a thousand. Only SQLite: the rows are made by one statement of its own for each table.

use std::time::{Duration, Instant};

use suaka::sandbox::{PersonId, Sandbox};

use crate::database::Database;
use crate::program::{Program, sandbox};
use crate::talk::walk;

/// Rounds of queue, claim and release.
const ROUNDS: usize = 15;

/// Closed cases with all that belongs to each, sealed values as long as they are.
const SEED: [&str; 6] = [
    "insert into keys select value * 2 + 1000, randomblob(73) from generate($1)",
    "insert into keys select value * 2 + 1001, randomblob(73) from generate($1)",
    "insert into chats (id, pseudonym, key_id, address, language, phone, state, screen_protected, gone, seen_at) \
     select value + 1000, randomblob(16), value * 2 + 1000, randomblob(49), 'id', 'own', randomblob(60), 0, 0, 1 from generate($1)",
    "insert into cases (id, key_id, name, reporter, stage, lane, triage, language, opened_at, said_at, sent_at, closed_at, messages, unread, unseen) \
     select value + 1000, value * 2 + 1001, 'Melati-' || (value % 900), value + 1000, 'closed', 1, randomblob(120), 'id', value, value, value, value, 2, 0, 0 from generate($1)",
    "insert into messages (case_id, seq, version, voice, body, source, at) \
     select value + 1000, 1, 1, 'reporter', randomblob(150), randomblob(16), value from generate($1)",
    "insert into audit (id, at, staff_id, action, case_id) select value + 1000, value, 1, 'closed', value + 1000 from generate($1)",
];

pub async fn run(cases: usize) {
    let few = measure(1000).await;
    let many = measure(cases).await;
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    println!(
        "stored, SQLite, {cases} cases: first poll {:.0} ms after the start; queue {:.1} ms ({:.2} × that with 1,000), claim {:.1} ms ({:.2} ×)",
        milliseconds(many.0),
        milliseconds(many.1),
        milliseconds(many.1) / milliseconds(few.1),
        milliseconds(many.2),
        milliseconds(many.2) / milliseconds(few.2),
    );
}

/// First poll, queue, claim; medians.
async fn measure(cases: usize) -> (Duration, Duration, Duration) {
    let (database, sandbox) = (Database::sqlite(), sandbox().await);
    let desk = {
        let (program, _) = Program::start(&database, &sandbox).await;
        walk(&sandbox, 40, 40, 5).await;
        let desk = sandbox.world().add_person("Petugas", "id", None);
        let code = program.invite();
        sandbox.world().send_text(desk, &format!("/start {code}"));
        taps(&sandbox, desk, "Masuk tugas", "Selesai tugas").await;
        desk
    };
    seed(&database, cases).await;
    let (_program, first) = Program::start(&database, &sandbox).await;
    let (mut queue, mut claim) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        queue.push(taps(&sandbox, desk, "Antrean", "Ambil").await);
        claim.push(taps(&sandbox, desk, "Ambil", "Lepas").await);
        taps(&sandbox, desk, "Lepas", "Ya, lepas").await;
        taps(&sandbox, desk, "Ya, lepas", "Antrean").await;
    }
    queue.sort_unstable();
    claim.sort_unstable();
    (first, queue[ROUNDS / 2], claim[ROUNDS / 2])
}

/// Taps a key once it is on the last screen; how long until that has another one.
async fn taps(sandbox: &Sandbox, person: PersonId, key: &str, then: &str) -> Duration {
    let shows = async |label: &str| {
        let there = sandbox.wait_until(Duration::from_secs(20), |world| {
            world.last_from_bot(person).is_some_and(|screen| screen.buttons.iter().flatten().any(|button| button.text.contains(label)))
        });
        assert!(there.await, "no key {label}: {}", sandbox.world().transcript(person));
    };
    shows(key).await;
    let begun = Instant::now();
    sandbox.world().press_labelled(person, key).unwrap();
    shows(then).await;
    begun.elapsed()
}

async fn seed(database: &Database, cases: usize) {
    use sqlx::Connection;
    sqlx::any::install_default_drivers();
    let mut connection = sqlx::AnyConnection::connect(&database.url).await.unwrap();
    sqlx::raw_sql("pragma synchronous = off; begin").execute(&mut connection).await.unwrap();
    for sql in SEED {
        let numbers = "(with recursive n (value) as (select 1 union all select value + 1 from n where value < $1) select value from n)";
        let sql = sql.replace("generate($1)", numbers);
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(i64::try_from(cases).unwrap()).execute(&mut connection).await.unwrap();
    }
    sqlx::raw_sql("commit; pragma wal_checkpoint(truncate)").execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}
