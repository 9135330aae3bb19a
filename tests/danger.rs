//! Words that sound like danger: how well they are noticed, and what follows.

#![expect(clippy::print_stdout, reason = "figures are what these tests are for, besides passing")]

use chrono::Duration;
use libtest_mimic::Trial;
use suaka::domain::people::Role;
use suaka::text::Lexicon;

use crate::reporter::{claims_next, tells};
use crate::support::{Database, Town, on_both, trial};

pub fn trials() -> Vec<Trial> {
    let mut trials = vec![trial("danger::of_the_frozen_sentences_enough_are_noticed_and_few_for_nothing", async || judged())];
    for more in [
        on_both("danger::it_is_acknowledged_with_whom_to_turn_to_and_the_lane_rises", noticed),
        on_both("danger::the_person_can_say_that_it_is_not_so", corrected),
        on_both("danger::who_says_that_it_is_so_gets_help_and_a_human", confirmed),
        on_both("danger::in_the_talk_the_counsellor_hears_of_it", talk),
        on_both("danger::never_twice_in_a_row_and_never_for_what_was_set_straight", twice),
    ] {
        trials.extend(more);
    }
    trials
}

/// Written by somebody who saw no lexicon, and frozen: see `tests/judge/README.md`.
const JUDGE: &str = include_str!("judge/danger.tsv");

/// What was found, of what there was to find, and what was found for nothing.
#[derive(Default, Clone, Copy)]
struct Count {
    found: u32,
    missed: u32,
    wrong: u32,
    right: u32,
}

fn judged() {
    let lexicon = Lexicon::load().unwrap();
    let (mut all, mut of_language, mut of_kind) = (Count::default(), std::collections::BTreeMap::new(), std::collections::BTreeMap::new());
    // The first line names the columns.
    for line in JUDGE.lines().skip(1) {
        let parts: Vec<&str> = line.splitn(4, '\t').collect();
        let [language, label, kind, text] = parts[..] else { panic!("{line}") };
        let found = lexicon.sounds_like(text).is_some();
        for count in [&mut all, of_language.entry(language).or_default(), of_kind.entry(kind).or_default()] {
            match (label == "danger", found) {
                (true, true) => count.found += 1,
                (true, false) => count.missed += 1,
                (false, true) => count.wrong += 1,
                (false, false) => count.right += 1,
            }
        }
    }
    for (name, count) in of_language.iter().chain(&of_kind) {
        println!(
            "{name}: {} of {} found, {} of {} for nothing",
            count.found,
            count.found + count.missed,
            count.wrong,
            count.wrong + count.right
        );
    }
    let recall = f64::from(all.found) / f64::from(all.found + all.missed);
    let precision = f64::from(all.found) / f64::from(all.found + all.wrong);
    println!("{} sentences: recall {recall:.3}, precision {precision:.3}", all.found + all.missed + all.wrong + all.right);
    assert!(recall >= 0.95 && precision >= 0.8, "recall {recall:.3}, precision {precision:.3}");
}

const DANGER: &str = "suami saya memukul saya, saya takut dibunuh";
const OTHER: &str = "aku mau bunuh diri malam ini";

async fn noticed(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    town.says(reporter, DANGER).await;
    let screen = town.screen(reporter);
    for words in
        ["Tersimpan.", "kedengarannya ada bahaya sekarang", "Polisi: 110", "Siaga: 112", "Telegram tahu Anda menulis", "pukul 10.10"]
    {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    // One message and one tap reach the queue, and the first place in it.
    town.taps(reporter, "Bicara dengan petugas").await;
    assert!(town.screen(reporter).contains("Sudah terkirim"), "{}", town.screen(reporter));
    assert!(town.screen(counsellor).contains("mendesak"), "{}", town.screen(counsellor));
    claims_next(&mut town, counsellor).await;
    assert!(
        town.screen(counsellor).contains("⚠ Terbaca otomatis: bahaya sekarang. Pelapor belum menjawab."),
        "{}",
        town.screen(counsellor)
    );
    // Everyday words are taken as ever.
    let other = town.person("id");
    town.says(other, "halo kak, mau tanya jam buka kantor").await;
    assert!(town.screen(other).contains("Terima kasih sudah menulis. Masih ada lagi?"), "{}", town.screen(other));
}

async fn corrected(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    town.says(reporter, DANGER).await;
    town.taps(reporter, "Bukan itu maksud saya").await;
    assert!(town.screen(reporter).contains("terima kasih sudah meluruskan"), "{}", town.screen(reporter));
    town.taps(reporter, "Kirim").await;
    assert!(!town.screen(counsellor).contains("mendesak"), "{}", town.screen(counsellor));
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("Pelapor: bukan itu maksudnya."), "{}", town.screen(counsellor));
}

async fn confirmed(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("en");
    town.says(reporter, "/language").await;
    town.taps(reporter, "English").await;
    town.says(reporter, "i want to kill myself tonight").await;
    assert!(town.screen(reporter).contains("Are you thinking of ending your life now?"), "{}", town.screen(reporter));
    town.taps(reporter, "Yes, I am").await;
    for words in ["Thank you for being honest", "Police: 110", "emergency room"] {
        assert!(town.screen(reporter).contains(words), "{}", town.screen(reporter));
    }
    // It stands there until she does something; it is sent by itself as was announced.
    town.taps(reporter, "Talk with our staff").await;
    assert!(town.screen(reporter).contains("Right now, are you safe where you are?"), "{}", town.screen(reporter));
}

async fn talk(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    tells(&mut town, reporter, "mau tanya soal akta").await;
    claims_next(&mut town, counsellor).await;
    town.says(reporter, OTHER).await;
    assert!(town.screen(reporter).contains("Apakah sekarang ada pikiran untuk mengakhiri hidup?"), "{}", town.screen(reporter));
    assert!(town.transcript(counsellor).contains("mendesak"), "{}", town.transcript(counsellor));
    town.taps(reporter, "Ya, ada").await;
    assert!(town.screen(reporter).contains("Petugas yang bertugas kami beri tahu"), "{}", town.screen(reporter));
    town.passes(Duration::minutes(5)).await;
    assert!(town.screen(reporter).contains("IGD terdekat"), "it stays to be read");
}

async fn twice(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("id");
    let asks = |town: &Town| town.screen(reporter).contains("Yang bisa dihubungi sekarang juga, tanpa menunggu kami");
    town.says(reporter, DANGER).await;
    assert!(asks(&town));
    town.says(reporter, OTHER).await;
    assert!(!asks(&town), "not in two messages one after the other");
    town.says(reporter, OTHER).await;
    assert!(asks(&town), "{}", town.screen(reporter));
    town.taps(reporter, "Bukan itu maksud saya").await;
    town.says(reporter, "baik").await;
    town.says(reporter, OTHER).await;
    assert!(!asks(&town), "it was set straight");
    town.says(reporter, DANGER).await;
    assert!(asks(&town), "this is something else");
}
