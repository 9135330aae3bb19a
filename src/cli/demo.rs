//! `suaka demo`: sandbox, page and hotline in one process, with invented people.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::json;

use super::init::{CONFIG, say, write_secret};
use super::{open, run};
use crate::config::Config;
use crate::domain::people::Role;
use crate::hotline::Hotline;
use crate::jobs;
use crate::sandbox::{Options, PersonId, Sandbox};
use crate::store::Opened;
use crate::telegram::api::Api;
use crate::vault::Vault;

/// That of the configuration that `init` writes: the page tells the times that the bot tells.
const ZONE: &str = "Asia/Jakarta";
/// Where the invented centre is: nowhere.
const PLACE: &str = "
[centre.place]
phone = [\"+62-000-000000\"]
address = \"Jalan Contoh No. 0\"
open = [{ days = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"], from = \"08:00\", to = \"16:00\" }]
cost = \"free\"
";
const TOKEN: &str = "4100000001:sandbox";

pub async fn demo(port: u16, data: Option<PathBuf>) -> Result<()> {
    let temporary = tempfile::tempdir().context("a temporary folder")?;
    let folder = data.unwrap_or_else(|| temporary.path().to_path_buf());
    std::fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let options = Options {
        port,
        token: TOKEN.to_owned(),
        bot_username: "suaka_sandbox_bot".to_owned(),
        start: None,
        brief: json!({ "time_zone": ZONE }),
    };
    let sandbox = Sandbox::start(options).await.with_context(|| format!("port {port}: choose another with --port"))?;
    let config = config(&folder, &sandbox.url())?;
    let hotline = open(&config, Opened::Create).await?;
    people(&sandbox, &hotline).await?;
    say(&format!("Suaka, sandbox: open {} in a browser. Ctrl+C ends it.\nData: {}", sandbox.url(), folder.display()))?;
    let api = Api::new(TOKEN, &sandbox.url())?;
    let store = hotline.store.clone();
    hotline.bury().await?;
    tokio::select! {
        done = jobs::run::run(hotline.clone(), api.clone(), config.rates(), None, run::asked_to_end()?) => done?,
        never = jobs::profile::keep(&hotline, &api) => match never {},
    }
    store.close().await;
    Ok(())
}

/// The configuration of the demo in its folder; key and database are kept where they are there already.
fn config(folder: &Path, url: &str) -> Result<Config> {
    let (file, key, token) = (folder.join("suaka.toml"), folder.join("suaka.key"), folder.join("bot.token"));
    let local = format!("api_url = \"{url}\"\nsandbox_clock = true");
    let text = CONFIG.replace("api_url = \"https://api.telegram.org\"", &local).replace("Nama pusat layanan", "Pusat Contoh");
    std::fs::write(&file, text + PLACE)?;
    if !key.exists() {
        write_secret(&key, &Vault::new_key_file()?)?;
    }
    if !token.exists() {
        write_secret(&token, TOKEN)?;
    }
    Config::read(&file)
}

/// One who tells, and one counsellor and one supervisor, who enrol as staff do: by a link.
async fn people(sandbox: &Sandbox, hotline: &Hotline) -> Result<()> {
    let enrolled = !hotline.staff().await?.is_empty();
    for (name, label, role) in
        [("Warga", "reporter", None), ("Petugas", "counsellor", Some(Role::Counsellor)), ("Penyelia", "supervisor", Some(Role::Supervisor))]
    {
        let person: PersonId = {
            let mut world = sandbox.world();
            let person = world.add_person(name, "id", None);
            world.set_role_label(person, label);
            person
        };
        if let Some(role) = role.filter(|_| !enrolled) {
            let (code, _) = hotline.invite(role).await?;
            sandbox.world().send_text(person, &format!("/start {code}"));
        }
    }
    Ok(())
}
