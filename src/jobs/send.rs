//! Sends one row of the outbox. Pure of the database: what was done is recorded by whoever asked.

use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::dialogue::{Line, Screen};
use crate::domain::ids::{AttachmentId, CaseId};
use crate::domain::language::Language;
use crate::domain::retention;
use crate::hotline::Address;
use crate::hotline::files::Form;
use crate::hotline::outgoing::Wiped;
use crate::telegram::api::{Api, Failed};
use crate::telegram::outbound::Manner;
use crate::text::Rendered;

/// What the live screen of a chat is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Live {
    pub message: i64,
    pub at: DateTime<Utc>,
    pub protected: bool,
}

/// A row, opened and rendered.
#[derive(Debug)]
pub enum Task {
    Screen {
        screen: Rendered,
        content_of: Option<CaseId>,
        passes: bool,
        writes_to: Option<CaseId>,
        fresh: bool,
        protect: bool,
        live: Option<Live>,
        placeholder: Rendered,
    },
    Ping {
        screen: Rendered,
        /// What arrives unasked at a reporter makes no sound.
        silent: bool,
    },
    /// A file: first a message that holds nothing, then, into that one, the file.
    File {
        file: AttachmentId,
        form: Form,
        into: Option<i64>,
        for_staff: bool,
        placeholder: Rendered,
        not_shown: Rendered,
        language: Language,
    },
    /// Messages by row of the registry: those that Telegram lets us delete, and ours that it only lets us overwrite.
    Wipe { wiped: Wiped, delete: Vec<(i64, i64)>, overwrite: Vec<(i64, i64)>, lost: Vec<i64>, blank: Rendered },
}

/// What became of it.
#[derive(Debug, Default)]
pub struct Done {
    /// The live screen from now on.
    pub live: Option<Live>,
    /// Whether that shows content.
    pub content_of: Option<CaseId>,
    /// Whether that shows what its person chose without telling it.
    pub passes: bool,
    /// The case that it says one writes to.
    pub writes_to: Option<CaseId>,
    /// The message is there and known; its content comes next, by an edit.
    pub half: bool,
    /// A message that was sent, to be registered.
    pub sent: Option<i64>,
    /// The screen before.
    pub before: Option<Before>,
    /// Rows of the registry that are done with.
    pub removed: Vec<i64>,
    /// All of the chat, its screen too.
    pub emptied: bool,
    /// Why it is not finished.
    pub failed: Option<Failed>,
}

/// A screen that another one takes the place of. It goes when that is written down, or cannot be.
#[derive(Debug, Clone)]
pub struct Before {
    pub message: i64,
    /// What it is overwritten with, where Telegram does not let us delete it any more.
    pub blank: Option<Rendered>,
    /// Whether it went, where that was tried at once.
    pub went: Option<bool>,
    /// It is being removed already.
    pub goes: bool,
}

/// Telegram's limit for one call (Bot API, deleteMessages).
const AT_ONCE: usize = 100;

pub async fn send(api: &Api, to: Address, task: &Task, now: DateTime<Utc>) -> Done {
    match task {
        Task::Screen { screen, content_of, passes, writes_to, fresh, protect, live, placeholder } => {
            let sending = Sending { api, to, now, screen, content_of: *content_of, protect: *protect, placeholder };
            Done { writes_to: *writes_to, passes: *passes, ..sending.screen(*live, *fresh).await }
        }
        Task::Ping { screen, silent } => match api.send(to, screen, Manner { protect: true, silent: *silent }).await {
            Ok(sent) => Done { sent, ..Done::default() },
            Err(failed) => Done { failed: Some(failed), ..Done::default() },
        },
        Task::File { placeholder, .. } => match api.send(to, placeholder, Manner { protect: true, silent: true }).await {
            // What it is sent as must be known before the file goes into it.
            Ok(None) => Done { failed: Some(Failed::Lost), ..Done::default() },
            Ok(sent) => Done { sent, half: true, ..Done::default() },
            Err(failed) => Done { failed: Some(failed), ..Done::default() },
        },
        Task::Wipe { wiped, delete, overwrite, lost, blank } => {
            let mut done = wipe(api, to, delete, overwrite, blank).await;
            // What Telegram does not let us delete any more is named at an exit, and forgotten then.
            if *wiped == Wiped::All {
                done.removed.extend(lost);
            }
            done.emptied = *wiped == Wiped::All && done.failed.is_none();
            done
        }
    }
}

struct Sending<'a> {
    api: &'a Api,
    to: Address,
    now: DateTime<Utc>,
    screen: &'a Rendered,
    content_of: Option<CaseId>,
    protect: bool,
    placeholder: &'a Rendered,
}

impl Sending<'_> {
    /// The screen: edited in place where it can be, sent below otherwise. Content is only ever brought by an edit of a
    /// message whose number is written down: one that we may never learn, or lose with this process, holds none.
    async fn screen(&self, live: Option<Live>, fresh: bool) -> Done {
        let usable = live.filter(|live| !fresh && live.protected == self.protect && self.now - live.at < retention::IN_CHAT);
        if let Some(live) = usable {
            match self.api.edit(self.to, live.message, self.screen).await {
                Ok(()) => return Done { live: Some(live), content_of: self.content_of, ..Done::default() },
                Err(Failed::Missing) => {}
                Err(failed) => return Done { failed: Some(failed), ..Done::default() },
            }
        }
        let first = if self.content_of.is_some() { self.placeholder } else { self.screen };
        let sent = match self.api.send(self.to, first, Manner { protect: self.protect, silent: true }).await {
            Ok(sent) => sent,
            Err(failed) => return Done { failed: Some(failed), ..Done::default() },
        };
        let new = sent.map(|message| Live { message, at: self.now, protected: self.protect });
        let mut done = Done { live: new, sent, half: self.content_of.is_some(), ..Done::default() };
        done.before = live.filter(|before| Some(before.message) != sent).map(|before| self.before(before));
        if let (Some(before), None) = (&mut done.before, new) {
            // The new one's number is not known, so this one's stays: nothing is to be edited into it while it goes.
            before.went = Some(remove(self.api, self.to, before).await.is_ok());
        }
        if done.half && new.is_none() {
            // Sent, but as what we do not know.
            done.failed = Some(Failed::Lost);
        }
        done
    }

    fn before(&self, live: Live) -> Before {
        let deletable = self.now - live.at < retention::TELEGRAM_DELETES;
        Before { message: live.message, blank: (!deletable).then(|| self.placeholder.clone()), went: None, goes: false }
    }
}

/// A screen that was goes.
pub async fn remove(api: &Api, to: Address, before: &Before) -> Result<(), Failed> {
    match &before.blank {
        None => api.delete(to, &[before.message]).await,
        Some(blank) => match api.edit(to, before.message, blank).await {
            Err(Failed::Missing) => Ok(()),
            done => done,
        },
    }
}

async fn wipe(api: &Api, to: Address, delete: &[(i64, i64)], overwrite: &[(i64, i64)], blank: &Rendered) -> Done {
    let mut done = Done::default();
    for chunk in delete.chunks(AT_ONCE) {
        let messages: Vec<i64> = chunk.iter().map(|(_, message)| *message).collect();
        match api.delete(to, &messages).await {
            Ok(()) => done.removed.extend(chunk.iter().map(|(row, _)| row)),
            Err(Failed::Refused(_)) => one_by_one(api, to, chunk, &mut done).await,
            Err(failed) => {
                done.failed = Some(failed);
                return done;
            }
        }
    }
    for (row, message) in overwrite {
        match api.edit(to, *message, blank).await {
            Ok(()) | Err(Failed::Missing | Failed::Refused(_)) => done.removed.push(*row),
            Err(failed) => {
                done.failed = Some(failed);
                return done;
            }
        }
    }
    done
}

/// One that Telegram refuses does not keep the others.
async fn one_by_one(api: &Api, to: Address, chunk: &[(i64, i64)], done: &mut Done) {
    for (row, message) in chunk {
        match api.delete(to, &[*message]).await {
            Ok(()) | Err(Failed::Refused(_)) => done.removed.push(*row),
            Err(failed) => done.failed = Some(failed),
        }
    }
}

/// How long to wait before the next try: what Telegram says, or longer each time, with some chance in it.
#[must_use]
pub fn pause(failed: &Failed, attempts: i64, chance: u8) -> Duration {
    match failed {
        Failed::Wait(time) => *time + Duration::from_millis(u64::from(chance)),
        _ => {
            let doubled = 500_u64 << u32::try_from(attempts.clamp(0, 7)).unwrap_or(7);
            Duration::from_millis(doubled + doubled * u64::from(chance) / 512)
        }
    }
}

/// The lines that stand where nothing is to be read: while content is on its way, and where it was overwritten.
#[must_use]
pub fn placeholder() -> Screen {
    Screen::of(vec![Line::Moment])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_heed_what_telegram_says() {
        assert_eq!(pause(&Failed::Wait(Duration::from_secs(7)), 9, 0), Duration::from_secs(7));
        assert_eq!(pause(&Failed::Lost, 0, 0), Duration::from_millis(500));
        assert_eq!(pause(&Failed::Lost, 3, 0), Duration::from_secs(4));
        assert!(pause(&Failed::Lost, 1000, 255) < Duration::from_secs(97));
    }
}
