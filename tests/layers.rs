//! Arrows between the modules go one way: what `src/lib.rs` says of them is read there, and every file is held to it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use libtest_mimic::Trial;

use crate::support::database::files;

pub fn trials() -> Vec<Trial> {
    let pass = |name: &str, test: fn()| {
        Trial::test(name, move || {
            test();
            Ok(())
        })
    };
    vec![
        pass("layers::arrows_go_one_way", arrows_go_one_way),
        pass("layers::what_belongs_to_one_room_stays_there", what_belongs_to_one_room_stays_there),
        pass("layers::a_forbidden_line_would_be_found", a_forbidden_line_would_be_found),
    ]
}

/// Beside the arrows: the clock needs nothing; the configuration has its place between the jobs and the command line; and
/// the sandbox, which stands in for Telegram, knows nothing of what it tests.
const ASIDE: [(&str, &[&str]); 3] = [("clock", &[]), ("config", &["domain", "store", "vault", "jobs"]), ("sandbox", &[])];

/// What only one room may name, and who that is: a folder, or a file.
const ROOMS: [(&str, &[&str]); 4] = [
    ("teloxide", &["telegram"]),
    ("sqlx::query", &["store"]),
    ("Utc::now", &["clock"]),
    ("tokio", &["cli", "clock", "hotline", "jobs", "sandbox", "store", "telegram"]),
];

/// What a pure module does without.
const IMPURE: [&str; 8] = ["async ", ".await", "tokio", "sqlx", "reqwest", "std::fs", "std::net", "Instant::now"];
const PURE: [&str; 3] = ["dialogue", "domain", "media"];

/// Of each module, what it may name.
type May = BTreeMap<String, BTreeSet<String>>;

fn may() -> May {
    let map = std::fs::read_to_string("src/lib.rs").expect("the map");
    let line = map.lines().find(|line| line.starts_with("//!") && line.contains('←')).expect("a line of arrows");
    let mut may = May::new();
    let mut below = BTreeSet::new();
    for level in line.trim_start_matches("//!").trim().trim_matches(['`', '.']).split('←') {
        let level: Vec<&str> = level.split(',').map(|name| name.trim().trim_matches('`')).collect();
        may.extend(level.iter().map(|&name| (name.to_owned(), below.clone())));
        below.extend(level.iter().map(|&name| name.to_owned()));
    }
    // The clock may be asked by whoever runs, and the configuration is for the command line.
    for (name, may) in &mut may {
        let runs = ["hotline", "telegram", "jobs", "cli"].contains(&name.as_str());
        may.extend(runs.then(|| "clock".to_owned()));
        may.extend((name == "cli").then(|| ["config", "sandbox"].map(str::to_owned)).into_iter().flatten());
    }
    may.extend(ASIDE.map(|(name, names)| (name.to_owned(), names.iter().map(|&name| name.to_owned()).collect())));
    let modules: BTreeSet<String> =
        map.lines().filter_map(|line| Some(line.strip_prefix("pub mod ")?.trim_end_matches(';').to_owned())).collect();
    assert_eq!(may.keys().cloned().collect::<BTreeSet<_>>(), modules, "every module has its place among the arrows of src/lib.rs");
    may
}

/// A file's module, and its lines with their numbers: without comments, and without the tests at its end.
struct Source {
    path: String,
    module: String,
    lines: Vec<(usize, String)>,
}

fn source(path: &str, text: &str) -> Source {
    let within = path.strip_prefix("src/").expect("a file of src");
    let module = within.split('/').next().unwrap_or(within).trim_end_matches(".rs").to_owned();
    let ours = text.lines().take_while(|line| line.trim() != "#[cfg(test)]");
    let lines = ours.enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
    Source { path: path.to_owned(), module, lines: lines.map(|(at, line)| (at + 1, line.to_owned())).collect() }
}

fn sources() -> Vec<Source> {
    let rust = |path: &Path| path.extension().is_some_and(|extension| extension == "rs");
    let paths = files(Path::new("src")).into_iter().filter(|path| rust(path));
    let mut sources: Vec<Source> = paths
        .map(|path| source(&path.display().to_string(), &std::fs::read_to_string(&path).expect("a file")))
        .filter(|source| !["lib", "main"].contains(&source.module.as_str()))
        .collect();
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(sources.len() > 50, "only {} files were found", sources.len());
    sources
}

/// The modules of ours that a line names.
fn named(line: &str) -> Vec<String> {
    let name = |text: &str| -> String { text.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect() };
    let mut named = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        match line[at + 7..].strip_prefix('{') {
            Some(group) => named.extend(heads(group).map(|head| name(head.trim()))),
            None => named.push(name(&line[at + 7..])),
        }
    }
    named.retain(|name| !name.is_empty());
    named
}

/// The beginnings of a group's members: what stands in inner braces is theirs.
fn heads(group: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0;
    let members = group.split(move |c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    members.map(|member| member.trim_matches(['}', ';', ' ']))
}

fn faults(source: &Source, may: &May) -> Vec<String> {
    let Source { path, module, lines } = source;
    let mut faults = Vec::new();
    let mut fault = |at: &usize, line: &str, why: &str| faults.push(format!("{path}:{at}: {} ({why})", line.trim()));
    for (at, line) in lines {
        for name in named(line) {
            if name != *module && !may[module].contains(&name) {
                fault(at, line, &format!("`{module}` may not name `{name}`"));
            }
        }
        let climbs = line.contains("super::super::") || (path.matches('/').count() == 1 && line.contains("super::"));
        if climbs || line.trim_end().ends_with("use crate::{") {
            fault(at, line, "write it from `crate::`, on one line, so that it can be read here");
        }
    }
    faults
}

fn arrows_go_one_way() {
    let may = may();
    let faults: Vec<String> = sources().iter().flat_map(|source| faults(source, &may)).collect();
    assert!(faults.is_empty(), "against the arrows:\n{}", faults.join("\n"));
}

fn trespasses(source: &Source) -> Vec<String> {
    let Source { path, module, lines } = source;
    let mut found = Vec::new();
    for (at, line) in lines {
        for (word, rooms) in ROOMS {
            if line.contains(word) && !rooms.contains(&module.as_str()) {
                found.push(format!("{path}:{at}: {} (only {} may name {word})", line.trim(), rooms.join(", ")));
            }
        }
        for word in IMPURE {
            if PURE.contains(&module.as_str()) && line.contains(word) {
                found.push(format!("{path}:{at}: {} (`{module}` is pure: no {word})", line.trim()));
            }
        }
    }
    found
}

fn what_belongs_to_one_room_stays_there() {
    let found: Vec<String> = sources().iter().flat_map(trespasses).collect();
    assert!(found.is_empty(), "in the wrong room:\n{}", found.join("\n"));
    // The rooms are not empty: the words are those that the code uses.
    for (word, rooms) in ROOMS {
        let used = sources()
            .iter()
            .any(|source| rooms.contains(&source.module.as_str()) && source.lines.iter().any(|(_, line)| line.contains(word)));
        assert!(used, "nobody names {word} any more");
    }
}

fn a_forbidden_line_would_be_found() {
    let may = may();
    let fault = |path: &str, text: &str| faults(&source(path, text), &may).len();
    for (path, line) in [
        ("src/domain/case.rs", "use crate::store::Store;"),
        ("src/dialogue/step.rs", "    let vault = crate::vault::code();"),
        ("src/store/case.rs", "use crate::hotline::Hotline;"),
        ("src/hotline/mod.rs", "pub use crate::telegram::api;"),
        ("src/telegram/api.rs", "use crate::{domain::ids::CaseId, jobs};"),
        ("src/telegram/api.rs", "use crate::{jobs, domain::{ids, case}};"),
        ("src/jobs/run.rs", "use crate::config::Config;"),
        ("src/sandbox/api.rs", "use crate::domain::ids::CaseId;"),
        ("src/clock.rs", "use crate::domain::hours::Hours;"),
        ("src/vault.rs", "use crate::store;"),
        ("src/vault.rs", "use super::hotline;"),
        ("src/domain/case.rs", "use super::super::store;"),
        ("src/domain/case.rs", "use crate::{"),
    ] {
        assert_eq!(fault(path, line), 1, "{path}: {line}");
        assert_eq!(fault(path, &format!("// {line}\n#[cfg(test)]\nmod tests {{\n{line}\n}}")), 0, "in a comment, and in a test");
    }
    assert_eq!(fault("src/jobs/run.rs", "use crate::{domain::{ids, case}, store};\nuse super::send;\nuse crate::jobs::send;"), 0);
    let trespass = |path: &str, text: &str| trespasses(&source(path, text)).len();
    for (path, line) in [
        ("src/jobs/send.rs", "use teloxide::Bot;"),
        ("src/hotline/mod.rs", "let row = sqlx::query(\"select 1\");"),
        ("src/vault.rs", "let now = Utc::now();"),
        ("src/config.rs", "tokio::spawn(async {});"),
        ("src/dialogue/step.rs", "pub async fn step() {}"),
        ("src/domain/case.rs", "impl sqlx::Type for Case {}"),
    ] {
        assert_eq!(trespass(path, line), 1, "{path}: {line}");
    }
}
