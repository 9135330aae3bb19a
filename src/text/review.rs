//! Which files of a folder somebody has read as a whole, and when: a note at their top says so, `# reviewed 2026-11-24`.

use chrono::{Days, NaiveDate};

use super::fault::Fault;
use super::source::{Source, Sources};

/// A review older than this is out of date: numbers, laws and services change within a year.
const GOOD_FOR: Days = Days::new(365);

/// Of each file, that nobody has said to have reviewed it, or that this was long ago.
#[must_use]
pub fn unreviewed(sources: &Sources, today: NaiveDate) -> Vec<Fault> {
    sources.own().iter().filter_map(|source| fault(source, today)).collect()
}

fn fault(source: &Source, today: NaiveDate) -> Option<Fault> {
    let head = source.text.lines().enumerate().take_while(|(_, line)| line.starts_with('#'));
    let mut notes = head.filter_map(|(at, line)| Some((at + 1, line.trim_start_matches('#').trim().strip_prefix("reviewed ")?)));
    let Some((line, date)) = notes.next() else {
        return Some(Fault::at(&source.shown, 1, "unreviewed: who has read all of it writes `# reviewed YYYY-MM-DD` at its top"));
    };
    match date.trim().get(..10).unwrap_or(date).parse::<NaiveDate>() {
        Err(_) => Some(Fault::at(&source.shown, line, "unreviewed: a date is written YYYY-MM-DD")),
        Ok(date) if date > today => Some(Fault::at(&source.shown, line, "unreviewed: the date of its review is still to come")),
        Ok(date) if date + GOOD_FOR < today => {
            Some(Fault::at(&source.shown, line, format!("out of date: reviewed {date}, more than a year ago")))
        }
        Ok(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_review_is_dated_and_ages() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        for (text, line, says) in [
            ("home = x\n", 1, "unreviewed: who"),
            ("# a note\n# reviewed 2025-11-23 by counsel\nhome = x\n", 2, "out of date: reviewed 2025-11-23"),
            ("# reviewed in May\nhome = x\n", 1, "YYYY-MM-DD"),
            ("# reviewed 2026-11-25\nhome = x\n", 1, "still to come"),
            ("home = x\n# reviewed 2026-11-24\n", 1, "unreviewed: who"),
            ("### reviewed 2026-11-24 by counsel\nhome = x\n", 0, ""),
            ("# reviewed 2025-11-24\n", 0, ""),
        ] {
            let source =
                Source { name: "id/common.ftl".to_owned(), shown: "texts/id/common.ftl".to_owned(), text: text.to_owned(), own: true };
            let found = fault(&source, today);
            assert_eq!(found.as_ref().map_or(0, |fault| fault.line), line, "{text}");
            assert!(found.is_none_or(|fault| fault.what.contains(says)), "{text}");
        }
    }
}
