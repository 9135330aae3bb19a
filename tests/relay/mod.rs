//! Many conversations at once, between many who tell and several who answer: nothing of one ever stands in another, all of
//! it arrives, in its order, and no message comes twice.

#![expect(clippy::print_stdout, reason = "figures are what these tests are for, besides passing")]

mod core;
pub mod judge;
pub mod talk;

use libtest_mimic::Trial;
use suaka::sandbox::{Fault, FaultKind};

use self::judge::Tally;
use self::talk::Talks;
use crate::support::dice::{Dice, rounds};
use crate::support::process::Live;
use crate::support::{Database, on_both};

/// Conversations of one hotline; for more, others follow it.
const TALKS: usize = 250;

pub fn trials() -> Vec<Trial> {
    let mut trials = on_both("relay::conversations_over_http_stay_apart", |database| many(database, false));
    trials.extend(on_both("relay::a_message_comes_twice_only_for_a_lost_reply", |database| many(database, true)));
    trials.push(Trial::test("relay::messages_in_the_pure_core_stay_apart", || {
        core::messages();
        Ok(())
    }));
    trials
}

async fn many(first: Database, faults: bool) {
    let mut left = usize::try_from(rounds(40)).unwrap();
    let is_postgres = first.is_postgres;
    let (mut tally, mut database) = (Tally::default(), Some(first));
    while left > 0 {
        let fresh = || if is_postgres { Database::postgres().expect("a database") } else { Database::sqlite() };
        let mut live = Live::new(database.take().unwrap_or_else(fresh), Some("2026-11-24T10:00:00+07:00")).await;
        live.level = "warn";
        let talks = Talks::new(&live, left.min(TALKS)).await;
        if faults {
            bad_days(&live, left as u64);
        }
        live.start();
        talks.run().await;
        live.sandbox.world().clear_faults();
        talks.end().await;
        tally.add(&talks).await;
        left -= left.min(TALKS);
    }
    let database = if is_postgres { "PostgreSQL" } else { "SQLite" };
    println!(
        "{database}: {} conversations, {} things shown, {} files among them: 0 of another conversation, all whole and in order",
        tally.talks, tally.shown, tally.files
    );
    println!(
        "{} sends and edits, {} replies lost after they took effect, {} messages twice",
        tally.sends, tally.losses, tally.again_after_loss
    );
    assert!(faults || tally.losses + tally.again_after_loss == 0);
    assert!(!faults || tally.losses > 0 && tally.again_after_loss <= tally.losses);
}

/// Hundreds of calls meet the network on a bad day.
fn bad_days(live: &Live, seed: u64) {
    let mut dice = Dice::new(seed);
    let kinds = [FaultKind::ResetAfter, FaultKind::CutOff, FaultKind::Garbage, FaultKind::ResetBefore];
    let mut world = live.sandbox.world();
    for _ in 0..400 {
        let method = *dice.pick(&["sendMessage", "sendMessage", "editMessageText", "editMessageMedia", "deleteMessage", "getUpdates"]);
        let skip = u32::try_from(dice.below(2000)).expect("a small number");
        world.fault(Fault::next(method, dice.pick(&kinds).clone()).skip(skip));
    }
}
