//! Nobody is written to first but as they said, whatever staff does.

use std::time::Duration as Time;

use chrono::Duration;
use libtest_mimic::Trial;
use suaka::domain::case::Preference;
use suaka::domain::people::Role;
use suaka::sandbox::{Fault, FaultKind, PersonId};
use suaka::telegram::receive::Polled;

use crate::reporter::{claims_next, tells};
use crate::support::{Database, Town, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("preference::who_said_nothing_is_never_written_to_first", never),
        on_both("preference::whatever_staff_does_sends_nothing_to_who_does_not_want_it", nothing),
        on_both("preference::in_the_evening_means_in_the_evening", evening),
        on_both("preference::it_is_asked_after_the_story_and_can_be_changed", asked),
        on_both("preference::what_was_asked_for_comes_though_there_is_something_unasked", asked_for),
        on_both("preference::what_waits_for_its_hours_holds_no_file_up", file),
        on_both("preference::of_a_gap_they_hear_when_they_are_back", gap),
    ]
    .into_iter()
    .flatten()
    .collect()
}

const UPDATED: &str = "Halaman informasi sudah diperbarui.";

/// How many messages were sent to somebody so far.
fn sent_to(town: &Town, person: PersonId) -> usize {
    let world = town.sandbox.world();
    world.calls().iter().filter(|call| call.method.starts_with("send") && call.params["chat_id"] == person.0).count()
}

/// A story in the hands of a counsellor.
async fn held(town: &mut Town, preference: Preference) -> (PersonId, PersonId) {
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    tells(town, reporter, "cerita").await;
    town.allows(reporter, preference).await;
    claims_next(town, counsellor).await;
    (counsellor, reporter)
}

async fn never(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    town.says(reporter, "cerita").await;
    town.taps(reporter, "Kirim").await;
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("🔕 Pelapor tidak ingin ditulisi dulu"), "{}", town.screen(counsellor));
    let before = town.transcript(reporter);
    town.says(counsellor, "jawaban").await;
    town.passes(Duration::hours(2)).await;
    assert_eq!(town.transcript(reporter), before);
    town.taps(reporter, "Aman").await;
    assert!(town.screen(reporter).contains("1 jawaban belum dibaca"), "{}", town.screen(reporter));
    town.taps(reporter, "Baca jawaban").await;
    assert!(town.screen(reporter).contains("jawaban"));
}

async fn nothing(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = held(&mut town, Preference::Never).await;
    let before = sent_to(&town, reporter);
    let answer = town.says(counsellor, "jawaban").await;
    town.sandbox.world().edit_text(counsellor, answer, "jawaban lain").unwrap();
    town.settle().await;
    town.sends(counsellor, "photo", None, crate::support::sample::png(), "gambar").await;
    for label in ["Lepas", "Ya, lepas"] {
        town.taps(counsellor, label).await;
    }
    claims_next(&mut town, counsellor).await;
    town.says(counsellor, "jawaban kedua").await;
    for label in ["Tutup", "Ya, tutup"] {
        town.taps(counsellor, label).await;
    }
    town.passes(Duration::hours(30)).await;
    assert_eq!(sent_to(&town, reporter), before, "{}", town.transcript(reporter));
    // All of it is there when she is.
    town.says(reporter, "/start").await;
    assert!(town.screen(reporter).contains("sudah ditutup") && town.screen(reporter).contains("jawaban belum dibaca"));
    town.taps(reporter, "Baca jawaban").await;
    assert!(town.screen(reporter).contains("jawaban kedua"), "{}", town.screen(reporter));
}

async fn evening(database: Database) {
    let mut town = Town::new(database).await;
    // It is ten in the morning.
    let (counsellor, reporter) = held(&mut town, Preference::Evening).await;
    assert!(town.screen(counsellor).contains("🔕 Pelapor diberi tahu hanya pukul 19–22"), "{}", town.screen(counsellor));
    let before = sent_to(&town, reporter);
    town.says(counsellor, "jawaban").await;
    town.passes(Duration::hours(8)).await;
    assert_eq!(sent_to(&town, reporter), before);
    town.passes(Duration::minutes(61)).await;
    assert!(town.screen(reporter).contains(UPDATED), "{}", town.transcript(reporter));
    assert_eq!(sent_to(&town, reporter), before + 1);
    // At night nothing; and nothing in the evening of what she has read by herself meanwhile, after a restart too.
    town.passes(Duration::hours(4)).await;
    town.says(counsellor, "/start").await;
    town.taps(counsellor, "Kasus saya").await;
    town.taps(counsellor, "mnt").await;
    town.passes(Duration::seconds(5)).await;
    town.says(counsellor, "jawaban kedua").await;
    town.restart().await;
    town.passes(Duration::hours(9)).await;
    assert_eq!(sent_to(&town, reporter), before + 1);
    town.taps(reporter, "Buka").await;
    assert!(town.screen(reporter).contains("jawaban kedua"), "{}", town.transcript(reporter));
    let read = sent_to(&town, reporter);
    town.passes(Duration::hours(13)).await;
    assert_eq!(sent_to(&town, reporter), read, "{}", town.transcript(reporter));
}

async fn asked(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    town.says(reporter, "cerita").await;
    for label in ["Kirim", "Aman", "Ada"] {
        town.taps(reporter, label).await;
    }
    assert!(town.screen(reporter).contains("boleh kami menulis dulu ke sini?"), "{}", town.screen(reporter));
    assert!(town.screen(reporter).contains("HP ini bisa dibuka orang lain"));
    // Whoever does not want it is not asked for a sentence.
    town.taps(reporter, "Jangan, saya yang buka").await;
    assert!(town.screen(reporter).contains("Ini tentang siapa?"));
    for label in ["Lewati", "Lewati"] {
        town.taps(reporter, label).await;
    }
    assert!(town.screen(reporter).contains("Kami tidak menulis lebih dulu"), "{}", town.screen(reporter));
    town.taps(reporter, "Boleh ditulisi dulu?").await;
    town.taps(reporter, "Kembali").await;
    town.taps(reporter, "Boleh ditulisi dulu?").await;
    town.taps(reporter, "Boleh, kapan saja").await;
    assert!(town.screen(reporter).contains("Kalimat mana"));
    for forged in ["9", "0", "65535"] {
        let case = crate::desk::case_of(&town, reporter);
        town.forges(reporter, &format!("1:notice:{case}:{forged}")).await;
        assert!(town.screen(reporter).contains("Cerita Anda menunggu petugas."), "{}", town.screen(reporter));
        town.taps(reporter, "Boleh ditulisi dulu?").await;
        town.taps(reporter, "Boleh, kapan saja").await;
    }
    town.taps(reporter, "Info layanan warga diperbarui.").await;
    assert!(town.screen(reporter).contains("kami menulis satu kalimat biasa, kapan saja"), "{}", town.screen(reporter));
    claims_next(&mut town, counsellor).await;
    assert!(!town.screen(counsellor).contains("🔕"), "{}", town.screen(counsellor));
    town.says(counsellor, "jawaban").await;
    assert_eq!(town.screen(reporter), "Info layanan warga diperbarui.");
}

async fn asked_for(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = held(&mut town, Preference::Never).await;
    let wait = FaultKind::Status { code: 429, description: "Too Many Requests: retry after 30".to_owned(), retry_after: Some(30) };
    town.sandbox.world().fault(Fault::next("sendMessage", wait));
    town.says(reporter, "lagi").await;
    town.says(counsellor, "jawaban").await;
    assert!(!town.transcript(reporter).contains("Petugas akan melihatnya"));
    town.passes(Duration::seconds(40)).await;
    assert!(town.screen(reporter).contains("Petugas akan melihatnya"), "{}", town.transcript(reporter));
}

/// What waits for the evening holds nothing up that was asked for in the morning.
async fn file(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = held(&mut town, Preference::Evening).await;
    town.sends(counsellor, "photo", None, crate::support::sample::png(), "gambar").await;
    town.says(reporter, "/start").await;
    town.taps(reporter, "Baca jawaban").await;
    let wait = FaultKind::Status { code: 429, description: "Too Many Requests: retry after 30".to_owned(), retry_after: Some(30) };
    town.sandbox.world().fault(Fault::next("sendMessage", wait));
    let pictures = |town: &Town| town.sandbox.world().messages(reporter).iter().filter(|message| message.kind == "photo").count();
    town.taps(reporter, "🖼").await;
    assert_eq!(pictures(&town), 0);
    town.says(counsellor, "jawaban").await;
    town.passes(Duration::seconds(40)).await;
    assert_eq!(pictures(&town), 1, "{}", town.transcript(reporter));
    assert!(!town.transcript(reporter).contains(UPDATED));
}

async fn gap(database: Database) {
    let mut town = Town::new(database).await;
    let (_, reporter) = held(&mut town, Preference::Never).await;
    for leaves in [true, false] {
        town.sandbox.stop();
        assert_eq!(town.receiver.poll(Time::ZERO).await, Polled::Unreachable);
        town.sandbox.advance(Duration::hours(21));
        town.sandbox.resume().await.unwrap();
        let before = sent_to(&town, reporter);
        town.settle().await;
        assert_eq!(sent_to(&town, reporter), before, "{}", town.transcript(reporter));
        if leaves {
            // An emptied chat tells nothing of it.
            town.says(reporter, "/exit").await;
            assert!(!town.transcript(reporter).contains("terganggu"));
        }
        town.says(reporter, "/start").await;
        assert!(town.screen(reporter).contains("layanan ini terganggu"), "{}", town.transcript(reporter));
        // Once.
        town.says(reporter, "/start").await;
        assert!(!town.screen(reporter).contains("terganggu"));
    }
}
