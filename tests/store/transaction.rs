//! Transactions: what is not committed never was, and a connection that nobody can vouch for is not used again.

use std::time::{Duration, Instant};

use libtest_mimic::Trial;
use sqlx::AnyConnection;
use suaka::store::{Engine, Opened, Reading, Store, concerns_the_data, handled, meta};

use super::seed::{CHECK, Seed};
use crate::support::{Database, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("a_dropped_transaction_rolls_back_and_its_connection_is_discarded", dropped),
        on_both("a_connection_is_discarded_after_an_error_and_kept_after_a_commit", discarded),
        on_both("a_transaction_given_up_at_any_moment_is_whole_or_never_was", given_up),
        on_both("readers_cannot_write", readers),
        on_both("a_writer_waits_for_another_process_but_not_for_long", waiting),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Marks a connection, beyond its transaction.
async fn mark(connection: &mut AnyConnection, engine: Engine) {
    let sql = match engine {
        Engine::Sqlite => "pragma analysis_limit = 123",
        Engine::Postgres => "set application_name = '123'",
    };
    sqlx::raw_sql(sql).execute(connection).await.unwrap();
}

async fn is_marked(connection: &mut AnyConnection, engine: Engine) -> bool {
    let sql = match engine {
        Engine::Sqlite => "select cast(analysis_limit as text) from pragma_analysis_limit",
        Engine::Postgres => "select cast(current_setting('application_name') as text)",
    };
    let (value,): (String,) = sqlx::query_as(sql).fetch_one(connection).await.unwrap();
    value == "123"
}

async fn dropped(database: Database) {
    let seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    mark(tx.read().await.unwrap(), seed.store.engine).await;
    meta::put(&mut tx, "canary", b"1").await.unwrap();
    assert!(meta::get(&mut tx, "canary").await.unwrap().is_some());
    // Nobody else sees it before the commit.
    assert_eq!(meta::get(&mut seed.store.read().await.unwrap(), "canary").await.unwrap(), None);
    drop(tx);
    let mut tx = seed.tx().await;
    assert!(!is_marked(tx.read().await.unwrap(), seed.store.engine).await);
    assert_eq!(meta::get(&mut tx, "canary").await.unwrap(), None);
}

async fn discarded(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    mark(tx.read().await.unwrap(), seed.store.engine).await;
    meta::put(&mut tx, "canary", b"1").await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(meta::get(&mut seed.store.read().await.unwrap(), "canary").await.unwrap().as_deref(), Some(b"1".as_slice()));

    let mut tx = seed.tx().await;
    assert!(is_marked(tx.read().await.unwrap(), seed.store.engine).await);
    meta::put(&mut tx, "canary", b"2").await.unwrap();
    let key = seed.key(&mut tx).await;
    let error = suaka::store::key::insert(&mut tx, key, vec![]).await.unwrap_err();
    assert!(concerns_the_data(&error));
    drop(tx);

    let mut tx = seed.tx().await;
    assert!(!is_marked(tx.read().await.unwrap(), seed.store.engine).await);
    assert_eq!(meta::get(&mut tx, "canary").await.unwrap().as_deref(), Some(b"1".as_slice()));
}

async fn given_up(database: Database) {
    const MOMENTS: u32 = 100;
    let seed = Seed::new(database).await;
    let write = async |name: &str| {
        let mut tx = seed.store.write().await?;
        handled::first(&mut tx, name.as_bytes(), 1).await?;
        meta::put(&mut tx, name, b"1").await?;
        tx.commit().await
    };
    // How long one takes here that must connect first, as each of them must.
    let mut takes = Duration::ZERO;
    for attempt in 0..5 {
        drop(seed.tx().await);
        let began = Instant::now();
        write(&format!("whole {attempt}")).await.unwrap();
        takes = takes.max(began.elapsed());
    }
    let mut seen = std::collections::BTreeSet::new();
    for moment in 0..MOMENTS {
        let name = moment.to_string();
        let written = tokio::time::timeout(takes * 2 * moment / MOMENTS, write(&name)).await;
        let mut tx = seed.store.write().await.expect("the next transaction begins");
        let first = !handled::first(&mut tx, name.as_bytes(), 1).await.unwrap();
        assert_eq!(first, meta::get(&mut tx, &name).await.unwrap().is_some(), "half of a transaction is there");
        assert!(first || written.is_err(), "a commit that was told is not there");
        seen.insert(first);
    }
    assert_eq!(seen.len(), 2, "the moments are badly chosen");
}

async fn readers(database: Database) {
    let seed = Seed::new(database).await;
    let mut connection = seed.store.read().await.unwrap();
    let error = sqlx::query("insert into meta (name, value) values ('canary', 'x')").execute(&mut *connection).await.unwrap_err();
    assert!(!concerns_the_data(&error), "{error}");
    assert_eq!(meta::get(&mut connection, "canary").await.unwrap(), None);
}

async fn waiting(database: Database) {
    let seed = Seed::new(database).await;
    let other = Store::open(&seed.database.url, CHECK, Opened::Migrate).await.unwrap();
    let write = async |name: &'static [u8]| {
        let mut tx = other.write().await?;
        let first = handled::first(&mut tx, name, 1).await?;
        tx.commit().await.map(|()| first)
    };
    let mut tx = seed.tx().await;
    handled::first(&mut tx, b"one", 1).await.unwrap();
    let began = Instant::now();
    let error = write(b"one").await.unwrap_err();
    assert!(!concerns_the_data(&error), "{error}");
    assert!((Duration::from_millis(1500)..Duration::from_secs(4)).contains(&began.elapsed()), "{:?}", began.elapsed());

    let (written, committed) = tokio::join!(write(b"one"), async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        tx.commit().await
    });
    committed.unwrap();
    assert!(!written.unwrap(), "what was committed meanwhile is seen");
    assert!(write(b"two").await.unwrap());
}
