//! The same through the hotline: 64 desks tap *claim*. One reads the story; the others get a friendly line, and no word.

use libtest_mimic::Trial;
use serde_json::json;
use suaka::dialogue::Button;
use suaka::domain::ids::CaseId;
use suaka::domain::people::Role;
use suaka::hotline::{Hotline, Incoming};
use suaka::sandbox::PersonId;
use suaka::store::{Opened, Store, case};
use suaka::telegram::inbound::read;
use suaka::vault::Vault;

use crate::support::town::catalogue;
use crate::support::{Database, Town, dump, on_both};

const DESKS: usize = 64;
const CANARY: &str = "kenari-7391 saya takut pulang";

pub fn trials() -> Vec<Trial> {
    [
        on_both("of_64_desks_that_tap_in_one_batch_one_reads_the_story", in_one_batch),
        on_both("of_64_desks_in_two_processes_one_reads_the_story", in_two_processes),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A town with as many desks on duty, and a story in the queue.
async fn town(database: Database) -> (Town, Vec<PersonId>, CaseId) {
    let mut town = Town::new(database).await;
    let mut desks = Vec::new();
    for _ in 0..DESKS {
        let (person, (code, _)) = (town.person("id"), town.hotline.invite(Role::Counsellor).await.unwrap());
        town.sandbox.world().send_text(person, &format!("/start {code}"));
        desks.push(person);
    }
    town.settle().await;
    all_tap(&mut town, &desks, "Masuk tugas").await;
    let reporter = town.person("id");
    town.says(reporter, CANARY).await;
    town.taps(reporter, "Kirim").await;
    let case = CaseId(dump::number(&town.database.url, "select id from cases").await);
    (town, desks, case)
}

async fn all_tap(town: &mut Town, desks: &[PersonId], label: &str) {
    for desk in desks {
        town.sandbox.world().press_labelled(*desk, label).unwrap();
    }
    town.settle().await;
}

async fn in_one_batch(database: Database) {
    let (mut town, desks, _) = town(database).await;
    all_tap(&mut town, &desks, "Antrean").await;
    all_tap(&mut town, &desks, "⚪").await;
    for desk in &desks {
        town.sandbox.world().press_labelled(*desk, "Ambil").unwrap();
    }
    town.receiver.poll(std::time::Duration::ZERO).await;
    one_reads(&mut town, &desks).await;
}

/// Half of the taps come to one process, half to another, at the same moment.
async fn in_two_processes(database: Database) {
    let (mut town, desks, case) = town(database).await;
    let vault = Vault::from_key_file(&town.key).unwrap();
    let store = Store::open(&town.database.url, vault.check_value(), Opened::Migrate).await.unwrap();
    let other = Hotline::new(store, vault, catalogue(), town.hotline.clock.clone(), town.hotline.language).await.unwrap();
    let taps: Vec<Incoming> = desks.iter().map(|desk| tap(&town, *desk, Button::Claim(case))).collect();
    let (first, second) = taps.split_at(DESKS / 2);
    let (first, second) =
        tokio::join!(tokio::spawn(handle(town.hotline.clone(), first.to_vec())), tokio::spawn(handle(other, second.to_vec())));
    assert_eq!((first.unwrap(), second.unwrap()), (DESKS / 2, DESKS / 2));
    one_reads(&mut town, &desks).await;
}

async fn handle(hotline: Hotline, taps: Vec<Incoming>) -> usize {
    let handled = hotline.handle(&taps).await;
    assert!(handled.failure.is_none(), "{:?}", handled.failure);
    handled.done.len()
}

/// A tap on the live screen, as Telegram would tell of it.
fn tap(town: &Town, desk: PersonId, button: Button) -> Incoming {
    let screen = town.sandbox.world().last_from_bot(desk).unwrap().id;
    let message = json!({"message_id": screen, "date": 1, "chat": {"id": desk.0, "type": "private"}});
    let update = json!({"update_id": 1, "callback_query": {"id": format!("tap {}", desk.0), "from": {"id": desk.0}, "message": message, "data": button.encode()}});
    read(&town.hotline.vault, &update.to_string())
}

/// What is committed and waits to be sent, then what is sent: content for one desk, none for the others.
async fn one_reads(town: &mut Town, desks: &[PersonId]) {
    let url = town.database.url.clone();
    let under_its_key = "select count(distinct chat_id) from outbox where key_id = (select key_id from cases)";
    assert_eq!(dump::number(&url, under_its_key).await, 1);
    let of_winner =
        "select count(*) from outbox o join staff s on s.chat_id = o.chat_id join cases c on c.claimed_by = s.id where o.key_id = c.key_id";
    assert_eq!(dump::number(&url, of_winner).await, 1);
    assert_eq!(dump::number(&url, "select count(*) from audit where action = 'claimed'").await, 1);
    assert_eq!(dump::number(&url, "select count(*) from audit where action = 'opened'").await, 1);
    assert_eq!(case::claimed(&mut town.hotline.store.read().await.unwrap(), suaka::domain::ids::StaffId(0)).await.unwrap(), 1);
    town.settle().await;

    let world = town.sandbox.world();
    let ever = |desk: &PersonId| {
        let shown = world.screen_history(*desk).iter().map(|shown| &shown.text);
        shown
            .chain(world.notifications(*desk).iter().map(|note| &note.text))
            .chain(world.alerts(*desk).iter().map(|alert| &alert.text))
            .any(|text| text.contains("kenari"))
    };
    let winners: Vec<&PersonId> = desks.iter().filter(|desk| ever(desk)).collect();
    let [winner] = winners[..] else { panic!("{} desks saw the story", winners.len()) };
    for desk in desks {
        let screen = &world.last_from_bot(*desk).unwrap().text;
        let expected = if desk == winner { "Anda yang mengambilnya" } else { "Sudah diambil rekan lain" };
        assert!(screen.contains(expected), "{screen}");
    }
    // Nor did any call carry it to anybody else.
    for call in world.calls().iter().filter(|call| call.params.to_string().contains("kenari")) {
        assert_eq!(call.params["chat_id"].to_string().trim_matches('"'), winner.0.to_string(), "{}", call.method);
    }
}
