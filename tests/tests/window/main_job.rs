//! The main job: drop a key file, choose a folder, set a field, check, run,
//! and find the result in AEM.

use anyhow::Result;
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::window::Window;
use serde_json::Value;

/// Folders from the top of the library to the one that is changed, and its path.
const FOLDERS: [&str; 3] = ["Northlight", "Campaigns", "Été 2025"];
const FOLDER: &str = "/content/dam/northlight/campaigns/ete-2025";
/// Assets that no journey touches.
const ELSEWHERE: &str = "/content/dam/northlight/products";

const COPYRIGHT: &str = "© 2026 Northlight. All rights reserved.";

/// How the key file gets into the window.
enum Import {
    Drag,
    Dialog,
}

/// Which of the key files.
enum Key {
    Service,
    LocalToken,
}

async fn main_job(hand: Hand, import: Import, key: Key) -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    let before = practice.values(FOLDER, "dc:rights").await?;
    let elsewhere = practice.values(ELSEWHERE, "dc:rights").await?;
    assert!(before.len() > 5, "the folder holds enough assets to be worth a journey");
    assert!(before.values().all(|value| value != COPYRIGHT));

    let window = Window::open(&desktop).await?;
    let person = Person::new(&window, hand);
    window.find("button", "Choose file").await?;
    let origin = practice.sandbox.origin().origin().ascii_serialization();
    let (file, address) = match key {
        Key::Service => (&practice.service_key, None),
        // Such a file does not tell the address, as the real ones do not.
        Key::LocalToken => (&practice.local_token, Some(origin.as_str())),
    };
    match import {
        Import::Drag => window.drop_file(file)?,
        Import::Dialog => person.choose_file(file).await?,
    }
    person.confirm_connection(address, "Website").await?;
    person.choose_folder(&FOLDERS).await?;
    person.include_subfolders().await?;
    window.find("button", &format!("Change all {} assets", before.len())).await?;
    person.set_copyright(COPYRIGHT).await?;
    window.find("button", &format!("Change {} assets", before.len())).await?;
    window.wait_for_text("Nothing has been sent yet").await?;
    // The new value stands beside the old one.
    window.wait_for_text(COPYRIGHT).await?;
    // Whether it may be changed is tried on the folder itself, which is left as it was.
    let writes = practice.sandbox.writes();
    assert!(writes.iter().all(|write| write.path == FOLDER), "checking changes no asset");

    person.run(before.len()).await?;
    let after = practice.values(FOLDER, "dc:rights").await?;
    assert_eq!(
        after.keys().collect::<Vec<_>>(),
        before.keys().collect::<Vec<_>>(),
        "the same assets as before"
    );
    for (path, value) in &after {
        assert!(is(value, COPYRIGHT), "{path} holds {value}");
    }
    assert_eq!(
        practice.values(ELSEWHERE, "dc:rights").await?,
        elsewhere,
        "other folders are as they were"
    );
    window.close().await
}

/// A field that holds a list holds the text as its only entry.
fn is(value: &Value, text: &str) -> bool {
    value == text || value.as_array().is_some_and(|list| list.len() == 1 && list[0] == text)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_the_mouse_and_a_key_file_dragged_onto_the_window() -> Result<()> {
    main_job(Hand::Mouse, Import::Drag, Key::Service).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_a_personal_pass_and_the_keyboard_alone() -> Result<()> {
    main_job(Hand::Keyboard, Import::Dialog, Key::LocalToken).await
}

/// Each key with the other hand.
mod at_night {
    use super::{Hand, Import, Key, Result, main_job};

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn with_the_keyboard_alone() -> Result<()> {
        main_job(Hand::Keyboard, Import::Dialog, Key::Service).await
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn with_a_personal_pass_for_one_day() -> Result<()> {
        main_job(Hand::Mouse, Import::Drag, Key::LocalToken).await
    }
}
