//! An update becomes an event; the chat's id becomes a pseudonym here and nowhere later.

use chrono::DateTime;
use serde_json::value::RawValue;

use super::attached::attached;
use super::update::{Callback, Envelope, Member, Message, Update};
use crate::dialogue::Button;
use crate::dialogue::event::{Event, Other, Text};
use crate::domain::private::Private;
use crate::hotline::{Address, Incoming, Thing, Waited};
use crate::vault::Vault;

/// An update's number, where it has one.
#[must_use]
pub fn number(raw: &RawValue) -> Option<i64> {
    serde_json::from_str::<Number>(raw.get()).ok().map(|envelope| envelope.update_id)
}

#[derive(serde::Deserialize)]
struct Number {
    update_id: i64,
}

/// Reads an update. Whatever it is, something comes of it.
#[must_use]
pub fn read(vault: &Vault, body: &str) -> Incoming {
    let (handled, thing) = match serde_json::from_str::<Update>(body) {
        Ok(update) => understand(vault, update, body),
        Err(_) => unreadable(vault, body, "it is not in a form that we know"),
    };
    Incoming { handled, thing, notice: None, waited: Waited::Not, body: body.as_bytes().to_vec() }
}

fn understand(vault: &Vault, update: Update, body: &str) -> (Vec<u8>, Thing) {
    if let Some(message) = update.message {
        return said(vault, &message, false);
    }
    if let Some(message) = update.edited_message {
        return said(vault, &message, true);
    }
    if let Some(callback) = update.callback_query {
        return tapped(vault, callback);
    }
    if let Some(member) = update.my_chat_member {
        return member_of(vault, &member);
    }
    if let Some(post) = update.channel_post {
        return (vault.message_handled(post.chat.id, post.message_id, 0), Thing::Group(post.chat.id));
    }
    (vault.other_handled("update", body), Thing::Nothing)
}

fn unreadable(vault: &Vault, body: &str, reason: &str) -> (Vec<u8>, Thing) {
    let address = by_envelope(body).or_else(|| wherever_it_stands(body)).map(Address);
    (vault.other_handled("update", body), Thing::Unreadable { address, reason: reason.to_owned() })
}

/// The private chat of an update, passing over what is nested too deeply or is no text.
fn by_envelope(body: &str) -> Option<i64> {
    let Envelope { message, edited_message, callback_query } = serde_json::from_str(body).ok()?;
    let addressed = message.or(edited_message).or_else(|| callback_query?.message)?;
    (addressed.chat.kind == "private").then_some(addressed.chat.id)
}

/// The same, passing over fields that are not what they should be.
fn wherever_it_stands(body: &str) -> Option<i64> {
    let update: serde_json::Value = serde_json::from_str(body).ok()?;
    let places = [&update["message"], &update["edited_message"], &update["callback_query"]["message"]];
    let chat = places.into_iter().map(|message| &message["chat"]).find(|chat| chat["type"] == "private")?;
    chat["id"].as_i64()
}

fn said(vault: &Vault, message: &Message, edited: bool) -> (Vec<u8>, Thing) {
    let (chat, id) = (message.chat.id, message.message_id);
    let handled = vault.message_handled(chat, id, if edited { message.edit_date.unwrap_or(1) } else { 0 });
    if message.chat.kind != "private" {
        return (handled, Thing::Group(chat));
    }
    if message.is_service() && message.contents().next().is_some() {
        return (handled, Thing::Nothing);
    }
    let event = event(message);
    let event = match (edited, event) {
        // Changed words are words; a place that moves on, or a poll that is voted in, is nothing new.
        (true, Event::Text(text)) if is_new(&text) => Event::Text(text),
        (true, _) => match message.text.clone() {
            Some(words) => Event::Text(text_of(message, words, None)),
            None => return (handled, Thing::Nothing),
        },
        (false, event) => event,
    };
    let thing = Thing::Event {
        address: Address(chat),
        pseudonym: vault.pseudonym(chat),
        event: Box::new(event),
        message: Some(crate::hotline::Message {
            id: Private::new(id),
            name: vault.message_name(chat, id),
            original: edited.then(|| vault.message_handled(chat, id, 0)),
            reply_to: message.reply_to_message.as_ref().map(|replied| vault.message_name(chat, replied.message_id)),
            ours: false,
        }),
        callback: None,
    };
    (handled, thing)
}

/// Whether an edit says something: words, or a file, from which words may have been taken away.
fn is_new(text: &Text) -> bool {
    !text.words.expose().is_empty() || text.attached.as_ref().is_some_and(|attached| attached.kind.is_file())
}

fn event(message: &Message) -> Event {
    let kind = kind(message);
    if let Some(text) = message.text.as_deref().filter(|text| !text.trim().is_empty()) {
        return command(text).unwrap_or_else(|| Event::Text(text_of(message, text.to_owned(), kind)));
    }
    if let Some(caption) = message.caption.as_deref().filter(|caption| !caption.trim().is_empty()) {
        return Event::Text(text_of(message, caption.to_owned(), kind.or(Some(Other::Unknown))));
    }
    if attached(message).is_some() {
        return Event::Text(text_of(message, String::new(), None));
    }
    match kind.unwrap_or(Other::Unknown) {
        // Pasted web pages and the like: their words are taken, and that it was more than words is told.
        Other::Unknown => {
            let words = message.words_within();
            if words.is_empty() { Event::Other(Other::Unknown) } else { Event::Text(text_of(message, words, Some(Other::Unknown))) }
        }
        kind => Event::Other(kind),
    }
}

fn text_of(message: &Message, words: String, with: Option<Other>) -> Text {
    let at = DateTime::from_timestamp(message.edit_date.unwrap_or(message.date), 0).unwrap_or_default();
    let attached = attached(message);
    let taken = |with: &Other| attached.is_some() && matches!(with, Other::Media | Other::Place | Other::PhoneNumber);
    Text { words: Private::new(words), with: with.filter(|with| !taken(with)), attached, reply_to: None, at }
}

/// What a message holds besides words.
fn kind(message: &Message) -> Option<Other> {
    message
        .contents()
        .map(|name| match name {
            "photo" | "video" | "voice" | "audio" | "document" | "animation" | "video_note" | "story" | "paid_media" | "live_photo" => {
                Other::Media
            }
            "sticker" | "dice" | "game" => Other::Gesture,
            "location" | "venue" => Other::Place,
            "contact" => Other::PhoneNumber,
            "poll" | "checklist" => Other::Poll,
            _ => Other::Unknown,
        })
        .min_by_key(|kind| Other::ALL.iter().position(|other| other == kind))
}

/// A command, if the text is one and nothing else; words after it make it words.
fn command(text: &str) -> Option<Event> {
    let mut words = text.split_whitespace();
    let first = words.next()?.strip_prefix('/')?;
    let name = first.split('@').next()?.to_ascii_lowercase();
    let (rest, more) = (words.next(), words.next().is_some());
    match (name.as_str(), rest, more) {
        ("start", None, _) => Some(Event::Start(None)),
        ("start", Some(link), false) if let Some(button) = linked(link) => Some(Event::Button(Some(button))),
        ("start", Some(code), false) => Some(Event::Start(is_invitation(code).then(|| Private::new(code.to_owned())))),
        ("help" | "bantuan", None, _) => Some(Event::Help),
        ("privacy" | "privasi", None, _) => Some(Event::Privacy),
        ("language" | "bahasa", None, _) => Some(Event::Language),
        ("exit" | "keluar", None, _) => Some(Event::Exit),
        _ => None,
    }
}

/// Where a deep link leads: a tap that comes as words. `i7` opens card 7, `i0` whom to turn to at once; what says less of
/// what it is about, nobody could read. An invitation has 32 characters, and no `i`.
fn linked(link: &str) -> Option<Button> {
    let number = link.strip_prefix('i').filter(|number| !number.starts_with(['+', '0']) || *number == "0")?;
    match number.parse().ok()? {
        0 => Some(Button::Emergency),
        number => Some(Button::Card((0, (number, 0)))),
    }
}

fn is_invitation(code: &str) -> bool {
    code.len() == 32 && code.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn tapped(vault: &Vault, callback: Callback) -> (Vec<u8>, Thing) {
    let handled = vault.other_handled("callback", &callback.id);
    let Some(message) = callback.message.filter(|message| message.chat.kind == "private") else { return (handled, Thing::Nothing) };
    let (chat, id) = (message.chat.id, message.message_id);
    let thing = Thing::Event {
        address: Address(chat),
        pseudonym: vault.pseudonym(chat),
        event: Box::new(Event::Button(callback.data.as_deref().and_then(Button::decode))),
        message: Some(crate::hotline::Message {
            id: Private::new(id),
            name: vault.message_name(chat, id),
            original: None,
            reply_to: None,
            ours: true,
        }),
        callback: Some(callback.id),
    };
    (handled, thing)
}

fn member_of(vault: &Vault, member: &Member) -> (Vec<u8>, Thing) {
    let status = member.new_chat_member.as_ref().map_or("", |status| status.status.as_str());
    let handled = vault.other_handled("member", &format!("{}:{}:{status}", member.chat.id, member.date));
    let thing = match (member.chat.kind.as_str(), status) {
        ("private", "kicked") => Thing::Reachable { pseudonym: vault.pseudonym(member.chat.id), is: false },
        ("private", "member") => Thing::Reachable { pseudonym: vault.pseudonym(member.chat.id), is: true },
        ("private", _) | (_, "left" | "kicked") => Thing::Nothing,
        _ => Thing::Group(member.chat.id),
    };
    (handled, thing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::attachment::Kind;

    fn vault() -> Vault {
        Vault::from_key_file(&Vault::new_key_file().unwrap()).unwrap()
    }

    fn came(message: &str) -> Thing {
        let body = format!(r#"{{"update_id":1,"message":{{"message_id":5,"date":10,"chat":{{"id":7,"type":"private"}},{message}}}}}"#);
        read(&vault(), &body).thing
    }

    fn event_of(message: &str) -> Event {
        match came(message) {
            Thing::Event { event, .. } => *event,
            other => panic!("{other:?}"),
        }
    }

    fn words_of(message: &str) -> (String, Option<Other>) {
        match event_of(message) {
            Event::Text(text) => (text.words.expose().clone(), text.with),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn words_are_found_wherever_they_stand() {
        assert_eq!(words_of(r#""text":"Bu, tolong""#), ("Bu, tolong".to_owned(), None));
        assert_eq!(words_of(r#""text":"jam 5","entities":[{"type":"date_time","offset":0,"length":5,"unix_time":1}]"#).0, "jam 5");
        assert_eq!(words_of(r#""caption":"ini dia","photo":[{"file_id":"x"}]"#), ("ini dia".to_owned(), None));
        assert_eq!(words_of(r#""caption":"ini dia","story":{"id":1}"#), ("ini dia".to_owned(), Some(Other::Media)));
        assert_eq!(
            words_of(r#""rich_message":{"blocks":[{"type":"p","text":{"text":"satu"}},{"type":"p","text":[{"text":"dua"}]}]}"#),
            ("satu\ndua".to_owned(), Some(Other::Unknown))
        );
        assert_eq!(words_of(r#""text":"halo","invented":"tomorrow","also":true,"number":7"#), ("halo".to_owned(), None));
        assert_eq!(words_of(r#""text":"halo","invented":{"tomorrow":1}"#), ("halo".to_owned(), Some(Other::Unknown)));
        assert_eq!(words_of(r#""text":"/tolong saya""#).0, "/tolong saya");
        assert_eq!(words_of(r#""text":"/help dia memukul""#).0, "/help dia memukul");
        assert_eq!(words_of(r#""text":"/start tolong saya""#).0, "/start tolong saya");
    }

    #[test]
    fn what_is_no_words_is_told_apart() {
        for (message, kind) in [
            (r#""sticker":{"file_id":"x"}"#, Other::Gesture),
            (r#""dice":{"value":1}"#, Other::Gesture),
            (r#""voice":{"duration":3}"#, Other::Media),
            (r#""paid_media":{"star_count":3}"#, Other::Media),
            (r#""venue":{"title":"x"}"#, Other::Place),
            (r#""contact":{"first_name":"x"}"#, Other::PhoneNumber),
            (r#""poll":{"id":"1","question":"?"}"#, Other::Poll),
            (r#""holograms":[1,2]"#, Other::Unknown),
            (r#""text":"  ""#, Other::Unknown),
            (r#""from":{"id":7}"#, Other::Unknown),
        ] {
            assert_eq!(event_of(message), Event::Other(kind), "{message}");
        }
        assert!(matches!(came(r#""pinned_message":{"message_id":1}"#), Thing::Nothing));
    }

    #[test]
    fn what_can_be_taken_comes_with_its_words_or_alone() {
        for (message, words, kind, source) in [
            (r#""photo":[{"file_id":"small"},{"file_id":"large","file_size":7}]"#, "", Kind::Photo, "large"),
            (r#""voice":{"file_id":"x","mime_type":"AUDIO/ogg"},"caption":"dengar""#, "dengar", Kind::Voice, "x"),
            (r#""animation":{"file_id":"a"},"document":{"file_id":"a"}"#, "", Kind::Animation, "a"),
            (r#""location":{"latitude":0.5,"longitude":101.25}"#, "", Kind::Place, "0.500000, 101.250000"),
            (
                r#""location":{"latitude":1,"longitude":2},"venue":{"location":{"latitude":1,"longitude":2},"title":"Pasar","address":"Jl. Contoh"}"#,
                "",
                Kind::Place,
                "1.000000, 2.000000 · Pasar · Jl. Contoh",
            ),
            (r#""contact":{"phone_number":"+620000","first_name":"Contoh"}"#, "", Kind::Number, "Contoh +620000"),
        ] {
            let Event::Text(text) = event_of(message) else { panic!("{message}") };
            let attached = text.attached.unwrap();
            assert_eq!((text.words.expose().as_str(), text.with), (words, None), "{message}");
            assert_eq!((attached.kind, attached.source.expose().as_str()), (kind, source), "{message}");
        }
    }

    #[test]
    fn commands_stand_alone() {
        for (text, event) in [
            ("/start", Event::Start(None)),
            ("/start@suaka_bot", Event::Start(None)),
            ("/START", Event::Start(None)),
            ("/start poster", Event::Start(None)),
            ("/start i7", Event::Button(Some(Button::Card((0, (7, 0)))))),
            ("/start i0", Event::Button(Some(Button::Emergency))),
            ("/start i07", Event::Start(None)),
            ("/start i+7", Event::Start(None)),
            ("/start i70000", Event::Start(None)),
            ("/exit", Event::Exit),
            ("/keluar", Event::Exit),
            ("/bahasa", Event::Language),
        ] {
            assert_eq!(event_of(&format!(r#""text":"{text}""#)), event, "{text}");
        }
        let code = "0123456789abcdef0123456789abcdef";
        assert_eq!(event_of(&format!(r#""text":"/start {code}""#)), Event::Start(Some(Private::new(code.to_owned()))));
    }

    #[test]
    fn what_cannot_be_read_is_still_somebodys() {
        let body = r#"{"update_id":1,"message":{"message_id":5,"chat":{"id":7,"type":"private"},"text":"\ud800 tolong"}}"#;
        match read(&vault(), body).thing {
            Thing::Unreadable { address, .. } => assert_eq!(address, Some(Address(7))),
            other => panic!("{other:?}"),
        }
        for body in [
            r#"{"update_id":1,"callback_query":{"id":5,"message":{"message_id":5,"chat":{"id":7,"type":"private"}}}}"#,
            r#"{"update_id":1,"message":9,"edited_message":{"message_id":5,"chat":{"id":7,"type":"private"},"text":"x"}}"#,
            r#"{"update_id":1,"message":{"message_id":5,"chat":{"id":7,"type":"private"},"chat":{"id":7,"type":"private"}}}"#,
        ] {
            assert!(matches!(read(&vault(), body).thing, Thing::Unreadable { address: Some(Address(7)), .. }), "{body}");
        }
        for body in ["{}", "[]", "null", r#"{"update_id":1,"message":7}"#, r#"{"update_id":1,"message_reaction":{}}"#] {
            let _ = read(&vault(), body);
        }
    }

    #[test]
    fn groups_are_told_from_people() {
        let group = r#"{"update_id":1,"message":{"message_id":5,"chat":{"id":-7,"type":"supergroup"},"text":"x"}}"#;
        assert!(matches!(read(&vault(), group).thing, Thing::Group(-7)));
        let kicked =
            r#"{"update_id":1,"my_chat_member":{"chat":{"id":7,"type":"private"},"date":1,"new_chat_member":{"status":"kicked"}}}"#;
        assert!(matches!(read(&vault(), kicked).thing, Thing::Reachable { is: false, .. }));
    }
}
