//! Fifty assets in one request, by Relabel's own writer: how fast that is on Sling, that
//! every name arrives, and that one bad asset is told by its name.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use futures::{StreamExt as _, TryStreamExt as _, stream};
use relabel_access::http::{Client, Reach, Redacted};
use relabel_aem::{
    AssetState, Author, Change, Error, SignIn,
    block::{MOST_ASSETS, Part},
};
use relabel_core::api::types::Speed;
use relabel_model::{Kind, Property, PropertySet};

use crate::answers::{Account, Server};
use crate::forms::ROOT;

/// Assets that are written together, and those that are written one by one.
const TOGETHER: usize = 2_000;
const ONE_BY_ONE: usize = 400;
/// Requests on their way.
const AT_ONCE: usize = 4;
/// How many times as fast it is to be.
const FASTER: f64 = 5.0;
/// Assets that are made in one request.
const MADE_AT_ONCE: usize = 500;
const META: &str = "jcr:content/metadata";
const RIGHTS: &str = "© 2026";
/// In the middle of those that are written together.
const BAD: usize = 5;

/// What a file may be called.
const NAMES: [&str; 25] = [
    "a@b",
    "a@Delete",
    "a@TypeHint",
    "a%b",
    "a%41b",
    "a%2Fb",
    "a b",
    "a  b",
    "a+b",
    "a&b",
    "a=b",
    "a#b",
    "a?b",
    "a;b",
    "a,b",
    "a'b",
    "a\"b",
    "a(b)",
    "a{b}",
    "a~$!b",
    "a^`b",
    "\u{e9}t\u{e9}",
    "e\u{301}te\u{301}",
    "\u{6d77}",
    "\u{1f600}",
];

/// Gives how many of the checks came out otherwise than they should.
pub(crate) async fn compare(sling: &Server, practice: &Server) -> Result<usize> {
    let mut wrong = Vec::new();
    let faster = times_faster(sling).await?;
    if faster < FASTER {
        wrong.push(format!("in blocks it is only {faster:.1} times as fast"));
    }
    for (who, server) in [("Sling", sling), ("practice", practice)] {
        for told in [every_name(server).await?, each_fault(server).await?].concat() {
            wrong.push(format!("{who}: {told}"));
        }
    }
    for told in &wrong {
        println!("{told}");
    }
    println!("{} of the checks of blocks failed", wrong.len());
    Ok(wrong.len())
}

/// As the account that may change all, or some.
fn author(server: &Server, account: Account) -> Result<Author> {
    let origin = Reach::new(true).local_aem(server.origin())?;
    let sign_in = match server.signs_in(account) {
        Some((user, password)) => SignIn::Basic {
            user: user.to_owned(),
            password: Arc::new(Redacted::new(password.to_owned())),
        },
        None => SignIn::Nobody,
    };
    let author = Author::new(Client::new("Relabel/witness")?, origin, sign_in);
    author.set_speed(Speed::Fast);
    Ok(author)
}

fn part(path: String) -> Part {
    Part { path, stored: PropertySet::default(), changes: vec![rights()] }
}

fn rights() -> Change {
    let after = Some(Property::single(Kind::String, RIGHTS));
    Change { property: "dc:rights".to_owned(), after }
}

/// Makes assets with nothing in them.
async fn make(server: &Server, paths: &[String]) -> Result<()> {
    const NODES: [(&str, &str); 3] = [
        ("", "dam:Asset"),
        ("/jcr:content", "dam:AssetContent"),
        ("/jcr:content/metadata", "nt:unstructured"),
    ];
    for paths in paths.chunks(MADE_AT_ONCE) {
        let charset = ("_charset_".to_owned(), "utf-8".to_owned());
        let of_asset = |path: &String| {
            NODES.map(|(node, kind)| (format!("{path}{node}/jcr:primaryType"), kind.to_owned()))
        };
        let fields: Vec<_> =
            std::iter::once(charset).chain(paths.iter().flat_map(of_asset)).collect();
        server.set(ROOT, &fields).await.context("the assets were refused")?;
    }
    Ok(())
}

async fn times_faster(sling: &Server) -> Result<f64> {
    let author = author(sling, Account::Administrator)?;
    let paths = |folder: &str, count| -> Vec<String> {
        (0..count).map(|number| format!("{ROOT}/{folder}/a{number:04}.jpg")).collect()
    };
    let (alone, together) = (paths("alone", ONE_BY_ONE), paths("together", TOGETHER));
    make(sling, &alone).await?;
    make(sling, &together).await?;
    let state = author.asset_state(&alone[0]).await?;
    let begun = Instant::now();
    let writes = alone.iter().map(|path| write_alone(&author, path, &state));
    stream::iter(writes).buffer_unordered(AT_ONCE).try_collect::<Vec<()>>().await?;
    let each = begun.elapsed() / u32::try_from(ONE_BY_ONE)?;
    let begun = Instant::now();
    let blocks = together.chunks(MOST_ASSETS).map(|paths| {
        let parts: Vec<Part> = paths.iter().cloned().map(part).collect();
        let author = &author;
        async move { author.write_block(&parts, Duration::MAX).await }
    });
    let written = stream::iter(blocks).buffer_unordered(AT_ONCE).try_collect::<Vec<_>>().await?;
    let each_together = begun.elapsed() / u32::try_from(TOGETHER)?;
    ensure!(written.iter().flat_map(|block| &block.parts).all(Result::is_ok), "{written:?}");
    for (folder, count) in [("alone", ONE_BY_ONE), ("together", TOGETHER)] {
        let stored = with_rights(sling, folder).await?.len();
        ensure!(stored == count, "{stored} of {count} hold what was written");
    }
    let faster = each.as_secs_f64() / each_together.as_secs_f64();
    println!(
        "writes on Sling: {:.0} assets/s one by one, {:.0} in blocks of {MOST_ASSETS}, {faster:.1} times",
        1.0 / each.as_secs_f64(),
        1.0 / each_together.as_secs_f64(),
    );
    Ok(faster)
}

async fn write_alone(author: &Author, path: &str, state: &AssetState) -> Result<()> {
    let write = author.prepare_typed_write(path, state, vec![rights()])?;
    Ok(author.send_write(write).await?)
}

/// The assets in a folder that hold what is written here.
async fn with_rights(server: &Server, folder: &str) -> Result<Vec<String>> {
    let end = format!("/{META}/dc:rights String [{RIGHTS:?}]");
    let stored = server.stored(&format!("{ROOT}/{folder}")).await?;
    Ok(stored.iter().filter_map(|line| line.strip_suffix(&end)).map(str::to_owned).collect())
}

/// Writes to assets of all names in one request.
async fn every_name(server: &Server) -> Result<Vec<String>> {
    let folder = format!("{ROOT}/names");
    let names: Vec<String> = NAMES.iter().map(|name| (*name).to_owned()).collect();
    let names = [names, vec!["l".repeat(146)]].concat();
    let files: Vec<String> = names.iter().map(|name| format!("{name}.jpg")).collect();
    // By name: what is posted to an address with a `;` goes elsewhere.
    let paths: Vec<String> = files.iter().map(|file| format!("{folder}/{file}")).collect();
    make(server, &paths).await?;
    let before = server.stored(&folder).await?;
    let parts: Vec<Part> = paths.into_iter().map(part).collect();
    let written = author(server, Account::Administrator)?.write_block(&parts, Duration::MAX).await;
    let mut wrong = Vec::new();
    match written {
        Ok(written) => {
            wrong.extend((files.iter().zip(&written.parts)).filter_map(|(file, told)| {
                told.as_ref().err().map(|error| format!("{file:?}: {error:?}"))
            }))
        }
        Err(error) => wrong.push(format!("all names in one: {error:?}")),
    }
    let mut found = with_rights(server, "names").await?;
    let mut wanted = files.clone();
    found.sort();
    wanted.sort();
    if found != wanted {
        wrong.push(format!("of the names only these hold it: {found:?}"));
    }
    // The value, and who changed it when.
    let is_meant = |line: &String| {
        let of_asset = files.iter().find_map(|file| line.strip_prefix(&format!("{file}/")));
        let names = ["jcr:content/jcr:lastModified", "jcr:content/metadata/dc:rights "];
        of_asset.is_some_and(|rest| names.iter().any(|name| rest.starts_with(name)))
    };
    let stored = server.stored(&folder).await?;
    let more = stored.iter().filter(|line| !before.contains(line) && !is_meant(line));
    wrong.extend(more.map(|line| format!("of the names this was made, too: {line}")));
    Ok(wrong)
}

/// One asset among others is not what it should be.
async fn each_fault(server: &Server) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    for (case, bad) in [("value", "open"), ("right", "locked"), ("gone", "open")] {
        let paths: Vec<String> = (0..2 * BAD)
            .map(|number| {
                let place = if number == BAD { bad } else { "open" };
                format!("{ROOT}/{place}/block-{case}/a{number}.jpg")
            })
            .collect();
        make(server, &paths).await?;
        let mut parts: Vec<Part> = paths.iter().cloned().map(part).collect();
        match case {
            "value" => {
                parts[BAD].changes[0].after = Some(Property::single(Kind::Date, "soon"));
            }
            "gone" => server.set(&paths[BAD], &[(":operation", "delete")]).await?,
            _ => {}
        }
        let told = match author(server, Account::Editor)?.write_block(&parts, Duration::MAX).await {
            Err(error) => paths.iter().filter(|path| error.names(path)).cloned().collect(),
            Ok(written) => vanished(&paths, &written.parts),
        };
        // Of a value Sling names none: Relabel finds it by halves.
        let wanted = if case == "value" { Vec::new() } else { vec![paths[BAD].clone()] };
        if told != wanted {
            wrong.push(format!("of a block with one bad {case} these are named: {told:?}"));
        }
        let held = with_rights(server, &format!("open/block-{case}")).await?.len();
        // What is gone is no reason to refuse the others; anything else is.
        let wanted = if case == "gone" { 2 * BAD - 1 } else { 0 };
        if held != wanted {
            wrong.push(format!("of a block with one bad {case} {held} were stored"));
        }
    }
    Ok(wrong)
}

fn vanished(paths: &[String], told: &[Result<(), Error>]) -> Vec<String> {
    let of = paths.iter().zip(told);
    of.filter(|(_, told)| matches!(told, Err(Error::Vanished { is_left: false })))
        .map(|(path, _)| path.clone())
        .collect()
}
