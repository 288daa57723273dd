//! The contract of the practice environment, asked over HTTP.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod contract {
    mod content;
    mod faults;
    mod filters;
    mod graphql;
    mod ims;
    mod local_aem;
    mod oauth;
    mod open_api;
    mod open_folders;
    mod querybuilder;
    mod rights;
    mod schema;
    mod search;
    mod siren;
    mod sling;
    mod sling_writes;
    mod support;
    mod tags;
    mod trouble;
    mod witness;
}
