//! Answers questions of the interface's tests: `recordings FOLDER`, a question in a line of
//! JSON on standard input, its answer in a line on standard output.

mod answers;

use std::io::{BufRead as _, stdin};

use anyhow::{Context as _, Result};

fn main() -> Result<()> {
    let folder = std::env::args().nth(1).context("the folder of the environment is not named")?;
    let core = answers::Core::new(folder.as_ref())?;
    for question in stdin().lock().lines() {
        println!("{}", core.answer(&question?)?);
    }
    Ok(())
}
