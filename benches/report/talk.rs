//! People who tell their stories, each act after the visible answer to the one before.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::{Duration, Instant};

use suaka::sandbox::{Fault, FaultKind, PersonId, Sandbox, World};

use crate::database::Database;
use crate::program::{Inlet, Program, sandbox};

/// What one person does.
const ACTS: [Act; 9] = [
    Act::Says("Bu, mau cerita soal rumah tangga saya, bagaimana caranya?"),
    Act::Says("Jam berapa kantornya buka besok, dan boleh bawa adik saya?"),
    Act::Says("Apa yang bisa saya lakukan?"),
    Act::Taps,
    Act::Taps,
    Act::Taps,
    Act::Taps,
    Act::Taps,
    Act::Says("Terima kasih, saya tunggu."),
];

#[derive(Clone, Copy)]
enum Act {
    Says(&'static str),
    /// The first key.
    Taps,
}

/// How much is told.
pub struct Talk {
    pub stories: usize,
    /// At a time.
    pub people: usize,
    /// Milliseconds that each call takes longer, half of them before it is served.
    pub delay: u64,
    pub inlet: Inlet,
}

struct Walker {
    person: PersonId,
    act: usize,
    shown: u64,
    since: Instant,
}

impl Talk {
    pub async fn run(&self, database: &Database) {
        let sandbox = sandbox().await;
        let (program, _) = Program::start(database, &sandbox, self.inlet).await;
        tokio::time::sleep(Duration::from_secs(1)).await;
        let idle = program.memory();
        if self.delay > 0 {
            let kind = FaultKind::Distance(Duration::from_millis(self.delay));
            sandbox.world().fault(Fault { method: None, skip: 0, times: u32::MAX, kind });
        }
        let (cpu, begun) = (program.cpu(), Instant::now());
        let mut waits = walk(&sandbox, self.stories, self.people, ACTS.len()).await;
        let (took, cpu) = (begun.elapsed().as_secs_f64(), program.cpu() - cpu);
        waits.sort_unstable();
        let count = waits.len() as f64;
        let at = |percent: usize| waits[(waits.len() * percent / 100).min(waits.len() - 1)].as_secs_f64() * 1000.0;
        println!(
            "talk, {}, {}, {} people, {} ms a call: {:.0} updates/s; act to answer p50 {:.0}, p95 {:.0}, p99 {:.0} ms; {:.0} µs CPU an update; RSS {idle:.0} → {:.0} MB ({count} updates)",
            database_name(database),
            if self.inlet == Inlet::Webhook { "webhook" } else { "polling" },
            self.people,
            self.delay,
            count / took,
            at(50),
            at(95),
            at(99),
            cpu.as_secs_f64() * 1e6 / count,
            program.memory(),
        );
    }
}

pub const fn database_name(database: &Database) -> &'static str {
    if database.is_postgres { "PostgreSQL" } else { "SQLite" }
}

/// So many dialogues in the middle of their story.
pub async fn open(database: &Database, people: usize) {
    let sandbox = sandbox().await;
    let (program, _) = Program::start(database, &sandbox, Inlet::Polls).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let idle = program.memory();
    walk(&sandbox, people, 200, 4).await;
    println!("open, {people} dialogues: RSS {idle:.0} → {:.0} MB", program.memory());
}

/// All stories as far as so many acts, `people` at a time.
pub async fn walk(sandbox: &Sandbox, stories: usize, people: usize, acts: usize) -> Vec<Duration> {
    let mut waits = Vec::with_capacity(stories * acts);
    let mut walkers: Vec<Walker> = Vec::new();
    let mut begun = 0;
    while begun < stories || !walkers.is_empty() {
        {
            let mut world = sandbox.world();
            while walkers.len() < people && begun < stories {
                let person = world.add_person("Contoh", "id", None);
                begun += 1;
                let mut walker = Walker { person, act: 0, shown: 0, since: Instant::now() };
                walker.acts(&mut world);
                walkers.push(walker);
            }
            walkers.retain_mut(|walker| walker.goes_on(&mut world, acts, &mut waits));
        }
        tokio::time::sleep(Duration::from_micros(500)).await;
    }
    waits
}

impl Walker {
    /// The next act if the answer is there; false when the story is told.
    fn goes_on(&mut self, world: &mut World, acts: usize, waits: &mut Vec<Duration>) -> bool {
        let shown = fingerprint(world, self.person);
        if shown == self.shown || shown == 0 {
            return true;
        }
        waits.push(self.since.elapsed());
        self.act += 1;
        self.shown = shown;
        if self.act == acts {
            return false;
        }
        self.acts(world);
        true
    }

    fn acts(&mut self, world: &mut World) {
        self.since = Instant::now();
        match ACTS[self.act] {
            Act::Says(text) => {
                world.send_text(self.person, text);
            }
            Act::Taps => {
                let message = world.last_from_bot(self.person).unwrap().id;
                world.press(self.person, message, 0, 0).unwrap();
            }
        }
    }
}

/// Changes whenever the live screen does.
pub fn fingerprint(world: &World, person: PersonId) -> u64 {
    let Some(message) = world.last_from_bot(person) else { return 0 };
    let mut hasher = DefaultHasher::new();
    (message.id, &message.text).hash(&mut hasher);
    hasher.finish() | 1
}
