//! `suaka readings`.

use std::path::Path;

use anyhow::Result;

use super::init::say;
use super::open;
use crate::config::Config;
use crate::hotline::FEW;
use crate::store::Opened;

pub async fn readings(config: &Path) -> Result<()> {
    let config = Config::read(config)?;
    let read = open(&config, Opened::Migrate).await?.readings().await?;
    if read.is_empty() {
        return say(&format!("Nothing was opened {FEW} times in a month yet; fewer are not told."));
    }
    for (month, audience, topic, count) in read {
        say(&format!("{month}  {audience:<9} {topic:<12} {count:>6}"))?;
    }
    say(&format!("What was opened fewer than {FEW} times in a month is not told."))
}
