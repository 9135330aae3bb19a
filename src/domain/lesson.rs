//! Short lessons and the safety plan: which there are, of how many steps, for whom. They are data of one version, checked as a whole
//! before anybody opens them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Deserialize;

use super::case::Danger;
use super::contact::Words;
use super::language::Language;

/// The data of this release.
pub const DATA: &str = include_str!("../../locales/lessons.toml");

/// How many choices each step has.
pub const CHOICES: u16 = 3;
/// Beyond so many steps a lesson is not short any more.
const STEPS: u16 = 9;
/// How many items can stand on one page of the plan, two keys beside each other.
const ON_A_PAGE: usize = 8;

#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lessons {
    pub version: u32,
    #[serde(rename = "lesson")]
    pub lessons: Vec<Lesson>,
    /// The safety plan.
    #[serde(rename = "item")]
    pub items: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    /// In buttons.
    pub number: u16,
    /// In texts.
    pub word: String,
    pub audience: Audience,
    pub steps: u16,
    /// Who has read its texts, and when; nobody so far, if it is missing.
    pub review: Option<Review>,
    /// Choices that can be meant of oneself.
    #[serde(default)]
    pub disclosures: Vec<Disclosure>,
    /// Steps whose answers end with whom one turns to for somebody abroad.
    #[serde(default)]
    pub abroad: Vec<u16>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    Child,
    Teen,
    Adult,
    Parent,
    Bystander,
}

impl Audience {
    /// Its word as a selector in the lines.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Child => "child",
            Self::Teen => "teen",
            Self::Adult => "adult",
            Self::Parent => "parent",
            Self::Bystander => "bystander",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// What they are, never who.
    pub role: Words,
    pub date: NaiveDate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
    pub step: u16,
    pub choice: u16,
    pub danger: Danger,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its place in a button's set, from 1 to 16.
    pub number: u16,
    /// In texts.
    pub word: String,
    pub page: u16,
}

impl Item {
    /// Its bit in a button's set.
    #[must_use]
    pub fn bit(&self) -> u16 {
        u32::from(self.number).checked_sub(1).and_then(|place| 1_u16.checked_shl(place)).unwrap_or(0)
    }
}

impl Lesson {
    #[must_use]
    pub fn has(&self, step: u16) -> bool {
        (1..=self.steps).contains(&step)
    }

    /// What may be meant of oneself by this choice.
    #[must_use]
    pub fn discloses(&self, step: u16, choice: u16) -> Option<Danger> {
        self.disclosures.iter().find(|one| (one.step, one.choice) == (step, choice)).map(|one| one.danger)
    }
}

impl Lessons {
    /// Reads and checks the lessons and the plan.
    ///
    /// # Errors
    /// Names the first fault.
    pub fn read(text: &str) -> Result<Self, String> {
        let lessons: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        lessons.check()?;
        Ok(lessons)
    }

    #[must_use]
    pub fn lesson(&self, number: u16) -> Option<&Lesson> {
        self.lessons.iter().find(|lesson| lesson.number == number)
    }

    /// How many pages of keys the plan has.
    #[must_use]
    pub fn pages(&self) -> u16 {
        self.items.iter().map(|item| item.page).max().unwrap_or(0)
    }

    /// The items of a button's set, in their order; `None` where it names one that there is not.
    #[must_use]
    pub fn chosen(&self, set: u16) -> Option<Vec<&Item>> {
        let all = self.items.iter().fold(0, |all, item| all | item.bit());
        (set & !all == 0).then(|| self.items.iter().filter(|item| set & item.bit() != 0).collect())
    }

    fn check(&self) -> Result<(), String> {
        if self.version == 0 || self.lessons.is_empty() || self.items.is_empty() {
            return Err("a version from 1 on, at least one lesson, and at least one item of the plan".to_owned());
        }
        let (mut words, mut numbers) = (BTreeSet::new(), BTreeSet::new());
        for lesson in &self.lessons {
            let fault = |what: &str| Err(format!("lesson `{}`: {what}", lesson.word));
            if !words.insert(&lesson.word) || !numbers.insert(lesson.number) || lesson.number == 0 || !spelt(&lesson.word) {
                return fault("its plain word and its number (from 1 on) must be its own");
            }
            if !(1..=STEPS).contains(&lesson.steps) {
                return fault(&format!("it has 1 to {STEPS} steps"));
            }
            if !lesson.abroad.iter().all(|step| lesson.has(*step)) {
                return fault("`abroad` names a step that it does not have");
            }
            let mut disclosed = BTreeSet::new();
            for one in &lesson.disclosures {
                let is = lesson.has(one.step) && (1..=CHOICES).contains(&one.choice);
                if !is || !disclosed.insert((one.step, one.choice)) {
                    return fault("a disclosure is one choice of one of its steps, named once");
                }
            }
            let said = |language: &Language| {
                lesson.review.as_ref().is_none_or(|review| review.role.get(language).is_some_and(|role| !role.trim().is_empty()))
            };
            if !Language::ALL.iter().all(said) {
                return fault("whoever reviewed it is named in every language");
            }
        }
        self.check_plan()
    }

    fn check_plan(&self) -> Result<(), String> {
        let (mut words, mut numbers, mut page) = (BTreeSet::new(), BTreeSet::new(), 0);
        for item in &self.items {
            let fault = |what: &str| Err(format!("item `{}`: {what}", item.word));
            if !words.insert(&item.word) || !numbers.insert(item.number) || item.bit() == 0 || !spelt(&item.word) {
                return fault("its plain word and its number (from 1 to 16) must be its own");
            }
            if item.page < page.max(1) || item.page > page + 1 {
                return fault("pages come one after the other, from 1 on");
            }
            page = item.page;
            if self.items.iter().filter(|other| other.page == page).count() > ON_A_PAGE {
                return fault(&format!("no page holds more than {ON_A_PAGE}"));
            }
        }
        Ok(())
    }
}

/// Words stand in the names of texts.
fn spelt(word: &str) -> bool {
    let plain = word.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    (1..=20).contains(&word.len()) && plain && word.starts_with(|c: char| c.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_fault_in_the_data_is_found() {
        let review = |of: &str| format!("word = \"body\"\nreview = {{ role = {{ {of} }}, date = \"2026-11-30\" }}");
        let reviewed = |of: &str, says| ("word = \"body\"".to_owned(), review(of), says);
        let plain = |from: &str, to: &str, says| (from.to_owned(), to.to_owned(), says);
        for (from, to, says) in [
            plain("version = 1", "version = 0", "version"),
            plain("version = 1", "version = 1\nmood = 3", "mood"),
            plain("number = 2\nword = \"stranger\"", "number = 1\nword = \"stranger\"", "`stranger`: its plain word"),
            plain("number = 2\nword = \"stranger\"", "number = 0\nword = \"stranger\"", "`stranger`: its plain word"),
            plain("word = \"stranger\"", "word = \"body\"", "`body`: its plain word"),
            plain("word = \"stranger\"", "word = \"A stranger\"", "plain word"),
            plain("audience = \"teen\"", "audience = \"cat\"", "cat"),
            plain("steps = 6", "steps = 0", "`job`: it has 1 to 9 steps"),
            plain("steps = 6", "steps = 10", "`job`: it has 1 to 9 steps"),
            plain("abroad = [6]", "abroad = [7]", "`job`: `abroad`"),
            plain("{ step = 4, choice = 3", "{ step = 6, choice = 3", "`picture`: a disclosure"),
            plain("{ step = 4, choice = 3", "{ step = 4, choice = 4", "`picture`: a disclosure"),
            plain("disclosures = [", "disclosures = [{ step = 4, choice = 3, danger = \"suicide\" }, ", "`picture`: a disclosure"),
            plain("danger = \"suicide\"", "danger = \"boredom\"", "boredom"),
            reviewed("id = \"psikolog\"", "`body`: whoever reviewed it"),
            reviewed("id = \"psikolog\", en = \" \"", "`body`: whoever reviewed it"),
            plain("number = 13", "number = 17", "`go`: its plain word and its number"),
            plain("number = 13", "number = 12", "`go`: its plain word and its number"),
            plain("number = 13", "number = 0", "`go`: its plain word and its number"),
            plain("word = \"go\"", "word = \"bag\"", "`bag`: its plain word"),
            plain("word = \"exit\"\npage = 1", "word = \"exit\"\npage = 2", "`exit`: pages"),
            plain("word = \"go\"\npage = 2", "word = \"go\"\npage = 1", "`go`: pages"),
            plain("word = \"go\"\npage = 2", "word = \"go\"\npage = 4", "`go`: pages"),
        ] {
            assert!(DATA.contains(&from), "{from}");
            let fault = Lessons::read(&DATA.replacen(&from, &to, 1)).unwrap_err();
            assert!(fault.contains(says), "{to}: {fault}");
        }
        let dated = DATA.replacen("word = \"body\"", &review("id = \"a\", en = \"b\"").replace("2026-11-30", "2026-02-30"), 1);
        assert!(Lessons::read(&dated).unwrap_err().contains("date"));
        let crowded = DATA.replace("page = 2", "page = 1");
        assert!(Lessons::read(&crowded).unwrap_err().contains("no page holds more than 8"));
        let read = Lessons::read(&DATA.replacen("word = \"body\"", &review("id = \"psikolog\", en = \"psychologist\""), 1)).unwrap();
        assert_eq!(read.lessons[0].review.as_ref().map(|review| review.date), NaiveDate::from_ymd_opt(2026, 11, 30));
    }

    #[test]
    fn a_set_names_items_that_there_are() {
        let lessons = Lessons::read(DATA).unwrap();
        let words = |set| lessons.chosen(set).map(|items| items.iter().map(|item| item.word.clone()).collect::<Vec<_>>());
        assert_eq!(words(0), Some(vec![]));
        assert_eq!(words(0b1_0000_0000_0001), Some(vec!["exit".to_owned(), "go".to_owned()]));
        assert_eq!(lessons.chosen(0x1fff).map(|items| items.len()), Some(13));
        assert_eq!((words(1 << 13), words(u16::MAX)), (None, None));
    }

    #[test]
    fn only_the_choice_that_is_named_may_be_meant_of_oneself() {
        let lessons = Lessons::read(DATA).unwrap();
        let picture = lessons.lesson(3).unwrap();
        assert_eq!(picture.discloses(4, 3), Some(Danger::Suicide));
        assert_eq!((picture.discloses(4, 2), picture.discloses(3, 3)), (None, None));
        assert!(lessons.lesson(7).is_none() && !picture.has(0) && !picture.has(6));
    }
}
