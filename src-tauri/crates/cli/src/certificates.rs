//! `certificates`: those of company networks, trusted besides the system's own.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use relabel_core::api::App;
use relabel_core::api::types::{CertificateFacts, CertificateInspection, ErrorCode};
use serde_json::json;

use crate::ask;
use crate::failure::{Failure, wrong};
use crate::output::{self, Finished, Output};
use crate::words::say;

/// What can be done with certificates.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Add {
        file: PathBuf,
        #[arg(long)]
        yes: bool,
    },
    List,
    Remove {
        fingerprint: String,
    },
}

/// Carries out a command.
pub(crate) async fn run(app: &App, output: &Output, command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Add { file, yes } => match app.inspect_certificate_file(&file).await {
            CertificateInspection::Refused { error, .. } => return Err(error.into()),
            CertificateInspection::Usable { import_id, certificates, .. } => {
                tell(output, &certificates);
                if !yes && !agreed()? {
                    output.say(&say!("cli-certificate-not-added"));
                    output.finished(&Finished::default());
                    return Ok(ExitCode::SUCCESS);
                }
                app.trust_certificate(import_id).await?;
                output.say(&say!("cli-certificate-trusted"));
            }
        },
        Command::List => tell(output, &app.list_certificates().await?),
        Command::Remove { fingerprint } => {
            let known = app.list_certificates().await?;
            let found = find(&known, &fingerprint)?;
            app.forget_certificate(&found.fingerprint).await?;
            output.event("removed", &json!({ "fingerprint": found.fingerprint }));
            output.say(&say!("cli-certificate-removed", name = &found.subject));
        }
    }
    output.finished(&Finished::default());
    Ok(ExitCode::SUCCESS)
}

fn agreed() -> Result<bool, Failure> {
    if !ask::is_possible() {
        return Err(wrong(say!("cli-certificate-needs-yes")));
    }
    ask::show(&say!("cli-certificate-means"));
    Ok(ask::agrees(&say!("cli-certificate-trust")))
}

fn tell(output: &Output, certificates: &[CertificateFacts]) {
    for certificate in certificates {
        let mut line = serde_json::to_value(certificate).unwrap_or_default();
        line["ended"] = has_ended(certificate).into();
        output.event("certificate", &line);
        if output.is_json() {
            continue;
        }
        output.say(&certificate.subject);
        let issuer = say!("cli-certificate-issuer", name = &certificate.issuer);
        let day = output::day(&certificate.valid_until);
        let until = match has_ended(certificate) {
            true => say!("cli-certificate-ended", day = day),
            false => say!("cli-certificate-until", day = day),
        };
        let fingerprint = format!("SHA-256 {}", certificate.fingerprint);
        [issuer, until, fingerprint].iter().for_each(|line| output.say(&format!("  {line}")));
    }
}

fn has_ended(certificate: &CertificateFacts) -> bool {
    certificate.valid_until.0 <= std::time::SystemTime::now()
}

/// The one certificate whose fingerprint begins so; colons and case do not matter.
fn find<'a>(known: &'a [CertificateFacts], wanted: &str) -> Result<&'a CertificateFacts, Failure> {
    let wanted = plain(wanted);
    let mut found = known.iter().filter(|one| plain(&one.fingerprint).starts_with(&wanted));
    let missing = |words| Failure::Said(ErrorCode::NotFound, words);
    match (found.next().filter(|_| !wanted.is_empty()), found.next()) {
        (Some(one), None) => Ok(one),
        (Some(_), Some(_)) => Err(missing(say!("cli-several-certificates"))),
        (None, _) => Err(missing(say!("cli-no-such-certificate"))),
    }
}

fn plain(fingerprint: &str) -> String {
    fingerprint.chars().filter(|c| *c != ':').map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use relabel_core::api::types::Timestamp;

    use super::*;

    #[test]
    fn a_certificate_is_named_by_the_beginning_of_its_fingerprint() {
        let one = |fingerprint: &str| CertificateFacts {
            fingerprint: fingerprint.to_owned(),
            subject: String::new(),
            issuer: String::new(),
            valid_until: Timestamp(SystemTime::UNIX_EPOCH.into()),
        };
        let known = [one("abcd01"), one("abcd02"), one("ff0000")];
        let found = |wanted| find(&known, wanted).map(|one| one.fingerprint.as_str()).ok();
        assert_eq!(found("FF"), Some("ff0000"));
        assert_eq!(found("AB:CD:02"), Some("abcd02"));
        for wanted in ["", ":", "abcd", "00", "ff00000"] {
            assert_eq!(found(wanted), None, "{wanted:?}");
        }
    }
}
