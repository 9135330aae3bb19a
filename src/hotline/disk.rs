//! The disk under the database: before it is full, only words are taken, so that words always can be.

use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Hotline;

/// A megabyte, as disks are sold.
const MB: u64 = 1_000_000;

/// A place that is watched.
#[derive(Debug)]
pub struct Disk {
    path: PathBuf,
    /// Megabytes that must be free for files to be taken.
    least: u64,
    /// Whether it could not be looked at when that was tried last.
    unknown: AtomicBool,
}

impl Disk {
    #[must_use]
    pub const fn new(path: PathBuf, least: u64) -> Self {
        Self { path, least, unknown: AtomicBool::new(false) }
    }

    /// Megabytes that we may still write there.
    ///
    /// # Errors
    /// Where there is no such place.
    pub fn free(&self) -> io::Result<u64> {
        let found = rustix::fs::statvfs(&self.path)?;
        Ok(found.f_bavail.saturating_mul(found.f_frsize) / MB)
    }

    /// What is wrong with so many megabytes, and what to do about it.
    #[must_use]
    pub fn fault(&self, free: u64) -> Option<String> {
        if free >= self.least {
            return None;
        }
        let soon = if free < self.least / 4 { ", and soon words cannot be saved either" } else { "" };
        let (place, least) = (self.path.display(), self.least);
        Some(format!(
            "{free} MB are free at {place}, and {least} must be ([limits] free_mb): only words are taken, no files{soon}. \
             Make room there, or move the database to a larger disk"
        ))
    }
}

impl Hotline {
    /// Opens or shuts the door for files, by what is free. Each change is logged, once.
    pub fn look_at_disk(&self) {
        let Some(disk) = &self.disk else { return };
        let free = match disk.free() {
            Ok(free) => free,
            Err(error) => {
                if !disk.unknown.swap(true, Ordering::SeqCst) {
                    tracing::error!("how much is free at {} cannot be found out: {error}", disk.path.display());
                }
                return;
            }
        };
        disk.unknown.store(false, Ordering::SeqCst);
        let fault = disk.fault(free);
        let was_full = self.disk_full.swap(fault.is_some(), Ordering::SeqCst);
        match fault {
            Some(fault) if !was_full => tracing::error!("ALARM: {fault}."),
            None if was_full => {
                tracing::warn!("the alarm is over: {free} MB are free at {}, and files are taken again", disk.path.display());
                self.fetch.notify_one();
            }
            _ => {}
        }
    }
}
