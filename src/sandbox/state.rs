//! The world as the page shows it.

use serde_json::{Value, json};

use super::chat::Person;
use super::message::Message;
use super::page::some;
use super::profile::About;
use super::world::World;

/// Newest messages of each phone, and newest calls, that the page is told of.
const MESSAGES: usize = 200;
const CALLS: usize = 120;
const ALERTS: usize = 5;

pub(super) fn state_of(world: &World) -> Value {
    let people: Vec<Value> = world.people().map(|person| phone(world, person)).collect();
    let calls = world.calls();
    json!({
        "now": world.now().timestamp_millis(),
        "frozen": world.clock.is_frozen(),
        "bot": world.profile.username(),
        "people": people,
        "calls": calls[calls.len().saturating_sub(CALLS)..],
        "held": world.held(),
        "faults_pending": world.faults_pending(),
        "pending_updates": world.pending_updates(),
    })
}

fn phone(world: &World, person: &Person) -> Value {
    let messages = world.messages(person.id);
    let first = messages.len().saturating_sub(MESSAGES);
    let messages: Vec<Value> = messages[first..].iter().map(bubble).collect();
    let alerts = world.alerts(person.id);
    let skipped = alerts.len().saturating_sub(ALERTS);
    // The index makes each alert an event of its own, even if two read alike.
    let alerts: Vec<Value> = alerts
        .iter()
        .enumerate()
        .skip(skipped)
        .map(|(at, alert)| json!({"seq": at, "text": alert.text, "modal": alert.show_alert}))
        .collect();
    let language = &person.language_code;
    json!({
        "id": person.id,
        "name": person.name,
        "role": person.role,
        "language": language,
        "started": person.started,
        "blocked": person.blocked,
        "deactivated": person.deactivated,
        "keyboard": person.keyboard,
        "bot_name": world.profile.text(About::Name, language),
        "about": world.profile.text(About::Description, language),
        "commands": world.profile.commands_for(person.id.0, language),
        "messages": messages,
        "earlier": first,
        "alerts": alerts,
        "notification": notification(world, person),
    })
}

/// What lies on the lock screen: the last notification whose message still stands.
fn notification(world: &World, person: &Person) -> Value {
    let standing = world.notifications(person.id).iter().rev().take(MESSAGES);
    let last = standing.into_iter().find(|n| world.message(person.id, n.message_id).is_some());
    some(last.map(|n| json!({"text": n.text, "silent": n.silent, "at": n.at.timestamp_millis()})))
}

fn bubble(message: &Message) -> Value {
    let buttons: Vec<Vec<Value>> = message
        .buttons
        .iter()
        .map(|row| row.iter().map(|b| json!({"text": b.text, "data": b.data, "url": b.url, "copy": b.copy_text})).collect())
        .collect();
    json!({
        "id": message.id,
        "mine": !message.from_bot,
        "date": message.date.timestamp_millis(),
        "edited": some(message.edit_date.map(|at| at.timestamp_millis())),
        "text": message.text,
        "entities": message.entities,
        "kind": message.kind,
        "file": message.file_id(),
        "spoiler": message.extra.get("has_media_spoiler").is_some_and(|is| *is == true),
        "buttons": buttons,
        "protected": message.protect_content,
        "silent": message.silent,
        "reply_to": message.reply_to,
    })
}
