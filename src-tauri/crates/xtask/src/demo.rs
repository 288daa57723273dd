//! `cargo xtask demo`: the main job without an AEM. First in the terminal, then
//! in the window; where no display is, the window is driven on a virtual one
//! and leaves pictures.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::step::{self, Steps, cargo, shown};
use crate::system::{Need, has_display, prepare};
use crate::{tools, ui};

/// A folder of the practice library.
const FOLDER: &str = "/content/dam/northlight/campaigns";
/// What the demo sets: the field people know as Copyright.
const PROPERTY: &str = "dc:rights";
/// What it is set to.
const VALUE: &str = "© 2026 Northlight. All rights reserved.";

/// Builds what is needed and shows the job twice.
pub(crate) fn run() -> Result<()> {
    let seen = has_display();
    let mut steps = Steps::new();
    steps.step("System packages", || {
        prepare(if seen { Need::Building } else { Need::WindowTests })
    })?;
    steps.step("Interface", ui::build)?;
    steps.step("Programs", || {
        step::run(cargo().args([
            "build",
            "--locked",
            "--package",
            "relabel",
            "--package",
            "relabel-cli",
        ]))
    })?;
    let folder = crate::target().join("demo");
    // Pictures and data of an earlier demo would be taken for this one's.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).context("the folder for the demo could not be made")?;
    steps.step("The job in the terminal", || in_the_terminal(&folder))?;
    if seen {
        steps.step("The job in the window", || in_the_window(&folder))
    } else {
        steps.step("The job in the window, on a virtual display", || headless(&folder))
    }
}

/// Changes a folder with the command line: a dry run that shows old -> new, then the change.
fn in_the_terminal(folder: &Path) -> Result<()> {
    let practice = Practice::start(&folder.join("keys"))?;
    println!("The practice environment is running at {}\n", practice.address);
    for last in ["--dry-run", "--yes"] {
        let mut set = Command::new(tools::built("relabel-cli"));
        set.arg("--loopback")
            .arg("--data-dir")
            .arg(folder.join("data"))
            .arg("set")
            .arg("--file")
            .arg(&practice.key)
            .args(["--folder", FOLDER, "--recursive"])
            .args(["--property", PROPERTY, "--value", VALUE, last]);
        println!("$ {}", shown(&set));
        step::run(&mut set)?;
        println!();
    }
    Ok(())
}

/// Opens the window for a person, who closes it.
fn in_the_window(folder: &Path) -> Result<()> {
    println!("Relabel opens in the practice environment. Close its window to end the demo.");
    step::run(
        Command::new(tools::built("relabel"))
            .arg("--practice")
            .env("RELABEL_DATA_DIR", folder.join("window-data")),
    )
}

/// Lets the harness of the window tests do the job and take pictures.
fn headless(folder: &Path) -> Result<()> {
    println!("There is no display here: the real window is driven on a virtual one instead.");
    tools::tauri_driver()?;
    step::run(
        cargo()
            .args([
                "run",
                "--locked",
                "--quiet",
                "--package",
                "relabel-tests",
                "--bin",
                "demo",
                "--",
            ])
            .arg(folder),
    )?;
    let mut pictures: Vec<PathBuf> = fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "png"))
        .collect();
    pictures.sort();
    println!("Pictures of what happened:");
    for picture in pictures {
        println!("  {}", picture.display());
    }
    Ok(())
}

/// The practice environment as a program of its own, ended with this value.
struct Practice {
    server: Child,
    address: String,
    /// The key file of the service account.
    key: PathBuf,
}

impl Practice {
    fn start(keys: &Path) -> Result<Practice> {
        let mut server = Command::new(tools::built("relabel-cli"))
            .args(["--json", "sandbox", "serve", "--keys"])
            .arg(keys)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .context("the practice environment could not be started")?;
        let mut line = String::new();
        let output = server.stdout.take().expect("standard output was just asked to be piped");
        let read = BufReader::new(output).read_line(&mut line);
        // From here on the server is ended however this ends.
        let mut practice = Practice { server, address: String::new(), key: PathBuf::new() };
        read?;
        let hello: Value = serde_json::from_str(&line)
            .with_context(|| format!("the practice environment said {line:?}"))?;
        practice.address = hello["address"].as_str().unwrap_or_default().to_owned();
        practice.key = hello["keys"]["serviceCredentials"]
            .as_str()
            .map(PathBuf::from)
            .context("the practice environment named no service credentials")?;
        Ok(practice)
    }
}

impl Drop for Practice {
    fn drop(&mut self) {
        // It may have ended by itself; there is nothing left to do then.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
