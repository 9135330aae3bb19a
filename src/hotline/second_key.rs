//! Second keys of supervisors, in the shell: shown in an alert and nowhere else, typed, open for a while, taken back by whoever
//! runs the server.

use anyhow::{Context, Result, bail};
use chrono::{DateTime, Utc};

use super::Hotline;
use super::facts::time;
use super::handle::{Turn, Word};
use crate::dialogue::{Effect, Line, Outcome};
use crate::domain::ids::{ChatId, StaffId};
use crate::domain::people::{Role, Staff};
use crate::domain::private::Private;
use crate::domain::second_key::{LOCKED, OPEN, SecondKey, Secret, TRIES, code};
use crate::store::second_key::Row;
use crate::store::{Reading, Tx, chat, second_key, staff};
use crate::vault::{Key, Place, chance};

const fn place(who: StaffId) -> Place<'static> {
    Place::new("second_keys.secret", who.0)
}

impl Hotline {
    /// What is known of a supervisor's second key.
    pub(super) async fn second_key(&self, tx: &mut Tx, who: StaffId, now: DateTime<Utc>) -> Result<Option<SecondKey>> {
        let ahead = |at: Option<i64>| at.map(time).filter(|at| *at > now);
        let known = |row: Row| SecondKey { set: row.set_at.map(time), locked: ahead(row.locked_until), open: ahead(row.open_until) };
        Ok(second_key::find(tx, who).await?.map(known))
    }

    /// Does what a supervisor does with it.
    pub(super) async fn with_second_key(&self, tx: &mut Tx, turn: &mut Turn<'_>, effect: Effect) -> Result<Option<Outcome>> {
        let who = turn.chat.staff.filter(|staff| staff.role == Role::Supervisor).context("only supervisors have a second key")?;
        match effect {
            Effect::ShowSecret => self.show_secret(tx, turn, who).await?,
            Effect::TrySecondKey => return self.try_second_key(tx, turn, who).await.map(Some),
            Effect::StepDown => second_key::close(tx, who.id).await?,
            Effect::Retrieve(case, number) => self.retrieve(tx, turn, who, case, number).await?,
            _ => bail!("not with a second key"),
        }
        Ok(None)
    }

    /// The secret pops up, made if there is none yet. One of which a code was typed is shown no more.
    async fn show_secret(&self, tx: &mut Tx, turn: &mut Turn<'_>, who: Staff) -> Result<()> {
        let secret = match second_key::find(tx, who.id).await? {
            Some(row) if row.set_at.is_some() => return Ok(()),
            Some(row) => open(&turn.chat.key, who.id, &row)?,
            None => {
                let secret = Secret::new(chance()?);
                second_key::insert(tx, who.id, turn.chat.key.seal(place(who.id), secret.bytes())?).await?;
                secret
            }
        };
        let line = Line::Secret { letters: Private::new(secret.letters()) };
        turn.alert = Some(Word { text: self.text().line(turn.chat.language, &line, turn.now), stays: true });
        Ok(())
    }

    /// The words of this event, as a code: the first one sets the key, each later one opens it.
    async fn try_second_key(&self, tx: &mut Tx, turn: &Turn<'_>, who: Staff) -> Result<Outcome> {
        let typed = turn.words().and_then(|words| code(words.expose())).context("a code that is none")?;
        let Some(row) = second_key::find(tx, who.id).await? else { return Ok(Outcome::SecondKeyWrong) };
        let now = turn.now.timestamp_millis();
        if row.locked_until.is_some_and(|until| until > now) {
            return Ok(Outcome::SecondKeyWrong);
        }
        let is_set = row.set_at.is_some();
        let done = match open(&turn.chat.key, who.id, &row)?.step(&typed, turn.now) {
            None => false,
            Some(step) if is_set => second_key::open(tx, who.id, step, (turn.now + OPEN).timestamp_millis()).await?,
            Some(step) => second_key::set(tx, who.id, step, now).await?,
        };
        if done {
            self.record(tx, who.id, if is_set { "stepped up" } else { "second key set" }, None).await?;
            return Ok(if is_set { Outcome::SecondKeyOpen } else { Outcome::SecondKeySet });
        }
        if second_key::wrong(tx, who.id, TRIES, (turn.now + LOCKED).timestamp_millis()).await? {
            self.record(tx, who.id, "second key locked", None).await?;
        }
        Ok(Outcome::SecondKeyWrong)
    }

    /// Takes a supervisor's second key away; they set up another one. False: they had none.
    ///
    /// # Errors
    /// Where there is no such member, or the database fails.
    pub async fn reset_second_key(&self, number: i64) -> Result<bool> {
        let mut tx = self.store.write().await?;
        let row = staff::by_number(&mut tx, number).await?.with_context(|| format!("there is no staff number {number}"))?;
        let who = StaffId(row.id);
        let had = second_key::erase(&mut tx, who).await?;
        if had {
            self.record(&mut tx, who, "second key reset", None).await?;
        }
        tx.commit().await?;
        Ok(had)
    }

    /// The supervisor of a chat.
    pub(super) async fn supervisor_in(&self, from: &mut impl Reading, id: ChatId) -> Result<Option<StaffId>> {
        let row = chat::by_id(from, id).await?.filter(|row| row.staff_role.as_deref() == Some(Role::Supervisor.word()));
        Ok(row.and_then(|row| row.staff_id).map(StaffId))
    }
}

fn open(key: &Key, who: StaffId, row: &Row) -> Result<Secret> {
    Secret::of(&key.open(place(who), &row.secret)?).context("second_keys.secret: not a secret")
}
