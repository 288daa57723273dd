//! Reads the assets of a selection and finds out what their columns need.
