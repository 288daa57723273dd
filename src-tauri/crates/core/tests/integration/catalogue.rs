//! The field catalogue of an environment.

use relabel_core::api::types::*;
use relabel_sandbox::{Content, Fault, KeyFileKind, LIBRARY_ROOT, Options};
use serde_json::json;

use super::plan_rows::all as all_rows;
use super::rig::{Rig, text};

const FORM: &str = "/conf/global/settings/dam/adminui-extension/metadataschema/default";
const DOCUMENTS: &str = "/conf/global/settings/dam/adminui-extension/metadataschema/documents";

async fn fields(rig: &Rig, selection: Option<Selection>) -> FieldCatalogue {
    let request = ListFields { connection_id: rig.connection, selection };
    rig.app.list_fields(&request).await.expect("the fields")
}

fn of<'a>(catalogue: &'a FieldCatalogue, property: &str) -> &'a Field {
    let found = catalogue.fields.iter().find(|field| field.property == property);
    found.unwrap_or_else(|| panic!("{property} is there"))
}

/// Requests for the form so far.
fn asked(rig: &Rig) -> usize {
    rig.sandbox.requests().iter().filter(|one| one.path.starts_with("/conf/")).count()
}

#[tokio::test]
async fn the_form_says_what_its_fields_are_and_is_read_once() {
    let rig = Rig::new().await;
    let catalogue = fields(&rig, None).await;
    assert_eq!(catalogue.form.as_deref(), Some(FORM));

    let usage = of(&catalogue, "northlight:usage");
    assert_eq!((usage.kind, usage.group), (FieldKind::Text, FieldGroup::Schema));
    assert_eq!((usage.label.as_deref(), usage.tab.as_deref()), (Some("Usage"), Some("Northlight")));
    let allowed: Vec<(&str, &str)> =
        usage.allowed.iter().map(|one| (one.value.as_str(), one.label.as_str())).collect();
    assert_eq!(
        allowed,
        [
            ("web", "Web"),
            ("print", "Print"),
            ("social", "Social media"),
            ("internal", "Internal only")
        ]
    );
    for (property, kind) in [
        ("northlight:channels", FieldKind::List),
        ("northlight:embargo", FieldKind::Date),
        ("northlight:markets", FieldKind::List),
        ("northlight:topics", FieldKind::Tags),
        ("northlight:shoot", FieldKind::Number),
        ("northlight:retouched", FieldKind::YesNo),
        ("cq:tags", FieldKind::Tags),
        ("dc:description", FieldKind::LongText),
        ("dc:creator", FieldKind::List),
    ] {
        assert_eq!(of(&catalogue, property).kind, kind, "{property}");
    }
    let rights = of(&catalogue, "dc:rights");
    assert!(rights.required && rights.common && rights.source == FieldSource::Schema);
    assert_eq!(rights.label, None, "AEM's own word: the window has it in its language");
    let headline = of(&catalogue, "photoshop:Headline");
    assert_eq!((headline.label.as_deref(), headline.longest), (Some("Press headline"), Some(120)));
    assert!(!of(&catalogue, "northlight:lens").required, "only pictures have it");

    let why = |property: &str| of(&catalogue, property).read_only;
    assert_eq!(why("northlight:legacyId"), Some(ReadOnlyReason::FormSaysSo));
    assert_eq!(why("tiff:ImageWidth"), Some(ReadOnlyReason::Computed));
    assert_eq!(why("onTime"), Some(ReadOnlyReason::OtherPlace));
    assert_eq!(why("xmp:CreatorTool"), Some(ReadOnlyReason::FromFile));
    let first_locked = catalogue.fields.iter().position(|field| field.read_only.is_some());
    let last_open = catalogue.fields.iter().rposition(|field| field.read_only.is_none());
    assert!(first_locked > last_open, "what cannot be edited comes last");
    assert!(catalogue.fields.iter().all(|field| !field.property.contains('/')));

    let before = asked(&rig);
    assert_eq!(fields(&rig, None).await, catalogue);
    assert_eq!(asked(&rig), before, "it is kept for some minutes");
}

#[tokio::test]
async fn without_a_form_the_standard_fields_are_there_and_nobody_hears_of_it() {
    for fault in
        [Fault::ReadRefused { below: "/conf".into() }, Fault::FolderHidden { path: "/conf".into() }]
    {
        let rig = Rig::new().await;
        rig.sandbox.set_fault(Some(fault));
        let catalogue = fields(&rig, None).await;
        assert_eq!(catalogue.form, None);
        let rights = of(&catalogue, "dc:rights");
        assert_eq!((rights.source, rights.required), (FieldSource::Standard, false));
        assert!(catalogue.fields.iter().all(|field| field.group != FieldGroup::Schema));
        assert!(asked(&rig) > 0);
    }
}

/// A plan without checks was taken for one in which all was well.
#[tokio::test]
async fn a_form_that_is_only_away_is_told_of_and_nobody_waits_for_it_again() {
    let rig = Rig::new().await;
    let listed = rig.list(&format!("{LIBRARY_ROOT}/audio"), false, false).await;
    let all = Selection::All { listing_id: listed.listing_id, except: Vec::new() };
    // The form takes 120 characters.
    let edit = || vec![text("photoshop:Headline", &"x".repeat(121))];
    rig.sandbox.stage("500:of=reads").expect("a fault");
    assert_eq!(fields(&rig, Some(all.clone())).await.form, None);
    rig.sandbox.clear_faults();
    let before = asked(&rig);
    assert!(before > 0);
    let plan = rig.plan(listed.listing_id, edit()).await;
    assert!(plan.form_unread && plan.error.is_none(), "{plan:?}");
    assert!(plan.counts.will_change > 0, "{:?}", plan.counts);
    let sample = SampleEdit {
        connection_id: rig.connection,
        selection: all,
        edit: Edit { fields: edit() },
        zone: "UTC".to_owned(),
        locale: "en".to_owned(),
    };
    rig.app.sample_edit(&sample).await.expect("a sample");
    assert_eq!(asked(&rig), before, "each letter would wait for it");

    let rig = Rig::new().await;
    let listed = rig.list(&format!("{LIBRARY_ROOT}/audio"), false, false).await;
    let good = rig.plan(listed.listing_id, edit()).await;
    assert_eq!((good.form_unread, good.counts.will_change), (false, 0));
    // One that may not be read is none, and nothing to worry about.
    let rig = Rig::new().await;
    let listed = rig.list(&format!("{LIBRARY_ROOT}/audio"), false, false).await;
    rig.sandbox.set_fault(Some(Fault::ReadRefused { below: "/conf".into() }));
    assert!(!rig.plan(listed.listing_id, edit()).await.form_unread);
}

#[tokio::test]
async fn each_folder_has_the_form_it_names_or_inherits() {
    let rig = Rig::new().await;
    let below = rig.list(&format!("{LIBRARY_ROOT}/documents/datasheets"), false, false).await;
    let all = |listing_id| Selection::All { listing_id, except: Vec::new() };
    let own = fields(&rig, Some(all(below.listing_id))).await;
    assert_eq!(own.form.as_deref(), Some(DOCUMENTS));
    assert_eq!(of(&own, "northlight:edition").longest, Some(12));
    assert!(of(&own, "northlight:audience").required);
    assert!(own.fields.iter().all(|field| field.property != "northlight:lens"), "not in it");

    // Everything together: each asset by the form of its folder.
    let listed = rig.list(LIBRARY_ROOT, true, false).await;
    let offered = fields(&rig, Some(all(listed.listing_id))).await;
    assert_eq!(offered.form.as_deref(), Some(FORM));
    assert!(!of(&offered, "northlight:audience").required, "only documents need it");
    assert!(of(&offered, "dc:rights").required, "all need it");
    assert_eq!(of(&offered, "photoshop:City").read_only, None, "not everywhere");
    let plan = rig
        .plan(
            listed.listing_id,
            vec![
                text("photoshop:City", "Oslo"),
                text("northlight:edition", "2031, third and last"),
            ],
        )
        .await;
    assert_eq!((&plan.error, plan.form_unread), (&None, false));
    for row in all_rows(&rig, plan.plan_id, &PlanView::default()).await {
        let reason = match (row.path.contains("/documents/"), row.property.as_str()) {
            (true, "photoshop:City") => Some(CannotReason::Locked),
            (true, _) => Some(CannotReason::TooLong),
            (false, _) => None,
        };
        assert_eq!(row.reason, reason, "{} {}", row.path, row.property);
    }
    let reads = rig.sandbox.requests();
    let forms = reads.iter().filter(|one| one.path.starts_with("/conf/")).count();
    rig.plan(below.listing_id, vec![text("dc:title", "x")]).await;
    let again = rig.sandbox.requests();
    assert_eq!(again.iter().filter(|one| one.path.starts_with("/conf/")).count(), forms, "kept");
}

#[tokio::test]
async fn where_the_folder_hides_its_choice_the_default_form_stands() {
    let rig = Rig::new().await;
    let folder = format!("{LIBRARY_ROOT}/documents");
    let listed = rig.list(&format!("{folder}/datasheets"), false, false).await;
    rig.sandbox.set_fault(Some(Fault::ReadRefused { below: format!("{folder}/jcr:content") }));
    let selection = Selection::All { listing_id: listed.listing_id, except: Vec::new() };
    assert_eq!(fields(&rig, Some(selection)).await.form.as_deref(), Some(FORM));
    rig.sandbox.set_fault(None);
    let rig = Rig::new().await;
    rig.sandbox.set_fault(Some(Fault::FolderHidden { path: DOCUMENTS.into() }));
    let listed = rig.list(&format!("{folder}/datasheets"), false, false).await;
    let selection = Selection::All { listing_id: listed.listing_id, except: Vec::new() };
    let gone = fields(&rig, Some(selection)).await;
    assert_eq!(gone.form.as_deref(), Some(FORM), "as AEM shows the default then");
}

#[tokio::test]
async fn what_the_selected_assets_hold_is_offered_too() {
    let rig = Rig::new().await;
    let listed = rig.list(LIBRARY_ROOT, true, false).await;
    let rows = rig.rows(listed.listing_id).await;
    let last = rows.last().expect("an asset");
    let mood = json!({"type": "String", "values": ["calm"]});
    // Of a selection of one folder after the other the last assets are as good as the first.
    for row in rows.iter().filter(|row| row.path.contains("/videos/")) {
        rig.sandbox.set_metadata(&row.path, "northlight:mood", mood.clone());
    }
    rig.sandbox.set_metadata(&last.path, "northlight:take", json!({"type": "Long", "value": 3}));
    let all = Selection::All { listing_id: listed.listing_id, except: Vec::new() };
    let some = fields(&rig, Some(all)).await;
    assert_eq!(of(&some, "dam:size").read_only, Some(ReadOnlyReason::Computed));
    assert_eq!(of(&some, "dc:title").source, FieldSource::Schema);

    let one = Selection::Rows { listing_id: listed.listing_id, rows: vec![last.row] };
    let one = fields(&rig, Some(one)).await;
    let take = of(&one, "northlight:take");
    assert_eq!((take.kind, take.group), (FieldKind::Number, FieldGroup::Seen));
    assert_eq!((take.source, take.read_only), (FieldSource::Seen, None));
    assert!(fields(&rig, None).await.fields.iter().all(|field| field.group != FieldGroup::Seen));

    let video = rows.iter().find(|row| row.path.contains("/videos/")).expect("a film");
    rig.sandbox.set_fault(Some(Fault::ReadRefused { below: video.path.clone() }));
    let unreadable = Selection::Rows { listing_id: listed.listing_id, rows: vec![video.row] };
    assert!(fields(&rig, Some(unreadable)).await.form.is_some(), "an asset more or less");
}

#[tokio::test]
async fn a_prefix_is_known_once_somebody_says_so() {
    let rig = Rig::new().await;
    let listed = rig.list(&format!("{LIBRARY_ROOT}/audio"), false, false).await;
    let cannot = async |rig: &Rig| {
        let plan = rig.plan(listed.listing_id, vec![text("acme:campaign", "Spring")]).await;
        assert_eq!(plan.error, None);
        plan.counts.cannot
    };
    assert_eq!(cannot(&rig).await, listed.count);
    let know = |prefix: &str| KnowPrefix { connection_id: rig.connection, prefix: prefix.into() };
    for odd in ["", "a b", "a/b", "a@b", ":"] {
        let error = rig.app.know_prefix(&know(odd)).await.expect_err("no prefix");
        assert_eq!(error.code, ErrorCode::FieldInvalid, "{odd:?}");
    }
    rig.app.know_prefix(&know("acme:")).await.expect("it is kept");
    assert_eq!(cannot(&rig).await, 0);
}

#[tokio::test]
async fn what_the_form_does_not_offer_or_wants_filled_is_never_sent() {
    let options = Options { technical_user_may_write: true, ..Options::default() };
    let rig = Rig::with(options, KeyFileKind::ServiceCredentials).await;
    let listed = rig.list(&format!("{LIBRARY_ROOT}/audio"), false, false).await;
    let clear = FieldEdit {
        property: "dc:rights".to_owned(),
        kind: FieldKind::Text,
        change: FieldAction::Clear,
        only_empty: false,
    };
    let long = text("photoshop:Headline", &"x".repeat(121));
    let plan =
        rig.plan(listed.listing_id, vec![text("northlight:usage", "billboard"), clear, long]).await;
    assert_eq!((plan.counts.will_change, &plan.error), (0, &None));
    assert!(plan.counts.cannot >= 2 * listed.count, "{:?}", plan.counts);
    let plan = rig.plan(listed.listing_id, vec![text("northlight:usage", "web")]).await;
    assert_eq!(plan.counts.will_change, listed.count);
}

#[tokio::test]
async fn of_real_content_what_cameras_and_aem_wrote_is_not_offered_for_editing() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../../shared/data/wknd-dam.json");
    if !file.is_file() {
        println!("skipped: the WKND content is not beside the repository");
        return;
    }
    let options = Options { content: Content::File(file), ..Options::default() };
    let rig = Rig::with(options, KeyFileKind::ServiceCredentials).await;
    let listed = rig.list("/content/dam", true, false).await;
    let all = Selection::All { listing_id: listed.listing_id, except: Vec::new() };
    let catalogue = fields(&rig, Some(all)).await;
    assert_eq!(catalogue.form, None, "there is no form in this content");
    let seen: Vec<&Field> =
        catalogue.fields.iter().filter(|field| field.source == FieldSource::Seen).collect();
    assert!(seen.len() > 50, "real assets hold many properties: {}", seen.len());
    let open: Vec<&str> = seen
        .iter()
        .filter(|field| field.read_only.is_none())
        .map(|field| field.property.as_str())
        .collect();
    for prefix in ["crs:", "exif:", "exifEX:", "psAux:", "xmpMM:", "jcr:"] {
        assert!(open.iter().all(|name| !name.starts_with(prefix)), "{prefix}: {open:?}");
    }
    assert!(open.iter().all(|name| !name.ends_with("_xmpArrayType")), "{open:?}");
    assert!(open.len() < 60, "a list people can read: {open:?}");
    let why = |property: &str| catalogue.fields.iter().find(|one| one.property == property);
    assert_eq!(
        why("dam:Physicalheightininches").and_then(|field| field.read_only),
        Some(ReadOnlyReason::Computed)
    );
}

#[tokio::test]
async fn what_the_form_locks_is_in_no_plan_written() {
    let rig = Rig::new().await;
    let listed = rig.list("/content/dam", true, false).await;
    let locked = "northlight:legacyId";
    // As a recipe or the command line has it, which ask nobody about their fields.
    let plan = rig.plan(listed.listing_id, vec![text(locked, "7"), text("dc:title", "Sea")]).await;
    let rows = all_rows(&rig, plan.plan_id, &PlanView::default()).await;
    let (kept, written): (Vec<&PlanRow>, Vec<&PlanRow>) =
        rows.iter().partition(|row| row.property == locked);
    assert!(written.iter().any(|row| row.state == CellState::WillChange));
    assert!(kept.iter().any(|row| row.reason == Some(CannotReason::Locked)), "{kept:?}");
    assert!(kept.iter().all(|row| row.state == CellState::Cannot), "{kept:?}");
    let value = Value::Text { text: "8".to_owned() };
    let change = CellChange::Set { value };
    let request = EditCell { plan_id: plan.plan_id, cell: kept[0].cell, change };
    let edited = rig.app.edit_cell(&request).await.expect("is answered");
    assert_eq!(edited.row.reason, Some(CannotReason::Locked), "by hand neither");
}
