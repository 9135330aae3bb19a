//! Screens that were: each goes as soon as the one that took its place is written down, beside whatever follows in its chat.
//! The registry holds it as due a little later, so that one whose removal fails, or whose process ends, goes by the outbox.

use tokio::task::JoinSet;

use super::record::Sent;
use super::send::remove;
use crate::hotline::Address;
use crate::telegram::api::{Api, Failed};

/// A screen that went, or did not.
#[derive(Debug)]
pub struct Left {
    pub address: Address,
    pub message: i64,
    pub failed: Option<Failed>,
}

/// Removals that are under way, and those that are over but not written down.
pub struct Leaving {
    api: Api,
    under_way: JoinSet<Left>,
    pub over: Vec<Left>,
}

impl Leaving {
    pub fn new(api: Api) -> Self {
        Self { api, under_way: JoinSet::new(), over: vec![] }
    }

    /// The screen before goes, if it does not already.
    pub fn begin(&mut self, sent: &mut Sent) {
        let Some(before) = sent.done.before.as_mut().filter(|before| before.went.is_none() && !before.goes) else { return };
        before.goes = true;
        let (api, address, before) = (self.api.clone(), sent.address, before.clone());
        self.under_way.spawn(async move {
            let failed = remove(&api, address, &before).await.err();
            Left { address, message: before.message, failed }
        });
    }

    pub fn count(&self) -> usize {
        self.under_way.len()
    }

    /// Whether one is under way, and none over.
    pub fn goes_on(&self) -> bool {
        !self.under_way.is_empty() && self.over.is_empty()
    }

    pub fn is_idle(&self) -> bool {
        self.under_way.is_empty() && self.over.is_empty()
    }

    /// Waits for one; for ever where there is none.
    pub async fn next(&mut self) {
        match self.under_way.join_next().await {
            Some(left) => self.over.extend(left.ok()),
            None => std::future::pending().await,
        }
    }

    /// Takes all that are over; true where there are any.
    pub fn collect(&mut self) -> bool {
        while let Some(left) = self.under_way.try_join_next() {
            self.over.extend(left.ok());
        }
        !self.over.is_empty()
    }
}
