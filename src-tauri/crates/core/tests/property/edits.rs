//! Edits and assets at random, for every property that has to hold for all of them.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;
use relabel_core::api::types::*;
use serde_json::{Map, Value as Json, json};
use time::format_description::well_known::Rfc3339;
use time::macros::format_description;

/// Fields of the edit, and those it may look at.
pub(crate) const FIELDS: [&str; 4] = ["dc:title", "dc:subject", "dc:date", "dc:rights"];
const TEXTS: [FieldKind; 2] = [FieldKind::Text, FieldKind::LongText];
/// Time zones in which days are counted.
pub(crate) const ZONES: [&str; 5] =
    ["Europe/Paris", "UTC", "America/New_York", "Pacific/Apia", "Asia/Kolkata"];
/// Kinds of fields that hold words.
const WORDS: [FieldKind; 3] = [FieldKind::Text, FieldKind::LongText, FieldKind::List];
const KINDS: [FieldKind; 5] =
    [FieldKind::List, FieldKind::Text, FieldKind::Date, FieldKind::Number, FieldKind::YesNo];

/// Short texts of which many are alike: that is where doubles come from.
pub(crate) fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(vec!["sea", "Sea", "sea side", "SEA", "sun", "été", "ÉTÉ", "a", "aa", "ß",
            "iPhone x", " sea ", "ŉa", "ﬁsh", "ǆep", "", " ", "12", "true", "-", "2031-05-01"]).prop_map(String::from),
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
        1 => prop::collection::vec(prop_oneof![word(), date()], 0..4).prop_map(Json::from),
        1 => any::<i32>().prop_map(Json::from),
        1 => any::<bool>().prop_map(Json::from),
        1 => (-1e6..1e6).prop_map(|number: f64| json!(number)),
        1 => prop::collection::vec(0..9_i32, 0..3).prop_map(Json::from),
        1 => Just(json!({"a": 1})),
    ]
}

pub(crate) fn asset() -> impl Strategy<Value = Map<String, Json>> {
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

pub(crate) fn entries() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(word(), 1..4)
}

fn shift() -> impl Strategy<Value = DateShift> {
    let units = vec![DateUnit::Days, DateUnit::Weeks, DateUnit::Months, DateUnit::Years];
    let at = select(vec![None, Some("02:30".to_owned()), Some("00:00".to_owned())]);
    (-400..400_i32, select(units), at, select(ZONES.to_vec()))
        .prop_map(|(amount, unit, at, zone)| DateShift { amount, unit, at, zone: zone.to_owned() })
}

fn date_text() -> impl Strategy<Value = String> {
    (0..4_000_000_000_i64).prop_map(|seconds| {
        let moment = time::OffsetDateTime::from_unix_timestamp(seconds).expect("a moment");
        moment.format(&Rfc3339).expect("a date")
    })
}

/// A value as somebody types it, for each kind of field.
fn literal() -> impl Strategy<Value = (FieldKind, FieldAction)> {
    let number = prop_oneof![
        any::<i32>().prop_map(|number| number.to_string()),
        (-1e6..1e6).prop_map(|number: f64| number.to_string()),
    ];
    let value = prop_oneof![
        (select(TEXTS.to_vec()), word()).prop_map(|(kind, text)| (kind, Value::Text { text })),
        entries().prop_map(|entries| (FieldKind::List, Value::List { entries })),
        date_text().prop_map(|date| (FieldKind::Date, Value::Date { date })),
        any::<bool>().prop_map(|yes| (FieldKind::YesNo, Value::YesNo { yes })),
        number.prop_map(|number| (FieldKind::Number, Value::Number { number })),
    ];
    value.prop_map(|(kind, value)| (kind, FieldAction::Replace { value, tokens: false }))
}

fn replace() -> impl Strategy<Value = (FieldKind, FieldAction)> {
    let composed = |value| FieldAction::Replace { value, tokens: true };
    prop_oneof![
        2 => literal(),
        1 => (select(TEXTS.to_vec()), template())
            .prop_map(move |(kind, text)| (kind, composed(Value::Text { text }))),
        1 => prop::collection::vec(template(), 1..3)
            .prop_map(move |entries| (FieldKind::List, composed(Value::List { entries }))),
    ]
}

fn add() -> impl Strategy<Value = (FieldKind, FieldAction)> {
    let entries = prop_oneof![
        entries().prop_map(|entries| (entries, false)),
        prop::collection::vec(template(), 1..3).prop_map(|entries| (entries, true)),
    ];
    (entries, any::<bool>()).prop_map(|((entries, tokens), at_start)| {
        (FieldKind::List, FieldAction::Add { entries, tokens, at_start })
    })
}

fn find_replace() -> impl Strategy<Value = (FieldKind, FieldAction)> {
    let pattern = prop_oneof![
        word(),
        select(vec!["a+", "(s)(e)", "^", "\\b", "[aeé]"]).prop_map(String::from)
    ];
    let with = prop_oneof![word(), Just("${0}x".to_owned()), Just("${2}$1".to_owned())];
    let mode = select(vec![FindMode::Plain, FindMode::WholeWord, FindMode::Regex]);
    (select(WORDS.to_vec()), pattern, with, mode, any::<bool>()).prop_map(
        |(kind, find, with, mode, match_case)| {
            (kind, FieldAction::FindReplace { find, with, mode, match_case })
        },
    )
}

/// Each of the actions there are, by its name.
pub(crate) fn every_action() -> Vec<(&'static str, BoxedStrategy<(FieldKind, FieldAction)>)> {
    let of_every_kind = || select(KINDS.to_vec());
    let letters =
        select(vec![LetterCase::Upper, LetterCase::Lower, LetterCase::Title, LetterCase::Sentence]);
    let base = prop_oneof![
        Just(DateBase::Today),
        select(FIELDS.to_vec()).prop_map(|name| DateBase::Field { property: name.to_owned() }),
    ];
    let remove = entries().prop_map(|entries| (FieldKind::List, FieldAction::Remove { entries }));
    let copy = (of_every_kind(), select(FIELDS.to_vec()))
        .prop_map(|(kind, from)| (kind, FieldAction::CopyFrom { from: from.to_owned() }));
    let case = (select(WORDS.to_vec()), letters)
        .prop_map(|(kind, to)| (kind, FieldAction::ChangeCase { to }));
    let join = (select(WORDS.to_vec()), prop_oneof![Just(String::new()), word()])
        .prop_map(|(kind, with)| (kind, FieldAction::JoinEntries { with }));
    let split = (select(WORDS.to_vec()), word())
        .prop_map(|(kind, at)| (kind, FieldAction::SplitText { at }));
    let date = (base, shift())
        .prop_map(|(base, shift)| (FieldKind::Date, FieldAction::DateFrom { base, shift }));
    vec![
        ("replace", replace().boxed()),
        ("add", add().boxed()),
        ("remove", remove.boxed()),
        ("clear", of_every_kind().prop_map(|kind| (kind, FieldAction::Clear)).boxed()),
        ("findReplace", find_replace().boxed()),
        ("copyFrom", copy.boxed()),
        ("changeCase", case.boxed()),
        ("joinEntries", join.boxed()),
        ("splitText", split.boxed()),
        ("dateFrom", date.boxed()),
    ]
}

fn action() -> impl Strategy<Value = (FieldKind, FieldAction)> {
    let all: Vec<_> = every_action().into_iter().map(|(_, action)| action).collect();
    Union::new(all)
}

/// An edit of some of the fields.
pub(crate) fn edit() -> impl Strategy<Value = Edit> {
    let field = (action(), prop::bool::weighted(0.2));
    prop::collection::vec(field, 1..=FIELDS.len()).prop_map(|actions| {
        let fields = FIELDS.iter().zip(actions).map(|(property, ((kind, change), only_empty))| {
            FieldEdit { property: (*property).to_owned(), kind, change, only_empty }
        });
        Edit { fields: fields.collect() }
    })
}
