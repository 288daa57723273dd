//! `cargo xtask network`: what is said in a company's network, against the real programs that
//! make such networks: squid, tinyproxy, nginx, stunnel, dnsmasq, and certificates of openssl.
//!
//! All of it runs in a network of its own (`unshare --net`), where Adobe's names lead to this
//! computer and nothing else can be reached: no packet leaves the machine, and ports of the
//! machine are not in the way. That needs root. It is not part of `cargo xtask test`.

mod cases;
mod job;
mod servers;
mod world;

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::step::{cargo, run as run_step};
use crate::tools::executable;

/// Which cases.
#[derive(Debug, clap::Args)]
pub(crate) struct Network {
    /// Only the cases with this in their name
    #[arg(long, default_value = "")]
    only: String,
    /// Inside the network of its own already
    #[arg(long, hide = true)]
    inside: bool,
}

/// Builds the program, makes a network, and tells case by case what the program says in it.
///
/// # Errors
/// Where a case is not told as it should be.
pub(crate) fn run(wanted: &Network) -> Result<()> {
    if wanted.inside {
        return inside(&wanted.only);
    }
    if !cfg!(target_os = "linux") {
        println!("skipped: only Linux has networks of its own for programs");
        return Ok(());
    }
    run_step(cargo().args(["build", "--locked", "-p", "relabel-cli"]))?;
    // With numbers of processes of its own, what a server leaves behind ends with it.
    let unshared = Command::new("unshare")
        .args(["--net", "--mount", "--pid", "--mount-proc", "--fork", "--kill-child", "--"])
        .arg(std::env::current_exe()?)
        .args(["network", "--inside", "--only", &wanted.only])
        .status()?;
    if !unshared.success() {
        bail!("the cases ended with {unshared}");
    }
    Ok(())
}

fn inside(only: &str) -> Result<()> {
    let folder = crate::target().join("network");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder)?;
    let program = crate::target().join("debug").join(executable("relabel-cli"));
    let world = world::World::make(&folder, &program)?;
    let mut told = cases::run(&world, only)?;
    if "job by way of squid".contains(only) {
        told.push(job::run(&world)?);
    }
    report(&folder, &told)
}

/// What a case was, and what was said.
pub(crate) struct Told {
    name: String,
    staged: String,
    said: String,
    exit: i32,
    is_right: bool,
}

fn report(folder: &Path, told: &[Told]) -> Result<()> {
    let mut text = String::from("| | Case | Staged | Said | Exit |\n|---|---|---|---|---|\n");
    for one in told {
        let sign = if one.is_right { "ok" } else { "WRONG" };
        let said = one.said.replace('|', "/");
        text.push_str(&format!(
            "| {sign} | {} | {} | {said} | {} |\n",
            one.name, one.staged, one.exit
        ));
    }
    let wrong = told.iter().filter(|one| !one.is_right).count();
    text.push_str(&format!("\n{} cases, {wrong} of them wrong\n", told.len()));
    std::fs::write(folder.join("report.md"), &text)?;
    println!("{text}");
    if wrong > 0 { bail!("{wrong} cases are not told as they should be") } else { Ok(()) }
}
