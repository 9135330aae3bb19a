//! What came with messages: numbered within its case, moved from stage to stage once, gone with its case.

use libtest_mimic::Trial;
use suaka::domain::attachment::{Ask, Stage};
use suaka::domain::case::Lane;
use suaka::domain::ids::{AttachmentId, CaseId, ChatId};
use suaka::store::registry::kind;
use suaka::store::{Tx, attachment, case, chat, outbox, registry};

use super::seed::{Out, Seed, name};
use crate::support::dump::number;
use crate::support::{Database, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("an_attachment_goes_from_held_to_kept_once", stages),
        on_both("attachments_of_a_case_have_its_numbers_and_go_with_it", numbers),
        on_both("the_row_of_an_attachments_message_waits_until_it_is_taken", pending),
    ]
    .into_iter()
    .flatten()
    .collect()
}

async fn stages(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let of = seed.waiting(&mut tx, Lane::Normal, 1).await;
    let chat = seed.chat(&mut tx).await;
    let (first, second) = (seed.attachment(&mut tx, of, chat, Stage::Held).await, seed.attachment(&mut tx, of, chat, Stage::Held).await);
    let held: Vec<i64> = attachment::held(&mut tx, of, Ask::Bare, 2).await.unwrap().iter().map(|row| row.id).collect();
    assert_eq!(held, [first.0, second.0]);
    assert_eq!(attachment::held(&mut tx, of, Ask::Bare, 1).await.unwrap().len(), 1);
    assert_eq!(attachment::held(&mut tx, of, Ask::Purpose, 2).await.unwrap().len(), 0);
    assert_eq!(attachment::unanswered(&mut tx, 19, 9).await.unwrap(), []);
    assert_eq!(attachment::unanswered(&mut tx, 20, 9).await.unwrap(), [(of, chat)]);
    assert!(attachment::next_due(&mut tx, 1000).await.unwrap().is_none());

    attachment::asked(&mut tx, of, 25).await.unwrap();
    assert_eq!(attachment::unanswered(&mut tx, 20, 9).await.unwrap(), []);
    assert_eq!(attachment::all_held(&mut tx, of).await.unwrap().len(), 2);
    assert_eq!(attachment::of_message(&mut tx, &name(second.0)).await.unwrap()[0].id, second.0);
    // A file concerns whoever told, and whoever has it in hand.
    let (who, desk) = seed.staff(&mut tx, true).await;
    let told = chat_of(&mut tx, of).await;
    let concerns = async |tx: &mut Tx, chat| attachment::concerns(tx, first, chat).await.unwrap();
    assert!(concerns(&mut tx, told).await && !concerns(&mut tx, desk).await);
    assert!(case::claim(&mut tx, of, who, 2).await.unwrap());
    assert!(concerns(&mut tx, desk).await && !concerns(&mut tx, chat).await);
    assert!(case::release(&mut tx, of, who).await.unwrap());
    assert!(!concerns(&mut tx, desk).await);

    assert!(attachment::fetch(&mut tx, first, 30).await.unwrap());
    assert!(!attachment::fetch(&mut tx, first, 31).await.unwrap());
    assert!(attachment::next_due(&mut tx, 29).await.unwrap().is_none());
    assert_eq!(attachment::next_due(&mut tx, 30).await.unwrap().unwrap().id, first.0);
    attachment::retry(&mut tx, first, 40).await.unwrap();
    let row = attachment::next_due(&mut tx, 40).await.unwrap().unwrap();
    assert_eq!((row.attempts, row.source.as_deref()), (1, Some(&b"source"[..])));

    assert!(!attachment::ends(&mut tx, first, Stage::Held, Stage::Refused, None).await.unwrap());
    assert!(attachment::ends(&mut tx, first, Stage::Due, Stage::Kept, Some(b"about".to_vec())).await.unwrap());
    assert!(!attachment::ends(&mut tx, first, Stage::Due, Stage::Lost, None).await.unwrap());
    let row = attachment::find(&mut tx, first).await.unwrap().unwrap();
    assert_eq!((row.stage.as_str(), row.source, row.about), ("kept", None, Some(b"about".to_vec())));
    // What was given keeps its words.
    assert!(attachment::ends(&mut tx, second, Stage::Held, Stage::Kept, Some(b"about".to_vec())).await.unwrap());
    assert!(attachment::find(&mut tx, second).await.unwrap().unwrap().source.is_some());
    assert!(attachment::find(&mut tx, AttachmentId(1)).await.unwrap().is_none());
    tx.commit().await.unwrap();
}

async fn chat_of(tx: &mut Tx, of: CaseId) -> ChatId {
    ChatId(case::find(tx, of).await.unwrap().unwrap().reporter)
}

async fn numbers(database: Database) {
    let mut seed = Seed::new(database).await;
    let url = seed.database.url.clone();
    let mut tx = seed.tx().await;
    let (one, other) = (seed.waiting(&mut tx, Lane::Normal, 1).await, seed.waiting(&mut tx, Lane::Normal, 1).await);
    let chat = seed.chat(&mut tx).await;
    for case in [one, other, one] {
        seed.attachment(&mut tx, case, chat, Stage::Due).await;
    }
    let all = attachment::of_case(&mut tx, one).await.unwrap();
    assert_eq!(all.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(case::find(&mut tx, one).await.unwrap().unwrap().files, 2);
    assert_eq!(attachment::numbered(&mut tx, one, 2).await.unwrap().unwrap().id, all[1].id);
    assert!(attachment::numbered(&mut tx, one, 3).await.unwrap().is_none());
    assert_eq!((attachment::since(&mut tx, chat, 9).await.unwrap(), attachment::since(&mut tx, chat, 10).await.unwrap()), (3, 0));
    let id = AttachmentId(all[0].id);
    assert_eq!(attachment::chunk(&mut tx, id, 0).await.unwrap(), Some(format!("chunk {}", id.0).into_bytes()));
    assert_eq!(attachment::chunk(&mut tx, id, 1).await.unwrap(), None);
    attachment::drop_chunks(&mut tx, id).await.unwrap();
    assert_eq!(attachment::chunk(&mut tx, id, 0).await.unwrap(), None);
    attachment::erase(&mut tx, one).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!((number(&url, "select count(*) from attachments").await, number(&url, "select count(*) from chunks").await), (1, 1));
}

async fn pending(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let of = seed.waiting(&mut tx, Lane::Normal, 1).await;
    let chat = seed.chat(&mut tx).await;
    let rows = [Some(100), None].map(|remove_at| (kind::PENDING, remove_at));
    let mut named = Vec::new();
    for (kind, remove_at) in rows {
        named.push(seed.stands(&mut tx, chat, false, kind, Some(of), remove_at).await);
    }
    let content = async |tx: &mut Tx| registry::of(tx, chat, registry::Scope::Content, i64::MAX).await.unwrap().len();
    assert_eq!(content(&mut tx).await, 0);
    registry::taken(&mut tx, &name(named[0]), 50).await.unwrap();
    assert_eq!(content(&mut tx).await, 1);
    assert_eq!(registry::overdue(&mut tx, 99, 9).await.unwrap(), []);
    registry::taken(&mut tx, &name(named[1]), 50).await.unwrap();
    assert_eq!(registry::overdue(&mut tx, 99, 9).await.unwrap(), [(chat, true)]);
    registry::taken_of_case(&mut tx, of, 50).await.unwrap();
    registry::pending(&mut tx, &name(named[0])).await.unwrap();
    assert_eq!(content(&mut tx).await, 1);
    // What was shown for long enough goes alone.
    let shown = seed.stands(&mut tx, chat, true, kind::FILE, Some(of), Some(40)).await;
    let ping = seed.stands(&mut tx, chat, true, kind::PING, None, Some(90)).await;
    registry::files_due(&mut tx, chat, 40).await.unwrap();
    let spent = registry::of(&mut tx, chat, registry::Scope::Spent, i64::MAX).await.unwrap();
    assert_eq!(spent.iter().map(|row| row.id).collect::<Vec<_>>(), [shown]);
    assert!(ping > shown);

    chat::still(&mut tx, chat, true).await.unwrap();
    assert_eq!(chat::by_id(&mut tx, chat).await.unwrap().unwrap().still, 1);
    let row = seed.out(&mut tx, chat, Out { rank: outbox::rank::REST, kind: "file", topic: Some(of), due_at: 1 }).await;
    outbox::follow(&mut tx, row, 7, b"next".to_vec()).await.unwrap();
    let head = outbox::heads(&mut tx, 7, 9, outbox::rank::REST).await.unwrap().pop().unwrap();
    assert_eq!((head.id, head.payload), (row.0, b"next".to_vec()));
    outbox::cancel_files(&mut tx, chat, of).await.unwrap();
    assert_eq!(outbox::count(&mut tx).await.unwrap(), 0);
    tx.commit().await.unwrap();
}
