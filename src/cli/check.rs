//! `suaka check`: a line for each thing that serving needs, and what to do where it is not so.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;

use super::catalogue;
use super::init::say;
use crate::clock::Clock;
use crate::config::Config;
use crate::domain::language::Language;
use crate::domain::service::Checked;
use crate::hotline::disk::Disk;
use crate::hotline::tombstone::Tombstones;
use crate::hotline::{Address, Hotline};
use crate::jobs::lease;
use crate::store::{Engine, Opened, Store};
use crate::telegram::api::{Api, Failed};
use crate::telegram::live;
use crate::telegram::receive::our_webhooks;
use crate::text::{Catalogue, Faults, Sources, unreviewed};

/// In the form of a bot's token, and nobody's.
const NOBODYS_TOKEN: &str = "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// What was found so far.
struct Report {
    serves: bool,
    /// Whether people can be told of it.
    ready: bool,
    /// Whether Telegram is otherwise than our tests know it.
    differs: bool,
}

impl Report {
    #[expect(clippy::unused_self, reason = "the three read alike where they are called")]
    fn good(&self, what: &str, found: &str) -> Result<()> {
        say(&format!("ok    {what:<11} {found}"))
    }

    fn bad(&mut self, what: &str, fault: &str) -> Result<()> {
        self.serves = false;
        say(&format!("FAIL  {what:<11} {fault}"))
    }

    /// It would serve, and yet be less than people should find.
    fn open(&mut self, what: &str, lacks: &str) -> Result<()> {
        self.ready = false;
        say(&format!("open  {what:<11} {lacks}"))
    }

    #[expect(clippy::unused_self, reason = "the three read alike where they are called")]
    fn note(&self, what: &str, found: &str) -> Result<()> {
        say(&format!("note  {what:<11} {found}"))
    }
}

pub async fn check(file: &Path, live: Option<i64>, updates: bool) -> Result<ExitCode> {
    let mut report = Report { serves: true, ready: true, differs: false };
    match Config::read(file) {
        Ok(config) => {
            report.good("config", &file.display().to_string())?;
            if config.centre.name == "Nama pusat layanan" {
                report.note("centre", "[centre] name is still the example: people would read it")?;
            }
            let webhooks = kept(&config, &mut report).await?;
            room(&config, &mut report)?;
            tombstones(&config, &mut report)?;
            telegram(&config, &webhooks, &mut report).await?;
            if let Some(chat) = live {
                try_out(&config, chat, updates, &mut report).await?;
            }
        }
        Err(error) => report.bad("config", &format!("{error:#}"))?,
    }
    say(if report.serves { "It would serve." } else { "It would not serve." })?;
    if report.serves && !report.ready {
        say("It is not ready for people yet: see what is marked `open`.")?;
    }
    if report.differs {
        say(
            "Telegram is otherwise than the tests of this release know it, in what is marked `differs`. Please tell those who make Suaka.",
        )?;
    }
    Ok(if report.serves && report.ready && !report.differs { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Lines, key and database; the webhooks that it knows as ours.
async fn kept(config: &Config, report: &mut Report) -> Result<Vec<String>> {
    let text = texts(config, report)?;
    if let Some(text) = &text {
        library(config, text, report)?;
    }
    let vault = match config.vault() {
        Ok(vault) => vault,
        Err(error) => {
            report.bad("key", &format!("{error:#}. Bring back the copy of the key that was kept when it was made."))?;
            return Ok(vec![]);
        }
    };
    let store = match Store::open(&config.database_url(), vault.check_value(), Opened::Look).await {
        Ok(store) => store,
        Err(refusal) => {
            report.note("key", "well-formed; whether it belongs to the database is not known")?;
            report.bad("database", &refusal.to_string())?;
            return Ok(vec![]);
        }
    };
    report.good("key", "belongs to the database")?;
    report.good("database", if store.engine == Engine::Sqlite { "SQLite" } else { "PostgreSQL" })?;
    match store.migrations().await? {
        (known, applied) if known == applied => {
            report.good("migrations", &format!("{applied} of {known}"))?;
            if let Some(who) = lease::who_serves(&store).await? {
                report.note("serving", &format!("{who}; another `suaka run` would stand by"))?;
            }
        }
        (known, applied) => {
            report.note("migrations", &format!("{applied} of {known}; `suaka run` applies the rest. Make a backup first"))?;
        }
    }
    let webhooks = our_webhooks(&mut store.read().await?).await?;
    // An older database lacks tables: more is known once it is brought to this release.
    let complete = matches!(store.migrations().await?, (known, applied) if known == applied);
    if let (Some(text), true) = (text, complete) {
        let hotline = Hotline::new(store, vault, text, Clock::system(), config.centre.language).await?;
        if hotline.staff().await?.is_empty() {
            report.note("staff", "nobody is enrolled: `suaka staff invite --role supervisor`")?;
        }
        let waiting = hotline.quarantined().await?.len();
        if waiting > 0 {
            report.note("quarantine", &format!("{waiting} updates wait for a decision: `suaka quarantine list`"))?;
        }
        if let (batches, Some(since)) = hotline.slow_rows().await? {
            let since = since.with_timezone(&config.hours()?.zone).format("%Y-%m-%d %H:%M %Z");
            report.note(
                "slow lane",
                &format!("{batches} batches of updates wait in it, the oldest since {since}: `suaka run` works them off"),
            )?;
        }
    }
    Ok(webhooks)
}

/// All that is said, where it can be: each fault and each note of the folder has its line.
fn texts(config: &Config, report: &mut Report) -> Result<Option<Catalogue>> {
    let sources = Sources::with(config.texts().as_deref());
    let text = match catalogue(config, &sources) {
        Ok(Ok(text)) => text,
        Err(error) => {
            report.bad("locales", &format!("{error:#}"))?;
            return Ok(None);
        }
        Ok(Err(Faults(faults))) => {
            for fault in faults {
                report.bad("texts", &fault.to_string())?;
            }
            return Ok(None);
        }
    };
    report.good("locales", &Language::ALL.map(Language::tag).join(", "))?;
    if let Some(folder) = sources.folder() {
        report.good("texts", &format!("{} files of {} say otherwise", sources.own().len(), folder.display()))?;
    }
    for note in text.notes().iter().chain(&unreviewed(&sources, Clock::system().now().date_naive())) {
        report.note("texts", &note.to_string())?;
    }
    Ok(Some(text))
}

/// What people read, and where they are sent: reviewed, confirmed, and the centre itself among it.
fn library(config: &Config, text: &Catalogue, report: &mut Report) -> Result<()> {
    let library = text.library();
    let accepted = &config.library.accept;
    if let Some(word) = accepted.iter().find(|word| library.by_word(word).is_none()) {
        report.bad("library", &format!("[library] accept: there is no card `{word}`"))?;
    }
    let open: Vec<&str> =
        library.unreviewed().map(|card| card.word.as_str()).filter(|&word| !accepted.iter().any(|one| one == word)).collect();
    let shelves = library.audiences.iter().map(|audience| format!("{} {}", audience.word, library.of(audience).count()));
    let languages = Language::ALL.map(Language::tag).join(" and ");
    report.good("library", &format!("{} cards in {languages}: {}", library.cards.len(), shelves.collect::<Vec<_>>().join(", ")))?;
    if !open.is_empty() {
        report.open(
            "library",
            &format!(
                "no professional has reviewed these cards, which they say: {}. Have them read, or take it on yourself: [library] accept",
                open.join(", ")
            ),
        )?;
    }
    if config.centre.place.is_none() {
        report.open(
            "centre",
            "[centre.place] is missing: nobody is told where the centre is, when it is open, and by which number it is called",
        )?;
    }
    let today = Clock::system().now().with_timezone(&config.hours()?.zone).date_naive();
    // Of itself the centre knows.
    let services: Vec<_> = text.services().services.iter().filter(|service| service.number != 0).collect();
    let doubtful = services.iter().filter(|service| !matches!(service.checked(today), Checked::On(_))).count();
    if doubtful > 0 {
        let told = "are not confirmed in time, which people are told: call them, and write it down ([centre] services)";
        report.note("services", &format!("{doubtful} of {} {told}", services.len()))?;
    }
    Ok(())
}

/// What is free where the database is.
fn room(config: &Config, report: &mut Report) -> Result<()> {
    let Some((place, least)) = config.watched() else { return Ok(()) };
    let disk = Disk::new(place.clone(), least);
    match disk.free().map(|free| (free, disk.fault(free))) {
        Ok((free, None)) => report.good("disk", &format!("{free} MB are free at {}", place.display())),
        Ok((_, Some(fault))) => report.bad("disk", &fault),
        Err(error) => report.bad("disk", &format!("{}: {error}. [limits] disk must be a folder that is there", place.display())),
    }
}

/// Where what is erased is written down.
fn tombstones(config: &Config, report: &mut Report) -> Result<()> {
    let tombstones = Tombstones::at(config.tombstones());
    match tombstones.check() {
        Ok(count) => report.good("tombstones", &format!("{count} at {}", tombstones.path().display()))?,
        Err(error) => return report.bad("tombstones", &format!("{error:#}")),
    }
    let is_within = |data: PathBuf| {
        let place = tombstones.path().parent().unwrap_or_else(|| Path::new(".")).canonicalize();
        matches!((place, data.canonicalize()), (Ok(place), Ok(data)) if place.starts_with(&data))
    };
    if config.data_folder().is_some_and(is_within) {
        report.note(
            "tombstones",
            "they stand beside the database: where that folder is restored as a whole, what is erased comes back. Another place: [keys] tombstones",
        )?;
    }
    Ok(())
}

async fn telegram(config: &Config, ours: &[String], report: &mut Report) -> Result<()> {
    let token = match config.token() {
        Ok(token) => token,
        Err(error) => return report.bad("token", &format!("{error:#}")),
    };
    let api = Api::new(token.expose(), &config.telegram.api_url)?;
    match api.username().await {
        Ok(username) => report.good("token", &format!("@{username}"))?,
        Err(Failed::Unauthorized) => {
            return report.bad("token", "Telegram does not know it. Copy it again from @BotFather, or make a new one there (/revoke)");
        }
        Err(failed) => {
            return report.bad("token", &format!("getMe at {}: {failed}. Is that address reachable from here?", config.telegram.api_url));
        }
    }
    let wanted = match &config.telegram.webhook {
        None => None,
        Some(webhook) => {
            if let Err(error) = config.webhook_secret(webhook) {
                return report.bad("webhook", &format!("{error:#}"));
            }
            Some(&webhook.url)
        }
    };
    match (api.webhook().await, wanted) {
        (Ok(None), None) => report.good("webhook", "none is set"),
        (Ok(None), Some(_)) => report.note("webhook", "none is set yet; `suaka run` sets it"),
        (Ok(Some(info)), Some(url)) if info.url == *url => {
            let waiting = info.pending_update_count;
            report.good("webhook", &format!("set as configured; updates that wait at Telegram: {waiting}"))
        }
        (Ok(Some(info)), _) if ours.contains(&info.url) => report.note("webhook", "one of ours is set from before; `suaka run` changes that"),
        (Ok(Some(_)), _) => report.bad(
            "webhook",
            "one is set that is not ours: nothing would be received, and somebody else may be receiving. Find out who, make a new token with @BotFather (/revoke), delete the webhook",
        ),
        (Err(failed), _) => report.bad("webhook", &failed.to_string()),
    }
}

/// All that is relied on of Telegram, tried out in a chat.
async fn try_out(config: &Config, chat: i64, updates: bool, report: &mut Report) -> Result<()> {
    let Ok(token) = config.token() else { return Ok(()) };
    let api = Api::new(token.expose(), &config.telegram.api_url)?;
    let stranger = Api::new(NOBODYS_TOKEN, &config.telegram.api_url)?;
    for tried in live::try_out(&api, &stranger, Address(chat), updates).await {
        match tried.differs {
            None => report.good("live", tried.what)?,
            Some(how) => {
                report.differs = true;
                say(&format!("differs live        {}: {how}", tried.what))?;
            }
        }
    }
    if !updates {
        report.note("live", "not tried: getUpdates, which ends the poll of a process that runs; stop it, and add --updates")?;
    }
    for what in live::NOT_TRIED {
        report.note("live", &format!("not tried: {what}"))?;
    }
    Ok(())
}
