//! Sheets of more rows than one thread works on.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use relabel_core::api::types::SheetEncoding;
use relabel_core::plan::{AssetEdit, AssetSource as _};
use relabel_core::sheets::assets::SheetAssets;
use relabel_core::sheets::mapping;
use relabel_core::sheets::vocabulary::Vocabulary;

use super::making::*;

/// More than twice as many as a thread takes at least.
const ROWS: u32 = 40_000;

/// A different place for each row, so that no path follows the one before it.
fn place(row: u32) -> u32 {
    row * 7_919 % ROWS
}

#[test]
fn each_of_many_rows_in_any_order_says_its_own() {
    let mut csv = "assetPath,dc:title,dc:subject{{String: multi}}\n".to_owned();
    for row in 0..ROWS {
        let at = place(row);
        writeln!(csv, "/content/dam/é/{at:05}.jpg,Title {at},a|{at}").expect("writes");
        if row % 1_000 == 0 {
            // Says the same once more.
            writeln!(csv, "/content/dam/é/{at:05}.jpg,Title {at},").expect("writes");
        }
    }
    let (windows, ..) = encoding_rs::WINDOWS_1252.encode(&csv);
    for (bytes, encoding) in
        [(csv.as_bytes(), SheetEncoding::Utf8), (&windows, SheetEncoding::Windows1252)]
    {
        let sheet = open("many.csv", bytes).expect("reads");
        assert_eq!(sheet.encoding.map(|evidence| evidence.encoding), Some(encoding));
        assert_eq!(sheet.rows.count(), ROWS as usize + 40);
        let (wanted, _) = mapping::propose(&sheet, &Vocabulary::default(), None, "Europe/Paris");
        let mut source = SheetAssets::new(&sheet, &wanted, 0, "/content/dam").expect("matches");
        assert_eq!(source.folder(), "/content/dam/é");
        assert_eq!(source.total().expect("counts"), ROWS);
        let (mut at, mut merged) = (0, 0);
        loop {
            let assets = source.next(300).expect("gives");
            if assets.is_empty() {
                break;
            }
            for asset in assets {
                assert_eq!(asset.asset.path, format!("/content/dam/é/{at:05}.jpg"));
                let AssetEdit::Cells(cells) = asset.edit else { panic!("a sheet has cells") };
                merged += cells.iter().filter(|cell| cell.note.is_some()).count();
                let said: BTreeMap<String, Vec<String>> = cells
                    .iter()
                    .filter_map(|cell| Some((cell.property, cell.value?.entries)))
                    .collect();
                assert_eq!(said["dc:title"], [format!("Title {at}")]);
                assert_eq!(said["dc:subject"], ["a".to_owned(), at.to_string()]);
                at += 1;
            }
        }
        assert_eq!((at, merged), (ROWS, 40));
    }
}
