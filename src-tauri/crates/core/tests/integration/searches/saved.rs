//! Searches that are kept.

use relabel_core::api::App;
use relabel_core::api::types::*;

use super::{field, named, tagged};
use crate::rig::open;

async fn saved(app: &App, id: Option<SearchId>, name: &str, search: Search) -> SavedSearch {
    let request = SaveSearch { id, name: name.to_owned(), search, practice: false };
    app.save_search(&request).await.expect("it is saved")
}

#[tokio::test]
async fn saved_searches_stay_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = open(folder.path(), None);
    let first = saved(&app, None, " Été ", named("été")).await;
    let second = saved(&app, None, "Été", tagged(&["season:summer"])).await;
    assert_eq!((first.name.as_str(), second.name.as_str()), ("Été", "Été 2"));
    let third = SaveSearch {
        id: None,
        name: "alt".to_owned(),
        search: field("dc:title", ValueTest::Empty),
        practice: true,
    };
    let third = app.save_search(&third).await.expect("it is saved");
    assert!(third.practice && !first.practice);
    drop(app);
    let app = open(folder.path(), None);
    let listed = app.list_searches().await.expect("listed");
    assert_eq!(listed, [third.clone(), first.clone(), second.clone()]);
    let renamed = saved(&app, Some(second.id), "Été", third.search.clone()).await;
    assert_eq!((renamed.id, renamed.name.as_str()), (second.id, "Été 2"), "the name is taken");
    app.remove_search(first.id).await.expect("removed");
    app.remove_search(first.id).await.expect("and stays so");
    let renamed = saved(&app, Some(second.id), "Été", third.search.clone()).await;
    assert_eq!(renamed.name, "Été");
    assert_eq!(app.list_searches().await.expect("listed"), [third, renamed]);
    let gone = SaveSearch {
        id: Some(first.id),
        name: "x".to_owned(),
        search: named("x"),
        practice: false,
    };
    assert_eq!(app.save_search(&gone).await.expect_err("gone").code, ErrorCode::NotFound);
    for name in ["", "  ", "a\nb", "x".repeat(101).as_str()] {
        let wrong = SaveSearch { id: None, name: name.to_owned(), ..gone.clone() };
        assert_eq!(app.save_search(&wrong).await.expect_err("wrong").code, ErrorCode::FieldInvalid);
    }
}
