//! Every action: applied twice it equals once, or says why not.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestRunner;
use relabel_aem::tags::{Tag, TagIndex};
use relabel_core::api::types::*;
use relabel_core::plan::{AssetFacts, CheckedEdit, EditRules, plan_cells};
use relabel_model::{Kind, Moment, Property, PropertySet, Zone, parse_date, same};
use relabel_store::PlannedCell;
use serde_json::{Map, Value as Json, json};
use time::macros::{datetime, format_description};

use crate::edits::{FIELDS, asset, edit, entries, every_action, word};
use crate::tries::tries;

/// Cases of each property: more with `RELABEL_CASES`.
pub(crate) fn cases() -> ProptestConfig {
    ProptestConfig { cases: tries(256), failure_persistence: None, ..ProptestConfig::default() }
}

const CHANGES_AGAIN: Option<CellNote> = Some(CellNote::ChangesAgain);

fn plan(edit: &CheckedEdit, asset: &Map<String, Json>) -> Vec<PlannedCell> {
    let metadata = PropertySet::from_json(&Json::Object(asset.clone()));
    let zone = Zone::named("Europe/Paris").expect("a zone");
    let moment = Moment::new(datetime!(2031-05-03 22:30 UTC), zone);
    let path = "/content/dam/northlight/2031/IMG_0012.jpg";
    plan_cells(edit, &AssetFacts::new(path, 7, &metadata, &moment))
}

/// What the asset holds after a run, as Sling shows it.
fn after(asset: &Map<String, Json>, cells: &[PlannedCell]) -> Map<String, Json> {
    let mut asset = asset.clone();
    for cell in cells.iter().filter(|cell| cell.state == CellState::WillChange) {
        match &cell.after {
            Some(value) => asset.insert(cell.property.clone(), shown(value)),
            None => asset.remove(&cell.property),
        };
    }
    asset
}

fn shown(value: &Property) -> Json {
    let form = format_description!(
        "[weekday repr:short] [month repr:short] [day] [year] [hour]:[minute]:[second] GMT[offset_hour sign:mandatory][offset_minute]"
    );
    let entry = |entry: &String| match value.kind {
        Kind::String | Kind::Decimal | Kind::Name | Kind::Path | Kind::Uri => json!(entry),
        Kind::Long => json!(entry.parse::<i64>().expect("whole")),
        Kind::Double => json!(entry.parse::<f64>().expect("a number")),
        Kind::Boolean => json!(entry == "true"),
        Kind::Date => json!(parse_date(entry).expect("a date").format(form).expect("a date")),
    };
    if value.multi { value.entries.iter().map(entry).collect() } else { entry(&value.entries[0]) }
}

/// The words by which an action is kept: a new one does not compile without its name here.
fn name(change: &FieldAction) -> &'static str {
    match change {
        FieldAction::Replace { .. } => "replace",
        FieldAction::Add { .. } => "add",
        FieldAction::Remove { .. } => "remove",
        FieldAction::Clear => "clear",
        FieldAction::FindReplace { .. } => "findReplace",
        FieldAction::CopyFrom { .. } => "copyFrom",
        FieldAction::ChangeCase { .. } => "changeCase",
        FieldAction::JoinEntries { .. } => "joinEntries",
        FieldAction::SplitText { .. } => "splitText",
        FieldAction::DateFrom { .. } => "dateFrom",
    }
}

/// Tags of which some were moved, one of them twice.
fn tags() -> TagIndex {
    let tag = |id: &str, moved_to: Option<&str>| Tag {
        id: id.to_owned(),
        title: id.to_owned(),
        titles: Vec::new(),
        moved_to: moved_to.map(str::to_owned),
    };
    TagIndex::new(vec![
        tag("n:", None),
        tag("n:water", Some("n:ocean")),
        tag("n:ocean", Some("n:sea")),
        tag("n:sea", None),
        tag("n:sun", None),
        tag("n:sun/late", None),
    ])
}

/// Changes of a field of tags, with tags that AEM knows.
fn tag_change() -> impl Strategy<Value = FieldAction> {
    let known = select(vec!["n:sea", "n:ocean", "n:water", "n:sun", "/content/cq:tags/n/sun/late"]);
    let entries = || prop::collection::vec(known.clone().prop_map(String::from), 1..4);
    prop_oneof![
        entries().prop_map(|entries| {
            FieldAction::Replace { value: Value::List { entries }, tokens: false }
        }),
        (entries(), any::<bool>()).prop_map(|(entries, at_start)| {
            FieldAction::Add { entries, tokens: false, at_start }
        }),
        entries().prop_map(|entries| FieldAction::Remove { entries }),
        Just(FieldAction::Clear),
    ]
}

#[test]
fn each_action_alone_is_the_same_twice() {
    for (of, action) in every_action() {
        let inputs = (action, asset(), any::<bool>());
        let result =
            TestRunner::new(cases()).run(&inputs, |((kind, change), asset, only_empty)| {
                prop_assert_eq!(name(&change), of);
                let field = FieldEdit { property: FIELDS[1].to_owned(), kind, change, only_empty };
                let Ok(edit) = CheckedEdit::new(&Edit { fields: vec![field] }) else {
                    return Ok(());
                };
                let once = plan(&edit, &asset);
                let twice = plan(&edit, &after(&asset, &once));
                let says_so = once[0].note == CHANGES_AGAIN;
                let changes = twice[0].state == CellState::WillChange;
                prop_assert_eq!(says_so, changes, "{:?} then {:?}", once[0], twice[0]);
                Ok(())
            });
        result.unwrap_or_else(|error| panic!("{of}: {error}"));
    }
}

#[test]
fn a_text_that_comes_back_as_a_date_is_foreseen() {
    let entries = vec!["{field dc:title}sea".to_owned(), "{field dc:rights}".to_owned()];
    let change = FieldAction::Replace { value: Value::List { entries }, tokens: true };
    let (property, kind) = ("dc:title".to_owned(), FieldKind::List);
    let field = FieldEdit { property, kind, change, only_empty: false };
    let edit = CheckedEdit::new(&Edit { fields: vec![field] }).expect("an edit");
    for (rights, says_so) in [("Thu Jan 01 1970 00:00:00 GMT+0000", None), ("sea", CHANGES_AGAIN)] {
        let asset = Map::from_iter([
            ("dc:title".to_owned(), json!([])),
            ("dc:rights".to_owned(), json!([rights, ""])),
        ]);
        let once = plan(&edit, &asset);
        assert_eq!((once[0].state, once[0].note), (CellState::WillChange, says_so), "{once:?}");
        let twice = plan(&edit, &after(&asset, &once));
        assert_eq!(twice[0].state == CellState::WillChange, says_so.is_some(), "{twice:?}");
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn twice_is_once_or_the_cell_says_so(edit in edit(), asset in asset()) {
        let Ok(edit) = CheckedEdit::new(&edit) else { return Ok(()) };
        let once = plan(&edit, &asset);
        let twice = plan(&edit, &after(&asset, &once));
        for (first, second) in once.iter().zip(&twice) {
            if first.state == CellState::Cannot {
                continue;
            }
            let says_so = first.note == CHANGES_AGAIN;
            let changes = second.state == CellState::WillChange;
            prop_assert_eq!(says_so, changes, "{:?} then {:?}", first, second);
        }
    }

    #[test]
    fn a_change_of_tags_is_the_same_twice_and_makes_no_doubles(
        change in tag_change(),
        stored in prop::collection::vec(select(vec!["n:sea", "n:ocean", "n:sun", "old:gone"]), 0..5),
    ) {
        let (property, kind, tags) = ("cq:tags".to_owned(), FieldKind::Tags, tags());
        let field = FieldEdit { property, kind, change: change.clone(), only_empty: false };
        let rules = EditRules { tags: Some(&tags) };
        let edit = CheckedEdit::with(&Edit { fields: vec![field] }, &rules).expect("an edit");
        let asset = Map::from_iter([("cq:tags".to_owned(), json!(stored))]);
        let once = plan(&edit, &asset);
        let held = after(&asset, &once);
        let twice = plan(&edit, &held);
        prop_assert_eq!(once[0].note.filter(|note| *note == CellNote::ChangesAgain), None);
        prop_assert_eq!(twice[0].state, CellState::AlreadyRight, "{:?}", once[0]);
        let held = held.get("cq:tags").and_then(Json::as_array).cloned().unwrap_or_default();
        let meant = |entry: &str| tags.known(entry).map_or(entry.to_owned(), |tag| tag.id.to_owned());
        let ids: Vec<String> = held.iter().filter_map(Json::as_str).map(meant).collect();
        let is_new = |entry: &&Json| entry.as_str().is_none_or(|entry| !stored.contains(&entry));
        for new in held.iter().filter(is_new).filter_map(Json::as_str).map(meant) {
            prop_assert_eq!(ids.iter().filter(|id| **id == new).count(), 1, "{:?}", held);
        }
        if let FieldAction::Remove { entries } = &change {
            let gone: Vec<String> = entries.iter().map(|entry| meant(entry)).collect();
            prop_assert!(ids.iter().all(|id| !gone.contains(id)), "{:?}", held);
        }
    }

    #[test]
    fn what_is_there_keeps_its_kind_and_what_is_right_is_not_sent(
        edit in edit(), asset in asset(),
    ) {
        let Ok(edit) = CheckedEdit::new(&edit) else { return Ok(()) };
        for cell in plan(&edit, &asset) {
            let is_right = same(cell.before.as_ref(), cell.after.as_ref());
            match cell.state {
                CellState::AlreadyRight => prop_assert!(is_right, "{:?}", cell),
                CellState::WillChange => prop_assert!(!is_right, "{:?}", cell),
                CellState::Cannot => {
                    prop_assert!(cell.reason.is_some());
                    continue;
                }
            }
            let kinds = cell.before.as_ref().zip(cell.after.as_ref());
            if let Some((before, after)) = kinds.filter(|(before, _)| !before.entries.is_empty()) {
                prop_assert_eq!((before.kind, before.multi), (after.kind, after.multi));
                prop_assert!(after.multi || after.entries.len() == 1);
            }
        }
    }

    #[test]
    fn add_keeps_the_order_and_never_doubles(
        entries in entries(), before in prop::collection::vec(word(), 0..6), at_start: bool,
    ) {
        let change = FieldAction::Add { entries: entries.clone(), tokens: false, at_start };
        let property = FIELDS[1].to_owned();
        let field = FieldEdit { property, kind: FieldKind::List, change, only_empty: false };
        let Ok(edit) = CheckedEdit::new(&Edit { fields: vec![field] }) else { return Ok(()) };
        let asset = Map::from_iter([(FIELDS[1].to_owned(), json!(before))]);
        let after = plan(&edit, &asset)[0].after.clone().map_or(Vec::new(), |after| after.entries);
        let added = after.len() - before.len();
        let (kept, new) = match at_start {
            true => (&after[added..], &after[..added]),
            false => (&after[..before.len()], &after[before.len()..]),
        };
        prop_assert_eq!(kept, &before[..]);
        for (at, entry) in new.iter().enumerate() {
            let is_there = |others: &[String]| others.iter().any(|other| other.trim() == entry.trim());
            prop_assert!(!is_there(&before) && !is_there(&new[..at]));
        }
        let wanted = entries.iter().map(|entry| entry.trim());
        for entry in wanted {
            prop_assert!(after.iter().any(|other| other.trim() == entry));
        }
    }

    #[test]
    fn remove_leaves_the_others_and_what_is_absent_is_right(
        entries in entries(), before in prop::collection::vec(word(), 1..6),
    ) {
        let change = FieldAction::Remove { entries: entries.clone() };
        let property = FIELDS[1].to_owned();
        let field = FieldEdit { property, kind: FieldKind::List, change, only_empty: false };
        let Ok(edit) = CheckedEdit::new(&Edit { fields: vec![field] }) else { return Ok(()) };
        let asset = Map::from_iter([(FIELDS[1].to_owned(), json!(before))]);
        let leaves = |entry: &&String| entries.iter().any(|other| other.trim() == entry.trim());
        let left: Vec<String> = before.iter().filter(|entry| !leaves(entry)).cloned().collect();
        let cell = &plan(&edit, &asset)[0];
        let expected = if left.len() == before.len() {
            CellState::AlreadyRight
        } else {
            CellState::WillChange
        };
        prop_assert_eq!(cell.state, expected);
        prop_assert_eq!(cell.after.clone().map_or(Vec::new(), |after| after.entries), left);
    }
}
