//! A short story of the shipped binary against a Bot API that shares nothing with our sandbox.

use std::collections::BTreeSet;
use std::time::Duration;

use libtest_mimic::Trial;

use crate::support::other_api::OtherApi;
use crate::support::program::Site;
use crate::support::{Database, dump, on_both};

pub fn trials() -> Vec<Trial> {
    on_both("a_story_at_another_server_of_the_bot_api", story)
}

const TOKEN: &str = "777000:another_server-token";

async fn story(database: Database) {
    let api = OtherApi::start(TOKEN).await;
    let site = Site::new(database, &format!("http://{}", api.address), TOKEN);
    let checked = site.suaka(&["check"]).good();
    assert!(checked.contains("ok    token       @suaka_other_bot") && checked.contains("ok    webhook     none is set"), "{checked}");
    let running = site.run();
    let (counsellor, reporter) = (8_000_000_001, 8_000_000_002);
    let said = site.suaka(&["staff", "invite", "--role", "counsellor"]).good();
    let (_, code) = said.trim_end().rsplit_once("https://t.me/suaka_other_bot?start=").unwrap();
    api.says(counsellor, &format!("/start {code}"));
    api.shows(counsellor, "Meja petugas 1").await;
    api.taps(counsellor, "Masuk tugas");
    api.shows(counsellor, "🟢 bertugas").await;

    api.says(reporter, "kenari: saya takut pulang");
    api.shows(reporter, "Tersimpan. Terima kasih").await;
    api.taps(reporter, "Kirim");
    api.shows(reporter, "Sudah terkirim").await;
    api.taps(reporter, "Tidak");
    api.shows(reporter, "selamat dulu").await;
    api.shows(reporter, "• Polisi: 110").await;
    api.shows(counsellor, "🔴 Ada yang mendesak").await;
    api.taps(counsellor, "Antrean");
    api.shows(counsellor, "Antrean, yang mendesak dulu").await;
    api.taps(counsellor, "🔴");
    api.shows(counsellor, "Aman sekarang: TIDAK").await;
    assert!(!api.screen(counsellor).contains("kenari"));
    api.taps(counsellor, "Ambil");
    api.shows(counsellor, "kenari: saya takut pulang").await;
    // What is written within three seconds of opening may have been meant for another case.
    tokio::time::sleep(Duration::from_secs(4)).await;
    for (label, shows) in
        [("Lanjut", "bisa membuka HP ini"), ("Tidak ada", "boleh kami menulis dulu"), ("Boleh, kapan saja", "Kalimat mana")]
    {
        api.taps(reporter, label);
        api.shows(reporter, shows).await;
    }
    api.taps(reporter, "Halaman informasi");
    api.shows(reporter, "Ini tentang siapa?").await;
    api.says(counsellor, "Saya di sini.");
    api.shows(reporter, "Halaman informasi sudah diperbarui").await;
    assert!(!api.screen(reporter).contains("Saya di sini."));
    api.taps(reporter, "Buka");
    api.shows(reporter, "Saya di sini.").await;
    api.taps(counsellor, "Tutup");
    api.shows(counsellor, "Pelapor melihat bahwa sudah ditutup").await;
    api.taps(counsellor, "Ya, tutup");
    api.shows(counsellor, "ditutup.").await;
    api.shows(reporter, "Halaman informasi sudah diperbarui").await;
    api.says(reporter, "/exit");
    api.shows(reporter, "Selesai. Ketik apa saja untuk mulai.").await;

    let (took, code, log) = running.end();
    assert!(took < Duration::from_secs(10) && code == Some(0), "{took:?} {code:?}\n{log}");
    assert!(!log.contains("ERROR") && !log.contains("WARN"), "{log}");
    assert_eq!(dump::number(&site.database.url, "select count(*) from outbox").await, 0);
    assert_eq!(api.screen(reporter), "Selesai. Ketik apa saja untuk mulai.");
    assert!(!api.screen(counsellor).contains("kenari"), "{}", api.screen(counsellor));
    let called: BTreeSet<String> = api.calls().into_iter().collect();
    let allowed: BTreeSet<String> = suaka::telegram::outbound::METHODS.iter().map(|method| method.to_lowercase()).collect();
    assert!(called.is_subset(&allowed), "{called:?}");
    assert_eq!(api.answered(), 13, "every tap is answered");
}
