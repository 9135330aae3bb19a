//! Many people at once before one hotline: each acts as soon as their own phone shows what they wait for.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use suaka::sandbox::{Message, PersonId, SentFile, World};
use tokio::sync::Notify;

use super::process::{Live, PATIENCE, last_call};
use super::walk::{Act, last_update};

/// How long nothing may happen before time goes on, so that whatever waits for its time comes.
const STILL: Duration = Duration::from_millis(100);

/// What somebody waits for who has nothing to do.
pub const IDLE: &str = "something to do";

pub struct Crowd<'a> {
    pub live: &'a Live,
    pub acts: RefCell<Vec<Act>>,
    bells: RefCell<BTreeMap<PersonId, Bell>>,
    /// Whether somebody was woken by somebody else of the crowd.
    stirred: Cell<bool>,
}

/// Rings when something happens on that phone.
struct Bell {
    seen: usize,
    rings: Rc<Notify>,
    waits_for: String,
}

impl<'a> Crowd<'a> {
    pub fn new(live: &'a Live) -> Self {
        Self { live, acts: RefCell::default(), bells: RefCell::default(), stirred: Cell::new(false) }
    }

    /// Until everybody is done: `ahead` at a time of those who come, besides those who stay.
    pub async fn all(&self, stay: Vec<impl Future<Output = ()>>, come: Vec<impl Future<Output = ()>>, ahead: usize) {
        let everybody = async {
            let coming = futures_util::stream::iter(come).buffer_unordered(ahead).for_each(|()| async {});
            let staying = FuturesUnordered::from_iter(stay).for_each(|()| async {});
            tokio::join!(coming, staying);
        };
        tokio::select! {
            () = everybody => {}
            () = self.watch() => {}
        }
    }

    async fn watch(&self) {
        let mut moved = tokio::time::Instant::now();
        loop {
            if self.live.sandbox.wait_until(STILL, |world| self.ring(world)).await || self.stirred.take() {
                moved = tokio::time::Instant::now();
            } else {
                assert!(moved.elapsed() < PATIENCE, "nothing happens any more:\n{}", self.stuck());
                self.live.sandbox.advance(chrono::Duration::seconds(1));
            }
        }
    }

    fn ring(&self, world: &World) -> bool {
        let mut rang = false;
        for (person, bell) in self.bells.borrow_mut().iter_mut() {
            let now = world.screen_history(*person).len() + world.alerts(*person).len();
            if now != bell.seen {
                bell.seen = now;
                bell.rings.notify_one();
                rang = true;
            }
        }
        rang
    }

    /// Something happened that no phone shows: everybody looks again.
    pub fn stir(&self) {
        self.stirred.set(true);
        self.bells.borrow().values().for_each(|bell| bell.rings.notify_one());
    }

    fn stuck(&self) -> String {
        let world = self.live.sandbox.world();
        let mut told = String::new();
        for (person, bell) in self.bells.borrow().iter().take(40) {
            told.push_str(&format!("--- {person} waits for {}\n", bell.waits_for));
        }
        for (person, _) in self.bells.borrow().iter().filter(|(_, bell)| bell.waits_for != IDLE).take(3) {
            let calls =
                world.calls().iter().rev().filter(|call| call.params["chat_id"].to_string().trim_matches('"') == person.to_string());
            let calls: Vec<String> = calls
                .take(12)
                .map(|call| format!("{} {} {:.200} {:?}", call.seq, call.method, call.params.to_string(), call.outcome))
                .collect();
            told.push_str(&format!("--- {person}\n{}\n{}\n", world.transcript(*person), calls.join("\n")));
        }
        told.push_str(&format!("{} updates wait, {} calls are held\n", world.pending_updates(), world.held()));
        drop(world);
        format!("{told}\n{}", self.live.last_words())
    }

    /// What is looked for on that phone, as soon as it is there.
    pub async fn until<T>(&self, person: PersonId, what: &str, mut look: impl FnMut(&World) -> Option<T>) -> T {
        let rings = {
            let mut bells = self.bells.borrow_mut();
            let bell = bells.entry(person).or_insert_with(|| Bell { seen: 0, rings: Rc::default(), waits_for: String::new() });
            what.clone_into(&mut bell.waits_for);
            bell.rings.clone()
        };
        loop {
            if let Some(found) = look(&self.live.sandbox.world()) {
                return found;
            }
            rings.notified().await;
        }
    }

    /// This person has nothing more to wait for.
    pub fn leaves(&self, person: PersonId) {
        self.bells.borrow_mut().remove(&person);
    }

    /// One message of the bot on that phone holds all of this.
    pub async fn sees(&self, person: PersonId, texts: &[&str]) {
        let all = |message: &Message| texts.iter().all(|text| message.text.contains(text));
        self.until(person, &format!("{texts:?}"), |world| ours(world, person).any(all).then_some(())).await;
    }

    /// Presses the newest button of that label, as soon as there is one.
    pub async fn taps(&self, person: PersonId, label: &str) {
        let labelled =
            |message: &Message| message.buttons.iter().flatten().find(|button| button.text.contains(label)).and_then(|b| b.data.clone());
        let newest = |world: &World| ours(world, person).find_map(|message| Some((message.id, labelled(message)?)));
        let (message, data) = self.until(person, &format!("a button {label:?}"), newest).await;
        self.presses(person, message, &data);
    }

    pub fn presses(&self, person: PersonId, message: i64, data: &str) {
        let mut world = self.live.sandbox.world();
        let after = last_call(&world);
        let query = world.press_data(person, message, data).expect("a press");
        let handled = self.live.vault().other_handled("callback", &query);
        self.did(&world, Act { update: 0, after, person, handled, text: None });
    }

    pub fn says(&self, person: PersonId, text: &str) -> i64 {
        let mut world = self.live.sandbox.world();
        let after = last_call(&world);
        let message = world.send_text(person, text);
        self.wrote(&world, after, person, (message, 0), text);
        message
    }

    pub fn sends(&self, person: PersonId, file: SentFile, caption: &str, album: Option<&str>) -> i64 {
        let mut world = self.live.sandbox.world();
        let after = last_call(&world);
        let message = world.send_album_item(person, file, caption, album);
        self.wrote(&world, after, person, (message, 0), caption);
        message
    }

    pub fn changes(&self, person: PersonId, message: i64, text: &str) {
        let mut world = self.live.sandbox.world();
        let after = last_call(&world);
        world.edit_text(person, message, text).expect("a message of theirs");
        let edited = world.message(person, message).and_then(|message| message.edit_date).map_or(0, |at| at.timestamp());
        self.wrote(&world, after, person, (message, edited), text);
    }

    fn wrote(&self, world: &World, after: u64, person: PersonId, (message, edited): (i64, i64), text: &str) {
        let handled = self.live.vault().message_handled(person.0, message, edited);
        self.did(world, Act { update: 0, after, person, handled, text: Some(text.to_owned()) });
    }

    fn did(&self, world: &World, act: Act) {
        self.acts.borrow_mut().push(Act { update: last_update(world), ..act });
    }

    /// What this person wrote last may be refused: that it is kept is not asked of it.
    pub fn may_be_refused(&self, person: PersonId) {
        if let Some(act) = self.acts.borrow_mut().iter_mut().rfind(|act| act.person == person) {
            act.text = None;
        }
    }
}

/// What the bot has on that phone, the newest first.
pub fn ours(world: &World, person: PersonId) -> impl Iterator<Item = &Message> {
    world.messages(person).iter().rev().filter(|message| message.from_bot)
}
