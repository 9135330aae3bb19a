//! A code is found, typed back, replaced and spent; a case moves with it, once.

use libtest_mimic::Trial;
use suaka::domain::attachment::Stage;
use suaka::domain::case::Lane;
use suaka::domain::ids::ChatId;
use suaka::store::{attachment, case, chat, code};

use super::seed::Seed;
use crate::support::{Database, on_both};

pub fn trials() -> Vec<Trial> {
    on_both("a_code_moves_its_case_once_and_only_while_it_is_its_code", code)
}

async fn code(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let case = seed.waiting(&mut tx, Lane::Normal, 1).await;
    let before = chat::reporter(&mut tx, case).await.unwrap().unwrap();
    let others = [seed.chat(&mut tx).await, seed.chat(&mut tx).await];
    let file = seed.attachment(&mut tx, case, before, Stage::Due).await;
    assert_eq!(code::of_case(&mut tx, case).await.unwrap(), None);
    for digest in [b"old", b"new"] {
        code::put(&mut tx, case, digest, b"code".to_vec()).await.unwrap();
    }
    assert_eq!(code::of_case(&mut tx, case).await.unwrap(), Some(Some(b"code".to_vec())));
    assert!(!code::typed_back(&mut tx, case, b"old").await.unwrap());
    assert!(code::typed_back(&mut tx, case, b"new").await.unwrap());
    assert_eq!(code::of_case(&mut tx, case).await.unwrap(), Some(None));
    assert_eq!((code::find(&mut tx, b"old").await.unwrap(), code::find(&mut tx, b"new").await.unwrap()), (None, Some(case)));
    let mut moved: Vec<ChatId> = vec![];
    for (digest, to) in [(b"old", others[0]), (b"new", before), (b"new", others[0]), (b"new", others[1])] {
        if case::moves(&mut tx, case, digest, to, "en", 7).await.unwrap() {
            attachment::moves(&mut tx, case, to).await.unwrap();
            code::erase(&mut tx, case).await.unwrap();
            moved.push(to);
        }
    }
    assert_eq!(moved, [others[0]]);
    let row = case::find(&mut tx, case).await.unwrap().unwrap();
    assert_eq!((row.reporter, row.language.as_str(), row.moved_at), (others[0].0, "en", Some(7)));
    assert_eq!(attachment::find(&mut tx, file).await.unwrap().unwrap().chat_id, others[0].0);
    assert_eq!(code::find(&mut tx, b"new").await.unwrap(), None);
    tx.commit().await.unwrap();
}
