//! Addresses of AEM authors: what one is before a key is bound to it.

use super::ApiResult;
use super::app::App;
use super::types::{AddressFacts, ErrorCode, InspectAddress};
use relabel_model::Stage;

impl App {
    /// Says what an address is. Nothing is contacted.
    ///
    /// # Errors
    /// `AddressNotAllowed`.
    pub fn inspect_address(&self, request: &InspectAddress) -> ApiResult<AddressFacts> {
        let reach = &self.inner.reach;
        let address = without_path(&request.address);
        let (origin, needs_confirmation) = if request.is_local_aem {
            (reach.local_aem(address)?, false)
        } else {
            let usual = reach.author(address, false).map_err(super::types::ApiError::from);
            match usual {
                Ok(origin) => (origin, false),
                Err(error) if error.code == ErrorCode::AddressNeedsConfirmation => {
                    (reach.author(address, true)?, true)
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

/// An address as people paste it from the browser, up to the end of its host. What
/// is left is judged as if it had been typed so.
pub(super) fn without_path(address: &str) -> &str {
    let address = address.trim();
    let host_begins = address.find("://").map_or(0, |scheme| scheme + "://".len());
    let host_ends = address[host_begins..].find(['/', '?', '#']);
    host_ends.map_or(address, |end| &address[..host_begins + end])
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
    fn an_address_from_the_browser_is_cut_to_its_host() {
        let host = "https://author-p1-e2.adobeaemcloud.com";
        for pasted in [
            "https://author-p1-e2.adobeaemcloud.com/ui#/aem/assets.html/content/dam",
            " https://author-p1-e2.adobeaemcloud.com/ ",
            "https://author-p1-e2.adobeaemcloud.com?x=1",
            "https://author-p1-e2.adobeaemcloud.com#/@other.example",
        ] {
            assert_eq!(without_path(pasted), host, "{pasted}");
        }
        // The host is what comes before the first slash, whatever it looks like.
        assert_eq!(
            without_path("https://a.example@evil.example/"),
            "https://a.example@evil.example"
        );
        assert_eq!(
            without_path("author-p1-e2.adobeaemcloud.com/x"),
            "author-p1-e2.adobeaemcloud.com"
        );
        assert_eq!(without_path("localhost:4502/aem/start.html"), "localhost:4502");
    }

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
