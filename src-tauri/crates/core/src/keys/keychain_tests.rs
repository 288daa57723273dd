use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use rcgen::RsaKeySize;
use serde_json::json;

use super::*;
use crate::{
    http::Reach,
    keys::{
        fixtures::{NOW, access_token, pair, service_file},
        recognise,
    },
};

/// A store in memory that limits items as Windows does and can fail from its
/// n-th write on.
#[derive(Clone, Default)]
struct MemoryItems {
    items: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
    /// Writes that still succeed; 0 means no limit.
    writes_left: Arc<AtomicUsize>,
}

impl Items for MemoryItems {
    fn read(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        Ok(self.items.lock().unwrap().get(name).cloned().map(Zeroizing::new))
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), VaultError> {
        match self.writes_left.load(Ordering::SeqCst) {
            0 => {}
            1 => return Err(VaultError::Locked),
            left => self.writes_left.store(left - 1, Ordering::SeqCst),
        }
        if bytes.len() > 2_560 {
            return Err(meaning(keyring::Error::TooLong("secret".to_owned(), 2_560)));
        }
        assert!(std::str::from_utf8(bytes).is_ok(), "one of the stores takes only UTF-8");
        self.items.lock().unwrap().insert(name.to_owned(), bytes.to_vec());
        Ok(())
    }

    fn delete(&self, name: &str) -> Result<(), VaultError> {
        self.items.lock().unwrap().remove(name);
        Ok(())
    }
}

fn service_key(size: RsaKeySize) -> Key {
    let bytes = service_file(pair(size)).to_string();
    recognise("service_token.json", bytes.as_bytes(), &Reach::new(false), NOW).unwrap()
}

fn token_key() -> Key {
    let bytes = json!({"ok": true, "accessToken": access_token(NOW, 20)}).to_string();
    recognise("local_development_token_cm_p1-e2.json", bytes.as_bytes(), &Reach::new(false), NOW)
        .unwrap()
}

fn keychain() -> (Keychain, MemoryItems) {
    let items = MemoryItems::default();
    (Keychain { items: Box::new(items.clone()) }, items)
}

fn names(items: &MemoryItems) -> Vec<String> {
    items.items.lock().unwrap().keys().cloned().collect()
}

fn secrets(key: &Key) -> (Vec<u8>, String) {
    match key {
        Key::ServiceCredentials(credentials) => (
            credentials.private_key.pkcs1_der().to_vec(),
            credentials.client_secret.expose().clone(),
        ),
        Key::LocalToken(token) => (Vec::new(), token.token.expose().clone()),
    }
}

#[test]
fn every_kind_of_key_comes_back_as_it_was() {
    for key in [service_key(RsaKeySize::_2048), service_key(RsaKeySize::_4096), token_key()] {
        let (keychain, items) = keychain();
        keychain.save("c1", &key).unwrap();
        let back = keychain.load("c1").unwrap();
        assert_eq!(secrets(&back), secrets(&key));
        let reach = Reach::new(false);
        assert_eq!(back.facts("", &reach), key.facts("", &reach));
        assert_eq!(back.fingerprint(), key.fingerprint());
        assert!(back.same_account(&key));
        for bytes in items.items.lock().unwrap().values() {
            assert!(bytes.len() <= PART_LIMIT, "{} bytes in one item", bytes.len());
        }
        keychain.remove("c1").unwrap();
        assert_eq!(names(&items), Vec::<String>::new());
        assert_eq!(keychain.load("c1").unwrap_err(), VaultError::Gone);
    }
}

#[test]
fn the_usual_key_stays_under_two_kilobytes() {
    let length = stored::to_text(&service_key(RsaKeySize::_2048)).len();
    assert!(length < 2_048, "{length}");
    let long = stored::to_text(&service_key(RsaKeySize::_4096)).len();
    assert!(long > PART_LIMIT, "the split is not exercised: {long}");
}

#[test]
fn a_failed_save_leaves_the_earlier_key_whole() {
    let (old, new) = (service_key(RsaKeySize::_4096), token_key());
    let other = {
        let mut file = service_file(pair(RsaKeySize::_4096));
        file["integration"]["technicalAccount"]["clientSecret"] = json!("p8e-another");
        recognise("k.json", file.to_string().as_bytes(), &Reach::new(false), NOW).unwrap()
    };
    for replacement in [&new, &other] {
        for fails_at in 1..=4 {
            let (keychain, items) = keychain();
            keychain.save("c1", &old).unwrap();
            items.writes_left.store(fails_at, Ordering::SeqCst);
            let outcome = keychain.save("c1", replacement);
            items.writes_left.store(0, Ordering::SeqCst);
            let expected = if outcome.is_ok() { replacement } else { &old };
            assert_eq!(
                secrets(&keychain.load("c1").unwrap()),
                secrets(expected),
                "write {fails_at}"
            );
            keychain.remove("c1").unwrap();
            assert_eq!(names(&items), Vec::<String>::new(), "write {fails_at}");
        }
    }
}

#[test]
fn replacing_a_split_key_leaves_no_part_of_it() {
    let (keychain, items) = keychain();
    for key in [service_key(RsaKeySize::_4096), service_key(RsaKeySize::_4096), token_key()] {
        keychain.save("c1", &key).unwrap();
        assert_eq!(secrets(&keychain.load("c1").unwrap()), secrets(&key));
    }
    assert_eq!(names(&items), ["c1/key"]);
}

#[test]
fn connections_do_not_share_items() {
    let (keychain, items) = keychain();
    keychain.save("c1", &service_key(RsaKeySize::_4096)).unwrap();
    keychain.save("c2", &token_key()).unwrap();
    keychain.remove("c1").unwrap();
    assert_eq!(names(&items), ["c2/key"]);
    assert!(keychain.load("c2").is_ok());
}

#[test]
fn damage_is_noticed() {
    let (keychain, items) = keychain();
    keychain.save("c1", &service_key(RsaKeySize::_4096)).unwrap();
    let part = part_name("c1", 'a', 1);
    items.items.lock().unwrap().get_mut(&part).unwrap()[7] ^= 1;
    assert_eq!(keychain.load("c1").unwrap_err(), VaultError::Damaged);
    items.items.lock().unwrap().remove(&part);
    assert_eq!(keychain.load("c1").unwrap_err(), VaultError::Damaged);
    for text in
        ["", "{}", "nonsense", r#"{"v":2,"key":{"token":{"token":"x","end":0,"assumed":true}}}"#]
    {
        items.items.lock().unwrap().insert("c1/key".to_owned(), text.as_bytes().to_vec());
        assert_eq!(keychain.load("c1").unwrap_err(), VaultError::Damaged, "{text}");
    }
}

#[test]
fn a_failure_of_the_store_never_carries_its_content() {
    let canary = b"p8e-canary".to_vec();
    let boxed = || -> Box<dyn std::error::Error + Send + Sync> { "broken".into() };
    for error in [
        keyring::Error::BadEncoding(canary.clone()),
        keyring::Error::BadDataFormat(canary, boxed()),
        keyring::Error::PlatformFailure(boxed()),
    ] {
        let shown = format!("{:?}", meaning(error));
        assert!(!shown.contains("canary") && !shown.contains("112, 56"), "{shown}");
    }
    assert_eq!(meaning(keyring::Error::NoDefaultStore), VaultError::Missing);
    assert_eq!(meaning(keyring::Error::NoStorageAccess(boxed())), VaultError::Locked);
}

#[test]
fn no_form_of_a_key_can_be_serialised_or_printed() {
    trait AmbiguousIfSerialize<A> {
        fn check() {}
    }
    impl<T: ?Sized> AmbiguousIfSerialize<()> for T {}
    struct IsSerialize;
    impl<T: ?Sized + serde::Serialize> AmbiguousIfSerialize<IsSerialize> for T {}
    <Key as AmbiguousIfSerialize<_>>::check();
    <crate::keys::ServiceCredentials as AmbiguousIfSerialize<_>>::check();
    <crate::keys::LocalToken as AmbiguousIfSerialize<_>>::check();
    <crate::keys::PrivateKey as AmbiguousIfSerialize<_>>::check();

    for key in [service_key(RsaKeySize::_2048), token_key()] {
        let shown = format!("{key:?}");
        assert!(!shown.contains("canary") && !shown.contains("PRIVATE"), "{shown}");
    }
}
