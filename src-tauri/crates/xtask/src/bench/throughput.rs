//! P1 to P4, P13, P11 and P23: how fast, beside programs that do less.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::figure::{Figure, Target};
use super::processes::{Mock, Teller, Told, has, number, rate};
use super::{Plan, say, scripts};
use crate::step;

/// Requests on their way at the same time, in the engine and its peers.
const IN_FLIGHT: u32 = 32;
/// What the tutorial's sample application sends with, and nothing else.
const NODE_FETCH: &str = "node-fetch@2.7.0";

pub(super) fn measure(plan: &Plan) -> Result<Vec<Figure>> {
    let mut figures = Vec::new();
    if plan.wants(&["P1", "P2", "P3", "P23"]) {
        figures.extend(without_latency(plan)?);
    }
    if plan.wants(&["P4"]) {
        for (milliseconds, assets) in [(50, 40_000), (200, 10_000)] {
            figures.extend(with_latency(plan, milliseconds, plan.size(assets, assets / 10))?);
        }
    }
    if plan.wants(&["P11"]) {
        figures.push(journal(plan)?);
    }
    if plan.wants(&["P13"]) {
        figures.push(staging(plan)?);
    }
    Ok(figures)
}

/// A whole change of everything in a library by the engine.
pub(super) fn engine(plan: &Plan, mock: &Mock, more: &[(&'static str, String)]) -> Result<Told> {
    let data = plan.fresh("data")?;
    let mut wishes = mock.wishes();
    wishes.push(("data", data.display().to_string()));
    wishes.extend_from_slice(more);
    Teller::driver("job", &wishes)?.told()
}

fn without_latency(plan: &Plan) -> Result<Vec<Figure>> {
    let c = IN_FLIGHT;
    // The pacer climbs for the first seconds of a job, whatever it is compared with: it is
    // part of the figure, as it is of a job of this size.
    let assets = plan.size(400_000, 20_000);
    let put = |number, against: &str, least| {
        let what = format!("whole engine, 0 ms, {c} at a time");
        Figure::new(number, what, "writes/s", against, Target::AtLeast(least))
    };
    let mut bare = put("P1", &format!("bare reqwest loop, {c} at a time"), 0.80);
    let mut physical = put("P2", &format!("wrk, {c} at a time"), 0.36);
    let mut sequential = put("P3", "Node, one after the other", 25.0);
    let mut ready = Figure::new(
        "P2",
        format!("practice environment, wrk, {c} at a time"),
        "writes/s",
        "bare reqwest loop: above 1 it was not what held the loop up",
        Target::None,
    );
    let mut undo = Figure::new(
        "P23",
        format!("undo, 0 ms, {c} at a time"),
        "writes/s",
        "forward",
        Target::AtLeast(0.9),
    );
    let mock = Mock::start(assets, &[], &plan.fresh("mock")?)?;
    let node = node(plan)?;
    let has_wrk = has("wrk");
    if !has_wrk {
        say("P2 is not measured: wrk is not there");
    }
    for run in 1..=plan.runs {
        say(&format!("0 ms, repetition {run} of {}", plan.runs));
        let told = engine(
            plan,
            &mock,
            &[
                ("in-flight", c.to_string()),
                ("value", format!("engine {run}")),
                ("undo", "1".to_owned()),
            ],
        )?;
        let forward = rate(&told, "writes", "runSeconds")?;
        undo.compared(rate(&told, "undone", "undoSeconds")?, forward);
        let told = bare_loop(&mock, assets, assets, &format!("bare {run}"))?;
        let loop_rate = rate(&told, "writes", "runSeconds")?;
        bare.compared(forward, loop_rate);
        if let Some(node) = &node {
            let told = node.write(&mock, plan.size(5_000, 1_000), &format!("node {run}"))?;
            sequential.compared(forward, rate(&told, "writes", "runSeconds")?);
        }
        if has_wrk {
            let limit = wrk(&mock, assets, plan.size(5, 2), &format!("wrk {run}"))?;
            physical.compared(forward, limit);
            ready.compared(limit, loop_rate);
        }
    }
    Ok(vec![bare, physical, ready, sequential, undo])
}

fn with_latency(plan: &Plan, milliseconds: u32, assets: u32) -> Result<Vec<Figure>> {
    let c = IN_FLIGHT;
    let what = format!("whole engine, {milliseconds} ms, {c} at a time");
    let figure = |against: String, least| {
        Figure::new("P4", what.clone(), "writes/s", against, Target::AtLeast(least))
    };
    let mut sequential = figure("Node, one after the other".to_owned(), 30.0);
    let mut ceiling = figure(format!("{c} in {milliseconds} ms"), 0.94);
    let latency = milliseconds.to_string();
    let mock = Mock::start(assets, &["--latency-ms", &latency], &plan.fresh("mock")?)?;
    let node = node(plan)?;
    for run in 1..=plan.runs {
        say(&format!("{milliseconds} ms, repetition {run} of {}", plan.runs));
        let value = format!("engine {run}");
        let told = engine(plan, &mock, &[("in-flight", c.to_string()), ("value", value)])?;
        let forward = rate(&told, "writes", "runSeconds")?;
        ceiling.compared(forward, f64::from(c) * 1_000.0 / f64::from(milliseconds));
        if let Some(node) = &node {
            let writes = plan.size(10_000, 2_000) / milliseconds;
            let told = node.write(&mock, writes, &format!("node {run}"))?;
            sequential.compared(forward, rate(&told, "writes", "runSeconds")?);
        }
    }
    Ok(vec![sequential, ceiling])
}

fn bare_loop(mock: &Mock, assets: u32, writes: u32, value: &str) -> Result<Told> {
    let mut wishes = mock.wishes();
    wishes.extend([
        ("assets", assets.to_string()),
        ("writes", writes.to_string()),
        ("in-flight", IN_FLIGHT.to_string()),
        ("value", value.to_owned()),
    ]);
    Teller::driver("bare", &wishes)?.told()
}

/// Writes a second that the practice environment takes at most.
fn wrk(mock: &Mock, assets: u32, seconds: u32, value: &str) -> Result<f64> {
    let script = scripts().join("put.lua").display().to_string();
    let arguments = [
        "-t1".to_owned(),
        format!("-c{IN_FLIGHT}"),
        format!("-d{seconds}s"),
        "-s".to_owned(),
        script,
        mock.address.clone(),
        "--".to_owned(),
        mock.access_token()?,
        assets.to_string(),
        // wrk passes its arguments on, but knows no quotes.
        value.replace(' ', "-"),
    ];
    let told = Teller::peer("wrk", &arguments, Path::new("/"))?.told()?;
    anyhow::ensure!(number(&told, "failed")? == 0.0, "wrk was refused: {told:?}");
    rate(&told, "writes", "runSeconds")
}

/// The sample application of the tutorial, and where its one library is.
pub(super) struct Node {
    folder: PathBuf,
}

impl Node {
    /// So many writes, one after the other.
    pub(super) fn write(&self, mock: &Mock, writes: u32, value: &str) -> Result<Told> {
        let arguments = [
            scripts().join("sequential.js").display().to_string(),
            mock.address.clone(),
            mock.token.clone(),
            "/northlight/series-0001".to_owned(),
            writes.to_string(),
            value.to_owned(),
        ];
        Teller::peer("node", &arguments, &self.folder)?.told()
    }
}

/// `None` where its library cannot be had.
pub(super) fn node(_plan: &Plan) -> Result<Option<Node>> {
    let folder = crate::target().join("tools").join("node-fetch");
    if !folder.join("node_modules/node-fetch").is_dir() {
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("package.json"), "{\"private\":true}\n")?;
        let mut install = step::program("npm");
        install.current_dir(&folder).args(["install", "--silent", "--no-audit", "--no-fund"]);
        if step::run(install.arg(NODE_FETCH)).is_err() {
            say("the comparisons with Node are not measured: node-fetch cannot be installed");
            return Ok(None);
        }
    }
    Ok(Some(Node { folder }))
}

fn journal(plan: &Plan) -> Result<Figure> {
    let assets = plan.size(50_000, 10_000);
    let what = "plan and journal of an asset on the disk, two fields";
    let mut figure = Figure::new("P11", what, "bytes", "", Target::AtMost(600.0));
    let mock = Mock::start(assets, &[], &plan.fresh("mock")?)?;
    say("journal on the disk");
    // The same bytes every time.
    let told = engine(
        plan,
        &mock,
        &[
            ("fields", "2".to_owned()),
            ("value", "© 2026 Northlight. All rights reserved.".to_owned()),
        ],
    )?;
    figure.alone(number(&told, "journalBytes")? / f64::from(assets));
    Ok(figure)
}

fn staging(plan: &Plan) -> Result<Figure> {
    let what = "staging a plan, one field";
    let against = "as many rows into one table of SQLite without an index";
    let mut figure = Figure::new("P13", what, "rows/s", against, Target::AtLeast(0.4));
    for run in 1..=plan.runs {
        say(&format!("staging, repetition {run} of {}", plan.runs));
        let data = plan.fresh("data")?.display().to_string();
        let rows = plan.size(500_000, 50_000).to_string();
        let told = Teller::driver("stage", &[("data", data), ("rows", rows)])?.told()?;
        figure.compared(rate(&told, "rows", "stageSeconds")?, rate(&told, "rows", "bareSeconds")?);
    }
    Ok(figure)
}
