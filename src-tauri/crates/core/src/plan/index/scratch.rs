//! The texts of the cells in a file of their own.
