//! What stands behind `|` in a token.
