//! Templates: no text makes them fail.

use proptest::prelude::*;
use relabel_core::api::types::*;
use relabel_core::plan::template::Template;
use relabel_core::plan::{AssetFacts, CheckedEdit, plan_cells};
use relabel_model::{Moment, PropertySet, Zone};
use serde_json::json;
use time::macros::datetime;

use super::actions::cases;

/// What a text with tokens gives for an asset.
fn composed(text: &str) -> Option<String> {
    let change = FieldAction::Replace { value: Value::Text { text: text.into() }, tokens: true };
    let property = "dc:title".to_owned();
    let field = FieldEdit { property, kind: FieldKind::Text, change, only_empty: false };
    let edit = CheckedEdit::new(&Edit { fields: vec![field] }).ok()?;
    let metadata = PropertySet::from_json(&json!({ "dc:subject": ["sea", "sun"] }));
    let moment = Moment::new(datetime!(2031-05-03 10:00 UTC), Zone::utc());
    let facts = AssetFacts::new("/content/dam/a/b.jpg", u32::MAX, &metadata, &moment);
    let after = plan_cells(&edit, &facts)[0].after.clone()?;
    after.entries.into_iter().next()
}

/// Texts made of what templates are made of.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "\\PC{0,4}",
        prop::sample::select(vec![
            "{",
            "}",
            "{{",
            "}}",
            "|",
            ":",
            "\"",
            "\\",
            "file.name",
            "folder.path",
            "counter",
            "today",
            "field dc:subject",
            "field ",
            "upper",
            "default:\"",
            "yyyy",
            "-1",
            "001",
            "🌊",
            " ",
        ])
        .prop_map(String::from),
    ];
    prop::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_text_is_understood_or_says_where_not(text in text()) {
        let units = u32::try_from(text.encode_utf16().count()).expect("short");
        match Template::parse(&text) {
            Ok(_) => drop(composed(&text)),
            Err(problems) => {
                prop_assert!(!problems.is_empty());
                for problem in problems {
                    let Some(at) = problem.at else { continue };
                    prop_assert!(at.from <= at.to && at.to <= units, "{:?}", at);
                    let part: Vec<u16> = text
                        .encode_utf16()
                        .skip(at.from as usize)
                        .take((at.to - at.from) as usize)
                        .collect();
                    let part = String::from_utf16(&part).expect("a place is between letters");
                    let word = problem.text.unwrap_or_default();
                    prop_assert!(part.contains(word.as_str()), "{:?} in {:?}", word, part);
                }
            }
        }
    }

    #[test]
    fn a_text_whose_braces_are_doubled_means_itself(text in "[a-z{}|:\" é]{1,20}") {
        prop_assume!(!text.trim().is_empty());
        let doubled = text.replace('{', "{{").replace('}', "}}");
        prop_assert_eq!(composed(&doubled), Some(text));
    }
}
