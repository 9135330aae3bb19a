//! Screens that were: each goes as soon as the one that took its place is written down, beside whatever follows in its chat.
//! The registry holds it as due all the while, so that one whose removal fails, or whose process ends, goes by the outbox.

use std::sync::Arc;

use tokio::task::JoinSet;

use super::record::Sent;
use super::send::{Before, remove};
use crate::domain::ids::ChatId;
use crate::hotline::Address;
use crate::hotline::outgoing::UnderWay;
use crate::telegram::api::{Api, Failed};

/// A screen that went, or did not.
#[derive(Debug)]
pub struct Left {
    pub chat: ChatId,
    pub address: Address,
    pub message: i64,
    pub failed: Option<Failed>,
}

/// Removals that are under way, and those that are over but not written down.
pub struct Leaving {
    api: Api,
    hints: Arc<UnderWay>,
    under_way: JoinSet<Left>,
    pub over: Vec<Left>,
}

impl Leaving {
    pub fn new(api: Api, hints: Arc<UnderWay>) -> Self {
        Self { api, hints, under_way: JoinSet::new(), over: vec![] }
    }

    /// Before the commit that makes it due, so that nobody orders its removal besides.
    pub fn announce(&self, sent: &Sent) {
        if let Some(before) = going(sent) {
            self.hints.leaves(sent.chat, before.message);
        }
    }

    /// After that commit.
    pub fn begin(&mut self, sent: &Sent) {
        let Some(before) = going(sent).cloned() else { return };
        let (api, chat, address) = (self.api.clone(), sent.chat, sent.address);
        self.under_way.spawn(async move {
            let failed = remove(&api, address, &before).await.err();
            Left { chat, address, message: before.message, failed }
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

    /// What was over is written down; what failed may be ordered from now on.
    pub fn recorded(&mut self) {
        for left in self.over.drain(..) {
            self.hints.left(left.chat, left.message);
        }
    }
}

fn going(sent: &Sent) -> Option<&Before> {
    sent.done.before.as_ref().filter(|before| before.went.is_none())
}
