//! WebP: the picture, its transparency and its frames, in a new container whose flags tell of nothing else.

use super::Withheld::{self, Damaged};
use super::bytes::{Bytes, length, must};
use super::orientation::Orientation;

const ANIMATION: u8 = 0x02;
const EXIF: u8 = 0x08;
const ALPHA: u8 = 0x10;

pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, Withheld> {
    let mut rest = Bytes(bytes);
    must(rest.array()? == *b"RIFF")?;
    let size = rest.le32()? as usize;
    let mut chunks = Bytes(rest.take(size)?);
    must(chunks.array()? == *b"WEBP")?;
    let mut out = Vec::with_capacity(bytes.len() + 64);
    out.extend_from_slice(b"RIFF\0\0\0\0WEBP");
    let first = chunk(&mut chunks)?;
    match &first.kind {
        b"VP8 " | b"VP8L" => write(&mut out, first)?,
        b"VP8X" => extended(&mut out, first.data, chunks)?,
        _ => return Err(Damaged),
    }
    let size = length(&out[8..])?;
    out[4..8].copy_from_slice(&size.to_le_bytes());
    Ok(out)
}

/// A file with features: its head, its pictures, and at the end the orientation.
fn extended(out: &mut Vec<u8>, head: &[u8], chunks: Bytes) -> Result<(), Withheld> {
    let mut head = Bytes(head);
    let [flags, _, _, _] = head.array()?;
    let canvas = head.take(6)?;
    let orientation = orientation(chunks)?;
    let flags = (flags & (ALPHA | ANIMATION)) | if orientation.is_some() { EXIF } else { 0 };
    write(out, Chunk { kind: *b"VP8X", data: &[&[flags, 0, 0, 0], canvas].concat() })?;
    let pictures = pictures(out, chunks)?;
    must(pictures > 0)?;
    match orientation {
        Some(orientation) => write(out, Chunk { kind: *b"EXIF", data: &orientation.exif() }),
        None => Ok(()),
    }
}

fn pictures(out: &mut Vec<u8>, mut chunks: Bytes) -> Result<usize, Withheld> {
    let mut pictures = 0;
    while !chunks.0.is_empty() {
        let chunk = chunk(&mut chunks)?;
        match &chunk.kind {
            b"ALPH" => write(out, chunk)?,
            b"VP8 " | b"VP8L" => {
                write(out, chunk)?;
                pictures += 1;
            }
            b"ANIM" => {
                must(chunk.data.len() == 6)?;
                write(out, chunk)?;
            }
            b"ANMF" => {
                frame(out, chunk.data)?;
                pictures += 1;
            }
            _ => {}
        }
    }
    Ok(pictures)
}

/// One frame of an animation: where and how long it stands, and its picture.
fn frame(out: &mut Vec<u8>, data: &[u8]) -> Result<(), Withheld> {
    let mut rest = Bytes(data);
    let begin = out.len();
    out.extend_from_slice(b"ANMF\0\0\0\0");
    out.extend_from_slice(rest.take(15)?);
    // Blending and disposal; the other bits mean nothing.
    out.push(rest.byte()? & 3);
    while !rest.0.is_empty() {
        let chunk = chunk(&mut rest)?;
        if matches!(&chunk.kind, b"ALPH" | b"VP8 " | b"VP8L") {
            write(out, chunk)?;
        }
    }
    let size = length(&out[begin + 8..])?;
    out[begin + 4..begin + 8].copy_from_slice(&size.to_le_bytes());
    Ok(())
}

fn orientation(mut chunks: Bytes) -> Result<Option<Orientation>, Withheld> {
    while !chunks.0.is_empty() {
        let chunk = chunk(&mut chunks)?;
        if chunk.kind == *b"EXIF" {
            return Ok(Orientation::read(chunk.data));
        }
    }
    Ok(None)
}

#[derive(Clone, Copy)]
struct Chunk<'a> {
    kind: [u8; 4],
    data: &'a [u8],
}

/// A chunk, with the byte that makes its length even; the last of a file may lack it.
fn chunk<'a>(rest: &mut Bytes<'a>) -> Result<Chunk<'a>, Withheld> {
    let kind = rest.array()?;
    let length = rest.le32()? as usize;
    let data = rest.take(length)?;
    if length % 2 == 1 && !rest.0.is_empty() {
        rest.byte()?;
    }
    Ok(Chunk { kind, data })
}

fn write(out: &mut Vec<u8>, chunk: Chunk) -> Result<(), Withheld> {
    out.extend(chunk.kind);
    out.extend(length(chunk.data)?.to_le_bytes());
    out.extend_from_slice(chunk.data);
    if chunk.data.len() % 2 == 1 {
        out.push(0);
    }
    Ok(())
}
