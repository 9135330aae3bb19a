//! What an operator does about the library: `suaka check` says what is not ready, and `suaka readings` what was read.

use libtest_mimic::Trial;

use super::{person, sandbox, says, taps};
use crate::support::program::{PLACE, Site, cards};
use crate::support::town::TOKEN;
use crate::support::{Database, dump, on_both, trial};

pub fn trials() -> Vec<Trial> {
    let mut trials = on_both("readings_are_told_where_there_are_enough", readings);
    trials.push(trial("check_calls_nothing_ready_that_is_not_reviewed_or_nowhere", ready));
    trials
}

async fn ready() {
    let sandbox = sandbox().await;
    let fresh = || Site::new(Database::sqlite(), &sandbox.url(), TOKEN);
    let not_ready = "It would serve.\nIt is not ready for people yet: see what is marked `open`.\n";

    let site = fresh();
    site.change(PLACE, "");
    let said = site.suaka(&["check"]).bad();
    assert!(said.contains("open  centre      [centre.place] is missing") && said.ends_with(not_ready), "{said}");

    let site = fresh();
    site.change(&format!("accept = {:?}", cards()), &format!("accept = {:?}", &cards()[2..]));
    let said = site.suaka(&["check"]).bad();
    let open = "open  library     no professional has reviewed these cards, which they say: leaving, after-sexual-violence. ";
    assert!(said.contains(open) && said.ends_with(not_ready), "{said}");

    let site = fresh();
    site.change("accept = [\"leaving\"", "accept = [\"flying\", \"leaving\"");
    let said = site.suaka(&["check"]).bad();
    assert!(said.contains("FAIL  library     [library] accept: there is no card `flying`"), "{said}");

    // A file of the operator's own confirms, adds, and is refused with what is wrong.
    let site = fresh();
    site.change("# services = \"services.toml\"", "services = \"services.toml\"");
    let said = site.suaka(&["check"]).bad();
    assert!(said.contains("FAIL  locales     [centre] services: ") && said.contains("services.toml cannot be read"), "{said}");
    let file = |text: &str| std::fs::write(site.file("services.toml"), text).unwrap();
    file("version = 1\nconfirmed = { nobody = \"2026-11-02\" }\n");
    let said = site.suaka(&["check"]).bad();
    assert!(said.contains("services.toml: confirmed: there is no service `nobody`"), "{said}");
    assert!(!site.suaka(&["run"]).bad().contains("serving"));
    file("version = 1\nwithout = [\"siaga\"]\nconfirmed = { police = \"2999-01-01\" }\n");
    let said = site.suaka(&["check"]).good();
    assert!(said.contains("note  services    11 of 12 are not confirmed in time"), "{said}");
    let running = site.run();
    let reader = person(&sandbox);
    says(&sandbox, reader, "/start", "Halo.").await;
    taps(&sandbox, reader, "Layanan terdekat", "pilih yang dibutuhkan").await;
    taps(&sandbox, reader, "Polisi", "✓ Dicek 01/01/2999").await;
    assert!(!sandbox.world().transcript(reader).contains("Siaga 112"));
    taps(&sandbox, reader, "Kembali", "pilih yang dibutuhkan").await;
    taps(&sandbox, reader, "Datang ke tempat kami", "Jalan Contoh No. 0").await;
    running.end();
}

async fn readings(database: Database) {
    let sandbox = sandbox().await;
    let site = Site::new(database, &sandbox.url(), TOKEN);
    assert_eq!(site.suaka(&["readings"]).good(), "Nothing was opened 5 times in a month yet; fewer are not told.\n");
    let rows = "insert into readings (day, audience, subject, count) values ('2026-11-01', 'parents', 'growing', 3), \
                ('2026-11-30', 'parents', 'growing', 4), ('2026-11-30', 'me', 'home', 4), ('2026-10-02', 'services', 'doctor', 12)";
    dump::sql(&site.database.url, rows).await;
    let told = "2026-11  parents   growing           7\n2026-10  services  doctor           12\n\
                What was opened fewer than 5 times in a month is not told.\n";
    assert_eq!(site.suaka(&["readings"]).good(), told);
}
