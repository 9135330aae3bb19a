//! The conversations: pure machines. `needs` names the facts, `step` decides; no clock, no chance, no database.

pub mod button;
pub mod effect;
pub mod event;
pub mod facts;
mod lesson;
mod library;
pub mod line;
mod plan;
mod reporter;
mod reporter_code;
mod reporter_danger;
mod reporter_evidence;
mod reporter_files;
mod reporter_guided;
mod reporter_guided_screen;
mod reporter_parting;
mod reporter_pin;
mod reporter_reader;
mod reporter_screen;
mod reporter_sent;
mod reporter_talk;
mod reporter_withdraw;
pub mod saved;
pub mod screen;
mod staff;
mod staff_evidence;
mod staff_hold;
mod staff_screen;

pub use button::Button;
pub use effect::{Effect, Topic, Who};
pub use event::{Event, Other, Outcome};
pub use facts::{Facts, Needs};
pub use library::PAGES;
pub use line::Line;
pub use reporter_screen::{home, update};
pub use saved::{Desk, Reporter, State};
pub use screen::{Key, Screen, key};
pub use staff_evidence::LIST as EVIDENCE;
pub use staff_hold::ping_held;
pub use staff_screen::{LIST, ping_alarm, ping_message, ping_queue};

/// Which facts `step` wants to see for this event in this state.
#[must_use]
pub fn needs(state: &State, event: &Event) -> Needs {
    match state {
        State::Reporter(state) => reporter::needs(*state, event),
        State::Staff(desk) => staff::needs(*desk, event),
    }
}

/// What follows from an event: the next state and what is to be done, in order.
///
/// Refusable effects come back as [`Event::Outcome`] with facts loaded anew.
#[must_use]
pub fn step(state: State, event: &Event, facts: &Facts) -> (State, Vec<Effect>) {
    match state {
        State::Reporter(state) => reporter::step(state, event, facts),
        State::Staff(desk) => staff::step(desk, event, facts),
    }
}
