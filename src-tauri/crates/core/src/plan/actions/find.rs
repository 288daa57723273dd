//! Find and replace: plain, whole word, regular expression.
