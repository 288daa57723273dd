//! Sheets that another program opened and saved: nothing in them is computed, and what
//! they say is still what was written.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use calamine::Reader as _;
use relabel_core::aem::{Kind, Property};
use relabel_core::api::types::SheetSeparator;
use relabel_core::plan::dates::Zone;
use relabel_core::plan::fit::fit;
use relabel_core::sheet::detect::{self, ReadAs};
use relabel_core::sheet::mapping;
use relabel_core::sheet::read::Row;
use relabel_core::sheet::rows::RowReader;
use relabel_core::sheet::values::{Reader, Said};
use relabel_core::sheet::vocabulary::Vocabulary;
use relabel_core::sheet::write::csv::TextSheet;
use relabel_core::sheet::write::staged::{Column, Found, Staged, Staging};
use relabel_core::sheet::write::xlsx::Workbook;

/// 100,000 cells.
const ROWS: usize = 10_000;
const COLUMNS: usize = 10;
/// Text with commas and quotes, UTF-8, from the first line on; what stands in quotes is
/// text, and here everything does.
const TEXT_FILTER: &str = "--infilter=CSV:44,34,76,1,,0,true";
/// The same for saving.
const AS_TEXT: &str = "csv:Text - txt - csv (StarCalc):44,34,76,1";

const PIECES: [&str; 40] = [
    "'",
    "\"",
    "=",
    "+",
    "-",
    "@",
    "＝",
    "1+1",
    "\t",
    "\n",
    "\r\n",
    " ",
    "\u{a0}",
    "|",
    "\\",
    ",",
    ";",
    "(clear)",
    "(Vider)",
    "_x000D_",
    "_x0041_",
    "<b>",
    "&amp;",
    "]]>",
    "é",
    "e\u{301}",
    "日本",
    "👩‍🌾",
    "00123",
    "12345678901234567890",
    "1e5",
    "TRUE",
    "#N/A",
    "2031-05-01",
    "03/04/2031",
    "sea",
    "HYPERLINK(\"http://x\")",
    "50%",
    "€ 3,50",
    "12:30",
];

fn program() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join("soffice")).find(|file| file.is_file())
}

/// Numbers without an end, the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("fits") % end
    }

    fn text(&mut self) -> String {
        (0..1 + self.below(4)).map(|_| PIECES[self.below(PIECES.len())]).collect()
    }

    fn value(&mut self, column: usize) -> Option<Property> {
        match column {
            _ if self.below(12) == 0 => None,
            0 => Some(Property::single(Kind::Long, (self.0 as i64).to_string())),
            1 => Some(Property::single(Kind::Date, "2031-05-01T10:00:00.000+02:00")),
            2 => Some(Property::single(Kind::Boolean, "true")),
            3..6 => {
                let entries = (0..1 + self.below(3)).map(|_| self.text()).collect();
                Some(Property::list(Kind::String, entries))
            }
            _ => Some(Property::single(Kind::String, self.text())),
        }
    }
}

type Rows = Vec<Vec<Option<Property>>>;

fn staged(folder: &Path, rows: &Rows) -> Staged {
    let columns =
        (0..COLUMNS).map(|at| Column::new(format!("x:c{at}"), (Kind::String, false))).collect();
    let mut staging = Staging::new(folder, columns).expect("a scratch file");
    for (number, row) in rows.iter().enumerate() {
        let found = row.iter().map(|value| value.as_ref().map_or(Found::Nothing, Found::Value));
        staging.row(&format!("/content/dam/{number}"), found).expect("is taken");
    }
    staging.finish(false).expect("is staged")
}

/// Opens a sheet in LibreOffice and saves it in another form.
fn saved_as(program: &Path, sheet: &Path, form: &str, more: &[&str]) -> PathBuf {
    let folder = sheet.parent().expect("a folder");
    let (profile, out) = (folder.join("profile"), folder.join("saved"));
    let address = url::Url::from_file_path(profile).expect("a full path");
    let ran = Command::new(program)
        .arg(format!("-env:UserInstallation={address}"))
        .args(["--headless", "--norestore"])
        .args(more)
        .args(["--convert-to", form, "--outdir"])
        .arg(&out)
        .arg(sheet)
        .output()
        .expect("runs");
    let ending = form.split(':').next().unwrap_or(form);
    let saved = out.join(sheet.file_name().expect("a name")).with_extension(ending);
    assert!(saved.is_file(), "{}", String::from_utf8_lossy(&ran.stderr));
    saved
}

/// Line ends are the one thing that spreadsheets do not keep.
fn plain(entries: &[String]) -> Vec<String> {
    entries.iter().map(|entry| entry.replace("\r\n", "\n").replace('\r', "\n")).collect()
}

fn check(rows: &Rows, path: &Path) {
    let sheet = detect::read(path, &ReadAs::default()).expect("is read");
    assert!(sheet.is_ours, "the signature is still there");
    assert_eq!(sheet.rows.count(), rows.len());
    let (mapping, _) = mapping::propose(&sheet, &Vocabulary::default(), None, "Europe/Paris");
    let columns: Vec<Reader> =
        mapping.columns.iter().filter_map(|used| Reader::new(&sheet, &mapping, used)).collect();
    assert_eq!(columns.len(), COLUMNS);
    let mut reader = RowReader::new(Arc::clone(&sheet.rows));
    let mut cells = Row::default();
    for (number, row) in rows.iter().enumerate() {
        assert!(reader.read(number, &mut cells).expect("is read"));
        for (held, column) in row.iter().zip(&columns) {
            let said = match cells.cell(column.column) {
                Some((form, text)) => column.read(form, text),
                None => Said::Blank,
            };
            let (held, value) = match (held, &said, said.value()) {
                (None, Said::Blank, _) => continue,
                (Some(held), _, Some(value)) => (held, value),
                (held, said, _) => panic!("{held:?} came back as {said:?}"),
            };
            let fitted = fit(column.kind, Some(held), &value, &Zone::utc()).expect("fits");
            let is_same = fitted.kind == held.kind
                && fitted.multi == held.multi
                && plain(&fitted.entries) == plain(&held.entries);
            assert!(is_same, "{held:?} came back as {fitted:?}");
        }
    }
}

#[test]
fn what_libre_office_opened_and_saved_still_says_the_same() {
    let Some(program) = program() else {
        println!("skipped: LibreOffice is not installed");
        return;
    };
    let mut numbers = Numbers(5);
    let rows: Rows =
        (0..ROWS).map(|_| (0..COLUMNS).map(|column| numbers.value(column)).collect()).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let (csv, xlsx) = (folder.path().join("text.csv"), folder.path().join("book.xlsx"));
    let mut sheet = TextSheet::create(&csv, SheetSeparator::Comma).expect("a file");
    staged(folder.path(), &rows).write(&mut sheet, |_| true).expect("is written");
    sheet.finish().expect("is written");
    let all = staged(folder.path(), &rows);
    let mut sheet = Workbook::create(&xlsx, all.width()).expect("a file");
    all.write(&mut sheet, |_| true).expect("is written");
    sheet.finish().expect("is written");

    for (sheet, more) in [(&csv, &[TEXT_FILTER][..]), (&xlsx, &[])] {
        let saved = saved_as(&program, sheet, "xlsx", more);
        let mut book = calamine::open_workbook_auto(&saved).expect("a workbook");
        let name = book.sheet_names().first().cloned().expect("a sheet");
        let formulas = book.worksheet_formula(&name).map_or(0, |all| all.used_cells().count());
        assert_eq!(formulas, 0, "nothing in {} is computed", sheet.display());
        check(&rows, &saved);
    }
    let text = saved_as(&program, &xlsx, AS_TEXT, &[]);
    check(&rows, &text);
}
