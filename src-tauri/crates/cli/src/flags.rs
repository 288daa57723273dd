//! Flags that take one word of a few.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use relabel_core::api::types::{Speed, Stage};

/// Stages that a person can give an environment.
pub(crate) const STAGES: [(&str, Stage); 3] =
    [("live", Stage::Live), ("test", Stage::Test), ("development", Stage::Development)];

/// How fast requests follow each other.
pub(crate) const SPEEDS: [(&str, Speed); 3] =
    [("gentle", Speed::Gentle), ("normal", Speed::Normal), ("fast", Speed::Fast)];

/// Takes one of these words, and gives what it means.
pub(crate) fn one_of<T: Copy + Send + Sync + 'static>(
    words: &'static [(&'static str, T)],
) -> impl TypedValueParser<Value = T> {
    // Only words that are there come so far.
    let meaning = |given: String| {
        let known = words.iter().find(|(word, _)| *word == given);
        known.map(|(_, meaning)| *meaning).ok_or("not one of the words")
    };
    PossibleValuesParser::new(words.iter().map(|(word, _)| *word)).try_map(meaning)
}
