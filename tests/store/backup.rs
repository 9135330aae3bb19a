//! A database is kept at one moment and comes back as it was, in either kind of database, without its keys where they are gone.

use std::collections::BTreeMap;

use futures_util::TryStreamExt;
use libtest_mimic::Trial;
use suaka::domain::attachment::Stage;
use suaka::domain::case::Lane;
use suaka::domain::ids::{ChatId, KeyId, PinId, SlowId};
use suaka::domain::talk::Voice;
use suaka::store::backup::{self, Guards, LEFT_OUT, Snapshot, Table, Value};
use suaka::store::{Opened, Refusal, Store, case, chat, exclusion, hold, invitation, key, lease, meta, pin, registry, slow, withdrawn};

use super::seed::{CHECK, Out, Seed};
use crate::support::database::without_postgres;
use crate::support::dump::{self, number, sql};
use crate::support::{Database, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("what_is_kept_is_every_column_but_the_wrapped_keys", columns),
        on_both("a_kept_database_comes_back_in_either_kind", whole),
        on_both("who_may_not_read_a_case_is_kept_beside_its_key", guards),
        on_both("only_an_empty_database_is_filled", occupied),
        on_both("what_a_kept_database_cannot_know_is_let_go_of", let_go),
    ]
    .into_iter()
    .flatten()
    .collect()
}

type Rows = BTreeMap<String, Vec<String>>;

async fn kept(store: &Store) -> Vec<(Table, Vec<Vec<Value>>)> {
    let mut snapshot = Snapshot::of(store).await.unwrap();
    let mut kept = Vec::new();
    for table in snapshot.tables.clone() {
        let rows = snapshot.rows(&table).try_collect().await.unwrap();
        kept.push((table, rows));
    }
    kept
}

fn seen(kept: &[(Table, Vec<Vec<Value>>)]) -> Rows {
    let text = |rows: &Vec<Vec<Value>>| {
        let mut text: Vec<String> = rows.iter().map(|row| format!("{row:?}")).collect();
        text.sort();
        text
    };
    kept.iter().map(|(table, rows)| (table.name.clone(), text(rows))).collect()
}

/// A table of a later migration is found here, or a column that cannot be kept.
async fn columns(database: Database) {
    let seed = Seed::new(database).await;
    let snapshot = Snapshot::of(&seed.store).await.unwrap();
    let mut kept: Vec<(String, String)> =
        snapshot.tables.iter().flat_map(|table| table.columns.iter().map(|(name, _)| (table.name.clone(), name.clone()))).collect();
    kept.push(("keys".to_owned(), "wrapped".to_owned()));
    kept.sort();
    let mut all = dump::columns(&seed.database.url).await;
    all.retain(|(table, _)| table != "_sqlx_migrations" && !LEFT_OUT.contains(&table.as_str()));
    all.sort();
    assert_eq!(kept, all);
    let (known, _) = seed.store.migrations().await.unwrap();
    assert_eq!(snapshot.migrations.len(), known);
    // Nothing else has the name of a key that opens others. A supervisor's secret opens none, and is sealed itself.
    let named: Vec<&str> =
        all.iter().map(|(_, column)| column.as_str()).filter(|name| name.contains("wrapped") || name.contains("secret")).collect();
    assert_eq!(named, ["wrapped", "secret"]);
}

/// Something of most tables.
async fn filled(database: Database) -> Seed {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let (who, desk) = seed.staff(&mut tx, true).await;
    let claimed = seed.waiting(&mut tx, Lane::Urgent, 1).await;
    assert!(case::claim(&mut tx, claimed, who, 3).await.unwrap());
    let reporter = chat::reporter(&mut tx, claimed).await.unwrap().unwrap();
    seed.message(&mut tx, claimed, 1, 1, Voice::Reporter, 3).await;
    seed.attachment(&mut tx, claimed, reporter, Stage::Kept).await;
    seed.draft(&mut tx, 1, 2).await;
    seed.stands(&mut tx, desk, true, registry::kind::SCREEN, Some(claimed), Some(9)).await;
    for kind in ["screen", "wipe"] {
        seed.out(&mut tx, reporter, Out { rank: 2, kind, topic: Some(claimed), due_at: 1 }).await;
    }
    invitation::insert(&mut tx, b"invitation", "counsellor", "unset", 99).await.unwrap();
    tx.commit().await.unwrap();
    seed
}

async fn fill(store: &Store, kept: Vec<(Table, Vec<Vec<Value>>)>, keys: &[(i64, Vec<u8>)]) {
    let mut tx = store.write().await.unwrap();
    for (table, rows) in kept {
        for row in rows {
            if table.name == "keys" {
                let [Value::Number(id)] = row[..] else { panic!("{row:?}") };
                if let Some((_, wrapped)) = keys.iter().find(|(key, _)| *key == id) {
                    key::insert(&mut tx, KeyId(id), wrapped.clone()).await.unwrap();
                }
                continue;
            }
            backup::insert(&mut tx, &table, row).await.unwrap();
        }
    }
    tx.commit().await.unwrap();
}

async fn whole(database: Database) {
    let seed = filled(database).await;
    let mut snapshot = Snapshot::of(&seed.store).await.unwrap();
    let (migrations, keys) = (snapshot.migrations.clone(), snapshot.keys().await.unwrap());
    assert_eq!(snapshot.withdrawn().await.unwrap(), []);
    // What is written meanwhile is not seen.
    let mut tx = seed.tx().await;
    meta::put(&mut tx, "later", b"x").await.unwrap();
    tx.commit().await.unwrap();
    let of_then = snapshot.rows(&snapshot.tables.iter().find(|table| table.name == "meta").unwrap().clone()).try_collect::<Vec<_>>().await;
    assert_eq!(of_then.unwrap().len(), 1);
    let kept = kept(&seed.store).await;
    assert!(!format!("{kept:?}").contains(&format!("{:?}", keys[0].1)), "no wrapped key");
    let mut others = vec![Database::sqlite()];
    others.extend(without_postgres().is_none().then(|| Database::postgres().unwrap()));
    for other in others {
        let store = Store::prepare(&other.url, &migrations).await.unwrap();
        let tables = backup::tables(&mut *store.read().await.unwrap(), store.engine, &migrations).await.unwrap();
        assert_eq!(tables, kept.iter().map(|(table, _)| table.clone()).collect::<Vec<_>>(), "the same in both");
        fill(&store, kept.clone(), &keys).await;
        store.close().await;
        let again = Store::open(&other.url, CHECK, Opened::Migrate).await.unwrap();
        assert_eq!(seen(&self::kept(&again).await), seen(&kept));
        assert_eq!(Snapshot::of(&again).await.unwrap().keys().await.unwrap(), keys);
        assert_eq!(lease::seen(&mut again.read().await.unwrap()).await.unwrap().holder, "");
        again.close().await;
    }
}

/// Who may not read a case is kept beside its key, and found by it.
async fn guards(database: Database) {
    let mut seed = filled(database).await;
    let mut tx = seed.tx().await;
    let (who, _) = seed.staff(&mut tx, false).await;
    let (held, open) = (seed.waiting(&mut tx, Lane::Normal, 1).await, seed.waiting(&mut tx, Lane::Normal, 1).await);
    hold::put(&mut tx, held, "supervisor", None, 9).await.unwrap();
    exclusion::add(&mut tx, held, who, exclusion::why::SELF).await.unwrap();
    assert!(exclusion::reader(&mut tx, open, "woman").await.unwrap());
    let key = |row: Option<case::Row>| row.unwrap().key_id;
    let keys = [key(case::find(&mut tx, held).await.unwrap()), key(case::find(&mut tx, open).await.unwrap())];
    assert_eq!(backup::of_key(&mut tx, keys[0]).await.unwrap(), Some(held));
    assert_eq!(backup::of_key(&mut tx, 0).await.unwrap(), None);
    tx.commit().await.unwrap();
    let guards = Snapshot::of(&seed.store).await.unwrap().guards().await.unwrap();
    let reads = vec![(keys[0], "anyone".to_owned(), Some("supervisor".to_owned())), (keys[1], "woman".to_owned(), None)];
    assert_eq!(guards, Guards { reads, excluded: vec![(keys[0], who.0, "self".to_owned())] });
}

async fn occupied(database: Database) {
    let seed = filled(database).await;
    let migrations = Snapshot::of(&seed.store).await.unwrap().migrations.clone();
    let before = dump::dump(&seed.database.url).await;
    let refused = |url: String, migrations: Vec<(i64, Vec<u8>)>| async move { Store::prepare(&url, &migrations).await.unwrap_err() };
    assert!(matches!(refused(seed.database.url.clone(), migrations.clone()).await, Refusal::Occupied));
    assert!(dump::dump(&seed.database.url).await == before);
    let fresh = || if seed.database.is_postgres { Database::postgres().unwrap() } else { Database::sqlite() };
    // One that was just set up belongs to somebody already; one of something else too.
    let other = fresh();
    Store::open(&other.url, CHECK, Opened::Create).await.unwrap().close().await;
    assert!(matches!(refused(other.url.clone(), migrations.clone()).await, Refusal::Occupied));
    let other = fresh();
    Store::prepare(&other.url, &[]).await.unwrap().close().await;
    sql(&other.url, "create table somebodys (id bigint)").await;
    assert!(matches!(refused(other.url.clone(), migrations.clone()).await, Refusal::Occupied));
    // What a later release wrote, or another one, is not for this one.
    let other = fresh();
    Store::prepare(&other.url, &[]).await.unwrap().close().await;
    let later = [&migrations[..], &[(9999, b"x".to_vec())]].concat();
    assert!(matches!(refused(other.url.clone(), later).await, Refusal::Newer { version: 9999 }));
    let mut altered = migrations.clone();
    altered[0].1 = b"x".to_vec();
    assert!(matches!(refused(other.url.clone(), altered).await, Refusal::Altered { version: 1 }));
    // Cut short before, it is gone on with; an older one is brought to this release afterwards.
    for count in [3, 3] {
        let store = Store::prepare(&other.url, &migrations[..count]).await.unwrap();
        assert_eq!(store.migrations().await.unwrap().1, count);
        store.close().await;
    }
    let older = Snapshot::of(&Store::prepare(&other.url, &migrations[..3]).await.unwrap()).await.unwrap().withdrawn().await;
    assert_eq!(older.unwrap(), []);
    let older = Snapshot::of(&Store::prepare(&other.url, &migrations[..3]).await.unwrap()).await.unwrap().guards().await;
    assert_eq!(older.unwrap(), Guards::default());
}

async fn let_go(database: Database) {
    let mut seed = filled(database).await;
    let url = seed.database.url.clone();
    let mut tx = seed.tx().await;
    let (draft, waiting) = (seed.draft(&mut tx, 1, 2).await.0, seed.waiting(&mut tx, Lane::Normal, 1).await);
    let (lost, aside) = (seed.key(&mut tx).await, seed.key(&mut tx).await);
    slow::insert(&mut tx, SlowId(seed.id()), lost, b"body".to_vec(), 1).await.unwrap();
    slow::insert(&mut tx, SlowId(seed.id()), aside, b"body".to_vec(), 1).await.unwrap();
    tx.commit().await.unwrap();
    let locked: ChatId = {
        let mut tx = seed.tx().await;
        let chat = seed.chat(&mut tx).await;
        let id = PinId(seed.id());
        pin::insert(&mut tx, id, chat, 1).await.unwrap();
        tx.commit().await.unwrap();
        sql(&url, &format!("update pins set locked_at = 5 where id = {}", id.0)).await;
        chat
    };
    let mut tx = seed.tx().await;
    let mut then = Vec::new();
    for (case, stage) in [(draft, "draft"), (waiting, "waiting")] {
        let row = case::find(&mut tx, case).await.unwrap().unwrap();
        assert_eq!(row.stage, stage);
        then.push((row.key_id, 7));
    }
    assert_eq!(backup::pairs(&backup::written(&then)), then);
    // One was brought back since, and one of a chat that has another story by now.
    let (back, busy) = (seed.waiting(&mut tx, Lane::Normal, 5).await, seed.waiting(&mut tx, Lane::Normal, 6).await);
    for case in [back, busy] {
        let reporter = chat::reporter(&mut tx, case).await.unwrap().unwrap();
        assert!(withdrawn::withdraw(&mut tx, case, reporter, 6).await.unwrap());
        if case == busy {
            seed.draft_of(&mut tx, reporter, 1, 2).await;
        }
    }
    backup::takes_its_time(&mut tx, seed.store.engine).await.unwrap();
    backup::withdraw_again(&mut tx, &then, 70).await.unwrap();
    let mut due: Vec<_> = withdrawn::due(&mut tx, 99, 9).await.unwrap().iter().map(|(case, _, at)| (*case, *at)).collect();
    due.sort();
    assert_eq!(due, [(draft, 7), (waiting, 7), (busy, 70)]);
    assert_eq!(case::find(&mut tx, back).await.unwrap().unwrap().stage, "waiting");
    assert_eq!(backup::cases_without_key(&mut tx).await.unwrap(), []);
    assert_eq!(backup::chats_without_key(&mut tx).await.unwrap(), 0);
    let key_of = case::find(&mut tx, draft).await.unwrap().unwrap().key_id;
    for key in [KeyId(key_of), lost] {
        assert!(key::delete(&mut tx, key).await.unwrap());
    }
    assert_eq!(backup::cases_without_key(&mut tx).await.unwrap(), [draft]);
    backup::forget_handled(&mut tx).await.unwrap();
    backup::unsend(&mut tx).await.unwrap();
    backup::let_go_of_screens(&mut tx, 4, 77).await.unwrap();
    backup::owe(&mut tx).await.unwrap();
    let key = chat::by_id(&mut tx, locked).await.unwrap().unwrap().key_id;
    assert!(key::delete(&mut tx, KeyId(key)).await.unwrap());
    assert_eq!(backup::chats_without_key(&mut tx).await.unwrap(), 1);
    tx.commit().await.unwrap();
    for (count, query) in [
        (1, "select count(*) from slow"),
        (1, "select count(*) from outbox where kind = 'wipe'"),
        (1, "select count(*) from outbox"),
        (0, "select count(*) from invitations"),
        (1, "select count(*) from registry where kind = 'spent' and remove_at = 77"),
        (0, "select count(*) from chats where writes_to is not null"),
        (1, "select count(*) from pins where untold = 1"),
        (0, "select count(*) from chats c join staff s on s.chat_id = c.id where c.untold = 1"),
        (0, "select count(*) from chats c join pins p on p.chat_id = c.id where c.untold = 1"),
        (6, "select count(*) from chats where untold = 1"),
    ] {
        assert_eq!(number(&url, query).await, count, "{query}");
    }
}
