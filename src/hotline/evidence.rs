//! Originals as evidence, in the shell: chosen, sealed beside what was cleaned, retrieved by a supervisor whose second key is
//! open. They are never cleaned.

use anyhow::{Context, Result, ensure};

use super::Hotline;
use super::files::{About, Fetch, Form, Opened, digest, parts};
use super::handle::Turn;
use super::outgoing::Wiped;
use crate::dialogue::facts::{Evidence, Holding};
use crate::dialogue::{Button, EVIDENCE, Event, Outcome};
use crate::domain::attachment::{Ask, Kind};
use crate::domain::evidence::extension;
use crate::domain::ids::{AttachmentId, CaseId, ChatId};
use crate::domain::people::Staff;
use crate::store::attachment::{self, Row};
use crate::store::{Tx, audit, case, evidence, original, registry};
use crate::vault::{Key, Place};

const fn about_place(id: AttachmentId) -> Place<'static> {
    Place::new("attachments.original", id.0)
}

/// What is known of bytes as they came.
#[derive(Debug, Clone)]
pub struct Came {
    extension: &'static str,
    size: usize,
    pub sha256: String,
}

impl Came {
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let sha256 = digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        Self { extension: extension(bytes), size: bytes.len(), sha256 }
    }

    /// As it is sealed beside an attachment.
    pub(super) fn sealed(&self, key: &Key, id: AttachmentId, received_at: i64) -> Result<Vec<u8>> {
        let (extension, sha256) = (self.extension.to_owned(), self.sha256.clone());
        key.seal(about_place(id), &serde_json::to_vec(&About { extension, size: self.size, sha256, received_at })?)
    }
}

/// What is known of the original of a row, where it is kept.
pub(super) fn about(row: &Row, key: &Key) -> Result<Option<About>> {
    let Some(sealed) = &row.original else { return Ok(None) };
    let opened = key.open(about_place(AttachmentId(row.id)), sealed)?;
    serde_json::from_slice(&opened).ok().context("attachments.original: not readable").map(Some)
}

/// By what it is known again.
pub(super) fn sha(row: &Row, key: &Key) -> Result<Option<String>> {
    Ok(about(row, key)?.map(|about| about.sha256))
}

impl Hotline {
    /// Of what is asked about, up to this number, the original is kept too.
    pub(super) async fn with_original(&self, tx: &mut Tx, case: CaseId, number: u16) -> Result<()> {
        for row in attachment::held(tx, case, Ask::Bare, number).await? {
            original::want(tx, AttachmentId(row.id)).await?;
        }
        Ok(())
    }

    /// What a supervisor may know of originals at this moment: of which cases, or those of one.
    pub(super) async fn evidence_facts(&self, tx: &mut Tx, turn: &Turn<'_>, who: Staff, event: &Event) -> Result<Evidence> {
        let key = self.second_key(tx, who.id, turn.now).await?;
        let mut known = Evidence { key, ..Evidence::default() };
        if key.and_then(|key| key.open).is_none() {
            return Ok(known);
        }
        let now = turn.now.timestamp_millis();
        match event {
            Event::Button(Some(Button::Originals(case, _) | Button::Original(case, _))) => {
                let Some((_, key)) = turn.cases.get(case) else { return Ok(known) };
                let may = evidence::of_case(tx, who.id, now, *case).await?;
                let rows = attachment::of_case(tx, *case).await?;
                let theirs = rows.iter().filter(|row| may.contains(&AttachmentId(row.id)));
                known.files = theirs.map(|row| super::files::known(row, key)).collect::<Result<_>>()?;
            }
            Event::Button(Some(Button::Evidence(_))) | Event::Outcome(Outcome::SecondKeyOpen) => {
                let wanted = if let Event::Button(Some(Button::Evidence(page))) = event { i64::from(*page) } else { 0 };
                known.count = evidence::count(tx, who.id, now).await?;
                known.page = wanted.min((known.count - 1).max(0) / EVIDENCE);
                let rows = evidence::cases(tx, who.id, now, known.page * EVIDENCE, EVIDENCE).await?;
                known.cases = rows.into_iter().map(|(id, name, count)| Holding { id, name, count }).collect();
            }
            _ => {}
        }
        Ok(known)
    }

    /// An original is to be brought into this chat, and the screen below it: written down, also for its reporter.
    pub(super) async fn retrieve(&self, tx: &mut Tx, turn: &mut Turn<'_>, who: Staff, case: CaseId, number: u16) -> Result<()> {
        let (key_id, key) = turn.cases.get(&case).context("a case that was not loaded")?;
        let row = attachment::numbered(tx, case, number).await?.context("an original of nothing")?;
        let (id, now) = (AttachmentId(row.id), turn.now.timestamp_millis());
        ensure!(evidence::may(tx, who.id, now, id).await?, "an original that is not for this supervisor");
        self.put_original(tx, &turn.chat.to(), case, (*key_id, key), id).await?;
        audit::retrieved(tx, self.ids.next(turn.now)?, now, who.id, case, row.number).await?;
        turn.fresh = true;
        Ok(())
    }

    /// Whatever staff has of a case beside its screen goes: it is taken back, or erased.
    pub(super) async fn recall(&self, tx: &mut Tx, case: CaseId) -> Result<()> {
        for id in registry::shown_to_staff(tx, case).await? {
            if let Some(chat) = self.other_chat(tx, id).await? {
                self.put_wipe(tx, &chat.to(), Wiped::Case(case)).await?;
            }
        }
        Ok(())
    }

    /// The bytes as they came, sealed in parts. They count for nothing until [`Hotline::received`] says that all is here.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn write_original(&self, fetch: &Fetch, bytes: &[u8]) -> Result<()> {
        self.write_parts(fetch, bytes, Form::Original).await
    }

    /// Opens an original to be brought into a chat; `None`: it is erased, or not for whoever works there (any more).
    ///
    /// # Errors
    /// Where the database fails, or something of it was changed.
    pub async fn open_original_for(&self, id: AttachmentId, chat: ChatId) -> Result<Option<Opened>> {
        let mut connection = self.store.read().await?;
        let Some(who) = self.supervisor_in(&mut connection, chat).await? else { return Ok(None) };
        let may = evidence::may(&mut connection, who, self.clock.now().timestamp_millis(), id).await?;
        drop(connection);
        if may { self.open_original(id).await } else { Ok(None) }
    }

    /// An original as it came, whoever looks: `None`, where none is kept.
    ///
    /// # Errors
    /// Where the database fails, or something of it was changed.
    pub async fn open_original(&self, id: AttachmentId) -> Result<Option<Opened>> {
        let mut connection = self.store.read().await?;
        let Some(row) = attachment::find(&mut connection, id).await? else { return Ok(None) };
        let Some(of) = case::find(&mut connection, CaseId(row.case_id)).await? else { return Ok(None) };
        let key = self.vault.unwrap(of.key_id, &of.wrapped)?;
        let Some(about) = about(&row, &key)? else { return Ok(None) };
        let mut bytes = Vec::with_capacity(about.size);
        for number in 0..parts(about.size) {
            let sealed = original::part(&mut connection, id, number).await?.context("a part of an original is missing")?;
            bytes.extend_from_slice(&key.open(Form::Original.place(id, number), &sealed)?);
        }
        ensure!(Came::of(&bytes).sha256 == about.sha256, "originals.body: not the bytes that were sealed");
        let kind = Kind::of(&row.kind).context("a kind of file that there is not")?;
        Ok(Some(Opened { kind, number: row.number, of: of.name, about, bytes }))
    }
}
