//! Acts as other processes and the page ask for them: one JSON object, its `act` names what is done.

use anyhow::ensure;
use chrono::Duration;
use serde::Deserialize;
use serde_json::{Value, json};

use super::chat::PersonId;
use super::fault::Fault;
use super::world::World;

#[derive(Debug, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub(super) enum Deed {
    AddPerson {
        name: String,
        #[serde(default)]
        language_code: String,
        username: Option<String>,
        role: Option<String>,
    },
    SetRole {
        person: PersonId,
        role: String,
    },
    SendText {
        person: PersonId,
        text: String,
        reply_to: Option<i64>,
    },
    /// Sends a message with these fields of the Bot API.
    SendRaw {
        person: PersonId,
        message: Value,
    },
    EditText {
        person: PersonId,
        message_id: i64,
        text: String,
    },
    Press {
        person: PersonId,
        message_id: i64,
        row: usize,
        column: usize,
    },
    PressLabelled {
        person: PersonId,
        label: String,
    },
    PressData {
        person: PersonId,
        message_id: i64,
        data: String,
    },
    Block {
        person: PersonId,
    },
    Unblock {
        person: PersonId,
    },
    Deactivate {
        person: PersonId,
    },
    DeleteForSelf {
        person: PersonId,
        message_id: i64,
    },
    ClearHistory {
        person: PersonId,
    },
    AddToGroup {
        title: String,
    },
    EnqueueUpdate {
        update: Value,
    },
    Advance {
        seconds: i64,
    },
    Fault {
        fault: Fault,
    },
    ClearFaults,
    Release,
    Limits {
        per_chat_per_second: Option<u32>,
        overall: Option<u32>,
    },
    DropCalls,
}

impl Deed {
    fn person(&self) -> Option<PersonId> {
        match self {
            Self::SetRole { person, .. }
            | Self::SendText { person, .. }
            | Self::SendRaw { person, .. }
            | Self::EditText { person, .. }
            | Self::Press { person, .. }
            | Self::PressLabelled { person, .. }
            | Self::PressData { person, .. }
            | Self::Block { person }
            | Self::Unblock { person }
            | Self::Deactivate { person }
            | Self::DeleteForSelf { person, .. }
            | Self::ClearHistory { person } => Some(*person),
            _ => None,
        }
    }

    pub(super) fn apply(self, world: &mut World) -> anyhow::Result<Value> {
        if let Some(person) = self.person() {
            ensure!(world.person(person).is_some(), "nobody has the id {person}");
        }
        match self {
            Self::AddPerson { name, language_code, username, role } => {
                ensure!(!name.trim().is_empty(), "a person has a name");
                let person = world.add_person(name.trim(), &language_code, username.as_deref());
                if let Some(role) = role {
                    world.set_role_label(person, &role);
                }
                return Ok(json!({"person": person}));
            }
            Self::SendText { person, text, reply_to } => {
                ensure!(!text.trim().is_empty(), "a message has a text");
                let sent = match reply_to {
                    Some(replied) => world.send_text_reply(person, &text, replied),
                    None => world.send_text(person, &text),
                };
                return Ok(json!({"message_id": sent}));
            }
            Self::SendRaw { person, message } => return Ok(json!({"message_id": world.send_raw(person, message)})),
            Self::Press { person, message_id, row, column } => {
                return Ok(json!({"callback_query_id": world.press(person, message_id, row, column)?}));
            }
            Self::PressLabelled { person, label } => {
                return Ok(json!({"callback_query_id": world.press_labelled(person, &label)?}));
            }
            Self::PressData { person, message_id, data } => {
                return Ok(json!({"callback_query_id": world.press_data(person, message_id, &data)?}));
            }
            Self::AddToGroup { title } => return Ok(json!({"chat_id": world.add_to_group(&title)})),
            Self::EnqueueUpdate { update } => return Ok(json!({"update_id": world.enqueue_raw_update(update)})),
            Self::EditText { person, message_id, text } => world.edit_text(person, message_id, &text)?,
            Self::SetRole { person, role } => world.set_role_label(person, &role),
            Self::Block { person } => world.block_bot(person),
            Self::Unblock { person } => world.unblock_bot(person),
            Self::Deactivate { person } => world.deactivate(person),
            Self::DeleteForSelf { person, message_id } => world.delete_for_self(person, message_id),
            Self::ClearHistory { person } => world.clear_history(person),
            Self::Advance { seconds } => {
                // A century is more than any test needs, and keeps the clock within what it can show.
                ensure!(seconds.unsigned_abs() <= 3_200_000_000, "the clock moves a century at most");
                world.advance(Duration::seconds(seconds));
            }
            Self::Fault { fault } => world.fault(fault),
            Self::ClearFaults => world.clear_faults(),
            Self::Release => world.release(),
            Self::Limits { per_chat_per_second, overall } => world.limits(per_chat_per_second, overall),
            Self::DropCalls => world.drop_calls(),
        }
        Ok(true.into())
    }
}
