//! From a selection and an edit to old and new values, before anything is sent.

mod cell;
mod edit;
mod fields;
mod reading;

pub use cell::{plan_cell, shown};
pub use edit::{CheckedEdit, CheckedField, Error};
pub use fields::standard_fields;
pub use reading::Planning;
