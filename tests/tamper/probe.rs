//! Somebody does what makes the hotline look at one sealed value, and what became of it is told.

use suaka::dialogue::Button;
use suaka::domain::ids::{AttachmentId, CaseId, QuarantineId};
use suaka::sandbox::PersonId;
use suaka::telegram::inbound;

use super::scene::{PIN, Scene, Value};
use crate::support::dump::{number, sql};
use crate::support::sample::ogg;

/// Who looks at a value, and how.
#[derive(Debug, Clone, Copy)]
pub enum Place {
    /// Whoever holds the case opens it.
    Case(i64),
    /// The person of this chat does anything.
    Chat(i64),
    /// Something is sent to this chat.
    Sent(i64),
    /// What waits for this chat is sent.
    Waits(i64),
    /// Everything is removed from this chat, this row of the registry too.
    Removed(i64, i64),
    Quarantined(i64),
    /// What waits in the slow lane has its turn.
    Slow(i64),
    /// A file that was asked about is fetched.
    Fetched(i64, u16),
    File(i64, u16),
    /// Whoever decides who may read this case looks at the words about whom it is to be kept from.
    Decided(i64),
    /// An original is opened.
    Original(i64),
    /// The code of this case is shown to its reporter.
    Code(i64),
    /// This chat is locked, and its PIN typed, or a wrong one.
    Pin(i64),
    Alarm(i64),
    /// A code of the second key is typed there.
    Second(i64),
    /// What is typed there for the second time.
    Typed(i64),
}

/// What was seen.
pub struct Seen {
    pub noticed: bool,
    /// What stood where it must not stand.
    pub strange: Vec<String>,
    pub calls: String,
}

impl Place {
    pub fn of(column: &str, of: i64, number: i64, more: &str) -> Self {
        let file = u16::try_from(number).unwrap_or_default();
        match (column, more) {
            ("attachments.about", "place") | ("attachments.original" | "cases.triage" | "messages.body", _) | ("keys.wrapped", "case") => {
                Self::Case(of)
            }
            ("attachments.source", "held") => Self::Fetched(of, file),
            ("attachments.source", _) => Self::Case(of),
            ("attachments.about" | "chunks.body", _) => Self::File(of, file),
            ("originals.body", _) => Self::Original(of),
            ("codes.body", _) => Self::Code(of),
            ("descriptions.body", _) => Self::Decided(of),
            ("second_keys.secret", _) => Self::Second(of),
            ("pins.body", _) => Self::Pin(of),
            ("pins.duress", _) => Self::Alarm(of),
            ("pins.typed", _) => Self::Typed(of),
            ("chats.address", _) => Self::Sent(of),
            ("chats.screen" | "chats.state", _) | ("keys.wrapped", "chat") => Self::Chat(of),
            ("outbox.payload", _) => Self::Waits(of),
            ("slow.body", _) | ("keys.wrapped", "slow") => Self::Slow(of),
            ("registry.message", _) => Self::Removed(of, number),
            _ => Self::Quarantined(of),
        }
    }
}

impl Scene {
    pub async fn probe(&mut self, value: &Value) -> Seen {
        self.town.sandbox.world().drop_calls();
        let before = self.quarantined().await;
        // What waits holds up what comes after it: here there is nothing but what is looked at.
        let others = if let Place::Waits(_) = value.place { format!("where rowid <> {}", value.row) } else { String::new() };
        sql(&self.town.database.url, &format!("delete from outbox {others}")).await;
        if !matches!(value.place, Place::Slow(_)) {
            sql(&self.town.database.url, "delete from slow").await;
        }
        self.recount().await;
        let noticed = match value.place {
            Place::Case(case) => {
                let holder = self.holder(case).await;
                self.town.forges(holder, &Button::Open(CaseId(case)).encode()).await;
                self.quarantined().await > before
            }
            Place::Decided(case) => {
                let supervisor = self.supervisor;
                self.town.forges(supervisor, &Button::Decide(CaseId(case), 0).encode()).await;
                self.quarantined().await > before
            }
            Place::Code(case) => {
                let owner = self.owner(case).await;
                self.town.forges(owner, &Button::ShowCode(CaseId(case)).encode()).await;
                self.quarantined().await > before
            }
            Place::Pin(chat) | Place::Alarm(chat) => {
                let person = self.person(chat).await;
                self.town.says(person, "/exit").await;
                let digits = if matches!(value.place, Place::Pin(_)) { PIN[0] } else { PIN[1] };
                self.town.says(person, digits).await;
                self.quarantined().await > before
            }
            Place::Second(chat) => {
                let person = self.person(chat).await;
                self.town.says(person, "287 082").await;
                self.quarantined().await > before
            }
            Place::Typed(chat) => {
                let person = self.person(chat).await;
                self.town.says(person, "9041").await;
                self.quarantined().await > before
            }
            Place::Chat(chat) => {
                let person = self.person(chat).await;
                self.town.says(person, "/start").await;
                self.quarantined().await > before
            }
            Place::Sent(chat) => {
                let person = self.person(chat).await;
                self.town.says(person, "/start").await;
                !self.called(Some(person), &["sendMessage", "editMessageText"])
            }
            Place::Waits(chat) => {
                let person = self.person(chat).await;
                sql(&self.town.database.url, "update outbox set due_at = 0").await;
                self.town.settle().await;
                !self.called(Some(person), &["sendMessage", "editMessageText", "editMessageMedia"])
            }
            Place::Removed(chat, row) => {
                let person = self.person(chat).await;
                self.town.says(person, "/exit").await;
                // What is removed from the chat is forgotten here.
                number(&self.town.database.url, &format!("select count(*) from registry where id = {row}")).await == 1
            }
            Place::Quarantined(id) => {
                let vault = suaka::vault::Vault::from_key_file(&self.town.key).expect("a key");
                let again = self.town.hotline.retry(QuarantineId(id), |body| inbound::read(&vault, &String::from_utf8_lossy(body))).await;
                // It cannot be read, as before; but what it was is known.
                let error = format!("{:#}", again.expect_err("it cannot be read"));
                error.contains("does not open") || error.contains("cut off") || error.contains("not an envelope")
            }
            Place::Slow(id) => {
                self.town.settle().await;
                number(&self.town.database.url, &format!("select count(*) from slow where id = {id}")).await == 1
            }
            Place::Fetched(case, number) => {
                let owner = self.owner(case).await;
                self.town.forges(owner, &Button::Dressed(CaseId(case), number).encode()).await;
                let noticed = !self.called(None, &["getFile"]);
                // Whatever it is with this one, the files of others come.
                self.town.sends(self.reporters[0], "voice", Some("audio/ogg"), ogg(), "").await;
                assert!(self.called(None, &["getFile"]), "a damaged file holds up all others");
                noticed
            }
            Place::Original(id) => self.town.hotline.open_original(AttachmentId(id)).await.is_err(),
            Place::File(case, number) => {
                let holder = self.holder(case).await;
                self.town.forges(holder, &Button::File(CaseId(case), number).encode()).await;
                self.says(holder, "tidak bisa ditampilkan") && !self.called(Some(holder), &["editMessageMedia"])
            }
        };
        Seen { noticed, strange: self.strange().await, calls: self.calls() }
    }

    async fn quarantined(&self) -> i64 {
        number(&self.town.database.url, "select count(*) from quarantine").await
    }

    /// Somebody who holds the case, or comes to hold it now.
    async fn holder(&mut self, case: i64) -> PersonId {
        let url = self.town.database.url.clone();
        let sends = number(&url, &format!("select count(*) from cases where id = {case} and stage = 'draft'")).await;
        if sends == 1 {
            let owner = self.owner(case).await;
            self.town.forges(owner, &Button::Send(CaseId(case)).encode()).await;
        }
        if number(&url, &format!("select count(*) from cases where id = {case} and stage = 'claimed'")).await == 0 {
            let counsellor = self.counsellors[0];
            // Of one that is held it is decided that anybody may read it.
            sql(&url, &format!("delete from holds where case_id = {case}")).await;
            self.town.forges(counsellor, &Button::Claim(CaseId(case)).encode()).await;
            return counsellor;
        }
        let chat = number(&url, &format!("select s.chat_id from staff s join cases c on c.claimed_by = s.id where c.id = {case}")).await;
        self.person(chat).await
    }

    async fn owner(&self, case: i64) -> PersonId {
        let chat = number(&self.town.database.url, &format!("select reporter from cases where id = {case}")).await;
        self.person(chat).await
    }

    async fn person(&self, chat: i64) -> PersonId {
        for person in self.reporters.iter().chain(&self.counsellors).chain([&self.supervisor]) {
            let name: String = self.town.hotline.vault.pseudonym(person.0).iter().map(|byte| format!("{byte:02x}")).collect();
            let is = format!("select count(*) from chats where id = {chat} and lower(hex(pseudonym)) = '{name}'");
            if number(&self.town.database.url, &is).await == 1 {
                return *person;
            }
        }
        panic!("nobody has the chat {chat}")
    }

    fn called(&self, person: Option<PersonId>, methods: &[&str]) -> bool {
        let world = self.town.sandbox.world();
        let theirs = |chat: &serde_json::Value| person.is_none_or(|person| chat.to_string().trim_matches('"') == person.to_string());
        world.calls().iter().any(|call| methods.contains(&call.method) && theirs(&call.params["chat_id"]))
    }

    fn says(&self, person: PersonId, text: &str) -> bool {
        let world = self.town.sandbox.world();
        world.calls().iter().any(|call| call.params["chat_id"].as_i64() == Some(person.0) && call.params["text"].to_string().contains(text))
    }

    /// Words of a story in a chat that is neither its reporter's nor that of whoever holds it.
    async fn strange(&self) -> Vec<String> {
        let told: Vec<(PersonId, String)> = {
            let world = self.town.sandbox.world();
            let texts =
                world.calls().iter().filter_map(|call| Some((PersonId(call.params["chat_id"].as_i64()?), call.params["text"].to_string())));
            texts.filter(|(_, text)| text.contains('⟦')).collect()
        };
        let mut strange = vec![];
        for (person, text) in told {
            for part in text.split('⟦').skip(1) {
                let story: usize = part.split('.').next().and_then(|story| story.parse().ok()).expect("a story");
                let Some(reporter) = self.reporters.get(story) else {
                    strange.push(text.clone());
                    continue;
                };
                let name: String = self.town.hotline.vault.pseudonym(reporter.0).iter().map(|byte| format!("{byte:02x}")).collect();
                let holder = format!(
                    "select coalesce(max(s.chat_id), 0) from cases c join chats h on h.id = c.reporter join staff s on s.id = c.claimed_by \
                     where lower(hex(h.pseudonym)) = '{name}'"
                );
                let holder = number(&self.town.database.url, &holder).await;
                let theirs = person == *reporter || holder != 0 && self.person(holder).await == person;
                strange.extend((!theirs).then(|| format!("{person}: {text}")));
            }
        }
        strange
    }

    fn calls(&self) -> String {
        let world = self.town.sandbox.world();
        let calls = world.calls().iter().map(|call| format!("{} {:.300} {:?}", call.method, call.params.to_string(), call.outcome));
        calls.collect::<Vec<_>>().join("\n")
    }
}
