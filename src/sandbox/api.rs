//! The Bot API's front door: reads a call, lets faults have their way with it, executes it, and answers.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, FromRequest, Multipart, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde_json::Value;
use tokio::time::{Instant, timeout_at};

use super::calls::Outcome;
use super::failure::Failure;
use super::fault::FaultKind;
use super::line::Line;
use super::method::canonical;
use super::params::{Params, Upload, unescape};
use super::server::Shared;
use super::world::{Held, World};

/// Most bytes of a call, with its file.
pub(super) const LARGEST_CALL: usize = 64 * 1024 * 1024;
/// Longest time in seconds that a poll waits.
const LONGEST_POLL: u64 = 50;

/// What a call leads to: the JSON of its result, or a refusal.
type Answer = Result<String, Failure>;

pub(super) async fn call(State(shared): State<Arc<Shared>>, ConnectInfo(line): ConnectInfo<Line>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    if let Some(rest) = path.strip_prefix("/file/bot") {
        return file(&shared, rest);
    }
    let Some((token, method)) = path.strip_prefix("/bot").and_then(|rest| rest.split_once('/')) else {
        return respond(&Err(Failure::not_found()));
    };
    if unescape(token, false) != shared.token {
        return respond(&Err(Failure::unauthorized()));
    }
    let Some(method) = canonical(method) else { return respond(&Err(Failure::not_found())) };
    match read(request).await {
        Ok(params) => Arrived { shared, line, method, params }.serve().await,
        Err(failure) => respond(&Err(failure)),
    }
}

fn file(shared: &Shared, rest: &str) -> Response {
    let Some((token, path)) = rest.split_once('/') else { return respond(&Err(Failure::not_found())) };
    if unescape(token, false) != shared.token {
        return respond(&Err(Failure::unauthorized()));
    }
    let bytes = shared.world().files.bytes_at(&unescape(path, false));
    bytes.map_or_else(|| respond(&Err(Failure::not_found())), IntoResponse::into_response)
}

async fn read(request: Request) -> Result<Params, Failure> {
    let mut params = Params::default();
    params.add_form(request.uri().query().unwrap_or_default());
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if kind == "multipart/form-data" {
        let unreadable = || Failure::bad("can't parse multipart body");
        let mut parts = Multipart::from_request(request, &()).await.map_err(|_| unreadable())?;
        while let Some(part) = parts.next_field().await.map_err(|_| unreadable())? {
            let name = part.name().unwrap_or_default().to_owned();
            if let Some(file_name) = part.file_name().map(str::to_owned) {
                let mime = part.content_type().map(str::to_owned);
                let bytes = part.bytes().await.map_err(|_| unreadable())?;
                params.files.insert(name, Upload { name: file_name, mime, bytes });
            } else {
                params.add_text(name, part.text().await.map_err(|_| unreadable())?);
            }
        }
        return Ok(params);
    }
    let body = axum::body::to_bytes(request.into_body(), LARGEST_CALL).await.map_err(|_| Failure::too_large())?;
    if body.is_empty() {
        return Ok(params);
    }
    if kind == "application/json" {
        let values = serde_json::from_slice(&body);
        params.extend(values.map_err(|_| Failure::bad("can't parse request: Can't parse JSON object"))?);
    } else {
        params.add_form(&String::from_utf8_lossy(&body));
    }
    Ok(params)
}

/// A call that was read and is about to be served.
struct Arrived {
    shared: Arc<Shared>,
    line: Line,
    method: &'static str,
    params: Params,
}

impl Arrived {
    async fn serve(self) -> Response {
        let (seq, fault) = {
            let mut world = self.shared.world();
            let now = world.now();
            let seq = world.log.arrived(self.method, self.params.logged(), now);
            let fault = world.meet_fault(self.method);
            world.signals.changed();
            (seq, fault)
        };
        match fault {
            None => respond(&self.execute(seq, None).await),
            Some(fault) => self.suffer(seq, fault).await,
        }
    }

    async fn suffer(self, seq: u64, fault: FaultKind) -> Response {
        let name = fault.name();
        match fault {
            FaultKind::Status { code, description, retry_after } => {
                self.end(seq, name, false);
                respond(&Err(FaultKind::failure(code, &description, retry_after)))
            }
            FaultKind::ResetBefore => {
                self.end(seq, name, false);
                self.reset()
            }
            FaultKind::ResetAfter => {
                // What it would have answered goes down with the line.
                drop(self.execute(seq, Some(name)).await);
                self.reset()
            }
            FaultKind::Delay(by) => {
                tokio::time::sleep(by).await;
                respond(&self.execute(seq, None).await)
            }
            FaultKind::Distance(whole) => {
                tokio::time::sleep(whole / 2).await;
                let answer = self.execute(seq, None).await;
                tokio::time::sleep(whole / 2).await;
                respond(&answer)
            }
            FaultKind::CutOff => cut_off(&self.execute(seq, Some(name)).await),
            FaultKind::HoldBefore => {
                self.hold().await;
                respond(&self.execute(seq, None).await)
            }
            FaultKind::HoldAfter => {
                let answer = self.execute(seq, Some(name)).await;
                self.hold().await;
                respond(&answer)
            }
            FaultKind::Garbage => {
                let answer = self.execute(seq, Some(name)).await;
                respond(&answer.map(|_| r#"{"unexpected":1}"#.to_owned()))
            }
        }
    }

    fn end(&self, seq: u64, fault: &'static str, executed: bool) {
        let mut world = self.shared.world();
        world.log.ended(seq, Outcome::Fault { fault, executed });
        world.signals.changed();
    }

    fn reset(self) -> Response {
        self.line.cut();
        // Never written: the line is cut. Hyper ends the connection when it tries.
        StatusCode::OK.into_response()
    }

    async fn hold(&self) {
        let (mut release, _held): (_, Held) = {
            let world = self.shared.world();
            (world.signals.release.subscribe(), world.signals.hold())
        };
        // Ends by a release, or never: then the peer goes away and drops this future.
        if release.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
    }

    /// Executes the call and logs what became of it, both under one lock.
    async fn execute(&self, seq: u64, fault: Option<&'static str>) -> Answer {
        if self.method == "getUpdates" {
            return self.poll(seq, fault).await;
        }
        let mut world = self.shared.world();
        let answer = world.execute(self.method, &self.params).map(|result| result.to_string());
        log(&mut world, seq, fault, &answer);
        answer
    }

    async fn poll(&self, seq: u64, fault: Option<&'static str>) -> Answer {
        let (turn, mut arrivals) = {
            let mut world = self.shared.world();
            let now = world.now();
            match world.inbox.begin(&self.params, now) {
                Ok(turn) => (turn, world.inbox.arrivals()),
                Err(failure) => {
                    let answer = Err(failure);
                    log(&mut world, seq, fault, &answer);
                    return answer;
                }
            }
        };
        let seconds = self.params.int("timeout").and_then(|seconds| u64::try_from(seconds).ok()).unwrap_or(0);
        let deadline = Instant::now() + std::time::Duration::from_secs(seconds.min(LONGEST_POLL));
        loop {
            arrivals.mark_unchanged();
            {
                let mut world = self.shared.world();
                let now = world.now();
                let taken = world.inbox.take(turn, now);
                let is_over = Instant::now() >= deadline;
                let answer = match taken {
                    Ok(None) if is_over => Some(Ok("[]".to_owned())),
                    Ok(batch) => batch.map(Ok),
                    Err(failure) => Some(Err(failure)),
                };
                if let Some(answer) = answer {
                    log(&mut world, seq, fault, &answer);
                    return answer;
                }
            }
            // Whether an arrival or the deadline: the next round looks.
            drop(timeout_at(deadline, arrivals.changed()).await);
        }
    }
}

fn log(world: &mut World, seq: u64, fault: Option<&'static str>, answer: &Answer) {
    let outcome = match (fault, answer) {
        (Some(fault), _) => Outcome::Fault { fault, executed: true },
        (None, Ok(_)) => Outcome::Ok,
        (None, Err(failure)) => Outcome::Err { code: failure.code, description: failure.description.clone() },
    };
    world.log.ended(seq, outcome);
    world.signals.changed();
}

fn body(answer: &Answer) -> (StatusCode, String) {
    match answer {
        Ok(result) => (StatusCode::OK, format!("{{\"ok\":true,\"result\":{result}}}")),
        Err(failure) => {
            let status = StatusCode::from_u16(failure.code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            (status, failure.body())
        }
    }
}

fn respond(answer: &Answer) -> Response {
    let (status, body) = body(answer);
    (status, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}

/// The head announces the whole, the body ends in the middle, the line closes.
fn cut_off(answer: &Answer) -> Response {
    let (status, body) = body(answer);
    let (whole, half) = (body.len(), Bytes::copy_from_slice(&body.as_bytes()[..body.len() / 2]));
    // The half is flushed when the stream pends, so it reaches the peer before the error ends the line.
    let pieces = stream::unfold(Some(half), |half| async {
        if let Some(half) = half {
            return Some((Ok(half), None));
        }
        tokio::task::yield_now().await;
        Some((Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset)), None))
    });
    let headers = [(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_LENGTH, whole.to_string())];
    (status, headers, Body::from_stream(pieces)).into_response()
}

/// Answers of the sandbox's own pages use the same shape.
pub(super) fn answer_json(status: StatusCode, value: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}
