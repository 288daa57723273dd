//! Keys in a real key store: gnome-keyring, in a session bus and a home of its
//! own. Every step runs in a new process, as it does for a user who closes the
//! program in between.
//!
//! A step is this very test binary, told by [`STEP`] what to do; that way it can
//! never be an older build than the test.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

use std::{
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use rcgen::{CertificateParams, KeyPair, PKCS_RSA_SHA256, RsaKeySize};
use relabel_access::{
    http::{Reach, Redacted},
    keys::{Key, Keychain, Vault, VaultError, read_key_file, recognise},
};
use relabel_core::api::types::{ApiError, ErrorCode};
use serde_json::json;
use time::OffsetDateTime;

/// Set for a process that is one step: `save`, `load`, `remove`.
const STEP: &str = "RELABEL_TEST_KEYCHAIN_STEP";
/// The key file of the test.
const FILE: &str = "RELABEL_TEST_KEYCHAIN_FILE";
const CONNECTION: &str = "6d1c0a5e-0000-4000-8000-00000000c0de";
const CLIENT_SECRET: &str = "p8e-canary-0123456789";

/// One step in a process of its own; prints one line that starts with `step:`.
/// Without [`STEP`] there is nothing to do: the tests below are the callers.
#[test]
fn step() {
    let (Ok(step), Ok(file)) = (std::env::var(STEP), std::env::var(FILE)) else { return };
    let keychain = Keychain::new();
    let outcome = match step.as_str() {
        "save" => keychain.save(CONNECTION, &key_in(Path::new(&file))),
        "remove" => keychain.remove(CONNECTION),
        "save-password" => {
            keychain.save_password(CONNECTION, &Redacted::new(CLIENT_SECRET.to_owned()))
        }
        "password" => keychain.password(CONNECTION).map(|loaded| {
            assert!(loaded.expose() == CLIENT_SECRET, "another password came back");
        }),
        "remove-password" => keychain.remove_password(CONNECTION),
        "load" => keychain.load(CONNECTION).map(|loaded| {
            let (loaded, original) = (secrets(&loaded), secrets(&key_in(Path::new(&file))));
            assert!(loaded == original, "another key came back");
        }),
        other => panic!("no such step: {other}"),
    };
    match outcome {
        Ok(()) => println!("step: {step} ok"),
        Err(error) => println!("step: {step} {error:?} {:?}", ApiError::from(error.clone()).code),
    }
}

fn key_in(file: &Path) -> Key {
    let bytes = read_key_file(file).unwrap();
    let found =
        recognise("service_token.json", &bytes, &Reach::new(false), OffsetDateTime::now_utc());
    found.unwrap().one().unwrap()
}

fn secrets(key: &Key) -> (Vec<u8>, String) {
    match key {
        Key::ServiceCredentials(credentials) => (
            credentials.private_key.pkcs1_der().to_vec(),
            credentials.client_secret.expose().clone(),
        ),
        other => panic!("the file of this test holds another kind: {other:?}"),
    }
}

/// A home without anybody's keys, and a key file outside of it.
struct Home {
    folder: tempfile::TempDir,
    file: PathBuf,
}

impl Home {
    fn new(size: RsaKeySize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["home", "home/run", "home/data"] {
            let path = folder.path().join(name);
            std::fs::create_dir(&path).unwrap();
            #[cfg(unix)]
            std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o700))
                .unwrap();
        }
        let pair = KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, size).unwrap();
        let certificate = CertificateParams::new(Vec::new()).unwrap().self_signed(&pair).unwrap();
        let file = folder.path().join("service_token.json");
        let key = json!({"ok": true, "statusCode": 200, "integration": {
            "imsEndpoint": "ims-na1.adobelogin.com",
            "metascopes": "ent_aem_cloud_api",
            "technicalAccount": {"clientId": "cm-p11111-e22222-integration-0", "clientSecret": CLIENT_SECRET},
            "email": "00000000-1111-2222-3333-444444444444@techacct.adobe.com",
            "id": "0A1B2C3D4E5F60718293A4B5@techacct.adobe.com",
            "org": "ABCDEF0123456789ABCDEF01@AdobeOrg",
            "privateKey": pair.serialize_pem(),
            "publicKey": certificate.pem(),
        }});
        std::fs::write(&file, key.to_string()).unwrap();
        Self { folder, file }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// Runs a program in this home, where [`FUNCTIONS`] know the key file.
    fn run(&self, program: &str, arguments: &[&str]) -> Output {
        let own = std::env::current_exe().unwrap();
        let home = self.path();
        Command::new(program)
            .args(arguments)
            .env("HOME", &home)
            .env("XDG_RUNTIME_DIR", home.join("run"))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env(FILE, &self.file)
            .env("RELABEL_TEST_SELF", own)
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    /// Runs a shell script on a session bus; gives the lines that tell something.
    fn on_a_bus(&self, script: &str) -> Vec<String> {
        let output =
            self.run("dbus-run-session", &["--", "sh", "-c", &format!("{FUNCTIONS} {script}")]);
        told(&output)
    }
}

/// Lines of steps (`step:`) and of the script itself (`script:`).
fn told(output: &Output) -> Vec<String> {
    let text = String::from_utf8_lossy(&output.stdout);
    let lines: Vec<String> = text
        .lines()
        // The test runner writes the test's name before the first line of a step.
        .filter_map(|line| {
            line.find("step: ").or_else(|| line.find("script: ")).map(|at| line[at..].to_owned())
        })
        .collect();
    assert!(!lines.is_empty(), "{text}\n{}", String::from_utf8_lossy(&output.stderr));
    lines
}

/// Whether the programs of a real key store are there.
fn has_key_store() -> bool {
    let missing = ["dbus-run-session", "gnome-keyring-daemon", "secret-tool", "gdbus"]
        .into_iter()
        .find(|name| {
            Command::new(name)
                .arg("--version")
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()
                .is_err()
        });
    if let Some(name) = missing {
        println!("skipped: {name} is not on this computer");
    }
    missing.is_none()
}

/// Runs a step in a process of its own.
const FUNCTIONS: &str = r#"
    step() { RELABEL_TEST_KEYCHAIN_STEP=$1 "$RELABEL_TEST_SELF" --exact keychain::step --nocapture; }
"#;

/// Unlocks a new key store; runs the steps, counting items with another program.
const STORY: &str = r#"
    printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null
    count() { echo "script: $(secret-tool search --all service Relabel 2>/dev/null | grep -c '^secret = ') items"; }
    for name in load save load save load; do step $name; done
    count
    for name in remove load remove; do step $name; done
    count
"#;

#[test]
fn a_key_survives_the_end_of_the_program_and_leaves_nothing_when_removed() {
    if !has_key_store() {
        return;
    }
    // The longer key does not fit one item: its head and two parts.
    for (size, items) in [(RsaKeySize::_2048, None), (RsaKeySize::_4096, Some(3))] {
        let home = Home::new(size);
        let lines = home.on_a_bus(STORY);
        assert_eq!(
            lines[..5],
            [
                "step: load Gone KeyGone",
                "step: save ok",
                "step: load ok",
                "step: save ok",
                "step: load ok"
            ]
        );
        match items {
            Some(items) => assert_eq!(lines[5], format!("script: {items} items")),
            None => assert_ne!(lines[5], "script: 0 items"),
        }
        assert_eq!(
            lines[6..],
            ["step: remove ok", "step: load Gone KeyGone", "step: remove ok", "script: 0 items"]
        );
        nothing_readable(&home);
    }
}

/// Threat T5: no file of the home holds the key or the secret in the open.
fn nothing_readable(home: &Home) {
    let (der, secret) = secrets(&key_in(&home.file));
    let middle = &der[der.len() / 2..][..48];
    let needles = [secret.into_bytes(), middle.to_vec(), STANDARD.encode(middle).into_bytes()];
    let mut folders = vec![home.path()];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let kind = entry.file_type().unwrap();
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                files += 1;
                let bytes = std::fs::read(entry.path()).unwrap();
                for needle in &needles {
                    let found =
                        bytes.windows(needle.len()).any(|window| window == needle.as_slice());
                    assert!(!found, "{} holds a secret", entry.path().display());
                }
            }
        }
    }
    assert!(files > 0, "the key store wrote no file at all: nothing was looked at");
}

#[test]
fn a_password_survives_the_end_of_the_program_and_is_gone_when_removed() {
    if !has_key_store() {
        return;
    }
    let home = Home::new(RsaKeySize::_2048);
    let lines = home.on_a_bus(
        r#"
        printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null
        for name in password save-password password remove-password password remove-password; do
            step $name
        done
        "#,
    );
    assert_eq!(
        lines,
        [
            "step: password Gone KeyGone",
            "step: save-password ok",
            "step: password ok",
            "step: remove-password ok",
            "step: password Gone KeyGone",
            "step: remove-password ok"
        ]
    );
    nothing_readable(&home);
}

#[test]
fn a_locked_key_store_says_so() {
    if !has_key_store() {
        return;
    }
    let home = Home::new(RsaKeySize::_2048);
    let lines = home.on_a_bus(
        r#"
        printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null
        step save
        gdbus call --session --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets \
            --method org.freedesktop.Secret.Service.Lock "[objectpath '/org/freedesktop/secrets/collection/login']" >/dev/null
        for name in load save; do step $name; done
        "#,
    );
    assert_eq!(
        lines,
        ["step: save ok", "step: load Locked KeyStoreLocked", "step: save Locked KeyStoreLocked"]
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_computer_without_a_key_store_says_so() {
    let home = Home::new(RsaKeySize::_2048);
    // No bus at all.
    let script = format!(
        "{FUNCTIONS} export DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent/bus; for name in save load remove; do step $name; done"
    );
    let expected = [
        "step: save Missing KeyStoreMissing",
        "step: load Missing KeyStoreMissing",
        "step: remove Missing KeyStoreMissing",
    ];
    assert_eq!(told(&home.run("sh", &["-c", &script])), expected);
    assert_eq!(ApiError::from(VaultError::Missing).code, ErrorCode::KeyStoreMissing);
}

/// A bus on which nothing offers a key store and nothing starts one.
const BARE_BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>"#;

#[cfg(target_os = "linux")]
#[test]
fn a_desktop_without_a_key_store_says_so() {
    if !has_key_store() {
        return;
    }
    let home = Home::new(RsaKeySize::_2048);
    let config = home.folder.path().join("bus.conf");
    std::fs::write(&config, BARE_BUS).unwrap();
    let config = format!("--config-file={}", config.display());
    let output = home
        .run("dbus-run-session", &[&config, "--", "sh", "-c", &format!("{FUNCTIONS} step save")]);
    assert_eq!(told(&output), ["step: save Missing KeyStoreMissing"]);
}
