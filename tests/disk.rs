//! A disk with too little room, as the operating system tells it: only words are taken, staff and operator know, and it ends
//! by itself.

use std::path::PathBuf;
use std::sync::Arc;

use libtest_mimic::Trial;
use suaka::domain::people::Role;
use suaka::hotline::disk::Disk;

use crate::cli::sandbox;
use crate::support::program::Site;
use crate::support::town::TOKEN;
use crate::support::{Database, Town, on_both, sample};

pub fn trials() -> Vec<Trial> {
    [on_both("disk::without_room_only_words_are_taken_until_there_is", without_room), on_both("disk::check_and_log_tell_of_it", told)]
        .into_iter()
        .flatten()
        .collect()
}

/// The disk of the test is asked to have so many megabytes free; it never has them all, and always has none.
fn asks(town: &mut Town, least: u64) {
    town.hotline.disk = Some(Arc::new(Disk::new(PathBuf::from(town.database.folder.path()), least)));
    town.hotline.look_at_disk();
}

async fn without_room(database: Database) {
    let mut town = Town::new(database).await;
    let (person, supervisor) = (town.person("id"), town.staff(Role::Supervisor).await);
    let board = "gambar dan suara untuk sementara tidak disimpan";
    town.taps(supervisor, "Papan").await;
    assert!(!town.screen(supervisor).contains(board));
    town.says(person, "tolong").await;

    // What is to be fetched when the room ends is fetched when there is room again.
    town.sandbox.world().send_file(person, ogg(), "");
    town.synchronise().await;
    town.receiver.poll(std::time::Duration::ZERO).await;
    asks(&mut town, u64::MAX);
    assert!(town.hotline.is_disk_full());
    town.settle().await;
    assert!(town.screen(person).contains("belum tersimpan"), "{}", town.screen(person));
    town.sends(person, "voice", Some("audio/ogg"), sample::ogg(), "").await;
    assert!(town.screen(person).contains("Untuk sementara gambar dan suara tidak bisa kami simpan"), "{}", town.screen(person));
    town.says(person, "ini kata-kata").await;
    assert!(town.screen(person).contains("Tersimpan"), "{}", town.screen(person));
    town.taps(supervisor, "Meja").await;
    town.taps(supervisor, "Papan").await;
    assert!(town.screen(supervisor).contains(board), "{}", town.screen(supervisor));

    asks(&mut town, 0);
    assert!(!town.hotline.is_disk_full());
    town.settle().await;
    assert!(town.screen(person).contains("Satu kiriman sudah tersimpan"), "{}", town.screen(person));
}

fn ogg() -> suaka::sandbox::SentFile {
    suaka::sandbox::SentFile { kind: "voice".to_owned(), name: None, mime: Some("audio/ogg".to_owned()), bytes: sample::ogg() }
}

async fn told(database: Database) {
    let sandbox = sandbox().await;
    let site = Site::new(database, &sandbox.url(), TOKEN);
    let is_postgres = site.database.is_postgres;
    // Beside a server of PostgreSQL nothing is watched, unless a place is named.
    assert_eq!(site.suaka(&["check"]).good().contains("ok    disk        "), !is_postgres);
    let place = if is_postgres { "disk = \".\"" } else { "" };
    site.change("[limits]", &format!("[limits]\n{place}"));
    site.change("free_mb = 1024", "free_mb = 900000000000");
    let checked = site.suaka(&["check"]).bad();
    for told in
        ["FAIL  disk", "900000000000 must be ([limits] free_mb): only words are taken", "soon words cannot be saved", "Make room there"]
    {
        assert!(checked.contains(told), "{told} is not told in\n{checked}");
    }
    let running = site.run();
    running.hears("ALARM: ");
    let (_, code, log) = running.end();
    assert_eq!((code, log.matches("ALARM").count()), (Some(0), 1), "{log}");

    site.change("free_mb = 900000000000", "free_mb = 0");
    assert!(site.suaka(&["check"]).good().contains("ok    disk        "));
    site.change("free_mb = 0", "free_mb = 0\ndisk = \"/nowhere\"");
    let checked = site.suaka(&["check"]);
    assert!(is_postgres || checked.bad().contains("FAIL  disk        /nowhere"));
}
