//! What is checked before anything is sent: required, allowed, length, prefix, tags.
//!
//! AEM enforces none of it: it takes a title that its own form would refuse, and drops
//! tags it does not know without a word. Only what a cell brings in is judged, not what
//! the asset holds already.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::cell::state_of;
use super::edit::LONGEST_TEXT;
use super::fields::{Catalogue, FolderFields, REVIEW_STATUS, needs_tags};
use relabel_aem::tags::TagIndex;
use relabel_model::{
    CannotReason, CellNote, CellState, FieldKind, Property, PropertySet, ReadOnlyReason,
};
use relabel_store::PlannedCell;

/// What cells are checked against.
#[derive(Clone, Debug)]
pub struct Checks {
    fields: Arc<FolderFields>,
    /// Known where a plan has tags.
    tags: Option<Arc<TagIndex>>,
}

/// A field of an asset that is to be checked.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'a> {
    /// Which field.
    pub property: &'a str,
    /// What kind of value the edit or the sheet takes it for.
    pub kind: FieldKind,
    /// What is there.
    pub before: Option<&'a Property>,
}

impl Checks {
    /// `tags` where there are fields of tags.
    #[must_use]
    pub fn new(fields: Arc<FolderFields>, tags: Option<Arc<TagIndex>>) -> Self {
        Self { fields, tags }
    }

    /// The fields that are known.
    #[must_use]
    pub fn fields(&self) -> &FolderFields {
        &self.fields
    }

    /// The tags that AEM knows, where they were asked for.
    #[must_use]
    pub fn tags(&self) -> Option<&TagIndex> {
        self.tags.as_deref()
    }

    /// With the tags that AEM knows.
    #[must_use]
    pub fn with_tags(self, tags: Arc<TagIndex>) -> Self {
        Self { tags: Some(tags), ..self }
    }

    /// Whether a field holds tags: AEM's form may take it for such whatever an edit or a
    /// sheet says.
    #[must_use]
    pub fn holds_tags(&self, property: &str, kind: FieldKind) -> bool {
        kind == FieldKind::Tags || needs_tags(property) || self.fields.has_tags_in(property)
    }

    /// Properties that have to be read to check.
    pub fn properties(&self) -> impl Iterator<Item = &str> {
        self.fields.required()
    }

    /// What the values of one asset are checked against, by its path: its folder may have
    /// a form of its own.
    #[must_use]
    pub fn of(&self, path: &str) -> AssetChecks<'_> {
        AssetChecks { checks: self, catalogue: self.fields.of(path) }
    }
}

/// What cells of one asset are checked against.
#[derive(Clone, Copy, Debug)]
pub struct AssetChecks<'a> {
    checks: &'a Checks,
    catalogue: &'a Catalogue,
}

impl AssetChecks<'_> {
    /// Says of cells that were judged that another field of the asset should be filled.
    pub fn note_lacking(&self, cells: &mut [PlannedCell], metadata: &PropertySet) {
        let lacks = self.catalogue.required().any(|property| {
            is_blank(metadata.get(property))
                && !metadata.is_unsupported(property)
                && cells.iter().all(|cell| cell.property != property)
        });
        if lacks {
            let changed = |cell: &&mut PlannedCell| {
                cell.state == CellState::WillChange && cell.note.is_none()
            };
            if let Some(cell) = cells.iter_mut().find(changed) {
                cell.note = Some(CellNote::OtherRequiredEmpty);
            }
        }
    }

    /// Checks one cell, if it will change.
    pub fn judge_cell(&self, cell: &mut PlannedCell, kind: FieldKind) {
        if cell.state != CellState::WillChange {
            return;
        }
        let checked = Checked { property: &cell.property, kind, before: cell.before.as_ref() };
        match self.checked(&checked, cell.after.take()) {
            Ok((after, note)) => {
                cell.state = state_of(cell.before.as_ref(), after.as_ref());
                cell.after = after;
                cell.note = note.or(cell.note);
            }
            Err((after, reason)) => {
                cell.after = after;
                cell.state = CellState::Cannot;
                cell.reason = Some(reason);
            }
        }
    }

    /// A value that may be sent, or the value and what is wrong with it.
    #[expect(clippy::type_complexity, reason = "named nowhere else")]
    fn checked(
        &self,
        cell: &Checked<'_>,
        after: Option<Property>,
    ) -> Result<(Option<Property>, Option<CellNote>), (Option<Property>, CannotReason)> {
        let field = self.catalogue.field(cell.property);
        if field.is_some_and(|field| field.read_only == Some(ReadOnlyReason::FormSaysSo)) {
            let is_approval = cell.property == REVIEW_STATUS;
            let reason =
                if is_approval { CannotReason::ReviewStatusLocked } else { CannotReason::Locked };
            return Err((after, reason));
        }
        // A name that the asset holds already is known to AEM whatever it is.
        if cell.before.is_none() && !self.catalogue.knows_prefix_of(cell.property) {
            return Err((after, CannotReason::PrefixUnknown));
        }
        if is_blank(after.as_ref()) && field.is_some_and(|field| field.required) {
            return Err((after, CannotReason::RequiredEmpty));
        }
        let Some(mut after) = after else { return Ok((None, None)) };
        let had: BTreeSet<&str> =
            cell.before.iter().flat_map(|value| &value.entries).map(String::as_str).collect();
        let mut note = None;
        if self.holds_tags(cell) {
            match self.as_tags(&after, &had) {
                Some((entries, was_moved)) => {
                    after.entries = entries;
                    note = was_moved.then_some(CellNote::TagMoved);
                }
                None => return Err((Some(after), CannotReason::TagUnknown)),
            }
        }
        let is_single =
            field.is_some_and(|field| !matches!(field.kind, FieldKind::List | FieldKind::Tags));
        if is_single && cell.before.is_none() && after.entries.len() > 1 {
            return Err((Some(after), CannotReason::ListInSingle));
        }
        let allowed = self.catalogue.allowed(cell.property);
        let longest = self.catalogue.longest(cell.property).map_or(LONGEST_TEXT, |longest| {
            usize::try_from(longest).map_or(LONGEST_TEXT, |longest| longest.min(LONGEST_TEXT))
        });
        let wrong =
            after.entries.iter().filter(|entry| !had.contains(entry.as_str())).find_map(|entry| {
                match () {
                    () if !allowed.is_empty() && allowed.iter().all(|one| one.value != *entry) => {
                        Some(CannotReason::NotAllowed)
                    }
                    () if entry.chars().count() > longest => Some(CannotReason::TooLong),
                    () => None,
                }
            });
        match wrong {
            Some(reason) => Err((Some(after), reason)),
            None => Ok((Some(after), note)),
        }
    }

    fn holds_tags(&self, cell: &Checked<'_>) -> bool {
        let known = self.catalogue.field(cell.property).map(|field| field.kind);
        cell.kind == FieldKind::Tags || known == Some(FieldKind::Tags) || needs_tags(cell.property)
    }

    /// The tags of a value by their ids, and whether one was moved; `None` where AEM
    /// does not know one. What was there before is left as it is.
    fn as_tags(&self, value: &Property, had: &BTreeSet<&str>) -> Option<(Vec<String>, bool)> {
        let mut ids: Vec<String> = Vec::with_capacity(value.entries.len());
        let mut was_moved = false;
        for entry in &value.entries {
            let id = if had.contains(entry.as_str()) {
                entry.clone()
            } else {
                let known = self.checks.tags()?.known(entry)?;
                was_moved |= known.was_moved;
                known.id.to_owned()
            };
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        Some((ids, was_moved))
    }
}

/// Whether there is nothing to see in a value, or none.
fn is_blank(value: Option<&Property>) -> bool {
    value.is_none_or(|value| value.entries.iter().all(|entry| entry.trim().is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use relabel_aem::schema_form::{FormField, SchemaForm};
    use relabel_aem::tags::Tag;
    use relabel_model::AllowedValue;
    use relabel_model::Kind;
    use relabel_model::same;

    const PATH: &str = "/content/dam/a.jpg";

    fn form_field(property: &str) -> FormField {
        FormField {
            property: property.to_owned(),
            kind: None,
            label: None,
            tab: None,
            required: false,
            disabled: false,
            allowed: Vec::new(),
            longest: None,
        }
    }

    fn checks() -> Checks {
        let offered = ["web", "print"]
            .map(|value| AllowedValue { value: value.to_owned(), label: value.to_owned() });
        let form = SchemaForm {
            path: "/conf/form".to_owned(),
            is_shipped: false,
            fields: vec![
                FormField { required: true, ..form_field("dc:rights") },
                FormField { allowed: offered.to_vec(), ..form_field("northlight:usage") },
                FormField { longest: Some(5), ..form_field("photoshop:City") },
                FormField { disabled: true, ..form_field("northlight:legacyId") },
                FormField { disabled: true, ..form_field("dam:status") },
            ],
        };
        let tag = |id: &str, moved_to: Option<&str>| Tag {
            id: id.to_owned(),
            title: id.to_owned(),
            titles: Vec::new(),
            moved_to: moved_to.map(str::to_owned),
        };
        let tags = vec![
            tag("northlight:", None),
            tag("northlight:sea", None),
            tag("northlight:ocean", Some("northlight:sea")),
        ];
        let fields = Arc::new(Catalogue::of(Some(&form)).into());
        Checks::new(fields, Some(Arc::new(TagIndex::new(tags))))
    }

    fn list(entries: &[&str]) -> Option<Property> {
        let entries = entries.iter().map(|entry| (*entry).to_owned()).collect();
        Some(Property::list(Kind::String, entries))
    }

    fn one(text: &str) -> Option<Property> {
        Some(Property::single(Kind::String, text))
    }

    fn cell(property: &str, before: Option<Property>, after: Option<Property>) -> PlannedCell {
        PlannedCell {
            property: property.to_owned(),
            before,
            after,
            state: CellState::WillChange,
            reason: None,
            note: None,
            other_row: None,
            says: Vec::new(),
        }
    }

    fn judged(property: &str, before: Option<Property>, after: Option<Property>) -> PlannedCell {
        let mut cell = cell(property, before, after);
        checks().of(PATH).judge_cell(&mut cell, FieldKind::Text);
        cell
    }

    #[test]
    fn only_what_is_brought_in_is_judged() {
        let reason = |property, before, after| judged(property, before, after).reason;
        let usage = "northlight:usage";
        assert_eq!(reason(usage, None, one("web")), None);
        assert_eq!(reason(usage, None, one("radio")), Some(CannotReason::NotAllowed));
        assert_eq!(reason(usage, list(&["radio"]), list(&["radio", "web"])), None);
        assert_eq!(reason("photoshop:City", None, one("Nîmes")), None);
        assert_eq!(reason("photoshop:City", None, one("Nantes")), Some(CannotReason::TooLong));
        assert_eq!(reason("dc:rights", one("©"), None), Some(CannotReason::RequiredEmpty));
        assert_eq!(reason("dc:rights", one("©"), one(" ")), Some(CannotReason::RequiredEmpty));
        assert_eq!(reason("acme:x", None, one("1")), Some(CannotReason::PrefixUnknown));
        assert_eq!(reason("acme:x", one("0"), one("1")), None, "an asset holds it already");
        let two = || list(&["a", "b"]);
        assert_eq!(reason("dc:title", None, two()), Some(CannotReason::ListInSingle));
        assert_eq!(reason("dc:subject", None, two()), None);
    }

    #[test]
    fn what_the_form_locks_is_left_alone() {
        let locked = "northlight:legacyId";
        for (before, after) in
            [(None, one("7")), (one("6"), one("7")), (one("6"), None), (None, list(&["7"]))]
        {
            let cell = judged(locked, before, after.clone());
            assert_eq!((cell.state, cell.reason), (CellState::Cannot, Some(CannotReason::Locked)));
            assert!(same(cell.after.as_ref(), after.as_ref()), "what was wanted is still shown");
        }
        let approved = judged("dam:status", None, one("approved"));
        let state = (approved.state, approved.reason);
        assert_eq!(state, (CellState::Cannot, Some(CannotReason::ReviewStatusLocked)));
        let mut right = cell(locked, one("7"), one("7"));
        right.state = CellState::AlreadyRight;
        checks().of(PATH).judge_cell(&mut right, FieldKind::Text);
        assert_eq!(right.reason, None, "a sheet may repeat what is there");
    }

    #[test]
    fn tags_that_are_unknown_block_and_moved_ones_are_followed() {
        let unknown = judged("cq:tags", None, list(&["northlight:sea", "northlight:lake"]));
        assert_eq!(unknown.reason, Some(CannotReason::TagUnknown));
        assert!(unknown.reason.is_some_and(CannotReason::is_blocking));
        let moved = judged("cq:tags", None, list(&["northlight:ocean", "northlight:sea"]));
        assert_eq!(moved.state, CellState::WillChange);
        assert_eq!(moved.note, Some(CellNote::TagMoved));
        assert_eq!(moved.after.expect("a value").entries, ["northlight:sea"]);
        let kept = judged("cq:tags", list(&["old:gone"]), list(&["old:gone", "northlight:sea"]));
        assert_eq!(kept.reason, None, "what AEM forgot is left where it is");
        let same = judged(
            "cq:tags",
            list(&["northlight:sea"]),
            list(&["northlight:ocean", "northlight:sea"]),
        );
        assert_eq!(same.state, CellState::AlreadyRight);
    }

    #[test]
    fn another_required_field_that_is_empty_is_told_once_for_an_asset() {
        let mut cells =
            [cell("dc:title", one("a"), one("b")), cell("photoshop:City", None, one("Nice"))];
        let nothing = PropertySet::from_json(&serde_json::json!({}));
        checks().of(PATH).note_lacking(&mut cells, &nothing);
        let notes = cells.each_ref().map(|cell| cell.note);
        assert_eq!(notes, [Some(CellNote::OtherRequiredEmpty), None]);
        let mut cells = [cell("dc:title", one("a"), one("b"))];
        let filled = PropertySet::from_json(&serde_json::json!({ "dc:rights": "©" }));
        checks().of(PATH).note_lacking(&mut cells, &filled);
        assert_eq!(cells[0].note, None);
    }
}
