//! The proxy by which other computers are reached, as the user decided.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ProxyInUse;

/// Which proxy is used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum ProxyChoice {
    /// The one that the environment variables name, else the settings of the system.
    #[default]
    System,
    /// None, whatever they say.
    Without,
    /// This one.
    Fixed {
        /// Scheme, host and port.
        address: String,
        /// Who signs in there; empty where nobody does.
        user: String,
    },
}

/// What the environment variables, else the settings of the system, say about a proxy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum SystemProxy {
    /// Nothing.
    None,
    /// To use this one.
    Fixed {
        /// Which.
        proxy: ProxyInUse,
    },
    /// To run a script (PAC) that finds one: Relabel runs none and goes without a proxy.
    Script,
    /// A variable is set and names no proxy: nothing is sent past it.
    Malformed {
        /// Its name.
        variable: String,
    },
}

/// How other computers are reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProxySettings {
    /// What the user decided.
    pub choice: ProxyChoice,
    /// Whether the password of [`ProxyChoice::Fixed`] is at hand: it is in the key store,
    /// which may not answer.
    pub has_password: bool,
    /// What [`ProxyChoice::System`] means at present.
    pub system: SystemProxy,
}
