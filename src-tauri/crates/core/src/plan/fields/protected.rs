//! Properties that cannot be edited, and why.
