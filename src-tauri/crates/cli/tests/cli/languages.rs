//! In which language the program speaks, and to whom it does not.

use relabel_sandbox::Content;
use tokio::process::Command;

use crate::rig::{Rig, program, ran};

/// A change of two assets that is only looked at.
fn look(rig: &Rig) -> Command {
    let mut set = rig.bare();
    set.args(["set", "--loopback", "--dry-run", "--folder", "/content/dam", "--recursive"]);
    set.args(["--property", "dc:rights", "--value", "Nous", "--file"]).arg(&rig.key);
    set
}

async fn told(command: &mut Command) -> String {
    let output = command.output().await.expect("the program runs");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8([output.stdout, output.stderr].concat()).expect("text")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_language_that_is_named_is_spoken_but_not_to_scripts() {
    let rig = Rig::new(Content::Synthetic(2)).await;
    let french = told(look(&rig).args(["--language", "fr"])).await;
    for words in ["2 ressources trouvées.", "Rien n’a été envoyé.", "Va changer\u{a0}: 2"] {
        assert!(french.contains(words), "{words} is not in {french}");
    }
    assert!(!french.contains("Nothing"), "{french}");

    let scripted = look(&rig).args(["--language", "fr", "--json"]).output().await.expect("runs");
    let scripted = ran(scripted);
    assert_eq!((scripted.code, scripted.count("changed")), (0, 2));
    assert!(scripted.stderr.contains("Nothing was sent."), "{}", scripted.stderr);

    let unknown = look(&rig).args(["--language", "xx"]).output().await.expect("runs");
    assert_eq!(unknown.status.code(), Some(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_language_is_that_of_the_computer_unless_it_is_named() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    let in_french = |command: &mut Command| {
        command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "fr_FR.UTF-8");
    };
    let mut french = look(&rig);
    in_french(&mut french);
    assert!(told(&mut french).await.contains("Rien n’a été envoyé."));

    let mut named = look(&rig);
    in_french(named.args(["--language", "en"]));
    assert!(told(&mut named).await.contains("Nothing was sent."));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_error_says_in_the_language_what_to_do_and_keeps_its_details() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    let mut refused = rig.bare();
    refused.args(["--language", "fr", "assets", "--loopback", "--folder", "/etc", "--file"]);
    let output = refused.arg(&rig.key).output().await.expect("runs");
    assert_eq!(output.status.code(), Some(2));
    let lines = String::from_utf8(output.stderr).expect("text");
    let starts = ["Erreur\u{a0}: ", "Indiquez un dossier", "Détails\u{a0}: "];
    assert_eq!(lines.lines().count(), starts.len(), "{lines}");
    for (line, start) in lines.lines().zip(starts) {
        assert!(line.starts_with(start), "{start} is not in {lines}");
    }
}

#[tokio::test]
async fn help_speaks_the_language_and_what_clap_refuses_is_said_by_clap() {
    let told = async |arguments: &[&str], lang: &str| {
        let mut command = program();
        command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", lang);
        let output = command.args(arguments).output().await.expect("the program runs");
        let text = |bytes| String::from_utf8(bytes).expect("text");
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    for (arguments, lang) in [
        (&["set", "--help", "--language", "fr"][..], "C"),
        (&["--language=fr", "set", "-h"], "C"),
        (&["--json", "set", "--help"], "fr_FR.UTF-8"),
        (&["help", "set"], "fr_FR.UTF-8"),
    ] {
        let (code, help, _) = told(arguments, lang).await;
        assert_eq!(code, Some(0), "{arguments:?}");
        for words in ["Modifier des champs", "Utilisation\u{a0}: ", "Mots à rechercher"] {
            assert!(help.contains(words), "{arguments:?}: {words} is not in {help}");
        }
    }
    let (code, _, help) = told(&[], "fr_FR.UTF-8").await;
    assert_eq!(code, Some(2));
    assert!(help.contains("Codes de sortie"), "{help}");
    let (code, _, error) = told(&["set", "--langage", "fr"], "fr_FR.UTF-8").await;
    assert_eq!(code, Some(2));
    for words in ["error: unexpected argument '--langage'", "'--language'", "try '--help'"] {
        assert!(error.contains(words), "{words} is not in {error}");
    }
}
