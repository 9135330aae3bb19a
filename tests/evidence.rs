//! Originals as evidence: kept as they came where that was chosen, beside what was cleaned; listed for whoever sent them, and
//! shown to nobody.

use chrono::Duration;
use libtest_mimic::Trial;
use suaka::dialogue::Button;
use suaka::domain::ids::{AttachmentId, CaseId};
use suaka::domain::people::Role;
use suaka::hotline::evidence::Came;
use suaka::sandbox::{Fault, FaultKind, PersonId};

use crate::code::typed_back;
use crate::reporter::claims_next;
use crate::sent::edits_photo;
use crate::support::dump::{dump, number};
use crate::support::sample::{IN_OGG, IN_PNG, ogg, png};
use crate::support::{Database, Town, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("evidence::the_original_is_kept_beside_the_cleaned_one_and_shown_to_nobody", beside),
        on_both("evidence::nothing_is_kept_that_was_not_chosen", unchosen),
        on_both("evidence::what_cannot_be_cleaned_is_kept_as_it_came_where_that_was_chosen", only),
        on_both("evidence::nobody_undressed_is_fetched_though_originals_are_wanted", undressed),
        on_both("evidence::the_list_tells_what_was_handed_in_and_shows_nothing_of_it", list),
        on_both("evidence::an_original_goes_with_its_story", withdrawn),
        on_both("evidence::another_picture_in_the_message_takes_the_original_along", replaced),
        on_both("evidence::a_fetch_that_was_cut_off_leaves_one_whole_original", cut_off),
        on_both("evidence::a_full_disk_fetches_none", disk),
        on_both("evidence::an_original_takes_the_room_of_one_more", room),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub async fn count(town: &Town, sql: &str) -> i64 {
    number(&town.database.url, sql).await
}

fn fetches(town: &Town) -> usize {
    town.sandbox.world().calls().iter().filter(|call| call.method == "getFile").count()
}

/// Whether any file that was shown holds these bytes.
pub fn was_shown(town: &Town, person: PersonId, text: &str) -> bool {
    let world = town.sandbox.world();
    let files = world.messages(person).iter().filter(|message| message.from_bot && message.kind != "text");
    let bytes = files.filter_map(|message| {
        let field = &message.extra[&message.kind];
        world.file_bytes(field.as_array().map_or(field, |sizes| sizes.last().unwrap())["file_id"].as_str().unwrap())
    });
    bytes.into_iter().any(|bytes| bytes.windows(text.len()).any(|window| window == text.as_bytes()))
}

/// The original of the only attachment with that number.
async fn original(town: &Town, of: i64) -> Option<Vec<u8>> {
    let id = count(town, &format!("select id from attachments where number = {of}")).await;
    town.hotline.open_original(AttachmentId(id)).await.unwrap().map(|opened| opened.bytes)
}

pub async fn case(town: &Town) -> CaseId {
    CaseId(count(town, "select max(id) from cases").await)
}

/// A story whose teller wants originals to be kept from now on.
pub async fn wants(town: &mut Town) -> PersonId {
    let reporter = town.person("id");
    town.says(reporter, "cerita").await;
    let case = case(town).await;
    town.forges(reporter, &Button::KeepOriginals(case, true).encode()).await;
    assert!(town.screen(reporter).contains("Simpan aslinya sebagai bukti: ya"), "{}", town.screen(reporter));
    reporter
}

async fn beside(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, reporter) = (town.staff(Role::Counsellor).await, town.person("id"));
    town.sends(reporter, "photo", None, png(), "ini dia").await;
    assert!(town.screen(reporter).contains("bisa menunjukkan siapa pembuatnya"), "{}", town.screen(reporter));
    assert_eq!((fetches(&town), count(&town, "select count(*) from originals").await), (0, 0));
    town.taps(reporter, "simpan juga aslinya").await;
    assert!(town.screen(reporter).contains("Satu kiriman sudah tersimpan"), "{}", town.screen(reporter));
    assert_eq!(original(&town, 1).await, Some(png()));
    // Neither its words nor its marks stand anywhere that can be read without the key.
    let rows = format!("{:?}", dump(&town.database.url).await).to_lowercase();
    let hex: String = IN_PNG.bytes().map(|byte| format!("{byte:02x}")).collect();
    assert!(!rows.contains(&hex) && !rows.contains(&IN_PNG.to_lowercase()));

    town.taps(reporter, "Kirim").await;
    claims_next(&mut town, counsellor).await;
    let sha = &Came::of(&png()).sha256[..8];
    assert!(town.screen(counsellor).contains(&format!("asli disimpan sebagai bukti · SHA-256 {sha}…")), "{}", town.screen(counsellor));
    town.taps(counsellor, "🖼 1").await;
    assert!(was_shown(&town, counsellor, "IDAT"));
    // Whatever is forged, nobody is shown more than the cleaned one.
    let supervisor = town.staff(Role::Supervisor).await;
    let case = case(&town).await;
    let harmless = |button: &Button| {
        let ends = matches!(button, Button::Exit | Button::DiscardSurely(_) | Button::WithdrawSurely(_) | Button::CloseSurely(_));
        !ends && !matches!(button, Button::ReleaseSurely(_) | Button::Clear)
    };
    for person in [counsellor, supervisor, reporter] {
        for button in Button::all(case).into_iter().filter(harmless).chain((1..=3).map(|number| Button::File(case, number))) {
            town.forges(person, &button.encode()).await;
        }
        assert!(!was_shown(&town, person, IN_PNG), "{}", town.transcript(person));
    }
    assert!(!was_shown(&town, supervisor, "IDAT") && !was_shown(&town, reporter, "IDAT"));
    assert_eq!(original(&town, 1).await, Some(png()));
}

async fn unchosen(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("id");
    town.sends(reporter, "photo", None, png(), "").await;
    town.taps(reporter, "Tidak ada").await;
    town.sends(reporter, "voice", Some("audio/ogg"), ogg(), "").await;
    assert!(town.screen(reporter).contains("2 kiriman sudah tersimpan"), "{}", town.screen(reporter));
    assert_eq!((original(&town, 1).await, original(&town, 2).await), (None, None));
    assert_eq!(count(&town, "select count(*) from originals").await, 0);
    // From then on: not what came before.
    let case = case(&town).await;
    town.forges(reporter, &Button::KeepOriginals(case, true).encode()).await;
    town.sends(reporter, "voice", Some("audio/ogg"), ogg(), "").await;
    assert_eq!((original(&town, 2).await, original(&town, 3).await), (None, Some(ogg())));
    town.forges(reporter, &Button::KeepOriginals(case, false).encode()).await;
    town.sends(reporter, "voice", Some("audio/ogg"), ogg(), "").await;
    assert_eq!(original(&town, 4).await, None);
}

async fn only(database: Database) {
    let mut town = Town::new(database).await;
    let counsellor = town.staff(Role::Counsellor).await;
    let reporter = wants(&mut town).await;
    // More than one part.
    let pdf: Vec<u8> = b"%PDF-1.7 ".iter().copied().chain((0..700_000_u32).map(|at| u8::try_from(at % 251).unwrap())).collect();
    for (kind, media_type, bytes) in [("document", "application/pdf", pdf.clone()), ("audio", "audio/mpeg", b"ID3 sound".to_vec())] {
        town.sends(reporter, kind, Some(media_type), bytes, "").await;
        // It can be anything: it is asked about, sound too.
        let screen = town.screen(reporter);
        assert!(screen.contains("adakah orang yang tidak berpakaian") && screen.contains("Aslinya juga kami simpan"), "{screen}");
        town.taps(reporter, "Tidak ada").await;
        assert!(town.screen(reporter).contains("yang tersimpan hanya aslinya"), "{}", town.screen(reporter));
    }
    assert_eq!((original(&town, 1).await, original(&town, 2).await), (Some(pdf), Some(b"ID3 sound".to_vec())));
    assert_eq!((count(&town, "select count(*) from chunks").await, count(&town, "select count(*) from originals").await), (0, 4));
    // What came as sound and is none was never asked about: it is not kept at all.
    town.sends(reporter, "voice", Some("audio/ogg"), png(), "").await;
    assert!(town.screen(reporter).contains("tidak kami simpan"), "{}", town.screen(reporter));
    assert_eq!((original(&town, 3).await, count(&town, "select count(*) from originals").await), (None, 4));
    town.taps(reporter, "Kirim").await;
    claims_next(&mut town, counsellor).await;
    let screen = town.screen(counsellor);
    assert!(screen.contains("📄 Berkas 1 · hanya asli, disimpan sebagai bukti"), "{screen}");
    let case = case(&town).await;
    town.forges(counsellor, &Button::File(case, 1).encode()).await;
    assert!(!was_shown(&town, counsellor, "PDF"));
}

async fn undressed(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = wants(&mut town).await;
    let case = case(&town).await;
    for (kind, number) in [("photo", 1), ("document", 2), ("video", 3)] {
        town.sends(reporter, kind, None, png(), "").await;
        town.taps(reporter, "Ada, atau").await;
        for button in [Button::Dressed(case, number), Button::DressedWithOriginal(case, number)] {
            town.forges(reporter, &button.encode()).await;
        }
    }
    // Nor is silence a yes.
    town.sends(reporter, "photo", None, png(), "").await;
    town.passes(Duration::minutes(61)).await;
    town.forges(reporter, &Button::DressedWithOriginal(case, 4).encode()).await;
    assert_eq!((fetches(&town), count(&town, "select count(*) from originals").await), (0, 0));
}

async fn list(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("id");
    town.says(reporter, "cerita").await;
    assert!(town.sandbox.world().press_labelled(reporter, "Kiriman saya").is_err());
    town.sends(reporter, "photo", None, png(), "ini-isinya").await;
    town.taps(reporter, "simpan juga aslinya").await;
    town.sends(reporter, "document", Some("application/pdf"), b"%PDF".to_vec(), "").await;
    town.taps(reporter, "Kiriman saya").await;
    let screen = town.screen(reporter);
    for expected in [
        "Kiriman saya (2)",
        "🖼 Foto 1 · 24/11, 10.00 · tersimpan · aslinya disimpan",
        "📄 Berkas 2 · 24/11, 10.00 · tidak diambil: jenisnya tidak bisa dibersihkan",
        "Simpan aslinya sebagai bukti: tidak",
    ] {
        assert!(screen.contains(expected), "{expected}\n{screen}");
    }
    let sha = &Came::of(&png()).sha256[..8];
    assert!(!screen.contains(sha) && !screen.contains("ini-isinya") && !screen.contains("IMG_Contoh"), "{screen}");
    town.taps(reporter, "Ya, simpan aslinya").await;
    assert!(town.screen(reporter).contains("Simpan aslinya sebagai bukti: ya"), "{}", town.screen(reporter));
    town.taps(reporter, "Kembali").await;
    // What is still asked about is meant too, either way.
    town.sends(reporter, "photo", None, png(), "").await;
    let case = case(&town).await;
    town.forges(reporter, &Button::Handed(case, 0).encode()).await;
    assert!(town.screen(reporter).contains("menunggu jawaban Anda · aslinya akan disimpan"), "{}", town.screen(reporter));
    town.taps(reporter, "Jangan simpan aslinya lagi").await;
    town.taps(reporter, "Kembali").await;
    town.taps(reporter, "Tidak ada").await;
    assert_eq!(original(&town, 3).await, None);
    // In the talk it stands as well; somebody else's chat has nothing of it.
    town.taps(reporter, "Kirim").await;
    town.forges(reporter, &Button::Home.encode()).await;
    town.forges(reporter, &Button::Handed(case, 9).encode()).await;
    assert!(town.screen(reporter).contains("Kiriman saya (3)"), "{}", town.screen(reporter));
    let stranger = town.person("id");
    town.says(stranger, "/start").await;
    for button in [Button::Handed(case, 0), Button::KeepOriginals(case, true)] {
        town.forges(stranger, &button.encode()).await;
        assert!(!town.screen(stranger).contains("Kiriman saya"), "{}", town.screen(stranger));
    }
    assert_eq!(count(&town, "select evidence from cases").await, 0);
}

async fn withdrawn(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = wants(&mut town).await;
    town.sends(reporter, "voice", Some("audio/ogg"), ogg(), "").await;
    town.sends(reporter, "photo", None, png(), "").await;
    town.taps(reporter, "Tidak ada").await;
    assert_eq!(count(&town, "select count(distinct attachment_id) from originals").await, 2);
    town.taps(reporter, "Kirim").await;
    let case = case(&town).await;
    while town.transcript(reporter).contains("[Lewati]") {
        town.taps(reporter, "Lewati").await;
    }
    let code = typed_back(&mut town, reporter).await;
    // Of one that is still on its way nothing comes any more.
    let kind = FaultKind::Status { code: 502, description: "Bad Gateway".to_owned(), retry_after: None };
    town.sandbox.world().fault(Fault::next("getFile", kind).times(1));
    town.sends(reporter, "voice", Some("audio/ogg"), ogg(), "").await;
    let fetch = {
        town.sandbox.advance(Duration::minutes(1));
        town.synchronise().await;
        town.hotline.next_fetch().await.unwrap().expect("a file that is due")
    };
    town.hotline.write_original(&fetch, b"half of it").await.unwrap();
    town.forges(reporter, &Button::WithdrawSurely(case).encode()).await;
    assert_eq!(count(&town, "select count(*) from cases where stage = 'withdrawn'").await, 1);
    assert_eq!(count(&town, "select count(distinct attachment_id) from originals").await, 2);
    for button in [Button::Handed(case, 0), Button::KeepOriginals(case, false)] {
        town.forges(reporter, &button.encode()).await;
        assert!(!town.screen(reporter).contains("Kiriman saya"), "{}", town.screen(reporter));
    }
    // Brought back: as before. Taken back for good: all of it goes.
    town.says(reporter, &code).await;
    town.forges(reporter, &Button::Restore(case).encode()).await;
    town.forges(reporter, &Button::Handed(case, 0).encode()).await;
    assert!(town.screen(reporter).contains("Simpan aslinya sebagai bukti: ya"), "{}", town.screen(reporter));
    assert_eq!((original(&town, 1).await, original(&town, 2).await), (Some(ogg()), Some(png())));
    town.forges(reporter, &Button::WithdrawSurely(case).encode()).await;
    town.passes(Duration::hours(49)).await;
    for table in ["originals", "chunks", "attachments", "cases"] {
        assert_eq!(count(&town, &format!("select count(*) from {table}")).await, 0, "{table}");
    }
    // A draft that nobody added to goes in the same way.
    let reporter = wants(&mut town).await;
    let case = self::case(&town).await;
    town.forges(reporter, &Button::NotYet(case).encode()).await;
    town.sends(reporter, "voice", Some("audio/ogg"), ogg(), "").await;
    assert!(count(&town, "select count(*) from originals").await > 0);
    town.passes(Duration::hours(49)).await;
    assert_eq!(count(&town, "select count(*) from originals").await, 0);
}

async fn replaced(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("id");
    let message = town.sends(reporter, "photo", None, png(), "").await;
    town.taps(reporter, "simpan juga aslinya").await;
    assert_eq!(original(&town, 1).await, Some(png()));
    edits_photo(&town, reporter, message, "AnotherPictureXX", "ternyata yang ini");
    town.settle().await;
    assert!(town.screen(reporter).contains("adakah orang yang tidak berpakaian"), "{}", town.screen(reporter));
    assert_eq!((original(&town, 1).await, count(&town, "select count(*) from originals").await), (None, 0));
}

async fn cut_off(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = wants(&mut town).await;
    let kind = FaultKind::Status { code: 502, description: "Bad Gateway".to_owned(), retry_after: None };
    town.sandbox.world().fault(Fault::next("getFile", kind).times(1000));
    town.sends(reporter, "voice", Some("audio/ogg"), ogg(), "").await;
    town.sandbox.advance(Duration::minutes(20));
    town.synchronise().await;
    // Half of it is written down, and the process ends.
    let fetch = town.hotline.next_fetch().await.unwrap().expect("a file that is due");
    town.hotline.write_original(&fetch, &vec![7; 600_000]).await.unwrap();
    assert_eq!((count(&town, "select count(*) from originals").await, original(&town, 1).await), (3, None));
    assert!(!town.screen(reporter).contains("kiriman sudah tersimpan"), "{}", town.screen(reporter));
    town.restart().await;
    town.sandbox.world().clear_faults();
    town.passes(Duration::minutes(20)).await;
    assert_eq!((count(&town, "select count(*) from originals").await, original(&town, 1).await), (1, Some(ogg())));
    assert!(ogg().windows(IN_OGG.len()).any(|window| window == IN_OGG.as_bytes()));
}

async fn disk(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = town.person("id");
    town.sends(reporter, "photo", None, png(), "").await;
    town.hotline.disk_full.store(true, std::sync::atomic::Ordering::SeqCst);
    town.taps(reporter, "simpan juga aslinya").await;
    assert_eq!((fetches(&town), count(&town, "select count(*) from originals").await), (0, 0));
    town.hotline.disk_full.store(false, std::sync::atomic::Ordering::SeqCst);
    town.passes(Duration::seconds(5)).await;
    assert_eq!(original(&town, 1).await, Some(png()));
}

async fn room(database: Database) {
    let mut town = Town::new(database).await;
    let reporter = wants(&mut town).await;
    for sent in 1..=15 {
        town.sends(reporter, "voice", Some("audio/ogg"), ogg(), "").await;
        assert_eq!(town.screen(reporter).contains("cukup banyak"), sent == 15, "{sent}: {}", town.screen(reporter));
    }
    town.sends(reporter, "voice", Some("audio/ogg"), ogg(), "").await;
    assert_eq!(count(&town, "select count(*) from attachments").await, 15);
}
