//! Codes of cases: drawn, shown in an alert and nowhere else, typed back, and typed in another chat, which then has the case.

use anyhow::{Context, Result};

use super::handle::{Turn, Word};
use super::outgoing::Wiped;
use super::{Hotline, Waited};
use crate::dialogue::event::Text;
use crate::dialogue::{Event, Line, Outcome, Reporter, State, home, saved};
use crate::domain::code::{CaseCode, Kept, Typed};
use crate::domain::ids::{CaseId, ChatId, PinId};
use crate::domain::private::Private;
use crate::store::{Tx, attachment, case, chat, code, outbox, pin, registry, withdrawn};
use crate::vault::{Place, chance};

const fn place(case: CaseId) -> Place<'static> {
    Place::new("codes.body", case.0)
}

impl Hotline {
    /// What is kept of the code of a case.
    pub(super) async fn code_kept(&self, tx: &mut Tx, case: CaseId) -> Result<Option<Kept>> {
        Ok(code::of_case(tx, case).await?.map(|body| if body.is_some() { Kept::Whole } else { Kept::Hash }))
    }

    /// The code pops up: the one that there is, or a new one.
    pub(super) async fn show_code(&self, tx: &mut Tx, turn: &mut Turn<'_>, case: CaseId, anew: bool) -> Result<()> {
        let (_, key) = turn.cases.get(&case).context("a case that was not loaded")?;
        let kept = if anew { None } else { code::of_case(tx, case).await?.flatten() };
        let shown = if let Some(body) = kept {
            let digits = key.open(place(case), &body)?;
            let Some(Typed::Code(code)) = std::str::from_utf8(&digits).ok().and_then(Typed::of) else {
                anyhow::bail!("codes.body: not a code");
            };
            code
        } else {
            let code = CaseCode::of_chance(u128::from_le_bytes(chance()?));
            let body = key.seal(place(case), code.digits().as_bytes())?;
            code::put(tx, case, &self.vault.case_code(code.digits()), body).await?;
            code
        };
        let line = Line::Code { code: Private::new(shown.grouped().to_string()) };
        turn.alert = Some(Word { text: self.text().line(turn.chat.language, &line, turn.now), stays: true });
        Ok(())
    }

    /// The words of this event, as the code of this chat's own story or of another.
    pub(super) async fn try_code(&self, tx: &mut Tx, turn: &mut Turn<'_>) -> Result<Outcome> {
        let (Event::Text(text) | Event::Edited(text)) = turn.event else { anyhow::bail!("a code without words") };
        let refused = |text: &Text| Ok(Outcome::CodeUnknown(text.clone()));
        let Some(Typed::Code(code)) = Typed::of(text.words.expose()) else { return refused(text) };
        let digest = self.vault.case_code(code.digits());
        if let Some(own) = turn.chat.open_case
            && code::typed_back(tx, own, &digest).await?
        {
            return Ok(Outcome::CodeTypedBack);
        }
        let message = &turn.message.context("words without a message")?.name;
        // Beyond the limit nothing is looked up, and the answer is the same.
        if !self.guesses.take(turn.now.timestamp_millis(), turn.chat.id, message) {
            return refused(text);
        }
        let withdrawn = withdrawn::find(tx, &digest).await?;
        match code::find(tx, &digest).await?.or(withdrawn.map(|(case, _)| case)) {
            None => refused(text),
            Some(case) if let Some(pin) = self.locked_by(tx, turn, case).await? => {
                code::typed_back(tx, case, &digest).await?;
                self.unlock(tx, turn, pin).await
            }
            Some(_) if turn.chat.open_case.is_some() => Ok(Outcome::CodeElsewhere),
            // Whoever emptied the chat since has left.
            Some(_) if turn.chat.waited == Waited::Left => refused(text),
            Some(case) if let Some((_, at)) = withdrawn => Ok(Outcome::CodeWithdrawn(case, at, super::withdraw::ends(at))),
            Some(case) if self.moves(tx, turn, case, &digest).await? => Ok(Outcome::Moved(case)),
            Some(_) => refused(text),
        }
    }

    /// The PIN behind which a case of this chat stands; what the code of a case opens.
    async fn locked_by(&self, tx: &mut Tx, turn: &Turn<'_>, id: CaseId) -> Result<Option<PinId>> {
        let row = case::find(tx, id).await?.filter(|row| row.reporter == turn.chat.id.0 && turn.chat.waited != Waited::Left);
        let behind = row.and_then(|row| row.behind).map(PinId);
        Ok(behind.filter(|pin| pin.0 != 0 && Some(*pin) != turn.chat.pin))
    }

    /// The case becomes that of this chat, and the chat before is cut off: neither is ever without the other. False where
    /// somebody was faster.
    async fn moves(&self, tx: &mut Tx, turn: &mut Turn<'_>, id: CaseId, digest: &[u8]) -> Result<bool> {
        let Some(row) = case::find(tx, id).await? else { return Ok(false) };
        let before = ChatId(row.reporter);
        let (to, now) = (turn.chat.id, turn.now.timestamp_millis());
        if !case::moves(tx, id, digest, to, turn.chat.language.tag(), now).await? {
            return Ok(false);
        }
        code::erase(tx, id).await?;
        // What was being fetched comes all the same; its message does not wait for it in that chat.
        registry::taken_of_case(tx, id, now).await?;
        attachment::moves(tx, id, to).await?;
        // Where the chat did not show it, there is nothing to be taken from it.
        if row.behind.is_some() {
            outbox::cancel_of(tx, before, id).await?;
        } else {
            self.cut_off(tx, before).await?;
        }
        turn.chat.open_case = Some(id);
        Ok(true)
    }

    /// Nothing of a story is in this chat any more, on the way there, or to come; that it went on elsewhere is not said.
    async fn cut_off(&self, tx: &mut Tx, id: ChatId) -> Result<()> {
        outbox::cancel(tx, id).await?;
        let Some(row) = chat::by_id(tx, id).await? else { return Ok(()) };
        let mut chat = match self.open_chat(row) {
            Ok(chat) => chat,
            Err(error) => {
                tracing::error!(chat.id = %id, "a chat cannot be opened, and is not cleared: {error}");
                return Ok(());
            }
        };
        let state = chat.key.seal(Place::new("chats.state", id.0), &saved::encode(State::Reporter(Reporter::Home)))?;
        let now = self.clock.now();
        // What was to stay was to be seen by others there; now they may be who holds that chat.
        registry::kept_no_more(tx, id).await?;
        chat::keeps(tx, id, false).await?;
        // Whatever else was told there stays behind its PIN.
        if let Some(pin) = chat.pin.take() {
            pin::lock(tx, pin, id, now.timestamp_millis()).await?;
            "unknown".clone_into(&mut chat.phone);
        }
        chat::save(tx, id, state, chat.language.tag(), &chat.phone, now.timestamp_millis()).await?;
        chat::still(tx, id, false).await?;
        if chat.gone {
            return Ok(());
        }
        // A screen that is too old to be edited would have to be sent, and nobody asked for one there.
        if chat.has_fresh_screen(now) {
            self.put_wipe(tx, &chat.to(), Wiped::Content).await?;
            self.put_screen(tx, &chat.to(), home(None), false, None).await
        } else {
            self.put_wipe(tx, &chat.to(), Wiped::All).await
        }
    }
}
