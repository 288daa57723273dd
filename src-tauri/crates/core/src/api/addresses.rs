//! Addresses of AEM authors: what one is before a key is bound to it.

use super::ApiResult;
use super::app::App;
use super::types::{AddressFacts, ErrorCode, InspectAddress, Stage};

impl App {
    /// Says what an address is. Nothing is contacted.
    ///
    /// # Errors
    /// `AddressNotAllowed`.
    pub fn inspect_address(&self, request: &InspectAddress) -> ApiResult<AddressFacts> {
        let reach = &self.inner.reach;
        let (origin, needs_confirmation) = if request.is_local_aem {
            (reach.local_aem(&request.address)?, false)
        } else {
            let usual = reach.author(&request.address, false).map_err(super::types::ApiError::from);
            match usual {
                Ok(origin) => (origin, false),
                Err(error) if error.code == ErrorCode::AddressNeedsConfirmation => {
                    (reach.author(&request.address, true)?, true)
                }
                Err(error) => return Err(error),
            }
        };
        let suggested_stage = match () {
            () if request.is_local_aem => Some(Stage::Development),
            () if reach.is_practice(&origin) => Some(Stage::Practice),
            () if origin.is_loopback() => Some(Stage::Development),
            () => stage_in_name(origin.host()),
        };
        Ok(AddressFacts {
            address: origin.as_str().to_owned(),
            host: origin.authority().to_owned(),
            suggested_stage,
            needs_confirmation,
        })
    }
}

/// The stage a host's name tells. The names Adobe gives tell none: program and
/// environment are numbers. Only whole words of a customer's own name count.
fn stage_in_name(host: &str) -> Option<Stage> {
    const WORDS: [(&[&str], Stage); 3] = [
        (&["dev", "development", "sandbox"], Stage::Development),
        (&["stage", "staging", "stg", "test", "qa", "uat", "preprod"], Stage::Test),
        (&["prod", "production", "live"], Stage::Live),
    ];
    let mut words = host.split(['.', '-']).collect::<Vec<_>>();
    // The top level (`.dev`, `.live`) says nothing about the environment.
    words.pop();
    let told = |known: &[&str]| words.iter().any(|word| known.contains(word));
    WORDS.iter().find(|(known, _)| told(known)).map(|(_, stage)| *stage)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_tells_its_stage_only_by_a_whole_word() {
        for (host, stage) in [
            ("author-p11111-e22222.adobeaemcloud.com", None),
            ("dam.example.com", None),
            ("author-stage.example.com", Some(Stage::Test)),
            ("uat.dam.example.com", Some(Stage::Test)),
            ("dam-dev.example.com", Some(Stage::Development)),
            ("production.example.com", Some(Stage::Live)),
            ("preprod.example.com", Some(Stage::Test)),
            ("devon.example.com", None),
            ("example.dev", None),
        ] {
            assert_eq!(stage_in_name(host), stage, "{host}");
        }
    }
}
