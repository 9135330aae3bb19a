//! The pure core alone, with a shell of a few lines around it: millions of messages of many people in random order, with
//! screens that arrive late, taps on old screens, changed words and words written while a case was being switched.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use suaka::dialogue::event::{Event, Outcome, Text};
use suaka::dialogue::facts::{Board, Evidence, Facts, Glimpse, Queue};
use suaka::dialogue::{Button, Desk, Effect, Line, Reporter, Screen, State, Who, needs, step};
use suaka::domain::case::{Case, Filing, Lane, Preference, Stage, Triage};
use suaka::domain::guide::{Answers, DATA, Guide};
use suaka::domain::hours::Opening;
use suaka::domain::ids::{CaseId, ChatId, StaffId};
use suaka::domain::language::Language;
use suaka::domain::lesson::{self, Lessons};
use suaka::domain::library::Library;
use suaka::domain::limit::Room;
use suaka::domain::people::{Role, Staff};
use suaka::domain::private::Private;
use suaka::domain::service::Directory;
use suaka::domain::talk::{Said, Voice};

use crate::support::dice::{Dice, rounds};

/// Those who tell, before those who answer.
const REPORTERS: usize = 40;
const STAFF: usize = 8;
/// A story that has become so long is closed.
const LONG: usize = 24;

/// What was meant, when it was written: the story of its writer, or the case that stood on the counsellor's screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Meant {
    OfReporter(usize),
    ForCase(CaseId),
    Nobody,
}

struct Chat {
    state: State,
    staff: Option<Staff>,
    /// What stands there, since when it is known to, and what is on its way.
    screen: Screen,
    since: DateTime<Utc>,
    coming: Option<Screen>,
    /// Buttons of earlier screens.
    old: Vec<Button>,
    /// The last message of theirs that was kept.
    wrote: Option<(CaseId, i64)>,
}

struct Told {
    case: Case,
    owner: usize,
    talk: Vec<Said>,
    meant: Vec<Meant>,
}

struct Shell {
    dice: Dice,
    now: DateTime<Utc>,
    chats: Vec<Chat>,
    guide: Arc<Guide>,
    lessons: Arc<Lessons>,
    library: Arc<Library>,
    services: Arc<Directory>,
    cases: BTreeMap<CaseId, Told>,
    last_case: i64,
    kept: u64,
    refused: u64,
    shown: u64,
}

/// Messages that were kept, one after the other, each looked at wherever it is shown.
pub fn messages() {
    let all = rounds(200_000);
    let mut shell = Shell::new(all);
    while shell.kept < all {
        shell.turn();
    }
    println!(
        "{} messages kept in {} stories, {} refused and told so; {} screens with content looked at: 0 in another conversation",
        shell.kept, shell.last_case, shell.refused, shell.shown
    );
    assert!(shell.refused > 0 && shell.shown > shell.kept / 10, "too little was tried");
}

impl Shell {
    fn new(seed: u64) -> Self {
        let now = DateTime::from_timestamp(1_800_000_000, 0).expect("a time");
        let chat = |at: usize| {
            let number = i64::try_from(at).expect("a small number");
            let staff = Staff { id: StaffId(number), chat: ChatId(number), number, role: Role::Counsellor, on_duty: true };
            let is_staff = at >= REPORTERS;
            let state = if is_staff { State::Staff(Desk { hand: None }) } else { State::Reporter(Reporter::Home) };
            let staff = is_staff.then_some(staff);
            Chat { state, staff, screen: Screen::default(), since: now, coming: None, old: vec![], wrote: None }
        };
        let chats = (0..REPORTERS + STAFF).map(chat).collect();
        let guide = Arc::new(Guide::read(DATA).expect("the questions"));
        let lessons = Arc::new(Lessons::read(lesson::DATA).expect("the lessons"));
        let library = Arc::new(Library::read(suaka::domain::library::DATA).expect("the cards"));
        let services = Arc::default();
        Self {
            dice: Dice::new(seed),
            now,
            chats,
            guide,
            lessons,
            library,
            services,
            cases: BTreeMap::new(),
            last_case: 0,
            kept: 0,
            refused: 0,
            shown: 0,
        }
    }

    /// Somebody does something; or a screen arrives.
    fn turn(&mut self) {
        self.now += Duration::milliseconds(i64::try_from(self.dice.below(1500)).expect("a small number"));
        let at = if self.dice.one_in(3) { REPORTERS + self.dice.below(STAFF) } else { self.dice.below(REPORTERS) };
        if !self.dice.one_in(4) {
            self.arrives(at);
        }
        let (event, meant) = self.event(at);
        self.happens(at, event, meant);
    }

    /// The screen that was on its way stands there now, and that is written down.
    fn arrives(&mut self, at: usize) {
        let Some(screen) = self.chats[at].coming.take() else { return };
        self.look(at, &screen);
        let chat = &mut self.chats[at];
        chat.old = buttons(&chat.screen);
        (chat.screen, chat.since) = (screen, self.now);
    }

    fn event(&mut self, at: usize) -> (Event, Meant) {
        let is_staff = self.chats[at].staff.is_some();
        // One writes for a while, and means whatever stood there all the while.
        let began = self.now - Duration::milliseconds(i64::try_from(self.dice.below(3000)).expect("a small number"));
        let chat = &self.chats[at];
        let stood = if chat.since <= began { chat.screen.writes_to } else { None };
        let meant = if is_staff { stood.map_or(Meant::Nobody, Meant::ForCase) } else { Meant::OfReporter(at) };
        let written = Event::Text(Text { words: self.words(meant), attached: None, with: None, reply_to: None, at: self.now });
        let live = buttons(&self.chats[at].screen);
        let long = stood.filter(|case| self.cases.get(case).is_some_and(|told| told.talk.len() > LONG));
        let event = match self.dice.below(20) {
            _ if long.is_some() => Event::Button(long.map(Button::CloseSurely)),
            0..10 => written,
            10 => match written {
                Event::Text(text) => Event::Edited(text),
                other => other,
            },
            11..17 if !live.is_empty() => Event::Button(Some(*self.dice.pick(&live))),
            17 if !self.chats[at].old.is_empty() => Event::Button(Some(*self.dice.pick(&self.chats[at].old))),
            18 if is_staff => Event::Button(Some(Button::Next)),
            18 => self.open_case(at).map_or(Event::Start(None), |case| Event::Button(Some(Button::Send(case)))),
            _ if is_staff => Event::Button(Some(Button::Mine)),
            _ => self.open_case(at).map_or(Event::Start(None), |case| Event::Button(Some(Button::Read(case, u16::MAX)))),
        };
        (event, meant)
    }

    fn words(&self, meant: Meant) -> Private<String> {
        Private::new(format!("{meant:?} {}", self.kept + self.refused))
    }

    fn open_case(&self, at: usize) -> Option<CaseId> {
        self.cases.values().find(|told| told.owner == at && told.case.stage != Stage::Closed).map(|told| told.case.id)
    }

    /// Takes one event through the core, as the shell does.
    #[expect(clippy::needless_pass_by_value, reason = "an event happens once")]
    fn happens(&mut self, at: usize, event: Event, meant: Meant) {
        let is_text = matches!(event, Event::Text(_));
        let (before, mut current) = (self.kept, event.clone());
        for _ in 0..3 {
            let facts = self.facts(at, &current);
            let (state, effects) = step(self.chats[at].state, &current, &facts);
            self.chats[at].state = state;
            let mut outcome = None;
            for effect in effects {
                outcome = self.apply(at, &event, meant, effect).or(outcome);
            }
            match outcome {
                Some(came) => current = Event::Outcome(came),
                None => break,
            }
        }
        if is_text && self.kept == before {
            self.refused += 1;
            let screen = self.chats[at].coming.as_ref().expect("an answer");
            let says = |line: &Line| line.id().starts_with("not-sent") || line.id() == "pin-not-digits";
            assert!(screen.lines.iter().any(says), "words lost: {event:?} {screen:?}");
        }
    }

    fn facts(&self, at: usize, event: &Event) -> Facts {
        let chat = &self.chats[at];
        let needs = needs(&chat.state, event);
        let told = needs.case.and_then(|case| self.cases.get(&case)).filter(|told| told.owner == at || chat.staff.is_some());
        let may_read = told.filter(|told| needs.talk && self.may_read(at, told));
        let held = |told: &&Told| matches!((told.case.stage, chat.staff), (Stage::Claimed { by, .. }, Some(staff)) if by == staff.id);
        let waiting = |told: &&Told| matches!(told.case.stage, Stage::Waiting { .. });
        let all = |which: &dyn Fn(&&Told) -> bool| self.cases.values().filter(which).take(8).map(glimpse).collect::<Vec<_>>();
        let is_queue = matches!(event, Event::Button(Some(Button::Queue(_))));
        Facts {
            now: self.now,
            language: Language::Id,
            opening: Opening::Never,
            fresh: CaseId(self.last_case + 1),
            contacts: 2,
            routes: Default::default(),
            guide: self.guide.clone(),
            lessons: self.lessons.clone(),
            library: self.library.clone(),
            services: self.services.clone(),
            undeletable: 0,
            gap: None,
            staff: chat.staff,
            writes_to: chat.screen.writes_to.map(|case| (case, chat.since)),
            open_case: self.open_case(at),
            case: told.map(|told| told.case.clone()),
            talk: may_read.map(|told| told.talk.clone()).unwrap_or_default(),
            code: None,
            attached: vec![],
            room: Room::For(9),
            danger: None,
            keeps: false,
            staff_voice: false,
            pin: None,
            alarms: false,
            on_duty: 8,
            queue: Queue { head: if is_queue { all(&waiting) } else { vec![] }, ..Queue::default() },
            mine: if needs.mine { all(&held) } else { vec![] },
            board: Board::default(),
            trust: suaka::dialogue::facts::Trust::default(),
            holds: vec![],
            evidence: Evidence::default(),
        }
    }

    fn may_read(&self, at: usize, told: &Told) -> bool {
        let claimed = matches!((told.case.stage, self.chats[at].staff), (Stage::Claimed { by, .. }, Some(staff)) if by == staff.id);
        told.owner == at || claimed
    }

    fn apply(&mut self, at: usize, event: &Event, meant: Meant, effect: Effect) -> Option<Outcome> {
        match effect {
            Effect::Show(screen) => {
                self.look(at, &screen);
                self.chats[at].coming = Some(screen);
            }
            Effect::Ping(_, screen) => {
                assert!(screen.content_of.is_none() && tokens(&screen).next().is_none(), "content unasked: {screen:?}");
            }
            Effect::Replace(who, screen) => self.replace(who, screen),
            Effect::OpenDraft { case, sends_at } => self.open(at, case, sends_at),
            Effect::Keep(case, sends_at) => {
                let told = self.cases.get_mut(&case).expect("a story");
                assert_eq!((Meant::OfReporter(told.owner), told.owner), (meant, at), "words of another");
                if let Stage::Draft { .. } = told.case.stage {
                    told.case.stage = Stage::Draft { sends_at };
                }
                self.keep(at, event, meant, case, Voice::Reporter);
            }
            Effect::Submit(case) => {
                let told = self.cases.get_mut(&case)?;
                let is_draft = matches!(told.case.stage, Stage::Draft { .. });
                if is_draft {
                    told.case.stage = Stage::Waiting { since: self.now };
                }
                return Some(if is_draft { Outcome::Submitted(case) } else { Outcome::NotSubmitted(case) });
            }
            Effect::Erase(case) => {
                let told = self.cases.remove(&case)?;
                return Some(Outcome::Erased { sent: !matches!(told.case.stage, Stage::Draft { .. }) });
            }
            // Nobody has a code here: what is hidden stays so.
            Effect::Withdraw(case, screen) => {
                self.replace(Who::Claimant(case), screen);
                self.cases.remove(&case)?;
                return Some(Outcome::Withdrawn(self.now));
            }
            Effect::MarkRead(case) => self.cases.get_mut(&case)?.case.unread = 0,
            Effect::Revise => return Some(self.revise(at, event, meant)),
            Effect::ClaimNext => {
                let first = self.cases.values().find(|told| matches!(told.case.stage, Stage::Waiting { .. })).map(|told| told.case.id);
                return Some(first.map_or(Outcome::NothingToClaim, |case| self.claim(at, case)));
            }
            Effect::Claim(case) => return Some(self.claim(at, case)),
            Effect::Answer(case) => {
                if !self.cases.get(&case).is_some_and(|told| self.holds(at, told)) {
                    return Some(Outcome::NotYours);
                }
                assert_eq!(meant, Meant::ForCase(case), "an answer to a case that it was not meant for");
                self.keep(at, event, meant, case, Voice::Staff);
                return Some(Outcome::Answered(case, false));
            }
            Effect::Release(case) | Effect::Recuse(case) | Effect::Close(case)
                if !self.cases.get(&case).is_some_and(|told| self.holds(at, told)) =>
            {
                return Some(Outcome::NotYours);
            }
            Effect::Release(case) => {
                let told = self.cases.get_mut(&case)?;
                told.case.stage = Stage::Waiting { since: self.now };
                return Some(Outcome::Released(told.case.name.clone()));
            }
            Effect::Recuse(case) => {
                let told = self.cases.get_mut(&case)?;
                told.case.stage = Stage::Waiting { since: self.now };
                return Some(Outcome::Recused(told.case.name.clone()));
            }
            Effect::Close(case) => {
                let told = self.cases.get_mut(&case)?;
                told.case.stage = Stage::Closed;
                return Some(Outcome::Closed(told.case.name.clone()));
            }
            Effect::Triage(case, triage, lane) => {
                let case = &mut self.cases.get_mut(&case)?.case;
                (case.triage, case.lane) = (triage, lane);
            }
            Effect::Guide { case, answers, triage, sends_at } => {
                let case = &mut self.cases.get_mut(&case)?.case;
                (case.answers, case.triage, case.lane, case.stage) = (answers, triage, triage.lane(), Stage::Draft { sends_at });
            }
            Effect::SendsAt(case, sends_at) => self.cases.get_mut(&case)?.case.stage = Stage::Draft { sends_at },
            Effect::Duty(on) => self.chats[at].staff.as_mut()?.on_duty = on,
            _ => {}
        }
        None
    }

    fn holds(&self, at: usize, told: &Told) -> bool {
        matches!((told.case.stage, self.chats[at].staff), (Stage::Claimed { by, .. }, Some(staff)) if by == staff.id)
    }

    fn claim(&mut self, at: usize, case: CaseId) -> Outcome {
        let (staff, now) = (self.chats[at].staff.expect("staff"), self.now);
        match self.cases.get_mut(&case).filter(|told| matches!(told.case.stage, Stage::Waiting { .. })) {
            Some(told) => {
                told.case.stage = Stage::Claimed { by: staff.id, since: now };
                Outcome::Claimed(case)
            }
            None => Outcome::ClaimLost,
        }
    }

    fn open(&mut self, at: usize, id: CaseId, sends_at: DateTime<Utc>) {
        // What was closed before is read no more, here.
        self.cases.retain(|_, told| told.owner != at);
        self.last_case = id.0;
        let case = Case {
            id,
            name: format!("Melati-{}", id.0),
            reporter: ChatId(i64::try_from(at).expect("a small number")),
            stage: Stage::Draft { sends_at: Some(sends_at) },
            sent: None,
            agreed: None,
            moved: None,
            known: None,
            filing: Filing::Filed,
            lane: Lane::Normal,
            triage: Triage::default(),
            answers: Answers::default(),
            language: Language::Id,
            preference: Preference::Never,
            reader: suaka::domain::case::Reader::Anyone,
            excludes: false,
            hold: None,
            evidence: false,
            messages: 0,
            files: 0,
            unread: 0,
        };
        self.cases.insert(id, Told { case, owner: at, talk: vec![], meant: vec![] });
    }

    fn keep(&mut self, at: usize, event: &Event, meant: Meant, id: CaseId, voice: Voice) {
        let (Event::Text(text) | Event::Edited(text)) = event else { panic!("words without words: {event:?}") };
        let told = self.cases.get_mut(&id).expect("a story");
        told.case.messages += 1;
        told.case.unread += i64::from(voice == Voice::Staff);
        let seq = told.case.messages;
        told.talk.push(Said { voice, seq, at: self.now, edited: false, text: text.words.clone() });
        told.meant.push(meant);
        self.chats[at].wrote = Some((id, seq));
        self.kept += 1;
    }

    /// Changed words become those of the message that they change, whatever stands on the screen.
    fn revise(&mut self, at: usize, event: &Event, meant: Meant) -> Outcome {
        let Event::Edited(text) = event else { panic!("no changed words: {event:?}") };
        let refused = Outcome::NotRevised(text.clone());
        let Some((id, seq)) = self.chats[at].wrote else { return refused };
        let may = |told: &&Told| if self.chats[at].staff.is_some() { self.holds(at, told) } else { told.case.stage != Stage::Closed };
        if !self.cases.get(&id).as_ref().is_some_and(may) {
            return refused;
        }
        let place = usize::try_from(seq - 1).expect("a place");
        let told = self.cases.get_mut(&id).expect("a story");
        // It is meant for what the message was meant for.
        let meant = if let Meant::OfReporter(_) = meant { meant } else { Meant::ForCase(id) };
        let words = Private::new(format!("{meant:?} {}", self.kept));
        told.talk[place] = Said { edited: true, text: words, ..told.talk[place].clone() };
        Outcome::Revised(id)
    }

    fn replace(&mut self, who: Who, screen: Screen) {
        assert!(screen.content_of.is_none() && tokens(&screen).next().is_none(), "content unasked: {screen:?}");
        let told = |case: CaseId| self.cases.get(&case);
        let at = match who {
            Who::Reporter(case) => told(case).map(|told| told.owner),
            Who::Claimant(case) => told(case).and_then(|told| (REPORTERS..REPORTERS + STAFF).find(|at| self.holds(*at, told))),
            Who::OnDuty(..) => None,
        };
        let Some(at) = at else { return };
        if self.chats[at].staff.is_some() {
            self.chats[at].state = State::Staff(Desk { hand: None });
        }
        self.chats[at].coming = Some(screen);
    }

    /// What stands on a screen is of one conversation, which concerns this chat, in its order and without a gap.
    fn look(&mut self, at: usize, screen: &Screen) {
        let found: Vec<&str> = tokens(screen).collect();
        let Some(id) = screen.content_of else { return assert!(found.is_empty(), "content of no case: {screen:?}") };
        let Some(told) = self.cases.get(&id) else { return };
        if found.is_empty() {
            return;
        }
        self.shown += 1;
        let is_staff = self.chats[at].staff.is_some();
        let said: Vec<&Said> = told.talk.iter().filter(|said| is_staff || said.voice == Voice::Staff).collect();
        let first = said.iter().position(|said| said.text.expose() == found[0]);
        // A screen that is late shows what was said when it was made: words can have been changed since.
        let same = first.map(|first| said[first..].iter().zip(&found).all(|(said, found)| said.edited || said.text.expose() == found));
        let meant = [format!("{:?} ", Meant::OfReporter(told.owner)), format!("{:?} ", Meant::ForCase(id))];
        let theirs = found.iter().all(|words| meant.iter().any(|meant| words.starts_with(meant)));
        assert!(theirs && same != Some(false), "on the screen of {at}: {screen:?}");
    }
}

fn buttons(screen: &Screen) -> Vec<Button> {
    screen.keys.iter().flatten().map(|key| key.press).collect()
}

/// What people said, as it stands on a screen.
fn tokens(screen: &Screen) -> impl Iterator<Item = &str> {
    screen.lines.iter().filter_map(|line| match line {
        Line::Said { text, .. } | Line::Answer { text, .. } => Some(text.expose().as_str()),
        _ => None,
    })
}

fn glimpse(told: &Told) -> Glimpse {
    let Case { id, ref name, lane, triage, language, messages, .. } = told.case;
    let since = DateTime::UNIX_EPOCH;
    Glimpse { id, name: name.clone(), lane, triage, language, since, messages, only_talk: false, unseen: 0 }
}
