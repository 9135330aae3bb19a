//! Fetches what people sent besides words: one file at a time, cleaned before it is written down, and called received only
//! when it is.

use chrono::Duration;

use anyhow::Result;

use crate::domain::attachment::{Ask, Kind, Stage};
use crate::hotline::Hotline;
use crate::hotline::evidence::Came;
use crate::hotline::files::Fetch;
use crate::media;
use crate::store::is_outage;
use crate::telegram::api::{Api, Failed};
use crate::telegram::gate::Gate;
use crate::telegram::receive::about;

/// After so many tries (about nine hours) a file is given up, and its person told.
const TRIES: i64 = 60;
/// The same where Telegram answers, and refuses.
const REFUSALS: i64 = 3;
/// The longest time between two of them.
const LONGEST_PAUSE: Duration = Duration::minutes(10);

/// One fetcher.
pub struct Fetcher {
    hotline: Hotline,
    api: Api,
    gate: Gate,
}

impl Fetcher {
    #[must_use]
    pub const fn new(hotline: Hotline, api: Api, gate: Gate) -> Self {
        Self { hotline, api, gate }
    }

    /// Fetches what is due; returns how many files were dealt with.
    ///
    /// # Errors
    /// Where the database fails; what was not finished is done again.
    pub async fn drain(&self) -> Result<usize> {
        let mut done = 0;
        while self.one().await? {
            done += 1;
        }
        Ok(done)
    }

    /// The next file, if there is one. Where the disk is full what is due waits: its place is known.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn one(&self) -> Result<bool> {
        if !self.gate.is_open() || self.hotline.is_disk_full() {
            return Ok(false);
        }
        let Some(fetch) = self.hotline.next_fetch().await? else { return Ok(false) };
        let bytes = match self.api.fetch(fetch.file.expose()).await {
            Ok(bytes) => bytes,
            Err(failed) => return self.failed(&fetch, &failed).await.map(|()| true),
        };
        let (kind, came) = (fetch.kind, Came::of(&bytes));
        if fetch.evidence
            && let Err(error) = self.hotline.write_original(&fetch, &bytes).await
        {
            return self.done(&fetch, Err(error)).await.map(|()| true);
        }
        let cleaned = tokio::task::spawn_blocking(move || media::clean(bytes)).await;
        match cleaned {
            Ok(Ok((found, cleaned))) if fits(kind, found) => {
                self.done(&fetch, self.hotline.received(&fetch, found.extension(), &came, &cleaned).await).await?;
            }
            // What was not asked about is kept only where it is what it came as.
            _ if fetch.evidence && kind.asks() == Some(Ask::Bare) => {
                self.done(&fetch, self.hotline.received_as_it_came(&fetch, &came).await).await?;
            }
            _ => self.done(&fetch, self.hotline.not_received(&fetch, Stage::Withheld).await).await?,
        }
        Ok(true)
    }

    /// What cannot be written down though the database is well is tried again later, and holds up no other file.
    async fn done(&self, fetch: &Fetch, written: Result<bool>) -> Result<()> {
        match written {
            Err(error) if !is_outage(&error) => {
                tracing::error!(attachment.id = %fetch.id, "a file could not be written down: {}", about(&error));
                self.hotline.fetch_later(fetch, LONGEST_PAUSE).await
            }
            written => written.map(drop),
        }
    }

    async fn failed(&self, fetch: &Fetch, failed: &Failed) -> Result<()> {
        let refused = matches!(failed, Failed::Refused(_) | Failed::Gone | Failed::Missing | Failed::NotModified);
        let stage = match failed {
            Failed::TooBig => Stage::TooBig,
            _ if fetch.attempts + 1 >= if refused { REFUSALS } else { TRIES } => Stage::Lost,
            _ => {
                let asked = if let Failed::Wait(wait) = failed { Duration::from_std(*wait).unwrap_or_default() } else { Duration::zero() };
                let doubled = Duration::seconds(1 << fetch.attempts.clamp(0, 10));
                return self.hotline.fetch_later(fetch, asked.max(doubled.min(LONGEST_PAUSE))).await;
            }
        };
        tracing::warn!(attachment.id = %fetch.id, "a file was not fetched: {failed}");
        self.hotline.not_received(fetch, stage).await.map(drop)
    }
}

/// Whether the bytes are of the kind that they came as. What came as sound and is none was never asked about.
const fn fits(kind: Kind, found: media::Kind) -> bool {
    match kind {
        Kind::Photo => matches!(found, media::Kind::Jpeg | media::Kind::Png | media::Kind::Webp),
        Kind::Video | Kind::Animation | Kind::VideoNote => matches!(found, media::Kind::Mp4),
        Kind::Voice | Kind::Audio => matches!(found, media::Kind::Ogg | media::Kind::M4a),
        Kind::Document => true,
        Kind::Place | Kind::Number => false,
    }
}
