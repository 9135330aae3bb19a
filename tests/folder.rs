//! The centre's own texts: what is changed is said after SIGHUP, what is broken never is.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use libtest_mimic::Trial;
use suaka::sandbox::{PersonId, Sandbox};
use suaka::text::Sources;

use crate::cli::sandbox;
use crate::support::dice::rounds;
use crate::support::program::{Running, Site, suaka};
use crate::support::town::{TOKEN, catalogue_of};
use crate::support::{Database, Town, on_both, trial};

pub fn trials() -> Vec<Trial> {
    let mut trials = on_both("folder::one_line_is_changed_and_a_broken_one_is_never_said", changed);
    trials.extend(on_both("folder::other_limits_are_another_version_of_what_is_agreed_to", limits));
    trials.extend(on_both("folder::a_district_has_another_name", district));
    trials.extend(on_both("folder::it_is_read_again_and_again_while_somebody_tells", again));
    trials.push(trial("folder::sighup_takes_up_what_is_good_and_names_what_is_not", sighup));
    trials.push(trial("folder::a_broken_folder_stops_the_start_and_check_lists_all_of_it", start));
    trials.push(trial("folder::every_language_is_complete_and_a_new_one_hears_what_it_lacks", locales));
    trials
}

/// A file of the folder, as an editor saves it: at once.
fn write(folder: &Path, name: &str, text: &str) {
    let file = folder.join(name);
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    let beside = folder.join(".new");
    std::fs::write(&beside, text).expect("a file");
    std::fs::rename(beside, file).expect("the file");
}

/// A town whose centre has a folder.
async fn town(database: Database) -> (Town, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let town = Town::new(database).await;
    town.hotline.texts.replace(catalogue_of(&Sources::with(Some(folder.path()))).expect("an empty folder changes nothing"));
    (town, folder)
}

async fn changed(database: Database) {
    let (mut town, folder) = town(database).await;
    let (reporter, english) = (town.person("id"), town.person("en"));
    town.says(reporter, "/start").await;
    assert!(town.screen(reporter).starts_with("Halo. Di sini"), "{}", town.screen(reporter));
    let before = town.hotline.text();

    write(folder.path(), "id/common.ftl", "home = Selamat datang di { $centre }.\n");
    town.hotline.texts.reload().expect("it is good");
    town.says(reporter, "/start").await;
    assert_eq!(town.screen(reporter), "Selamat datang di Pusat Contoh.");
    town.says(english, "/language").await;
    town.taps(english, "English").await;
    town.says(english, "/start").await;
    assert!(town.screen(english).starts_with("Hello"), "{}", town.screen(english));
    // Whoever began with the former ends with them.
    assert_ne!(before.limits().as_ptr(), town.hotline.text().limits().as_ptr());

    write(folder.path(), "id/common.ftl", "home = Selamat pagi.\nhelp = { $nobody }\n");
    let faults = town.hotline.texts.reload().expect_err("it is broken").to_string();
    assert!(faults.ends_with("id/common.ftl:2: `help` uses $nobody, which it is not told"), "{faults}");
    town.says(reporter, "/start").await;
    assert_eq!(town.screen(reporter), "Selamat datang di Pusat Contoh.");
    // What is taken away is said as it is built in.
    std::fs::remove_dir_all(folder.path().join("id")).unwrap();
    town.hotline.texts.reload().expect("it is empty");
    town.says(reporter, "/start").await;
    assert!(town.screen(reporter).starts_with("Halo. Di sini"), "{}", town.screen(reporter));
}

async fn limits(database: Database) {
    let (mut town, folder) = town(database).await;
    let told = async |town: &Town| -> Vec<String> {
        let mut connection = town.hotline.store.read().await.unwrap();
        let rows: Vec<(String,)> = sqlx::query_as("select told from cases order by id").fetch_all(&mut *connection).await.unwrap();
        rows.into_iter().map(|(told,)| told).collect()
    };
    for (number, text) in ["", "home = Halo dari kami.\n", "privacy-rights = Hak Anda: berhenti kapan saja.\n"].into_iter().enumerate() {
        write(folder.path(), "id/common.ftl", text);
        town.hotline.texts.reload().expect("it is good");
        let reporter = town.person("id");
        town.says(reporter, "cerita").await;
        assert_eq!(told(&town).await.len(), number + 1);
    }
    // Who was told of the former, and agrees now, agrees to those.
    write(folder.path(), "id/common.ftl", "privacy-rights = Hak Anda: bertanya kapan saja.\n");
    let (before, last) = (told(&town).await, town.person("id"));
    town.says(last, "cerita").await;
    town.hotline.texts.reload().expect("it is good");
    town.taps(last, "Kirim").await;
    let told = told(&town).await;
    assert_eq!((&told[..3], &told[3]), (&before[..], &told[2]));
    assert_ne!(told[3], town.hotline.text().limits());
    assert!(told[0] == told[1] && told[1] != told[2], "{told:?}");
}

async fn district(database: Database) {
    let (mut town, folder) = town(database).await;
    let reporter = town.person("id");
    let data = std::fs::read_to_string("locales/guide.toml").unwrap();
    write(folder.path(), "guide.toml", &data.replacen("name = \"Sail\"", "name = \"Sail Baru\"", 1));
    town.hotline.texts.reload().expect("a name is only a name");
    town.says(reporter, "/start").await;
    for label in ["Bercerita", "Lewat pertanyaan", "🙋 Saya", "Lanjut", "Lanjut", "Lanjut", "Lanjut", "Lanjut", "Lanjut", "Lanjut"] {
        if town.screen(reporter).contains("kecamatan") {
            break;
        }
        // Of some questions nothing needs to be chosen to go on, of others one answer leads on.
        if town.sandbox.world().press_labelled(reporter, label).is_err() {
            town.taps(reporter, "Lewati").await;
        }
        town.settle().await;
    }
    assert!(town.screen(reporter).contains("kecamatan"), "{}", town.transcript(reporter));
    town.taps(reporter, "Sail Baru").await;
    town.taps(reporter, "Selesai").await;
    assert!(town.screen(reporter).contains("Sail Baru"), "{}", town.screen(reporter));
    // The next reading calls it as before: what was answered is the sub-district, and not its name.
    std::fs::remove_file(folder.path().join("guide.toml")).unwrap();
    town.hotline.texts.reload().expect("it is empty");
    town.says(reporter, "/start").await;
    town.taps(reporter, "Lihat jawaban saya").await;
    assert!(town.screen(reporter).contains(": Sail") && !town.screen(reporter).contains("Sail Baru"), "{}", town.screen(reporter));
}

/// Each screen is of one reading, whatever happens while it is made.
async fn again(database: Database) {
    let (mut town, folder) = town(database).await;
    let text = |mark: &str| {
        format!("kept = {mark} Tersimpan, {{ $count }}.\nlimits = {mark} Boleh berhenti kapan saja.\nsends-at = {mark} Pukul {{ $at }}.\n")
    };
    write(folder.path(), "id/reporter.ftl", &text("①"));
    town.hotline.texts.reload().expect("it is good");
    let (texts, place) = (town.hotline.texts.clone(), folder.path().to_owned());
    let (sender, over) = std::sync::mpsc::channel();
    let reading = std::thread::spawn(move || {
        for number in 0..usize::try_from(rounds(100)).unwrap() {
            // Every third is broken, and changes nothing.
            let now = ["①", "②", "{ $broken"][number % 3];
            write(&place, "id/reporter.ftl", &text(now));
            assert_eq!(texts.reload().is_ok(), number % 3 < 2, "{number}");
        }
        sender.send(()).expect("somebody waits");
    });
    let (mut seen, mut people) = ([0, 0], 0);
    while over.try_recv().is_err() {
        let reporter = town.person("id");
        people += 1;
        for word in ["satu", "dua", "tiga"] {
            town.says(reporter, word).await;
            let screen = town.screen(reporter);
            let marks = ["①", "②"].map(|mark| screen.matches(mark).count());
            assert!(marks.iter().filter(|count| **count > 0).count() == 1 && marks.iter().sum::<usize>() >= 2, "{screen}");
            seen = [seen[0] + usize::from(marks[0] > 0), seen[1] + usize::from(marks[1] > 0)];
        }
    }
    reading.join().expect("readings");
    assert!(seen[0] > 0 && seen[1] > 0, "{seen:?} of {people} people");
}

/// The program with a folder, and somebody who writes to it.
struct Served {
    sandbox: Sandbox,
    site: Site,
    person: PersonId,
}

impl Served {
    async fn new() -> Self {
        let sandbox = sandbox().await;
        let site = Site::new(Database::sqlite(), &sandbox.url(), TOKEN);
        site.change("# texts = \"texts\"", "texts = \"texts\"");
        let person = sandbox.world().add_person("Contoh", "id", None);
        Self { sandbox, site, person }
    }

    fn write(&self, name: &str, text: &str) {
        write(&self.site.file("texts"), name, text);
    }

    /// What `/start` brings, until it is this.
    async fn shows(&self, text: &str) {
        self.sandbox.world().send_text(self.person, "/start");
        let is = |world: &suaka::sandbox::World| world.last_from_bot(self.person).is_some_and(|message| message.text.starts_with(text));
        assert!(self.sandbox.wait_until(Duration::from_secs(20), is).await, "{}", self.sandbox.world().transcript(self.person));
    }
}

/// SIGHUP: returns when it was heard as often as this.
fn hang_up(running: &Running, says: &str, times: usize) {
    let done = Command::new("kill").args(["-HUP", &running.pid().to_string()]).status();
    assert!(done.expect("kill").success());
    let deadline = std::time::Instant::now() + Duration::from_secs(20);
    while running.log().matches(says).count() < times {
        assert!(std::time::Instant::now() < deadline, "{says} is not heard:\n{}", running.log());
        std::thread::yield_now();
    }
}

async fn sighup() {
    let served = Served::new().await;
    served.write("id/common.ftl", "home = Halo satu.\n");
    let running = served.site.run();
    served.shows("Halo satu.").await;

    served.write("id/common.ftl", "home = Halo dua.\nprofile-name = Info Warga\n");
    hang_up(&running, "the texts were read again", 1);
    served.shows("Halo dua.").await;
    // The bot itself has another name.
    let named =
        |world: &suaka::sandbox::World| world.calls().iter().any(|call| call.method == "setMyName" && call.params["name"] == "Info Warga");
    assert!(served.sandbox.wait_until(Duration::from_secs(20), named).await);

    let long = format!("\nhome = {}\n", "panjang ".repeat(200));
    let broken = [
        ("home = Halo { $centre\n", "common.ftl:2: not understood"),
        ("\n\nhome = Halo { $who }.\n", "common.ftl:3: `home` uses $who, which it is not told"),
        ("home = Halo tiga.\ngap = Ada gangguan.\n", "common.ftl:2: `gap` does not say $from"),
        (long.as_str(), "common.ftl:2: `home` has 1599 characters, at most 1400"),
        ("home = Halo tiga.\nhepl = Cara.\n", "common.ftl:2: `hepl` is said nowhere; did you mean `help`?"),
        ("home = Korban boleh menulis di sini.\n", "common.ftl:1: `home` says \"korban\" among its first 64 characters"),
    ];
    for (number, (text, says)) in broken.into_iter().enumerate() {
        served.write("id/common.ftl", text);
        hang_up(&running, "what was read before is still said", number + 1);
        running.hears(says);
        served.shows("Halo dua.").await;
    }
    // The folder itself can be missing.
    std::fs::rename(served.site.file("texts"), served.site.file("away")).unwrap();
    hang_up(&running, "what was read before is still said", broken.len() + 1);
    running.hears("texts: the folder cannot be read");
    served.shows("Halo dua.").await;
    std::fs::rename(served.site.file("away"), served.site.file("texts")).unwrap();
    served.write("id/common.ftl", "home = Halo tiga.\n");
    hang_up(&running, "the texts were read again", 2);
    served.shows("Halo tiga.").await;
    let (_, code, log) = running.end();
    assert_eq!(code, Some(0), "{log}");
}

async fn start() {
    let served = Served::new().await;
    let site = &served.site;
    assert!(site.suaka(&["run"]).bad().contains("texts: the folder cannot be read"));
    served.write("id/common.ftl", "# reviewed 2020-01-31\nhome = Halo <b>satu</b>.\nhepl = x\n");
    served.write("en/reporter.ftl", "sends-at = Soon.\n");
    served.write("danger.tsv", "danger-model\t1\n");
    served.write("min/common.ftl", "home = Halo.\n");
    let faults = [
        "texts/id/common.ftl:2: `home` holds a tag in < >: no markup is understood, it would be seen as it stands",
        "texts/id/common.ftl:3: `hepl` is said nowhere; did you mean `help`?",
        "texts/en/reporter.ftl:1: `sends-at` does not say $at, as it must",
        "texts/danger.tsv: is not replaced by a folder",
        "texts/min: this release speaks id, en; a new language needs a release",
    ];
    let refused = site.suaka(&["run"]).bad();
    let checked = site.suaka(&["check"]).bad();
    for fault in faults {
        assert!(refused.contains(fault), "{fault}\n{refused}");
        assert!(checked.lines().any(|line| line.starts_with("FAIL  texts") && line.contains(fault)), "{fault}\n{checked}");
    }
    assert_eq!(checked.matches("FAIL  ").count(), faults.len(), "{checked}");
    assert!(checked.ends_with("It would not serve.\n"));

    std::fs::remove_file(site.file("texts/danger.tsv")).unwrap();
    std::fs::remove_dir_all(site.file("texts/min")).unwrap();
    served.write("id/common.ftl", "# reviewed 2020-01-31\nhome = Halo satu.\n");
    served.write("en/reporter.ftl", "sends-at = We send it at { $at }.\n");
    let checked = site.suaka(&["check"]).good();
    for line in ["ok    texts       2 files of ", "common.ftl:1: out of date: reviewed 2020-01-31", "reporter.ftl:1: unreviewed: "] {
        assert!(checked.contains(line), "{line}\n{checked}");
    }
}

async fn locales() {
    let out = suaka(&["locales"]).good();
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 2, "{out}");
    for (line, tag) in lines.iter().zip(["id ", "en "]) {
        assert!(line.starts_with(tag) && line.ends_with("messages: complete"), "{line}");
    }
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "id/common.ftl", "home = Halo.\n");
    let path = folder.path().to_str().unwrap();
    let out = suaka(&["locales", path]).good();
    assert!(out.contains("1 of them from the folder: complete"), "{out}");
    write(folder.path(), "min/common.ftl", "home = Halo.\nhoem = x\n");
    let out = suaka(&["locales", path]).bad();
    let told = [
        "min   2 messages: ",
        "this release does not speak it yet",
        "  missing  help\n",
        "  missing  limits\n",
        "common.ftl:2: `hoem` is said nowhere",
    ];
    for told in told {
        assert!(out.contains(told), "{told}\n{out}");
    }
    assert!(!out.contains("missing  home\n"), "{out}");
}
