//! From the rows of a sheet to the assets of a plan.

use relabel_core::api::types::{CannotReason, DateOrder, FieldKind, SheetMapping, SheetQuestion};
use relabel_core::plan::fields::Catalogue;
use relabel_core::plan::{AssetEdit, AssetSource as _, SourceAsset};
use relabel_core::sheets::assets::SheetAssets;
use relabel_core::sheets::detect::Sheet;
use relabel_core::sheets::mapping;
use relabel_core::sheets::vocabulary::Vocabulary;
use relabel_model::{Kind, Property, SourceCell};

use super::making::*;

pub(super) fn proposed(sheet: &Sheet) -> SheetMapping {
    mapping::propose(sheet, &Vocabulary::default(), None, "Europe/Paris").0
}

fn planned(sheet: &Sheet, mapping: &SheetMapping) -> Vec<SourceAsset> {
    let column = mapping.asset_column.expect("a column of assets");
    let mut source = SheetAssets::new(sheet, mapping, column, "/content/dam").expect("matches");
    let total = source.total().expect("counts");
    let mut assets = Vec::new();
    loop {
        let more = source.next(3).expect("gives");
        if more.is_empty() {
            break;
        }
        assets.extend(more);
    }
    assert_eq!(assets.len(), total as usize, "as many as were announced");
    assets
}

fn cells(asset: &SourceAsset) -> Vec<SourceCell> {
    match &asset.edit {
        AssetEdit::Cells(cells) => cells.iter().collect(),
        AssetEdit::Shared { .. } => panic!("a sheet says something of its own for each asset"),
    }
}

/// A cell in short: property, value, problem, note, other row, what each row says.
fn short(cell: &SourceCell) -> String {
    let value = cell.value.as_ref().map_or("-".to_owned(), |value| value.entries.join("+"));
    let mut text = format!("{}={value}", cell.property);
    if let Some(problem) = cell.problem {
        text.push_str(&format!(" {problem:?}"));
    }
    if let Some(note) = cell.note {
        text.push_str(&format!(" {note:?}"));
    }
    if let Some(row) = cell.other_row {
        text.push_str(&format!(" {row}"));
    }
    if !cell.says.is_empty() {
        let value = |value: &Option<Property>| {
            value.as_ref().map_or("-".to_owned(), |value| value.entries.join("+"))
        };
        let said = cell.says.iter().map(|said| format!("{}: {}", said.row, value(&said.value)));
        text.push_str(&format!(" ({})", said.collect::<Vec<_>>().join(", ")));
    }
    text
}

fn all(assets: &[SourceAsset]) -> Vec<String> {
    assets
        .iter()
        .map(|asset| {
            let cells: Vec<String> = cells(asset).iter().map(short).collect();
            let row = asset.source_row.expect("a row");
            format!("{row} {} {}", asset.asset.path, cells.join(", "))
        })
        .collect()
}

#[test]
fn headings_of_aem_labels_and_names_are_understood() {
    let headings = [
        ("assetPath", None),
        ("dc:title{{String}}", Some(("dc:title", FieldKind::Text))),
        ("dc:subject{{String : multi}}", Some(("dc:subject", FieldKind::List))),
        ("Expires on", Some(("prism:expirationDate", FieldKind::Date))),
        ("copyright", Some(("dc:rights", FieldKind::Text))),
        ("usage terms", Some(("xmpRights:UsageTerms", FieldKind::LongText))),
        ("acme:campaign", Some(("acme:campaign", FieldKind::Text))),
        ("acme:count{{Long}}", Some(("acme:count", FieldKind::Number))),
        ("plain{{Boolean}}", Some(("plain", FieldKind::YesNo))),
        ("Tags", Some(("cq:tags", FieldKind::Tags))),
        ("dam:size{{Long}}", None),
        ("jcr:primaryType", None),
        ("Comments", None),
        ("Titre", None),
        ("relabelSheet1", None),
    ];
    let line: Vec<&str> = headings.iter().map(|(heading, _)| *heading).collect();
    let csv = format!("{}\n/content/dam/a.jpg\n", line.join(","));
    let sheet = open("a.csv", csv.as_bytes()).expect("reads");
    assert!(sheet.is_ours);
    let mapping = proposed(&sheet);
    assert_eq!(mapping.asset_column, Some(0));
    for ((heading, wanted), used) in headings.iter().zip(&mapping.columns) {
        let found = used.property.as_deref().map(|property| (property, used.kind));
        assert_eq!(found, *wanted, "{heading}");
    }
}

#[test]
fn a_semicolon_file_of_windows_with_days_first_and_a_contradiction_is_planned() {
    let csv = "Chemin;Titre;Expire le;Mots-clés;dc:rights\r\n\
        /content/dam/b.jpg;Forêt d'été;03/04/2031;été|hiver;00123\r\n\
        /content/dam/a.jpg;;25/12/2031;;(vider)\r\n\
        /content/dam/b.jpg;Forêt d'hiver;03/04/2031;;00123\r\n\
        /content/dam/c.jpg;;;;\r\n\
        nulle part;Titre;;;\r\n";
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(csv);
    let sheet = open("Feuille.csv", &bytes).expect("reads");
    let french = Vocabulary::new("fr", Catalogue::standard(), &[]);
    let (mapping, _) = mapping::propose(&sheet, &french, None, "Europe/Paris");
    assert_eq!(mapping::questions(&sheet, &mapping), []);
    let assets = planned(&sheet, &mapping);
    assert_eq!(
        all(&assets),
        [
            "3 /content/dam/a.jpg prism:expirationDate=2031-12-25T00:00:00.000+01:00, dc:rights=-",
            "2 /content/dam/b.jpg dc:title=Forêt d'été RowsContradict 4 (2: Forêt d'été, 4: Forêt d'hiver), \
             prism:expirationDate=2031-04-03T00:00:00.000+02:00 RowsMerged, \
             dc:subject=été+hiver, dc:rights=00123 RowsMerged",
            "6 nulle part dc:title=Titre",
        ]
    );
    assert_eq!(assets[2].problem, Some(CannotReason::AssetNotFound));
    assert_eq!(cells(&assets[0])[0].value.as_ref().map(|value| value.kind), Some(Kind::Date));
}

#[test]
fn an_ambiguous_column_is_asked_about_once() {
    let csv = "path,Expires on,Date taken,dc:title\n\
        /content/dam/a.jpg,03/04/2031,2031-01-02,03/04/2031\n\
        /content/dam/b.jpg,05/06/2031,2031-03-04,05/06/2031\n";
    let sheet = open("a.csv", csv.as_bytes()).expect("reads");
    let mut mapping = proposed(&sheet);
    let questions = mapping::questions(&sheet, &mapping);
    let [SheetQuestion::DateOrder { column: 1, example, day_first, month_first }] = &questions[..]
    else {
        panic!("one question: {questions:?}")
    };
    assert_eq!(example, "03/04/2031");
    assert!(day_first.starts_with("2031-04-03"), "{day_first}");
    assert!(month_first.starts_with("2031-03-04"), "{month_first}");
    mapping.columns[1].date_order = Some(DateOrder::MonthFirst);
    assert_eq!(mapping::questions(&sheet, &mapping), []);
    let found = all(&planned(&sheet, &mapping));
    assert!(found[0].contains("prism:expirationDate=2031-03-04T"), "{found:?}");
    assert!(found[0].contains("photoshop:DateCreated=2031-01-02T"), "{found:?}");
    // A pattern in the heading decides as well.
    let heading = csv.replace("Expires on", "prism:expirationDate{{Date: DateFormat: dd/MM/yyyy}}");
    let sheet = open("a.csv", heading.as_bytes()).expect("reads");
    assert_eq!(mapping::questions(&sheet, &proposed(&sheet)), []);
}

#[test]
fn rows_that_say_the_same_are_merged_and_three_that_do_not_are_named() {
    let csv = "path,dc:title,dc:rights\n\
        /content/dam/a.jpg,x,\n\
        /content/dam/a.jpg,,y\n\
        /content/dam/a.jpg,x,\n\
        /content/dam/b.jpg,1,\n\
        /content/dam/b.jpg,2,\n\
        /content/dam/b.jpg,3,\n\
        /content/dam/c.jpg,(clear),\n\
        /content/dam/c.jpg,z,\n\
        /content/dam/d.jpg,,y\n\
        /content/dam/d.jpg,1,\n\
        /content/dam/d.jpg,2,\n\
        /content/dam/d.jpg,1,\n";
    let sheet = open("a.csv", csv.as_bytes()).expect("reads");
    assert_eq!(
        all(&planned(&sheet, &proposed(&sheet))),
        [
            "2 /content/dam/a.jpg dc:title=x RowsMerged, dc:rights=y",
            "5 /content/dam/b.jpg dc:title=1 RowsContradict 6 (5: 1, 6: 2, 7: 3)",
            "8 /content/dam/c.jpg dc:title=- RowsContradict 9 (8: -, 9: z)",
            "10 /content/dam/d.jpg dc:rights=y, dc:title=1 RowsContradict RowsMerged 12 (11: 1, 12: 2, 13: 1)",
        ]
    );
}

#[test]
fn variants_of_a_path_are_assets_of_their_own() {
    let csv = "path,dc:title\n\
        /content/dam/\u{e9}.jpg,1\n\
        /content/dam/e\u{301}.jpg,2\n\
        /content/dam/\u{c9}.jpg,3\n\
        /content/dam/\u{e9}.jpg ,4\n";
    let sheet = open("a.csv", csv.as_bytes()).expect("reads");
    let assets = planned(&sheet, &proposed(&sheet));
    assert_eq!(assets.len(), 4, "{:?}", all(&assets));
    assert!(assets.iter().all(|asset| cells(asset)[0].problem.is_none()));
}

#[test]
fn what_a_spreadsheet_or_an_encoding_spoilt_is_a_problem_and_no_value() {
    let rows = format!(
        r##"<row r="1">{}{}</row><row r="2">{}<c r="B2"><v>12345678901234567890</v></c></row><row r="3">{}<c r="B3" t="e"><v>#N/A</v></c></row><row r="4">{}{}</row><row r="5">{}{}</row>"##,
        text("A1", "path"),
        text("B1", "dc:title"),
        text("A2", "/content/dam/1.jpg"),
        text("A3", "/content/dam/2.jpg"),
        text("A4", "/content/dam/3.jpg"),
        text("B4", "caf\u{FFFD}"),
        text("A5", "/content/dam/4.jpg"),
        text("B5", "12345678901234567890"),
    );
    let sheet = open("a.xlsx", &workbook(&[(SHEET, &tab(&rows))])).expect("reads");
    let assets = planned(&sheet, &proposed(&sheet));
    let problems: Vec<_> = assets.iter().map(|asset| cells(asset)[0].problem).collect();
    assert_eq!(
        problems,
        [
            Some(CannotReason::NumberRounded),
            Some(CannotReason::CellError),
            Some(CannotReason::Undecoded),
            None
        ]
    );
}

#[test]
fn numbers_that_excel_shows_otherwise_are_taken_as_shown_or_not_at_all() {
    let number = |name: &str, style: u32, value: &str| {
        format!(r#"<c r="{name}" s="{style}"><v>{value}</v></c>"#)
    };
    let row = |at: u32, cell: &str| {
        format!(
            r#"<row r="{at}">{}{cell}</row>"#,
            text(&format!("A{at}"), &format!("/content/dam/{at}.jpg"))
        )
    };
    let rows = [
        format!(
            r#"<row r="1">{}{}{}</row>"#,
            text("A1", "path"),
            text("B1", "dc:title"),
            text("C1", "acme:share{{Double}}")
        ),
        row(2, &number("B2", 1, "123")),
        row(3, &format!("{}{}", number("B3", 2, "0.5"), number("C3", 2, "0.5"))),
        row(4, &number("B4", 3, "0.5")),
        row(5, &number("B5", 0, "123")),
        row(6, &number("B6", 4, "1234")),
    ];
    let styles = r##"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="0%"/><numFmt numFmtId="166" formatCode="h:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="3"/></cellXfs></styleSheet>"##;
    let bytes = workbook(&[(SHEET, &tab(&rows.concat())), (STYLES, styles)]);
    let sheet = open("a.xlsx", &bytes).expect("reads");
    assert_eq!(
        all(&planned(&sheet, &proposed(&sheet))),
        [
            "2 /content/dam/2.jpg dc:title=00123",
            "3 /content/dam/3.jpg dc:title=0.5 NumberFormatted, acme:share=0.5",
            "4 /content/dam/4.jpg dc:title=0.5 NumberFormatted",
            "5 /content/dam/5.jpg dc:title=123",
            "6 /content/dam/6.jpg dc:title=1234 NumberFormatted",
        ]
    );
}

#[test]
fn dates_of_two_habits_in_one_column_are_asked_about() {
    let csv = "path,Expires on\n\
        /content/dam/a.jpg,13/04/2031\n\
        /content/dam/b.jpg,04/13/2031\n\
        /content/dam/c.jpg,03/04/2031\n";
    let sheet = open("a.csv", csv.as_bytes()).expect("reads");
    let mut mapping = proposed(&sheet);
    let questions = mapping::questions(&sheet, &mapping);
    assert!(
        matches!(&questions[..], [SheetQuestion::DateOrder { column: 1, example, .. }] if example == "03/04/2031"),
        "{questions:?}"
    );
    mapping.columns[1].date_order = Some(DateOrder::DayFirst);
    assert_eq!(mapping::questions(&sheet, &mapping), []);
    let found = all(&planned(&sheet, &mapping));
    assert!(found[1].ends_with("DateUnreadable"), "{found:?}");
    // Where every date can be read in one way only there is nothing to ask.
    let plain = csv.replace("03/04/2031", "2031-04-03");
    let sheet = open("a.csv", plain.as_bytes()).expect("reads");
    assert_eq!(mapping::questions(&sheet, &proposed(&sheet)), []);
}

#[test]
fn another_sign_between_entries_is_asked_about_until_somebody_says() {
    let csv = "path;Keywords;Title\n\
        /content/dam/a.jpg;sea, sun ,sea;one, two\n\
        /content/dam/b.jpg;sand;three, four\n";
    let sheet = open("a.csv", csv.as_bytes()).expect("reads");
    let mut mapping = proposed(&sheet);
    let questions = mapping::questions(&sheet, &mapping);
    let [SheetQuestion::ListSeparator { column: 1, example, separator }] = &questions[..] else {
        panic!("one question: {questions:?}")
    };
    assert_eq!((example.as_str(), separator.as_str()), ("sea, sun ,sea", ","));
    mapping.list_separator_is_chosen = true;
    assert_eq!(mapping::questions(&sheet, &mapping), [], "it is one entry");
    assert!(all(&planned(&sheet, &mapping))[0].contains("dc:subject=sea, sun ,sea,"));
    mapping.list_separator = ",".to_owned();
    assert!(all(&planned(&sheet, &mapping))[0].contains("dc:subject=sea+sun,"));
    let (_, body) = mapping::kept(&sheet, &mapping).expect("is kept");
    let (again, _) = mapping::propose(&sheet, &Vocabulary::default(), Some(&body), "UTC");
    assert_eq!(mapping::questions(&sheet, &again), [], "it was said for these headings");
    for without in [csv.replace("sand", "sand|shore"), csv.replace("sea, sun ,sea", "sea")] {
        let sheet = open("a.csv", without.as_bytes()).expect("reads");
        assert_eq!(mapping::questions(&sheet, &proposed(&sheet)), []);
    }
}

#[test]
fn lists_that_aem_wrote_are_taken_as_they_stand() {
    let csv = "assetPath,dc:subject{{String: multi}},Keywords for print{{String: multi}}\n\
        /content/dam/a.jpg, a |b||a,\"x, y\"\n";
    let sheet = open("a.csv", csv.as_bytes()).expect("reads");
    assert!(!sheet.is_ours);
    let mut mapping = proposed(&sheet);
    mapping.list_separator = ",".to_owned();
    assert_eq!(mapping::questions(&sheet, &mapping), []);
    let found = all(&planned(&sheet, &mapping));
    assert!(found[0].contains("dc:subject= a +b++a"), "{found:?}");
}

#[test]
fn lists_in_our_own_sheets_are_taken_letter_by_letter() {
    for (heading, cell, entries) in [
        ("dc:subject{{String: multi}}", " a | b||a ", " a + b++a "),
        ("dc:subject{{String: multi}}", "|", "+"),
        ("dc:subject{{String: multi: escaped}}", "a \\| b| |c\\\\", "a | b+ +c\\"),
        // A column that somebody added.
        ("Keywords", "sea | sun|", "sea + sun+"),
    ] {
        let csv = format!("assetPath,{heading},relabelSheet1\n/content/dam/a.jpg,{cell},\n");
        let sheet = open("a.csv", csv.as_bytes()).expect("reads");
        let mut mapping = proposed(&sheet);
        // Chosen for other sheets.
        mapping.list_separator = ";".to_owned();
        let found = all(&planned(&sheet, &mapping));
        assert!(found[0].contains(&format!("dc:subject={entries}")), "{cell}: {found:?}");
    }
}

#[test]
fn a_text_that_turns_out_to_be_a_date_is_of_the_zone_of_the_sheet() {
    let csv = b"path,acme:day\n/content/dam/a.jpg,2031-05-01\n";
    let sheet = open("a.csv", csv).expect("reads");
    let mut mapping = proposed(&sheet);
    mapping.zone = "Pacific/Auckland".to_owned();
    let mut rows = SheetAssets::new(&sheet, &mapping, 0, "/content/dam").expect("is matched");
    let asset = rows.next(1).expect("is typed").remove(0);
    let AssetEdit::Cells(cells) = asset.edit else { panic!("cells of a sheet") };
    let zones: Vec<String> = cells.iter().map(|cell| cell.zone.name().to_owned()).collect();
    assert_eq!(zones, ["Pacific/Auckland"]);
}
