//! Guided telling: which questions there are, of whom they are asked, what follows from the answers. The questions are data
//! of one version, checked as a whole before anybody is asked.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::case::{Kind, Triage, Whom};

/// The data of this release.
pub const DATA: &str = include_str!("../../locales/guide.toml");

/// Answers on which something depends: of each question named, one of these words was chosen.
pub type Condition = BTreeMap<String, Vec<String>>;

#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    pub version: u32,
    #[serde(rename = "question")]
    pub questions: Vec<Question>,
    #[serde(rename = "aid")]
    pub aids: Vec<Aid>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// In buttons and saved states.
    pub number: u16,
    /// In answers and texts.
    pub word: String,
    /// Whether several can be chosen.
    #[serde(default)]
    pub many: bool,
    /// Where of several only one can be.
    #[serde(default)]
    pub single: Condition,
    /// It is answered by writing.
    #[serde(default)]
    pub in_words: bool,
    #[serde(default = "two")]
    pub columns: usize,
    #[serde(default)]
    pub when: Condition,
    #[serde(default)]
    pub unless: Condition,
    pub options: Vec<Choice>,
    /// Names that stand for more than one option.
    #[serde(default)]
    pub several: Vec<Several>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub number: u16,
    pub word: String,
    /// A proper name, the same in every language.
    pub name: Option<String>,
    /// What the field writes down for it.
    pub code: Option<String>,
    /// What the story is about, if this was chosen.
    pub kind: Option<Kind>,
    /// Of an age: under 18.
    #[serde(default)]
    pub child: bool,
    /// Chosen besides another, without going on.
    #[serde(default)]
    pub aside: bool,
    /// Nothing else is chosen with it.
    #[serde(default)]
    pub alone: bool,
    #[serde(default)]
    pub unless: Condition,
    /// Other names under which it is typed.
    #[serde(default)]
    pub also: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Several {
    pub name: String,
    pub of: Vec<String>,
}

/// What helps at once, told before the next question.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aid {
    pub word: String,
    /// The question whose answer brings it.
    pub after: String,
    pub when: Condition,
    #[serde(default)]
    pub unless: Condition,
    /// Whether the emergency contacts come with it.
    #[serde(default)]
    pub contacts: bool,
    /// Whether the way to keep a picture from spreading does.
    #[serde(default)]
    pub spreads: bool,
}

const fn two() -> usize {
    2
}

/// What was chosen: of each question that was answered, the words, in the order of its options.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Answers {
    /// Of the questions.
    pub version: u32,
    pub answers: BTreeMap<String, Vec<String>>,
}

impl Answers {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }

    #[must_use]
    pub fn of(&self, question: &str) -> &[String] {
        self.answers.get(question).map_or(&[], Vec::as_slice)
    }

    #[must_use]
    pub fn has(&self, question: &str, word: &str) -> bool {
        self.of(question).iter().any(|chosen| chosen == word)
    }

    fn meets(&self, when: &Condition) -> bool {
        when.iter().all(|(question, words)| words.iter().any(|word| self.has(question, word)))
    }

    fn meets_none(&self, unless: &Condition) -> bool {
        !unless.iter().any(|(question, words)| words.iter().any(|word| self.has(question, word)))
    }
}

/// What typed words stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named<'a> {
    One(&'a Choice),
    Several(Vec<&'a Choice>),
    Nothing,
}

/// Answers on which more depends than questions: they must be there.
const RULES: [(&str, &[&str]); 2] = [("who", &["me", "child", "family", "witness", "deaf", "abroad"]), ("when", &["now"])];

/// Of several kinds the case has one: the first of these.
const GRAVEST: [Kind; 7] =
    [Kind::Sexual, Kind::Trafficking, Kind::Physical, Kind::Exploitation, Kind::Neglect, Kind::Emotional, Kind::Something];

impl Question {
    /// Whether one of these ends it.
    #[must_use]
    pub fn is_single(&self, answers: &Answers) -> bool {
        !self.many || !self.single.is_empty() && answers.meets(&self.single)
    }

    /// What can be chosen by whoever answered so.
    pub fn offered<'a>(&'a self, answers: &'a Answers) -> impl Iterator<Item = &'a Choice> {
        self.options.iter().filter(|option| answers.meets_none(&option.unless))
    }

    /// What is meant by words that are nothing but a name: capitals, blanks and a *kecamatan* before it do not matter.
    #[must_use]
    pub fn named(&self, words: &str) -> Named<'_> {
        let said = plain(words);
        let said = ["kecamatan", "kec", "kelurahan", "kel"].iter().find_map(|kind| said.strip_prefix(kind)).unwrap_or(&said);
        if let Some(several) = self.several.iter().find(|several| plain(&several.name) == said) {
            return Named::Several(self.options.iter().filter(|option| several.of.contains(&option.word)).collect());
        }
        let is = |option: &&Choice| option.name.iter().chain(&option.also).any(|name| plain(name) == said);
        self.options.iter().find(is).map_or(Named::Nothing, Named::One)
    }
}

/// A name without what people write in different ways.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl Guide {
    /// Reads and checks the questions.
    ///
    /// # Errors
    /// Names the first fault.
    pub fn read(text: &str) -> Result<Self, String> {
        let guide: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        guide.check()?;
        Ok(guide)
    }

    #[must_use]
    pub fn question(&self, number: u16) -> Option<&Question> {
        self.questions.iter().find(|question| question.number == number)
    }

    /// The question about the sub-district, which other parts ask for names of places.
    #[must_use]
    pub fn district(&self) -> Option<&Question> {
        self.questions.iter().find(|question| question.word == "district")
    }

    /// The sub-districts: what can be chosen there that has a proper name.
    #[must_use]
    pub fn districts(&self) -> Vec<&Choice> {
        self.district().into_iter().flat_map(|question| &question.options).filter(|option| option.name.is_some()).collect()
    }

    /// The questions that are asked of whoever answered so, in their order.
    #[must_use]
    pub fn asked(&self, answers: &Answers) -> Vec<&Question> {
        let is = |question: &&Question| answers.meets(&question.when) && answers.meets_none(&question.unless);
        self.questions.iter().filter(is).collect()
    }

    /// The question asked after this one, or before it. One that is not asked (any more) has neighbours all the same.
    #[must_use]
    pub fn beside(&self, number: u16, answers: &Answers, forward: bool) -> Option<&Question> {
        let place = |of: u16| self.questions.iter().position(|question| question.number == of);
        let here = place(number);
        let asked = self.asked(answers);
        if forward {
            asked.into_iter().find(|question| place(question.number) > here)
        } else {
            asked.into_iter().rev().find(|question| place(question.number) < here)
        }
    }

    /// Where somebody goes on who comes back: the first question without an answer.
    #[must_use]
    pub fn open(&self, answers: &Answers) -> Option<&Question> {
        self.asked(answers).into_iter().find(|question| !question.in_words && answers.of(&question.word).is_empty())
    }

    /// What is to be said after an answer to this question.
    #[must_use]
    pub fn aids(&self, question: &Question, answers: &Answers) -> Vec<&Aid> {
        let is = |aid: &&Aid| aid.after == question.word && answers.meets(&aid.when) && answers.meets_none(&aid.unless);
        self.aids.iter().filter(is).collect()
    }

    /// The answers with one more chosen, or not any more. What they leave without a question goes with it: nobody stands by an
    /// answer that is not shown to them.
    #[must_use]
    pub fn chosen(&self, answers: &Answers, question: &Question, option: &Choice, on: bool) -> Answers {
        let single = question.is_single(answers);
        let stays = |other: &Choice| !on || option.aside || other.aside || !(single || option.alone || other.alone);
        let is = |other: &Choice| {
            if other.word == option.word { on } else { answers.has(&question.word, &other.word) && stays(other) }
        };
        let words = question.options.iter().filter(|other| is(other)).map(|other| other.word.clone()).collect();
        let mut next = Answers { version: self.version, ..answers.clone() };
        next.answers.insert(question.word.clone(), words);
        self.fit(next)
    }

    /// Without what is not asked, or not offered, of whoever answered so.
    fn fit(&self, mut answers: Answers) -> Answers {
        loop {
            let asked = self.asked(&answers);
            let keep = |question: &str, word: &str| {
                asked.iter().any(|one| one.word == question && one.offered(&answers).any(|option| option.word == word))
            };
            let kept: BTreeMap<String, Vec<String>> = answers
                .answers
                .iter()
                .map(|(question, words)| (question.clone(), words.iter().filter(|word| keep(question, word)).cloned().collect()))
                .filter(|(_, words): &(String, Vec<String>)| !words.is_empty())
                .collect();
            if kept == answers.answers {
                return answers;
            }
            answers.answers = kept;
        }
    }

    /// What is asked of every case, as far as these answers say it.
    #[must_use]
    pub fn triage(&self, answers: &Answers, triage: Triage) -> Triage {
        let chosen = |question: &str| {
            let of = self.questions.iter().find(|one| one.word == question);
            let words = answers.of(question);
            of.into_iter().flat_map(|one| &one.options).filter(move |option| words.contains(&option.word))
        };
        let kinds: Vec<Kind> = chosen("what").filter_map(|option| option.kind).collect();
        let ages: Vec<bool> = chosen("age").map(|option| option.child).collect();
        let of_others = match (ages.is_empty(), ages.iter().all(|child| *child)) {
            (true, _) => None,
            (_, true) => Some(Whom::Child),
            _ => Some(Whom::Other),
        };
        let is = |word: &str| answers.has("who", word);
        let whom = if is("me") || is("child") { Some(Whom::Me) } else { of_others.filter(|_| is("family") || is("witness")) };
        Triage { whom, kind: GRAVEST.into_iter().find(|kind| kinds.contains(kind)), now: answers.has("when", "now"), ..triage }
    }

    fn check(&self) -> Result<(), String> {
        if self.version == 0 || self.questions.is_empty() {
            return Err("a version from 1 on, and at least one question".to_owned());
        }
        let (mut words, mut numbers) = (BTreeSet::new(), BTreeSet::new());
        for (at, question) in self.questions.iter().enumerate() {
            let word = &question.word;
            if !words.insert(word) || !numbers.insert(question.number) || question.number == 0 {
                return Err(format!("question `{word}`: its word and its number (from 1 on) must be its own"));
            }
            let before = &self.questions[..at];
            for (what, condition) in [("when", &question.when), ("unless", &question.unless), ("single", &question.single)] {
                known(before, condition).map_err(|fault| format!("question `{word}`, {what}: {fault}"))?;
            }
            if contradicts(&question.when, &question.unless) {
                return Err(format!("question `{word}` is never asked"));
            }
            options(question, before)?;
        }
        for (question, words) in RULES {
            let needed = Condition::from([(question.to_owned(), words.iter().map(|&word| word.to_owned()).collect())]);
            known(&self.questions, &needed)?;
        }
        let mut words = BTreeSet::new();
        for aid in &self.aids {
            let word = &aid.word;
            let after = self.questions.iter().position(|question| question.word == aid.after);
            let after = after.ok_or_else(|| format!("aid `{word}`: there is no question `{}`", aid.after))?;
            if !words.insert(word) || !spelt(word) {
                return Err(format!("aid `{word}`: its word must be its own"));
            }
            for condition in [&aid.when, &aid.unless] {
                known(&self.questions[..=after], condition).map_err(|fault| format!("aid `{word}`: {fault}"))?;
            }
            if !aid.when.contains_key(&aid.after) || contradicts(&aid.when, &aid.unless) {
                return Err(format!("aid `{word}` must depend on an answer to `{}` that can be given", aid.after));
            }
        }
        Ok(())
    }
}

/// Words stand in the names of texts, beside what these add to them.
fn spelt(word: &str) -> bool {
    let plain = word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let fits = (1..=20).contains(&word.len()) && word.starts_with(|c: char| c.is_ascii_lowercase());
    plain && fits && !word.ends_with("-child") && word != "name"
}

/// Whether a condition names only questions that come before, and options that they have.
fn known(before: &[Question], condition: &Condition) -> Result<(), String> {
    for (question, words) in condition {
        let of = before.iter().find(|one| one.word == *question);
        let of = of.ok_or_else(|| format!("no question `{question}` comes before"))?;
        if words.is_empty() {
            return Err(format!("no answer to `{question}` is named"));
        }
        if let Some(word) = words.iter().find(|word| !of.options.iter().any(|option| option.word == **word)) {
            return Err(format!("`{question}` has no option `{word}`"));
        }
    }
    Ok(())
}

/// Whether what must hold is all ruled out.
fn contradicts(when: &Condition, unless: &Condition) -> bool {
    when.iter().any(|(question, words)| unless.get(question).is_some_and(|not| words.iter().all(|word| not.contains(word))))
}

fn options(question: &Question, before: &[Question]) -> Result<(), String> {
    let of = &question.word;
    let fault = |what: &str| Err(format!("question `{of}`: {what}"));
    if !spelt(of) || question.options.is_empty() != question.in_words || !(1..=3).contains(&question.columns) {
        return fault("a plain word, options unless it is answered in words, 1 to 3 columns");
    }
    let (mut words, mut numbers, mut names) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    names.extend(question.several.iter().map(|several| plain(&several.name)));
    if names.len() != question.several.len() {
        return fault("a name stands for several twice");
    }
    for option in &question.options {
        let word = &option.word;
        if !spelt(word) || !words.insert(word) || !numbers.insert(option.number) || option.number == 0 {
            return fault(&format!("option `{word}`: its plain word and its number (from 1 on) must be its own"));
        }
        known(before, &option.unless).map_err(|fault| format!("question `{of}`, option `{word}`: {fault}"))?;
        if question.when.iter().any(|(key, words)| option.unless.get(key).is_some_and(|not| words.iter().all(|word| not.contains(word)))) {
            return fault(&format!("option `{word}` is never offered"));
        }
        if option.name.as_ref().is_some_and(|name| name.chars().count() > 20) {
            return fault(&format!("option `{word}`: its name is too long for a key"));
        }
        // A name of its own that stands for several as well is asked about.
        let own = option.name.iter().filter(|name| !question.several.iter().any(|several| plain(&several.name) == plain(name)));
        for name in own.chain(&option.also) {
            if !names.insert(plain(name)) {
                return fault(&format!("`{name}` names more than one option"));
            }
        }
    }
    for several in &question.several {
        if several.of.len() < 2 || !several.of.iter().all(|word| words.contains(word)) {
            return fault(&format!("`{}` must stand for options that there are", several.name));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guide() -> Guide {
        Guide::read(DATA).unwrap()
    }

    fn answered(of: &[(&str, &str)]) -> Answers {
        let guide = guide();
        of.iter().fold(Answers::default(), |answers, (question, word)| {
            let question = guide.questions.iter().find(|one| one.word == *question).unwrap();
            let option = question.options.iter().find(|one| one.word == *word).unwrap();
            guide.chosen(&answers, question, option, true)
        })
    }

    fn asked(of: &[(&str, &str)]) -> Vec<String> {
        guide().asked(&answered(of)).iter().map(|question| question.word.clone()).collect()
    }

    #[test]
    fn every_kind_of_fault_in_the_data_is_found() {
        for (from, to, says) in [
            ("version = 1", "version = 0", "version"),
            ("version = 1", "version = 1\nmood = 3", "mood"),
            ("number = 2\nword = \"when\"", "number = 1\nword = \"when\"", "must be its own"),
            ("word = \"when\"", "word = \"who\"", "must be its own"),
            ("when = { what = [\"trafficking\"] }\noptions", "when = { what = [\"flying\"] }\noptions", "no option `flying`"),
            ("when = { what = [\"trafficking\"] }\noptions", "when = { did = [\"other\"] }\noptions", "no question `did` comes before"),
            ("when = { what = [\"trafficking\"] }\noptions", "when = { what = [] }\noptions", "no answer"),
            (
                "when = { what = [\"trafficking\"] }\noptions",
                "when = { what = [\"trafficking\"] }\nunless = { what = [\"trafficking\"] }\noptions",
                "never asked",
            ),
            ("word = \"days\"", "word = \"now\"", "option `now`"),
            ("word = \"days\"", "word = \"Three days\"", "plain word"),
            ("word = \"days\"", "word = \"now-child\"", "plain word"),
            ("{ number = 2, word = \"days\" }", "{ number = 1, word = \"days\" }", "option `days`"),
            ("name = \"Sukajadi\"", "name = \"Sukajadi dan sekitarnya\"", "too long"),
            ("\"Harjosari\"", "\"Delima\"", "more than one option"),
            ("name = \"Panam\", of = [\"binawidya\", \"tuah-madani\"]", "name = \"Panam\", of = [\"binawidya\"]", "stand for options"),
            ("columns = 3", "columns = 4", "columns"),
            ("in_words = true", "in_words = false", "in words"),
            ("after = \"who\"", "after = \"whom\"", "no question `whom`"),
            ("word = \"deaf\"\nafter", "word = \"child\"\nafter", "its own"),
            ("when = { what = [\"picture\"] }", "when = { who = [\"child\"] }", "must depend"),
            ("word = \"deaf\", aside", "word = \"quiet\", aside", "`who` has no option `deaf`"),
            ("kind = \"physical\"", "kind = \"rude\"", "rude"),
        ] {
            assert!(DATA.contains(from), "{from}");
            let fault = Guide::read(&DATA.replacen(from, to, 1)).unwrap_err();
            assert!(fault.contains(says), "{to}: {fault}");
        }
    }

    #[test]
    fn nobody_is_asked_what_is_not_for_them() {
        let all = asked(&[("who", "me")]);
        assert_eq!(all, ["who", "when", "what", "age", "sex", "disability", "place", "district", "did", "need"]);
        assert_eq!(asked(&[("who", "child")]), ["who", "when", "what", "age", "did", "need"]);
        let witness = asked(&[("who", "witness"), ("when", "now")]);
        assert_eq!(witness, ["who", "when", "address", "what", "age", "sex", "place", "district", "did"]);
        assert!(!asked(&[("who", "abroad")]).contains(&"district".to_owned()));
        let branches = asked(&[("what", "picture"), ("what", "trafficking")]);
        assert_eq!(branches[2..5], ["what", "online", "job"]);
    }

    #[test]
    fn one_or_several_or_nothing_else() {
        let chosen = |of: &[(&str, &str)], question: &str| answered(of).of(question).to_vec();
        assert_eq!(chosen(&[("who", "me"), ("who", "deaf"), ("who", "witness")], "who"), ["witness", "deaf"]);
        assert_eq!(chosen(&[("what", "online"), ("what", "physical")], "what"), ["physical", "online"]);
        assert_eq!(chosen(&[("need", "doctor"), ("need", "only")], "need"), ["only"]);
        assert_eq!(chosen(&[("need", "only"), ("need", "doctor")], "need"), ["doctor"]);
        assert_eq!(chosen(&[("who", "me"), ("age", "from-18"), ("age", "from-25")], "age"), ["from-25"]);
        assert_eq!(chosen(&[("who", "family"), ("age", "from-18"), ("age", "from-0")], "age"), ["from-0", "from-18"]);
    }

    #[test]
    fn an_answer_that_changes_takes_along_what_hung_on_it() {
        let before = [("who", "me"), ("age", "from-25"), ("sex", "female"), ("what", "picture"), ("online", "money")];
        let child = answered(&[before.as_slice(), &[("who", "child")]].concat());
        assert_eq!((child.of("age"), child.of("sex"), child.of("online")), ([].as_slice(), [].as_slice(), ["money".to_owned()].as_slice()));
        let guide = guide();
        let what = guide.question(4).unwrap();
        let without = guide.chosen(&child, what, &what.options[3], false);
        assert_eq!(without.answers.keys().collect::<Vec<_>>(), ["who"]);
    }

    #[test]
    fn what_is_asked_of_every_case_follows_from_the_answers() {
        let triage = |of: &[(&str, &str)]| guide().triage(&answered(of), Triage::default());
        let is = |of: &[(&str, &str)]| (triage(of).whom, triage(of).kind, triage(of).now);
        assert_eq!(is(&[]), (None, None, false));
        assert_eq!(is(&[("who", "child"), ("what", "emotional"), ("what", "picture")]), (Some(Whom::Me), Some(Kind::Sexual), false));
        assert_eq!(is(&[("who", "family"), ("when", "now")]), (None, None, true));
        assert_eq!(is(&[("who", "family"), ("age", "from-6")]), (Some(Whom::Child), None, false));
        assert_eq!(is(&[("who", "witness"), ("age", "from-6"), ("age", "from-25")]), (Some(Whom::Other), None, false));
    }

    #[test]
    fn a_name_of_everyday_is_a_sub_district_or_is_asked_about() {
        let guide = guide();
        let district = guide.questions.iter().find(|one| one.word == "district").unwrap();
        let one = |name: &str| match district.named(name) {
            Named::One(option) => option.code.clone(),
            _ => None,
        };
        for (name, code) in [
            ("sukajadi", "14.71.01"),
            ("Limapuluh", "14.71.04"),
            (" kec. lima  puluh", "14.71.04"),
            ("Bina Widya", "14.71.08"),
            ("Sidomulyo Barat", "14.71.13"),
            ("sidomulyo timur", "14.71.09"),
            ("KULIM", "14.71.14"),
        ] {
            assert_eq!(one(name).as_deref(), Some(code), "{name}");
        }
        for (name, count) in [("Tampan", 3), ("panam", 2), ("rumbai", 3), ("Rumbai Pesisir", 2)] {
            assert!(matches!(district.named(name), Named::Several(of) if of.len() == count), "{name}");
        }
        for name in ["", "kec", "dekat pasar", "saya di Sukajadi"] {
            assert_eq!(district.named(name), Named::Nothing, "{name}");
        }
        // 83 kelurahan, of which four bear the name of their sub-district and one stands for several.
        assert_eq!(district.options.iter().map(|option| option.also.len()).sum::<usize>(), 83 - 4 - 1);
    }
}
