//! Second keys, and which originals one that is open lets its supervisor know of.

use libtest_mimic::Trial;
use suaka::domain::attachment::Stage;
use suaka::domain::case::Lane;
use suaka::domain::ids::{AttachmentId, CaseId, ChatId, PinId, StaffId};
use suaka::domain::people::Role;
use suaka::store::registry::kind;
use suaka::store::{Tx, attachment, case, chat, evidence, original, pin, registry, second_key, staff, withdrawn};

use super::seed::Seed;
use crate::support::{Database, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("a_second_key_takes_each_code_once_and_locks", keys),
        on_both("originals_are_known_only_to_a_supervisor_whose_key_is_open", known),
        on_both("what_is_hidden_from_all_is_hidden_from_supervisors", hidden),
        on_both("where_staff_has_a_file_of_a_case_is_known", shown),
    ]
    .into_iter()
    .flatten()
    .collect()
}

async fn supervisor(seed: &mut Seed, tx: &mut Tx) -> (StaffId, ChatId) {
    let (who, chat) = (StaffId(seed.id()), seed.chat(tx).await);
    staff::insert(tx, who, chat, Role::Supervisor, 3).await.unwrap();
    (who, chat)
}

/// One whose second key is open until 100.
async fn opened(seed: &mut Seed, tx: &mut Tx) -> (StaffId, ChatId) {
    let (who, chat) = supervisor(seed, tx).await;
    second_key::insert(tx, who, b"secret".to_vec()).await.unwrap();
    assert!(second_key::set(tx, who, 1, 5).await.unwrap() && second_key::open(tx, who, 2, 100).await.unwrap());
    (who, chat)
}

/// A story in the queue, with an original.
async fn holds(seed: &mut Seed, tx: &mut Tx) -> (CaseId, AttachmentId) {
    let of = seed.waiting(tx, Lane::Normal, 1).await;
    let chat = chat::reporter(tx, of).await.unwrap().unwrap();
    let id = seed.attachment(tx, of, chat, Stage::Kept).await;
    original::keep(tx, id, b"about".to_vec()).await.unwrap();
    (of, id)
}

async fn keys(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (who, _) = supervisor(&mut seed, &mut tx).await;
    let (other, _) = supervisor(&mut seed, &mut tx).await;
    assert!(second_key::find(&mut tx, who).await.unwrap().is_none());
    for one in [who, other] {
        second_key::insert(&mut tx, one, b"secret".to_vec()).await.unwrap();
    }
    assert!(!second_key::open(&mut tx, who, 9, 100).await.unwrap(), "it is not set yet");
    assert!(second_key::set(&mut tx, who, 7, 50).await.unwrap());
    assert!(!second_key::set(&mut tx, who, 8, 51).await.unwrap(), "it is set once");
    for (step, good) in [(7, false), (6, false), (8, true), (8, false), (9, true)] {
        assert_eq!(second_key::open(&mut tx, who, step, 100 + step).await.unwrap(), good, "{step}");
    }
    let row = second_key::find(&mut tx, who).await.unwrap().unwrap();
    assert_eq!((row.secret.as_slice(), row.set_at, row.locked_until, row.open_until), (&b"secret"[..], Some(50), None, Some(109)));
    second_key::close(&mut tx, who).await.unwrap();
    assert_eq!(second_key::find(&mut tx, who).await.unwrap().unwrap().open_until, None);
    // The third in a row of three locks; a right one in between begins anew.
    let mut locked = vec![];
    for step in [None, None, Some(10), None, None, None, None] {
        locked.push(match step {
            Some(step) => second_key::open(&mut tx, who, step, 200).await.unwrap(),
            None => second_key::wrong(&mut tx, who, 3, 300).await.unwrap(),
        });
    }
    assert_eq!(locked, [false, false, true, false, false, true, false]);
    let row = second_key::find(&mut tx, who).await.unwrap().unwrap();
    assert_eq!((row.locked_until, row.open_until), (Some(300), None));
    let row = second_key::find(&mut tx, other).await.unwrap().unwrap();
    assert_eq!((row.set_at, row.locked_until, row.open_until), (None, None, None));
    assert!(second_key::erase(&mut tx, who).await.unwrap() && !second_key::erase(&mut tx, who).await.unwrap());
    assert!(second_key::find(&mut tx, other).await.unwrap().is_some());
    tx.commit().await.unwrap();
}

/// All that somebody learns at a time: how many cases, and which originals of each.
async fn learns(tx: &mut Tx, who: StaffId, now: i64) -> Vec<(CaseId, Vec<AttachmentId>)> {
    let mut learnt = vec![];
    for (case, _, count) in evidence::cases(tx, who, now, 0, 9).await.unwrap() {
        let files = evidence::of_case(tx, who, now, case).await.unwrap();
        assert_eq!(i64::try_from(files.len()).unwrap(), count);
        for id in &files {
            assert!(evidence::may(tx, who, now, *id).await.unwrap());
        }
        learnt.push((case, files));
    }
    assert_eq!(evidence::count(tx, who, now).await.unwrap(), i64::try_from(learnt.len()).unwrap());
    learnt
}

async fn known(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (who, chat) = opened(&mut seed, &mut tx).await;
    let (closed, _) = supervisor(&mut seed, &mut tx).await;
    let (counsellor, _) = seed.staff(&mut tx, true).await;
    second_key::insert(&mut tx, counsellor, b"secret".to_vec()).await.unwrap();
    assert!(second_key::set(&mut tx, counsellor, 1, 5).await.unwrap() && second_key::open(&mut tx, counsellor, 2, 100).await.unwrap());
    let (one, first) = holds(&mut seed, &mut tx).await;
    let (other, second) = holds(&mut seed, &mut tx).await;
    // Of one case two, and besides what has no original.
    let reporter = chat::reporter(&mut tx, other).await.unwrap().unwrap();
    let third = seed.attachment(&mut tx, other, reporter, Stage::Original).await;
    original::keep(&mut tx, third, b"about".to_vec()).await.unwrap();
    let without = seed.attachment(&mut tx, other, reporter, Stage::Kept).await;
    // One's own is not for oneself.
    let own = seed.draft_of(&mut tx, chat, 1, 1).await;
    assert!(case::submit(&mut tx, own, 2).await.unwrap());
    let of_own = seed.attachment(&mut tx, own, chat, Stage::Kept).await;
    original::keep(&mut tx, of_own, b"about".to_vec()).await.unwrap();

    assert_eq!(learns(&mut tx, who, 99).await, [(other, vec![second, third]), (one, vec![first])]);
    let names: Vec<String> = evidence::cases(&mut tx, who, 99, 1, 1).await.unwrap().into_iter().map(|(_, name, _)| name).collect();
    assert_eq!(names, [case::find(&mut tx, one).await.unwrap().unwrap().name]);
    assert_eq!(evidence::cases(&mut tx, who, 99, 2, 1).await.unwrap(), []);
    for (who, now) in [(who, 100), (closed, 99), (counsellor, 99), (StaffId(1), 99)] {
        assert_eq!(learns(&mut tx, who, now).await, []);
        assert_eq!(evidence::of_case(&mut tx, who, now, one).await.unwrap(), []);
        assert!(!evidence::may(&mut tx, who, now, first).await.unwrap());
    }
    for id in [without, of_own, AttachmentId(1)] {
        assert!(!evidence::may(&mut tx, who, 99, id).await.unwrap());
    }
    assert!(staff::revoke(&mut tx, who, 9).await.unwrap());
    assert_eq!(learns(&mut tx, who, 99).await, []);
    tx.commit().await.unwrap();
}

async fn hidden(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (who, _) = opened(&mut seed, &mut tx).await;
    let (draft, chat) = seed.draft(&mut tx, 1, 2).await;
    let id = seed.attachment(&mut tx, draft, chat, Stage::Kept).await;
    original::keep(&mut tx, id, b"about".to_vec()).await.unwrap();
    assert_eq!(learns(&mut tx, who, 9).await, [], "a draft");
    assert!(case::submit(&mut tx, draft, 3).await.unwrap());
    assert_eq!(learns(&mut tx, who, 9).await, [(draft, vec![id])]);
    let pin = PinId(seed.id());
    pin::insert(&mut tx, pin, chat, 1).await.unwrap();
    pin::set(&mut tx, pin, chat, b"body".to_vec(), 1).await.unwrap();
    pin::lock(&mut tx, pin, chat, 4).await.unwrap();
    assert_eq!(learns(&mut tx, who, 9).await, [], "behind a PIN");
    pin::open(&mut tx, pin, chat, 5).await.unwrap();
    assert_eq!(pin::forward(&mut tx, chat, pin.0, true).await.unwrap(), Some(draft));
    assert_eq!(learns(&mut tx, who, 9).await, [(draft, vec![id])]);
    assert!(withdrawn::withdraw(&mut tx, draft, chat, 6).await.unwrap());
    assert_eq!(learns(&mut tx, who, 9).await, [], "taken back");
    assert!(attachment::find(&mut tx, id).await.unwrap().unwrap().original.is_some());
    tx.commit().await.unwrap();
}

async fn shown(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let ((_, desk), (case, _)) = (seed.staff(&mut tx, true).await, holds(&mut seed, &mut tx).await);
    let reporter = chat::reporter(&mut tx, case).await.unwrap().unwrap();
    for (chat, kind, case) in [
        (desk, kind::FILE, Some(case)),
        (desk, kind::FILE, Some(case)),
        (desk, kind::FILE, None),
        (desk, kind::PING, Some(CaseId(1))),
        (reporter, kind::FILE, Some(case)),
    ] {
        seed.stands(&mut tx, chat, true, kind, case, None).await;
    }
    assert_eq!(registry::shown_to_staff(&mut tx, case).await.unwrap(), [desk]);
    assert_eq!(registry::shown_to_staff(&mut tx, CaseId(1)).await.unwrap(), [desk]);
    assert_eq!(registry::shown_to_staff(&mut tx, CaseId(2)).await.unwrap(), []);
    tx.commit().await.unwrap();
}
