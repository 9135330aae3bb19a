//! Two processes, one of which serves: it is killed, paused and cut off in the middle of stories, and the other goes on.
//! Nothing is lost, nothing said twice beyond what had no reply, and nothing written by the one that was displaced.
//!
//! `SUAKA_ROUNDS=200 cargo test --release --test suaka standby::` takes some minutes; `SUAKA_SEED` repeats the instants of a run.

#![expect(clippy::print_stdout, reason = "figures are what these tests are for, besides passing")]

use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use futures_util::future::join_all;
use libtest_mimic::Trial;
use serde_json::json;
use suaka::sandbox::{Outcome, PersonId};
use suaka::store::{Opened, Store};
use tokio::sync::watch;

use crate::support::dice::{Dice, rounds};
use crate::support::pair::{Pair, SPLIT};
use crate::support::process::words;
use crate::support::town::TOKEN;
use crate::support::{Database, dump, on_postgres, runtime};

pub fn trials() -> Vec<Trial> {
    [
        on_postgres("standby::killed_paused_or_cut_off_the_other_goes_on", every_fault),
        on_postgres("standby::asked_to_end_the_other_serves_at_once", asked_to_end),
        on_postgres("standby::a_database_that_is_gone_for_all_is_told_of", gone_for_all),
        on_postgres("standby::alone_it_tells_within_five_seconds_however_long_the_database_is_gone", gone_for_one),
        on_postgres("standby::a_rival_with_our_token_is_an_alarm", theft),
        on_postgres("standby::a_split_write_would_be_found", witness),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What happens to the process that serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Fault {
    Killed,
    Paused,
    /// No byte to or from the database.
    WithoutDatabase,
    WithoutTelegram,
    WithoutBoth,
}

const FAULTS: [Fault; 5] = [Fault::Killed, Fault::Paused, Fault::WithoutDatabase, Fault::WithoutTelegram, Fault::WithoutBoth];
/// Pairs that live side by side.
const PAIRS: usize = 5;
/// Stories of a round, and the messages of each.
const STORIES: usize = 4;
const MESSAGES: usize = 4;
/// How soon another must have taken over: a message is answered, whenever it was sent.
const TAKEOVER: Duration = Duration::from_secs(10);

#[derive(Debug, Default)]
struct Figures {
    took: HashMap<Fault, Vec<Duration>>,
    messages: usize,
    repeated: usize,
    written: i64,
    split: i64,
}

async fn every_fault(_: Database) {
    let rounds = usize::try_from(rounds(2 * PAIRS as u64)).unwrap();
    let seed = std::env::var_os("SUAKA_SEED").and_then(|seed| seed.to_str()?.parse().ok()).unwrap_or_else(|| u64::from(std::process::id()));
    println!("standby: SUAKA_SEED={seed}");
    let began = Instant::now();
    let pairs = (0..PAIRS.min(rounds)).map(|number| {
        let faults: Vec<Fault> = (number..rounds).step_by(PAIRS).map(|round| FAULTS[(round / PAIRS + round) % FAULTS.len()]).collect();
        // A thread for each: whatever one waits for holds up no other's measure.
        std::thread::spawn(move || runtime().block_on(pair(faults, Dice::new(seed + number as u64))))
    });
    let pairs: Vec<_> = pairs.collect();
    let mut all = Figures::default();
    for figures in pairs {
        let figures = figures.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        for (fault, took) in figures.took {
            all.took.entry(fault).or_default().extend(took);
        }
        all.messages += figures.messages;
        all.repeated += figures.repeated;
        all.written += figures.written;
        all.split += figures.split;
    }
    for fault in FAULTS {
        let mut took = all.took.remove(&fault).unwrap_or_default();
        took.sort_unstable();
        let (middle, longest) = (took.get(took.len() / 2), took.last());
        println!("{fault:?}: {} people; the longest wait of each for an answer: {middle:?} (median), {longest:?} (longest)", took.len());
    }
    println!(
        "{rounds} rounds in {:?}: {} messages, none lost, {} sent twice for want of a reply; {} rows written, {} by who did not serve",
        began.elapsed(),
        all.messages,
        all.repeated,
        all.written,
        all.split
    );
}

/// The rounds of one pair, and how it ends.
async fn pair(faults: Vec<Fault>, mut dice: Dice) -> Figures {
    let mut pair = Pair::new(Database::postgres().expect("a database")).await;
    let mut active = pair.both().await;
    let mut figures = Figures::default();
    let (mut told, mut struck_at) = (vec![], HashMap::new());
    for (round, fault) in faults.into_iter().enumerate() {
        let people: Vec<PersonId> = (0..STORIES).map(|_| pair.sandbox.world().add_person("Contoh", "id", None)).collect();
        let stories: Vec<Vec<String>> =
            (0..STORIES).map(|story| (0..MESSAGES).map(|message| format!("kenari {round}.{story}.{message}.")).collect()).collect();
        let (struck, at) = watch::channel(false);
        let instant = Duration::from_millis(dice.next() % 500);
        let stood_by = pair.nodes[active].said("standing by");
        let telling = join_all(people.iter().zip(&stories).map(|(person, story)| tell(&pair, *person, story, at.clone())));
        let striking = async {
            tokio::time::sleep(instant).await;
            let node = &pair.nodes[active];
            match fault {
                // Dropping it would need it whole; it is dropped below.
                Fault::Killed => node.signal("KILL"),
                Fault::Paused => node.signal("STOP"),
                Fault::WithoutDatabase => node.database.part(),
                Fault::WithoutTelegram => node.telegram.part(),
                Fault::WithoutBoth => {
                    node.database.part();
                    node.telegram.part();
                }
            }
            struck.send_replace(true);
            pair.sandbox.now()
        };
        let (tellings, at) = tokio::join!(telling, striking);
        struck_at.extend(people.iter().map(|person| (person.0, at)));
        for longest in tellings {
            assert!(longest <= TAKEOVER, "{fault:?}: an answer took {longest:?}\n{}", pair.picture());
            figures.took.entry(fault).or_default().push(longest);
        }
        figures.messages += STORIES * MESSAGES;
        told.extend(stories);
        let node = &mut pair.nodes[active];
        match fault {
            Fault::Killed => {
                node.kill();
                node.start();
            }
            Fault::Paused => node.signal("CONT"),
            _ => {
                node.database.open();
                node.telegram.open();
            }
        }
        // It finds that it was displaced, and is ready for the next fault.
        pair.until("the displaced one stands by", |pair| pair.nodes[active].said("standing by") > stood_by).await;
        active = 1 - active;
        for node in &pair.nodes {
            assert!(!node.log().contains("ALARM"), "{fault:?}\n{}", pair.picture());
        }
    }
    pair.until("all is confirmed", |pair| pair.sandbox.world().pending_updates() == 0).await;
    for node in [active, 1 - active] {
        pair.nodes[node].end();
    }
    figures.repeated = repeated(&pair, &struck_at);
    let url = pair.site.database.url.clone();
    figures.written = dump::number(&url, "select count(*) from wrote where app like 'node%'").await;
    figures.split = dump::number(&url, SPLIT).await;
    assert!(figures.split == 0 && figures.written > 0, "{figures:?}\n{}", pair.picture());
    assert_eq!(dump::number(&url, "select count(*) from outbox").await, 0);
    assert_eq!(dump::number(&url, "select count(*) from quarantine").await, 0);
    is_kept(&pair, told).await;
    figures
}

/// One person's story. Its last message, and its sending, come after the fault. Tells the longest wait for an answer: what was
/// asked before the fault is answered after it, or is asked after it.
async fn tell(pair: &Pair, person: PersonId, story: &[String], mut struck: watch::Receiver<bool>) -> Duration {
    let mut longest = Duration::ZERO;
    for (at, text) in story.iter().enumerate() {
        if at + 1 == story.len() {
            struck.wait_for(|struck| *struck).await.unwrap();
        }
        pair.sandbox.world().send_text(person, text);
        let answer = if at == 0 { "Tersimpan. Terima kasih".to_owned() } else { format!("Tersimpan, {} pesan", at + 1) };
        longest = longest.max(pair.shows(person, &answer).await);
    }
    let began = Instant::now();
    while pair.sandbox.world().press_labelled(person, "Kirim ke petugas").is_err() {
        assert!(began.elapsed() < TAKEOVER, "no button");
        tokio::task::yield_now().await;
    }
    longest.max(pair.shows(person, "Sudah terkirim").await)
}

/// Each story is a case, each message in it once, in order.
async fn is_kept(pair: &Pair, told: Vec<Vec<String>>) {
    let vault = pair.vault();
    let store = Store::open(&pair.site.database.url, vault.check_value(), Opened::Look).await.expect("a database");
    let mut kept: HashMap<i64, Vec<String>> = HashMap::new();
    for words in words(&store, &vault).await {
        kept.entry(words.case).or_default().push(words.text);
    }
    store.close().await;
    let (mut kept, mut told): (Vec<_>, Vec<_>) = (kept.into_values().collect(), told);
    kept.sort_unstable();
    told.sort_unstable();
    assert_eq!(kept, told);
}

/// Sends that were made before, word for word. Everyone lives through one fault, at the time that is given: it can repeat one
/// message of each, which was sent so shortly before (or after) that it could not be written down.
fn repeated(pair: &Pair, faults: &HashMap<i64, DateTime<Utc>>) -> usize {
    let world = pair.sandbox.world();
    let (mut said, mut repeated) = (HashMap::new(), HashSet::new());
    for call in world.calls().iter().filter(|call| call.method == "sendMessage" && call.outcome == Outcome::Ok) {
        let chat = call.params["chat_id"].as_i64().expect("a chat");
        let words = (chat, call.params["text"].to_string(), call.params["reply_markup"].to_string());
        if let Some(first) = said.insert(words, call.at) {
            assert!(repeated.insert(chat), "another repetition: {call:?}\n{}", pair.picture());
            let before = faults[&chat] - first;
            assert!(before < chrono::Duration::seconds(1), "said {before} before the fault, and again: {call:?}\n{}", pair.picture());
        }
    }
    repeated.len()
}

async fn asked_to_end(database: Database) {
    let mut pair = Pair::new(database).await;
    let active = pair.both().await;
    let person = pair.sandbox.world().add_person("Contoh", "id", None);
    pair.sandbox.world().send_text(person, "kenari");
    pair.shows(person, "Tersimpan. Terima kasih").await;
    // The command line writes beside the one that serves.
    assert!(pair.site.suaka(&["staff", "invite", "--role", "counsellor"]).good().contains("?start="));
    let checked = pair.site.suaka(&["check"]).good();
    assert!(checked.contains("note  serving") && checked.contains("another `suaka run` would stand by"), "{checked}");
    let took = pair.nodes[active].end();
    let began = Instant::now();
    pair.sandbox.world().send_text(person, "merpati");
    pair.shows(person, "Tersimpan, 2 pesan").await;
    assert!(took < Duration::from_secs(2) && began.elapsed() < Duration::from_secs(3), "{took:?}, {:?}", began.elapsed());
    pair.nodes[1 - active].end();
    assert!(!pair.picture().contains("ALARM"), "{}", pair.picture());
    assert!(!pair.site.suaka(&["check"]).good().contains("serving"));
    assert_eq!(dump::number(&pair.site.database.url, SPLIT).await, 0);
}

const NOT_SAVED: &str = "belum tersimpan";

async fn gone_for_all(database: Database) {
    let mut pair = Pair::new(database).await;
    pair.both().await;
    let person = pair.sandbox.world().add_person("Contoh", "id", None);
    pair.sandbox.world().send_text(person, "kenari");
    pair.shows(person, "Tersimpan. Terima kasih").await;
    for node in &pair.nodes {
        node.database.part();
    }
    // Past the end of the lease: who served last cannot know whether another serves, and finds out.
    tokio::time::sleep(Duration::from_secs(5)).await;
    pair.sandbox.world().send_text(person, "merpati");
    let took = pair.shows(person, NOT_SAVED).await;
    assert!(took < Duration::from_secs(15), "{took:?}");
    for node in &pair.nodes {
        node.database.open();
    }
    pair.shows(person, "Tersimpan, 2 pesan").await;
    pair.until("the notice is gone", |pair| !pair.sandbox.world().transcript(person).contains(NOT_SAVED)).await;
    assert!(!pair.picture().contains("ALARM"), "{}", pair.picture());
    assert_eq!(dump::number(&pair.site.database.url, SPLIT).await, 0);
    assert_eq!(dump::number(&pair.site.database.url, "select count(*) from messages").await, 2);
}

async fn gone_for_one(database: Database) {
    let mut pair = Pair::new(database).await;
    pair.nodes[0].start();
    let person = pair.sandbox.world().add_person("Contoh", "id", None);
    pair.sandbox.world().send_text(person, "kenari");
    pair.shows(person, "Tersimpan. Terima kasih").await;
    // Long enough to know that it is alone.
    tokio::time::sleep(Duration::from_secs(6)).await;
    pair.nodes[0].database.part();
    for wait in [0, 8] {
        tokio::time::sleep(Duration::from_secs(wait)).await;
        let person = pair.sandbox.world().add_person("Contoh", "id", None);
        pair.sandbox.world().send_text(person, "merpati");
        let took = pair.shows(person, NOT_SAVED).await;
        assert!(took < Duration::from_secs(5), "{took:?}\n{}", pair.picture());
    }
    pair.nodes[0].database.open();
    pair.sandbox.world().send_text(person, "gelatik");
    pair.shows(person, "Tersimpan, 2 pesan").await;
    assert!(!pair.picture().contains("ALARM"), "{}", pair.picture());
}

async fn theft(database: Database) {
    let mut pair = Pair::new(database).await;
    pair.both().await;
    let url = format!("{}/bot{TOKEN}/getUpdates", pair.sandbox.url());
    let client = reqwest::Client::new();
    pair.until("it polls", |pair| pair.sandbox.world().calls().iter().any(|call| call.method == "getUpdates")).await;
    client.post(url).json(&json!({"timeout": 0})).send().await.unwrap();
    pair.until("the alarm", |pair| pair.nodes[0].log().contains("ALARM: 409")).await;
    assert!(!pair.nodes[1].log().contains("ALARM"));
}

/// The witness of the tests above can find fault.
async fn witness(database: Database) {
    let mut pair = Pair::new(database).await;
    pair.both().await;
    let url = pair.site.database.url.clone();
    assert_eq!(dump::number(&url, SPLIT).await, 0);
    dump::sql(&url, "set application_name = 'node1'; insert into meta (name, value) values ('canary', 'x')").await;
    assert_eq!(dump::number(&url, SPLIT).await, 1);
}
