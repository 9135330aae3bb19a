//! A cursor over bytes that cannot be trusted: what is not there is `Damaged`, never a panic.

use super::Withheld::{self, Damaged};

#[derive(Debug, Clone, Copy)]
pub(super) struct Bytes<'a>(pub &'a [u8]);

impl<'a> Bytes<'a> {
    pub fn take(&mut self, count: usize) -> Result<&'a [u8], Withheld> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], Withheld> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(Damaged)?;
        self.0 = rest;
        Ok(*taken)
    }

    pub fn byte(&mut self) -> Result<u8, Withheld> {
        self.array().map(u8::from_be_bytes)
    }

    pub fn be16(&mut self) -> Result<u16, Withheld> {
        self.array().map(u16::from_be_bytes)
    }

    pub fn be32(&mut self) -> Result<u32, Withheld> {
        self.array().map(u32::from_be_bytes)
    }

    pub fn be64(&mut self) -> Result<u64, Withheld> {
        self.array().map(u64::from_be_bytes)
    }

    pub fn le32(&mut self) -> Result<u32, Withheld> {
        self.array().map(u32::from_le_bytes)
    }
}

/// A length as it is written into a file.
pub(super) fn length(bytes: &[u8]) -> Result<u32, Withheld> {
    u32::try_from(bytes.len()).map_err(|_| Damaged)
}

pub(super) fn must(holds: bool) -> Result<(), Withheld> {
    if holds { Ok(()) } else { Err(Damaged) }
}
