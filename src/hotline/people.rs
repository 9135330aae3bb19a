//! Staff from outside the chats: invitations, the list, revocation.

use anyhow::{Context, Result};
use chrono::{DateTime, Utc};

use super::Hotline;
use super::outgoing::Wiped;
use crate::dialogue::{Line, Reporter, Screen, State, saved};
use crate::domain::ids::{CaseId, ChatId, StaffId};
use crate::domain::people::{Gender, Role};
use crate::domain::retention;
use crate::store::{case, chat, invitation, outbox, second_key, staff};
use crate::vault::{Place, code};

/// A member of staff, as the command line shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub number: i64,
    pub role: String,
    /// `woman`, `man` or `unset`.
    pub gender: String,
    pub on_duty: bool,
    pub enrolled_at: DateTime<Utc>,
    pub holds: usize,
}

impl Hotline {
    /// A code that enrols one person, once, until it expires.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn invite(&self, role: Role) -> Result<(String, DateTime<Utc>)> {
        self.invite_as(role, Gender::Unset).await
    }

    /// The same for somebody who is a woman, or a man.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn invite_as(&self, role: Role, gender: Gender) -> Result<(String, DateTime<Utc>)> {
        let code = code()?;
        let until = self.clock.now() + retention::INVITATION;
        let mut tx = self.store.write().await?;
        invitation::insert(&mut tx, &self.vault.invitation(&code), role.word(), gender.word(), until.timestamp_millis()).await?;
        tx.commit().await?;
        Ok((code, until))
    }

    /// # Errors
    /// Where the database fails.
    pub async fn staff(&self) -> Result<Vec<Listed>> {
        let mut connection = self.store.read().await?;
        let mut listed = Vec::new();
        for row in staff::all(&mut connection).await? {
            let holds = case::held(&mut connection, StaffId(row.id)).await?.len();
            let enrolled_at = super::facts::time(row.enrolled_at);
            listed.push(Listed { number: row.number, role: row.role, gender: row.gender, on_duty: row.on_duty == 1, enrolled_at, holds });
        }
        Ok(listed)
    }

    /// Takes the desk away: cases return to the queue, and everything that stands in that chat is removed.
    ///
    /// # Errors
    /// Where there is no such member, or the database fails.
    pub async fn revoke(&self, number: i64) -> Result<usize> {
        let now = self.clock.now().timestamp_millis();
        let mut tx = self.store.write().await?;
        let row = staff::by_number(&mut tx, number).await?.with_context(|| format!("there is no staff number {number}"))?;
        let who = StaffId(row.id);
        let returned: Vec<CaseId> = case::held(&mut tx, who).await?.iter().map(|row| CaseId(row.id)).collect();
        self.stands_down(&mut tx, who).await?;
        staff::revoke(&mut tx, who, now).await?;
        second_key::erase(&mut tx, who).await?;
        self.record(&mut tx, who, "revoked", None).await?;
        self.decides_instead(&mut tx, who).await?;
        let id = ChatId(row.chat_id);
        if let Some(row) = chat::by_id(&mut tx, id).await? {
            let chat = self.open_chat(row)?;
            let state = chat.key.seal(Place::new("chats.state", id.0), &saved::encode(State::Reporter(Reporter::Home)))?;
            chat::save(&mut tx, id, state, chat.language.tag(), &chat.phone, now).await?;
            outbox::cancel(&mut tx, id).await?;
            self.put_wipe(&mut tx, &chat.to(), Wiped::All).await?;
            self.put_screen(&mut tx, &chat.to(), Screen::of(vec![Line::Revoked]), true, None).await?;
        }
        tx.commit().await?;
        self.wake.notify_one();
        Ok(returned.len())
    }
}
