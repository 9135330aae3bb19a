//! People act in a sandbox, and wait for what follows from it, while somebody else decides what becomes of the process.

use std::collections::BTreeMap;
use std::time::Duration;

use suaka::sandbox::{Message, PersonId, World};

use super::process::{Live, PATIENCE, last_call};

/// Waits until the world is so. What happens to the process meanwhile is its business; false when it never comes.
pub trait Guard {
    async fn until(&mut self, live: &Live, acts: &[Act], what: &mut dyn FnMut(&World) -> bool) -> bool;
}

/// Nothing happens to the process, or it happens from elsewhere.
pub struct Free;

impl Guard for Free {
    async fn until(&mut self, live: &Live, _: &[Act], what: &mut dyn FnMut(&World) -> bool) -> bool {
        live.sandbox.wait_until(PATIENCE, what).await
    }
}

/// Time passes while one waits, so that whatever waits for its time comes.
pub struct Hasty;

impl Guard for Hasty {
    async fn until(&mut self, live: &Live, _: &[Act], what: &mut dyn FnMut(&World) -> bool) -> bool {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        while tokio::time::Instant::now() < deadline {
            if live.sandbox.wait_until(Duration::from_millis(50), &mut *what).await {
                return true;
            }
            live.sandbox.advance(chrono::Duration::milliseconds(700));
        }
        false
    }
}

/// Something that a person did.
#[derive(Debug, Clone)]
pub struct Act {
    /// The number of its update.
    pub update: i64,
    /// The last call before it.
    pub after: u64,
    pub person: PersonId,
    /// What it is recognised by on the disk, once it is handled.
    pub handled: Vec<u8>,
    pub text: Option<String>,
}

pub struct Walk<'a, G> {
    pub live: &'a Live,
    pub guard: G,
    pub acts: Vec<Act>,
    /// What each person saw last.
    saw: BTreeMap<PersonId, Vec<String>>,
}

impl<'a, G: Guard> Walk<'a, G> {
    pub fn new(live: &'a Live, guard: G) -> Self {
        Self { live, guard, acts: vec![], saw: BTreeMap::new() }
    }

    pub async fn until(&mut self, what: &str, mut is: impl FnMut(&World) -> bool) {
        let came = self.guard.until(self.live, &self.acts, &mut is).await;
        assert!(came, "never: {what}; {} kills\n{}", self.live.kills(), self.live.picture());
    }

    pub fn says(&mut self, person: PersonId, text: &str) -> i64 {
        let (message, update, after) = {
            let mut world = self.live.sandbox.world();
            let after = last_call(&world);
            let message = world.send_text(person, text);
            (message, last_update(&world), after)
        };
        let handled = self.live.vault().message_handled(person.0, message, 0);
        self.acts.push(Act { update, after, person, handled, text: Some(text.to_owned()) });
        message
    }

    /// Staff writes an answer. Where the case has stood on the screen too shortly, that is said, and it is sent once more.
    pub async fn answers(&mut self, person: PersonId, text: &str) -> i64 {
        loop {
            self.live.sandbox.advance(chrono::Duration::seconds(20));
            let message = self.says(person, text);
            let saved = |world: &World| {
                let mut ours = world.messages(person).iter().filter(|shown| shown.from_bot);
                ours.any(|shown| shown.text.contains("✅ Tersimpan untuk") && shown.text.contains(text))
            };
            let refused = |world: &World| {
                let mut ours = world.messages(person).iter().filter(|shown| shown.from_bot && shown.id > message);
                ours.any(|shown| shown.text.contains("Belum dikirim"))
            };
            self.until(&format!("an answer {text:?}"), |world| saved(world) || refused(world)).await;
            if saved(&self.live.sandbox.world()) {
                return message;
            }
            // It reached nobody, as was said.
            if let Some(act) = self.acts.last_mut() {
                act.text = None;
            }
        }
    }

    /// Presses the newest button of that label, as soon as there is one.
    pub async fn taps(&mut self, person: PersonId, label: &str) {
        let there = |world: &World| {
            world.messages(person).iter().any(|message| message.buttons.iter().flatten().any(|button| button.text.contains(label)))
        };
        self.until(&format!("a button {label:?}"), there).await;
        let saw = self.saw.get(&person).cloned().unwrap_or_default();
        let (query, update, after) = {
            let mut world = self.live.sandbox.world();
            let after = last_call(&world);
            // On the screen that they saw last, and not on one that came twice and stands below it.
            let labelled = |message: &Message| message.buttons.iter().flatten().find(|button| button.text.contains(label)).cloned();
            let seen = |message: &&Message| saw.iter().all(|text| message.text.contains(text)) && labelled(message).is_some();
            let found = world.messages(person).iter().rev().find(seen).and_then(|message| Some((message.id, labelled(message)?.data?)));
            let query = match found {
                Some((message, data)) => world.press_data(person, message, &data).expect("a press"),
                None => world.press_labelled(person, label).expect("a button"),
            };
            (query, last_update(&world), after)
        };
        let handled = self.live.vault().other_handled("callback", &query);
        self.acts.push(Act { update, after, person, handled, text: None });
    }

    /// Waits until one message of the bot on that phone holds all of this.
    pub async fn sees(&mut self, person: PersonId, texts: &[&str]) {
        let shows = |world: &World| {
            world.messages(person).iter().any(|message| message.from_bot && texts.iter().all(|text| message.text.contains(text)))
        };
        self.until(&format!("{texts:?}"), shows).await;
        self.saw.insert(person, texts.iter().map(|&text| text.to_owned()).collect());
    }

    /// The text of the message of the bot on that phone that holds this.
    pub fn screen(&self, person: PersonId, holds: &str) -> String {
        let world = self.live.sandbox.world();
        let found = world.messages(person).iter().rev().find(|message| message.from_bot && message.text.contains(holds));
        found.map(|message| message.text.clone()).unwrap_or_default()
    }
}

/// The number of the update that was made last.
pub fn last_update(world: &World) -> i64 {
    world.pending_update_ids().last().copied().expect("an update was just made")
}
