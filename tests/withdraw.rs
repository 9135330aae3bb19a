//! Changing one's mind: a story is taken back, brought back with its code, erased in time and never revived; one can just talk
//! first; what was not sent is forgotten.

#![expect(clippy::print_stdout, reason = "figures are read by whoever asks for them")]

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use chrono::Duration;
use libtest_mimic::Trial;
use suaka::dialogue::Button;
use suaka::domain::case::Preference;
use suaka::domain::ids::CaseId;
use suaka::domain::people::Role;
use suaka::hotline::tombstone::Tombstones;
use suaka::sandbox::PersonId;

use crate::code::{ever, shown, told, typed_back};
use crate::reporter::{claims_next, tells};
use crate::support::canary::Search;
use crate::support::dump::{dump, number, sql};
use crate::support::sample::{ogg, png};
use crate::support::{Database, Town, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("withdraw::it_is_out_of_everybodys_sight_at_once", hides),
        on_both("withdraw::its_code_brings_it_back_to_its_place", back),
        on_both("withdraw::from_another_account_its_code_brings_it_there", elsewhere),
        on_both("withdraw::of_two_who_bring_it_back_at_once_one_does", race),
        on_both("withdraw::its_code_erases_it_before_its_time", now),
        on_both("withdraw::after_two_days_it_is_erased_within_a_minute", in_time),
        on_both("withdraw::whoever_has_no_code_can_do_nothing", forged),
        on_both("withdraw::a_code_that_was_not_typed_back_is_offered_before", offered),
        on_both("withdraw::a_closed_story_is_erased_at_once", closed),
        on_both("withdraw::just_talk_first", talk),
        on_both("withdraw::the_choice_to_talk_is_taken_back_and_nobody_elses", choice),
        on_both("withdraw::what_was_not_sent_is_forgotten_and_told_on_return", forgotten),
        on_both("withdraw::a_backup_brings_nothing_back_that_is_erased", backup),
        on_both("withdraw::tombstones_survive_a_kill_and_stop_the_start_where_they_cannot_be_read", tombstones),
    ]
    .into_iter()
    .flatten()
    .collect()
}

async fn withdraws(town: &mut Town, reporter: PersonId) {
    town.says(reporter, "/start").await;
    town.taps(reporter, "Tarik cerita").await;
    assert!(town.screen(reporter).contains("hanya kode untuk kembali"), "{}", town.screen(reporter));
    town.taps(reporter, "Ya, tarik").await;
    assert!(town.screen(reporter).contains("Sudah ditarik: petugas tidak melihatnya lagi"), "{}", town.screen(reporter));
}

async fn case_of(town: &Town) -> CaseId {
    CaseId(number(&town.database.url, "select min(id) from cases").await)
}

async fn stages(town: &Town, stage: &str) -> i64 {
    number(&town.database.url, &format!("select count(*) from cases where stage = '{stage}'")).await
}

/// What anybody could press about a case.
fn pressed(case: CaseId) -> Vec<Button> {
    Button::all(case).into_iter().filter(|button| button.case().is_some()).collect()
}

async fn hides(database: Database) {
    let (mut town, counsellor, reporter) = told(database).await;
    let url = town.database.url.clone();
    let supervisor = town.staff(Role::Supervisor).await;
    typed_back(&mut town, reporter).await;
    town.sends(reporter, "photo", None, png(), "").await;
    town.taps(reporter, "Tidak ada").await;
    claims_next(&mut town, counsellor).await;
    town.says(counsellor, "balas-satu").await;
    town.taps(counsellor, "🖼 1").await;
    let name = town.screen(counsellor);
    let case = case_of(&town).await;
    // A picture that nobody has answered for, and a sound that Telegram does not give yet, when it is taken back.
    town.sends(reporter, "photo", None, png(), "rahasia-foto").await;
    {
        let mut world = town.sandbox.world();
        let kind = suaka::sandbox::FaultKind::Status { code: 502, description: "Bad Gateway".to_owned(), retry_after: None };
        world.fault(suaka::sandbox::Fault::next("getFile", kind).times(1));
    }
    town.sends(reporter, "voice", Some("audio/ogg"), ogg(), "").await;
    let fetched = number(&url, "select count(*) from attachments where stage = 'kept'").await;
    town.forges(reporter, &Button::WithdrawSurely(case).encode()).await;
    assert!(town.screen(reporter).contains("Sudah ditarik: petugas"), "{}", town.screen(reporter));
    assert!(town.screen(reporter).contains("26/11/2026, pukul 10"), "{}", town.screen(reporter));
    assert_eq!(stages(&town, "withdrawn").await, 1);
    let key = number(&url, "select key_id from cases").await;
    assert_eq!(number(&url, &format!("select count(*) from outbox where key_id = {key} or topic = {}", case.0)).await, 0);
    assert_eq!(number(&url, "select count(*) from attachments where stage in ('held', 'due')").await, 0);
    assert_eq!(number(&url, "select count(*) from attachments where stage = 'kept'").await, fetched);
    for person in [reporter, counsellor, supervisor] {
        let transcript = town.transcript(person);
        assert!(!transcript.contains("rahasia") && !transcript.contains("balas-satu"), "{transcript}");
    }
    assert!(town.transcript(counsellor).contains("ditarik oleh pelapor"), "{}", town.transcript(counsellor));
    let files = town.sandbox.world().messages(counsellor).iter().filter(|message| message.from_bot && message.kind != "text").count();
    assert_eq!(files, 0, "{}", town.transcript(counsellor));
    // In no list, no count, and behind no button.
    let name = name.split_whitespace().find(|word| word.contains('-')).expect("a name").to_owned();
    for staff in [counsellor, supervisor] {
        town.says(staff, "/start").await;
        assert!(town.screen(staff).contains('0'), "{}", town.screen(staff));
        for button in [Button::Queue(0), Button::Mine, Button::Board, Button::Next].into_iter().chain(pressed(case)) {
            town.forges(staff, &button.encode()).await;
            let screen = town.screen(staff);
            assert!(!screen.contains(&name) && !screen.contains("rahasia"), "{button:?}: {screen}");
        }
        town.says(staff, "masih di sana?").await;
        assert!(town.screen(staff).contains("Tidak dikirim ke siapa pun"), "{}", town.screen(staff));
    }
    assert_eq!(number(&url, &format!("select count(*) from cases where stage = 'withdrawn' and id = {} and filed = 1", case.0)).await, 1);
    // Nothing of it comes later, and the chat can begin another.
    town.passes(Duration::hours(1)).await;
    town.says(reporter, "cerita-baru").await;
    assert!(town.screen(reporter).contains("Tersimpan"), "{}", town.screen(reporter));
    town.taps(reporter, "Kirim").await;
    claims_next(&mut town, counsellor).await;
    let screen = town.screen(counsellor);
    assert!(screen.contains("cerita-baru") && !screen.contains("rahasia"), "{screen}");
    assert_eq!(number(&url, "select count(*) from quarantine").await, 0);
}

async fn back(database: Database) {
    let (mut town, counsellor, reporter) = told(database).await;
    let url = town.database.url.clone();
    let code = typed_back(&mut town, reporter).await;
    town.passes(Duration::minutes(5)).await;
    let second = town.person("id");
    tells(&mut town, second, "cerita-kedua").await;
    let sent_at = number(&url, "select min(sent_at) from cases").await;
    claims_next(&mut town, counsellor).await;
    withdraws(&mut town, reporter).await;
    // Also after a new start of the process, and a day.
    town.restart().await;
    town.passes(Duration::hours(47)).await;
    let pings = ever(&town, counsellor).matches("Ada cerita baru").count();
    town.says(reporter, &code).await;
    assert!(town.screen(reporter).contains("Kodenya benar. Cerita ini sudah ditarik"), "{}", town.screen(reporter));
    // Neither: it stays as it is, and the code is not spent.
    town.taps(reporter, "Tidak jadi").await;
    assert!(town.screen(reporter).contains("Halo."), "{}", town.screen(reporter));
    assert_eq!((stages(&town, "withdrawn").await, number(&url, "select count(*) from codes").await), (1, 1));
    // What was offered is over.
    let case = case_of(&town).await;
    town.forges(reporter, &Button::Restore(case).encode()).await;
    assert_eq!(stages(&town, "withdrawn").await, 1);
    town.says(reporter, &code).await;
    town.taps(reporter, "Batalkan penarikan").await;
    assert!(town.screen(reporter).contains("Penarikannya dibatalkan"), "{}", town.screen(reporter));
    assert!(town.screen(reporter).contains("menunggu petugas"), "{}", town.screen(reporter));
    assert_eq!(number(&url, &format!("select sent_at from cases where id = {}", case.0)).await, sent_at);
    assert_eq!(number(&url, "select count(*) from codes").await, 0, "the code is spent");
    assert!(ever(&town, counsellor).matches("Ada cerita baru").count() > pings, "{}", ever(&town, counsellor));
    // It is before the second, as it was.
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("rahasia-satu"), "{}", town.screen(counsellor));
    for (action, count) in [("withdrawn", 1), ("restored", 1)] {
        assert_eq!(number(&url, &format!("select count(*) from audit where action = '{action}' and staff_id is null")).await, count);
    }
    // The code of before is worth nothing, and nothing is erased when the two days are over.
    town.says(reporter, &code).await;
    assert!(town.screen(reporter).contains("Tersimpan"), "{}", town.screen(reporter));
    town.passes(Duration::hours(3)).await;
    assert_eq!(stages(&town, "claimed").await, 1);
}

async fn elsewhere(database: Database) {
    let (mut town, counsellor, before) = told(database).await;
    let url = town.database.url.clone();
    // It is urgent, and stays so.
    let case = case_of(&town).await;
    town.forges(before, &Button::IsSafe(case, suaka::domain::case::Safe::No).encode()).await;
    town.forges(before, &Button::Skip(case, suaka::domain::case::Question::Kind).encode()).await;
    let code = typed_back(&mut town, before).await;
    withdraws(&mut town, before).await;
    // Meanwhile somebody tells something else there.
    town.says(before, "orang-lain").await;
    let (busy, other) = (town.person("id"), town.person("id"));
    town.says(busy, "cerita-sendiri").await;
    town.says(busy, &code).await;
    assert!(town.screen(busy).contains("Di chat ini masih ada cerita"), "{}", town.screen(busy));
    town.says(other, &code).await;
    town.taps(other, "Batalkan penarikan").await;
    assert!(town.screen(other).contains("Penarikannya dibatalkan"), "{}", town.screen(other));
    assert!(town.screen(other).contains("yang bisa membuka HP ini"), "{}", town.screen(other));
    assert_eq!(number(&url, &format!("select lane from cases where id = {} and moved_at is not null", case.0)).await, 0);
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("rahasia-satu") && town.screen(counsellor).contains("dari akun lain"));
    assert!(!town.screen(counsellor).contains("orang-lain"));
    // The chat before goes on with what was begun there, and learns nothing.
    town.says(before, "masih-orang-lain").await;
    assert!(town.screen(before).contains("2 pesan"), "{}", town.screen(before));
    for button in pressed(case) {
        town.forges(before, &button.encode()).await;
        assert!(!town.screen(before).contains("rahasia"), "{button:?}: {}", town.screen(before));
    }
    assert_eq!(number(&url, &format!("select count(*) from cases where id = {} and stage = 'claimed'", case.0)).await, 1);
}

async fn race(database: Database) {
    let (mut town, _, before) = told(database).await;
    let code = typed_back(&mut town, before).await;
    withdraws(&mut town, before).await;
    let both = [town.person("id"), town.person("en")];
    for person in both {
        town.says(person, &code).await;
    }
    let case = case_of(&town).await;
    for person in both {
        let mut world = town.sandbox.world();
        let message = world.last_from_bot(person).expect("a screen").id;
        world.press_data(person, message, &Button::Restore(case).encode()).expect("a press");
    }
    town.settle().await;
    let won = [town.screen(both[0]).contains("Penarikannya dibatalkan"), town.screen(both[1]).contains("It is back")];
    assert!(won[0] != won[1], "{won:?}");
    let loser = both[usize::from(won[0])];
    let screen = town.screen(loser);
    assert!(screen.contains("Itu sudah tidak bisa") || screen.contains("not possible any more"), "{screen}");
    assert_eq!((stages(&town, "waiting").await, stages(&town, "withdrawn").await), (1, 0));
    town.forges(loser, &Button::EraseNowSurely(case).encode()).await;
    assert_eq!(stages(&town, "waiting").await, 1);
}

async fn now(database: Database) {
    let (mut town, _, reporter) = told(database).await;
    let url = town.database.url.clone();
    let code = typed_back(&mut town, reporter).await;
    withdraws(&mut town, reporter).await;
    let (case, keys) = (case_of(&town).await, number(&url, "select count(*) from keys").await);
    let other = town.person("id");
    town.says(other, &code).await;
    // Only after one more yes.
    town.taps(other, "Hapus sekarang juga").await;
    assert!(town.screen(other).contains("dengan kode pun tidak"), "{}", town.screen(other));
    assert_eq!(stages(&town, "withdrawn").await, 1);
    town.taps(other, "Ya, hapus sekarang").await;
    assert!(town.screen(other).contains("Sudah ditarik dan dihapus"), "{}", town.screen(other));
    assert_eq!(number(&url, "select count(*) from cases").await, 0);
    // One more for the chat of `other`, one less.
    assert_eq!(number(&url, "select count(*) from keys").await, keys);
    for table in ["messages", "codes", "attachments"] {
        assert_eq!(number(&url, &format!("select count(*) from {table}")).await, 0, "{table}");
    }
    assert_eq!(number(&url, "select count(*) from tombstones").await, 1);
    town.says(other, &code).await;
    assert!(town.screen(other).contains("Belum cocok"), "{}", town.screen(other));
    town.forges(other, &Button::Restore(case).encode()).await;
    assert_eq!(number(&url, "select count(*) from cases").await, 0);
}

async fn in_time(database: Database) {
    let (mut town, counsellor, reporter) = told(database).await;
    let url = town.database.url.clone();
    let code = typed_back(&mut town, reporter).await;
    withdraws(&mut town, reporter).await;
    town.says(reporter, "cerita-baru").await;
    town.taps(reporter, "Kirim").await;
    town.passes(Duration::hours(48) - Duration::seconds(1)).await;
    assert_eq!(stages(&town, "withdrawn").await, 1);
    town.restart().await;
    // While something may wait at Telegram, it may be the code.
    town.hotline.behind.store(true, Ordering::SeqCst);
    town.sandbox.advance(Duration::seconds(2));
    town.synchronise().await;
    town.hotline.tick().await.expect("a tick");
    assert_eq!(stages(&town, "withdrawn").await, 1);
    town.hotline.behind.store(false, Ordering::SeqCst);
    town.hotline.tick().await.expect("a tick");
    assert_eq!(stages(&town, "withdrawn").await, 0);
    assert_eq!(number(&url, "select count(*) from cases").await, 1, "the new one stays");
    println!("erased by the first look after its time, of which there is one each second");
    town.settle().await;
    let other = town.person("id");
    town.says(other, &code).await;
    assert!(town.screen(other).contains("Belum cocok"), "{}", town.screen(other));
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("cerita-baru"), "{}", town.screen(counsellor));
}

/// A partner holds the phone, has withdrawn it for her, and presses whatever there is.
async fn forged(database: Database) {
    let (mut town, counsellor, reporter) = told(database).await;
    let url = town.database.url.clone();
    let code = typed_back(&mut town, reporter).await;
    withdraws(&mut town, reporter).await;
    let case = case_of(&town).await;
    let as_it_is = "select count(*) from cases c join codes d on d.case_id = c.id where c.stage = 'withdrawn' and c.filed = 1";
    let stranger = town.person("id");
    town.says(stranger, "/start").await;
    let mut pressed_so_far = 0;
    for person in [reporter, stranger, counsellor] {
        for button in Button::all(case) {
            if matches!(button, Button::Exit | Button::Duty(_) | Button::Speak(_) | Button::TalkFirst(_)) {
                continue;
            }
            town.forges(person, &button.encode()).await;
            let screen = town.screen(person);
            assert!(!screen.contains("rahasia"), "{button:?}: {screen}");
            pressed_so_far += 1;
        }
        assert_eq!(number(&url, as_it_is).await, 1, "{person}");
    }
    for wrong in [code.replace(['1', '2'], "3"), code.chars().rev().collect()] {
        town.says(reporter, &wrong).await;
        town.forges(reporter, &Button::Restore(case).encode()).await;
        town.forges(reporter, &Button::EraseNowSurely(case).encode()).await;
    }
    assert_eq!(number(&url, as_it_is).await, 1);
    let alerts: String = town.sandbox.world().alerts(reporter).iter().skip(1).map(|alert| alert.text.clone()).collect();
    assert!(!alerts.contains(&code), "the code is shown to nobody");
    println!("{pressed_so_far} buttons without the code: 0 changes");
}

async fn offered(database: Database) {
    let (mut town, _, reporter) = told(database).await;
    town.taps(reporter, "Tarik cerita").await;
    let screen = town.screen(reporter);
    assert!(screen.contains("Kodenya belum dibuat") && screen.contains("memberi tahu polisi"), "{screen}");
    town.taps(reporter, "Kode untuk kembali").await;
    let code = shown(&mut town, reporter).await;
    // Shown and not typed back: it is said still, and it works all the same.
    town.says(reporter, "/start").await;
    town.taps(reporter, "Tarik cerita").await;
    assert!(town.screen(reporter).contains("belum diketik kembali"), "{}", town.screen(reporter));
    town.taps(reporter, "Ya, tarik").await;
    town.says(reporter, &code).await;
    town.taps(reporter, "Batalkan penarikan").await;
    assert!(town.screen(reporter).contains("Penarikannya dibatalkan"), "{}", town.screen(reporter));
    typed_back(&mut town, reporter).await;
    town.taps(reporter, "Tarik cerita").await;
    assert!(!town.screen(reporter).contains("Kodenya belum dibuat"), "{}", town.screen(reporter));
}

async fn closed(database: Database) {
    let (mut town, counsellor, reporter) = told(database).await;
    claims_next(&mut town, counsellor).await;
    town.taps(counsellor, "Tutup").await;
    town.taps(counsellor, "Ya, tutup").await;
    town.says(reporter, "/start").await;
    town.taps(reporter, "Tarik cerita").await;
    assert!(town.screen(reporter).contains("dihapus sekarang juga"), "{}", town.screen(reporter));
    town.taps(reporter, "Ya, tarik").await;
    assert!(town.screen(reporter).contains("Sudah ditarik dan dihapus"), "{}", town.screen(reporter));
    assert_eq!(number(&town.database.url, "select count(*) from cases").await, 0);
}

async fn talk(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    let url = town.database.url.clone();
    town.says(reporter, "/start").await;
    town.taps(reporter, "Bercerita").await;
    town.taps(reporter, "Bicara dulu saja").await;
    assert!(town.screen(reporter).contains("belum dicatat sebagai pengaduan"), "{}", town.screen(reporter));
    town.says(reporter, "hanya-bicara").await;
    assert!(town.screen(reporter).contains("Bicara dulu saja: petugas mendengarkan"), "{}", town.screen(reporter));
    assert_eq!(number(&url, "select filed from cases").await, 0);
    town.taps(reporter, "Kirim").await;
    let case = case_of(&town).await;
    // What classifies is not asked, and not taken.
    let mut asked = String::new();
    for _ in 0..3 {
        asked.push_str(&town.screen(reporter));
        town.taps(reporter, "Lewati").await;
    }
    assert!(town.screen(reporter).contains("Cukup dulu pertanyaannya"), "{}", town.screen(reporter));
    assert!(asked.contains("Anda aman?") && !asked.contains("tentang siapa") && !asked.contains("Kira-kira tentang apa"), "{asked}");
    for button in
        pressed(case).into_iter().filter(|button| matches!(button, Button::IsFor(..) | Button::IsAbout(..) | Button::OnlyTalk(..)))
    {
        town.forges(reporter, &button.encode()).await;
    }
    // Staff sees it before and after claiming, and cannot change it.
    town.taps(counsellor, "Antrean").await;
    let label = |town: &Town| town.sandbox.world().last_from_bot(counsellor).unwrap().buttons[0][0].text.clone();
    assert!(label(&town).contains("hanya bicara"), "{}", label(&town));
    town.forges(counsellor, &Button::Look(case).encode()).await;
    let screen = town.screen(counsellor);
    assert!(screen.contains("Hanya bicara; belum dicatat") && screen.contains("Jenis: belum dijawab"), "{screen}");
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("Hanya bicara; belum dicatat"), "{}", town.screen(counsellor));
    for button in pressed(case).into_iter().filter(|button| !matches!(button, Button::ReleaseSurely(_) | Button::CloseSurely(_))) {
        town.forges(counsellor, &button.encode()).await;
    }
    assert_eq!(number(&url, "select filed from cases").await, 0);
    // Its person agrees, after not yet.
    town.says(reporter, "/start").await;
    town.taps(reporter, "Boleh dicatat").await;
    assert!(town.screen(reporter).contains("menjadi pengaduan di Pusat Contoh"), "{}", town.screen(reporter));
    town.taps(reporter, "Belum dulu").await;
    assert_eq!(number(&url, "select filed from cases").await, 0);
    town.taps(reporter, "Boleh dicatat").await;
    town.taps(reporter, "Ya, boleh dicatat").await;
    assert!(town.screen(reporter).contains("sekarang boleh dicatat") && town.screen(reporter).contains("tentang siapa"));
    assert_eq!(number(&url, "select count(*) from cases where filed = 1 and filed_at is not null").await, 1);
    assert!(town.transcript(counsellor).contains("sekarang boleh dicatat"), "{}", town.transcript(counsellor));
    town.says(counsellor, "/start").await;
    town.forges(counsellor, &Button::Open(case).encode()).await;
    assert!(town.screen(counsellor).contains("Boleh dicatat sejak 24/11"), "{}", town.screen(counsellor));
    // Once is enough.
    town.taps(reporter, "Lewati").await;
    town.forges(reporter, &Button::MayFileSurely(case).encode()).await;
    assert_eq!(number(&url, "select count(*) from audit where action = 'agreed'").await, 1);
    assert_eq!(number(&url, "select count(*) from quarantine").await, 0);
}

async fn choice(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("en");
    let url = town.database.url.clone();
    town.says(reporter, "/start").await;
    town.forges(reporter, &Button::Speak(suaka::domain::language::Language::En).encode()).await;
    town.taps(reporter, "Tell us").await;
    town.taps(reporter, "Just talk first").await;
    town.taps(reporter, "Rather not").await;
    town.says(reporter, "one").await;
    assert_eq!(number(&url, "select filed from cases").await, 1);
    town.taps(reporter, "Just talk first").await;
    assert!(town.screen(reporter).contains("not filed as a complaint"), "{}", town.screen(reporter));
    assert_eq!(number(&url, "select filed from cases").await, 0);
    town.says(reporter, "two").await;
    town.taps(reporter, "Rather not").await;
    assert_eq!(number(&url, "select filed from cases").await, 1);
    // Left with the page, it is forgotten.
    town.taps(reporter, "Delete").await;
    town.taps(reporter, "Yes, delete").await;
    town.taps(reporter, "Tell us").await;
    town.taps(reporter, "Just talk first").await;
    town.says(reporter, "/exit").await;
    town.says(reporter, "three").await;
    assert_eq!(number(&url, "select filed from cases").await, 1);
}

async fn forgotten(database: Database) {
    let mut town = Town::new(database).await;
    let url = town.database.url.clone();
    let (quiet, notified) = (town.person("id"), town.person("id"));
    for person in [quiet, notified] {
        town.says(person, "belum-dikirim").await;
        town.taps(person, "Jangan dulu").await;
        assert!(town.screen(person).contains("kami simpan dua hari sejak terakhir diisi, lalu kami hapus"), "{}", town.screen(person));
    }
    town.allows(notified, Preference::Always).await;
    town.passes(Duration::hours(48) - Duration::seconds(1)).await;
    assert_eq!(stages(&town, "draft").await, 2);
    let sent = |town: &Town, person: PersonId| {
        town.sandbox.world().calls().iter().filter(|call| call.method == "sendMessage" && call.params["chat_id"] == person.0).count()
    };
    let before = [sent(&town, quiet), sent(&town, notified)];
    town.passes(Duration::seconds(1)).await;
    assert_eq!(number(&url, "select count(*) from cases").await, 0);
    assert_eq!(number(&url, "select count(*) from tombstones").await, 2);
    // Only who wants to hear of news is written to, dully.
    assert_eq!(sent(&town, quiet), before[0], "{}", town.transcript(quiet));
    assert!(sent(&town, notified) > before[1], "{}", town.transcript(notified));
    town.restart().await;
    town.taps(notified, "Buka").await;
    town.says(quiet, "/start").await;
    for person in [quiet, notified] {
        assert!(town.screen(person).contains("belum dikirim sudah kami hapus"), "{}", town.screen(person));
        town.says(person, "/start").await;
        assert!(!town.screen(person).contains("sudah kami hapus"), "told once: {}", town.screen(person));
    }
}

fn with_tombstones(town: &mut Town) -> PathBuf {
    let path = town.database.folder.path().join("elsewhere.tombstones");
    town.hotline.tombstones = Some(Arc::new(Tombstones::at(path.clone())));
    path
}

/// The tables of a story as they were, put back after it was erased.
const SAVED: [&str; 4] = ["keys", "cases", "messages", "codes"];

async fn backup(database: Database) {
    let (mut town, _, reporter) = told(database).await;
    let url = town.database.url.clone();
    let path = with_tombstones(&mut town);
    let code = typed_back(&mut town, reporter).await;
    let kept = town.person("id");
    tells(&mut town, kept, "cerita-tetap").await;
    let case = case_of(&town).await;
    let copy = town.database.folder.path().join("backup.db");
    if !town.database.is_postgres {
        sql(&url, &format!("vacuum into '{}'", copy.display())).await;
    }
    for table in SAVED {
        sql(&url, &format!("create table saved_{table} as select * from {table}")).await;
    }
    withdraws(&mut town, reporter).await;
    town.says(reporter, &code).await;
    town.taps(reporter, "Hapus sekarang juga").await;
    town.taps(reporter, "Ya, hapus sekarang").await;
    assert_eq!(town.hotline.carve().await.expect("a tombstone"), 1);
    assert_eq!(number(&url, "select count(*) from tombstones").await, 0);
    let text = std::fs::read_to_string(&path).expect("the file");
    assert_eq!(text.lines().count(), 1);
    assert!(!text.contains(&case.0.to_string()), "no number of a row stands in it: {text}");
    // The backup is put back: the rows of then, and the key that opens them.
    if town.database.is_postgres {
        for table in SAVED {
            let id = if ["messages", "codes"].contains(&table) { "case_id" } else { "id" };
            sql(&url, &format!("insert into {table} select * from saved_{table} s where s.{id} not in (select {id} from {table})")).await;
        }
    } else {
        town.hotline.store.clone().close().await;
        let file = url.strip_prefix("sqlite:").expect("a file");
        for suffix in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{file}{suffix}"));
        }
        std::fs::copy(&copy, file).expect("the backup");
    }
    assert_eq!(number(&url, "select count(*) from cases").await, 2, "it is back");
    town.restart().await;
    with_tombstones(&mut town);
    assert_eq!(town.hotline.bury().await.expect("a burial"), 1);
    assert_eq!(number(&url, "select count(*) from cases").await, 1);
    assert_eq!(number(&url, &format!("select count(*) from messages where case_id = {}", case.0)).await, 0);
    assert_eq!(town.hotline.bury().await.expect("a burial"), 0, "once");
    for table in SAVED {
        sql(&url, &format!("drop table if exists saved_{table}")).await;
    }
    // With the key, nothing that is there opens to what it was.
    let opened = crate::support::cases::all(&town.hotline).await;
    let mut search = Search::default();
    search.text("words", "rahasia-satu");
    let rows: String = dump(&url).await.into_values().flatten().collect();
    let opened = format!("{opened:?}");
    assert!(opened.contains("cerita-tetap"), "{opened}");
    assert_eq!((search.find(rows.as_bytes()), search.find(opened.as_bytes())), (vec![], vec![]));
    println!("canaries in a restored database, opened with the current key: 0");
    town.settle().await;
    town.says(kept, "/start").await;
    assert!(town.screen(kept).contains("Anda aman?"), "{}", town.screen(kept));
    town.says(reporter, "/start").await;
    assert!(town.screen(reporter).contains("Halo."), "{}", town.screen(reporter));
}

async fn tombstones(database: Database) {
    let (mut town, _, reporter) = told(database).await;
    let url = town.database.url.clone();
    withdraws(&mut town, reporter).await;
    town.passes(Duration::hours(48)).await;
    let row = "create table saved_tombstones as select * from tombstones";
    sql(&url, row).await;
    // Killed after the commit and before the line: it is written after the next start.
    town.restart().await;
    let path = with_tombstones(&mut town);
    assert_eq!(town.hotline.bury().await.expect("a start"), 0);
    assert_eq!(town.hotline.carve().await.expect("a line"), 1);
    let line = std::fs::read_to_string(&path).expect("the file");
    // Killed after the line and before the row is deleted: the line is there twice.
    let again = "insert into tombstones select * from saved_tombstones";
    sql(&url, again).await;
    assert_eq!(town.hotline.carve().await.expect("a line"), 1);
    assert_eq!(std::fs::read_to_string(&path).expect("the file"), line.repeat(2));
    assert_eq!(town.hotline.bury().await.expect("a start"), 0);
    // Killed within the line: it is in the database still, and written anew.
    sql(&url, again).await;
    std::fs::write(&path, format!("{line}{}", &line[..30])).expect("a torn line");
    assert_eq!(town.hotline.bury().await.expect("a start"), 0);
    town.hotline.carve().await.expect("a line");
    assert_eq!(std::fs::read_to_string(&path).expect("the file"), line.repeat(2));
    // What cannot be read stops the start, and says what to do.
    for broken in [format!("{line}{}", &line[..30]), format!("{line}?\n"), line.replace("\"v\":1", "\"v\":2"), format!("{line}\n")] {
        std::fs::write(&path, &broken).expect("a broken file");
        let error = format!("{:#}", town.hotline.bury().await.expect_err(&broken));
        assert!(error.contains("Bring the file back from a copy"), "{error}");
    }
    sql(&url, "drop table saved_tombstones").await;
}
