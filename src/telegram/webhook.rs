//! Receiving by webhook. Telegram posts each update by itself; those that come together are one batch and one commit,
//! and only then each is answered 200. Whether the webhook is still ours is looked at all the while.

use std::collections::VecDeque;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Request, State};
use axum::http::StatusCode;
use axum::routing::get;
use serde_json::value::RawValue;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;
use tokio::time::Instant;
use zeroize::Zeroizing;

use super::api::{Api, Failed};
use super::inbound::number;
use super::mandate::Mandate;
use super::outbound::WebhookInfo;
use super::receive::{Polled, Receiver};
use crate::vault::same;

const SECRET: &str = "x-telegram-bot-api-secret-token";
/// Most bytes of an update. Telegram's longest message is far below.
const LARGEST: usize = 1024 * 1024;
/// Updates in one transaction.
const AT_ONCE: usize = 100;
/// What comes so soon after the first is one transaction with it: nobody notices the wait, and each commit is a sync.
const GATHERED: Duration = Duration::from_millis(4);
/// How often it is looked whether the webhook is still ours, and how soon again after a failure.
const LOOK: Duration = Duration::from_secs(5);
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// Where updates come in.
pub struct Webhook {
    /// The address that Telegram is told; what ends TLS there passes its path on to us.
    pub url: String,
    pub secret: Zeroizing<String>,
}

/// The door that Telegram knocks at. It is there for as long as the process, and lets nobody in while another serves.
#[derive(Clone)]
pub struct Door {
    webhook: Arc<Webhook>,
    inside: Arc<Mutex<Option<Inside>>>,
}

struct Inside {
    mandate: Mandate,
    posts: mpsc::Sender<Post>,
}

/// An update that was brought, and whoever waits for its commit.
struct Post {
    body: String,
    done: oneshot::Sender<bool>,
}

impl Door {
    /// Listens; a proxy before it ends TLS.
    ///
    /// # Errors
    /// Where it cannot listen there.
    pub async fn open(listen: &str, webhook: Webhook) -> Result<Self> {
        let url = reqwest::Url::parse(&webhook.url).context("[telegram.webhook] url")?;
        let listener = TcpListener::bind(listen).await.with_context(|| format!("[telegram.webhook] listen: {listen} cannot be had"))?;
        let door = Self { webhook: Arc::new(webhook), inside: Arc::default() };
        let routes = Router::new().route(url.path(), get(healthy).post(post)).layer(DefaultBodyLimit::max(LARGEST));
        let routes = routes.with_state(door.clone());
        tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, routes).await {
                tracing::error!("the webhook's door is shut: {error}");
            }
        });
        Ok(door)
    }

    /// The way in, while this process serves.
    fn posts(&self) -> Option<mpsc::Sender<Post>> {
        let inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        inside.as_ref().filter(|inside| inside.mandate.holds()).map(|inside| inside.posts.clone())
    }

    fn let_in(&self, inside: Option<Inside>) {
        *self.inside.lock().unwrap_or_else(PoisonError::into_inner) = inside;
    }
}

/// For what balances loads: 200 where this process serves.
async fn healthy(State(door): State<Door>) -> StatusCode {
    if door.posts().is_some() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }
}

async fn post(State(door): State<Door>, request: Request) -> StatusCode {
    let given = request.headers().get(SECRET).map_or(&[][..], |secret| secret.as_bytes());
    if !same(given, door.webhook.secret.as_bytes()) {
        return StatusCode::UNAUTHORIZED;
    }
    let body = match Bytes::from_request(request, &()).await {
        Ok(body) => body,
        Err(rejection) => return rejection.status(),
    };
    let body =
        String::from_utf8(body.into()).ok().filter(|body| serde_json::from_str::<&RawValue>(body).is_ok_and(|raw| number(raw).is_some()));
    let Some(body) = body else { return StatusCode::BAD_REQUEST };
    let Some(posts) = door.posts() else { return StatusCode::SERVICE_UNAVAILABLE };
    let (done, answer) = oneshot::channel();
    if posts.send(Post { body, done }).await.is_err() {
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    match answer.await {
        Ok(true) => StatusCode::OK,
        Ok(false) => StatusCode::INTERNAL_SERVER_ERROR,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// What a look at the webhook found.
enum Looked {
    Ours(WebhookInfo),
    /// It is set, as it was to be.
    Set,
    /// It was set and is gone: somebody removed it. It is set again.
    Removed,
    Foreign,
    Failed(Failed),
}

/// The inside of the door, while this process serves.
pub struct Hook {
    door: Door,
    posts: mpsc::Receiver<Post>,
    looks: JoinSet<Looked>,
    next_look: Instant,
    /// Whether it was set by this process.
    is_set: bool,
    /// What waited at Telegram at the last looks, oldest first, and what was handled since each.
    waited: VecDeque<(u64, u64)>,
    last_error: i64,
}

impl Hook {
    #[must_use]
    pub fn new(door: &Door, mandate: Mandate) -> Self {
        let (sender, posts) = mpsc::channel(AT_ONCE);
        door.let_in(Some(Inside { mandate, posts: sender }));
        let (looks, next_look) = (JoinSet::new(), Instant::now());
        Self { door: door.clone(), posts, looks, next_look, is_set: false, waited: VecDeque::new(), last_error: 0 }
    }

    /// The next thing that happens: updates are handled, or the webhook looked at.
    pub async fn step(&mut self, receiver: &mut Receiver) -> Polled {
        tokio::select! {
            biased;
            Some(looked) = self.looks.join_next() => self.looked(receiver, looked.unwrap_or(Looked::Failed(Failed::Lost))).await,
            () = tokio::time::sleep_until(self.next_look), if self.looks.is_empty() => {
                self.look(receiver).await;
                Polled::Handled(0)
            }
            Some(first) = self.posts.recv() => self.handle(receiver, first).await,
        }
    }

    async fn handle(&mut self, receiver: &mut Receiver, first: Post) -> Polled {
        let mut posts = vec![first];
        let until = Instant::now() + GATHERED;
        while posts.len() < AT_ONCE
            && let Ok(Some(next)) = tokio::time::timeout_at(until, self.posts.recv()).await
        {
            posts.push(next);
        }
        let bodies: Vec<&str> = posts.iter().map(|post| post.body.as_str()).collect();
        let (done, polled) = receiver.batch(&bodies).await;
        for (at, post) in posts.into_iter().enumerate() {
            // Whoever went away will bring it again, and it is recognised then.
            let _ = post.done.send(at < done);
        }
        for (_, handled) in &mut self.waited {
            *handled += done as u64;
        }
        if polled == Polled::NotSaved {
            self.waited.clear();
            receiver.hotline.behind.store(true, Ordering::SeqCst);
        }
        polled
    }

    async fn look(&mut self, receiver: &mut Receiver) {
        // Written down before it is set: whoever starts after us knows it as ours.
        let (known, url) = (receiver.webhooks.clone(), &self.door.webhook.url);
        if !known.contains(url) {
            let urls = [known.as_slice(), std::slice::from_ref(url)].concat();
            if receiver.note_webhooks(&urls).await.is_err() {
                self.next_look = Instant::now() + LOOK_AGAIN;
                return;
            }
            receiver.webhooks = urls;
        }
        let (api, webhook, is_set) = (receiver.api.clone(), self.door.webhook.clone(), self.is_set);
        self.looks.spawn(async move { look(&api, &webhook, &known, is_set).await });
    }

    async fn looked(&mut self, receiver: &mut Receiver, looked: Looked) -> Polled {
        self.next_look = Instant::now() + if matches!(looked, Looked::Ours(_)) { LOOK } else { LOOK_AGAIN };
        match looked {
            Looked::Ours(info) => {
                self.say_of_failures(&info);
                receiver.reached().await;
                let behind = self.is_behind(info.pending_update_count);
                receiver.hotline.behind.store(behind, Ordering::SeqCst);
                Polled::Handled(0)
            }
            Looked::Set => {
                self.is_set = true;
                if receiver.webhooks.len() > 1 {
                    let url = [self.door.webhook.url.clone()];
                    if receiver.note_webhooks(&url).await.is_ok() {
                        receiver.webhooks = url.into();
                    }
                }
                tracing::info!("the webhook is set");
                receiver.reached().await;
                Polled::Handled(0)
            }
            Looked::Removed => receiver.alarm("the webhook was removed by somebody else who uses this bot's token").await,
            Looked::Foreign => receiver.alarm("a webhook is set that is not ours, by somebody else who uses this bot's token").await,
            Looked::Failed(failed) => {
                if let Failed::Refused(_) = failed {
                    tracing::error!("Telegram does not take the webhook: {failed}. Look at [telegram.webhook] url");
                }
                receiver.hotline.behind.store(true, Ordering::SeqCst);
                self.waited.clear();
                receiver.failing(&failed).await
            }
        }
    }

    /// Whether updates may wait at Telegram that were sent before now: not where none wait, nor where as many as waited at an
    /// earlier look were handled since.
    fn is_behind(&mut self, waiting: u64) -> bool {
        let caught_up = waiting == 0 || self.waited.iter().any(|(waited, handled)| handled >= waited);
        self.waited.push_back((waiting, 0));
        if self.waited.len() > 3 {
            self.waited.pop_front();
        }
        !caught_up
    }

    fn say_of_failures(&mut self, info: &WebhookInfo) {
        if info.last_error_date > self.last_error {
            self.last_error = info.last_error_date;
            let why: String = info.last_error_message.chars().filter(|c| !c.is_control()).take(200).collect();
            tracing::warn!(waiting = info.pending_update_count, "Telegram could not bring an update, and tries again: {why}");
        }
    }
}

impl Drop for Hook {
    fn drop(&mut self) {
        self.door.let_in(None);
    }
}

/// Looks how the webhook stands, and sets it where that is for us to do.
async fn look(api: &Api, webhook: &Webhook, known: &[String], is_set: bool) -> Looked {
    let found = match api.webhook().await {
        Ok(found) => found,
        Err(failed) => return Looked::Failed(failed),
    };
    let removed = is_set && found.is_none();
    match found {
        Some(info) if is_set && info.url == webhook.url => return Looked::Ours(info),
        Some(info) if info.url != webhook.url && !known.contains(&info.url) => return Looked::Foreign,
        // Set by us earlier, perhaps with another secret or for another address.
        _ => {}
    }
    match api.set_webhook(&webhook.url, &webhook.secret).await {
        Ok(()) if removed => Looked::Removed,
        Ok(()) => Looked::Set,
        Err(failed) => Looked::Failed(failed),
    }
}
