//! The form fields of a Sling POST, put together by property: values and `@` suffixes.

use crate::value::Kind;

/// More fields than this are not looked at (Sling's `sling.default.max.parameters`).
const MOST_FIELDS: usize = 10_000;

/// Everything the fields say about one property.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct PropertyFields {
    /// The path of the node.
    pub(crate) node: String,
    pub(crate) name: String,
    values: Option<Vec<String>>,
    pub(crate) hint: Option<Hint>,
    pub(crate) delete: bool,
    pub(crate) patch: bool,
    /// How often it was said: Sling heeds it once, and not when it is said twice.
    ignore_blanks: usize,
    defaults: Vec<String>,
    /// As with `ignore_blanks`.
    use_default_when_missing: usize,
    /// `@CopyFrom` or `@MoveFrom`, which are not simulated.
    pub(crate) takes_over: bool,
}

/// What a `@TypeHint` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hint {
    /// `None` for a word that is no type, which Sling ignores.
    pub(crate) kind: Option<Kind>,
    pub(crate) is_list: bool,
}

/// What the fields want a property to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// The fields set no value.
    Nothing,
    Removed,
    /// Blank, and not to be removed: a list goes all the same, a single value stays.
    Cleared,
    Values(Vec<String>),
}

/// The content fields of a POST to `base`. As soon as one name starts with `./`, only
/// names that start with `./`, `../` or `/` are content.
pub(crate) fn collect(fields: &[(String, String)], base: &str) -> Vec<PropertyFields> {
    let fields = &fields[..fields.len().min(MOST_FIELDS)];
    let only_prefixed = fields.iter().any(|(name, _)| name.starts_with("./"));
    let is_prefixed =
        |name: &str| name.starts_with("./") || name.starts_with("../") || name.starts_with('/');
    let mut properties: Vec<PropertyFields> = Vec::new();
    let mut index = std::collections::HashMap::new();
    for (name, value) in fields {
        let is_control =
            name.is_empty() || name == "_charset_" || name.starts_with(':') || is_of_login(name);
        if is_control || (only_prefixed && !is_prefixed(name)) {
            continue;
        }
        let (path, suffix) = split_suffix(name);
        let Some(path) = absolute(base, path) else { continue };
        let at = *index.entry(path).or_insert_with_key(|path| {
            let (node, name) = path.rsplit_once('/').unwrap_or(("", path));
            let (node, name) = (node.to_owned(), name.to_owned());
            properties.push(PropertyFields { node, name, ..PropertyFields::default() });
            properties.len() - 1
        });
        let property = &mut properties[at];
        if suffix == "ValueFrom" {
            // It names another field that holds the values.
            let values = fields.iter().filter(|(n, _)| n == value).map(|(_, v)| v.clone());
            property.values = Some(values.collect::<Vec<_>>()).filter(|values| !values.is_empty());
        } else {
            property.take(suffix, value);
        }
    }
    properties
}

/// Fields of a sign-in form, which Sling's default configuration leaves out.
fn is_of_login(name: &str) -> bool {
    name.starts_with("j_")
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

/// The path that a field of a POST to `base` names, whatever it says of it; `None` for one
/// that names none.
pub(crate) fn path_of(name: &str, base: &str) -> Option<String> {
    let is_content = name.starts_with("./") || name.starts_with("../") || name.starts_with('/');
    is_content.then(|| absolute(base, split_suffix(name).0))?
}

/// The path that a name means at `base`; `None` for one that leads out of the tree.
fn absolute(base: &str, name: &str) -> Option<String> {
    let mut segments: Vec<&str> = Vec::new();
    let base = if name.starts_with('/') { "" } else { base };
    for segment in base.split('/').chain(name.split('/')) {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop()?;
            }
            name => segments.push(name),
        }
    }
    Some(format!("/{}", segments.join("/")))
}

impl PropertyFields {
    pub(crate) fn path(&self) -> String {
        format!("{}/{}", self.node, self.name)
    }

    fn take(&mut self, suffix: &str, value: &str) {
        match suffix {
            "" => self.values.get_or_insert_default().push(value.to_owned()),
            "TypeHint" => {
                let name = value.strip_suffix("[]").unwrap_or(value);
                let (kind, is_list) = (Kind::from_name(name), value.ends_with("[]"));
                // The first one counts.
                self.hint.get_or_insert(Hint { kind, is_list });
            }
            "Delete" => self.delete = true,
            "Patch" => self.patch = true,
            "IgnoreBlanks" => self.ignore_blanks += 1,
            "DefaultValue" => self.defaults.push(value.to_owned()),
            "UseDefaultWhenMissing" => self.use_default_when_missing += 1,
            _ => self.takes_over = true,
        }
    }

    /// What the values, blanks and defaults come to.
    pub(crate) fn wanted(&self) -> Wanted {
        let Some(values) = &self.values else {
            return match self.defaults.first() {
                Some(default) if self.use_default_when_missing == 1 => {
                    Wanted::Values(vec![default.clone()])
                }
                _ => Wanted::Nothing,
            };
        };
        let is_filled = |value: &&String| self.ignore_blanks != 1 || !value.is_empty();
        let kept: Vec<String> = values.iter().filter(is_filled).cloned().collect();
        if kept.is_empty() {
            return Wanted::Nothing;
        }
        match (&kept[..], self.stand_in()) {
            ([blank], None | Some(":null")) if blank.is_empty() => Wanted::Removed,
            ([blank], Some(":ignore")) if blank.is_empty() => Wanted::Cleared,
            ([blank], Some(default)) if blank.is_empty() => {
                Wanted::Values(vec![default.to_owned()])
            }
            _ => Wanted::Values(kept),
        }
    }

    /// What stands in for a blank; of several defaults none does.
    fn stand_in(&self) -> Option<&str> {
        match &self.defaults[..] {
            [only] => Some(only),
            _ => None,
        }
    }

    /// Whether all values are blank, which some names take as "now" or "me".
    pub(crate) fn is_blank(&self) -> bool {
        match self.wanted() {
            Wanted::Removed => self.stand_in().is_none(),
            Wanted::Cleared => true,
            Wanted::Nothing => false,
            Wanted::Values(values) => values.iter().all(String::is_empty),
        }
    }
}

/// What is left of a list after `+value`, which adds where it is missing, and `-value`,
/// which removes every occurrence. `None` where no operation does anything.
pub(crate) fn patched(mut list: Vec<String>, operations: &[String]) -> Option<Vec<String>> {
    let mut is_modified = false;
    for operation in operations {
        if let Some(added) = operation.strip_prefix('+') {
            if !list.iter().any(|value| value == added) {
                list.push(added.to_owned());
                is_modified = true;
            }
        } else if let Some(removed) = operation.strip_prefix('-') {
            let before = list.len();
            list.retain(|value| value != removed);
            is_modified |= list.len() < before;
        }
    }
    is_modified.then_some(list)
}

#[cfg(test)]
mod tests {
    use super::{PropertyFields, Wanted, collect, patched};

    fn fields(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
    }

    fn one(sent: &[(&str, &str)]) -> PropertyFields {
        collect(&fields(sent), "/x").remove(0)
    }

    fn values(values: &[&str]) -> Wanted {
        Wanted::Values(values.iter().map(|value| (*value).to_owned()).collect())
    }

    #[test]
    fn blanks_remove_are_left_out_or_stand_for_the_default() {
        assert_eq!(one(&[("t", "")]).wanted(), Wanted::Removed);
        assert_eq!(one(&[("t@TypeHint", "Date")]).wanted(), Wanted::Nothing);
        assert_eq!(one(&[("t", ""), ("t@IgnoreBlanks", "true")]).wanted(), Wanted::Nothing);
        assert_eq!(one(&[("t", "a"), ("t", "")]).wanted(), values(&["a", ""]));
        let blanks = [("t", "a"), ("t", ""), ("t@IgnoreBlanks", "true")];
        assert_eq!(one(&blanks).wanted(), values(&["a"]));
        assert_eq!(one(&[("t", ""), ("t@DefaultValue", "d")]).wanted(), values(&["d"]));
        assert_eq!(one(&[("t", ""), ("t@DefaultValue", ":ignore")]).wanted(), Wanted::Cleared);
        let missing = [("t@DefaultValue", "d"), ("t@UseDefaultWhenMissing", "true")];
        assert_eq!(one(&missing).wanted(), values(&["d"]));
        // Said twice, Sling does not heed it.
        let twice = |mark| [("t@DefaultValue", "d"), (mark, "true"), (mark, "true")];
        assert_eq!(one(&twice("t@UseDefaultWhenMissing")).wanted(), Wanted::Nothing);
        let blanks = twice("t@IgnoreBlanks").into_iter().chain([("t", "a"), ("t", "")]);
        assert_eq!(one(&blanks.collect::<Vec<_>>()).wanted(), values(&["a", ""]));
        let defaults = [("t@DefaultValue", "d"), ("t@DefaultValue", "e")];
        assert_eq!(one(&[&defaults[..], &[("t", "")]].concat()).wanted(), Wanted::Removed);
        let missing = [&defaults[..], &[("t@UseDefaultWhenMissing", "true")]].concat();
        assert_eq!(one(&missing).wanted(), values(&["d"]));
        assert_eq!(one(&[("t@ValueFrom", ":other"), (":other", "v")]).wanted(), values(&["v"]));
    }

    #[test]
    fn a_patch_adds_what_is_missing_and_removes_every_occurrence() {
        let list = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let operations = list(&["+c", "-b", "+a", "odd", ""]);
        assert_eq!(patched(list(&["a", "b", "b"]), &operations), Some(list(&["a", "c"])));
        assert_eq!(patched(list(&[]), &list(&["+x", "-x"])), Some(list(&[])));
        assert_eq!(patched(list(&["a"]), &list(&["+a", "-z"])), None);
    }

    #[test]
    fn with_one_dotted_name_only_dotted_names_are_content() {
        let sent = fields(&[("./a", "1"), ("b", "2"), (":operation", "modify"), ("../c", "3")]);
        let paths: Vec<String> = collect(&sent, "/x/y").iter().map(PropertyFields::path).collect();
        assert_eq!(paths, ["/x/y/a", "/x/c"]);
        let sent = fields(&[("/z/a", "1"), ("b", "2"), ("../../../c", "3"), ("j_username", "me")]);
        let paths: Vec<String> = collect(&sent, "/x/y").iter().map(PropertyFields::path).collect();
        assert_eq!(paths, ["/z/a", "/x/y/b"]);
    }

    #[test]
    fn fields_past_ten_thousand_are_not_looked_at() {
        let fields: Vec<(String, String)> =
            (0..10_050).map(|n| (format!("p{n}"), "v".to_owned())).collect();
        assert_eq!(collect(&fields, "/x").len(), 10_000);
    }

    #[test]
    fn an_at_sign_can_be_part_of_a_name() {
        assert_eq!(one(&[("activity@LastModified", "2020-01-01")]).name, "activity@LastModified");
    }
}
