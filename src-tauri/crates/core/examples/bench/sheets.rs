//! Reads and writes spreadsheets, and lets other libraries do the same.
//!
//! `do=make` makes the file that both sides read; `do=read` takes it from its bytes to
//! what a plan is made of: decoded, mapped, typed, doubles decided and each asset handed
//! out once, everything before AEM is asked. `do=write` takes what assets hold to the
//! finished file, without waiting for the disk to keep it. With `peer=1` the library
//! that reads or writes such files without asking what is in them does it instead.

use std::fmt::Write as _;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::time::Instant;

use calamine::{DataRef, Reader as _, Xlsx};
use relabel_core::api::types::SheetSeparator;
use relabel_core::plan::AssetSource as _;
use relabel_core::sheets::assets::SheetAssets;
use relabel_core::sheets::detect::{self, ReadAs};
use relabel_core::sheets::mapping;
use relabel_core::sheets::vocabulary::Vocabulary;
use relabel_model::{Kind, Property};
use relabel_sheet::write::{
    self,
    csv::TextSheet,
    staged::{Column, Found, Staging, Written},
    xlsx::Workbook,
};
use serde_json::json;

use super::{Failed, Wishes, peak, since, tell};

/// Assets that the planning takes at a time.
const BATCH: u32 = 400;
/// Fields of a text file; an Excel file has the first ones of them.
const FIELDS: [(&str, Kind, bool); 7] = [
    ("dc:title", Kind::String, false),
    ("dc:description", Kind::String, false),
    ("dc:subject", Kind::String, true),
    ("prism:expirationDate", Kind::Date, false),
    ("dc:rights", Kind::String, false),
    ("dc:creator", Kind::String, true),
    ("photoshop:City", Kind::String, false),
];
/// Rows that differ in more than their path.
const DIFFERENT: u32 = 1_000;

/// Does one of them.
pub(crate) fn run(wishes: &Wishes) -> Result<(), Failed> {
    let rows = wishes.number("rows", 1_000_000)?;
    let fields = wishes.number("fields", FIELDS.len())?.min(FIELDS.len());
    let path = Path::new(wishes.text("file")?);
    let is_peer = wishes.has("peer");
    let is_excel = path.extension().is_some_and(|ending| ending == "xlsx");
    let work = match (wishes.text("do")?, is_peer, is_excel) {
        ("make", _, false) => return make_text(path, rows, fields),
        ("make", _, true) => return make_workbook(path, rows, fields),
        ("read", false, _) => read,
        ("read", true, false) => bare_read_text,
        ("read", true, true) => bare_read_workbook,
        ("write", false, _) => write,
        ("write", true, false) => bare_write_text,
        ("write", true, true) => bare_write_workbook,
        (what, ..) => return Err(format!("{what:?} is none of make, read, write").into()),
    };
    let samples = samples(fields);
    let before = peak();
    let begun = Instant::now();
    let found = work(path, &samples, rows)?;
    let seconds = since(begun);
    if found != rows {
        return Err(format!("{found} rows instead of {rows}").into());
    }
    tell(&json!({
        "rows": rows, "seconds": seconds, "peakBeforeKb": before, "peakKb": peak(),
        "bytes": path.metadata()?.len(),
    }));
    Ok(())
}

/// What assets hold: cell by cell, and the same as text.
struct Samples {
    values: Vec<Vec<Property>>,
    texts: Vec<Vec<String>>,
}

fn samples(fields: usize) -> Samples {
    let values: Vec<Vec<Property>> =
        (0..DIFFERENT).map(|row| (0..fields).map(|field| value(row, field)).collect()).collect();
    let text = |value: &Property| value.entries.join("|");
    let texts = values.iter().map(|row| row.iter().map(text).collect()).collect();
    Samples { values, texts }
}

fn value(row: u32, field: usize) -> Property {
    let (_, kind, is_list) = FIELDS[field];
    let text = match field {
        0 => format!("Série {row}: la plage au début du matin"),
        1 => format!("Waves roll in, and the tide \"{row}\" goes out again, slowly"),
        2 => format!("été|sea|series {}", row % 50),
        3 => format!("2031-{:02}-{:02}T00:00:00.000Z", row % 12 + 1, row % 28 + 1),
        4 => format!("© 2031, all rights reserved ({row})"),
        5 => format!("A. Painter|B. Writer {}", row % 20),
        _ => format!("Nîmes {row}"),
    };
    let entries = match is_list {
        true => text.split('|').map(str::to_owned).collect(),
        false => vec![text],
    };
    Property { kind, multi: is_list, entries }
}

/// The path of a row, in the order in which AEM lists them.
fn path_of(row: u32, into: &mut String) {
    into.clear();
    // Writing into a text does not fail.
    let _ = write!(into, "/content/dam/northlight/series-{:04}/image-{row:07}.jpg", row / 1_000);
}

fn headings(fields: usize) -> Vec<String> {
    let names = FIELDS[..fields].iter().map(|(name, kind, is_list)| {
        let list = if *is_list { ": multi" } else { "" };
        format!("{name}{{{{{}{list}}}}}", kind.type_hint())
    });
    std::iter::once("assetPath".to_owned()).chain(names).collect()
}

/// A file of somebody else's program.
fn make_text(file: &Path, rows: u32, fields: usize) -> Result<(), Failed> {
    let samples = samples(fields);
    let mut writer = csv::Writer::from_path(file)?;
    writer.write_record(headings(fields))?;
    let mut path = String::new();
    for row in 0..rows {
        path_of(row, &mut path);
        writer.write_field(&path)?;
        writer.write_record(&samples.texts[(row % DIFFERENT) as usize])?;
    }
    Ok(writer.flush()?)
}

/// A file as Excel saves it: with texts that cells share.
fn make_workbook(file: &Path, rows: u32, fields: usize) -> Result<(), Failed> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip(headings(fields)) {
        sheet.write_string(0, column, heading)?;
    }
    let mut path = String::new();
    for row in 0..rows {
        path_of(row, &mut path);
        sheet.write_string(row + 1, 0, &path)?;
        for (column, field) in (1..).zip(0..fields) {
            // Excel's files hold most texts once, and these would share too many.
            sheet.write_string(row + 1, column, value(row, field).entries.join("|"))?;
        }
    }
    Ok(book.save(file)?)
}

fn read(file: &Path, _: &Samples, _: u32) -> Result<u32, Failed> {
    let begun = Instant::now();
    let sheet = detect::read(file, &ReadAs::default())?;
    let (wanted, _) = mapping::propose(&sheet, &Vocabulary::default(), None, "Europe/Paris");
    mapping::check(&sheet, &wanted).map_err(|problem| format!("{problem:?}"))?;
    if !mapping::questions(&sheet, &wanted).is_empty() {
        return Err("a question is open".into());
    }
    let read = since(begun);
    let column = wanted.asset_column.ok_or("no column of assets")?;
    let mut source = SheetAssets::new(&sheet, &wanted, column, "/content/dam")?;
    source.total().map_err(|error| error.to_string())?;
    let matched = since(begun) - read;
    let mut count = 0;
    loop {
        let assets = source.next(BATCH).map_err(|error| error.to_string())?;
        if assets.is_empty() {
            break;
        }
        for asset in assets {
            count += u32::from(asset.problem.is_none());
        }
    }
    tell(&json!({
        "readSeconds": read, "matchSeconds": matched, "typeSeconds": since(begun) - read - matched,
    }));
    Ok(count)
}

fn bare_read_text(file: &Path, _: &Samples, _: u32) -> Result<u32, Failed> {
    let mut count = 0;
    for record in csv::Reader::from_path(file)?.records() {
        count += u32::from(!record?.is_empty());
    }
    Ok(count)
}

fn bare_read_workbook(file: &Path, _: &Samples, _: u32) -> Result<u32, Failed> {
    let mut book: Xlsx<BufReader<File>> = calamine::open_workbook(file)?;
    let names = book.sheet_names();
    let mut cells = book.worksheet_cells_reader(names.first().ok_or("no tab")?)?;
    let mut last = 0;
    while let Some(cell) = cells.next_cell()? {
        if !matches!(cell.get_value(), DataRef::Empty) {
            last = cell.get_position().0;
        }
    }
    Ok(last)
}

fn write(file: &Path, samples: &Samples, rows: u32) -> Result<u32, Failed> {
    let fields = samples.values[0].len();
    let columns = FIELDS[..fields].iter();
    let columns = columns.map(|(name, kind, is_list)| Column::new(*name, (*kind, *is_list)));
    let folder = file.parent().ok_or("no folder")?;
    let mut staging = Staging::new(folder, columns.collect())?;
    let mut path = String::new();
    for row in 0..rows {
        path_of(row, &mut path);
        let cells = &samples.values[(row % DIFFERENT) as usize];
        staging.row(&path, cells.iter().map(Found::Value))?;
    }
    let staged = staging.finish(false)?;
    let written: Result<Written, write::Error> =
        if file.extension().is_some_and(|ending| ending == "xlsx") {
            Workbook::create(file, staged.width()).and_then(|mut sheet| {
                let written = staged.write(&mut sheet, |_| true)?;
                sheet.finish()?;
                Ok(written)
            })
        } else {
            TextSheet::create(file, SheetSeparator::Comma).map_err(write::Error::from).and_then(
                |mut sheet| {
                    let written = staged.write(&mut sheet, |_| true)?;
                    sheet.finish()?;
                    Ok(written)
                },
            )
        };
    Ok(written?.rows)
}

fn bare_write_text(file: &Path, samples: &Samples, rows: u32) -> Result<u32, Failed> {
    // The same text, so that neither side writes less.
    let mut writer = csv::WriterBuilder::new()
        .quote_style(csv::QuoteStyle::Always)
        .terminator(csv::Terminator::CRLF)
        .from_path(file)?;
    writer.write_record(headings(samples.texts[0].len()))?;
    let mut path = String::new();
    for row in 0..rows {
        path_of(row, &mut path);
        writer.write_field(&path)?;
        writer.write_record(&samples.texts[(row % DIFFERENT) as usize])?;
    }
    writer.flush()?;
    Ok(rows)
}

fn bare_write_workbook(file: &Path, samples: &Samples, rows: u32) -> Result<u32, Failed> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory()?;
    let fields = samples.texts[0].len();
    for (column, heading) in (0..).zip(headings(fields)) {
        sheet.write_string(0, column, heading)?;
    }
    let mut path = String::new();
    for row in 0..rows {
        path_of(row, &mut path);
        sheet.write_string(row + 1, 0, &path)?;
        for (column, text) in (1..).zip(&samples.texts[(row % DIFFERENT) as usize]) {
            sheet.write_string(row + 1, column, text)?;
        }
    }
    book.save(file)?;
    Ok(rows)
}
