//! The real program as a process of its own, before a sandbox that it takes for Telegram: started, killed, stopped, and
//! what it left on the disk looked at.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};
use std::time::Duration;

use chrono::{DateTime, Utc};
use serde_json::json;
use suaka::cli::init::{CONFIG, write_secret};
use suaka::config::Config;
use suaka::domain::people::Role;
use suaka::sandbox::{Call, Options, Sandbox, World};
use suaka::store::{Opened, Store};
use suaka::vault::{Place, Vault};
use tokio::sync::watch;

use super::Database;
use super::town::TOKEN;

/// How long anything that follows from an act may take, in real time, on a slow machine.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// A hotline that runs by itself.
pub struct Live {
    pub sandbox: Sandbox,
    pub database: Database,
    pub key: String,
    /// How much the process tells in its log.
    pub level: &'static str,
    /// Configuration, secrets and logs; nothing of the database.
    folder: tempfile::TempDir,
    running: Mutex<Option<Running>>,
    kills: AtomicUsize,
    /// The last call before each start.
    lives: Mutex<Vec<u64>>,
}

struct Running {
    pid: u32,
    ended: watch::Receiver<Option<ExitStatus>>,
}

/// What was said in one case, opened from the disk.
#[derive(Debug, PartialEq, Eq)]
pub struct Words {
    pub case: i64,
    pub voice: String,
    pub text: String,
}

/// Why tests that look into a process cannot run here, if they cannot.
pub fn without_strace() -> Option<&'static str> {
    static WORKS: OnceLock<bool> = OnceLock::new();
    let works = || {
        Command::new("strace")
            .args(["-D", "-f", "--seccomp-bpf", "-o", "/dev/null", "true"])
            .output()
            .is_ok_and(|output| output.status.success())
    };
    (!WORKS.get_or_init(works)).then_some("strace is not installed or may not trace here (Debian: apt install strace)")
}

impl Live {
    /// A sandbox, a configuration and an empty database; nothing runs yet. `start`: the clock stands still there.
    pub async fn new(database: Database, start: Option<&str>) -> Self {
        let start = start.map(|start| DateTime::parse_from_rfc3339(start).expect("a time").with_timezone(&Utc));
        let options = Options { port: 0, token: TOKEN.to_owned(), bot_username: "suaka_test_bot".to_owned(), start, brief: json!(null) };
        let sandbox = Sandbox::start(options).await.expect("a sandbox");
        let folder = tempfile::tempdir().expect("a folder");
        let key = Vault::new_key_file().expect("a key").to_string();
        let telegram = format!(
            "api_url = \"{}\"\nsandbox_clock = true\nmessages_per_second = 100000\nmessages_per_second_in_a_chat = 100000",
            sandbox.url()
        );
        let config = CONFIG
            .replace("api_url = \"https://api.telegram.org\"", &telegram)
            .replace("url = \"sqlite:suaka.db\"", &format!("url = \"{}\"", database.url));
        fs::write(folder.path().join("suaka.toml"), config).expect("a configuration");
        write_secret(&folder.path().join("suaka.key"), &key).expect("a key file");
        write_secret(&folder.path().join("bot.token"), TOKEN).expect("a token file");
        let live = Self {
            sandbox,
            database,
            key,
            level: "trace",
            folder,
            running: Mutex::new(None),
            kills: AtomicUsize::new(0),
            lives: Mutex::default(),
        };
        suaka::cli::open(&live.config(), Opened::Create).await.expect("a database").store.close().await;
        live
    }

    fn config(&self) -> Config {
        Config::read(&self.folder.path().join("suaka.toml")).expect("a configuration")
    }

    pub fn vault(&self) -> Vault {
        Vault::from_key_file(&self.key).expect("a key")
    }

    /// A code that enrols one member of staff; made by another process than the one that serves, as in life.
    pub async fn invite(&self, role: Role) -> String {
        let hotline = suaka::cli::open(&self.config(), Opened::Migrate).await.expect("a hotline");
        let (code, _) = hotline.invite(role).await.expect("an invitation");
        hotline.store.close().await;
        code
    }

    pub fn start(&self) {
        self.launch(Command::new(env!("CARGO_BIN_EXE_suaka")));
    }

    /// Starts under strace, which watches from the side: the process that is started is the hotline itself.
    pub fn start_traced(&self, options: &[&str]) {
        let mut strace = Command::new("strace");
        strace.args(["-D", "-f", "-q"]).args(options).arg(env!("CARGO_BIN_EXE_suaka"));
        self.launch(strace);
    }

    fn launch(&self, mut command: Command) {
        let log = OpenOptions::new().create(true).append(true).open(self.log()).expect("a log");
        command.args(["run", "--log", self.level, "--config"]).arg(self.folder.path().join("suaka.toml"));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::from(log));
        self.lives.lock().unwrap().push(last_call(&self.sandbox.world()));
        let mut child = command.spawn().expect("a process");
        let (sender, ended) = watch::channel(None);
        let running = Running { pid: child.id(), ended };
        std::thread::spawn(move || sender.send_replace(child.wait().ok()));
        assert!(self.running.lock().unwrap().replace(running).is_none(), "one process at a time");
    }

    pub fn pid(&self) -> u32 {
        self.running.lock().unwrap().as_ref().expect("it runs").pid
    }

    pub fn runs(&self) -> bool {
        self.running.lock().unwrap().is_some()
    }

    /// Sends a signal by its name.
    pub fn signal(&self, name: &str) {
        let pid = self.pid();
        let done = Command::new("sh").args(["-c", &format!("kill -{name} {pid}")]).status();
        // It may have died by itself a moment ago: whoever waits for its end sees of what.
        let is_gone = !Path::new(&format!("/proc/{pid}")).exists();
        assert!(is_gone || done.is_ok_and(|status| status.success()), "SIG{name}");
    }

    /// Returns when the process has ended.
    pub async fn ended(&self) -> ExitStatus {
        let mut ended = self.running.lock().unwrap().as_ref().expect("it runs").ended.clone();
        let status = ended.wait_for(Option::is_some).await.expect("its end is told").expect("it is some");
        self.running.lock().unwrap().take();
        status
    }

    /// Kill -9; returns when it is dead and none of its calls is held any more.
    pub async fn kill(&self) {
        self.signal("KILL");
        let status = self.ended().await;
        assert!(!status.success(), "it was to be killed, and ended by itself");
        self.died().await;
    }

    /// It was killed by somebody else.
    pub async fn died(&self) {
        self.kills.fetch_add(1, Ordering::SeqCst);
        assert!(self.sandbox.wait_until(PATIENCE, |world| world.held() == 0).await, "calls of the dead are held");
    }

    /// The numbers of the calls at which a life may begin: the last before each start, since what waits is sent before
    /// anything is polled for, and the last before each life's first poll, which waits for nothing, since what the dead one had
    /// under way can arrive after the start of the next.
    pub fn lives(&self) -> Vec<u64> {
        let world = self.sandbox.world();
        let calls = world.calls();
        let polls = |call: &&Call| call.method == "getUpdates" && call.params["timeout"].as_i64() == Some(0);
        let begin = |start: &u64| {
            let first = calls[calls.partition_point(|call| call.seq <= *start)..].iter().find(polls);
            [*start, first.map_or(*start, |call| call.seq - 1)]
        };
        let lives: BTreeSet<u64> = self.lives.lock().unwrap().iter().flat_map(begin).collect();
        lives.into_iter().collect()
    }

    /// How often it was killed.
    pub fn kills(&self) -> usize {
        self.kills.load(Ordering::SeqCst)
    }

    /// Asks it to end, as a service manager does once it serves; it must end well.
    pub async fn stop(&self) {
        let after = self.lives.lock().unwrap().last().copied().expect("it was started");
        assert!(self.sandbox.wait_until(PATIENCE, |world| last_call(world) > after).await, "it does not serve\n{}", self.last_words());
        self.signal("TERM");
        let status = self.ended().await;
        assert!(status.success(), "{status}\n{}", self.last_words());
    }

    pub fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// The end of the log, for those who look for a fault.
    pub fn last_words(&self) -> String {
        let log = fs::read_to_string(self.log()).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(30)..].join("\n")
    }

    /// What everybody's phone and the log show.
    pub fn picture(&self) -> String {
        let world = self.sandbox.world();
        let phones: Vec<String> = world.people().map(|person| format!("--- {}\n{}", person.name, world.transcript(person.id))).collect();
        let calls = world.calls();
        let calls: Vec<String> = calls[calls.len().saturating_sub(20)..]
            .iter()
            .map(|call| format!("{} {} {} {:?}", call.seq, call.method, call.params, call.outcome))
            .collect();
        format!("{}\n--- calls\n{}\n--- log\n{}", phones.join("\n"), calls.join("\n"), self.last_words())
    }

    /// The data directory as it is at this very instant, opened from a copy of it. (SQLite.)
    pub async fn copy(&self) -> Copied {
        self.signal("STOP");
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["suaka.db", "suaka.db-wal"] {
            let from = self.database.folder.path().join(name);
            if from.exists() {
                fs::copy(&from, folder.path().join(name)).expect("a copy");
            }
        }
        self.signal("CONT");
        let url = format!("sqlite:{}", folder.path().join("suaka.db").display());
        let store = Store::open(&url, self.vault().check_value(), Opened::Look).await.expect("the copy opens");
        Copied { store, _folder: folder }
    }

    /// The database that the process left.
    pub async fn store(&self) -> Store {
        Store::open(&self.database.url, self.vault().check_value(), Opened::Look).await.expect("a database")
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        let Ok(running) = self.running.lock() else { return };
        if let Some(running) = running.as_ref().filter(|running| running.ended.borrow().is_none()) {
            // It may have ended by itself just now.
            let _ = Command::new("sh").args(["-c", &format!("kill -KILL {} 2>/dev/null", running.pid)]).status();
        }
    }
}

/// The number of the last call so far.
pub fn last_call(world: &World) -> u64 {
    world.calls().last().map_or(0, |call| call.seq)
}

/// A copy of a database, in a folder that goes with it.
pub struct Copied {
    pub store: Store,
    _folder: tempfile::TempDir,
}

#[derive(sqlx::FromRow)]
struct Body {
    case_id: i64,
    seq: i64,
    version: i64,
    voice: String,
    body: Vec<u8>,
    key_id: i64,
    wrapped: Vec<u8>,
}

/// Everything that was said, in the order in which it is kept.
pub async fn words(store: &Store, vault: &Vault) -> Vec<Words> {
    let rows: Vec<Body> = sqlx::query_as(
        "select m.case_id, m.seq, m.version, m.voice, m.body, c.key_id, k.wrapped from messages m join cases c on c.id = m.case_id \
         join keys k on k.id = c.key_id order by m.case_id, m.seq, m.version",
    )
    .fetch_all(&mut *store.read().await.expect("a connection"))
    .await
    .expect("messages");
    let open = |row: Body| {
        let key = vault.unwrap(row.key_id, &row.wrapped).expect("a key");
        // The place of a body, as `hotline` seals it.
        let place = Place::new("messages.body", row.case_id).part((row.seq << 20) | row.version);
        let text = key.open(place, &row.body).expect("a body").to_vec();
        Words { case: row.case_id, voice: row.voice, text: String::from_utf8(text).expect("text") }
    };
    rows.into_iter().map(open).collect()
}

/// One number out of the database.
pub async fn number(store: &Store, sql: &'static str) -> i64 {
    let row: (i64,) = sqlx::query_as(sql).fetch_one(&mut *store.read().await.expect("a connection")).await.expect("a number");
    row.0
}

/// A file that strace writes from the side: whole once it tells of the end of what it traced.
pub async fn traced(path: &Path) -> String {
    let deadline = tokio::time::Instant::now() + PATIENCE;
    loop {
        let mut text = String::new();
        if let Ok(mut file) = File::open(path) {
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut bytes).expect("a trace");
            text = String::from_utf8_lossy(&bytes).into_owned();
        }
        if text.contains("+++ exited with") || text.contains("+++ killed by") {
            return text;
        }
        assert!(tokio::time::Instant::now() < deadline, "strace does not end");
        tokio::task::yield_now().await;
    }
}
