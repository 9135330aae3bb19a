//! Twenty conversations at once, and a process that is killed again and again while they go on.

#![expect(clippy::print_stdout, reason = "figures are what these tests are for, besides passing")]

use std::cell::Cell;
use std::time::Duration;

use super::setting;
use crate::relay::judge::Tally;
use crate::relay::talk::Talks;
use crate::support::Database;
use crate::support::dice::{Dice, rounds};
use crate::support::process::Live;

/// Conversations that go on at the same time.
const TALKS: usize = 20;
/// What all of them send at once is saved together: a life is at times long enough for that.
const WORK: Duration = Duration::from_millis(250);

pub async fn at_random() {
    let rounds = usize::try_from(rounds(60)).unwrap();
    let seed = setting("SUAKA_SEED").map_or_else(|| u64::from(std::process::id()), |seed| seed as u64);
    println!("killed at random: SUAKA_SEED={seed}");
    let (mut dice, mut tally, mut hotlines) = (Dice::new(seed), Tally::default(), 0);
    while tally.kills < rounds {
        let mut live = Live::new(Database::sqlite(), Some("2026-11-24T10:00:00+07:00")).await;
        live.level = "warn";
        let talks = Talks::new(&live, TALKS).await;
        live.start();
        let longest = start_takes(&live).await * 4 + WORK;
        let told = Cell::new(false);
        let telling = async {
            talks.run().await;
            told.set(true);
        };
        let killing = async {
            while !told.get() {
                // From within the start to well into the work.
                let life = usize::try_from(longest.as_micros()).expect("a short time");
                tokio::time::sleep(Duration::from_micros(dice.below(life) as u64)).await;
                live.kill().await;
                live.start();
            }
        };
        tokio::join!(telling, killing);
        talks.end().await;
        tally.add(&talks).await;
        hotlines += 1;
    }
    println!(
        "{} kills at random in {} conversations of {hotlines} hotlines: 0 lost, 0 stuck, 0 delivered to another; of {} messages {} came once more",
        tally.kills, tally.talks, tally.sends, tally.again_after_kill
    );
}

/// How long it takes from the start to the first poll.
async fn start_takes(live: &Live) -> Duration {
    let begun = tokio::time::Instant::now();
    let polls = |world: &suaka::sandbox::World| world.calls().iter().any(|call| call.method == "getUpdates");
    assert!(live.sandbox.wait_until(Duration::from_mins(1), polls).await, "it does not serve\n{}", live.last_words());
    begun.elapsed()
}
