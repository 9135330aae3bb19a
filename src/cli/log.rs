//! Logging: lines of our own and of no library, so that no level can write down a URL (it holds the token) or a body.

use std::io::IsTerminal;

use clap::ValueEnum;
use tracing::Subscriber;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Level {
    Error,
    Warn,
    Info,
    Debug,
    Trace,
}

impl From<Level> for LevelFilter {
    fn from(level: Level) -> Self {
        match level {
            Level::Error => Self::ERROR,
            Level::Warn => Self::WARN,
            Level::Info => Self::INFO,
            Level::Debug => Self::DEBUG,
            Level::Trace => Self::TRACE,
        }
    }
}

/// Our lines up to this level, written there.
pub fn lines<W>(level: Level, to: W, colours: bool) -> impl Subscriber + Send + Sync
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let ours = Targets::new().with_target("suaka", LevelFilter::from(level));
    let lines = tracing_subscriber::fmt::layer().with_writer(to).with_target(false).with_ansi(colours);
    tracing_subscriber::registry().with(ours).with(lines)
}

pub fn start(level: Level) {
    // A second start in one process changes nothing.
    let _ = lines(level, std::io::stderr, std::io::stderr().is_terminal()).try_init();
}
