//! What comes with messages, on its way: attached, asked about, fetched, opened again. Its bytes are only ever in memory and
//! sealed in the database.

use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::evidence::{self, Came};
use super::handle::Turn;
use super::outgoing::Wiped;
use super::{Hotline, Waited};
use crate::dialogue::facts::Facts;
use crate::dialogue::{Effect, Event};
use crate::domain::attachment::{Ask, Attached, Attachment, CHUNK, Kind, Stage};
use crate::domain::case::Purpose;
use crate::domain::ids::{AttachmentId, CaseId, ChatId};
use crate::domain::limit::{FILES_IN_AN_HOUR, Room};
use crate::domain::private::Private;
use crate::domain::retention;
use crate::domain::talk::Voice;
use crate::store::attachment::{self, Row};
use crate::store::{Reading, Tx, audit, case, chat, is_outage, original, registry};
use crate::vault::{Key, Place};

/// Parts of a file that are written in one transaction: nobody waits long for the one writer.
const AT_ONCE: usize = 4;

/// What is known about a file that is kept: sealed beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Of the cleaned bytes.
    pub extension: String,
    pub size: usize,
    /// Of the bytes as they were received, before they were cleaned.
    pub sha256: String,
    pub received_at: i64,
}

#[derive(Serialize, Deserialize)]
struct GivenFor {
    purpose: String,
}

/// A file that is to be fetched.
#[derive(Debug)]
pub struct Fetch {
    pub id: AttachmentId,
    pub kind: Kind,
    pub voice: Voice,
    pub attempts: i64,
    /// Telegram's id of it.
    pub file: Private<String>,
    /// Whether its original is kept too.
    pub evidence: bool,
    pub(super) key: Key,
    case: CaseId,
    chat: ChatId,
    name: Vec<u8>,
}

/// A file, opened to be shown.
pub struct Opened {
    pub kind: Kind,
    pub number: i64,
    /// The code name of its case.
    pub of: String,
    pub about: About,
    pub bytes: Vec<u8>,
}

/// The two forms in which a file can be here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Cleaned,
    Original,
}

impl Form {
    /// Where a part of it belongs.
    pub(super) const fn place(self, id: AttachmentId, part: i64) -> Place<'static> {
        let field = match self {
            Self::Cleaned => "chunks.body",
            Self::Original => "originals.body",
        };
        Place::new(field, id.0).part(part)
    }
}

const fn source_place(id: AttachmentId) -> Place<'static> {
    Place::new("attachments.source", id.0)
}

const fn about_place(id: AttachmentId) -> Place<'static> {
    Place::new("attachments.about", id.0)
}

pub(super) fn parts(size: usize) -> i64 {
    i64::try_from(size.div_ceil(CHUNK)).unwrap_or(i64::MAX)
}

impl Hotline {
    /// Does what concerns files, places and numbers.
    pub(super) async fn take(&self, tx: &mut Tx, turn: &mut Turn<'_>, effect: Effect) -> Result<()> {
        match effect {
            Effect::Attach(case, stage) => self.attach(tx, turn, case, stage).await,
            Effect::Dressed(case, number) => self.dressed(tx, case, number, turn.now.timestamp_millis()).await,
            Effect::WithOriginal(case, number) => self.with_original(tx, case, number).await,
            Effect::KeepsOriginals(case, keeps) => Ok(original::choose(tx, case, keeps).await.map(drop)?),
            Effect::Given(case, number, purpose) => self.given(tx, turn, case, number, purpose).await,
            Effect::Refuse(case, ask, number) => self.refuse(tx, turn, case, ask, number).await,
            Effect::Bring(case, number) if turn.chat.waited != Waited::Left => self.bring(tx, turn, case, number).await,
            Effect::Bring(..) => Ok(()),
            _ => bail!("an effect that concerns no file"),
        }
    }

    /// What came with the words of this event, in its first stage.
    pub(super) async fn attach(&self, tx: &mut Tx, turn: &mut Turn<'_>, case: CaseId, stage: Stage) -> Result<()> {
        let attached = turn.attached().context("an event with nothing attached")?;
        let kind = attached.taken_as(stage);
        // Whoever left does not answer.
        let stage = if stage == Stage::Held && turn.chat.waited == Waited::Left { Stage::Refused } else { stage };
        let (_, key) = turn.cases.get(&case).context("a case that was not loaded")?;
        let id = AttachmentId(self.ids.next(turn.now)?);
        let source = &attached.source;
        let waits = matches!(stage, Stage::Held | Stage::Due);
        let source = if waits { Some(key.seal(source_place(id), source.expose().as_bytes())?) } else { None };
        let at = turn.now.timestamp_millis();
        let new = attachment::New {
            id,
            case,
            seq: turn.seq,
            chat: turn.chat.id,
            voice: if turn.chat.staff.is_some() { Voice::Staff } else { Voice::Reporter },
            kind,
            stage,
            file: self.file_name(attached),
            alone: turn.words().is_none_or(|words| words.expose().is_empty()),
            name: &turn.message.context("an attachment without a message")?.name,
            source,
            at,
            due_at: if stage == Stage::Held { at + retention::ASKED.num_milliseconds() } else { at },
        };
        attachment::insert(tx, new).await?;
        turn.pending = waits;
        if stage == Stage::Held {
            self.asked(tx, turn, case).await?;
        }
        self.fetch.notify_one();
        Ok(())
    }

    /// Whoever is asked has an hour from the latest question on.
    async fn asked(&self, tx: &mut Tx, turn: &Turn<'_>, case: CaseId) -> Result<()> {
        Ok(attachment::asked(tx, case, (turn.now + retention::ASKED).timestamp_millis()).await?)
    }

    fn file_name(&self, attached: &Attached) -> Option<Vec<u8>> {
        let unique = attached.unique.expose();
        (!unique.is_empty()).then(|| self.vault.other_handled("file", unique))
    }

    /// An edit can put another file into a message: the one before is not what its person means any more, and the new one
    /// is asked about like any other.
    pub(super) async fn replaced(&self, tx: &mut Tx, turn: &mut Turn<'_>, of: &case::Row, voice: Voice) -> Result<bool> {
        let case = CaseId(of.id);
        let Some(attached) = turn.attached().filter(|attached| attached.kind.is_file()).cloned() else { return Ok(false) };
        let name = turn.message.context("an attachment without a message")?.name.clone();
        let before = attachment::of_message(tx, &name).await?;
        if before.first().is_some_and(|row| row.file.is_none() || row.file == self.file_name(&attached)) {
            return Ok(false);
        }
        for row in before {
            let (id, from) = (AttachmentId(row.id), Stage::of(&row.stage).context("an attachment in no stage that there is")?);
            if matches!(from, Stage::Held | Stage::Due | Stage::Kept | Stage::Original) {
                attachment::ends(tx, id, from, Stage::Refused, None).await?;
                attachment::drop_chunks(tx, id).await?;
                original::forget(tx, id).await?;
            }
        }
        let since = (turn.now - chrono::Duration::hours(1)).timestamp_millis();
        let room = attachment::since(tx, turn.chat.id, since).await? < FILES_IN_AN_HOUR && !self.is_disk_full();
        let allowed = voice == Voice::Reporter || matches!(attached.kind, Kind::Photo | Kind::Document);
        let stage = match voice {
            _ if !room || !allowed => Stage::Lost,
            Voice::Reporter if of.evidence == 1 => attached.first_as_evidence(),
            voice => attached.first(voice),
        };
        self.attach(tx, turn, case, stage).await?;
        if turn.pending {
            registry::pending(tx, &name).await?;
        }
        Ok(true)
    }

    /// Nobody answers any more: what is held of a case is not taken, and leaves its chat.
    pub(super) async fn refuse_held(&self, tx: &mut Tx, case: CaseId) -> Result<()> {
        let rows = attachment::all_held(tx, case).await?;
        for row in &rows {
            attachment::ends(tx, AttachmentId(row.id), Stage::Held, Stage::Refused, None).await?;
            registry::spent(tx, &row.name).await?;
        }
        let chat = match rows.first() {
            Some(row) => self.other_chat(tx, ChatId(row.chat_id)).await?,
            None => None,
        };
        match chat {
            Some(chat) => self.put_wipe(tx, &chat.to(), Wiped::Spent).await,
            None => Ok(()),
        }
    }

    pub(super) async fn dressed(&self, tx: &mut Tx, case: CaseId, number: u16, now: i64) -> Result<()> {
        for row in attachment::held(tx, case, Ask::Bare, number).await? {
            attachment::fetch(tx, AttachmentId(row.id), now).await?;
        }
        self.fetch.notify_one();
        Ok(())
    }

    pub(super) async fn given(&self, tx: &mut Tx, turn: &Turn<'_>, case: CaseId, number: u16, purpose: Purpose) -> Result<()> {
        let (_, key) = turn.cases.get(&case).context("a case that was not loaded")?;
        for row in attachment::held(tx, case, Ask::Purpose, number).await? {
            let id = AttachmentId(row.id);
            let about = serde_json::to_vec(&GivenFor { purpose: purpose.word().to_owned() })?;
            attachment::ends(tx, id, Stage::Held, Stage::Kept, Some(key.seal(about_place(id), &about)?)).await?;
            registry::taken(tx, &row.name, turn.now.timestamp_millis()).await?;
        }
        self.asked(tx, turn, case).await
    }

    /// Not taken: forgotten here, and removed from the chat.
    pub(super) async fn refuse(&self, tx: &mut Tx, turn: &Turn<'_>, case: CaseId, ask: Ask, number: u16) -> Result<()> {
        for row in attachment::held(tx, case, ask, number).await? {
            attachment::ends(tx, AttachmentId(row.id), Stage::Held, Stage::Refused, None).await?;
            registry::spent(tx, &row.name).await?;
        }
        self.asked(tx, turn, case).await?;
        self.put_wipe(tx, &turn.chat.to(), Wiped::Spent).await
    }

    /// A file is to be shown in this chat, and the screen below it.
    pub(super) async fn bring(&self, tx: &mut Tx, turn: &mut Turn<'_>, case: CaseId, number: u16) -> Result<()> {
        let (key_id, key) = turn.cases.get(&case).context("a case that was not loaded")?;
        let row = attachment::numbered(tx, case, number).await?;
        let row = row.filter(|row| row.stage == Stage::Kept.word()).context("a file that is not here")?;
        self.put_file(tx, &turn.chat.to(), case, (*key_id, key), AttachmentId(row.id)).await?;
        if let Some(who) = turn.chat.staff {
            self.record(tx, who.id, "opened file", Some(case)).await?;
        }
        turn.fresh = true;
        Ok(())
    }

    /// What is attached to a case.
    pub(super) async fn attached(&self, connection: &mut impl Reading, case: CaseId, key: &Key) -> Result<Vec<Attachment>> {
        let rows = attachment::of_case(connection, case).await?;
        let mut attached: Vec<Attachment> = rows.iter().map(|row| known(row, key)).collect::<Result<_>>()?;
        if rows.iter().any(|row| row.original.is_some()) {
            for (number, at) in audit::retrievals(connection, case).await? {
                if let Some(one) = attached.iter_mut().find(|one| i64::from(one.number) == number) {
                    one.retrieved.push(super::facts::time(at));
                }
            }
        }
        Ok(attached)
    }

    /// How many more files this chat may send.
    pub(super) async fn room(&self, tx: &mut Tx, turn: &Turn<'_>, facts: &mut Facts) -> Result<()> {
        let an_hour_ago = (turn.now - chrono::Duration::hours(1)).timestamp_millis();
        let in_hour = attachment::since(tx, turn.chat.id, an_hour_ago).await?;
        let in_story = facts.case.as_ref().filter(|case| case.stage != crate::domain::case::Stage::Closed).map_or(0, |case| case.files);
        let originals = facts.attached.iter().filter(|one| in_story > 0 && one.evidence).count();
        let in_story = in_story + i64::try_from(originals).unwrap_or(i64::MAX);
        facts.room = Room::of(in_story, in_hour, facts.room != Room::DiskFull);
        Ok(())
    }

    /// The next file that is to be fetched.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn next_fetch(&self) -> Result<Option<Fetch>> {
        loop {
            let mut connection = self.store.read().await?;
            let Some(row) = attachment::next_due(&mut connection, self.clock.now().timestamp_millis()).await? else { return Ok(None) };
            let Some(of) = case::find(&mut connection, CaseId(row.case_id)).await? else { return Ok(None) };
            drop(connection);
            match self.open_fetch(&row, &of) {
                Ok(fetch) => return Ok(Some(fetch)),
                Err(error) => self.give_up(&row, &error).await?,
            }
        }
    }

    fn open_fetch(&self, row: &Row, of: &case::Row) -> Result<Fetch> {
        let (id, key) = (AttachmentId(row.id), self.vault.unwrap(of.key_id, &of.wrapped)?);
        let source = key.open(source_place(id), row.source.as_deref().context("a file to be fetched from nowhere")?)?;
        let file = String::from_utf8(source.to_vec()).ok().context("attachments.source: not text")?;
        Ok(Fetch {
            id,
            kind: Kind::of(&row.kind).context("a kind of file that there is not")?,
            voice: voice(row),
            attempts: row.attempts,
            file: Private::new(file),
            evidence: row.evidence == 1,
            key,
            case: CaseId(row.case_id),
            chat: ChatId(row.chat_id),
            name: row.name.clone(),
        })
    }

    /// A row that is damaged holds up no other file; its person is told, as far as that chat and case open.
    async fn give_up(&self, row: &Row, error: &anyhow::Error) -> Result<()> {
        let id = AttachmentId(row.id);
        tracing::error!(attachment.id = %id, "a file cannot be fetched: {error}");
        let told = self.ends(id, ChatId(row.chat_id), CaseId(row.case_id), &row.name, Stage::Lost, None, None).await;
        match told {
            Err(error) if !is_outage(&error) => {
                let mut tx = self.store.write().await?;
                attachment::ends(&mut tx, id, Stage::Due, Stage::Lost, None).await?;
                Ok(tx.commit().await?)
            }
            told => told.map(drop),
        }
    }

    /// A file is here: cleaned bytes, sealed in parts; only with the last commit is it called received. False: it is not
    /// wanted any more.
    ///
    /// # Errors
    /// Where the database fails; then nothing of it counts.
    pub async fn received(&self, fetch: &Fetch, extension: &str, came: &Came, cleaned: &[u8]) -> Result<bool> {
        self.write_parts(fetch, cleaned, Form::Cleaned).await?;
        let about = About {
            extension: extension.to_owned(),
            size: cleaned.len(),
            sha256: came.sha256.clone(),
            received_at: self.clock.now().timestamp_millis(),
        };
        let about = fetch.key.seal(about_place(fetch.id), &serde_json::to_vec(&about)?)?;
        let original = fetch.evidence.then_some(came);
        self.fetched(fetch, Stage::Kept, Some(about), original).await
    }

    /// The parts of a file in one of its forms, a few to a transaction; what was written of it before goes first.
    pub(super) async fn write_parts(&self, fetch: &Fetch, bytes: &[u8], form: Form) -> Result<()> {
        let mut tx = self.store.write().await?;
        match form {
            Form::Cleaned => attachment::drop_chunks(&mut tx, fetch.id).await?,
            Form::Original => original::forget(&mut tx, fetch.id).await?,
        }
        for (number, part) in bytes.chunks(CHUNK).enumerate() {
            if number > 0 && number % AT_ONCE == 0 {
                tx.commit().await?;
                tx = self.store.write().await?;
            }
            let number = i64::try_from(number).context("a part's number")?;
            let sealed = fetch.key.seal(form.place(fetch.id, number), part)?;
            match form {
                Form::Cleaned => attachment::add_chunk(&mut tx, fetch.id, number, sealed).await?,
                Form::Original => original::add(&mut tx, fetch.id, number, sealed).await?,
            }
        }
        Ok(tx.commit().await?)
    }

    /// It cannot be cleaned, and is kept as it came: that was chosen.
    ///
    /// # Errors
    /// Where the database fails; then nothing of it counts.
    pub async fn received_as_it_came(&self, fetch: &Fetch, came: &Came) -> Result<bool> {
        self.fetched(fetch, Stage::Original, None, Some(came)).await
    }

    /// It will not come: told to its person.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn not_received(&self, fetch: &Fetch, stage: Stage) -> Result<bool> {
        self.fetched(fetch, stage, None, None).await
    }

    /// To be tried again later.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn fetch_later(&self, fetch: &Fetch, wait: chrono::Duration) -> Result<()> {
        let mut tx = self.store.write().await?;
        attachment::retry(&mut tx, fetch.id, (self.clock.now() + wait).timestamp_millis()).await?;
        Ok(tx.commit().await?)
    }

    async fn fetched(&self, fetch: &Fetch, stage: Stage, about: Option<Vec<u8>>, original: Option<&Came>) -> Result<bool> {
        let now = self.clock.now().timestamp_millis();
        let original = original.map(|came| came.sealed(&fetch.key, fetch.id, now)).transpose()?;
        self.ends(fetch.id, fetch.chat, fetch.case, &fetch.name, stage, about, original).await
    }

    #[expect(clippy::too_many_arguments, reason = "one end, told in one place")]
    async fn ends(
        &self,
        id: AttachmentId,
        chat: ChatId,
        case: CaseId,
        name: &[u8],
        stage: Stage,
        about: Option<Vec<u8>>,
        original: Option<Vec<u8>>,
    ) -> Result<bool> {
        let now = self.clock.now();
        let mut tx = self.store.write().await?;
        // Its reporter may have gone on from another chat meanwhile.
        let chat = attachment::find(&mut tx, id).await?.map_or(chat, |row| ChatId(row.chat_id));
        // The chat's row before the case's, as everywhere.
        let row = chat::by_id(&mut tx, chat).await?;
        let wanted = attachment::ends(&mut tx, id, Stage::Due, stage, about).await?;
        if !wanted || stage != Stage::Kept {
            attachment::drop_chunks(&mut tx, id).await?;
        }
        match original {
            Some(original) if wanted => original::keep(&mut tx, id, original).await?,
            _ => original::forget(&mut tx, id).await?,
        }
        if wanted && let Some(row) = row {
            registry::taken(&mut tx, name, now.timestamp_millis()).await?;
            let chat = self.open_chat(row)?;
            self.turn(&mut tx, chat, &Event::Fetched(case, stage), None, None, now).await?;
            self.fetched_behind(&mut tx, case).await?;
        }
        let chats = tx.written_to().clone();
        tx.commit().await?;
        self.wake.notify_for(chats);
        Ok(wanted)
    }

    /// Opens a file to be shown in a chat; `None`: it is erased, or does not concern that chat (any more).
    ///
    /// # Errors
    /// Where the database fails, or something of it was changed.
    pub async fn open_file_for(&self, id: AttachmentId, chat: ChatId) -> Result<Option<Opened>> {
        let concerned = attachment::concerns(&mut self.store.read().await?, id, chat).await?;
        if concerned { self.open_file(id).await } else { Ok(None) }
    }

    /// The same, whoever looks.
    ///
    /// # Errors
    /// Where the database fails, or something of it was changed.
    pub async fn open_file(&self, id: AttachmentId) -> Result<Option<Opened>> {
        let mut connection = self.store.read().await?;
        let Some(row) = attachment::find(&mut connection, id).await? else { return Ok(None) };
        let Some(of) = case::find(&mut connection, CaseId(row.case_id)).await? else { return Ok(None) };
        let key = self.vault.unwrap(of.key_id, &of.wrapped)?;
        let about: About =
            serde_json::from_slice(&key.open(about_place(id), row.about.as_deref().context("a file of which nothing is known")?)?)?;
        let mut bytes = Vec::with_capacity(about.size);
        for part in 0..parts(about.size) {
            let sealed = attachment::chunk(&mut connection, id, part).await?.context("a part of a file is missing")?;
            bytes.extend_from_slice(&key.open(Form::Cleaned.place(id, part), &sealed)?);
        }
        ensure!(bytes.len() == about.size, "chunks.body: not the size that was sealed");
        let kind = Kind::of(&row.kind).context("a kind of file that there is not")?;
        Ok(Some(Opened { kind, number: row.number, of: of.name, about, bytes }))
    }
}

/// The hash of bytes as they came.
#[must_use]
pub fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

fn voice(row: &Row) -> Voice {
    if row.voice == Voice::Staff.word() { Voice::Staff } else { Voice::Reporter }
}

/// A row as the dialogue knows it.
pub(super) fn known(row: &Row, key: &Key) -> Result<Attachment> {
    let (id, kind) = (AttachmentId(row.id), Kind::of(&row.kind).context("a kind of file that there is not")?);
    let stage = Stage::of(&row.stage).context("an attachment in no stage that there is")?;
    let given = match (&row.source, &row.about) {
        (Some(source), Some(about)) if !kind.is_file() => {
            let text = String::from_utf8(key.open(source_place(id), source)?.to_vec()).ok().context("attachments.source: not text")?;
            let about: GivenFor = serde_json::from_slice(&key.open(about_place(id), about)?)?;
            Some((Private::new(text), Purpose::of(&about.purpose).context("attachments.about: no purpose")?))
        }
        _ => None,
    };
    let (at, evidence, original) = (super::facts::time(row.at), row.evidence == 1, evidence::sha(row, key)?);
    let number = u16::try_from(row.number).context("more attachments than there can be")?;
    Ok(Attachment {
        number,
        seq: row.seq,
        voice: voice(row),
        kind,
        stage,
        alone: row.alone == 1,
        at,
        evidence,
        original,
        retrieved: vec![],
        given,
    })
}
