//! Shows a file of a case: opened, and put by value into a message that stands already. No file id of Telegram's is used.

use super::record::Sent;
use super::send::{Done, Task};
use crate::dialogue::Line;
use crate::hotline::Hotline;
use crate::hotline::files::Opened;
use crate::store::is_outage;
use crate::telegram::api::{Api, Failed};
use crate::telegram::outbound::Media;
use crate::telegram::receive::about;

/// Telegram takes no larger photo (Bot API, sendPhoto).
const LARGEST_PHOTO: usize = 10 * 1024 * 1024;
/// After so many refusals in every form it is said that it cannot be shown.
const FORMS: i64 = 2;

/// The second half: the file goes into the message that was sent for it.
pub(super) async fn show(hotline: &Hotline, api: &Api, sent: &Sent, into: i64, task: &Task) -> Done {
    let Task::File { file, for_staff, not_shown, language, .. } = task else { return Done::default() };
    let opened = match hotline.open_file(*file).await {
        Ok(Some(opened)) => opened,
        // Erased meanwhile: its message is on its way out.
        Ok(None) => return Done::default(),
        Err(error) if is_outage(&error) => return Done { failed: Some(Failed::Lost), ..Done::default() },
        Err(error) => {
            tracing::error!(attachment.id = %file, "a file could not be opened: {}", about(&error));
            return said(api.edit(sent.address, into, not_shown).await);
        }
    };
    let received = chrono::DateTime::from_timestamp_millis(opened.about.received_at).unwrap_or_default();
    let line =
        Line::FileCaption { number: opened.number, kind: opened.kind.word().to_owned(), at: received, sha: opened.about.sha256.clone() };
    let caption = if *for_staff { hotline.text.line(*language, &line, hotline.clock.now()) } else { String::new() };
    let name = format!("{}-{}.{}", opened.kind.word(), opened.number, opened.about.extension);
    let media = Media { form: form(&opened, sent.attempts), name, caption, bytes: opened.bytes };
    match api.show(sent.address, into, media).await {
        Err(Failed::Refused(_)) if sent.attempts >= FORMS => said(api.edit(sent.address, into, not_shown).await),
        done => said(done),
    }
}

fn said(done: Result<(), Failed>) -> Done {
    match done {
        Ok(()) | Err(Failed::Missing) => Done::default(),
        Err(failed) => Done { failed: Some(failed), ..Done::default() },
    }
}

/// As what Telegram shows it; what it refused once goes as a document.
fn form(opened: &Opened, attempts: i64) -> &'static str {
    match opened.about.extension.as_str() {
        _ if attempts > 0 => "document",
        "jpg" | "png" | "webp" if opened.bytes.len() <= LARGEST_PHOTO => "photo",
        "mp4" => "video",
        // A voice note can only be sent, not edited in; as sound it is played in the chat all the same.
        "ogg" | "m4a" => "audio",
        _ => "document",
    }
}
