//! `suaka quarantine`, with an update that really fails: the row of its chat's key is damaged, or gone.

use std::time::Duration;

use libtest_mimic::Trial;
use suaka::sandbox::World;

use super::{person, sandbox, says, shows};
use crate::support::program::{Running, Site};
use crate::support::town::TOKEN;
use crate::support::{Database, dump, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("a_damaged_chat_is_told_kept_and_tried_again", |database| quarantine(database, Harm::Damaged)),
        on_both("a_chat_whose_key_is_missing_is_told_kept_and_tried_again", |database| quarantine(database, Harm::Missing)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[derive(Clone, Copy)]
enum Harm {
    Damaged,
    Missing,
}

impl Harm {
    async fn done(self, site: &Site, key: i64) {
        let statement = match self {
            Self::Damaged => format!(
                "create table stash as select * from keys where id = {key}; update keys set wrapped = (select pseudonym from chats limit 1) where id = {key}"
            ),
            Self::Missing => format!("update keys set id = -{key} where id = {key}"),
        };
        dump::sql(&site.database.url, &statement).await;
    }

    async fn undone(self, site: &Site, key: i64) {
        let statement = match self {
            Self::Damaged => format!("update keys set wrapped = (select wrapped from stash) where id = {key}; drop table stash"),
            Self::Missing => format!("update keys set id = {key} where id = -{key}"),
        };
        dump::sql(&site.database.url, &statement).await;
    }
}

async fn quarantine(database: Database, harm: Harm) {
    let sandbox = sandbox().await;
    let site = Site::new(database, &sandbox.url(), TOKEN);
    let running = site.run();
    let (harmed, other) = (person(&sandbox), person(&sandbox));
    says(&sandbox, harmed, "kenari satu", "Tersimpan. Terima kasih").await;
    says(&sandbox, other, "halo", "Tersimpan. Terima kasih").await;
    let key = dump::number(&site.database.url, "select key_id from chats order by id limit 1").await;
    let list = || site.suaka(&["quarantine", "list"]).good();
    assert_eq!(list(), "Nothing is in quarantine.\n");

    // Both write at once: one is told that it did not arrive, the other goes on.
    harm.done(&site, key).await;
    {
        let mut world = sandbox.world();
        world.send_text(harmed, "kenari dua");
        world.send_text(other, "dan lagi");
    }
    shows(&sandbox, harmed, "pesan tadi tidak sampai").await;
    shows(&sandbox, harmed, "• Polisi: 110").await;
    shows(&sandbox, other, "Tersimpan, 2 pesan").await;
    let listed = list();
    let id = listed.split_whitespace().next().unwrap().to_owned();
    assert_eq!(listed.lines().count(), 1, "{listed}");
    assert!(u64::from_str_radix(&id, 16).is_ok() && !listed.contains("kenari"), "{listed}");
    let checked = site.suaka(&["check"]).good();
    assert!(checked.contains("note  quarantine  1 updates wait for a decision"), "{checked}");

    // As long as it is broken, it stays.
    assert!(site.suaka(&["quarantine", "retry", &id]).bad().contains("it failed again, and stays in quarantine"));
    assert_eq!(list(), listed);
    harm.undone(&site, key).await;
    assert!(site.suaka(&["quarantine", "retry", &id]).good().contains("Handled."));
    shows(&sandbox, harmed, "Tersimpan, 2 pesan").await;
    assert_eq!(list(), "Nothing is in quarantine.\n");
    assert!(site.suaka(&["quarantine", "retry", &id]).bad().contains(&format!("no update {id} is in quarantine")));
    assert_eq!(dump::number(&site.database.url, "select count(*) from messages").await, 4);
    for wrong in ["zz", "1"] {
        site.suaka(&["quarantine", "drop", wrong]).bad();
    }

    // Dropped, it is gone with its key.
    let keys = dump::number(&site.database.url, "select count(*) from keys").await;
    harm.done(&site, key).await;
    // What told of the first may still stand there.
    let told =
        |world: &World| world.calls().iter().filter(|call| call.params["text"].to_string().contains("pesan tadi tidak sampai")).count();
    let before = told(&sandbox.world());
    sandbox.world().send_text(harmed, "kenari tiga");
    assert!(sandbox.wait_until(Duration::from_secs(20), |world| told(world) > before).await);
    let listed = list();
    assert!(site.suaka(&["quarantine", "drop", listed.split_whitespace().next().unwrap()]).good().contains("Destroyed, with its key."));
    harm.undone(&site, key).await;
    assert_eq!(list(), "Nothing is in quarantine.\n");
    assert_eq!(dump::number(&site.database.url, "select count(*) from keys").await, keys);
    says(&sandbox, harmed, "kenari empat", "Tersimpan, 3 pesan").await;
    ends(running);
}

fn ends(running: Running) {
    let (_, code, log) = running.end();
    assert_eq!(code, Some(0), "{log}");
    assert!(log.contains("an update could not be handled; it is kept") && !log.contains("kenari"), "{log}");
}
