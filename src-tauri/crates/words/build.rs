//! Takes the Fluent files of all languages into the program; one that is damaged stops the build.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/locales").canonicalize()?;
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut code = String::from("const LOCALES: &[(&str, &[&str])] = &[\n");
    for language in entries(&folder)?.into_iter().filter(|path| path.is_dir()) {
        let name = language.file_name().unwrap_or_default();
        writeln!(code, "    ({name:?}, &[")?;
        for file in entries(&language)? {
            if file.extension().is_some_and(|ending| ending == "ftl") {
                check(&file)?;
                writeln!(code, "        include_str!({file:?}),")?;
            }
        }
        code.push_str("    ]),\n");
    }
    code.push_str("];\n");
    std::fs::write(Path::new(&std::env::var("OUT_DIR")?).join("locales.rs"), code)?;
    Ok(())
}

/// What a folder holds, in an order that does not depend on the disk.
fn entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.sort();
    Ok(paths)
}

/// Says in which line what is no Fluent stands.
fn check(file: &Path) -> std::io::Result<()> {
    let text = std::fs::read_to_string(file)?;
    let Err((_, errors)) = fluent_syntax::parser::parse_runtime(text.as_str()) else {
        return Ok(());
    };
    for error in errors {
        let line = text.bytes().take(error.pos.start).filter(|byte| *byte == b'\n').count() + 1;
        println!("cargo::error={}:{line}: {error}", file.display());
    }
    Ok(())
}
