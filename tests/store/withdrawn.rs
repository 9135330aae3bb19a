//! A withdrawn case goes on by its code, exactly once, or is erased; what is erased leaves a tombstone.

#![expect(clippy::print_stdout, reason = "figures are read by whoever asks for them")]

use libtest_mimic::Trial;
use suaka::domain::attachment::Stage;
use suaka::domain::case::Lane;
use suaka::domain::talk::Voice;
use suaka::store::{Opened, Store, attachment, case, chat, code, filing, outbox, tombstone, withdrawn};

use super::seed::{CHECK, Out, Seed};
use crate::support::{Database, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("a_withdrawn_case_is_nobodys_until_its_code_brings_it_back", whole),
        on_both("of_many_who_bring_a_case_back_one_does", race),
        on_both("only_its_person_says_whether_a_case_may_be_filed", filed),
        on_both("a_tombstone_waits_until_it_is_written_down", tombstones),
    ]
    .into_iter()
    .flatten()
    .collect()
}

async fn whole(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (who, desk) = seed.staff(&mut tx, true).await;
    let (first, second) = (seed.waiting(&mut tx, Lane::Normal, 1).await, seed.waiting(&mut tx, Lane::Normal, 2).await);
    let reporter = chat::reporter(&mut tx, first).await.unwrap().unwrap();
    let other = seed.chat(&mut tx).await;
    code::put(&mut tx, first, b"code", b"body".to_vec()).await.unwrap();
    assert!(case::claim(&mut tx, first, who, 3).await.unwrap());
    seed.message(&mut tx, first, 1, 1, Voice::Reporter, 3).await;
    let (held, due, kept) = (
        seed.attachment(&mut tx, first, reporter, Stage::Held).await,
        seed.attachment(&mut tx, first, reporter, Stage::Due).await,
        seed.attachment(&mut tx, first, reporter, Stage::Kept).await,
    );
    seed.out(&mut tx, desk, Out { rank: outbox::rank::REST, kind: "ping", topic: Some(first), due_at: 1 }).await;
    let stays = seed.out(&mut tx, desk, Out { rank: outbox::rank::REST, kind: "ping", topic: Some(second), due_at: 1 }).await;

    assert!(!withdrawn::withdraw(&mut tx, first, other, 10).await.unwrap(), "not theirs");
    assert!(withdrawn::withdraw(&mut tx, first, reporter, 10).await.unwrap());
    assert!(!withdrawn::withdraw(&mut tx, first, reporter, 11).await.unwrap());
    outbox::cancel_case(&mut tx, first).await.unwrap();
    let heads = outbox::heads(&mut tx, 99, 99, 9).await.unwrap();
    assert_eq!(heads.iter().map(|row| row.id).collect::<Vec<_>>(), [stays.0]);
    attachment::stop(&mut tx, first).await.unwrap();
    for (file, stage) in [(held, "refused"), (due, "refused"), (kept, "kept")] {
        assert_eq!(attachment::find(&mut tx, file).await.unwrap().unwrap().stage, stage);
    }
    assert_eq!(attachment::chunk(&mut tx, due, 0).await.unwrap(), None);
    for chat in [reporter, desk] {
        assert!(!attachment::concerns(&mut tx, kept, chat).await.unwrap());
    }
    // Nobody has it, and nothing that is done with cases is done with it.
    assert_eq!(chat::by_id(&mut tx, reporter).await.unwrap().unwrap().open_case, None);
    assert_eq!(case::queue(&mut tx, 9).await.unwrap().iter().map(|row| row.id).collect::<Vec<_>>(), [second.0]);
    assert!(case::held(&mut tx, who).await.unwrap().is_empty());
    assert!(!case::claim(&mut tx, first, who, 12).await.unwrap());
    assert!(!case::release(&mut tx, first, who).await.unwrap());
    assert!(!case::close(&mut tx, first, who, 12).await.unwrap());
    assert!(!case::moves(&mut tx, first, b"code", other, "id", 12).await.unwrap());
    assert!(!case::triage(&mut tx, first, b"t".to_vec(), Lane::Urgent).await.unwrap());
    assert_eq!(case::reporter_says(&mut tx, first, 12, None).await.unwrap(), None);
    assert_eq!(case::staff_says(&mut tx, first, who).await.unwrap(), None);
    assert_eq!(code::find(&mut tx, b"code").await.unwrap(), None);
    // The chat begins another.
    let third = seed.draft_of(&mut tx, reporter, 13, 14).await;
    assert_eq!(chat::by_id(&mut tx, reporter).await.unwrap().unwrap().open_case, Some(third.0));

    assert_eq!(withdrawn::find(&mut tx, b"no").await.unwrap(), None);
    assert_eq!(withdrawn::find(&mut tx, b"code").await.unwrap(), Some((first, 10)));
    assert_eq!(withdrawn::due(&mut tx, 9, 9).await.unwrap(), []);
    assert_eq!(withdrawn::due(&mut tx, 10, 9).await.unwrap(), [(first, reporter, 10)]);
    assert!(!withdrawn::restore(&mut tx, first, 9, other, "en", 20).await.unwrap(), "of an earlier time");
    assert!(!withdrawn::restore(&mut tx, second, 10, other, "en", 20).await.unwrap(), "not withdrawn");
    assert!(withdrawn::restore(&mut tx, first, 10, other, "en", 20).await.unwrap());
    assert!(!withdrawn::restore(&mut tx, first, 10, other, "en", 20).await.unwrap());
    let row = case::find(&mut tx, first).await.unwrap().unwrap();
    assert_eq!((row.stage.as_str(), row.reporter, row.sent_at, row.moved_at), ("waiting", other.0, Some(1), Some(20)));
    assert_eq!(case::queue(&mut tx, 9).await.unwrap().iter().map(|row| row.id).collect::<Vec<_>>(), [first.0, second.0]);
    // Without a code nothing comes back; held, it can only be erased.
    code::erase(&mut tx, first).await.unwrap();
    assert!(withdrawn::withdraw(&mut tx, first, other, 30).await.unwrap());
    assert!(!withdrawn::restore(&mut tx, first, 30, other, "en", 31).await.unwrap());
    assert!(!withdrawn::hold(&mut tx, first, 10).await.unwrap());
    assert!(withdrawn::hold(&mut tx, first, 30).await.unwrap());
    assert!(!withdrawn::hold(&mut tx, second, 30).await.unwrap());
    tx.commit().await.unwrap();
}

/// As two processes do: each with connections of its own.
async fn race(database: Database) {
    const ROUNDS: i64 = 200;
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let case = seed.waiting(&mut tx, Lane::Normal, 1).await;
    let reporter = chat::reporter(&mut tx, case).await.unwrap().unwrap();
    let chats = [seed.chat(&mut tx).await, seed.chat(&mut tx).await];
    tx.commit().await.unwrap();
    let another = async || Store::open(&seed.database.url, CHECK, Opened::Migrate).await.unwrap();
    let stores = [another().await, another().await];
    let (mut won, mut holder) = ([0, 0], reporter);
    for round in 0..ROUNDS {
        let mut tx = seed.tx().await;
        code::put(&mut tx, case, b"code", b"body".to_vec()).await.unwrap();
        assert!(withdrawn::withdraw(&mut tx, case, holder, round).await.unwrap());
        tx.commit().await.unwrap();
        let bring = async |at: usize| {
            let mut tx = stores[at].write().await.unwrap();
            let done = withdrawn::restore(&mut tx, case, round, chats[at], "id", round).await.unwrap();
            if done {
                code::erase(&mut tx, case).await.unwrap();
            }
            tx.commit().await.unwrap();
            done
        };
        let (one, two) = tokio::join!(bring(0), bring(1));
        assert!(one != two, "round {round}: {one} and {two}");
        let winner = usize::from(two);
        (won[winner], holder) = (won[winner] + 1, chats[winner]);
    }
    println!("brought back by exactly one of two: {ROUNDS} of {ROUNDS} ({} and {})", won[0], won[1]);
}

async fn filed(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (draft, _) = seed.draft(&mut tx, 1, 1).await;
    let row = case::find(&mut tx, draft).await.unwrap().unwrap();
    assert_eq!((row.filed, row.filed_at), (1, None));
    assert!(filing::choose(&mut tx, draft, false).await.unwrap());
    assert!(!filing::agree(&mut tx, draft, 5).await.unwrap(), "while it is told, one chooses");
    assert!(case::submit(&mut tx, draft, 6).await.unwrap());
    assert!(!filing::choose(&mut tx, draft, true).await.unwrap());
    assert_eq!(case::find(&mut tx, draft).await.unwrap().unwrap().filed, 0);
    assert!(filing::agree(&mut tx, draft, 7).await.unwrap());
    assert!(!filing::agree(&mut tx, draft, 8).await.unwrap());
    let row = case::find(&mut tx, draft).await.unwrap().unwrap();
    assert_eq!((row.filed, row.filed_at), (1, Some(7)));
}

async fn tombstones(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (case, chat) = seed.draft(&mut tx, 1, 1).await;
    let key = tombstone::key_of(&mut tx, case).await.unwrap().unwrap();
    assert_eq!(tombstone::cases(&mut tx).await.unwrap(), [(case, key)]);
    for (digest, at) in [(b"two", 2), (b"one", 1), (b"one", 9)] {
        tombstone::insert(&mut tx, digest, at).await.unwrap();
    }
    let waiting = tombstone::waiting(&mut tx, 9).await.unwrap();
    assert_eq!(waiting.iter().map(|row| (row.digest.as_slice(), row.at)).collect::<Vec<_>>(), [(b"one".as_slice(), 1), (b"two", 2)]);
    assert!(tombstone::done(&mut tx, b"one").await.unwrap());
    assert!(!tombstone::done(&mut tx, b"one").await.unwrap());
    assert_eq!(tombstone::waiting(&mut tx, 9).await.unwrap().len(), 1);
    chat::forgotten(&mut tx, chat, Some(5)).await.unwrap();
    assert_eq!(chat::by_id(&mut tx, chat).await.unwrap().unwrap().forgotten_at, Some(5));
    chat::forgotten(&mut tx, chat, None).await.unwrap();
    assert_eq!(chat::by_id(&mut tx, chat).await.unwrap().unwrap().forgotten_at, None);
}
