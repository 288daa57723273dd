//! Every screen about what should change: the cards of all actions, tags, dates, recipes,
//! and a check with problems, once in each language and theme: axe-core finds nothing on
//! it, and a picture is kept for who wants to look (`RELABEL_PICTURES`).

use anyhow::Result;
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::gallery::Gallery;
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::window::Window;

const FOLDERS: [&str; 3] = ["Northlight", "Campaigns", "Été 2025"];

/// One walk through one window.
struct Walk<'a> {
    window: &'a Window<'a>,
    person: Person<'a>,
    gallery: &'a Gallery,
}

impl Walk<'_> {
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

    async fn fill(&self, english: &str, french: &str, text: &str) -> Result<()> {
        let field = if self.gallery.language == "English" { english } else { french };
        self.person.fill(field, text).await
    }

    /// Adds a field and says what happens to it.
    async fn field(&self, label: [&'static str; 2], action: [&'static str; 2]) -> Result<()> {
        let find = self.say("Find a field", "Trouver un champ");
        let label = self.say(label[0], label[1]);
        self.person.add_field_by(find, label).await?;
        let what = self.say("What happens", "Ce qui se passe");
        let action = self.say(action[0], action[1]);
        if !self.window.find("button", what).await?.name.contains(action) {
            self.person.choose(what, action).await?;
        }
        Ok(())
    }

    /// Takes the one card there is away, so that the next is looked at alone.
    async fn no_field(&self) -> Result<()> {
        let remove = self.say("from this change", "de cette modification");
        self.person.press("button", remove).await?;
        self.window.look_only_at(None);
        self.window.wait_until_gone("button", remove).await
    }

    /// A dialog that is looked at and left.
    async fn dialog(&self, page: &str) -> Result<()> {
        self.window.find("dialog", "").await?;
        self.look(page).await?;
        self.press("Cancel", "Annuler").await?;
        self.window.wait_until_gone("dialog", "").await
    }

    /// A menu or a list that is looked at and left.
    async fn menu(&self, role: &str, page: &str) -> Result<()> {
        self.window.find(role, "").await?;
        self.look(page).await?;
        self.window.press("Escape")?;
        self.window.wait_until_gone(role, "").await
    }

    async fn recipes(&self) -> Result<()> {
        let Walk { window, person, .. } = self;
        self.press("Home", "Accueil").await?;
        window.find("heading", self.say("Recipes", "Recettes")).await?;
        self.look("home-recipes").await?;
        self.press("More about Tidy up", "Autres actions pour Mettre").await?;
        self.menu("menu", "recipe-menu").await?;
        self.press("More about Tidy up", "Autres actions pour Mettre").await?;
        person.press("menuitem", self.say("Edit", "Modifier")).await?;
        self.dialog("recipe-edit").await?;
        self.press("More about Expire", "Autres actions pour Expire").await?;
        person.press("menuitem", self.say("Remove", "Supprimer")).await?;
        self.says("was removed.", "a été supprimée.").await?;
        self.look("recipe-removed").await?;
        self.press("Tidy up keywords", "Mettre de l’ordre dans les mots-clés").await?;
        window.find("heading", "Été 2025").await?;
        window.find("button", self.say("Check ", "Vérifier ")).await?;
        self.look("recipe-chosen").await?;
        self.press("Stop using the recipe", "Ne plus utiliser la recette").await
    }

    async fn texts(&self) -> Result<()> {
        let Walk { window, person, .. } = self;
        self.press("Change all", "Modifier les").await?;
        window.find("button", self.say("Copyright", "copyright")).await?;
        self.look("change-empty").await?;
        let search = self.say("Find a field", "Trouver un champ");
        window.click("combobox", search).await?;
        window.wait_for_focus("combobox", search).await?;
        window.write("dam:s")?;
        self.says("AEM computes this", "AEM calcule cette valeur").await?;
        self.look("change-locked-fields").await?;
        window.press("Escape")?;
        window.wait_until_gone("listbox", "").await?;

        let copyright = ["Copyright", "Droits d’auteur (copyright)"];
        self.field(copyright, ["Find and replace", "Rechercher et remplacer"]).await?;
        self.fill("Find", "Rechercher", "Northlight").await?;
        self.fill("Replace with", "Remplacer par", "Northlight Studio").await?;
        window.wait_for_text("© Northlight Studio").await?;
        self.look("change-find").await?;
        person.choose_radio(self.say("Pattern (advanced)", "Motif (avancé)")).await?;
        self.fill("Find", "Rechercher", "(Northlight").await?;
        self.says("This pattern cannot be read.", "Ce motif est illisible.").await?;
        self.look("change-find-pattern-wrong").await?;
        self.press("Several values (", "Plusieurs valeurs (").await?;
        self.menu("dialog", "change-several-values").await?;
        self.no_field().await?;

        let title = ["Title", "Titre"];
        let value = self.say("New value of Title", "Nouvelle valeur de Titre");
        self.field(title, ["Replace with", "Remplacer par"]).await?;
        self.look("change-nothing-typed").await?;
        self.press("Insert into", "Insérer dans").await?;
        self.menu("menu", "change-insert-menu").await?;
        person.fill(value, "Photo {").await?;
        window.find("option", self.say("File name", "Nom du fichier")).await?;
        self.look("change-suggestions").await?;
        window.write("file.nam}")?;
        self.says("is not known.", "n’existe pas.").await?;
        self.look("change-token-unknown").await?;
        person
            .choose(
                self.say("What happens", "Ce qui se passe"),
                self.say("Copy from another field", "Copier d’un autre champ"),
            )
            .await?;
        person.choose_typed(self.say("Copy from", "Copier de"), "Press headline").await?;
        self.look("change-copy").await?;
        person
            .choose(
                self.say("What happens", "Ce qui se passe"),
                self.say("Change capitals", "Changer la casse"),
            )
            .await?;
        person
            .choose(
                self.say("Write it as", "Écrire"),
                self.say("ALL CAPITALS", "TOUT EN MAJUSCULES"),
            )
            .await?;
        self.look("change-capitals").await?;
        person
            .choose(self.say("What happens", "Ce qui se passe"), self.say("Clear", "Vider"))
            .await?;
        self.look("change-clear").await?;
        self.no_field().await
    }

    async fn lists_and_tags(&self) -> Result<()> {
        let Walk { window, person, .. } = self;
        self.field(["Keywords", "Mots-clés"], ["Add", "Ajouter"]).await?;
        self.fill("Add to Keywords", "Ajouter à Mots-clés", "evening, terrasse, {folder.name}")
            .await?;
        self.press("Add entry", "Ajouter l’entrée").await?;
        window.find("row", "evening").await?;
        self.look("change-add-to-list").await?;
        person
            .choose(self.say("What happens", "Ce qui se passe"), self.say("Remove", "Retirer"))
            .await?;
        self.look("change-take-out-of-list").await?;
        self.no_field().await?;

        self.field(["Tags", "Balises"], ["Add", "Ajouter"]).await?;
        let add = self.say("Add to Tags", "Ajouter à Balises");
        window.click("combobox", add).await?;
        window.write("sum")?;
        window.find("option", "").await?;
        self.look("change-tag-search").await?;
        window.press("Escape")?;
        window.wait_until_gone("listbox", "").await?;
        self.press("All tags", "Toutes les balises").await?;
        window.find("dialog", "").await?;
        window.find("row", "Northlight").await?;
        window.click("button", self.say("Expand Northlight", "Northlight")).await?;
        self.dialog("change-tag-tree").await?;
        self.press("Paste several", "Coller plusieurs").await?;
        window.find("dialog", "").await?;
        self.fill(
            "Tags to add",
            "Balises à ajouter",
            "northlight:season/summer, Web, nobody knows it",
        )
        .await?;
        self.press("Look them up", "Les chercher").await?;
        self.says("tag is not known in AEM", "balise est inconnue d’AEM").await?;
        self.dialog("change-paste-tags").await?;
        self.no_field().await
    }

    async fn dates_and_choices(&self) -> Result<()> {
        let Walk { person, .. } = self;
        self.field(["Expires on", "Expire le"], ["Replace with", "Remplacer par"]).await?;
        self.fill("New value of Expires on", "Nouvelle valeur de Expire le", "03/04/2031").await?;
        self.says("Which day is meant?", "De quel jour s’agit-il ?").await?;
        self.look("change-date-ambiguous").await?;
        self.press("3 Apr", "3 avr").await?;
        self.look("change-date").await?;
        person
            .choose(
                self.say("What happens", "Ce qui se passe"),
                self.say("Date from another field", "Date calculée"),
            )
            .await?;
        person
            .choose_typed(
                self.say("Counted from", "Compté à partir de"),
                self.say("Date taken", "Date de prise de vue"),
            )
            .await?;
        self.look("change-date-from").await?;
        self.no_field().await?;
        self.field(["Usage", "Usage"], ["Replace with", "Remplacer par"]).await?;
        self.look("change-choice").await?;
        self.no_field().await
    }

    async fn check(&self) -> Result<()> {
        let Walk { window, person, .. } = self;
        let copyright = ["Copyright", "Droits d’auteur (copyright)"];
        self.field(copyright, ["Clear", "Vider"]).await?;
        window.look_only_at(None);
        self.field(["Keywords", "Mots-clés"], ["Add", "Ajouter"]).await?;
        // Nobody typed anything.
        self.press("Check ", "Vérifier ").await?;
        self.says("One field is not finished yet.", "Un champ n’est pas encore terminé.").await?;
        self.look("change-not-finished").await?;
        self.fill("Add to Keywords", "Ajouter à Mots-clés", "evening").await?;
        window.press("Return")?;
        window.look_only_at(None);
        self.look("change-two-fields").await?;
        self.press("Save as recipe", "Enregistrer comme recette").await?;
        self.dialog("recipe-save").await?;
        self.press("Check ", "Vérifier ").await?;
        self.says("Nothing has been sent yet", "Rien n’a encore été envoyé").await?;
        window.find("radio", self.say("Problems", "Problèmes")).await?;
        window.find("searchbox", "").await?;
        self.look("check-some-cannot").await?;
        person.press("radio", self.say("Problems", "Problèmes")).await?;
        self.look("check-problems").await?;
        person.press("radio", self.say("All", "Tout")).await?;
        self.press("Edit Copyright of", "Corriger Droits").await?;
        window.find("textbox", self.say("New value of", "Nouvelle valeur de")).await?;
        window.write("By hand")?;
        self.look("check-cell").await?;
        window.press("Return")?;
        self.says("was changed", "valeur modifiée").await?;
        self.look("check-by-hand").await?;
        self.press("Edit Keywords of", "Corriger Mots-clés").await?;
        self.dialog("check-cell-dialog").await?;
        person.press("searchbox", "").await?;
        window.write("zebra")?;
        self.says("Nothing found", "Rien trouvé").await?;
        self.look("check-nothing-found").await
    }
}

async fn nothing_is_found(gallery: Gallery) -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    let window = Window::open(&desktop).await?;
    let person = Person::new(&window, Hand::Mouse);
    window.find("button", "Choose file").await?;
    person.add_key(&practice.service_key, "Website").await?;
    person.press("button", "Show assets").await?;
    person.choose_folder(&FOLDERS).await?;
    person.set_look(gallery.language, gallery.theme).await?;
    let walk = Walk { window: &window, person, gallery: &gallery };
    walk.recipes().await?;
    walk.texts().await?;
    walk.lists_and_tags().await?;
    walk.dates_and_choices().await?;
    walk.check().await?;
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
