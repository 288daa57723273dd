//! The sources of the program against the messages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::*;

/// What each message of a file has to be told, by its id without an attribute.
fn told_of(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    let mut id = String::new();
    for line in text.lines() {
        match line.split_once(" =") {
            Some((start, _)) if !start.starts_with([' ', '#', '-']) => id = start.to_owned(),
            _ if line.starts_with(['#', '-']) => id.clear(),
            _ => {}
        }
        let told: &mut BTreeSet<String> = all.entry(id.clone()).or_default();
        told.extend(line.split('$').skip(1).map(|rest| {
            rest.chars().take_while(|c| c.is_ascii_alphanumeric()).collect::<String>()
        }));
    }
    all
}

fn messages(file: Option<&str>) -> BTreeMap<String, BTreeSet<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/locales/en");
    let files =
        std::fs::read_dir(folder).expect("the messages").map(|entry| entry.expect("one").path());
    let wanted = files.filter(|path| file.is_none_or(|file| path.ends_with(file)));
    let mut all = BTreeMap::new();
    wanted.for_each(|path| all.extend(told_of(&std::fs::read_to_string(path).expect("text"))));
    all
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// All code of the program but its tests.
fn code() -> String {
    let files = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let files = files.iter().filter(|path| !path.ends_with("tests.rs"));
    let texts = files.map(|path| std::fs::read_to_string(path).expect("text"));
    texts.map(|text| text.split("#[cfg(test)]").next().unwrap_or_default().to_owned()).collect()
}

/// What stands between the brackets behind each `say!`, with its strings emptied but the first.
fn said(code: &str) -> Vec<(String, BTreeSet<String>)> {
    code.split("say!(").skip(1).filter_map(call).collect()
}

/// The id and the names of the facts of one call; `None` where the id is made at run time.
fn call(text: &str) -> Option<(String, BTreeSet<String>)> {
    let (id, rest) = text.trim_start().strip_prefix('"')?.split_once('"')?;
    let (mut depth, mut in_string, mut name) = (0, false, String::new());
    let mut told = BTreeSet::new();
    let mut before = ' ';
    for c in rest.chars() {
        match c {
            '"' if before != '\\' => in_string = !in_string,
            _ if in_string => {}
            '(' | '{' | '[' => depth += 1,
            ')' if depth == 0 => break,
            ')' | '}' | ']' => depth -= 1,
            ',' if depth == 0 => name.clear(),
            '=' if depth == 0 && !name.trim().is_empty() => {
                told.insert(name.trim().to_owned());
                name = String::from("=");
            }
            _ if depth == 0 && !name.starts_with('=') => name.push(c),
            _ => {}
        }
        before = c;
    }
    let told = told.into_iter().filter(|name| !name.starts_with('=')).collect();
    Some((id.to_owned(), told))
}

#[test]
fn what_is_said_is_there_and_is_told_what_it_needs() {
    let messages = messages(None);
    let said = said(&code());
    assert!(said.len() > 100, "{}", said.len());
    for (id, told) in said {
        let name = id.split('.').next().unwrap_or_default();
        assert!(words().has(&id), "there is no message {id}");
        assert_eq!(messages.get(name), Some(&told), "{id} is told other things");
    }
}

#[test]
fn what_only_the_command_line_says_is_said() {
    let code = code();
    for id in messages(Some("cli.ftl")).keys().filter(|id| !id.is_empty()) {
        let of_window = id.strip_prefix("cli-").expect("cli.ftl holds messages that begin so");
        let is_version = words().ends("").any(|other| other == of_window);
        // The end of some is chosen at run time.
        let start = id.rsplit_once('-').map_or("", |(start, _)| start);
        let quoted = [format!("\"{id}\""), format!("\"{start}-{{}}\"")];
        let is_said = quoted.iter().any(|quoted| code.contains(quoted));
        assert!(is_said || is_version, "{id} is never said");
    }
}

#[test]
fn every_error_and_finding_has_words_in_every_language() {
    use relabel_words::{Words, facts, languages};
    for language in languages() {
        let words = Words::of(language);
        let known = facts! {
            host = "h", proxy = "p", field = "f", path = "/p", ended = "e", wait = "w",
            full = "no", leadsTo = "l", account = "a", day = "d", time = "t",
        };
        let ids = words.ends("error-").flat_map(|code| {
            ["title", "meaning", "action"].map(|part| format!("error-{code}.{part}"))
        });
        let ids = ids.chain(words.ends("finding-").map(|code| format!("finding-{code}")));
        for id in ids {
            for id in [format!("cli-{id}"), id].iter().filter(|id| words.has(id)) {
                assert!(!words.say(id, &known).is_empty(), "{language}: {id}");
            }
        }
    }
}

#[test]
fn durations_are_round() {
    let said = [1, 61, 121, 7_199, 7_201, 90_000, 31_536_000].map(duration);
    let expected = ["1 second", "61 seconds", "2 minutes", "120 minutes", "2 hours", "25 hours"];
    assert_eq!(said[..6], expected);
    assert_eq!(said[6], "365 days");
}
