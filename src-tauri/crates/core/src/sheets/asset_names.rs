//! What a column holds that names assets, as its cells tell: paths, file names or ids.

use super::detect::Column;
use relabel_aem::DAM_ROOT;
use relabel_model::{AssetNames, MatchBy, SheetMapping};

/// Cells of a column that are looked at.
const LOOKED_AT: u32 = 5_000;
/// Letters after the last point of a file name.
const LONGEST_EXTENSION: usize = 5;
/// How many signs stand between the hyphens of a UUID.
const UUID: [usize; 5] = [8, 4, 4, 4, 12];
/// What stands before the id of an asset in AEM's newer interface.
pub(super) const ID_PREFIX: &str = "urn:aaid:aem:";

/// What a cell has for an asset, by its form alone; none where that does not tell.
#[must_use]
pub fn kind_of(cell: &str) -> Option<MatchBy> {
    let cell = cell.trim();
    if is_path(cell) {
        Some(MatchBy::Path)
    } else if is_id(cell) {
        Some(MatchBy::Id)
    } else if is_file_name(cell) {
        Some(MatchBy::FileName)
    } else {
        None
    }
}

fn is_path(cell: &str) -> bool {
    let below = |root| cell.strip_prefix(root).is_some_and(|rest| rest.starts_with('/'));
    below(DAM_ROOT)
        || below("/api/assets")
        || cell.starts_with("https://")
        || cell.starts_with("http://")
}

fn is_id(cell: &str) -> bool {
    let id = cell.strip_prefix(ID_PREFIX).unwrap_or(cell);
    let is_hexadecimal = |part: &str| part.bytes().all(|byte| byte.is_ascii_hexdigit());
    id.split('-').map(str::len).eq(UUID) && id.split('-').all(is_hexadecimal)
}

fn is_file_name(cell: &str) -> bool {
    let Some((name, extension)) = cell.rsplit_once('.') else { return false };
    !name.is_empty()
        && !cell.contains(['/', '\\'])
        && (1..=LONGEST_EXTENSION).contains(&extension.len())
        && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
        // Else it is a number.
        && extension.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// How many of the first cells of a column have what for an asset.
#[derive(Clone, Debug, Default)]
pub struct Names {
    cells: u32,
    paths: u32,
    ids: u32,
    file_names: u32,
    has_more: bool,
}

impl Names {
    /// Takes a cell into account.
    pub fn add(&mut self, cell: &str) {
        // Most of the cells of a large sheet come after those that are looked at.
        if self.has_more || cell.trim().is_empty() {
            return;
        }
        if self.cells == LOOKED_AT {
            self.has_more = true;
            return;
        }
        self.cells += 1;
        match kind_of(cell) {
            Some(MatchBy::Path) => self.paths += 1,
            Some(MatchBy::Id) => self.ids += 1,
            Some(MatchBy::FileName) => self.file_names += 1,
            None => {}
        }
    }

    /// What most of the cells that tell have; none where no cell tells.
    #[must_use]
    pub fn most(&self) -> Option<AssetNames> {
        let kinds = [
            (MatchBy::FileName, self.file_names),
            (MatchBy::Id, self.ids),
            (MatchBy::Path, self.paths),
        ];
        // Of those that come as often, the more exact one.
        let (by, count) = kinds.into_iter().max_by_key(|(_, count)| *count)?;
        let (of, has_more) = (self.cells, self.has_more);
        (count > 0).then_some(AssetNames { by, count, of, has_more })
    }
}

/// What more than half of the cells of a column have for an asset.
#[must_use]
pub fn majority(column: &Column) -> Option<MatchBy> {
    column.names.most().filter(|names| names.count > names.of / 2).map(|names| names.by)
}

/// The first column of which every cell names an asset, and which goes into no field.
#[must_use]
pub fn likely_column(columns: &[Column], mapping: &SheetMapping) -> Option<u32> {
    let is_field = |column: u32| {
        mapping.columns.iter().any(|used| used.column == column && used.property.is_some())
    };
    let all = |column: &Column| column.names.most().is_some_and(|names| names.count == names.of);
    let mut numbered = (0..).zip(columns);
    numbered.find(|(at, column)| all(column) && !is_field(*at)).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_a_cell_tells_what_it_has_for_an_asset() {
        let (path, name, id) = (Some(MatchBy::Path), Some(MatchBy::FileName), Some(MatchBy::Id));
        for (cell, kind) in [
            ("/content/dam/a/b.jpg", path),
            (" /content/dam/a/b", path),
            ("/api/assets/a/b.jpg.json", path),
            ("https://author-p1-e2.adobeaemcloud.com/assetdetails.html/content/dam/a.jpg", path),
            ("/content/damage/b.jpg", None),
            ("a/b.jpg", None),
            ("C:\\Photos\\b.jpg", None),
            ("b.jpg", name),
            (" Team at the coast, 4.JPEG ", name),
            ("archive.tar.7z", name),
            ("été.mp4", name),
            ("6f1d4e8a-0b1c-4d2e-8f30-a1b2c3d4e5f6", id),
            ("urn:aaid:aem:6F1D4E8A-0B1C-4D2E-8F30-A1B2C3D4E5F6", id),
            ("6f1d4e8a-0b1c-4d2e-8f30-a1b2c3d4e5f", None),
            ("6g1d4e8a-0b1c-4d2e-8f30-a1b2c3d4e5f6", None),
            ("1.5", None),
            (".jpg", None),
            ("The end.", None),
            ("© 2031", None),
            ("", None),
        ] {
            assert_eq!(kind_of(cell), kind, "{cell:?}");
        }
    }

    fn most(cells: &[&str]) -> Option<(MatchBy, u32, u32)> {
        let mut names = Names::default();
        cells.iter().for_each(|cell| names.add(cell));
        names.most().map(|most| (most.by, most.count, most.of))
    }

    #[test]
    fn a_mixed_column_is_what_most_of_its_cells_are() {
        let (path, id) = ("/content/dam/a.jpg", "6f1d4e8a-0b1c-4d2e-8f30-a1b2c3d4e5f6");
        for (cells, wanted) in [
            (&["a.jpg", "b.jpg", "", " "][..], Some((MatchBy::FileName, 2, 2))),
            (&["a.jpg", path, "b.jpg", "no idea"], Some((MatchBy::FileName, 2, 4))),
            (&["a.jpg", path], Some((MatchBy::Path, 1, 2))),
            (&[id, id, "a.jpg"], Some((MatchBy::Id, 2, 3))),
            (&["a", "b"], None),
            (&[], None),
        ] {
            assert_eq!(most(cells), wanted, "{cells:?}");
        }
    }

    #[test]
    fn the_count_says_where_it_ends() {
        let mut names = Names::default();
        let most = |names: &Names| {
            let most = names.most().expect("names");
            (most.count, most.of, most.has_more)
        };
        (0..LOOKED_AT).for_each(|_| names.add("a.jpg"));
        assert_eq!(most(&names), (LOOKED_AT, LOOKED_AT, false));
        names.add("");
        assert_eq!(most(&names), (LOOKED_AT, LOOKED_AT, false));
        names.add("a.jpg");
        assert_eq!(most(&names), (LOOKED_AT, LOOKED_AT, true));
    }
}
