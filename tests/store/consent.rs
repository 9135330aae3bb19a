//! What was agreed to, what stays by wish, and what is counted at the end.

use libtest_mimic::Trial;
use suaka::store::registry::{Scope, kind};
use suaka::store::{case, chat, feedback, registry};

use super::seed::Seed;
use crate::support::{Database, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("only_a_draft_is_agreed_to", agreed),
        on_both("what_is_to_stay_is_passed_over_until_it_is_not_to_any_more", kept),
        on_both("taps_at_the_end_are_counted_by_month_question_and_answer", counted),
    ]
    .into_iter()
    .flatten()
    .collect()
}

async fn agreed(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let chat = seed.chat(&mut tx).await;
    let id = seed.draft_of(&mut tx, chat, 1, 1).await;
    assert_eq!(case::find(&mut tx, id).await.unwrap().unwrap().agreed_at, None);
    assert!(case::agree(&mut tx, id, 5).await.unwrap());
    assert!(case::submit(&mut tx, id, 6).await.unwrap());
    assert!(!case::agree(&mut tx, id, 7).await.unwrap());
    assert_eq!(case::find(&mut tx, id).await.unwrap().unwrap().agreed_at, Some(5));
}

async fn kept(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (id, other) = (seed.chat(&mut tx).await, seed.chat(&mut tx).await);
    assert_eq!(chat::by_id(&mut tx, id).await.unwrap().unwrap().keeps, 0);
    chat::keeps(&mut tx, id, true).await.unwrap();
    assert_eq!(chat::by_id(&mut tx, id).await.unwrap().unwrap().keeps, 1);
    for of in [id, other] {
        let (row, name) = (seed.id(), seed.id().to_be_bytes());
        let new = registry::New {
            id: row,
            chat: of,
            name: &name,
            message: vec![],
            ours: false,
            kind: kind::KEPT,
            case: None,
            at: 1,
            remove_at: None,
        };
        registry::insert(&mut tx, new).await.unwrap();
    }
    let until = seed.id();
    assert_eq!(registry::of(&mut tx, id, Scope::Content, until).await.unwrap().len(), 0);
    assert_eq!(registry::of(&mut tx, id, Scope::All, until).await.unwrap().len(), 1);
    registry::kept_no_more(&mut tx, id).await.unwrap();
    assert_eq!(registry::of(&mut tx, id, Scope::Content, until).await.unwrap().len(), 1);
    assert_eq!(registry::of(&mut tx, other, Scope::Content, until).await.unwrap().len(), 0);
}

async fn counted(database: Database) {
    let seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    for (month, question, answer) in
        [("2026-10", 1, "yes"), ("2026-11", 1, "yes"), ("2026-11", 1, "no"), ("2026-11", 2, "yes"), ("2026-11", 1, "no")]
    {
        feedback::count(&mut tx, month, question, answer).await.unwrap();
    }
    let of = |question, answer: &str, count| (question, answer.to_owned(), count);
    assert_eq!(feedback::since(&mut tx, "2026-11").await.unwrap(), [of(1, "no", 2), of(1, "yes", 1), of(2, "yes", 1)]);
    assert_eq!(feedback::since(&mut tx, "2026-10").await.unwrap(), [of(1, "no", 2), of(1, "yes", 2), of(2, "yes", 1)]);
}
