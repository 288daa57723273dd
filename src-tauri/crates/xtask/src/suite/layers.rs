//! Which crate may know which, and inside the core which module. Cargo refuses circles between
//! crates; this refuses shortcuts, circles inside the core, and a form of the window where the
//! database or AEM is spoken to.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::step::{cargo, output_of, run as run_step};

/// Each crate of the product, the lowest first, with those of the others that it may use.
const LAYERS: [(&str, &[&str]); 11] = [
    ("relabel-model", &[]),
    ("relabel-files", &[]),
    ("relabel-access", &["relabel-model"]),
    ("relabel-aem", &["relabel-access", "relabel-model"]),
    ("relabel-sheet", &["relabel-files", "relabel-model"]),
    ("relabel-store", &["relabel-files", "relabel-model"]),
    ("relabel-words", &[]),
    (
        "relabel-core",
        &[
            "relabel-access",
            "relabel-aem",
            "relabel-files",
            "relabel-model",
            "relabel-sheet",
            "relabel-store",
            "relabel-words",
        ],
    ),
    ("relabel-sandbox", &[]),
    (
        "relabel-cli",
        &["relabel-core", "relabel-model", "relabel-sandbox", "relabel-sheet", "relabel-words"],
    ),
    ("relabel", &["relabel-core", "relabel-sandbox"]),
];

/// Each module of the core, the lowest first, with those of the others that it may use.
const MODULES: [(&str, &[&str]); 9] = [
    ("blocking", &[]),
    ("process", &[]),
    ("plan", &["blocking"]),
    ("sheets", &["blocking", "plan"]),
    ("jobs", &["blocking"]),
    ("answers", &[]),
    ("wire", &["blocking"]),
    ("session", &["answers", "blocking", "jobs", "plan", "sheets", "wire"]),
    ("api", &["answers", "blocking", "jobs", "plan", "process", "session", "sheets", "wire"]),
];

/// Gives the types of the model the form in which the window gets them.
const WIRE: &str = "wire";
/// The one crate that asks for that.
const WIRED: &str = "relabel-core";

/// Fails where a crate, or a module of the core, knows one that it must not.
pub(super) fn check() -> Result<()> {
    let metadata =
        output_of(cargo().args(["metadata", "--no-deps", "--format-version", "1", "--locked"]))?;
    let mut wrong = wrong_arrows(&serde_json::from_str(&metadata)?);
    let core = crate::root().join("src-tauri/crates/core/src");
    for (path, source) in sources(&core)? {
        wrong.extend(wrong_paths(path.strip_prefix(&core)?, &source));
    }
    if !wrong.is_empty() {
        bail!("{}", wrong.join("\n"));
    }
    Ok(())
}

/// Compiles the crates below the core by themselves: in a build of the whole workspace the
/// types of the model have the form of the window for everybody.
pub(super) fn build_without_wire() -> Result<()> {
    let below = ["relabel-access", "relabel-aem", "relabel-sheet", "relabel-store"];
    run_step(
        cargo().args(["check", "--locked"]).args(below.map(|name| format!("--package={name}"))),
    )
}

/// What is wrong in what `cargo metadata` says, a line each.
fn wrong_arrows(metadata: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, allowed) in LAYERS {
        let packages = metadata["packages"].as_array().into_iter().flatten();
        let Some(package) = packages.into_iter().find(|package| package["name"] == name) else {
            wrong.push(format!("there is no crate {name}"));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            // Those of tests and build scripts have another kind.
            let used = dependency["name"].as_str().unwrap_or_default();
            if !dependency["kind"].is_null() || !used.starts_with("relabel") {
                continue;
            }
            if !allowed.contains(&used) {
                wrong.push(format!("{name} must not use {used}"));
            }
            let features = dependency["features"].as_array().into_iter().flatten();
            if name != WIRED && features.into_iter().any(|feature| feature == WIRE) {
                wrong.push(format!(
                    "{name} must not use the form of the window: `{WIRE}` of {used}"
                ));
            }
        }
    }
    wrong
}

/// The sources in a folder and the folders in it.
fn sources(folder: &Path) -> Result<Vec<(PathBuf, String)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(sources(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path)?;
            found.push((path, source));
        }
    }
    Ok(found)
}

/// What is wrong in a source of the core at `path` below its `src`, a line each.
fn wrong_paths(path: &Path, source: &str) -> Vec<String> {
    let path = path.with_extension("");
    let mut names: Vec<&str> = path.iter().filter_map(|name| name.to_str()).collect();
    let module = names[0];
    // What stands in the root belongs to no module.
    if module == "lib" {
        return Vec::new();
    }
    let Some((_, allowed)) = MODULES.iter().find(|(name, _)| *name == module) else {
        return vec![format!("the core's module {module} has no place among the others")];
    };
    names.retain(|name| *name != "mod");
    let root = "super::".repeat(names.len());
    let is_upward = |used: &&str| {
        let is_module = MODULES.iter().any(|(name, _)| name == used);
        is_module && *used != module && !allowed.contains(used)
    };
    let used = ["crate::", &root].into_iter().flat_map(|root| below(root, source));
    let mut upward: Vec<&str> = used.filter(is_upward).collect();
    upward.sort_unstable();
    upward.dedup();
    let wrong = |used: &str| format!("{}.rs must not use {used} of the core", path.display());
    upward.into_iter().map(wrong).collect()
}

/// The names right below `root` in the paths of a source: `b` and `c` below `a::` in
/// `a::{b::d, c}`.
fn below<'a>(root: &str, source: &'a str) -> Vec<&'a str> {
    let name_of = |path: &'a str| {
        let path = path.trim_start();
        let end = path.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(path.len());
        &path[..end]
    };
    let mut names = Vec::new();
    for (at, _) in source.match_indices(root) {
        let path = &source[at + root.len()..];
        let Some(group) = path.strip_prefix('{') else {
            names.push(name_of(path));
            continue;
        };
        let (mut depth, mut from) = (0_u32, 0);
        for (at, sign) in group.char_indices() {
            match sign {
                '{' => depth += 1,
                '}' | ',' if depth == 0 => {
                    names.push(name_of(&group[from..at]));
                    from = at + 1;
                    if sign == '}' {
                        break;
                    }
                }
                '}' => depth -= 1,
                _ => {}
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn with(name: &str, dependency: &Value) -> Vec<String> {
        let packages = LAYERS.map(|(other, _)| {
            let of = if other == name { vec![dependency.clone()] } else { vec![] };
            json!({ "name": other, "dependencies": of })
        });
        wrong_arrows(&json!({ "packages": packages }))
    }

    #[test]
    fn a_crate_that_knows_one_above_it_is_named() {
        let up = json!({ "name": "relabel-core", "kind": null, "features": [] });
        assert_eq!(with("relabel-store", &up), ["relabel-store must not use relabel-core"]);
        let beside = json!({ "name": "relabel-aem", "kind": null, "features": [] });
        assert_eq!(with("relabel-store", &beside), ["relabel-store must not use relabel-aem"]);
        let for_tests = json!({ "name": "relabel-sandbox", "kind": "dev", "features": [] });
        assert!(with("relabel-store", &for_tests).is_empty());
        let down = json!({ "name": "relabel-model", "kind": null, "features": [] });
        assert!(with("relabel-store", &down).is_empty());
    }

    #[test]
    fn the_form_of_the_window_stays_above_the_database() {
        let wired = json!({ "name": "relabel-model", "kind": null, "features": ["wire"] });
        assert_eq!(with("relabel-store", &wired).len(), 1);
        assert!(with("relabel-core", &wired).is_empty());
    }

    fn refused(path: &str, source: &str) -> Vec<String> {
        wrong_paths(Path::new(path), source)
    }

    #[test]
    fn a_module_of_the_core_that_knows_one_above_it_is_named() {
        let up = ["plan/reading.rs must not use sheets of the core"];
        for source in [
            "use crate::sheets::values::lost_zeros;",
            "use crate::{blocking, sheets::values};",
            "use crate::{\n    plan::{cell, edit},\n    sheets,\n};",
            "let lost = crate::sheets::values::lost_zeros(before, after);",
            "use super::super::sheets::values;",
            "/// As [`crate::sheets::values`].",
        ] {
            assert_eq!(refused("plan/reading.rs", source), up, "{source}");
        }
        let beside = refused("jobs/asset.rs", "use crate::plan::state_of;");
        assert_eq!(beside, ["jobs/asset.rs must not use plan of the core"]);
        assert_eq!(refused("plan/mod.rs", "use super::api::App;").len(), 1);
    }

    #[test]
    fn a_module_of_the_core_may_know_itself_and_those_below_it() {
        for (path, source) in [
            ("sheets/assets.rs", "use crate::plan::{AssetSource, SourceField};"),
            ("api/jobs.rs", "use crate::{answers, jobs::Control, plan, sheets};"),
            ("api/mod.rs", "mod sheets;\npub use sheets::DroppedFile;"),
            ("plan/dates/read.rs", "use super::super::fit::exact_decimal;"),
            ("plan/dates/mod.rs", "use crate::plan::{fit, sheets_of};"),
            ("lib.rs", "pub use crate::api::App;"),
        ] {
            assert_eq!(refused(path, source), [""; 0], "{path}: {source}");
        }
        assert_eq!(refused("extra.rs", "").len(), 1, "a module without a place");
    }
}
