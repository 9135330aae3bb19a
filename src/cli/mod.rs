//! The command line.

mod archive;
mod backup;
mod check;
mod demo;
pub mod init;
mod locales;
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
use crate::domain::people::{Gender, Role};
use crate::hotline::Hotline;
use crate::hotline::disk::Disk;
use crate::hotline::tombstone::Tombstones;
use crate::store::{Opened, Store};
use crate::text::{Catalogue, Faults, Sources};

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
    /// What each language says and lacks, with the texts of a folder where one is named.
    Locales { folder: Option<PathBuf> },
    /// Writes the data and their wrapped keys into two files, while the hotline serves; without --data the keys alone.
    Backup {
        /// The data, which open nothing without the keys: as many of these as you like.
        #[arg(long, value_name = "FILE")]
        data: Option<PathBuf>,
        /// The wrapped keys: one file, overwritten each time, so that what is erased has no key in any backup.
        #[arg(long, value_name = "FILE")]
        keys: PathBuf,
        #[command(flatten)]
        at: At,
    },
    /// Fills an empty database with what a backup holds.
    Restore {
        #[arg(long, value_name = "FILE")]
        data: PathBuf,
        /// The latest one.
        #[arg(long, value_name = "FILE")]
        keys: PathBuf,
        #[command(flatten)]
        at: At,
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
        /// For those who would rather be read by a woman, or by a man.
        #[arg(long, value_enum, default_value = "unset")]
        gender: GenderName,
        #[command(flatten)]
        at: At,
    },
    /// Everyone who is enrolled.
    List(At),
    /// Says of a number whether it is a woman or a man; cases that they may not read then go back to the queue.
    Set {
        number: i64,
        #[arg(long, value_enum)]
        gender: GenderName,
        #[command(flatten)]
        at: At,
    },
    /// Takes a supervisor's two-step key away, so that they set up another one.
    ResetTotp {
        number: i64,
        #[command(flatten)]
        at: At,
    },
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

#[derive(Debug, Clone, Copy, ValueEnum)]
enum GenderName {
    Woman,
    Man,
    Unset,
}

impl From<GenderName> for Gender {
    fn from(name: GenderName) -> Self {
        match name {
            GenderName::Woman => Self::Woman,
            GenderName::Man => Self::Man,
            GenderName::Unset => Self::Unset,
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
            Command::Locales { folder } => return locales::locales(folder.as_deref()),
            Command::Backup { data, keys, at } => backup::backup(&at.config, data.as_deref(), &keys).await?,
            Command::Restore { data, keys, at } => backup::restore(&at.config, &data, &keys).await?,
            Command::Readings(at) => readings::readings(&at.config).await?,
            Command::Staff(StaffCommand::Invite { role, gender, at }) => staff::invite(&at.config, role.into(), gender.into()).await?,
            Command::Staff(StaffCommand::List(at)) => staff::list(&at.config).await?,
            Command::Staff(StaffCommand::Set { number, gender, at }) => staff::set(&at.config, number, gender.into()).await?,
            Command::Staff(StaffCommand::ResetTotp { number, at }) => staff::reset_totp(&at.config, number).await?,
            Command::Staff(StaffCommand::Revoke { number, at }) => staff::revoke(&at.config, number).await?,
            Command::Quarantine(QuarantineCommand::List(at)) => quarantine::list(&at.config).await?,
            Command::Quarantine(QuarantineCommand::Retry { id, at }) => quarantine::retry(&at.config, &id).await?,
            Command::Quarantine(QuarantineCommand::Drop { id, at }) => quarantine::drop_one(&at.config, &id).await?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

async fn clock(config: &Config) -> Result<Clock> {
    Ok(if config.telegram.sandbox_clock { Clock::sandbox(&config.telegram.api_url).await? } else { Clock::system() })
}

/// Everything that the configuration names, opened.
///
/// # Errors
/// Names what is wrong and how to mend it; nothing was changed then.
pub async fn open(config: &Config, how: Opened) -> Result<Hotline> {
    let vault = config.vault()?;
    let text = catalogue(config, &Sources::with(config.texts().as_deref()))??;
    let store = Store::open(&config.database_url(), vault.check_value(), how).await?;
    let clock = clock(config).await?;
    let hotline = Hotline::new(store, vault, text, clock, config.centre.language).await?;
    let disk = config.watched().map(|(place, least)| Arc::new(Disk::new(place, least)));
    let tombstones = Some(Arc::new(Tombstones::at(config.tombstones())));
    Ok(Hotline { staff_voice: config.centre.staff_voice, duress: config.pin.duress, disk, tombstones, ..hotline })
}

/// All that is said, with the centre's settings; or what is wrong with the texts.
fn catalogue(config: &Config, sources: &Sources) -> Result<Result<Catalogue, Faults>> {
    let centre = &config.centre;
    let text = Catalogue::of(sources, &centre.name, &centre.city, config.hours()?, centre.emergency.clone());
    let text = match text {
        Ok(text) => text.with_abroad(centre.abroad.clone()),
        faults => return Ok(faults),
    };
    let (path, services) = config.services()?.unzip();
    let text = text.with_services(services, centre.place.clone());
    text.with_context(|| path.unwrap_or_default().display().to_string()).map(Ok)
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
