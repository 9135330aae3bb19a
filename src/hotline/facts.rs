//! Loads what a step wants to know: no more than it named, and no content that is not for this chat.

use anyhow::{Context, Result};
use chrono::{DateTime, Months, Utc};
use serde::{Deserialize, Serialize};

use super::Hotline;
use super::handle::{Chat, Turn};
use crate::dialogue::facts::{Board, Evidence, Facts, Glimpse, Needs, Queue, Trust};
use crate::dialogue::{Button, Event, LIST};
use crate::domain::case::{About, Case, Filing, Hold, Known, Lane, Preference, Rating, Reader, Stage, Triage};
use crate::domain::guide::Answers;
use crate::domain::ids::{CaseId, ChatId, KeyId, StaffId};
use crate::domain::language::Language;
use crate::domain::limit::Room;
use crate::domain::people::Role;
use crate::domain::pin::Guard;
use crate::domain::private::Private;
use crate::domain::retention;
use crate::domain::talk::{Said, Voice};
use crate::store::{Tx, case, feedback, hold, message, meta, reading, registry, staff};
use crate::vault::{Key, Place};

/// How many pages of the queue can be turned at the desk.
const QUEUE_PAGES: usize = 5;
/// Fewer than these are not counted aloud.
pub const FEW: i64 = 5;

impl Hotline {
    pub(super) async fn facts(&self, tx: &mut Tx, turn: &mut Turn<'_>, needs: Needs, event: &Event) -> Result<Facts> {
        let mut facts = Facts {
            now: turn.now,
            language: turn.chat.language,
            opening: self.text().hours().opening(turn.now),
            fresh: turn.fresh_case,
            contacts: self.text().contacts(),
            routes: self.text().routes(),
            guide: self.text().guide().clone(),
            lessons: self.text().lessons().clone(),
            library: self.text().library().clone(),
            services: self.text().services().clone(),
            undeletable: 0,
            gap: None,
            staff: turn.chat.staff,
            writes_to: turn.chat.writes_to,
            open_case: turn.chat.open_case,
            case: None,
            talk: vec![],
            code: None,
            attached: vec![],
            danger: None,
            room: Room::of(0, 0, !self.is_disk_full()),
            staff_voice: self.staff_voice,
            keeps: turn.chat.keeps,
            pin: turn.chat.pin.map(|_| Guard { alarm: turn.chat.alarm }),
            alarms: self.duress,
            on_duty: turn.chat.on_duty,
            queue: Queue::default(),
            mine: vec![],
            board: Board::default(),
            trust: Trust::default(),
            holds: vec![],
            evidence: Evidence::default(),
        };
        if let Some(id) = needs.case {
            self.case_facts(tx, turn, id, needs, &mut facts).await?;
        }
        if needs.danger && facts.staff.is_none() {
            facts.danger = turn.words().and_then(|words| self.text().sounds_like(words.expose()));
        }
        if needs.files && (turn.attached().is_some() || !facts.attached.is_empty()) {
            self.room(tx, turn, &mut facts).await?;
        }
        if needs.queue
            && let Some(staff) = facts.staff
        {
            facts.queue = self.queue_facts(tx, staff.id, matches!(event, Event::Button(Some(Button::Queue(_))))).await?;
        }
        if needs.mine
            && let Some(staff) = facts.staff
        {
            let held = case::held(tx, staff.id).await?;
            facts.mine = held.iter().map(|row| self.glimpse(row)).collect::<Result<_>>()?;
            if staff.role == Role::Supervisor {
                for id in hold::of(tx, staff.id).await? {
                    let row = case::find(tx, id).await?;
                    facts.holds.extend(row.map(|row| self.glimpse(&row)).transpose()?);
                }
            }
        }
        if needs.board
            && let Some(staff) = facts.staff
        {
            let on_duty = staff::on_duty(tx).await?;
            facts.board = Board {
                claimed: case::claimed(tx, staff.id).await?,
                on_duty: on_duty.iter().map(|row| row.number).collect(),
                feedback: self.feedback(tx, turn.now).await?,
            };
        }
        if needs.evidence
            && let Some(who) = facts.staff.filter(|staff| staff.role == Role::Supervisor)
        {
            facts.evidence = self.evidence_facts(tx, turn, who, event).await?;
        }
        match event {
            Event::Exit | Event::Button(Some(Button::Exit)) => {
                let before = turn.now - retention::TELEGRAM_DELETES;
                facts.undeletable = registry::undeletable(tx, turn.chat.id, before.timestamp_millis()).await?;
            }
            Event::Button(Some(Button::Gap)) => facts.gap = gap(tx).await?,
            _ => {}
        }
        Ok(facts)
    }

    /// A case, if it concerns this chat: its reporter's own, unless it is hidden behind a PIN, or any at the desk. The talk only to its reporter and to
    /// whoever holds it.
    async fn case_facts(&self, tx: &mut Tx, turn: &mut Turn<'_>, id: CaseId, needs: Needs, facts: &mut Facts) -> Result<()> {
        // Of what is withdrawn nobody sees anything.
        let Some(row) = case::taken(tx, id).await?.filter(|row| row.stage != "withdrawn") else { return Ok(()) };
        let chat: &Chat = &turn.chat;
        let reporter = row.reporter == chat.id.0 && row.behind.is_none() && chat.staff.is_none();
        if !reporter && chat.staff.is_none() {
            return Ok(());
        }
        if let Some(staff) = chat.staff
            && !self.may_know(tx, &row, staff).await?
        {
            return Ok(());
        }
        let key = self.vault.unwrap(row.key_id, &row.wrapped)?;
        let known = known(&row, &key)?;
        if reporter && (known.hold.is_some() || known.excludes || known.reader != Reader::Anyone) {
            facts.on_duty = self.on_duty_for(tx, &row).await?;
        }
        let decides = known.hold.and_then(|hold| hold.by).filter(|by| chat.staff.is_some_and(|staff| staff.id == *by));
        if needs.trust && (reporter || decides.is_some()) {
            facts.trust = self.trust(tx, id, &key, decides).await?;
        }
        let holds = matches!((known.stage, chat.staff), (Stage::Claimed { by, .. }, Some(staff)) if by == staff.id);
        if needs.talk && (reporter || holds) {
            facts.talk = said(tx, id, &key).await?;
        }
        if needs.files && row.files > 0 && (reporter || holds) {
            facts.attached = self.attached(tx, id, &key).await?;
        }
        if needs.code && reporter {
            facts.code = self.code_kept(tx, id).await?;
        }
        facts.case = Some(known);
        turn.cases.insert(id, (KeyId(row.key_id), key));
        Ok(())
    }

    async fn queue_facts(&self, tx: &mut Tx, by: StaffId, with_head: bool) -> Result<Queue> {
        let mut queue = Queue::default();
        for (lane, count, oldest) in case::waiting(tx, by).await? {
            let oldest = oldest.map(time);
            match Lane::of_rank(lane) {
                Lane::Urgent => (queue.urgent, queue.oldest_urgent) = (count, oldest),
                Lane::Normal => (queue.normal, queue.oldest_normal) = (count, oldest),
            }
        }
        if with_head {
            let most = i64::try_from(LIST * QUEUE_PAGES).unwrap_or(i64::MAX);
            queue.head = case::queue(tx, by, most).await?.iter().map(|row| self.glimpse(row)).collect::<Result<_>>()?;
        }
        Ok(queue)
    }

    /// Of each question after the end, in this month and the one before: how many said yes, of how many. Of few nothing is told,
    /// since that would tell of whom.
    async fn feedback(&self, tx: &mut Tx, now: DateTime<Utc>) -> Result<Vec<(i64, i64, i64)>> {
        let month = self.text().hours().month(now.checked_sub_months(Months::new(1)).unwrap_or(now));
        let mut told: Vec<(i64, i64, i64)> = vec![];
        for (question, answer, count) in feedback::since(tx, &month).await? {
            let yes = if answer == Rating::Yes.word() { count } else { 0 };
            match told.last_mut().filter(|last| last.0 == question) {
                Some(last) => (last.1, last.2) = (last.1 + yes, last.2 + count),
                None => told.push((question, yes, count)),
            }
        }
        told.retain(|(.., all)| *all >= FEW);
        Ok(told)
    }

    /// What was read: month, audience, topic and how often, the latest month first. Of few nothing is told.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn readings(&self) -> Result<Vec<(String, String, String, i64)>> {
        let mut read = reading::by_month(&mut self.store.read().await?).await?;
        read.retain(|(.., count)| *count >= FEW);
        Ok(read)
    }

    fn glimpse(&self, row: &case::Row) -> Result<Glimpse> {
        let key = self.vault.unwrap(row.key_id, &row.wrapped)?;
        let case = known(row, &key)?;
        let since = match case.stage {
            Stage::Waiting { since } | Stage::Claimed { since, .. } => since,
            Stage::Draft { .. } | Stage::Closed => DateTime::UNIX_EPOCH,
        };
        let only_talk = case.filing == Filing::OnlyTalk;
        let Case { id, name, lane, triage, language, messages, .. } = case;
        Ok(Glimpse { id, name, lane, triage, language, since, messages, only_talk, unseen: row.unseen })
    }
}

/// What was asked and answered, as it is sealed with its case.
#[derive(Serialize, Deserialize)]
pub(super) struct Sealed {
    #[serde(flatten)]
    pub triage: Triage,
    #[serde(default, skip_serializing_if = "Answers::is_empty")]
    pub guided: Answers,
}

/// A row as the dialogue knows it.
pub(super) fn known(row: &case::Row, key: &Key) -> Result<Case> {
    let stage = match (row.stage.as_str(), row.sent_at, row.claimed_by, row.claimed_at) {
        ("draft", ..) => Stage::Draft { sends_at: row.sends_at.map(time) },
        ("waiting", Some(since), ..) => Stage::Waiting { since: time(since) },
        ("claimed", _, Some(by), Some(since)) => Stage::Claimed { by: StaffId(by), since: time(since) },
        ("closed", ..) => Stage::Closed,
        _ => anyhow::bail!("a case in no stage that there is"),
    };
    let triage = key.open(Place::new("cases.triage", row.id), &row.triage)?;
    let Sealed { triage, guided: answers } = serde_json::from_slice(&triage).ok().context("cases.triage: not readable")?;
    Ok(Case {
        id: CaseId(row.id),
        name: row.name.clone(),
        reporter: ChatId(row.reporter),
        stage,
        sent: row.sent_at.map(time),
        agreed: row.agreed_at.map(time),
        moved: row.moved_at.map(time),
        known: match (row.behind, row.verified_at, row.locked_at) {
            (None, Some(at), _) => Some(Known::Since(time(at))),
            (Some(_), Some(_), Some(since)) => Some(Known::NotSince(time(since))),
            _ => None,
        },
        filing: match (row.filed, row.filed_at) {
            (0, _) => Filing::OnlyTalk,
            (_, None) => Filing::Filed,
            (_, Some(at)) => Filing::Agreed { at: time(at) },
        },
        lane: Lane::of_rank(row.lane),
        triage,
        answers,
        language: Language::of(&row.language).unwrap_or_default(),
        preference: Preference::of(&row.prefers).unwrap_or(Preference::Never),
        reader: Reader::of(&row.reader).context("cases.reader: none that there is")?,
        excludes: row.excluded > 0,
        hold: row.hold_about.as_deref().and_then(About::of).map(|about| Hold {
            about,
            by: row.hold_supervisor.map(StaffId),
            late: row.hold_late == Some(1),
        }),
        evidence: row.evidence == 1,
        messages: row.messages,
        files: row.files,
        unread: row.unread,
    })
}

/// What was said in a case, opened.
pub(super) async fn said(tx: &mut Tx, case: CaseId, key: &Key) -> Result<Vec<Said>> {
    let rows = message::latest(tx, case).await?;
    let open = |row: message::Row| -> Result<Said> {
        let place = body_place(case, row.seq, row.version);
        let text = String::from_utf8(key.open(place, &row.body)?.to_vec()).ok().context("messages.body: not text")?;
        let voice = if row.voice == "staff" { Voice::Staff } else { Voice::Reporter };
        Ok(Said { voice, seq: row.seq, at: time(row.at), edited: row.version > 1, text: Private::new(text) })
    };
    rows.into_iter().map(open).collect()
}

/// Where a version of a message belongs.
pub(super) const fn body_place(case: CaseId, seq: i64, version: i64) -> Place<'static> {
    Place::new("messages.body", case.0).part((seq << 20) | version)
}

pub(super) fn time(milliseconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(milliseconds).unwrap_or_default()
}

pub(super) async fn gap(tx: &mut Tx) -> Result<Option<(DateTime<Utc>, DateTime<Utc>)>> {
    let (from, to) = (meta::time(tx, "gap from").await?, meta::time(tx, "gap to").await?);
    Ok(from.zip(to).map(|(from, to)| (time(from), time(to))))
}
