//! Programs that never outlive the value that started them.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use super::tree::Process;

/// How long a program may take until it is ready; far above what it takes on a loaded machine.
pub(super) const PATIENCE: Duration = Duration::from_secs(180);

/// Between two looks at something that cannot be waited for.
pub(super) const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// What installs every program the window tests need.
const HINT: &str = "run `cargo xtask doctor`, which installs what the window tests need";

/// A program that is ended, with all it started, when this value is dropped.
#[derive(Debug)]
pub struct Guarded {
    child: Child,
    name: String,
}

impl Guarded {
    /// Starts `command` in a process group of its own.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(command: &mut Command) -> Result<Guarded> {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command
            .process_group(0)
            .spawn()
            .with_context(|| format!("{name} could not be started; {HINT}"))?;
        Ok(Guarded { child, name })
    }

    /// The first line it prints, which says that it is ready.
    ///
    /// # Errors
    /// When it ends before.
    pub fn first_line(&mut self) -> Result<String> {
        let output: ChildStdout = self.child.stdout.take().context("the output is not piped")?;
        let mut output = BufReader::new(output);
        let mut line = String::new();
        output.read_line(&mut line)?;
        if line.is_empty() {
            bail!("{} ended before it was ready", self.name);
        }
        // Put back, so that the program can go on printing.
        self.child.stdout = Some(output.into_inner());
        Ok(line.trim_end().to_owned())
    }

    /// It, and what it started.
    #[must_use]
    pub fn process(&self) -> Process {
        Process::new(self.child.id())
    }

    /// Its input, once.
    pub fn input(&mut self) -> Option<ChildStdin> {
        self.child.stdin.take()
    }

    /// Whether it still runs.
    pub fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// How it ended; `None` while it runs.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        // The group, because WebKit's driver starts the app as a child of its own.
        let group = format!("-{}", self.child.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.child.wait();
    }
}

/// `name`, ended by the system if the test itself is killed.
pub(super) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL", "--"]).arg(name).stdin(Stdio::null());
    command
}

/// Runs a program to its end and gives what it printed.
///
/// # Errors
/// When it cannot be started or fails.
pub(super) fn finish(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let answer = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("{name} could not be started; {HINT}"))?;
    if !answer.status.success() {
        bail!("{name} failed: {}", String::from_utf8_lossy(&answer.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&answer.stdout).trim_end().to_owned())
}

/// Looks until `look` finds something.
///
/// # Errors
/// When it does not within [`PATIENCE`]; `what` names it.
pub(super) fn until<T>(what: &str, look: impl FnMut() -> Option<T>) -> Result<T> {
    within(PATIENCE, look)
        .with_context(|| format!("{what}: still not so after {} s", PATIENCE.as_secs()))
}

/// Looks for at most `time`.
pub(super) fn within<T>(time: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let begun = Instant::now();
    loop {
        let found = look();
        if found.is_some() || begun.elapsed() > time {
            return found;
        }
        std::thread::sleep(LOOK_AGAIN);
    }
}
