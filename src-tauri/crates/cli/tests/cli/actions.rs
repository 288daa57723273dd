//! `set` with every action.

use relabel_sandbox::Content;
use serde_json::{Value as Json, json};

use crate::rig::{Ran, Rig, run};

/// `set --folder /content/dam --recursive`, and more.
async fn set(rig: &Rig, more: &[&str]) -> Ran {
    let scope = ["--folder", "/content/dam", "--recursive"];
    run(&mut rig.with_key("set", scope.iter().chain(more))).await
}

fn list(values: &[&str]) -> Json {
    json!({ "type": "String", "values": values })
}

#[tokio::test(flavor = "multi_thread")]
async fn several_actions_at_once_are_looked_at_run_and_right_the_second_time() {
    let rig = Rig::new(Content::Synthetic(2)).await;
    let assets = rig.assets("/content/dam").await;
    let before =
        |property: &str, value: Json| rig.sandbox.set_metadata(&assets[0], property, value);
    before("dc:subject", list(&["sea", "sun"]));
    before("xmpRights:Owner", list(&["old", "kept"]));
    before("dc:title", json!({ "type": "String", "value": "the sea by the seaside" }));
    before("photoshop:City", json!({ "type": "String", "value": "nîmes" }));
    let actions = [
        "--add",
        "dc:subject=sun | surf",
        "--remove",
        "xmpRights:Owner=old",
        "--find",
        "SEA",
        "--replace",
        "ocean",
        "--in",
        "dc:title",
        "--whole-word",
        "--case",
        "photoshop:City=upper",
        "--copy-from",
        "photoshop:Headline=photoshop:City",
        "--date-from",
        "prism:expirationDate=today+1y@10:00",
        "--zone",
        "Asia/Tokyo",
        "--property",
        "photoshop:Credit",
        "--value",
        "{counter:01} {folder.path:-9|default:\"nowhere\"}",
        "--tokens",
    ];
    let looked = set(&rig, &[&actions[..], &["--dry-run"]].concat()).await;
    assert_eq!((looked.code, looked.count("changed")), (0, 2), "{}", looked.stderr);
    assert_eq!(rig.held(&assets[0], "dc:subject"), list(&["sea", "sun"]));

    let done = set(&rig, &[&actions[..], &["--yes"]].concat()).await;
    assert_eq!((done.code, done.count("changed")), (0, 2), "{}", done.stderr);
    assert!(done.stderr.contains("as the last to modify these assets"), "{}", done.stderr);
    let text = |property: &str| rig.held(&assets[0], property)["value"].clone();
    assert_eq!(rig.held(&assets[0], "dc:subject"), list(&["sea", "sun", "surf"]));
    assert_eq!(rig.held(&assets[0], "xmpRights:Owner"), list(&["kept"]));
    assert_eq!(text("dc:title"), "the ocean by the seaside");
    assert_eq!(text("photoshop:City"), "NÎMES");
    assert_eq!(text("photoshop:Headline"), "nîmes", "what was there when it was checked");
    assert_eq!(text("photoshop:Credit"), "01 nowhere");
    let expires = text("prism:expirationDate");
    let expires = expires.as_str().expect("a date");
    assert!(expires.ends_with("T10:00:00.000+09:00"), "{expires}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_worked_out_is_refused_in_words() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    for (arguments, words) in [
        (&["--property", "dc:title", "--value", "{file.nam}", "--tokens"][..], "{file.nam}"),
        (&["--find", "(", "--replace", "", "--in", "dc:title", "--regex"], "pattern"),
        (&["--add", "dc:title=a"], "makes no sense"),
        (&["--copy-from", "dc:title=dc:title"], "made of itself"),
        (&["--date-from", "prism:expirationDate=today+1y", "--zone", "Mars/Base"], "does not fit"),
        (&["--add", "cq:tags=no:such"], "no:such"),
    ] {
        let refused = set(&rig, &[arguments, &["--yes"]].concat()).await;
        assert_ne!(refused.code, 0, "{arguments:?}");
        assert_eq!(refused.last()["code"], "fieldInvalid", "{arguments:?}: {}", refused.stderr);
        assert!(refused.stderr.contains(words), "{arguments:?}: {}", refused.stderr);
    }
}

/// A computer may know the rules of its time zone and not its name, as in a container.
#[tokio::test(flavor = "multi_thread")]
async fn a_day_is_not_counted_in_utc_because_the_zone_has_no_name() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    let nameless = |more: &[&str]| {
        let date = ["--date-from", "prism:expirationDate=today+1y", "--dry-run"];
        let scope = ["--folder", "/content/dam", "--recursive"];
        let mut command = rig.with_key("set", scope.iter().chain(&date).chain(more));
        command.env("TZ", "CET-1CEST,M3.5.0,M10.5.0/3");
        command
    };
    let refused = run(&mut nameless(&[])).await;
    refused.assert_refused(2, "requestInvalid");
    assert!(refused.stderr.contains("--zone"), "{}", refused.stderr);
    let named = run(&mut nameless(&["--zone", "Europe/Paris"])).await;
    assert_eq!((named.code, named.count("changed")), (0, 1), "{}", named.stderr);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_is_one_of_this_computer_unless_a_zone_is_named() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    let asset = rig.assets("/content/dam").await.remove(0);
    let set = |zone: &str, more: &[&str]| {
        let scope = ["--folder", "/content/dam", "--recursive", "--yes"];
        let date =
            ["--property", "prism:expirationDate", "--value", "2031-05-01", "--type", "date"];
        let mut command = rig.with_key("set", scope.iter().chain(&date).chain(more));
        command.env("TZ", zone);
        command
    };
    let cases: [(&str, &[&str], &str); 3] = [
        ("America/New_York", &[], "2031-05-01T00:00:00.000-04:00"),
        ("America/New_York", &["--zone", "Europe/Paris"], "2031-05-01T00:00:00.000+02:00"),
        // Rules are enough here: no name of theirs is kept.
        ("EST5EDT,M3.2.0,M11.1.0", &[], "2031-05-01T00:00:00.000-04:00"),
    ];
    for (computer, more, held) in cases {
        let done = run(&mut set(computer, more)).await;
        assert_eq!((done.code, done.count("changed")), (0, 1), "{}", done.stderr);
        assert_eq!(rig.held(&asset, "prism:expirationDate")["value"], held, "{computer} {more:?}");
    }
}
