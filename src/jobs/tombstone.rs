//! Writes down outside of the database what was erased, within a second.

use crate::hotline::Hotline;
use crate::telegram::receive::about;

/// What became of the last try: the same trouble is told once.
#[derive(Debug, Default)]
pub struct Carver {
    fails: bool,
}

impl Carver {
    pub async fn some(&mut self, hotline: &Hotline) {
        match hotline.carve().await {
            Ok(_) => self.fails = false,
            Err(error) if self.fails => tracing::debug!("tombstones wait: {}", about(&error)),
            Err(error) => {
                self.fails = true;
                tracing::error!("what is erased is not written down at [keys] tombstones yet: {}", about(&error));
            }
        }
    }
}
