//! The movie: its header without times, its tracks of picture and sound, and the copy of their samples in the order in which they stood.

use super::Layout;
use super::atom::{Times, atom, fields, need, next};
use super::track::Track;
use crate::media::Withheld::{self, Damaged, UnknownKind};
use crate::media::bytes::{Bytes, must};

/// A phone writes two or three.
const MOST_TRACKS: usize = 16;

/// New tables that matter in no file; larger ones are measured by it, so that no word becomes more than a file.
const SMALL: usize = 4096;

pub(super) struct Movie<'a> {
    header: &'a [u8],
    tracks: Vec<Track<'a>>,
}

impl<'a> Movie<'a> {
    pub fn read(layout: &Layout<'a>) -> Result<Self, Withheld> {
        let moov = layout.moov;
        let mut rest = Bytes(moov);
        let mut tracks = Vec::new();
        while let Some((name, body)) = next(&mut rest)? {
            match &name {
                b"trak" => tracks.extend(Track::read(body)?),
                // In fragments, or compressed.
                b"mvex" | b"cmov" => return Err(UnknownKind),
                _ => {}
            }
            must(tracks.len() <= MOST_TRACKS)?;
        }
        if tracks.is_empty() {
            return Err(UnknownKind);
        }
        let movie = Self { header: need(moov, *b"mvhd")?, tracks };
        must(movie.new_tables() <= layout.file.len() / 4 + SMALL)?;
        Ok(movie)
    }

    pub fn has_picture(&self) -> bool {
        self.tracks.iter().any(Track::is_picture)
    }

    /// How many bytes of tables the new movie has that the old one had not: where it said in a word that all samples have one size.
    pub fn new_tables(&self) -> usize {
        self.tracks.iter().map(Track::new_table).fold(0, usize::saturating_add)
    }

    /// With places for what is only known when the samples are copied.
    pub fn write(&mut self, out: &mut Vec<u8>) -> Result<(), Withheld> {
        let Self { header, tracks } = self;
        atom(out, *b"moov", |out| {
            movie_header(header, out)?;
            tracks.iter_mut().try_for_each(|track| track.write(out))
        })
    }

    pub fn copy_samples(&mut self, layout: &Layout, out: &mut Vec<u8>) -> Result<(), Withheld> {
        // Samples that share bytes would make the new file larger than the old one.
        let mut left = layout.file.len();
        loop {
            let ahead = self.tracks.iter_mut().filter_map(|track| Some((track.next_chunk()?, track)));
            let Some((at, track)) = ahead.min_by_key(|(at, _)| *at) else { break };
            let copied = track.copy_chunk(layout, at, out)?;
            left = left.checked_sub(copied).ok_or(Damaged)?;
        }
        self.tracks.iter().try_for_each(Track::is_whole)
    }
}

fn movie_header(body: &[u8], out: &mut Vec<u8>) -> Result<(), Withheld> {
    let mut rest = Bytes(body);
    let times = Times::skip(&mut rest)?;
    let scale_and_duration = rest.take(4 + times.width)?;
    let rate_and_volume = rest.take(6)?;
    rest.take(10)?;
    let matrix = rest.take(36)?;
    // The number for a next track: to be looked for.
    let next = [0xFF; 4];
    fields(
        out,
        *b"mvhd",
        &[&[times.version, 0, 0, 0], times.none(), scale_and_duration, rate_and_volume, &[0; 10], matrix, &[0; 24], &next],
    )
}
