//! The real binary, killed at every call and every commit, and at random: nothing lost, nothing stuck, nothing to another.
//!
//! `cargo test --test suaka -- kill::` takes about a minute. `SUAKA_ROUNDS=10000` makes as many kills at random and looks at
//! as many moments (5 a second); `SUAKA_EACH=1` gives each commit a story of its own (minutes), and each write (hours).
//! `SUAKA_SEED` repeats the instants of a run.

#![expect(clippy::print_stdout, reason = "figures are what these tests are for, besides passing")]

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::os::unix::process::ExitStatusExt;
use std::time::Duration;

use libtest_mimic::Trial;
use suaka::domain::people::Role;
use suaka::sandbox::{Call, Fault, FaultKind, Happening, Outcome, PersonId, World};
use suaka::store::handled;

use crate::support::process::{Live, PATIENCE, number, traced, without_strace, words};
use crate::support::walk::{Act, Free, Guard, Walk};
use crate::support::{Database, trial};

/// Kills at random, unless `SUAKA_ROUNDS` says otherwise.
const ROUNDS: usize = 40;
/// Longest life before a kill at random, in microseconds.
const LONGEST_LIFE: u64 = 250_000;
/// Commits between two deaths, where not each has a story of its own; more than a start takes.
const COMMITS: usize = 11;
/// The same for writes to the database's files.
const WRITES: usize = 127;
/// Stories that these deaths are spread over.
const STORIES: usize = 3;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("kill::killed_before_every_call", || every_call(FaultKind::HoldBefore)),
        trial("kill::killed_after_every_call", || every_call(FaultKind::HoldAfter)),
        trial("kill::killed_at_random", at_random),
        trial("kill::what_is_confirmed_or_acknowledged_is_on_the_disk", on_the_disk),
        with_strace("kill::killed_at_every_commit", || every_syscall("fsync,fdatasync", COMMITS)),
        with_strace("kill::killed_at_every_write", || every_syscall("pwrite64", WRITES)),
        with_strace("kill::synced_before_it_is_acknowledged", synced),
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
fn setting(name: &str) -> Option<usize> {
    std::env::var_os(name).map(|value| value.to_str().and_then(|value| value.parse().ok()).unwrap_or_else(|| panic!("{name} is no number")))
}

// The story: two who tell and two who answer, so that everything could go to somebody else.

const OF_A: [&str; 5] = ["Bu, tolong.", "Suami saya marah lagi.", "Anak-anak melihat semuanya.", "Di rumah nenek.", "Dia ada di depan."];
const TO_A: [&str; 2] = ["Saya di sini. Di mana anak-anak?", "Kami jemput jam lima."];
const OF_B: &str = "Tetangga saya dipukul.";
const TO_B: &str = "Terima kasih sudah peduli.";

struct Cast {
    a: PersonId,
    b: PersonId,
    x: PersonId,
    y: PersonId,
    codes: [String; 2],
}

/// A hotline that does not run yet, and its people.
async fn cast() -> (Live, Cast) {
    let live = Live::new(Database::sqlite(), Some("2026-11-24T10:00:00+07:00")).await;
    let codes = [live.invite(Role::Counsellor).await, live.invite(Role::Counsellor).await];
    let [a, b, x, y] = ["A", "B", "X", "Y"].map(|name| live.sandbox.world().add_person(name, "id", None));
    (live, Cast { a, b, x, y, codes })
}

async fn tell<G: Guard>(walk: &mut Walk<'_, G>, cast: &Cast) {
    let Cast { a, b, x, y, ref codes } = *cast;
    for (person, code) in [(x, &codes[0]), (y, &codes[1])] {
        walk.says(person, &format!("/start {code}"));
        walk.sees(person, &["Selamat datang"]).await;
        walk.taps(person, "Masuk tugas").await;
        walk.sees(person, &["🟢 bertugas"]).await;
    }
    walk.says(a, OF_A[0]);
    walk.sees(a, &["Tersimpan. Terima kasih"]).await;
    walk.says(b, OF_B);
    walk.sees(b, &["Tersimpan. Terima kasih"]).await;
    walk.says(a, OF_A[1]);
    walk.sees(a, &["Tersimpan, 2 pesan"]).await;
    walk.says(a, OF_A[2]);
    walk.sees(a, &["Tersimpan, 3 pesan"]).await;
    for (person, label, sees) in [
        (a, "Kirim ke petugas", "Sudah terkirim"),
        (a, "Tidak", "Yang utama sekarang"),
        (b, "Kirim ke petugas", "Sudah terkirim"),
        (b, "Aman", "Ada orang lain yang bisa"),
        (a, "Lanjut", "Ada orang lain yang bisa"),
        (a, "Ada", "Ini tentang siapa?"),
        (a, "Saya", "Kira-kira tentang apa?"),
        (a, "Lewati", "Cukup dulu pertanyaannya"),
        (x, "Antrean", "yang mendesak dulu"),
        (x, "🔴", "Aman sekarang: TIDAK"),
        (x, "✋ Ambil", OF_A[2]),
        (y, "Antrean", "yang mendesak dulu"),
        (y, "mnt", "Aman sekarang: ya"),
        (y, "✋ Ambil", OF_B),
    ] {
        walk.taps(person, label).await;
        walk.sees(person, &[sees]).await;
        if let Some(ping) = pings(label) {
            walk.sees(x, &[ping]).await;
            walk.sees(y, &[ping]).await;
        }
    }
    walk.answers(x, TO_A[0]).await;
    walk.answers(y, TO_B).await;
    walk.sees(a, &["sudah diperbarui"]).await;
    walk.taps(a, "Buka").await;
    walk.sees(a, &[TO_A[0]]).await;
    walk.says(a, OF_A[3]);
    walk.sees(a, &["Petugas akan melihatnya"]).await;
    walk.sees(x, &["ada pesan baru"]).await;
    walk.taps(x, "Buka").await;
    walk.sees(x, &[OF_A[3]]).await;
    walk.says(a, OF_A[4]);
    walk.sees(a, &["Petugas akan melihatnya"]).await;
    walk.sees(x, &["ada pesan baru"]).await;
    walk.answers(x, TO_A[1]).await;
    walk.sees(a, &["sudah diperbarui"]).await;
    walk.taps(a, "Buka").await;
    walk.sees(a, &[TO_A[0], TO_A[1]]).await;
    walk.sees(b, &["sudah diperbarui"]).await;
    walk.taps(b, "Buka").await;
    walk.sees(b, &[TO_B]).await;
    in_order(&walk.screen(x, OF_A[0]), &[OF_A[0], OF_A[1], OF_A[2], TO_A[0], OF_A[3], OF_A[4], TO_A[1]]);
    in_order(&walk.screen(y, OF_B), &[OF_B, TO_B]);
    in_order(&walk.screen(a, TO_A[0]), &TO_A);
    in_order(&walk.screen(b, TO_B), &[TO_B]);
    walk.taps(x, "Tutup").await;
    walk.sees(x, &["Tutup ", "Pelapor diberi tahu"]).await;
    walk.taps(x, "Ya, tutup").await;
    walk.sees(x, &["ditutup."]).await;
    walk.sees(a, &["sudah diperbarui"]).await;
    walk.until("all is confirmed", |world| world.pending_updates() == 0).await;
}

/// What all who are on duty get for it.
fn pings(label: &str) -> Option<&'static str> {
    match label {
        "Kirim ke petugas" => Some("Ada cerita baru"),
        "Tidak" => Some("Ada yang mendesak"),
        _ => None,
    }
}

/// Each text once, one after the other.
fn in_order(screen: &str, texts: &[&str]) {
    let mut after = 0;
    for text in texts {
        assert_eq!(screen.matches(text).count(), 1, "{text}\n{screen}");
        let at = screen.find(text).unwrap_or_default();
        assert!(at >= after, "{text} stands before what was said earlier\n{screen}");
        after = at;
    }
}

/// How everything must end, however often it was killed. Tells how many messages were repeated.
async fn ended_well(live: &Live, cast: &Cast, acts: &[Act]) -> usize {
    live.stop().await;
    let reached = reached_another(&live.sandbox.world(), cast);
    assert_eq!(reached, Vec::<String>::new());
    let (store, vault) = (live.store().await, live.vault());
    let kept = words(&store, &vault).await;
    let of_case = |case: i64| -> Vec<&str> { kept.iter().filter(|words| words.case == case).map(|words| words.text.as_str()).collect() };
    let mut cases: Vec<i64> = kept.iter().map(|words| words.case).collect();
    cases.dedup();
    assert_eq!(cases.len(), 2, "{kept:?}");
    assert_eq!(of_case(cases[0]), [OF_A[0], OF_A[1], OF_A[2], TO_A[0], OF_A[3], OF_A[4], TO_A[1]]);
    assert_eq!(of_case(cases[1]), [OF_B, TO_B]);
    for (sql, expected) in [
        ("select count(*) from cases where stage = 'closed'", 1),
        ("select count(*) from cases where stage = 'claimed'", 1),
        ("select count(*) from staff", 2),
        ("select count(*) from audit where action = 'claimed'", 2),
        ("select count(*) from audit where action = 'closed'", 1),
        ("select count(*) from outbox", 0),
        ("select count(*) from quarantine", 0),
        ("select count(*) from slow", 0),
        ("select count(*) from handled", i64::try_from(acts.len()).unwrap()),
    ] {
        assert_eq!(number(&store, sql).await, expected, "{sql}\n{}", live.picture());
    }
    store.close().await;
    repeated(live, acts)
}

/// Words on a phone on which they must not be; and words that came by anything but an edit.
fn reached_another(world: &World, cast: &Cast) -> Vec<String> {
    let mut reached = vec![];
    let of_a = || OF_A.iter().chain(&TO_A).copied();
    let of_b = || [OF_B, TO_B].into_iter();
    for (person, others) in
        [(cast.a, of_b().collect()), (cast.x, of_b().collect()), (cast.b, of_a().collect()), (cast.y, of_a().collect::<Vec<_>>())]
    {
        for shown in world.screen_history(person) {
            let by_send: Vec<&str> = if shown.what == Happening::Sent && shown.from_bot { of_a().chain(of_b()).collect() } else { vec![] };
            let found = others.iter().chain(&by_send).find(|text| shown.text.contains(**text));
            reached.extend(found.map(|text| format!("{person}: {text:?} in {shown:?}")));
        }
        let lock_screen = world.notifications(person).iter().filter(|shown| of_a().chain(of_b()).any(|text| shown.text.contains(text)));
        reached.extend(lock_screen.map(|shown| format!("{person}: {shown:?}")));
    }
    reached
}

// Every call is held; somebody looks at it, and lets it go or kills.

enum Verdict {
    Release,
    Kill,
}

trait Judge {
    async fn judge(&mut self, live: &Live, acts: &[Act], held: &[Call]) -> Verdict;
}

struct Held<J> {
    kind: FaultKind,
    /// Calls that were let go, or whose process is dead.
    decided: BTreeSet<u64>,
    /// Calls that were looked at.
    judged: BTreeSet<u64>,
    judge: J,
}

impl<J: Judge> Held<J> {
    fn new(live: &Live, kind: FaultKind, judge: J) -> Self {
        live.sandbox.world().fault(Fault::next_call(kind.clone()).times(u32::MAX));
        Self { kind, decided: BTreeSet::new(), judged: BTreeSet::new(), judge }
    }

    fn undecided(&self, world: &World) -> Vec<Call> {
        let held = |call: &&Call| match self.kind {
            FaultKind::HoldBefore => call.outcome == Outcome::Pending,
            _ => matches!(call.outcome, Outcome::Fault { .. }),
        };
        world.calls().iter().filter(held).filter(|call| !self.decided.contains(&call.seq)).cloned().collect()
    }
}

impl<J: Judge> Guard for Held<J> {
    async fn until(&mut self, live: &Live, acts: &[Act], what: &mut dyn FnMut(&World) -> bool) -> bool {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        while tokio::time::Instant::now() < deadline {
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
            // A call that the dead had made arrives late now and then, and is held by nobody.
            if held == 0 || undecided.is_empty() {
                self.decided.extend(undecided.iter().map(|call| call.seq));
                continue;
            }
            let fresh: Vec<Call> = undecided.iter().filter(|call| self.judged.insert(call.seq)).cloned().collect();
            match self.judge.judge(live, acts, &fresh).await {
                Verdict::Release => {
                    let world = live.sandbox.world();
                    // What came meanwhile is judged too, before all go on together.
                    if self.undecided(&world).len() == undecided.len() {
                        self.decided.extend(undecided.iter().map(|call| call.seq));
                        world.release();
                    }
                }
                Verdict::Kill => {
                    live.kill().await;
                    // What the dead one had held is not executed: its peer is gone, and that is seen before the next one starts.
                    assert!(live.sandbox.wait_until(PATIENCE, |world| world.held() == 0).await, "a call of a dead process is still held");
                    self.decided.extend(live.sandbox.world().calls().iter().map(|call| call.seq));
                    live.start();
                }
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

async fn every_call(kind: FaultKind) {
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

async fn let_go(live: &Live, cast: &Cast, acts: &[Act]) -> usize {
    {
        let mut world = live.sandbox.world();
        world.clear_faults();
        world.release();
    }
    ended_well(live, cast, acts).await
}

/// Sends that were made before, word for word, with no act of anybody between. A kill between a send and its record can
/// repeat that one message: the first that its chat gets from the new process. Nothing else is ever said twice.
fn repeated(live: &Live, acts: &[Act]) -> usize {
    let (world, lives) = (live.sandbox.world(), live.lives());
    let executed = |call: &&Call| matches!(call.outcome, Outcome::Ok | Outcome::Fault { executed: true, .. });
    let (mut last, mut repeated) = (HashMap::new(), HashSet::new());
    for call in world.calls().iter().filter(|call| call.method == "sendMessage").filter(executed) {
        let (life, act) = (lives.partition_point(|after| *after < call.seq), acts.partition_point(|act| act.after < call.seq));
        let chat = call.params["chat_id"].as_i64();
        let said = (call.params["text"].to_string(), call.params["reply_markup"].to_string(), act);
        if let Some((before, earlier)) = last.insert(chat, (said.clone(), life))
            && before == said
        {
            assert!(earlier < life, "said twice without a kill between: {call:?}");
            assert!(repeated.insert((chat, life)), "two repetitions in one chat after one kill: {call:?}");
        }
    }
    repeated.len()
}

// Kills at random.

/// A small generator (splitmix64): the same seed, the same moments.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }
}

async fn at_random() {
    let rounds = setting("SUAKA_ROUNDS").unwrap_or(ROUNDS);
    let seed = setting("SUAKA_SEED").map_or_else(|| u64::from(std::process::id()), |seed| seed as u64);
    println!("killed at random: SUAKA_SEED={seed}");
    let mut chance = Chance(seed);
    let (mut kills, mut stories, mut repeated) = (0, 0, 0);
    while kills < rounds {
        let (live, cast) = cast().await;
        live.start();
        let mut walk = Walk::new(&live, Free);
        let told = Cell::new(false);
        let telling = async {
            tell(&mut walk, &cast).await;
            told.set(true);
        };
        let killing = async {
            while !told.get() {
                // From within the start to well into the work: what a start takes, and a few times that.
                tokio::time::sleep(Duration::from_micros(chance.below(LONGEST_LIFE))).await;
                live.kill().await;
                live.start();
            }
        };
        tokio::join!(telling, killing);
        let acts = walk.acts;
        repeated += ended_well(&live, &cast, &acts).await;
        (kills, stories) = (kills + live.kills(), stories + 1);
        assert!(live.kills() > 0, "a story without a kill");
    }
    println!("{kills} kills at random in {stories} stories, {repeated} messages repeated");
}

// Kills at every commit, by strace.

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
async fn every_syscall(calls: &str, stride: usize) {
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

// What is confirmed or acknowledged is on the disk.

/// Looks, at each moment at which something is about to be confirmed or acknowledged, into a copy of the data directory.
#[derive(Default)]
struct Notary {
    confirmed: i64,
    confirmations: usize,
    acknowledgements: usize,
}

impl Judge for Notary {
    async fn judge(&mut self, live: &Live, acts: &[Act], held: &[Call]) -> Verdict {
        let offset = held.iter().filter(|call| call.method == "getUpdates").filter_map(|call| call.params["offset"].as_i64()).max();
        let newly = offset.filter(|offset| *offset > self.confirmed);
        let told: Vec<&Call> = held.iter().filter(|call| acknowledges(call)).collect();
        if newly.is_none() && told.is_empty() {
            return Verdict::Release;
        }
        let (copied, vault) = (live.copy().await, live.vault());
        let kept: Vec<String> = words(&copied.store, &vault).await.into_iter().map(|words| words.text).collect();
        let is_kept = |act: &Act| act.text.as_ref().is_none_or(|text| text.starts_with('/') || kept.contains(text));
        if let Some(offset) = newly {
            let mut tx = copied.store.write().await.expect("the copy can be written");
            for act in acts.iter().filter(|act| act.update < offset) {
                assert!(is_kept(act), "confirmed, and not on the disk: {act:?}");
                assert!(!handled::first(&mut tx, &act.handled, 0).await.unwrap(), "confirmed, and unknown to the disk: {act:?}");
                self.confirmations += usize::from(act.update >= self.confirmed);
            }
            self.confirmed = offset;
        }
        for call in told {
            let to = call.params["chat_id"].as_i64().expect("a chat");
            assert!(acts.iter().filter(|act| act.person.0 == to).all(is_kept), "acknowledged, and not on the disk: {call:?}");
            if call.params["text"].as_str().unwrap().contains("Sudah terkirim") {
                let sent = number(&copied.store, "select count(*) from cases where sent_at is not null").await;
                let asked = acts.iter().filter(|act| act.text.is_none()).count();
                assert!(sent >= 1 && asked >= 1, "told as sent, and still a draft: {call:?}");
            }
            self.acknowledgements += 1;
        }
        copied.store.close().await;
        Verdict::Release
    }
}

fn acknowledges(call: &Call) -> bool {
    call.params["text"].as_str().is_some_and(|text| text.contains("Tersimpan") || text.contains("Sudah terkirim"))
}

async fn on_the_disk() {
    let rounds = setting("SUAKA_ROUNDS").unwrap_or(1);
    let (mut confirmations, mut acknowledgements, mut stories) = (0, 0, 0);
    while confirmations.min(acknowledgements) < rounds {
        let (live, cast) = cast().await;
        let mut walk = Walk::new(&live, Held::new(&live, FaultKind::HoldBefore, Notary::default()));
        live.start();
        tell(&mut walk, &cast).await;
        let notary = &walk.guard.judge;
        assert_eq!(notary.confirmations, walk.acts.len(), "every act was confirmed once");
        assert!(notary.acknowledgements >= 8, "{} acknowledgements", notary.acknowledgements);
        confirmations += notary.confirmations;
        acknowledgements += notary.acknowledgements;
        stories += 1;
        let acts = walk.acts;
        let_go(&live, &cast, &acts).await;
    }
    println!(
        "in {stories} stories, {confirmations} confirmations and {acknowledgements} acknowledgements: each on the disk before it was made"
    );
}

// The order of reading, syncing and answering, as the kernel sees it.

async fn synced() {
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
    println!(
        "{} confirmations and {} acknowledgements, each after a sync of the database: {} syncs",
        order.confirmations, order.acknowledgements, order.syncs
    );
    // The check can fail: without the syncs, all comes too early.
    let unsynced: Vec<&str> = trace.lines().filter(|line| !line.contains("sync")).collect();
    assert!(!self::order(&unsynced.join("\n")).too_early.is_empty(), "a trace without syncs is found fault with");
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
