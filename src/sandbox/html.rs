//! The Bot API's HTML, read as strictly as Telegram reads it: a bad tag refuses the whole message.

use serde_json::{Map, Value};

use super::text::{Entity, Formatted};

struct Open {
    tag: String,
    kind: &'static str,
    more: Map<String, Value>,
    /// Where its content begins in the text: in bytes, and in UTF-16 units.
    start: (usize, usize),
}

/// Turns HTML into text and entities, or says what is wrong in Telegram's words.
pub(super) fn parse(html: &str) -> Result<Formatted, String> {
    let mut out = Formatted::default();
    let mut open: Vec<Open> = Vec::new();
    let mut offset = 0; // in UTF-16 units of the text so far
    let mut at = 0;
    while let Some(next) = html[at..].chars().next() {
        match next {
            '<' => {
                let close = html[at..].find('>').ok_or_else(|| format!("Unclosed start tag at byte offset {at}"))?;
                let inside = &html[at + 1..at + close];
                if let Some(name) = inside.strip_prefix('/') {
                    let name = name.trim().to_ascii_lowercase();
                    let tag = open.pop().ok_or_else(|| format!("Unexpected end tag at byte offset {at}"))?;
                    if !name.is_empty() && name != tag.tag {
                        let expected = tag.tag;
                        return Err(format!("Unmatched end tag at byte offset {at}, expected \"</{expected}>\", found \"</{name}>\""));
                    }
                    out.entities.extend(closed(tag, &out.text, offset));
                } else {
                    open.push(opened(inside, at, (out.text.len(), offset))?);
                }
                at += close + 1;
            }
            '&' => {
                let (decoded, length) = decode(&html[at..]);
                out.text.push(decoded);
                offset += decoded.len_utf16();
                at += length;
            }
            other => {
                out.text.push(other);
                offset += other.len_utf16();
                at += other.len_utf8();
            }
        }
    }
    if let Some(tag) = open.pop() {
        return Err(format!("Can't find end tag corresponding to start tag \"{}\"", tag.tag));
    }
    out.entities.sort_by_key(|entity| (entity.offset, std::cmp::Reverse(entity.length)));
    Ok(out)
}

fn opened(inside: &str, at: usize, start: (usize, usize)) -> Result<Open, String> {
    let (name, attributes) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let tag = name.to_ascii_lowercase();
    let attribute = |name: &str| attribute(attributes, name);
    let mut more = Map::new();
    let kind = match tag.as_str() {
        "b" | "strong" => "bold",
        "i" | "em" => "italic",
        "u" | "ins" => "underline",
        "s" | "strike" | "del" => "strikethrough",
        "tg-spoiler" => "spoiler",
        "blockquote" if attributes.split_whitespace().any(|word| word == "expandable") => "expandable_blockquote",
        "blockquote" => "blockquote",
        "code" => "code",
        "pre" => "pre",
        "a" => {
            more.extend(attribute("href").map(|href| ("url".to_owned(), Value::from(href))));
            "text_link"
        }
        "span" if attribute("class").as_deref() == Some("tg-spoiler") => "spoiler",
        "span" => {
            return Err(format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {at}"));
        }
        _ => return Err(format!("Unsupported start tag \"{tag}\" at byte offset {at}")),
    };
    Ok(Open { tag, kind, more, start })
}

fn closed(tag: Open, text: &str, offset: usize) -> Option<Entity> {
    let (from, start) = tag.start;
    let mut more = tag.more;
    if tag.kind == "text_link" {
        // A link without an address is its own text; what is not a web address is no link.
        let url = more.get("url").and_then(Value::as_str).unwrap_or(&text[from..]).to_owned();
        if !["http://", "https://", "tg://"].iter().any(|scheme| url.starts_with(scheme)) {
            return None;
        }
        more.insert("url".into(), url.into());
    }
    (offset > start).then(|| Entity { kind: tag.kind.into(), offset: start, length: offset - start, more })
}

fn attribute(attributes: &str, name: &str) -> Option<String> {
    let (_, after) = attributes.split_once(&format!("{name}="))?;
    let quoted = after.strip_prefix('"').and_then(|rest| rest.split_once('"'));
    let quoted = quoted.or_else(|| after.strip_prefix('\'').and_then(|rest| rest.split_once('\'')));
    let raw = quoted.map_or_else(|| after.split_whitespace().next().unwrap_or(""), |(value, _)| value);
    let mut value = String::new();
    let mut at = 0;
    while at < raw.len() {
        let (decoded, length) = decode(&raw[at..]);
        value.push(decoded);
        at += length;
    }
    Some(value)
}

/// The first character of `html`, entities resolved, and the bytes it took. What is no entity stays as it is.
fn decode(html: &str) -> (char, usize) {
    let entity = html.strip_prefix('&').and_then(|rest| rest.split_once(';')).and_then(|(name, _)| {
        let decoded = match name {
            "lt" => Some('<'),
            "gt" => Some('>'),
            "amp" => Some('&'),
            "quot" => Some('"'),
            _ => {
                let number = name.strip_prefix('#')?;
                let hex = number.strip_prefix('x').map(|hex| u32::from_str_radix(hex, 16));
                char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?).filter(|c| *c != '\0')
            }
        };
        decoded.map(|c| (c, name.len() + 2))
    });
    let first = html.chars().next().unwrap_or(' ');
    entity.unwrap_or((first, first.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn nested_tags_become_entities_in_order() {
        let parsed = parse("\u{1f642} <b>a<i>&lt;b&#33;</i></b> <a href=\"https://a.id/?x=1&amp;y=2\">l</a>").unwrap();
        assert_eq!(parsed.text, "\u{1f642} a<b! l");
        let seen: Vec<_> = parsed.entities.iter().map(|e| (e.kind.as_str(), e.offset, e.length)).collect();
        assert_eq!(seen, [("bold", 3, 4), ("italic", 4, 3), ("text_link", 8, 1)]);
        assert_eq!(parsed.entities[2].more["url"], "https://a.id/?x=1&y=2");
    }

    #[test]
    fn bad_tags_refuse_the_whole() {
        let error = |html| parse(html).unwrap_err();
        assert_eq!(error("x <p>y</p>"), "Unsupported start tag \"p\" at byte offset 2");
        assert_eq!(error("<b>x"), "Can't find end tag corresponding to start tag \"b\"");
        assert_eq!(error("x</b>"), "Unexpected end tag at byte offset 1");
        assert_eq!(error("<b>x</i>"), "Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"");
        assert_eq!(error("a < b"), "Unclosed start tag at byte offset 2");
    }

    #[test]
    fn what_is_no_entity_stays() {
        assert_eq!(parse("a & b &nbsp; &;").unwrap().text, "a & b &nbsp; &;");
    }

    #[test]
    fn a_telephone_link_is_no_link() {
        assert!(parse("<a href=\"tel:112\">112</a>").unwrap().entities.is_empty());
    }
}
