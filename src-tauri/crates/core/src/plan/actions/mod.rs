//! What happens to a field of an asset: an action, checked once, and what it makes of
//! what the asset holds.

pub mod case;
pub mod copy;
pub mod date;
pub mod find;
pub mod list;
pub mod text;
