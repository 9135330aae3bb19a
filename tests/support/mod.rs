//! What tests share: trials, databases, and a town of people who use the hotline.

pub mod canary;
pub mod cases;
pub mod crowd;
pub mod database;
pub mod dice;
pub mod disk;
pub mod dump;
pub mod golden;
pub mod mutate;
pub mod other_api;
pub mod pair;
pub mod process;
pub mod program;
pub mod proxy;
pub mod sample;
pub mod town;
pub mod walk;
pub mod webdriver;

use std::future::Future;

use libtest_mimic::Trial;

pub use database::Database;
pub use town::Town;

/// A test that runs on a runtime of its own.
pub fn trial<F, T>(name: &str, test: F) -> Trial
where
    F: FnOnce() -> T + Send + 'static,
    T: Future<Output = ()>,
{
    Trial::test(name, move || {
        runtime().block_on(test());
        Ok(())
    })
}

/// The same test on SQLite and on PostgreSQL; the latter is ignored where no server is installed.
pub fn on_both<F, T>(name: &str, test: F) -> Vec<Trial>
where
    F: Fn(Database) -> T + Send + Clone + 'static,
    T: Future<Output = ()>,
{
    let on_postgres = test.clone();
    let sqlite = Trial::test(format!("{name}::sqlite"), move || {
        let database = Database::sqlite();
        runtime().block_on(test(database));
        Ok(())
    });
    let postgres = Trial::test(format!("{name}::postgres"), move || {
        let database = Database::postgres()?;
        runtime().block_on(on_postgres(database));
        Ok(())
    });
    let postgres = match database::without_postgres() {
        Some(reason) => postgres.with_ignored_flag(true).with_kind(reason),
        None => postgres,
    };
    vec![sqlite, postgres]
}

/// A test for PostgreSQL alone.
pub fn on_postgres<F, T>(name: &str, test: F) -> Vec<Trial>
where
    F: Fn(Database) -> T + Send + Clone + 'static,
    T: Future<Output = ()>,
{
    on_both(name, test).split_off(1)
}

pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime")
}
