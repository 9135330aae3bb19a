//! The texts that are said now. They change as a whole, while all goes on: whoever renders keeps those that they began with.

use std::sync::Arc;

use tokio::sync::watch;

use super::Hotline;
use crate::text::{Catalogue, Faults};

/// The catalogue of this moment, of all clones alike.
#[derive(Clone)]
pub struct Texts(watch::Sender<Arc<Catalogue>>);

impl Texts {
    #[must_use]
    pub fn of(catalogue: Catalogue) -> Self {
        Self(watch::Sender::new(Arc::new(catalogue)))
    }

    /// To keep for one piece of work, and not longer.
    #[must_use]
    pub fn now(&self) -> Arc<Catalogue> {
        self.0.borrow().clone()
    }

    /// Reads the centre's folder anew. What is wrong with it changes nothing.
    ///
    /// # Errors
    /// All that is wrong.
    pub fn reload(&self) -> Result<(), Faults> {
        self.replace(self.now().again()?);
        Ok(())
    }

    /// From now on this is said.
    pub fn replace(&self, catalogue: Catalogue) {
        self.0.send_replace(Arc::new(catalogue));
    }

    /// Tells of each change.
    #[must_use]
    pub fn changes(&self) -> watch::Receiver<Arc<Catalogue>> {
        self.0.subscribe()
    }
}

impl Hotline {
    /// What is said at this moment.
    #[must_use]
    pub fn text(&self) -> Arc<Catalogue> {
        self.texts.now()
    }
}
