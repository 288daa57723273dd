//! Sheets that another program opened and saved: nothing in them is computed, and what
//! they say is still what was written.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use calamine::Reader as _;
use relabel_core::api::types::SheetSeparator;
use relabel_core::plan::fit::fit;
use relabel_core::sheets::detect::{self, ReadAs};
use relabel_core::sheets::mapping;
use relabel_core::sheets::values::{Reader, Said};
use relabel_core::sheets::vocabulary::Vocabulary;
use relabel_model::{Kind, Property, Zone};
use relabel_sheet::{
    read::Row,
    rows::RowReader,
    write::{
        csv::TextSheet,
        staged::{Column, Found, Staged, Staging},
        xlsx::Workbook,
    },
};

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
    "👩‍🌾",
];
/// Without letters beyond the first 65,536: Gnumeric 1.12 miscounts those of a text that it
/// cuts in two, and what it saves as .xls cannot be read by any program.
const PIECES_FOR_GNUMERIC: &[&str] = PIECES.split_last().expect("some").1;

fn program(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Numbers without an end, the same every time.
struct Numbers {
    last: u64,
    pieces: &'static [&'static str],
}

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.last = self
            .last
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.last >> 33).expect("fits") % end
    }

    fn text(&mut self) -> String {
        (0..1 + self.below(4)).map(|_| self.pieces[self.below(self.pieces.len())]).collect()
    }

    fn value(&mut self, column: usize) -> Option<Property> {
        match column {
            _ if self.below(12) == 0 => None,
            0 => Some(Property::single(Kind::Long, (self.last as i64).to_string())),
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

/// What a program keeps of a text when it saves it in a form; none where that is not certain.
type Kept = fn(&str) -> Option<String>;

/// Line ends are the one thing that spreadsheets do not keep.
fn line_ends(text: &str) -> Option<String> {
    Some(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// In its own form LibreOffice drops tabs from a cell of several lines.
fn without_tabs(text: &str) -> Option<String> {
    line_ends(text).filter(|_| !text.contains('\t'))
}

/// Gnumeric takes Excel's escapes for letters, and so they stay in forms that have none.
fn without_escapes(text: &str) -> Option<String> {
    line_ends(text).filter(|_| !text.contains('\r') && !text.contains("_x"))
}

fn check(rows: &Rows, path: &Path, kept: Kept) {
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
            let plain = |entries: &[String]| entries.iter().map(|it| kept(it)).collect();
            let texts: (Option<Vec<String>>, Option<Vec<String>>) =
                (plain(&held.entries), plain(&fitted.entries));
            let is_same = fitted.kind == held.kind && fitted.multi == held.multi;
            let is_same = texts.0.is_none() || is_same && texts.0 == texts.1;
            assert!(is_same, "{}: {held:?} came back as {fitted:?}", path.display());
        }
    }
}

fn rows(pieces: &'static [&'static str]) -> Rows {
    let mut numbers = Numbers { last: 5, pieces };
    (0..ROWS).map(|_| (0..COLUMNS).map(|column| numbers.value(column)).collect()).collect()
}

/// The rows as an Excel file of Relabel's own.
fn workbook(folder: &Path, rows: &Rows) -> PathBuf {
    let path = folder.join("book.xlsx");
    let all = staged(folder, rows);
    let mut sheet = Workbook::create(&path, all.width()).expect("a file");
    all.write(&mut sheet, |_| true).expect("is written");
    sheet.finish().expect("is written");
    path
}

#[test]
fn what_libre_office_opened_and_saved_still_says_the_same() {
    let Some(program) = program("soffice") else {
        println!("skipped: LibreOffice is not installed");
        return;
    };
    let (rows, folder) = (rows(&PIECES), tempfile::tempdir().expect("a folder"));
    let (csv, xlsx) = (folder.path().join("text.csv"), workbook(folder.path(), &rows));
    let mut sheet = TextSheet::create(&csv, SheetSeparator::Comma).expect("a file");
    staged(folder.path(), &rows).write(&mut sheet, |_| true).expect("is written");
    sheet.finish().expect("is written");

    let forms: [(&Path, &str, &[&str], Kept); 4] = [
        (&csv, "xlsx", &[TEXT_FILTER], line_ends),
        (&xlsx, "xlsx", &[], line_ends),
        (&xlsx, "xls", &[], line_ends),
        (&xlsx, "ods", &[], without_tabs),
    ];
    for (sheet, form, more, kept) in forms {
        let saved = saved_as(&program, sheet, form, more);
        let mut book = calamine::open_workbook_auto(&saved).expect("a workbook");
        let name = book.sheet_names().first().cloned().expect("a sheet");
        let formulas = book.worksheet_formula(&name).map_or(0, |all| all.used_cells().count());
        assert_eq!(formulas, 0, "nothing in {} is computed", saved.display());
        check(&rows, &saved, kept);
    }
    let text = saved_as(&program, &xlsx, AS_TEXT, &[]);
    check(&rows, &text, line_ends);
}

#[test]
fn what_gnumeric_opened_and_saved_still_says_the_same() {
    let Some(program) = program("ssconvert") else {
        println!("skipped: Gnumeric is not installed");
        return;
    };
    let (rows, folder) = (rows(PIECES_FOR_GNUMERIC), tempfile::tempdir().expect("a folder"));
    let xlsx = workbook(folder.path(), &rows);
    let forms: [(&str, Kept); 3] =
        [("saved.xlsx", line_ends), ("saved.xls", without_escapes), ("saved.ods", without_escapes)];
    for (name, kept) in forms {
        let saved = folder.path().join(name);
        let ran = Command::new(&program).arg(&xlsx).arg(&saved).output().expect("runs");
        assert!(saved.is_file(), "{}", String::from_utf8_lossy(&ran.stderr));
        check(&rows, &saved, kept);
    }
}
