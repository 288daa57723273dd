//! A library that no page holds at once: both tables of a change are scrolled to their
//! last row, with the keyboard and by the scroll bar.
//!
//! `RELABEL_WINDOW_ASSETS=1000000` tries it by hand with as many as the synthetic library
//! has; then the scroll bar stands for more rows than an element can be high.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use relabel_sandbox::{Content, Options};
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::start::Start;
use relabel_tests::window::Window;
use serde_json::Value;

/// Assets, where the environment does not say otherwise: 200 pages of the tables.
const ASSETS: u32 = 20_000;
const COPYRIGHT: &str = "© 2026 Northlight";

/// Far above what a page of rows takes.
const PATIENCE: Duration = Duration::from_secs(240);
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// The rows of the one table that can be seen whole, and where the table is.
const SEEN: &str = r#"
const grid = document.querySelector('[role="grid"]');
if (!grid) return null;
const box = grid.getBoundingClientRect();
const rows = [...grid.querySelectorAll('[role="row"]')].filter((row) => {
  const at = row.getBoundingClientRect();
  return row.querySelector('[role="gridcell"]') && at.top > box.top && at.bottom <= box.bottom + 1;
});
const place = (row) => ({ index: Number(row.getAttribute('aria-rowindex')) - 1, text: row.innerText });
const sorted = rows.map(place).sort((a, b) => a.index - b.index);
return {
  count: Number(grid.getAttribute('aria-rowcount')) - 1,
  first: sorted[0] ?? null,
  last: sorted[sorted.length - 1] ?? null,
  edge: [box.right, box.top, box.bottom].map(Math.round),
};"#;

fn assets() -> Result<u32> {
    match std::env::var("RELABEL_WINDOW_ASSETS") {
        Ok(number) => number.parse().context("RELABEL_WINDOW_ASSETS"),
        Err(_) => Ok(ASSETS),
    }
}

/// Like `20,000`, as the window writes it.
fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let (mut text, head) = (String::new(), digits.len() % 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at % 3 == head {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// One table, of which every row has the number of its asset in its text.
struct Table<'a> {
    window: &'a Window<'a>,
    assets: u32,
}

impl Table<'_> {
    async fn seen(&self) -> Result<Value> {
        self.window.session().run(SEEN, &[]).await
    }

    /// Waits until the outermost row of an end is seen, with its words.
    async fn shows(&self, end: &str, number: u32) -> Result<()> {
        let begun = Instant::now();
        loop {
            let seen = self.seen().await?;
            ensure!(seen["count"] == self.assets, "the table has {} rows", seen["count"]);
            let text = seen[end]["text"].as_str().unwrap_or_default();
            let numbers = text.split(|c: char| !c.is_ascii_digit());
            let is_named = numbers.filter_map(|one| one.parse().ok()).any(|one: u32| one == number);
            if seen[end]["index"] == number && is_named {
                return Ok(());
            }
            if begun.elapsed() > PATIENCE {
                bail!("the {end} row is not that of asset {number}: {seen}");
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// To the last row and back, with the keyboard and then by the scroll bar.
    async fn is_scrolled_through(&self, picture: &str) -> Result<()> {
        self.shows("first", 1).await?;
        self.window.tab_into("grid").await?;
        self.window.press("End")?;
        self.shows("last", self.assets).await?;
        self.window.press("Home")?;
        self.shows("first", 1).await?;
        let edge = self.seen().await?["edge"].clone();
        let edge = |at: usize| edge[at].as_i64().and_then(|one| i32::try_from(one).ok());
        let (right, top, bottom) =
            (edge(0).context("right")?, edge(1).context("top")?, edge(2).context("bottom")?);
        let bar = right - 5;
        self.window.drag((bar, top + 8), (bar, bottom + 30))?;
        self.shows("last", self.assets).await?;
        self.window.picture(picture).await?;
        self.window.drag((bar, bottom - 8), (bar, top - 30))?;
        self.shows("first", 1).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_tables_scroll_to_the_last_of_very_many_rows() -> Result<()> {
    let assets = assets()?;
    // What has to be read for them; on a loaded machine 500 a second.
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
    let person = Person::new(&window, Hand::Mouse);
    window.find("button", "Choose file").await?;
    person.add_key(&practice.service_key, "Website").await?;
    person.press("button", "Show assets").await?;
    person.choose_folder(&["Northlight"]).await?;
    person.include_subfolders().await?;
    let count = grouped(assets);
    let begun = Instant::now();
    window.find_within(patience, "button", &format!("Change all {count} assets")).await?;
    println!("{count} assets listed after {:?}", begun.elapsed());
    let table = Table { window: &window, assets };
    table.is_scrolled_through("large-assets-en").await?;

    let begun = Instant::now();
    person.set_copyright(COPYRIGHT).await?;
    window.find_within(patience, "button", &format!("Change {count} assets")).await?;
    println!("{count} assets checked after {:?}", begun.elapsed());
    table.is_scrolled_through("large-check-en").await?;
    window.close().await
}
