//! What a test does to a running environment: faults, limits, latency, the clock;
//! and the ledger of what came of it.

use std::time::Duration;

use crate::Sandbox;
use crate::faults::spec::{self, Spec};
use crate::faults::{Fault, ImsFault, Rule, RuleId, SpecError, StagedRule};
use crate::ledger::Ledger;
use crate::limit::RateLimit;

impl Sandbox {
    /// Turns a fault of all AEM calls on, or off with `None`.
    pub fn set_fault(&self, fault: Option<Fault>) {
        self.environment.faults.set_aem(fault);
    }

    /// Turns a fault of all IMS calls on, or off with `None`.
    pub fn set_ims_fault(&self, fault: Option<ImsFault>) {
        self.environment.faults.set_ims(fault);
    }

    /// Adds a fault with conditions. It works until it is removed, along with all
    /// others; of several that have an answer the one staged first gives it.
    pub fn add_fault(&self, rule: Rule) -> RuleId {
        self.environment.faults.add(rule, None)
    }

    /// Adds a fault written as text, as [`fault_help`](crate::fault_help) tells,
    /// such as `503-html:every=2,for=60s`. `None` for one that stands, which
    /// takes the place of the one before. Where the text names no seed,
    /// [`Options::seed`](crate::Options::seed) is taken.
    ///
    /// # Errors
    /// When the text is no fault.
    pub fn stage(&self, text: &str) -> Result<Option<RuleId>, SpecError> {
        self.environment.stage(text)
    }

    /// Ends a fault; `false` when there is none with this number.
    pub fn remove_fault(&self, id: RuleId) -> bool {
        self.environment.faults.remove(id)
    }

    /// Ends all faults. Limit and latency stay.
    pub fn clear_faults(&self) {
        self.environment.faults.clear();
    }

    /// The faults with conditions that are at work, and how often each acted.
    pub fn staged_faults(&self) -> Vec<StagedRule> {
        self.environment.faults.staged()
    }

    /// How often a fault acted; zero once it was removed.
    pub fn hits(&self, id: RuleId) -> u64 {
        self.staged_faults().iter().find(|staged| staged.id == id).map_or(0, |staged| staged.hits)
    }

    /// Limits how many requests are let through, from now on; `None` lifts it.
    pub fn set_rate_limit(&self, limit: Option<RateLimit>) {
        self.environment.faults.set_limit(limit, self.environment.clock.now());
    }

    /// How long AEM takes to begin an answer, and at most how much more, at
    /// random.
    pub fn set_latency(&self, latency: Duration, jitter: Duration) {
        self.environment.latency.set(latency, jitter);
    }

    /// Moves the clock on that limits, faults and pauses go by. What sleeps
    /// already goes on sleeping, and tokens live as long as before.
    pub fn advance_clock(&self, by: Duration) {
        self.environment.clock.advance(by);
    }

    /// No access token that was issued so far is taken any more.
    pub fn expire_tokens(&self) {
        self.environment.tokens.expire_all();
    }

    /// What was written, and how often.
    pub fn ledger(&self) -> Ledger {
        self.environment.ledger.clone()
    }

    /// The token that opens `/control`, where
    /// [`Options::control`](crate::Options::control) is set.
    pub fn control_token(&self) -> Option<&str> {
        self.environment.control_token.as_deref()
    }
}

impl crate::environment::Environment {
    /// See [`Sandbox::stage`].
    pub(crate) fn stage(&self, text: &str) -> Result<Option<RuleId>, SpecError> {
        match spec::parse(text)? {
            Spec::Standing(fault) => self.faults.set_aem(Some(fault)),
            Spec::SignIn(fault) => self.faults.set_ims(Some(fault)),
            Spec::Rule(mut rule) => {
                if rule.when.seed == 0 {
                    rule.when.seed = self.seed;
                }
                return Ok(Some(self.faults.add(*rule, Some(text))));
            }
        }
        Ok(None)
    }
}
