//! Who asks: access tokens of this environment, or a password where it behaves
//! like the AEM SDK.

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::environment::Environment;
use crate::faults::UNAUTHORIZED_PAGE;
use crate::tokens::Account;

/// The account every AEM SDK ships with.
const SHIPPED_ACCOUNT: &[u8] = b"admin:admin";

/// The account a request is made with.
///
/// # Errors
/// The answer to somebody who is not let in: 401, with the scheme that would be.
pub(crate) fn sign_in(
    environment: &Environment,
    headers: &HeaderMap,
) -> Result<Account, Box<Response>> {
    let Some(account) = account(environment, headers) else {
        let scheme = if environment.is_local_aem {
            "Basic realm=\"Sling (Development)\""
        } else {
            "Bearer realm=\"AEM author\""
        };
        return Err(Box::new(
            (
                StatusCode::UNAUTHORIZED,
                [(header::WWW_AUTHENTICATE, scheme)],
                Html(UNAUTHORIZED_PAGE),
            )
                .into_response(),
        ));
    };
    environment.note_user(account);
    Ok(account)
}

/// The account that the headers of a request are good for.
pub(crate) fn account(environment: &Environment, headers: &HeaderMap) -> Option<Account> {
    if environment.is_local_aem { local(headers) } else { token(environment, headers) }
}

/// What stands behind the scheme, when it is this one.
fn authorization<'a>(headers: &'a HeaderMap, scheme: &str) -> Option<&'a str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (named, rest) = value.split_once(' ')?;
    named.eq_ignore_ascii_case(scheme).then(|| rest.trim())
}

fn token(environment: &Environment, headers: &HeaderMap) -> Option<Account> {
    environment.tokens.account(authorization(headers, "bearer")?)
}

/// The SDK lets anonymous requests in and has them see little; it knows no
/// tokens.
fn local(headers: &HeaderMap) -> Option<Account> {
    if !headers.contains_key(header::AUTHORIZATION) {
        return Some(Account::Anonymous);
    }
    let password = STANDARD.decode(authorization(headers, "basic")?).ok()?;
    (password == SHIPPED_ACCOUNT).then_some(Account::Administrator)
}
