//! The golden story: a reporter and a counsellor, from the first word to the close, written as data; how it is told
//! whatever goes wrong, and what it comes to.

use std::collections::HashMap;

use chrono::Duration;
use serde_json::json;
use suaka::domain::people::Role;
use suaka::sandbox::{PersonId, SentFile};

use super::Town;
use super::sample::{ogg, png};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Reporter,
    Counsellor,
}

#[derive(Debug, Clone, Copy)]
pub enum Do {
    /// Opens the link of an invitation.
    Enrols,
    Says(&'static str),
    /// Sends a voice note, or a picture.
    Sends(&'static str),
    /// Changes words said before.
    Changes(&'static str, &'static str),
    /// Presses the newest button with this label; and what else does, for whoever comes to it by another way.
    Taps(&'static str, Else),
}

#[derive(Debug, Clone, Copy)]
pub enum Else {
    /// There is no other way.
    Nothing,
    /// This button leads to the same.
    Taps(&'static str),
    /// The way back has led there already.
    Skips,
}

use Do::{Changes, Enrols, Says, Sends, Taps};
use Who::{Counsellor as C, Reporter as R};

/// Words that are kept: each stands here alone, and is looked for everywhere.
pub const WORDS: [&str; 9] = [
    "kataPQ7 pertama41",
    "kataPQ8 kedua42",
    "ubahanXW3 sunyi52",
    "jawabanKJ5 teduh74",
    "kataPQ9 ketiga43",
    "jawabanbaruHG9 damai39",
    "wordsRT2 fourth44",
    "wordsRT3 fifth45",
    "jawabanKJ6 lirih75",
];

const HELD: Else = Else::Skips;

/// The story, step by step. Three minutes pass after each.
pub const STORY: [(Who, Do); 42] = [
    (C, Enrols),
    (C, Taps("🟢 Masuk tugas", Else::Skips)),
    (R, Says(WORDS[0])),
    (R, Says(WORDS[1])),
    (R, Sends("voice")),
    (R, Sends("photo")),
    (R, Taps("Tidak ada", Else::Nothing)),
    (R, Changes(WORDS[0], WORDS[2])),
    // Where it took ten minutes to come back, it was sent by itself.
    (R, Taps("✅ Kirim ke petugas", Else::Skips)),
    (R, Taps("Tidak", Else::Nothing)),
    (R, Taps("Lanjut", Else::Skips)),
    (R, Taps("Tidak ada", Else::Nothing)),
    (R, Taps("Boleh, kapan saja", Else::Nothing)),
    (R, Taps("Halaman informasi sudah diperbarui.", Else::Nothing)),
    (R, Taps("Saya", Else::Nothing)),
    (R, Taps("Lewati", Else::Nothing)),
    (C, Taps("Antrean", Else::Nothing)),
    (C, Taps("🔴", Else::Nothing)),
    (C, Taps("✋ Ambil", Else::Nothing)),
    (C, Taps("🖼 2", Else::Nothing)),
    (C, Says(WORDS[3])),
    (R, Taps("Buka", Else::Taps("Baca jawaban"))),
    (R, Says(WORDS[4])),
    (C, Taps("Buka", HELD)),
    (C, Changes(WORDS[3], WORDS[5])),
    (R, Taps("Buka", Else::Taps("Baca jawaban"))),
    (R, Says("/language")),
    (R, Taps("English", Else::Nothing)),
    (R, Says(WORDS[6])),
    (R, Says("/exit")),
    (R, Says(WORDS[7])),
    (C, Taps("Buka", HELD)),
    (C, Taps("Lepas", Else::Nothing)),
    (C, Taps("Ya, lepas", Else::Nothing)),
    (C, Taps("Antrean", Else::Nothing)),
    (C, Taps("🔴", Else::Nothing)),
    (C, Taps("✋ Ambil", Else::Nothing)),
    (C, Says(WORDS[8])),
    (R, Taps("Open", Else::Taps("Read answers"))),
    (C, Taps("Tutup", Else::Nothing)),
    (C, Taps("Ya, tutup", Else::Nothing)),
    (R, Taps("Open", Else::Skips)),
];

/// Tells the story in a town.
pub struct Teller<'a> {
    pub town: &'a mut Town,
    people: [PersonId; 2],
    code: String,
    said: HashMap<&'static str, i64>,
    /// Whether something has happened by now that people see: then somebody who does not find what they look for comes back
    /// by `/start`, as a person would, and does once more what did not arrive.
    pub comes_back: Box<dyn Fn() -> bool>,
    /// Ends when Telegram goes away; it is back as soon as nothing more can be done without it.
    pub outage: Option<tokio::task::JoinHandle<()>>,
}

impl<'a> Teller<'a> {
    pub async fn new(town: &'a mut Town) -> Self {
        let people = [town.person("id"), town.person("id")];
        let (code, _) = town.hotline.invite(Role::Counsellor).await.expect("an invitation");
        Self { town, people, code, said: HashMap::new(), comes_back: Box::new(|| false), outage: None }
    }

    pub const fn person(&self, who: Who) -> PersonId {
        match who {
            Who::Reporter => self.people[0],
            Who::Counsellor => self.people[1],
        }
    }

    /// Does one step, without looking at what follows. False where its button is not there.
    pub fn begins(&mut self, step: usize) -> bool {
        let (who, what) = STORY[step];
        let person = self.person(who);
        match what {
            Enrols => self.says(person, &format!("/start {}", self.code)),
            Says(words) => {
                let message = self.says(person, words);
                self.said.insert(words, message);
                message
            }
            Sends(kind) => {
                let bytes = if kind == "photo" { png() } else { ogg() };
                let file = SentFile { kind: kind.to_owned(), name: None, mime: None, bytes };
                self.town.sandbox.world().send_file(person, file, "")
            }
            Changes(words, changed) => {
                let message = self.said[words];
                self.changes(person, message, changed);
                message
            }
            Taps(label, _) => return self.presses(person, label),
        };
        true
    }

    fn says(&self, person: PersonId, words: &str) -> i64 {
        self.town.sandbox.world().send_text(person, words)
    }

    /// A change can be under way while the message is being cleared from the chat: it arrives all the same.
    fn changes(&self, person: PersonId, message: i64, words: &str) {
        let mut world = self.town.sandbox.world();
        if world.edit_text(person, message, words).is_err() {
            let now = world.now().timestamp();
            let chat = json!({"id": person.0, "type": "private"});
            let edited = json!({"message_id": message, "chat": chat, "date": now - 1, "edit_date": now, "text": words});
            world.enqueue_raw_update(json!({"edited_message": edited}));
        }
    }

    fn presses(&self, person: PersonId, label: &str) -> bool {
        let mut world = self.town.sandbox.world();
        let is = |text: &str| text == label || label == "🔴" && text.starts_with(label);
        let found = world.messages(person).iter().rev().find_map(|message| {
            let button = message.buttons.iter().flatten().find(|button| is(&button.text))?;
            Some((message.id, button.data.clone().expect("a button with data")))
        });
        let Some((message, data)) = found else { return false };
        world.press_data(person, message, &data).expect("a press");
        true
    }

    /// Does one step, and waits for what follows; whoever comes back finds their way.
    pub async fn does(&mut self, step: usize) {
        let (who, what) = STORY[step];
        let person = self.person(who);
        let before = (self.comes_back)();
        if !self.begins(step) {
            assert!(before, "{what:?} is not there:\n{}", self.town.transcript(person));
            self.finds(step).await;
        }
        self.settles().await;
        if (self.comes_back)() {
            self.passes().await;
            self.mends(step).await;
        }
    }

    /// Does once more what gave way to what happened, where one is told so or sees it.
    async fn mends(&mut self, step: usize) {
        let (who, what) = STORY[step];
        let person = self.person(who);
        let screen = self.town.screen(person);
        let again = match (who, what) {
            (Who::Counsellor, Says(_)) if screen.contains("Tidak dikirim") || screen.contains("Belum dikirim") => {
                self.returns(who, step).await;
                self.begins(step)
            }
            (Who::Counsellor, Changes(..)) if screen.contains("Perubahan itu tidak diteruskan") => {
                self.returns(who, step).await;
                self.begins(step)
            }
            (Who::Reporter, Taps(_, Else::Taps(label))) => self.presses(person, label),
            _ => false,
        };
        if again {
            self.town.settle().await;
        }
    }

    /// Both come back once more: whoever was thrown somewhere stands then where everybody does.
    pub async fn all_return(&mut self) {
        for who in [Who::Reporter, Who::Counsellor] {
            self.returns(who, STORY.len()).await;
            self.passes().await;
        }
    }

    /// What has to wait is done; then it is later.
    pub async fn passes(&mut self) {
        self.settles().await;
        for minutes in [2, 1] {
            self.town.sandbox.advance(Duration::minutes(minutes));
            self.settles().await;
        }
    }

    async fn settles(&mut self) {
        self.town.settle().await;
        if self.outage.as_ref().is_some_and(tokio::task::JoinHandle::is_finished) {
            self.outage = None;
            self.town.sandbox.resume().await.expect("the same port");
            self.town.settle().await;
        }
    }

    /// Back to where one is, from wherever one was thrown.
    async fn returns(&mut self, who: Who, step: usize) {
        let person = self.person(who);
        self.town.says(person, "/start").await;
        if who == Who::Reporter {
            return;
        }
        if self.presses(person, "🟢 Masuk tugas") {
            self.town.settle().await;
        }
        let claims = STORY[..step].iter().rposition(|(_, what)| matches!(what, Taps("✋ Ambil", _)));
        let lets_go = STORY[..step].iter().rposition(|(_, what)| matches!(what, Taps("Ya, lepas" | "Ya, tutup", _)));
        if claims > lets_go {
            let way: &[&str] = if self.town.screen(person).contains("Di tangan Anda: 0") {
                &["Antrean", "🔴", "✋ Ambil"]
            } else {
                &["Kasus saya", "🔴"]
            };
            for label in way {
                assert!(self.presses(person, label), "no {label}:\n{}", self.town.transcript(person));
                self.town.settle().await;
            }
            self.town.passes(Duration::seconds(20)).await;
        }
    }

    /// Comes back, and goes to the button of a step by those before it.
    async fn finds(&mut self, step: usize) {
        let (who, Taps(_, otherwise)) = STORY[step] else { return };
        let person = self.person(who);
        self.returns(who, step).await;
        match otherwise {
            Else::Skips => return,
            Else::Taps(label) if self.presses(person, label) => return,
            _ => {}
        }
        let mut way = vec![step];
        while !self.begins(way[way.len() - 1]) {
            let earlier =
                STORY[..way[way.len() - 1]].iter().rposition(|(by, what)| *by == who && matches!(what, Taps(..) | Says("/language")));
            way.push(earlier.unwrap_or_else(|| panic!("no way to step {step}:\n{}", self.town.transcript(person))));
        }
        for step in way.into_iter().rev().skip(1) {
            self.town.settle().await;
            assert!(self.begins(step), "no way to step {step}:\n{}", self.town.transcript(person));
        }
    }

    /// What it has come to, once all is told.
    pub async fn end(&self) -> End {
        let mut cases = super::cases::all(&self.town.hotline).await;
        for case in &mut cases {
            case.name.clear();
        }
        End { cases, chats: self.people.map(|person| chat(self.town, person)) }
    }
}

/// What stands in a chat: from whom, the words, the buttons.
pub type Stands = Vec<(bool, String, Vec<String>)>;

/// All that must be the same, however it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    pub cases: Vec<super::cases::Case>,
    pub chats: [Stands; 2],
}

/// What stands in a chat; code names are drawn by chance, so all are the same here.
pub fn chat(town: &Town, person: PersonId) -> Stands {
    let world = town.sandbox.world();
    let shown = |message: &suaka::sandbox::Message| {
        let labels = message.buttons.iter().flatten().map(|button| named(&button.text)).collect();
        (message.from_bot, named(&message.text), labels)
    };
    world.messages(person).iter().map(shown).collect()
}

/// The text with every code name the same.
pub fn named(text: &str) -> String {
    let is = |word: &str| {
        word.split_once('-').is_some_and(|(flower, number)| {
            flower.starts_with(char::is_uppercase) && number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    let mut out = String::new();
    for word in text.split_inclusive(|c: char| !c.is_alphanumeric() && c != '-') {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if is(bare) { out.push_str(&word.replace(bare, "Melati-100")) } else { out.push_str(word) }
    }
    out
}
