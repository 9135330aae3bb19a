//! The model of Telegram: people, chats, updates, calls and the clock behind one lock. Every change wakes those who wait.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};
use tokio::sync::watch;

use super::calls::{Call, Calls};
use super::chat::{Chat, ChatKind, Person, PersonId};
use super::clock::Clock;
use super::fault::{Fault, FaultKind, Faults};
use super::file::Files;
use super::inbox::Inbox;
use super::limits::Limits;
use super::message::{Message, user_json};
use super::profile::Profile;
use super::query::Queries;

/// Everything that the sandbox knows. Acts of people are in `act`, calls of the bot in `method`.
#[derive(Debug)]
pub struct World {
    pub(super) clock: Clock,
    pub(super) people: BTreeMap<PersonId, Person>,
    pub(super) chats: HashMap<i64, Chat>,
    pub(super) inbox: Inbox,
    pub(super) queries: Queries,
    pub(super) files: Files,
    pub(super) profile: Profile,
    pub(super) log: Calls,
    pub(super) limits: Limits,
    pub(super) signals: Signals,
    faults: Faults,
    keep_history: usize,
    next_message: i64,
    next_person: i64,
    next_group: i64,
}

/// What others wait on while they do not hold the world.
#[derive(Debug, Clone)]
pub(super) struct Signals {
    pub(super) change: watch::Sender<u64>,
    pub(super) clock: watch::Sender<u64>,
    pub(super) release: watch::Sender<u64>,
    held: Arc<AtomicUsize>,
}

impl Signals {
    fn new(clock: u64) -> Self {
        Self { change: watch::Sender::new(1), clock: watch::Sender::new(clock), release: watch::Sender::new(0), held: Arc::default() }
    }

    pub(super) fn changed(&self) {
        self.change.send_modify(|change| *change += 1);
    }

    /// Counts a call as held for as long as the guard lives.
    pub(super) fn hold(&self) -> Held {
        self.held.fetch_add(1, Ordering::SeqCst);
        self.changed();
        Held(self.clone())
    }
}

/// A call that is being held.
pub(super) struct Held(Signals);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.held.fetch_sub(1, Ordering::SeqCst);
        self.0.changed();
    }
}

impl World {
    pub(super) fn new(token: &str, bot_username: &str, start: Option<DateTime<Utc>>) -> Self {
        let clock = Clock::new(start);
        // Tests count from the same number each time. A sandbox by the machine's clock goes on where an earlier one ended,
        // so that a bot that kept its database takes nothing for a repetition.
        let first = if start.is_some() { 101 } else { clock.now().timestamp() - 1_750_000_000 };
        Self {
            signals: Signals::new(clock.change()),
            clock,
            people: BTreeMap::new(),
            chats: HashMap::new(),
            inbox: Inbox::new(),
            queries: Queries::numbered_from(first.unsigned_abs()),
            files: Files::default(),
            profile: Profile::new(token, bot_username),
            log: Calls::new(),
            limits: Limits::default(),
            faults: Faults::default(),
            keep_history: usize::MAX,
            next_message: first,
            next_person: 7_100_000_001,
            next_group: -4_100_000_001,
        }
    }

    /// The world's time.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Moves the clock; all who wait on it are woken.
    pub fn advance(&mut self, by: Duration) {
        self.clock.advance(by);
        self.signals.clock.send_replace(self.clock.change());
        self.signals.changed();
    }

    /// Adds somebody with a phone, who has not yet written to the bot. An empty `language_code` is left out of messages.
    pub fn add_person(&mut self, name: &str, language_code: &str, username: Option<&str>) -> PersonId {
        let id = PersonId(self.next_person);
        self.next_person += 1;
        let person = Person {
            id,
            name: name.to_owned(),
            last_name: None,
            username: username.map(str::to_owned),
            language_code: language_code.to_owned(),
            role: None,
            started: false,
            blocked: false,
            deactivated: false,
            keyboard: Vec::new(),
            alerts: Vec::new(),
            notifications: Vec::new(),
        };
        self.chats.insert(id.0, Chat::private(&person));
        self.people.insert(id, person);
        self.signals.changed();
        id
    }

    /// How the page labels a phone: `reporter`, `counsellor` or `supervisor`.
    pub fn set_role_label(&mut self, person: PersonId, role: &str) {
        if let Some(person) = self.people.get_mut(&person) {
            person.role = Some(role.to_owned());
        }
        self.signals.changed();
    }

    /// Deletes a person's account: to the bot she is a deactivated user.
    pub fn deactivate(&mut self, person: PersonId) {
        if let Some(person) = self.people.get_mut(&person) {
            person.deactivated = true;
        }
        self.signals.changed();
    }

    /// Telegram's limits on sending and editing: so many in a second of world time, in one chat and in all.
    pub fn limits(&mut self, per_chat_per_second: Option<u32>, overall: Option<u32>) {
        self.limits.set(per_chat_per_second, overall);
    }

    /// Sets a fault in wait for a call.
    pub fn fault(&mut self, fault: Fault) {
        self.faults.add(fault);
    }

    /// Forgets faults that still wait. Calls that are held stay held.
    pub fn clear_faults(&mut self) {
        self.faults.clear();
    }

    /// Whether faults still wait for their calls.
    #[must_use]
    pub fn faults_pending(&self) -> bool {
        !self.faults.is_empty()
    }

    /// How far away the bot is, where it calls and where it is called.
    pub(super) fn distance(&self) -> std::time::Duration {
        self.faults.distance().unwrap_or_default()
    }

    pub(super) fn meet_fault(&mut self, method: &str) -> Option<FaultKind> {
        self.faults.meet(method)
    }

    /// How many calls are being held.
    #[must_use]
    pub fn held(&self) -> usize {
        self.signals.held.load(Ordering::SeqCst)
    }

    /// Lets all held calls go on.
    pub fn release(&self) {
        self.signals.release.send_modify(|count| *count += 1);
    }

    /// The calls of the bot, oldest first.
    #[must_use]
    pub fn calls(&self) -> &[Call] {
        self.log.all()
    }

    /// Forgets the calls so far; their numbers go on.
    pub fn drop_calls(&mut self) {
        self.log.forget();
        self.signals.changed();
    }

    /// Keeps at least the newest `most` calls (100,000 unless told).
    pub fn keep_calls(&mut self, most: usize) {
        self.log.keep(most);
    }

    /// Keeps the newest `most` entries of each screen history, alerts and notifications (all unless told).
    pub fn keep_history(&mut self, most: usize) {
        self.keep_history = most;
    }

    /// Updates that the bot has not confirmed, also those that it has already seen.
    #[must_use]
    pub fn pending_updates(&self) -> usize {
        self.inbox.count()
    }

    /// Their ids, oldest first.
    #[must_use]
    pub fn pending_update_ids(&self) -> Vec<i64> {
        self.inbox.ids()
    }

    /// The last update that the bot confirmed by an offset.
    #[must_use]
    pub fn confirmed_update(&self) -> Option<i64> {
        self.inbox.confirmed()
    }

    /// Takes all updates out that wait, so that they can be put in again in another order, more than once, or not at all.
    pub fn take_updates(&mut self) -> Vec<Value> {
        self.inbox.take_all()
    }

    /// The id of the next update: Telegram may begin anywhere after a quiet week.
    pub fn number_updates_from(&mut self, id: i64) {
        self.inbox.number_from(id);
    }

    pub(super) fn new_message_id(&mut self) -> i64 {
        self.next_message += 1;
        self.next_message - 1
    }

    pub(super) fn new_group_id(&mut self) -> i64 {
        self.next_group -= 1;
        self.next_group + 1
    }

    pub(super) fn user(&self, id: PersonId) -> Value {
        self.people.get(&id).map_or_else(|| json!({"id": id.0, "is_bot": false, "first_name": ""}), user_json)
    }

    pub(super) fn message_json(&self, chat: &Chat, message: &Message) -> Value {
        message.json(chat, |id| self.user(id), self.profile.user(), true)
    }

    /// The person on the other side of a private chat.
    pub(super) fn owner(&mut self, chat: i64) -> Option<&mut Person> {
        match self.chats.get(&chat)?.kind {
            ChatKind::Private(person) => self.people.get_mut(&person),
            ChatKind::Group { .. } => None,
        }
    }

    /// Trims a list to what is kept of histories, now and then instead of each time.
    pub(super) fn trim<T>(list: &mut Vec<T>, keep: usize) {
        if list.len() > keep.saturating_mul(2) {
            list.drain(..list.len() - keep);
        }
    }

    pub(super) fn history_kept(&self) -> usize {
        self.keep_history
    }
}
