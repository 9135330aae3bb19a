//! What is planted in videos beside what ffmpeg has written: where `moov` stands last, also inside of it, with a track of positions.

use super::base::Base;
use super::plant::{AUTHOR, NOTE, PLACE, SERIAL, xmp};
use crate::support::dice::Dice;

const XMP: &[u8] = b"\xBE\x7A\xCF\xCB\x97\xA9\x42\xE8\x9C\x71\x99\x94\x91\xE3\xAF\xAC";

fn boxed(name: &[u8], inside: &[&[u8]]) -> Vec<u8> {
    let inside = inside.concat();
    [u32::try_from(inside.len() + 8).unwrap().to_be_bytes().as_slice(), name, &inside].concat()
}

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// A box of the highest level, as it stands in a file.
struct Outer<'a> {
    name: &'a [u8],
    whole: &'a [u8],
}

fn outer(file: &[u8]) -> Vec<Outer<'_>> {
    let mut all = Vec::new();
    let mut rest = file;
    while !rest.is_empty() {
        let size = u32::from_be_bytes(*rest.first_chunk().unwrap()) as usize;
        let (whole, next) = rest.split_at(size);
        all.push(Outer { name: &whole[4..8], whole });
        rest = next;
    }
    all
}

/// Positions while it was filmed: one sample in a chunk, at a place in the file.
fn positions(kind: &[u8], at: u32, size: u32) -> Vec<u8> {
    let stbl = boxed(
        b"stbl",
        &[
            &boxed(b"stsd", &[&words(&[0, 1]), &boxed(kind, &[&[0; 7], &[1], SERIAL.as_bytes()])]),
            &boxed(b"stts", &[&words(&[0, 1, 1, 1000])]),
            &boxed(b"stsc", &[&words(&[0, 1, 1, 1, 1])]),
            &boxed(b"stsz", &[&words(&[0, size, 1])]),
            &boxed(b"stco", &[&words(&[0, 1, at])]),
        ],
    );
    let minf = boxed(b"minf", &[&boxed(b"nmhd", &[&[0; 4]]), &stbl]);
    let hdlr = boxed(b"hdlr", &[&[0; 8], b"meta", &[0; 12], NOTE.as_bytes(), &[0]]);
    let mdia = boxed(b"mdia", &[&boxed(b"mdhd", &[&words(&[0, 9, 9, 1000, 1000, 0x55C4_0000])]), &hdlr, &minf]);
    boxed(b"trak", &[&boxed(b"tkhd", &[&words(&[7, 9, 9, 77]), &[0; 68]]), &mdia])
}

pub fn movie(base: &Base, dice: &mut Dice) -> Vec<u8> {
    let boxes = outer(&base.bytes);
    let uuid = boxed(b"uuid", &[XMP, &xmp()]);
    let free = boxed(b"free", &[NOTE.as_bytes()]);
    // What lies in data that no track refers to.
    let lost = boxed(b"mdat", &[NOTE.as_bytes(), AUTHOR.as_bytes()]);
    let tail = match dice.below(5) {
        0 => [uuid, free, lost].concat(),
        1 => uuid,
        2 => [lost, NOTE.as_bytes().to_vec()].concat(),
        3 => free,
        _ => Vec::new(),
    };
    let is_last = boxes.last().is_some_and(|last| last.name == b"moov");
    if !is_last {
        return [base.bytes.clone(), tail].concat();
    }
    let (moov, before) = boxes.split_last().expect("a last one");
    let sample = [NOTE.as_bytes(), PLACE.as_bytes(), SERIAL.as_bytes()].concat();
    let start: usize = before.iter().map(|outer| outer.whole.len()).sum();
    let track = positions(
        dice.pick(&[b"gpmd", b"camm", b"mebx"]).as_slice(),
        u32::try_from(start).unwrap() + 8,
        u32::try_from(sample.len()).unwrap(),
    );
    let place = boxed(b"\xA9xyz", &[&u16::try_from(PLACE.len()).unwrap().to_be_bytes(), &[0x15, 0xC7], PLACE.as_bytes()]);
    let udta = boxed(b"udta", &[&place, &boxed(b"XMP_", &[&xmp()])]);
    let moov = boxed(b"moov", &[&moov.whole[8..], &track, &udta]);
    [before.iter().map(|outer| outer.whole).collect::<Vec<_>>().concat(), boxed(b"mdat", &[&sample]), moov, tail].concat()
}
