//! The requests to an author: when one leaves, how it is signed in, and when it is sent again.

use std::sync::PoisonError;
use std::time::Duration;

use serde_json::Value as Json;
use tokio::time::Instant;

use super::Author;
use crate::pacer::{Feedback, Work};
use crate::probe::CSRF;
use crate::sign_in::SignIn;
use crate::{Error, answer, folders};
use relabel_access::http::{Reply, Request};
use relabel_access::ims::{self, AccessToken};
use relabel_access::uptime;
use reqwest::header::HeaderValue;

/// How often one read is asked again while AEM is busy before the caller is told.
const BUSY_TRIES: u32 = 5;
/// How long a read waits for a busy AEM where nobody sits in front of it.
const PATIENCE: Duration = Duration::from_secs(15 * 60);
/// How often one read is asked when AEM fails or the connection breaks.
const READ_TRIES: u32 = 3;
/// Once so much time has gone by in vain, the caller is told instead: a person waits.
const IN_VAIN: Duration = Duration::from_secs(45);
/// Of a job's requests: an author may be several machines, of which another shows late what
/// one was told (content fragments reference).
const AFFINITY: &str = "x-aem-affinity-type";
/// Weight of the newest request in the mean latency: about the last ten count.
const NEWEST: f64 = 0.2;

impl Author {
    /// Reads JSON, waiting while AEM is busy and asking again when it fails.
    pub(crate) async fn get_json(&self, path_and_query: &str) -> Result<Json, Error> {
        let request = Request::get(self.origin(), path_and_query);
        self.get(request).await.map(|(_, json)| json)
    }

    /// The same for a request that is more than its path, with the whole answer.
    pub(crate) async fn get(&self, request: Request) -> Result<(Reply, Json), Error> {
        self.read(request, answer::json).await
    }

    /// Reads what `take` makes of an answer, waiting while AEM is busy and asking again
    /// when it fails.
    pub(crate) async fn read<T>(
        &self,
        request: Request,
        take: impl Fn(&Reply) -> Result<T, Error>,
    ) -> Result<(Reply, T), Error> {
        let (mut busy_tries, mut tries) = (0, 0);
        let began = Instant::now();
        loop {
            let reply = self.send(request.clone()).await;
            match reply.and_then(|reply| take(&reply).map(|taken| (reply, taken))) {
                Err(Error::Busy { .. })
                    if busy_tries + 1 < BUSY_TRIES
                        || (self.is_patient && began.elapsed() < PATIENCE) =>
                {
                    // The next one waits as long as AEM asked.
                    busy_tries += 1;
                }
                Err(error)
                    if error.is_passing()
                        && tries + 1 < READ_TRIES
                        && (busy_tries > 0 || began.elapsed() < IN_VAIN) =>
                {
                    self.before_retry(tries).await;
                    tries += 1;
                }
                result => return result,
            }
        }
    }

    /// Asks once and takes the first answer: for checks, where a person waits and
    /// the answer itself is what is wanted. A web page is told as one whatever
    /// its status: that is what a sleeping environment answers with.
    pub(crate) async fn ask(&self, request: Request) -> Result<Json, Error> {
        let reply = self.send_now(request).await?;
        if reply.status >= 500 && reply.is_html() {
            return Err(answer::not_data(&reply));
        }
        answer::json(&reply)
    }

    /// Sends one request unless AEM asks for quiet: that is then the answer, because
    /// a person waits who would rather be told than wait on.
    pub(crate) async fn send_now(&self, request: Request) -> Result<Reply, Error> {
        match self.quiet_for() {
            Some(left) => Err(Error::Busy { status: 429, wait: Some(left) }),
            None => self.send(request).await,
        }
    }

    /// Waits until there is an access token, where one is needed.
    ///
    /// # Errors
    /// [`Error::SignIn`].
    pub async fn ready(&self) -> Result<(), Error> {
        match self.tokens() {
            Some(tokens) => tokens.access().await.map(drop).map_err(Error::SignIn),
            None => Ok(()),
        }
    }

    /// Reads bytes of any type: a thumbnail.
    ///
    /// # Errors
    /// Any [`Error`]; a body that is no picture is [`Error::NotData`].
    pub async fn thumbnail(&self, asset_path: &str) -> Result<Reply, Error> {
        let path = folders::encode_path(asset_path)?;
        let path = format!("{path}/_jcr_content/renditions/cq5dam.thumbnail.319.319.png");
        let request = Request::get(self.origin(), path).accept("image/*");
        let reply = self.send(request).await?;
        let picture = reply.content_type.as_deref().is_some_and(|kind| kind.starts_with("image/"));
        match reply.status {
            200 if picture => Ok(reply),
            200 => Err(answer::not_data(&reply)),
            _ => answer::accept(&reply).map(|()| reply),
        }
    }

    /// Sends a write. On a 403 a CSRF token is fetched once and the write sent
    /// once more: that tells a browser filter from a missing permission.
    pub(crate) async fn write(&self, request: Request) -> Result<Json, Error> {
        self.write_timed(request).await.map(|(json, _)| json)
    }

    /// The same, and how long the answer took.
    pub(crate) async fn write_timed(&self, request: Request) -> Result<(Json, Duration), Error> {
        let known = self.inner.csrf.lock().await.clone();
        let first = match &known {
            Some(token) => request.clone().header("csrf-token", token.clone()),
            None => request.clone(),
        };
        let timed = |reply: Reply| {
            let took = uptime().saturating_sub(reply.sent_at);
            answer::json_of_write(&reply).map(|json| (json, took))
        };
        let result = self.send(first).await.and_then(timed);
        if !matches!(result, Err(Error::Forbidden { status: 403, .. })) {
            return result;
        }
        // A token that was sent and refused may have ended; a new one tells.
        let token = match self.csrf_token().await? {
            Some(token) if known.as_ref() != Some(&token) => token,
            _ => return result,
        };
        let again = self.send(request.header("csrf-token", token.clone())).await.and_then(timed);
        if !matches!(again, Err(Error::Forbidden { status: 403, .. })) {
            *self.inner.csrf.lock().await = Some(token);
        }
        again
    }

    /// `None` where AEM gives none.
    async fn csrf_token(&self) -> Result<Option<HeaderValue>, Error> {
        let answer = match self.get_json(CSRF).await {
            Ok(answer) => answer,
            // Nothing here tells what became of the write's permission.
            Err(
                error @ (Error::Held
                | Error::Busy { .. }
                | Error::TooBusy { .. }
                | Error::Http(_)
                | Error::SignIn(_)
                | Error::SignInRefused),
            ) => return Err(error),
            Err(_) => return Ok(None),
        };
        let token = answer.get("token").and_then(Json::as_str).filter(|token| !token.is_empty());
        Ok(token.and_then(|token| HeaderValue::from_str(token).ok()))
    }

    /// Sends one request, signed in. A 401 renews the access token once, where
    /// there is one that can be renewed and renewing was not in vain a moment ago.
    pub(crate) async fn send(&self, request: Request) -> Result<Reply, Error> {
        let tokens = match &self.inner.sign_in {
            SignIn::Tokens { tokens, .. } => tokens,
            SignIn::Basic { user, password } => {
                return self.send_once(request.basic(user, password)).await.and_then(signed_in);
            }
            SignIn::Nobody => return self.send_once(request).await.and_then(signed_in),
        };
        let token = tokens.access().await.map_err(Error::SignIn)?;
        let reply = self.send_once(request.clone().bearer(token.bearer())).await?;
        if reply.status != 401 || tokens.is_refused(&token) {
            return self.told_whose(reply, &token).await.and_then(signed_in);
        }
        // Whoever sent it: the token may have ended, and then it costs nothing.
        let token = match tokens.renew(&token).await {
            // A daily pass that has not ended: AEM does not want it.
            Err(ims::Error::NotRenewable) => {
                return self.told_whose(reply, &token).await.and_then(signed_in);
            }
            renewed => renewed.map_err(Error::SignIn)?,
        };
        let reply = self.send_once(request.bearer(token.bearer())).await?;
        let reply = self.told_whose(reply, &token).await?;
        // Whoever sent it: asking Adobe for one token after the other does not help.
        if reply.status == 401 {
            tokens.renewal_refused(&token);
        }
        signed_in(reply)
    }

    /// Tells of an answer that is no data whether AEM sent it. Where no good answer has
    /// shown yet what AEM's look like, one is asked for that everybody gets.
    async fn told_whose(&self, mut reply: Reply, token: &AccessToken) -> Result<Reply, Error> {
        let whose = &self.inner.whose;
        reply.is_of_network = !whose.is_aems(self.origin(), &reply);
        // Whoever asks for quiet is not asked for anything else.
        let may_ask = self.quiet_for().is_none();
        if reply.is_of_network && may_ask && whose.is_worth_asking(&reply) {
            let known = Request::get(self.origin(), CSRF).bearer(token.bearer());
            self.send_once(known).await?;
            reply.is_of_network = !whose.is_aems(self.origin(), &reply);
        }
        Ok(reply)
    }

    async fn send_once(&self, mut request: Request) -> Result<Reply, Error> {
        if self.is_patient {
            request = request.header(AFFINITY, HeaderValue::from_static("api"));
        }
        let reads = request.only_reads();
        let turn = self.inner.pacer.permit(if reads { Work::Read } else { Work::Write });
        let closed = async {
            match &self.gate {
                Some(gate) => gate.closed().await,
                None => std::future::pending().await,
            }
        };
        let permit = tokio::select! {
            biased;
            // The gate first: a turn that comes as it closes is not used.
            () = closed => return Err(Error::Held),
            turn = turn => turn,
            // A turn that would come too late is left to others: there may be few in a minute.
            () = request.too_late() => return Err(Error::Late),
        };
        let permit = permit.map_err(|left| Error::TooBusy { wait: left })?;
        let sent_at = uptime();
        if request.is_late(sent_at) {
            return Err(Error::Late);
        }
        let started = Instant::now();
        let reply = match self.inner.http.send_for_head(&request).await {
            // Before its body, which takes no turn any more: until then others would go on sending.
            Ok(answer) if answer.head().asks_to_wait() => {
                permit.heard(heard(answer.head()));
                answer.whole().await
            }
            Ok(answer) => {
                let reply = answer.whole().await;
                permit.heard(reply.as_ref().map_or(Feedback::Failed, heard));
                reply
            }
            Err(error) => {
                permit.heard(Feedback::Failed);
                Err(error)
            }
        };
        let mut reply = reply.map_err(Error::Http)?;
        reply.sent_at = sent_at;
        if reply.is_success() && reply.is_json() {
            self.inner.whose.learn(&reply);
        }
        if !reply.asks_to_wait() {
            let took = started.elapsed().as_secs_f64();
            let mut latency = self.inner.latency.write().unwrap_or_else(PoisonError::into_inner);
            *latency = Some(latency.map_or(took, |mean| mean + NEWEST * (took - mean)));
        }
        Ok(reply)
    }
}

/// What an answer tells the pacer.
fn heard(reply: &Reply) -> Feedback {
    let wait = || reply.retry_after(time::OffsetDateTime::now_utc());
    match reply.status {
        429 => Feedback::Refused(wait()),
        503 => Feedback::Down(wait()),
        500.. => Feedback::Failed,
        _ => Feedback::Answered,
    }
}

/// Any answer but a refusal of the sign-in by AEM.
fn signed_in(reply: Reply) -> Result<Reply, Error> {
    if reply.status == 401 && !reply.is_of_network { Err(Error::SignInRefused) } else { Ok(reply) }
}

#[cfg(test)]
mod tests {
    use relabel_access::http::{Client, Reach};
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;
    use tokio::sync::oneshot;

    use super::*;

    #[tokio::test]
    async fn others_stop_sending_before_the_body_of_a_refusal_has_come() {
        let refusals = [
            "HTTP/1.1 429 Slow\r\nretry-after: 7\r\ncontent-length: 10\r\n\r\n{",
            "HTTP/1.1 503 Down\r\nretry-after: 7\r\ncontent-length: 10\r\n\r\n{",
        ];
        for refusal in refusals {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let port = listener.local_addr().unwrap().port();
            let (arrived, has_arrived) = oneshot::channel();
            tokio::spawn(async move {
                let (mut socket, _) = listener.accept().await.unwrap();
                let _ = socket.read(&mut [0; 4096]).await;
                let _ = socket.write_all(refusal.as_bytes()).await;
                let _ = arrived.send(());
                std::future::pending::<()>().await;
            });
            let origin = Reach::new(false).allow_practice(port);
            let author = Author::new(Client::new("Relabel/test").unwrap(), origin, SignIn::Nobody);
            let request = Request::get(author.origin(), "/");
            let sending = author.send(request);
            tokio::pin!(sending);
            tokio::select! {
                _ = &mut sending => panic!("its body is not there yet"),
                _ = has_arrived => {}
            }
            // From here on only time can go on, and it goes in leaps.
            tokio::time::pause();
            let soon = tokio::time::timeout(Duration::from_millis(100), &mut sending).await;
            assert!(soon.is_err(), "its body is not there yet");
            assert!(author.quiet_for().is_some(), "AEM asked for quiet");
            let reply = sending.await.expect("its head is an answer");
            assert_eq!(reply.retry_after.as_deref(), Some("7"));
            assert!(author.latency().is_none(), "waiting for AEM's leave is no latency");
            tokio::time::resume();
        }
    }
}
