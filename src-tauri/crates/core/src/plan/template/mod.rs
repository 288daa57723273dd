//! Texts with tokens such as `{file.stem|title}`.

pub mod filters;
pub mod parse;
pub mod render;
