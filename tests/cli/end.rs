//! SIGTERM: the process ends soon and well; what is committed is delivered, or stays for the next start.

use std::time::Duration;

use libtest_mimic::Trial;
use suaka::sandbox::{Fault, FaultKind, PersonId};

use super::{person, sandbox, says, shows};
use crate::support::program::{Running, Site};
use crate::support::town::TOKEN;
use crate::support::{Database, dump, on_both, trial};

pub fn trials() -> Vec<Trial> {
    let mut trials = on_both("asked_to_end_in_the_middle_of_a_rush_nothing_is_lost", rush);
    trials.push(trial("asked_to_end_while_it_waits_it_ends_at_once", idle));
    trials.push(trial("asked_to_end_while_sends_hang_it_ends_and_sends_later", || hanging(Some("sendMessage"))));
    trials.push(trial("asked_to_end_while_all_of_telegram_hangs_it_ends_and_sends_later", || hanging(None)));
    trials
}

fn ends_well(running: Running, within: Duration) {
    let (took, code, log) = running.end();
    assert!(took < within && code == Some(0), "{took:?} {code:?}\n{log}");
}

async fn idle() {
    let sandbox = sandbox().await;
    let site = Site::new(Database::sqlite(), &sandbox.url(), TOKEN);
    let running = site.run();
    let one = person(&sandbox);
    says(&sandbox, one, "halo", "Tersimpan").await;
    ends_well(running, Duration::from_secs(2));
}

async fn rush(database: Database) {
    let sandbox = sandbox().await;
    let site = Site::new(database, &sandbox.url(), TOKEN);
    let running = site.run();
    let people: Vec<PersonId> = (0..40).map(|_| person(&sandbox)).collect();
    for person in &people {
        sandbox.world().send_text(*person, "kenari");
    }
    let begun = |world: &suaka::sandbox::World| world.calls().iter().any(|call| call.method == "sendMessage");
    assert!(sandbox.wait_until(Duration::from_secs(20), begun).await);
    ends_well(running, Duration::from_secs(10));

    // Each word is in the database or still at Telegram, each answer with its person or in the outbox.
    let kept = dump::number(&site.database.url, "select count(*) from messages").await;
    let waiting = dump::number(&site.database.url, "select count(*) from outbox").await;
    let has_screen = |person: &&PersonId| sandbox.world().last_from_bot(**person).is_some();
    let answered = people.iter().filter(has_screen).count();
    assert!(kept > 0 && kept == waiting + i64::try_from(answered).unwrap(), "{kept} kept, {waiting} wait, {answered} answered");
    let running = site.run();
    for person in &people {
        shows(&sandbox, *person, "Tersimpan. Terima kasih").await;
    }
    ends_well(running, Duration::from_secs(10));
    assert_eq!(dump::number(&site.database.url, "select count(*) from messages").await, 40);
    for person in people {
        let world = sandbox.world();
        assert_eq!(world.messages(person).iter().filter(|message| message.from_bot).count(), 1, "{}", world.transcript(person));
    }
}

async fn hanging(method: Option<&str>) {
    let sandbox = sandbox().await;
    let site = Site::new(Database::sqlite(), &sandbox.url(), TOKEN);
    let running = site.run();
    let one = person(&sandbox);
    says(&sandbox, one, "halo", "Tersimpan. Terima kasih").await;
    let fault = match method {
        Some(method) => Fault::next(method, FaultKind::HoldBefore),
        None => Fault::next_call(FaultKind::HoldBefore),
    };
    // A poll that is already open brings the words; whatever is asked after it hangs.
    sandbox.world().fault(fault.times(1000));
    sandbox.world().send_text(one, "kenari");
    assert!(sandbox.wait_until(Duration::from_secs(20), |world| world.held() > usize::from(method.is_none())).await);
    ends_well(running, Duration::from_secs(10));
    assert_eq!(dump::number(&site.database.url, "select count(*) from messages").await, 2);
    assert!(dump::number(&site.database.url, "select count(*) from outbox").await > 0);

    sandbox.world().clear_faults();
    sandbox.world().release();
    let running = site.run();
    shows(&sandbox, one, "Tersimpan, 2 pesan").await;
    ends_well(running, Duration::from_secs(10));
    assert_eq!(dump::number(&site.database.url, "select count(*) from outbox").await, 0);
}
