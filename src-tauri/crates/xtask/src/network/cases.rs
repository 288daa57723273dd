//! What is staged, what is asked, and what has to be said.

use anyhow::Result;
use serde_json::Value as Json;

use super::Told;
use super::servers::{PASSWORD, USER};
use super::world::{AUTHOR, GOOD, World};

/// What is asked of the program.
#[derive(Clone, Copy)]
enum Ask {
    /// `check --network`, where the sign-in's name leads to what is staged.
    Network,
    /// A listing, where the author's name leads there.
    Listing,
    /// Certificates, which need no network.
    Certificates,
}

struct Case {
    name: &'static str,
    staged: String,
    /// Where the name leads that is asked for.
    at: &'static str,
    ask: Ask,
    variables: Vec<(&'static str, String)>,
    /// The code of the finding or of the error.
    code: &'static str,
    exit: i32,
}

fn case(name: &'static str, at: &'static str, ask: Ask, code: &'static str, exit: i32) -> Case {
    Case { name, staged: at.to_owned(), at, ask, variables: Vec::new(), code, exit }
}

/// Runs the cases with a word in their name.
pub(super) fn run(world: &World, only: &str) -> Result<Vec<Told>> {
    let mut told = Vec::new();
    for case in all(world).into_iter().filter(|case| case.name.contains(only)) {
        let one = case.run(world)?;
        println!("{} {}: {}", if one.is_right { "ok   " } else { "WRONG" }, one.name, one.said);
        told.push(one);
    }
    Ok(told)
}

impl Case {
    fn run(self, world: &World) -> Result<Told> {
        let Self { name, staged, at, ask, variables, code, exit } = self;
        let mut program = world.program(&variables);
        match ask {
            Ask::Network => {
                world.lead(at, GOOD)?;
                program.args(["check", "--network"]);
            }
            Ask::Listing => {
                world.lead(GOOD, at)?;
                program.args(["assets", "--folder", "/content/dam", "--recursive", "--file"]);
                program.arg(world.key()).args(["--aem", AUTHOR]);
            }
            Ask::Certificates => {
                program
                    .args(["certificates", "add", "--yes"])
                    .arg(world.folder.join("stranger.pem"));
            }
        }
        let begun = std::time::Instant::now();
        let output = program.output()?;
        let took = begun.elapsed().as_secs();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let lines: Vec<Json> =
            text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        let told = |line: &&Json| line["code"] == code;
        let found = lines.iter().find(told);
        let said = found.or(lines.last()).and_then(|line| line["message"].as_str());
        let request = found.and_then(|line| line["request"]["kind"].as_str());
        let said = format!(
            "{code}: {}{}{}",
            said.unwrap_or("-"),
            request.map(|kind| format!(" (asks for {kind})")).unwrap_or_default(),
            if took > 5 { format!(" after {took} s") } else { String::new() },
        );
        let stderr = String::from_utf8_lossy(&output.stderr);
        let secret = super::job::forms_of(PASSWORD);
        let is_secret = secret.iter().all(|form| !text.contains(form) && !stderr.contains(form));
        let exit_now = output.status.code().unwrap_or(-1);
        // A listing that goes well has no code.
        let is_told = found.is_some() || code == "-";
        let is_right = is_told && exit_now == exit && is_secret && took < 180;
        if !is_right {
            println!("{text}{stderr}");
        }
        Ok(Told { name: name.to_owned(), staged, said, exit: exit_now, is_right })
    }
}

fn all(world: &World) -> Vec<Case> {
    use Ask::{Certificates, Listing, Network};
    let mut all = vec![
        case("all is well: sign-in", GOOD, Network, "answers", 0),
        case("all is well: author", GOOD, Listing, "-", 0),
        case("name unknown: sign-in", "", Network, "nameNotFound", 1),
        case("name unknown: author", "", Listing, "offline", 1),
        case("nothing listens", "127.0.9.9", Network, "notReached", 1),
        case("unknown authority", "127.0.2.1", Network, "certificateNotTrusted", 1),
        case("unknown authority: author", "127.0.2.1", Listing, "tlsFailed", 1),
        case("vouches for itself", "127.0.2.2", Network, "certificateHostsOwn", 1),
        case("ended", "127.0.2.3", Network, "certificateEnded", 1),
        case("not yet valid", "127.0.2.4", Network, "certificateNotYetValid", 1),
        case("another host's", "127.0.2.5", Network, "certificateOtherHost", 1),
        case("SHA-1", "127.0.2.6", Network, "certificateWeak", 1),
        case("TLS 1.1", "127.0.2.7", Network, "secureOutdated", 1),
        case("old ciphers", "127.0.2.8", Network, "secureOutdated", 1),
        case("client certificate: nginx", "127.0.2.9", Network, "clientCertificateAsked", 1),
        case("client certificate: TLS 1.3", "127.0.4.4", Network, "clientCertificateAsked", 1),
        case("client certificate: TLS 1.2", "127.0.4.5", Network, "clientCertificateAsked", 1),
        case("plain HTTP", "127.0.4.7", Network, "secureNotSpoken", 1),
        case("cut at the first word", "127.0.4.6", Network, "secureHungUp", 1),
        case("reset after TLS", "127.0.3.12", Network, "answerCut", 1),
        case("silence after TLS", "127.0.4.1", Network, "tooSlow", 1),
        case("garbage after TLS", "127.0.4.2", Network, "answerGarbled", 1),
        case("a byte a second", "127.0.4.3", Listing, "timeout", 1),
    ];
    for (name, at, finding) in [
        ("403 of a gateway", "127.0.3.1", "networkBlocks"),
        ("302 to a portal", "127.0.3.2", "networkSignIn"),
        ("200 of a portal", "127.0.3.3", "networkSignIn"),
        ("511", "127.0.3.4", "networkSignIn"),
        ("502 of a gateway", "127.0.3.5", "gatewayFailed"),
        ("503 of a gateway", "127.0.3.6", "gatewayFailed"),
        ("504 of a gateway", "127.0.3.7", "gatewayFailed"),
        ("401 of a gateway", "127.0.3.8", "networkSignIn"),
        ("404 of a gateway", "127.0.3.9", "networkBlocks"),
        ("400 of a gateway", "127.0.3.10", "networkBlocks"),
        ("200 with text", "127.0.3.11", "networkBlocks"),
        ("200 with a page", "127.0.3.13", "networkBlocks"),
        ("500 of a gateway", "127.0.3.14", "gatewayFailed"),
    ] {
        all.push(case(name, at, Network, finding, 1));
        all.push(case(name, at, Listing, finding, 1));
    }
    let encoded: String = PASSWORD.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let by = |name, proxy: String, at, ask, code, exit| Case {
        variables: vec![("HTTPS_PROXY", proxy.clone())],
        staged: proxy.replace(&encoded, "PASSWORD"),
        ..case(name, at, ask, code, exit)
    };
    let at = |port: u16| format!("http://127.0.0.1:{port}");
    let signed = |password: &str| format!("http://{USER}:{password}@127.0.0.1:3131");
    all.extend([
        by("squid", at(3128), GOOD, Network, "nameByProxy", 0),
        by("squid: author", at(3128), GOOD, Listing, "-", 0),
        by("squid wants a password", at(3131), GOOD, Network, "proxySignIn", 1),
        by("squid wants a password: author", at(3131), GOOD, Listing, "proxySignIn", 1),
        by("squid, wrong password", signed("wrong"), GOOD, Network, "proxyPassword", 1),
        by("squid, right password", signed(&encoded), GOOD, Listing, "-", 0),
        by("squid refuses", at(3132), GOOD, Network, "proxyRefused", 1),
        by("squid refuses: author", at(3132), GOOD, Listing, "proxyFailed", 1),
        by("squid gets nowhere", at(3128), "127.0.9.9", Network, "proxyGateway", 1),
        by(
            "behind squid an unknown authority",
            at(3128),
            "127.0.2.1",
            Network,
            "certificateNotTrusted",
            1,
        ),
        by("behind squid a block page", at(3128), "127.0.3.1", Listing, "networkBlocks", 1),
        by("tinyproxy", at(3129), GOOD, Network, "answers", 0),
        by("tinyproxy: author", at(3129), GOOD, Listing, "-", 0),
        by("tinyproxy refuses", at(3130), GOOD, Listing, "proxyFailed", 1),
        by(
            "the proxy's name unknown",
            "http://nowhere.example:3128".to_owned(),
            GOOD,
            Network,
            "proxyNotFound",
            1,
        ),
        by("the proxy is off", at(3999), GOOD, Network, "proxyNotReached", 1),
        by("the proxy is silent", at(3140), GOOD, Network, "proxySilent", 1),
        by("the proxy hangs up", at(3141), GOOD, Network, "proxyHungUp", 1),
        by(
            "TLS to a plain proxy",
            "https://127.0.0.1:3128".to_owned(),
            GOOD,
            Network,
            "proxyNotTls",
            1,
        ),
        by(
            "no proxy in the variable",
            format!("htp://{USER}:{encoded}@127.0.0.1"),
            GOOD,
            Network,
            "proxySetting",
            1,
        ),
    ]);
    let mut past = by("past the proxy", at(3999), GOOD, Network, "nameFound", 0);
    past.variables.push(("NO_PROXY", "adobelogin.com".to_owned()));
    let empty = world.folder.join("none.pem");
    let _ = std::fs::write(&empty, "");
    let none = vec![("SSL_CERT_FILE", empty.display().to_string())];
    all.extend([
        past,
        Case {
            variables: none.clone(),
            ..case("no authorities", GOOD, Network, "noAuthorities", 1)
        },
        Case {
            variables: none.clone(),
            ..case("no authorities: author", GOOD, Listing, "noAuthorities", 1)
        },
        // Last: from here on the program trusts the network that inspects.
        Case { variables: none, ..case("no authorities: one added", "", Certificates, "-", 0) },
        case("the inspection is trusted", "127.0.2.1", Network, "answers", 0),
    ]);
    all
}
