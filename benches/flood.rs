//! `cargo bench --bench flood`: many chats write far faster than a hotline answers, and other people write their first word
//! meanwhile. Prints how long those wait for their first answer, and whether all that was written is in the database in the end.
//!
//! The sandbox and the people are this process, the hotline is the shipped program. It keeps to the rates of `--rate`, 30
//! messages a second as for Telegram if nothing else is said.
//! `cargo bench --bench flood -- --chats 200 --each 50 --seconds 20 --others 60 --rate 30`
#![allow(clippy::print_stdout, clippy::cast_precision_loss, clippy::unchecked_time_subtraction, reason = "it prints figures, for people")]

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;
use suaka::sandbox::{Options, PersonId, Sandbox};
use suaka::store::{Opened, Store};
use suaka::vault::Vault;

const TOKEN: &str = "4100000001:bench";
/// How often people act: in steps of so long, all that is due by then.
const STEP: Duration = Duration::from_millis(5);
/// How long what waits may take to be handled after the flood.
const LONGEST: Duration = Duration::from_mins(20);
const FIRST_ANSWER: &str = "Tersimpan. Terima kasih";

struct Settings {
    chats: usize,
    each: usize,
    seconds: usize,
    others: usize,
    rate: usize,
}

/// Somebody who writes their first word in the middle of it.
struct Other {
    person: PersonId,
    wrote: Instant,
    waited: Option<Duration>,
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let value = |name: &str, usual: usize| {
        args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1)).and_then(|text| text.parse().ok()).unwrap_or(usual)
    };
    let settings = Settings {
        chats: value("--chats", 200),
        each: value("--each", 50),
        seconds: value("--seconds", 20),
        others: value("--others", 60),
        rate: value("--rate", 30),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    runtime.block_on(run(&settings));
}

async fn run(settings: &Settings) {
    let options = Options { port: 0, token: TOKEN.to_owned(), bot_username: "bench_bot".to_owned(), start: None, brief: json!(null) };
    let sandbox = Sandbox::start(options).await.expect("a sandbox");
    sandbox.world().keep_calls(1000);
    sandbox.world().keep_history(4);
    let folder = tempfile::tempdir().expect("a folder");
    let hotline = start(folder.path(), &sandbox.url(), settings.rate);
    assert!(sandbox.wait_until(Duration::from_secs(20), |world| world.calls().iter().any(|call| call.method == "getUpdates")).await);
    let store = database(folder.path()).await;
    let began = Instant::now();
    let (written, received, others) = flood(&sandbox, settings).await;
    let wait = count(&store, "select count(*) from slow").await;
    println!(
        "chats {}, messages a second in each {}, for {} s, sends a second {}",
        settings.chats, settings.each, settings.seconds, settings.rate
    );
    println!("written by the flood      {written} ({:.0}/s)", written as f64 / settings.seconds as f64);
    println!("all received after        {:.1} s; batches that wait then: {wait}", received.as_secs_f64());
    told(others);
    let expected = i64::try_from(written + settings.others).expect("a count");
    while count(&store, "select count(*) from slow").await > 0 {
        assert!(began.elapsed() < LONGEST, "{} batches still wait", count(&store, "select count(*) from slow").await);
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    let kept = count(&store, "select count(*) from messages").await;
    println!("all handled after         {:.1} s", began.elapsed().as_secs_f64());
    println!("messages in the database  {kept} of {expected}");
    println!("set aside                 {}", count(&store, "select count(*) from quarantine").await);
    println!("peak memory               {:.1} MB", peak(hotline.0.id()) as f64 / 1024.0);
    assert_eq!(kept, expected, "something is lost");
}

/// How many messages the flood wrote, when all were received, and how the others fared.
async fn flood(sandbox: &Sandbox, settings: &Settings) -> (usize, Duration, Vec<Other>) {
    let flooders: Vec<PersonId> = (0..settings.chats).map(|_| sandbox.world().add_person("Contoh", "id", None)).collect();
    let (rate, all) = (settings.chats * settings.each, settings.chats * settings.each * settings.seconds);
    let lasts = Duration::from_secs(settings.seconds as u64);
    let mut others: Vec<Other> = Vec::new();
    let (mut written, began) = (0, Instant::now());
    loop {
        let passed = began.elapsed();
        {
            let mut world = sandbox.world();
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
            let due = (passed.as_secs_f64() * rate as f64) as usize;
            while written < due.min(all) {
                world.send_text(flooders[written % flooders.len()], "Halo halo halo, ini pesan yang sama lagi.");
                written += 1;
            }
            // One after the other, all through the flood.
            while others.len() < settings.others
                && passed > lasts * u32::try_from(others.len()).unwrap_or(0) / u32::try_from(settings.others).unwrap_or(1)
            {
                let person = world.add_person("Contoh", "id", None);
                world.send_text(person, "Bu, tolong.");
                others.push(Other { person, wrote: Instant::now(), waited: None });
            }
            for other in others.iter_mut().filter(|other| other.waited.is_none()) {
                if world.last_from_bot(other.person).is_some_and(|message| message.text.contains(FIRST_ANSWER)) {
                    other.waited = Some(other.wrote.elapsed());
                }
            }
            if written == all && world.pending_updates() == 0 && others.iter().all(|other| other.waited.is_some()) {
                return (written, began.elapsed(), others);
            }
        }
        assert!(began.elapsed() < LONGEST, "it does not end");
        tokio::time::sleep(STEP).await;
    }
}

fn told(others: Vec<Other>) {
    let mut waits: Vec<Duration> = others.into_iter().filter_map(|other| other.waited).collect();
    waits.sort_unstable();
    let at = |share: f64| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index")]
        let index = (waits.len() as f64 * share) as usize;
        waits[index.min(waits.len() - 1)].as_secs_f64()
    };
    println!("first answer to {} others p50 {:.2}, p95 {:.2}, p99 {:.2} s", waits.len(), at(0.50), at(0.95), at(0.99));
}

/// The hotline, which ends with the benchmark however that ends.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start(folder: &Path, url: &str, rate: usize) -> Program {
    let program = env!("CARGO_BIN_EXE_suaka");
    let done = Command::new(program).args(["init", "--dir"]).arg(folder).stdout(Stdio::null()).status().expect("init");
    assert!(done.success());
    let file = folder.join("suaka.toml");
    let text = std::fs::read_to_string(&file).expect("a configuration");
    let settings = format!("api_url = \"{url}\"\nmessages_per_second = {rate}");
    std::fs::write(&file, text.replace("api_url = \"https://api.telegram.org\"", &settings)).expect("a configuration");
    let token = folder.join("bot.token");
    std::fs::write(&token, TOKEN).expect("a token");
    std::fs::set_permissions(&token, std::os::unix::fs::PermissionsExt::from_mode(0o600)).expect("a mode");
    Program(Command::new(program).args(["run", "--log", "warn", "--config"]).arg(file).spawn().expect("run"))
}

/// The same database, to look at.
async fn database(folder: &Path) -> Store {
    let key = std::fs::read_to_string(folder.join("suaka.key")).expect("a key");
    let vault = Vault::from_key_file(&key).expect("a key");
    Store::open(&format!("sqlite:{}", folder.join("suaka.db").display()), vault.check_value(), Opened::Look).await.expect("a database")
}

async fn count(store: &Store, query: &'static str) -> i64 {
    let mut connection = store.read().await.expect("a connection");
    let (count,): (i64,) = sqlx::query_as(query).fetch_one(&mut *connection).await.expect("a count");
    count
}

/// Most memory that a process had, in kB.
fn peak(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).expect("a process");
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|text| text.parse().ok()).unwrap_or(0)
}
