//! Telegram takes only so many messages a second. Each waits for its turn in the order in which it came, and those for chats
//! that flood let everybody else's pass: of two turns they have one at most. What is an emergency waits in no line.

use governor::clock::DefaultClock;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};
use tokio::sync::Mutex;

pub struct Turns {
    rate: RateLimiter<NotKeyed, InMemoryState, DefaultClock>,
    /// Held by whoever is next. Those who wait for it get it in their order.
    next: Mutex<()>,
    /// Held by the one of those who flood that stands in line with everybody else.
    flooding: Mutex<()>,
}

impl Turns {
    pub fn new(rate: Quota) -> Self {
        Self { rate: RateLimiter::direct(rate), next: Mutex::default(), flooding: Mutex::default() }
    }

    /// Returns at the next turn but one at the latest, among those who cannot wait.
    pub async fn now(&self) {
        self.rate.until_ready().await;
    }

    /// Returns when it is one's turn.
    pub async fn mine(&self, floods: impl Fn() -> bool) {
        if !floods() {
            let _next = self.next.lock().await;
            // It can have turned out while one waited.
            if !floods() {
                return self.rate.until_ready().await;
            }
        }
        let _flooding = self.flooding.lock().await;
        let _next = self.next.lock().await;
        self.rate.until_ready().await;
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::{Arc, Mutex as Noted};

    use tokio::task::JoinSet;

    use super::*;

    #[tokio::test]
    async fn an_emergency_waits_in_no_line() {
        let turns = Arc::new(Turns::new(Quota::per_second(NonZeroU32::new(100).unwrap()).allow_burst(NonZeroU32::MIN)));
        let (noted, mut all) = (Arc::new(Noted::new(vec![])), JoinSet::new());
        turns.now().await;
        for number in 0..21 {
            let (turns, noted) = (turns.clone(), noted.clone());
            all.spawn(async move {
                if number == 20 {
                    turns.now().await;
                } else {
                    turns.mine(|| false).await;
                }
                noted.lock().unwrap().push(number);
            });
            tokio::task::yield_now().await;
        }
        while all.join_next().await.is_some() {}
        let noted = noted.lock().unwrap().clone();
        assert!(noted.iter().position(|number| *number == 20).unwrap() <= 2, "{noted:?}");
    }

    #[tokio::test]
    async fn who_floods_has_one_turn_of_two_and_the_others_their_order() {
        let turns = Arc::new(Turns::new(Quota::per_second(NonZeroU32::new(100).unwrap()).allow_burst(NonZeroU32::MIN)));
        let (noted, waiting, mut all) = (Arc::new(Noted::new(vec![])), Arc::new(AtomicUsize::new(0)), JoinSet::new());
        turns.mine(|| false).await;
        for number in 0..20 {
            let (turns, noted, begun) = (turns.clone(), noted.clone(), waiting.clone());
            let floods = number < 15;
            all.spawn(async move {
                begun.fetch_add(1, Ordering::SeqCst);
                turns.mine(|| floods).await;
                noted.lock().unwrap().push(number);
            });
            while waiting.load(Ordering::SeqCst) <= number {
                tokio::task::yield_now().await;
            }
        }
        while all.join_next().await.is_some() {}
        let noted = noted.lock().unwrap().clone();
        let others: Vec<usize> = noted.iter().copied().filter(|number| *number >= 15).collect();
        assert_eq!(others, [15, 16, 17, 18, 19]);
        assert_eq!(noted.len(), 20);
        assert!(noted.iter().position(|number| *number == 19).unwrap() <= 10, "{noted:?}");
    }
}
