//! What the page of phones and other processes are told, and the acts that they may do. Answers only to this machine.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::time::timeout;

use super::api::answer_json;
use super::chat::PersonId;
use super::deed::Deed;
use super::file::{FILE_KINDS, SentFile};
use super::server::Shared;
use super::state::state_of;

/// How long a reader is kept waiting for news.
const LONG_POLL: Duration = Duration::from_secs(25);

#[derive(Debug, Deserialize)]
pub(super) struct Since {
    seen: Option<u64>,
}

impl Since {
    /// Returns at once unless the reader has seen the present number; then waits for another.
    async fn news(&self, mut numbers: watch::Receiver<u64>) {
        let Some(seen) = self.seen else { return };
        // Neither the deadline nor the end of the world needs more than an answer.
        drop(timeout(LONG_POLL, numbers.wait_for(|number| *number != seen)).await);
    }
}

pub(super) async fn clock(State(shared): State<Arc<Shared>>, Query(since): Query<Since>) -> Response {
    since.news(shared.signals.clock.subscribe()).await;
    let world = shared.world();
    let clock = &world.clock;
    let now = json!({"now": clock.now().timestamp_millis(), "frozen": clock.is_frozen(), "change": clock.change()});
    answer_json(StatusCode::OK, &now)
}

pub(super) async fn state(State(shared): State<Arc<Shared>>, Query(since): Query<Since>) -> Response {
    since.news(shared.signals.change.subscribe()).await;
    let version = *shared.signals.change.borrow();
    let mut state = state_of(&shared.world());
    state["version"] = version.into();
    state["brief"] = shared.brief.clone();
    answer_json(StatusCode::OK, &state)
}

pub(super) async fn act(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    if let Some(refusal) = refusal(&headers, "application/json") {
        return refusal;
    }
    let deed: Deed = match serde_json::from_slice(&body) {
        Ok(deed) => deed,
        Err(error) => return refuse(StatusCode::BAD_REQUEST, &error.to_string()),
    };
    match deed.apply(&mut shared.world()) {
        Ok(result) => answer_json(StatusCode::OK, &json!({"ok": true, "result": result})),
        Err(error) => refuse(StatusCode::BAD_REQUEST, &format!("{error:#}")),
    }
}

/// Which file a person sends; its bytes are the body.
#[derive(Debug, Deserialize)]
pub(super) struct FileSent {
    person: PersonId,
    kind: String,
    name: Option<String>,
    mime: Option<String>,
    #[serde(default)]
    caption: String,
}

pub(super) async fn file(State(shared): State<Arc<Shared>>, Query(sent): Query<FileSent>, headers: HeaderMap, body: Bytes) -> Response {
    if let Some(refusal) = refusal(&headers, "application/octet-stream") {
        return refusal;
    }
    let mut world = shared.world();
    if world.person(sent.person).is_none() || !FILE_KINDS.contains(&sent.kind.as_str()) {
        return refuse(StatusCode::BAD_REQUEST, "nobody has this id, or no message holds such a file");
    }
    let FileSent { person, kind, name, mime, caption } = sent;
    let file = SentFile { kind, name, mime, bytes: body.to_vec() };
    let message = world.send_file(person, file, &caption);
    answer_json(StatusCode::OK, &json!({"ok": true, "result": {"message_id": message}}))
}

#[derive(Debug, Deserialize)]
pub(super) struct FileShown {
    id: String,
}

/// A file that stands in a chat, for the phone that shows it: pictures, sound and films by their first bytes, else a download.
pub(super) async fn shown_file(State(shared): State<Arc<Shared>>, Query(shown): Query<FileShown>) -> Response {
    let Some(bytes) = shared.world().file_bytes(&shown.id).map(<[u8]>::to_vec) else { return StatusCode::NOT_FOUND.into_response() };
    let kind = match bytes.as_slice() {
        [0xFF, 0xD8, ..] => "image/jpeg",
        [0x89, b'P', ..] => "image/png",
        [b'R', b'I', b'F', b'F', ..] => "image/webp",
        [b'O', b'g', b'g', ..] => "audio/ogg",
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => "video/mp4",
        _ => "application/octet-stream",
    };
    ([(header::CONTENT_TYPE, kind)], bytes).into_response()
}

fn refuse(status: StatusCode, why: &str) -> Response {
    answer_json(status, &json!({"ok": false, "error": why}))
}

/// Acts come from this machine's own page or from a program, and of a kind that no foreign form can send.
fn refusal(headers: &HeaderMap, kind: &str) -> Option<Response> {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let given = text(header::CONTENT_TYPE).and_then(|kind| kind.split(';').next()).unwrap_or_default();
    if !given.trim().eq_ignore_ascii_case(kind) {
        return Some(refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, &format!("{kind} is expected")));
    }
    let is_own = |origin: &str| {
        let host = text(header::HOST).unwrap_or_default();
        origin.strip_prefix("http://") == Some(host)
    };
    let is_foreign = text(header::ORIGIN).is_some_and(|origin| !is_own(origin));
    is_foreign.then(|| refuse(StatusCode::FORBIDDEN, "another page may not act here"))
}

pub(super) async fn index() -> Response {
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], include_str!("page/index.html")).into_response()
}

const STYLE: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// What the page is made of, beside its frame.
const ASSETS: [(&str, &str, &str); 9] = [
    ("icon.svg", "image/svg+xml", include_str!("page/icon.svg")),
    ("style.css", STYLE, include_str!("page/style.css")),
    ("app.js", SCRIPT, include_str!("page/app.js")),
    ("base.js", SCRIPT, include_str!("page/base.js")),
    ("bubble.js", SCRIPT, include_str!("page/bubble.js")),
    ("calls.js", SCRIPT, include_str!("page/calls.js")),
    ("menu.js", SCRIPT, include_str!("page/menu.js")),
    ("phone.js", SCRIPT, include_str!("page/phone.js")),
    ("words.js", SCRIPT, include_str!("page/words.js")),
];

pub(super) async fn asset(Path(name): Path<String>) -> Response {
    let found = ASSETS.iter().find(|(known, ..)| *known == name);
    found.map_or_else(
        || StatusCode::NOT_FOUND.into_response(),
        |(_, kind, content)| ([(header::CONTENT_TYPE, *kind)], *content).into_response(),
    )
}

/// Nothing foreign is loaded, nobody frames the page, nothing is kept.
pub(super) async fn guard(response: Response) -> Response {
    let headers = [
        (header::CONTENT_SECURITY_POLICY, "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, response).into_response()
}

/// A value for the page, or nothing.
pub(super) fn some(value: Option<impl Into<Value>>) -> Value {
    value.map_or(Value::Null, Into::into)
}
