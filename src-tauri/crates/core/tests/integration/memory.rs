//! Threat T6: what is left of secrets in the memory of the process.
//!
//! A process of its own signs in at a practice environment that runs elsewhere
//! and then reads its own memory, all of it that is writable. The key comes from
//! a vault that keeps it disguised, as a key store of the system keeps it outside
//! of the process, so that only the copy for the exchange is ever plain.
//!
//! The private key must be gone right after the exchange, in every form it had.
//! Of the access token this cannot be promised in full: the HTTP and TLS libraries
//! put it into buffers of their own, which live as long as a connection is kept
//! open (a minute) and are freed without being wiped. What is promised, and tried
//! here, is that Relabel itself keeps one copy while signed in and none afterwards,
//! so that what is left is in those buffers, and does not grow with use.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

use std::{
    io::{Read as _, Seek as _, SeekFrom},
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
};

use relabel_access::{
    http::{Client, Reach, Redacted, Request},
    ims::{SystemClock, Tokens},
    keys::{Key, Vault, VaultError, VaultKey, recognise},
};
use relabel_sandbox::{Content, KeyFileKind, OauthForm, Options, Sandbox};
use serde_json::Value;
use time::OffsetDateTime;
use zeroize::Zeroizing;

/// Names the folder for the process that is looked into.
const FOLDER: &str = "RELABEL_TEST_MEMORY";
/// Every byte of a secret that waits here is disguised with it.
const MASK: u8 = 0x5A;
/// Copies of a token in the buffers of the connection that cannot be wiped.
const MOST_LEFTOVERS: usize = 8;

/// The files of the parent: how to reach the practice environment, the disguised
/// key, and disguised pieces of it to look for.
const ADDRESS: &str = "address";
const KEY: &str = "key";
const PIECES: &str = "pieces";

#[tokio::test]
async fn the_key_is_gone_after_the_exchange_and_the_token_after_signing_out() {
    let sandbox = Sandbox::start(Options { content: Content::Synthetic(3), ..Options::default() });
    let sandbox = sandbox.await.unwrap();
    let service = sandbox.key_file(KeyFileKind::ServiceCredentials);
    let file: Value = serde_json::from_slice(&service).unwrap();
    let text = |pointer: &str| file.pointer(pointer).unwrap().as_str().unwrap().to_owned();
    let pem = text("/integration/privateKey");
    let line = pem.lines().nth(8).unwrap().to_owned();
    let der = base64_of(&pem);
    let pieces = [
        line.clone().into_bytes(),
        der[der.len() / 2..][..48].to_vec(),
        text("/integration/technicalAccount/clientSecret").into_bytes(),
    ];
    run(&sandbox, &service, &pieces).await;

    let oauth = sandbox.oauth_file(OauthForm::Flat);
    let file: Value = serde_json::from_slice(&oauth).unwrap();
    let secrets = file["CLIENT_SECRETS"].as_array().unwrap();
    let pieces: Vec<Vec<u8>> =
        secrets.iter().map(|secret| secret.as_str().unwrap().as_bytes().to_vec()).collect();
    run(&sandbox, &oauth, &pieces).await;
}

/// Starts the process that is looked into and waits for its end.
async fn run(sandbox: &Sandbox, key: &[u8], pieces: &[Vec<u8>]) {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    write(ADDRESS, sandbox.origin().authority().as_bytes());
    write(KEY, &disguised(key));
    let list: Vec<String> = pieces
        .iter()
        .map(|piece| disguised(piece).iter().map(|byte| format!("{byte:02x}")).collect())
        .collect();
    write(PIECES, list.join("\n").as_bytes());
    let folder_name = folder.path().to_owned();
    let own = std::env::current_exe().unwrap();
    let output = tokio::task::spawn_blocking(move || {
        Command::new(own)
            .args(["--exact", "memory::looked_into", "--nocapture"])
            .env(FOLDER, folder_name)
            .output()
    });
    let output = output.await.unwrap().unwrap();
    println!("{}", String::from_utf8_lossy(&output.stdout));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The process that is looked into. Without [`FOLDER`] there is nothing to do:
/// the test above is the caller.
#[test]
fn looked_into() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(sign_in_and_look(&folder));
}

async fn sign_in_and_look(folder: &Path) {
    let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
    let pieces: Vec<Vec<u8>> =
        String::from_utf8(read(PIECES)).unwrap().lines().map(unhexed).collect();
    let address = String::from_utf8(read(ADDRESS)).unwrap();
    let reach = Reach::new(true);
    let origin = reach.ims(&address).unwrap();
    let vault = Disguised { key: read(KEY), address, reach: reach.clone() };
    // Looking finds what is there, and what is dropped is gone.
    let key = vault.load("").unwrap();
    let kind = key.kind();
    assert!(pieces.iter().any(|piece| copies(piece) > 0), "the search finds no key");
    drop(key);
    for (number, piece) in pieces.iter().enumerate() {
        assert_eq!(copies(piece), 0, "piece {number} of the key was not wiped");
    }
    let source = VaultKey::new([(Arc::new(vault) as Arc<dyn Vault>, "key".to_owned())]);
    let client = Client::new("Relabel/test").unwrap();
    let clock = Arc::new(SystemClock);
    let tokens = Tokens::new(Arc::new(source), kind, client.clone(), reach, clock);

    let token = tokens.access().await.unwrap();
    let piece = disguised(&token.bearer().expose().as_bytes()[40..100]);
    for _ in 0..20 {
        let request = Request::get(&origin, "/api/assets.json").bearer(token.bearer());
        assert_eq!(client.send(&request).await.unwrap().status, 200);
    }
    drop(token);
    for (number, piece) in pieces.iter().enumerate() {
        assert_eq!(copies(piece), 0, "piece {number} of the key is still in memory");
    }
    let in_use = copies(&piece);
    assert!((1..=1 + MOST_LEFTOVERS).contains(&in_use), "{in_use} copies of the token in use");

    tokens.sign_out();
    drop(client);
    let left = copies(&piece);
    println!("{in_use} copies of the token while signed in, {left} afterwards");
    assert!(left < in_use && left <= MOST_LEFTOVERS, "{left} of {in_use} copies are left");
}

/// A vault as a key store of the system is one: what it keeps is not plain.
struct Disguised {
    key: Vec<u8>,
    address: String,
    reach: Reach,
}

impl Vault for Disguised {
    fn save(&self, _: &str, _: &Key) -> Result<(), VaultError> {
        Ok(())
    }

    fn load(&self, _: &str) -> Result<Key, VaultError> {
        let plain = Zeroizing::new(disguised(&self.key));
        let found = recognise("key.json", &plain, &self.reach, OffsetDateTime::now_utc());
        let key = found.unwrap().one().unwrap();
        Ok(key.signing_in_at(&self.address, &self.reach).unwrap())
    }

    fn remove(&self, _: &str) -> Result<(), VaultError> {
        Ok(())
    }

    fn save_password(&self, _: &str, _: &Redacted<String>) -> Result<(), VaultError> {
        Ok(())
    }

    fn password(&self, _: &str) -> Result<Redacted<String>, VaultError> {
        Err(VaultError::Gone)
    }

    fn remove_password(&self, _: &str) -> Result<(), VaultError> {
        Ok(())
    }
}

fn disguised(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().map(|byte| byte ^ MASK).collect()
}

fn unhexed(line: &str) -> Vec<u8> {
    let digits = line.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap());
    digits.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect()
}

fn base64_of(pem: &str) -> Vec<u8> {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    let inside: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    STANDARD.decode(inside).unwrap()
}

/// How often a disguised piece stands, plain, in the writable memory of this
/// process.
fn copies(disguised: &[u8]) -> usize {
    const STEP: usize = 256 * 1024;
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
    let mut memory = std::fs::File::open("/proc/self/mem").unwrap();
    let mut window = vec![0_u8; STEP + disguised.len() - 1];
    let mut found = 0;
    for line in maps.lines() {
        let mut parts = line.split_ascii_whitespace();
        let (range, rights) = (parts.next().unwrap(), parts.next().unwrap());
        if !rights.starts_with("rw") {
            continue;
        }
        let (start, end) = range.split_once('-').unwrap();
        let address = |text| u64::from_str_radix(text, 16).unwrap();
        let (mut at, end) = (address(start), address(end));
        while at < end {
            let left = usize::try_from(end - at).unwrap_or(usize::MAX);
            let wanted = left.min(window.len());
            if memory.seek(SeekFrom::Start(at)).is_err()
                || memory.read_exact(&mut window[..wanted]).is_err()
            {
                break;
            }
            let first = disguised[0] ^ MASK;
            let here = window[..wanted].windows(disguised.len()).filter(|piece| {
                piece[0] == first && piece.iter().zip(disguised).all(|(a, b)| a ^ MASK == *b)
            });
            found += here.count();
            // Or the next look would find what this one read.
            window.fill(0);
            at += u64::try_from(STEP.min(left)).unwrap();
        }
    }
    found
}
