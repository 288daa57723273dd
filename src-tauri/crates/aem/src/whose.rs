//! Whose an answer is: AEM's, or that of something between this computer and AEM.
//!
//! What is data is AEM's. Of the rest only headers tell that AEM's good answers carried, and
//! pages that nobody else writes. What cannot be told is taken for the network's: that a
//! gateway's page were taken for a refusal of AEM would send people to the wrong colleague.

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{PoisonError, RwLock};

use reqwest::header::HeaderName;

use super::Closed;
use super::probe::is_own_page;
use relabel_access::http::{Origin, Reply};

/// What one AEM's answers look like, as far as they were seen.
#[derive(Debug, Default)]
pub(super) struct Whose {
    /// Headers that good answers carried.
    marks: RwLock<HashSet<HeaderName>>,
    /// Whether a good answer was asked for, for nothing but those.
    has_asked: AtomicBool,
}

impl Whose {
    /// Takes a good answer into account.
    pub(super) fn learn(&self, reply: &Reply) {
        let names = reply.marks.names();
        let known = self.marks.read().unwrap_or_else(PoisonError::into_inner);
        if names.iter().all(|name| known.contains(name)) {
            return;
        }
        drop(known);
        let mut marks = self.marks.write().unwrap_or_else(PoisonError::into_inner);
        marks.extend(names.iter().cloned());
    }

    /// Whether AEM sent an answer, as far as is known.
    pub(super) fn is_aems(&self, origin: &Origin, reply: &Reply) -> bool {
        reply.is_json()
            || reply.marks.are_adobes()
            || (reply.status == 403 && Closed::of(reply).is_some())
            || is_own_page(origin, reply)
            || reply.marks.meet(&self.marks.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Whether a good answer is worth asking for, because of one that nothing tells of: only
    /// once, and not for a picture or a file.
    pub(super) fn is_worth_asking(&self, reply: &Reply) -> bool {
        let is_error = !reply.is_success() || reply.is_html();
        is_error
            && self.marks.read().unwrap_or_else(PoisonError::into_inner).is_empty()
            && !self.has_asked.swap(true, Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use relabel_access::http::Reach;

    fn page(status: u16, body: &'static str) -> Reply {
        let content_type = Some("text/html".to_owned());
        let body = bytes::Bytes::from_static(body.as_bytes());
        Reply { status, content_type, body, ..Reply::default() }
    }

    #[test]
    fn a_page_is_the_networks_until_something_tells_that_it_is_aems() {
        let origin =
            Reach::new(false).author("author-p1-e2.adobeaemcloud.com", false).expect("an author");
        let whose = Whose::default();
        let is_aems = |reply: &Reply| whose.is_aems(&origin, reply);
        // Block pages quote what was asked for.
        let blocked = page(403, "<html>https://author-p1-e2.adobeaemcloud.com/libs/granite</html>");
        for status in [200, 400, 401, 403, 404, 500, 502, 503] {
            assert!(!is_aems(&Reply { status, ..blocked.clone() }), "{status}");
        }
        for own in [
            page(404, "<html><address>ApacheSling/2.7 (jetty)</address></html>"),
            page(503, "<html>This environment is hibernated</html>"),
            page(200, "<form action=\"/libs/granite/core/content/login.html/j_security_check\">"),
            Reply {
                location: Some("/libs/granite/core/content/login.html".into()),
                ..page(302, "")
            },
            Reply { location: Some("https://ims-na1.adobelogin.com/x".into()), ..page(302, "") },
        ] {
            assert!(is_aems(&own), "{own:?}");
        }
        let portal = Some("https://portal.example/?to=https://ims-na1.adobelogin.com".into());
        assert!(!is_aems(&Reply { location: portal, ..page(302, "") }));
    }

    #[test]
    fn a_good_answer_is_asked_for_once_and_not_for_a_picture() {
        let whose = Whose::default();
        let picture = Reply { content_type: Some("image/png".into()), ..page(200, "PNG") };
        assert!(!whose.is_worth_asking(&picture));
        assert!(whose.is_worth_asking(&page(403, "")) && !whose.is_worth_asking(&page(403, "")));
    }
}
