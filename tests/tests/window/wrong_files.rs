//! Files that are no key: each is called by its name, in a sentence that says who
//! does what. And files whose text is written in another way are taken.

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use rcgen::{CertificateParams, KeyPair, PKCS_RSA_SHA256, RsaKeySize, date_time_ymd};
use relabel_sandbox::OauthForm;
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::window::Window;
use relabel_tests::workspace;
use serde_json::{Value, json};

/// A file, and what the window says about it.
struct Wrong {
    file: PathBuf,
    title: &'static str,
    text: &'static str,
}

/// Far larger than any key file.
const LARGE: u64 = 200 * 1024 * 1024;

/// The service key with other entries.
fn altered(key: &Value, change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut file = key.clone();
    change(&mut file["integration"]);
    file.to_string().into_bytes()
}

/// A private key, and a certificate for it that ended on 3 May 2024.
fn ended() -> Result<(String, String)> {
    let key = KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, RsaKeySize::_2048)?;
    let mut certificate = CertificateParams::new(Vec::<String>::new())?;
    certificate.not_before = date_time_ymd(2023, 5, 3);
    // Noon: the same day wherever the test runs.
    certificate.not_after = date_time_ymd(2024, 5, 3) + std::time::Duration::from_secs(12 * 3_600);
    Ok((key.serialize_pem(), certificate.self_signed(&key)?.pem()))
}

fn wrong_files(practice: &Practice) -> Result<Vec<Wrong>> {
    let bytes = std::fs::read(&practice.service_key)?;
    let key: Value = serde_json::from_slice(&bytes)?;
    let certificate = key["integration"]["publicKey"].as_str().context("no certificate")?;
    let (private, ended) = ended()?;
    let weak = workspace::root().join("src-tauri/crates/access/src/keys/weak_key.pem");
    let weak = std::fs::read_to_string(weak)?;
    let retired = json!({
        "API_KEY": "0123456789abcdef0123456789abcdef", "TECHNICAL_ACCOUNT_ID": "0A1B@techacct.adobe.com",
        "CLIENT_SECRET": "p8e-0123456789", "ORG_ID": "0A1B@AdobeOrg",
        "PUBLIC_KEYS_WITH_EXPIRY": { "0123456789abcdef": "01/02/2030" },
    });
    let mut cloud_manager: Value =
        serde_json::from_slice(&practice.sandbox.oauth_file(OauthForm::Flat))?;
    cloud_manager["SCOPES"] = json!(["openid", "AdobeID", "ent_cloudmgr_sdk"]);
    let saved_error = json!({ "ok": false, "statusCode": 500, "error": "Internal error" });
    let large = practice.file("Video.json", b"")?;
    File::options().write(true).open(&large)?.set_len(LARGE)?;
    let wrong = |name: &str, content: &[u8], title, text| -> Result<Wrong> {
        Ok(Wrong { file: practice.file(name, content)?, title, text })
    };
    Ok(vec![
        wrong(
            "credential.json",
            retired.to_string().as_bytes(),
            "Adobe has retired this kind of key file",
            "It contains a JWT credential from the Adobe Developer Console, which Adobe no longer accepts. Ask your AEM administrator for service credentials from the Developer Console of your AEM environment.",
        )?,
        wrong(
            "certificate_pub.crt",
            certificate.as_bytes(),
            "The secret half of the key is missing",
            "This file contains only the public half, which gives no access. Ask your AEM administrator for the complete key file.",
        )?,
        wrong(
            "service_token (1).json",
            saved_error.to_string().as_bytes(),
            "This file contains an error message, not a key",
            "The page it was saved from had a problem at that moment. Ask your AEM administrator to download the key file again.",
        )?,
        wrong(
            "cloud-manager.json",
            cloud_manager.to_string().as_bytes(),
            "This key file is for another Adobe product",
            "It gives access to “ent_cloudmgr_sdk”, not to AEM. Ask your AEM administrator for a key file for your AEM environment.",
        )?,
        wrong(
            "last-year.json",
            &altered(&key, |inner| {
                inner["privateKey"] = json!(private);
                inner["publicKey"] = json!(ended);
            }),
            "This key file expired on 3 May 2024",
            "A key of this kind is valid for one year. Ask your AEM administrator for a new key file.",
        )?,
        wrong(
            "mixed.json",
            &altered(&key, |inner| inner["privateKey"] = json!(private)),
            "The parts of this key file do not belong together",
            "The key and its certificate come from different files. Ask your AEM administrator for a new key file.",
        )?,
        wrong(
            "short.json",
            &altered(&key, |inner| inner["privateKey"] = json!(weak)),
            "The key in this file is too weak",
            "It has fewer than 2048 bits; today such a key can be cracked. Ask your AEM administrator for a new key file.",
        )?,
        wrong(
            "service_token.json.part",
            &bytes[..bytes.len() / 2],
            "Part of this file is missing",
            "It stops in the middle, like an interrupted download. Download the key file again, then drop it here.",
        )?,
        wrong(
            "key.zip",
            b"PK\x03\x04\x14\0\0\0\x08\0service_token.json",
            "This is an archive, not a key file",
            "Relabel does not open archives such as ZIP files. Extract the key file from the archive, then drop it here.",
        )?,
        wrong(
            "Screenshot.png",
            &std::fs::read(workspace::root().join("icons/32x32.png"))?,
            "This is a picture or a document, not a key file",
            "A photo of a key, or a letter about it, gives no access. Look for a small file that ends in .json or .env, then drop it here.",
        )?,
        Wrong {
            file: large,
            title: "This is not a key file",
            text: "It is far larger than any key file. Look for a small file that ends in .json, then drop it here.",
        },
        wrong(
            "empty.json",
            b"",
            "This file is empty",
            "The download probably failed. Download the key file again, then drop it here.",
        )?,
    ])
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_no_key_is_called_by_its_name() -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    let window = Window::open(&desktop).await?;
    let person = Person::new(&window, Hand::Mouse);
    let wrong_files = wrong_files(&practice)?;
    window.find("button", "Choose file").await?;
    for Wrong { file, title, text } in &wrong_files {
        window.drop_file(file)?;
        window.wait_for_text(&format!("File: {}", name(file))).await?;
        let said = window.find("heading", title).await?.name;
        // Only a title with a date goes on, with the time of day.
        assert!(said == *title || said.starts_with(&format!("{title} at ")), "{title}: {said}");
        let page = window.text().await?;
        assert!(page.contains(text), "{} should say “{text}” but says:\n{page}", name(file));
        window.find("button", "Choose another file").await?;
    }

    // What is a key in another encoding is a key.
    let text = String::from_utf8(std::fs::read(&practice.service_key)?)?;
    let wide: Vec<u8> = "\u{feff}".chars().chain(text.chars()).flat_map(wide_bytes).collect();
    window.drop_file(&practice.file("from-notepad.txt", &wide)?)?;
    window.wait_for_text("This file contains service credentials for program ").await?;
    window.find("button", "Add connection").await?;

    // Where a key goes is asked once: with the address its file suggests, or with none.
    let project = practice.sandbox.oauth_file(OauthForm::Project);
    window.drop_file(&practice.file("AEM-project.json", &project)?)?;
    window.wait_for_text("Taken from the file.").await?;
    let suggested = window.find("textbox", "Address of AEM").await?.value.unwrap_or_default();
    assert!(
        suggested.starts_with("https://author-p9") && suggested.ends_with(".adobeaemcloud.com"),
        "{suggested}"
    );
    window.drop_file(&practice.oauth_key()?)?;
    window.wait_for_text("This file contains an OAuth credential.").await?;
    assert!(window.holds("textbox", "Address of AEM", "").await?, "nothing tells the address");
    person.press("button", "Add connection").await?;
    window.wait_for_text("Enter the address of your AEM environment, such as").await?;

    person.set_look("Français", "Light").await?;
    for (at, title, text) in [
        (
            0,
            "Adobe a retiré ce type de fichier de clé",
            "Il contient des informations d’identification JWT de l’Adobe Developer Console, qu’Adobe n’accepte plus. Demandez à votre administrateur AEM des informations d’identification de service créées dans la Developer Console de votre environnement AEM.",
        ),
        (
            3,
            "Ce fichier de clé est celui d’un autre produit Adobe",
            "Il donne accès à « ent_cloudmgr_sdk », pas à AEM. Demandez à votre administrateur AEM un fichier de clé de votre environnement AEM.",
        ),
        (
            4,
            "Ce fichier de clé a expiré le 3 mai 2024",
            "Une clé de ce type est valable un an. Demandez un nouveau fichier de clé à votre administrateur AEM.",
        ),
    ] {
        window.drop_file(&wrong_files[at].file)?;
        window.find("heading", title).await?;
        let page = window.text().await?;
        assert!(page.contains(text), "“{text}” is not on the page:\n{page}");
    }
    assert!(practice.sandbox.requests().is_empty(), "looking at a file asks nobody");
    window.close().await
}

fn wide_bytes(character: char) -> Vec<u8> {
    let mut units = [0; 2];
    character.encode_utf16(&mut units).iter().flat_map(|unit| unit.to_le_bytes()).collect()
}
