//! The slow lane: what comes faster than it is answered is written down, which is quick, and handled in its turn, which is not.
//! Nobody is refused, nothing is lost, and nobody else waits for it.

use std::collections::VecDeque;

use anyhow::{Context, Result, ensure};
use chrono::{DateTime, Utc};

use super::facts::time;
use super::incoming::{Incoming, Thing};
use super::lane::{Kind, Sorting, Way};
use super::{After, Handled, Hotline, Waited};
use crate::dialogue::{Button, Event, Line, Screen, key};
use crate::domain::ids::{ChatId, KeyId, SlowId};
use crate::store::{Tx, chat, key as keys, slow};
use crate::vault::{Key, Place, Pseudonym};

/// Version of the form in which updates wait.
const VERSION: u8 = 1;
/// So many are handled in one transaction: whoever is not slow waits for no longer than that takes.
const AT_ONCE: usize = 20;

/// One update that waits.
#[derive(Debug)]
struct Entry {
    chat: Pseudonym,
    kind: Kind,
    body: Vec<u8>,
}

/// What of a batch is to be written down.
#[derive(Debug, Default)]
pub(super) struct Slow(Vec<u8>);

/// A row of the slow lane, opened, with what of it is not handled yet.
#[derive(Debug)]
pub struct Row {
    id: SlowId,
    entries: VecDeque<Entry>,
}

impl Hotline {
    /// Which way each update of a batch takes, and what of it is to be written down.
    pub(super) async fn sort(&self, tx: &mut Tx, updates: &[Incoming], sorting: &mut Sorting<'_>) -> Result<(Vec<Way>, Slow)> {
        let (mut ways, mut slow) = (Vec::with_capacity(updates.len()), Slow::default());
        for incoming in updates {
            ways.push(match incoming.thing.pseudonym() {
                Some(chat) if incoming.waited == Waited::Not => self.way(tx, chat, incoming, sorting, &mut slow).await?,
                _ => Way::Now,
            });
        }
        Ok((ways, slow))
    }

    async fn way(&self, tx: &mut Tx, chat: &[u8], incoming: &Incoming, sorting: &mut Sorting<'_>, slow: &mut Slow) -> Result<Way> {
        let kind = kind(&incoming.thing);
        let way = sorting.way(chat, kind != Kind::Waits);
        let kind = match way {
            Way::Now => return Ok(Way::Now),
            // Whoever works at the desk is never slowed.
            Way::Overflows if self.is_staff(tx, chat).await? => return Ok(Way::Now),
            Way::Ahead => kind,
            Way::Overflows | Way::Slow => Kind::Waits,
        };
        sorting.enter(chat, kind);
        slow.push(chat, kind, &incoming.body)?;
        Ok(way)
    }

    async fn is_staff(&self, tx: &mut Tx, pseudonym: &[u8]) -> Result<bool> {
        Ok(chat::by_pseudonym(tx, pseudonym).await?.is_some_and(|row| row.staff_id.is_some()))
    }

    /// That it is read one after the other, and whom to turn to meanwhile.
    pub(super) async fn tell_slow(&self, tx: &mut Tx, thing: &Thing) -> Result<()> {
        let Thing::Event { address, pseudonym, .. } = thing else { return Ok(()) };
        let chat = self.chat(tx, *address, pseudonym, self.clock.now()).await?;
        let screen = Screen::of(self.text().with_contacts(Line::ManyAtOnce));
        let screen = screen.row(vec![key(Line::KeyEmergency, Button::Emergency), key(Line::KeyExit, Button::Exit)]);
        self.put_screen(tx, &chat.to(), screen, true, None).await
    }

    /// Writes down what of a batch waits, as one.
    pub(super) async fn write_slow(&self, tx: &mut Tx, Slow(body): Slow) -> Result<()> {
        if body.is_empty() {
            return Ok(());
        }
        let now = self.clock.now();
        let (id, key_id, key) = (SlowId(self.ids.next(now)?), KeyId(self.ids.next(now)?), Key::fresh()?);
        keys::insert(tx, key_id, self.vault.wrap(key_id.0, &key)?).await?;
        let body = key.seal(Place::new("slow.body", id.0), &body)?;
        Ok(slow::insert(tx, id, key_id, body, now.timestamp_millis()).await?)
    }

    /// Counts what waits, before anything else is received.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn count_slow(&self) -> Result<()> {
        let (mut last, mut waiting) = (SlowId(0), vec![]);
        while let Some(row) = self.next_slow(last).await? {
            last = row.id;
            waiting.extend(row.entries.into_iter().map(|entry| (entry.chat, entry.kind)));
        }
        self.lane.begin(waiting.into_iter());
        Ok(())
    }

    /// How many batches wait, and since when the oldest: for whoever looks from outside.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn slow_rows(&self) -> Result<(i64, Option<DateTime<Utc>>)> {
        let (count, oldest) = slow::waiting(&mut self.store.read().await?).await?;
        Ok((count, oldest.map(time)))
    }

    /// The oldest row that came after this one. One that does not open is passed over, and stays.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn next_slow(&self, after: SlowId) -> Result<Option<Row>> {
        let mut last = after;
        loop {
            let Some(row) = slow::next(&mut self.store.read().await?, last).await? else { return Ok(None) };
            last = SlowId(row.id);
            match self.open_slow(&row) {
                Ok(entries) => return Ok(Some(Row { id: last, entries })),
                Err(error) => tracing::error!(slow.id = %last, "updates that wait cannot be opened; they are kept: {error}"),
            }
        }
    }

    fn open_slow(&self, row: &slow::Row) -> Result<VecDeque<Entry>> {
        let wrapped = row.wrapped.as_deref().context("their key is gone")?;
        let body = self.vault.unwrap(row.key_id, wrapped)?.open(Place::new("slow.body", row.id), &row.body)?;
        parse(&body)
    }

    /// Handles the next of a row that waited, `read` making of each body what arrived; the row goes with its last. What is
    /// to be said after the commit.
    ///
    /// # Errors
    /// Where the database fails: what was not handled is still in the row.
    pub async fn handle_slow(&self, row: &mut Row, read: impl Fn(&[u8]) -> Incoming) -> Result<Vec<After>> {
        let next = || row.entries.iter().take(AT_ONCE);
        let waited = self.lane.waited(next().map(|entry| (entry.chat.as_slice(), entry.kind)));
        let updates: Vec<Incoming> = next().zip(waited).map(|(entry, waited)| Incoming { waited, ..read(&entry.body) }).collect();
        let Handled { done, failure } = self.handle(&updates).await;
        let mut unseen = vec![];
        for (entry, after) in row.entries.drain(..done.len()).zip(&done) {
            self.lane.leave(&entry.chat, entry.kind);
            if after.again && entry.kind == Kind::Waits && !self.lane.holds(&entry.chat) {
                unseen.push(entry.chat);
            }
        }
        if let Some(error) = failure {
            return Err(error);
        }
        for chat in unseen {
            self.show_where(&chat).await?;
        }
        if row.entries.is_empty() {
            let mut tx = self.store.write().await?;
            slow::delete(&mut tx, row.id).await?;
            tx.commit().await?;
        }
        Ok(done)
    }

    /// The last that waited had come before, with a screen that stayed away: its person sees where they are all the same.
    async fn show_where(&self, pseudonym: &[u8]) -> Result<()> {
        let row = chat::by_pseudonym(&mut self.store.read().await?, pseudonym).await?;
        if let Some(row) = row.filter(|row| row.still == 0) {
            self.in_chat(ChatId(row.id), &Event::Start(None)).await?;
            self.wake.notify_one();
        }
        Ok(())
    }
}

/// What it is that is asked for.
fn kind(thing: &Thing) -> Kind {
    let Thing::Event { event, .. } = thing else { return Kind::Waits };
    match **event {
        Event::Exit | Event::Button(Some(Button::Exit)) => Kind::Left,
        Event::Help | Event::Button(Some(Button::Emergency)) => Kind::Helped,
        _ => Kind::Waits,
    }
}

impl Row {
    #[must_use]
    pub const fn id(&self) -> SlowId {
        self.id
    }

    /// Whether all of it is handled.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.entries.is_empty()
    }
}

impl Slow {
    fn push(&mut self, chat: &[u8], kind: Kind, body: &[u8]) -> Result<()> {
        if self.0.is_empty() {
            self.0.push(VERSION);
        }
        self.0.push(match kind {
            Kind::Waits => 0,
            Kind::Helped => 1,
            Kind::Left => 2,
        });
        for part in [chat, body] {
            self.0.extend_from_slice(&u32::try_from(part.len()).context("an update of four gigabytes")?.to_be_bytes());
            self.0.extend_from_slice(part);
        }
        Ok(())
    }
}

fn parse(bytes: &[u8]) -> Result<VecDeque<Entry>> {
    let (&version, mut rest) = bytes.split_first().context("nothing waits there")?;
    ensure!(version == VERSION, "they are in a form of another release");
    let mut entries = VecDeque::new();
    while let Some((kind, after)) = rest.split_first() {
        let kind = match kind {
            0 => Kind::Waits,
            1 => Kind::Helped,
            2 => Kind::Left,
            _ => anyhow::bail!("they are of a kind of another release"),
        };
        let (chat, after) = part(after)?;
        let (body, after) = part(after)?;
        entries.push_back(Entry { chat: chat.to_vec(), kind, body: body.to_vec() });
        rest = after;
    }
    Ok(entries)
}

/// The first part of what is left, and the rest.
fn part(bytes: &[u8]) -> Result<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk().context("they are cut off")?;
    rest.split_at_checked(u32::from_be_bytes(*length) as usize).context("they are cut off")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_down_is_read_and_every_cut_is_noticed() {
        let mut slow = Slow::default();
        for (kind, body) in [(Kind::Waits, "satu"), (Kind::Left, ""), (Kind::Helped, "tiga")] {
            slow.push(b"pseudonym", kind, body.as_bytes()).unwrap();
        }
        let entries = parse(&slow.0).unwrap();
        let found: Vec<_> = entries.iter().map(|entry| (entry.chat.as_slice(), entry.kind, entry.body.as_slice())).collect();
        let chat = b"pseudonym".as_slice();
        assert_eq!(
            found,
            [(chat, Kind::Waits, b"satu".as_slice()), (chat, Kind::Left, b"".as_slice()), (chat, Kind::Helped, b"tiga".as_slice())]
        );
        let whole = |length| [1, 1 + 1 + 4 + 9 + 4 + 4, 1 + 2 * (1 + 4 + 9 + 4) + 4].contains(&length);
        for length in (0..slow.0.len()).filter(|length| !whole(*length)) {
            assert!(parse(&slow.0[..length]).is_err(), "length {length}");
        }
        assert!(parse(&[2]).is_err());
    }
}
