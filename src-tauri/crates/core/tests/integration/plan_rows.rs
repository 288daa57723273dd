//! The Check table: any view of a plan by the page, and what is checked before.

use relabel_core::api::types::*;
use relabel_sandbox::{Content, KeyFileKind, LIBRARY_ROOT, Options};

use super::rig::{Rig, replace, text};

const DAM: &str = "/content/dam";

/// A plan of two fields on as many invented assets.
pub(super) async fn planned(assets: u32) -> (Rig, PlanState) {
    let content = Content::Synthetic(assets);
    let options = Options { content, technical_user_may_write: true, ..Options::default() };
    let rig = Rig::with(options, KeyFileKind::ServiceCredentials).await;
    let listed = rig.list(DAM, true, false).await;
    let fields = vec![text("photoshop:Headline", "Été"), text("photoshop:City", "Lyon")];
    let plan = rig.plan(listed.listing_id, fields).await;
    (rig, plan)
}

/// Asks until the view is there.
pub(super) async fn page(rig: &Rig, plan: PlanId, view: &PlanView, from: u32) -> PlanRowsPage {
    let request = PlanRows { plan_id: plan, view: view.clone(), from, limit: 200 };
    let patience = std::time::Instant::now() + std::time::Duration::from_secs(60);
    loop {
        let page = rig.app.plan_rows(&request).await.expect("a page");
        if !page.is_preparing {
            return page;
        }
        assert!(std::time::Instant::now() < patience, "the view is there some time");
        tokio::task::yield_now().await;
    }
}

/// Every row of a view.
pub(super) async fn all(rig: &Rig, plan: PlanId, view: &PlanView) -> Vec<PlanRow> {
    let mut rows: Vec<PlanRow> = Vec::new();
    loop {
        let from = u32::try_from(rows.len()).expect("fits");
        let next = page(rig, plan, view, from).await;
        for (number, row) in (from..).zip(&next.rows) {
            assert_eq!(row.row, number, "rows are numbered within the view");
        }
        if next.rows.is_empty() {
            assert_eq!(next.count, from, "the count is that of the whole view");
            return rows;
        }
        rows.extend(next.rows);
    }
}

#[tokio::test]
async fn a_plan_is_shown_in_its_own_order_without_being_prepared() {
    let (rig, plan) = planned(250).await;
    for show in [PlanShow::All, PlanShow::WillChange, PlanShow::AlreadyRight, PlanShow::Cannot] {
        let view = PlanView { show, ..PlanView::default() };
        let request = PlanRows { plan_id: plan.plan_id, view, from: 0, limit: 10_000 };
        let page = rig.app.plan_rows(&request).await.expect("a page");
        assert!(!page.is_preparing, "{show:?}");
        assert!(page.rows.len() <= 200, "a page is never longer than 200 rows");
        let expected = match show {
            PlanShow::WillChange => plan.counts.will_change,
            PlanShow::AlreadyRight => plan.counts.already_right,
            PlanShow::Cannot => plan.counts.cannot,
            _ => plan.counts.will_change + plan.counts.already_right + plan.counts.cannot,
        };
        assert_eq!(page.count, expected, "{show:?}");
    }
    for sort in [PlanSort::Asset, PlanSort::New] {
        let view = PlanView { show: PlanShow::Edited, sort, ..PlanView::default() };
        let request = PlanRows { plan_id: plan.plan_id, view, from: 0, limit: 1 };
        let page = rig.app.plan_rows(&request).await.expect("a page");
        assert_eq!((page.count, page.is_preparing), (0, false), "nothing was edited");
    }
}

#[tokio::test]
async fn a_plan_is_sorted_filtered_and_searched() {
    let (rig, plan) = planned(250).await;
    let plain = all(&rig, plan.plan_id, &PlanView::default()).await;
    assert_eq!(plain.len(), 500);
    let view = PlanView {
        property: Some("photoshop:Headline".to_owned()),
        find: "ETE".to_owned(),
        sort: PlanSort::Name,
        descending: true,
        ..PlanView::default()
    };
    let found = all(&rig, plan.plan_id, &view).await;
    assert_eq!(found.len(), 250, "every headline becomes \"Été\"");
    assert!(found.is_sorted_by(|a, b| a.name.to_lowercase() >= b.name.to_lowercase()));
    assert!(found.iter().all(|row| row.property == "photoshop:Headline"));
    let nothing = PlanView { find: "no such thing".to_owned(), ..PlanView::default() };
    assert_eq!(all(&rig, plan.plan_id, &nothing).await, []);
    let beyond = page(&rig, plan.plan_id, &view, 10_000).await;
    assert_eq!((beyond.count, beyond.rows.len()), (250, 0));
    let nobody = PlanRows { plan_id: PlanId::new(), view, from: 0, limit: 1 };
    let error = rig.app.plan_rows(&nobody).await.expect_err("no such plan");
    assert_eq!(error.code, ErrorCode::NotFound);
}

#[tokio::test]
async fn what_the_form_asks_for_is_checked_before_anything_is_sent() {
    let rig = Rig::new().await;
    let listed = rig.list(DAM, true, false).await;
    let clear = FieldEdit {
        property: "dc:rights".to_owned(),
        kind: FieldKind::Text,
        change: FieldAction::Clear,
        only_empty: false,
    };
    let fields = vec![
        clear,
        text("northlight:usage", "somewhere"),
        text("photoshop:Headline", &"long ".repeat(30)),
        text("acme:campaign", "spring"),
        replace(
            "photoshop:City",
            FieldKind::List,
            Value::List { entries: vec!["Lyon".to_owned(), "Paris".to_owned()] },
        ),
    ];
    let plan = rig.plan(listed.listing_id, fields).await;
    assert_eq!(plan.error, None);
    let problems =
        PlanView { show: PlanShow::Problems, sort: PlanSort::Problem, ..PlanView::default() };
    let rows = all(&rig, plan.plan_id, &problems).await;
    for (property, reason) in [
        ("dc:rights", CannotReason::RequiredEmpty),
        ("northlight:usage", CannotReason::NotAllowed),
        ("photoshop:Headline", CannotReason::TooLong),
        ("acme:campaign", CannotReason::PrefixUnknown),
        ("photoshop:City", CannotReason::ListInSingle),
    ] {
        let found = rows.iter().filter(|row| row.property == property);
        let reasons: Vec<_> = found.filter_map(|row| row.reason).collect();
        assert!(reasons.contains(&reason), "{property}: {reasons:?}");
    }
    assert_eq!(plan.counts.will_change, 0, "{:?}", plan.counts);
    assert!(rig.sandbox.writes().is_empty());

    let lacking = rig.plan(listed.listing_id, vec![text("northlight:usage", "web")]).await;
    let notes = PlanView { show: PlanShow::Noted, ..PlanView::default() };
    let noted = all(&rig, lacking.plan_id, &notes).await;
    let without = rig.rows(listed.listing_id).await;
    let without = without.iter().filter(|asset| {
        let held = rig.held(&asset.path, "dc:rights");
        // Documents have a form of their own, and nobody has told their audience yet.
        held.is_null() || held["value"] == "" || asset.path.contains("/documents/")
    });
    let said = noted.iter().filter(|row| row.note == Some(CellNote::OtherRequiredEmpty));
    assert_eq!(said.count(), without.count(), "other required fields that are empty are told of");
    assert!(lacking.counts.will_change > 0);
}

/// The order was begun anew for ever, and nobody heard why.
#[tokio::test]
async fn an_order_that_cannot_be_made_is_told_and_then_tried_anew() {
    let (rig, plan) = planned(40).await;
    let view = PlanView { sort: PlanSort::New, ..PlanView::default() };
    let request = PlanRows { plan_id: plan.plan_id, view: view.clone(), from: 0, limit: 10 };
    let folder = rig.folder.path().to_owned();
    let aside = folder.with_extension("aside");
    // Its open files go on, but no file of the order can be made.
    std::fs::rename(&folder, &aside).expect("moved");
    let patience = std::time::Instant::now() + std::time::Duration::from_secs(60);
    let error = loop {
        match rig.app.plan_rows(&request).await {
            Err(error) => break error,
            Ok(page) => assert!(page.is_preparing, "{page:?}"),
        }
        assert!(std::time::Instant::now() < patience, "it is told some time");
        tokio::task::yield_now().await;
    };
    assert_eq!(error.code, ErrorCode::StoreFailed);
    std::fs::rename(&aside, &folder).expect("moved back");
    assert_eq!(page(&rig, plan.plan_id, &view, 0).await.count, 80);
}

/// What is refused never changes, so it does not change again either.
#[tokio::test]
async fn what_is_refused_is_not_said_to_change_again() {
    let rig = Rig::new().await;
    let listed = rig.list(&format!("{LIBRARY_ROOT}/audio"), false, false).await;
    let rows = rig.rows(listed.listing_id).await;
    let (long, short) = (&rows[0].path, &rows[1].path);
    let held = |text: &str| serde_json::json!({"type": "String", "value": text});
    // AEM's form takes 120 characters.
    rig.sandbox.set_metadata(long, "photoshop:Headline", held(&"a".repeat(120)));
    rig.sandbox.set_metadata(short, "photoshop:Headline", held("ab"));
    let change = FieldAction::FindReplace {
        find: "a".to_owned(),
        with: "aa".to_owned(),
        mode: FindMode::Plain,
        match_case: true,
    };
    let doubled = FieldEdit { change, ..text("photoshop:Headline", "") };
    // Made of the headline: where that stays as it is, a second run says the same.
    let value = Value::Text { text: "{field photoshop:Headline}".to_owned() };
    let change = FieldAction::Replace { value, tokens: true };
    let made = FieldEdit { change, ..text("photoshop:City", "") };
    let plan = rig.plan(listed.listing_id, vec![doubled, made]).await;
    let planned = all(&rig, plan.plan_id, &PlanView::default()).await;
    let said = |path: &String, property: &str| {
        let row = planned.iter().find(|row| row.path == *path && row.property == property);
        row.map(|row| (row.reason, row.note)).expect("the cell")
    };
    assert_eq!(said(long, "photoshop:Headline"), (Some(CannotReason::TooLong), None));
    assert_ne!(said(long, "photoshop:City").1, Some(CellNote::ChangesAgain));
    assert_eq!(said(short, "photoshop:Headline"), (None, Some(CellNote::ChangesAgain)));
    assert_eq!(said(short, "photoshop:City"), (None, Some(CellNote::ChangesAgain)));
    assert_eq!(plan.counts.changes_again, 2, "{:?}", plan.counts);
}
