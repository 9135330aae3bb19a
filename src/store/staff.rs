//! Who works at the desk. A number, a role, a chat; no name.

use sqlx::FromRow;

use super::{Reading, Result, Tx};
use crate::domain::ids::{ChatId, StaffId};
use crate::domain::people::{Role, Staff};

#[derive(Debug, Clone, FromRow)]
pub struct Row {
    pub id: i64,
    pub chat_id: i64,
    pub number: i64,
    pub role: String,
    pub on_duty: i64,
    pub enrolled_at: i64,
    /// `woman`, `man` or `unset`.
    pub gender: String,
}

impl Row {
    /// As the dialogue knows a member of staff.
    #[must_use]
    pub fn staff(&self) -> Option<Staff> {
        let role = Role::of(&self.role)?;
        Some(Staff { id: StaffId(self.id), chat: ChatId(self.chat_id), number: self.number, role, on_duty: self.on_duty == 1 })
    }
}

macro_rules! rows {
    ($rest:literal) => {
        concat!("select id, chat_id, number, role, on_duty, enrolled_at, gender from staff where revoked_at is null ", $rest)
    };
}

pub async fn all(from: &mut impl Reading) -> Result<Vec<Row>> {
    sqlx::query_as(rows!("order by number")).fetch_all(from.beside()).await
}

pub async fn on_duty(from: &mut impl Reading) -> Result<Vec<Row>> {
    sqlx::query_as(rows!("and on_duty = 1 order by number")).fetch_all(from.beside()).await
}

pub async fn by_id(from: &mut impl Reading, id: StaffId) -> Result<Option<Row>> {
    sqlx::query_as(rows!("and id = $1")).bind(id.0).fetch_optional(from.beside()).await
}

pub async fn by_number(from: &mut impl Reading, number: i64) -> Result<Option<Row>> {
    sqlx::query_as(rows!("and number = $1")).bind(number).fetch_optional(from.beside()).await
}

/// Enrols; the number is the next that nobody has had.
pub async fn insert(tx: &mut Tx, id: StaffId, chat: ChatId, role: Role, now: i64) -> Result<i64> {
    let (number,): (i64,) = sqlx::query_as(
        "insert into staff (id, chat_id, number, role, on_duty, enrolled_at, revoked_at) \
         select $1, $2, coalesce(max(number), 0) + 1, $3, 0, $4, null from staff returning number",
    )
    .bind(id.0)
    .bind(chat.0)
    .bind(role.word())
    .bind(now)
    .fetch_one(tx.write().await?)
    .await?;
    Ok(number)
}

pub async fn duty(tx: &mut Tx, id: StaffId, on: bool) -> Result<bool> {
    let done = sqlx::query("update staff set on_duty = $1 where id = $2 and revoked_at is null")
        .bind(i64::from(on))
        .bind(id.0)
        .execute(tx.write().await?)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// What the operator says of them: `woman`, `man` or `unset`.
pub async fn gender(tx: &mut Tx, id: StaffId, gender: &str) -> Result<bool> {
    let done = sqlx::query("update staff set gender = $1 where id = $2 and revoked_at is null")
        .bind(gender)
        .bind(id.0)
        .execute(tx.write().await?)
        .await?;
    Ok(done.rows_affected() == 1)
}

pub async fn revoke(tx: &mut Tx, id: StaffId, now: i64) -> Result<bool> {
    let done = sqlx::query("update staff set revoked_at = $1, on_duty = 0 where id = $2 and revoked_at is null")
        .bind(now)
        .bind(id.0)
        .execute(tx.write().await?)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Which chat the member works in who holds this case.
pub async fn claimant_chat(from: &mut impl Reading, case: crate::domain::ids::CaseId) -> Result<Option<ChatId>> {
    let row: Option<(i64,)> = sqlx::query_as(
        "select s.chat_id from cases c join staff s on s.id = c.claimed_by where c.id = $1 and c.stage = 'claimed' and s.revoked_at is null",
    )
    .bind(case.0)
    .fetch_optional(from.beside())
    .await?;
    Ok(row.map(|(chat,)| ChatId(chat)))
}
