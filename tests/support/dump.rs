//! A database as anybody finds it who opens it without us: every table of the schema, every row, as text.

use std::collections::BTreeMap;

use sqlx::any::install_default_drivers;
use sqlx::{AnyConnection, AssertSqlSafe, Connection};

/// Rows by table, those of our own bookkeeping too.
pub type Dump = BTreeMap<String, Vec<String>>;

pub async fn connect(url: &str) -> AnyConnection {
    install_default_drivers();
    AnyConnection::connect(url).await.expect("a database")
}

/// Runs statements behind our own code's back.
pub async fn sql(url: &str, statements: &str) {
    let mut connection = connect(url).await;
    sqlx::raw_sql(AssertSqlSafe(statements.to_owned())).execute(&mut connection).await.expect(statements);
    connection.close().await.expect("an end");
}

/// One number that a statement brings.
pub async fn number(url: &str, query: &str) -> i64 {
    let mut connection = connect(url).await;
    let (number,): (i64,) = sqlx::query_as(AssertSqlSafe(query.to_owned())).fetch_one(&mut connection).await.expect(query);
    connection.close().await.expect("an end");
    number
}

/// Every column there is: table and name.
pub async fn columns(url: &str) -> Vec<(String, String)> {
    let mut connection = connect(url).await;
    let query = if is_postgres(url) {
        "select cast(table_name as text), cast(column_name as text) from information_schema.columns \
         where table_schema = current_schema() order by table_name, ordinal_position"
    } else {
        "select cast(t.name as text), cast(c.name as text) from sqlite_schema t, pragma_table_info(t.name) c \
         where t.type = 'table' and t.name not like 'sqlite_%' order by t.name, c.cid"
    };
    let columns = sqlx::query_as(query).fetch_all(&mut connection).await.expect("a schema");
    connection.close().await.expect("an end");
    columns
}

pub async fn dump(url: &str) -> Dump {
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (table, column) in columns(url).await {
        tables.entry(table).or_default().push(column);
    }
    let mut connection = connect(url).await;
    let mut dump = Dump::new();
    for (table, columns) in tables {
        let query = if is_postgres(url) {
            format!("select cast(t as text) from \"{table}\" t order by 1")
        } else {
            let quoted: Vec<String> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
            format!("select {} from \"{table}\" order by 1", quoted.join(" || '|' || "))
        };
        let rows: Vec<(String,)> = sqlx::query_as(AssertSqlSafe(query)).fetch_all(&mut connection).await.expect("rows");
        dump.insert(table, rows.into_iter().map(|(row,)| row).collect());
    }
    connection.close().await.expect("an end");
    dump
}

/// The tables in which a number stands, as a whole value.
pub fn where_is(dump: &Dump, number: i64) -> Vec<&str> {
    let number = number.to_string();
    let holds = |row: &String| row.split(|c: char| !c.is_ascii_digit()).any(|part| part == number);
    dump.iter().filter(|(_, rows)| rows.iter().any(holds)).map(|(table, _)| table.as_str()).collect()
}

fn is_postgres(url: &str) -> bool {
    url.starts_with("postgres")
}
