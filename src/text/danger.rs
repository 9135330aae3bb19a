//! What words sound like that cannot wait: lists of everyday words, and how much each sequence of them weighs, read from
//! `locales/danger.tsv`. A guess, made to be corrected: it adds help and refuses nothing. How it weighs stands in that file.

use std::collections::{BTreeSet, HashMap};

use anyhow::{Context, Result, bail, ensure};

use crate::domain::case::Danger;

const FILE: &str = include_str!("../../locales/danger.tsv");

/// The first line of a file that this release can read.
const VERSION: &str = "danger-model\t1";
/// A weight is written as one character; this one is nothing.
const ZERO: i16 = 80;
/// Words of a long message are looked at again in parts: up to so many at once, else by windows of so many, every so many.
const LONGEST_PART: usize = 24;
const WINDOW: usize = 16;
const STEP: usize = 8;
/// Fewer words are no part.
const SHORTEST_PART: usize = 4;
/// A gap in a rule: up to so many words.
const GAP: usize = 3;

/// The weights of one sequence, a column each.
type Weights = Vec<i16>;

/// One item of a rule: any of these words (one that ends with `-` by its beginning), or a gap.
enum Item {
    Words(Vec<String>),
    Gap,
}

/// Everything that the file says.
#[derive(Default)]
pub struct Lexicon {
    /// Letters with marks, as plain ones.
    letters: HashMap<char, char>,
    /// Spellings, as one.
    spellings: HashMap<String, String>,
    /// What a word is an example of; and the same by a part of a longer word, the first that fits.
    concepts: HashMap<String, String>,
    roots: Vec<(String, String)>,
    /// Kinds of danger, in the order of their columns; the first column is danger itself, those after the kinds are of what is none.
    kinds: Vec<Danger>,
    bias: Vec<f64>,
    threshold: f64,
    /// Up to so many words say little, and must weigh more.
    short: (usize, f64),
    /// From so many words on parts are looked at, too, each a little less.
    long: (usize, f64),
    rules: Vec<(Danger, Vec<Item>)>,
    /// Where one of these is found, no rule counts.
    unless: Vec<Vec<Item>>,
    weights: HashMap<String, Weights>,
}

impl Lexicon {
    /// The one that was compiled in.
    ///
    /// # Errors
    /// Names the line that cannot be read.
    pub fn load() -> Result<Self> {
        Self::read(FILE)
    }

    /// # Errors
    /// Names the line that cannot be read.
    pub fn read(text: &str) -> Result<Self> {
        let mut lines = text.lines().enumerate();
        let first = lines.next().map(|(_, line)| line).unwrap_or_default();
        ensure!(first == VERSION, "locales/danger.tsv, line 1: not `{VERSION}`");
        let mut read = Self::default();
        let mut weighs = false;
        for (number, line) in lines.filter(|(_, line)| !line.is_empty()) {
            let parts: Vec<&str> = line.split('\t').collect();
            let done = if weighs { read.weight(&parts) } else { read.line(&parts) };
            done.with_context(|| format!("locales/danger.tsv, line {}", number + 1))?;
            weighs |= parts == ["weights"];
        }
        read.rules_as_spelt();
        ensure!(read.bias.len() > read.kinds.len() + 1, "locales/danger.tsv: fewer weights than kinds");
        ensure!(!read.kinds.is_empty() && !read.weights.is_empty(), "locales/danger.tsv: no kinds or no weights");
        Ok(read)
    }

    /// The words of rules are read as those of a message are.
    fn rules_as_spelt(&mut self) {
        let rules = self.rules.iter_mut().map(|(_, rule)| rule).chain(&mut self.unless);
        let words = rules.flatten().filter_map(|item| if let Item::Words(words) = item { Some(words) } else { None });
        for word in words.flatten() {
            if let Some(spelt) = self.spellings.get(word) {
                word.clone_from(spelt);
            }
        }
    }

    fn line(&mut self, parts: &[&str]) -> Result<()> {
        match parts {
            ["chr", plain, of] => {
                let plain = plain.chars().next().context("no letter")?;
                self.letters.extend(of.split(' ').filter_map(|word| word.chars().next()).map(|letter| (letter, plain)));
            }
            ["map", word, of] => {
                for spelling in of.split(' ') {
                    self.spellings.entry(spelling.to_owned()).or_insert_with(|| (*word).to_owned());
                }
            }
            ["con", concept, of] => {
                for word in of.split(' ') {
                    match word.strip_prefix('*') {
                        Some(root) => self.roots.push((root.to_owned(), (*concept).to_owned())),
                        None => drop(self.concepts.entry(word.to_owned()).or_insert_with(|| (*concept).to_owned())),
                    }
                }
            }
            ["cols", columns] => {
                let columns = columns.strip_prefix("danger ").context("the first column is danger")?;
                self.kinds = columns.split(' ').map_while(Danger::of).collect();
            }
            ["bias", bias] => self.bias = bias.split(' ').map(str::parse).collect::<Result<_, _>>()?,
            ["threshold", threshold] => self.threshold = threshold.parse()?,
            ["short", most, threshold] => self.short = (most.parse()?, threshold.parse()?),
            ["long", least, less] => self.long = (least.parse()?, less.parse()?),
            ["rule", kind, rule] => self.rules.push((Danger::of(kind).context("no such kind")?, items(rule))),
            ["unless", rule] => self.unless.push(items(rule)),
            ["weights"] => {}
            _ => bail!("not understood"),
        }
        Ok(())
    }

    fn weight(&mut self, parts: &[&str]) -> Result<()> {
        let [sequence, weights] = parts else { bail!("a sequence and its weights") };
        let weights: Weights = weights.bytes().map(|byte| i16::from(byte) - ZERO).collect();
        ensure!(weights.len() == self.bias.len(), "as many weights as columns");
        self.weights.insert((*sequence).to_owned(), weights);
        Ok(())
    }

    /// What these words sound like, if that cannot wait.
    #[must_use]
    pub fn sounds_like(&self, text: &str) -> Option<Danger> {
        let text = self.plain(text);
        let words = self.words(&text);
        let count = words.iter().filter(|word| is_word(word)).count();
        if count == 0 {
            return None;
        }
        let (score, kind) = self.score(&text, &words);
        let (most, least) = self.short;
        if score >= if count <= most { least } else { self.threshold } {
            return Some(kind);
        }
        let found = |rule: &Vec<Item>| (0..words.len()).any(|from| fits(rule, &words[from..]));
        if self.unless.iter().any(found) {
            return None;
        }
        self.rules.iter().find(|(_, rule)| found(rule)).map(|(kind, _)| *kind)
    }

    /// The most that the whole or a part of it weighs.
    fn score(&self, plain: &str, words: &[String]) -> (f64, Danger) {
        let (mut score, mut kind) = self.weigh(words);
        let (least, less) = self.long;
        if words.len() >= least {
            for part in self.parts(plain) {
                let (of_part, its_kind) = self.weigh(&part);
                if of_part - less > score {
                    (score, kind) = (of_part - less, its_kind);
                }
            }
        }
        (score, kind)
    }

    /// Small plain letters, digits and the few signs that say something; a space for all else.
    fn plain(&self, text: &str) -> String {
        let letters = text.chars().flat_map(char::to_lowercase).map(|c| self.letters.get(&c).copied().unwrap_or(c));
        letters.map(|c| if c.is_ascii_lowercase() || c.is_ascii_digit() || "'\"?!.\n".contains(c) { c } else { ' ' }).collect()
    }

    fn words(&self, plain: &str) -> Vec<String> {
        let bytes = plain.as_bytes();
        let is_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_lowercase);
        let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let (mut words, mut at) = (Vec::new(), 0);
        while at < bytes.len() {
            let from = at;
            if is_letter(at) {
                while is_letter(at) || bytes.get(at) == Some(&b'\'') && is_letter(at + 1) {
                    at += 1;
                }
                let word = squeezed(&plain[from..at].replace('\'', ""));
                let word = self.spellings.get(&word).cloned().unwrap_or(word);
                // anak2: anak anak.
                if bytes.get(at) == Some(&b'2') && !is_digit(at + 1) {
                    words.push(word.clone());
                    at += 1;
                }
                words.push(word);
            } else if is_digit(at) {
                while is_digit(at) {
                    at += 1;
                }
                words.push(size(&plain[from..at]).to_owned());
            } else {
                match bytes[at] {
                    b'\'' | b'"' => words.push("\"".to_owned()),
                    sign @ (b'?' | b'!') => words.push(char::from(sign).to_string()),
                    _ => {}
                }
                at += 1;
            }
        }
        words
    }

    /// A long message by its sentences, and long sentences by windows.
    fn parts(&self, plain: &str) -> Vec<Vec<String>> {
        let mut sentences = vec![String::new()];
        let mut before = ' ';
        for c in plain.chars() {
            if c == '\n' || c == ' ' && ".!?".contains(before) {
                sentences.push(String::new());
            } else if let Some(sentence) = sentences.last_mut() {
                sentence.push(c);
            }
            before = c;
        }
        let mut parts = Vec::new();
        for words in sentences.iter().map(|sentence| self.words(sentence)) {
            if words.len() > LONGEST_PART {
                let starts = (0..words.len() - STEP).step_by(STEP);
                parts.extend(starts.map(|from| words[from..words.len().min(from + WINDOW)].to_vec()));
            } else if words.len() >= SHORTEST_PART {
                parts.push(words);
            }
        }
        parts
    }

    fn concept(&self, word: &str) -> Option<&str> {
        let by_root = || self.roots.iter().find(|(root, _)| word.len() >= 5 && word.contains(root.as_str())).map(|(_, concept)| concept);
        self.concepts.get(word).or_else(by_root).map(String::as_str)
    }

    /// Words and pairs of them, what they are examples of and pairs of that; and pieces of words.
    fn features(&self, words: &[String]) -> [BTreeSet<String>; 2] {
        let (mut wholes, mut pieces) = (words.iter().cloned().collect::<BTreeSet<_>>(), BTreeSet::new());
        wholes.extend(pairs(words));
        let concepts = words.iter().filter_map(|word| if word == "?" || word == "\"" { Some(word.as_str()) } else { self.concept(word) });
        let concepts: Vec<String> = concepts.map(str::to_owned).collect();
        wholes.extend(concepts.iter().map(|concept| format!("@{concept}")));
        wholes.extend(pairs(&concepts).map(|pair| format!("@{pair}")));
        for word in words.iter().filter(|word| is_word(word)) {
            let word = format!("_{word}_");
            for size in 3..=5 {
                pieces.extend((0..(word.len() + 1).saturating_sub(size)).map(|from| format!("~{}", &word[from..from + size])));
            }
        }
        [wholes, pieces]
    }

    /// How much it sounds like danger, and like which.
    fn weigh(&self, words: &[String]) -> (f64, Danger) {
        let mut columns = self.bias.clone();
        for set in self.features(words).iter().filter(|set| !set.is_empty()) {
            let mut sums = vec![0_i32; columns.len()];
            for weights in set.iter().filter_map(|feature| self.weights.get(feature)) {
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += i32::from(*weight);
                }
            }
            let root = f64::from(u32::try_from(set.len()).unwrap_or(u32::MAX)).sqrt();
            for (column, sum) in columns.iter_mut().zip(sums) {
                *column += f64::from(sum) / root;
            }
        }
        let (of_danger, of_none) = columns[1..].split_at(self.kinds.len());
        let mut best = 0;
        for (at, value) in of_danger.iter().enumerate() {
            if *value > of_danger[best] {
                best = at;
            }
        }
        let none = of_none.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        (columns[0] + of_danger[best] - none, self.kinds[best])
    }
}

/// A rule as it is written: words beside each other, `|` between alternatives, `...` for a gap.
fn items(rule: &str) -> Vec<Item> {
    let item = |item: &str| if item == "..." { Item::Gap } else { Item::Words(item.split('|').map(str::to_owned).collect()) };
    rule.split(' ').filter(|item| !item.is_empty()).map(item).collect()
}

/// Whether the words begin as the rule says.
fn fits(rule: &[Item], words: &[String]) -> bool {
    match rule {
        [] => true,
        [Item::Gap, rest @ ..] => (0..=GAP.min(words.len())).any(|over| fits(rest, &words[over..])),
        [Item::Words(these), rest @ ..] => words.split_first().is_some_and(|(word, others)| {
            let is = |this: &String| this.strip_suffix('-').map_or(word == this, |begins| word.starts_with(begins));
            these.iter().any(is) && fits(rest, others)
        }),
    }
}

/// Not a sign, nor what stands for a number.
fn is_word(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase())
}

fn pairs(words: &[String]) -> impl Iterator<Item = String> + '_ {
    let before = std::iter::once("<").chain(words.iter().map(String::as_str));
    let after = words.iter().map(String::as_str).chain(std::iter::once(">"));
    before.zip(after).map(|(one, next)| format!("{one} {next}"))
}

/// Three or more equal letters in a row are one.
fn squeezed(word: &str) -> String {
    let runs = word.as_bytes().chunk_by(|one, next| one == next);
    runs.flat_map(|run| if run.len() >= 3 { &run[..1] } else { run }).map(|byte| char::from(*byte)).collect()
}

/// A number by what it may be: a few, an age, a year.
fn size(digits: &str) -> &'static str {
    match digits.parse::<u32>() {
        Ok(0..=3) if digits.len() <= 9 => "#low",
        Ok(4..=17) if digits.len() <= 9 => "#kid",
        Ok(18..=99) if digits.len() <= 9 => "#adult",
        Ok(1900..=2100) if digits.len() <= 9 => "#year",
        _ => "#big",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the program that trained it said of the same messages: score, label, kind, rule, text.
    const VECTORS: &str = include_str!("../../tests/judge/danger-vectors.tsv");

    #[test]
    fn it_says_what_the_program_that_trained_it_says() {
        let lexicon = Lexicon::load().unwrap();
        let mut said = 0;
        for line in VECTORS.lines() {
            let parts: Vec<&str> = line.splitn(5, '\t').collect();
            let [score, label, kind, rule, text] = parts[..] else { panic!("{line}") };
            let plain = lexicon.plain(text);
            let (weighs, sounds) = lexicon.score(&plain, &lexicon.words(&plain));
            let score: f64 = score.parse().unwrap();
            assert!((weighs - score).abs() < 0.001, "{weighs}, not {score}: {text}");
            assert!(label == "no" || rule != "-" || sounds.word() == kind, "{sounds:?}: {text}");
            assert!(rule == "-" || lexicon.sounds_like(text).is_some(), "{rule}: {text}");
            said += 1;
        }
        assert_eq!(said, 600);
    }

    #[test]
    fn whatever_is_written_is_weighed_without_harm() {
        let lexicon = Lexicon::load().unwrap();
        for text in [
            "",
            " ",
            "…",
            "😢😢",
            "'''",
            "2",
            "a2",
            "anak2",
            "\u{0}\u{202e}é\u{301}",
            "?!?!",
            "İ",
            &"a".repeat(5000),
            &"mau mati ".repeat(900),
        ] {
            let _ = lexicon.sounds_like(text);
        }
    }

    #[test]
    fn a_broken_file_stops_the_start_and_names_the_line() {
        let good = "danger-model\t1\ncols\tdanger suicide plain\nbias\t0 0 0\nthreshold\t1\nshort\t0\t1\nlong\t16\t1\nweights\nmati\tZZP\n";
        let lexicon = Lexicon::read(good).unwrap();
        assert_eq!(lexicon.sounds_like("mati"), Some(Danger::Suicide));
        assert_eq!(lexicon.sounds_like("makan"), None);
        for (from, to, told) in [
            ("danger-model\t1", "danger-model\t2", "line 1"),
            ("threshold\t1", "threshold\thigh", "line 4"),
            ("mati\tZZP", "mati\tZZ", "line 8"),
            ("long\t16\t1", "long\t16", "line 6"),
            ("cols\tdanger suicide plain", "cols\tsuicide plain", "line 2"),
            ("mati\tZZP\n", "", "no weights"),
        ] {
            let error = format!("{:#}", Lexicon::read(&good.replace(from, to)).err().expect(told));
            assert!(error.contains(told), "{error}");
        }
        let rule = good.replace("weights\n", "rule\tsuicide\tingin|mau ... pergi-\nunless\tlagu\nweights\n");
        let lexicon = Lexicon::read(&rule).unwrap();
        assert_eq!(lexicon.sounds_like("aku ingin sekali pergilah"), Some(Danger::Suicide));
        assert_eq!(lexicon.sounds_like("lagu: aku ingin sekali pergilah"), None);
    }
}
