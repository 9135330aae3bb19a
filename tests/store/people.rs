//! Chats, staff, invitations, keys, and what is known of the database as a whole.

use libtest_mimic::Trial;
use suaka::domain::ids::{CaseId, ChatId, QuarantineId, SlowId, StaffId};
use suaka::domain::people::{Role, Staff};
use suaka::store::{audit, case, chat, handled, invitation, key, meta, quarantine, slow, staff};

use super::seed::{Seed, pseudonym};
use crate::support::{Database, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("a_chat_is_found_by_its_pseudonym_and_brings_all_that_a_step_needs", chats),
        on_both("the_live_screen_of_a_chat_comes_changes_and_goes", screens),
        on_both("staff_have_numbers_that_nobody_had_before", numbers),
        on_both("one_chat_has_one_desk_and_a_revoked_one_none", desks),
        on_both("an_invitation_enrols_once_and_in_time", invitations),
        on_both("what_was_handled_is_recognised_until_it_is_forgotten", recognised),
        on_both("a_deleted_key_is_gone_and_only_once", keys),
        on_both("values_about_the_database_are_put_read_and_deleted", values),
        on_both("an_update_in_quarantine_goes_with_its_key", quarantined),
        on_both("what_waits_in_the_slow_lane_comes_in_its_order_and_goes_with_its_key", slow_lane),
        on_both("every_action_is_counted_with_its_case", audited),
    ]
    .into_iter()
    .flatten()
    .collect()
}

async fn chats(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    assert!(chat::by_pseudonym(&mut tx, b"nobody").await.unwrap().is_none());
    assert!(chat::by_id(&mut tx, ChatId(1)).await.unwrap().is_none());
    let id = seed.chat(&mut tx).await;
    let other = seed.chat(&mut tx).await;
    let row = chat::by_pseudonym(&mut tx, &pseudonym(id)).await.unwrap().unwrap();
    assert_eq!((row.id, row.language.as_str(), row.phone.as_str(), row.gone), (id.0, "id", "unknown", 0));
    assert_eq!((row.staff_id, row.open_case, row.screen, row.content_until), (None, None, None, None));
    assert_eq!(row.wrapped, format!("wrapped {}", row.key_id).into_bytes());

    chat::save(&mut tx, id, b"talking".to_vec(), "en", "shared", 9).await.unwrap();
    let case = seed.draft_of(&mut tx, id, 1, 1).await;
    let row = chat::by_id(&mut tx, id).await.unwrap().unwrap();
    assert_eq!((row.state.as_slice(), row.language.as_str(), row.phone.as_str()), (b"talking".as_slice(), "en", "shared"));
    assert_eq!(row.open_case, Some(case.0));
    assert_eq!(chat::by_id(&mut tx, other).await.unwrap().unwrap().open_case, None);
    assert_eq!(chat::reporter(&mut tx, case).await.unwrap(), Some(id));
    assert_eq!(chat::reporter(&mut tx, CaseId(1)).await.unwrap(), None);

    // A closed story is no open one; a member of staff is known by the desk.
    let who = StaffId(seed.id());
    staff::insert(&mut tx, who, other, Role::Supervisor, 3).await.unwrap();
    assert!(case::submit(&mut tx, case, 2).await.unwrap());
    assert!(case::claim(&mut tx, case, who, 3).await.unwrap());
    let both = [id, other];
    let mut concerned = chat::concerned(&mut tx).await.unwrap();
    concerned.sort();
    assert_eq!(concerned, both);
    assert!(case::close(&mut tx, case, who, 4).await.unwrap());
    assert_eq!(chat::by_id(&mut tx, id).await.unwrap().unwrap().open_case, None);
    assert_eq!(chat::concerned(&mut tx).await.unwrap(), []);
    let row = chat::by_id(&mut tx, other).await.unwrap().unwrap();
    assert_eq!(
        (row.staff_id, row.staff_number, row.staff_role.as_deref(), row.staff_on_duty),
        (Some(who.0), Some(1), Some("supervisor"), Some(0))
    );

    // Gone is news once, and back is news once.
    assert!(chat::gone(&mut tx, id, true).await.unwrap());
    assert!(!chat::gone(&mut tx, id, true).await.unwrap());
    assert!(chat::gone(&mut tx, id, false).await.unwrap());
    assert!(!chat::gone(&mut tx, ChatId(1), true).await.unwrap());
    // What time brings about in a chat says nothing of its person being there.
    assert!(chat::gone(&mut tx, id, true).await.unwrap());
    chat::save(&mut tx, id, vec![], "id", "own", 10).await.unwrap();
    assert!(chat::gone(&mut tx, id, false).await.unwrap());
    tx.commit().await.unwrap();

    // Two chats of one pseudonym cannot be.
    let mut tx = seed.tx().await;
    let key = seed.key(&mut tx).await;
    let twin = chat::New { id: ChatId(seed.id()), pseudonym: &pseudonym(id), key, address: vec![], language: "id", state: vec![], now: 1 };
    let refused = chat::insert(&mut tx, twin).await.unwrap_err();
    assert!(suaka::store::concerns_the_data(&refused), "{refused}");
}

async fn screens(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (early, late, plain) = (seed.chat(&mut tx).await, seed.chat(&mut tx).await, seed.chat(&mut tx).await);
    let screen =
        |at, content_until| chat::Screen { message: b"number".to_vec(), at, protected: true, content_until, writes_to: None, now: at };
    chat::screen(&mut tx, late, screen(7, Some(200))).await.unwrap();
    chat::screen(&mut tx, early, screen(7, Some(100))).await.unwrap();
    chat::screen(&mut tx, plain, screen(7, None)).await.unwrap();
    let row = chat::by_id(&mut tx, late).await.unwrap().unwrap();
    assert_eq!((row.screen.as_deref(), row.screen_at, row.content_until), (Some(b"number".as_slice()), Some(7), Some(200)));
    assert_eq!(chat::overdue(&mut tx, 99, 10).await.unwrap(), []);
    assert_eq!(chat::overdue(&mut tx, 100, 10).await.unwrap(), [early]);
    assert_eq!(chat::overdue(&mut tx, 300, 10).await.unwrap(), [early, late]);
    assert_eq!(chat::overdue(&mut tx, 300, 1).await.unwrap(), [early]);
    chat::content_ends(&mut tx, early).await.unwrap();
    assert_eq!(chat::overdue(&mut tx, 300, 10).await.unwrap(), [late]);
    assert!(chat::by_id(&mut tx, early).await.unwrap().unwrap().screen.is_some());
    chat::no_screen(&mut tx, late).await.unwrap();
    let row = chat::by_id(&mut tx, late).await.unwrap().unwrap();
    assert_eq!((row.screen, row.screen_at, row.content_until), (None, None, None));
    assert_eq!(chat::overdue(&mut tx, 300, 10).await.unwrap(), []);

    // Since when one writes to a case is kept while it stays the same, also while a new message takes its place.
    let (one, two) = (CaseId(41), CaseId(42));
    for (case, now, since) in [(one, 10, 10), (one, 20, 10), (two, 30, 30)] {
        let screen = chat::Screen { writes_to: Some(case), now, ..screen(7, None) };
        chat::screen_begins(&mut tx, plain, b"begun".to_vec(), 9, true).await.unwrap();
        assert_eq!(chat::by_id(&mut tx, plain).await.unwrap().unwrap().screen.as_deref(), Some(b"begun".as_slice()));
        chat::screen(&mut tx, plain, screen).await.unwrap();
        let row = chat::by_id(&mut tx, plain).await.unwrap().unwrap();
        assert_eq!((row.writes_to, row.writes_since), (Some(case.0), Some(since)));
    }
    // A chat that cannot be written to has time until it can.
    chat::screen(&mut tx, plain, screen(7, Some(100))).await.unwrap();
    assert!(chat::gone(&mut tx, plain, true).await.unwrap());
    assert_eq!(chat::overdue(&mut tx, 300, 10).await.unwrap(), []);
}

async fn numbers(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    for expected in 1..=3 {
        let (chat, id) = (seed.chat(&mut tx).await, StaffId(seed.id()));
        assert_eq!(staff::insert(&mut tx, id, chat, Role::Counsellor, 5).await.unwrap(), expected);
    }
    let all = staff::all(&mut tx).await.unwrap();
    assert_eq!(all.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 2, 3]);
    // The number of one who left is not given again.
    assert!(staff::revoke(&mut tx, StaffId(all[2].id), 6).await.unwrap());
    let (chat, id) = (seed.chat(&mut tx).await, StaffId(seed.id()));
    assert_eq!(staff::insert(&mut tx, id, chat, Role::Supervisor, 7).await.unwrap(), 4);
    let row = staff::by_number(&mut tx, 4).await.unwrap().unwrap();
    assert_eq!(row.staff(), Some(Staff { id, chat, number: 4, role: Role::Supervisor, on_duty: false }));
    assert_eq!(row.enrolled_at, 7);
    assert!(staff::by_number(&mut tx, 3).await.unwrap().is_none());
    assert!(staff::by_number(&mut tx, 9).await.unwrap().is_none());
}

async fn desks(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let ((first, chat), (second, _)) = (seed.staff(&mut tx, true).await, seed.staff(&mut tx, false).await);
    assert_eq!(chat::by_id(&mut tx, chat).await.unwrap().unwrap().on_duty, 1);
    assert_eq!(staff::on_duty(&mut tx).await.unwrap().iter().map(|row| row.id).collect::<Vec<_>>(), [first.0]);
    assert!(staff::duty(&mut tx, second, true).await.unwrap());
    assert_eq!(staff::on_duty(&mut tx).await.unwrap().iter().map(|row| row.id).collect::<Vec<_>>(), [first.0, second.0]);
    assert!(staff::by_id(&mut tx, first).await.unwrap().is_some());
    assert!(staff::by_id(&mut tx, StaffId(1)).await.unwrap().is_none());

    let case = seed.waiting(&mut tx, suaka::domain::case::Lane::Normal, 2).await;
    assert_eq!(staff::claimant_chat(&mut tx, case).await.unwrap(), None);
    assert!(case::claim(&mut tx, case, first, 3).await.unwrap());
    assert_eq!(staff::claimant_chat(&mut tx, case).await.unwrap(), Some(chat));

    // Revoked once; then no duty, no desk, no case of whom nobody knows any more.
    assert!(staff::revoke(&mut tx, first, 4).await.unwrap());
    assert!(!staff::revoke(&mut tx, first, 5).await.unwrap());
    assert!(!staff::duty(&mut tx, first, true).await.unwrap());
    assert_eq!(chat::by_id(&mut tx, chat).await.unwrap().unwrap().on_duty, 1);
    assert!(staff::by_id(&mut tx, first).await.unwrap().is_none());
    assert_eq!(staff::claimant_chat(&mut tx, case).await.unwrap(), None);
    assert_eq!(chat::by_id(&mut tx, chat).await.unwrap().unwrap().staff_id, None);
    assert_eq!(staff::all(&mut tx).await.unwrap().len(), 1);

    // The same chat can be enrolled again; twice at a time it cannot.
    let again = StaffId(seed.id());
    assert_eq!(staff::insert(&mut tx, again, chat, Role::Counsellor, 6).await.unwrap(), 3);
    tx.commit().await.unwrap();
    let mut tx = seed.tx().await;
    let refused = staff::insert(&mut tx, StaffId(seed.id()), chat, Role::Counsellor, 7).await.unwrap_err();
    assert!(suaka::store::concerns_the_data(&refused), "{refused}");
}

async fn invitations(database: Database) {
    let seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    invitation::insert(&mut tx, b"good", "supervisor", "unset", 100).await.unwrap();
    invitation::insert(&mut tx, b"late", "counsellor", "unset", 100).await.unwrap();
    assert_eq!(invitation::redeem(&mut tx, b"unknown", 50).await.unwrap(), None);
    assert_eq!(invitation::redeem(&mut tx, b"good", 99).await.unwrap(), Some(("supervisor".to_owned(), "unset".to_owned())));
    assert_eq!(invitation::redeem(&mut tx, b"good", 99).await.unwrap(), None);
    assert_eq!(invitation::redeem(&mut tx, b"late", 100).await.unwrap(), None);
    assert_eq!(invitation::redeem(&mut tx, b"late", 101).await.unwrap(), None);
    assert_eq!(invitation::forget(&mut tx, 100).await.unwrap(), 0);
    assert_eq!(invitation::forget(&mut tx, 101).await.unwrap(), 2);
    assert_eq!(invitation::redeem(&mut tx, b"late", 50).await.unwrap(), None);
}

async fn recognised(database: Database) {
    let seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    assert!(handled::first(&mut tx, b"one", 10).await.unwrap());
    assert!(!handled::first(&mut tx, b"one", 11).await.unwrap());
    assert!(handled::first(&mut tx, b"two", 20).await.unwrap());
    handled::unlearn(&mut tx, b"two").await.unwrap();
    assert!(handled::first(&mut tx, b"two", 20).await.unwrap());
    assert_eq!(handled::forget(&mut tx, 10).await.unwrap(), 0);
    assert_eq!(handled::forget(&mut tx, 20).await.unwrap(), 1);
    assert!(handled::first(&mut tx, b"one", 30).await.unwrap());
    assert!(!handled::first(&mut tx, b"two", 30).await.unwrap());
}

async fn keys(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let id = seed.key(&mut tx).await;
    assert_eq!(key::wrapped(&mut tx, id).await.unwrap(), Some(format!("wrapped {}", id.0).into_bytes()));
    assert!(key::delete(&mut tx, id).await.unwrap());
    assert!(!key::delete(&mut tx, id).await.unwrap());
    assert_eq!(key::wrapped(&mut tx, id).await.unwrap(), None);
    key::insert(&mut tx, id, vec![1]).await.unwrap();
    assert!(suaka::store::concerns_the_data(&key::insert(&mut tx, id, vec![2]).await.unwrap_err()));
}

async fn values(database: Database) {
    let seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    assert_eq!(meta::get(&mut tx, "polled").await.unwrap(), None);
    assert_eq!(meta::time(&mut tx, "polled").await.unwrap(), None);
    meta::put_time(&mut tx, "polled", 1_800_000_000_123).await.unwrap();
    meta::put_time(&mut tx, "polled", -5).await.unwrap();
    assert_eq!(meta::time(&mut tx, "polled").await.unwrap(), Some(-5));
    meta::put(&mut tx, "polled", b"no time").await.unwrap();
    assert_eq!(meta::time(&mut tx, "polled").await.unwrap(), None);
    assert_eq!(meta::get(&mut tx, "polled").await.unwrap().as_deref(), Some(b"no time".as_slice()));
    meta::delete(&mut tx, "polled").await.unwrap();
    assert_eq!(meta::get(&mut tx, "polled").await.unwrap(), None);
}

async fn quarantined(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let mut ids = Vec::new();
    for reason in ["first", "second"] {
        let (id, key) = (QuarantineId(seed.id()), seed.key(&mut tx).await);
        quarantine::insert(&mut tx, id, key, b"sealed".to_vec(), reason, 4).await.unwrap();
        ids.push((id, key));
    }
    let rows = quarantine::all(&mut tx).await.unwrap();
    assert_eq!(
        rows.iter().map(|row| (row.id, row.reason.as_str(), row.at)).collect::<Vec<_>>(),
        [(ids[0].0.0, "first", 4), (ids[1].0.0, "second", 4)]
    );
    assert_eq!((rows[0].key_id, rows[0].body.as_slice()), (ids[0].1.0, b"sealed".as_slice()));
    assert_eq!(rows[0].wrapped, format!("wrapped {}", rows[0].key_id).into_bytes());
    assert!(quarantine::delete(&mut tx, ids[0].0).await.unwrap());
    assert!(!quarantine::delete(&mut tx, ids[0].0).await.unwrap());
    assert_eq!(key::wrapped(&mut tx, ids[0].1).await.unwrap(), None);
    assert!(key::wrapped(&mut tx, ids[1].1).await.unwrap().is_some());
    assert!(!quarantine::delete(&mut tx, QuarantineId(1)).await.unwrap());
}

async fn slow_lane(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    assert_eq!(slow::waiting(&mut tx).await.unwrap(), (0, None));
    let mut ids = Vec::new();
    for body in ["first", "second"] {
        let (id, key) = (SlowId(seed.id()), seed.key(&mut tx).await);
        slow::insert(&mut tx, id, key, body.as_bytes().to_vec(), 4 + id.0).await.unwrap();
        ids.push((id, key));
    }
    assert_eq!(slow::waiting(&mut tx).await.unwrap(), (2, Some(4 + ids[0].0.0)));
    let first = slow::next(&mut tx, SlowId(0)).await.unwrap().unwrap();
    assert_eq!((first.id, first.key_id, first.body.as_slice()), (ids[0].0.0, ids[0].1.0, b"first".as_slice()));
    assert_eq!(first.wrapped.unwrap(), format!("wrapped {}", first.key_id).into_bytes());
    // One whose key is gone is still found.
    assert!(key::delete(&mut tx, ids[1].1).await.unwrap());
    let second = slow::next(&mut tx, ids[0].0).await.unwrap().unwrap();
    assert_eq!((second.id, second.wrapped), (ids[1].0.0, None));
    assert!(slow::next(&mut tx, ids[1].0).await.unwrap().is_none());
    assert!(slow::delete(&mut tx, ids[0].0).await.unwrap());
    assert!(!slow::delete(&mut tx, ids[0].0).await.unwrap());
    assert_eq!(key::wrapped(&mut tx, ids[0].1).await.unwrap(), None);
}

async fn audited(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let case = CaseId(seed.id());
    for (action, case) in
        [("opened", Some(case)), ("opened", Some(case)), ("claimed", Some(case)), ("opened", None), ("opened", Some(CaseId(1)))]
    {
        audit::record(&mut tx, seed.id(), 5, Some(StaffId(3)), action, case).await.unwrap();
    }
    audit::record(&mut tx, seed.id(), 5, None, "opened", None).await.unwrap();
    assert_eq!(audit::count(&mut tx, "opened", case).await.unwrap(), 2);
    assert_eq!(audit::count(&mut tx, "closed", case).await.unwrap(), 0);
    assert_eq!(audit::retrievals(&mut tx, case).await.unwrap(), []);
    for (number, at) in [(2, 7), (1, 6), (2, 6)] {
        audit::retrieved(&mut tx, seed.id(), at, StaffId(3), case, number).await.unwrap();
    }
    assert_eq!(audit::retrievals(&mut tx, case).await.unwrap(), [(1, 6), (2, 6), (2, 7)]);
    assert_eq!(audit::count(&mut tx, "evidence", case).await.unwrap(), 3);
}
