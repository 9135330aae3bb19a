//! The story that is killed: two who tell and two who answer, so that everything could go to somebody else.

use std::collections::{HashMap, HashSet};

use suaka::domain::people::Role;
use suaka::sandbox::{Happening, PersonId, World};

use crate::support::Database;
use crate::support::process::{Live, number, words};
use crate::support::walk::{Act, Guard, Walk};

const OF_A: [&str; 5] =
    ["Bu, tolong.", "Suami saya marah lagi.", "Mereka masih sekolah dasar.", "Di rumah nenek.", "Saya pulang kerja jam lima."];
const TO_A: [&str; 2] = ["Saya di sini. Di mana anak-anak?", "Kami jemput jam lima."];
const OF_B: &str = "Saya mau tanya tentang tetangga saya.";
const TO_B: &str = "Terima kasih sudah peduli.";

pub struct Cast {
    a: PersonId,
    b: PersonId,
    x: PersonId,
    y: PersonId,
    codes: [String; 2],
}

/// A hotline that does not run yet, and its people.
pub async fn cast() -> (Live, Cast) {
    let live = Live::new(Database::sqlite(), Some("2026-11-24T10:00:00+07:00")).await;
    let codes = [live.invite(Role::Counsellor).await, live.invite(Role::Counsellor).await];
    let [a, b, x, y] = ["A", "B", "X", "Y"].map(|name| live.sandbox.world().add_person(name, "id", None));
    (live, Cast { a, b, x, y, codes })
}

pub async fn tell<G: Guard>(walk: &mut Walk<'_, G>, cast: &Cast) {
    let Cast { a, b, x, y, ref codes } = *cast;
    for (person, code) in [(x, &codes[0]), (y, &codes[1])] {
        walk.says(person, &format!("/start {code}"));
        walk.sees(person, &["Selamat datang"]).await;
        walk.taps(person, "Masuk tugas").await;
        walk.sees(person, &["🟢 bertugas"]).await;
    }
    walk.says(a, OF_A[0]);
    walk.sees(a, &["Tersimpan. Terima kasih"]).await;
    walk.says(b, OF_B);
    walk.sees(b, &["Tersimpan. Terima kasih"]).await;
    walk.says(a, OF_A[1]);
    walk.sees(a, &["Tersimpan, 2 pesan"]).await;
    walk.says(a, OF_A[2]);
    walk.sees(a, &["Tersimpan, 3 pesan"]).await;
    for (person, label, sees) in [
        (a, "Kirim ke petugas", "Sudah terkirim"),
        (a, "Tidak", "Yang utama sekarang"),
        (b, "Kirim ke petugas", "Sudah terkirim"),
        (b, "Aman", "Ada orang lain yang bisa"),
        (a, "Lanjut", "Ada orang lain yang bisa"),
        (a, "Ada", "boleh kami menulis dulu"),
        (a, "Boleh, kapan saja", "Kalimat mana"),
        (a, "Halaman informasi", "Ini tentang siapa?"),
        (b, "Tidak ada", "boleh kami menulis dulu"),
        (b, "Boleh, kapan saja", "Kalimat mana"),
        (b, "Halaman informasi", "Ini tentang siapa?"),
        (a, "Saya", "Kira-kira tentang apa?"),
        (a, "Lewati", "Cukup dulu pertanyaannya"),
        (x, "Antrean", "yang mendesak dulu"),
        (x, "🔴", "Aman sekarang: TIDAK"),
        (x, "✋ Ambil", OF_A[2]),
        (y, "Antrean", "yang mendesak dulu"),
        (y, "mnt", "Aman sekarang: ya"),
        (y, "✋ Ambil", OF_B),
    ] {
        walk.taps(person, label).await;
        walk.sees(person, &[sees]).await;
        if let Some(ping) = pings(label) {
            walk.sees(x, &[ping]).await;
            walk.sees(y, &[ping]).await;
        }
    }
    walk.answers(x, TO_A[0]).await;
    walk.answers(y, TO_B).await;
    walk.sees(a, &["sudah diperbarui"]).await;
    walk.taps(a, "Buka").await;
    walk.sees(a, &[TO_A[0]]).await;
    walk.says(a, OF_A[3]);
    walk.sees(a, &["Petugas akan melihatnya"]).await;
    walk.sees(x, &["ada pesan baru"]).await;
    walk.taps(x, "Buka").await;
    walk.sees(x, &[OF_A[3]]).await;
    walk.says(a, OF_A[4]);
    walk.sees(a, &["Petugas akan melihatnya"]).await;
    walk.sees(x, &["ada pesan baru"]).await;
    walk.answers(x, TO_A[1]).await;
    walk.sees(a, &["sudah diperbarui"]).await;
    walk.taps(a, "Buka").await;
    walk.sees(a, &[TO_A[0], TO_A[1]]).await;
    walk.sees(b, &["sudah diperbarui"]).await;
    walk.taps(b, "Buka").await;
    walk.sees(b, &[TO_B]).await;
    in_order(&walk.screen(x, OF_A[0]), &[OF_A[0], OF_A[1], OF_A[2], TO_A[0], OF_A[3], OF_A[4], TO_A[1]]);
    in_order(&walk.screen(y, OF_B), &[OF_B, TO_B]);
    in_order(&walk.screen(a, TO_A[0]), &TO_A);
    in_order(&walk.screen(b, TO_B), &[TO_B]);
    walk.taps(x, "Tutup").await;
    walk.sees(x, &["Tutup ", "Pelapor melihat bahwa"]).await;
    walk.taps(x, "Ya, tutup").await;
    walk.sees(x, &["ditutup."]).await;
    walk.sees(a, &["sudah diperbarui"]).await;
    walk.until("all is confirmed", |world| world.pending_updates() == 0).await;
}

/// What all who are on duty get for it.
fn pings(label: &str) -> Option<&'static str> {
    match label {
        "Kirim ke petugas" => Some("Ada cerita baru"),
        "Tidak" => Some("Ada yang mendesak"),
        _ => None,
    }
}

/// Each text once, one after the other.
fn in_order(screen: &str, texts: &[&str]) {
    let mut after = 0;
    for text in texts {
        assert_eq!(screen.matches(text).count(), 1, "{text}\n{screen}");
        let at = screen.find(text).unwrap_or_default();
        assert!(at >= after, "{text} stands before what was said earlier\n{screen}");
        after = at;
    }
}

/// How everything must end, however often it was killed. Tells how many messages were repeated.
pub async fn ended_well(live: &Live, cast: &Cast, acts: &[Act]) -> usize {
    live.stop().await;
    let reached = reached_another(&live.sandbox.world(), cast);
    assert_eq!(reached, Vec::<String>::new());
    let (store, vault) = (live.store().await, live.vault());
    let kept = words(&store, &vault).await;
    let of_case = |case: i64| -> Vec<&str> { kept.iter().filter(|words| words.case == case).map(|words| words.text.as_str()).collect() };
    let mut cases: Vec<i64> = kept.iter().map(|words| words.case).collect();
    cases.dedup();
    assert_eq!(cases.len(), 2, "{kept:?}");
    assert_eq!(of_case(cases[0]), [OF_A[0], OF_A[1], OF_A[2], TO_A[0], OF_A[3], OF_A[4], TO_A[1]]);
    assert_eq!(of_case(cases[1]), [OF_B, TO_B]);
    for (sql, expected) in [
        ("select count(*) from cases where stage = 'closed'", 1),
        ("select count(*) from cases where stage = 'claimed'", 1),
        ("select count(*) from staff", 2),
        ("select count(*) from audit where action = 'claimed'", 2),
        ("select count(*) from audit where action = 'closed'", 1),
        ("select count(*) from outbox", 0),
        ("select count(*) from quarantine", 0),
        ("select count(*) from slow", 0),
        ("select count(*) from handled", i64::try_from(acts.len()).unwrap()),
    ] {
        assert_eq!(number(&store, sql).await, expected, "{sql}\n{}", live.picture());
    }
    store.close().await;
    repeated(live, acts)
}

/// Words on a phone on which they must not be; and words that came by anything but an edit.
fn reached_another(world: &World, cast: &Cast) -> Vec<String> {
    let mut reached = vec![];
    let of_a = || OF_A.iter().chain(&TO_A).copied();
    let of_b = || [OF_B, TO_B].into_iter();
    for (person, others) in
        [(cast.a, of_b().collect()), (cast.x, of_b().collect()), (cast.b, of_a().collect()), (cast.y, of_a().collect::<Vec<_>>())]
    {
        for shown in world.screen_history(person) {
            let by_send: Vec<&str> = if shown.what == Happening::Sent && shown.from_bot { of_a().chain(of_b()).collect() } else { vec![] };
            let found = others.iter().chain(&by_send).find(|text| shown.text.contains(**text));
            reached.extend(found.map(|text| format!("{person}: {text:?} in {shown:?}")));
        }
        let lock_screen = world.notifications(person).iter().filter(|shown| of_a().chain(of_b()).any(|text| shown.text.contains(text)));
        reached.extend(lock_screen.map(|shown| format!("{person}: {shown:?}")));
    }
    reached
}
/// Sends that were made before, word for word, with no act of anybody between. A kill between a send and its record can
/// repeat that one message: the first that its chat gets from the new process. Nothing else is ever said twice.
fn repeated(live: &Live, acts: &[Act]) -> usize {
    let lives = live.lives();
    let world = live.sandbox.world();
    let (mut last, mut repeated) = (HashMap::new(), HashSet::new());
    for call in world.calls().iter().filter(|call| call.method == "sendMessage").filter(|call| call.is_executed()) {
        let (life, act) = (lives.partition_point(|after| *after < call.seq), acts.partition_point(|act| act.after < call.seq));
        let chat = call.params["chat_id"].as_i64();
        let said = (call.params["text"].to_string(), call.params["reply_markup"].to_string(), act);
        if let Some((before, earlier)) = last.insert(chat, (said.clone(), life))
            && before == said
        {
            assert!(earlier < life, "said twice without a kill between: {call:?}");
            assert!(repeated.insert((chat, life)), "two repetitions in one chat after one kill: {call:?}");
        }
    }
    repeated.len()
}
