//! A store with rows in it, made by one verb each. Ids are large and never the same twice, so that each can be found.

use suaka::domain::attachment::{Kind, Stage};
use suaka::domain::case::Lane;
use suaka::domain::ids::{AttachmentId, CaseId, ChatId, KeyId, OutboxId, StaffId};
use suaka::domain::people::Role;
use suaka::domain::talk::Voice;
use suaka::store::{Opened, Store, Tx, attachment, case, chat, key, message, outbox, registry, staff};

use crate::support::Database;

pub const CHECK: &[u8] = b"the check value of a key";

pub struct Seed {
    pub store: Store,
    pub database: Database,
    last: i64,
}

/// What a row of the outbox is, where it matters.
pub struct Out {
    pub rank: i64,
    pub kind: &'static str,
    pub topic: Option<CaseId>,
    pub due_at: i64,
}

impl Seed {
    pub async fn new(database: Database) -> Self {
        let store = Store::open(&database.url, CHECK, Opened::Create).await.expect("a store");
        Self { store, database, last: 700_000_000_000 }
    }

    pub fn id(&mut self) -> i64 {
        self.last += 1;
        self.last
    }

    pub async fn tx(&self) -> Tx {
        self.store.write().await.expect("a transaction")
    }

    pub async fn key(&mut self, tx: &mut Tx) -> KeyId {
        let id = KeyId(self.id());
        key::insert(tx, id, format!("wrapped {}", id.0).into_bytes()).await.expect("a key");
        id
    }

    pub async fn chat(&mut self, tx: &mut Tx) -> ChatId {
        let (id, key) = (ChatId(self.id()), self.key(tx).await);
        let pseudonym = pseudonym(id);
        let new =
            chat::New { id, pseudonym: &pseudonym, key, address: b"address".to_vec(), language: "id", state: b"home".to_vec(), now: 1 };
        chat::insert(tx, new).await.expect("a chat");
        id
    }

    pub async fn staff(&mut self, tx: &mut Tx, on_duty: bool) -> (StaffId, ChatId) {
        let chat = self.chat(tx).await;
        let id = StaffId(self.id());
        staff::insert(tx, id, chat, Role::Counsellor, 1).await.expect("a member of staff");
        if on_duty {
            assert!(staff::duty(tx, id, true).await.expect("duty"));
        }
        (id, chat)
    }

    /// A draft of a new reporter.
    pub async fn draft(&mut self, tx: &mut Tx, now: i64, sends_at: i64) -> (CaseId, ChatId) {
        let chat = self.chat(tx).await;
        (self.draft_of(tx, chat, now, sends_at).await, chat)
    }

    pub async fn draft_of(&mut self, tx: &mut Tx, reporter: ChatId, now: i64, sends_at: i64) -> CaseId {
        let (id, key) = (CaseId(self.id()), self.key(tx).await);
        let name = format!("Melati-{}", id.0);
        let new = case::New { id, key, name: &name, reporter, triage: b"triage".to_vec(), language: "id", told: "limits", now, sends_at };
        case::insert(tx, new).await.expect("a draft");
        id
    }

    /// A case in the queue since `sent_at`.
    pub async fn waiting(&mut self, tx: &mut Tx, lane: Lane, sent_at: i64) -> CaseId {
        let (id, _) = self.draft(tx, 1, 1).await;
        assert!(case::triage(tx, id, b"triage".to_vec(), lane).await.expect("a triage"));
        assert!(case::submit(tx, id, sent_at).await.expect("a submission"));
        id
    }

    /// One version of a message, whose source is its number.
    pub async fn message(&mut self, tx: &mut Tx, case: CaseId, seq: i64, version: i64, voice: Voice, at: i64) {
        let body = format!("{seq}.{version}").into_bytes();
        let source = format!("source {}.{seq}", case.0);
        let new = message::New { case, seq, version, voice, body, source: source.as_bytes(), at };
        message::insert(tx, new).await.expect("a message");
    }

    pub async fn out(&mut self, tx: &mut Tx, chat: ChatId, out: Out) -> OutboxId {
        let row = chat::by_id(tx, chat).await.expect("a read").expect("a chat");
        self.out_under(tx, chat, KeyId(row.key_id), out).await
    }

    pub async fn out_under(&mut self, tx: &mut Tx, chat: ChatId, key: KeyId, out: Out) -> OutboxId {
        let id = OutboxId(self.id());
        let Out { rank, kind, topic, due_at } = out;
        let payload = format!("payload {}", id.0).into_bytes();
        let new = outbox::New { id, chat, rank, kind, topic, due_at, expires_at: None, key, version: 1, payload };
        outbox::insert(tx, new).await.expect("a row of the outbox");
        id
    }

    /// A message that stands in a chat, under the name of its row.
    pub async fn stands(
        &mut self,
        tx: &mut Tx,
        chat: ChatId,
        ours: bool,
        kind: &'static str,
        case: Option<CaseId>,
        remove_at: Option<i64>,
    ) -> i64 {
        let id = self.id();
        let name = name(id);
        let new = registry::New { id, chat, name: &name, message: b"number".to_vec(), ours, kind, case, at: 5, remove_at };
        registry::insert(tx, new).await.expect("a row of the registry");
        id
    }

    /// A voice note of a case, with one part.
    pub async fn attachment(&mut self, tx: &mut Tx, case: CaseId, chat: ChatId, stage: Stage) -> AttachmentId {
        let id = AttachmentId(self.id());
        let (name, source) = (name(id.0), Some(b"source".to_vec()));
        let kind = if stage == Stage::Held { Kind::Photo } else { Kind::Voice };
        let new = attachment::New {
            id,
            case,
            seq: 1,
            chat,
            voice: Voice::Reporter,
            kind,
            stage,
            alone: true,
            file: None,
            name: &name,
            source,
            at: 10,
            due_at: 20,
        };
        attachment::insert(tx, new).await.expect("an attachment");
        attachment::add_chunk(tx, id, 0, format!("chunk {}", id.0).into_bytes()).await.expect("a chunk");
        id
    }

    pub async fn stage(&self, case: CaseId) -> String {
        let mut connection = self.store.read().await.expect("a connection");
        case::find(&mut connection, case).await.expect("a read").expect("a case").stage
    }
}

pub fn pseudonym(chat: ChatId) -> Vec<u8> {
    format!("pseudonym {}", chat.0).into_bytes()
}

/// The name of a row of the registry.
pub fn name(row: i64) -> Vec<u8> {
    format!("name {row}").into_bytes()
}
