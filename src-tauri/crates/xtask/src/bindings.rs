//! The committed TypeScript side of the border, and whether it still is what
//! the Rust types say.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::step::{cargo, output_of, program};
use crate::tools;

/// Relative to the workspace.
const FILE: &str = "ui/src/backend/bindings.ts";

/// What the Rust types say, by the example of the core that prints it.
const EXAMPLE: &str = "bindings";

/// Writes the bindings, or with `check` compares them with the committed file.
pub(crate) fn run(check: bool) -> Result<()> {
    let generated = output_of(cargo().args([
        "run",
        "--locked",
        "--quiet",
        "--package",
        "relabel-core",
        "--example",
        EXAMPLE,
    ]))?;
    if check { compare(&generated) } else { write(&generated) }
}

/// Compares the committed file with what the example says that was built with the whole workspace.
pub(crate) fn check_built() -> Result<()> {
    let example = tools::built_example(EXAMPLE);
    compare(&output_of(&mut program(&example.to_string_lossy()))?)
}

fn compare(generated: &str) -> Result<()> {
    let committed = fs::read_to_string(crate::root().join(FILE)).unwrap_or_default();
    let committed = committed.replace("\r\n", "\n");
    if committed == generated {
        println!("{FILE} is what the Rust types say");
        return Ok(());
    }
    let same = generated.lines().zip(committed.lines()).take_while(|(new, old)| new == old).count();
    bail!(
        "{FILE} differs from the Rust types, first in line {}; run `cargo xtask bindings` and commit it",
        same + 1
    )
}

fn write(generated: &str) -> Result<()> {
    fs::write(crate::root().join(FILE), generated)
        .with_context(|| format!("{FILE} could not be written"))?;
    println!("{FILE} written");
    Ok(())
}
