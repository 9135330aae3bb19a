//! `suaka quarantine`.

use std::path::Path;

use anyhow::{Context, Result};

use super::init::say;
use super::open;
use crate::config::Config;
use crate::domain::ids::QuarantineId;
use crate::store::Opened;
use crate::telegram::inbound::read;

pub async fn list(config: &Path) -> Result<()> {
    let config = Config::read(config)?;
    let waiting = open(&config, Opened::Migrate).await?.quarantined().await?;
    if waiting.is_empty() {
        return say("Nothing is in quarantine.");
    }
    let zone = config.hours()?.zone;
    for one in waiting {
        say(&format!("{}  {}  {}", one.id, one.at.with_timezone(&zone).format("%Y-%m-%d %H:%M %Z"), one.reason))?;
    }
    Ok(())
}

pub async fn retry(config: &Path, id: &str) -> Result<()> {
    let config = Config::read(config)?;
    let hotline = open(&config, Opened::Migrate).await?;
    let vault = hotline.vault.clone();
    hotline.retry(parse(id)?, |body| read(&vault, &String::from_utf8_lossy(body))).await?;
    say("Handled. Its person is answered by the running bot.")
}

pub async fn drop_one(config: &Path, id: &str) -> Result<()> {
    let config = Config::read(config)?;
    open(&config, Opened::Migrate).await?.drop_quarantined(parse(id)?).await?;
    say("Destroyed, with its key.")
}

fn parse(id: &str) -> Result<QuarantineId> {
    id.parse().ok().context("that is not an id as `suaka quarantine list` shows them")
}
