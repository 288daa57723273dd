//! Every screen about changes that run, wait, ended or were interrupted, once in each
//! language and theme: axe-core finds nothing on it, and a picture is kept for who wants
//! to look (`RELABEL_PICTURES`).

use std::path::Path;
use std::time::Duration;

use anyhow::Result;
use relabel_sandbox::{Content, Fault, Options, RateLimit};
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::gallery::Gallery;
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::start::Start;
use relabel_tests::window::Window;
use relabel_tests::workspace::DATA;
use serde_json::json;

const FOLDER: &str = "/content/dam/northlight";
/// More than what is changed without its number being typed.
const ASSETS: u32 = 1_200;
/// Of which somebody else edits these.
const EDITED: usize = 3;
/// So slow that the page of a change is looked at before AEM answers.
const HELD: Duration = Duration::from_secs(20);
/// So slow that most of a change has not been sent when a busy window tells the time left.
const UNHURRIED: Duration = Duration::from_secs(4);
/// Slow enough that the second change is met in its middle.
const SLOW: Duration = Duration::from_millis(150);

/// One walk through one window.
struct Walk<'a> {
    window: &'a Window<'a>,
    person: Person<'a>,
    practice: &'a Practice,
    gallery: &'a Gallery,
}

impl<'a> Walk<'a> {
    fn through(window: &'a Window<'a>, practice: &'a Practice, gallery: &'a Gallery) -> Walk<'a> {
        Walk { window, person: Person::new(window, Hand::Mouse), practice, gallery }
    }

    fn say(&self, english: &'static str, french: &'static str) -> &'static str {
        self.gallery.say(english, french)
    }

    async fn look(&self, page: &str) -> Result<()> {
        self.gallery.look(self.window, page).await
    }

    async fn press(&self, english: &'static str, french: &'static str) -> Result<()> {
        self.person.press("button", self.say(english, french)).await
    }

    async fn says(&self, english: &'static str, french: &'static str) -> Result<()> {
        self.window.wait_for_text(self.say(english, french)).await
    }

    /// Looks at a question and leaves it by this button.
    async fn question(
        &self,
        page: &str,
        english: &'static str,
        french: &'static str,
    ) -> Result<()> {
        self.window.find("alertdialog", "").await?;
        self.look(page).await?;
        self.press(english, french).await?;
        self.window.wait_until_gone("alertdialog", "").await
    }

    async fn nothing_yet(&self) -> Result<()> {
        self.person.set_look(self.gallery.language, self.gallery.theme).await?;
        self.press("History", "Historique").await?;
        self.says("No changes yet", "Aucune modification pour l’instant").await?;
        self.look("history-empty").await
    }

    async fn connection(&self) -> Result<()> {
        let Walk { window, person, practice, .. } = self;
        window.drop_file(&practice.service_key)?;
        person.fill(self.say("Name", "Nom"), "Website").await?;
        person.press("radio", "Test").await?;
        self.press("Add connection", "Ajouter la connexion").await?;
        window.find("button", self.say("Show assets", "Afficher les ressources")).await?;
        self.press("Connections", "Connexions").await?;
        self.press("Manage ", "Gérer ").await?;
        window.find("radio", self.say("Gentle", "Modérée")).await?;
        self.look("speed-of-connection").await
    }

    /// From the assets to the page with old and new values.
    async fn prepare(&self, value: &str) -> Result<()> {
        let Walk { window, person, .. } = self;
        person.choose_folder(&["Northlight"]).await?;
        let switch = self.say("With subfolders", "Avec les sous-dossiers");
        if !window.find("switch", switch).await?.is_on {
            person.press("switch", switch).await?;
        }
        window.find("button", self.say("Change all 1,200", "Modifier les 1 200")).await?;
        self.press("Change all", "Modifier les").await?;
        window.find("combobox", self.say("Find a field", "Rechercher un champ")).await?;
        self.press("Copyright", "copyright").await?;
        person.fill(self.say("New value of", "Nouvelle valeur du champ"), value).await?;
        self.press("Check ", "Vérifier ").await?;
        window.find("button", self.say("Change 1,200", "Modifier 1 200")).await.map(drop)
    }

    /// Starts what was checked, after its number was typed.
    async fn start(&self) -> Result<()> {
        self.press("Change 1,200", "Modifier 1 200").await?;
        let number =
            self.say("To continue, type the number", "Pour continuer, saisissez le nombre");
        self.person.fill(number, &ASSETS.to_string()).await?;
        self.press("Change 1,200", "Modifier 1 200").await?;
        self.window.wait_until_gone("alertdialog", "").await
    }

    async fn change(&self) -> Result<()> {
        let Walk { window, practice, .. } = self;
        self.press("Connections", "Connexions").await?;
        self.press("Show assets", "Afficher les ressources").await?;
        self.prepare("© 2026 Northlight").await?;
        let before = practice.values(FOLDER, "dc:rights").await?;
        for path in before.keys().take(EDITED) {
            let value = json!({ "type": "String", "value": "© 2026 Somebody Else" });
            practice.sandbox.set_metadata(path, "dc:rights", value);
        }
        self.start().await?;
        window
            .wait_for_end_text(self.say("1,197 assets changed", "1 197 ressources modifiées"))
            .await?;
        self.look("result-with-conflicts").await
    }

    async fn history(&self) -> Result<()> {
        let Walk { window, person, .. } = self;
        self.press("Home", "Accueil").await?;
        self.says("Recent changes", "Dernières modifications").await?;
        self.look("home-with-last-changes").await?;
        self.press("History", "Historique").await?;
        let row = self.say("1,200 assets", "1 200 ressources");
        window.find("row", row).await?;
        self.look("history").await?;
        person.press("searchbox", "").await?;
        window.write("zebra")?;
        self.says("No matching changes", "Aucune modification ne correspond").await?;
        self.look("history-no-hits").await?;
        self.press("Show all changes", "Afficher toutes les modifications").await?;
        person.press("row", row).await?;
        window.find("heading", self.say("How it went", "Déroulement")).await?;
        self.look("job").await?;
        self.press("Changed", "Modifié").await?;
        window.find("grid", "").await?;
        self.look("job-changed-assets").await?;
        self.press("Changed by someone else", "Conflit").await?;
        window.find("table", "").await?;
        self.look("job-conflicts").await
    }

    async fn undo(&self) -> Result<()> {
        self.press("Undo…", "Annuler la modification…").await?;
        self.window
            .find("button", self.say("Restore 1,197 assets", "Rétablir 1 197 ressources"))
            .await?;
        self.look("undo-check").await?;
        self.press("Restore 1,197 assets", "Rétablir 1 197 ressources").await?;
        self.question("undo-question", "Cancel", "Annuler").await?;
        self.press("Back without starting", "Revenir sans commencer").await
    }

    async fn slowed_down(&self) -> Result<()> {
        let Walk { window, person, practice, .. } = self;
        self.press("Assets", "Ressources").await?;
        self.prepare("© 2027 Northlight").await?;
        practice.sandbox.set_latency(UNHURRIED, Duration::ZERO);
        self.start().await?;
        // The first ones were read back.
        window.wait_for_end_text(self.say(" left", "encore ")).await?;
        // From here on one request is let through at a time, so that the change cannot be
        // over, and the first refusal is held until a busy computer has looked.
        practice.sandbox.set_rate_limit(Some(RateLimit::window(0.05, HELD)));
        practice.sandbox.set_latency(HELD, Duration::ZERO);
        self.look("run").await?;
        practice.sandbox.set_latency(SLOW, Duration::ZERO);
        self.says("AEM asked us to slow down.", "AEM a demandé de ralentir.").await?;
        self.look("run-slowed-down").await?;
        self.press("Speed", "Vitesse").await?;
        window.find("option", self.say("Gentle", "Modérée")).await?;
        self.look("run-speed-choice").await?;
        person.press("option", self.say("Normal", "Normale")).await?;
        self.press("Stop", "Arrêter").await?;
        self.question("stop-question", "Keep going", "Poursuivre").await
    }

    /// Closes the window in the middle of the change.
    async fn closed(&self) -> Result<()> {
        let app = self.window.app()?;
        self.window.ask_to_close()?;
        self.window.find("alertdialog", "").await?;
        self.look("close-question").await?;
        self.practice.sandbox.set_rate_limit(None);
        self.press("Close Relabel", "Fermer Relabel").await?;
        app.wait_for_end()
    }

    async fn interrupted(&self) -> Result<()> {
        let Walk { window, practice, .. } = self;
        window.find("article", "").await?;
        self.look("resume-offer").await?;
        self.press("End this change", "Clore la modification").await?;
        self.question("leave-question", "Decide later", "Décider plus tard").await?;
        self.press("Connections", "Connexions").await?;
        self.press("Show", "Afficher").await?;
        window.find("article", "").await?;
        self.press("View", "Voir le détail").await?;
        window.find("article", "").await?;
        self.look("resume-offer-on-job").await?;
        practice.sandbox.set_fault(Some(Fault::HtmlLoginPage));
        self.press("Continue", "Reprendre").await?;
        self.says("Relabel paused this change", "Relabel a mis cette modification en pause")
            .await?;
        self.look("run-paused").await?;
        practice.sandbox.set_fault(None);
        self.press("Stop", "Arrêter").await?;
        window.find("alertdialog", "").await?;
        self.press("Stop the change", "Arrêter la modification").await?;
        self.says(
            "You stopped this change before it finished.",
            "Vous avez arrêté cette modification",
        )
        .await?;
        self.look("result-stopped").await
    }

    async fn trouble(&self) -> Result<()> {
        let Walk { window, person, .. } = self;
        self.press("Home", "Accueil").await?;
        self.press(
            "Try it in the practice environment",
            "Essayer dans l’environnement d’entraînement",
        )
        .await?;
        window.find("row", "Northlight").await?;
        self.press("Connections", "Connexions").await?;
        self.press("Simulate problems", "Simuler des incidents").await?;
        self.says("No problems", "Aucun incident").await?;
        self.look("trouble").await?;
        self.press("AEM asks us to slow down", "AEM demande de ralentir").await?;
        self.says("no requests yet", "aucune requête pour l’instant").await?;
        self.press("One asset always fails", "Une ressource échoue à chaque fois").await?;
        window.find("button", self.say("Reset", "Réinitialiser")).await?;
        self.look("trouble-staged").await?;
        person.fill(self.say("Problem to simulate", "Incident à simuler"), "rain:every=2").await?;
        self.press("Simulate", "Simuler").await?;
        self.says("Relabel does not understand this", "Relabel ne comprend pas ceci").await?;
        self.press("What you can enter", "Ce que vous pouvez saisir").await?;
        self.look("trouble-in-writing").await
    }

    async fn damaged(&self) -> Result<()> {
        self.window.find("button", "Save what can be read").await?;
        self.look("damaged").await?;
        self.press("Start over with no data", "").await?;
        self.question("damaged-question", "Cancel", "").await
    }
}

/// Leaves nothing of the file in which changes are noted.
fn damage(data: &Path) -> Result<()> {
    for file in std::fs::read_dir(data)? {
        let file = file?;
        // The database, and beside it what SQLite would mend it with.
        if file.file_name().to_string_lossy().starts_with("relabel.db") {
            std::fs::write(file.path(), "not what it was\n".repeat(512))?;
        }
    }
    Ok(())
}

async fn nothing_is_found(gallery: Gallery) -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let options = Options {
        content: Content::Synthetic(ASSETS),
        technical_user_may_write: true,
        ..Options::default()
    };
    let mut practice = Practice::start_as(&desktop.folder("keys")?, options).await?;
    let window = Window::open_as(&desktop, &Start::default().of_size(gallery.size)).await?;
    let walk = Walk::through(&window, &practice, &gallery);
    walk.nothing_yet().await?;
    walk.connection().await?;
    walk.change().await?;
    walk.history().await?;
    walk.undo().await?;
    walk.slowed_down().await?;
    walk.closed().await?;
    window.ended();

    let window = Window::open_as(&desktop, &Start::default().of_size(gallery.size)).await?;
    let walk = Walk::through(&window, &practice, &gallery);
    walk.interrupted().await?;
    walk.trouble().await?;
    window.close().await?;

    // Language and theme are in the damaged file: this page has those of the computer,
    // which is an English and light one.
    if gallery.language == "English" {
        // Judged as it was until here.
        drop(practice.judge.take());
        damage(&desktop.folder(DATA)?)?;
        let window = Window::open_as(&desktop, &Start::default().of_size(gallery.size)).await?;
        Walk::through(&window, &practice, &gallery).damaged().await?;
        window.close().await?;
    }
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
