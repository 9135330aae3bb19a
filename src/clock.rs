//! The time, given at start and passed on as data. With an API address on this machine it can come from the sandbox, so
//! that the program that is tested with days passing is the one that is shipped.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use chrono::{DateTime, TimeDelta, Utc};
use serde::Deserialize;
use tokio::sync::watch;

/// A clock, cheap to clone.
#[derive(Debug, Clone)]
pub struct Clock {
    source: Arc<Source>,
    changed: watch::Receiver<i64>,
}

#[derive(Debug)]
enum Source {
    System,
    Sandbox { reading: watch::Receiver<Reading> },
}

/// What the sandbox's clock showed, and when it was read.
#[derive(Debug, Clone, Copy)]
struct Reading {
    shown: DateTime<Utc>,
    frozen: bool,
    at: Instant,
}

#[derive(Deserialize)]
struct Answer {
    now: i64,
    frozen: bool,
    change: i64,
}

impl Clock {
    #[must_use]
    pub fn system() -> Self {
        let (_, changed) = watch::channel(0);
        Self { source: Arc::new(Source::System), changed }
    }

    /// The clock of a sandbox, followed from now on.
    ///
    /// # Errors
    /// Where there is no sandbox at that address.
    pub async fn sandbox(api_url: &str) -> Result<Self> {
        let url = format!("{}/sandbox/clock", api_url.trim_end_matches('/'));
        let client = reqwest::Client::builder().timeout(Duration::from_secs(40)).build()?;
        let (reading, change) = read(&client, &url, None).await.context("the sandbox's clock")?;
        let (readings, reading_receiver) = watch::channel(reading);
        let (changes, changed) = watch::channel(change);
        tokio::spawn(async move {
            let mut seen = change;
            while !changes.is_closed() {
                match read(&client, &url, Some(seen)).await {
                    Ok((reading, change)) => {
                        readings.send_replace(reading);
                        if change != seen {
                            seen = change;
                            changes.send_replace(change);
                        }
                    }
                    Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
                }
            }
        });
        Ok(Self { source: Arc::new(Source::Sandbox { reading: reading_receiver }), changed })
    }

    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        match &*self.source {
            Source::System => system_now(),
            Source::Sandbox { reading } => {
                let reading = *reading.borrow();
                let passed = if reading.frozen { TimeDelta::zero() } else { TimeDelta::from_std(reading.at.elapsed()).unwrap_or_default() };
                reading.shown + passed
            }
        }
    }

    /// Returns after `most`, or as soon as the clock was set.
    pub async fn wait(&mut self, most: Duration) {
        let alive = match tokio::time::timeout(most, self.changed.changed()).await {
            Ok(changed) => changed.is_ok(),
            Err(_) => true,
        };
        if !alive {
            // The system's clock is never set by us.
            tokio::time::sleep(most).await;
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place where time comes in")]
fn system_now() -> DateTime<Utc> {
    Utc::now()
}

async fn read(client: &reqwest::Client, url: &str, seen: Option<i64>) -> Result<(Reading, i64)> {
    let seen = seen.map(|seen| format!("?seen={seen}")).unwrap_or_default();
    let answer: Answer = client.get(format!("{url}{seen}")).send().await?.error_for_status()?.json().await?;
    let shown = DateTime::from_timestamp_millis(answer.now).context("a time out of range")?;
    Ok((Reading { shown, frozen: answer.frozen, at: Instant::now() }, answer.change))
}
