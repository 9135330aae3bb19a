//! Shows a file of a case: opened, and put by value into a message that stands already. No file id of Telegram's is used.

use super::record::Sent;
use super::send::{Done, Task};
use crate::dialogue::Line;
use crate::hotline::Hotline;
use crate::hotline::files::{Form, Opened};
use crate::store::is_outage;
use crate::telegram::api::{Api, Failed};
use crate::telegram::outbound::Media;
use crate::telegram::receive::about;

/// Telegram takes no larger photo (Bot API, sendPhoto).
const LARGEST_PHOTO: usize = 10 * 1024 * 1024;
/// After so many tries it is said that it cannot be shown: whatever comes after it in its chat does not wait for ever.
const TRIES: i64 = 6;
const DOCUMENT: &str = "document";

/// The second half: the file goes into the message that was sent for it.
pub(super) async fn show(hotline: &Hotline, api: &Api, sent: &Sent, into: i64, task: &Task) -> Done {
    let Task::File { file, form: wanted, for_staff, not_shown, language, .. } = task else { return Done::default() };
    let opened = match wanted {
        Form::Cleaned => hotline.open_file_for(*file, sent.chat).await,
        Form::Original => hotline.open_original_for(*file, sent.chat).await,
    };
    let opened = match opened {
        Ok(Some(opened)) => opened,
        // Erased meanwhile, or let go: its message goes with what does not concern this chat any more.
        Ok(None) => return said(api.edit(sent.address, into, not_shown).await),
        Err(error) if is_outage(&error) => return Done { failed: Some(Failed::Lost), ..Done::default() },
        Err(error) => {
            tracing::error!(attachment.id = %file, "a file could not be opened: {}", about(&error));
            return said(api.edit(sent.address, into, not_shown).await);
        }
    };
    let received = chrono::DateTime::from_timestamp_millis(opened.about.received_at).unwrap_or_default();
    let line =
        Line::FileCaption { number: opened.number, kind: opened.kind.word().to_owned(), at: received, sha: opened.about.sha256.clone() };
    let caption = if *for_staff { hotline.text().line(*language, &line, hotline.clock.now()) } else { String::new() };
    let name = match wanted {
        Form::Cleaned => format!("{}-{}.{}", opened.kind.word(), opened.number, opened.about.extension),
        Form::Original => format!("bukti-{}-{}.{}", opened.of, opened.number, opened.about.extension),
    };
    let media = |form, bytes| Media { form, name: name.clone(), caption: caption.clone(), bytes };
    // An original goes as nothing but its bytes.
    let form = if *wanted == Form::Original { DOCUMENT } else { form(&opened) };
    let showing = async {
        let again = if form == DOCUMENT { None } else { Some(opened.bytes.clone()) };
        match (api.show(sent.address, into, media(form, opened.bytes)).await, again) {
            // What Telegram refuses as a picture or as sound goes as a document.
            (Err(Failed::Refused(_)), Some(bytes)) => api.show(sent.address, into, media(DOCUMENT, bytes)).await,
            (shown, _) => shown,
        }
    };
    let shown = tokio::select! {
        biased;
        // An exit, or whatever else cannot wait, does not wait for a file.
        () = hotline.under_way.interrupted(sent.chat) => Err(Failed::Lost),
        shown = showing => shown,
    };
    match shown {
        Err(Failed::Refused(_)) => said(api.edit(sent.address, into, not_shown).await),
        Err(_) if sent.attempts >= TRIES => said(api.edit(sent.address, into, not_shown).await),
        shown => said(shown),
    }
}

fn said(done: Result<(), Failed>) -> Done {
    match done {
        Ok(()) | Err(Failed::Missing) => Done::default(),
        Err(failed) => Done { failed: Some(failed), ..Done::default() },
    }
}

/// As what Telegram shows it.
fn form(opened: &Opened) -> &'static str {
    match opened.about.extension.as_str() {
        "jpg" | "png" | "webp" if opened.bytes.len() <= LARGEST_PHOTO => "photo",
        "mp4" => "video",
        // A voice note can only be sent, not edited in; as sound it is played in the chat all the same.
        "ogg" | "m4a" => "audio",
        _ => DOCUMENT,
    }
}
