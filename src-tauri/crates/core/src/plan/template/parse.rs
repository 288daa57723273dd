//! From a text to its parts, with the place of everything that is not understood.
