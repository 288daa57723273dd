//! Each action, by mouse and by keyboard.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::window::Window;
use serde_json::Value;

const FOLDERS: [&str; 3] = ["Northlight", "Campaigns", "Été 2025"];
const FOLDER: &str = "/content/dam/northlight/campaigns/ete-2025";

/// What stands in the copyright of some assets, in these letters.
const WORD: &str = "Northlight";
/// What is typed: whatever the capitals, it is the same word.
const TYPED: &str = "northlight";
const INSTEAD: &str = "Northlight Studio";

/// More arrow presses than a picker has options.
const OPTIONS: u32 = 12;

/// Chooses an option of a picker.
async fn choose(window: &Window<'_>, hand: Hand, picker: &str, option: &str) -> Result<()> {
    let person = Person::new(window, hand);
    person.press("button", picker).await?;
    if hand == Hand::Mouse {
        return person.press("option", option).await;
    }
    window.find("option", option).await?;
    for _ in 0..OPTIONS {
        let here = window.focused().await?;
        if here.0 == "option" && here.1.contains(option) {
            window.press("Return")?;
            return window.wait_until_gone("option", option).await;
        }
        window.press("Down")?;
        window.focus_leaves(&here).await?;
    }
    bail!("the arrow keys do not reach “{option}”")
}

async fn find_and_replace(hand: Hand) -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    let before = practice.values(FOLDER, "dc:rights").await?;
    let expected: BTreeMap<String, Value> = before
        .iter()
        .map(|(path, value)| (path.clone(), value_with(value, WORD, INSTEAD)))
        .collect();
    let changed = before.iter().filter(|(path, value)| expected.get(*path) != Some(value)).count();
    assert!(changed > 2, "{changed} assets are too few for a journey");
    assert!(changed < before.len(), "some assets have no copyright and stay as they are");

    let window = Window::open(&desktop).await?;
    let person = Person::new(&window, hand);
    window.find("button", "Choose file").await?;
    window.drop_file(&practice.service_key)?;
    person.confirm_connection(None, "Website").await?;
    person.choose_folder(&FOLDERS).await?;
    person.press("button", "Change all").await?;
    person.press("button", "Copyright").await?;
    // What is there now is told before anything is typed.
    window.find("button", "Several values (").await?;

    choose(&window, hand, "Action", "Find and replace").await?;
    person.fill("Find", TYPED).await?;
    person.fill("Replace with", INSTEAD).await?;
    // The sample is real: of these assets, by the core.
    window.wait_for_text("of the first 4 assets").await?;
    window.wait_for_text(INSTEAD).await?;
    window.picture("change-find-and-replace-en").await?;

    person.press("button", "Check ").await?;
    window.wait_for_text("Nothing has been sent yet").await?;
    window.find("button", &format!("Change {changed} assets")).await?;
    person.run(changed).await?;
    assert_eq!(practice.values(FOLDER, "dc:rights").await?, expected);
    window.close().await
}

/// A value, or each of a list, with a word in the place of another.
fn value_with(value: &Value, word: &str, instead: &str) -> Value {
    match value {
        Value::String(text) => Value::String(text.replace(word, instead)),
        Value::Array(entries) => {
            entries.iter().map(|entry| value_with(entry, word, instead)).collect()
        }
        other => other.clone(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn text_is_found_and_replaced_with_the_mouse() -> Result<()> {
    find_and_replace(Hand::Mouse).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn text_is_found_and_replaced_with_the_keyboard_alone() -> Result<()> {
    find_and_replace(Hand::Keyboard).await
}
