//! The tripwire. While somebody else may be using our token, nothing goes out but removals and emergency contacts.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether content may go out; shared by receiving and delivery.
#[derive(Debug, Clone, Default)]
pub struct Gate {
    shut: Arc<AtomicBool>,
}

impl Gate {
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.shut.load(Ordering::SeqCst)
    }

    /// Returns whether it was open until now.
    #[expect(clippy::must_use_candidate, reason = "it acts, whether or not one asks")]
    pub fn shut(&self) -> bool {
        !self.shut.swap(true, Ordering::SeqCst)
    }

    /// Returns whether it was shut until now.
    #[expect(clippy::must_use_candidate, reason = "it acts, whether or not one asks")]
    pub fn open(&self) -> bool {
        self.shut.swap(false, Ordering::SeqCst)
    }
}
