//! MP4: a new movie of the tracks of picture and sound, from the fields that playing needs, and a new `mdat` of nothing but their samples.
//! What no kept track refers to, whatever it is, does not come along.

mod atom;
mod descriptor;
mod entry;
mod fill;
mod movie;
mod stream;
mod table;
mod track;

use std::ops::Range;

use self::atom::{atom, next};
use super::Withheld::{self, Damaged, UnknownKind};
use super::bytes::{Bytes, must};

/// What calls itself MP4, and not a picture (HEIC, AVIF) or `QuickTime` in the same clothes.
const BRANDS: [&[u8; 4]; 15] =
    [b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4A ", b"M4V ", b"MSNV", b"3gp4", b"3gp5", b"3gp6"];

/// What the new boxes may have beside what the old ones had.
const HEADS: usize = 8192;

pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.get(4..8) == Some(b"ftyp") && BRANDS.iter().any(|brand| bytes.get(8..12) == Some(*brand))
}

/// The new file, and whether there is a picture in it.
pub(super) fn clean(bytes: &[u8]) -> Result<(Vec<u8>, bool), Withheld> {
    let layout = Layout::read(bytes)?;
    let mut movie = movie::Movie::read(&layout)?;
    let mut out = Vec::with_capacity(bytes.len() + movie.new_tables() + HEADS);
    let brand = if bytes.get(8..12) == Some(b"M4A ") { b"M4A " } else { b"isom" };
    atom(&mut out, *b"ftyp", |out| {
        for part in [brand, &[0; 4], b"isom", b"mp42"] {
            out.extend_from_slice(part);
        }
        Ok(())
    })?;
    movie.write(&mut out)?;
    atom(&mut out, *b"mdat", |out| movie.copy_samples(&layout, out))?;
    Ok((out, movie.has_picture()))
}

/// Where things stand in a file.
struct Layout<'a> {
    file: &'a [u8],
    moov: &'a [u8],
    /// The inside of each `mdat`, in the file's order.
    data: Vec<Range<usize>>,
}

impl<'a> Layout<'a> {
    fn read(file: &'a [u8]) -> Result<Self, Withheld> {
        let mut rest = Bytes(file);
        let (mut moov, mut data) = (None, Vec::new());
        // What follows the last readable box is not part of the movie.
        while let Ok(Some((name, body))) = next(&mut rest) {
            let end = file.len() - rest.0.len();
            match &name {
                b"moov" => {
                    must(moov.is_none())?;
                    moov = Some(body);
                }
                b"mdat" => data.push(end - body.len()..end),
                b"moof" => return Err(UnknownKind),
                _ => {}
            }
        }
        Ok(Self { file, moov: moov.ok_or(Damaged)?, data })
    }

    /// Bytes at a place that the movie names: within one `mdat`, never in what describes it.
    fn data(&self, at: u64, size: usize) -> Result<&'a [u8], Withheld> {
        let at = usize::try_from(at).map_err(|_| Damaged)?;
        let end = at.checked_add(size).ok_or(Damaged)?;
        let number = self.data.partition_point(|range| range.start <= at).checked_sub(1).ok_or(Damaged)?;
        must(end <= self.data[number].end)?;
        self.file.get(at..end).ok_or(Damaged)
    }
}
