//! How many lines of code there are: without tests, blank lines and comments, so that a
//! change can be measured by the lines that it did not need.

use std::collections::BTreeMap;
use std::io::{BufRead as _, Read as _, Write as _};
use std::process::Stdio;

use anyhow::{Context as _, Result, bail};

use crate::step::{output_of, program};

/// What is counted, by what its path begins with. The first that fits counts.
const AREAS: [(&str, &str); 18] = [
    ("src-tauri/crates/model/src/", "model"),
    ("src-tauri/crates/files/src/", "files"),
    ("src-tauri/crates/access/src/", "access"),
    ("src-tauri/crates/aem/src/", "aem"),
    ("src-tauri/crates/sheet/src/", "sheet"),
    ("src-tauri/crates/store/src/", "store"),
    ("src-tauri/crates/words/src/", "words"),
    ("src-tauri/crates/core/src/api/", "core: api"),
    ("src-tauri/crates/core/src/", "core: the rest"),
    ("src-tauri/crates/cli/src/", "command line"),
    ("src-tauri/src/", "shell of the window"),
    ("src-tauri/crates/sandbox/src/", "practice environment"),
    ("src-tauri/crates/judge/src/", "judge"),
    ("src-tauri/crates/xtask/src/", "xtask"),
    ("ui/src/backend/memory", "window: stand-in for tests"),
    ("ui/src/backend/bindings.ts", "window: generated"),
    ("ui/src/test/", "window: test support"),
    ("ui/src/", "window"),
];

/// Prints the lines of a commit by area.
///
/// # Errors
/// When Git does not know the commit.
pub(crate) fn run(commit: &str) -> Result<()> {
    let listed = output_of(program("git").args([
        "ls-tree",
        "-r",
        "--name-only",
        commit,
        "src-tauri",
        "ui/src",
    ]))?;
    let files: Vec<&str> = listed.lines().filter(|path| is_counted(path)).collect();
    let mut areas: BTreeMap<&str, usize> = BTreeMap::new();
    for (path, text) in files.iter().zip(texts(commit, &files)?) {
        if let Some((_, area)) = AREAS.iter().find(|(start, _)| path.starts_with(start)) {
            *areas.entry(area).or_default() += lines_of(&text);
        }
    }
    let mut total = 0;
    for (_, area) in AREAS {
        if let Some(lines) = areas.remove(area) {
            println!("{lines:>8}  {area}");
            total += lines;
        }
    }
    println!("{total:>8}  in all");
    Ok(())
}

/// Code of the product and its tools; tests have files of their own, or are cut off.
fn is_counted(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_rust = name.ends_with(".rs") && name != "tests.rs" && !name.ends_with("_tests.rs");
    let is_script = (name.ends_with(".ts") || name.ends_with(".tsx")) && !name.contains(".test.");
    (is_rust && !path.contains("/tests/")) || is_script
}

/// The texts of files at a commit, in their order.
fn texts(commit: &str, files: &[&str]) -> Result<Vec<String>> {
    let mut git = program("git")
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("git could not be started")?;
    let mut asked = git.stdin.take().expect("piped");
    let names: String = files.iter().map(|path| format!("{commit}:{path}\n")).collect();
    let asking = std::thread::spawn(move || asked.write_all(names.as_bytes()));
    let mut answers = std::io::BufReader::new(git.stdout.take().expect("piped"));
    let mut texts = Vec::with_capacity(files.len());
    for path in files {
        let mut head = String::new();
        answers.read_line(&mut head)?;
        let Some(size) = head.trim_end().rsplit(' ').next().and_then(|size| size.parse().ok())
        else {
            bail!("git knows no {path} at {commit}");
        };
        let mut text = vec![0; size];
        answers.read_exact(&mut text)?;
        // Each text is followed by the end of a line.
        answers.read_exact(&mut [0])?;
        texts.push(String::from_utf8(text).with_context(|| format!("{path} is no text"))?);
    }
    asking.join().expect("does not panic")?;
    git.wait()?;
    Ok(texts)
}

/// Lines with code. The files are formatted: what `#[cfg(test)]` stands before ends with the
/// first line that is as far to the left and closes it.
fn lines_of(text: &str) -> usize {
    let (mut lines, mut is_comment) = (0, false);
    let mut test_at: Option<&str> = None;
    for line in text.lines() {
        let code = line.trim();
        let margin = &line[..line.len() - line.trim_start().len()];
        if let Some(at) = test_at {
            if margin == at && (code.ends_with([';', '}'])) {
                test_at = None;
            }
        } else if is_comment {
            is_comment = !code.contains("*/");
        } else if code == "#[cfg(test)]" {
            test_at = Some(margin);
        } else if code.starts_with("/*") || code.starts_with("{/*") {
            is_comment = !code.contains("*/");
        } else if !code.is_empty() && !code.starts_with("//") {
            lines += 1;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_comments_and_blank_lines_do_not_count() {
        let rust = "//! Head.\n\nuse a;\n#[cfg(test)]\nuse b;\n\n/// Says.\nfn one() {\n    two(); // Why.\n}\n\n#[cfg(test)]\nmod tests {\n    fn three() {\n    }\n}\nfn four() {}\n";
        assert_eq!(lines_of(rust), 5);
        let script = "/**\n * Says.\n */\nconst a = 1;\n{/* Why. */}\n// Says.\n";
        assert_eq!(lines_of(script), 1);
    }

    #[test]
    fn files_of_tests_do_not_count() {
        assert!(is_counted("src-tauri/crates/core/src/api/app.rs"));
        assert!(is_counted("ui/src/app/App.tsx"));
        for path in [
            "src-tauri/crates/core/src/plan/dates/read/tests.rs",
            "src-tauri/crates/core/src/api/error_tests.rs",
            "src-tauri/crates/core/tests/a.rs",
            "ui/src/app/App.test.tsx",
        ] {
            assert!(!is_counted(path), "{path}");
        }
    }
}
