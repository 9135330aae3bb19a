//! What was read is counted by day, and told by month.

use libtest_mimic::Trial;
use suaka::store::reading;

use super::seed::Seed;
use crate::support::{Database, on_both};

pub fn trials() -> Vec<Trial> {
    on_both("readings_are_counted_by_day_and_told_by_month", readings)
}

async fn readings(database: Database) {
    let seed = Seed::new(database).await;
    let mut tx = seed.tx().await;
    assert_eq!(reading::by_month(&mut tx).await.unwrap(), []);
    let read = [
        ("2026-10-31", "parents", "growing"),
        ("2026-11-01", "parents", "growing"),
        ("2026-11-24", "parents", "growing"),
        ("2026-11-24", "parents", "growing"),
        ("2026-11-24", "me", "home"),
    ];
    for (day, audience, topic) in read {
        reading::count(&mut tx, day, audience, topic).await.unwrap();
    }
    let told = |month: &str, audience: &str, topic: &str, count| (month.to_owned(), audience.to_owned(), topic.to_owned(), count);
    let expected = [told("2026-11", "me", "home", 1), told("2026-11", "parents", "growing", 3), told("2026-10", "parents", "growing", 1)];
    assert_eq!(reading::by_month(&mut tx).await.unwrap(), expected);
    tx.commit().await.unwrap();
}
