//! Outages of the database and of Telegram: no false word, nothing lost, nobody held up by another.

use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::Duration as Time;

use chrono::Duration;
use libtest_mimic::Trial;
use serde_json::json;
use suaka::domain::people::Role;
use suaka::sandbox::{Fault, FaultKind, Happening, PersonId};
use suaka::store::{Opened, Reading, Store, outbox};
use suaka::telegram::receive::Polled;

use crate::reporter::{claims_next, tells};
use crate::support::dice::rounds;
use crate::support::proxy::Proxy;
use crate::support::{Database, Town, on_both, on_postgres, trial};

pub fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = [
        on_both("fault::a_locked_database_is_told_once_and_then_its_outcome", locked),
        on_both("fault::another_poller_is_an_alarm_and_people_are_told_after", conflict),
        on_both("fault::after_a_long_gap_those_with_open_cases_are_told", gap),
        on_both("fault::a_slow_chat_holds_nobody_else", slow_chat),
        on_both("fault::what_was_not_sent_is_sent_after_a_restart", restart),
        on_both("fault::a_lost_reply_repeats_one_message_at_most_and_no_content", lost_reply),
        on_both("fault::a_screen_that_vanished_is_sent_anew", vanished),
        on_both("fault::an_update_that_cannot_be_read_is_kept_and_told", unreadable),
        on_both("fault::updates_that_come_again_change_nothing", again),
        on_postgres("fault::a_database_that_is_gone_is_told_once_and_then_its_outcome", |database| outage(database, Proxy::cut)),
        on_postgres("fault::a_database_that_does_not_answer_is_told_once_and_then_its_outcome", |database| outage(database, Proxy::stall)),
    ]
    .into_iter()
    .flatten()
    .collect();
    trials.push(trial("fault::every_fault_at_calls_of_the_story_reaches_the_same_end", matrix));
    let full = trial("fault::a_full_disk_is_told_once_and_then_its_outcome", full_disk);
    trials.push(match small_disk_impossible() {
        Some(reason) => full.with_ignored_flag(true).with_kind(reason),
        None => full,
    });
    trials
}

const NOT_SAVED: &str = "belum tersimpan";

/// How often it was told that something is not saved yet, to this person.
fn told(town: &Town, person: PersonId) -> usize {
    let world = town.sandbox.world();
    let sent = world.screen_history(person).iter().filter(|shown| shown.what == Happening::Sent);
    sent.filter(|shown| shown.text.contains(NOT_SAVED) && shown.text.contains("not saved yet")).count()
}

fn said_saved(town: &Town, person: PersonId) -> bool {
    town.sandbox
        .world()
        .screen_history(person)
        .iter()
        .any(|shown| shown.text.contains("Tersimpan") || shown.text.contains("Sudah terkirim"))
}

/// An update arrives while the database fails; it fails for some polls; then it is back.
async fn through(town: &mut Town, person: PersonId, words: &str, back: impl AsyncFnOnce()) {
    town.sandbox.world().send_text(person, words);
    for _ in 0..2 {
        assert_eq!(town.receiver.poll(Time::ZERO).await, Polled::NotSaved);
    }
    assert_eq!(told(town, person), 1);
    assert!(town.transcript(person).contains("110"), "{}", town.transcript(person));
    assert!(!said_saved(town, person));
    assert_eq!(town.sandbox.world().pending_updates(), 1, "confirmed, and not saved");
    back().await;
    // A pool may need more than one try to have a good connection again.
    for _ in 0..20 {
        if town.receiver.poll(Time::ZERO).await != Polled::NotSaved {
            break;
        }
    }
    town.settle().await;
    assert!(
        town.screen(person).contains("Gangguannya selesai") && town.screen(person).contains("Tersimpan"),
        "{}",
        town.transcript(person)
    );
    assert!(!town.transcript(person).contains(NOT_SAVED), "{}", town.transcript(person));
    assert_eq!(told(town, person), 1);
    town.taps(person, "Kirim").await;
}

async fn locked(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, person) = (town.staff(Role::Counsellor).await, town.person("id"));
    let other = Store::open(&town.database.url, town.hotline.vault.check_value(), Opened::Migrate).await.unwrap();
    let mut writing = other.write().await.unwrap();
    if town.database.is_postgres {
        sqlx::query("lock table handled in access exclusive mode").execute(writing.read().await.unwrap()).await.unwrap();
    }
    through(&mut town, person, "tolong-saya", async || drop(writing)).await;
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("tolong-saya"));
}

async fn outage(mut database: Database, how: fn(&Proxy)) {
    let server = database.url.split('@').nth(1).unwrap().split('/').next().unwrap().to_owned();
    let proxy = Proxy::to(server.clone()).await;
    database.url = database.url.replace(&server, &proxy.address.to_string());
    let mut town = Town::new(database).await;
    let (counsellor, person) = (town.staff(Role::Counsellor).await, town.person("id"));
    let back = proxy.clone();
    how(&proxy);
    town.sandbox.world().send_text(person, "tolong-saya");
    // A database that hangs holds the poll itself, and is told of while it does.
    let releasing = async {
        assert!(
            town.sandbox
                .wait_until(Time::from_secs(20), |world| {
                    world.screen_history(person).iter().any(|shown| shown.text.contains(NOT_SAVED))
                })
                .await
        );
        assert_eq!(town.sandbox.world().pending_updates(), 1, "confirmed, and not saved");
        back.open();
    };
    let mut receiver = suaka::telegram::receive::Receiver::new(
        suaka::telegram::api::Api::new(crate::support::town::TOKEN, &town.sandbox.url()).unwrap(),
        town.hotline.clone(),
        town.gate.clone(),
    );
    let polling = async {
        for _ in 0..100 {
            if receiver.poll(Time::ZERO).await == Polled::Handled(1) {
                break;
            }
        }
        receiver.rest().await;
    };
    tokio::join!(releasing, polling);
    town.settle().await;
    assert_eq!(told(&town, person), 1);
    assert!(town.screen(person).contains("Tersimpan") && !town.transcript(person).contains(NOT_SAVED), "{}", town.transcript(person));
    town.taps(person, "Kirim").await;
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("tolong-saya"));
}

/// A disk of a few megabytes, for one test.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mount() -> Result<Self, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", "size=3m", "tmpfs"]).arg(folder.path()).output();
        match done {
            Ok(output) if output.status.success() => Ok(Self(folder)),
            Ok(output) => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
            Err(error) => Err(error.to_string()),
        }
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

fn small_disk_impossible() -> Option<&'static str> {
    SmallDisk::mount().is_err().then_some("a small disk cannot be mounted here (needs root)")
}

async fn full_disk() {
    let disk = SmallDisk::mount().unwrap();
    let mut database = Database::sqlite();
    database.url = format!("sqlite:{}", disk.path().join("suaka.db").display());
    let mut town = Town::new(database).await;
    let (counsellor, person) = (town.staff(Role::Counsellor).await, town.person("id"));
    let filler = disk.path().join("filler");
    let mut file = std::fs::File::create(&filler).unwrap();
    while file.write_all(&[0; 4096]).is_ok() {}
    while file.write_all(&[0; 1]).is_ok() {}
    drop(file);
    through(&mut town, person, &"tolong-saya ".repeat(300), async || std::fs::remove_file(&filler).unwrap()).await;
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("tolong-saya"));
    drop(town);
    drop(disk);
}

async fn conflict(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, open, without) = (town.staff(Role::Counsellor).await, town.person("id"), town.person("id"));
    tells(&mut town, open, "rahasia").await;
    town.says(without, "/start").await;
    claims_next(&mut town, counsellor).await;
    let conflict =
        FaultKind::Status { code: 409, description: "Conflict: terminated by other getUpdates request".to_owned(), retry_after: None };
    town.sandbox.world().fault(Fault::next("getUpdates", conflict).times(3));
    assert_eq!(town.receiver.poll(Time::ZERO).await, Polled::Alarm);
    assert!(!town.gate.is_open());
    // While it lasts no content goes out, and emergency contacts do.
    suaka_answer(&mut town, counsellor).await;
    assert_eq!(town.delivery.drain().await.unwrap(), 0);
    assert_eq!(town.receiver.poll(Time::ZERO).await, Polled::Alarm);
    // A process that ends during the alarm wakes up within it.
    town.restart().await;
    assert!(!town.gate.is_open());
    assert_eq!(town.receiver.poll(Time::ZERO).await, Polled::Alarm);
    town.passes(Duration::minutes(7)).await;
    assert!(town.gate.is_open());
    assert!(town.screen(open).contains("Halaman informasi sudah diperbarui."));
    assert!(!town.transcript(without).contains("diperbarui"));
    town.taps(open, "Buka").await;
    let screen = town.screen(open);
    assert!(screen.contains("layanan ini terganggu") && screen.contains("pukul 10.00 dan hari ini pukul 10.07"), "{screen}");
}

/// Something for the outbox that is neither a removal nor emergency contacts.
async fn suaka_answer(town: &mut Town, counsellor: PersonId) {
    let world_message = town.sandbox.world().last_from_bot(counsellor).unwrap().id;
    town.sandbox.world().press_data(counsellor, world_message, "1:home::").unwrap();
    let raw = town.hotline.handle(&[]).await;
    assert!(raw.failure.is_none());
}

async fn gap(database: Database) {
    let mut town = Town::new(database).await;
    let (open, without) = (town.person("id"), town.person("id"));
    tells(&mut town, open, "rahasia").await;
    town.says(without, "/start").await;
    for hours in [19, 21] {
        town.sandbox.stop();
        assert_eq!(town.receiver.poll(Time::ZERO).await, Polled::Unreachable);
        town.sandbox.advance(Duration::hours(hours));
        town.sandbox.resume().await.unwrap();
        town.settle().await;
        let told = town.screen(open).contains("Halaman informasi sudah diperbarui.");
        assert_eq!(told, hours > 20, "{hours} h: {}", town.screen(open));
        assert!(!town.transcript(without).contains("diperbarui"));
    }
}

async fn slow_chat(database: Database) {
    let mut town = Town::new(database).await;
    let (slow, quick) = (town.person("id"), town.person("id"));
    town.sandbox.world().fault(Fault::next("sendMessage", FaultKind::HoldBefore));
    town.sandbox.world().send_text(slow, "satu");
    town.receiver.poll(Time::ZERO).await;
    assert_eq!(town.delivery.start().await.unwrap(), 1);
    assert!(town.sandbox.wait_until(Time::from_secs(10), |world| world.held() == 1).await);
    town.sandbox.world().send_text(quick, "dua");
    town.receiver.poll(Time::ZERO).await;
    assert_eq!(town.delivery.start().await.unwrap(), 1);
    town.delivery.collect().await;
    town.delivery.record().await.unwrap();
    assert!(town.screen(quick).contains("Tersimpan"));
    assert_eq!(town.sandbox.world().held(), 1);
    town.sandbox.world().release();
    town.settle().await;
    assert!(town.screen(slow).contains("Tersimpan"));
}

async fn restart(database: Database) {
    let mut town = Town::new(database).await;
    let person = town.person("id");
    let failing = FaultKind::Status { code: 502, description: "Bad Gateway".to_owned(), retry_after: None };
    town.sandbox.world().fault(Fault::next("sendMessage", failing).times(3));
    town.says(person, "P").await;
    assert!(town.screen(person).is_empty());
    for _ in 0..3 {
        town.restart().await;
        town.passes(Duration::minutes(1)).await;
    }
    assert!(town.screen(person).contains("Tersimpan"), "{}", town.transcript(person));
    let wait = FaultKind::Status { code: 429, description: "Too Many Requests: retry after 40".to_owned(), retry_after: Some(40) };
    town.sandbox.world().fault(Fault::next("editMessageText", wait));
    town.taps(person, "Kirim").await;
    town.passes(Duration::seconds(39)).await;
    assert!(town.screen(person).contains("Tersimpan"));
    town.passes(Duration::seconds(2)).await;
    assert!(town.screen(person).contains("Sudah terkirim"));
}

async fn lost_reply(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, person) = (town.staff(Role::Counsellor).await, town.person("id"));
    tells(&mut town, person, "rahasia").await;
    for kind in [FaultKind::ResetAfter, FaultKind::CutOff] {
        town.says(counsellor, "/start").await;
        let before = town.sandbox.world().messages(counsellor).len();
        town.sandbox.world().fault(Fault::next("sendMessage", kind));
        town.says(counsellor, "/start").await;
        town.passes(Duration::minutes(1)).await;
        // One message whose number we never learnt, besides the command and the screen that replaced the one before.
        let after = town.sandbox.world().messages(counsellor).len();
        assert_eq!(after, before + 2, "{}", town.transcript(counsellor));
    }
    town.sandbox.world().fault(Fault::next("sendMessage", FaultKind::ResetAfter));
    claims_next(&mut town, counsellor).await;
    town.passes(Duration::minutes(1)).await;
    assert!(town.screen(counsellor).contains("rahasia"));
    town.taps(counsellor, "Lepas").await;
    town.taps(counsellor, "Ya, lepas").await;
    assert!(!town.transcript(counsellor).contains("rahasia"), "{}", town.transcript(counsellor));
}

async fn vanished(database: Database) {
    let mut town = Town::new(database).await;
    let person = town.person("id");
    town.says(person, "P").await;
    let gone = FaultKind::Status { code: 400, description: "Bad Request: message to edit not found".to_owned(), retry_after: None };
    town.sandbox.world().fault(Fault::next("editMessageText", gone));
    let before = town.sandbox.world().last_from_bot(person).unwrap().id;
    town.taps(person, "Kirim").await;
    assert!(town.sandbox.world().last_from_bot(person).unwrap().id > before);
    assert!(town.screen(person).contains("Sudah terkirim"));
}

async fn unreadable(database: Database) {
    let mut town = Town::new(database).await;
    let (person, other) = (town.person("id"), town.person("id"));
    town.says(person, "/start").await;
    town.says(other, "/start").await;
    let (before, after) = ("sebelum", "sesudah");
    {
        let mut world = town.sandbox.world();
        world.send_text(other, before);
        world
            .enqueue_raw_update(json!({"message": {"message_id": "seven", "chat": {"id": person.0, "type": "private"}, "text": "tolong"}}));
        world.send_text(other, after);
    }
    town.settle().await;
    let shown = town.transcript(person);
    assert!(shown.contains("tidak sampai") && shown.contains("did not arrive") && shown.contains("110"), "{shown}");
    assert!(town.screen(other).contains("Tersimpan, 2 pesan"), "{}", town.screen(other));
    assert_eq!(town.hotline.quarantined().await.unwrap().len(), 1);
    assert_eq!(town.sandbox.world().pending_updates(), 0);
}

async fn again(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, person) = (town.staff(Role::Counsellor).await, town.person("id"));
    tells(&mut town, person, "satu-kali").await;
    // The answer to the poll is lost: Telegram brings the same updates once more.
    town.sandbox.world().send_text(person, "dua-kali");
    let update = town.sandbox.world().pending_update_ids();
    let body = json!({"message": {"message_id": 5000, "date": 1, "chat": {"id": person.0, "type": "private"}, "text": "tiga-kali"}});
    for _ in 0..3 {
        town.sandbox.world().enqueue_raw_update(body.clone());
    }
    assert_eq!(update.len(), 1);
    town.settle().await;
    // After a quiet week Telegram numbers from anywhere.
    for number in [7, 900_000_000] {
        town.sandbox.world().number_updates_from(number);
        town.sandbox.world().enqueue_raw_update(body.clone());
        town.says(person, &format!("dari-{number}")).await;
    }
    town.restart().await;
    town.settle().await;
    claims_next(&mut town, counsellor).await;
    for words in ["satu-kali", "dua-kali", "tiga-kali", "dari-7\n", "dari-900000000"] {
        assert_eq!(town.screen(counsellor).matches(words).count(), 1, "{words}\n{}", town.screen(counsellor));
    }
}

/// One story under one fault at one call; its end must be that of a story without faults.
async fn under(fault: Option<Fault>) -> (String, String) {
    let mut town = Town::new(Database::sqlite()).await;
    if let Some(fault) = fault {
        town.sandbox.world().fault(fault);
    }
    let counsellor = town.person("id");
    let (code, _) = town.hotline.invite(Role::Counsellor).await.unwrap();
    let person = town.person("id");
    town.says(counsellor, &format!("/start {code}")).await;
    let step = Duration::minutes(3);
    town.passes(step).await;
    taps(&mut town, counsellor, "Masuk tugas").await;
    town.says(person, "satu").await;
    town.passes(step).await;
    town.says(person, "dua").await;
    town.passes(step).await;
    for label in ["Kirim", "Tidak", "Lanjut", "Tidak ada", "Saya", "Lewati"] {
        taps(&mut town, person, label).await;
    }
    for label in ["Antrean", "🔴", "Ambil"] {
        taps(&mut town, counsellor, label).await;
    }
    town.says(counsellor, "tiga").await;
    town.passes(step).await;
    taps(&mut town, person, "Buka").await;
    town.says(person, "empat").await;
    town.passes(step).await;
    taps(&mut town, counsellor, "Buka").await;
    let end = |person| {
        let world = town.sandbox.world();
        world.last_from_bot(person).map(|message| message.text.clone()).unwrap_or_default()
    };
    let ends = (end(person), end(counsellor));
    let left = outbox::count(&mut town.hotline.store.read().await.unwrap()).await.unwrap();
    assert_eq!(left, 0, "something is stuck");
    ends
}

async fn taps(town: &mut Town, person: PersonId, label: &str) {
    town.taps(person, label).await;
    town.passes(Duration::minutes(3)).await;
}

async fn matrix() {
    let bare = |text: &(String, String)| {
        let strip = |text: &str| {
            text.split(|c: char| c == '-' || c.is_ascii_digit() || c == ' ')
                .filter(|word| !word.starts_with(char::is_uppercase))
                .collect::<String>()
        };
        (strip(&text.0), strip(&text.1))
    };
    let faultless = under(None).await;
    let status = |code, retry_after| FaultKind::Status { code, description: "x".to_owned(), retry_after };
    let kinds = [
        FaultKind::ResetBefore,
        FaultKind::ResetAfter,
        FaultKind::CutOff,
        FaultKind::Garbage,
        status(429, Some(3)),
        status(500, None),
        status(502, None),
        status(400, None),
        FaultKind::Delay(Time::from_millis(30)),
    ];
    // CI runs every kind at some calls; `SUAKA_ROUNDS=360` every kind at every call.
    let all = rounds(27);
    let methods = ["sendMessage", "editMessageText", "deleteMessage", "getUpdates", "answerCallbackQuery"];
    for round in 0..usize::try_from(all).unwrap() {
        let kind = kinds[round % kinds.len()].clone();
        let place = round / kinds.len();
        let method = methods[place % methods.len()];
        let fault = Fault::next(method, kind.clone()).skip(u32::try_from(place / methods.len()).unwrap());
        let end = under(Some(fault)).await;
        assert_eq!(bare(&end), bare(&faultless), "{kind:?} at {method} {}", place / methods.len());
    }
}
