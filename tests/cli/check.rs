//! `suaka check`: every fault has its line, ends with 1, and nothing is changed by looking.

use std::collections::BTreeMap;
use std::path::PathBuf;

use libtest_mimic::Trial;
use suaka::sandbox::Sandbox;
use suaka::vault::Vault;

use super::sandbox;
use crate::support::database::files;
use crate::support::dump::{self, sql};
use crate::support::program::{Said, Site, command, said, secret};
use crate::support::town::TOKEN;
use crate::support::{Database, on_both, trial};

pub fn trials() -> Vec<Trial> {
    let mut trials = on_both("check_says_that_it_would_serve", good);
    trials.extend(on_both("check_names_what_is_wrong_with_the_database", database_faults));
    trials.push(trial("check_names_what_is_wrong_with_the_files", file_faults));
    trials.push(trial("check_names_what_is_wrong_with_telegram", telegram_faults));
    trials.push(trial("secrets_come_from_systemd_where_it_has_them", credentials));
    trials
}

async fn site(database: Database) -> (Sandbox, Site) {
    let sandbox = sandbox().await;
    let site = Site::new(database, &sandbox.url(), TOKEN);
    (sandbox, site)
}

/// Every file, but what SQLite keeps beside a database that is in use.
fn all(site: &Site) -> BTreeMap<PathBuf, Vec<u8>> {
    let kept = files(&site.folder)
        .into_iter()
        .filter(|file| !file.to_string_lossy().ends_with("-wal") && !file.to_string_lossy().ends_with("-shm"));
    kept.map(|file| (file.clone(), std::fs::read(file).unwrap())).collect()
}

/// Looks, and holds the look to changing nothing.
async fn check(site: &Site) -> Said {
    let before = (all(site), site.database.is_postgres.then_some(dump::dump(&site.database.url)));
    let rows = match before.1 {
        Some(rows) => Some(rows.await),
        None => None,
    };
    let said = site.suaka(&["check"]);
    assert_eq!(all(site), before.0, "a file was changed");
    if let Some(rows) = rows {
        assert_eq!(dump::dump(&site.database.url).await, rows, "a row was changed");
    }
    assert!(!(said.out.clone() + &said.err).contains("sandbox-token-canary"), "{said:?}");
    said
}

/// The fault's line is there, and that it would not serve.
async fn fails(site: &Site, what: &str, told: &str) {
    let said = check(site).await.bad();
    let line =
        said.lines().find(|line| line.starts_with(&format!("FAIL  {what}"))).unwrap_or_else(|| panic!("no fault of {what} in\n{said}"));
    assert!(line.contains(told), "{line}");
    assert!(said.ends_with("It would not serve.\n"), "{said}");
}

async fn good(database: Database) {
    let (_sandbox, site) = site(database).await;
    let out = check(&site).await.good();
    let engine = if site.database.is_postgres { "PostgreSQL" } else { "SQLite" };
    let migrations = std::fs::read_dir("migrations").unwrap().count();
    // How much is free is the machine's affair.
    let lines: Vec<&str> = out.lines().map(str::trim_end).filter(|line| !line.starts_with("ok    disk        ")).collect();
    let tombstones = format!("ok    tombstones  0 at {}", site.file("suaka.tombstones").display());
    let beside = "note  tombstones  they stand beside the database: where that folder is restored as a whole, what is erased comes back. \
                  Another place: [keys] tombstones";
    let expected = [
        &format!("ok    config      {}", site.config) as &str,
        "ok    locales     id, en",
        "ok    library     19 cards in id and en: me 7, young 5, parents 7, near 4, online 4, law 4",
        "note  services    13 of 13 are not confirmed in time, which people are told: call them, and write it down ([centre] services)",
        "ok    key         belongs to the database",
        &format!("ok    database    {engine}"),
        &format!("ok    migrations  {migrations} of {migrations}"),
        "note  staff       nobody is enrolled: `suaka staff invite --role supervisor`",
        &tombstones,
        beside,
        "ok    token       @suaka_test_bot",
        "ok    webhook     none is set",
        "It would serve.",
    ];
    let expected: Vec<&str> = expected.into_iter().filter(|line| *line != beside || !site.database.is_postgres).collect();
    assert_eq!(lines, expected);
}

async fn file_faults() {
    let sandbox = sandbox().await;
    let fresh = || Site::new(Database::sqlite(), &sandbox.url(), TOKEN);
    let mode = |site: &Site, file: &str, mode| {
        let file = site.file(file);
        secret(&file, &std::fs::read_to_string(&file).unwrap(), mode);
    };

    let site = fresh();
    std::fs::rename(&site.config, site.file("moved.toml")).unwrap();
    fails(&site, "config", "the configuration cannot be read. `suaka init --dir DIR` makes one").await;
    let site = fresh();
    site.change("Asia/Jakarta", "Asia/Pekanbaru");
    fails(&site, "config", "[centre] time_zone is not a zone of the tz database").await;
    let site = fresh();
    site.change("[keys]", "[keys]\ncolour = \"blue\"");
    assert!(check(&site).await.bad().contains("colour"));
    let site = fresh();
    site.change("name = \"Pusat Contoh\"", "name = \"Nama pusat layanan\"");
    assert!(check(&site).await.good().contains("note  centre      [centre] name is still the example"));

    let site = fresh();
    std::fs::remove_file(site.file("suaka.key")).unwrap();
    fails(&site, "key", "suaka.key cannot be read").await;
    let site = fresh();
    mode(&site, "suaka.key", 0o644);
    fails(&site, "key", "can be read by others (mode 644). Make it yours alone: chmod 600").await;
    let site = fresh();
    secret(&site.file("suaka.key"), "suaka-key-1 AAAA 00000000", 0o600);
    fails(&site, "key", "suaka.key: the key has 3 bytes, not 32").await;
    let site = fresh();
    let key = std::fs::read_to_string(site.file("suaka.key")).unwrap();
    secret(&site.file("suaka.key"), &(key.trim_end()[..key.len() - 3].to_owned() + "zz"), 0o600);
    fails(&site, "key", "the key's checksum does not match: it was mistyped or cut off").await;

    let site = fresh();
    std::fs::remove_file(site.file("bot.token")).unwrap();
    fails(&site, "token", "bot.token cannot be read").await;
    let site = fresh();
    mode(&site, "bot.token", 0o640);
    fails(&site, "token", "can be read by others (mode 640)").await;
    let site = fresh();
    secret(&site.file("bot.token"), "my token", 0o600);
    fails(&site, "token", "it does not hold a bot token").await;
}

async fn database_faults(database: Database) {
    let (_sandbox, site) = site(database).await;
    let url = site.database.url.clone();
    let key = std::fs::read_to_string(site.file("suaka.key")).unwrap();
    secret(&site.file("suaka.key"), &Vault::new_key_file().unwrap(), 0o600);
    fails(&site, "database", "the key does not belong to this database").await;
    secret(&site.file("suaka.key"), &key, 0o600);
    check(&site).await.good();

    let empty = if site.database.is_postgres { "''" } else { "x''" };
    sql(&url, &format!("insert into slow (id, key_id, body, at) values (1, 1, {empty}, 1795489200000)")).await;
    assert!(check(&site).await.good().contains("note  slow lane   1 batches of updates wait in it, the oldest since 2026-11-24 10:00 WIB"));
    sql(&url, "delete from slow").await;

    let blob = if site.database.is_postgres { "'x'" } else { "x'78'" };
    let later = format!(
        "insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (9000, 'later', true, {blob}, 1)"
    );
    sql(&url, &later).await;
    fails(&site, "database", "the database was used by a newer Suaka (migration 9000)").await;
    // Whoever does not only look is told the same.
    assert!(site.suaka(&["run"]).bad().contains("a newer Suaka (migration 9000)"));
    assert!(site.suaka(&["staff", "invite", "--role", "supervisor"]).bad().contains("a newer Suaka (migration 9000)"));
    sql(&url, "delete from _sqlx_migrations where version = 9000").await;
    sql(&url, &format!("update _sqlx_migrations set checksum = {blob}")).await;
    fails(&site, "database", "migration 1 in the database is not the one of this release").await;

    sql(&url, "drop table _sqlx_migrations").await;
    fails(&site, "database", "the database holds tables of something else").await;
    if !site.database.is_postgres {
        std::fs::remove_file(site.file("suaka.db")).unwrap();
        fails(&site, "database", "the database cannot be opened").await;
        std::fs::write(site.file("suaka.db"), "").unwrap();
        fails(&site, "database", "the database is not set up yet. Run `suaka init` first").await;
    }
}

async fn telegram_faults() {
    let (sandbox, site) = site(Database::sqlite()).await;
    secret(&site.file("bot.token"), "4100000001:another-sandbox-token-canary", 0o600);
    fails(&site, "token", "Telegram does not know it").await;
    secret(&site.file("bot.token"), TOKEN, 0o600);
    check(&site).await.good();
    let set = reqwest::Client::new()
        .post(format!("{}/bot{TOKEN}/setWebhook", sandbox.url()))
        .json(&serde_json::json!({"url": "https://example.org/x"}));
    assert!(set.send().await.unwrap().status().is_success());
    fails(&site, "webhook", "one is set that is not ours").await;
    sandbox.stop();
    fails(&site, "token", &format!("getMe at {}: no usable answer. Is that address reachable from here?", sandbox.url())).await;
}

/// Key and token as credentials of systemd: files of those names in the folder that it tells.
async fn credentials() {
    let (_sandbox, site) = site(Database::sqlite()).await;
    let folder = site.folder.parent().unwrap().join("credentials");
    std::fs::create_dir(&folder).unwrap();
    let with_credentials = |arguments: &[&str]| {
        let mut command = command(&[arguments, &["--config", &site.config]].concat());
        command.env("CREDENTIALS_DIRECTORY", &folder);
        said(command)
    };
    // There is none yet: the files count.
    with_credentials(&["check"]).good();
    for (file, credential) in [("suaka.key", "suaka-key"), ("bot.token", "suaka-token")] {
        secret(&folder.join(credential), &std::fs::read_to_string(site.file(file)).unwrap(), 0o400);
        std::fs::remove_file(site.file(file)).unwrap();
    }
    site.suaka(&["check"]).bad();
    with_credentials(&["check"]).good();
    assert!(with_credentials(&["staff", "invite", "--role", "counsellor"]).good().contains("https://t.me/suaka_test_bot?start="));
    // A credential counts more than a file, and its own faults are told.
    secret(&site.file("bot.token"), TOKEN, 0o600);
    secret(&folder.join("suaka-token"), "no token", 0o400);
    assert!(with_credentials(&["check"]).bad().contains("it does not hold a bot token"));
    secret(&folder.join("suaka-token"), TOKEN, 0o444);
    assert!(with_credentials(&["check"]).bad().contains("credentials/suaka-token can be read by others (mode 444)"));
}
