//! Every screen about finding assets and about spreadsheets, once in each language and
//! theme: axe-core finds nothing on it, and a picture is kept for who wants to look
//! (`RELABEL_PICTURES`).

use anyhow::Result;
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::gallery::Gallery;
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::start::Start;
use relabel_tests::window::Window;

use super::walk::Walk;

const FOLDERS: [&str; 3] = ["Northlight", "Campaigns", "Été 2025"];
const FOLDER: &str = "/content/dam/northlight/campaigns/ete-2025";

/// The pages of searches and sheets.
struct Pages<'a> {
    walk: Walk<'a>,
    practice: &'a Practice,
}

impl Pages<'_> {
    /// Before there is a connection.
    async fn first(&self) -> Result<()> {
        let walk = &self.walk;
        walk.press("Home", "Accueil").await?;
        walk.window.find("button", walk.say("Open a sheet", "Ouvrir une feuille")).await?;
        walk.look("welcome-with-sheet").await?;
        walk.press("Open a sheet", "Ouvrir une feuille").await?;
        walk.window.answer_file_dialog(
            &self
                .practice
                .file("first.csv", format!("Path,Title\n{FOLDER}/nobody.jpg,Rain\n").as_bytes())?,
        )?;
        walk.says("Choose an environment first", "Choisissez d’abord un environnement").await?;
        walk.look("sheet-without-connection").await
    }

    async fn connection(&self) -> Result<()> {
        let Walk { window, person, .. } = &self.walk;
        window.drop_file(&self.practice.service_key)?;
        self.walk.fill("Name", "Nom", "Website").await?;
        person.press("radio", "Test").await?;
        self.walk.press("Add connection", "Ajouter la connexion").await?;
        self.walk.press("Show assets", "Afficher les ressources").await?;
        person.choose_folder(&FOLDERS).await
    }

    async fn searches(&self) -> Result<()> {
        let walk = &self.walk;
        let Walk { window, person, .. } = walk;
        for (item, page) in [
            (["Last modified…", "Dernière modification…"], "search-days"),
            (["Tag…", "Balise…"], "search-tag"),
            (["Field…", "Champ…"], "search-field"),
            (["Exclude…", "Exclure…"], "search-not"),
        ] {
            walk.press("Filter", "Filtrer").await?;
            // By keyboard: a busy window may still be placing the menu when it is clicked.
            let hand = Person::new(window, Hand::Keyboard);
            hand.take_from_menu(walk.say(item[0], item[1])).await?;
            walk.dialog(page).await?;
        }
        walk.press("Filter", "Filtrer").await?;
        person.press("menuitem", "Type").await?;
        window.find("menuitemcheckbox", "Image").await?;
        walk.look("search-kinds").await?;
        for menu in ["menuitemcheckbox", "menuitem"] {
            window.press("Escape")?;
            window.wait_until_gone(menu, "").await?;
        }
        walk.press("Paste paths", "Coller des chemins").await?;
        walk.dialog("search-paste").await?;
        person.press("searchbox", walk.say("Find assets", "Rechercher des ressources")).await?;
        window.write("la")?;
        window.find("heading", walk.say("Found in", "Résultats :")).await?;
        window.find("button", walk.say("Save search", "Enregistrer la recherche")).await?;
        walk.look("search-found").await?;
        walk.press("Save search", "Enregistrer la recherche").await?;
        walk.dialog("search-save").await?;
        person.press("searchbox", walk.say("Find assets", "Rechercher des ressources")).await?;
        window.press("ctrl+a")?;
        window.write("zebra")?;
        walk.says("Nothing found", "Aucun résultat").await?;
        walk.look("search-nothing").await?;
        walk.press("Clear all", "Tout effacer").await?;
        window.find("heading", FOLDERS[2]).await?;
        walk.press("Paste paths", "Coller des chemins").await?;
        let path = self.practice.values(FOLDER, "dc:title").await?.into_keys().next();
        let text = format!("{} nowhere/at/all", path.unwrap_or_default());
        walk.fill("Paths of assets", "Chemins des ressources", &text).await?;
        walk.look("paths-typed").await?;
        walk.press("Cancel", "Annuler").await?;
        window.wait_until_gone("dialog", "").await
    }

    async fn sheets(&self) -> Result<()> {
        let walk = &self.walk;
        let Walk { window, .. } = walk;
        walk.press("Sheets", "Feuilles").await?;
        walk.press("Close this sheet", "Fermer cette feuille").await?;
        window.find("heading", walk.say("Drop a sheet here", "Déposez une feuille ici")).await?;
        walk.look("sheets-empty").await?;
        walk.press("Download a sheet of this folder", "Exporter ce dossier vers un tableur")
            .await?;
        window.find("button", walk.say("Save as…", "Enregistrer sous…")).await?;
        walk.look("sheet-export-filled").await?;
        window.click("radio", walk.say("Only these fields", "Seulement ces champs")).await?;
        window.find("checkbox", walk.say("Keywords", "Mots-clés")).await?;
        window.click("radio", walk.say("Text (.csv)", "Texte (.csv)")).await?;
        walk.look("sheet-export-chosen").await?;
        walk.press("Cancel", "Annuler").await?;
        window.wait_until_gone("dialog", "").await?;
        window.drop_file(&self.practice.file("empty.csv", b"")?)?;
        walk.says("could not be opened", "n’a pas pu être ouvert").await?;
        walk.look("sheet-refused").await
    }

    /// An agency's file with everything that has to be asked about.
    async fn agency(&self) -> Result<()> {
        let walk = &self.walk;
        let Walk { window, .. } = walk;
        let paths: Vec<String> =
            self.practice.values(FOLDER, "dc:title").await?.into_keys().take(3).collect();
        let text = format!(
            "{headings}\r\n\
             {first};© Agence Été à Paris;03/04/2031;mer, été;first\r\n\
             {second};© 2031 Château;;plage;\r\n\
             {second};© 2032 Forêt;;plage;\"again; with a semicolon\"\r\n\
             {third};;05/06/2031;;\r\n",
            headings = walk.say(
                "Path;Copyright;Expires on;Keywords;Remark",
                "Path;Droits d'auteur (copyright);Expire le;Mots-clés;Remark",
            ),
            first = paths[0],
            second = paths[1],
            third = paths[2],
        );
        let bytes: Vec<u8> = text
            .chars()
            .map(|letter| Ok(u8::try_from(u32::from(letter))?))
            .collect::<Result<_>>()?;
        window.drop_file(&self.practice.file("agency.csv", &bytes)?)?;
        window.find("heading", "agency.csv").await?;
        walk.says("Windows-1252", "Windows-1252").await?;
        walk.look("sheet-questions").await?;
        walk.press("Use of “Remark", "Utilisation de « Remark").await?;
        walk.menu("menu", "sheet-column-menu").await?;
        walk.press("3 April 2031", "3 avril 2031").await?;
        window.click("button", walk.say("Yes, separated by", "Oui, séparées")).await?;
        walk.says("All questions are answered", "Toutes les questions ont une réponse").await?;
        walk.look("sheet-answered").await?;
        walk.press("Check this sheet", "Vérifier cette feuille").await?;
        walk.says("Rows 3 and 4 contradict each other", "Les lignes 3 et 4 se contredisent")
            .await?;
        walk.look("check-contradiction").await
    }
}

async fn nothing_is_found(gallery: Gallery) -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    let window = Window::open_as(&desktop, &Start::default().of_size(gallery.size)).await?;
    let walk = Walk::through(&window, &gallery);
    walk.dress().await?;
    let pages = Pages { walk, practice: &practice };
    pages.first().await?;
    pages.connection().await?;
    pages.searches().await?;
    pages.sheets().await?;
    pages.agency().await?;
    window.close().await?;
    gallery.nothing_was_found()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_english_and_light() -> Result<()> {
    nothing_is_found(Gallery::english()).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_french_and_dark() -> Result<()> {
    nothing_is_found(Gallery::french()).await
}
