//! One call of the Bot API: teloxide's `Bot` and payloads, but the answer read by ourselves. `ok:true` is done, whatever
//! else it holds; no error of this file carries a URL, because the URL holds the token.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use teloxide::Bot;
use teloxide::requests::Payload;

use super::mandate::Mandate;

/// How long a call may take, beyond what it waits for by itself.
const TIMEOUT: Duration = Duration::from_secs(15);

/// How long a file may take, in either direction: 20 MB on a slow line.
const TRANSFER: Duration = Duration::from_mins(3);
/// Connections that are kept for the next calls: as many as one delivers by at once.
const IDLE: usize = 256;

/// The Bot API, as one bot.
#[derive(Clone)]
pub struct Api {
    bot: Bot,
    mandate: Mandate,
    /// What was refused last, for whoever listens.
    heard: Option<Heard>,
}

/// A refusal as Telegram wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub code: u16,
    pub description: String,
    pub failed: Failed,
}

/// The last refusal, until it is taken.
#[derive(Debug, Clone, Default)]
pub struct Heard(Arc<Mutex<Option<Refusal>>>);

impl Heard {
    #[must_use]
    pub fn take(&self) -> Option<Refusal> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl fmt::Debug for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // teloxide's own shows the token.
        f.write_str("[api]")
    }
}

/// Why a call was not done, or not known to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failed {
    /// 429: not done, and not before so long.
    Wait(Duration),
    /// The answer was lost, or the server failed: it may have been done.
    Lost,
    /// 403, or no such chat: this person cannot be written to.
    Gone,
    /// The message is not there, or not ours to change.
    Missing,
    /// The file is larger than a bot may have.
    TooBig,
    /// It is as it was to be.
    NotModified,
    /// 409: somebody else uses our token, or a webhook is set.
    Conflict,
    /// 401 or 404: the token is not valid (any more).
    Unauthorized,
    /// Refused for another reason.
    Refused(u16),
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Wait(for_) => write!(f, "too many requests: wait {} s", for_.as_secs()),
            Self::Lost => f.write_str("no usable answer"),
            Self::Gone => f.write_str("the person cannot be written to"),
            Self::Missing => f.write_str("the message is not there"),
            Self::TooBig => f.write_str("the file is too big"),
            Self::NotModified => f.write_str("not modified"),
            Self::Conflict => f.write_str("409: another process or a webhook uses this bot's token"),
            Self::Unauthorized => f.write_str("401: the token is not valid"),
            Self::Refused(code) => write!(f, "refused ({code})"),
        }
    }
}

impl std::error::Error for Failed {}

#[derive(Deserialize)]
struct Answer {
    ok: bool,
    #[serde(default)]
    result: Option<Box<RawValue>>,
    #[serde(default)]
    error_code: u16,
    #[serde(default)]
    description: String,
    #[serde(default)]
    parameters: Option<Parameters>,
}

#[derive(Deserialize)]
struct Parameters {
    #[serde(default)]
    retry_after: Option<u64>,
}

impl Api {
    /// # Errors
    /// Where the address is no URL, or no HTTP client can be made.
    pub fn new(token: &str, api_url: &str) -> Result<Self> {
        let client = reqwest::Client::builder()
            .connect_timeout(Duration::from_secs(5))
            .tcp_nodelay(true)
            .pool_max_idle_per_host(IDLE)
            .build()
            .map_err(reqwest::Error::without_url)?;
        let url = reqwest::Url::parse(api_url).context("[telegram] api_url is not a URL")?;
        Ok(Self { bot: Bot::with_client(token, client).set_api_url(url), mandate: Mandate::forever(false), heard: None })
    }

    /// The same, but silent whenever this mandate does not hold.
    #[must_use]
    pub fn under(&self, mandate: Mandate) -> Self {
        Self { mandate, ..self.clone() }
    }

    #[must_use]
    pub const fn mandate(&self) -> &Mandate {
        &self.mandate
    }

    /// The same, and what is refused can be heard word for word.
    #[must_use]
    pub fn heard(self) -> (Self, Heard) {
        let heard = Heard::default();
        (Self { heard: Some(heard.clone()), ..self }, heard)
    }

    fn refused(&self, refusal: Refusal) -> Failed {
        let failed = refusal.failed.clone();
        if let Some(heard) = &self.heard {
            *heard.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(refusal);
        }
        failed
    }

    async fn asked(&self, request: reqwest::RequestBuilder) -> std::result::Result<Option<Box<RawValue>>, Failed> {
        answer(request).await.map_err(|refusal| self.refused(refusal))
    }

    /// Calls a method; the result is as Telegram wrote it, `None` where `ok:true` came without a readable one.
    ///
    /// # Errors
    /// A [`Failed`].
    pub async fn call<P: Payload + Serialize + Sync>(&self, payload: &P) -> std::result::Result<Option<Box<RawValue>>, Failed> {
        let timeout = TIMEOUT + payload.timeout_hint().unwrap_or_default();
        let mut url = self.bot.api_url();
        url.set_path(&format!("{}/bot{}/{}", url.path().trim_end_matches('/'), self.bot.token(), P::NAME));
        let request = self.bot.client().post(url).timeout(timeout).json(payload);
        self.while_it_holds(self.asked(request)).await
    }

    /// Calls a method with a file: its fields, and the bytes under the name `file`.
    ///
    /// # Errors
    /// A [`Failed`].
    pub async fn upload(
        &self,
        method: &str,
        fields: &[(&'static str, String)],
        name: String,
        bytes: Vec<u8>,
    ) -> std::result::Result<Option<Box<RawValue>>, Failed> {
        let file = reqwest::multipart::Part::bytes(bytes).file_name(name);
        let mut form = reqwest::multipart::Form::new().part("file", file);
        for (field, value) in fields {
            form = form.text(*field, value.clone());
        }
        let mut url = self.bot.api_url();
        url.set_path(&format!("{}/bot{}/{method}", url.path().trim_end_matches('/'), self.bot.token()));
        self.while_it_holds(self.asked(self.bot.client().post(url).timeout(TRANSFER).multipart(form))).await
    }

    /// The bytes at a path of Telegram's, never more than `most`.
    ///
    /// # Errors
    /// A [`Failed`].
    pub async fn download(&self, path: &str, most: u64) -> std::result::Result<Vec<u8>, Failed> {
        let mut url = self.bot.api_url();
        url.set_path(&format!("{}/file/bot{}/{path}", url.path().trim_end_matches('/'), self.bot.token()));
        self.while_it_holds(bytes(self.bot.client().get(url).timeout(TRANSFER), most)).await
    }

    /// Whoever may not speak any more does not listen either: what is under way is given up.
    async fn while_it_holds<T>(&self, exchange: impl Future<Output = std::result::Result<T, Failed>>) -> std::result::Result<T, Failed> {
        if !self.mandate.holds() {
            return Err(Failed::Lost);
        }
        tokio::select! {
            biased;
            () = self.mandate.ends() => Err(Failed::Lost),
            done = exchange => done,
        }
    }
}

async fn bytes(request: reqwest::RequestBuilder, most: u64) -> std::result::Result<Vec<u8>, Failed> {
    let mut response = request.send().await.map_err(|_| Failed::Lost)?;
    // A path is good for an hour; another one is asked for the next time.
    if response.status() != reqwest::StatusCode::OK {
        return Err(Failed::Lost);
    }
    let told = response.content_length();
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|_| Failed::Lost)? {
        if bytes.len() as u64 + chunk.len() as u64 > most {
            return Err(Failed::TooBig);
        }
        bytes.extend_from_slice(&chunk);
    }
    if told.is_some_and(|told| told != bytes.len() as u64) {
        return Err(Failed::Lost);
    }
    Ok(bytes)
}

async fn answer(request: reqwest::RequestBuilder) -> std::result::Result<Option<Box<RawValue>>, Refusal> {
    let lost = |what: &str| Refusal { code: 0, description: what.to_owned(), failed: Failed::Lost };
    let response = request.send().await.map_err(|_| lost("no answer"))?;
    let bytes = response.bytes().await.map_err(|_| lost("an answer that is cut off"))?;
    let answer: Answer = serde_json::from_slice(&bytes).map_err(|_| lost("an answer that is not of the Bot API"))?;
    if answer.ok { Ok(answer.result) } else { Err(refusal(answer)) }
}

fn refusal(answer: Answer) -> Refusal {
    Refusal { code: answer.error_code, failed: failed(&answer), description: answer.description }
}

fn failed(answer: &Answer) -> Failed {
    let says = |text: &str| answer.description.contains(text);
    match answer.error_code {
        429 => {
            let seconds = answer.parameters.as_ref().and_then(|parameters| parameters.retry_after);
            Failed::Wait(Duration::from_secs(seconds.unwrap_or(1).min(3600)))
        }
        401 | 404 => Failed::Unauthorized,
        409 => Failed::Conflict,
        403 => Failed::Gone,
        400 if says("chat not found") || says("user not found") => Failed::Gone,
        400 if says("file is too big") => Failed::TooBig,
        400 if says("message is not modified") => Failed::NotModified,
        400 if says("message to edit not found")
            || says("message to delete not found")
            || says("message can't be edited")
            || says("MESSAGE_ID_INVALID") =>
        {
            Failed::Missing
        }
        500.. => Failed::Lost,
        code => Failed::Refused(code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_told_apart_by_what_is_to_be_done_about_them() {
        for (body, expected) in [
            (
                r#"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 7","parameters":{"retry_after":7}}"#,
                Failed::Wait(Duration::from_secs(7)),
            ),
            (r#"{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}"#, Failed::Gone),
            (r#"{"ok":false,"error_code":400,"description":"Bad Request: message to edit not found"}"#, Failed::Missing),
            (
                r#"{"ok":false,"error_code":400,"description":"Bad Request: message is not modified: specified new message content …"}"#,
                Failed::NotModified,
            ),
            (r#"{"ok":false,"error_code":400,"description":"Bad Request: something new"}"#, Failed::Refused(400)),
            (r#"{"ok":false,"error_code":409,"description":"Conflict"}"#, Failed::Conflict),
            (r#"{"ok":false,"error_code":401,"description":"Unauthorized"}"#, Failed::Unauthorized),
            (r#"{"ok":false,"error_code":502,"description":"Bad Gateway"}"#, Failed::Lost),
        ] {
            assert_eq!(failed(&serde_json::from_str(body).unwrap()), expected, "{body}");
        }
    }
}
