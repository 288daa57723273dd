//! The page on which trouble is staged in the practice environment, by mouse, and what
//! the run page says to it.

use anyhow::Result;
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::window::Window;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trouble_is_staged_met_and_calmed_down() -> Result<()> {
    let desktop = Desktop::start(&Setup { key_store: false })?;
    let window = Window::open(&desktop).await?;
    let person = Person::new(&window, Hand::Mouse);
    person.enter_practice().await?;
    person.press("button", "Connections").await?;
    person.press("button", "Simulate problems").await?;
    window.wait_for_text("No problems: the practice environment answers").await?;
    person.press("button", "AEM asks us to slow down").await?;
    window.wait_for_item(&["AEM asks us to slow down", "no requests yet"]).await?;
    person.press("button", "One asset always fails").await?;
    window.wait_for_item(&["One asset always fails", "no requests yet"]).await?;
    // What is no trouble is said to be none.
    person.fill("Problem to simulate", "rain:every=2").await?;
    person.press("button", "Simulate").await?;
    window.wait_for_text("Relabel does not understand this").await?;
    window.picture("trouble-en").await?;

    person.press("button", "Assets").await?;
    person.choose_folder(&["Northlight", "People"]).await?;
    person.include_subfolders().await?;
    let assets = window.count_in("button", "Change all").await?;
    person.set_copyright("© practice").await?;
    person.press("button", &format!("Change {assets} assets")).await?;
    window.wait_for_text("AEM asked us to slow down. Relabel waits").await?;

    person.press("button", "Connections").await?;
    person.press("button", "Simulate problems").await?;
    window.wait_for_item(&["AEM asks us to slow down", " affected"]).await?;
    person.press("button", "Reset").await?;
    window.wait_for_text("The practice environment works normally again.").await?;
    window.wait_for_text("No problems: the practice environment answers").await?;
    person.press("button", "Show this change").await?;
    window.wait_for_text(&format!("{assets} assets changed")).await?;
    window.close().await
}
