//! Files that people send, cleaned of everything but picture and sound. Pure: bytes in, bytes out.
//!
//! Each kind is read by a walker of our own that writes a new file from what it knows to be needed; whatever it does not know is dropped, or the
//! file withheld. (The crates at hand keep what they do not know, or rewrite one kind of metadata only, or panic on hostile bytes.)
//! What is coded as picture or sound is not decoded: what they show, what is hidden in them, padding within a packet, and the habits of an
//! encoder remain. Colour profiles name devices and are dropped, so that a picture of wide gamut looks a little duller.

mod bytes;
mod jpeg;
mod mp4;
mod ogg;
mod orientation;
mod png;
mod webp;

/// What a file is by its bytes, never by what its sender says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Jpeg,
    Png,
    Webp,
    /// Opus or Vorbis: a voice note of Telegram's.
    Ogg,
    /// A video.
    Mp4,
    /// The same construction with sound alone.
    M4a,
}

/// Why a file is not handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withheld {
    /// A kind, a codec or a construction that we do not clean.
    UnknownKind,
    /// It cannot be read as what it claims to be.
    Damaged,
}

impl Kind {
    /// By its first bytes; whether there is a picture in an MP4 is known when it is cleaned.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            _ if bytes.starts_with(png::SIGNATURE) => Some(Self::Png),
            _ if bytes.starts_with(b"OggS") => Some(Self::Ogg),
            _ => mp4::is_one(bytes).then_some(Self::Mp4),
        }
    }

    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Ogg => "ogg",
            Self::Mp4 => "mp4",
            Self::M4a => "m4a",
        }
    }

    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Ogg => "audio/ogg",
            Self::Mp4 => "video/mp4",
            Self::M4a => "audio/mp4",
        }
    }
}

/// The same picture or sound in a new file that tells nothing else. Takes about twice the file's memory.
pub fn clean(bytes: Vec<u8>) -> Result<(Kind, Vec<u8>), Withheld> {
    let kind = Kind::of(&bytes).ok_or(Withheld::UnknownKind)?;
    let cleaned = match kind {
        Kind::Jpeg => jpeg::clean(&bytes),
        Kind::Png => png::clean(&bytes),
        Kind::Webp => webp::clean(&bytes),
        Kind::Ogg => ogg::clean(&bytes),
        Kind::Mp4 | Kind::M4a => match mp4::clean(&bytes)? {
            (cleaned, true) => return Ok((Kind::Mp4, cleaned)),
            (cleaned, false) => return Ok((Kind::M4a, cleaned)),
        },
    };
    drop(bytes);
    Ok((kind, cleaned?))
}

#[cfg(test)]
mod tests;
