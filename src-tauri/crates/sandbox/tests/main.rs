//! The contract of the practice environment, asked over HTTP.

mod contract {
    mod content;
    mod faults;
    mod filters;
    mod ims;
    mod querybuilder;
    mod siren;
    mod sling;
    mod support;
}
