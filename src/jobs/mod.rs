//! What runs beside receiving: delivery, and what time brings about.

pub mod delivery;
mod record;
pub mod run;
mod send;
