//! Every line in every language, rendered from Fluent files that are part of the program, or of the centre's own folder.

mod catalogue;
mod check;
mod complete;
mod danger;
mod fault;
mod glance;
mod guide;
mod lesson;
mod library;
mod message;
mod review;
mod source;

pub use catalogue::{Catalogue, Rendered};
pub use complete::{Complete, complete};
pub use danger::Lexicon;
pub use fault::{Fault, Faults};
pub use review::unreviewed;
pub use source::Sources;
