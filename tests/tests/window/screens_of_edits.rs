//! Every screen about what should change: the cards of all actions, tags, dates, recipes,
//! and a check with problems, once in each language and theme: axe-core finds nothing on
//! it, and a picture is kept for who wants to look (`RELABEL_PICTURES`).

use anyhow::Result;
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::gallery::Gallery;
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::start::Start;
use relabel_tests::window::Window;

use super::walk::Walk;

const FOLDERS: [&str; 3] = ["Northlight", "Campaigns", "Été 2025"];

/// The pages of what should change.
struct Pages<'a>(Walk<'a>);

impl Pages<'_> {
    /// Adds a field and says what happens to it.
    async fn field(&self, label: [&'static str; 2], action: [&'static str; 2]) -> Result<()> {
        let find = self.0.say("Find a field", "Rechercher un champ");
        let label = self.0.say(label[0], label[1]);
        self.0.person.add_field_by(find, label).await?;
        let what = self.0.say("Action", "Action");
        let action = self.0.say(action[0], action[1]);
        if !self.0.window.find("button", what).await?.name.contains(action) {
            self.0.person.choose(what, action).await?;
        }
        Ok(())
    }

    /// Takes the one card there is away, so that the next is looked at alone.
    async fn no_field(&self) -> Result<()> {
        let remove = self.0.say("from this change", "de cette modification");
        self.0.person.press("button", remove).await?;
        self.0.window.look_only_at(None);
        self.0.window.wait_until_gone("button", remove).await
    }

    async fn recipes(&self) -> Result<()> {
        let Walk { window, person, .. } = &self.0;
        self.0.press("Home", "Accueil").await?;
        window.find("heading", self.0.say("Recipes", "Recettes")).await?;
        self.0.look("home-recipes").await?;
        self.0.press("More actions for Tidy up", "Autres actions pour Mettre").await?;
        self.0.menu("menu", "recipe-menu").await?;
        self.0.press("More actions for Tidy up", "Autres actions pour Mettre").await?;
        person.press("menuitem", self.0.say("Edit", "Modifier")).await?;
        self.0.dialog("recipe-edit").await?;
        self.0.press("More actions for Expire", "Autres actions pour Faire expirer").await?;
        person.press("menuitem", self.0.say("Remove", "Supprimer")).await?;
        self.0.says("was removed.", "a été supprimée.").await?;
        self.0.look("recipe-removed").await?;
        self.0.press("Tidy up keywords", "Mettre de l’ordre dans les mots-clés").await?;
        window.find("heading", "Été 2025").await?;
        window.find("button", self.0.say("Check ", "Vérifier ")).await?;
        self.0.look("recipe-chosen").await?;
        self.0.press("Stop using the recipe", "Ne plus utiliser la recette").await
    }

    async fn texts(&self) -> Result<()> {
        let Walk { window, person, .. } = &self.0;
        self.0.press("Change all", "Modifier les").await?;
        window.find("button", self.0.say("Copyright", "copyright")).await?;
        self.0.look("change-empty").await?;
        let search = self.0.say("Find a field", "Rechercher un champ");
        window.click("combobox", search).await?;
        window.wait_for_focus("combobox", search).await?;
        window.write("dam:s")?;
        self.0.says("Calculated by AEM", "Calculé par AEM").await?;
        self.0.look_at_list("change-locked-fields").await?;
        window.press("Escape")?;
        window.wait_until_gone("listbox", "").await?;

        let copyright = ["Copyright", "Droits d’auteur (copyright)"];
        self.field(copyright, ["Find and replace", "Rechercher et remplacer"]).await?;
        self.0.fill("Find", "Rechercher", "Northlight").await?;
        self.0.fill("Replace with", "Remplacer par", "Northlight Studio").await?;
        window.wait_for_text("© Northlight Studio").await?;
        self.0.look("change-find").await?;
        person.choose_radio(self.0.say("Pattern (advanced)", "Motif (avancé)")).await?;
        self.0.fill("Find", "Rechercher", "(Northlight").await?;
        self.0.says("This pattern is not valid.", "Ce motif n’est pas valide.").await?;
        self.0.look("change-find-pattern-wrong").await?;
        self.0.press("Several values (", "Plusieurs valeurs (").await?;
        self.0.menu("dialog", "change-several-values").await?;
        self.no_field().await?;

        let title = ["Title", "Titre"];
        let value = self.0.say("New value of Title", "Nouvelle valeur du champ « Titre »");
        self.field(title, ["Replace with", "Remplacer par"]).await?;
        self.0.look("change-nothing-typed").await?;
        self.0.press("Insert into", "Insérer dans :").await?;
        self.0.menu("menu", "change-insert-menu").await?;
        person.fill(value, "Photo {").await?;
        window.find("option", self.0.say("File name", "Nom du fichier")).await?;
        self.0.look("change-suggestions").await?;
        window.write("file.nam}")?;
        self.0.says("Relabel does not recognise", "Relabel ne reconnaît pas").await?;
        self.0.look("change-token-unknown").await?;
        person
            .choose(
                self.0.say("Action", "Action"),
                self.0.say("Copy from another field", "Copier depuis un autre champ"),
            )
            .await?;
        person.choose_typed(self.0.say("Copy from", "Copier de"), "Press headline").await?;
        self.0.look("change-copy").await?;
        person
            .choose(self.0.say("Action", "Action"), self.0.say("Change case", "Changer la casse"))
            .await?;
        person
            .choose(self.0.say("Change to", "Casse"), self.0.say("UPPERCASE", "MAJUSCULES"))
            .await?;
        self.0.look("change-capitals").await?;
        person.choose(self.0.say("Action", "Action"), self.0.say("Clear", "Vider")).await?;
        self.0.look("change-clear").await?;
        self.no_field().await
    }

    async fn lists_and_tags(&self) -> Result<()> {
        let Walk { window, person, .. } = &self.0;
        self.field(["Keywords", "Mots-clés"], ["Add", "Ajouter"]).await?;
        self.0
            .fill("Add to Keywords", "Ajouter à « Mots-clés »", "evening, terrasse, {folder.name}")
            .await?;
        self.0.press("Add entry", "Ajouter l’entrée").await?;
        window.find("row", "evening").await?;
        self.0.look("change-add-to-list").await?;
        person.choose(self.0.say("Action", "Action"), self.0.say("Remove", "Retirer")).await?;
        self.0.look("change-take-out-of-list").await?;
        self.no_field().await?;

        self.field(["Tags", "Balises"], ["Add", "Ajouter"]).await?;
        let add = self.0.say("Add to Tags", "Ajouter à « Balises »");
        window.click("combobox", add).await?;
        window.write("sum")?;
        window.find("option", "").await?;
        self.0.look_at_list("change-tag-search").await?;
        window.press("Escape")?;
        window.wait_until_gone("listbox", "").await?;
        self.0.press("All tags", "Toutes les balises").await?;
        window.find("dialog", "").await?;
        window.find("row", "Northlight").await?;
        window.click("button", self.0.say("Expand Northlight", "Northlight")).await?;
        self.0.dialog("change-tag-tree").await?;
        self.0.press("Paste several", "Coller plusieurs balises").await?;
        window.find("dialog", "").await?;
        self.0
            .fill(
                "Tags to add",
                "Balises à ajouter",
                "northlight:season/summer, Web, nobody knows it",
            )
            .await?;
        self.0.press("Look them up", "Les rechercher").await?;
        self.0.says("tag is not recognised by AEM", "balise n’est pas reconnue par AEM").await?;
        self.0.dialog("change-paste-tags").await?;
        self.no_field().await
    }

    async fn dates_and_choices(&self) -> Result<()> {
        let Walk { person, .. } = &self.0;
        self.field(["Expires on", "Expire le"], ["Replace with", "Remplacer par"]).await?;
        self.0
            .fill("New value of Expires on", "Nouvelle valeur du champ « Expire le »", "03/04/2031")
            .await?;
        // In French the day always comes first.
        if self.0.is_english() {
            self.0.says("Which day is meant?", "").await?;
            self.0.look("change-date-ambiguous").await?;
            self.0.press("3 April", "").await?;
        }
        self.0.says("3 April 2031 at 00:00", "3 avril 2031").await?;
        self.0.look("change-date").await?;
        person
            .choose(self.0.say("Action", "Action"), self.0.say("Relative date", "Date relative"))
            .await?;
        person
            .choose_typed(
                self.0.say("Counted from", "À partir de"),
                self.0.say("Date taken", "Date de prise de vue"),
            )
            .await?;
        self.0.look("change-date-from").await?;
        self.no_field().await?;
        self.field(["Usage", "Usage"], ["Replace with", "Remplacer par"]).await?;
        self.0.look("change-choice").await?;
        self.no_field().await
    }

    async fn check(&self) -> Result<()> {
        let Walk { window, person, .. } = &self.0;
        let copyright = ["Copyright", "Droits d’auteur (copyright)"];
        self.field(copyright, ["Clear", "Vider"]).await?;
        window.look_only_at(None);
        self.field(["Keywords", "Mots-clés"], ["Add", "Ajouter"]).await?;
        // Nobody typed anything.
        self.0.press("Check ", "Vérifier ").await?;
        self.0.says("One field is not finished yet.", "Un champ reste à compléter.").await?;
        self.0.look("change-not-finished").await?;
        self.0.fill("Add to Keywords", "Ajouter à « Mots-clés »", "evening").await?;
        window.press("Return")?;
        window.look_only_at(None);
        self.0.look("change-two-fields").await?;
        self.0.press("Save as recipe", "Enregistrer comme recette").await?;
        self.0.dialog("recipe-save").await?;
        self.0.press("Check ", "Vérifier ").await?;
        self.0.says("Nothing has been sent yet", "Rien n’a encore été envoyé").await?;
        window.find("radio", self.0.say("Problems", "Problèmes")).await?;
        window.find("searchbox", "").await?;
        self.0.look("check-some-cannot").await?;
        person.press("radio", self.0.say("Problems", "Problèmes")).await?;
        self.0.look("check-problems").await?;
        person.press("radio", self.0.say("All", "Toutes")).await?;
        self.0.press("Edit Copyright of", "Modifier « Droits").await?;
        window.find("textbox", self.0.say("New value of", "Nouvelle valeur du champ")).await?;
        window.write("By hand")?;
        self.0.look("check-cell").await?;
        window.press("Return")?;
        self.0.says("was changed", "valeur modifiée").await?;
        self.0.look("check-by-hand").await?;
        self.0.press("Edit Keywords of", "Modifier « Mots-clés").await?;
        self.0.dialog("check-cell-dialog").await?;
        person.press("searchbox", "").await?;
        window.write("zebra")?;
        self.0.says("Nothing found", "Aucun résultat").await?;
        self.0.look("check-nothing-found").await
    }
}

async fn nothing_is_found(gallery: Gallery) -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    let window = Window::open_as(&desktop, &Start::default().of_size(gallery.size)).await?;
    let person = Person::new(&window, Hand::Mouse);
    window.find("button", "Choose file").await?;
    person.add_key(&practice.service_key, "Website").await?;
    person.press("button", "Show assets").await?;
    person.choose_folder(&FOLDERS).await?;
    let walk = Walk::through(&window, &gallery);
    walk.dress().await?;
    let pages = Pages(walk);
    pages.recipes().await?;
    pages.texts().await?;
    pages.lists_and_tags().await?;
    pages.dates_and_choices().await?;
    pages.check().await?;
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
