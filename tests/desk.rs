//! What staff can count on, and what they cannot do.

use std::time::Duration as Time;

use chrono::Duration;
use libtest_mimic::Trial;
use suaka::domain::ids::CaseId;
use suaka::domain::people::Role;
use suaka::sandbox::{Fault, FaultKind, PersonId};
use suaka::store::audit;

use crate::reporter::{claims_next, tells};
use crate::support::{Database, Town, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("desk::what_is_written_reaches_the_case_on_the_screen_or_nobody", one_case_at_a_time),
        on_both("desk::no_screen_names_a_case_that_is_not_in_hand", names),
        on_both("desk::what_is_written_before_a_case_is_shown_is_not_for_it", not_shown_yet),
        on_both("desk::an_urgent_ping_outlives_an_ordinary_one", urgent_ping),
        on_both("desk::whoever_holds_a_case_hears_that_it_is_urgent_now", urgent_later),
        on_both("desk::exactly_one_of_two_claims_and_the_other_sees_nothing", two_claim),
        on_both("desk::off_duty_one_claims_nothing", off_duty),
        on_both("desk::release_returns_the_case_and_takes_its_content_away", release),
        on_both("desk::an_invitation_works_once_and_in_time", invitation),
        on_both("desk::the_board_is_for_supervisors", board),
        on_both("desk::forged_buttons_of_every_kind_show_no_content", forged),
        on_both("desk::a_revoked_desk_is_emptied_and_its_cases_return", revoked),
        on_both("desk::who_blocks_the_bot_stands_down_and_reporters_who_do_are_told_of", blocked),
        on_both("desk::every_opening_is_recorded", recorded),
        on_both("desk::a_long_talk_is_read_in_pages", pages),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The case that a reporter's newest screen speaks of.
pub fn case_of(town: &Town, reporter: PersonId) -> CaseId {
    let world = town.sandbox.world();
    let screen = world.last_from_bot(reporter).unwrap();
    let data = screen.buttons.iter().flatten().filter_map(|button| button.data.as_deref());
    data.filter_map(|data| data.split(':').nth(2)).find(|case| !case.is_empty()).unwrap().parse().unwrap()
}

async fn one_case_at_a_time(database: Database) {
    let mut town = Town::new(database).await;
    let counsellor = town.staff(Role::Counsellor).await;
    let (first, second) = (town.person("id"), town.person("id"));
    tells(&mut town, first, "cerita-satu").await;
    town.passes(Duration::minutes(1)).await;
    tells(&mut town, second, "cerita-dua").await;
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("cerita-satu"));
    town.says(counsellor, "untuk-satu").await;
    let for_first = town.sandbox.world().messages(counsellor).iter().rev().find(|message| message.text == "untuk-satu").unwrap().id;
    town.says(counsellor, "/start").await;
    town.says(counsellor, "untuk-siapa").await;
    assert!(town.screen(counsellor).contains("Tidak dikirim ke siapa pun"), "{}", town.screen(counsellor));
    town.taps(counsellor, "Ambil berikutnya").await;
    assert!(town.screen(counsellor).contains("cerita-dua") && !town.screen(counsellor).contains("cerita-satu"));
    // Written in the very moment of switching: perhaps for the first.
    town.says(counsellor, "terlalu-cepat").await;
    assert!(town.screen(counsellor).contains("baru saja membuka"), "{}", town.screen(counsellor));
    town.passes(Duration::seconds(5)).await;
    // A reply to a message of the other case.
    town.sandbox.world().send_text_reply(counsellor, "salah-kasus", for_first);
    town.settle().await;
    assert!(town.screen(counsellor).contains("milik kasus lain"), "{}", town.screen(counsellor));
    town.says(counsellor, "untuk-dua").await;
    for (reporter, theirs, others) in [(first, "untuk-satu", "untuk-dua"), (second, "untuk-dua", "untuk-satu")] {
        town.taps(reporter, "Buka").await;
        let screen = town.screen(reporter);
        assert!(screen.contains(theirs) && !screen.contains(others), "{screen}");
        for nobodys in ["untuk-siapa", "terlalu-cepat", "salah-kasus"] {
            assert!(!screen.contains(nobodys), "{screen}");
        }
    }
}

async fn two_claim(database: Database) {
    let mut town = Town::new(database).await;
    let (one, two) = (town.staff(Role::Counsellor).await, town.staff(Role::Counsellor).await);
    let reporter = town.person("id");
    tells(&mut town, reporter, "rahasia").await;
    for person in [one, two] {
        town.taps(person, "Antrean").await;
        town.taps(person, "mnt").await;
    }
    {
        let mut world = town.sandbox.world();
        world.press_labelled(one, "Ambil").unwrap();
        world.press_labelled(two, "Ambil").unwrap();
    }
    town.settle().await;
    assert!(town.screen(one).contains("rahasia"));
    assert!(town.screen(two).contains("Sudah diambil rekan lain"), "{}", town.screen(two));
    assert!(town.sandbox.world().screen_history(two).iter().all(|shown| !shown.text.contains("rahasia")));
}

async fn off_duty(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    tells(&mut town, reporter, "rahasia").await;
    town.taps(counsellor, "Selesai tugas").await;
    town.taps(counsellor, "Antrean").await;
    town.taps(counsellor, "mnt").await;
    town.taps(counsellor, "Ambil").await;
    assert!(town.screen(counsellor).contains("Masuk tugas dulu"), "{}", town.screen(counsellor));
    town.forges(counsellor, "1:next::").await;
    assert!(!town.transcript(counsellor).contains("rahasia"));
}

async fn release(database: Database) {
    let mut town = Town::new(database).await;
    let (one, two) = (town.staff(Role::Counsellor).await, town.staff(Role::Counsellor).await);
    let reporter = town.person("id");
    tells(&mut town, reporter, "rahasia").await;
    claims_next(&mut town, one).await;
    town.says(one, "jwb-satu").await;
    town.taps(one, "Lepas").await;
    town.taps(one, "Tidak jadi").await;
    assert!(town.screen(one).contains("rahasia"));
    town.taps(one, "Lepas").await;
    town.taps(one, "Ya, lepas").await;
    let shown = town.transcript(one);
    assert!(!shown.contains("rahasia") && !shown.contains("jwb-satu"), "{shown}");
    assert!(town.transcript(two).contains("Ada cerita baru"));
    town.says(one, "masih").await;
    claims_next(&mut town, two).await;
    let screen = town.screen(two);
    assert!(screen.contains("rahasia") && screen.contains("jwb-satu") && !screen.contains("masih"), "{screen}");
}

async fn invitation(database: Database) {
    let mut town = Town::new(database).await;
    let (code, _) = town.hotline.invite(Role::Counsellor).await.unwrap();
    let (late, _) = town.hotline.invite(Role::Counsellor).await.unwrap();
    let (one, two, three) = (town.person("id"), town.person("id"), town.person("id"));
    town.says(one, &format!("/start {code}")).await;
    assert!(town.screen(one).contains("Selamat datang. Anda petugas nomor 1."), "{}", town.screen(one));
    assert!(!town.transcript(one).contains(&code));
    town.says(two, &format!("/start {code}")).await;
    assert!(town.screen(two).contains("sudah dipakai"), "{}", town.screen(two));
    town.says(two, &format!("/start {}", "0".repeat(32))).await;
    assert!(town.screen(two).contains("sudah dipakai"));
    town.says(one, &format!("/start {late}")).await;
    assert!(town.screen(one).contains("sudah terdaftar"));
    town.passes(Duration::hours(73)).await;
    town.says(three, &format!("/start {late}")).await;
    assert!(town.screen(three).contains("lewat waktunya"), "{}", town.screen(three));
    // Who has a story here does not become staff in the same chat.
    let (code, _) = town.hotline.invite(Role::Counsellor).await.unwrap();
    town.says(three, "P").await;
    town.says(three, &format!("/start {code}")).await;
    assert!(town.screen(three).contains("Pakai akun lain"), "{}", town.screen(three));
    town.says(two, &format!("/start {code}")).await;
    assert!(town.screen(two).contains("petugas nomor 2"), "{}", town.screen(two));
}

async fn board(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, supervisor) = (town.staff(Role::Counsellor).await, town.staff(Role::Supervisor).await);
    let (first, second) = (town.person("id"), town.person("id"));
    tells(&mut town, first, "satu").await;
    town.passes(Duration::minutes(12)).await;
    tells(&mut town, second, "dua").await;
    town.taps(second, "Tidak").await;
    claims_next(&mut town, counsellor).await;
    town.taps(supervisor, "Papan").await;
    let screen = town.transcript(supervisor);
    for line in [
        "🔴 Mendesak: 0 menunggu",
        "⚪ Biasa: 1 menunggu, terlama 12 menit",
        "Sedang ditangani: 1",
        "🟢 Petugas 1 bertugas",
        "🟢 Petugas 2 bertugas",
    ] {
        assert!(screen.contains(line), "{line}\n{screen}");
    }
    town.forges(counsellor, "1:board::").await;
    assert!(town.screen(counsellor).contains("hanya untuk penyelia"), "{}", town.screen(counsellor));
}

async fn forged(database: Database) {
    let mut town = Town::new(database).await;
    let (holder, other) = (town.staff(Role::Counsellor).await, town.staff(Role::Supervisor).await);
    let (held, waiting) = (town.person("id"), town.person("id"));
    tells(&mut town, held, "rahasia-di-tangan").await;
    let held_case = case_of(&town, held);
    claims_next(&mut town, holder).await;
    tells(&mut town, waiting, "rahasia-menunggu").await;
    let waiting_case = case_of(&town, waiting);
    for case in [held_case, waiting_case] {
        for button in suaka::dialogue::Button::all(case) {
            // Claiming what waits is what the desk is for; leaving duty would only make it easier.
            if matches!(button, suaka::dialogue::Button::Claim(_) | suaka::dialogue::Button::Next | suaka::dialogue::Button::Duty(_)) {
                continue;
            }
            town.forges(other, &button.encode()).await;
        }
    }
    for shown in town.sandbox.world().screen_history(other) {
        assert!(!shown.text.contains("rahasia"), "{}", shown.text);
    }
    // And the case is where it was.
    town.says(holder, "masih-milik-saya").await;
    assert!(town.screen(holder).contains("masih-milik-saya"), "{}", town.screen(holder));
}

async fn revoked(database: Database) {
    let mut town = Town::new(database).await;
    let (one, two) = (town.staff(Role::Counsellor).await, town.staff(Role::Counsellor).await);
    let reporter = town.person("id");
    tells(&mut town, reporter, "rahasia").await;
    claims_next(&mut town, one).await;
    town.says(one, "jwb-satu").await;
    assert_eq!(town.hotline.revoke(1).await.unwrap(), 1);
    town.settle().await;
    assert_eq!(town.transcript(one).trim(), "bot: Akses meja kerja di akun ini sudah dicabut.");
    assert!(town.transcript(two).contains("Ada cerita baru"));
    town.says(one, "P").await;
    assert!(town.screen(one).contains("Tersimpan"), "whoever was staff can be a reporter: {}", town.screen(one));
    claims_next(&mut town, two).await;
    assert!(town.screen(two).contains("rahasia"));
    assert!(town.hotline.revoke(1).await.is_err());
}

async fn blocked(database: Database) {
    let mut town = Town::new(database).await;
    let (one, two) = (town.staff(Role::Counsellor).await, town.staff(Role::Counsellor).await);
    let reporter = town.person("id");
    tells(&mut town, reporter, "rahasia").await;
    claims_next(&mut town, one).await;
    town.sandbox.world().block_bot(reporter);
    town.settle().await;
    assert!(town.transcript(one).contains("tidak bisa dihubungi"), "{}", town.transcript(one));
    town.says(one, "jwb-satu").await;
    town.sandbox.world().unblock_bot(reporter);
    town.says(reporter, "/start").await;
    town.taps(reporter, "Baca jawaban").await;
    assert!(town.screen(reporter).contains("jwb-satu"));
    town.sandbox.world().block_bot(one);
    town.settle().await;
    assert!(town.transcript(two).contains("Ada cerita baru"));
    claims_next(&mut town, two).await;
    assert!(town.screen(two).contains("rahasia"));
    let staff = town.hotline.staff().await.unwrap();
    assert_eq!(staff.iter().map(|one| one.on_duty).collect::<Vec<_>>(), [false, true]);
}

async fn recorded(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    tells(&mut town, reporter, "rahasia").await;
    let case = case_of(&town, reporter);
    claims_next(&mut town, counsellor).await;
    town.says(counsellor, "/start").await;
    town.says(reporter, "yang kedua").await;
    town.taps(counsellor, "Kasus saya").await;
    assert!(town.transcript(counsellor).contains("· 💬 1]"), "{}", town.transcript(counsellor));
    town.taps(counsellor, "mnt").await;
    town.taps(counsellor, "Meja").await;
    town.taps(counsellor, "Kasus saya").await;
    assert!(!town.transcript(counsellor).contains("💬"));
    let mut connection = town.hotline.store.read().await.unwrap();
    assert_eq!(audit::count(&mut connection, "opened", case).await.unwrap(), 2);
    assert_eq!(audit::count(&mut connection, "claimed", case).await.unwrap(), 1);
}

async fn pages(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    for number in 0..6 {
        town.says(reporter, &format!("awal-{number} {} akhir-{number}", "kata ".repeat(700))).await;
    }
    town.taps(reporter, "Kirim").await;
    claims_next(&mut town, counsellor).await;
    let mut seen = vec![town.screen(counsellor)];
    assert!(seen[0].contains("akhir-5"));
    while town.transcript(counsellor).contains("‹ Sebelumnya") {
        town.taps(counsellor, "‹ Sebelumnya").await;
        seen.push(town.screen(counsellor));
        assert!(seen.len() < 30);
    }
    for number in 0..6 {
        for edge in ["awal", "akhir"] {
            let edge = format!("{edge}-{number}");
            assert_eq!(seen.iter().filter(|screen| screen.contains(&edge)).count(), 1, "{edge}");
        }
    }
    assert!(seen.last().unwrap().contains("Halaman 1 dari"), "{}", seen.last().unwrap());
}

async fn names(database: Database) {
    let mut town = Town::new(database).await;
    let counsellor = town.staff(Role::Counsellor).await;
    let (first, second) = (town.person("id"), town.person("id"));
    tells(&mut town, first, "cerita-satu").await;
    town.passes(Duration::minutes(1)).await;
    tells(&mut town, second, "cerita-dua").await;
    claims_next(&mut town, counsellor).await;
    let answer = town.says(counsellor, "untuk-satu").await;
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("cerita-dua"));
    // An old answer to the first is mended while the second is open.
    town.sandbox.world().edit_text(counsellor, answer, "untuk-satu-mended").unwrap();
    town.settle().await;
    town.says(counsellor, "untuk-siapa").await;
    assert!(town.screen(counsellor).contains("Tidak dikirim ke siapa pun"), "{}", town.screen(counsellor));
    // The first is taken back while the second is open: its news stands on the screen, and nobody is written to.
    town.says(counsellor, "/start").await;
    town.taps(counsellor, "Kasus saya").await;
    let mine = town.sandbox.world().last_from_bot(counsellor).unwrap().buttons.len();
    assert_eq!(mine, 3);
    let second_case = case_of(&town, second);
    town.forges(counsellor, &suaka::dialogue::Button::Open(second_case).encode()).await;
    town.passes(Duration::seconds(5)).await;
    town.taps(first, "Buka").await;
    town.taps(first, "Bagaimana sekarang").await;
    town.taps(first, "Tarik cerita").await;
    town.taps(first, "Ya, tarik").await;
    town.says(counsellor, "kenapa-ditarik").await;
    assert!(town.screen(counsellor).contains("Tidak dikirim ke siapa pun"), "{}", town.screen(counsellor));
    town.says(second, "/start").await;
    assert!(!town.transcript(second).contains("belum dibaca"), "{}", town.transcript(second));
}

async fn not_shown_yet(database: Database) {
    let mut town = Town::new(database).await;
    let counsellor = town.staff(Role::Counsellor).await;
    let (first, second) = (town.person("id"), town.person("id"));
    tells(&mut town, first, "cerita-satu").await;
    town.passes(Duration::minutes(1)).await;
    tells(&mut town, second, "cerita-dua").await;
    claims_next(&mut town, counsellor).await;
    town.says(counsellor, "/start").await;
    // The second is claimed, but for half a minute Telegram lets nothing of it onto the screen.
    let wait = FaultKind::Status { code: 429, description: "Too Many Requests: retry after 30".to_owned(), retry_after: Some(30) };
    town.sandbox.world().fault(Fault::next("editMessageText", wait));
    town.taps(counsellor, "Ambil berikutnya").await;
    town.passes(Duration::seconds(10)).await;
    assert!(!town.transcript(counsellor).contains("cerita-dua"));
    town.says(counsellor, "untuk-siapa").await;
    town.passes(Duration::minutes(1)).await;
    assert!(town.screen(counsellor).contains("Belum dikirim"), "{}", town.screen(counsellor));
    town.says(second, "/start").await;
    assert!(!town.transcript(second).contains("belum dibaca"), "{}", town.transcript(second));
}

async fn urgent_ping(database: Database) {
    let mut town = Town::new(database).await;
    let counsellor = town.staff(Role::Counsellor).await;
    let (first, second) = (town.person("id"), town.person("id"));
    tells(&mut town, first, "P").await;
    town.taps(first, "Tidak").await;
    tells(&mut town, second, "P").await;
    let shown = town.transcript(counsellor);
    assert!(shown.contains("🔴 Ada yang mendesak") && shown.contains("Ada cerita baru"), "{shown}");
    // More that is urgent comes in the place of the first word of it, also where that never got there.
    for _ in 0..3 {
        let person = town.person("id");
        tells(&mut town, person, "P").await;
        town.sandbox.world().press_labelled(person, "Tidak").unwrap();
        town.receiver.poll(Time::ZERO).await;
    }
    town.settle().await;
    assert_eq!(town.transcript(counsellor).matches("🔴 Ada yang mendesak").count(), 1, "{}", town.transcript(counsellor));
    // One tap away from whoever waits the longest; what else is new stays news.
    town.taps(counsellor, "Ambil berikutnya").await;
    assert_eq!(case_of(&town, counsellor), case_of(&town, first));
    let shown = town.transcript(counsellor);
    assert!(!shown.contains("🔴 Ada yang mendesak") && shown.contains("Ada cerita baru"), "{shown}");
    // Released, it is urgent for all once more.
    town.taps(counsellor, "Lepas").await;
    town.taps(counsellor, "Ya, lepas").await;
    town.taps(counsellor, "Antrean").await;
    assert!(!town.transcript(counsellor).contains("Ada "), "{}", town.transcript(counsellor));
}

async fn urgent_later(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, other) = (town.staff(Role::Counsellor).await, town.staff(Role::Counsellor).await);
    let reporter = town.person("id");
    tells(&mut town, reporter, "P").await;
    claims_next(&mut town, counsellor).await;
    town.says(counsellor, "/start").await;
    town.taps(reporter, "Tidak").await;
    assert!(town.transcript(counsellor).contains(": sekarang mendesak."), "{}", town.transcript(counsellor));
    assert!(!town.transcript(other).contains("mendesak."), "{}", town.transcript(other));
    town.taps(counsellor, "Buka").await;
    assert_eq!(case_of(&town, counsellor), case_of(&town, reporter));
    assert!(!town.transcript(counsellor).contains(": sekarang mendesak."));
}
