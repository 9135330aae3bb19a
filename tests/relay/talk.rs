//! A conversation as many have it at once: a story with an album and a changed word, answers with a picture and a changed
//! word, read and replied to. Everything that is said or shown in it names it.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::time::Duration;

use suaka::domain::people::Role;
use suaka::sandbox::{Outcome, PersonId, SentFile, World};

use crate::support::crowd::{Crowd, IDLE, ours};
use crate::support::process::{Live, PATIENCE, last_call, number};
use crate::support::sample::picture;

/// Counsellors who are on duty together.
const COUNSELLORS: usize = 8;
/// Stories that one of them has in hand at a time.
const IN_HAND: usize = 3;
/// Stories that are being told at a time.
const AT_A_TIME: usize = 100;

/// What is said, in its order: words, those that they were changed into, an album, an answer with a picture, a reply and
/// what it was changed into, a second answer and what it was changed into.
pub const SAID: [usize; 10] = [1, 5, 2, 3, 4, 10, 11, 12, 13, 14];
/// The same as it stands at last.
pub const AT_LAST: [usize; 7] = [5, 2, 3, 4, 10, 12, 14];

/// What stands there for a moment, until what is shown comes into it.
pub const PLACEHOLDER: &str = "Sebentar …";

/// The name of one thing said.
pub fn token(talk: usize, part: usize) -> String {
    format!("⟦{talk:05}.{part:02}⟧")
}

/// The conversations that are named in a text.
pub fn named(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.split('⟦').skip(1).map(|rest| rest.get(..5).and_then(|number| number.parse().ok()).expect("a number"))
}

/// The names in a text.
pub fn tokens(text: &str) -> Vec<String> {
    text.split('⟦').skip(1).map(|rest| format!("⟦{}⟧", rest.split('⟧').next().unwrap_or_default())).collect()
}

fn photo(talk: usize, part: usize) -> SentFile {
    SentFile { kind: "photo".to_owned(), name: None, mime: None, bytes: picture(token(talk, part).as_bytes()) }
}

/// Each of these once, in this order.
pub fn in_order(screen: &str, talk: usize, parts: &[usize]) {
    let parts: Vec<String> = parts.iter().map(|part| token(talk, *part)).collect();
    let places: Vec<Option<usize>> = parts.iter().map(|part| screen.find(part.as_str())).collect();
    let once = parts.iter().all(|part| screen.matches(part.as_str()).count() == 1);
    assert!(once && places.is_sorted(), "not each of {parts:?} once, in this order:\n{screen}");
}

pub struct Talks<'a> {
    pub crowd: Crowd<'a>,
    pub reporters: Vec<PersonId>,
    pub counsellors: Vec<PersonId>,
    codes: Vec<String>,
    /// Who claimed each conversation.
    pub holders: RefCell<BTreeMap<usize, PersonId>>,
    /// Stories in the queue, and how many of them were taken, so far; conversations that are over.
    sent: Cell<usize>,
    taken: Cell<usize>,
    closed: Cell<usize>,
    /// How far each conversation is for its reporter.
    read: RefCell<Vec<usize>>,
}

/// A conversation in a counsellor's hands.
struct Held {
    talk: usize,
    name: String,
    /// How far it is for the counsellor.
    step: usize,
    answer: i64,
}

impl<'a> Talks<'a> {
    pub async fn new(live: &'a Live, talks: usize) -> Self {
        let mut codes = vec![];
        for _ in 0..COUNSELLORS {
            codes.push(live.invite(Role::Counsellor).await);
        }
        let mut world = live.sandbox.world();
        let counsellors = (0..COUNSELLORS).map(|_| world.add_person("Petugas", "id", None)).collect();
        let reporters = (0..talks).map(|_| world.add_person("Contoh", "id", None)).collect();
        Self {
            crowd: Crowd::new(live),
            reporters,
            counsellors,
            codes,
            holders: RefCell::default(),
            sent: Cell::new(0),
            taken: Cell::new(0),
            closed: Cell::new(0),
            read: RefCell::new(vec![0; talks]),
        }
    }

    /// From the first word to the last.
    pub async fn run(&self) {
        let serve = self.counsellors.iter().zip(&self.codes).map(|(me, code)| self.serves(*me, code)).collect();
        let tell = (0..self.reporters.len()).map(|talk| self.tells(talk)).collect();
        self.crowd.all(serve, tell, AT_A_TIME).await;
    }

    /// When everything that follows has happened, the hotline is stopped.
    pub async fn end(&self) {
        let live = self.crowd.live;
        let quiet = async {
            let store = live.store().await;
            while number(&store, "select count(*) from outbox").await > 0 || live.sandbox.world().pending_updates() > 0 {
                live.sandbox.wait_until(Duration::from_millis(20), |_| false).await;
                live.sandbox.advance(chrono::Duration::seconds(1));
            }
            store.close().await;
        };
        tokio::time::timeout(PATIENCE, quiet).await.unwrap_or_else(|_| panic!("it never comes to rest\n{}", live.last_words()));
        live.stop().await;
    }

    fn goes_on(&self, talk: usize) {
        self.read.borrow_mut()[talk] += 1;
        self.crowd.stir();
    }

    // Who tells.

    async fn tells(&self, talk: usize) {
        let (crowd, me) = (&self.crowd, self.reporters[talk]);
        let first = crowd.says(me, &token(talk, 1));
        crowd.sees(me, &["Tersimpan. Terima kasih"]).await;
        for part in 2..=4 {
            crowd.sends(me, photo(talk, part), &token(talk, part), Some(&format!("album {talk}")));
        }
        self.nobody_is_undressed(me).await;
        crowd.changes(me, first, &token(talk, 5));
        crowd.sees(me, &["Perubahan tersimpan"]).await;
        // A story that was quiet for ten minutes is sent by itself.
        let sent = |world: &World| ours(world, me).any(|message| message.text.contains("Sudah terkirim"));
        let sends = |world: &World| button(world, me, "Kirim ke petugas");
        let found = crowd.until(me, "Kirim", |world| if sent(world) { Some(None) } else { sends(world).map(Some) }).await;
        if let Some((message, data)) = found {
            crowd.presses(me, message, &data);
        }
        crowd.sees(me, &["Sudah terkirim"]).await;
        self.sent.set(self.sent.get() + 1);
        crowd.stir();
        crowd.taps(me, "Aman").await;
        crowd.sees(me, &["Ada orang lain yang bisa"]).await;
        for (label, sees) in
            [("Tidak ada", "boleh kami menulis dulu"), ("Boleh, kapan saja", "Kalimat mana"), ("Halaman informasi", "Ini tentang siapa?")]
        {
            crowd.taps(me, label).await;
            crowd.sees(me, &[sees]).await;
        }
        self.reads(talk, &[10]).await;
        self.looks_at(me, "🖼", &token(talk, 10)).await;
        let reply = crowd.says(me, &token(talk, 11));
        crowd.sees(me, &["Petugas akan melihatnya"]).await;
        crowd.changes(me, reply, &token(talk, 12));
        crowd.sees(me, &["Perubahan tersimpan"]).await;
        self.goes_on(talk);
        self.reads(talk, &[10, 13]).await;
        self.goes_on(talk);
        self.reads(talk, &[10, 14]).await;
        self.goes_on(talk);
        // That it is closed.
        crowd.sees(me, &["sudah diperbarui"]).await;
        crowd.leaves(me);
    }

    /// Answers the question about the album, which may be asked again while it is still arriving.
    async fn nobody_is_undressed(&self, me: PersonId) {
        let mut answered = String::new();
        loop {
            let look = |world: &World| {
                if ours(world, me).any(|message| message.text.contains("3 kiriman sudah tersimpan")) {
                    return Some(None);
                }
                button(world, me, "Tidak ada").filter(|(_, data)| *data != answered).map(Some)
            };
            let Some((message, data)) = self.crowd.until(me, "the album", look).await else { return };
            self.crowd.presses(me, message, &data);
            answered = data;
        }
    }

    /// Opens what is new until this stands there: what came twice can tell of the answer before.
    async fn reads(&self, talk: usize, parts: &[usize]) {
        let (crowd, me) = (&self.crowd, self.reporters[talk]);
        let last = token(talk, *parts.last().expect("a part"));
        loop {
            let there = |world: &World| text(world, me, &[&last]).map(Err);
            let found = crowd.until(me, &last, |world| there(world).or_else(|| button(world, me, "Buka").map(Ok))).await;
            let (message, data) = match found {
                Ok(button) => button,
                Err(screen) => return in_order(&screen, talk, parts),
            };
            crowd.presses(me, message, &data);
            // It gives way to what was opened; one whose number was lost with the reply can stand below that.
            let pressed = |world: &World| {
                let stands = world.message(me, message).is_some_and(|message| message.text.contains("sudah diperbarui"));
                !stands || text(world, me, &[&last]).is_some() || button(world, me, "Buka").is_some_and(|(newest, _)| newest > message)
            };
            crowd.until(me, "what is new", |world| pressed(world).then_some(())).await;
        }
    }

    /// A picture comes, and below it what stood above. A picture whose message failed at first lets that pass.
    async fn looks_at(&self, me: PersonId, label: &str, above: &str) {
        // After a call that failed it comes as a document.
        let photo = |world: &World| ours(world, me).find(|message| message.kind != "text").map(|message| message.id);
        let (before, since) = {
            let world = self.crowd.live.sandbox.world();
            (photo(&world), last_call(&world))
        };
        self.crowd.taps(me, label).await;
        let photo = self.crowd.until(me, "a picture", |world| photo(world).filter(|photo| Some(*photo) > before)).await;
        let failed = |world: &World| {
            let calls = &world.calls()[world.calls().partition_point(|call| call.seq <= since)..];
            let mine = calls.iter().filter(|call| call.params["chat_id"].as_i64() == Some(me.0));
            let mut until = mine.take_while(|call| call.method != "editMessageMedia" || !call.is_executed());
            until.any(|call| call.outcome != Outcome::Ok && call.params["text"] == PLACEHOLDER)
        };
        let stands = |world: &World| ours(world, me).any(|message| message.text.contains(above) && (message.id > photo || failed(world)));
        self.crowd.until(me, "what stood above it", |world| stands(world).then_some(())).await;
    }

    // Who answers.

    async fn serves(&self, me: PersonId, code: &str) {
        let crowd = &self.crowd;
        crowd.says(me, &format!("/start {code}"));
        crowd.may_be_refused(me);
        crowd.sees(me, &["Selamat datang"]).await;
        crowd.taps(me, "Masuk tugas").await;
        crowd.sees(me, &["🟢 bertugas"]).await;
        let mut hand: Vec<Held> = vec![];
        loop {
            if hand.len() < IN_HAND && self.taken.get() < self.sent.get() {
                self.taken.set(self.taken.get() + 1);
                hand.push(self.takes(me).await);
            } else if let Some(at) = hand.iter().position(|held| self.is_due(held)) {
                self.answers_again(me, &mut hand[at]).await;
                hand.retain(|held| held.step < 4);
            } else if self.closed.get() == self.reporters.len() {
                return crowd.leaves(me);
            } else {
                let due = |_: &World| {
                    let room = hand.len() < IN_HAND && self.taken.get() < self.sent.get();
                    let over = self.closed.get() == self.reporters.len();
                    (room || over || hand.iter().any(|held| self.is_due(held))).then_some(())
                };
                crowd.until(me, IDLE, due).await;
            }
        }
    }

    fn is_due(&self, held: &Held) -> bool {
        self.read.borrow()[held.talk] >= held.step
    }

    async fn desk(&self, me: PersonId) {
        let is_there = |world: &World| button(world, me, "Ambil berikutnya").is_some();
        // A desk whose number was lost with the reply stands there for good: that a case is open counts more.
        let has_gone = |world: &World| text(world, me, &["⟦"]).is_none();
        let at_once = |world: &World| is_there(world) && has_gone(world);
        if !at_once(&self.crowd.live.sandbox.world()) {
            self.crowd.taps(me, "‹ Meja").await;
        }
        self.crowd.until(me, "the desk", |world| at_once(world).then_some(())).await;
    }

    /// The next of the queue, its pictures, and a first answer with a picture.
    async fn takes(&self, me: PersonId) -> Held {
        let crowd = &self.crowd;
        self.desk(me).await;
        crowd.taps(me, "Ambil berikutnya").await;
        let screen = crowd.until(me, "a case", |world| text(world, me, &["sampai ke ", "⟦"])).await;
        let talk = named(&screen).next().expect("a name");
        let name = screen.rsplit_once("sampai ke ").and_then(|(_, rest)| rest.split_once('.')).expect("a name").0.to_owned();
        assert_eq!(self.holders.borrow_mut().insert(talk, me), None, "claimed twice: {talk}");
        in_order(&screen, talk, &AT_LAST[..4]);
        for number in 1..=3 {
            self.looks_at(me, &format!("🖼 {number}"), &token(talk, 4)).await;
        }
        let mut held = Held { talk, name, step: 1, answer: 0 };
        self.answers(me, &mut held, 10, true).await;
        held
    }

    /// What comes next for this one: a second answer, its change, the end.
    async fn answers_again(&self, me: PersonId, held: &mut Held) {
        let (crowd, talk) = (&self.crowd, held.talk);
        if held.step == 2 {
            crowd.changes(me, held.answer, &token(talk, 14));
            crowd.sees(me, &[&format!("Jawaban untuk {} diubah", held.name)]).await;
            held.step = 3;
            return;
        }
        self.desk(me).await;
        crowd.taps(me, "Kasus saya").await;
        crowd.taps(me, &held.name).await;
        let screen = crowd.until(me, "a case", |world| text(world, me, &[&format!("sampai ke {}", held.name), "⟦"])).await;
        if held.step == 1 {
            in_order(&screen, talk, &AT_LAST[..6]);
            self.answers(me, held, 13, false).await;
            held.step = 2;
        } else {
            in_order(&screen, talk, &AT_LAST);
            crowd.taps(me, "Tutup").await;
            crowd.taps(me, "Ya, tutup").await;
            crowd.sees(me, &[&format!("{} ditutup", held.name)]).await;
            held.step = 4;
            self.closed.set(self.closed.get() + 1);
            crowd.stir();
        }
    }

    /// Writes to the open case. Where it has stood there too shortly, that is said, and it is sent once more.
    async fn answers(&self, me: PersonId, held: &mut Held, part: usize, with_picture: bool) {
        let (crowd, said) = (&self.crowd, token(held.talk, part));
        loop {
            crowd.live.sandbox.advance(chrono::Duration::seconds(4));
            held.answer = if with_picture { crowd.sends(me, photo(held.talk, part), &said, None) } else { crowd.says(me, &said) };
            crowd.may_be_refused(me);
            let look = |world: &World| {
                ours(world, me).find_map(|message| {
                    let kept = message.text.contains("Tersimpan untuk") || message.text.contains("sedang dibersihkan");
                    let refused = message.id > held.answer && message.text.contains("Belum dikirim");
                    (refused || kept && message.text.contains(&said)).then_some(kept)
                })
            };
            if crowd.until(me, &format!("an answer {said}"), look).await || self.is_kept(me, held.answer).await {
                return;
            }
        }
    }

    /// What became of a message, as the disk tells: after a kill an earlier refusal can be said once more.
    async fn is_kept(&self, me: PersonId, message: i64) -> bool {
        let live = self.crowd.live;
        let (store, vault) = (live.store().await, live.vault());
        let has = async |sql: &'static str, name: Vec<u8>| {
            let row: (i64,) = sqlx::query_as(sql).bind(name).fetch_one(&mut *store.read().await.unwrap()).await.unwrap();
            row.0 > 0
        };
        while !has("select count(*) from handled where name = $1", vault.message_handled(me.0, message, 0)).await {
            live.sandbox.wait_until(Duration::from_millis(20), |_| false).await;
        }
        let kept = has("select count(*) from messages where source = $1", vault.message_name(me.0, message)).await;
        store.close().await;
        kept
    }
}

fn button(world: &World, person: PersonId, label: &str) -> Option<(i64, String)> {
    ours(world, person).find_map(|message| {
        let found = message.buttons.iter().flatten().find(|button| button.text.contains(label))?;
        Some((message.id, found.data.clone()?))
    })
}

/// The newest text of the bot that holds all of this.
fn text(world: &World, person: PersonId, holds: &[&str]) -> Option<String> {
    let found = ours(world, person).find(|message| holds.iter().all(|part| message.text.contains(part)));
    found.map(|message| message.text.clone())
}
