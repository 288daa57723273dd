//! Answers as files: a spreadsheet typed as text, or what AEM sent.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde_json::Value as Json;

use super::columns::Columns;
use super::error::Error;
use super::rows::Rows;
use relabel_aem::{DAM_ROOT, check_dam_path};
use relabel_files::whole;
use relabel_model::{AnswerFormat, SheetSeparator};
use relabel_sheet::write::{
    self, Sheet,
    csv::TextSheet,
    xlsx::{MOST_ROWS, Workbook},
};

/// Rows that are held in memory at once.
const AT_ONCE: u32 = 500;
/// Between the values of one cell.
const SEPARATOR: &str = "|";
/// Bytes of rows that are held in memory at once, where there are several.
const BYTES_AT_ONCE: u64 = 4 * 1024 * 1024;

/// Writes the first `count` rows of an answer to `path`, which is replaced once the new
/// file is whole. `separator` stands between the cells of a text file.
///
/// # Errors
/// [`Error::TooManyRows`], [`Error::File`].
pub fn save(
    rows: &Rows,
    count: u32,
    columns: &Columns,
    format: AnswerFormat,
    separator: SheetSeparator,
    path: &Path,
) -> Result<(), Error> {
    if format == AnswerFormat::Xlsx && count >= MOST_ROWS {
        return Err(Error::TooManyRows);
    }
    whole(path, |part| match format {
        AnswerFormat::Xlsx => {
            let width = u32::try_from(columns.all().len()).unwrap_or(u32::MAX);
            let mut sheet = Workbook::create(part, width)?;
            table(rows, count, columns, &mut sheet)?;
            sheet.finish()
        }
        AnswerFormat::Csv => {
            let mut sheet = TextSheet::create(part, separator)?;
            table(rows, count, columns, &mut sheet)?;
            Ok(sheet.finish()?)
        }
        AnswerFormat::Json => json(rows, count, part),
    })
    .map_err(Error::File)
}

fn table(
    rows: &Rows,
    count: u32,
    columns: &Columns,
    sheet: &mut impl Sheet,
) -> Result<(), write::Error> {
    for column in columns.shown() {
        sheet.show(&column.name)?;
    }
    sheet.end_row()?;
    each(rows, count, |row| {
        for values in columns.cells(row) {
            sheet.show(&values.join(SEPARATOR))?;
        }
        sheet.end_row()
    })
}

/// The paths of the rows below the assets, in their order.
///
/// # Errors
/// [`Error::Rows`].
pub fn paths(rows: &Rows) -> Result<Vec<String>, Error> {
    let mut paths = Vec::new();
    each(rows, rows.count(), |row| {
        // A query can call anything `_path`.
        let path = row.get("_path").and_then(Json::as_str);
        let is_below = |path: &&str| *path != DAM_ROOT && check_dam_path(path).is_ok();
        paths.extend(path.filter(is_below).map(str::to_owned));
        Ok::<_, io::Error>(())
    })?;
    Ok(paths)
}

/// The first `count` rows, some hundred at a time.
fn each<E: From<io::Error>>(
    rows: &Rows,
    count: u32,
    mut visit: impl FnMut(&Json) -> Result<(), E>,
) -> Result<(), E> {
    let mut from = 0;
    while from < count {
        let page = rows.read_up_to(from, AT_ONCE.min(count - from), BYTES_AT_ONCE)?;
        if page.is_empty() {
            return Ok(());
        }
        for row in &page {
            visit(row)?;
        }
        from += u32::try_from(page.len()).unwrap_or(AT_ONCE);
    }
    Ok(())
}

fn json(rows: &Rows, count: u32, part: &Path) -> Result<(), write::Error> {
    let mut file = BufWriter::new(File::create_new(part)?);
    let mut is_first = true;
    file.write_all(b"[")?;
    each(rows, count, |row| {
        file.write_all(if is_first { b"\n" } else { b",\n" })?;
        is_first = false;
        serde_json::to_writer(&mut file, row).map_err(io::Error::from)?;
        Ok::<_, write::Error>(())
    })?;
    file.write_all(b"\n]\n")?;
    file.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Saves one row and gives back the file.
    fn saved(row: &Json, format: AnswerFormat) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let rows = Rows::new(folder.path()).unwrap();
        rows.extend(std::slice::from_ref(row)).unwrap();
        let mut columns = Columns::default();
        columns.see(std::slice::from_ref(row));
        let path = folder.path().join("answer");
        save(&rows, 1, &columns, format, SheetSeparator::Comma, &path).unwrap();
        std::fs::read(path).unwrap()
    }

    fn sheet(row: &Json) -> String {
        let file = std::io::Cursor::new(saved(row, AnswerFormat::Xlsx));
        let mut archive = zip::ZipArchive::new(file).unwrap();
        let sheet = archive.by_name("xl/worksheets/sheet1.xml").unwrap();
        io::read_to_string(sheet).unwrap()
    }

    #[test]
    fn long_texts_are_whole_in_text_and_as_long_as_excel_takes_them_in_a_workbook() {
        for letter in ["x", "漢", "🙂"] {
            let fits = letter.repeat(32_767 / letter.encode_utf16().count());
            let long = format!("{fits}{letter}{letter}");
            assert!(sheet(&json!({"a": fits})).contains(&format!(">{fits}<")), "{letter} fits");
            let cut = sheet(&json!({"a": long}));
            let end = format!("{}…<", letter.repeat(32_766 / letter.encode_utf16().count()));
            assert!(cut.contains(&format!(">{end}")), "{letter}");
            let text = String::from_utf8(saved(&json!({"a": long}), AnswerFormat::Csv)).unwrap();
            assert!(text.contains(&long), "{letter}");
        }
    }

    #[test]
    fn a_workbook_has_no_character_that_would_make_it_unreadable() {
        let sheet = sheet(&json!({"a": "x\u{0}y\u{1b}z\u{fffe}\u{ffff}", "b\u{1}": "\t\n"}));
        assert!(!sheet.contains(|c: char| c < ' ' && !"\t\n\r".contains(c)));
        assert!(!sheet.contains(['\u{fffe}', '\u{ffff}']));
        assert!(sheet.contains(">x\u{fffd}y\u{fffd}z\u{fffd}\u{fffd}<"), "{sheet}");
    }
}
