//! The help, in the language of the user. `cli-help.ftl` has its texts, and says how their ids are
//! made.

use std::ffi::OsString;

use clap::{Arg, Command, CommandFactory as _, Error};
use relabel_words::{Words, facts, language_of_computer};

use crate::Arguments;

/// The help that clap was about to show without its texts. To look all of them up takes longer than
/// many a command, so no other run does it.
pub(crate) fn with_texts(error: Error) -> Error {
    let words = Words::of(&language(std::env::args_os()));
    spoken(Arguments::command(), &words).try_get_matches().err().unwrap_or(error)
}

/// The language named among the arguments, even where these cannot be read; else that of the
/// computer.
fn language(arguments: impl Iterator<Item = OsString>) -> String {
    let texts = arguments.filter_map(|argument| argument.into_string().ok());
    let mut options = texts.take_while(|text| text != "--");
    let named = options.find_map(|text| Some(text.strip_prefix("--language")?.to_owned()));
    let named = match named.as_deref() {
        Some("") => options.next(),
        named => named.and_then(|rest| rest.strip_prefix('=')).map(str::to_owned),
    };
    named.unwrap_or_else(|| language_of_computer().to_owned())
}

/// A command and all below it, with their texts.
fn spoken(command: Command, words: &Words) -> Command {
    let path = ["help".to_owned()];
    // While it builds, clap looks for long texts, and adds `help` and `version`: so once before
    // for the one, and once after for the other.
    let mut command = of_command(command, &path, words);
    command.build();
    of_command(command, &path, words)
}

fn of_command(command: Command, path: &[String], words: &Words) -> Command {
    let say = |id: &str| words.say(id, &facts! {});
    let id = match command.get_name() {
        "help" => "help-of-command".to_owned(),
        _ => path.join("-"),
    };
    let style = *command.get_styles().get_header();
    let usage = format!("{style}{}{style:#} {{usage}}", say("help-heading-usage"));
    let template = format!("{{about-with-newline}}\n{usage}\n\n{{all-args}}{{after-help}}");
    let mut command = command.about(say(&id)).help_template(template);
    command = command.subcommand_help_heading(heading("commands", words));
    let after = format!("{id}.after");
    if words.has(&after) {
        command = command.after_help(say(&after));
    }
    command.mut_args(|arg| of_argument(arg, path, words)).mut_subcommands(|below| {
        // What clap puts below its own `help` is what stands beside it.
        let name = Some(below.get_name().to_owned()).filter(|name| name != "help");
        let path: Vec<String> = path.iter().cloned().chain(name).collect();
        of_command(below, &path, words)
    })
}

fn of_argument(arg: Arg, path: &[String], words: &Words) -> Arg {
    // What only this command has, else what it has in common with others.
    let find = |end: &str| {
        let mut ids = (1..=path.len()).rev().map(|n| format!("{}-{end}", path[..n].join("-")));
        ids.find(|id| words.has(id)).map(|id| words.say(&id, &facts! {}))
    };
    let note = |of: &str, what: &str| match what {
        "" => String::new(),
        _ => format!(" {}", words.say(&format!("help-note-{of}"), &facts! { what = what })),
    };
    let name = arg.get_long().unwrap_or(arg.get_id().as_str()).replace('_', "-");
    let variable = arg.get_env().unwrap_or_default().to_string_lossy();
    let takes_values = arg.get_action().takes_values();
    let default = arg.get_default_values().first().filter(|_| takes_values);
    let default = default.map(|value| value.to_string_lossy()).unwrap_or_default();
    let text =
        find(&name).unwrap_or_default() + &note("variable", &variable) + &note("default", &default);
    let values = arg.get_possible_values();
    let names: Vec<&str> = values.iter().map(|value| value.get_name()).collect();
    let lines = names.iter().filter_map(|value| {
        let what = find(&format!("{name}-{}", value.replace("[]", "-list")))?;
        Some(format!("- {}", words.say("help-note-value", &facts! { name = *value, what = what })))
    });
    let lines: Vec<String> = lines.collect();
    let short = text.clone() + &note("values", &names.join(", "));
    let long = match lines.is_empty() {
        true => arg.get_long_help().map(|_| short.clone()),
        false => Some(format!("{text}\n\n{}", lines.join("\n"))),
    };
    let of = if arg.is_positional() { "arguments" } else { "options" };
    let arg = arg.help(short).help_heading(heading(of, words));
    let arg =
        arg.hide_env(true).hide_default_value(takes_values).hide_possible_values(takes_values);
    match long {
        Some(long) => arg.long_help(long),
        None => arg,
    }
}

/// A heading without its colon, which clap writes itself.
fn heading(of: &str, words: &Words) -> String {
    words.say(&format!("help-heading-{of}"), &facts! {}).trim_end_matches(':').to_owned()
}

#[cfg(test)]
mod tests;
