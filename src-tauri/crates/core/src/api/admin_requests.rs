//! What an administrator is asked for: the facts of a complete message. The
//! shells put them into words.

use super::types::{AdminRequest, AdminRequestKind, ApiError};
use relabel_access::http::IMS_HOSTS;
use relabel_store::SavedConnection;

/// The facts of a request about one connection; an empty `folder` is none.
pub(super) fn admin_request(
    kind: AdminRequestKind,
    connection: &SavedConnection,
    folder: &str,
    error: Option<&ApiError>,
) -> AdminRequest {
    use AdminRequestKind as K;
    let key = &connection.key;
    let technical = error.map(|error| match (&error.details.technical, error.details.status) {
        (Some(said), Some(status)) => format!("{} (HTTP {status}): {said}", error.message),
        (Some(said), None) => format!("{}: {said}", error.message),
        (None, Some(status)) => format!("{} (HTTP {status})", error.message),
        (None, None) => error.message.clone(),
    });
    let yaml = match kind {
        K::RegisterClient | K::AddProfile => key.client_id.as_deref().map(allowed_client),
        K::NewKey
        | K::AddScope
        | K::RightEnvironment
        | K::GrantRead
        | K::GrantWrite
        | K::WakeEnvironment
        | K::OpenNetwork
        | K::CompanyCertificate
        | K::ReplaceCertificate
        | K::ModernTls
        | K::NoClientCertificate
        | K::OpenProxy
        | K::RepairProxy
        | K::RepairGateway => None,
    };
    let hosts = match kind {
        K::OpenNetwork
        | K::CompanyCertificate
        | K::ReplaceCertificate
        | K::ModernTls
        | K::NoClientCertificate
        | K::OpenProxy
        | K::RepairProxy
        | K::RepairGateway => {
            let author = connection.address.split_once("//").map(|(_, host)| host.to_owned());
            IMS_HOSTS.iter().map(|host| (*host).to_owned()).chain(author).collect()
        }
        _ => Vec::new(),
    };
    AdminRequest {
        kind,
        key_kind: key.kind,
        address: connection.address.clone(),
        account: key.account.clone(),
        client_id: key.client_id.clone(),
        organisation: key.organisation.clone(),
        program: key.program.clone(),
        environment: key.environment.clone(),
        folder: (!folder.is_empty()).then(|| folder.to_owned()),
        hosts,
        proxy: error.and_then(|error| error.details.proxy.clone()),
        technical,
        yaml,
    }
}

/// The file of AEM's configuration pipeline that lets a client id use the
/// programming interface of the author (protocol reference, section 3.4).
fn allowed_client(client_id: &str) -> String {
    // A quoted YAML string: nothing in the id can become structure.
    let quoted = serde_json::Value::from(client_id);
    format!(
        "kind: \"API\"\nversion: \"1\"\nmetadata:\n  envTypes: [\"dev\", \"stage\", \"prod\"]\ndata:\n  allowedClientIDs:\n    author: [{quoted}]\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_id_cannot_add_lines_to_the_configuration() {
        let yaml = allowed_client("abc\"]\nother: [\"x");
        assert_eq!(yaml.lines().count(), 7, "{yaml}");
        assert!(yaml.ends_with("    author: [\"abc\\\"]\\nother: [\\\"x\"]\n"), "{yaml}");
    }
}
