//! Which column is proposed for what, and what is remembered of it.

use relabel_core::api::types::{MatchBy, SheetMapping, SheetQuestion};
use relabel_core::plan::fields::Catalogue;
use relabel_core::sheets::mapping;
use relabel_core::sheets::vocabulary::Vocabulary;

use super::making::*;
use super::planning::proposed;

#[test]
fn a_mapping_is_remembered_for_the_same_headings_in_any_order() {
    let first = open("a.csv", b"Where,What,dc:title\n/content/dam/a.jpg,x,y\n").expect("reads");
    let mut mapping = proposed(&first);
    mapping.asset_column = Some(0);
    mapping.columns[1].property = Some("dc:rights".to_owned());
    mapping.columns[2].property = None;
    mapping.clear_word = "leer".to_owned();
    mapping::check(&first, &mapping).expect("makes sense");
    let (digest, body) = mapping::kept(&first, &mapping).expect("is kept");
    let second = open("b.csv", b"dc:title,What,Where\nn,m,/content/dam/b.jpg\n").expect("reads");
    assert_eq!(mapping::digest(&second), digest);
    let (again, is_remembered) =
        mapping::propose(&second, &Vocabulary::default(), Some(&body), "UTC");
    assert!(is_remembered);
    assert_eq!((again.asset_column, again.clear_word.as_str()), (Some(2), "leer"));
    let used: Vec<_> = again.columns.iter().map(|used| used.property.as_deref()).collect();
    assert_eq!(used, [None, Some("dc:rights"), None]);
    let other = open("c.csv", b"dc:title,Where\nn,/content/dam/b.jpg\n").expect("reads");
    assert_ne!(mapping::digest(&other), digest);
    for nonsense in ["", "{}", "[1]", &body.replace(":2", ":99")] {
        assert!(
            !mapping::propose(&second, &Vocabulary::default(), Some(nonsense), "UTC").1,
            "{nonsense}"
        );
    }
}

#[test]
fn a_mapping_that_makes_no_sense_is_refused() {
    let sheet = open("a.csv", b"path,a,b\n/content/dam/a.jpg,1,2\n").expect("reads");
    let right = proposed(&sheet);
    mapping::check(&sheet, &right).expect("makes sense");
    let wrong = |change: fn(&mut SheetMapping)| {
        let mut mapping = right.clone();
        change(&mut mapping);
        mapping::check(&sheet, &mapping).is_err()
    };
    let into = |column: usize, property: &str| {
        let mut mapping = right.clone();
        mapping.columns[column].property = Some(property.to_owned());
        mapping
    };
    assert!(wrong(|mapping| mapping.asset_column = Some(9)));
    assert!(wrong(|mapping| mapping.columns[1].column = 9));
    assert!(wrong(|mapping| mapping.columns[1].column = 2));
    assert!(wrong(|mapping| mapping.zone = "Mars/Olympus".to_owned()));
    assert!(wrong(|mapping| mapping.clear_word = " ".to_owned()));
    assert!(wrong(|mapping| mapping.list_separator = String::new()));
    for property in ["jcr:title", "dam:size", "a/b", ""] {
        assert!(mapping::check(&sheet, &into(1, property)).is_err(), "{property}");
    }
    assert!(mapping::check(&sheet, &into(0, "dc:title")).is_err(), "the column of the assets");
    let mut twice = into(1, "dc:title");
    twice.columns[2].property = Some("dc:title".to_owned());
    assert!(mapping::check(&sheet, &twice).is_err());
}

#[test]
fn what_resembles_a_name_is_offered_and_what_was_decided_stays() {
    let sheet = open("a.csv", b"Path,Note,Copyright,Credit\n/content/dam/a.jpg,4,x,y\n");
    let sheet = sheet.expect("reads");
    let english = Vocabulary::default();
    let proposed = proposed(&sheet);
    let offered = |column, vocabulary: &Vocabulary, mapping: &SheetMapping| {
        mapping::offer(&sheet, mapping, column, vocabulary).map(|offer| offer.property)
    };
    let used = |mapping: &SheetMapping| -> Vec<Option<String>> {
        mapping.columns.iter().map(|used| used.property.clone()).collect()
    };
    let some = |property: &str| Some(property.to_owned());
    assert_eq!(used(&proposed), [None, None, some("dc:rights"), some("photoshop:Credit")]);
    assert_eq!(offered(1, &english, &proposed).as_deref(), Some("xmp:Rating"));
    assert_eq!(offered(2, &english, &proposed), None, "it is used");
    // The credit is decided about before AEM has told its fields.
    let mut mapping = proposed.clone();
    mapping.columns[3].property = some("xmp:Label");
    mapping.columns[2].property = None;
    let french = Vocabulary::new("fr", Catalogue::standard(), &[]);
    let (matched, _) = mapping::propose(&sheet, &french, None, "Europe/Paris");
    let next = mapping::matched_again(&sheet, &french, &mapping, &proposed, &matched);
    assert_eq!(used(&next), [None, some("xmp:Rating"), None, some("xmp:Label")]);
    assert_eq!(offered(1, &french, &next), None);
}

#[test]
fn columns_of_one_heading_are_not_remembered() {
    let sheet = open("a.csv", b"Path,Text,Text,Legal\n/content/dam/a.jpg,x,y,z\n").expect("reads");
    let mut mapping = proposed(&sheet);
    for (column, property) in [(1, "dc:title"), (2, "dc:description"), (3, "dc:rights")] {
        mapping.columns[column].property = Some(property.to_owned());
    }
    let (_, body) = mapping::kept(&sheet, &mapping).expect("is kept");
    let (again, _) = mapping::propose(&sheet, &Vocabulary::default(), Some(&body), "UTC");
    let used: Vec<_> = again.columns.iter().map(|used| used.property.as_deref()).collect();
    assert_eq!(used, [None, None, None, Some("dc:rights")]);
}

#[test]
fn a_column_of_names_or_ids_is_taken_where_there_is_none_of_paths() {
    for (headings, column, by) in [
        ("Title,File name", Some(1), MatchBy::FileName),
        ("Nom du fichier,Titre", Some(0), MatchBy::FileName),
        ("Title,jcr:uuid{{String}},File name", Some(1), MatchBy::Id),
        ("File name,Path", Some(1), MatchBy::Path),
        ("Title,Comment", None, MatchBy::Path),
    ] {
        let sheet = open("a.csv", format!("{headings}\na,b,c\n").as_bytes()).expect("reads");
        let mapping = proposed(&sheet);
        assert_eq!((mapping.asset_column, mapping.asset_by), (column, by), "{headings}");
    }
}

#[test]
fn the_cells_of_the_asset_column_say_what_they_hold() {
    const ID: &str = "6f1d4e8a-0b1c-4d2e-8f30-a1b2c3d4e5f6";
    for (heading, cells, by) in [
        ("Asset", ["a.jpg", "b.jpg"], MatchBy::FileName),
        ("Path", [ID, ID], MatchBy::Id),
        ("File name", ["/content/dam/a.jpg", "b.jpg"], MatchBy::FileName),
        ("File name", ["/content/dam/a.jpg", "/content/dam/b.jpg"], MatchBy::Path),
        ("File name", ["a", "b"], MatchBy::FileName),
    ] {
        let text = format!("{heading},Title\n{},x\n{},y\n", cells[0], cells[1]);
        let sheet = open("a.csv", text.as_bytes()).expect("reads");
        let mapping = proposed(&sheet);
        assert_eq!((mapping.asset_column, mapping.asset_by), (Some(0), by), "{heading} {cells:?}");
        // What was decided for these headings goes before what the cells look like.
        let decided = SheetMapping { asset_by: MatchBy::Id, ..mapping };
        let (_, body) = mapping::kept(&sheet, &decided).expect("is kept");
        let (again, _) = mapping::propose(&sheet, &Vocabulary::default(), Some(&body), "UTC");
        assert_eq!(again.asset_by, MatchBy::Id);
    }
    for (rows, likely) in [
        ("logo,a.jpg,x\nlogo,b.jpg,y", Some(1)),
        ("logo,a.jpg,x\nlogo,b,y", None),
        ("logo,b,a.jpg\nlogo,b,b.jpg", None),
    ] {
        let text = format!("Kind,File,Title\n{rows}\n");
        let sheet = open("a.csv", text.as_bytes()).expect("reads");
        let questions = mapping::questions(&sheet, &proposed(&sheet));
        assert_eq!(questions, [SheetQuestion::AssetColumn { likely }], "{rows}");
    }
}
