//! What the hotline is about, in values: pure, without clock, chance, database or messenger.

pub mod attachment;
pub mod case;
pub mod code;
pub mod contact;
pub mod evidence;
pub mod guide;
pub mod hours;
pub mod ids;
pub mod language;
pub mod lesson;
pub mod library;
pub mod limit;
pub mod people;
pub mod pin;
pub mod private;
pub mod retention;
pub mod second_key;
pub mod service;
pub mod talk;
