//! Originals as evidence, in the shell: chosen, sealed beside what was cleaned, opened again. They are never
//! cleaned, and shown in no chat.

use anyhow::{Context, Result, ensure};

use super::Hotline;
use super::files::{About, Fetch, Form, Opened, digest, parts};
use crate::domain::attachment::{Ask, Kind};
use crate::domain::evidence::extension;
use crate::domain::ids::{AttachmentId, CaseId};
use crate::store::attachment::{self, Row};
use crate::store::{Tx, case, original};
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

    /// The bytes as they came, sealed in parts. They count for nothing until [`Hotline::received`] says that all is here.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn write_original(&self, fetch: &Fetch, bytes: &[u8]) -> Result<()> {
        self.write_parts(fetch, bytes, Form::Original).await
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
        Ok(Some(Opened { kind, number: row.number, about, bytes }))
    }
}
