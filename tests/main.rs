//! All integration tests, in one binary: stories through the real HTTP API, the store on both databases, privacy, faults.
//! What the machine lacks shows as ignored, with the reason.

mod story;
mod support;

use libtest_mimic::{Arguments, Trial};

fn main() {
    let args = Arguments::from_args();
    let trials: Vec<Trial> = [story::trials()].into_iter().flatten().collect();
    libtest_mimic::run(&args, trials).exit();
}
