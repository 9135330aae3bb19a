//! `cargo bench`: the real program, over real HTTP, with its database at full durability. Prints one line for each
//! scenario; without arguments a small curve of them.
//!
//! The sandbox and the people are this process, the hotline is a process of its own, so that its CPU can be told apart.
//! `cargo bench --bench report -- talk --stories 3000 --people 200 --delay 50 --postgres`, `open --people 10000`,
//! `stored --cases 100000`.
#![allow(
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::unchecked_time_subtraction,
    clippy::unwrap_used,
    reason = "it prints figures, for people"
)]
#![allow(clippy::disallowed_methods, clippy::format_push_string, reason = "a bench takes arguments, and nobody waits for it")]

#[path = "../../tests/support/database.rs"]
#[allow(dead_code, unreachable_pub, reason = "the tests use more of it")]
mod database;
mod program;
mod stored;
mod talk;

use database::Database;
use talk::Talk;

/// What was asked for.
struct Asked(Vec<String>);

impl Asked {
    fn number(&self, name: &str, usual: usize) -> usize {
        let at = self.0.iter().position(|arg| arg == name);
        at.and_then(|at| self.0.get(at + 1)).and_then(|text| text.parse().ok()).unwrap_or(usual)
    }

    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|arg| arg == name)
    }

    fn databases(&self) -> Vec<Database> {
        let postgres = || Database::postgres().map_err(|reason| println!("PostgreSQL: skipped: {reason}")).ok();
        if self.has("--postgres") { postgres().into_iter().collect() } else { vec![Database::sqlite()] }
    }
}

fn main() {
    let asked = Asked(std::env::args().skip(1).filter(|arg| arg != "--bench").collect());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(run(&asked));
}

async fn run(asked: &Asked) {
    let talk = |stories, people, delay| Talk {
        stories: asked.number("--stories", stories),
        people: asked.number("--people", people),
        delay: asked.number("--delay", delay) as u64,
    };
    let mut any = false;
    if asked.has("talk") {
        any = true;
        for database in asked.databases() {
            talk(2000, 200, 0).run(&database).await;
        }
    }
    if asked.has("open") {
        any = true;
        for database in asked.databases() {
            talk::open(&database, asked.number("--people", 10_000)).await;
        }
    }
    if asked.has("stored") {
        any = true;
        stored::run(asked.number("--cases", 100_000)).await;
    }
    if any {
        return;
    }
    for postgres in [false, true] {
        let database = || if postgres { Database::postgres() } else { Ok(Database::sqlite()) };
        for talk in [talk(2000, 200, 0), talk(1000, 50, 0), talk(500, 50, 50)] {
            match database() {
                Ok(database) => talk.run(&database).await,
                Err(reason) => println!("talk, PostgreSQL: skipped: {reason}"),
            }
        }
    }
    talk::open(&Database::sqlite(), 10_000).await;
    stored::run(100_000).await;
}
