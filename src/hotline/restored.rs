//! A database that was filled from a backup is behind what happened since: what it believes of the chats and of what was sent
//! is let go of, and people are told of the time in between. Once, before anything is received or sent.

use anyhow::Result;

use super::Hotline;
use super::facts::time;
use crate::domain::retention;
use crate::store::{backup, meta};

impl Hotline {
    pub(super) async fn after_restore(&self) -> Result<()> {
        let Some(at) = meta::time(&mut self.store.read().await?, backup::RESTORED).await? else { return Ok(()) };
        let mut tx = self.store.write().await?;
        backup::takes_its_time(&mut tx, self.store.engine).await?;
        let now = self.clock.now().timestamp_millis();
        let withdrawn = meta::get(&mut tx, backup::WITHDRAWN).await?.unwrap_or_default();
        backup::withdraw_again(&mut tx, &backup::pairs(&withdrawn), now).await?;
        backup::forget_handled(&mut tx).await?;
        backup::unsend(&mut tx).await?;
        let since = (time(at) - retention::IN_CHAT).timestamp_millis();
        backup::let_go_of_screens(&mut tx, since, now).await?;
        backup::owe(&mut tx).await?;
        // The first poll that succeeds ends the interruption, and whoever has an open story is told.
        if meta::time(&mut tx, "interrupted").await?.is_none_or(|before| at < before) {
            meta::put_time(&mut tx, "interrupted", at).await?;
        }
        for noted in [backup::RESTORED, backup::WITHDRAWN] {
            meta::delete(&mut tx, noted).await?;
        }
        Ok(tx.commit().await?)
    }
}
