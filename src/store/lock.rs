//! Which of several processes serves an SQLite database: whoever has the lock of a file beside it. The system takes it from a
//! dead process, and from no other; so there is nothing to renew, and nothing that could be taken over too early.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::PathBuf;

use super::Store;

/// Held for as long as this lives.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "the file is the lock")] File);

impl Store {
    fn lock_file(&self) -> Option<PathBuf> {
        let mut name = self.file()?.as_os_str().to_owned();
        name.push(".lock");
        Some(PathBuf::from(name))
    }

    /// The lock of an SQLite database, `None` where another process has it.
    ///
    /// # Errors
    /// Where the file beside the database cannot be made; always for PostgreSQL, which has no file.
    pub fn lock(&self) -> std::io::Result<Option<Lock>> {
        let path = self.lock_file().ok_or(std::io::ErrorKind::Unsupported)?;
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Lock(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Whether a process serves an SQLite database. A look: it makes no file.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        let file = self.lock_file().and_then(|path| File::open(path).ok());
        file.is_some_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
    }
}
