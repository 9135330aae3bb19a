//! A database that was filled from a backup is behind what happened since: what it believes of the chats and of what was sent
//! is let go of, and people are told of the time in between. Once, before anything is received or sent.

use std::collections::BTreeSet;

use anyhow::Result;

use super::Hotline;
use super::facts::time;
use crate::domain::case::About;
use crate::domain::ids::StaffId;
use crate::domain::retention;
use crate::store::backup::Guards;
use crate::store::{Tx, backup, exclusion, hold, meta, staff};

impl Hotline {
    pub(super) async fn after_restore(&self) -> Result<()> {
        let Some(at) = meta::time(&mut self.store.read().await?, backup::RESTORED).await? else { return Ok(()) };
        let mut tx = self.store.write().await?;
        backup::takes_its_time(&mut tx, self.store.engine).await?;
        let now = self.clock.now().timestamp_millis();
        let withdrawn = meta::get(&mut tx, backup::WITHDRAWN).await?.unwrap_or_default();
        backup::withdraw_again(&mut tx, &backup::pairs(&withdrawn), now).await?;
        self.guard_again(&mut tx, now).await?;
        backup::forget_handled(&mut tx).await?;
        backup::unsend(&mut tx).await?;
        let since = (time(at) - retention::IN_CHAT).timestamp_millis();
        backup::let_go_of_screens(&mut tx, since, now).await?;
        backup::owe(&mut tx).await?;
        // The first poll that succeeds ends the interruption, and whoever has an open story is told.
        if meta::time(&mut tx, "interrupted").await?.is_none_or(|before| at < before) {
            meta::put_time(&mut tx, "interrupted", at).await?;
        }
        for noted in [backup::RESTORED, backup::WITHDRAWN, backup::GUARDED] {
            meta::delete(&mut tx, noted).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Whoever might not read a case when the keys were kept may not now. Where that is somebody who is not here any more, and
    /// may come back under another number, it is decided again.
    async fn guard_again(&self, tx: &mut Tx, now: i64) -> Result<()> {
        let Some(noted) = meta::get(tx, backup::GUARDED).await? else { return Ok(()) };
        let guards: Guards = serde_json::from_slice(&noted)?;
        let due_at = now + retention::DECIDES.num_milliseconds();
        let mut guarded = BTreeSet::new();
        for (key, reader, about) in &guards.reads {
            let Some(case) = backup::of_key(tx, *key).await? else { continue };
            exclusion::reader(tx, case, reader).await?;
            if let Some(about) = about {
                hold::put(tx, case, about, None, due_at).await?;
            }
            guarded.insert(case);
        }
        for (key, who, why) in &guards.excluded {
            let Some(case) = backup::of_key(tx, *key).await? else { continue };
            match staff::by_id(tx, StaffId(*who)).await? {
                Some(_) => exclusion::add(tx, case, StaffId(*who), why).await?,
                None => hold::put(tx, case, About::Staff.word(), None, due_at).await?,
            }
            guarded.insert(case);
        }
        for case in guarded {
            self.evict(tx, case).await?;
        }
        Ok(())
    }
}
