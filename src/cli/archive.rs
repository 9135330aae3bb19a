//! A file of a backup: a line of JSON for each thing, and at its end a digest of all of it, which the master key vouches for. It
//! takes the place of the one before it as a whole, or not at all.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, BufWriter, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::store::backup::{Guards, Kind, Table, Value};
use crate::vault::{Vault, same};

/// Version of the form of these files.
const VERSION: u32 = 1;
/// No line is longer: the largest value is a part of a file (256 KiB).
const LONGEST: u64 = 16 * 1024 * 1024;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Holds {
    Data,
    Keys,
}

/// Its first line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    pub suaka: Holds,
    v: u32,
    /// Of when it is: milliseconds since 1970 (UTC).
    pub at: i64,
    /// The migrations that the database carried: number, and checksum in hexadecimal digits.
    migrations: Vec<(i64, String)>,
}

impl Head {
    pub fn new(suaka: Holds, at: i64, migrations: &[(i64, Vec<u8>)]) -> Self {
        Self { suaka, v: VERSION, at, migrations: migrations.iter().map(|(number, sum)| (*number, hex(sum))).collect() }
    }

    pub fn migrations(&self) -> Result<Vec<(i64, Vec<u8>)>> {
        self.migrations.iter().map(|(number, sum)| Ok((*number, unhex(sum).context("a checksum that is none")?))).collect()
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Line {
    Head(Head),
    /// The rows after it are of this table.
    Table(Table),
    /// Bytes are written in Base64.
    Row(Vec<serde_json::Value>),
    /// A wrapped key, with its number.
    Key(i64, String),
    /// The number of a withdrawn case's key, and since when.
    Withdrawn(i64, i64),
    /// Who may not read which case.
    Guarded(Guards),
    End {
        digest: String,
        seal: String,
    },
}

impl Line {
    pub fn row(values: Vec<Value>) -> Self {
        let plain = |value| match value {
            Value::Null => serde_json::Value::Null,
            Value::Number(number) => number.into(),
            Value::Text(text) => text.into(),
            Value::Bytes(bytes) => BASE64.encode(bytes).into(),
        };
        Self::Row(values.into_iter().map(plain).collect())
    }

    pub fn key(id: i64, wrapped: &[u8]) -> Self {
        Self::Key(id, BASE64.encode(wrapped))
    }
}

/// The row that a line holds.
pub fn values(row: Vec<serde_json::Value>, table: &Table) -> Result<Vec<Value>> {
    ensure!(row.len() == table.columns.len(), "a row of {} that has not its columns", table.name);
    let value = |(value, (name, kind)): (serde_json::Value, &(String, Kind))| {
        let value = match (value, kind) {
            (serde_json::Value::Null, _) => Some(Value::Null),
            (serde_json::Value::Number(number), Kind::Bigint) => number.as_i64().map(Value::Number),
            (serde_json::Value::String(text), Kind::Text) => Some(Value::Text(text)),
            (serde_json::Value::String(text), Kind::Bytea) => bytes(&text).map(Value::Bytes),
            _ => None,
        };
        value.with_context(|| format!("a value of {}.{name} that is none", table.name))
    };
    row.into_iter().zip(&table.columns).map(value).collect()
}

pub fn bytes(text: &str) -> Option<Vec<u8>> {
    BASE64.decode(text).ok()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(digits: &str) -> Option<Vec<u8>> {
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    digits.as_bytes().chunks(2).map(byte).collect()
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn own(path: &Path, options: &mut OpenOptions) -> std::io::Result<File> {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options.open(path)
}

/// Whoever has it writes this file, and nobody else does; the system takes it from a dead process.
#[derive(Debug)]
pub struct Turn(#[expect(dead_code, reason = "the file is the lock")] File);

impl Turn {
    fn file(path: &Path) -> Result<File> {
        let lock = beside(path, ".lock");
        own(&lock, OpenOptions::new().append(true).create(true)).with_context(|| format!("{} cannot be written", lock.display()))
    }

    /// Waits for it.
    pub fn wait(path: &Path) -> Result<Self> {
        let file = Self::file(path)?;
        file.lock()?;
        Ok(Self(file))
    }

    pub fn take(path: &Path) -> Result<Self> {
        let file = Self::file(path)?;
        let taken = file.try_lock().ok();
        taken.with_context(|| format!("{}: another `suaka backup` is writing it. Nothing was changed", path.display()))?;
        Ok(Self(file))
    }
}

/// A file that is being written, beside the one that it will take the place of.
#[derive(Debug)]
pub struct Writer {
    path: PathBuf,
    to: BufWriter<File>,
    digest: Sha256,
    is_whole: bool,
}

impl Writer {
    pub fn begin(path: &Path, head: Head) -> Result<Self> {
        let part = beside(path, ".part");
        // One that was killed left it.
        if let Err(error) = std::fs::remove_file(&part)
            && error.kind() != ErrorKind::NotFound
        {
            return Err(error).with_context(|| part.display().to_string());
        }
        let file = own(&part, OpenOptions::new().write(true).create_new(true))
            .with_context(|| format!("{} cannot be made. The folder must be there, and the service may write in it", part.display()))?;
        let mut writer = Self { path: path.to_owned(), to: BufWriter::new(file), digest: Sha256::new(), is_whole: false };
        writer.line(&Line::Head(head))?;
        Ok(writer)
    }

    pub fn line(&mut self, line: &Line) -> Result<()> {
        let mut text = serde_json::to_vec(line)?;
        text.push(b'\n');
        self.digest.update(&text);
        self.to.write_all(&text).with_context(|| self.fault())
    }

    /// Whole, and on the disk when it returns.
    pub fn end(mut self, vault: &Vault) -> Result<Whole> {
        let digest = self.digest.clone().finalize();
        self.line(&Line::End { digest: hex(&digest), seal: hex(&vault.backup(&digest)) })?;
        self.to.flush().with_context(|| self.fault())?;
        self.to.get_ref().sync_all().with_context(|| self.fault())?;
        Ok(Whole(self))
    }

    fn fault(&self) -> String {
        format!("{} could not be written; what was there before is still there, whole", self.path.display())
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if !self.is_whole {
            let _ = std::fs::remove_file(beside(&self.path, ".part"));
        }
    }
}

/// A file that only has to be put in its place.
#[derive(Debug)]
pub struct Whole(Writer);

impl Whole {
    pub fn put(mut self) -> Result<()> {
        let path = &self.0.path;
        std::fs::rename(beside(path, ".part"), path).with_context(|| self.0.fault())?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        let synced = File::open(folder).and_then(|folder| folder.sync_all());
        self.0.is_whole = true;
        synced.with_context(|| folder.display().to_string())
    }
}

/// A file that was read through once, and is as it was written.
#[derive(Debug)]
pub struct Reader {
    path: PathBuf,
    from: BufReader<File>,
    digest: Sha256,
    /// What it must come to.
    expected: String,
    pub head: Head,
}

impl Reader {
    /// # Errors
    /// Where it is not whole, not as it was written, of another key, of a later release, or the other one of the two.
    pub fn open(path: &Path, holds: Holds, vault: &Vault) -> Result<Self> {
        let reader = Self::sound(path, vault)?;
        let is = |holds| if holds == Holds::Data { "the data" } else { "the keys" };
        let (found, wanted) = (is(reader.head.suaka), is(holds));
        ensure!(reader.head.suaka == holds, "{}: it holds {found}, where {wanted} were to be given", path.display());
        Ok(reader)
    }

    fn sound(path: &Path, vault: &Vault) -> Result<Self> {
        let name = path.display();
        let damaged = || format!("{name}: it is damaged, cut short, or no backup of Suaka. Nothing was changed; take another copy");
        let open = || Ok::<_, anyhow::Error>(BufReader::new(File::open(path).with_context(|| format!("{name} cannot be read"))?));
        let (mut from, mut digest, mut first, mut last) = (open()?, Sha256::new(), vec![], vec![]);
        while let Some(line) = read(&mut from).with_context(damaged)? {
            digest.update(&last);
            if first.is_empty() {
                first.clone_from(&line);
            }
            last = line;
        }
        let found = digest.finalize();
        let Ok(Line::End { digest: expected, seal }) = serde_json::from_slice(&last) else { bail!(damaged()) };
        ensure!(expected == hex(&found), damaged());
        ensure!(
            same(seal.as_bytes(), hex(&vault.backup(&found)).as_bytes()),
            "{name}: it does not belong to the key at [keys] file, or was changed by somebody who has not that key. Put the key there \
             that the hotline had when the backup was made. Nothing was changed"
        );
        let version = serde_json::from_slice::<serde_json::Value>(&first).ok().and_then(|line| line["head"]["v"].as_u64());
        ensure!(
            version == Some(VERSION.into()),
            "{name}: it was made by a later release of Suaka: restore it with that one. Nothing was changed"
        );
        let Line::Head(head) = serde_json::from_slice(&first).with_context(damaged)? else { bail!(damaged()) };
        let mut reader = Self { path: path.to_owned(), from: open()?, digest: Sha256::new(), expected, head };
        reader.more()?;
        Ok(reader)
    }

    /// The next line; `None` at the end, where all that was read is known to be what was read through before.
    pub fn more(&mut self) -> Result<Option<Line>> {
        let changed = || format!("{}: it was changed while it was read. Nothing was restored", self.path.display());
        let line = read(&mut self.from)?.with_context(changed)?;
        match serde_json::from_slice(&line).with_context(changed)? {
            Line::End { .. } => {
                ensure!(hex(&self.digest.clone().finalize()) == self.expected, changed());
                Ok(None)
            }
            known => {
                self.digest.update(&line);
                Ok(Some(known))
            }
        }
    }
}

/// A line with its end; `None` where the file ends.
fn read(from: &mut BufReader<File>) -> Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    from.by_ref().take(LONGEST).read_until(b'\n', &mut line)?;
    ensure!(line.is_empty() || line.ends_with(b"\n"), "a line without its end");
    Ok((!line.is_empty()).then_some(line))
}
