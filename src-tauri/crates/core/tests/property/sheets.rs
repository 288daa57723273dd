//! Every value comes back from a sheet as it was.
