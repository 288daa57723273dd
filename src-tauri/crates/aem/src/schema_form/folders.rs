//! Folders that name the metadata form of the assets in them.
//!
//! A folder names its form in `jcr:content/metadataSchema`, and what is below it has the
//! same unless it names another: that property and the inheritance are inferred from how
//! AEM's folder properties behave. Nothing here is an error that keeps people from
//! working: what may not be read names no form.

use futures::future::{try_join, try_join_all};
use serde_json::Value as Json;

use super::{FORMS, MOST_REQUESTS, SchemaForm};
use crate::folders::{DAM_ROOT, check_dam_path, encode_path, encode_value};
use crate::siren::first_text;
use crate::{Author, Error, answer};
use relabel_model::ListingScope;

/// Property of a folder that names its form.
const PROPERTY: &str = "metadataSchema";
/// Folders asked for in one request.
const PAGE: usize = 1_000;
/// Most folders that name a form: far more than administrators set by hand.
const MOST_FOLDERS: usize = 5_000;
/// Where a form may lie.
const PLACES: [&str; 3] = ["/conf/", "/apps/", "/libs/"];

/// A folder and the form it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormChoice {
    /// The folder.
    pub folder: String,
    /// The form: its path, or its name where forms usually lie.
    pub form: String,
}

impl Author {
    /// The folders that decide which form the assets of a scope have: the nearest one at
    /// or above its folder, first, and where it is recursive those below.
    ///
    /// # Errors
    /// Any [`Error`] that says nothing about the folders.
    pub async fn form_choices(&self, scope: &ListingScope) -> Result<Vec<FormChoice>, Error> {
        check_dam_path(&scope.path)?;
        let (own, mut below) = try_join(self.own_choice(&scope.path), async {
            match scope.recursive {
                true => {
                    or_none(self.choices_below(&scope.path).await).map(Option::unwrap_or_default)
                }
                false => Ok(Vec::new()),
            }
        })
        .await?;
        below.retain(|choice| choice.folder != scope.path);
        Ok(own.into_iter().chain(below).collect())
    }

    /// The form a folder names.
    ///
    /// # Errors
    /// Any [`Error`] that says nothing about the form.
    pub async fn named_form(&self, form: &str) -> Result<Option<SchemaForm>, Error> {
        for path in paths_of(form) {
            if let Some(json) = or_none(self.tree(&path, MOST_REQUESTS).await)?
                && let Some(form) = SchemaForm::from_json(&path, &json)
            {
                return Ok(Some(form));
            }
        }
        Ok(None)
    }

    /// What a folder or the nearest one above it that names a form names.
    async fn own_choice(&self, folder: &str) -> Result<Option<FormChoice>, Error> {
        let above = std::iter::successors(Some(folder), |path| {
            path.rsplit_once('/').map(|(parent, _)| parent)
        });
        let reads = above.take_while(|path| path.starts_with(DAM_ROOT)).map(async |path| {
            let content = self.get_json(&format!("{}/jcr:content.json", encode_path(path)?)).await;
            let content = or_none(content)?.unwrap_or_default();
            let form = content.get(PROPERTY).and_then(first_text);
            Ok::<_, Error>(choice(path, form))
        });
        Ok(try_join_all(reads).await?.into_iter().flatten().next())
    }

    async fn choices_below(&self, folder: &str) -> Result<Vec<FormChoice>, Error> {
        let not_sound = || Error::Rejected { status: 200, said: String::new() };
        let mut found: Vec<FormChoice> = Vec::new();
        let mut offset = 0;
        loop {
            let query = format!(
                "/bin/querybuilder.json?path={}&type=sling:Folder\
                 &property=jcr:content/{PROPERTY}&property.operation=exists\
                 &orderby=%40jcr:path&p.limit={PAGE}&p.offset={offset}&p.guessTotal=true\
                 &p.hits=selective&p.properties=jcr:path%20jcr:content/{PROPERTY}",
                encode_value(folder),
            );
            let page = self.get_json(&query).await?;
            if page.get("success").and_then(Json::as_bool) == Some(false) {
                return Err(not_sound());
            }
            let hits = answer::hits(&page)?;
            found.extend(hits.iter().filter_map(|hit| {
                let path = hit.get("jcr:path")?.as_str()?;
                check_dam_path(path).ok()?;
                let form = hit.get("jcr:content")?.get(PROPERTY).and_then(first_text);
                choice(path, form)
            }));
            let more = page.get("more").and_then(Json::as_bool).unwrap_or(hits.len() == PAGE);
            if !more || hits.is_empty() || found.len() >= MOST_FOLDERS {
                return Ok(found);
            }
            offset += hits.len();
        }
    }
}

fn choice(folder: &str, form: Option<String>) -> Option<FormChoice> {
    let form = form.map(|form| form.trim().trim_end_matches('/').to_owned());
    let form = form.filter(|form| !paths_of(form).is_empty())?;
    Some(FormChoice { folder: folder.to_owned(), form })
}

/// Where a form that a folder names may lie; nowhere for what is no name of one.
fn paths_of(form: &str) -> Vec<String> {
    let is_sound = |path: &str| {
        path.split('/').all(|part| {
            !matches!(part, "" | "." | "..") && !part.chars().any(|c| c.is_control() || c == '\\')
        })
    };
    match form.strip_prefix('/') {
        Some(below) if is_sound(below) && PLACES.iter().any(|place| form.starts_with(place)) => {
            vec![form.to_owned()]
        }
        None if is_sound(form) => {
            let beside = FORMS.iter().filter_map(|default| default.rsplit_once('/'));
            beside.map(|(forms, _)| format!("{forms}/{form}")).collect()
        }
        _ => Vec::new(),
    }
}

/// Nothing where this account may not look, or AEM has no such thing.
fn or_none<T>(read: Result<T, Error>) -> Result<Option<T>, Error> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(error) if super::says_there_is_none(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_named_by_its_path_or_by_its_name() {
        assert_eq!(paths_of("/conf/acme/forms/press"), ["/conf/acme/forms/press"]);
        assert_eq!(
            paths_of("press/image"),
            [
                "/conf/global/settings/dam/adminui-extension/metadataschema/press/image",
                "/libs/dam/content/schemaeditors/forms/press/image",
            ]
        );
        for odd in ["", "/", "/etc/passwd", "/conf/../etc", "../x", "a//b", "a\nb", "/conf/a\\b"] {
            assert!(paths_of(odd).is_empty(), "{odd:?}");
        }
    }
}
