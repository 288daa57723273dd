//! Spreadsheets, from the bytes of a file to what each asset gets.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use relabel_core::api::types::{FieldKind, MatchBy, SheetEncoding, SheetMapping, SheetSeparator};
use relabel_core::plan::{AssetEdit, AssetSource as _};
use relabel_core::sheets::assets::SheetAssets;
use relabel_core::sheets::detect::{self, ReadAs, Sheet};
use relabel_core::sheets::mapping;
use relabel_core::sheets::vocabulary::Vocabulary;
use tempfile::TempDir;

use crate::harness::Target;
use crate::random::Random;
use crate::{mutate, structure};

const TEXT_WORDS: [&str; 40] = [
    ",",
    ";",
    "\t",
    "\"",
    "\"\"",
    "\r\n",
    "\r",
    "\n",
    "sep=;\n",
    "\u{feff}",
    "|",
    "\\|",
    "'",
    "=1+1",
    "(clear)",
    "(vider)",
    " ",
    "assetPath",
    "dc:title{{String}}",
    "dc:subject{{String: multi}}",
    "dc:subject{{String: multi: escaped}}",
    "prism:expirationDate{{Date: DateFormat: dd/MM/yyyy}}",
    "Expire le",
    "Mots-clés",
    "Tags",
    "relabelSheet1",
    "/content/dam/a.jpg",
    "https://author-p1-e2.adobeaemcloud.com/assetdetails.html/content/dam/%C3%A9.jpg",
    "/api/assets/a/b.jpg.json",
    "03/04/2031",
    "31/12/2031",
    "2031-04-03T00:00:00Z",
    "1.23457E+19",
    "#N/A",
    "oui",
    "12345678901234567890",
    "é",
    "\u{fffd}",
    "Ã©",
    "🌊",
];

const XML_WORDS: [&str; 56] = [
    "<row r=\"2\">",
    "</row>",
    "<row/>",
    "<c r=\"A1\" t=\"s\"><v>0</v></c>",
    "<c r=\"B2\">",
    "</c>",
    "<c r=\"XFD1048576\"/>",
    "<v>",
    "</v>",
    "<is><t>",
    "</t></is>",
    "<t xml:space=\"preserve\"> a</t>",
    " t=\"s\"",
    " t=\"b\"",
    " t=\"e\"",
    " t=\"d\"",
    " t=\"str\"",
    " t=\"inlineStr\"",
    " s=\"1\"",
    " s=\"99999\"",
    " r=\"A0\"",
    " r=\"AAAA1\"",
    "&amp;",
    "&#0;",
    "&#x10FFFF;",
    "&#xD800;",
    "&x;",
    "<!DOCTYPE x [<!ENTITY x \"y\">]>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?x?>",
    "_x000D_",
    "_xD800_",
    "_x005F_",
    "<si>",
    "</si>",
    "<si/>",
    "<rPh>",
    "</rPh>",
    "<r>",
    "</sheetData>",
    "<sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/>",
    "date1904=\"1\"",
    "numFmtId=\"14\"",
    "formatCode=\"[$-409]d/m/yy;@\"",
    "<numFmt numFmtId=\"165\" formatCode=\"yyyy\"/>",
    "<xf numFmtId=\"165\"/>",
    "count=\"4294967295\"",
    "uniqueCount=\"4294967295\"",
    "../",
    "/xl/",
    "NaN",
    "1e309",
    "xmlns:x=\"y\"",
];

/// Text files, or workbooks.
pub(crate) struct Sheets {
    is_text: bool,
    folder: TempDir,
}

impl Sheets {
    pub(crate) fn text() -> Self {
        Self { is_text: true, folder: tempfile::tempdir().expect("a folder") }
    }

    pub(crate) fn workbook() -> Self {
        Self { is_text: false, ..Self::text() }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join(if self.is_text { "a.csv" } else { "a.xlsx" })
    }

    /// How the file is to be read, which follows from its bytes.
    fn read_as(&self, input: &[u8]) -> ReadAs {
        let sum: usize = input.iter().map(|byte| usize::from(*byte)).sum();
        if !self.is_text || !sum.is_multiple_of(3) {
            return ReadAs { tab: usize::from(sum.is_multiple_of(13)), ..ReadAs::default() };
        }
        let encodings = [
            SheetEncoding::Utf8,
            SheetEncoding::Utf16Le,
            SheetEncoding::Utf16Be,
            SheetEncoding::Windows1252,
            SheetEncoding::Windows1250,
            SheetEncoding::Macintosh,
        ];
        let separators = [SheetSeparator::Comma, SheetSeparator::Semicolon, SheetSeparator::Tab];
        let encoding = encodings.get(sum / 3 % 7).copied();
        ReadAs { tab: 0, encoding, separator: separators.get(sum / 21 % 4).copied() }
    }
}

impl Target for Sheets {
    fn name(&self) -> &'static str {
        if self.is_text { "csv" } else { "xlsx" }
    }

    fn seeds(&self) -> Vec<Vec<u8>> {
        if self.is_text { text_seeds() } else { workbook_seeds() }
    }

    fn mutate(&self, input: &mut Vec<u8>, other: &[u8], random: &mut Random) {
        if self.is_text {
            mutate::bytes(input, other, &TEXT_WORDS, random);
        } else {
            structure::archive(input, other, &XML_WORDS, random);
        }
    }

    fn run(&mut self, input: &[u8]) -> String {
        let path = self.path();
        std::fs::write(&path, input).expect("writes");
        let mut told = format!("{} ", detect::looks_like_sheet(&path));
        let sheet = match detect::read(&path, &self.read_as(input)) {
            Ok(sheet) => sheet,
            Err(error) => {
                let told = format!("{error:?}");
                return told.chars().filter(|letter| letter.is_alphabetic()).take(40).collect();
            }
        };
        let (wanted, _) = mapping::propose(&sheet, &Vocabulary::default(), None, "Europe/Paris");
        assert_eq!(wanted.columns.len(), sheet.columns.len(), "each column has a use");
        let questions = mapping::questions(&sheet, &wanted).len();
        let _ = write!(
            told,
            "{:?} {:?} {} {questions} {} ",
            sheet.encoding,
            sheet.separator,
            sheet.is_ours,
            sheet.columns.len().min(9)
        );
        match mapping::check(&sheet, &wanted) {
            Ok(()) => drop(mapping::kept(&sheet, &wanted)),
            Err(problem) => {
                let _ = write!(told, "{problem:?} ");
            }
        }
        planned(&sheet, &wanted, &mut told);
        planned(&sheet, &all_kinds(&sheet, wanted), &mut told);
        told
    }
}

/// A mapping that a person might choose as well: each column as another kind.
fn all_kinds(sheet: &Sheet, mut mapping: SheetMapping) -> SheetMapping {
    let kinds = [
        FieldKind::Date,
        FieldKind::Number,
        FieldKind::YesNo,
        FieldKind::List,
        FieldKind::Text,
        FieldKind::Tags,
        FieldKind::LongText,
    ];
    mapping.asset_column = Some(0);
    if sheet.rows.count() % 2 == 1 {
        mapping.asset_by = MatchBy::FileName;
    }
    for used in &mut mapping.columns {
        let number = used.column as usize;
        used.kind = kinds[number % kinds.len()];
        used.property = (number > 0).then(|| format!("acme:field{number}"));
    }
    mapping
}

fn planned(sheet: &Sheet, mapping: &SheetMapping, told: &mut String) {
    let Some(column) = mapping.asset_column else { return };
    let mut source = match SheetAssets::new(sheet, mapping, column, "/content/dam") {
        Ok(source) => source,
        Err(error) => panic!("what was read cannot be read again: {error:?}"),
    };
    let total = source.total().unwrap_or_else(|error| panic!("{error}"));
    let mut assets = Vec::new();
    loop {
        let more = source.next(50).unwrap_or_else(|error| panic!("{error}"));
        if more.is_empty() {
            break;
        }
        assets.extend(more);
    }
    assert_eq!(assets.len(), total as usize, "as many as were announced");
    assert!(assets.len() <= sheet.rows.count(), "more assets than rows");
    let mut seen = BTreeSet::new();
    let (mut before, mut rows) = (String::new(), BTreeSet::new());
    for asset in assets {
        assert!(rows.insert(asset.source_row), "a row is handed out twice");
        seen.insert(format!("{:?}", asset.problem));
        if asset.problem.is_none() && mapping.asset_by == MatchBy::Path {
            assert!(before < asset.asset.path, "{:?} comes late or twice", asset.asset.path);
            before = asset.asset.path;
        }
        let AssetEdit::Cells(cells) = asset.edit else { panic!("a sheet has cells") };
        let mut properties = BTreeSet::new();
        for cell in cells.iter() {
            assert!(properties.insert(cell.property), "a field comes twice");
            let kind =
                cell.value.map(|value| (value.kind, value.multi, value.entries.len().min(3)));
            seen.insert(format!("{kind:?} {:?} {:?}", cell.problem, cell.note));
        }
    }
    for one in seen {
        told.push_str(&one);
    }
}

fn text_seeds() -> Vec<Vec<u8>> {
    let plain = "assetPath,dc:title{{String}},dc:subject{{String: multi}},prism:expirationDate\r\n\
        /content/dam/b.jpg,Bali,sea|sun,2031-04-03T00:00:00.000Z\r\n\
        /content/dam/a.jpg,\"a \"\"quote\"\", and\r\na line\",,(clear)\r\n\
        /content/dam/b.jpg,Bali,sea|sun,\r\n";
    let french = "Chemin;Titre;Expire le;Mots-clés;Copyright\r\n\
        /content/dam/b.jpg;Forêt d'été;03/04/2031;été|hiver;00123\r\n\
        /content/dam/a.jpg;;25/12/2031;;(vider)\r\n\
        /content/dam/b.jpg;Forêt d'hiver;03/04/2031;;00123\r\n\
        nulle part;Titre;;;\r\n";
    let ours = "assetPath\tdc:title{{String}}\tdc:subject{{String: multi: escaped}}\trelabelSheet1\n\
        /content/dam/a.jpg\t'=1+1\ta\\|b|c\t\n\
        /content/dam/c.jpg\t'(clear)\t\t\n";
    let names =
        "sep=;\nFile name;Width;Published\na.jpg;3,5;oui\nb.jpg;12345678901234567890;#N/A\n";
    let utf16 = |text: &str, mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
        mark.iter().copied().chain(text.encode_utf16().flat_map(bytes)).collect::<Vec<u8>>()
    };
    vec![
        plain.as_bytes().to_vec(),
        encoding_rs::WINDOWS_1252.encode(french).0.into_owned(),
        french.as_bytes().to_vec(),
        ours.as_bytes().to_vec(),
        names.as_bytes().to_vec(),
        utf16(plain, b"\xFF\xFE", u16::to_le_bytes),
        utf16(french, b"", u16::to_be_bytes),
        [b"\xEF\xBB\xBF", french.as_bytes()].concat(),
    ]
}

fn workbook_seeds() -> Vec<Vec<u8>> {
    const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let book = format!(
        r#"<?xml version="1.0"?><workbook xmlns:r="{TYPES}"><workbookPr date1904="0"/><sheets><sheet name="Assets" sheetId="1" r:id="rId1"/><sheet name="Other" sheetId="2" r:id="rId4"/></sheets></workbook>"#
    );
    let relations = format!(
        r#"<Relationships><Relationship Id="rId1" Type="{TYPES}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{TYPES}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="{TYPES}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId4" Type="{TYPES}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>"#
    );
    let styles = r#"<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>"#;
    let strings = r#"<sst count="4" uniqueCount="4"><si><t>assetPath</t></si><si><r><t>dc:</t></r><r><t>title</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si><t xml:space="preserve"> a_x000D_b &amp; &#233; </t></si><si><t>/content/dam/a.jpg</t></si></sst>"#;
    let first = r#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>Expires on</t></is></c><c r="D1" t="str"><v>acme:count{{Long}}</v></c></row><row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" t="s"><v>2</v></c><c r="C2" s="1"><v>47941</v></c><c r="D2"><v>7</v></c></row><row r="5"><c r="A5" t="inlineStr"><is><t>/content/dam/b.jpg</t></is></c><c r="B5" t="b"><v>1</v></c><c r="C5" s="2"><v>47941.5</v></c><c r="D5" t="e"><v>#N/A</v></c></row><row r="6"><c t="s"><v>3</v></c><c><v>12345678901234567890</v></c><c t="d"><v>2031-04-03T00:00:00</v></c></row></sheetData></worksheet>"#;
    let ours = r#"<worksheet><sheetData><row r="1"><c r="A1" s="2" t="inlineStr"><is><t>assetPath</t></is></c><c r="B1" t="inlineStr"><is><t>dc:subject{{String: multi: escaped}}</t></is></c><c r="C1" t="inlineStr"><is><t>relabelSheet1</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>/content/dam/a.jpg</t></is></c><c r="B2" t="inlineStr"><is><t><![CDATA['x\|y|z]]></t></is></c></row></sheetData></worksheet>"#;
    let parts = |first: &str, second: &str, book: &str| {
        let parts = [
            ("[Content_Types].xml", "<Types/>"),
            ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", &*relations),
            ("xl/styles.xml", styles),
            ("xl/sharedStrings.xml", strings),
            ("xl/worksheets/sheet1.xml", first),
            ("xl/worksheets/sheet2.xml", second),
        ];
        parts.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
    };
    let of_1904 = book.replace("date1904=\"0\"", "date1904=\"1\"");
    let all = [parts(first, ours, &book), parts(ours, first, &of_1904)];
    all.iter().filter_map(|parts| structure::packed(parts, true)).collect()
}
