//! A backup is made while people write, comes back as it was, opens nothing without its keys, and brings nothing back that was
//! erased. By the shipped binary, as an operator runs it.

#![expect(clippy::print_stdout, reason = "figures are read by whoever asks for them")]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration as Time;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use chrono::Duration;
use libtest_mimic::Trial;
use serde_json::Value;
use sha2::{Digest, Sha256};
use suaka::cli::init::CONFIG;
use suaka::dialogue::Button;
use suaka::domain::case::{About, Reader};
use suaka::domain::ids::CaseId;
use suaka::domain::people::Role;
use suaka::hotline::tombstone::Tombstones;
use suaka::sandbox::PersonId;
use suaka::store::tombstone;
use suaka::vault::{Place, Vault};

use crate::code::{ever, told, typed_back};
use crate::reporter::{claims_next, tells};
use crate::support::canary::Search;
use crate::support::cases::{self, Case};
use crate::support::database::without_postgres;
use crate::support::disk::{SmallDisk, without_mounts};
use crate::support::dump::{dump, number};
use crate::support::process::without_strace;
use crate::support::program::{Said, command, said, secret};
use crate::support::sample::png;
use crate::support::town::TOKEN;
use crate::support::{Database, Town, on_both, trial};

pub fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = [
        on_both("backup::a_story_goes_on_from_a_backup_that_was_made_while_it_was_told", goes_on),
        on_both("backup::what_waited_then_is_not_sent_again_and_people_are_told_of_the_gap", gap),
        on_both("backup::the_data_and_the_master_key_open_nothing", apart),
        on_both("backup::what_is_erased_or_withdrawn_later_does_not_come_back", erased),
        on_both("backup::whoever_may_not_read_a_story_since_may_not_after_a_restore", guarded),
        on_both("backup::what_is_not_as_it_should_be_is_refused", refused),
    ]
    .into_iter()
    .flatten()
    .collect();
    trials.push(trial("backup::a_file_with_any_byte_changed_or_missing_is_refused", damaged));
    let ignored = |trial: Trial, reason: Option<&'static str>| match reason {
        Some(reason) => trial.with_ignored_flag(true).with_kind(reason),
        None => trial,
    };
    trials.push(ignored(trial("backup::killed_at_any_call_the_one_before_stays_whole", killed), without_strace()));
    trials.push(ignored(trial("backup::killed_at_any_call_a_restore_has_done_nothing_or_all", killed_restoring), without_strace()));
    trials.push(ignored(trial("backup::on_a_full_disk_the_one_before_stays_whole", full), without_mounts()));
    trials
}

/// Who keeps the machine of a town: a configuration, the key, and a place for each file of a backup.
struct Operator {
    folder: tempfile::TempDir,
}

impl Operator {
    fn of(town: &Town) -> Self {
        let operator = Self { folder: tempfile::tempdir().expect("a folder") };
        secret(&operator.file("suaka.key"), &town.key, 0o600);
        secret(&operator.file("bot.token"), TOKEN, 0o600);
        operator.turns_to(town, &town.database);
        for folder in ["data", "keys"] {
            std::fs::create_dir(operator.file(folder)).expect("a folder");
        }
        operator
    }

    fn turns_to(&self, town: &Town, database: &Database) {
        let telegram = format!("api_url = \"{}\"\nsandbox_clock = true", town.sandbox.url());
        let config = CONFIG
            .replace("api_url = \"https://api.telegram.org\"", &telegram)
            .replace("url = \"sqlite:suaka.db\"", &format!("url = \"{}\"", database.url));
        std::fs::write(self.file("suaka.toml"), config).expect("a configuration");
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn data(&self) -> PathBuf {
        self.file("data/suaka.data")
    }

    fn keys(&self) -> PathBuf {
        self.file("keys/suaka.keys")
    }

    fn command(&self, what: &str, data: Option<&Path>, keys: &Path) -> Command {
        let mut command = command(&[what, "--keys"]);
        command.arg(keys).arg("--config").arg(self.file("suaka.toml"));
        if let Some(data) = data {
            command.arg("--data").arg(data);
        }
        command
    }

    fn backs_up(&self) -> Said {
        said(self.command("backup", Some(&self.data()), &self.keys()))
    }

    fn keeps_keys(&self) -> Said {
        said(self.command("backup", None, &self.keys()))
    }

    fn restores(&self) -> Said {
        said(self.command("restore", Some(&self.data()), &self.keys()))
    }
}

fn fresh(like: &Database) -> Database {
    if like.is_postgres { Database::postgres().expect("a database") } else { Database::sqlite() }
}

/// The machine is lost; another one gets what was backed up.
async fn another_machine(town: &mut Town, operator: &Operator) -> String {
    let database = fresh(&town.database);
    operator.turns_to(town, &database);
    let told = operator.restores().good();
    town.hotline.store.close().await;
    town.database = database;
    town.restart().await;
    town.hotline.tombstones = Some(std::sync::Arc::new(Tombstones::at(operator.file("suaka.tombstones"))));
    assert_eq!(town.hotline.bury().await.expect("a start"), 0, "all was buried when it was restored");
    told
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a file")
}

/// Calls that put something into this person's chat.
fn sent_to(town: &Town, person: PersonId, after: usize) -> Vec<String> {
    let world = town.sandbox.world();
    let calls = world.calls().iter().skip(after).filter(|call| call.params["chat_id"].as_i64() == Some(person.0));
    calls.filter(|call| call.method.starts_with("send") || call.method.starts_with("edit")).map(|call| call.params.to_string()).collect()
}

fn words(case: &Case) -> Vec<&str> {
    case.said.iter().map(|(.., text)| text.as_str()).collect()
}

async fn goes_on(database: Database) {
    let (mut town, counsellor, reporter) = told(database).await;
    claims_next(&mut town, counsellor).await;
    town.says(counsellor, "balas-satu").await;
    town.sends(reporter, "photo", None, png(), "").await;
    town.taps(reporter, "Tidak ada").await;
    let other = town.person("id");
    town.says(other, "draf-dua").await;
    let before = cases::all(&town.hotline).await;
    let operator = Operator::of(&town);
    let (mut written, mut before_the_last, mut made) = (0, 0, 0);
    while written < 12 {
        before_the_last = written;
        let mut backup = operator.command("backup", Some(&operator.data()), &operator.keys());
        let mut child = backup.stdout(Stdio::null()).spawn().expect("a process");
        let status = loop {
            if let Some(status) = child.try_wait().expect("its end") {
                break status;
            }
            if written < 12 {
                written += 1;
                town.says(reporter, &format!("sementara-{written}")).await;
            }
            tokio::task::yield_now().await;
        };
        assert!(status.success());
        made += 1;
    }
    let after = cases::all(&town.hotline).await;
    for (file, name) in [(operator.data(), "the data"), (operator.keys(), "the keys")] {
        assert_eq!(std::fs::metadata(&file).expect(name).permissions().mode() & 0o777, 0o600, "{name}");
    }
    let left: Vec<PathBuf> = crate::support::database::files(operator.folder.path());
    assert!(!left.iter().any(|file| file.extension().is_some_and(|ending| ending == "part")), "{left:?}");

    let told = another_machine(&mut town, &operator).await;
    assert!(told.contains("Restored: ") && told.contains("erased again: 0; "), "{told}");
    let back = cases::all(&town.hotline).await;
    let (first, second) = (words(&back[0]), &back[1]);
    assert!(first.starts_with(&words(&before[0])) && words(&after[0]).starts_with(&first), "{first:?}");
    assert_eq!((second, back.len()), (&before[1], 2));
    assert_eq!((&back[0].stage, back[0].claimed_by, &back[0].attached), (&before[0].stage, before[0].claimed_by, &before[0].attached));
    let held = first.len() - words(&before[0]).len();
    assert!(held >= before_the_last, "{held}");
    println!("{written} messages while {made} backups were made, {held} of them in the last");
    // The same files fill a database of the other kind.
    if without_postgres().is_none() {
        let other = if town.database.is_postgres { Database::sqlite() } else { Database::postgres().expect("a database") };
        operator.turns_to(&town, &other);
        operator.restores().good();
        for table in ["messages", "cases", "chunks", "registry", "keys"] {
            let count = format!("select count(*) from {table}");
            assert_eq!(number(&other.url, &count).await, number(&town.database.url, &count).await, "{table}");
        }
    }

    // It goes on where it was, on both sides.
    town.settle().await;
    town.says(reporter, "lanjut-satu").await;
    town.says(other, "lanjut-dua").await;
    town.taps(other, "Kirim").await;
    let case = CaseId(number(&town.database.url, "select min(id) from cases").await);
    town.says(counsellor, "/start").await;
    town.forges(counsellor, &Button::Open(case).encode()).await;
    assert!(town.screen(counsellor).contains("lanjut-satu"), "{}", town.screen(counsellor));
    town.passes(Duration::seconds(5)).await;
    town.says(counsellor, "balas-dua").await;
    town.says(reporter, "/start").await;
    let last = cases::all(&town.hotline).await;
    assert!(words(&last[0]).ends_with(&["lanjut-satu", "balas-dua"]), "{last:?}");
    assert_eq!((words(&last[1]), last[1].stage.as_str()), (vec!["draf-dua", "lanjut-dua"], "waiting"));
    assert_eq!(number(&town.database.url, "select count(*) from quarantine").await, 0);
}

async fn gap(database: Database) {
    let (mut town, counsellor, reporter) = told(database).await;
    claims_next(&mut town, counsellor).await;
    town.says(counsellor, "balas-satu").await;
    let (quiet, later) = (town.person("id"), town.person("id"));
    town.says(later, "/start").await;
    // Somebody's answer waits to be sent at that moment.
    town.sandbox.world().send_text(quiet, "draf-dua");
    town.synchronise().await;
    town.receiver.poll(Time::ZERO).await;
    let (code, _) = town.hotline.invite(suaka::domain::people::Role::Supervisor).await.expect("an invitation");
    assert!(number(&town.database.url, "select count(*) from outbox where kind in ('screen', 'fresh')").await > 0);
    let operator = Operator::of(&town);
    operator.backs_up().good();
    town.settle().await;
    let shown = town.sandbox.world().last_from_bot(counsellor).expect("a screen").id;
    assert!(town.screen(counsellor).contains("rahasia-satu"));
    // What happens then is lost.
    town.passes(Duration::minutes(5)).await;
    town.says(later, "hilang-tiga").await;
    town.hotline.store.close().await;
    another_machine(&mut town, &operator).await;
    for pending in ["select count(*) from outbox where kind not in ('wipe', 'unping')", "select count(*) from invitations"] {
        assert_eq!(number(&town.database.url, pending).await, 0);
    }
    let calls = town.sandbox.world().calls().len();
    // Nobody has anything in hand, whatever their screen said then.
    town.says(counsellor, "untuk-siapa").await;
    assert!(!format!("{:?}", cases::all(&town.hotline).await).contains("untuk-siapa"));
    assert!(ever(&town, counsellor).contains("Tidak dikirim ke siapa pun"), "{}", ever(&town, counsellor));
    assert!(town.sandbox.world().messages(counsellor).iter().all(|message| message.id != shown), "{}", town.transcript(counsellor));
    // Whoever is not to be written to is not; whoever may be is told, dully.
    for person in [quiet, later] {
        assert_eq!(sent_to(&town, person, calls), Vec::<String>::new());
    }
    assert!(!sent_to(&town, reporter, calls).is_empty());
    for person in [quiet, later] {
        town.says(person, "halo").await;
        assert!(ever(&town, person).contains("layanan ini terganggu"), "{}", ever(&town, person));
    }
    let all = cases::all(&town.hotline).await;
    assert!(all.iter().any(|case| words(case) == ["draf-dua", "halo"]), "{all:?}");
    town.says(quiet, "lagi").await;
    assert!(!town.screen(quiet).contains("layanan ini terganggu"), "once");
    town.says(later, &format!("/start {code}")).await;
    assert_eq!(number(&town.database.url, "select count(*) from staff").await, 1, "an invitation of then opens nothing");
    assert_eq!(town.hotline.bury().await.expect("a start"), 0);
    let interrupted = number(&town.database.url, "select count(*) from meta where name in ('restored', 'interrupted')").await;
    assert_eq!(interrupted, 0, "it was taken care of, once");
}

async fn guarded(database: Database) {
    let (mut town, counsellor, reporter) = told(database).await;
    let supervisor = town.staff(Role::Supervisor).await;
    claims_next(&mut town, counsellor).await;
    let other = town.person("id");
    town.says(other, "rahasia-dua").await;
    town.taps(other, "Kirim").await;
    let url = town.database.url.clone();
    let (first, second) =
        (CaseId(number(&url, "select min(id) from cases").await), CaseId(number(&url, "select max(id) from cases").await));
    let operator = Operator::of(&town);
    operator.backs_up().good();
    // Since then: of one that is in hand somebody must not know, and the other only a woman is to read. The keys know of it.
    town.forges(reporter, &Button::Hold(first, About::Staff).encode()).await;
    town.forges(other, &Button::Reads(second, Reader::Woman).encode()).await;
    operator.keeps_keys().good();
    another_machine(&mut town, &operator).await;
    town.settle().await;
    for staff in [counsellor, supervisor] {
        for button in Button::all(first).into_iter().chain(Button::all(second)) {
            if !matches!(button, Button::Exit | Button::Duty(_) | Button::Speak(_) | Button::Free(_) | Button::FreeSurely(_)) {
                town.forges(staff, &button.encode()).await;
                assert!(!town.transcript(staff).contains("rahasia"), "{button:?} {}", town.transcript(staff));
            }
        }
        town.says(staff, "/start").await;
        assert!(town.screen(staff).contains("Antrean: 0 mendesak, 0 biasa"), "{}", town.screen(staff));
    }
    // It is decided again, and the reporter reads that it is held.
    town.says(reporter, "/start").await;
    assert!(town.screen(reporter).contains("Cerita Anda ditahan"), "{}", town.screen(reporter));
    assert_eq!(number(&town.database.url, "select count(*) from meta where name = 'guarded then'").await, 0);
}

/// Every value in a file that could be sealed or wrapped.
fn sealed(text: &str) -> Vec<Vec<u8>> {
    fn strings(value: &Value, into: &mut Vec<Vec<u8>>) {
        match value {
            Value::String(text) => into.extend(BASE64.decode(text).ok()),
            Value::Array(values) => values.iter().for_each(|value| strings(value, into)),
            Value::Object(values) => values.values().for_each(|value| strings(value, into)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for line in text.lines() {
        strings(&serde_json::from_str(line).expect("a line"), &mut found);
    }
    found
}

fn numbers(text: &str) -> Vec<i64> {
    let digits = text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok());
    let all: std::collections::BTreeSet<i64> = digits.collect();
    all.into_iter().collect()
}

async fn apart(database: Database) {
    let (mut town, counsellor, reporter) = told(database).await;
    claims_next(&mut town, counsellor).await;
    town.says(counsellor, "rahasia-balas").await;
    let operator = Operator::of(&town);
    operator.backs_up().good();
    let (data, keys) = (text(&operator.data()), text(&operator.keys()));
    let mut search = Search::default();
    for word in ["rahasia-satu", "rahasia-balas", TOKEN, town.key.split_whitespace().nth(1).expect("a key")] {
        search.text("words", word);
    }
    for person in [counsellor, reporter] {
        search.id("a person", person.0);
    }
    for text in [&data, &keys] {
        let bytes: Vec<u8> = sealed(text).concat();
        assert_eq!((search.find(text.as_bytes()), search.find(&bytes)), (vec![], vec![]));
    }
    // Nothing in the data is a wrapped key, of whatever row.
    let (vault, ids) = (Vault::from_key_file(&town.key).expect("a key"), numbers(&data));
    let values = sealed(&data);
    let opened =
        values.iter().flat_map(|value| ids.iter().map(move |id| (id, value))).filter(|(id, value)| vault.unwrap(**id, value).is_ok());
    assert_eq!(opened.count(), 0);
    // The keys open nothing of their own file, and are all that the data lack.
    let (wrapped, ids) = (sealed(&keys), numbers(&keys));
    let unwrapped: Vec<_> = wrapped.iter().flat_map(|value| ids.iter().filter_map(|id| vault.unwrap(*id, value).ok())).collect();
    let all = number(&town.database.url, "select count(*) from keys").await;
    assert_eq!(i64::try_from(unwrapped.len()).expect("few"), all);
    let places = ["messages.body", "cases.triage", "chats.address", "chats.state"];
    let opens = |value: &Vec<u8>| unwrapped.iter().any(|key| places.iter().any(|place| key.open(Place::new(place, 0), value).is_ok()));
    assert!(!wrapped.iter().any(opens));
    println!("{} values of the data, tried with the master key: 0 open; {all} wrapped keys stand apart", values.len());
    // Data with no keys are refused: there is nothing that would open.
    let empty = sealed_again(&town, keys.lines().next().expect("a head"));
    std::fs::write(operator.keys(), empty).expect("keys without keys");
    let database = fresh(&town.database);
    operator.turns_to(&town, &database);
    assert!(operator.restores().bad().contains("chats are missing"));
    assert_eq!(number(&database.url, "select count(*) from cases").await, 0);
}

/// These lines with the end that whoever has the master key can write.
fn sealed_again(town: &Town, lines: &str) -> String {
    let (vault, lines) = (Vault::from_key_file(&town.key).expect("a key"), format!("{lines}\n"));
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let digest = Sha256::digest(lines.as_bytes());
    format!("{lines}{{\"end\":{{\"digest\":\"{}\",\"seal\":\"{}\"}}}}\n", hex(&digest), hex(&vault.backup(&digest)))
}

async fn erased(database: Database) {
    let (mut town, _, reporter) = told(database).await;
    let url = town.database.url.clone();
    let code = typed_back(&mut town, reporter).await;
    let (kept, taken_back) = (town.person("id"), town.person("id"));
    tells(&mut town, kept, "cerita-tetap").await;
    tells(&mut town, taken_back, "cerita-ditarik").await;
    for _ in 0..6 {
        town.taps(taken_back, "Lewati").await;
    }
    let operator = Operator::of(&town);
    town.hotline.tombstones = Some(std::sync::Arc::new(Tombstones::at(operator.file("suaka.tombstones"))));
    operator.backs_up().good();
    let (data_of_then, keys_of_then) = (text(&operator.data()), text(&operator.keys()));
    let key = number(&url, "select key_id from cases order by id limit 1").await;
    assert!(keys_of_then.contains(&key.to_string()));

    town.passes(Duration::minutes(5)).await;
    town.says(reporter, "/start").await;
    town.taps(reporter, "Tarik cerita").await;
    town.taps(reporter, "Ya, tarik").await;
    town.says(reporter, &code).await;
    town.taps(reporter, "Hapus sekarang juga").await;
    town.taps(reporter, "Ya, hapus sekarang").await;
    town.says(taken_back, "/start").await;
    town.taps(taken_back, "Tarik cerita").await;
    town.taps(taken_back, "Ya, tarik").await;
    assert_eq!(number(&url, "select count(*) from cases where stage = 'withdrawn'").await, 1);
    operator.keeps_keys().good();
    let keys = text(&operator.keys());
    assert!(!keys.contains(&key.to_string()) && keys.contains("withdrawn"), "the key is in no backup any more");
    assert_eq!(text(&operator.data()), data_of_then, "the data stay as they are");

    // The data of then, the keys of now, the master key: with no tombstones, which went with the machine.
    let told = another_machine(&mut town, &operator).await;
    assert!(told.contains("erased again: 1; withdrawn then: 1. Tombstones known: 0"), "{told}");
    let opened = format!("{:?}", cases::all(&town.hotline).await);
    let mut search = Search::default();
    search.text("words", "rahasia-satu");
    let rows: String = dump(&town.database.url).await.into_values().flatten().collect();
    assert_eq!((search.find(rows.as_bytes()), search.find(opened.as_bytes())), (vec![], vec![]));
    assert!(opened.contains("cerita-tetap"), "{opened}");
    println!("canaries of an erased story in data of before, opened with the keys of after and the master key: 0");
    assert_eq!(number(&town.database.url, "select count(*) from cases").await, 2);
    assert_eq!(number(&town.database.url, "select count(*) from cases where stage = 'withdrawn'").await, 1, "hidden, as it was");
    assert_eq!(town.hotline.carve().await.expect("a tombstone"), 1, "and written down once more");
    town.settle().await;
    for person in [reporter, taken_back] {
        town.says(person, "/start").await;
        assert!(!town.screen(person).contains("menunggu petugas"), "{}", town.screen(person));
    }

    // Somebody kept a copy of the old keys as well: the tombstones bury it all the same.
    std::fs::write(operator.keys(), &keys_of_then).expect("the old keys");
    let told = another_machine(&mut town, &operator).await;
    assert!(told.contains("erased again: 1; "), "{told}");
    assert!(!format!("{:?}", cases::all(&town.hotline).await).contains("rahasia-satu"));
    let row = tombstone::waiting(&mut town.hotline.store.read().await.expect("a connection"), 9).await.expect("a read");
    assert_eq!(row.len(), 1);
}

async fn refused(database: Database) {
    let (mut town, _, reporter) = told(database).await;
    let operator = Operator::of(&town);
    operator.backs_up().good();
    let (data, keys) = (text(&operator.data()), text(&operator.keys()));
    let before = dump(&town.database.url).await;
    let occupied = operator.restores().bad();
    assert!(occupied.contains("only an empty one can be filled"), "{occupied}");
    assert!(dump(&town.database.url).await == before, "untouched");

    let database = fresh(&town.database);
    operator.turns_to(&town, &database);
    let swapped = said_of(&operator, &operator.keys(), &operator.data());
    assert!(swapped.contains("it holds the keys, where the data were to be given"), "{swapped}");
    let one = said_of(&operator, &operator.data(), &operator.data());
    assert!(one.contains("it holds the data, where the keys were to be given"), "{one}");
    let none = said_of(&operator, &operator.file("data/none"), &operator.keys());
    assert!(none.contains("cannot be read"), "{none}");
    // Another key; a backup of a later release, in its form or in its migrations; keys from before the data.
    let mine = text(&operator.file("suaka.key"));
    secret(&operator.file("suaka.key"), &Vault::new_key_file().expect("a key"), 0o600);
    let other = operator.restores().bad();
    assert!(other.contains("it does not belong to the key at [keys] file"), "{other}");
    secret(&operator.file("suaka.key"), &mine, 0o600);
    let body = |text: &str| text.lines().collect::<Vec<_>>().split_last().map(|(_, lines)| lines.join("\n")).expect("lines");
    let (data_lines, keys_lines) = (body(&data), body(&keys));
    for (changed, told) in [
        (data_lines.replacen("\"v\":1", "\"v\":2", 1), "made by a later release of Suaka"),
        (data_lines.replacen("\"migrations\":[[1,", "\"migrations\":[[9999,\"00\"],[1,", 1), "of a newer Suaka (migration 9999)"),
        (data_lines.replacen("{\"table\":{\"name\":\"cases\"", "{\"table\":{\"name\":\"kases\"", 1), "not as this release knows it"),
        (data_lines.lines().take(2).collect::<Vec<_>>().join("\n"), "tables are missing"),
    ] {
        std::fs::write(operator.data(), sealed_again(&town, &changed)).expect("a changed file");
        let said = operator.restores().bad();
        assert!(said.contains(told), "{told}: {said}");
    }
    std::fs::write(operator.data(), &data).expect("the data");
    let at: i64 =
        serde_json::from_str::<Value>(keys_lines.lines().next().expect("a head")).expect("a head")["head"]["at"].as_i64().expect("a time");
    std::fs::write(operator.keys(), sealed_again(&town, &keys_lines.replacen(&at.to_string(), &(at - 1).to_string(), 1)))
        .expect("older keys");
    let older = operator.restores().bad();
    assert!(older.contains("the keys are older than the data"), "{older}");
    std::fs::write(operator.keys(), &keys).expect("the keys");
    // A file of tombstones that cannot be read stops it as it stops the start.
    std::fs::write(operator.file("suaka.tombstones"), "hello\n").expect("a broken file");
    assert!(operator.restores().bad().contains("not a tombstone"));
    std::fs::remove_file(operator.file("suaka.tombstones")).expect("no file");
    // After all of that it is still empty, and filled.
    another_machine(&mut town, &operator).await;
    operator.turns_to(&town, &database);
    operator.restores().good();
    town.says(reporter, "lanjut").await;
    // Two writers of one file, and one file for both.
    let lock = std::fs::File::options().append(true).open(operator.file("data/suaka.data.lock")).expect("a lock");
    lock.lock().expect("it is free");
    assert!(operator.backs_up().bad().contains("another `suaka backup` is writing it"));
    operator.keeps_keys().good();
    drop(lock);
    operator.backs_up().good();
    let same = said(operator.command("backup", Some(&operator.keys()), &operator.keys())).bad();
    assert!(same.contains("give each its own"), "{same}");
    let nowhere = said(operator.command("backup", None, Path::new("/nowhere/suaka.keys"))).bad();
    assert!(nowhere.contains("cannot be written"), "{nowhere}");
    let together = said(operator.command("backup", Some(&operator.file("keys/suaka.data")), &operator.keys())).good();
    assert!(together.contains("Both are in one folder"), "{together}");
}

fn said_of(operator: &Operator, data: &Path, keys: &Path) -> String {
    said(operator.command("restore", Some(data), keys)).bad()
}

/// A small town with a backup.
async fn backed_up() -> (Town, Operator) {
    let mut town = Town::new(Database::quick()).await;
    let person = town.person("id");
    tells(&mut town, person, "cerita-satu").await;
    let operator = Operator::of(&town);
    operator.backs_up().good();
    (town, operator)
}

async fn damaged() {
    let (town, operator) = backed_up().await;
    let database = Database::quick();
    operator.turns_to(&town, &database);
    let mut tried = 0;
    for path in [operator.data(), operator.keys()] {
        let whole = std::fs::read(&path).expect("a file");
        let (stride, length) = (whole.len() / 40, whole.len());
        let flipped = (0..length).step_by(stride).chain(length - 90..length).map(|at| {
            let mut bytes = whole.clone();
            bytes[at] ^= 1 << (at % 7);
            bytes
        });
        let cut = (0..length).step_by(stride).chain([length - 1]).map(|at| whole[..at].to_vec());
        let longer = [[&whole[..], b"\n"].concat(), [&whole[..], &whole[..]].concat()];
        for bytes in flipped.chain(cut).chain(longer) {
            std::fs::write(&path, &bytes).expect("a broken file");
            let said = operator.restores().bad();
            assert!(said.contains("it is damaged, cut short") || said.contains("does not belong to the key"), "{said}");
            tried += 1;
        }
        std::fs::write(&path, &whole).expect("the file");
    }
    let file = database.url.strip_prefix("sqlite:").expect("a file");
    assert!(!Path::new(file).exists(), "nothing was begun");
    operator.restores().good();
    println!("{tried} damaged files: 0 restored");
}

async fn killed() {
    let (mut town, operator) = backed_up().await;
    let before = (std::fs::read(operator.data()).expect("data"), std::fs::read(operator.keys()).expect("keys"));
    let (mut kills, mut old) = (0, 0);
    for call in ["write", "fsync", "rename", "unlink"] {
        for at in 1..=4 {
            std::fs::write(operator.data(), &before.0).expect("the data");
            std::fs::write(operator.keys(), &before.1).expect("the keys");
            town.passes(Duration::minutes(1)).await;
            let died = dies(&operator.command("backup", Some(&operator.data()), &operator.keys()), call, at);
            kills += usize::from(died);
            // Each file is the one before, or the next one, whole; and both together come back.
            old += usize::from(std::fs::read(operator.data()).expect("data") == before.0);
            let database = Database::quick();
            operator.turns_to(&town, &database);
            let restored = operator.restores();
            assert_eq!(restored.code, Some(0), "{call} {at}: {restored:?}");
            operator.turns_to(&town, &town.database);
        }
    }
    assert!(kills >= 6, "{kills}");
    println!("{kills} kills: 0 files that are not whole; {old} times the one before");
    operator.backs_up().good();
    let parts = crate::support::database::files(operator.folder.path());
    assert!(!parts.iter().any(|file| file.extension().is_some_and(|ending| ending == "part")), "what a dead one left is gone: {parts:?}");
}

/// Whether a command dies of being killed at this call to the system.
fn dies(command: &Command, call: &str, at: usize) -> bool {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-q", "-o", "/dev/null", &format!("--trace={call}"), "-e", &format!("inject={call}:signal=KILL:when={at}")]);
    strace.arg(command.get_program()).args(command.get_args()).env_clear().env("PATH", "/usr/bin:/bin").stdin(Stdio::null());
    !strace.output().expect("a process").status.success()
}

async fn killed_restoring() {
    let (mut town, operator) = backed_up().await;
    let (mut kills, mut all) = (0, 0);
    for (call, at) in [("pwrite64", 1), ("pwrite64", 30), ("pwrite64", 90), ("pwrite64", 150)]
        .into_iter()
        .chain((1..=31).step_by(3).chain([1000]).map(|at| ("fsync", at)))
    {
        let database = Database::quick();
        operator.turns_to(&town, &database);
        kills += usize::from(dies(&operator.command("restore", Some(&operator.data()), &operator.keys()), call, at));
        let again = operator.restores();
        if again.code != Some(0) {
            assert!(again.bad().contains("only an empty one can be filled"));
            all += 1;
        }
        // Whatever the dead one had no time for is done at the next start.
        town.hotline.store.close().await;
        town.database = database;
        town.restart().await;
        town.hotline.bury().await.expect("a start");
        assert_eq!(
            number(&town.database.url, "select count(*) from meta where name in ('restored', 'withdrawn then')").await,
            0,
            "{call} {at}"
        );
        assert_eq!(cases::all(&town.hotline).await.iter().map(words).collect::<Vec<_>>(), [["cerita-satu"]], "{call} {at}");
    }
    assert!(kills > 6 && all > 0, "{kills} {all}");
    println!("{kills} kills of a restore: 0 databases half filled; {all} times all was there already");
}

async fn full() {
    let (town, operator) = backed_up().await;
    let disk = SmallDisk::mount().expect("a disk");
    let (data, keys) = (disk.path().join("suaka.data"), operator.keys());
    said(operator.command("backup", Some(&data), &keys)).good();
    let before = (std::fs::read(&data).expect("data"), std::fs::read(&keys).expect("keys"));
    disk.fills();
    let full = said(operator.command("backup", Some(&data), &keys)).bad();
    assert!(full.contains("what was there before is still there, whole") && full.contains("No space left"), "{full}");
    assert!((std::fs::read(&data).expect("data"), std::fs::read(&keys).expect("keys")) == before);
    assert!(!disk.path().join("suaka.data.part").exists(), "and what was begun takes no room");
    // The keys on a full disk: neither is replaced.
    let others = said(operator.command("backup", Some(&operator.data()), &disk.path().join("suaka.keys"))).bad();
    assert!(others.contains("No space left"), "{others}");
    disk.empties();
    said(operator.command("backup", Some(&data), &keys)).good();
    let database = Database::quick();
    operator.turns_to(&town, &database);
    said(operator.command("restore", Some(&data), &keys)).good();
}
