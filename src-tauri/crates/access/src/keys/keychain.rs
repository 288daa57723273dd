//! Keys in the key store of the computer: Keychain on macOS, Credential Manager
//! on Windows, the Secret Service (GNOME Keyring, KWallet) elsewhere.
//!
//! Windows takes at most 2,560 bytes an item. A key that is longer than
//! [`PART_LIMIT`] is split: the parts go into one of two slots, the one not in
//! use, and the head item, written last, names the slot. A crash at any point
//! leaves the old key or the new one, never a mixture.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{Key, Vault, VaultError, stored};
use crate::http::{Redacted, scrubbed};

/// Under what the items are filed; with the connection's id it names one.
const SERVICE: &str = "Relabel";
/// Longest item, in bytes: below Windows' 2,560 with room for what stores add.
const PART_LIMIT: usize = 2_000;
/// Parts of one key. Eight hold 16,000 bytes; an RSA-8192 key takes four.
const MOST_PARTS: usize = 8;
const SLOTS: [char; 2] = ['a', 'b'];

/// What the key store of this computer is called.
#[must_use]
pub fn key_store_name() -> &'static str {
    if cfg!(target_os = "macos") {
        "Keychain"
    } else if cfg!(target_os = "windows") {
        "Windows Credential Manager"
    } else {
        "Secret Service keyring"
    }
}

/// The items of a key store, by name. The second implementation is the tests':
/// a real store cannot be made to fail at a chosen moment.
trait Items: Send + Sync {
    fn read(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError>;
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), VaultError>;
    /// One that is not there is deleted already.
    fn delete(&self, name: &str) -> Result<(), VaultError>;
}

/// Keeps keys in the key store of this computer.
pub struct Keychain {
    items: Box<dyn Items>,
}

impl Default for Keychain {
    fn default() -> Self {
        Self::new()
    }
}

impl Keychain {
    /// The key store of this computer; nothing is contacted yet.
    #[must_use]
    pub fn new() -> Self {
        Self { items: Box::new(SystemItems) }
    }

    /// Whether there is a key store at all, without touching an item.
    ///
    /// # Errors
    /// [`VaultError::Missing`].
    pub fn check(&self) -> Result<(), VaultError> {
        self.items.read("availability").map(drop)
    }

    /// The head item of a key: the key itself, or where its parts are.
    fn head(&self, id: &str) -> Result<Option<Head>, VaultError> {
        let Some(bytes) = self.items.read(&head_name(id))? else { return Ok(None) };
        match serde_json::from_slice::<Manifest>(&bytes) {
            Ok(manifest) => Ok(Some(Head::Split(manifest))),
            Err(_) => Ok(Some(Head::Whole(bytes))),
        }
    }

    fn clear_slot(&self, id: &str, slot: char) -> Result<(), VaultError> {
        (0..MOST_PARTS).try_for_each(|part| self.items.delete(&part_name(id, slot, part)))
    }
}

enum Head {
    Whole(Zeroizing<Vec<u8>>),
    Split(Manifest),
}

/// The head item of a key that was split.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    v: u8,
    slot: char,
    parts: usize,
    /// SHA-256 of the whole, base64url.
    sum: String,
}

fn head_name(id: &str) -> String {
    format!("{id}/key")
}

fn part_name(id: &str, slot: char, part: usize) -> String {
    format!("{id}/key-{slot}{part}")
}

fn password_name(id: &str) -> String {
    format!("{id}/password")
}

fn sum(text: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(text))
}

impl Vault for Keychain {
    fn save(&self, id: &str, key: &Key) -> Result<(), VaultError> {
        let text = stored::to_text(key);
        let used = match self.head(id)? {
            Some(Head::Split(manifest)) => Some(manifest.slot),
            Some(Head::Whole(_)) | None => None,
        };
        if text.len() <= PART_LIMIT {
            self.items.write(&head_name(id), &text)?;
        } else {
            let parts = text.len().div_ceil(PART_LIMIT);
            if parts > MOST_PARTS {
                return Err(VaultError::Refused {
                    technical: "the key is longer than the key store takes".to_owned(),
                });
            }
            let slot = if used == Some(SLOTS[0]) { SLOTS[1] } else { SLOTS[0] };
            for (number, part) in text.chunks(PART_LIMIT).enumerate() {
                self.items.write(&part_name(id, slot, number), part)?;
            }
            let manifest = Manifest { v: 1, slot, parts, sum: sum(&text) };
            let bytes =
                serde_json::to_vec(&manifest).expect("texts and numbers always become JSON");
            self.items.write(&head_name(id), &bytes)?;
        }
        // The new key stands; parts of the old one left behind by a failure here
        // are removed with the connection.
        if let Some(old) = used {
            let _ = self.clear_slot(id, old);
        }
        Ok(())
    }

    fn load(&self, id: &str) -> Result<Key, VaultError> {
        let manifest = match self.head(id)?.ok_or(VaultError::Gone)? {
            Head::Whole(text) => return stored::from_text(&text),
            Head::Split(manifest) => manifest,
        };
        if manifest.parts > MOST_PARTS || !SLOTS.contains(&manifest.slot) {
            return Err(VaultError::Damaged);
        }
        let mut text = Zeroizing::new(Vec::with_capacity(manifest.parts * PART_LIMIT));
        for part in 0..manifest.parts {
            let name = part_name(id, manifest.slot, part);
            let bytes = self.items.read(&name)?.ok_or(VaultError::Damaged)?;
            text.extend_from_slice(&bytes);
        }
        if sum(&text) != manifest.sum {
            return Err(VaultError::Damaged);
        }
        stored::from_text(&text)
    }

    fn remove(&self, id: &str) -> Result<(), VaultError> {
        // The head last: as long as it is there, the key is known not to be removed.
        for slot in SLOTS {
            self.clear_slot(id, slot)?;
        }
        self.items.delete(&head_name(id))
    }

    fn save_password(&self, id: &str, password: &Redacted<String>) -> Result<(), VaultError> {
        if password.expose().len() > PART_LIMIT {
            return Err(VaultError::Refused {
                technical: "the password is longer than the key store takes".to_owned(),
            });
        }
        self.items.write(&password_name(id), password.expose().as_bytes())
    }

    fn password(&self, id: &str) -> Result<Redacted<String>, VaultError> {
        let bytes = self.items.read(&password_name(id))?.ok_or(VaultError::Gone)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| VaultError::Damaged)?;
        Ok(Redacted::new(text.to_owned()))
    }

    fn remove_password(&self, id: &str) -> Result<(), VaultError> {
        self.items.delete(&password_name(id))
    }
}

impl fmt::Debug for Keychain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keychain")
    }
}

struct SystemItems;

impl SystemItems {
    fn entry(name: &str) -> Result<keyring::Entry, VaultError> {
        keyring::Entry::new(SERVICE, name).map_err(meaning)
    }
}

impl Items for SystemItems {
    fn read(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        match Self::entry(name)?.get_secret() {
            Ok(bytes) => Ok(Some(Zeroizing::new(bytes))),
            Err(keyring::Error::NoEntry) => Ok(None),
            Err(error) => Err(meaning(error)),
        }
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), VaultError> {
        Self::entry(name)?.set_secret(bytes).map_err(meaning)
    }

    fn delete(&self, name: &str) -> Result<(), VaultError> {
        match Self::entry(name)?.delete_credential() {
            Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
            Err(error) => Err(meaning(error)),
        }
    }
}

/// What a failure of the store means to the user. The library's enum is open,
/// and some of its variants carry the secret itself: those are not printed.
fn meaning(error: keyring::Error) -> VaultError {
    use keyring::Error;
    match error {
        Error::NoDefaultStore => VaultError::Missing,
        Error::NoStorageAccess(_) => VaultError::Locked,
        Error::NoEntry => VaultError::Gone,
        Error::BadEncoding(_)
        | Error::BadDataFormat(..)
        | Error::BadStoreFormat(_)
        | Error::Ambiguous(_) => VaultError::Damaged,
        Error::PlatformFailure(cause) => {
            VaultError::Refused { technical: scrubbed(&cause.to_string()) }
        }
        Error::TooLong(what, limit) => {
            VaultError::Refused { technical: format!("{} is limited to {limit}", scrubbed(&what)) }
        }
        _ => VaultError::Refused { technical: "the key store does not support this".to_owned() },
    }
}

#[cfg(test)]
#[path = "keychain_tests.rs"]
mod tests;
