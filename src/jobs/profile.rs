//! What an emptied chat shows of the bot: a neutral name and picture, and the emergency numbers, in every language.

use std::time::Duration;

use anyhow::Result;
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use crate::dialogue::Line;
use crate::domain::language::Language;
use crate::hotline::Hotline;
use crate::store::meta;
use crate::telegram::api::{Api, Failed};
use crate::telegram::profile::{DESCRIPTION, NAME, Profile, SHORT};
use crate::telegram::receive::about;
use crate::text::Catalogue;

/// A plain letter i on blue, without a word.
const PICTURE: &[u8] = include_bytes!("picture.jpg");
/// The commands that everybody sees, in this order.
pub const COMMANDS: [&str; 5] = ["start", "help", "language", "privacy", "exit"];
/// How long to wait where Telegram did not say.
const AGAIN: Duration = Duration::from_mins(10);

/// Sets what is to be set, again and again until Telegram has taken it; then whenever the texts have changed. Never returns.
pub async fn keep(hotline: &Hotline, api: &Api) -> std::convert::Infallible {
    let (mut clock, mut texts) = (hotline.clock.clone(), hotline.texts.changes());
    loop {
        api.mandate().begins().await;
        texts.mark_unchanged();
        let wait = match introduce(hotline, api).await {
            Ok(None) if texts.changed().await.is_ok() => continue,
            Ok(None) => return std::future::pending().await,
            Ok(Some(Failed::Wait(wait))) => wait,
            Ok(Some(failed)) => {
                tracing::warn!("the bot's name and description are not set yet: {failed}");
                AGAIN
            }
            Err(error) => {
                tracing::error!("the bot's picture is not set yet: {}", about(&error));
                AGAIN
            }
        };
        clock.wait(wait).await;
    }
}

/// Sets what differs from what the centre says of itself; why not, where Telegram did not take it.
///
/// # Errors
/// Where the database fails.
pub async fn introduce(hotline: &Hotline, api: &Api) -> Result<Option<Failed>> {
    let now = hotline.clock.now();
    // Whose language has nothing of its own reads the first one.
    let text = hotline.text();
    let everybody = profile(&text, "", hotline.language, now);
    let each = Language::ALL.map(|language| profile(&text, language.tag(), language, now));
    for profile in std::iter::once(everybody).chain(each) {
        if let Err(failed) = api.introduce(&profile).await {
            return Ok(Some(failed));
        }
    }
    // Telegram does not tell which picture it has: what it took is remembered here.
    let digest = Sha256::digest(PICTURE);
    if meta::get(&mut hotline.store.read().await?, "picture").await?.as_deref() == Some(&digest[..]) {
        return Ok(None);
    }
    if let Err(failed) = api.set_picture(PICTURE).await {
        return Ok(Some(failed));
    }
    let mut tx = hotline.store.write().await?;
    meta::put(&mut tx, "picture", &digest).await?;
    tx.commit().await?;
    Ok(None)
}

fn profile(text: &Catalogue, tag: &'static str, language: Language, now: DateTime<Utc>) -> Profile {
    let line = |line: Line, most: usize| -> String { text.line(language, &line, now).chars().take(most).collect() };
    Profile {
        tag,
        name: line(Line::ProfileName, NAME),
        description: line(Line::ProfileDescription { numbers: text.short_numbers() }, DESCRIPTION),
        short: line(Line::ProfileShort, SHORT),
        commands: COMMANDS.map(|name| (name, line(Line::Command { name: name.to_owned() }, 256))).to_vec(),
    }
}
