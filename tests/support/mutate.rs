//! Mutations of updates: of their structure, and of their bytes.

use serde_json::{Value, json};

use super::dice::Dice;

pub struct Mutator<'a>(pub &'a mut Dice);

/// Words that have broken something somewhere.
pub const NASTY: [&str; 16] = [
    "",
    " ",
    "\u{0}",
    "\u{ffff}\u{fffe}\u{10ffff}",
    "\u{202e}\u{2066}terbalik\u{2069}",
    "👩\u{200d}👩\u{200d}👧\u{200d}👦🏴\u{e0067}\u{e0062}\u{e007f}",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "<b>{ $centre } { -x } \\u0041 &amp; %s ${7*7} '; drop table cases; --",
    "/start 0123456789abcdef0123456789abcdef",
    "/exit",
    "1:send:ffffffffffffffff:",
    "private",
    "supergroup",
    "-9223372036854775809",
    "\u{feff}\u{200b}\u{2060}",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
];

impl Mutator<'_> {
    /// An update, changed once or several times, as it would stand in the answer of a poll.
    pub fn body(&mut self, base: &[Value]) -> String {
        let mut update = self.0.pick(base).clone();
        for _ in 0..=self.0.below(4) {
            let other = self.0.pick(base).clone();
            self.structure(&mut update, &other);
        }
        let text = update.to_string();
        if self.0.one_in(4) { self.bytes(text) } else { text }
    }

    fn structure(&mut self, update: &mut Value, other: &Value) {
        let from = self.place(other);
        let from = other.pointer(&from).cloned().unwrap_or_default();
        let path = self.place(update);
        let action = self.0.below(9);
        if let (0..=2, Some((parent, name))) = (action, path.rsplit_once('/')) {
            match update.pointer_mut(parent) {
                Some(Value::Object(fields)) => match action {
                    0 => drop(fields.remove(name)),
                    1 => drop(fields.remove(name).and_then(|value| fields.insert((*self.0.pick(&NAMES)).to_owned(), value))),
                    _ => drop(fields.insert((*self.0.pick(&NAMES)).to_owned(), from)),
                },
                Some(Value::Array(items)) if !items.is_empty() => {
                    let (at, again) = (self.0.below(items.len()), self.0.pick(items).clone());
                    if action == 0 { drop(items.remove(at)) } else { items.insert(at, again) }
                }
                _ => {}
            }
            return;
        }
        let Some(found) = update.pointer_mut(&path) else { return };
        *found = match action {
            3 => self.number(),
            4 => json!(*self.0.pick(&NASTY)),
            5 => self.other_kind(found),
            6 => self.nested(found.take()),
            7 => json!((*self.0.pick(&NASTY)).repeat(1 + self.0.below(800))),
            _ => from,
        };
    }

    /// Somewhere in it: a JSON pointer.
    fn place(&mut self, value: &Value) -> String {
        let (mut at, mut path) = (value, String::new());
        loop {
            let (name, next) = match at {
                Value::Object(fields) if !fields.is_empty() => {
                    let (name, next) = fields.iter().nth(self.0.below(fields.len())).expect("a field");
                    (name.clone(), next)
                }
                Value::Array(items) if !items.is_empty() => {
                    let index = self.0.below(items.len());
                    (index.to_string(), &items[index])
                }
                _ => return path,
            };
            path = format!("{path}/{}", name.replace('~', "~0").replace('/', "~1"));
            at = next;
            if self.0.one_in(3) {
                return path;
            }
        }
    }

    fn number(&mut self) -> Value {
        let numbers = [
            json!(0),
            json!(-1),
            json!(i64::MIN),
            json!(i64::MAX),
            json!(u64::MAX),
            json!(1e308),
            json!(0.1),
            json!(i64::from(i32::MAX) + 1),
        ];
        self.0.pick(&numbers).clone()
    }

    fn other_kind(&mut self, value: &Value) -> Value {
        match self.0.below(6) {
            0 => Value::Null,
            1 => json!(self.0.one_in(2)),
            2 => json!([value]),
            3 => json!({"text": value}),
            4 => json!(value.to_string()),
            _ => json!({}),
        }
    }

    /// Far below: beyond what a reader follows, or not quite.
    fn nested(&mut self, value: Value) -> Value {
        let depth = *self.0.pick(&[3, 60, 110]);
        (0..depth).fold(value, |inner, level| if level % 2 == 0 { json!([inner]) } else { json!({"text": inner}) })
    }

    fn bytes(&mut self, text: String) -> String {
        let at = (0..=self.0.below(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        match self.0.below(6) {
            // Half of a surrogate pair, which is JSON and no text.
            0 => text.replacen("Bu, tolong", "\\ud83d tolong", 1),
            1 => text.replacen("\"chat\":", "\"chat\":{},\"chat\":", 1),
            2 => text[..at].to_owned(),
            3 => format!("{}{}{}", "[".repeat(300), text, "]".repeat(300)),
            4 => text.replacen("\"text\":\"", &format!("\"deep\":{}1{},\"text\":\"", "[".repeat(200), "]".repeat(200)), 1),
            _ => {
                let mut bytes = text.into_bytes();
                for _ in 0..=self.0.below(3) {
                    let (at, bit) = (self.0.below(bytes.len()), self.0.below(8));
                    bytes[at] ^= 1 << bit;
                }
                String::from_utf8_lossy(&bytes).into_owned()
            }
        }
    }
}

/// Names that mean something to us.
const NAMES: [&str; 16] = [
    "text",
    "caption",
    "chat",
    "id",
    "type",
    "message",
    "edited_message",
    "callback_query",
    "message_id",
    "date",
    "edit_date",
    "reply_to_message",
    "photo",
    "data",
    "pinned_message",
    "hologram",
];
