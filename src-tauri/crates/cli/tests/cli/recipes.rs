//! Recipes: listed, and run on a folder.

use relabel_sandbox::Content;

use crate::rig::{Ran, Rig, run};

/// `recipes run NAME --folder /content/dam --recursive` with the key file, and more.
async fn run_recipe(rig: &Rig, name: &str, more: &[&str]) -> Ran {
    let mut program = rig.bare();
    program.args(["recipes", "run", name, "--json", "--loopback", "--file"]).arg(&rig.key);
    program.args(["--folder", "/content/dam", "--recursive"]).args(more);
    run(&mut program).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_recipes_that_come_with_relabel_are_listed_in_order() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    let listed = run(rig.bare().args(["recipes", "list", "--json"])).await;
    assert_eq!(listed.code, 0, "{}", listed.stderr);
    let shipped: Vec<_> =
        listed.lines.iter().map(|line| line["shipped"].as_str().unwrap_or_default()).collect();
    let all =
        ["titleFromFile", "descriptionFromTitle", "tidyKeywords", "approve", "expireInOneYear"];
    assert_eq!(shipped, all);
    assert!(listed.lines.iter().all(|line| line["event"] == "recipe"));
    let again = run(rig.bare().args(["recipes", "list", "--json"])).await;
    assert_eq!(again.stdout, listed.stdout, "they are put in once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recipe_is_looked_at_run_and_right_the_second_time() {
    let rig = Rig::new(Content::Synthetic(3)).await;
    let assets = rig.assets("/content/dam").await;
    let looked = run_recipe(&rig, "Mark as approved", &["--dry-run"]).await;
    assert_eq!((looked.code, looked.count("changed")), (0, 3), "{}", looked.stderr);
    assert!(assets.iter().all(|path| rig.held(path, "dam:status")["value"] != "approved"));

    let asked = run_recipe(&rig, "mark as APPROVED", &[]).await;
    asked.assert_refused(2, "requestInvalid");
    let done = run_recipe(&rig, "mark as APPROVED", &["--yes"]).await;
    assert_eq!((done.code, done.count("changed"), done.sum()), (0, 3, 3), "{}", done.stderr);
    assert!(assets.iter().all(|path| rig.held(path, "dam:status")["value"] == "approved"));
    let again = run_recipe(&rig, "Mark as approved", &["--yes"]).await;
    assert_eq!((again.code, again.count("already_right")), (0, 3), "{}", again.stderr);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_recipe_and_a_run_without_a_key_are_refused() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    let unknown = run_recipe(&rig, "No such thing", &["--yes"]).await;
    assert_ne!(unknown.code, 0);
    assert_eq!(unknown.last()["code"], "notFound");
    assert!(unknown.stderr.contains("recipes list"), "{}", unknown.stderr);
    let nowhere = ["recipes", "run", "Mark as approved", "--folder", "/content/dam", "--json"];
    run(rig.bare().args(nowhere)).await.assert_refused(2, "requestInvalid");
}
