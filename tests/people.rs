//! People as they come: whole ways through the hotline in both languages, as they see them. Their transcripts are for those
//! who read every word: `tests/transcripts/people.*.txt`.

#![expect(clippy::print_stdout, reason = "how few taps it takes is what is asked for")]

use chrono::Duration;
use expect_test::expect_file;
use libtest_mimic::Trial;
use serde_json::json;
use suaka::dialogue::Line;
use suaka::domain::language::Language;
use suaka::domain::people::Role;
use suaka::sandbox::PersonId;

use crate::story::names;
use crate::support::town::word;
use crate::support::{Database, Town, on_both, sample};

pub fn trials() -> Vec<Trial> {
    [
        on_both("people::they_come_in_indonesian", async |database| come(database, Language::Id).await),
        on_both("people::they_come_in_english", async |database| come(database, Language::En).await),
        on_both("people::the_fastest_way_to_a_humans_queue", fastest),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What somebody does, or what happens.
enum Do {
    Says(&'static str, &'static str),
    Taps(Line),
    Sticker,
    Picture(&'static str, &'static str),
    Passes(Duration),
    /// Until that time of day comes.
    Until(u32, u32),
    /// A counsellor takes the first of the queue, and answers.
    Answered(&'static str, &'static str),
    /// The code of the case, as it popped up; typed here, or by somebody else who is this person from then on.
    TypesCode,
    FromAnotherAccount,
}

use Do::{Answered, FromAnotherAccount, Passes, Picture, Says, Sticker, Taps, TypesCode, Until};

/// What one of them does, from the first word to the last.
type Way = fn() -> Vec<Do>;

fn safe(answer: &str) -> Do {
    Taps(Line::KeySafe { answer: answer.to_owned() })
}

fn phone(answer: &str) -> Do {
    Taps(Line::KeyPhone { answer: answer.to_owned() })
}

fn skips(count: usize) -> impl Iterator<Item = Do> {
    (0..count).map(|_| Taps(Line::KeySkip))
}

fn wife() -> Vec<Do> {
    let mut way = vec![Until(23, 40), Says("Bu, tolong", "Please help")];
    way.push(Says("Suami saya pukul saya lagi, sekarang dia tidur", "My husband hit me again, now he is asleep"));
    way.extend([Taps(Line::KeyNoticedYes { kind: "violence_now".to_owned() }), Taps(Line::KeyHuman)]);
    way.extend([safe("no"), Taps(Line::KeyGoOn), phone("shared")]);
    way.extend([Taps(Line::KeyPreference { answer: "never".to_owned() })]);
    way.extend([Taps(Line::KeyWhom { answer: "me".to_owned() }), Taps(Line::KeyKind { answer: "physical".to_owned() })]);
    way.push(Taps(Line::KeyExit));
    way
}

fn girl() -> Vec<Do> {
    let mut way = vec![Says("kak aku 14, mantan ancam sebar fotoku", "hi im 14, my ex says he will post my picture")];
    way.extend([Picture("ini chatnya", "this is the chat"), Taps(Line::KeyUndressed), Taps(Line::KeyStop)]);
    way.extend([Taps(Line::KeyBack), Taps(Line::KeySend), safe("unsure")]);
    way.extend(skips(4));
    way
}

fn neighbour() -> Vec<Do> {
    let mut way = vec![Says("tetangga saya lagi dipukuli suaminya sekarang", "my neighbour is being beaten by her husband right now")];
    way.extend([Taps(Line::KeyHuman), Taps(Line::KeySkip)]);
    way.push(Says("Jl. Contoh 5, rumah biru", "5 Example Street, the blue house"));
    way.extend([Answered("Kami hubungi polisi sekarang. Jangan masuk sendirian.", "We are calling the police now. Do not go in alone.")]);
    way
}

fn mother() -> Vec<Do> {
    let mut way = vec![
        Taps(Line::KeyTell),
        Says("Anak saya 7 tahun, bagaimana menjelaskan soal tubuhnya?", "My child is 7, how do I explain about her body?"),
    ];
    way.extend([Taps(Line::KeySend), safe("yes"), phone("own"), Taps(Line::KeyPreference { answer: "always".to_owned() })]);
    way.extend(skips(3));
    way.push(Answered(
        "Boleh, Bu. Mulai dari empat bagian yang tidak boleh disentuh orang lain.",
        "Yes. Begin with the four parts that nobody else may touch.",
    ));
    way.push(Taps(Line::KeyOpen));
    way
}

fn job_seeker() -> Vec<Do> {
    let mut way =
        vec![Says("Kak, ada lowongan ke Kamboja, cara mengeceknya bagaimana?", "There is a job offer in Cambodia. How do I check it?")];
    way.extend([Taps(Line::KeySend), safe("yes")]);
    way.extend(skips(4));
    way
}

fn deaf() -> Vec<Do> {
    let mut way =
        vec![Says("saya tuli. bisa chat saja?", "i am deaf. is chat only possible?"), Taps(Line::KeyEmergency), Taps(Line::KeyBack)];
    way.extend([Taps(Line::KeySend), safe("yes"), phone("own"), Taps(Line::KeyPreference { answer: "always".to_owned() })]);
    way.extend(skips(3));
    way
}

fn prankster() -> Vec<Do> {
    vec![Sticker, Says("woiii", "yooo"), Says("wkwkwk", "lol"), Sticker, Taps(Line::KeyDiscard), Taps(Line::KeyDiscardSure)]
}

/// On a phone that others can open: a PIN, the chat locked, somebody else at it, and she again.
fn with_pin() -> Vec<Do> {
    let mut way = vec![Says("mau cerita pelan-pelan", "i want to tell it slowly"), Taps(Line::KeySend), safe("yes"), phone("shared")];
    way.extend(skips(3));
    way.extend([Taps(Line::KeyPin), Taps(Line::KeySetPin), Says("2468", "2468"), Says("2468", "2468")]);
    way.extend([Passes(Duration::minutes(11)), Says("apa yang kamu tulis di sini?", "what did you write here?")]);
    way.extend([Taps(Line::KeyDiscard), Taps(Line::KeyDiscardSure), Says("1357", "1357"), Says("2468", "2468")]);
    way
}

fn from_another_account() -> Vec<Do> {
    let mut way = vec![Says("mau cerita sedikit", "i want to tell a little"), Taps(Line::KeySend)];
    way.extend(skips(5));
    way.extend([Taps(Line::KeyCode), Taps(Line::KeyShowCode), TypesCode, FromAnotherAccount]);
    way
}

fn takes_back() -> Vec<Do> {
    let mut way = vec![Says("mau cerita sedikit", "i want to tell a little"), Taps(Line::KeySend)];
    way.extend(skips(5));
    way.extend([Taps(Line::KeyCode), Taps(Line::KeyShowCode), TypesCode]);
    way.extend([Taps(Line::KeyWithdraw), Taps(Line::KeyWithdrawSure), Passes(Duration::hours(20)), TypesCode, Taps(Line::KeyRestore)]);
    // And again, until it is over.
    way.extend([Taps(Line::KeyWithdraw), Taps(Line::KeyWithdrawSure), Passes(Duration::hours(49)), Says("/start", "/start")]);
    way
}

async fn come(database: Database, language: Language) {
    let mut told = String::new();
    let mut town = Town::new(database).await;
    let counsellor = town.staff(Role::Counsellor).await;
    let ways: [(&str, Way); 10] = [
        ("a girl of 14 who is blackmailed with a picture", girl),
        ("a neighbour who hears a beating", neighbour),
        ("a mother with a question", mother),
        ("somebody who is offered a job", job_seeker),
        ("a deaf woman", deaf),
        ("a prankster", prankster),
        ("a PIN", with_pin),
        ("a code, from another account", from_another_account),
        ("taken back, brought back, and erased", takes_back),
        ("a wife with a shared phone, at 23:40", wife),
    ];
    for (who, way) in ways {
        let mut person = arrives(&mut town, language).await;
        told.push_str(&format!("=== {who}\n"));
        for step in way() {
            let what = does(&mut town, counsellor, &mut person, step, language).await;
            told.push_str(&format!("--- {what}\n{}\n", town.transcript(person)));
        }
        // Whoever was before is with a counsellor when the next one comes.
        for _ in 0..2 {
            town.says(counsellor, "/start").await;
            town.taps(counsellor, "Ambil berikutnya").await;
        }
    }
    let told = names(&told);
    let file = format!("tests/transcripts/people.{}.txt", language.tag());
    if town.database.is_postgres {
        assert_eq!(told, std::fs::read_to_string(file).expect("the transcript of SQLite"));
    } else {
        expect_file![std::path::absolute(file).expect("a path")].assert_eq(&told);
    }
}

async fn arrives(town: &mut Town, language: Language) -> PersonId {
    let person = town.person(language.tag());
    town.says(person, "/start").await;
    if language == Language::En {
        town.says(person, "/language").await;
        town.taps(person, "English").await;
    }
    person
}

/// Carries it out; what it was, as the transcript names it.
async fn does(town: &mut Town, counsellor: PersonId, person: &mut PersonId, step: Do, language: Language) -> String {
    let in_language = |id: &'static str, en: &'static str| if language == Language::Id { id } else { en };
    match step {
        Says(id, en) => {
            town.says(*person, in_language(id, en)).await;
            "writes".to_owned()
        }
        Taps(line) => {
            let label = word(language, &line);
            town.taps(*person, &label).await;
            format!("taps {label}")
        }
        Sticker => {
            town.sandbox.world().send_raw(*person, json!({"sticker": {"file_id": "s", "file_unique_id": "s"}}));
            town.settle().await;
            "sends a sticker".to_owned()
        }
        Picture(id, en) => {
            town.sends(*person, "photo", None, sample::png(), in_language(id, en)).await;
            "sends a picture".to_owned()
        }
        Passes(time) => {
            town.passes(time).await;
            format!("{} minutes pass", time.num_minutes())
        }
        Until(hour, minute) => {
            let now = town.sandbox.now().with_timezone(&chrono_tz::Asia::Jakarta);
            let today = now.date_naive().and_hms_opt(hour, minute, 0).expect("a time");
            let left = today - now.naive_local();
            town.passes(if left < Duration::zero() { left + Duration::days(1) } else { left }).await;
            format!("it is {hour}:{minute}")
        }
        Answered(id, en) => {
            town.says(counsellor, "/start").await;
            town.taps(counsellor, "Ambil berikutnya").await;
            town.passes(Duration::seconds(5)).await;
            town.says(counsellor, in_language(id, en)).await;
            "a counsellor answers".to_owned()
        }
        TypesCode => {
            let code = code(town, *person);
            town.says(*person, &code).await;
            "types the code".to_owned()
        }
        FromAnotherAccount => {
            let code = code(town, *person);
            *person = arrives(town, language).await;
            town.says(*person, &code).await;
            "types the code in another account".to_owned()
        }
    }
}

/// The last code that popped up over this chat.
fn code(town: &Town, person: PersonId) -> String {
    let world = town.sandbox.world();
    let is_code = |line: &&str| line.bytes().filter(u8::is_ascii_digit).count() > 20;
    let mut lines = world.alerts(person).iter().rev().filter_map(|alert| alert.text.lines().next());
    lines.find(is_code).expect("a code").to_owned()
}

async fn fastest(database: Database) {
    let mut town = Town::new(database).await;
    let counsellor = town.staff(Role::Counsellor).await;
    for (way, words) in [("plain", "P"), ("danger", "suami saya mau bunuh saya")] {
        let person = town.person("id");
        town.says(person, words).await;
        town.taps(person, if way == "plain" { "Kirim ke petugas" } else { "Bicara dengan petugas" }).await;
        assert!(town.screen(counsellor).contains(if way == "plain" { "cerita baru" } else { "mendesak" }), "{}", town.screen(counsellor));
    }
    println!("to a human's queue: 1 message and 1 tap");
    let person = town.person("id");
    town.says(person, "P").await;
    town.passes(Duration::minutes(10)).await;
    assert!(town.screen(person).contains("Sudah terkirim"), "{}", town.screen(person));
    println!("or 1 message, no tap, and ten quiet minutes");
}
