//! The cells of a plan, all of them or by number.
