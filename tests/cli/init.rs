//! `suaka init`, and where the other commands look for what it made.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use libtest_mimic::Trial;

use crate::support::database::files;
use crate::support::program::{Site, command, said, secret, suaka};
use crate::support::{Database, dump, trial};

pub fn trials() -> Vec<Trial> {
    let mut trials = vec![
        trial("init_makes_what_is_needed_for_its_owner_alone", async || makes()),
        trial("a_second_init_changes_nothing", async || twice()),
        trial("init_never_overwrites_a_key", async || key()),
        trial("init_takes_folders_of_any_name", async || names()),
        trial("the_configuration_is_found_by_option_by_variable_or_here", async || found()),
    ];
    let postgres = Trial::test("init_once_more_sets_up_the_server_that_was_written_in", || {
        let database = Database::postgres()?;
        crate::support::runtime().block_on(server(database));
        Ok(())
    });
    trials.push(match crate::support::database::without_postgres() {
        Some(reason) => postgres.with_ignored_flag(true).with_kind(reason),
        None => postgres,
    });
    trials
}

fn mode(file: &Path) -> u32 {
    std::fs::metadata(file).unwrap().permissions().mode() & 0o777
}

/// Every file with its bytes.
fn all(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    files(folder).into_iter().map(|file| (file.clone(), std::fs::read(file).unwrap())).collect()
}

fn makes() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("new").join("deep");
    let out = suaka(&["init", "--dir", dir.to_str().unwrap()]).good();
    let names: Vec<String> = all(&dir).keys().map(|file| file.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    assert_eq!(names, ["suaka.db", "suaka.key", "suaka.toml"]);
    for name in names {
        assert_eq!(mode(&dir.join(&name)), 0o600, "{name}");
    }
    let (_, code) = out.split_once("https://t.me/YOUR_BOT?start=").unwrap_or_else(|| panic!("no link in\n{out}"));
    let code: String = code.chars().take_while(char::is_ascii_alphanumeric).collect();
    assert_eq!(code.len(), 32, "{out}");
    let key = std::fs::read_to_string(dir.join("suaka.key")).unwrap();
    assert!(!out.contains(key.split_whitespace().nth(1).unwrap()));
    for said in ["suaka.toml", "suaka.key", "@BotFather", "suaka check --config", "suaka run --config", "Keep a copy of the key"] {
        assert!(out.contains(said), "{said} is not said in\n{out}");
    }
    // The link's code itself is nowhere on the disk.
    assert!(all(&dir).values().all(|bytes| !bytes.windows(32).any(|window| window == code.as_bytes())));
}

fn twice() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().to_str().unwrap();
    suaka(&["init", "--dir", dir]).good();
    let before = all(folder.path());
    let told = suaka(&["init", "--dir", dir]).bad();
    assert!(told.contains("is there already") && told.contains("Nothing was changed"), "{told}");
    assert_eq!(all(folder.path()), before);
    // One that was cut short before it had a database is gone on with, under the same key.
    std::fs::remove_file(folder.path().join("suaka.db")).unwrap();
    let told = suaka(&["init", "--dir", dir]).good();
    assert!(told.contains("is set up") && told.contains("?start="), "{told}");
    assert_eq!(all(folder.path())[&folder.path().join("suaka.key")], before[&folder.path().join("suaka.key")]);
    // And with another key it is not.
    std::fs::remove_file(folder.path().join("suaka.key")).unwrap();
    let before = all(folder.path());
    assert!(suaka(&["init", "--dir", dir]).bad().contains("suaka.key cannot be read"));
    let elsewhere = tempfile::tempdir().unwrap();
    suaka(&["init", "--dir", elsewhere.path().to_str().unwrap()]).good();
    assert_eq!(all(folder.path()), before);
    std::fs::copy(elsewhere.path().join("suaka.key"), folder.path().join("suaka.key")).unwrap();
    let before = all(folder.path());
    assert!(suaka(&["init", "--dir", dir]).bad().contains("the key does not belong to this database"));
    assert_eq!(all(folder.path()), before);
}

fn key() {
    let folder = tempfile::tempdir().unwrap();
    secret(&folder.path().join("suaka.key"), "the only key of another year", 0o600);
    let before = all(folder.path());
    let told = suaka(&["init", "--dir", folder.path().to_str().unwrap()]).bad();
    assert!(told.contains("A key is never overwritten"), "{told}");
    assert_eq!(all(folder.path()), before);
}

/// Also relative ones, and such as mean something in a URL.
fn names() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("data")).unwrap();
    for (dir, is) in [
        ("pusat", "pusat"),
        ("Pusat Kita 100% #1 ü", "Pusat Kita 100% #1 ü"),
        ("data/../atas", "atas"),
        ("./data/Dalam", "data/Dalam"),
        (".", "."),
    ] {
        let mut init = command(&["init", "--dir", dir]);
        init.current_dir(folder.path());
        said(init).good();
        assert!(folder.path().join(is).join("suaka.db").exists(), "{dir}");
        let mut list = command(&["staff", "list", "--config", &format!("{dir}/suaka.toml")]);
        list.current_dir(folder.path());
        assert!(said(list).good().contains("Nobody is enrolled yet"), "{dir}");
    }
}

fn found() {
    let folder = tempfile::tempdir().unwrap();
    suaka(&["init", "--dir", folder.path().to_str().unwrap()]).good();
    let mut by_variable = command(&["staff", "list"]);
    by_variable.env("SUAKA_CONFIG", folder.path().join("suaka.toml")).current_dir("/");
    assert!(said(by_variable).good().contains("Nobody is enrolled yet"));
    let mut here = command(&["staff", "list"]);
    here.current_dir(folder.path());
    assert!(said(here).good().contains("Nobody is enrolled yet"));
    // The option counts more than the variable.
    let mut by_option = command(&["staff", "list", "--config", "/nowhere/suaka.toml"]);
    by_option.env("SUAKA_CONFIG", folder.path().join("suaka.toml"));
    assert!(said(by_option).bad().contains("/nowhere/suaka.toml: the configuration cannot be read"));
}

async fn server(database: Database) {
    let site = Site::new(database, "http://127.0.0.1:9", "1:x");
    assert!(site.suaka(&["staff", "list"]).good().contains("Nobody is enrolled yet"));
    assert_eq!(dump::number(&site.database.url, "select count(*) from invitations").await, 1);
    let before = dump::dump(&site.database.url).await;
    let told = suaka(&["init", "--dir", site.folder.to_str().unwrap()]).bad();
    assert!(told.contains("Nothing was changed"), "{told}");
    assert_eq!(dump::dump(&site.database.url).await, before);
}
