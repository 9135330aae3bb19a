//! One event within a transaction: recognise, load, step, carry out, save.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use anyhow::{Context, Result, anyhow, bail};
use chrono::{DateTime, TimeDelta, Utc};

use super::facts::gap;
use super::incoming::{Address, Incoming, Message, Notice, Thing};
use super::outgoing::{To, Wiped};
use super::{After, Hotline, Waited};
use crate::dialogue::event::Text;
use crate::dialogue::{Button, Event, Line, Reporter, State, needs, saved, step};
use crate::domain::attachment::Attached;
use crate::domain::case::Preference;
use crate::domain::ids::{CaseId, ChatId, KeyId, PinId, StaffId};
use crate::domain::language::Language;
use crate::domain::people::{Role, Staff};
use crate::domain::private::Private;
use crate::domain::retention;
use crate::store::{Tx, chat, handled, key, pin, registry};
use crate::vault::{Key, Place};

/// A chat, opened.
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each by its name")]
pub(super) struct Chat {
    pub id: ChatId,
    pub key_id: KeyId,
    pub key: Key,
    pub language: Language,
    /// Whether others can open this phone.
    pub phone: String,
    /// When its person may be written to first.
    pub preference: Preference,
    /// Whether something is to be told that was not told unasked.
    pub untold: bool,
    /// Whether its person wants their words to stay here.
    pub keeps: bool,
    /// The PIN by which it is open, and whether that has a number of alarm.
    pub pin: Option<PinId>,
    pub alarm: bool,
    /// How many stories stand back behind the one that it shows.
    pub back: i64,
    /// Whether a draft was forgotten of which they are to be told.
    pub forgotten: bool,
    pub staff: Option<Staff>,
    pub open_case: Option<CaseId>,
    pub screen: Option<i64>,
    pub screen_at: Option<i64>,
    pub gone: bool,
    pub on_duty: i64,
    /// The case that the live screen says one writes to, and since when.
    pub writes_to: Option<(CaseId, DateTime<Utc>)>,
    /// Whether screens wait to be sent here, or did when this was read.
    pub screens: bool,
    /// Whether nothing may appear here by itself.
    pub still: bool,
    /// Whether the event that it is opened for has waited.
    pub waited: Waited,
    state: Vec<u8>,
}

impl Chat {
    pub fn to(&self) -> To<'_> {
        To { chat: self.id, key_id: self.key_id, key: &self.key, screens: self.screens }
    }

    /// Whether its live screen can still be edited; another one would have to be sent.
    pub fn has_fresh_screen(&self, now: DateTime<Utc>) -> bool {
        self.screen_at.is_some_and(|at| at > (now - retention::IN_CHAT).timestamp_millis())
    }
}

/// A word over the screen. It is shown, and stands in no chat.
#[derive(Clone, PartialEq, Eq)]
pub struct Word {
    pub text: String,
    /// It stays until it is tapped away; otherwise it is gone after a moment.
    pub stays: bool,
}

impl std::fmt::Debug for Word {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[word]")
    }
}

/// One event being handled.
#[expect(clippy::struct_excessive_bools, reason = "independent marks, each by its name")]
pub(super) struct Turn<'a> {
    pub chat: Chat,
    pub now: DateTime<Utc>,
    pub event: &'a Event,
    pub message: Option<&'a Message>,
    /// What is to stand below all that stands in the chat.
    pub fresh: bool,
    pub cases: HashMap<CaseId, (KeyId, Key)>,
    /// The case that the words of this event belong to.
    pub kept: Option<CaseId>,
    /// The message that they became.
    pub seq: i64,
    /// Whether what came with them is not taken yet.
    pub pending: bool,
    /// Whether nothing may appear here by itself after this event.
    pub still: bool,
    /// Whether its message leaves the chat at once.
    pub vanishes: bool,
    pub alert: Option<Word>,
    /// Said above the next screen.
    pub above: Vec<Line>,
    /// The id of a story that this event may open.
    pub fresh_case: CaseId,
    /// The row of the registry for this event's message; removals that the event brings about cover it.
    pub row: i64,
}

impl Hotline {
    /// Handles one update; nothing of it is visible before the commit.
    pub(super) async fn one(&self, tx: &mut Tx, incoming: &Incoming) -> Result<After> {
        let now = self.clock.now();
        if !handled::first(tx, &incoming.handled, now.timestamp_millis()).await? {
            return Ok(After { again: true, ..After::default() });
        }
        match &incoming.thing {
            Thing::Nothing => Ok(After::default()),
            Thing::Group(id) => Ok(After { leave: Some(*id), ..After::default() }),
            Thing::Unreadable { reason, .. } => Err(anyhow!("{reason}")),
            Thing::Reachable { pseudonym, is } => {
                if let Some(row) = chat::by_pseudonym(tx, pseudonym).await? {
                    self.reachable(tx, ChatId(row.id), *is).await?;
                }
                Ok(After::default())
            }
            Thing::Event { address, pseudonym, event, message, callback } => {
                let chat = Chat { waited: incoming.waited, ..self.chat(tx, *address, pseudonym, now).await? };
                let event = self.recognise(tx, event, message.as_ref()).await?;
                let alert = self.turn(tx, chat, &event, message.as_ref(), incoming.notice, now).await?;
                Ok(After { callback: callback.clone().map(|id| (id, alert)), ..After::default() })
            }
        }
    }

    /// An edit of a message that never arrived is the message itself; a reply is known by the case of what it replies to.
    async fn recognise(&self, tx: &mut Tx, event: &Event, message: Option<&Message>) -> Result<Event> {
        let Event::Text(text) = event else { return Ok(event.clone()) };
        let mut text = text.clone();
        if let Some(reply_to) = message.and_then(|message| message.reply_to.as_ref()) {
            text.reply_to = registry::case_of(tx, reply_to).await?;
        }
        if let Some(original) = message.and_then(|message| message.original.as_ref())
            && !handled::first(tx, original, self.clock.now().timestamp_millis()).await?
        {
            return Ok(Event::Edited(text));
        }
        Ok(Event::Text(text))
    }

    /// The chat of a pseudonym, opened; made if it writes for the first time.
    pub(super) async fn chat(&self, tx: &mut Tx, address: Address, pseudonym: &[u8], now: DateTime<Utc>) -> Result<Chat> {
        if let Some(row) = chat::taken(tx, pseudonym).await? {
            return self.open_chat(row);
        }
        let (id, key_id, key) = (ChatId(self.ids.next(now)?), KeyId(self.ids.next(now)?), Key::fresh()?);
        key::insert(tx, key_id, self.vault.wrap(key_id.0, &key)?).await?;
        let state = State::Reporter(Reporter::Home);
        let new = chat::New {
            id,
            pseudonym,
            key: key_id,
            address: key.seal(Place::new("chats.address", id.0), &address.0.to_be_bytes())?,
            language: self.language.tag(),
            state: key.seal(Place::new("chats.state", id.0), &saved::encode(state))?,
            now: now.timestamp_millis(),
        };
        chat::insert(tx, new).await?;
        let row = chat::inserted(tx, id).await?.context("a chat that was just inserted")?;
        self.open_chat(row)
    }

    pub(super) fn open_chat(&self, row: chat::Row) -> Result<Chat> {
        let (id, key) = (ChatId(row.id), self.vault.unwrap(row.key_id, &row.wrapped)?);
        let staff = match (row.staff_id, row.staff_number, row.staff_role.as_deref().and_then(Role::of)) {
            (Some(staff), Some(number), Some(role)) => {
                Some(Staff { id: StaffId(staff), chat: id, number, role, on_duty: row.staff_on_duty == Some(1) })
            }
            _ => None,
        };
        let screen = row.screen.as_deref().map(|sealed| open_number(&key, Place::new("chats.screen", id.0), sealed)).transpose()?;
        Ok(Chat {
            id,
            key_id: KeyId(row.key_id),
            language: Language::of(&row.language).unwrap_or_default(),
            phone: row.phone,
            preference: Preference::of(&row.prefers).unwrap_or(Preference::Never),
            untold: row.untold == 1,
            keeps: row.keeps == 1,
            pin: row.pin.map(PinId),
            alarm: row.alarm == 1,
            back: row.back,
            forgotten: row.forgotten_at.is_some(),
            staff,
            open_case: row.open_case.map(CaseId),
            screen,
            screen_at: row.screen_at,
            gone: row.gone == 1,
            on_duty: row.on_duty,
            writes_to: row.writes_to.map(CaseId).zip(row.writes_since.map(super::facts::time)),
            screens: row.screens > 0,
            still: row.still == 1,
            waited: Waited::Not,
            state: key.open(Place::new("chats.state", id.0), &row.state)?.to_vec(),
            key,
        })
    }

    /// Takes one event through the dialogue and carries out what follows. Returns the word that pops up, if any.
    pub(super) async fn turn(
        &self,
        tx: &mut Tx,
        chat: Chat,
        event: &Event,
        message: Option<&Message>,
        notice: Option<Notice>,
        now: DateTime<Utc>,
    ) -> Result<Option<Word>> {
        if chat.gone && message.is_some() {
            // Whoever writes can be written to.
            self.reachable(tx, chat.id, true).await?;
        }
        let (mut state, known) = recover(&chat);
        let pressed = message.filter(|message| message.ours);
        let elsewhere = pressed.is_some_and(|message| self.is_elsewhere(&chat, *message.id.expose()));
        let mut turn = Turn {
            now,
            event,
            message,
            // Words push the screen up; so does a tap on something that is not the screen.
            fresh: message.is_some_and(|message| !message.ours) || elsewhere,
            cases: HashMap::new(),
            kept: None,
            seq: 0,
            pending: false,
            still: chat.still && (message.is_none() || chat.waited.is_silent()),
            vanishes: false,
            alert: None,
            above: if known { vec![] } else { vec![Line::StateUnreadable] },
            fresh_case: CaseId(self.ids.next(now)?),
            row: self.ids.next(now)?,
            chat,
        };
        if let Some(notice) = notice {
            turn.above.push(Line::SavedAfterAll);
            self.forget_notice(tx, &turn, notice).await?;
            turn.row = self.ids.next(now)?;
        }
        let leaves = matches!(event, Event::Exit | Event::Button(Some(Button::Exit)));
        if turn.chat.untold && message.is_some() && !leaves {
            turn.above.extend(gap(tx).await?.map(|(from, to)| Line::Gap { from, to }));
            chat::untold(tx, turn.chat.id, false).await?;
        }
        if turn.chat.back > 0 && turn.chat.open_case.is_none() && turn.chat.staff.is_none() && message.is_some() {
            let behind = turn.chat.pin.map_or(0, |pin| pin.0);
            turn.chat.open_case = pin::forward(tx, turn.chat.id, behind, false).await?;
            if let Some(case) = turn.chat.open_case {
                state = State::Reporter(Reporter::Talking { case });
                turn.above.push(Line::OtherStory);
            }
        }
        if turn.chat.forgotten && message.is_some() && !leaves && turn.chat.staff.is_none() {
            turn.above.push(Line::Forgotten);
            chat::forgotten(tx, turn.chat.id, None).await?;
        }
        let mut current = event.clone();
        // A refusable effect comes back once, and what follows from that once more.
        for _ in 0..3 {
            let facts = self.facts(tx, &mut turn, needs(&state, &current), &current).await?;
            let (next, effects) =
                catch_unwind(AssertUnwindSafe(|| step(state, &current, &facts))).map_err(|_| anyhow!("the dialogue panicked"))?;
            state = next;
            let mut outcome = None;
            for effect in effects {
                if let Some(came) = self.apply(tx, &mut turn, effect, &facts).await? {
                    outcome = Some(came);
                }
            }
            match outcome {
                Some(came) => current = Event::Outcome(came),
                None => {
                    self.settle(tx, &turn, after_all(state, &turn)).await?;
                    return Ok(turn.alert);
                }
            }
        }
        bail!("an event that does not come to rest")
    }

    /// Whether a message of ours is not the live screen. One that is later than that, while something is being sent, is
    /// the screen that comes to be: tapped before its number was written down.
    fn is_elsewhere(&self, chat: &Chat, message: i64) -> bool {
        let coming = chat.screen.is_none_or(|screen| message > screen) && self.under_way.in_chat(chat.id).is_some();
        Some(message) != chat.screen && !coming
    }

    /// After all effects: the state, the words in the registry, and what must not stay in the chat.
    async fn settle(&self, tx: &mut Tx, turn: &Turn<'_>, state: State) -> Result<()> {
        let chat = &turn.chat;
        let sealed = chat.key.seal(Place::new("chats.state", chat.id.0), &saved::encode(state))?;
        chat::save(tx, chat.id, sealed, chat.language.tag(), &chat.phone, turn.now.timestamp_millis()).await?;
        if turn.still != chat.still {
            chat::still(tx, chat.id, turn.still).await?;
        }
        let Some(message) = turn.message else { return Ok(()) };
        if let Some(pin) = chat.pin {
            pin::acted(tx, pin, turn.now.timestamp_millis()).await?;
        }
        if message.ours {
            // A tap on something that is not the screen: it has done its work, and the screen comes below it.
            if self.is_elsewhere(chat, *message.id.expose()) {
                if !registry::spent(tx, &message.name).await? {
                    self.register(tx, turn, message, true, registry::kind::SPENT, None, Some(turn.now)).await?;
                }
                self.put_wipe(tx, &chat.to(), Wiped::Spent).await?;
            }
        } else if turn.vanishes {
            if !registry::spent(tx, &message.name).await? {
                self.register(tx, turn, message, false, registry::kind::SPENT, None, Some(turn.now)).await?;
            }
            self.put_wipe(tx, &chat.to(), Wiped::Spent).await?;
        } else if !matches!(turn.event, Event::Edited(_)) {
            // What was written before the chat was emptied goes like the rest of it.
            let left = chat.waited == Waited::Left;
            let (kind, stays) = match (turn.pending, chat.keeps && !left) {
                (true, _) => (registry::kind::PENDING, Some(retention::IN_CHAT)),
                (false, true) => (registry::kind::KEPT, None),
                (false, false) => (registry::kind::WORDS, Some(if left { TimeDelta::zero() } else { retention::IN_CHAT })),
            };
            self.register(tx, turn, message, false, kind, turn.kept, stays.map(|stays| turn.now + stays)).await?;
            if chat.phone == "shared" {
                self.put_wipe(tx, &chat.to(), Wiped::Content).await?;
            }
        }
        Ok(())
    }

    #[expect(clippy::too_many_arguments, reason = "one row, written in one place")]
    async fn register(
        &self,
        tx: &mut Tx,
        turn: &Turn<'_>,
        message: &Message,
        ours: bool,
        kind: &'static str,
        case: Option<CaseId>,
        remove_at: Option<DateTime<Utc>>,
    ) -> Result<()> {
        let id = turn.row;
        let sealed = turn.chat.key.seal(Place::new("registry.message", id), &message.id.expose().to_be_bytes())?;
        let new = registry::New {
            id,
            chat: turn.chat.id,
            name: &message.name,
            message: sealed,
            ours,
            kind,
            case,
            at: turn.now.timestamp_millis(),
            remove_at: remove_at.map(|at| at.timestamp_millis()),
        };
        Ok(registry::insert(tx, new).await?)
    }

    /// The message that told of the outage has done its work.
    async fn forget_notice(&self, tx: &mut Tx, turn: &Turn<'_>, notice: Notice) -> Result<()> {
        let Some(id) = notice.message else { return Ok(()) };
        let message = Message { id: Private::new(id), name: vec![], original: None, reply_to: None, ours: true };
        self.register(tx, turn, &message, true, registry::kind::SPENT, None, Some(turn.now)).await?;
        self.put_wipe(tx, &turn.chat.to(), Wiped::Spent).await
    }
}

/// A number that was sealed.
pub fn open_number(key: &Key, place: Place<'_>, sealed: &[u8]) -> Result<i64> {
    let bytes = key.open(place, sealed)?;
    Ok(i64::from_be_bytes(bytes.as_slice().try_into().ok().context("a number has 8 bytes")?))
}

/// The saved state, or the place where its person must be when it is of no release that we know; and whether it was known.
fn recover(chat: &Chat) -> (State, bool) {
    let saved = saved::decode(&chat.state);
    let known = saved.is_some();
    let state = match (saved, chat.staff, chat.open_case) {
        (Some(state @ State::Staff(_)), ..) => state,
        (_, Some(_), _) => State::Staff(Default::default()),
        (
            None | Some(State::Reporter(Reporter::Home | Reporter::Invited | Reporter::Offered { .. } | Reporter::Starting { .. })),
            None,
            Some(case),
        ) => State::Reporter(Reporter::Talking { case }),
        (None, None, None) => State::Reporter(Reporter::Home),
        (Some(state), ..) => state,
    };
    (state, known)
}

/// Whoever has emptied the chat since is away, whatever they had written before.
const fn after_all(state: State, turn: &Turn<'_>) -> State {
    match (state, turn.chat.waited) {
        (State::Reporter(state), Waited::Left) => State::Reporter(state.left()),
        (state, _) => state,
    }
}

/// A text as it is looked at by the machine, whether new or changed.
impl Turn<'_> {
    pub fn words(&self) -> Option<&Private<String>> {
        match self.event {
            Event::Text(Text { words, .. }) | Event::Edited(Text { words, .. }) => Some(words),
            _ => None,
        }
    }

    /// What came with the words.
    pub fn attached(&self) -> Option<&Attached> {
        match self.event {
            Event::Text(text) | Event::Edited(text) => text.attached.as_ref(),
            _ => None,
        }
    }
}
