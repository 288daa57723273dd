//! Which crate may know which. Cargo refuses circles; this refuses shortcuts, and a form of
//! the window where the database or AEM is spoken to.

use anyhow::{Result, bail};
use serde_json::Value;

use crate::step::{cargo, output_of, run as run_step};

/// Each crate of the product, the lowest first, with those of the others that it may use.
const LAYERS: [(&str, &[&str]); 11] = [
    ("relabel-model", &[]),
    ("relabel-files", &[]),
    ("relabel-access", &["relabel-model"]),
    ("relabel-aem", &["relabel-access", "relabel-model"]),
    ("relabel-sheet", &["relabel-model"]),
    ("relabel-store", &["relabel-files", "relabel-model"]),
    (
        "relabel-core",
        &[
            "relabel-access",
            "relabel-aem",
            "relabel-files",
            "relabel-model",
            "relabel-sheet",
            "relabel-store",
        ],
    ),
    ("relabel-sandbox", &[]),
    ("relabel-words", &[]),
    (
        "relabel-cli",
        &["relabel-core", "relabel-model", "relabel-sandbox", "relabel-sheet", "relabel-words"],
    ),
    ("relabel", &["relabel-core", "relabel-sandbox"]),
];

/// Gives the types of the model the form in which the window gets them.
const WIRE: &str = "wire";
/// The one crate that asks for that.
const WIRED: &str = "relabel-core";

/// Fails where a crate knows one that it must not.
pub(super) fn check() -> Result<()> {
    let metadata =
        output_of(cargo().args(["metadata", "--no-deps", "--format-version", "1", "--locked"]))?;
    let wrong = wrong_arrows(&serde_json::from_str(&metadata)?);
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
}
