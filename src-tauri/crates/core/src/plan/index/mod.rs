//! The cells of a plan in any order, filtered and searched, beside the database.

pub mod build;
pub mod find;
pub mod order;
pub mod scratch;
