//! The golden story while the database fails, in every way, at every step: nothing is said that is not so, *not saved yet*
//! within five seconds with the emergency contacts, once, and then the outcome. CI breaks it at some steps, `SUAKA_EACH=1` at
//! each.
//!
//! What was told is remembered by the process, since there is no database to remember it in. After a restart within an
//! outage its people are told once more; what they wrote is handled and answered, and the earlier word stays in the chat.

#![expect(clippy::print_stdout, reason = "how much was run is what such a test is worth")]

use std::time::{Duration, Instant};

use libtest_mimic::Trial;
use sqlx::{AssertSqlSafe, Connection};
use suaka::sandbox::{Happening, PersonId, Sandbox, World};
use suaka::store::Tx;
use suaka::telegram::receive::Polled;

use crate::support::database::{Server, without_postgres};
use crate::support::dice::{each, rounds};
use crate::support::disk::{ReadOnly, SmallDisk, without_mounts};
use crate::support::dump::{connect, sql};
use crate::support::golden::{End, STORY, Teller};
use crate::support::proxy::Proxy;
use crate::support::{Database, Town, runtime};

pub fn trials() -> Vec<Trial> {
    let trial = |name: &str, without: Option<&'static str>, test: fn() -> Breaking| {
        let trial = Trial::test(format!("unsaved::{name}_is_told_at_every_step_and_then_its_outcome"), move || {
            runtime().block_on(whole(test()));
            Ok(())
        });
        match without {
            Some(reason) => trial.with_ignored_flag(true).with_kind(reason),
            None => trial,
        }
    };
    let (postgres, mounts) = (without_postgres(), without_mounts());
    vec![
        trial("a_locked_database::sqlite", None, || Breaking::of("locked", Database::sqlite())),
        trial("a_locked_database::postgres", postgres, || Breaking::of("locked", Database::postgres().unwrap())),
        trial("a_full_disk", mounts, Breaking::disk),
        trial("a_read_only_database::sqlite", mounts, || Breaking::of("read-only", Database::sqlite())),
        trial("a_read_only_database::postgres", postgres, || Breaking::of("read-only", Database::postgres().unwrap())),
        trial("a_database_that_is_cut_off", postgres, || Breaking::of("cut off", Database::postgres().unwrap())),
        trial("a_database_that_does_not_answer", postgres, || Breaking::of("silent", Database::postgres().unwrap())),
        trial("a_database_that_is_stopped_and_started", postgres, Breaking::server),
    ]
}

/// A database, and how it fails.
struct Breaking {
    how: &'static str,
    database: Option<Database>,
    disk: Option<SmallDisk>,
    server: Option<Server>,
    proxy: Option<Proxy>,
    read_only: Option<ReadOnly>,
    locked: Option<Tx>,
}

impl Breaking {
    const fn of(how: &'static str, database: Database) -> Self {
        Self { how, database: Some(database), disk: None, server: None, proxy: None, read_only: None, locked: None }
    }

    fn disk() -> Self {
        let (disk, mut database) = (SmallDisk::mount().unwrap(), Database::sqlite());
        database.url = format!("sqlite:{}", disk.path().join("suaka.db").display());
        Self { disk: Some(disk), ..Self::of("full", database) }
    }

    fn server() -> Self {
        let (server, database) = Server::new().unwrap();
        Self { server: Some(server), ..Self::of("stopped", database) }
    }

    async fn town(&mut self) -> Town {
        let mut database = self.database.take().unwrap();
        if matches!(self.how, "cut off" | "silent") {
            let server = database.url.split('@').nth(1).unwrap().split('/').next().unwrap().to_owned();
            let proxy = Proxy::to(server.clone()).await;
            database.url = database.url.replace(&server, &proxy.address.to_string());
            self.proxy = Some(proxy);
        }
        Town::new(database).await
    }

    async fn breaks(&mut self, town: &Town) {
        let url = &town.database.url;
        match (self.how, town.database.is_postgres) {
            ("locked", _) => self.locked = Some(town.locks().await),
            ("full", _) => {
                // What the log of the database has room for already would need no disk.
                sql(url, "pragma wal_checkpoint(truncate)").await;
                self.disk.as_ref().unwrap().fills();
            }
            ("read-only", false) => {
                self.read_only = Some(ReadOnly::make(town.database.folder.path()).unwrap());
                // Who has it open for writing goes on writing: as after a restart, it is opened anew.
                drop(town.hotline.store.write().await.unwrap());
            }
            ("read-only", true) => read_only(url, "set default_transaction_read_only = on").await,
            ("cut off", _) => self.proxy.as_ref().unwrap().cut(),
            ("silent", _) => self.proxy.as_ref().unwrap().stall(),
            _ => self.server.as_ref().unwrap().stops(),
        }
    }

    async fn mends(&mut self, url: &str) {
        match (self.how, url.starts_with("postgres")) {
            ("locked", _) => drop(self.locked.take()),
            ("full", _) => self.disk.as_ref().unwrap().empties(),
            ("read-only", false) => drop(self.read_only.take()),
            ("read-only", true) => read_only(url, "reset default_transaction_read_only").await,
            ("cut off" | "silent", _) => self.proxy.as_ref().unwrap().open(),
            _ => self.server.as_ref().unwrap().starts(),
        }
    }
}

/// For every connection from now on.
async fn read_only(url: &str, setting: &str) {
    let name = url.rsplit('/').next().unwrap();
    let mut connection = connect(url).await;
    let ends =
        "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
    for statement in ["set default_transaction_read_only = off", &format!("alter database {name} {setting}"), ends] {
        sqlx::raw_sql(AssertSqlSafe(statement.to_owned())).execute(&mut connection).await.unwrap();
    }
    connection.close().await.unwrap();
}

async fn whole(mut breaking: Breaking) {
    let faultless = {
        let mut town = Town::new(Database::quick()).await;
        let mut teller = Teller::new(&mut town).await;
        for step in 0..STORY.len() {
            teller.does(step).await;
            teller.passes().await;
        }
        teller.end().await
    };
    let mut town = breaking.town().await;
    let mut teller = Teller::new(&mut town).await;
    let every = (STORY.len() / usize::try_from(rounds(2)).unwrap()).max(1);
    let (mut broken, mut longest) = (0, Duration::ZERO);
    for step in 0..STORY.len() {
        // Elsewhere for each way in which it fails.
        if each() || (step + breaking.how.len() * 5).is_multiple_of(every) {
            longest = longest.max(Box::pin(breaks_at(&mut teller, step, &mut breaking)).await);
            broken += 1;
        } else {
            teller.does(step).await;
        }
        teller.passes().await;
    }
    assert_eq!(without_notice(teller.end().await), faultless);
    assert!(broken > 0, "nothing failed");
    println!(
        "{} ({}): failed at {broken} of {} steps: 0 false acknowledgements, told within {longest:?}, once, then the outcome",
        breaking.how,
        if teller.town.database.is_postgres { "PostgreSQL" } else { "SQLite" },
        STORY.len()
    );
}

/// One step while the database fails. Returns how long it took until its person was told.
async fn breaks_at(teller: &mut Teller<'_>, step: usize, breaking: &mut Breaking) -> Duration {
    let person = teller.person(STORY[step].0);
    breaking.breaks(teller.town).await;
    let sandbox = teller.town.sandbox.clone();
    let before = sandbox.world().calls().len();
    assert!(teller.begins(step), "step {step} is not there:\n{}", teller.town.transcript(person));
    let since = Instant::now();
    let url = teller.town.database.url.clone();
    let Town { receiver, delivery, hotline, .. } = &mut *teller.town;
    let polling = async {
        while !matches!(receiver.poll(Duration::ZERO).await, Polled::Handled(1..)) {}
        receiver.rest().await;
    };
    let watching = async {
        assert!(sandbox.wait_until(Duration::from_secs(10), |world| told(world, person, before) > 0).await, "nobody is told");
        let took = since.elapsed();
        if breaking.how != "silent" {
            // It goes on for a while; time and delivery look in vain.
            let _ = (hotline.tick().await, delivery.drain().await);
            let polls = |world: &World| world.calls()[before..].iter().filter(|call| call.method == "getUpdates").count();
            assert!(sandbox.wait_until(Duration::from_secs(20), |world| polls(world) > 2).await, "nobody polls");
        }
        nothing_else_is_said(&sandbox, person, before);
        breaking.mends(&url).await;
        took
    };
    let ((), took) = tokio::join!(polling, watching);
    assert!(took < Duration::from_secs(5), "told after {took:?}");
    teller.town.settle().await;
    let world = sandbox.world();
    assert_eq!(told(&world, person, before), 1, "step {step}");
    assert!(!world.transcript(person).contains(NOT_SAVED), "{}", world.transcript(person));
    let outcome = world.screen_history(person).iter().rev().take(6).any(|shown| AFTER_ALL.iter().any(|line| shown.text.contains(line)));
    assert!(outcome, "step {step}: no outcome\n{}", world.transcript(person));
    took
}

const NOT_SAVED: &str = "belum tersimpan";
const AFTER_ALL: [&str; 2] = ["Gangguannya selesai.", "The trouble is over."];

/// How often this person was told since then that something is not saved yet, in both languages, with the contacts.
fn told(world: &World, person: PersonId, since: usize) -> usize {
    let calls = world.calls()[since..].iter().filter(|call| call.method == "sendMessage");
    let text = |call: &suaka::sandbox::Call| call.params["text"].as_str().unwrap_or_default().to_owned();
    let holds = |text: &str| [NOT_SAVED, "not saved yet", "110", "112"].iter().all(|words| text.contains(words));
    calls.filter(|call| call.params["chat_id"].as_i64() == Some(person.0) && holds(&text(call))).count()
}

/// Nothing is confirmed, and nobody is told anything but that.
fn nothing_else_is_said(sandbox: &Sandbox, person: PersonId, since: usize) {
    let world = sandbox.world();
    assert_eq!(world.pending_updates(), 1, "confirmed, and not saved");
    let said = world.calls()[since..].iter().filter(|call| call.method != "getUpdates").count();
    assert_eq!((said, told(&world, person, since)), (1, 1), "{}", world.transcript(person));
    let shown = world.screen_history(person).last();
    assert!(shown.is_some_and(|shown| shown.what == Happening::Sent && shown.text.contains(NOT_SAVED)));
}

/// The last screens say that a trouble is over: beside that, all is the same.
fn without_notice(mut end: End) -> End {
    for (_, text, _) in end.chats.iter_mut().flatten() {
        for line in AFTER_ALL {
            let saved = if line.starts_with('T') { " That message is saved now." } else { " Pesan tadi sekarang sudah tersimpan." };
            for told in [format!("{line}{saved}\n\n"), format!("{line}\n\n")] {
                *text = text.replace(&told, "");
            }
        }
    }
    end
}
