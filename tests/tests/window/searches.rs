//! Searches: part of a name and a tag by its French title, saved, opened again, ticks turned
//! around, and exactly those assets changed.

use anyhow::{Result, bail, ensure};
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::window::Window;
use serde_json::Value;

const LIBRARY: &str = "/content/dam";
/// Part of many file names, of which only some have the tag.
const PART: &str = "la";
/// What a French person calls the tag, and what the English window does.
const TYPED: &str = "été";
const TITLE: &str = "Summer";
const TAG: &str = "northlight:season/summer";
const NAME: &str = "Summer pictures";
const COPYRIGHT: &str = "© 2031 Northlight, found";
const TRIES: u32 = 5;

async fn a_search_is_saved_opened_turned_around_and_changed(hand: Hand) -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    let tags = practice.values(LIBRARY, "cq:tags").await?;
    let named =
        |path: &str| path.rsplit('/').next().is_some_and(|name| name.to_lowercase().contains(PART));
    let tagged = |value: &Value| {
        value.as_array().is_some_and(|tags| tags.iter().any(|tag| tag.as_str() == Some(TAG)))
    };
    let by_name = tags.keys().filter(|path| named(path)).count();
    let found: Vec<&String> = tags
        .iter()
        .filter(|(path, value)| named(path) && tagged(value))
        .map(|(path, _)| path)
        .collect();
    let all = found.len();
    ensure!(all > 3 && all < by_name, "{all} of {by_name} are no search worth trying");
    ensure!(tags.values().filter(|value| tagged(value)).count() > all, "the name says nothing");

    let window = Window::open(&desktop).await?;
    let person = Person::new(&window, hand);
    window.find("button", "Choose file").await?;
    window.drop_file(&practice.service_key)?;
    person.confirm_connection(None, "Website").await?;
    window.find("row", "Northlight").await?;

    type_into(&window, hand, "searchbox", "Find assets", PART).await?;
    window.find("button", &format!("Change all {by_name} assets")).await?;
    person.press("button", "Filter").await?;
    person.take_from_menu("Tag…").await?;
    type_into(&window, hand, "combobox", "Tags to look for", TYPED).await?;
    window.find("option", TITLE).await?;
    match hand {
        Hand::Mouse => window.click("option", TITLE).await?,
        Hand::Keyboard => {
            window.press("Down")?;
            ensure!(window.next_option("").await? == TITLE, "the arrow key does not reach the tag");
            window.press("Return")?;
        }
    }
    window.wait_until_gone("listbox", "").await?;
    window.wait_for_text(&format!("Season › {TITLE}")).await?;
    person.press("button", "Find").await?;
    window.wait_until_gone("dialog", "").await?;
    window.find("button", &format!("Change all {all} assets")).await?;
    window.picture("search-en").await?;

    person.press("button", "Save search").await?;
    person.fill("Name", NAME).await?;
    person.press("button", "Save").await?;
    window.wait_until_gone("dialog", "").await?;
    window.find("heading", NAME).await?;

    person.press("button", "Clear all").await?;
    window.find("heading", "All assets").await?;
    person.choose_folder(&["Northlight", "Campaigns"]).await?;
    person.press("button", NAME).await?;
    window.find("button", &format!("Change all {all} assets")).await?;

    match hand {
        Hand::Mouse => {
            for path in &found[..2] {
                window.click("row", path.rsplit('/').next().unwrap_or(path)).await?;
            }
        }
        Hand::Keyboard => {
            window.tab_to("grid", "Assets found").await?;
            window.press("space")?;
            window.wait_for_text(&format!("1 of {all} assets selected")).await?;
            window.press("Down")?;
            window.press("space")?;
        }
    }
    window.wait_for_text(&format!("2 of {all} assets selected")).await?;
    person.press("button", "Invert selection").await?;
    window.wait_for_text(&format!("{} of {all} assets selected", all - 2)).await?;
    window.picture("search-inverted-en").await?;

    person.press("button", &format!("Change {} assets", all - 2)).await?;
    person.press("button", "Copyright").await?;
    person.fill("New value of Copyright", COPYRIGHT).await?;
    person.press("button", "Check").await?;
    window.wait_for_text("Nothing has been sent yet").await?;
    person.run(all - 2).await?;

    let after = practice.values(LIBRARY, "dc:rights").await?;
    let changed: Vec<&String> =
        after.iter().filter(|(_, value)| *value == COPYRIGHT).map(|(path, _)| path).collect();
    ensure!(changed == found[2..], "others were changed: {changed:?} instead of {:?}", &found[2..]);
    window.close().await
}

/// Types until the field holds the text: a busy window may miss a letter.
async fn type_into(
    window: &Window<'_>,
    hand: Hand,
    role: &str,
    field: &str,
    text: &str,
) -> Result<()> {
    match hand {
        Hand::Mouse => window.click(role, field).await?,
        Hand::Keyboard => window.tab_to(role, field).await?,
    }
    window.wait_for_focus(role, field).await?;
    // Typed twice too soon, the second text would arrive after what was chosen by the first.
    for _ in 0..TRIES {
        window.press("ctrl+a")?;
        window.write(text)?;
        for _ in 0..TRIES {
            if window.holds(role, field, text).await? {
                return Ok(());
            }
        }
    }
    bail!("“{field}” does not take “{text}”")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_search_is_saved_opened_turned_around_and_changed_by_mouse() -> Result<()> {
    a_search_is_saved_opened_turned_around_and_changed(Hand::Mouse).await
}

/// Once more with the other hand.
mod at_night {
    use super::{Hand, Result, a_search_is_saved_opened_turned_around_and_changed};

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_search_is_saved_opened_turned_around_and_changed_by_keyboard() -> Result<()> {
        a_search_is_saved_opened_turned_around_and_changed(Hand::Keyboard).await
    }
}
