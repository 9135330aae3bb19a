//! The one thing in EXIF that belongs to the picture: which way is up. It is written back as the only entry of a new block; turning the
//! pixels instead would mean decoding and, for JPEG, a second loss.

const TAG: u16 = 0x0112;
const SHORT: u16 = 3;

/// How the picture is turned or mirrored: 2 to 8 in EXIF's numbers. The usual way up is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Orientation(u8);

impl Orientation {
    /// From a block of EXIF, with or without the JPEG prefix.
    pub fn read(exif: &[u8]) -> Option<Self> {
        let tiff = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
        let big = match tiff.get(..4)? {
            b"MM\0*" => true,
            b"II*\0" => false,
            _ => return None,
        };
        let short = |at: usize| {
            let bytes = *tiff.get(at..)?.first_chunk()?;
            Some(if big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
        };
        let long = |at: usize| {
            let bytes = *tiff.get(at..)?.first_chunk()?;
            Some(if big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
        };
        let directory = long(4)? as usize;
        let mut entries = (0..usize::from(short(directory)?)).map(|number| directory + 2 + number * 12);
        let entry = entries.find(|&at| short(at) == Some(TAG))?;
        let value = short(entry + 8).filter(|_| short(entry + 2) == Some(SHORT))?;
        u8::try_from(value).ok().filter(|value| (2..=8).contains(value)).map(Self)
    }

    /// A whole block of EXIF that holds nothing else.
    pub const fn exif(self) -> [u8; 26] {
        let mut block = *b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
        block[19] = self.0;
        block
    }
}

#[cfg(test)]
mod tests {
    use super::Orientation;

    #[test]
    fn what_is_written_is_read() {
        for value in 2..=8 {
            let exif = Orientation(value).exif();
            assert_eq!(Orientation::read(&exif), Some(Orientation(value)));
            assert_eq!(Orientation::read(&[b"Exif\0\0", exif.as_slice()].concat()), Some(Orientation(value)));
        }
    }

    #[test]
    fn nonsense_is_none() {
        for value in [0, 1, 9, 255] {
            assert_eq!(Orientation::read(&Orientation(value).exif()), None);
        }
        let exif = Orientation(6).exif();
        assert!((0..20).all(|end| Orientation::read(&exif[..end]).is_none()));
        assert_eq!(Orientation::read(b"MM\0*\xFF\xFF\xFF\xFF\0\x01"), None);
    }
}
