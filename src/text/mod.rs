//! Every line in every language, rendered from Fluent files that are part of the program.

mod catalogue;
mod danger;
mod guide;
mod lesson;
mod library;

pub use catalogue::{Catalogue, Rendered};
pub use danger::Lexicon;
