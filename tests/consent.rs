//! What a person agreed to, what stays in their chat by their own wish, and what they say at the end.

use chrono::Duration;
use libtest_mimic::Trial;
use suaka::domain::people::Role;
use suaka::sandbox::PersonId;

use crate::code::typed_back;
use crate::reporter::{claims_next, tells};
use crate::support::{Database, Town, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("consent::what_was_tapped_after_reading_the_limits_stands_with_the_story", agreed),
        on_both("consent::what_was_sent_by_itself_was_not_agreed_to", by_itself),
        on_both("consent::words_stay_in_the_chat_of_who_wants_them_there", keeps),
        on_both("consent::whoever_goes_on_elsewhere_leaves_no_words_behind", elsewhere),
        on_both("consent::a_pin_brings_no_question_of_the_end_back", counted_once),
        on_both("consent::after_the_end_three_taps_are_counted_and_nobody_knows_of_whom", parting),
    ]
    .into_iter()
    .flatten()
    .collect()
}

async fn told(town: &Town) -> Vec<(String, Option<i64>)> {
    let mut connection = town.hotline.store.read().await.unwrap();
    sqlx::query_as("select told, agreed_at from cases order by id").fetch_all(&mut *connection).await.unwrap()
}

async fn agreed(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    town.says(reporter, "cerita").await;
    let limits = town.hotline.text().limits().to_owned();
    assert_eq!((limits.len(), told(&town).await), (16, vec![(limits.clone(), None)]));
    // Beside the limits stands the way to all of it, and from there back.
    town.taps(reporter, "Siapa tahu apa").await;
    for words in ["Siapa tahu apa", "Berapa lama", "Yang diminta hukum", "Hak Anda"] {
        assert!(town.screen(reporter).contains(words), "{}", town.screen(reporter));
    }
    town.taps(reporter, "Kembali").await;
    town.passes(Duration::minutes(3)).await;
    let now = town.sandbox.now().timestamp_millis();
    town.taps(reporter, "Kirim").await;
    assert_eq!(told(&town).await, vec![(limits, Some(now))]);
    claims_next(&mut town, counsellor).await;
    assert!(
        town.screen(counsellor).contains("menekan Kirim setelah membaca batas-batasnya, 24/11 pukul 10.03"),
        "{}",
        town.screen(counsellor)
    );
}

async fn by_itself(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    town.says(reporter, "cerita").await;
    town.passes(Duration::minutes(11)).await;
    assert_eq!(told(&town).await[0].1, None);
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("belum menekan setuju"), "{}", town.screen(counsellor));
}

async fn keeps(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("id");
    tells(&mut town, reporter, "pertama").await;
    town.taps(reporter, "Aman").await;
    town.taps(reporter, "Ada").await;
    assert!(!town.transcript(reporter).contains("pertama"), "a phone that others open is cleared at once");
    // It is offered where it matters; from then on words stay, also after a day, and after what clears other chats.
    town.taps(reporter, "Biarkan pesan saya").await;
    assert!(town.screen(reporter).contains("pesan Anda kami biarkan"), "{}", town.screen(reporter));
    town.says(reporter, "kedua").await;
    town.passes(Duration::hours(30)).await;
    town.restart().await;
    assert!(town.transcript(reporter).contains("kedua"), "{}", town.transcript(reporter));
    // Cleared by hand, all goes, and what comes then stays again.
    town.says(reporter, "/start").await;
    town.says(reporter, "ketiga").await;
    skip_all(&mut town, reporter).await;
    town.taps(reporter, "Bersihkan pesan").await;
    assert!(!town.transcript(reporter).contains("kedua") && !town.transcript(reporter).contains("ketiga"), "{}", town.transcript(reporter));
    town.says(reporter, "keempat").await;
    town.taps(reporter, "Keamanan chat ini").await;
    assert!(town.screen(reporter).contains("sekarang kami biarkan"), "{}", town.screen(reporter));
    town.taps(reporter, "Bersihkan lagi").await;
    assert!(!town.transcript(reporter).contains("keempat"));
    town.says(reporter, "kelima").await;
    assert!(!town.transcript(reporter).contains("kelima"));
    // What stayed longer than Telegram deletes is named when one leaves.
    town.taps(reporter, "Keamanan chat ini").await;
    town.taps(reporter, "Biarkan pesan saya").await;
    town.says(reporter, "keenam").await;
    town.passes(Duration::hours(50)).await;
    town.says(reporter, "/exit").await;
    assert!(town.screen(reporter).contains("1 pesan lebih tua dari dua hari"), "{}", town.screen(reporter));
}

async fn skip_all(town: &mut Town, reporter: PersonId) {
    for _ in 0..8 {
        let skips = town.sandbox.world().press_labelled(reporter, "Lewati").is_ok();
        town.settle().await;
        if !skips {
            return;
        }
    }
}

/// What was to stay in a chat for whoever looks at it does not stay for whoever has taken it over.
async fn elsewhere(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("id");
    tells(&mut town, reporter, "kesatu").await;
    skip_all(&mut town, reporter).await;
    town.taps(reporter, "Keamanan chat ini").await;
    town.taps(reporter, "Biarkan pesan saya").await;
    town.says(reporter, "kedua").await;
    let code = typed_back(&mut town, reporter).await;
    assert!(town.transcript(reporter).contains("kedua"), "{}", town.transcript(reporter));
    let other = town.person("id");
    town.says(other, &code).await;
    assert!(town.screen(other).contains("Selamat datang kembali"), "{}", town.screen(other));
    let left = town.transcript(reporter);
    assert!(!left.contains("kesatu") && !left.contains("kedua") && town.screen(reporter).contains("Halo."), "{left}");
    // Nor does what is written there from now on.
    town.says(reporter, "orang lain").await;
    town.passes(Duration::hours(24)).await;
    assert!(!town.transcript(reporter).contains("orang lain"), "{}", town.transcript(reporter));
}

async fn counted_once(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    tells(&mut town, reporter, "cerita").await;
    for label in ["Lewati", "Ada"] {
        town.taps(reporter, label).await;
    }
    skip_all(&mut town, reporter).await;
    for step in ["PIN", "Pasang PIN"] {
        town.taps(reporter, step).await;
    }
    for _ in 0..2 {
        town.says(reporter, "2468").await;
    }
    claims_next(&mut town, counsellor).await;
    for label in ["Tutup", "Ya, tutup"] {
        town.taps(counsellor, label).await;
    }
    town.says(reporter, "/start").await;
    for label in ["Ya", "Ya", "Ya"] {
        town.taps(reporter, label).await;
    }
    let before = counts(&town).await;
    assert_eq!(before.len(), 3, "{before:?}");
    town.says(reporter, "/exit").await;
    town.says(reporter, "2468").await;
    assert!(town.screen(reporter).contains("Chat terbuka"), "{}", town.screen(reporter));
    assert!(!town.screen(reporter).contains("merasa didengarkan"), "{}", town.screen(reporter));
}

async fn counts(town: &Town) -> Vec<(String, i64, String, i64)> {
    let mut connection = town.hotline.store.read().await.unwrap();
    let sql = "select month, question, answer, count from feedback order by month, question, answer";
    sqlx::query_as(sql).fetch_all(&mut *connection).await.unwrap()
}

async fn parting(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, supervisor) = (town.staff(Role::Counsellor).await, town.staff(Role::Supervisor).await);
    for number in 0..5 {
        let reporter = town.person("id");
        tells(&mut town, reporter, "cerita").await;
        claims_next(&mut town, counsellor).await;
        if number == 0 {
            town.says(counsellor, "Kita sepakat: besok ke puskesmas.").await;
        }
        for label in ["Tutup", "Ya, tutup"] {
            town.taps(counsellor, label).await;
        }
        town.says(reporter, "/start").await;
        assert!(town.screen(reporter).contains("Terima kasih sudah mempercayai kami"), "{}", town.screen(reporter));
        if number == 0 {
            // What is still to be read comes before any question.
            assert!(!town.screen(reporter).contains("merasa didengarkan"), "{}", town.screen(reporter));
            town.taps(reporter, "Baca jawaban").await;
            assert!(town.screen(reporter).contains("besok ke puskesmas"));
            town.taps(reporter, "Bagaimana sekarang?").await;
        }
        assert!(town.screen(reporter).contains("Apakah Anda merasa didengarkan?"), "{}", town.screen(reporter));
        // Tapped twice, or forged for a later question, counts once and nothing.
        let first = town.sandbox.world().press_labelled(reporter, "Ya").unwrap();
        town.sandbox.world().press_labelled(reporter, "Ya").unwrap();
        town.settle().await;
        town.forges(reporter, &first.replace("1.yes", "3.no")).await;
        town.forges(reporter, &first).await;
        assert!(town.screen(reporter).contains("Sekarang lebih tahu"), "{}", town.screen(reporter));
        town.taps(reporter, if number < 2 { "Sebagian" } else { "Tidak usah" }).await;
        if number < 2 {
            town.taps(reporter, "Tidak").await;
            assert!(town.screen(reporter).contains("Itu membantu kami"), "{}", town.screen(reporter));
        }
        // It is not asked again.
        town.says(reporter, "/start").await;
        assert!(
            !town.screen(reporter).contains("🙂") && !town.screen(reporter).contains("merasa didengarkan"),
            "{}",
            town.screen(reporter)
        );
        town.forges(reporter, &first).await;
        let board = |town: &Town| town.screen(supervisor);
        town.says(supervisor, "/start").await;
        town.taps(supervisor, "Papan").await;
        assert_eq!(board(&town).contains("Merasa didengarkan: 5 dari 5"), number == 4, "{}", board(&town));
        assert!(!board(&town).contains("Lebih tahu"), "{}", board(&town));
        // Words open a new story.
        town.says(reporter, "lagi").await;
        assert!(town.screen(reporter).contains("Tersimpan"), "{}", town.screen(reporter));
        town.taps(reporter, "Hapus yang saya tulis").await;
        town.taps(reporter, "Ya, hapus").await;
    }
    let of = |question, answer: &str, count| ("2026-11".to_owned(), question, answer.to_owned(), count);
    assert_eq!(counts(&town).await, vec![of(1, "yes", 5), of(2, "partly", 2), of(3, "no", 2)]);
}
