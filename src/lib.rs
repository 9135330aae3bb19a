//! Suaka: the hotline of a women-and-children protection centre, inside Telegram.
//!
//! Arrows go one way:
//! `domain, media ← dialogue ← text, vault, store ← hotline ← telegram ← jobs ← sandbox, cli`.

/// The command line.
pub mod cli;
/// The time, given at start.
pub mod clock;
/// Read once, checked as a whole.
pub mod config;
/// The conversations, as machines. Pure.
pub mod dialogue;
/// What the hotline is about, in values. Pure.
pub mod domain;
/// The shell: between what arrived and what is committed.
pub mod hotline;
/// Delivery, and what time brings about.
pub mod jobs;
/// Files that people send, cleaned of what they tell beside picture and sound. Pure.
pub mod media;
/// A local Bot API over a model of Telegram, with a page of phones.
pub mod sandbox;
/// The only SQL.
pub mod store;
/// The only place that speaks with Telegram.
pub mod telegram;
/// Every line in every language.
pub mod text;
/// Sealing, pseudonyms, keys.
pub mod vault;
