//! Faults written as text: `NAME[=VALUE][:CONDITION,…]`, such as
//! `503-html:every=2,for=60s`.

use std::time::Duration;

use percent_encoding::percent_decode_str;

use crate::LIBRARY_ROOT;
use crate::faults::standing::{Fault, ImsFault};
use crate::faults::{Assets, Edit, EditKind, Effect, JobEnd, Requests, Rule, Target, When};
use crate::limit::RetryAfter;

/// What can be written, for help texts.
const HELP: &str = "\
A fault is NAME[=VALUE][:CONDITION,...], such as 503-html:every=2,for=60s

Names:
  429, 503-html          too many requests; unavailable, with a page. Take retry-after=
  500, 404 and so on     any status with a page
  gateway=STATUS         the same by something in front of AEM: a firewall, a gateway
  401, 403, 409, 423     no such token; no right; being processed; checked out
  301, 302, 303, 307, 308  to location=URL, by default the sign-in page of AEM
  flapping               500, 502, 504 in irregular turns
  oak-conflict           500 with the text of a conflict in the repository
  login-page             200 with the page to sign in
  inner-status=N         200 with a JSON body that says N
  200-empty, 204         without a body, carried out
  202                    carried out; the job says polls=N times \"not yet\", then
                         end=completed|failed|forgotten. Takes retry-after=
  checked-out[=409]      423, or 409
  processing             409: the asset is still being processed
  reset                  the connection is reset; with applied=yes after the change
  cut-body               half of the body, then the connection ends
  sliced                 the answer comes in pieces of one byte
  stall=TIME             nothing comes for that time
  stall-body=TIME        half of the body, then nothing for that time
  slow=FACTOR, delay=TIME  more latency
  edit=other-value|other-field|same-value
                         someone else edits assets. Takes property=, value=, target=
  delete, move           someone else does that to assets. Take target=
  tokens-expire          no access token issued so far is accepted any more
  invalid-client         the sign-in does not know the client
Always on, without conditions: asleep, other-environment, scope-missing,
  credential-deleted, key-revoked, clock-ahead=SECONDS (behind with a minus);
  one-by-one[=STATUS] (a filter stops forms that write to assets below a folder);
  form-limit=BYTES, form-cut=BYTES (a proxy refuses larger forms, or cuts them);
  of AEM's interface: client-id-refused, api-scopes-missing,
  interface-refused=PATH (403 without a cause), retypes=PROPERTY;
  traversal-limit=N (500 for a query that reads more nodes; Oak's limit is 100000)

Conditions, all of which must be met:
  of=writes|reads|aem|sign-in|all  which requests. Most are about writes,
                         503-html, gateway, login-page and 30x about
                         everything of AEM
  from=N                 from the Nth of them on
  every=N                every Nth of them
  share=P%               that share of them, the same ones for the same seed=N
  times=N, per-asset=N   at most N times, at most N times for each asset
  for=TIME               for that time from the first one on
  after-writes=N         once AEM has received N writes
  below=PATH, path=PATH  only assets there (path may be repeated)
  assets=P%              only that share of the assets
  asset-every=N          only every Nth asset, in the order of the first writes
  applied=yes|no         whether the request is carried out all the same
  retry-after=N|date|date+N|none|garbage
  target=this|unwritten|written|any, number=N   of edit, delete, move: which
                         assets it affects; below= and path= are about these then

TIME is 500ms, 60s, 10m or 1h. In values a comma is %2C, a colon %3A and a percent
sign %25.";

/// How faults are written, for the help of a command line.
pub fn fault_help() -> &'static str {
    HELP
}

/// Whether a text is a fault.
///
/// # Errors
/// When it is none.
pub fn check_fault(text: &str) -> Result<(), SpecError> {
    parse(text).map(|_| ())
}

/// Why a text is no fault.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{spec:?}: {reason}")]
pub struct SpecError {
    spec: String,
    reason: String,
}

/// What a text means.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Spec {
    Standing(Fault),
    SignIn(ImsFault),
    Rule(Box<Rule>),
}

/// Where AEM sends those who have to sign in.
const LOGIN: &str = "/libs/granite/core/content/login.html";

/// Reads a fault.
pub(crate) fn parse(text: &str) -> Result<Spec, SpecError> {
    read(text).map_err(|reason| SpecError { spec: text.to_owned(), reason })
}

fn read(text: &str) -> Result<Spec, String> {
    let (head, conditions) = text.split_once(':').unwrap_or((text, ""));
    let (name, value) = match head.split_once('=') {
        Some((name, value)) => (name, Some(value)),
        None => (head, None),
    };
    if let Some(standing) = standing(name, value)? {
        return match conditions {
            "" => Ok(standing),
            _ => Err(format!("{name} takes no conditions")),
        };
    }
    let mut given = Given::read(conditions)?;
    // Alone it is the same as the standing fault of old.
    if name == "login-page" && given.0.is_empty() {
        return Ok(Spec::Standing(Fault::HtmlLoginPage));
    }
    let mut rule = Rule::new(effect(name, value, &mut given)?);
    given.conditions(&mut rule)?;
    match given.0.first() {
        Some((key, _)) => Err(format!("{name} knows no {key:?}")),
        None => Ok(Spec::Rule(Box::new(rule))),
    }
}

fn standing(name: &str, value: Option<&str>) -> Result<Option<Spec>, String> {
    let spec = match name {
        "asleep" => Spec::Standing(Fault::Asleep),
        "other-environment" => Spec::Standing(Fault::OtherEnvironment),
        "scope-missing" => Spec::SignIn(ImsFault::ScopeMissing),
        "credential-deleted" => Spec::SignIn(ImsFault::CredentialDeleted),
        "key-revoked" => Spec::SignIn(ImsFault::CertificateRevoked),
        "client-id-refused" => Spec::Standing(Fault::ClientIdRefused),
        "api-scopes-missing" => Spec::Standing(Fault::ApiScopesMissing),
        "interface-refused" => {
            let below = value.ok_or("interface-refused takes a path")?.to_owned();
            return Ok(Some(Spec::Standing(Fault::InterfaceRefused { below })));
        }
        "one-by-one" => {
            let status = value.map_or(Ok(404), status)?;
            return Ok(Some(Spec::Standing(Fault::OneByOne { status })));
        }
        "form-limit" | "form-cut" => {
            let bytes = value.and_then(|value| value.parse().ok());
            let bytes = bytes.ok_or_else(|| format!("{name} takes a number of bytes"))?;
            let fault = match name {
                "form-limit" => Fault::FormLimit { bytes },
                _ => Fault::FormCut { bytes },
            };
            return Ok(Some(Spec::Standing(fault)));
        }
        "retypes" => {
            let property = value.ok_or("retypes takes a property")?;
            let property = percent_decode_str(property).decode_utf8().map_err(|e| e.to_string())?;
            let property = property.into_owned();
            return Ok(Some(Spec::Standing(Fault::Retypes { property })));
        }
        "traversal-limit" => {
            let nodes = value.and_then(|value| value.parse().ok());
            let nodes = nodes.ok_or("traversal-limit takes a number of nodes")?;
            return Ok(Some(Spec::Standing(Fault::TraversalLimit { nodes })));
        }
        "clock-ahead" => {
            let seconds = value.and_then(|value| value.parse().ok());
            let seconds = seconds.ok_or("clock-ahead takes a number of seconds")?;
            return Ok(Some(Spec::SignIn(ImsFault::ClockAhead(seconds))));
        }
        _ => return Ok(None),
    };
    none(name, value)?;
    Ok(Some(spec))
}

fn none(name: &str, value: Option<&str>) -> Result<(), String> {
    value.map_or(Ok(()), |_| Err(format!("{name} takes no value")))
}

fn effect(name: &str, value: Option<&str>, given: &mut Given) -> Result<Effect, String> {
    let needed = || value.ok_or_else(|| format!("{name} needs a value: {name}=..."));
    let retry_after = |given: &mut Given, default: RetryAfter| {
        given.take("retry-after").map_or(Ok(default), |text| text.parse())
    };
    let effect = match name {
        "inner-status" => return Ok(Effect::InnerStatus(status(needed()?)?)),
        "stall" => return Ok(Effect::Stall(time(needed()?)?)),
        "stall-body" => return Ok(Effect::StallBody(time(needed()?)?)),
        "delay" => return Ok(Effect::Delay(time(needed()?)?)),
        "slow" => {
            let factor = needed()?.parse().ok().filter(|f: &f64| f.is_finite() && *f >= 0.0);
            return Ok(Effect::Slow(factor.ok_or("slow takes a number")?));
        }
        "checked-out" => {
            return Ok(Effect::CheckedOut(value.map_or(Ok(423), status)?));
        }
        "edit" => {
            let kind = match needed()? {
                "other-value" => EditKind::OtherValue,
                "other-field" => EditKind::OtherField,
                "same-value" => EditKind::SameValue,
                other => return Err(format!("there is no edit {other:?}")),
            };
            let property = given.take("property");
            // What is no JSON is text.
            let value = given
                .take("value")
                .map(|text| serde_json::from_str(&text).unwrap_or(serde_json::Value::String(text)));
            return Ok(Effect::Edit(Edit { kind, property, value }, given.target()?));
        }
        "429" => Effect::TooManyRequests(retry_after(given, RetryAfter::Seconds(1))?),
        "503-html" => Effect::Unavailable(retry_after(given, RetryAfter::Absent)?),
        "gateway" => return Ok(Effect::Gateway(status(needed()?)?)),
        "flapping" => Effect::Flapping,
        "oak-conflict" => Effect::OakConflict,
        "login-page" => Effect::LoginPage,
        "301" | "302" | "303" | "307" | "308" => Effect::Redirect {
            status: status(name)?,
            location: given.take("location").unwrap_or_else(|| LOGIN.to_owned()),
        },
        "200-empty" => Effect::Empty,
        "204" => Effect::NoContent,
        "202" => Effect::Accepted {
            polls: given.number("polls")?.unwrap_or(1),
            end: match given.take("end").as_deref() {
                None | Some("completed") => JobEnd::Completed,
                Some("failed") => JobEnd::Failed,
                Some("forgotten") => JobEnd::Forgotten,
                Some(other) => return Err(format!("no job ends {other:?}")),
            },
            retry_after: retry_after(given, RetryAfter::Seconds(1))?,
        },
        "401" => Effect::Unauthorized,
        "403" => Effect::Forbidden,
        "423" => Effect::CheckedOut(423),
        "409" | "processing" => Effect::Processing,
        "reset" => Effect::Reset,
        "cut-body" => Effect::CutBody,
        "sliced" => Effect::Sliced,
        "delete" => Effect::Delete(given.target()?),
        "move" => Effect::Move(given.target()?),
        "tokens-expire" => Effect::TokensExpire,
        "invalid-client" => Effect::InvalidClient,
        other => Effect::Status(status(other).map_err(|_| format!("there is no fault {other:?}"))?),
    };
    none(name, value)?;
    Ok(effect)
}

/// The conditions as they were given.
struct Given(Vec<(String, String)>);

impl Given {
    fn read(conditions: &str) -> Result<Given, String> {
        let pairs = conditions.split(',').filter(|pair| !pair.is_empty());
        let read = pairs.map(|pair| {
            let (key, value) =
                pair.split_once('=').ok_or_else(|| format!("{pair:?} is not KEY=VALUE"))?;
            // A percent sign that begins no pair of digits stays, as in `20%`.
            let value = percent_decode_str(value).decode_utf8().map_err(|e| e.to_string())?;
            Ok((key.to_owned(), value.into_owned()))
        });
        read.collect::<Result<_, String>>().map(Given)
    }

    fn take(&mut self, key: &str) -> Option<String> {
        let place = self.0.iter().position(|(given, _)| given == key)?;
        Some(self.0.remove(place).1)
    }

    fn number<N: std::str::FromStr>(&mut self, key: &str) -> Result<Option<N>, String> {
        let Some(text) = self.take(key) else { return Ok(None) };
        text.parse().map(Some).map_err(|_| format!("{key} takes a number, not {text:?}"))
    }

    fn positive<N: std::str::FromStr + PartialEq + Default>(
        &mut self,
        key: &str,
    ) -> Result<Option<N>, String> {
        match self.number(key)? {
            Some(zero) if zero == N::default() => Err(format!("{key} begins at 1")),
            number => Ok(number),
        }
    }

    fn paths(&mut self) -> Vec<String> {
        std::iter::from_fn(|| self.take("path")).collect()
    }

    /// Whom a change by somebody else hits.
    fn target(&mut self) -> Result<Target, String> {
        let listed = self.paths();
        let target = self.take("target");
        if target.as_deref() == Some("this") {
            return Ok(Target::This);
        }
        if !listed.is_empty() {
            return Ok(Target::Listed(listed));
        }
        Ok(Target::First {
            number: self.positive("number")?.unwrap_or(1),
            below: self.take("below").unwrap_or_else(|| LIBRARY_ROOT.to_owned()),
            written: match target.as_deref() {
                None | Some("unwritten") => Some(false),
                Some("written") => Some(true),
                Some("any") => None,
                Some(other) => return Err(format!("there is no target {other:?}")),
            },
        })
    }

    fn conditions(&mut self, rule: &mut Rule) -> Result<(), String> {
        if let Some(applied) = self.take("applied") {
            rule.carried_out = match applied.as_str() {
                "yes" => true,
                "no" => false,
                other => return Err(format!("applied is yes or no, not {other:?}")),
            };
        }
        let When { of, from, every, after_writes, seed, .. } = rule.when;
        let of = match self.take("of").as_deref() {
            None => of,
            Some("writes") => Requests::Writes,
            Some("reads") => Requests::Reads,
            Some("aem") => Requests::Aem,
            Some("sign-in") => Requests::SignIn,
            Some("all") => Requests::All,
            Some(other) => return Err(format!("there are no requests {other:?}")),
        };
        let listed = self.paths();
        let assets = match (self.take("assets"), self.positive("asset-every")?) {
            _ if !listed.is_empty() => Assets::Listed(listed),
            (Some(text), _) => Assets::Share(share(&text)?),
            (None, Some(every)) => Assets::Every(every),
            (None, None) => Assets::All,
        };
        rule.when = When {
            of,
            below: self.take("below"),
            assets,
            after_writes: self.number("after-writes")?.unwrap_or(after_writes),
            from: self.positive("from")?.unwrap_or(from),
            every: self.positive("every")?.unwrap_or(every),
            share: self.take("share").map_or(Ok(1.0), |text| share(&text))?,
            times: self.number("times")?.or(rule.when.times),
            per_asset: self.number("per-asset")?,
            lasts: self.take("for").map(|text| time(&text)).transpose()?,
            seed: self.number("seed")?.unwrap_or(seed),
        };
        Ok(())
    }
}

fn status(text: &str) -> Result<u16, String> {
    let status = text.parse().ok().filter(|status| (200..=599).contains(status));
    status.ok_or_else(|| format!("{text:?} is no HTTP status"))
}

fn share(text: &str) -> Result<f64, String> {
    let percent: Option<f64> = text.strip_suffix('%').and_then(|number| number.parse().ok());
    let percent = percent.filter(|percent| (0.0..=100.0).contains(percent));
    percent.map(|percent| percent / 100.0).ok_or_else(|| format!("{text:?} is not like 20%"))
}

fn time(text: &str) -> Result<Duration, String> {
    let units = [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000)];
    let read = units.iter().find_map(|(unit, milliseconds)| {
        let number: u64 = text.strip_suffix(unit)?.parse().ok()?;
        number.checked_mul(*milliseconds).map(Duration::from_millis)
    });
    read.ok_or_else(|| format!("{text:?} is not like 500ms, 60s, 10m or 1h"))
}

#[cfg(test)]
mod tests;
