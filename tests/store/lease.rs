//! The lease: one takes it, and what is written under an old epoch is not written.

use std::time::{Duration, Instant};

use libtest_mimic::Trial;
use suaka::store::lease;
use suaka::store::{Displaced, Opened, Store, concerns_the_data, meta};

use super::seed::{CHECK, Seed};
use crate::support::{Database, on_both, on_postgres, trial};

pub fn trials() -> Vec<Trial> {
    let mut trials = vec![trial("one_process_has_the_lock_of_a_file", lock)];
    for more in [
        on_both("the_lease_is_taken_as_it_was_seen_or_not_at_all", as_seen),
        on_postgres("of_16_takers_one_has_the_lease", race),
        on_postgres("nothing_is_written_under_an_old_epoch", old_epoch),
        on_postgres("a_takeover_comes_after_the_transaction_before_it", after),
        on_postgres("a_paused_transaction_keeps_nobody_from_taking_over_and_never_commits", paused),
    ] {
        trials.extend(more);
    }
    trials
}

async fn as_seen(database: Database) {
    let seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let free = lease::seen(&mut tx).await.unwrap();
    assert_eq!((free.epoch, free.beat, free.holder.as_str()), (0, 0, ""));
    assert_eq!(lease::take(&mut tx, &free, "one").await.unwrap(), Some(1));
    tx.commit().await.unwrap();

    let mut tx = seed.tx().await;
    assert_eq!(lease::take(&mut tx, &free, "two").await.unwrap(), None, "it was taken");
    let first = lease::seen(&mut tx).await.unwrap();
    assert_eq!((first.epoch, first.holder.as_str()), (1, "one"));
    assert!(lease::renew(&mut tx, 1).await.unwrap() && !lease::renew(&mut tx, 0).await.unwrap());
    tx.commit().await.unwrap();

    let mut tx = seed.tx().await;
    assert_eq!(lease::take(&mut tx, &first, "two").await.unwrap(), None, "it was renewed");
    drop(tx);
    let mut tx = seed.tx().await;
    let renewed = lease::seen(&mut tx).await.unwrap();
    assert_eq!((renewed.epoch, renewed.beat), (1, 1), "a takeover that failed left nothing");
    let before = lease::beats_beside(&mut tx).await.unwrap();
    lease::stand_by(&mut tx).await.unwrap();
    assert_eq!(lease::beats_beside(&mut tx).await.unwrap(), before + 1);
    lease::release(&mut tx, 0).await.unwrap();
    assert_eq!(lease::seen(&mut tx).await.unwrap(), renewed, "what is another's is not given away");
    lease::release(&mut tx, 1).await.unwrap();
    let free = lease::seen(&mut tx).await.unwrap();
    assert_eq!(free.holder, "");
    assert_eq!(lease::take(&mut tx, &free, "two").await.unwrap(), Some(2));
    assert!(!lease::renew(&mut tx, 1).await.unwrap());
}

async fn other(seed: &Seed) -> Store {
    Store::open(&seed.database.url, CHECK, Opened::Look).await.unwrap()
}

/// Takes it as it stands.
async fn takes(store: &Store) -> suaka::store::Result<Option<i64>> {
    let mut tx = store.beat().await?;
    let as_it_stands = lease::seen(&mut tx).await?;
    let epoch = lease::take(&mut tx, &as_it_stands, "somebody").await?;
    tx.commit().await?;
    Ok(epoch)
}

async fn race(database: Database) {
    let seed = Seed::new(database).await;
    let free = lease::seen(&mut seed.store.read().await.unwrap()).await.unwrap();
    let takers = (0..16).map(async |_| {
        let store = other(&seed).await;
        let mut tx = store.beat().await.unwrap();
        let epoch = lease::take(&mut tx, &free, "somebody").await.unwrap();
        if epoch.is_some() {
            tx.commit().await.unwrap();
        }
        epoch
    });
    let taken = futures_util::future::join_all(takers).await;
    assert_eq!(taken.into_iter().flatten().collect::<Vec<_>>(), [1]);
}

async fn write(store: &Store, name: &str) -> suaka::store::Result<()> {
    let mut tx = store.write().await?;
    meta::put(&mut tx, name, b"1").await?;
    tx.commit().await
}

async fn stands(seed: &Seed, name: &str) -> bool {
    meta::get(&mut seed.store.read().await.unwrap(), name).await.unwrap().is_some()
}

async fn old_epoch(database: Database) {
    let seed = Seed::new(database).await;
    assert_eq!(takes(&seed.store).await.unwrap(), Some(1));
    let first = seed.store.under(1);
    write(&first, "one").await.unwrap();
    let second = other(&seed).await;
    assert_eq!(takes(&second).await.unwrap(), Some(2));
    let error = write(&first, "two").await.unwrap_err();
    assert!(!concerns_the_data(&error), "{error}");
    assert!(matches!(&error, sqlx::Error::Configuration(error) if error.is::<Displaced>()), "{error}");
    write(&second.under(2), "three").await.unwrap();
    // The command line writes under no epoch, and is in nobody's way.
    write(&second, "four").await.unwrap();
    let mut found = vec![];
    for name in ["one", "two", "three", "four"] {
        found.push(stands(&seed, name).await);
    }
    assert_eq!(found, [true, false, true, true]);
}

async fn after(database: Database) {
    let seed = Seed::new(database).await;
    assert_eq!(takes(&seed.store).await.unwrap(), Some(1));
    let (first, second) = (seed.store.under(1), other(&seed).await);
    let mut tx = first.write().await.unwrap();
    meta::put(&mut tx, "before", b"1").await.unwrap();
    // A renewal does not wait for it.
    let mut beat = first.beat().await.unwrap();
    assert!(lease::renew(&mut beat, 1).await.unwrap());
    beat.commit().await.unwrap();
    let began = Instant::now();
    assert!(takes(&second).await.is_err(), "taken over under a transaction");
    assert!(began.elapsed() >= Duration::from_millis(900));
    let (committed, taken) = tokio::join!(tx.commit(), takes(&second));
    committed.unwrap();
    assert_eq!(taken.unwrap(), Some(2));
    assert!(stands(&seed, "before").await);
    assert!(first.write().await.is_err());
}

async fn paused(database: Database) {
    let seed = Seed::new(database).await;
    assert_eq!(takes(&seed.store).await.unwrap(), Some(1));
    let (first, second) = (seed.store.under(1), other(&seed).await);
    let mut tx = first.write().await.unwrap();
    meta::put(&mut tx, "split", b"1").await.unwrap();
    let began = Instant::now();
    while takes(&second).await.is_err() {
        assert!(began.elapsed() < Duration::from_secs(5), "a paused transaction keeps the lease");
    }
    tx.commit().await.unwrap_err();
    assert!(!stands(&seed, "split").await);
}

async fn lock() {
    let seed = Seed::new(Database::sqlite()).await;
    let second = other(&seed).await;
    assert!(!second.is_locked());
    let lock = seed.store.lock().unwrap().expect("a free lock");
    assert!(second.is_locked() && second.lock().unwrap().is_none());
    drop(lock);
    assert!(!second.is_locked() && second.lock().unwrap().is_some());
}
