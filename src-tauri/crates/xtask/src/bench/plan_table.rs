//! Figures of the Check table: P24.

use anyhow::Result;

use super::figure::{Figure, Target};
use super::processes::{Teller, number};
use super::{Plan, say};

/// Rows of the table, and a tenth of them for trying.
const ROWS: u32 = 1_000_000;

/// Measures.
pub(super) fn measure(plan: &Plan) -> Result<Vec<Figure>> {
    if !plan.wants(&["P24"]) {
        return Ok(Vec::new());
    }
    let rows = plan.size(ROWS, ROWS / 10);
    let about = |what: &str| format!("{rows} rows of a plan: {what}");
    let each = |what: &str| Figure::new("P24", about(what), "ms", "", Target::None);
    let what = about("any view and a page of it, 95 of 100");
    let mut judged = Figure::new("P24", what, "ms", "", Target::AtMost(150.0));
    let mut slowest = [
        ("sortSeconds", each("slowest order")),
        ("filterSeconds", each("slowest filter")),
        ("findSeconds", each("slowest search")),
    ];
    let mut prepared = Figure::new("P24", about("put in order, beside it"), "s", "", Target::None);
    let mut memory = Figure::new("P24", about("more memory"), "MB", "", Target::AtMost(64.0));
    for run in 1..=plan.million_runs {
        say(&format!("the table of a plan, repetition {run} of {}", plan.million_runs));
        let data = plan.fresh("data")?.display().to_string();
        let wishes = [("data", data), ("rows", rows.to_string())];
        let told = Teller::driver("table", &wishes)?.told()?;
        judged.alone(number(&told, "p95Seconds")? * 1_000.0);
        for (name, figure) in &mut slowest {
            figure.alone(number(&told, name)? * 1_000.0);
        }
        prepared.alone(number(&told, "prepareSeconds")?);
        memory.alone((number(&told, "peakKb")? - number(&told, "peakBeforeKb")?) / 1_024.0);
    }
    let mut figures = vec![judged];
    figures.extend(slowest.map(|(_, figure)| figure));
    figures.extend([prepared, memory]);
    Ok(figures)
}
