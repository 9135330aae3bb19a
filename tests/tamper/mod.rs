//! Somebody who can write to the database, and has no key: sealed values are changed, cut, and put in the places of others,
//! in every sealed column. Each is noticed, and shown to nobody.

#![expect(clippy::print_stdout, reason = "figures are what these tests are for, besides passing")]

mod probe;
mod scene;

use std::collections::BTreeMap;

use libtest_mimic::Trial;

use self::scene::{Scene, Value};
use crate::support::dice::{Dice, rounds};
use crate::support::trial;

pub fn trials() -> Vec<Trial> {
    vec![trial("tamper::what_was_changed_or_moved_is_noticed_and_not_shown", noticed)]
}

async fn noticed() {
    let rounds = rounds(120);
    let mut scene = Scene::new().await;
    let values = scene.values().await;
    // Every sealed column there is has its turn.
    let mut columns: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for value in &values {
        columns.entry(value.column).or_default().push(value);
    }
    assert_eq!(columns.len(), scene::SEALED.len(), "{:?}", columns.keys());
    let mut dice = Dice::new(rounds);
    let mut noticed: BTreeMap<String, u64> = BTreeMap::new();
    for round in 0..rounds {
        let turn = usize::try_from(round).unwrap() % columns.len();
        let (column, of_column) = columns.iter().nth(turn).expect("a column");
        let value = *dice.pick(of_column);
        let (how, changed) = changed(&mut dice, value, of_column, &values);
        if changed == value.sealed {
            continue;
        }
        scene.put(value, &changed).await;
        let seen = scene.probe(value).await;
        assert!(seen.noticed, "{column}, {how}: not noticed at {:?}\n{}", value.place, seen.calls);
        assert_eq!(seen.strange, Vec::<String>::new(), "{column}, {how}: shown at {:?}", value.place);
        *noticed.entry(format!("{column} {how}")).or_default() += 1;
        scene.restore().await;
    }
    // And what was not touched is shown.
    for value in &values {
        let seen = scene.probe(value).await;
        assert!(!seen.noticed && seen.strange.is_empty(), "{}: found fault with at {:?}\n{}", value.column, value.place, seen.calls);
        scene.restore().await;
    }
    let all: u64 = noticed.values().sum();
    println!("{all} of {all} changed and moved values in {} columns noticed, none shown", columns.len());
}

fn changed(dice: &mut Dice, value: &Value, of_column: &[&Value], all: &[Value]) -> (&'static str, Vec<u8>) {
    let mut sealed = value.sealed.clone();
    match dice.below(5) {
        0 => ("from another row", dice.pick(of_column).sealed.clone()),
        1 => ("from anywhere", dice.pick(all).sealed.clone()),
        2 => {
            sealed.truncate(dice.below(sealed.len()));
            ("cut", sealed)
        }
        3 => {
            sealed.push(u8::try_from(dice.below(256)).expect("a byte"));
            ("longer", sealed)
        }
        _ => {
            let bit = dice.below(sealed.len() * 8);
            sealed[bit / 8] ^= 1 << (bit % 8);
            ("a bit", sealed)
        }
    }
}
