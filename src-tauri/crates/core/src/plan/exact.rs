//! What undo needs to bring a value back exactly: the type that is stored, and of a date its
//! milliseconds. JSON hides both, so they are read before the plan can be run, of values
//! that could be something else than they look. Where AEM does not show them, the cell says
//! that undo may not bring it back exactly.

use std::collections::HashMap;
use std::time::Duration;

use futures::{StreamExt as _, stream};

use relabel_aem::Author;
use relabel_model::{CellNote, CellState, Kind, Property, PropertySet, same};
use relabel_store::{AssetPlan, PlannedCell};

/// Nearly every word is a valid name, so texts of a property are read from so many assets,
/// and from the others only where a name was among them.
const FIRST: u32 = 20;
/// How long a cell that is changed by hand waits for its exact old value.
const PATIENCE: Duration = Duration::from_secs(5);

/// What was seen so far, in the making of one plan.
#[derive(Clone, Debug, Default)]
pub(super) struct Exact {
    words: HashMap<String, Words>,
}

/// The texts of one property.
#[derive(Clone, Copy, Debug, Default)]
struct Words {
    read: u32,
    /// Whether any was something else than text.
    is_other: bool,
}

impl Exact {
    /// Reads what a batch needs, and puts it into its cells.
    ///
    /// # Errors
    /// A fact about the environment.
    pub(super) async fn complete(
        &mut self,
        batch: &mut [AssetPlan],
        author: &Author,
    ) -> Result<(), relabel_aem::Error> {
        let mut read = vec![false; batch.len()];
        loop {
            // Names among the first make the others doubtful, too.
            let wanted: Vec<usize> = (0..batch.len())
                .filter(|at| !read[*at] && self.needs(&batch[*at].cells, author))
                .collect();
            if wanted.is_empty() {
                return Ok(());
            }
            let paths = wanted.iter().map(|at| batch[*at].asset.path.clone());
            let reads = stream::iter(paths.collect::<Vec<_>>()).map(|path| {
                let author = author.clone();
                async move { author.exact_metadata(&path).await }
            });
            let found: Vec<_> = reads.buffered(author.assets_at_once()).collect().await;
            for (at, found) in wanted.into_iter().zip(found) {
                read[at] = true;
                let found = match found {
                    Err(error) if error.is_about_environment() => return Err(error),
                    found => found.ok().flatten(),
                };
                for cell in &mut batch[at].cells {
                    self.put(cell, found.as_ref(), author);
                }
            }
        }
    }

    /// Whether an asset has to be read; counts it.
    fn needs(&mut self, cells: &[PlannedCell], author: &Author) -> bool {
        let mut needs = false;
        for cell in cells.iter().filter(|cell| matters(cell, author.types_by_schema())) {
            needs |= is_doubtful(cell.before.as_ref()) || {
                let words = self.words.entry(cell.property.clone()).or_default();
                words.read += 1;
                words.read <= FIRST || words.is_other
            };
        }
        needs
    }

    /// Puts what was read into a cell that needs it.
    fn put(&mut self, cell: &mut PlannedCell, found: Option<&PropertySet>, author: &Author) {
        let exact = found.and_then(|found| found.get(&cell.property));
        if make_exact(cell, exact, author.types_by_schema()) {
            self.words.entry(cell.property.clone()).or_default().is_other = true;
        }
    }
}

/// What AEM stores of one field, with its type and its milliseconds, where it shows that
/// within [`PATIENCE`].
pub(crate) async fn exact_value(author: &Author, path: &str, property: &str) -> Option<Property> {
    let read = tokio::time::timeout(PATIENCE, author.exact_metadata(path)).await;
    read.ok()?.ok()??.get(property).cloned()
}

/// Gives a cell that needs it the exact old value, or says that undo may not bring it back
/// exactly. Whether the value is of a kind that JSON does not show.
pub(crate) fn make_exact(
    cell: &mut PlannedCell,
    exact: Option<&Property>,
    types_by_schema: bool,
) -> bool {
    if !matters(cell, types_by_schema) {
        return false;
    }
    // Somebody changed it meanwhile: the job finds out.
    let is_it = |exact: &&Property| same(cell.before.as_ref(), Some(&exact.as_read_back()));
    match exact.filter(is_it) {
        Some(exact) => {
            let before = cell.before.replace(exact.clone());
            keep_kind(cell.after.as_mut(), before.as_ref(), exact.kind);
            exact.kind != exact.kind.shown()
        }
        None => {
            if is_doubtful(cell.before.as_ref()) {
                cell.note = cell.note.or(Some(CellNote::UndoInexact));
            }
            false
        }
    }
}

/// Whether the type of a cell's old value, or its milliseconds, could be lost: with a
/// removal and a change of kind or form; with every change where AEM's programming
/// interface writes, which types by a schema; and of a date always.
pub(crate) fn matters(cell: &PlannedCell, types_by_schema: bool) -> bool {
    let Some(before) = cell.before.as_ref().filter(|_| cell.state == CellState::WillChange) else {
        return false;
    };
    let keeps_form = || cell.after.as_ref().is_some_and(|after| after.has_form_of(before));
    match before.kind {
        Kind::Date => true,
        Kind::String => types_by_schema || !keeps_form(),
        _ => false,
    }
}

/// A value of the kind that the old one seemed to have gets the one it has.
fn keep_kind(after: Option<&mut Property>, before: Option<&Property>, kind: Kind) {
    if let (Some(after), Some(before)) = (after, before)
        && (after.kind, after.multi) == (before.kind, before.multi)
    {
        after.kind = kind;
    }
}

/// Whether a value may well be something else than it looks: a date has milliseconds that
/// JSON does not show, a number may be a Decimal, and what begins like a path or an address
/// a Path, a URI or a name with a prefix.
fn is_doubtful(value: Option<&Property>) -> bool {
    let is_text = |kind| kind == Kind::String;
    value.is_some_and(|value| match value.kind {
        Kind::Date => true,
        kind => is_text(kind) && value.entries.iter().any(|entry| is_no_plain_text(entry)),
    })
}

fn is_no_plain_text(entry: &str) -> bool {
    let has_prefix = || {
        entry.split_once(':').is_some_and(|(prefix, rest)| {
            let is_letter = |c: char| c.is_ascii_alphanumeric() || "+-._".contains(c);
            let begins = prefix.starts_with(|c: char| c.is_ascii_alphabetic());
            begins && prefix.chars().all(is_letter) && !rest.starts_with(char::is_whitespace)
        })
    };
    entry.parse::<f64>().is_ok() || entry.starts_with(['/', '.']) || has_prefix()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_something_else_is_doubtful() {
        let text = |entry: &str| Some(Property::single(Kind::String, entry));
        for entry in
            ["3.0", "-1e3", "007", "/content/dam", "../a", "https://a", "mailto:a@b", "dam:Asset"]
        {
            assert!(is_doubtful(text(entry).as_ref()), "{entry}");
        }
        for entry in ["", "Surf", "© 2026", "Surf: at dawn", "10:30 to noon", "3 boats", "a b:c"] {
            assert!(!is_doubtful(text(entry).as_ref()), "{entry}");
        }
        assert!(is_doubtful(Some(&Property::single(Kind::Date, "2031-05-01T00:00:00Z"))));
        assert!(is_doubtful(Some(&Property::list(Kind::String, vec!["a".into(), "3".into()]))));
        assert!(!is_doubtful(Some(&Property::single(Kind::Long, "3"))) && !is_doubtful(None));
    }

    #[test]
    fn a_new_value_keeps_the_type_of_the_old_one_unless_its_form_changes() {
        let before = Property::single(Kind::String, "3.5");
        for (after, kind) in [
            (Property::single(Kind::String, "4"), Kind::Decimal),
            (Property::list(Kind::String, vec!["4".into()]), Kind::String),
            (Property::single(Kind::Long, "4"), Kind::Long),
        ] {
            let mut after = after;
            keep_kind(Some(&mut after), Some(&before), Kind::Decimal);
            assert_eq!(after.kind, kind);
        }
    }
}
