//! One process serves, the others stand by. On PostgreSQL by a lease in the database, on SQLite by the lock of a file.
//!
//! The holder renews each second, and may speak for four seconds from the *beginning* of a renewal that succeeded. Whoever stands
//! by takes over when it has seen the same beat for five and a half. Each measures by a clock of its own that only goes forward;
//! no two clocks are compared, so none can be wrong. That a process believes too long that it serves is harmless for the
//! database: every transaction that writes makes sure of its epoch (`store::Tx`).

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use tokio::sync::watch;
use tokio::time::timeout;

use super::reach;
use crate::store::lease::{self, Seen};
use crate::store::{Engine, Store};
use crate::telegram::api::Api;
use crate::telegram::mandate::Mandate;
use crate::telegram::receive::about;

/// How long the holder may speak after it began to renew.
const LEASE: Duration = Duration::from_secs(4);
const RENEW: Duration = Duration::from_secs(1);
/// How long a beat stands still before another takes over: beyond the lease, by more than clocks differ in their pace.
const TAKEOVER: Duration = Duration::from_millis(5500);
/// How often whoever stands by looks.
const LOOK: Duration = Duration::from_millis(500);
/// How long the database may take to answer about the lease.
const ANSWER: Duration = Duration::from_secs(2);
/// How long a holder that cannot renew keeps silent where another may take over. Who has not been taken over from by then may
/// be the only one whom people reach: it goes on telling them that nothing is saved, until another poll ends its own.
const SILENCE: Duration = Duration::from_secs(6);
/// Renewals without a beat of anybody who stands by, after which the holder is alone.
const ALONE: u32 = 4;

/// The right to serve, for now.
struct Term {
    store: Store,
    epoch: i64,
    mandate: Mandate,
}

/// Serves in its turns until it is asked to end. `serve` is given the store under whose epoch it writes and an API that is
/// silent when it must be; it is dropped when another has taken over, and `displaced` follows.
///
/// # Errors
/// Those of `serve`.
pub async fn in_turn<F, G>(store: &Store, api: &Api, stop: watch::Receiver<bool>, serve: F, displaced: G) -> Result<()>
where
    F: AsyncFn(Store, Api) -> Result<()>,
    G: Fn(),
{
    match store.engine {
        Engine::Sqlite => locked(store, api, stop, serve).await,
        Engine::Postgres => leased(store, api, stop, serve, displaced).await,
    }
}

async fn locked<F>(store: &Store, api: &Api, mut stop: watch::Receiver<bool>, serve: F) -> Result<()>
where
    F: AsyncFn(Store, Api) -> Result<()>,
{
    let mut stood_by = false;
    let _lock = loop {
        if let Some(lock) = store.lock().context("the lock beside the database's file")? {
            break lock;
        }
        if !stood_by {
            tracing::info!("standing by: another process serves this database");
        }
        stood_by = true;
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return Ok(()),
            () = tokio::time::sleep(LOOK) => {}
        }
    };
    tracing::info!("serving");
    serve(store.clone(), api.under(Mandate::forever(stood_by))).await
}

async fn leased<F, G>(store: &Store, api: &Api, mut stop: watch::Receiver<bool>, serve: F, displaced: G) -> Result<()>
where
    F: AsyncFn(Store, Api) -> Result<()>,
    G: Fn(),
{
    let holder = name();
    let mut gives_way = false;
    loop {
        let waiting = stand_by(store, &holder, gives_way);
        let term = tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => return Ok(()),
            term = waiting => term,
        };
        tracing::info!(epoch = term.epoch, "serving");
        let (beside, rivals) = watch::channel(false);
        let speaking = api.under(term.mandate.clone());
        let ended = tokio::select! {
            biased;
            () = keep(&term, &beside) => None,
            () = reach::lost(&speaking, rivals) => Some(Ok(())),
            served = serve(term.store.clone(), speaking.clone()) => Some(served),
        };
        term.mandate.end();
        let Some(served) = ended else {
            tracing::warn!(epoch = term.epoch, "another process serves now; standing by");
            displaced();
            gives_way = false;
            continue;
        };
        release(&term).await;
        if *stop.borrow() || served.is_err() {
            return served;
        }
        tracing::warn!(epoch = term.epoch, "Telegram is out of reach from here, and another process stands by: it may serve");
        gives_way = true;
    }
}

/// Waits until this process holds the lease. Where it gives way, it takes one that is free only when nobody else did.
async fn stand_by(store: &Store, holder: &str, gives_way: bool) -> Term {
    let mut watched: Option<(Seen, Instant)> = None;
    let mut told = None;
    // The same is said once; what changes is whether the database answers.
    let mut say = |trouble: Option<String>| {
        if told != Some(trouble.is_some()) {
            told = Some(trouble.is_some());
            tracing::info!("standing by: {}", trouble.as_deref().unwrap_or("another process serves this database"));
        }
    };
    loop {
        let began = Instant::now();
        match timeout(ANSWER, look(store, holder, watched.as_ref(), gives_way)).await {
            Ok(Ok((seen, Some(epoch)))) => {
                if !seen.holder.is_empty() {
                    tracing::warn!("{} is not heard of any more: this process takes over", seen.holder);
                }
                let (from_another, until) = (watched.is_some(), began + LEASE);
                return Term { store: store.under(epoch), epoch, mandate: Mandate::until(until, from_another) };
            }
            Ok(Ok((seen, None))) => {
                say(None);
                if watched.as_ref().is_none_or(|(before, _)| *before != seen) {
                    watched = Some((seen, Instant::now()));
                }
            }
            Ok(Err(error)) => say(Some(about(&error))),
            Err(_) => say(Some("the database does not answer".to_owned())),
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// How the lease stands, and its new epoch where it could be taken.
async fn look(store: &Store, holder: &str, watched: Option<&(Seen, Instant)>, gives_way: bool) -> Result<(Seen, Option<i64>)> {
    let mut tx = store.beat().await?;
    let seen = lease::seen(&mut tx).await?;
    let stands_still = watched.is_some_and(|(before, since)| *before == seen && since.elapsed() >= TAKEOVER);
    let mut epoch = None;
    if stands_still || (seen.holder.is_empty() && !gives_way) {
        epoch = lease::take(&mut tx, &seen, holder).await?;
        if epoch.is_none() {
            return Ok((seen, None));
        }
    } else {
        lease::stand_by(&mut tx).await?;
    }
    tx.commit().await?;
    Ok((seen, epoch))
}

/// Renews; returns when another has taken over. Tells `beside` whether somebody stands by.
async fn keep(term: &Term, beside: &watch::Sender<bool>) {
    let mut others = Others { beat: None, quiet: 0 };
    let (mut last, mut silent_since) = (Instant::now(), None);
    loop {
        tokio::time::sleep(RENEW.saturating_sub(last.elapsed())).await;
        let began = Instant::now();
        // This process itself stood still: whoever there was or was not, it knows nothing of it.
        if began - last > LEASE {
            (others.quiet, silent_since) = (0, None);
        }
        last = began;
        match timeout(ANSWER, renew(term)).await {
            Ok(Ok(None)) => return,
            Ok(Ok(Some(beat))) => {
                term.mandate.renewed(began + LEASE);
                beside.send_replace(others.heard(beat));
                silent_since = None;
            }
            Ok(Err(_)) | Err(_) => {
                if began.elapsed() > LEASE {
                    continue;
                }
                let silent = silent_since.get_or_insert_with(Instant::now).elapsed();
                if others.quiet >= ALONE || silent > LEASE + SILENCE {
                    term.mandate.presumed(began + LEASE);
                }
            }
        }
    }
}

/// Whoever stands by, as far as the holder hears of them.
struct Others {
    beat: Option<i64>,
    quiet: u32,
}

impl Others {
    /// Whether there is anybody.
    fn heard(&mut self, beat: i64) -> bool {
        let same = self.beat.replace(beat) == Some(beat);
        self.quiet = if same { self.quiet.saturating_add(1) } else { 0 };
        self.quiet < ALONE
    }
}

/// The beats of whoever stands by; `None` where the lease is another's.
async fn renew(term: &Term) -> Result<Option<i64>> {
    let mut tx = term.store.beat().await?;
    if !lease::renew(&mut tx, term.epoch).await? {
        return Ok(None);
    }
    let beat = lease::beats_beside(&mut tx).await?;
    tx.commit().await?;
    Ok(Some(beat))
}

/// Gives the lease back, so that the next need not wait; best effort.
async fn release(term: &Term) {
    let released = async {
        let mut tx = term.store.beat().await?;
        lease::release(&mut tx, term.epoch).await?;
        tx.commit().await
    };
    if !matches!(timeout(ANSWER, released).await, Ok(Ok(()))) {
        tracing::warn!("the lease could not be given back: the next process waits some seconds for it");
    }
}

/// Who serves, for operators: looks twice, since a holder that lives is known by its beat.
///
/// # Errors
/// Where the database fails.
pub async fn who_serves(store: &Store) -> Result<Option<String>> {
    if store.engine == Engine::Sqlite {
        return Ok(store.is_locked().then(|| "a process on this machine".to_owned()));
    }
    let before = lease::seen(&mut store.read().await?).await?;
    if before.holder.is_empty() {
        return Ok(None);
    }
    tokio::time::sleep(RENEW * 2).await;
    let seen = lease::seen(&mut store.read().await?).await?;
    Ok((before != seen && !seen.holder.is_empty()).then_some(seen.holder))
}

/// How this process calls itself to operators.
fn name() -> String {
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname").or_else(|_| std::fs::read_to_string("/etc/hostname"));
    let host = host.unwrap_or_default();
    let host = if host.trim().is_empty() { "a machine" } else { host.trim() };
    format!("{host}, process {}", std::process::id())
}
