//! Questions at a terminal: the program runs under `script`, which gives it one.

use std::process::Stdio;
use std::time::Duration;

use relabel_sandbox::{Content, Options, RateLimit, RetryAfter};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

use crate::RIGHTS;
use crate::key_store::KeyStore;
use crate::rig::Rig;

/// Longest wait for words on the terminal, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program with a person in front of it.
struct Terminal {
    child: Child,
    keyboard: ChildStdin,
    screen: ChildStdout,
    /// Everything that was on the screen.
    seen: String,
}

impl Terminal {
    /// `None`, and a word about it, without `script` (util-linux).
    fn new(command: &Command) -> Option<Self> {
        let command = command.as_std();
        let quoted = |text: &std::ffi::OsStr| {
            format!("'{}'", text.to_str().expect("text").replace('\'', "'\\''"))
        };
        let mut words = vec![quoted(command.get_program())];
        words.extend(command.get_args().map(quoted));
        let mut script = Command::new("script");
        script.args(["--quiet", "--return", "--echo", "never", "--command"]);
        // A shell that stays between would take the Ctrl-C as well, and end with its own code.
        script.arg(format!("exec {}", words.join(" "))).arg("/dev/null");
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => script.env(name, value),
                None => script.env_remove(name),
            };
        }
        let child = script
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn();
        let Ok(mut child) = child else {
            println!("skipped: script is not on this computer");
            return None;
        };
        let keyboard = child.stdin.take().expect("piped");
        let screen = child.stdout.take().expect("piped");
        Some(Self { child, keyboard, screen, seen: String::new() })
    }

    /// Waits for words that were not there before.
    async fn until(&mut self, words: &str) {
        let from = self.seen.len();
        while !self.seen[from..].contains(words) {
            let mut bytes = [0; 4096];
            let read = tokio::time::timeout(PATIENCE, self.screen.read(&mut bytes)).await;
            let read = read.unwrap_or_else(|_| panic!("no {words:?} in {:?}", self.seen));
            let read = read.expect("reads");
            assert!(read > 0, "it ended without {words:?}: {:?}", self.seen);
            self.seen.push_str(&String::from_utf8_lossy(&bytes[..read]));
        }
    }

    async fn types(&mut self, text: &str) {
        self.keyboard.write_all(format!("{text}\n").as_bytes()).await.expect("types");
        self.keyboard.flush().await.expect("types");
    }

    /// The exit code, and everything that was on the screen.
    async fn end(mut self) -> (i32, String) {
        let mut bytes = Vec::new();
        // The other end of a terminal that closes is an error, not an end.
        let _ = tokio::time::timeout(PATIENCE, self.screen.read_to_end(&mut bytes)).await;
        self.seen.push_str(&String::from_utf8_lossy(&bytes));
        drop(self.keyboard);
        let status = self.child.wait().await.expect("ends");
        (status.code().expect("an exit code"), self.seen)
    }
}

fn set(rig: &Rig) -> Command {
    let mut set = rig.bare();
    set.args(["set", "--loopback", "--file"]).arg(&rig.key);
    set.args(["--folder", "/content/dam", "--recursive"]).args(RIGHTS);
    set
}

#[tokio::test(flavor = "multi_thread")]
async fn a_few_assets_need_a_yes() {
    let rig = Rig::new(Content::Synthetic(3)).await;
    for (answer, code) in [("no", 5), ("y", 5), ("yes", 0)] {
        let Some(mut terminal) = Terminal::new(&set(&rig)) else { return };
        terminal.until("Change 3 assets? Type yes:").await;
        terminal.types(answer).await;
        let (ended, seen) = terminal.end().await;
        assert_eq!(ended, code, "{answer}: {seen}");
        assert_eq!(seen.contains("Nothing was sent."), code != 0, "{answer}: {seen}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_assets_need_their_number() {
    let rig = Rig::new(Content::Synthetic(1_001)).await;
    for (answer, code) in [("yes", 5), ("1000", 5), ("1,001", 0)] {
        let Some(mut terminal) = Terminal::new(&set(&rig)) else { return };
        terminal.until("Change 1,001 assets? To continue, type the number of assets:").await;
        terminal.types(answer).await;
        let (ended, seen) = terminal.end().await;
        assert_eq!(ended, code, "{answer}: {seen}");
    }
}

fn take_up(rig: &Rig, what: &str) -> Command {
    let mut command = rig.bare();
    command.args(["jobs", "--loopback", what, "--last", "--file"]).arg(&rig.key);
    command
}

#[tokio::test(flavor = "multi_thread")]
async fn an_undo_is_shown_and_needs_a_yes() {
    let rig = Rig::new(Content::Synthetic(3)).await;
    let assets = rig.assets("/content/dam").await;
    rig.sandbox.set_metadata(&assets[0], "dc:rights", "Ours".into());
    let done = set(&rig).arg("--yes").output().await.expect("runs");
    assert!(done.status.success(), "{done:?}");
    for (answer, code) in [("no", 5), ("yes", 0)] {
        let Some(mut terminal) = Terminal::new(&take_up(&rig, "undo")) else { return };
        terminal.until("Restore the old values of 3 assets? Type yes:").await;
        let line = format!("{}  dc:rights: {} -> Ours", assets[0], RIGHTS[3]);
        assert!(terminal.seen.contains(&line), "{}", terminal.seen);
        terminal.types(answer).await;
        let (ended, seen) = terminal.end().await;
        assert_eq!(ended, code, "{answer}: {seen}");
        assert_eq!(seen.contains("Nothing was sent."), code != 0, "{answer}: {seen}");
    }
    assert_eq!(rig.held(&assets[0], "dc:rights")["value"], "Ours");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_line_of_progress_tells_of_a_wait_and_of_a_stop() {
    let rig = Rig::new(Content::Synthetic(200)).await;
    // Enough for the trial of writing and a few assets, then nothing for long.
    let limit = RateLimit {
        retry_after: RetryAfter::Seconds(600),
        ..RateLimit::window(0.01, Duration::from_secs(1_000))
    };
    rig.sandbox.set_rate_limit(Some(limit));
    let Some(mut terminal) = Terminal::new(&set(&rig)) else { return };
    terminal.until("Change 200 assets? Type yes:").await;
    terminal.types("yes").await;
    terminal.until("AEM asked us to slow down. Waiting").await;
    terminal.keyboard.write_all(b"\x03").await.expect("types");
    terminal.keyboard.flush().await.expect("types");
    terminal.until("Stopping… Press Ctrl-C again to stop at once.").await;
    let (code, seen) = terminal.end().await;
    assert_eq!(code, 6, "{seen}");
    assert!(seen.contains("sends the rest"), "{seen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn credential_and_address_are_asked_for_and_a_replacement_once() {
    let Some(store) = KeyStore::new() else { return };
    let rig = Rig::new(Content::Synthetic(1)).await;
    let address = rig.sandbox.origin();
    let add = |file: &std::path::Path| {
        let mut add = rig.bare();
        add.args(["--loopback", "--ims", address.as_str(), "connections", "add"]).arg(file);
        store.lend(&mut add);
        add
    };
    let two = rig.file("two.json", rig.sandbox.project_file_with_two_credentials());
    let Some(mut terminal) = Terminal::new(&add(&two)) else { return };
    terminal.until("Type its number:").await;
    assert!(terminal.seen.contains("2  “Translation team”"), "{}", terminal.seen);
    terminal.types("1").await;
    let suggested = address.as_str().trim_end_matches('/');
    terminal.until(&format!("Address of the AEM author? [{suggested}]")).await;
    terminal.types("").await;
    let (code, seen) = terminal.end().await;
    assert_eq!(code, 0, "{seen}");
    assert!(seen.contains("Added "), "{seen}");

    let env = rig.file(".env", rig.sandbox.oauth_file(relabel_sandbox::OauthForm::Env));
    for (answer, code, words) in [("no", 2, "--replace"), ("yes", 0, "Replaced the key of")] {
        let Some(mut terminal) = Terminal::new(&add(&env)) else { return };
        terminal.until("Replace the saved key? Type yes:").await;
        terminal.types(answer).await;
        let (ended, seen) = terminal.end().await;
        assert_eq!(ended, code, "{answer}: {seen}");
        assert!(seen.contains(words), "{answer}: {seen}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_typed_unseen() {
    let Some(store) = KeyStore::new() else { return };
    let options = Options { content: Content::Synthetic(1), local_aem: true, ..Options::default() };
    let rig = Rig::with(options).await;
    let mut add = rig.bare();
    add.args(["connections", "add-local", rig.sandbox.origin().as_str(), "--user", "admin"]);
    store.lend(&mut add);
    let Some(mut terminal) = Terminal::new(&add) else { return };
    terminal.until("Password for admin:").await;
    terminal.types("canary-4711").await;
    let (code, seen) = terminal.end().await;
    assert_eq!(code, 0, "{seen}");
    assert!(!seen.contains("4711"), "{seen}");
}
