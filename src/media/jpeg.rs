//! JPEG: the tables, the frame and its scans are kept, each read to its last byte. Of the application segments only what decoding needs is
//! written anew: that it is JFIF (without thumbnail), Adobe's colour transform, the orientation. What follows the picture's end is dropped.

use super::Withheld::{self, Damaged, UnknownKind};
use super::bytes::{Bytes, must};
use super::orientation::Orientation;

const START: u8 = 0xD8;
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;
const TABLES: u8 = 0xDB;
const CODES: u8 = 0xC4;
const INTERVAL: u8 = 0xDD;

/// JFIF 1.2: no thumbnail, and pixels that are square, of whatever size.
const JFIF: &[u8] = b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0";

pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, Withheld> {
    let mut rest = Bytes(bytes);
    must(rest.array()? == [0xFF, START])?;
    let mut out = Vec::with_capacity(bytes.len() + 64);
    out.extend([0xFF, START]);
    Head::read(rest)?.write(&mut out);
    let (mut frames, mut scans) = (0, 0);
    loop {
        let marker = marker(&mut rest)?;
        if marker == END {
            break;
        }
        let body = body(&mut rest)?;
        match marker {
            SCAN => scan_header(body)?,
            TABLES => quantization(body)?,
            CODES => huffman(body)?,
            INTERVAL => must(body.len() == 2)?,
            // Baseline, extended, progressive.
            0xC0..=0xC2 => frame(body)?,
            // Application segments, comments.
            0xE0..=0xEF | 0xFE => continue,
            // Lossless, hierarchical, arithmetic.
            0xC3..=0xCF | 0xDE | 0xDF => return Err(UnknownKind),
            _ => return Err(Damaged),
        }
        segment(&mut out, marker, body);
        frames += usize::from((0xC0..=0xC2).contains(&marker));
        if marker == SCAN {
            scans += 1;
            out.extend_from_slice(scan(&mut rest)?);
        }
    }
    must(frames == 1 && scans > 0)?;
    out.extend([0xFF, END]);
    Ok(out)
}

/// What application segments tell about decoding.
#[derive(Default)]
struct Head {
    jfif: bool,
    orientation: Option<Orientation>,
    adobe_transform: Option<u8>,
}

impl Head {
    fn read(mut rest: Bytes) -> Result<Self, Withheld> {
        let mut head = Self::default();
        loop {
            match marker(&mut rest)? {
                SCAN | END => return Ok(head),
                0xE0 => head.jfif |= body(&mut rest)?.starts_with(b"JFIF\0"),
                0xE1 => {
                    let exif = body(&mut rest)?.strip_prefix(b"Exif\0\0");
                    head.orientation = head.orientation.or_else(|| exif.and_then(Orientation::read));
                }
                0xEE => {
                    let adobe = body(&mut rest)?.strip_prefix(b"Adobe");
                    head.adobe_transform = head.adobe_transform.or_else(|| adobe?.get(6).copied());
                }
                _ => drop(body(&mut rest)?),
            }
        }
    }

    fn write(&self, out: &mut Vec<u8>) {
        if self.jfif {
            segment(out, 0xE0, JFIF);
        }
        if let Some(orientation) = self.orientation {
            segment(out, 0xE1, &[b"Exif\0\0", orientation.exif().as_slice()].concat());
        }
        if let Some(transform) = self.adobe_transform {
            segment(out, 0xEE, &[b'A', b'd', b'o', b'b', b'e', 0, 100, 0, 0, 0, 0, transform]);
        }
    }
}

fn marker(rest: &mut Bytes) -> Result<u8, Withheld> {
    must(rest.byte()? == 0xFF)?;
    loop {
        let marker = rest.byte()?;
        // Any number of these may stand before a marker.
        if marker != 0xFF {
            return Ok(marker);
        }
    }
}

fn body<'a>(rest: &mut Bytes<'a>) -> Result<&'a [u8], Withheld> {
    let length = usize::from(rest.be16()?);
    rest.take(length.checked_sub(2).ok_or(Damaged)?)
}

fn segment(out: &mut Vec<u8>, marker: u8, body: &[u8]) {
    let length = u16::try_from(body.len() + 2).expect("a body that was read, or a short one");
    out.extend([0xFF, marker]);
    out.extend(length.to_be_bytes());
    out.extend_from_slice(body);
}

/// Coded data: until a marker that is neither a stuffed byte nor a restart.
fn scan<'a>(rest: &mut Bytes<'a>) -> Result<&'a [u8], Withheld> {
    let mut at = 0;
    loop {
        at += rest.0.get(at..).and_then(|from| from.iter().position(|&byte| byte == 0xFF)).ok_or(Damaged)?;
        match rest.0.get(at + 1) {
            Some(0 | 0xD0..=0xD7) => at += 2,
            Some(_) => return rest.take(at),
            None => return Err(Damaged),
        }
    }
}

fn quantization(body: &[u8]) -> Result<(), Withheld> {
    let mut rest = Bytes(body);
    while !rest.0.is_empty() {
        let entry = if rest.byte()? >> 4 == 0 { 1 } else { 2 };
        rest.take(64 * entry)?;
    }
    Ok(())
}

fn huffman(body: &[u8]) -> Result<(), Withheld> {
    let mut rest = Bytes(body);
    while !rest.0.is_empty() {
        rest.byte()?;
        let counts: [u8; 16] = rest.array()?;
        rest.take(counts.into_iter().map(usize::from).sum())?;
    }
    Ok(())
}

fn frame(body: &[u8]) -> Result<(), Withheld> {
    let components = usize::from(*body.get(5).ok_or(Damaged)?);
    must((1..=4).contains(&components) && body.len() == 6 + 3 * components)
}

fn scan_header(body: &[u8]) -> Result<(), Withheld> {
    let components = usize::from(*body.first().ok_or(Damaged)?);
    must((1..=4).contains(&components) && body.len() == 4 + 2 * components)
}
