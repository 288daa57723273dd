//! Cells of a plan changed by hand.
