//! The sandbox's page in a real browser, over the program as it is shipped: `suaka demo`, its page, and people who look,
//! tap and type.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use libtest_mimic::Trial;

use crate::support::trial;
use crate::support::webdriver::{Browser, ENTER, Screen, TAB, printed, without_browser};

pub fn trials() -> Vec<Trial> {
    let trials = vec![
        trial("browser::a_story_is_told_and_answered_in_the_page", story),
        trial("browser::the_page_needs_no_mouse", keyboard),
        trial("browser::the_page_fits_a_phone", phone),
        trial("browser::the_page_speaks_english", english),
        trial("browser::questions_can_be_read_and_tapped_on_a_phone", guided),
    ];
    let ignored = |trial: Trial, reason| trial.with_ignored_flag(true).with_kind(reason);
    trials.into_iter().map(|trial| without_browser().into_iter().fold(trial, ignored)).collect()
}

/// `suaka demo`, ended when it is dropped.
struct Demo {
    process: Child,
    url: String,
}

impl Demo {
    fn start() -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_suaka"))
            .args(["demo", "--port", "0"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("suaka starts");
        let url = printed(&mut process, |line| {
            let address = &line[line.find("http://127.0.0.1:")?..];
            Some(address.split_whitespace().next()?.to_owned())
        });
        Self { process, url }
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // Asked to end, it takes its folder away with it.
        let asked = Command::new("kill").arg(self.process.id().to_string()).status();
        if !asked.is_ok_and(|status| status.success()) {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

/// Of a person's name, the phone.
const PHONE: &str = "[...document.querySelectorAll('.phone')].find((phone) => phone.querySelector('h2').textContent === a[0])";
/// Of a person's name and a label, the newest key with that label.
const KEY: &str = "[...(PHONE)?.querySelectorAll('.log [data-testid=key]') ?? []].findLast((key) => key.textContent.trim() === a[1])";

fn of(what: &str) -> String {
    what.replace("PHONE", PHONE)
}

/// People at their phones, in one window.
struct Page {
    browser: Browser,
    _demo: Demo,
}

impl Page {
    async fn open(screen: Screen) -> Self {
        let demo = Demo::start();
        let browser = Browser::open(screen).await;
        browser.go(&demo.url).await;
        let page = Self { browser, _demo: demo };
        // The staff have enrolled.
        page.sees("Petugas", "Meja petugas").await;
        page.sees("Penyelia", "Meja petugas").await;
        page
    }

    async fn sees(&self, person: &str, text: &str) {
        self.browser.until(&of("(PHONE)?.querySelector('.log').innerText.includes(a[1])"), &[person, text]).await;
    }

    async fn lock_screen(&self, person: &str) -> String {
        let text = self.browser.value(&of("(PHONE).querySelector('.lock').innerText"), &[person]).await;
        text.as_str().expect("a text").to_owned()
    }

    async fn taps(&self, person: &str, label: &str) {
        self.browser.click(&of(KEY), &[person, label]).await;
    }

    async fn says(&self, person: &str, text: &str) {
        self.browser.click(&of("(PHONE)?.querySelector('[data-testid=input]')"), &[person]).await;
        self.browser.keys(text).await;
        self.browser.click(&of("(PHONE)?.querySelector('[data-testid=send]')"), &[person]).await;
    }

    /// Past the moment in which an answer to a case that was just opened is held back.
    async fn a_minute_passes(&self) {
        let shown = self.browser.value("document.getElementById('time').textContent", &[]).await;
        self.browser.click("document.querySelector('[data-testid=advance-60]')", &[]).await;
        self.browser.until("document.getElementById('time').textContent !== a[0]", &[shown.as_str().expect("a time")]).await;
    }

    async fn picture(&self, name: &str) {
        // What just arrived has stopped moving.
        self.browser.until("document.getAnimations().every((animation) => animation.playState === 'finished')", &[]).await;
        self.browser.screenshot(&Path::new("target/screenshots").join(name)).await;
    }
}

async fn story() {
    let page = Page::open(Screen::Desk { width: 1440, height: 900 }).await;
    page.says("Warga", "Bu, mau cerita soal suami saya.").await;
    page.sees("Warga", "Tersimpan.").await;
    page.taps("Warga", "✅ Kirim ke petugas").await;
    page.sees("Warga", "Sekarang, di tempat Anda aman?").await;
    page.taps("Warga", "Tidak").await;
    page.sees("Warga", "Yang utama sekarang: selamat dulu.").await;
    page.sees("Warga", "Polisi: 110").await;
    for (label, sees) in [
        ("Lanjut", "Ada orang lain yang bisa membuka HP ini?"),
        ("Tidak ada", "boleh kami menulis dulu ke sini?"),
        ("Boleh, kapan saja", "Kalimat mana yang kami pakai?"),
        ("Halaman informasi sudah diperbarui.", "Ini tentang siapa?"),
    ] {
        page.taps("Warga", label).await;
        page.sees("Warga", sees).await;
    }
    page.taps("Petugas", "🟢 Masuk tugas").await;
    page.sees("Petugas", "🟢 bertugas").await;
    page.sees("Petugas", "Antrean: 1 mendesak").await;
    page.taps("Petugas", "⏭ Ambil berikutnya").await;
    page.sees("Petugas", "Anda yang mengambilnya.").await;
    page.sees("Petugas", "Bu, mau cerita soal suami saya.").await;
    page.a_minute_passes().await;
    page.says("Petugas", "Saya di sini. Anak-anak di mana sekarang?").await;
    page.sees("Petugas", "✅ Tersimpan untuk").await;
    page.sees("Warga", "Halaman informasi sudah diperbarui.").await;
    let notice = page.lock_screen("Warga").await;
    assert!(notice.contains("Halaman informasi sudah diperbarui.") && !notice.contains("Saya di sini"), "a dull notice: {notice}");
    page.taps("Warga", "Buka").await;
    page.sees("Warga", "Saya di sini. Anak-anak di mana sekarang?").await;
    let others = page.browser.value(&of("(PHONE).innerText"), &["Penyelia"]).await;
    assert!(!others.to_string().contains("Suami"), "nobody else reads it: {others}");
    page.picture("demo.png").await;
}

/// With Tab and Enter alone; wherever the keyboard is can be seen.
async fn keyboard() {
    let page = Page::open(Screen::Desk { width: 1440, height: 900 }).await;
    page.tabs_to("(PHONE)?.querySelector('[data-testid=input]')", &["Warga"]).await;
    page.browser.keys("Tolong").await;
    page.browser.keys(ENTER).await;
    page.sees("Warga", "Tersimpan.").await;
    page.presses("Warga", "✅ Kirim ke petugas").await;
    page.sees("Warga", "Sekarang, di tempat Anda aman?").await;
    for label in ["Aman", "Tidak ada", "Boleh, kapan saja", "Halaman informasi sudah diperbarui."] {
        page.presses("Warga", label).await;
    }
    page.presses("Petugas", "🟢 Masuk tugas").await;
    page.sees("Petugas", "Antrean: 0 mendesak, 1 biasa").await;
    page.presses("Petugas", "⏭ Ambil berikutnya").await;
    page.sees("Petugas", "Tolong").await;
    page.tabs_to("document.querySelector('[data-testid=advance-60]')", &[]).await;
    page.browser.keys(ENTER).await;
    page.tabs_to("(PHONE)?.querySelector('[data-testid=input]')", &["Petugas"]).await;
    page.browser.keys("Saya di sini.").await;
    page.browser.keys(ENTER).await;
    page.presses("Warga", "Buka").await;
    page.sees("Warga", "Saya di sini.").await;
    page.picture("keyboard.png").await;
}

impl Page {
    /// Presses Tab until the keyboard is there.
    async fn tabs_to(&self, what: &str, arguments: &[&str]) {
        self.browser.until(&of(what), arguments).await;
        let there = of(&format!("document.activeElement === ({what})"));
        for _ in 0..200 {
            if self.browser.value(&there, arguments).await == true {
                let ring = self.browser.value("getComputedStyle(document.activeElement).outlineStyle", &[]).await;
                assert_ne!(ring, "none", "{what} {arguments:?}: where the keyboard is cannot be seen");
                return;
            }
            self.browser.keys(TAB).await;
        }
        panic!("{what} {arguments:?} is not reached by Tab");
    }

    async fn presses(&self, person: &str, label: &str) {
        self.tabs_to(KEY, &[person, label]).await;
        self.browser.keys(ENTER).await;
    }
}

/// On a narrow screen one phone is seen at a time, and the tabs tell of the others.
async fn phone() {
    let page = Page::open(Screen::Phone { width: 390, height: 844 }).await;
    let wide = page.browser.value("[innerWidth, document.documentElement.scrollWidth]", &[]).await;
    assert_eq!(wide, serde_json::json!([390, 390]), "nothing is wider than the screen");
    let seen = "((box) => Math.abs(box.left) < 2 && Math.abs(box.right - innerWidth) < 2)((PHONE).getBoundingClientRect())";
    page.browser.until(&of(seen), &["Warga"]).await;
    page.says("Warga", "Tolong").await;
    page.sees("Warga", "Tersimpan.").await;
    page.taps("Warga", "✅ Kirim ke petugas").await;
    page.picture("phone-reporter.png").await;
    page.taps("Warga", "Aman").await;
    page.taps("Warga", "Tidak ada").await;
    page.sees("Warga", "boleh kami menulis dulu").await;
    page.picture("phone-preference.png").await;
    page.taps("Warga", "Boleh, kapan saja").await;
    page.taps("Warga", "Halaman informasi sudah diperbarui.").await;
    let tab = "[...document.querySelectorAll('.tab')].find((tab) => tab.textContent.startsWith(a[0]))";
    page.browser.click(tab, &["Petugas"]).await;
    page.browser.until(&of(seen), &["Petugas"]).await;
    page.taps("Petugas", "🟢 Masuk tugas").await;
    page.taps("Petugas", "⏭ Ambil berikutnya").await;
    page.sees("Petugas", "Anda yang mengambilnya.").await;
    page.a_minute_passes().await;
    page.says("Petugas", "Saya di sini.").await;
    page.browser.until(&format!("/[1-9]/.test(({tab}).textContent)"), &["Warga"]).await;
    page.picture("phone-counsellor.png").await;
    page.browser.click(tab, &["Warga"]).await;
    page.browser.until(&of(seen), &["Warga"]).await;
    page.taps("Warga", "Buka").await;
    page.sees("Warga", "Saya di sini.").await;
}

/// Questions, one after the other, on a narrow screen.
async fn guided() {
    let page = Page::open(Screen::Phone { width: 390, height: 844 }).await;
    page.browser.click(&of("(PHONE)?.querySelector('[data-testid=start]')"), &["Warga"]).await;
    for (label, sees, picture) in [
        ("💬 Bercerita", "Silakan tulis", "guided-ways.png"),
        ("🔘 Lewat pertanyaan", "Siapa yang mengalaminya?", "guided-who.png"),
        ("🙋 Saya", "Kapan?", "guided-when.png"),
        ("📅 Tiga hari ini", "Apa yang terjadi?", ""),
        ("🤕 Dipukul, disakiti", "✓ 🤕", ""),
        ("📷 Diancam pakai foto", "✓ 📷", "guided-what.png"),
        ("Lanjut", "jangan hapus chat ancamannya", "guided-aid.png"),
        ("Lanjut", "Di internet, apa yang terjadi?", "guided-online.png"),
        ("Lewati", "Berapa umur Anda?", ""),
        ("25–44", "Anda perempuan", ""),
        ("👩 Perempuan", "sesuaikan untuk Anda", ""),
        ("Tidak ada", "Di tempat seperti apa?", ""),
        ("🏠 Rumah", "Di kecamatan mana?", "guided-district.png"),
        ("Sail", "Siapa yang melakukannya?", "guided-did.png"),
        ("Selesai", "Ini yang sudah dipilih.", "guided-review.png"),
    ] {
        page.taps("Warga", label).await;
        page.sees("Warga", sees).await;
        if !picture.is_empty() {
            page.picture(picture).await;
        }
    }
    let wide = page.browser.value("[innerWidth, document.documentElement.scrollWidth]", &[]).await;
    assert_eq!(wide, serde_json::json!([390, 390]), "nothing is wider than the screen");
    page.taps("Warga", "✅ Kirim ke petugas").await;
    page.sees("Warga", "Sudah terkirim.").await;
}

/// Keys that only one language has, or that the page asks for and none has.
const MISSING_WORDS: &str = "import(location.origin + '/sandbox/page/words.js').then(({ WORDS: { id, en } }) => {
    const asked = [...document.querySelectorAll('[data-text], [data-label]')].flatMap((node) => [node.dataset.text, node.dataset.label]);
    return [...Object.keys({ ...id, ...en }), ...asked.filter(Boolean)].filter((key) => !(key in id && key in en));
})";

/// The page in English, with somebody who chooses English. The bot does not go by the phone's language.
async fn english() {
    let page = Page::open(Screen::Desk { width: 1440, height: 900 }).await;
    page.browser.click("document.querySelector('[data-testid=lang-en]')", &[]).await;
    page.browser.until("document.documentElement.lang === 'en' && document.title.includes('sandbox')", &[]).await;
    let missing = page.browser.value(MISSING_WORDS, &[]).await;
    assert_eq!(missing, serde_json::json!([]), "both languages have the same words, and the page uses no other");
    page.browser.click("document.querySelector('[data-testid=new-phone]:not(dialog)')", &[]).await;
    page.browser.click("document.querySelector('#new-name')", &[]).await;
    page.browser.keys("Somebody").await;
    page.browser.click("document.querySelector('#new-language option[value=en]')", &[]).await;
    page.browser.click("document.querySelector('[data-testid=new-phone-add]')", &[]).await;
    page.browser.click(&of("(PHONE)?.querySelector('[data-testid=start]')"), &["Somebody"]).await;
    page.taps("Somebody", "Bahasa · English").await;
    page.taps("Somebody", "English").await;
    page.sees("Somebody", "Just write, or send a voice message.").await;
    page.says("Somebody", "I would like to talk about my husband.").await;
    page.sees("Somebody", "Saved. Thank you for writing.").await;
    page.taps("Somebody", "✅ Send to the staff").await;
    page.sees("Somebody", "Right now, are you safe where you are?").await;
    page.picture("english.png").await;
}
