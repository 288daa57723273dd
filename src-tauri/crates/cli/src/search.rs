//! A search on the command line, and searches that were saved.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use relabel_core::api::App;
use relabel_core::api::types::{
    AssetKind, DateSpan, FieldTest, SaveSearch, Search, SearchPart, Value, ValueTest,
};

use crate::failure::{Failure, wrong};
use crate::flags::one_of;
use crate::output::Output;
use crate::select;
use crate::words::say;

/// What is looked for. Everything that is said has to be so.
#[derive(Debug, Args)]
pub(crate) struct SearchFlags {
    #[arg(id = "file_name", long = "name", value_name = "NAME")]
    name: Option<String>,
    #[arg(long, value_name = "WORDS")]
    text: Option<String>,
    #[arg(long = "kind", value_parser = one_of(&KINDS), value_name = "KIND", value_delimiter = ',')]
    kinds: Vec<AssetKind>,
    #[arg(long, value_name = "DAY")]
    changed_since: Option<String>,
    #[arg(long, value_name = "DAY")]
    changed_before: Option<String>,
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,
    #[arg(long = "where", value_name = "TEST")]
    tests: Vec<String>,
    #[arg(long, value_name = "TEST")]
    without: Vec<String>,
    #[arg(long, value_name = "PATH")]
    without_folder: Vec<String>,
    #[arg(long, value_name = "NAME")]
    without_name: Vec<String>,
    #[arg(long, value_name = "TAG")]
    without_tag: Vec<String>,
}

/// Kinds of files.
const KINDS: [(&str, AssetKind); 6] = [
    ("image", AssetKind::Image),
    ("video", AssetKind::Video),
    ("audio", AssetKind::Audio),
    ("document", AssetKind::Document),
    ("fragment", AssetKind::Fragment),
    ("other", AssetKind::Other),
];

impl SearchFlags {
    /// Whether nothing is looked for.
    pub(crate) fn is_empty(&self) -> bool {
        let Self { name, text, kinds, changed_since, changed_before, tag, tests, .. } = self;
        [name, text, changed_since, changed_before].iter().all(|one| one.is_none())
            && kinds.is_empty()
            && [tag, tests, &self.without, &self.without_folder].iter().all(|all| all.is_empty())
            && [&self.without_name, &self.without_tag].iter().all(|all| all.is_empty())
    }

    /// The search below a folder.
    ///
    /// # Errors
    /// `RequestInvalid` for a test that is none.
    pub(crate) fn search(&self, path: String, include_fragments: bool) -> Result<Search, Failure> {
        let tests = |tests: &[String]| -> Result<Vec<FieldTest>, Failure> {
            tests.iter().map(|text| test(text)).collect()
        };
        let mut without: Vec<SearchPart> = Vec::new();
        without.extend(
            self.without_folder.iter().map(|path| SearchPart::Folder { path: path.clone() }),
        );
        without
            .extend(self.without_name.iter().map(|name| SearchPart::Name { name: name.clone() }));
        without.extend(self.without_tag.iter().map(|id| SearchPart::Tag { id: id.clone() }));
        let left_out = tests(&self.without)?.into_iter();
        without.extend(left_out.map(|test| SearchPart::Field { test }));
        let (from, to) = (self.changed_since.clone(), self.changed_before.clone());
        Ok(Search {
            path,
            name: self.name.clone().unwrap_or_default(),
            text: self.text.clone().unwrap_or_default(),
            kinds: self.kinds.clone(),
            changed: (from.is_some() || to.is_some()).then_some(DateSpan { from, to }),
            tags: self.tag.clone(),
            fields: tests(&self.tests)?,
            without,
            include_fragments,
        })
    }
}

/// Reads a test: a property, what has to be so, and a value where one is needed.
fn test(text: &str) -> Result<FieldTest, Failure> {
    let bad = || wrong(say!("cli-no-test", test = text));
    let text = text.trim();
    let end = text.find(|c: char| c.is_whitespace() || c == '=').ok_or_else(bad)?;
    let (property, rest) = text.split_at(end);
    let rest = rest.trim();
    let words = rest.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ");
    let (first, behind) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let test = match words.as_str() {
        "empty" => ValueTest::Empty,
        "not empty" | "notempty" => ValueTest::NotEmpty,
        _ if first.eq_ignore_ascii_case("contains") && !behind.trim().is_empty() => {
            ValueTest::Contains { text: behind.trim().to_owned() }
        }
        _ => match rest.strip_prefix('=') {
            Some(value) => ValueTest::Equals { value: value_of(value.trim()) },
            None => return Err(bad()),
        },
    };
    if property.is_empty() {
        return Err(bad());
    }
    Ok(FieldTest { property: property.to_owned(), test })
}

/// What a word means: these are found in a field of text, too.
fn value_of(word: &str) -> Value {
    let is_number = word.parse::<f64>().is_ok_and(f64::is_finite)
        && word.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-');
    match word {
        "true" => Value::YesNo { yes: true },
        "false" => Value::YesNo { yes: false },
        number if is_number => Value::Number { number: number.to_owned() },
        date if date.len() > 10 && date.as_bytes()[10] == b'T' && is_moment(date) => {
            Value::Date { date: date.to_owned() }
        }
        text => Value::Text { text: text.to_owned() },
    }
}

fn is_moment(text: &str) -> bool {
    relabel_model::parse_date(text).is_some()
}

/// What to do with saved searches.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    List,
    Save {
        #[arg(value_name = "NAME")]
        called: String,
        #[arg(long, value_name = "PATH")]
        folder: Option<String>,
        #[arg(long)]
        include_fragments: bool,
        #[command(flatten)]
        search: Box<SearchFlags>,
    },
    Remove {
        #[arg(value_name = "NAME")]
        name: String,
    },
}

/// Lists, saves or removes.
pub(crate) async fn run(app: &App, output: &Output, command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::List => {
            for saved in app.list_searches().await? {
                output.event("search", &saved);
                if !output.is_json() {
                    output.say(&saved.name);
                }
            }
        }
        Command::Save { called: name, folder, include_fragments, search } => {
            let search = search.search(folder.unwrap_or_default(), include_fragments)?;
            let saved =
                app.save_search(&SaveSearch { id: None, name, search, practice: false }).await?;
            output.event("search", &saved);
            output.say(&say!("cli-search-saved", name = &saved.name));
        }
        Command::Remove { name } => {
            let saved = select::named(app, &name).await?;
            app.remove_search(saved.id).await?;
            output.say(&say!("cli-search-removed", name = &saved.name));
        }
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_read_as_people_write_them() {
        let text = |text: &str| ValueTest::Equals { value: Value::Text { text: text.to_owned() } };
        for (written, property, expected) in [
            ("dc:title empty", "dc:title", ValueTest::Empty),
            ("dc:title  NOT  empty", "dc:title", ValueTest::NotEmpty),
            (
                "dc:title contains two words",
                "dc:title",
                ValueTest::Contains { text: "two words".to_owned() },
            ),
            ("dc:title = Été à Paris", "dc:title", text("Été à Paris")),
            ("dc:title=empty", "dc:title", text("empty")),
            ("dc:title == x", "dc:title", text("= x")),
            ("a = true", "a", ValueTest::Equals { value: Value::YesNo { yes: true } }),
            ("a = 3.5", "a", ValueTest::Equals { value: Value::Number { number: "3.5".into() } }),
            (
                "a = 2031-05-01T00:00:00Z",
                "a",
                ValueTest::Equals { value: Value::Date { date: "2031-05-01T00:00:00Z".into() } },
            ),
        ] {
            let read = test(written).expect(written);
            assert_eq!((read.property.as_str(), read.test), (property, expected), "{written}");
        }
        for wrong in ["", "dc:title", "dc:title beach", "dc:title contains", " = x", "empty"] {
            assert!(test(wrong).is_err(), "{wrong:?}");
        }
    }
}
