//! axe-core, run inside the real window.

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use crate::window::Window;
use crate::workspace;

/// Runs on what the window shows, once that is drawn; calls back with one line for each
/// finding.
const RUN: &str = r"
const done = arguments[arguments.length - 1];
const drawn = new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
drawn.then(() => axe.run(arguments[0].include ? { include: arguments[0].include } : document, arguments[0].options)).then(
  (result) => done(result.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id} (${rule.impact}): ${node.target.join(' ')} | ${node.failureSummary}`))),
  (error) => done([`axe failed: ${error}`]),
);";

/// How often axe is asked before the driver's failure counts.
const LOOKS: u32 = 3;

/// What axe says, as it came, of what its arguments name.
async fn look(window: &Window<'_>, of: &Value) -> Result<Value> {
    if window.session().run("return 'axe' in window", &[]).await? != true {
        let file = workspace::root().join("ui/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(&file)
            .context("axe-core is not installed: run `cargo xtask ui`")?;
        window.session().run(&axe, &[]).await?;
    }
    window.session().run_async(RUN, std::slice::from_ref(of)).await
}

/// How much of what the window shows is looked at.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// All of it.
    Page,
    /// A list, a menu or a dialog that hangs open: the rest of the page is hidden from screen
    /// readers then, which axe takes for faults. It also wants the whole text of an entry to
    /// be its name, where a part of it is its description.
    List,
}

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub enum Rules {
    /// All of axe's rules.
    All,
    /// Those about colours, which are all that a theme changes.
    Colours,
}

/// Fails with the findings if the page, called `page` in the message, has any.
///
/// # Errors
/// With every finding; and when axe-core is not installed.
pub async fn check(window: &Window<'_>, page: &str) -> Result<()> {
    check_part(window, page, Part::Page, Rules::All).await
}

/// Like [`check`], of a part of the page and by some of the rules.
///
/// # Errors
/// With every finding; and when axe-core is not installed.
pub async fn check_part(window: &Window<'_>, page: &str, part: Part, rules: Rules) -> Result<()> {
    const LISTS: &str = "[role='listbox'], [role='menu'], [role='dialog']";
    // Nothing here plays sound, and that is all that style sheets are loaded again for.
    let mut of = json!({ "options": { "resultTypes": ["violations"], "preload": false } });
    if let Part::List = part {
        of["include"] = json!([[LISTS]]);
        of["options"]["rules"] = json!({ "label-content-name-mismatch": { "enabled": false } });
    }
    if let Rules::Colours = rules {
        of["options"]["runOnly"] = json!(["color-contrast"]);
    }
    check_by(window, page, &of).await
}

async fn check_by(window: &Window<'_>, page: &str, of: &Value) -> Result<()> {
    window.let_go_of_mouse()?;
    let mut looked = look(window, of).await;
    for _ in 1..LOOKS {
        match looked {
            // The driver's words for a script it lost on a busy machine. Looking again
            // changes nothing in the page.
            Err(error) if error.to_string() == "unknown error: " => looked = look(window, of).await,
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
