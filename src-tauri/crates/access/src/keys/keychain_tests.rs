use std::{
    collections::BTreeMap,
    mem::discriminant,
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
        LocalAem,
        fixtures::{NOW, access_token, oauth_flat, pair, service_file},
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
    read("service_token.json", &bytes)
}

fn token_key() -> Key {
    let bytes = json!({"ok": true, "accessToken": access_token(NOW, 20)}).to_string();
    read("local_development_token_cm_p1-e2.json", &bytes)
}

fn oauth_key() -> Key {
    read("AEM-p1-e2.json", &oauth_flat().to_string())
}

fn read(file_name: &str, text: &str) -> Key {
    recognise(file_name, text.as_bytes(), &Reach::new(false), NOW).unwrap().one().unwrap()
}

/// One of every kind, the longer ones included.
fn all_kinds() -> [Key; 6] {
    [
        service_key(RsaKeySize::_2048),
        service_key(RsaKeySize::_4096),
        token_key(),
        oauth_key(),
        Key::LocalAem(LocalAem::shipped_account()),
        Key::LocalAem(LocalAem::nobody()),
    ]
}

fn keychain() -> (Keychain, MemoryItems) {
    let items = MemoryItems::default();
    (Keychain { items: Box::new(items.clone()) }, items)
}

fn names(items: &MemoryItems) -> Vec<String> {
    items.items.lock().unwrap().keys().cloned().collect()
}

fn secrets(key: &Key) -> (Vec<u8>, Vec<String>) {
    match key {
        Key::ServiceCredentials(credentials) => (
            credentials.private_key.pkcs1_der().to_vec(),
            vec![credentials.client_secret.expose().clone()],
        ),
        Key::LocalToken(token) => (Vec::new(), vec![token.token.expose().clone()]),
        Key::Oauth(key) => {
            let secrets = key.client_secrets.iter().map(|secret| secret.expose().clone());
            (key.scopes.join(" ").into_bytes(), secrets.collect())
        }
        Key::LocalAem(local) => {
            let pair = local.sign_in.iter();
            (Vec::new(), pair.map(|(user, word)| format!("{user}:{}", word.expose())).collect())
        }
    }
}

#[test]
fn every_kind_of_key_comes_back_as_it_was() {
    for key in all_kinds() {
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
    for key in [service_key(RsaKeySize::_2048), oauth_key(), token_key()] {
        let length = stored::to_text(&key).len();
        assert!(length < 2_048, "{length}");
    }
    let long = stored::to_text(&service_key(RsaKeySize::_4096)).len();
    assert!(long > PART_LIMIT, "the split is not exercised: {long}");
}

/// What earlier programs wrote stays readable: nobody is made to add a key again
/// because Relabel was updated.
#[test]
fn what_an_earlier_relabel_stored_still_loads() {
    assert_eq!(
        [SERVICE, &head_name("c1"), &part_name("c1", 'a', 0), &password_name("c1")],
        ["Relabel", "c1/key", "c1/key-a0", "c1/password"],
        "under another name nobody's key is found"
    );
    let (keychain, items) = keychain();
    let put = |text: &str| {
        items.items.lock().unwrap().insert("c1/key".to_owned(), text.as_bytes().to_vec());
    };
    put(
        r#"{"v":1,"key":{"token":{"token":"eyJ.e30.x","user":"0A1B@AdobeID","end":1928000000,"assumed":false,"program":"1","environment":"2"}}}"#,
    );
    let Key::LocalToken(token) = keychain.load("c1").unwrap() else { panic!("another kind") };
    assert_eq!((token.token.expose().as_str(), token.end_is_assumed), ("eyJ.e30.x", false));
    assert_eq!(token.ends_at.unix_timestamp(), 1_928_000_000);
    assert_eq!(token.environment.map(|known| known.environment).as_deref(), Some("2"));

    let written = stored::to_text(&service_key(RsaKeySize::_2048));
    let written: serde_json::Value = serde_json::from_slice(&written).unwrap();
    let names: Vec<&String> = written["key"]["service"].as_object().unwrap().keys().collect();
    let expected =
        ["ims", "org", "id", "client", "secret", "scopes", "rsa", "email", "end", "cert"];
    assert_eq!(
        (names, written["v"].as_u64()),
        (expected.map(str::to_owned).iter().collect(), Some(1))
    );
}

#[test]
fn a_failed_save_leaves_the_earlier_key_whole() {
    let (old, new) = (service_key(RsaKeySize::_4096), token_key());
    let other = {
        let mut file = service_file(pair(RsaKeySize::_4096));
        file["integration"]["technicalAccount"]["clientSecret"] = json!("p8e-another");
        read("k.json", &file.to_string())
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
    for text in [
        "",
        "{}",
        "nonsense",
        r#"{"v":2,"key":{"token":{"token":"x","end":0,"assumed":true}}}"#,
        r#"{"v":1,"key":{"oauth":{"ims":"x","client":"x","secrets":[],"scopes":[]}}}"#,
        r#"{"v":1,"key":{"local":{"user":"admin"}}}"#,
        r#"{"v":1,"key":{"newer":{}}}"#,
    ] {
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
}

/// Threat T7: whatever the store says is one of a few failures, and the right one. The
/// store is asked once for each call: no question is repeated.
#[test]
fn each_failure_of_the_store_is_told_apart() {
    let boxed = || -> Box<dyn std::error::Error + Send + Sync> { "denied".into() };
    let long = || keyring::Error::TooLong("secret".to_owned(), 2_560);
    let refused = || VaultError::Refused { technical: String::new() };
    for (error, failure) in [
        (keyring::Error::NoDefaultStore, VaultError::Missing),
        // A locked store and a user who says no are one answer of the systems.
        (keyring::Error::NoStorageAccess(boxed()), VaultError::Locked),
        (long(), refused()),
        (keyring::Error::PlatformFailure(boxed()), refused()),
        (keyring::Error::NoEntry, VaultError::Gone),
        (keyring::Error::BadEncoding(vec![1]), VaultError::Damaged),
    ] {
        let failing = Failing { error: meaning(error), asked: Arc::default() };
        let asked = Arc::clone(&failing.asked);
        let keychain = Keychain { items: Box::new(failing) };
        let calls = [
            keychain.save("c1", &token_key()),
            keychain.load("c1").map(drop),
            keychain.remove("c1"),
        ];
        for result in calls {
            let told = result.unwrap_err();
            assert_eq!(discriminant(&told), discriminant(&failure), "{told:?}");
        }
        assert_eq!(asked.load(Ordering::SeqCst), 3, "{failure:?}");
    }
    let told = format!("{:?}", meaning(long()));
    assert!(told.contains("2560"), "{told}");
}

/// A store that always fails in one way, and counts.
struct Failing {
    error: VaultError,
    asked: Arc<AtomicUsize>,
}

impl Failing {
    fn fail<T>(&self) -> Result<T, VaultError> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        Err(self.error.clone())
    }
}

impl Items for Failing {
    fn read(&self, _: &str) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        self.fail()
    }

    fn write(&self, _: &str, _: &[u8]) -> Result<(), VaultError> {
        self.fail()
    }

    fn delete(&self, _: &str) -> Result<(), VaultError> {
        self.fail()
    }
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
    <crate::keys::OauthCredential as AmbiguousIfSerialize<_>>::check();
    <crate::keys::LocalAem as AmbiguousIfSerialize<_>>::check();
    <crate::keys::Recognised as AmbiguousIfSerialize<_>>::check();
    <crate::keys::Candidate as AmbiguousIfSerialize<_>>::check();
    <crate::keys::VaultKey as AmbiguousIfSerialize<_>>::check();
    <crate::ims::AccessToken as AmbiguousIfSerialize<_>>::check();
    <crate::ims::Tokens as AmbiguousIfSerialize<_>>::check();
    <crate::http::Redacted<String> as AmbiguousIfSerialize<_>>::check();
    <crate::http::Request as AmbiguousIfSerialize<_>>::check();

    for key in all_kinds() {
        let shown = format!("{key:?} {key:#?}");
        let secret = |text: &String| shown.contains(text.as_str());
        assert!(!shown.contains("canary") && !shown.contains("PRIVATE"), "{shown}");
        assert!(!secrets(&key).1.iter().any(secret), "{shown}");
    }
}
