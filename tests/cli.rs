//! The command line as an operator uses it, against our sandbox and against a Bot API that is not ours.

mod check;
mod end;
mod init;
mod library;
mod live;
mod other;
mod quarantine;
mod staff;
mod tombstone;

use std::time::Duration;

use libtest_mimic::Trial;
use suaka::sandbox::{Options, PersonId, Sandbox};

use crate::support::town::TOKEN;

pub fn trials() -> Vec<Trial> {
    [
        init::trials(),
        check::trials(),
        library::trials(),
        live::trials(),
        staff::trials(),
        quarantine::trials(),
        end::trials(),
        tombstone::trials(),
        other::trials(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A sandbox on the time of this machine.
pub async fn sandbox() -> Sandbox {
    let options = Options {
        port: 0,
        token: TOKEN.to_owned(),
        bot_username: "suaka_test_bot".to_owned(),
        start: None,
        brief: serde_json::Value::Null,
    };
    Sandbox::start(options).await.expect("a sandbox")
}

fn person(sandbox: &Sandbox) -> PersonId {
    sandbox.world().add_person("Contoh", "id", None)
}

/// Waits until this stands in a person's chat.
async fn shows(sandbox: &Sandbox, person: PersonId, text: &str) {
    let shown = sandbox.wait_until(Duration::from_secs(20), |world| world.transcript(person).contains(text)).await;
    assert!(shown, "{text} never stands in\n{}", sandbox.world().transcript(person));
}

async fn says(sandbox: &Sandbox, person: PersonId, text: &str, then: &str) {
    sandbox.world().send_text(person, text);
    shows(sandbox, person, then).await;
}

async fn taps(sandbox: &Sandbox, person: PersonId, label: &str, then: &str) {
    let pressed = sandbox.world().press_labelled(person, label);
    pressed.unwrap_or_else(|error| panic!("{error:#}"));
    shows(sandbox, person, then).await;
}
