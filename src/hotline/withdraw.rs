//! A story taken back: out of everybody's sight at once, erased in time, and until then brought back, or erased at once, by
//! whoever has its code.

use anyhow::Result;
use chrono::{DateTime, Utc};

use super::Hotline;
use super::facts::time;
use super::handle::Turn;
use super::outgoing::Wiped;
use super::timer::count;
use crate::dialogue::{Outcome, Screen};
use crate::domain::ids::{CaseId, ChatId, StaffId};
use crate::domain::retention;
use crate::store::{Tx, attachment, audit, case, chat, code, filing, hold, outbox, registry, staff, withdrawn};

/// When what was withdrawn then is erased.
pub(super) fn ends(withdrawn_at: i64) -> DateTime<Utc> {
    time(withdrawn_at) + retention::WITHDRAWN
}

impl Hotline {
    /// Nobody sees it from now on, nothing of it is on the way to anybody, and nothing more of it is fetched.
    pub(super) async fn withdraw(&self, tx: &mut Tx, turn: &mut Turn<'_>, case: CaseId, told: Screen) -> Result<Outcome> {
        let now = turn.now.timestamp_millis();
        let claimant = staff::claimant_chat(tx, case).await?;
        let decider = case::find(tx, case).await?.and_then(|row| row.hold_supervisor).map(StaffId);
        if !withdrawn::withdraw(tx, case, turn.chat.id, now).await? {
            return Ok(Outcome::NotWithdrawn);
        }
        outbox::cancel_case(tx, case).await?;
        registry::taken_of_case(tx, case, now).await?;
        attachment::stop(tx, case).await?;
        self.recall(tx, case).await?;
        if let Some(id) = claimant {
            if let Some(chat) = self.other_chat(tx, id).await? {
                self.put_wipe(tx, &chat.to(), Wiped::Case(case)).await?;
            }
            self.replace_in(tx, id, told).await?;
        }
        self.clear_of(tx, case, decider, true, None).await?;
        self.noted(tx, "withdrawn", case).await?;
        turn.chat.open_case = None;
        Ok(Outcome::Withdrawn(ends(now)))
    }

    /// Back to the queue, in the place that it had; the code is spent.
    pub(super) async fn restore(&self, tx: &mut Tx, turn: &mut Turn<'_>, case: CaseId, since: i64) -> Result<Outcome> {
        if turn.chat.open_case.is_some() {
            return Ok(Outcome::CodeElsewhere);
        }
        let (to, now) = (turn.chat.id, turn.now.timestamp_millis());
        let moved = chat::reporter(tx, case).await? != Some(to);
        if !withdrawn::restore(tx, case, since, to, turn.chat.language.tag(), now).await? {
            return Ok(Outcome::NotRestored);
        }
        code::erase(tx, case).await?;
        // Who may not read it may not now either; while nobody could decide, the time for that stood still.
        hold::stood(tx, case, now - since).await?;
        attachment::moves(tx, case, to).await?;
        self.noted(tx, "restored", case).await?;
        turn.chat.open_case = Some(case);
        Ok(Outcome::Restored(case, moved))
    }

    /// Erased before its time, as its person wishes who has the code.
    pub(super) async fn erase_now(&self, tx: &mut Tx, turn: &Turn<'_>, case: CaseId, since: i64) -> Result<Outcome> {
        if turn.chat.staff.is_some() || !withdrawn::hold(tx, case, since).await? {
            return Ok(Outcome::NotRestored);
        }
        self.erase(tx, case).await?;
        Ok(Outcome::Erased { sent: true })
    }

    /// Those whose time is over. What waits of their person in the slow lane may be against it.
    pub(super) async fn erase_withdrawn(&self, most: i64) -> Result<usize> {
        let before = (self.clock.now() - retention::WITHDRAWN).timestamp_millis();
        let due = withdrawn::due(&mut self.store.read().await?, before, most).await?;
        let mut done = 0;
        for (case, chat, since) in due {
            done += count(self.erase_in_time(case, chat, since).await)?;
        }
        Ok(done)
    }

    async fn erase_in_time(&self, case: CaseId, id: ChatId, since: i64) -> Result<usize> {
        let mut tx = self.store.write().await?;
        if chat::by_id(&mut tx, id).await?.is_some_and(|row| self.lane.holds(&row.pseudonym)) {
            return Ok(0);
        }
        if !withdrawn::hold(&mut tx, case, since).await? {
            return Ok(0);
        }
        self.erase(&mut tx, case).await?;
        tx.commit().await?;
        Ok(1)
    }

    /// It may be filed from now on, and that is written down.
    pub(super) async fn agree(&self, tx: &mut Tx, turn: &Turn<'_>, case: CaseId) -> Result<Outcome> {
        if !filing::agree(tx, case, turn.now.timestamp_millis()).await? {
            return Ok(Outcome::NotAgreed);
        }
        self.noted(tx, "agreed", case).await?;
        Ok(Outcome::Agreed(case))
    }

    /// What a case's own person did with it.
    async fn noted(&self, tx: &mut Tx, action: &str, case: CaseId) -> Result<()> {
        let now = self.clock.now();
        Ok(audit::record(tx, self.ids.next(now)?, now.timestamp_millis(), None, action, Some(case)).await?)
    }
}
