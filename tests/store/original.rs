//! Originals beside what was cleaned: chosen, written in parts, forgotten, gone with their case.

use libtest_mimic::Trial;
use suaka::domain::attachment::Stage;
use suaka::domain::case::Lane;
use suaka::domain::ids::CaseId;
use suaka::store::{attachment, case, original};

use super::seed::Seed;
use crate::support::dump::number;
use crate::support::{Database, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("what_is_chosen_for_originals_goes_for_what_is_held_and_what_comes", chosen),
        on_both("the_parts_of_an_original_come_back_and_go_with_their_case", parts),
    ]
    .into_iter()
    .flatten()
    .collect()
}

async fn chosen(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let of = seed.waiting(&mut tx, Lane::Normal, 1).await;
    let chat = seed.chat(&mut tx).await;
    let (held, due) = (seed.attachment(&mut tx, of, chat, Stage::Held).await, seed.attachment(&mut tx, of, chat, Stage::Due).await);
    assert_eq!(attachment::since(&mut tx, chat, 9).await.unwrap(), 2);
    assert!(original::choose(&mut tx, of, true).await.unwrap());
    assert_eq!(case::find(&mut tx, of).await.unwrap().unwrap().evidence, 1);
    let later = seed.attachment(&mut tx, of, chat, Stage::Due).await;
    let wanted: Vec<i64> = attachment::of_case(&mut tx, of).await.unwrap().iter().map(|row| row.evidence).collect();
    assert_eq!(wanted, [1, 0, 1]);
    // Each takes the room of one more.
    assert_eq!(attachment::since(&mut tx, chat, 9).await.unwrap(), 5);
    assert!(original::choose(&mut tx, of, false).await.unwrap());
    assert_eq!(attachment::find(&mut tx, held).await.unwrap().unwrap().evidence, 0);
    assert_eq!(attachment::find(&mut tx, later).await.unwrap().unwrap().evidence, 1);
    assert!(original::want(&mut tx, held).await.unwrap());
    assert!(!original::want(&mut tx, due).await.unwrap());
    assert_eq!(attachment::find(&mut tx, held).await.unwrap().unwrap().evidence, 1);
    assert!(!original::choose(&mut tx, CaseId(1), true).await.unwrap());
    tx.commit().await.unwrap();
}

async fn parts(database: Database) {
    let mut seed = Seed::new(database).await;
    let url = seed.database.url.clone();
    let mut tx = seed.tx().await;
    let (one, other) = (seed.waiting(&mut tx, Lane::Normal, 1).await, seed.waiting(&mut tx, Lane::Normal, 1).await);
    let chat = seed.chat(&mut tx).await;
    let mut ids = vec![];
    for of in [one, one, other] {
        let id = seed.attachment(&mut tx, of, chat, Stage::Due).await;
        for part in [0, 1] {
            original::add(&mut tx, id, part, format!("part {part}").into_bytes()).await.unwrap();
        }
        original::keep(&mut tx, id, b"about".to_vec()).await.unwrap();
        ids.push(id);
    }
    assert_eq!(original::part(&mut tx, ids[0], 1).await.unwrap(), Some(b"part 1".to_vec()));
    assert_eq!(original::part(&mut tx, ids[0], 2).await.unwrap(), None);
    assert_eq!(attachment::find(&mut tx, ids[0]).await.unwrap().unwrap().original, Some(b"about".to_vec()));
    // What was cleaned is another matter.
    attachment::drop_chunks(&mut tx, ids[0]).await.unwrap();
    assert!(original::part(&mut tx, ids[0], 0).await.unwrap().is_some());
    original::forget(&mut tx, ids[0]).await.unwrap();
    assert_eq!(original::part(&mut tx, ids[0], 0).await.unwrap(), None);
    assert_eq!(attachment::find(&mut tx, ids[0]).await.unwrap().unwrap().original, None);
    original::stop(&mut tx, other).await.unwrap();
    assert_eq!(original::part(&mut tx, ids[2], 0).await.unwrap(), None, "it was due");
    original::add(&mut tx, ids[2], 0, b"again".to_vec()).await.unwrap();
    original::erase(&mut tx, other).await.unwrap();
    assert_eq!(original::part(&mut tx, ids[2], 0).await.unwrap(), None);
    assert!(case::erase(&mut tx, one).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(number(&url, "select count(*) from originals").await, 0);
}
