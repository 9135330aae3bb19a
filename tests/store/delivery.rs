//! The outbox, chat by chat in its order, and the registry of what stands in the chats.

use libtest_mimic::Trial;
use suaka::domain::ids::{CaseId, ChatId, OutboxId};
use suaka::store::outbox::rank;
use suaka::store::registry::{Scope, kind};
use suaka::store::{Reading, Tx, chat, key, outbox, registry};

use super::seed::{Out, Seed, name};
use crate::support::{Database, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("each_chat_has_one_head_wipes_first_then_emergencies", heads),
        on_both("a_row_that_waits_holds_its_own_chat_and_no_other", held_back),
        on_both("a_head_brings_all_that_sending_needs_or_tells_that_its_key_is_gone", complete),
        on_both("a_later_screen_or_ping_takes_the_place_of_an_earlier_one", superseded),
        on_both("what_nobody_asked_for_waits_for_the_time_that_its_person_prefers", preferred),
        on_both("an_exit_cancels_all_but_wipes_and_a_chat_that_is_gone_all", cancelled),
        on_both("what_failed_is_tried_again_later_and_what_is_done_is_gone", retried),
        on_both("a_removal_covers_its_scope_up_to_where_it_was_asked_for", scopes),
        on_both("what_stood_long_enough_is_overdue_until_its_removal_is_ordered", overdue),
        on_both("a_message_is_known_by_its_name", named),
    ]
    .into_iter()
    .flatten()
    .collect()
}

const fn row(rank: i64, kind: &'static str) -> Out {
    Out { rank, kind, topic: None, due_at: 10 }
}

async fn due(tx: &mut Tx, now: i64, most: i64, up_to: i64) -> Vec<OutboxId> {
    let rows = outbox::heads(tx, now, most, up_to).await.unwrap();
    // Asked for by their chats, and by others that nothing waits for, they are the same.
    let chats: Vec<ChatId> = rows.iter().map(|row| ChatId(row.chat_id)).chain((1..20).map(ChatId)).collect();
    let asked = outbox::heads_of(tx, now, &chats, up_to).await.unwrap();
    let ids = |rows: &[outbox::Row]| rows.iter().map(|row| OutboxId(row.id)).collect::<Vec<_>>();
    assert_eq!(ids(&asked), ids(&rows));
    ids(&rows)
}

async fn heads(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    assert_eq!(due(&mut tx, 100, 10, rank::REST).await, []);
    let (one, two, three) = (seed.chat(&mut tx).await, seed.chat(&mut tx).await, seed.chat(&mut tx).await);
    let rest = seed.out(&mut tx, one, row(rank::REST, "screen")).await;
    let later = seed.out(&mut tx, one, row(rank::REST, "ping")).await;
    let emergency = seed.out(&mut tx, one, row(rank::EMERGENCY, "screen")).await;
    let wipe = seed.out(&mut tx, one, row(rank::WIPE, "wipe")).await;
    let second_wipe = seed.out(&mut tx, one, row(rank::WIPE, "wipe")).await;
    let of_two = seed.out(&mut tx, two, row(rank::REST, "screen")).await;
    let of_three = seed.out(&mut tx, three, row(rank::EMERGENCY, "screen")).await;

    // Over all chats: wipes, emergencies, the rest; one row of each chat.
    assert_eq!(due(&mut tx, 100, 10, rank::REST).await, [wipe, of_three, of_two]);
    assert_eq!(due(&mut tx, 100, 2, rank::REST).await, [wipe, of_three]);
    assert_eq!(due(&mut tx, 100, 10, rank::EMERGENCY).await, [wipe, of_three]);
    assert_eq!(due(&mut tx, 100, 10, rank::WIPE).await, [wipe]);
    for (done, next) in [(wipe, second_wipe), (second_wipe, emergency), (emergency, rest), (rest, later)] {
        outbox::done(&mut tx, done).await.unwrap();
        assert!(due(&mut tx, 100, 10, rank::REST).await.contains(&next));
    }
    assert_eq!(outbox::count(&mut tx).await.unwrap(), 3);
}

async fn held_back(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (one, two) = (seed.chat(&mut tx).await, seed.chat(&mut tx).await);
    assert_eq!(outbox::next_due(&mut tx).await.unwrap(), None);
    let first = seed.out(&mut tx, one, Out { due_at: 50, ..row(rank::REST, "screen") }).await;
    let behind = seed.out(&mut tx, one, Out { due_at: 5, ..row(rank::REST, "ping") }).await;
    let other = seed.out(&mut tx, two, Out { due_at: 20, ..row(rank::REST, "screen") }).await;
    assert_eq!(outbox::next_due(&mut tx).await.unwrap(), Some(5));
    assert_eq!(due(&mut tx, 19, 10, rank::REST).await, []);
    assert_eq!(due(&mut tx, 20, 10, rank::REST).await, [other]);
    assert_eq!(due(&mut tx, 50, 10, rank::REST).await, [first, other]);
    // A row of a higher rank does not wait behind it, and is itself waited for.
    let wipe = seed.out(&mut tx, one, Out { due_at: 30, ..row(rank::WIPE, "wipe") }).await;
    assert_eq!(due(&mut tx, 20, 10, rank::REST).await, [other]);
    assert_eq!(due(&mut tx, 30, 10, rank::REST).await, [wipe, other]);
    // While only emergencies may go out, what ranks lower holds nobody.
    outbox::done(&mut tx, wipe).await.unwrap();
    let emergency = seed.out(&mut tx, one, row(rank::EMERGENCY, "screen")).await;
    assert_eq!(due(&mut tx, 20, 10, rank::EMERGENCY).await, [emergency]);
    outbox::done(&mut tx, emergency).await.unwrap();
    outbox::done(&mut tx, first).await.unwrap();
    assert_eq!(due(&mut tx, 20, 10, rank::REST).await, [behind, other]);
}

async fn complete(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (who, chat) = seed.staff(&mut tx, true).await;
    chat::screen(
        &mut tx,
        chat,
        chat::Screen { message: b"number".to_vec(), at: 7, protected: true, content_until: None, writes_to: None, now: 7 },
    )
    .await
    .unwrap();
    let (key, case) = (seed.key(&mut tx).await, CaseId(seed.id()));
    let id = seed.out_under(&mut tx, chat, key, Out { topic: Some(case), ..row(rank::REST, "fresh") }).await;
    let head = outbox::heads(&mut tx, 100, 1, rank::REST).await.unwrap().pop().unwrap();
    assert_eq!((head.id, head.chat_id, head.kind.as_str(), head.topic), (id.0, chat.0, "fresh", Some(case.0)));
    assert_eq!((head.rank, head.attempts, head.version, head.expires_at, head.key_id), (rank::REST, 0, 1, None, key.0));
    assert_eq!(head.wrapped, Some(format!("wrapped {}", key.0).into_bytes()));
    assert_eq!(head.chat_wrapped, format!("wrapped {}", head.chat_key_id).into_bytes());
    assert_eq!(head.payload, format!("payload {}", id.0).into_bytes());
    assert_eq!((head.address.as_slice(), head.language.as_str(), head.phone.as_str()), (b"address".as_slice(), "id", "unknown"));
    assert_eq!(
        (head.screen.as_deref(), head.screen_at, head.screen_protected, head.staff_id),
        (Some(b"number".as_slice()), Some(7), 1, Some(who.0))
    );
    assert!(key::delete(&mut tx, key).await.unwrap());
    assert_eq!(outbox::heads(&mut tx, 100, 1, rank::REST).await.unwrap().pop().unwrap().wrapped, None);
}

async fn superseded(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (one, two) = (seed.chat(&mut tx).await, seed.chat(&mut tx).await);
    let (case, other) = (CaseId(seed.id()), CaseId(seed.id()));
    let ping = |topic| Out { topic, ..row(rank::REST, "ping") };
    let of_queue = seed.out(&mut tx, one, ping(None)).await;
    let of_case = seed.out(&mut tx, one, ping(Some(case))).await;
    let of_other = seed.out(&mut tx, one, ping(Some(other))).await;
    let of_two = seed.out(&mut tx, two, ping(Some(case))).await;
    let wipe = seed.out(&mut tx, one, row(rank::WIPE, "wipe")).await;
    // The removal that came with a ping goes with it.
    seed.out(&mut tx, one, Out { topic: Some(case), ..row(rank::WIPE, "unping") }).await;
    outbox::supersede_pings(&mut tx, one, Some(case)).await.unwrap();
    assert_eq!(all(&mut tx).await, [of_queue, of_other, of_two, wipe]);
    outbox::supersede_pings(&mut tx, one, None).await.unwrap();
    assert_eq!(all(&mut tx).await, [of_other, of_two, wipe]);
    let _ = of_case;

    // Of screens only the latest counts, also where it was urgent; that one was to stand below stays known.
    seed.out(&mut tx, one, row(rank::REST, "screen")).await;
    seed.out(&mut tx, one, row(rank::EMERGENCY, "screen")).await;
    let screen_of_two = seed.out(&mut tx, two, row(rank::REST, "fresh")).await;
    // Emergency contacts give way to their like, and to nothing else.
    assert_eq!(kinds(outbox::supersede_screens(&mut tx, one, rank::REST).await.unwrap()), ["screen"]);
    seed.out(&mut tx, one, row(rank::REST, "screen")).await;
    assert_eq!(kinds(outbox::supersede_screens(&mut tx, one, rank::EMERGENCY).await.unwrap()), ["screen", "screen"]);
    assert_eq!(all(&mut tx).await, [of_other, of_two, wipe, screen_of_two]);
    seed.out(&mut tx, one, row(rank::REST, "screen")).await;
    seed.out(&mut tx, one, row(rank::REST, "fresh")).await;
    assert_eq!(kinds(outbox::supersede_screens(&mut tx, one, rank::REST).await.unwrap()), ["fresh", "screen"]);
    assert!(outbox::supersede_screens(&mut tx, one, rank::REST).await.unwrap().is_empty());
    assert_eq!(all(&mut tx).await, [of_other, of_two, wipe, screen_of_two]);

    // A word that something is new gives way to a later one, and to a screen; no screen gives way to it.
    let asked_for = seed.out(&mut tx, one, row(rank::REST, "screen")).await;
    seed.out(&mut tx, one, row(rank::REST, "update")).await;
    let update_of_two = seed.out(&mut tx, two, row(rank::REST, "update")).await;
    outbox::supersede_updates(&mut tx, one).await.unwrap();
    assert_eq!(all(&mut tx).await, [of_other, of_two, wipe, screen_of_two, asked_for, update_of_two]);
    seed.out(&mut tx, one, row(rank::REST, "update")).await;
    assert_eq!(kinds(outbox::supersede_screens(&mut tx, one, rank::REST).await.unwrap()), ["screen", "update"]);
    assert_eq!(all(&mut tx).await, [of_other, of_two, wipe, screen_of_two, update_of_two]);
}

async fn preferred(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (one, two) = (seed.chat(&mut tx).await, seed.chat(&mut tx).await);
    let update = seed.out(&mut tx, one, row(rank::REST, "update")).await;
    seed.out(&mut tx, two, row(rank::REST, "update")).await;
    chat::prefers(&mut tx, one, "evening").await.unwrap();
    chat::notice(&mut tx, one, 2).await.unwrap();
    chat::untold(&mut tx, one, true).await.unwrap();
    // Nobody said anything for the other.
    for (id, prefers, notice, untold) in [(one, "evening", 2, 1), (two, "never", 4, 0)] {
        let row = chat::by_id(&mut tx, id).await.unwrap().unwrap();
        assert_eq!((row.prefers.as_str(), row.untold), (prefers, untold));
        let heads = outbox::heads_of(&mut tx, 100, &[id], rank::REST).await.unwrap();
        assert_eq!((heads[0].prefers.as_str(), heads[0].notice), (prefers, notice));
    }
    chat::untold(&mut tx, one, false).await.unwrap();
    assert_eq!(chat::by_id(&mut tx, one).await.unwrap().unwrap().untold, 0);
    // Deferred, it is not tried, and whatever else comes goes first.
    outbox::defer(&mut tx, update, 200).await.unwrap();
    assert!(outbox::heads_of(&mut tx, 199, &[one], rank::LAST).await.unwrap().is_empty());
    assert_eq!(outbox::heads_of(&mut tx, 200, &[one], rank::LAST).await.unwrap()[0].attempts, 0);
    let later = seed.out(&mut tx, one, row(rank::REST, "file")).await;
    assert_eq!(outbox::heads_of(&mut tx, 100, &[one], rank::LAST).await.unwrap()[0].id, later.0);
}

fn kinds(superseded: Vec<(OutboxId, String)>) -> Vec<String> {
    let mut kinds: Vec<String> = superseded.into_iter().map(|(_, kind)| kind).collect();
    kinds.sort();
    kinds
}

/// All rows, in the order of their ids.
async fn all(tx: &mut Tx) -> Vec<OutboxId> {
    let rows: Vec<(i64,)> = sqlx::query_as("select id from outbox order by id").fetch_all(tx.read().await.unwrap()).await.unwrap();
    rows.into_iter().map(|(id,)| OutboxId(id)).collect()
}

async fn cancelled(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (one, two) = (seed.chat(&mut tx).await, seed.chat(&mut tx).await);
    let wipe = seed.out(&mut tx, one, row(rank::WIPE, "wipe")).await;
    seed.out(&mut tx, one, row(rank::EMERGENCY, "screen")).await;
    seed.out(&mut tx, one, row(rank::REST, "ping")).await;
    let of_two = seed.out(&mut tx, two, row(rank::REST, "ping")).await;
    outbox::cancel(&mut tx, one).await.unwrap();
    assert_eq!(all(&mut tx).await, [wipe, of_two]);
    outbox::abandon(&mut tx, one).await.unwrap();
    assert_eq!(all(&mut tx).await, [of_two]);
}

async fn retried(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let chat = seed.chat(&mut tx).await;
    let id = seed.out(&mut tx, chat, row(rank::REST, "fresh")).await;
    outbox::retry(&mut tx, id, 60, "screen").await.unwrap();
    outbox::hurry(&mut tx, 55).await.unwrap();
    assert_eq!(outbox::next_due(&mut tx).await.unwrap(), Some(55));
    outbox::hurry(&mut tx, 99).await.unwrap();
    assert_eq!(outbox::next_due(&mut tx).await.unwrap(), Some(55));
    outbox::retry(&mut tx, id, 60, "screen").await.unwrap();
    assert_eq!(due(&mut tx, 59, 10, rank::REST).await, []);
    let head = outbox::heads(&mut tx, 60, 10, rank::REST).await.unwrap().pop().unwrap();
    assert_eq!((head.attempts, head.kind.as_str()), (2, "screen"));
    outbox::done(&mut tx, id).await.unwrap();
    outbox::done(&mut tx, id).await.unwrap();
    assert_eq!(outbox::count(&mut tx).await.unwrap(), 0);
}

async fn of(tx: &mut Tx, chat: ChatId, scope: Scope, until: i64) -> Vec<i64> {
    registry::of(tx, chat, scope, until).await.unwrap().iter().map(|row| row.id).collect()
}

async fn scopes(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (chat, other, case) = (seed.chat(&mut tx).await, seed.chat(&mut tx).await, CaseId(seed.id()));
    let words = seed.stands(&mut tx, chat, false, kind::WORDS, Some(case), Some(90)).await;
    let loose = seed.stands(&mut tx, chat, false, kind::WORDS, None, Some(90)).await;
    let screen = seed.stands(&mut tx, chat, true, kind::SCREEN, Some(case), None).await;
    let queue_ping = seed.stands(&mut tx, chat, true, kind::PING, None, Some(90)).await;
    let case_ping = seed.stands(&mut tx, chat, true, kind::PING, Some(case), Some(90)).await;
    let spent = seed.stands(&mut tx, chat, true, kind::SPENT, None, Some(90)).await;
    seed.stands(&mut tx, other, false, kind::WORDS, Some(case), Some(90)).await;
    let until = seed.id();
    let after = seed.stands(&mut tx, chat, false, kind::WORDS, Some(case), Some(90)).await;
    let ours_after = seed.stands(&mut tx, chat, true, kind::SCREEN, None, None).await;

    assert_eq!(of(&mut tx, chat, Scope::All, until).await, [words, loose, screen, queue_ping, case_ping, spent, ours_after]);
    assert_eq!(of(&mut tx, chat, Scope::Content, until).await, [words, loose, queue_ping, case_ping, spent]);
    assert_eq!(of(&mut tx, chat, Scope::Case(case), until).await, [words, case_ping]);
    assert_eq!(of(&mut tx, chat, Scope::Pings(Some(case)), until).await, [case_ping]);
    assert_eq!(of(&mut tx, chat, Scope::Pings(None), until).await, [queue_ping]);
    assert_eq!(of(&mut tx, chat, Scope::Spent, until).await, [spent]);
    assert!(of(&mut tx, chat, Scope::Case(CaseId(1)), i64::MAX).await.is_empty());
    assert_eq!(of(&mut tx, chat, Scope::Case(case), i64::MAX).await, [words, case_ping, after]);
    let rows = registry::of(&mut tx, chat, Scope::Spent, until).await.unwrap();
    assert_eq!((rows[0].message.as_slice(), rows[0].ours, rows[0].kind.as_str(), rows[0].at), (b"number".as_slice(), 1, kind::SPENT, 5));

    // What the person wrote long ago cannot be deleted; all stood here since 5.
    assert_eq!(registry::undeletable(&mut tx, chat, 5).await.unwrap(), 0);
    assert_eq!(registry::undeletable(&mut tx, chat, 6).await.unwrap(), 3);
    assert_eq!(registry::count(&mut tx, chat).await.unwrap(), 8);
    registry::delete(&mut tx, spent).await.unwrap();
    assert_eq!(registry::count(&mut tx, chat).await.unwrap(), 7);
    registry::forget(&mut tx, chat).await.unwrap();
    assert_eq!(registry::count(&mut tx, chat).await.unwrap(), 0);
    assert_eq!(registry::count(&mut tx, other).await.unwrap(), 1);
}

async fn overdue(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (one, two) = (seed.chat(&mut tx).await, seed.chat(&mut tx).await);
    let first = seed.stands(&mut tx, one, false, kind::WORDS, None, Some(100)).await;
    let second = seed.stands(&mut tx, one, false, kind::WORDS, None, Some(120)).await;
    seed.stands(&mut tx, two, true, kind::PING, None, Some(110)).await;
    seed.stands(&mut tx, two, true, kind::SCREEN, None, None).await;
    assert_eq!(registry::overdue(&mut tx, 99, 10).await.unwrap(), []);
    assert_eq!(registry::overdue(&mut tx, 105, 10).await.unwrap(), [(one, true)]);
    let mut both = registry::overdue(&mut tx, 500, 10).await.unwrap();
    both.sort();
    assert_eq!(both, [(one, true), (two, true)]);
    assert_eq!(registry::overdue(&mut tx, 500, 1).await.unwrap().len(), 1);
    // What was ordered is not asked for again; what came later is.
    registry::ordered(&mut tx, one, first, false).await.unwrap();
    assert_eq!(registry::overdue(&mut tx, 119, 10).await.unwrap(), [(two, true)]);
    registry::ordered(&mut tx, one, second, false).await.unwrap();
    registry::ordered(&mut tx, two, i64::MAX, false).await.unwrap();
    assert_eq!(registry::overdue(&mut tx, 500, 10).await.unwrap(), []);
}

async fn named(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (chat, case) = (seed.chat(&mut tx).await, CaseId(seed.id()));
    let (of_case, loose) = (
        seed.stands(&mut tx, chat, false, kind::WORDS, Some(case), None).await,
        seed.stands(&mut tx, chat, true, kind::SCREEN, None, None).await,
    );
    assert_eq!(registry::case_of(&mut tx, &name(of_case)).await.unwrap(), Some(case));
    assert_eq!(registry::case_of(&mut tx, &name(loose)).await.unwrap(), None);
    assert_eq!(registry::case_of(&mut tx, b"unknown").await.unwrap(), None);
    assert!(registry::spent(&mut tx, &name(of_case)).await.unwrap());
    assert!(!registry::spent(&mut tx, b"unknown").await.unwrap());
    assert_eq!(of(&mut tx, chat, Scope::Spent, i64::MAX).await, [of_case]);
    // A screen that could not be removed goes with what is removed next, at once.
    registry::left_over(&mut tx, &name(loose), 40).await.unwrap();
    assert_eq!(of(&mut tx, chat, Scope::Spent, i64::MAX).await, [of_case, loose]);
    assert_eq!(registry::overdue(&mut tx, 40, 10).await.unwrap(), [(chat, false)]);
    // What is due with it takes what was said with it; ordered by itself, it leaves the rest as it was.
    let words = seed.stands(&mut tx, chat, false, kind::WORDS, None, Some(39)).await;
    assert_eq!(registry::overdue(&mut tx, 40, 10).await.unwrap(), [(chat, true)]);
    registry::ordered(&mut tx, chat, i64::MAX, true).await.unwrap();
    assert_eq!(registry::overdue(&mut tx, 39, 10).await.unwrap(), [(chat, true)]);
    registry::forget_message(&mut tx, &name(loose)).await.unwrap();
    assert_eq!(of(&mut tx, chat, Scope::All, i64::MAX).await, [of_case, words]);
}
