//! What a spreadsheet says of assets, and what assets hold as a spreadsheet: which field a
//! column means, which asset a row, and the plan that comes of it. How the files are read
//! and written is `relabel_sheet`.

pub mod asset_names;
pub mod assets;
pub mod collect;
pub mod detect;
pub mod lookup;
pub mod mapping;
pub mod matching;
mod naming;
mod parts;
mod said;
mod typing;
pub mod values;
pub mod vocabulary;
