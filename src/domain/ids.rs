//! Ids of our own rows. They grow with time, so that order of id is order of arrival, and never come from Telegram.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:x}", self.0)
            }
        }

        impl FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                i64::from_str_radix(text, 16).map(Self)
            }
        }
    )*};
}

ids! {
    /// A chat with one person, whoever that is.
    ChatId,
    /// A story: a draft at first, then a case.
    CaseId,
    /// A member of staff.
    StaffId,
    /// A key in the table of keys.
    KeyId,
    /// A row of the outbox.
    OutboxId,
    /// What came with a message.
    AttachmentId,
    /// An update that could not be handled.
    QuarantineId,
    /// The PIN of a chat.
    PinId,
    /// What of one batch waits in the slow lane.
    SlowId,
}
