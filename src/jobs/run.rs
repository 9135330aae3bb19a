//! The loops of a running hotline, and how they end.

use std::time::{Duration, Instant};

use anyhow::Result;
use tokio::sync::watch;

use super::delivery::{Delivery, Rates};
use super::fetch::Fetcher;
use super::slow::Slow;
use super::tombstone::Carver;
use crate::hotline::Hotline;
use crate::telegram::api::Api;
use crate::telegram::gate::Gate;
use crate::telegram::mandate::Mandate;
use crate::telegram::receive::{Polled, Receiver, about};
use crate::telegram::webhook::{Door, Hook};

/// How long a poll waits for updates (Bot API, getUpdates).
const LONG_POLL: Duration = Duration::from_secs(25);
/// The same during an alarm: long enough that a rival's poll ends ours, short enough that an alarm that is over ends.
const ALARM_POLL: Duration = Duration::from_secs(5);
/// How often time is looked at.
const TICK: Duration = Duration::from_secs(1);
/// How often the disk is looked at.
const LOOK_AT_DISK: Duration = Duration::from_secs(30);
/// How long what is under way may take when the process is asked to end; container and service managers kill after ten.
const DRAIN: Duration = Duration::from_secs(8);

/// How updates come in: polled for, or through the door of a webhook.
pub type Inlet = Option<Door>;

/// Runs until `stop` says so: no more polls then, what is committed is confirmed, what is under way is drained, as far as
/// eight seconds allows. Whatever is left stays in the outbox. While the mandate of `api` does not hold, all pauses. What a backup
/// may have brought back is buried before (`Hotline::bury`).
///
/// # Errors
/// Where the database fails before the first poll.
pub async fn run(hotline: Hotline, api: Api, rates: Rates, inlet: Inlet, mut stop: watch::Receiver<bool>) -> Result<()> {
    hotline.look_at_disk();
    let (gate, mandate) = (Gate::default(), api.mandate().clone());
    let mut receiver = Receiver::new(api.clone(), hotline.clone(), gate.clone());
    receiver.begin().await?;
    let fetcher = Fetcher::new(hotline.clone(), api.clone(), gate.clone());
    let slow = Slow::new(hotline.clone(), api.clone());
    let delivery = Delivery::new(hotline.clone(), api, gate, rates);
    let (receiving_ended, ended) = watch::channel(false);
    // Delivery is drained last: whatever was ordered until then is sent before the end.
    let (ordering_ended, all_ordered) = watch::channel(false);
    let until = stop.clone();
    let receiving = async {
        match inlet {
            None => {
                receive(&mut receiver, until, &mandate).await;
                receiver.confirm().await;
            }
            Some(door) => let_in(&mut receiver, until, Hook::new(&door, mandate.clone())).await,
        }
        receiver.rest().await;
        receiving_ended.send_replace(true);
    };
    let overdue = async {
        let _ = stop.wait_for(|stop| *stop).await;
        tokio::time::sleep(DRAIN).await;
    };
    let serving = Box::pin(async {
        let fetching = fetch(fetcher, hotline.clone(), ended.clone(), &mandate);
        let slowly = work_off(slow, hotline.clone(), ended.clone(), &mandate);
        let delivering = deliver(delivery, hotline.clone(), all_ordered, &mandate);
        let ordering = async {
            tokio::join!(time(hotline, ended, &mandate), fetching, slowly);
            ordering_ended.send_replace(true);
        };
        tokio::join!(receiving, ordering, delivering)
    });
    tokio::select! {
        _ = serving => {}
        () = overdue => tracing::warn!("not everything was delivered before the end; it goes on after the next start"),
    }
    Ok(())
}

async fn receive(receiver: &mut Receiver, mut stop: watch::Receiver<bool>, mandate: &Mandate) {
    // The first poll, and those in an outage, wait for nothing: that one is answered is what they are to find out.
    let (mut failures, mut wait) = (0_u32, Duration::ZERO);
    loop {
        // A poll is given up when the process is asked to end: what it brings is not confirmed, and comes again.
        let polling = async {
            mandate.begins().await;
            receiver.poll(wait).await
        };
        let polled = tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => return,
            polled = polling => polled,
        };
        wait = match polled {
            Polled::Handled(_) => LONG_POLL,
            Polled::Alarm => ALARM_POLL,
            Polled::NotSaved | Polled::Unreachable | Polled::Overlap => Duration::ZERO,
        };
        let pause = match polled {
            Polled::Handled(_) => {
                failures = 0;
                continue;
            }
            Polled::Alarm => Duration::from_secs(3),
            Polled::Overlap => Duration::from_millis(200),
            // Short: whoever writes meanwhile is to be told within the same five seconds.
            Polled::NotSaved => Duration::from_millis(500),
            Polled::Unreachable => Duration::from_millis(250 << failures.min(4)),
        };
        failures += 1;
        if failures == 1 && polled == Polled::Unreachable && mandate.holds() {
            tracing::warn!("Telegram is out of reach; trying again");
        }
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            () = tokio::time::sleep(pause) => {}
        }
    }
}

async fn let_in(receiver: &mut Receiver, mut stop: watch::Receiver<bool>, mut hook: Hook) {
    loop {
        // What is given up here was not answered, and comes again.
        tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => return,
            _ = hook.step(receiver) => {}
        }
    }
}

async fn deliver(mut delivery: Delivery, hotline: Hotline, mut ended: watch::Receiver<bool>, mandate: &Mandate) {
    let mut clock = hotline.clock.clone();
    let wake = hotline.wake.clone();
    loop {
        tokio::select! {
            biased;
            _ = ended.wait_for(|ended| *ended) => break,
            () = mandate.begins() => {}
        }
        if let Err(error) = delivery.start().await {
            tracing::error!("delivery waits: {}", about(&error));
            tokio::time::sleep(TICK).await;
        }
        let idle = delivery.is_idle();
        tokio::select! {
            biased;
            _ = ended.wait_for(|ended| *ended) => break,
            () = delivery.collect(), if !idle => {}
            () = wake.notified() => {}
            () = clock.wait(TICK) => {}
        }
        if let Err(error) = delivery.record().await {
            tracing::error!("what was sent is not written down yet: {}", about(&error));
            tokio::time::sleep(TICK).await;
        }
    }
    if let Err(error) = delivery.drain().await {
        tracing::error!("what waits is delivered after the next start: {}", about(&error));
    }
}

/// A file that is half fetched when the process ends is fetched again after the next start.
async fn fetch(fetcher: Fetcher, hotline: Hotline, mut ended: watch::Receiver<bool>, mandate: &Mandate) {
    let mut clock = hotline.clock.clone();
    loop {
        let fetching = async {
            mandate.begins().await;
            fetcher.drain().await
        };
        let fetched = tokio::select! {
            biased;
            _ = ended.wait_for(|ended| *ended) => return,
            fetched = fetching => fetched,
        };
        if let Err(error) = fetched {
            tracing::error!("what is to be fetched waits: {}", about(&error));
        }
        tokio::select! {
            _ = ended.wait_for(|ended| *ended) => return,
            () = hotline.fetch.notified() => {}
            () = clock.wait(TICK) => {}
        }
    }
}

/// What of it is half done when the process ends is recognised after the next start.
async fn work_off(mut slow: Slow, hotline: Hotline, mut ended: watch::Receiver<bool>, mandate: &Mandate) {
    loop {
        tokio::select! {
            biased;
            _ = ended.wait_for(|ended| *ended) => return,
            () = mandate.begins() => {}
        }
        let began = Instant::now();
        let worked = tokio::select! {
            biased;
            _ = ended.wait_for(|ended| *ended) => return,
            worked = slow.some() => worked,
        };
        let pause = match worked {
            Ok(true) => slow.pause(began.elapsed()),
            Ok(false) => LONG_POLL,
            Err(error) => {
                tracing::error!("the slow lane waits: {}", about(&error));
                TICK
            }
        };
        let is_idle = pause == LONG_POLL;
        tokio::select! {
            _ = ended.wait_for(|ended| *ended) => return,
            () = hotline.lane.called.notified(), if is_idle => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
}

async fn time(hotline: Hotline, mut ended: watch::Receiver<bool>, mandate: &Mandate) {
    let mut clock = hotline.clock.clone();
    let (mut tidied, mut looked, mut carver) = (None, Instant::now(), Carver::default());
    loop {
        tokio::select! {
            biased;
            _ = ended.wait_for(|ended| *ended) => break,
            () = mandate.begins() => {}
        }
        if looked.elapsed() >= LOOK_AT_DISK {
            hotline.look_at_disk();
            looked = Instant::now();
        }
        if let Err(error) = hotline.tick().await {
            tracing::error!("what is due waits: {}", about(&error));
        }
        carver.some(&hotline).await;
        let now = clock.now();
        if tidied.is_none_or(|at| now - at > chrono::Duration::hours(1)) {
            match hotline.tidy().await {
                Ok(()) => tidied = Some(now),
                Err(error) => tracing::error!("tidying waits: {}", about(&error)),
            }
        }
        tokio::select! {
            _ = ended.wait_for(|ended| *ended) => break,
            () = clock.wait(TICK) => {}
        }
    }
    carver.some(&hotline).await;
}
