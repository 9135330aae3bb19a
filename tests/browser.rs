//! The sandbox's page in a real browser.

use libtest_mimic::Trial;

pub fn trials() -> Vec<Trial> {
    vec![]
}
