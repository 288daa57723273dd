//! Recipes: one click from selected assets to old and new, one from Home where the folder
//! was saved with it.

use anyhow::{Result, ensure};
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::window::Window;

const FOLDERS: [&str; 3] = ["Northlight", "Campaigns", "Été 2025"];
const FOLDER: &str = "/content/dam/northlight/campaigns/ete-2025";

async fn a_recipe_is_used_saved_and_used_again(hand: Hand) -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    let before = practice.values(FOLDER, "dam:status").await?;
    let changed = before.values().filter(|status| **status != "approved").count();
    ensure!(changed > 2, "{changed} assets are too few for a journey");

    let window = Window::open(&desktop).await?;
    let person = Person::new(&window, hand);
    window.find("button", "Choose file").await?;
    window.drop_file(&practice.service_key)?;
    person.confirm_connection(None, "Website").await?;
    person.press("button", "Home").await?;
    window.find("button", "Title from file name").await?;
    window.picture("home-recipes-en").await?;
    person.press("button", "Mark as approved").await?;
    person.choose_folder(&FOLDERS).await?;
    // The one click: nothing is asked between the assets and old and new.
    person.press("button", "Check ").await?;
    window.wait_for_text("Nothing has been sent yet").await?;
    window.find("button", &format!("Change {changed} assets")).await?;

    person.press("button", "Save as recipe").await?;
    person.fill("Name", "Summer is approved").await?;
    person.press("checkbox", "Always apply to the assets in Été 2025 – Soirées claires").await?;
    person.press("button", "Save").await?;
    window.wait_for_text("“Summer is approved” is saved").await?;
    window.wait_until_gone("dialog", "").await?;
    person.run(changed).await?;
    let after = practice.values(FOLDER, "dam:status").await?;
    ensure!(after.values().all(|status| *status == "approved"), "not all are: {after:?}");
    ensure!(after.len() == before.len(), "other assets than before");

    // Straight from Home: its folder is known, and all of it is right by now.
    person.press("button", "Home").await?;
    person.press("button", "Summer is approved").await?;
    window.wait_for_text("Nothing would change").await?;
    window.close().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_recipe_is_used_saved_and_used_again_by_keyboard() -> Result<()> {
    a_recipe_is_used_saved_and_used_again(Hand::Keyboard).await
}

/// Once more with the other hand.
mod at_night {
    use super::{Hand, Result, a_recipe_is_used_saved_and_used_again};

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_recipe_is_used_saved_and_used_again_by_mouse() -> Result<()> {
        a_recipe_is_used_saved_and_used_again(Hand::Mouse).await
    }
}
