//! Leading zeros, long numbers, line breaks, rows that end early, files that are cut
//! off or are something else.

use relabel_sheet::{error::Error, read::Form, rows::RowReader};

use super::making::*;

/// What the cells of the second row of a workbook hold.
fn cells(xml: &str) -> Vec<(Form, String)> {
    let rows = format!(r#"<row r="1">{}</row><row r="2">{xml}</row>"#, text("A1", "path"));
    let styles = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>"#;
    let strings = r#"<sst><si><r><t>Fo</t></r><r><t>rêt</t></r><rPh><t>spoken</t></rPh></si><si><t>a_x000D_&#10;b</t></si></sst>"#;
    let bytes = workbook(&[(SHEET, &tab(&rows)), (STYLES, styles), (STRINGS, strings)]);
    let sheet = open("a.xlsx", &bytes).expect("reads");
    let mut row = relabel_sheet::read::Row::default();
    assert!(RowReader::new(sheet.rows).read(0, &mut row).expect("reads"));
    assert_eq!(row.number, 2);
    row.cells().map(|(cell, text)| (cell.form, text.to_owned())).collect()
}

#[test]
fn cells_of_every_kind_hold_what_was_typed() {
    let cell = |form, text: &str| (form, text.to_owned());
    for (xml, wanted) in [
        (text("A2", "00123"), cell(Form::Text, "00123")),
        (text("A2", "12345678901234567890"), cell(Form::Text, "12345678901234567890")),
        (text("A2", " two\nlines "), cell(Form::Text, " two\nlines ")),
        (text("A2", "Tom &amp; Ann &#233;&#x1F600;"), cell(Form::Text, "Tom & Ann é😀")),
        (
            r#"<c r="A2"><v>12345678901234567890</v></c>"#.into(),
            cell(Form::Rounded, "12345678901234567168"),
        ),
        (
            r#"<c r="A2"><v>1.23456789012346E+19</v></c>"#.into(),
            cell(Form::Rounded, "12345678901234599936"),
        ),
        (r#"<c r="A2"><v>7.0</v></c>"#.into(), cell(Form::Number, "7")),
        (r#"<c r="A2"><v>4.5999999999999996</v></c>"#.into(), cell(Form::Number, "4.6")),
        (r#"<c r="A2" s="1"><v>47941.5</v></c>"#.into(), cell(Form::Date, "2031-04-03T12:00:00")),
        (r#"<c r="A2" s="0"><v>47941</v></c>"#.into(), cell(Form::Number, "47941")),
        (
            r#"<c r="A2" t="d"><v>2031-04-03T10:00:00</v></c>"#.into(),
            cell(Form::Date, "2031-04-03T10:00:00"),
        ),
        (r#"<c r="A2" t="b"><v>1</v></c>"#.into(), cell(Form::YesNo, "true")),
        (r##"<c r="A2" t="e"><f>1/0</f><v>#N/A</v></c>"##.into(), cell(Form::Error, "#N/A")),
        (
            r#"<c r="A2" t="str"><f>A1&amp;"x"</f><v>pathx</v></c>"#.into(),
            cell(Form::Text, "pathx"),
        ),
        (r#"<c r="A2" t="s"><v>0</v></c>"#.into(), cell(Form::Text, "Forêt")),
        (r#"<c r="A2" t="s"><v>1</v></c>"#.into(), cell(Form::Text, "a\r\nb")),
        (r#"<c r="A2" t="str"><v><![CDATA[<a>]]></v></c>"#.into(), cell(Form::Text, "<a>")),
        (r#"<x:c xmlns:x="y" r="A2" t="str"><x:v>b</x:v></x:c>"#.into(), cell(Form::Text, "b")),
        (r#"<c t="str"><v>no name</v></c>"#.into(), cell(Form::Text, "no name")),
    ] {
        assert_eq!(cells(&xml), [wanted], "{xml}");
    }
}

#[test]
fn what_is_damaged_is_never_a_shorter_sheet() {
    let head = format!(r#"<row r="1">{}</row>"#, text("A1", "path"));
    let row = |xml: &str| tab(&format!("{head}{xml}"));
    for (name, sheet) in [
        (
            "a part that ends early",
            row("").replace("</sheetData></worksheet>", r#"<row r="2"><c r="A2">"#),
        ),
        ("a part that ends within a tag", row("").replace("</worksheet>", "<row r=\"2")),
        ("rows in the wrong order", row(r#"<row r="3"/><row r="2"/>"#)),
        ("a row twice", row(r#"<row r="1"/>"#)),
        ("a row of no number", row(r#"<row r="x"/>"#)),
        ("cells in the wrong order", row(r#"<row r="2"><c r="B2"/><c r="A2"/></row>"#)),
        ("a cell of another row", row(r#"<row r="2"><c r="A3"/></row>"#)),
        ("a cell of no place", row(r#"<row r="2"><c r="2A"/></row>"#)),
        ("a cell of no number", row(r#"<row r="2"><c r="A2"><v>x</v></c></row>"#)),
        (
            "a shared text that is not there",
            row(r#"<row r="2"><c r="A2" t="s"><v>9</v></c></row>"#),
        ),
        ("ends that do not match", row(r#"<row r="2"><c r="A2"></row></c>"#)),
    ] {
        let opened = open("a.xlsx", &workbook(&[(SHEET, &sheet)]));
        // What follows the rows is not read, and so a cut there harms nothing.
        if name == "a part that ends within a tag" {
            continue;
        }
        assert!(matches!(opened, Err(Error::Damaged(_))), "{name}: {opened:?}");
    }
    for sheet in [row(r#"<row r="1048577"/>"#), row(r#"<row r="2"><c r="XFE2"/></row>"#)] {
        let opened = open("a.xlsx", &workbook(&[(SHEET, &sheet)]));
        assert!(matches!(opened, Err(Error::TooLarge(_))), "{opened:?}");
    }
}

#[test]
fn a_file_that_is_cut_off_anywhere_is_damaged() {
    let rows: String = (2..400)
        .map(|number| {
            format!(
                r#"<row r="{number}">{}</row>"#,
                text(&format!("A{number}"), "/content/dam/a.jpg")
            )
        })
        .collect();
    let whole =
        workbook(&[(SHEET, &tab(&format!(r#"<row r="1">{}</row>{rows}"#, text("A1", "path"))))]);
    assert_eq!(open("a.xlsx", &whole).expect("reads").rows.count(), 398);
    for part in 1..40 {
        let cut = open("a.xlsx", &whole[..whole.len() * part / 40]);
        assert!(matches!(cut, Err(Error::Damaged(_) | Error::Empty)), "{part}: {cut:?}");
    }
    // A byte that changed within a packed part does not pass either.
    let mut changed = whole.clone();
    let at =
        changed.windows(SHEET.len()).position(|name| name == SHEET.as_bytes()).expect("is there");
    changed[at + SHEET.len() + 40] ^= 0x55;
    let opened = open("a.xlsx", &changed);
    assert!(opened.is_err(), "{opened:?}");
}

#[test]
fn other_kinds_of_files_say_what_they_are() {
    let text = archive(&[part("mimetype", "application/vnd.oasis.opendocument.text")]);
    assert!(matches!(open("a.odt", &text), Err(Error::NotRecognised)));
    let other = archive(&[part("word/document.xml", "<a/>")]);
    assert!(matches!(open("a.docx", &other), Err(Error::NotRecognised)));
    assert!(matches!(open("a.xlsx", &workbook(&[(SHEET, &tab(""))])), Err(Error::Empty)));
}

#[test]
fn rows_of_text_have_the_numbers_that_spreadsheets_show() {
    let csv = "sep=;\n\npath;title;more\n/a;\"x\ny\";1\n;;\n\n/b\n/c;z;2;3;4\n";
    let sheet = open("a.csv", csv.as_bytes()).expect("reads");
    assert_eq!(headings(&sheet)[..3], ["path", "title", "more"]);
    let found: Vec<(u32, String)> =
        rows(&sheet).into_iter().map(|(number, cells)| (number, cells[..3].join("|"))).collect();
    let wanted = [(4, "/a|x\ny|1"), (7, "/b||"), (8, "/c|z|2")];
    assert_eq!(found, wanted.map(|(number, cells)| (number, cells.to_owned())));
    assert_eq!(sheet.samples[2].row, 8);
    // What stands where no heading is can be seen.
    assert_eq!(sheet.samples[2].cells, ["/c", "z", "2", "3", "4"]);
}

#[test]
fn a_tab_is_read_by_its_number_and_hidden_ones_are_not_shown() {
    let book = r#"<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="Notes" r:id="rId9" state="hidden"/><sheet name="Été" r:id="rId1"/><sheet name="Two" r:id="rId2"/></sheets></workbook>"#;
    let relations = r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/worksheet" Target="worksheets/two.xml"/><Relationship Id="rId9" Type="x/worksheet" Target="worksheets/two.xml"/></Relationships>"#;
    let one = |word: &str| {
        tab(&format!(
            r#"<row r="1">{}</row><row r="2">{}</row>"#,
            text("A1", "path"),
            text("A2", word)
        ))
    };
    let bytes = workbook(&[
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", relations),
        (SHEET, &one("first")),
        ("xl/worksheets/two.xml", &one("second")),
    ]);
    let (_folder, path) = file("a.xlsx", &bytes);
    for (tab, word) in [(0, "first"), (1, "second")] {
        let sheet =
            open_as(&path, relabel_core::sheets::detect::ReadAs { tab, ..Default::default() });
        assert_eq!(sheet.tabs, ["Été", "Two"]);
        assert_eq!(rows(&sheet)[0].1, [word]);
    }
}

#[test]
fn a_file_that_changed_is_not_read_again() {
    let (_folder, path) = file("a.csv", b"path,title\n/a,b\n");
    let sheet = open_as(&path, Default::default());
    assert!(sheet.check_file().is_ok());
    std::fs::write(&path, b"path,title\n/a,b\n/c,d\n").expect("writes");
    assert!(matches!(sheet.check_file(), Err(Error::Gone)));
    std::fs::remove_file(&path).expect("removes");
    assert!(matches!(sheet.check_file(), Err(Error::Gone)));
}
