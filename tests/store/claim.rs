//! Exactly one claims: 64 at once, from three processes with four stores, round after round.
//! `SUAKA_ROUNDS=10000` runs as many.

use std::process::{Child, Command, Stdio};

use libtest_mimic::Trial;
use suaka::domain::case::Lane;
use suaka::domain::ids::{CaseId, StaffId};
use suaka::store::{Opened, Store, case};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use super::seed::{CHECK, Seed};
use crate::support::{Database, on_both, trial};

const ROUNDS: i64 = 100;
/// Claimers of one store; there are four stores.
const CLAIMERS: i64 = 16;
const CHILDREN: i64 = 2;

/// The trial that is not a trial: one more process that claims.
const CHILD: &str = "a_process_that_claims";

pub fn trials() -> Vec<Trial> {
    let mut trials = on_both("of_64_claimers_in_three_processes_exactly_one_wins", claim);
    if let Some(parent) = std::env::var_os("SUAKA_CLAIMER") {
        trials.push(trial(CHILD, move || child(parent.into_string().expect("an address"))));
    }
    trials
}

fn rounds() -> i64 {
    std::env::var_os("SUAKA_ROUNDS")
        .map_or(ROUNDS, |rounds| rounds.to_str().and_then(|rounds| rounds.parse().ok()).expect("SUAKA_ROUNDS is a number"))
}

async fn claim(database: Database) {
    let mut seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    let case = seed.waiting(&mut tx, Lane::Normal, 1).await;
    tx.commit().await.unwrap();
    let stores = [seed.store.clone(), Store::open(&seed.database.url, CHECK, Opened::Migrate).await.unwrap()];
    let mut others = Others::start(&seed.database.url).await;

    for round in 1..=rounds() {
        others.go(case, round).await;
        let here = futures_util::future::join_all(stores.iter().zip([0, 100]).map(|(store, base)| winners(store, case, base, round)));
        let mut won: Vec<i64> = here.await.into_iter().flatten().collect();
        won.extend(others.won().await);
        let [winner] = won[..] else { panic!("round {round}: {won:?} won") };
        let row = case::find(&mut stores[1].read().await.unwrap(), case).await.unwrap().unwrap();
        assert_eq!((row.stage.as_str(), row.claimed_by, row.claimed_at), ("claimed", Some(winner), Some(round)), "round {round}");
        let mut tx = seed.tx().await;
        assert!(case::release(&mut tx, case, StaffId(winner)).await.unwrap());
        tx.commit().await.unwrap();
    }
    assert_eq!(seed.stage(case).await, "waiting");
}

/// Sixteen claim at once through one store: who won.
async fn winners(store: &Store, case: CaseId, base: i64, round: i64) -> Vec<i64> {
    let claims = (1..=CLAIMERS).map(|number| {
        let store = store.clone();
        tokio::spawn(async move {
            let mut tx = store.write().await.expect("a transaction");
            let won = case::claim(&mut tx, case, StaffId(base + number), round).await.expect("a claim");
            tx.commit().await.expect("a commit");
            won.then_some(base + number)
        })
    });
    futures_util::future::join_all(claims).await.into_iter().filter_map(|won| won.expect("a claimer")).collect()
}

/// Claimers in other processes: this program again, told over TCP when to claim.
struct Others {
    children: Vec<Child>,
    lines: Vec<BufReader<TcpStream>>,
}

impl Others {
    async fn start(url: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let mut others = Self { children: vec![], lines: vec![] };
        for number in 1..=CHILDREN {
            let child = Command::new(std::env::current_exe().expect("this program"))
                .args(["--exact", CHILD, "--quiet"])
                .env("SUAKA_CLAIMER", format!("{address} {} {url}", number * 1000))
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .spawn();
            others.children.push(child.expect("a process"));
            others.lines.push(BufReader::new(listener.accept().await.expect("a child").0));
        }
        others
    }

    async fn go(&mut self, case: CaseId, round: i64) {
        for line in &mut self.lines {
            line.write_all(format!("{} {round}\n", case.0).as_bytes()).await.expect("a child that listens");
        }
    }

    async fn won(&mut self) -> Vec<i64> {
        let mut won = Vec::new();
        for line in &mut self.lines {
            let mut answer = String::new();
            assert!(line.read_line(&mut answer).await.expect("a child that answers") > 0, "a process that claims has ended");
            won.extend(answer.split_whitespace().map(|winner| winner.parse::<i64>().expect("a number")));
        }
        won
    }
}

impl Drop for Others {
    fn drop(&mut self) {
        for child in &mut self.children {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

async fn child(parent: String) {
    let mut words = parent.splitn(3, ' ');
    let (address, base, url) = (words.next().unwrap(), words.next().unwrap().parse().unwrap(), words.next().unwrap());
    let store = Store::open(url, CHECK, Opened::Migrate).await.unwrap();
    let mut line = BufReader::new(TcpStream::connect(address).await.unwrap());
    let mut order = String::new();
    while line.read_line(&mut order).await.unwrap_or(0) > 0 {
        let (case, round) = order.trim().split_once(' ').expect("case and round");
        let won = winners(&store, CaseId(case.parse().unwrap()), base, round.parse().unwrap()).await;
        let won: Vec<String> = won.iter().map(ToString::to_string).collect();
        line.write_all(format!("{}\n", won.join(" ")).as_bytes()).await.unwrap();
        order.clear();
    }
}
