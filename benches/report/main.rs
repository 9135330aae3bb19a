//! `cargo bench`: the real program, over real HTTP, with its database at full durability. Prints one line for each
//! scenario; without arguments a small curve of them.
//!
//! The sandbox and the people are this process, the hotline is a process of its own, so that its CPU can be told apart.
//! `cargo bench --bench report -- talk --stories 3000 --people 200 --delay 50 --webhook --postgres`, `open --people 10000`,
//! `stored --cases 1000000 --postgres`.
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
use program::Inlet;
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

/// Stories, people at a time, milliseconds a call, and how updates come.
const CURVE: [(usize, usize, u64, Inlet); 5] = [
    (2000, 200, 0, Inlet::Polls),
    (1000, 50, 0, Inlet::Polls),
    (1000, 50, 0, Inlet::Webhook),
    (700, 50, 50, Inlet::Polls),
    (700, 50, 50, Inlet::Webhook),
];

fn database(postgres: bool) -> Result<Database, String> {
    if postgres { Database::postgres() } else { Ok(Database::sqlite()) }
}

fn main() {
    let asked = Asked(std::env::args().skip(1).filter(|arg| arg != "--bench").collect());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(run(&asked));
}

async fn run(asked: &Asked) {
    println!("load average before: {}", std::fs::read_to_string("/proc/loadavg").unwrap_or_default().trim());
    let mut any = false;
    if asked.has("talk") {
        any = true;
        for database in asked.databases() {
            let talk = Talk {
                stories: asked.number("--stories", 2000),
                people: asked.number("--people", 200),
                delay: asked.number("--delay", 0) as u64,
                inlet: if asked.has("--webhook") { Inlet::Webhook } else { Inlet::Polls },
            };
            talk.run(&database).await;
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
        stored::run(asked.number("--cases", 100_000), asked.has("--postgres")).await;
    }
    if any {
        return;
    }
    for postgres in [false, true] {
        for (stories, people, delay, inlet) in CURVE {
            match database(postgres) {
                Ok(database) => Talk { stories, people, delay, inlet }.run(&database).await,
                Err(reason) => println!("talk, PostgreSQL: skipped: {reason}"),
            }
        }
    }
    talk::open(&Database::sqlite(), 10_000).await;
    for (cases, postgres) in [(100_000, false), (1_000_000, false), (100_000, true)] {
        stored::run(cases, postgres).await;
    }
}
