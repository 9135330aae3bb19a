//! The words of the library and of services near by, as the data names them. That none is missing or too long is checked at
//! start.

use std::collections::BTreeSet;
use std::sync::Arc;

use anyhow::{Result, anyhow};
use chrono::{DateTime, NaiveDate, Utc};
use fluent_bundle::FluentArgs;

use super::Catalogue;
use super::catalogue::Bundle;
use super::fault::Fault;
use super::guide::{self, Lack};
use super::source::Sources;
use crate::dialogue::{Line, PAGES};
use crate::domain::contact::{Words, words};
use crate::domain::hours::Day;
use crate::domain::language::Language;
use crate::domain::library::Library;
use crate::domain::service::{self, Anonymous, Checked, Cost, Directory, Need, Open, Place, Service, Span, Times};
use crate::domain::talk::utf16;

/// Files of their own: what is in them is asked for by words of the data, and not by a line each.
pub const FILES: [(Language, &str, &str); 4] = [
    (Language::Id, "id/cards.ftl", include_str!("../../locales/id/cards.ftl")),
    (Language::Id, "id/names.ftl", include_str!("../../locales/id/names.ftl")),
    (Language::En, "en/cards.ftl", include_str!("../../locales/en/cards.ftl")),
    (Language::En, "en/names.ftl", include_str!("../../locales/en/names.ftl")),
];

/// Characters of a title: it stands on a key of its own.
const TITLE: usize = 40;
/// Of a name: two stand beside each other on a small screen.
const NAME: usize = 22;
/// UTF-16 units of a part of a card. With its title, what stands below it and a long name of a centre, two phone screens.
const PART: usize = 1200;

/// The cards of this reading.
pub(super) fn read(sources: &Sources, faults: &mut Vec<Fault>) -> Library {
    guide::data(sources, "library.toml", Library::read, renumbered, faults)
}

/// Numbers stand in buttons and links: what one of them was given to, it stays with.
fn renumbered(data: &Library, known: &Library) -> Vec<(String, String)> {
    let audiences: Vec<(u16, &str)> = known.audiences.iter().map(|one| (one.number, one.word.as_str())).collect();
    let cards: Vec<(u16, &str)> = known.cards.iter().map(|one| (one.number, one.word.as_str())).collect();
    let first = data.audiences.iter().filter_map(|one| guide::taken("audience ", (one.number, &one.word), &audiences));
    first.chain(data.cards.iter().filter_map(|one| guide::taken("card ", (one.number, &one.word), &cards))).collect()
}

/// Every message that this data can ask for, how long it may be, and the word of the data that asks.
fn asked(data: &Library) -> Vec<(String, usize, &str)> {
    let audiences = data.audiences.iter().map(|audience| (format!("audience-{}", audience.word), NAME, audience.word.as_str()));
    let needs = Need::ALL.iter().map(|need| (format!("need-{}", need.word()), NAME, need.word()));
    let days = DAYS.map(|day| (format!("day-{day}"), NAME, day));
    let part = |part: &str, word: &str| (format!("card-{word}-{part}"), if part == "title" { TITLE } else { PART });
    let cards = data.cards.iter().flat_map(|card| {
        PAGES.concat().into_iter().map(move |of| {
            let (id, most) = part(of, &card.word);
            (id, most, card.word.as_str())
        })
    });
    audiences.chain(needs).chain(days).chain(cards).collect()
}

pub(super) fn named(data: &Library) -> BTreeSet<String> {
    asked(data).into_iter().map(|(id, ..)| id).collect()
}

impl Catalogue {
    /// The cards that can be read.
    #[must_use]
    pub const fn library(&self) -> &Arc<Library> {
        &self.library
    }

    /// Whom else one can turn to.
    #[must_use]
    pub const fn services(&self) -> &Arc<Directory> {
        &self.services
    }

    /// With what an operator's own file of services says, and with the centre itself.
    ///
    /// # Errors
    /// Names the first fault of the file.
    pub fn with_services(mut self, file: Option<String>, place: Option<Place>) -> Result<Self> {
        self.known = (file, place);
        let mut faults = Vec::new();
        self.serve(&mut faults);
        faults.pop().map_or(Ok(self), |fault| Err(anyhow!("{}", fault.what)))
    }

    /// Whom else one can turn to: what is built in, what the centre knows, and the centre itself.
    pub(super) fn serve(&mut self, faults: &mut Vec<Fault>) {
        let (file, place) = self.known.clone();
        let mut services = match Directory::read(service::DATA, &self.guide) {
            Ok(services) => services,
            Err(fault) => return faults.push(Fault::at("locales/services.toml", 0, fault)),
        };
        if let Some(text) = file {
            services = match services.with(&text, &self.guide) {
                Ok(services) => services,
                Err(fault) => return faults.push(Fault::at("[centre] services", 0, fault)),
            };
        }
        if let Some(place) = place {
            let name: Words = Language::ALL.map(|language| (language, self.centre.clone())).into();
            services = services.with_place(&name, place);
        }
        self.services = Arc::new(services);
    }

    /// What the data names and cannot be said, or does not fit its key or its page.
    pub(super) fn check_library(&self) -> Vec<Lack> {
        let mut lacks = Vec::new();
        for (language, bundle) in &self.bundles {
            for (id, most, word) in asked(&self.library) {
                let what = match self.said(bundle, &id, None) {
                    None => format!("`{id}` is missing or empty"),
                    Some(text) if utf16(&text) > most => format!("`{id}` has {} characters, {most} are the most", utf16(&text)),
                    Some(_) => continue,
                };
                lacks.push(Lack { language: *language, id, attribute: None, word: word.to_owned(), what });
            }
        }
        lacks
    }

    /// What a line of the library says in its frame. A word of another release stands for itself.
    pub(super) fn shelved(&self, (language, bundle): (Language, &Bundle), line: &Line, now: DateTime<Utc>, args: &mut FluentArgs<'_>) {
        let named = |kind: &str, word: &str| self.said(bundle, &format!("{kind}-{word}"), None).unwrap_or_else(|| word.to_owned());
        match line {
            Line::LibraryList { audience } | Line::KeyAudience { audience } => args.set("label", named("audience", audience)),
            Line::KeyCard { card } => args.set("label", named("card", &format!("{card}-title"))),
            Line::CardText { card, part } => args.set("text", named("card", &format!("{card}-{part}"))),
            Line::CardReview { card } => {
                let review = self.library.by_word(card).and_then(|card| card.review.as_ref());
                args.set("role", review.map_or_else(|| card.clone(), |review| words(&review.role, language).to_owned()));
                args.set("date", review.map_or_else(String::new, |review| date(review.date)));
            }
            Line::KeyNeed { need } => args.set("label", named("need", need)),
            Line::ServicesList { need, district } => {
                args.set("label", named("need", need));
                args.set("place", self.place_name(district));
            }
            Line::KeyDistrict { district } => args.set("label", self.place_name(district)),
            Line::Service { number, field } => {
                let service = u16::try_from(*number).ok().and_then(|number| self.services.service(number));
                match service {
                    Some(service) => self.service(language, bundle, service, field, now, args),
                    // It was taken away since the screen was made.
                    None => nothing(args),
                }
            }
            _ => {}
        }
    }

    fn place_name(&self, word: &str) -> String {
        let option = self.guide.districts().into_iter().find(|option| option.word == word);
        option.and_then(|option| option.name.clone()).unwrap_or_else(|| word.to_owned())
    }

    fn service(&self, language: Language, bundle: &Bundle, service: &Service, field: &str, now: DateTime<Utc>, args: &mut FluentArgs<'_>) {
        nothing(args);
        let all = |of: &[String]| of.join(" · ");
        let value = match field {
            "phone" => all(&service.phone),
            "chat" => all(&service.chat.iter().map(|route| tappable(route)).collect::<Vec<_>>()),
            "web" => all(&service.web),
            "address" => service.address.clone().unwrap_or_default(),
            "who" => words(&service.who, language).to_owned(),
            "note" => words(&service.note, language).to_owned(),
            "times" => all(&service.plan.iter().map(|span| self.span(language, bundle, span)).collect::<Vec<_>>()),
            _ => words(&service.name, language).to_owned(),
        };
        args.set("value", value);
        let local = now.with_timezone(&self.hours.zone);
        if field == "times" {
            let (open, until) = match service.open(local) {
                Open::Until(minute) => ("until", clock(language, minute)),
                Open::Closed => ("closed", String::new()),
                // Day and night says it already.
                Open::Always | Open::Unknown => ("none", String::new()),
            };
            args.set("open", open);
            args.set("until", until);
            args.set(
                "hours",
                match service.hours {
                    Times::Always => "always",
                    Times::Office => "office",
                    Times::Ask => "ask",
                    Times::Plan => "plan",
                },
            );
            args.set(
                "cost",
                match service.cost {
                    Cost::Free => "free",
                    Cost::Paid => "paid",
                    Cost::Ask => "ask",
                },
            );
            args.set(
                "anonymous",
                match service.anonymous {
                    Anonymous::Yes => "yes",
                    Anonymous::No => "no",
                    Anonymous::Ask => "ask",
                },
            );
        }
        if field == "checked" {
            let (checked, on) = match service.checked(local.date_naive()) {
                Checked::On(on) => ("on", date(on)),
                Checked::Last(on) => ("last", date(on)),
                Checked::Never => ("never", String::new()),
            };
            args.set("checked", checked);
            args.set("date", on);
            let seen = service.seen.as_deref().and_then(service::written).map(|seen| format!(", {seen}")).unwrap_or_default();
            args.set("source", service.source.as_ref().map_or_else(|| "none".to_owned(), |source| format!("{source}{seen}")));
        }
    }

    /// Days and hours of a plan: `Sen–Jum 09.00–16.00`.
    fn span(&self, language: Language, bundle: &Bundle, span: &Span) -> String {
        let name = |day: &Day| self.said(bundle, &format!("day-{}", DAYS[*day as usize]), None).unwrap_or_default();
        let follow = span.days.windows(2).all(|pair| pair[0] as usize + 1 == pair[1] as usize);
        let days = match span.days.as_slice() {
            [first, .., last] if follow && span.days.len() > 2 => format!("{}–{}", name(first), name(last)),
            days => days.iter().map(name).collect::<Vec<_>>().join(", "),
        };
        format!("{days} {}–{}", clock(language, span.from), clock(language, span.to))
    }
}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// All that the frame of a service can ask for, saying nothing.
fn nothing(args: &mut FluentArgs<'_>) {
    args.set("value", "–");
    for name in ["hours", "open", "until", "cost", "anonymous", "checked", "date", "source"] {
        args.set(name, "none");
    }
}

fn date(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// A minute of the day as the language writes it.
fn clock(language: Language, minute: u16) -> String {
    let between = match language {
        Language::Id => '.',
        Language::En => ':',
    };
    format!("{:02}{between}{:02}", minute / 60, minute % 60)
}

/// A number of `WhatsApp` with the link that opens it: written in the way of the country, it is none in Telegram.
fn tappable(route: &str) -> String {
    let digits: String = route.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix('0').filter(|_| route.starts_with("WA ")) {
        Some(number) => format!("{route} (wa.me/62{number})"),
        None => route.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogue::{Button, Screen};
    use crate::domain::library::DATA;
    use crate::text::catalogue::MESSAGE;
    use crate::text::catalogue::tests::{SENSITIVE, catalogue};

    fn texts(language: Language) -> BTreeSet<String> {
        let sources = FILES.iter().filter(|(of, ..)| *of == language);
        let heads = sources.flat_map(|(_, _, source)| source.lines()).filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
        heads.filter_map(|line| line.split_once(" =")).map(|(id, _)| id.to_owned()).collect()
    }

    #[test]
    fn every_language_says_what_the_data_names_and_nothing_else() {
        let library = Library::read(DATA).unwrap();
        let mut named: BTreeSet<String> = library.audiences.iter().map(|audience| format!("audience-{}", audience.word)).collect();
        named.extend(Need::ALL.iter().map(|need| format!("need-{}", need.word())));
        named.extend(DAYS.map(|day| format!("day-{day}")));
        for card in &library.cards {
            named.extend(PAGES.concat().into_iter().map(|part| format!("card-{}-{part}", card.word)));
        }
        for language in Language::ALL {
            assert_eq!(texts(language), named, "{language:?}");
        }
    }

    #[test]
    fn a_text_that_is_missing_or_too_long_stops_the_start() {
        for (from, to, says) in
            [("\"young\"", "\"old\"", "`audience-old` is missing"), ("\"leaving\"", "\"staying\"", "`card-staying-title` is missing")]
        {
            let mut catalogue = catalogue();
            catalogue.library = Library::read(&DATA.replace(from, to)).unwrap().into();
            let lacks: Vec<String> = catalogue.check_library().into_iter().map(|lack| lack.what).collect();
            assert!(lacks.iter().any(|what| what.contains(says)), "{to}: {lacks:?}");
        }
        // A centre with so long a name that a part of a card is too long for its page.
        let mut long = catalogue();
        long.centre = "x".repeat(PART);
        assert!(long.check_library().iter().any(|lack| lack.what.contains("are the most")));
    }

    #[test]
    fn no_card_and_no_service_says_at_a_glance_what_it_is_about_or_nears_a_limit() {
        let catalogue = catalogue();
        for language in Language::ALL {
            let text = |lines: &[Line]| catalogue.lines(language, lines, DateTime::UNIX_EPOCH);
            let mut shown = vec![];
            for card in &catalogue.library.cards {
                let part = |part: &&str| Line::CardText { card: card.word.clone(), part: (*part).to_owned() };
                shown.extend(PAGES.iter().map(|page| text(&page.iter().map(part).collect::<Vec<_>>())));
            }
            let lists = catalogue.library.audiences.iter().map(|audience| Line::LibraryList { audience: audience.word.clone() });
            shown.extend(lists.map(|line| text(&[line])));
            for (need, district) in Need::ALL.iter().flat_map(|need| ["none", "sail"].map(|district| (need.word(), district))) {
                shown.push(text(&[Line::ServicesList { need: need.to_owned(), district: district.to_owned() }]));
            }
            for text in shown {
                assert!(utf16(&text) <= MESSAGE && utf16(&text) <= 1800, "{}: {text}", utf16(&text));
                let glance: String = text.to_lowercase().chars().take(64).collect();
                assert!(!SENSITIVE.iter().any(|word| glance.contains(word)), "{glance}");
                for word in ["lapor", "korban", "pelaku", "kasus", "mengapa", "kenapa", "victim", "perpetrator", " why "] {
                    assert!(!text.to_lowercase().contains(word), "{word}: {text}");
                }
            }
            for service in &catalogue.services.services {
                for field in ["name", "phone", "chat", "web", "address", "times", "who", "note", "checked"] {
                    let said = text(&[Line::Service { number: service.number.into(), field: field.to_owned() }]);
                    assert!(!said.trim().is_empty() && utf16(&said) <= 200, "{said}");
                }
            }
        }
    }

    #[test]
    fn who_reviewed_a_card_is_said() {
        let mut catalogue = catalogue();
        let review = "word = \"leaving\"\nreview = { role = { id = \"advokat\", en = \"a lawyer\" }, date = \"2026-11-02\" }";
        catalogue.library = Library::read(&DATA.replacen("word = \"leaving\"", review, 1)).unwrap().into();
        let line = Line::CardReview { card: "leaving".to_owned() };
        assert_eq!(catalogue.line(Language::Id, &line, DateTime::UNIX_EPOCH), "✓ Diperiksa: advokat, 02/11/2026.");
        assert_eq!(catalogue.line(Language::En, &line, DateTime::UNIX_EPOCH), "✓ Reviewed: a lawyer, 02/11/2026.");
        assert_eq!(catalogue.library.unreviewed().count(), catalogue.library.cards.len() - 1);
    }

    #[test]
    fn numbers_can_be_tapped() {
        assert_eq!(tappable("WA 08111-129-129"), "WA 08111-129-129 (wa.me/628111129129)");
        assert_eq!(tappable("@contoh"), "@contoh");
        let key = Screen::default().key(Line::KeyServices, Button::Services(0));
        assert_eq!(catalogue().screen(Language::Id, &key, DateTime::UNIX_EPOCH).keys[0][0].1, "1:near::0");
    }
}
