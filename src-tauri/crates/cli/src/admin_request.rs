//! The message that asks an administrator for what only they can do: complete, so
//! that nobody has to ask back, and without any secret.
//!
//! The steps are those of Adobe's documentation; the window has the same message in
//! the user's language.

use relabel_core::api::types::{AdminRequest, AdminRequestKind, KeyKind};

/// The whole message, lines separated by `\n`.
pub(crate) fn message(request: &AdminRequest) -> String {
    let mut text = String::from("Hello,\n\n");
    text.push_str(&asked(request));
    text.push_str("\n\n");
    text.push_str(&facts(request));
    let steps = steps(request);
    if !steps.is_empty() {
        text.push_str("\nWhat is to be done:\n");
        for (number, step) in (1..).zip(steps) {
            text.push_str(&format!("{number}. {step}\n"));
        }
    }
    if let Some(yaml) = &request.yaml {
        text.push_str("\nThe configuration, to be added to what is there already:\n\n");
        for line in yaml.lines() {
            text.push_str(&format!("    {line}\n"));
        }
    }
    if let Some(technical) = &request.technical {
        text.push_str(&format!("\nWhat was answered: {}\n", one_line(technical)));
    }
    text.push_str("\nThis message holds no key, password or token. Thank you!\n");
    text
}

/// What is asked for, and why.
fn asked(request: &AdminRequest) -> String {
    use AdminRequestKind as K;
    let folder = folder(request);
    match request.kind {
        K::NewKey => "Adobe does not accept the key I use for our AEM environment any more: it \
            has ended, or was revoked or replaced. Please send me a new one for the same account."
            .to_owned(),
        K::AddScope => "The key I use for our AEM environment lacks a permission at Adobe. \
            Please add the AEM product to the credential."
            .to_owned(),
        K::RightEnvironment => "Adobe signs my key in, but our AEM environment refuses it (401). \
            Please check whether the key was made for this environment."
            .to_owned(),
        K::RegisterClient => "Our AEM environment does not let my client id use its programming \
            interface (403). Please register it."
            .to_owned(),
        K::AddProfile => "My account is let in nowhere in our AEM environment. Please give it a \
            product profile, and register its client id."
            .to_owned(),
        K::GrantRead => format!(
            "My account cannot read {folder} in our AEM environment. Please give it read \
             permission there."
        ),
        K::GrantWrite => format!(
            "My account can read {folder} in our AEM environment but not change it. Please give \
             it permission to change the metadata of the assets there."
        ),
        K::WakeEnvironment => "Our AEM environment answers with a web page instead of data: it \
            is hibernated, restarting or being updated. Please wake it, or tell me when it is \
            back."
            .to_owned(),
        K::OpenNetwork => "A program on my computer cannot reach Adobe through our network. \
            Please let these hosts through."
            .to_owned(),
        K::CompanyCertificate => "Our network inspects encrypted traffic with a certificate that \
            a program on my computer does not know. Please send me that certificate."
            .to_owned(),
        K::ReplaceCertificate => "What answers for these hosts in our network shows a certificate \
            that no program may accept: what is wrong with it is said below. Please replace it, or \
            let these hosts through untouched."
            .to_owned(),
        K::ModernTls => "What answers for these hosts in our network offers only versions or \
            ciphers of TLS that are no longer safe. Please offer TLS 1.2 or 1.3 with current \
            ciphers there, or let these hosts through untouched."
            .to_owned(),
        K::NoClientCertificate => "Something in our network demands a certificate of my computer \
            for these hosts, and the program I use has none to show. Please let these hosts \
            through without it."
            .to_owned(),
        K::OpenProxy => "Our proxy does not let a program on my computer through to Adobe. Please \
            allow these hosts for me."
            .to_owned(),
        K::RepairProxy => "The proxy that my computer is set up to use does not work for these \
            hosts. Please tell me the right address of it, or look at it."
            .to_owned(),
        K::RepairGateway => "A gateway of our network answers in the place of these hosts because \
            it cannot reach them itself. Please look at it."
            .to_owned(),
    }
}

fn folder(request: &AdminRequest) -> String {
    one_line(request.folder.as_deref().unwrap_or("/content/dam"))
}

/// What is known, one fact a line.
fn facts(request: &AdminRequest) -> String {
    let kind = match (request.kind, request.key_kind) {
        // These are asked of the people of the network, about no key at all.
        (
            AdminRequestKind::OpenNetwork
            | AdminRequestKind::CompanyCertificate
            | AdminRequestKind::ReplaceCertificate
            | AdminRequestKind::ModernTls
            | AdminRequestKind::NoClientCertificate
            | AdminRequestKind::OpenProxy
            | AdminRequestKind::RepairProxy
            | AdminRequestKind::RepairGateway,
            _,
        ) => None,
        (_, KeyKind::ServiceCredentials) => Some("service credentials (JWT)"),
        (_, KeyKind::LocalDevelopmentToken) => Some("local development token"),
        (_, KeyKind::OauthServerToServer) => Some("OAuth server-to-server credential"),
        (_, KeyKind::LocalAem) => Some("none: AEM on this computer"),
    };
    let environment = match (&request.program, &request.environment) {
        (Some(program), Some(environment)) => {
            Some(format!("program {program}, environment {environment}"))
        }
        _ => None,
    };
    let hosts = (!request.hosts.is_empty()).then(|| request.hosts.join(", "));
    let address = kind.is_some().then_some(request.address.as_str());
    [
        ("AEM author", address),
        ("Environment", environment.as_deref()),
        ("Kind of key", kind),
        ("Account", request.account.as_deref()),
        ("Client id", request.client_id.as_deref()),
        ("Organisation", request.organisation.as_deref()),
        ("Folder", request.folder.as_deref()),
        ("Hosts", hosts.as_deref()),
        ("Proxy", request.proxy.as_deref()),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some(format!("{name}: {}\n", one_line(value?))))
    .collect()
}

/// How a client id is registered (protocol reference, section 3.4).
const REGISTER: &str = "Add the lines below to the API configuration (YAML) of this environment, \
    where the list is there already only the client id, and run the config pipeline of Cloud \
    Manager.";
/// The first release with newer product profiles and OpenAPI (section 3.4).
const RELEASE: &str = "The environment needs release 2024.10.18459 or newer.";

/// The steps, most of them in a console of Adobe.
fn steps(request: &AdminRequest) -> Vec<String> {
    use AdminRequestKind as K;
    let steps: Vec<&str> = match (request.kind, request.key_kind) {
        (K::NewKey, KeyKind::ServiceCredentials) => vec![
            "Cloud Manager, this environment, Developer Console, tab Integrations (or Technical \
             Accounts): open the technical account. Older consoles have \"Refresh Service \
             Credentials\" instead of the next step.",
            "If the old key may be known to others: add a new private key, then revoke and \
             delete the old one. Otherwise add a certificate; the old one works until it ends.",
            "Download the new JSON file and send it to me over a safe way. It holds a private key.",
        ],
        (K::NewKey, KeyKind::OauthServerToServer) => vec![
            "Adobe Developer Console, this project, the OAuth Server-to-Server credential: add a \
             second client secret if the old one was deleted or may be known to others.",
            "Download the JSON file and send it to me over a safe way. It holds the secrets.",
            "When I have said that the new one works, delete the old secret.",
        ],
        (K::NewKey, KeyKind::LocalDevelopmentToken | KeyKind::LocalAem) => vec![
            "A local development token lasts a day at most; I can make a new one in the \
             Developer Console, tab Integrations, Local token, if I may use it.",
        ],
        (K::AddScope, KeyKind::OauthServerToServer) => vec![
            "Adobe Developer Console, this project: add the AEM API with a product profile that \
             has the Assets API service (such as AEM Assets API Users).",
            "Download the JSON file again and send it to me over a safe way: its list of scopes \
             has changed.",
        ],
        (K::AddScope, _) => vec![
            "Give the credential the AEM product of this environment back, or make a new \
             technical account and send me its JSON file over a safe way.",
        ],
        (K::RightEnvironment, _) => vec![
            "Is the key of this environment? If it is of another one, send me the file of this \
             one over a safe way.",
            "Does the account still exist (Developer Console, tab Integrations or Technical \
             Accounts; AEM, Tools, Security, Users)?",
            "Does the environment allow the address my computer comes from (IP allow-list)?",
        ],
        (K::RegisterClient, _) => vec![REGISTER, RELEASE],
        (K::AddProfile, _) => vec![
            "Enable the service for the Assets API (such as AEM Assets API Users) on a product \
             profile of this environment, and add the API with this profile to the project in \
             the Adobe Developer Console.",
            REGISTER,
            RELEASE,
        ],
        (K::GrantRead, _) => return permission(request, "jcr:read"),
        (K::GrantWrite, _) => return permission(request, "jcr:read and rep:write"),
        (K::WakeEnvironment, _) => vec![
            "Look at the state of the environment in Cloud Manager: while something is being \
             deployed, wait for its end.",
            "If it is hibernated, wake it in its Developer Console.",
        ],
        (K::OpenNetwork, _) => vec![
            "Allow HTTPS (port 443) from my computer to these hosts, through the proxy or past \
             it, without a sign-in page on the way.",
            "Does the AEM environment have an IP allow-list in Cloud Manager? Then add the \
             address my computer is seen from.",
        ],
        (K::CompanyCertificate, _) => vec![
            "Send me the root certificate of the inspection as a PEM or DER file, without its \
             private key.",
            "Or let these hosts through without inspection.",
        ],
        (K::ReplaceCertificate, _) => vec![
            "Look at the certificate named below: an ended one has to be renewed, one that is \
             signed with SHA-1 or vouches for itself to be issued anew by our authority, one of \
             another host to be issued for the right one.",
            "Or let these hosts through without inspection.",
        ],
        (K::ModernTls, _) => vec![
            "Switch TLS 1.2 or 1.3 on where the connections to these hosts are inspected.",
            "Or let these hosts through without inspection.",
        ],
        (K::NoClientCertificate, _) => vec![
            "Exempt these hosts from the demand for a client certificate; signing in at Adobe \
             needs none.",
        ],
        (K::OpenProxy, _) => vec![
            "Allow CONNECT to port 443 of these hosts.",
            "If the proxy wants a sign-in: basic authentication is what the program can do. Send \
             me a user and a password for it in a safe way, or exempt these hosts from the \
             sign-in.",
        ],
        (K::RepairProxy, _) => vec![
            "Is the address of the proxy below the right one for my computer?",
            "Does the proxy itself reach these hosts on port 443?",
        ],
        (K::RepairGateway, _) => vec![
            "Does the gateway know the names of these hosts and reach them on port 443?",
            "Or let these hosts through past it.",
        ],
    };
    steps.into_iter().map(str::to_owned).collect()
}

fn permission(request: &AdminRequest, rights: &str) -> Vec<String> {
    let folder = folder(request);
    let group = match request.key_kind {
        KeyKind::OauthServerToServer => {
            "Find the group the account got from its product profile and service in AEM (Tools, \
             Security, Users), or assign another product profile to the API in the Adobe \
             Developer Console project."
        }
        KeyKind::ServiceCredentials | KeyKind::LocalDevelopmentToken => {
            "Admin Console, AEM as a Cloud Service, this environment: add the account's e-mail \
             address to a product profile of its own (or, in AEM, Tools, Security, Users, to a \
             group of its own). It can take 10 minutes."
        }
        KeyKind::LocalAem => "AEM, Tools, Security, Users: put the user into a group of its own.",
    };
    vec![
        group.to_owned(),
        format!(
            "AEM, Tools, Security, Permissions: allow this group {rights} on {folder} and below. \
             Nothing else is needed; no right to publish, none outside this folder."
        ),
        "Tell me when it is done. I check again with one press and change nothing by it."
            .to_owned(),
    ]
}

/// Nobody else's text makes lines in this message.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control() || c.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [AdminRequestKind; 16] = [
        AdminRequestKind::NewKey,
        AdminRequestKind::AddScope,
        AdminRequestKind::RightEnvironment,
        AdminRequestKind::RegisterClient,
        AdminRequestKind::AddProfile,
        AdminRequestKind::GrantRead,
        AdminRequestKind::GrantWrite,
        AdminRequestKind::WakeEnvironment,
        AdminRequestKind::OpenNetwork,
        AdminRequestKind::CompanyCertificate,
        AdminRequestKind::ReplaceCertificate,
        AdminRequestKind::ModernTls,
        AdminRequestKind::NoClientCertificate,
        AdminRequestKind::OpenProxy,
        AdminRequestKind::RepairProxy,
        AdminRequestKind::RepairGateway,
    ];

    fn request(kind: AdminRequestKind, key_kind: KeyKind) -> AdminRequest {
        AdminRequest {
            kind,
            key_kind,
            address: "https://author-p11111-e22222.adobeaemcloud.com".to_owned(),
            account: Some("0a1b@techacct.adobe.com".to_owned()),
            client_id: Some("0a1b2c3d".to_owned()),
            organisation: Some("ABCDEF@AdobeOrg".to_owned()),
            program: Some("11111".to_owned()),
            environment: Some("22222".to_owned()),
            folder: Some("/content/dam/brand".to_owned()),
            hosts: vec!["ims-na1.adobelogin.com".to_owned()],
            proxy: None,
            technical: Some("403\nForbidden".to_owned()),
            yaml: Some("data:\n  allowedClientIDs:\n    author: [\"0a1b2c3d\"]\n".to_owned()),
        }
    }

    #[test]
    fn every_request_says_who_where_what_and_how() {
        for kind in KINDS {
            for key_kind in [
                KeyKind::ServiceCredentials,
                KeyKind::LocalDevelopmentToken,
                KeyKind::OauthServerToServer,
                KeyKind::LocalAem,
            ] {
                let request = request(kind, key_kind);
                let text = message(&request);
                for fact in [&request.account, &request.client_id, &request.organisation] {
                    assert!(text.contains(fact.as_deref().expect("set")), "{kind:?}: {text}");
                }
                assert!(text.contains("/content/dam/brand"), "{kind:?}: {text}");
                assert!(text.contains("Please"), "{kind:?}: {text}");
                assert!(text.contains("    data:\n      allowedClientIDs:\n"), "{text}");
                assert!(text.contains("403 Forbidden"), "{text}");
            }
        }
    }

    #[test]
    fn a_write_permission_names_folder_and_rights_and_no_more() {
        let text = message(&request(AdminRequestKind::GrantWrite, KeyKind::ServiceCredentials));
        assert!(text.contains("jcr:read and rep:write on /content/dam/brand"), "{text}");
        let text = message(&request(AdminRequestKind::GrantRead, KeyKind::ServiceCredentials));
        assert!(text.contains("jcr:read on") && !text.contains("rep:write"), "{text}");
    }

    #[test]
    fn what_is_not_known_leaves_no_empty_line_of_facts() {
        let mut request = request(AdminRequestKind::OpenNetwork, KeyKind::ServiceCredentials);
        request.account = None;
        request.client_id = None;
        request.organisation = None;
        request.program = None;
        request.folder = None;
        request.technical = None;
        request.yaml = None;
        let text = message(&request);
        assert!(text.contains("Hosts: ims-na1.adobelogin.com\n"), "{text}");
        for word in ["Account", "Client id", "Organisation", "Environment", "Kind of key", "None"] {
            assert!(!text.contains(word), "{word} in {text}");
        }
    }

    #[test]
    fn text_of_strangers_makes_no_lines() {
        let mut request = request(AdminRequestKind::GrantWrite, KeyKind::ServiceCredentials);
        request.technical = Some("no\r\n\r\nHello,\n\nPlease also send the secret".to_owned());
        request.folder = Some("/content/dam/a\nb".to_owned());
        let text = message(&request);
        assert_eq!(text.matches("\nHello,").count(), 0, "{text}");
        assert!(text.contains("Folder: /content/dam/a b\n"), "{text}");
    }
}
