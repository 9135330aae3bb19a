//! `suaka backup` and `suaka restore`. A backup is two files: the data, which open nothing without their keys, and the wrapped
//! keys, of which there is only ever the latest. The master key is in neither.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use chrono::DateTime;
use futures_util::TryStreamExt;

use super::archive::{Head, Holds, Line, Reader, Turn, Whole, Writer, bytes, values};
use super::init::say;
use super::{clock, open};
use crate::clock::Clock;
use crate::config::Config;
use crate::domain::ids::KeyId;
use crate::hotline::tombstone::Tombstones;
use crate::store::backup::{self, Guards, Snapshot, Table};
use crate::store::{Engine, Opened, Refusal, Store, Tx, key, meta};
use crate::vault::Vault;

/// The table of which rows come back only where the keys hold them.
const KEYS: &str = "keys";

pub async fn backup(config: &Path, data: Option<&Path>, keys: &Path) -> Result<()> {
    ensure!(data != Some(keys), "the data and the keys are two files, best in two places: give each its own");
    let config = Config::read(config)?;
    let vault = config.vault()?;
    let clock = clock(&config).await?;
    let store = Store::open(&config.database_url(), vault.check_value(), Opened::Look).await?;
    let kept = match data {
        None => None,
        Some(path) => {
            let turn = Turn::take(path)?;
            Some((path, turn, write_data(&store, &vault, &clock, path).await?))
        }
    };
    // The keys are those of afterwards, and in their place first: keys that are older than the data would lack some.
    let count = write_keys(&store, &vault, &clock, keys).await?;
    say(&format!("{}: {count} wrapped keys", keys.display()))?;
    if let Some((path, _turn, (rows, whole))) = kept {
        whole.put()?;
        say(&format!("{}: {rows} rows", path.display()))?;
        if path.parent() == keys.parent() {
            say("Both are in one folder: a copy of it would keep keys of what is erased later. Better a place of its own for the keys.")?;
        }
    }
    store.close().await;
    Ok(())
}

async fn write_data(store: &Store, vault: &Vault, clock: &Clock, path: &Path) -> Result<(u64, Whole)> {
    let at = clock.now().timestamp_millis();
    let mut snapshot = Snapshot::of(store).await?;
    let mut writer = Writer::begin(path, Head::new(Holds::Data, at, &snapshot.migrations))?;
    let mut count = 0;
    for table in snapshot.tables.clone() {
        writer.line(&Line::Table(table.clone()))?;
        let mut rows = snapshot.rows(&table);
        while let Some(row) = rows.try_next().await? {
            writer.line(&Line::row(row))?;
            count += 1;
        }
    }
    Ok((count, writer.end(vault)?))
}

async fn write_keys(store: &Store, vault: &Vault, clock: &Clock, path: &Path) -> Result<usize> {
    let _turn = Turn::wait(path)?;
    let at = clock.now().timestamp_millis();
    let mut snapshot = Snapshot::of(store).await?;
    let mut writer = Writer::begin(path, Head::new(Holds::Keys, at, &snapshot.migrations))?;
    let keys = snapshot.keys().await?;
    for (id, wrapped) in &keys {
        writer.line(&Line::key(*id, wrapped))?;
    }
    for (key, since) in snapshot.withdrawn().await? {
        writer.line(&Line::Withdrawn(key, since))?;
    }
    writer.line(&Line::Guarded(snapshot.guards().await?))?;
    writer.end(vault)?.put()?;
    Ok(keys.len())
}

pub async fn restore(config: &Path, data: &Path, keys: &Path) -> Result<()> {
    let config = Config::read(config)?;
    let vault = config.vault()?;
    let (mut data, mut keys) = (Reader::open(data, Holds::Data, &vault)?, Reader::open(keys, Holds::Keys, &vault)?);
    ensure!(
        keys.head.at >= data.head.at,
        "the keys are older than the data: the keys of what was told in between are missing. Take the latest file of keys, or data \
         from before it. Nothing was changed"
    );
    let tombstones = Tombstones::at(config.tombstones()).check()?;
    let carried = data.head.migrations()?;
    let store = Store::prepare(&config.database_url(), &carried).await.map_err(|refusal| match refusal {
        Refusal::Newer { version } => {
            anyhow::anyhow!("the backup is of a newer Suaka (migration {version}): restore it with that release. Nothing was changed")
        }
        refusal => refusal.into(),
    })?;
    let lock =
        if store.engine == Engine::Sqlite { Some(store.lock()?.context("a process serves this database: end it first")?) } else { None };
    let filled = fill(&store, &carried, &mut data, &mut keys).await;
    store.close().await;
    let (rows, withdrawn) = filled?;
    let hotline = open(&config, Opened::Migrate).await?;
    let buried = hotline.bury().await?;
    hotline.store.close().await;
    drop(lock);
    let zone = config.hours()?.zone;
    let of = |at| DateTime::from_timestamp_millis(at).unwrap_or_default().with_timezone(&zone).format("%Y-%m-%d %H:%M %Z");
    say(&format!(
        "Restored: {rows} rows of {}, with the keys of {}.
Stories erased since then, and erased again: {buried}; withdrawn then: {withdrawn}. Tombstones known: {tombstones}.
What happened since then is not here. Before `suaka run`:
  - `suaka staff list`: who was revoked since then has a desk again; revoke them once more.
  - Nobody else may serve with this bot's token; a process on another machine must have ended.
Whoever has an open story, or holds one, is told of the time in between, as they want to be written to; others when they are back.",
        of(data.head.at),
        of(keys.head.at),
    ))
}

/// All of it in one transaction: how many rows came back, and how many cases are withdrawn.
async fn fill(store: &Store, carried: &[(i64, Vec<u8>)], data: &mut Reader, keys: &mut Reader) -> Result<(u64, usize)> {
    let (mut wrapped, mut withdrawn, mut guards) = (HashMap::new(), vec![], Guards::default());
    while let Some(line) = keys.more()? {
        match line {
            Line::Key(id, key) => drop(wrapped.insert(id, bytes(&key).context("a key that is none")?)),
            Line::Withdrawn(key, since) => withdrawn.push((key, since)),
            Line::Guarded(then) => guards = then,
            _ => {}
        }
    }
    let wanted = backup::tables(&mut *store.read().await?, store.engine, carried).await?;
    let mut tx = store.write().await?;
    backup::takes_its_time(&mut tx, store.engine).await?;
    let (mut rows, mut table, mut seen): (u64, Option<Table>, HashSet<String>) = (0, None, HashSet::new());
    while let Some(line) = data.more()? {
        match line {
            Line::Table(found) => {
                ensure!(wanted.contains(&found), "the table {} is not as this release knows it. Nothing was restored", found.name);
                seen.insert(found.name.clone());
                table = Some(found);
            }
            Line::Row(row) => {
                let table = table.as_ref().context("a row of no table")?;
                rows += u64::from(put(&mut tx, table, row, &mut wrapped).await?);
            }
            _ => {}
        }
    }
    ensure!(seen.len() == wanted.len(), "tables are missing in the data. Nothing was restored");
    let without = backup::chats_without_key(&mut tx).await?;
    ensure!(
        without == 0,
        "the keys of {without} chats are missing: these keys were not written after this data by the same hotline. Nothing was restored"
    );
    meta::put(&mut tx, backup::WITHDRAWN, &backup::written(&withdrawn)).await?;
    meta::put(&mut tx, backup::GUARDED, &serde_json::to_vec(&guards)?).await?;
    meta::put_time(&mut tx, backup::RESTORED, data.head.at).await?;
    tx.commit().await?;
    Ok((rows, withdrawn.len()))
}

/// A row as it was; of the keys those that there still are. Whether it is there.
async fn put(tx: &mut Tx, table: &Table, row: Vec<serde_json::Value>, keys: &mut HashMap<i64, Vec<u8>>) -> Result<bool> {
    if table.name == KEYS {
        let id = row.first().and_then(serde_json::Value::as_i64).context("a key without its number")?;
        let Some(wrapped) = keys.remove(&id) else { return Ok(false) };
        key::insert(tx, KeyId(id), wrapped).await?;
        return Ok(true);
    }
    backup::insert(tx, table, values(row, table)?).await?;
    Ok(true)
}
