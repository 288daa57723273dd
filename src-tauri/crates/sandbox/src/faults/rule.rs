//! Faults with conditions: what goes wrong, and with which requests.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value as Json;

use crate::content::build;
use crate::limit::RetryAfter;
use crate::paths;

/// A fault that acts on some requests.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// What goes wrong.
    pub effect: Effect,
    /// Which requests it acts on.
    pub when: When,
    /// Whether a request is carried out although its answer is another one.
    /// [`Rule::new`] sets what the effect usually means.
    pub carried_out: bool,
}

impl Rule {
    /// An effect on every write; an outage, the sign-in page and redirects on
    /// everything of AEM; [`Effect::InvalidClient`] on every sign-in. What
    /// somebody else does happens once, at the first write.
    pub fn new(effect: Effect) -> Rule {
        let carried_out =
            matches!(effect, Effect::Empty | Effect::NoContent | Effect::Accepted { .. });
        let of = match effect {
            Effect::InvalidClient => Requests::SignIn,
            Effect::LoginPage
            | Effect::Redirect { .. }
            | Effect::Unavailable(_)
            | Effect::Gateway(_) => Requests::Aem,
            _ => Requests::Writes,
        };
        let once = matches!(effect, Effect::Edit(..) | Effect::Delete(_) | Effect::Move(_))
            || effect == Effect::TokensExpire;
        let when = When { of, times: once.then_some(1), ..When::default() };
        Rule { effect, when, carried_out }
    }

    /// The same for the requests of `when`.
    pub fn when(self, when: When) -> Rule {
        Rule { when, ..self }
    }

    /// The same, with the request carried out all the same or not.
    pub fn carried_out(self, carried_out: bool) -> Rule {
        Rule { carried_out, ..self }
    }
}

/// What goes wrong with a request.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Effect {
    /// 429 with a `Retry-After` of this kind.
    TooManyRequests(RetryAfter),
    /// 503 with an HTML page.
    Unavailable(RetryAfter),
    /// This status with an HTML page.
    Status(u16),
    /// A page with this status by something in front of the environment: it has nothing
    /// that the environment's own answers carry.
    Gateway(u16),
    /// 500, 502 or 504 in irregular turns.
    Flapping,
    /// 500 with the text of a conflict in the repository, in the form that the
    /// interface has for errors.
    OakConflict,
    /// 200 with the HTML of a sign-in page.
    LoginPage,
    /// A redirect.
    Redirect {
        /// 301, 302, 303, 307 or 308.
        status: u16,
        /// The `Location` header.
        location: String,
    },
    /// 200 with a JSON body that says another status.
    InnerStatus(u16),
    /// 200 without a body.
    Empty,
    /// 204.
    NoContent,
    /// 202 with the address of a job to ask for the end of it.
    Accepted {
        /// How often it says "not yet".
        polls: u32,
        /// What the job then says.
        end: JobEnd,
        /// What 202 and "not yet" say of when to ask.
        retry_after: RetryAfter,
    },
    /// 401, as with a token that is not known.
    Unauthorized,
    /// 403, as with a right that was taken away.
    Forbidden,
    /// Checked out by somebody: 423, or 409 where that is chosen.
    CheckedOut(u16),
    /// 409: the asset is still being processed.
    Processing,
    /// The connection is reset without a byte of an answer.
    Reset,
    /// Half of the body, then the connection ends.
    CutBody,
    /// The answer comes in pieces of one byte.
    Sliced,
    /// Nothing comes for this long, then the right answer.
    Stall(Duration),
    /// Half of the body, nothing for this long, then the rest.
    StallBody(Duration),
    /// The latency of the environment so many times; without one that of 10 ms.
    Slow(f64),
    /// This much more latency.
    Delay(Duration),
    /// Somebody else edits assets before the write is carried out.
    Edit(Edit, Target),
    /// Somebody else deletes assets.
    Delete(Target),
    /// Somebody else moves assets: their names get `moved-` in front.
    Move(Target),
    /// No token that was issued so far is taken any more.
    TokensExpire,
    /// The sign-in says `invalid_client`.
    InvalidClient,
}

/// How a job of [`Effect::Accepted`] ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobEnd {
    /// 200: completed.
    Completed,
    /// 200: failed.
    Failed,
    /// 404: nobody remembers it.
    Forgotten,
}

/// What somebody else writes.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// How it relates to the write that set it off.
    pub kind: EditKind,
    /// A metadata property; by default that of the write, or for
    /// [`EditKind::OtherField`] one it does not touch.
    pub property: Option<String>,
    /// The value; by default one that is not the write's.
    pub value: Option<Json>,
}

/// How an edit by somebody else relates to the write that set it off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditKind {
    /// The same field gets another value.
    OtherValue,
    /// Another field.
    OtherField,
    /// The same field gets the same value.
    SameValue,
}

/// Whom a change by somebody else hits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The asset of the write that set it off.
    This,
    /// These assets.
    Listed(Vec<String>),
    /// The first `number` assets in the order of their paths.
    First {
        /// How many.
        number: usize,
        /// At or below this repository path.
        below: String,
        /// Only those that were (or were not) changed by a write so far.
        written: Option<bool>,
    },
}

/// Which requests a rule acts on. All conditions hold together. Counts are of
/// the requests that `of`, `below`, `assets` and `after_writes` let through.
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    /// The kind of request.
    pub of: Requests,
    /// Only assets at or below this repository path.
    pub below: Option<String>,
    /// Only some assets.
    pub assets: Assets,
    /// Only after the environment received so many writes.
    pub after_writes: u64,
    /// From the request with this number on, counted from 1.
    pub from: u64,
    /// Every so many of them: 2 is the second, the fourth and so on.
    pub every: u64,
    /// This share of them, from 0 to 1; which ones depends on `seed` only.
    pub share: f64,
    /// At most so many times.
    pub times: Option<u64>,
    /// At most so many times for each asset.
    pub per_asset: Option<u32>,
    /// For this long from the first request it acted on.
    pub lasts: Option<Duration>,
    /// For `share` and [`Assets::Share`].
    pub seed: u64,
}

impl Default for When {
    fn default() -> When {
        When {
            of: Requests::Writes,
            below: None,
            assets: Assets::All,
            after_writes: 0,
            from: 1,
            every: 1,
            share: 1.0,
            times: None,
            per_asset: None,
            lasts: None,
            seed: 0,
        }
    }
}

/// A kind of request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requests {
    /// Writes to AEM.
    Writes,
    /// Everything else to AEM.
    Reads,
    /// Everything to AEM.
    Aem,
    /// Everything to IMS.
    SignIn,
    /// Everything to AEM and IMS.
    All,
}

impl Requests {
    pub(crate) fn take(self, kind: Requests) -> bool {
        match self {
            Requests::All => true,
            Requests::Aem => matches!(kind, Requests::Writes | Requests::Reads),
            one => one == kind,
        }
    }
}

/// Which assets a rule concerns.
#[derive(Clone, Debug, PartialEq)]
pub enum Assets {
    /// All.
    All,
    /// This share of them, from 0 to 1, by their paths and the seed.
    Share(f64),
    /// Every so many, in the order in which they were first written to: of
    /// 10,000 assets `Every(270)` concerns 37. Writes only.
    Every(u32),
    /// These.
    Listed(Vec<String>),
}

/// What is known of a request when it arrives.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts<'a> {
    /// [`Requests::Writes`], [`Requests::Reads`] or [`Requests::SignIn`].
    pub(crate) kind: Requests,
    /// The asset as a repository path; empty when it is about none.
    pub(crate) asset: &'a str,
    /// Its number, for writes.
    pub(crate) number: Option<u32>,
    /// Writes received before this request.
    pub(crate) writes: u64,
    /// By the clock of the environment.
    pub(crate) now: Duration,
}

/// A rule at work.
#[derive(Debug)]
pub(crate) struct Working {
    pub(crate) id: u64,
    pub(crate) rule: Arc<Rule>,
    /// As it was written, where it was.
    pub(crate) text: Option<Box<str>>,
    /// Requests it concerned.
    concerned: u64,
    /// Requests it acted on.
    pub(crate) hits: u64,
    first_hit: Option<Duration>,
    by_asset: HashMap<Box<str>, u32>,
}

impl Working {
    pub(crate) fn new(id: u64, rule: Rule, text: Option<&str>) -> Working {
        Working {
            id,
            rule: Arc::new(rule),
            text: text.map(Box::from),
            concerned: 0,
            hits: 0,
            first_hit: None,
            by_asset: HashMap::new(),
        }
    }

    /// Counts the request, and says of which of its assets the rule acts on it; of none
    /// where it does not.
    pub(crate) fn acts(&mut self, facts: &[Facts<'_>]) -> Vec<usize> {
        let When { after_writes, from, every, share, times, per_asset, lasts, seed, .. } =
            self.rule.when;
        let is_meant = |facts: &Facts<'_>| self.concerns(facts) && facts.writes >= after_writes;
        let mut meant: Vec<usize> = (0..facts.len()).filter(|at| is_meant(&facts[*at])).collect();
        let Some(first) = meant.first().map(|at| &facts[*at]) else { return Vec::new() };
        self.concerned += 1;
        let Some(number) = (self.concerned + 1).checked_sub(from).filter(|n| *n > 0) else {
            return Vec::new();
        };
        let chosen = number % every.max(1) == 0
            && is_in_share(share, seed ^ build::mix(self.concerned))
            && times.is_none_or(|times| self.hits < times)
            && lasts.zip(self.first_hit).is_none_or(|(lasts, hit)| first.now < hit + lasts);
        if !chosen {
            return Vec::new();
        }
        if let Some(most) = per_asset {
            meant.retain(|at| {
                let count = self.by_asset.entry(facts[*at].asset.into()).or_default();
                let acts = *count < most;
                *count += u32::from(acts);
                acts
            });
        }
        if !meant.is_empty() {
            self.hits += 1;
            self.first_hit.get_or_insert(first.now);
        }
        meant
    }

    fn concerns(&self, facts: &Facts<'_>) -> bool {
        let When { of, below, assets, seed, .. } = &self.rule.when;
        of.take(facts.kind)
            && below.as_deref().is_none_or(|below| paths::is_within(facts.asset, below))
            && match assets {
                Assets::All => true,
                Assets::Share(share) => {
                    !facts.asset.is_empty() && is_in_share(*share, seed ^ build::hash(facts.asset))
                }
                Assets::Every(every) => {
                    facts.number.is_some_and(|number| (number + 1) % (*every).max(1) == 0)
                }
                Assets::Listed(listed) => listed.iter().any(|path| path == facts.asset),
            }
    }
}

/// Spreads numbers evenly: this share of them is in.
fn is_in_share(share: f64, number: u64) -> bool {
    // 53 bits are what a double holds exactly.
    let place = (build::mix(number) >> 11) as f64 / (1_u64 << 53) as f64;
    place < share
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Assets, Effect, Facts, Requests, Rule, When, Working};

    fn facts(asset: &str, number: u32) -> Facts<'_> {
        Facts {
            kind: Requests::Writes,
            asset,
            number: Some(number),
            writes: u64::from(number),
            now: Duration::ZERO,
        }
    }

    /// The numbers, from 1, of the writes to different assets that are hit.
    fn hit(when: When, writes: u32) -> Vec<u32> {
        let mut working = Working::new(1, Rule::new(Effect::Flapping).when(when), None);
        (1..=writes)
            .filter(|n| !working.acts(&[facts(&format!("/content/dam/x/{n}"), n - 1)]).is_empty())
            .collect()
    }

    #[test]
    fn counts_are_exact() {
        assert_eq!(hit(When { every: 2, ..When::default() }, 7), [2, 4, 6]);
        assert_eq!(hit(When { from: 5, ..When::default() }, 7), [5, 6, 7]);
        assert_eq!(hit(When { from: 3, times: Some(2), ..When::default() }, 9), [3, 4]);
        assert_eq!(hit(When { from: 3, every: 2, ..When::default() }, 8), [4, 6, 8]);
        assert_eq!(hit(When { after_writes: 4, ..When::default() }, 6), [5, 6]);
        let below = Some("/content/dam/x/3".to_owned());
        assert_eq!(hit(When { below, ..When::default() }, 40), [3]);
        let listed = Assets::Listed(vec!["/content/dam/x/2".into(), "/content/dam/x/9".into()]);
        assert_eq!(hit(When { assets: listed, ..When::default() }, 10), [2, 9]);
        let of = Requests::Reads;
        assert!(hit(When { of, ..When::default() }, 5).is_empty());
    }

    #[test]
    fn a_share_is_about_that_many_and_the_same_ones_every_time() {
        for (when, seeded) in [
            (
                When { share: 0.2, ..When::default() },
                When { share: 0.2, seed: 7, ..When::default() },
            ),
            (
                When { assets: Assets::Share(0.2), ..When::default() },
                When { assets: Assets::Share(0.2), seed: 7, ..When::default() },
            ),
        ] {
            let first = hit(when.clone(), 10_000);
            assert!((1_850..2_150).contains(&first.len()), "{}", first.len());
            assert_eq!(first, hit(when, 10_000));
            assert_ne!(first, hit(seeded, 10_000));
        }
        let every = When { assets: Assets::Every(270), ..When::default() };
        assert_eq!(hit(every, 10_000).len(), 37);
    }

    #[test]
    fn a_rule_lasts_from_its_first_hit() {
        let when = When { from: 2, lasts: Some(Duration::from_secs(60)), ..When::default() };
        let mut working = Working::new(1, Rule::new(Effect::Flapping).when(when), None);
        let mut at = |seconds| {
            let facts = Facts { now: Duration::from_secs(seconds), ..facts("/content/dam/x", 0) };
            !working.acts(&[facts]).is_empty()
        };
        assert!(!at(5));
        assert!(at(1_000) && at(1_059));
        assert!(!at(1_060));
    }

    #[test]
    fn every_asset_gets_its_own_number_of_failures() {
        let when = When { per_asset: Some(2), ..When::default() };
        let mut working = Working::new(1, Rule::new(Effect::Processing).when(when), None);
        let hits: Vec<bool> = ["a", "a", "b", "a", "b", "b"]
            .iter()
            .map(|asset| !working.acts(&[facts(asset, 0)]).is_empty())
            .collect();
        assert_eq!(hits, [true, true, true, false, true, false]);
    }

    #[test]
    fn a_request_of_many_assets_counts_once_and_is_hit_for_those_that_are_meant() {
        let all: Vec<String> = (1..=6).map(|n| format!("/content/dam/x/{n}")).collect();
        let facts: Vec<Facts<'_>> = (0..).zip(&all).map(|(n, asset)| facts(asset, n)).collect();
        let every = Assets::Every(3);
        let when = When { assets: every, per_asset: Some(1), ..When::default() };
        let mut working = Working::new(1, Rule::new(Effect::Processing).when(when), None);
        assert_eq!(working.acts(&facts), [2, 5]);
        assert!(working.acts(&facts).is_empty(), "once for each asset");
        let when = When { every: 2, ..When::default() };
        let mut working = Working::new(1, Rule::new(Effect::Flapping).when(when), None);
        assert!(working.acts(&facts).is_empty());
        assert_eq!(working.acts(&facts).len(), 6, "every second request");
    }
}
