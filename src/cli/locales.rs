//! `suaka locales`: what each language says and lacks, for those who write and translate. It needs no configuration.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;

use super::init::say;
use crate::text::{Complete, Sources, complete};

pub fn locales(folder: Option<&Path>) -> Result<ExitCode> {
    let (languages, faults) = complete(&Sources::with(folder));
    for language in &languages {
        tell(language)?;
    }
    for fault in &faults {
        say(&format!("FAIL  {fault}"))?;
    }
    let is_good = |language: &Complete| language.missing.is_empty() && language.faults.is_empty();
    let good = languages.iter().filter(|language| language.spoken).all(is_good) && faults.is_empty();
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn tell(language: &Complete) -> Result<()> {
    let own = if language.own > 0 && language.spoken { format!(", {} of them from the folder", language.own) } else { String::new() };
    let rest = match (language.spoken, language.missing.len()) {
        (true, 0) => "complete".to_owned(),
        (_, 0) => "nothing is missing; this release does not speak it yet".to_owned(),
        (true, count) => format!("{count} texts are missing"),
        (false, count) => format!("{count} texts are missing; this release does not speak it yet"),
    };
    say(&format!("{:<5} {} messages{own}: {rest}", language.tag, language.messages))?;
    for name in &language.missing {
        say(&format!("  missing  {name}"))?;
    }
    for fault in &language.faults {
        say(&format!("  FAIL     {fault}"))?;
    }
    for note in &language.notes {
        say(&format!("  note     {note}"))?;
    }
    Ok(())
}
