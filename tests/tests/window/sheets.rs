//! Sheets: one from an agency, with everything such files have; and one made here,
//! changed, and taken back.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::window::Window;
use serde_json::Value;

const FOLDERS: [&str; 3] = ["Northlight", "Campaigns", "Été 2025"];
const FOLDER: &str = "/content/dam/northlight/campaigns/ete-2025";
const RIGHTS: &str = "dc:rights";
const EXPIRES: &str = "prism:expirationDate";
/// Of keys that every keyboard has: a busy window may miss others.
const BY_HAND: &str = "written by hand";
/// The form of AEM wants something in this field, so that it cannot be cleared.
const BY_SHEET: &str = "© 2033 of the sheet";
const TITLE: &str = "dc:title";

/// Every value of the folder that a sheet of these journeys may touch, or must not.
async fn everything(practice: &Practice) -> Result<Vec<(&'static str, BTreeMap<String, Value>)>> {
    let mut all = Vec::new();
    for property in [RIGHTS, EXPIRES, TITLE, "dc:subject", "dc:description"] {
        all.push((property, practice.values(FOLDER, property).await?));
    }
    Ok(all)
}

/// Windows-1252, as Excel in Western Europe saves it.
fn windows_1252(text: &str) -> Result<Vec<u8>> {
    text.chars().map(|letter| Ok(u8::try_from(u32::from(letter))?)).collect()
}

/// Opens a file: drops it onto the window, or chooses it with the keyboard alone.
async fn hand_over(window: &Window<'_>, hand: Hand, file: &Path) -> Result<()> {
    let person = Person::new(window, hand);
    if hand == Hand::Mouse {
        window.drop_file(file)?;
    } else {
        person.press("button", "Sheets").await?;
        person.press("button", "Choose a").await?;
        window.answer_file_dialog(file)?;
    }
    let name = file.file_name().context("a name")?.to_string_lossy();
    window.find("heading", &name).await.map(drop)
}

/// Changes a cell of a sheet that Relabel made, as a spreadsheet program would.
fn change_cells(file: &Path, changes: &[(&str, &str, &str)]) -> Result<()> {
    let is_csv = file.extension().is_some_and(|ending| ending == "csv");
    let mut rows: Vec<Vec<String>> = if is_csv {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(file)?;
        let rows = reader.records().map(|row| Ok(row?.iter().map(str::to_owned).collect()));
        rows.collect::<Result<_>>()?
    } else {
        use calamine::Reader as _;
        let mut book: calamine::Xlsx<_> = calamine::open_workbook(file)?;
        let sheet = book.worksheet_range_at(0).context("a tab")??;
        sheet.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
    };
    let headings = rows.first().context("headings")?.clone();
    for (path, property, value) in changes {
        let column = headings.iter().position(|heading| {
            heading.trim_start_matches('\u{feff}').split("{{").next() == Some(*property)
        });
        let column = column.with_context(|| format!("no {property} among {headings:?}"))?;
        let row = rows.iter_mut().find(|row| row.first().is_some_and(|cell| cell == path));
        (*value).clone_into(&mut row.with_context(|| format!("no row of {path}"))?[column]);
    }
    if is_csv {
        let mut writer = csv::Writer::from_path(file)?;
        for row in &rows {
            writer.write_record(row)?;
        }
        writer.flush()?;
        return Ok(());
    }
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (number, row) in (0..).zip(&rows) {
        for (column, text) in (0..).zip(row) {
            if !text.is_empty() {
                sheet.write_string(number, column, text)?;
            }
        }
    }
    book.save(file)?;
    Ok(())
}

/// What `before` has to have become.
fn ensure_only(
    before: &[(&str, BTreeMap<String, Value>)],
    after: &[(&str, BTreeMap<String, Value>)],
    is_meant: impl Fn(&str, &str, &Value) -> bool,
) -> Result<usize> {
    let mut changed = 0;
    for ((property, old), (_, new)) in before.iter().zip(after) {
        ensure!(old.len() == new.len(), "other assets than before");
        for (path, value) in new {
            if old[path] != *value {
                changed += 1;
                ensure!(is_meant(path, property, value), "{property} of {path} became {value}");
            }
        }
    }
    Ok(changed)
}

async fn a_sheet_is_checked_run_made_changed_and_run_again(hand: Hand) -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    let before = everything(&practice).await?;
    let paths: Vec<String> = before[0].1.keys().take(3).cloned().collect();
    let [first, second, third] = <[String; 3]>::try_from(paths)
        .map_err(|paths| anyhow::anyhow!("{} assets are too few", paths.len()))?;
    let text = format!(
        "Path;Copyright;Expires on;Remark\r\n\
         {first};© Agence Été à Paris;03/04/2031;first\r\n\
         {second};© 2031 Château;;\r\n\
         {second};© 2032 Forêt;;\"again; with a semicolon\"\r\n\
         {third};;05/06/2031;\r\n"
    );
    let agency = practice.file("agency.csv", &windows_1252(&text)?)?;

    let window = Window::open(&desktop).await?;
    let person = Person::new(&window, hand);
    window.find("button", "Choose file").await?;
    window.drop_file(&practice.service_key)?;
    person.confirm_connection(None, "Website").await?;
    window.find("row", "Northlight").await?;
    hand_over(&window, hand, &agency).await?;
    window.wait_for_text("© Agence Été à Paris").await?;
    window.wait_for_text("Windows-1252").await?;
    window.wait_for_text("Blank cells change nothing. “(clear)” clears a field.").await?;
    window.picture("sheet-question-en").await?;
    person.press("button", "3 April 2031").await?;
    window.wait_for_text("All questions are answered").await?;
    person.press("button", "Check this sheet").await?;
    // Neither of the two is believed.
    window.wait_for_text("Rows 3 and 4 contradict each other").await?;
    window.wait_for_text("1 problem to solve first").await?;
    window.picture("sheet-contradiction-en").await?;
    // One leaves the asset alone, the other says what is right.
    let (assets, values) = match hand {
        Hand::Mouse => {
            let name = second.rsplit('/').next().unwrap_or_default();
            person.press("button", &format!("Leave out Copyright of {name}")).await?;
            // The problem is solved, and the list showed only problems.
            window.wait_for_text(&format!("Copyright of {name} was left out")).await?;
            window.wait_for_text("No problems").await?;
            (2, 3)
        }
        Hand::Keyboard => {
            window.tab_into("grid").await?;
            window.press("F2")?;
            window.wait_for_focus("textbox", "New value of Copyright").await?;
            window.press("ctrl+a")?;
            window.write(BY_HAND)?;
            window.press("Return")?;
            window.find("radio", "Edited 1").await?;
            (3, 4)
        }
    };
    person.run(assets).await?;
    let after = everything(&practice).await?;
    let changed = ensure_only(&before, &after, |path, property, value| {
        let text = value.as_str().unwrap_or_default();
        match property {
            RIGHTS if path == first => text == "© Agence Été à Paris",
            RIGHTS => path == second && text == BY_HAND,
            // The environment writes dates as Java does.
            EXPIRES if path == first => text.contains("Apr 03 2031") || text.contains("2031-04-03"),
            EXPIRES => {
                path == third && (text.contains("Jun 05 2031") || text.contains("2031-06-05"))
            }
            _ => false,
        }
    })?;
    ensure!(changed == values, "{changed} values changed");

    // A sheet of the folder, changed in two cells, and given back.
    person.press("button", "Back to assets").await?;
    person.choose_folder(&FOLDERS).await?;
    window.find("button", "Change all ").await?;
    person.press("button", "Download as a sheet").await?;
    let name = if hand == Hand::Mouse { "summer.csv" } else { "summer.xlsx" };
    if hand == Hand::Mouse {
        person.choose_radio("Text (.csv)").await?;
    }
    window.picture("sheet-export-en").await?;
    person.press("button", "Save as").await?;
    let made = desktop.folder("home")?.join(name);
    window.answer_save_dialog(&made)?;
    window.wait_for_text("The sheet is saved").await?;
    person.press("button", "Close").await?;
    window.wait_until_gone("dialog", "").await?;
    change_cells(&made, &[(&third, TITLE, "From a sheet"), (&first, RIGHTS, BY_SHEET)])?;
    hand_over(&window, hand, &made).await?;
    window.wait_for_text("Made by Relabel.").await?;
    person.press("button", "Check this sheet").await?;
    person.run(2).await?;
    let last = everything(&practice).await?;
    let changed = ensure_only(&after, &last, |path, property, value| match property {
        TITLE => path == third && value == "From a sheet",
        RIGHTS => path == first && value == BY_SHEET,
        _ => false,
    })?;
    ensure!(changed == 2, "{changed} values changed");
    window.close().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sheet_is_checked_run_made_changed_and_run_again_by_mouse() -> Result<()> {
    a_sheet_is_checked_run_made_changed_and_run_again(Hand::Mouse).await
}

/// Once more with the other hand.
mod at_night {
    use super::{Hand, Result, a_sheet_is_checked_run_made_changed_and_run_again};

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_sheet_is_checked_run_made_changed_and_run_again_by_keyboard() -> Result<()> {
        a_sheet_is_checked_run_made_changed_and_run_again(Hand::Keyboard).await
    }
}
