//! The command line.

mod check;
mod demo;
pub mod init;
pub mod log;
mod quarantine;
mod readings;
mod run;
mod staff;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::clock::Clock;
use crate::config::Config;
use crate::domain::people::Role;
use crate::hotline::Hotline;
use crate::hotline::disk::Disk;
use crate::hotline::tombstone::Tombstones;
use crate::store::{Opened, Store};
use crate::text::Catalogue;

/// The hotline of a women-and-children protection centre, inside Telegram.
#[derive(Debug, Parser)]
#[command(name = "suaka", version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
    /// How much is logged: our own lines only, and never a word of anybody's.
    #[arg(long, global = true, value_enum, default_value = "info", env = "SUAKA_LOG")]
    log: log::Level,
}

#[derive(Debug, Args)]
struct At {
    /// The configuration file.
    #[arg(long, env = "SUAKA_CONFIG", default_value = "suaka.toml")]
    config: PathBuf,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// The whole hotline in a sandbox on this machine, with a page of phones to try it on.
    Demo {
        /// Port of the page; 0 takes any that is free.
        #[arg(long, default_value_t = 8470)]
        port: u16,
        /// A folder that keeps the data; otherwise a temporary one.
        #[arg(long)]
        data: Option<PathBuf>,
    },
    /// Makes a configuration, a key and a database in a folder, and says what comes next.
    Init {
        #[arg(long)]
        dir: PathBuf,
    },
    /// Serves.
    Run(At),
    /// Looks whether it would serve, and says of each fault what to do.
    Check {
        #[command(flatten)]
        at: At,
        /// Also tries out in this private chat, your own with the bot, all that is relied on of Telegram.
        #[arg(long, value_name = "CHAT_ID")]
        live: Option<i64>,
        /// With it also `getUpdates`, which ends the poll of a process that runs.
        #[arg(long, requires = "live")]
        updates: bool,
    },
    /// What was read in the library, by month: counts, and nothing of whom.
    Readings(At),
    /// Who works at the desk.
    #[command(subcommand)]
    Staff(StaffCommand),
    /// Updates that could not be handled.
    #[command(subcommand)]
    Quarantine(QuarantineCommand),
}

#[derive(Debug, Subcommand)]
enum StaffCommand {
    /// A link that enrols one person, once.
    Invite {
        #[arg(long, value_enum)]
        role: RoleName,
        #[command(flatten)]
        at: At,
    },
    /// Everyone who is enrolled.
    List(At),
    /// Takes the desk away from a number.
    Revoke {
        number: i64,
        #[command(flatten)]
        at: At,
    },
}

#[derive(Debug, Subcommand)]
enum QuarantineCommand {
    List(At),
    /// Handles it again.
    Retry {
        id: String,
        #[command(flatten)]
        at: At,
    },
    /// Destroys it.
    Drop {
        id: String,
        #[command(flatten)]
        at: At,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum RoleName {
    Counsellor,
    Supervisor,
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Self {
        match name {
            RoleName::Counsellor => Self::Counsellor,
            RoleName::Supervisor => Self::Supervisor,
        }
    }
}

impl Cli {
    /// Does what was asked for.
    ///
    /// # Errors
    /// Says what was wrong, and what to do about it.
    pub async fn run(self) -> Result<ExitCode> {
        log::start(self.log);
        match self.command {
            Command::Demo { port, data } => demo::demo(port, data).await?,
            Command::Init { dir } => init::init(&dir).await?,
            Command::Run(at) => run::run(&at.config).await?,
            Command::Check { at, live, updates } => return check::check(&at.config, live, updates).await,
            Command::Readings(at) => readings::readings(&at.config).await?,
            Command::Staff(StaffCommand::Invite { role, at }) => staff::invite(&at.config, role.into()).await?,
            Command::Staff(StaffCommand::List(at)) => staff::list(&at.config).await?,
            Command::Staff(StaffCommand::Revoke { number, at }) => staff::revoke(&at.config, number).await?,
            Command::Quarantine(QuarantineCommand::List(at)) => quarantine::list(&at.config).await?,
            Command::Quarantine(QuarantineCommand::Retry { id, at }) => quarantine::retry(&at.config, &id).await?,
            Command::Quarantine(QuarantineCommand::Drop { id, at }) => quarantine::drop_one(&at.config, &id).await?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Everything that the configuration names, opened.
///
/// # Errors
/// Names what is wrong and how to mend it; nothing was changed then.
pub async fn open(config: &Config, how: Opened) -> Result<Hotline> {
    let vault = config.vault()?;
    let text = catalogue(config)?;
    let store = Store::open(&config.database_url(), vault.check_value(), how).await?;
    let clock = if config.telegram.sandbox_clock { Clock::sandbox(&config.telegram.api_url).await? } else { Clock::system() };
    let hotline = Hotline::new(store, vault, text, clock, config.centre.language).await?;
    let disk = config.watched().map(|(place, least)| Arc::new(Disk::new(place, least)));
    let tombstones = Some(Arc::new(Tombstones::at(config.tombstones())));
    Ok(Hotline { staff_voice: config.centre.staff_voice, duress: config.pin.duress, disk, tombstones, ..hotline })
}

/// Every line, with what the centre configured.
///
/// # Errors
/// Names what is broken.
pub fn catalogue(config: &Config) -> Result<Catalogue> {
    let centre = &config.centre;
    let text = Catalogue::load(&centre.name, &centre.city, config.hours()?, centre.emergency.clone())?;
    let (path, services) = config.services()?.unzip();
    let text = text.with_abroad(centre.abroad.clone()).with_services(services.as_deref(), centre.place.clone());
    text.with_context(|| path.unwrap_or_default().display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
