//! Spreadsheets that say what should change, from the command line.

use std::path::PathBuf;

use relabel_sandbox::Content;
use serde_json::json;

use crate::rig::{Ran, Rig, run};

const DAM: &str = "/content/dam";

/// Text as older programs of Western Europe store it.
fn western(text: &str) -> Vec<u8> {
    text.chars()
        .map(|letter| u8::try_from(u32::from(letter)).expect("a letter of theirs"))
        .collect()
}

/// A workbook of these tabs, each with a name and its rows.
fn workbook(rig: &Rig, name: &str, tabs: &[(&str, &[[&str; 3]])]) -> PathBuf {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (tab, rows) in tabs {
        let sheet = book.add_worksheet();
        sheet.set_name(*tab).expect("a name");
        for (row, cells) in (0..).zip(*rows) {
            sheet.write_row(row, 0, *cells).expect("writes");
        }
    }
    rig.file(name, book.save_to_buffer().expect("a workbook"))
}

/// The value an asset holds, without its kind.
fn held(rig: &Rig, asset: &str, property: &str) -> serde_json::Value {
    let held = rig.held(asset, property);
    held.get("value").or(held.get("values")).cloned().unwrap_or_default()
}

/// The cells of a plan: property, new value, reason, row and other row.
fn cells(ran: &Ran) -> Vec<String> {
    let cells = ran.lines.iter().filter(|line| line["event"] == "cell");
    let word = |value: &serde_json::Value| value.as_str().unwrap_or("-").to_owned();
    cells
        .map(|cell| {
            let new = cell["new"]["entries"].as_array().expect("entries");
            let new: Vec<String> = new.iter().map(word).collect();
            format!(
                "{} {} {} {} {}",
                word(&cell["property"]),
                new.join("+"),
                word(&cell["reason"]),
                cell["sourceRow"],
                cell["otherRow"]
            )
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_semicolon_file_with_days_first_changes_what_it_says_and_nothing_else() {
    let rig = Rig::new(Content::Synthetic(6)).await;
    let assets = rig.assets(DAM).await;
    rig.sandbox.set_metadata(&assets[1], "dc:rights", json!("old"));
    rig.sandbox.set_metadata(&assets[2], "dc:rights", json!("stays"));
    let [a, b, c] = [&assets[0], &assets[1], &assets[2]];
    let text = format!(
        "assetPath;Titre;Expire le;Mots-clés;dc:rights\r\n\
         {b};;;;(vider)\r\n\
         {a};Forêt d'été;25/12/2031;été|forêt;00123\r\n\
         {c};\"Deux\nlignes\";;;\r\n"
    );
    let sheet = rig.file("Feuille.csv", western(&text));
    let import = |more: &[&str]| {
        let mut command = rig.with_key("import", [&sheet]);
        command.args(["--zone", "Europe/Paris", "--language", "fr"]).args(more);
        command
    };
    let looked = run(&mut import(&["--dry-run"])).await;
    assert_eq!(looked.code, 0, "{}{}", looked.stdout, looked.stderr);
    let told = looked.lines.iter().find(|line| line["event"] == "sheet").expect("is told");
    assert_eq!(
        (&told["encoding"], &told["separator"]),
        (&json!("windows1252"), &json!("semicolon"))
    );
    assert_eq!(looked.last()["dryRun"], true);
    assert_eq!(looked.count("changed"), 3);
    assert_eq!(held(&rig, b, "dc:rights"), "old", "to look changes nothing");

    let done = run(&mut import(&["--yes"])).await;
    assert_eq!(done.code, 0, "{}{}", done.stdout, done.stderr);
    assert_eq!((done.count("changed"), done.sum()), (3, 3));
    assert_eq!(held(&rig, a, "dc:title"), "Forêt d'été");
    assert_eq!(held(&rig, a, "dc:rights"), "00123");
    assert_eq!(held(&rig, a, "dc:subject"), json!(["été", "forêt"]));
    let expires = held(&rig, a, "prism:expirationDate").to_string();
    assert!(expires.contains("2031-12-25T00:00:00"), "{expires}");
    assert_eq!(held(&rig, b, "dc:rights"), json!(null));
    assert_eq!(held(&rig, c, "dc:title"), "Deux\nlignes");
    assert_eq!(held(&rig, c, "dc:rights"), "stays", "a blank cell leaves its field alone");

    let again = run(&mut import(&["--yes"])).await;
    assert_eq!((again.code, again.count("already_right")), (0, 3), "{}", again.stderr);
    let told = again.lines.iter().find(|line| line["event"] == "sheet").expect("is told");
    assert_eq!(told["remembered"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_form_of_aem_says_what_a_heading_means() {
    let rig = Rig::new(Content::Library).await;
    let people = rig.assets("/content/dam/northlight/people").await;
    let [asset, other] = &people[..2] else { panic!("two assets") };
    rig.sandbox.set_metadata(asset, "Iptc4xmpExt:PersonInImage", json!(["Zoe"]));
    let text = format!(
        "path,Not before,Markets,People shown,Note\n\
         {asset},03/04/2031,fr|de,Anna|Ben,4\n{other},,,,5\n"
    );
    let sheet = rig.file("sheet.csv", text);
    let refused = run(&mut rig.with_key("import", [&sheet])).await;
    refused.assert_refused(2, "sheetQuestionOpen");
    assert!(refused.stderr.contains("Not before"), "{}", refused.stderr);
    assert!(refused.stderr.contains("Note=xmp:Rating"), "only offered: {}", refused.stderr);
    let mut command = rig.with_key("import", [&sheet]);
    let done = run(command.args(["--date-order", "dmy", "--zone", "UTC", "--yes"])).await;
    assert_eq!(done.code, 0, "{}{}", done.stdout, done.stderr);
    let embargo = held(&rig, asset, "northlight:embargo").to_string();
    assert!(embargo.contains("2031-04-03T00:00:00"), "{embargo}");
    assert_eq!(held(&rig, asset, "northlight:markets"), json!(["fr", "de"]));
    assert_eq!(held(&rig, asset, "Iptc4xmpExt:PersonInImage"), json!(["Anna", "Ben"]));
    assert_eq!(held(&rig, other, "xmp:Rating"), json!(null), "a note is no rating in English");
    let sheet = rig.file("notes.csv", format!("path,Note\n{other},5\n"));
    let mut command = rig.with_key("import", [&sheet]);
    let french = run(command.args(["--language", "fr", "--dry-run"])).await;
    assert_eq!(french.code, 0, "{}{}", french.stdout, french.stderr);
    assert!(
        cells(&french).iter().any(|cell| cell.starts_with("xmp:Rating 5")),
        "{:?}",
        cells(&french)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn broken_letters_need_a_yes_of_their_own() {
    let rig = Rig::new(Content::Synthetic(2)).await;
    let [a, b] = &rig.assets(DAM).await[..2] else { panic!("two assets") };
    rig.sandbox.set_metadata(a, "dc:rights", json!("© 2031"));
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip([["path", "dc:rights"], [a, "Â© 2031"], [b, "Â© Zoé"]]) {
        sheet.write_row(row, 0, cells).expect("writes");
    }
    sheet.write_string(2, 1, "Â© ZoÃ©").expect("writes");
    let sheet = rig.file("sheet.xlsx", book.save_to_buffer().expect("a workbook"));
    let refused = run(rig.with_key("import", [&sheet]).arg("--yes")).await;
    refused.assert_refused(1, "planNotRunnable");
    assert!(refused.stderr.contains("--letters repair"), "{}", refused.stderr);
    assert_eq!(held(&rig, a, "dc:rights"), "© 2031", "nothing was sent");
    let done = run(rig.with_key("import", [&sheet]).args(["--letters", "repair", "--yes"])).await;
    assert_eq!(done.code, 0, "{}{}", done.stdout, done.stderr);
    assert_eq!((done.count("changed"), done.count("already_right")), (1, 1));
    assert_eq!(held(&rig, b, "dc:rights"), "© Zoé");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contradiction_sends_nothing_and_names_both_rows() {
    let rig = Rig::new(Content::Synthetic(3)).await;
    let assets = rig.assets(DAM).await;
    let [a, b, _] = &assets[..] else { panic!("three assets") };
    let text = format!(
        "path,dc:title\n{a},one\n{b},same\n{a},two\n{b},same\n/content/dam/nowhere.jpg,x\n"
    );
    let sheet = rig.file("sheet.csv", text);
    let before = held(&rig, b, "dc:title");
    let mut command = rig.with_key("import", [&sheet]);
    let looked = run(command.arg("--dry-run")).await;
    assert_eq!(looked.code, 0, "{}{}", looked.stdout, looked.stderr);
    let found = cells(&looked);
    assert!(found.contains(&"dc:title one rowsContradict 2 4".to_owned()), "{found:?}");
    assert!(found.contains(&"dc:title x assetNotFound 6 null".to_owned()), "{found:?}");
    let mut command = rig.with_key("import", [&sheet]);
    let refused = run(command.arg("--yes")).await;
    refused.assert_refused(1, "planNotRunnable");
    assert_eq!(held(&rig, b, "dc:title"), before, "nothing was sent, not even what is right");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_only_a_person_can_decide_names_the_flag_that_does() {
    let rig = Rig::new(Content::Synthetic(2)).await;
    let assets = rig.assets(DAM).await;
    let asset = &assets[0];
    let dates = rig.file("dates.csv", format!("path,Expires on\n{asset},03/04/2031\n"));
    let refused = run(&mut rig.with_key("import", [&dates])).await;
    refused.assert_refused(2, "sheetQuestionOpen");
    assert!(refused.stderr.contains("--date-order"), "{}", refused.stderr);
    let mut command = rig.with_key("import", [&dates]);
    let done = run(command.args(["--date-order", "mdy", "--zone", "UTC", "--yes"])).await;
    assert_eq!(done.code, 0, "{}{}", done.stdout, done.stderr);
    let expires = held(&rig, asset, "prism:expirationDate").to_string();
    assert!(expires.contains("2031-03-04"), "{expires}");

    // A column whose heading names its order keeps it.
    let both = format!(
        "path,prism:expirationDate{{{{Date: DateFormat: MM/dd/yyyy}}}},Date taken\n\
         {asset},05/06/2031,07/08/2031\n"
    );
    let mut command = rig.with_key("import", [&rig.file("both.csv", both)]);
    let done = run(command.args(["--date-order", "dmy", "--zone", "UTC", "--yes"])).await;
    assert_eq!(done.code, 0, "{}{}", done.stdout, done.stderr);
    let expires = held(&rig, asset, "prism:expirationDate").to_string();
    assert!(expires.contains("2031-05-06"), "{expires}");
    let taken = held(&rig, asset, "photoshop:DateCreated").to_string();
    assert!(taken.contains("2031-08-07"), "{taken}");

    let columns = rig.file("columns.csv", "Where,Legal line\nx,y\n");
    let refused = run(&mut rig.with_key("import", [&columns])).await;
    refused.assert_refused(2, "sheetQuestionOpen");
    assert!(refused.stderr.contains("assetPath"), "{}", refused.stderr);

    let named = rig.file("named.csv", format!("Where,Legal line,Leer\n{asset},© 2031,nichts\n"));
    let mut command = rig.with_key("import", [&named]);
    command.args(["--map", "Where=assetPath", "--map", "Legal line=dc:rights", "--yes"]);
    command.args(["--map", "Leer=dc:description", "--clear-word", "Nichts"]);
    let done = run(&mut command).await;
    assert_eq!(done.code, 0, "{}{}", done.stdout, done.stderr);
    assert_eq!(held(&rig, asset, "dc:rights"), "© 2031");
    assert_eq!(held(&rig, asset, "dc:description"), json!(null));
    // The next run of such a sheet takes the usual word again, not that of the last one.
    rig.sandbox.set_metadata(asset, "dc:description", json!("old"));
    let usual = rig.file("usual.csv", format!("Where,Legal line,Leer\n{asset},,(clear)\n"));
    let done = run(rig.with_key("import", [&usual]).arg("--yes")).await;
    assert_eq!(done.code, 0, "{}{}", done.stdout, done.stderr);
    assert_eq!(held(&rig, asset, "dc:description"), json!(null));

    let mac = rig.file(
        "mac.csv",
        [b"path;dc:title\n".as_slice(), asset.as_bytes(), b";caf\x8e cr\x8fme\n"].concat(),
    );
    let refused = run(&mut rig.with_key("import", [&mac])).await;
    refused.assert_refused(2, "sheetQuestionOpen");
    assert!(refused.stderr.contains("--encoding"), "{}", refused.stderr);
    let mut command = rig.with_key("import", [&mac]);
    let done = run(command.args(["--encoding", "macintosh", "--yes"])).await;
    assert_eq!(done.code, 0, "{}{}", done.stdout, done.stderr);
    assert_eq!(held(&rig, asset, "dc:title"), "café crème");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_the_file_or_the_flags_is_said_before_anything_is_asked() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    let good = rig.file("good.csv", "path,dc:title\n/content/dam/a.jpg,x\n");
    for (arguments, code) in [
        (vec!["--map", "Nowhere=dc:title"], "requestInvalid"),
        (vec!["--map", "dc:title"], "requestInvalid"),
        (vec!["--map", "dc:title=jcr:title"], "requestInvalid"),
        (vec!["--zone", "Mars/Olympus"], "requestInvalid"),
    ] {
        let mut command = rig.with_key("import", [&good]);
        run(command.args(&arguments)).await.assert_refused(2, code);
    }
    let empty = rig.file("empty.csv", "");
    let cut = rig.file("cut.xlsx", b"PK\x03\x04and then no more");
    let missing = rig.folder.path().join("missing.csv");
    for (file, code) in [(&empty, "sheetEmpty"), (&cut, "sheetDamaged"), (&missing, "fileNotRead")]
    {
        let refused = run(&mut rig.with_key("import", [file])).await;
        assert_ne!(refused.code, 0);
        assert_eq!(refused.last()["code"], code, "{}", refused.stderr);
    }
    assert_eq!(rig.sandbox.requests().len(), 0, "nothing was sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tab_that_is_named_goes_into_the_fields_of_its_own_headings() {
    let rig = Rig::new(Content::Synthetic(2)).await;
    let assets = rig.assets(DAM).await;
    let [a, b] = [assets[0].as_str(), assets[1].as_str()];
    let first = [["assetPath", "dc:title", "dc:rights"], [a, "first title", "first rights"]];
    let second = [["dc:rights", "assetPath", "dc:title"], ["© 2031", b, "Sea"]];
    let book = workbook(&rig, "book.xlsx", &[("Été", &first), ("Two", &second)]);
    let import = |more: &[&str]| {
        let mut command = rig.with_key("import", [&book]);
        command.args(more);
        command
    };
    let looked = run(&mut import(&["--tab", "Two", "--dry-run"])).await;
    assert_eq!(looked.code, 0, "{}{}", looked.stdout, looked.stderr);
    let mut found = cells(&looked);
    found.sort();
    assert_eq!(found, ["dc:rights © 2031 - 2 null", "dc:title Sea - 2 null"]);

    let before = held(&rig, a, "dc:title");
    let done = run(&mut import(&["--tab", "Two", "--yes"])).await;
    assert_eq!(done.code, 0, "{}{}", done.stdout, done.stderr);
    assert_eq!((done.count("changed"), done.sum()), (1, 1));
    assert_eq!(held(&rig, b, "dc:title"), "Sea");
    assert_eq!(held(&rig, b, "dc:rights"), "© 2031");
    assert_eq!(held(&rig, a, "dc:title"), before, "the first tab was not asked for");

    let done = run(&mut import(&["--yes"])).await;
    assert_eq!((done.code, done.sum()), (0, 1), "{}{}", done.stdout, done.stderr);
    assert_eq!(held(&rig, a, "dc:title"), "first title");
    assert_eq!(held(&rig, a, "dc:rights"), "first rights");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tab_that_is_not_there_is_told_with_those_that_are() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    let rows = [["assetPath", "dc:title", "dc:rights"], ["/content/dam/a.jpg", "x", "y"]];
    let book = workbook(&rig, "book.xlsx", &[("Hello, world", &rows), ("Two", &rows)]);
    let refused = run(rig.with_key("import", [&book]).args(["--tab", "two"])).await;
    refused.assert_refused(2, "requestInvalid");
    let told = "There is no tab “two”, only “Hello, world”, “Two”.";
    assert!(refused.stderr.contains(told), "{}", refused.stderr);

    let text = rig.file("text.csv", "path,dc:title\n/content/dam/a.jpg,x\n");
    let refused = run(rig.with_key("import", [&text]).args(["--tab", "Two"])).await;
    refused.assert_refused(2, "requestInvalid");
    assert!(refused.stderr.contains("A text file has no tabs"), "{}", refused.stderr);
    assert_eq!(rig.sandbox.requests().len(), 0, "nothing was sent");
}

/// A computer may know the rules of its time zone and not its name, as in a container.
#[tokio::test(flavor = "multi_thread")]
async fn days_of_a_sheet_are_not_taken_for_those_of_utc_because_the_zone_has_no_name() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    let asset = rig.assets(DAM).await.remove(0);
    let nameless = |sheet: &std::path::Path, more: &[&str]| {
        let mut command = rig.with_key("import", [sheet]);
        command.env("TZ", "CET-1CEST,M3.5.0,M10.5.0/3").args(more);
        command
    };
    let dates = rig.file("dates.csv", format!("path,Expires on\n{asset},2031-05-01\n"));
    let refused = run(&mut nameless(&dates, &["--yes"])).await;
    refused.assert_refused(2, "requestInvalid");
    assert!(refused.stderr.contains("--zone"), "{}", refused.stderr);
    let done = run(&mut nameless(&dates, &["--zone", "Europe/Paris", "--yes"])).await;
    assert_eq!((done.code, done.count("changed")), (0, 1), "{}", done.stderr);
    assert_eq!(held(&rig, &asset, "prism:expirationDate"), "2031-05-01T00:00:00.000+02:00");
    // Where there are no dates there is nothing to ask.
    let titles = rig.file("titles.csv", format!("path,dc:title\n{asset},Sea\n"));
    let done = run(&mut nameless(&titles, &["--yes"])).await;
    assert_eq!((done.code, done.count("changed")), (0, 1), "{}", done.stderr);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_exported_changes_nothing_when_it_is_imported() {
    let rig = Rig::new(Content::Library).await;
    for name in ["all.csv", "all.xlsx"] {
        let file = rig.folder.path().join(name);
        let mut command = rig.with_key("export", ["--folder", DAM, "--recursive", "--out"]);
        let exported = run(command.arg(&file)).await;
        assert_eq!(exported.code, 0, "{}{}", exported.stdout, exported.stderr);
        let mut command = rig.with_key("import", [&file]);
        let imported = run(command.args(["--dry-run"])).await;
        assert_eq!(imported.code, 0, "{}{}", imported.stdout, imported.stderr);
        let found = cells(&imported);
        assert_eq!(found, Vec::<String>::new(), "{name}");
        assert!(imported.count("already_right") > 0);
        assert_eq!(imported.count("changed") + imported.cells("cannot_be_done"), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn assets_are_named_by_their_files_and_lists_by_the_sign_that_is_told() {
    let rig = Rig::new(Content::Synthetic(4)).await;
    let assets = rig.assets(DAM).await;
    let asset = &assets[1];
    let name = asset.rsplit('/').next().expect("a name");
    let sheet =
        rig.file("names.csv", format!("What;Keywords\n{name};sea, sun\nnowhere.jpg;sand\n"));
    let named = ["--map", "What=assetPath", "--by", "name"];
    let mut command = rig.with_key("import", [&sheet]);
    let refused = run(command.args(named)).await;
    refused.assert_refused(2, "sheetQuestionOpen");
    assert!(refused.stderr.contains("--list-separator \",\""), "{}", refused.stderr);
    let mut command = rig.with_key("import", [&sheet]);
    let done = run(command.args(named).args(["--list-separator", ",", "--yes"])).await;
    // What cannot be done is told, and the rest is done.
    assert_eq!(done.count("changed"), 1, "{}{}", done.stdout, done.stderr);
    assert_eq!(held(&rig, asset, "dc:subject"), json!(["sea", "sun"]));
    // What the column holds is found out, too, whatever an earlier run was told.
    let column = ["--map", "What=assetPath"];
    let mut command = rig.with_key("import", [&sheet]);
    let again = run(command.args(column).args(["--by", "path", "--list-separator", "|"])).await;
    assert_eq!(again.cells("cannot_be_done"), 2, "{}{}", again.stdout, again.stderr);
    let mut command = rig.with_key("import", [&sheet]);
    let again = run(command.args(column).args(["--list-separator", "|", "--dry-run"])).await;
    assert_eq!(again.count("changed"), 1, "{}", again.stderr);
    let found = cells(&again);
    assert!(found.contains(&"dc:subject sea, sun - 2 null".to_owned()), "{found:?}");
    assert!(found.contains(&"dc:subject sand assetNotFound 3 null".to_owned()), "{found:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_with_a_good_title_and_no_date_is_not_done() {
    let rig = Rig::new(Content::Synthetic(2)).await;
    let assets = rig.assets(DAM).await;
    let text = format!("assetPath,dc:title,prism:expirationDate\n{},Summer,soon\n", assets[0]);
    let sheet = rig.file("mixed.csv", text);
    let import =
        run(rig.with_key("import", [&sheet]).args(["--yes", "--zone", "Europe/Paris"])).await;
    assert_eq!(import.code, 5, "{}{}", import.stdout, import.stderr);
    assert_eq!((import.count("changed"), import.sum()), (1, 1), "the asset");
    assert_eq!((import.cells("changed"), import.cells("cannot_be_done")), (1, 1), "its fields");
    assert_eq!(held(&rig, &assets[0], "dc:title"), "Summer");

    let shown = run(rig.bare().args([
        "jobs",
        "--json",
        "show",
        &import.last()["job"].as_str().expect("a job")[..8],
    ]))
    .await;
    let reason = shown.lines.iter().find(|line| line["event"] == "reason").expect("is told");
    assert_eq!((&reason["reason"], &reason["cells"]), (&json!("dateUnreadable"), &json!(1)));
    assert_eq!((shown.cells("cannot_be_done"), shown.code), (1, 0));
    let asset = shown.lines.iter().find(|line| line["event"] == "outcome").expect("is named");
    assert_eq!((&asset["path"], &asset["outcome"]), (&json!(assets[0]), &json!("changed")));
    assert_eq!(
        asset["cells"],
        json!([
            { "property": "dc:title",
              "old": { "kind": "text", "entries": ["Forest by night 1"], "labels": [] },
              "new": { "kind": "text", "entries": ["Summer"], "labels": [] },
              "outcome": "changed", "reason": null },
            { "property": "prism:expirationDate",
              "old": { "kind": "text", "entries": [], "labels": [] },
              "new": { "kind": "text", "entries": ["soon"], "labels": [] },
              "outcome": "cannotBeDone", "reason": "dateUnreadable" },
        ])
    );
    for (name, more) in [("report.csv", &[][..]), ("left.csv", &["--not-done"])] {
        let out = rig.folder.path().join(name);
        let mut report = rig.bare();
        report.args(["jobs", "--json", "report", "--last", "--out"]).arg(&out).args(more);
        assert_eq!(run(&mut report).await.code, 0);
        let text = std::fs::read_to_string(&out).expect("the file");
        assert!(text.contains("not a date") && text.contains("soon"), "{text}");
        assert_eq!(text.contains("Summer"), more.is_empty(), "the title was done: {text}");
    }
}
