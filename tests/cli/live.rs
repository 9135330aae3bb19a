//! `suaka check --live`: the sandbox passes all of it, and whatever Telegram does otherwise is told word for word.

use libtest_mimic::Trial;
use suaka::sandbox::{Fault, FaultKind, PersonId, Sandbox};

use super::{person, sandbox};
use crate::support::program::Site;
use crate::support::town::TOKEN;
use crate::support::{Database, trial};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("check_live_passes_in_the_sandbox_and_leaves_nothing_behind", passes),
        trial("check_live_tells_what_differs", differs),
        trial("check_live_looks_at_updates_only_where_it_is_told_to", updates),
    ]
}

async fn site() -> (Sandbox, Site, PersonId) {
    let sandbox = sandbox().await;
    let site = Site::new(Database::sqlite(), &sandbox.url(), TOKEN);
    let operator = person(&sandbox);
    sandbox.world().send_text(operator, "/start");
    (sandbox, site, operator)
}

async fn passes() {
    let (sandbox, site, operator) = site().await;
    let said = site.suaka(&["check", "--live", &operator.to_string()]).good();
    for what in [
        "ok    live        getMe",
        "ok    live        getWebhookInfo",
        "ok    live        a token that is not valid",
        "ok    live        sendMessage: silent, protected, with keys",
        "ok    live        editMessageText: the same once more",
        "ok    live        deleteMessage: once more",
        "ok    live        editMessageText: of a deleted message",
        "ok    live        answerCallbackQuery: of a tap that never was",
        "ok    live        editMessageMedia: words become a hidden photo",
        "ok    live        editMessageMedia: words become a document",
        "ok    live        editMessageMedia: words become a sound",
        "ok    live        editMessageMedia: words become a hidden film",
        "ok    live        getFile, and its bytes",
        "ok    live        deleteMessages: all that was sent, some of it gone already",
        "note  live        not tried: getUpdates",
        "note  live        not tried: leaveChat",
        "It would serve.",
    ] {
        assert!(said.contains(what), "{what} is not in\n{said}");
    }
    assert_eq!(sandbox.world().transcript(operator), "> /start\n");
    assert!(!said.contains(&operator.to_string()) && !said.contains("sandbox-token-canary"), "{said}");
}

async fn differs() {
    let (sandbox, site, operator) = site().await;
    let refused = |code, description: &str| FaultKind::Status { code, description: description.to_owned(), retry_after: None };
    for (fault, told) in [
        // Another text than the one that we know it by.
        (
            Fault::next("deleteMessage", refused(400, "Bad Request: no such message")).skip(1),
            "differs live        deleteMessage: once more: refused: 400 \"Bad Request: no such message\", which we take for: refused (400); expected: the message is not there",
        ),
        (
            Fault::next("editMessageMedia", refused(400, "Bad Request: message can't be edited")),
            "editMessageMedia: words become a hidden photo: refused: 400 \"Bad Request: message can't be edited\", which we take for: the message is not there",
        ),
        (Fault::next("sendMessage", FaultKind::Garbage), "differs live        the answer holds the message: it cannot be read"),
        (Fault::next("sendMessage", FaultKind::ResetBefore), "refused: 0 \"no answer\", which we take for: no usable answer"),
    ] {
        sandbox.world().fault(fault);
        let said = site.suaka(&["check", "--live", &operator.to_string()]);
        sandbox.world().clear_faults();
        let said = said.bad();
        assert!(said.contains(told), "{told} is not in\n{said}");
        assert!(said.contains("It would serve.\nTelegram is otherwise than the tests of this release know it"), "{said}");
        assert_eq!(said.lines().filter(|line| line.starts_with("differs")).count(), 1, "{said}");
    }
    // What a chat must have allowed first is told as well.
    let stranger = person(&sandbox).0 + 1_000_000;
    let said = site.suaka(&["check", "--live", &stranger.to_string()]).bad();
    assert!(said.contains("which we take for: the person cannot be written to"), "{said}");
}

async fn updates() {
    let (sandbox, site, operator) = site().await;
    let said = site.suaka(&["check", "--live", &operator.to_string(), "--updates"]).good();
    assert!(said.contains("ok    live        getUpdates, nothing confirmed") && !said.contains("not tried: getUpdates"), "{said}");
    assert_eq!(sandbox.world().pending_updates(), 1);
    assert_eq!(site.suaka(&["check", "--updates"]).code, Some(2));
}
