//! Installers for the system this runs on, built by Tauri's own bundler.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::step::{self, program};
use crate::system::{Need, prepare};
use crate::ui;

/// Tauri's command line, fetched by npx: nothing else in the project needs it.
const TAURI_CLI: &str = "@tauri-apps/cli@2";

/// Prepares the machine and the interface, then builds the release program and
/// the bundles that this system can make.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    prepare(Need::Building)?;
    ui::build()?;
    step::run(
        program("npx")
            .current_dir(crate::root().join("src-tauri"))
            .args(["--yes", "--package", TAURI_CLI, "tauri", "build"])
            .args(arguments),
    )?;
    has_no_test_hooks(&crate::target().join("release"))
}

/// What only programs for development have: moments at which a test may end them.
const TEST_HOOK: &[u8] = b"RELABEL_FAIL_AT";

/// Looks into the programs that were built for release.
fn has_no_test_hooks(folder: &Path) -> Result<()> {
    for name in ["relabel", "relabel-cli"] {
        let program = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
        if !program.is_file() {
            continue;
        }
        let bytes = std::fs::read(&program)
            .with_context(|| format!("{} could not be read", program.display()))?;
        if bytes.windows(TEST_HOOK.len()).any(|window| window == TEST_HOOK) {
            bail!("{} has the hooks of tests in it", program.display());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_with_test_hooks_is_not_packaged() {
        let folder = std::env::temp_dir().join(format!("relabel-package-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let program = folder.join(format!("relabel{}", std::env::consts::EXE_SUFFIX));
        std::fs::write(&program, b"an innocent program").expect("writes");
        assert!(has_no_test_hooks(&folder).is_ok());
        std::fs::write(&program, [b"text ".as_slice(), TEST_HOOK, b" text"].concat())
            .expect("writes");
        assert!(has_no_test_hooks(&folder).is_err());
        std::fs::remove_dir_all(&folder).expect("removes");
    }
}
