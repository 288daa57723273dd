//! P9, P12 and P22: what a million assets cost.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::Value;

use super::figure::{Figure, Target};
use super::processes::{Mock, Teller, Told, number, rate};
use super::throughput::engine;
use super::{Plan, say};

/// A small job, and a tenth of the large one for trying.
const SMALL: u32 = 1_000;
const LARGE: u32 = 1_000_000;
/// How long a killed program's last requests are waited for.
const SETTLED: Duration = Duration::from_secs(1);

pub(super) fn measure(plan: &Plan) -> Result<Vec<Figure>> {
    let mut figures = Vec::new();
    if plan.wants(&["P9"]) {
        figures.extend(memory(plan)?);
    }
    if plan.wants(&["P12", "P22"]) {
        figures.extend(interrupted(plan)?);
    }
    Ok(figures)
}

fn memory(plan: &Plan) -> Result<Vec<Figure>> {
    let large = plan.size(LARGE, LARGE / 10);
    let phase = |what: &str| {
        Figure::new("P9", format!("{large} assets, 0 ms: {what}"), "assets/s", "", Target::None)
    };
    let mut phases = [phase("listed"), phase("planned"), phase("run"), phase("undone")];
    let what = format!("peak memory, list to undo, {large} assets");
    let against = format!("{SMALL} assets");
    let mut ratio = Figure::new("P9", what.clone(), "MB", against.clone(), Target::AtMost(1.3));
    let more = format!("more memory than with {SMALL} assets");
    let mut growth = Figure::new("P9", more, "MB", "", Target::AtMost(64.0));
    for run in 1..=plan.million_runs {
        say(&format!("{large} assets, repetition {run} of {}", plan.million_runs));
        let peak = |told: &Told| Ok::<f64, anyhow::Error>(number(told, "peakKb")? / 1_024.0);
        let small = peak(&whole(plan, SMALL)?)?;
        let told = whole(plan, large)?;
        let peak = peak(&told)?;
        ratio.compared(peak, small);
        growth.alone(peak - small);
        let times = [
            ("assets", "listSeconds"),
            ("assets", "planSeconds"),
            ("writes", "runSeconds"),
            ("undone", "undoSeconds"),
        ];
        for (figure, (count, seconds)) in phases.iter_mut().zip(times) {
            figure.alone(rate(&told, count, seconds)?);
        }
        say(&format!("  {}", Value::Object(told)));
    }
    Ok(phases.into_iter().chain([growth, ratio]).collect())
}

fn whole(plan: &Plan, assets: u32) -> Result<Told> {
    let mock = Mock::start(assets, &[], &plan.fresh("mock")?)?;
    engine(plan, &mock, &[("value", "after".to_owned()), ("undo", "1".to_owned())])
}

/// A job is killed in its middle; the program is started, and the job is gone on with
/// and killed again.
fn interrupted(plan: &Plan) -> Result<Vec<Figure>> {
    let large = plan.size(LARGE, LARGE / 10);
    let what = format!("job of {large}, killed in its middle: from going on to the first write");
    let mut resume = Figure::new("P12", what, "s", "", Target::AtMost(2.0));
    let what = format!("opening the data folder with an unfinished job of {large}");
    let mut open = Figure::new("P22", what, "s", "one without a job", Target::AtMost(1.15));
    let what = "the first time, with what the killed program had listed";
    let mut first = Figure::new("P22", what, "s", "one without a job", Target::None);
    let mock = Mock::start(large, &[], &plan.fresh("mock")?)?;
    let data = plan.fresh("data")?;
    let mut wishes = mock.wishes();
    wishes.push(("data", data.display().to_string()));
    say(&format!("a job of {large} is killed in its middle"));
    let mut job = wishes.clone();
    job.extend([("value", "after".to_owned()), ("until", (large / 2).to_string())]);
    let told = Teller::driver("job", &job)?.killed_at("reached")?;
    let job = told.get("job").and_then(Value::as_str).context("the job has no number")?;
    wishes.push(("job", job.to_owned()));
    let empty = plan.fresh("empty")?;
    opened(&empty)?;
    first.compared(opened(&data)?, opened(&empty)?);
    for run in 1..=plan.runs {
        say(&format!("going on, repetition {run} of {}", plan.runs));
        open.compared(opened(&data)?, opened(&empty)?);
        // What the program that was killed had sent has arrived by then.
        thread::sleep(SETTLED);
        let told = Teller::driver("resume", &wishes)?.told()?;
        resume.alone(number(&told, "firstPutSeconds")?);
    }
    fs::remove_dir_all(&data)?;
    Ok(vec![resume, open, first])
}

fn opened(data: &Path) -> Result<f64> {
    let told = Teller::driver("open", &[("data", data.display().to_string())])?.told()?;
    number(&told, "openSeconds")
}
