//! Whether Telegram can be reached from here. A line that swallows everything shows in a long poll only after forty seconds;
//! where another process stands by, that is too late.

use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{sleep, timeout};

use crate::telegram::api::{Api, Failed};

/// How often it is asked, how soon again after a failure, and how long an answer may take.
const ASK: Duration = Duration::from_secs(2);
const AGAIN: Duration = Duration::from_millis(500);
const ANSWER: Duration = Duration::from_secs(2);
/// Where Telegram was never reached since this process serves, the others are no better off; so it is given away less often.
const UNKNOWN: u32 = 25;

/// Returns when Telegram is out of reach, while somebody stands by who may reach it.
pub async fn lost(api: &Api, mut beside: watch::Receiver<bool>) {
    let (mut failures, mut reached) = (0, false);
    loop {
        if reached && beside.wait_for(|beside| *beside).await.is_err() {
            std::future::pending::<()>().await;
        }
        api.mandate().begins().await;
        match timeout(ANSWER, api.username()).await {
            Err(_) | Ok(Err(Failed::Lost)) if api.mandate().is_sure() => failures += 1,
            _ => (failures, reached) = (0, true),
        }
        if *beside.borrow() && failures >= if reached { 2 } else { UNKNOWN } {
            return;
        }
        sleep(if failures == 0 { ASK } else { AGAIN }).await;
    }
}
