//! The webhook: updates are posted to the bot, each by itself; those of one chat one after the other, those of several at the
//! same time. What is not answered with 2xx is posted again, a little later each time.

use std::sync::Arc;
use std::time::Duration;

use reqwest::Client;
use reqwest::redirect::Policy;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, sleep_until};

use super::inbox::Post;
use super::server::Shared;

/// How the address of a webhook on this machine begins.
pub(super) const LOCAL: &str = "http://127.0.0.1:";
/// Longest time that the bot may take to answer.
const PATIENCE: Duration = Duration::from_mins(1);
/// The pause after the first failure; each doubles it.
const PAUSE: Duration = Duration::from_millis(50);
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

/// Posts for as long as the world is there.
pub(super) async fn deliver(shared: Arc<Shared>) {
    let Ok(client) = Client::builder().timeout(PATIENCE).redirect(Policy::none()).build() else { return };
    let mut arrivals = shared.world().inbox.arrivals();
    let (mut under_way, mut failures, mut again) = (JoinSet::new(), 0_u32, Instant::now());
    loop {
        arrivals.mark_unchanged();
        if Instant::now() >= again {
            let (posts, distance) = {
                let mut world = shared.world();
                let now = world.now();
                (world.inbox.posts(now), world.distance())
            };
            for post in posts {
                let client = client.clone();
                under_way.spawn(async move {
                    sleep(distance / 2).await;
                    let sent = send(client, post).await;
                    sleep(distance / 2).await;
                    sent
                });
            }
        }
        let waits = Instant::now() < again;
        tokio::select! {
            changed = arrivals.changed() => if changed.is_err() { return },
            () = sleep_until(again), if waits => {}
            Some(sent) = under_way.join_next() => {
                let Ok((post, trouble)) = sent else { continue };
                let mut world = shared.world();
                let now = world.now();
                match trouble {
                    None => failures = 0,
                    Some(_) => {
                        again = Instant::now() + LONGEST_PAUSE.min(PAUSE * (1 << failures.min(8)));
                        failures += 1;
                    }
                }
                world.inbox.posted(&post, trouble, now);
                world.signals.changed();
            }
        }
    }
}

/// Posts one update: what was wrong, if anything. Addresses elsewhere are not known here: nothing leaves this machine.
async fn send(client: Client, post: Post) -> (Post, Option<String>) {
    if !post.url.to_ascii_lowercase().starts_with(LOCAL) {
        return (post, Some("Failed to resolve host: Name or service not known".to_owned()));
    }
    let mut request = client.post(&post.url).header("content-type", "application/json").body(post.json.clone());
    if let Some(secret) = &post.secret {
        request = request.header("X-Telegram-Bot-Api-Secret-Token", secret);
    }
    let trouble = match request.send().await {
        Ok(answer) if answer.status().is_success() => None,
        Ok(answer) => Some(format!("Wrong response from the webhook: {}", answer.status())),
        Err(error) if error.is_connect() => Some("Connection refused".to_owned()),
        Err(error) if error.is_timeout() => Some("Read timeout expired".to_owned()),
        Err(_) => Some("Connection reset by peer".to_owned()),
    };
    (post, trouble)
}
