//! Where a Sling POST lands, what it keeps, and how it refuses: as seen on Apache Sling.

use relabel_sandbox::{LIBRARY_ROOT, Options, Refusals};
use serde_json::{Value, json};

use super::support::{Bench, scan};

const PERSISTENCE: &str = "org.apache.sling.api.resource.PersistenceException";

fn metadata() -> String {
    format!("{}/jcr:content/metadata", scan())
}

fn change(kind: &str, path: &str) -> Value {
    json!({"type": kind, "argument": path})
}

fn refused(answer: &Value) -> (&str, &str) {
    let text = |name: &str| answer["error"][name].as_str().unwrap_or_default();
    (text("class"), text("message"))
}

#[tokio::test]
async fn without_a_hint_the_type_stays_and_a_hint_changes_it() {
    let bench = Bench::library().await;
    for (kind, held, sent, kept) in [
        ("Decimal", json!(3.5), "4.50", json!(4.5)),
        ("Long", json!(3), "007", json!(7)),
        ("Double", json!(1.5), "1e3", json!(1000.0)),
        ("Boolean", json!(true), "no", json!(false)),
        ("Name", json!("a"), "dc:b", json!("dc:b")),
        ("Path", json!("/a"), "/b/", json!("/b")),
        ("URI", json!("a"), "http://b", json!("http://b")),
        ("Date", json!("2020-01-01"), "2031-02-30", json!("2031-03-02T00:00:00.000Z")),
    ] {
        for is_list in [false, true] {
            let held = match is_list {
                true => json!({"type": kind, "values": [held]}),
                false => json!({"type": kind, "value": held}),
            };
            bench.sandbox.set_metadata(&scan(), "dam:held", held);
            assert_eq!(bench.post(&metadata(), &[("./dam:held", sent)]).await.0, 200, "{kind}");
            let now = bench.sandbox.metadata(&scan()).unwrap()["dam:held"].take();
            let wanted = match is_list {
                true => json!({"type": kind, "values": [kept]}),
                false => json!({"type": kind, "value": kept}),
            };
            assert_eq!(now, wanted);
        }
        let fields = [("./dam:held", sent), ("./dam:held@TypeHint", "String")];
        bench.post(&metadata(), &fields).await;
        let now = bench.sandbox.metadata(&scan()).unwrap()["dam:held"].take();
        assert_eq!(now, json!({"type": "String", "values": [sent]}));
        bench.sandbox.set_metadata(&scan(), "dam:held", Value::Null);
    }
}

/// What is deleted goes first, wherever it stands, so that the type that was there is forgotten.
#[tokio::test]
async fn a_value_beside_a_delete_of_its_own_is_set_anew() {
    let bench = Bench::library().await;
    let held = json!({"type": "Long", "values": [3, 4]});
    let [delete, value] = [("./dam:held@Delete", "true"), ("./dam:held", "5")];
    for fields in [[delete, value], [value, delete]] {
        bench.sandbox.set_metadata(&scan(), "dam:held", held.clone());
        let (status, answer) = bench.post(&metadata(), &fields).await;
        let path = format!("{}/dam:held", metadata());
        let told = json!([change("deleted", &path), change("modified", &path)]);
        assert_eq!((status, &answer["changes"]), (200, &told));
        let now = bench.sandbox.metadata(&scan()).unwrap()["dam:held"].take();
        assert_eq!(now, json!({"type": "String", "value": "5"}));
    }
}

#[tokio::test]
async fn a_write_to_an_asset_that_is_gone_leaves_an_orphan() {
    let bench = Bench::library().await;
    let gone = format!("{LIBRARY_ROOT}/inbox/gone.jpg");
    let nodes = [&gone, &format!("{gone}/jcr:content"), &format!("{gone}/jcr:content/metadata")];
    let (status, answer) = bench.post(nodes[2], &[("./dc:title", "Oops")]).await;
    assert_eq!(
        (status, &answer["isCreate"], &answer["path"]),
        (201, &json!(true), &json!(nodes[2]))
    );
    let mut changes: Vec<Value> = nodes.iter().map(|node| change("created", node)).collect();
    changes.push(change("modified", &format!("{}/dc:title", nodes[2])));
    assert_eq!(answer["changes"], json!(changes));
    let parent = bench.sandbox.typed(&format!("{LIBRARY_ROOT}/inbox")).unwrap();
    for node in nodes {
        let orphan = bench.sandbox.typed(node).unwrap();
        assert_eq!(orphan["jcr:primaryType"], parent["jcr:primaryType"]);
    }
    let relative = [("./lost.jpg/jcr:content/metadata/dc:title", "x")];
    let (status, answer) = bench.post(&format!("{LIBRARY_ROOT}/inbox"), &relative).await;
    assert_eq!((status, answer.get("isCreate")), (200, None));
    assert_eq!(answer["changes"][0], change("created", &format!("{LIBRARY_ROOT}/inbox/lost.jpg")));
}

#[tokio::test]
async fn an_ending_that_is_gone_leads_to_the_namesake_but_never_by_relative_names() {
    let bench = Bench::library().await;
    let namesake = scan().strip_suffix(".jpg").unwrap().to_owned();
    let fields = [
        (format!("./{}/jcr:primaryType", namesake.rsplit('/').next().unwrap()), "dam:Asset"),
        (
            format!("./{}/jcr:content/metadata/dc:title", namesake.rsplit('/').next().unwrap()),
            "own",
        ),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), *v)).collect();
    let folder = namesake.rsplit_once('/').unwrap().0.to_owned();
    assert_eq!(bench.post(&folder, &fields).await.0, 200);
    let gone = format!("{namesake}.tif/jcr:content/metadata");
    let (status, answer) = bench.post(&gone, &[("./dc:title", "not mine")]).await;
    assert_eq!(
        (status, &answer["path"]),
        (200, &json!(format!("{namesake}/jcr:content/metadata")))
    );
    let title =
        |bench: &Bench| bench.sandbox.metadata(&namesake).unwrap()["dc:title"]["value"].take();
    assert_eq!(title(&bench), "not mine");
    for base in ["./", &format!("{folder}/")] {
        let name = format!(
            "{base}{}.tif/jcr:content/metadata/dc:title",
            namesake.rsplit('/').next().unwrap()
        );
        assert_eq!(bench.post(&folder, &[(name.as_str(), "orphan")]).await.0, 200);
        assert_eq!(title(&bench), "not mine");
    }
}

#[tokio::test]
async fn a_node_is_deleted_by_its_very_path_and_a_namesake_never() {
    let options = Options { refusals: Refusals::Sling, ..Options::default() };
    let bench = Bench::with(options).await;
    let folder = scan().rsplit_once('/').unwrap().0.to_owned();
    let delete = [(":operation", "delete")];
    let orphan = [("./b/jcr:content/metadata/dc:rights", "x")];
    assert_eq!(bench.post(&folder, &orphan).await.0, 200);
    for path in ["b.jpg", "b.jpg/jcr:content", "gone.jpg"] {
        let (status, answer) = bench.post(&format!("{folder}/{path}"), &delete).await;
        assert_eq!((status, answer["changes"].as_array().map(Vec::len)), (403, Some(0)), "{path}");
    }
    assert!(bench.sandbox.typed(&format!("{folder}/b/jcr:content/metadata")).is_some());
    let behind = bench.get(&format!("{folder}/b.jpg/jcr:content/metadata.json")).await;
    assert_eq!(behind.status(), 404, "nothing shows `b` as a jpg");
    bench.sandbox.refuse_writes_below(&scan());
    let (status, answer) = bench.post(&scan(), &delete).await;
    let commit = (PERSISTENCE, "Unable to commit changes to session.");
    assert_eq!((status, refused(&answer)), (500, commit));
    // Said of what is not there, too.
    for path in ["b", "gone"] {
        let path = format!("{folder}/{path}");
        let (status, answer) = bench.post(&path, &delete).await;
        assert_eq!((status, &answer["changes"]), (200, &json!([change("deleted", &path)])));
        assert!(bench.sandbox.typed(&path).is_none());
    }
}

#[tokio::test]
async fn many_assets_in_one_request_are_one_commit() {
    let bench = Bench::library().await;
    let (folder, name) =
        scan().rsplit_once('/').map(|(f, n)| (f.to_owned(), n.to_owned())).unwrap();
    let other = name.replace("0001", "0002");
    let title = |name: &str| format!("./{name}/jcr:content/metadata/dc:title");
    let (one, two) = (title(&name), title(&other));
    let before = bench.sandbox.metadata(&scan());
    let date = format!("./{other}/jcr:content/metadata/prism:expirationDate");
    let hint = format!("{date}@TypeHint");
    let fields = [(one.as_str(), "new"), (date.as_str(), "soon"), (hint.as_str(), "Date")];
    let (status, answer) = bench.post(&folder, &fields).await;
    assert_eq!((status, refused(&answer)), (500, (PERSISTENCE, "Invalid date soon")));
    assert_eq!(answer["changes"], json!([]));
    assert_eq!(bench.sandbox.metadata(&scan()), before);
    let (status, answer) =
        bench.post(&folder, &[(one.as_str(), "new"), (two.as_str(), "new")]).await;
    assert_eq!((status, answer["changes"].as_array().map(Vec::len)), (200, Some(2)));
    // A node in the middle that nobody may change stops all of them, and is named.
    bench.sandbox.refuse_writes_below(&format!("{folder}/{other}"));
    let (status, answer) = bench.post(&folder, &[(one.as_str(), "no"), (two.as_str(), "no")]).await;
    let message = format!("Resource at '{folder}/{other}/jcr:content/metadata' is not modifiable.");
    assert_eq!((status, refused(&answer)), (500, (PERSISTENCE, message.as_str())));
    assert_eq!(bench.sandbox.metadata(&scan()).unwrap()["dc:title"]["value"], "new");
}

#[tokio::test]
async fn the_ledger_has_each_asset_of_a_request_and_what_was_sent_for_it() {
    let bench = Bench::library().await;
    let folder = scan().rsplit_once('/').map(|(folder, _)| folder.to_owned()).unwrap();
    let other = scan().replace("0001", "0002");
    let relative = |asset: &str, name: &str| {
        format!(".{}/jcr:content/metadata/{name}", &asset[folder.len()..])
    };
    let [one, hint, two] = [
        relative(&scan(), "dc:title"),
        relative(&scan(), "dc:title@TypeHint"),
        relative(&other, "dc:title"),
    ];
    let fields = [("_charset_", "utf-8"), (&*one, "é"), (&*hint, "String"), (&*two, "b")];
    bench.sandbox.stage(&format!("500:path={other},times=1")).unwrap();
    for (status, applied) in [(500, false), (200, true)] {
        let sent = bench.request(reqwest::Method::POST, &folder).form(&fields);
        assert_eq!(sent.send().await.unwrap().status(), status);
        let written = bench.sandbox.ledger().writes().split_off(if applied { 2 } else { 0 });
        let seen: Vec<_> = written.iter().map(|it| (&*it.asset, it.status, it.applied)).collect();
        assert_eq!(seen, [(&*scan(), status, applied), (&*other, status, applied)]);
        assert_eq!(
            Value::from(written[0].properties.clone()),
            json!({ one.clone(): "é", hint.clone(): "String" })
        );
        assert_eq!(Value::from(written[1].properties.clone()), json!({ two.clone(): "b" }));
    }
}

#[tokio::test]
async fn a_missing_right_is_a_500() {
    let bench = Bench::library().await;
    bench.sandbox.refuse_writes_below(&scan());
    let node = metadata();
    let at = format!("Resource at '{node}' is not modifiable.");
    let bare = format!("Resource '{node}' is not modifiable.");
    for (fields, message) in [
        ([("./dc:title", "x"), ("_charset_", "utf-8")], &at),
        ([("./dc:title", ""), ("_charset_", "utf-8")], &at),
        ([("./dc:title@Delete", "x"), ("_charset_", "utf-8")], &bare),
    ] {
        let (status, answer) = bench.post(&node, &fields).await;
        assert_eq!((status, refused(&answer)), (500, (PERSISTENCE, message.as_str())));
    }
    bench.sandbox.set_fault(Some(relabel_sandbox::Fault::FolderHidden { path: scan() }));
    let (status, answer) = bench.post(&node, &[("./dc:title", "x")]).await;
    let unseen = ("java.lang.IllegalStateException", "This tree does not exist");
    assert_eq!((status, refused(&answer)), (500, unseen));
}

#[tokio::test]
async fn a_gateway_says_403_of_a_missing_right_and_404_of_what_is_hidden() {
    let options = Options { refusals: Refusals::Gateway, ..Options::default() };
    let bench = Bench::with(options).await;
    bench.sandbox.refuse_writes_below(&scan());
    assert_eq!(bench.post(&metadata(), &[("./dc:title", "x")]).await.0, 403);
    bench.sandbox.set_fault(Some(relabel_sandbox::Fault::FolderHidden { path: scan() }));
    let page = bench.request(reqwest::Method::POST, &metadata()).form(&[("./dc:title", "x")]);
    assert_eq!(page.send().await.unwrap().status(), 404);
}

#[tokio::test]
async fn a_prefix_that_nobody_registered_is_escaped_or_refused() {
    let bench = Bench::library().await;
    let hinted = [("./foo:x", "1"), ("./foo:x@TypeHint", "String")];
    let (status, answer) = bench.post(&metadata(), &hinted).await;
    let commit = (PERSISTENCE, "Unable to commit changes to session.");
    assert_eq!((status, refused(&answer)), (500, commit));
    assert_eq!(bench.post(&metadata(), &[("./foo:x", "1"), ("./a[1]", "2")]).await.0, 200);
    let stored = bench.sandbox.metadata(&scan()).unwrap();
    assert_eq!(
        (&stored["foo%3Ax"]["value"], &stored["a%5B1%5D"]["value"]),
        (&json!("1"), &json!("2"))
    );
    let shown = bench.json(&format!("{}.json", metadata())).await;
    assert_eq!((&shown["foo:x"], &shown["a[1]"]), (&json!("1"), &json!("2")));
    let (status, answer) = bench.post(&metadata(), &[("./foo:x", "2")]).await;
    let message = format!("foo:x not found on {}", metadata());
    assert_eq!((status, refused(&answer)), (500, (PERSISTENCE, message.as_str())));
}

#[tokio::test]
async fn a_post_notes_who_changed_the_asset_only_where_it_is_told_to() {
    let bench = Bench::library().await;
    let content = format!("{}/jcr:content", scan());
    let before = bench.sandbox.typed(&content).unwrap();
    bench.post(&metadata(), &[("./dc:title", "x")]).await;
    assert_eq!(bench.sandbox.typed(&content).unwrap(), before);
    let blank = [("./jcr:lastModified", ""), ("./jcr:lastModifiedBy", "")];
    assert_eq!(bench.post(&content, &blank).await.0, 200);
    let after = bench.sandbox.typed(&content).unwrap();
    assert_ne!(after["jcr:lastModified"], before["jcr:lastModified"]);
    assert_ne!(after["jcr:lastModifiedBy"], before["jcr:lastModifiedBy"]);
}

#[tokio::test]
async fn the_system_view_shows_types_and_can_be_closed() {
    let bench = Bench::library().await;
    let date = json!({"type": "Date", "value": "2016-03-12T12:11:17.603+01:00"});
    bench.sandbox.set_metadata(&scan(), "dam:when", date);
    let address = format!("{}/_jcr_content/metadata.sysview.xml", scan());
    let view = bench.get(&address).await;
    assert_eq!(view.headers()["content-type"], "application/xml;charset=utf-8");
    let view = view.text().await.unwrap();
    let shown = "<sv:property sv:name=\"dam:when\" sv:type=\"Date\">\
                 <sv:value>2016-03-12T12:11:17.603+01:00</sv:value>";
    assert!(view.contains(shown), "{view}");
    bench.sandbox.give_system_view(false);
    assert_eq!(bench.get(&address).await.status(), 404);
    assert_eq!(bench.get(&format!("{}.json", metadata())).await.status(), 200);
}

#[tokio::test]
async fn one_double_that_is_no_number_spoils_the_json_of_its_node() {
    let bench = Bench::library().await;
    let fields = [("./dam:odd", "NaN"), ("./dam:odd@TypeHint", "Double")];
    assert_eq!(bench.post(&metadata(), &fields).await.0, 200);
    assert_eq!(bench.get(&format!("{}.json", metadata())).await.status(), 500);
    assert_eq!(bench.get(&format!("{}.json", scan())).await.status(), 200);
}
