//! Files that are something else.

use super::*;

#[test]
fn what_is_no_usable_key_says_why() {
    let certificate = &pair(RsaKeySize::_2048).certificate;
    let private = &pair(RsaKeySize::_2048).pkcs8;
    let of = |kind: &str| project_file(&[json!({"name": "n", "integration_type": kind})]);
    let cloud_manager = {
        let mut file = oauth_flat();
        file["SCOPES"] = json!(["openid", "AdobeID", "ent_cloudmgr_sdk"]);
        file
    };
    let other_jwt = {
        let mut file = service();
        file["integration"]["metascopes"] = json!("ent_cloudmgr_sdk,ent_user_sdk");
        file
    };
    let web_app = json!({"TYPE": "OAuthWebApp", "CLIENT_ID": "a", "CLIENT_SECRET": "b"});
    let missing = |field| Error::FieldMissing { field };
    let other = |scope: &str| Error::OtherProject { scope: scope.to_owned() };
    let whole = service().to_string();
    let table: Vec<(&str, Error)> = vec![
        ("", Error::Empty),
        (" \r\n\t", Error::Empty),
        ("\u{feff}", Error::Empty),
        (&whole[..whole.len() / 2], Error::Incomplete),
        ("{", Error::Incomplete),
        ("\0\0\0\0", Error::Incomplete),
        (&private[..private.len() / 2], Error::Incomplete),
        ("{\"accessToken\": nope}", Error::NotRecognised),
        ("{}", Error::NotRecognised),
        ("[]", Error::NotRecognised),
        ("title,rights\na,b", Error::NotRecognised),
        ("a\0b", Error::NotRecognised),
        ("<!DOCTYPE html><html></html>", Error::SavedError),
        ("<?xml version=\"1.0\"?>\n<html xmlns=\"x\"></html>", Error::SavedError),
        ("<svg xmlns=\"x\"/>", Error::Document),
        ("{\\rtf1\\ansi}", Error::Document),
        (r#"{"integration": "text"}"#, missing("integration")),
        (r#"{"accessToken": 7}"#, missing("accessToken")),
        (r#"{"ok": false, "statusCode": 403, "message": "no"}"#, Error::SavedError),
        (r#"{"statusCode": 500}"#, Error::SavedError),
        (r#"{"error_code": "401013", "message": "Oauth token is not valid"}"#, Error::SavedError),
        (r#"{"error": "invalid_token"}"#, Error::SavedError),
        (r#"{"type": "about:blank", "status": 403}"#, Error::SavedError),
        (r#"{"API_KEY": "a", "CLIENT_SECRET": "b"}"#, Error::RetiredJwt),
        (r#"{"PUBLIC_KEYS_WITH_EXPIRY": {}}"#, Error::RetiredJwt),
        (certificate, Error::PublicOnly),
        ("ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB me", Error::PublicOnly),
        ("-----BEGIN PKCS7-----\nMII=\n-----END PKCS7-----", Error::PublicOnly),
        (private, missing("integration")),
        ("CLIENT_ID=a\nCLIENT_SECRET=b", missing("SCOPES")),
        ("CLIENT_ID=a\nSCOPES=b", missing("CLIENT_SECRET")),
        ("CLIENT_SECRET=a\nSCOPES=b", missing("CLIENT_ID")),
        ("API_KEY=a\nCLIENT_SECRET=b", Error::RetiredJwt),
        ("PATH=/usr/bin\nNAME=x", Error::NotRecognised),
    ];
    for (text, expected) in table {
        assert_eq!(read_text(text).unwrap_err(), expected, "{}", &text[..text.len().min(60)]);
    }
    for (file, expected) in [
        (of("service"), Error::RetiredJwt),
        (of("apikey"), other("apikey")),
        (of("oauth_server_to_server"), missing("oauth_server_to_server.client_id")),
        (project_file(&[]), missing("project.workspace.details.credentials")),
        (cloud_manager, other("ent_cloudmgr_sdk")),
        (other_jwt, other("ent_cloudmgr_sdk")),
        (web_app, other("OAuthWebApp")),
    ] {
        assert_eq!(read(&file).unwrap_err(), expected, "{file}");
    }
}

#[test]
fn what_is_no_text_says_what_it_is() {
    let pair = pair(RsaKeySize::_2048);
    let der =
        |pem: &str, label: &str| crate::keys::private_key::pem_block(pem, label).unwrap().to_vec();
    let certificate = der(&pair.certificate, "CERTIFICATE");
    let private = der(&pair.pkcs8, "PRIVATE KEY");
    let chain = [
        &[0x30, 0x82, 0x01, 0x00, 0x06, 0x09][..],
        &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02, 0xA0, 0x80],
        &certificate,
    ]
    .concat();
    let office = [b"PK\x03\x04\x14\0\x06\0".as_slice(), b"[Content_Types].xml"].concat();
    let mut tar = vec![b'a'; 600];
    tar[257..262].copy_from_slice(b"ustar");
    for (bytes, expected) in [
        (certificate, Error::PublicOnly),
        (chain, Error::PublicOnly),
        (private, Error::FieldMissing { field: "integration" }),
        (office, Error::Document),
        (b"PK\x03\x04\x14\0key.json".to_vec(), Error::Archive),
        (b"\x1f\x8b\x08\0".to_vec(), Error::Archive),
        (tar, Error::Archive),
        (b"\x89PNG\r\n\x1a\n\xff\xff".to_vec(), Error::Document),
        (b"%PDF-1.7\n".to_vec(), Error::Document),
        (b"RIFF\x10\0\0\0WEBPVP8 ".to_vec(), Error::Document),
        (b"\x7fELF\x02\x01\x01\xff".to_vec(), Error::NotRecognised),
        (vec![b' '; FILE_LIMIT + 1], Error::TooLarge),
        ("[".repeat(100_000).into_bytes(), Error::NotRecognised),
    ] {
        let start = bytes[..bytes.len().min(16)].to_vec();
        assert_eq!(read_bytes(&bytes).unwrap_err(), expected, "{start:?}");
    }
}

/// Whatever a broken file holds, it is answered, and the answer repeats nothing
/// of it.
#[test]
fn broken_in_any_place_a_file_is_answered_without_a_secret() {
    let files = [
        service().to_string(),
        oauth_flat().to_string(),
        project_file(&[oauth_in_project("one", "0a1b"), oauth_in_project("two", "0c1d")])
            .to_string(),
        env_file(),
        json!({"accessToken": access_token(NOW, 24)}).to_string(),
    ];
    let reach = Reach::new(false);
    // Always the same disorder.
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = |limit: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % 0xFFFF_FFFF).unwrap() % limit
    };
    let mut answers = 0;
    for file in &files {
        for round in 0..300 {
            let mut bytes = file.as_bytes().to_vec();
            match round % 3 {
                0 => bytes.truncate(random(bytes.len())),
                1 => {
                    let at = random(bytes.len());
                    bytes[at] = u8::try_from(random(256)).unwrap();
                }
                _ => {
                    let (from, to) = (random(bytes.len()), random(bytes.len()));
                    bytes.drain(from.min(to)..from.max(to));
                }
            }
            if let Err(error) = recognise("canary.json", &bytes, &reach, NOW) {
                answers += 1;
                let shown = format!("{error} {error:?}");
                assert!(!shown.contains("p8e-") && !shown.contains("PRIVATE"), "{shown}");
            }
        }
    }
    assert!(answers > 500, "{answers} files were broken enough to notice");
}
