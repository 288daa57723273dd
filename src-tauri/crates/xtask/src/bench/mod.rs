//! `cargo xtask bench`: how fast the engine is beside programs that do less, how well
//! it keeps to what AEM allows, and what a million assets cost.
//!
//! One harness, one run. Repetitions of what is compared take turns, so that a busy
//! moment of the computer hits both; medians and the spread are told, and only
//! medians of ratios (and counts) are judged. The practice environment runs on one
//! processor and the client on the other. Figures and targets: the performance plan.

mod blocks;
mod figure;
mod limits;
mod million;
mod plan_table;
mod processes;
mod sheets;
mod throughput;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use clap::Args;
use serde_json::json;

use crate::step::{self, cargo};
use figure::{Figure, table};
use processes::can_bind;

/// What is measured, and how often.
#[derive(Args)]
pub(crate) struct Bench {
    /// Only these figures, such as P1,P3
    #[arg(long, value_delimiter = ',', value_name = "P…")]
    only: Vec<String>,
    /// Repetitions of everything
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
    /// Repetitions of what takes a million assets; as many as of everything else unless told
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    million_runs: Option<u32>,
    /// Once, shorter and with a tenth of the assets: to see that it works
    #[arg(long)]
    quick: bool,
    /// Measures the programs that are there from an earlier time, without building
    #[arg(long)]
    built: bool,
    /// Writes the figures as JSON too
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

/// What the groups of figures work with.
struct Plan {
    only: Vec<String>,
    runs: u32,
    million_runs: u32,
    quick: bool,
    /// For data folders and key files; emptied at the start.
    folder: PathBuf,
}

impl Plan {
    /// Whether one of these figures is wanted.
    fn wants(&self, numbers: &[&str]) -> bool {
        self.only.is_empty()
            || numbers
                .iter()
                .any(|number| self.only.iter().any(|only| only.eq_ignore_ascii_case(number)))
    }

    /// The usual size of something, or what is enough to see that it works.
    fn size(&self, usual: u32, quick: u32) -> u32 {
        if self.quick { quick } else { usual }
    }

    /// An empty folder of this name.
    fn fresh(&self, name: &str) -> Result<PathBuf> {
        let folder = self.folder.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }
}

/// Builds, measures, prints. The error says which targets were missed.
pub(crate) fn run(wanted: &Bench) -> Result<()> {
    let begun = Instant::now();
    if !wanted.built {
        build()?;
    }
    let built = begun.elapsed();
    let runs = if wanted.quick { 1 } else { wanted.runs };
    let plan = Plan {
        only: wanted.only.clone(),
        runs,
        million_runs: if wanted.quick { 1 } else { wanted.million_runs.unwrap_or(runs) },
        quick: wanted.quick,
        folder: crate::target().join("bench"),
    };
    plan.fresh("")?;
    let mut figures = Vec::new();
    let groups = [
        throughput::measure,
        blocks::measure,
        limits::measure,
        million::measure,
        sheets::measure,
        plan_table::measure,
    ];
    for group in groups {
        figures.extend(group(&plan)?);
    }
    figures.retain(|figure: &Figure| plan.wants(&[figure.number]));
    figures.sort_by_key(|figure| figure.number[1..].parse().unwrap_or(0));
    // Data folders of a million assets are not left behind.
    fs::remove_dir_all(&plan.folder)?;
    println!("\n{}", table(&figures));
    println!("Medians of {} repetitions; of a million assets {}.", plan.runs, plan.million_runs);
    let bound =
        if can_bind() { "Each had a processor of its own" } else { "They shared the processors" };
    println!("Client and practice environment: {bound}.");
    let taken = begun.elapsed();
    println!("It took {} min, of which building {} s.", taken.as_secs() / 60, built.as_secs());
    if let Some(file) = &wanted.json {
        write_json(file, &plan, &figures, taken.as_secs())?;
    }
    let missed: Vec<&str> = figures
        .iter()
        .filter(|figure| figure.is_met() == Some(false))
        .map(|figure| figure.number)
        .collect();
    if !missed.is_empty() {
        bail!("these targets were missed: {}", missed.join(", "));
    }
    Ok(())
}

fn build() -> Result<()> {
    println!("Building for release; the first time that takes some minutes.");
    step::run(cargo().args(["build", "--locked", "--release", "--package", "relabel-cli"]))?;
    step::run(cargo().args([
        "build",
        "--locked",
        "--release",
        "--package",
        "relabel-core",
        "--example",
        "bench",
    ]))
}

fn write_json(file: &Path, plan: &Plan, figures: &[Figure], seconds: u64) -> Result<()> {
    let figures: Vec<_> = figures.iter().map(Figure::json).collect();
    let all = json!({
        "runs": plan.runs,
        "millionRuns": plan.million_runs,
        "quick": plan.quick,
        "bound": can_bind(),
        "seconds": seconds,
        "figures": figures,
    });
    fs::write(file, serde_json::to_vec_pretty(&all)?)
        .with_context(|| format!("{} could not be written", file.display()))
}

/// The folder of the scripts that peers run.
fn scripts() -> PathBuf {
    crate::root().join("src-tauri/crates/xtask/bench")
}

/// Says what is being done.
fn say(text: &str) {
    println!("  {text}");
}
