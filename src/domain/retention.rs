//! How long things stay: the table that ARCHITECTURE.md repeats, the jobs carry out and the tests hold to.

use chrono::Duration;

/// A draft is sent by itself after so long without a word (announced on the screen).
pub const QUIET: Duration = Duration::minutes(10);
/// Nothing of a case stays longer in any chat.
pub const IN_CHAT: Duration = Duration::hours(23);
/// An answer that was opened stays so long in a chat on a phone that others can open.
pub const IN_SHARED_CHAT: Duration = Duration::minutes(10);
/// A question about a picture, a place or a number waits so long; then it is not taken.
pub const ASKED: Duration = Duration::hours(1);
/// A file that was opened at the desk stays so long in that chat.
pub const OPENED: Duration = Duration::hours(1);
/// An original that a supervisor has retrieved stays so long in that chat.
pub const RETRIEVED: Duration = Duration::minutes(10);
/// What somebody ticked of a safety plan stays on the screen (announced there).
pub const PLAN: Duration = Duration::hours(1);
/// Telegram lets a bot delete messages for 48 hours; we count on a little less.
pub const TELEGRAM_DELETES: Duration = Duration::minutes(48 * 60 - 10);
/// A draft that was never sent (announced on the screen).
pub const DRAFT: Duration = Duration::hours(48);
/// A withdrawn case: until then it can be brought back with its code (told when it is withdrawn).
pub const WITHDRAWN: Duration = Duration::hours(48);
/// How long we recognise an update that was handled. Telegram repeats for at most 24 hours.
pub const HANDLED: Duration = Duration::hours(72);
/// An invitation of staff.
pub const INVITATION: Duration = Duration::hours(72);
/// A screen that was has so long to go beside what follows in its chat; then its removal is ordered.
pub const LEAVES: Duration = Duration::seconds(10);
/// A supervisor has so long to decide who may read a story that must not be seen by somebody at the centre.
pub const DECIDES: Duration = Duration::hours(24);
/// A ping to staff that was not delivered tells nothing new any more.
pub const PING: Duration = Duration::minutes(30);
/// After so long without Telegram, people with open cases are told: it keeps updates for 24 hours only.
pub const GAP: Duration = Duration::hours(20);
/// A chat that has a PIN is locked after so long without its person.
pub const IDLE: Duration = Duration::minutes(10);
