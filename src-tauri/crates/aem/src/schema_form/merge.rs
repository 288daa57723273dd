//! The forms of several MIME types as one.
//!
//! A job may hold pictures and documents together, so a field is offered when any form
//! has it; what limits people holds only where it holds for every asset.

use super::FormField;

/// The fields of all forms, the base form first, each property once.
pub(super) fn merged(forms: Vec<Vec<FormField>>) -> Vec<FormField> {
    let mut all: Vec<FormField> = Vec::new();
    for (at, form) in forms.into_iter().enumerate() {
        for mut field in form {
            match all.iter_mut().find(|one| one.property == field.property) {
                None => {
                    // Only the base form speaks of every asset.
                    field.required &= at == 0;
                    all.push(field);
                }
                Some(known) => widen(known, field),
            }
        }
    }
    all
}

/// Lets a field take what another form lets it take.
fn widen(known: &mut FormField, other: FormField) {
    known.kind = known.kind.or(other.kind);
    known.label = known.label.take().or(other.label);
    known.tab = known.tab.take().or(other.tab);
    known.required &= other.required;
    known.disabled &= other.disabled;
    if known.allowed.is_empty() || other.allowed.is_empty() {
        known.allowed.clear();
    } else {
        for value in other.allowed {
            if !known.allowed.iter().any(|one| one.value == value.value) {
                known.allowed.push(value);
            }
        }
    }
    known.longest = known.longest.zip(other.longest).map(|(a, b)| a.max(b));
}
