//! Updates that come again, in another order among the chats, in other portions, and numbered anew: whatever Telegram does
//! with what people did, it comes to the same. Within one chat the order stays; what one did before the other could know of
//! it, comes before.

#![expect(clippy::print_stdout, reason = "how much was run is what such a test is worth")]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::Duration;
use libtest_mimic::Trial;
use serde_json::Value;
use suaka::dialogue::Button;
use suaka::domain::case::{Kind, Phone, Safe, Whom};
use suaka::domain::ids::CaseId;
use suaka::domain::people::Role;
use suaka::sandbox::{PersonId, World};
use suaka::store::chat;

use crate::support::cases::{self, Case};
use crate::support::dice::{Dice, first_seed, rounds};
use crate::support::golden::{Stands, chat as stands, named};
use crate::support::{Database, Town};

pub fn trials() -> Vec<Trial> {
    vec![Trial::test("shuffle::repeated_shuffled_and_renumbered_updates_come_to_the_same_end", || {
        all();
        Ok(())
    })]
}

fn all() {
    let (first, count) = (first_seed(), rounds(60));
    let plain = one(None);
    assert_eq!(plain.cases.iter().map(|case| case.said.len()).collect::<Vec<_>>(), [6, 4, 1], "{plain:?}");
    let (next, failed, updates) = (AtomicU64::new(0), Mutex::new(vec![]), AtomicU64::new(0));
    let work = || {
        while let Some(seed) = Some(next.fetch_add(1, Ordering::SeqCst)).filter(|at| *at < count).map(|at| first + at) {
            match catch_unwind(AssertUnwindSafe(|| one(Some(seed)))) {
                Ok(end) => {
                    updates.fetch_add(end.updates, Ordering::SeqCst);
                    if (&end.cases, &end.chats) != (&plain.cases, &plain.chats) {
                        failed.lock().unwrap().push(format!("SUAKA_SEED={seed}:\n{end:?}\nbut without it:\n{plain:?}"));
                    }
                }
                Err(_) => failed.lock().unwrap().push(format!("SUAKA_SEED={seed} panicked")),
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(work);
        }
    });
    let failed = failed.into_inner().unwrap();
    assert!(failed.is_empty(), "{} of {count} seeds, the first:\n{}", failed.len(), failed[0]);
    println!(
        "{count} seeds from {first}: {} updates instead of {} each, repeated, shuffled, renumbered: the same end",
        updates.into_inner() / count,
        plain.updates
    );
}

#[derive(Debug, PartialEq, Eq)]
struct End {
    cases: Vec<Case>,
    chats: Vec<Stands>,
    updates: u64,
}

fn one(seed: Option<u64>) -> End {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(story(seed.map(Dice::new)))
}

/// The mail between people and the bot: it can be taken out of the inbox, and put back as chance will have it.
struct Post {
    town: Town,
    dice: Option<Dice>,
    /// What came before, and can come again.
    before: Vec<Value>,
    number: i64,
    updates: u64,
}

impl Post {
    /// What people have just done arrives, and all that follows from it happens.
    async fn arrives(&mut self) {
        let waiting = self.town.sandbox.world().take_updates();
        let Some(dice) = &mut self.dice else {
            self.updates += waiting.len() as u64;
            self.puts(waiting);
            return self.town.settle().await;
        };
        let mut order = shuffled(dice, waiting.clone());
        for _ in 0..dice.below(6) {
            // Again, anywhere after the first time; or something of long ago.
            if dice.one_in(2) {
                let from = dice.below(order.len());
                let (again, at) = (order[from].clone(), from + 1 + dice.below(order.len() - from));
                order.insert(at, again);
            } else if !self.before.is_empty() {
                let (again, at) = (dice.pick(&self.before).clone(), dice.below(order.len() + 1));
                order.insert(at, again);
            }
        }
        self.before.extend(waiting);
        self.updates += order.len() as u64;
        if dice.one_in(3) {
            // After a quiet week the numbers begin anywhere.
            self.number = *dice.pick(&[1, 17, 500_000_000, i64::from(i32::MAX) - 3, i64::from(u32::MAX), 1 << 52]);
        }
        while !order.is_empty() {
            let dice = self.dice.as_mut().expect("dice");
            let portion: Vec<Value> = order.drain(..=dice.below(order.len())).collect();
            let (settles, restarts) = (dice.one_in(2), dice.one_in(8));
            self.puts(portion);
            if restarts {
                self.town.restart().await;
            }
            if settles {
                self.town.settle().await;
            }
        }
        self.town.settle().await;
    }

    fn puts(&mut self, updates: Vec<Value>) {
        let mut world = self.town.sandbox.world();
        world.number_updates_from(self.number);
        for mut update in updates {
            update.as_object_mut().expect("an update").remove("update_id");
            self.number = world.enqueue_raw_update(update).expect("a kind that is wanted") + 1;
        }
    }

    fn acts(&self) -> std::sync::MutexGuard<'_, World> {
        self.town.sandbox.world()
    }

    async fn case(&self, person: PersonId) -> CaseId {
        let pseudonym = self.town.hotline.vault.pseudonym(person.0);
        let row = chat::by_pseudonym(&mut self.town.hotline.store.read().await.unwrap(), &pseudonym).await.unwrap();
        CaseId(row.and_then(|row| row.open_case).expect("a story"))
    }

    /// On whatever the bot has said last, shown or not.
    fn taps(&self, person: PersonId, button: Button) {
        let mut world = self.acts();
        let message = world.last_from_bot(person).expect("a screen").id;
        world.press_data(person, message, &button.encode()).expect("a press");
    }
}

/// In any order in which each chat keeps its own.
fn shuffled(dice: &mut Dice, updates: Vec<Value>) -> Vec<Value> {
    let chat = |update: &Value| {
        let of = |kind: &str| update[kind]["chat"]["id"].as_i64();
        of("message").or_else(|| of("edited_message")).or_else(|| update["callback_query"]["message"]["chat"]["id"].as_i64())
    };
    let mut chats: Vec<(Option<i64>, Vec<Value>)> = Vec::new();
    for update in updates {
        let of = chat(&update);
        match chats.iter_mut().find(|(other, _)| *other == of) {
            Some((_, own)) => own.push(update),
            None => chats.push((of, vec![update])),
        }
    }
    let mut order = Vec::new();
    while !chats.is_empty() {
        let at = dice.below(chats.len());
        order.push(chats[at].1.remove(0));
        if chats[at].1.is_empty() {
            drop(chats.remove(at));
        }
    }
    order
}

/// Three who tell and two who answer; what they do at the same time is delivered together.
async fn story(dice: Option<Dice>) -> End {
    let mut town = Town::new(Database::quick()).await;
    let staff = [town.staff(Role::Counsellor).await, town.staff(Role::Supervisor).await];
    let [one, two, three] = [town.person("id"), town.person("id"), town.person("id")];
    let mut post = Post { town, dice, before: vec![], number: 418_300_000, updates: 0 };
    // Everybody writes; some change what they wrote before it was read.
    {
        let mut world = post.acts();
        let first = world.send_text(one, "satu");
        world.send_text(one, "dua");
        world.edit_text(one, first, "satu, diubah").unwrap();
        world.send_text(two, "/start");
        let second = world.send_text(two, "tiga");
        world.edit_text(two, second, "tiga, diubah").unwrap();
        world.send_text(three, "empat");
        world.send_text(three, "/privacy");
        world.send_text(staff[0], "salah kirim");
    }
    post.arrives().await;
    post.town.passes(Duration::minutes(2)).await;
    let cases = [post.case(one).await, post.case(two).await, post.case(three).await];
    // They send, and answer the questions; one takes it all back.
    post.taps(one, Button::Send(cases[0]));
    post.taps(one, Button::IsSafe(cases[0], Safe::No));
    post.taps(one, Button::HasPhone(cases[0], Phone::Own));
    post.taps(one, Button::IsFor(cases[0], Whom::Me));
    post.taps(two, Button::Send(cases[1]));
    post.taps(two, Button::HasPhone(cases[1], Phone::Shared));
    post.taps(two, Button::IsAbout(cases[1], Kind::ALL[0]));
    post.acts().send_text(two, "lima");
    post.taps(three, Button::Discard(cases[2]));
    post.taps(three, Button::DiscardSurely(cases[2]));
    post.acts().send_text(three, "enam");
    post.arrives().await;
    post.town.passes(Duration::minutes(2)).await;
    // Each is claimed by one, while they go on writing.
    post.taps(staff[0], Button::Look(cases[0]));
    post.taps(staff[0], Button::Claim(cases[0]));
    post.taps(staff[1], Button::Claim(cases[1]));
    post.acts().send_text(three, "/exit");
    post.arrives().await;
    post.town.passes(Duration::minutes(2)).await;
    let answers = staff.map(|person| post.acts().send_text(person, "jawaban"));
    post.acts().send_text(one, "tujuh");
    post.arrives().await;
    post.town.passes(Duration::minutes(2)).await;
    // An answer is changed, the answers are read; one closes, one lets go.
    post.acts().edit_text(staff[0], answers[0], "jawaban, diubah").unwrap();
    post.arrives().await;
    post.taps(one, Button::Read(cases[0], u16::MAX));
    post.taps(two, Button::Read(cases[1], u16::MAX));
    post.taps(staff[1], Button::CloseSurely(cases[1]));
    post.arrives().await;
    post.town.passes(Duration::minutes(2)).await;
    post.taps(staff[0], Button::ReleaseSurely(cases[0]));
    post.acts().block_bot(three);
    post.acts().send_text(two, "/exit");
    post.arrives().await;
    post.town.passes(Duration::minutes(12)).await;
    // What a screen said in passing depends on who was first; where everybody stands in the end does not.
    for person in staff {
        post.town.says(person, "/start").await;
    }
    let mut cases = cases::all(&post.town.hotline).await;
    for case in &mut cases {
        case.name = named(&case.name);
        // Two who write at once are each in their own order.
        case.said.sort_by_key(|(number, version, voice, _)| (voice.clone(), *number, *version));
        for (number, ..) in &mut case.said {
            *number = 0;
        }
    }
    // Whoever is first in a poll opens first.
    cases.sort_by_key(|case| std::cmp::Reverse(case.said.len()));
    let chats = [one, two, three, staff[0], staff[1]].map(|person| stands(&post.town, person)).to_vec();
    End { cases, chats, updates: post.updates }
}
