//! The library: which cards there are, for whom, about what, and who has reviewed them. The arrangement is data of one
//! version, checked as a whole before anybody reads.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Deserialize;

use super::contact::Words;

/// The data of this release.
pub const DATA: &str = include_str!("../../locales/library.toml");

/// As many keys as a small screen shows below the menu's words.
const ON_A_SCREEN: usize = 10;

#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Library {
    pub version: u32,
    #[serde(rename = "audience")]
    pub audiences: Vec<Audience>,
    #[serde(rename = "card")]
    pub cards: Vec<Card>,
}

/// Whom cards are for: one key of the menu.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audience {
    /// In buttons.
    pub number: u16,
    /// In texts and counts.
    pub word: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// In buttons and links.
    pub number: u16,
    /// In texts.
    pub word: String,
    /// What is counted when it is opened.
    pub topic: String,
    pub audiences: Vec<String>,
    /// Cards that it speaks of.
    #[serde(default)]
    pub see: Vec<String>,
    pub review: Option<Review>,
}

/// Who has read it as a professional, and when.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    pub role: Words,
    pub date: NaiveDate,
}

impl Library {
    /// Reads and checks the arrangement.
    ///
    /// # Errors
    /// Names the first fault.
    pub fn read(text: &str) -> Result<Self, String> {
        let library: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        library.check()?;
        Ok(library)
    }

    #[must_use]
    pub fn card(&self, number: u16) -> Option<&Card> {
        self.cards.iter().find(|card| card.number == number)
    }

    #[must_use]
    pub fn by_word(&self, word: &str) -> Option<&Card> {
        self.cards.iter().find(|card| card.word == word)
    }

    #[must_use]
    pub fn audience(&self, number: u16) -> Option<&Audience> {
        self.audiences.iter().find(|audience| audience.number == number)
    }

    /// The cards for somebody, in their order.
    pub fn of<'a>(&'a self, audience: &'a Audience) -> impl Iterator<Item = &'a Card> {
        self.cards.iter().filter(|card| card.audiences.contains(&audience.word))
    }

    /// The cards that no professional has read.
    pub fn unreviewed(&self) -> impl Iterator<Item = &Card> {
        self.cards.iter().filter(|card| card.review.is_none())
    }

    fn check(&self) -> Result<(), String> {
        if self.version == 0 || self.audiences.is_empty() {
            return Err("a version from 1 on, and at least one audience".to_owned());
        }
        if !own(self.audiences.iter().map(|audience| (audience.word.as_str(), audience.number))) {
            return Err("each audience has a plain word and a number (from 1 on) of its own".to_owned());
        }
        if !own(self.cards.iter().map(|card| (card.word.as_str(), card.number))) {
            return Err("each card has a plain word and a number (from 1 on) of its own".to_owned());
        }
        for card in &self.cards {
            self.check_card(card).map_err(|fault| format!("card `{}`: {fault}", card.word))?;
        }
        for audience in &self.audiences {
            let count = self.of(audience).count();
            if !(1..=ON_A_SCREEN).contains(&count) {
                return Err(format!("audience `{}` has {count} cards: 1 to {ON_A_SCREEN} fit a small screen", audience.word));
            }
        }
        Ok(())
    }

    fn check_card(&self, card: &Card) -> Result<(), String> {
        if !spelt(&card.topic) {
            return Err("its topic must be a plain word".to_owned());
        }
        let named: BTreeSet<_> = card.audiences.iter().collect();
        if named.is_empty() || named.len() != card.audiences.len() {
            return Err("it must be for somebody, once each".to_owned());
        }
        if let Some(word) = card.audiences.iter().find(|word| !self.audiences.iter().any(|audience| audience.word == **word)) {
            return Err(format!("there is no audience `{word}`"));
        }
        if let Some(word) = card.see.iter().find(|word| **word == card.word || self.by_word(word).is_none()) {
            return Err(format!("there is no other card `{word}`"));
        }
        match &card.review {
            Some(review) if review.role.is_empty() || review.role.values().any(|role| role.trim().is_empty()) => {
                Err("whoever reviewed it has a role".to_owned())
            }
            _ => Ok(()),
        }
    }
}

/// Whether no word and no number is another's, and none is 0.
pub(super) fn own<'a>(named: impl Iterator<Item = (&'a str, u16)>) -> bool {
    let (mut words, mut numbers) = (BTreeSet::new(), BTreeSet::from([0]));
    named.into_iter().all(|(word, number)| spelt(word) && words.insert(word) && numbers.insert(number))
}

/// Words stand in the names of texts, and in counts.
pub(super) fn spelt(word: &str) -> bool {
    let plain = word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    plain && (1..=32).contains(&word.len()) && word.starts_with(|c: char| c.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_fault_in_the_data_is_found() {
        let reviewed = |role: &str, date: &str| format!("word = \"leaving\"\nreview = {{ role = {role}, date = \"{date}\" }}");
        let role = "{ id = \"advokat\" }";
        assert!(Library::read(&DATA.replacen("word = \"leaving\"", &reviewed(role, "2026-11-02"), 1)).is_ok());
        for (from, to, says) in [
            ("version = 1", "version = 0", "version"),
            ("version = 1", "version = 1\nmood = 3", "mood"),
            ("number = 2\nword = \"young\"", "number = 1\nword = \"young\"", "each audience"),
            ("word = \"young\"", "word = \"me\"", "each audience"),
            ("word = \"young\"", "word = \"Young ones\"", "each audience"),
            ("number = 1\nword = \"leaving\"", "number = 0\nword = \"leaving\"", "each card"),
            ("word = \"grooming\"", "word = \"leaving\"", "each card"),
            ("topic = \"home\"", "topic = \"at home\"", "card `leaving`: its topic"),
            ("topic = \"home\"\naudiences = [\"me\"]", "topic = \"home\"\naudiences = []", "for somebody"),
            ("topic = \"home\"\naudiences = [\"me\"]", "topic = \"home\"\naudiences = [\"me\", \"me\"]", "for somebody"),
            ("topic = \"home\"\naudiences = [\"me\"]", "topic = \"home\"\naudiences = [\"us\"]", "no audience `us`"),
            ("see = [\"child-tells\"]", "see = [\"nobody-tells\"]", "no other card `nobody-tells`"),
            ("see = [\"child-tells\"]", "see = [\"body-small\"]", "no other card `body-small`"),
            ("word = \"leaving\"", &reviewed("{}", "2026-11-02"), "has a role"),
            ("word = \"leaving\"", &reviewed("{ id = \" \" }", "2026-11-02"), "has a role"),
            ("word = \"leaving\"", &reviewed(role, "yesterday"), "review"),
            ("word = \"law\"", "word = \"laws\"", "no audience `law`"),
            ("[[card]]", "[[audience]]\nnumber = 9\nword = \"nobody\"\n\n[[card]]", "audience `nobody` has 0 cards"),
        ] {
            assert!(DATA.contains(from), "{from}");
            let fault = Library::read(&DATA.replacen(from, to, 1)).unwrap_err();
            assert!(fault.contains(says), "{to}: {fault}");
        }
        let many = DATA.replace("audiences = [", "audiences = [\"few\", ").replacen(
            "[[card]]",
            "[[audience]]\nnumber = 9\nword = \"few\"\n\n[[card]]",
            1,
        );
        assert!(Library::read(&many).unwrap_err().contains("audience `few` has 19 cards"));
    }

    #[test]
    fn numbers_that_stand_in_links_stay_what_they_are() {
        let library = Library::read(DATA).unwrap();
        let mut released: Vec<(u16, &str)> = library.cards.iter().map(|card| (card.number, card.word.as_str())).collect();
        released.sort_unstable();
        let expected = [
            "leaving",
            "after-sexual-violence",
            "rights",
            "protection-order",
            "threatened-picture",
            "stalking-hacked",
            "grooming",
            "body-small",
            "body-school",
            "teenager",
            "child-tells",
            "witness",
            "friend",
            "job-offers",
            "child-marriage",
            "bullying",
            "men-boys",
            "disability",
            "at-centre",
        ];
        assert_eq!(released, (1..).zip(expected).collect::<Vec<_>>());
    }
}
