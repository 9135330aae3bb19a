//! The real binary, killed at every call and every commit, and at random: nothing lost, nothing stuck, nothing to another;
//! and what is confirmed or acknowledged is on the disk before.
//!
//! `cargo test --test suaka -- kill::` takes about two minutes. `SUAKA_ROUNDS` asks for more: kills at random, updates that
//! are confirmed, stories that are killed at every call or commit. `SUAKA_EACH=1` gives each commit a story of its own
//! (minutes), and each write (hours). `SUAKA_SEED` repeats the instants of a run.

pub mod call;
mod disk;
mod order;
mod random;
mod story;
mod syscall;

use libtest_mimic::Trial;
use suaka::sandbox::FaultKind;

use crate::support::process::without_strace;
use crate::support::trial;

/// Commits between two deaths, where not each has a story of its own; more than a start takes.
const COMMITS: usize = 11;
/// The same for writes to the database's files.
const WRITES: usize = 127;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("kill::killed_at_every_call::before_it_is_done", || call::every_call(FaultKind::HoldBefore)),
        trial("kill::killed_at_every_call::after_it_is_done", || call::every_call(FaultKind::HoldAfter)),
        trial("kill::killed_at_random", random::at_random),
        trial("kill::what_is_confirmed_or_acknowledged_is_on_the_disk", disk::of_a_story),
        trial("kill::what_is_confirmed_or_acknowledged_to_a_crowd_is_on_the_disk", disk::of_a_crowd),
        with_strace("kill::killed_at_every_commit", || syscall::every_syscall("fsync,fdatasync", COMMITS)),
        with_strace("kill::killed_at_every_write", || syscall::every_syscall("pwrite64", WRITES)),
        with_strace("kill::synced_before_it_is_acknowledged", order::synced),
    ]
}

fn with_strace<F, T>(name: &str, test: F) -> Trial
where
    F: FnOnce() -> T + Send + 'static,
    T: Future<Output = ()>,
{
    let trial = trial(name, test);
    match without_strace() {
        Some(reason) => trial.with_ignored_flag(true).with_kind(reason),
        None => trial,
    }
}

/// A number from the environment.
pub fn setting(name: &str) -> Option<usize> {
    std::env::var_os(name).map(|value| value.to_str().and_then(|value| value.parse().ok()).unwrap_or_else(|| panic!("{name} is no number")))
}
