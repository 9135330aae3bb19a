//! What stands in the chats: nothing of a story for longer than a day, and nothing at all after somebody has left.

#![expect(clippy::print_stdout, reason = "figures are what these tests are for, besides passing")]

use std::collections::BTreeMap;
use std::time::Instant;

use chrono::{DateTime, Duration, Utc};
use libtest_mimic::Trial;
use suaka::domain::people::Role;
use suaka::sandbox::{Fault, FaultKind, PersonId, World};

use crate::support::dice::{Dice, rounds};
use crate::support::process::{Live, PATIENCE};
use crate::support::{Database, Town, on_both, trial};

pub fn trials() -> Vec<Trial> {
    let mut trials = on_both("chats::nothing_of_a_story_stands_anywhere_for_longer_than_a_day", days);
    trials.extend(on_both("chats::whoever_leaves_finds_two_hundred_messages_gone", leaves));
    trials.push(trial("chats::what_was_to_be_removed_is_removed_after_kill_9", killed));
    trials
}

/// In whatever a person or a counsellor says, and in nothing else.
const CANARY: &str = "kenari";

/// When something of a story was first seen where it stands; as it stands now.
type Seen = BTreeMap<(PersonId, i64, String), DateTime<Utc>>;

/// Looks into every chat; the oldest that stands there.
fn oldest(world: &World, people: &[PersonId], seen: &mut Seen) -> Duration {
    let now = world.now();
    let mut stands = Seen::new();
    for &person in people {
        for message in world.messages(person) {
            if message.text.contains(CANARY) || message.kind != "text" {
                let key = (person, message.id, message.text.clone());
                let since = seen.get(&key).copied().unwrap_or(now);
                stands.insert(key, since);
            }
        }
    }
    *seen = stands;
    seen.values().map(|since| now - *since).max().unwrap_or_default()
}

/// `SUAKA_ROUNDS` days; people act when they like, and the chats are looked into every hour.
async fn days(database: Database) {
    let days = rounds(4);
    let mut town = Town::new(database).await;
    let staff = [town.staff(Role::Counsellor).await, town.staff(Role::Counsellor).await];
    let reporters: Vec<PersonId> = (0..6).map(|_| town.person("id")).collect();
    let people: Vec<PersonId> = reporters.iter().chain(&staff).copied().collect();
    let (mut dice, mut seen, mut worst, mut shown) = (Dice::new(19), Seen::new(), Duration::zero(), 0_usize);
    for hour in 0..days * 24 {
        for _ in 0..dice.below(4) {
            let (reporter, counsellor) = (*dice.pick(&reporters), *dice.pick(&staff));
            match dice.below(9) {
                0..=2 => drop(town.says(reporter, &format!("{CANARY} {hour}")).await),
                3 => drop(town.sends(reporter, "photo", None, crate::support::sample::png(), CANARY).await),
                4 => claims(&mut town, counsellor, hour).await,
                5 => {
                    town.says(counsellor, "/start").await;
                    for label in ["Kasus saya", "mnt"] {
                        press(&mut town, counsellor, label).await;
                    }
                }
                // Whatever stands on a key, as long as it does not say yes to an end.
                _ => {
                    let person = *dice.pick(&people);
                    let labels = [
                        "Kirim",
                        "Aman",
                        "Ada",
                        "Tidak ada",
                        "Lewati",
                        "Baca jawaban",
                        "Buka",
                        "Boleh",
                        "Halaman",
                        "Bagaimana",
                        "Kembali",
                        "🖼",
                    ];
                    for _ in 0..3 {
                        let label = labels[dice.below(labels.len())];
                        press(&mut town, person, label).await;
                    }
                }
            }
            shown += oldest_now(&town, &people, &mut seen, &mut worst);
        }
        town.passes(Duration::hours(1)).await;
        shown += oldest_now(&town, &people, &mut seen, &mut worst);
    }
    assert!(shown > 0 && worst > Duration::hours(12), "nothing ever stood anywhere: {worst}");
    assert!(worst <= Duration::hours(24), "something stood for {worst}");
    println!(
        "{days} days of {} chats: the oldest content anywhere stood for {} h {} min",
        people.len(),
        worst.num_hours(),
        worst.num_minutes() % 60
    );
}

fn oldest_now(town: &Town, people: &[PersonId], seen: &mut Seen, worst: &mut Duration) -> usize {
    *worst = (*worst).max(oldest(&town.sandbox.world(), people, seen));
    seen.len()
}

/// Presses a key where it stands.
async fn press(town: &mut Town, person: PersonId, label: &str) {
    drop(town.sandbox.world().press_labelled(person, label));
    town.settle().await;
}

async fn claims(town: &mut Town, counsellor: PersonId, hour: u64) {
    town.says(counsellor, "/start").await;
    press(town, counsellor, "Ambil berikutnya").await;
    town.passes(Duration::seconds(5)).await;
    town.says(counsellor, &format!("{CANARY} jawaban {hour}")).await;
}

/// What a person has written that stands in their chat.
fn written(world: &World, person: PersonId) -> usize {
    world.messages(person).iter().filter(|message| !message.from_bot).count()
}

async fn leaves(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("id");
    for number in 0..200 {
        town.says(reporter, &format!("{CANARY} {number}")).await;
        town.passes(Duration::seconds(1)).await;
    }
    assert_eq!(written(&town.sandbox.world(), reporter), 200);
    let (before, began) = (town.sandbox.now(), Instant::now());
    town.says(reporter, "/exit").await;
    assert_eq!(town.sandbox.now(), before, "no time passed");
    println!("200 messages removed {} ms after the word, by {} calls", began.elapsed().as_millis(), removals(&town.sandbox.world()));
    assert_eq!(town.screen(reporter), "Selesai. Ketik apa saja untuk mulai.");
    assert_eq!(town.sandbox.world().messages(reporter).len(), 1, "{}", town.transcript(reporter));
}

fn removals(world: &World) -> usize {
    world.calls().iter().filter(|call| call.method == "deleteMessages").count()
}

async fn killed() {
    let live = Live::new(Database::sqlite(), Some("2026-11-24T10:00:00+07:00")).await;
    live.start();
    let reporter = live.sandbox.world().add_person("A", "id", None);
    for number in 0..200 {
        live.sandbox.world().send_text(reporter, &format!("{CANARY} {number}"));
        assert!(live.sandbox.wait_until(PATIENCE, |world| world.pending_updates() == 0).await);
        live.sandbox.advance(Duration::seconds(1));
    }
    // The first removal never reaches Telegram, and the process is gone before it can know.
    live.sandbox.world().fault(Fault::next("deleteMessages", FaultKind::HoldBefore));
    live.sandbox.world().send_text(reporter, "/exit");
    assert!(live.sandbox.wait_until(PATIENCE, |world| world.held() > 0).await);
    live.kill().await;
    live.sandbox.world().clear_faults();
    assert!(written(&live.sandbox.world(), reporter) >= 200);
    live.start();
    let began = Instant::now();
    let gone = live.sandbox.wait_until(PATIENCE, |world| written(world, reporter) == 0).await;
    assert!(gone, "{}", live.picture());
    println!("killed in the midst of a removal: all of 200 messages gone {} ms after the start", began.elapsed().as_millis());
    live.stop().await;
}
