//! PNG: the chunks that decoding and animation need, with new checksums. Everything else, and what follows the end (the cropped part that
//! some phones left there), is dropped.

use crc::{CRC_32_ISO_HDLC, Crc, Table};

use super::Withheld::{self, Damaged};
use super::bytes::{Bytes, length, must};
use super::orientation::Orientation;

pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1A\n";

const CRC: Crc<u32, Table<16>> = Crc::<u32, Table<16>>::new(&CRC_32_ISO_HDLC);

pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, Withheld> {
    let mut rest = Bytes(bytes);
    must(rest.take(SIGNATURE.len())? == SIGNATURE)?;
    let orientation = orientation(rest)?;
    let mut out = Vec::with_capacity(bytes.len() + 64);
    out.extend_from_slice(SIGNATURE);
    let header = chunk(&mut rest)?;
    must(header.kind == *b"IHDR" && header.data.len() == 13)?;
    write(&mut out, header)?;
    if let Some(orientation) = orientation {
        write(&mut out, Chunk { kind: *b"eXIf", data: &orientation.exif() })?;
    }
    let mut pictures = 0;
    loop {
        let chunk = chunk(&mut rest)?;
        let size = chunk.data.len();
        let fits = match &chunk.kind {
            b"PLTE" => size <= 768 && size.is_multiple_of(3),
            b"tRNS" => size <= 256,
            b"acTL" => size == 8,
            b"fcTL" => size == 26,
            b"IDAT" => true,
            b"fdAT" => size >= 4,
            b"IEND" => size == 0 && pictures > 0,
            // Lower case: it can be done without.
            [first, ..] if first.is_ascii_lowercase() => continue,
            _ => false,
        };
        must(fits)?;
        write(&mut out, chunk)?;
        pictures += usize::from(chunk.kind == *b"IDAT");
        if chunk.kind == *b"IEND" {
            return Ok(out);
        }
    }
}

#[derive(Clone, Copy)]
struct Chunk<'a> {
    kind: [u8; 4],
    data: &'a [u8],
}

fn chunk<'a>(rest: &mut Bytes<'a>) -> Result<Chunk<'a>, Withheld> {
    let length = rest.be32()? as usize;
    let chunk = Chunk { kind: rest.array()?, data: rest.take(length)? };
    let sum = rest.be32()?;
    // Where decoding can do without a chunk, nobody else looks at its sum either.
    if chunk.kind[0].is_ascii_lowercase() || sum == checksum(chunk) { Ok(chunk) } else { Err(Damaged) }
}

fn checksum(chunk: Chunk) -> u32 {
    let mut digest = CRC.digest();
    digest.update(&chunk.kind);
    digest.update(chunk.data);
    digest.finalize()
}

fn write(out: &mut Vec<u8>, chunk: Chunk) -> Result<(), Withheld> {
    out.extend(length(chunk.data)?.to_be_bytes());
    out.extend(chunk.kind);
    out.extend_from_slice(chunk.data);
    out.extend(checksum(chunk).to_be_bytes());
    Ok(())
}

/// EXIF may stand before the picture or after it.
fn orientation(mut rest: Bytes) -> Result<Option<Orientation>, Withheld> {
    loop {
        let length = rest.be32()? as usize;
        let kind: [u8; 4] = rest.array()?;
        let data = rest.take(length)?;
        rest.be32()?;
        match &kind {
            b"eXIf" => return Ok(Orientation::read(data)),
            b"IEND" => return Ok(None),
            _ => {}
        }
    }
}
