//! Faults that a test or a person switches on.
//!
//! A standing fault ([`Fault`], [`ImsFault`]) is wrong with everything until it is
//! switched off. A [`Rule`] acts on chosen requests at exact counts, and any number
//! of them work together. Both can be written as text: [`spec`].

pub(crate) mod answers;
mod rule;
pub(crate) mod spec;
pub(crate) mod standing;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

pub use rule::{Assets, Edit, EditKind, Effect, JobEnd, Requests, Rule, Target, When};
pub(crate) use rule::{Facts, Working};
pub use spec::{SpecError, check_fault, fault_help};
pub(crate) use standing::UNAUTHORIZED_PAGE;
pub use standing::{Fault, ImsFault};

use crate::limit::{Limiter, RateLimit};

/// The number of a staged rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RuleId(pub(crate) u64);

/// A rule that works, and how often it acted.
#[derive(Clone, Debug, PartialEq)]
pub struct StagedRule {
    /// Its number.
    pub id: RuleId,
    /// The rule.
    pub rule: Rule,
    /// As it was written, when it was staged as text.
    pub text: Option<String>,
    /// Requests it acted on so far.
    pub hits: u64,
}

/// Everything that is wrong at the moment.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    aem: Mutex<Option<Fault>>,
    ims: Mutex<Option<ImsFault>>,
    rules: Mutex<Vec<Working>>,
    /// How many there are, to pass by without a lock when there are none.
    count: AtomicU64,
    last_id: AtomicU64,
    limiter: Mutex<Option<Limiter>>,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

impl Faults {
    pub(crate) fn set_aem(&self, fault: Option<Fault>) {
        *locked(&self.aem) = fault;
    }

    pub(crate) fn set_ims(&self, fault: Option<ImsFault>) {
        *locked(&self.ims) = fault;
    }

    pub(crate) fn aem(&self) -> Option<Fault> {
        locked(&self.aem).clone()
    }

    pub(crate) fn ims(&self) -> Option<ImsFault> {
        locked(&self.ims).clone()
    }

    /// How far the clocks of the servers are ahead.
    pub(crate) fn clock_ahead(&self) -> time::Duration {
        match &*locked(&self.ims) {
            Some(ImsFault::ClockAhead(seconds)) => time::Duration::seconds(*seconds),
            _ => time::Duration::ZERO,
        }
    }

    pub(crate) fn set_limit(&self, limit: Option<RateLimit>, now: Duration) {
        *locked(&self.limiter) = limit.map(|limit| Limiter::new(limit, now));
    }

    pub(crate) fn limit(&self) -> Option<RateLimit> {
        locked(&self.limiter).as_ref().map(|limiter| limiter.limit.clone())
    }

    /// The limit that a request goes beyond, if it does.
    pub(crate) fn over_limit(&self, kind: Requests, now: Duration) -> Option<RateLimit> {
        let mut limiter = locked(&self.limiter);
        let limiter = limiter.as_mut().filter(|limiter| limiter.limit.of.take(kind))?;
        (!limiter.take(now)).then(|| limiter.limit.clone())
    }

    pub(crate) fn add(&self, rule: Rule, text: Option<&str>) -> RuleId {
        let id = self.last_id.fetch_add(1, Ordering::AcqRel) + 1;
        let mut rules = locked(&self.rules);
        rules.push(Working::new(id, rule, text));
        self.count.store(rules.len() as u64, Ordering::Release);
        RuleId(id)
    }

    pub(crate) fn remove(&self, id: RuleId) -> bool {
        let mut rules = locked(&self.rules);
        let before = rules.len();
        rules.retain(|working| working.id != id.0);
        self.count.store(rules.len() as u64, Ordering::Release);
        rules.len() < before
    }

    pub(crate) fn clear(&self) {
        let mut rules = locked(&self.rules);
        rules.clear();
        self.count.store(0, Ordering::Release);
        drop(rules);
        self.set_aem(None);
        self.set_ims(None);
    }

    pub(crate) fn staged(&self) -> Vec<StagedRule> {
        let rules = locked(&self.rules);
        let staged = rules.iter().map(|working| StagedRule {
            id: RuleId(working.id),
            rule: Rule::clone(&working.rule),
            text: working.text.as_deref().map(str::to_owned),
            hits: working.hits,
        });
        staged.collect()
    }

    pub(crate) fn has_rules(&self) -> bool {
        self.count.load(Ordering::Acquire) > 0
    }

    /// The rules that act on a request, in the order they were staged, and for which of its
    /// assets.
    pub(crate) fn acting(&self, facts: &[Facts<'_>]) -> Vec<(Arc<Rule>, Vec<usize>)> {
        if !self.has_rules() {
            return Vec::new();
        }
        let mut rules = locked(&self.rules);
        let acting = rules.iter_mut().filter_map(|working| {
            let hit = working.acts(facts);
            (!hit.is_empty()).then(|| (Arc::clone(&working.rule), hit))
        });
        acting.collect()
    }
}
