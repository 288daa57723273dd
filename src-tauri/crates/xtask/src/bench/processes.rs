//! The programs of a bench: the practice environment on one processor, whoever talks
//! to it on the other.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use crate::step::shown;
use crate::tools::executable;

/// What a program told, in one.
pub(super) type Told = Map<String, Value>;

/// A number of it.
pub(super) fn number(told: &Told, name: &str) -> Result<f64> {
    told.get(name).and_then(Value::as_f64).with_context(|| format!("{name} is missing in {told:?}"))
}

/// How often something was done in a second.
pub(super) fn rate(told: &Told, times: &str, seconds: &str) -> Result<f64> {
    Ok(number(told, times)? / number(told, seconds)?)
}

/// Which of two processors a program is bound to, where there are two and `taskset`.
#[derive(Clone, Copy)]
pub(super) enum Core {
    Mock,
    Client,
}

fn bound(core: Core, program: &Path) -> Command {
    if !can_bind() {
        return Command::new(program);
    }
    let mut command = Command::new("taskset");
    command
        .args([
            "-c",
            match core {
                Core::Mock => "0",
                Core::Client => "1",
            },
        ])
        .arg(program);
    command
}

/// Whether programs are bound to processors.
pub(super) fn can_bind() -> bool {
    std::thread::available_parallelism().is_ok_and(|count| count.get() >= 2) && has("taskset")
}

/// Whether a program is there.
pub(super) fn has(program: &str) -> bool {
    let nothing = |stream: &mut Command| {
        stream.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
    };
    nothing(Command::new(program).arg("--version"))
}

/// A program of this workspace, as the release profile builds it.
fn released(name: &str) -> PathBuf {
    crate::target().join("release").join(executable(name))
}

/// A program that tells what it found out, a JSON object a line.
pub(super) struct Teller {
    child: Child,
    lines: BufReader<std::process::ChildStdout>,
    name: String,
}

impl Teller {
    /// The driver in `relabel-core`.
    pub(super) fn driver(kind: &str, wishes: &[(&str, String)]) -> Result<Self> {
        let mut command = bound(Core::Client, &released("examples/bench"));
        command.arg(kind).args(wishes.iter().map(|(name, value)| format!("{name}={value}")));
        Self::start(command)
    }

    /// The same with all processors, where nobody else needs one.
    pub(super) fn alone(kind: &str, wishes: &[(&str, String)]) -> Result<Self> {
        let mut command = Command::new(released("examples/bench"));
        command.arg(kind).args(wishes.iter().map(|(name, value)| format!("{name}={value}")));
        Self::start(command)
    }

    /// Any other client.
    pub(super) fn peer(program: &str, arguments: &[String], folder: &Path) -> Result<Self> {
        let mut command = bound(Core::Client, Path::new(program));
        command.args(arguments).current_dir(folder);
        Self::start(command)
    }

    fn start(mut command: Command) -> Result<Self> {
        let name = shown(&command);
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("`{name}` could not be started"))?;
        let output = child.stdout.take().expect("standard output was just asked to be piped");
        Ok(Self { child, lines: BufReader::new(output), name })
    }

    /// What it told until it ended.
    pub(super) fn told(mut self) -> Result<Told> {
        let mut told = Map::new();
        while self.line(&mut told)? {}
        let status = self.child.wait()?;
        if !status.success() {
            bail!("`{}` ended with {status}", self.name);
        }
        Ok(told)
    }

    /// What it told until it told of `wanted`; it is killed then.
    pub(super) fn killed_at(mut self, wanted: &str) -> Result<Told> {
        let mut told = Map::new();
        while !told.contains_key(wanted) {
            if !self.line(&mut told)? {
                bail!("`{}` ended before its time", self.name);
            }
        }
        self.child.kill()?;
        self.child.wait()?;
        Ok(told)
    }

    /// Adds a line; `false` at the end.
    fn line(&mut self, told: &mut Told) -> Result<bool> {
        let mut line = String::new();
        if self.lines.read_line(&mut line)? == 0 {
            return Ok(false);
        }
        // Peers say other things too.
        if let Ok(Value::Object(more)) = serde_json::from_str(&line) {
            told.extend(more);
        }
        Ok(true)
    }
}

impl Drop for Teller {
    fn drop(&mut self) {
        // It may have ended by itself; there is nothing left to do then.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The practice environment as a program of its own, ended with this value.
pub(super) struct Mock {
    server: Child,
    pub(super) address: String,
    /// Key file of the service account, and the one with an access token in it.
    pub(super) key: String,
    pub(super) token: String,
    /// Key file of an OAuth credential, which names neither address.
    pub(super) oauth: String,
    pub(super) control: String,
    pub(super) control_token: String,
}

impl Mock {
    /// Starts one with so many made-up assets.
    pub(super) fn start(assets: u32, arguments: &[&str], folder: &Path) -> Result<Self> {
        let keys = folder.join("keys");
        let mut command = bound(Core::Mock, &released("relabel-cli"));
        command.args(["--json", "sandbox", "serve", "--control", "--assets", &assets.to_string()]);
        let mut server = command
            .arg("--keys")
            .arg(&keys)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(File::create(folder.join("mock.log"))?)
            .spawn()
            .context("the practice environment could not be started")?;
        let output = server.stdout.take().expect("standard output was just asked to be piped");
        let mut line = String::new();
        let read = BufReader::new(output).read_line(&mut line);
        // From here on the server is ended however this ends.
        let mut mock = Self {
            server,
            address: String::new(),
            key: String::new(),
            token: String::new(),
            oauth: String::new(),
            control: String::new(),
            control_token: String::new(),
        };
        read?;
        let hello: Value = serde_json::from_str(&line)
            .with_context(|| format!("the practice environment said {line:?}"))?;
        let text = |pointer: &str| {
            let text = hello.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
            text.with_context(|| format!("the practice environment did not say {pointer}"))
        };
        mock.address = text("/address")?;
        mock.key = text("/keys/serviceCredentials")?;
        mock.token = text("/keys/localDevelopmentToken")?;
        mock.oauth = text("/keys/oauthServerToServer")?;
        mock.control = text("/control/address")?;
        mock.control_token = text("/control/token")?;
        Ok(mock)
    }

    /// What every driver has to know of it.
    pub(super) fn wishes(&self) -> Vec<(&'static str, String)> {
        vec![
            ("address", self.address.clone()),
            ("key", self.key.clone()),
            ("token", self.token.clone()),
            ("control", self.control.clone()),
            ("control-token", self.control_token.clone()),
        ]
    }

    /// The access token itself.
    pub(super) fn access_token(&self) -> Result<String> {
        let file: Value = serde_json::from_slice(&std::fs::read(&self.token)?)?;
        let token = file["accessToken"].as_str().context("the key file holds no access token")?;
        Ok(token.to_owned())
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        // It may have ended by itself; there is nothing left to do then.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
