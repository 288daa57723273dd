//! The same table in every encoding and with every separator (threat T12).

use encoding_rs::Encoding;
use relabel_core::api::types::{SheetEncoding, SheetQuestion, SheetSeparator};
use relabel_core::sheets::detect::ReadAs;
use relabel_core::sheets::mapping;
use relabel_core::sheets::vocabulary::Vocabulary;

use super::making::*;

const ROWS: [[&str; 3]; 4] = [
    ["Chemin", "Titre", "Description"],
    ["/content/dam/été.jpg", "Forêt d’été", "Deux\nlignes, \"citées\"; et plus"],
    ["/content/dam/b.jpg", "007", "naïve façade"],
    ["/content/dam/c.jpg", "", "Straße"],
];

/// The table as text, quoted where it has to be.
fn table(separator: char, line: &str) -> String {
    let cell = |text: &&str| {
        if text.contains([separator, '"', '\n']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            (*text).to_owned()
        }
    };
    let row =
        |row: &[&str; 3]| row.iter().map(cell).collect::<Vec<_>>().join(&separator.to_string());
    ROWS.iter().map(row).collect::<Vec<_>>().join(line) + line
}

fn utf_16(text: &str, little: bool) -> Vec<u8> {
    let unit = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
    text.encode_utf16().flat_map(unit).collect()
}

fn stored(text: &str, in_what: &'static Encoding) -> Vec<u8> {
    let (bytes, _, lost) = in_what.encode(text);
    assert!(!lost, "all letters are there");
    bytes.into_owned()
}

#[test]
fn the_same_table_comes_out_of_every_encoding_separator_and_line_end() {
    let mut files = 0;
    for (separator, sign) in [
        (SheetSeparator::Comma, ','),
        (SheetSeparator::Semicolon, ';'),
        (SheetSeparator::Tab, '\t'),
    ] {
        for line in ["\n", "\r\n", "\r"] {
            let text = table(sign, line);
            let mark = format!("\u{FEFF}{text}");
            for (encoding, bytes) in [
                (SheetEncoding::Utf8, text.clone().into_bytes()),
                (SheetEncoding::Utf8, mark.clone().into_bytes()),
                (SheetEncoding::Utf16Le, utf_16(&mark, true)),
                (SheetEncoding::Utf16Be, utf_16(&mark, false)),
                (SheetEncoding::Utf16Le, utf_16(&text, true)),
                (SheetEncoding::Utf16Be, utf_16(&text, false)),
                (SheetEncoding::Windows1252, stored(&text, encoding_rs::WINDOWS_1252)),
            ] {
                let sheet = open("table.csv", &bytes).expect("reads");
                let about = format!("{encoding:?} {separator:?} {line:?}");
                let evidence = sheet.encoding.expect("is told");
                assert_eq!((evidence.encoding, evidence.is_sure), (encoding, true), "{about}");
                assert_eq!(sheet.separator, Some(separator), "{about}");
                assert_eq!(headings(&sheet), ROWS[0], "{about}");
                for (at, (number, cells)) in rows(&sheet).into_iter().enumerate() {
                    assert_eq!(number as usize, at + 2, "{about}");
                    assert_eq!(cells, ROWS[at + 1], "{about}");
                }
                assert_eq!(sheet.samples.len(), 3, "{about}");
                files += 1;
            }
        }
    }
    assert_eq!(files, 63);
}

/// A sheet of one word.
fn short(word: &str, in_what: &'static Encoding) -> Vec<u8> {
    stored(&format!("path;title\n/content/dam/a.jpg;{word}\n"), in_what)
}

#[test]
fn what_western_europe_writes_is_sure() {
    for words in [
        "Qualité",
        "Été à la plage",
        "ÉTÉ",
        "Straße und Öl",
        "piñata, corazón",
        "Brand™ “quoted” – 5 €",
        "São Tomé, ação",
        "perché così più",
        "Ærø på dansk",
        "Malmö, Ångström",
        "½ × 3 ÷ 2",
        "cœur",
    ] {
        let sheet = open("table.csv", &short(words, encoding_rs::WINDOWS_1252)).expect("reads");
        let evidence = sheet.encoding.expect("is told");
        assert_eq!(
            (evidence.encoding, evidence.is_sure),
            (SheetEncoding::Windows1252, true),
            "{words}"
        );
    }
}

#[test]
fn what_is_not_sure_is_asked_and_never_told_as_sure() {
    let polish = "path;title\n/content/dam/a.jpg;Zażółć gęślą jaźń\n";
    let french = "path;title\n/content/dam/a.jpg;Une forêt près du café\n";
    let twice = "path;title\n/content/dam/a.jpg;Forêt d'été".replace('ê', "Ãª").replace('é', "Ã©");
    for (name, bytes) in [
        ("Central Europe", stored(polish, encoding_rs::WINDOWS_1250)),
        ("an older Mac", stored(french, encoding_rs::MACINTOSH)),
        ("a word at whose end a Mac's letter is", short("Qualité", encoding_rs::MACINTOSH)),
        ("a word that begins with a Mac's letter", short("Été", encoding_rs::MACINTOSH)),
        ("a Mac's umlaut", short("Prüfung", encoding_rs::MACINTOSH)),
        ("Russian", short("Москва", encoding_rs::WINDOWS_1251)),
        ("Greek", short("Αθήνα", encoding_rs::WINDOWS_1253)),
        ("Czech", short("Příroda", encoding_rs::WINDOWS_1250)),
        ("Czech with a hook", short("Žižkov", encoding_rs::WINDOWS_1250)),
        ("saved twice", twice.into_bytes()),
        (
            "a mark that lies",
            [b"\xEF\xBB\xBF".as_slice(), &stored(french, encoding_rs::WINDOWS_1252)].concat(),
        ),
    ] {
        let sheet = open("table.csv", &bytes).expect("reads");
        assert!(!sheet.encoding.expect("is told").is_sure, "{name}: {:?}", sheet.encoding);
        let (mapping, _) = mapping::propose(&sheet, &Vocabulary::default(), None, "UTC");
        assert!(mapping::questions(&sheet, &mapping).contains(&SheetQuestion::Encoding), "{name}");
    }
    // Chosen by somebody it is no question, and it is read so.
    let (_folder, path) = file("table.csv", &stored(polish, encoding_rs::WINDOWS_1250));
    let encoding = Some(SheetEncoding::Windows1250);
    let sheet = open_as(&path, ReadAs { encoding, ..ReadAs::default() });
    assert_eq!(rows(&sheet)[0].1[1], "Zażółć gęślą jaźń");
    let (mapping, _) = mapping::propose(&sheet, &Vocabulary::default(), None, "UTC");
    assert_eq!(mapping::questions(&sheet, &mapping), []);
}

#[test]
fn what_is_no_text_is_not_taken_for_one() {
    for (name, bytes) in [
        ("zeros", b"path,title\n/a,b\0c\n".to_vec()),
        ("a picture", [b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".as_slice(), &[0; 64]].concat()),
        ("zeros far in", [vec![b'a'; 10_000], vec![0], vec![b'b'; 10]].concat()),
    ] {
        let refused = open("table.csv", &bytes);
        assert!(
            matches!(refused, Err(relabel_sheet::error::Error::NotRecognised)),
            "{name}: {refused:?}"
        );
    }
    assert!(matches!(open("a.csv", b""), Err(relabel_sheet::error::Error::Empty)));
    assert!(matches!(open("a.csv", b"path\n"), Err(relabel_sheet::error::Error::Empty)));
}

#[test]
fn a_letter_cut_by_the_end_of_a_piece_is_whole() {
    // The file is looked through in pieces of 256 KiB: an accent lies across each end.
    let mut text = String::from("path;title\n");
    while text.len() < 600_000 {
        text.push_str("/content/dam/a.jpg;éééééééé\n");
    }
    let sheet = open("long.csv", text.as_bytes()).expect("reads");
    let evidence = sheet.encoding.expect("is told");
    assert_eq!((evidence.encoding, evidence.is_sure), (SheetEncoding::Utf8, true));
    assert!(rows(&sheet).iter().all(|(_, cells)| cells[1] == "éééééééé"));
}
