//! A PIN is set, locks its chat and opens it; what stands behind it is in nobody's way.

use libtest_mimic::Trial;
use suaka::domain::attachment::Stage;
use suaka::domain::case::Lane;
use suaka::domain::ids::{AttachmentId, CaseId, ChatId, PinId};
use suaka::store::{Tx, attachment, case, chat, outbox, pin};

use super::seed::{Out, Seed};
use crate::support::{Database, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("a_pin_is_set_locks_and_opens", set),
        on_both("what_stands_behind_a_pin_is_in_nobodys_way", behind),
        on_both("idle_chats_that_are_open_are_found", idle),
    ]
    .into_iter()
    .flatten()
    .collect()
}

async fn open_case(tx: &mut Tx, chat: ChatId) -> Option<CaseId> {
    chat::by_id(tx, chat).await.unwrap().unwrap().open_case.map(CaseId)
}

async fn set(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let case = seed.waiting(&mut tx, Lane::Normal, 1).await;
    let chat = chat::reporter(&mut tx, case).await.unwrap().unwrap();
    let (left, id) = (PinId(seed.id()), PinId(seed.id()));
    for id in [left, id] {
        pin::insert(&mut tx, id, chat, 5).await.unwrap();
    }
    assert!(pin::find(&mut tx, left).await.unwrap().is_none(), "what was begun before is forgotten");
    pin::typed(&mut tx, id, b"typed".to_vec()).await.unwrap();
    let begun = pin::begun(&mut tx, chat).await.unwrap().unwrap();
    assert_eq!((begun.id, begun.typed, begun.body), (id.0, Some(b"typed".to_vec()), None));
    assert!(pin::of_chat(&mut tx, chat).await.unwrap().is_empty());
    pin::set(&mut tx, id, chat, b"body".to_vec(), 6).await.unwrap();
    assert!(pin::begun(&mut tx, chat).await.unwrap().is_none());
    assert_eq!(chat::by_id(&mut tx, chat).await.unwrap().unwrap().pin, Some(id.0));
    pin::alarm(&mut tx, id, Some(b"alarm".to_vec())).await.unwrap();
    assert_eq!(chat::by_id(&mut tx, chat).await.unwrap().unwrap().alarm, 1);
    chat::prefers(&mut tx, chat, "always").await.unwrap();
    pin::lock(&mut tx, id, chat, 7).await.unwrap();
    let row = chat::by_id(&mut tx, chat).await.unwrap().unwrap();
    assert_eq!((row.pin, row.open_case, row.phone.as_str(), row.prefers.as_str()), (None, None, "unknown", "never"));
    let row = case::find(&mut tx, case).await.unwrap().unwrap();
    assert_eq!((row.behind, row.verified_at, row.locked_at, row.prefers.as_str()), (Some(id.0), Some(6), Some(7), "always"));
    for _ in 0..2 {
        pin::tried(&mut tx, chat).await.unwrap();
    }
    assert_eq!(pin::of_chat(&mut tx, chat).await.unwrap()[0].tries, 2);
    // A second story meanwhile: the first one comes forward, and the second after it.
    let other = seed.draft_of(&mut tx, chat, 8, 9).await;
    assert_eq!(open_case(&mut tx, chat).await, Some(other));
    pin::open(&mut tx, id, chat, 10).await.unwrap();
    assert_eq!(pin::forward(&mut tx, chat, id.0, true).await.unwrap(), Some(case));
    let row = chat::by_id(&mut tx, chat).await.unwrap().unwrap();
    assert_eq!((row.open_case, row.pin, row.prefers.as_str(), row.back), (Some(case.0), Some(id.0), "always", 1));
    let row = pin::find(&mut tx, id).await.unwrap().unwrap();
    assert_eq!((row.tries, row.acted_at), (0, 10));
    pin::acted(&mut tx, id, 11).await.unwrap();
    assert_eq!(pin::find(&mut tx, id).await.unwrap().unwrap().acted_at, 11);
    pin::erase(&mut tx, id).await.unwrap();
    case::erase(&mut tx, case).await.unwrap();
    let row = chat::by_id(&mut tx, chat).await.unwrap().unwrap();
    assert_eq!((row.pin, row.alarm, row.back), (None, 0, 1));
    assert_eq!(pin::forward(&mut tx, chat, 0, false).await.unwrap(), Some(other));
    assert_eq!(pin::forward(&mut tx, chat, 0, false).await.unwrap(), None);
    tx.commit().await.unwrap();
}

async fn behind(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (draft, chat) = seed.draft(&mut tx, 1, 2).await;
    let id = PinId(seed.id());
    pin::insert(&mut tx, id, chat, 1).await.unwrap();
    pin::set(&mut tx, id, chat, b"body".to_vec(), 1).await.unwrap();
    let file: AttachmentId = seed.attachment(&mut tx, draft, chat, Stage::Kept).await;
    assert_eq!(attachment::since(&mut tx, chat, 0).await.unwrap(), 1);
    assert_eq!(case::quiet(&mut tx, 5, 9).await.unwrap(), [(draft, chat)]);
    pin::lock(&mut tx, id, chat, 3).await.unwrap();
    assert_eq!(attachment::since(&mut tx, chat, 0).await.unwrap(), 0);
    assert!(!attachment::concerns(&mut tx, file, chat).await.unwrap());
    assert_eq!(case::quiet(&mut tx, 5, 9).await.unwrap(), []);
    assert_eq!(case::quiet_behind(&mut tx, 5, 9).await.unwrap(), [(draft, chat)]);
    assert_eq!(case::quiet_behind(&mut tx, 1, 9).await.unwrap(), []);
    assert_eq!(chat::concerned(&mut tx).await.unwrap(), []);
    case::speaks(&mut tx, chat, "en").await.unwrap();
    assert_eq!(case::find(&mut tx, draft).await.unwrap().unwrap().language, "id");
    assert_eq!(case::behind(&mut tx, id).await.unwrap().len(), 1);
    assert_eq!(case::of_reporter(&mut tx, chat).await.unwrap().len(), 1);
    pin::owed(&mut tx).await.unwrap();
    assert_eq!(pin::find(&mut tx, id).await.unwrap().unwrap().untold, 1);
    // What waits about it goes, and nothing else.
    let out = |topic, kind| Out { rank: 2, kind, topic, due_at: 1 };
    seed.out(&mut tx, chat, out(Some(draft), "update")).await;
    let stays = seed.out(&mut tx, chat, out(None, "screen")).await;
    outbox::cancel_of(&mut tx, chat, draft).await.unwrap();
    let left = outbox::heads(&mut tx, 5, 9, 9).await.unwrap();
    assert_eq!(left.iter().map(|row| row.id).collect::<Vec<_>>(), [stays.0]);
    tx.commit().await.unwrap();
}

async fn idle(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let mut chats = vec![];
    for at in [3, 1, 2] {
        let (chat, id) = (seed.chat(&mut tx).await, PinId(seed.id()));
        pin::insert(&mut tx, id, chat, at).await.unwrap();
        pin::set(&mut tx, id, chat, b"body".to_vec(), at).await.unwrap();
        chats.push((chat, id));
    }
    pin::lock(&mut tx, chats[2].1, chats[2].0, 4).await.unwrap();
    assert_eq!(pin::idle(&mut tx, 2, 9).await.unwrap(), [chats[1].0]);
    assert_eq!(pin::idle(&mut tx, 3, 9).await.unwrap(), [chats[1].0, chats[0].0]);
    assert_eq!(pin::idle(&mut tx, 3, 1).await.unwrap(), [chats[1].0]);
    tx.commit().await.unwrap();
}
