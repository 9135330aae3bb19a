//! What arrived, as the shell takes it: no messenger's types any more, and the chat known by its pseudonym.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::lane::Waited;
use crate::dialogue::Event;
use crate::vault::Pseudonym;

/// Telegram's id of a chat. It is stored sealed, once, and never shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Address(pub i64);

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[address]")
    }
}

/// One update.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// What it is recognised by when it comes again.
    pub handled: Vec<u8>,
    pub thing: Thing,
    /// That it was not saved yet was told already.
    pub notice: Option<Notice>,
    /// Whether it has waited in the slow lane.
    pub waited: Waited,
    /// As it came, for the case that it must be set aside.
    pub body: Vec<u8>,
}

/// The message that told so, if Telegram said which it was.
#[derive(Debug, Clone, Copy)]
pub struct Notice {
    pub to: Address,
    pub message: Option<i64>,
}

/// What this process told of updates that it could not save, by the update. Nobody else knows of it.
#[derive(Debug, Default)]
pub struct Told(Mutex<HashMap<Vec<u8>, Notice>>);

impl Told {
    pub fn notices(&self) -> MutexGuard<'_, HashMap<Vec<u8>, Notice>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Debug, Clone)]
pub enum Thing {
    /// Something happened in a private chat.
    Event {
        address: Address,
        pseudonym: Pseudonym,
        event: Box<Event>,
        /// The message that carried it: its words, or the screen that was tapped.
        message: Option<Message>,
        callback: Option<String>,
    },
    /// The person stopped the bot, or let it in again.
    Reachable { pseudonym: Pseudonym, is: bool },
    /// A group or channel: left without a word.
    Group(i64),
    /// Nothing that we asked for.
    Nothing,
    /// It could not be read.
    Unreadable { address: Option<Address>, reason: String },
}

/// A message of Telegram.
#[derive(Debug, Clone)]
pub struct Message {
    pub id: Private,
    /// Its name in the registry, the same for all its edits.
    pub name: Vec<u8>,
    /// For an edit: what the message itself is recognised by.
    pub original: Option<Vec<u8>>,
    /// The message that it replies to, by its name.
    pub reply_to: Option<Vec<u8>>,
    /// Whether it is one of ours, tapped.
    pub ours: bool,
}

pub type Private = crate::domain::private::Private<i64>;

impl Thing {
    /// Whose it is, where it is somebody's and can be read.
    #[must_use]
    pub fn pseudonym(&self) -> Option<&[u8]> {
        match self {
            Self::Event { pseudonym, .. } | Self::Reachable { pseudonym, .. } => Some(pseudonym),
            _ => None,
        }
    }

    /// Whom to tell about it, where that is known.
    #[must_use]
    pub const fn address(&self) -> Option<Address> {
        match self {
            Self::Event { address, .. } => Some(*address),
            Self::Unreadable { address, .. } => *address,
            _ => None,
        }
    }
}
