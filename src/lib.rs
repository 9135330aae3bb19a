//! Suaka: the hotline of a women-and-children protection centre, inside Telegram.
//!
//! Arrows go one way: `domain ← dialogue ← text, vault, store ← hotline ← telegram ← jobs ← sandbox, cli`.

/// What the hotline is about, in values. Pure.
pub mod domain;
/// The conversations, as machines. Pure.
pub mod dialogue;
/// Every line in every language.
pub mod text;
/// Sealing, pseudonyms, keys.
pub mod vault;
