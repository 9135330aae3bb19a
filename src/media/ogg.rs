//! Ogg with one stream of Opus or Vorbis: its packets in new pages, under a serial number that says nothing and with an empty comment.
//! Several streams, one after the other or side by side, are withheld.

use crc::{Algorithm, Crc, Table};

use super::Withheld::{self, Damaged, UnknownKind};
use super::bytes::{Bytes, must};

/// RFC 3533: the checksum of a page.
const CRC: Crc<u32, Table<16>> = Crc::<u32, Table<16>>::new(&Algorithm {
    width: 32,
    poly: 0x04C1_1DB7,
    init: 0,
    refin: false,
    refout: false,
    xorout: 0,
    check: 0x89A1_897F,
    residue: 0,
});

const CONTINUED: u8 = 1;
const FIRST: u8 = 2;
const LAST: u8 = 4;

/// No packet ends on a page with this position.
const NOWHERE: u64 = u64::MAX;

/// Many times what encoders write.
const LARGEST_SETUP: usize = 1 << 20;

const OPUS_COMMENT: &[u8] = b"OpusTags\0\0\0\0\0\0\0\0";
const VORBIS_COMMENT: &[u8] = b"\x03vorbis\0\0\0\0\0\0\0\0\x01";

pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, Withheld> {
    let mut rest = Bytes(bytes);
    let first = Page::read(&mut rest)?;
    must(first.flags == FIRST)?;
    let mut out = Pages { bytes: Vec::with_capacity(bytes.len() + 1024), next: 0 };
    let comments = match first.body {
        body if body.starts_with(b"OpusHead") => {
            out.headers(FIRST, &[opus_head(body)?]);
            let [comment] = packets(&mut rest, first.serial)?;
            must(comment.starts_with(b"OpusTags"))?;
            vec![OPUS_COMMENT.to_vec()]
        }
        body if body.starts_with(b"\x01vorbis") => {
            must(body.len() == 30)?;
            out.headers(FIRST, &[body]);
            let [comment, setup] = packets(&mut rest, first.serial)?;
            must(comment.starts_with(b"\x03vorbis") && setup.starts_with(b"\x05vorbis"))?;
            vec![VORBIS_COMMENT.to_vec(), setup]
        }
        _ => return Err(UnknownKind),
    };
    out.headers(0, &comments.iter().map(Vec::as_slice).collect::<Vec<_>>());
    drop(comments);
    let mut flags = 0;
    while flags & LAST == 0 && !rest.0.is_empty() {
        let page = Page::read(&mut rest)?;
        page.is_of(first.serial)?;
        flags = page.flags & (CONTINUED | LAST);
        out.page(flags, page.position, page.lacing, page.body);
    }
    // Another stream that follows would be lost; anything else that follows is not part of the sound.
    if rest.0.starts_with(b"OggS") { Err(UnknownKind) } else { Ok(out.bytes) }
}

/// The identification header, without what may follow its known fields.
fn opus_head(body: &[u8]) -> Result<&[u8], Withheld> {
    let mut rest = Bytes(body);
    let [version, channels, _, _, _, _, _, _, _, _, family] = rest.take(8).and_then(|_| rest.array())?;
    must(version < 16)?;
    match family {
        0 => body.get(..19).ok_or(Damaged),
        1 => body.get(..21 + usize::from(channels)).ok_or(Damaged),
        _ => Err(UnknownKind),
    }
}

/// The next packets, which end where a page ends. Of the first, the comment, only its beginning.
fn packets<const N: usize>(rest: &mut Bytes, serial: u32) -> Result<[Vec<u8>; N], Withheld> {
    let mut packets = vec![Vec::new()];
    loop {
        let page = Page::read(rest)?;
        page.is_of(serial)?;
        let mut body = Bytes(page.body);
        for &lace in page.lacing {
            let part = body.take(usize::from(lace))?;
            let is_comment = packets.len() == 1;
            let packet = packets.last_mut().ok_or(Damaged)?;
            if !is_comment || packet.is_empty() {
                must(packet.len() < LARGEST_SETUP)?;
                packet.extend_from_slice(part);
            }
            if lace < 255 {
                must(packets.len() <= N)?;
                packets.push(Vec::new());
            }
        }
        if packets.len() == N + 1 {
            let unfinished = packets.pop();
            must(unfinished.is_some_and(|packet| packet.is_empty()))?;
            return packets.try_into().map_err(|_| Damaged);
        }
    }
}

struct Page<'a> {
    flags: u8,
    position: u64,
    serial: u32,
    lacing: &'a [u8],
    body: &'a [u8],
}

impl<'a> Page<'a> {
    fn read(rest: &mut Bytes<'a>) -> Result<Self, Withheld> {
        let whole = rest.0;
        must(rest.array()? == *b"OggS" && rest.byte()? == 0)?;
        let flags = rest.byte()?;
        let position = u64::from_le_bytes(rest.array()?);
        let serial = rest.le32()?;
        let _number = rest.le32()?;
        let sum = rest.le32()?;
        let count = usize::from(rest.byte()?);
        let lacing = rest.take(count)?;
        let body = rest.take(lacing.iter().map(|&lace| usize::from(lace)).sum())?;
        must(sum == checksum(&whole[..whole.len() - rest.0.len()]))?;
        Ok(Self { flags, position, serial, lacing, body })
    }

    /// A page of another stream, or the first of a next one, is not ours to drop.
    fn is_of(&self, serial: u32) -> Result<(), Withheld> {
        if self.serial == serial && self.flags & FIRST == 0 { Ok(()) } else { Err(UnknownKind) }
    }
}

/// Of a whole page, with nothing in the place of the sum itself.
fn checksum(page: &[u8]) -> u32 {
    let mut digest = CRC.digest();
    digest.update(&page[..22]);
    digest.update(&[0; 4]);
    digest.update(&page[26..]);
    digest.finalize()
}

struct Pages {
    bytes: Vec<u8>,
    next: u32,
}

impl Pages {
    fn page(&mut self, flags: u8, position: u64, lacing: &[u8], body: &[u8]) {
        let begin = self.bytes.len();
        self.bytes.extend_from_slice(b"OggS\0");
        self.bytes.push(flags);
        self.bytes.extend(position.to_le_bytes());
        self.bytes.extend(1_u32.to_le_bytes());
        self.bytes.extend(self.next.to_le_bytes());
        self.bytes.extend([0; 4]);
        self.bytes.push(u8::try_from(lacing.len()).expect("a page has at most 255 segments"));
        self.bytes.extend_from_slice(lacing);
        self.bytes.extend_from_slice(body);
        let sum = checksum(&self.bytes[begin..]);
        self.bytes[begin + 22..begin + 26].copy_from_slice(&sum.to_le_bytes());
        self.next += 1;
    }

    /// Packets in pages of their own, from the beginning of one to the end of another.
    fn headers(&mut self, flags: u8, packets: &[&[u8]]) {
        let lacing: Vec<u8> = packets.iter().flat_map(|packet| lace(packet.len())).collect();
        let body = packets.concat();
        let mut rest = body.as_slice();
        let mut begun = false;
        for lacing in lacing.chunks(255) {
            let (page, next) = rest.split_at(lacing.iter().map(|&lace| usize::from(lace)).sum());
            let ends = lacing.iter().any(|&lace| lace < 255);
            let continued = if begun { CONTINUED } else { 0 };
            self.page(flags | continued, if ends { 0 } else { NOWHERE }, lacing, page);
            begun = lacing.last() == Some(&255);
            rest = next;
        }
    }
}

fn lace(length: usize) -> impl Iterator<Item = u8> {
    let last = u8::try_from(length % 255).expect("less than 255");
    std::iter::repeat_n(255, length / 255).chain([last])
}
