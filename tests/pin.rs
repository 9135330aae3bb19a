//! The PIN of a chat on a phone that others can open: whoever does not know it sees the chat of somebody who never told anything.

#![expect(clippy::print_stdout, reason = "figures are what the last of these tests is for, besides passing")]

use chrono::Duration;
use libtest_mimic::Trial;
use serde_json::json;
use suaka::dialogue::Button;
use suaka::domain::case::Preference;
use suaka::domain::ids::CaseId;
use suaka::domain::people::Role;
use suaka::sandbox::{Happening, PersonId};

use crate::reporter::{claims_next, tells};
use crate::support::canary::Search;
use crate::support::dice::{Dice, first_seed, rounds};
use crate::support::dump::{dump, number, sql};
use crate::support::sample::{ogg, png};
use crate::support::{Database, Town, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("pin::it_is_offered_on_a_shared_phone_set_and_opens_what_was_told", whole),
        on_both("pin::on_ones_own_phone_nothing_is_offered", own),
        on_both("pin::what_cannot_be_one_is_refused_kindly", refused),
        on_both("pin::it_can_be_changed_and_taken_away", changed),
        on_both("pin::ten_idle_minutes_lock_and_so_does_exit", idle),
        on_both("pin::after_five_wrong_ones_only_the_code_opens", five),
        on_both("pin::when_it_is_forgotten_a_new_story_reaches_somebody", forgotten),
        on_both("pin::whoever_forgot_it_can_set_another_and_both_open_their_own", second),
        on_both("pin::nothing_in_a_locked_chat_shows_what_was_told", locked),
        on_both("pin::an_answer_that_comes_meanwhile_waits_behind_it", answered),
        on_both("pin::what_was_on_its_way_when_it_was_locked_arrives", under_way),
        on_both("pin::a_story_that_ends_or_moves_leaves_nothing_behind_it", ended),
        on_both("pin::of_a_gap_one_hears_once_it_is_typed", gap),
        on_both("pin::the_number_of_alarm_tells_staff_and_nobody_else", alarm),
        on_both("pin::without_the_centres_word_there_is_no_number_of_alarm", no_alarm),
        on_both("pin::sessions_of_whoever_does_not_know_it", sessions),
    ]
    .into_iter()
    .flatten()
    .collect()
}

const PIN: &str = "482139";
const TOLD: &str = "rahasia-satu";
const ANSWER: &str = "jawaban-satu";

/// Somebody at the desk, and a story from a phone that others can open.
async fn told(town: &mut Town) -> (PersonId, PersonId) {
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    shared(town, reporter, TOLD).await;
    (counsellor, reporter)
}

async fn shared(town: &mut Town, reporter: PersonId, words: &str) {
    tells(town, reporter, words).await;
    town.taps(reporter, "Lewati").await;
    town.taps(reporter, "Ada").await;
    for _ in 0..4 {
        town.taps(reporter, "Lewati").await;
    }
}

async fn sets(town: &mut Town, reporter: PersonId, pin: &str) {
    town.taps(reporter, "PIN").await;
    town.taps(reporter, "Pasang PIN").await;
    for _ in 0..2 {
        town.says(reporter, pin).await;
    }
    assert!(town.screen(reporter).contains("PIN terpasang"), "{}", town.screen(reporter));
    town.taps(reporter, "Kembali").await;
}

/// With a PIN, in the hands of a counsellor who has answered, read, and locked.
pub async fn locks(database: Database) -> (Town, PersonId, PersonId) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = told(&mut town).await;
    claims_next(&mut town, counsellor).await;
    town.says(counsellor, ANSWER).await;
    town.taps(reporter, "Buka").await;
    town.taps(reporter, "Bagaimana sekarang").await;
    sets(&mut town, reporter, PIN).await;
    town.taps(reporter, "Baca jawaban").await;
    assert!(town.screen(reporter).contains(ANSWER), "{}", town.screen(reporter));
    town.forges(reporter, &Button::Lock.encode()).await;
    (town, counsellor, reporter)
}

fn is_gone(town: &Town, person: PersonId, message: i64) -> bool {
    town.sandbox.world().screen_history(person).iter().any(|one| one.what == Happening::Deleted && one.message_id == message)
}

fn is_home(town: &Town, person: PersonId) -> bool {
    let left = town.transcript(person);
    town.screen(person).starts_with("Halo.") && !left.contains(TOLD) && !left.contains(ANSWER) && !left.contains("PIN")
}

async fn only_case(town: &Town) -> CaseId {
    CaseId(number(&town.database.url, "select min(id) from cases").await)
}

async fn whole(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = told(&mut town).await;
    assert!(town.screen(reporter).contains("bisa dikunci dengan PIN"), "{}", town.screen(reporter));
    claims_next(&mut town, counsellor).await;
    assert!(!town.screen(counsellor).contains('🔑'), "{}", town.screen(counsellor));
    town.taps(reporter, "PIN").await;
    let about = town.screen(reporter);
    assert!(about.contains("bisa membaca dan menulis sebagai Anda") && about.contains("Kalau lupa"), "{about}");
    assert!(about.contains("tetap terlihat di daftar") && !about.contains("darurat"), "{about}");
    town.taps(reporter, "Pasang PIN").await;
    let first = town.says(reporter, PIN).await;
    assert!(town.screen(reporter).contains("sekali lagi"), "{}", town.screen(reporter));
    let again = town.says(reporter, PIN).await;
    assert!(town.screen(reporter).contains("PIN terpasang"), "{}", town.screen(reporter));
    assert!(is_gone(&town, reporter, first) && is_gone(&town, reporter, again));
    town.taps(reporter, "Kembali").await;
    // It is offered once.
    assert!(!town.screen(reporter).contains("bisa dikunci"), "{}", town.screen(reporter));
    assert_eq!(number(&town.database.url, "select messages from cases").await, 1, "digits are nobody's words");
    town.says(counsellor, ANSWER).await;
    assert!(town.screen(counsellor).contains("🔑 PIN: terakhir benar 24/11, 10.00"), "{}", town.screen(counsellor));
    town.taps(reporter, "Buka").await;
    town.taps(reporter, "Bagaimana sekarang").await;
    town.passes(Duration::minutes(2)).await;
    town.taps(reporter, "Kunci chat").await;
    assert!(is_home(&town, reporter), "{}", town.transcript(reporter));
    town.says(counsellor, "/start").await;
    town.forges(counsellor, &Button::Open(only_case(&town).await).encode()).await;
    assert!(town.screen(counsellor).contains("🔑 Belum dipastikan sejak 24/11, 10.02"), "{}", town.screen(counsellor));
    town.passes(Duration::hours(1)).await;
    assert!(is_home(&town, reporter), "{}", town.transcript(reporter));
    let typed = town.says(reporter, PIN).await;
    let screen = town.screen(reporter);
    assert!(screen.contains("Chat terbuka") && screen.contains("ada di tangan satu petugas"), "{screen}");
    assert!(is_gone(&town, reporter, typed));
    town.taps(reporter, "Baca jawaban").await;
    assert!(town.screen(reporter).contains(ANSWER));
    town.says(reporter, "rahasia-dua").await;
    town.says(counsellor, "/start").await;
    town.forges(counsellor, &Button::Open(only_case(&town).await).encode()).await;
    let screen = town.screen(counsellor);
    assert!(screen.contains("🔑 PIN: terakhir benar 24/11, 11.02") && screen.contains("rahasia-dua"), "{screen}");
    // Nothing of it is written down.
    let rows: String = dump(&town.database.url).await.into_values().flatten().collect();
    let mut search = Search::default();
    search.text("PIN", PIN);
    assert_eq!(search.find(rows.as_bytes()), vec![]);
    assert!(!town.transcript(counsellor).contains(PIN) && !town.transcript(reporter).contains(PIN));
}

async fn own(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("id");
    tells(&mut town, reporter, TOLD).await;
    town.taps(reporter, "Lewati").await;
    town.taps(reporter, "Tidak ada").await;
    for _ in 0..4 {
        town.taps(reporter, "Lewati").await;
    }
    assert!(!town.transcript(reporter).contains("PIN"), "{}", town.transcript(reporter));
    let case = only_case(&town).await;
    for button in [Button::Pin(case), Button::SetPin(case), Button::SetAlarm(case), Button::AlarmOff(case), Button::Lock, Button::PinOff] {
        town.forges(reporter, &button.encode()).await;
        assert!(!town.transcript(reporter).contains("PIN"), "{button:?}: {}", town.transcript(reporter));
    }
    town.says(reporter, PIN).await;
    assert!(town.screen(reporter).contains("Tersimpan"), "{}", town.screen(reporter));
    town.passes(Duration::hours(1)).await;
    assert!(town.screen(reporter).contains("menunggu petugas"), "{}", town.screen(reporter));
    assert_eq!(number(&town.database.url, "select messages from cases").await, 2);
    assert_eq!(number(&town.database.url, "select count(*) from pins").await, 0);
}

async fn refused(database: Database) {
    let mut town = Town::new(database).await;
    let (_, reporter) = told(&mut town).await;
    town.taps(reporter, "PIN").await;
    town.taps(reporter, "Pasang PIN").await;
    for (typed, says) in [
        ("jangan-dibaca", "belum PIN"),
        ("482", "belum PIN"),
        ("482139482", "belum PIN"),
        ("0000", "dicoba orang"),
        ("12345", "dicoba orang"),
        ("98765432", "dicoba orang"),
        (PIN, "sekali lagi"),
        ("tolong", "belum PIN"),
        ("482138", "Belum sama dengan yang pertama"),
        (PIN, "sekali lagi"),
    ] {
        let message = town.says(reporter, typed).await;
        assert!(town.screen(reporter).contains(says), "{typed}: {}", town.screen(reporter));
        assert!(is_gone(&town, reporter, message), "{typed}");
    }
    // Whoever leaves in the middle has none, and writes to somebody again.
    for way in ["/help", "/start"] {
        town.says(reporter, way).await;
        town.says(reporter, PIN).await;
        assert!(town.screen(reporter).contains("Tersimpan"), "{way}: {}", town.screen(reporter));
        town.taps(reporter, "PIN").await;
        town.taps(reporter, "Pasang PIN").await;
        town.says(reporter, PIN).await;
    }
    town.sends(reporter, "voice", Some("audio/ogg"), ogg(), "").await;
    assert!(!town.screen(reporter).contains("sekali lagi"), "{}", town.screen(reporter));
    town.passes(Duration::hours(1)).await;
    assert_eq!(number(&town.database.url, "select count(*) from chats where pin is not null").await, 0);
    assert!(town.screen(reporter).contains("menunggu petugas"), "{}", town.screen(reporter));
    assert_eq!(number(&town.database.url, "select messages from cases").await, 4);
}

async fn changed(database: Database) {
    let (mut town, _, reporter) = locks(database).await;
    town.says(reporter, PIN).await;
    town.taps(reporter, "PIN").await;
    town.taps(reporter, "Ganti PIN").await;
    // Half of a change is none.
    town.says(reporter, "9041").await;
    town.taps(reporter, "Kembali").await;
    town.taps(reporter, "Kembali").await;
    town.taps(reporter, "Kunci chat").await;
    town.says(reporter, "9041").await;
    assert!(!town.screen(reporter).contains("Chat terbuka"), "{}", town.screen(reporter));
    town.says(reporter, PIN).await;
    assert!(town.screen(reporter).contains("Chat terbuka") && !town.screen(reporter).contains("tulisan lain"), "{}", town.screen(reporter));
    town.taps(reporter, "PIN").await;
    town.taps(reporter, "Ganti PIN").await;
    town.says(reporter, "9041").await;
    town.says(reporter, "9041").await;
    town.taps(reporter, "Kembali").await;
    town.taps(reporter, "Kunci chat").await;
    town.says(reporter, PIN).await;
    assert!(town.screen(reporter).contains("Tersimpan. Terima kasih"), "{}", town.screen(reporter));
    town.says(reporter, "9041").await;
    assert!(town.screen(reporter).contains("Chat terbuka"), "{}", town.screen(reporter));
    // What was typed in vain is nobody's story.
    assert_eq!(number(&town.database.url, "select count(*) from cases").await, 1);
    town.taps(reporter, "PIN").await;
    town.taps(reporter, "Hapus PIN").await;
    assert!(town.screen(reporter).contains("PIN dihapus"), "{}", town.screen(reporter));
    assert_eq!(number(&town.database.url, "select count(*) from pins").await, 0);
    town.passes(Duration::hours(1)).await;
    assert!(!town.screen(reporter).starts_with("Halo."), "{}", town.screen(reporter));
    town.forges(reporter, &Button::Lock.encode()).await;
    assert!(!town.screen(reporter).starts_with("Halo."), "{}", town.screen(reporter));
}

async fn idle(database: Database) {
    let (mut town, _, reporter) = locks(database).await;
    assert!(is_home(&town, reporter), "{}", town.transcript(reporter));
    // Each act counts anew; ten minutes after the last one, also with an answer open, it is locked.
    town.says(reporter, PIN).await;
    for _ in 0..3 {
        town.passes(Duration::minutes(9)).await;
        town.taps(reporter, "Baca jawaban").await;
        assert!(town.screen(reporter).contains(ANSWER), "{}", town.screen(reporter));
        town.taps(reporter, "Bagaimana sekarang").await;
    }
    town.taps(reporter, "Baca jawaban").await;
    let rings = |town: &Town| town.sandbox.world().notifications(reporter).iter().filter(|one| !one.silent).count();
    let before = rings(&town);
    town.passes(Duration::minutes(10)).await;
    assert!(is_home(&town, reporter), "{}", town.transcript(reporter));
    assert_eq!(rings(&town), before, "nothing rings when it is locked");
    // In the middle of another one's setting, too.
    town.says(reporter, PIN).await;
    town.taps(reporter, "PIN").await;
    town.taps(reporter, "Ganti PIN").await;
    town.passes(Duration::minutes(10)).await;
    assert!(is_home(&town, reporter), "{}", town.transcript(reporter));
    for exit in ["/exit", "Keluar"] {
        town.says(reporter, PIN).await;
        assert!(town.screen(reporter).contains("Chat terbuka"), "{}", town.screen(reporter));
        if exit == "/exit" {
            town.says(reporter, exit).await;
        } else {
            town.taps(reporter, exit).await;
        }
        assert!(town.screen(reporter).starts_with("Selesai."), "{}", town.transcript(reporter));
        town.says(reporter, "/start").await;
        assert!(is_home(&town, reporter), "{}", town.transcript(reporter));
    }
    // Nobody writes there first, however long it stays so.
    town.passes(Duration::days(3)).await;
    town.says(reporter, PIN).await;
    assert!(town.screen(reporter).contains("Chat terbuka"), "{}", town.screen(reporter));
}

async fn five(database: Database) {
    let mut town = Town::new(database).await;
    let (_, reporter) = told(&mut town).await;
    town.taps(reporter, "Kode untuk kembali").await;
    town.taps(reporter, "Tampilkan kode").await;
    let code = town.sandbox.world().alerts(reporter).last().unwrap().text.lines().next().unwrap().to_owned();
    town.says(reporter, &code).await;
    sets(&mut town, reporter, PIN).await;
    // Four wrong ones and a right one: the next five count from the beginning.
    town.taps(reporter, "Kunci chat").await;
    for wrong in ["1111", "48213", "482138", "00000000"] {
        town.says(reporter, wrong).await;
    }
    town.says(reporter, PIN).await;
    assert!(town.screen(reporter).contains("Chat terbuka"), "{}", town.screen(reporter));
    town.taps(reporter, "Kunci chat").await;
    for wrong in ["1111", "48213", "482138"] {
        town.says(reporter, wrong).await;
        town.says(reporter, "apa PIN-nya").await;
    }
    town.restart().await;
    town.passes(Duration::hours(1)).await;
    for wrong in ["1112", "48214"] {
        town.says(reporter, wrong).await;
    }
    for _ in 0..2 {
        town.says(reporter, PIN).await;
        assert!(!town.screen(reporter).contains("Chat terbuka"), "{}", town.screen(reporter));
        town.restart().await;
    }
    assert!(!town.transcript(reporter).contains(TOLD));
    let message = town.says(reporter, &code).await;
    assert!(town.screen(reporter).contains("Chat terbuka") && town.screen(reporter).contains("tulisan lain"), "{}", town.screen(reporter));
    assert!(is_gone(&town, reporter, message));
    // And the PIN is looked at again.
    town.taps(reporter, "Kunci chat").await;
    assert!(is_home(&town, reporter), "{}", town.transcript(reporter));
    town.says(reporter, PIN).await;
    assert!(town.screen(reporter).contains("Chat terbuka"), "{}", town.screen(reporter));
}

async fn forgotten(database: Database) {
    let (mut town, counsellor, reporter) = locks(database).await;
    let first = only_case(&town).await;
    town.says(reporter, "saya lupa").await;
    assert!(town.screen(reporter).contains("Tersimpan. Terima kasih"), "{}", town.screen(reporter));
    town.taps(reporter, "Kirim").await;
    assert_eq!(number(&town.database.url, "select count(*) from cases where stage = 'waiting'").await, 1);
    claims_next(&mut town, counsellor).await;
    let screen = town.screen(counsellor);
    assert!(screen.contains("saya lupa") && !screen.contains(TOLD) && !screen.contains(ANSWER), "{screen}");
    town.says(counsellor, "jawaban-dua").await;
    town.says(counsellor, "/start").await;
    town.forges(counsellor, &Button::Open(first).encode()).await;
    town.taps(reporter, "Aman").await;
    assert!(town.screen(counsellor).contains(TOLD) && !town.screen(counsellor).contains("saya lupa"), "{}", town.screen(counsellor));
    town.taps(reporter, "Baca jawaban").await;
    let screen = town.screen(reporter);
    assert!(screen.contains("jawaban-dua") && !screen.contains(ANSWER), "{screen}");
    // It comes back to mind: the first story stands there, and the other one after it.
    town.says(reporter, PIN).await;
    let screen = town.screen(reporter);
    assert!(screen.contains("Chat terbuka") && screen.contains("ada tulisan lain"), "{screen}");
    town.taps(reporter, "Baca jawaban").await;
    assert!(town.screen(reporter).contains(ANSWER) && !town.screen(reporter).contains("jawaban-dua"), "{}", town.screen(reporter));
    town.says(counsellor, "/start").await;
    let second = CaseId(number(&town.database.url, "select max(id) from cases").await);
    town.forges(counsellor, &Button::Open(second).encode()).await;
    assert!(town.screen(counsellor).contains("🔑 Belum dipastikan"), "{}", town.screen(counsellor));
    town.taps(reporter, "Bagaimana sekarang").await;
    town.taps(reporter, "Tarik cerita").await;
    town.taps(reporter, "Ya, tarik").await;
    town.says(reporter, "/start").await;
    assert!(town.screen(reporter).contains("ada satu cerita lagi"), "{}", town.screen(reporter));
    town.taps(reporter, "Baca jawaban").await;
    assert!(town.screen(reporter).contains("jawaban-dua"), "{}", town.screen(reporter));
    assert_eq!(number(&town.database.url, "select count(*) from cases where stage <> 'withdrawn'").await, 1);
}

async fn second(database: Database) {
    let (mut town, _, reporter) = locks(database).await;
    shared(&mut town, reporter, "lupa").await;
    sets(&mut town, reporter, "7305").await;
    assert_eq!(number(&town.database.url, "select count(*) from pins").await, 2);
    town.taps(reporter, "Kunci chat").await;
    assert!(is_home(&town, reporter), "{}", town.transcript(reporter));
    let of_second = number(&town.database.url, "select max(id) from cases").await;
    for (pin, case) in [(PIN, only_case(&town).await.0), ("7305", of_second), (PIN, only_case(&town).await.0)] {
        town.says(reporter, pin).await;
        assert!(town.screen(reporter).contains("Chat terbuka"), "{}", town.screen(reporter));
        assert_eq!(number(&town.database.url, "select id from cases where behind is null").await, case);
        town.taps(reporter, "Kunci chat").await;
        assert!(is_home(&town, reporter), "{}", town.transcript(reporter));
    }
}

async fn locked(database: Database) {
    let (mut town, counsellor, reporter) = locks(database).await;
    let case = only_case(&town).await;
    let own = town.says(reporter, "/start").await;
    let stranger = town.person("id");
    town.says(stranger, "/start").await;
    let mut data: Vec<String> = Button::all(case).into_iter().map(Button::encode).collect();
    data.extend(["1:read:zz:0", "1:nothing::", "x"].map(str::to_owned));
    for data in data {
        for person in [reporter, stranger] {
            town.forges(person, &data).await;
        }
        // Slower than a flood.
        town.passes(Duration::seconds(5)).await;
        assert_eq!(town.screen(reporter), town.screen(stranger), "{data}");
        assert!(!town.transcript(reporter).contains(TOLD) && !town.transcript(reporter).contains(ANSWER), "{data}");
        for person in [reporter, stranger] {
            town.says(person, "/exit").await;
        }
    }
    for command in ["/start", "/help", "/privacy", "/language", "/exit", "/start 0123456789abcdef0123456789abcdef"] {
        for person in [reporter, stranger] {
            town.says(person, command).await;
        }
        assert_eq!(town.transcript(reporter), town.transcript(stranger), "{command}");
        town.passes(Duration::seconds(5)).await;
    }
    for person in [reporter, stranger] {
        town.forges(person, "1:lang::id").await;
    }
    // What was written before is changed, or replied to: words of a new story.
    _ = town.sandbox.world().edit_text(reporter, own, "apa kata saya");
    town.sandbox.world().send_text_reply(reporter, "apa kata saya", 1);
    town.settle().await;
    assert_eq!(number(&town.database.url, "select count(*) from cases").await, 2);
    town.taps(reporter, "Kirim").await;
    let first = town.sandbox.world().messages(counsellor).len();
    assert!(first > 0);
    let ever: Vec<String> = town.sandbox.world().alerts(reporter).iter().map(|alert| alert.text.clone()).collect();
    assert!(ever.iter().all(|text| !text.contains(TOLD) && !text.chars().any(|c| c.is_ascii_digit())), "{ever:?}");
    town.says(counsellor, "/start").await;
    town.forges(counsellor, &Button::Open(case).encode()).await;
    assert!(!town.screen(counsellor).contains("apa kata saya"), "{}", town.screen(counsellor));
}

async fn answered(database: Database) {
    let (mut town, counsellor, reporter) = locks(database).await;
    let case = only_case(&town).await;
    town.says(counsellor, "/start").await;
    town.forges(counsellor, &Button::Open(case).encode()).await;
    assert!(town.screen(counsellor).contains("🔔 Pelapor diberi tahu kapan saja"), "{}", town.screen(counsellor));
    town.passes(Duration::seconds(5)).await;
    town.says(counsellor, "jawaban-dua").await;
    town.sends(counsellor, "photo", None, png(), "").await;
    assert!(town.screen(reporter).contains("Halaman informasi"), "{}", town.transcript(reporter));
    town.taps(reporter, "Buka").await;
    assert!(is_home(&town, reporter), "{}", town.transcript(reporter));
    assert!(town.sandbox.world().alerts(reporter).iter().all(|alert| alert.text.is_empty()), "{}", town.transcript(reporter));
    town.says(reporter, PIN).await;
    town.taps(reporter, "Baca jawaban").await;
    assert!(town.screen(reporter).contains("jawaban-dua"), "{}", town.screen(reporter));
    town.taps(reporter, "🖼").await;
    town.taps(reporter, "Bagaimana sekarang").await;
    assert!(town.screen(reporter).contains("kapan saja"), "{}", town.screen(reporter));
    // Who did not want it is not written to while it is locked either.
    town.allows(reporter, Preference::Never).await;
    town.taps(reporter, "Kunci chat").await;
    let file = town.sandbox.world().messages(reporter).iter().any(|message| message.kind == "photo");
    assert!(!file && is_home(&town, reporter), "{}", town.transcript(reporter));
    town.says(counsellor, "/start").await;
    town.forges(counsellor, &Button::Open(case).encode()).await;
    town.passes(Duration::seconds(5)).await;
    let before = town.transcript(reporter);
    town.says(counsellor, "jawaban-tiga").await;
    town.passes(Duration::hours(1)).await;
    assert_eq!(town.transcript(reporter), before);
    // One who is closed is told of it when they are back.
    town.says(counsellor, "/start").await;
    town.forges(counsellor, &Button::CloseSurely(case).encode()).await;
    assert_eq!(town.transcript(reporter), before);
    town.says(reporter, PIN).await;
    assert!(town.screen(reporter).contains("sudah ditutup"), "{}", town.screen(reporter));
    town.taps(reporter, "Baca jawaban").await;
    assert!(town.screen(reporter).contains("jawaban-tiga"), "{}", town.screen(reporter));
    town.passes(Duration::minutes(10)).await;
    assert!(is_home(&town, reporter), "{}", town.transcript(reporter));
}

async fn under_way(database: Database) {
    let (mut town, counsellor, reporter) = locks(database).await;
    town.says(reporter, PIN).await;
    // A picture that nobody has answered for, and a sound that is to be fetched.
    town.sends(reporter, "photo", None, png(), "").await;
    {
        let mut world = town.sandbox.world();
        world.send_raw(reporter, json!({"location": {"latitude": 0.5, "longitude": 101.25}}));
        world.send_text(reporter, "masih-sempat");
    }
    town.settle().await;
    town.says(reporter, "/exit").await;
    town.says(reporter, "/start").await;
    assert!(is_home(&town, reporter) && !town.transcript(reporter).contains("masih-sempat"), "{}", town.transcript(reporter));
    town.passes(Duration::hours(2)).await;
    assert!(is_home(&town, reporter), "{}", town.transcript(reporter));
    town.says(counsellor, "/start").await;
    town.forges(counsellor, &Button::Open(only_case(&town).await).encode()).await;
    assert!(town.screen(counsellor).contains("masih-sempat"), "{}", town.screen(counsellor));
    // A second story is begun, its chat locked before it is sent: it goes at its time.
    town.says(reporter, PIN).await;
    town.taps(reporter, "Tarik cerita").await;
    town.taps(reporter, "Ya, tarik").await;
    town.says(reporter, "cerita-kedua").await;
    town.passes(Duration::minutes(3)).await;
    town.taps(reporter, "Keluar").await;
    assert_eq!(number(&town.database.url, "select count(*) from cases where stage = 'draft' and behind is not null").await, 1);
    town.passes(Duration::minutes(7)).await;
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("cerita-kedua"), "{}", town.screen(counsellor));
    assert!(!town.transcript(reporter).contains("terkirim"), "{}", town.transcript(reporter));
    town.says(reporter, PIN).await;
    assert!(town.screen(reporter).contains("ada di tangan satu petugas"), "{}", town.screen(reporter));
}

async fn ended(database: Database) {
    let (mut town, _, reporter) = locks(database).await;
    let url = town.database.url.clone();
    town.says(reporter, PIN).await;
    town.taps(reporter, "Kode untuk kembali").await;
    town.taps(reporter, "Tampilkan kode").await;
    let code = town.sandbox.world().alerts(reporter).last().unwrap().text.lines().next().unwrap().to_owned();
    town.taps(reporter, "Lewati").await;
    town.taps(reporter, "Kunci chat").await;
    // From another account the story goes on; the chat that it comes from is as it was.
    town.says(reporter, "/start").await;
    town.says(reporter, "siapa ini").await;
    let (before, seen) = (town.transcript(reporter), town.sandbox.world().screen_history(reporter).len());
    let other = town.person("id");
    town.says(other, &code).await;
    assert!(town.screen(other).contains("Selamat datang kembali"), "{}", town.screen(other));
    assert_eq!((town.transcript(reporter), town.sandbox.world().screen_history(reporter).len()), (before, seen));
    assert_eq!(number(&url, "select count(*) from cases where behind is not null").await, 0);
    // Nothing is behind the PIN, which only its person can know.
    town.taps(reporter, "Hapus yang saya tulis").await;
    town.taps(reporter, "Ya, hapus").await;
    town.says(reporter, PIN).await;
    let screen = town.screen(reporter);
    assert!(screen.contains("Chat terbuka") && screen.contains("Halo."), "{screen}");
    town.taps(reporter, "Keamanan chat ini").await;
    town.taps(reporter, "Hapus PIN").await;
    assert_eq!(number(&url, "select count(*) from pins").await, 0);
    // An open chat that a story moves from is locked with all that is left in it.
    shared(&mut town, reporter, "cerita-lain").await;
    sets(&mut town, reporter, PIN).await;
    town.taps(reporter, "Kode untuk kembali").await;
    town.taps(reporter, "Tampilkan kode").await;
    let code = town.sandbox.world().alerts(reporter).last().unwrap().text.lines().next().unwrap().to_owned();
    let third = town.person("id");
    town.says(third, &code).await;
    assert!(is_home(&town, reporter), "{}", town.transcript(reporter));
    assert_eq!(number(&url, "select count(*) from chats where pin is not null").await, 0);
    // A story that is withdrawn while there is a PIN.
    town.says(reporter, PIN).await;
    shared(&mut town, reporter, "cerita-akhir").await;
    town.taps(reporter, "Tarik cerita").await;
    town.taps(reporter, "Ya, tarik").await;
    town.passes(Duration::minutes(10)).await;
    assert!(is_home(&town, reporter), "{}", town.transcript(reporter));
    town.says(reporter, PIN).await;
    assert!(town.screen(reporter).contains("Halo."), "{}", town.screen(reporter));
    assert_eq!(number(&url, "select count(*) from cases where behind is not null").await, 0);
}

async fn gap(database: Database) {
    let (mut town, _, reporter) = locks(database).await;
    let stranger = town.person("id");
    for person in [reporter, stranger] {
        town.says(person, "/start").await;
    }
    let now = town.sandbox.now().timestamp_millis();
    town.hotline.tell_of_gap(now - 3_600_000, now).await.expect("a database");
    town.settle().await;
    for _ in 0..2 {
        assert_eq!(town.transcript(reporter), town.transcript(stranger));
        for person in [reporter, stranger] {
            town.says(person, "/start").await;
        }
    }
    town.says(reporter, PIN).await;
    town.says(reporter, "/start").await;
    assert!(town.screen(reporter).contains("09.00"), "{}", town.screen(reporter));
}

async fn alarm(database: Database) {
    const ALARM: &str = "7153";
    let mut town = Town::new(database).await;
    town.hotline.duress = true;
    town.restart().await;
    let (counsellor, reporter) = told(&mut town).await;
    sets(&mut town, reporter, PIN).await;
    town.taps(reporter, "PIN").await;
    assert!(town.screen(reporter).contains("menyuruh"), "{}", town.screen(reporter));
    town.taps(reporter, "Pasang angka darurat").await;
    for typed in [PIN, PIN] {
        town.says(reporter, typed).await;
    }
    assert!(town.screen(reporter).contains("tidak boleh sama"), "{}", town.screen(reporter));
    for typed in [ALARM, ALARM] {
        town.says(reporter, typed).await;
    }
    assert!(town.screen(reporter).contains("Angka darurat terpasang"), "{}", town.screen(reporter));
    town.taps(reporter, "Kembali").await;
    town.taps(reporter, "Kunci chat").await;
    let stranger = town.person("id");
    town.says(stranger, "/start").await;
    town.says(reporter, "/start").await;
    for person in [reporter, stranger] {
        town.says(person, ALARM).await;
    }
    assert_eq!(town.transcript(reporter), town.transcript(stranger));
    assert!(town.transcript(counsellor).contains("angka darurat diketik"), "{}", town.transcript(counsellor));
    assert_eq!(number(&town.database.url, "select count(*) from cases where lane = 0 and behind is not null").await, 1);
    // Whoever holds it hears, too; and what was typed is not wrong, so that the PIN opens.
    town.taps(counsellor, "Ambil berikutnya").await;
    assert!(town.screen(counsellor).contains(TOLD), "{}", town.screen(counsellor));
    town.says(counsellor, "/exit").await;
    for _ in 0..6 {
        town.says(reporter, ALARM).await;
    }
    assert!(town.transcript(counsellor).contains("angka darurat diketik"), "{}", town.transcript(counsellor));
    town.says(reporter, PIN).await;
    assert!(town.screen(reporter).contains("Chat terbuka") && !town.screen(reporter).contains("tulisan lain"), "{}", town.screen(reporter));
    town.taps(reporter, "PIN").await;
    town.taps(reporter, "Hapus angka darurat").await;
    assert!(town.screen(reporter).contains("Angka darurat dihapus"), "{}", town.screen(reporter));
    assert_eq!(number(&town.database.url, "select count(*) from pins where duress is not null").await, 0);
}

async fn no_alarm(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = told(&mut town).await;
    sets(&mut town, reporter, PIN).await;
    town.taps(reporter, "PIN").await;
    assert!(!town.screen(reporter).contains("darurat"), "{}", town.screen(reporter));
    town.forges(reporter, &Button::SetAlarm(only_case(&town).await).encode()).await;
    town.says(reporter, "7153").await;
    assert!(town.screen(reporter).contains("Tersimpan"), "{}", town.screen(reporter));
    assert_eq!(number(&town.database.url, "select count(*) from pins where duress is not null or typed is not null").await, 0);
    assert!(!town.transcript(counsellor).contains("darurat"));
}

/// What one step brought to a chat: every text that was shown, the words over it, and what stands there after it.
fn seen(town: &Town, person: PersonId, (history, alerts): (usize, usize)) -> (Vec<String>, Vec<String>, String) {
    let world = town.sandbox.world();
    let shown = world.screen_history(person).iter().skip(history).filter(|one| one.from_bot && one.what != Happening::Deleted);
    let labels = |row: &Vec<_>| row.iter().map(|button: &suaka::sandbox::Button| button.text.clone()).collect::<Vec<_>>().join(" | ");
    let shown = shown.map(|one| format!("{}\n{}", one.text, one.buttons.iter().map(labels).collect::<Vec<_>>().join("\n"))).collect();
    let alerts = world.alerts(person).iter().skip(alerts).map(|alert| alert.text.clone()).collect();
    (shown, alerts, world.transcript(person))
}

fn so_far(town: &Town, person: PersonId) -> (usize, usize) {
    let world = town.sandbox.world();
    (world.screen_history(person).len(), world.alerts(person).len())
}

/// One thing that somebody does who does not know the PIN.
enum Deed {
    Says(String),
    Replies(String),
    Edits(usize, String),
    Forges(String),
    Taps(usize),
    Sends(serde_json::Value),
    File(bool),
    Waits(Duration),
}

impl Deed {
    fn of(dice: &mut Dice, case: CaseId) -> Self {
        const WORDS: [&str; 8] = ["apa kata saya", "P", "buka", "sayang, ini aku", "PIN?", "baca jawaban", "0812 3456", "tarik"];
        const COMMANDS: [&str; 6] = ["/start", "/help", "/privacy", "/language", "/exit", "/start 0123456789abcdef0123456789abcdef"];
        let digits = |dice: &mut Dice| {
            let digits: String = (0..=dice.below(9)).map(|_| char::from(b'0' + u8::try_from(dice.below(10)).unwrap())).collect();
            if digits == PIN { "482138".to_owned() } else { digits }
        };
        match dice.below(20) {
            0..=3 => Self::Says((*dice.pick(&WORDS)).to_owned()),
            4..=7 => Self::Says(digits(dice)),
            8..=9 => Self::Says((*dice.pick(&COMMANDS)).to_owned()),
            10 => Self::Replies((*dice.pick(&WORDS)).to_owned()),
            11 => Self::Edits(dice.below(5), if dice.one_in(2) { digits(dice) } else { (*dice.pick(&WORDS)).to_owned() }),
            12..=13 => Self::Forges(dice.pick(&Button::all(case)).encode()),
            14..=16 => Self::Taps(dice.below(12)),
            17 => Self::Sends(match dice.below(3) {
                0 => json!({"sticker": {"file_id": "s", "file_unique_id": "s", "emoji": "😢"}}),
                1 => json!({"location": {"latitude": 0.5, "longitude": 101.25}}),
                _ => json!({"dice": {"emoji": "🎲", "value": 3}}),
            }),
            18 => Self::File(dice.one_in(2)),
            _ => Self::Waits(*dice.pick(&[Duration::minutes(1), Duration::minutes(11), Duration::hours(2), Duration::hours(25)])),
        }
    }

    /// The same in each of the two chats; each has written the messages of `own`.
    async fn done(&self, town: &mut Town, chats: [PersonId; 2], own: &mut [Vec<i64>; 2]) {
        for (person, own) in chats.into_iter().zip(own) {
            let mut world = town.sandbox.world();
            match self {
                Self::Says(words) => own.push(world.send_text(person, words)),
                Self::Replies(words) => {
                    let to = own.first().copied().unwrap_or(1);
                    own.push(world.send_text_reply(person, words, to));
                }
                Self::Edits(which, words) => {
                    if let Some(message) = own.get(*which) {
                        _ = world.edit_text(person, *message, words);
                    }
                }
                Self::Forges(data) => {
                    let message = world.last_from_bot(person).map_or(1, |message| message.id);
                    world.press_data(person, message, data).expect("a press");
                }
                Self::Taps(which) => {
                    let Some(live) = world.last_from_bot(person) else { continue };
                    let data: Vec<String> = live.buttons.iter().flatten().filter_map(|button| button.data.clone()).collect();
                    let id = live.id;
                    if !data.is_empty() {
                        world.press_data(person, id, &data[which % data.len()]).expect("a press");
                    }
                }
                Self::Sends(content) => own.push(world.send_raw(person, content.clone())),
                Self::File(photo) => {
                    drop(world);
                    let (kind, mime, bytes) = if *photo { ("photo", None, png()) } else { ("voice", Some("audio/ogg"), ogg()) };
                    own.push(town.sends(person, kind, mime, bytes, "").await);
                }
                Self::Waits(_) => {}
            }
        }
        match self {
            Self::Waits(time) => town.passes(*time).await,
            _ => town.settle().await,
        }
    }
}

/// `SUAKA_ROUNDS` sessions (10,000 before a release) in a locked chat, and step by step the same in that of somebody who never
/// told anything.
async fn sessions(database: Database) {
    let (mut town, counsellor, reporter) = locks(database).await;
    let case = only_case(&town).await;
    let url = town.database.url.clone();
    town.says(counsellor, "/exit").await;
    let mut search = Search::default();
    search.text("story", TOLD);
    search.text("answer", ANSWER);
    let (all, mut compared, mut leaked) = (rounds(30), 0_usize, 0_usize);
    for seed in first_seed()..first_seed() + all {
        let mut dice = Dice::new(seed);
        let stranger = town.person("id");
        let chats = [reporter, stranger];
        // Both have been there, with nothing that waits.
        for person in chats {
            town.says(person, "/exit").await;
            town.says(person, "/start").await;
        }
        town.passes(Duration::minutes(1)).await;
        let mut own = [vec![], vec![]];
        let mut done = vec![];
        for _ in 0..=dice.below(10) {
            let before = chats.map(|person| so_far(&town, person));
            let deed = Deed::of(&mut dice, case);
            deed.done(&mut town, chats, &mut own).await;
            done.push(match &deed {
                Deed::Says(words) => format!("says {words}"),
                Deed::Replies(words) => format!("replies {words}"),
                Deed::Edits(which, words) => format!("edits {which} {words}"),
                Deed::Forges(data) => format!("forges {data}"),
                Deed::Taps(which) => format!("taps {which}"),
                Deed::Sends(content) => format!("sends {content}"),
                Deed::File(photo) => format!("file, photo: {photo}"),
                Deed::Waits(time) => format!("waits {time}"),
            });
            let [of_locked, of_stranger] = [0, 1].map(|at| seen(&town, chats[at], before[at]));
            let text = format!("{}\n{}\n{}", of_locked.0.join("\n"), of_locked.1.join("\n"), of_locked.2);
            leaked += search.find(text.as_bytes()).len();
            compared += of_locked.0.len() + of_locked.1.len();
            assert_eq!(of_locked, of_stranger, "seed {seed}: {done:#?}");
        }
        assert_eq!(leaked, 0, "seed {seed}: {done:#?}");
        // Its person is back: whatever was tried, what was told is there.
        town.passes(Duration::minutes(2)).await;
        town.forges(reporter, "1:lang::id").await;
        sql(&url, "update pins set tries = 0").await;
        town.says(reporter, PIN).await;
        assert!(town.screen(reporter).contains("Chat terbuka"), "seed {seed}: {}", town.screen(reporter));
        town.taps(reporter, "Baca jawaban").await;
        assert!(town.screen(reporter).contains(ANSWER), "seed {seed}: {}", town.screen(reporter));
        town.forges(reporter, &Button::Lock.encode()).await;
        assert!(is_home(&town, reporter), "seed {seed}: {}", town.transcript(reporter));
        town.passes(Duration::minutes(2)).await;
    }
    println!("{all} sessions, {compared} messages compared, {leaked} canaries found");
    assert!(compared > 0);
}
