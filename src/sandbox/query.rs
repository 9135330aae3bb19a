//! Callback queries that wait for their answer.

use std::collections::{HashMap, VecDeque};

use chrono::{DateTime, Duration, Utc};

use super::chat::PersonId;

/// After this Telegram no longer takes an answer.
const ANSWERABLE: Duration = Duration::minutes(15);

#[derive(Debug)]
struct Query {
    person: PersonId,
    since: DateTime<Utc>,
}

#[derive(Debug, Default)]
pub(super) struct Queries {
    open: HashMap<String, Query>,
    order: VecDeque<String>,
    count: u64,
}

impl Queries {
    pub(super) fn numbered_from(count: u64) -> Self {
        Self { count, ..Self::default() }
    }

    pub(super) fn ask(&mut self, person: PersonId, now: DateTime<Utc>) -> String {
        while let Some(oldest) = self.order.front() {
            match self.open.get(oldest) {
                Some(query) if now - query.since <= ANSWERABLE => break,
                _ => drop(self.open.remove(oldest)),
            }
            self.order.pop_front();
        }
        self.count += 1;
        let id = format!("{}", person.0.unsigned_abs() * 4_294_967 + self.count * 1_013);
        self.open.insert(id.clone(), Query { person, since: now });
        self.order.push_back(id.clone());
        id
    }

    /// The person whose query this was, if it can still be answered. It can be answered once.
    pub(super) fn answer(&mut self, id: &str, now: DateTime<Utc>) -> Option<PersonId> {
        self.open.remove(id).filter(|query| now - query.since <= ANSWERABLE).map(|query| query.person)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Duration};

    use super::{PersonId, Queries};

    #[test]
    fn a_query_is_answered_once_and_in_time() {
        let (mut queries, now) = (Queries::default(), DateTime::UNIX_EPOCH);
        let (early, late) = (queries.ask(PersonId(1), now), queries.ask(PersonId(1), now));
        assert_ne!(early, late);
        assert_eq!(queries.answer(&early, now), Some(PersonId(1)));
        assert_eq!(queries.answer(&early, now), None);
        assert_eq!(queries.answer(&late, now + Duration::minutes(16)), None);
    }

    #[test]
    fn old_queries_are_forgotten() {
        let (mut queries, now) = (Queries::default(), DateTime::UNIX_EPOCH);
        for minute in 0..100 {
            queries.ask(PersonId(1), now + Duration::minutes(minute));
        }
        assert!(queries.open.len() <= 17);
    }
}
