//! The whole store, on both databases.

mod attachment;
mod backup;
mod batch;
mod claim;
mod code;
mod consent;
mod damage;
mod delivery;
mod erase;
mod evidence;
mod exclude;
mod lease;
mod open;
mod original;
mod people;
mod pin;
mod reading;
mod seed;
mod story;
mod together;
mod transaction;
mod withdrawn;

use libtest_mimic::Trial;

use crate::support::trial;

pub fn trials() -> Vec<Trial> {
    let mut trials = vec![trial("no_function_of_the_store_is_left_untried", async || every_function())];
    for more in [
        attachment::trials(),
        backup::trials(),
        batch::trials(),
        claim::trials(),
        code::trials(),
        consent::trials(),
        damage::trials(),
        delivery::trials(),
        erase::trials(),
        evidence::trials(),
        exclude::trials(),
        lease::trials(),
        open::trials(),
        original::trials(),
        people::trials(),
        pin::trials(),
        reading::trials(),
        story::trials(),
        together::trials(),
        transaction::trials(),
        withdrawn::trials(),
    ] {
        trials.extend(more);
    }
    trials
}

/// Each `pub async fn` of a table's file is called by its name somewhere in these tests.
fn every_function() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let tests: String =
        crate::support::database::files(&root.join("tests/store")).iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    let mut untried = Vec::new();
    for file in crate::support::database::files(&root.join("src/store")) {
        let table = file.file_stem().unwrap().to_string_lossy().into_owned();
        let source = std::fs::read_to_string(&file).unwrap();
        let names = source.lines().filter_map(|line| line.strip_prefix("pub async fn ")?.split(['(', '<']).next());
        untried.extend(names.map(|name| format!("{table}::{name}(")).filter(|call| !tests.contains(call.as_str())));
    }
    assert_eq!(untried, Vec::<String>::new());
}
