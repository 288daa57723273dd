//! Metadata forms.
