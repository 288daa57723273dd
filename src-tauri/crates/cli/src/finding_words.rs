//! The sentence of each finding.

use relabel_core::api::types::{Finding, FindingCode};

use crate::output;

/// What was found, about a host.
pub(crate) fn of(finding: &Finding, host: &str) -> String {
    use FindingCode as C;
    let until = finding.until.as_ref().map(output::minute);
    let details = finding.error.as_ref().map(|error| &*error.details);
    let proxy = details.and_then(|details| details.proxy.as_deref()).unwrap_or("of this computer");
    let leads_to = details.and_then(|details| details.host.as_deref());
    let by = |before: &str, until: &str| format!("{before} {until}");
    match finding.code {
        C::KeyGood => match until {
            Some(until) => by("The key is sound, until", &until) + ".",
            None => "The key is sound.".to_owned(),
        },
        C::KeyEndsSoon => match until {
            Some(until) => by("The key ends soon, on", &until) + ": ask for a new one now.",
            None => "The key ends soon: ask for a new one now.".to_owned(),
        },
        C::KeyEnded => match until {
            Some(until) => by("The key ended on", &until) + ".",
            None => "The key has ended.".to_owned(),
        },
        C::KeyNotAvailable => "The key could not be had from the key store.".to_owned(),
        C::KeyNotNeeded => "AEM on this computer needs no key.".to_owned(),
        C::ClockWrong => {
            let by_how_much = finding
                .error
                .as_ref()
                .and_then(|error| error.details.seconds)
                .map_or_else(String::new, |seconds| format!(" by {}", apart(seconds)));
            let now = until.map_or_else(String::new, |now| format!(": it is {now}"));
            format!("The clock of this computer is wrong{by_how_much}{now}. Set it right.")
        }
        C::NameFound => format!("The name {host} is known."),
        C::NameByProxy => format!("The proxy looks {host} up; here it was not."),
        C::NameNotFound => format!("The name {host} is not known in this network."),
        C::Reached => format!("{host} answers."),
        C::NotReached => format!("Nothing took the connection at {host}."),
        C::AemNotStarted => format!("Nothing answers at {host}: start AEM on this computer."),
        C::ProxySetting => "A variable that is to name a proxy names none. Nothing was sent past \
            it."
        .to_owned(),
        C::ProxyNotFound => format!("The name of the proxy {proxy} is not known in this network."),
        C::ProxyNotReached => format!("Nothing takes connections at the proxy {proxy}."),
        C::ProxySilent => {
            format!("The proxy {proxy} did not answer in time, or did not get through to {host}.")
        }
        C::ProxyNotTls => format!(
            "No secure connection to the proxy {proxy} itself could be set up. Most proxies are \
             spoken to in plain text: write its address with http:// in front."
        ),
        C::ProxySignIn => format!("The proxy {proxy} wants a user and a password."),
        C::ProxyPassword => format!("The proxy {proxy} did not take the user and the password."),
        C::ProxyRefused => format!("The proxy {proxy} does not let {host} through."),
        C::ProxyGateway => format!("The proxy {proxy} could not reach {host}."),
        C::ProxyHungUp => format!("The proxy {proxy} took the connection and hung up."),
        C::TooSlow => format!(
            "{host} accepted the connection but sent no complete answer. Try again later; if it \
             stays that way, a firewall may be holding the traffic back."
        ),
        C::Secure => format!("The secure connection to {host} stands."),
        C::SecureNotNeeded => "Nothing leaves this computer.".to_owned(),
        C::CertificateNotTrusted => format!(
            "This computer does not know who vouches for {host}: mostly a company network that \
             inspects traffic. `certificates add` takes its certificate."
        ),
        C::CertificateHostsOwn => format!(
            "What answers for {host} vouches for itself: no authority stands behind its certificate. \
             Nothing was sent."
        ),
        C::CertificateEnded => format!(
            "The certificate that is shown for {host} has ended. Whoever runs what shows it has to \
             renew it."
        ),
        C::CertificateNotYetValid => format!(
            "The certificate that is shown for {host} is not valid yet. Look at the date of this \
             computer first."
        ),
        C::CertificateOtherHost => {
            format!("The certificate is for another host than {host}. Nothing was sent.")
        }
        C::CertificateWeak => format!(
            "The certificate that is shown for {host} is signed in a way that is no longer safe, \
             such as SHA-1."
        ),
        C::SecureOutdated => format!(
            "What answers for {host} offers only versions or ciphers of TLS that are no longer safe."
        ),
        C::SecureNotSpoken => format!("What answers for {host} speaks no TLS: plain text came."),
        C::SecureHungUp => format!(
            "The connection to {host} was cut at its first word: mostly a firewall that blocks it."
        ),
        C::ClientCertificateAsked => format!(
            "A certificate of this computer is demanded for {host}, and Relabel has none to show."
        ),
        C::NoAuthorities => {
            "This computer has no list of certificate authorities that can be read, \
            so no host can prove who it is."
                .to_owned()
        }
        C::Answers => format!("{host} answers as it should."),
        C::AnswerCut => {
            format!("The secure connection to {host} was cut before an answer came.")
        }
        C::AnswerGarbled => format!("What came from {host} is no HTTP."),
        C::NetworkSignIn => match leads_to {
            Some(leads_to) => format!(
                "Your network wants you to sign in, at {leads_to}: open it in your browser, then \
                 check again."
            ),
            None => "Your network wants you to sign in: open any page in your browser, then check \
                again."
                .to_owned(),
        },
        C::NetworkBlocks => "A page of your network came instead of the answer: it blocks the \
            address, or answers in its place."
            .to_owned(),
        C::GatewayFailed => {
            "A gateway of your network answered instead: it could not get through.".to_owned()
        }
        C::SecureFailed => format!("The secure connection to {host} could not be set up."),
        C::SignedIn => match until {
            Some(until) => by("Signed in, until", &until) + ".",
            None => "Signed in.".to_owned(),
        },
        C::SignInFailed => "Adobe gave no access token.".to_owned(),
        C::SignInNotNeeded => "AEM on this computer does not ask Adobe.".to_owned(),
        C::AccountKnown => match &finding.account {
            Some(account) => format!("AEM knows the account as {account}."),
            None => "AEM knows the account.".to_owned(),
        },
        C::AccountNotTold => "AEM takes the account but does not say whose it is.".to_owned(),
        C::AccountAnonymous => "AEM answers as to somebody who has not signed in: it did not take \
            the key."
            .to_owned(),
        C::PassRefused => "AEM refuses this daily token. It is of another environment, or was \
            made too long ago: make a new one in the Developer Console of this environment."
            .to_owned(),
        C::PasswordRefused => {
            "The AEM on this computer refuses the name or the password.".to_owned()
        }
        C::NotAem => "A web page refuses everything: this is not the address of an AEM author, or \
            something in front of it (a firewall, an IP allow-list) does not let this computer \
            through."
            .to_owned(),
        C::SignInPage => match finding.error.as_ref().and_then(|error| error.details.host.as_ref())
        {
            Some(host) => format!("A sign-in page for people came instead of data, of {host}."),
            None => "A sign-in page for people came instead of data.".to_owned(),
        },
        C::AskedToWait => match until {
            Some(until) => format!("AEM asks to wait until {until}. Check again then."),
            None => "AEM asks to wait. Check again in a few minutes.".to_owned(),
        },
        C::OtherEnvironment => "AEM refuses a token that Adobe has just given: the key is of \
            another environment, or the account was removed from this one."
            .to_owned(),
        C::Asleep => {
            "A web page came instead of data: the environment is asleep or restarting.".to_owned()
        }
        C::AccountFailed => "AEM did not answer as it should.".to_owned(),
        C::ClientRegistered => "The client id may use AEM's programming interface.".to_owned(),
        C::ClientNotRegistered => {
            "The client id is not in the environment's list (allowedClientIDs).".to_owned()
        }
        C::ClientIdRefused => "AEM does not take the client id of this key with its access token \
            (403003)."
            .to_owned(),
        C::ScopesMissing => {
            "The access token lacks scopes: the credential has not got AEM's API.".to_owned()
        }
        C::ProfileMissing => "The account is let in nowhere: it lacks a product profile, or its \
            client id is not registered either."
            .to_owned(),
        C::ApiRefused => {
            "The programming interface refuses. Whether for want of a product profile \
            or of the client id's registration could not be told now."
                .to_owned()
        }
        C::ApiNotNeeded => "Only OAuth credentials are registered.".to_owned(),
        C::ApiFailed => "The programming interface did not answer as it should.".to_owned(),
        C::CanRead => "The folder can be read.".to_owned(),
        C::ReadRefused => "The account may not read the folder.".to_owned(),
        C::FolderMissing => "There is no such folder, or it is hidden from the account.".to_owned(),
        C::ReadFailed => "The folder could not be read.".to_owned(),
        C::CanWrite => "The account may change the folder.".to_owned(),
        C::WriteRefused => "The account may look but not change. A permission that was just given \
            can take ten minutes."
            .to_owned(),
        C::WriteNotTold => {
            "Whether the account may change the folder could not be told.".to_owned()
        }
        C::WriteLeftBehind => {
            let details = finding.error.as_ref().map(|error| &*error.details);
            let property = details.and_then(|details| details.field.as_deref());
            let folder = details.and_then(|details| details.path.as_deref());
            format!(
                "The property {} of the trial stays on {}: it could not be removed. It does no \
                 harm. The next check with this key, or the next change, removes it.",
                property.unwrap_or("relabelWriteCheck"),
                folder.unwrap_or("the folder")
            )
        }
        C::WriteLocked => "Not tried, because Live is locked: --live tries it.".to_owned(),
        C::NotTried => "Not tried, because an earlier step failed.".to_owned(),
    }
}

/// So many seconds in words, roughly.
fn apart(seconds: i32) -> String {
    let seconds = seconds.unsigned_abs();
    match seconds {
        0..5_400 => format!("about {} minutes", seconds / 60),
        5_400..172_800 => format!("about {} hours", (seconds + 1_800) / 3_600),
        _ => format!("about {} days", (seconds + 43_200) / 86_400),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_error_is_said_in_round_numbers() {
        let said = [121, -7_199, 7_201, -90_000, 31_536_000].map(apart);
        let expected = ["about 2 minutes", "about 2 hours", "about 2 hours", "about 25 hours"];
        assert_eq!(said[..4], expected);
        assert_eq!(said[4], "about 365 days");
    }
}
