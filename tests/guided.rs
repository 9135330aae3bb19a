//! Guided telling: one question a screen, each of which can be skipped, answered in words, and changed.

use chrono::Duration;
use expect_test::expect_file;
use libtest_mimic::Trial;
use suaka::dialogue::Line;
use suaka::domain::case::Preference;
use suaka::domain::language::Language;
use suaka::domain::people::Role;
use suaka::sandbox::PersonId;
use suaka::store::case;

use crate::desk::case_of;
use crate::reporter::claims_next;
use crate::story::names;
use crate::support::canary::Search;
use crate::support::cases::all;
use crate::support::database::files;
use crate::support::dump::dump;
use crate::support::town::word;
use crate::support::{Database, Town, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("guided::five_people_tell_in_indonesian", async |database| ways(database, Language::Id).await),
        on_both("guided::five_people_tell_in_english", async |database| ways(database, Language::En).await),
        on_both("guided::the_shortest_way", shortest),
        on_both("guided::back_skip_finish_and_change_one", about),
        on_both("guided::words_and_taps_mix", mixed),
        on_both("guided::with_taps_alone_it_is_not_sent_by_itself_and_is_forgotten_in_two_days", forgotten),
        on_both("guided::whoever_leaves_goes_on_where_they_were", left),
        on_both("guided::what_was_chosen_leaves_the_screen_in_time", overdue),
        on_both("guided::old_and_forged_buttons_change_nothing_else", forged),
        on_both("guided::nothing_is_asked_twice_and_staff_sees_it", twice),
        on_both("guided::a_name_that_is_typed_is_a_sub_district", typed),
        on_both("guided::contacts_are_those_for_the_deaf_and_abroad", contacts),
        on_both("guided::what_is_chosen_cannot_be_read_on_the_disk", disk),
        on_both("guided::what_is_discarded_or_withdrawn_takes_the_answers_along", gone),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A key as it stands there, chosen or not.
fn option(language: Language, question: &str, option: &str, to: &str) -> String {
    let (question, option, to) = (question.to_owned(), option.to_owned(), to.to_owned());
    word(language, &Line::KeyOption { question, option, to, chosen: "no".to_owned() })
}

async fn picks(town: &mut Town, person: PersonId, question: &str, word: &str) {
    town.taps(person, &option(Language::Id, question, word, "other")).await;
}

/// To the first question.
async fn begins(town: &mut Town, person: PersonId) {
    town.says(person, "/start").await;
    town.taps(person, "Bercerita").await;
    town.taps(person, "Lewat pertanyaan").await;
}

/// What five people choose: of a question, an option; `Lanjut` and its like by their line; words.
enum Do {
    Picks(&'static str, &'static str),
    Taps(Line),
    Says(&'static str, &'static str),
}

use Do::{Picks, Says, Taps};

fn wife() -> Vec<Do> {
    let mut way = vec![Picks("who", "me"), Picks("when", "again"), Picks("when", "days")];
    way.extend([Picks("what", "physical"), Picks("what", "neglect"), Taps(Line::KeyGoOn)]);
    way.extend([Picks("age", "from-25"), Picks("sex", "female"), Picks("disability", "none")]);
    way.extend([Picks("place", "home"), Picks("district", "sail"), Picks("did", "spouse"), Taps(Line::KeyGoOn)]);
    way.extend([Picks("need", "lawyer"), Picks("need", "talk"), Taps(Line::KeyGoOn), Taps(Line::KeySend)]);
    way
}

fn witness() -> Vec<Do> {
    let mut way = vec![Picks("who", "witness"), Picks("when", "now"), Taps(Line::KeyGoOn)];
    way.extend([Says("Jl. Contoh 5, rumah biru", "5 Example Street, the blue house"), Taps(Line::KeyGoOn)]);
    way.extend([Picks("what", "physical"), Taps(Line::KeyGoOn), Taps(Line::KeyFinish), Taps(Line::KeySend)]);
    way
}

fn child() -> Vec<Do> {
    let mut way = vec![Picks("who", "child"), Taps(Line::KeyGoOn), Picks("when", "days")];
    way.extend([Picks("what", "picture"), Taps(Line::KeyGoOn), Taps(Line::KeyStop), Taps(Line::KeyBack)]);
    way.extend([Picks("online", "threat"), Picks("online", "money"), Taps(Line::KeyGoOn)]);
    way.extend([Picks("age", "from-13"), Picks("did", "partner"), Taps(Line::KeyGoOn), Picks("need", "only"), Taps(Line::KeySend)]);
    way
}

fn deaf() -> Vec<Do> {
    let mut way = vec![Picks("who", "deaf"), Picks("who", "me"), Taps(Line::KeyGoOn), Picks("when", "longer")];
    way.extend([Picks("what", "emotional"), Taps(Line::KeyGoOn), Picks("age", "from-18"), Picks("sex", "female")]);
    way.extend([Picks("disability", "senses"), Taps(Line::KeyGoOn), Picks("place", "work"), Picks("district", "unsaid")]);
    way.extend([Picks("did", "employer"), Taps(Line::KeyGoOn), Picks("need", "sign"), Taps(Line::KeyGoOn), Taps(Line::KeySend)]);
    way
}

fn abroad() -> Vec<Do> {
    let mut way = vec![Picks("who", "abroad"), Picks("who", "me"), Taps(Line::KeyGoOn), Picks("when", "now"), Taps(Line::KeyGoOn)];
    way.extend([Picks("what", "trafficking"), Taps(Line::KeyGoOn), Taps(Line::KeyGoOn)]);
    way.extend([Picks("job", "passport"), Picks("job", "debt"), Taps(Line::KeyGoOn), Taps(Line::KeyFinish), Taps(Line::KeySend)]);
    way
}

/// The whole ways of five people, as they see them; what staff reads of it at the end.
async fn ways(database: Database, language: Language) {
    let mut town = Town::new(database).await;
    let counsellor = town.staff(Role::Counsellor).await;
    let key = |line: &Line| word(language, line);
    let mut told = String::new();
    for (who, way) in
        [("a wife", wife()), ("a witness", witness()), ("a child of 14", child()), ("a deaf woman", deaf()), ("somebody abroad", abroad())]
    {
        let person = town.person(language.tag());
        for staff in [person, counsellor].iter().filter(|_| language == Language::En) {
            town.says(*staff, "/language").await;
            town.taps(*staff, "English").await;
        }
        town.says(person, "/start").await;
        for line in [Line::KeyTell, Line::KeyGuided] {
            town.taps(person, &key(&line)).await;
        }
        told.push_str(&format!("=== {who}\n{}\n", town.transcript(person)));
        let to = if who == "a child of 14" { "child" } else { "other" };
        for step in way {
            let what = match step {
                Picks(question, word) => {
                    let to = if question == "who" { "other" } else { to };
                    let label = option(language, question, word, to);
                    town.taps(person, &label).await;
                    label
                }
                Taps(line) => {
                    town.taps(person, &key(&line)).await;
                    key(&line)
                }
                Says(id, en) => {
                    let words = if language == Language::Id { id } else { en };
                    town.says(person, words).await;
                    words.to_owned()
                }
            };
            told.push_str(&format!("--- {who}: {what}\n{}\n", town.transcript(person)));
        }
        town.says(counsellor, "/start").await;
        town.taps(counsellor, &key(&Line::KeyNext)).await;
        told.push_str(&format!("--- staff\n{}\n\n", town.screen(counsellor)));
    }
    let told = names(&told);
    let file = format!("tests/transcripts/guided.{}.txt", language.tag());
    if town.database.is_postgres {
        assert_eq!(told, std::fs::read_to_string(file).expect("the transcript of SQLite"));
    } else {
        expect_file![std::path::absolute(file).expect("a path")].assert_eq(&told);
    }
}

#[expect(clippy::print_stdout, reason = "the number is what is asked for")]
async fn shortest(database: Database) {
    let mut town = Town::new(database).await;
    let person = town.person("id");
    town.says(person, "/start").await;
    let taps = ["Bercerita", "Lewat pertanyaan", "🙋", "Selesai", "Kirim"];
    for label in taps {
        town.taps(person, label).await;
    }
    assert!(town.screen(person).contains("Sudah terkirim"), "{}", town.screen(person));
    println!("the shortest guided way: {} taps, of which one answers", taps.len());
}

async fn about(database: Database) {
    let mut town = Town::new(database).await;
    let person = town.person("id");
    begins(&mut town, person).await;
    assert!(town.screen(person).contains("1/10 · Siapa"), "{}", town.screen(person));
    assert!(town.screen(person).contains("kami simpan dua hari"));
    assert!(all(&town.hotline).await.is_empty(), "looking opens nothing");
    // Skipped before anything was chosen, and back.
    town.taps(person, "Lewati").await;
    assert!(town.screen(person).contains("2/10 · Kapan"));
    town.taps(person, "‹ Kembali").await;
    assert!(all(&town.hotline).await.is_empty());
    picks(&mut town, person, "who", "me").await;
    assert!(town.screen(person).contains("2/10 · Kapan"), "{}", town.screen(person));
    town.taps(person, "‹ Kembali").await;
    assert!(town.transcript(person).contains("✓ 🙋 Saya"), "{}", town.transcript(person));
    for label in ["Lanjut", "Lewati", "🤕", "🗯", "✓ 🗯", "Lanjut"] {
        town.taps(person, label).await;
    }
    assert!(town.screen(person).contains("4/10 · Berapa umur Anda"), "{}", town.screen(person));
    town.taps(person, "Selesai").await;
    let review = town.screen(person);
    assert!(review.contains("Siapa: 🙋 Saya\nApa: 🤕 Dipukul, disakiti\n"), "{review}");
    // One answer is changed, and all of them are there again.
    town.taps(person, "✏️ Apa").await;
    for label in ["🧳", "✓ 🤕", "Lanjut"] {
        town.taps(person, label).await;
    }
    assert!(town.screen(person).contains("SIP3MI"), "{}", town.screen(person));
    town.taps(person, "Lanjut").await;
    assert!(town.screen(person).contains("Siapa: 🙋 Saya\nApa: 🧳 Ditipu kerja, dijual\n"), "{}", town.screen(person));
    town.taps(person, "✏️ Siapa").await;
    town.taps(person, "👀").await;
    assert!(town.screen(person).contains("Siapa: 👀 Orang lain\nApa: 🧳"), "{}", town.screen(person));
    // The last answer that is taken back leaves nothing to send.
    for label in ["✏️ Apa", "✓ 🧳", "Lanjut", "✏️ Siapa", "✓ 👀", "Lanjut"] {
        town.taps(person, label).await;
    }
    town.taps(person, "Kirim").await;
    assert!(town.screen(person).contains("Belum ada yang bisa dikirim"), "{}", town.screen(person));
    assert_eq!(all(&town.hotline).await[0].stage, "draft");
}

async fn mixed(database: Database) {
    let mut town = Town::new(database).await;
    let person = town.person("id");
    // Heard before asked: words at the first question open the draft, and the question stays.
    begins(&mut town, person).await;
    town.says(person, "dia marah").await;
    let screen = town.screen(person);
    assert!(screen.contains("Tersimpan. Terima kasih") && screen.contains("1/10 · Siapa") && screen.contains("10.10"), "{screen}");
    picks(&mut town, person, "who", "me").await;
    town.passes(Duration::minutes(4)).await;
    // A tap counts as a word does: it is quiet from now on.
    picks(&mut town, person, "when", "longer").await;
    assert!(town.screen(person).contains("kami kirim sendiri pukul 10.14"), "{}", town.screen(person));
    town.says(person, "dan pintunya rusak").await;
    let screen = town.screen(person);
    assert!(screen.contains("Tersimpan, 2 pesan") && screen.contains("3/10 · Apa yang terjadi"), "{screen}");
    town.taps(person, "Selesai").await;
    town.taps(person, "Tambah kata-kata").await;
    let screen = town.screen(person);
    assert!(screen.contains("Tersimpan, 2 pesan") && screen.contains("2 jawaban tersimpan"), "{screen}");
    town.says(person, "sudah").await;
    assert!(town.screen(person).contains("Tersimpan, 3 pesan"));
    town.taps(person, "Lewat pertanyaan").await;
    assert!(town.screen(person).contains("3/10 · Apa yang terjadi"), "{}", town.screen(person));
    town.passes(Duration::minutes(11)).await;
    assert!(town.screen(person).contains("Sudah terkirim"), "{}", town.screen(person));
    let case = &all(&town.hotline).await[0];
    assert_eq!((case.stage.as_str(), case.said.len()), ("waiting", 3));
    // Free telling first, questions after it.
    let other = town.person("id");
    town.says(other, "P").await;
    town.taps(other, "Lewat pertanyaan").await;
    assert!(town.screen(other).contains("1/10 · Siapa"), "{}", town.screen(other));
    picks(&mut town, other, "who", "me").await;
    town.taps(other, "Selesai").await;
    assert!(town.screen(other).contains("Siapa: 🙋 Saya") && town.screen(other).contains("Tersimpan."), "{}", town.screen(other));
    town.taps(other, "Kirim").await;
    assert!(town.screen(other).contains("Sudah terkirim"));
}

async fn forgotten(database: Database) {
    let mut town = Town::new(database).await;
    let person = town.person("id");
    begins(&mut town, person).await;
    picks(&mut town, person, "who", "me").await;
    town.taps(person, "Selesai").await;
    assert!(town.screen(person).contains("Belum dikirim"), "{}", town.screen(person));
    town.passes(Duration::hours(30)).await;
    assert_eq!(all(&town.hotline).await[0].stage, "draft");
    // An answer is something: two days are counted from it.
    town.says(person, "/start").await;
    town.taps(person, "Lewat pertanyaan").await;
    picks(&mut town, person, "when", "longer").await;
    town.passes(Duration::hours(30)).await;
    assert_eq!(all(&town.hotline).await.len(), 1);
    town.passes(Duration::hours(19)).await;
    assert!(all(&town.hotline).await.is_empty());
    town.says(person, "/start").await;
    assert!(town.screen(person).contains("Halo."), "{}", town.screen(person));
}

async fn left(database: Database) {
    let mut town = Town::new(database).await;
    let person = town.person("id");
    begins(&mut town, person).await;
    town.restart().await;
    town.taps(person, "🙋").await;
    picks(&mut town, person, "when", "longer").await;
    town.restart().await;
    town.says(person, "/start").await;
    assert!(town.screen(person).contains("3/10 · Apa yang terjadi"), "{}", town.screen(person));
    town.taps(person, "🆘").await;
    town.taps(person, "Kembali").await;
    assert!(town.screen(person).contains("3/10 · Apa yang terjadi"), "{}", town.screen(person));
    town.taps(person, "🤕").await;
    town.taps(person, "Keluar").await;
    assert_eq!(town.screen(person), "Selesai. Ketik apa saja untuk mulai.");
    town.says(person, "/start").await;
    let screen = town.screen(person);
    assert!(screen.contains("3 jawaban tersimpan") && !screen.contains("Dipukul"), "{screen}");
    town.taps(person, "Lewat pertanyaan").await;
    assert!(town.screen(person).contains("4/10 · Berapa umur Anda"), "{}", town.screen(person));
    // Before anything is chosen there is nothing to come back to.
    let other = town.person("id");
    begins(&mut town, other).await;
    town.says(other, "/exit").await;
    town.says(other, "/start").await;
    assert!(town.screen(other).contains("Halo."));
}

async fn overdue(database: Database) {
    let mut town = Town::new(database).await;
    for (at, label) in ["🤕", "Selesai"].into_iter().enumerate() {
        let person = town.person("id");
        begins(&mut town, person).await;
        picks(&mut town, person, "who", "me").await;
        town.taps(person, "Lewati").await;
        town.taps(person, label).await;
        let shown = ["✓ 🤕", "Siapa: 🙋"][at];
        assert!(town.transcript(person).contains(shown), "{}", town.transcript(person));
        town.passes(Duration::hours(22)).await;
        assert!(town.transcript(person).contains(shown));
        town.passes(Duration::minutes(61)).await;
        let left = town.transcript(person);
        assert!(!left.contains("🤕") && !left.contains("🙋") && left.contains("tersimpan"), "{left}");
        town.taps(person, "Lewat pertanyaan").await;
        assert!(town.screen(person).contains('·'), "{}", town.screen(person));
    }
}

async fn forged(database: Database) {
    let mut town = Town::new(database).await;
    let (person, other) = (town.person("id"), town.person("id"));
    begins(&mut town, person).await;
    for data in ["1:first::1.1.off", "1:first::1.99.on", "1:first::77.1.on", "1:pick:7:1.1.on", "1:ask:7:1", "1:review:7:"] {
        town.forges(person, data).await;
        assert!(town.screen(person).contains("1/10 · Siapa"), "{data}: {}", town.screen(person));
        assert!(all(&town.hotline).await.is_empty(), "{data}");
    }
    picks(&mut town, person, "who", "me").await;
    let case = case_of(&town, person);
    let triage = async |town: &Town| all(&town.hotline).await[0].triage.clone();
    let before = triage(&town).await;
    assert!(before.contains(r#""whom":"me""#) && before.contains(r#""guided":{"version":1,"answers":{"who":["me"]}}"#), "{before}");
    // What is not asked of her, or not there; a second first answer; another's hand.
    for data in [
        format!("1:pick:{case}:7.1.on"),
        format!("1:pick:{case}:1.99.on"),
        format!("1:pick:{case}:99.1.on"),
        format!("1:pick:{case}:1.1.ON"),
        format!("1:done:{case}:99"),
        format!("1:change:{case}:99"),
        format!("1:ask:{case}:65535"),
        "1:first::1.4.on".to_owned(),
        "1:begin::1".to_owned(),
    ] {
        town.forges(person, &data).await;
        assert_eq!(triage(&town).await, before, "{data}");
    }
    begins(&mut town, other).await;
    town.forges(other, &format!("1:pick:{case}:2.1.on")).await;
    town.forges(other, &format!("1:review:{case}:")).await;
    assert!(!town.transcript(other).contains("🙋 Saya\n"), "{}", town.transcript(other));
    assert_eq!(triage(&town).await, before);
    // A key of a question before changes that answer, and she stays where she is.
    for label in ["Lewat pertanyaan", "Lewati"] {
        town.taps(person, label).await;
    }
    town.forges(person, &format!("1:pick:{case}:2.3.on")).await;
    assert!(triage(&town).await.contains(r#""when":["longer"],"who":["me"]"#), "{}", triage(&town).await);
    assert!(town.screen(person).contains("3/10"), "{}", town.screen(person));
    // Twice on is on.
    town.forges(person, &format!("1:pick:{case}:2.3.on")).await;
    assert!(triage(&town).await.contains(r#""when":["longer"]"#));
    // What is sent is changed by no key of these.
    town.taps(person, "Selesai").await;
    town.taps(person, "Kirim").await;
    let sent = triage(&town).await;
    for data in [format!("1:pick:{case}:2.1.on"), format!("1:review:{case}:"), format!("1:ask:{case}:1")] {
        town.forges(person, &data).await;
        assert!(!town.transcript(person).contains("🙋 Saya"), "{data}: {}", town.transcript(person));
    }
    assert_eq!(triage(&town).await, sent);
}

async fn twice(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, person) = (town.staff(Role::Counsellor).await, town.person("id"));
    begins(&mut town, person).await;
    for (question, word) in [("who", "me"), ("when", "longer"), ("what", "sexual")] {
        picks(&mut town, person, question, word).await;
    }
    town.taps(person, "Selesai").await;
    town.taps(person, "Kirim").await;
    for label in ["Aman", "Tidak ada", "Jangan, saya yang buka"] {
        town.taps(person, label).await;
    }
    let screen = town.screen(person);
    assert!(screen.contains("Cukup dulu pertanyaannya"), "neither whom nor kind is asked: {screen}");
    // A glimpse shows what it shows of every case, and nothing of the answers.
    town.taps(counsellor, "Antrean").await;
    town.taps(counsellor, "mnt").await;
    let glimpse = town.screen(counsellor);
    assert!(glimpse.to_lowercase().contains("seksual") && !glimpse.contains("🗓") && !glimpse.contains("Kapan"), "{glimpse}");
    town.taps(counsellor, "✋ Ambil").await;
    let screen = town.screen(counsellor);
    assert!(screen.contains("▫️ Siapa: 🙋 Saya\n▫️ Kapan: 🗓 Sebelum itu\n▫️ Apa: 🚫 Disentuh, dipaksa [Seksual]"), "{screen}");
    // What is asked after the story does not lose what was answered before it.
    town.says(person, "lagi").await;
    claims_next(&mut town, counsellor).await;
    let case = &all(&town.hotline).await[0];
    assert!(case.triage.contains(r#""safe":"yes""#) && case.triage.contains(r#""what":["sexual"]"#), "{}", case.triage);
    // A long talk: the answers stand on its first page.
    for _ in 0..2 {
        town.says(person, &"kata ".repeat(600)).await;
    }
    town.says(counsellor, "/start").await;
    town.taps(counsellor, "Kasus saya").await;
    town.taps(counsellor, "mnt").await;
    while town.transcript(counsellor).contains("‹ Sebelumnya") {
        town.taps(counsellor, "‹ Sebelumnya").await;
    }
    assert!(town.screen(counsellor).contains("▫️ Siapa: 🙋 Saya"), "{}", town.screen(counsellor));
}

async fn typed(database: Database) {
    let mut town = Town::new(database).await;
    let person = town.person("id");
    begins(&mut town, person).await;
    picks(&mut town, person, "who", "me").await;
    for _ in 0..6 {
        town.taps(person, "Lewati").await;
    }
    assert!(town.screen(person).contains("8/10 · Di kecamatan mana"), "{}", town.screen(person));
    town.says(person, "dekat pasar").await;
    assert!(town.screen(person).contains("Tersimpan.") && town.screen(person).contains("8/10"), "{}", town.screen(person));
    town.says(person, "Tampan").await;
    let shown = town.transcript(person);
    assert!(shown.contains("Yang mana?") && shown.contains("Tuah Madani") && !shown.contains("Senapelan"), "{shown}");
    town.taps(person, "Binawidya").await;
    assert!(town.screen(person).contains("9/10"), "{}", town.screen(person));
    town.taps(person, "‹ Kembali").await;
    town.says(person, "kec. Sidomulyo Timur").await;
    assert!(town.screen(person).contains("Dicatat") && town.screen(person).contains("9/10"), "{}", town.screen(person));
    let case = &all(&town.hotline).await[0];
    assert!(case.triage.contains(r#""district":["marpoyan-damai"]"#), "{}", case.triage);
    assert_eq!(case.said.iter().map(|(.., words)| words.as_str()).collect::<Vec<_>>(), ["dekat pasar"]);
    // The same before there is a draft.
    let other = town.person("id");
    begins(&mut town, other).await;
    for _ in 0..7 {
        town.taps(other, "Lewati").await;
    }
    town.says(other, "kulim").await;
    assert!(town.screen(other).contains("Dicatat"), "{}", town.screen(other));
    assert!(all(&town.hotline).await[1].triage.contains(r#""district":["kulim"]"#));
}

async fn contacts(database: Database) {
    let mut town = Town::new(database).await;
    let (deaf, abroad) = (town.person("id"), town.person("id"));
    begins(&mut town, deaf).await;
    for word in ["deaf", "me"] {
        picks(&mut town, deaf, "who", word).await;
    }
    let first = |screen: &str| screen.find("112").unwrap() < screen.find("110").unwrap();
    assert!(first(&town.screen(deaf)), "{}", town.screen(deaf));
    begins(&mut town, abroad).await;
    for word in ["abroad", "me"] {
        picks(&mut town, abroad, "who", word).await;
    }
    for (person, sees, not) in [(deaf, "110", "Perwakilan"), (abroad, "Perwakilan Contoh: +00-1", "110")] {
        for state in ["a draft", "sent"] {
            town.taps(person, "🆘").await;
            let screen = town.screen(person);
            assert!(screen.contains(sees) && !screen.contains(not), "{state}: {screen}");
            assert!(person == abroad || first(&screen), "{state}: {screen}");
            town.taps(person, "Kembali").await;
            if state == "a draft" {
                town.taps(person, "Selesai").await;
                town.taps(person, "Kirim").await;
            }
        }
        town.taps(person, "Tidak").await;
        assert!(town.screen(person).contains(sees) && !town.screen(person).contains(not), "{}", town.screen(person));
    }
    // It is so for as long as the story is open.
    town.taps(abroad, "Lanjut").await;
    town.says(abroad, "/start").await;
    for _ in 0..5 {
        if !town.transcript(abroad).contains("Lewati") {
            break;
        }
        town.taps(abroad, "Lewati").await;
    }
    town.taps(abroad, "Tarik cerita").await;
    town.taps(abroad, "Ya, tarik").await;
    town.taps(abroad, "🆘").await;
    assert!(town.screen(abroad).contains("Polisi: 110"), "{}", town.screen(abroad));
}

async fn disk(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, person) = (town.staff(Role::Counsellor).await, town.person("id"));
    begins(&mut town, person).await;
    for (question, word) in [("who", "witness"), ("when", "longer"), ("what", "trafficking")] {
        picks(&mut town, person, question, word).await;
    }
    for label in ["Lanjut", "Lanjut", "🛂", "Selesai", "Kirim"] {
        town.taps(person, label).await;
    }
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("🛂"));
    let mut search = Search::default();
    for word in ["witness", "longer", "trafficking", "passport", "Ditipu kerja", "Paspor ditahan"] {
        search.text(word, word);
    }
    let rows: String = dump(&town.database.url).await.into_values().flatten().collect();
    assert_eq!(search.find(rows.as_bytes()), []);
    if !town.database.is_postgres {
        for file in files(town.database.folder.path()) {
            assert_eq!(search.find(&std::fs::read(&file).unwrap()), [], "{}", file.display());
        }
    }
}

async fn gone(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, person) = (town.staff(Role::Counsellor).await, town.person("id"));
    for way in ["discards", "withdraws"] {
        begins(&mut town, person).await;
        picks(&mut town, person, "who", "me").await;
        town.taps(person, "Selesai").await;
        let case = case_of(&town, person);
        if way == "discards" {
            town.taps(person, "Hapus").await;
            town.taps(person, "Ya, hapus").await;
        } else {
            town.taps(person, "Kirim").await;
            town.allows(person, Preference::Never).await;
            claims_next(&mut town, counsellor).await;
            assert!(town.screen(counsellor).contains("🙋 Saya"));
            town.taps(person, "Aman").await;
            for _ in 0..2 {
                town.taps(person, "Lewati").await;
            }
            for _ in 0..3 {
                if town.transcript(person).contains("Lewati") {
                    town.taps(person, "Lewati").await;
                }
            }
            town.taps(person, "Tarik cerita").await;
            town.taps(person, "Ya, tarik").await;
            // What is taken back can be brought back for two days.
            town.passes(Duration::hours(49)).await;
        }
        assert!(all(&town.hotline).await.is_empty());
        let found = case::find(&mut town.hotline.store.read().await.unwrap(), case).await.unwrap();
        assert!(found.is_none(), "{way}");
        for phone in [person, counsellor] {
            assert!(!town.transcript(phone).contains("🙋"), "{way}: {}", town.transcript(phone));
        }
    }
}
