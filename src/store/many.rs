//! One statement for many rows. Its text is made of constant pieces for a few numbers of rows, so that the prepared
//! statements of a connection stay few.

use std::sync::{Arc, OnceLock};

use sqlx::any::AnyArguments;
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, AssertSqlSafe};

use super::Result;

/// So many rows at once; the rest in the next smaller number.
const SIZES: [usize; 5] = [32, 16, 8, 4, 1];

pub(super) type Statement = Query<'static, Any, AnyArguments>;

/// A statement with a list of rows, each of so many values, between a head and a tail.
pub(super) struct Many {
    head: &'static str,
    columns: usize,
    /// How many parameters stand before the rows.
    before: usize,
    tail: &'static str,
    texts: [OnceLock<Arc<str>>; SIZES.len()],
}

impl Many {
    pub(super) const fn new(head: &'static str, columns: usize, tail: &'static str) -> Self {
        Self::after(0, head, columns, tail)
    }

    /// One with so many parameters of its own before the rows.
    pub(super) const fn after(before: usize, head: &'static str, columns: usize, tail: &'static str) -> Self {
        Self { head, columns, before, tail, texts: [const { OnceLock::new() }; SIZES.len()] }
    }

    /// Writes all rows; returns how many were touched.
    pub(super) async fn write<R>(
        &self,
        connection: &mut AnyConnection,
        rows: Vec<R>,
        bind: impl Fn(Statement, R) -> Statement,
    ) -> Result<u64> {
        let (mut touched, mut left) = (0, rows.len());
        let mut rows = rows.into_iter();
        while left > 0 {
            let (index, size) = self.size(left);
            let query = rows.by_ref().take(size).fold(sqlx::query(AssertSqlSafe(self.text(index, size))), &bind);
            touched += query.execute(&mut *connection).await?.rows_affected();
            left -= size;
        }
        Ok(touched)
    }

    /// The text for the most rows that one statement takes, and how many those are.
    pub(super) fn next(&self, left: usize) -> (AssertSqlSafe<Arc<str>>, usize) {
        let (index, size) = self.size(left);
        (AssertSqlSafe(self.text(index, size)), size)
    }

    #[expect(clippy::unused_self, reason = "the sizes are those of these texts")]
    fn size(&self, left: usize) -> (usize, usize) {
        SIZES.into_iter().enumerate().find(|(_, size)| *size <= left).unwrap_or((SIZES.len() - 1, 1))
    }

    fn text(&self, index: usize, size: usize) -> Arc<str> {
        let make = || {
            let row = |row: usize| {
                let values: Vec<String> =
                    (1..=self.columns).map(|column| format!("${}", self.before + row * self.columns + column)).collect();
                if self.columns == 1 { values.concat() } else { format!("({})", values.join(", ")) }
            };
            let rows: Vec<String> = (0..size).map(row).collect();
            format!("{}{}{}", self.head, rows.join(", "), self.tail).into()
        };
        self.texts[index].get_or_init(make).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_as_many_rows_as_are_bound() {
        let two = Many::new("insert into t (a, b) values ", 2, "");
        assert_eq!(&*two.text(3, 4), "insert into t (a, b) values ($1, $2), ($3, $4), ($5, $6), ($7, $8)");
        let one = Many::new("delete from t where a in (", 1, ")");
        assert_eq!(&*one.text(4, 1), "delete from t where a in ($1)");
        let after = Many::after(1, "select a from t where b = $1 and a in (", 1, ")");
        assert_eq!(&*after.text(3, 4), "select a from t where b = $1 and a in ($2, $3, $4, $5)");
        assert_eq!([70, 31, 15, 7, 3, 1].map(|left| one.size(left).1), [32, 16, 8, 4, 1, 1]);
    }
}
