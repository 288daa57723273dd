//! Somebody else edits some of the assets between the check and the run: they are left
//! alone and shown with everybody's values. The change is then undone from History by
//! keyboard alone, which leaves them alone, too.

use anyhow::{Context as _, Result};
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::window::Window;
use serde_json::json;

const FOLDERS: [&str; 3] = ["Northlight", "Campaigns", "Été 2025"];
const FOLDER: &str = "/content/dam/northlight/campaigns/ete-2025";
const COPYRIGHT: &str = "© 2026 Northlight";
const THEIRS: &str = "© 2026 Somebody Else";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_others_changed_is_shown_and_the_undo_by_keyboard_leaves_it_alone() -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    let mut before = practice.values(FOLDER, "dc:rights").await?;
    let window = Window::open(&desktop).await?;
    let person = Person::new(&window, Hand::Mouse);
    window.find("button", "Choose file").await?;
    person.add_key(&practice.service_key, "Website").await?;
    person.press("button", "Show assets").await?;
    person.choose_folder(&FOLDERS).await?;
    person.include_subfolders().await?;
    let assets = window.count_in("button", "Change all").await?;
    person.set_copyright(COPYRIGHT).await?;
    window.find("button", &format!("Change {assets} assets")).await?;

    let edited: Vec<String> = before.keys().take(3).cloned().collect();
    for path in &edited {
        let value = json!({ "type": "String", "value": THEIRS });
        practice.sandbox.set_metadata(path, "dc:rights", value);
        before.insert(path.clone(), json!(THEIRS));
    }
    person.press("button", &format!("Change {assets} assets")).await?;
    let changed = assets - 3;
    window.wait_for_text(&format!("{changed} assets changed")).await?;
    assert_eq!(window.count_in("button", "Changed by someone else").await?, 3);
    person.press("button", "Changed by someone else").await?;
    window.find("heading", "Changed by someone else").await?;
    for path in &edited {
        let name = path.rsplit('/').next().context("no name")?;
        window.wait_for_item(&[name, COPYRIGHT, THEIRS, "changed by someone else"]).await?;
    }
    window.picture("conflicts-en").await?;
    for path in &edited {
        assert_eq!(practice.sends().get(path).map(|one| one.applied), None, "{path} is theirs");
    }

    let person = Person::new(&window, Hand::Keyboard);
    person.press("button", "History").await?;
    window.tab_into("grid").await?;
    window.press("Return")?;
    window.find("button", "Back to History").await?;
    person.press("button", "Undo…").await?;
    window.find("heading", "What will be restored").await?;
    person.press("button", &format!("Restore {changed} assets")).await?;
    window.wait_for_text(&format!("{changed} assets restored")).await?;
    let after = practice.values(FOLDER, "dc:rights").await?;
    let other = after.iter().zip(&before).find(|(after, before)| after != before);
    assert!(after.len() == before.len() && other.is_none(), "not as it was: {other:?}");
    window.close().await
}
