//! A value made of a text with tokens.

use super::{AssetFacts, Computed, as_texts};
use crate::plan::edit::{LONGEST_LIST, LONGEST_TEXT};
use crate::plan::template::Template;
use relabel_model::{CannotReason, CellNote, FieldKind};

/// A text with tokens, or a list of such.
#[derive(Clone, Debug)]
pub struct Composed {
    /// One for a text, one or more for a list.
    pub(in crate::plan) pieces: Vec<Piece>,
}

/// One entry of a list, or a text: literal or with tokens.
#[derive(Clone, Debug)]
pub enum Piece {
    /// As it stands.
    Literal(String),
    /// With tokens.
    Template(Template),
}

impl Piece {
    /// What it gives for an asset: one entry, or those of the list that a lone token
    /// stands for. None of them is blank.
    pub(super) fn entries(&self, facts: &AssetFacts<'_>) -> Result<Vec<String>, Computed> {
        self.check_sources(facts)?;
        let entries = match self {
            Self::Literal(text) => vec![text.clone()],
            Self::Template(template) => template
                .render_entries(facts)
                .ok_or(Computed::Leave(Some(CellNote::SourceEmpty)))?,
        };
        check(entries)
    }

    /// What it gives for an asset as one text.
    fn text(&self, facts: &AssetFacts<'_>) -> Result<String, Computed> {
        self.check_sources(facts)?;
        let text = match self {
            Self::Literal(text) => text.clone(),
            Self::Template(template) => {
                template.render(facts).ok_or(Computed::Leave(Some(CellNote::SourceEmpty)))?
            }
        };
        let mut checked = check(vec![text])?;
        Ok(checked.remove(0))
    }

    /// A field in a form that Relabel does not read is not empty: no default stands in
    /// for it.
    fn check_sources(&self, facts: &AssetFacts<'_>) -> Result<(), Computed> {
        if self.reads().into_iter().any(|field| facts.metadata.is_unsupported(field)) {
            return Err(Computed::Cannot(CannotReason::UnsupportedValue));
        }
        Ok(())
    }

    /// The fields it looks at.
    pub(super) fn reads(&self) -> Vec<&str> {
        match self {
            Self::Literal(_) => Vec::new(),
            Self::Template(template) => template.reads(),
        }
    }
}

/// Nothing blank, nothing too long.
fn check(entries: Vec<String>) -> Result<Vec<String>, Computed> {
    if entries.iter().any(|entry| entry.chars().count() > LONGEST_TEXT) {
        return Err(Computed::Cannot(CannotReason::TooLong));
    }
    let filled: Vec<String> =
        entries.into_iter().filter(|entry| !entry.trim().is_empty()).collect();
    if filled.is_empty() { Err(Computed::Leave(Some(CellNote::SourceEmpty))) } else { Ok(filled) }
}

impl Composed {
    /// A field that would be left with nothing, because what it is made of is empty on
    /// this asset, is left alone: that is not what Clear is for.
    pub(super) fn compute(&self, kind: FieldKind, facts: &AssetFacts<'_>) -> Computed {
        let is_list = matches!(kind, FieldKind::List | FieldKind::Tags);
        if !is_list {
            return match self.pieces.first().map(|piece| piece.text(facts)) {
                Some(Ok(text)) => Computed::Value(as_texts(false, vec![text])),
                Some(Err(other)) => other,
                None => Computed::Leave(None),
            };
        }
        let mut entries: Vec<String> = Vec::with_capacity(self.pieces.len());
        for piece in &self.pieces {
            match piece.entries(facts) {
                Ok(found) => {
                    for entry in found {
                        let entry = entry.trim();
                        if !entries.iter().any(|other| other == entry) {
                            entries.push(entry.to_owned());
                        }
                    }
                }
                Err(Computed::Leave(_)) => {}
                Err(other) => return other,
            }
        }
        if entries.is_empty() {
            Computed::Leave(Some(CellNote::SourceEmpty))
        } else if entries.len() > LONGEST_LIST {
            Computed::Cannot(CannotReason::TooLong)
        } else {
            Computed::Value(as_texts(true, entries))
        }
    }

    /// The fields it looks at.
    pub(super) fn reads(&self) -> Vec<&str> {
        self.pieces.iter().flat_map(Piece::reads).collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use time::OffsetDateTime;

    use super::*;
    use relabel_model::Moment;
    use relabel_model::PropertySet;
    use relabel_model::Zone;

    #[test]
    fn what_cannot_be_read_is_not_taken_for_nothing() {
        let metadata = PropertySet::from_json(&json!({ "acme:history": { "a": 1 } }));
        let moment = Moment::new(OffsetDateTime::UNIX_EPOCH, Zone::utc());
        let facts = AssetFacts::new("/content/dam/a.jpg", 0, &metadata, &moment);
        for text in ["{field acme:history|default:\"none\"}", "a {field acme:history}"] {
            let template = Template::parse(text).expect("understood");
            let composed = Composed { pieces: vec![Piece::Template(template)] };
            for kind in [FieldKind::Text, FieldKind::List] {
                let wanted = composed.compute(kind, &facts);
                let is_refused = matches!(wanted, Computed::Cannot(CannotReason::UnsupportedValue));
                assert!(is_refused, "{text} {kind:?} {wanted:?}");
            }
        }
    }
}
