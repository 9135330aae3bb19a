//! Texts made to break what shows them: they arrive at the counsellor as they were written, and nothing that goes out is
//! beyond Telegram's limits.

#![expect(clippy::print_stdout, reason = "how much was run is what such a test is worth")]

use libtest_mimic::Trial;
use serde_json::json;
use suaka::dialogue::{Button, Line};
use suaka::domain::ids::{CaseId, OutboxId};
use suaka::domain::language::Language;
use suaka::domain::people::Role;
use suaka::domain::talk::utf16;
use suaka::hotline::outgoing::{Payload, open};
use suaka::sandbox::{Outcome, PersonId};
use suaka::store::chat;
use suaka::telegram::inbound::read;

use crate::support::dice::{Dice, first_seed, rounds};
use crate::support::mutate::NASTY;
use crate::support::{Database, Town, trial};

pub fn trials() -> Vec<Trial> {
    vec![trial("unicode::hostile_texts_arrive_intact_and_nothing_goes_out_beyond_the_limits", whole)]
}

/// Texts in one story.
const TOGETHER: usize = 25;

/// Telegram's limits (Bot API): a text's UTF-16 units, a button's data in bytes.
const TEXT: usize = 4096;
const DATA: usize = 64;

async fn whole() {
    let mut town = Town::new(Database::quick()).await;
    let staff = town.staff(Role::Counsellor).await;
    {
        let mut world = town.sandbox.world();
        world.keep_calls(1_000);
        world.keep_history(10);
    }
    let mut dice = Dice::new(first_seed());
    let mut crowd = Crowd { town, staff, message: 1_000_000, outgoing: 0 };
    let (wanted, mut arrived) = (rounds(500), 0);
    while arrived < wanted {
        let person = crowd.town.person("id");
        crowd.town.says(person, "/start").await;
        let texts: Vec<String> = (0..TOGETHER).map(|_| a_text(&mut dice)).collect();
        crowd.tells(person, &texts).await;
        let shown = crowd.opens(person).await;
        let written: Vec<&str> = texts.iter().map(String::as_str).collect();
        assert!(shown == written.concat(), "not as it was written:\n{texts:?}\n{shown:?}");
        crowd.closes(person).await;
        arrived += TOGETHER as u64;
    }
    println!(
        "{arrived} hostile texts arrived intact; {} screens rendered and those of each story's end delivered: 0 beyond Telegram's limits",
        crowd.outgoing
    );
}

struct Crowd {
    town: Town,
    staff: PersonId,
    message: i64,
    outgoing: u64,
}

impl Crowd {
    async fn arrives(&mut self, bodies: &[String]) {
        let batch: Vec<_> = bodies.iter().map(|body| read(&self.town.hotline.vault, body)).collect();
        let handled = self.town.hotline.handle(&batch).await;
        assert!(handled.failure.is_none() && handled.done.len() == bodies.len(), "{:?}", handled.failure);
        self.town.slow.drain().await.unwrap();
    }

    async fn tells(&mut self, person: PersonId, texts: &[String]) {
        let date = self.town.sandbox.now().timestamp();
        let mut bodies = Vec::new();
        for text in texts {
            self.message += 1;
            let chat = json!({"id": person.0, "type": "private"});
            bodies.push(json!({"message": {"message_id": self.message, "chat": chat, "date": date, "text": text}}).to_string());
        }
        self.arrives(&bodies).await;
        self.taps(person, Button::Send(self.case(person).await)).await;
    }

    async fn taps(&mut self, person: PersonId, button: Button) {
        self.message += 1;
        let message = json!({"message_id": self.message, "chat": {"id": person.0, "type": "private"}});
        let tap = json!({"id": self.message.to_string(), "message": message, "data": button.encode()});
        self.arrives(&[json!({"callback_query": tap}).to_string()]).await;
    }

    async fn case(&self, person: PersonId) -> CaseId {
        CaseId(self.chat(person).await.open_case.expect("a story"))
    }

    async fn chat(&self, person: PersonId) -> chat::Row {
        let pseudonym = self.town.hotline.vault.pseudonym(person.0);
        chat::by_pseudonym(&mut self.town.hotline.store.read().await.unwrap(), &pseudonym).await.unwrap().expect("a chat")
    }

    /// The counsellor claims the story and turns its pages: all that they show of its words, in order.
    async fn opens(&mut self, person: PersonId) -> String {
        let case = self.case(person).await;
        self.taps(self.staff, Button::Claim(case)).await;
        let (mut all, mut page) = (String::new(), 0);
        loop {
            self.taps(self.staff, Button::Page(case, page)).await;
            let lines = self.screen().await;
            let mut of = 1;
            for line in lines {
                match line {
                    Line::Said { text, .. } => all.push_str(text.expose()),
                    Line::Page { of: pages, .. } => of = pages,
                    _ => {}
                }
            }
            page += 1;
            if i64::from(page) >= of {
                return all;
            }
        }
    }

    /// The counsellor's screen that waits to be sent: as it would be sent, it holds what it is to hold, and fits.
    async fn screen(&mut self) -> Vec<Line> {
        let hotline = &self.town.hotline;
        let chat = self.chat(self.staff).await;
        let (id, version, payload, key_id, wrapped): (i64, i64, Vec<u8>, i64, Vec<u8>) = sqlx::query_as(
            "select o.id, o.version, o.payload, o.key_id, k.wrapped from outbox o join keys k on k.id = o.key_id \
             where o.chat_id = $1 and o.kind in ('screen', 'fresh')",
        )
        .bind(chat.id)
        .fetch_one(&mut *hotline.store.read().await.unwrap())
        .await
        .unwrap();
        let key = hotline.vault.unwrap(key_id, &wrapped).unwrap();
        let Payload::Screen(screen) = open(&key, OutboxId(id), version, &payload).unwrap() else { panic!("no screen") };
        for language in Language::ALL {
            let rendered = hotline.text().screen(language, &screen, hotline.clock.now());
            assert!((1..=TEXT).contains(&utf16(&rendered.text)), "{} units", utf16(&rendered.text));
            assert!(rendered.keys.iter().flatten().all(|(label, data)| !label.is_empty() && (1..=DATA).contains(&data.len())));
            for line in &screen.lines {
                if let Line::Said { text, .. } = line {
                    assert!(rendered.text.contains(text.expose()), "not shown as it is: {:?}", text.expose());
                }
            }
            self.outgoing += 1;
        }
        screen.lines
    }

    /// What stands there now is delivered, over HTTP, to a sandbox that refuses what Telegram would.
    async fn closes(&mut self, person: PersonId) {
        let case = self.case(person).await;
        self.town.settle().await;
        self.taps(self.staff, Button::CloseSurely(case)).await;
        self.town.settle().await;
        let mut world = self.town.sandbox.world();
        for call in world.calls() {
            // What went already, and a tap that waited in the slow lane, are beyond no limit.
            let known = |description: &str| description.contains("to delete not found") || description.contains("query is too old");
            let beyond = matches!(&call.outcome, Outcome::Err { description, .. } if !known(description));
            assert!(!beyond, "{}: {:?}", call.method, call.outcome);
        }
        world.drop_calls();
    }
}

/// Nothing that is a command, and not only spaces: those are answered in another way.
fn a_text(dice: &mut Dice) -> String {
    let most = match dice.below(10) {
        0 => TEXT,
        // About where a page is cut.
        1 => 2_915 + dice.below(12),
        2 | 3 => dice.below(1_200),
        _ => 1 + dice.below(60),
    };
    let mut text = String::new();
    let mut units = 0;
    let piece = |dice: &mut Dice| match dice.below(8) {
        0 => (*dice.pick(&NASTY)).to_owned(),
        1 => (*dice.pick(&CONTROLS)).to_string(),
        2 => format!("{}{}", dice.pick(&["a", "न", "ก", "ا", "👩"]), "\u{301}".repeat(1 + dice.below(60))),
        3 => "👩🏽\u{200d}🚀".repeat(1 + dice.below(20)),
        4 => (*dice.pick(&MARKUP)).to_owned(),
        5 => char::from_u32(u32::try_from(dice.below(0x11_0000)).unwrap_or(0)).unwrap_or('\u{fffd}').to_string(),
        6 => (*dice.pick(&["\n\n\n", "  ", "\t", "\r\n", "\u{2028}", "\u{a0}"])).to_owned(),
        _ => (*dice.pick(&["kata ", "tolong ", "ibu ", "rumah\n"])).to_owned(),
    };
    loop {
        for c in piece(dice).chars() {
            units += c.len_utf16();
            if units > most {
                let readable = !text.trim().is_empty() && !text.trim_start().starts_with('/');
                return if readable { text } else { "x".to_owned() };
            }
            text.push(c);
        }
    }
}

const CONTROLS: [char; 20] = [
    '\u{0}',
    '\u{1}',
    '\u{8}',
    '\u{1b}',
    '\u{7f}',
    '\u{85}',
    '\u{ad}',
    '\u{200b}',
    '\u{200d}',
    '\u{200e}',
    '\u{202a}',
    '\u{202e}',
    '\u{2066}',
    '\u{2069}',
    '\u{d7ff}',
    '\u{e000}',
    '\u{feff}',
    '\u{ffff}',
    '\u{10000}',
    '\u{10ffff}',
];

const MARKUP: [&str; 10] = [
    "<b>tebal</b>",
    "<a href=\"tg://user?id=7100000001\">x</a>",
    "&lt;&amp;&#x202e;",
    "*_[x](y)_*`~||",
    "{ $centre }",
    "{ \"\" }",
    "{ said }",
    "said = { $text }",
    "\\u{1F602} \\n",
    "{{ 7 * 7 }}",
];
