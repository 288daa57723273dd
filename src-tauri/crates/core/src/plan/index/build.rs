//! One pass over the cells of a plan.
