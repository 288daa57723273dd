//! Change of capitals.
