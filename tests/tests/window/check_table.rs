//! The Check table of very many rows: searched, edited in a cell, sorted and filtered, by
//! mouse and by keyboard.
//!
//! `RELABEL_WINDOW_ASSETS=100000` tries it with so many, as at night.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use relabel_sandbox::{Content, Options};
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::start::Start;
use relabel_tests::window::Window;

/// Assets, where the environment does not say otherwise.
const ASSETS: u32 = 10_000;
const COPYRIGHT: &str = "© 2026 Northlight";
/// Of keys that every keyboard has: a busy window may miss others.
const BY_HAND: &str = "written by hand";
const EDITOR: &str = "New value of Copyright";

/// Far above what a page of rows takes.
const PATIENCE: Duration = Duration::from_secs(240);
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// How many rows the table has, and what its first ones say.
const SEEN: &str = r#"
const grid = document.querySelector('[role="grid"]');
if (!grid) return null;
const rows = [...grid.querySelectorAll('[role="row"]')].filter((row) => row.querySelector('[role="gridcell"]'));
const place = (row) => ({ index: Number(row.getAttribute('aria-rowindex')) - 1, text: row.innerText });
return {
  count: Number(grid.getAttribute('aria-rowcount')) - 1,
  first: rows.map(place).sort((a, b) => a.index - b.index)[0]?.text ?? '',
};"#;

fn assets() -> Result<u32> {
    match std::env::var("RELABEL_WINDOW_ASSETS") {
        Ok(number) => number.parse().context("RELABEL_WINDOW_ASSETS"),
        Err(_) => Ok(ASSETS),
    }
}

/// Waits until the table has this many rows and its first one says this.
async fn shows(window: &Window<'_>, count: u32, first: &str) -> Result<()> {
    let begun = Instant::now();
    loop {
        let seen = window.session().run(SEEN, &[]).await?;
        let text = seen["first"].as_str().unwrap_or_default();
        if seen["count"] == count && text.contains(first) {
            return Ok(());
        }
        ensure!(begun.elapsed() < PATIENCE, "not {count} rows that begin with {first}: {seen}");
        tokio::time::sleep(LOOK_AGAIN).await;
    }
}

/// Looks for a text in the table.
async fn find(person: &Person<'_>, hand: Hand, window: &Window<'_>, text: &str) -> Result<()> {
    match hand {
        Hand::Mouse => person.press("searchbox", "").await?,
        Hand::Keyboard => window.tab_to("searchbox", "").await?,
    }
    window.press("ctrl+a")?;
    if text.is_empty() { window.press("BackSpace") } else { window.write(text) }
}

/// Begins to edit the new value of the row there is.
async fn edit(hand: Hand, window: &Window<'_>) -> Result<()> {
    match hand {
        Hand::Mouse => window.click("button", "Edit Copyright of").await?,
        Hand::Keyboard => {
            window.tab_into("grid").await?;
            // Escape leaves it as it was.
            window.press("F2")?;
            window.wait_for_focus("textbox", EDITOR).await?;
            window.press("Escape")?;
            window.press("Return")?;
        }
    }
    window.wait_for_focus("textbox", EDITOR).await?;
    window.press("ctrl+a")?;
    window.write(BY_HAND)?;
    window.press("Return")
}

/// Shows only the rows that were left out.
async fn filter(hand: Hand, window: &Window<'_>) -> Result<()> {
    const LEFT_OUT: &str = "Left out 1";
    window.find("radio", LEFT_OUT).await?;
    if hand == Hand::Mouse {
        return window.click("radio", LEFT_OUT).await;
    }
    window.tab_into("radio").await?;
    loop {
        let here = window.focused().await?;
        if here.1.contains(LEFT_OUT) {
            return window.press("space");
        }
        window.press("Right")?;
        ensure!(window.focus_leaves(&here).await?, "the arrow keys do not reach “{LEFT_OUT}”");
    }
}

async fn the_check_table_is_filtered_sorted_and_edited_in_a_cell(hand: Hand) -> Result<()> {
    let assets = assets()?;
    let patience = PATIENCE + Duration::from_secs(u64::from(assets / 500));
    let desktop = Desktop::start(&Setup::default())?;
    let options = Options {
        content: Content::Synthetic(assets),
        technical_user_may_write: true,
        latency: Duration::ZERO,
        ..Options::default()
    };
    let practice = Practice::start_as(&desktop.folder("keys")?, options).await?;
    let window = Window::open_as(&desktop, &Start::default().of_size(None)).await?;
    let person = Person::new(&window, hand);
    window.find("button", "Choose file").await?;
    window.drop_file(&practice.service_key)?;
    person.confirm_connection(None, "Website").await?;
    person.choose_folder(&["Northlight"]).await?;
    person.include_subfolders().await?;
    let begun = Instant::now();
    window.find_within(patience, "button", "Change all ").await?;
    println!("{assets} assets listed after {:?}", begun.elapsed());
    person.set_copyright(COPYRIGHT).await?;
    let begun = Instant::now();
    window.find_within(patience, "searchbox", "").await?;
    shows(&window, assets, "").await?;
    println!("{assets} assets checked after {:?}", begun.elapsed());

    find(&person, hand, &window, &format!("{assets}")).await?;
    let begun = Instant::now();
    shows(&window, 1, &format!("{assets}")).await?;
    println!("found among {assets} rows after {:?}", begun.elapsed());
    edit(hand, &window).await?;
    window.wait_for_text(BY_HAND).await?;
    window.find("radio", "Edited 1").await?;
    window.picture("check-by-hand-en").await?;

    // All again; by the new value it is the first: letters come before the sign.
    find(&person, hand, &window, "").await?;
    let begun = Instant::now();
    shows(&window, assets, "").await?;
    println!("all {assets} rows again after {:?}", begun.elapsed());
    person.press("button", "New").await?;
    let begun = Instant::now();
    shows(&window, assets, BY_HAND).await?;
    println!("sorted {assets} rows after {:?}", begun.elapsed());

    // The row has a menu of its own, and copies into the clipboard of the system.
    match hand {
        Hand::Mouse => window.ask_for_menu("row", BY_HAND).await?,
        Hand::Keyboard => {
            window.tab_into("grid").await?;
            window.press("Menu")?;
        }
    }
    window.find("menu", "Actions for ").await?;
    window.picture("check-row-menu-en").await?;
    window.click("menuitem", "Copy new value").await?;
    window.wait_for_text("Copied").await?;
    ensure!(desktop.clipboard()? == BY_HAND, "the clipboard has {:?}", desktop.clipboard()?);
    window.wait_until_gone("menu", "").await?;

    // Left out, it can be put back.
    match hand {
        Hand::Mouse => window.click("button", "Leave out Copyright of").await?,
        Hand::Keyboard => {
            window.tab_into("grid").await?;
            window.press("Delete")?;
        }
    }
    filter(hand, &window).await?;
    shows(&window, 1, "You left it out").await?;
    window.close().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_check_table_is_filtered_sorted_and_edited_by_mouse() -> Result<()> {
    the_check_table_is_filtered_sorted_and_edited_in_a_cell(Hand::Mouse).await
}

/// Once more with the other hand.
mod at_night {
    use super::{Hand, Result, the_check_table_is_filtered_sorted_and_edited_in_a_cell};

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn the_check_table_is_filtered_sorted_and_edited_by_keyboard() -> Result<()> {
        the_check_table_is_filtered_sorted_and_edited_in_a_cell(Hand::Keyboard).await
    }
}
