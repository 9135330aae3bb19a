//! One track of picture or sound: what stands in its boxes, the boxes written anew, and its samples.

use super::Layout;
use super::atom::{Name, Times, atom, fields, find, need};
use super::entry::Entry;
use super::table::{Chunks, Sizes, Table};
use crate::media::Withheld::{self, UnknownKind};
use crate::media::bytes::{Bytes, must};

/// Data that stands in this file.
const HERE: &[u8] = b"\0\0\0\x24dinf\0\0\0\x1Cdref\0\0\0\0\0\0\0\x01\0\0\0\x0Curl \0\0\0\x01";
/// ISO 639 "und": no language, in three times five bits.
const UNDETERMINED: [u8; 2] = [0x55, 0xC4];

pub(super) struct Track<'a> {
    header: &'a [u8],
    edits: Option<Table<'a>>,
    media_header: &'a [u8],
    is_video: bool,
    entry: Entry<'a>,
    times: Table<'a>,
    offsets: Option<Table<'a>>,
    keys: Option<Table<'a>>,
    sizes: Sizes<'a>,
    chunks: Chunks<'a>,
    /// Where the new sizes and the new places of chunks stand in the new file.
    sizes_at: usize,
    chunks_at: usize,
}

impl<'a> Track<'a> {
    pub const fn is_picture(&self) -> bool {
        self.is_video
    }

    /// None is a track of another kind: text, time codes, positions.
    pub fn read(trak: &'a [u8]) -> Result<Option<Self>, Withheld> {
        let mdia = need(trak, *b"mdia")?;
        let mut handler = Bytes(need(mdia, *b"hdlr")?);
        handler.take(8)?;
        let is_video = match &handler.array()? {
            b"vide" => true,
            b"soun" => false,
            _ => return Ok(None),
        };
        let stbl = need(need(mdia, *b"minf")?, *b"stbl")?;
        if find(stbl, *b"stz2")?.is_some() {
            return Err(UnknownKind);
        }
        let edits = find(trak, *b"edts")?.map(|edts| find(edts, *b"elst")).transpose()?.flatten();
        Ok(Some(Self {
            header: need(trak, *b"tkhd")?,
            edits: edits.map(Table::edits).transpose()?,
            media_header: need(mdia, *b"mdhd")?,
            is_video,
            entry: Entry::read(need(stbl, *b"stsd")?, is_video)?,
            times: Table::read(need(stbl, *b"stts")?, 8)?,
            offsets: find(stbl, *b"ctts")?.map(|body| Table::read(body, 8)).transpose()?,
            keys: find(stbl, *b"stss")?.map(|body| Table::read(body, 4)).transpose()?,
            sizes: Sizes::read(need(stbl, *b"stsz")?)?,
            chunks: Chunks::read(stbl)?,
            sizes_at: 0,
            chunks_at: 0,
        }))
    }

    pub fn write(&mut self, out: &mut Vec<u8>) -> Result<(), Withheld> {
        atom(out, *b"trak", |out| {
            track_header(self.header, out)?;
            if let Some(edits) = &self.edits {
                atom(out, *b"edts", |out| edits.write(out, *b"elst"))?;
            }
            atom(out, *b"mdia", |out| {
                media_header(self.media_header, out)?;
                let kind = if self.is_video { b"vide" } else { b"soun" };
                fields(out, *b"hdlr", &[&[0; 8], kind, &[0; 13]])?;
                atom(out, *b"minf", |out| {
                    if self.is_video {
                        fields(out, *b"vmhd", &[&[0, 0, 0, 1], &[0; 8]])?;
                    } else {
                        fields(out, *b"smhd", &[&[0; 8]])?;
                    }
                    out.extend_from_slice(HERE);
                    atom(out, *b"stbl", |out| self.tables(out))
                })
            })
        })
    }

    fn tables(&mut self, out: &mut Vec<u8>) -> Result<(), Withheld> {
        atom(out, *b"stsd", |out| {
            out.extend([0, 0, 0, 0, 0, 0, 0, 1]);
            self.entry.write(out)
        })?;
        self.times.write(out, *b"stts")?;
        if let Some(offsets) = &self.offsets {
            offsets.write(out, *b"ctts")?;
        }
        if let Some(keys) = &self.keys {
            keys.write(out, *b"stss")?;
        }
        self.chunks.runs.write(out, *b"stsc")?;
        let count = self.sizes.count.to_be_bytes();
        with_room(out, *b"stsz", &[&[0; 8], &count], self.sizes.bytes())?;
        self.sizes_at = out.len() - self.sizes.bytes();
        let count = self.chunks.count.to_be_bytes();
        with_room(out, *b"stco", &[&[0; 4], &count], self.chunks.count as usize * 4)?;
        self.chunks_at = out.len() - self.chunks.count as usize * 4;
        Ok(())
    }

    /// Where the next chunk stands in the old file.
    pub fn next_chunk(&self) -> Option<u64> {
        self.chunks.next_place()
    }

    /// Copies the next chunk's samples, and notes its place and their sizes. How many bytes it had.
    pub fn copy_chunk(&mut self, layout: &Layout, mut at: u64, out: &mut Vec<u8>) -> Result<usize, Withheld> {
        let begin = out.len();
        note(out, &mut self.chunks_at, begin)?;
        let mut had = 0;
        for _ in 0..self.chunks.take_chunk()? {
            let size = self.sizes.next()?;
            let sample = layout.data(at, size as usize)?;
            at += u64::from(size);
            had += sample.len();
            let begin = out.len();
            self.entry.sample(sample, out)?;
            let size = out.len() - begin;
            note(out, &mut self.sizes_at, size)?;
        }
        Ok(had)
    }

    pub fn new_table(&self) -> usize {
        if self.sizes.are_equal() { self.sizes.bytes() } else { 0 }
    }

    pub fn is_whole(&self) -> Result<(), Withheld> {
        must(self.sizes.is_empty())
    }
}

/// A box with a place for what is only known later.
fn with_room(out: &mut Vec<u8>, name: Name, head: &[&[u8]], room: usize) -> Result<(), Withheld> {
    atom(out, name, |out| {
        for field in head {
            out.extend_from_slice(field);
        }
        out.resize(out.len() + room, 0);
        Ok(())
    })
}

/// Writes a number into the place that was left for it, and goes on to the next.
fn note(out: &mut [u8], place: &mut usize, number: usize) -> Result<(), Withheld> {
    let number = u32::try_from(number).map_err(|_| UnknownKind)?;
    out[*place..*place + 4].copy_from_slice(&number.to_be_bytes());
    *place += 4;
    Ok(())
}

fn track_header(body: &[u8], out: &mut Vec<u8>) -> Result<(), Withheld> {
    let mut rest = Bytes(body);
    let flags = body.get(3).map_or(0, |flags| flags & 0x0F);
    let times = Times::skip(&mut rest)?;
    let number = rest.take(4)?;
    rest.take(4)?;
    let duration = rest.take(times.width)?;
    rest.take(8)?;
    let layer_and_group = rest.take(4)?;
    let volume = rest.take(2)?;
    rest.take(2)?;
    // Which way is up, and how large.
    let matrix_and_size = rest.take(44)?;
    fields(
        out,
        *b"tkhd",
        &[
            &[times.version, 0, 0, flags],
            times.none(),
            number,
            &[0; 4],
            duration,
            &[0; 8],
            layer_and_group,
            volume,
            &[0; 2],
            matrix_and_size,
        ],
    )
}

fn media_header(body: &[u8], out: &mut Vec<u8>) -> Result<(), Withheld> {
    let mut rest = Bytes(body);
    let times = Times::skip(&mut rest)?;
    let scale_and_duration = rest.take(4 + times.width)?;
    fields(out, *b"mdhd", &[&[times.version, 0, 0, 0], times.none(), scale_and_duration, &UNDETERMINED, &[0; 2]])
}
