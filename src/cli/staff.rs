//! `suaka staff`.

use std::path::Path;

use anyhow::Result;

use super::init::say;
use super::open;
use crate::config::Config;
use crate::domain::people::{Gender, Role};
use crate::store::Opened;
use crate::telegram::api::Api;

pub async fn invite(config: &Path, role: Role, gender: Gender) -> Result<()> {
    let config = Config::read(config)?;
    let hotline = open(&config, Opened::Migrate).await?;
    let (code, until) = hotline.invite_as(role, gender).await?;
    let link = match config.token() {
        Ok(token) => Api::new(token.expose(), &config.telegram.api_url)?.link(&code).await,
        Err(error) => Err(error),
    };
    let until = until.with_timezone(&config.hours()?.zone).format("%Y-%m-%d %H:%M %Z");
    match link {
        Ok(link) => say(&format!("For one {}, once, before {until}:\n{link}", role.word())),
        Err(error) => say(&format!(
            "For one {}, once, before {until}:\nhttps://t.me/YOUR_BOT?start={code}\n(The bot's name is not known: {error:#})",
            role.word()
        )),
    }
}

pub async fn list(config: &Path) -> Result<()> {
    let config = Config::read(config)?;
    let hotline = open(&config, Opened::Migrate).await?;
    let staff = hotline.staff().await?;
    if staff.is_empty() {
        return say("Nobody is enrolled yet. `suaka staff invite --role supervisor` makes a link.");
    }
    let zone = config.hours()?.zone;
    say("number  role        duty  cases  gender  enrolled")?;
    for one in staff {
        let (duty, since) = (if one.on_duty { "on" } else { "off" }, one.enrolled_at.with_timezone(&zone).format("%Y-%m-%d"));
        say(&format!("{:>6}  {:<10}  {duty:<4}  {:>5}  {:<6}  {since}", one.number, one.role, one.holds, one.gender))?;
    }
    Ok(())
}

pub async fn set(config: &Path, number: i64, gender: Gender) -> Result<()> {
    let config = Config::read(config)?;
    let hotline = open(&config, Opened::Migrate).await?;
    let returned = hotline.set_gender(number, gender).await?;
    say(&format!("Number {number}: {}. Cases returned to the queue: {returned}.", gender.word()))
}

pub async fn revoke(config: &Path, number: i64) -> Result<()> {
    let config = Config::read(config)?;
    let hotline = open(&config, Opened::Migrate).await?;
    let returned = hotline.revoke(number).await?;
    say(&format!(
        "Number {number} has no desk any more. Cases returned to the queue: {returned}. What stands in that chat is removed by the running bot."
    ))
}

pub async fn reset_totp(config: &Path, number: i64) -> Result<()> {
    let config = Config::read(config)?;
    let hotline = open(&config, Opened::Migrate).await?;
    if hotline.reset_second_key(number).await? {
        say(&format!("Number {number} has no two-step key any more, and can set up another one at the desk."))
    } else {
        say(&format!("Number {number} had no two-step key."))
    }
}
