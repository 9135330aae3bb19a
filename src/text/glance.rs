//! What a text may not say at a glance, or not at all to whoever tells: words, and how long a line may be.

/// Of each text so many characters can be seen without opening the chat.
pub const GLANCE: usize = 64;

/// Words that must not be on a lock screen or in a list of chats.
#[rustfmt::skip]
pub const SENSITIVE: [&str; 206] = [
    // In Indonesian.
    "kekerasan", "lapor", "korban", "pelaku", "kasus", "polisi", "perkosa", "seksual", "dipukul", "perlindungan",
    "konselor", "trauma", "tampar", "tendang", "cekik", "jambak", "aniaya", "siksa", "sundut", "tusuk", "bacok",
    "bunuh", "darah", "memar", "lebam", "visum", "cabul", "leceh", "diraba", "telanjang", "bugil", "porno", "mesum",
    "zina", "hamil", "aborsi", "sodomi", "paksa", "ancam", "teror", "memeras", "disekap", "culik", "dijual", "tppo",
    "tpks", "kdrt", "kbgo", "pelacur", "prostitusi", "mucikari", "germo", "selingkuh", "cerai", "talak", "suami",
    "mertua", "gantung", "depresi", "psikolog", "psikiater", "terapi", "pengaduan", "mengadu", "saksi", "hakim",
    "jaksa", "sidang", "pengadilan", "penjara", "tersangka", "terdakwa", "penyidik", "polsek", "polres", "polda",
    "rumah aman", "sapa 129", "selter", "pendamping", "uptd", "p2tp2a", "kemenpppa", "komnas", "lbh", "lpsk", "kpai",
    "advokat", "pengacara", "kabur", "melarikan", "predator", "pedofil", "grooming", "narkoba", "sabu", "mabuk", "judi",
    "kawin paksa", "eksploitasi", "pernikahan anak", "disiksa", "dianiaya", "diancam", "diperas", "ditampar", "dibunuh",
    "ditelantarkan", "dihamili", "selamatkan",
    // In English.
    "violence", "report", "victim", "perpetrator", "case", "police", "rape", "sexual", "abuse", "shelter", "hotline",
    "counsell", "assault", "batter", "beaten", "punch", "slap", "kick", "strangl", "chok", "stab", "bruise", "wound",
    "injur", "blood", "murder", "kill", "threat", "blackmail", "extort", "stalk", "harass", "molest", "grope", "naked",
    "nude", "pornogra", "incest", "pregnan", "abortion", "prostitut", "brothel", "pimp", "traffick", "kidnap", "abduct",
    "captiv", "slave", "forced", "coerc", "suicid", "self-harm", "overdose", "depress", "psycholog", "psychiatr",
    "therap", "crisis", "refuge", "safe house", "safehouse", "restraining", "protection", "lawyer", "attorney", "court",
    "judge", "prosecut", "prison", "jail", "suspect", "offender", "paedophil", "pedophil", "sextort", "revenge",
    "divorce", "husband", "wife", "boyfriend", "affair", "cheating", "escape", "runaway", "witness",
    "forensic", "complain", "helpline", "domestic", "intimate", "bully", "humiliat", "neglect", "exploit",
    "drug", "alcohol",
];

/// Words that whoever tells is better not met with: they judge, or ask why.
const UNKIND: [&str; 8] = ["korban", "pelaku", "kasus", "kenapa", "mengapa", "victim", "perpetrator", "lapor"];

/// A word that must not be seen at a glance, and is.
#[must_use]
pub fn at_a_glance(text: &str) -> Option<&'static str> {
    let seen: String = text.chars().take(GLANCE).flat_map(char::to_lowercase).collect();
    SENSITIVE.into_iter().find(|word| seen.contains(word))
}

/// A word that is better not said to a reporter.
#[must_use]
pub fn unkind(text: &str) -> Option<&'static str> {
    // To complain of an account to those who run it is something else.
    let text = text.to_lowercase().replace("laporkan akun", "");
    UNKIND.into_iter().find(|word| text.contains(word))
}

/// What would not be shown as it is meant: no markup is understood, and nothing may be invisible.
#[must_use]
pub fn misshown(text: &str) -> Option<String> {
    let is_tag = |at: usize| {
        let inner = text[at + 1..].trim_start_matches('/');
        inner.starts_with(|c: char| c.is_ascii_alphabetic()) && inner.find('>').is_some_and(|end| !inner[..end].contains('\n'))
    };
    if text.match_indices('<').any(|(at, _)| is_tag(at)) {
        return Some("a tag in < >".to_owned());
    }
    if let Some(mark) = ["**", "__", "~~", "```", "](", "||"].into_iter().find(|mark| text.contains(mark)) {
        return Some(mark.to_owned());
    }
    // The joiner within emoji and the mark that makes one of a sign are seen by what they do.
    let invisible = |c: &char| {
        (c.is_control() && !matches!(c, '\n' | '\r'))
            || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffd}')
    };
    text.chars().find(invisible).map(|c| format!("the invisible character U+{:04X}", u32::from(c)))
}

/// The longest that a line may be, in UTF-16 units: several stand on a screen of Telegram's 4096, which is to be read on a small one.
#[must_use]
pub fn longest(id: &str) -> usize {
    match id {
        // Bot API, in characters: setMyName, setMyDescription, setMyShortDescription, BotCommand.
        "profile-name" => 64,
        "profile-description" => 512,
        "profile-short" => 120,
        "command" => 256,
        // What pops up has 200 characters (Bot API, answerCallbackQuery).
        "stale-button" | "code" => 170,
        // A caption has 1024 (Bot API, sendPhoto).
        "file-caption" => 900,
        // A row of its own, with a name and figures.
        "key-case" => 60,
        _ if id.starts_with("key-") => 40,
        _ if id.starts_with("question-") || id.starts_with("aid-") => 600,
        _ => 1400,
    }
}

/// Whether this is read by itself, so that its first words can be seen on a screen that is locked. Keys and names on them are
/// not, nor contacts, answers and what a card says below its title: those stand below another line, or come by an edit.
#[must_use]
pub fn is_seen(id: &str, staff: bool) -> bool {
    let below = id.starts_with("card-") && !id.ends_with("-title");
    if staff {
        id.starts_with("ping-")
    } else {
        !below && !["key-", "need-"].iter().any(|keys| id.starts_with(keys)) && !["contact", "answer"].contains(&id)
    }
}
