//! Figures of spreadsheets: P14, P15, P16.
//!
//! Both sides read the same file, and write the same values; each repetition is a
//! program of its own, so that memory is its own too. No practice environment takes part:
//! both sides may use every processor, as on a user's computer.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::figure::{Figure, Target};
use super::processes::{Teller, Told, number};
use super::{Plan, say};

/// Rows of a sheet, and a tenth of them for trying.
const ROWS: u32 = 1_000_000;
/// More memory than a small sheet takes, in megabytes.
const MORE_MEMORY: f64 = 64.0;

/// What is compared.
struct Pair {
    number: &'static str,
    what: &'static str,
    against: &'static str,
    /// At least so fast as what it is compared with.
    ratio: f64,
    /// At most so many seconds.
    seconds: Option<f64>,
    file: &'static str,
    /// Columns beside that of the paths.
    fields: u32,
    writes: bool,
}

const PAIRS: [Pair; 4] = [
    Pair {
        number: "P14",
        what: "CSV, 8 columns, to a checked plan",
        against: "bare csv reader",
        ratio: 0.35,
        seconds: Some(15.0),
        file: "read.csv",
        fields: 7,
        writes: false,
    },
    Pair {
        number: "P15",
        what: "XLSX, 2 columns, to a checked plan",
        against: "bare calamine cells",
        ratio: 0.25,
        seconds: None,
        file: "read.xlsx",
        fields: 1,
        writes: false,
    },
    Pair {
        number: "P16",
        what: "export as CSV, 8 columns",
        against: "bare csv writer",
        ratio: 0.5,
        seconds: None,
        file: "written.csv",
        fields: 7,
        writes: true,
    },
    Pair {
        number: "P16",
        what: "export as XLSX, 3 columns",
        against: "bare rust_xlsxwriter",
        ratio: 0.5,
        seconds: None,
        file: "written.xlsx",
        fields: 2,
        writes: true,
    },
];

/// Measures.
pub(super) fn measure(plan: &Plan) -> Result<Vec<Figure>> {
    let rows = plan.size(ROWS, ROWS / 10);
    let mut figures = Vec::new();
    for pair in PAIRS.iter().filter(|pair| plan.wants(&[pair.number])) {
        let folder = plan.fresh("sheets")?;
        figures.extend(pair.measure(plan, &folder, rows)?);
        fs::remove_dir_all(folder)?;
    }
    Ok(figures)
}

impl Pair {
    fn measure(&self, plan: &Plan, folder: &Path, rows: u32) -> Result<Vec<Figure>> {
        let about = |what: &str| format!("{rows} rows: {}{what}", self.what);
        let new =
            |what: &str, unit, target| Figure::new(self.number, about(what), unit, "", target);
        let mut speed = Figure::new(
            self.number,
            about(""),
            "rows/s",
            self.against,
            Target::AtLeast(self.ratio),
        );
        let seconds = self.seconds.map_or(Target::None, Target::AtMost);
        let mut taken = new(", time", "s", seconds);
        let mut memory = new(", more memory", "MB", Target::AtMost(MORE_MEMORY));
        let file = folder.join(self.file);
        if !self.writes {
            say(&format!("making a sheet of {rows} rows"));
            self.told(&file, rows, "make", false)?;
        }
        let work = if self.writes { "write" } else { "read" };
        for run in 1..=plan.million_runs {
            say(&format!("{}, repetition {run} of {}", self.what, plan.million_runs));
            let mut sides = [Told::new(), Told::new()];
            // The one that comes second finds the disk as the other left it.
            let order = if run % 2 == 1 { [0, 1] } else { [1, 0] };
            for side in order {
                if self.writes && file.exists() {
                    fs::remove_file(&file)?;
                }
                sides[side] = self.told(&file, rows, work, side == 1)?;
            }
            let seconds = number(&sides[0], "seconds")?;
            speed.compared(
                f64::from(rows) / seconds,
                f64::from(rows) / number(&sides[1], "seconds")?,
            );
            taken.alone(seconds);
            memory.alone(
                (number(&sides[0], "peakKb")? - number(&sides[0], "peakBeforeKb")?) / 1_024.0,
            );
        }
        Ok(vec![speed, taken, memory])
    }

    fn told(&self, file: &Path, rows: u32, work: &str, is_peer: bool) -> Result<Told> {
        let mut wishes = vec![
            ("file", file.display().to_string()),
            ("rows", rows.to_string()),
            ("fields", self.fields.to_string()),
            ("do", work.to_owned()),
        ];
        if is_peer {
            wishes.push(("peer", "1".to_owned()));
        }
        Teller::alone("sheets", &wishes)?.told()
    }
}
