//! What the HTTP handlers share, and the routes.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::Value;

use super::api::{self, LARGEST_CALL};
use super::page;
use super::world::{Signals, World};

pub(super) struct Shared {
    pub(super) token: String,
    pub(super) brief: Value,
    pub(super) signals: Signals,
    world: Mutex<World>,
}

impl Shared {
    pub(super) fn new(token: String, brief: Value, world: World) -> Self {
        Self { token, brief, signals: world.signals.clone(), world: Mutex::new(world) }
    }

    pub(super) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn try_world(&self) -> Option<MutexGuard<'_, World>> {
        match self.world.try_lock() {
            Ok(world) => Some(world),
            Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }
}

pub(super) fn routes(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/", get(page::index))
        .route("/sandbox/page/{name}", get(page::asset))
        .route("/sandbox/clock", get(page::clock))
        .route("/sandbox/state", get(page::state))
        .route("/sandbox/act", post(page::act))
        .route("/sandbox/file", get(page::shown_file).post(page::file))
        .layer(middleware::map_response(page::guard))
        .fallback(api::call)
        .layer(DefaultBodyLimit::max(LARGEST_CALL))
        .layer(middleware::from_fn(only_local))
        .with_state(shared)
}

/// A page elsewhere whose name points to this machine (DNS rebinding) sends its own name as the host.
async fn only_local(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    if host.is_some_and(is_local) { next.run(request).await } else { StatusCode::FORBIDDEN.into_response() }
}

/// Whether a host, with or without its port, is this machine by name or number.
fn is_local(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    name == "127.0.0.1" || name.eq_ignore_ascii_case("localhost")
}

#[cfg(test)]
mod tests {
    use super::is_local;

    #[test]
    fn other_hosts_are_not_local() {
        assert!(is_local("127.0.0.1:8080") && is_local("LocalHost") && is_local("localhost:1"));
        assert!(!is_local("localhost.example.org:80") && !is_local("127.0.0.1.nip.io") && !is_local("10.0.0.1"));
    }
}
