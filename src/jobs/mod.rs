//! What runs beside receiving: delivery, the slow lane, the fetching of files, and what time brings about.

pub mod delivery;
pub mod fetch;
pub mod lease;
mod leave;
pub mod profile;
mod reach;
mod record;
pub mod run;
mod send;
mod show;
pub mod slow;
pub mod tombstone;
mod turn;
