//! `cargo bench`: people tell their stories to the real program over real HTTP, with SQLite at synchronous=FULL.
//! Prints updates a second, the program's CPU an update, its memory, and how long a visible answer takes.
//!
//! The sandbox and the people are this process, the hotline is a process of its own, so that its CPU can be told apart.
//! `cargo bench -- --conversations 2000 --people 200 --delay 0`
#![allow(clippy::print_stdout, clippy::cast_precision_loss, clippy::unchecked_time_subtraction, reason = "it prints figures, for people")]

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;
use suaka::sandbox::{Fault, FaultKind, Options, PersonId, Sandbox, World};

const TOKEN: &str = "4100000001:bench";
/// What one person does, each act after the answer to the one before.
const ACTS: [Act; 9] = [
    Act::Says("Bu, tolong. Suami saya marah lagi dan anak-anak takut pulang ke rumah."),
    Act::Says("Sudah tiga kali minggu ini. Tetangga juga mendengar."),
    Act::Says("Apa yang bisa saya lakukan?"),
    Act::Taps(0, 0),
    Act::Taps(0, 0),
    Act::Taps(0, 0),
    Act::Taps(0, 0),
    Act::Taps(0, 0),
    Act::Says("Terima kasih, saya tunggu."),
];

#[derive(Clone, Copy)]
enum Act {
    Says(&'static str),
    Taps(usize, usize),
}

struct Settings {
    conversations: usize,
    people: usize,
    delay: u64,
}

struct Walker {
    person: PersonId,
    act: usize,
    shown: usize,
    since: Instant,
}

fn main() {
    let settings = settings();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    runtime.block_on(run(&settings));
}

fn settings() -> Settings {
    let args: Vec<String> = std::env::args().collect();
    let value = |name: &str, usual: usize| {
        args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1)).and_then(|text| text.parse().ok()).unwrap_or(usual)
    };
    Settings { conversations: value("--conversations", 2000), people: value("--people", 200), delay: value("--delay", 0) as u64 }
}

async fn run(settings: &Settings) {
    let options = Options { port: 0, token: TOKEN.to_owned(), bot_username: "bench_bot".to_owned(), start: None, brief: json!(null) };
    let sandbox = Sandbox::start(options).await.expect("a sandbox");
    sandbox.world().keep_calls(1000);
    sandbox.world().keep_history(4);
    let folder = tempfile::tempdir().expect("a folder");
    let hotline = start(folder.path(), &sandbox.url());
    assert!(sandbox.wait_until(Duration::from_secs(20), |world| world.calls().iter().any(|call| call.method == "getUpdates")).await);
    std::thread::sleep(Duration::from_secs(1));
    let idle = memory(hotline.0.id());
    if settings.delay > 0 {
        sandbox.world().fault(Fault {
            method: None,
            skip: 0,
            times: u32::MAX,
            kind: FaultKind::Delay(Duration::from_millis(settings.delay)),
        });
    }
    let (cpu, begun) = (cpu(hotline.0.id()), Instant::now());
    let waits = walk(&sandbox, settings).await;
    let (took, used) = (begun.elapsed(), self::cpu(hotline.0.id()) - cpu);
    let updates = waits.len();
    let after = memory(hotline.0.id());
    report(settings, updates, took, used, idle, after, waits);
}

/// All conversations, `people` at a time.
async fn walk(sandbox: &Sandbox, settings: &Settings) -> Vec<Duration> {
    let mut waits = Vec::with_capacity(settings.conversations * ACTS.len());
    let mut walkers: Vec<Walker> = Vec::new();
    let mut begun = 0;
    while begun < settings.conversations || !walkers.is_empty() {
        {
            let mut world = sandbox.world();
            while walkers.len() < settings.people && begun < settings.conversations {
                let person = world.add_person("Contoh", "id", None);
                begun += 1;
                let mut walker = Walker { person, act: 0, shown: 0, since: Instant::now() };
                act(&mut world, &mut walker);
                walkers.push(walker);
            }
            walkers.retain_mut(|walker| step(&mut world, walker, &mut waits));
        }
        tokio::time::sleep(Duration::from_micros(500)).await;
    }
    waits
}

/// Goes on if the answer is there; false when the story is told.
fn step(world: &mut World, walker: &mut Walker, waits: &mut Vec<Duration>) -> bool {
    let shown = fingerprint(world, walker.person);
    if shown == walker.shown || shown == 0 {
        return true;
    }
    waits.push(walker.since.elapsed());
    walker.act += 1;
    walker.shown = shown;
    if walker.act == ACTS.len() {
        return false;
    }
    act(world, walker);
    true
}

fn act(world: &mut World, walker: &mut Walker) {
    walker.since = Instant::now();
    match ACTS[walker.act] {
        Act::Says(text) => {
            world.send_text(walker.person, text);
        }
        Act::Taps(row, column) => {
            let message = world.last_from_bot(walker.person).expect("a screen").id;
            world.press(walker.person, message, row, column).expect("a key");
        }
    }
}

/// Changes whenever the live screen does.
fn fingerprint(world: &World, person: PersonId) -> usize {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let Some(message) = world.last_from_bot(person) else { return 0 };
    let mut hasher = DefaultHasher::new();
    (message.id, &message.text).hash(&mut hasher);
    usize::try_from(hasher.finish() >> 1).unwrap_or(1) | 1
}

/// The hotline, which ends with the benchmark however that ends.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start(folder: &Path, url: &str) -> Program {
    let program = env!("CARGO_BIN_EXE_suaka");
    let done = Command::new(program).args(["init", "--dir"]).arg(folder).stdout(Stdio::null()).status().expect("init");
    assert!(done.success());
    let file = folder.join("suaka.toml");
    let text = std::fs::read_to_string(&file).expect("a configuration");
    let settings = format!("api_url = \"{url}\"\nmessages_per_second = 1000000\nmessages_per_second_in_a_chat = 1000000");
    std::fs::write(&file, text.replace("api_url = \"https://api.telegram.org\"", &settings)).expect("a configuration");
    let token = folder.join("bot.token");
    std::fs::write(&token, TOKEN).expect("a token");
    std::fs::set_permissions(&token, std::os::unix::fs::PermissionsExt::from_mode(0o600)).expect("a mode");
    Program(Command::new(program).args(["run", "--log", "warn", "--config"]).arg(file).spawn().expect("run"))
}

/// User and system time of a process (proc(5), stat 14 and 15, in ticks of 10 ms).
fn cpu(pid: u32) -> Duration {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).expect("a process");
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks: u64 = fields[11..13].iter().map(|field| field.parse::<u64>().unwrap_or(0)).sum();
    Duration::from_millis(ticks * 10)
}

/// Resident memory in kB.
fn memory(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).expect("a process");
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|text| text.parse().ok()).unwrap_or(0)
}

fn report(settings: &Settings, updates: usize, took: Duration, used: Duration, idle: u64, after: u64, mut waits: Vec<Duration>) {
    waits.sort_unstable();
    let at = |share: f64| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "an index")]
        let index = (waits.len() as f64 * share) as usize;
        waits[index.min(waits.len() - 1)].as_secs_f64() * 1000.0
    };
    #[expect(clippy::cast_precision_loss, reason = "a rate")]
    let count = updates as f64;
    println!("conversations {}, people at a time {}, delay of each call {} ms", settings.conversations, settings.people, settings.delay);
    println!("updates               {updates}");
    println!("updates/s             {:.0}", count / took.as_secs_f64());
    println!("CPU an update         {:.0} µs", used.as_secs_f64() * 1e6 / count);
    println!("RSS idle → after      {:.1} → {:.1} MB", idle as f64 / 1024.0, after as f64 / 1024.0);
    println!("act to visible answer p50 {:.1}, p95 {:.1}, p99 {:.1} ms", at(0.50), at(0.95), at(0.99));
}
