//! What a key is for, as far as its scopes tell. Only a key that certainly is
//! another product's is refused: names of scopes change, and a key for AEM that
//! Relabel does not take would be a riddle to its owner.

/// Beginnings of scopes that other products of Adobe ask for: Cloud Manager, User
/// Management, Analytics, Campaign, Journey Optimizer and Data Platform, Tags,
/// Target, Events, Firefly and the other creative services. Names seen in
/// Adobe's public documentation of those products.
const FOREIGN: &[&str] = &[
    "ent_",
    "event_receiver",
    "adobeio",
    "firefly",
    "ff_",
    "cc_",
    "creative_",
    "target_",
    "user_management",
    "campaign",
    "analytics",
    "cjm",
    "pdf_services",
    "dcapi",
    "cloudmanager",
    "cloud_manager",
];

/// The scope by which an OAuth credential is another product's, if it is.
pub(super) fn foreign_oauth(scopes: &[String]) -> Option<&str> {
    let for_aem = |scope: &String| scope.to_ascii_lowercase().contains("aem");
    if scopes.iter().any(for_aem) {
        return None;
    }
    let lower = |scope: &str| scope.to_ascii_lowercase();
    scopes
        .iter()
        .map(String::as_str)
        .find(|scope| FOREIGN.iter().any(|known| lower(scope).starts_with(known)))
}

/// The metascope by which service credentials are another product's, if they
/// are: those of AEM have `ent_aem_cloud_api`, older ones `ent_aem_cloud_sdk`.
pub(super) fn foreign_jwt(metascopes: &[String]) -> Option<&str> {
    let for_aem = |scope: &String| scope.to_ascii_lowercase().contains("ent_aem");
    if metascopes.iter().any(for_aem) {
        return None;
    }
    metascopes.first().map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(scopes: &[&str]) -> Vec<String> {
        scopes.iter().map(|scope| (*scope).to_owned()).collect()
    }

    #[test]
    fn only_what_is_certainly_another_products_is_foreign() {
        for (scopes, expected) in [
            (&["openid", "AdobeID", "ent_cloudmgr_sdk"][..], Some("ent_cloudmgr_sdk")),
            (&["openid", "ent_user_sdk"], Some("ent_user_sdk")),
            (&["event_receiver_api"], Some("event_receiver_api")),
            (&["openid", "firefly_api", "ff_apis"], Some("firefly_api")),
            (&["ent_cloudmgr_sdk", "aem.assets.author"], None),
            (&["openid", "AdobeID", "read_organizations"], None),
            (&["something.new"], None),
        ] {
            assert_eq!(foreign_oauth(&list(scopes)), expected, "{scopes:?}");
        }
        assert_eq!(foreign_jwt(&list(&["ent_aem_cloud_sdk", "ent_cloudmgr_sdk"])), None);
        assert_eq!(foreign_jwt(&list(&["ent_cloudmgr_sdk"])), Some("ent_cloudmgr_sdk"));
    }
}
