//! What an edit would do to a few assets, while it is being written.

use super::actions::{AssetFacts, CheckedAction};
use super::cell::plan_judged_cells;
use super::checks::Checks;
use super::edit::{CheckedEdit, CheckedField, EditRules};
use super::fields::Catalogue;
use relabel_aem::tags::TagIndex;
use relabel_model::{
    CannotReason, CellState, Edit, EditProblem, EditProblemCode, FieldKind, Moment, Property,
    PropertySet, SampledAsset, SampledCell, ShownValue, shown,
};
use relabel_store::PlannedCell;

/// An asset of a sample, as it was read.
#[derive(Clone, Debug)]
pub struct ReadAsset {
    /// Full path.
    pub path: String,
    /// Title, else file name.
    pub title: String,
    /// What it holds, or why nothing can be done with it.
    pub metadata: Result<PropertySet, CannotReason>,
}

/// An edit as far as it is written: the fields that can be worked out, and what is wrong
/// with the others.
#[derive(Debug)]
pub struct Draft<'a> {
    /// For each field of the edit, where it stands in `edit`.
    places: Vec<(String, FieldKind, Option<usize>)>,
    edit: CheckedEdit,
    titles: TagTitles<'a>,
    checks: &'a Checks,
    /// What is wrong, in the order of the fields.
    pub problems: Vec<EditProblem>,
}

impl<'a> Draft<'a> {
    /// Checks each field by itself. `locale` is the language of tags, such as `fr`.
    #[must_use]
    pub fn new(edit: &Edit, rules: &EditRules<'a>, checks: &'a Checks, locale: &'a str) -> Self {
        let mut draft = Self {
            places: Vec::with_capacity(edit.fields.len()),
            edit: CheckedEdit { fields: Vec::new() },
            titles: TagTitles { tags: checks.tags(), locale },
            checks,
            problems: Vec::new(),
        };
        for (number, field) in (0..).zip(&edit.fields) {
            let place = match CheckedField::new(field, rules) {
                Ok(checked) => {
                    draft.edit.fields.push(checked);
                    Some(draft.edit.fields.len() - 1)
                }
                Err(problems) => {
                    draft.problems.extend(problems.into_iter().map(|one| one.of_field(number)));
                    None
                }
            };
            draft.places.push((field.property.clone(), field.kind, place));
        }
        draft
    }

    /// Adds what AEM's form and its prefixes say against fields as a whole. A name that
    /// one of the assets holds is known to AEM, whatever its prefix.
    pub fn check(&mut self, catalogue: &Catalogue, assets: &[ReadAsset]) {
        for (number, (property, _, place)) in (0..).zip(&self.places) {
            let Some(place) = place else { continue };
            let holds = |asset: &ReadAsset| {
                asset.metadata.as_ref().is_ok_and(|metadata| metadata.get(property).is_some())
            };
            let field = catalogue.field(property);
            let value = self.edit.fields[*place].action.value_everywhere();
            let found = if field.is_some_and(|field| field.read_only.is_some()) {
                Some((EditProblemCode::ReadOnly, property.clone()))
            } else if !catalogue.knows_prefix_of(property) && !assets.iter().any(holds) {
                let prefix = property.split_once(':').map_or("", |(prefix, _)| prefix);
                Some((EditProblemCode::PrefixUnknown, prefix.to_owned()))
            } else {
                value.and_then(|value| against_form(catalogue, property, value))
            };
            let problem = found.map(|(code, text)| EditProblem {
                field: number,
                code,
                at: None,
                text: Some(text),
            });
            self.problems.extend(problem);
        }
        self.problems.sort_by_key(|problem| problem.field);
    }

    /// What it would do to an asset at a position of the plan.
    #[must_use]
    pub fn sample(&self, asset: &ReadAsset, position: u32, moment: &Moment) -> SampledAsset {
        let nothing = PropertySet::default();
        let (metadata, unread) = match &asset.metadata {
            Ok(metadata) => (metadata, None),
            Err(reason) => (&nothing, Some(*reason)),
        };
        let facts = AssetFacts::new(&asset.path, position, metadata, moment);
        let checks = self.checks.of(&asset.path);
        let mut planned =
            plan_judged_cells(&self.edit, &facts, |cell, kind| checks.judge_cell(cell, kind));
        checks.note_lacking(&mut planned, metadata);
        let cells = self.places.iter().map(|(property, kind, place)| {
            let now = facts.get(property);
            match (unread, place) {
                (Some(reason), _) => self.cell(*kind, now, CellState::Cannot, Some(reason)),
                (None, None) => self.cell(*kind, now, CellState::AlreadyRight, None),
                (None, Some(place)) => {
                    self.sampled(*kind, now, &self.edit.fields[*place], &planned[*place])
                }
            }
        });
        SampledAsset {
            path: asset.path.clone(),
            title: asset.title.clone(),
            cells: cells.collect(),
        }
    }

    fn sampled(
        &self,
        kind: FieldKind,
        now: Option<&Property>,
        field: &CheckedField,
        planned: &PlannedCell,
    ) -> SampledCell {
        let found = match (&field.action, now) {
            (CheckedAction::Find(finder), Some(now)) => finder.spans(&now.entries),
            _ => Vec::new(),
        };
        let after = Some(self.titles.shown(kind, planned.after.as_ref()));
        let note = planned.note;
        SampledCell { after, note, found, ..self.cell(kind, now, planned.state, planned.reason) }
    }

    fn cell(
        &self,
        kind: FieldKind,
        now: Option<&Property>,
        state: CellState,
        reason: Option<CannotReason>,
    ) -> SampledCell {
        let now = self.titles.shown(kind, now);
        SampledCell { now, after: None, state, reason, note: None, found: Vec::new() }
    }
}

/// The first entry that AEM's form would not take.
fn against_form(
    catalogue: &Catalogue,
    property: &str,
    value: &Property,
) -> Option<(EditProblemCode, String)> {
    let allowed = catalogue.allowed(property);
    let longest = catalogue.longest(property).and_then(|longest| usize::try_from(longest).ok());
    value.entries.iter().find_map(|entry| {
        if !allowed.is_empty() && allowed.iter().all(|one| one.value != *entry) {
            Some((EditProblemCode::NotAllowed, entry.clone()))
        } else {
            longest
                .is_some_and(|longest| entry.chars().count() > longest)
                .then(|| (EditProblemCode::TooLong, entry.clone()))
        }
    })
}

/// Where titles of tags come from, and in which language.
#[derive(Clone, Copy, Debug)]
struct TagTitles<'a> {
    tags: Option<&'a TagIndex>,
    locale: &'a str,
}

impl TagTitles<'_> {
    /// A value as the window shows it. Tags are stored as texts: only the field says that
    /// they are tags, and only AEM what they are called.
    fn shown(self, kind: FieldKind, value: Option<&Property>) -> ShownValue {
        let shown = shown(value);
        if kind != FieldKind::Tags {
            return shown;
        }
        let title = |id: &String| {
            let title = self.tags.and_then(|tags| tags.title(id, self.locale));
            title.unwrap_or_else(|| id.clone())
        };
        let labels = shown.entries.iter().map(title).collect();
        ShownValue { kind, labels, ..shown }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use std::sync::Arc;

    use super::*;
    use relabel_model::Zone;
    use relabel_model::{CellNote, FieldAction, FieldEdit, FindMode, TextSpan, Value};

    fn field(property: &str, change: FieldAction) -> FieldEdit {
        FieldEdit { property: property.into(), kind: FieldKind::Text, change, only_empty: false }
    }

    fn text(text: &str) -> FieldAction {
        FieldAction::Replace { value: Value::Text { text: text.into() }, tokens: true }
    }

    #[test]
    fn what_is_finished_is_shown_beside_what_is_not() {
        let find = FieldAction::FindReplace {
            find: "sea".into(),
            with: "seaside".into(),
            mode: FindMode::Plain,
            match_case: true,
        };
        let edit = Edit {
            fields: vec![
                field("dc:description", text("{file.nam}")),
                field("dc:title", find),
                field("dc:rights", text("{field dc:title}")),
                field("acme:held", FieldAction::Clear),
                field("acme:new", FieldAction::Clear),
            ],
        };
        let catalogue = Catalogue::standard();
        let checks = Checks::new(Arc::new(Catalogue::standard().into()), None);
        let mut draft = Draft::new(&edit, &EditRules::default(), &checks, "en");
        let problem = &draft.problems[0];
        assert_eq!((problem.field, problem.code), (0, EditProblemCode::TokenUnknown));
        assert_eq!(problem.at, Some(TextSpan { entry: 0, from: 0, to: 10 }));

        let metadata = PropertySet::from_json(&json!({ "dc:title": "by the sea", "acme:held": 1 }));
        let (path, title) = ("/content/dam/a.jpg".to_owned(), "a".to_owned());
        let moment = Moment::new(time::OffsetDateTime::UNIX_EPOCH, Zone::utc());
        let asset = ReadAsset { path, title, metadata: Ok(metadata) };
        draft.check(&catalogue, std::slice::from_ref(&asset));
        let prefix = &draft.problems[1];
        assert_eq!((prefix.field, prefix.code), (4, EditProblemCode::PrefixUnknown));
        assert_eq!((prefix.text.as_deref(), draft.problems.len()), (Some("acme"), 2));
        let cells = draft.sample(&asset, 0, &moment).cells;
        assert_eq!(cells[0].after, None);
        assert_eq!(
            cells[1].after.as_ref().map(|v| v.entries.clone()),
            Some(vec!["by the seaside".into()])
        );
        assert_eq!(cells[1].found, [TextSpan { entry: 0, from: 7, to: 10 }]);
        // "sea" is in "seaside", and the title that the rights are made of changes.
        assert_eq!(cells[1].note, Some(CellNote::ChangesAgain));
        assert_eq!(cells[2].note, Some(CellNote::ChangesAgain));
        assert_eq!(
            cells[2].after.as_ref().map(|v| v.entries.clone()),
            Some(vec!["by the sea".into()])
        );

        let gone = ReadAsset { metadata: Err(CannotReason::AssetMissing), ..asset };
        let states: Vec<_> =
            draft.sample(&gone, 0, &moment).cells.iter().map(|cell| cell.reason).collect();
        assert_eq!(states, [Some(CannotReason::AssetMissing); 5]);
    }
}
