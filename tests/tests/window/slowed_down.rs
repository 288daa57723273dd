//! AEM asks to slow down: the window says so and why it waits, stopping says what stays
//! changed, the rest is tried again from the result, and the report says what became of
//! every asset.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use calamine::{DataType as _, Reader as _};
use relabel_sandbox::{Fault, RateLimit};
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::window::Window;

const FOLDERS: [&str; 3] = ["Northlight", "Campaigns", "Été 2025"];
const FOLDER: &str = "/content/dam/northlight/campaigns/ete-2025";
const COPYRIGHT: &str = "© 2026 Northlight";

/// The outcomes of a report, and the old value of every asset.
fn outcomes(rows: &[Vec<String>]) -> Result<Vec<(String, String)>> {
    let head = rows.first().context("the report is empty")?;
    let column = |name: &str| {
        head.iter().position(|one| one == name).with_context(|| format!("no “{name}” in {head:?}"))
    };
    let (asset, outcome) = (column("Asset")?, column("Outcome")?);
    column("Old")?;
    column("New")?;
    Ok(rows[1..].iter().map(|row| (row[asset].clone(), row[outcome].clone())).collect())
}

fn workbook(file: &Path) -> Result<Vec<Vec<String>>> {
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(file)?;
    let sheet = book.worksheet_range_at(0).context("no sheet")??;
    let text = |cell: &calamine::Data| cell.as_string().unwrap_or_default();
    Ok(sheet.rows().map(|row| row.iter().map(text).collect()).collect())
}

fn table(file: &Path) -> Result<Vec<Vec<String>>> {
    let text = std::fs::read(file)?;
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
    let rows = reader.records().map(|row| Ok(row?.iter().map(str::to_owned).collect()));
    rows.collect()
}

/// Chooses one of the files of "Save report" and where it goes.
async fn save_report(
    window: &Window<'_>,
    person: Person<'_>,
    name: &str,
    file: &Path,
) -> Result<()> {
    person.press("button", "Save report").await?;
    person.press("menuitem", name).await?;
    window.answer_save_dialog(file)?;
    window.wait_for_text("The report is saved.").await?;
    ensure!(file.is_file(), "{} is not there", file.display());
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_keeps_to_what_aem_allows_and_the_rest_is_tried_again() -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    let reports = desktop.folder("reports")?;
    let window = Window::open(&desktop).await?;
    let person = Person::new(&window, Hand::Mouse);
    window.find("button", "Choose file").await?;
    person.add_key(&practice.service_key, "Website").await?;
    person.press("button", "Show assets").await?;
    person.choose_folder(&FOLDERS).await?;
    person.include_subfolders().await?;
    let assets = window.count_in("button", "Change all").await?;
    person.set_copyright(COPYRIGHT).await?;
    window.find("button", &format!("Change {assets} assets")).await?;

    // Four in sixteen seconds, and a pause of as long for who comes too early. Together, all of
    // them would take fewer requests than that.
    practice.sandbox.set_fault(Some(Fault::OneByOne { status: 404 }));
    practice.sandbox.set_rate_limit(Some(RateLimit::window(0.25, Duration::from_secs(16))));
    person.press("button", &format!("Change {assets} assets")).await?;
    window.wait_for_text("AEM asked us to slow down. Relabel waits").await?;
    window.wait_for_text("then continues automatically.").await?;
    window.picture("run-slowed-down-en").await?;
    person.press("button", "Stop").await?;
    window.find("alertdialog", "Stop this change?").await?;
    window.wait_for_text("stay changed. You can undo that afterwards.").await?;
    window.picture("stop-question-en").await?;
    person.press("button", "Stop the change").await?;
    window.wait_for_text("You stopped this change before it finished.").await?;
    let changed = window.count_in("heading", "changed").await?;
    assert!((1..assets).contains(&changed), "{changed} of {assets}");
    let sends = practice.sends();
    let applied = sends.values().filter(|one| one.applied > 0).count();
    assert_eq!(applied, changed, "what is said to be changed is");
    assert_eq!(practice.sandbox.ledger().inside_retry_after(), 0, "every pause was kept");
    let left = assets - changed;
    let not_sent = window.count_in("button", "Not sent").await?;
    assert_eq!(not_sent, left, "the outcomes add up");

    // The rest, of which one asset cannot be changed.
    practice.sandbox.set_rate_limit(None);
    let bad = practice.values(FOLDER, "dc:rights").await?;
    let bad = bad.iter().find(|(_, value)| !value.to_string().contains(COPYRIGHT));
    let bad = bad.context("one is left")?.0.clone();
    practice.sandbox.stage(&format!("oak-conflict:path={bad}"))?;
    person.press("button", "Try again…").await?;
    window.find("heading", "What will be retried").await?;
    person.press("button", &format!("Retry {left} assets")).await?;
    window.wait_for_text(&format!("{} assets changed", left - 1)).await?;
    window.wait_for_text("1 asset needs your attention.").await?;
    window.picture("result-one-failed-en").await?;
    save_report(&window, person, "Excel workbook", &reports.join("result.xlsx")).await?;
    save_report(&window, person, "CSV file", &reports.join("result.csv")).await?;
    let rows = workbook(&reports.join("result.xlsx"))?;
    assert_eq!(rows, table(&reports.join("result.csv"))?, "both say the same");
    let rows = outcomes(&rows)?;
    assert_eq!(rows.len(), left, "{rows:?}");
    for (asset, outcome) in &rows {
        let expected = if *asset == bad { "Failed" } else { "Changed" };
        assert_eq!(outcome, expected, "{asset}");
    }

    practice.sandbox.clear_faults();
    person.press("button", "Try again…").await?;
    person.press("button", "Retry 1 asset").await?;
    window.wait_for_text("1 asset changed").await?;
    for (path, value) in practice.values(FOLDER, "dc:rights").await? {
        assert!(value.to_string().contains(COPYRIGHT), "{path} holds {value}");
    }
    window.close().await
}
