//! OAuth credentials in their four forms.

use super::*;

#[test]
fn oauth_credentials_in_all_four_forms() {
    let flat = read(&oauth_flat()).unwrap();
    let cli = read(&oauth_cli()).unwrap();
    let project = read(&project_file(&[
        json!({"name": "other", "integration_type": "apikey", "apikey": {"client_id": "x"}}),
        oauth_in_project("server", "0a1b2c3d4e5f60718293a4b5c6d7e8f9"),
    ]))
    .unwrap();
    let env = read_text(&env_file()).unwrap();
    for (form, key) in [("flat", &flat), ("cli", &cli), ("project", &project), ("env", &env)] {
        assert!(key.same_account(&flat) && key.fingerprint() == flat.fingerprint(), "{form}");
        let read = oauth(key.clone());
        assert_eq!(read.client_id, "0a1b2c3d4e5f60718293a4b5c6d7e8f9", "{form}");
        assert_eq!(read.ims_host, "ims-na1.adobelogin.com", "{form}");
        // Exactly as given: the order, and what is there twice.
        let scopes = ["openid", "AdobeID", "aem.folders", "aem.assets.author", "openid"];
        assert_eq!(read.scopes, scopes, "{form}");
        let secrets: Vec<&str> =
            read.client_secrets.iter().map(|secret| secret.expose().as_str()).collect();
        let expected = if form == "env" { &OAUTH_SECRETS[..1] } else { &OAUTH_SECRETS[..] };
        assert_eq!(secrets, expected, "{form}");
        let facts = key.facts("", &Reach::new(false));
        assert_eq!(facts.kind, KeyKind::OauthServerToServer);
        assert_eq!((facts.valid_until, facts.suggested_stage), (None, None), "{form}");
        if form == "env" {
            assert_eq!((facts.account, facts.organisation), (None, None));
        } else {
            let account = "0a1b2c3d-0000-4000-8000-444444444444@techacct.adobe.com";
            assert_eq!(facts.account.as_deref(), Some(account), "{form}");
            let organisation = "ABCDEF0123456789ABCDEF01@AdobeOrg";
            assert_eq!(facts.organisation.as_deref(), Some(organisation), "{form}");
        }
        let address = "https://author-p11111-e22222.adobeaemcloud.com";
        let told = matches!(form, "project" | "env").then_some(address);
        assert_eq!(facts.suggested_address.as_deref(), told, "{form}");
    }
    let named = flat.facts("AEM-p11111-e22222 (1).json", &Reach::new(false));
    assert_eq!(named.environment.as_deref(), Some("22222"), "its name may tell");
}

#[test]
fn oauth_lists_may_be_text() {
    for (secrets, scopes) in [
        (json!("one"), json!("openid,aem.folders")),
        (json!("one,two"), json!("openid aem.folders")),
        (json!(["one"]), json!(["openid", "aem.folders"])),
        (json!("[\"one\", \"two\"]"), json!("[\"openid\",\"aem.folders\"]")),
        (json!(["one", ""]), json!("openid, aem.folders")),
    ] {
        let mut file = oauth_flat();
        file["CLIENT_SECRETS"] = secrets.clone();
        file["SCOPES"] = scopes.clone();
        let read = oauth(read(&file).unwrap());
        assert_eq!(read.client_secrets[0].expose(), "one", "{secrets}");
        assert_eq!(read.scopes, ["openid", "aem.folders"], "{scopes}");
    }
    let mut single = oauth_flat();
    let object = single.as_object_mut().unwrap();
    object.remove("CLIENT_SECRETS");
    object.remove("TYPE");
    object.insert("CLIENT_SECRET".to_owned(), json!("only"));
    assert_eq!(oauth(read(&single).unwrap()).client_secrets.len(), 1);
}

#[test]
fn a_project_may_hold_several_credentials() {
    let file = project_file(&[
        oauth_in_project("first", "0000000000000000000000000000000a"),
        json!({"name": "web", "integration_type": "oauthweb", "oauth2": {"client_id": "x"}}),
        oauth_in_project("second", "0000000000000000000000000000000b"),
    ]);
    let bytes = file.to_string();
    let found = recognise("p.json", bytes.as_bytes(), &Reach::new(false), NOW).unwrap();
    let Recognised::Several(candidates) = found else { panic!("{found:?}") };
    let told: Vec<(String, Option<String>)> = candidates
        .into_iter()
        .map(|one| (one.name, one.key.facts("", &Reach::new(false)).client_id))
        .collect();
    assert_eq!(
        told,
        [
            ("first".to_owned(), Some("0000000000000000000000000000000a".to_owned())),
            ("second".to_owned(), Some("0000000000000000000000000000000b".to_owned())),
        ]
    );
    // One that cannot be used does not stand in the way of one that can.
    let mut broken = oauth_in_project("broken", "0000000000000000000000000000000c");
    broken["oauth_server_to_server"]["scopes"] = json!([]);
    let sound = oauth_in_project("sound", "0000000000000000000000000000000d");
    let both = project_file(&[broken.clone(), sound]);
    assert_eq!(oauth(read(&both).unwrap()).client_id, "0000000000000000000000000000000d");
    assert_eq!(
        read(&project_file(&[broken])).unwrap_err(),
        Error::FieldMissing { field: "oauth_server_to_server.scopes" }
    );
}
