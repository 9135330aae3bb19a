//! The hotline as a process, and what the system says of it.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;
use suaka::sandbox::{Options, Sandbox, World};

use crate::database::Database;

const TOKEN: &str = "4100000001:bench";
const PROGRAM: &str = env!("CARGO_BIN_EXE_suaka");

pub async fn sandbox() -> Sandbox {
    let options = Options { port: 0, token: TOKEN.to_owned(), bot_username: "bench_bot".to_owned(), start: None, brief: json!(null) };
    let sandbox = Sandbox::start(options).await.unwrap();
    sandbox.world().keep_calls(1000);
    sandbox.world().keep_history(4);
    sandbox
}

/// How updates come to it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Inlet {
    Polls,
    Webhook,
}

/// The hotline, which ends with the benchmark however that ends.
pub struct Program {
    child: Child,
    file: PathBuf,
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Program {
    /// Set up and started, receiving already; how long that took from its start.
    pub async fn start(database: &Database, sandbox: &Sandbox, inlet: Inlet) -> (Self, Duration) {
        let folder = database.folder.path();
        let file = folder.join("suaka.toml");
        if !file.exists() {
            set_up(folder, &file, database, &sandbox.url(), inlet);
        }
        let polls = |world: &World| world.calls().iter().filter(|call| call.method == "getUpdates").map(|call| call.seq).next_back();
        let (before, begun) = (polls(&sandbox.world()), Instant::now());
        let child = Command::new(PROGRAM).args(["run", "--log", "warn", "--config"]).arg(&file).spawn().unwrap();
        let program = Self { child, file };
        let receives = |world: &World| match inlet {
            Inlet::Polls => polls(world) > before,
            Inlet::Webhook => world.webhook_url().is_some(),
        };
        assert!(sandbox.wait_until(Duration::from_mins(1), receives).await, "it does not receive");
        (program, begun.elapsed())
    }

    /// Asks it to end, as a service manager does.
    pub fn end(mut self) {
        let asked = Command::new("kill").arg(self.child.id().to_string()).status().unwrap();
        assert!(asked.success() && self.child.wait().unwrap().success(), "it does not end");
    }

    /// The code of a new counsellor's invitation.
    pub fn invite(&self) -> String {
        let output = Command::new(PROGRAM).args(["staff", "invite", "--role", "counsellor", "--config"]).arg(&self.file).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        text.split("start=").nth(1).unwrap().split_whitespace().next().unwrap().to_owned()
    }

    /// User and system time (proc(5), stat 14 and 15, in ticks of 10 ms).
    pub fn cpu(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        let ticks: u64 = fields[11..13].iter().map(|field| field.parse::<u64>().unwrap_or(0)).sum();
        Duration::from_millis(ticks * 10)
    }

    /// Resident memory in MB.
    pub fn memory(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
        line.split_whitespace().nth(1).and_then(|text| text.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
    }
}

fn set_up(folder: &Path, file: &Path, database: &Database, url: &str, inlet: Inlet) {
    let init = || assert!(Command::new(PROGRAM).args(["init", "--dir"]).arg(folder).stdout(Stdio::null()).status().unwrap().success());
    init();
    let text = std::fs::read_to_string(file).unwrap();
    let settings = format!("api_url = \"{url}\"\nmessages_per_second = 1000000\nmessages_per_second_in_a_chat = 1000000");
    let mut text = text.replace("api_url = \"https://api.telegram.org\"", &settings);
    if inlet == Inlet::Webhook {
        let listen = TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).unwrap();
        let section = format!(
            "[telegram.webhook]\nurl = \"http://{listen}/telegram\"\nlisten = \"{listen}\"\nsecret_file = \"webhook.secret\"\n\n[database]"
        );
        text = text.replace("[database]", &section);
        secret(&folder.join("webhook.secret"), &"s".repeat(32));
    }
    if database.is_postgres {
        std::fs::write(file, text.replace("url = \"sqlite:suaka.db\"", &format!("url = \"{}\"", database.url))).unwrap();
        init();
    } else {
        std::fs::write(file, text).unwrap();
    }
    secret(&folder.join("bot.token"), TOKEN);
}

fn secret(file: &Path, text: &str) {
    std::fs::write(file, text).unwrap();
    std::fs::set_permissions(file, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
}
