//! A local Bot API over a model of Telegram, with a page of phones: where newcomers try the hotline, where a centre
//! trains, and what every test speaks to. Nothing of it leaves this machine.

mod act;
mod api;
mod calls;
mod chat;
mod clock;
mod deed;
mod delete;
mod edit;
mod failure;
mod fault;
mod file;
mod group;
mod hook;
mod html;
mod inbox;
mod limits;
mod line;
mod markup;
mod message;
mod method;
mod page;
mod params;
mod profile;
mod query;
mod send;
mod server;
mod state;
mod text;
mod view;
mod world;

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, MutexGuard};
use std::time::Duration;

use anyhow::Context;
use chrono::{DateTime, Utc};
use tokio::time::{Instant, timeout_at};

pub use self::calls::{Call, Outcome};
pub use self::chat::{Alert, Happening, Notification, Person, PersonId, Shown};
pub use self::fault::{Fault, FaultKind};
pub use self::file::SentFile;
pub use self::markup::Button;
pub use self::message::Message;
pub use self::text::Entity;
pub use self::world::World;

use self::line::{Doorway, Line};
use self::server::{Shared, routes};

/// How a sandbox begins.
#[derive(Debug, Clone)]
pub struct Options {
    /// Of 127.0.0.1; 0 takes any that is free.
    pub port: u16,
    /// What the bot calls itself with, such as `4100000001:sandbox`; the number is the bot's id.
    pub token: String,
    pub bot_username: String,
    /// The clock stands still here until it is advanced; absent: the machine's clock, moved by what it is advanced.
    pub start: Option<DateTime<Utc>>,
    /// Handed to the page as it is; `null` is fine.
    pub brief: serde_json::Value,
}

/// A running sandbox. Clones are handles of the same one.
#[derive(Clone)]
pub struct Sandbox {
    shared: Arc<Shared>,
    doorway: Doorway,
}

impl Sandbox {
    /// Listens on 127.0.0.1 and serves until it is stopped or the runtime ends.
    ///
    /// # Errors
    /// When the port is taken.
    pub async fn start(options: Options) -> anyhow::Result<Self> {
        let Options { port, token, bot_username, start, brief } = options;
        let doorway = Doorway::open(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await;
        let doorway = doorway.with_context(|| format!("the sandbox cannot listen on port {port}"))?;
        let world = World::new(&token, &bot_username, start);
        let shared = Arc::new(Shared::new(token, brief, world));
        tokio::spawn(hook::deliver(Arc::clone(&shared)));
        let service = routes(Arc::clone(&shared)).into_make_service_with_connect_info::<Line>();
        let listener = doorway.clone();
        tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, service).await {
                tracing::error!(%error, "the sandbox stopped serving");
            }
        });
        Ok(Self { shared, doorway })
    }

    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.doorway.address()
    }

    /// Where the Bot API and the page are, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address())
    }

    /// The server goes away: connections are refused, open ones reset. The world stays.
    pub fn stop(&self) {
        self.doorway.close();
    }

    /// The server comes back on the same port, with the same world.
    ///
    /// # Errors
    /// When something else has taken the port.
    pub async fn resume(&self) -> anyhow::Result<()> {
        self.doorway.reopen().await.context("the sandbox cannot come back on its port")
    }

    /// The world, locked: not to be held across an await, nor asked for twice in one statement.
    ///
    /// # Panics
    /// When it stays locked for 10 seconds, instead of hanging for ever: somebody forgot the line above.
    pub fn world(&self) -> MutexGuard<'_, World> {
        let since = Instant::now();
        loop {
            if let Some(world) = self.shared.try_world() {
                return world;
            }
            assert!(since.elapsed() < Duration::from_secs(10), "the world stays locked: is a guard of it still alive?");
            std::thread::yield_now();
        }
    }

    /// The world's time.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.world().now()
    }

    /// Moves the world's clock; all who wait on it are woken.
    pub fn advance(&self, by: chrono::Duration) {
        self.world().advance(by);
    }

    /// Waits until the world is so; false when it is not within this real time. Looks again at every change, so it
    /// neither sleeps nor polls.
    pub async fn wait_until(&self, timeout: Duration, mut what: impl FnMut(&World) -> bool) -> bool {
        let mut changes = self.shared.signals.change.subscribe();
        let deadline = Instant::now() + timeout;
        loop {
            changes.mark_unchanged();
            if what(&self.world()) {
                return true;
            }
            if !matches!(timeout_at(deadline, changes.changed()).await, Ok(Ok(()))) {
                return what(&self.world());
            }
        }
    }
}
