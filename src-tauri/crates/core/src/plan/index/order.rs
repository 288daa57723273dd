//! Orders of the cells of a plan.
