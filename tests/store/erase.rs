//! An erased story leaves no row anywhere. The tables come from the schema, so that one of a later release counts too.

use libtest_mimic::Trial;
use suaka::domain::attachment::Stage;
use suaka::domain::case::Lane;
use suaka::domain::ids::{CaseId, KeyId};
use suaka::domain::people::Role;
use suaka::domain::talk::Voice;
use suaka::store::outbox::rank;
use suaka::store::registry::kind;
use suaka::store::{audit, case, code, exclusion, hold, key, message, original};

use super::seed::{Out, Seed};
use crate::support::dump::{columns, dump, number, where_is};
use crate::support::{Database, Town, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("an_erased_case_leaves_no_row_but_that_it_was_worked_on", rows),
        on_both("a_withdrawn_story_leaves_no_row_and_no_word_in_any_chat", withdrawn),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What stays: who did what with a case of that number. What goes with its messages, when they leave the chat: the registry.
const STAYS: [&str; 2] = ["audit", "registry"];

async fn rows(database: Database) {
    let mut seed = Seed::new(database).await;
    let url = seed.database.url.clone();
    let mut tx = seed.tx().await;
    let (who, desk) = seed.staff(&mut tx, true).await;
    let (other, _) = seed.staff(&mut tx, false).await;
    let mut cases = Vec::new();
    for _ in 0..2 {
        let case = seed.waiting(&mut tx, Lane::Normal, 1).await;
        let row = case::find(&mut tx, case).await.unwrap().unwrap();
        assert!(case::claim(&mut tx, case, who, 2).await.unwrap());
        seed.message(&mut tx, case, 1, 1, Voice::Reporter, 3).await;
        seed.message(&mut tx, case, 1, 2, Voice::Reporter, 3).await;
        seed.message(&mut tx, case, 2, 1, Voice::Staff, 3).await;
        // Its content on the way to the desk, sealed under its key; a ping about it, sealed under the desk's.
        seed.out_under(&mut tx, desk, KeyId(row.key_id), Out { rank: rank::REST, kind: "screen", topic: None, due_at: 1 }).await;
        seed.out(&mut tx, desk, Out { rank: rank::REST, kind: "ping", topic: Some(case), due_at: 1 }).await;
        seed.stands(&mut tx, desk, true, kind::PING, Some(case), None).await;
        let file = seed.attachment(&mut tx, case, desk, Stage::Due).await;
        original::add(&mut tx, file, 0, b"original".to_vec()).await.unwrap();
        code::put(&mut tx, case, &seed.id().to_be_bytes(), b"code".to_vec()).await.unwrap();
        exclusion::add(&mut tx, case, other, exclusion::why::SELF).await.unwrap();
        hold::put(&mut tx, case, "staff", Some(who), 9).await.unwrap();
        hold::describe(&mut tx, case, 1, &seed.id().to_be_bytes(), b"who".to_vec(), 4).await.unwrap();
        audit::record(&mut tx, seed.id(), 4, Some(who), "claimed", Some(case)).await.unwrap();
        cases.push((case, KeyId(row.key_id)));
    }
    tx.commit().await.unwrap();

    let (gone, gone_key) = cases[0];
    let (stays, stays_key) = cases[1];
    let before = dump(&url).await;
    for (table, column) in columns(&url).await {
        if ["case_id", "topic"].contains(&column.as_str()) {
            assert!(where_is(&before, gone.0).contains(&table.as_str()), "{table}.{column} names cases: seed a row of it here");
        }
    }

    let mut tx = seed.tx().await;
    assert!(case::erase(&mut tx, gone).await.unwrap());
    assert!(!case::erase(&mut tx, gone).await.unwrap());
    assert!(!case::erase(&mut tx, CaseId(1)).await.unwrap());
    assert_eq!(key::wrapped(&mut tx, gone_key).await.unwrap(), None);
    assert!(message::latest(&mut tx, gone).await.unwrap().is_empty());
    tx.commit().await.unwrap();

    let after = dump(&url).await;
    assert_eq!(where_is(&after, gone.0), STAYS);
    assert_eq!(where_is(&after, gone_key.0), Vec::<&str>::new());
    // The other story is as it was.
    assert_eq!(where_is(&after, stays.0), where_is(&before, stays.0));
    assert_eq!(where_is(&after, stays_key.0), where_is(&before, stays_key.0));
    assert_eq!(after["chats"], before["chats"]);
}

async fn withdrawn(database: Database) {
    let mut town = Town::new(database).await;
    let url = town.database.url.clone();
    let (counsellor, before) = (town.staff(Role::Counsellor).await, town.staff(Role::Counsellor).await);
    let reporter = town.person("id");
    town.says(reporter, "kenari satu").await;
    town.taps(reporter, "Kirim").await;
    for desk in [before, counsellor] {
        town.taps(desk, "Ambil berikutnya").await;
        if desk == before {
            town.taps(desk, "Lepas").await;
            town.taps(desk, "Ya, lepas").await;
        }
    }
    town.passes(chrono::Duration::seconds(20)).await;
    town.says(counsellor, "kenari dua").await;
    town.says(reporter, "kenari tiga").await;
    let (case, key) = (CaseId(number(&url, "select id from cases").await), number(&url, "select key_id from cases").await);
    town.forges(reporter, &suaka::dialogue::Button::WithdrawSurely(case).encode()).await;
    assert_eq!(number(&url, "select count(*) from cases where stage = 'withdrawn'").await, 1);
    town.passes(chrono::Duration::hours(48)).await;

    let after = dump(&url).await;
    assert_eq!(where_is(&after, case.0), ["audit"]);
    assert_eq!(where_is(&after, key), Vec::<&str>::new());
    assert!(after["outbox"].is_empty(), "{:?}", after["outbox"]);
    for person in [reporter, counsellor, before] {
        assert!(!town.transcript(person).contains("kenari"), "{}", town.transcript(person));
    }
}
