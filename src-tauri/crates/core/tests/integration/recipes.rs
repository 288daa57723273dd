//! Recipes: kept, ordered, shared.

use std::path::Path;

use relabel_core::api::types::*;
use relabel_core::api::{App, DroppedFile};

use crate::rig::open;

fn rights(name: &str) -> SaveRecipe {
    let change = FieldAction::Replace {
        value: Value::Text { text: "© 2031 Northlight".to_owned() },
        tokens: false,
    };
    let field = FieldEdit {
        property: "dc:rights".to_owned(),
        kind: FieldKind::Text,
        change,
        only_empty: true,
    };
    SaveRecipe {
        id: None,
        name: name.to_owned(),
        edit: Edit { fields: vec![field] },
        selection: Some(RecipeSelection::Folder {
            path: "/content/dam/northlight".to_owned(),
            recursive: true,
        }),
    }
}

async fn list(app: &App) -> Vec<Recipe> {
    app.list_recipes().await.expect("the recipes")
}

async fn names(app: &App) -> Vec<String> {
    list(app).await.into_iter().map(|recipe| recipe.name).collect()
}

async fn refused(app: &App, path: &Path) -> ErrorCode {
    match app.inspect_recipe_file(path).await {
        RecipeInspection::NotUsable { error } => error.code,
        RecipeInspection::Usable { recipe, .. } => panic!("taken: {recipe:?}"),
    }
}

#[tokio::test]
async fn five_recipes_come_once_and_a_removed_one_comes_back_only_when_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = open(folder.path(), None);
    let shipped = list(&app).await;
    assert_eq!(shipped.len(), 5);
    assert!(shipped.iter().all(|recipe| recipe.shipped.is_some() && recipe.used_at.is_none()));
    app.remove_recipe(shipped[1].id).await.expect("removed");
    drop(app);

    let app = open(folder.path(), None);
    assert_eq!(list(&app).await.len(), 4, "it stays removed");
    let all = app.restore_recipes().await.expect("restored");
    assert_eq!(all.len(), 5);
    assert_eq!(all[4].shipped, shipped[1].shipped, "it stands at the end");
    assert_eq!(all[4].edit, shipped[1].edit);
    assert_eq!(app.restore_recipes().await.expect("again").len(), 5, "none comes twice");
}

#[tokio::test]
async fn a_recipe_is_saved_changed_doubled_ordered_and_survives_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = open(folder.path(), None);
    let first = app.save_recipe(&rights(" Rights of 2031 ")).await.expect("saved");
    assert_eq!((first.name.as_str(), first.shipped), ("Rights of 2031", None));
    let second = app.save_recipe(&rights("Rights of 2031")).await.expect("saved");
    assert_eq!(second.name, "Rights of 2031 2", "a name belongs to one recipe");
    let renamed = SaveRecipe { id: Some(second.id), ..rights("Rights, web") };
    assert_eq!(app.save_recipe(&renamed).await.expect("saved").id, second.id);
    let same = SaveRecipe { id: Some(first.id), ..rights("Rights of 2031") };
    assert_eq!(app.save_recipe(&same).await.expect("saved").name, "Rights of 2031");

    let copy = app.duplicate_recipe(first.id).await.expect("doubled");
    assert_eq!((&copy.edit, &copy.selection), (&first.edit, &first.selection));
    assert_eq!(
        names(&app).await[5..],
        ["Rights of 2031".to_owned(), copy.name.clone(), "Rights, web".to_owned()]
    );

    let order = OrderRecipes { recipe_ids: vec![copy.id, second.id] };
    app.order_recipes(&order).await.expect("ordered");
    drop(app);
    let app = open(folder.path(), None);
    let all = list(&app).await;
    assert_eq!((all[0].id, all[1].id, all[7].id), (copy.id, second.id, first.id));

    let gone = SaveRecipe { id: Some(RecipeId::new()), ..rights("x") };
    assert_eq!(app.save_recipe(&gone).await.expect_err("unknown").code, ErrorCode::NotFound);
    let nameless = app.save_recipe(&rights("  ")).await.expect_err("no name");
    assert_eq!(nameless.code, ErrorCode::FieldInvalid);
}

/// A changed one lost its mark, so the original came beside it, under the same name.
#[tokio::test]
async fn what_was_changed_is_not_missing_and_names_stay_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = open(folder.path(), None);
    let shipped = list(&app).await;
    let changed = SaveRecipe {
        id: Some(shipped[0].id),
        name: shipped[0].name.clone(),
        edit: rights("x").edit,
        selection: None,
    };
    let saved = app.save_recipe(&changed).await.expect("saved");
    assert_eq!((saved.shipped, saved.came_with), (None, shipped[0].shipped));
    let all = app.restore_recipes().await.expect("restored");
    assert_eq!(all.len(), 5, "it is there, if changed");
    assert_eq!(all[0].came_with, shipped[0].shipped);

    // Removed, and one of that name made by hand.
    app.remove_recipe(shipped[3].id).await.expect("removed");
    app.save_recipe(&rights(&shipped[3].name)).await.expect("saved");
    let all = app.restore_recipes().await.expect("restored");
    let mut names: Vec<&str> = all.iter().map(|recipe| recipe.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!((all.len(), names.len()), (6, 6), "{names:?}");
    let back = all.iter().find(|recipe| recipe.shipped == shipped[3].shipped);
    assert_eq!(back.map(|recipe| &recipe.edit), Some(&shipped[3].edit));
}

#[tokio::test]
async fn a_shipped_recipe_that_is_changed_is_the_users_and_one_put_back_is_shipped_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = open(folder.path(), None);
    let shipped = list(&app).await.swap_remove(3);
    let as_it_is = SaveRecipe {
        id: None,
        name: shipped.name.clone(),
        edit: shipped.edit.clone(),
        selection: None,
    };
    let renamed = SaveRecipe { id: Some(shipped.id), name: "OK".into(), ..as_it_is.clone() };
    assert_eq!(app.save_recipe(&renamed).await.expect("saved").shipped, None);
    app.remove_recipe(shipped.id).await.expect("removed");
    let back = app.save_recipe(&as_it_is).await.expect("saved");
    assert_eq!((back.shipped, &back.name), (shipped.shipped, &shipped.name));
    assert_eq!(back.id, shipped.id, "it is the one that was removed");
}

#[tokio::test]
async fn a_recipe_travels_as_a_file_that_names_no_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("Rights.relabel.json");
    let app = open(&folder.path().join("one"), None);
    let saved = app.save_recipe(&rights("Rights")).await.expect("saved");
    app.save_recipe_file(saved.id, &path).await.expect("written");
    let text = std::fs::read_to_string(&path).expect("a file");
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let mut keys: Vec<&String> = json.as_object().expect("an object").keys().collect();
    keys.sort_unstable();
    assert_eq!(keys, ["edit", "name", "relabelRecipe", "selection"], "and nothing else");
    assert!(!text.contains(&saved.id.to_string()));

    let other = open(&folder.path().join("other"), None);
    let inspected = other.inspect_recipe_file(&path).await;
    let RecipeInspection::Usable { import_id, recipe, same_name } = inspected else {
        panic!("refused: {inspected:?}")
    };
    assert!(!same_name);
    assert_eq!((&recipe.edit, &recipe.selection), (&saved.edit, &saved.selection));
    let added = other.add_recipe(import_id).await.expect("added");
    assert_eq!((added.name.as_str(), added.edit), ("Rights", saved.edit));
    let twice = other.add_recipe(import_id).await.expect_err("an import is used once");
    assert_eq!(twice.code, ErrorCode::ImportGone);
    let dropped = other.understand_file(&path).await;
    assert!(matches!(dropped, DroppedFile::Recipe(_)), "{dropped:?}");
    let again = other.inspect_recipe_file(&path).await;
    assert!(matches!(again, RecipeInspection::Usable { same_name: true, .. }), "{again:?}");
}

#[tokio::test]
async fn other_files_newer_ones_and_endless_ones_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = open(&folder.path().join("data"), None);
    let file = |name: &str, content: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, content).expect("a file");
        path
    };
    let newer = file("newer.json", br#"{"relabelRecipe":2,"name":"x"}"#);
    assert_eq!(refused(&app, &newer).await, ErrorCode::RecipeNewer);
    let recipe = br#"{"relabelRecipe":1,"name":"x","edit":{"fields":[{"property":"dc:rights",
        "kind":"text","change":{"action":"clear"}}]}}"#;
    assert!(matches!(
        app.inspect_recipe_file(&file("good.json", recipe)).await,
        RecipeInspection::Usable { .. }
    ));
    let mut padded = recipe.to_vec();
    padded.resize(256 * 1024 + 1, b' ');
    for (name, content) in [
        ("key.json", br#"{"ok":true,"integration":{}}"#.as_slice()),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0".as_slice()),
        ("empty.json", b"".as_slice()),
        ("large.json", &padded),
    ] {
        let code = refused(&app, &file(name, content)).await;
        assert_eq!(code, ErrorCode::RecipeNotRecognised, "{name}");
    }
    for path in [folder.path().to_owned(), folder.path().join("missing.json")] {
        assert_eq!(refused(&app, &path).await, ErrorCode::RecipeNotRecognised);
    }
    assert_eq!(list(&app).await.len(), 5, "nothing was kept");
}
