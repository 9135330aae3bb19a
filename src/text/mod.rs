//! Every line in every language, rendered from Fluent files that are part of the program.

mod catalogue;
mod guide;

pub use catalogue::{Catalogue, Rendered};
