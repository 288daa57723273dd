//! Texts with tokens, as they are typed.

use relabel_core::api::types::{Edit, FieldAction, FieldEdit, FieldKind, Value};
use relabel_core::plan::template::Template;
use relabel_core::plan::{AssetFacts, CheckedEdit, plan_cells};
use relabel_model::{Moment, PropertySet, Zone};
use serde_json::json;
use time::macros::datetime;

use crate::harness::Target;
use crate::mutate;
use crate::random::Random;

const WORDS: [&str; 52] = [
    "{",
    "}",
    "{{",
    "}}",
    "|",
    ":",
    "\"",
    "\\",
    "\\\"",
    " ",
    "file.name",
    "file.stem",
    "file.ending",
    "folder.name",
    "folder.path",
    "folder.path:2",
    "folder.path:-1",
    "folder.path:-2147483648",
    "counter",
    "counter:001",
    "counter:999999999",
    "counter:0000000000",
    "today",
    "today:yyyy",
    "today:dd.MM.yyyy",
    "today:é",
    "field ",
    "field dc:title",
    "field dc:subject",
    "field on",
    "field empty",
    "field a/b",
    "upper",
    "lower",
    "title",
    "sentence",
    "trim",
    "slug",
    "words",
    "default:",
    "default:\"",
    "default:\"a | b\"",
    "{file.stem|title}",
    "{field dc:subject}",
    "🌊",
    "ß",
    "İ",
    "ﬃ",
    "e\u{301}",
    "\u{0}",
    "\u{202e}",
    "ǆ",
];

pub(crate) struct Templates {
    metadata: PropertySet,
    moment: Moment,
}

impl Templates {
    pub(crate) fn new() -> Self {
        let metadata = PropertySet::from_json(&json!({
            "dc:title": "Été à la mer ß İ ﬃ 🌊", "dc:subject": ["sea", "", "sun"], "empty": " ",
            "on": "Fri Aug 12 2022 17:02:57 GMT+0000", "number": 3.5, "yes": true,
        }));
        let zone = Zone::named("Europe/Paris").unwrap_or_else(Zone::utc);
        Self { metadata, moment: Moment::new(datetime!(2031-05-03 22:30 UTC), zone) }
    }

    /// What an edit with this text gives, for a field of a kind.
    fn composed(&self, kind: FieldKind, value: Value, told: &mut String) {
        let change = FieldAction::Replace { value, tokens: true };
        let field =
            FieldEdit { property: "acme:field".to_owned(), kind, change, only_empty: false };
        let edit = match CheckedEdit::new(&Edit { fields: vec![field] }) {
            Ok(edit) => edit,
            Err(_) => return told.push_str("refused "),
        };
        let paths = ["/content/dam/a/IMG_1.tar.gz", "/content/dam/.jpg", "/content/dam/é/ß/🌊"];
        for (row, path) in [0, 7, u32::MAX].into_iter().zip(paths) {
            let facts = AssetFacts::new(path, row, &self.metadata, &self.moment);
            for cell in plan_cells(&edit, &facts) {
                let entries = cell.after.as_ref().map(|after| after.entries.len().min(9));
                told.push_str(&format!("{:?} {:?} {entries:?} ", cell.state, cell.reason));
            }
        }
    }
}

impl Target for Templates {
    fn name(&self) -> &'static str {
        "tokens"
    }

    fn seeds(&self) -> Vec<Vec<u8>> {
        [
            "{file.stem|words|sentence}",
            "{folder.path:2} {counter:001} {today:dd.MM.yyyy}",
            "{field dc:title|default:\"a | b } \\\" {\"} {{literal}}",
            "{field dc:subject}",
            "{File.Name | upper | trim | slug}",
            "plain",
        ]
        .map(|text| text.as_bytes().to_vec())
        .to_vec()
    }

    fn mutate(&self, input: &mut Vec<u8>, other: &[u8], random: &mut Random) {
        mutate::bytes(input, other, &WORDS, random);
        input.truncate(2_000);
    }

    fn run(&mut self, input: &[u8]) -> String {
        let text = String::from_utf8_lossy(input).into_owned();
        let mut told = String::new();
        match Template::parse(&text) {
            Ok(_) => {
                let kinds = [FieldKind::Text, FieldKind::LongText, FieldKind::Date];
                for kind in kinds {
                    self.composed(kind, Value::Text { text: text.clone() }, &mut told);
                }
                let entries = vec![text.clone(), "b".to_owned()];
                self.composed(FieldKind::List, Value::List { entries }, &mut told);
            }
            Err(problems) => {
                assert!(!problems.is_empty(), "refused without a reason");
                let units: Vec<u16> = text.encode_utf16().collect();
                for problem in problems.iter().take(4) {
                    told.push_str(&format!("{:?} ", problem.code));
                    let Some(at) = problem.at else { continue };
                    let part = units.get(at.from as usize..at.to as usize);
                    let part = part.expect("a place within the text");
                    let part = String::from_utf16(part).expect("a place between letters");
                    let word = problem.text.as_deref().unwrap_or_default();
                    assert!(part.contains(word), "{word:?} is not in {part:?}");
                }
            }
        }
        told
    }
}
