//! The catalogue of lines: loaded and checked at start, so that a mistake in a text stops the start and not a person.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use chrono::{DateTime, Utc};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use sha2::{Digest, Sha256};

use super::check::Findings;
use super::danger::Lexicon;
use super::fault::{Fault, Faults};
use super::message::{self, Book};
use super::source::Sources;
use crate::dialogue::line::Arg;
use crate::dialogue::{Line, Screen};
use crate::domain::case::Danger;
use crate::domain::contact::{Contact, Routes, words};
use crate::domain::guide::Guide;
use crate::domain::hours::Hours;
use crate::domain::language::Language;
use crate::domain::lesson::Lessons;
use crate::domain::library::Library;
use crate::domain::service::{Directory, Place};
use crate::domain::talk::utf16;

/// Its files.
pub const FILES: [(Language, &str, &str); 8] = [
    (Language::Id, "id/common.ftl", include_str!("../../locales/id/common.ftl")),
    (Language::Id, "id/reporter.ftl", include_str!("../../locales/id/reporter.ftl")),
    (Language::Id, "id/library.ftl", include_str!("../../locales/id/library.ftl")),
    (Language::Id, "id/staff.ftl", include_str!("../../locales/id/staff.ftl")),
    (Language::En, "en/common.ftl", include_str!("../../locales/en/common.ftl")),
    (Language::En, "en/reporter.ftl", include_str!("../../locales/en/reporter.ftl")),
    (Language::En, "en/library.ftl", include_str!("../../locales/en/library.ftl")),
    (Language::En, "en/staff.ftl", include_str!("../../locales/en/staff.ftl")),
];

/// Telegram's limit of a message, in UTF-16 units after parsing (Bot API, sendMessage).
pub const MESSAGE: usize = 4096;

/// A screen in somebody's language, ready to be sent. Plain text: nothing that a person wrote is ever parsed as markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    pub text: String,
    /// Rows of label and `callback_data`.
    pub keys: Vec<Vec<(String, String)>>,
}

/// Messages of one language.
pub type Bundle = FluentBundle<FluentResource>;

/// All lines, with what the centre configured.
pub struct Catalogue {
    pub(super) bundles: Vec<(Language, Bundle)>,
    pub(super) centre: String,
    pub(super) city: String,
    pub(super) hours: Hours,
    contacts: Vec<Contact>,
    limits: String,
    danger: Arc<Lexicon>,
    abroad: Vec<Contact>,
    pub(super) guide: Arc<Guide>,
    pub(super) lessons: Arc<Lessons>,
    pub(super) library: Arc<Library>,
    pub(super) services: Arc<Directory>,
    /// What the centre says of services, and of itself.
    pub(super) known: (Option<String>, Option<Place>),
    /// The centre's folder of texts, and what is not wrong in it and better looked at.
    folder: Option<PathBuf>,
    notes: Vec<Fault>,
}

impl Catalogue {
    /// What is built in, parsed and checked.
    ///
    /// # Errors
    /// Names the file or the line that is broken.
    pub fn load(centre: &str, city: &str, hours: Hours, contacts: Vec<Contact>) -> Result<Self> {
        Ok(Self::of(&Sources::built_in(), centre, city, hours, contacts)?)
    }

    /// Parses every file and renders every line once; of a folder's, each in all of its variants.
    ///
    /// # Errors
    /// All that is wrong, each with its file and line.
    pub fn of(sources: &Sources, centre: &str, city: &str, hours: Hours, contacts: Vec<Contact>) -> Result<Self, Faults> {
        let danger = Lexicon::load().map_err(|error| Faults(vec![Fault::at("locales/danger.tsv", 0, format!("{error:#}"))]))?;
        let empty = Self {
            bundles: vec![],
            centre: centre.to_owned(),
            city: city.to_owned(),
            hours,
            contacts,
            limits: String::new(),
            danger: Arc::new(danger),
            abroad: vec![],
            guide: Arc::default(),
            lessons: Arc::default(),
            library: Arc::default(),
            services: Arc::default(),
            known: (None, None),
            folder: None,
            notes: vec![],
        };
        empty.filled(sources)
    }

    /// The same, with its folder read anew.
    ///
    /// # Errors
    /// All that is wrong in it.
    pub fn again(&self) -> Result<Self, Faults> {
        let empty = Self {
            bundles: vec![],
            centre: self.centre.clone(),
            city: self.city.clone(),
            hours: self.hours.clone(),
            contacts: self.contacts.clone(),
            limits: String::new(),
            danger: self.danger.clone(),
            abroad: self.abroad.clone(),
            guide: Arc::default(),
            lessons: Arc::default(),
            library: Arc::default(),
            services: Arc::default(),
            known: self.known.clone(),
            folder: None,
            notes: vec![],
        };
        empty.filled(&Sources::with(self.folder.as_deref()))
    }

    fn filled(mut self, sources: &Sources) -> Result<Self, Faults> {
        let (mut book, mut found) = (Book::default(), Findings { faults: sources.faults().to_vec(), notes: vec![] });
        for language in Language::ALL {
            let (bundle, messages) = opened(sources, language, &mut found.faults);
            self.bundles.push((language, bundle));
            book.0.push((language, messages));
        }
        self.guide = Arc::new(super::guide::read(sources, &mut found.faults));
        self.lessons = Arc::new(super::lesson::read(sources, &mut found.faults));
        self.library = Arc::new(super::library::read(sources, &mut found.faults));
        self.serve(&mut found.faults);
        self.folder = sources.folder().map(PathBuf::from);
        self.check(sources, &book, &mut found);
        found.faults.sort();
        found.faults.dedup();
        if !found.faults.is_empty() {
            return Err(Faults(found.faults));
        }
        self.notes = found.notes;
        let texts = Language::ALL.map(|language| self.lines(language, &TOLD, DateTime::UNIX_EPOCH));
        self.limits = Sha256::digest(texts.join("\n")).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Ok(self)
    }

    /// What is better looked at in the folder's texts.
    #[must_use]
    pub fn notes(&self) -> &[Fault] {
        &self.notes
    }

    /// Which version of the limits and of `/privacy` people are told: a digest of their words in every language.
    #[must_use]
    pub fn limits(&self) -> &str {
        &self.limits
    }

    /// What somebody's words sound like, if that cannot wait.
    #[must_use]
    pub fn sounds_like(&self, words: &str) -> Option<Danger> {
        self.danger.sounds_like(words)
    }

    /// With the contacts for whoever is abroad.
    #[must_use]
    pub fn with_abroad(self, abroad: Vec<Contact>) -> Self {
        Self { abroad, ..self }
    }

    /// Which contacts one writes to, and which are for abroad.
    #[must_use]
    pub fn routes(&self) -> Routes {
        let all = self.contacts.iter().chain(&self.abroad).enumerate();
        let chats = all.filter(|(_, contact)| contact.chat).map(|(number, _)| number).collect();
        Routes { chats, abroad: (self.contacts.len()..self.contacts.len() + self.abroad.len()).collect() }
    }

    /// The questions of guided telling.
    #[must_use]
    pub const fn guide(&self) -> &Arc<Guide> {
        &self.guide
    }

    /// The short lessons and the safety plan.
    #[must_use]
    pub const fn lessons(&self) -> &Arc<Lessons> {
        &self.lessons
    }

    /// How many emergency contacts there are.
    #[must_use]
    pub const fn contacts(&self) -> usize {
        self.contacts.len()
    }

    /// The emergency numbers that are short enough to be everybody's, such as 112; `none` without one.
    #[must_use]
    pub fn short_numbers(&self) -> String {
        let is_short = |reach: &&str| reach.len() <= 3 && reach.bytes().all(|byte| byte.is_ascii_digit());
        let short: Vec<&str> = self.contacts.iter().map(|contact| contact.reach.as_str()).filter(is_short).collect();
        if short.is_empty() { "none".to_owned() } else { short.join(", ") }
    }

    #[must_use]
    pub const fn hours(&self) -> &Hours {
        &self.hours
    }

    /// One line. All lines were rendered when the catalogue was loaded, so none can fail later.
    #[must_use]
    pub fn line(&self, language: Language, line: &Line, now: DateTime<Utc>) -> String {
        self.try_line(language, line, now).unwrap_or_else(|_| line.id().to_owned())
    }

    pub(super) fn try_line(&self, language: Language, line: &Line, now: DateTime<Utc>) -> Result<String> {
        let Some((_, bundle)) = self.bundles.iter().find(|(of, _)| *of == language) else { bail!("no language {language:?}") };
        let id = line.id();
        let message = bundle.get_message(id).and_then(|message| message.value());
        let pattern = message.with_context(|| format!("{}: the line `{id}` is missing", language.tag()))?;
        let args = self.args(language, bundle, line, now);
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        if let Some(error) = errors.first() {
            bail!("{}: the line `{id}`: {error}", language.tag());
        }
        Ok(text)
    }

    /// All that a line is told with.
    pub(super) fn args<'a>(&'a self, language: Language, bundle: &Bundle, line: &'a Line, now: DateTime<Utc>) -> FluentArgs<'a> {
        let mut args = FluentArgs::new();
        args.set("centre", self.centre.as_str());
        args.set("city", self.city.as_str());
        for (name, arg) in line.args() {
            match arg {
                Arg::Number(number) => args.set(name, number),
                Arg::Word(word) | Arg::Said(word) => args.set(name, word),
                Arg::Time(at) => {
                    args.set(format!("{name}-day"), self.hours.day(now, at));
                    args.set(format!("{name}-date"), at.with_timezone(&self.hours.zone).format("%d/%m").to_string());
                    args.set(format!("{name}-year"), at.with_timezone(&self.hours.zone).format("%Y").to_string());
                    args.set(name, self.clock(language, at));
                }
            }
        }
        if let Line::Contact { number } = line {
            self.contact(language, *number, &mut args);
        }
        self.guided(bundle, line, &mut args);
        self.of_lessons(language, bundle, line, &mut args);
        self.shelved((language, bundle), line, now, &mut args);
        args
    }

    fn contact<'a>(&'a self, language: Language, number: i64, args: &mut FluentArgs<'a>) {
        let contact = usize::try_from(number).ok().and_then(|number| self.contacts.iter().chain(&self.abroad).nth(number));
        let note = contact.map_or("", |contact| words(&contact.note, language));
        args.set("name", contact.map_or("", |contact| words(&contact.name, language)));
        args.set("reach", contact.map_or("", |contact| contact.reach.as_str()));
        args.set("note", FluentValue::from(if note.is_empty() { "none" } else { note }));
    }

    /// The time of day as the language writes it.
    fn clock(&self, language: Language, at: DateTime<Utc>) -> String {
        let clock = self.hours.clock(at);
        match language {
            Language::Id => clock.replace(':', "."),
            Language::En => clock,
        }
    }

    /// Lines below each other: an empty line between, unless they follow closely.
    #[must_use]
    pub fn lines(&self, language: Language, lines: &[Line], now: DateTime<Utc>) -> String {
        let mut text = String::new();
        for line in lines {
            if !text.is_empty() {
                text.push_str(if line.follows_closely() { "\n" } else { "\n\n" });
            }
            text.push_str(&self.line(language, line, now));
        }
        text
    }

    /// A whole screen. Never longer than Telegram takes: pages are cut to fit, and what an operator's long texts add
    /// beyond that is cut here rather than refused there.
    #[must_use]
    pub fn screen(&self, language: Language, screen: &Screen, now: DateTime<Utc>) -> Rendered {
        let text = shorten(self.lines(language, &screen.lines, now));
        let keys = screen.keys.iter();
        let keys = keys.map(|row| row.iter().map(|key| (self.line(language, &key.label, now), key.press.encode())).collect());
        Rendered { text, keys: keys.collect() }
    }

    /// The same lines in every language, for when we cannot know which one is read.
    #[must_use]
    pub fn in_every_language(&self, lines: &[Line], now: DateTime<Utc>) -> String {
        shorten(Language::ALL.map(|language| self.lines(language, lines, now)).join("\n\n—\n\n"))
    }

    /// A line with the emergency contacts, as list of lines.
    #[must_use]
    pub fn with_contacts(&self, first: Line) -> Vec<Line> {
        let contacts = (0..self.contacts.len()).filter_map(|number| i64::try_from(number).ok());
        std::iter::once(first).chain(contacts.map(|number| Line::Contact { number })).collect()
    }
}

/// What people are told of the limits before they agree to them.
pub(super) const TOLD: [Line; 5] = [Line::Limits, Line::PrivacyNote, Line::PrivacyKept, Line::PrivacyLaw, Line::PrivacyRights];

/// The messages of a language, those of the folder over those that are built in, one by one.
pub(super) fn opened(sources: &Sources, language: Language, faults: &mut Vec<Fault>) -> (Bundle, Vec<message::Message>) {
    let mut bundle = FluentBundle::new_concurrent(vec![language.tag().parse().expect("the tag of a language is one")]);
    // No bidirectional marks: no language here is written from right to left, and they count as characters.
    bundle.set_use_isolating(false);
    let mut messages = Vec::new();
    for source in sources.messages(language) {
        let (resource, read) = message::read(&source, faults);
        messages.extend(read);
        if source.own {
            bundle.add_resource_overriding(resource);
        } else if let Err(errors) = bundle.add_resource(resource) {
            faults.extend(errors.iter().map(|error| Fault::at(&source.shown, 0, error.to_string())));
        }
    }
    (bundle, messages)
}

fn shorten(text: String) -> String {
    if utf16(&text) <= MESSAGE {
        return text;
    }
    let mut units = 1;
    let mut short: String = text
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= MESSAGE
        })
        .collect();
    short.push('…');
    short
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use std::collections::BTreeSet;

    pub fn catalogue() -> Catalogue {
        let hours = Hours { zone: chrono_tz::Asia::Jakarta, week: Default::default() };
        let name = [(Language::Id, "Polisi".to_owned()), (Language::En, "Police".to_owned())].into();
        let contact = Contact { name, reach: "110".to_owned(), note: [].into(), chat: false };
        Catalogue::load("Pusat Contoh", "Kota Contoh", hours, vec![contact]).unwrap()
    }

    fn ids(language: Language) -> BTreeSet<String> {
        let sources = FILES.iter().filter(|(of, ..)| *of == language);
        let heads = sources.flat_map(|(_, _, source)| source.lines()).filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
        heads.filter_map(|line| line.split_once(" =")).map(|(id, _)| id.to_owned()).collect()
    }

    #[test]
    fn every_language_has_exactly_the_lines_that_are_said() {
        let said: BTreeSet<String> = Line::samples().iter().map(|line| line.id().to_owned()).collect();
        assert_eq!(said.len(), Line::samples().len(), "two lines share an id");
        for language in Language::ALL {
            assert_eq!(ids(language), said, "{language:?}");
        }
    }

    #[test]
    fn every_line_in_every_language_uses_the_arguments_that_it_is_told_with() {
        // A variable that no line gives fails `load`; one that a language forgets is found by leaving it out here.
        let variables = |language: Language| -> BTreeSet<(String, String)> {
            let mut found = BTreeSet::new();
            for (_, _, source) in FILES.iter().filter(|(of, ..)| *of == language) {
                let mut id = "";
                for line in source.lines() {
                    if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                        id = line.split(" =").next().unwrap();
                    }
                    for piece in line.split('$').skip(1) {
                        let name: String = piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                        found.insert((id.to_owned(), name));
                    }
                }
            }
            found
        };
        assert_eq!(variables(Language::Id), variables(Language::En));
        catalogue();
    }

    #[test]
    fn no_line_alone_nears_the_limits_of_telegram() {
        let catalogue = catalogue();
        for language in Language::ALL {
            for line in Line::samples() {
                let text = catalogue.line(language, &line, DateTime::UNIX_EPOCH);
                let most = match line.id() {
                    id if id.starts_with("key-") => 40,
                    "stale-button" | "code" => 170,
                    // With 39 characters more.
                    "secret" => 160,
                    _ => 1400,
                };
                assert!(!text.trim().is_empty() && utf16(&text) <= most, "{language:?} {}: {}", line.id(), utf16(&text));
            }
        }
    }

    #[test]
    fn what_a_person_wrote_is_shown_as_it_is() {
        let catalogue = catalogue();
        let text = "<b>{ $centre }</b> *_[x](y) \u{202e}\u{0}\n\n  dua".to_owned();
        let line = Line::Said {
            voice: "reporter".to_owned(),
            at: DateTime::UNIX_EPOCH,
            edited: "no".to_owned(),
            text: crate::domain::private::Private::new(text.clone()),
        };
        assert!(catalogue.line(Language::Id, &line, DateTime::UNIX_EPOCH).ends_with(&text));
    }

    pub use crate::text::glance::SENSITIVE;

    #[test]
    fn no_screen_of_a_reporter_says_at_a_glance_what_it_is_about() {
        let catalogue = catalogue();
        let staff: BTreeSet<&str> = FILES
            .iter()
            .filter(|(_, name, _)| name.ends_with("staff.ftl"))
            .flat_map(|(_, _, source)| source.lines())
            .filter_map(|line| line.split_once(" ="))
            .map(|(id, _)| id)
            .collect();
        // Keys are no first lines, and neither are contacts and answers: those stand below another, or come by an edit.
        let first =
            |line: &Line| !line.id().starts_with("key-") && !staff.contains(line.id()) && !["contact", "answer"].contains(&line.id());
        let lines: Vec<Line> = Line::samples().into_iter().filter(first).collect();
        assert!(lines.len() > 40);
        for language in Language::ALL {
            for line in &lines {
                let text = catalogue.line(language, line, DateTime::UNIX_EPOCH).to_lowercase();
                let glance: String = text.chars().take(64).collect();
                for word in SENSITIVE {
                    assert!(!glance.contains(word), "{language:?} {} says {word}", line.id());
                }
            }
        }
    }
}
