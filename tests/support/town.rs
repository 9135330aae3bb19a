//! A town: people with phones in a sandbox, and the hotline that they write to. Time stands still until it is set, and
//! every verb returns when all that follows from it has happened.

use std::num::NonZeroU32;
use std::sync::atomic::Ordering;
use std::time::Duration;

use chrono::{DateTime, NaiveTime, Utc};
use serde_json::json;
use suaka::clock::Clock;
use suaka::dialogue::Line;
use suaka::domain::case::Preference;
use suaka::domain::contact::Contact;
use suaka::domain::hours::{Day, Hours};
use suaka::domain::ids::ChatId;
use suaka::domain::language::Language;
use suaka::domain::people::Role;
use suaka::domain::service::{Cost, Place, Span};
use suaka::hotline::Hotline;
use suaka::jobs::delivery::{Delivery, Rates};
use suaka::jobs::fetch::Fetcher;
use suaka::jobs::slow::Slow;
use suaka::sandbox::{Options, PersonId, Sandbox, SentFile, World};
use suaka::store::{Opened, Reading, Store, Tx, chat};
use suaka::telegram::api::Api;
use suaka::telegram::gate::Gate;
use suaka::telegram::mandate::Mandate;
use suaka::telegram::receive::{Polled, Receiver};
use suaka::telegram::webhook::{Door, Hook, Webhook};
use suaka::text::{Catalogue, Faults, Sources};
use suaka::vault::Vault;

use super::Database;

pub const TOKEN: &str = "4100000001:sandbox-token-canary";

pub struct Town {
    pub sandbox: Sandbox,
    pub hotline: Hotline,
    pub receiver: Receiver,
    pub delivery: Delivery,
    pub fetcher: Fetcher,
    pub slow: Slow,
    pub gate: Gate,
    pub database: Database,
    pub key: String,
    /// Where updates are brought by a webhook instead of being polled for.
    door: Option<Door>,
    hook: Option<Hook>,
}

/// A Tuesday morning, within the hours of service.
const NOW: &str = "2026-11-24T10:00:00+07:00";

pub fn catalogue() -> Catalogue {
    catalogue_of(&Sources::built_in()).expect("the lines are complete")
}

/// The same with a folder of texts.
pub fn catalogue_of(sources: &Sources) -> Result<Catalogue, Faults> {
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("a time");
    let mut week: [Vec<(NaiveTime, NaiveTime)>; 7] = Default::default();
    week[..5].fill(vec![(time(8), time(16))]);
    let hours = Hours { zone: chrono_tz::Asia::Jakarta, week };
    let contact = |id: &str, en: &str, reach: &str| Contact {
        name: [(Language::Id, id.to_owned()), (Language::En, en.to_owned())].into(),
        reach: reach.to_owned(),
        note: [].into(),
        chat: reach == "112",
    };
    let contacts = vec![contact("Polisi", "Police", "110"), contact("Siaga", "Emergency", "112")];
    let abroad = vec![contact("Perwakilan Contoh", "Example Mission", "+00-1")];
    let catalogue = Catalogue::of(sources, "Pusat Contoh", "Kota Contoh", hours, contacts)?;
    Ok(catalogue.with_abroad(abroad).with_services(Some(SERVICES.to_owned()), Some(place())).expect("services"))
}

/// A clinic in one sub-district, open at night, confirmed some weeks ago.
const SERVICES: &str = r#"
version = 1
[[service]]
number = 90
word = "clinic"
name = { id = "Klinik Contoh", en = "Example Clinic" }
phone = ["+62-000-000001"]
address = "Jalan Contoh No. 1"
hours = "plan"
plan = [{ days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], from = "20:00", to = "04:00" }]
cost = "paid"
anonymous = "yes"
districts = ["sail"]
needs = ["doctor"]
checked = "2026-10-01"
"#;

/// The centre itself, nowhere.
fn place() -> Place {
    let days = vec![Day::Mon, Day::Tue, Day::Wed, Day::Thu, Day::Fri];
    Place {
        phone: vec!["+62-000-000000".to_owned()],
        chat: vec![],
        web: vec![],
        address: "Jalan Contoh No. 0".to_owned(),
        open: vec![Span { days, from: 8 * 60, to: 16 * 60 }],
        cost: Cost::Free,
        who: [].into(),
        note: [].into(),
        checked: None,
    }
}

/// A line as its reader sees it, such as the label of a key.
pub fn word(language: Language, line: &Line) -> String {
    catalogue().line(language, line, DateTime::UNIX_EPOCH)
}

/// Rates that stand in nobody's way.
pub fn fast() -> Rates {
    let many = NonZeroU32::new(100_000).expect("not zero");
    Rates { overall: many, per_chat: many, burst: many }
}

impl Town {
    pub async fn new(database: Database) -> Self {
        let start = DateTime::parse_from_rfc3339(NOW).expect("a time").with_timezone(&Utc);
        let sandbox = Sandbox::start(Options {
            port: 0,
            token: TOKEN.to_owned(),
            bot_username: "suaka_test_bot".to_owned(),
            start: Some(start),
            brief: json!(null),
        });
        let sandbox = sandbox.await.expect("a sandbox");
        let key = Vault::new_key_file().expect("a key").to_string();
        let hotline = hotline(&database.url, &key, &sandbox, Opened::Create).await;
        let api = Api::new(TOKEN, &sandbox.url()).expect("an API");
        let gate = Gate::default();
        let mut receiver = Receiver::new(api.clone(), hotline.clone(), gate.clone());
        receiver.begin().await.expect("a beginning");
        let fetcher = Fetcher::new(hotline.clone(), api.clone(), gate.clone());
        let slow = Slow::new(hotline.clone(), api.clone());
        let delivery = Delivery::new(hotline.clone(), api, gate.clone(), fast());
        Self { sandbox, hotline, receiver, delivery, fetcher, slow, gate, database, key, door: None, hook: None }
    }

    /// The same, but Telegram brings the updates.
    pub async fn by_webhook(database: Database) -> Self {
        let mut town = Self::new(database).await;
        let port = free_port();
        let webhook = Webhook { url: format!("http://127.0.0.1:{port}/telegram"), secret: "s".repeat(32).into() };
        let door = Door::open(&format!("127.0.0.1:{port}"), webhook).await.expect("a door");
        town.hook = Some(Hook::new(&door, Mandate::forever(false)));
        town.door = Some(door);
        town
    }

    /// The next thing that happens at the door.
    pub async fn step(&mut self) -> Polled {
        self.hook.as_mut().expect("a webhook").step(&mut self.receiver).await
    }

    pub const fn is_by_webhook(&self) -> bool {
        self.hook.is_some()
    }

    /// The process ends and starts again, with the database that it left.
    pub async fn restart(&mut self) {
        let again = hotline(&self.database.url, &self.key, &self.sandbox, Opened::Migrate).await;
        let hotline = Hotline { duress: self.hotline.duress, ..again };
        let api = Api::new(TOKEN, &self.sandbox.url()).expect("an API");
        self.gate = Gate::default();
        self.receiver = Receiver::new(api.clone(), hotline.clone(), self.gate.clone());
        self.receiver.begin().await.expect("a beginning");
        self.fetcher = Fetcher::new(hotline.clone(), api.clone(), self.gate.clone());
        self.slow = Slow::new(hotline.clone(), api.clone());
        self.delivery = Delivery::new(hotline.clone(), api, self.gate.clone(), fast());
        self.hotline = hotline;
        self.hook = self.door.as_ref().map(|door| Hook::new(door, Mandate::forever(false)));
    }

    /// A person sends a file.
    pub async fn sends(&mut self, person: PersonId, kind: &str, mime: Option<&str>, bytes: Vec<u8>, caption: &str) -> i64 {
        let file = SentFile { kind: kind.to_owned(), name: Some("IMG_Contoh.jpg".to_owned()), mime: mime.map(str::to_owned), bytes };
        let message = self.sandbox.world().send_file(person, file, caption);
        self.settle().await;
        message
    }

    /// Somebody with a phone in that language, who has not written yet.
    pub fn person(&self, language: &str) -> PersonId {
        self.sandbox.world().add_person("Contoh", language, None)
    }

    /// Somebody who has enrolled by a link, and is on duty.
    pub async fn staff(&mut self, role: Role) -> PersonId {
        let person = self.person("id");
        let (code, _) = self.hotline.invite(role).await.expect("an invitation");
        self.says(person, &format!("/start {code}")).await;
        self.taps(person, "Masuk tugas").await;
        person
    }

    pub async fn says(&mut self, person: PersonId, text: &str) -> i64 {
        let message = self.sandbox.world().send_text(person, text);
        self.settle().await;
        message
    }

    pub async fn taps(&mut self, person: PersonId, label: &str) {
        let pressed = self.sandbox.world().press_labelled(person, label);
        if let Err(error) = pressed {
            panic!("{error:#}\n{}", self.transcript(person));
        }
        self.settle().await;
    }

    pub async fn forges(&mut self, person: PersonId, data: &str) {
        let message = self.sandbox.world().last_from_bot(person).map_or(1, |message| message.id);
        self.sandbox.world().press_data(person, message, data).expect("a press");
        self.settle().await;
    }

    pub async fn passes(&mut self, time: chrono::Duration) {
        self.sandbox.advance(time);
        self.settle().await;
    }

    /// The clock of the hotline shows what the sandbox's does.
    pub async fn synchronise(&self) {
        let mut clock = self.hotline.clock.clone();
        while clock.now() != self.sandbox.now() {
            clock.wait(Duration::from_millis(200)).await;
        }
    }

    /// What waits at Telegram is handled.
    async fn receive(&mut self) -> Polled {
        let Some(hook) = &mut self.hook else { return self.receiver.poll(Duration::ZERO).await };
        let mut handled = 0;
        loop {
            let all_is_brought = |world: &World| world.webhook_url().is_some() && world.pending_updates() == 0;
            tokio::select! {
                biased;
                _ = self.sandbox.wait_until(Duration::from_hours(1), all_is_brought) => break,
                step = hook.step(&mut self.receiver) => {
                    if let Polled::Handled(some) = step {
                        handled += some;
                    }
                }
            }
        }
        self.hotline.behind.store(false, Ordering::SeqCst);
        Polled::Handled(handled)
    }

    /// Until nothing more follows: polls, timers, deliveries, answers to taps.
    pub async fn settle(&mut self) {
        self.synchronise().await;
        for _ in 0..1000 {
            let polled = self.receive().await;
            self.receiver.rest().await;
            let slow = self.slow.drain().await.unwrap_or(0);
            let ticked = self.hotline.tick().await.unwrap_or(0);
            let fetched = self.fetcher.drain().await.unwrap_or(0);
            let delivered = self.delivery.drain().await.unwrap_or(0);
            if !matches!(polled, Polled::Handled(1..)) && slow == 0 && ticked == 0 && fetched == 0 && delivered == 0 {
                return;
            }
        }
        panic!("it never settles");
    }

    pub fn transcript(&self, person: PersonId) -> String {
        self.sandbox.world().transcript(person)
    }

    /// The database takes nothing from anybody else for as long as this is held.
    pub async fn locks(&self) -> Tx {
        let other = Store::open(&self.database.url, self.hotline.vault.check_value(), Opened::Migrate).await.expect("a database");
        let mut writing = other.write().await.expect("a transaction");
        if self.database.is_postgres {
            sqlx::query("lock table handled, registry in access exclusive mode")
                .execute(writing.read().await.expect("a connection"))
                .await
                .expect("a lock");
        }
        writing
    }

    /// As if they had been asked when they may be written to first.
    pub async fn allows(&self, person: PersonId, preference: Preference) {
        let mut tx = self.hotline.store.write().await.expect("a transaction");
        let pseudonym = self.hotline.vault.pseudonym(person.0);
        let row = chat::by_pseudonym(&mut tx, &pseudonym).await.expect("a chat").expect("whoever has written");
        chat::prefers(&mut tx, ChatId(row.id), preference.word()).await.expect("their preference");
        tx.commit().await.expect("a commit");
    }

    /// The same of everybody who has written.
    pub async fn allow_all(&self) {
        let mut tx = self.hotline.store.write().await.expect("a transaction");
        sqlx::query("update chats set prefers = 'always'").execute(tx.read().await.expect("a connection")).await.expect("all of them");
        tx.commit().await.expect("a commit");
    }

    /// The text of the live screen.
    pub fn screen(&self, person: PersonId) -> String {
        self.sandbox.world().last_from_bot(person).map(|message| message.text.clone()).unwrap_or_default()
    }
}

/// A port that nobody has at this moment.
pub fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).expect("a port").port()
}

async fn hotline(url: &str, key: &str, sandbox: &Sandbox, how: Opened) -> Hotline {
    let vault = Vault::from_key_file(key).expect("a key");
    let store = Store::open(url, vault.check_value(), how).await.expect("a database");
    let clock = Clock::sandbox(&sandbox.url()).await.expect("a clock");
    Hotline::new(store, vault, catalogue(), clock, Language::Id).await.expect("a hotline")
}
