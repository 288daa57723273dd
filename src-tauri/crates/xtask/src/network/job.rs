//! A change of all assets by way of a proxy that wants a password: the proxy stops in its
//! middle, comes back after 20 seconds, and its password is changed once.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::Value as Json;

use super::Told;
use super::servers::{PASSWORD, USER};
use super::world::{ASSETS, AUTHOR, GOOD, World, sh};

/// The password after it was changed.
const CHANGED: &str = "second canary/2";
/// The proxy stops once so many assets are done.
const MIDDLE: u64 = 30;
/// How long the proxy is away.
const AWAY: Duration = Duration::from_secs(20);

/// Runs it, and searches all that the program left for the passwords.
pub(super) fn run(world: &World) -> Result<Told> {
    world.lead(GOOD, GOOD)?;
    let proxy = |password: &str| {
        let encoded: String = password.bytes().map(|byte| format!("%{byte:02X}")).collect();
        vec![("HTTPS_PROXY", format!("http://{USER}:{encoded}@127.0.0.1:3131"))]
    };
    let data = world.folder.join("data");
    fs::create_dir_all(&data)?;
    let mut set = world.program(&proxy(PASSWORD));
    set.args(["set", "--folder", "/content/dam", "--recursive", "--property", "dc:rights"]);
    set.args(["--value", "(c) Practice", "--yes", "--file"]).arg(world.key());
    set.args(["--aem", AUTHOR]).env("RELABEL_LOG", "trace");
    set.stdout(Stdio::piped()).stderr(File::create(data.join("first.err"))?);
    let mut started = set.spawn()?;
    let mut lines = BufReader::new(started.stdout.take().context("its output")?).lines();
    let mut first = String::new();
    // In its middle.
    for line in lines.by_ref() {
        let line = line?;
        let told: Json = serde_json::from_str(&line).unwrap_or_default();
        first.push_str(&line);
        first.push('\n');
        if told["event"] == "progress" && told["done"].as_u64() >= Some(MIDDLE) {
            break;
        }
    }
    // Only squid with the password, by the name of its configuration.
    sh(&world.folder, "kill -KILL $(pgrep -x -f 'squid -N -f squid-signed.conf')")?;
    thread::sleep(AWAY);
    let hash = sh(&world.folder, &format!("openssl passwd -apr1 '{CHANGED}'"))?.stdout;
    let hash = String::from_utf8_lossy(&hash).trim().to_owned();
    fs::write(world.folder.join("squid.users"), format!("{USER}:{hash}\n"))?;
    sh(&world.folder, "squid -N -f squid-signed.conf >/dev/null 2>&1 &")?;
    world.wait_for("127.0.0.1:3131")?;
    for line in lines {
        first.push_str(&line?);
        first.push('\n');
    }
    let ended = started.wait()?;
    fs::write(data.join("first.out"), &first)?;
    let mut resume = world.program(&proxy(CHANGED));
    resume.args(["jobs", "resume", "--last", "--yes", "--file"]).arg(world.key());
    resume.args(["--aem", AUTHOR]).env("RELABEL_LOG", "trace");
    let second = resume.output()?;
    fs::write(data.join("second.out"), &second.stdout)?;
    fs::write(data.join("second.err"), &second.stderr)?;
    for report in ["report.csv", "notdone.csv"] {
        let mut save = world.program(&proxy(CHANGED));
        save.args(["jobs", "report", "--last", "--out"]).arg(data.join(report));
        if report == "notdone.csv" {
            save.arg("--not-done");
        }
        let saved = save.output()?;
        ensure!(saved.status.success(), "{}", String::from_utf8_lossy(&saved.stderr));
    }
    let asked = first.lines().filter(|line| line.contains("proxySignIn")).count();
    let changed = counted(&String::from_utf8_lossy(&second.stdout)).unwrap_or(0);
    let leaks = leaks(&data)?;
    let exits = (ended.code().unwrap_or(-1), second.status.code().unwrap_or(-1));
    let is_right =
        changed == u64::from(ASSETS) && asked == 1 && exits == (6, 0) && leaks.is_empty();
    if !is_right {
        println!("{first}{}", String::from_utf8_lossy(&second.stderr));
    }
    let said = format!(
        "{changed} of {ASSETS} changed; the person was asked {asked} time(s) (exit {}), then it was gone \
         on with; the passwords are in {}",
        exits.0,
        if leaks.is_empty() {
            "no file, log, report or message".to_owned()
        } else {
            leaks.join(", ")
        }
    );
    let staged = format!("squid stopped for {} s, password changed", AWAY.as_secs());
    Ok(Told { name: "job by way of squid".to_owned(), staged, said, exit: exits.1, is_right })
}

fn counted(text: &str) -> Option<u64> {
    let last: Json = serde_json::from_str(text.lines().last()?).ok()?;
    last["counts"]["changed"].as_u64()
}

/// A password as it is, percent-encoded, and in Base64 alone and behind its user, as far as
/// that does not depend on what stands around it.
pub(super) fn forms_of(password: &str) -> Vec<String> {
    let percent: String = password.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let usual: String = password
        .bytes()
        .map(|byte| match byte {
            b if b.is_ascii_alphanumeric() => char::from(b).to_string(),
            b => format!("%{b:02X}"),
        })
        .collect();
    let pair = format!("{USER}:{password}");
    let mut forms = vec![password.to_owned(), percent, usual];
    for text in [password, pair.as_str()] {
        let encoded = base64(text.as_bytes());
        forms.push(encoded.trim_end_matches('=').to_owned());
    }
    forms
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let whole = chunk.iter().fold(0_u32, |whole, byte| whole << 8 | u32::from(*byte));
        let whole = whole << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            let letter = (whole >> (18 - 6 * place)) & 63;
            text.push(char::from(LETTERS[letter as usize]));
        }
    }
    text
}

/// The files below a folder that hold a password in any form.
fn leaks(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                waiting.push(path);
                continue;
            }
            let text = fs::read(&path)?;
            let holds =
                |form: &String| text.windows(form.len()).any(|window| window == form.as_bytes());
            let forms = [PASSWORD, CHANGED].into_iter().flat_map(forms_of);
            if forms.into_iter().any(|form| holds(&form)) {
                found.push(path.display().to_string());
            }
        }
    }
    Ok(found)
}
