//! Kills at every commit and every write, by strace.

#![expect(clippy::print_stdout, reason = "figures are what these tests are for, besides passing")]

use std::os::unix::process::ExitStatusExt;

use suaka::sandbox::World;

use super::setting;
use super::story::{cast, ended_well, tell};
use crate::support::dice::rounds;
use crate::support::process::{Live, PATIENCE, traced};
use crate::support::walk::{Act, Free, Guard, Walk};

/// Stories that deaths are spread over, where not each has one of its own.
const STORIES: usize = 3;

struct Mortal<F> {
    start: F,
}

impl<F: FnMut(&Live)> Guard for Mortal<F> {
    async fn until(&mut self, live: &Live, _: &[Act], what: &mut dyn FnMut(&World) -> bool) -> bool {
        loop {
            tokio::select! {
                biased;
                came = live.sandbox.wait_until(PATIENCE, &mut *what) => return came,
                _ = live.ended() => {
                    live.died().await;
                    (self.start)(live);
                }
            }
        }
    }
}

/// Kills at calls of these to the system, before they are done: each in a story of its own, or every so many in a few.
pub async fn every_syscall(calls: &str, stride: usize) {
    for _ in 0..rounds(1) {
        each_syscall(calls, stride).await;
    }
}

async fn each_syscall(calls: &str, stride: usize) {
    let all = counted(calls).await;
    let each = setting("SUAKA_EACH").is_some();
    let firsts: Vec<usize> = if each { (1..=all).collect() } else { (1..=stride).step_by(stride.div_ceil(STORIES)).collect() };
    let (mut kills, mut repeated) = (0, 0);
    for first in &firsts {
        let (live, cast) = cast().await;
        let mut next = Some(*first);
        let start = |live: &Live| match next.take() {
            Some(at) => {
                next = (!each).then_some(stride);
                // Not with --seccomp-bpf: with it, strace 6.1 counts only to one.
                live.start_traced(&[
                    "-o",
                    "/dev/null",
                    &format!("--trace={calls}"),
                    "-e",
                    &format!("inject={calls}:signal=KILL:when={at}"),
                ]);
            }
            None => live.start(),
        };
        let mut walk = Walk::new(&live, Mortal { start });
        (walk.guard.start)(&live);
        tell(&mut walk, &cast).await;
        let acts = walk.acts;
        // The end has commits of its own, and one of them may be its death.
        if live.runs() {
            live.signal("TERM");
            if live.ended().await.signal() == Some(9) {
                live.died().await;
            }
        }
        let deaths = live.kills();
        // A life is as long as it was to be: at most `stride` calls, and the last one may end with the story.
        let due = if each { 0 } else { (all - first) / stride };
        assert!(deaths >= due, "{deaths} deaths instead of {due} at {calls}, the first at {first}");
        kills += deaths;
        live.start();
        repeated += ended_well(&live, &cast, &acts).await;
    }
    println!("{calls}: {all} in a story, {kills} kills at them in {} stories, {repeated} messages repeated", firsts.len());
    // A story takes a few calls more or less each time.
    assert!(kills + 5 >= firsts.len(), "{kills} kills in {} stories", firsts.len());
}

/// How many of these calls to the system the story takes, from start to end.
async fn counted(calls: &str) -> usize {
    let file = tempfile::NamedTempFile::new().expect("a file");
    let (live, cast) = cast().await;
    live.start_traced(&["--seccomp-bpf", "-o", file.path().to_str().unwrap(), &format!("--trace={calls}")]);
    let mut walk = Walk::new(&live, Free);
    tell(&mut walk, &cast).await;
    let acts = walk.acts;
    ended_well(&live, &cast, &acts).await;
    let trace = traced(file.path()).await;
    let count =
        trace.lines().filter(|line| !line.contains("resumed>") && calls.split(',').any(|call| line.contains(&format!(" {call}(")))).count();
    assert!(count > 50, "{trace}");
    count
}
