//! Telegram is gone for a day's length while thousands of sends wait. When it is back, what still matters is delivered in
//! order at Telegram's rates, what is gone by is not, and everyone with an open case is told.

#![expect(clippy::print_stdout, reason = "how long it took is what such a test is worth")]

use std::collections::{HashMap, HashSet};
use std::num::NonZeroU32;
use std::time::Duration as Time;

use chrono::{DateTime, Duration, Utc};
use libtest_mimic::Trial;
use serde_json::json;
use suaka::dialogue::Button;
use suaka::domain::case::Safe;
use suaka::domain::ids::CaseId;
use suaka::domain::people::Role;
use suaka::jobs::delivery::Rates;
use suaka::jobs::run::run;
use suaka::sandbox::{Call, Outcome, PersonId};
use suaka::store::{case, chat, outbox};
use suaka::telegram::api::Api;
use suaka::telegram::inbound::read;
use suaka::telegram::receive::Polled;
use tokio::sync::watch;

use crate::support::dice::rounds;
use crate::support::town::TOKEN;
use crate::support::{Database, Town, trial};

pub fn trials() -> Vec<Trial> {
    vec![trial("outage::after_a_day_without_telegram_what_matters_is_delivered_first_and_in_order", whole)]
}

/// Time runs so many times as fast as ours, and Telegram's rates with it: as fast as this machine can follow.
const fn scale(queued: usize) -> u32 {
    if queued > 1_000 { 5 } else { 20 }
}
/// Telegram's rates (Bots FAQ): messages a second in all, and in one chat.
const OVERALL: u32 = 30;
const PER_CHAT: u32 = 1;

/// What waits in a chat when Telegram goes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Waits {
    /// Screen after screen, of which the last is enough; time will send the story.
    Screens,
    /// The same, and the story waits for its person.
    NotYet,
    /// The chat is to be emptied.
    Exit,
    /// Emergency contacts, and a screen that came after them.
    Contacts,
    /// A story that was sent and is urgent: the contacts here, and a ping at everyone on duty.
    Urgent,
}

impl Waits {
    const fn of(number: usize) -> Self {
        match number % 4 {
            _ if number % 100 == 3 => Self::Urgent,
            0 => Self::Exit,
            1 => Self::Contacts,
            2 => Self::NotYet,
            _ => Self::Screens,
        }
    }
}

struct Mail {
    town: Town,
    message: i64,
}

impl Mail {
    fn says(&mut self, person: PersonId, text: &str) -> String {
        self.message += 1;
        let chat = json!({"id": person.0, "type": "private"});
        let date = self.town.sandbox.now().timestamp();
        json!({"message": {"message_id": self.message, "chat": chat, "date": date, "text": text}}).to_string()
    }

    fn taps(&mut self, person: PersonId, button: Button) -> String {
        self.message += 1;
        let message = self.town.sandbox.world().last_from_bot(person).map_or(1, |message| message.id);
        let message = json!({"message_id": message, "chat": {"id": person.0, "type": "private"}});
        json!({"callback_query": {"id": self.message.to_string(), "message": message, "data": button.encode()}}).to_string()
    }

    async fn arrives(&self, bodies: &[String]) {
        for bodies in bodies.chunks(100) {
            let batch: Vec<_> = bodies.iter().map(|body| read(&self.town.hotline.vault, body)).collect();
            let handled = self.town.hotline.handle(&batch).await;
            assert!(handled.failure.is_none() && handled.done.len() == batch.len(), "{:?}", handled.failure);
        }
    }

    async fn case(&self, person: PersonId) -> CaseId {
        let pseudonym = self.town.hotline.vault.pseudonym(person.0);
        let row = chat::by_pseudonym(&mut self.town.hotline.store.read().await.unwrap(), &pseudonym).await.unwrap();
        CaseId(row.and_then(|row| row.open_case).expect("a story"))
    }

    async fn waiting(&self) -> usize {
        usize::try_from(outbox::count(&mut self.town.hotline.store.read().await.unwrap()).await.unwrap()).unwrap()
    }

    /// Everybody's chat has something in it; then Telegram is gone, and so much waits for it.
    async fn fills(&mut self, people: &[PersonId]) {
        let mut bodies = Vec::new();
        for person in people {
            // Nobody can be written to who has not opened the chat.
            self.town.sandbox.world().send_text(*person, "/start");
        }
        self.town.settle().await;
        bodies.extend(people.iter().map(|person| self.says(*person, "satu")));
        self.arrives(&bodies).await;
        self.town.settle().await;
        self.town.allow_all().await;
        bodies.clear();
        for (number, person) in people.iter().enumerate() {
            bodies.push(self.says(*person, "dua"));
            match Waits::of(number) {
                Waits::Screens => bodies.extend([self.says(*person, "tiga"), self.says(*person, "empat")]),
                Waits::NotYet => {
                    let case = self.case(*person).await;
                    bodies.extend([self.says(*person, "tiga"), self.taps(*person, Button::NotYet(case))]);
                }
                Waits::Exit => bodies.push(self.says(*person, "/exit")),
                Waits::Contacts => bodies.extend([self.taps(*person, Button::Emergency), self.says(*person, "tiga")]),
                Waits::Urgent => {
                    let case = self.case(*person).await;
                    bodies.extend([self.taps(*person, Button::Send(case)), self.taps(*person, Button::IsSafe(case, Safe::No))]);
                }
            }
        }
        self.arrives(&bodies).await;
    }
}

async fn whole() {
    let wanted = usize::try_from(rounds(300)).unwrap();
    let mut town = Town::new(Database::quick()).await;
    let staff = [town.staff(Role::Counsellor).await, town.staff(Role::Counsellor).await, town.staff(Role::Supervisor).await];
    // A row or two in each chat.
    let people: Vec<PersonId> = (0..wanted * 2 / 3).map(|_| town.person("id")).collect();
    let mut mail = Mail { town, message: 10_000_000 };
    mail.fills(&people).await;
    let queued = mail.waiting().await;
    assert!(queued >= wanted, "{queued}");

    // Twenty hours and a little: every try fails, and each waits longer than the one before.
    mail.town.sandbox.stop();
    assert_eq!(mail.town.receiver.poll(Time::ZERO).await, Polled::Unreachable);
    for _ in 0..4 {
        mail.town.delivery.drain().await.unwrap();
        mail.town.sandbox.advance(Duration::minutes(301));
        mail.town.sandbox.resume().await.unwrap();
        mail.town.synchronise().await;
        mail.town.sandbox.stop();
    }
    mail.town.delivery.drain().await.unwrap();
    let concerned = chat::concerned(&mut mail.town.hotline.store.read().await.unwrap()).await.unwrap().len();

    // It is back, and the program runs as it is shipped.
    {
        let mut world = mail.town.sandbox.world();
        world.drop_calls();
        world.limits(Some(PER_CHAT), Some(OVERALL));
    }
    mail.town.sandbox.resume().await.unwrap();
    let back = mail.town.sandbox.now();
    let scale = scale(queued);
    let rate = |rate: u32| NonZeroU32::new(rate * scale).expect("not zero");
    let rates = Rates { overall: rate(OVERALL), per_chat: rate(PER_CHAT), burst: rate(PER_CHAT) };
    let (stop, stopped) = watch::channel(false);
    let api = Api::new(TOKEN, &mail.town.sandbox.url()).unwrap();
    let running = tokio::spawn(run(mail.town.hotline.clone(), api, rates, None, stopped));
    let mut seconds = 0;
    // Some of it comes about only when it is read that nothing speaks against it: a little longer than the outbox is full.
    let mut empty = 0;
    while empty < 5 {
        mail.town.sandbox.wait_until(Time::from_millis(1000 / u64::from(scale)), |_| false).await;
        mail.town.sandbox.advance(Duration::seconds(1));
        seconds += 1;
        assert!(seconds < 3_600, "it never ends: {} wait", mail.waiting().await);
        empty = if mail.waiting().await == 0 { empty + 1 } else { 0 };
    }
    stop.send_replace(true);
    running.await.unwrap().unwrap();
    let sent = Sent::since(&mail, &people, back);
    sent.in_order(&people);
    sent.nothing_stale(&staff);
    told(&mail, &people, concerned).await;
    let took = sent.last - back;
    assert!(took <= Duration::minutes(10), "{} s", took.num_seconds());
    println!(
        "{queued} queued, {} h without Telegram: all that matters delivered in {} s at {OVERALL} a second ({} calls, {} refused by its rates); \
         removals and emergency contacts within {} s; 0 stale pings, 0 stale screens; {concerned} with open cases told",
        20,
        took.num_seconds(),
        sent.calls.len(),
        sent.refused,
        (sent.last_urgent - back).num_seconds()
    );
}

/// What was carried out after Telegram came back.
struct Sent {
    calls: Vec<Call>,
    refused: usize,
    last: DateTime<Utc>,
    last_urgent: DateTime<Utc>,
}

fn person(call: &Call) -> i64 {
    call.params["chat_id"].as_i64().unwrap_or_default()
}

fn text(call: &Call) -> &str {
    call.params["text"].as_str().unwrap_or_default()
}

fn is_removal(call: &Call) -> bool {
    call.method.starts_with("deleteMessage")
}

/// Emergency contacts, or the word at the desk that something is urgent.
fn is_emergency(call: &Call) -> bool {
    (text(call).contains("110") && text(call).contains("112")) || text(call).contains("Ada yang mendesak")
}

/// Who asked that their chat be emptied.
fn leaving(people: &[PersonId]) -> HashSet<i64> {
    people.iter().enumerate().filter(|(number, _)| matches!(Waits::of(*number), Waits::Exit)).map(|(_, who)| who.0).collect()
}

/// A screen that was, and could not go at once, has time.
fn is_urgent(call: &Call, leaving: &HashSet<i64>) -> bool {
    call.method == "deleteMessages" && leaving.contains(&person(call)) || is_emergency(call)
}

impl Sent {
    fn since(mail: &Mail, people: &[PersonId], back: DateTime<Utc>) -> Self {
        let world = mail.town.sandbox.world();
        let all = world.calls().iter().filter(|call| call.method != "getUpdates");
        let refused = all.clone().filter(|call| matches!(call.outcome, Outcome::Err { code: 429, .. })).count();
        let calls: Vec<Call> = all.filter(|call| call.outcome == Outcome::Ok).cloned().collect();
        let last = calls.last().map_or(back, |call| call.at);
        let leaving = leaving(people);
        let urgent = calls.iter().filter(|call| is_urgent(call, &leaving));
        let last_urgent = urgent.map(|call| call.at).max().unwrap_or(back);
        Self { calls, refused, last, last_urgent }
    }

    /// In each chat the removal, then the contacts, then the rest; and over all chats what is urgent first.
    fn in_order(&self, people: &[PersonId]) {
        let mut by_person: HashMap<i64, Vec<&Call>> = HashMap::new();
        for call in &self.calls {
            by_person.entry(person(call)).or_default().push(call);
        }
        for (number, who) in people.iter().enumerate() {
            let calls = &by_person[&who.0];
            let first = calls[0];
            match Waits::of(number) {
                Waits::Exit => assert!(is_removal(first), "{calls:?}"),
                Waits::Contacts | Waits::Urgent => assert!(is_emergency(first), "{calls:?}"),
                Waits::Screens | Waits::NotYet => {}
            }
        }
        // Whatever was under way already when the urgent came up may stand before it, and no more.
        let leaving = leaving(people);
        let urgent = |call: &Call| is_urgent(call, &leaving);
        let last = self.calls.iter().rposition(urgent).expect("something urgent");
        let before = self.calls[..last].iter().filter(|call| call.method == "sendMessage" && !urgent(call)).count();
        assert!(before <= 2 * 256, "{before} others before the last of what is urgent: {:?}", self.calls[last]);
    }

    /// What was news half an hour ago, and what another screen has taken the place of.
    fn nothing_stale(&self, staff: &[PersonId]) {
        for who in staff {
            let pings = self.calls.iter().filter(|call| person(call) == who.0 && text(call).contains("cerita baru")).count();
            // Drafts that time has sent since then are news.
            assert!(pings <= 1, "{pings} stale pings");
        }
        // Each of them has told four things by then, or three and a tap.
        let gone_by = |call: &&Call| ["Terima kasih sudah menulis", "Tersimpan, 2 pesan"].iter().any(|words| text(call).contains(words));
        assert_eq!(self.calls.iter().filter(gone_by).count(), 0, "screens that are gone by");
    }
}

/// Everyone with an open case reads of the time in between.
async fn told(mail: &Mail, people: &[PersonId], concerned: usize) {
    let is_told = |person: &&PersonId| mail.town.transcript(**person).contains("Halaman informasi sudah diperbarui.");
    assert_eq!(people.iter().filter(is_told).count(), concerned);
    let waiting = case::waiting(&mut mail.town.hotline.store.read().await.unwrap(), suaka::domain::ids::StaffId(0)).await.unwrap();
    assert!(waiting.iter().map(|(_, count, _)| count).sum::<i64>() > 0);
}
