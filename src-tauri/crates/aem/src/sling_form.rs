//! Changes as a form of Sling's POST servlet.
//!
//! Sling keeps the stored type of a property that is sent without `@TypeHint`. JSON shows
//! a Decimal, a Name, a Path and a URI as text, so a hint made of what JSON shows would
//! turn each of them into a String for good. A hint is sent only where the property is
//! absent, or where its kind or form is to change.
//!
//! One thing Sling's form cannot say: a single blank value removes the property, so an
//! empty text that an undo brings back becomes none at all; both count as the same
//! ([`relabel_model::same`]).

use super::Change;
use relabel_access::http::{Body, Origin, Request};
use relabel_model::{Kind, Property, PropertySet, exact_date, parse_date};

/// What a form begins with: without it umlauts are broken.
pub(super) const CHARSET: (&str, &str) = ("_charset_", "utf-8");

/// A write of one node, which holds `stored`, through Sling. `path` is encoded already;
/// `node` is how the form names the node, see [`fields_of`]. `noted` is the node on which it
/// is noted who changed the asset, and when.
pub(super) fn sling_request(
    origin: &Origin,
    path: String,
    node: &str,
    stored: &PropertySet,
    changes: &[Change],
    noted: Option<&str>,
) -> Request {
    let mut fields = fields_of(node, stored, changes);
    // After the changes: where the account may change nothing, AEM names those.
    fields.extend(noted.into_iter().flat_map(note));
    let fields = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    Request::post(origin, path).body(Body::form(std::iter::once(CHARSET).chain(fields)))
}

/// What AEM notes of a change, on the content of the asset.
pub(super) const NOTED: [&str; 2] = ["jcr:lastModified", "jcr:lastModifiedBy"];

/// The fields that note a change, as AEM's own editor sends them: what is empty becomes
/// the time and the account of the write.
pub(super) fn note(content: &str) -> [(String, String); 2] {
    NOTED.map(|name| (format!("{content}/{name}"), String::new()))
}

/// The form fields of one node, which holds `stored`. They are named by the path of the
/// node, from the one that is posted to (`.` is that itself) or absolute; either way no name
/// can be taken for an operation. Where a node that is posted to is not there any more, Sling
/// would take the node of a namesake without the ending for it (`b` beside `b.jpg`), and
/// names from `.` would overwrite that.
pub(super) fn fields_of(
    node: &str,
    stored: &PropertySet,
    changes: &[Change],
) -> Vec<(String, String)> {
    let mut form = Vec::new();
    for Change { property, after } in changes {
        let name = format!("{node}/{property}");
        let mut set = |suffix: &str, value: &str| {
            form.push((format!("{name}{suffix}"), value.to_owned()));
        };
        let Some(after) = after else {
            set("@Delete", "true");
            continue;
        };
        let stored = stored.get(property);
        let kept = stored.filter(|stored| keeps_type(stored, after));
        if is_wordless(after) {
            let blank = after.entries.first().map(|_| "+".to_owned());
            // What is shown as anything but text has the type it shows.
            let operations: Vec<String> = match kept.filter(|kept| kept.kind == Kind::String) {
                Some(texts) => texts.entries.iter().map(|entry| format!("-{entry}")).collect(),
                None => {
                    set("@TypeHint", &type_hint(after));
                    set("@Delete", "true");
                    if blank.is_none() { ["+0", "-0"].map(str::to_owned).into() } else { vec![] }
                }
            };
            set("@Patch", "true");
            operations.iter().chain(&blank).for_each(|operation| set("", operation));
            continue;
        }
        if kept.is_none() {
            set("@TypeHint", &type_hint(after));
        }
        if kept.is_none() && stored.is_some() {
            // Otherwise a list stays a list.
            set("@Delete", "true");
        }
        for entry in &after.entries {
            let date = || parse_date(entry).and_then(exact_date);
            let exact = (after.kind == Kind::Date).then(date).flatten();
            set("", exact.as_ref().unwrap_or(entry));
        }
    }
    form
}

/// Whether `after` is stored as it should be when Sling keeps type and form of what is
/// `stored`. A decimal may be shown without its point.
fn keeps_type(stored: &Property, after: &Property) -> bool {
    let is_kept = stored.kind == after.kind
        || (stored.kind, after.kind) == (Kind::Double, Kind::Long)
        || (stored.kind == Kind::String && after.entries.is_empty());
    is_kept && stored.multi == after.multi
}

/// Whether a form cannot say it as it is: it has no empty list, and a list of one blank
/// removes the property. A patch can say both: of the texts that are there, so that the
/// list keeps its type, or else of the nothing that is left by a deletion, which comes
/// first.
fn is_wordless(after: &Property) -> bool {
    after.multi && after.entries.len() < 2 && after.entries.iter().all(String::is_empty)
}

fn type_hint(property: &Property) -> String {
    let list = if property.multi { "[]" } else { "" };
    format!("{}{list}", property.kind.type_hint())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;

    fn set(property: &str, after: Property) -> Change {
        Change { property: property.into(), after: Some(after) }
    }

    fn form(stored: &Json, changes: &[Change]) -> Vec<(String, String)> {
        fields_of(".", &PropertySet::from_json(stored), changes)
    }

    fn list(entries: &[&str]) -> Property {
        Property::list(Kind::String, entries.iter().map(|entry| (*entry).to_owned()).collect())
    }

    #[test]
    fn names_tell_the_node() {
        let node = "/content/dam/b.jpg/jcr:content/metadata";
        let change = [set("dc:rights", Property::single(Kind::String, "new"))];
        let form = fields_of(node, &PropertySet::default(), &change);
        let names: Vec<&str> = form.iter().map(|(name, _)| &**name).collect();
        let name = format!("{node}/dc:rights");
        assert_eq!(names, [format!("{name}@TypeHint"), name]);
    }

    #[test]
    fn what_is_absent_is_typed_and_what_goes_is_named() {
        let changes = [
            set("dc:subject", list(&["sea & sun", "été"])),
            set("n", Property::single(Kind::Long, "3")),
            Change { property: "dc:rights".into(), after: None },
        ];
        let want = [
            ("./dc:subject@TypeHint", "String[]"),
            ("./dc:subject", "sea & sun"),
            ("./dc:subject", "été"),
            ("./n@TypeHint", "Long"),
            ("./n", "3"),
            ("./dc:rights@Delete", "true"),
        ];
        assert_eq!(form(&json!({}), &changes), fields(&want));
    }

    /// A Decimal, a Name, a Path and a URI are text in JSON.
    #[test]
    fn what_keeps_its_kind_and_form_is_sent_without_a_type() {
        let stored = json!({
            "text": "3.0", "list": ["a"], "whole": 3, "decimal": 3.5, "yes": true, "none": [],
            "date": "Fri Aug 12 2022 17:02:57 GMT+0200"
        });
        let changes = [
            set("text", Property::single(Kind::String, "4")),
            set("list", list(&["b"])),
            set("whole", Property::single(Kind::Long, "4")),
            set("decimal", Property::single(Kind::Long, "4")),
            set("yes", Property::single(Kind::Boolean, "false")),
            set("none", list(&["c"])),
            set("date", Property::single(Kind::Date, "2031-05-01")),
        ];
        let want = [
            ("./text", "4"),
            ("./list", "b"),
            ("./whole", "4"),
            ("./decimal", "4"),
            ("./yes", "false"),
            ("./none", "c"),
            ("./date", "2031-05-01T00:00:00.000Z"),
        ];
        assert_eq!(form(&stored, &changes), fields(&want));
    }

    #[test]
    fn what_gets_another_kind_or_form_is_typed() {
        let stored = json!({ "single": "a", "list": ["a"], "text": "3", "whole": 3, "none": [] });
        let changes = [
            set("single", list(&["b"])),
            set("list", Property::single(Kind::String, "b")),
            set("text", Property::single(Kind::Long, "4")),
            set("whole", Property::single(Kind::Double, "4.5")),
            set("none", Property::list(Kind::Long, vec!["4".into()])),
        ];
        let want = [
            ("./single@TypeHint", "String[]"),
            ("./single@Delete", "true"),
            ("./single", "b"),
            ("./list@TypeHint", "String"),
            ("./list@Delete", "true"),
            ("./list", "b"),
            ("./text@TypeHint", "Long"),
            ("./text@Delete", "true"),
            ("./text", "4"),
            ("./whole@TypeHint", "Double"),
            ("./whole@Delete", "true"),
            ("./whole", "4.5"),
            ("./none@TypeHint", "Long[]"),
            ("./none@Delete", "true"),
            ("./none", "4"),
        ];
        assert_eq!(form(&stored, &changes), fields(&want));
    }

    #[test]
    fn a_date_that_was_read_is_posted_in_the_form_that_keeps_its_zone() {
        let shown = Property::from_json(&json!("Fri Aug 12 2022 17:02:57 GMT+0200"));
        let days = ["2031-05-01", "2031-05-02T10:00:00.123456Z"].map(str::to_owned).to_vec();
        let changes =
            [set("a", shown.expect("a date")), set("b", Property::list(Kind::Date, days))];
        let want = [
            ("./a@TypeHint", "Date"),
            ("./a", "2022-08-12T17:02:57.000+02:00"),
            ("./b@TypeHint", "Date[]"),
            ("./b", "2031-05-01T00:00:00.000Z"),
            ("./b", "2031-05-02T10:00:00.123Z"),
        ];
        assert_eq!(form(&json!({}), &changes), fields(&want));
    }

    #[test]
    fn lists_without_a_word_are_patched_from_nothing() {
        let changes = [set("a", list(&[])), set("b", list(&[""])), set("c", list(&["", ""]))];
        let want = [
            ("./a@TypeHint", "String[]"),
            ("./a@Delete", "true"),
            ("./a@Patch", "true"),
            ("./a", "+0"),
            ("./a", "-0"),
            ("./b@TypeHint", "String[]"),
            ("./b@Delete", "true"),
            ("./b@Patch", "true"),
            ("./b", "+"),
            ("./c@TypeHint", "String[]"),
            ("./c", ""),
            ("./c", ""),
        ];
        assert_eq!(form(&json!({}), &changes), fields(&want));
    }

    #[test]
    fn a_list_that_loses_its_words_keeps_its_type() {
        let stored = json!({ "a": ["x", ""], "b": ["y"], "c": [1, 2], "d": "single", "e": [true] });
        let changes = [
            set("a", list(&[])),
            set("b", list(&[""])),
            set("c", Property::list(Kind::Long, Vec::new())),
            set("d", list(&[])),
            // Brought back by an undo.
            set("e", list(&[])),
        ];
        let want = [
            ("./a@Patch", "true"),
            ("./a", "-x"),
            ("./a", "-"),
            ("./b@Patch", "true"),
            ("./b", "-y"),
            ("./b", "+"),
            ("./c@TypeHint", "Long[]"),
            ("./c@Delete", "true"),
            ("./c@Patch", "true"),
            ("./c", "+0"),
            ("./c", "-0"),
            ("./d@TypeHint", "String[]"),
            ("./d@Delete", "true"),
            ("./d@Patch", "true"),
            ("./d", "+0"),
            ("./d", "-0"),
            ("./e@TypeHint", "String[]"),
            ("./e@Delete", "true"),
            ("./e@Patch", "true"),
            ("./e", "+0"),
            ("./e", "-0"),
        ];
        assert_eq!(form(&stored, &changes), fields(&want));
    }

    fn fields(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }
}
