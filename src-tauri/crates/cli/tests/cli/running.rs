//! The program while it runs. What it prints is read here, a line at a time; what
//! nobody has read yet fills the pipe and holds it.

use std::process::Stdio;

use serde_json::Value as Json;
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

use crate::RIGHTS;
use crate::rig::{Ran, Rig};

pub(crate) struct Running {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    /// The lines it printed.
    pub(crate) seen: Vec<Json>,
}

impl Running {
    /// `set` on everything.
    pub(crate) fn start(rig: &Rig) -> Self {
        let mut set = rig.with_key("set", ["--folder", "/content/dam", "--recursive", "--yes"]);
        set.args(RIGHTS);
        Self::of(set)
    }

    pub(crate) fn of(mut command: Command) -> Self {
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("starts");
        let stdout = child.stdout.take().expect("piped");
        Self { child, lines: BufReader::new(stdout).lines(), seen: Vec::new() }
    }

    /// Reads until a line is the wanted one.
    pub(crate) async fn until(&mut self, wanted: impl Fn(&Json) -> bool) {
        while let Some(line) = self.lines.next_line().await.expect("reads") {
            self.seen.push(serde_json::from_str(&line).expect("JSON"));
            if self.seen.last().is_some_and(&wanted) {
                return;
            }
        }
        panic!("it ended before: {:?}", self.seen.last());
    }

    /// Reads until more assets are done than this.
    pub(crate) async fn until_done(&mut self, assets: u64) {
        self.until(|line| line["event"] == "progress" && line["done"].as_u64() > Some(assets))
            .await;
    }

    /// Sends a signal by name.
    #[cfg(unix)]
    pub(crate) async fn signal(&self, name: &str) {
        let id = self.child.id().expect("runs").to_string();
        let sent = Command::new("kill").args([&format!("-{name}"), &id]).status().await;
        assert!(sent.expect("kill runs").success());
    }

    /// Ends it as a power cut would.
    pub(crate) async fn kill(mut self) {
        self.child.kill().await.expect("is killed");
    }

    /// Reads to its end.
    pub(crate) async fn end(mut self) -> Ran {
        while let Some(line) = self.lines.next_line().await.expect("reads") {
            self.seen.push(serde_json::from_str(&line).expect("JSON"));
        }
        let status = self.child.wait().await.expect("ends");
        let code = status.code().expect("an exit code");
        Ran { code, lines: self.seen, stdout: String::new(), stderr: String::new() }
    }
}
