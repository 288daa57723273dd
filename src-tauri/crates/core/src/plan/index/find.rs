//! Text in the cells of a plan.
