//! Who may not read a case, who decides, and whom it is about.

use libtest_mimic::Trial;
use suaka::domain::case::Lane;
use suaka::domain::ids::{CaseId, StaffId};
use suaka::domain::people::Role;
use suaka::store::exclusion::why;
use suaka::store::{Tx, audit, case, chat, exclusion, hold, invitation, staff};

use super::seed::Seed;
use crate::support::{Database, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("what_is_excluded_for_a_member_is_no_row_no_count_and_no_claim_of_theirs", excluded),
        on_both("a_case_for_women_is_seen_by_women", readers),
        on_both("a_held_case_is_nobodys_until_that_ends", held),
        on_both("words_about_somebody_are_found_by_their_message_and_end_with_the_hold", described),
        on_both("who_opened_a_case_is_told_the_latest_first", opened),
        on_both("an_exclusion_that_is_being_written_is_seen_by_whoever_claims_meanwhile", race),
    ]
    .into_iter()
    .flatten()
    .collect()
}

async fn queue(tx: &mut Tx, who: StaffId) -> Vec<i64> {
    case::queue(tx, who, 10).await.unwrap().iter().map(|row| row.id).collect()
}

async fn counts(tx: &mut Tx, who: StaffId) -> (i64, i64) {
    let waiting = case::waiting(tx, who).await.unwrap().iter().map(|(_, count, _)| count).sum();
    (waiting, case::claimed(tx, who).await.unwrap())
}

async fn ids(tx: &mut Tx, case: CaseId) -> Vec<i64> {
    exclusion::readers(tx, case).await.unwrap().iter().map(|row| row.id).collect()
}

async fn excluded(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let ((one, _), (two, _)) = (seed.staff(&mut tx, true).await, seed.staff(&mut tx, true).await);
    let (case, other) = (seed.waiting(&mut tx, Lane::Normal, 1).await, seed.waiting(&mut tx, Lane::Urgent, 2).await);
    assert!(exclusion::locks(&mut tx, case).await.unwrap());
    assert!(!exclusion::locks(&mut tx, CaseId(1)).await.unwrap());
    exclusion::add(&mut tx, case, one, why::HELD).await.unwrap();
    exclusion::add(&mut tx, case, one, why::SELF).await.unwrap();
    assert_eq!(exclusion::of_case(&mut tx, case).await.unwrap(), [(one.0, why::HELD.to_owned())]);
    assert_eq!((queue(&mut tx, one).await, queue(&mut tx, two).await), (vec![other.0], vec![other.0, case.0]));
    assert_eq!((counts(&mut tx, one).await, counts(&mut tx, two).await), ((1, 0), (2, 0)));
    assert!(!exclusion::may(&mut tx, case, one).await.unwrap() && exclusion::may(&mut tx, case, two).await.unwrap());
    assert_eq!(ids(&mut tx, case).await, [two.0]);
    assert!(!case::claim(&mut tx, case, one, 3).await.unwrap());
    assert!(case::claim(&mut tx, case, two, 3).await.unwrap());
    assert_eq!((counts(&mut tx, one).await, counts(&mut tx, two).await), ((1, 0), (1, 1)));
    assert_eq!(case::find(&mut tx, case).await.unwrap().unwrap().excluded, 1);
    // Whoever holds it may be the one.
    assert!(exclusion::astray(&mut tx, two).await.unwrap().is_empty());
    exclusion::add(&mut tx, case, two, why::SELF).await.unwrap();
    assert_eq!(exclusion::astray(&mut tx, two).await.unwrap(), [case]);
    // What others decided can be taken back; what somebody said of themselves cannot.
    assert!(!exclusion::remove(&mut tx, case, two).await.unwrap());
    assert!(exclusion::remove(&mut tx, case, one).await.unwrap());
    exclusion::add(&mut tx, case, one, why::HELD).await.unwrap();
    exclusion::take_back(&mut tx, case).await.unwrap();
    assert_eq!(exclusion::of_case(&mut tx, case).await.unwrap(), [(two.0, why::SELF.to_owned())]);
    exclusion::erase(&mut tx, case).await.unwrap();
    assert!(exclusion::of_case(&mut tx, case).await.unwrap().is_empty());
    exclusion::add(&mut tx, case, one, why::HELD).await.unwrap();
    assert!(case::erase(&mut tx, case).await.unwrap());
    tx.commit().await.unwrap();
}

async fn readers(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let ((woman, _), (man, _), (unset, _)) =
        (seed.staff(&mut tx, true).await, seed.staff(&mut tx, true).await, seed.staff(&mut tx, false).await);
    assert!(staff::gender(&mut tx, woman, "woman").await.unwrap() && staff::gender(&mut tx, man, "man").await.unwrap());
    assert_eq!(staff::by_id(&mut tx, woman).await.unwrap().unwrap().gender, "woman");
    assert_eq!(staff::by_id(&mut tx, unset).await.unwrap().unwrap().gender, "unset");
    let case = seed.waiting(&mut tx, Lane::Normal, 1).await;
    assert_eq!(ids(&mut tx, case).await, [woman.0, man.0, unset.0]);
    assert!(exclusion::reader(&mut tx, case, "woman").await.unwrap());
    assert_eq!(ids(&mut tx, case).await, [woman.0]);
    for (who, sees) in [(woman, true), (man, false), (unset, false), (StaffId(1), false)] {
        assert_eq!(!queue(&mut tx, who).await.is_empty(), sees);
        assert_eq!(exclusion::may(&mut tx, case, who).await.unwrap(), sees);
    }
    assert!(!case::claim(&mut tx, case, man, 2).await.unwrap() && case::claim(&mut tx, case, woman, 2).await.unwrap());
    assert!(staff::gender(&mut tx, woman, "unset").await.unwrap());
    assert_eq!(exclusion::astray(&mut tx, woman).await.unwrap(), [case]);
    assert!(case::close(&mut tx, case, woman, 3).await.unwrap());
    assert!(!exclusion::reader(&mut tx, case, "anyone").await.unwrap());
    // An invitation knows it of whoever redeems it.
    invitation::insert(&mut tx, b"digest", "supervisor", "man", 100).await.unwrap();
    let granted = invitation::redeem(&mut tx, b"digest", 5).await.unwrap();
    assert_eq!(granted, Some(("supervisor".to_owned(), "man".to_owned())));
}

async fn supervisor(seed: &mut Seed, tx: &mut Tx) -> StaffId {
    let (id, chat) = (StaffId(seed.id()), seed.chat(tx).await);
    staff::insert(tx, id, chat, Role::Supervisor, 1).await.unwrap();
    id
}

async fn held(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (counsellor, _) = seed.staff(&mut tx, true).await;
    let (one, two) = (supervisor(&mut seed, &mut tx).await, supervisor(&mut seed, &mut tx).await);
    let (case, (draft, _)) = (seed.waiting(&mut tx, Lane::Normal, 1).await, seed.draft(&mut tx, 1, 1).await);
    for id in [case, draft] {
        hold::put(&mut tx, id, "staff", Some(one), 100).await.unwrap();
    }
    // Said once more, it is about somebody else, and all the rest stays.
    hold::put(&mut tx, case, "supervisor", Some(two), 900).await.unwrap();
    let row = case::find(&mut tx, case).await.unwrap().unwrap();
    assert_eq!((row.hold_about.as_deref(), row.hold_supervisor, row.hold_late), (Some("supervisor"), Some(one.0), Some(0)));
    for who in [counsellor, one, two] {
        assert!(queue(&mut tx, who).await.is_empty() && counts(&mut tx, who).await == (0, 0));
        assert!(!exclusion::may(&mut tx, case, who).await.unwrap() && !case::claim(&mut tx, case, who, 2).await.unwrap());
    }
    // What is not sent yet waits for nobody.
    assert_eq!((hold::of(&mut tx, one).await.unwrap(), hold::of(&mut tx, two).await.unwrap()), (vec![case], vec![]));
    assert_eq!(hold::all_of(&mut tx, one).await.unwrap(), [case, draft]);
    assert_eq!((hold::due(&mut tx, 99).await.unwrap(), hold::due(&mut tx, 100).await.unwrap()), (vec![], vec![case]));
    assert!(hold::runs(&mut tx, case, 200, true).await.unwrap());
    assert!(hold::due(&mut tx, 199).await.unwrap().is_empty());
    hold::stood(&mut tx, case, 50).await.unwrap();
    assert_eq!((hold::due(&mut tx, 249).await.unwrap(), hold::due(&mut tx, 250).await.unwrap()), (vec![], vec![case]));
    assert_eq!(case::find(&mut tx, case).await.unwrap().unwrap().hold_late, Some(1));
    assert!(hold::orphans(&mut tx).await.unwrap().is_empty());
    assert!(hold::passes(&mut tx, case, None).await.unwrap());
    assert_eq!(hold::orphans(&mut tx).await.unwrap(), [case]);
    assert!(hold::passes(&mut tx, case, Some(two)).await.unwrap());
    assert_eq!(hold::of(&mut tx, two).await.unwrap(), [case]);
    assert!(hold::ends(&mut tx, case).await.unwrap() && !hold::ends(&mut tx, case).await.unwrap());
    assert!(!hold::passes(&mut tx, case, None).await.unwrap() && !hold::runs(&mut tx, case, 1, false).await.unwrap());
    assert!(case::claim(&mut tx, case, counsellor, 3).await.unwrap());
    assert!(case::erase(&mut tx, draft).await.unwrap());
    tx.commit().await.unwrap();
}

async fn described(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (case, reporter) = seed.draft(&mut tx, 1, 1).await;
    hold::put(&mut tx, case, "staff", None, 100).await.unwrap();
    for (number, body) in [(1, b"one"), (2, b"two")] {
        assert_eq!(hold::next(&mut tx, case).await.unwrap(), number);
        hold::describe(&mut tx, case, number, format!("source {number}").as_bytes(), body.to_vec(), 5).await.unwrap();
    }
    let bodies = |rows: Vec<hold::Description>| rows.into_iter().map(|row| (row.number, row.body, row.at)).collect::<Vec<_>>();
    assert_eq!(bodies(hold::described(&mut tx, case).await.unwrap()), [(1, Some(b"one".to_vec()), 5), (2, Some(b"two".to_vec()), 5)]);
    let found = hold::from_source(&mut tx, b"source 2").await.unwrap().unwrap();
    assert_eq!((found.case_id, found.number), (case.0, 2));
    // Of another chat it is nothing, and no other message is one.
    assert!(hold::from_source(&mut tx, b"source 3").await.unwrap().is_none());
    assert!(hold::revise(&mut tx, case, 2, b"changed".to_vec()).await.unwrap());
    assert!(hold::ends(&mut tx, case).await.unwrap());
    assert!(hold::described(&mut tx, case).await.unwrap().is_empty());
    assert!(!hold::revise(&mut tx, case, 2, b"late".to_vec()).await.unwrap());
    // That it was no part of the story is known for as long as the story is.
    assert_eq!(hold::from_source(&mut tx, b"source 2").await.unwrap().unwrap().body, None);
    hold::erase(&mut tx, case).await.unwrap();
    assert!(hold::from_source(&mut tx, b"source 2").await.unwrap().is_none());
    assert!(chat::by_id(&mut tx, reporter).await.unwrap().is_some());
}

async fn opened(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (who, _) = seed.staff(&mut tx, true).await;
    let (case, other) = (seed.waiting(&mut tx, Lane::Normal, 1).await, seed.waiting(&mut tx, Lane::Normal, 2).await);
    for (at, action, of) in [(5, "claimed", case), (6, "opened", case), (7, "looked", case), (8, "opened", other)] {
        audit::record(&mut tx, seed.id(), at, Some(who), action, Some(of)).await.unwrap();
    }
    assert!(staff::revoke(&mut tx, who, 9).await.unwrap());
    let told = |rows: Vec<audit::Opened>| rows.into_iter().map(|row| (row.at, row.action, row.number, row.role)).collect::<Vec<_>>();
    let row = |at, action: &str| (at, action.to_owned(), 1, "counsellor".to_owned());
    assert_eq!(told(audit::opened(&mut tx, case, 10).await.unwrap()), [row(7, "looked"), row(6, "opened")]);
    assert_eq!(told(audit::opened(&mut tx, case, 1).await.unwrap()), [row(7, "looked")]);
}

/// Two transactions at once, of two processes: on PostgreSQL both run, on SQLite one waits to begin.
async fn race(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (who, _) = seed.staff(&mut tx, true).await;
    let case = seed.waiting(&mut tx, Lane::Normal, 1).await;
    tx.commit().await.unwrap();
    let other = suaka::store::Store::open(&seed.database.url, super::seed::CHECK, suaka::store::Opened::Migrate).await.unwrap();
    let mut excludes = seed.tx().await;
    exclusion::add(&mut excludes, case, who, why::HELD).await.unwrap();
    let claims = tokio::spawn(async move {
        let mut tx = other.write().await.unwrap();
        let won = case::claim(&mut tx, case, who, 2).await.unwrap();
        tx.commit().await.unwrap();
        won
    });
    for _ in 0..50 {
        tokio::task::yield_now().await;
    }
    excludes.commit().await.unwrap();
    assert!(!claims.await.unwrap());
    assert_eq!(seed.stage(case).await, "waiting");
}
