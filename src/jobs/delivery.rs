//! Delivery: from the outbox to Telegram, at least once. Each chat in its order, no chat behind another.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use chrono::DateTime;
use governor::clock::DefaultClock;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use super::leave::Leaving;
use super::record::Sent;
use super::send::{Done, Live, Task, placeholder, send};
use super::show::show;
use super::turn::Turns;
use crate::dialogue::{Line, Screen};
use crate::domain::case::Preference;
use crate::domain::hours::When;
use crate::domain::ids::{ChatId, KeyId, OutboxId};
use crate::domain::language::Language;
use crate::domain::retention;
use crate::hotline::files::Form;
use crate::hotline::outgoing::{Called, Payload, kind, open};
use crate::hotline::{Address, Hotline, open_number};
use crate::store::outbox::{self, Row, rank};
use crate::store::{is_outage, registry};
use crate::telegram::api::{Api, Failed};
use crate::telegram::gate::Gate;
use crate::telegram::receive::about;
use crate::vault::{Key, Place};

/// Rows that are under way at the same time.
const UNDER_WAY: usize = 256;

/// How often all chats are looked at, whoever called: what waited for its time is due then.
const LOOK: Duration = Duration::from_secs(1);

/// Chats whose rate is remembered before those that were quiet are forgotten.
const REMEMBERED: usize = 4096;

/// Telegram's rates (Bots FAQ, "my bot is hitting limits"): messages a second in all, and in one chat.
#[derive(Debug, Clone, Copy)]
pub struct Rates {
    pub overall: NonZeroU32,
    pub per_chat: NonZeroU32,
    /// Calls that may follow each other in one chat before its rate is kept to.
    pub burst: NonZeroU32,
}

struct Limits {
    overall: Turns,
    chats: RateLimiter<i64, DashMapStateStore<i64>, DefaultClock>,
}

/// One deliverer.
pub struct Delivery {
    hotline: Hotline,
    api: Api,
    gate: Gate,
    limits: Arc<Limits>,
    /// One file is in memory at a time.
    files: Arc<Semaphore>,
    under_way: JoinSet<Sent>,
    /// Screens that were, on their way out.
    leaving: Leaving,
    /// Chats to look at next, and whether at all of them; when that was done last.
    called: Called,
    looked: Instant,
    /// Sent, and not yet written down: kept until the database takes it.
    unrecorded: Vec<Sent>,
}

impl Delivery {
    #[must_use]
    pub fn new(hotline: Hotline, api: Api, gate: Gate, rates: Rates) -> Self {
        let limits = Limits {
            overall: Turns::new(Quota::per_second(rates.overall)),
            chats: RateLimiter::dashmap(Quota::per_second(rates.per_chat).allow_burst(rates.burst)),
        };
        let leaving = Leaving::new(api.clone());
        Self {
            hotline,
            api,
            gate,
            limits: Arc::new(limits),
            files: Arc::new(Semaphore::new(1)),
            under_way: JoinSet::new(),
            leaving,
            called: Called { all: true, ..Called::default() },
            looked: Instant::now(),
            unrecorded: vec![],
        }
    }

    /// Starts what is due in chats that are not being written to; returns how many were started.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn start(&mut self) -> Result<usize> {
        let under_way = self.hotline.under_way.count();
        let room = UNDER_WAY.saturating_sub(under_way + self.leaving.count());
        if room == 0 {
            return Ok(0);
        }
        let mut started = 0;
        for row in self.heads(room + under_way).await? {
            if started == room {
                self.called.all = true;
                break;
            }
            if self.hotline.under_way.begin(ChatId(row.chat_id), OutboxId(row.id)) {
                self.start_one(row).await;
                started += 1;
            }
        }
        Ok(started)
    }

    /// The first row of each chat where something may have become due.
    async fn heads(&mut self, most: usize) -> Result<Vec<Row>> {
        let Called { all, chats } = self.hotline.wake.take();
        self.called.all |= all || self.looked.elapsed() >= LOOK;
        self.called.chats.extend(chats);
        let now = self.hotline.clock.now().timestamp_millis();
        let up_to = if self.gate.is_open() { rank::LAST } else { rank::EMERGENCY };
        // One that is being written to is looked at again when that is written down.
        let chats: Vec<ChatId> = self.called.chats.iter().copied().filter(|chat| self.hotline.under_way.in_chat(*chat).is_none()).collect();
        if !self.called.all && chats.is_empty() {
            self.called.chats.clear();
            return Ok(vec![]);
        }
        let connection = &mut *self.hotline.store.read().await?;
        let rows = if self.called.all || chats.len() > most {
            self.looked = Instant::now();
            outbox::heads(connection, now, i64::try_from(most).unwrap_or(i64::MAX), up_to).await?
        } else {
            outbox::heads_of(connection, now, &chats, up_to).await?
        };
        self.called = Called { all: rows.len() >= most, ..Called::default() };
        Ok(rows)
    }

    async fn start_one(&mut self, row: Row) {
        let (id, chat) = (OutboxId(row.id), ChatId(row.chat_id));
        match self.prepare(&row).await {
            Ok((mut sent, task)) => {
                let (api, limits, clock) = (self.api.clone(), self.limits.clone(), self.hotline.clock.clone());
                let (hotline, files) = (self.hotline.clone(), self.files.clone());
                let (pseudonym, cannot_wait) = (row.pseudonym, row.rank < rank::REST);
                self.under_way.spawn(async move {
                    if let Some(task) = task {
                        limits.chats.until_key_ready(&sent.chat.0).await;
                        if cannot_wait {
                            limits.overall.now().await;
                        } else {
                            limits.overall.mine(|| hotline.lane.holds(&pseudonym)).await;
                        }
                        sent.done = match &task {
                            Task::File { into: Some(into), .. } => {
                                let _one = files.acquire().await;
                                show(&hotline, &api, &sent, *into, &task).await
                            }
                            _ => send(&api, sent.address, &task, clock.now()).await,
                        };
                    }
                    sent
                });
            }
            Err(error) if is_outage(&error) => {
                tracing::error!(outbox.id = %id, "a message waits for the database: {}", about(&error));
                self.hotline.under_way.end(chat);
                self.called.all = true;
            }
            Err(error) => {
                // Sealed under a key that is gone, or of a release that we do not know: nobody can ever send it.
                tracing::error!(outbox.id = %id, "a message could not be opened and is dropped: {}", about(&error));
                let dropped = async {
                    let mut tx = self.hotline.store.write().await?;
                    outbox::done(&mut tx, id).await?;
                    tx.commit().await
                };
                if let Err(error) = dropped.await {
                    tracing::error!("nor could it be dropped yet: {}", about(&error.into()));
                }
                self.hotline.under_way.end(chat);
                self.called.all = true;
            }
        }
    }

    /// Opens a row and renders it in its reader's language; `None` where nothing is left to be done.
    async fn prepare(&self, row: &Row) -> Result<(Sent, Option<Task>)> {
        let chat_key = self.hotline.vault.unwrap(row.chat_key_id, &row.chat_wrapped)?;
        let wrapped = row.wrapped.as_deref().context("the key of its case is destroyed")?;
        let key = self.hotline.vault.unwrap(KeyId(row.key_id).0, wrapped)?;
        let address = Address(open_number(&chat_key, Place::new("chats.address", row.chat_id), &row.address)?);
        let payload = open(&key, OutboxId(row.id), row.version, &row.payload)?;
        let now = self.hotline.clock.now();
        let expired = row.expires_at.is_some_and(|at| at <= now.timestamp_millis());
        // Whatever was ordered, nobody is written to first but as they said.
        let unasked = row.staff_id.is_none() && matches!(row.kind.as_str(), kind::UPDATE | kind::PING);
        let preference = Preference::of(&row.prefers).unwrap_or(Preference::Never);
        let when = if unasked { self.hotline.text().hours().may_write(preference, now) } else { When::Now };
        let task = if expired || when != When::Now { None } else { self.task(row, &chat_key, payload).await? };
        let sent = Sent {
            id: OutboxId(row.id),
            chat: ChatId(row.chat_id),
            key: chat_key,
            row_key: key,
            staff: row.staff_id.is_some(),
            file: if let Some(Task::File { file, form, .. }) = &task { Some((*file, *form)) } else { None },
            address,
            kind: row.kind.clone(),
            topic: row.topic.map(crate::domain::ids::CaseId),
            attempts: row.attempts,
            shared: row.phone == "shared",
            when,
            done: Done::default(),
        };
        Ok((sent, task))
    }

    async fn task(&self, row: &Row, key: &Key, payload: Payload) -> Result<Option<Task>> {
        let (hotline, now) = (&self.hotline, self.hotline.clock.now());
        let language = Language::of(&row.language).unwrap_or_default();
        let text = hotline.text();
        let render = |screen: &Screen| text.screen(language, screen, now);
        // In the words that its person chose.
        let update = |mut screen: Screen| {
            for line in screen.lines.iter_mut().filter(|line| **line == Line::Update) {
                *line = Line::Notice { which: row.notice };
            }
            screen
        };
        let form = if let Payload::Original(..) = payload { Form::Original } else { Form::Cleaned };
        Ok(Some(match payload {
            Payload::Ping(screen) => Task::Ping { screen: render(&update(screen)), silent: row.staff_id.is_none() },
            Payload::File(file, into) | Payload::Original(file, into) => Task::File {
                file,
                form,
                into,
                for_staff: row.staff_id.is_some(),
                placeholder: render(&placeholder()),
                not_shown: render(&Screen::of(vec![Line::FileNotShown])),
                language,
            },
            Payload::Screen(screen) => {
                let screen = update(screen);
                let live = match (&row.screen, row.screen_at.and_then(DateTime::from_timestamp_millis)) {
                    (Some(sealed), Some(at)) => {
                        let message = open_number(key, Place::new("chats.screen", row.chat_id), sealed)?;
                        Some(Live { message, at, protected: row.screen_protected == 1 })
                    }
                    _ => None,
                };
                Task::Screen {
                    screen: render(&screen),
                    content_of: screen.content_of,
                    passes: screen.passes,
                    writes_to: screen.writes_to,
                    fresh: matches!(row.kind.as_str(), kind::FRESH | kind::UPDATE),
                    // What staff sees stays protected throughout; a reporter can copy a number to call.
                    protect: screen.content_of.is_some() || row.staff_id.is_some(),
                    live,
                    placeholder: render(&placeholder()),
                }
            }
            Payload::Wipe(wiped, until) => {
                let rows = registry::of(&mut *hotline.store.read().await?, ChatId(row.chat_id), wiped.into(), until).await?;
                if rows.is_empty() && wiped != crate::hotline::outgoing::Wiped::All {
                    return Ok(None);
                }
                let deletable_since = (now - retention::TELEGRAM_DELETES).timestamp_millis();
                let (mut delete, mut overwrite, mut lost) = (vec![], vec![], vec![]);
                for found in rows {
                    let message = open_number(key, Place::new("registry.message", found.id), &found.message)?;
                    if found.at > deletable_since {
                        delete.push((found.id, message));
                    } else if found.ours == 1 {
                        overwrite.push((found.id, message));
                    } else {
                        lost.push(found.id);
                    }
                }
                Task::Wipe { wiped, delete, overwrite, lost, blank: render(&placeholder()) }
            }
        }))
    }

    /// Waits for one that is under way. Nothing is lost where this is given up.
    pub async fn collect(&mut self) {
        let sending = !self.under_way.is_empty();
        if !self.unrecorded.is_empty() || (!sending && !self.leaving.goes_on()) {
            return;
        }
        tokio::select! {
            Some(first) = self.under_way.join_next(), if sending => self.unrecorded.extend(first.ok()),
            () = self.leaving.next() => {}
        }
    }

    /// Writes down all that is finished; returns how many rows that were.
    ///
    /// # Errors
    /// Where the database fails: what was sent is kept and written down the next time.
    pub async fn record(&mut self) -> Result<usize> {
        while let Some(next) = self.under_way.try_join_next() {
            self.unrecorded.extend(next.ok());
        }
        // Screens that left are written down with what was sent, and by themselves where nothing is being sent.
        let left = self.leaving.collect() && self.under_way.is_empty();
        if self.unrecorded.is_empty() && !left {
            return Ok(0);
        }
        let written = self.hotline.record_sent(&self.unrecorded, &self.leaving.over).await;
        // Where the database fails nobody is left with two screens for as long as it does.
        for sent in &mut self.unrecorded {
            self.leaving.begin(sent);
        }
        written?;
        let recorded = self.unrecorded.len() + self.leaving.over.drain(..).count();
        for sent in self.unrecorded.drain(..) {
            if let Some(failed) = &sent.done.failed {
                log(failed, &sent.kind);
            }
            self.hotline.under_way.end(sent.chat);
            self.called.chats.insert(sent.chat);
        }
        if self.limits.chats.len() > REMEMBERED {
            self.limits.chats.retain_recent();
        }
        Ok(recorded)
    }

    /// Whether anything is under way or not yet written down.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.under_way.is_empty() && self.unrecorded.is_empty() && self.leaving.is_idle()
    }

    /// Delivers all that is due, and returns how many rows that were.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn drain(&mut self) -> Result<usize> {
        self.called.all = true;
        let mut all = 0;
        while self.start().await? > 0 || !self.is_idle() {
            self.collect().await;
            all += self.record().await?;
        }
        Ok(all)
    }
}

fn log(failed: &Failed, kind: &str) {
    match failed {
        Failed::Gone => tracing::info!(kind, "a chat cannot be written to any more"),
        failed => tracing::warn!(kind, "not sent yet: {failed}"),
    }
}
