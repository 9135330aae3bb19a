//! A fresh database for each test: a file for SQLite; for PostgreSQL one cluster for the whole run, in a temporary folder,
//! with a database for each test.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock};

/// One database, gone when it is dropped.
pub struct Database {
    pub url: String,
    /// The folder of an SQLite database; for PostgreSQL, an empty one for other files.
    pub folder: tempfile::TempDir,
    pub is_postgres: bool,
}

impl Database {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite:{}", folder.path().join("suaka.db").display());
        Self { url, folder, is_postgres: false }
    }

    /// A file in memory, where the machine has such a place: for rounds by the thousand that ask nothing of the disk.
    pub fn quick() -> Self {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a folder");
        let url = format!("sqlite:{}", folder.path().join("suaka.db").display());
        Self { url, folder, is_postgres: false }
    }

    pub fn postgres() -> Result<Self, String> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let cluster = Cluster::get()?;
        let name = format!("suaka_{}", NUMBER.fetch_add(1, Ordering::SeqCst));
        cluster.sql(&format!("create database {name}"))?;
        let url = format!("postgres://postgres@127.0.0.1:{}/{name}", cluster.port);
        Ok(Self { url, folder: tempfile::tempdir().map_err(|error| error.to_string())?, is_postgres: true })
    }
}

/// A PostgreSQL server that no other test uses: it can be stopped and started.
pub struct Server(Cluster);

impl Server {
    pub fn new() -> Result<(Self, Database), String> {
        let cluster = Cluster::start()?;
        cluster.sql("create database suaka")?;
        let url = format!("postgres://postgres@127.0.0.1:{}/suaka", cluster.port);
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        Ok((Self(cluster), Database { url, folder, is_postgres: true }))
    }

    pub fn stops(&self) {
        let (pg_ctl, data) = (self.0.binaries.join("pg_ctl"), self.0.folder.join("data"));
        Cluster::as_owner(&format!("{} -D {} -m fast -w stop", pg_ctl.display(), data.display())).expect("a server that stops");
    }

    pub fn starts(&self) {
        self.0.up().expect("a server that starts");
    }
}

/// Why PostgreSQL tests cannot run here, if they cannot.
pub fn without_postgres() -> Option<&'static str> {
    binaries().is_none().then_some("no PostgreSQL server is installed (Debian: apt install postgresql)")
}

/// The folder of `initdb`: on the path, or where Debian puts it, the newest first.
fn binaries() -> Option<PathBuf> {
    let on_path = std::env::var_os("PATH").into_iter().flat_map(|path| std::env::split_paths(&path).collect::<Vec<_>>());
    let mut debian: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path().join("bin")))
        .collect();
    debian.sort();
    on_path.chain(debian.into_iter().rev()).find(|folder| folder.join("initdb").exists())
}

/// A PostgreSQL server of our own, on a free port of this machine.
struct Cluster {
    port: u16,
    binaries: PathBuf,
    folder: PathBuf,
}

static CLUSTER: OnceLock<Result<Cluster, String>> = OnceLock::new();
static STARTING: Mutex<()> = Mutex::new(());

impl Cluster {
    fn get() -> Result<&'static Self, String> {
        let _one = STARTING.lock().map_err(|error| error.to_string())?;
        CLUSTER.get_or_init(Self::start).as_ref().map_err(Clone::clone)
    }

    fn start() -> Result<Self, String> {
        let binaries = binaries().ok_or("no PostgreSQL server is installed")?;
        let folder = tempfile::Builder::new().prefix("suaka-pg").tempdir().map_err(|error| error.to_string())?.keep();
        let port =
            std::net::TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).map_err(|error| error.to_string())?.port();
        let cluster = Self { port, binaries, folder };
        let data = cluster.folder.join("data");
        if is_root() {
            run(Command::new("chown").arg("postgres").arg(&cluster.folder))?;
        }
        let initdb = cluster.binaries.join("initdb");
        Self::as_owner(&format!("{} -D {} -U postgres -A trust -E UTF8 --no-sync", initdb.display(), data.display()))?;
        cluster.up()?;
        let pg_ctl = cluster.binaries.join("pg_ctl");
        // The server ends with the tests, however they end.
        let stop = format!(
            "while [ -d /proc/{} ]; do sleep 1; done; {} -D {} -m immediate stop; rm -rf {}",
            std::process::id(),
            pg_ctl.display(),
            data.display(),
            cluster.folder.display()
        );
        Self::owner(&stop).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().map_err(|error| error.to_string())?;
        Ok(cluster)
    }

    fn up(&self) -> Result<(), String> {
        let (folder, port) = (self.folder.display(), self.port);
        let options = format!("-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=300 -c fsync=off");
        let pg_ctl = self.binaries.join("pg_ctl");
        Self::as_owner(&format!("{} -D {folder}/data -l {folder}/log -o '{options}' -w start", pg_ctl.display()))
    }

    /// `initdb` and the server refuse root; then the user that Debian's package makes runs them.
    fn owner(command: &str) -> Command {
        let mut shell;
        if is_root() {
            shell = Command::new("su");
            shell.args(["postgres", "-s", "/bin/sh", "-c", command]);
        } else {
            shell = Command::new("sh");
            shell.args(["-c", command]);
        }
        shell.current_dir("/");
        shell
    }

    fn as_owner(command: &str) -> Result<(), String> {
        run(&mut Self::owner(command))
    }

    fn sql(&self, sql: &str) -> Result<(), String> {
        let psql = self.binaries.join("psql");
        let psql = if psql.exists() { psql } else { PathBuf::from("psql") };
        run(Command::new(psql).args(["-h", "127.0.0.1", "-U", "postgres", "-q", "-c", sql, "-p"]).arg(self.port.to_string()))
    }
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|data| std::os::unix::fs::MetadataExt::uid(&data) == 0)
}

fn run(command: &mut Command) -> Result<(), String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| format!("{command:?}: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{command:?}: {} {}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)))
}

/// Every file below a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}
