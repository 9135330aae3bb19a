//! What was handed in, for its reporter: a list that shows nothing of it, and whether of what comes the original is kept.

use super::button::Button;
use super::effect::Effect;
use super::facts::Facts;
use super::line::{Line, edited};
use super::reporter::stale;
use super::reporter_screen::{page, page_keys};
use super::saved::Reporter;
use super::screen::{Key, Screen, key};
use crate::domain::attachment::{Attachment, Stage as FileStage};
use crate::domain::case::{Case, Stage};
use crate::domain::talk::Voice;

/// So many on a page.
const LIST: usize = 12;
/// So much of an original's hash stands beside a case: enough to know it again.
const SHORT: usize = 8;

fn theirs(facts: &Facts) -> Vec<&Attachment> {
    facts.attached.iter().filter(|one| one.voice == Voice::Reporter).collect()
}

/// The way to the list, where there is something to list.
pub(super) fn handed(case: &Case, facts: &Facts) -> Vec<Key> {
    if theirs(facts).is_empty() { vec![] } else { vec![key(Line::KeyHanded, Button::Handed(case.id, 0))] }
}

pub(super) fn press(state: Reporter, button: Button, case: &Case, facts: &Facts) -> (Reporter, Vec<Effect>) {
    match button {
        Button::Handed(_, page) => (state, vec![Effect::Show(list(case, facts, page))]),
        Button::KeepOriginals(_, keeps) if case.stage != Stage::Closed => {
            let case = Case { evidence: keeps, ..case.clone() };
            (state, vec![Effect::KeepsOriginals(case.id, keeps), Effect::Show(list(&case, facts, 0))])
        }
        _ => stale(state, facts),
    }
}

/// Number, kind, time, what became of it, and whether the original is kept; nothing of what is in it.
fn list(case: &Case, facts: &Facts, wanted: u16) -> Screen {
    let theirs = theirs(facts);
    let pages: Vec<&[&Attachment]> = theirs.chunks(LIST).collect();
    let shown = usize::from(wanted).min(pages.len().saturating_sub(1));
    let mut lines = vec![Line::HandedTitle { count: i64::try_from(theirs.len()).unwrap_or(i64::MAX) }];
    for one in pages.get(shown).copied().unwrap_or_default() {
        lines.push(Line::HandedOne {
            number: one.number.into(),
            kind: one.kind.word().to_owned(),
            at: one.at,
            stage: one.stage.word().to_owned(),
            original: original(one).to_owned(),
        });
        let count = i64::try_from(one.retrieved.len()).unwrap_or(i64::MAX);
        lines.extend(one.retrieved.last().map(|&at| Line::HandedRetrieved { count, at }));
    }
    let turn = page_keys(&mut lines, shown, pages.len(), |page| Button::Handed(case.id, page));
    let mut choice = vec![];
    if case.stage != Stage::Closed {
        lines.push(Line::OriginalsAbout { keeps: edited(case.evidence) });
        let label = if case.evidence { Line::KeyOriginalsOff } else { Line::KeyOriginalsOn };
        choice.push(key(label, Button::KeepOriginals(case.id, !case.evidence)));
    }
    let Screen { mut keys, .. } = page(vec![]);
    keys.splice(0..0, [choice, turn].into_iter().filter(|row| !row.is_empty()));
    Screen { keys, still: true, ..Screen::of(lines) }
}

/// Whether the original is here, or is to come.
fn original(one: &Attachment) -> &'static str {
    match (&one.original, one.stage) {
        (Some(_), _) => "kept",
        (None, FileStage::Held | FileStage::Due) if one.evidence => "wanted",
        _ => "none",
    }
}

/// What staff reads beside a file: that its original is kept, and by what it is known again.
pub(super) fn beside(one: &Attachment, facts: &Facts) -> Option<Line> {
    let sha = one.original.as_ref().filter(|_| facts.staff.is_some())?;
    Some(Line::SaidOriginal { sha: sha.chars().take(SHORT).collect() })
}
