//! `sandbox serve`: the practice environment on its own.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, Subcommand, ValueEnum};
use relabel_core::api::types::{ApiError, ErrorCode};
use relabel_sandbox::{
    Content, Error, Options, RateLimit, Requests, RetryAfter, Sandbox, check_fault, fault_help,
};
use serde_json::{Map, Value as Json, json};

use crate::failure::{Failure, wrong};
use crate::output::Output;
use crate::words::say;

/// What can be done with the practice environment.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    // In English, as the practice environment itself says it below /control.
    #[command(after_long_help = fault_help())]
    Serve(Serve),
}

/// How it is started.
#[derive(Debug, Args)]
pub(crate) struct Serve {
    #[arg(long, value_name = "N", default_value_t = 0)]
    port: u16,
    #[arg(long, value_name = "N", conflicts_with = "content")]
    assets: Option<u32>,
    #[arg(long, value_name = "FILE")]
    content: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    keys: Option<PathBuf>,
    #[arg(long)]
    read_only: bool,
    #[arg(long)]
    local_aem: bool,
    #[arg(long)]
    unregistered: bool,
    #[arg(long)]
    no_profile: bool,
    #[command(flatten)]
    conditions: Conditions,
}

/// Limits, slowness and faults.
#[derive(Debug, Args)]
struct Conditions {
    #[arg(long, value_name = "N", value_parser = rate)]
    rate: Option<f64>,
    #[arg(
        long,
        value_name = "N",
        default_value_t = 1,
        requires = "rate",
        conflicts_with = "window"
    )]
    burst: u32,
    #[arg(long, value_name = "SECONDS", requires = "rate", value_parser = seconds)]
    window: Option<Duration>,
    #[arg(long, value_name = "WHAT", requires = "rate", allow_negative_numbers = true)]
    retry_after: Option<RetryAfter>,
    #[arg(long, value_name = "WHAT", requires = "rate", value_enum, default_value_t)]
    rate_of: Limited,
    #[arg(long, value_name = "N", requires_all = ["rate", "rate_every"], value_parser = rate)]
    rate_then: Option<f64>,
    #[arg(long, value_name = "SECONDS", requires = "rate_then", value_parser = seconds)]
    rate_every: Option<Duration>,
    #[arg(long, value_name = "MS", default_value_t = 0)]
    latency_ms: u64,
    #[arg(long, value_name = "MS", default_value_t = 0)]
    jitter_ms: u64,
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    token_life: Option<Duration>,
    #[arg(long = "fault", value_name = "FAULT", value_parser = fault)]
    faults: Vec<String>,
    #[arg(long)]
    control: bool,
}

/// What a rate limits.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Limited {
    #[default]
    Writes,
    All,
}

impl Conditions {
    fn limit(&self) -> Option<RateLimit> {
        let rate = self.rate?;
        let limit = match self.window {
            Some(window) => RateLimit::window(rate, window),
            None => RateLimit::bucket(rate, self.burst),
        };
        Some(RateLimit {
            retry_after: self.retry_after.clone().unwrap_or(limit.retry_after),
            of: match self.rate_of {
                Limited::Writes => Requests::Writes,
                Limited::All => Requests::Aem,
            },
            alternate: self.rate_then.zip(self.rate_every),
            ..limit
        })
    }
}

fn rate(text: &str) -> Result<f64, String> {
    let rate = text.parse().ok().filter(|rate: &f64| rate.is_finite() && *rate > 0.0);
    rate.ok_or_else(|| "a number above zero is needed".to_owned())
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = Duration::try_from_secs_f64(rate(text)?);
    seconds.map_err(|error| error.to_string())
}

/// A fault that can be staged, as it was written.
fn fault(text: &str) -> Result<String, String> {
    check_fault(text).map(|()| text.to_owned()).map_err(|error| format!("{error}; see --help"))
}

/// Carries out a command.
pub(crate) async fn run(output: &Output, command: Command) -> Result<ExitCode, Failure> {
    let Command::Serve(serve) = command;
    let content = match (serve.content, serve.assets) {
        (Some(file), _) => Content::File(file),
        (None, Some(assets)) => Content::Synthetic(assets),
        (None, None) => Content::Library,
    };
    let (conditions, usual) = (serve.conditions, Options::default());
    let options = Options {
        content,
        port: serve.port,
        technical_user_may_write: !serve.read_only,
        local_aem: serve.local_aem,
        token_life: conditions.token_life.unwrap_or(usual.token_life),
        latency: Duration::from_millis(conditions.latency_ms),
        jitter: Duration::from_millis(conditions.jitter_ms),
        rate_limit: conditions.limit(),
        seed: conditions.seed,
        control: conditions.control,
        ..usual
    };
    let sandbox = Sandbox::start(options).await.map_err(|error| match error {
        Error::Content(_) => wrong(error.to_string()),
        _ => ApiError::new(ErrorCode::PracticeFailed, error.to_string()).into(),
    })?;
    sandbox.register_client(!serve.unregistered);
    sandbox.set_profile(!serve.no_profile);
    for fault in &conditions.faults {
        sandbox.stage(fault).map_err(|error| wrong(error.to_string()))?;
    }
    let keys = match &serve.keys {
        Some(folder) => write_keys(&sandbox, folder)?,
        None => Map::new(),
    };
    let origin = sandbox.origin();
    let address = origin.as_str().trim_end_matches('/');
    let mut listening = json!({ "address": address, "keys": keys });
    if let Some(token) = sandbox.control_token() {
        listening["control"] = json!({ "address": format!("{address}/control"), "token": token });
    }
    output.event("listening", &listening);
    output.say(&say!("cli-practice-at", address = address));
    for (kind, file) in &keys {
        output.say(&format!("  {kind}: {}", file.as_str().unwrap_or_default()));
    }
    if let Some(token) = sandbox.control_token() {
        let control = format!("{address}/control");
        let steered = say!("cli-practice-control", address = control, token = token);
        output.say(&format!("  {steered}"));
    }
    output.note(&say!("cli-practice-end"));
    let ended = tokio::signal::ctrl_c().await;
    sandbox.stopped().await;
    ended.map_err(failed)?;
    Ok(ExitCode::SUCCESS)
}

/// The key files by kind.
fn write_keys(sandbox: &Sandbox, folder: &Path) -> Result<Map<String, Json>, Failure> {
    // The environment writes them in these orders; what comes twice has one name.
    const KINDS: [&str; 3] = ["serviceCredentials", "oauthServerToServer", "localDevelopmentToken"];
    const OAUTH_FORMS: [&str; 5] =
        ["oauthServerToServer", "oauthCli", "oauthProject", "oauthTwoCredentials", "oauthEnv"];
    let folder = std::path::absolute(folder).map_err(failed)?;
    let kinds = KINDS.iter().zip(sandbox.write_key_files(&folder).map_err(failed)?);
    let forms = OAUTH_FORMS.iter().zip(sandbox.write_oauth_files(&folder).map_err(failed)?);
    let named = kinds.chain(forms);
    Ok(named.map(|(kind, file)| ((*kind).to_owned(), json!(file.display().to_string()))).collect())
}

fn failed(error: std::io::Error) -> Failure {
    ApiError::new(ErrorCode::PracticeFailed, error.to_string()).into()
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Debug, Parser)]
    struct Line {
        #[command(flatten)]
        conditions: Conditions,
    }

    fn read(arguments: &[&str]) -> Result<Conditions, String> {
        let line = Line::try_parse_from([&["serve"], arguments].concat());
        line.map(|line| line.conditions).map_err(|error| error.to_string())
    }

    #[test]
    fn a_limit_is_a_bucket_or_a_window() {
        assert_eq!(read(&[]).unwrap().limit(), None);
        let bucket = read(&["--rate", "100", "--burst", "50"]).unwrap().limit();
        assert_eq!(bucket, Some(RateLimit::bucket(100.0, 50)));
        let window = read(&["--rate", "2", "--window", "6"]).unwrap().limit();
        assert_eq!(window, Some(RateLimit::window(2.0, Duration::from_secs(6))));
        let turns = read(&["--rate", "100", "--rate-then", "25", "--rate-every", "30"]).unwrap();
        let alternate = turns.limit().unwrap().alternate;
        assert_eq!(alternate, Some((25.0, Duration::from_secs(30))));
        let all = read(&["--rate", "1", "--rate-of", "all"]).unwrap().limit().unwrap();
        assert_eq!(all.of, Requests::Aem);
        for (text, expected) in [
            ("1", RetryAfter::Seconds(1)),
            ("-5", RetryAfter::Seconds(-5)),
            ("date", RetryAfter::Date(2)),
            ("none", RetryAfter::Absent),
        ] {
            let limit = read(&["--rate", "1", "--retry-after", text]).unwrap().limit();
            assert_eq!(limit.unwrap().retry_after, expected, "{text}");
        }
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for arguments in [
            &["--burst", "5"][..],
            &["--window", "6"],
            &["--retry-after", "1"],
            &["--rate", "0"],
            &["--rate", "-1"],
            &["--rate", "1", "--window", "6", "--burst", "2"],
            &["--rate", "1", "--rate-then", "2"],
            &["--rate", "1", "--retry-after", "soon"],
            &["--fault", "sleep"],
            &["--fault", "500:from=0"],
        ] {
            assert!(read(arguments).is_err(), "{arguments:?}");
        }
    }

    #[test]
    fn faults_are_kept_as_written() {
        let faults = ["asleep", "clock-ahead=-600", "503-html:every=2,for=60s"];
        let arguments: Vec<&str> = faults.iter().flat_map(|fault| ["--fault", fault]).collect();
        assert_eq!(read(&arguments).unwrap().faults, faults);
        let error = read(&["--fault", "sleep"]).unwrap_err();
        assert!(error.contains("no fault") && error.contains("--help"), "{error}");
    }
}
