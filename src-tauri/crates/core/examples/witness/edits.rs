//! Edits and their undo, as a person would make them: by Relabel's own command-line program,
//! against Sling and against the practice environment. Both have to hold the same after the
//! edit, and what they held before it after the undo: each type, value and millisecond.

use std::path::Path;
use std::process::Stdio;

use anyhow::{Context as _, Result, bail};
use tempfile::TempDir;
use tokio::process::Command;

use crate::answers::Server;
use crate::forms::{self, ROOT};

const FOLDER: &str = "edits";
/// Assets that are edited.
const ASSETS: usize = 4;

/// What every asset holds besides a property of each type: texts that the actions are about.
const HELD: [(&str, &[&str], &str); 8] = [
    ("dc:title", &["the sea by the seaside"], "String"),
    ("dc:subject", &["sea", "sun"], "String[]"),
    ("photoshop:City", &["n\u{ee}mes"], "String"),
    ("xmpRights:Owner", &["Anna", "Ben"], "String[]"),
    ("xmp:Rating", &["3.0"], "Decimal"),
    ("prism:expirationDate", &["2031-04-03T10:00:00.123+05:30"], "Date"),
    ("xmpRights:Marked", &["true"], "Boolean"),
    ("dc:language", &["en", ""], "String[]"),
];

type Edit = &'static [&'static str];

/// Edits that between them have every action, and change properties of every type.
#[rustfmt::skip]
const EDITS: [(&str, Edit); 4] = [
    ("every action", &[
        "--property", "dc:rights", "--value", "\u{a9} {counter:01}", "--property", "xmp:Rating", "--value", "4", "--tokens",
        "--add", "dc:subject=sun|surf", "--remove", "xmpRights:Owner=Anna",
        "--find", "sea", "--replace", "ocean", "--in", "dc:title", "--whole-word",
        "--case", "photoshop:City=upper", "--copy-from", "photoshop:Headline=photoshop:City",
        "--date-from", "prism:expirationDate=prism:expirationDate+1m", "--clear", "dc:language",
    ]),
    ("each type is set", &[
        "--property", "oneString", "--value", "new", "--property", "oneLong", "--value", "7",
        "--property", "oneDouble", "--value", "2.5", "--property", "oneDecimal", "--value", "4.25",
        "--property", "oneBoolean", "--value", "false", "--property", "oneDate", "--value", "2032-05-06T07:08:09.010+02:00",
        "--property", "oneName", "--value", "dc:rights", "--property", "onePath", "--value", "/c/d",
        "--property", "oneURI", "--value", "http://c/d", "--property", "manyString", "--value", "a|b|c",
    ]),
    ("each type is cleared", &[
        "--clear", "oneString", "--clear", "oneLong", "--clear", "oneDouble", "--clear", "oneDecimal",
        "--clear", "oneBoolean", "--clear", "oneDate", "--clear", "oneName", "--clear", "onePath", "--clear", "oneURI",
        "--clear", "xmp:Rating", "--clear", "prism:expirationDate", "--clear", "dc:title", "--clear", "xmpRights:Marked",
    ]),
    ("each list is cleared", &[
        "--clear", "manyString", "--clear", "manyLong", "--clear", "manyDouble", "--clear", "manyDecimal",
        "--clear", "manyBoolean", "--clear", "manyDate", "--clear", "manyName", "--clear", "manyPath", "--clear", "manyURI",
        "--clear", "dc:subject", "--clear", "dc:language",
    ]),
];

/// Gives how many edits came out otherwise than they should.
pub(crate) async fn compare(cli: &Path, sling: &Server, practice: &Server) -> Result<usize> {
    let sides = [Side::new(cli, sling).await?, Side::new(cli, practice).await?];
    let mut differing = 0;
    for (name, edit) in EDITS {
        let [on_sling, on_practice] = &sides;
        let (sling, practice) = tokio::try_join!(on_sling.edited(edit), on_practice.edited(edit))?;
        let mut told = Vec::new();
        tell(&mut told, "after the edit, Sling and practice", &sling.after, &practice.after);
        for (who, round) in [("Sling", &sling), ("practice", &practice)] {
            if round.before == round.after {
                told.push(format!("on {who} the edit changed nothing"));
            }
            tell(&mut told, &format!("before and after undo, {who}"), &round.before, &round.undone);
        }
        if !told.is_empty() {
            println!("\nedit {name:?}\n{}", told.join("\n"));
            differing += 1;
        }
    }
    println!("{differing} of {} edits differ", EDITS.len());
    Ok(differing)
}

/// Adds the lines that only one side has.
fn tell(told: &mut Vec<String>, what: &str, one: &[String], other: &[String]) {
    for (mark, own, other) in [("-", one, other), ("+", other, one)] {
        let alone = own.iter().filter(|line| !other.contains(line));
        told.extend(alone.map(|line| format!("{what}: {mark} {line}")));
    }
}

/// A server, and a Relabel that is connected to it.
struct Side<'a> {
    cli: &'a Path,
    server: &'a Server,
    data: TempDir,
}

/// What a server holds before an edit, after it, and after its undo.
struct Round {
    before: Vec<String>,
    after: Vec<String>,
    undone: Vec<String>,
}

impl<'a> Side<'a> {
    /// Makes the assets, and the connection.
    async fn new(cli: &'a Path, server: &'a Server) -> Result<Side<'a>> {
        let mut fields = vec![("_charset_".to_owned(), "utf-8".to_owned())];
        fields.push((format!("{ROOT}/{FOLDER}/jcr:primaryType"), "sling:OrderedFolder".to_owned()));
        for number in 0..ASSETS {
            let folder = folder(number);
            fields.extend(forms::content(&folder));
            // Each edit and each undo notes itself here, so it is not the undo's to take back.
            let noted = format!("{folder}/a.jpg/jcr:content/jcr:lastModified");
            fields.push((format!("{noted}@TypeHint"), "Date".to_owned()));
            fields.push((noted.clone(), "2026-01-01T00:00:00.000Z".to_owned()));
            fields.push((format!("{noted}By"), "admin".to_owned()));
            for (name, values, kind) in HELD {
                let property = format!("{folder}/a.jpg/jcr:content/metadata/{name}");
                fields.push((format!("{property}@TypeHint"), kind.to_owned()));
                fields.extend(values.iter().map(|value| (property.clone(), (*value).to_owned())));
            }
        }
        server.set(ROOT, &fields).await.context("the assets were refused")?;
        let side = Side { cli, server, data: tempfile::tempdir()? };
        let paths: Vec<String> =
            (0..ASSETS).map(|number| format!("{}/a.jpg", folder(number))).collect();
        std::fs::write(side.paths(), paths.join("\n"))?;
        side.relabel(&["connections", "add-local", server.origin(), "--name", "witness"]).await?;
        Ok(side)
    }

    fn paths(&self) -> std::path::PathBuf {
        self.data.path().join("paths")
    }

    async fn edited(&self, edit: Edit) -> Result<Round> {
        let paths = self.paths().display().to_string();
        let before = self.stored().await?;
        let set = [
            "set",
            "--connection",
            "witness",
            "--yes",
            "--zone",
            "Asia/Kolkata",
            "--paths",
            &paths,
        ];
        self.relabel(&[&set[..], edit].concat()).await?;
        let after = self.stored().await?;
        self.relabel(&["jobs", "undo", "--last", "--yes"]).await?;
        Ok(Round { before, after, undone: self.stored().await? })
    }

    async fn stored(&self) -> Result<Vec<String>> {
        self.server.stored(&format!("{ROOT}/{FOLDER}")).await
    }

    /// Runs the program.
    ///
    /// # Errors
    /// When it says that not all was done.
    async fn relabel(&self, arguments: &[&str]) -> Result<()> {
        let mut command = Command::new(self.cli);
        command.arg("--data-dir").arg(self.data.path().join("data")).args(arguments);
        let ran =
            command.stdin(Stdio::null()).output().await.context("the program did not start")?;
        if !ran.status.success() {
            let [said, why] =
                [ran.stdout, ran.stderr].map(|told| String::from_utf8_lossy(&told).into_owned());
            bail!("{arguments:?} ended with {}\n{said}{why}", ran.status);
        }
        Ok(())
    }
}

fn folder(number: usize) -> String {
    format!("{ROOT}/{FOLDER}/e{number}")
}
