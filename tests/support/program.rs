//! The shipped binary, as an operator runs it: a folder made by `suaka init`, commands, and a process that serves.

use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use super::Database;

/// What a command said, and how it ended.
#[derive(Debug)]
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Said {
    /// Its output, where it ended well.
    pub fn good(self) -> String {
        assert_eq!(self.code, Some(0), "{self:?}");
        self.out
    }

    /// All that it said, where it ended with 1.
    pub fn bad(self) -> String {
        assert_eq!(self.code, Some(1), "{self:?}");
        self.out + &self.err
    }
}

/// `suaka` with nothing of this machine's settings.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_suaka"));
    command.args(arguments).env_clear().stdin(Stdio::null());
    command
}

pub fn suaka(arguments: &[&str]) -> Said {
    said(command(arguments))
}

pub fn said(mut command: Command) -> Said {
    let output = command.output().expect("the program");
    Said { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

/// A file that only its owner can read.
pub fn secret(path: &Path, text: &str, mode: u32) {
    std::fs::write(path, text).expect("a file");
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("its mode");
}

/// A centre that is nowhere.
pub const PLACE: &str = "[centre.place]\nphone = [\"+62-000-000000\"]\naddress = \"Jalan Contoh No. 0\"\n\
                         open = [{ days = [\"mon\", \"tue\"], from = \"08:00\", to = \"16:00\" }]\n\n";

/// The word of every card.
pub fn cards() -> Vec<String> {
    let library = suaka::domain::library::Library::read(suaka::domain::library::DATA).expect("the cards");
    library.cards.into_iter().map(|card| card.word).collect()
}

/// What `suaka init` made, turned to a Bot API on this machine.
pub struct Site {
    pub folder: PathBuf,
    pub database: Database,
    pub config: String,
}

impl Site {
    /// # Panics
    /// Where `init` does not do what it should.
    pub fn new(database: Database, api: &str, token: &str) -> Self {
        let folder = database.folder.path().join("site");
        suaka(&["init", "--dir", folder.to_str().expect("a path")]).good();
        let config = folder.join("suaka.toml").to_str().expect("a path").to_owned();
        let mut site = Self { folder, database, config };
        site.change("https://api.telegram.org\"", &format!("{api}\"\nmessages_per_second = 1000\nmessages_per_second_in_a_chat = 1000"));
        site.change("Nama pusat layanan", "Pusat Contoh");
        site.change("[limits]", &format!("{PLACE}[library]\naccept = {:?}\n\n[limits]", cards()));
        secret(&site.file("bot.token"), token, 0o600);
        if site.database.is_postgres {
            site.change("\"sqlite:suaka.db\"", &format!("\"{}\"", site.database.url));
            suaka(&["init", "--dir", site.folder.to_str().expect("a path")]).good();
        } else {
            site.database.url = format!("sqlite:{}", site.file("suaka.db").display());
        }
        site
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Changes a place in the configuration.
    pub fn change(&self, from: &str, to: &str) {
        let text = std::fs::read_to_string(&self.config).expect("the configuration");
        assert!(text.contains(from), "{from} is not in the configuration");
        std::fs::write(&self.config, text.replacen(from, to, 1)).expect("the configuration");
    }

    /// A command on this site.
    pub fn suaka(&self, arguments: &[&str]) -> Said {
        suaka(&[arguments, &["--config", &self.config]].concat())
    }

    /// `suaka run`, until it says that it serves.
    pub fn run(&self) -> Running {
        self.run_until("serving")
    }

    /// The same, until it says something else.
    pub fn run_until(&self, says: &str) -> Running {
        Running::start(command(&["run", "--config", &self.config]), says)
    }
}

/// A process that serves; killed when dropped.
pub struct Running {
    child: Child,
    log: Arc<(Mutex<String>, Condvar)>,
}

impl Running {
    pub fn start(mut command: Command, says: &str) -> Self {
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program");
        let log = Arc::new((Mutex::new(String::new()), Condvar::new()));
        let (lines, heard) = (BufReader::new(child.stderr.take().expect("its log")), log.clone());
        std::thread::spawn(move || {
            for line in lines.lines().map_while(Result::ok) {
                let (text, changed) = &*heard;
                let mut text = text.lock().expect("the log");
                text.push_str(&line);
                text.push('\n');
                changed.notify_all();
            }
        });
        let running = Self { child, log };
        running.hears(says);
        running
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// All that it logged so far.
    pub fn log(&self) -> String {
        self.log.0.lock().expect("the log").clone()
    }

    /// Waits until it logged this.
    pub fn hears(&self, what: &str) {
        let (text, changed) = &*self.log;
        let text = text.lock().expect("the log");
        let (text, late) = changed.wait_timeout_while(text, Duration::from_secs(20), |text| !text.contains(what)).expect("the log");
        assert!(!late.timed_out(), "it never logs {what}:\n{text}");
    }

    /// SIGTERM: how long it took to end, and with which code.
    pub fn end(mut self) -> (Duration, Option<i32>, String) {
        let began = Instant::now();
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        assert!(asked.expect("kill").success());
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("its end") {
                break status;
            }
            assert!(began.elapsed() < Duration::from_mins(1), "it does not end:\n{}", self.log());
            std::thread::sleep(Duration::from_millis(5));
        };
        let took = began.elapsed();
        (took, status.code(), self.log())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
