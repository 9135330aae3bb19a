//! Evidence is retrieved: by a supervisor whose second key is open, as it came, and so that its reporter can see it; by nobody else,
//! and nobody else learns that there is any.

use chrono::{DateTime, Duration, Utc};
use libtest_mimic::Trial;
use suaka::dialogue::Button;
use suaka::domain::case::{About, Phone, Reader};
use suaka::domain::ids::CaseId;
use suaka::domain::people::Role;
use suaka::hotline::evidence::Came;
use suaka::sandbox::{Fault, FaultKind, PersonId};
use totp_rs::{Builder, Secret, Totp};

use crate::code::typed_back;
use crate::evidence::{case, count, wants, was_shown};
use crate::reporter::claims_next;
use crate::support::dump::dump;
use crate::support::sample::{IN_PNG, ogg, png};
use crate::support::{Database, Town, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("step_up::a_second_key_is_set_up_and_each_code_opens_once_for_five_minutes", opens),
        on_both("step_up::five_wrong_codes_in_a_row_lock_it_for_a_quarter_of_an_hour", locks),
        on_both("step_up::it_ends_with_an_exit_and_with_duty_and_is_of_one_chat", ends),
        on_both("step_up::whoever_runs_the_server_takes_it_back", reset),
        on_both("step_up::an_original_comes_as_it_came_and_its_reporter_sees_that", retrieved),
        on_both("step_up::whoever_has_not_stepped_up_gets_nothing_by_any_button", forged),
        on_both("step_up::what_is_hidden_is_not_listed_and_what_is_taken_back_leaves_the_chat", hidden),
        on_both("step_up::who_may_not_read_a_story_retrieves_nothing_of_it", kept_from),
        on_both("step_up::a_retrieval_that_was_cut_off_brings_one_or_says_that_it_cannot", cut_off),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// An app on another phone.
pub struct App(Totp);

impl App {
    /// With the letters that an alert has shown.
    fn of(letters: &str) -> Self {
        let bits = letters.chars().filter(|c| *c != ' ').fold(String::new(), |bits, letter| {
            let value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".find(letter).expect("a letter of base32");
            format!("{bits}{value:05b}")
        });
        let bytes: Vec<u8> = (0..bits.len() / 8).map(|at| u8::from_str_radix(&bits[at * 8..][..8], 2).unwrap()).collect();
        let secret = Secret::new_stack(bytes.try_into().expect("20 bytes"));
        Self(Builder::new().with_secret(secret).build().expect("what every app does"))
    }

    fn at(&self, time: DateTime<Utc>) -> String {
        self.0.generate(u64::try_from(time.timestamp()).unwrap()).to_string()
    }

    fn code(&self, town: &Town) -> String {
        self.at(town.sandbox.now())
    }
}

/// Shows the secret, and types it into an app.
async fn shows(town: &mut Town, supervisor: PersonId) -> (App, String) {
    town.says(supervisor, "/start").await;
    town.taps(supervisor, "Kunci dua langkah").await;
    town.taps(supervisor, "Tampilkan kunci").await;
    let alert = town.sandbox.world().alerts(supervisor).last().expect("an alert").clone();
    assert!(alert.show_alert && alert.text.encode_utf16().count() <= 200, "{alert:?}");
    let letters = alert.text.lines().next().expect("letters").to_owned();
    assert!(letters.len() == 39 && letters.split(' ').all(|group| group.len() == 4), "{letters}");
    (App::of(&letters), letters)
}

/// A supervisor whose second key is set.
async fn guarded(town: &mut Town) -> (PersonId, App) {
    let supervisor = town.staff(Role::Supervisor).await;
    let (app, _) = shows(town, supervisor).await;
    let code = app.code(town);
    town.says(supervisor, &code).await;
    assert!(town.screen(supervisor).contains("Kunci dua langkah terpasang"), "{}", town.screen(supervisor));
    town.passes(Duration::seconds(30)).await;
    (supervisor, app)
}

async fn steps_up(town: &mut Town, supervisor: PersonId, app: &App) {
    town.passes(Duration::seconds(30)).await;
    town.forges(supervisor, &Button::Evidence(0).encode()).await;
    let code = app.code(town);
    town.says(supervisor, &code).await;
    assert!(town.screen(supervisor).contains("Terbuka sampai pukul"), "{}", town.screen(supervisor));
}

/// A sent story with a picture whose original is kept.
async fn told(town: &mut Town) -> (PersonId, CaseId) {
    let reporter = town.person("id");
    town.sends(reporter, "photo", None, png(), "ini dia").await;
    town.taps(reporter, "simpan juga aslinya").await;
    town.taps(reporter, "Kirim").await;
    while town.transcript(reporter).contains("[Lewati]") {
        town.taps(reporter, "Lewati").await;
    }
    (reporter, case(town).await)
}

/// Documents that stand in a chat: their names and bytes.
fn documents(town: &Town, person: PersonId) -> Vec<(String, Vec<u8>)> {
    let world = town.sandbox.world();
    let all = world.messages(person).iter().filter(|message| message.from_bot && message.kind == "document");
    all.map(|message| {
        let document = &message.extra["document"];
        let bytes = world.file_bytes(document["file_id"].as_str().unwrap()).expect("a file");
        (document["file_name"].as_str().unwrap_or_default().to_owned(), bytes.to_vec())
    })
    .collect()
}

async fn opens(database: Database) {
    let mut town = Town::new(database).await;
    let supervisor = town.staff(Role::Supervisor).await;
    town.taps(supervisor, "Berkas bukti").await;
    assert!(town.screen(supervisor).contains("Pasang dulu"), "{}", town.screen(supervisor));
    let (app, letters) = shows(&mut town, supervisor).await;
    // It is the same one until a code of it was typed.
    assert_eq!(shows(&mut town, supervisor).await.1, letters);
    let wrong = if app.code(&town) == "000000" { "000001" } else { "000000" };
    town.says(supervisor, wrong).await;
    assert!(town.screen(supervisor).contains("Kode itu tidak cocok"), "{}", town.screen(supervisor));
    let first = app.code(&town);
    town.says(supervisor, &first).await;
    assert!(town.screen(supervisor).contains("Kunci dua langkah terpasang"), "{}", town.screen(supervisor));
    // Shown no more, whoever asks for it.
    let alerts = town.sandbox.world().alerts(supervisor).len();
    town.forges(supervisor, &Button::ShowSecret.encode()).await;
    assert!(town.screen(supervisor).contains("Terpasang sejak 24/11/2026"), "{}", town.screen(supervisor));
    assert!(town.sandbox.world().alerts(supervisor)[alerts..].iter().all(|alert| !alert.text.contains(&letters[..4])));

    // Each code once, also the first one; of the step after it at the earliest.
    town.forges(supervisor, &Button::Evidence(0).encode()).await;
    assert!(town.screen(supervisor).contains("Ketik kode enam angka"), "{}", town.screen(supervisor));
    town.says(supervisor, &first).await;
    assert!(town.screen(supervisor).contains("sudah terpakai"), "{}", town.screen(supervisor));
    // A clock that is half a minute ahead.
    let ahead = app.at(town.sandbox.now() + Duration::seconds(30));
    town.says(supervisor, &format!("{} {}", &ahead[..3], &ahead[3..])).await;
    assert!(town.screen(supervisor).contains("Tidak ada berkas bukti. Terbuka sampai pukul 10.05"), "{}", town.screen(supervisor));
    town.passes(Duration::seconds(30)).await;
    for used in [&first, &ahead] {
        town.says(supervisor, used).await;
        assert!(town.screen(supervisor).contains("sudah terpakai"), "{}", town.screen(supervisor));
    }
    // It is still open, for five minutes in all.
    town.taps(supervisor, "Meja").await;
    town.taps(supervisor, "Berkas bukti").await;
    assert!(town.screen(supervisor).contains("Terbuka sampai"), "{}", town.screen(supervisor));
    town.passes(Duration::seconds(270)).await;
    town.forges(supervisor, &Button::Evidence(0).encode()).await;
    assert!(town.screen(supervisor).contains("Ketik kode enam angka"), "{}", town.screen(supervisor));
    // Two steps behind is too late, one is not.
    for (behind, good) in [(60, false), (30, true)] {
        let code = app.at(town.sandbox.now() - Duration::seconds(behind));
        town.says(supervisor, &code).await;
        assert_eq!(town.screen(supervisor).contains("Terbuka sampai"), good, "{}", town.screen(supervisor));
    }

    // What was typed is gone from the chat, and neither that nor the secret is anywhere.
    let transcript = town.transcript(supervisor);
    let rows = format!("{:?}", dump(&town.database.url).await);
    for secret in [letters.as_str(), &letters.replace(' ', ""), &letters[..9], &first, &ahead] {
        assert!(!transcript.contains(secret) && !rows.contains(secret), "{transcript}");
    }
    for (action, times) in [("second key set", 1), ("stepped up", 2)] {
        assert_eq!(count(&town, &format!("select count(*) from audit where action = '{action}'")).await, times, "{action}");
    }
}

async fn locks(database: Database) {
    let mut town = Town::new(database).await;
    let (supervisor, app) = guarded(&mut town).await;
    steps_up(&mut town, supervisor, &app).await;
    let wrong: Vec<String> = (0..)
        .map(|n| format!("{n:06}"))
        .filter(|code| (-2..40).all(|step| *code != app.at(town.sandbox.now() + Duration::seconds(30 * step))))
        .take(9)
        .collect();
    // A right one begins the count anew.
    for code in &wrong[..4] {
        town.says(supervisor, code).await;
    }
    steps_up(&mut town, supervisor, &app).await;
    for code in &wrong[4..8] {
        town.says(supervisor, code).await;
        assert!(town.screen(supervisor).contains("Kode itu tidak cocok"), "{}", town.screen(supervisor));
    }
    town.says(supervisor, &wrong[8]).await;
    assert!(town.screen(supervisor).contains("Bisa dicoba lagi pukul 10.16"), "{}", town.screen(supervisor));
    // It is closed, and no code is looked at: not a right one either, and none counts.
    town.passes(Duration::minutes(14)).await;
    for code in [app.code(&town), wrong[0].clone()] {
        town.says(supervisor, &code).await;
        assert!(town.screen(supervisor).contains("Bisa dicoba lagi"), "{}", town.screen(supervisor));
    }
    town.forges(supervisor, &Button::Evidence(0).encode()).await;
    assert!(town.screen(supervisor).contains("Bisa dicoba lagi"), "{}", town.screen(supervisor));
    town.restart().await;
    town.passes(Duration::minutes(1)).await;
    steps_up(&mut town, supervisor, &app).await;
    assert_eq!(count(&town, "select count(*) from audit where action = 'second key locked'").await, 1);
}

async fn ends(database: Database) {
    let mut town = Town::new(database).await;
    let (supervisor, app) = guarded(&mut town).await;
    let other = town.staff(Role::Supervisor).await;
    steps_up(&mut town, supervisor, &app).await;
    town.restart().await;
    town.forges(supervisor, &Button::Evidence(0).encode()).await;
    assert!(town.screen(supervisor).contains("Terbuka sampai"), "{}", town.screen(supervisor));
    // Another supervisor has their own.
    town.forges(other, &Button::Evidence(0).encode()).await;
    assert!(town.screen(other).contains("Pasang dulu"), "{}", town.screen(other));
    for leaves in [Button::Exit.encode(), Button::Duty(false).encode(), "/exit".to_owned()] {
        steps_up(&mut town, supervisor, &app).await;
        if leaves.starts_with('/') {
            town.says(supervisor, &leaves).await;
        } else {
            town.forges(supervisor, &leaves).await;
        }
        town.forges(supervisor, &Button::Evidence(0).encode()).await;
        assert!(town.screen(supervisor).contains("Ketik kode enam angka"), "{leaves}: {}", town.screen(supervisor));
    }
    // Digits that are written to somebody are no code.
    town.forges(supervisor, &Button::Duty(true).encode()).await;
    told(&mut town).await;
    claims_next(&mut town, supervisor).await;
    let code = app.code(&town);
    town.says(supervisor, &code).await;
    assert!(town.screen(supervisor).contains("Tersimpan untuk"), "{}", town.screen(supervisor));
    // And whoever is no supervisor has no second key at all.
    let counsellor = town.staff(Role::Counsellor).await;
    for button in [Button::SecondKey, Button::ShowSecret, Button::Evidence(0)] {
        town.forges(counsellor, &button.encode()).await;
        assert!(town.screen(counsellor).contains("hanya untuk penyelia"), "{}", town.screen(counsellor));
    }
    town.says(counsellor, &code).await;
    assert!(town.screen(counsellor).contains("Tidak dikirim ke siapa pun"), "{}", town.screen(counsellor));
    assert_eq!(count(&town, "select count(*) from second_keys").await, 1);
}

async fn reset(database: Database) {
    let mut town = Town::new(database).await;
    let (supervisor, app) = guarded(&mut town).await;
    steps_up(&mut town, supervisor, &app).await;
    assert!(town.hotline.reset_second_key(9).await.is_err());
    assert!(town.hotline.reset_second_key(1).await.unwrap());
    assert!(!town.hotline.reset_second_key(1).await.unwrap(), "there is none any more");
    town.forges(supervisor, &Button::Evidence(0).encode()).await;
    assert!(town.screen(supervisor).contains("Pasang dulu"), "{}", town.screen(supervisor));
    let (again, _) = shows(&mut town, supervisor).await;
    town.passes(Duration::seconds(30)).await;
    for (app, good) in [(&app, false), (&again, true)] {
        let code = app.code(&town);
        town.says(supervisor, &code).await;
        assert_eq!(town.screen(supervisor).contains("terpasang"), good, "{}", town.screen(supervisor));
    }
    // It goes with the desk.
    town.hotline.revoke(1).await.unwrap();
    town.settle().await;
    assert_eq!(count(&town, "select count(*) from second_keys").await, 0);
    town.forges(supervisor, &Button::Evidence(0).encode()).await;
    assert!(!town.screen(supervisor).contains("bukti"), "{}", town.screen(supervisor));
}

async fn retrieved(database: Database) {
    let mut town = Town::new(database).await;
    let (supervisor, app) = guarded(&mut town).await;
    let counsellor = town.staff(Role::Counsellor).await;
    let (reporter, case) = told(&mut town).await;
    // A second one, of a kind that cannot be cleaned.
    town.forges(reporter, &Button::KeepOriginals(case, true).encode()).await;
    let pdf = b"%PDF-1.7 asli".repeat(30_000);
    town.sends(reporter, "document", Some("application/pdf"), pdf.clone(), "").await;
    town.taps(reporter, "Tidak ada").await;
    claims_next(&mut town, counsellor).await;
    steps_up(&mut town, supervisor, &app).await;
    let screen = town.screen(counsellor);
    let name = screen.split_whitespace().find(|word| word.contains('-')).expect("a name").to_owned();
    town.taps(supervisor, &format!("{name} · 2 berkas")).await;
    let screen = town.screen(supervisor);
    for expected in
        [format!("{name}: aslinya, tidak dibersihkan"), format!("SHA-256: {}", Came::of(&png()).sha256), "📄 Berkas 2 · ".to_owned()]
    {
        assert!(screen.contains(&expected), "{expected}\n{screen}");
    }
    assert!(!screen.contains("ini dia"), "{screen}");
    for (number, bytes, ending) in [(1, png(), "png"), (2, pdf, "pdf")] {
        town.taps(supervisor, &format!("Ambil {number}")).await;
        assert!(town.screen(supervisor).contains(&format!("Nomor {number} dibawa ke chat ini")), "{}", town.screen(supervisor));
        let (called, came) = documents(&town, supervisor).pop().expect("an original");
        assert_eq!((called, came == bytes), (format!("bukti-{name}-{number}.{ending}"), true));
    }
    let protected = town.sandbox.world().messages(supervisor).iter().filter(|one| one.kind == "document").all(|one| one.protect_content);
    assert!(protected, "{}", town.transcript(supervisor));
    assert_eq!(count(&town, &format!("select count(*) from audit where action = 'evidence' and case_id = {}", case.0)).await, 2);
    // Its reporter sees it, and of how many times.
    town.taps(supervisor, "Ambil 1").await;
    town.forges(reporter, &Button::Handed(case, 0).encode()).await;
    let screen = town.screen(reporter);
    assert!(screen.contains("aslinya diambil penyelia, 24/11/2026, 10.01 (2 kali)"), "{screen}");
    assert!(screen.matches("diambil penyelia").count() == 2, "{screen}");
    // The counsellor has the cleaned one, and no more.
    town.taps(counsellor, "🖼 1").await;
    assert!(was_shown(&town, counsellor, "IDAT") && !was_shown(&town, counsellor, IN_PNG));
    // Ten minutes later nothing of it is in the chat, and it is closed.
    town.passes(Duration::minutes(11)).await;
    assert_eq!(documents(&town, supervisor), vec![]);
    town.forges(supervisor, &Button::Original(case, 1).encode()).await;
    assert!(town.screen(supervisor).contains("Ketik kode enam angka"), "{}", town.screen(supervisor));
    assert_eq!(documents(&town, supervisor), vec![]);
    assert_eq!(count(&town, "select count(*) from quarantine").await, 0);
}

async fn forged(database: Database) {
    let mut town = Town::new(database).await;
    let (supervisor, app) = guarded(&mut town).await;
    let (other, counsellor) = (town.staff(Role::Supervisor).await, town.staff(Role::Counsellor).await);
    let (reporter, case) = told(&mut town).await;
    steps_up(&mut town, supervisor, &app).await;
    claims_next(&mut town, counsellor).await;
    let stranger = town.person("id");
    town.says(stranger, "/start").await;
    let harmless = |button: &Button| {
        let ends = matches!(button, Button::Exit | Button::DiscardSurely(_) | Button::WithdrawSurely(_) | Button::CloseSurely(_));
        !ends && !matches!(button, Button::ReleaseSurely(_) | Button::Clear | Button::Duty(_))
    };
    let all = || {
        Button::all(case)
            .into_iter()
            .filter(harmless)
            .chain((0..4).flat_map(|number| [Button::Original(case, number), Button::File(case, number), Button::Originals(case, number)]))
    };
    for person in [other, counsellor, reporter, stranger] {
        for button in all() {
            town.forges(person, &button.encode()).await;
            let screen = town.screen(person);
            let told = ["Terbuka sampai", "aslinya, tidak dibersihkan", "Tidak ada berkas bukti"].iter().any(|word| screen.contains(word));
            assert!(!told, "{button:?}: {screen}");
        }
        assert!(!was_shown(&town, person, IN_PNG), "{}", town.transcript(person));
    }
    // Nor does a number that is none, or a case that is none, bring anything to whoever has stepped up.
    for button in [Button::Original(case, 0), Button::Original(case, 7), Button::Original(CaseId(7), 1), Button::Originals(CaseId(7), 0)] {
        town.forges(supervisor, &button.encode()).await;
        assert!(documents(&town, supervisor).is_empty(), "{button:?}");
    }
    assert_eq!(count(&town, "select count(*) from audit where action = 'evidence'").await, 0);
    assert_eq!(count(&town, "select count(*) from quarantine").await, 0);
}

async fn hidden(database: Database) {
    let mut town = Town::new(database).await;
    let (supervisor, app) = guarded(&mut town).await;
    // A draft is nobody's but its teller's.
    let draft = wants(&mut town).await;
    town.sends(draft, "voice", Some("audio/ogg"), ogg(), "").await;
    let of_draft = case(&town).await;
    town.forges(draft, &Button::NotYet(of_draft).encode()).await;
    steps_up(&mut town, supervisor, &app).await;
    assert!(town.screen(supervisor).contains("Tidak ada berkas bukti"), "{}", town.screen(supervisor));
    let (reporter, id) = told(&mut town).await;
    let lists = [Button::Evidence(0), Button::Originals(id, 0), Button::Original(id, 1), Button::Original(of_draft, 1)];
    let code = typed_back(&mut town, reporter).await;
    town.forges(supervisor, &Button::Evidence(0).encode()).await;
    assert!(town.screen(supervisor).contains("Kasus dengan berkas bukti: 1"), "{}", town.screen(supervisor));
    town.forges(supervisor, &Button::Original(id, 1).encode()).await;
    assert_eq!(documents(&town, supervisor).len(), 1);
    // Taken back: gone from the list, and from the chat.
    town.forges(reporter, &Button::WithdrawSurely(id).encode()).await;
    assert_eq!(documents(&town, supervisor), vec![]);
    for button in lists {
        town.forges(supervisor, &button.encode()).await;
        assert!(!town.screen(supervisor).contains("SHA-256") && documents(&town, supervisor).is_empty(), "{}", town.screen(supervisor));
    }
    town.says(reporter, &code).await;
    town.forges(reporter, &Button::Restore(id).encode()).await;
    steps_up(&mut town, supervisor, &app).await;
    assert!(town.screen(supervisor).contains("Kasus dengan berkas bukti: 1"), "{}", town.screen(supervisor));
    // Behind a PIN: as if there were none, until it is typed; and the chat itself shows nothing of it.
    town.forges(reporter, &Button::HasPhone(id, Phone::Shared).encode()).await;
    town.forges(reporter, &Button::SetPin(id).encode()).await;
    for _ in 0..2 {
        town.says(reporter, "4821").await;
    }
    town.says(reporter, "/exit").await;
    town.forges(reporter, &Button::Handed(id, 0).encode()).await;
    assert!(!town.screen(reporter).contains("Kiriman saya"), "{}", town.screen(reporter));
    for button in lists {
        town.forges(supervisor, &button.encode()).await;
        assert!(!town.screen(supervisor).contains("SHA-256") && documents(&town, supervisor).is_empty(), "{}", town.screen(supervisor));
    }
    town.says(reporter, "4821").await;
    town.forges(supervisor, &Button::Original(id, 1).encode()).await;
    assert_eq!(documents(&town, supervisor).len(), 1, "{}", town.transcript(supervisor));
    // Closed: still there. Erased by its reporter: nowhere.
    town.forges(supervisor, &Button::Claim(id).encode()).await;
    town.forges(supervisor, &Button::CloseSurely(id).encode()).await;
    town.forges(supervisor, &Button::Original(id, 1).encode()).await;
    assert_eq!(documents(&town, supervisor).len(), 1, "{}", town.transcript(supervisor));
    town.says(reporter, "/start").await;
    town.forges(reporter, &Button::WithdrawSurely(id).encode()).await;
    assert_eq!(documents(&town, supervisor), vec![]);
    assert_eq!(count(&town, &format!("select count(*) from attachments where case_id = {}", id.0)).await, 0);
    assert_eq!(count(&town, "select count(*) from quarantine").await, 0);
}

async fn cut_off(database: Database) {
    let mut town = Town::new(database).await;
    let (supervisor, app) = guarded(&mut town).await;
    let (_, id) = told(&mut town).await;
    steps_up(&mut town, supervisor, &app).await;
    let kind = || FaultKind::Status { code: 502, description: "Bad Gateway".to_owned(), retry_after: None };
    town.sandbox.world().fault(Fault::next("editMessageMedia", kind()).times(1));
    town.forges(supervisor, &Button::Original(id, 1).encode()).await;
    town.restart().await;
    town.passes(Duration::seconds(30)).await;
    assert_eq!(documents(&town, supervisor).len(), 1, "{}", town.transcript(supervisor));
    // It is closed before Telegram takes it: it is not shown.
    town.sandbox.world().fault(Fault::next("editMessageMedia", kind()).times(1));
    town.forges(supervisor, &Button::Original(id, 1).encode()).await;
    town.forges(supervisor, &Button::Duty(false).encode()).await;
    town.passes(Duration::minutes(2)).await;
    assert_eq!(documents(&town, supervisor).len(), 1, "{}", town.transcript(supervisor));
    assert!(town.transcript(supervisor).contains("tidak bisa ditampilkan"), "{}", town.transcript(supervisor));
    town.passes(Duration::minutes(10)).await;
    assert_eq!(documents(&town, supervisor), vec![]);
}

async fn kept_from(database: Database) {
    let mut town = Town::new(database).await;
    let (first, app) = guarded(&mut town).await;
    let (second, other) = guarded(&mut town).await;
    let (reporter, id) = told(&mut town).await;
    steps_up(&mut town, second, &other).await;
    town.forges(second, &Button::Original(id, 1).encode()).await;
    assert_eq!(documents(&town, second).len(), 1);
    // Held: what was retrieved goes, and nobody retrieves it, who decides neither.
    town.forges(reporter, &Button::Hold(id, About::Staff).encode()).await;
    assert_eq!(documents(&town, second), vec![]);
    for (supervisor, app) in [(first, &app), (second, &other)] {
        steps_up(&mut town, supervisor, app).await;
        assert!(town.screen(supervisor).contains("Tidak ada berkas bukti"), "{}", town.screen(supervisor));
        for button in [Button::Originals(id, 0), Button::Original(id, 1)] {
            town.forges(supervisor, &button.encode()).await;
            assert!(!town.screen(supervisor).contains("SHA-256") && documents(&town, supervisor).is_empty(), "{}", town.screen(supervisor));
        }
    }
    // Decided: whoever may read it retrieves it again, and the other does not.
    town.forges(first, &Button::Bar(id, 2).encode()).await;
    town.forges(first, &Button::FreeSurely(id).encode()).await;
    for (supervisor, app, came) in [(first, &app, 1), (second, &other, 0)] {
        steps_up(&mut town, supervisor, app).await;
        town.forges(supervisor, &Button::Original(id, 1).encode()).await;
        assert_eq!(documents(&town, supervisor).len(), came, "{}", town.transcript(supervisor));
    }
    // Only a woman is to read it: of nobody that is known.
    town.forges(reporter, &Button::Reads(id, Reader::Woman).encode()).await;
    assert_eq!(documents(&town, first), vec![]);
    town.forges(first, &Button::Original(id, 1).encode()).await;
    assert_eq!(documents(&town, first), vec![], "{}", town.transcript(first));
}
