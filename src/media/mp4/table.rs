//! A track's tables: which samples there are, how large, how long, in which chunks. Read where they stand; each is as long as it says.

use super::atom::{Name, fields, find, need, version};
use crate::media::Withheld::{self, Damaged};
use crate::media::bytes::{Bytes, must};

/// A table whose entries are kept as they are.
#[derive(Clone, Copy)]
pub(super) struct Table<'a> {
    version: u8,
    count: u32,
    entries: &'a [u8],
}

impl<'a> Table<'a> {
    pub fn read(body: &'a [u8], width: usize) -> Result<Self, Withheld> {
        let mut rest = Bytes(body);
        let version = version(&mut rest)?;
        let count = rest.be32()?;
        let entries = rest.take((count as usize).checked_mul(width).ok_or(Damaged)?)?;
        Ok(Self { version, count, entries })
    }

    /// Which part of a track is played when.
    pub fn edits(body: &'a [u8]) -> Result<Self, Withheld> {
        let width = if body.first() == Some(&1) { 20 } else { 12 };
        Self::read(body, width)
    }

    pub fn write(&self, out: &mut Vec<u8>, name: Name) -> Result<(), Withheld> {
        fields(out, name, &[&[self.version, 0, 0, 0], &self.count.to_be_bytes(), self.entries])
    }
}

/// The size of each sample.
pub(super) struct Sizes<'a> {
    pub count: u32,
    /// All have this one, if it is not 0.
    each: u32,
    next: u32,
    entries: Bytes<'a>,
}

impl<'a> Sizes<'a> {
    pub fn read(body: &'a [u8]) -> Result<Self, Withheld> {
        let mut rest = Bytes(body);
        version(&mut rest)?;
        let (each, count) = (rest.be32()?, rest.be32()?);
        let entries = if each == 0 { rest.take((count as usize).checked_mul(4).ok_or(Damaged)?)? } else { &[] };
        Ok(Self { count, each, next: 0, entries: Bytes(entries) })
    }

    /// Of the new table.
    pub fn bytes(&self) -> usize {
        self.count as usize * 4
    }

    pub fn are_equal(&self) -> bool {
        self.each > 0
    }

    pub fn next(&mut self) -> Result<u32, Withheld> {
        must(self.next < self.count)?;
        self.next += 1;
        if self.each == 0 { self.entries.be32() } else { Ok(self.each) }
    }

    pub fn is_empty(&self) -> bool {
        self.next == self.count
    }
}

/// Where each chunk stands, and how many samples it has.
pub(super) struct Chunks<'a> {
    pub count: u32,
    /// First chunk, samples in a chunk, entry of the description: for a run of chunks.
    pub runs: Table<'a>,
    places: Bytes<'a>,
    are_wide: bool,
    done: u32,
    samples: u32,
    ahead: Bytes<'a>,
}

impl<'a> Chunks<'a> {
    pub fn read(stbl: &'a [u8]) -> Result<Self, Withheld> {
        let runs = Table::read(need(stbl, *b"stsc")?, 12)?;
        let (places, are_wide) = match find(stbl, *b"stco")? {
            Some(body) => (Table::read(body, 4)?, false),
            None => (Table::read(need(stbl, *b"co64")?, 8)?, true),
        };
        let ahead = Bytes(runs.entries);
        Ok(Self { count: places.count, runs, places: Bytes(places.entries), are_wide, done: 0, samples: 0, ahead })
    }

    pub fn next_place(&self) -> Option<u64> {
        let mut ahead = self.places;
        if self.are_wide { ahead.be64().ok() } else { ahead.be32().ok().map(u64::from) }
    }

    /// Goes on to the next chunk: how many samples the one behind has.
    pub fn take_chunk(&mut self) -> Result<u32, Withheld> {
        self.places.take(if self.are_wide { 8 } else { 4 })?;
        self.done += 1;
        let mut ahead = self.ahead;
        if let Ok(first) = ahead.be32() {
            must(first >= self.done)?;
            if first == self.done {
                self.samples = ahead.be32()?;
                // There is one entry of the description.
                must(ahead.be32()? == 1)?;
                self.ahead = ahead;
            }
        }
        must(self.samples > 0)?;
        Ok(self.samples)
    }
}
