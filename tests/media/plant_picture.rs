//! What is planted in pictures: in every segment and chunk that could hold it.

use crc::{CRC_32_ISO_HDLC, Crc};

use super::base::Base;
use super::exif;
use super::plant::{AUTHOR, NOTE, behind, profile, xmp};
use crate::support::dice::Dice;

/// In the first round all of it, later a part, but never nothing.
fn some<T>(mut all: Vec<T>, round: usize, dice: &mut Dice) -> Vec<T> {
    if round > 0 {
        let sure = dice.below(all.len());
        let mut number = 0;
        all.retain(|_| {
            number += 1;
            number == sure + 1 || dice.one_in(2)
        });
    }
    all
}

fn orientation(round: usize, dice: &mut Dice) -> u16 {
    if round == 0 { 6 } else { u16::try_from(dice.below(8)).unwrap() + 1 }
}

fn segment(marker: u8, parts: &[&[u8]]) -> Vec<u8> {
    let body = parts.concat();
    [&[0xFF, marker], u16::try_from(body.len() + 2).unwrap().to_be_bytes().as_slice(), &body].concat()
}

pub fn jpeg(base: &Base, round: usize, dice: &mut Dice) -> Vec<u8> {
    let note = NOTE.as_bytes();
    let block = exif::block(dice.one_in(2), orientation(round, dice));
    let small = [b"\xFF\xD8\xFF\xFE\0\x16".as_slice(), note, b"\xFF\xD9"].concat();
    let byline = [&[0x1C, 2, 80, 0, u8::try_from(AUTHOR.len()).unwrap()], AUTHOR.as_bytes()].concat();
    let byline_size = u32::try_from(byline.len()).unwrap().to_be_bytes();
    let segments = some(
        vec![
            segment(0xE0, &[b"JFXX\0\x10", &small]),
            segment(0xE1, &[b"Exif\0\0", &block]),
            segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", &xmp()]),
            segment(0xE2, &[b"ICC_PROFILE\0\x01\x01", &profile()]),
            segment(0xE2, &[b"MPF\0", note]),
            segment(0xE4, &[note]),
            segment(0xEB, &[b"JP\0\x01\0\0\0\x01jumb", note]),
            segment(0xEC, &[b"Ducky\0", note]),
            segment(0xED, &[b"Photoshop 3.0\08BIM\x04\x04\0\0", &byline_size, &byline]),
            segment(0xFE, &[note]),
        ],
        round,
        dice,
    );
    // Behind JFIF, which wants to be first; what the base has else follows.
    let first = &base.bytes[2..];
    let jfif = if first.starts_with(b"\xFF\xE0") { 2 + usize::from(u16::from_be_bytes([first[2], first[3]])) } else { 0 };
    let tail = if round == 0 || dice.one_in(3) { behind(dice) } else { Vec::new() };
    [&base.bytes[..2], &first[..jfif], &segments.concat(), &first[jfif..], &tail].concat()
}

fn chunk(kind: &[u8], parts: &[&[u8]]) -> Vec<u8> {
    let data = parts.concat();
    let sum = Crc::<u32>::new(&CRC_32_ISO_HDLC).checksum(&[kind, &data].concat());
    [u32::try_from(data.len()).unwrap().to_be_bytes().as_slice(), kind, &data, &sum.to_be_bytes()].concat()
}

/// A zlib stream that is not compressed.
fn zlib(data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    let (mut a, mut b) = (1_u32, 0_u32);
    for &byte in data {
        a = (a + u32::from(byte)) % 65521;
        b = (b + a) % 65521;
    }
    let sum = (b << 16 | a).to_be_bytes();
    [&[0x78, 1, 1], length.to_le_bytes().as_slice(), &(!length).to_le_bytes(), data, &sum].concat()
}

pub fn png(base: &Base, round: usize, dice: &mut Dice) -> Vec<u8> {
    let note = NOTE.as_bytes();
    let block = exif::block(dice.one_in(2), orientation(round, dice));
    let before = some(
        vec![
            chunk(b"tEXt", &[b"Author\0", AUTHOR.as_bytes()]),
            chunk(b"zTXt", &[b"Comment\0\0", &zlib(note)]),
            chunk(b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", &xmp()]),
            chunk(b"eXIf", &[&block]),
            chunk(b"iCCP", &[b"Kenari\0\0", &zlib(&profile())]),
            chunk(b"caNr", &[note]),
            chunk(b"sPLT", &[note, &[0, 8]]),
        ],
        round,
        dice,
    );
    let after = some(vec![chunk(b"tEXt", &[b"Software\0", note]), chunk(b"caNr", &[note])], round, dice);
    let times = [chunk(b"tIME", &[&[7, 0xEA, 11, 24, 3, 0, 0]]), chunk(b"pHYs", &[&[0, 0, 11, 19, 0, 0, 11, 19, 1]])].concat();
    let tail = if round == 0 || dice.one_in(3) { behind(dice) } else { Vec::new() };
    // Behind the header, and before the end.
    let (head, rest) = base.bytes.split_at(33);
    let (pixels, end) = rest.split_at(rest.len() - 12);
    let times = if rest.windows(4).any(|kind| kind == b"pHYs" || kind == b"tIME") { Vec::new() } else { times };
    [head, &before.concat(), &times, pixels, &after.concat(), end, &tail].concat()
}

fn riff(kind: &[u8], data: &[u8]) -> Vec<u8> {
    let pad: &[u8] = if data.len() % 2 == 1 { &[0] } else { &[] };
    [kind, &u32::try_from(data.len()).unwrap().to_le_bytes(), data, pad].concat()
}

pub fn webp(base: &Base, round: usize, dice: &mut Dice) -> Vec<u8> {
    let block = exif::block(dice.one_in(2), orientation(round, dice));
    let body = &base.bytes[12..];
    let (mut head, rest) = if body.starts_with(b"VP8X") {
        (body[..18].to_vec(), &body[18..])
    } else {
        let size = |size: u32| (size - 1).to_le_bytes()[..3].to_vec();
        let alpha = if base.name.contains("alpha") { 0x10 } else { 0 };
        (riff(b"VP8X", &[&[alpha, 0, 0, 0], size(base.width).as_slice(), &size(base.height)].concat()), body)
    };
    let extras =
        some(vec![(0x20, b"ICCP", profile()), (0x08, b"EXIF", block), (0x04, b"XMP ", xmp()), (0, b"CANR", NOTE.into())], round, dice);
    let mut before = Vec::new();
    let mut after = Vec::new();
    for (flag, kind, data) in extras {
        head[8] |= flag;
        if kind == b"ICCP" { before.extend(riff(kind, &data)) } else { after.extend(riff(kind, &data)) }
    }
    let tail = if round == 0 || dice.one_in(3) { behind(dice) } else { Vec::new() };
    [riff(b"RIFF", &[b"WEBP", head.as_slice(), &before, rest, &after].concat()), tail].concat()
}
