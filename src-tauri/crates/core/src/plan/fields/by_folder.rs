//! The fields of a selection whose folders may have forms of their own.
//!
//! Each asset is checked against the form of its own folder: were the forms taken
//! together, one folder that needs no copyright would let all others go without.

use std::sync::Arc;

use super::Catalogue;
use relabel_aem::SchemaForm;
use relabel_model::FieldKind;

/// The fields of an environment, by folder.
#[derive(Clone, Debug)]
pub struct FolderFields {
    /// What the selection has in common, for choosing fields.
    all: Arc<Catalogue>,
    /// The fields of assets in none of the folders.
    base: Arc<Catalogue>,
    /// Folders with a form of their own, the deepest first.
    folders: Vec<(String, Arc<Catalogue>)>,
    is_unread: bool,
}

/// A folder and the form that its assets have.
#[derive(Clone, Debug)]
pub struct FolderForm {
    /// The folder.
    pub folder: String,
    /// The form; none where AEM has none.
    pub form: Option<Arc<SchemaForm>>,
    /// Whether all assets of the selection are below it.
    pub holds_all: bool,
}

impl FolderFields {
    /// `base` is the form of assets whose folder names none; the prefixes are those of
    /// which the user says that AEM knows them. `is_unread` where one of the forms could
    /// not be read just now.
    #[must_use]
    pub fn new(
        base: Option<&SchemaForm>,
        forms: &[FolderForm],
        prefixes: &[String],
        is_unread: bool,
    ) -> Self {
        let catalogue = |form: Option<&SchemaForm>| {
            Arc::new(Catalogue::of(form).with_prefixes(prefixes.iter().cloned()))
        };
        let mut folders: Vec<(String, Arc<Catalogue>)> =
            forms.iter().map(|one| (one.folder.clone(), catalogue(one.form.as_deref()))).collect();
        folders.sort_by_key(|(folder, _)| std::cmp::Reverse(folder.len()));
        let base_applies = forms.iter().all(|one| !one.holds_all);
        let spanned: Vec<&SchemaForm> = base
            .filter(|_| base_applies)
            .into_iter()
            .chain(forms.iter().filter_map(|one| one.form.as_deref()))
            .collect();
        Self {
            all: catalogue(SchemaForm::spanning(&spanned).as_ref()),
            base: catalogue(base),
            folders,
            is_unread,
        }
    }

    /// What all assets of the selection have in common.
    #[must_use]
    pub fn all(&self) -> &Catalogue {
        &self.all
    }

    /// The fields of an asset.
    #[must_use]
    pub fn of(&self, path: &str) -> &Catalogue {
        let is_below =
            |folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        let own = self.folders.iter().find(|(folder, _)| is_below(folder));
        own.map_or(&self.base, |(_, catalogue)| catalogue)
    }

    /// Properties that a form wants filled, some of them more than once.
    pub fn required(&self) -> impl Iterator<Item = &str> {
        let folders = self.folders.iter().map(|(_, catalogue)| catalogue);
        std::iter::once(&self.base).chain(folders).flat_map(|catalogue| catalogue.required())
    }

    /// Whether a form takes a field for one of tags.
    #[must_use]
    pub fn has_tags_in(&self, property: &str) -> bool {
        let folders = self.folders.iter().map(|(_, catalogue)| catalogue);
        std::iter::once(&self.base)
            .chain(folders)
            .filter_map(|catalogue| catalogue.field(property))
            .any(|field| field.kind == FieldKind::Tags)
    }

    /// Whether a form could not be read just now.
    #[must_use]
    pub fn is_unread(&self) -> bool {
        self.is_unread
    }
}

impl From<Catalogue> for FolderFields {
    fn from(catalogue: Catalogue) -> Self {
        let all = Arc::new(catalogue);
        Self { base: Arc::clone(&all), all, folders: Vec::new(), is_unread: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use relabel_aem::schema_form::FormField;

    fn form(path: &str, required: &[&str], others: &[&str]) -> Arc<SchemaForm> {
        let field = |property: &&str, required| FormField {
            property: (*property).to_owned(),
            kind: None,
            label: None,
            tab: None,
            required,
            disabled: false,
            allowed: Vec::new(),
            longest: None,
        };
        let fields = required.iter().map(|one| field(one, true));
        let fields = fields.chain(others.iter().map(|one| field(one, false))).collect();
        Arc::new(SchemaForm { path: path.to_owned(), is_shipped: false, fields })
    }

    fn at(folder: &str, form: &Arc<SchemaForm>, holds_all: bool) -> FolderForm {
        FolderForm { folder: folder.to_owned(), form: Some(Arc::clone(form)), holds_all }
    }

    #[test]
    fn each_asset_has_the_form_of_the_nearest_folder() {
        let base = form("/conf/default", &["dc:rights"], &["dc:title"]);
        let press = form("/conf/press", &["acme:contact", "dc:rights"], &[]);
        let old = form("/conf/old", &[], &["acme:box"]);
        let forms =
            [at("/content/dam/press", &press, false), at("/content/dam/press/old", &old, false)];
        let fields = FolderFields::new(Some(&base), &forms, &[], false);
        let required = |path: &str| fields.of(path).required().collect::<Vec<_>>();
        assert_eq!(required("/content/dam/a.jpg"), ["dc:rights"]);
        assert_eq!(required("/content/dam/pressroom/a.jpg"), ["dc:rights"], "only begins alike");
        assert_eq!(required("/content/dam/press/a.jpg"), ["dc:rights", "acme:contact"]);
        assert_eq!(required("/content/dam/press/old/a.jpg"), [""; 0]);
        assert!(fields.all().field("acme:box").is_some(), "offered, where any has it");
        assert_eq!(fields.all().required().count(), 0, "but not wanted of all");
        assert_eq!(fields.all().field("acme:contact").map(|field| field.required), Some(false));
    }

    #[test]
    fn where_all_assets_have_a_form_of_their_own_the_default_says_nothing() {
        let base = form("/conf/default", &["dc:rights"], &["acme:box"]);
        let press = form("/conf/press", &["acme:contact"], &[]);
        let forms = [at("/content/dam/press", &press, true)];
        let fields = FolderFields::new(Some(&base), &forms, &["x".to_owned()], false);
        assert_eq!(fields.all().required().collect::<Vec<_>>(), ["acme:contact"]);
        assert!(fields.all().field("acme:box").is_none());
        assert!(fields.of("/content/dam/press/a.jpg").knows_prefix_of("x:y"));
        assert!(!fields.has_tags_in("acme:contact") && fields.has_tags_in("cq:tags"));
    }
}
