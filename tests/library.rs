//! The library and services near by: near from everywhere, the same for everybody, and nobody's reading is written down.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chrono::Duration;
use expect_test::expect_file;
use libtest_mimic::Trial;
use suaka::dialogue::{Button, Line};
use suaka::domain::language::Language;
use suaka::domain::people::Role;
use suaka::domain::service::Need;
use suaka::sandbox::PersonId;

use crate::reporter::{claims_next, tells};
use crate::support::dump::{Dump, dump, number, sql};
use crate::support::town::word;
use crate::support::{Database, Town, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("library::any_card_is_at_most_three_taps_from_the_first_screen", three_taps),
        on_both("library::every_page_as_people_see_it_in_indonesian", async |database| pages(database, Language::Id).await),
        on_both("library::every_page_as_people_see_it_in_english", async |database| pages(database, Language::En).await),
        on_both("library::pages_turn_in_place_and_can_be_forwarded", turned),
        on_both("library::whoever_reads_stays_where_they_were", stays),
        on_both("library::a_link_opens_a_card_or_help_and_takes_no_story_away", links),
        on_both("library::a_locked_chat_reads_like_that_of_somebody_who_never_told_anything", locked),
        on_both("library::who_is_abroad_or_does_not_hear_is_sent_elsewhere_first", ways),
        on_both("library::the_name_of_a_place_shows_what_is_there", places),
        on_both("library::open_now_and_confirmed_are_said_by_the_clock", clock),
        on_both("library::nobodys_reading_is_written_down_but_in_counts", nothing_kept),
        on_both("library::forged_pages_lead_to_where_one_was", forged),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Keys of the live screen: what they say, and what they carry.
fn keys(town: &Town, person: PersonId) -> Vec<(String, String)> {
    let world = town.sandbox.world();
    let screen = world.last_from_bot(person).expect("a screen");
    screen.buttons.iter().flatten().map(|button| (button.text.clone(), button.data.clone().expect("a query"))).collect()
}

async fn opens(town: &mut Town, person: PersonId, button: Button) {
    town.forges(person, &button.encode()).await;
}

async fn somebody(town: &mut Town, language: Language) -> PersonId {
    let person = town.person(language.tag());
    town.says(person, "/start").await;
    if language == Language::En {
        town.taps(person, "English").await;
    }
    person
}

/// All pages that so many taps lead to, found by tapping every key that only shows something.
async fn walk(town: &mut Town, person: PersonId, taps: usize) -> BTreeMap<String, (usize, String)> {
    let acts =
        |data: &str| ["exit", "lang", "keep", "talkfirst", "begin", "lock"].iter().any(|verb| data.starts_with(&format!("1:{verb}:")));
    town.says(person, "/start").await;
    let mut found = BTreeMap::new();
    let mut waits: VecDeque<(usize, String)> = keys(town, person).into_iter().map(|(_, data)| (1, data)).collect();
    while let Some((depth, data)) = waits.pop_front() {
        if depth > taps || acts(&data) || found.contains_key(&data) {
            continue;
        }
        town.forges(person, &data).await;
        found.insert(data, (depth, town.screen(person)));
        waits.extend(keys(town, person).into_iter().map(|(_, data)| (depth + 1, data)));
    }
    found
}

async fn three_taps(database: Database) {
    let mut town = Town::new(database).await;
    let person = somebody(&mut town, Language::Id).await;
    // The first screen fits a small phone.
    let rows: Vec<usize> = town.sandbox.world().last_from_bot(person).unwrap().buttons.iter().map(Vec::len).collect();
    assert_eq!(rows, [2, 2, 2, 1]);
    let found = walk(&mut town, person, 3).await;
    let library = town.hotline.text().library().clone();
    assert!(library.cards.len() >= 18, "{}", library.cards.len());
    for card in &library.cards {
        let title = word(Language::Id, &Line::CardText { card: card.word.clone(), part: "title".to_owned() });
        let what = word(Language::Id, &Line::CardText { card: card.word.clone(), part: "what".to_owned() });
        let nearest = found.values().filter(|(_, text)| text.starts_with(&title) && text.contains(&what)).map(|(taps, _)| *taps).min();
        assert!(nearest.is_some_and(|taps| taps <= 3), "{}: {nearest:?}", card.word);
    }
    // Every page of the library leads to a human, to help and out.
    let read: Vec<_> = found
        .keys()
        .filter(|data| ["1:info:", "1:for:", "1:card:", "1:near:", "1:served:", "1:where:"].iter().any(|verb| data.starts_with(verb)))
        .cloned()
        .collect();
    assert!(read.len() > 60, "{}", read.len());
    for data in read.iter().step_by(7) {
        town.forges(person, data).await;
        let there: BTreeSet<String> = keys(&town, person).into_iter().map(|(_, data)| data).collect();
        for wanted in [Button::Tell, Button::Emergency, Button::Exit] {
            assert!(there.contains(&wanted.encode()), "{data} has no {wanted:?}");
        }
    }
}

async fn pages(database: Database, language: Language) {
    let mut town = Town::new(database).await;
    let person = somebody(&mut town, language).await;
    let library = town.hotline.text().library().clone();
    let mut shown: Vec<(String, Button)> = vec![("the menu".to_owned(), Button::Library)];
    shown.extend(library.audiences.iter().map(|audience| (format!("for {}", audience.word), Button::Audience(audience.number))));
    for card in &library.cards {
        shown.extend((1..=2).map(|page| (format!("{}, {page}", card.word), Button::Card((0, (card.number, page))))));
    }
    shown.extend([("services".to_owned(), Button::Services(0)), ("the centre".to_owned(), Button::Service(0))]);
    shown.push(("services, for whoever does not hear".to_owned(), Button::Services(1)));
    shown.push(("services, for whoever is abroad".to_owned(), Button::Services(2)));
    for (need, number) in Need::ALL.iter().zip(1..) {
        shown.extend((1..=2).map(|page| (format!("{}, {page}", need.word()), Button::Nearby((0, (number, (0, page)))))));
    }
    shown.push(("sub-districts".to_owned(), Button::Districts((0, 0))));
    shown.push(("where there is something".to_owned(), Button::Nearby((3, (1, (0, 1))))));
    shown.push(("where there is nothing of its own".to_owned(), Button::Nearby((14, (1, (0, 1))))));
    shown.push(("nothing for that".to_owned(), Button::Nearby((0, (1, (2, 1))))));
    let mut told = String::new();
    let mut before = String::new();
    for (what, button) in shown {
        opens(&mut town, person, button).await;
        let transcript = town.transcript(person);
        if transcript != before {
            told.push_str(&format!("=== {what}\n{transcript}\n\n"));
        }
        before = transcript;
    }
    let file = format!("tests/transcripts/library.{}.txt", language.tag());
    if town.database.is_postgres {
        assert_eq!(told, std::fs::read_to_string(file).expect("the transcript of SQLite"));
    } else {
        expect_file![std::path::absolute(file).expect("a path")].assert_eq(&told);
    }
}

async fn turned(database: Database) {
    let mut town = Town::new(database).await;
    let person = somebody(&mut town, Language::Id).await;
    let sent = |town: &Town| town.sandbox.world().calls().iter().filter(|call| call.method.starts_with("send")).count();
    let before = sent(&town);
    for label in ["ℹ️ Informasi", "🙋 Untuk saya", "Pergi dari rumah"] {
        town.taps(person, label).await;
    }
    let first = town.screen(person);
    assert!(first.contains("Halaman 1 dari 2") && first.contains("belum diperiksa ahli"), "{first}");
    assert!(first.contains("Yang bisa dilakukan") && !first.contains("Sumber"), "{first}");
    town.taps(person, "Berikutnya").await;
    let second = town.screen(person);
    assert!(second.contains("Halaman 2 dari 2") && second.contains("Yang boleh dikatakan") && second.contains("riauinfo.com"), "{second}");
    town.taps(person, "Sebelumnya").await;
    assert_eq!(town.screen(person), first);
    assert_eq!(sent(&town), before, "a page came as a message of its own");
    assert!(!town.sandbox.world().last_from_bot(person).unwrap().protect_content);
    town.taps(person, "Kembali").await;
    assert!(town.screen(person).starts_with("🙋 Untuk saya"), "{}", town.screen(person));
    town.taps(person, "Kembali").await;
    town.taps(person, "Kembali").await;
    assert!(town.screen(person).starts_with("Halo."), "{}", town.screen(person));
    // A card that speaks of another one opens it.
    opens(&mut town, person, Button::Card((3, (11, 1)))).await;
    town.taps(person, "Setelah kejadian: 72 jam pertama").await;
    assert!(town.screen(person).contains("lewat 72 jam") || town.screen(person).contains("Lewat 72 jam"), "{}", town.screen(person));
    // And from each a human is one tap away.
    town.taps(person, "Bercerita").await;
    assert!(town.screen(person).contains("Silakan tulis"), "{}", town.screen(person));
}

/// Reads around from wherever one is, by the keys alone, and comes back by them.
async fn reads(town: &mut Town, person: PersonId, state: &str) {
    town.says(person, "/start").await;
    let (before, rows) = (town.screen(person), keys(town, person));
    for label in [
        "🆘",
        "ℹ️ Informasi",
        "📱 Internet dan kerja",
        "Foto pribadi mau disebar",
        "Berikutnya",
        "Kembali",
        "Kembali",
        "📍 Layanan terdekat",
        "🧒 Untuk anak",
    ] {
        town.taps(person, label).await;
    }
    assert!(town.screen(person).contains("SAPA 129"), "{state}: {}", town.screen(person));
    town.taps(person, "Kembali").await;
    town.taps(person, "Kembali").await;
    assert_eq!((town.screen(person), keys(town, person)), (before.clone(), rows), "{state}");
    opens(town, person, Button::Card((0, (7, 1)))).await;
    if keys(town, person).iter().any(|(label, _)| label.contains("Ke cerita saya")) {
        town.taps(person, "Ke cerita saya").await;
        assert_eq!(town.screen(person), before, "{state}");
    }
    town.says(person, "/start").await;
}

async fn stays(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    reads(&mut town, reporter, "home").await;
    for label in ["Bercerita", "Lewat pertanyaan"] {
        town.taps(reporter, label).await;
    }
    reads(&mut town, reporter, "starting").await;
    town.taps(reporter, "🙋").await;
    reads(&mut town, reporter, "guided").await;
    town.says(reporter, "cerita").await;
    reads(&mut town, reporter, "telling").await;
    town.says(reporter, "/start").await;
    town.forges(reporter, &Button::Review(crate::desk::case_of(&town, reporter)).encode()).await;
    town.taps(reporter, "Kirim").await;
    reads(&mut town, reporter, "asked").await;
    for _ in 0..6 {
        if keys(&town, reporter).iter().any(|(label, _)| label == "Lewati") {
            town.taps(reporter, "Lewati").await;
        }
    }
    reads(&mut town, reporter, "waiting").await;
    claims_next(&mut town, counsellor).await;
    town.says(counsellor, "jawaban").await;
    reads(&mut town, reporter, "answered").await;
    town.taps(counsellor, "Tutup").await;
    town.taps(counsellor, "Ya, tutup").await;
    reads(&mut town, reporter, "closed").await;
    assert_eq!(number(&town.database.url, "select count(*) from cases").await, 1);
    assert_eq!(number(&town.database.url, "select count(*) from messages where voice = 'reporter'").await, 1);
}

async fn links(database: Database) {
    let mut town = Town::new(database).await;
    let (newcomer, reporter, counsellor) = (town.person("id"), town.person("id"), town.staff(Role::Counsellor).await);
    town.says(newcomer, "/start i7").await;
    assert!(town.screen(newcomer).starts_with("📄 Orang yang pelan-pelan"), "{}", town.screen(newcomer));
    town.taps(newcomer, "Kembali").await;
    assert!(town.screen(newcomer).starts_with("Informasi"), "{}", town.screen(newcomer));
    town.says(newcomer, "/start i0").await;
    assert!(town.screen(newcomer).contains("110"), "{}", town.screen(newcomer));
    for unknown in ["i999", "i07", "i", "i-7", "i7x", "help", "i65536", "I7"] {
        town.says(newcomer, &format!("/start {unknown}")).await;
        assert!(town.screen(newcomer).starts_with("Halo."), "{unknown}: {}", town.screen(newcomer));
    }
    let read = dump(&town.database.url).await["readings"].clone();
    assert!(read.len() == 1 && read[0].contains("link") && read[0].contains("child"), "{read:?}");
    tells(&mut town, reporter, "cerita").await;
    town.says(reporter, "/start i1").await;
    assert!(town.screen(reporter).starts_with("📄 Pergi dari rumah"), "{}", town.screen(reporter));
    town.taps(reporter, "Ke cerita saya").await;
    assert!(town.screen(reporter).contains("di tempat Anda aman?"), "{}", town.screen(reporter));
    assert_eq!(number(&town.database.url, "select count(*) from cases where stage = 'waiting'").await, 1);
    // At the desk it is nothing.
    town.says(counsellor, "/start i7").await;
    assert!(town.screen(counsellor).contains("Meja petugas"), "{}", town.screen(counsellor));
    // An invitation is still one, also after all this.
    let (code, _) = town.hotline.invite(Role::Counsellor).await.unwrap();
    town.says(newcomer, &format!("/start {code}")).await;
    assert!(town.screen(newcomer).contains("Meja petugas"), "{}", town.screen(newcomer));
}

/// What somebody who only reads does: words, or a key by its label.
const READS: [&str; 17] = [
    "/start",
    "=ℹ️ Informasi",
    "=👪 Orang tua, guru",
    "=Kalau anak bercerita",
    "=Berikutnya",
    "=Kembali",
    "=Kembali",
    "=📍 Layanan terdekat",
    "=🤟 Saya Tuli",
    "=🧒 Untuk anak",
    "=📍 Pilih kecamatan",
    "=Sail",
    "/start i2",
    "Sukajadi",
    "tampan",
    "/help",
    "/start i0",
];

async fn locked(database: Database) {
    let (mut town, _, locked) = crate::pin::locks(database).await;
    let fresh = town.person("id");
    town.says(fresh, "/start").await;
    for does in READS {
        // Nobody writes faster than can be answered.
        town.passes(Duration::seconds(3)).await;
        for person in [fresh, locked] {
            match does.strip_prefix('=') {
                Some(label) => town.taps(person, label).await,
                None => drop(town.says(person, does).await),
            }
        }
        assert_eq!(town.screen(locked), town.screen(fresh), "{does}");
        assert_eq!(keys(&town, locked), keys(&town, fresh), "{does}");
    }
    let calls = |town: &Town, person: PersonId| {
        let world = town.sandbox.world();
        let to = world.calls().iter().filter(|call| call.params["chat_id"] == person.0).map(|call| call.method.to_owned());
        to.collect::<Vec<_>>()
    };
    let (of_fresh, of_locked) = (calls(&town, fresh), calls(&town, locked));
    let last = of_fresh.len().min(READS.len());
    assert_eq!(of_fresh[of_fresh.len() - last..], of_locked[of_locked.len() - last..]);
    assert_eq!(number(&town.database.url, "select count(*) from cases").await, 1);
}

async fn ways(database: Database) {
    let mut town = Town::new(database).await;
    let person = somebody(&mut town, Language::Id).await;
    let place = |text: &str, what: &str| text.find(what).unwrap_or_else(|| panic!("no {what} in {text}"));
    town.taps(person, "📍 Layanan terdekat").await;
    let usual = town.screen(person);
    assert!(place(&usual, "110") < place(&usual, "112"), "{usual}");
    town.taps(person, "🤟 Saya Tuli").await;
    let deaf = town.screen(person);
    assert!(place(&deaf, "112") < place(&deaf, "110"), "{deaf}");
    // Where one writes stands first, in the list and in each entry; this chat is the centre's own.
    town.taps(person, "🧒 Untuk anak").await;
    let deaf = town.screen(person);
    assert!(place(&deaf, "Pusat Contoh") < place(&deaf, "SAPA 129"), "{deaf}");
    assert!(place(&deaf, "wa.me/628111129129") < place(&deaf, "☎ 129"), "{deaf}");
    town.taps(person, "Kembali").await;
    town.taps(person, "☎ Telepon dulu").await;
    town.taps(person, "🌏 Di luar negeri").await;
    let abroad = town.screen(person);
    assert!(
        abroad.contains("Perwakilan Contoh") && abroad.contains("peduliwni.kemlu.go.id") && abroad.contains("+62-21-29244800"),
        "{abroad}"
    );
    assert!(!abroad.contains("110"), "{abroad}");
    // Whoever has said so in their story need not say it again.
    town.says(person, "/start").await;
    for label in ["Bercerita", "Lewat pertanyaan", "✈️ Di luar negeri", "🙋"] {
        town.taps(person, label).await;
    }
    town.says(person, "/start").await;
    town.taps(person, "🆘").await;
    town.taps(person, "📍 Layanan terdekat").await;
    assert_eq!(town.screen(person), abroad);
}

async fn places(database: Database) {
    let mut town = Town::new(database).await;
    let person = somebody(&mut town, Language::Id).await;
    for (typed, told) in [("cinta raja", "Sail"), ("Kec. Sail", "Sail"), ("KULIM", "Kulim")] {
        town.says(person, typed).await;
        let screen = town.screen(person);
        assert!(screen.starts_with("Itu nama tempat") && screen.contains(&format!("📍 {told}.")), "{screen}");
        assert_eq!(screen.contains("Klinik Contoh"), told == "Sail", "{screen}");
        assert_eq!(screen.contains("belum ada di daftar kami. Yang ini untuk semua"), told != "Sail", "{screen}");
    }
    town.says(person, "panam").await;
    assert!(town.screen(person).contains("lebih dari satu kecamatan"), "{}", town.screen(person));
    town.taps(person, "Tuah Madani").await;
    assert!(town.screen(person).contains("📍 Tuah Madani."), "{}", town.screen(person));
    assert_eq!(number(&town.database.url, "select count(*) from cases").await, 0);
    // With anything beside it, it is a story; and within one it is part of it.
    town.says(person, "saya di Sail").await;
    town.says(person, "Sail").await;
    assert_eq!(number(&town.database.url, "select messages from cases").await, 2);
}

async fn clock(database: Database) {
    let mut town = Town::new(database).await;
    let person = somebody(&mut town, Language::Id).await;
    let clinic = Button::Nearby((3, (1, (0, 1))));
    opens(&mut town, person, clinic).await;
    let screen = town.screen(person);
    assert!(screen.contains("Sen–Min 20.00–04.00 · sekarang tutup · berbayar · boleh tanpa nama"), "{screen}");
    assert!(
        screen.contains("✓ Dicek 01/10/2026") && screen.contains("Sen–Jum 08.00–16.00 · buka sekarang, sampai 16.00 · gratis"),
        "{screen}"
    );
    opens(&mut town, person, Button::Service(1)).await;
    assert!(town.screen(person).contains("⚠️ Belum kami pastikan (sumber: riauinfo.com, 26/01/2026)"), "{}", town.screen(person));
    opens(&mut town, person, Button::Service(2)).await;
    assert!(
        town.screen(person).contains("tidak anonim") && town.screen(person).contains("melihat nomor dan lokasi"),
        "{}",
        town.screen(person)
    );
    // It is ten in the morning. Until eight in the evening it is closed, then open until four, across midnight.
    for (hours, minutes, is) in
        [(9, 59, "sekarang tutup"), (0, 1, "buka sekarang, sampai 04.00"), (7, 59, "buka sekarang, sampai 04.00"), (0, 1, "sekarang tutup")]
    {
        town.passes(Duration::hours(hours) + Duration::minutes(minutes)).await;
        town.says(person, "/start").await;
        opens(&mut town, person, clinic).await;
        assert!(town.screen(person).contains(&format!("Sen–Min 20.00–04.00 · {is}")), "{is}: {}", town.screen(person));
    }
    town.passes(Duration::days(140)).await;
    town.says(person, "/start").await;
    opens(&mut town, person, clinic).await;
    assert!(town.screen(person).contains("⚠️ Terakhir dicek 01/10/2026; mungkin sudah berubah"), "{}", town.screen(person));
}

/// Tables in which the housekeeping of chats goes on, and the counts.
const HOUSEKEEPING: [&str; 6] = ["chats", "handled", "keys", "outbox", "readings", "registry"];

fn kept(dump: &Dump) -> Dump {
    dump.iter().filter(|(table, _)| !HOUSEKEEPING.contains(&table.as_str())).map(|(table, rows)| (table.clone(), rows.clone())).collect()
}

async fn nothing_kept(database: Database) {
    let mut town = Town::new(database).await;
    let (reader, teller) = (somebody(&mut town, Language::Id).await, town.person("id"));
    tells(&mut town, teller, "cerita").await;
    for person in [reader, teller] {
        town.says(person, "/start").await;
    }
    let before = dump(&town.database.url).await;
    let count = before["keys"].len();
    let library = town.hotline.text().library().clone();
    for person in [reader, teller] {
        for audience in &library.audiences {
            opens(&mut town, person, Button::Library).await;
            opens(&mut town, person, Button::Audience(audience.number)).await;
            for card in library.of(audience) {
                for page in [0, 2, 1] {
                    opens(&mut town, person, Button::Card((audience.number, (card.number, page)))).await;
                }
            }
        }
        opens(&mut town, person, Button::Services(0)).await;
        for need in 0..=8 {
            opens(&mut town, person, Button::Nearby((0, (need, (0, 0))))).await;
        }
        town.says(person, "/start").await;
    }
    let after = dump(&town.database.url).await;
    assert_eq!(kept(&after), kept(&before));
    assert_eq!((after["chats"].len(), after["keys"].len()), (before["chats"].len(), count), "a chat or a key more");
    // Every opening is counted once, under the day and the topic alone; turning a page is no opening.
    let opened: usize = library.audiences.iter().map(|audience| library.of(audience).count()).sum();
    let counted = number(&town.database.url, "select cast(sum(count) as bigint) from readings").await;
    assert_eq!(usize::try_from(counted).unwrap(), 2 * (opened + 9));
    let columns: Vec<String> = crate::support::dump::columns(&town.database.url)
        .await
        .into_iter()
        .filter(|(table, _)| table == "readings")
        .map(|(_, column)| column)
        .collect();
    assert_eq!(columns, ["day", "audience", "subject", "count"]);
    assert!(after["readings"].iter().all(|row| row.contains("2026-11-24")), "{:?}", after["readings"]);
    // Of few nothing is told.
    let told = |count| vec![("2026-11".to_owned(), "parents".to_owned(), "growing".to_owned(), count)];
    assert_eq!(town.hotline.readings().await.unwrap(), told(6));
    for (count, is_told) in [(5, true), (4, false)] {
        sql(&town.database.url, &format!("update readings set count = {count} where audience = 'parents' and subject = 'growing'")).await;
        assert_eq!(town.hotline.readings().await.unwrap(), if is_told { told(count) } else { vec![] });
    }
    // A story that goes on went on as it was.
    assert!(town.screen(teller).contains("di tempat Anda aman?"), "{}", town.screen(teller));
}

async fn forged(database: Database) {
    let mut town = Town::new(database).await;
    let person = somebody(&mut town, Language::Id).await;
    for button in [
        Button::Audience(0),
        Button::Audience(999),
        Button::Card((1, (0, 0))),
        Button::Card((1, (999, 0))),
        Button::Service(999),
        Button::Nearby((99, (0, (0, 0)))),
        Button::Nearby((16, (0, (0, 0)))),
        Button::Nearby((0, (9, (0, 0)))),
    ] {
        opens(&mut town, person, button).await;
        assert!(town.screen(person).starts_with("Halo."), "{button:?}: {}", town.screen(person));
    }
    // A page beyond the last is the last one, an audience that is not is none, a way that is not is the usual one.
    opens(&mut town, person, Button::Card((999, (1, 999)))).await;
    assert!(town.screen(person).contains("Halaman 2 dari 2"), "{}", town.screen(person));
    opens(&mut town, person, Button::Nearby((0, (0, (60_000, 999))))).await;
    assert!(town.screen(person).contains("Layanan lain."), "{}", town.screen(person));
    assert_eq!(number(&town.database.url, "select count(*) from readings").await, 0);
}
