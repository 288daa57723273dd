//! Files that appear under their name whole or not at all, and scratch files: written once
//! from their beginning ([`WriteBehind`]), then read from any place ([`ReadFrom`]).

#![deny(missing_docs, rustdoc::broken_intra_doc_links)]
#![forbid(unsafe_code)]

mod behind;
mod reading;

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use behind::WriteBehind;
pub use reading::ReadFrom;

/// Makes the file `path`, which is replaced in one step: `write` makes it under another
/// name beside it, and it gets its name once it is whole and on the disk.
///
/// # Errors
/// Those of `write`, and of the disk; what was at `path` before is then still there and
/// nothing else is left behind.
pub fn whole<E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&Path) -> Result<(), E>,
) -> Result<(), E> {
    let part = part_of(path);
    let written = write(&part).and_then(|()| {
        // The name stands for a whole file also after a power cut.
        std::fs::File::options().write(true).open(&part)?.sync_all()?;
        std::fs::rename(&part, path)?;
        Ok(())
    });
    if written.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    written
}

/// A name beside `path` that no other file has.
fn part_of(path: &Path) -> PathBuf {
    path.with_file_name(format!("{PART}{}{PART_ENDING}", uuid::Uuid::new_v4()))
}

/// What the name of a file in the making begins and ends with.
const PART: &str = ".relabel-";
const PART_ENDING: &str = ".part";
/// After so long nobody works on such a file any more.
const FORGOTTEN: Duration = Duration::from_secs(2 * 24 * 60 * 60);

/// The proof that a file can be made at a place: an empty one beside it, as long as this
/// lives.
#[derive(Debug)]
pub struct Place(PathBuf);

impl Place {
    /// Looks whether [`whole`] can make a file at `path`, before hours of work are done
    /// for it. What ended programs left half done there goes.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn of(path: &Path) -> io::Result<Self> {
        if path.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let part = part_of(path);
        std::fs::File::create_new(&part)?;
        let place = Self(part);
        place.remove_forgotten();
        Ok(place)
    }

    /// A folder in which nothing can be looked at or removed does no harm.
    fn remove_forgotten(&self) {
        let folder = self.0.parent().filter(|folder| !folder.as_os_str().is_empty());
        let Ok(files) = std::fs::read_dir(folder.unwrap_or(Path::new("."))) else { return };
        for file in files.flatten() {
            let name = file.file_name();
            let id = name.to_str().and_then(|name| {
                name.strip_prefix(PART)?.strip_suffix(PART_ENDING)?.parse::<uuid::Uuid>().ok()
            });
            let changed = file.metadata().and_then(|about| about.modified()).ok();
            let age = changed.and_then(|changed| changed.elapsed().ok());
            if id.is_some() && age.is_some_and(|age| age > FORGOTTEN) {
                let _ = std::fs::remove_file(file.path());
            }
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_only_by_a_whole_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("sheet.csv");
        std::fs::write(&path, "before").expect("writes");
        let failed = whole(&path, |part| {
            std::fs::write(part, "half")?;
            Err(io::Error::from(io::ErrorKind::StorageFull))
        });
        assert_eq!(failed.map_err(|error| error.kind()), Err(io::ErrorKind::StorageFull));
        assert_eq!(std::fs::read_to_string(&path).expect("reads"), "before");
        whole(&path, |part| std::fs::write(part, "whole")).expect("is written");
        assert_eq!(std::fs::read_to_string(&path).expect("reads"), "whole");
        assert_eq!(std::fs::read_dir(folder.path()).expect("reads").count(), 1, "nothing is left");
    }

    #[test]
    fn a_place_is_proven_and_what_was_forgotten_there_goes() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        let id = "6f1d1d0e-9f0b-4d0f-8d52-3c2a5f0f7b11";
        let old = std::time::SystemTime::now() - FORGOTTEN - Duration::from_secs(60);
        let forgotten = format!(".relabel-{id}.part");
        for (name, changed) in [
            (forgotten.as_str(), Some(old)),
            (".relabel-6f1d1d0e-9f0b-4d0f-8d52-3c2a5f0f7b12.part", None),
            (".relabel-notes.part", Some(old)),
            ("sheet.csv", Some(old)),
        ] {
            let file = std::fs::File::create(at(name)).expect("a file");
            if let Some(changed) = changed {
                file.set_modified(changed).expect("is set");
            }
        }
        let place = Place::of(&at("sheet.csv")).expect("a file can be made");
        assert!(!at(&forgotten).exists());
        assert_eq!(std::fs::read_dir(folder.path()).expect("reads").count(), 4, "three and proof");
        drop(place);
        assert_eq!(std::fs::read_dir(folder.path()).expect("reads").count(), 3);
        for (path, kind) in [
            (at("none/sheet.csv"), io::ErrorKind::NotFound),
            (folder.path().to_owned(), io::ErrorKind::IsADirectory),
        ] {
            assert_eq!(Place::of(&path).map(drop).map_err(|error| error.kind()), Err(kind));
        }
    }
}
