//! P28 to P33: whole commands, from sign-in to the last value that was read back, with
//! fifty assets in a request, one by one, and one after the other as the tutorial does.

use anyhow::{Result, ensure};
use serde_json::Value;

use super::figure::{Figure, Target};
use super::processes::{Mock, Told, number, rate};
use super::throughput::{engine, node};
use super::{Plan, say};

/// How long an answer takes, in milliseconds.
const LATENCY: [&str; 2] = ["--latency-ms", "50"];
/// What a limited environment lets through, reads and writes together.
const LIMIT: [&str; 6] = ["--rate", "100", "--burst", "50", "--rate-of", "all"];
const ALLOWED: f64 = 100.0;
/// An environment that takes one asset in a request: what every job did before.
const ONE_BY_ONE: [&str; 2] = ["--fault", "one-by-one=404"];
/// So many may be refused, however few requests there are.
const REFUSED: f64 = 12.0;

pub(super) fn measure(plan: &Plan) -> Result<Vec<Figure>> {
    let mut figures = Vec::new();
    if plan.wants(&["P28", "P29", "P30"]) {
        figures.extend(limited(plan)?);
    }
    if plan.wants(&["P31", "P32"]) {
        figures.extend(beside_node(plan)?);
    }
    if plan.wants(&["P33"]) {
        figures.push(guarded(plan)?);
    }
    Ok(figures)
}

fn limited(plan: &Plan) -> Result<Vec<Figure>> {
    let (assets, few) = (plan.size(10_000, 2_000), plan.size(2_000, 500));
    let what = format!("whole command, {assets} assets, 50 ms, 100 requests/s");
    let figure = |number, what: String, unit, against: &str, target| {
        Figure::new(number, what, unit, against, target)
    };
    let mut faster = figure(
        "P28",
        what.clone(),
        "assets/s",
        &format!("one by one, {few} assets"),
        Target::AtLeast(8.0),
    );
    let mut fast = figure("P28", what.clone(), "assets/s", "", Target::AtLeast(1_000.0));
    let mut requests = figure("P29", what.clone(), "requests", "assets", Target::AtMost(0.08));
    let mut before =
        figure("P29", format!("one by one, {few} assets"), "requests", "assets", Target::None);
    let mut refused =
        figure("P30", what, "refused", "1 % of its requests, at least 12", Target::AtMost(1.0));
    for run in 1..=plan.runs {
        say(&format!("fifty in a request, repetition {run} of {}", plan.runs));
        let new = Whole::run(plan, Key::Service, assets, &[&LATENCY[..], &LIMIT].concat())?;
        let old = [&LATENCY[..], &LIMIT, &ONE_BY_ONE].concat();
        let old = Whole::run(plan, Key::Service, few, &old)?;
        faster.compared(new.assets_a_second()?, old.assets_a_second()?);
        fast.alone(new.assets_a_second()?);
        requests.compared(new.counted("requests")?, f64::from(assets));
        before.compared(old.counted("requests")?, f64::from(few));
        refused.compared(new.counted("refused")?, (new.counted("requests")? / 100.0).max(REFUSED));
    }
    Ok(vec![fast, faster, requests, before, refused])
}

fn beside_node(plan: &Plan) -> Result<Vec<Figure>> {
    let (assets, guarded) = (plan.size(10_000, 2_000), plan.size(2_000, 500));
    let figure = |number, assets, key: &str, least| {
        let what = format!("whole command, {assets} assets, 50 ms, {key}");
        let against = "Node, one after the other";
        Figure::new(number, what, "assets/s", against, Target::AtLeast(least))
    };
    let mut together = figure("P31", assets, "service credentials", 60.0);
    let mut by_version = figure("P32", guarded, "OAuth, each by its version", 15.0);
    let Some(node) = node(plan)? else { return Ok(vec![together, by_version]) };
    for run in 1..=plan.runs {
        say(&format!("beside Node, repetition {run} of {}", plan.runs));
        let mock = Mock::start(1_000, &LATENCY, &plan.fresh("mock")?)?;
        let told = node.write(&mock, 100, &format!("node {run}"))?;
        let one_by_one = rate(&told, "writes", "runSeconds")?;
        drop(mock);
        let told = Whole::run(plan, Key::Service, assets, &LATENCY)?;
        together.compared(told.assets_a_second()?, one_by_one);
        let told = Whole::run(plan, Key::Oauth, guarded, &LATENCY)?;
        by_version.compared(told.assets_a_second()?, one_by_one);
    }
    Ok(vec![together, by_version])
}

/// With OAuth each asset is a read and a write of its own, and AEM counts both.
fn guarded(plan: &Plan) -> Result<Figure> {
    let assets = plan.size(3_000, 1_000);
    let what = format!("whole command, {assets} assets, 50 ms, OAuth");
    let against = "100 requests/s that are allowed";
    let mut figure = Figure::new("P33", what, "requests/s", against, Target::AtLeast(0.92));
    for run in 1..=plan.runs {
        say(&format!("OAuth at a limit, repetition {run} of {}", plan.runs));
        let told = Whole::run(plan, Key::Oauth, assets, &[&LATENCY[..], &LIMIT].concat())?;
        let passed = told.counted("requests")? - told.counted("refused")?;
        figure.compared(passed / number(&told.told, "seconds")?, ALLOWED);
    }
    Ok(figure)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Service,
    Oauth,
}

/// A whole command in an environment of its own.
struct Whole {
    told: Told,
    assets: u32,
}

impl Whole {
    /// Runs it. Each asset was written once.
    fn run(plan: &Plan, key: Key, assets: u32, arguments: &[&str]) -> Result<Self> {
        let mut mock = Mock::start(assets, arguments, &plan.fresh("mock")?)?;
        let mut more = vec![("value", "© 2026 Northlight".to_owned())];
        if key == Key::Oauth {
            mock.key.clone_from(&mock.oauth);
            more.push(("ims", mock.address.clone()));
        }
        let whole = Self { told: engine(plan, &mock, &more)?, assets };
        let [applied, written] = ["applied", "assets"].map(|name| whole.counted(name));
        let once = f64::from(assets);
        ensure!(applied? == once && written? == once, "not each once: {:?}", whole.told);
        Ok(whole)
    }

    fn assets_a_second(&self) -> Result<f64> {
        Ok(f64::from(self.assets) / number(&self.told, "seconds")?)
    }

    /// A sum of the ledger.
    fn counted(&self, name: &str) -> Result<f64> {
        let ledger = self.told.get("ledger").and_then(Value::as_object).cloned();
        number(&ledger.unwrap_or_default(), name)
    }
}
