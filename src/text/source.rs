//! Where texts and data come from: each file is built in, and a folder of the centre's own says more. Here alone they are listed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::fault::Fault;
use super::message::{self, nearest};
use super::{catalogue, guide, lesson, library};
use crate::domain;
use crate::domain::language::Language;

/// Files of messages, in the lists that stand beside what is said from them.
const MESSAGES: [&[(Language, &str, &str)]; 4] = [&catalogue::FILES, &guide::FILES, &lesson::FILES, &library::FILES];
/// Files of data.
const DATA: [(&str, &str); 3] =
    [("guide.toml", domain::guide::DATA), ("lessons.toml", domain::lesson::DATA), ("library.toml", domain::library::DATA)];
/// What no folder replaces, and why.
const FIXED: [(&str, &str); 2] = [
    (
        "danger.tsv",
        "is not replaced by a folder: its weights are held to sentences that were judged, with each release; a file that is put here by mistake would let danger pass unnoticed",
    ),
    ("services.toml", "is added to, and not replaced: name your file in [centre] services"),
];
/// The largest file of a folder, in bytes: all that is built in has less.
const LARGEST: u64 = 1 << 20;

/// One file, and what is in it.
#[derive(Debug, Clone)]
pub struct Source {
    /// Relative to the folder, as built in: `id/reporter.ftl`.
    pub name: String,
    /// As an operator finds it.
    pub shown: String,
    pub text: String,
    /// Whether it is the centre's.
    pub own: bool,
}

impl Source {
    fn built_in((name, text): (&str, &str)) -> Self {
        Self { name: name.to_owned(), shown: format!("locales/{name}"), text: text.to_owned(), own: false }
    }

    /// The line of a file of data at which this word is given to something, or at least stands; 0 where it does not.
    #[must_use]
    pub fn line_of(&self, word: &str) -> usize {
        let quoted = format!("\"{word}\"");
        let given = format!("word = {quoted}");
        let line = |what: &str| self.text.lines().position(|line| line.contains(what)).map(|at| at + 1);
        line(&given).or_else(|| line(&quoted)).unwrap_or(0)
    }
}

/// All files of one reading.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    folder: Option<PathBuf>,
    own: Vec<Source>,
    /// Of languages that this release does not speak.
    foreign: BTreeMap<String, Vec<Source>>,
    faults: Vec<Fault>,
}

impl Sources {
    /// Only what is built in.
    #[must_use]
    pub fn built_in() -> Self {
        Self::default()
    }

    /// With what a folder says. What cannot be read of it is a fault among the others.
    #[must_use]
    pub fn with(folder: Option<&Path>) -> Self {
        let Some(folder) = folder else { return Self::built_in() };
        let mut sources = Self { folder: Some(folder.to_path_buf()), ..Self::default() };
        sources.read(folder, "");
        sources
    }

    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// The files of a folder.
    #[must_use]
    pub fn own(&self) -> &[Source] {
        &self.own
    }

    #[must_use]
    pub const fn foreign(&self) -> &BTreeMap<String, Vec<Source>> {
        &self.foreign
    }

    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The files of messages of a language: those that are built in, then the centre's, which say the same otherwise.
    #[must_use]
    pub fn messages(&self, language: Language) -> Vec<Source> {
        let built_in = MESSAGES.into_iter().flatten().filter(|(of, ..)| *of == language);
        let mut files: Vec<Source> = built_in.map(|(_, name, text)| Source::built_in((name, text))).collect();
        let folder = format!("{}/", language.tag());
        files.extend(self.own.iter().filter(|source| source.name.starts_with(&folder)).cloned());
        files
    }

    /// A file of data: the centre's, or else the one that is built in.
    #[must_use]
    pub fn data(&self, name: &str) -> Source {
        let own = self.own.iter().find(|source| source.name == name).cloned();
        own.unwrap_or_else(|| Self::built_in_data(name))
    }

    #[must_use]
    pub fn built_in_data(name: &str) -> Source {
        DATA.into_iter().find(|(of, _)| *of == name).map(Source::built_in).expect("data that is asked for is listed")
    }

    fn read(&mut self, folder: &Path, within: &str) {
        let entries =
            std::fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>());
        let mut paths = match entries {
            Ok(paths) => paths,
            Err(error) => return self.fault(folder, format!("the folder cannot be read: {error}")),
        };
        paths.sort();
        for path in paths {
            match path.file_name().and_then(|name| name.to_str()) {
                // What editors and version control leave, and notes for those who edit.
                Some(name) if name.starts_with(['.', '#']) || name.ends_with('~') || name.starts_with("README") => {}
                Some(name) if path.is_dir() && within.is_empty() => self.language(&path, name),
                Some(name) => self.file(&path, &format!("{within}{name}")),
                None => self.fault(&path, "its name cannot be read"),
            }
        }
    }

    fn language(&mut self, path: &Path, name: &str) {
        if Language::ALL.iter().any(|language| language.tag() == name) {
            return self.read(path, &format!("{name}/"));
        }
        let mut files = Self::default();
        files.read(path, "?/");
        self.foreign.insert(name.to_owned(), files.own);
        let known = Language::ALL.map(Language::tag).join(", ");
        self.fault(path, format!("this release speaks {known}; a new language needs a release. `suaka locales` says what this one lacks"));
    }

    fn file(&mut self, path: &Path, name: &str) {
        if let Some((_, why)) = FIXED.iter().find(|(of, _)| *of == name) {
            return self.fault(path, *why);
        }
        // In the folder of a foreign language stand the files that Indonesian has.
        let spoken = name.replacen('?', Language::Id.tag(), 1);
        let messages = MESSAGES.into_iter().flatten().map(|(_, name, _)| *name);
        let known: Vec<&str> = messages.chain(DATA.map(|(name, _)| name)).collect();
        if !known.contains(&spoken.as_str()) {
            let near = nearest(&spoken, known.into_iter()).map_or_else(String::new, |near| format!("; did you mean {near}?"));
            return self.fault(path, format!("no such file is known{near}"));
        }
        match std::fs::metadata(path) {
            Ok(is) if is.len() > LARGEST => return self.fault(path, "more than 1 MiB: this cannot be a file of texts"),
            _ => {}
        }
        match std::fs::read(path).map(String::from_utf8) {
            Ok(Ok(text)) => {
                // Some editors put a mark before the first letter.
                let text = text.trim_start_matches('\u{feff}').to_owned();
                self.own.push(Source { name: name.to_owned(), shown: path.display().to_string(), text, own: true });
            }
            Ok(Err(error)) => {
                let good = error.utf8_error().valid_up_to();
                let line = message::line_at(error.as_bytes(), good);
                self.faults.push(Fault::at(&path.display().to_string(), line, "not in UTF-8: save it so"));
            }
            Err(error) => self.fault(path, format!("the file cannot be read: {error}")),
        }
    }

    fn fault(&mut self, path: &Path, what: impl Into<String>) {
        self.faults.push(Fault::at(&path.display().to_string(), 0, what));
    }
}
