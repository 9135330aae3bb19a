//! Short lessons and the safety plan: every choice is met gently, a human is near, and nothing of it is kept.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chrono::Duration;
use expect_test::expect_file;
use libtest_mimic::Trial;
use suaka::dialogue::{Button, Line, State, saved};
use suaka::domain::language::Language;
use suaka::domain::people::Role;
use suaka::sandbox::PersonId;
use suaka::store::chat;
use suaka::vault::Place;

use crate::desk::case_of;
use crate::reporter::{claims_next, tells};
use crate::support::dump::dump;
use crate::support::town::{catalogue, word};
use crate::support::{Database, Town, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("lessons::every_page_in_indonesian", async |database| pages(database, Language::Id).await),
        on_both("lessons::every_page_in_english", async |database| pages(database, Language::En).await),
        on_both("lessons::one_is_back_where_one_was_and_nothing_is_kept", anywhere),
        on_both("lessons::a_draft_is_sent_while_one_is_read", meanwhile),
        on_both("lessons::what_may_be_meant_of_oneself_is_asked_about_and_kept_nowhere", disclosed),
        on_both("lessons::a_locked_chat_shows_what_every_chat_shows", locked),
        on_both("lessons::old_and_forged_buttons_are_refused_kindly", forged),
        on_both("lessons::a_plan_is_ticked_shown_and_gone", plan),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What stands there: the words, and rows of keys with what they say.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Page {
    text: String,
    keys: Vec<Vec<(String, String)>>,
}

impl Page {
    fn of(town: &Town, person: PersonId) -> Self {
        let world = town.sandbox.world();
        let message = world.last_from_bot(person).expect("a screen");
        let keys = message.buttons.iter().map(|row| row.iter().map(|key| (key.text.clone(), key.data.clone().unwrap())).collect());
        Self { text: message.text.clone(), keys: keys.collect() }
    }

    fn presses(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().flatten().map(|(_, data)| data.as_str())
    }

    fn has(&self, press: Button) -> bool {
        self.presses().any(|data| data == press.encode())
    }

    fn told(&self, what: &str) -> String {
        let row = |row: &Vec<(String, String)>| row.iter().map(|(label, _)| format!("[{label}]")).collect::<Vec<_>>().join(" ");
        format!("--- {what}\n{}\n{}\n\n", self.text, self.keys.iter().map(row).collect::<Vec<_>>().join("\n"))
    }
}

/// A tap, slowly enough for the fast lane.
async fn press(town: &mut Town, person: PersonId, data: &str) -> Page {
    town.sandbox.advance(Duration::seconds(2));
    town.forges(person, data).await;
    Page::of(town, person)
}

async fn taps(town: &mut Town, person: PersonId, button: Button) -> Page {
    press(town, person, &button.encode()).await
}

/// Of everything that is written down, what is no housekeeping of a chat.
async fn kept(town: &Town, people: &[PersonId]) -> (BTreeMap<String, Vec<String>>, Vec<String>) {
    let mut tables = dump(&town.database.url).await;
    let chats = tables.remove("chats").expect("the chats").len();
    assert!(tables.remove("outbox").is_some_and(|rows| rows.is_empty()), "something was not delivered");
    // What was handled, which messages stand in a chat, and when was polled last.
    for housekeeping in ["handled", "registry", "meta"] {
        tables.remove(housekeeping).expect("a table");
    }
    let mut of_chats = vec![format!("{chats} chats")];
    for person in people {
        let pseudonym = town.hotline.vault.pseudonym(person.0);
        let row = chat::by_pseudonym(&mut town.hotline.store.read().await.unwrap(), &pseudonym).await.unwrap().unwrap();
        let key = town.hotline.vault.unwrap(row.key_id, &row.wrapped).unwrap();
        let state: State = saved::decode(&key.open(Place::new("chats.state", row.id), &row.state).unwrap()).unwrap();
        of_chats.push(format!(
            "{state:?} {} {} {} {} {} {:?} {:?} {:?} {}",
            row.language, row.phone, row.prefers, row.untold, row.keeps, row.pin, row.forgotten_at, row.open_case, row.gone
        ));
    }
    (tables, of_chats)
}

fn is_of_lesson(data: &str, number: u16) -> bool {
    match Button::decode(data) {
        Some(Button::Lesson((of, _)) | Button::LessonChoice((of, _)) | Button::LessonMeant((of, _)) | Button::LessonEnd(of)) => {
            of == number
        }
        _ => false,
    }
}

/// Every page of a lesson, by what was tapped to come there, in the order in which they are found.
async fn walk(town: &mut Town, person: PersonId, number: u16, from: &str) -> Vec<(String, Page)> {
    let (mut found, mut known) = (vec![], BTreeSet::from([from.to_owned()]));
    let mut waits = VecDeque::from([from.to_owned()]);
    while let Some(data) = waits.pop_front() {
        let page = press(town, person, &data).await;
        for next in page.presses().filter(|next| is_of_lesson(next, number)) {
            if known.insert(next.to_owned()) {
                waits.push_back(next.to_owned());
            }
        }
        found.push((data, page));
    }
    found
}

/// Within Telegram's limits (Bot API, sendMessage) and readable on 390 pixels; help and the way out are there.
fn fits(what: &str, page: &Page) {
    assert!(page.text.encode_utf16().count() <= 4096 && !page.text.ends_with('…'), "{what}: {}", page.text);
    for row in &page.keys {
        let most = if row.len() == 1 { 40 } else { 24 };
        assert!(row.iter().all(|(label, data)| label.chars().count() <= most && data.len() <= 64), "{what}: {row:?}");
    }
    assert!(page.has(Button::Emergency) && page.has(Button::Exit), "{what}: {page:?}");
}

/// Every page of every lesson, by every choice, and the plan; from each of them one comes to a human.
async fn pages(database: Database, language: Language) {
    let mut town = Town::new(database).await;
    let person = town.person(language.tag());
    if language == Language::En {
        town.says(person, "/language").await;
        town.taps(person, "English").await;
    }
    town.says(person, "/start").await;
    let before = kept(&town, &[person]).await;
    let lessons = catalogue().lessons().lessons.clone();
    town.taps(person, &word(language, &Line::KeyLibrary)).await;
    town.taps(person, &word(language, &Line::KeyLessons)).await;
    let list = Page::of(&town, person);
    fits("the list", &list);
    let mut told = list.told("short lessons");
    for lesson in &lessons {
        let from = Button::Lesson((lesson.number, 1)).encode();
        assert!(list.presses().any(|data| data == from), "{}", lesson.word);
        let found = walk(&mut town, person, lesson.number, &from).await;
        // A story and three answers a step, the end, and what is asked about one choice.
        let asked = lesson.disclosures.len() * 2;
        assert_eq!(found.len(), usize::from(lesson.steps) * 4 + 1 + asked, "{}", lesson.word);
        told.push_str(&format!("=== {}\n", lesson.word));
        for (data, page) in &found {
            fits(data, page);
            told.push_str(&page.told(data));
            if let Some(Button::Lesson((_, step))) = Button::decode(data) {
                assert!(page.text.contains(&format!("{step}/{}", lesson.steps)), "{}", page.text);
            }
        }
        near_a_human(&found);
        let (_, end) = found.iter().find(|(data, _)| *data == Button::LessonEnd(lesson.number).encode()).expect("an end");
        let again = Button::Lesson((lesson.number, 1));
        assert!(end.has(Button::Tell) && end.has(again) && end.has(Button::Lessons) && end.has(Button::Home), "{end:?}");
    }
    told.push_str("=== the plan\n");
    for button in [Button::Plan((0, 0)), Button::Plan((0, 1)), Button::Plan((0, 2)), Button::MyPlan(0), Button::MyPlan(0x1fff)] {
        let page = taps(&mut town, person, button).await;
        fits(&button.encode(), &page);
        told.push_str(&page.told(&button.encode()));
    }
    taps(&mut town, person, Button::Home).await;
    assert_eq!(kept(&town, &[person]).await, before);
    let file = format!("tests/transcripts/lessons.{}.txt", language.tag());
    if town.database.is_postgres {
        assert_eq!(told, std::fs::read_to_string(file).expect("the transcript of SQLite"));
    } else {
        expect_file![std::path::absolute(file).expect("a path")].assert_eq(&told);
    }
}

/// From each page there is a way, by keys that stand there, to one that has a human on it.
fn near_a_human(found: &[(String, Page)]) {
    let mut near: BTreeSet<&str> = found.iter().filter(|(_, page)| page.has(Button::Tell)).map(|(data, _)| data.as_str()).collect();
    assert!(!near.is_empty());
    loop {
        let before = near.len();
        for (data, page) in found {
            if page.presses().any(|next| near.contains(next)) {
                near.insert(data);
            }
        }
        if near.len() == before {
            break;
        }
    }
    assert_eq!(near.len(), found.len(), "a page without a way to a human");
}

/// A lesson and a plan are read, and one goes home.
async fn reads(town: &mut Town, person: PersonId, what: &str) {
    let home = taps(town, person, Button::Home).await;
    let before = kept(town, &[person]).await;
    for (button, says) in [
        (Button::Lessons, "Cerita pendek"),
        (Button::Lesson((2, 3)), "Teman baru di game · 3/5"),
        (Button::LessonChoice((2, (3, 2))), "takut kehilangan teman main"),
        (Button::LessonChoice((3, (4, 3))), "pikiran untuk mengakhiri hidup"),
        (Button::LessonMeant((3, (4, (3, true)))), "belum sampai ke siapa pun"),
        (Button::LessonEnd(2), "petugas bisa dihubungi"),
        (Button::Plan((0, 0)), "Rencana ini milik Anda"),
        (Button::Plan((5, 1)), "✓ Saya tahu jalan keluar"),
        (Button::MyPlan(5), "Kertas bisa ditemukan"),
    ] {
        let page = taps(town, person, button).await;
        assert!(page.text.contains(says), "{what}: {}", page.text);
        assert_eq!(kept(town, &[person]).await, before, "{what}: {}", button.encode());
    }
    // The human is the story that there is, or the beginning of one.
    town.taps(person, "💬 Bercerita").await;
    let (human, begins) = (Page::of(town, person), what == "home" || what == "before a first answer");
    assert!(human == home || begins && human.text.contains("Silakan tulis"), "{what}: {human:?}");
    if !begins {
        assert_eq!(taps(town, person, Button::Home).await, home, "{what}");
        assert_eq!(kept(town, &[person]).await, before, "{what}");
    }
}

async fn anywhere(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    town.says(reporter, "/start").await;
    reads(&mut town, reporter, "home").await;
    taps(&mut town, reporter, Button::Begin(0)).await;
    reads(&mut town, reporter, "before a first answer").await;
    for label in ["Lewat pertanyaan", "🙋"] {
        town.taps(reporter, label).await;
    }
    reads(&mut town, reporter, "a question").await;
    town.says(reporter, "cerita").await;
    town.taps(reporter, "Selesai").await;
    reads(&mut town, reporter, "telling").await;
    town.taps(reporter, "Kirim").await;
    reads(&mut town, reporter, "asked").await;
    for _ in 0..3 {
        town.taps(reporter, "Lewati").await;
    }
    reads(&mut town, reporter, "waiting").await;
    let unaware = town.transcript(counsellor);
    reads(&mut town, reporter, "waiting still").await;
    assert_eq!(town.transcript(counsellor), unaware, "staff hears nothing of it");
    claims_next(&mut town, counsellor).await;
    reads(&mut town, reporter, "claimed").await;
    town.says(counsellor, "jawaban").await;
    for label in ["Tutup", "Ya, tutup"] {
        town.taps(counsellor, label).await;
    }
    town.says(reporter, "/start").await;
    reads(&mut town, reporter, "closed").await;
    // Who only wants to talk still does.
    let other = town.person("id");
    town.says(other, "/start").await;
    taps(&mut town, other, Button::TalkFirst(true)).await;
    let before = kept(&town, &[other]).await;
    taps(&mut town, other, Button::Lesson((1, 1))).await;
    taps(&mut town, other, Button::LessonEnd(1)).await;
    assert_eq!(kept(&town, &[other]).await, before);
    town.taps(other, "💬 Bercerita").await;
    assert!(town.screen(other).contains(&word(Language::Id, &Line::OnlyTalk)), "{}", town.screen(other));
    // Help leads there too, from anywhere.
    town.says(reporter, "/help").await;
    town.taps(reporter, &word(Language::Id, &Line::KeyLibrary)).await;
    town.taps(reporter, "📘 Latihan singkat").await;
    assert!(town.screen(reporter).starts_with("Cerita pendek"));
    // Whoever serves has a desk, and no lessons.
    for button in [Button::Lessons, Button::Lesson((1, 1)), Button::Plan((1, 1)), Button::MyPlan(1)] {
        let page = taps(&mut town, counsellor, button).await;
        assert!(!page.text.contains("Cerita pendek") && !page.text.contains("Rencana") && !page.text.contains("Badanku"), "{page:?}");
    }
}

/// What was announced happens, and what is written while a page stands there is heard.
async fn meanwhile(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    town.says(reporter, "cerita-satu").await;
    let page = taps(&mut town, reporter, Button::Lesson((4, 1))).await;
    assert!(page.text.starts_with("Enam ketukan sebelum berangkat · 1/6"), "{}", page.text);
    town.says(reporter, "cerita-dua").await;
    assert!(town.screen(reporter).contains("Tersimpan, 2 pesan"), "{}", town.screen(reporter));
    taps(&mut town, reporter, Button::Lesson((4, 2))).await;
    town.passes(Duration::minutes(11)).await;
    assert!(town.screen(reporter).contains("Sudah terkirim"), "{}", town.screen(reporter));
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("cerita-satu") && town.screen(counsellor).contains("cerita-dua"));
}

async fn disclosed(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    tells(&mut town, reporter, "cerita").await;
    for _ in 0..6 {
        if town.screen(reporter).contains("Cukup dulu pertanyaannya") {
            break;
        }
        town.taps(reporter, "Lewati").await;
    }
    let (before, unaware) = (kept(&town, &[reporter]).await, town.transcript(counsellor));
    taps(&mut town, reporter, Button::Lesson((3, 4))).await;
    town.taps(reporter, "Rasanya ingin hilang").await;
    let page = Page::of(&town, reporter);
    assert!(page.text.starts_with("Terima kasih sudah mengatakannya."), "{}", page.text);
    assert!(page.text.contains("mengakhiri hidup?") && page.text.contains("Polisi: 110") && page.text.contains("Siaga: 112"));
    assert!(page.keys.concat().iter().any(|(label, _)| label == "💬 Bicara dengan petugas") && page.has(Button::Exit), "{page:?}");
    town.taps(reporter, "Ya, ada").await;
    let page = Page::of(&town, reporter);
    assert!(page.text.contains("Jauhkan dulu benda yang bisa melukai") && page.text.contains("Polisi: 110"), "{}", page.text);
    // Nobody was told, and that is said.
    assert!(page.text.contains("belum sampai ke siapa pun") && page.text.contains("Ada petugas yang sedang bertugas"), "{}", page.text);
    town.taps(reporter, "💬 Bicara dengan petugas").await;
    assert!(town.screen(reporter).contains("menunggu petugas"), "{}", town.screen(reporter));
    taps(&mut town, reporter, Button::LessonChoice((3, (4, 3)))).await;
    town.taps(reporter, "Bukan itu maksud saya").await;
    let page = Page::of(&town, reporter);
    assert!(page.text.contains("· 4/5") && page.text.contains("Terima kasih sudah meluruskan"), "{}", page.text);
    assert!(page.keys[0][0].0 == "💬 Bercerita", "{page:?}");
    town.taps(reporter, "Lanjut").await;
    assert!(town.screen(reporter).contains("· 5/5"), "{}", town.screen(reporter));
    assert_eq!(kept(&town, &[reporter]).await, before);
    assert_eq!(town.transcript(counsellor), unaware, "staff hears nothing of a tap");
    // The same words, written, are noticed as ever.
    town.says(reporter, "aku ingin mengakhiri hidupku").await;
    assert!(town.screen(reporter).contains("pikiran untuk mengakhiri hidup"), "{}", town.screen(reporter));
    // At night nobody is promised, and whoever has no story begins one.
    let other = town.person("id");
    town.says(other, "/start").await;
    town.passes(Duration::hours(12)).await;
    taps(&mut town, other, Button::LessonMeant((3, (4, (3, true))))).await;
    assert!(town.screen(other).contains("Sekarang belum ada petugas"), "{}", town.screen(other));
    town.taps(other, "💬 Bicara dengan petugas").await;
    assert!(town.screen(other).contains("Silakan tulis"), "{}", town.screen(other));
}

async fn locked(database: Database) {
    let (mut town, _, reporter) = crate::pin::locks(database).await;
    let stranger = town.person("id");
    for person in [reporter, stranger] {
        town.says(person, "/start").await;
    }
    let before = kept(&town, &[reporter, stranger]).await;
    let mut buttons = vec![Button::Lessons];
    for lesson in &catalogue().lessons().lessons {
        for step in [1, lesson.steps] {
            buttons.extend([Button::Lesson((lesson.number, step)), Button::LessonChoice((lesson.number, (step, 2)))]);
        }
        buttons.extend([Button::LessonEnd(lesson.number), Button::Home]);
    }
    buttons.extend([
        Button::LessonChoice((3, (4, 3))),
        Button::LessonMeant((3, (4, (3, true)))),
        Button::LessonMeant((3, (4, (3, false)))),
    ]);
    buttons.extend([
        Button::Plan((0, 0)),
        Button::Plan((9, 2)),
        Button::MyPlan(9),
        Button::MyPlan(0),
        Button::Lesson((0, 0)),
        Button::Home,
    ]);
    for button in buttons {
        let pages = [taps(&mut town, reporter, button).await, taps(&mut town, stranger, button).await];
        assert_eq!(pages[0], pages[1], "{}", button.encode());
    }
    let sees = |town: &Town, person| (Page::of(town, person), town.sandbox.world().alerts(person).last().map(|alert| alert.text.clone()));
    assert_eq!(sees(&town, reporter), sees(&town, stranger));
    assert_eq!(kept(&town, &[reporter, stranger]).await, before);
    // What was ticked goes from both at the same time.
    for person in [reporter, stranger] {
        taps(&mut town, person, Button::MyPlan(9)).await;
    }
    town.passes(Duration::minutes(61)).await;
    assert_eq!(Page::of(&town, reporter), Page::of(&town, stranger));
    assert!(town.screen(reporter).starts_with("Halo."), "{}", town.screen(reporter));
    // A human is there as for everybody.
    for person in [reporter, stranger] {
        taps(&mut town, person, Button::LessonEnd(1)).await;
        town.taps(person, "💬 Bercerita").await;
    }
    assert_eq!(Page::of(&town, reporter), Page::of(&town, stranger));
}

async fn forged(database: Database) {
    let mut town = Town::new(database).await;
    let (fresh, reporter) = (town.person("id"), town.person("id"));
    town.says(fresh, "/start").await;
    tells(&mut town, reporter, "cerita").await;
    let case = case_of(&town, reporter);
    let mut data: Vec<String> = [
        "lesson::0.1",
        "lesson::7.1",
        "lesson::1.0",
        "lesson::1.6",
        "lesson::65535.65535",
        "lesson::1",
        "lesson::1.01",
        "lesson::a.b",
        "choice::1.1.0",
        "choice::1.1.4",
        "choice::1.6.1",
        "choice::7.1.1",
        "choice::65535.65535.65535",
        "choice::1.1",
        "choice::3.4.4",
        "lessonso::3.4.2.on",
        "lessonso::3.3.3.off",
        "lessonso::9.4.3.on",
        "lessonso::3.4.3.maybe",
        "lessonso::3.4.3",
        "lessonend::0",
        "lessonend::7",
        "lessonend::65535",
        "lessonend::",
        "lessons::1",
        "plan::8192.1",
        "plan::65535.0",
        "plan::0.3",
        "plan::8191.65535",
        "plan::0",
        "plan::-1.1",
        "myplan::8192",
        "myplan::65535",
        "myplan::65536",
        "myplan::",
    ]
    .map(|one| format!("1:{one}"))
    .to_vec();
    data.push(format!("1:lesson:{case}:1.1"));
    for person in [fresh, reporter] {
        let home = taps(&mut town, person, Button::Home).await;
        let before = kept(&town, &[person]).await;
        for data in &data {
            taps(&mut town, person, Button::Lesson((1, 1))).await;
            let page = press(&mut town, person, data).await;
            assert_eq!(page, home, "{data}");
            let alert = town.sandbox.world().alerts(person).last().expect("a word over it").text.clone();
            assert!(alert.contains("sudah tidak berlaku"), "{data}: {alert}");
        }
        assert_eq!(kept(&town, &[person]).await, before);
    }
}

async fn plan(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("id");
    town.says(reporter, "/start").await;
    let before = kept(&town, &[reporter]).await;
    town.taps(reporter, &word(Language::Id, &Line::KeyLibrary)).await;
    town.taps(reporter, "🧭 Rencana aman").await;
    let intro = town.screen(reporter);
    assert!(intro.contains("paling berbahaya") && intro.contains("tidak kami simpan") && intro.contains("dalam satu jam"), "{intro}");
    town.taps(reporter, "Susun rencana").await;
    assert!(town.screen(reporter).contains("Rencana saya · 1/2") && !town.screen(reporter).contains('✓'), "{}", town.screen(reporter));
    // A key says what it sets: twice is once.
    let bag = Button::Plan((1 << 4, 2)).encode();
    town.taps(reporter, "Lanjut").await;
    assert!(Page::of(&town, reporter).presses().any(|data| data == bag));
    for _ in 0..2 {
        let page = press(&mut town, reporter, &bag).await;
        assert!(page.text.contains("✓ Satu tas siap") && page.text.matches('✓').count() == 1, "{}", page.text);
        assert!(page.keys.concat().iter().any(|(label, _)| label == "✓ Tas siap"), "{page:?}");
    }
    town.taps(reporter, "Obat").await;
    town.taps(reporter, "✓ Tas siap").await;
    assert!(!town.screen(reporter).contains("✓ Satu tas"), "{}", town.screen(reporter));
    town.taps(reporter, "‹ Kembali").await;
    town.taps(reporter, "Kata kode").await;
    town.taps(reporter, "Tampilkan rencana saya").await;
    let shown = town.screen(reporter);
    for says in
        ["✓ Saya punya satu kata kode.", "Sepakati dulu", "✓ Obat yang dipakai", "paling berbahaya", "Kertas bisa ditemukan", "Keluar"]
    {
        assert!(shown.contains(says), "{says}: {shown}");
    }
    assert!(shown.matches('✓').count() == 2 && !shown.contains("tas siap"), "{shown}");
    town.taps(reporter, "Ubah").await;
    assert!(town.screen(reporter).contains("✓ Saya punya satu kata kode"), "{}", town.screen(reporter));
    town.passes(Duration::minutes(59)).await;
    assert!(town.screen(reporter).contains('✓'));
    // As announced, also after a restart.
    town.restart().await;
    town.passes(Duration::minutes(2)).await;
    let left = town.transcript(reporter);
    assert!(town.screen(reporter).starts_with("Halo.") && !left.contains('✓') && !left.contains("kata kode"), "{left}");
    assert_eq!(kept(&town, &[reporter]).await, before);
    // Nothing is ticked, nothing is shown; what is not ticked stays.
    taps(&mut town, reporter, Button::MyPlan(0)).await;
    assert!(town.screen(reporter).starts_with("Belum ada yang dicentang"), "{}", town.screen(reporter));
    town.passes(Duration::hours(2)).await;
    assert!(town.screen(reporter).contains("Rencana saya · 1/2"), "{}", town.screen(reporter));
    let all = taps(&mut town, reporter, Button::MyPlan(0x1fff)).await;
    assert_eq!(all.text.matches('✓').count(), 13, "{}", all.text);
    // Whoever leaves leaves nothing.
    town.taps(reporter, "Keluar").await;
    assert!(!town.transcript(reporter).contains('✓') && town.screen(reporter).starts_with("Selesai."), "{}", town.transcript(reporter));
    // In the middle of a story one is back there.
    tells(&mut town, reporter, "cerita").await;
    taps(&mut town, reporter, Button::MyPlan(1)).await;
    town.passes(Duration::minutes(61)).await;
    assert!(town.screen(reporter).contains("di tempat Anda aman?"), "{}", town.screen(reporter));
}
