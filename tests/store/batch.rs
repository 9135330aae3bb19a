//! What a transaction does for a whole batch at once is as if it had done it one by one.

use libtest_mimic::Trial;
use suaka::domain::ids::ChatId;
use suaka::domain::talk::Voice;
use suaka::store::outbox::rank;
use suaka::store::registry::{self, kind};
use suaka::store::{case, chat, handled, message, meta, outbox, staff};

use super::seed::{Out, Seed, name, pseudonym};
use crate::support::{Database, on_both};

/// More than one statement takes, and a rest of each size.
const MANY: i64 = 32 + 16 + 8 + 4 + 3;

pub fn trials() -> Vec<Trial> {
    [
        on_both("what_waits_to_be_written_is_seen_by_whatever_reads_it", waiting),
        on_both("what_was_read_ahead_is_not_believed_once_it_was_written", ahead),
        on_both("what_a_batch_enters_as_handled_is_handled_once_or_nothing_is", entered),
    ]
    .into_iter()
    .flatten()
    .collect()
}

async fn waiting(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (case, chat) = seed.draft(&mut tx, 1, 1).await;
    let mut rows = Vec::new();
    for seq in 1..=MANY {
        seed.message(&mut tx, case, seq, 1, Voice::Reporter, seq).await;
        rows.push(seed.stands(&mut tx, chat, true, kind::SCREEN, None, None).await);
    }
    let said = message::latest(&mut tx, case).await.unwrap();
    assert_eq!(said.iter().map(|row| (row.seq, row.at)).collect::<Vec<_>>(), (1..=MANY).map(|seq| (seq, seq)).collect::<Vec<_>>());
    assert_eq!(registry::count(&mut tx, chat).await.unwrap(), MANY);
    let (gone, rest) = rows.split_at(40);
    for row in &gone[..20] {
        registry::delete(&mut tx, *row).await.unwrap();
    }
    for row in &gone[20..] {
        registry::forget_message(&mut tx, &name(*row)).await.unwrap();
    }
    assert_eq!(registry::count(&mut tx, chat).await.unwrap(), i64::try_from(rest.len()).unwrap());

    let mut chats = Vec::new();
    for _ in 0..MANY {
        let chat = seed.chat(&mut tx).await;
        let out = seed.out(&mut tx, chat, Out { rank: rank::REST, kind: "screen", topic: None, due_at: 1 }).await;
        chat::save(&mut tx, chat, b"before".to_vec(), "id", "own", 1).await.unwrap();
        chat::save(&mut tx, chat, format!("state {}", chat.0).into_bytes(), "en", "shared", 2).await.unwrap();
        let screen =
            chat::Screen { message: chat.0.to_be_bytes().to_vec(), at: 3, protected: true, content_until: None, writes_to: None, now: 3 };
        chat::screen(&mut tx, chat, screen).await.unwrap();
        chats.push((chat, out));
    }
    for (chat, _) in &chats {
        let row = chat::by_id(&mut tx, *chat).await.unwrap().unwrap();
        assert_eq!((row.state, row.language.as_str(), row.phone.as_str()), (format!("state {}", chat.0).into_bytes(), "en", "shared"));
        assert_eq!((row.screen, row.screens), (Some(chat.0.to_be_bytes().to_vec()), 1));
    }
    for (_, out) in &chats[1..] {
        outbox::done(&mut tx, *out).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(outbox::count(&mut seed.store.read().await.unwrap()).await.unwrap(), 1);
}

async fn ahead(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (who, _) = seed.staff(&mut tx, false).await;
    let mut people = Vec::new();
    for _ in 0..8 {
        people.push(seed.draft(&mut tx, 1, 1).await);
    }
    let newcomer = seed.chat(&mut tx).await;
    let names: Vec<Vec<u8>> = people.iter().map(|(_, chat)| *chat).chain([newcomer, ChatId(1)]).map(pseudonym).collect();
    let names: Vec<&[u8]> = names.iter().map(Vec::as_slice).collect();
    let read = async |tx: &mut suaka::store::Tx| {
        chat::read_ahead(tx, &names).await.unwrap();
        case::read_ahead(tx).await.unwrap();
        outbox::read_ahead(tx).await.unwrap();
    };

    read(&mut tx).await;
    let (case, chat) = people[0];
    assert_eq!(chat::taken(&mut tx, &pseudonym(chat)).await.unwrap().unwrap().open_case, Some(case.0));
    assert_eq!(case::taken(&mut tx, case).await.unwrap().unwrap().messages, 0);
    assert!(chat::taken(&mut tx, b"nobody").await.unwrap().is_none());
    // Once taken, it is read anew.
    chat::save(&mut tx, chat, b"saved".to_vec(), "id", "own", 5).await.unwrap();
    assert_eq!(chat::taken(&mut tx, &pseudonym(chat)).await.unwrap().unwrap().state, b"saved");

    read(&mut tx).await;
    let (_, chat) = people[1];
    chat::save(&mut tx, chat, b"by another".to_vec(), "id", "own", 5).await.unwrap();
    assert_eq!(chat::taken(&mut tx, &pseudonym(chat)).await.unwrap().unwrap().state, b"by another");

    read(&mut tx).await;
    let (_, chat) = people[2];
    seed.out(&mut tx, chat, Out { rank: rank::REST, kind: "fresh", topic: None, due_at: 1 }).await;
    assert_eq!(chat::taken(&mut tx, &pseudonym(chat)).await.unwrap().unwrap().screens, 1);
    // A screen that waits gives way to the next, whether it was read ahead, put since, or written meanwhile.
    for from in 0..3 {
        let before = read_screens(&mut tx, chat).await;
        if from == 0 {
            read(&mut tx).await;
        } else {
            seed.out(&mut tx, chat, Out { rank: rank::EMERGENCY, kind: "screen", topic: None, due_at: 1 }).await;
        }
        if from == 2 {
            assert_eq!(read_screens(&mut tx, chat).await.len(), 1);
        }
        let gone = outbox::supersede_screens(&mut tx, chat, rank::EMERGENCY).await.unwrap();
        assert_eq!(gone.len(), before.len() + usize::from(from > 0), "{from}");
        assert!(read_screens(&mut tx, chat).await.is_empty());
    }

    read(&mut tx).await;
    staff::duty(&mut tx, who, true).await.unwrap();
    assert_eq!(chat::taken(&mut tx, &pseudonym(people[3].1)).await.unwrap().unwrap().on_duty, 1);

    read(&mut tx).await;
    let opened = seed.draft_of(&mut tx, newcomer, 1, 1).await;
    assert_eq!(chat::taken(&mut tx, &pseudonym(newcomer)).await.unwrap().unwrap().open_case, Some(opened.0));

    read(&mut tx).await;
    let [submitted, claimed, said, gone] = [people[4].0, people[5].0, people[6].0, people[7].0];
    assert!(case::submit(&mut tx, submitted, 2).await.unwrap());
    assert!(case::submit(&mut tx, claimed, 2).await.unwrap());
    assert!(case::claim(&mut tx, claimed, who, 3).await.unwrap());
    assert_eq!(case::reporter_says(&mut tx, said, 4, None).await.unwrap(), Some(1));
    assert_eq!(case::taken(&mut tx, submitted).await.unwrap().unwrap().stage, "waiting");
    assert_eq!(case::taken(&mut tx, claimed).await.unwrap().unwrap().claimed_by, Some(who.0));
    assert_eq!(case::taken(&mut tx, said).await.unwrap().unwrap().messages, 1);
    case::erase(&mut tx, gone).await.unwrap();
    assert!(case::taken(&mut tx, gone).await.unwrap().is_none());
    assert_eq!(chat::taken(&mut tx, &pseudonym(people[7].1)).await.unwrap().unwrap().open_case, None);

    let id = ChatId(seed.id());
    let key = seed.key(&mut tx).await;
    let new = chat::New { id, pseudonym: &pseudonym(id), key, address: vec![], language: "id", state: b"home".to_vec(), now: 1 };
    chat::insert(&mut tx, new).await.unwrap();
    assert_eq!(chat::inserted(&mut tx, id).await.unwrap().unwrap().state, b"home");
}

async fn entered(database: Database) {
    let seed = Seed::new(database).await;
    let names: Vec<Vec<u8>> = (0..MANY).map(|number| format!("name {number}").into_bytes()).collect();
    let mut twice: Vec<&[u8]> = names.iter().map(Vec::as_slice).collect();
    twice.push(&names[0]);

    let mut tx = seed.tx().await;
    handled::enter(&mut tx, &twice, 1).await.unwrap();
    for name in &names[1..] {
        assert!(handled::first(&mut tx, name, 1).await.unwrap());
    }
    // One of them was not handled: then it is as if none had been.
    meta::put(&mut tx, "canary", b"1").await.unwrap();
    assert!(tx.commit().await.is_err());
    assert!(meta::get(&mut seed.store.read().await.unwrap(), "canary").await.unwrap().is_none());

    let mut tx = seed.tx().await;
    assert!(handled::first(&mut tx, &names[1], 1).await.unwrap());
    handled::enter(&mut tx, &twice, 1).await.unwrap();
    for (number, name) in twice.iter().enumerate() {
        assert_eq!(handled::first(&mut tx, name, 1).await.unwrap(), number != 1 && number < names.len(), "{number}");
    }
    tx.commit().await.unwrap();
    let mut tx = seed.tx().await;
    assert!(!handled::first(&mut tx, &names[0], 2).await.unwrap());
}

async fn read_screens(tx: &mut suaka::store::Tx, chat: ChatId) -> Vec<i64> {
    let rows = outbox::heads_of(tx, 100, &[chat], rank::REST).await.unwrap();
    rows.iter().map(|row| row.id).collect()
}
