//! Whether this process may speak with Telegram. Where several could serve, only the one that holds the lease does, and its
//! right ends by its own clock, before another can have taken the lease.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::watch;

/// After a takeover the one before may still be heard of at Telegram: a poll of it that ends ours is no theft.
const OVERLAP: Duration = Duration::from_secs(15);
/// A poll of a process that was cut off can reach Telegram when its line is back; one such is excused so much later.
const STRAGGLER: Duration = Duration::from_mins(2);

/// The right to speak; clones share it.
#[derive(Debug, Clone)]
pub struct Mandate {
    state: Arc<watch::Sender<State>>,
}

#[derive(Debug, Clone, Copy)]
struct State {
    /// `None`: for ever.
    until: Option<Instant>,
    /// The lease could not be renewed, and nobody seems to have taken it.
    unsure: bool,
    /// Another was heard of while we were not sure.
    yielded: bool,
    /// When this process took over from another, and whether a straggler was excused since.
    took_over: Option<Instant>,
    excused: bool,
}

impl Mandate {
    /// For a process that nobody can take over from.
    #[must_use]
    pub fn forever(took_over: bool) -> Self {
        Self::new(None, took_over)
    }

    #[must_use]
    pub fn until(until: Instant, took_over: bool) -> Self {
        Self::new(Some(until), took_over)
    }

    fn new(until: Option<Instant>, took_over: bool) -> Self {
        let took_over = took_over.then(Instant::now);
        let state = State { until, unsure: false, yielded: false, took_over, excused: false };
        Self { state: Arc::new(watch::Sender::new(state)) }
    }

    #[must_use]
    pub fn holds(&self) -> bool {
        self.state.borrow().holds()
    }

    /// Whether it rests on a lease that was renewed, and not on nobody else having been heard of.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        let state = self.state.borrow();
        state.holds() && !state.unsure
    }

    /// The lease was renewed.
    pub fn renewed(&self, until: Instant) {
        self.state.send_modify(|state| *state = State { until: Some(until), unsure: false, yielded: false, ..*state });
    }

    /// The database is out of reach, for all perhaps, and somebody has to tell people: goes on until another is heard of.
    pub fn presumed(&self, until: Instant) {
        self.state.send_modify(|state| {
            if !state.yielded {
                *state = State { until: Some(until), unsure: true, ..*state };
            }
        });
    }

    pub fn end(&self) {
        self.state.send_modify(|state| state.until = Some(Instant::now()));
    }

    /// A 409: whether one of us explains it. Where we were not sure to be the one who serves, now we know that we are not.
    #[must_use]
    pub fn explains_conflict(&self) -> bool {
        let mut explained = false;
        self.state.send_modify(|state| {
            if state.unsure {
                *state = State { until: Some(Instant::now()), yielded: true, ..*state };
                explained = true;
            } else if let Some(since) = state.took_over.map(|at| at.elapsed()) {
                explained = since < OVERLAP || (since < STRAGGLER && !state.excused);
                state.excused |= since >= OVERLAP;
            }
        });
        explained
    }

    /// Returns when the right is there.
    pub async fn begins(&self) {
        // The sender is our own: the wait ends with what is waited for.
        let _ = self.state.subscribe().wait_for(State::holds).await;
    }

    /// Returns when it has ended.
    pub async fn ends(&self) {
        let mut changes = self.state.subscribe();
        loop {
            let state = *changes.borrow_and_update();
            if !state.holds() {
                return;
            }
            match state.until {
                None => drop(changes.changed().await),
                Some(until) => drop(tokio::time::timeout_at(until.into(), changes.changed()).await),
            }
        }
    }
}

impl State {
    fn holds(&self) -> bool {
        self.until.is_none_or(|until| Instant::now() < until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conflict_is_explained_by_a_takeover_and_otherwise_a_theft() {
        let later = Instant::now() + Duration::from_secs(4);
        assert!(!Mandate::forever(false).explains_conflict());
        assert!(!Mandate::until(later, false).explains_conflict());
        let took_over = Mandate::until(later, true);
        assert!(took_over.explains_conflict() && took_over.explains_conflict() && took_over.holds());
        let ago = |seconds| took_over.state.send_modify(|state| state.took_over = Instant::now().checked_sub(Duration::from_secs(seconds)));
        ago(16);
        assert!(took_over.explains_conflict(), "one straggler");
        assert!(!took_over.explains_conflict(), "and no other");
        ago(200);
        assert!(!took_over.explains_conflict());
    }

    #[test]
    fn who_is_not_sure_yields_and_stays_silent_until_the_lease_is_renewed() {
        let later = Instant::now() + Duration::from_secs(4);
        let mandate = Mandate::until(later, false);
        mandate.presumed(later);
        assert!(mandate.holds() && mandate.explains_conflict() && !mandate.holds());
        mandate.presumed(later);
        assert!(!mandate.holds());
        mandate.renewed(later);
        assert!(mandate.holds() && !mandate.explains_conflict());
    }

    #[tokio::test]
    async fn it_ends_by_itself() {
        let mandate = Mandate::until(Instant::now() + Duration::from_millis(20), false);
        mandate.begins().await;
        mandate.ends().await;
        assert!(!mandate.holds());
    }
}
