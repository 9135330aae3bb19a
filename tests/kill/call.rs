//! Every call is held; somebody looks at it, and lets it go or kills.

#![expect(clippy::print_stdout, reason = "figures are what these tests are for, besides passing")]

use std::collections::BTreeSet;
use std::time::Duration;

use suaka::sandbox::{Call, Fault, FaultKind, Outcome, World};

use super::story::{Cast, cast, ended_well, tell};
use crate::support::dice::rounds;
use crate::support::process::{Live, PATIENCE, last_call};
use crate::support::walk::{Act, Guard, Walk};

pub enum Verdict {
    Release,
    Kill,
}

pub trait Judge {
    async fn judge(&mut self, live: &Live, acts: &[Act], held: &[Call]) -> Verdict;
}

pub struct Held<J> {
    kind: FaultKind,
    /// Calls that were let go, or whose process is dead: all up to this one, and some after it.
    past: u64,
    decided: BTreeSet<u64>,
    /// Calls that were looked at.
    judged: BTreeSet<u64>,
    pub judge: J,
}

impl<J: Judge> Held<J> {
    pub fn new(live: &Live, kind: FaultKind, judge: J) -> Self {
        live.sandbox.world().fault(Fault::next_call(kind.clone()).times(u32::MAX));
        Self { kind, past: 0, decided: BTreeSet::new(), judged: BTreeSet::new(), judge }
    }

    fn undecided(&self, world: &World) -> Vec<Call> {
        let held = |call: &&Call| match self.kind {
            FaultKind::HoldBefore => call.outcome == Outcome::Pending,
            _ => matches!(call.outcome, Outcome::Fault { .. }),
        };
        let calls = world.calls();
        let new = &calls[calls.partition_point(|call| call.seq <= self.past)..];
        new.iter().filter(held).filter(|call| !self.decided.contains(&call.seq)).cloned().collect()
    }

    /// All is decided up to the first call that can still come to be held.
    fn forget(&mut self, world: &World) {
        let calls = world.calls();
        let mut new = calls[calls.partition_point(|call| call.seq <= self.past)..].iter();
        let open = new.find(|call| call.outcome == Outcome::Pending && !self.decided.contains(&call.seq));
        self.past = open.map_or(last_call(world), |call| call.seq - 1);
        self.decided = self.decided.split_off(&(self.past + 1));
        self.judged = self.judged.split_off(&(self.past + 1));
    }

    /// Looks at all that is held, and decides. True when nothing is, and the world is as it is waited for.
    pub async fn look(&mut self, live: &Live, acts: impl Fn() -> Vec<Act>, what: &mut dyn FnMut(&World) -> bool) -> bool {
        let (mut come, mut undecided, mut held) = (false, vec![], 0);
        let looked = live.sandbox.wait_until(Duration::from_millis(300), |world| {
            (undecided, held) = (self.undecided(world), world.held());
            come = undecided.is_empty() && world.pending_updates() == 0 && what(world);
            come || !undecided.is_empty() && undecided.len() == held
        });
        looked.await;
        if come {
            return true;
        }
        // A call that the dead had made arrives late now and then, and is held by nobody. One that was looked at in the moment
        // before it was held is let go once more.
        if held == 0 || undecided.is_empty() {
            self.decided.extend(undecided.iter().map(|call| call.seq));
            let world = live.sandbox.world();
            if self.undecided(&world).is_empty() {
                world.release();
            }
            return false;
        }
        let fresh: Vec<Call> = undecided.iter().filter(|call| self.judged.insert(call.seq)).cloned().collect();
        match self.judge.judge(live, &acts(), &fresh).await {
            Verdict::Release => {
                let world = live.sandbox.world();
                // What came meanwhile is judged too, before all go on together.
                if self.undecided(&world).len() == undecided.len() {
                    self.decided.extend(undecided.iter().map(|call| call.seq));
                    self.forget(&world);
                    world.release();
                }
            }
            Verdict::Kill => {
                live.kill().await;
                self.past = last_call(&live.sandbox.world());
                self.decided.clear();
                live.start();
            }
        }
        false
    }
}

impl<J: Judge> Guard for Held<J> {
    async fn until(&mut self, live: &Live, acts: &[Act], what: &mut dyn FnMut(&World) -> bool) -> bool {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        while tokio::time::Instant::now() < deadline {
            if self.look(live, || acts.to_vec(), what).await {
                return true;
            }
        }
        false
    }
}

/// What a call is, whichever try it is: what is confirmed, what is answered, what is said to whom.
fn meaning(call: &Call) -> String {
    let told = |name: &str| call.params.get(name).map(ToString::to_string).unwrap_or_default();
    match call.method {
        "getUpdates" => format!("getUpdates {}", told("offset")),
        "answerCallbackQuery" => format!("answerCallbackQuery {}", told("callback_query_id")),
        // Whether a screen is edited or sent anew depends on what was quicker: a tap, or the record of the screen tapped.
        "sendMessage" | "editMessageText" => format!("show {} {}", told("chat_id"), nameless(&told("text"))),
        method => format!("{method} {}", told("chat_id")),
    }
}

/// Code names are drawn by chance.
fn nameless(text: &str) -> String {
    let is_name =
        |word: &str| word.split_once('-').is_some_and(|(_, number)| number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit()));
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    words.map(|word| if is_name(word) { "NAME" } else { word }).collect::<Vec<_>>().join(" ")
}

/// Writes down every call, and harms none.
#[derive(Default)]
struct Recorder(BTreeSet<String>);

impl Judge for Recorder {
    async fn judge(&mut self, _: &Live, _: &[Act], held: &[Call]) -> Verdict {
        self.0.extend(held.iter().map(meaning));
        Verdict::Release
    }
}

/// Kills at each call that is still on its list, once between two acts of people.
struct Executioner<'a> {
    wanted: &'a mut BTreeSet<String>,
    struck_at: Option<usize>,
}

impl Judge for Executioner<'_> {
    async fn judge(&mut self, _: &Live, acts: &[Act], held: &[Call]) -> Verdict {
        if self.struck_at == Some(acts.len()) || !held.iter().any(|call| self.wanted.contains(&meaning(call))) {
            return Verdict::Release;
        }
        self.struck_at = Some(acts.len());
        for call in held {
            self.wanted.remove(&meaning(call));
        }
        Verdict::Kill
    }
}

pub async fn every_call(kind: FaultKind) {
    for _ in 0..rounds(1) {
        each_call(&kind).await;
    }
}

async fn each_call(kind: &FaultKind) {
    let mut wanted = {
        let (live, cast) = cast().await;
        let mut walk = Walk::new(&live, Held::new(&live, kind.clone(), Recorder::default()));
        live.start();
        tell(&mut walk, &cast).await;
        let calls = std::mem::take(&mut walk.guard.judge.0);
        let acts = walk.acts;
        assert_eq!(let_go(&live, &cast, &acts).await, 0);
        calls
    };
    let (calls, mut kills, mut stories, mut repeated) = (wanted.len(), 0, 0, 0);
    assert!(calls > 80, "{wanted:#?}");
    while !wanted.is_empty() {
        let before = wanted.len();
        let (live, cast) = cast().await;
        let executioner = Executioner { wanted: &mut wanted, struck_at: None };
        let mut walk = Walk::new(&live, Held::new(&live, kind.clone(), executioner));
        live.start();
        tell(&mut walk, &cast).await;
        let acts = walk.acts;
        repeated += let_go(&live, &cast, &acts).await;
        (kills, stories) = (kills + live.kills(), stories + 1);
        assert!(wanted.len() < before, "no story comes to these calls any more: {wanted:#?}");
    }
    println!("{kind:?}: {calls} calls, {kills} kills in {stories} stories, {repeated} messages repeated");
}

pub async fn let_go(live: &Live, cast: &Cast, acts: &[Act]) -> usize {
    {
        let mut world = live.sandbox.world();
        world.clear_faults();
        world.release();
    }
    ended_well(live, cast, acts).await
}
