//! One exchange of a key for an access token: the signed assertion of service
//! credentials (protocol reference, section 1.4) or the secrets of an OAuth
//! credential (section 3.2).

use std::sync::Arc;

use reqwest::header::HeaderValue;
use time::{Duration, OffsetDateTime};
use zeroize::Zeroize;

use super::{
    answer::{Issued, Refusal, read},
    assertion,
    error::Error,
};
use crate::{
    http::{Body, Client, Origin, Reach, Reply, Request},
    keys::{Key, OauthCredential, ServiceCredentials},
};

/// Clocks further apart than this are told to the user; below it, network
/// delay and rounding explain the difference.
pub(super) const CLOCK_TOLERANCE: Duration = Duration::seconds(120);

/// What the last exchange of a key taught for the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Learnt {
    /// How far this computer is ahead of the server, where that is too far.
    pub(super) ahead: Option<Duration>,
    /// The secret that worked, as its place in the file.
    pub(super) secret: usize,
}

/// What an exchange works with: the ways out, and what the last one taught.
pub(super) struct Context<'a> {
    pub(super) client: &'a Client,
    pub(super) reach: &'a Reach,
    pub(super) learnt: Learnt,
}

/// Fetches a token. A refusal is not asked about again, because Adobe throttles
/// clients that ask too often, with two exceptions: a credential with several
/// secrets is tried with each, and an assertion that was refused while this
/// computer's clock is wrong is signed once more with the server's time.
pub(super) async fn exchange(
    key: &Key,
    context: &Context<'_>,
    now: OffsetDateTime,
) -> Result<(Issued, Learnt), Error> {
    match key {
        Key::ServiceCredentials(credentials) => with_assertion(credentials, context, now).await,
        Key::Oauth(credential) => with_secrets(credential, context, now).await,
        Key::LocalToken(token) if token.ends_at <= now => {
            Err(Error::TokenEnded { ended: token.ends_at })
        }
        Key::LocalToken(token) => {
            let issued =
                Issued { bearer: Arc::clone(&token.token), ends_at: token.ends_at, ahead: None };
            Ok((issued, context.learnt))
        }
        // The AEM SDK takes a password or nothing; nobody asks for its tokens.
        Key::LocalAem(_) => Err(Error::NotRenewable),
    }
}

async fn with_assertion(
    credentials: &ServiceCredentials,
    context: &Context<'_>,
    now: OffsetDateTime,
) -> Result<(Issued, Learnt), Error> {
    let ims = context.reach.ims(&credentials.ims_host)?;
    let signed_at = now - context.learnt.ahead.unwrap_or_default();
    let first = assert_once(credentials, &ims, context.client, signed_at, now).await?;
    let result = match first {
        Err(Refusal { time: true, date: Some(date), error, .. })
            if (signed_at - date).abs() > CLOCK_TOLERANCE =>
        {
            let second = assert_once(credentials, &ims, context.client, date, now).await?;
            // Where that did not help either, the clock is what the user can mend.
            second.map_err(|refusal| match (now - date).whole_seconds() {
                seconds if refusal.time && seconds.abs() > CLOCK_TOLERANCE.whole_seconds() => {
                    Error::ClockWrong { seconds }
                }
                _ if refusal.time => error,
                _ => refusal.error,
            })
        }
        first => first.map_err(|refusal| refusal.error),
    };
    result.map(|issued| {
        let learnt = Learnt { ahead: issued.ahead, ..context.learnt };
        (issued, learnt)
    })
}

async fn assert_once(
    credentials: &ServiceCredentials,
    ims: &Origin,
    client: &Client,
    signed_at: OffsetDateTime,
    now: OffsetDateTime,
) -> Result<Result<Issued, Refusal>, Error> {
    let Some(assertion) = assertion::sign(credentials, ims, signed_at) else {
        return Err(Error::KeyRejected { technical: "the private key could not sign".to_owned() });
    };
    let body = Body::secret_form(&[
        ("client_id", &credentials.client_id),
        ("client_secret", credentials.client_secret.expose()),
        ("jwt_token", &assertion),
    ]);
    drop(assertion);
    let mut reply = ask(ims, "/ims/exchange/jwt", body, client).await?;
    let result = read(&reply, &[&credentials.client_secret], now);
    wipe(&mut reply);
    result
}

async fn with_secrets(
    credential: &OauthCredential,
    context: &Context<'_>,
    now: OffsetDateTime,
) -> Result<(Issued, Learnt), Error> {
    let ims = context.reach.ims(&credential.ims_host)?;
    let scope = credential.scopes.join(",");
    let secrets: Vec<_> = credential.client_secrets.iter().collect();
    // The one that worked, then the others in the order of the file.
    let known = context.learnt.secret.min(secrets.len().saturating_sub(1));
    let order = std::iter::once(known).chain((0..secrets.len()).filter(|at| *at != known));
    let mut refused = None;
    for at in order {
        let Some(secret) = secrets.get(at) else { break };
        let body = Body::secret_form(&[
            ("grant_type", "client_credentials"),
            ("client_id", &credential.client_id),
            ("client_secret", secret.expose()),
            ("scope", &scope),
        ]);
        let mut reply = ask(&ims, "/ims/token/v3", body, context.client).await?;
        let result = read(&reply, &secrets, now);
        wipe(&mut reply);
        match result? {
            Ok(issued) => {
                let learnt = Learnt { ahead: issued.ahead, secret: at };
                return Ok((issued, learnt));
            }
            Err(refusal) if refusal.secret => refused = refused.or(Some(refusal.error)),
            Err(refusal) => return Err(refusal.error),
        }
    }
    Err(refused.unwrap_or_else(|| Error::CredentialUnknown {
        technical: "the credential has no secret".to_owned(),
    }))
}

/// A question that Adobe's sign-in refuses, and that holds nothing of a key.
#[must_use]
pub fn question(ims: &Origin) -> Request {
    Request::post(ims, "/ims/token/v3").body(Body::form([("grant_type", "client_credentials")]))
}

async fn ask(
    ims: &Origin,
    path: &'static str,
    body: Body,
    client: &Client,
) -> Result<Reply, Error> {
    let request = Request::post(ims, path)
        .header("cache-control", HeaderValue::from_static("no-cache"))
        .body(body);
    Ok(client.send(&request).await?)
}

/// The body holds the token. Where nobody else has a share in it, wipe it.
fn wipe(reply: &mut Reply) {
    if let Ok(mut body) = std::mem::take(&mut reply.body).try_into_mut() {
        body.as_mut().zeroize();
    }
}
