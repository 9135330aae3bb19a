//! Many cases stored: how long it takes from the start of the process to its first poll, and how long the queue, a claim and
//! a reporter's words take, against a thousand cases. The rows are made by one statement for each table.

use std::time::{Duration, Instant};

use suaka::sandbox::{PersonId, Sandbox};

use crate::database::Database;
use crate::program::{Inlet, Program, sandbox};
use crate::talk::{database_name, walk};

/// Rounds of queue, claim and release; and of reporters' words.
const ROUNDS: usize = 25;

/// Closed cases with all that belongs to each, sealed values as long as they are; `NUMBERS` are those of the cases.
const SEED: [&str; 10] = [
    "insert into keys (id, wrapped) select value * 2 + 1000, randomblob(73) from NUMBERS",
    "insert into keys (id, wrapped) select value * 2 + 1001, randomblob(73) from NUMBERS",
    "insert into chats (id, pseudonym, key_id, address, language, phone, state, screen, screen_at, screen_protected, gone, seen_at) \
     select value + 1000, randomblob(32), value * 2 + 1000, randomblob(49), 'id', 'own', randomblob(60), randomblob(49), 1, 0, 0, 1 from NUMBERS",
    "insert into cases (id, key_id, name, reporter, stage, lane, triage, language, opened_at, said_at, sent_at, closed_at, messages, unread, unseen) \
     select value + 1000, value * 2 + 1001, 'Melati-' || (value % 900), value + 1000, 'closed', 1, randomblob(120), 'id', value, value, value, value, 2, 0, 0 from NUMBERS",
    "insert into messages (case_id, seq, version, voice, body, source, at) \
     select value + 1000, 1, 1, 'reporter', randomblob(150), randomblob(32), value from NUMBERS",
    "insert into messages (case_id, seq, version, voice, body, source, at) \
     select value + 1000, 2, 1, 'staff', randomblob(150), randomblob(32), value from NUMBERS",
    "insert into attachments (id, case_id, number, seq, chat_id, voice, kind, stage, alone, name, about, at, due_at, attempts) \
     select value + 1000, value + 1000, 1, 1, value + 1000, 'reporter', 'photo', 'kept', 0, randomblob(32), randomblob(90), value, value, 0 from NUMBERS where value % 10 = 0",
    "insert into registry (id, chat_id, name, message, ours, kind, at) \
     select value + 1000, value + 1000, randomblob(32), randomblob(48), 1, 'screen', value from NUMBERS",
    "insert into handled (name, at) select randomblob(32), NOW from NUMBERS",
    "insert into audit (id, at, staff_id, action, case_id) select value + 1000, value, 1, 'closed', value + 1000 from NUMBERS",
];

/// What takes how long; the last three are medians.
struct Measured {
    first: Duration,
    queue: Duration,
    claim: Duration,
    words: Duration,
}

pub async fn run(cases: usize, postgres: bool) {
    let (few, many) = match (crate::database(postgres), crate::database(postgres)) {
        (Ok(few), Ok(many)) => (measure(&few, 1000).await, measure(&many, cases).await),
        (Err(reason), _) | (_, Err(reason)) => return println!("stored, PostgreSQL: skipped: {reason}"),
    };
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    let against = |of: fn(&Measured) -> Duration| {
        format!("{:.1} ms ({:.2} × that with 1,000)", milliseconds(of(&many)), milliseconds(of(&many)) / milliseconds(of(&few)))
    };
    println!(
        "stored, {}, {cases} cases: receives {:.0} ms after its start; queue {}, claim {}, a reporter's words {}",
        if postgres { "PostgreSQL" } else { "SQLite" },
        milliseconds(many.first),
        against(|measured| measured.queue),
        against(|measured| measured.claim),
        against(|measured| measured.words),
    );
}

async fn measure(database: &Database, cases: usize) -> Measured {
    let sandbox = sandbox().await;
    let desk = {
        let (program, _) = Program::start(database, &sandbox, Inlet::Polls).await;
        walk(&sandbox, 20, 20, 5).await;
        let desk = sandbox.world().add_person("Petugas", "id", None);
        let code = program.invite();
        sandbox.world().send_text(desk, &format!("/start {code}"));
        taps(&sandbox, desk, "Masuk tugas", "Antrean").await;
        program.end();
        desk
    };
    seed(database, cases).await;
    let (program, first) = Program::start(database, &sandbox, Inlet::Polls).await;
    let (mut queue, mut claim) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        queue.push(taps(&sandbox, desk, "Antrean", "mnt").await);
        taps(&sandbox, desk, "mnt", "✋ Ambil").await;
        claim.push(taps(&sandbox, desk, "✋ Ambil", "Lepas").await);
        taps(&sandbox, desk, "Lepas", "Ya, lepas").await;
        taps(&sandbox, desk, "Ya, lepas", "Antrean").await;
    }
    let mut words = walk(&sandbox, ROUNDS, 1, 3).await;
    program.end();
    let median = |times: &mut Vec<Duration>| {
        times.sort_unstable();
        times[times.len() / 2]
    };
    Measured { first, queue: median(&mut queue), claim: median(&mut claim), words: median(&mut words) }
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
    let (begin, numbers, end) = if database.is_postgres {
        let randomblob = "create function randomblob(n int) returns bytea language sql volatile as \
             'select substring(decode(repeat(md5(random()::text), (n + 15) / 16), ''hex'') for n)'";
        let numbers = format!("(select value from generate_series(1::bigint, {cases}) as value) as numbers");
        (format!("{randomblob}; begin"), numbers, "drop function randomblob; commit; analyze")
    } else {
        let numbers =
            format!("(with recursive n (value) as (select 1 union all select value + 1 from n where value < {cases}) select value from n)");
        let begin = "pragma synchronous = off; pragma cache_size = -400000; begin";
        (begin.to_owned(), numbers, "commit; pragma wal_checkpoint(truncate)")
    };
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis().to_string();
    sqlx::raw_sql(sqlx::AssertSqlSafe(begin)).execute(&mut connection).await.unwrap();
    for sql in SEED {
        let sql = sql.replace("NUMBERS", &numbers).replace("NOW", &now);
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
            .execute(&mut connection)
            .await
            .unwrap_or_else(|error| panic!("{}: {error}", database_name(database)));
    }
    sqlx::raw_sql(end).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}
