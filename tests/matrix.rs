//! The golden story under every fault of Telegram and of the network, at every call: it comes to the faultless end, and
//! the log tells nothing of anybody. CI runs some; `SUAKA_EACH=1` each call with each fault; `SUAKA_ROUNDS` as many.

#![expect(clippy::print_stdout, reason = "how much was run is what such a test is worth")]

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use libtest_mimic::Trial;
use suaka::cli::log::{Level, lines};
use suaka::sandbox::{Fault, FaultKind, Outcome};
use suaka::store::outbox;
use tracing_subscriber::fmt::MakeWriter;

use crate::support::canary::Search;
use crate::support::dice::{each, rounds};
use crate::support::golden::{End, STORY, Stands, Teller, WORDS};
use crate::support::town::TOKEN;
use crate::support::{Database, Town};

pub fn trials() -> Vec<Trial> {
    vec![Trial::test("matrix::every_fault_at_every_call_of_the_golden_story_reaches_the_faultless_end", || {
        matrix();
        Ok(())
    })]
}

/// What befalls a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trouble {
    /// It is cut before it took effect, and connections are refused until the step is over.
    Refused,
    ResetBefore,
    ResetAfter,
    /// No answer until our own patience ends, which takes fifteen seconds; not carried out, or carried out.
    Timeout,
    TimeoutAfter,
    CutOff,
    Status(u16),
}

use Trouble::{CutOff, Refused, ResetAfter, ResetBefore, Status, Timeout, TimeoutAfter};

const QUICK: [Trouble; 11] =
    [Refused, ResetBefore, ResetAfter, CutOff, Status(400), Status(401), Status(403), Status(409), Status(429), Status(500), Status(502)];
const SLOW: [Trouble; 2] = [Timeout, TimeoutAfter];

impl Trouble {
    fn kind(self) -> FaultKind {
        let status = |code, description: &str, retry_after| FaultKind::Status { code, description: description.to_owned(), retry_after };
        match self {
            Refused | Timeout => FaultKind::HoldBefore,
            ResetBefore => FaultKind::ResetBefore,
            ResetAfter => FaultKind::ResetAfter,
            TimeoutAfter => FaultKind::HoldAfter,
            CutOff => FaultKind::CutOff,
            Status(401) => status(401, "Unauthorized", None),
            Status(403) => status(403, "Forbidden: bot was blocked by the user", None),
            Status(409) => status(409, "Conflict: terminated by other getUpdates request", None),
            Status(429) => status(429, "Too Many Requests: retry after 3", Some(3)),
            Status(code) => status(code, "Something that nobody expected", None),
        }
    }

    /// Whether it took effect and we do not know: one message may come twice, and none of it may hold content.
    fn loses_a_reply(self) -> bool {
        matches!(self, ResetAfter | TimeoutAfter | CutOff)
    }

    /// Whether people see something of it and must find their way back. 403 to a message: to us they have blocked the bot,
    /// and whoever is gone is off duty, with empty hands and a cleared chat. 401 and 409 to a poll: somebody else may have our
    /// token, and everyone with an open case is told. Nothing of what was said is lost in any of them.
    fn is_seen(self, method: &str) -> bool {
        matches!(
            (self, method),
            (Status(401 | 409), "getUpdates")
                | (Status(403), "sendMessage" | "editMessageText" | "editMessageMedia" | "deleteMessage" | "deleteMessages")
        )
    }
}

/// The story under one fault at one call, or none; where people saw something of it, or when they are asked to, they come back
/// once more at the end. Tells the calls, by method.
async fn under(fault: Option<(Trouble, usize)>, come_back: bool) -> (End, Vec<&'static str>) {
    let mut town = Town::new(Database::quick()).await;
    let sandbox = town.sandbox.clone();
    let mut teller = Teller::new(&mut town).await;
    if let Some((trouble, call)) = fault {
        sandbox.world().fault(Fault::next_call(trouble.kind()).skip(u32::try_from(call).unwrap()));
        if trouble == Refused {
            let sandbox = sandbox.clone();
            teller.outage = Some(tokio::spawn(async move {
                sandbox.wait_until(Duration::from_mins(10), |world| world.held() == 1).await;
                sandbox.stop();
            }));
        }
    }
    if let Some((trouble, _)) = fault {
        let sandbox = sandbox.clone();
        teller.comes_back = Box::new(move || {
            let world = sandbox.world();
            let met = world.calls().iter().find(|call| matches!(call.outcome, Outcome::Fault { .. })).map(|call| call.method);
            met.is_some_and(|method| trouble.is_seen(method))
        });
    }
    for step in 0..STORY.len() {
        teller.does(step).await;
        teller.passes().await;
    }
    assert!(!sandbox.world().faults_pending(), "the fault met nothing");
    if come_back || (teller.comes_back)() {
        teller.all_return().await;
    }
    let left = outbox::count(&mut teller.town.hotline.store.read().await.unwrap()).await.unwrap();
    assert_eq!(left, 0, "something is stuck");
    assert_eq!(sandbox.world().pending_updates(), 0, "something is not confirmed");
    let calls = sandbox.world().calls().iter().map(|call| call.method).collect();
    (teller.end().await, calls)
}

/// Whether one end is as good as the other.
fn holds(end: &End, faultless: &End, trouble: Trouble, method: &str) {
    assert_eq!(end.cases, faultless.cases);
    for (chat, wanted) in end.chats.iter().zip(&faultless.chats) {
        if trouble.is_seen(method) {
            // The screen is the same, at another minute; what stands above it was cleared when its person came back.
            let screen = |chat: &Stands| {
                chat.last().map(|(ours, text, keys)| (*ours, text.replace(|c: char| c.is_ascii_digit(), "#"), keys.clone()))
            };
            assert_eq!(screen(chat), screen(wanted));
        } else if trouble.loses_a_reply() {
            let mut left = chat.clone();
            for shown in wanted {
                let at = left.iter().position(|other| other == shown);
                left.remove(at.unwrap_or_else(|| panic!("{shown:?} is missing in {chat:?}")));
            }
            assert!(left.len() <= 1, "repeated more than once: {left:?}");
            for (ours, text, _) in left {
                assert!(ours && !WORDS.iter().any(|words| text.contains(words)), "repeated: {text:?}");
            }
        } else {
            assert_eq!(chat, wanted);
        }
    }
}

/// Where the log goes.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, line: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(line)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;
    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Runs on this thread alone, so that all of it is heard.
fn heard<T>(log: &Log, run: impl Future<Output = T>) -> T {
    tracing::subscriber::with_default(lines(Level::Trace, log.clone(), false), || {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(run)
    })
}

fn matrix() {
    let log = Log::default();
    let (faultless, calls) = heard(&log, under(None, false));
    let (returned, _) = heard(&log, under(None, true));
    assert_eq!(faultless.cases[0].said.iter().filter(|(.., words)| !words.is_empty()).count(), WORDS.len());
    let every = |troubles: &[Trouble]| -> Vec<(Trouble, usize)> {
        troubles.iter().flat_map(|trouble| (0..calls.len()).map(|call| (*trouble, call))).collect()
    };
    // Some of all: spread over the story, with every kind of fault among them.
    let some = |all: Vec<(Trouble, usize)>, most: usize| {
        let stride = (all.len() / most).max(1) | 1;
        if each() { all } else { all.into_iter().step_by(stride).collect() }
    };
    let most = usize::try_from(rounds(44)).unwrap();
    let quick = some(every(&QUICK), most);
    let slow = some(every(&SLOW), most / 11);
    let (failures, done) = (Mutex::new(Vec::new()), AtomicUsize::new(0));
    let work = |jobs: &[(Trouble, usize)], next: &AtomicUsize| {
        while let Some(&(trouble, call)) = jobs.get(next.fetch_add(1, Ordering::SeqCst)) {
            let run = || {
                let (end, met) = heard(&log, under(Some((trouble, call)), false));
                let faultless = if trouble.is_seen(met[call]) { &returned } else { &faultless };
                holds(&end, faultless, trouble, met[call]);
            };
            if catch_unwind(AssertUnwindSafe(run)).is_err() {
                failures.lock().unwrap().push(format!("{trouble:?} at call {call} ({})", calls[call]));
            }
            done.fetch_add(1, Ordering::SeqCst);
        }
    };
    let (first, second) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        // Those that wait for our patience to end cost nothing but time.
        for _ in 0..32.min(slow.len()) {
            scope.spawn(|| work(&slow, &second));
        }
        for _ in 0..3 {
            scope.spawn(|| work(&quick, &first));
        }
    });
    let failures = failures.into_inner().unwrap();
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), done.into_inner(), failures.join("\n"));
    let log = log.0.lock().unwrap();
    let found = search().find(&log);
    assert_eq!(found, vec![], "in the log");
    assert!(String::from_utf8_lossy(&log).contains("not sent yet"), "the faults did not reach the log");
    println!(
        "{} steps, {} calls: {} runs, all reached the faultless end; log of {} bytes: 0 canaries, 0 token bytes",
        STORY.len(),
        calls.len(),
        done.into_inner(),
        log.len()
    );
}

fn search() -> Search {
    let mut search = Search::default();
    for words in WORDS {
        search.text("words", words);
    }
    search.text("token", TOKEN);
    search.text("secret of the token", TOKEN.split_once(':').expect("a token").1);
    // People are numbered from here in every sandbox.
    for person in 7_100_000_001..=7_100_000_002 {
        search.id("chat id", person);
    }
    search
}
