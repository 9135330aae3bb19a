//! What each language says, and what it lacks: of those that are built in, with a folder over them, and of languages that are only in a folder.

use std::collections::BTreeSet;

use super::Catalogue;
use super::catalogue::opened;
use super::check::Findings;
use super::fault::{Fault, Faults};
use super::message::{self, Book, Message};
use super::source::Sources;
use crate::domain::hours::Hours;
use crate::domain::language::Language;

/// One language.
#[derive(Debug)]
pub struct Complete {
    pub tag: String,
    /// Whether this release speaks it.
    pub spoken: bool,
    pub messages: usize,
    /// Of the centre's folder.
    pub own: usize,
    /// What Indonesian says and this language does not, or in Indonesian what is to be said and is not.
    pub missing: Vec<String>,
    /// What is said nowhere, too long, or broken otherwise.
    pub faults: Vec<Fault>,
    pub notes: Vec<Fault>,
}

/// All languages of these sources, and what is wrong with their other files.
#[must_use]
pub fn complete(sources: &Sources) -> (Vec<Complete>, Vec<Fault>) {
    let hours = Hours { zone: chrono_tz::Asia::Jakarta, week: Default::default() };
    let loaded = |sources: &Sources| Catalogue::of(sources, "Pusat Contoh", "Kota Contoh", hours.clone(), vec![]);
    let (mut faults, notes) = match loaded(sources) {
        Ok(catalogue) => (vec![], catalogue.notes().to_vec()),
        Err(Faults(faults)) => (faults, vec![]),
    };
    let mut book = Book::default();
    for language in Language::ALL {
        book.0.push((language, opened(sources, language, &mut vec![]).1));
    }
    let indonesian = names(book.of(Language::Id));
    let mut all = Vec::new();
    for language in Language::ALL {
        let messages = book.of(language);
        let place = format!("{}/", language.tag());
        let of =
            |fault: &Fault| sources.messages(language).iter().any(|source| source.shown == fault.file && source.name.starts_with(&place));
        all.push(Complete {
            tag: language.tag().to_owned(),
            spoken: true,
            messages: count(messages),
            own: count(messages.iter().filter(|message| message.own)),
            missing: missing(&indonesian, &names(messages)),
            faults: faults.extract_if(.., |fault| of(fault)).collect(),
            notes: notes.iter().filter(|fault| of(fault)).cloned().collect(),
        });
    }
    if let Ok(catalogue) = loaded(&Sources::built_in()) {
        all.extend(sources.foreign().keys().map(|tag| foreign(tag, sources, &catalogue, &book, &indonesian)));
    }
    (all, faults)
}

/// A language that is only in a folder: held to the same as the others, over Indonesian.
fn foreign(tag: &str, sources: &Sources, catalogue: &Catalogue, book: &Book, indonesian: &BTreeSet<String>) -> Complete {
    let (mut found, mut messages) = (Findings::default(), Vec::new());
    let spoken = opened(&Sources::built_in(), Language::Id, &mut found.faults);
    let mut bundle = spoken.0;
    if let Ok(tag) = tag.parse() {
        bundle.locales = vec![tag];
    } else {
        found.faults.push(Fault::at(tag, 0, "a folder is called by the tag of its language, such as min"));
    }
    for source in sources.foreign().get(tag).into_iter().flatten() {
        let (resource, read) = message::read(source, &mut found.faults);
        bundle.add_resource_overriding(resource);
        messages.extend(read);
    }
    let known = catalogue.known();
    for message in &messages {
        catalogue.check_own(Language::Id, &bundle, book, &known, message, &mut found);
    }
    let messages_own = count(&messages);
    Complete {
        tag: tag.to_owned(),
        spoken: false,
        messages: messages_own,
        own: messages_own,
        missing: missing(indonesian, &names(&messages)),
        faults: found.faults,
        notes: found.notes,
    }
}

/// How many messages, without their attributes.
fn count<'a>(messages: impl IntoIterator<Item = &'a Message>) -> usize {
    messages.into_iter().map(|message| message.id.as_str()).collect::<BTreeSet<_>>().len()
}

fn names(messages: &[Message]) -> BTreeSet<String> {
    messages.iter().map(Message::name).collect()
}

fn missing(of: &BTreeSet<String>, has: &BTreeSet<String>) -> Vec<String> {
    of.difference(has).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_built_in_is_complete() {
        let (languages, faults) = complete(&Sources::built_in());
        assert!(faults.is_empty() && languages.len() == Language::ALL.len());
        for language in languages {
            assert!(language.missing.is_empty() && language.faults.is_empty() && language.messages > 300, "{language:?}");
        }
    }

    #[test]
    fn a_language_of_a_folder_hears_what_it_lacks() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("min")).unwrap();
        let text = "home = Halo. Di siko buliah batanyo.\nhoem = x\nkey-tell = Bacarito jo kato-kato awak surang sajo kini ko\n";
        std::fs::write(folder.path().join("min/common.ftl"), text).unwrap();
        let (languages, faults) = complete(&Sources::with(Some(folder.path())));
        assert!(faults.iter().all(|fault| fault.what.contains("needs a release")) && faults.len() == 1, "{faults:?}");
        let min = languages.iter().find(|language| language.tag == "min").unwrap();
        assert!(!min.spoken && min.messages == 3, "{min:?}");
        assert!(min.missing.contains(&"help".to_owned()) && min.missing.contains(&"question-who.me".to_owned()));
        assert!(!min.missing.contains(&"home".to_owned()));
        let told: Vec<String> = min.faults.iter().map(Fault::to_string).collect();
        assert!(
            told.len() == 2 && told[0].contains("common.ftl:2: `hoem`") && told[1].contains("common.ftl:3: `key-tell` has"),
            "{told:?}"
        );
        assert!(languages.iter().filter(|language| language.spoken).all(|language| language.missing.is_empty()));
    }
}
