//! The practice environment: a simulator of Adobe IMS and of an AEM author, on
//! one address of this computer.
//!
//! It answers what a client of the Assets HTTP API, the Sling endpoints,
//! QueryBuilder and the OpenAPI sees of the real ones: sign-in with a key it
//! issued, an invented library of assets, and writes that stay in memory.
//! [`Sandbox`] starts it.

mod aem;
mod assertion;
mod body;
mod clock;
mod content;
mod control;
mod dates;
mod delivery;
mod environment;
mod faults;
mod filters;
mod graphql;
mod identity;
mod ims;
mod incoming;
mod java;
mod jcr_names;
mod latency;
mod ledger;
mod limit;
mod listing;
mod node;
mod oauth_files;
mod open_api;
mod painting;
mod paths;
mod patterns;
mod polls;
mod post_fields;
mod posted_dates;
mod predicates;
mod querybuilder;
mod refusal;
mod repository;
mod rights;
mod sandbox;
mod sign_in;
mod siren;
mod siren_write;
mod sling_get;
mod sling_modify;
mod sling_post;
mod sling_response;
mod somebody_else;
mod steering;
mod switches;
mod system_view;
mod thumbnails;
mod tokens;
mod value;
mod wire;
mod writes;

pub use content::Content;
pub use faults::{
    Assets, Edit, EditKind, Effect, Fault, ImsFault, JobEnd, Requests, Rule, RuleId, SpecError,
    StagedRule, Target, When, check_fault, fault_help,
};
pub use identity::KeyFileKind;
pub use ledger::{AssetWrites, Ledger, ON_ITS_WAY, Remark, RequestRecord, Totals, WriteRecord};
pub use limit::{RateLimit, RetryAfter};
pub use oauth_files::OauthForm;
pub use repository::{OthersChange, Repository};
pub use sandbox::{Options, Refusals, Sandbox};

/// Root folder of the invented and the synthetic library.
pub const LIBRARY_ROOT: &str = "/content/dam/northlight";

/// Why an environment could not start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The address is taken or not allowed.
    #[error("cannot listen on 127.0.0.1: {0}")]
    Listen(#[source] std::io::Error),
    /// The content file is missing or not in the expected form.
    #[error("cannot load the content: {0}")]
    Content(String),
    /// RSA keys have 2048, 3072 or 4096 bits here.
    #[error("no RSA key of {0} bits can be made; 2048, 3072 and 4096 are possible")]
    KeyBits(u16),
    /// The certificate could not be made.
    #[error("cannot make the certificate: {0}")]
    Certificate(String),
}

impl From<rcgen::Error> for Error {
    fn from(error: rcgen::Error) -> Error {
        Error::Certificate(error.to_string())
    }
}
