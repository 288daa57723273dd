//! Key files: what a file is, which of its keys is meant, and what becomes of it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use sha2::{Digest, Sha256};
use time::OffsetDateTime;

use super::app::App;
use super::error::not_found;
use super::types::{
    ApiError, ChooseKey, ErrorCode, ExistingConnection, ImportId, KeyChoice, KeyInspection,
    KeyRelation,
};
use super::{ApiResult, blocking};
use crate::session::KeyImport;
use relabel_access::keys::{Candidate, Recognised, read_key_file, recognise};
use relabel_model::KeyFacts;
use relabel_store::SavedConnection;

/// How long a file waits for the user's decision before it is forgotten.
const IMPORT_LIFE: Duration = Duration::from_secs(15 * 60);

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
        let index = usize::try_from(request.index).unwrap_or(usize::MAX);
        let chosen = self.session().imports.keys.with(request.import_id, |import| {
            let is_there = index < import.candidates.len();
            is_there.then(|| {
                import.chosen = Some(index);
                import.clone()
            })
        });
        let import =
            chosen.ok_or_else(import_gone)?.ok_or_else(|| not_found("key in that file"))?;
        self.inspection(request.import_id, &import).await
    }

    /// Deletes the file a key was read from, when the user says so.
    ///
    /// # Errors
    /// `ImportGone`; `KeyFileChanged` where something else is there by now;
    /// `KeyFileUnreadable` where it cannot be deleted.
    pub async fn delete_key_file(&self, id: ImportId) -> ApiResult<()> {
        let file = self.session().imports.keys.with(id, |import| import.file.clone());
        let (path, digest) = file.flatten().ok_or_else(import_gone)?;
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
        let import = KeyImport {
            chosen: (candidates.len() == 1).then_some(0),
            candidates,
            file_name: file_name.clone(),
            file: path.map(|path| (path, Sha256::digest(bytes).into())),
        };
        let id = self.keep_import(import.clone());
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
        let Some(ims) = &self.inner.options.ims else { return Ok(candidates) };
        candidates
            .into_iter()
            .map(|Candidate { name, key }| {
                Ok(Candidate { name, key: key.signing_in_at(ims, reach)? })
            })
            .collect()
    }

    fn keep_import(&self, import: KeyImport) -> ImportId {
        let id = self.session().imports.keys.add(import);
        // A key nobody decided about does not stay in memory until the program ends.
        let inner = Arc::downgrade(&self.inner);
        tokio::spawn(async move {
            tokio::time::sleep(IMPORT_LIFE).await;
            if let Some(inner) = inner.upgrade() {
                Self { inner }.session().imports.keys.take(id);
            }
        });
        id
    }

    /// What is known about a waiting file.
    async fn inspection(&self, id: ImportId, import: &KeyImport) -> ApiResult<KeyInspection> {
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
    pub(super) fn take_import(&self, id: ImportId) -> ApiResult<KeyImport> {
        let taken = self.session().imports.keys.with(id, |import| {
            let taken = import.clone();
            taken.key()?;
            import.candidates.clear();
            Some(taken)
        });
        taken.flatten().ok_or_else(import_gone)
    }

    /// Puts back what [`App::take_import`] took, because it could not be saved.
    pub(super) fn put_import_back(&self, id: ImportId, import: KeyImport) {
        self.session().imports.keys.with(id, |place| *place = import);
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
    use crate::wire::{ConnectionId, Timestamp};
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
                speed: crate::wire::Speed::Normal,
                route: None,
                one_by_one_until: None,
            };
            assert_eq!(relation(&new, &saved), expected, "{new:?} {saved:?}");
        }
    }
}
