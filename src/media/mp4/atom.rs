//! Boxes: a length, a name, and what is inside.

use crate::media::Withheld::{self, Damaged};
use crate::media::bytes::{Bytes, must};

pub(super) type Name = [u8; 4];

/// The next box, if there is one.
pub(super) fn next<'a>(rest: &mut Bytes<'a>) -> Result<Option<(Name, &'a [u8])>, Withheld> {
    if rest.0.is_empty() {
        return Ok(None);
    }
    let short = rest.be32()?;
    let name = rest.array()?;
    let inside = match short {
        // To the end.
        0 => rest.0.len(),
        1 => usize::try_from(rest.be64()?).ok().and_then(|size| size.checked_sub(16)).ok_or(Damaged)?,
        size => (size as usize).checked_sub(8).ok_or(Damaged)?,
    };
    Ok(Some((name, rest.take(inside)?)))
}

/// The first box of a name among the boxes inside of another.
pub(super) fn find(inside: &[u8], wanted: Name) -> Result<Option<&[u8]>, Withheld> {
    let mut rest = Bytes(inside);
    while let Some((name, body)) = next(&mut rest)? {
        if name == wanted {
            return Ok(Some(body));
        }
    }
    Ok(None)
}

pub(super) fn need(inside: &[u8], wanted: Name) -> Result<&[u8], Withheld> {
    find(inside, wanted)?.ok_or(Damaged)
}

pub(super) fn atom(out: &mut Vec<u8>, name: Name, fill: impl FnOnce(&mut Vec<u8>) -> Result<(), Withheld>) -> Result<(), Withheld> {
    let begin = out.len();
    out.extend([0; 4]);
    out.extend(name);
    fill(out)?;
    let size = u32::try_from(out.len() - begin).map_err(|_| Damaged)?;
    out[begin..begin + 4].copy_from_slice(&size.to_be_bytes());
    Ok(())
}

/// A box of a few fields.
pub(super) fn fields(out: &mut Vec<u8>, name: Name, fields: &[&[u8]]) -> Result<(), Withheld> {
    atom(out, name, |out| {
        for field in fields {
            out.extend_from_slice(field);
        }
        Ok(())
    })
}

/// The version of a full box, its flags skipped.
pub(super) fn version(rest: &mut Bytes) -> Result<u8, Withheld> {
    let [version, _, _, _] = rest.array()?;
    must(version <= 1)?;
    Ok(version)
}

/// A header that begins with two times: skipped, and written as zeros.
pub(super) struct Times {
    pub version: u8,
    /// How wide a time or a duration is.
    pub width: usize,
}

impl Times {
    pub fn skip(rest: &mut Bytes) -> Result<Self, Withheld> {
        let version = version(rest)?;
        let width = if version == 1 { 8 } else { 4 };
        rest.take(2 * width)?;
        Ok(Self { version, width })
    }

    pub fn none(&self) -> &'static [u8] {
        &[0; 16][..2 * self.width]
    }
}
