//! The committed TypeScript side of the border, and whether it still is what
//! the Rust types say.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::step::{cargo, output_of};

/// Relative to the workspace.
const FILE: &str = "ui/src/backend/bindings.ts";

/// Writes the bindings, or with `check` compares them with the committed file.
pub(crate) fn run(check: bool) -> Result<()> {
    let generated = output_of(cargo().args([
        "run",
        "--locked",
        "--quiet",
        "--package",
        "relabel-core",
        "--example",
        "bindings",
    ]))?;
    let file = crate::root().join(FILE);
    let committed = fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    if committed == generated {
        println!("{FILE} is what the Rust types say");
        return Ok(());
    }
    if check {
        let line =
            generated.lines().zip(committed.lines()).take_while(|(new, old)| new == old).count()
                + 1;
        bail!(
            "{FILE} differs from the Rust types, first in line {line}; run `cargo xtask bindings` and commit it"
        );
    }
    fs::write(&file, generated).with_context(|| format!("{FILE} could not be written"))?;
    println!("{FILE} written");
    Ok(())
}
