//! Every action: applied twice it equals once, or says why not.
