//! Bytes changed, cut, repeated, moved: whatever arrives is cleaned or withheld, at once, and what comes out is no larger than what went in.

use suaka::media::{Kind, clean};

use super::{base, plant};
use crate::support::dice::{Dice, rounds};

/// What a new file may have beside the old one's bytes: heads, which are written whole.
const HEADS: usize = 2048;

pub fn hostile() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut dice = Dice::new(25);
    let bases = base::make(120, folder.path());
    let files: Vec<(Kind, Vec<u8>)> =
        bases.iter().enumerate().map(|(number, base)| (base.kind, plant::plant(base, number, &mut dice))).collect();
    let each = rounds(200);
    let (mut cleaned, mut withheld) = (0, 0);
    for (kind, file) in &files {
        for _ in 0..each {
            let bytes = mutated(file, &mut dice);
            let size = bytes.len();
            match clean(bytes) {
                Ok((found, out)) => {
                    assert!(found == *kind || (found, *kind) == (Kind::M4a, Kind::Mp4));
                    assert!(out.len() <= size + HEADS, "{} bytes became {}", size, out.len());
                    assert_eq!(clean(out.clone()), Ok((found, out)), "what is clean stays as it is");
                    cleaned += 1;
                }
                Err(_) => withheld += 1,
            }
        }
    }
    println!("media: {} mutations of {} files: {cleaned} cleaned, {withheld} withheld", cleaned + withheld, files.len());
    assert!(cleaned > 0 && withheld > 0);
}

/// Mostly near the beginning, where the structure is.
fn place(length: usize, dice: &mut Dice) -> usize {
    let within = if dice.one_in(2) { length } else { length.min(1024) };
    dice.below(within.max(1))
}

fn mutated(file: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for _ in 0..=dice.below(3) {
        let at = place(bytes.len(), dice);
        let until = (at + 1 + dice.below(16)).min(bytes.len());
        match dice.below(7) {
            0 => bytes.truncate(at),
            1 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << dice.below(8)),
            2 => bytes.iter_mut().skip(at).take(4).for_each(|byte| *byte = *dice.pick(&[0, 1, 0x7F, 0x80, 0xFF])),
            3 => drop(bytes.drain(at.min(until)..until)),
            4 => {
                let part = bytes[at.min(until)..until].to_vec();
                bytes.splice(at..at, part);
            }
            5 => bytes.iter_mut().skip(at).take(until.saturating_sub(at)).for_each(|byte| *byte = dice.next().to_le_bytes()[7]),
            _ => {
                let from = place(bytes.len(), dice);
                let part = bytes[from.min(bytes.len())..(from + 64).min(bytes.len())].to_vec();
                bytes.splice(at..at, part);
            }
        }
    }
    bytes
}
