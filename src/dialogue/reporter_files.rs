//! What a reporter sends besides words: held until what must be asked is answered, then taken; or not, and told why.

use super::button::Button;
use super::effect::{Effect, Who};
use super::event::Text;
use super::facts::Facts;
use super::line::{Line, edited};
use super::reporter::here;
use super::reporter_evidence as evidence;
use super::reporter_screen::{always, emergency_lines, page};
use super::reporter_sent::urgent;
use super::saved::Reporter;
use super::screen::{Screen, key};
use super::staff_screen;
use crate::domain::attachment::{Ask, Attachment, Kind, Open, Stage, open};
use crate::domain::case::{Case, Lane, Purpose, Stage as CaseStage};
use crate::domain::ids::CaseId;
use crate::domain::limit::{Room, SAID_FROM};
use crate::domain::talk::Voice;

/// What becomes of what came with these words, if it is taken at all.
pub(super) fn taken(text: &Text, facts: &Facts) -> Option<Stage> {
    text.attached
        .as_ref()
        .filter(|_| facts.room.is_open())
        .map(|attached| if keeps_originals(facts) { attached.first_as_evidence() } else { attached.first(Voice::Reporter) })
}

/// Whether of what comes now the original is kept.
fn keeps_originals(facts: &Facts) -> bool {
    facts.case.as_ref().is_some_and(|case| case.evidence && case.stage != CaseStage::Closed)
}

/// What is said of it at once.
pub(super) fn said(text: &Text, taken: Option<Stage>, facts: &Facts) -> Option<Line> {
    match taken {
        Some(Stage::Withheld | Stage::TooBig) => taken.map(|stage| Line::FileNotTaken { why: stage.word().to_owned() }),
        Some(_) => None,
        None => text.attached.as_ref().and(full(facts.room)),
    }
}

/// The facts as they are when this is taken, so that the screen that follows is right.
pub(super) fn with(facts: &Facts, text: &Text, taken: Option<Stage>) -> Facts {
    let mut facts = facts.clone();
    let Some(case) = &mut facts.case else { return facts };
    case.messages += 1;
    let (Some(stage), Some(attached)) = (taken, &text.attached) else { return facts };
    case.files += 1;
    let evidence = case.evidence && attached.kind.is_file();
    let number = u16::try_from(case.files).unwrap_or(u16::MAX);
    facts.attached.push(Attachment {
        number,
        seq: case.messages,
        voice: Voice::Reporter,
        kind: attached.taken_as(stage),
        stage,
        alone: text.words.expose().is_empty(),
        at: facts.now,
        evidence,
        original: None,
        retrieved: vec![],
        given: None,
    });
    // An original takes the room of one more.
    let room = facts.room.less_one();
    facts.room = if evidence { room.less_one() } else { room };
    facts
}

/// Why no more files are taken: said before somebody sends one.
fn full(room: Room) -> Option<Line> {
    let why = match room {
        Room::For(_) => return None,
        Room::StoryFull => "story",
        Room::HourFull => "hour",
        Room::DiskFull => "disk",
    };
    Some(Line::FilesFull { why: why.to_owned() })
}

/// Where the files of a story stand: what is on its way, what is here, what did not come, how many more.
pub(super) fn state(facts: &Facts) -> Vec<Line> {
    let mine = facts.attached.iter().filter(|one| one.voice == Voice::Reporter && one.kind.is_file());
    let count = |stages: &[Stage]| i64::try_from(mine.clone().filter(|one| stages.contains(&one.stage)).count()).unwrap_or(i64::MAX);
    let (coming, here) = (count(&[Stage::Due]), count(&[Stage::Kept, Stage::Original]));
    let not = count(&[Stage::Lost, Stage::Withheld, Stage::TooBig, Stage::Refused]);
    let mut lines = Vec::new();
    if coming > 0 {
        lines.push(Line::FilesComing { count: coming });
    }
    if here > 0 {
        lines.push(Line::FilesHere { count: here });
    }
    if not > 0 {
        lines.push(Line::FilesNot { count: not });
    }
    match facts.room {
        Room::For(more) if more <= SAID_FROM => lines.push(Line::FilesLeft { count: more }),
        room if !facts.attached.is_empty() || room == Room::DiskFull => lines.extend(full(room)),
        _ => {}
    }
    lines
}

/// The question that is open, in the place of all other questions; help and the way out stay below it.
pub(super) fn ask(case: CaseId, asked: Open, keeps: bool, lines: Vec<Line>) -> Screen {
    let Open { ask, kind, count, number } = asked;
    let mut screen = Screen::of(lines);
    match ask {
        Ask::Bare => {
            screen.lines.extend([Line::AskBare { count }, Line::AskOriginal { keeps: edited(keeps) }]);
            screen = screen.key(Line::KeyDressed, Button::Dressed(case, number)).key(Line::KeyUndressed, Button::Undressed(case, number));
            if !keeps {
                screen = screen.key(Line::KeyDressedWithOriginal, Button::DressedWithOriginal(case, number));
            }
        }
        Ask::Purpose => {
            screen.lines.push(Line::AskPurpose { kind: kind.word().to_owned() });
            let purposes = match kind {
                Kind::Place => [Purpose::Danger, Purpose::Story],
                _ => [Purpose::Reach, Purpose::Story],
            };
            for purpose in purposes {
                let label = Line::KeyPurpose { kind: kind.word().to_owned(), purpose: purpose.word().to_owned() };
                screen = screen.key(label, Button::Given(case, (number, purpose)));
            }
            screen = screen.key(Line::KeyNotGiven, Button::NotGiven(case, number));
        }
    }
    always(screen)
}

/// A tap on one of the answers to these questions, or on a file; `None`: it is something else.
pub(super) fn press(state: Reporter, button: Button, case: &Case, facts: &Facts) -> Option<(Reporter, Vec<Effect>)> {
    let id = case.id;
    let held = |number: u16| facts.attached.iter().any(|one| one.number == number && one.stage == Stage::Held);
    let effects = match button {
        Button::Dressed(_, number) if held(number) => {
            let facts = settled(facts, Ask::Bare, number, Stage::Due);
            vec![Effect::Dressed(id, number), Effect::Show(here(state, &facts, vec![]))]
        }
        Button::DressedWithOriginal(_, number) if held(number) => {
            let facts = settled(facts, Ask::Bare, number, Stage::Due);
            vec![Effect::WithOriginal(id, number), Effect::Dressed(id, number), Effect::Show(here(state, &facts, vec![]))]
        }
        Button::Undressed(_, number) if held(number) => vec![Effect::Refuse(id, Ask::Bare, number), Effect::Show(bare(id))],
        Button::Given(_, (number, purpose)) if held(number) => return Some(given(state, case, number, purpose, facts)),
        Button::NotGiven(_, number) if held(number) => {
            let facts = settled(facts, Ask::Purpose, number, Stage::Refused);
            vec![Effect::Refuse(id, Ask::Purpose, number), Effect::Show(here(state, &facts, vec![Line::NotKept]))]
        }
        // Answered before, or by time: where things stand is shown.
        Button::Dressed(..) | Button::DressedWithOriginal(..) | Button::Undressed(..) | Button::Given(..) | Button::NotGiven(..) => {
            vec![Effect::Show(here(state, facts, vec![]))]
        }
        Button::Handed(..) | Button::KeepOriginals(..) => return Some(evidence::press(state, button, case, facts)),
        Button::Stop(_) => vec![Effect::Show(page(vec![Line::StopSpreading]))],
        _ => return None,
    };
    Some((state, effects))
}

/// A place where somebody is in danger raises the story; whom to turn to comes with it.
fn given(state: Reporter, case: &Case, number: u16, purpose: Purpose, facts: &Facts) -> (Reporter, Vec<Effect>) {
    let id = case.id;
    let mut effects = vec![Effect::Given(id, number, purpose)];
    let mut facts = settled(facts, Ask::Purpose, number, Stage::Kept);
    if purpose != Purpose::Danger {
        effects.push(Effect::Show(here(state, &facts, vec![Line::Given])));
        return (state, effects);
    }
    let mut triage = case.triage;
    triage.danger = true;
    effects.push(Effect::Triage(id, triage, triage.lane()));
    if case.lane != Lane::Urgent && !matches!(case.stage, CaseStage::Draft { .. }) {
        effects.push(urgent(case));
    }
    if let Some(case) = &mut facts.case {
        (case.triage, case.lane) = (triage, triage.lane());
    }
    let lines = emergency_lines(&facts, Line::DangerThere);
    effects.push(Effect::Show(Screen { emergency: true, ..page(lines) }));
    (state, effects)
}

/// Facts after an answer: all that was asked about in one way, up to a number, has moved on.
fn settled(facts: &Facts, ask: Ask, number: u16, stage: Stage) -> Facts {
    let mut facts = facts.clone();
    for one in &mut facts.attached {
        let meant = one.kind.asks() == Some(ask) && (one.number == number || ask == Ask::Bare && one.number < number);
        if one.stage == Stage::Held && meant {
            one.stage = stage;
        }
    }
    facts
}

/// Nobody is blamed; what helps now comes with it.
fn bare(case: CaseId) -> Screen {
    let keys = vec![key(Line::KeyStop, Button::Stop(case)), key(Line::KeyGoOn, Button::Home)];
    always(Screen { still: true, ..Screen::of(vec![Line::BareTold]) }.row(keys))
}

/// An hour without an answer: nothing was fetched, and nothing will be.
pub(super) fn unanswered(state: Reporter, facts: &Facts) -> (Reporter, Vec<Effect>) {
    let (Some(case), Some(last)) = (&facts.case, facts.attached.iter().rfind(|one| one.stage == Stage::Held)) else {
        return (state, vec![]);
    };
    let mut left = facts.clone();
    let mut effects = Vec::new();
    for ask in [Ask::Bare, Ask::Purpose] {
        let of = |one: &&Attachment| one.stage == Stage::Held && one.kind.asks() == Some(ask);
        let numbers: Vec<u16> = facts.attached.iter().filter(of).map(|one| one.number).collect();
        // Pictures go together, what was given for a purpose one by one.
        let numbers = if ask == Ask::Bare { numbers.last().copied().into_iter().collect() } else { numbers };
        for number in numbers {
            effects.push(Effect::Refuse(case.id, ask, number));
            left = settled(&left, ask, number, Stage::Refused);
        }
    }
    let line = if last.kind.asks() == Some(Ask::Bare) { Line::BareUnanswered } else { Line::NotKept };
    effects.push(Effect::Show(here(state, &left, vec![line])));
    (state, effects)
}

/// What was fetched is here, or will not come: told, wherever the person is not reading something else.
pub(super) fn fetched(state: Reporter, stage: Stage, facts: &Facts) -> (Reporter, Vec<Effect>) {
    let Some(case) = &facts.case else { return (state, vec![]) };
    let mut effects = Vec::new();
    // Of several that come one after the other, whoever has the case hears once.
    let more = facts.attached.iter().any(|one| one.stage == Stage::Due);
    if matches!(case.stage, CaseStage::Claimed { .. }) && !more {
        effects.push(Effect::Ping(Who::Claimant(case.id), staff_screen::ping_message(case)));
    }
    let line = match stage {
        Stage::Kept => None,
        Stage::Original => Some(Line::OriginalOnly),
        _ => Some(Line::FileNotTaken { why: stage.word().to_owned() }),
    };
    effects.push(Effect::Show(here(state, facts, line.into_iter().collect())));
    (state, effects)
}

/// The question that is open in this chat, if any.
pub(super) fn asked(facts: &Facts) -> Option<Open> {
    open(&facts.attached)
}
