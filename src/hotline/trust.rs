//! Who may read a case: a woman or a man, nobody whom its reporter does not trust, nobody who knows them; and what is left in the
//! chats of those who may not any more.

use anyhow::{Context, Result};
use chrono::{DateTime, Utc};

use super::Hotline;
use super::facts::time;
use super::handle::Turn;
use super::outgoing::Wiped;
use crate::dialogue::facts::{Look, Member, Members, Trust};
use crate::dialogue::{Button, Effect, Facts, Line, Outcome, Screen, Topic, Who, ping_held, ping_queue, update};
use crate::domain::case::{About, Lane, Reader};
use crate::domain::ids::{CaseId, ChatId, StaffId};
use crate::domain::people::{Gender, Role, Staff};
use crate::domain::private::Private;
use crate::domain::retention;
use crate::domain::talk::{Said, Voice};
use crate::store::exclusion::why;
use crate::store::{Tx, audit, case, chat, exclusion, hold, outbox, registry, staff};
use crate::vault::{Key, Place};

/// How many openings a reporter reads of.
const LOOKS: i64 = 12;

const fn place(case: CaseId, number: i64) -> Place<'static> {
    Place::new("descriptions.body", case.0).part(number)
}

fn gender(word: &str) -> Gender {
    [Gender::Woman, Gender::Man].into_iter().find(|gender| gender.word() == word).unwrap_or(Gender::Unset)
}

impl Hotline {
    /// Whether a member of staff may know of a case: who decides about one that is held, and otherwise whoever may read it.
    pub(super) async fn may_know(&self, tx: &mut Tx, row: &case::Row, who: Staff) -> Result<bool> {
        if row.hold_about.is_some() {
            return Ok(row.hold_supervisor == Some(who.id.0));
        }
        Ok(row.reader == Reader::Anyone.word() && row.excluded == 0 || exclusion::may(tx, CaseId(row.id), who.id).await?)
    }

    /// How many are on duty who may read a case; of one that is held, whether who decides is.
    pub(super) async fn on_duty_for(&self, tx: &mut Tx, row: &case::Row) -> Result<i64> {
        let may = |one: &&staff::Row| one.on_duty == 1 && (row.hold_about.is_none() || row.hold_supervisor == Some(one.id));
        let count = exclusion::readers(tx, CaseId(row.id)).await?.iter().filter(may).count();
        Ok(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// What its reporter may know of who reads a case, or the supervisor who decides.
    pub(super) async fn trust(&self, tx: &mut Tx, id: CaseId, key: &Key, decides: Option<StaffId>) -> Result<Trust> {
        let excluded = exclusion::of_case(tx, id).await?;
        let barred = |one: &staff::Row| excluded.iter().any(|(who, _)| *who == one.id);
        let all = staff::all(tx).await?;
        let mut trust = Trust::default();
        let Some(who) = decides else {
            for one in all.iter().filter(|one| !barred(one)) {
                let members = match gender(&one.gender) {
                    Gender::Woman => Some(&mut trust.women),
                    Gender::Man => Some(&mut trust.men),
                    Gender::Unset => None,
                };
                if let Some(Members { all, on_duty }) = members {
                    (*all, *on_duty) = (*all + 1, *on_duty + one.on_duty);
                }
                if one.role == Role::Supervisor.word() {
                    trust.supervisors.push(gender(&one.gender));
                }
            }
            let looks = audit::opened(tx, id, LOOKS).await?;
            trust.looks = looks
                .iter()
                .filter_map(|row| {
                    Some(Look { number: row.number, role: Role::of(&row.role)?, at: time(row.at), story: row.action == "opened" })
                })
                .collect();
            return Ok(trust);
        };
        let member = |one: &staff::Row| Some(Member { number: one.number, role: Role::of(&one.role)?, barred: barred(one) });
        trust.roster = all.iter().filter(|one| one.id != who.0).filter_map(member).collect();
        for row in hold::described(tx, id).await? {
            let Some(body) = row.body else { continue };
            let text = String::from_utf8(key.open(place(id, row.number), &body)?.to_vec()).ok().context("descriptions.body: not text")?;
            trust.described.push(Said {
                voice: Voice::Reporter,
                seq: row.number,
                at: time(row.at),
                edited: false,
                text: Private::new(text),
            });
        }
        Ok(trust)
    }

    /// Does one thing about who may read a case.
    pub(super) async fn entrust(&self, tx: &mut Tx, turn: &mut Turn<'_>, effect: Effect) -> Result<Option<Outcome>> {
        match effect {
            Effect::Reads(case, reader) => self.reads(tx, turn, case, reader).await?,
            Effect::Hold(case, about) => self.hold(tx, turn, case, about).await?,
            Effect::Unhold(case) => self.unhold(tx, turn, case).await?,
            Effect::Describe(case) => self.describe(tx, turn, case).await?,
            Effect::Looked(case) => {
                let who = turn.chat.staff.context("only staff looks")?;
                self.record(tx, who.id, "looked", Some(case)).await?;
            }
            Effect::Bar(case, number) => self.bar(tx, turn, case, number).await?,
            Effect::Recuse(case) => return self.recuse(tx, turn, case).await.map(Some),
            Effect::PassOn(case) => return self.pass_on(tx, turn, case).await.map(Some),
            Effect::Free(case) => return self.free(tx, turn, case).await.map(Some),
            _ => {}
        }
        Ok(None)
    }

    async fn reads(&self, tx: &mut Tx, turn: &Turn<'_>, case: CaseId, reader: Reader) -> Result<()> {
        if !exclusion::reader(tx, case, reader.word()).await? {
            return Ok(());
        }
        self.hush(tx, case).await?;
        let row = case::find(tx, case).await?.context("a case that was not loaded")?;
        if row.hold_about.is_some() {
            let who = row.hold_supervisor.map(StaffId);
            let may = exclusion::readers(tx, case).await?.iter().any(|one| Some(one.id) == row.hold_supervisor);
            return if may { Ok(()) } else { self.decides(tx, case, who, None, turn.now).await.map(drop) };
        }
        if !self.evict(tx, case).await? && row.stage == "waiting" {
            self.news(tx, case).await?;
        }
        Ok(())
    }

    async fn hold(&self, tx: &mut Tx, turn: &Turn<'_>, case: CaseId, about: About) -> Result<()> {
        let due_at = (turn.now + retention::DECIDES).timestamp_millis();
        let before = case::find(tx, case).await?.context("a case that was not loaded")?;
        if before.hold_about.is_some() {
            return Ok(hold::put(tx, case, about.word(), None, due_at).await?);
        }
        let who = choose(&exclusion::readers(tx, case).await?, None);
        hold::put(tx, case, about.word(), who, due_at).await?;
        self.evict(tx, case).await?;
        self.hush(tx, case).await?;
        self.news(tx, case).await
    }

    /// Draft to queue; of one that is held, the time to decide runs from now on.
    pub(super) async fn submit(&self, tx: &mut Tx, turn: &Turn<'_>, case: CaseId, facts: &Facts) -> Result<Outcome> {
        let held = facts.case.as_ref().is_some_and(|case| case.hold.is_some());
        let sent = self.sends(tx, case, held, turn.now).await?;
        Ok(if sent { Outcome::Submitted(case) } else { Outcome::NotSubmitted(case) })
    }

    /// The same of a draft that its chat may not show. False where it is none any more.
    pub(super) async fn sends(&self, tx: &mut Tx, case: CaseId, held: bool, now: DateTime<Utc>) -> Result<bool> {
        if !case::submit(tx, case, now.timestamp_millis()).await? {
            return Ok(false);
        }
        if held {
            hold::runs(tx, case, (now + retention::DECIDES).timestamp_millis(), false).await?;
        }
        Ok(true)
    }

    /// Whoever is on duty and may read a case that waits hears of it; while it is held, who decides.
    async fn news(&self, tx: &mut Tx, id: CaseId) -> Result<()> {
        let Some(row) = case::find(tx, id).await?.filter(|row| row.stage == "waiting") else { return Ok(()) };
        let lane = Lane::of_rank(row.lane);
        self.ping_readers(tx, None, id, &ping_queue(lane), lane).await
    }

    /// The one who decides about a held case hears of it. False where it is not held.
    pub(super) async fn ping_decider(&self, tx: &mut Tx, id: CaseId, lane: Lane) -> Result<bool> {
        let Some(row) = case::find(tx, id).await?.filter(|row| row.hold_about.is_some()) else { return Ok(false) };
        if row.stage == "waiting"
            && let Some(who) = row.hold_supervisor
            && let Some(member) = staff::by_id(tx, StaffId(who)).await?
        {
            self.ping_in(tx, ChatId(member.chat_id), &ping_held(id, row.name, lane), Topic::Case(id)).await?;
        }
        Ok(true)
    }

    async fn unhold(&self, tx: &mut Tx, turn: &Turn<'_>, case: CaseId) -> Result<()> {
        let before = case::find(tx, case).await?.context("a case that was not loaded")?;
        if !hold::ends(tx, case).await? {
            return Ok(());
        }
        exclusion::take_back(tx, case).await?;
        self.clear_of(tx, case, before.hold_supervisor.map(StaffId), true, Some(turn.chat.id)).await?;
        self.news(tx, case).await
    }

    async fn describe(&self, tx: &mut Tx, turn: &mut Turn<'_>, case: CaseId) -> Result<()> {
        let words = turn.words().context("an event without words")?.expose();
        let source = &turn.message.context("words without a message")?.name;
        let (_, key) = turn.cases.get(&case).context("a case that was not loaded")?;
        let number = hold::next(tx, case).await?;
        let body = key.seal(place(case, number), words.as_bytes())?;
        hold::describe(tx, case, number, source, body, turn.now.timestamp_millis()).await?;
        turn.kept = Some(case);
        self.news(tx, case).await
    }

    /// Changed words about somebody; `None`: they are none.
    pub(super) async fn redescribe(&self, tx: &mut Tx, turn: &mut Turn<'_>) -> Result<Option<Outcome>> {
        let words = turn.words().context("an event without words")?.expose();
        let source = &turn.message.context("words without a message")?.name;
        let Some(known) = hold::from_source(tx, source).await? else { return Ok(None) };
        let id = CaseId(known.case_id);
        let row = case::find(tx, id).await?.context("a case that is gone")?;
        if known.body.is_none() || turn.chat.open_case != Some(id) {
            return Ok(Some(Outcome::DescribedBefore(id)));
        }
        let key = self.vault.unwrap(row.key_id, &row.wrapped)?;
        hold::revise(tx, id, known.number, key.seal(place(id, known.number), words.as_bytes())?).await?;
        Ok(Some(Outcome::Revised(id)))
    }

    async fn bar(&self, tx: &mut Tx, turn: &Turn<'_>, case: CaseId, number: i64) -> Result<()> {
        let who = turn.chat.staff.context("only staff decides")?;
        let Some(member) = staff::by_number(tx, number).await?.filter(|member| member.id != who.id.0) else { return Ok(()) };
        if !exclusion::remove(tx, case, StaffId(member.id)).await? {
            exclusion::add(tx, case, StaffId(member.id), why::HELD).await?;
        }
        Ok(())
    }

    async fn recuse(&self, tx: &mut Tx, turn: &Turn<'_>, case: CaseId) -> Result<Outcome> {
        let who = turn.chat.staff.context("only staff knows somebody")?;
        if !case::release(tx, case, who.id).await? {
            return Ok(Outcome::NotYours);
        }
        exclusion::add(tx, case, who.id, why::SELF).await?;
        self.record(tx, who.id, "recused", Some(case)).await?;
        outbox::cancel_files(tx, turn.chat.id, case).await?;
        outbox::supersede_pings(tx, turn.chat.id, Some(case)).await?;
        self.put_wipe(tx, &turn.chat.to(), Wiped::Pings(Some(case))).await?;
        self.put_wipe(tx, &turn.chat.to(), Wiped::Case(case)).await?;
        Ok(Outcome::Recused(case::find(tx, case).await?.map(|row| row.name).unwrap_or_default()))
    }

    async fn pass_on(&self, tx: &mut Tx, turn: &Turn<'_>, case: CaseId) -> Result<Outcome> {
        let who = turn.chat.staff.context("only staff decides")?;
        exclusion::add(tx, case, who.id, why::SELF).await?;
        self.record(tx, who.id, "passed on", Some(case)).await?;
        self.decides(tx, case, Some(who.id), Some(turn.chat.id), turn.now).await?;
        self.put_wipe(tx, &turn.chat.to(), Wiped::Case(case)).await?;
        Ok(Outcome::PassedOn)
    }

    async fn free(&self, tx: &mut Tx, turn: &Turn<'_>, case: CaseId) -> Result<Outcome> {
        let who = turn.chat.staff.context("only staff decides")?;
        if !hold::ends(tx, case).await? {
            return Ok(Outcome::NotHeld);
        }
        self.record(tx, who.id, "freed", Some(case)).await?;
        self.put_wipe(tx, &turn.chat.to(), Wiped::Case(case)).await?;
        self.replace(tx, Who::Reporter(case), update(Button::Home)).await?;
        self.news(tx, case).await?;
        Ok(Outcome::Freed(case::find(tx, case).await?.map(|row| row.name).unwrap_or_default()))
    }

    /// Another supervisor decides from now on, if there is one who could; what stood with the one before goes.
    async fn decides(&self, tx: &mut Tx, case: CaseId, before: Option<StaffId>, here: Option<ChatId>, now: DateTime<Utc>) -> Result<bool> {
        let readers = exclusion::readers(tx, case).await?;
        let who = choose(&readers, None);
        hold::passes(tx, case, who).await?;
        if who != before {
            self.clear_of(tx, case, before, true, here).await?;
        }
        if who.is_none() {
            // Its reporter reads that nobody can decide.
            hold::runs(tx, case, (now + retention::DECIDES).timestamp_millis(), true).await?;
            // Of what they took back nothing is said in that chat.
            if case::find(tx, case).await?.is_some_and(|row| row.stage != "withdrawn") {
                self.replace(tx, Who::Reporter(case), update(Button::Home)).await?;
            }
        }
        self.news(tx, case).await?;
        Ok(who.is_some())
    }

    /// A held case whose supervisor is not there any more: the next one decides.
    pub(super) async fn decides_instead(&self, tx: &mut Tx, who: StaffId) -> Result<()> {
        let now = self.clock.now();
        for case in hold::all_of(tx, who).await? {
            self.decides(tx, case, Some(who), None, now).await?;
        }
        Ok(())
    }

    /// The time to decide has passed: the next supervisor hears of it, and its reporter, as they allow.
    pub(super) async fn held_too_long(&self, case: CaseId) -> Result<usize> {
        let now = self.clock.now();
        let mut tx = self.store.write().await?;
        if !hold::due(&mut tx, now.timestamp_millis()).await?.contains(&case) {
            return Ok(0);
        }
        let Some(row) = case::find(&mut tx, case).await? else { return Ok(0) };
        let before = row.hold_supervisor.map(StaffId);
        let who = choose(&exclusion::readers(&mut tx, case).await?, before);
        hold::passes(&mut tx, case, who).await?;
        hold::runs(&mut tx, case, (now + retention::DECIDES).timestamp_millis(), true).await?;
        if who != before {
            self.clear_of(&mut tx, case, before, true, None).await?;
        }
        self.news(&mut tx, case).await?;
        self.replace(&mut tx, Who::Reporter(case), update(Button::Home)).await?;
        tx.commit().await?;
        Ok(1)
    }

    /// A held case for which nobody could decide, if now somebody can.
    pub(super) async fn adopt(&self, case: CaseId) -> Result<usize> {
        let mut tx = self.store.write().await?;
        let Some(row) = case::find(&mut tx, case).await?.filter(|row| row.hold_about.is_some() && row.hold_supervisor.is_none()) else {
            return Ok(0);
        };
        let Some(who) = choose(&exclusion::readers(&mut tx, case).await?, None) else { return Ok(0) };
        hold::passes(&mut tx, case, Some(who)).await?;
        self.news(&mut tx, case).await?;
        if row.stage == "waiting" {
            self.replace(&mut tx, Who::Reporter(case), update(Button::Home)).await?;
        }
        tx.commit().await?;
        Ok(1)
    }

    /// Out of the hands of somebody who may not read it, if it is in such: back to the queue, and nothing of it stays in that chat.
    pub(super) async fn evict(&self, tx: &mut Tx, case: CaseId) -> Result<bool> {
        let row = case::find(tx, case).await?;
        let Some(by) = row.filter(|row| row.stage == "claimed").and_then(|row| row.claimed_by).map(StaffId) else { return Ok(false) };
        if exclusion::may(tx, case, by).await? || !case::release(tx, case, by).await? {
            return Ok(false);
        }
        self.record(tx, by, "released", Some(case)).await?;
        self.clear_of(tx, case, Some(by), false, None).await?;
        self.news(tx, case).await?;
        Ok(true)
    }

    /// Whoever may not know of a case (any more) keeps no file and no ping of it beside their screen.
    async fn hush(&self, tx: &mut Tx, case: CaseId) -> Result<()> {
        let row = case::find(tx, case).await?.context("a case that was not loaded")?;
        for id in registry::shown_to_staff(tx, case).await? {
            let Some(chat) = self.other_chat(tx, id).await? else { continue };
            let may = match chat.staff {
                Some(who) => self.may_know(tx, &row, who).await?,
                None => false,
            };
            if !may {
                outbox::supersede_pings(tx, id, Some(case)).await?;
                self.put_wipe(tx, &chat.to(), Wiped::Case(case)).await?;
            }
        }
        Ok(())
    }

    /// Nothing of a case that waits for a decision stays with whoever decides: it is withdrawn, or erased.
    pub(super) async fn undecided(&self, tx: &mut Tx, case: CaseId) -> Result<()> {
        let row = case::find(tx, case).await?.filter(|row| row.stage == "waiting");
        self.clear_of(tx, case, row.and_then(|row| row.hold_supervisor).map(StaffId), true, None).await
    }

    /// Nothing of a case stays in the chat of this member; where it may stand on the screen (of who decided: or its count), the
    /// screen says only that it is not theirs. In the chat of the event itself (`here`) its own screen follows.
    pub(super) async fn clear_of(
        &self,
        tx: &mut Tx,
        case: CaseId,
        who: Option<StaffId>,
        decided: bool,
        here: Option<ChatId>,
    ) -> Result<()> {
        let Some(who) = who else { return Ok(()) };
        let Some(member) = staff::by_id(tx, who).await? else { return Ok(()) };
        let id = ChatId(member.chat_id);
        if Some(id) == here {
            return Ok(());
        }
        outbox::cancel_files(tx, id, case).await?;
        outbox::supersede_pings(tx, id, Some(case)).await?;
        let Some(row) = chat::by_id(tx, id).await? else { return Ok(()) };
        let other = row.writes_to.is_some_and(|writes_to| writes_to != case.0);
        let shows = row.screens > 0 || !other && (decided || row.content_until.is_some());
        let Some(chat) = self.other_chat(tx, id).await? else { return Ok(()) };
        self.put_wipe(tx, &chat.to(), Wiped::Pings(Some(case))).await?;
        self.put_wipe(tx, &chat.to(), Wiped::Case(case)).await?;
        if shows {
            self.hands_free(tx, &chat).await?;
            let screen = Screen::of(vec![Line::NotYours]).key(Line::KeyDesk, Button::Home);
            self.put_screen(tx, &chat.to(), screen, true, None).await?;
        }
        Ok(())
    }

    /// What the operator says of a member; cases that they may not read then go back to the queue.
    ///
    /// # Errors
    /// Where there is no such member, or the database fails.
    pub async fn set_gender(&self, number: i64, gender: Gender) -> Result<usize> {
        let mut tx = self.store.write().await?;
        let row = staff::by_number(&mut tx, number).await?.with_context(|| format!("there is no staff number {number}"))?;
        let who = StaffId(row.id);
        staff::gender(&mut tx, who, gender.word()).await?;
        let astray = exclusion::astray(&mut tx, who).await?;
        for case in &astray {
            self.evict(&mut tx, *case).await?;
        }
        let now = self.clock.now();
        for case in hold::all_of(&mut tx, who).await? {
            if !exclusion::readers(&mut tx, case).await?.iter().any(|one| one.id == who.0) {
                self.decides(&mut tx, case, Some(who), None, now).await?;
            }
        }
        tx.commit().await?;
        self.wake.notify_one();
        Ok(astray.len())
    }
}

/// The supervisor who decides: the next one after `before` by number, or else whoever is on duty, the lowest number first.
fn choose(readers: &[staff::Row], before: Option<StaffId>) -> Option<StaffId> {
    let supervisors: Vec<&staff::Row> = readers.iter().filter(|one| one.role == Role::Supervisor.word()).collect();
    let last = before.and_then(|before| readers.iter().find(|one| one.id == before.0)).map(|one| one.number);
    let chosen = match last {
        Some(last) => supervisors.iter().min_by_key(|one| (one.number <= last, one.number)),
        None => supervisors.iter().min_by_key(|one| (one.on_duty != 1, one.number)),
    };
    chosen.map(|one| StaffId(one.id))
}
