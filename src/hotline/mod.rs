//! The shell: between what arrived and what is committed. Everything of a batch is one transaction; what fails in it is
//! done again singly, and set aside if it fails alone.

mod code;
pub mod disk;
mod effect;
pub mod evidence;
mod facts;
pub mod files;
mod guess;
mod handle;
mod ids;
mod incoming;
pub mod lane;
pub mod outgoing;
pub mod people;
mod pin;
mod quarantine;
mod restored;
mod second_key;
mod slow;
mod texts;
mod timer;
pub mod tombstone;
mod trust;
mod withdraw;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Result;
use tokio::sync::Notify;

pub use facts::FEW;
pub use guess::Guesses;
pub use handle::{Word, open_number};
pub use incoming::{Address, Incoming, Message, Notice, Thing, Told};
pub use lane::Waited;
pub use slow::Row as SlowRow;
pub use texts::Texts;

use lane::Way;

use crate::clock::Clock;
use crate::domain::language::Language;
use crate::store::{self, Store, Tx, case, chat, handled, is_outage, outbox};
use crate::text::Catalogue;
use crate::vault::Vault;

/// All that handling an event needs. Cheap to clone.
#[derive(Clone)]
pub struct Hotline {
    pub store: Store,
    pub vault: Arc<Vault>,
    pub texts: Texts,
    pub clock: Clock,
    pub language: Language,
    pub ids: Arc<ids::Ids>,
    /// Whether updates may wait that we have not read: then time does nothing that one of them may speak against.
    pub behind: Arc<AtomicBool>,
    /// Whether staff may answer by voice.
    pub staff_voice: bool,
    /// Whether a PIN may have a number of alarm.
    pub duress: bool,
    /// Where what is erased is written down outside of the database.
    pub tombstones: Option<Arc<tombstone::Tombstones>>,
    /// The disk that is watched.
    pub disk: Option<Arc<disk::Disk>>,
    /// Whether it has room for nothing but words.
    pub disk_full: Arc<AtomicBool>,
    /// Who writes faster than can be answered, and what of theirs waits.
    pub lane: Arc<lane::Lane>,
    /// How often codes were tried.
    pub guesses: Arc<Guesses>,
    /// What delivery is sending at this moment.
    pub under_way: Arc<outgoing::UnderWay>,
    /// Something was committed that delivery can send.
    pub wake: Arc<outgoing::Wake>,
    /// Something is to be fetched.
    pub fetch: Arc<Notify>,
    /// What was told past the outbox.
    pub told: Arc<Told>,
}

/// What is to be said to Telegram after a commit, best effort.
#[derive(Debug, Default)]
pub struct After {
    /// The callback query to be answered, and the word that pops up.
    pub callback: Option<(String, Option<Word>)>,
    /// A group to be left.
    pub leave: Option<i64>,
    /// It was handled before, or waits safely in its turn; whatever was told of it meanwhile is outdated.
    pub again: bool,
    /// A message that cannot go through the outbox.
    pub notice: Option<(Address, String)>,
}

/// What became of a batch.
#[derive(Debug, Default)]
pub struct Handled {
    /// For each update that is done, from the first on.
    pub done: Vec<After>,
    /// Why the one after them is not.
    pub failure: Option<anyhow::Error>,
}

/// How an update failed.
enum Failure {
    /// The database did: nothing is confirmed until it is back.
    Database(anyhow::Error),
    /// The update did: it is set aside.
    Update(anyhow::Error),
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        if is_outage(&error) { Self::Database(error) } else { Self::Update(error) }
    }
}

impl Hotline {
    /// # Errors
    /// Where the database is gone.
    pub async fn new(store: Store, vault: Vault, text: Catalogue, clock: Clock, language: Language) -> Result<Self> {
        let latest = case::latest_id(&mut *store.read().await?).await?;
        let ids = Arc::new(ids::Ids::after(latest));
        Ok(Self {
            store,
            vault: Arc::new(vault),
            texts: Texts::of(text),
            clock,
            language,
            ids,
            behind: Arc::default(),
            staff_voice: false,
            duress: false,
            tombstones: None,
            disk: None,
            disk_full: Arc::default(),
            lane: Arc::default(),
            guesses: Arc::default(),
            under_way: Arc::default(),
            wake: Arc::default(),
            fetch: Arc::default(),
            told: Arc::default(),
        })
    }

    /// Whether there is room for words only.
    #[must_use]
    pub fn is_disk_full(&self) -> bool {
        self.disk_full.load(Ordering::SeqCst)
    }

    /// The same hotline for a process that serves from now on: its ids come after all that others made meanwhile.
    ///
    /// # Errors
    /// Where the database is gone.
    pub async fn afresh(&self, store: Store) -> Result<Self> {
        let latest = case::latest_id(&mut *store.read().await?).await?;
        Ok(Self {
            store,
            ids: Arc::new(ids::Ids::after(latest)),
            behind: Arc::default(),
            lane: Arc::default(),
            under_way: Arc::default(),
            wake: Arc::default(),
            ..self.clone()
        })
    }

    /// Handles updates in their order: together, or else one by one. Only what `done` counts may be confirmed.
    pub async fn handle(&self, updates: &[Incoming]) -> Handled {
        match self.together(updates).await {
            Ok(done) => Handled { done, failure: None },
            Err(_) if updates.len() > 1 => self.singly(updates).await,
            Err(Failure::Database(error)) => Handled { done: vec![], failure: Some(error) },
            Err(Failure::Update(error)) => self.aside(updates, &error).await,
        }
    }

    async fn together(&self, updates: &[Incoming]) -> std::result::Result<Vec<After>, Failure> {
        let mut tx = self.store.write().await.map_err(anyhow::Error::from)?;
        let mut sorting = self.lane.sorting(self.clock.now().timestamp_millis());
        let (ways, slow) = self.sort(&mut tx, updates, &mut sorting).await?;
        let now: Vec<&Incoming> = updates.iter().zip(&ways).filter(|(_, way)| way.is_now()).map(|(incoming, _)| incoming).collect();
        self.read_ahead(&mut tx, &now).await.map_err(anyhow::Error::from)?;
        let mut done = Vec::with_capacity(updates.len());
        for (incoming, way) in updates.iter().zip(ways) {
            if way == Way::Overflows {
                self.tell_slow(&mut tx, &incoming.thing).await?;
            }
            let waits = || After { again: true, ..After::default() };
            done.push(if way.is_now() { self.one(&mut tx, incoming).await? } else { waits() });
        }
        self.write_slow(&mut tx, slow).await?;
        let chats = tx.written_to().clone();
        tx.commit().await.map_err(anyhow::Error::from)?;
        sorting.committed();
        self.wake.notify_for(chats);
        Ok(done)
    }

    /// What every update of a batch asks for, by one statement for all of them.
    async fn read_ahead(&self, tx: &mut Tx, updates: &[&Incoming]) -> store::Result<()> {
        if updates.len() <= 1 {
            return Ok(());
        }
        let names: Vec<&[u8]> = updates.iter().map(|incoming| incoming.handled.as_slice()).collect();
        handled::enter(tx, &names, self.clock.now().timestamp_millis()).await?;
        let pseudonyms = updates.iter().filter_map(|incoming| match &incoming.thing {
            Thing::Event { pseudonym, .. } => Some(pseudonym.as_slice()),
            _ => None,
        });
        let pseudonyms: BTreeSet<&[u8]> = pseudonyms.collect();
        chat::read_ahead(tx, &pseudonyms.into_iter().collect::<Vec<_>>()).await?;
        case::read_ahead(tx).await?;
        outbox::read_ahead(tx).await
    }

    async fn singly(&self, updates: &[Incoming]) -> Handled {
        let mut handled = Handled::default();
        for update in updates {
            let one = std::slice::from_ref(update);
            match self.together(one).await {
                Ok(done) => handled.done.extend(done),
                Err(Failure::Database(error)) => {
                    handled.failure = Some(error);
                    break;
                }
                Err(Failure::Update(error)) => {
                    let aside = self.aside(one, &error).await;
                    handled.done.extend(aside.done);
                    if aside.failure.is_some() {
                        handled.failure = aside.failure;
                        break;
                    }
                }
            }
        }
        handled
    }

    /// Sets one update aside: sealed, told, never in the way of others.
    async fn aside(&self, updates: &[Incoming], error: &anyhow::Error) -> Handled {
        let Some(incoming) = updates.first() else { return Handled::default() };
        let aside = self.set_aside(incoming, error).await;
        self.wake.notify_one();
        match aside {
            Ok(after) => {
                self.lane.took(incoming, self.clock.now().timestamp_millis());
                Handled { done: vec![after], failure: None }
            }
            Err(error) => Handled { done: vec![], failure: Some(error) },
        }
    }
}
