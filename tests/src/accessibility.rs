//! axe-core, run inside the real window.

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::window::Window;
use crate::workspace;

/// Runs on what the window shows, once colours that fade have arrived; calls
/// back with one line for each finding.
const RUN: &str = r"
const done = arguments[arguments.length - 1];
const isFading = () => document.getAnimations()
  .some((one) => one.playState === 'running' && one.effect.getComputedTiming().endTime !== Infinity);
const frame = () => new Promise(requestAnimationFrame);
const settled = async () => {
  for (let still = 0; still < 12; still = isFading() ? 0 : still + 1) await frame();
};
settled().then(() => axe.run(document, { resultTypes: ['violations'] })).then(
  (result) => done(result.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id} (${rule.impact}): ${node.target.join(' ')} | ${node.failureSummary}`))),
  (error) => done([`axe failed: ${error}`]),
);";

/// How often axe is asked before the driver's failure counts.
const LOOKS: u32 = 3;

/// What axe says, as it came.
async fn look(window: &Window<'_>) -> Result<Value> {
    if window.session().run("return 'axe' in window", &[]).await? != true {
        let file = workspace::root().join("ui/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(&file)
            .context("axe-core is not installed: run `cargo xtask ui`")?;
        window.session().run(&axe, &[]).await?;
    }
    window.session().run_async(RUN, &[]).await
}

/// Fails with the findings if the page, called `page` in the message, has any.
///
/// # Errors
/// With every finding; and when axe-core is not installed.
pub async fn check(window: &Window<'_>, page: &str) -> Result<()> {
    window.let_go_of_mouse()?;
    let mut looked = look(window).await;
    for _ in 1..LOOKS {
        match looked {
            // The driver's words for a script it lost on a busy machine. Looking again
            // changes nothing in the page.
            Err(error) if error.to_string() == "unknown error: " => looked = look(window).await,
            _ => break,
        }
    }
    let findings = looked?;
    let findings: Vec<&str> = findings
        .as_array()
        .context("axe gave no list")?
        .iter()
        .filter_map(|f| f.as_str())
        .collect();
    if !findings.is_empty() {
        bail!("{page}: {} findings\n{}", findings.len(), findings.join("\n"));
    }
    Ok(())
}
