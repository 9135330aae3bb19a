//! Parses the command line, and does what it says.

use std::process::ExitCode;

use clap::Parser;
use suaka::cli::Cli;

#[tokio::main]
async fn main() -> ExitCode {
    match Cli::parse().run().await {
        Ok(code) => code,
        Err(error) => {
            use std::io::Write;
            let _ = writeln!(std::io::stderr(), "suaka: {error:#}");
            ExitCode::FAILURE
        }
    }
}
