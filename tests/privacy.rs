//! Canaries: words, names, ids and secrets that go through everything, and must be found nowhere on the disk or in a log.

#![expect(clippy::print_stdout, reason = "how much was searched is what such a test is worth")]

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use libtest_mimic::Trial;
use serde_json::json;
use sqlx::{AnyConnection, AssertSqlSafe, ConnectOptions, Connection};
use suaka::domain::ids::CaseId;
use suaka::domain::people::Role;
use suaka::sandbox::{Fault, FaultKind, Outcome, PersonId, SentFile, World};
use suaka::store::{Store, case, chat};
use suaka::telegram::outbound::{METHODS, UPDATES};

use crate::support::canary::Search;
use crate::support::database::files;
use crate::support::process::{Live, PATIENCE, number, words};
use crate::support::sample::{IN_OGG, IN_PNG, ogg, png};
use crate::support::town::TOKEN;
use crate::support::walk::{Hasty, Walk};
use crate::support::{Database, on_both};

pub fn trials() -> Vec<Trial> {
    let mut trials = on_both("privacy::nothing_of_anybody_is_on_the_disk_or_in_a_log", whole);
    trials.push(Trial::test("privacy::the_search_finds_a_canary_however_it_is_written", || {
        the_search_finds();
        Ok(())
    }));
    trials
}

// What must not be found.

const WORDS: [(&str, &str); 10] = [
    ("words", "kataPQ7 rahasia41"),
    ("words beyond ASCII", "tólong 👩‍👧😢 ⟪Ж⟫"),
    ("changed words", "ubahanXW3 sunyi52"),
    ("a caption", "keteranganLM8 sepi63"),
    ("words in an unknown kind of message", "hologramBN2 senyap85"),
    ("words in an update that cannot be read", "rusakVC6 bisu96"),
    ("words said while the database failed", "gangguanTR1 hening17"),
    ("later words", "kemudianYU4 lirih28"),
    ("an answer", "jawabanKJ5 teduh74"),
    ("a changed answer", "jawabanbaruHG9 damai39"),
];
const WORDS_OF_A_DRAFT: &str = "konsepSD3 pelan40";
const FIRST_NAME: &str = "Namadepanzx0";
const LAST_NAME: &str = "Namabelakangzx1";
const USERNAME: &str = "penggunaunikzx2";
const STAFF_NAME: &str = "Namapetugaszx3";
const FILE_NAME: &str = "foto_lukazx4.pdf";
const PHONE: &str = "+6281255501234";
const PLACE: &str = "Jalan Kenarizx5";
const GROUP: &str = "Grup keluargazx6";
const COORDINATES: [f64; 2] = [0.507_068_13, 101.447_779_91];

fn word(canary: &str) -> &'static str {
    WORDS.iter().find(|(name, _)| *name == canary).expect("a canary").1
}

fn search(live: &Live, people: &[PersonId], group: i64, code: &str) -> Search {
    let mut search = Search::default();
    for (name, text) in WORDS {
        search.text(name, text);
    }
    let texts = [
        ("words of a draft", WORDS_OF_A_DRAFT),
        ("first name", FIRST_NAME),
        ("last name", LAST_NAME),
        ("username", USERNAME),
        ("name of staff", STAFF_NAME),
        ("file name", FILE_NAME),
        ("phone number", PHONE),
        ("place", PLACE),
        ("name of a group", GROUP),
        ("author of a picture", IN_PNG),
        ("title of a sound", IN_OGG),
        ("token", TOKEN),
        ("secret of the token", TOKEN.split_once(':').expect("a token").1),
    ];
    for (name, text) in texts {
        search.text(name, text);
    }
    let (picture, sound) = (png(), ogg());
    search.bytes("a picture", &picture[picture.len() - 30..picture.len() - 12]);
    search.bytes("a sound", &sound[sound.len() - 40..]);
    for value in COORDINATES {
        search.coordinate("coordinate", value);
    }
    for person in people {
        search.id("chat id", person.0);
    }
    search.id("id of a group", group);
    search.text("invitation", code);
    let raw: Vec<u8> = (0..code.len()).step_by(2).map(|at| u8::from_str_radix(&code[at..at + 2], 16).expect("hex")).collect();
    search.bytes("invitation", &raw);
    search.text("key", live.key.split_whitespace().nth(1).expect("a key"));
    search
}

// Where it is searched.

#[derive(Default)]
struct Searched {
    places: usize,
    bytes: usize,
    found: Vec<String>,
}

impl Searched {
    fn look(&mut self, search: &Search, place: &str, content: &[u8]) {
        self.places += 1;
        self.bytes += content.len();
        self.found.extend(search.find(content).into_iter().map(|(canary, encoding)| format!("{canary} as {encoding} in {place}")));
    }

    fn look_at_files(&mut self, search: &Search, files: impl IntoIterator<Item = PathBuf>) {
        for file in files {
            // A file can go while it is looked for, such as a segment of a log.
            if let Ok(content) = std::fs::read(&file) {
                self.look(search, &file.display().to_string(), &content);
            }
        }
    }
}

/// SQLite: every file. PostgreSQL: every row of every table, as text.
async fn look_at_the_database(searched: &mut Searched, search: &Search, database: &Database) {
    let before = searched.places;
    if database.is_postgres {
        let mut connection = connect(&database.url).await;
        for table in tables(&mut connection, true).await {
            let rows: Vec<(String,)> =
                sqlx::query_as(AssertSqlSafe(format!("select cast(t as text) from {table} t"))).fetch_all(&mut connection).await.unwrap();
            for (row,) in rows {
                searched.look(search, &table, row.as_bytes());
            }
        }
    } else {
        searched.look_at_files(search, files(database.folder.path()));
    }
    assert!(searched.places > before, "a database in which there is nothing");
}

/// What the server of PostgreSQL wrote since then: the files of this database, its write-ahead log, its own log.
async fn look_at_the_server(searched: &mut Searched, search: &Search, database: &Database, since: SystemTime) {
    let mut connection = connect(&database.url).await;
    sqlx::query("checkpoint").execute(&mut connection).await.unwrap();
    let (folder, oid): (String, i64) =
        sqlx::query_as("select current_setting('data_directory'), cast(oid as bigint) from pg_database where datname = current_database()")
            .fetch_one(&mut connection)
            .await
            .unwrap();
    let folder = Path::new(&folder);
    let recent = |file: &PathBuf| std::fs::metadata(file).and_then(|data| data.modified()).is_ok_and(|at| at >= since);
    let base = files(&folder.join("base").join(oid.to_string()));
    let log = files(&folder.join("pg_wal"));
    assert!(!base.is_empty() && !log.is_empty(), "the cluster's files can be read");
    let server_log = folder.parent().map(|parent| parent.join("log"));
    searched.look_at_files(search, base.into_iter().chain(log).chain(server_log).filter(recent));
}

async fn connect(url: &str) -> AnyConnection {
    sqlx::any::install_default_drivers();
    sqlx::any::AnyConnectOptions::connect(&url.parse().expect("a URL")).await.expect("a connection")
}

async fn tables(connection: &mut AnyConnection, is_postgres: bool) -> Vec<String> {
    let sql = if is_postgres {
        "select cast(tablename as text) from pg_tables where schemaname = current_schema()"
    } else {
        "select cast(name as text) from sqlite_schema where type = 'table' and name not like 'sqlite_%'"
    };
    let rows: Vec<(String,)> = sqlx::query_as(sql).fetch_all(connection).await.expect("tables");
    rows.into_iter().map(|(name,)| name).collect()
}

/// Every place in which this number stands: table and column.
async fn mentions(database: &Database, id: i64) -> Vec<String> {
    let mut connection = connect(&database.url).await;
    let mut found = Vec::new();
    for table in tables(&mut connection, database.is_postgres).await {
        let sql = if database.is_postgres {
            format!(
                "select cast(column_name as text) from information_schema.columns where table_name = '{table}' and data_type = 'bigint'"
            )
        } else {
            format!("select cast(name as text) from pragma_table_info('{table}') where lower(type) = 'bigint'")
        };
        let columns: Vec<(String,)> = sqlx::query_as(AssertSqlSafe(sql)).fetch_all(&mut connection).await.unwrap();
        for (column,) in columns {
            let sql = format!("select count(*) from {table} where {column} = {id}");
            let (count,): (i64,) = sqlx::query_as(AssertSqlSafe(sql)).fetch_one(&mut connection).await.unwrap();
            if count > 0 {
                found.push(format!("{table}.{column}"));
            }
        }
    }
    connection.close().await.unwrap();
    found
}

// The story.

/// What Telegram and the network do to a call on a bad day, one after the other.
fn faults() -> impl Iterator<Item = Fault> {
    let status = |code, description: &str, retry_after| FaultKind::Status { code, description: description.to_owned(), retry_after };
    let kinds = [
        status(429, "Too Many Requests: retry after 1", Some(1)),
        status(500, "Internal Server Error", None),
        FaultKind::ResetBefore,
        FaultKind::ResetAfter,
        FaultKind::CutOff,
        FaultKind::Garbage,
        status(400, "Bad Request: something new", None),
    ];
    let methods = ["sendMessage", "getUpdates", "editMessageText", "answerCallbackQuery", "deleteMessage"];
    let all: Vec<Fault> = kinds.iter().flat_map(|kind| methods.map(|method| Fault::next(method, kind.clone()))).collect();
    all.into_iter().cycle()
}

struct Teller<'a> {
    walk: Walk<'a, Hasty>,
    faults: Box<dyn Iterator<Item = Fault>>,
}

impl Teller<'_> {
    /// Something is about to happen, and something is about to go wrong.
    fn trouble(&mut self) {
        let fault = self.faults.next().expect("there is no end of faults");
        self.walk.live.sandbox.world().fault(fault);
    }

    async fn says(&mut self, person: PersonId, text: &str, sees: &[&str]) -> i64 {
        self.trouble();
        let message = self.walk.says(person, text);
        self.sees(person, sees).await;
        message
    }

    async fn taps(&mut self, person: PersonId, label: &str, sees: &[&str]) {
        self.trouble();
        self.walk.taps(person, label).await;
        self.sees(person, sees).await;
    }

    async fn acts<T>(&mut self, person: PersonId, act: impl FnOnce(&mut World) -> T, sees: &[&str]) -> T {
        self.trouble();
        let done = act(&mut self.walk.live.sandbox.world());
        self.sees(person, sees).await;
        done
    }

    /// What is seen of a case can be neither forwarded nor saved.
    async fn sees(&mut self, person: PersonId, texts: &[&str]) {
        self.walk.sees(person, texts).await;
        let world = self.walk.live.sandbox.world();
        for person in world.people() {
            for message in world.messages(person.id).iter().filter(|message| message.from_bot) {
                let content = WORDS.iter().any(|(_, text)| message.text.contains(text));
                assert!(!content || message.protect_content, "unprotected: {message:?}");
            }
        }
    }
}

async fn whole(database: Database) {
    let since = SystemTime::now();
    let live = Live::new(database, Some("2026-11-24T10:00:00+07:00")).await;
    let code = live.invite(Role::Counsellor).await;
    let (reporter, counsellor, other) = {
        let mut world = live.sandbox.world();
        (world.add_person(FIRST_NAME, "id", Some(USERNAME)), world.add_person(STAFF_NAME, "id", None), world.add_person("Lain", "en", None))
    };
    live.start();
    let mut teller = Teller { walk: Walk::new(&live, Hasty), faults: Box::new(faults()) };
    telling(&mut teller, reporter, counsellor, &code).await;
    let group = live.sandbox.world().add_to_group(GROUP);
    let left =
        |world: &World| world.calls().iter().any(|call| call.method == "leaveChat" && call.params["chat_id"].as_i64() == Some(group));
    teller.walk.until("the group is left", left).await;
    let search = search(&live, &[reporter, counsellor, other], group, &code);
    answering(&mut teller, reporter, counsellor).await;
    while_the_database_fails(&mut teller, reporter).await;
    the_process_shows_no_secret(&live, &search);

    // In the middle of it: the case is claimed, all of it is there.
    let mut searched = Searched::default();
    let case = case_of(&live, reporter).await;
    look_at_the_database(&mut searched, &search, &live.database).await;

    // Another story stays behind; this one is withdrawn, its key destroyed.
    teller.says(other, WORDS_OF_A_DRAFT, &["Tersimpan. Terima kasih"]).await;
    teller.taps(reporter, "Bagaimana sekarang?", &["ada di tangan satu petugas"]).await;
    live.sandbox.world().clear_faults();
    teller.walk.taps(reporter, "Kode untuk kembali").await;
    teller.sees(reporter, &["Untuk melanjutkan dari HP lain"]).await;
    let alerts = live.sandbox.world().alerts(reporter).len();
    teller.walk.taps(reporter, "Tampilkan kode").await;
    teller.walk.until("the code is shown", |world| world.alerts(reporter).len() > alerts).await;
    let back = live.sandbox.world().alerts(reporter).last().expect("an alert").text.clone();
    let back = back.lines().next().expect("a code").to_owned();
    teller.taps(reporter, "Lewati", &["ada di tangan satu petugas"]).await;
    teller.taps(reporter, "Tarik cerita", &["Kalau ditarik"]).await;
    teller.taps(reporter, "Ya, tarik", &["Sudah ditarik: petugas tidak melihatnya lagi"]).await;
    // Two days would pass; with the code it goes at once.
    teller.says(reporter, &back, &["Kodenya benar"]).await;
    teller.taps(reporter, "Hapus sekarang juga", &["tidak bisa kembali"]).await;
    teller.taps(reporter, "Ya, hapus sekarang", &["Sudah ditarik dan dihapus"]).await;
    teller.sees(counsellor, &["ditarik oleh pelapor"]).await;
    live.sandbox.world().clear_faults();
    all_is_delivered(&live).await;
    assert_eq!(erased(&live, case).await, Vec::<String>::new());
    teller.walk.says(reporter, "/exit");
    teller.sees(reporter, &["Selesai. Ketik apa saja"]).await;
    alarm(&mut teller, other).await;
    all_is_delivered(&live).await;
    look_at_the_database(&mut searched, &search, &live.database).await;
    live.stop().await;
    look_at_the_database(&mut searched, &search, &live.database).await;
    if live.database.is_postgres {
        look_at_the_server(&mut searched, &search, &live.database, since).await;
    }
    searched.look_at_files(&search, [live.log()]);

    let log = std::fs::read_to_string(live.log()).expect("a log");
    for told in [
        "not sent yet: too many requests",
        "not sent yet: no usable answer",
        "Telegram is out of reach",
        "ALARM",
        "not saved: ",
        "quarantine",
    ] {
        assert!(log.contains(told), "the faults did not reach the log: {told:?}\n{log}");
    }
    assert_eq!(searched.found, Vec::<String>::new());
    only_what_is_allowed(&live);
    let met = live.sandbox.world().calls().iter().filter(|call| matches!(call.outcome, Outcome::Fault { .. })).count();
    assert!(met >= 25, "{met} faults");
    let database = if live.database.is_postgres { "PostgreSQL" } else { "SQLite" };
    println!(
        "{database}: {} patterns in {} places, {} bytes: 0 found; {met} faults",
        search.patterns().count(),
        searched.places,
        searched.bytes
    );
}

async fn telling(teller: &mut Teller<'_>, reporter: PersonId, counsellor: PersonId, code: &str) {
    teller.says(counsellor, &format!("/start {code}"), &["Selamat datang"]).await;
    teller.taps(counsellor, "Masuk tugas", &["🟢 bertugas"]).await;
    teller.says(reporter, "/start", &["Tulis saja, atau kirim suara."]).await;
    let from = json!({"id": reporter.0, "is_bot": false, "first_name": FIRST_NAME, "last_name": LAST_NAME, "username": USERNAME, "language_code": "id"});
    let chat = json!({"id": reporter.0, "type": "private", "first_name": FIRST_NAME, "last_name": LAST_NAME, "username": USERNAME});
    let now = teller.walk.live.sandbox.now().timestamp();
    let first = json!({"message": {"message_id": 900_001, "date": now, "from": from, "chat": chat, "text": word("words")}});
    teller.acts(reporter, |world| world.enqueue_raw_update(first), &["Tersimpan. Terima kasih"]).await;
    let message = teller.says(reporter, word("words beyond ASCII"), &["Tersimpan, 2 pesan"]).await;
    teller.acts(reporter, |world| world.edit_text(reporter, message, word("changed words")), &["Perubahan tersimpan"]).await.unwrap();
    let document = SentFile {
        kind: "document".to_owned(),
        name: Some(FILE_NAME.to_owned()),
        mime: Some("application/pdf".to_owned()),
        bytes: vec![7; 64],
    };
    teller
        .acts(reporter, |world| world.send_file(reporter, document, word("a caption")), &["tidak kami simpan", "Tersimpan, 3 pesan"])
        .await;
    let [latitude, longitude] = COORDINATES;
    let location = json!({"latitude": latitude, "longitude": longitude});
    for (content, sees, answer, told) in [
        (json!({"location": location}), "Lokasi ini untuk apa?", "Jangan disimpan", "Tidak kami simpan"),
        (
            json!({"contact": {"phone_number": PHONE, "first_name": LAST_NAME}}),
            "Nomor ini untuk apa?",
            "Saya boleh dihubungi",
            "hanya untuk itu",
        ),
        (
            json!({"location": location, "venue": {"title": PLACE, "address": PLACE, "location": location}}),
            "Lokasi ini untuk apa?",
            "Bagian dari cerita",
            "hanya untuk itu",
        ),
    ] {
        teller.acts(reporter, |world| world.send_raw(reporter, content), &[sees]).await;
        teller.taps(reporter, answer, &[told]).await;
    }
    let file = |kind: &str, bytes| SentFile { kind: kind.to_owned(), name: Some(FILE_NAME.to_owned()), mime: None, bytes };
    teller.acts(reporter, |world| world.send_file(reporter, file("voice", ogg()), ""), &["Satu kiriman sudah tersimpan"]).await;
    teller.acts(reporter, |world| world.send_file(reporter, file("photo", png()), ""), &["adakah orang yang tidak berpakaian"]).await;
    teller.taps(reporter, "Tidak ada", &["2 kiriman sudah tersimpan"]).await;
    for (content, sees) in [
        (json!({"poll": {"id": "1", "question": PLACE, "options": []}}), "Pesan jenis itu belum bisa"),
        (json!({"voice": {"file_unique_id": FILE_NAME, "duration": 3}}), "tidak bisa kami buka"),
        (json!({"hologram": {"text": word("words in an unknown kind of message")}}), "Tersimpan, 8 pesan"),
    ] {
        teller.acts(reporter, |world| world.send_raw(reporter, content), &[sees]).await;
    }
    let broken = json!({"message": {"message_id": "x", "chat": {"id": reporter.0, "type": "private"}, "from": from, "text": word("words in an update that cannot be read")}});
    teller.acts(reporter, |world| world.enqueue_raw_update(broken), &["pesan tadi tidak sampai"]).await;
    teller.says(reporter, "/start", &["Kirim"]).await;
}

async fn answering(teller: &mut Teller<'_>, reporter: PersonId, counsellor: PersonId) {
    for (person, label, sees) in [
        (reporter, "Kirim ke petugas", "Sudah terkirim"),
        (reporter, "Tidak tahu", "Ada orang lain yang bisa"),
        (reporter, "Ada", "boleh kami menulis dulu"),
        (reporter, "Boleh, kapan saja", "Kalimat mana"),
        (reporter, "Halaman informasi", "Ini tentang siapa?"),
        (reporter, "Lewati", "Kira-kira tentang apa?"),
        (reporter, "Lewati", "Cukup dulu pertanyaannya"),
        (counsellor, "Antrean", "yang mendesak dulu"),
        (counsellor, "mnt", "belum dijawab"),
        (counsellor, "✋ Ambil", word("words in an unknown kind of message")),
    ] {
        teller.taps(person, label, &[sees]).await;
    }
    let kept: Vec<&str> = ["words", "changed words", "a caption", "words in an unknown kind of message"].map(word).to_vec();
    teller.sees(counsellor, &kept).await;
    for key in ["🎤 5", "🖼 6"] {
        teller.taps(counsellor, key, &[word("words in an unknown kind of message")]).await;
    }
    let shown = |world: &World| world.messages(counsellor).iter().filter(|message| message.from_bot && message.kind != "text").count() == 2;
    teller.walk.until("both files are shown", shown).await;
    let answer = teller.walk.answers(counsellor, word("an answer")).await;
    teller.taps(reporter, "Buka", &[word("an answer")]).await;
    teller.acts(counsellor, |world| world.edit_text(counsellor, answer, word("a changed answer")), &["diubah"]).await.unwrap();
    teller.sees(reporter, &["sudah diperbarui"]).await;
    teller.taps(reporter, "Buka", &[word("a changed answer")]).await;
    teller.says(reporter, word("later words"), &["Petugas akan melihatnya"]).await;
    teller.sees(counsellor, &["ada pesan baru"]).await;
    teller.taps(counsellor, "Buka", &[word("later words")]).await;
    teller.taps(reporter, "Bagaimana sekarang?", &[]).await;
    let changed = |world: &World| !world.messages(reporter).iter().any(|message| message.text.contains("Petugas akan melihatnya"));
    teller.walk.until("how it stands now", changed).await;
}

/// The database refuses to be written; what is said then arrives all the same.
async fn while_the_database_fails(teller: &mut Teller<'_>, reporter: PersonId) {
    let live = teller.walk.live;
    let mut locker = connect(&live.database.url).await;
    if live.database.is_postgres {
        // Read-only, for every connection from now on.
        let name = live.database.url.rsplit('/').next().unwrap();
        let ends =
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
        sqlx::raw_sql(AssertSqlSafe(format!("alter database {name} set default_transaction_read_only = on")))
            .execute(&mut locker)
            .await
            .unwrap();
        sqlx::raw_sql(ends).execute(&mut locker).await.unwrap();
        teller.says(reporter, word("words said while the database failed"), &["belum tersimpan"]).await;
        sqlx::raw_sql(AssertSqlSafe(format!("alter database {name} reset default_transaction_read_only")))
            .execute(&mut locker)
            .await
            .unwrap();
        sqlx::raw_sql(ends).execute(&mut locker).await.unwrap();
    } else {
        // Locked: file rights stop nobody who runs tests as root.
        sqlx::raw_sql("begin immediate").execute(&mut locker).await.unwrap();
        teller.says(reporter, word("words said while the database failed"), &["belum tersimpan"]).await;
        sqlx::raw_sql("rollback").execute(&mut locker).await.unwrap();
    }
    teller.sees(reporter, &["Petugas akan melihatnya"]).await;
    locker.close().await.unwrap();
}

/// Another uses the token, or it is not valid any more: the log speaks of it, and does not name it.
async fn alarm(teller: &mut Teller<'_>, other: PersonId) {
    for (code, description) in [(409, "Conflict: terminated by other getUpdates request"), (401, "Unauthorized")] {
        let kind = FaultKind::Status { code, description: description.to_owned(), retry_after: None };
        teller.walk.live.sandbox.world().fault(Fault::next("getUpdates", kind));
        // This ends the poll that waits, so that the next one meets the fault; and that one ends the alarm.
        teller.walk.says(other, "/help");
        teller.walk.until("the fault is met", |world| !world.faults_pending()).await;
        teller.walk.says(other, "/privacy");
        teller.sees(other, &["Siapa tahu apa"]).await;
        teller.walk.says(other, "/start");
        teller.sees(other, &["Tersimpan"]).await;
    }
}

fn the_process_shows_no_secret(live: &Live, search: &Search) {
    for name in ["cmdline", "environ"] {
        let shown = std::fs::read(format!("/proc/{}/{name}", live.pid()));
        match shown {
            Ok(shown) => assert_eq!(search.find(&shown), vec![], "in {name}"),
            Err(error) => assert!(!Path::new("/proc/self/cmdline").exists(), "{error}"),
        }
    }
}

async fn all_is_delivered(live: &Live) {
    let deadline = tokio::time::Instant::now() + PATIENCE;
    let store = live.store().await;
    while number(&store, "select count(*) from outbox").await > 0 || live.sandbox.world().pending_updates() > 0 {
        assert!(tokio::time::Instant::now() < deadline, "{}", live.picture());
        live.sandbox.advance(chrono::Duration::seconds(1));
        live.sandbox.wait_until(std::time::Duration::from_millis(50), |_| false).await;
    }
    store.close().await;
}

/// The id of a reporter's case and of its key; what was said in it is there, and can be read with the key.
async fn case_of(live: &Live, reporter: PersonId) -> (i64, i64) {
    let (store, vault) = (live.store().await, live.vault());
    let row = row_of(&store, &vault.pseudonym(reporter.0)).await;
    let case = row.open_case.expect("an open case");
    let found = case::find(&mut store.read().await.unwrap(), CaseId(case)).await.unwrap().expect("a case");
    let kept: Vec<String> = words(&store, &vault).await.into_iter().filter(|words| words.case == case).map(|words| words.text).collect();
    for name in ["words", "words beyond ASCII", "changed words", "an answer", "a changed answer", "words said while the database failed"] {
        assert!(kept.iter().any(|text| text == word(name)), "{name} is not kept: {kept:?}");
    }
    store.close().await;
    for (id, place) in [(case, "cases.id"), (found.key_id, "keys.id"), (case, "messages.case_id")] {
        let named = mentions(&live.database, id).await;
        assert!(named.iter().any(|name| name == place), "{place} is looked at: {named:?}");
    }
    (case, found.key_id)
}

async fn row_of(store: &Store, pseudonym: &[u8]) -> chat::Row {
    chat::by_pseudonym(&mut store.read().await.unwrap(), pseudonym).await.unwrap().expect("a chat")
}

/// Where a case or its key is still named. The journal of who opened what keeps the number of the case, and no word of it.
async fn erased(live: &Live, (case, key): (i64, i64)) -> Vec<String> {
    let mut named = mentions(&live.database, case).await;
    assert!(named.contains(&"audit.case_id".to_owned()), "the journal keeps who opened it: {named:?}");
    named.retain(|place| place != "audit.case_id");
    named.extend(mentions(&live.database, key).await);
    named
}

fn only_what_is_allowed(live: &Live) {
    let world = live.sandbox.world();
    assert!(world.calls().len() > 100);
    for call in world.calls() {
        assert!(METHODS.iter().any(|method| method.eq_ignore_ascii_case(call.method)), "{}", call.method);
        if call.method == "getUpdates" {
            assert_eq!(call.params["allowed_updates"], json!(UPDATES));
        }
    }
}

// The search itself can find.

fn the_search_finds() {
    use base64::Engine;
    let code = "00112233445566778899aabbccddeeff";
    for (name, text) in WORDS.into_iter().chain([("invitation", code), ("token", TOKEN), ("file name", FILE_NAME)]) {
        let mut search = Search::default();
        search.text(name, text);
        let sentence = format!("{{\"x\":\"{text}\"}}");
        let utf16 = |bytes: fn(u16) -> [u8; 2]| sentence.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let escaped =
            |sentence: &str| {
                sentence
                    .chars()
                    .map(|c| {
                        if c.is_ascii() {
                            c.to_string()
                        } else {
                            c.encode_utf16(&mut [0; 2]).iter().map(|u| format!("\\u{u:04x}")).collect()
                        }
                    })
                    .collect::<String>()
            };
        let form = reqwest::Url::parse_with_params("http://x/", [("q", &sentence)]).expect("an address").to_string();
        let percent = form.replace('+', "%20");
        let mut controls: Vec<(&str, Vec<u8>)> = vec![
            ("UTF-8", sentence.clone().into_bytes()),
            ("UTF-16LE", utf16(u16::to_le_bytes)),
            ("UTF-16BE", utf16(u16::to_be_bytes)),
            ("list of bytes", format!("{:?}", sentence.as_bytes()).into_bytes()),
            ("hex", sentence.bytes().map(|byte| format!("{byte:02x}")).collect::<String>().into_bytes()),
            ("HEX", sentence.bytes().map(|byte| format!("{byte:02X}")).collect::<String>().into_bytes()),
            ("JSON \\u", sentence.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect::<String>().into_bytes()),
        ];
        if !text.is_ascii() {
            controls.push(("JSON \\u", escaped(&sentence).into_bytes()));
        }
        controls.extend([("form", form.into_bytes()), ("percent", percent.into_bytes())]);
        for shift in 0..3 {
            let shifted = format!("{}{sentence}", "y".repeat(shift));
            controls.push(("base64", base64::engine::general_purpose::STANDARD.encode(&shifted).into_bytes()));
            controls.push(("base64url", base64::engine::general_purpose::URL_SAFE.encode(&shifted).into_bytes()));
        }
        for (encoding, control) in controls {
            let found = search.find(&[b"...".to_vec(), control, b"...".to_vec()].concat());
            assert!(found.iter().any(|(_, as_)| *as_ == encoding), "{name} as {encoding} is not found: {found:?}");
        }
        assert_eq!(search.find(b"nothing of it"), vec![]);
    }
    let mut search = Search::default();
    search.id("chat id", 7_100_000_001);
    search.coordinate("coordinate", COORDINATES[0]);
    search.bytes("invitation", &[7; 16]);
    for (canary, encoding, bytes) in search.patterns() {
        let found = search.find(&[&[0xff; 5], bytes, &[0xfe; 3]].concat());
        assert!(found.contains(&(canary.to_owned(), encoding)), "{canary} as {encoding}");
    }
    // In the middle of nothing, wherever it begins.
    for before in 4080..4110 {
        let found = search.find(&[&vec![0; before][..], &7_100_000_001_i64.to_be_bytes(), &[0; 9000]].concat());
        assert!(found.contains(&("chat id".to_owned(), "8 bytes BE")), "after {before} zeros");
    }
    for control in [
        7_100_000_001_i64.to_string().into_bytes(),
        7_100_000_001_i64.to_le_bytes().to_vec(),
        b"0.50706813".to_vec(),
        COORDINATES[0].to_be_bytes().to_vec(),
    ] {
        assert!(!search.find(&control).is_empty(), "{control:?}");
    }
}
