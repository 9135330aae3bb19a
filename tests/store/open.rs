//! Opening a database: what is not ours, newer, altered or another key's is refused, with nothing changed in it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use libtest_mimic::Trial;
use suaka::domain::case::Lane;
use suaka::store::{Engine, Opened, Refusal, Store, engine};

use super::seed::{CHECK, Seed};
use crate::support::database::files;
use crate::support::dump::{self, Dump, sql};
use crate::support::{Database, on_both, trial};

pub fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = [
        on_both("migrating_a_database_that_is_in_use_changes_nothing", again),
        on_both("a_database_of_something_else_is_refused_untouched", foreign),
        on_both("a_database_of_another_program_on_the_same_library_is_refused_untouched", cousin),
        on_both("a_database_of_a_newer_release_is_refused_untouched", newer),
        on_both("an_altered_migration_is_refused_untouched", altered),
        on_both("the_database_of_another_key_is_refused_untouched", wrong_key),
        on_both("an_empty_database_is_only_set_up_by_init", empty),
        on_both("a_set_up_that_was_cut_short_is_gone_on_with", cut_short),
    ]
    .into_iter()
    .flatten()
    .collect();
    trials.push(trial("a_file_that_is_no_database_is_refused_untouched", no_database));
    trials.push(trial("urls_name_the_engine_and_the_file", async || urls()));
    trials
}

/// All that can be seen of a database: the bytes of every file, or every row of every table.
#[derive(Debug, PartialEq)]
enum Seen {
    Files(BTreeMap<PathBuf, Vec<u8>>),
    Rows(Dump),
}

async fn seen(database: &Database) -> Seen {
    if database.is_postgres {
        return Seen::Rows(dump::dump(&database.url).await);
    }
    Seen::Files(files(database.folder.path()).into_iter().map(|file| (file.clone(), std::fs::read(file).unwrap())).collect())
}

/// Opened in each of these ways, it is refused as is said, and nothing is changed.
async fn refused(database: &Database, check: &[u8], ways: &[Opened], expected: impl Fn(&Refusal) -> bool) {
    let before = seen(database).await;
    for how in ways {
        match Store::open(&database.url, check, *how).await {
            Ok(_) => panic!("{how:?}: opened"),
            Err(refusal) => assert!(expected(&refusal), "{how:?}: {refusal:?}"),
        }
        assert!(seen(database).await == before, "{how:?}: something was changed");
    }
}

const ALL: [Opened; 3] = [Opened::Create, Opened::Migrate, Opened::Look];

/// Set up by us, and let go.
async fn ours(database: &Database) {
    Store::open(&database.url, CHECK, Opened::Create).await.unwrap().close().await;
}

async fn again(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    seed.waiting(&mut tx, Lane::Normal, 1).await;
    seed.staff(&mut tx, true).await;
    tx.commit().await.unwrap();
    let before = dump::dump(&seed.database.url).await;
    for how in ALL {
        let store = Store::open(&seed.database.url, CHECK, how).await.unwrap();
        let (known, applied) = store.migrations().await.unwrap();
        assert_eq!(known, applied);
        assert_eq!(store.file().is_some(), !seed.database.is_postgres);
        store.close().await;
        assert_eq!(dump::dump(&seed.database.url).await, before, "{how:?}");
    }
}

async fn foreign(database: Database) {
    make(&database, "create table books (id bigint primary key, title text); insert into books values (1, 'Habis Gelap Terbitlah Terang')")
        .await;
    refused(&database, CHECK, &ALL, |refusal| matches!(refusal, Refusal::Foreign)).await;
}

/// Runs statements in a database that is made for them, in the way of a program that is not us.
async fn make(database: &Database, statements: &str) {
    let url = if database.is_postgres { database.url.clone() } else { format!("{}?mode=rwc", database.url) };
    sql(&url, statements).await;
}

async fn cousin(database: Database) {
    let blob = if database.is_postgres { "bytea" } else { "blob" };
    let migrations = format!(
        "create table _sqlx_migrations (version bigint primary key, description text not null, installed_on timestamp not null default current_timestamp, \
         success boolean not null, checksum {blob} not null, execution_time bigint not null); \
         insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (20260101120000, 'users', true, {}, 1); \
         create table users (id bigint primary key)",
        checksum(&database)
    );
    make(&database, &migrations).await;
    refused(&database, CHECK, &ALL, |refusal| matches!(refusal, Refusal::Foreign)).await;
}

/// A checksum that is not ours.
const fn checksum(database: &Database) -> &'static str {
    if database.is_postgres { "'x'" } else { "x'78'" }
}

async fn newer(database: Database) {
    ours(&database).await;
    let columns = "insert into _sqlx_migrations (version, description, success, checksum, execution_time)";
    sql(&database.url, &format!("{columns} values (77, 'later', true, {}, 1)", checksum(&database))).await;
    refused(&database, CHECK, &ALL, |refusal| matches!(refusal, Refusal::Newer { version: 77 })).await;
}

async fn altered(database: Database) {
    ours(&database).await;
    sql(&database.url, &format!("update _sqlx_migrations set checksum = {} where version = 1", checksum(&database))).await;
    refused(&database, CHECK, &ALL, |refusal| matches!(refusal, Refusal::Altered { version: 1 })).await;
}

async fn wrong_key(database: Database) {
    ours(&database).await;
    refused(&database, b"another", &ALL, |refusal| matches!(refusal, Refusal::WrongKey)).await;
    Store::open(&database.url, CHECK, Opened::Look).await.unwrap();
}

async fn empty(database: Database) {
    let looks = [Opened::Migrate, Opened::Look];
    if !database.is_postgres {
        // Not even an empty file is made.
        refused(&database, CHECK, &looks, |refusal| matches!(refusal, Refusal::Unreachable(_))).await;
        std::fs::write(database.folder.path().join("suaka.db"), b"").unwrap();
    }
    refused(&database, CHECK, &looks, |refusal| matches!(refusal, Refusal::Empty)).await;
    ours(&database).await;
    Store::open(&database.url, CHECK, Opened::Migrate).await.unwrap();
}

/// `init` was killed: after the list of migrations was made, or after they were done.
async fn cut_short(database: Database) {
    ours(&database).await;
    let before = dump::dump(&database.url).await;
    let undo: Vec<String> = before.keys().filter(|table| *table != "_sqlx_migrations").map(|table| format!("drop table {table}")).collect();
    let order =
        if database.is_postgres { undo.join(" cascade; ") + " cascade" } else { format!("pragma foreign_keys = off; {}", undo.join("; ")) };
    sql(&database.url, &format!("delete from _sqlx_migrations; {order}")).await;
    refused(&database, CHECK, &[Opened::Migrate, Opened::Look], |refusal| matches!(refusal, Refusal::Empty)).await;
    ours(&database).await;
    sql(&database.url, "delete from meta").await;
    refused(&database, CHECK, &[Opened::Migrate, Opened::Look], |refusal| matches!(refusal, Refusal::Empty)).await;
    ours(&database).await;
    let after = dump::dump(&database.url).await;
    assert_eq!(after.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    assert_eq!(after["meta"], before["meta"]);
}

async fn no_database() {
    let database = Database::sqlite();
    std::fs::write(database.folder.path().join("suaka.db"), "a letter, and no database at all; ".repeat(200)).unwrap();
    refused(&database, CHECK, &ALL, |refusal| matches!(refusal, Refusal::Unreachable(_))).await;
}

fn urls() {
    let file = |path: &str| Some((Engine::Sqlite, Some(PathBuf::from(path))));
    for (url, expected) in [
        ("sqlite:suaka.db", file("suaka.db")),
        ("sqlite:///var/lib/suaka/suaka.db", file("/var/lib/suaka/suaka.db")),
        ("sqlite:suaka.db?mode=memory", file("suaka.db")),
        ("sqlite::memory:", None),
        ("sqlite:", None),
        ("postgres://suaka@localhost/suaka", Some((Engine::Postgres, None))),
        ("postgresql://suaka@localhost/suaka", Some((Engine::Postgres, None))),
        ("mysql://suaka@localhost/suaka", None),
        ("suaka.db", None),
    ] {
        assert_eq!(engine(url), expected, "{url}");
    }
}
