//! Whom not to trust: who may not read a story sees no row, no count and no ping of it, and who decides sees nothing of the story.

use chrono::Duration;
use libtest_mimic::Trial;
use suaka::dialogue::Button;
use suaka::domain::case::{About, Reader};
use suaka::domain::ids::CaseId;
use suaka::domain::people::{Gender, Role};
use suaka::sandbox::PersonId;

use crate::code::typed_back;
use crate::desk::case_of;
use crate::reporter::{claims_next, tells};
use crate::support::canary::Search;
use crate::support::dump::{dump, number, sql};
use crate::support::{Database, Town, on_both};

pub fn trials() -> Vec<Trial> {
    [
        on_both("exclude::a_story_for_women_reaches_nobody_else_by_any_button", women),
        on_both("exclude::chosen_while_it_is_claimed_it_leaves_the_hands_of_whoever_may_not_read_it", later),
        on_both("exclude::a_held_story_is_seen_by_one_supervisor_and_released_without_the_excluded", held),
        on_both("exclude::held_before_it_is_sent_it_is_never_in_anybodys_queue", before_sending),
        on_both("exclude::a_claimed_story_that_is_held_leaves_the_desk_at_once", claimed),
        on_both("exclude::a_supervisor_who_may_be_meant_passes_it_on", passed_on),
        on_both("exclude::after_a_day_the_next_supervisor_hears_of_it_and_its_reporter", deadline),
        on_both("exclude::its_reporter_takes_it_back", taken_back),
        on_both("exclude::changed_words_about_somebody_never_become_part_of_the_story", changed),
        on_both("exclude::without_a_supervisor_nothing_is_offered_and_the_way_outside_is_told", no_supervisor),
        on_both("exclude::what_is_urgent_rings_at_whoever_may_know", urgent),
        on_both("exclude::its_reporter_reads_who_opened_it", openers),
        on_both("exclude::who_knows_the_person_gives_it_back_and_sees_it_no_more", recused),
        on_both("exclude::staff_who_need_help_themselves_read_where_to_turn", myself),
        on_both("exclude::what_the_operator_says_of_staff_counts_at_once", operator),
        on_both("exclude::danger_in_a_story_that_waits_rings_only_at_whoever_may_know", danger),
        on_both("exclude::a_story_taken_back_is_nobodys_and_brought_back_it_is_held_as_it_was", withdrawn),
        on_both("exclude::a_locked_chat_shows_nothing_of_whom_not_to_trust", locked),
        on_both("exclude::with_its_code_a_held_story_moves_and_stays_held", moved),
        on_both("exclude::whoever_leaves_writes_about_nobody_any_more", left),
    ]
    .into_iter()
    .flatten()
    .collect()
}

async fn member(town: &mut Town, role: Role, gender: Gender) -> PersonId {
    let person = town.person("id");
    let (code, _) = town.hotline.invite_as(role, gender).await.unwrap();
    town.says(person, &format!("/start {code}")).await;
    town.taps(person, "Masuk tugas").await;
    person
}

/// Everything that the bot ever showed in a chat, and what stands there now.
fn ever(town: &Town, person: PersonId) -> String {
    let world = town.sandbox.world();
    let history: Vec<String> = world.screen_history(person).iter().filter(|one| one.from_bot).map(|one| one.text.clone()).collect();
    drop(world);
    format!("{}\n{}", history.join("\n"), town.transcript(person))
}

async fn case_id(town: &Town) -> CaseId {
    CaseId(number(&town.database.url, "select max(id) from cases").await)
}

/// Nothing of a case is there for this member, whatever is pressed.
async fn sees_nothing(town: &mut Town, staff: PersonId, case: CaseId, words: &str) {
    for button in Button::all(case).into_iter().filter(|button| !matches!(button, Button::Exit | Button::Duty(_) | Button::Speak(_))) {
        town.forges(staff, &button.encode()).await;
        let shown = town.transcript(staff);
        assert!(!shown.contains(words) && !shown.contains("Ada cerita baru") && !shown.contains("Ada yang mendesak"), "{button:?} {shown}");
        assert!(!shown.contains("menunggu 0 mnt") && !shown.contains("Bahasa: "), "{button:?} {shown}");
    }
    town.says(staff, "/start").await;
    assert!(town.screen(staff).contains("Antrean: 0 mendesak, 0 biasa"), "{}", town.screen(staff));
    let name = name_of(town, case).await;
    assert!(!ever(town, staff).contains(&name), "{}", ever(town, staff));
}

async fn name_of(town: &Town, case: CaseId) -> String {
    let mut connection = town.hotline.store.read().await.unwrap();
    suaka::store::case::find(&mut connection, case).await.unwrap().unwrap().name
}

async fn women(database: Database) {
    let mut town = Town::new(database).await;
    let (woman, man) = (member(&mut town, Role::Counsellor, Gender::Woman).await, member(&mut town, Role::Supervisor, Gender::Man).await);
    let unset = town.staff(Role::Counsellor).await;
    let reporter = town.person("id");
    town.says(reporter, "rahasia-satu").await;
    town.taps(reporter, "Siapa yang membaca?").await;
    assert!(town.screen(reporter).contains("petugas siapa saja"), "{}", town.screen(reporter));
    town.taps(reporter, "Laki-laki").await;
    assert!(town.screen(reporter).contains("Sekarang ada petugas laki-laki"), "{}", town.screen(reporter));
    town.taps(woman, "Selesai tugas").await;
    town.taps(reporter, "Perempuan").await;
    assert!(town.screen(reporter).contains("Sekarang tidak ada petugas perempuan yang bertugas"), "{}", town.screen(reporter));
    town.taps(woman, "Masuk tugas").await;
    town.taps(reporter, "Kembali").await;
    town.taps(reporter, "Kirim").await;
    assert!(town.transcript(woman).contains("Ada cerita baru"), "{}", town.transcript(woman));
    let case = case_id(&town).await;
    for other in [man, unset] {
        sees_nothing(&mut town, other, case, "rahasia-satu").await;
    }
    // All that was claimed and waits is counted without it.
    town.taps(man, "Papan").await;
    assert!(town.screen(man).contains("⚪ Biasa: 0 menunggu") && town.screen(man).contains("Sedang ditangani: 0"), "{}", town.screen(man));
    claims_next(&mut town, woman).await;
    assert!(town.screen(woman).contains("rahasia-satu"), "{}", town.screen(woman));
    town.taps(man, "Meja").await;
    town.taps(man, "Papan").await;
    assert!(town.screen(man).contains("Sedang ditangani: 0"), "{}", town.screen(man));
}

async fn later(database: Database) {
    let mut town = Town::new(database).await;
    let (woman, man) = (member(&mut town, Role::Counsellor, Gender::Woman).await, member(&mut town, Role::Counsellor, Gender::Man).await);
    let reporter = town.person("id");
    tells(&mut town, reporter, "rahasia-satu").await;
    let case = case_id(&town).await;
    claims_next(&mut town, man).await;
    town.says(man, "jwb-satu").await;
    town.says(reporter, "/start").await;
    let forged = Button::Reads(case, suaka::domain::case::Reader::Man).encode();
    town.forges(reporter, &forged).await;
    assert!(town.transcript(man).contains("rahasia-satu"), "a man may read it: {}", town.transcript(man));
    town.taps(reporter, "Perempuan").await;
    let shown = town.transcript(man);
    assert!(!shown.contains("rahasia") && !shown.contains("jwb-satu"), "{shown}");
    assert_eq!(town.screen(man), "Kasus itu tidak (lagi) di tangan Anda.");
    town.says(man, "masih").await;
    assert!(town.screen(man).contains("Tidak dikirim ke siapa pun"), "{}", town.screen(man));
    town.restart().await;
    claims_next(&mut town, woman).await;
    assert!(town.screen(woman).contains("jwb-satu") && !town.screen(woman).contains("masih"), "{}", town.screen(woman));
}

/// A story that is sent and held, with words about whom.
async fn held_story(town: &mut Town, about: &str, words: &str) -> (PersonId, CaseId) {
    let reporter = town.person("id");
    tells(town, reporter, "rahasia-satu").await;
    for _ in 0..6 {
        town.taps(reporter, "Lewati").await;
    }
    town.taps(reporter, "Siapa yang membaca?").await;
    town.taps(reporter, about).await;
    town.says(reporter, words).await;
    assert!(town.screen(reporter).contains("Ciri-cirinya tersimpan"), "{}", town.screen(reporter));
    let case = case_id(town).await;
    (reporter, case)
}

async fn held(database: Database) {
    let mut town = Town::new(database).await;
    let url = town.database.url.clone();
    let (one, two) = (town.staff(Role::Counsellor).await, town.staff(Role::Counsellor).await);
    let (first, second) = (town.staff(Role::Supervisor).await, town.staff(Role::Supervisor).await);
    let (reporter, case) = held_story(&mut town, "Petugas tertentu", "kakak-ipar bertato").await;
    assert!(
        town.screen(reporter).contains("Cerita Anda ditahan") && town.screen(reporter).contains("Di luar"),
        "{}",
        town.screen(reporter)
    );
    town.taps(reporter, "Selesai").await;
    assert!(town.screen(reporter).contains("Cerita Anda ditahan") && !town.screen(reporter).contains("menunggu petugas"));
    town.says(reporter, "tambahan cerita").await;
    for staff in [one, two, second] {
        town.says(staff, "/start").await;
        town.taps(staff, "Antrean").await;
        town.taps(staff, "Meja").await;
        for button in [Button::Next, Button::Claim(case), Button::Look(case), Button::Decide(case, 0), Button::FreeSurely(case)] {
            town.forges(staff, &button.encode()).await;
            assert!(!town.transcript(staff).contains("rahasia") && !town.transcript(staff).contains("kakak-ipar"));
        }
        assert!(!town.screen(staff).contains("Menunggu keputusan"), "{}", town.screen(staff));
    }
    town.restart().await;
    assert!(town.transcript(first).contains("menunggu keputusan Anda"), "{}", town.transcript(first));
    town.forges(first, &Button::Look(case).encode()).await;
    town.forges(first, &Button::Claim(case).encode()).await;
    assert!(town.screen(first).contains("Menunggu keputusan Anda: 1"), "{}", town.screen(first));
    town.taps(first, "Keputusan penyelia").await;
    town.taps(first, "mnt").await;
    let card = town.screen(first);
    assert!(card.contains("kakak-ipar bertato") && card.contains(&name_of(&town, case).await), "{card}");
    town.taps(first, "Petugas 1").await;
    assert!(town.transcript(first).contains("🚫 Petugas 1"), "{}", town.transcript(first));
    town.taps(first, "Petugas 2").await;
    town.taps(first, "Petugas 2").await;
    town.taps(first, "Lepas ke antrean").await;
    assert!(town.screen(first).contains("Yang tidak boleh membaca: 1"), "{}", town.screen(first));
    town.taps(first, "Ya, lepas ke antrean").await;
    assert!(!town.transcript(first).contains("kakak-ipar"), "{}", town.transcript(first));
    assert_eq!(
        number(&url, "select count(*) from holds").await + number(&url, "select count(*) from descriptions where body is not null").await,
        0
    );
    assert!(town.transcript(two).contains("Ada cerita baru"));
    sees_nothing_of(&mut town, one, case).await;
    claims_next(&mut town, two).await;
    let screen = town.screen(two);
    assert!(screen.contains("rahasia-satu") && screen.contains("tambahan cerita") && !screen.contains("kakak-ipar"), "{screen}");
    // The supervisor saw nothing of the story; nobody else saw anything of the words; and neither is legible anywhere.
    assert!(!ever(&town, first).contains("rahasia") && !ever(&town, first).contains("tambahan cerita"));
    for staff in [one, two, second] {
        assert!(!ever(&town, staff).contains("kakak-ipar"), "{}", ever(&town, staff));
    }
    let mut search = Search::default();
    search.text("about", "kakak-ipar bertato");
    let rows: String = dump(&url).await.into_values().flatten().collect();
    assert_eq!(search.find(rows.as_bytes()), vec![]);
    town.says(reporter, "/start").await;
    assert!(town.screen(reporter).contains("Ada petugas yang tidak bisa membuka"), "{}", town.screen(reporter));
    town.taps(reporter, "Siapa yang membuka").await;
    let looks = town.screen(reporter);
    assert!(looks.contains("penyelia 3: ciri-ciri") && looks.contains("petugas 2: cerita"), "{looks}");
}

/// No row, no count, no claim.
async fn sees_nothing_of(town: &mut Town, staff: PersonId, case: CaseId) {
    for button in [Button::Look(case), Button::Claim(case), Button::Next, Button::Open(case), Button::Decide(case, 0)] {
        town.forges(staff, &button.encode()).await;
        assert!(!town.transcript(staff).contains("rahasia"), "{}", town.transcript(staff));
    }
    town.says(staff, "/start").await;
    assert!(town.screen(staff).contains("Antrean: 0 mendesak, 0 biasa"), "{}", town.screen(staff));
}

async fn before_sending(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, supervisor) = (town.staff(Role::Counsellor).await, town.staff(Role::Supervisor).await);
    let reporter = town.person("id");
    town.says(reporter, "rahasia-satu").await;
    town.taps(reporter, "Siapa yang membaca?").await;
    town.taps(reporter, "Petugas tertentu").await;
    assert!(!town.transcript(supervisor).contains("keputusan"), "{}", town.transcript(supervisor));
    // Nothing is sent by itself while one writes about somebody.
    town.passes(Duration::minutes(30)).await;
    assert_eq!(number(&town.database.url, "select count(*) from cases where stage = 'draft'").await, 1);
    town.says(reporter, "ciri-satu").await;
    town.taps(reporter, "Selesai").await;
    assert!(town.screen(reporter).contains("Yang Anda tulis akan ditahan"), "{}", town.screen(reporter));
    town.taps(reporter, "Kirim").await;
    assert!(town.screen(reporter).contains("Cerita Anda ditahan"), "{}", town.screen(reporter));
    assert!(town.transcript(supervisor).contains("menunggu keputusan Anda"), "{}", town.transcript(supervisor));
    let case = case_id(&town).await;
    sees_nothing(&mut town, counsellor, case, "rahasia-satu").await;
}

async fn claimed(database: Database) {
    let mut town = Town::new(database).await;
    let counsellor = town.staff(Role::Counsellor).await;
    let supervisor = town.staff(Role::Supervisor).await;
    let reporter = town.person("id");
    tells(&mut town, reporter, "rahasia-satu").await;
    claims_next(&mut town, counsellor).await;
    town.says(reporter, "/start").await;
    let case = case_id(&town).await;
    town.forges(reporter, &Button::Hold(case, suaka::domain::case::About::Staff).encode()).await;
    assert!(!town.transcript(counsellor).contains("rahasia"), "{}", town.transcript(counsellor));
    assert_eq!(town.screen(counsellor), "Kasus itu tidak (lagi) di tangan Anda.");
    assert!(town.transcript(supervisor).contains("menunggu keputusan Anda"));
    sees_nothing_of(&mut town, counsellor, case).await;
}

async fn passed_on(database: Database) {
    let mut town = Town::new(database).await;
    let (first, second) = (town.staff(Role::Supervisor).await, town.staff(Role::Supervisor).await);
    let (reporter, case) = held_story(&mut town, "Penyelia tertentu", "penyelia-berkumis").await;
    assert!(town.screen(reporter).contains("Penyelia yang pertama melihat"), "{}", town.screen(reporter));
    town.taps(first, "Buka").await;
    assert!(town.screen(first).contains("Kalau ini mungkin Anda"), "{}", town.screen(first));
    town.taps(first, "Ini mungkin saya").await;
    assert!(town.screen(first).contains("Sudah diserahkan") && !town.transcript(first).contains("penyelia-berkumis"));
    for button in [Button::Decide(case, 0), Button::FreeSurely(case), Button::Bar(case, 2), Button::MaybeMe(case)] {
        town.forges(first, &button.encode()).await;
        assert!(town.screen(first).contains("tidak (lagi) menunggu keputusan"), "{}", town.screen(first));
    }
    town.taps(second, "Buka").await;
    assert!(town.screen(second).contains("penyelia-berkumis"), "{}", town.screen(second));
    // The last one who could decide may be meant as well.
    town.taps(second, "Ini mungkin saya").await;
    town.says(reporter, "/start").await;
    assert!(town.transcript(reporter).contains("tidak ada penyelia yang bisa memutuskan"), "{}", town.transcript(reporter));
    // Whoever comes later decides.
    let third = town.staff(Role::Supervisor).await;
    town.settle().await;
    assert!(town.transcript(third).contains("menunggu keputusan Anda"), "{}", town.transcript(third));
    town.taps(third, "Buka").await;
    town.taps(third, "Lepas ke antrean").await;
    town.taps(third, "Ya, lepas ke antrean").await;
    for staff in [first, second] {
        sees_nothing_of(&mut town, staff, case).await;
    }
    claims_next(&mut town, third).await;
    assert!(town.screen(third).contains("rahasia-satu"), "{}", town.screen(third));
}

async fn deadline(database: Database) {
    let mut town = Town::new(database).await;
    let (first, second) = (town.staff(Role::Supervisor).await, town.staff(Role::Supervisor).await);
    let (reporter, _) = held_story(&mut town, "Petugas tertentu", "kakak-ipar").await;
    town.taps(reporter, "Selesai").await;
    town.taps(first, "Buka").await;
    town.passes(Duration::hours(23)).await;
    assert!(!ever(&town, second).contains("keputusan"), "{}", ever(&town, second));
    town.passes(Duration::minutes(61)).await;
    assert!(town.transcript(second).contains("menunggu keputusan Anda"), "{}", town.transcript(second));
    assert!(!town.transcript(first).contains("kakak-ipar") && !town.transcript(first).contains("keputusan Anda"));
    assert_eq!(town.screen(reporter), "Halaman informasi sudah diperbarui.");
    town.taps(reporter, "Buka").await;
    let screen = town.screen(reporter);
    assert!(screen.contains("lebih dari sehari dan belum diputuskan") && screen.contains("Di luar"), "{screen}");
    town.taps(second, "Buka").await;
    assert!(town.screen(second).contains("Lebih dari 24 jam"), "{}", town.screen(second));
    // And so on, also across a restart; the numbers come round.
    town.restart().await;
    town.passes(Duration::hours(24)).await;
    assert!(town.transcript(first).contains("menunggu keputusan Anda"), "{}", town.transcript(first));
}

async fn taken_back(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, supervisor) = (town.staff(Role::Counsellor).await, town.staff(Role::Supervisor).await);
    let (reporter, _) = held_story(&mut town, "Petugas tertentu", "kakak-ipar").await;
    town.taps(supervisor, "Buka").await;
    town.taps(supervisor, "Petugas 1").await;
    town.taps(reporter, "Batal menahan").await;
    assert!(town.screen(reporter).contains("juga orang yang dimaksud"), "{}", town.screen(reporter));
    town.taps(reporter, "Ya, batal menahan").await;
    assert!(town.screen(reporter).contains("Sudah tidak ditahan"), "{}", town.screen(reporter));
    assert!(!town.transcript(supervisor).contains("kakak-ipar"), "{}", town.transcript(supervisor));
    assert_eq!(number(&town.database.url, "select count(*) from exclusions").await, 0);
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("rahasia-satu") && !town.screen(counsellor).contains("kakak-ipar"));
    // What is written from now on is part of the story again.
    town.says(reporter, "lagi").await;
    town.taps(counsellor, "Buka").await;
    assert!(town.screen(counsellor).contains("lagi"), "{}", town.screen(counsellor));
}

async fn changed(database: Database) {
    let mut town = Town::new(database).await;
    let supervisor = town.staff(Role::Supervisor).await;
    let (reporter, _) = held_story(&mut town, "Petugas tertentu", "kakak-ipar").await;
    let second = town.says(reporter, "bertato-naga").await;
    town.sandbox.world().edit_text(reporter, second, "bertato-ular").unwrap();
    town.settle().await;
    town.taps(supervisor, "Buka").await;
    let card = town.screen(supervisor);
    assert!(card.contains("kakak-ipar") && card.contains("bertato-ular") && !card.contains("bertato-naga"), "{card}");
    town.taps(supervisor, "Lepas ke antrean").await;
    town.taps(supervisor, "Ya, lepas ke antrean").await;
    // It was decided while she was still writing: neither new words nor changed ones become part of the story.
    town.passes(Duration::seconds(5)).await;
    town.sandbox.world().edit_text(reporter, second, "bertato-macan").unwrap();
    town.settle().await;
    assert!(town.transcript(reporter).contains("tidak kami simpan"), "{}", town.transcript(reporter));
    claims_next(&mut town, supervisor).await;
    let screen = town.screen(supervisor);
    assert!(screen.contains("rahasia-satu") && !screen.contains("bertato") && !screen.contains("kakak-ipar"), "{screen}");
}

async fn no_supervisor(database: Database) {
    let mut town = Town::new(database).await;
    let counsellor = town.staff(Role::Counsellor).await;
    let reporter = town.person("id");
    tells(&mut town, reporter, "rahasia-satu").await;
    town.says(reporter, "/start").await;
    let case = case_id(&town).await;
    for button in [Button::Who(case), Button::Hold(case, suaka::domain::case::About::Staff)] {
        town.forges(reporter, &button.encode()).await;
        let screen = town.transcript(reporter);
        assert!(screen.contains("tidak ada penyelia yang bisa memutuskan") && screen.contains("Di luar"), "{screen}");
        assert!(!screen.contains("Petugas tertentu"), "{screen}");
    }
    assert_eq!(number(&town.database.url, "select count(*) from holds").await, 0);
    claims_next(&mut town, counsellor).await;
    assert!(town.screen(counsellor).contains("rahasia-satu"));
}

async fn urgent(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, supervisor) = (town.staff(Role::Counsellor).await, town.staff(Role::Supervisor).await);
    let reporter = town.person("id");
    town.says(reporter, "rahasia-satu").await;
    town.taps(reporter, "Siapa yang membaca?").await;
    town.taps(reporter, "Petugas tertentu").await;
    town.taps(reporter, "Selesai").await;
    town.taps(reporter, "Kirim").await;
    town.taps(reporter, "Tidak").await;
    assert!(town.screen(reporter).contains("Penyelia yang memutuskan kami beri tahu"), "{}", town.screen(reporter));
    let shown = town.transcript(supervisor);
    assert!(shown.contains("🔴") && shown.contains("menunggu keputusan Anda"), "{shown}");
    assert!(!ever(&town, counsellor).contains("mendesak.") && !ever(&town, counsellor).contains("Ada "), "{}", ever(&town, counsellor));
}

async fn openers(database: Database) {
    let mut town = Town::new(database).await;
    let counsellor = town.staff(Role::Counsellor).await;
    let reporter = town.person("id");
    tells(&mut town, reporter, "rahasia-satu").await;
    for _ in 0..6 {
        town.taps(reporter, "Lewati").await;
    }
    town.taps(reporter, "Siapa yang membuka").await;
    assert_eq!(town.screen(reporter), "Belum ada yang membuka.");
    claims_next(&mut town, counsellor).await;
    town.taps(reporter, "Kembali").await;
    town.taps(reporter, "Siapa yang membuka").await;
    assert!(town.screen(reporter).contains("• 24/11/2026 pukul 10.00, petugas 1: cerita"), "{}", town.screen(reporter));
}

async fn recused(database: Database) {
    let mut town = Town::new(database).await;
    let (one, two) = (town.staff(Role::Counsellor).await, town.staff(Role::Counsellor).await);
    let reporter = town.person("id");
    tells(&mut town, reporter, "rahasia-satu").await;
    let case = case_id(&town).await;
    claims_next(&mut town, one).await;
    town.taps(one, "Saya kenal orangnya").await;
    assert!(town.screen(one).contains("tidak tampak lagi bagi Anda") && !town.transcript(one).contains("rahasia"));
    sees_nothing_of(&mut town, one, case).await;
    assert!(town.transcript(two).contains("Ada cerita baru"), "{}", town.transcript(two));
    claims_next(&mut town, two).await;
    assert_eq!(case_of(&town, two), case);
    // Released, it rings at nobody who knows the person.
    town.taps(two, "Lepas").await;
    town.taps(two, "Ya, lepas").await;
    assert!(!town.transcript(one).contains("Ada cerita baru"), "{}", town.transcript(one));
    sees_nothing_of(&mut town, one, case).await;
}

async fn myself(database: Database) {
    let mut town = Town::new(database).await;
    let counsellor = town.staff(Role::Counsellor).await;
    let before = number(&town.database.url, "select count(*) from audit").await;
    town.taps(counsellor, "Saya sendiri butuh bantuan").await;
    let screen = town.screen(counsellor);
    assert!(screen.contains("Jangan bercerita dari meja ini") && screen.contains("•"), "{screen}");
    assert_eq!(number(&town.database.url, "select count(*) from audit").await, before);
    town.taps(counsellor, "Meja").await;
}

async fn operator(database: Database) {
    let mut town = Town::new(database).await;
    let one = member(&mut town, Role::Counsellor, Gender::Woman).await;
    let reporter = town.person("id");
    town.says(reporter, "rahasia-satu").await;
    town.taps(reporter, "Siapa yang membaca?").await;
    town.taps(reporter, "Perempuan").await;
    town.taps(reporter, "Kembali").await;
    town.taps(reporter, "Kirim").await;
    claims_next(&mut town, one).await;
    assert_eq!(town.hotline.set_gender(1, Gender::Unset).await.unwrap(), 1);
    town.settle().await;
    assert!(!town.transcript(one).contains("rahasia"), "{}", town.transcript(one));
    assert_eq!(town.hotline.staff().await.unwrap()[0].gender, "unset");
    assert!(town.hotline.set_gender(9, Gender::Man).await.is_err());
    // To its reporter it is said how things are: nobody is known to be such.
    town.says(reporter, "/start").await;
    let case = case_id(&town).await;
    town.forges(reporter, &Button::Who(case).encode()).await;
    assert!(town.screen(reporter).contains("belum ada petugas yang tercatat perempuan"), "{}", town.screen(reporter));
}

const DANGER: &str = "tolong, dia sedang memukuli saya";

async fn count(town: &Town, of: &str) -> i64 {
    number(&town.database.url, &format!("select count(*) from {of}")).await
}

async fn danger(database: Database) {
    let mut town = Town::new(database).await;
    let (woman, man) = (member(&mut town, Role::Counsellor, Gender::Woman).await, member(&mut town, Role::Counsellor, Gender::Man).await);
    let supervisor = member(&mut town, Role::Supervisor, Gender::Man).await;
    let (reporter, _) = held_story(&mut town, "Petugas tertentu", "kakak-ipar").await;
    town.taps(reporter, "Selesai").await;
    for staff in [woman, man] {
        town.says(staff, "/exit").await;
        town.says(staff, "/start").await;
    }
    town.says(reporter, DANGER).await;
    assert!(town.screen(reporter).contains("Penyelia yang memutuskan kami beri tahu"), "{}", town.screen(reporter));
    assert!(town.transcript(supervisor).contains("🔴"), "{}", town.transcript(supervisor));
    for staff in [woman, man] {
        assert!(
            !town.transcript(staff).contains("mendesak.") && town.screen(staff).contains("Antrean: 0 mendesak"),
            "{}",
            town.transcript(staff)
        );
    }
    // Of one that a woman is to read: what is noticed, and what it is to be filed, reaches no man.
    let other = town.person("id");
    town.says(other, "rahasia-dua").await;
    town.taps(other, "Bicara dulu saja").await;
    town.taps(other, "Siapa yang membaca?").await;
    town.taps(other, "Perempuan").await;
    town.taps(other, "Kembali").await;
    town.taps(other, "Kirim").await;
    for _ in 0..3 {
        town.taps(other, "Lewati").await;
    }
    town.says(other, DANGER).await;
    assert!(town.transcript(woman).contains("mendesak"), "{}", town.transcript(woman));
    town.taps(other, "Lanjut").await;
    let case = case_id(&town).await;
    town.forges(other, &Button::MayFileSurely(case).encode()).await;
    assert_eq!(count(&town, "cases where filed_at is not null").await, 1);
    assert!(!ever(&town, man).contains("Ada yang mendesak"), "{}", ever(&town, man));
    sees_nothing(&mut town, man, case, "rahasia-dua").await;
    // In the words about whom a story is to be kept from it is heard as well.
    let rung = |town: &Town| [supervisor, woman, man].map(|staff| ever(town, staff).matches("🔴").count());
    let before = rung(&town);
    let (third, _) = held_story(&mut town, "Petugas tertentu", "kakak-ipar").await;
    town.says(third, DANGER).await;
    let screen = town.screen(third);
    assert!(screen.contains("Ciri-cirinya tersimpan") && screen.contains("ada bahaya sekarang. Begitu?"), "{screen}");
    let after = rung(&town);
    assert!(after[0] > before[0] && after[1..] == before[1..], "{before:?} {after:?}");
    town.taps(third, "Lanjut").await;
    assert!(town.screen(third).contains("Tulis ciri-cirinya"), "{}", town.screen(third));
}

async fn withdrawn(database: Database) {
    let mut town = Town::new(database).await;
    let counsellor = town.staff(Role::Counsellor).await;
    let (first, second) = (town.staff(Role::Supervisor).await, town.staff(Role::Supervisor).await);
    let (reporter, case) = held_story(&mut town, "Petugas tertentu", "kakak-ipar").await;
    town.taps(reporter, "Selesai").await;
    let code = typed_back(&mut town, reporter).await;
    town.taps(first, "Buka").await;
    town.taps(first, "Petugas 1").await;
    let name = name_of(&town, case).await;
    town.passes(Duration::hours(10)).await;
    town.says(reporter, "/start").await;
    town.taps(reporter, "Tarik cerita").await;
    town.taps(reporter, "Ya, tarik").await;
    let gone = town.transcript(first);
    assert!(!gone.contains("kakak-ipar") && !gone.contains(&name), "{gone}");
    // The time to decide passes over it.
    town.passes(Duration::hours(30)).await;
    town.restart().await;
    assert!(!ever(&town, second).contains("keputusan") && count(&town, "holds where late = 0").await == 1, "{}", ever(&town, second));
    assert!(!ever(&town, reporter).contains("Halaman informasi"), "{}", ever(&town, reporter));
    for staff in [first, second] {
        for button in [Button::Decide(case, 0), Button::Bar(case, 1), Button::FreeSurely(case), Button::MaybeMe(case), Button::Look(case)] {
            town.forges(staff, &button.encode()).await;
            assert!(!town.screen(staff).contains(&name) && !town.screen(staff).contains("kakak-ipar"), "{}", town.screen(staff));
        }
        town.says(staff, "/start").await;
        assert!(!town.screen(staff).contains("Menunggu keputusan"), "{}", town.screen(staff));
    }
    assert_eq!(
        count(&town, "holds").await * count(&town, "exclusions").await * count(&town, "descriptions where body is not null").await,
        1
    );
    // Brought back it is as it was: with the same supervisor, for as long as was left.
    let quiet = ever(&town, counsellor);
    town.says(reporter, &code).await;
    town.taps(reporter, "Batalkan penarikan").await;
    assert!(town.screen(reporter).contains("Cerita Anda ditahan"), "{}", town.screen(reporter));
    assert_eq!(ever(&town, counsellor), quiet);
    town.passes(Duration::hours(13)).await;
    assert_eq!((ever(&town, second).matches(&name).count(), count(&town, "holds where late = 0").await), (0, 1), "{}", ever(&town, second));
    town.says(first, "/start").await;
    town.taps(first, "Keputusan penyelia").await;
    town.taps(first, "mnt").await;
    assert!(town.screen(first).contains("kakak-ipar") && town.transcript(first).contains("🚫 Petugas 1"), "{}", town.transcript(first));
    sees_nothing_of(&mut town, counsellor, case).await;
    // What is erased leaves none of it behind.
    let code = typed_back(&mut town, reporter).await;
    town.says(reporter, "/start").await;
    town.taps(reporter, "Tarik cerita").await;
    town.taps(reporter, "Ya, tarik").await;
    town.says(reporter, &code).await;
    town.forges(reporter, &Button::EraseNowSurely(case).encode()).await;
    for table in ["cases", "holds", "exclusions", "descriptions"] {
        assert_eq!(count(&town, table).await, 0, "{table}");
    }
    assert!(!town.transcript(first).contains("kakak-ipar"), "{}", town.transcript(first));
}

async fn locked(database: Database) {
    let mut town = Town::new(database).await;
    town.hotline.duress = true;
    town.restart().await;
    let (counsellor, supervisor) = (town.staff(Role::Counsellor).await, town.staff(Role::Supervisor).await);
    let reporter = town.person("id");
    tells(&mut town, reporter, "rahasia-satu").await;
    town.taps(reporter, "Lewati").await;
    town.taps(reporter, "Ada").await;
    for _ in 0..4 {
        town.taps(reporter, "Lewati").await;
    }
    let case = case_id(&town).await;
    for (key, digits) in [("Pasang PIN", "482139"), ("Pasang angka darurat", "7153")] {
        town.taps(reporter, "PIN").await;
        town.taps(reporter, key).await;
        town.says(reporter, digits).await;
        town.says(reporter, digits).await;
        town.taps(reporter, "Kembali").await;
    }
    town.taps(reporter, "Siapa yang membaca?").await;
    town.taps(reporter, "Petugas tertentu").await;
    let words = town.says(reporter, "kakak-ipar bertato").await;
    // Locked while one writes about somebody.
    town.forges(reporter, &Button::Lock.encode()).await;
    assert!(
        town.screen(reporter).starts_with("Halo.") && !town.transcript(reporter).contains("kakak-ipar"),
        "{}",
        town.transcript(reporter)
    );
    let stranger = town.person("id");
    for person in [reporter, stranger] {
        town.says(person, "/start").await;
        for button in Button::all(case).into_iter().filter(|button| button.case().is_some()) {
            town.forges(person, &button.encode()).await;
        }
        town.says(person, "/start").await;
    }
    assert_eq!(town.transcript(reporter), town.transcript(stranger));
    assert_eq!((count(&town, "holds").await, count(&town, "cases where stage = 'waiting'").await), (1, 1));
    // Words about somebody that are changed now are nobody's, and tell nothing.
    if town.sandbox.world().edit_text(reporter, words, "kakak-ipar bertopi").is_ok() {
        town.settle().await;
    }
    assert_eq!(count(&town, "cases").await, 1, "{}", town.transcript(reporter));
    assert!(!town.transcript(reporter).contains("tidak kami simpan"), "{}", town.transcript(reporter));
    // The number of alarm rings at who decides, and at nobody else.
    let quiet = ever(&town, counsellor);
    town.says(reporter, "7153").await;
    assert!(town.transcript(supervisor).contains("🔴"), "{}", town.transcript(supervisor));
    assert_eq!(ever(&town, counsellor), quiet);
    sees_nothing(&mut town, counsellor, case, "rahasia-satu").await;
    town.taps(supervisor, "Buka").await;
    assert!(town.screen(supervisor).contains("kakak-ipar bertato"), "{}", town.screen(supervisor));
    town.says(reporter, "482139").await;
    assert!(town.screen(reporter).contains("Cerita Anda ditahan"), "{}", town.screen(reporter));
    town.taps(reporter, "Siapa yang membuka").await;
    assert!(town.screen(reporter).contains("penyelia 2: ciri-ciri"), "{}", town.screen(reporter));
    // A draft that is held, behind the PIN when it is sent by itself: its time runs from then.
    let url = town.database.url.clone();
    sql(
        &url,
        &format!("update cases set stage = 'draft', sent_at = null, behind = (select id from pins), sends_at = 0 where id = {}", case.0),
    )
    .await;
    sql(&url, "update holds set due_at = 1").await;
    town.passes(Duration::minutes(1)).await;
    assert_eq!(count(&town, "cases where stage = 'waiting'").await, 1);
    assert_eq!(count(&town, "holds where due_at > 1 and late = 0").await, 1);
    assert_eq!(ever(&town, counsellor).matches("Ada ").count(), quiet.matches("Ada ").count());
}

async fn moved(database: Database) {
    let mut town = Town::new(database).await;
    let (counsellor, supervisor) = (town.staff(Role::Counsellor).await, town.staff(Role::Supervisor).await);
    let (before, case) = held_story(&mut town, "Petugas tertentu", "kakak-ipar").await;
    town.taps(before, "Selesai").await;
    let code = typed_back(&mut town, before).await;
    town.forges(before, &Button::Describe(case).encode()).await;
    let words = town.says(before, "bertato-naga").await;
    let after = town.person("id");
    town.says(after, &code).await;
    assert_eq!(count(&town, "holds").await, 1);
    assert_eq!(count(&town, "descriptions where body is not null").await, 2);
    // The chat before shows nothing of it, whatever is written or changed there.
    assert!(!town.transcript(before).contains("bertato") && !town.transcript(before).contains("ditahan"), "{}", town.transcript(before));
    if town.sandbox.world().edit_text(before, words, "bertato-ular").is_ok() {
        town.settle().await;
    }
    assert_eq!(count(&town, "cases").await, 1, "{}", town.transcript(before));
    town.says(before, "orang-lain").await;
    assert!(town.screen(before).contains("Tersimpan"), "{}", town.screen(before));
    town.forges(before, &Button::UnholdSurely(case).encode()).await;
    assert_eq!(count(&town, "holds").await, 1);
    town.says(after, "/start").await;
    assert!(town.transcript(after).contains("Cerita Anda ditahan") || town.screen(after).contains("HP"), "{}", town.transcript(after));
    town.taps(supervisor, "Buka").await;
    let card = town.screen(supervisor);
    assert!(card.contains("bertato-naga") && !card.contains("bertato-ular") && !card.contains("orang-lain"), "{card}");
    sees_nothing(&mut town, counsellor, case, "rahasia-satu").await;
    town.forges(after, &Button::UnholdSurely(case).encode()).await;
    assert_eq!(count(&town, "holds").await, 0);
    claims_next(&mut town, counsellor).await;
    assert!(
        town.screen(counsellor).contains("rahasia-satu") && !town.screen(counsellor).contains("bertato"),
        "{}",
        town.screen(counsellor)
    );
}

async fn left(database: Database) {
    let mut town = Town::new(database).await;
    town.staff(Role::Supervisor).await;
    // What is written after an exit, or after a story was taken back, is told as ever.
    let (reporter, case) = held_story(&mut town, "Petugas tertentu", "kakak-ipar").await;
    town.says(reporter, "/exit").await;
    town.says(reporter, "tambahan").await;
    assert!(town.screen(reporter).contains("Tersimpan"), "{}", town.screen(reporter));
    assert_eq!((count(&town, "descriptions").await, number(&town.database.url, "select messages from cases").await), (1, 2));
    town.forges(reporter, &Button::Describe(case).encode()).await;
    town.forges(reporter, &Button::WithdrawSurely(case).encode()).await;
    town.says(reporter, "cerita-baru").await;
    assert_eq!((count(&town, "descriptions").await, count(&town, "cases").await), (1, 2));
    // And of a draft.
    let new = case_id(&town).await;
    town.forges(reporter, &Button::Reads(new, Reader::Woman).encode()).await;
    town.forges(reporter, &Button::Reads(new, Reader::Anyone).encode()).await;
    town.forges(reporter, &Button::Hold(new, About::Staff).encode()).await;
    town.says(reporter, "/exit").await;
    town.says(reporter, "cerita-baru-dua").await;
    assert!(town.screen(reporter).contains("2 pesan") && town.screen(reporter).contains("akan ditahan"), "{}", town.screen(reporter));
    assert_eq!(count(&town, "descriptions").await, 1);
}
