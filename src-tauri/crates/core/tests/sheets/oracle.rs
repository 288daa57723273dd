//! Files read twice: by Relabel and by another reader.

use calamine::{Data, Reader as _, Xlsx};
use proptest::prelude::*;
use relabel_sheet::read::{Row, csv as our_csv};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::making::*;
use super::tries::tries;

/// Every cell of the first tab but the headings, as calamine shows it.
fn by_calamine(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).expect("opens");
    let range = book.worksheet_range_at(0).expect("a tab").expect("reads");
    let first = range.start().expect("a cell").0;
    let shown = |cell: &Data| match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Float(number) => number.to_string(),
        Data::Int(number) => number.to_string(),
        Data::Bool(yes) => yes.to_string(),
        Data::DateTime(date) => {
            let date = date.as_f64();
            relabel_sheet::read::styles::moment(date, false).expect("a date")
        }
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Error(error) => error.to_string(),
    };
    let rows = range.rows().enumerate().skip(1).map(|(at, row)| {
        let number = first + u32::try_from(at).expect("a number") + 1;
        (number, row.iter().map(shown).collect::<Vec<_>>())
    });
    rows.filter(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty())).collect()
}

/// A workbook with all kinds of cells, some of them as another program writes them.
fn mixed(shared: bool) -> Vec<u8> {
    let mut book = Workbook::new();
    let tab = if shared {
        book.add_worksheet()
    } else {
        book.add_worksheet_with_constant_memory().expect("begins")
    };
    let date = Format::new().set_num_format("dd/mm/yyyy hh:mm");
    for (column, heading) in ["path", "title", "count", "on", "yes"].iter().enumerate() {
        tab.write_string(0, u16::try_from(column).expect("small"), *heading).expect("writes");
    }
    for row in 1..500_u32 {
        // Some rows and some cells are not there.
        if row % 17 == 0 {
            continue;
        }
        tab.write_string(row, 0, format!("/content/dam/{row}.jpg")).expect("writes");
        if row % 3 > 0 {
            let text =
                ["été <&> \"x\"", " two\nlines ", "00123", "_x000D_", "12345678901234567890"];
            tab.write_string(row, 1, text[row as usize % 5]).expect("writes");
        }
        tab.write_number(row, 2, f64::from(row) / 4.0).expect("writes");
        let moment = ExcelDateTime::from_ymd(2031, 1 + (row % 12) as u8, 1 + (row % 28) as u8);
        let moment = moment.and_then(|day| day.and_hms(row as u16 % 24, 30, 0)).expect("a date");
        tab.write_datetime_with_format(row, 3, &moment, &date).expect("writes");
        tab.write_boolean(row, 4, row % 2 == 0).expect("writes");
    }
    book.save_to_buffer().expect("saves")
}

#[test]
fn workbooks_are_read_as_another_reader_reads_them() {
    for shared in [true, false] {
        let bytes = mixed(shared);
        let sheet = open("mixed.xlsx", &bytes).expect("reads");
        let (ours, theirs) = (rows(&sheet), by_calamine(&bytes));
        assert_eq!(ours.len(), theirs.len());
        for (ours, theirs) in ours.iter().zip(&theirs) {
            assert_eq!(ours, theirs, "shared texts: {shared}");
        }
        assert_eq!(ours.len(), 470);
    }
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[a-zéß€ ]{0,8}",
        "[,;\t\"\r\n'a ]{0,6}",
        Just("\u{1F600}\u{FEFF}".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: tries(64), ..ProptestConfig::default() })]

    /// Whatever stands in the cells, and wherever the buffer ends.
    #[test]
    fn text_is_cut_as_another_reader_cuts_it(
        table in prop::collection::vec(prop::collection::vec(cell(), 2..5), 1..8),
        crlf in any::<bool>(),
        separator in prop::sample::select(vec![b',', b';', b'\t']),
        step in 1_usize..7,
    ) {
        let terminator = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer = csv::WriterBuilder::new()
            .delimiter(separator)
            .terminator(terminator)
            .flexible(true)
            .quote_style(csv::QuoteStyle::Always)
            .from_writer(Vec::new());
        for row in &table {
            writer.write_record(row).expect("writes");
        }
        let bytes = writer.into_inner().expect("ends");
        let mut ours = Vec::new();
        our_csv::rows(Slow { bytes: &bytes, step }, separator, &mut |row: &Row| {
            ours.push((row.number, row.cells().map(|(cell, text)| (cell.column, text.to_owned())).collect::<Vec<_>>()));
            Ok(())
        }).expect("reads");
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator).has_headers(false).flexible(true).from_reader(&*bytes);
        let theirs = (1..).zip(reader.records().map(|record| record.expect("reads")));
        let theirs: Vec<_> = theirs.map(|(number, record)| {
            let cells = (0..).zip(record.iter()).filter(|(_, text)| !text.is_empty());
            (number, cells.map(|(column, text)| (column, text.to_owned())).collect::<Vec<_>>())
        }).filter(|(_, cells)| !cells.is_empty()).collect();
        prop_assert_eq!(ours, theirs);
    }
}

/// Gives a few bytes at a time.
struct Slow<'a> {
    bytes: &'a [u8],
    step: usize,
}

impl std::io::Read for Slow<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let length = self.step.min(self.bytes.len()).min(into.len());
        into[..length].copy_from_slice(&self.bytes[..length]);
        self.bytes = &self.bytes[length..];
        Ok(length)
    }
}
