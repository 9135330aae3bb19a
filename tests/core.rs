//! The pure core under random events.

use libtest_mimic::Trial;

pub fn trials() -> Vec<Trial> {
    vec![]
}
