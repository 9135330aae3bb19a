//! An original that is kept as evidence: what its name ends in, by what its first bytes say. Nothing of it is looked at besides.

/// First bytes, where they stand, and what a file that begins so is called.
const MAGIC: [(usize, &[u8], &str); 24] = [
    (0, b"\xff\xd8\xff", "jpg"),
    (0, b"\x89PNG\r\n\x1a\n", "png"),
    (0, b"GIF8", "gif"),
    (0, b"OggS", "ogg"),
    (0, b"%PDF", "pdf"),
    (0, b"PK\x03\x04", "zip"),
    (0, b"ID3", "mp3"),
    (0, b"\xff\xfb", "mp3"),
    (0, b"\xff\xf3", "mp3"),
    (0, b"\xff\xf1", "aac"),
    (0, b"#!AMR", "amr"),
    (0, b"fLaC", "flac"),
    (0, b"\x1a\x45\xdf\xa3", "mkv"),
    (0, b"\xd0\xcf\x11\xe0", "doc"),
    (8, b"WEBP", "webp"),
    (8, b"WAVE", "wav"),
    (8, b"AVI ", "avi"),
    (4, b"ftypM4A", "m4a"),
    (4, b"ftypqt", "mov"),
    (4, b"ftyp3g", "3gp"),
    (4, b"ftyphei", "heic"),
    (4, b"ftypmif1", "heic"),
    (4, b"ftypavif", "avif"),
    (4, b"ftyp", "mp4"),
];

/// What the name of these bytes ends in.
#[must_use]
pub fn extension(bytes: &[u8]) -> &'static str {
    let begins = |(at, magic, _): &&(usize, &[u8], &str)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(magic));
    MAGIC.iter().find(begins).map_or("bin", |(.., extension)| extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_by_its_first_bytes() {
        for (bytes, expected) in [
            (&b"%PDF-1.7"[..], "pdf"),
            (b"\xff\xd8\xff\xe1", "jpg"),
            (b"RIFF\0\0\0\0WAVEfmt ", "wav"),
            (b"\0\0\0\x18ftypheic", "heic"),
            (b"\0\0\0\x18ftypisom", "mp4"),
            (b"no kind that is known", "bin"),
            (b"", "bin"),
        ] {
            assert_eq!(extension(bytes), expected);
        }
    }
}
