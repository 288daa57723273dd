//! Which asset a row means.
//!
//! A path is taken letter by letter: two that differ in case, in a space or in how an
//! accent is stored are two assets, because AEM may hold both (threat F33). Only an
//! address of AEM, which is no path yet, is taken apart.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use relabel_aem::{DAM_ROOT, check_dam_path};

/// Longest path that is looked for; AEM takes no longer ones.
const LONGEST: usize = 2_000;

/// The path that a cell names, if it can be that of an asset below a folder.
#[must_use]
pub fn path_of<'a>(cell: &'a str, within: &str) -> Option<Cow<'a, str>> {
    let path = path_in(cell)?;
    let is_asset = path.len() > DAM_ROOT.len() + 1
        && path.len() <= LONGEST
        && is_within(&path, within.trim_end_matches('/'))
        && check_dam_path(&path).is_ok()
        && !has_content_segment(&path);
    is_asset.then_some(path)
}

/// What a cell has for a path, whether there can be an asset or not.
pub(super) fn path_in(cell: &str) -> Option<Cow<'_, str>> {
    let is_address = cell.starts_with("https://") || cell.starts_with("http://");
    if is_address { path_of_address(cell).map(Cow::from) } else { Some(of_interface(cell)) }
}

/// Whether a path leads into an asset.
fn has_content_segment(path: &str) -> bool {
    // Most paths have no colon at all.
    memchr::memchr(b':', path.as_bytes()).is_some()
        && path.split('/').any(|segment| segment == "jcr:content")
}

/// Pages and interfaces of AEM name the asset behind their own name, such as
/// `/assetdetails.html/content/dam/a.jpg`.
fn path_of_address(address: &str) -> Option<String> {
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let (_, rest) = address[..end].split_once("://")?;
    let path = &rest[rest.find('/')?..];
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    let at = decoded.find(DAM_ROOT);
    Some(at.map_or_else(|| of_interface(&decoded).into_owned(), |at| decoded[at..].to_owned()))
}

/// The Assets HTTP API leaves out where the assets are, and adds an ending.
fn of_interface(path: &str) -> Cow<'_, str> {
    match path.strip_prefix("/api/assets/") {
        Some(below) => {
            format!("{DAM_ROOT}/{}", below.strip_suffix(".json").unwrap_or(below)).into()
        }
        None => path.into(),
    }
}

/// The folder that all paths share, as far as it is known; begins with none.
#[derive(Clone, Debug, Default)]
pub struct CommonFolder(Option<String>);

impl CommonFolder {
    /// Takes a path into account.
    pub fn add(&mut self, path: &str) {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        match &mut self.0 {
            None => self.0 = Some(folder.to_owned()),
            Some(common) => {
                while !is_within(folder, common) {
                    let shorter = common.rfind('/').unwrap_or(0);
                    common.truncate(shorter);
                }
            }
        }
    }

    /// Takes the paths into account of which another one is the common folder.
    pub fn append(&mut self, other: Self) {
        if let Some(folder) = other.0 {
            self.add(&format!("{folder}/"));
        }
    }

    /// The folder; all of the assets where there was no path.
    #[must_use]
    pub fn path(self) -> String {
        self.0.filter(|common| is_within(common, DAM_ROOT)).unwrap_or_else(|| DAM_ROOT.to_owned())
    }
}

fn is_within(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_addresses_of_assets_are_understood() {
        for (cell, path) in [
            ("/content/dam/a/b.jpg", Some("/content/dam/a/b.jpg")),
            ("/content/dam/a/50%25.jpg", Some("/content/dam/a/50%25.jpg")),
            ("/content/dam/a/b.jpg ", Some("/content/dam/a/b.jpg ")),
            ("/api/assets/a/b.jpg.json", Some("/content/dam/a/b.jpg")),
            ("https://author-p1-e2.adobeaemcloud.com/ui#/aem/assets.html/content/dam/a", None),
            (
                "https://author-p1-e2.adobeaemcloud.com/assetdetails.html/content/dam/a/%C3%A9t%C3%A9.jpg?x=1",
                Some("/content/dam/a/été.jpg"),
            ),
            ("https://author.example/api/assets/a/b%20c.jpg.json", Some("/content/dam/a/b c.jpg")),
            ("/content/dam", None),
            ("/content/dam/", None),
            ("/content/dam/a/../b.jpg", None),
            ("/content/dam/a.jpg/jcr:content/metadata", None),
            ("/etc/passwd", None),
            ("b.jpg", None),
            ("", None),
        ] {
            assert_eq!(path_of(cell, DAM_ROOT).as_deref(), path, "{cell:?}");
        }
    }

    #[test]
    fn the_common_folder_is_the_deepest_that_holds_all() {
        let common = |paths: &[&str]| {
            let mut common = CommonFolder::default();
            paths.iter().for_each(|path| common.add(path));
            common.path()
        };
        assert_eq!(common(&[]), "/content/dam");
        assert_eq!(common(&["/content/dam/a/b/c.jpg"]), "/content/dam/a/b");
        assert_eq!(
            common(&["/content/dam/a/b/c.jpg", "/content/dam/a/bc/d.jpg"]),
            "/content/dam/a"
        );
        assert_eq!(common(&["/content/dam/a/b.jpg", "/content/dam/c.jpg"]), "/content/dam");
    }
}
