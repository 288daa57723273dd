//! Every screen about keys, access and the guard of Live, once in each language and
//! theme: axe-core finds nothing on it, and a picture is kept for who wants to look
//! (`RELABEL_PICTURES`).

use anyhow::Result;
use relabel_sandbox::Fault;
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
    live: &'static str,
    add: &'static str,
    use_second: &'static str,
    check_connection: &'static str,
    check_again: &'static str,
    write_locked: &'static str,
    not_registered: &'static str,
    asleep: &'static str,
    copy_request: &'static str,
    close: &'static str,
    replace: &'static str,
    keep_old: &'static str,
    connections: &'static str,
    manage: &'static str,
    details: &'static str,
    route: &'static str,
    steps: [&'static str; 2],
    copy_steps: &'static str,
    edit: &'static str,
    remove: &'static str,
    cancel: &'static str,
    local_aem: &'static str,
    add_and_check: &'static str,
    show_assets: &'static str,
    subfolders: &'static str,
    change: &'static str,
    copyright: &'static str,
    new_value: &'static str,
    check: &'static str,
    /// Of the check: the values have buttons to edit them, with the same verb in French.
    run: &'static str,
    unlock_here: &'static str,
    unlock: &'static str,
    lock_again: &'static str,
    type_count: &'static str,
    wrong_count: &'static str,
    paused: &'static str,
    stop: &'static str,
    stop_yes: &'static str,
    settings: &'static str,
    add_certificate: &'static str,
    trust: &'static str,
    this_proxy: &'static str,
    proxy_address: &'static str,
    check_network: &'static str,
    check_network_again: &'static str,
}

const ENGLISH: Names = Names {
    choose_file: "Choose file",
    name: "Name",
    live: "Live",
    add: "Add connection",
    use_second: "Translation team",
    check_connection: "Check the connection",
    check_again: "Check again",
    write_locked: "Live is locked in this window, so write access was not tested.",
    not_registered: "AEM does not recognise this key’s client ID yet.",
    asleep: "This environment is hibernated or restarting",
    copy_request: "Copy request",
    close: "Close",
    replace: "Replace the key",
    keep_old: "Keep the current key",
    connections: "Connections",
    manage: "Manage ",
    details: "Details for your administrator",
    route: "Many assets in one request",
    steps: ["Change the secret", "Take the key out of use"],
    copy_steps: "Copy these steps",
    edit: "Change name or kind",
    remove: "Remove ",
    cancel: "Cancel",
    local_aem: "Add AEM on this computer",
    add_and_check: "Add and check",
    show_assets: "Show assets",
    subfolders: "With subfolders",
    change: "Change ",
    copyright: "Copyright",
    new_value: "New value of",
    check: "Check ",
    run: "Change ",
    unlock_here: "Unlock for this window…",
    unlock: "Unlock",
    lock_again: "Lock again",
    type_count: "To continue, type the number of assets",
    wrong_count: "That is not the right number.",
    paused: "Choose a key file",
    stop: "Stop",
    stop_yes: "Stop the change",
    settings: "Settings",
    add_certificate: "Add a company certificate…",
    trust: "Trust",
    this_proxy: "This proxy",
    proxy_address: "Address",
    check_network: "Check the network",
    check_network_again: "Check the network again",
};

const FRENCH: Names = Names {
    choose_file: "Choisir un fichier",
    name: "Nom",
    live: "Production",
    add: "Ajouter la connexion",
    use_second: "Translation team",
    check_connection: "Vérifier la connexion",
    check_again: "Vérifier de nouveau",
    write_locked: "La production est verrouillée dans cette fenêtre",
    not_registered: "AEM ne reconnaît pas encore l’identifiant client de cette clé.",
    asleep: "Cet environnement est en veille prolongée ou redémarre",
    copy_request: "Copier la demande",
    close: "Fermer",
    replace: "Remplacer la clé",
    keep_old: "Garder la clé actuelle",
    connections: "Connexions",
    manage: "Gérer ",
    details: "Détails pour votre administrateur",
    route: "Plusieurs ressources par requête",
    steps: ["Changer le secret", "Mettre la clé hors service"],
    copy_steps: "Copier ces étapes",
    edit: "Changer le nom ou le type",
    remove: "Supprimer ",
    cancel: "Annuler",
    local_aem: "AEM de cet ordinateur",
    add_and_check: "Ajouter et vérifier",
    show_assets: "Afficher les ressources",
    subfolders: "Avec les sous-dossiers",
    change: "Modifier ",
    copyright: "copyright",
    new_value: "Nouvelle valeur du champ",
    check: "Vérifier ",
    run: " ressources",
    unlock_here: "Déverrouiller pour cette fenêtre…",
    unlock: "Déverrouiller",
    lock_again: "Verrouiller de nouveau",
    type_count: "Pour continuer, saisissez le nombre de ressources",
    wrong_count: "Ce n’est pas le bon nombre",
    paused: "Choisir un fichier de clé",
    stop: "Arrêter",
    stop_yes: "Arrêter la modification",
    settings: "Réglages",
    add_certificate: "Ajouter un certificat d’entreprise…",
    trust: "Approuver",
    this_proxy: "Ce proxy",
    proxy_address: "Adresse",
    check_network: "Vérifier le réseau",
    check_network_again: "Vérifier de nouveau le réseau",
};

/// One walk in one language and theme.
struct Tour<'a> {
    window: &'a Window<'a>,
    person: Person<'a>,
    practice: &'a Practice,
    names: &'static Names,
    gallery: &'a Gallery,
}

impl Tour<'_> {
    async fn look(&self, page: &str) -> Result<()> {
        self.gallery.look(self.window, page).await
    }

    async fn press(&self, name: &str) -> Result<()> {
        self.person.press("button", name).await
    }

    async fn button(&self, name: &str) -> Result<()> {
        self.window.find("button", name).await.map(drop)
    }

    /// A dialog that is looked at and left by this button.
    async fn dialog(&self, role: &str, page: &str, leave: &str) -> Result<()> {
        self.window.find(role, "").await?;
        self.look(page).await?;
        self.press(leave).await?;
        self.window.wait_until_gone(role, "").await
    }

    async fn keys(&self) -> Result<()> {
        let Tour { window, names, practice, .. } = self;
        self.button(names.choose_file).await?;
        self.look("welcome").await?;
        let two = practice.sandbox.project_file_with_two_credentials();
        window.drop_file(&practice.file("AEM-project-Stage.json", &two)?)?;
        self.button(names.use_second).await?;
        self.look("several-keys").await?;
        window.drop_file(&practice.oauth_key_with_secret("shop.json", 0)?)?;
        self.button(names.add).await?;
        self.look("oauth-key").await?;
        self.person.fill(names.name, "Shop").await?;
        self.person.press("radio", names.live).await?;
        self.press(names.add).await?;
        self.button(names.check_connection).await?;
        self.look("key-added").await?;
        window.drop_file(&practice.oauth_key_with_secret("shop-new.json", 1)?)?;
        self.button(names.replace).await?;
        self.look("replace-question").await?;
        self.press(names.keep_old).await
    }

    async fn checks(&self) -> Result<()> {
        let Tour { window, names, practice, .. } = self;
        self.press(names.connections).await?;
        self.press(names.check).await?;
        window.wait_for_text(names.write_locked).await?;
        self.look("check-good-live-locked").await?;
        practice.sandbox.register_client(false);
        self.press(names.check_again).await?;
        window.wait_for_text(names.not_registered).await?;
        self.look("check-not-registered").await?;
        self.press(names.copy_request).await?;
        self.dialog("dialog", "request", names.close).await?;
        practice.sandbox.register_client(true);
        practice.sandbox.set_fault(Some(Fault::Asleep));
        self.press(names.check_again).await?;
        window.wait_for_text(names.asleep).await?;
        self.look("check-asleep").await?;
        practice.sandbox.set_fault(None);
        Ok(())
    }

    async fn one_connection(&self) -> Result<()> {
        let Tour { window, names, .. } = self;
        self.press(names.connections).await?;
        self.look("connections").await?;
        self.press(names.manage).await?;
        self.press(names.details).await?;
        window.find("radio", names.route).await?;
        self.look("connection-details").await?;
        for steps in names.steps {
            self.press(steps).await?;
        }
        self.button(names.copy_steps).await?;
        self.look("checklists").await?;
        self.press(names.copy_steps).await?;
        self.dialog("dialog", "steps-to-copy", names.close).await?;
        self.press(names.edit).await?;
        self.dialog("dialog", "name-and-kind", names.cancel).await?;
        self.press(names.remove).await?;
        self.dialog("alertdialog", "remove-question", names.cancel).await?;
        self.press(names.connections).await?;
        self.press(names.local_aem).await?;
        self.button(names.add_and_check).await?;
        self.look("local-aem").await
    }

    async fn live(&self) -> Result<()> {
        let Tour { window, person, names, practice, .. } = self;
        self.press(names.connections).await?;
        self.press(names.show_assets).await?;
        person.choose_folder(&["Northlight"]).await?;
        if !window.find("switch", names.subfolders).await?.is_on {
            person.press("switch", names.subfolders).await?;
        }
        self.press(names.change).await?;
        self.press(names.copyright).await?;
        person.fill(names.new_value, "Northlight").await?;
        self.look("live-locked-change").await?;
        self.press(names.check).await?;
        self.button(names.unlock_here).await?;
        self.look("live-locked-check").await?;
        self.press(names.unlock_here).await?;
        window.find("alertdialog", "").await?;
        self.look("unlock-question").await?;
        self.press(names.unlock).await?;
        self.button(names.lock_again).await?;
        self.button(names.run).await?;
        self.look("live-unlocked-check").await?;
        self.press(names.run).await?;
        window.find("alertdialog", "").await?;
        self.look("typed-count").await?;
        let change = window.all("button", names.run).await?;
        let assets = number(&change.first().map(|one| one.name.clone()).unwrap_or_default());
        let digits = assets.len();
        person.fill(names.type_count, &"9".repeat(digits)).await?;
        window.wait_for_text(names.wrong_count).await?;
        self.look("typed-count-wrong").await?;
        person.fill(names.type_count, &assets).await?;
        // AEM lets nobody in any more: the change waits for a key.
        practice.sandbox.set_fault(Some(Fault::OtherEnvironment));
        self.press(names.run).await?;
        self.button(names.paused).await?;
        self.look("run-paused-for-key").await?;
        self.press(names.stop).await?;
        window.find("alertdialog", "").await?;
        self.press(names.stop_yes).await?;
        window.wait_until_gone("button", names.paused).await?;
        practice.sandbox.set_fault(None);
        Ok(())
    }

    async fn network(&self) -> Result<()> {
        let Tour { window, names, practice, .. } = self;
        let certificate =
            practice.file("company-root.pem", super::network::authority()?.0.as_bytes())?;
        self.press(names.settings).await?;
        self.press(names.check_network).await?;
        self.button(names.check_network_again).await?;
        self.press(names.add_certificate).await?;
        window.answer_file_dialog(&certificate)?;
        window.find("alertdialog", "").await?;
        self.look("trust-question").await?;
        self.press(names.trust).await?;
        window.wait_for_item(&["Example Inspection Root"]).await?;
        self.look("settings-network").await?;
        self.person.choose_radio(names.this_proxy).await?;
        window.find("textbox", names.proxy_address).await?;
        self.look("settings-proxy").await
    }
}

/// The digits of a text.
fn number(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

async fn nothing_is_found(names: &'static Names, gallery: Gallery) -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    let start = Start::signing_in_at(practice.sandbox.origin()).of_size(gallery.size);
    let window = Window::open_as(&desktop, &start).await?;
    let person = Person::new(&window, Hand::Mouse);
    person.set_look(gallery.language, gallery.theme).await?;
    person.press("button", gallery.say("Home", "Accueil")).await?;
    let tour = Tour { window: &window, person, practice: &practice, names, gallery: &gallery };
    tour.keys().await?;
    tour.checks().await?;
    tour.one_connection().await?;
    tour.live().await?;
    tour.network().await?;
    window.close().await?;
    gallery.nothing_was_found()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_english_and_light() -> Result<()> {
    nothing_is_found(&ENGLISH, Gallery::english()).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_french_and_dark() -> Result<()> {
    nothing_is_found(&FRENCH, Gallery::french()).await
}
