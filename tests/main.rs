//! All integration tests, in one binary: stories through the real HTTP API, the store on both databases, privacy, faults.
//! What the machine lacks shows as ignored, with the reason.

#![allow(clippy::unwrap_used, clippy::format_push_string, reason = "a panic here ends a test, and speed is nobody's need")]

mod backup;
mod browser;
mod chats;
mod cli;
mod code;
mod consent;
mod core;
mod danger;
mod desk;
mod disk;
mod evidence;
mod exclude;
mod fault;
mod flood;
mod folder;
mod guided;
mod hostile;
mod kill;
mod layers;
mod lessons;
mod library;
mod matrix;
mod media;
mod outage;
mod people;
mod pin;
mod preference;
mod privacy;
mod profile;
mod relay;
mod reporter;
mod sent;
mod shuffle;
mod standby;
mod step_up;
mod store;
mod story;
mod support;
mod tamper;
mod unicode;
mod unsaved;
mod webhook;
mod withdraw;

use libtest_mimic::{Arguments, Trial};

fn main() {
    let args = Arguments::from_args();
    let all = [
        backup::trials(),
        browser::trials(),
        chats::trials(),
        cli::trials(),
        code::trials(),
        consent::trials(),
        core::trials(),
        danger::trials(),
        desk::trials(),
        disk::trials(),
        evidence::trials(),
        exclude::trials(),
        fault::trials(),
        flood::trials(),
        folder::trials(),
        guided::trials(),
        hostile::trials(),
        kill::trials(),
        layers::trials(),
        lessons::trials(),
        library::trials(),
        matrix::trials(),
        media::trials(),
        outage::trials(),
        people::trials(),
        pin::trials(),
        preference::trials(),
        privacy::trials(),
        profile::trials(),
        relay::trials(),
        reporter::trials(),
        sent::trials(),
        shuffle::trials(),
        standby::trials(),
        step_up::trials(),
        store::trials(),
        story::trials(),
        tamper::trials(),
        unicode::trials(),
        unsaved::trials(),
        webhook::trials(),
        withdraw::trials(),
    ];
    let trials: Vec<Trial> = all.into_iter().flatten().collect();
    libtest_mimic::run(&args, trials).exit();
}
