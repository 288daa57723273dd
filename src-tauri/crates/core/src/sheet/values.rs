//! From a cell to a value of a field.
