//! Writing with OAuth server-to-server credentials: AEM's programming interface,
//! its guard against lost updates, and what its refusals mean.

use relabel_aem::{Change, Error, ListingSource};
use relabel_core::api::types::*;
use relabel_model::{Kind, ListingScope, Property};
use relabel_sandbox::{Content, Fault, KeyFileKind, LIBRARY_ROOT, Options, Sandbox};
use serde_json::{Value as Json, json};

use super::gate::Gate;
use super::opened::{ASSET, FOLDER, author, author_at, small, writable, write};
use super::rig::{Rig, ended, replace, text, wait};

const OAUTH: KeyFileKind = KeyFileKind::OauthServerToServer;

fn set(property: &str, after: Property) -> Change {
    Change { property: property.to_owned(), after: Some(after) }
}

fn held(sandbox: &Sandbox, property: &str) -> Json {
    sandbox.metadata(ASSET).expect("the asset")[property].clone()
}

/// Gives each asset of a folder a value, or takes it.
fn set_everywhere(sandbox: &Sandbox, property: &str, value: &Json) -> [String; 3] {
    [1, 2, 3].map(|number| {
        let asset = format!("{FOLDER}/image-000000{number}.jpg");
        sandbox.set_metadata(&asset, property, value.clone());
        asset
    })
}

/// Gives each asset rights.
fn rights_in(sandbox: &Sandbox) {
    set_everywhere(sandbox, "dc:rights", &json!("old"));
}

/// Methods and statuses of the writes that were received.
fn writes(sandbox: &Sandbox) -> Vec<(String, u16)> {
    sandbox.writes().into_iter().map(|write| (write.method, write.status)).collect()
}

#[tokio::test]
async fn every_kind_of_value_is_patched_typed_and_under_its_etag() {
    let sandbox = Sandbox::start(writable()).await.expect("starts");
    for (property, value) in [
        ("dc:title", json!({"type": "String", "value": "old"})),
        ("dc:subject", json!({"type": "String", "values": ["old"]})),
        ("dc:rights", json!({"type": "String", "value": "old"})),
        ("n", json!({"type": "Long", "value": 3})),
        ("d", json!({"type": "Double", "value": 3.5})),
        ("xmpRights:Marked", json!({"type": "Boolean", "value": false})),
    ] {
        sandbox.set_metadata(ASSET, property, value);
    }
    let author = author(&sandbox, OAUTH);
    let state = author.asset_state(ASSET).await.expect("the asset is read");
    assert!(state.id.as_deref().is_some_and(|id| id.starts_with("urn:aaid:aem:")), "{state:?}");
    let changes = [
        set("dc:title", Property::single(Kind::String, "Surfing \"at\" dawn, été")),
        set("dc:subject", Property::list(Kind::String, vec!["sea".into(), "été".into()])),
        set("n", Property::single(Kind::Long, "4")),
        set("d", Property::single(Kind::Double, "4")),
        set("xmpRights:Marked", Property::single(Kind::Boolean, "true")),
        Change { property: "dc:rights".to_owned(), after: None },
        Change { property: "never:there".to_owned(), after: None },
    ];
    write(&author, ASSET, &state, &changes).await.expect("written");
    assert_eq!(writes(&sandbox), [("PATCH".to_owned(), 200)]);
    assert_eq!(held(&sandbox, "dc:title")["value"], "Surfing \"at\" dawn, été");
    assert_eq!(held(&sandbox, "dc:subject"), json!({"type": "String", "values": ["sea", "été"]}));
    assert_eq!(held(&sandbox, "n"), json!({"type": "Long", "value": 4}));
    assert_eq!(held(&sandbox, "d")["type"], "Double");
    assert_eq!(held(&sandbox, "xmpRights:Marked"), json!({"type": "Boolean", "value": true}));
    assert_eq!(held(&sandbox, "dc:rights"), Json::Null);
    let read = author.asset_state(ASSET).await.expect("the asset is read").metadata;
    for Change { property, after } in &changes {
        let now = read.get(property);
        assert!(relabel_model::same(now, after.as_ref()), "{property}: {now:?}");
    }
}

/// Also one of which the interface makes a text: that is known after the first.
#[tokio::test]
async fn a_date_where_there_was_none_is_stored_as_a_date() {
    for (property, methods) in [
        ("prism:expirationDate", ["PATCH"; 3].as_slice()),
        ("dam:reviewedOn", &["PATCH", "POST", "POST", "POST"]),
    ] {
        let rig = Rig::with(writable(), OAUTH).await;
        let paths = set_everywhere(&rig.sandbox, property, &Json::Null);
        let listed = rig.list(FOLDER, false, false).await;
        let day = Value::Date { date: "2031-05-01T00:00:00Z".into() };
        let edit = replace(property, FieldKind::Date, day);
        let plan = rig.plan(listed.listing_id, vec![edit]).await;
        assert_eq!(rig.run(&plan).await.counts.changed, 3, "{property}");
        for path in paths {
            assert_eq!(rig.held(&path, property)["type"], "Date", "{property}");
        }
        let mut told = writes(&rig.sandbox);
        told.sort();
        let told: Vec<&str> = told.iter().map(|(method, _)| &**method).collect();
        assert_eq!(told, methods, "{property}");
    }
}

/// Show 3 of the design: most assets lack the field.
#[tokio::test]
async fn an_absent_field_is_patched_under_its_etag_and_the_first_one_read_back() {
    let options = Options { content: Content::Library, ..writable() };
    let rig = Rig::with(options, OAUTH).await;
    let listed = rig.list(&format!("{LIBRARY_ROOT}/archive"), true, false).await;
    let plan = rig.plan(listed.listing_id, vec![text("dc:rights", "© 2026")]).await;
    let to_change = usize::try_from(plan.counts.assets_to_change).expect("fits");
    assert!(to_change > 10, "{plan:?}");
    let result = rig.run(&plan).await;
    assert_eq!(usize::try_from(result.counts.changed), Ok(to_change), "{result:?}");
    assert_eq!(writes(&rig.sandbox), vec![("PATCH".to_owned(), 200); to_change]);
    let asked = rig.sandbox.requests();
    let patches: Vec<usize> = (0..asked.len()).filter(|at| asked[*at].method == "PATCH").collect();
    let between = &asked[patches[0] + 1..patches[1]];
    let is_read_back = |path: &str| path.ends_with("/_jcr_content.1.json");
    assert!(between.iter().any(|request| is_read_back(&request.path)), "{between:?}");
}

#[tokio::test]
async fn a_field_that_the_interface_retypes_is_mended_and_then_written_by_sling() {
    let rig = Rig::with(writable(), OAUTH).await;
    let paths = set_everywhere(&rig.sandbox, "dc:rights", &Json::Null);
    rig.sandbox.set_fault(Some(Fault::Retypes { property: "dc:rights".to_owned() }));
    let listed = rig.list(FOLDER, false, false).await;
    let plan = rig.plan(listed.listing_id, vec![text("dc:rights", "mine")]).await;
    let result = rig.run(&plan).await;
    assert_eq!(result.counts.changed, 3, "{result:?}");
    for path in &paths {
        assert_eq!(rig.held(path, "dc:rights"), json!({"type": "String", "value": "mine"}));
    }
    let reasons = rig.app.job_reasons(result.job_id).await.expect("reasons");
    let told: Vec<_> = reasons.iter().map(|reason| (reason.reason, reason.assets)).collect();
    assert_eq!(told, [(CellReason::Job(OutcomeReason::RetypedByAem), 1)]);
    let patches = writes(&rig.sandbox).iter().filter(|(method, _)| method == "PATCH").count();
    assert_eq!((patches, writes(&rig.sandbox).len()), (1, 4), "one was mended");

    assert_eq!(rig.undo(result.job_id).await.counts.changed, 3);
    let plan = rig.plan(listed.listing_id, vec![text("dc:rights", "again")]).await;
    assert_eq!(rig.run(&plan).await.counts.changed, 3);
    let later = writes(&rig.sandbox).split_off(7);
    assert_eq!(later, vec![("POST".to_owned(), 200); 3], "remembered while it is open");
}

/// `dc:creator` is declared a list, so that the interface takes no single text.
#[tokio::test]
async fn a_value_that_the_schema_does_not_take_goes_through_sling() {
    let rig = Rig::with(writable(), OAUTH).await;
    let paths = set_everywhere(&rig.sandbox, "dc:creator", &Json::Null);
    let listed = rig.list(FOLDER, false, false).await;
    let plan = rig.plan(listed.listing_id, vec![text("dc:creator", "Bob")]).await;
    assert_eq!(rig.run(&plan).await.counts.changed, 3);
    for path in &paths {
        assert_eq!(rig.held(path, "dc:creator"), json!({"type": "String", "value": "Bob"}));
    }
    let refused = writes(&rig.sandbox).iter().filter(|(_, status)| *status == 422).count();
    assert_eq!((refused, writes(&rig.sandbox).len()), (1, 4), "asked once");
}

#[tokio::test]
async fn one_assets_refusal_by_the_interface_is_its_own_and_two_are_the_client_ids() {
    let rig = Rig::with(writable(), OAUTH).await;
    set_everywhere(&rig.sandbox, "dc:rights", &Json::Null);
    let fault = |below: &str| Fault::InterfaceRefused { below: below.to_owned() };
    rig.sandbox.set_fault(Some(fault(ASSET)));
    let listed = rig.list(FOLDER, false, false).await;
    let plan = rig.plan(listed.listing_id, vec![text("dc:rights", "mine")]).await;
    let result = ended(rig.start(&plan).await).await;
    assert_eq!((result.counts.changed, result.counts.failed), (2, 1), "{result:?}");
    let reasons = rig.app.job_reasons(result.job_id).await.expect("reasons");
    let told: Vec<_> = reasons.iter().map(|reason| (reason.reason, reason.assets)).collect();
    assert_eq!(told, [(CellReason::Job(OutcomeReason::InterfaceRefused), 1)]);

    rig.sandbox.set_fault(Some(fault("/content/dam")));
    let plan = rig.plan(listed.listing_id, vec![text("dc:rights", "again")]).await;
    let held = wait(rig.start(&plan).await, |job| job.paused_by.is_some()).await;
    let Some(PauseReason::Environment { error }) = held.paused_by else { panic!("{held:?}") };
    assert_eq!(error.code, ErrorCode::ClientNotRegistered);
    assert_eq!(writes(&rig.sandbox).len(), 2, "nothing more was sent");
}

/// Each names its own remedy, and nothing is sent after it.
#[tokio::test]
async fn what_closes_the_interface_holds_the_job_with_its_cause() {
    for (fault, code) in [
        ("client-id-refused", ErrorCode::ClientIdRefused),
        ("api-scopes-missing", ErrorCode::ScopeMissing),
        ("428", ErrorCode::VersionLost),
    ] {
        let rig = Rig::with(writable(), OAUTH).await;
        set_everywhere(&rig.sandbox, "dc:rights", &Json::Null);
        let listed = rig.list(FOLDER, false, false).await;
        let plan = rig.plan(listed.listing_id, vec![text("dc:rights", "mine")]).await;
        rig.sandbox.stage(fault).expect("a fault");
        let held = wait(rig.start(&plan).await, |job| job.paused_by.is_some()).await;
        let Some(PauseReason::Environment { error }) = held.paused_by else { panic!("{held:?}") };
        assert_eq!((error.code, held.counts.not_sent), (code, 3), "{fault}");
        assert!(writes(&rig.sandbox).len() <= 1, "{fault}");
    }
}

#[tokio::test]
async fn a_conflict_in_aem_is_read_again_and_written_again() {
    let rig = Rig::with(writable(), OAUTH).await;
    set_everywhere(&rig.sandbox, "dc:rights", &Json::Null);
    rig.sandbox.stage(&format!("409:path={ASSET},times=2")).expect("a fault");
    let listed = rig.list(FOLDER, false, false).await;
    let plan = rig.plan(listed.listing_id, vec![text("dc:rights", "mine")]).await;
    let result = rig.run(&plan).await;
    assert_eq!((result.counts.changed, result.deferred), (3, None), "{result:?}");
    let conflicts = writes(&rig.sandbox).iter().filter(|(_, status)| *status == 409).count();
    assert_eq!((conflicts, writes(&rig.sandbox).len()), (2, 5));
}

/// The interface types by its own schema. What it could not tell exactly, and whatever an
/// undo brings back, has to end in the kind and form that the asset had.
#[tokio::test]
async fn what_is_changed_and_what_is_undone_keep_their_kind_and_form() {
    let one = |value: &str| json!({"type": "String", "value": value});
    let date = |value: &str| json!({"type": "Date", "value": value});
    let day = || Value::Date { date: "2032-05-01T00:00:00Z".into() };
    let list = || Value::List { entries: vec!["Bob".into()] };
    let clear = |property: &str, kind| {
        let change = FieldAction::Clear;
        FieldEdit { property: property.into(), kind, change, only_empty: false }
    };
    let (text_kind, list_kind, date_kind) = (FieldKind::Text, FieldKind::List, FieldKind::Date);
    let expires = "prism:expirationDate";
    let stored_list = json!({"type": "String", "values": ["Nice"]});
    let sling_day = "Fri Aug 12 2022 17:02:57 GMT+0000";
    let mixed = json!({"type": "String", "values": [sling_day, "sea"]});
    let rig = Rig::with(writable(), OAUTH).await;
    let listed = rig.list(FOLDER, false, false).await;
    for (stored, edit, kept) in [
        // Declared the other way round than it is stored.
        (one("Anna"), clear("dc:creator", list_kind), Json::Null),
        (one("Anna"), replace("dc:creator", list_kind, list()), one("Bob")),
        (stored_list, clear("photoshop:City", text_kind), Json::Null),
        (Json::Null, text("dc:creator", "Bob"), one("Bob")),
        // A text that the schema would make a date of, and a date that it would make text.
        (one("2031-05-01"), replace(expires, date_kind, day()), one("2032-05-01T00:00:00.000Z")),
        (one("2031-05-01"), clear(expires, date_kind), Json::Null),
        (
            date("2030-01-02T03:04:05.000Z"),
            replace("dam:reviewedOn", date_kind, day()),
            date("2032-05-01T00:00:00.000Z"),
        ),
        (one("soon"), text("dam:reviewedOn", "2031-05-01"), one("2031-05-01")),
        (
            mixed,
            replace("dc:subject", list_kind, list()),
            json!({"type": "String", "values": ["Bob"]}),
        ),
    ] {
        let told = format!("{stored} {edit:?}");
        rig.sandbox.set_metadata(ASSET, &edit.property, stored.clone());
        let before = rig.sandbox.metadata(ASSET).expect("the asset");
        let property = edit.property.clone();
        let only = Selection::Rows { listing_id: listed.listing_id, rows: vec![0] };
        let plan = rig.plan_of(only, vec![edit]).await;
        let result = rig.run(&plan).await;
        assert_eq!(result.counts.changed, 1, "{told}: {result:?}");
        assert_eq!(rig.held(ASSET, &property), kept, "{told}");
        let undone = rig.undo(result.job_id).await;
        assert_eq!(undone.counts.changed, 1, "{told}: {undone:?}");
        assert_eq!(rig.sandbox.metadata(ASSET).expect("the asset"), before, "{told}");
    }
}

#[tokio::test]
async fn what_was_changed_after_it_was_read_is_never_overwritten() {
    let sandbox = Sandbox::start(writable()).await.expect("starts");
    let author = author(&sandbox, OAUTH);
    sandbox.set_metadata(ASSET, "dc:rights", json!("old"));
    let state = author.asset_state(ASSET).await.expect("the asset is read");
    sandbox.set_metadata(ASSET, "dc:rights", json!("somebody else's"));
    let change = [set("dc:rights", Property::single(Kind::String, "mine"))];
    let refused = write(&author, ASSET, &state, &change).await;
    assert!(matches!(refused, Err(Error::Precondition { .. })), "{refused:?}");
    assert_eq!(writes(&sandbox), [], "not even sent");
    assert_eq!(held(&sandbox, "dc:rights")["value"], "somebody else's");
}

#[tokio::test]
async fn an_edit_between_version_and_write_is_settled_per_field() {
    for (field, outcome) in [("dc:creator", "changed"), ("dc:rights", "conflict")] {
        let sandbox = Sandbox::start(writable()).await.expect("starts");
        rights_in(&sandbox);
        let address = Gate::EditedBeforeTheFirstPatch { asset: ASSET, field }.open(&sandbox).await;
        let mut rig = Rig::at(sandbox, OAUTH, &address).await;
        rig.judge.excuse("somebody else edits by requests of their own");
        let listed = rig.list(FOLDER, false, false).await;
        let plan = rig.plan(listed.listing_id, vec![text("dc:rights", "mine")]).await;
        let result = ended(rig.start(&plan).await).await;
        let (changed, conflict) = if outcome == "changed" { (3, 0) } else { (2, 1) };
        assert_eq!((result.counts.changed, result.counts.conflict), (changed, conflict));
        let writes = writes(&rig.sandbox);
        let count = |status| {
            let patch = |(method, of): &&(String, u16)| method == "PATCH" && *of == status;
            writes.iter().filter(patch).count()
        };
        assert_eq!(count(412), 1, "the stale version was refused: {writes:?}");
        assert_eq!(count(200), usize::try_from(changed).expect("fits"), "{writes:?}");
        assert_eq!(rig.held(ASSET, field)["value"], "somebody else", "their edit is kept");
    }
}

#[tokio::test]
async fn a_client_id_that_is_not_registered_holds_the_job_and_fails_nothing() {
    let rig = Rig::with(writable(), OAUTH).await;
    rights_in(&rig.sandbox);
    let listed = rig.list(FOLDER, false, false).await;
    assert_eq!(listed.count, 3, "lists are read as with every other key: {listed:?}");
    let plan = rig.plan(listed.listing_id, vec![text("dc:rights", "mine")]).await;
    rig.sandbox.register_client(false);
    let job = rig.start(&plan).await;
    let held = wait(job.clone(), |job| job.paused_by.is_some()).await;
    let Some(PauseReason::Environment { error }) = held.paused_by else { panic!("{held:?}") };
    assert_eq!(error.code, ErrorCode::ClientNotRegistered);
    assert_eq!((held.counts.failed, held.counts.not_sent), (0, 3));
    assert_eq!(writes(&rig.sandbox), []);

    rig.sandbox.register_client(true);
    rig.app.resume_job(held.job_id).await.expect("the job is known");
    assert_eq!(ended(job).await.counts.changed, 3);
    assert!(writes(&rig.sandbox).iter().all(|write| *write == ("PATCH".to_owned(), 200)));
}

#[tokio::test]
async fn what_only_asked_for_the_version_was_not_sent() {
    let sandbox = Sandbox::start(writable()).await.expect("starts");
    rights_in(&sandbox);
    let address = Gate::PageForVersions.open(&sandbox).await;
    let rig = Rig::at(sandbox, OAUTH, &address).await;
    let listed = rig.list(FOLDER, false, false).await;
    let plan = rig.plan(listed.listing_id, vec![text("dc:rights", "mine")]).await;
    let job = rig.start(&plan).await;
    let held = wait(job.clone(), |job| job.paused_by.is_some()).await;
    let Some(PauseReason::Environment { error }) = held.paused_by else { panic!("{held:?}") };
    assert_eq!(error.code, ErrorCode::NotData);
    rig.app.stop_job(held.job_id).expect("the job is known");
    let result = ended(job).await;
    assert_eq!((result.counts.not_sent, result.counts.unsure), (3, 0), "{result:?}");
    assert_eq!(writes(&rig.sandbox), []);
}

#[tokio::test]
async fn an_asset_whose_version_is_answered_with_a_page_fails_alone() {
    let sandbox = Sandbox::start(writable()).await.expect("starts");
    rights_in(&sandbox);
    let address = Gate::PageForVersion { asset: ASSET }.open(&sandbox).await;
    let rig = Rig::at(sandbox, OAUTH, &address).await;
    let listed = rig.list(FOLDER, false, false).await;
    let plan = rig.plan(listed.listing_id, vec![text("dc:rights", "mine")]).await;
    let result = rig.run(&plan).await;
    assert_eq!((result.counts.changed, result.counts.failed), (2, 1), "{result:?}");
    assert!(writes(&rig.sandbox).iter().all(|write| *write == ("PATCH".to_owned(), 200)));
}

#[tokio::test]
async fn a_missing_permission_holds_the_job() {
    let rig = Rig::with(small(), OAUTH).await;
    rights_in(&rig.sandbox);
    let listed = rig.list(FOLDER, false, false).await;
    let plan = rig.plan(listed.listing_id, vec![text("dc:rights", "mine")]).await;
    let job = rig.start(&plan).await;
    let id = job.borrow().job_id;
    let held = wait(job.clone(), |job| job.paused_by.is_some()).await;
    let Some(PauseReason::Environment { error }) = held.paused_by else { panic!("{held:?}") };
    assert_eq!(error.code, ErrorCode::PermissionMissing);
    rig.app.stop_job(id).expect("the job is known");
    let result = ended(job).await;
    assert_eq!((result.counts.failed, result.counts.not_sent), (2, 1), "{result:?}");
    let reasons = rig.app.job_reasons(id).await.expect("reasons");
    let told: Vec<_> = reasons.iter().map(|reason| (reason.reason, reason.assets)).collect();
    let [refused, stopped] =
        [OutcomeReason::NotPermitted, OutcomeReason::Stopped].map(CellReason::Job);
    assert_eq!(told, [(refused, 2), (stopped, 1)]);
}

#[tokio::test]
async fn folders_come_from_the_interface_where_everything_else_is_closed() {
    let sandbox = Sandbox::start(Options::default()).await.expect("starts");
    let open = author(&sandbox, OAUTH);
    let address = Gate::OnlyAdobe.open(&sandbox).await;
    let closed = author_at(&sandbox, OAUTH, &address);
    for folder in ["/content/dam", "/content/dam/northlight"] {
        let wanted = open.folders(folder).await.expect("folders");
        assert!(!wanted.is_empty());
        assert_eq!(closed.folders(folder).await.expect("folders"), wanted, "{folder}");
    }
    let asked = sandbox.requests();
    assert!(asked.iter().any(|request| request.path == "/adobe/folders/"), "{asked:?}");

    // Another key does not try what it may not use.
    let service = author_at(&sandbox, KeyFileKind::ServiceCredentials, &address);
    assert!(matches!(service.folders("/content/dam").await, Err(Error::Forbidden { .. })));
    let scope = ListingScope { path: FOLDER.to_owned(), recursive: false };
    let refused = ListingSource::new(closed, scope).expect("a path").next().await;
    assert!(matches!(refused, Err(Error::Forbidden { .. })), "{refused:?}");
}

#[tokio::test]
async fn the_client_id_goes_to_the_interface_only_and_no_other_key_uses_it() {
    for kind in [KeyFileKind::ServiceCredentials, KeyFileKind::LocalDevelopmentToken] {
        let sandbox = Sandbox::start(writable()).await.expect("starts");
        let author = author(&sandbox, kind);
        let state = author.asset_state(ASSET).await.expect("the asset is read");
        assert_eq!(state.id, None);
        let change = [set("dc:rights", Property::single(Kind::String, "mine"))];
        write(&author, ASSET, &state, &change).await.expect("written");
        assert_eq!(writes(&sandbox), [("POST".to_owned(), 200)]);
        assert!(sandbox.requests().iter().all(|request| !request.path.starts_with("/adobe")));
        assert!(author.latency().is_some_and(|mean| !mean.is_zero()));
    }
}
