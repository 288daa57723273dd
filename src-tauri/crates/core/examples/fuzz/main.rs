//! Feeds the readers of what strangers send with whatever can be made of it:
//! `cargo xtask fuzz` starts this, built as it is released, once for each target.
//!
//! `fuzz TARGET RUNS SEED FOLDER` writes what was found into the folder, and
//! `fuzz TARGET FILE` runs one input again.

mod harness;
mod mutate;
mod random;
mod structure;
mod targets;

use std::path::Path;
use std::process::ExitCode;

use harness::Wanted;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [target, input] => again(target, Path::new(input)),
        [target, runs, seed, folder] => {
            let (Ok(runs), Ok(seed)) = (runs.parse(), seed.parse()) else {
                eprintln!("{runs} or {seed} is no number");
                return ExitCode::FAILURE;
            };
            let wanted = Wanted { runs, seed, folder: Path::new(folder).to_owned() };
            searched(target, &wanted)
        }
        _ => {
            eprintln!("fuzz TARGET RUNS SEED FOLDER, or fuzz TARGET FILE");
            ExitCode::FAILURE
        }
    }
}

fn searched(name: &str, wanted: &Wanted) -> ExitCode {
    let Some(mut target) = targets::named(name) else { return unknown(name) };
    // One line for each panic: what is found is told at the end, with its input.
    std::panic::set_hook(Box::new(|panic| eprintln!("{panic}")));
    let told = harness::search(&mut *target, wanted);
    println!("{told}");
    if told.found.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn again(name: &str, input: &Path) -> ExitCode {
    let Some(mut target) = targets::named(name) else { return unknown(name) };
    match std::fs::read(input) {
        Ok(bytes) => {
            println!("{}", target.run(&bytes));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}: {error}", input.display());
            ExitCode::FAILURE
        }
    }
}

fn unknown(name: &str) -> ExitCode {
    eprintln!("{name} is none of {}", targets::NAMES.join(", "));
    ExitCode::FAILURE
}
