//! OAuth credentials, in every form people have them in: dropped, added, used.

use anyhow::{Context as _, Result};
use relabel_sandbox::{OauthForm, Sandbox};
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::start::Start;
use relabel_tests::window::Window;
use serde_json::Value;

const FOLDERS: [&str; 3] = ["Northlight", "Campaigns", "Été 2025"];
const FOLDER: &str = "/content/dam/northlight/campaigns/ete-2025";
const COPYRIGHT: &str = "© 2026 Northlight. All rights reserved.";

/// Every asset was written once, over the interface that OAuth keys have.
fn each_was_patched(sandbox: &Sandbox, assets: usize) -> Result<()> {
    let writes = sandbox.writes();
    let taken: Vec<_> = writes.iter().filter(|write| write.status == 200).collect();
    assert_eq!(taken.len(), assets, "each asset is written once");
    for write in taken {
        assert_eq!(write.method, "PATCH", "{write:?}");
        let (operation, value) = write.properties.iter().next().context("an empty patch")?;
        assert!(operation.ends_with(" /assetMetadata/dc:rights"), "{operation}");
        assert!(value.to_string().contains(COPYRIGHT), "{value}");
    }
    Ok(())
}

/// A change without the version it is made for, or without the client id, is
/// refused here. So every change that was taken had both.
async fn patches_need_their_headers(practice: &Practice) -> Result<()> {
    let key: Value = serde_json::from_slice(&practice.sandbox.oauth_file(OauthForm::Flat))?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let client_id = text(&key["CLIENT_ID"]);
    let http = reqwest::Client::builder().no_proxy().build()?;
    let answer: Value = http
        .post(format!("{}/ims/token/v3", practice.address()))
        .form(&[
            ("grant_type", "client_credentials"),
            ("client_id", &client_id),
            ("client_secret", &text(&key["CLIENT_SECRETS"][0])),
            ("scope", "openid,AdobeID,aem.folders,aem.assets.author"),
        ])
        .send()
        .await?
        .json()
        .await?;
    let requests = practice.sandbox.requests();
    let patch = requests.iter().find(|one| one.method == "PATCH" && one.status == 200);
    let path = &patch.context("nothing was patched")?.path;
    let bare = || {
        http.patch(format!("{}{path}", practice.address()))
            .bearer_auth(text(&answer["access_token"]))
            .header("Content-Type", "application/json-patch+json")
            .header("X-Adobe-Accept-Experimental", "1")
            .body(r#"[{"op":"add","path":"/assetMetadata/dc:rights","value":"x"}]"#)
    };
    let without_version = bare().header("X-Api-Key", &client_id).send().await?.status();
    assert_eq!(without_version, 428, "without If-Match");
    let without_client = bare().header("If-Match", "\"x\"").send().await?.status();
    assert!(without_client.is_client_error() && without_client != 412, "{without_client}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_form_of_the_file_opens_aem_and_one_runs_a_change() -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    let window =
        Window::open_as(&desktop, &Start::signing_in_at(practice.sandbox.origin())).await?;
    let person = Person::new(&window, Hand::Mouse);
    window.find("button", "Choose file").await?;
    let forms = [
        (OauthForm::Env, ".env"),
        (OauthForm::Project, "AEM-project-Production.json"),
        (OauthForm::Cli, "credentials.json"),
        (OauthForm::Flat, "oauth_server_to_server.json"),
    ];
    for (form, file) in forms {
        window.drop_file(&practice.file(file, &practice.sandbox.oauth_file(form))?)?;
        window.wait_for_text("This file contains an OAuth credential for ").await?;
        window.wait_for_text("Which AEM environment is it for?").await?;
        assert!(window.holds("textbox", "Address of AEM", &practice.address()).await?, "{file}");
        person.fill("Name", "Website").await?;
        person.press("radio", "Test").await?;
        person.press("button", "Add connection").await?;
        window.wait_for_text("Website is ready").await?;
        window.wait_for_text("Relabel renews it automatically.").await?;
        person.press("button", "Show assets").await?;
        window.find("row", "Northlight").await?;
        if form != OauthForm::Flat {
            person.remove_connection("Website").await?;
        }
    }
    person.choose_folder(&FOLDERS).await?;
    person.include_subfolders().await?;
    let assets = window.count_in("button", "Change all").await?;
    assert!(assets > 5, "a folder worth a journey");
    person.set_copyright(COPYRIGHT).await?;
    person.run(assets).await?;
    each_was_patched(&practice.sandbox, assets)?;
    let values = practice.values(FOLDER, "dc:rights").await?;
    assert_eq!(values.len(), assets);
    for (path, value) in values {
        assert!(value.to_string().contains(COPYRIGHT), "{path} holds {value}");
    }
    patches_need_their_headers(&practice).await?;
    window.close().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_keys_in_a_file_one_is_chosen_with_the_keyboard_alone() -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    let content = practice.sandbox.project_file_with_two_credentials();
    let file = practice.file("AEM-project-Stage.json", &content)?;
    let content: Value = serde_json::from_slice(&content)?;
    let credentials = &content["project"]["workspace"]["details"]["credentials"];
    let accounts: Vec<&str> = credentials
        .as_array()
        .context("no credentials")?
        .iter()
        .filter_map(|one| one["oauth_server_to_server"]["technical_account_email"].as_str())
        .collect();
    let [first, second] = accounts[..] else { anyhow::bail!("not two accounts: {accounts:?}") };

    let window =
        Window::open_as(&desktop, &Start::signing_in_at(practice.sandbox.origin())).await?;
    let person = Person::new(&window, Hand::Keyboard);
    window.find("button", "Choose file").await?;
    person.choose_file(&file).await?;
    window.wait_for_text("Which key would you like to add?").await?;
    window.wait_for_text("contains 2 keys").await?;
    window.wait_for_item(&["Metadata team", first]).await?;
    window.wait_for_item(&["Translation team", second]).await?;
    person.press("button", "Translation team").await?;
    window.wait_for_text(second).await?;
    person.confirm_connection(None, "Translations").await?;
    person.choose_folder(&FOLDERS).await?;
    person.include_subfolders().await?;
    let users = practice.sandbox.users();
    assert_eq!(users, [second], "the account that was chosen signed in, and no other");

    // The check of the connection too is in reach of the keyboard.
    person.press("button", "Connections").await?;
    person.press("button", "Check Translations").await?;
    window.wait_for_item(&["Changing the folder", "Works"]).await?;
    window.wait_for_text("You can read and change assets in this folder").await?;
    practice.sandbox.revoke_write();
    person.press("button", "Check again").await?;
    window.wait_for_item(&["Changing the folder", "Does not work"]).await?;
    practice.sandbox.register_client(false);
    person.press("button", "Check again").await?;
    window.wait_for_item(&["Registration of the client ID", "Does not work"]).await?;
    person.press("button", "Copy request").await?;
    person.copy_shown_text().await?;
    assert!(desktop.clipboard()?.contains("allowedClientIDs"), "{}", desktop.clipboard()?);
    window.close().await
}
