//! Tags by their French titles.

use anyhow::Result;
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
const TAG: &str = "northlight:season/festive";

async fn a_tag_is_found_by_its_french_title(hand: Hand) -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    let before = practice.values(FOLDER, "cq:tags").await?;
    assert!(before.values().any(Value::is_array), "some assets have tags");
    assert!(before.values().all(|value| !tags(value).contains(&TAG)));

    let window = Window::open(&desktop).await?;
    let person = Person::new(&window, hand);
    window.find("button", "Choose file").await?;
    window.drop_file(&practice.service_key)?;
    person.confirm_connection(None, "Website").await?;
    person.choose_folder(&FOLDERS).await?;
    person.set_look("Français", "Light").await?;
    person.press("button", "Ressources").await?;
    window.find("heading", "Été 2025").await?;
    person.press("button", "Modifier les").await?;

    window.find("heading", "Qu’est-ce qui doit changer").await?;
    person.add_field_by("Rechercher un champ", "Balises").await?;
    person.choose_found("Ajouter à « Balises »", TYPED, TITLE).await?;
    window.look_only_at(None);
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tag_is_found_by_its_french_title_and_joins_those_that_are_there_by_keyboard()
-> Result<()> {
    a_tag_is_found_by_its_french_title(Hand::Keyboard).await
}

/// Once more with the other hand.
mod at_night {
    use super::{Hand, Result, a_tag_is_found_by_its_french_title};

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_tag_is_found_by_its_french_title_and_joins_those_that_are_there_by_mouse()
    -> Result<()> {
        a_tag_is_found_by_its_french_title(Hand::Mouse).await
    }
}

/// The ids in a value; none where there is no value.
fn tags(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}
