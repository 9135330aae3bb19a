//! Files of many kinds, made here by tools that are not ours and stuffed with canaries, are cleaned; then exiftool looks for what is left, and
//! `ImageMagick` and ffmpeg for whether the picture and the sound are the same.
//!
//! `cargo test --test suaka -- media::` takes some seconds. `SUAKA_ROUNDS=1000 cargo test --test suaka -- media:: --nocapture` makes a thousand
//! files and prints what was found.

#![expect(clippy::print_stdout, reason = "figures are read by whoever asks for them")]

mod base;
mod exif;
mod judge;
mod mutation;
mod plant;
mod plant_movie;
mod plant_picture;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use libtest_mimic::Trial;
use suaka::media::{Kind, Withheld, clean};

use crate::support::dice::{Dice, rounds};
use base::Base;

pub fn trials() -> Vec<Trial> {
    let pass = |name: &str, test: fn()| {
        let trial = Trial::test(format!("media::{name}"), move || {
            test();
            Ok(())
        });
        base::missing().into_iter().fold(trial, |trial, reason| trial.with_ignored_flag(true).with_kind(reason))
    };
    vec![
        pass("nothing_is_left_but_picture_and_sound", corpus),
        pass("what_cannot_be_cleaned_is_withheld", withheld),
        pass("hostile_bytes_do_no_harm", mutation::hostile),
    ]
}

fn corpus() {
    let count = usize::try_from(rounds(60)).expect("a number of files");
    let folder = tempfile::tempdir().expect("a folder");
    let (before, after) = (folder.path().join("before"), folder.path().join("after"));
    for path in [&before, &after] {
        std::fs::create_dir(path).expect("a folder");
    }
    let names = make(count, folder.path(), &before);
    let canaries = plant::canaries();
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    for name in &names {
        let bytes = std::fs::read(before.join(name)).expect("a file");
        assert!(!canaries.find(&bytes).is_empty(), "{name} tells nothing: it would prove nothing");
        let (kind, cleaned) = clean(bytes).unwrap_or_else(|why| panic!("{name} was withheld: {why:?}"));
        assert_eq!(canaries.find(&cleaned), vec![], "in the bytes of {name}");
        assert_eq!(clean(cleaned.clone()), Ok((kind, cleaned.clone())), "{name}: what is clean stays as it is");
        *kinds.entry(kind).or_default() += 1;
        std::fs::write(after.join(name), cleaned).expect("a file");
    }
    let told = judge::tags(&before);
    let left = judge::tags(&after);
    judge::nothing_is_told(&left, &canaries);
    judge::which_way_is_up_stays(&told, &left);
    judge::looks_and_sounds_the_same(&names, &before, &after, &folder.path().join("base"));
    let beside = |tags: &judge::Tags| tags.values().flat_map(BTreeMap::keys).filter(|tag| !judge::is_structure(tag)).count();
    println!("media: {count} files {kinds:?}; exiftool found {} tags beside structure before, {} after", beside(&told), beside(&left));
}

/// Writes so many files into a folder: bases, what Rust plants in them, and in every third what exiftool plants. Their names.
fn make(count: usize, work: &Path, folder: &Path) -> Vec<String> {
    let mut dice = Dice::new(24);
    let bases = base::make(count, work);
    // Sound and videos were made one by one; each picture serves several times, with other things planted in it.
    let (pictures, moving): (Vec<&Base>, Vec<&Base>) = bases.iter().partition(|base| !matches!(base.kind, Kind::Ogg | Kind::Mp4));
    let mut names = Vec::new();
    for number in 0..count {
        let (base, round) = match moving.get(number) {
            Some(base) => (base, 0),
            None => (&pictures[(number - moving.len()) % pictures.len()], (number - moving.len()) / pictures.len()),
        };
        let name = format!("{number:04}-{}", base.name);
        std::fs::write(folder.join(&name), plant::plant(base, round, &mut dice)).expect("a file");
        names.push(name);
    }
    let third: Vec<PathBuf> = names.iter().filter(|_| dice.one_in(3)).map(|name| folder.join(name)).collect();
    plant::by_exiftool(&third);
    names
}

fn withheld() {
    let folder = tempfile::tempdir().expect("a folder");
    let foreign = base::foreign(folder.path());
    assert!(foreign.len() >= 9);
    for (name, bytes) in &foreign {
        assert_eq!(clean(bytes.clone()), Err(Withheld::UnknownKind), "{name}");
    }
    let bases = base::make(60, folder.path());
    let voice = bases.iter().find(|base| base.kind == Kind::Ogg).expect("a voice note");
    assert_eq!(clean([voice.bytes.clone(), voice.bytes.clone()].concat()), Err(Withheld::UnknownKind), "one stream after another");
    for base in &bases {
        let half = base.bytes[..base.bytes.len() / 2].to_vec();
        assert!(clean(half).is_err(), "half of {}", base.name);
    }
}
