//! What is erased stays erased, whatever is put back under a program that starts.

use libtest_mimic::Trial;

use super::{person, sandbox, says, taps};
use crate::support::program::Site;
use crate::support::town::TOKEN;
use crate::support::{Database, dump, on_both};

pub fn trials() -> Vec<Trial> {
    on_both("what_a_backup_brings_back_is_gone_before_anything_is_served", buried)
}

/// What a backup of the database and its keys holds of a story.
const SAVED: [(&str, &str); 3] = [("keys", "id"), ("cases", "id"), ("messages", "case_id")];

async fn buried(database: Database) {
    let sandbox = sandbox().await;
    let site = Site::new(database, &sandbox.url(), TOKEN);
    let url = site.database.url.clone();
    let running = site.run();
    let one = person(&sandbox);
    says(&sandbox, one, "kenari-rahasia", "Tersimpan").await;
    for (table, _) in SAVED {
        dump::sql(&url, &format!("create table saved_{table} as select * from {table}")).await;
    }
    taps(&sandbox, one, "Hapus yang saya tulis", "tidak bisa kembali").await;
    taps(&sandbox, one, "Ya, hapus", "Sudah dihapus").await;
    assert_eq!(running.end().1, Some(0));
    let file = site.file("suaka.tombstones");
    let line = std::fs::read_to_string(&file).expect("the tombstones");
    assert_eq!((line.lines().count(), dump::number(&url, "select count(*) from tombstones").await), (1, 0), "{line}");
    let report = site.suaka(&["check"]).good();
    assert!(report.contains("tombstones  1 at"), "{report}");
    assert_eq!(report.contains("they stand beside the database"), !site.database.is_postgres, "{report}");

    for (table, id) in SAVED {
        dump::sql(&url, &format!("insert into {table} select * from saved_{table} s where s.{id} not in (select {id} from {table})")).await;
    }
    assert_eq!(dump::number(&url, "select count(*) from messages").await, 1);
    // Where a tombstone cannot be read, nothing is served, and nothing said to Telegram.
    std::fs::write(&file, format!("{line}hello\n")).expect("a broken file");
    let calls = sandbox.world().calls().len();
    let said = site.suaka(&["run"]).bad();
    assert!(said.contains("line 2: not a tombstone") && said.contains("Bring the file back from a copy"), "{said}");
    let since: Vec<&str> = sandbox.world().calls().iter().skip(calls).map(|call| call.method).collect();
    assert!(since.iter().all(|method| *method == "getMe"), "{since:?}");
    assert!(site.suaka(&["check"]).bad().contains("line 2: not a tombstone"));
    std::fs::write(&file, &line).expect("the file as it was");

    let running = site.run_until("a backup had brought back what is erased");
    assert_eq!(dump::number(&url, "select count(*) from messages").await, 0);
    assert_eq!(dump::number(&url, "select count(*) from cases").await, 0);
    says(&sandbox, one, "/start", "Halo.").await;
    assert_eq!(running.end().1, Some(0));
    assert_eq!(std::fs::read_to_string(&file).expect("the tombstones").lines().count(), 2, "erased once more");
}
