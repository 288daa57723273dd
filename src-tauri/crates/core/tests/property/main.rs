//! What holds for whatever values there are.

mod actions;
mod dates;
mod edits;
mod plan_views;
mod sheets;
mod template;
#[path = "../tries/mod.rs"]
mod tries;
