//! A block of EXIF as a phone writes it, in either order of bytes: who, with what, where, when, and a small picture.

use super::plant::{AUTHOR, DEVICE, LATITUDE, LONGITUDE, NOTE, SERIAL};

/// One entry: tag, type, count, value.
type Entry = (u16, u16, u32, Vec<u8>);

struct Writer {
    is_big: bool,
    bytes: Vec<u8>,
}

impl Writer {
    fn short(&self, value: u16) -> [u8; 2] {
        if self.is_big { value.to_be_bytes() } else { value.to_le_bytes() }
    }

    fn long(&self, value: u32) -> [u8; 4] {
        if self.is_big { value.to_be_bytes() } else { value.to_le_bytes() }
    }

    fn end(&self) -> u32 {
        u32::try_from(self.bytes.len()).unwrap()
    }

    /// A directory, its larger values behind it. Where it stands.
    fn directory(&mut self, entries: &[Entry]) -> u32 {
        let at = self.end();
        let count = self.short(u16::try_from(entries.len()).unwrap());
        self.bytes.extend(count);
        let mut values = Vec::new();
        let behind = at as usize + 2 + entries.len() * 12 + 4;
        for (tag, kind, count, value) in entries {
            let mut field = value.clone();
            if value.len() > 4 {
                field = self.long(u32::try_from(behind + values.len()).unwrap()).to_vec();
                values.extend_from_slice(value);
                values.resize(values.len().next_multiple_of(2), 0);
            }
            field.resize(4, 0);
            let head = [self.short(*tag).as_slice(), &self.short(*kind), &self.long(*count), &field].concat();
            self.bytes.extend(head);
        }
        self.bytes.extend([0; 4]);
        self.bytes.extend(values);
        at
    }

    fn text(tag: u16, text: &str) -> Entry {
        (tag, 2, u32::try_from(text.len()).unwrap() + 1, [text.as_bytes(), &[0]].concat())
    }

    fn raw(tag: u16, bytes: Vec<u8>) -> Entry {
        (tag, 7, u32::try_from(bytes.len()).unwrap(), bytes)
    }

    fn one(&self, tag: u16, value: u32) -> Entry {
        (tag, 4, 1, self.long(value).to_vec())
    }

    fn place(&self, tag: u16, [degrees, minutes, seconds]: [u32; 3]) -> Entry {
        let words = [degrees, 1, minutes, 1, seconds, 1_000_000];
        (tag, 5, 3, words.iter().flat_map(|word| self.long(*word)).collect())
    }
}

/// Without the prefix that JPEG has.
pub fn block(is_big: bool, orientation: u16) -> Vec<u8> {
    let head: &[u8] = if is_big { b"MM\0*\0\0\0\0" } else { b"II*\0\0\0\0\0" };
    let mut writer = Writer { is_big, bytes: head.to_vec() };
    let xp: Vec<u8> = AUTHOR.encode_utf16().flat_map(u16::to_le_bytes).chain([0, 0]).collect();
    let more = writer.directory(&[
        Writer::text(0x9003, "2026:11:24 03:00:00"),
        Writer::raw(0x927C, [b"MAKERNOTE\0".as_slice(), NOTE.as_bytes()].concat()),
        Writer::raw(0x9286, [b"ASCII\0\0\0".as_slice(), NOTE.as_bytes()].concat()),
        Writer::text(0xA420, NOTE),
        Writer::text(0xA430, AUTHOR),
        Writer::text(0xA431, SERIAL),
        Writer::text(0xA435, SERIAL),
    ]);
    let gps = writer.directory(&[
        Writer::text(1, "N"),
        writer.place(2, LATITUDE),
        Writer::text(3, "E"),
        writer.place(4, LONGITUDE),
        Writer::text(0x1D, "2026:11:24"),
    ]);
    let small =
        [b"\xFF\xD8\xFF\xFE".as_slice(), &u16::try_from(NOTE.len() + 2).unwrap().to_be_bytes(), NOTE.as_bytes(), b"\xFF\xD9"].concat();
    let small_at = writer.end();
    writer.bytes.extend_from_slice(&small);
    writer.bytes.resize(writer.bytes.len().next_multiple_of(2), 0);
    let thumbnail = writer.directory(&[
        (0x0103, 3, 1, writer.short(6).to_vec()),
        writer.one(0x0201, small_at),
        writer.one(0x0202, u32::try_from(small.len()).unwrap()),
    ]);
    let entries = [
        Writer::text(0x010F, DEVICE),
        Writer::text(0x0110, DEVICE),
        (0x0112, 3, 1, writer.short(orientation).to_vec()),
        Writer::text(0x0131, DEVICE),
        Writer::text(0x0132, "2026:11:24 03:00:00"),
        Writer::text(0x013B, AUTHOR),
        Writer::text(0x8298, AUTHOR),
        writer.one(0x8769, more),
        writer.one(0x8825, gps),
        (0x9C9D, 1, u32::try_from(xp.len()).unwrap(), xp),
    ];
    let first = writer.directory(&entries);
    // The first directory is found from the head, the thumbnail's from the first.
    let (first_at, thumbnail_at) = (writer.long(first), writer.long(thumbnail));
    writer.bytes[4..8].copy_from_slice(&first_at);
    let link = first as usize + 2 + entries.len() * 12;
    writer.bytes[link..link + 4].copy_from_slice(&thumbnail_at);
    writer.bytes
}
