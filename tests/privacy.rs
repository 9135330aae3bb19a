//! Canaries in the database, its log and ours; calls outside of the list.

use libtest_mimic::Trial;

pub fn trials() -> Vec<Trial> {
    vec![]
}
