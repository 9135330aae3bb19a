//! MPEG-4's descriptors (ISO 14496-1): of the elementary stream's, what the decoder is told.

use super::atom::atom;
use super::stream::LONGEST_CONFIG;
use crate::media::Withheld::{self, Damaged, UnknownKind};
use crate::media::bytes::{Bytes, must};

const STREAM: u8 = 3;
const DECODER: u8 = 4;
const CONFIG: u8 = 5;
/// How packets are synchronised: as in MP4.
const SYNC: [u8; 6] = [6, 0x80, 0x80, 0x80, 1, 2];

pub(super) struct Decoder<'a> {
    kind: u8,
    /// Kind of stream, size of buffer, rates.
    shape: &'a [u8],
    pub config: &'a [u8],
}

impl<'a> Decoder<'a> {
    /// For one kind of stream; other kinds may be told less, or nothing.
    pub fn read(esds: &'a [u8], wanted: u8) -> Result<Self, Withheld> {
        let mut rest = Bytes(esds);
        rest.take(4)?;
        let mut stream = Bytes(descriptor(&mut rest, STREAM)?);
        stream.take(2)?;
        let flags = stream.byte()?;
        must(flags & 0x40 == 0)?;
        stream.take(if flags & 0x80 == 0 { 0 } else { 2 } + if flags & 0x20 == 0 { 0 } else { 2 })?;
        let mut decoder = Bytes(descriptor(&mut stream, DECODER)?);
        let kind = decoder.byte()?;
        if kind != wanted {
            return Err(UnknownKind);
        }
        must(esds.len() <= LONGEST_CONFIG)?;
        Ok(Self { kind, shape: decoder.take(12)?, config: descriptor(&mut decoder, CONFIG)? })
    }

    pub fn write(&self, config: &[u8], out: &mut Vec<u8>) -> Result<(), Withheld> {
        let config = written(CONFIG, &[config])?;
        let decoder = written(DECODER, &[&[self.kind], self.shape, &config])?;
        let stream = written(STREAM, &[&[0; 3], &decoder, &SYNC])?;
        atom(out, *b"esds", |out| {
            out.extend([0; 4]);
            out.extend(stream);
            Ok(())
        })
    }
}

fn descriptor<'a>(rest: &mut Bytes<'a>, wanted: u8) -> Result<&'a [u8], Withheld> {
    must(rest.byte()? == wanted)?;
    let mut length = 0;
    for _ in 0..4 {
        let byte = rest.byte()?;
        length = length << 7 | usize::from(byte & 0x7F);
        if byte < 0x80 {
            return rest.take(length);
        }
    }
    Err(Damaged)
}

fn written(tag: u8, parts: &[&[u8]]) -> Result<Vec<u8>, Withheld> {
    let inside = parts.concat();
    let length = u32::try_from(inside.len()).ok().filter(|length| *length < 1 << 28).ok_or(Damaged)?;
    let seven = |shift: u32| (length >> shift & 0x7F) as u8;
    Ok([&[tag, seven(21) | 0x80, seven(14) | 0x80, seven(7) | 0x80, seven(0)], inside.as_slice()].concat())
}
