//! Cases and what is said in them: every change of stage is won once, and the queue keeps its order.

use libtest_mimic::Trial;
use suaka::domain::case::Lane;
use suaka::domain::ids::{CaseId, ChatId, StaffId};
use suaka::domain::talk::Voice;
use suaka::store::{Tx, audit, case, message};

use super::seed::{Out, Seed};
use crate::support::{Database, dump, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("a_case_goes_from_draft_to_closed_and_every_step_is_won_once", stages),
        on_both("only_whoever_holds_a_case_lets_go_of_it_or_answers", holders),
        on_both("the_queue_is_urgent_first_then_oldest", queue),
        on_both("cases_in_hand_are_listed_by_lane_and_time", held),
        on_both("one_reporter_has_one_open_case_and_no_two_open_cases_one_name", unique),
        on_both("drafts_are_found_when_they_are_quiet_and_when_they_are_old", drafts),
        on_both("an_edit_is_a_new_version_and_the_latest_is_read", versions),
        on_both("answers_are_counted_until_they_are_read", unread),
        on_both("the_latest_id_is_the_latest_of_every_table", latest),
    ]
    .into_iter()
    .flatten()
    .collect()
}

async fn stages(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    assert!(case::find(&mut tx, CaseId(1)).await.unwrap().is_none());
    let (id, reporter) = seed.draft(&mut tx, 10, 20).await;
    let who = StaffId(seed.id());
    let row = case::find(&mut tx, id).await.unwrap().unwrap();
    assert_eq!((row.stage.as_str(), row.reporter, row.lane, row.sends_at), ("draft", reporter.0, Lane::Normal.rank(), Some(20)));
    assert_eq!((row.sent_at, row.claimed_by, row.claimed_at, row.messages, row.unread), (None, None, None, 0, 0));
    assert_eq!(row.wrapped, format!("wrapped {}", row.key_id).into_bytes());

    // A draft is neither claimed, released nor closed.
    assert!(!case::claim(&mut tx, id, who, 1).await.unwrap());
    assert!(!case::release(&mut tx, id, who).await.unwrap());
    assert!(!case::close(&mut tx, id, who, 1).await.unwrap());
    assert!(case::sends_at(&mut tx, id, None).await.unwrap());
    assert!(case::sends_at(&mut tx, id, Some(30)).await.unwrap());
    // Answers of the guided way count as words do.
    assert!(case::guided(&mut tx, id, b"answers".to_vec(), Lane::Urgent, 40, Some(50)).await.unwrap());
    let row = case::find(&mut tx, id).await.unwrap().unwrap();
    assert_eq!((row.triage.as_slice(), row.lane, row.sends_at), (b"answers".as_slice(), 0, Some(50)));
    assert!(!case::expire(&mut tx, id, 39).await.unwrap());
    assert!(case::guided(&mut tx, id, b"triage".to_vec(), Lane::Normal, 2, Some(30)).await.unwrap());

    assert!(case::submit(&mut tx, id, 40).await.unwrap());
    assert!(!case::submit(&mut tx, id, 41).await.unwrap());
    assert!(!case::sends_at(&mut tx, id, None).await.unwrap());
    let row = case::find(&mut tx, id).await.unwrap().unwrap();
    assert_eq!((row.stage.as_str(), row.sent_at, row.sends_at), ("waiting", Some(40), None));

    assert!(case::claim(&mut tx, id, who, 50).await.unwrap());
    assert!(!case::claim(&mut tx, id, who, 51).await.unwrap());
    assert_eq!(case::claimed(&mut tx).await.unwrap(), 1);
    let row = case::find(&mut tx, id).await.unwrap().unwrap();
    assert_eq!((row.stage.as_str(), row.claimed_by, row.claimed_at), ("claimed", Some(who.0), Some(50)));

    // Released, it has the place in the queue that it had.
    assert!(case::release(&mut tx, id, who).await.unwrap());
    assert!(!case::release(&mut tx, id, who).await.unwrap());
    let row = case::find(&mut tx, id).await.unwrap().unwrap();
    assert_eq!((row.stage.as_str(), row.sent_at, row.claimed_by, row.claimed_at), ("waiting", Some(40), None, None));

    assert!(case::claim(&mut tx, id, who, 60).await.unwrap());
    assert!(case::close(&mut tx, id, who, 70).await.unwrap());
    assert!(!case::close(&mut tx, id, who, 71).await.unwrap());
    let row = case::find(&mut tx, id).await.unwrap().unwrap();
    assert_eq!((row.stage.as_str(), row.claimed_by, row.claimed_at), ("closed", None, None));

    // Nothing more is done to a closed one.
    assert!(!case::submit(&mut tx, id, 80).await.unwrap());
    assert!(!case::claim(&mut tx, id, who, 80).await.unwrap());
    assert!(!case::triage(&mut tx, id, vec![], Lane::Urgent).await.unwrap());
    assert_eq!(case::reporter_says(&mut tx, id, 80, None).await.unwrap(), None);
    assert_eq!(case::staff_says(&mut tx, id, who).await.unwrap(), None);
    assert_eq!(case::claimed(&mut tx).await.unwrap(), 0);
    for absent in [
        case::submit(&mut tx, CaseId(1), 1).await,
        case::claim(&mut tx, CaseId(1), who, 1).await,
        case::triage(&mut tx, CaseId(1), vec![], Lane::Normal).await,
    ] {
        assert!(!absent.unwrap());
    }
}

async fn holders(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let case = seed.waiting(&mut tx, Lane::Normal, 1).await;
    let (one, other) = (StaffId(seed.id()), StaffId(seed.id()));
    assert_eq!(case::staff_says(&mut tx, case, one).await.unwrap(), None);
    assert!(case::claim(&mut tx, case, one, 2).await.unwrap());
    assert!(!case::claim(&mut tx, case, other, 2).await.unwrap());
    assert!(!case::release(&mut tx, case, other).await.unwrap());
    assert!(!case::close(&mut tx, case, other, 3).await.unwrap());
    assert_eq!(case::staff_says(&mut tx, case, other).await.unwrap(), None);
    assert_eq!(case::staff_says(&mut tx, case, one).await.unwrap(), Some(1));
    assert_eq!(case::find(&mut tx, case).await.unwrap().unwrap().claimed_by, Some(one.0));
}

async fn queue(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    assert!(case::queue(&mut tx, 10).await.unwrap().is_empty());
    assert!(case::waiting(&mut tx).await.unwrap().is_empty());
    let second = seed.waiting(&mut tx, Lane::Normal, 300).await;
    let first = seed.waiting(&mut tx, Lane::Normal, 200).await;
    let urgent_late = seed.waiting(&mut tx, Lane::Urgent, 900).await;
    let urgent_early = seed.waiting(&mut tx, Lane::Urgent, 800).await;
    let twin = seed.waiting(&mut tx, Lane::Normal, 300).await;
    seed.draft(&mut tx, 1, 1).await;
    let order = [urgent_early, urgent_late, first, second, twin];
    assert_eq!(names(&mut tx, 10).await, order);
    assert_eq!(names(&mut tx, 2).await, order[..2]);
    let mut waiting = case::waiting(&mut tx).await.unwrap();
    waiting.sort_unstable();
    assert_eq!(waiting, [(Lane::Urgent.rank(), 2, Some(800)), (Lane::Normal.rank(), 3, Some(200))]);

    // What becomes urgent overtakes; what is claimed leaves; what is released comes back to its place.
    assert!(case::triage(&mut tx, twin, b"danger".to_vec(), Lane::Urgent).await.unwrap());
    assert_eq!(case::find(&mut tx, twin).await.unwrap().unwrap().triage, b"danger");
    assert_eq!(names(&mut tx, 10).await, [twin, urgent_early, urgent_late, first, second]);
    assert!(case::claim(&mut tx, urgent_early, StaffId(1), 1000).await.unwrap());
    assert_eq!(names(&mut tx, 10).await, [twin, urgent_late, first, second]);
    assert!(case::release(&mut tx, urgent_early, StaffId(1)).await.unwrap());
    assert_eq!(names(&mut tx, 10).await, [twin, urgent_early, urgent_late, first, second]);
}

async fn names(tx: &mut Tx, most: i64) -> Vec<CaseId> {
    case::queue(tx, most).await.unwrap().iter().map(|row| CaseId(row.id)).collect()
}

async fn held(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let who = StaffId(seed.id());
    let mut cases = Vec::new();
    for (lane, claimed_at) in [(Lane::Normal, 30), (Lane::Normal, 20), (Lane::Urgent, 40)] {
        let case = seed.waiting(&mut tx, lane, 1).await;
        assert!(case::claim(&mut tx, case, who, claimed_at).await.unwrap());
        cases.push(case.0);
    }
    let other = seed.waiting(&mut tx, Lane::Urgent, 1).await;
    assert!(case::claim(&mut tx, other, StaffId(1), 1).await.unwrap());
    let held: Vec<i64> = case::held(&mut tx, who).await.unwrap().iter().map(|row| row.id).collect();
    assert_eq!(held, [cases[2], cases[1], cases[0]]);
    assert!(case::held(&mut tx, StaffId(2)).await.unwrap().is_empty());
}

async fn unique(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (id, reporter) = seed.draft(&mut tx, 1, 1).await;
    let name = case::find(&mut tx, id).await.unwrap().unwrap().name;
    assert!(case::name_taken(&mut tx, &name).await.unwrap());
    assert!(!case::name_taken(&mut tx, "Mawar-100").await.unwrap());
    tx.commit().await.unwrap();

    let mut tx = seed.tx().await;
    let key = seed.key(&mut tx).await;
    let second = case::New {
        id: CaseId(seed.id()),
        key,
        name: "Mawar-100",
        reporter,
        triage: vec![],
        language: "id",
        told: "limits",
        now: 1,
        sends_at: 1,
    };
    assert!(suaka::store::concerns_the_data(&case::insert(&mut tx, second).await.unwrap_err()));
    drop(tx);
    let mut tx = seed.tx().await;
    let (key, other) = (seed.key(&mut tx).await, seed.chat(&mut tx).await);
    let namesake = case::New {
        id: CaseId(seed.id()),
        key,
        name: &name,
        reporter: other,
        triage: vec![],
        language: "id",
        told: "limits",
        now: 1,
        sends_at: 1,
    };
    assert!(suaka::store::concerns_the_data(&case::insert(&mut tx, namesake).await.unwrap_err()));
    drop(tx);

    // Once it is closed, its reporter and its name are free again.
    let mut tx = seed.tx().await;
    assert!(case::submit(&mut tx, id, 2).await.unwrap());
    assert!(case::claim(&mut tx, id, StaffId(1), 3).await.unwrap());
    assert!(case::close(&mut tx, id, StaffId(1), 4).await.unwrap());
    assert!(!case::name_taken(&mut tx, &name).await.unwrap());
    let key = seed.key(&mut tx).await;
    let next = case::New {
        id: CaseId(seed.id()),
        key,
        name: &name,
        reporter,
        triage: vec![],
        language: "id",
        told: "limits",
        now: 5,
        sends_at: 6,
    };
    case::insert(&mut tx, next).await.unwrap();
    assert!(case::name_taken(&mut tx, &name).await.unwrap());
}

async fn drafts(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (late, early, never) = (seed.draft(&mut tx, 10, 200).await, seed.draft(&mut tx, 20, 100).await, seed.draft(&mut tx, 5, 50).await);
    assert!(case::sends_at(&mut tx, never.0, None).await.unwrap());
    seed.waiting(&mut tx, Lane::Normal, 1).await;
    assert_eq!(case::quiet(&mut tx, 99, 10).await.unwrap(), []);
    assert_eq!(case::quiet(&mut tx, 100, 10).await.unwrap(), [early]);
    assert_eq!(case::quiet(&mut tx, 500, 10).await.unwrap(), [early, late]);
    assert_eq!(case::quiet(&mut tx, 500, 1).await.unwrap(), [early]);

    assert_eq!(case::stale_drafts(&mut tx, 4, 10).await.unwrap(), []);
    assert_eq!(case::stale_drafts(&mut tx, 10, 10).await.unwrap(), [never, late]);
    assert_eq!(case::stale_drafts(&mut tx, 500, 1).await.unwrap(), [never]);
    // Whoever adds a word keeps the draft.
    assert_eq!(case::reporter_says(&mut tx, never.0, 600, None).await.unwrap(), Some(1));
    assert_eq!(case::reporter_says(&mut tx, never.0, 601, None).await.unwrap(), Some(2));
    assert_eq!(case::stale_drafts(&mut tx, 500, 10).await.unwrap(), [late, early]);
    assert_eq!(case::reporter_says(&mut tx, CaseId(1), 1, None).await.unwrap(), None);
}

async fn versions(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (case, other) = (seed.draft(&mut tx, 1, 1).await.0, seed.draft(&mut tx, 1, 1).await.0);
    assert!(message::latest(&mut tx, case).await.unwrap().is_empty());
    for (seq, version, voice, at) in [
        (2, 1, Voice::Staff, 20),
        (1, 1, Voice::Reporter, 10),
        (1, 2, Voice::Reporter, 15),
        (3, 1, Voice::Staff, 30),
        (2, 2, Voice::Staff, 40),
        (2, 3, Voice::Staff, 50),
    ] {
        seed.message(&mut tx, case, seq, version, voice, at).await;
    }
    seed.message(&mut tx, other, 1, 1, Voice::Staff, 99).await;
    let rows = message::latest(&mut tx, case).await.unwrap();
    let read: Vec<_> = rows.iter().map(|row| (row.seq, row.version, row.voice.as_str(), row.body.as_slice(), row.at)).collect();
    assert_eq!(
        read,
        [(1, 2, "reporter", b"1.2".as_slice(), 10), (2, 3, "staff", b"2.3".as_slice(), 20), (3, 1, "staff", b"3.1".as_slice(), 30)]
    );
    let source = |seq: i64| format!("source {}.{seq}", case.0).into_bytes();
    assert_eq!(message::from_source(&mut tx, &source(2)).await.unwrap(), Some((case, 2, 3)));
    assert_eq!(message::from_source(&mut tx, b"unknown").await.unwrap(), None);
    for (from, count) in [(1, 2), (2, 2), (3, 1), (4, 0)] {
        assert_eq!(message::answers_from(&mut tx, case, from).await.unwrap(), count);
    }
    // No version is ever overwritten.
    let twin = message::New { case, seq: 1, version: 2, voice: Voice::Reporter, body: vec![], source: b"x", at: 1 };
    message::insert(&mut tx, twin).await.unwrap();
    assert!(suaka::store::concerns_the_data(&message::latest(&mut tx, case).await.unwrap_err()));
    // What was to be written is not, so nothing is.
    assert!(tx.commit().await.is_err());
}

async fn unread(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (case, who) = (seed.waiting(&mut tx, Lane::Normal, 1).await, StaffId(seed.id()));
    assert!(case::claim(&mut tx, case, who, 2).await.unwrap());
    assert_eq!(case::reporter_says(&mut tx, case, 3, None).await.unwrap(), Some(1));
    assert_eq!(case::staff_says(&mut tx, case, who).await.unwrap(), Some(2));
    assert_eq!(case::staff_says(&mut tx, case, who).await.unwrap(), Some(3));
    // What its holder has not opened, and the language that its reporter reads.
    let row = case::find(&mut tx, case).await.unwrap().unwrap();
    assert_eq!((row.unseen, row.language.as_str()), (1, "id"));
    case::seen(&mut tx, case).await.unwrap();
    case::speaks(&mut tx, ChatId(row.reporter), "en").await.unwrap();
    let row = case::find(&mut tx, case).await.unwrap().unwrap();
    assert_eq!((row.unseen, row.language.as_str()), (0, "en"));
    let counts = |row: case::Row| (row.messages, row.unread);
    assert_eq!(counts(case::find(&mut tx, case).await.unwrap().unwrap()), (3, 2));
    case::unread(&mut tx, case, 0).await.unwrap();
    assert_eq!(counts(case::find(&mut tx, case).await.unwrap().unwrap()), (3, 0));
    assert_eq!(case::staff_says(&mut tx, case, who).await.unwrap(), Some(4));
    // A release or a close takes nothing unread away.
    assert!(case::close(&mut tx, case, who, 9).await.unwrap());
    assert_eq!(counts(case::find(&mut tx, case).await.unwrap().unwrap()), (4, 1));
}

/// Whichever table the last id went to, among them tables that come to be later.
async fn latest(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    assert_eq!(case::latest_id(&mut tx).await.unwrap(), 0);
    let (_, chat) = seed.staff(&mut tx, true).await;
    let (draft, _) = seed.draft(&mut tx, 1, 1).await;
    seed.attachment(&mut tx, draft, chat, suaka::domain::attachment::Stage::Due).await;
    seed.out(&mut tx, chat, Out { rank: 2, kind: "screen", topic: None, due_at: 1 }).await;
    seed.stands(&mut tx, chat, true, "screen", None, None).await;
    audit::record(&mut tx, seed.id(), 1, None, "opened", None).await.unwrap();
    let (id, key) = (suaka::domain::ids::QuarantineId(seed.id()), seed.key(&mut tx).await);
    suaka::store::quarantine::insert(&mut tx, id, key, vec![], "reason", 1).await.unwrap();
    let (id, key) = (suaka::domain::ids::SlowId(seed.id()), seed.key(&mut tx).await);
    suaka::store::slow::insert(&mut tx, id, key, vec![], 1).await.unwrap();
    suaka::store::pin::insert(&mut tx, suaka::domain::ids::PinId(seed.id()), chat, 1).await.unwrap();
    tx.commit().await.unwrap();
    let columns = dump::columns(&seed.database.url).await;
    // Which process serves is told in rows of fixed numbers, none of which is handed out.
    let tables = columns.into_iter().filter(|(_, column)| column == "id").map(|(table, _)| table);
    let tables = tables.filter(|table| !["fence", "lease"].contains(&table.as_str()));
    for (number, table) in tables.enumerate() {
        let last = 800_000_000_000 + i64::try_from(number).unwrap();
        let changed = format!("update {table} set id = {last} where id = (select max(id) from {table})");
        // What refers to the row is of no concern here.
        let loose = if seed.database.is_postgres { "set session_replication_role = replica;" } else { "pragma foreign_keys = off;" };
        dump::sql(&seed.database.url, &format!("{loose} {changed}")).await;
        assert_eq!(dump::number(&seed.database.url, &format!("select max(id) from {table}")).await, last, "no row in {table}");
        let latest = case::latest_id(&mut seed.store.read().await.unwrap()).await.unwrap();
        assert_eq!(latest, last, "ids of {table} are handed out again after a restart");
    }
}
