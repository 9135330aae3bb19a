//! Two processes on one PostgreSQL database, each with its own lines to database and Telegram, so that each can be killed,
//! paused and cut off by itself. The database writes down who wrote under whose epoch.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::json;
use suaka::sandbox::{Options, PersonId, Sandbox};
use suaka::vault::Vault;

use super::Database;
use super::dump;
use super::program::{Running, Site, command};
use super::proxy::Proxy;
use super::town::TOKEN;

pub const PATIENCE: Duration = Duration::from_secs(40);

/// Of every takeover, who; of every row that is written, by whom, and under which epoch at the commit.
const WITNESS: &str = "
create table owned (epoch bigint primary key, app text not null);
create table wrote (app text not null, epoch bigint not null, named text not null);
create function note_owner() returns trigger language plpgsql as $$ begin
    insert into owned values (new.epoch, current_setting('application_name')); return null; end $$;
create trigger note_owner after update of epoch on fence for each row execute function note_owner();
create function note_write() returns trigger language plpgsql as $$ begin
    insert into wrote select current_setting('application_name'), epoch, tg_table_name from fence; return null; end $$;
do $$ declare name text; begin
    foreach name in array array['meta', 'keys', 'chats', 'cases', 'messages', 'staff', 'outbox', 'registry', 'handled', 'audit', 'quarantine'] loop
        execute format('create constraint trigger note_write after insert or update or delete on %I \
deferrable initially deferred for each row execute function note_write()', name);
    end loop; end $$";

/// Rows that a process wrote while another served.
pub const SPLIT: &str = "select count(*) from wrote w join owned o on o.epoch = w.epoch where w.app like 'node%' and w.app <> o.app";

pub struct Pair {
    pub sandbox: Sandbox,
    pub site: Site,
    pub nodes: [Node; 2],
}

pub struct Node {
    pub database: Proxy,
    pub telegram: Proxy,
    config: PathBuf,
    /// The present process, and what those before it logged.
    running: Option<Running>,
    before: String,
}

impl Pair {
    pub async fn new(database: Database) -> Self {
        let (token, bot_username) = (TOKEN.to_owned(), "suaka_test_bot".to_owned());
        let sandbox = Sandbox::start(Options { port: 0, token, bot_username, start: None, brief: json!(null) }).await.expect("a sandbox");
        let server = database.url.split('@').nth(1).and_then(|rest| rest.split('/').next()).expect("a server").to_owned();
        let site = Site::new(database, &sandbox.url(), TOKEN);
        dump::sql(&site.database.url, WITNESS).await;
        let text = fs::read_to_string(&site.config).expect("a configuration");
        let node = async |name: &str| {
            let (to_database, to_telegram) = (Proxy::to(server.clone()).await, Proxy::to(sandbox.address().to_string()).await);
            let url = site.database.url.replace(&server, &to_database.address.to_string());
            let config = site.file(&format!("{name}.toml"));
            let own = text
                .replace(&format!("\"{}\"", site.database.url), &format!("\"{url}?application_name={name}\""))
                .replace(&sandbox.url(), &format!("http://{}", to_telegram.address));
            fs::write(&config, own).expect("a configuration");
            Node { database: to_database, telegram: to_telegram, config, running: None, before: String::new() }
        };
        let nodes = [node("node0").await, node("node1").await];
        Self { sandbox, site, nodes }
    }

    /// Both run, and one serves: which.
    pub async fn both(&mut self) -> usize {
        self.nodes[0].start();
        self.until("one serves", |pair| pair.nodes[0].log().contains("serving")).await;
        self.nodes[1].start();
        self.until("the other stands by", |pair| pair.nodes[1].log().contains("standing by")).await;
        0
    }

    /// Waits until it is so.
    pub async fn until(&self, what: &str, is: impl Fn(&Self) -> bool) {
        let began = Instant::now();
        while !is(self) {
            assert!(began.elapsed() < PATIENCE, "never: {what}\n{}", self.picture());
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Waits until this stands on a phone; how long that took.
    pub async fn shows(&self, person: PersonId, text: &str) -> Duration {
        let began = Instant::now();
        let shown = self
            .sandbox
            .wait_until(PATIENCE, |world| world.messages(person).iter().any(|message| message.from_bot && message.text.contains(text)));
        assert!(shown.await, "{text} never stands in\n{}\n{}", self.sandbox.world().transcript(person), self.picture());
        began.elapsed()
    }

    pub fn vault(&self) -> Vault {
        Vault::from_key_file(&fs::read_to_string(self.site.file("suaka.key")).expect("a key")).expect("a key")
    }

    pub fn picture(&self) -> String {
        let tail = |text: String| {
            let lines: Vec<&str> = text.lines().collect();
            lines[lines.len().saturating_sub(30)..].join("\n")
        };
        let [first, second] = [0, 1].map(|at| tail(self.nodes[at].log()));
        format!("--- node 0\n{first}\n--- node 1\n{second}")
    }
}

impl Node {
    pub fn start(&mut self) {
        let config = self.config.to_str().expect("a path");
        self.running = Some(Running::start(command(&["run", "--log", "debug", "--config", config]), ""));
    }

    /// All that the processes of this node logged.
    pub fn log(&self) -> String {
        self.before.clone() + &self.running.as_ref().map(Running::log).unwrap_or_default()
    }

    /// How often that was logged.
    pub fn said(&self, what: &str) -> usize {
        self.log().matches(what).count()
    }

    pub fn signal(&self, name: &str) {
        let pid = self.running.as_ref().expect("it runs").pid();
        let done = Command::new("kill").args([&format!("-{name}"), &pid.to_string()]).status();
        assert!(done.is_ok_and(|status| status.success()), "SIG{name}");
    }

    /// Kill -9.
    pub fn kill(&mut self) {
        self.before = self.log();
        self.running = None;
    }

    /// SIGTERM; it must end well.
    pub fn end(&mut self) -> Duration {
        let (took, code, log) = self.running.take().expect("it runs").end();
        assert_eq!(code, Some(0), "{log}");
        self.before += &log;
        took
    }
}
