//! Files that were read and wait for the user's decision.

use std::path::PathBuf;
use std::sync::Mutex;

use relabel_access::keys::{Candidate, Key};
use relabel_model::{CompanyCertificate, ImportId};

use super::locked;
use crate::wire::SaveRecipe;

pub(crate) struct Imports {
    pub(crate) keys: Waiting<KeyImport>,
    pub(crate) certificates: Waiting<Vec<CompanyCertificate>>,
    pub(crate) recipes: Waiting<SaveRecipe>,
}

impl Default for Imports {
    fn default() -> Self {
        Self { keys: Waiting::new(8), certificates: Waiting::new(4), recipes: Waiting::new(4) }
    }
}

/// Files of a kind, the newest last. Where there are too many, the oldest is forgotten.
pub(crate) struct Waiting<T> {
    most: usize,
    files: Mutex<Vec<(ImportId, T)>>,
}

impl<T> Waiting<T> {
    fn new(most: usize) -> Self {
        Self { most, files: Mutex::default() }
    }

    pub(crate) fn add(&self, file: T) -> ImportId {
        let id = ImportId::new();
        let mut files = locked(&self.files);
        if files.len() >= self.most {
            files.remove(0);
        }
        files.push((id, file));
        id
    }

    /// Looks at one, or changes it.
    pub(crate) fn with<R>(&self, id: ImportId, look: impl FnOnce(&mut T) -> R) -> Option<R> {
        let mut files = locked(&self.files);
        files.iter_mut().find(|(other, _)| *other == id).map(|(_, file)| look(file))
    }

    pub(crate) fn take(&self, id: ImportId) -> Option<T> {
        let mut files = locked(&self.files);
        let at = files.iter().position(|(other, _)| *other == id)?;
        Some(files.remove(at).1)
    }
}

/// A key file.
#[derive(Clone)]
pub(crate) struct KeyImport {
    /// The keys in it; none any more once a connection was made of it.
    pub(crate) candidates: Vec<Candidate>,
    /// Which of them is meant.
    pub(crate) chosen: Option<usize>,
    pub(crate) file_name: String,
    /// Where it is and what was in it, so that the user can have it deleted.
    pub(crate) file: Option<(PathBuf, [u8; 32])>,
}

impl KeyImport {
    /// The key that is meant.
    pub(crate) fn key(&self) -> Option<&Key> {
        self.candidates.get(self.chosen?).map(|candidate| &candidate.key)
    }
}
