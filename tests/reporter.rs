//! What a reporter can count on.

use chrono::Duration;
use libtest_mimic::Trial;
use serde_json::json;
use suaka::domain::case::Preference;
use suaka::domain::people::Role;
use suaka::sandbox::{Happening, PersonId};
use suaka::store::outbox;

use crate::support::{Database, Town, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("reporter::ten_quiet_minutes_send_the_story", quiet_minutes),
        on_both("reporter::not_yet_stops_the_clock", not_yet),
        on_both("reporter::a_draft_that_was_never_sent_is_forgotten_after_two_days", forgotten),
        on_both("reporter::a_discarded_draft_leaves_nothing", discarded),
        on_both("reporter::a_withdrawn_story_leaves_nothing_with_anybody", withdrawn),
        on_both("reporter::exit_empties_the_chat_and_keeps_the_story", exit),
        on_both("reporter::nothing_said_stays_in_a_chat_for_a_day", a_day),
        on_both("reporter::on_a_shared_phone_words_go_at_once_and_answers_in_ten_minutes", shared),
        on_both("reporter::an_edit_is_a_new_version", edits),
        on_both("reporter::changed_words_that_belong_to_nothing_are_words_like_any_others", caption),
        on_both("reporter::an_emptied_chat_stays_empty_while_time_sends_the_story", away),
        on_both("reporter::what_was_tapped_during_an_outage_is_heard_before_time_acts", heard_first),
        on_both("reporter::emergency_contacts_give_way_to_nothing_that_comes_after", contacts_first),
        on_both("reporter::who_blocks_and_comes_back_finds_the_chat_cleared", comes_back),
        on_both("reporter::every_kind_of_message_is_answered_and_no_words_are_lost", kinds),
        on_both("reporter::commands_work_wherever_one_is", commands),
        on_both("reporter::buttons_of_long_ago_and_of_others_do_nothing", stale),
        on_both("reporter::after_a_closed_story_a_new_one_opens", closed),
        on_both("reporter::an_urgent_story_overtakes", urgent),
        on_both("reporter::groups_are_left_without_a_word", groups),
        on_both("reporter::what_outlived_telegrams_limit_is_overwritten_or_named", too_old),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A story that is sent, from the first word to the queue.
pub async fn tells(town: &mut Town, person: PersonId, words: &str) {
    town.says(person, words).await;
    town.allows(person, Preference::Always).await;
    town.taps(person, "Kirim").await;
}

/// Claims whatever is first, and lets the moment of switching pass.
pub async fn claims_next(town: &mut Town, staff: PersonId) {
    town.says(staff, "/start").await;
    town.taps(staff, "Ambil berikutnya").await;
    town.passes(Duration::seconds(5)).await;
}

/// Everything that a person's phone shows at this moment.
fn shown(town: &Town, person: PersonId) -> String {
    town.transcript(person)
}

async fn rows(town: &Town, table: &'static str) -> i64 {
    let sql = match table {
        "keys" => "select count(*) from keys",
        "cases" => "select count(*) from cases",
        "messages" => "select count(*) from messages",
        "registry" => "select count(*) from registry",
        other => panic!("no such table here: {other}"),
    };
    let mut connection = town.hotline.store.read().await.unwrap();
    let (count,): (i64,) = sqlx::query_as(sql).fetch_one(&mut *connection).await.unwrap();
    count
}

async fn quiet_minutes(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    town.says(reporter, "P").await;
    assert!(town.screen(reporter).contains("pukul 10.10"), "{}", town.screen(reporter));
    town.passes(Duration::minutes(9)).await;
    town.says(reporter, "Bu, tolong").await;
    town.passes(Duration::minutes(9)).await;
    assert!(town.screen(reporter).contains("Tersimpan, 2 pesan"), "{}", town.screen(reporter));
    assert!(!shown(&town, counsellor).contains("cerita baru"));
    let silent_before = town.sandbox.world().notifications(reporter).iter().filter(|n| !n.silent).count();
    town.passes(Duration::minutes(1)).await;
    assert!(town.screen(reporter).contains("Sudah terkirim"), "{}", town.screen(reporter));
    assert!(shown(&town, counsellor).contains("Ada cerita baru di antrean."));
    assert_eq!(town.sandbox.world().notifications(reporter).iter().filter(|n| !n.silent).count(), silent_before);
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("Bu, tolong"));
}

async fn not_yet(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("id");
    town.says(reporter, "P").await;
    town.taps(reporter, "Jangan dulu").await;
    town.passes(Duration::hours(1)).await;
    town.says(reporter, "sebentar").await;
    town.passes(Duration::hours(1)).await;
    assert!(town.screen(reporter).contains("Belum dikirim"), "{}", town.screen(reporter));
    town.taps(reporter, "Kirim").await;
    assert!(town.screen(reporter).contains("Sudah terkirim"));
}

async fn forgotten(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("id");
    town.says(reporter, "P").await;
    town.taps(reporter, "Jangan dulu").await;
    let keys = rows(&town, "keys").await;
    town.passes(Duration::hours(47)).await;
    assert_eq!(rows(&town, "cases").await, 1);
    town.passes(Duration::hours(1)).await;
    assert_eq!((rows(&town, "cases").await, rows(&town, "messages").await, rows(&town, "keys").await), (0, 0, keys - 1));
    town.taps(reporter, "Kirim").await;
    assert!(town.screen(reporter).contains("Halo."), "{}", town.screen(reporter));
    assert!(town.sandbox.world().alerts(reporter).last().unwrap().text.contains("tidak berlaku"));
}

async fn discarded(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("id");
    town.says(reporter, "rahasia").await;
    let keys = rows(&town, "keys").await;
    town.taps(reporter, "Hapus yang saya tulis").await;
    town.taps(reporter, "Tidak jadi").await;
    assert!(town.screen(reporter).contains("Tersimpan"));
    town.taps(reporter, "Hapus yang saya tulis").await;
    town.taps(reporter, "Ya, hapus").await;
    assert_eq!((rows(&town, "cases").await, rows(&town, "messages").await, rows(&town, "keys").await), (0, 0, keys - 1));
    assert!(!shown(&town, reporter).contains("rahasia"));
}

async fn withdrawn(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    tells(&mut town, reporter, "rahasia-satu").await;
    claims_next(&mut town, counsellor).await;
    town.says(counsellor, "jawaban-satu").await;
    town.taps(reporter, "Buka").await;
    let keys = rows(&town, "keys").await;
    town.taps(reporter, "Bagaimana sekarang").await;
    town.taps(reporter, "Tarik cerita").await;
    town.taps(reporter, "Ya, tarik").await;
    assert!(town.screen(reporter).contains("Sudah ditarik"), "{}", town.screen(reporter));
    assert_eq!((rows(&town, "cases").await, rows(&town, "keys").await), (1, keys), "its code could still bring it back");
    for person in [counsellor, reporter] {
        let shown = shown(&town, person);
        assert!(!shown.contains("rahasia-satu") && !shown.contains("jawaban-satu"), "{shown}");
    }
    assert!(shown(&town, counsellor).contains("ditarik oleh pelapor"));
    town.says(counsellor, "masih di sana?").await;
    assert!(town.screen(counsellor).contains("Tidak dikirim ke siapa pun"), "{}", town.screen(counsellor));
    town.passes(Duration::hours(48)).await;
    assert_eq!((rows(&town, "cases").await, rows(&town, "messages").await, rows(&town, "keys").await), (0, 0, keys - 1));
}

async fn exit(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    tells(&mut town, reporter, "rahasia").await;
    town.says(reporter, "/exit").await;
    assert_eq!(shown(&town, reporter).trim(), "bot: Selesai. Ketik apa saja untuk mulai.");
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("rahasia"));
    town.says(counsellor, "kami di sini").await;
    assert!(town.screen(reporter).contains("Halaman informasi sudah diperbarui."));
    assert!(!shown(&town, reporter).contains("kami di sini"));
    town.taps(reporter, "Buka").await;
    assert!(town.screen(reporter).contains("kami di sini"));
    town.taps(reporter, "Keluar").await;
    assert_eq!(shown(&town, reporter).trim(), "bot: Selesai. Ketik apa saja untuk mulai.");
    assert_eq!(outbox::count(&mut town.hotline.store.read().await.unwrap()).await.unwrap(), 0);
}

async fn a_day(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    tells(&mut town, reporter, "rahasia").await;
    claims_next(&mut town, counsellor).await;
    town.says(counsellor, "balas-satu").await;
    town.taps(reporter, "Buka").await;
    assert!(shown(&town, reporter).contains("rahasia") && shown(&town, reporter).contains("balas-satu"));
    town.passes(Duration::hours(24)).await;
    for person in [counsellor, reporter] {
        let shown = shown(&town, person);
        assert!(!shown.contains("rahasia") && !shown.contains("balas-satu"), "{shown}");
    }
    town.taps(reporter, "Baca jawaban").await;
    assert!(town.screen(reporter).contains("balas-satu"));
}

async fn shared(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    tells(&mut town, reporter, "rahasia").await;
    town.taps(reporter, "Lewati").await;
    town.taps(reporter, "Ada").await;
    assert!(!shown(&town, reporter).contains("rahasia"));
    claims_next(&mut town, counsellor).await;
    town.says(counsellor, "balas-satu").await;
    town.taps(reporter, "Buka").await;
    assert!(town.screen(reporter).contains("balas-satu"));
    town.says(reporter, "balasan").await;
    assert!(!shown(&town, reporter).contains("balasan"), "{}", shown(&town, reporter));
    town.taps(counsellor, "Buka").await;
    assert!(town.screen(counsellor).contains("balasan"));
    town.taps(reporter, "Baca jawaban").await;
    town.passes(Duration::minutes(9)).await;
    assert!(shown(&town, reporter).contains("balas-satu"));
    town.passes(Duration::minutes(1)).await;
    assert!(!shown(&town, reporter).contains("Petugas, "), "{}", shown(&town, reporter));
}

async fn edits(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    let first = town.says(reporter, "di rumah").await;
    town.sandbox.world().edit_text(reporter, first, "di sekolah").unwrap();
    town.settle().await;
    assert!(town.screen(reporter).contains("Perubahan tersimpan"));
    town.allows(reporter, Preference::Always).await;
    town.taps(reporter, "Kirim").await;
    claims_next(&mut town, counsellor).await;
    assert!(
        town.screen(counsellor).contains("(diubah):\ndi sekolah") && !town.screen(counsellor).contains("di rumah"),
        "{}",
        town.screen(counsellor)
    );
    town.sandbox.world().edit_text(reporter, first, "di kantor").unwrap();
    town.settle().await;
    assert!(shown(&town, counsellor).contains("ada pesan baru"));
    town.taps(counsellor, "Buka").await;
    assert!(town.screen(counsellor).contains("di kantor"));
    assert_eq!(rows(&town, "messages").await, 3);
    // An answer that is changed is changed for its reader too, and unread again.
    let answer = town.says(counsellor, "salah").await;
    town.taps(reporter, "Buka").await;
    town.sandbox.world().edit_text(counsellor, answer, "benar").unwrap();
    town.settle().await;
    town.taps(reporter, "Buka").await;
    assert!(town.screen(reporter).contains("benar") && !town.screen(reporter).contains("salah"), "{}", town.screen(reporter));
}

async fn kinds(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    let wordless = [
        json!({"sticker": {"file_id": "x", "emoji": "😢"}}),
        json!({"dice": {"emoji": "🎲", "value": 3}}),
        json!({"game": {"title": "x"}}),
        json!({"story": {"id": 1, "chat": {"id": 5}}}),
        json!({"paid_media": {"star_count": 1, "paid_media": []}}),
        json!({"voice": {"duration": 1}}),
        json!({"venue": {"title": "x"}}),
        json!({"contact": {"first_name": "x"}}),
        json!({"poll": {"id": "1", "question": "x", "options": []}}),
        json!({"hologram": {"depth": 3}}),
    ];
    // At home, while telling, while a question stands, and in the talk.
    for state in 0..4 {
        match state {
            1 => drop(town.says(reporter, "mulai").await),
            2 => town.taps(reporter, "Kirim").await,
            3 => {
                for _ in 0..4 {
                    town.taps(reporter, "Lewati").await;
                }
            }
            _ => {}
        }
        for content in &wordless {
            let before = town.sandbox.world().screen_history(reporter).iter().filter(|shown| shown.from_bot).count();
            town.sandbox.world().send_raw(reporter, content.clone());
            town.settle().await;
            let after = town.sandbox.world().screen_history(reporter).iter().filter(|shown| shown.from_bot).count();
            assert!(after > before, "{state} {content}");
            let screen = town.screen(reporter);
            assert!(screen.contains("kata") || screen.contains("simpan"), "{state} {content}: {screen}");
        }
        let worded = [
            json!({"story": {"id": 1}, "caption": format!("takarir-{state}")}),
            json!({"rich_message": {"blocks": [{"text": {"text": format!("tempelan-{state}")}}]}}),
            json!({"text": format!("teks-{state}"), "entities": [{"type": "hologram", "offset": 0, "length": 4}]}),
        ];
        if state > 0 {
            for content in worded {
                town.sandbox.world().send_raw(reporter, content);
                town.settle().await;
            }
        }
    }
    claims_next(&mut town, counsellor).await;
    for state in 1..4 {
        for words in ["takarir", "tempelan", "teks"] {
            assert!(town.screen(counsellor).contains(&format!("{words}-{state}")), "{words}-{state}\n{}", town.screen(counsellor));
        }
    }
    // What a counsellor cannot pass on reaches nobody, and that is said.
    let more = [
        json!({"video": {"file_id": "x"}}),
        json!({"location": {"latitude": 0.5, "longitude": 101.4}}),
        json!({"contact": {"phone_number": "1", "first_name": "x"}}),
    ];
    for content in wordless.into_iter().chain(more) {
        town.sandbox.world().send_raw(counsellor, content);
        town.settle().await;
        assert!(town.screen(counsellor).contains("Belum dikirim"), "{}", town.screen(counsellor));
    }
}

async fn commands(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    let all = [("/start", ""), ("/help", "110"), ("/privacy", "Telegram tahu"), ("/language", "Choose a language"), ("/exit", "Selesai.")];
    for state in 0..4 {
        match state {
            1 => drop(town.says(reporter, "mulai").await),
            2 => {
                town.says(reporter, "/start").await;
                town.taps(reporter, "Kirim").await;
            }
            3 => {
                town.says(reporter, "/start").await;
                for _ in 0..4 {
                    town.taps(reporter, "Lewati").await;
                }
            }
            _ => {}
        }
        for (command, says) in all {
            town.says(reporter, command).await;
            assert!(town.screen(reporter).contains(says), "{state} {command}: {}", town.screen(reporter));
        }
    }
    for (command, says) in [
        ("/start", "Meja petugas"),
        ("/help", "Cara kerja"),
        ("/privacy", "Telegram tahu"),
        ("/language", "Pilih bahasa"),
        ("/exit", "Meja petugas"),
    ] {
        town.says(counsellor, command).await;
        assert!(town.screen(counsellor).contains(says), "{command}: {}", town.screen(counsellor));
    }
}

async fn stale(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter, other) = (town.staff(Role::Counsellor).await, town.person("id"), town.person("id"));
    tells(&mut town, reporter, "rahasia").await;
    town.says(other, "P").await;
    let case: String = {
        let world = town.sandbox.world();
        let screen = world.last_from_bot(reporter).unwrap();
        screen.buttons[0][0].data.clone().unwrap().split(':').nth(2).unwrap().to_owned()
    };
    for data in [
        format!("1:read:{case}:0"),
        format!("1:with!:{case}:"),
        format!("1:send:{case}:"),
        format!("1:safe:{case}:no"),
        format!("1:claim:{case}:"),
        format!("1:open:{case}:"),
        format!("1:close!:{case}:"),
        format!("1:look:{case}:"),
        "1:next::".to_owned(),
        "1:board::".to_owned(),
        "1:duty::on".to_owned(),
        "1:queue::0".to_owned(),
        "9:home::".to_owned(),
        "x".repeat(64),
    ] {
        town.forges(other, &data).await;
        assert!(town.screen(other).contains("Tersimpan"), "{data}: {}", town.screen(other));
        assert!(!shown(&town, other).contains("rahasia"), "{data}");
    }
    town.taps(counsellor, "Ambil berikutnya").await;
    assert!(town.screen(counsellor).contains("rahasia"));
}

async fn closed(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    tells(&mut town, reporter, "pertama").await;
    claims_next(&mut town, counsellor).await;
    town.taps(counsellor, "Tutup").await;
    town.taps(counsellor, "Ya, tutup").await;
    assert!(!shown(&town, counsellor).contains("pertama"));
    town.taps(reporter, "Buka").await;
    assert!(town.screen(reporter).contains("sudah ditutup"), "{}", town.screen(reporter));
    tells(&mut town, reporter, "kedua").await;
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("kedua") && !town.screen(counsellor).contains("pertama"), "{}", town.screen(counsellor));
}

async fn urgent(database: Database) {
    let mut town = Town::new(database).await;
    let counsellor = town.staff(Role::Counsellor).await;
    let (first, second) = (town.person("id"), town.person("id"));
    tells(&mut town, first, "biasa").await;
    town.passes(Duration::minutes(30)).await;
    tells(&mut town, second, "mendesak").await;
    town.taps(second, "Tidak").await;
    assert!(town.screen(second).contains("110") && town.screen(second).contains("112"), "{}", town.screen(second));
    assert!(shown(&town, counsellor).contains("🔴 Ada yang mendesak"));
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("mendesak"));
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("biasa"));
}

async fn groups(database: Database) {
    let mut town = Town::new(database).await;
    let group = town.sandbox.world().add_to_group("Keluarga");
    town.settle().await;
    let world = town.sandbox.world();
    let methods: Vec<_> = world.calls().iter().map(|call| call.method).filter(|method| *method != "getUpdates").collect();
    assert!(methods.contains(&"leaveChat") && !methods.contains(&"sendMessage"), "{methods:?}");
    assert!(world.chat_messages(group).iter().all(|message| !message.from_bot || message.text.is_empty()));
}

async fn too_old(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("id");
    town.says(reporter, "rahasia").await;
    // Telegram is out of reach for three days; what stands there cannot be deleted any more.
    town.sandbox.stop();
    town.sandbox.advance(Duration::days(3));
    town.sandbox.resume().await.unwrap();
    town.settle().await;
    town.says(reporter, "/exit").await;
    let screen = town.screen(reporter);
    assert!(screen.contains("Selesai"), "{screen}");
    let deleted = town.sandbox.world().screen_history(reporter).iter().filter(|shown| shown.what == Happening::Deleted).count();
    assert!(deleted > 0);
}

async fn caption(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    let photo = town.sandbox.world().send_raw(reporter, json!({"story": {"id": 1}}));
    town.settle().await;
    assert!(!town.screen(reporter).contains("Tersimpan"));
    town.sandbox.world().enqueue_raw_update(json!({"edited_message": {
        "message_id": photo, "date": 1, "edit_date": 2, "chat": {"id": reporter.0, "type": "private"},
        "story": {"id": 1}, "caption": "mau tanya soal akta"
    }}));
    town.settle().await;
    assert!(town.screen(reporter).contains("Tersimpan"), "{}", town.screen(reporter));
    town.taps(reporter, "Kirim").await;
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("mau tanya soal akta"), "{}", town.screen(counsellor));
}

async fn away(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    town.says(reporter, "rahasia").await;
    town.taps(reporter, "Keluar").await;
    town.passes(Duration::minutes(11)).await;
    assert_eq!(shown(&town, reporter).trim(), "bot: Selesai. Ketik apa saja untuk mulai.");
    assert!(shown(&town, counsellor).contains("Ada cerita baru"));
    town.says(reporter, "halo").await;
    assert!(town.screen(reporter).contains("di tempat Anda aman?"), "{}", town.screen(reporter));
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("rahasia") && town.screen(counsellor).contains("halo"));
}

async fn heard_first(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("id");
    town.says(reporter, "P").await;
    // The process is down when she taps, and the quiet minutes pass.
    town.sandbox.world().press_labelled(reporter, "Jangan dulu").unwrap();
    town.sandbox.advance(Duration::minutes(15));
    town.restart().await;
    town.synchronise().await;
    assert_eq!(town.hotline.tick().await.unwrap(), 0, "time acted on what was not read");
    town.settle().await;
    assert!(town.screen(reporter).contains("Belum dikirim"), "{}", town.screen(reporter));
}

async fn contacts_first(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("id");
    tells(&mut town, reporter, "P").await;
    {
        let mut world = town.sandbox.world();
        world.press_labelled(reporter, "Tidak").unwrap();
        world.send_text(reporter, "tolong");
    }
    town.settle().await;
    let world = town.sandbox.world();
    assert!(world.screen_history(reporter).iter().any(|shown| shown.text.contains("selamat dulu") && shown.text.contains("110")));
}

async fn comes_back(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    tells(&mut town, reporter, "rahasia").await;
    claims_next(&mut town, counsellor).await;
    town.says(counsellor, "balas-satu").await;
    for person in [reporter, counsellor] {
        town.sandbox.world().block_bot(person);
    }
    town.passes(Duration::hours(30)).await;
    for person in [reporter, counsellor] {
        town.sandbox.world().unblock_bot(person);
        town.settle().await;
        let shown = shown(&town, person);
        assert!(!shown.contains("rahasia") && !shown.contains("balas-satu"), "{shown}");
    }
}
