use std::collections::BTreeSet;
use std::path::Path;

use relabel_words::languages;

use super::*;

/// What scripts type and nobody has to have explained.
const PLAIN_VALUES: [&str; 2] = ["language", "separator"];

fn help_in(language: &str) -> Command {
    spoken(Arguments::command(), &Words::of(language))
}

/// A command and all below it, without those that clap adds.
fn all(command: &Command) -> Vec<&Command> {
    let below = command.get_subcommands().filter(|below| below.get_name() != "help");
    std::iter::once(command).chain(below.flat_map(all)).collect()
}

/// As --help shows it, and as -h does.
fn shown(command: &Command) -> String {
    let mut command = command.clone();
    format!("{}{}", command.render_long_help(), command.render_help())
}

/// The ids of the file of a language, also of attributes.
fn ids(language: &str) -> BTreeSet<String> {
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/locales");
    let text = std::fs::read_to_string(locales.join(language).join("cli-help.ftl")).expect("text");
    let mut message = "";
    let mut ids = BTreeSet::new();
    for (start, _) in text.lines().filter_map(|line| line.split_once(" =")) {
        match start.trim_start().strip_prefix('.') {
            Some(attribute) => _ = ids.insert(format!("{message}.{attribute}")),
            None if start.starts_with("help") => {
                message = start;
                ids.insert(start.to_owned());
            }
            None => {}
        }
    }
    ids
}

/// The texts of a command and of its arguments, without what clap would add.
fn texts(command: &Command) -> Vec<String> {
    let own = [command.get_about(), command.get_after_help()].into_iter().flatten();
    let mut texts: Vec<String> = own.map(ToString::to_string).collect();
    for arg in command.get_arguments() {
        let text = arg.get_help().expect("all have one").to_string();
        texts.push(text.split(" [").next().unwrap_or_default().to_owned());
        let long = arg.get_long_help().map(ToString::to_string).unwrap_or_default();
        let values = long.lines().filter(|line| line.starts_with("- "));
        texts.extend(values.filter_map(|line| Some(line.split_once(": ")?.1.to_owned())));
    }
    texts
}

#[test]
fn every_command_argument_and_value_says_what_it_is_for() {
    let help = help_in("en");
    for command in all(&help) {
        let name = command.get_name();
        assert!(command.get_about().is_some_and(|about| !about.to_string().is_empty()), "{name}");
        let mut helps = BTreeSet::new();
        for arg in command.get_arguments() {
            let id = arg.get_id().as_str();
            let text = arg.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(!text.is_empty() && !text.starts_with(' '), "{name}: {id} has no help");
            assert!(helps.insert(text), "{name}: {id} has the help of another");
            let long = arg.get_long_help().map(ToString::to_string).unwrap_or_default();
            let explained = long.lines().filter(|line| line.starts_with("- ")).count();
            let values = arg.get_possible_values().len();
            assert!(explained == values || PLAIN_VALUES.contains(&id), "{name}: values of {id}");
        }
    }
}

#[test]
fn every_language_has_these_messages() {
    for language in languages() {
        assert_eq!(ids(language), ids("en"), "{language}");
    }
}

#[test]
fn no_message_of_the_help_is_unused_or_there_twice() {
    let (words, help) = (Words::of("en"), help_in("en"));
    let of_help = help.find_subcommand("help").expect("clap adds it");
    let used: BTreeSet<String> = all(&help).into_iter().chain([of_help]).flat_map(texts).collect();
    let mut said = BTreeSet::new();
    // The others are looked at below.
    let laid_out = |id: &str| id.starts_with("help-heading-") || id.starts_with("help-note-");
    for id in ids("en").into_iter().filter(|id| !laid_out(id)) {
        let text = words.say(&id, &facts! {});
        assert!(used.contains(&text), "{id} is not used: {text}");
        assert!(said.insert(text) || id == "help-query-key", "{id} says what another does");
    }
}

#[test]
fn nothing_of_the_help_stays_english() {
    let (english, french) = (help_in("en"), help_in("fr"));
    let of_clap = [
        "Usage: ",
        "Commands:\n",
        "Arguments:\n",
        "Options:\n",
        "[default: 20]",
        "[possible values: en",
        "[environment variable: RELABEL_DATA_DIR]",
        "- writes: Writes only",
        "Prints help",
        "Prints the version",
    ];
    let all_in = |help: &Command| all(help).into_iter().map(shown).collect::<String>();
    let (in_english, in_french) = (all_in(&english), all_in(&french));
    for text in of_clap {
        assert!(in_english.contains(text), "{text}");
        assert!(!in_french.contains(text), "{text}");
    }
    for left in ["Print help", "Print version", "Possible values:", "[env:", "[default:"] {
        assert!(!in_french.contains(left), "{left}");
    }
    let set = shown(french.find_subcommand("set").expect("a command"));
    for text in [
        "Modifier des champs",
        "Utilisation\u{a0}: ",
        "Options\u{a0}:\n",
        "- long\u{a0}: Un nombre entier",
    ] {
        assert!(set.contains(text), "{text}: {set}");
    }
}

#[test]
fn the_language_is_found_wherever_it_is_named() {
    let of_computer = language_of_computer();
    for (line, expected) in [
        ("--language fr set --help", "fr"),
        ("set --language=fr --help", "fr"),
        ("set -h --folder --language fr", "fr"),
        ("set --help", of_computer),
        ("set --language", of_computer),
        ("set -- --language fr", of_computer),
        ("", of_computer),
    ] {
        let found = language(line.split_whitespace().map(OsString::from));
        assert_eq!(found, expected, "{line}");
    }
}
