//! The world's clock: the machine's, moved by an offset, or one that stands still until it is advanced.

use std::time::SystemTime;

use chrono::{DateTime, Duration, Utc};

/// What time it is in the world.
#[derive(Debug, Clone)]
pub(super) struct Clock {
    face: Face,
    change: u64,
}

#[derive(Debug, Clone)]
enum Face {
    Frozen(DateTime<Utc>),
    Running { offset: Duration },
}

impl Clock {
    pub(super) fn new(start: Option<DateTime<Utc>>) -> Self {
        let face = start.map_or(Face::Running { offset: Duration::zero() }, Face::Frozen);
        Self { face, change: 1 }
    }

    pub(super) fn now(&self) -> DateTime<Utc> {
        match self.face {
            Face::Frozen(at) => at,
            Face::Running { offset } => DateTime::<Utc>::from(SystemTime::now()) + offset,
        }
    }

    pub(super) fn is_frozen(&self) -> bool {
        matches!(self.face, Face::Frozen(_))
    }

    /// How often it was moved, plus one.
    pub(super) fn change(&self) -> u64 {
        self.change
    }

    pub(super) fn advance(&mut self, by: Duration) {
        match &mut self.face {
            Face::Frozen(at) => *at += by,
            Face::Running { offset } => *offset += by,
        }
        self.change += 1;
    }
}
