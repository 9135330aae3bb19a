//! Every line in every language, rendered from Fluent files that are part of the program.

mod catalogue;

pub use catalogue::{Catalogue, Rendered};
