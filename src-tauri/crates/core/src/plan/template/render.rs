//! From the parts and an asset to a text.
