//! Texts with tokens such as `{file.stem|title}`.
//!
//! A token stands in braces: `{file.name}`, `{file.stem}`, `{file.ending}`,
//! `{folder.name}`, `{folder.path}`, `{folder.path:2}` (the second folder below
//! `/content/dam`, or the second from the end with `-2`), `{counter:001}` (from which
//! number, in how many digits), `{today}`, `{today:dd.MM.yyyy}`, `{field dc:title}`.
//! Filters follow behind `|`, each working on what the one before it gives. A brace that
//! is meant as such is written twice.
//!
//! A token that stands for nothing on an asset leaves the whole text without a value, unless
//! a `default` says otherwise: half a text is worse than none.

pub mod filters;
pub mod parse;
pub mod render;

use filters::Filter;

/// A text with tokens, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    parts: Vec<Part>,
}

/// One part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Token { token: Token, filters: Vec<Filter> },
}

/// What a token stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    FileName,
    FileStem,
    FileEnding,
    FolderName,
    /// All folders below `/content/dam`.
    FolderPath,
    /// One of them: from 1, or from -1 at the end.
    FolderLevel(i32),
    /// The number of the first asset, and how many digits at least.
    Counter {
        first: u32,
        digits: usize,
    },
    /// The day, in this form.
    Today(String),
    Field(String),
}

impl Template {
    /// The fields it looks at.
    pub(super) fn reads(&self) -> Vec<&str> {
        let fields = self.parts.iter().filter_map(|part| match part {
            Part::Token { token: Token::Field(name), .. } => Some(name.as_str()),
            _ => None,
        });
        fields.collect()
    }
}
