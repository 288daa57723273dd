//! axe-core finds nothing on any page of the main job, in both languages and both themes.

use anyhow::Result;
use relabel_sandbox::Fault;
use relabel_tests::accessibility::check;
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::gallery::Gallery;
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::start::Start;
use relabel_tests::window::Window;

/// What things are called in one language.
struct Names {
    choose_file: &'static str,
    name: &'static str,
    add: &'static str,
    show_assets: &'static str,
    subfolders: &'static str,
    grid: &'static str,
    table: &'static str,
    change: &'static str,
    copyright: &'static str,
    new_value: &'static str,
    check: &'static str,
    run: &'static str,
    other_field: &'static str,
    cancel: &'static str,
    go_on: &'static str,
    result: &'static str,
    /// Home, Connections, Settings.
    places: [&'static str; 3],
}

const ENGLISH: Names = Names {
    choose_file: "Choose file",
    name: "Name",
    add: "Add connection",
    show_assets: "Show assets",
    subfolders: "With subfolders",
    grid: "Grid",
    table: "Table",
    change: "Change ",
    copyright: "Copyright",
    new_value: "New value of",
    check: "Check ",
    run: "Change 34 assets",
    other_field: "Add a field by its technical name",
    cancel: "Cancel",
    go_on: "Continue",
    result: "assets changed",
    places: ["Home", "Connections", "Settings"],
};

const FRENCH: Names = Names {
    choose_file: "Choisir un fichier",
    name: "Nom",
    add: "Ajouter la connexion",
    show_assets: "Afficher les ressources",
    subfolders: "Avec les sous-dossiers",
    grid: "Grille",
    table: "Tableau",
    change: "Modifier ",
    copyright: "copyright",
    new_value: "Nouvelle valeur du champ",
    check: "Vérifier ",
    run: "Modifier 34 ressources",
    other_field: "Ajouter un champ par son nom technique",
    cancel: "Annuler",
    go_on: "Continuer",
    result: "ressources modifiées",
    places: ["Accueil", "Connexions", "Réglages"],
};

async fn nothing_is_found(names: &Names, gallery: Gallery) -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    let no_key = desktop.folder("keys")?.join("notes.json");
    std::fs::write(&no_key, r#"{ "notes": [] }"#)?;
    let window = Window::open_as(&desktop, &Start::default().of_size(gallery.size)).await?;
    let person = Person::new(&window, Hand::Mouse);
    let axe = async |page: &str| gallery.look(&window, page).await;

    person.set_look(gallery.language, gallery.theme).await?;
    person.press("button", names.places[0]).await?;

    window.find("button", names.choose_file).await?;
    axe("first screen").await?;
    window.drop_file(&no_key)?;
    window.find("alert", "").await?;
    axe("a file that is no key").await?;
    window.drop_file(&practice.service_key)?;
    window.find("button", names.add).await?;
    axe("a key file").await?;
    person.fill(names.name, "Website").await?;
    person.press("button", names.add).await?;
    window.find("button", names.show_assets).await?;
    axe("signed in").await?;
    person.press("button", names.show_assets).await?;

    person.choose_folder(&["Northlight", "Inbox"]).await?;
    axe("an empty folder").await?;
    person.choose_folder(&["Northlight", "Places"]).await?;
    if !window.find("switch", names.subfolders).await?.is_on {
        person.press("switch", names.subfolders).await?;
    }
    person.press("radio", names.grid).await?;
    window.find("button", names.change).await?;
    axe("assets as a grid").await?;
    person.press("radio", names.table).await?;
    window.find("button", names.change).await?;
    axe("assets as a table").await?;
    person.press("button", names.change).await?;
    window.find("button", names.copyright).await?;
    axe("choosing a field").await?;
    person.press("button", names.other_field).await?;
    window.find("dialog", "").await?;
    axe("a field by its technical name").await?;
    person.press("button", names.cancel).await?;
    person.press("button", names.copyright).await?;
    person.fill(names.new_value, "Northlight").await?;
    axe("a new value").await?;
    person.press("button", names.check).await?;
    window.find("button", names.run).await?;
    axe("old and new").await?;
    // A login page instead of data holds the job, so that its page stays to be looked at.
    practice.sandbox.set_fault(Some(Fault::HtmlLoginPage));
    person.press("button", names.run).await?;
    window.find("button", names.go_on).await?;
    axe("a job that waits").await?;
    practice.sandbox.set_fault(None);
    person.press("button", names.go_on).await?;
    window.wait_for_text(names.result).await?;
    axe("the result").await?;
    for place in names.places {
        person.press("button", place).await?;
        axe(place).await?;
    }
    window.close().await?;
    gallery.nothing_was_found()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_english() -> Result<()> {
    nothing_is_found(&ENGLISH, Gallery::english()).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_french() -> Result<()> {
    nothing_is_found(&FRENCH, Gallery::french()).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_make_everything_larger_and_as_it_was() -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let window = Window::open_as(&desktop, &Start::default().of_size(None)).await?;
    window.find("button", "Choose file").await?;
    let width = window.width().await?;
    for larger in [1.1, 1.25, 1.5, 1.75, 2.0] {
        window.press("ctrl+plus")?;
        window.wait_for_width(width / larger).await?;
    }
    window.find("button", "Choose file").await?;
    check(&window, "welcome, twice as large").await?;
    window.press("ctrl+minus")?;
    window.wait_for_width(width / 1.75).await?;
    window.close().await?;

    // Whoever sees little does not choose it anew at every start.
    let window = Window::open_as(&desktop, &Start::default().of_size(None)).await?;
    window.find("button", "Choose file").await?;
    window.wait_for_width(width / 1.75).await?;
    window.press("ctrl+0")?;
    window.wait_for_width(width).await?;
    window.close().await
}
