//! A whole run in the window leaves no secret behind: not in any file the
//! programs wrote, not in the log, not in what crossed between page and core,
//! not in the page itself.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::start::Start;
use relabel_tests::window::{LOG, Window};
use serde_json::Value;

/// The secrets of key files, and the beginning of any access token, as they might
/// lie around: raw, in hexadecimal, and as UTF-16.
fn secrets(service_key: &Path, oauth_key: &Path) -> Result<Vec<Vec<u8>>> {
    let read = |file: &Path| -> Result<Value> { Ok(serde_json::from_slice(&fs::read(file)?)?) };
    let service = read(service_key)?;
    let integration = &service["integration"];
    let secret = integration["technicalAccount"]["clientSecret"].as_str().context("no secret")?;
    let pem = integration["privateKey"].as_str().context("no private key")?;
    // One line from the middle of the key stands for all of it.
    let line = pem.lines().nth(8).context("the private key is too short")?.trim();
    let oauth = read(oauth_key)?;
    let [first, second] = [0, 1].map(|at| oauth["CLIENT_SECRETS"][at].as_str());
    let forms = |text: &str| {
        let hexadecimal: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [text.as_bytes().to_vec(), hexadecimal.into_bytes(), wide]
    };
    // Every access token begins with this header of a JSON Web Token.
    let token = "eyJhbGciOi";
    let first = first.context("no first secret")?;
    let second = second.context("no second secret")?;
    Ok([secret, line, first, second, token].into_iter().flat_map(forms).collect())
}

pub(super) fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .flat_map(|entry| match entry.file_type() {
            Ok(kind) if kind.is_dir() => files(&entry.path()),
            Ok(kind) if kind.is_file() => vec![entry.path()],
            // Sockets cannot be read and hold nothing.
            Ok(_) | Err(_) => Vec::new(),
        })
        .collect()
}

/// What the page holds, and what it keeps for the next time.
pub(super) async fn content(window: &Window<'_>) -> Result<Vec<u8>> {
    const ALL: &str = "return document.documentElement.outerHTML + JSON.stringify({...localStorage, ...sessionStorage}) \
        + [...document.querySelectorAll('input, textarea')].map((field) => field.value).join(' ')";
    let page = window.session().run(ALL, &[]).await?;
    Ok(page.as_str().unwrap_or_default().as_bytes().to_vec())
}

pub(super) fn holds(content: &[u8], secret: &[u8]) -> bool {
    content.windows(secret.len()).any(|window| window == secret)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_of_a_key_is_left_behind() -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let keys = tempfile::tempdir()?;
    let practice = Practice::start(keys.path()).await?;
    let oauth_key = practice.oauth_key()?;
    let start = Start::signing_in_at(practice.sandbox.origin()).traced();
    let window = Window::open_as(&desktop, &start).await?;
    let person = Person::new(&window, Hand::Mouse);
    window.find("button", "Choose file").await?;
    let mut page = Vec::new();
    for (file, name) in [(&practice.service_key, "Website"), (&oauth_key, "Shop")] {
        let value = format!("© 2026 {name}");
        person.add_key(file, name).await?;
        page.extend(content(&window).await?);
        person.press("button", "Show assets").await?;
        person.choose_folder(&["Northlight", "Campaigns", "Été 2025"]).await?;
        person.include_subfolders().await?;
        let assets = window.count_in("button", "Change all").await?;
        person.set_copyright(&value).await?;
        // Shown by the rows of the plan.
        window.wait_for_text(&value).await?;
        person.run(assets).await?;
        page.extend(content(&window).await?);
    }
    // With a request to an administrator on the page.
    practice.sandbox.register_client(false);
    person.press("button", "Connections").await?;
    person.press("button", "Check Shop").await?;
    person.press("button", "Copy request").await?;
    window.find("textbox", "Message").await?;
    page.extend(content(&window).await?);
    window.close().await?;

    let log = String::from_utf8_lossy(&fs::read(desktop.home().join(LOG))?).into_owned();
    for crossed in
        ["add_connection", "key-inspected", "sign_in", "listing_page", "plan_rows", "watch_check"]
    {
        assert!(log.contains(crossed), "the log holds what crossed, {crossed} too");
    }
    let written = files(desktop.home());
    assert!(
        written.iter().any(|file| file.ends_with("relabel.db")),
        "the app's database is searched"
    );
    for secret in secrets(&practice.service_key, &oauth_key)? {
        assert!(!holds(&page, &secret), "the page holds a secret");
        for file in &written {
            let content = fs::read(file).unwrap_or_default();
            assert!(!holds(&content, &secret), "a secret is in {}", file.display());
        }
    }
    Ok(())
}
