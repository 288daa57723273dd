//! Paths below `/content/dam`, and the folders there.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value as Json;

use super::{Author, Error, answer, siren};
use relabel_model::Folder;

/// Where all assets live.
pub const DAM_ROOT: &str = "/content/dam";

/// What may stand unescaped in a path segment (RFC 3986 "unreserved"). Everything
/// else is escaped, so that no name can smuggle in a selector, suffix or query.
pub(super) const SEGMENT: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Folders asked for in one request. Adobe's own editor asks for all (`-1`).
const FOLDERS_PER_PAGE: usize = 1_000;

/// Makes sure that a path is `/content/dam` or below it, and has no empty, `.`
/// or `..` segment and no control character.
///
/// # Errors
/// [`Error::Path`].
pub fn check_dam_path(path: &str) -> Result<(), Error> {
    let below = path.strip_prefix(DAM_ROOT).ok_or(Error::Path)?;
    let sound = below.is_empty()
        || below.strip_prefix('/').is_some_and(|rest| {
            // Sheets and listings are full of paths: bytes are looked at many at a time.
            let mut segments = rest.as_bytes().split(|byte| *byte == b'/');
            let is_control = |byte: u8| byte < b' ' || matches!(byte, 0x7F | b'\\');
            !rest.bytes().fold(false, |found, byte| found | is_control(byte))
                && segments.all(|segment| !matches!(segment, b"" | b"." | b".."))
                && (rest.is_ascii() || !rest.chars().any(char::is_control))
        });
    if sound { Ok(()) } else { Err(Error::Path) }
}

/// The path as it stands in a URL, every segment escaped.
pub(crate) fn encode_path(path: &str) -> Result<String, Error> {
    check_dam_path(path)?;
    let segments = path.split('/').map(|segment| utf8_percent_encode(segment, SEGMENT).to_string());
    Ok(segments.collect::<Vec<_>>().join("/"))
}

/// One value of a query, escaped.
pub(crate) fn encode_value(text: &str) -> String {
    utf8_percent_encode(text, SEGMENT).to_string()
}

impl Author {
    /// The folders directly below a folder, by title.
    ///
    /// # Errors
    /// Any [`Error`].
    pub async fn folders(&self, path: &str) -> Result<Vec<Folder>, Error> {
        check_dam_path(path)?;
        let found = match self.folders_by_query(path).await {
            // An account without search still has the Assets HTTP API, and whether an
            // OAuth credential opens that one too is not known (open question 17).
            Err(Error::Forbidden { .. } | Error::Missing | Error::Rejected { .. }) => {
                match self.folders_by_siren(path).await {
                    Err(Error::Forbidden { .. } | Error::Missing) if self.api_key().is_some() => {
                        self.folders_by_api(path).await?
                    }
                    found => found?,
                }
            }
            found => found?,
        };
        let mut folders: Vec<Folder> =
            found.into_iter().filter(|folder| !is_hidden(&folder.name)).collect();
        folders.sort_by_cached_key(|folder| (folder.title.to_lowercase(), folder.path.clone()));
        folders.dedup_by(|a, b| a.path == b.path);
        Ok(folders)
    }

    /// The paths of all folders directly below a folder, those that are not shown, too.
    ///
    /// # Errors
    /// Any [`Error`].
    pub(super) async fn all_folders(&self, path: &str) -> Result<Vec<String>, Error> {
        let folders = self.folders_of_type("nt:folder", path).await?;
        Ok(folders.into_iter().map(|folder| folder.path).collect())
    }

    async fn folders_by_query(&self, path: &str) -> Result<Vec<Folder>, Error> {
        self.folders_of_type("sling:Folder", path).await
    }

    async fn folders_of_type(&self, of: &str, path: &str) -> Result<Vec<Folder>, Error> {
        let mut folders = Vec::new();
        loop {
            let query = format!(
                "/bin/querybuilder.json?path={}&path.flat=true&type={of}&orderby=%40jcr:path\
                 &p.limit={FOLDERS_PER_PAGE}&p.offset={}&p.guessTotal=true&p.hits=selective\
                 &p.properties=jcr:path%20jcr:title%20jcr:content/jcr:title",
                encode_value(path),
                folders.len()
            );
            let page = self.get_json(&query).await?;
            if page.get("success").and_then(Json::as_bool) == Some(false) {
                return Err(Error::Rejected { status: 200, said: String::new() });
            }
            let hits = answer::hits(&page)?;
            folders.extend(hits.iter().filter_map(folder_of_hit));
            let more =
                page.get("more").and_then(Json::as_bool).unwrap_or(hits.len() == FOLDERS_PER_PAGE);
            if !more || hits.is_empty() {
                return Ok(folders);
            }
        }
    }

    async fn folders_by_siren(&self, path: &str) -> Result<Vec<Folder>, Error> {
        let mut folders = Vec::new();
        let mut pages = siren::Pages::new(path)?;
        while let Some(entities) = pages.next(self).await? {
            folders.extend(entities.into_iter().filter_map(|entity| match entity {
                siren::Entity::Folder { path, name, title } => {
                    Some(Folder { title: title.unwrap_or_else(|| name.clone()), path, name })
                }
                siren::Entity::Asset(_) => None,
            }));
        }
        Ok(folders)
    }
}

pub(super) fn folder_of_hit(hit: &Json) -> Option<Folder> {
    let path = hit.get("jcr:path")?.as_str()?;
    check_dam_path(path).ok()?;
    let name = path.rsplit('/').next()?.to_owned();
    let title = hit
        .pointer("/jcr:content/jcr:title")
        .or_else(|| hit.get("jcr:title"))
        .and_then(Json::as_str);
    let title = title.filter(|title| !title.trim().is_empty()).unwrap_or(&name).to_owned();
    Some(Folder { path: path.to_owned(), name, title })
}

/// AEM keeps its own things in folders such as `jcr:content`, `rep:policy` or `.thumb`.
fn is_hidden(name: &str) -> bool {
    name.contains(':') || name.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_below_the_dam_are_accepted() {
        for good in
            ["/content/dam", "/content/dam/a", "/content/dam/é t/ü.jpg", "/content/dam/a.b.c"]
        {
            assert!(check_dam_path(good).is_ok(), "{good} is a path of the DAM");
        }
        for bad in [
            "",
            "/",
            "/content",
            "/content/damn",
            "/content/dam/",
            "/content/dam//a",
            "/content/dam/../etc",
            "/content/dam/a/./b",
            "/content/dam/a\nb",
            "/content/dam/a\\b",
            "content/dam/a",
            "/content/dam/a/..",
        ] {
            assert!(check_dam_path(bad).is_err(), "{bad:?} must be refused");
        }
    }

    #[test]
    fn a_name_cannot_smuggle_in_a_selector_a_query_or_a_segment() {
        let path = encode_path("/content/dam/a;b=c?d#e %2f.infinity.json").expect("a valid path");
        assert_eq!(path, "/content/dam/a%3Bb%3Dc%3Fd%23e%20%252f.infinity.json");
    }
}
