//! Services near by: whom else one can turn to, as data that is checked as a whole. The centre itself comes from the
//! configuration; what nobody has confirmed in time is shown as such.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, Timelike};
use chrono_tz::Tz;
use serde::{Deserialize, Deserializer, de::Error};

use super::contact::Words;
use super::guide::Guide;
use super::hours::Day;
use super::library::own;

/// The data of this release.
pub const DATA: &str = include_str!("../../locales/services.toml");

const DAY: u16 = 24 * 60;
const WEEK: u16 = 7 * DAY;

/// Days for which a confirmation is good, where an entry says nothing else: half a year.
const PERIOD: u16 = 183;

/// What one may need; their places in [`Need::ALL`], from 1 on, stand in buttons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Need {
    Doctor,
    Place,
    Lawyer,
    Talk,
    Police,
    Child,
    Online,
    Migrant,
}

impl Need {
    pub const ALL: [Self; 8] =
        [Self::Doctor, Self::Place, Self::Lawyer, Self::Talk, Self::Police, Self::Child, Self::Online, Self::Migrant];

    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Doctor => "doctor",
            Self::Place => "place",
            Self::Lawyer => "lawyer",
            Self::Talk => "talk",
            Self::Police => "police",
            Self::Child => "child",
            Self::Online => "online",
            Self::Migrant => "migrant",
        }
    }
}

/// When one can reach it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Times {
    /// Day and night.
    Always,
    /// Office hours that we do not know.
    Office,
    /// Not known.
    #[default]
    Ask,
    /// By a plan of the week.
    Plan,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Cost {
    Free,
    Paid,
    /// Not known.
    #[default]
    Ask,
}

/// Whether one stays unknown there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Anonymous {
    Yes,
    No,
    /// Not known.
    #[default]
    Ask,
}

/// Hours on some days, in minutes since midnight. One that ends when it begins, or before, ends on the next day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    pub days: Vec<Day>,
    #[serde(deserialize_with = "minute")]
    pub from: u16,
    #[serde(deserialize_with = "minute")]
    pub to: u16,
}

fn minute<'de, D: Deserializer<'de>>(from: D) -> Result<u16, D::Error> {
    let text = String::deserialize(from)?;
    if text == "24:00" {
        return Ok(DAY);
    }
    let time = NaiveTime::parse_from_str(&text, "%H:%M");
    let time = time.map_err(|_| D::Error::custom(format!("\"{text}\" is not a time such as \"08:00\"")))?;
    Ok(u16::try_from(time.num_seconds_from_midnight() / 60).unwrap_or(0))
}

impl Span {
    fn length(&self) -> u16 {
        if self.to > self.from { self.to - self.from } else { self.to + DAY - self.from }
    }

    /// The minutes of the week at which it begins.
    fn starts(&self) -> impl Iterator<Item = u16> {
        self.days.iter().map(|&day| day as u16 * DAY + self.from)
    }
}

/// Whether it is open at some moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// Until that minute of a day.
    Until(u16),
    Always,
    Closed,
    /// Its hours are not known.
    Unknown,
}

/// Whether it was confirmed in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Checked {
    On(NaiveDate),
    /// Too long ago.
    Last(NaiveDate),
    Never,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    pub number: u16,
    pub word: String,
    pub name: Words,
    #[serde(default)]
    pub phone: Vec<String>,
    /// Where one can write.
    #[serde(default)]
    pub chat: Vec<String>,
    /// Pages, addresses of mail, apps.
    #[serde(default)]
    pub web: Vec<String>,
    pub address: Option<String>,
    #[serde(default)]
    pub hours: Times,
    #[serde(default)]
    pub plan: Vec<Span>,
    #[serde(default)]
    pub cost: Cost,
    /// Who may come; without it whoever wants to.
    #[serde(default)]
    pub who: Words,
    #[serde(default)]
    pub anonymous: Anonymous,
    #[serde(default)]
    pub note: Words,
    /// The sub-districts that it is for; none: all.
    #[serde(default)]
    pub districts: Vec<String>,
    /// Whether it can be reached from abroad.
    #[serde(default)]
    pub abroad: bool,
    pub needs: Vec<Need>,
    /// When the operator found it to be so, and for how many days that is good.
    pub checked: Option<NaiveDate>,
    #[serde(default = "period")]
    pub period: u16,
    /// Where it was read, and when: a day, a month or a year.
    pub source: Option<String>,
    pub seen: Option<String>,
}

const fn period() -> u16 {
    PERIOD
}

/// The centre itself, as the operator configured it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    pub phone: Vec<String>,
    #[serde(default)]
    pub chat: Vec<String>,
    #[serde(default)]
    pub web: Vec<String>,
    pub address: String,
    pub open: Vec<Span>,
    #[serde(default)]
    pub cost: Cost,
    #[serde(default)]
    pub who: Words,
    #[serde(default)]
    pub note: Words,
    pub checked: Option<NaiveDate>,
}

/// All services, the centre first where it is configured.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Directory {
    pub services: Vec<Service>,
}

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wanted<'a> {
    pub district: Option<&'a str>,
    pub need: Option<Need>,
    /// Where one writes comes first, for whoever does not hear.
    pub chat_first: bool,
    pub abroad: bool,
}

/// A file of services.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u32,
    #[serde(default, rename = "service")]
    services: Vec<Service>,
    /// What the operator found to be so, and when.
    #[serde(default)]
    confirmed: BTreeMap<String, NaiveDate>,
    /// What is not shown.
    #[serde(default)]
    without: Vec<String>,
}

impl Directory {
    /// Reads and checks a file that stands alone. `guide` knows the sub-districts.
    ///
    /// # Errors
    /// Names the first fault.
    pub fn read(text: &str, guide: &Guide) -> Result<Self, String> {
        Self::default().with(text, guide)
    }

    /// With what an operator's file adds, replaces, confirms and takes away.
    ///
    /// # Errors
    /// Names the first fault.
    pub fn with(mut self, text: &str, guide: &Guide) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        if file.version != 1 {
            return Err("its version must be 1".to_owned());
        }
        for new in file.services {
            match self.services.iter_mut().find(|old| old.word == new.word) {
                Some(old) => *old = new,
                None => self.services.push(new),
            }
        }
        for (word, date) in file.confirmed {
            let service = self.services.iter_mut().find(|service| service.word == word);
            service.ok_or_else(|| format!("confirmed: there is no service `{word}`"))?.checked = Some(date);
        }
        for word in file.without {
            let place = self.services.iter().position(|service| service.word == word);
            self.services.remove(place.ok_or_else(|| format!("without: there is no service `{word}`"))?);
        }
        self.check(guide)?;
        Ok(self)
    }

    /// With the centre itself, which helps with whatever one needs.
    #[must_use]
    pub fn with_place(mut self, name: &Words, place: Place) -> Self {
        let Place { phone, chat, web, address, open, cost, who, note, checked } = place;
        let service = Service {
            number: 0,
            word: "centre".to_owned(),
            name: name.clone(),
            phone,
            chat,
            web,
            address: Some(address),
            hours: Times::Plan,
            plan: open,
            cost,
            who,
            anonymous: Anonymous::Ask,
            note,
            districts: vec![],
            abroad: false,
            needs: Need::ALL.into_iter().filter(|need| *need != Need::Police).collect(),
            checked,
            period: PERIOD,
            source: None,
            seen: None,
        };
        self.services.retain(|service| service.number != 0);
        self.services.insert(0, service);
        self
    }

    #[must_use]
    pub fn service(&self, number: u16) -> Option<&Service> {
        self.services.iter().find(|service| service.number == number)
    }

    /// What serves, in its order: the centre, what is for that sub-district alone, what is for all; of those the ones that
    /// one writes to first, where that is wanted.
    #[must_use]
    pub fn find(&self, wanted: Wanted<'_>) -> Vec<&Service> {
        let is = |service: &&Service| {
            let there = match wanted.district {
                Some(district) => service.districts.is_empty() || service.districts.iter().any(|word| word == district),
                None => true,
            };
            there && (!wanted.abroad || service.abroad) && wanted.need.is_none_or(|need| service.needs.contains(&need))
        };
        let mut found: Vec<&Service> = self.services.iter().filter(is).collect();
        let rank = |service: &Service| match (service.number, wanted.district) {
            (0, _) => 0,
            (_, Some(_)) if !service.districts.is_empty() => 1,
            _ => 2,
        };
        // This chat is the centre's own.
        let writes = |service: &Service| service.number == 0 || !service.chat.is_empty();
        found.sort_by_key(|service| (wanted.chat_first && !writes(service), rank(service)));
        found
    }

    fn check(&self, guide: &Guide) -> Result<(), String> {
        if !own(self.services.iter().map(|service| (service.word.as_str(), service.number))) {
            return Err("each service has a plain word and a number (from 1 on) of its own".to_owned());
        }
        let districts = guide.districts();
        for service in &self.services {
            let unknown = service.districts.iter().find(|word| !districts.iter().any(|option| option.word == **word));
            let fault = unknown.map(|word| format!("there is no sub-district `{word}`")).or_else(|| service.fault());
            if let Some(fault) = fault {
                return Err(format!("service `{}`: {fault}", service.word));
            }
        }
        Ok(())
    }
}

impl Place {
    /// What is wrong with it, if anything.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        if self.phone.is_empty() || self.address.trim().is_empty() || self.open.is_empty() {
            return Some("phone, address and open must say something".to_owned());
        }
        let service = Directory::default().with_place(&Words::default(), self.clone());
        service.services.first().and_then(Service::fault_of_parts)
    }
}

impl Service {
    fn fault(&self) -> Option<String> {
        if self.name.is_empty() || self.needs.is_empty() {
            return Some("it must have a name, and serve a need".to_owned());
        }
        if self.source.is_none() && self.checked.is_none() {
            return Some("it must say where it was read, or when it was confirmed".to_owned());
        }
        if self.period == 0 {
            return Some("its period must have a day at least".to_owned());
        }
        if self.seen.as_ref().is_some_and(|seen| written(seen).is_none()) {
            return Some("`seen` must be a day, a month or a year, such as \"2026-11-02\", \"2026-11\" or \"2026\"".to_owned());
        }
        self.fault_of_parts()
    }

    fn fault_of_parts(&self) -> Option<String> {
        let ways = || self.phone.iter().chain(&self.chat).chain(&self.web).chain(&self.address);
        if ways().next().is_none() || ways().any(|way| way.trim().is_empty() || way.chars().count() > 80) {
            return Some("there must be a way to reach it, each of 1 to 80 characters".to_owned());
        }
        if let Some(phone) = self.phone.iter().find(|phone| !can_be_tapped(phone)) {
            return Some(format!(
                "the number {phone} cannot be tapped: write it as \"+62-761-123456\", or as a short number such as \"110\""
            ));
        }
        let texts = self.name.values().chain(self.who.values()).chain(self.note.values());
        if texts.into_iter().any(|text| text.chars().count() > 120) {
            return Some("a text must have at most 120 characters".to_owned());
        }
        if (self.hours == Times::Plan) == self.plan.is_empty() || self.plan.iter().any(|span| span.days.is_empty()) {
            return Some("`plan` belongs to hours = \"plan\", and each span of it to some days".to_owned());
        }
        None
    }

    /// Whether it is open, by the wall clock of its zone.
    #[must_use]
    pub fn open(&self, at: DateTime<Tz>) -> Open {
        match self.hours {
            Times::Always => return Open::Always,
            Times::Office | Times::Ask => return Open::Unknown,
            Times::Plan => {}
        }
        let minutes = at.weekday().num_days_from_monday() * u32::from(DAY) + at.hour() * 60 + at.minute();
        let now = u16::try_from(minutes).unwrap_or(0);
        // How much longer it is open at a minute of the week, by one span.
        let left = |minute: u16| {
            let spans = self.plan.iter().flat_map(|span| span.starts().map(move |start| (start, span.length())));
            spans.filter_map(|(start, length)| length.checked_sub((minute + WEEK - start % WEEK) % WEEK)).max().filter(|left| *left > 0)
        };
        let Some(mut open) = left(now) else { return Open::Closed };
        // Spans that meet are one.
        while let Some(more) = left((now + open) % WEEK) {
            open += more;
            if open >= WEEK {
                return Open::Always;
            }
        }
        Open::Until((now + open) % DAY)
    }

    /// Whether what is said of it was confirmed in time.
    #[must_use]
    pub fn checked(&self, today: NaiveDate) -> Checked {
        match self.checked {
            None => Checked::Never,
            Some(on) if on.checked_add_days(Days::new(self.period.into())).is_some_and(|until| today <= until) => Checked::On(on),
            Some(on) => Checked::Last(on),
        }
    }
}

/// A day, a month or a year as people write it: `02/11/2026`, `11/2026`, `2026`.
#[must_use]
pub fn written(seen: &str) -> Option<String> {
    let parts: Vec<&str> = seen.split('-').collect();
    let whole = match parts.as_slice() {
        [year] => format!("{year}-01-01"),
        [year, month] => format!("{year}-{month}-01"),
        _ => seen.to_owned(),
    };
    NaiveDate::parse_from_str(&whole, "%Y-%m-%d").ok().filter(|_| parts[0].len() == 4)?;
    Some(parts.into_iter().rev().collect::<Vec<_>>().join("/"))
}

/// Whether Telegram makes a link of a number: it is international, or short, or free of charge.
fn can_be_tapped(phone: &str) -> bool {
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let plain = phone.chars().all(|c| c.is_ascii_digit() || c == '-' || c == '+');
    plain && (phone.starts_with('+') && digits >= 8 || digits <= 4 || phone.starts_with("0-800")) && digits > 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::guide;
    use chrono::TimeZone;

    fn guide() -> Guide {
        Guide::read(guide::DATA).unwrap()
    }

    fn directory() -> Directory {
        Directory::read(DATA, &guide()).unwrap()
    }

    fn found(wanted: Wanted<'_>) -> Vec<String> {
        let there = "version = 1\n[[service]]\nnumber = 90\nword = \"clinic\"\nname = { id = \"Klinik Contoh\" }\naddress = \"Jalan Contoh 0\"\n\
                     districts = [\"sail\"]\nneeds = [\"doctor\"]\nchecked = \"2026-11-01\"\n";
        let place = Place {
            phone: vec!["+62-761-000000".to_owned()],
            chat: vec![],
            web: vec![],
            address: "Jalan Contoh 0".to_owned(),
            open: vec![Span { days: vec![Day::Mon], from: 480, to: 960 }],
            cost: Cost::Free,
            who: Words::default(),
            note: Words::default(),
            checked: None,
        };
        assert_eq!(place.fault(), None);
        let directory = directory().with(there, &guide()).unwrap().with_place(&Words::default(), place);
        directory.find(wanted).iter().map(|service| service.word.clone()).collect()
    }

    #[test]
    fn the_centre_first_then_what_is_there_then_what_is_for_all() {
        let wanted = Wanted { need: Some(Need::Doctor), ..Wanted::default() };
        assert_eq!(found(wanted), ["centre", "siaga", "ambulance", "clinic"]);
        assert_eq!(found(Wanted { district: Some("sail"), ..wanted }), ["centre", "clinic", "siaga", "ambulance"]);
        assert_eq!(found(Wanted { district: Some("kulim"), ..wanted }), ["centre", "siaga", "ambulance"]);
        let child = Wanted { need: Some(Need::Child), chat_first: true, ..Wanted::default() };
        assert_eq!(found(child), ["centre", "sapa", "kpai"]);
        assert_eq!(found(Wanted { abroad: true, ..Wanted::default() }), ["p2mi", "wni"]);
    }

    #[test]
    fn every_need_is_served_by_somebody() {
        let directory = directory();
        for need in Need::ALL {
            // A safe place is for the centre to give, and for those who pass one on.
            assert!(!directory.find(Wanted { need: Some(need), ..Wanted::default() }).is_empty(), "{need:?}");
        }
    }

    #[test]
    fn open_now_across_hours_midnight_and_the_week() {
        let mut service = directory().services.remove(5);
        assert_eq!(service.word, "komnas");
        let at = |day, hour, minute| chrono_tz::Asia::Jakarta.with_ymd_and_hms(2026, 11, 22 + day, hour, minute, 0).unwrap();
        let opens = |service: &Service, moments: &[(u32, u32, u32, Open)]| {
            for &(day, hour, minute, open) in moments {
                assert_eq!(service.open(at(day, hour, minute)), open, "{day} {hour}:{minute}");
            }
        };
        // The 23rd of November 2026 is a Monday.
        opens(
            &service,
            &[
                (1, 8, 59, Open::Closed),
                (1, 9, 0, Open::Until(16 * 60)),
                (1, 15, 59, Open::Until(16 * 60)),
                (1, 16, 0, Open::Closed),
                (6, 10, 0, Open::Closed),
            ],
        );
        let all = vec![Day::Mon, Day::Tue, Day::Wed, Day::Thu, Day::Fri, Day::Sat, Day::Sun];
        // From Sunday at ten in the evening into Monday.
        service.plan = vec![Span { days: vec![Day::Sun], from: 22 * 60, to: 6 * 60 }];
        opens(&service, &[(0, 21, 59, Open::Closed), (0, 22, 0, Open::Until(360)), (1, 5, 59, Open::Until(360)), (1, 6, 0, Open::Closed)]);
        // Two that meet at midnight are one.
        service.plan = vec![Span { days: vec![Day::Mon], from: 18 * 60, to: DAY }, Span { days: vec![Day::Tue], from: 0, to: 120 }];
        opens(&service, &[(1, 23, 0, Open::Until(120)), (2, 1, 59, Open::Until(120)), (2, 2, 0, Open::Closed)]);
        service.plan = vec![Span { days: all, from: 0, to: DAY }];
        opens(&service, &[(0, 0, 0, Open::Always), (3, 13, 0, Open::Always)]);
        service.hours = Times::Office;
        opens(&service, &[(1, 10, 0, Open::Unknown)]);
    }

    #[test]
    fn what_was_not_confirmed_in_time_is_not_called_confirmed() {
        let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
        let mut service = directory().services.remove(0);
        assert_eq!(service.checked(day("2026-11-24")), Checked::Never);
        service.checked = Some(day("2026-05-25"));
        assert_eq!(service.checked(day("2026-11-24")), Checked::On(day("2026-05-25")));
        assert_eq!(service.checked(day("2026-11-25")), Checked::Last(day("2026-05-25")));
        assert_eq!(["2026-11-02", "2026-11", "2026"].map(|seen| written(seen).unwrap()), ["02/11/2026", "11/2026", "2026"]);
    }

    #[test]
    fn an_operator_confirms_replaces_and_takes_away() {
        let file = "version = 1\nconfirmed = { police = \"2026-11-02\" }\nwithout = [\"siaga\"]\n[[service]]\nnumber = 3\nword = \"ambulance\"\n\
                    name = { id = \"Ambulans Contoh\" }\nphone = [\"119\"]\nneeds = [\"doctor\"]\nsource = \"contoh\"\n";
        let directory = directory().with(file, &guide()).unwrap();
        assert!(directory.services[0].checked.is_some() && directory.service(2).is_none());
        assert_eq!(directory.service(3).unwrap().phone, ["119"]);
    }

    #[test]
    fn every_kind_of_fault_in_the_data_is_found() {
        for (from, to, says) in [
            ("version = 1", "version = 2", "version"),
            ("version = 1", "version = 1\nmood = 3", "mood"),
            ("version = 1", "version = 1\nconfirmed = { polis = \"2026-11-02\" }", "confirmed: there is no service `polis`"),
            ("version = 1", "version = 1\nwithout = [\"polis\"]", "without: there is no service `polis`"),
            ("number = 2", "number = 1", "each service"),
            ("number = 2", "number = 0", "each service"),
            ("word = \"siaga\"", "word = \"Siaga 112\"", "each service"),
            ("phone = [\"110\"]", "phone = []", "a way to reach it"),
            ("phone = [\"110\"]", "phone = [\"(021) 110110\"]", "cannot be tapped"),
            ("phone = [\"110\"]", "phone = [\" \"]", "1 to 80"),
            ("hours = \"always\"", "hours = \"mostly\"", "mostly"),
            ("hours = \"always\"", "hours = \"plan\"", "`plan` belongs"),
            ("hours = \"office\"", "hours = \"office\"\nplan = [{ days = [\"mon\"], from = \"09:00\", to = \"10:00\" }]", "`plan` belongs"),
            ("from = \"09:00\"", "from = \"nine\"", "\"nine\" is not a time"),
            ("days = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"]", "days = []", "some days"),
            ("days = [\"mon\"", "days = [\"moon\"", "moon"),
            ("cost = \"free\"", "cost = \"cheap\"", "cheap"),
            ("anonymous = \"no\"", "anonymous = \"perhaps\"", "perhaps"),
            ("needs = [\"police\"]", "needs = []", "serve a need"),
            ("needs = [\"police\"]", "needs = [\"peace\"]", "peace"),
            ("needs = [\"police\"]", "needs = [\"police\"]\ndistricts = [\"atlantis\"]", "no sub-district `atlantis`"),
            ("source = \"riauinfo.com\"", "", "where it was read"),
            ("seen = \"2026-01-26\"", "seen = \"January\"", "`seen` must be"),
            ("seen = \"2026-01-26\"", "checked = \"soon\"", "soon"),
            ("seen = \"2026-01-26\"", "period = 0", "its period"),
            ("name = { id = \"Polisi\", en = \"Police\" }", "name = {}", "a name"),
        ] {
            assert!(DATA.contains(from), "{from}");
            let fault = Directory::read(&DATA.replacen(from, to, 1), &guide()).unwrap_err();
            assert!(fault.contains(says), "{to}: {fault}");
        }
    }
}
