//! Tombstones: what is erased is written down outside of the database, so that one restored from a backup is rid of it before
//! it serves. The file is only ever added to.

use std::collections::HashSet;
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Serialize};

use super::Hotline;
use crate::store::backup;
use crate::store::tombstone::{self, Row};

/// Version of a line.
const VERSION: u32 = 1;
/// Rows that are written down together.
const MOST: i64 = 500;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Carved {
    v: u32,
    /// A keyed hash, in hexadecimal digits.
    tombstone: String,
    /// Milliseconds since 1970 (UTC).
    at: i64,
}

/// The file.
#[derive(Debug)]
pub struct Tombstones(PathBuf);

/// What stands in it.
struct Read {
    digests: HashSet<Vec<u8>>,
    /// Where its last whole line ends, if something comes after that.
    torn_at: Option<u64>,
}

impl Tombstones {
    #[must_use]
    pub const fn at(path: PathBuf) -> Self {
        Self(path)
    }

    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Whether it can be read and added to, or made; nothing is changed. How many there are.
    ///
    /// # Errors
    /// Says which file, and what to do.
    pub fn check(&self) -> Result<usize> {
        if self.0.exists() {
            self.open()?;
        } else {
            let probe = Self(self.0.with_extension("probe"));
            probe.open()?;
            std::fs::remove_file(&probe.0)?;
        }
        Ok(self.read()?.digests.len())
    }

    fn open(&self) -> Result<File> {
        let is_new = !self.0.exists();
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&self.0).with_context(|| {
            format!("{}: it cannot be written to. Give the service a file of its own at [keys] tombstones", self.0.display())
        })?;
        if is_new {
            file.sync_all()?;
            let folder = self.0.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
            File::open(folder)?.sync_all()?;
        }
        Ok(file)
    }

    fn read(&self) -> Result<Read> {
        let text = match std::fs::read_to_string(&self.0) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error).with_context(|| self.0.display().to_string()),
        };
        let (mut digests, mut torn_at, mut begins) = (HashSet::new(), None, 0);
        for (number, line) in text.split_inclusive('\n').enumerate() {
            if line.ends_with('\n') {
                let digest = uncarved(line).with_context(|| {
                    format!(
                        "{}, line {}: not a tombstone that this release can read. What is erased could come back with a backup, \
                         so nothing is served. Bring the file back from a copy; or, where the database was never restored from \
                         a backup, take the line out",
                        self.0.display(),
                        number + 1
                    )
                })?;
                digests.insert(digest);
            } else {
                torn_at = Some(begins);
            }
            begins += line.len() as u64;
        }
        Ok(Read { digests, torn_at })
    }

    /// On the disk when it returns.
    fn add(&self, rows: &[Row]) -> Result<()> {
        let mut lines = String::new();
        for Row { digest, at } in rows {
            let digits = digest.iter().map(|byte| format!("{byte:02x}")).collect();
            lines.push_str(&serde_json::to_string(&Carved { v: VERSION, tombstone: digits, at: *at })?);
            lines.push('\n');
        }
        let mut file = self.open()?;
        file.write_all(lines.as_bytes())?;
        Ok(file.sync_all()?)
    }

    /// Takes a line off that was cut short.
    fn mend(&self, at: u64) -> Result<()> {
        let file = OpenOptions::new().write(true).open(&self.0)?;
        file.set_len(at)?;
        Ok(file.sync_all()?)
    }
}

fn uncarved(line: &str) -> Result<Vec<u8>> {
    let carved: Carved = serde_json::from_str(line)?;
    ensure!(carved.v == VERSION, "a line of version {}", carved.v);
    let digits = carved.tombstone.as_bytes();
    ensure!(digits.len() == 32 && digits.iter().all(u8::is_ascii_hexdigit), "not a hash");
    let byte = |pair: &[u8]| Ok(u8::from_str_radix(std::str::from_utf8(pair)?, 16)?);
    digits.chunks(2).map(byte).collect()
}

impl Hotline {
    /// Erases every case that was erased before, and has come back with a backup; returns how many. Before anything is
    /// received or sent.
    ///
    /// # Errors
    /// Where a tombstone cannot be read, or the database fails: then nothing may be served.
    pub async fn bury(&self) -> Result<usize> {
        self.after_restore().await?;
        let Some(tombstones) = &self.tombstones else { return self.bury_without_key().await };
        let Read { digests, torn_at } = tombstones.read()?;
        if let Some(at) = torn_at {
            // A line that was being written when the machine stopped is still in the database, and written again.
            if tombstone::waiting(&mut self.store.read().await?, 1).await?.is_empty() {
                bail!(
                    "{}: the last line is cut short, and nothing in the database says which it was. What is erased could come back \
                     with a backup, so nothing is served. Bring the file back from a copy; or, where the database was never \
                     restored from a backup, take the line out",
                    tombstones.0.display()
                );
            }
            tombstones.mend(at)?;
        }
        let mut done = self.bury_without_key().await?;
        if !digests.is_empty() {
            for (case, key) in tombstone::cases(&mut self.store.read().await?).await? {
                if digests.contains(&self.vault.tombstone(key.0)) {
                    let mut tx = self.store.write().await?;
                    self.erase(&mut tx, case).await?;
                    tx.commit().await?;
                    done += 1;
                }
            }
        }
        if done > 0 {
            tracing::warn!(cases = done, "a backup had brought back what is erased: it is erased again");
        }
        Ok(done)
    }

    /// A case whose key is gone was erased after the backup was made.
    async fn bury_without_key(&self) -> Result<usize> {
        let cases = backup::cases_without_key(&mut self.store.read().await?).await?;
        for case in &cases {
            let mut tx = self.store.write().await?;
            self.erase(&mut tx, *case).await?;
            tx.commit().await?;
        }
        Ok(cases.len())
    }

    /// Writes down outside of the database what was erased; returns how much.
    ///
    /// # Errors
    /// Where the file or the database fails; then it is done the next time.
    pub async fn carve(&self) -> Result<usize> {
        let Some(tombstones) = &self.tombstones else { return Ok(0) };
        let mut done = 0;
        loop {
            let rows = tombstone::waiting(&mut self.store.read().await?, MOST).await?;
            if rows.is_empty() {
                return Ok(done);
            }
            tombstones.add(&rows)?;
            let mut tx = self.store.write().await?;
            for row in &rows {
                tombstone::done(&mut tx, &row.digest).await?;
            }
            tx.commit().await?;
            done += rows.len();
        }
    }
}
