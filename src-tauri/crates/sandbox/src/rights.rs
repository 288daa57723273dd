//! What an account may see and change.
//!
//! AEM does not say "forbidden" of content somebody may not read: it is not
//! there. So what is hidden from an account is cut out of the tree before the
//! handlers look at it, and no list, search or address can give it away.

use std::ops::Deref;
use std::sync::RwLockReadGuard;

use crate::environment::Environment;
use crate::faults::Fault;
use crate::node::Node;
use crate::paths;
use crate::tokens::Account;

/// Where all assets lie.
const DAM: &str = "/content/dam";

/// The content as an account sees it.
pub(crate) enum Sight<'a> {
    Whole(RwLockReadGuard<'a, Node>),
    Part(Box<Node>),
}

impl Deref for Sight<'_> {
    type Target = Node;

    fn deref(&self) -> &Node {
        match self {
            Sight::Whole(root) => root,
            Sight::Part(root) => root,
        }
    }
}

impl Environment {
    /// The content without what is hidden from `account`.
    pub(crate) fn sight(&self, account: Account) -> Sight<'_> {
        self.cut(&self.hidden(account))
    }

    /// What searches by `account` look through: like [`Environment::sight`],
    /// also without what must not be read.
    pub(crate) fn searched(&self, account: Account) -> Sight<'_> {
        let mut hidden = self.hidden(account);
        if let Some(Fault::ReadRefused { below }) = self.faults.aem() {
            hidden.push(below);
        }
        self.cut(&hidden)
    }

    fn cut(&self, hidden: &[String]) -> Sight<'_> {
        let root = self.content();
        let Some((first, more)) = hidden.split_first() else { return Sight::Whole(root) };
        let part = root.without(&paths::segments(first));
        let part = more.iter().fold(part, |part, path| part.without(&paths::segments(path)));
        Sight::Part(Box::new(part))
    }

    /// Paths that are not there for `account`, with all that lies below.
    fn hidden(&self, account: Account) -> Vec<String> {
        let mut hidden = Vec::new();
        let is_left_out = match account {
            Account::Oauth(_) => !self.switches.has_profile(),
            Account::Anonymous => !self.anonymous_may_edit,
            Account::Technical | Account::Person | Account::Administrator => false,
        };
        if is_left_out {
            hidden.push(DAM.to_owned());
        }
        if let Some(Fault::FolderHidden { path }) = self.faults.aem() {
            hidden.push(path);
        }
        hidden
    }

    /// Whether `path` is not there for `account`.
    pub(crate) fn is_hidden(&self, account: Account, path: &str) -> bool {
        self.hidden(account).iter().any(|hidden| paths::is_within(path, hidden))
    }

    /// Whether reading `path` is answered with 403.
    pub(crate) fn is_read_refused(&self, path: &str) -> bool {
        matches!(self.faults.aem(), Some(Fault::ReadRefused { below }) if paths::is_within(path, &below))
    }

    /// Whether AEM's interface alone answers 403 for `path`.
    pub(crate) fn is_refused_by_interface(&self, path: &str) -> bool {
        matches!(self.faults.aem(), Some(Fault::InterfaceRefused { below }) if paths::is_within(path, &below))
    }

    /// Whether `account` may change `path`.
    pub(crate) fn may_write(&self, account: Account, path: &str) -> bool {
        let may = match account {
            Account::Technical | Account::Oauth(_) => self.switches.technical_users_may_write(),
            Account::Person => true,
            Account::Administrator => return true,
            Account::Anonymous => self.anonymous_may_edit,
        };
        may && !self.switches.read_only().iter().any(|read_only| read_only.holds(path))
    }
}
