//! An answer, whatever its status.

use std::time::Duration;

use bytes::Bytes;
use serde::de::DeserializeOwned;
use time::{
    OffsetDateTime, PrimitiveDateTime, format_description::BorrowedFormatItem,
    macros::format_description,
};
use url::Url;

use super::page::{Marks, Page};

/// The date form of HTTP headers (RFC 9110 section 5.6.7).
const HTTP_DATE: &[BorrowedFormatItem<'_>] = format_description!(
    "[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT"
);

/// An answer within the limit; only [`Answer::head`](super::Answer::head) gives one without its
/// body. A redirect is an answer too: nothing follows it. Only the headers that are used are kept.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// `Content-Type`, lower case.
    pub content_type: Option<String>,
    /// `ETag`.
    pub etag: Option<String>,
    /// `Retry-After` as sent; see [`Reply::retry_after`].
    pub retry_after: Option<String>,
    /// `Date`: what time the server thinks it is.
    pub date: Option<OffsetDateTime>,
    /// `Location`. Data to look at, never followed.
    pub location: Option<String>,
    /// Headers that tell who answered.
    pub marks: Marks,
    /// Whether something between this computer and the host answered in its place, as far
    /// as that is known: who asked decides it.
    pub is_of_network: bool,
    /// The body, decompressed.
    pub body: Bytes,
    /// When the request left, on the clock of [`uptime`](crate::uptime()).
    pub sent_at: Duration,
}

impl Reply {
    /// Whether the status is 2xx.
    #[must_use]
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Whether the body says it is JSON.
    #[must_use]
    pub fn is_json(&self) -> bool {
        self.media_type().is_some_and(|kind| kind == "application/json" || kind.ends_with("+json"))
    }

    /// Whether it is a web page: by its type, or by its first letters where the
    /// type is missing or wrong.
    #[must_use]
    pub fn is_html(&self) -> bool {
        let by_type = self
            .media_type()
            .is_some_and(|kind| kind == "text/html" || kind == "application/xhtml+xml");
        let start: Vec<u8> = self
            .body
            .iter()
            .skip_while(|b| b.is_ascii_whitespace())
            .take(9)
            .map(u8::to_ascii_lowercase)
            .collect();
        by_type || start.starts_with(b"<!doctype") || start.starts_with(b"<html")
    }

    /// Whether the body tells of a problem (RFC 9457), whatever the status says.
    #[must_use]
    pub fn is_problem(&self) -> bool {
        self.media_type() == Some("application/problem+json")
    }

    /// Whose the page is that this is.
    #[must_use]
    pub fn page(&self) -> Page {
        if self.is_of_network { Page::of_network(self) } else { Page::Host }
    }

    /// The host a redirect leads to, where it leads to another.
    #[must_use]
    pub fn location_host(&self) -> Option<String> {
        Url::parse(self.location.as_deref()?).ok()?.host_str().map(str::to_owned)
    }

    fn media_type(&self) -> Option<&str> {
        self.content_type.as_deref().map(|whole| whole.split(';').next().unwrap_or_default().trim())
    }

    /// Reads the body as JSON.
    ///
    /// # Errors
    /// Where it is not JSON, nested deeper than 128 levels or of another shape.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_slice(&self.body)
    }

    /// Whether its head says that nothing more is to be sent for a while.
    #[must_use]
    pub fn asks_to_wait(&self) -> bool {
        self.status == 429 || (self.status == 503 && self.retry_after.is_some())
    }

    /// How long the server asks to wait, from seconds or from a date. `None`
    /// where it asks nothing or nothing readable; a date that has passed is zero. A
    /// date is taken by the server's own clock where it tells that, because this
    /// computer's may be wrong. [`LONGEST_ASKED`] at most.
    #[must_use]
    pub fn retry_after(&self, now: OffsetDateTime) -> Option<Duration> {
        let text = self.retry_after.as_deref()?.trim();
        if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
            // Longer than any number.
            let seconds = text.parse().map_or(LONGEST_ASKED, Duration::from_secs);
            return Some(seconds.min(LONGEST_ASKED));
        }
        let wait = http_date(text)? - self.date.unwrap_or(now);
        Some(Duration::try_from(wait).unwrap_or(Duration::ZERO).min(LONGEST_ASKED))
    }
}

/// Longer waits are taken for this: nobody waits for a year, and the moment of its end can
/// still be told.
const LONGEST_ASKED: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// Reads an HTTP date.
pub(super) fn http_date(text: &str) -> Option<OffsetDateTime> {
    PrimitiveDateTime::parse(text.trim(), HTTP_DATE).ok().map(PrimitiveDateTime::assume_utc)
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    fn reply(content_type: &str, body: &'static str) -> Reply {
        Reply {
            content_type: Some(content_type.to_owned()),
            body: Bytes::from_static(body.as_bytes()),
            ..Reply::default()
        }
    }

    #[test]
    fn kinds_of_bodies_are_told_apart() {
        assert!(reply("application/json;charset=utf-8", "{}").is_json());
        assert!(reply("application/problem+json", "{}").is_json());
        assert!(!reply("text/html", "{}").is_json());
        assert!(reply("text/html;charset=utf-8", "hello").is_html());
        assert!(
            reply("application/json", " \n<!DOCTYPE html><html>").is_html(),
            "a page that claims to be JSON"
        );
        assert!(!reply("application/json", "{\"a\":\"<html>\"}").is_html());
    }

    #[test]
    fn retry_after_in_all_its_forms() {
        let now = datetime!(2031-02-14 07:00:00 UTC);
        let table = [
            ("5", Some(Duration::from_secs(5))),
            ("0", Some(Duration::ZERO)),
            ("999999999999", Some(LONGEST_ASKED)),
            ("99999999999999999999999", Some(LONGEST_ASKED)),
            ("Fri, 31 Dec 9999 23:59:59 GMT", Some(LONGEST_ASKED)),
            ("Fri, 14 Feb 2031 07:01:30 GMT", Some(Duration::from_secs(90))),
            ("Fri, 14 Feb 2031 06:00:00 GMT", Some(Duration::ZERO)),
            ("-3", None),
            ("soon", None),
            ("", None),
        ];
        for (text, expected) in table {
            let reply = Reply { retry_after: Some(text.to_owned()), ..Reply::default() };
            assert_eq!(reply.retry_after(now), expected, "{text}");
        }
        assert_eq!(Reply::default().retry_after(now), None);
        let by_the_server = Reply {
            retry_after: Some("Fri, 14 Feb 2031 06:50:10 GMT".to_owned()),
            date: Some(datetime!(2031-02-14 06:50:00 UTC)),
            ..Reply::default()
        };
        let wait = by_the_server.retry_after(now);
        assert_eq!(wait, Some(Duration::from_secs(10)), "this computer is ten minutes ahead");
    }
}
