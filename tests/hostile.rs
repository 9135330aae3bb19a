//! Updates as nobody sends them: mutated in every way. Nothing crashes, no words vanish, and whatever cannot be handled is
//! set aside and its person told.

#![expect(clippy::print_stdout, reason = "how much was run is what such a test is worth")]

use std::panic::{AssertUnwindSafe, catch_unwind};

use libtest_mimic::Trial;
use serde_json::{Value, json};
use suaka::domain::people::Role;
use suaka::hotline::Thing;
use suaka::sandbox::{Outcome, PersonId};
use suaka::store::{chat, outbox};
use suaka::telegram::inbound::read;
use suaka::vault::Vault;

use crate::support::dice::{Dice, first_seed, rounds};
use crate::support::mutate::Mutator;
use crate::support::{Database, Town, trial};

pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("hostile::mutated_updates_are_read_or_set_aside_and_no_words_vanish", || {
            reading();
            Ok(())
        }),
        trial("hostile::mutated_updates_go_through_the_whole_hotline_and_nobody_is_left_without_a_word", whole),
    ]
}

/// Updates of every kind, as Telegram writes them.
fn updates(people: &[PersonId], case: &str) -> Vec<Value> {
    let mut all = Vec::new();
    for (at, person) in (100_000..).step_by(100).zip(people) {
        let from = json!({"id": person.0, "is_bot": false, "first_name": "Contoh", "username": "contoh", "language_code": "id"});
        let chat = json!({"id": person.0, "type": "private", "first_name": "Contoh", "username": "contoh"});
        let message = |id: i64, content: Value| {
            let mut message = json!({"message_id": at + id, "from": from, "chat": chat, "date": 1_795_575_600});
            message.as_object_mut().unwrap().extend(content.as_object().unwrap().clone());
            message
        };
        let tap = |id: i64, data: &str| {
            let shown =
                message(id, json!({"text": "Halo.", "reply_markup": {"inline_keyboard": [[{"text": "Buka", "callback_data": data}]]}}));
            json!({"id": format!("{}", (at + id) * 7_919), "from": from, "message": shown, "chat_instance": "1", "data": data})
        };
        let said = json!({"text": "Bu, tolong saya", "entities": [{"type": "bold", "offset": 0, "length": 2}]});
        all.extend([
            json!({"message": message(1, said.clone())}),
            json!({"message": message(2, json!({"text": "/start"}))}),
            json!({"message": message(3, json!({"text": "lagi", "reply_to_message": message(1, said)}))}),
            json!({"edited_message": message(1, json!({"text": "diubah", "edit_date": 1_795_575_700}))}),
            json!({"message": message(4, json!({"caption": "ini dia", "photo": [{"file_id": "x", "file_unique_id": "y", "width": 90, "height": 60}]}))}),
            json!({"message": message(5, json!({"sticker": {"file_id": "x", "emoji": "😢", "is_animated": false}}))}),
            json!({"message": message(6, json!({"location": {"latitude": 0.5, "longitude": 101.4}}))}),
            json!({"message": message(7, json!({"contact": {"phone_number": "+62", "first_name": "x"}}))}),
            json!({"message": message(8, json!({"rich_message": {"blocks": [{"type": "p", "text": {"text": "satu"}}, {"text": ["dua"]}]}}))}),
            json!({"message": message(9, json!({"pinned_message": message(1, json!({"text": "x"}))}))}),
            json!({"callback_query": tap(10, "1:home::")}),
            json!({"callback_query": tap(11, &format!("1:send:{case}:"))}),
            json!({"callback_query": tap(12, &format!("1:safe:{case}:no"))}),
            json!({"callback_query": tap(13, "1:next::")}),
            json!({"callback_query": tap(14, &format!("1:open:{case}:"))}),
            json!({"my_chat_member": {"chat": chat, "from": from, "date": 1_795_575_600,
                "old_chat_member": {"status": "member"}, "new_chat_member": {"status": "kicked"}}}),
            json!({"message": {"message_id": at + 15, "chat": {"id": -person.0, "type": "supergroup", "title": "x"}, "date": 1, "text": "x"}}),
        ]);
    }
    for (number, update) in (1..).zip(&mut all) {
        update["update_id"] = json!(418_200_000 + number);
    }
    all
}

/// Whom an update is from, and whether words stand in it, by a reader that knows nothing of ours.
fn meant(body: &str) -> Option<(i64, bool)> {
    let update: Value = serde_json::from_str(body).ok()?;
    let message = ["message", "edited_message"].into_iter().find(|kind| !update[kind].is_null()).map(|kind| &update[kind])?;
    (message["chat"]["type"] == "private").then_some(())?;
    let words = ["text", "caption"].iter().any(|field| message[field].as_str().is_some_and(|text| !text.trim().is_empty()));
    Some((message["chat"]["id"].as_i64()?, words))
}

/// That it was understood, or is set aside for whoever it is from.
fn is_somebodys(body: &str, thing: &Thing) {
    let Some((person, words)) = meant(body) else { return };
    match thing {
        Thing::Event { address, .. } => assert_eq!(address.0, person, "{body}"),
        Thing::Unreadable { address, .. } => assert_eq!(address.map(|address| address.0), Some(person), "{body}"),
        Thing::Nothing => assert!(!words, "words vanished: {body}"),
        other => panic!("{other:?}: {body}"),
    }
}

fn reading() {
    let vault = Vault::from_key_file(&Vault::new_key_file().unwrap()).unwrap();
    let base = updates(&[PersonId(7_100_000_001), PersonId(7_100_000_002)], "abcdef01");
    let (count, mut unreadable, mut events) = (rounds(20_000), 0_u64, 0_u64);
    let mut dice = Dice::new(first_seed());
    for _ in 0..count {
        let body = Mutator(&mut dice).body(&base);
        let incoming = catch_unwind(AssertUnwindSafe(|| read(&vault, &body)));
        let incoming = incoming.unwrap_or_else(|_| panic!("a crash over {body}"));
        assert!(!incoming.handled.is_empty() && incoming.body == body.as_bytes());
        is_somebodys(&body, &incoming.thing);
        match incoming.thing {
            Thing::Unreadable { .. } => unreadable += 1,
            Thing::Event { .. } => events += 1,
            _ => {}
        }
    }
    assert!(unreadable > count / 100 && events > count / 10);
    println!("{count} mutated updates: 0 crashes; {events} understood, {unreadable} set aside, no words vanished");
}

async fn whole() {
    let mut town = Town::new(Database::quick()).await;
    let staff = town.staff(Role::Counsellor).await;
    let people = [town.person("id"), town.person("en"), town.person("id")];
    for person in people {
        town.says(person, "halo").await;
    }
    {
        let mut world = town.sandbox.world();
        world.keep_calls(10_000);
        world.keep_history(10);
    }
    let pseudonym = town.hotline.vault.pseudonym(people[0].0);
    let row = chat::by_pseudonym(&mut town.hotline.store.read().await.unwrap(), &pseudonym).await.unwrap().unwrap();
    let case = suaka::domain::ids::CaseId(row.open_case.unwrap()).to_string();
    let base = updates(&[people[0], people[1], people[2], staff], &case);
    let (count, mut aside, mut told) = (rounds(500), 0, 0);
    let mut dice = Dice::new(first_seed());
    let mut done = 0;
    while done < count {
        // Mostly one by one, so that it is known what became of it; now and then as a poll brings them.
        let several = if dice.one_in(20) { 1 + dice.below(30) } else { 1 };
        let batch: Vec<_> = (0..several).map(|_| read(&town.hotline.vault, &Mutator(&mut dice).body(&base))).collect();
        done += batch.len() as u64;
        let before = quarantined(&town).await;
        let handled = town.hotline.handle(&batch).await;
        assert!(handled.failure.is_none(), "not handled: {:?}", handled.failure);
        assert_eq!(handled.done.len(), batch.len());
        let set_aside = quarantined(&town).await - before;
        aside += set_aside;
        if let [one] = &batch[..]
            && set_aside == 1
            && let Some(address) = one.thing.address()
        {
            let pseudonym = town.hotline.vault.pseudonym(address.0);
            let row = chat::by_pseudonym(&mut town.hotline.store.read().await.unwrap(), &pseudonym).await.unwrap();
            assert!(handled.done[0].notice.is_some() || row.is_some_and(|row| row.screens > 0), "nobody is told");
            told += 1;
        }
        if dice.one_in(10) {
            town.settle().await;
            within_limits(&town);
        }
    }
    town.settle().await;
    within_limits(&town);
    assert_eq!(outbox::count(&mut town.hotline.store.read().await.unwrap()).await.unwrap(), 0);
    println!("{done} mutated updates through the whole hotline: 0 crashes; {aside} set aside, {told} of them one by one and told");
}

async fn quarantined(town: &Town) -> usize {
    let (count,): (i64,) =
        sqlx::query_as("select count(*) from quarantine").fetch_one(&mut *town.hotline.store.read().await.unwrap()).await.unwrap();
    usize::try_from(count).unwrap()
}

/// The sandbox refuses whatever goes beyond Telegram's limits, as Telegram does.
fn within_limits(town: &Town) {
    let mut world = town.sandbox.world();
    for call in world.calls() {
        if let Outcome::Err { code: 400, description } = &call.outcome {
            let known = ["chat not found", "message to delete not found", "message to edit not found", "not modified", "query is too old"];
            assert!(known.iter().any(|known| description.contains(known)), "{}: {description}", call.method);
        }
    }
    world.drop_calls();
}
