//! Whether the practice environment is right: a real Apache Sling gets the same forms, and
//! both have to answer and store the same.
//!
//! `witness JAVA STARTER CLI SEED COUNT` starts the Sling Starter of that file with that Java,
//! sends the forms that are staged, writes blocks with Relabel's own writer, edits assets
//! with its command-line program, sends random forms, and ends it. As `diff` does, it ends
//! with 0 where nothing differs, 1 where something does, and 2 where it could not compare.

mod answers;
mod blocks;
mod dice;
mod edits;
mod forms;
mod sling;
mod staged;

use std::fmt;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use futures::{StreamExt as _, TryStreamExt as _, stream};
use relabel_sandbox::{Options, Refusals, Sandbox};

use crate::answers::{Account, Server, said};
use crate::dice::Dice;
use crate::forms::{Form, ROOT};
use crate::sling::Sling;

/// Forms that are on their way at once.
const AT_ONCE: usize = 8;
/// Folders that are made in one request; each takes some fifty fields.
const FOLDERS_AT_ONCE: usize = 50;

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Gives how many answers differ.
async fn run() -> Result<usize> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [java, starter, cli, seed, count] = &arguments[..] else {
        bail!("witness JAVA STARTER CLI SEED COUNT");
    };
    let (seed, count) = (seed.parse()?, count.parse()?);
    let begun = Instant::now();
    let mut sling = Sling::start(Path::new(java), Path::new(starter)).await?;
    println!("Apache Sling came up in {:.0?}", begun.elapsed());
    let options = Options {
        local_aem: true,
        anonymous_may_edit: true,
        refusals: Refusals::Sling,
        ..Options::default()
    };
    let sandbox = Sandbox::start(options).await?;
    let practice = Server::new(sandbox.origin().as_str())?;
    for server in [&sling.server, &practice] {
        server.set("/content/dam", &[("./witness/jcr:primaryType", "sling:OrderedFolder")]).await?;
    }
    let differing = staged::compare(&mut sling.server, &practice, &sandbox).await?
        + blocks::compare(&sling.server, &practice).await?
        + edits::compare(Path::new(cli), &sling.server, &practice).await?
        + compare(&sling.server, &practice, seed, count).await?;
    sandbox.stopped().await;
    Ok(differing)
}

/// Sends random forms to both; gives how many of the answers differ.
async fn compare(sling: &Server, practice: &Server, seed: u64, count: usize) -> Result<usize> {
    println!("{count} random forms from seed {seed}");
    for server in [sling, practice] {
        let numbers: Vec<usize> = (0..count).collect();
        for numbers in numbers.chunks(FOLDERS_AT_ONCE) {
            let folders = numbers.iter().flat_map(|number| forms::content(&forms::folder(*number)));
            let charset = [("_charset_".to_owned(), "utf-8".to_owned())];
            let fields: Vec<_> = charset.into_iter().chain(folders).collect();
            server.set(ROOT, &fields).await.context("the content was refused")?;
        }
    }
    let differing: Vec<String> = stream::iter(0..count)
        .map(async |number| {
            let form = forms::form(&mut Dice::of(seed, number), number);
            let (sling, practice) =
                tokio::try_join!(outcome(sling, &form), outcome(practice, &form))?;
            anyhow::Ok(difference(&format!("form {number}"), &form, &sling, &practice))
        })
        .buffered(AT_ONCE)
        .try_filter_map(async |difference| Ok(difference))
        .try_collect()
        .await?;
    for text in &differing {
        println!("\n{text}");
    }
    println!("{} of {count} random forms differ", differing.len());
    Ok(differing.len())
}

/// What a server answers to a form, and what it then holds.
#[derive(PartialEq, Eq)]
struct Outcome {
    said: String,
    stored: Vec<String>,
}

async fn outcome(server: &Server, form: &Form) -> Result<Outcome> {
    let (status, answer) = server.post(&form.path, Account::Administrator, &form.fields).await?;
    Ok(Outcome { said: said(status, &answer), stored: server.stored(&form.folder).await? })
}

/// The form and what is another in the two outcomes.
fn difference(name: &str, form: &Form, sling: &Outcome, practice: &Outcome) -> Option<String> {
    if sling == practice {
        return None;
    }
    let mut text = format!("{name}: POST {}", form.path);
    let mut line = |line: fmt::Arguments<'_>| text.push_str(&format!("\n{line}"));
    for (name, value) in &form.fields {
        line(format_args!("    {name:?} = {value:?}"));
    }
    if sling.said != practice.said {
        line(format_args!("Sling:    {}\npractice: {}", sling.said, practice.said));
    }
    for (who, own, other) in [("Sling", sling, practice), ("practice", practice, sling)] {
        for stored in own.stored.iter().filter(|stored| !other.stored.contains(stored)) {
            line(format_args!("only {who}: {stored}"));
        }
    }
    Some(text)
}
