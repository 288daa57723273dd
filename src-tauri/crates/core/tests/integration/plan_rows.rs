//! The rows of a plan in any order.
