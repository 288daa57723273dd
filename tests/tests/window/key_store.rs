//! A computer without a key store: the app says so in its own sentence, and the
//! key can be used until the app closes.

use anyhow::Result;
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::window::Window;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_key_store_the_key_can_be_kept_until_the_app_closes() -> Result<()> {
    let desktop = Desktop::start(&Setup { key_store: false })?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    let window = Window::open(&desktop).await?;
    let person = Person::new(&window, Hand::Mouse);
    window.find("button", "Choose file").await?;
    window.drop_file(&practice.service_key)?;
    person.fill("Name", "Website").await?;
    person.press("button", "Add connection").await?;
    window.wait_for_text("key store").await?;
    person.press("button", "Keep only until I close Relabel").await?;
    window.wait_for_text("Website is ready").await?;
    person.press("button", "Show assets").await?;
    window.find("row", "Northlight").await?;
    window.close().await
}
