//! Key files: what a file is, which of its keys is meant, and what becomes of it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};
use time::OffsetDateTime;

use super::app::{App, locked};
use super::types::{
    ApiError, ChooseKey, ErrorCode, ExistingConnection, ImportId, KeyChoice, KeyInspection,
    KeyRelation,
};
use super::{ApiResult, blocking};
use relabel_access::keys::{Candidate, Key, Recognised, read_key_file, recognise};
use relabel_model::KeyFacts;
use relabel_store::SavedConnection;

/// Files that wait for the user's decision; more are forgotten, oldest first.
const MOST_IMPORTS: usize = 8;
/// How long a file waits for the user's decision before it is forgotten.
const IMPORT_LIFE: time::Duration = time::Duration::minutes(15);

/// A file that was read and is not forgotten yet.
#[derive(Clone)]
pub(super) struct PendingImport {
    /// The keys in it; none any more once a connection was made of it.
    candidates: Vec<Candidate>,
    /// Which of them is meant.
    chosen: Option<usize>,
    pub(super) file_name: String,
    /// Where it is and what was in it, so that the user can have it deleted.
    file: Option<(PathBuf, [u8; 32])>,
    read_at: OffsetDateTime,
}

impl PendingImport {
    /// The key that is meant.
    pub(super) fn key(&self) -> Option<&Key> {
        self.candidates.get(self.chosen?).map(|candidate| &candidate.key)
    }
}

impl App {
    /// Reads a file and says what it is. Its keys wait in memory for
    /// [`App::add_connection`].
    pub async fn inspect_key_file(&self, path: &Path) -> KeyInspection {
        let file_name =
            path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let file = path.to_owned();
        let read = blocking(move || read_key_file(&file)).await;
        match read {
            Ok(bytes) => self.inspect(file_name, &bytes, Some(path.to_owned())).await,
            Err(error) => KeyInspection::Refused { file_name, error },
        }
    }

    /// Says what the content of a key file is.
    pub async fn inspect_key(&self, file_name: String, bytes: &[u8]) -> KeyInspection {
        self.inspect(file_name, bytes, None).await
    }

    /// Says which of several keys in a file is meant.
    ///
    /// # Errors
    /// `ImportGone`, `NotFound`.
    pub async fn choose_key(&self, request: &ChooseKey) -> ApiResult<KeyInspection> {
        let import = {
            let mut imports = locked(&self.inner.imports);
            let import = imports.get_mut(&request.import_id).ok_or_else(import_gone)?;
            let index = usize::try_from(request.index).unwrap_or(usize::MAX);
            if index >= import.candidates.len() {
                return Err(super::error::not_found("key in that file"));
            }
            import.chosen = Some(index);
            import.clone()
        };
        self.inspection(request.import_id, &import).await
    }

    /// Deletes the file a key was read from, when the user says so.
    ///
    /// # Errors
    /// `ImportGone`; `KeyFileChanged` where something else is there by now;
    /// `KeyFileUnreadable` where it cannot be deleted.
    pub async fn delete_key_file(&self, id: ImportId) -> ApiResult<()> {
        let file = locked(&self.inner.imports).get(&id).and_then(|import| import.file.clone());
        let (path, digest) = file.ok_or_else(import_gone)?;
        blocking(move || {
            let now = read_key_file(&path)?;
            if <[u8; 32]>::from(Sha256::digest(&now)) != digest {
                return Err(ApiError::new(
                    ErrorCode::KeyFileChanged,
                    "the file is not the one that was read any more",
                ));
            }
            std::fs::remove_file(&path).map_err(|_| {
                ApiError::new(ErrorCode::KeyFileUnreadable, "the file could not be deleted")
            })
        })
        .await
    }

    async fn inspect(
        &self,
        file_name: String,
        bytes: &[u8],
        path: Option<PathBuf>,
    ) -> KeyInspection {
        let now = self.inner.clock.now();
        let candidates = match self.recognise(&file_name, bytes, now) {
            Ok(candidates) => candidates,
            Err(error) => return KeyInspection::Refused { file_name, error },
        };
        let import = PendingImport {
            chosen: (candidates.len() == 1).then_some(0),
            candidates,
            file_name: file_name.clone(),
            file: path.map(|path| (path, Sha256::digest(bytes).into())),
            read_at: now,
        };
        let id = ImportId::new();
        self.keep_import(id, import.clone());
        match self.inspection(id, &import).await {
            Ok(inspection) => inspection,
            Err(error) => KeyInspection::Refused { file_name, error },
        }
    }

    fn recognise(
        &self,
        file_name: &str,
        bytes: &[u8],
        now: OffsetDateTime,
    ) -> ApiResult<Vec<Candidate>> {
        let reach = &self.inner.reach;
        let candidates = match recognise(file_name, bytes, reach, now)? {
            Recognised::One(key) => vec![Candidate { name: String::new(), key }],
            Recognised::Several(candidates) => candidates,
        };
        let Some(ims) = &self.inner.ims else { return Ok(candidates) };
        candidates
            .into_iter()
            .map(|Candidate { name, key }| {
                Ok(Candidate { name, key: key.signing_in_at(ims, reach)? })
            })
            .collect()
    }

    fn keep_import(&self, id: ImportId, import: PendingImport) {
        let mut imports = locked(&self.inner.imports);
        if imports.len() >= MOST_IMPORTS
            && let Some(oldest) =
                imports.iter().min_by_key(|(_, import)| import.read_at).map(|(id, _)| *id)
        {
            imports.remove(&oldest);
        }
        imports.insert(id, import);
        drop(imports);
        // A key nobody decided about does not stay in memory until the program ends.
        let inner = Arc::downgrade(&self.inner);
        tokio::spawn(async move {
            tokio::time::sleep(IMPORT_LIFE.unsigned_abs()).await;
            if let Some(inner) = inner.upgrade() {
                locked(&inner.imports).remove(&id);
            }
        });
    }

    /// What is known about a waiting file.
    async fn inspection(&self, id: ImportId, import: &PendingImport) -> ApiResult<KeyInspection> {
        let file_name = import.file_name.clone();
        let reach = &self.inner.reach;
        let Some(key) = import.key() else {
            let choices = import.candidates.iter().zip(0..).map(|(candidate, index)| KeyChoice {
                index,
                name: candidate.name.clone(),
                key: candidate.key.facts(&file_name, reach),
            });
            return Ok(KeyInspection::Several {
                import_id: id,
                choices: choices.collect(),
                file_name,
            });
        };
        let facts = key.facts(&file_name, reach);
        let fingerprint = key.fingerprint();
        let known = self.saved_connections().await.unwrap_or_default();
        let mut of_account: Vec<_> =
            known.into_iter().filter(|one| one.fingerprint == fingerprint).collect();
        // Of several environments that this account opens, first the one the file means.
        of_account.sort_by_key(|one| Some(&one.address) != facts.suggested_address.as_ref());
        let existing = of_account
            .iter()
            .map(|one| ExistingConnection {
                connection_id: one.id,
                relation: relation(&facts, one),
            })
            .collect();
        Ok(KeyInspection::Usable { import_id: id, file_name, key: facts, existing })
    }

    /// Takes the key of a file that waits, leaving the rest for
    /// [`App::delete_key_file`].
    pub(super) fn take_import(&self, id: ImportId) -> ApiResult<PendingImport> {
        let mut imports = locked(&self.inner.imports);
        let import = imports.get_mut(&id).ok_or_else(import_gone)?;
        if import.key().is_none() {
            return Err(import_gone());
        }
        let taken = import.clone();
        import.candidates.clear();
        Ok(taken)
    }

    /// Puts back what [`App::take_import`] took, because it could not be saved.
    pub(super) fn put_import_back(&self, id: ImportId, import: PendingImport) {
        locked(&self.inner.imports).insert(id, import);
    }
}

/// How a key relates to the one a connection has.
pub(super) fn relation(key: &KeyFacts, saved: &SavedConnection) -> KeyRelation {
    // Rows of the first version have no mark.
    let unmarked = saved.key.mark.is_empty() && key.valid_until == saved.key.valid_until;
    if key.mark == saved.key.mark || unmarked {
        return KeyRelation::Same;
    }
    match (key.valid_until, saved.key.valid_until) {
        (Some(new), Some(old)) if new < old => KeyRelation::Older,
        _ => KeyRelation::Newer,
    }
}

fn import_gone() -> ApiError {
    ApiError::new(ErrorCode::ImportGone, "the key file must be chosen again")
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::api::types::{ConnectionId, Timestamp};
    use relabel_model::{KeyKind, Stage};

    fn facts(mark: &str, valid_until: Option<OffsetDateTime>) -> KeyFacts {
        KeyFacts {
            kind: KeyKind::ServiceCredentials,
            account: None,
            client_id: None,
            organisation: None,
            mark: mark.to_owned(),
            program: None,
            environment: None,
            valid_until: valid_until.map(Timestamp),
            suggested_address: None,
            suggested_stage: None,
        }
    }

    #[test]
    fn a_key_is_the_same_newer_or_older() {
        let (soon, late) = (datetime!(2031-01-01 0:00 UTC), datetime!(2032-01-01 0:00 UTC));
        for (new, old, expected) in [
            (facts("a", Some(late)), facts("a", Some(late)), KeyRelation::Same),
            (facts("b", Some(late)), facts("a", Some(soon)), KeyRelation::Newer),
            (facts("b", Some(soon)), facts("a", Some(late)), KeyRelation::Older),
            (facts("b", Some(late)), facts("a", Some(late)), KeyRelation::Newer),
            (facts("b", None), facts("a", None), KeyRelation::Newer),
            // A row of the first version, which had no mark.
            (facts("a", Some(late)), facts("", Some(late)), KeyRelation::Same),
            (facts("a", Some(late)), facts("", Some(soon)), KeyRelation::Newer),
        ] {
            let saved = SavedConnection {
                id: ConnectionId::new(),
                name: String::new(),
                address: String::new(),
                stage: Stage::Test,
                key: old,
                fingerprint: String::new(),
                remembered: true,
                added_at: Timestamp(soon),
                speed: crate::api::types::Speed::Normal,
                route: None,
                one_by_one_until: None,
            };
            assert_eq!(relation(&new, &saved), expected, "{new:?} {saved:?}");
        }
    }
}
