//! Troubles with Telegram: no false word, nothing lost, nobody held up by another.

use std::time::Duration as Time;

use chrono::Duration;
use libtest_mimic::Trial;
use serde_json::json;
use suaka::domain::people::Role;
use suaka::sandbox::{Fault, FaultKind, PersonId, World};
use suaka::telegram::receive::Polled;

use crate::reporter::{claims_next, tells};
use crate::support::{Database, Town, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("fault::another_poller_is_an_alarm_and_people_are_told_after", conflict),
        on_both("fault::after_a_long_gap_those_with_open_cases_are_told", gap),
        on_both("fault::a_slow_chat_holds_nobody_else", slow_chat),
        on_both("fault::what_was_not_sent_is_sent_after_a_restart", restart),
        on_both("fault::a_lost_reply_repeats_one_message_at_most_and_no_content", lost_reply),
        on_both("fault::a_screen_that_vanished_is_sent_anew", vanished),
        on_both("fault::a_screen_that_is_slow_to_go_holds_nothing_and_goes_all_the_same", leaving),
        on_both("fault::a_screen_that_was_goes_though_the_database_fails", unwritten),
        on_both("fault::an_update_that_cannot_be_read_is_kept_and_told", unreadable),
        on_both("fault::updates_that_come_again_change_nothing", again),
    ]
    .into_iter()
    .flatten()
    .collect()
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

/// What of ours stands in a chat.
fn ours(town: &Town, person: PersonId) -> Vec<i64> {
    town.sandbox.world().messages(person).iter().filter(|message| message.from_bot).map(|message| message.id).collect()
}

async fn leaving(database: Database) {
    let mut town = Town::new(database).await;
    let person = town.person("id");
    town.says(person, "satu").await;
    let before = ours(&town, person)[0];
    town.sandbox.world().fault(Fault::next("deleteMessage", FaultKind::HoldBefore));
    for (words, screen) in [("dua", "Tersimpan, 2 pesan"), ("tiga", "Tersimpan, 3 pesan")] {
        town.sandbox.world().send_text(person, words);
        town.receiver.poll(Time::ZERO).await;
        assert_eq!(town.delivery.start().await.unwrap(), 1);
        town.delivery.collect().await;
        town.delivery.record().await.unwrap();
        assert!(town.screen(person).contains(screen), "{}", town.transcript(person));
        assert!(town.sandbox.wait_until(Time::from_secs(10), |world| world.held() == 1).await);
        assert_eq!(town.hotline.tick().await.unwrap(), 0, "its removal is ordered besides");
    }
    assert!(ours(&town, person).contains(&before));
    // The process ends before it went: the next one sees to it, and not at once, since it could still be going.
    town.restart().await;
    town.settle().await;
    assert!(ours(&town, person).contains(&before));
    town.passes(Duration::seconds(11)).await;
    assert_eq!(ours(&town, person).len(), 1, "{}", town.transcript(person));
    // Telegram's pause is kept to.
    let wait = FaultKind::Status { code: 429, description: "Too Many Requests: retry after 40".to_owned(), retry_after: Some(40) };
    town.sandbox.world().fault(Fault::next("deleteMessage", wait));
    town.says(person, "empat").await;
    for (seconds, left) in [(39, 2), (2, 1)] {
        town.passes(Duration::seconds(seconds)).await;
        assert_eq!(ours(&town, person).len(), left, "{}", town.transcript(person));
    }
    assert!(town.screen(person).contains("Tersimpan, 4 pesan"));
}

async fn unwritten(database: Database) {
    let mut town = Town::new(database).await;
    let person = town.person("id");
    town.says(person, "satu").await;
    let before = ours(&town, person)[0];
    town.sandbox.world().send_text(person, "dua");
    town.receiver.poll(Time::ZERO).await;
    assert_eq!(town.delivery.start().await.unwrap(), 1);
    let locked = town.locks().await;
    town.delivery.collect().await;
    assert!(town.delivery.record().await.is_err());
    let gone = |world: &World| world.messages(person).iter().all(|message| message.id != before);
    assert!(town.sandbox.wait_until(Time::from_secs(10), gone).await, "{}", town.transcript(person));
    drop(locked);
    town.says(person, "tiga").await;
    assert_eq!(ours(&town, person).len(), 1, "{}", town.transcript(person));
    assert!(town.screen(person).contains("Tersimpan, 3 pesan"));
    town.passes(Duration::seconds(11)).await;
    let removals = town.sandbox.world().calls().iter().filter(|call| call.method == "deleteMessage").count();
    assert_eq!(removals, 2, "each once");
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
    let shown = town.screen(person);
    assert!(shown.contains("tidak sampai") && shown.contains("110"), "{shown}");
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
