//! What people send besides words: asked about before it is fetched, cleaned, kept, shown by value, and gone when it must.

use chrono::Duration;
use libtest_mimic::Trial;
use serde_json::json;
use suaka::domain::people::Role;
use suaka::sandbox::{Fault, FaultKind, Message, PersonId, SentFile};

use crate::reporter::{claims_next, tells};
use crate::support::sample::{IN_OGG, IN_PNG, ogg, png};
use crate::support::{Database, Town, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("sent::no_picture_is_fetched_before_the_question_is_answered", held),
        on_both("sent::a_picture_of_somebody_undressed_is_removed_and_never_fetched", undressed),
        on_both("sent::an_hour_of_silence_is_no_yes", silence),
        on_both("sent::whoever_leaves_does_not_answer", leaves),
        on_both("sent::a_voice_note_is_received_when_it_is_kept", voice),
        on_both("sent::an_album_keeps_its_order", album),
        on_both("sent::a_place_is_kept_for_a_purpose_only", place),
        on_both("sent::a_place_of_danger_is_urgent", danger),
        on_both("sent::a_number_that_is_not_given_is_not_kept", number),
        on_both("sent::a_counsellors_picture_reaches_its_reporter_cleaned", answer),
        on_both("sent::what_cannot_be_taken_is_told", refused),
        on_both("sent::a_fetch_that_fails_is_done_again_or_told", failing),
        on_both("sent::how_many_more_is_said_before_and_words_are_always_taken", caps),
        on_both("sent::with_a_full_disk_only_words_are_taken", disk),
        on_both("sent::what_is_shown_goes_with_its_case", goes),
        on_both("sent::a_withdrawn_story_takes_its_files_with_it", withdrawn),
        on_both("sent::on_a_shared_phone_what_was_sent_goes_when_it_is_kept", shared),
        on_both("sent::what_comes_by_itself_disturbs_nobody_who_reads_or_left", by_itself),
        on_both("sent::another_picture_in_the_same_message_is_asked_about_anew", replaced),
        on_both("sent::what_nobody_answered_goes_with_the_close_of_its_case", closed),
        on_both("sent::a_question_that_runs_out_leaves_an_opened_answer_to_its_time", runs_out),
        on_both("sent::a_file_that_has_been_shown_for_long_takes_no_news_with_it", alone),
        on_both("sent::an_exit_does_not_wait_for_a_file", exit_first),
        on_both("sent::a_restart_between_the_halves_loses_nothing", restart),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn status(code: u16) -> FaultKind {
    FaultKind::Status { code, description: "Bad".to_owned(), retry_after: None }
}

fn fetches(town: &Town) -> usize {
    town.sandbox.world().calls().iter().filter(|call| call.method == "getFile").count()
}

/// The file that stands in a chat, sent by the bot.
fn files(town: &Town, person: PersonId) -> Vec<Message> {
    town.sandbox.world().messages(person).iter().filter(|message| message.from_bot && message.kind != "text").cloned().collect()
}

fn bytes(town: &Town, message: &Message) -> Vec<u8> {
    let field = &message.extra[&message.kind];
    let id = field.as_array().map_or(field, |sizes| sizes.last().unwrap())["file_id"].as_str().unwrap().to_owned();
    town.sandbox.world().file_bytes(&id).unwrap().to_vec()
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

async fn count(town: &Town, sql: &'static str) -> i64 {
    let (count,): (i64,) = sqlx::query_as(sql).fetch_one(&mut *town.hotline.store.read().await.unwrap()).await.unwrap();
    count
}

async fn held(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    town.sends(reporter, "photo", None, png(), "ini gambarnya ya kak").await;
    assert!(town.screen(reporter).contains("adakah orang yang tidak berpakaian"), "{}", town.screen(reporter));
    assert!(!town.screen(reporter).contains("Tersimpan"), "{}", town.screen(reporter));
    town.passes(Duration::minutes(11)).await;
    // The story is in the queue by itself; the picture still waits.
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("menunggu jawaban pengirim"), "{}", town.screen(counsellor));
    assert_eq!(fetches(&town), 0);
    town.taps(reporter, "Tidak ada").await;
    assert_eq!(fetches(&town), 1);
    town.taps(counsellor, "Buka").await;
    town.taps(counsellor, "🖼 1").await;
    let shown = files(&town, counsellor);
    assert_eq!(shown.len(), 1, "{}", town.transcript(counsellor));
    let (photo, bytes) = (&shown[0], bytes(&town, &shown[0]));
    assert_eq!((photo.kind.as_str(), photo.protect_content, photo.extra["has_media_spoiler"].as_bool()), ("photo", true, Some(true)));
    assert!(photo.text.contains("SHA-256: ") && !contains(&bytes, IN_PNG) && contains(&bytes, "IDAT"));
    // The case stands below it, and is still written to.
    assert!(town.screen(counsellor).contains("ini gambarnya ya kak"), "{}", town.transcript(counsellor));
    town.passes(Duration::seconds(5)).await;
    town.says(counsellor, "sudah kami lihat").await;
    assert!(town.screen(counsellor).contains("sudah kami lihat"), "{}", town.screen(counsellor));
    // Neither a forward nor an id of what was received.
    let world = town.sandbox.world();
    assert!(world.calls().iter().all(|call| !call.method.starts_with("forward") && !call.method.starts_with("copy")));
}

async fn undressed(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    town.sends(reporter, "photo", None, png(), "dia ancam sebar").await;
    town.taps(reporter, "Ada, atau").await;
    let shown = town.transcript(reporter);
    assert!(!shown.contains("dia ancam sebar") && shown.contains("bukan salahmu"), "{shown}");
    town.taps(reporter, "Cegah gambar").await;
    assert!(town.screen(reporter).contains("takeitdown.ncmec.org"), "{}", town.screen(reporter));
    town.taps(reporter, "Kembali").await;
    town.taps(reporter, "Kirim").await;
    claims_next(&mut town, counsellor).await;
    let screen = town.screen(counsellor);
    assert!(screen.contains("dia ancam sebar") && screen.contains("· tidak diambil"), "{screen}");
    town.passes(Duration::hours(30)).await;
    assert_eq!(fetches(&town), 0);
    assert_eq!(count(&town, "select count(*) from attachments where source is not null").await, 0);
}

async fn silence(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("id");
    for kind in ["photo", "video", "video_note", "animation", "document"] {
        town.sends(reporter, kind, None, png(), "").await;
    }
    town.passes(Duration::minutes(59)).await;
    assert_eq!(town.sandbox.world().messages(reporter).iter().filter(|message| !message.from_bot).count(), 5);
    town.passes(Duration::minutes(2)).await;
    assert_eq!(town.sandbox.world().messages(reporter).iter().filter(|message| !message.from_bot).count(), 0);
    assert!(town.screen(reporter).contains("tidak kami ambil"), "{}", town.screen(reporter));
    assert_eq!(fetches(&town), 0);
}

async fn leaves(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("id");
    tells(&mut town, reporter, "P").await;
    town.sends(reporter, "photo", None, png(), "").await;
    town.says(reporter, "/exit").await;
    town.passes(Duration::hours(2)).await;
    assert_eq!(town.transcript(reporter).trim(), "bot: Selesai. Ketik apa saja untuk mulai.");
    town.says(reporter, "halo").await;
    assert!(!town.screen(reporter).contains("adakah orang"), "{}", town.screen(reporter));
    assert_eq!(fetches(&town), 0);
}

async fn voice(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    // Telegram gives nothing for a while.
    town.sandbox.world().fault(Fault::next("getFile", status(502)).times(3));
    town.sends(reporter, "voice", Some("audio/ogg"), ogg(), "").await;
    assert!(town.screen(reporter).contains("belum tersimpan"), "{}", town.screen(reporter));
    assert!(!town.screen(reporter).contains("Tersimpan"), "{}", town.screen(reporter));
    for _ in 0..4 {
        town.passes(Duration::seconds(10)).await;
    }
    assert!(town.screen(reporter).contains("Satu kiriman sudah tersimpan"), "{}", town.screen(reporter));
    assert_eq!(count(&town, "select count(*) from attachments where source is not null").await, 0);
    town.taps(reporter, "Kirim").await;
    claims_next(&mut town, counsellor).await;
    town.taps(counsellor, "🎤 1").await;
    let shown = files(&town, counsellor);
    let bytes = bytes(&town, &shown[0]);
    assert!(bytes.starts_with(b"OggS") && !contains(&bytes, IN_OGG));
    assert_eq!(shown[0].extra[&shown[0].kind]["file_name"], json!("voice-1.ogg"));
}

async fn album(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    {
        let mut world = town.sandbox.world();
        for number in 1..=5 {
            let file = SentFile { kind: "photo".to_owned(), name: None, mime: None, bytes: png() };
            world.send_album_item(reporter, file, &format!("urutan-{number}"), Some("album"));
        }
    }
    town.settle().await;
    assert!(town.screen(reporter).contains("5 kiriman"), "{}", town.screen(reporter));
    town.taps(reporter, "Tidak ada").await;
    assert!(town.screen(reporter).contains("5 kiriman sudah tersimpan"), "{}", town.screen(reporter));
    town.taps(reporter, "Kirim").await;
    claims_next(&mut town, counsellor).await;
    let screen = town.screen(counsellor);
    let places: Vec<usize> = (1..=5).map(|number| screen.find(&format!("urutan-{number}")).unwrap()).collect();
    assert!(places.is_sorted() && screen.find("Foto 5").unwrap() > places[4], "{screen}");
}

async fn place(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    town.sandbox.world().send_raw(reporter, json!({"location": {"latitude": 0.507_068, "longitude": 101.447_779}}));
    town.settle().await;
    assert!(town.screen(reporter).contains("Lokasi ini untuk apa"), "{}", town.screen(reporter));
    town.taps(reporter, "Bagian dari cerita").await;
    town.taps(reporter, "Kirim").await;
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("bagian dari cerita: 0.507068, 101.447779"), "{}", town.screen(counsellor));
}

async fn danger(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, first, second) = (town.staff(Role::Counsellor).await, town.person("id"), town.person("id"));
    tells(&mut town, first, "cerita-biasa").await;
    tells(&mut town, second, "tetangga").await;
    let venue = json!({"venue": {"location": {"latitude": 1, "longitude": 2}, "title": "Rumah", "address": "Jl. Contoh"}, "location": {"latitude": 1, "longitude": 2}});
    town.sandbox.world().send_raw(second, venue);
    town.settle().await;
    town.taps(second, "Ada bahaya di sana").await;
    assert!(town.screen(second).contains("110") && town.screen(second).contains("jangan masuk sendirian"), "{}", town.screen(second));
    claims_next(&mut town, counsellor).await;
    let screen = town.screen(counsellor);
    assert!(screen.contains("BAHAYA DI SANA: 1.000000, 2.000000 · Rumah · Jl. Contoh") && screen.contains("🔴"), "{screen}");
}

async fn number(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    tells(&mut town, reporter, "P").await;
    for label in ["Jangan disimpan", "Saya boleh dihubungi"] {
        town.sandbox.world().send_raw(reporter, json!({"contact": {"phone_number": "+620000000", "first_name": "Contoh"}}));
        town.settle().await;
        town.taps(reporter, label).await;
    }
    assert_eq!(count(&town, "select count(*) from attachments where source is not null").await, 1);
    let left = town.sandbox.world().messages(reporter).iter().filter(|message| message.kind == "contact").count();
    assert_eq!(left, 1);
    claims_next(&mut town, counsellor).await;
    let screen = town.screen(counsellor);
    assert!(screen.contains("☎ Nomor 1 · tidak diambil") && screen.contains("boleh dihubungi di situ: Contoh +620000000"), "{screen}");
}

async fn answer(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    tells(&mut town, reporter, "P").await;
    claims_next(&mut town, counsellor).await;
    town.sandbox.world().fault(Fault::next("getFile", status(502)).times(1));
    town.sends(counsellor, "photo", None, png(), "").await;
    assert!(town.screen(counsellor).contains("sedang dibersihkan"), "{}", town.screen(counsellor));
    assert!(!town.screen(reporter).contains("diperbarui"), "{}", town.screen(reporter));
    town.passes(Duration::seconds(5)).await;
    assert!(town.screen(reporter).contains("diperbarui"), "{}", town.screen(reporter));
    assert!(files(&town, reporter).is_empty());
    town.taps(reporter, "Buka").await;
    assert!(town.screen(reporter).contains("Foto 1"), "{}", town.screen(reporter));
    town.taps(reporter, "🖼 1").await;
    let shown = files(&town, reporter);
    assert!(shown.len() == 1 && shown[0].text.is_empty() && !contains(&bytes(&town, &shown[0]), IN_PNG));
    assert!(town.screen(reporter).contains("Foto 1"), "{}", town.transcript(reporter));
    // What does not get through is told to whoever sent it; its words are there to be read.
    town.passes(Duration::seconds(5)).await;
    town.sends(counsellor, "photo", None, b"\xff\xd8\xff no picture".to_vec(), "peta ke kantor").await;
    assert!(town.transcript(counsellor).contains("tidak berhasil diteruskan"), "{}", town.transcript(counsellor));
    town.taps(reporter, "Buka").await;
    assert!(town.screen(reporter).contains("peta ke kantor"), "{}", town.screen(reporter));
    town.taps(counsellor, "Buka").await;
    town.passes(Duration::seconds(5)).await;
    // By voice only where the centre allows it.
    town.passes(Duration::seconds(5)).await;
    town.sends(counsellor, "voice", Some("audio/ogg"), ogg(), "").await;
    assert!(town.screen(counsellor).contains("tidak menjawab dengan suara"), "{}", town.screen(counsellor));
    town.passes(Duration::hours(24)).await;
    assert!(files(&town, reporter).is_empty());
}

async fn refused(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    town.sends(reporter, "document", Some("application/pdf"), b"%PDF-1.7".to_vec(), "").await;
    assert!(town.screen(reporter).contains("tidak kami simpan"), "{}", town.screen(reporter));
    assert_eq!(fetches(&town), 0);
    town.sends(reporter, "voice", Some("audio/ogg"), vec![0; 21 * 1024 * 1024], "").await;
    assert!(town.screen(reporter).contains("terlalu besar"), "{}", town.screen(reporter));
    assert_eq!(fetches(&town), 0);
    // A picture that came as sound was never asked about.
    town.sends(reporter, "voice", Some("audio/ogg"), png(), "").await;
    assert!(town.screen(reporter).contains("tidak kami simpan"), "{}", town.screen(reporter));
    town.sends(reporter, "photo", None, b"\xff\xd8\xff no picture".to_vec(), "").await;
    town.taps(reporter, "Tidak ada").await;
    assert!(town.screen(reporter).contains("4 kiriman tidak tersimpan"), "{}", town.screen(reporter));
    assert_eq!(count(&town, "select count(*) from chunks").await, 0);
    town.taps(reporter, "Kirim").await;
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("terlalu besar"), "{}", town.screen(counsellor));
}

async fn failing(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("id");
    tells(&mut town, reporter, "P").await;
    town.sandbox.world().fault(Fault::next("getFile", status(400)).times(3));
    town.sends(reporter, "voice", Some("audio/ogg"), ogg(), "").await;
    for _ in 0..3 {
        town.passes(Duration::seconds(10)).await;
    }
    assert!(town.screen(reporter).contains("tidak berhasil kami ambil"), "{}", town.screen(reporter));
    for fault in
        [Fault::next("getFile", FaultKind::ResetBefore), Fault::next("getFile", FaultKind::ResetAfter), Fault::next("getFile", status(502))]
    {
        town.sandbox.world().fault(fault);
        town.sends(reporter, "voice", Some("audio/ogg"), ogg(), "").await;
        town.passes(Duration::seconds(10)).await;
    }
    assert!(town.screen(reporter).contains("3 kiriman sudah tersimpan"), "{}", town.screen(reporter));
    // For nine hours nothing comes: it is told.
    town.sandbox.world().fault(Fault::next("getFile", status(502)).times(1000));
    town.sends(reporter, "voice", Some("audio/ogg"), ogg(), "").await;
    for _ in 0..70 {
        town.passes(Duration::minutes(10)).await;
    }
    assert!(town.screen(reporter).contains("2 kiriman tidak tersimpan"), "{}", town.screen(reporter));
}

async fn caps(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("id");
    for sent in 1..=31 {
        town.sends(reporter, "voice", Some("audio/ogg"), ogg(), "").await;
        let screen = town.screen(reporter);
        assert_eq!(screen.contains("Masih bisa"), (25..30).contains(&sent), "{sent}: {screen}");
        assert_eq!(screen.contains("cukup banyak"), sent >= 30, "{sent}: {screen}");
    }
    assert_eq!(count(&town, "select count(*) from attachments").await, 30);
    town.sends(reporter, "voice", Some("audio/ogg"), ogg(), "kata-kata tetap").await;
    assert_eq!(count(&town, "select count(*) from messages").await, 31);
    town.passes(Duration::hours(2)).await;
    town.sends(reporter, "voice", Some("audio/ogg"), ogg(), "").await;
    assert_eq!(count(&town, "select count(*) from attachments").await, 31);
}

async fn disk(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("id");
    town.hotline.disk_full.store(true, std::sync::atomic::Ordering::SeqCst);
    town.says(reporter, "P").await;
    assert!(town.screen(reporter).contains("tidak bisa kami simpan"), "{}", town.screen(reporter));
    town.sends(reporter, "photo", None, png(), "").await;
    town.sends(reporter, "photo", None, png(), "kata saja").await;
    assert_eq!((count(&town, "select count(*) from attachments").await, count(&town, "select count(*) from messages").await), (0, 2));
    town.hotline.disk_full.store(false, std::sync::atomic::Ordering::SeqCst);
    town.sends(reporter, "voice", Some("audio/ogg"), ogg(), "").await;
    assert!(town.screen(reporter).contains("Satu kiriman sudah tersimpan"), "{}", town.screen(reporter));
}

async fn goes(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    town.sends(reporter, "photo", None, png(), "").await;
    town.taps(reporter, "Tidak ada").await;
    town.taps(reporter, "Kirim").await;
    claims_next(&mut town, counsellor).await;
    town.taps(counsellor, "🖼 1").await;
    assert_eq!(files(&town, counsellor).len(), 1);
    town.passes(Duration::minutes(61)).await;
    assert_eq!(files(&town, counsellor).len(), 0);
    town.taps(counsellor, "🖼 1").await;
    assert_eq!(files(&town, counsellor).len(), 1);
    // Let go before it could be shown: it never is.
    town.sandbox.world().fault(Fault::next("editMessageMedia", FaultKind::ResetBefore));
    town.taps(counsellor, "🖼 1").await;
    town.taps(counsellor, "Lepas").await;
    town.taps(counsellor, "Ya, lepas").await;
    for _ in 0..3 {
        town.passes(Duration::seconds(10)).await;
        assert_eq!(files(&town, counsellor).len(), 0, "{}", town.transcript(counsellor));
    }
}

async fn withdrawn(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    town.sends(reporter, "photo", None, png(), "").await;
    town.taps(reporter, "Tidak ada").await;
    town.taps(reporter, "Kirim").await;
    claims_next(&mut town, counsellor).await;
    town.taps(counsellor, "🖼 1").await;
    town.sends(reporter, "photo", None, png(), "belum dijawab").await;
    town.taps(reporter, "Tidak ada").await;
    for _ in 0..4 {
        town.taps(reporter, "Lewati").await;
    }
    town.sends(reporter, "photo", None, png(), "belum dijawab").await;
    let case = town.sandbox.world().last_from_bot(reporter).unwrap().buttons[0][0].data.clone();
    let case = case.unwrap();
    let case = case.split(':').nth(2).unwrap().to_owned();
    town.forges(reporter, &format!("1:with!:{case}:")).await;
    town.says(reporter, "/start").await;
    assert_eq!(files(&town, counsellor).len(), 0);
    // What was not fetched never is.
    assert_eq!(
        count(&town, "select count(*) from attachments where stage in ('held', 'due') or (stage <> 'kept' and source is not null)").await,
        0
    );
    town.passes(Duration::hours(48)).await;
    assert_eq!(count(&town, "select count(*) from chunks").await, 0);
    assert_eq!(count(&town, "select count(*) from attachments").await, 0);
    assert!(!town.transcript(reporter).contains("belum dijawab"), "{}", town.transcript(reporter));
}

async fn shared(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("id");
    tells(&mut town, reporter, "P").await;
    town.taps(reporter, "Lewati").await;
    town.taps(reporter, "Ada").await;
    let theirs = |town: &Town| town.sandbox.world().messages(reporter).iter().filter(|message| !message.from_bot).count();
    town.sandbox.world().fault(Fault::next("getFile", status(502)).times(1));
    town.sends(reporter, "voice", Some("audio/ogg"), ogg(), "").await;
    // Not kept yet: it must not go, since it may have to be sent again.
    assert_eq!(theirs(&town), 1);
    town.passes(Duration::seconds(10)).await;
    assert_eq!(theirs(&town), 0, "{}", town.transcript(reporter));
}

async fn by_itself(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("id");
    tells(&mut town, reporter, "P").await;
    for (leave, stands) in [("🆘", "110"), ("Keluar", "Ketik apa saja")] {
        town.sandbox.world().fault(Fault::next("getFile", status(502)).times(1));
        town.sends(reporter, "voice", Some("audio/ogg"), ogg(), "").await;
        town.taps(reporter, leave).await;
        let before = town.screen(reporter);
        assert!(before.contains(stands), "{before}");
        town.passes(Duration::seconds(10)).await;
        assert_eq!(town.screen(reporter), before);
    }
    assert_eq!(count(&town, "select count(*) from attachments where stage = 'kept'").await, 2);
}

/// An edit of somebody's, with a file that the sandbox knows.
pub fn edits_photo(town: &Town, person: PersonId, message: i64, file: &str, caption: &str) {
    town.sandbox.world().enqueue_raw_update(json!({"edited_message": {
        "message_id": message, "date": 1, "edit_date": 2, "chat": {"id": person.0, "type": "private"},
        "photo": [{"file_id": file, "file_unique_id": file}], "caption": caption
    }}));
}

async fn replaced(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("id");
    let message = town.sends(reporter, "photo", None, png(), "").await;
    town.taps(reporter, "Tidak ada").await;
    assert_eq!(count(&town, "select count(*) from attachments where stage = 'kept'").await, 1);
    let other = {
        let world = town.sandbox.world();
        let sent = world.messages(reporter).iter().find(|sent| sent.id == message).cloned();
        sent.map(|sent| sent.extra["photo"][1]["file_id"].as_str().unwrap().to_owned())
    };
    // The same picture with words: nothing is asked again. (Telegram's name for it is the same.)
    let unique = "AnotherPictureXX";
    edits_photo(&town, reporter, message, unique, "ternyata yang ini");
    town.settle().await;
    assert!(town.screen(reporter).contains("adakah orang yang tidak berpakaian"), "{} {other:?}", town.screen(reporter));
    assert_eq!(count(&town, "select count(*) from attachments where stage = 'kept'").await, 0);
    assert_eq!(count(&town, "select count(*) from chunks").await, 0);
    assert_eq!(count(&town, "select count(*) from attachments where stage = 'held'").await, 1);
    town.taps(reporter, "Ada, atau").await;
    assert!(!town.transcript(reporter).contains("(photo)"), "{}", town.transcript(reporter));
}

async fn closed(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    tells(&mut town, reporter, "P").await;
    claims_next(&mut town, counsellor).await;
    town.sends(reporter, "photo", None, png(), "").await;
    town.taps(counsellor, "Tutup").await;
    town.taps(counsellor, "Ya, tutup").await;
    assert_eq!(count(&town, "select count(*) from attachments where stage = 'held'").await, 0);
    let theirs = |town: &Town| town.sandbox.world().messages(reporter).iter().filter(|message| message.kind == "photo").count();
    assert_eq!(theirs(&town), 0);
    town.says(reporter, "cerita baru").await;
    town.passes(Duration::hours(2)).await;
    assert_eq!(fetches(&town), 0);
}

async fn runs_out(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    tells(&mut town, reporter, "P").await;
    claims_next(&mut town, counsellor).await;
    town.sends(reporter, "photo", None, png(), "").await;
    town.passes(Duration::minutes(58)).await;
    town.says(counsellor, "jawaban-satu").await;
    town.taps(reporter, "Buka").await;
    assert!(town.screen(reporter).contains("jawaban-satu"));
    town.passes(Duration::minutes(5)).await;
    assert_eq!(count(&town, "select count(*) from attachments where stage = 'refused'").await, 1);
    assert!(town.screen(reporter).contains("jawaban-satu"));
    town.passes(Duration::hours(24)).await;
    assert!(!town.transcript(reporter).contains("jawaban-satu"), "{}", town.transcript(reporter));
}

async fn alone(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter, other) = (town.staff(Role::Counsellor).await, town.person("id"), town.person("id"));
    town.sends(reporter, "voice", Some("audio/ogg"), ogg(), "").await;
    town.taps(reporter, "Kirim").await;
    claims_next(&mut town, counsellor).await;
    town.taps(counsellor, "🎤 1").await;
    town.passes(Duration::minutes(59)).await;
    tells(&mut town, other, "baru").await;
    town.taps(other, "Tidak").await;
    assert!(town.transcript(counsellor).contains("mendesak di antrean"), "{}", town.transcript(counsellor));
    town.passes(Duration::minutes(5)).await;
    assert_eq!(files(&town, counsellor).len(), 0);
    assert!(town.transcript(counsellor).contains("mendesak di antrean"), "{}", town.transcript(counsellor));
}

async fn exit_first(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    tells(&mut town, reporter, "P").await;
    claims_next(&mut town, counsellor).await;
    town.sends(counsellor, "photo", None, png(), "peta").await;
    town.taps(reporter, "Buka").await;
    // The upload hangs, and she leaves meanwhile.
    town.sandbox.world().fault(Fault::next("editMessageMedia", FaultKind::HoldBefore));
    town.sandbox.world().press_labelled(reporter, "🖼 1").unwrap();
    let town = &mut town;
    let sandbox = town.sandbox.url();
    assert!(!sandbox.is_empty());
    let leaving = async {
        assert!(town.sandbox.wait_until(std::time::Duration::from_secs(20), |world| world.held() == 1).await);
        town.sandbox.world().press_labelled(reporter, "Keluar").unwrap();
    };
    let mut receiver = suaka::telegram::receive::Receiver::new(
        suaka::telegram::api::Api::new(crate::support::town::TOKEN, &town.sandbox.url()).unwrap(),
        town.hotline.clone(),
        town.gate.clone(),
    );
    let hotline = town.hotline.clone();
    let delivery = &mut town.delivery;
    let working = async {
        for _ in 0..2 {
            receiver.poll(std::time::Duration::ZERO).await;
            let _ = hotline.tick().await;
            delivery.drain().await.unwrap();
        }
        receiver.rest().await;
    };
    let polling = async {
        // The press comes in while the delivery above waits for the upload.
        leaving.await;
        let mut second = suaka::telegram::receive::Receiver::new(
            suaka::telegram::api::Api::new(crate::support::town::TOKEN, &sandbox).unwrap(),
            hotline.clone(),
            suaka::telegram::gate::Gate::default(),
        );
        second.poll(std::time::Duration::ZERO).await;
        second.rest().await;
    };
    let both = Box::pin(async { tokio::join!(working, polling) });
    tokio::time::timeout(std::time::Duration::from_mins(1), both).await.expect("nobody waits for a file");
    town.settle().await;
    assert_eq!(town.transcript(reporter).trim(), "bot: Selesai. Ketik apa saja untuk mulai.");
}

async fn restart(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    town.sends(reporter, "photo", None, png(), "").await;
    town.restart().await;
    town.taps(reporter, "Tidak ada").await;
    town.taps(reporter, "Kirim").await;
    claims_next(&mut town, counsellor).await;
    // The placeholder is sent, the file is not: after a restart the same message becomes the file.
    town.sandbox.world().fault(Fault::next("editMessageMedia", FaultKind::ResetBefore));
    town.taps(counsellor, "🖼 1").await;
    assert_eq!(files(&town, counsellor).len(), 0);
    town.restart().await;
    town.passes(Duration::seconds(10)).await;
    assert_eq!(files(&town, counsellor).len(), 1, "{}", town.transcript(counsellor));
    // Shown, but the reply was lost: shown again into the same message, and nowhere else.
    town.sandbox.world().fault(Fault::next("editMessageMedia", FaultKind::ResetAfter));
    town.taps(counsellor, "🖼 1").await;
    town.passes(Duration::seconds(10)).await;
    assert_eq!(files(&town, counsellor).len(), 2, "{}", town.transcript(counsellor));
}
