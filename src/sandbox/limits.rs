//! Telegram's rates, when a test asks for them: so many messages a second in one chat, and so many in all, by world time.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::failure::Failure;

#[derive(Debug, Default)]
pub(super) struct Limits {
    per_chat: Option<u32>,
    overall: Option<u32>,
    chats: HashMap<i64, Window>,
    all: Window,
}

/// The messages of a second that began with the first of them.
#[derive(Debug, Default, Clone, Copy)]
struct Window {
    since: Option<DateTime<Utc>>,
    count: u32,
}

impl Window {
    /// Seconds to wait when there is no more room.
    fn wait(&mut self, most: Option<u32>, now: DateTime<Utc>) -> Option<u32> {
        let second = chrono::Duration::seconds(1);
        if self.since.is_none_or(|since| now - since >= second) {
            *self = Self { since: Some(now), count: 0 };
        }
        most.filter(|most| self.count >= *most).map(|_| 1)
    }
}

impl Limits {
    pub(super) fn set(&mut self, per_chat: Option<u32>, overall: Option<u32>) {
        *self = Self { per_chat, overall, ..Self::default() };
    }

    pub(super) fn admit(&mut self, chat: i64, now: DateTime<Utc>) -> Result<(), Failure> {
        if self.per_chat.is_none() && self.overall.is_none() {
            return Ok(());
        }
        let window = self.chats.entry(chat).or_default();
        if let Some(seconds) = window.wait(self.per_chat, now).or_else(|| self.all.wait(self.overall, now)) {
            return Err(Failure::too_many(seconds));
        }
        window.count += 1;
        self.all.count += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Duration};

    use super::Limits;

    #[test]
    fn a_chat_and_the_whole_have_their_rates() {
        let mut limits = Limits::default();
        limits.set(Some(1), Some(2));
        let now = DateTime::UNIX_EPOCH;
        assert!(limits.admit(1, now).is_ok());
        assert_eq!(limits.admit(1, now).unwrap_err().retry_after, Some(1));
        assert!(limits.admit(2, now).is_ok());
        assert_eq!(limits.admit(3, now).unwrap_err().code, 429);
        assert!(limits.admit(3, now + Duration::seconds(1)).is_ok());
    }
}
