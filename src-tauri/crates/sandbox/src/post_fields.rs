//! The form fields of a Sling POST, put together per property: values and
//! `@` suffixes.

use crate::node::Node;
use crate::paths;
use crate::value::{Kind, Property, Value, Values};
use crate::writes::{Assignment, Refused};

/// More fields than this are not looked at (Sling's default ceiling).
const MOST_FIELDS: usize = 10_000;

/// Everything the fields say about one property.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct PropertyFields {
    /// Relative to the path of the request, as sent, without a leading `./`.
    pub(crate) path: String,
    values: Vec<String>,
    type_hint: Option<String>,
    pub(crate) delete: bool,
    patch: bool,
    ignore_blanks: bool,
    default: Option<String>,
    use_default_when_missing: bool,
    value_from: Option<String>,
    /// `@CopyFrom` or `@MoveFrom`, which are not simulated.
    takes_over: bool,
}

/// Collects the content fields. As soon as one name starts with `./`, `../` or
/// `/`, only such names are content.
pub(crate) fn collect(fields: &[(String, String)]) -> Vec<PropertyFields> {
    let fields = &fields[..fields.len().min(MOST_FIELDS)];
    let prefixed =
        |name: &str| name.starts_with("./") || name.starts_with("../") || name.starts_with('/');
    let only_prefixed = fields.iter().any(|(name, _)| prefixed(name));
    let mut properties: Vec<PropertyFields> = Vec::new();
    let mut index = std::collections::HashMap::new();
    for (name, value) in fields {
        if name.starts_with(':') || name == "_charset_" || (only_prefixed && !prefixed(name)) {
            continue;
        }
        let (path, suffix) = split_suffix(name);
        let path = path.strip_prefix("./").unwrap_or(path);
        let at = *index.entry(path.to_owned()).or_insert_with(|| {
            properties.push(PropertyFields { path: path.to_owned(), ..PropertyFields::default() });
            properties.len() - 1
        });
        properties[at].take(suffix, value);
    }
    // `@ValueFrom` names another field that holds the values.
    let sources: Vec<Option<Vec<String>>> = properties
        .iter()
        .map(|property| {
            let source = property.value_from.as_deref()?;
            Some(fields.iter().filter(|(n, _)| n == source).map(|(_, v)| v.clone()).collect())
        })
        .collect();
    for (property, source) in properties.iter_mut().zip(sources) {
        property.values = source.unwrap_or_else(|| std::mem::take(&mut property.values));
    }
    properties
}

/// Only the known suffixes are cut off: content fragments have properties with
/// an `@` in their names.
fn split_suffix(name: &str) -> (&str, &str) {
    const KNOWN: [&str; 9] = [
        "TypeHint",
        "Delete",
        "Patch",
        "IgnoreBlanks",
        "DefaultValue",
        "UseDefaultWhenMissing",
        "MoveFrom",
        "CopyFrom",
        "ValueFrom",
    ];
    match name.rsplit_once('@') {
        Some((path, suffix)) if KNOWN.contains(&suffix) => (path, suffix),
        _ => (name, ""),
    }
}

impl PropertyFields {
    fn take(&mut self, suffix: &str, value: &str) {
        match suffix {
            "" => self.values.push(value.to_owned()),
            "TypeHint" => self.type_hint = Some(value.to_owned()),
            "Delete" => self.delete = true,
            "Patch" => self.patch = value == "true",
            "IgnoreBlanks" => self.ignore_blanks = value == "true",
            "DefaultValue" => self.default = Some(value.to_owned()),
            "UseDefaultWhenMissing" => self.use_default_when_missing = value == "true",
            "ValueFrom" => self.value_from = Some(value.to_owned()),
            _ => self.takes_over = true,
        }
    }

    /// Absolute path of the node and name of the property.
    pub(crate) fn target(&self, base: &str) -> Result<(String, &str), Refused> {
        let invalid = || Refused::Invalid(format!("invalid path {:?}", self.path));
        let (below, name) = self.path.rsplit_once('/').unwrap_or(("", &self.path));
        let mut segments =
            if self.path.starts_with('/') { Vec::new() } else { paths::segments(base) };
        for segment in below.split('/') {
            match segment {
                "" | "." => {}
                ".." => {
                    segments.pop().ok_or_else(invalid)?;
                }
                name => segments.push(name),
            }
        }
        Ok((format!("/{}", segments.join("/")), name))
    }

    /// What becomes of the property: `None` when the fields leave it alone.
    pub(crate) fn outcome(
        &self,
        existing: Option<&Property>,
    ) -> Result<Option<Option<Property>>, Refused> {
        if self.takes_over {
            return Err(Refused::Invalid("@CopyFrom and @MoveFrom are not available here".into()));
        }
        // Deletions run before the sets: a value that comes along finds nothing.
        let existing = existing.filter(|_| !self.delete);
        let gone = self.delete.then_some(None);
        let mut values = self.values.clone();
        if values.is_empty() {
            match &self.default {
                Some(default) if self.use_default_when_missing => values.push(default.clone()),
                _ => return Ok(gone),
            }
        }
        if self.ignore_blanks {
            values.retain(|value| !value.is_empty());
            if values.is_empty() {
                // A list is cleared, a single value stays.
                return Ok(existing.is_some_and(Property::is_multiple).then_some(None).or(gone));
            }
        }
        if let [blank] = &mut values[..]
            && blank.is_empty()
        {
            match self.default.as_deref() {
                Some(":ignore") => return Ok(gone),
                None | Some(":null") => return Ok(Some(None)),
                Some(default) => *blank = default.to_owned(),
            }
        }
        let (kind, hinted_list) = self.hint(existing)?;
        if self.patch {
            match patched(&values, existing) {
                Some(patched) => values = patched,
                None => return Ok(gone),
            }
        }
        let list = values.len() > 1
            || hinted_list
            || self.patch
            || existing.is_some_and(Property::is_multiple);
        let mut parsed =
            values.iter().map(|v| Value::posted(kind, v)).collect::<Result<Vec<_>, _>>()?;
        let values = match parsed.pop() {
            Some(value) if !list => Values::One(value),
            Some(value) => {
                parsed.push(value);
                Values::Many(parsed)
            }
            None => Values::Many(parsed),
        };
        Ok(Some(Some(Property { kind, values })))
    }

    /// The type to write: that of the hint, else that of the property.
    fn hint(&self, existing: Option<&Property>) -> Result<(Kind, bool), Refused> {
        let own = existing.map_or(Kind::String, |property| property.kind);
        let Some(hint) = self.type_hint.as_deref() else { return Ok((own, false)) };
        let name = hint.strip_suffix("[]").unwrap_or(hint);
        // A name that is no type is ignored, as Sling does.
        Ok((Kind::from_name(name).unwrap_or(own), hint.ends_with("[]")))
    }
}

/// `+value` adds when missing, `-value` removes every occurrence. `None` when none
/// does anything, or when the property is not a list. What one adds and another
/// removes leaves an empty list.
fn patched(operations: &[String], existing: Option<&Property>) -> Option<Vec<String>> {
    if existing.is_some_and(|property| !property.is_multiple()) {
        return None;
    }
    let mut values: Vec<String> =
        existing.map_or_else(Vec::new, |p| p.list().iter().map(|v| v.text().into()).collect());
    let mut is_modified = false;
    for operation in operations {
        if let Some(added) = operation.strip_prefix('+') {
            if !values.iter().any(|value| value == added) {
                values.push(added.to_owned());
                is_modified = true;
            }
        } else if let Some(removed) = operation.strip_prefix('-') {
            let before = values.len();
            values.retain(|value| value != removed);
            is_modified |= values.len() < before;
        }
    }
    is_modified.then_some(values)
}

/// Turns the fields into assignments, or refuses all of them.
pub(crate) fn assignments(
    root: &Node,
    base: &str,
    properties: &[PropertyFields],
) -> Result<Vec<Assignment>, Refused> {
    let mut assignments = Vec::new();
    for property in properties {
        let (node, name) = property.target(base)?;
        let here = root.at(&paths::segments(&node));
        // A new node says its own type; afterwards the type stays.
        let existing = here.as_ref().and_then(|node| node.get(name));
        crate::writes::check_name(name)?;
        if let Some(value) = property.outcome(existing)? {
            assignments.push(Assignment { node, name: name.to_owned(), value });
        }
    }
    Ok(assignments)
}

#[cfg(test)]
mod tests {
    use super::{PropertyFields, collect};
    use crate::value::{Kind, Property, Values};

    fn outcome(fields: &[(&str, &str)], existing: Option<&Property>) -> Option<Option<Property>> {
        let fields: Vec<(String, String)> =
            fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        collect(&fields)[0].outcome(existing).unwrap()
    }

    #[test]
    fn a_list_of_one_needs_the_hint() {
        let set = outcome(&[("s", "sea"), ("s@TypeHint", "String[]")], None);
        assert_eq!(set, Some(Some(Property::texts(["sea"]))));
        assert_eq!(outcome(&[("s", "sea")], None), Some(Some(Property::text("sea"))));
    }

    #[test]
    fn without_a_hint_the_kind_of_the_property_stays() {
        let list = Property::texts(["a", "b"]);
        assert_eq!(outcome(&[("s", "c")], Some(&list)), Some(Some(Property::texts(["c"]))));
        let number = Property::long(3);
        assert_eq!(outcome(&[("n", "4")], Some(&number)), Some(Some(Property::long(4))));
    }

    #[test]
    fn blanks_and_deletions() {
        let text = Property::text("old");
        assert_eq!(outcome(&[("t", "")], Some(&text)), Some(None));
        assert_eq!(outcome(&[("t@Delete", "true")], Some(&text)), Some(None));
        assert_eq!(
            outcome(&[("t@Delete", "x"), ("t", "new")], Some(&text)),
            Some(Some(Property::text("new")))
        );
        assert_eq!(outcome(&[("t", ""), ("t@IgnoreBlanks", "true")], Some(&text)), None);
        assert_eq!(
            outcome(&[("t", ""), ("t@DefaultValue", "d")], Some(&text)),
            Some(Some(Property::text("d")))
        );
        assert_eq!(outcome(&[("t@TypeHint", "Date")], Some(&text)), None);
    }

    #[test]
    fn a_patch_adds_what_is_missing_and_removes_every_occurrence() {
        let list = Property::texts(["a", "b", "b"]);
        let fields = [
            ("s@TypeHint", "String[]"),
            ("s@Patch", "true"),
            ("s", "+c"),
            ("s", "-b"),
            ("s", "+a"),
        ];
        assert_eq!(outcome(&fields, Some(&list)), Some(Some(Property::texts(["a", "c"]))));
        assert_eq!(outcome(&fields, Some(&Property::text("a"))), None);
        let emptied = [("s@Delete", "true"), ("s@Patch", "true"), ("s", "+x"), ("s", "-x")];
        let none: [&str; 0] = [];
        assert_eq!(outcome(&emptied, Some(&list)), Some(Some(Property::texts(none))));
        let first = outcome(&[("s@Patch", "true"), ("s", "+a")], None).flatten().unwrap();
        assert!(matches!(first, Property { kind: Kind::String, values: Values::Many(_) }));
    }

    #[test]
    fn with_one_dotted_name_only_dotted_names_are_content() {
        let fields = [("./a", "1"), ("b", "2"), (":operation", "modify"), ("../c", "3")]
            .map(|(n, v)| (n.into(), v.into()));
        let found: Vec<PropertyFields> = collect(&fields);
        assert_eq!(found.iter().map(|p| p.path.as_str()).collect::<Vec<_>>(), ["a", "../c"]);
        assert_eq!(found[1].target("/x/y").unwrap(), ("/x".to_owned(), "c"));
    }

    #[test]
    fn fields_past_ten_thousand_are_not_looked_at() {
        let fields: Vec<(String, String)> =
            (0..10_050).map(|n| (format!("p{n}"), "v".to_owned())).collect();
        assert_eq!(collect(&fields).len(), 10_000);
    }

    #[test]
    fn an_at_sign_can_be_part_of_a_name() {
        let fields = [("activity@LastModified".to_owned(), "2020-01-01".to_owned())];
        assert_eq!(collect(&fields)[0].path, "activity@LastModified");
    }
}
