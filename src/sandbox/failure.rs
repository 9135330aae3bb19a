//! How the Bot API refuses a call.

/// A refusal: becomes the HTTP status and the JSON of the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    pub(super) code: u16,
    pub(super) description: String,
    pub(super) retry_after: Option<u32>,
}

impl Failure {
    fn new(code: u16, description: String) -> Self {
        Self { code, description, retry_after: None }
    }

    pub(super) fn bad(what: impl std::fmt::Display) -> Self {
        Self::new(400, format!("Bad Request: {what}"))
    }

    pub(super) fn unauthorized() -> Self {
        Self::new(401, "Unauthorized".into())
    }

    pub(super) fn forbidden(what: impl std::fmt::Display) -> Self {
        Self::new(403, format!("Forbidden: {what}"))
    }

    pub(super) fn not_found() -> Self {
        Self::new(404, "Not Found".into())
    }

    pub(super) fn conflict(what: impl std::fmt::Display) -> Self {
        Self::new(409, format!("Conflict: {what}"))
    }

    pub(super) fn too_large() -> Self {
        Self::new(413, "Request Entity Too Large".into())
    }

    /// `seconds` is what the bot is told to wait.
    pub(super) fn too_many(seconds: u32) -> Self {
        let description = format!("Too Many Requests: retry after {seconds}");
        Self { code: 429, description, retry_after: Some(seconds) }
    }

    pub(super) fn body(&self) -> String {
        let mut answer = serde_json::json!({"ok": false, "error_code": self.code, "description": self.description});
        if let Some(seconds) = self.retry_after {
            answer["parameters"] = serde_json::json!({"retry_after": seconds});
        }
        answer.to_string()
    }
}
