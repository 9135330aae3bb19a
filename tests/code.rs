//! The code with which a reporter comes back: shown in an alert, typed back, and typed in another chat.

use chrono::Duration;
use libtest_mimic::Trial;
use suaka::dialogue::Button;
use suaka::domain::case::Preference;
use suaka::domain::code::CaseCode;
use suaka::domain::ids::CaseId;
use suaka::domain::people::Role;
use suaka::sandbox::{Happening, PersonId};

use crate::reporter::{claims_next, tells};
use crate::support::canary::Search;
use crate::support::dump::{dump, number};
use crate::support::sample::{ogg, png};
use crate::support::{Database, Town, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("code::it_is_shown_in_an_alert_typed_back_and_then_nobodys_but_theirs", whole),
        on_both("code::a_mistyped_code_is_no_part_of_the_story", mistyped),
        on_both("code::from_another_account_the_story_goes_on_and_the_chat_before_knows_nothing_of_it", moved),
        on_both("code::what_was_on_its_way_to_the_chat_before_arrives_in_the_other", under_way),
        on_both("code::a_case_that_nobody_holds_moves_too_and_a_new_code_is_made", unclaimed),
        on_both("code::of_two_who_type_it_at_once_one_goes_on", race),
        on_both("code::guesses_are_few_and_answered_like_any_other", guesses),
        on_both("code::of_a_closed_or_erased_story_it_is_worth_nothing", ended),
        on_both("code::whoever_has_a_story_finishes_it_first", elsewhere),
        on_both("code::buttons_of_another_case_show_no_code", forged),
        on_both("code::what_waits_in_the_slow_lane_of_the_chat_before_reaches_nobody", flood),
        on_both("code::a_chat_before_that_was_quiet_for_a_day_is_sent_nothing", quiet),
        on_both("code::a_receipt_tells_nothing_of_the_story", receipt),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A town with somebody at the desk and a story that is sent, all its questions skipped.
pub async fn told(database: Database) -> (Town, PersonId, PersonId) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    tells(&mut town, reporter, "rahasia-satu").await;
    for _ in 0..6 {
        town.taps(reporter, "Lewati").await;
    }
    (town, counsellor, reporter)
}

/// The code as the alert shows it.
pub async fn shown(town: &mut Town, reporter: PersonId) -> String {
    town.says(reporter, "/start").await;
    town.taps(reporter, "Kode untuk kembali").await;
    town.taps(reporter, "Tampilkan kode").await;
    alert(town, reporter)
}

fn alert(town: &Town, person: PersonId) -> String {
    let alert = town.sandbox.world().alerts(person).last().expect("an alert").clone();
    assert!(alert.show_alert && alert.text.encode_utf16().count() <= 200, "{alert:?}");
    let code = alert.text.lines().next().expect("a line").to_owned();
    assert!(code.len() == 29 && code.split(' ').all(|group| group.len() == 4), "{code}");
    code
}

pub async fn typed_back(town: &mut Town, reporter: PersonId) -> String {
    let code = shown(town, reporter).await;
    town.says(reporter, &code).await;
    assert!(town.screen(reporter).contains("Kodenya benar"), "{}", town.screen(reporter));
    code
}

/// Everything that the bot ever showed in a chat, and what stands there now.
pub fn ever(town: &Town, person: PersonId) -> String {
    let history: Vec<String> =
        town.sandbox.world().screen_history(person).iter().filter(|shown| shown.from_bot).map(|shown| shown.text.clone()).collect();
    format!("{}\n{}", history.join("\n"), town.transcript(person))
}

async fn whole(database: Database) {
    let (mut town, counsellor, reporter) = told(database).await;
    let url = town.database.url.clone();
    assert!(town.screen(reporter).contains("ada kode untuk kembali"), "{}", town.screen(reporter));
    let code = shown(&mut town, reporter).await;
    assert_eq!(shown(&mut town, reporter).await, code, "it is shown again until it was typed back");
    assert_eq!(number(&url, "select count(*) from codes where body is not null").await, 1);
    let message = town.says(reporter, &code.replace(' ', "-")).await;
    assert!(town.screen(reporter).contains("sekarang hanya ada pada Anda"), "{}", town.screen(reporter));
    let gone = town.sandbox.world().screen_history(reporter).iter().any(|one| one.what == Happening::Deleted && one.message_id == message);
    assert!(gone, "{}", town.transcript(reporter));
    assert_eq!(number(&url, "select count(*) from codes where body is null").await, 1);
    assert_eq!(number(&url, "select messages from cases").await, 1);
    town.taps(reporter, "Kode untuk kembali").await;
    assert!(town.screen(reporter).contains("sudah Anda ketik kembali"), "{}", town.screen(reporter));
    // A button of before shows nothing any more.
    let alerts = town.sandbox.world().alerts(reporter).len();
    let case = CaseId(number(&url, "select id from cases").await);
    town.forges(reporter, &Button::ShowCode(case).encode()).await;
    assert_eq!(town.sandbox.world().alerts(reporter).iter().skip(alerts).filter(|alert| !alert.text.is_empty()).count(), 0);
    // Neither in a message nor in the database, in no way of writing it.
    let digits = code.replace(' ', "");
    let mut search = Search::default();
    for text in [code.as_str(), digits.as_str()] {
        search.text("code", text);
    }
    let rows: String = dump(&url).await.into_values().flatten().collect();
    for hay in [ever(&town, reporter), ever(&town, counsellor), rows] {
        assert_eq!(search.find(hay.as_bytes()), vec![]);
    }
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("rahasia-satu") && !town.screen(counsellor).contains(&digits[..4]));
    // A new one: the old one is worth nothing any more.
    town.taps(reporter, "Buat kode baru").await;
    town.taps(reporter, "Ya, buat baru").await;
    let fresh = alert(&town, reporter);
    assert_ne!(fresh, code);
    let other = town.person("id");
    town.says(other, &code).await;
    assert!(town.screen(other).contains("Belum cocok"), "{}", town.screen(other));
    town.says(reporter, &fresh).await;
    assert!(town.screen(reporter).contains("Kodenya benar"), "{}", town.screen(reporter));
}

async fn mistyped(database: Database) {
    let (mut town, _, reporter) = told(database).await;
    let code = shown(&mut town, reporter).await.replace(' ', "");
    let swapped = format!("{}{}", &code[1..], &code[..1]);
    for wrong in [&code[..22], &code[1..], &format!("{code}12"), &swapped] {
        let message = town.says(reporter, wrong).await;
        let is_right = wrong == code;
        assert!(is_right || town.screen(reporter).contains("Belum cocok"), "{wrong}: {}", town.screen(reporter));
        assert!(
            town.sandbox.world().screen_history(reporter).iter().any(|one| one.what == Happening::Deleted && one.message_id == message)
        );
    }
    assert_eq!(number(&town.database.url, "select messages from cases").await, 1);
    town.says(reporter, &code).await;
    // Without a code that waits to be typed back, digits are words.
    town.says(reporter, &code[..22]).await;
    assert!(town.screen(reporter).contains("Tersimpan"), "{}", town.screen(reporter));
    town.says(reporter, CaseCode::of_chance(5).digits()).await;
    assert!(town.screen(reporter).contains("Tersimpan"), "{}", town.screen(reporter));
    assert_eq!(number(&town.database.url, "select messages from cases").await, 3);
}

async fn moved(database: Database) {
    let (mut town, counsellor, before) = told(database).await;
    let url = town.database.url.clone();
    town.sends(before, "photo", None, png(), "").await;
    town.taps(before, "Tidak ada").await;
    let code = typed_back(&mut town, before).await;
    claims_next(&mut town, counsellor).await;
    town.says(counsellor, "balas-satu").await;
    town.taps(before, "Buka").await;
    assert!(town.screen(before).contains("balas-satu"));
    let (other, seen) = (town.person("id"), town.sandbox.world().screen_history(before).len());
    let notified = town.sandbox.world().notifications(before).len();
    let message = town.says(other, &code).await;
    // The new chat goes on, and is asked whose phone it is.
    assert!(town.screen(other).contains("Selamat datang kembali"), "{}", town.screen(other));
    assert!(town.screen(other).contains("yang bisa membuka HP ini"), "{}", town.screen(other));
    assert!(town.sandbox.world().screen_history(other).iter().any(|one| one.what == Happening::Deleted && one.message_id == message));
    assert_eq!(number(&url, "select count(*) from codes").await, 0, "the code is spent");
    // The chat before shows where one is who tells nothing, and nothing else.
    let left = town.transcript(before);
    for word in ["rahasia", "balas", "kembali", "Selamat", "foto", "Foto"] {
        assert!(!left.contains(word), "{word}: {left}");
    }
    assert!(town.screen(before).contains("Halo."), "{}", town.screen(before));
    // The claimant hears of it, and sees since when.
    assert!(town.transcript(counsellor).contains("lanjut dari akun lain, dengan kode yang benar"), "{}", town.transcript(counsellor));
    town.taps(counsellor, "Buka").await;
    assert!(town.screen(counsellor).contains("Sejak 24/11"), "{}", town.screen(counsellor));
    // Answers, files and what is opened come to the new chat alone.
    town.allows(other, Preference::Always).await;
    town.passes(Duration::seconds(5)).await;
    town.says(counsellor, "balas-dua").await;
    town.sends(counsellor, "photo", None, png(), "").await;
    assert!(town.transcript(other).contains("Halaman informasi"), "{}", town.transcript(other));
    town.taps(other, "Buka").await;
    assert!(town.screen(other).contains("balas-satu") && town.screen(other).contains("balas-dua"), "{}", town.screen(other));
    town.says(other, "kabar-baru").await;
    let news: Vec<String> = town
        .sandbox
        .world()
        .screen_history(before)
        .iter()
        .skip(seen)
        .filter(|one| one.what != Happening::Deleted)
        .map(|one| one.text.clone())
        .collect();
    assert!(news.iter().all(|text| text.starts_with("Halo.")), "{news:?}");
    assert_eq!(town.sandbox.world().notifications(before).iter().skip(notified).filter(|one| !one.silent).count(), 0);
    // What is written there is a new story.
    let case = CaseId(number(&url, "select id from cases").await);
    for button in
        [Button::Read(case, 0), Button::WithdrawSurely(case), Button::ShowCode(case), Button::Receipt(case), Button::File(case, 1)]
    {
        town.forges(before, &button.encode()).await;
        assert!(town.screen(before).contains("Halo."), "{button:?}: {}", town.screen(before));
    }
    town.says(before, "siapa-di-sana").await;
    assert_eq!(number(&url, "select count(*) from cases").await, 2);
    town.says(counsellor, "/start").await;
    town.forges(counsellor, &Button::Open(case).encode()).await;
    let screen = town.screen(counsellor);
    assert!(screen.contains("kabar-baru") && !screen.contains("siapa-di-sana"), "{screen}");
    assert_eq!(town.sandbox.world().transcript(other).matches("siapa-di-sana").count(), 0);
}

async fn under_way(database: Database) {
    let (mut town, counsellor, before) = told(database).await;
    let code = typed_back(&mut town, before).await;
    claims_next(&mut town, counsellor).await;
    let other = town.person("id");
    // A picture that nobody has answered for, and one that is to be fetched, when the code is typed.
    town.sends(before, "photo", None, png(), "").await;
    {
        let mut world = town.sandbox.world();
        world.send_text(before, "masih-sempat");
        world.send_text(other, &code);
        world.send_text(before, "tidak-sempat");
    }
    town.settle().await;
    // What is asked about is asked there.
    assert!(town.screen(other).contains("tidak berpakaian"), "{}", town.screen(other));
    town.taps(other, "Tidak ada").await;
    town.sends(other, "voice", Some("audio/ogg"), ogg(), "").await;
    town.says(counsellor, "/start").await;
    let case = CaseId(number(&town.database.url, "select min(id) from cases").await);
    town.forges(counsellor, &Button::Open(case).encode()).await;
    let screen = town.screen(counsellor);
    assert!(screen.contains("masih-sempat") && screen.contains("Foto 1") && !screen.contains("tidak-sempat"), "{screen}");
    let left = town.transcript(before);
    assert!(!left.contains("masih-sempat") && left.contains("tidak-sempat"), "{left}");
}

/// The chat before was quiet for a day: what stands there goes, and nothing is sent there.
async fn quiet(database: Database) {
    let (mut town, _, before) = told(database).await;
    let code = typed_back(&mut town, before).await;
    town.passes(chrono::Duration::hours(25)).await;
    let sent = |town: &Town| {
        town.sandbox.world().calls().iter().filter(|call| call.method.starts_with("send") && call.params["chat_id"] == before.0).count()
    };
    let so_far = sent(&town);
    let other = town.person("id");
    town.says(other, &code).await;
    assert!(town.screen(other).contains("Selamat datang kembali"), "{}", town.screen(other));
    assert_eq!(sent(&town), so_far, "{}", town.transcript(before));
    assert!(town.sandbox.world().messages(before).iter().all(|message| !message.from_bot), "{}", town.transcript(before));
    // Whoever is there starts anew.
    town.says(before, "/start").await;
    assert!(town.screen(before).contains("Halo."), "{}", town.screen(before));
}

async fn unclaimed(database: Database) {
    let (mut town, counsellor, before) = told(database).await;
    let code = typed_back(&mut town, before).await;
    let other = town.person("id");
    town.says(other, &code).await;
    town.taps(other, "Ada").await;
    for _ in 0..3 {
        town.taps(other, "Lewati").await;
    }
    assert!(town.screen(other).contains("ada kode untuk kembali"), "{}", town.screen(other));
    // On a phone that others can open, what that means for the code is said.
    let again = shown(&mut town, other).await;
    assert!(town.screen(other).contains("HP ini bisa dibuka orang lain"), "{}", town.screen(other));
    town.says(other, &again).await;
    // And back, with the new one; the old one is spent.
    town.says(before, &code).await;
    assert!(town.screen(before).contains("Belum cocok"), "{}", town.screen(before));
    town.says(before, &again).await;
    assert!(town.screen(before).contains("Selamat datang kembali"), "{}", town.screen(before));
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("rahasia-satu"));
    assert!(!ever(&town, other).contains("rahasia"));
}

async fn race(database: Database) {
    let (mut town, _, before) = told(database).await;
    let code = typed_back(&mut town, before).await;
    let both = [town.person("id"), town.person("en")];
    for person in both {
        town.sandbox.world().send_text(person, &code);
    }
    town.settle().await;
    let won: Vec<bool> = both.iter().map(|person| town.screen(*person).contains("Selamat datang kembali")).collect();
    assert_eq!(won.iter().filter(|won| **won).count(), 1, "{won:?}");
    assert!(town.screen(both[1]).contains("Belum cocok"), "{}", town.screen(both[1]));
    assert!(town.screen(before).contains("Halo."));
    assert_eq!(number(&town.database.url, "select count(*) from cases").await, 1);
}

async fn guesses(database: Database) {
    let (mut town, _, before) = told(database).await;
    let code = typed_back(&mut town, before).await;
    let other = town.person("id");
    let mut answers = vec![];
    for guess in 0..5 {
        town.says(other, CaseCode::of_chance(guess).digits()).await;
        answers.push(town.screen(other));
    }
    // The sixth of a day is not looked up, even if it is right.
    town.says(other, &code).await;
    answers.push(town.screen(other));
    assert!(answers.iter().all(|answer| *answer == answers[0] && answer.contains("Belum cocok")), "{answers:?}");
    assert_eq!(number(&town.database.url, "select count(*) from cases where moved_at is not null").await, 0);
    // Nor after sixty in an hour by whomever.
    for _ in 0..11 {
        let person = town.person("id");
        for guess in 0..5 {
            town.says(person, CaseCode::of_chance(guess).digits()).await;
        }
    }
    let late = town.person("id");
    town.says(late, &code).await;
    assert!(town.screen(late).contains("Belum cocok"), "{}", town.screen(late));
    town.passes(Duration::hours(1)).await;
    town.says(late, &code).await;
    assert!(town.screen(late).contains("Selamat datang kembali"), "{}", town.screen(late));
}

async fn ended(database: Database) {
    let (mut town, counsellor, first) = told(database).await;
    let closed = typed_back(&mut town, first).await;
    claims_next(&mut town, counsellor).await;
    town.taps(counsellor, "Tutup").await;
    town.taps(counsellor, "Ya, tutup").await;
    let second = town.person("id");
    tells(&mut town, second, "rahasia-dua").await;
    for _ in 0..6 {
        town.taps(second, "Lewati").await;
    }
    let withdrawn = typed_back(&mut town, second).await;
    town.taps(second, "Tarik cerita").await;
    town.taps(second, "Ya, tarik").await;
    // A withdrawn story waits for its code; an erased one does not.
    town.passes(Duration::hours(48)).await;
    let other = town.person("id");
    let mut answers = vec![];
    for code in [closed.as_str(), &withdrawn, CaseCode::of_chance(3).digits()] {
        town.says(other, code).await;
        answers.push(town.screen(other));
    }
    assert!(answers.iter().all(|answer| *answer == answers[0] && answer.contains("Belum cocok")), "{answers:?}");
    assert_eq!(number(&town.database.url, "select count(*) from codes").await, 0);
}

async fn elsewhere(database: Database) {
    let (mut town, _, before) = told(database).await;
    let code = typed_back(&mut town, before).await;
    let other = town.person("id");
    town.says(other, "P").await;
    town.says(other, &code).await;
    assert!(town.screen(other).contains("Di chat ini masih ada cerita"), "{}", town.screen(other));
    town.taps(other, "Hapus yang saya tulis").await;
    town.taps(other, "Ya, hapus").await;
    town.says(other, &code).await;
    assert!(town.screen(other).contains("Selamat datang kembali"), "{}", town.screen(other));
}

async fn forged(database: Database) {
    let (mut town, counsellor, reporter) = told(database).await;
    let case = CaseId(number(&town.database.url, "select id from cases").await);
    let other = town.person("id");
    tells(&mut town, other, "rahasia-dua").await;
    for person in [other, counsellor, town.person("id")] {
        town.says(person, "/start").await;
        for button in
            [Button::Code(case), Button::ShowCode(case), Button::NewCode(case), Button::NewCodeSurely(case), Button::Receipt(case)]
        {
            town.forges(person, &button.encode()).await;
            assert!(!town.screen(person).contains("Melati"), "{button:?}");
        }
        let world = town.sandbox.world();
        assert!(world.alerts(person).iter().all(|alert| !alert.text.chars().any(|c| c.is_ascii_digit())));
    }
    assert_eq!(number(&town.database.url, "select count(*) from codes").await, 0);
    // To make a new one, there must have been one that was typed back.
    town.forges(reporter, &Button::NewCodeSurely(case).encode()).await;
    assert_eq!(number(&town.database.url, "select count(*) from codes").await, 0);
}

async fn flood(database: Database) {
    let (mut town, counsellor, before) = told(database).await;
    let code = typed_back(&mut town, before).await;
    claims_next(&mut town, counsellor).await;
    let other = town.person("id");
    {
        let mut world = town.sandbox.world();
        for part in 0..40 {
            world.send_text(before, &format!("banjir-{part}"));
        }
        world.send_text(other, &code);
    }
    // What was too much waits in the slow lane while the code is typed.
    town.receiver.poll(std::time::Duration::ZERO).await;
    town.settle().await;
    assert!(town.screen(other).contains("Selamat datang kembali"), "{}", town.screen(other));
    let url = town.database.url.clone();
    let kept = number(&url, "select max(messages) from cases where moved_at is not null").await;
    let rest = number(&url, "select max(messages) from cases where moved_at is null").await;
    assert!(kept < 41 && rest > 0 && kept + rest == 41, "{kept} and {rest}");
    assert!(!town.transcript(other).contains("banjir"));
}

async fn receipt(database: Database) {
    let (mut town, counsellor, reporter) = told(database).await;
    town.taps(reporter, "Kode untuk kembali").await;
    town.taps(reporter, "Tanda terima").await;
    let screen = town.screen(reporter);
    assert!(screen.contains("24/11/2026") && screen.contains("Pusat Contoh") && screen.contains("SAPA 129"), "{screen}");
    assert!(!screen.contains("rahasia"));
    claims_next(&mut town, counsellor).await;
    let name = screen.lines().find_map(|line| line.strip_prefix("Nama: ")).expect("a name");
    assert!(town.screen(counsellor).contains(name), "{}", town.screen(counsellor));
    let world = town.sandbox.world();
    assert!(world.notifications(reporter).iter().all(|one| !one.text.contains(name)));
}
