//! A value that takes the place of another, literal or from a template.
