//! What comes with words, or instead of them: files, places, phone numbers; and what becomes of each.

use chrono::{DateTime, Utc};

use super::case::Purpose;
use super::private::Private;
use super::talk::Voice;

/// Telegram gives a bot no larger file (Bot API, getFile).
pub const LARGEST: u64 = 20 * 1024 * 1024;
/// Bytes of a file in one sealed row.
pub const CHUNK: usize = 256 * 1024;

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$on:meta])* $variant:ident = $word:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$on])* $variant),* }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its word in the database and as a selector in the lines.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            #[must_use]
            pub fn of(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    )*};
}

words! {
    /// As Telegram names it, by the field that holds it.
    Kind {
        Photo = "photo", Video = "video", Animation = "animation", VideoNote = "video_note",
        Voice = "voice", Audio = "audio", Document = "document",
        Place = "place", Number = "number",
    }
    /// What has become of it.
    Stage {
        /// A question about it is open: nothing of it is fetched.
        Held = "held",
        /// It is to be fetched from Telegram.
        Due = "due",
        /// Here, cleaned and sealed.
        Kept = "kept",
        /// Only the original is here, sealed: it cannot be cleaned, and its person chose that it is kept.
        Original = "original",
        /// Its person said what keeps us from taking it, or did not say anything for an hour.
        Refused = "refused",
        /// Of a kind that we cannot clean of what it tells about its maker.
        Withheld = "withheld",
        /// Larger than Telegram gives a bot.
        TooBig = "too-big",
        /// Telegram does not give it to us (any more).
        Lost = "lost",
    }
    /// What is asked before something is taken.
    Ask {
        /// Whether anybody is undressed in it.
        Bare = "bare",
        /// What it is given for.
        Purpose = "purpose",
    }
}

impl Kind {
    /// What is asked about it first, if anything.
    ///
    /// A document is whatever its sender calls it: it can be a picture, and is asked about like one.
    #[must_use]
    pub const fn asks(self) -> Option<Ask> {
        match self {
            Self::Photo | Self::Video | Self::Animation | Self::VideoNote | Self::Document => Some(Ask::Bare),
            Self::Place | Self::Number => Some(Ask::Purpose),
            Self::Voice | Self::Audio => None,
        }
    }

    #[must_use]
    pub const fn is_file(self) -> bool {
        !matches!(self, Self::Place | Self::Number)
    }
}

/// Media types that can be cleaned; a file that claims another one is not fetched at all.
const CLEANED: &[&str] = &[
    "image/jpeg",
    "image/jpg",
    "image/png",
    "image/webp",
    "video/mp4",
    "video/quicktime",
    "audio/ogg",
    "audio/opus",
    "application/ogg",
    "audio/mp4",
    "audio/m4a",
    "audio/x-m4a",
    "audio/aac",
    "application/octet-stream",
];

/// Something that came with a message.
#[derive(Debug, Clone, PartialEq)]
pub struct Attached {
    pub kind: Kind,
    /// The type that its sender claims, in lower case.
    pub media_type: Option<String>,
    /// In bytes, where Telegram tells.
    pub size: Option<u64>,
    /// What Telegram calls the same file wherever it stands.
    pub unique: Private<String>,
    /// Where Telegram keeps it (its file id), or the words of a place or number.
    pub source: Private<String>,
}

impl Attached {
    /// Where it begins, from a reporter or from staff: whoever works here is not asked.
    #[must_use]
    pub fn first(&self, from: Voice) -> Stage {
        if self.size.is_some_and(|size| size > LARGEST) {
            return Stage::TooBig;
        }
        if self.kind.is_file() && self.media_type.as_deref().is_some_and(|claimed| !CLEANED.contains(&claimed)) {
            return Stage::Withheld;
        }
        match (from, self.kind.asks()) {
            (Voice::Reporter, Some(_)) => Stage::Held,
            _ => Stage::Due,
        }
    }
}

impl Attached {
    /// Where it begins, from a reporter who chose that originals are kept: what cannot be cleaned is asked about, and kept as it came.
    #[must_use]
    pub fn first_as_evidence(&self) -> Stage {
        match self.first(Voice::Reporter) {
            Stage::Withheld => Stage::Held,
            stage => stage,
        }
    }

    /// What it is taken for. Sound that cannot be cleaned is a document like any other: it can be anything, and is asked about.
    #[must_use]
    pub const fn taken_as(&self, first: Stage) -> Kind {
        match (self.kind, first) {
            (Kind::Voice | Kind::Audio, Stage::Held) => Kind::Document,
            (kind, _) => kind,
        }
    }
}

/// An attachment of a case, as its facts are known to the dialogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The how many-th of its case, from 1.
    pub number: u16,
    /// The message that it belongs to.
    pub seq: i64,
    pub voice: Voice,
    pub kind: Kind,
    pub stage: Stage,
    /// No words came with it.
    pub alone: bool,
    pub at: DateTime<Utc>,
    /// Whether its person chose that the original is kept.
    pub evidence: bool,
    /// SHA-256 of the original in hex, where that is here.
    pub original: Option<String>,
    /// When a supervisor retrieved that.
    pub retrieved: Vec<DateTime<Utc>>,
    /// Of a place or number that is kept: its words, and what they were given for.
    pub given: Option<(Private<String>, Purpose)>,
}

/// The question that is open, and about what: all pictures up to a number, or one place or number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Open {
    pub ask: Ask,
    pub kind: Kind,
    pub count: i64,
    pub number: u16,
}

/// The first question that is open: pictures all together, then one by one what was given for a purpose.
#[must_use]
pub fn open(attachments: &[Attachment]) -> Option<Open> {
    let held = || attachments.iter().filter(|one| one.stage == Stage::Held);
    let bare: Vec<&Attachment> = held().filter(|one| one.kind.asks() == Some(Ask::Bare)).collect();
    if let Some(last) = bare.last() {
        let count = i64::try_from(bare.len()).unwrap_or(i64::MAX);
        return Some(Open { ask: Ask::Bare, kind: last.kind, count, number: last.number });
    }
    held().next().map(|one| Open { ask: Ask::Purpose, kind: one.kind, count: 1, number: one.number })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attached(kind: Kind, media_type: Option<&str>, size: Option<u64>) -> Attached {
        Attached { kind, media_type: media_type.map(str::to_owned), size, unique: Private::default(), source: Private::default() }
    }

    #[test]
    fn no_picture_of_a_reporter_is_fetched_before_it_was_asked_about() {
        for &kind in Kind::ALL {
            for media_type in [None, Some("image/jpeg"), Some("application/octet-stream"), Some("audio/ogg"), Some("image/heic")] {
                let first = attached(kind, media_type, None).first(Voice::Reporter);
                assert!(first != Stage::Due || matches!(kind, Kind::Voice | Kind::Audio), "{kind:?} {media_type:?}");
            }
        }
    }

    #[test]
    fn what_cannot_be_cleaned_is_asked_about_before_it_is_kept_as_it_came() {
        for &kind in Kind::ALL.iter().filter(|kind| kind.is_file()) {
            for media_type in [None, Some("image/heic"), Some("audio/mpeg"), Some("application/pdf"), Some("audio/ogg")] {
                let sent = attached(kind, media_type, None);
                let (first, taken_as) = (sent.first_as_evidence(), sent.taken_as(sent.first_as_evidence()));
                let sound = matches!(kind, Kind::Voice | Kind::Audio) && sent.first(Voice::Reporter) == Stage::Due;
                assert_eq!(first, if sound { Stage::Due } else { Stage::Held }, "{kind:?} {media_type:?}");
                assert!(sound || taken_as.asks() == Some(Ask::Bare), "{kind:?} {media_type:?}");
            }
        }
        assert_eq!(attached(Kind::Document, None, Some(LARGEST + 1)).first_as_evidence(), Stage::TooBig);
    }

    #[test]
    fn what_cannot_be_taken_is_known_before_it_is_fetched() {
        assert_eq!(attached(Kind::Document, Some("application/pdf"), Some(10)).first(Voice::Reporter), Stage::Withheld);
        assert_eq!(attached(Kind::Voice, Some("audio/ogg"), Some(LARGEST + 1)).first(Voice::Reporter), Stage::TooBig);
        assert_eq!(attached(Kind::Voice, Some("audio/ogg"), Some(LARGEST)).first(Voice::Reporter), Stage::Due);
        assert_eq!(attached(Kind::Photo, None, Some(10)).first(Voice::Staff), Stage::Due);
    }
}
