//! Tags by their French titles.

use anyhow::{Result, bail};
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::window::Window;
use serde_json::Value;

const FOLDERS: [&str; 3] = ["Northlight", "Campaigns", "Été 2025"];
const FOLDER: &str = "/content/dam/northlight/campaigns/ete-2025";

/// As it is typed in a hurry, without the accent.
const TYPED: &str = "fetes";
const TITLE: &str = "Fêtes de fin d’année";
const TRIES: u32 = 5;
const TAG: &str = "northlight:season/festive";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tag_is_found_by_its_french_title_and_joins_those_that_are_there() -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    let before = practice.values(FOLDER, "cq:tags").await?;
    assert!(before.values().any(Value::is_array), "some assets have tags");
    assert!(before.values().all(|value| !tags(value).contains(&TAG)));

    let window = Window::open(&desktop).await?;
    let person = Person::new(&window, Hand::Mouse);
    window.find("button", "Choose file").await?;
    window.drop_file(&practice.service_key)?;
    person.confirm_connection(None, "Website").await?;
    person.choose_folder(&FOLDERS).await?;
    person.set_look("Français", "Light").await?;
    person.press("button", "Ressources").await?;
    window.find("heading", "Été 2025").await?;
    person.press("button", "Modifier les").await?;

    window.find("heading", "Qu’est-ce qui doit changer").await?;
    window.click("combobox", "Trouver un champ").await?;
    window.wait_for_focus("combobox", "Trouver un champ").await?;
    type_into(&window, "Trouver un champ", "balises").await?;
    window.click("option", "Balises").await?;
    // The new card has the focus where a tag can be typed at once.
    window.wait_for_focus("combobox", "Ajouter à Balises").await?;
    type_into(&window, "Ajouter à Balises", TYPED).await?;
    window.picture("change-tag-search-fr").await?;
    window.click("option", TITLE).await?;
    window.wait_for_text(TITLE).await?;
    window.picture("change-tags-fr").await?;

    person.press("button", "Vérifier ").await?;
    let all = before.len();
    person.press("button", &format!("Modifier {all} ressources")).await?;
    window.wait_for_text(&format!("{all} ressources modifiées")).await?;

    let after = practice.values(FOLDER, "cq:tags").await?;
    for (path, value) in &after {
        let mut expected = tags(&before[path]);
        expected.push(TAG);
        assert_eq!(tags(value), expected, "{path}");
    }
    window.close().await
}

/// Types until the field holds the text: a busy window may miss a letter.
async fn type_into(window: &Window<'_>, field: &str, text: &str) -> Result<()> {
    for _ in 0..TRIES {
        window.press("ctrl+a")?;
        window.write(text)?;
        if window.holds("combobox", field, text).await? {
            return Ok(());
        }
    }
    bail!("“{field}” does not take “{text}”")
}

/// The ids in a value; none where there is no value.
fn tags(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}
