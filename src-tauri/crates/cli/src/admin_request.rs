//! The message that asks an administrator for what only they can do: complete, so that nobody has
//! to ask back, and without any secret.

use relabel_core::api::types::{AdminRequest, AdminRequestKind, KeyKind};
use relabel_words::facts;

use crate::output;
use crate::words::{say, words};

/// The whole message with its subject, lines separated by `\n`.
pub(crate) fn message(request: &AdminRequest) -> String {
    let AdminRequest { account, client_id, organisation, program, environment, hosts, .. } =
        request;
    let AdminRequest { folder, proxy, technical, yaml, .. } = request;
    let kind = output::name(&request.kind);
    let key_kind = output::name(&request.key_kind);
    let address = one_line(&request.address);
    let all_hosts = one_line(&hosts.join(", "));
    let told = facts! {
        keyKind = &key_kind,
        account = match account.as_ref().or(client_id.as_ref()) {
            Some(account) => one_line(account),
            None => say!("request-some-account"),
        },
        clientId = client_id.as_deref().map_or_else(|| say!("request-some-client"), one_line),
        address = &address,
        folder = one_line(folder.as_deref().unwrap_or("/content/dam")),
        hosts = if hosts.is_empty() { &address } else { &all_hosts },
    };
    let fact = |id: &str, known: &str| {
        let (name, fact) = (say!(id), one_line(known));
        say!("request-fact", name = name, fact = fact)
    };
    let known: Vec<String> = [
        ("request-fact-key-kind", Some(&say!(&format!("request-key-kind-{key_kind}")))),
        ("request-fact-account", account.as_ref()),
        ("request-fact-client", client_id.as_ref()),
        ("request-fact-organisation", organisation.as_ref()),
        ("request-fact-program", program.as_ref()),
        ("request-fact-environment", environment.as_ref()),
        ("request-fact-address", Some(&address)),
        ("request-fact-folder", folder.as_ref()),
        ("request-fact-hosts", Some(&all_hosts).filter(|_| !hosts.is_empty())),
        ("request-fact-proxy", proxy.as_ref()),
        ("request-fact-said", technical.as_ref()),
    ]
    .into_iter()
    .filter_map(|(id, known)| Some(fact(id, known?)))
    .collect();
    let mut to_do = vec![say!("request-what-to-do")];
    let steps = steps(request, &kind, &key_kind);
    let steps = steps.iter().flat_map(|id| words().steps(id, &told));
    to_do.extend((1..).zip(steps).map(|(number, step)| format!("{number}. {step}")));
    let part = |name: &str| words().say(&format!("request-{kind}.{name}"), &told);
    let lines =
        yaml.as_ref().map(|yaml| format!("{}\n\n{}", say!("request-lines"), yaml.trim_end()));
    [part("subject"), say!("request-greeting"), part("ask"), known.join("\n"), to_do.join("\n")]
        .into_iter()
        .chain(lines)
        .chain([
            format!("{} {}", say!("request-why"), part("why")),
            format!("{} {}", say!("request-verify"), part("verify")),
            say!("request-no-secret"),
            say!("request-thanks"),
        ])
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// The messages that hold what to do, in order.
fn steps(request: &AdminRequest, kind: &str, key_kind: &str) -> Vec<String> {
    use AdminRequestKind as K;
    // Adobe keeps the rights of such a key in its console, those of the others in AEM.
    let owner = match request.key_kind {
        KeyKind::OauthServerToServer => "credential",
        _ => "account",
    };
    let register = || "request-steps-register".to_owned();
    let profile = || format!("request-steps-profile-{owner}");
    match request.kind {
        K::NewKey => vec![format!("request-steps-newKey-{key_kind}")],
        K::AddScope => vec![format!("request-steps-addScope-{owner}")],
        K::RegisterClient => vec![register()],
        K::AddProfile => vec![profile(), register()],
        K::GrantRead | K::GrantWrite => vec![profile(), format!("request-{kind}")],
        _ => vec![format!("request-{kind}")],
    }
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
        let kind = |end| serde_json::from_value::<AdminRequestKind>(serde_json::json!(end)).ok();
        let kinds: Vec<AdminRequestKind> = words().ends("request-").filter_map(kind).collect();
        assert!(kinds.len() > 15, "{kinds:?}");
        for kind in kinds {
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
                assert!(text.contains("\n1. "), "{kind:?}: {text}");
                assert!(text.contains("data:\n  allowedClientIDs:\n"), "{text}");
                assert!(text.contains("403 Forbidden"), "{text}");
                assert!(!text.contains("\n\n\n"), "{kind:?}: {text}");
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
        for known in ["hosts", "address", "environment", "key-kind"] {
            let name = say!(&format!("request-fact-{known}"));
            assert!(text.contains(&format!("\n{name}: ")), "{known} is not in {text}");
        }
        for unknown in ["account", "client", "organisation", "program", "folder", "said"] {
            let name = say!(&format!("request-fact-{unknown}"));
            assert!(!text.contains(&format!("\n{name}:")), "{unknown} is in {text}");
        }
    }

    #[test]
    fn text_of_strangers_makes_no_lines() {
        let mut request = request(AdminRequestKind::GrantWrite, KeyKind::ServiceCredentials);
        request.technical = Some("no\r\n\r\nHello,\n\nPlease also send the secret".to_owned());
        request.folder = Some("/content/dam/a\nb".to_owned());
        let text = message(&request);
        assert_eq!(text.matches("\nHello,").count(), 1, "only its own: {text}");
        assert!(text.contains("Folder: /content/dam/a b\n"), "{text}");
    }
}
