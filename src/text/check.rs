//! What must be true of every text before anybody reads it: of all that each line can be said, and of a folder's in each of its variants.

use std::collections::{BTreeMap, BTreeSet};

use chrono::DateTime;
use fluent_bundle::{FluentArgs, FluentValue};

use super::Catalogue;
use super::catalogue::{Bundle, MESSAGE, TOLD};
use super::fault::Fault;
use super::glance;
use super::message::{Book, Message, nearest};
use super::source::Sources;
use crate::dialogue::Line;
use crate::domain::language::Language;
use crate::domain::talk::utf16;

/// What is always told, and need not be said.
const ALWAYS: [&str; 2] = ["centre", "city"];
/// Categories of number by which Fluent chooses.
const PLURAL: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// What was found in texts.
#[derive(Debug, Default)]
pub struct Findings {
    pub faults: Vec<Fault>,
    /// What is not wrong, and better looked at.
    pub notes: Vec<Fault>,
}

/// Which messages there can be.
pub struct Known {
    lines: BTreeMap<&'static str, Line>,
    /// Those that data asks for, `message` and `message.attribute`.
    named: BTreeSet<String>,
}

impl Known {
    fn is(&self, message: &Message, book: &Book) -> bool {
        let built_in = book.built_in(&message.id, message.attribute.as_deref()).next().is_some();
        let is_line = message.attribute.is_none() && self.lines.contains_key(message.id.as_str());
        built_in || is_line || self.named.contains(&message.name())
    }
}

impl Catalogue {
    pub(super) fn known(&self) -> Known {
        let lines = Line::samples().into_iter().map(|line| (line.id(), line)).collect();
        let mut named = super::guide::named(&self.guide);
        named.extend(super::lesson::named(&self.lessons));
        named.extend(super::library::named(&self.library));
        Known { lines, named }
    }

    /// Everything.
    pub(super) fn check(&self, sources: &Sources, book: &Book, found: &mut Findings) {
        let known = self.known();
        let mut said = BTreeSet::new();
        for (language, message) in book.own() {
            if said.insert((language, message.name())) {
                let (_, bundle) = self.bundles.iter().find(|(of, _)| *of == language).expect("messages are read with their language");
                self.check_own(language, bundle, book, &known, message, found);
            } else {
                found.faults.push(message.fault("is said twice in this folder"));
            }
        }
        let place = |language: Language, id: &str, attribute: Option<&str>| {
            let message = book.find(language, id, attribute);
            message.map_or_else(|| (format!("locales/{}", language.tag()), 0), |message| (message.file.clone(), message.line))
        };
        for (language, line) in Language::ALL.into_iter().flat_map(|language| known.lines.values().map(move |line| (language, line))) {
            let Err(error) = self.try_line(language, line, DateTime::UNIX_EPOCH) else { continue };
            let (file, at) = place(language, line.id(), None);
            if !found.faults.iter().any(|fault| fault.file == file && fault.line == at) {
                found.faults.push(Fault::at(&file, at, error.to_string()));
            }
        }
        let lacks = [("guide.toml", self.check_guide()), ("lessons.toml", self.check_lessons()), ("library.toml", self.check_library())];
        for (name, lack) in lacks.into_iter().flat_map(|(name, lacks)| lacks.into_iter().map(move |lack| (name, lack))) {
            let data = sources.data(name);
            let message = book.find(lack.language, &lack.id, lack.attribute.as_deref()).filter(|message| message.own || !data.own);
            let place = message.map_or_else(|| (&data.shown, data.line_of(&lack.word)), |message| (&message.file, message.line));
            found.faults.push(Fault::at(place.0, place.1, format!("{}: {}", lack.language.tag(), lack.what)));
        }
        for language in Language::ALL {
            let length = utf16(&self.lines(language, &TOLD, DateTime::UNIX_EPOCH));
            let own = TOLD.iter().filter_map(|line| book.find(language, line.id(), None)).find(|message| message.own);
            if let Some(message) = own.filter(|_| length > MESSAGE) {
                let all = TOLD.map(|line| format!("`{}`", line.id())).join(", ");
                found.faults.push(message.fault(&format!("is too long: {all} together have {length} characters, at most {MESSAGE}")));
            }
        }
    }

    /// One message of a folder.
    pub(super) fn check_own(
        &self,
        language: Language,
        bundle: &Bundle,
        book: &Book,
        known: &Known,
        message: &Message,
        found: &mut Findings,
    ) {
        if !known.is(message, book) {
            found.faults.push(message.fault(&unknown(message, book, known)));
            return;
        }
        let before = found.faults.len();
        let sample = known.lines.get(message.id.as_str()).filter(|_| message.attribute.is_none());
        let mut args = match sample {
            Some(line) => self.args(language, bundle, line, DateTime::UNIX_EPOCH),
            None => FluentArgs::from_iter(
                [("centre", &self.centre), ("city", &self.city)].map(|(name, told)| (name, FluentValue::from(told.as_str()))),
            ),
        };
        for (_, same) in book.built_in(&message.id, message.attribute.as_deref()) {
            for name in same.uses.shown.iter().chain(same.uses.chosen.keys()).filter(|_| sample.is_none()) {
                if args.get(name.as_str()).is_none() {
                    args.set(name.clone(), "other");
                }
            }
        }
        for name in message.uses.shown.iter().chain(message.uses.chosen.keys()).filter(|name| args.get(name.as_str()).is_none()) {
            let near = nearest(name, args.iter().map(|(name, _)| name)).map_or_else(String::new, |near| format!("; did you mean ${near}?"));
            found.faults.push(message.fault(&format!("uses ${name}, which it is not told{near}")));
        }
        against_built_in(language, book, message, found);
        if let Some(what) = glance::misshown(&message.uses.words) {
            found.faults.push(message.fault(&format!("holds {what}: no markup is understood, it would be seen as it stands")));
        }
        let is_staffs = book.built_in(&message.id, None).next().map_or(message.staff, |(_, same)| same.staff);
        if let Some(word) = glance::unkind(&message.uses.words).filter(|_| !is_staffs) {
            found.notes.push(message.fault(&format!("says \"{word}\" to whoever tells")));
        }
        if found.faults.len() == before {
            let rendered =
                rendered(bundle, message, &args).and_then(|texts| texts.iter().try_for_each(|text| bearable(message, is_staffs, text)));
            found.faults.extend(rendered.err().map(|what| message.fault(&what)));
        }
    }
}

/// Why a message has no place.
fn unknown(message: &Message, book: &Book, known: &Known) -> String {
    let built_in = book.0.iter().flat_map(|(_, messages)| messages).filter(|message| !message.own).map(Message::name);
    let names: Vec<String> = built_in.chain(known.lines.keys().map(|&id| id.to_owned())).chain(known.named.iter().cloned()).collect();
    // A line has no attributes, and is not the name of one.
    let alike = names.iter().map(String::as_str).filter(|name| name.contains('.') == message.attribute.is_some());
    let near = nearest(&message.name(), alike).map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
    format!("is said nowhere{near}")
}

/// What it leaves out of what is built in, and which of its variants never come.
fn against_built_in(language: Language, book: &Book, message: &Message, found: &mut Findings) {
    let all: Vec<(Language, &Message)> = book.built_in(&message.id, message.attribute.as_deref()).collect();
    let Some((_, same)) = all.iter().find(|(of, _)| *of == language).or_else(|| all.first()) else { return };
    let has = |name: &String| message.uses.shown.contains(name) || message.uses.chosen.contains_key(name);
    for name in same.uses.shown.iter().filter(|name| !has(name) && !ALWAYS.contains(&name.as_str())) {
        found.faults.push(message.fault(&format!("does not say ${name}, as it must")));
    }
    for name in same.uses.chosen.keys().filter(|name| !has(name)) {
        found.notes.push(message.fault(&format!("says the same whatever ${name} is")));
    }
    for (name, keys) in &message.uses.chosen {
        let known: BTreeSet<&str> =
            all.iter().filter_map(|(_, one)| one.uses.chosen.get(name)).flatten().map(|(key, _)| key.as_str()).collect();
        let free = |key: &str| PLURAL.contains(&key) || key.parse::<f64>().is_ok();
        for (key, _) in keys.iter().filter(|(key, default)| !default && !free(key) && !known.is_empty() && !known.contains(key.as_str())) {
            let near = nearest(key, known.iter().copied()).map_or_else(String::new, |near| format!("; did you mean [{near}]?"));
            found.faults.push(message.fault(&format!("has a variant [{key}], and ${name} is never that{near}")));
        }
        let needed = same.uses.chosen.get(name).into_iter().flatten().filter(|(key, default)| !default && !free(key));
        for (key, _) in needed.filter(|(key, _)| !keys.iter().any(|(own, _)| own == key)) {
            found.notes.push(message.fault(&format!("has no variant [{key}] of ${name}")));
        }
    }
}

/// Its text in every variant.
fn rendered(bundle: &Bundle, message: &Message, args: &FluentArgs<'_>) -> Result<Vec<String>, String> {
    let found = bundle.get_message(&message.id);
    let pattern = match &message.attribute {
        None => found.and_then(|found| found.value()),
        Some(attribute) => found.and_then(|found| found.get_attribute(attribute)).map(|attribute| attribute.value()),
    };
    let pattern = pattern.ok_or("is missing")?;
    let mut texts = Vec::new();
    for way in message.uses.ways() {
        let mut told: FluentArgs<'_> = args.iter().map(|(name, value)| (name, value.clone())).collect();
        for (name, key) in &way {
            match key.parse::<f64>() {
                Ok(number) => told.set(*name, number),
                Err(_) => told.set(*name, *key),
            }
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&told), &mut errors).into_owned();
        if let Some(error) = errors.first() {
            return Err(format!("cannot be said: {error}"));
        }
        if text.trim().is_empty() {
            let when: Vec<String> = way.iter().map(|(name, key)| format!("${name} is {key}")).collect();
            return Err(if when.is_empty() { "is empty".to_owned() } else { format!("is empty where {}", when.join(" and ")) });
        }
        texts.push(text);
    }
    Ok(texts)
}

/// Neither too long nor, at its beginning, telling.
fn bearable(message: &Message, is_staffs: bool, text: &str) -> Result<(), String> {
    let (length, most) = (utf16(text), glance::longest(&message.id));
    if length > most {
        return Err(format!("has {length} characters, at most {most}"));
    }
    // Names and options stand on keys.
    let is_read = message.attribute.as_ref().is_none_or(|attribute| attribute.starts_with("to-"));
    match glance::at_a_glance(text).filter(|_| is_read && glance::is_seen(&message.id, is_staffs)) {
        Some(word) => Err(format!("says \"{word}\" among its first {} characters, which can be seen on a locked screen", glance::GLANCE)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::hours::Hours;
    use crate::text::Faults;

    fn load(files: &[(&str, &str)]) -> Result<Catalogue, Vec<String>> {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let file = folder.path().join(name);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        let hours = Hours { zone: chrono_tz::Asia::Jakarta, week: Default::default() };
        let place = format!("{}/", folder.path().display());
        let told = |Faults(faults): Faults| faults.iter().map(|fault| fault.to_string().replace(&place, "")).collect();
        Catalogue::of(&Sources::with(Some(folder.path())), "Pusat Contoh", "Kota Contoh", hours, vec![]).map_err(told)
    }

    fn faults(files: &[(&str, &str)]) -> Vec<String> {
        load(files).err().unwrap_or_default()
    }

    /// Every text that is built in is held to what a folder's are.
    #[test]
    fn what_is_built_in_is_without_fault_in_a_folder_too() {
        let messages = Language::ALL.into_iter().flat_map(|language| Sources::built_in().messages(language));
        let mut files: Vec<(String, String)> = messages.map(|source| (source.name, source.text)).collect();
        for (name, data) in [
            ("guide.toml", crate::domain::guide::DATA),
            ("lessons.toml", crate::domain::lesson::DATA),
            ("library.toml", crate::domain::library::DATA),
        ] {
            files.push((name.to_owned(), data.to_owned()));
        }
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        match load(&files) {
            Ok(catalogue) => assert_eq!(catalogue.notes(), [], "nothing of it is to be looked at again"),
            Err(faults) => panic!("{}", faults.join("\n")),
        }
    }

    #[test]
    fn each_kind_of_fault_is_found_at_its_line() {
        let long = format!("# x\nhome = {}\n", "kata ".repeat(300));
        for (name, text, says) in [
            ("id/reporter.ftl", "sent = Terima kasih.\n\nsends-at = Kalau { $at\n", "id/reporter.ftl:4: not understood"),
            ("id/reporter.ftl", "sent = Terima kasih\nbukan pesan\n", "id/reporter.ftl:2: not understood"),
            ("id/common.ftl", "# x\nhoem = Halo.\n", "id/common.ftl:2: `hoem` is said nowhere; did you mean `home`?"),
            ("id/common.ftl", "xyzzyxyzzyxyzzy = Halo.\n", "id/common.ftl:1: `xyzzyxyzzyxyzzy` is said nowhere"),
            (
                "en/reporter.ftl",
                "\nsends-at = We send it at { $when }.\n",
                "en/reporter.ftl:2: `sends-at` uses $when, which it is not told",
            ),
            ("en/reporter.ftl", "sends-at = We send it at { $att }. { $at }\n", "did you mean $at?"),
            ("en/reporter.ftl", "sends-at = We send it soon.\n", "en/reporter.ftl:1: `sends-at` does not say $at, as it must"),
            ("id/common.ftl", "contact = • { $name }\n", "`contact` does not say $reach, as it must"),
            ("id/common.ftl", &long, "id/common.ftl:2: `home` has 1499 characters, at most 1400"),
            ("id/common.ftl", "key-tell = Bercerita dengan kata-kata Anda sendiri saja\n", "`key-tell` has 44 characters, at most 40"),
            ("id/common.ftl", "home = Laporkan kekerasan di sini.\n", "`home` says \"kekerasan\" among its first 64 characters"),
            ("en/reporter.ftl", "update = A police update.\n", "`update` says \"police\" among its first 64"),
            ("id/staff.ftl", "ping-new = Ada kasus baru.\n", "`ping-new` says \"kasus\" among its first 64"),
            ("id/common.ftl", "home = Halo <b>di sini</b>.\n", "`home` holds a tag in < >"),
            ("id/common.ftl", "home = **Halo** di sini.\n", "`home` holds **: no markup"),
            ("id/common.ftl", "home = Ha\u{202e}lo.\n", "the invisible character U+202E"),
            ("id/common.ftl", "home = { nothing }\n", "`home` cannot be said"),
            ("id/common.ftl", "home = { -brand }\n", "`home` cannot be said"),
            ("id/common.ftl", "home = { \"\" }\n", "`home` is empty"),
            (
                "id/common.ftl",
                "command = { $name ->\n    [strat] Ke awal\n   *[exit] Bersihkan\n }\n",
                "id/common.ftl:1: `command` has a variant [strat], and $name is never that; did you mean [start]?",
            ),
            (
                "id/common.ftl",
                "keep-about = { $keeps ->\n    [yes] { \"\" }\n   *[no] Kami bersihkan.\n }\n",
                "`keep-about` is empty where $keeps is yes",
            ),
            ("id/common.ftl", "home = Satu.\nhelp = Cara.\nhome = Dua.\n", "id/common.ftl:3: `home` is said twice"),
            ("id/common.ftl", "home =\n    .title = Halo\n", "id/common.ftl:2: `home.title` is said nowhere"),
            (
                "id/guide.ftl",
                "question-when = Kapan?\n    .name = Kapan\n    .now = Sekarang\n",
                "id/guide.ftl:1: id: `question-when` has no `.days`",
            ),
            (
                "id/guide.ftl",
                "question-address = Di mana tempatnya itu?\n    .name = Alamat atau patokan tempatnya\n",
                "id/guide.ftl:2: id: `question-address`: its name is too long for a key",
            ),
            ("id/repotrer.ftl", "home = x\n", "id/repotrer.ftl: no such file is known; did you mean id/reporter.ftl?"),
            ("guied.toml", "version = 1\n", "guied.toml: no such file is known; did you mean guide.toml?"),
            ("danger.tsv", "danger-model\t1\n", "danger.tsv: is not replaced by a folder"),
            ("min/common.ftl", "home = Halo.\n", "min: this release speaks id, en; a new language needs a release"),
            ("guide.toml", "version = 1\n\n[[question]]\nnumber = x\n", "guide.toml:4: "),
        ] {
            let found = faults(&[(name, text)]);
            assert!(found.iter().any(|fault| fault.contains(says)), "{text}\n{says}\n{found:#?}");
        }
    }

    #[test]
    fn data_is_held_to_the_texts_and_to_what_stands_in_chats() {
        let data = crate::domain::guide::DATA;
        let line = |word: &str| data.lines().position(|line| line.contains(word)).unwrap() + 1;
        for (from, to, says) in [
            (
                "word = \"spread\"",
                "word = \"flown\"",
                format!("guide.toml:{}: id: `question-online` has no `.flown`", line("word = \"spread\"")),
            ),
            ("number = 2\nword = \"when\"", "number = 40\nword = \"when\"", "question `when` has number 40, but `when` has 2".to_owned()),
            (
                "{ number = 2, word = \"days\" }",
                "{ number = 9, word = \"days\" }",
                "`when`, option `days` has number 9, but `days` has 2".to_owned(),
            ),
            ("word = \"sail\"", "word = \"sailor\"", "option `sailor` has number 3, but `sail` has 3".to_owned()),
            ("after = \"who\"", "after = \"whom\"", "there is no question `whom`".to_owned()),
        ] {
            assert!(data.contains(from), "{from}");
            let found = faults(&[("guide.toml", &data.replacen(from, to, 1))]);
            assert!(found.iter().any(|fault| fault.contains(&says)), "{to}: {says}\n{found:#?}");
        }
        // A name is a name, and what is new has its number and its words.
        let renamed = data.replacen("name = \"Sail\"", "name = \"Sail Baru\"", 1);
        assert_eq!(faults(&[("guide.toml", &renamed)]), [""; 0]);
        let more = data.replacen("{ number = 2, word = \"days\" }", "{ number = 2, word = \"days\" }, { number = 9, word = \"hours\" }", 1);
        assert_eq!(faults(&[("guide.toml", &more)]).len(), 2, "a word in each language is missing");
    }

    #[test]
    fn all_faults_are_told_at_once_and_in_their_order() {
        let found = faults(&[
            ("en/common.ftl", "home = Hello.\nhoem = x\nkey-tell = { $x }\n"),
            ("id/common.ftl", "home = Polisi.\n"),
            ("guide.toml", "version = 1\n"),
            ("notes.txt", ""),
        ]);
        let places: Vec<String> = found.iter().map(|fault| fault.split(": ").next().unwrap().to_owned()).collect();
        assert_eq!(places, ["en/common.ftl:2", "en/common.ftl:3", "guide.toml:1", "id/common.ftl:1", "notes.txt"], "{found:#?}");
    }

    #[test]
    fn one_message_is_said_otherwise_and_the_rest_falls_back() {
        let built_in = crate::text::catalogue::tests::catalogue();
        let catalogue = load(&[
            ("id/common.ftl", "\u{feff}home = Halo, ini { $centre }.\r\n-nama = Kami\r\nhelp = { -nama } membaca.\r\n"),
            ("id/reporter.ftl", ""),
            (".git/config", "x"),
            ("README.md", "x"),
            ("id/common.ftl~", "x"),
        ]);
        let catalogue = catalogue.unwrap_or_else(|faults| panic!("{faults:#?}"));
        let said = |catalogue: &Catalogue, language, line: &Line| catalogue.line(language, line, DateTime::UNIX_EPOCH);
        assert_eq!(said(&catalogue, Language::Id, &Line::Home), "Halo, ini Pusat Contoh.");
        assert_eq!(said(&catalogue, Language::Id, &Line::Help), "Kami membaca.");
        assert_eq!(said(&catalogue, Language::En, &Line::Home), said(&built_in, Language::En, &Line::Home));
        assert_eq!(said(&catalogue, Language::Id, &Line::Sent), said(&built_in, Language::Id, &Line::Sent));
        // Only what people are told of the limits makes another version of them.
        assert_eq!(catalogue.limits(), built_in.limits());
        let other = load(&[("en/reporter.ftl", "limits = You may stop at any time.\n")]).unwrap_or_else(|faults| panic!("{faults:#?}"));
        assert_ne!(other.limits(), built_in.limits());
    }

    #[test]
    fn what_is_better_looked_at_is_noted_and_taken() {
        let catalogue = load(&[
            (
                "id/reporter.ftl",
                "sent = Terima kasih. Sudah sampai, dan kami tidak bertanya kenapa.\nask-preference = Kapan boleh kami tulis?\n",
            ),
            ("id/common.ftl", "command = { $name ->\n    [start] Ke awal\n   *[exit] Bersihkan\n }\n"),
        ]);
        let catalogue = catalogue.unwrap_or_else(|faults| panic!("{faults:#?}"));
        let notes: Vec<&str> = catalogue.notes().iter().map(|note| note.what.as_str()).collect();
        for note in [
            "`sent` says \"kenapa\" to whoever tells",
            "`command` has no variant [help] of $name",
            "`ask-preference` says the same whatever $phone is",
        ] {
            assert!(notes.contains(&note), "{note}\n{notes:#?}");
        }
    }

    #[test]
    fn a_folder_that_is_not_there_is_a_fault_and_so_is_what_is_no_text() {
        let hours = Hours { zone: chrono_tz::Asia::Jakarta, week: Default::default() };
        let folder = tempfile::tempdir().unwrap();
        let load = || Catalogue::of(&Sources::with(Some(&folder.path().join("texts"))), "Pusat", "Kota", hours.clone(), vec![]);
        assert!(load().err().unwrap().to_string().contains("texts: the folder cannot be read"));
        std::fs::create_dir_all(folder.path().join("texts/id")).unwrap();
        std::fs::write(folder.path().join("texts/id/common.ftl"), b"home = Halo.\nhelp = \xff\n").unwrap();
        assert!(load().err().unwrap().to_string().contains("common.ftl:2: not in UTF-8"));
    }
}
