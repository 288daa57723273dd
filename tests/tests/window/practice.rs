//! The first screen's way in without a key file.

use anyhow::Result;
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::window::Window;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_button_leads_into_a_library_where_a_change_can_be_tried() -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let window = Window::open(&desktop).await?;
    let person = Person::new(&window, Hand::Mouse);
    person.enter_practice().await?;
    window.wait_for_text("Practice").await?;
    person.choose_folder(&["Northlight", "Places"]).await?;
    person.include_subfolders().await?;
    let assets = window.count_in("button", "Change all").await?;
    assert!(assets > 5, "a library worth practising in, not {assets} assets");
    person.set_copyright("© practice").await?;
    person.run(assets).await?;

    // The same change once more: there is nothing left to do, and the page says so.
    person.press("button", "Change more").await?;
    person.press("button", "Copyright").await?;
    person.fill("New value of Copyright", "© practice").await?;
    person.press("button", "Check").await?;
    window.wait_for_text("Nothing would change").await?;
    window.close().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn practising_works_without_a_key_store_too() -> Result<()> {
    let desktop = Desktop::start(&Setup { key_store: false })?;
    let window = Window::open(&desktop).await?;
    Person::new(&window, Hand::Mouse).enter_practice().await?;
    window.close().await
}
