//! The whole story, as people see it.

use expect_test::expect_file;
use libtest_mimic::Trial;
use suaka::domain::people::Role;

use crate::support::{Database, Town, on_both};

pub fn trials() -> Vec<Trial> {
    [on_both("a_report_travels_to_a_counsellor_and_back", |database| whole(database, "id")),].into_iter().flatten().collect()
}

async fn whole(database: Database, language: &str) {
    let postgres = database.is_postgres;
    let mut town = Town::new(database).await;
    let counsellor = town.staff(Role::Counsellor).await;
    let reporter = town.person(language);
    let mut told = String::new();
    let mut look = |town: &Town, what: &str| {
        told.push_str(&format!("=== {what}\n--- reporter\n{}\n--- counsellor\n{}\n\n", town.transcript(reporter), town.transcript(counsellor)));
    };
    town.says(reporter, "P").await;
    look(&town, "she writes one letter");
    town.says(reporter, "Bu, tolong. Suami saya marah lagi.").await;
    look(&town, "and goes on");
    town.taps(reporter, "Kirim").await;
    look(&town, "she sends it");
    town.taps(reporter, "Tidak").await;
    look(&town, "she is not safe");
    town.taps(reporter, "Lanjut").await;
    town.taps(reporter, "Ada").await;
    look(&town, "others can open her phone");
    town.taps(reporter, "Saya").await;
    town.taps(reporter, "Lewati").await;
    look(&town, "all is asked");
    town.taps(counsellor, "Antrean").await;
    look(&town, "the queue");
    town.taps(counsellor, "🔴").await;
    look(&town, "a glimpse");
    town.taps(counsellor, "Ambil").await;
    look(&town, "claimed");
    town.passes(chrono::Duration::seconds(20)).await;
    town.says(counsellor, "Saya di sini. Anak-anak di mana sekarang?").await;
    look(&town, "answered");
    town.taps(reporter, "Buka").await;
    look(&town, "she reads");
    town.says(reporter, "Di rumah nenek.").await;
    look(&town, "she answers");
    town.taps(counsellor, "Buka").await;
    look(&town, "the counsellor reads");
    town.taps(counsellor, "Tutup").await;
    town.taps(counsellor, "Ya, tutup").await;
    look(&town, "closed");
    town.says(reporter, "/exit").await;
    look(&town, "gone");
    let told = names(&told);
    if postgres {
        assert_eq!(told, std::fs::read_to_string("tests/transcripts/story.id.txt").unwrap());
    } else {
        expect_file!["transcripts/story.id.txt"].assert_eq(&told);
    }
}

/// Code names are drawn by chance: here all are the same.
fn names(told: &str) -> String {
    let mut named = String::new();
    for word in told.split_inclusive(|c: char| !c.is_alphanumeric() && c != '-') {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let is = bare.split_once('-').is_some_and(|(flower, number)| {
            flower.starts_with(char::is_uppercase) && number.len() == 3 && number.bytes().all(|b| b.is_ascii_digit())
        });
        if is { named.push_str(&word.replace(bare, "Melati-100")) } else { named.push_str(word) }
    }
    named
}
