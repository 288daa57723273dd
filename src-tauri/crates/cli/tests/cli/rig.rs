//! A practice environment, a data folder, and the program between them.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use relabel_judge::Judge;
use relabel_sandbox::{Content, KeyFileKind, OauthForm, Options, Sandbox};
use serde_json::Value as Json;
use tokio::process::Command;

/// All three, with the key file of the service account.
pub(crate) struct Rig {
    /// Compares all jobs with the ledger when the test ends.
    _judge: Judge,
    pub(crate) sandbox: Sandbox,
    pub(crate) folder: tempfile::TempDir,
    pub(crate) key: PathBuf,
}

/// What a run of the program left.
pub(crate) struct Ran {
    pub(crate) code: i32,
    /// Standard output as JSON lines.
    pub(crate) lines: Vec<Json>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Rig {
    /// With these assets; the service account may change them.
    pub(crate) async fn new(content: Content) -> Self {
        Self::with(Options { content, technical_user_may_write: true, ..Options::default() }).await
    }

    pub(crate) async fn with(options: Options) -> Self {
        let sandbox = Sandbox::start(options).await.expect("the practice environment starts");
        let folder = tempfile::tempdir().expect("a folder");
        let key = folder.path().join("key.json");
        std::fs::write(&key, sandbox.key_file(KeyFileKind::ServiceCredentials)).expect("a file");
        let judge = Judge::of(&sandbox, folder.path().join("data"));
        Self { _judge: judge, sandbox, folder, key }
    }

    /// The folder the program keeps its files in.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The program on the data folder, without the switch for servers on this computer.
    pub(crate) fn bare(&self) -> Command {
        let mut command = program();
        command.arg("--data-dir").arg(self.data());
        command
    }

    /// `command --json --loopback --file KEY arguments`.
    pub(crate) fn with_key(
        &self,
        command: &str,
        arguments: impl IntoIterator<Item = impl AsRef<OsStr>>,
    ) -> Command {
        let mut program = self.bare();
        program.args([command, "--json", "--loopback", "--file"]).arg(&self.key).args(arguments);
        program
    }

    /// `command --json --loopback --file FILE --aem ADDRESS --ims ADDRESS arguments`: an
    /// OAuth file names neither.
    pub(crate) fn with_file(
        &self,
        command: &str,
        file: &Path,
        arguments: impl IntoIterator<Item = impl AsRef<OsStr>>,
    ) -> Command {
        let (mut program, address) = (self.bare(), self.sandbox.origin());
        program.args([command, "--json", "--loopback", "--aem", address.as_str()]);
        program.args(["--ims", address.as_str()]);
        program.arg("--file").arg(file).args(arguments);
        program
    }

    /// A file beside the key.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).expect("a file");
        path
    }

    /// What nobody may see of the key files of this environment.
    pub(crate) fn secrets(&self) -> Vec<String> {
        let parse = |bytes: &[u8]| serde_json::from_slice::<Json>(bytes).expect("JSON");
        let service = parse(&self.sandbox.key_file(KeyFileKind::ServiceCredentials));
        let oauth = parse(&self.sandbox.oauth_file(OauthForm::Flat));
        let two = parse(&self.sandbox.project_file_with_two_credentials());
        let integration = &service["integration"];
        let pem = integration["privateKey"].as_str().expect("a private key");
        let text = |value: &Json| value.as_str().expect("a secret").to_owned();
        let mut secrets = vec![
            // One line from the middle of the key stands for all of it.
            pem.lines().nth(8).expect("a line of the key").trim().to_owned(),
            text(&integration["technicalAccount"]["clientSecret"]),
        ];
        secrets.extend(oauth["CLIENT_SECRETS"].as_array().expect("secrets").iter().map(text));
        let listed = two["project"]["workspace"]["details"]["credentials"].as_array();
        for credential in listed.expect("credentials") {
            let own = credential["oauth_server_to_server"]["client_secrets"].as_array();
            secrets.extend(own.into_iter().flatten().map(text));
        }
        secrets
    }

    /// What an asset holds, as AEM sees it.
    pub(crate) fn held(&self, path: &str, property: &str) -> Json {
        self.sandbox.metadata(path).and_then(|set| set.get(property).cloned()).unwrap_or_default()
    }

    /// Paths of the assets the program lists below a folder.
    pub(crate) async fn assets(&self, folder: &str) -> Vec<String> {
        let listed = run(&mut self.with_key("assets", ["--folder", folder, "--recursive"])).await;
        assert_eq!(listed.code, 0, "{}", listed.stderr);
        let assets = listed.lines.iter().filter(|line| line["event"] == "asset");
        assets.map(|line| line["path"].as_str().expect("a path").to_owned()).collect()
    }
}

impl Ran {
    /// The last line of standard output.
    pub(crate) fn last(&self) -> &Json {
        self.lines.last().expect("at least one line")
    }

    /// A count of the last line, which must be `finished`.
    pub(crate) fn count(&self, outcome: &str) -> u64 {
        assert_eq!(self.last()["event"], "finished", "{}{}", self.stdout, self.stderr);
        self.last()["counts"][outcome].as_u64().expect("a count")
    }

    /// The same of fields of assets.
    pub(crate) fn cells(&self, outcome: &str) -> u64 {
        self.count(outcome);
        self.last()["cells"][outcome].as_u64().expect("a count")
    }

    /// All counts together.
    pub(crate) fn sum(&self) -> u64 {
        let counts = self.last()["counts"].as_object().expect("counts");
        counts.keys().map(|outcome| self.count(outcome)).sum()
    }

    /// Ended with this code and this error as the last line.
    pub(crate) fn assert_refused(&self, exit: i32, code: &str) {
        assert_eq!(self.code, exit, "{}{}", self.stdout, self.stderr);
        assert_eq!(self.last()["event"], "error");
        assert_eq!(self.last()["code"], code, "{}", self.stderr);
        assert!(!self.last()["message"].as_str().expect("a message").is_empty());
        assert!(!self.stderr.is_empty(), "a person is told too");
    }
}

/// The program, free of what the environment of the tests says.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_relabel-cli"));
    command
        .env_remove("RELABEL_LOOPBACK")
        .env_remove("RELABEL_DATA_DIR")
        .env_remove("RELABEL_LOG")
        .env("LC_ALL", "C")
        .stdin(Stdio::null())
        .kill_on_drop(true);
    command
}

/// Runs the program to its end; standard output must be JSON lines.
pub(crate) async fn run(command: &mut Command) -> Ran {
    ran(command.output().await.expect("the program runs"))
}

pub(crate) fn ran(output: Output) -> Ran {
    let stdout = String::from_utf8(output.stdout).expect("text");
    let parse = |line: &str| {
        serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line:?}"))
    };
    Ran {
        code: output.status.code().expect("an exit code"),
        lines: stdout.lines().map(parse).collect(),
        stdout,
        stderr: String::from_utf8(output.stderr).expect("text"),
    }
}

/// Every file below a folder.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}
