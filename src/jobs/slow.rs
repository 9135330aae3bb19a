//! Works off the slow lane: little at a time, and never so much that anybody else waits for it.

use std::time::Duration;

use anyhow::Result;

use crate::domain::ids::SlowId;
use crate::hotline::{Hotline, SlowRow};
use crate::telegram::api::Api;
use crate::telegram::inbound::read;
use crate::telegram::receive::say;

/// How much longer than the work the pause after it is, and how much longer while updates wait at Telegram: those come first.
const PAUSE: u32 = 1;
const PAUSE_BEHIND: u32 = 19;

/// One worker.
pub struct Slow {
    hotline: Hotline,
    api: Api,
    /// What is being worked off, and the last row that was.
    row: Option<SlowRow>,
    last: SlowId,
}

impl Slow {
    #[must_use]
    pub const fn new(hotline: Hotline, api: Api) -> Self {
        Self { hotline, api, row: None, last: SlowId(0) }
    }

    /// Handles some of what has waited longest; false where nothing waits.
    ///
    /// # Errors
    /// Where the database fails; nothing is lost, and it goes on where it was.
    pub async fn some(&mut self) -> Result<bool> {
        if self.row.is_none() {
            self.row = self.hotline.next_slow(self.last).await?;
        }
        let Some(row) = &mut self.row else { return Ok(false) };
        let vault = &self.hotline.vault;
        let done = self.hotline.handle_slow(row, |body| read(vault, &String::from_utf8_lossy(body))).await?;
        if row.is_done() {
            self.last = row.id();
            self.row = None;
        }
        futures_util::future::join_all(done.into_iter().map(|after| say(&self.api, after))).await;
        Ok(true)
    }

    /// Handles all that waits; returns how often something did.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn drain(&mut self) -> Result<usize> {
        let mut done = 0;
        while self.some().await? {
            done += 1;
        }
        Ok(done)
    }

    /// How long to leave the database to others after work that took so long.
    #[must_use]
    pub fn pause(&self, worked: Duration) -> Duration {
        let behind = self.hotline.behind.load(std::sync::atomic::Ordering::SeqCst);
        worked * if behind { PAUSE_BEHIND } else { PAUSE }
    }
}
