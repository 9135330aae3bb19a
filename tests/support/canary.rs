//! Unique words that must not be found anywhere, and a search for them in every way in which they could be written down.

use std::collections::HashMap;
use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};

/// A stretch in which there is nothing.
const EMPTY: [u8; 4096] = [0; 4096];

/// Many patterns, looked for in one pass.
#[derive(Default)]
pub struct Search {
    patterns: Vec<Pattern>,
    by_start: HashMap<[u8; 2], Vec<usize>>,
    is_start: Vec<bool>,
}

struct Pattern {
    canary: String,
    encoding: &'static str,
    bytes: Vec<u8>,
}

impl Search {
    /// Words of a person, or anything else that is text.
    pub fn text(&mut self, canary: &str, text: &str) {
        for (encoding, bytes) in encodings(text) {
            self.add(canary, encoding, bytes);
        }
    }

    /// A number of Telegram's: as text, and as the bytes in which it could stand in a file or a row.
    pub fn id(&mut self, canary: &str, id: i64) {
        self.text(canary, &id.to_string());
        for (encoding, bytes) in numbers(id) {
            self.add(canary, encoding, bytes);
        }
    }

    /// A coordinate.
    pub fn coordinate(&mut self, canary: &str, value: f64) {
        self.text(canary, &value.to_string());
        self.add(canary, "f64 LE", value.to_le_bytes().to_vec());
        self.add(canary, "f64 BE", value.to_be_bytes().to_vec());
    }

    /// A secret that is bytes.
    pub fn bytes(&mut self, canary: &str, bytes: &[u8]) {
        self.add(canary, "bytes", bytes.to_vec());
        for (encoding, bytes) in based(bytes).into_iter().chain(hex(bytes)) {
            self.add(canary, encoding, bytes);
        }
    }

    fn add(&mut self, canary: &str, encoding: &'static str, bytes: Vec<u8>) {
        assert!(bytes.len() >= 6, "{canary} is too short to be told from chance in {encoding}");
        self.is_start.resize(1 << 16, false);
        let start = [bytes[0], bytes[1]];
        self.is_start[usize::from(u16::from_be_bytes(start))] = true;
        self.by_start.entry(start).or_default().push(self.patterns.len());
        self.patterns.push(Pattern { canary: canary.to_owned(), encoding, bytes });
    }

    /// What is found: which canary, in which encoding.
    pub fn find(&self, haystack: &[u8]) -> Vec<(String, &'static str)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at + 1 < haystack.len() {
            // Files of databases are empty for long stretches; what begins with zeros begins near the end of one.
            if haystack[at..].starts_with(&EMPTY) {
                at += EMPTY.len() - 8;
                continue;
            }
            let end = haystack.len().min(at + EMPTY.len()) - 1;
            let mut pair = u16::from(haystack[at]);
            for (before, &byte) in haystack[at + 1..=end].iter().enumerate() {
                pair = pair << 8 | u16::from(byte);
                if self.is_start[usize::from(pair)] {
                    let here = &haystack[at + before..];
                    let patterns = self.by_start.get(&pair.to_be_bytes()).into_iter().flatten().map(|number| &self.patterns[*number]);
                    found.extend(
                        patterns
                            .filter(|pattern| here.starts_with(&pattern.bytes))
                            .map(|pattern| (pattern.canary.clone(), pattern.encoding)),
                    );
                }
            }
            at = end;
        }
        found.sort();
        found.dedup();
        found
    }

    /// Every canary and encoding that is looked for, with the bytes looked for.
    pub fn patterns(&self) -> impl Iterator<Item = (&str, &'static str, &[u8])> {
        self.patterns.iter().map(|pattern| (pattern.canary.as_str(), pattern.encoding, pattern.bytes.as_slice()))
    }
}

fn encodings(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let bytes = text.as_bytes();
    let utf16: Vec<u16> = text.encode_utf16().collect();
    let mut all = vec![
        ("UTF-8", bytes.to_vec()),
        ("UTF-16LE", utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect()),
        ("UTF-16BE", utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect()),
        ("list of bytes", bytes.iter().map(u8::to_string).collect::<Vec<_>>().join(", ").into_bytes()),
    ];
    all.extend(based(bytes));
    all.extend(hex(bytes));
    for (encoding, escape) in [("JSON \\u", "\\u{:04x}"), ("JSON \\U", "\\u{:04X}")] {
        let of = |unit: &u16| if escape.ends_with("x}") { format!("\\u{unit:04x}") } else { format!("\\u{unit:04X}") };
        all.push((encoding, utf16.iter().map(of).collect::<String>().into_bytes()));
        if !text.is_ascii() {
            let some: String = text
                .chars()
                .map(|c| if c.is_ascii() { c.to_string() } else { c.encode_utf16(&mut [0; 2]).iter().map(of).collect() })
                .collect();
            all.push((encoding, some.into_bytes()));
        }
    }
    let percent = |keep: bool, upper: bool| {
        let mut out = String::new();
        for &byte in bytes {
            if keep && (byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)) {
                out.push(char::from(byte));
            } else if upper {
                write!(out, "%{byte:02X}").expect("a string can be written to");
            } else {
                write!(out, "%{byte:02x}").expect("a string can be written to");
            }
        }
        out.into_bytes()
    };
    for (keep, upper) in [(false, true), (false, false), (true, true), (true, false)] {
        let bytes = percent(keep, upper);
        all.push(("form", String::from_utf8_lossy(&bytes).replace("%20", "+").into_bytes()));
        all.push(("percent", bytes));
    }
    all
}

fn hex(bytes: &[u8]) -> [(&'static str, Vec<u8>); 2] {
    let lower: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let upper = lower.to_uppercase();
    [("hex", lower.into_bytes()), ("HEX", upper.into_bytes())]
}

/// Base64 in its three alignments: the letters that depend on these bytes alone.
fn based(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut all = Vec::new();
    for shift in 0..3 {
        let shifted = [&vec![0; shift][..], bytes].concat();
        let (from, to) = ((shift * 8).div_ceil(6), (shift + bytes.len()) * 8 / 6);
        all.push(("base64", STANDARD_NO_PAD.encode(&shifted).as_bytes()[from..to].to_vec()));
        all.push(("base64url", URL_SAFE_NO_PAD.encode(&shifted).as_bytes()[from..to].to_vec()));
    }
    all
}

fn numbers(id: i64) -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("8 bytes LE", id.to_le_bytes().to_vec()),
        ("8 bytes BE", id.to_be_bytes().to_vec()),
        // As SQLite writes a number of this size into a row.
        ("6 bytes BE", id.to_be_bytes()[2..].to_vec()),
        ("number in hex", format!("{id:x}").into_bytes()),
        ("number in HEX", format!("{id:X}").into_bytes()),
    ]
}
