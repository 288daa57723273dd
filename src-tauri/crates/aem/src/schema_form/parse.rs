//! One form, from its nodes to its fields.

use serde_json::{Map, Value as Json};

use super::FormField;
use relabel_model::{AllowedValue, FieldKind};

/// What fields write, below the asset.
const METADATA: &str = "jcr:content/metadata/";
/// Deepest nesting that is looked into; a form has six levels.
const DEEPEST: u32 = 24;

/// The fields of a form's node, without those of the forms below it.
pub(super) fn fields(form: &Json) -> Vec<FormField> {
    let mut found = Vec::new();
    if let Some(items) = form.get("items").and_then(Json::as_object) {
        walk(items, None, false, DEEPEST, &mut found);
    }
    found
}

/// Finds fields at any depth, so that a form with other containers is understood, too.
fn walk(
    node: &Map<String, Json>,
    tab: Option<&str>,
    in_tabs: bool,
    depth: u32,
    found: &mut Vec<FormField>,
) {
    let Some(depth) = depth.checked_sub(1) else { return };
    for (name, child) in node {
        let Some(child) = child.as_object() else { continue };
        if text(child, "name").is_some() || child.contains_key("field") {
            found.extend(field(child, tab));
            continue;
        }
        let is_tabs = name == "tabs" || widget(child) == "tabs";
        let is_tab = in_tabs && name != "items";
        let tab = if is_tab { text(child, "jcr:title").or(tab) } else { tab };
        walk(child, tab, is_tabs || (in_tabs && !is_tab), depth, found);
    }
}

/// A field, if it writes a property of the metadata itself.
fn field(node: &Map<String, Json>, tab: Option<&str>) -> Option<FormField> {
    // A field that can be repeated keeps its name in the one that is.
    let inner = node.get("field").and_then(Json::as_object);
    let name = text(node, "name").or_else(|| text(inner?, "name"))?;
    let property = name.strip_prefix("./").unwrap_or(name).strip_prefix(METADATA)?;
    let meta_type = node
        .get("granite:data")
        .and_then(|data| data.get("metaType"))
        .and_then(Json::as_str)
        .unwrap_or_default()
        .to_ascii_lowercase();
    if !is_plain_name(property) || meta_type == "hidden" || widget(node) == "hidden" {
        return None;
    }
    // What depends on other fields ("cascading") is not known for an asset.
    let depends = node.keys().any(|key| key.to_ascii_lowercase().contains("cascad"));
    let allowed = if depends { Vec::new() } else { allowed(node) };
    Some(FormField {
        property: property.to_owned(),
        kind: kind(node, &meta_type, !allowed.is_empty()),
        label: text(node, "fieldLabel").or_else(|| text(node, "text")).map(str::to_owned),
        tab: tab.map(str::to_owned),
        required: is_on(node, "required") && !depends,
        disabled: is_on(node, "disabled") || is_on(node, "readonly") || is_on(node, "readOnly"),
        allowed,
        longest: node.get("maxlength").and_then(number).filter(|longest| *longest > 0),
    })
}

/// What a widget takes; `None` for one that is not known.
fn kind(node: &Map<String, Json>, meta_type: &str, has_choices: bool) -> Option<FieldKind> {
    let widget = widget(node);
    let is = |names: &[&str]| names.contains(&widget.as_str()) || names.contains(&meta_type);
    if widget.contains("tagfield") || widget.contains("tagspicker") || meta_type == "tags" {
        Some(FieldKind::Tags)
    } else if is(&["multifield", "mvtext", "multivaluetext"]) || is_on(node, "multiple") {
        Some(FieldKind::List)
    } else if is(&["datepicker", "date", "datetime"]) {
        Some(FieldKind::Date)
    } else if is(&["numberfield", "number"]) {
        Some(FieldKind::Number)
    } else if is(&["checkbox", "switch"]) {
        let says_yes = text(node, "value").is_none_or(|value| value == "true");
        Some(if says_yes { FieldKind::YesNo } else { FieldKind::Text })
    } else if is(&["textarea"]) {
        Some(FieldKind::LongText)
    } else if has_choices || is(&["select", "dropdown", "radiogroup", "textfield", "text"]) {
        Some(FieldKind::Text)
    } else {
        None
    }
}

/// The choices of a field. "Nothing" among them is no value.
fn allowed(node: &Map<String, Json>) -> Vec<AllowedValue> {
    let items = node.get("items").and_then(Json::as_object);
    let choices = items.into_iter().flat_map(Map::values).filter_map(|choice| {
        let choice = choice.as_object()?;
        let value = text(choice, "value")?;
        Some(AllowedValue {
            value: value.to_owned(),
            label: text(choice, "text").unwrap_or(value).to_owned(),
        })
    });
    choices.collect()
}

/// The last part of the resource type, in lower case.
fn widget(node: &Map<String, Json>) -> String {
    let name = text(node, "sling:resourceType").and_then(|name| name.rsplit('/').next());
    name.unwrap_or_default().to_ascii_lowercase()
}

/// A property's text, where it has one.
fn text<'a>(node: &'a Map<String, Json>, name: &str) -> Option<&'a str> {
    node.get(name)?.as_str().map(str::trim).filter(|text| !text.is_empty())
}

/// Whether a switch is on, stored as what it is or as text.
fn is_on(node: &Map<String, Json>, name: &str) -> bool {
    node.get(name).is_some_and(|value| value == true || value == "true")
}

fn number(value: &Json) -> Option<u32> {
    let whole = value.as_u64().or_else(|| value.as_str()?.trim().parse().ok())?;
    u32::try_from(whole).ok()
}

/// Whether a name is that of a property of the metadata node itself, and of one Sling
/// would take for nothing else.
fn is_plain_name(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with(':')
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ':' | '_' | '-' | '.'))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::SchemaForm;
    use super::*;

    fn named(property: &str, more: &Json) -> Json {
        let mut node = json!({"name": format!("./jcr:content/metadata/{property}")});
        if let (Json::Object(node), Json::Object(more)) = (&mut node, more) {
            node.extend(more.clone());
        }
        node
    }

    fn one(field: &Json) -> Option<FormField> {
        fields(&json!({"items": {"x": field}})).pop()
    }

    fn kind_of(more: &Json) -> Option<FieldKind> {
        one(&named("acme:x", more)).expect("a field").kind
    }

    #[test]
    fn widgets_tell_what_a_field_takes() {
        let granite = "granite/ui/components/coral/foundation/form";
        for (widget, kind) in [
            ("textfield", Some(FieldKind::Text)),
            ("textarea", Some(FieldKind::LongText)),
            ("select", Some(FieldKind::Text)),
            ("datepicker", Some(FieldKind::Date)),
            ("numberfield", Some(FieldKind::Number)),
            ("checkbox", Some(FieldKind::YesNo)),
            ("multifield", Some(FieldKind::List)),
            ("tagfield", Some(FieldKind::Tags)),
            ("starrating", None),
        ] {
            let node = json!({"sling:resourceType": format!("{granite}/{widget}")});
            assert_eq!(kind_of(&node), kind, "{widget}");
        }
        assert_eq!(
            kind_of(&json!({"granite:data": {"metaType": "mvtext"}})),
            Some(FieldKind::List)
        );
        assert_eq!(kind_of(&json!({"granite:data": {"metaType": 7}})), None);
    }

    #[test]
    fn what_writes_elsewhere_is_left_out() {
        for name in [
            "./jcr:content/onTime",
            "./jcr:content/metadata/brc_link/url",
            "./jcr:content/metadata/dc:title@Delete",
            "./jcr:content/metadata/",
            "./jcr:content/metadata/:operation",
            "dc:title",
        ] {
            assert_eq!(one(&json!({"name": name})), None, "{name}");
        }
        assert_eq!(one(&named("x", &json!({"granite:data": {"metaType": "hidden"}}))), None);
    }

    #[test]
    fn choices_keep_their_order_and_their_words() {
        let field = one(&named(
            "acme:use",
            &json!({"items": {
                "jcr:primaryType": "nt:unstructured",
                "2": {"value": "web", "text": "Web"},
                "1": {"value": "print"},
                "0": {"value": "", "text": "Nothing"},
            }}),
        ))
        .expect("a field");
        let words: Vec<_> = field.allowed.iter().map(|one| (&*one.value, &*one.label)).collect();
        assert_eq!(words, [("web", "Web"), ("print", "print")]);
    }

    #[test]
    fn what_depends_on_other_fields_limits_nothing() {
        let more = json!({"required": true, "cascadeRules": {}, "items": {"1": {"value": "a"}}});
        let field = one(&named("acme:x", &more)).expect("a field");
        assert!(!field.required && field.allowed.is_empty());
    }

    #[test]
    fn a_limit_of_one_mime_type_is_none_for_all() {
        let select = |values: &[&str]| {
            let items: Map<String, Json> =
                values.iter().map(|value| ((*value).to_owned(), json!({"value": value}))).collect();
            json!({"items": items})
        };
        let form = json!({
            "items": {
                "1": named("acme:a", &json!({"required": "true", "maxlength": "5"})),
                "2": named("acme:b", &select(&["x"])),
                "4": named("acme:d", &json!({"required": true})),
            },
            "image": {"items": {
                "1": named("acme:a", &json!({"maxlength": 9, "disabled": true, "required": true})),
                "2": named("acme:b", &select(&["x", "y"])),
                "3": named("acme:c", &json!({"required": true})),
            }},
            "video": {"items": {"1": named("acme:d", &json!({}))}},
            "jcr:content": {"x": 1},
        });
        let form = SchemaForm::from_json("/conf/x", &form).expect("a form");
        let of = |name: &str| {
            form.fields.iter().find(|field| field.property == name).expect("the field")
        };
        assert_eq!(form.fields.len(), 4);
        assert!(of("acme:a").required && !of("acme:a").disabled);
        assert_eq!(of("acme:a").longest, Some(9));
        assert_eq!(of("acme:b").allowed.len(), 2);
        assert!(!of("acme:c").required, "documents have no such field");
        assert!(!of("acme:d").required, "films need none");
    }

    #[test]
    fn nothing_that_is_no_form_is_taken_for_one() {
        for odd in [json!(null), json!([]), json!({}), json!({"items": {"tabs": 3}}), json!("x")] {
            assert_eq!(SchemaForm::from_json("/conf/x", &odd), None, "{odd}");
        }
        let mut deep = json!({"name": "./jcr:content/metadata/x"});
        for _ in 0..1_000 {
            deep = json!({ "items": deep });
        }
        assert_eq!(SchemaForm::from_json("/conf/x", &deep), None);
    }
}
