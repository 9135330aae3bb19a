//! `suaka staff` beside a process that serves.

use std::time::{Duration, Instant};

use libtest_mimic::Trial;
use suaka::sandbox::{PersonId, Sandbox};

use super::{person, sandbox, says, shows, taps};
use crate::support::program::Site;
use crate::support::town::TOKEN;
use crate::support::{Database, dump, on_both};

pub fn trials() -> Vec<Trial> {
    on_both("staff_are_invited_listed_and_revoked_while_it_serves", staff)
}

async fn enrol(sandbox: &Sandbox, site: &Site, role: &str, number: i64) -> (PersonId, String) {
    let said = site.suaka(&["staff", "invite", "--role", role]).good();
    assert!(said.contains(&format!("For one {role}, once, before ")), "{said}");
    let (_, code) = said.trim_end().rsplit_once("https://t.me/suaka_test_bot?start=").unwrap_or_else(|| panic!("no link in {said}"));
    let person = person(sandbox);
    says(sandbox, person, &format!("/start {code}"), &format!("Meja petugas {number}")).await;
    (person, code.to_owned())
}

async fn staff(database: Database) {
    let sandbox = sandbox().await;
    let site = Site::new(database, &sandbox.url(), TOKEN);
    let running = site.run();
    assert!(site.suaka(&["staff", "list"]).good().contains("Nobody is enrolled yet"));
    let (counsellor, code) = enrol(&sandbox, &site, "counsellor", 1).await;
    let (supervisor, _) = enrol(&sandbox, &site, "supervisor", 2).await;
    let stranger = person(&sandbox);
    says(&sandbox, stranger, &format!("/start {code}"), "Tautan itu sudah dipakai").await;

    taps(&sandbox, counsellor, "Masuk tugas", "🟢 bertugas").await;
    let reporter = person(&sandbox);
    says(&sandbox, reporter, "kenari satu", "Tersimpan").await;
    taps(&sandbox, reporter, "Kirim", "Sudah terkirim").await;
    taps(&sandbox, counsellor, "Ambil berikutnya", "kenari satu").await;
    let list = site.suaka(&["staff", "list"]).good();
    let rows: Vec<Vec<&str>> = list.lines().skip(1).map(|line| line.split_whitespace().take(4).collect()).collect();
    assert_eq!(rows, [["1", "counsellor", "on", "1"], ["2", "supervisor", "off", "0"]], "{list}");

    let began = Instant::now();
    let said = site.suaka(&["staff", "revoke", "1"]).good();
    assert!(said.contains("Number 1 has no desk any more. Cases returned to the queue: 1."), "{said}");
    shows(&sandbox, counsellor, "Akses meja kerja di akun ini sudah dicabut").await;
    let wiped = sandbox.wait_until(Duration::from_secs(10), |world| world.messages(counsellor).len() == 1).await;
    assert!(wiped, "{}", sandbox.world().transcript(counsellor));
    assert!(began.elapsed() < Duration::from_secs(10));
    assert_eq!(dump::number(&site.database.url, "select count(*) from cases where stage = 'waiting' and claimed_by is null").await, 1);
    let list = site.suaka(&["staff", "list"]).good();
    assert!(list.lines().count() == 2 && list.contains("supervisor"), "{list}");

    // An old tap gives the revoked nothing; a colleague takes the case on.
    let case = dump::number(&site.database.url, "select id from cases").await;
    let screen = sandbox.world().last_from_bot(counsellor).unwrap().id;
    sandbox.world().press_data(counsellor, screen, &format!("1:claim:{case:x}:")).unwrap();
    taps(&sandbox, supervisor, "Masuk tugas", "🟢 bertugas").await;
    taps(&sandbox, supervisor, "Ambil berikutnya", "kenari satu").await;
    assert!(!sandbox.world().transcript(counsellor).contains("kenari"));

    // A two-step key that is lost, once.
    let screen = sandbox.world().last_from_bot(supervisor).unwrap().id;
    sandbox.world().press_data(supervisor, screen, "1:key2is::").unwrap();
    shows(&sandbox, supervisor, "Sudah masuk ke aplikasi?").await;
    for said in ["Number 2 has no two-step key any more", "Number 2 had no two-step key."] {
        assert!(site.suaka(&["staff", "reset-totp", "2"]).good().contains(said));
    }
    assert!(site.suaka(&["staff", "reset-totp", "99"]).bad().contains("there is no staff number 99"));
    for absent in ["1", "99"] {
        assert!(site.suaka(&["staff", "revoke", absent]).bad().contains(&format!("there is no staff number {absent}")));
    }
    let (took, code, log) = running.end();
    assert!(took < Duration::from_secs(10) && code == Some(0), "{took:?} {code:?}\n{log}");
    assert!(!log.contains("ERROR"), "{log}");
    // Without Telegram, a link of which only the bot's name is missing.
    sandbox.stop();
    let said = site.suaka(&["staff", "invite", "--role", "counsellor"]).good();
    assert!(said.contains("https://t.me/YOUR_BOT?start=") && said.contains("The bot's name is not known"), "{said}");
}
