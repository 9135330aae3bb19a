//! What time brings about: quiet drafts are sent, old drafts erased, content leaves the chats.

use std::sync::atomic::Ordering;

use anyhow::Result;

use super::outgoing::Wiped;
use super::quarantine::reason;
use super::{Failure, Hotline};
use crate::dialogue::{Button, Event, Screen};
use crate::dialogue::{Line, Reporter, State, saved, update};
use crate::domain::ids::{CaseId, ChatId};
use crate::domain::retention;
use crate::store::{attachment, case, chat, handled, invitation, meta, outbox, pin, registry};
use crate::vault::Place;

/// Rows in one transaction.
const MOST: i64 = 100;

impl Hotline {
    /// Does all that is due; returns how many things were.
    ///
    /// # Errors
    /// Where the database fails; whatever was not done is done the next time.
    pub async fn tick(&self) -> Result<usize> {
        let mut done = 0;
        let now = self.clock.now();
        let at = now.timestamp_millis();
        let stale_before = (now - retention::DRAFT).timestamp_millis();
        let behind = self.behind.load(Ordering::SeqCst);
        // Chats that wait in the slow lane are passed over, and are in nobody's way.
        let most = MOST.saturating_add(i64::try_from(self.lane.chats()).unwrap_or(i64::MAX));
        let idle_before = (now - retention::IDLE).timestamp_millis();
        let (quiet, hidden, idle, stale, unanswered, screens, chats) = {
            let mut connection = self.store.read().await?;
            (
                case::quiet(&mut connection, at, most).await?,
                case::quiet_behind(&mut connection, at, most).await?,
                pin::idle(&mut connection, idle_before, most).await?,
                case::stale_drafts(&mut connection, stale_before, most).await?,
                attachment::unanswered(&mut connection, at, most).await?,
                chat::overdue(&mut connection, at, MOST).await?,
                registry::overdue(&mut connection, at, MOST).await?,
            )
        };
        // A tap or a word that waits at Telegram may be against it: first it is read, then time has its say.
        let read = (quiet, hidden, idle, stale, unanswered);
        let (quiet, hidden, idle, stale, unanswered) = if behind { Default::default() } else { read };
        for (case, chat) in unanswered {
            done += count(self.in_chat(chat, &Event::Unanswered(case)).await)?;
        }
        for (case, chat) in quiet {
            done += count(self.in_chat(chat, &Event::Quiet(case)).await)?;
        }
        for (case, chat) in hidden {
            done += count(self.send_behind(case, chat).await)?;
        }
        for chat in idle {
            done += count(self.in_chat(chat, &Event::Idle).await)?;
        }
        for (case, chat) in stale {
            done += count(self.forget_draft(case, chat, stale_before).await)?;
        }
        done += if behind { 0 } else { self.erase_withdrawn(most).await? };
        for chat in screens {
            // Back to where one is: the screen is overwritten by one without content.
            done += count(self.in_chat(chat, &Event::Overdue).await)?;
        }
        for (chat, said) in chats {
            done += count(self.clear(chat, if said { Wiped::Content } else { Wiped::Spent }).await)?;
        }
        if done > 0 {
            self.wake.notify_one();
        }
        Ok(done)
    }

    /// Forgets what has no use any more. Once an hour is often enough.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn tidy(&self) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.store.write().await?;
        handled::forget(&mut tx, (now - retention::HANDLED).timestamp_millis()).await?;
        invitation::forget(&mut tx, (now - retention::INVITATION).timestamp_millis()).await?;
        Ok(tx.commit().await?)
    }

    /// An event that nobody sent, in a transaction of its own.
    pub(super) async fn in_chat(&self, id: ChatId, event: &Event) -> Result<usize> {
        let mut tx = self.store.write().await?;
        let Some(row) = chat::by_id(&mut tx, id).await? else { return Ok(0) };
        // Taken off the list first, so that a failing delivery does not bring the same screen up at every tick.
        if row.content_until.is_some_and(|until| until <= self.clock.now().timestamp_millis()) {
            chat::content_ends(&mut tx, id).await?;
        }
        // A tap or a word that waits in the slow lane may be against it, as one may that waits at Telegram.
        if matches!(event, Event::Quiet(_) | Event::Unanswered(_) | Event::Idle) && self.lane.holds(&row.pseudonym) {
            return Ok(0);
        }
        if *event == Event::Idle && !self.is_idle(&mut tx, &row).await? {
            return Ok(0);
        }
        let now = self.clock.now();
        let chat = self.open_chat(row)?;
        self.turn(&mut tx, chat, event, None, None, now).await?;
        tx.commit().await?;
        Ok(1)
    }

    /// A draft that nobody added to for two days, as was announced.
    async fn forget_draft(&self, case: CaseId, id: ChatId, before: i64) -> Result<usize> {
        let mut tx = self.store.write().await?;
        if chat::by_id(&mut tx, id).await?.is_some_and(|row| self.lane.holds(&row.pseudonym)) {
            return Ok(0);
        }
        if !case::expire(&mut tx, case, before).await? {
            return Ok(0);
        }
        let is_shown = case::find(&mut tx, case).await?.is_some_and(|row| row.behind.is_none());
        self.erase(&mut tx, case).await?;
        if let Some(row) = chat::by_id(&mut tx, id).await?.filter(|_| is_shown) {
            let chat = self.open_chat(row)?;
            let state = chat.key.seal(Place::new("chats.state", id.0), &saved::encode(State::Reporter(Reporter::Home)))?;
            chat::save(&mut tx, id, state, chat.language.tag(), &chat.phone, self.clock.now().timestamp_millis()).await?;
            self.put_wipe(&mut tx, &chat.to(), Wiped::Content).await?;
            // Told when they are back; before only where they want to hear of news.
            chat::forgotten(&mut tx, id, Some(self.clock.now().timestamp_millis())).await?;
            self.put_update(&mut tx, &chat.to(), update(Button::Home), None).await?;
        }
        tx.commit().await?;
        Ok(1)
    }

    /// Everything that was said leaves a chat together; what has done its work takes nothing with it.
    async fn clear(&self, id: ChatId, wiped: Wiped) -> Result<usize> {
        let mut tx = self.store.write().await?;
        let Some(row) = chat::by_id(&mut tx, id).await? else {
            registry::forget(&mut tx, id).await?;
            tx.commit().await?;
            return Ok(0);
        };
        let chat = self.open_chat(row)?;
        registry::files_due(&mut tx, id, self.clock.now().timestamp_millis()).await?;
        self.put_wipe(&mut tx, &chat.to(), wiped).await?;
        tx.commit().await?;
        Ok(1)
    }

    /// Telegram answers again: whatever waits, longer after each try, is tried at once, and what is urgent first.
    ///
    /// # Errors
    /// Where the database fails; then it is tried when it is due.
    pub async fn hurry(&self) -> Result<()> {
        let mut tx = self.store.write().await?;
        outbox::hurry(&mut tx, self.clock.now().timestamp_millis()).await?;
        tx.commit().await?;
        self.wake.notify_one();
        Ok(())
    }

    /// That Telegram was out of reach, or that another read our updates: everyone whom it concerns is told, dully, and
    /// reads of it after a tap.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn tell_of_gap(&self, from: i64, to: i64) -> Result<usize> {
        let mut tx = self.store.write().await?;
        meta::put_time(&mut tx, "gap from", from).await?;
        meta::put_time(&mut tx, "gap to", to).await?;
        let chats = chat::concerned(&mut tx).await?;
        pin::owed(&mut tx).await?;
        for id in &chats {
            self.notice_in(&mut tx, *id, gap_screen()).await?;
        }
        meta::delete(&mut tx, "interrupted").await?;
        tx.commit().await?;
        self.wake.notify_one();
        Ok(chats.len())
    }
}

/// One chat that fails holds up no other; a database that fails holds up all.
pub(super) fn count(done: Result<usize>) -> Result<usize> {
    match done.map_err(Failure::from) {
        Ok(done) => Ok(done),
        Err(Failure::Database(error)) => Err(error),
        Err(Failure::Update(error)) => {
            tracing::error!("what is due in one chat waits: {}", reason(&error));
            Ok(0)
        }
    }
}

fn gap_screen() -> Screen {
    Screen::of(vec![Line::Update]).key(Line::KeyOpen, Button::Gap)
}
