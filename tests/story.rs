//! The whole story, as people see it.

use chrono::Duration;
use expect_test::expect_file;
use libtest_mimic::Trial;
use suaka::dialogue::Line;
use suaka::domain::language::Language;
use suaka::domain::people::Role;

use crate::support::town::word;
use crate::support::{Town, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("story::a_report_travels_to_a_counsellor_and_back_in_indonesian", async |database| {
            whole(Town::new(database).await, Language::Id).await;
        }),
        on_both("story::a_report_travels_to_a_counsellor_and_back_in_english", async |database| {
            whole(Town::new(database).await, Language::En).await;
        }),
        on_both("story::the_same_story_comes_by_webhook_in_indonesian", async |database| {
            whole(Town::by_webhook(database).await, Language::Id).await;
        }),
        on_both("story::the_same_story_comes_by_webhook_in_english", async |database| {
            whole(Town::by_webhook(database).await, Language::En).await;
        }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

async fn whole(mut town: Town, language: Language) {
    let compares = town.database.is_postgres || town.is_by_webhook();
    let counsellor = town.staff(Role::Counsellor).await;
    let reporter = town.person(language.tag());
    let mut told = String::new();
    let mut look = |town: &Town, what: &str| {
        told.push_str(&format!(
            "=== {what}\n--- reporter\n{}\n--- counsellor\n{}\n\n",
            town.transcript(reporter),
            town.transcript(counsellor)
        ));
    };
    let english = language == Language::En;
    if english {
        for person in [reporter, counsellor] {
            town.says(person, "/language").await;
            town.taps(person, "English").await;
        }
    }
    let key = |line: Line| word(language, &line);
    let answer = |answer: &str| answer.to_owned();
    town.says(reporter, "P").await;
    look(&town, "she writes one letter");
    town.says(reporter, if english { "Please help. My husband is angry again." } else { "Bu, mau cerita soal suami saya." }).await;
    look(&town, "and goes on");
    town.taps(reporter, &key(Line::KeySend)).await;
    look(&town, "she sends it");
    town.taps(reporter, &key(Line::KeySafe { answer: answer("no") })).await;
    look(&town, "she is not safe");
    town.taps(reporter, &key(Line::KeyGoOn)).await;
    town.taps(reporter, &key(Line::KeyPhone { answer: answer("shared") })).await;
    look(&town, "others can open her phone");
    town.taps(reporter, &key(Line::KeyPreference { answer: answer("always") })).await;
    look(&town, "she may be written to first");
    town.taps(reporter, &key(Line::Notice { which: 2 })).await;
    look(&town, "in these words");
    town.taps(reporter, &key(Line::KeyWhom { answer: answer("me") })).await;
    town.taps(reporter, &key(Line::KeySkip)).await;
    look(&town, "all is asked");
    town.taps(counsellor, &key(Line::KeyQueue)).await;
    look(&town, "the queue");
    town.taps(counsellor, "🔴").await;
    look(&town, "a glimpse");
    town.taps(counsellor, &key(Line::KeyClaim)).await;
    look(&town, "claimed");
    town.passes(Duration::seconds(20)).await;
    town.says(counsellor, if english { "I am here. Where are the children now?" } else { "Saya di sini. Anak-anak di mana sekarang?" })
        .await;
    look(&town, "answered");
    town.taps(reporter, &key(Line::KeyOpen)).await;
    look(&town, "she reads");
    town.says(reporter, if english { "At their grandmother's." } else { "Di rumah nenek." }).await;
    look(&town, "she answers");
    town.taps(counsellor, &key(Line::KeyOpen)).await;
    look(&town, "the counsellor reads");
    town.taps(counsellor, &key(Line::KeyClose)).await;
    town.taps(counsellor, &key(Line::KeyCloseSure)).await;
    look(&town, "closed");
    town.says(reporter, "/exit").await;
    look(&town, "gone");
    let told = names(&told);
    let file = format!("tests/transcripts/story.{}.txt", language.tag());
    if compares {
        assert_eq!(told, std::fs::read_to_string(file).expect("the transcript of SQLite, polled for"));
    } else {
        expect_file![std::path::absolute(file).expect("a path")].assert_eq(&told);
    }
}

/// Code names are drawn by chance: here all are the same.
pub fn names(told: &str) -> String {
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
