//! `suaka init`: configuration, key and database in a folder, without a question. What is there already stays as it is.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use super::open;
use crate::config::Config;
use crate::domain::people::Role;
use crate::store::{Opened, Store};
use crate::vault::Vault;

/// What `init` writes; every value is explained where it stands.
pub const CONFIG: &str = include_str!("suaka.toml");

pub async fn init(dir: &Path) -> Result<()> {
    let file = dir.join("suaka.toml");
    let made = if file.exists() { database_only(&file).await? } else { all(dir, &file)? };
    let config = Config::read(&file)?;
    let hotline = open(&config, Opened::Create).await?;
    let (code, until) = hotline.invite(Role::Supervisor).await?;
    hotline.store.close().await;
    let until = until.with_timezone(&config.hours()?.zone).format("%Y-%m-%d %H:%M %Z");
    let dir = dir.display();
    let file = file.display();
    say(&format!(
        "{made}
Next:
  1. Keep a copy of the key where neither the server nor its backups are: on paper or on a stick
     in a safe, better with two people. It is one line of text.
  2. Ask @BotFather for a bot, and put its token into {dir}/bot.token:
       install -m 600 /dev/null {dir}/bot.token && cat > {dir}/bot.token
  3. suaka check --config {file}
  4. suaka run --config {file}
  5. The first supervisor opens this link in Telegram (once, before {until}):
       https://t.me/YOUR_BOT?start={code}
     Another: suaka staff invite --role supervisor --config {file}
"
    ))
}

/// Configuration and key; says what will be there.
fn all(dir: &Path, file: &Path) -> Result<String> {
    std::fs::create_dir_all(dir).with_context(|| format!("{} cannot be made", dir.display()))?;
    let key = dir.join("suaka.key");
    ensure!(!key.exists(), "{} is there already. A key is never overwritten: move it away first. Nothing was changed", key.display());
    write_secret(&key, &Vault::new_key_file()?)?;
    // Its own as well: the URL of a database can hold a password.
    write_secret(file, CONFIG)?;
    Ok(format!(
        "Made in {}:
  suaka.toml   the configuration: centre, hours, emergency contacts. Read and change it.
  suaka.key    the key. Without it nothing in the database can ever be read.
  suaka.db     the database.
",
        dir.display()
    ))
}

/// The configuration is there, changed by hand perhaps to a server's database, or a set-up before was cut short: what can
/// be missing is the database.
async fn database_only(file: &Path) -> Result<String> {
    let config = Config::read(file)?;
    if let Ok(store) = Store::open(&config.database_url(), config.vault()?.check_value(), Opened::Look).await {
        store.close().await;
        bail!(
            "{} is there already, and so is its database. Nothing was changed; choose another --dir, or go on with `suaka check`",
            file.display()
        );
    }
    Ok(format!("The database that {} names is set up.\n", file.display()))
}

/// A file that only its owner can read.
pub fn write_secret(path: &Path, text: &str) -> Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).with_context(|| format!("{} cannot be made", path.display()))?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok(())
}

/// To standard output, for people.
pub fn say(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{text}")?;
    Ok(out.flush()?)
}
