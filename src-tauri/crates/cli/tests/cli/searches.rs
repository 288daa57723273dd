//! Which assets: searches, saved ones, lists of paths, and what a recipe was saved with.

use relabel_core::api::types::*;
use relabel_core::api::{App, AppOptions};
use relabel_sandbox::Content;

use crate::rig::{Ran, Rig, run};

fn paths(ran: &Ran) -> Vec<String> {
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let assets = ran.lines.iter().filter(|line| line["event"] == "asset");
    assets.map(|line| line["path"].as_str().expect("a path").to_owned()).collect()
}

async fn listed(rig: &Rig, arguments: &[&str]) -> Vec<String> {
    paths(&run(&mut rig.with_key("assets", arguments)).await)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_names_the_assets_of_a_command() {
    let rig = Rig::new(Content::Synthetic(30)).await;
    let all = rig.assets("/content/dam").await;
    assert_eq!(listed(&rig, &["--name", "IMAGE-000000"]).await, all[..9]);
    assert_eq!(listed(&rig, &["--name", "*7.jpg", "--folder", "/content/dam"]).await.len(), 3);
    let but = ["--kind", "image", "--without-name", "*1*", "--without", "dc:title empty"];
    let left = listed(&rig, &but).await;
    assert!(!left.is_empty() && left.iter().all(|path| !path.ends_with("1.jpg")), "{left:?}");
    assert_eq!(listed(&rig, &["--where", "dc:nothing not empty"]).await, [""; 0]);
    assert_eq!(listed(&rig, &["--kind", "video"]).await, [""; 0]);

    let set = ["--property", "dc:rights", "--value", "found", "--name", "*7.jpg", "--yes"];
    let done = run(&mut rig.with_key("set", set)).await;
    assert_eq!((done.code, done.count("changed"), done.sum()), (0, 3, 3), "{}", done.stderr);
    let found = listed(&rig, &["--where", "dc:rights = found"]).await;
    assert_eq!(found, [&*all[6], &*all[16], &*all[26]]);
    let sheet = rig.folder.path().join("found.csv");
    let mut export = rig.with_key("export", ["--where", "dc:rights contains FOUND", "--out"]);
    let exported = run(export.arg(&sheet)).await;
    assert_eq!(exported.code, 0, "{}", exported.stderr);
    assert_eq!(std::fs::read_to_string(&sheet).expect("a sheet").lines().count(), 4);

    let nothing = ["--clear", "dc:rights", "--name", "no such name", "--yes"];
    run(&mut rig.with_key("set", nothing)).await.assert_refused(2, "pathMissing");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_paths_names_them_and_tells_what_is_missing() {
    let rig = Rig::new(Content::Synthetic(5)).await;
    let all = rig.assets("/content/dam").await;
    let text = format!("assetPath\n{}\n{}\n/content/dam/none.jpg\n", all[4], all[1]);
    let file = rig.file("paths.txt", text);
    let mut program = rig.with_key("assets", ["--paths"]);
    let ran = run(program.arg(&file)).await;
    assert_eq!(paths(&ran), [&*all[4], &*all[1]]);
    let told = ran.lines.iter().find(|line| line["event"] == "listed").expect("told");
    assert_eq!(
        (&told["notFound"], &told["missing"][0]),
        (&1.into(), &"/content/dam/none.jpg".into())
    );
    assert_eq!((&told["notPathCount"], &told["notPaths"][0]), (&1.into(), &"assetPath".into()));
    assert!(ran.stderr.contains("/content/dam/none.jpg"), "{}", ran.stderr);
    let mut gone = rig.with_key("assets", ["--paths"]);
    run(gone.arg(rig.folder.path().join("no.txt"))).await.assert_refused(2, "fileNotRead");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_say_which_assets_is_refused() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    let file = rig.file("paths.txt", "/content/dam/a.jpg");
    let file = file.to_str().expect("a path");
    for wrong in [
        vec![],
        vec!["--recursive"],
        vec!["--where", "dc:title"],
        vec!["--folder", "/content/dam", "--paths", file],
        vec!["--name", "x", "--paths", file],
        vec!["--saved", "x", "--tag", "a:b"],
    ] {
        run(&mut rig.with_key("assets", &wrong)).await.assert_refused(2, "requestInvalid");
    }
    let unknown = run(&mut rig.with_key("assets", ["--saved", "no such"])).await;
    unknown.assert_refused(2, "notFound");
}

#[tokio::test(flavor = "multi_thread")]
async fn saved_searches_are_kept_used_and_removed() {
    let rig = Rig::new(Content::Synthetic(20)).await;
    let all = rig.assets("/content/dam").await;
    let save =
        ["searches", "save", "Fives", "--json", "--folder", "/content/dam", "--name", "*5.jpg"];
    let saved = run(rig.bare().args(save)).await;
    assert_eq!(saved.code, 0, "{}", saved.stderr);
    let list = run(rig.bare().args(["searches", "list", "--json"])).await;
    assert_eq!((&list.lines[0]["name"], list.lines.len()), (&"Fives".into(), 1));
    assert_eq!(listed(&rig, &["--saved", "fives"]).await, [&*all[4], &*all[14]]);
    let removed = run(rig.bare().args(["searches", "remove", "Fives", "--json"])).await;
    assert_eq!(removed.code, 0, "{}", removed.stderr);
    run(&mut rig.with_key("assets", ["--saved", "Fives"])).await.assert_refused(2, "notFound");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recipe_runs_on_the_search_it_was_saved_with() {
    let rig = Rig::new(Content::Synthetic(20)).await;
    let all = rig.assets("/content/dam").await;
    let change =
        FieldAction::Replace { value: Value::Text { text: "by recipe".to_owned() }, tokens: false };
    let field = FieldEdit {
        property: "dc:rights".to_owned(),
        kind: FieldKind::Text,
        change,
        only_empty: false,
    };
    let search = Search { name: "*5.jpg".to_owned(), ..Search::default() };
    let recipe = SaveRecipe {
        id: None,
        name: "Fives".to_owned(),
        edit: Edit { fields: vec![field] },
        selection: Some(RecipeSelection::Search { search }),
    };
    {
        let options = AppOptions {
            data_folder: Some(rig.data()),
            loopback_allowed: true,
            session_keys_only: true,
            ims: None,
            start_in_practice: false,
        };
        let app = App::open(&options).expect("the data folder opens");
        app.save_recipe(&recipe).await.expect("it is saved");
    }
    let run_with = async |more: &[&str]| {
        let mut program = rig.bare();
        program.args(["recipes", "run", "Fives", "--json", "--loopback", "--file"]).arg(&rig.key);
        run(program.args(more)).await
    };
    let done = run_with(&["--yes"]).await;
    assert_eq!((done.code, done.count("changed"), done.sum()), (0, 2, 2), "{}", done.stderr);
    let changed: Vec<&String> =
        all.iter().filter(|path| rig.held(path, "dc:rights")["value"] == "by recipe").collect();
    assert_eq!(changed, [&all[4], &all[14]]);
    let elsewhere = run_with(&["--name", "*6.jpg", "--dry-run"]).await;
    assert_eq!((elsewhere.code, elsewhere.count("changed")), (0, 2), "{}", elsewhere.stderr);
    let mut bare = rig.bare();
    bare.args(["recipes", "run", "Mark as approved", "--json", "--loopback", "--file"]);
    run(bare.arg(&rig.key)).await.assert_refused(2, "requestInvalid");
}
