//! The configuration: read once, checked as a whole, and every fault told with what to do about it. Secrets come by file
//! or systemd credential, never by value, command line or environment.

use std::fmt;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use chrono::NaiveTime;
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::domain::contact::Contact;
use crate::domain::hours::{Day, Hours};
use crate::domain::language::Language;
use crate::domain::service::Place;
use crate::jobs::delivery::Rates;
use crate::store;
use crate::vault::Vault;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    pub telegram: Telegram,
    pub database: Database,
    pub keys: Keys,
    pub centre: Centre,
    #[serde(default)]
    pub limits: Limits,
    #[serde(default)]
    pub pin: Pin,
    #[serde(default)]
    pub library: Library,
    /// Where relative paths begin: the folder of the file.
    #[serde(skip)]
    folder: PathBuf,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Telegram {
    pub token_file: PathBuf,
    #[serde(default = "api_url")]
    pub api_url: String,
    /// Take the time from a sandbox at `api_url`; only on this machine.
    #[serde(default)]
    pub sandbox_clock: bool,
    #[serde(default = "overall")]
    pub messages_per_second: NonZeroU32,
    #[serde(default = "per_chat")]
    pub messages_per_second_in_a_chat: NonZeroU32,
    /// Whether `run` sets the bot's name, description, commands and picture.
    #[serde(default = "yes")]
    pub profile: bool,
    /// Where Telegram brings updates to; without it they are polled for.
    pub webhook: Option<Webhook>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Webhook {
    pub url: String,
    pub listen: String,
    pub secret_file: PathBuf,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    pub url: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {
    pub file: PathBuf,
    /// Where what is erased is written down; by default beside the key file.
    pub tombstones: Option<PathBuf>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Centre {
    pub name: String,
    pub city: String,
    pub time_zone: String,
    #[serde(default)]
    pub language: Language,
    /// A folder whose texts are said instead of those that are built in.
    pub texts: Option<PathBuf>,
    #[serde(default)]
    pub hours: Vec<Span>,
    /// Whether staff may answer by voice.
    #[serde(default)]
    pub staff_voice: bool,
    pub emergency: Vec<Contact>,
    /// Whom to turn to for whoever is abroad.
    #[serde(default)]
    pub abroad: Vec<Contact>,
    /// The centre itself: where one can come, or call.
    pub place: Option<Place>,
    /// A file of services, beside those that are built in.
    pub services: Option<PathBuf>,
}

impl Centre {
    /// Every contact, with the name of its list.
    fn lists(&self) -> impl Iterator<Item = (&'static str, &Contact)> {
        let emergency = self.emergency.iter().map(|contact| ("emergency", contact));
        emergency.chain(self.abroad.iter().map(|contact| ("abroad", contact)))
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Megabytes that must be free for files to be taken.
    #[serde(default = "free_mb")]
    pub free_mb: u64,
    /// Where they must be free; by default where an SQLite database is.
    pub disk: Option<PathBuf>,
}

/// The PIN of a reporter's chat.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// Whether it may have a number of alarm.
    #[serde(default)]
    pub duress: bool,
}

/// The cards that can be read.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Library {
    /// Those that the operator takes responsibility for, though no professional has reviewed them: their words.
    #[serde(default)]
    pub accept: Vec<String>,
}

impl Default for Limits {
    fn default() -> Self {
        Self { free_mb: free_mb(), disk: None }
    }
}

const fn free_mb() -> u64 {
    1024
}

/// Duty hours on some days.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    pub days: Vec<Day>,
    pub from: String,
    pub to: String,
}

const fn yes() -> bool {
    true
}

fn api_url() -> String {
    "https://api.telegram.org".to_owned()
}

/// Telegram's limits (Bots FAQ): 30 messages a second in all, one a second in a chat.
const fn overall() -> NonZeroU32 {
    NonZeroU32::new(30).expect("30 is not zero")
}

const fn per_chat() -> NonZeroU32 {
    NonZeroU32::MIN
}

/// The bot's token. Nothing prints it.
#[derive(Clone)]
pub struct Token(Zeroizing<String>);

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[token]")
    }
}

impl Token {
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl Config {
    /// # Errors
    /// Names the file, the place and what to do.
    pub fn read(file: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(file)
            .with_context(|| format!("{}: the configuration cannot be read. `suaka init --dir DIR` makes one", file.display()))?;
        let mut config: Self = toml::from_str(&text).map_err(|error| anyhow::anyhow!("{}: {error}", file.display()))?;
        config.folder = file.parent().map(Path::to_path_buf).unwrap_or_default();
        config.check().with_context(|| file.display().to_string())?;
        Ok(config)
    }

    fn check(&self) -> Result<()> {
        let url = reqwest::Url::parse(&self.telegram.api_url).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        let url = url.context("[telegram] api_url must be an address such as \"https://api.telegram.org\"")?;
        let local = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
        ensure!(
            url.scheme() == "https" || local,
            "[telegram] api_url must begin with https:// (http only to this machine): the token is in every call"
        );
        ensure!(
            local || !self.telegram.sandbox_clock,
            "[telegram] sandbox_clock is for a sandbox on this machine: take it out, or point api_url at 127.0.0.1"
        );
        if let Some(webhook) = &self.telegram.webhook {
            let url = reqwest::Url::parse(&webhook.url).ok().filter(reqwest::Url::has_host);
            let url = url.context("[telegram.webhook] url must be an address such as \"https://hotline.example.org/telegram\"")?;
            // A local server of the Bot API takes http; Telegram does not.
            ensure!(url.scheme() == "https" || (url.scheme() == "http" && local), "[telegram.webhook] url must begin with https://");
            ensure!(
                url.query().is_none() && url.fragment().is_none() && !url.path().contains(['{', '}', '*', ':']),
                "[telegram.webhook] url must end with a plain path"
            );
            ensure!(
                webhook.listen.parse::<std::net::SocketAddr>().is_ok(),
                "[telegram.webhook] listen must be an address and a port, such as \"127.0.0.1:8443\""
            );
        }
        ensure!(
            store::engine(&self.database.url).is_some(),
            "[database] url must begin with sqlite: (a file) or postgres: (a server). Example: \"sqlite:suaka.db\""
        );
        let centre = &self.centre;
        ensure!(!centre.name.trim().is_empty(), "[centre] name must not be empty: people are told who reads what they write");
        ensure!(centre.name.chars().count() <= 80, "[centre] name must have at most 80 characters");
        ensure!(centre.city.chars().count() <= 60, "[centre] city must have at most 60 characters");
        ensure!(!centre.emergency.is_empty(), "[[centre.emergency]] at least one contact is needed: nobody is turned away without one");
        ensure!(centre.emergency.len() <= 8, "[[centre.emergency]] at most 8 contacts: somebody in danger reads them on a small screen");
        ensure!(centre.abroad.len() <= 8, "[[centre.abroad]] at most 8 contacts: they are read on a small screen");
        for (list, contact) in centre.lists() {
            ensure!(
                !contact.reach.trim().is_empty() && contact.reach.chars().count() <= 60,
                "[[centre.{list}]] reach must have 1 to 60 characters"
            );
            for language in Language::ALL {
                let name = contact.name.get(&language).map_or("", |name| name.trim());
                ensure!(
                    !name.is_empty() && name.chars().count() <= 60,
                    "[[centre.{list}]] {}: name.{} must have 1 to 60 characters",
                    contact.reach,
                    language.tag()
                );
            }
            for note in contact.note.values() {
                ensure!(note.chars().count() <= 120, "[[centre.{list}]] {}: a note must have at most 120 characters", contact.reach);
            }
        }
        if let Some(fault) = centre.place.as_ref().and_then(Place::fault) {
            bail!("[centre.place] {fault}");
        }
        self.hours().map(drop)
    }

    /// What the operator's own file of services says, and where it is.
    ///
    /// # Errors
    /// Names the file.
    pub fn services(&self) -> Result<Option<(PathBuf, String)>> {
        let Some(path) = self.centre.services.as_ref().map(|path| self.path(path)) else { return Ok(None) };
        let text = std::fs::read_to_string(&path).with_context(|| format!("[centre] services: {} cannot be read", path.display()))?;
        Ok(Some((path, text)))
    }

    /// The duty hours in the centre's zone.
    ///
    /// # Errors
    /// Names the value that is wrong.
    pub fn hours(&self) -> Result<Hours> {
        let zone = self.centre.time_zone.parse();
        let zone = zone.map_err(|_| anyhow::anyhow!("[centre] time_zone is not a zone of the tz database, such as \"Asia/Jakarta\""))?;
        let mut week: [Vec<(NaiveTime, NaiveTime)>; 7] = Default::default();
        for span in &self.centre.hours {
            let time = |text: &str| {
                NaiveTime::parse_from_str(text, "%H:%M")
                    .with_context(|| format!("[[centre.hours]] \"{text}\" is not a time such as \"08:00\""))
            };
            let (from, to) = (time(&span.from)?, time(&span.to)?);
            ensure!(
                from < to,
                "[[centre.hours]] {} to {}: the end must come after the beginning, on the same day (write a night as two)",
                span.from,
                span.to
            );
            for day in &span.days {
                week[*day as usize].push((from, to));
            }
        }
        for day in &mut week {
            day.sort_unstable();
        }
        Ok(Hours { zone, week })
    }

    #[must_use]
    pub const fn rates(&self) -> Rates {
        let per_chat = self.telegram.messages_per_second_in_a_chat;
        Rates { overall: self.telegram.messages_per_second, per_chat, burst: per_chat.saturating_add(3) }
    }

    /// The database's URL, its file relative to the configuration.
    #[must_use]
    pub fn database_url(&self) -> String {
        match store::engine(&self.database.url) {
            Some((_, Some(file))) => format!("sqlite:{}", self.path(&file).display()),
            _ => self.database.url.clone(),
        }
    }

    /// The place whose free room is watched, and how many megabytes must be free there.
    #[must_use]
    pub fn watched(&self) -> Option<(PathBuf, u64)> {
        let place = match (&self.limits.disk, store::engine(&self.database.url)) {
            (Some(place), _) => self.path(place),
            (None, Some((_, Some(file)))) => self.path(&file).parent()?.to_path_buf(),
            _ => return None,
        };
        Some((if place.as_os_str().is_empty() { PathBuf::from(".") } else { place }, self.limits.free_mb))
    }

    /// Where what is erased is written down, so that no backup brings it back.
    #[must_use]
    pub fn tombstones(&self) -> PathBuf {
        let beside = self.keys.file.with_extension("tombstones");
        self.path(self.keys.tombstones.as_ref().unwrap_or(&beside))
    }

    /// Where the centre's own texts and data are.
    #[must_use]
    pub fn texts(&self) -> Option<PathBuf> {
        self.centre.texts.as_ref().map(|folder| self.path(folder))
    }

    /// The folder of an SQLite database.
    #[must_use]
    pub fn data_folder(&self) -> Option<PathBuf> {
        let (_, file) = store::engine(&self.database.url)?;
        let folder = self.path(&file?).parent()?.to_path_buf();
        Some(if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder })
    }

    fn path(&self, path: &Path) -> PathBuf {
        self.folder.join(path)
    }

    /// # Errors
    /// Names the file, and never its content.
    pub fn token(&self) -> Result<Token> {
        let text = self.secret(&self.telegram.token_file, "suaka-token", "[telegram] token_file")?;
        let token = text.trim();
        let valid = token.split_once(':').is_some_and(|(id, secret)| {
            id.parse::<u64>().is_ok()
                && !secret.is_empty()
                && secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
        });
        ensure!(valid, "[telegram] token_file: it does not hold a bot token (a number, a colon, letters), as @BotFather gives it");
        Ok(Token(Zeroizing::new(token.to_owned())))
    }

    /// The secret that Telegram sends along with each update, where a webhook is configured.
    ///
    /// # Errors
    /// Names the file, and never its content.
    pub fn webhook_secret(&self, webhook: &Webhook) -> Result<Zeroizing<String>> {
        let text = self.secret(&webhook.secret_file, "suaka-webhook", "[telegram.webhook] secret_file")?;
        let secret = text.trim();
        // Telegram's alphabet (Bot API, setWebhook); short ones can be guessed.
        let valid = (32..=256).contains(&secret.len()) && secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        ensure!(
            valid,
            "[telegram.webhook] secret_file: it must hold 32 to 256 letters, digits, - or _, such as `openssl rand -hex 32` makes"
        );
        Ok(Zeroizing::new(secret.to_owned()))
    }

    /// # Errors
    /// Names the file, and never its content.
    pub fn vault(&self) -> Result<Vault> {
        let text = self.secret(&self.keys.file, "suaka-key", "[keys] file")?;
        Vault::from_key_file(&text).with_context(|| format!("[keys] file {}", self.path(&self.keys.file).display()))
    }

    /// A secret from the systemd credential of that name where there is one, or from its file.
    fn secret(&self, file: &Path, credential: &str, setting: &str) -> Result<Zeroizing<String>> {
        let path = match credentials().map(|folder| folder.join(credential)) {
            Some(path) if path.exists() => path,
            _ => self.path(file),
        };
        let text = std::fs::read_to_string(&path).with_context(|| format!("{setting}: {} cannot be read", path.display()))?;
        if let Some(mode) = open_to_others(&path) {
            bail!("{setting}: {} can be read by others (mode {mode:o}). Make it yours alone: chmod 600 {}", path.display(), path.display());
        }
        Ok(Zeroizing::new(text))
    }
}

#[expect(clippy::disallowed_methods, reason = "systemd tells in the environment where its credentials are; the secrets are in the files")]
fn credentials() -> Option<PathBuf> {
    std::env::var("CREDENTIALS_DIRECTORY").ok().map(PathBuf::from)
}

/// The mode of a file that group or others may read.
#[cfg(unix)]
fn open_to_others(path: &Path) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(path).ok()?.permissions().mode() & 0o777;
    (mode & 0o077 != 0 && !path.starts_with("/run/credentials")).then_some(mode)
}

#[cfg(not(unix))]
fn open_to_others(_: &Path) -> Option<u32> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(change: impl Fn(String) -> String) -> String {
        let text = change(crate::cli::init::CONFIG.to_owned());
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("suaka.toml");
        std::fs::write(&file, text).unwrap();
        match Config::read(&file) {
            Ok(_) => String::new(),
            Err(error) => format!("{error:#}"),
        }
    }

    #[test]
    fn the_configuration_that_init_writes_is_valid() {
        assert_eq!(fault(|text| text), "");
    }

    #[test]
    fn every_bad_value_is_named() {
        let hook = |url: &str, listen: &str| {
            format!("[telegram.webhook]\nurl = \"{url}\"\nlisten = \"{listen}\"\nsecret_file = \"webhook.secret\"\n[database]")
        };
        for (from, to, says) in [
            ("Asia/Jakarta", "Asia/Pekanbaru", "time_zone"),
            ("sqlite:suaka.db", "mysql://x", "[database] url"),
            ("https://api.telegram.org", "http://api.telegram.org", "api_url"),
            ("https://api.telegram.org", "ftp://x", "api_url"),
            ("from = \"08:00\"", "from = \"8 o'clock\"", "[[centre.hours]]"),
            ("from = \"08:00\"", "from = \"23:00\"", "the end must come after"),
            ("days = [\"mon\"", "days = [\"moon\"", "moon"),
            ("name = \"Nama pusat layanan\"", "name = \" \"", "[centre] name"),
            ("[keys]", "[keyz]", "keyz"),
            ("free_mb = 1024", "free_mb = \"much\"", "free_mb"),
            ("staff_voice = false", "staff_voice = 0", "staff_voice"),
            ("# texts = \"texts\"", "texts = true", "texts"),
            ("duress = false", "duress = 0", "duress"),
            ("# [centre.place]", "[centre.place]", "missing field `phone`"),
            ("[limits]", "[centre.place]\nphone = []\naddress = \"x\"\nopen = []\n[limits]", "[centre.place] phone, address and open"),
            ("# [library]", "[library]\nrefuse = []", "refuse"),
            ("reach = \"110\"", "reach = \"\"", "reach"),
            ("chat = true", "chat = \"yes\"", "chat"),
            ("reach = \"0811-8080-141\"", "reach = \" \"", "[[centre.abroad]] reach"),
            ("token_file = \"bot.token\"", "token = \"123:abc\"", "token"),
            ("# [telegram.webhook]", "[telegram.webhook]", "missing field `url`"),
            ("[database]", &hook("http://x.example/t", "127.0.0.1:8443"), "[telegram.webhook] url must begin with https://"),
            ("[database]", &hook("https://x.example/t?secret", "127.0.0.1:8443"), "[telegram.webhook] url must end with a plain path"),
            ("[database]", &hook("https://x.example/t", "8443"), "[telegram.webhook] listen"),
        ] {
            let fault = fault(|text| {
                assert!(text.contains(from), "{from}");
                text.replacen(from, to, 1)
            });
            assert!(fault.contains(says), "{to}: {fault}");
        }
    }
}
