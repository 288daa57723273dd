//! AEM's metadata forms: which fields an administrator offers, and with which values.
//!
//! A form is a tree of Granite fields below `/conf`. Where it lies, its tabs, `name`,
//! `fieldLabel`, `metaType` and the choices of a select are documented or published;
//! how the switches "Required" and "Disable edit" are stored, the widgets beyond text
//! and select, and that the forms of MIME types lie below the base form are inferred.
//! So nothing here is an error: what is not understood is left out, and a form that
//! cannot be read is none.

mod folders;
mod merge;
mod parse;

use serde_json::Value as Json;

pub use folders::FormChoice;

use super::{Author, Error};
use relabel_model::{AllowedValue, FieldKind};

/// The form of assets whose folder names no other, as an administrator changed it, and
/// as AEM ships it.
const FORMS: [&str; 2] = [
    "/conf/global/settings/dam/adminui-extension/metadataschema/default",
    "/libs/dam/content/schemaeditors/forms/default",
];

/// Most requests for one form. AEM shows 200 nodes at once by default and a field is
/// some four of them: enough for a form of more than a thousand fields.
const MOST_REQUESTS: u32 = 60;

/// A form as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SchemaForm {
    /// Where it lies in the repository.
    pub path: String,
    /// Whether it is the one AEM ships with, so that its labels are nobody's choice.
    pub is_shipped: bool,
    /// Its fields, each property once, in the order of the form.
    pub fields: Vec<FormField>,
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormField {
    /// Property below `jcr:content/metadata`.
    pub property: String,
    /// What kind of value it takes; `None` where the form uses a field Relabel does
    /// not know.
    pub kind: Option<FieldKind>,
    /// Its label.
    pub label: Option<String>,
    /// Heading of its tab.
    pub tab: Option<String>,
    /// Whether it has to be filled.
    pub required: bool,
    /// Whether it may not be edited.
    pub disabled: bool,
    /// The values it offers; empty: anything.
    pub allowed: Vec<AllowedValue>,
    /// Most characters.
    pub longest: Option<u32>,
}

impl SchemaForm {
    /// Reads a form with those for single MIME types below it, from Sling's JSON of its
    /// node. `None` where there is no field in it.
    #[must_use]
    pub fn from_json(path: &str, form: &Json) -> Option<Self> {
        let mut forms = vec![parse::fields(form)];
        for (name, child) in form.as_object()? {
            if name != "items" && child.get("items").is_some() {
                forms.push(parse::fields(child));
            }
        }
        let fields = merge::merged(forms);
        let is_shipped = path.starts_with("/libs/");
        (!fields.is_empty()).then(|| Self { path: path.to_owned(), is_shipped, fields })
    }

    /// The forms of several folders as one, for a selection that spans them: a field is
    /// offered where any form has it, and limited only where all limit it.
    #[must_use]
    pub fn spanning(forms: &[&Self]) -> Option<Self> {
        let first = forms.first()?;
        let mut fields = merge::merged(forms.iter().map(|form| form.fields.clone()).collect());
        for field in &mut fields {
            field.required &= forms.iter().all(|form| {
                form.fields.iter().any(|one| one.property == field.property && one.required)
            });
        }
        let is_shipped = forms.iter().all(|form| form.is_shipped);
        Some(Self { path: first.path.clone(), is_shipped, fields })
    }
}

impl Author {
    /// The metadata form of this environment, `None` where there is none or this
    /// account may not read it.
    ///
    /// # Errors
    /// Any [`Error`] that says nothing about the form.
    pub async fn schema_form(&self) -> Result<Option<SchemaForm>, Error> {
        for path in FORMS {
            match self.tree(path, MOST_REQUESTS).await {
                Ok(form) => {
                    if let Some(form) = SchemaForm::from_json(path, &form) {
                        return Ok(Some(form));
                    }
                }
                Err(error) if says_there_is_none(&error) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(None)
    }
}

/// Whether an answer means that there is nothing for this account, now and in a minute.
fn says_there_is_none(error: &Error) -> bool {
    matches!(
        error,
        Error::Forbidden { .. }
            | Error::Missing
            | Error::Rejected { .. }
            | Error::Unexpected { .. }
            // Some administrators let a web page stand before what is closed.
            | Error::NotData { .. }
    )
}
