//! Carries out effects, each within the transaction of its event. What can be refused says so.

use anyhow::{Context, Result, bail};

use super::facts::{Sealed, body_place};
use super::handle::{Chat, Turn, Word};
use super::outgoing::{Wiped, written};
use super::{Hotline, Waited};
use crate::dialogue::{Button, Desk, Effect, Event, Facts, Line, Outcome, Screen, State, Topic, Who, ping_queue, saved, update};
use crate::domain::attachment;
use crate::domain::case::{Lane, Phone, Stage, Triage};
use crate::domain::guide::Answers;
use crate::domain::ids::{CaseId, ChatId, KeyId, StaffId};
use crate::domain::people::{Role, Staff, code_name};
use crate::domain::talk::Voice;
use crate::store::{
    Tx, audit, case, chat, code, exclusion, feedback, filing, invitation, key, message, outbox, reading, registry, second_key, staff,
    tombstone,
};
use crate::vault::{Key, Place, chance};

impl Hotline {
    /// Does one thing. `Some` is the outcome of one that could be refused.
    pub(super) async fn apply(&self, tx: &mut Tx, turn: &mut Turn<'_>, effect: Effect, facts: &Facts) -> Result<Option<Outcome>> {
        let now = turn.now.timestamp_millis();
        match effect {
            Effect::Show(screen) => self.show(tx, turn, screen).await?,
            Effect::Alert(line) => {
                turn.alert = Some(Word { text: self.text().line(turn.chat.language, &line, turn.now), stays: false });
            }
            Effect::Ping(who, screen) => self.ping(tx, turn, who, screen).await?,
            Effect::Replace(who, screen) => self.replace(tx, who, screen).await?,
            Effect::Speak(_)
            | Effect::HasPhone(_)
            | Effect::Prefers(_)
            | Effect::Notice(_)
            | Effect::KeepsChat(_)
            | Effect::Reading { .. }
            | Effect::Feedback(..) => {
                self.said_of_chat(tx, turn, effect).await?;
            }
            Effect::WipeAll => {
                outbox::cancel(tx, turn.chat.id).await?;
                self.put_wipe(tx, &turn.chat.to(), Wiped::All).await?;
                turn.fresh = true;
            }
            Effect::WipeContent => {
                registry::kept_no_more(tx, turn.chat.id).await?;
                if let Some(case) = facts.case.as_ref().map(|case| case.id) {
                    outbox::cancel_files(tx, turn.chat.id, case).await?;
                }
                self.put_wipe(tx, &turn.chat.to(), Wiped::Content).await?;
            }
            Effect::PingsRead(topic) => self.put_wipe(tx, &turn.chat.to(), Wiped::Pings(written(topic))).await?,
            Effect::OpenDraft { case, sends_at } => self.open_draft(tx, turn, case, sends_at.timestamp_millis()).await?,
            Effect::Keep(case, sends_at) => {
                let sends_at = sends_at.map(|at| at.timestamp_millis());
                let seq = case::reporter_says(tx, case, now, sends_at).await?.context("a case that takes no more messages")?;
                self.keep(tx, turn, case, seq, 1, Voice::Reporter).await?;
            }
            Effect::Attach(..) | Effect::Dressed(..) | Effect::WithOriginal(..) | Effect::KeepsOriginals(..) => {
                self.take(tx, turn, effect).await?;
            }
            Effect::Given(..) | Effect::Refuse(..) | Effect::Bring(..) => self.take(tx, turn, effect).await?,
            Effect::SendsAt(case, at) => {
                case::sends_at(tx, case, at.map(|at| at.timestamp_millis())).await?;
            }
            Effect::Consent(case) => {
                // What was told stands since the story was begun: other limits may be told to others meanwhile.
                case::agree(tx, case, now).await?;
            }
            Effect::Submit(case) => return self.submit(tx, turn, case, facts).await.map(Some),
            Effect::Triage(case, triage, lane) => {
                let (_, key) = turn.cases.get(&case).context("a case that was not loaded")?;
                let answers = facts.case.as_ref().filter(|known| known.id == case).map(|known| known.answers.clone());
                let sealed = seal_triage(key, case, triage, answers.unwrap_or_default())?;
                case::triage(tx, case, sealed, lane).await?;
            }
            Effect::Guide { case, answers, triage, sends_at } => {
                let (_, key) = turn.cases.get(&case).context("a case that was not loaded")?;
                let sealed = seal_triage(key, case, triage, answers)?;
                let sends_at = sends_at.map(|at| at.timestamp_millis());
                case::guided(tx, case, sealed, triage.lane(), now, sends_at).await?;
            }
            Effect::Erase(case) => {
                self.erase(tx, case).await?;
                let sent = !matches!(facts.case.as_ref().map(|case| case.stage), Some(Stage::Draft { .. }));
                return Ok(Some(Outcome::Erased { sent }));
            }
            Effect::Withdraw(case, told) => return self.withdraw(tx, turn, case, told).await.map(Some),
            Effect::Restore(case, since) => return self.restore(tx, turn, case, since).await.map(Some),
            Effect::EraseNow(case, since) => return self.erase_now(tx, turn, case, since).await.map(Some),
            Effect::OnlyTalk(case, on) => {
                filing::choose(tx, case, !on).await?;
            }
            Effect::Agree(case) => return self.agree(tx, turn, case).await.map(Some),
            Effect::MarkRead(case) => case::unread(tx, case, 0).await?,
            Effect::Revise => return self.revise(tx, turn).await.map(Some),
            Effect::ShowCode(case) => self.show_code(tx, turn, case, false).await?,
            Effect::NewCode(case) => self.show_code(tx, turn, case, true).await?,
            Effect::TryCode => return self.try_code(tx, turn).await.map(Some),
            Effect::Vanish => turn.vanishes = true,
            Effect::TryPin => return self.try_pin(tx, turn).await.map(Some),
            Effect::PinOnce => self.pin_once(tx, turn).await?,
            Effect::PinAgain(wanted) => return self.pin_again(tx, turn, wanted).await.map(Some),
            Effect::PinOff => self.pin_off(tx, turn).await?,
            Effect::AlarmOff => self.alarm_off(tx, turn).await?,
            Effect::Lock => self.lock(tx, turn).await?,
            Effect::ShowSecret | Effect::TrySecondKey | Effect::StepDown | Effect::Retrieve(..) => {
                return self.with_second_key(tx, turn, effect).await;
            }
            Effect::Enrol => return self.enrol(tx, turn).await.map(Some),
            other => return self.at_the_desk(tx, turn, other, facts).await,
        }
        Ok(None)
    }

    /// What staff does.
    async fn at_the_desk(&self, tx: &mut Tx, turn: &mut Turn<'_>, effect: Effect, facts: &Facts) -> Result<Option<Outcome>> {
        match effect {
            Effect::Duty(on) => {
                let who = turn.chat.staff.context("only staff has duty")?;
                staff::duty(tx, who.id, on).await?;
                self.record(tx, who.id, if on { "on duty" } else { "off duty" }, None).await?;
            }
            Effect::Claim(case) => return self.claim(tx, turn, case).await.map(Some),
            Effect::ClaimNext => return self.claim_next(tx, turn).await.map(Some),
            Effect::Answer(case) => return self.answer(tx, turn, case).await.map(Some),
            Effect::Release(case) => return self.let_go(tx, turn, case, false, facts).await.map(Some),
            Effect::Close(case) => return self.let_go(tx, turn, case, true, facts).await.map(Some),
            Effect::Opened(case) => {
                let who = turn.chat.staff.context("only staff opens cases")?;
                case::seen(tx, case).await?;
                self.record(tx, who.id, "opened", Some(case)).await?;
            }
            other => return self.entrust(tx, turn, other).await,
        }
        Ok(None)
    }

    /// What a person said of their chat, or at its end.
    async fn said_of_chat(&self, tx: &mut Tx, turn: &mut Turn<'_>, effect: Effect) -> Result<()> {
        match effect {
            Effect::Speak(language) => {
                turn.chat.language = language;
                case::speaks(tx, turn.chat.id, language.tag()).await?;
            }
            Effect::HasPhone(phone) => {
                phone.word().clone_into(&mut turn.chat.phone);
                if phone == Phone::Shared {
                    self.put_wipe(tx, &turn.chat.to(), Wiped::Content).await?;
                }
            }
            Effect::Prefers(preference) => {
                turn.chat.preference = preference;
                chat::prefers(tx, turn.chat.id, preference.word()).await?;
            }
            Effect::Notice(notice) => chat::notice(tx, turn.chat.id, i64::from(notice)).await?,
            Effect::KeepsChat(keeps) => {
                turn.chat.keeps = keeps;
                chat::keeps(tx, turn.chat.id, keeps).await?;
            }
            Effect::Feedback(question, rating) => {
                let month = self.text().hours().month(turn.now);
                feedback::count(tx, &month, question.into(), rating.word()).await?;
            }
            Effect::Reading { audience, topic } => {
                reading::count(tx, &self.text().hours().date(turn.now), &audience, &topic).await?;
            }
            _ => bail!("not of the chat"),
        }
        Ok(())
    }

    async fn show(&self, tx: &mut Tx, turn: &mut Turn<'_>, mut screen: Screen) -> Result<()> {
        let by_itself = matches!(turn.event, Event::Fetched(..) | Event::Unanswered(_));
        let later = turn.chat.waited == Waited::Left || turn.chat.waited.is_silent() && !screen.emergency;
        // To lock a chat nothing is sent to it that was not there.
        let unasked = *turn.event == Event::Idle && !turn.chat.has_fresh_screen(turn.now);
        if by_itself && turn.still || later || unasked {
            return Ok(());
        }
        turn.still = screen.still;
        // What came is not called saved while it is not.
        let unsaved = turn.pending || turn.kept.is_none();
        for line in turn.above.iter_mut().filter(|line| unsaved && **line == Line::SavedAfterAll) {
            *line = Line::TroubleOver;
        }
        screen.lines.splice(0..0, std::mem::take(&mut turn.above));
        let key = screen.content_of.map(|case| turn.cases.get(&case).context("content of a case that was not loaded")).transpose()?;
        let key = key.map(|(id, key)| (*id, key));
        self.put_screen(tx, &turn.chat.to(), screen, turn.fresh, key).await?;
        turn.chat.screens = true;
        Ok(())
    }

    async fn ping(&self, tx: &mut Tx, turn: &Turn<'_>, who: Who, screen: Screen) -> Result<()> {
        match who {
            Who::OnDuty(case, lane) => self.ping_readers(tx, Some(turn.chat.id), case, &screen, lane).await?,
            Who::Claimant(case) => {
                if let Some(id) = staff::claimant_chat(tx, case).await? {
                    self.ping_in(tx, id, &screen, Topic::Case(case)).await?;
                }
            }
            Who::Reporter(_) => {}
        }
        Ok(())
    }

    /// Whoever is on duty and may read a case hears of it; while it is held, who decides does.
    pub(super) async fn ping_readers(&self, tx: &mut Tx, but: Option<ChatId>, case: CaseId, screen: &Screen, lane: Lane) -> Result<()> {
        if self.ping_decider(tx, case, lane).await? {
            return Ok(());
        }
        for row in exclusion::readers(tx, case).await? {
            if row.on_duty == 1 && Some(ChatId(row.chat_id)) != but {
                self.ping_in(tx, ChatId(row.chat_id), screen, Topic::Queue(lane)).await?;
            }
        }
        Ok(())
    }

    pub(super) async fn ping_in(&self, tx: &mut Tx, id: ChatId, screen: &Screen, topic: Topic) -> Result<()> {
        let Some(chat) = self.other_chat(tx, id).await? else { return Ok(()) };
        self.put_ping(tx, &chat.to(), screen.clone(), written(topic)).await
    }

    /// Puts a screen below everything else in somebody else's chat; in a reporter's, when that may be.
    pub(super) async fn replace(&self, tx: &mut Tx, who: Who, screen: Screen) -> Result<()> {
        match who {
            Who::Reporter(case) => {
                let Some(id) = chat::reporter(tx, case).await? else { return Ok(()) };
                let Some(chat) = self.other_chat(tx, id).await? else { return Ok(()) };
                let is_behind = case::find(tx, case).await?.is_some_and(|row| row.behind.is_some());
                // Of a case that the chat does not show, nothing but that something is new.
                let screen = if is_behind { update(Button::Home) } else { screen };
                self.put_update(tx, &chat.to(), screen, is_behind.then_some(case)).await
            }
            Who::Claimant(case) => match staff::claimant_chat(tx, case).await? {
                Some(id) => self.replace_in(tx, id, screen).await,
                None => Ok(()),
            },
            Who::OnDuty(..) => Ok(()),
        }
    }

    /// Tells somebody something unasked that concerns no case: a reporter beside the screen, staff in its place, since what
    /// they have open may not be so any more.
    pub(super) async fn notice_in(&self, tx: &mut Tx, id: ChatId, screen: Screen) -> Result<()> {
        let Some(chat) = self.other_chat(tx, id).await? else { return Ok(()) };
        if chat.staff.is_none() {
            return self.put_notice(tx, &chat.to(), screen).await;
        }
        self.hands_free(tx, &chat).await?;
        self.put_screen(tx, &chat.to(), screen, true, None).await
    }

    pub(super) async fn replace_in(&self, tx: &mut Tx, id: ChatId, screen: Screen) -> Result<()> {
        let Some(chat) = self.other_chat(tx, id).await? else { return Ok(()) };
        self.hands_free(tx, &chat).await?;
        self.put_screen(tx, &chat.to(), screen, true, None).await
    }

    /// A screen of ours takes the place of what staff had open: nothing is open then, and nothing is written to.
    pub(super) async fn hands_free(&self, tx: &mut Tx, chat: &Chat) -> Result<()> {
        if chat.staff.is_none() {
            return Ok(());
        }
        let desk = saved::encode(State::Staff(Desk { hand: None }));
        let state = chat.key.seal(Place::new("chats.state", chat.id.0), &desk)?;
        let now = self.clock.now().timestamp_millis();
        Ok(chat::save(tx, chat.id, state, chat.language.tag(), &chat.phone, now).await?)
    }

    /// The chat of somebody whom an event concerns besides its own person, if it can be written to. A chat that does not
    /// open is its own trouble: nobody's words are refused because a colleague's row is damaged.
    pub(super) async fn other_chat(&self, tx: &mut Tx, id: ChatId) -> Result<Option<Chat>> {
        let Some(row) = chat::by_id(tx, id).await?.filter(|row| row.gone == 0) else { return Ok(None) };
        let opened = self.open_chat(row);
        if let Err(error) = &opened {
            tracing::error!(chat.id = %id, "a chat cannot be opened, and is not told: {error}");
        }
        Ok(opened.ok())
    }

    async fn open_draft(&self, tx: &mut Tx, turn: &mut Turn<'_>, id: CaseId, sends_at: i64) -> Result<()> {
        let (key_id, key) = (KeyId(self.ids.next(turn.now)?), Key::fresh()?);
        key::insert(tx, key_id, self.vault.wrap(key_id.0, &key)?).await?;
        let mut name = code_name(u64::from_le_bytes(chance()?));
        for _ in 0..20 {
            if !case::name_taken(tx, &name).await? {
                break;
            }
            name = code_name(u64::from_le_bytes(chance()?));
        }
        let text = self.text();
        let new = case::New {
            id,
            key: key_id,
            name: &name,
            reporter: turn.chat.id,
            triage: seal_triage(&key, id, Triage::default(), Answers::default())?,
            language: turn.chat.language.tag(),
            told: text.limits(),
            now: turn.now.timestamp_millis(),
            sends_at,
        };
        case::insert(tx, new).await?;
        turn.cases.insert(id, (key_id, key));
        turn.chat.open_case = Some(id);
        Ok(())
    }

    /// The words of this event become one version of a message.
    async fn keep(&self, tx: &mut Tx, turn: &mut Turn<'_>, case: CaseId, seq: i64, version: i64, voice: Voice) -> Result<()> {
        let words = turn.words().context("an event without words")?.expose();
        let source = &turn.message.context("words without a message")?.name;
        let (_, key) = turn.cases.get(&case).context("a case that was not loaded")?;
        let body = key.seal(body_place(case, seq, version), words.as_bytes())?;
        let at = turn.now.timestamp_millis();
        message::insert(tx, message::New { case, seq, version, voice, body, source, at }).await?;
        (turn.kept, turn.seq) = (Some(case), seq);
        Ok(())
    }

    /// Changed words become a version, if their message is one of a case that this person may still change.
    async fn revise(&self, tx: &mut Tx, turn: &mut Turn<'_>) -> Result<Outcome> {
        let Event::Edited(text) = turn.event else { bail!("a revision without changed words") };
        let refused = Ok(Outcome::NotRevised(text.clone()));
        let source = &turn.message.context("words without a message")?.name;
        let Some((id, seq, version)) = message::from_source(tx, source).await? else {
            return if turn.chat.staff.is_none() {
                Ok(self.redescribe(tx, turn).await?.unwrap_or_else(|| Outcome::NotRevised(text.clone())))
            } else {
                refused
            };
        };
        let Some(row) = case::find(tx, id).await? else { return refused };
        let (voice, may) = match turn.chat.staff {
            Some(who) => (Voice::Staff, row.stage == "claimed" && row.claimed_by == Some(who.id.0)),
            None => {
                let is_open = !matches!(row.stage.as_str(), "closed" | "withdrawn") && row.behind.is_none();
                (Voice::Reporter, is_open && row.reporter == turn.chat.id.0)
            }
        };
        if !may {
            return refused;
        }
        turn.cases.insert(id, (KeyId(row.key_id), self.vault.unwrap(row.key_id, &row.wrapped)?));
        self.keep(tx, turn, id, seq, version + 1, voice).await?;
        self.replaced(tx, turn, &row, voice).await?;
        if voice == Voice::Staff {
            // A changed answer is unread again.
            let unread = message::answers_from(tx, id, seq).await?.max(row.unread);
            case::unread(tx, id, unread).await?;
        }
        Ok(Outcome::Revised(id))
    }

    async fn enrol(&self, tx: &mut Tx, turn: &mut Turn<'_>) -> Result<Outcome> {
        let Event::Start(Some(code)) = turn.event else { bail!("an enrolment without an invitation") };
        let now = turn.now.timestamp_millis();
        let granted = invitation::redeem(tx, &self.vault.invitation(code.expose()), now).await?;
        let granted = granted.and_then(|(role, gender)| Some((Role::of(&role)?, gender)));
        let Some((role, gender)) = granted else { return Ok(Outcome::EnrolmentRefused) };
        let id = StaffId(self.ids.next(turn.now)?);
        let number = staff::insert(tx, id, turn.chat.id, role, now).await?;
        staff::gender(tx, id, &gender).await?;
        self.record(tx, id, "enrolled", None).await?;
        let who = Staff { id, chat: turn.chat.id, number, role, on_duty: false };
        turn.chat.staff = Some(who);
        Ok(Outcome::Enrolled(who))
    }

    async fn claim(&self, tx: &mut Tx, turn: &Turn<'_>, case: CaseId) -> Result<Outcome> {
        let who = turn.chat.staff.context("only staff claims")?;
        if !case::claim(tx, case, who.id, turn.now.timestamp_millis()).await? {
            return Ok(Outcome::ClaimLost);
        }
        self.record(tx, who.id, "claimed", Some(case)).await?;
        Ok(Outcome::Claimed(case))
    }

    async fn claim_next(&self, tx: &mut Tx, turn: &Turn<'_>) -> Result<Outcome> {
        // Another process can be faster with the first of the queue; then the next one is tried.
        for _ in 0..10 {
            let who = turn.chat.staff.context("only staff claims")?;
            let Some(first) = case::queue(tx, who.id, 1).await?.pop() else { return Ok(Outcome::NothingToClaim) };
            let outcome = self.claim(tx, turn, CaseId(first.id)).await?;
            if outcome != Outcome::ClaimLost {
                return Ok(outcome);
            }
        }
        Ok(Outcome::ClaimLost)
    }

    async fn answer(&self, tx: &mut Tx, turn: &mut Turn<'_>, case: CaseId) -> Result<Outcome> {
        let who = turn.chat.staff.context("only staff answers")?;
        let Some(seq) = case::staff_says(tx, case, who.id).await? else { return Ok(Outcome::NotYours) };
        self.keep(tx, turn, case, seq, 1, Voice::Staff).await?;
        let fetching = turn.attached().is_some();
        if fetching {
            self.attach(tx, turn, case, attachment::Stage::Due).await?;
        }
        Ok(Outcome::Answered(case, fetching))
    }

    /// Release or close: the case leaves these hands, and its content this chat.
    async fn let_go(&self, tx: &mut Tx, turn: &Turn<'_>, id: CaseId, close: bool, facts: &Facts) -> Result<Outcome> {
        let who = turn.chat.staff.context("only staff lets go")?;
        let done =
            if close { case::close(tx, id, who.id, turn.now.timestamp_millis()).await? } else { case::release(tx, id, who.id).await? };
        if !done {
            return Ok(Outcome::NotYours);
        }
        self.record(tx, who.id, if close { "closed" } else { "released" }, Some(id)).await?;
        if close {
            code::erase(tx, id).await?;
            self.refuse_held(tx, id).await?;
        }
        outbox::cancel_files(tx, turn.chat.id, id).await?;
        self.put_wipe(tx, &turn.chat.to(), Wiped::Case(id)).await?;
        let name = facts.case.as_ref().map(|case| case.name.clone()).unwrap_or_default();
        Ok(if close { Outcome::Closed(name) } else { Outcome::Released(name) })
    }

    /// The one way in which a story is erased: its reporter, time and the command line all come here.
    pub(super) async fn erase(&self, tx: &mut Tx, case: CaseId) -> Result<()> {
        self.undecided(tx, case).await?;
        if let Some(id) = staff::claimant_chat(tx, case).await?
            && let Some(chat) = self.other_chat(tx, id).await?
        {
            self.put_wipe(tx, &chat.to(), Wiped::Case(case)).await?;
        }
        let now = self.clock.now().timestamp_millis();
        self.recall(tx, case).await?;
        registry::taken_of_case(tx, case, now).await?;
        if let Some(key) = tombstone::key_of(tx, case).await? {
            tombstone::insert(tx, &self.vault.tombstone(key.0), now).await?;
        }
        case::erase(tx, case).await?;
        Ok(())
    }

    pub(super) async fn record(&self, tx: &mut Tx, who: StaffId, action: &str, case: Option<CaseId>) -> Result<()> {
        let now = self.clock.now();
        Ok(audit::record(tx, self.ids.next(now)?, now.timestamp_millis(), Some(who), action, case).await?)
    }

    /// A person who cannot be written to any more, or can again. Their counsellor is told; a counsellor's cases return.
    pub(crate) async fn reachable(&self, tx: &mut Tx, id: ChatId, is: bool) -> Result<()> {
        let news = chat::gone(tx, id, !is).await?;
        if !is {
            // What is still to be removed there stays in the registry until the chat can be reached again: then all of it goes.
            outbox::abandon(tx, id).await?;
            registry::ordered(tx, id, i64::MAX, false).await?;
        }
        if !news {
            return Ok(());
        }
        if is {
            if let Some(row) = chat::by_id(tx, id).await? {
                let chat = self.open_chat(row)?;
                let wiped = if chat.staff.is_some() { Wiped::All } else { Wiped::Content };
                self.put_wipe(tx, &chat.to(), wiped).await?;
            }
            return Ok(());
        }
        let Some(row) = chat::by_id(tx, id).await? else { return Ok(()) };
        if let Some(staff) = row.staff_id {
            self.stands_down(tx, StaffId(staff)).await?;
            return Ok(());
        }
        for found in case::of_reporter(tx, id).await? {
            let case = CaseId(found.id);
            let told = Screen::of(vec![Line::Unreachable { name: found.name }]);
            if let Some(to) = staff::claimant_chat(tx, case).await? {
                self.ping_in(tx, to, &told, Topic::Case(case)).await?;
            }
        }
        Ok(())
    }

    /// Off duty, and every case that was held back in the queue: nobody waits for somebody who is not there.
    pub(super) async fn stands_down(&self, tx: &mut Tx, who: StaffId) -> Result<usize> {
        staff::duty(tx, who, false).await?;
        second_key::close(tx, who).await?;
        let held = case::held(tx, who).await?;
        for row in &held {
            if case::release(tx, CaseId(row.id), who).await? {
                self.record(tx, who, "released", Some(CaseId(row.id))).await?;
            }
        }
        for row in &held {
            let lane = Lane::of_rank(row.lane);
            self.ping_readers(tx, None, CaseId(row.id), &ping_queue(lane), lane).await?;
        }
        Ok(held.len())
    }
}

pub(super) fn seal_triage(key: &Key, case: CaseId, triage: Triage, guided: Answers) -> Result<Vec<u8>> {
    key.seal(Place::new("cases.triage", case.0), &serde_json::to_vec(&Sealed { triage, guided })?)
}
