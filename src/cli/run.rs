//! `suaka run`.

use std::path::Path;

use anyhow::Result;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use super::open;
use crate::config::Config;
use crate::hotline::Texts;
use crate::jobs;
use crate::store::Opened;
use crate::telegram::api::Api;
use crate::telegram::receive::unsay;
use crate::telegram::webhook::{Door, Webhook};
use crate::text::Faults;

pub async fn run(config: &Path) -> Result<()> {
    let stop = asked_to_end()?;
    let mut hangups = signal(SignalKind::hangup())?;
    let config = Config::read(config)?;
    let token = config.token()?;
    let hotline = open(&config, Opened::Migrate).await?;
    let api = Api::new(token.expose(), &config.telegram.api_url)?;
    let door = match &config.telegram.webhook {
        None => None,
        Some(webhook) => {
            let secret = config.webhook_secret(webhook)?;
            Some(Door::open(&webhook.listen, Webhook { url: webhook.url.clone(), secret }).await?)
        }
    };
    let texts = hotline.texts.clone();
    tokio::spawn(async move {
        while hangups.recv().await.is_some() {
            let texts = texts.clone();
            let _ = tokio::task::spawn_blocking(move || reload(&texts)).await;
        }
    });
    let store = hotline.store.clone();
    let serve = async |store, api: Api| {
        let hotline = hotline.afresh(store).await?;
        // What a backup has brought back is gone before anybody is received or told anything.
        hotline.bury().await?;
        tokio::select! {
            done = jobs::run::run(hotline.clone(), api.clone(), config.rates(), door.clone(), stop.clone()) => done,
            never = jobs::profile::keep(&hotline, &api), if config.telegram.profile => match never {},
        }
    };
    // Meanwhile it stands by already.
    let displaced = || drop(tokio::spawn(unsay(api.clone(), hotline.told.clone())));
    jobs::lease::in_turn(&store, &api, stop.clone(), serve, displaced).await?;
    store.close().await;
    tracing::info!("ended");
    Ok(())
}

/// Takes up what was changed in the centre's folder of texts; or says what is wrong there, and goes on with what was good. Of the
/// configuration nothing is read again.
fn reload(texts: &Texts) {
    let before = texts.now();
    match texts.reload() {
        Ok(()) => {
            let notes = texts.now().notes().len();
            let limits = if before.limits() == texts.now().limits() { "the same" } else { "new" };
            tracing::info!(notes, limits, "the texts were read again");
        }
        // Only what the centre wrote for everybody is in there.
        Err(Faults(faults)) => {
            tracing::error!(faults = faults.len(), "the folder of texts has faults: what was read before is still said");
            for fault in faults {
                tracing::error!("{fault}");
            }
        }
    }
}

/// Becomes true at SIGTERM or SIGINT.
pub fn asked_to_end() -> Result<watch::Receiver<bool>> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let (sender, receiver) = watch::channel(false);
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        sender.send_replace(true);
    });
    Ok(receiver)
}
