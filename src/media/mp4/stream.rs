//! The coded pictures themselves: the units that decoding needs. What encoders and cameras add (their name and settings, captions, the time of
//! day) is dropped.

use crate::media::Withheld::{self, Damaged};
use crate::media::bytes::{Bytes, must};

/// Supplemental information that changes what is seen: from where on pictures are whole, which way is up.
const RECOVERY_POINT: usize = 6;
const DISPLAY_ORIENTATION: usize = 47;
/// Those two are a few bytes long.
const LONGEST_INFORMATION: usize = 16;

const INFORMATION: u8 = 6;

/// Many times what cameras write beside the pictures.
pub(super) const LONGEST_CONFIG: usize = 1 << 16;

/// H.264's configuration, and in how many bytes the length of a unit is written.
pub(super) fn avc_config(body: &[u8]) -> Result<(usize, Vec<u8>), Withheld> {
    let mut rest = Bytes(body);
    must(body.len() <= LONGEST_CONFIG)?;
    let [version, profile, compatibility, level, length] = rest.array()?;
    must(version == 1)?;
    let mut out = vec![1, profile, compatibility, level, length | 0xFC];
    let sequences = rest.byte()?;
    out.push(sequences | 0xE0);
    sets(&mut rest, &mut out, sequences & 0x1F, 7)?;
    let pictures = rest.byte()?;
    out.push(pictures);
    sets(&mut rest, &mut out, pictures, 8)?;
    if matches!(profile, 100 | 110 | 122 | 144) && rest.0.len() >= 4 {
        let [format, luma, chroma, extensions] = rest.array()?;
        out.extend([format, luma, chroma, extensions]);
        sets(&mut rest, &mut out, extensions, 13)?;
    }
    Ok((usize::from(length & 3) + 1, out))
}

/// Parameter sets, all of one kind.
fn sets(rest: &mut Bytes, out: &mut Vec<u8>, count: u8, kind: u8) -> Result<(), Withheld> {
    for _ in 0..count {
        let length = rest.be16()?;
        let set = rest.take(usize::from(length))?;
        must(set.first().is_some_and(|head| head & 0x1F == kind))?;
        out.extend(length.to_be_bytes());
        out.extend_from_slice(set);
    }
    Ok(())
}

/// H.265's configuration: the parameter sets, without the information that may stand among them.
pub(super) fn hevc_config(body: &[u8]) -> Result<(usize, Vec<u8>), Withheld> {
    let mut rest = Bytes(body);
    must(body.len() <= LONGEST_CONFIG)?;
    let head = rest.take(22)?;
    must(head[0] == 1)?;
    let mut out = head.to_vec();
    let count_at = out.len();
    out.push(0);
    for _ in 0..rest.byte()? {
        let kind = rest.byte()?;
        let count = rest.be16()?;
        let is_kept = matches!(kind & 0x3F, 32..=34);
        if is_kept {
            out[count_at] += 1;
            out.push(kind & 0xBF);
            out.extend(count.to_be_bytes());
        }
        for _ in 0..count {
            let length = rest.be16()?;
            let unit = rest.take(usize::from(length))?;
            if is_kept {
                must(unit.first().is_some_and(|head| head >> 1 & 0x3F == kind & 0x3F))?;
                out.extend(length.to_be_bytes());
                out.extend_from_slice(unit);
            }
        }
    }
    Ok((usize::from(head[21] & 3) + 1, out))
}

/// A picture in H.264: slices, parameter sets, delimiters.
pub(super) fn avc(sample: &[u8], length: usize, out: &mut Vec<u8>) -> Result<(), Withheld> {
    units(sample, length, |unit| match unit[0] & 0x1F {
        1..=5 | 7..=11 | 13..=15 | 19 | 20 => put(unit, length, out),
        INFORMATION if unit.len() <= LONGEST_CONFIG => {
            let kept = information(&unit[1..]);
            if kept.is_empty() { Ok(()) } else { put(&[&unit[..1], &kept].concat(), length, out) }
        }
        _ => Ok(()),
    })
}

/// A picture in H.265.
pub(super) fn hevc(sample: &[u8], length: usize, out: &mut Vec<u8>) -> Result<(), Withheld> {
    units(sample, length, |unit| match unit[0] >> 1 & 0x3F {
        0..=9 | 16..=21 | 32..=37 => put(unit, length, out),
        _ => Ok(()),
    })
}

/// Each unit of a sample; empty ones are passed over.
fn units(sample: &[u8], length: usize, mut each: impl FnMut(&[u8]) -> Result<(), Withheld>) -> Result<(), Withheld> {
    let mut rest = Bytes(sample);
    while !rest.0.is_empty() {
        let size = rest.take(length)?.iter().fold(0, |size, &byte| size << 8 | usize::from(byte));
        let unit = rest.take(size)?;
        if !unit.is_empty() {
            each(unit)?;
        }
    }
    Ok(())
}

fn put(unit: &[u8], length: usize, out: &mut Vec<u8>) -> Result<(), Withheld> {
    let size = u32::try_from(unit.len()).map_err(|_| Damaged)?.to_be_bytes();
    must(length <= 4)?;
    out.extend_from_slice(&size[4 - length..]);
    out.extend_from_slice(unit);
    Ok(())
}

/// Of supplemental information the messages that are kept, coded again; empty if there are none, or if it cannot be read.
fn information(coded: &[u8]) -> Vec<u8> {
    let mut kept = Vec::new();
    let plain = unescaped(coded);
    let mut rest = Bytes(&plain);
    // The last byte is the mark of the end.
    while rest.0.len() > 2 {
        let Ok((kind, body)) = message(&mut rest) else { return Vec::new() };
        if matches!(kind, RECOVERY_POINT | DISPLAY_ORIENTATION) && body.len() <= LONGEST_INFORMATION {
            kept.extend([kind, body.len()].map(|number| u8::try_from(number).unwrap_or(u8::MAX)));
            kept.extend_from_slice(body);
        }
    }
    if !kept.is_empty() {
        kept.push(0x80);
    }
    escaped(&kept)
}

fn message<'a>(rest: &mut Bytes<'a>) -> Result<(usize, &'a [u8]), Withheld> {
    let kind = number(rest)?;
    let size = number(rest)?;
    Ok((kind, rest.take(size)?))
}

/// A number as a sum of bytes, the last of which is not 255.
fn number(rest: &mut Bytes) -> Result<usize, Withheld> {
    let mut sum = 0;
    loop {
        let byte = rest.byte()?;
        sum += usize::from(byte);
        if byte != 0xFF {
            return Ok(sum);
        }
    }
}

/// Without the 3 that keeps two zeros from looking like a start code.
fn unescaped(coded: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(coded.len());
    let mut zeros = 0;
    for &byte in coded {
        if zeros >= 2 && byte == 3 {
            zeros = 0;
            continue;
        }
        zeros = if byte == 0 { zeros + 1 } else { 0 };
        plain.push(byte);
    }
    plain
}

fn escaped(plain: &[u8]) -> Vec<u8> {
    let mut coded = Vec::with_capacity(plain.len() + 4);
    let mut zeros = 0;
    for &byte in plain {
        if zeros >= 2 && byte <= 3 {
            coded.push(3);
            zeros = 0;
        }
        zeros = if byte == 0 { zeros + 1 } else { 0 };
        coded.push(byte);
    }
    coded
}

/// MPEG-4 part 2: everything but what stands after the start code of user data.
pub(super) fn part_2(sample: &[u8], out: &mut Vec<u8>) {
    let mut rest = sample;
    let mut is_kept = true;
    while !rest.is_empty() {
        let next = rest.get(1..).and_then(|after| after.windows(3).position(|code| code == [0, 0, 1]));
        let (part, after) = rest.split_at(next.map_or(rest.len(), |at| at + 1));
        if rest.starts_with(&[0, 0, 1]) {
            is_kept = !rest.starts_with(&[0, 0, 1, 0xB2]);
        }
        if is_kept {
            out.extend_from_slice(part);
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::{avc, information, part_2};

    #[test]
    fn an_encoder_says_nothing_of_itself() {
        // 5: user data of an encoder; 6: a recovery point.
        let name = [&[5, 20], b"x264 - CANARY CANARY".as_slice()].concat();
        assert_eq!(information(&[name.as_slice(), &[0x80]].concat()), b"");
        assert_eq!(information(&[name.as_slice(), &[6, 1, 0xC4, 0x80]].concat()), [6, 1, 0xC4, 0x80]);
        assert_eq!(information(&[5, 255, 255, 9, 0x80]), b"", "longer than it is");
    }

    #[test]
    fn units_that_decoding_does_not_need_are_dropped() {
        let mut out = Vec::new();
        let sample = [0, 0, 0, 2, 0x67, 1, 0, 0, 0, 4, 6, 5, 0, 0x80, 0, 0, 0, 3, 0x65, 2, 3, 0, 0, 0, 1, 12, 0, 0, 0, 1, 30];
        avc(&sample, 4, &mut out).unwrap();
        assert_eq!(out, [0, 0, 0, 2, 0x67, 1, 0, 0, 0, 3, 0x65, 2, 3]);
        assert!(avc(&[0, 0, 0, 9, 0x65], 4, &mut out).is_err());
    }

    #[test]
    fn user_data_ends_at_the_next_start_code() {
        let mut out = Vec::new();
        part_2(b"\0\0\x01\xB0\x01\0\0\x01\xB2CANARY\0\0\x01\xB6picture", &mut out);
        assert_eq!(out, b"\0\0\x01\xB0\x01\0\0\x01\xB6picture");
    }
}
