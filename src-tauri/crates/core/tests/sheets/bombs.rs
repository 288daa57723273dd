//! Files that unpack to far more than they are, or claim what is not so (threat T11).
//! Each is read by a program of its own, because time on the processor and memory are
//! measured for a program as a whole: refused within five seconds and 256 MB, whatever it is.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use relabel_core::sheets::detect::{ReadAs, read};
use relabel_sheet::error::Error;

use super::making::*;
use super::making_binary::*;

/// Names the file that the child reads.
const BOMB: &str = "RELABEL_TEST_BOMB";
/// Figures of threat T11. The time is that of the program people get; an unoptimised one takes
/// several times as long, and more on a processor that others share.
const MOST_MEMORY: u64 = 256 * 1024;
const LONGEST: u128 = if cfg!(debug_assertions) { 20_000 } else { 5_000 };

fn word(error: &Error) -> &'static str {
    match error {
        Error::NotRecognised => "not recognised",
        Error::OldFormat => "old format",
        Error::Protected => "protected",
        Error::TooLarge(_) => "too large",
        Error::Damaged(_) => "damaged",
        Error::Empty => "empty",
        Error::Gone => "gone",
        Error::Io(_) => "io",
        Error::Scratch(_) => "scratch",
    }
}

/// The child. Without a file there is nothing to do: another test is the caller.
#[test]
fn program() {
    let Some(path) = std::env::var_os(BOMB) else { return };
    let (end, why) = match read(Path::new(&path), &ReadAs::default()) {
        Ok(sheet) => ("read", format!("{} rows", sheet.rows.count())),
        Err(error) => (word(&error), error.to_string()),
    };
    let took = worked().as_millis();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.map_or("0", |line| line.trim().trim_end_matches(" kB"));
    println!("\nbomb|{end}|{took}|{peak}|{why}");
}

/// How long this program has been on a processor; the clock would count what others do.
fn worked() -> Duration {
    #[cfg(unix)]
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    #[cfg(unix)]
    return Duration::try_from(time).expect("time only goes on");
    #[cfg(not(unix))]
    Duration::ZERO
}

/// Reads a file in a child: how that ended, and why.
fn look(name: &str, file_name: &str, bytes: &[u8]) -> (String, String) {
    let (_folder, path) = file(file_name, bytes);
    look_at(name, &path)
}

fn look_at(name: &str, path: &Path) -> (String, String) {
    let mut child = Command::new(std::env::current_exe().expect("this program"));
    child.args(["--exact", "bombs::program", "--nocapture"]).env(BOMB, path);
    let done = child.output().expect("the child runs");
    let told = String::from_utf8_lossy(&done.stdout).into_owned();
    let line = told.lines().find_map(|line| line.strip_prefix("bomb|"));
    let line = line.unwrap_or_else(|| panic!("{name}: {done:?}"));
    let parts: Vec<&str> = line.splitn(4, '|').collect();
    let (took, peak) = (parts[1].parse::<u128>(), parts[2].parse::<u64>());
    println!("{name}: {line}");
    assert!(took.is_ok_and(|took| took <= LONGEST), "{name}: {line}");
    assert!(peak.is_ok_and(|peak| peak <= MOST_MEMORY), "{name}: {line}");
    (parts[0].to_owned(), parts[3].to_owned())
}

const GIB: usize = 1024 * 1024 * 1024;

/// So often that it makes a gibibyte.
fn gib(piece: &str) -> usize {
    GIB / piece.len()
}

#[test]
fn what_unpacks_to_a_gibibyte_is_refused() {
    let row = |cells: &str| format!(r#"<worksheet><sheetData><row r="1">{cells}"#);
    let first_row = tab(&format!(r#"<row r="1">{}</row>"#, text("A1", "path")));
    let ok = first_row.trim_end_matches("</sheetData></worksheet>");
    let letters = "a".repeat(64 * 1024);
    let less_than = "<".repeat(64 * 1024);
    let many = |piece: &str| piece.repeat(64 * 1024 / piece.len());
    let cells: [(&str, String, String); 12] = [
        ("one cell", row(r#"<c r="A1" t="str"><v>"#), letters.clone()),
        (
            "one cell in a later row",
            format!(r#"{ok}<row r="2"><c r="A2" t="str"><v>"#),
            letters.clone(),
        ),
        ("one attribute", row(r#"<c r=""#), letters.clone()),
        ("one comment", row("<!--"), less_than.clone()),
        ("one CDATA", row(r#"<c r="A1" t="str"><v><![CDATA["#), less_than),
        ("references", row(r#"<c r="A1" t="str"><v>"#), many("&#97;")),
        ("CDATA by CDATA", row(r#"<c r="A1" t="str"><v>"#), many("<![CDATA[a]]>")),
        ("nesting", row(""), many("<a>")),
        ("empty cells", row(""), many("<c/>")),
        ("rows without a number", format!(r#"{ok}<row r="1000000"/>"#), many("<row/>")),
        ("settings before the rows", "<worksheet>".to_owned(), many("<col/>")),
        ("other elements behind the first row", ok.to_owned(), many("<x></x>")),
    ];
    for (name, before, piece) in cells {
        let bytes = bomb(vec![repeated(SHEET, &before, &piece, gib(&piece), "")]);
        let (end, why) = look(name, "bomb.xlsx", &bytes);
        assert_eq!(end, "too large", "{name}: {why}");
    }
}

#[test]
fn shared_texts_and_styles_without_end_are_refused() {
    let sheet = || part(SHEET, &tab(&format!(r#"<row r="1">{}</row>"#, text("A1", "path"))));
    let many = |piece: &str| piece.repeat(64 * 1024 / piece.len());
    let long = format!("<si><t>{}</t></si>", "a".repeat(30_000));
    for (name, part, before, piece) in [
        ("empty shared texts", STRINGS, "<sst>", many("<si/>")),
        ("short shared texts", STRINGS, "<sst>", many("<si><t>a</t></si>")),
        ("long shared texts", STRINGS, "<sst>", long),
        ("one shared text", STRINGS, "<sst><si><t>", "a".repeat(64 * 1024)),
        ("pieces of one shared text", STRINGS, "<sst><si>", many("<r><t>abcdefgh</t></r>")),
        ("styles", STYLES, "<styleSheet><cellXfs>", many("<xf/>")),
        (
            "formats",
            STYLES,
            "<styleSheet><numFmts>",
            many(r#"<numFmt numFmtId="1" formatCode="0"/>"#),
        ),
    ] {
        if cfg!(debug_assertions) && name.ends_with("shared texts") {
            println!(
                "skipped: {name}: as many as are allowed take long where code is not optimised"
            );
            continue;
        }
        let times = gib(&piece) + 64;
        let bytes = bomb(vec![sheet(), repeated(part, before, &piece, times, "")]);
        let (end, why) = look(name, "bomb.xlsx", &bytes);
        assert_eq!(end, "too large", "{name}: {why}");
    }
    // The number that the file announces is not believed.
    let claims = r#"<sst count="4000000000" uniqueCount="4000000000"><si><t>path</t></si></sst>"#;
    let cells = r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>0</v></c></row>"#;
    let bytes = workbook(&[(SHEET, &tab(cells)), (STRINGS, claims)]);
    assert_eq!(look("a claim", "claim.xlsx", &bytes).0, "read");
}

#[test]
fn cells_that_share_a_long_text_count_as_if_each_had_its_own() {
    let strings = format!("<sst><si><t>path</t></si><si><t>{}</t></si></sst>", "€".repeat(32_767));
    let row = |number: u32, cells: usize| {
        format!(r#"<row r="{number}">{}</row>"#, r#"<c t="s"><v>1</v></c>"#.repeat(cells))
    };
    let headings = r#"<row r="1"><c t="s"><v>0</v></c></row>"#;
    let one_row = format!("{headings}{}", row(2, 16_384));
    let many: String = (2..100).map(|number| row(number, 80)).collect();
    let fits: String = (2..6).map(|number| row(number, 80)).collect();
    for (name, rows, wanted) in [
        ("one row", one_row, "too large"),
        ("many rows", format!("{headings}{many}"), "too large"),
        ("a few rows", format!("{headings}{fits}"), "read"),
    ] {
        let bytes = workbook(&[(SHEET, &tab(&rows)), (STRINGS, &strings)]);
        let (end, why) = look(name, "shared.xlsx", &bytes);
        assert_eq!(end, wanted, "{name}: {why}");
    }
}

#[test]
fn a_million_parts_are_refused_before_their_table_is_read() {
    let parts: Vec<Part> = (0..3_000).map(|number| part(&format!("p{number}"), "")).collect();
    assert_eq!(look("3,000 parts", "parts.xlsx", &archive(&parts)).0, "too large");
    // A table of a million parts, whose number takes an end of 64 bits.
    let mut bytes = b"PK\x03\x04".to_vec();
    let mut one = [0_u8; 47];
    one[..4].copy_from_slice(b"PK\x01\x02");
    (one[28], one[46]) = (1, b'a');
    bytes.extend(one.repeat(1_000_000));
    let end_64 = bytes.len() as u64;
    bytes.extend(b"PK\x06\x06");
    bytes.extend(44_u64.to_le_bytes());
    bytes.extend([0; 12]);
    for number in [1_000_000, 1_000_000, 47_000_000, 4_u64] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend(b"PK\x06\x07\0\0\0\0");
    bytes.extend(end_64.to_le_bytes());
    bytes.extend(1_u32.to_le_bytes());
    let mut hidden = bytes.clone();
    end(&mut bytes, u16::MAX, 47_000_000, 4);
    assert_eq!(look("a million parts", "parts.xlsx", &bytes).0, "too large");
    // A second end that claims less does not hide the first.
    end(&mut hidden, u16::MAX, 47_000_000, 4);
    end(&mut hidden, 1, 47, 4);
    assert_eq!(look("two ends", "parts.xlsx", &hidden).0, "too large");
}

#[test]
fn entities_are_never_unfolded() {
    let lol = r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>"#;
    let cell = tab(r#"<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>"#);
    for (name, sheet) in [("declared", format!("{lol}{cell}")), ("used", cell)] {
        let (end, why) = look(name, "entity.xlsx", &workbook(&[(SHEET, &sheet)]));
        assert_eq!(end, "damaged", "{name}: {why}");
    }
}

#[test]
fn cells_far_apart_cost_nothing() {
    let row =
        |number: u32| format!(r#"<row r="{number}">{}</row>"#, text(&format!("XFD{number}"), "x"));
    let corners = format!(r#"<row r="1">{}</row>{}"#, text("A1", "path"), row(1_048_576));
    let many: String = (2..5_000).map(row).collect();
    let many = format!(r#"<row r="1">{}</row>{many}"#, text("A1", "path"));
    for (name, rows, wanted) in [("corners", corners, "1 rows"), ("far right", many, "4998 rows")] {
        let (end, why) = look(name, "sparse.xlsx", &workbook(&[(SHEET, &tab(&rows))]));
        assert_eq!((end.as_str(), why.as_str()), ("read", wanted), "{name}");
    }
}

#[test]
fn text_files_without_end_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let large = folder.path().join("large.csv");
    let made = std::fs::File::create(&large).expect("a file");
    made.set_len(513 * 1024 * 1024).expect("a hole takes no room");
    assert_eq!(look_at("larger than 512 MB", &large).0, "too large");
    let words = "word ".repeat(8 * 1024 * 1024);
    for (name, text, wanted) in [
        ("one cell", format!("path,title\n{words}"), "too large"),
        ("one cell in quotes", format!("path,title\n\"{words}\""), "too large"),
        ("one row", format!("path,title\n{}", "a,".repeat(20_000)), "too large"),
        ("more rows than Excel has", format!("path{}", "\n".repeat(1_048_577)), "too large"),
        ("a quote that is not closed", "path,title\n/a,\"b\n/c,d\n".to_owned(), "damaged"),
    ] {
        let (end, why) = look(name, "bomb.csv", text.as_bytes());
        assert_eq!(end, wanted, "{name}: {why}");
    }
}

#[test]
fn workbooks_of_other_forms_without_end_are_refused() {
    let cell = |about: &str, text: &str| {
        format!(
            r#"<table:table-cell {about} office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#
        )
    };
    let head = format!("<table:table-row>{}</table:table-row>", cell("", "path"));
    let repeat = r#"table:number-columns-repeated="16384""#;
    let many = |rows: &str, cells: &str| {
        format!(
            r#"{head}<table:table-row table:number-rows-repeated="{rows}">{cells}</table:table-row>"#
        )
    };
    let whole = ods_content(&head);
    let (before, after) = whole.split_at(whole.find("</table:table>").expect("is there"));
    let junk = "<x/>".repeat(16 * 1024);
    let endless = |before: &str, piece: &str| {
        archive(&[ods_kind(), repeated("content.xml", before, piece, gib(piece), "")])
    };
    let in_text = format!("{before}<table:table-row><table:table-cell><text:p>");
    let blanks = format!(
        r#"{in_text}<text:s text:c="4000000000"/></text:p></table:table-cell></table:table-row>{after}"#
    );
    let long = binary(1, &vec![0; 300_000]);
    let in_binary = |before: &[u8], piece: &[u8]| {
        let mut parts = binary_frame(&["General"], &["path"]);
        parts.push(repeated_bytes(BINARY_TAB, before, piece, GIB / piece.len(), &[]));
        archive(&parts)
    };
    let text = [binary_row(1), binary_cell(7, 0, 0, &0_u32.to_le_bytes())].concat();
    let others = binary(500, &[]).repeat(16 * 1024);
    for (name, file_name, bytes) in [
        ("a table of one text", "a.ods", ods(&many("1048000", &cell(repeat, "a")))),
        ("a row of long texts", "a.ods", ods(&many("1", &cell(repeat, &"a".repeat(30_000))))),
        ("more rows than Excel has", "a.ods", ods(&many("4294967296", &cell("", "a")))),
        ("blanks in one text", "a.ods", archive(&[ods_kind(), part("content.xml", &blanks)])),
        ("one text", "a.ods", endless(&in_text, &"a".repeat(64 * 1024))),
        ("elements before the tables", "a.ods", endless("<a>", &junk)),
        ("a long record", "a.xlsb", xlsb(&[], &["path"], &[text.clone(), long])),
        ("records between rows", "a.xlsb", in_binary(&text, &others)),
        ("records before the rows", "a.xlsb", in_binary(&[], &others)),
    ] {
        let (end, why) = look(name, file_name, &bytes);
        assert_eq!(end, "too large", "{name}: {why}");
    }
    // Cells far apart cost nothing, and neither do empty rows up to the end.
    let far = [words(0xFD, &[0, 0, 0, 0, 0]), words(0xFD, &[65_535, 255, 0, 0, 0])];
    let texts = record(0xFC, &[&[0; 8][..], &latin("path")].concat());
    let empty =
        many("1", &cell("", "a")) + r#"<table:table-row table:number-rows-repeated="4000000000"/>"#;
    for (name, file_name, bytes) in
        [("corners", "a.xls", xls(&[texts], &far)), ("empty rows", "a.ods", ods(&empty))]
    {
        assert_eq!(look(name, file_name, &bytes), ("read".to_owned(), "1 rows".to_owned()));
    }
}
