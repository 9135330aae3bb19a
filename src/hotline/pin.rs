//! PINs of chats: typed to set one, typed to open a chat, and the lock. What becomes of a wrong one differs in nothing from
//! what becomes of words, whether the chat has a PIN or not.

use anyhow::{Context, Result, bail};

use super::facts::{known, said};
use super::handle::Turn;
use super::outgoing::Wiped;
use super::{Hotline, Waited};
use crate::dialogue::{Event, Outcome, Topic, ping_alarm, ping_message, ping_queue};
use crate::domain::case::{Lane, Preference, Stage};
use crate::domain::ids::{CaseId, ChatId, PinId};
use crate::domain::pin::{Pin, TRIES, Use};
use crate::domain::private::Private;
use crate::domain::retention;
use crate::store::{Tx, case, chat, outbox, pin, registry, staff};
use crate::vault::{Key, Place, same};

/// The columns that hold a sealed hash.
const BODY: &str = "pins.body";
const DURESS: &str = "pins.duress";
const TYPED: &str = "pins.typed";

impl Hotline {
    /// The words of this event, as one of the PINs by which this chat can be opened.
    pub(super) async fn try_pin(&self, tx: &mut Tx, turn: &mut Turn<'_>) -> Result<Outcome> {
        let (Event::Text(text) | Event::Edited(text)) = turn.event else { bail!("a PIN without words") };
        let refused = Ok(Outcome::PinUnknown(text.clone()));
        let Some(typed) = Pin::of(text.words.expose()) else { return refused };
        // Whoever emptied the chat since has left.
        if turn.chat.pin.is_some() || turn.chat.waited == Waited::Left {
            return refused;
        }
        let rows = pin::of_chat(tx, turn.chat.id).await?;
        let is = |row: &pin::Row, field, sealed: Option<&Vec<u8>>| -> Result<bool> {
            opens(&turn.chat.key, field, row.id, sealed, &self.vault.pin(row.id, typed.digits()))
        };
        for row in rows.iter().filter(|row| row.tries < TRIES) {
            if is(row, BODY, row.body.as_ref())? {
                return self.unlock(tx, turn, PinId(row.id)).await;
            }
        }
        for row in rows.iter().filter(|_| self.duress) {
            if is(row, DURESS, row.duress.as_ref())? {
                self.alarm(tx, PinId(row.id)).await?;
                return refused;
            }
        }
        pin::tried(tx, turn.chat.id).await?;
        refused
    }

    /// The chat is open by this PIN: what stands behind it is its story again, and what was told meanwhile stands back.
    pub(super) async fn unlock(&self, tx: &mut Tx, turn: &mut Turn<'_>, id: PinId) -> Result<Outcome> {
        if turn.chat.pin.is_some() {
            self.lock(tx, turn).await?;
        }
        let mut other = false;
        if let Some(begun) = turn.chat.open_case.take() {
            if self.is_only_tries(tx, begun).await? {
                self.erase(tx, begun).await?;
            } else {
                self.refuse_held(tx, begun).await?;
                other = true;
            }
        }
        let now = turn.now.timestamp_millis();
        pin::open(tx, id, turn.chat.id, now).await?;
        let shown = pin::forward(tx, turn.chat.id, id.0, true).await?;
        let row = pin::find(tx, id).await?.context("a PIN that was just found")?;
        let stage = match shown {
            Some(shown) => case::find(tx, shown).await?.map(|row| row.stage),
            None => None,
        };
        let chat = &mut turn.chat;
        chat.open_case = shown.filter(|_| stage.as_deref() != Some("closed"));
        (chat.pin, chat.alarm, chat.phone) = (Some(id), row.duress.is_some(), row.phone);
        (chat.preference, chat.keeps) = (Preference::of(&row.prefers).unwrap_or(Preference::Never), row.keeps == 1);
        Ok(Outcome::Unlocked { case: shown, other })
    }

    /// Whether a draft holds nothing but digits that were tried as a PIN.
    async fn is_only_tries(&self, tx: &mut Tx, id: CaseId) -> Result<bool> {
        let Some(row) = case::find(tx, id).await?.filter(|row| row.stage == "draft" && row.files == 0) else { return Ok(false) };
        let key = self.vault.unwrap(row.key_id, &row.wrapped)?;
        Ok(said(tx, id, &key).await?.iter().all(|said| Pin::of(said.text.expose()).is_some()))
    }

    /// What was told in this chat stands behind its PIN, and leaves it; nothing more of it comes.
    pub(super) async fn lock(&self, tx: &mut Tx, turn: &mut Turn<'_>) -> Result<()> {
        let Some(id) = turn.chat.pin.take() else { return Ok(()) };
        let now = turn.now.timestamp_millis();
        if let Some(shown) = turn.chat.open_case.take() {
            // Nobody answers any more; what was being fetched comes all the same, and its message does not wait for it here.
            self.refuse_held(tx, shown).await?;
            registry::taken_of_case(tx, shown, now).await?;
        }
        outbox::cancel(tx, turn.chat.id).await?;
        pin::lock(tx, id, turn.chat.id, now).await?;
        let chat = &mut turn.chat;
        (chat.alarm, chat.untold, chat.keeps, chat.preference) = (false, false, false, Preference::Never);
        "unknown".clone_into(&mut chat.phone);
        // Whatever its person wanted to stay: a locked chat is that of somebody who never told anything.
        registry::kept_no_more(tx, turn.chat.id).await?;
        let chat = &turn.chat;
        let wiped = if chat.has_fresh_screen(turn.now) { Wiped::Content } else { Wiped::All };
        self.put_wipe(tx, &turn.chat.to(), wiped).await
    }

    /// A row of this chat's for what is being typed: the one by which it is open, or one that is begun.
    pub(super) async fn pin_once(&self, tx: &mut Tx, turn: &Turn<'_>) -> Result<()> {
        let typed = digits(turn)?;
        let id = match turn.chat.pin {
            Some(id) => id,
            None => {
                let id = PinId(self.ids.next(turn.now)?);
                pin::insert(tx, id, turn.chat.id, turn.now.timestamp_millis()).await?;
                id
            }
        };
        let sealed = turn.chat.key.seal(Place::new(TYPED, id.0), &self.vault.pin(id.0, typed.digits()))?;
        Ok(pin::typed(tx, id, sealed).await?)
    }

    /// What was typed again is set, if it is what was typed first.
    pub(super) async fn pin_again(&self, tx: &mut Tx, turn: &mut Turn<'_>, wanted: Use) -> Result<Outcome> {
        let row = match turn.chat.pin {
            Some(id) => pin::find(tx, id).await?,
            None => pin::begun(tx, turn.chat.id).await?,
        };
        let Some(row) = row else { return Ok(Outcome::PinDiffers(wanted)) };
        let (id, digest) = (PinId(row.id), self.vault.pin(row.id, digits(turn)?.digits()));
        let key = &turn.chat.key;
        if !opens(key, TYPED, row.id, row.typed.as_ref(), &digest)? {
            return Ok(Outcome::PinDiffers(wanted));
        }
        let (field, other, of_other) = match wanted {
            Use::Pin => (BODY, DURESS, row.duress.as_ref()),
            Use::Alarm => (DURESS, BODY, row.body.as_ref()),
        };
        if opens(key, other, row.id, of_other, &digest)? {
            return Ok(Outcome::PinTwice(wanted));
        }
        let sealed = key.seal(Place::new(field, row.id), &digest)?;
        match wanted {
            Use::Pin => {
                pin::set(tx, id, turn.chat.id, sealed, turn.now.timestamp_millis()).await?;
                turn.chat.pin = Some(id);
            }
            Use::Alarm => {
                pin::alarm(tx, id, Some(sealed)).await?;
                turn.chat.alarm = true;
            }
        }
        Ok(Outcome::PinSet(wanted))
    }

    pub(super) async fn pin_off(&self, tx: &mut Tx, turn: &mut Turn<'_>) -> Result<()> {
        match turn.chat.pin.take() {
            Some(id) => Ok(pin::erase(tx, id).await?),
            None => Ok(()),
        }
    }

    pub(super) async fn alarm_off(&self, tx: &mut Tx, turn: &mut Turn<'_>) -> Result<()> {
        turn.chat.alarm = false;
        match turn.chat.pin {
            Some(id) => Ok(pin::alarm(tx, id, None).await?),
            None => Ok(()),
        }
    }

    /// Somebody is forced to type it: what stands behind the PIN is urgent, and staff hears why. The chat shows nothing of it.
    async fn alarm(&self, tx: &mut Tx, id: PinId) -> Result<()> {
        for row in case::behind(tx, id).await? {
            let (of, key) = (CaseId(row.id), self.vault.unwrap(row.key_id, &row.wrapped)?);
            let case = known(&row, &key)?;
            let mut triage = case.triage;
            triage.danger = true;
            let sealed = super::effect::seal_triage(&key, of, triage, case.answers)?;
            case::triage(tx, of, sealed, triage.lane()).await?;
            match case.stage {
                Stage::Claimed { .. } => {
                    if let Some(to) = staff::claimant_chat(tx, of).await? {
                        self.ping_in(tx, to, &ping_alarm(case.name, Some(of)), Topic::Case(of)).await?;
                    }
                }
                Stage::Waiting { .. } => {
                    let told = ping_alarm(case.name, None);
                    // Of its own topic: no other word about the queue takes its place.
                    for row in staff::on_duty(tx).await? {
                        self.ping_in(tx, ChatId(row.chat_id), &told, Topic::Case(of)).await?;
                    }
                }
                Stage::Draft { .. } | Stage::Closed => {}
            }
        }
        Ok(())
    }

    /// A draft that its chat does not show is sent at its time, as was announced.
    pub(super) async fn send_behind(&self, id: CaseId, chat: ChatId) -> Result<usize> {
        let mut tx = self.store.write().await?;
        let now = self.clock.now().timestamp_millis();
        if chat::by_id(&mut tx, chat).await?.is_some_and(|row| self.lane.holds(&row.pseudonym)) {
            return Ok(0);
        }
        let Some(row) = case::find(&mut tx, id).await? else { return Ok(0) };
        let is_due = row.behind.is_some() && row.sends_at.is_some_and(|at| at <= now);
        if !is_due || !case::submit(&mut tx, id, now).await? {
            return Ok(0);
        }
        let lane = Lane::of_rank(row.lane);
        self.ping_on_duty(&mut tx, None, &ping_queue(lane), lane).await?;
        tx.commit().await?;
        Ok(1)
    }

    /// A file of a case that its chat does not show is here: whoever holds the case hears of it.
    pub(super) async fn fetched_behind(&self, tx: &mut Tx, id: CaseId) -> Result<()> {
        let Some(row) = case::find(tx, id).await?.filter(|row| row.behind.is_some()) else { return Ok(()) };
        let case = known(&row, &self.vault.unwrap(row.key_id, &row.wrapped)?)?;
        match staff::claimant_chat(tx, id).await? {
            Some(to) => self.ping_in(tx, to, &ping_message(&case), Topic::Case(id)).await,
            None => Ok(()),
        }
    }

    /// Whether a chat that is open by a PIN has been left alone for long enough.
    pub(super) async fn is_idle(&self, tx: &mut Tx, row: &chat::Row) -> Result<bool> {
        let Some(id) = row.pin.map(PinId).filter(|_| row.staff_id.is_none()) else { return Ok(false) };
        let before = (self.clock.now() - retention::IDLE).timestamp_millis();
        Ok(pin::find(tx, id).await?.is_some_and(|pin| pin.acted_at <= before))
    }
}

/// The digits of this event.
fn digits(turn: &Turn<'_>) -> Result<Pin> {
    turn.words().map(Private::expose).and_then(|words| Pin::of(words)).context("a PIN that is none")
}

/// Whether this is what a sealed value holds.
fn opens(key: &Key, field: &str, row: i64, sealed: Option<&Vec<u8>>, digest: &[u8]) -> Result<bool> {
    let Some(sealed) = sealed else { return Ok(false) };
    Ok(same(&key.open(Place::new(field, row), sealed)?, digest))
}
