//! The hotline as a process, and what the system says of it.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;
use suaka::sandbox::{Options, Sandbox};

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
    /// Set up and started, polling already; how long that took from its start.
    pub async fn start(database: &Database, sandbox: &Sandbox) -> (Self, Duration) {
        let folder = database.folder.path();
        let file = folder.join("suaka.toml");
        if !file.exists() {
            set_up(folder, &file, database, &sandbox.url());
        }
        let polls = |world: &suaka::sandbox::World| {
            world.calls().iter().filter(|call| call.method == "getUpdates").map(|call| call.seq).next_back()
        };
        let (before, begun) = (polls(&sandbox.world()), Instant::now());
        let child = Command::new(PROGRAM).args(["run", "--log", "warn", "--config"]).arg(&file).spawn().unwrap();
        let program = Self { child, file };
        assert!(sandbox.wait_until(Duration::from_mins(1), |world| polls(world) > before).await, "it does not poll");
        (program, begun.elapsed())
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

fn set_up(folder: &Path, file: &Path, database: &Database, url: &str) {
    let init = || assert!(Command::new(PROGRAM).args(["init", "--dir"]).arg(folder).stdout(Stdio::null()).status().unwrap().success());
    init();
    let text = std::fs::read_to_string(file).unwrap();
    let settings = format!("api_url = \"{url}\"\nmessages_per_second = 1000000\nmessages_per_second_in_a_chat = 1000000");
    let text = text.replace("api_url = \"https://api.telegram.org\"", &settings);
    if database.is_postgres {
        std::fs::write(file, text.replace("url = \"sqlite:suaka.db\"", &format!("url = \"{}\"", database.url))).unwrap();
        init();
    } else {
        std::fs::write(file, text).unwrap();
    }
    let token = folder.join("bot.token");
    std::fs::write(&token, TOKEN).unwrap();
    std::fs::set_permissions(&token, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
}
