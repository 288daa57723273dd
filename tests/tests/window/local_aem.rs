//! The AEM SDK on this computer, added in a window that was started without any
//! switch, as people start it.

use anyhow::{Context as _, Result};
use relabel_sandbox::Options;
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::start::Start;
use relabel_tests::window::Window;

const FOLDERS: [&str; 3] = ["Northlight", "Campaigns", "Été 2025"];
const FOLDER: &str = "/content/dam/northlight/campaigns/ete-2025";
const NOT_HERE: &str = "This is not an address on this computer.";
const COPYRIGHT: &str = "© 2026 Northlight";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn aem_on_this_computer_is_added_checked_and_changed() -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let keys = desktop.folder("keys")?;
    let sdk = Practice::start_as(&keys, Options { local_aem: true, ..Options::default() }).await?;
    let window = Window::open_as(&desktop, &Start::without_switches()).await?;
    let person = Person::new(&window, Hand::Mouse);
    window.find("button", "Choose file").await?;

    // Without the switch no key is taken that names a server on this computer.
    window.drop_file(&sdk.service_key)?;
    window.find("heading", "This key file names an unknown sign-in server").await?;

    person.press("button", "Connections").await?;
    person.press("button", "Add AEM on this computer").await?;
    assert!(window.holds("textbox", "Address", "http://localhost:4502").await?);
    window.wait_for_text("No key file is needed, and no key is sent.").await?;
    person.fill("Address", "http://aem.example.com:4502").await?;
    window.wait_for_text(NOT_HERE).await?;
    let port = sdk.sandbox.origin().port().context("no port")?;
    person.fill("Address", &format!("http://localhost:{port}")).await?;
    person.fill("Name", "My SDK").await?;
    person.press("button", "Add and check").await?;
    window.wait_for_text("Does My SDK work?").await?;
    window.wait_for_item(&["The key", "Not needed", "AEM on this computer needs no key."]).await?;
    window.wait_for_item(&["Signing in to Adobe", "Not needed"]).await?;
    window.wait_for_item(&["Changing the folder", "Works"]).await?;

    person.press("button", "Show assets").await?;
    person.choose_folder(&FOLDERS).await?;
    person.include_subfolders().await?;
    let assets = window.count_in("button", "Change all").await?;
    person.set_copyright(COPYRIGHT).await?;
    person.run(assets).await?;
    let writes = sdk.sandbox.writes();
    let changed: Vec<&str> =
        writes.iter().filter_map(|write| Some(write.asset.split_once("/ete-2025/")?.1)).collect();
    assert_eq!(changed.len(), assets, "{writes:?}");
    for name in changed {
        let metadata = sdk.sandbox.metadata(&format!("{FOLDER}/{name}"));
        let metadata = metadata.with_context(|| format!("{name} is gone"))?;
        assert!(metadata["dc:rights"].to_string().contains(COPYRIGHT), "{metadata}");
    }
    let ims = |path: &str| path.starts_with("/ims/");
    assert!(!sdk.sandbox.requests().iter().any(|one| ims(&one.path)), "nobody signs in at Adobe");
    window.close().await
}
