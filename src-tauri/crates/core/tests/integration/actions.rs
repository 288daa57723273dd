//! Every action against the practice environment, and undone again.

use std::collections::BTreeMap;

use relabel_core::api::types::*;
use relabel_sandbox::{Content, KeyFileKind, Options};
use serde_json::{Value as Json, json};

use super::rig::{Rig, ended};

const DAM: &str = "/content/dam";

async fn rig(assets: u32) -> (Rig, ListingState, Vec<String>) {
    let options = Options {
        content: Content::Synthetic(assets),
        technical_user_may_write: true,
        ..Options::default()
    };
    let rig = Rig::with(options, KeyFileKind::ServiceCredentials).await;
    let listed = rig.list(DAM, true, false).await;
    let paths = rig.rows(listed.listing_id).await.into_iter().map(|row| row.path).collect();
    (rig, listed, paths)
}

fn text(value: &str) -> Json {
    json!({ "type": "String", "value": value })
}

fn list(values: &[&str]) -> Json {
    json!({ "type": "String", "values": values })
}

fn date(value: &str) -> Json {
    json!({ "type": "Date", "value": value })
}

fn field(property: &str, kind: FieldKind, change: FieldAction) -> FieldEdit {
    FieldEdit { property: property.to_owned(), kind, change, only_empty: false }
}

fn entries(entries: &[&str]) -> Vec<String> {
    entries.iter().map(ToString::to_string).collect()
}

fn metadata(rig: &Rig, paths: &[String]) -> BTreeMap<String, Json> {
    let held = |path: &String| rig.sandbox.metadata(path).expect("the asset");
    paths.iter().map(|path| (path.clone(), held(path))).collect()
}

/// A list of any length with what assets may hold in different forms.
fn various(rig: &Rig, paths: &[String]) {
    for (at, property, value) in [
        (0, "dc:subject", list(&["sea", "sun", "été"])),
        (1, "dc:subject", list(&["Sea", "old", "sea"])),
        (2, "dc:subject", list(&[])),
        (3, "dc:subject", text("old")),
        (4, "dc:subject", Json::Null),
        (5, "dc:subject", list(&["", "old"])),
        (0, "dc:title", text("by the sea, by the seaside")),
        (1, "dc:title", text("  Old\nlines of old  ")),
        (2, "dc:title", Json::Null),
        (3, "dc:title", text("")),
        (4, "dc:title", list(&["old", "Old"])),
        (0, "prism:expirationDate", date("2030-01-31T03:04:05.000+02:00")),
        (1, "prism:expirationDate", Json::Null),
        (2, "prism:expirationDate", text("2030-01-31")),
        (3, "prism:expirationDate", text("soon")),
    ] {
        rig.sandbox.set_metadata(&paths[at], property, value);
    }
}

fn every_action() -> Vec<FieldEdit> {
    let shift = |amount, unit| DateShift { amount, unit, at: None, zone: "Europe/Paris".into() };
    let find = |find: &str, with: &str, mode| FieldAction::FindReplace {
        find: find.into(),
        with: with.into(),
        mode,
        match_case: false,
    };
    let tokens = |text: &str| FieldAction::Replace {
        value: Value::Text { text: text.into() },
        tokens: true,
    };
    let list = FieldKind::List;
    vec![
        field("dc:title", FieldKind::Text, tokens("{file.stem|words|title} {counter:001}")),
        field("dc:title", FieldKind::Text, find("old", "new", FindMode::WholeWord)),
        field("dc:title", FieldKind::Text, find("(s)ea", "${1}un", FindMode::Regex)),
        field("dc:title", FieldKind::Text, FieldAction::ChangeCase { to: LetterCase::Upper }),
        field("dc:title", FieldKind::Text, FieldAction::Clear),
        field(
            "dc:subject",
            list,
            FieldAction::Add { entries: entries(&["new", "sun"]), tokens: false, at_start: false },
        ),
        field("dc:subject", list, FieldAction::Remove { entries: entries(&["old", "absent"]) }),
        field("dc:subject", list, find("old", "", FindMode::Plain)),
        field("dc:subject", list, FieldAction::ChangeCase { to: LetterCase::Lower }),
        field(
            "dc:description",
            FieldKind::LongText,
            FieldAction::CopyFrom { from: "dc:title".into() },
        ),
        field(
            "prism:expirationDate",
            FieldKind::Date,
            FieldAction::DateFrom { base: DateBase::Today, shift: shift(1, DateUnit::Years) },
        ),
        field(
            "prism:expirationDate",
            FieldKind::Date,
            FieldAction::DateFrom {
                base: DateBase::Field { property: "prism:expirationDate".into() },
                shift: shift(1, DateUnit::Months),
            },
        ),
        FieldEdit { only_empty: true, ..field("dc:title", FieldKind::Text, tokens("{file.name}")) },
    ]
}

#[tokio::test]
async fn each_action_is_written_is_right_the_second_time_and_undone_byte_by_byte() {
    let (rig, listed, paths) = rig(8).await;
    various(&rig, &paths);
    // Sling's form knows no empty text: it removes the property.
    rig.sandbox.set_metadata(&paths[3], "dc:title", json!(null));
    let before = metadata(&rig, &paths);
    for action in every_action() {
        let told = format!("{action:?}");
        let plan = rig.plan(listed.listing_id, vec![action.clone()]).await;
        assert!(plan.complete && plan.counts.assets_to_change > 0, "{told}: {plan:?}");
        let job = rig.run(&plan).await;
        assert_eq!(job.counts.changed, plan.counts.assets_to_change, "{told}: {job:?}");
        assert_ne!(metadata(&rig, &paths), before, "{told}");

        let again = rig.plan(listed.listing_id, vec![action]).await;
        assert_eq!(again.counts.will_change, plan.counts.changes_again, "{told}: {again:?}");

        let undo = rig.app.make_undo(job.job_id).await.expect("an undo");
        let start = StartJob {
            plan_id: undo.plan_id,
            expected_assets: undo.assets,
            typed_assets: Some(undo.assets),
        };
        let id = rig.app.start_job(&start).await.expect("starts");
        let undone = ended(rig.app.watch_job(id).expect("known")).await;
        assert_eq!(undone.counts.changed, plan.counts.assets_to_change, "{told}: {undone:?}");
        assert_eq!(metadata(&rig, &paths), before, "{told}");
    }
}

#[tokio::test]
async fn what_is_written_is_what_the_words_say() {
    let (rig, listed, paths) = rig(6).await;
    various(&rig, &paths);
    rig.sandbox.set_metadata(&paths[0], "xmpRights:Owner", list(&["one", "two"]));
    let fields = vec![
        field(
            "dc:subject",
            FieldKind::List,
            FieldAction::Add { entries: entries(&["new", "sun"]), tokens: false, at_start: false },
        ),
        field(
            "dc:title",
            FieldKind::Text,
            FieldAction::FindReplace {
                find: "sea".into(),
                with: "ocean".into(),
                mode: FindMode::WholeWord,
                match_case: false,
            },
        ),
        field(
            "prism:expirationDate",
            FieldKind::Date,
            FieldAction::DateFrom {
                base: DateBase::Field { property: "prism:expirationDate".into() },
                shift: DateShift {
                    amount: 1,
                    unit: DateUnit::Months,
                    at: Some("10:00".into()),
                    zone: "Europe/Paris".into(),
                },
            },
        ),
        field(
            "xmpRights:UsageTerms",
            FieldKind::LongText,
            FieldAction::Replace {
                value: Value::Text { text: "{field xmpRights:Owner} {counter:09}".into() },
                tokens: true,
            },
        ),
    ];
    let terms = rig.held(&paths[1], "xmpRights:UsageTerms");
    let plan = rig.plan(listed.listing_id, fields).await;
    let job = rig.run(&plan).await;
    assert_eq!(job.counts.changed, plan.counts.assets_to_change, "{job:?}");

    assert_eq!(rig.held(&paths[0], "dc:subject"), list(&["sea", "sun", "été", "new"]));
    assert_eq!(rig.held(&paths[2], "dc:subject"), list(&["new", "sun"]));
    assert_eq!(rig.held(&paths[3], "dc:subject"), text("old"), "one value cannot hold three");
    assert_eq!(rig.held(&paths[4], "dc:subject"), list(&["new", "sun"]));
    assert_eq!(rig.held(&paths[5], "dc:subject"), list(&["", "old", "new", "sun"]));
    assert_eq!(rig.held(&paths[0], "dc:title"), text("by the ocean, by the seaside"));
    assert_eq!(rig.held(&paths[1], "dc:title"), text("  Old\nlines of old  "));
    // The end of January, a month later, at ten in Paris.
    let expires = rig.held(&paths[0], "prism:expirationDate");
    assert_eq!(expires, date("2030-02-28T10:00:00.000+01:00"));
    assert_eq!(rig.held(&paths[1], "prism:expirationDate"), Json::Null, "nothing to count from");
    assert_eq!(rig.held(&paths[3], "prism:expirationDate"), text("soon"));
    assert_eq!(rig.held(&paths[0], "xmpRights:UsageTerms"), text("one, two 09"));
    // Half a text is worse than none.
    assert_eq!(rig.held(&paths[1], "xmpRights:UsageTerms"), terms);
}

/// Asks what an edit would do.
async fn sample(rig: &Rig, listing: ListingId, fields: Vec<FieldEdit>) -> EditSample {
    let request = SampleEdit {
        connection_id: rig.connection,
        selection: Selection::All { listing_id: listing, except: vec![1] },
        edit: Edit { fields },
        zone: "Europe/Paris".into(),
        locale: "en".into(),
    };
    rig.app.sample_edit(&request).await.expect("a sample")
}

#[tokio::test]
async fn typing_asks_aem_once_and_shows_what_the_plan_will_say() {
    let (rig, listed, paths) = rig(6).await;
    various(&rig, &paths);
    let typed = |text: &str| {
        let value = Value::Text { text: text.into() };
        vec![field(
            "dc:description",
            FieldKind::LongText,
            FieldAction::Replace { value, tokens: true },
        )]
    };
    let first = sample(&rig, listed.listing_id, typed("{")).await;
    assert_eq!(first.problems[0].code, EditProblemCode::TokenUnclosed);
    assert_eq!(first.assets.len(), 4);
    assert!(first.assets.iter().all(|asset| asset.path != paths[1]), "it is not selected");

    let asked = rig.sandbox.requests().len();
    for text in ["{c", "{counter", "{counter}", "{counter} {fiel", "{counter} {field dc:title}"] {
        sample(&rig, listed.listing_id, typed(text)).await;
    }
    let last = sample(&rig, listed.listing_id, typed("{counter} {file.name}")).await;
    assert_eq!(rig.sandbox.requests().len(), asked, "nothing is read twice");
    assert_eq!(last.problems, []);

    let selection = Selection::All { listing_id: listed.listing_id, except: vec![1] };
    let request = MakePlan {
        connection_id: rig.connection,
        selection,
        edit: Edit { fields: typed("{counter} {file.name}") },
        source: PlanSource::Edit,
        zone: None,
    };
    let id = rig.app.make_plan(&request).await.expect("the plan starts");
    let state = rig.app.watch_plan(id).expect("the plan is known");
    super::rig::wait(state, |state| state.complete).await;
    let page = PlanPage { plan_id: id, state: None, from: 0, limit: 4 };
    let rows = rig.app.plan_page(page).await.expect("rows");
    let sampled: Vec<_> =
        last.assets.iter().map(|asset| asset.cells[0].after.clone().expect("a value")).collect();
    assert_eq!(sampled, rows.into_iter().map(|row| row.new).collect::<Vec<_>>());
}

#[tokio::test]
async fn several_values_are_counted() {
    let (rig, listed, paths) = rig(5).await;
    for (path, owner) in paths.iter().zip(["b", "a", "b", "", "b"]) {
        rig.sandbox.set_metadata(path, "photoshop:Credit", text(owner));
    }
    let request = SummariseValues {
        connection_id: rig.connection,
        selection: Selection::All { listing_id: listed.listing_id, except: vec![4] },
        properties: vec!["photoshop:Credit".into(), "acme:none".into()],
    };
    let summary = rig.app.summarise_values(&request).await.expect("a summary");
    assert_eq!((summary.read, summary.of), (4, 4));
    let credit = &summary.fields[0];
    assert_eq!((credit.distinct, credit.empty), (2, 1));
    let counts: Vec<_> =
        credit.values.iter().map(|one| (one.value.entries[0].as_str(), one.assets)).collect();
    assert_eq!(counts, [("b", 2), ("a", 1)]);
    assert_eq!((summary.fields[1].distinct, summary.fields[1].empty), (0, 4));
}

#[tokio::test]
async fn what_cannot_be_worked_out_is_refused_before_anything_is_read() {
    let (rig, listed, _) = rig(1).await;
    let asked = rig.sandbox.requests().len();
    let find = |find: &str| FieldAction::FindReplace {
        find: find.into(),
        with: String::new(),
        mode: FindMode::Regex,
        match_case: true,
    };
    for field in [
        field("dc:title", FieldKind::Text, find("(")),
        field("dc:title", FieldKind::Text, find("(x{1000}){1000}")),
        field("dc:title", FieldKind::Text, FieldAction::CopyFrom { from: "dc:title".into() }),
        field("dc:title", FieldKind::Text, FieldAction::Remove { entries: entries(&["a"]) }),
        field("jcr:uuid", FieldKind::Text, FieldAction::Clear),
    ] {
        let told = format!("{field:?}");
        let request = MakePlan {
            connection_id: rig.connection,
            selection: Selection::All { listing_id: listed.listing_id, except: Vec::new() },
            edit: Edit { fields: vec![field] },
            source: PlanSource::Edit,
            zone: None,
        };
        let refused = rig.app.make_plan(&request).await.expect_err("refused");
        assert_eq!(refused.code, ErrorCode::FieldInvalid, "{told}");
    }
    assert_eq!(rig.sandbox.requests().len(), asked);
}
