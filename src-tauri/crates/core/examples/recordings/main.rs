//! Answers questions of the interface's tests: `recordings WORLD`, a question in a line of
//! JSON on standard input, its answer in a line on standard output.

mod answers;

use std::io::{BufRead as _, stdin};

use anyhow::{Context as _, Result};

fn main() -> Result<()> {
    let world = std::env::args().nth(1).context("the file of the environment is not named")?;
    let core = answers::Core::new(&std::fs::read_to_string(world)?)?;
    for question in stdin().lock().lines() {
        println!("{}", core.answer(&question?)?);
    }
    Ok(())
}
