//! Tags: found, pasted, and never dropped.

use relabel_core::api::types::*;
use relabel_sandbox::{Content, Fault, KeyFileKind, LIBRARY_ROOT, Options, Sandbox};
use serde_json::json;

use super::gate::Gate;
use super::rig::{Rig, replace, wait};

const KEY: KeyFileKind = KeyFileKind::ServiceCredentials;
const TAGS: &str = "/content/cq:tags";

async fn find(rig: &Rig, text: &str, locale: &str) -> Result<Vec<TagFacts>, ApiError> {
    let (text, locale) = (text.to_owned(), locale.to_owned());
    rig.app.find_tags(&FindTags { connection_id: rig.connection, text, locale, limit: 20 }).await
}

fn ids(found: &[TagFacts]) -> Vec<&str> {
    found.iter().map(|tag| tag.id.as_str()).collect()
}

fn tags(change: impl FnOnce(Vec<String>) -> FieldAction, entries: &[&str]) -> FieldEdit {
    let entries = entries.iter().map(|entry| (*entry).to_owned()).collect();
    FieldEdit {
        property: "cq:tags".to_owned(),
        kind: FieldKind::Tags,
        change: change(entries),
        only_empty: false,
    }
}

fn add(entries: &[&str]) -> FieldEdit {
    tags(|entries| FieldAction::Add { entries, tokens: false, at_start: false }, entries)
}

async fn make_plan(rig: &Rig, listing_id: ListingId, field: FieldEdit) -> Result<PlanId, ApiError> {
    let request = MakePlan {
        connection_id: rig.connection,
        selection: Selection::All { listing_id, except: Vec::new() },
        edit: Edit { fields: vec![field] },
        source: PlanSource::Edit,
        zone: None,
    };
    rig.app.make_plan(&request).await
}

/// Whether any request so far held a text.
fn was_sent(sandbox: &Sandbox, text: &str) -> bool {
    let in_writes = sandbox
        .writes()
        .iter()
        .any(|write| write.properties.values().any(|value| value.to_string().contains(text)));
    let asked = sandbox.requests();
    in_writes
        || asked.iter().any(|one| one.query.as_ref().is_some_and(|query| query.contains(text)))
}

/// A library of one asset and these tags: path below the root, title.
async fn with_tags(tags: impl Iterator<Item = (String, String)>) -> (Sandbox, tempfile::TempDir) {
    let tags: Vec<_> = tags
        .map(|(path, title)| json!({"path": format!("{TAGS}/{path}"), "title": title}))
        .collect();
    let assets = [json!({"path": "/content/dam/one/a.jpg"})];
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("content.json");
    std::fs::write(&file, json!({"assets": assets, "tags": tags}).to_string()).expect("written");
    let options = Options { content: Content::File(file), ..Options::default() };
    (Sandbox::start(options).await.expect("it starts"), folder)
}

#[tokio::test]
async fn tags_are_found_by_their_title_in_the_users_language() {
    let rig = Rig::new().await;
    for text in ["Été", "ete", "ÉT"] {
        let found = find(&rig, text, "fr-FR").await.expect("tags");
        assert_eq!(found[0].id, "northlight:season/summer", "{text}: {:?}", ids(&found));
        assert_eq!(
            (&*found[0].title, &*found[0].trail),
            ("Été", &["Northlight", "Saison"].map(String::from)[..])
        );
    }
    assert_eq!(find(&rig, "lac", "fr").await.expect("tags")[0].title, "Lac");
    assert_eq!(find(&rig, "spare", "fr").await.expect("tags")[0].title, "Spare parts");
    let gardens = find(&rig, "jardin", "fr").await.expect("tags");
    assert_eq!(ids(&gardens), ["northlight:product/garden", "northlight:room/garden"]);
    let asked =
        rig.sandbox.requests().iter().filter(|one| one.path.contains("querybuilder")).count();
    assert_eq!(asked, 1, "the tags are read once");
}

#[tokio::test]
async fn the_tree_and_pasted_words_lead_to_tags() {
    let rig = Rig::new().await;
    let children = async |parent: Option<&str>| {
        let parent = parent.map(str::to_owned);
        let request =
            TagChildren { connection_id: rig.connection, parent, locale: "fr".to_owned() };
        rig.app.tag_children(&request).await.expect("tags")
    };
    assert_eq!(ids(&children(None).await), ["northlight:", "default:"]);
    let uses = children(Some("northlight:use")).await;
    assert!(!ids(&uses).contains(&"northlight:use/online"), "it was moved");
    assert!(ids(&uses).contains(&"northlight:use/web"));
    let request = ReadTags {
        connection_id: rig.connection,
        text: "Été; Neige, default:to-review\nJardin\nEn ligne".to_owned(),
        locale: "fr".to_owned(),
    };
    let read = rig.app.read_tags(&request).await.expect("read");
    let told: Vec<(&str, usize)> =
        read.iter().map(|one| (one.text.as_str(), one.tags.len())).collect();
    assert_eq!(
        told,
        [("Été", 1), ("Neige", 0), ("default:to-review", 1), ("Jardin", 2), ("En ligne", 1)]
    );
    assert_eq!(read[4].tags[0].id, "northlight:use/web", "where it was moved to");
}

#[tokio::test]
async fn an_unknown_tag_stops_the_plan_and_is_never_sent() {
    let rig = Rig::new().await;
    let listed = rig.list(&format!("{LIBRARY_ROOT}/videos"), false, false).await;
    let value = Value::List { entries: vec!["northlight:no/such".to_owned()] };
    for field in [
        add(&["northlight:season/summer", "northlight:no/such"]),
        replace("cq:tags", FieldKind::Tags, value.clone()),
        // Tags cannot be written as anything else either.
        replace("cq:tags", FieldKind::List, value),
        replace("cq:tags", FieldKind::Text, Value::Text { text: "northlight:no/such".to_owned() }),
    ] {
        let error = make_plan(&rig, listed.listing_id, field.clone()).await;
        let error = error.expect_err("it is not planned");
        assert_eq!(error.code, ErrorCode::FieldInvalid, "{field:?}: {error:?}");
        assert_eq!(error.details.field.as_deref(), Some("cq:tags"));
    }
    // A field of tags by the form only: nobody has to say so.
    for field in [
        replace("northlight:topics", FieldKind::Text, Value::Text { text: "no/such".to_owned() }),
        FieldEdit { property: "northlight:topics".to_owned(), ..add(&["no/such"]) },
    ] {
        if let Ok(plan) = make_plan(&rig, listed.listing_id, field).await {
            let state = rig.app.watch_plan(plan).expect("a plan");
            let state = wait(state, |state| state.complete || state.error.is_some()).await;
            assert_eq!((state.counts.will_change, state.error), (0, None));
        }
    }
    assert!(!was_sent(&rig.sandbox, "no/such"), "no request held it");
    assert!(rig.sandbox.writes().is_empty());
}

#[tokio::test]
async fn known_tags_are_added_behind_those_there_and_undone() {
    let rig = Rig::new().await;
    let folder = format!("{LIBRARY_ROOT}/videos");
    let listed = rig.list(&folder, false, false).await;
    let rows = rig.rows(listed.listing_id).await;
    let path = &rows[0].path;
    // One that AEM does not know any more is not for Relabel to remove.
    let there =
        json!({"type": "String", "values": ["northlight:old/gone", "northlight:use/social"]});
    rig.sandbox.set_metadata(path, "cq:tags", there.clone());
    let plan = rig
        .plan(
            listed.listing_id,
            vec![add(&["/content/cq:tags/northlight/season/summer", "northlight:use/online"])],
        )
        .await;
    assert_eq!((plan.counts.cannot, &plan.error), (0, &None), "{plan:?}");
    let result = rig.run(&plan).await;
    assert_eq!(result.counts.changed, plan.counts.will_change, "{result:?}");
    assert_eq!(
        rig.held(path, "cq:tags"),
        json!({"type": "String", "values": [
            "northlight:old/gone", "northlight:use/social", "northlight:season/summer",
            "northlight:use/web",
        ]}),
        "ids are stored, the moved one with its new place"
    );
    let undo = rig.app.make_undo(result.job_id).await.expect("an undo");
    let request =
        StartJob { plan_id: undo.plan_id, expected_assets: undo.assets, typed_assets: None };
    let job = rig.app.start_job(&request).await.expect("it starts");
    super::rig::ended(rig.app.watch_job(job).expect("a job")).await;
    assert_eq!(rig.held(path, "cq:tags"), there);
}

#[tokio::test]
async fn tags_that_cannot_be_read_stop_the_plan_and_nothing_else() {
    let rig = Rig::new().await;
    let listed = rig.list(&format!("{LIBRARY_ROOT}/audio"), false, false).await;
    rig.sandbox.set_fault(Some(Fault::FolderHidden { path: TAGS.into() }));
    let error = find(&rig, "été", "fr").await.expect_err("no tags");
    assert_eq!(error.code, ErrorCode::TagsNotReadable);
    let planned = make_plan(&rig, listed.listing_id, add(&["northlight:season/summer"])).await;
    assert_eq!(planned.expect_err("not planned").code, ErrorCode::TagsNotReadable);
    let title = replace("dc:title", FieldKind::Text, Value::Text { text: "x".to_owned() });
    assert_eq!(rig.plan(listed.listing_id, vec![title]).await.error, None);
    rig.sandbox.set_fault(None);
    assert!(!find(&rig, "été", "fr").await.expect("they are back").is_empty());
}

#[tokio::test]
async fn tags_are_kept_until_they_are_to_be_read_anew() {
    let rig = Rig::new().await;
    rig.sandbox.set_fault(Some(Fault::FolderHidden { path: format!("{TAGS}/northlight/season") }));
    assert!(find(&rig, "été", "fr").await.expect("tags").is_empty());
    rig.sandbox.set_fault(None);
    assert!(find(&rig, "été", "fr").await.expect("tags").is_empty(), "they are kept");
    let request = ConnectionRef { connection_id: rig.connection };
    rig.app.reload_tags(request).await.expect("read anew");
    assert_eq!(find(&rig, "été", "fr").await.expect("tags")[0].id, "northlight:season/summer");
}

#[tokio::test]
async fn where_search_is_closed_the_tree_is_walked_however_large() {
    // More than AEM shows at once, above and below.
    let wide = (0..150).map(|n| (format!("wide/tag-{n}"), format!("Wide {n}")));
    let deep = (0..300).map(|n| (format!("deep/group-{}/tag-{n}", n / 30), format!("Deep {n}")));
    let spaces = ["wide", "deep"].map(|name| (name.to_owned(), name.to_owned()));
    let (sandbox, _folder) = with_tags(spaces.into_iter().chain(wide).chain(deep)).await;
    let address = Gate::NoSearch.open(&sandbox).await;
    let rig = Rig::at(sandbox, KEY, &address).await;
    assert_eq!(ids(&find(&rig, "wide 149", "en").await.expect("tags")), ["wide:tag-149"]);
    assert_eq!(ids(&find(&rig, "deep 299", "en").await.expect("tags")), ["deep:group-9/tag-299"]);
    let refused = rig.sandbox.requests().iter().filter(|one| one.status == 300).count();
    assert!(refused > 0, "AEM does not show all of it at once");
}

#[tokio::test]
async fn ten_thousand_tags_come_in_pages() {
    let spaces = (0..100).map(|n| (format!("space-{n:02}"), format!("Space {n}")));
    let all =
        (0..10_000).map(|n| (format!("space-{:02}/tag-{n}", n % 100), format!("Étiquette {n}")));
    let (sandbox, _folder) = with_tags(spaces.chain(all)).await;
    let origin = sandbox.origin();
    let rig = Rig::at(sandbox, KEY, &origin).await;
    assert_eq!(
        ids(&find(&rig, "etiquette 9999", "fr").await.expect("tags")),
        ["space-99:tag-9999"]
    );
    let asked =
        rig.sandbox.requests().iter().filter(|one| one.path.contains("querybuilder")).count();
    assert_eq!(asked, 11, "a thousand at a time");
    let began = std::time::Instant::now();
    assert_eq!(find(&rig, "étiq", "fr").await.expect("tags").len(), 20);
    // 50 ms in a build for people.
    assert!(began.elapsed().as_millis() < 2_000, "{:?}", began.elapsed());
}

/// The sample called tags unknown that the plan then wrote.
#[tokio::test]
async fn a_field_of_tags_by_the_form_is_sampled_as_it_is_planned() {
    let rig = Rig::new().await;
    let listed = rig.list(&format!("{LIBRARY_ROOT}/videos"), false, false).await;
    let selection = Selection::All { listing_id: listed.listing_id, except: Vec::new() };
    let topics = |id: &str| {
        let value = Value::List { entries: vec![id.to_owned()] };
        replace("northlight:topics", FieldKind::List, value)
    };
    for (id, state, reason) in [
        ("northlight:season/summer", CellState::WillChange, None),
        ("northlight:no/such", CellState::Cannot, Some(CannotReason::TagUnknown)),
    ] {
        let request = SampleEdit {
            connection_id: rig.connection,
            selection: selection.clone(),
            edit: Edit { fields: vec![topics(id)] },
            zone: "UTC".to_owned(),
            locale: "fr".to_owned(),
        };
        let sample = rig.app.sample_edit(&request).await.expect("a sample");
        let cells = sample.assets.iter().map(|asset| (asset.cells[0].state, asset.cells[0].reason));
        assert!(cells.clone().count() > 1);
        assert!(cells.clone().all(|cell| cell == (state, reason)), "{id}: {sample:?}");
        let plan = rig.plan(listed.listing_id, vec![topics(id)]).await;
        let planned = if reason.is_none() { plan.counts.will_change } else { plan.counts.cannot };
        assert_eq!(planned, listed.count, "{id}: {:?}", plan.counts);
    }
}

#[tokio::test]
async fn a_sample_calls_tags_by_their_titles_in_the_language_of_the_window() {
    let rig = Rig::new().await;
    let listed = rig.list(&format!("{LIBRARY_ROOT}/videos"), false, false).await;
    for (locale, title) in [("fr-FR", "Été"), ("en-GB", "Summer")] {
        let request = SampleEdit {
            connection_id: rig.connection,
            selection: Selection::Rows { listing_id: listed.listing_id, rows: vec![0] },
            edit: Edit { fields: vec![add(&["northlight:season/summer"])] },
            zone: "UTC".to_owned(),
            locale: locale.to_owned(),
        };
        let sample = rig.app.sample_edit(&request).await.expect("a sample");
        let after = sample.assets[0].cells[0].after.as_ref().expect("a value");
        assert_eq!(after.labels.last().map(String::as_str), Some(title));
    }
}
