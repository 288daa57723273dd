//! Running a program in the workspace and saying what is run and how long it took.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// A program, looked for as this system spells it, started in the workspace.
pub(crate) fn program(name: &str) -> Command {
    // On Windows npm and npx are command files, which are only found by their full name.
    let script = cfg!(windows) && matches!(name, "npm" | "npx");
    let mut command = if script { Command::new(format!("{name}.cmd")) } else { Command::new(name) };
    command.current_dir(crate::root());
    // `cargo run` describes this package to its program; another cargo must not take it for its own.
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("CARGO_PKG_") || name == "CARGO_MANIFEST_DIR" {
            command.env_remove(name);
        }
    }
    command
}

/// The same cargo that started this program.
pub(crate) fn cargo() -> Command {
    program(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
}

/// Runs a program to its end with this terminal as its output.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("`{shown}` could not be started"))?;
    if !status.success() {
        bail!("`{shown}` ended with {status}");
    }
    Ok(())
}

/// Runs a program and gives what it printed.
pub(crate) fn output_of(command: &mut Command) -> Result<String> {
    let shown = shown(command);
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("`{shown}` could not be started"))?;
    if !output.status.success() {
        bail!("`{shown}` ended with {}", output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{shown}` printed no text"))
}

/// The program as a person would type it.
pub(crate) fn shown(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let name = program.file_stem().unwrap_or(command.get_program()).to_string_lossy();
    command
        .get_args()
        .fold(name.into_owned(), |line, argument| line + " " + &argument.to_string_lossy())
}

/// Does one step under a heading and remembers how long it took.
pub(crate) struct Steps {
    begun: Instant,
    taken: Vec<(&'static str, Duration)>,
}

impl Steps {
    pub(crate) fn new() -> Steps {
        Steps { begun: Instant::now(), taken: Vec::new() }
    }

    /// Runs `work` under `heading`; what fails is named by the heading.
    pub(crate) fn step<T>(
        &mut self,
        heading: &'static str,
        work: impl FnOnce() -> Result<T>,
    ) -> Result<T> {
        println!("\n=== {heading}");
        let begun = Instant::now();
        let done = work();
        let took = begun.elapsed();
        println!(
            "--- {heading}: {} after {}",
            if done.is_ok() { "done" } else { "FAILED" },
            spoken(took)
        );
        self.taken.push((heading, took));
        done.with_context(|| heading.to_owned())
    }

    /// How long it has been.
    pub(crate) fn elapsed(&self) -> Duration {
        self.begun.elapsed()
    }

    /// Where the time went, a line a step.
    pub(crate) fn summary(&self) -> String {
        let rows = self.taken.iter().map(|(heading, took)| (*took, *heading));
        rows.chain([(self.elapsed(), "in all")])
            .map(|(took, heading)| format!("{:>11}  {heading}\n", spoken(took)))
            .collect()
    }
}

/// A time as people say it.
pub(crate) fn spoken(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_shown_as_it_would_be_typed() {
        let mut command = Command::new("/some/where/cargo");
        command.args(["fmt", "--check"]);
        assert_eq!(shown(&command), "cargo fmt --check");
    }

    #[test]
    fn times_are_told_in_the_unit_people_expect() {
        assert_eq!(spoken(Duration::from_millis(4_230)), "4.2 s");
        assert_eq!(spoken(Duration::from_secs(605)), "10 min 05 s");
    }

    #[test]
    fn a_failed_step_is_named_in_the_error() {
        let mut steps = Steps::new();
        let error = steps.step::<()>("Formatting", || bail!("not formatted")).unwrap_err();
        assert_eq!(format!("{error:#}"), "Formatting: not formatted");
    }
}
