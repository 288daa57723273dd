//! Searches and pasted paths.

mod pasted;
mod saved;

use relabel_core::api::types::*;
use relabel_sandbox::{Content, KeyFileKind, Options, Sandbox};
use serde_json::{Value as Json, json};

use self::pasted::{paths, paths_with};
use super::gate::Gate;
use super::rig::{Rig, text, wait};

const KEY: KeyFileKind = KeyFileKind::ServiceCredentials;

const BEACH: &str = "/content/dam/a/Beach-01.jpg";
const SUMMER: &str = "/content/dam/a/beach_été.JPG";
const SNOW: &str = "/content/dam/a/old/snow.png";
const ODD: &str = "/content/dam/b/50% & été #1+.jpg";
const FILM: &str = "/content/dam/b/film.mp4";
const PAPER: &str = "/content/dam/b/paper.pdf";
const STORY: &str = "/content/dam/b/story";

fn one(kind: &str, value: impl Into<Json>) -> Json {
    json!({"type": kind, "value": value.into()})
}

fn many(values: &[&str]) -> Json {
    json!({"type": "String", "values": values})
}

fn asset(path: &str, changed: &str, metadata: Json) -> Json {
    let content = json!({"jcr:lastModified": one("Date", changed)});
    json!({"path": path, "content": content, "metadata": metadata})
}

/// Seven assets of which each search finds some.
fn content() -> Json {
    let mut story = asset(STORY, "2031-05-03T10:00:00.000Z", json!({}));
    story["content"]["contentFragment"] = one("Boolean", true);
    story["content"]["jcr:title"] = one("String", "Beach story");
    let assets = json!([
        asset(
            BEACH,
            "2031-05-01T10:00:00.700Z",
            json!({
                "dc:title": one("String", "Plage d’été"), "dc:format": one("String", "image/jpeg"),
                "dc:subject": many(&["sea", "sand"]), "cq:tags": many(&["season:summer/hot"]),
                "shop:count": one("Long", 12), "shop:price": one("Double", 3.5),
                "shop:sold": one("Boolean", true),
                "shop:since": one("Date", "2031-05-01T10:00:00.000+02:00"),
            })
        ),
        asset(
            SUMMER,
            "2031-05-02T10:00:00.000Z",
            json!({
                "dc:title": one("String", ""), "cq:tags": many(&["season:summer"]),
                "dc:rights": one("String", "© A & B/100% (c) \"q\"=1;2_3"),
            })
        ),
        asset(
            SNOW,
            "2030-01-01T00:00:00.000Z",
            json!({
                "dc:title": one("String", "NEIGE"), "dc:format": one("String", "image/png"),
                "cq:tags": many(&["season:winter"]), "shop:count": one("Long", 7),
            })
        ),
        asset(
            ODD,
            "2031-05-01T00:00:00.000Z",
            json!({
                "dc:title": one("String", "100%_real"), "dc:format": one("String", "image/jpeg"),
                "cq:tags": many(&["season:was"]),
            })
        ),
        asset(FILM, "2029-01-01T00:00:00.000Z", json!({"dc:format": one("String", "video/mp4")})),
        asset(
            PAPER,
            "2028-01-01T00:00:00.000Z",
            json!({
                "dc:title": one("String", "Le papier"),
                "dc:format": one("String", "application/pdf"), "dc:subject": many(&["sea salt"]),
            })
        ),
        story,
    ]);
    let tags = json!([
        {"path": "/content/cq:tags/season", "title": "Season"},
        {"path": "/content/cq:tags/season/summer", "title": "Summer", "title.fr": "Été"},
        {"path": "/content/cq:tags/season/summer/hot", "title": "Hot"},
        {"path": "/content/cq:tags/season/winter", "title": "Winter"},
    ]);
    json!({"assets": assets, "tags": tags})
}

async fn sandbox_of(content: Json) -> Sandbox {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("content.json");
    std::fs::write(&file, content.to_string()).expect("written");
    let content = Content::File(file);
    let options = Options { content, technical_user_may_write: true, ..Options::default() };
    Sandbox::start(options).await.expect("it starts")
}

async fn rig() -> Rig {
    let sandbox = sandbox_of(content()).await;
    let origin = sandbox.origin();
    Rig::at(sandbox, KEY, &origin).await
}

async fn search(rig: &Rig, search: Search) -> ListingState {
    let request = SearchAssets { connection_id: rig.connection, search };
    let id = rig.app.search_assets(&request).await.expect("the search starts");
    let state = rig.app.watch_listing(id).expect("the listing is known");
    wait(state, |state| state.complete || state.error.is_some()).await
}

async fn found(rig: &Rig, wanted: Search) -> Vec<String> {
    let state = search(rig, wanted).await;
    assert!(state.complete, "{state:?}");
    let rows = rig.rows(state.listing_id).await;
    assert_eq!(rows.len() as u32, state.count);
    rows.into_iter().map(|asset| asset.path).collect()
}

fn field(property: &str, test: ValueTest) -> Search {
    let fields = vec![FieldTest { property: property.to_owned(), test }];
    Search { fields, ..Search::default() }
}

fn contains(text: &str) -> ValueTest {
    ValueTest::Contains { text: text.to_owned() }
}

fn equals(text: &str) -> ValueTest {
    ValueTest::Equals { value: Value::Text { text: text.to_owned() } }
}

fn named(name: &str) -> Search {
    Search { name: name.to_owned(), ..Search::default() }
}

fn without(part: SearchPart) -> Search {
    Search { without: vec![part], ..Search::default() }
}

fn changed(from: Option<&str>, to: Option<&str>) -> Search {
    let [from, to] = [from, to].map(|bound| bound.map(str::to_owned));
    Search { changed: Some(DateSpan { from, to }), ..Search::default() }
}

fn of_kinds(kinds: &[AssetKind]) -> Search {
    Search { kinds: kinds.to_vec(), ..Search::default() }
}

fn tagged(tags: &[&str]) -> Search {
    Search { tags: tags.iter().map(|tag| (*tag).to_owned()).collect(), ..Search::default() }
}

#[tokio::test]
async fn each_part_of_a_search_finds_what_is_so_and_nothing_else() {
    let rig = rig().await;
    let all = [BEACH, SUMMER, SNOW, ODD, FILM, PAPER];
    let value = |value: Value| ValueTest::Equals { value };
    let number = |number: &str| value(Value::Number { number: number.to_owned() });
    let date = |date: &str| value(Value::Date { date: date.to_owned() });
    let list = |entries: &[&str]| {
        value(Value::List { entries: entries.iter().map(|entry| (*entry).to_owned()).collect() })
    };
    let not_field = |property: &str, test: ValueTest| {
        let property = property.to_owned();
        without(SearchPart::Field { test: FieldTest { property, test } })
    };
    let with_fragments = Search { include_fragments: true, ..Search::default() };
    let below = |path: &str| Search { path: path.to_owned(), ..Search::default() };
    let words = |text: &str| Search { text: text.to_owned(), ..Search::default() };
    let cases: Vec<(Search, Vec<&str>)> = vec![
        (Search::default(), all.to_vec()),
        (with_fragments, [&all[..], &[STORY]].concat()),
        (below("/content/dam/a/"), vec![BEACH, SUMMER, SNOW]),
        (below("/content/dam/nowhere"), vec![]),
        // Names.
        (named("beach"), vec![BEACH, SUMMER]),
        (named("BEACH_ete"), vec![SUMMER]),
        (named("*.jpg"), vec![BEACH, SUMMER, ODD]),
        (named("beach*"), vec![BEACH, SUMMER]),
        (named("*-01*"), vec![BEACH]),
        (named("50% & ÉTÉ #1+"), vec![ODD]),
        (named("nothing"), vec![]),
        // Words.
        (words("plage"), vec![BEACH]),
        (words("-plage OR \"nothing"), vec![]),
        (words("papier sea"), vec![PAPER]),
        // Kinds: one has no format, and its name tells.
        (of_kinds(&[AssetKind::Image]), vec![BEACH, SUMMER, SNOW, ODD]),
        (of_kinds(&[AssetKind::Video, AssetKind::Document]), vec![FILM, PAPER]),
        (of_kinds(&[AssetKind::Fragment]), vec![STORY]),
        (of_kinds(&[AssetKind::Audio]), vec![]),
        // Dates of change: from the first on, before the last.
        (changed(Some("2031-05-01T10:00:00Z"), None), vec![BEACH, SUMMER]),
        (changed(Some("2031-05-01T10:00:01Z"), None), vec![SUMMER]),
        (changed(None, Some("2029-01-01T00:00:00Z")), vec![PAPER]),
        (changed(Some("2029-01-01T00:00:00Z"), Some("2030-01-01T00:00:01Z")), vec![SNOW, FILM]),
        // Tags, with those below.
        (tagged(&["season:summer"]), vec![BEACH, SUMMER]),
        (tagged(&["season:summer/hot", "season:winter"]), vec![BEACH, SNOW]),
        (tagged(&["/content/cq:tags/season/winter"]), vec![SNOW]),
        (tagged(&["season:autumn"]), vec![]),
        // Fields.
        (field("dc:title", equals("Plage d’été")), vec![BEACH]),
        (field("dc:title", equals("plage d’été")), vec![]),
        (field("dc:subject", equals("sea")), vec![BEACH]),
        (field("dc:subject", list(&["sea", "sand"])), vec![BEACH]),
        (field("dc:title", contains("D'ETE")), vec![BEACH]),
        (field("dc:title", contains("neige")), vec![SNOW]),
        (field("dc:title", contains("0%_r")), vec![ODD]),
        (field("dc:subject", contains("SEA")), vec![BEACH, PAPER]),
        (field("dc:title", contains("hiver")), vec![]),
        (field("dc:rights", equals("© A & B/100% (c) \"q\"=1;2_3")), vec![SUMMER]),
        (field("dc:rights", contains("b/100% (C) \"Q\"=1;2_3")), vec![SUMMER]),
        (field("dc:title", ValueTest::Empty), vec![SUMMER, FILM]),
        (field("dc:title", ValueTest::NotEmpty), vec![BEACH, SNOW, ODD, PAPER]),
        (field("shop:count", number("12")), vec![BEACH]),
        (field("shop:count", number("12.0")), vec![BEACH]),
        (field("shop:count", number("13")), vec![]),
        (field("shop:price", number("3.50")), vec![BEACH]),
        (field("shop:sold", value(Value::YesNo { yes: true })), vec![BEACH]),
        (field("shop:sold", value(Value::YesNo { yes: false })), vec![]),
        (field("shop:since", date("2031-05-01T08:00:00Z")), vec![BEACH]),
        (field("shop:since", date("2031-05-01T08:00:01Z")), vec![]),
        // What is left out.
        (without(SearchPart::Folder { path: "/content/dam/a".to_owned() }), vec![ODD, FILM, PAPER]),
        (without(SearchPart::Name { name: "ete".to_owned() }), vec![BEACH, SNOW, FILM, PAPER]),
        (without(SearchPart::Tag { id: "season:summer".to_owned() }), vec![SNOW, ODD, FILM, PAPER]),
        (without(SearchPart::Tag { id: "season:".to_owned() }), vec![FILM, PAPER]),
        (not_field("dc:title", ValueTest::Empty), vec![BEACH, SNOW, ODD, PAPER]),
        (not_field("dc:title", contains("e")), vec![SUMMER, FILM]),
        // Everything at once.
        (
            Search {
                path: "/content/dam".to_owned(),
                name: "b".to_owned(),
                text: "plage".to_owned(),
                kinds: vec![AssetKind::Image],
                tags: vec!["season:summer".to_owned()],
                fields: vec![FieldTest {
                    property: "dc:subject".to_owned(),
                    test: ValueTest::NotEmpty,
                }],
                without: vec![SearchPart::Name { name: "snow".to_owned() }],
                ..changed(Some("2031-01-01"), Some("2032-01-01"))
            },
            vec![BEACH],
        ),
    ];
    for (wanted, expected) in cases {
        let shown = format!("{wanted:?}");
        assert_eq!(found(&rig, wanted).await, expected, "{shown}");
    }
}

#[tokio::test]
async fn a_tag_that_was_moved_is_found_by_either_id() {
    let mut content = content();
    let tags = content["tags"].as_array_mut().expect("tags");
    tags.push(json!({"path": "/content/cq:tags/season/was", "title": "Was"}));
    let sandbox = sandbox_of(content).await;
    let origin = sandbox.origin();
    let rig = Rig::at(sandbox, KEY, &origin).await;
    assert_eq!(found(&rig, tagged(&["season:was"])).await, [ODD]);
    let library = Rig::new().await;
    let moved = found(&library, tagged(&["northlight:use/online"])).await;
    let now = found(&library, tagged(&["northlight:use/web"])).await;
    assert!(!now.is_empty());
    assert_eq!(moved, now, "the tag of both ids is one");
}

#[tokio::test]
async fn what_cannot_be_searched_for_is_told_before_anything_is_asked() {
    let rig = rig().await;
    let many = (0..400).map(|n| format!("season:summer/tag-{n}")).collect();
    let part = |n: u32| SearchPart::Name { name: format!("part-{n}") };
    for (wanted, code) in [
        (Search { path: "/etc".to_owned(), ..Search::default() }, ErrorCode::PathInvalid),
        (
            Search { path: "/content/dam/../x".to_owned(), ..Search::default() },
            ErrorCode::PathInvalid,
        ),
        (field("dc:title&p.limit=1", ValueTest::Empty), ErrorCode::FieldInvalid),
        (field("../jcr:content", ValueTest::Empty), ErrorCode::FieldInvalid),
        (tagged(&["/content/dam/x"]), ErrorCode::FieldInvalid),
        (changed(Some("yesterday"), None), ErrorCode::RequestInvalid),
        (Search { tags: many, ..Search::default() }, ErrorCode::SearchTooLong),
        (Search { text: "word ".repeat(3_000), ..Search::default() }, ErrorCode::SearchTooLong),
        (
            Search { without: (0..201).map(part).collect(), ..Search::default() },
            ErrorCode::SearchTooLong,
        ),
    ] {
        let shown = format!("{wanted:?}").chars().take(200).collect::<String>();
        let request = SearchAssets { connection_id: rig.connection, search: wanted };
        let refused = rig.app.search_assets(&request).await.expect_err("refused");
        assert_eq!(refused.code, code, "{shown}");
    }
    let asked =
        rig.sandbox.requests().iter().filter(|one| one.path.contains("querybuilder")).count();
    assert_eq!(asked, 0);
    // Every address that is sent stays below 8 kB.
    let long = Search { text: "mot ".repeat(1_000), ..named("a".repeat(100).as_str()) };
    assert_eq!(found(&rig, long).await, [""; 0]);
    let longest =
        rig.sandbox.requests().iter().filter_map(|one| one.query.as_ref().map(String::len)).max();
    assert!(longest.is_some_and(|longest| longest < 8_000), "{longest:?}");
}

#[tokio::test]
async fn an_account_that_may_not_search_has_names_kinds_and_folders() {
    let sandbox = sandbox_of(content()).await;
    let address = Gate::NoSearch.open(&sandbox).await;
    let rig = Rig::at(sandbox, KEY, &address).await;
    let sorted = async |wanted: Search| {
        let mut paths = found(&rig, wanted).await;
        paths.sort();
        paths
    };
    assert_eq!(sorted(named("été")).await, [SUMMER, ODD]);
    assert_eq!(sorted(of_kinds(&[AssetKind::Video])).await, [FILM]);
    let part = SearchPart::Folder { path: "/content/dam/a".to_owned() };
    assert_eq!(sorted(without(part)).await, [ODD, FILM, PAPER]);
    for wanted in [
        field("dc:title", ValueTest::Empty),
        tagged(&["season:summer"]),
        changed(Some("2031-05-01T10:00:00Z"), None),
        Search { text: "plage".to_owned(), ..Search::default() },
        without(SearchPart::Tag { id: "season:summer".to_owned() }),
    ] {
        let state = search(&rig, wanted).await;
        let error = state.error.expect("it is told");
        assert_eq!(error.code, ErrorCode::SearchClosed);
        assert_eq!((state.count, state.complete), (0, false), "nothing half is shown");
    }
    let listed = paths(&rig, &format!("{BEACH}\n{STORY}\n/content/dam/a/none.jpg")).await;
    assert_eq!((listed.complete, listed.count, listed.not_found), (true, 2, 1));
    let rows = rig.rows(listed.listing_id).await;
    assert_eq!((rows[0].title.as_deref(), rows[0].kind), (Some("Plage d’été"), AssetKind::Image));
    assert_eq!(rows[1].kind, AssetKind::Fragment);
    let without = paths_with(&rig, &format!("{STORY}\n{BEACH}"), false).await;
    assert_eq!((without.count, without.fragments_left_out, without.not_found), (1, 1, 0));
}

#[tokio::test]
async fn a_change_of_what_a_search_found_is_right_and_asks_little() {
    let options = Options {
        content: Content::Synthetic(10_000),
        technical_user_may_write: true,
        ..Options::default()
    };
    let rig = Rig::with(options, KEY).await;
    let everything = search(&rig, Search::default()).await;
    assert_eq!(everything.count, 10_000);
    let rows = rig.rows(everything.listing_id).await;
    assert!(rows.is_sorted_by(|a, b| a.path < b.path), "in the order of the path");
    // One in a hundred, spread over all folders.
    let spread = search(&rig, named("*25.jpg")).await;
    assert_eq!(spread.count, 100);
    let before = rig.sandbox.requests().len();
    let plan = rig.plan(spread.listing_id, vec![text("dc:rights", "found")]).await;
    assert_eq!((plan.assets, plan.counts.will_change + plan.counts.already_right), (100, 100));
    let asked = rig.sandbox.requests().len() - before;
    assert!(asked <= 40, "{asked} requests for 100 assets");
    let ended = rig.run(&plan).await;
    assert_eq!(ended.counts.changed, 100);
    let rows = rig.rows(spread.listing_id).await;
    assert!(rows.iter().all(|row| rig.held(&row.path, "dc:rights")["value"] == "found"));
    let again = search(&rig, field("dc:rights", equals("found"))).await;
    assert_eq!(again.count, 100, "and nothing else holds it");
}

#[tokio::test]
async fn a_search_that_is_closed_stops_asking() {
    let options = Options { content: Content::Synthetic(20_000), ..Options::default() };
    let rig = Rig::with(options, KEY).await;
    let request = SearchAssets { connection_id: rig.connection, search: Search::default() };
    let id = rig.app.search_assets(&request).await.expect("it starts");
    let state = rig.app.watch_listing(id).expect("known");
    wait(state.clone(), |state| state.count > 0).await;
    rig.app.close_listing(id).await.expect("it closes");
    assert!(rig.app.watch_listing(id).is_err());
    // Its owner ends, and with it the state.
    let mut state = state;
    while state.changed().await.is_ok() {}
    assert!(!state.borrow().complete);
    let asked =
        rig.sandbox.requests().iter().filter(|one| one.path.contains("querybuilder")).count();
    assert!(asked < 60, "{asked} pages were asked for");
}
