//! What `cargo xtask bench` measures, each in a program of its own: memory is measured
//! for a program as a whole, and a program can be bound to one processor.
//!
//! `bench KIND NAME=VALUE…` prints one line of JSON for each thing it found out.
//!
//! | Kind | Does |
//! |---|---|
//! | `job` | lists, plans, runs and undoes with the whole engine |
//! | `bare` | the same writes in a loop with the HTTP library alone: no journal, no proof |
//! | `pace` | writes against a limit, and what the limiter counted |
//! | `open` | opens a data folder |
//! | `resume` | goes on with a job of an earlier program |
//! | `stage` | stages plans, and inserts as many bare rows with SQLite |
//! | `sheets` | reads and writes spreadsheets, and so do other libraries |
//! | `table` | sorts, filters and searches the rows of a plan |

mod bare;
mod job;
mod pace;
mod sheets;
mod staging;
mod table;

use std::collections::HashMap;
use std::error::Error;
use std::str::FromStr;
use std::time::Instant;

use serde_json::{Value, json};

type Failed = Box<dyn Error + Send + Sync>;

/// What a bench was asked for.
struct Wishes(HashMap<String, String>);

impl Wishes {
    fn text(&self, name: &str) -> Result<&str, Failed> {
        self.0.get(name).map(String::as_str).ok_or_else(|| format!("{name}=… is missing").into())
    }

    fn number<T: FromStr>(&self, name: &str, otherwise: T) -> Result<T, Failed> {
        match self.0.get(name) {
            Some(text) => text.parse().map_err(|_| format!("{name}={text} is no number").into()),
            None => Ok(otherwise),
        }
    }

    fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}

/// Says one thing.
fn tell(found: &Value) {
    println!("{found}");
}

/// Seconds since then.
fn since(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64()
}

/// Most memory this program ever had, in kilobytes; zero where the system does not tell.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

#[tokio::main]
async fn main() -> Result<(), Failed> {
    let mut arguments = std::env::args().skip(1);
    let kind = arguments.next().unwrap_or_default();
    let wishes = arguments.filter_map(|argument| {
        let (name, value) = argument.split_once('=')?;
        Some((name.to_owned(), value.to_owned()))
    });
    let wishes = Wishes(wishes.collect());
    match kind.as_str() {
        "job" => job::run(&wishes).await,
        "resume" => job::resume(&wishes).await,
        "bare" => bare::run(&wishes).await,
        "pace" => pace::run(&wishes).await,
        "stage" => staging::run(&wishes),
        "sheets" => sheets::run(&wishes),
        "table" => table::run(&wishes),
        "open" => {
            let begun = Instant::now();
            let app = job::open(&wishes)?;
            tell(&json!({ "openSeconds": since(begun) }));
            drop(app);
            Ok(())
        }
        _ => {
            Err(format!("{kind:?} is none of job, resume, bare, pace, stage, sheets, table, open")
                .into())
        }
    }
}
