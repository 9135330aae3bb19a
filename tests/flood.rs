//! Who writes faster than can be answered: nothing of it is lost or out of its order, help and the way out come at once, and
//! nobody else waits. How long they wait in numbers is what `cargo bench --bench flood` tells.

use std::time::Duration as Time;

use chrono::Duration;
use libtest_mimic::Trial;
use sqlx::Connection;
use suaka::domain::people::Role;
use suaka::sandbox::{Happening, PersonId};
use suaka::telegram::receive::Polled;

use crate::support::canary::Search;
use crate::support::database::files;
use crate::support::dump::{connect, dump, number, sql};
use crate::support::{Database, Town, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("flood::all_of_it_is_handled_in_its_order_and_its_person_told_once", in_order),
        on_both("flood::who_writes_beside_it_is_answered_first", beside),
        on_both("flood::what_waits_survives_the_process_and_is_handled_once", restart),
        on_both("flood::what_waits_is_sealed_and_goes_with_its_key", sealed),
        on_both("flood::help_comes_at_once_and_stays_on_the_screen", help),
        on_both("flood::the_way_out_empties_the_chat_at_once_and_it_stays_empty", exit),
        on_both("flood::staff_is_never_slowed", staff),
        on_both("flood::time_does_nothing_that_what_waits_may_speak_against", not_yet),
        on_both("flood::what_cannot_be_opened_is_passed_over_and_kept", damaged),
        on_both("flood::what_fails_in_the_slow_lane_is_told_and_kept", fails),
    ]
    .into_iter()
    .flatten()
    .collect()
}

const MANY: &str = "Pesannya banyak sekaligus";

/// Writes so many messages at once; their numbers.
fn floods(town: &Town, person: PersonId, count: usize) -> Vec<i64> {
    let mut world = town.sandbox.world();
    (0..count).map(|number| world.send_text(person, &format!("kata nomor {number}"))).collect()
}

/// Receives all that waits at Telegram, and handles what is not slow.
async fn receives(town: &mut Town) {
    town.synchronise().await;
    while town.receiver.poll(Time::ZERO).await != Polled::Handled(0) {}
    town.receiver.rest().await;
}

async fn delivers(town: &mut Town) {
    town.delivery.drain().await.unwrap();
}

/// The messages that are kept, by what they are known by, in their order.
async fn kept(town: &Town) -> Vec<Vec<u8>> {
    let mut connection = connect(&town.database.url).await;
    let rows: Vec<(Vec<u8>,)> =
        sqlx::query_as("select source from messages order by case_id, seq").fetch_all(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    rows.into_iter().map(|(source,)| source).collect()
}

fn names(town: &Town, person: PersonId, messages: &[i64]) -> Vec<Vec<u8>> {
    messages.iter().map(|message| town.hotline.vault.message_name(person.0, *message)).collect()
}

fn told(town: &Town, person: PersonId) -> usize {
    let world = town.sandbox.world();
    let shown = world.screen_history(person).iter().filter(|shown| shown.text.contains(MANY));
    shown.filter(|shown| matches!(shown.what, Happening::Sent | Happening::Edited)).count()
}

async fn in_order(database: Database) {
    let mut town = Town::new(database).await;
    let person = town.person("id");
    let messages = floods(&town, person, 250);
    receives(&mut town).await;
    assert_eq!(town.sandbox.world().pending_updates(), 0);
    assert_eq!(town.hotline.lane.waiting(), 230);
    delivers(&mut town).await;
    let screen = town.screen(person);
    for part in [MANY, "Tidak ada yang hilang", "Polisi: 110", "Siaga: 112"] {
        assert!(screen.contains(part), "{screen}");
    }
    town.settle().await;
    assert_eq!(kept(&town).await, names(&town, person, &messages));
    assert!(town.screen(person).contains("Tersimpan, 250 pesan"), "{}", town.screen(person));
    assert_eq!(told(&town, person), 1);
    assert_eq!((town.hotline.lane.waiting(), town.hotline.lane.chats()), (0, 0));

    // In the fast lane again, as soon as a second has passed.
    town.passes(Duration::seconds(1)).await;
    town.sandbox.world().send_text(person, "lagi");
    receives(&mut town).await;
    assert_eq!((town.hotline.lane.waiting(), kept(&town).await.len()), (0, 251));
}

async fn beside(database: Database) {
    let mut town = Town::new(database).await;
    let flooders: Vec<PersonId> = (0..3).map(|_| town.person("id")).collect();
    for flooder in &flooders {
        floods(&town, *flooder, 100);
    }
    let person = town.person("id");
    town.sandbox.world().send_text(person, "tolong");
    receives(&mut town).await;
    delivers(&mut town).await;
    assert!(town.screen(person).contains("Tersimpan. Terima kasih"), "{}", town.screen(person));
    assert_eq!(town.hotline.lane.waiting(), 240);
    town.settle().await;
    assert_eq!(kept(&town).await.len(), 301);
    for flooder in flooders {
        assert!(town.screen(flooder).contains("Tersimpan, 100 pesan"), "{}", town.screen(flooder));
    }
}

async fn restart(database: Database) {
    let mut town = Town::new(database).await;
    let person = town.person("id");
    let messages = floods(&town, person, 150);
    // Two batches, the second of which is not confirmed: it comes again, and waits twice.
    town.synchronise().await;
    for _ in 0..2 {
        town.receiver.poll(Time::ZERO).await;
    }
    assert_eq!(town.sandbox.world().pending_updates(), 50);
    // One part of the first is handled, then the process ends.
    assert!(town.slow.some().await.unwrap());
    assert_eq!(kept(&town).await.len(), 40);
    town.restart().await;
    assert_eq!(town.hotline.lane.waiting(), 130, "what was handled of a row that is not done is counted, and recognised");
    town.synchronise().await;
    assert_eq!(town.receiver.poll(Time::ZERO).await, Polled::Handled(50));
    assert_eq!(town.hotline.lane.waiting(), 180);
    // It stays in its order, and what is new comes behind it.
    let more = floods(&town, person, 1);
    receives(&mut town).await;
    town.settle().await;
    assert_eq!(kept(&town).await, names(&town, person, &[messages, more].concat()));
    assert!(town.screen(person).contains("Tersimpan, 151 pesan"), "{}", town.screen(person));

    // Where nothing but what came before comes last, one sees where one is.
    let again = floods(&town, person, 3);
    town.receiver.poll(Time::ZERO).await;
    town.restart().await;
    receives(&mut town).await;
    town.settle().await;
    assert!(town.screen(person).contains("Tersimpan, 154 pesan"), "{}", town.transcript(person));
    assert_eq!(kept(&town).await.len(), 151 + again.len());
}

async fn sealed(database: Database) {
    let mut town = Town::new(database).await;
    let person = town.person("id");
    floods(&town, person, 100);
    let keys = "select count(*) from keys";
    receives(&mut town).await;
    assert_eq!(number(&town.database.url, "select count(*) from slow").await, 1);
    let with = number(&town.database.url, keys).await;
    let mut search = Search::default();
    search.text("words", "kata nomor");
    search.id("chat id", person.0);
    let rows = dump(&town.database.url).await;
    let mut found: Vec<_> = rows.values().flatten().flat_map(|row| search.find(row.as_bytes())).collect();
    for file in files(town.database.folder.path()) {
        found.extend(search.find(&std::fs::read(file).unwrap()));
    }
    assert_eq!(found, []);
    town.settle().await;
    assert_eq!(number(&town.database.url, "select count(*) from slow").await, 0);
    assert_eq!(number(&town.database.url, keys).await, with - 1);
}

async fn help(database: Database) {
    let mut town = Town::new(database).await;
    let person = town.person("id");
    floods(&town, person, 60);
    receives(&mut town).await;
    delivers(&mut town).await;
    for act in ["button", "command"] {
        if act == "button" {
            town.sandbox.world().press_labelled(person, "Butuh bantuan").unwrap();
        } else {
            town.sandbox.advance(Duration::seconds(1));
            town.sandbox.world().send_text(person, "/help");
        }
        receives(&mut town).await;
        assert!(town.hotline.lane.waiting() > 40);
        delivers(&mut town).await;
        let screen = town.screen(person);
        assert!(screen.contains("Kalau sekarang ada bahaya") && screen.contains("Polisi: 110"), "{act}: {screen}");
    }
    // A second one within the second waits like the rest, and none is lost.
    town.sandbox.world().send_text(person, "/help");
    receives(&mut town).await;
    assert_eq!(town.hotline.lane.waiting(), 43);
    town.settle().await;
    let screen = town.screen(person);
    assert!(screen.contains("Cara memakai") && screen.contains("Polisi: 110"), "what was asked for last stays: {screen}");
    assert_eq!((town.hotline.lane.waiting(), kept(&town).await.len()), (0, 60));
    town.passes(Duration::seconds(2)).await;
    town.says(person, "terima kasih").await;
    assert!(town.screen(person).contains("Tersimpan, 61 pesan"), "{}", town.screen(person));
}

async fn exit(database: Database) {
    let mut town = Town::new(database).await;
    let person = town.person("id");
    floods(&town, person, 60);
    receives(&mut town).await;
    delivers(&mut town).await;
    town.sandbox.world().press_labelled(person, "Keluar").unwrap();
    receives(&mut town).await;
    delivers(&mut town).await;
    // All that we knew of is gone at once.
    assert_eq!(town.hotline.lane.waiting(), 41);
    let shown = town.transcript(person);
    assert!(!shown.contains(MANY) && !shown.contains("kata nomor 5\n") && shown.contains("Selesai. Ketik apa saja"), "{shown}");
    // What was on its way is kept as well, brings nothing back, and goes from the chat as it is read.
    town.settle().await;
    assert_eq!((town.hotline.lane.waiting(), kept(&town).await.len()), (0, 60));
    assert_eq!(town.transcript(person).trim(), "bot: Selesai. Ketik apa saja untuk mulai.");
    // Nor does the story, when it is sent by itself.
    town.passes(Duration::minutes(11)).await;
    assert_eq!(number(&town.database.url, "select count(*) from cases where stage = 'waiting'").await, 1);
    assert_eq!(town.transcript(person).trim(), "bot: Selesai. Ketik apa saja untuk mulai.");
    town.says(person, "halo").await;
    assert!(town.screen(person).contains("Tersimpan"), "{}", town.transcript(person));
    assert_eq!(kept(&town).await.len(), 61);

    // Whoever writes on after leaving, still in the slow lane, is answered.
    floods(&town, person, 30);
    receives(&mut town).await;
    town.sandbox.world().send_text(person, "/keluar");
    receives(&mut town).await;
    town.sandbox.world().send_text(person, "sudah kembali");
    receives(&mut town).await;
    // One word was said before: nineteen are handled at once, then come eleven, the place of the exit, and the last.
    assert_eq!(town.hotline.lane.waiting(), 13);
    town.settle().await;
    let shown = town.transcript(person);
    // Its words may go from the chat together with those from before; they are kept, as all are.
    assert!(shown.contains("Petugas akan melihatnya") && !shown.contains("kata nomor"), "{shown}");
    assert_eq!(kept(&town).await.len(), 61 + 31);
}

async fn staff(database: Database) {
    let mut town = Town::new(database).await;
    let counsellor = town.staff(Role::Counsellor).await;
    floods(&town, counsellor, 100);
    receives(&mut town).await;
    assert_eq!((town.hotline.lane.waiting(), number(&town.database.url, "select count(*) from slow").await), (0, 0));
    town.settle().await;
    assert_eq!(told(&town, counsellor), 0);
}

async fn not_yet(database: Database) {
    let mut town = Town::new(database).await;
    let person = town.person("id");
    town.says(person, "tolong").await;
    floods(&town, person, 30);
    town.sandbox.world().press_labelled(person, "Jangan dulu").unwrap();
    receives(&mut town).await;
    assert!(town.hotline.lane.waiting() > 10);
    town.sandbox.advance(Duration::minutes(11));
    receives(&mut town).await;
    town.hotline.tick().await.unwrap();
    let drafts = "select count(*) from cases where stage = 'draft'";
    assert_eq!(number(&town.database.url, drafts).await, 1, "sent, though it may not be");
    town.settle().await;
    town.passes(Duration::minutes(30)).await;
    assert_eq!(number(&town.database.url, drafts).await, 1, "{}", town.transcript(person));
    // Two days without a word are two days, however long some of them waited.
    floods(&town, person, 30);
    receives(&mut town).await;
    town.sandbox.advance(Duration::hours(49));
    receives(&mut town).await;
    town.hotline.tick().await.unwrap();
    assert_eq!(number(&town.database.url, drafts).await, 1, "forgotten before it was read");
    town.settle().await;
    assert_eq!((number(&town.database.url, drafts).await, kept(&town).await.len()), (1, 61));
}

async fn damaged(database: Database) {
    let mut town = Town::new(database).await;
    let (person, other) = (town.person("id"), town.person("id"));
    floods(&town, person, 60);
    receives(&mut town).await;
    floods(&town, other, 60);
    receives(&mut town).await;
    sql(
        &town.database.url,
        "update slow set body = key_body.wrapped from (select wrapped from keys limit 1) as key_body where id = (select min(id) from slow)",
    )
    .await;
    town.restart().await;
    assert_eq!(town.hotline.lane.waiting(), 40);
    town.settle().await;
    assert!(town.screen(other).contains("Tersimpan, 60 pesan"), "{}", town.screen(other));
    assert_eq!(number(&town.database.url, "select count(*) from slow").await, 1);
    town.passes(Duration::seconds(30)).await;
    town.says(person, "masih di sini").await;
    assert!(town.screen(person).contains("Tersimpan, 21 pesan"), "{}", town.screen(person));
}

async fn fails(database: Database) {
    let mut town = Town::new(database).await;
    let person = town.person("id");
    floods(&town, person, 30);
    receives(&mut town).await;
    // The key of the chat is damaged while its words wait, and mended later.
    let bad = "update keys set wrapped = (select pseudonym from chats limit 1) where id = (select key_id from chats limit 1)";
    sql(&town.database.url, "create table stash as select * from keys").await;
    sql(&town.database.url, bad).await;
    while town.slow.some().await.unwrap() {}
    assert_eq!((town.hotline.lane.waiting(), town.hotline.quarantined().await.unwrap().len()), (0, 10));
    assert!(town.transcript(person).contains("pesan tadi tidak sampai"), "{}", town.transcript(person));
    sql(&town.database.url, "update keys set wrapped = (select s.wrapped from stash s where s.id = keys.id) where id in (select key_id from chats); drop table stash").await;
    let vault = town.hotline.vault.clone();
    for waiting in town.hotline.quarantined().await.unwrap() {
        let read = |body: &[u8]| suaka::telegram::inbound::read(&vault, &String::from_utf8_lossy(body));
        town.hotline.retry(waiting.id, read).await.unwrap();
    }
    town.settle().await;
    assert!(town.screen(person).contains("Tersimpan, 30 pesan"), "{}", town.screen(person));
}
