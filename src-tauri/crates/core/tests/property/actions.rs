//! Every action: applied twice it equals once, or says why not.

use proptest::prelude::*;
use proptest::sample::select;
use relabel_core::aem::{Kind, Property, PropertySet, parse_date, same};
use relabel_core::api::types::*;
use relabel_core::plan::dates::{Moment, Zone};
use relabel_core::plan::{AssetFacts, CheckedEdit, plan_cells};
use relabel_core::store::PlannedCell;
use serde_json::{Map, Value as Json, json};
use time::macros::{datetime, format_description};

/// Fields of the edit, and those it may look at.
const FIELDS: [&str; 4] = ["dc:title", "dc:subject", "dc:date", "dc:rights"];

/// Cases of each property: more with `RELABEL_CASES`.
pub(crate) fn cases() -> ProptestConfig {
    let cases = std::env::var("RELABEL_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: cases.unwrap_or(2_000),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Short texts of which many are alike: that is where doubles come from.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(vec!["sea", "Sea", "sea side", "SEA", "sun", "été", "ÉTÉ", "a", "aa", "ß",
            "iPhone x", " sea ", "ŉa", "ﬁsh", "ǆep", "", " ", "12", "true", "-"]).prop_map(String::from),
        2 => "[a-cA-C é|{}$.*-]{0,6}",
        1 => "\\PC{0,8}",
    ]
}

fn date() -> impl Strategy<Value = String> {
    (-2_000_000_000_i64..4_000_000_000, -11_i8..=13).prop_map(|(seconds, hours)| {
        let form = format_description!(
            "[weekday repr:short] [month repr:short] [day] [year] [hour]:[minute]:[second] GMT[offset_hour sign:mandatory][offset_minute]"
        );
        let moment = time::OffsetDateTime::from_unix_timestamp(seconds).expect("a moment");
        let offset = time::UtcOffset::from_hms(hours, 0, 0).expect("an offset");
        moment.to_offset(offset).format(form).expect("a date")
    })
}

/// What an asset may hold, in Sling's JSON.
fn stored() -> impl Strategy<Value = Json> {
    prop_oneof![
        2 => Just(Json::Null),
        4 => word().prop_map(Json::from),
        4 => prop::collection::vec(word(), 0..5).prop_map(Json::from),
        2 => date().prop_map(Json::from),
        1 => prop::collection::vec(date(), 0..3).prop_map(Json::from),
        1 => any::<i32>().prop_map(Json::from),
        1 => any::<bool>().prop_map(Json::from),
        1 => (-1e6..1e6).prop_map(|number: f64| json!(number)),
        1 => prop::collection::vec(0..9_i32, 0..3).prop_map(Json::from),
        1 => Just(json!({"a": 1})),
    ]
}

fn asset() -> impl Strategy<Value = Map<String, Json>> {
    prop::collection::vec(stored(), FIELDS.len()).prop_map(|values| {
        let fields = FIELDS.iter().map(ToString::to_string).zip(values);
        fields.filter(|(_, value)| !value.is_null()).collect()
    })
}

fn template() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        word().prop_map(|text| text.replace('{', "{{").replace('}', "}}")),
        select(vec![
            "{file.name}",
            "{file.stem|words|title}",
            "{folder.path:2}",
            "{counter:001}",
            "{today}",
            "{field dc:title}",
            "{field dc:subject|upper}",
            "{field dc:rights|default:\"none\"}",
            "{field dc:date}",
            "{field dc:title|slug}",
        ])
        .prop_map(String::from),
    ];
    prop::collection::vec(part, 1..4).prop_map(|parts| parts.concat())
}

fn entries() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(word(), 1..4)
}

fn shift() -> impl Strategy<Value = DateShift> {
    let units = vec![DateUnit::Days, DateUnit::Weeks, DateUnit::Months, DateUnit::Years];
    let zones = vec!["Europe/Paris", "UTC", "America/New_York", "Pacific/Apia", "Asia/Kolkata"];
    let at = select(vec![None, Some("02:30".to_owned()), Some("00:00".to_owned())]);
    (-400..400_i32, select(units), at, select(zones))
        .prop_map(|(amount, unit, at, zone)| DateShift { amount, unit, at, zone: zone.to_owned() })
}

fn action() -> impl Strategy<Value = (FieldKind, FieldAction)> {
    let text = || select(vec![FieldKind::Text, FieldKind::LongText]);
    let texts = || select(vec![FieldKind::Text, FieldKind::LongText, FieldKind::List]);
    let list = FieldKind::List;
    let mode = select(vec![FindMode::Plain, FindMode::WholeWord, FindMode::Regex]);
    let letters =
        select(vec![LetterCase::Upper, LetterCase::Lower, LetterCase::Title, LetterCase::Sentence]);
    let pattern = prop_oneof![
        word(),
        select(vec!["a+", "(s)(e)", "^", "\\b", "[aeé]"]).prop_map(String::from)
    ];
    let with = prop_oneof![word(), Just("${0}x".to_owned()), Just("${2}$1".to_owned())];
    let base = prop_oneof![
        Just(DateBase::Today),
        select(FIELDS.to_vec()).prop_map(|name| DateBase::Field { property: name.to_owned() }),
    ];
    let every =
        select(vec![list, FieldKind::Text, FieldKind::Date, FieldKind::Number, FieldKind::YesNo]);
    prop_oneof![
        (text(), word()).prop_map(|(kind, text)| {
            (kind, FieldAction::Replace { value: Value::Text { text }, tokens: false })
        }),
        (text(), template()).prop_map(|(kind, text)| {
            (kind, FieldAction::Replace { value: Value::Text { text }, tokens: true })
        }),
        prop::collection::vec(template(), 1..3).prop_map(move |entries| {
            (list, FieldAction::Replace { value: Value::List { entries }, tokens: true })
        }),
        (entries(), any::<bool>()).prop_map(move |(entries, at_start)| {
            (list, FieldAction::Add { entries, tokens: false, at_start })
        }),
        (prop::collection::vec(template(), 1..3), any::<bool>()).prop_map(
            move |(entries, at_start)| {
                (list, FieldAction::Add { entries, tokens: true, at_start })
            }
        ),
        entries().prop_map(move |entries| (list, FieldAction::Remove { entries })),
        Just((list, FieldAction::Clear)),
        (texts(), pattern, with, mode, any::<bool>()).prop_map(
            |(kind, find, with, mode, match_case)| {
                (kind, FieldAction::FindReplace { find, with, mode, match_case })
            }
        ),
        (every, select(FIELDS.to_vec()))
            .prop_map(|(kind, from)| (kind, FieldAction::CopyFrom { from: from.to_owned() })),
        (texts(), letters).prop_map(|(kind, to)| (kind, FieldAction::ChangeCase { to })),
        (base, shift())
            .prop_map(|(base, shift)| (FieldKind::Date, FieldAction::DateFrom { base, shift })),
    ]
}

/// An edit of some of the fields.
fn edit() -> impl Strategy<Value = Edit> {
    let field = (action(), prop::bool::weighted(0.2));
    prop::collection::vec(field, 1..=FIELDS.len()).prop_map(|actions| {
        let fields = FIELDS.iter().zip(actions).map(|(property, ((kind, change), only_empty))| {
            FieldEdit { property: (*property).to_owned(), kind, change, only_empty }
        });
        Edit { fields: fields.collect() }
    })
}

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
        Kind::String => json!(entry),
        Kind::Long => json!(entry.parse::<i64>().expect("whole")),
        Kind::Double => json!(entry.parse::<f64>().expect("a number")),
        Kind::Boolean => json!(entry == "true"),
        Kind::Date => json!(parse_date(entry).expect("a date").format(form).expect("a date")),
    };
    if value.multi { value.entries.iter().map(entry).collect() } else { entry(&value.entries[0]) }
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
            let says_so = first.note == Some(CellNote::ChangesAgain);
            let changes = second.state == CellState::WillChange;
            prop_assert_eq!(says_so, changes, "{:?} then {:?}", first, second);
        }
    }

    #[test]
    fn each_action_alone_is_the_same_twice(
        (kind, change) in action(), asset in asset(), only_empty: bool,
    ) {
        let field = FieldEdit { property: FIELDS[1].to_owned(), kind, change, only_empty };
        let Ok(edit) = CheckedEdit::new(&Edit { fields: vec![field] }) else { return Ok(()) };
        let once = plan(&edit, &asset);
        let twice = plan(&edit, &after(&asset, &once));
        let says_so = once[0].note == Some(CellNote::ChangesAgain);
        prop_assert_eq!(says_so, twice[0].state == CellState::WillChange, "{:?}", once[0]);
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
