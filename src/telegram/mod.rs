//! The only place that speaks with Telegram: receiving commits before it confirms, sending tells what became of it.

pub mod api;
mod attached;
pub mod gate;
pub mod inbound;
pub mod live;
pub mod mandate;
pub mod outbound;
pub mod profile;
pub mod receive;
mod update;
pub mod webhook;
