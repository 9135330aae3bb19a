//! The order of reading, syncing and answering, as the kernel sees it.

#![expect(clippy::print_stdout, reason = "figures are what these tests are for, besides passing")]

use std::collections::BTreeMap;

use super::story::{cast, ended_well, tell};
use crate::support::dice::rounds;
use crate::support::process::traced;
use crate::support::walk::{Free, Walk};

/// Conversations that are looked at one after the other: of several at once, one could pass for synced by another's sync.
pub async fn synced() {
    let rounds = usize::try_from(rounds(1)).unwrap();
    let (mut all, mut stories) = (Order::default(), 0);
    while all.confirmations.min(all.acknowledgements) < rounds {
        let order = one_story().await;
        all.syncs += order.syncs;
        all.confirmations += order.confirmations;
        all.acknowledgements += order.acknowledgements;
        stories += 1;
    }
    println!(
        "{} confirmations and {} acknowledgements in {stories} stories, each after a sync of the database: {} syncs",
        all.confirmations, all.acknowledgements, all.syncs
    );
}

async fn one_story() -> Order {
    let file = tempfile::NamedTempFile::new().expect("a file");
    let (live, cast) = cast().await;
    let syscalls = "--trace=read,recvfrom,readv,recvmsg,write,writev,sendto,sendmsg,pwrite64,fsync,fdatasync";
    live.start_traced(&["--seccomp-bpf", "-y", "-s", "65536", "-o", file.path().to_str().unwrap(), syscalls]);
    let mut walk = Walk::new(&live, Free);
    tell(&mut walk, &cast).await;
    let acts = walk.acts;
    ended_well(&live, &cast, &acts).await;
    let trace = traced(file.path()).await;
    let order = self::order(&trace);
    assert!(order.confirmations >= acts.len() / 2 && order.acknowledgements >= 8, "too little was seen: {order:?}");
    assert_eq!(order.too_early, Vec::<String>::new());
    // The check can fail: without the syncs, all comes too early.
    let unsynced: Vec<&str> = trace.lines().filter(|line| !line.contains("sync")).collect();
    assert!(!self::order(&unsynced.join("\n")).too_early.is_empty(), "a trace without syncs is found fault with");
    order
}

#[derive(Debug, Default)]
struct Order {
    syncs: usize,
    confirmations: usize,
    acknowledgements: usize,
    too_early: Vec<String>,
}

/// Between the reading of somebody's update and every later acknowledgement to that person, and between any reading and the
/// next confirmation, the database's log must have been written, and synced after that.
fn order(trace: &str) -> Order {
    let mut order = Order::default();
    let (mut unsaved, mut highest) = (BTreeMap::<String, Progress>::new(), 0);
    for line in trace.lines() {
        let call = line.split_once(' ').map_or("", |(_, call)| call.trim_start());
        let sends = ["write(", "writev(", "sendto(", "sendmsg("].iter().any(|name| call.starts_with(name));
        let reads = ["read", "recv"].iter().any(|name| call.trim_start_matches("<... ").starts_with(name));
        if reads && call.contains(r#"\"update_id\""#) {
            unsaved.extend(numbers_after(call, r#"\"id\":"#).map(|person| (person, Progress::Read)));
        } else if call.starts_with("pwrite64(") && call.contains("-wal>") {
            for progress in unsaved.values_mut() {
                *progress = Progress::Written;
            }
        } else if call.contains("sync") && call.trim_end().ends_with("= 0") {
            order.syncs += 1;
            unsaved.retain(|_, progress| *progress != Progress::Written);
        } else if sends && call.contains("/GetUpdates") {
            let offset = numbers_after(call, r#"\"offset\":"#).next().map_or(0, |offset| offset.parse().expect("a number"));
            if offset > highest {
                highest = offset;
                order.confirmations += 1;
                order.too_early.extend((!unsaved.is_empty()).then(|| format!("confirmed: {offset}")));
            }
        } else if sends && (call.contains("Tersimpan") || call.contains("Sudah terkirim")) {
            order.acknowledgements += 1;
            let to = numbers_after(call, r#"\"chat_id\":"#).next().unwrap_or_default();
            order.too_early.extend(unsaved.contains_key(&to).then(|| call.to_owned()));
        }
    }
    order
}

#[derive(PartialEq)]
enum Progress {
    Read,
    Written,
}

fn numbers_after<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = String> + 'a {
    text.split(name).skip(1).map(|rest| rest.chars().take_while(char::is_ascii_digit).collect())
}
