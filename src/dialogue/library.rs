//! Reading: the information menu, its cards, and services near by. A page is named by the button that brings it, and nothing
//! else: one stays where one was, and who reads what is nowhere.

use super::button::Button;
use super::effect::Effect;
use super::event::Text;
use super::facts::Facts;
use super::lesson;
use super::line::Line;
use super::reporter::here;
use super::reporter_screen::{always, contacts_for, is, page_keys};
use super::saved::Reporter;
use super::screen::{Key, Screen, key};
use crate::domain::guide::{Choice, Named};
use crate::domain::library::{Audience, Card};
use crate::domain::service::{Need, Service, Times, Wanted};

type Turn = (Reporter, Vec<Effect>);

/// The ways in which services are wanted, as they stand in buttons.
const CHAT_FIRST: u16 = 1;
const ABROAD: u16 = 2;

/// As many services as one reads without losing the one that was meant.
const ON_A_PAGE: usize = 3;

/// What a card says, page by page: two screens of a phone.
pub const PAGES: [&[&str]; 2] = [&["title", "what", "do"], &["title", "say", "help", "source"]];

/// The keys to all of it, from wherever one may need it.
pub(super) fn keys() -> Vec<Key> {
    vec![key(Line::KeyLibrary, Button::Library), key(Line::KeyServices, Button::Services(0))]
}

/// A tap on a page; `None`: it is something else. What there is not (any more) leads to where one was.
pub(super) fn press(state: Reporter, button: Button, facts: &Facts) -> Option<Turn> {
    let human = human(state);
    let pages = Pages { facts, human };
    let found = match button {
        Button::Library => Some((pages.menu(), None)),
        Button::Audience(number) => facts.library.audience(number).map(|audience| (pages.shelf(audience), None)),
        Button::Card((audience, (number, at))) => facts.library.card(number).map(|card| pages.card(audience, card, at)),
        Button::Services(ways) => Some(pages.services(ways)),
        Button::Service(number) => facts.services.service(number).map(|service| pages.service(service)),
        Button::Districts((need, ways)) => Some((pages.districts(&facts.guide.districts(), need, ways, Line::AskDistrict), None)),
        Button::Nearby((district, (need, (ways, at)))) => pages.nearby(district, need, ways, at, vec![]),
        _ => return None,
    };
    Some(shown(state, facts, found))
}

/// The name of a place, and nothing else, from somebody who tells nothing: what serves there; `None`: they are words like any
/// others.
pub(super) fn named(state: Reporter, text: &Text, facts: &Facts) -> Option<Turn> {
    if state != Reporter::Home || facts.case.is_some() || text.attached.is_some() || text.with.is_some() {
        return None;
    }
    let pages = Pages { facts, human: human(state) };
    let found = match facts.guide.district()?.named(text.words.expose()) {
        Named::One(option) => pages.nearby(option.number, 0, 0, 0, vec![Line::PlaceNamed]),
        Named::Several(options) => {
            let mut screen = pages.districts(&options, 0, 0, Line::WhichPlace);
            screen.lines.insert(0, Line::PlaceNamed);
            Some((screen, None))
        }
        Named::Nothing => return None,
    };
    Some(shown(state, facts, found))
}

fn shown(state: Reporter, facts: &Facts, found: Option<(Screen, Option<Effect>)>) -> Turn {
    match found {
        Some((screen, read)) => (state, read.into_iter().chain([Effect::Show(Screen { still: true, ..screen })]).collect()),
        None => (state, vec![Effect::Show(here(state, facts, vec![]))]),
    }
}

/// The key to a human: to begin, or to the story that there is.
fn human(state: Reporter) -> Key {
    match state.case() {
        Some(_) => key(Line::KeyToStory, Button::Home),
        None => key(Line::KeyTell, Button::Tell),
    }
}

fn counted(audience: &str, topic: &str) -> Effect {
    Effect::Reading { audience: audience.to_owned(), topic: topic.to_owned() }
}

/// Keys two beside each other.
fn in_twos(screen: Screen, keys: &[Key]) -> Screen {
    keys.chunks(2).fold(screen, |screen, row| screen.row(row.to_vec()))
}

struct Pages<'a> {
    facts: &'a Facts,
    human: Key,
}

impl Pages<'_> {
    /// The last rows of every page: a human, the way back, help and the way out.
    fn end(&self, screen: Screen, back: Button) -> Screen {
        always(screen.row(vec![self.human.clone(), key(Line::KeyBack, back)]))
    }

    /// Whom it is for: each card is one tap behind one of these.
    fn menu(&self) -> Screen {
        let audiences = self.facts.library.audiences.iter();
        let keys = audiences.map(|one| key(Line::KeyAudience { audience: one.word.clone() }, Button::Audience(one.number)));
        let screen = in_twos(Screen::of(vec![Line::Library]), &keys.collect::<Vec<_>>());
        self.end(screen.key(Line::KeyServices, Button::Services(0)).row(lesson::entry()), Button::Home)
    }

    fn shelf(&self, audience: &Audience) -> Screen {
        let press = |card: &Card| Button::Card((audience.number, (card.number, 0)));
        let screen = Screen::of(vec![Line::LibraryList { audience: audience.word.clone() }]);
        let cards = self.facts.library.of(audience);
        let screen = cards.fold(screen, |screen, card| screen.key(Line::KeyCard { card: card.word.clone() }, press(card)));
        self.end(screen, Button::Library)
    }

    /// One page of a card. Page 0 is the first one, opened.
    fn card(&self, audience: u16, card: &Card, at: u16) -> (Screen, Option<Effect>) {
        let shown = usize::from(at.max(1)).min(PAGES.len()) - 1;
        let text = |part: &&str| Line::CardText { card: card.word.clone(), part: (*part).to_owned() };
        let mut lines: Vec<Line> = PAGES[shown].iter().map(text).collect();
        match &card.review {
            None => lines.push(Line::CardUnreviewed),
            Some(_) if shown + 1 == PAGES.len() => lines.push(Line::CardReview { card: card.word.clone() }),
            Some(_) => {}
        }
        lines.push(Line::CardHuman { told: if self.human.press == Button::Home { "yes" } else { "no" }.to_owned() });
        let turn = page_keys(&mut lines, shown, PAGES.len(), |page| Button::Card((audience, (card.number, page + 1))));
        let mut screen = Screen::of(lines).row(turn);
        for other in card.see.iter().filter_map(|word| self.facts.library.by_word(word)) {
            screen = screen.key(Line::KeyCard { card: other.word.clone() }, Button::Card((audience, (other.number, 0))));
        }
        let found_under = self.facts.library.audience(audience);
        let back = found_under.map_or(Button::Library, |audience| Button::Audience(audience.number));
        let read = (at == 0).then(|| counted(found_under.map_or("link", |audience| &audience.word), &card.topic));
        (self.end(screen, back), read)
    }

    /// The ways as they were chosen, with what its person has said in the story of this chat.
    fn ways(&self, chosen: u16) -> u16 {
        let said = |word, way| if is(self.facts, word) { way } else { 0 };
        chosen | said("deaf", CHAT_FIRST) | said("abroad", ABROAD)
    }

    /// Whom to turn to at once, and then what one may need.
    fn services(&self, chosen: u16) -> (Screen, Option<Effect>) {
        let ways = self.ways(chosen);
        if ways & ABROAD != 0
            && let Some(found) = self.nearby(0, 0, ways, 0, vec![])
        {
            return found;
        }
        let mut lines = vec![Line::Emergency];
        lines.extend(contacts_for(self.facts, false, ways & CHAT_FIRST != 0));
        lines.push(Line::ServicesAsk);
        let mut screen = Screen::of(lines);
        if self.facts.services.service(0).is_some() {
            screen = screen.key(Line::KeyCentre, Button::Service(0));
        }
        screen = needs(screen, 0, ways);
        let is_first = ways & CHAT_FIRST != 0;
        let chat_first = Line::KeyChatFirst { on: if is_first { "yes" } else { "no" }.to_owned() };
        let rows = [key(Line::KeyDistricts, Button::Districts((0, ways))), key(Line::KeyAbroad, Button::Services(ways | ABROAD))];
        let screen = screen.row(rows.to_vec()).key(chat_first, Button::Services(ways ^ CHAT_FIRST));
        (self.end(screen, Button::Home), None)
    }

    /// One service alone.
    fn service(&self, service: &Service) -> (Screen, Option<Effect>) {
        let lines = lines_of(service, self.ways(0) & CHAT_FIRST != 0);
        let lines = std::iter::once(Line::ServicesList { need: "all".to_owned(), district: "none".to_owned() }).chain(lines).collect();
        (self.end(Screen::of(lines), Button::Services(0)), Some(counted("services", &service.word)))
    }

    fn districts(&self, options: &[&Choice], need: u16, ways: u16, ask: Line) -> Screen {
        let press =
            |option: &&Choice| key(Line::KeyDistrict { district: option.word.clone() }, Button::Nearby((option.number, (need, (ways, 0)))));
        let screen = in_twos(Screen::of(vec![ask]), &options.iter().map(press).collect::<Vec<_>>());
        self.end(screen, Button::Services(ways))
    }

    /// One page of what serves; `None` where there is no such sub-district or need. Page 0 is the first one, opened.
    fn nearby(&self, district: u16, need: u16, ways: u16, at: u16, mut lines: Vec<Line>) -> Option<(Screen, Option<Effect>)> {
        let of_place = self.facts.guide.districts().into_iter().find(|option| option.number == district);
        let of_need = usize::from(need).checked_sub(1).map(|place| Need::ALL.get(place).copied());
        if (district != 0 && of_place.is_none()) || of_need == Some(None) {
            return None;
        }
        let (of_need, ways) = (of_need.flatten(), ways & (CHAT_FIRST | ABROAD));
        let (chat_first, abroad) = (ways & CHAT_FIRST != 0, ways & ABROAD != 0);
        let place = of_place.map(|option| option.word.as_str());
        let found = self.facts.services.find(Wanted { district: place, need: of_need, chat_first, abroad });
        let pages: Vec<&[&Service]> = found.chunks(ON_A_PAGE).collect();
        let shown = usize::from(at.max(1)).min(pages.len().max(1)) - 1;
        if abroad && shown == 0 {
            lines.push(Line::Emergency);
            lines.extend(contacts_for(self.facts, true, chat_first));
        }
        let need_word = of_need.map_or("all", Need::word);
        lines.push(Line::ServicesList { need: need_word.to_owned(), district: place.unwrap_or("none").to_owned() });
        if place.is_some() && !found.iter().any(|service| !service.districts.is_empty()) {
            lines.push(Line::ServicesForAll);
        }
        match pages.get(shown) {
            Some(page) => lines.extend(page.iter().flat_map(|service| lines_of(service, chat_first))),
            None => lines.push(Line::ServicesNone),
        }
        let press = |page| Button::Nearby((district, (need, (ways, page + 1))));
        let turn = page_keys(&mut lines, shown, pages.len(), press);
        let mut screen = Screen::of(lines).row(turn);
        if of_need.is_none() && !abroad {
            screen = needs(screen, district, ways);
        }
        if !abroad {
            screen = screen.key(Line::KeyDistricts, Button::Districts((need, ways)));
        }
        let back = if abroad { Button::Home } else { Button::Services(ways) };
        let topic = if abroad { "abroad" } else { need_word };
        Some((self.end(screen, back), (at == 0).then(|| counted("services", topic))))
    }
}

/// A key for each need, there or anywhere.
fn needs(screen: Screen, district: u16, ways: u16) -> Screen {
    let label = |need: &Need| Line::KeyNeed { need: need.word().to_owned() };
    let keys = Need::ALL.iter().zip(1..).map(|(need, number)| key(label(need), Button::Nearby((district, (number, (ways, 0))))));
    in_twos(screen, &keys.collect::<Vec<_>>())
}

/// All that is known of a service, a line each; for whoever does not hear, where one writes comes first.
fn lines_of(service: &Service, chat_first: bool) -> Vec<Line> {
    let ways = [("phone", !service.phone.is_empty()), ("chat", !service.chat.is_empty())];
    let [first, second] = if chat_first { [ways[1], ways[0]] } else { ways };
    let times = service.hours != Times::Ask || !service.phone.is_empty();
    let fields = [
        ("name", true),
        first,
        second,
        ("web", !service.web.is_empty()),
        ("address", service.address.is_some()),
        ("times", times),
        ("who", !service.who.is_empty()),
        ("note", !service.note.is_empty()),
        // Of itself the centre knows.
        ("checked", service.number != 0 || service.checked.is_some()),
    ];
    let line = |field: &str| Line::Service { number: service.number.into(), field: field.to_owned() };
    fields.into_iter().filter(|(_, is)| *is).map(|(field, _)| line(field)).collect()
}
