//! Checks of the JWT assertion that a client signs with its private key.

use aws_lc_rs::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value as Json};
use time::OffsetDateTime;

use crate::identity::{Identity, METASCOPE};

/// An answer of IMS to a request it refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) error: &'static str,
    pub(crate) description: &'static str,
}

const fn refusal(error: &'static str, description: &'static str) -> Refusal {
    Refusal { status: 400, error, description }
}

pub(crate) const UNKNOWN_CLIENT: Refusal = refusal("invalid_client", "invalid client_id parameter");
pub(crate) const WRONG_SECRET: Refusal = Refusal {
    status: 401,
    error: "invalid_client",
    description: "invalid client_secret parameter",
};
pub(crate) const NO_ASSERTION: Refusal =
    refusal("invalid_token", "The jwt_token parameter is missing");
/// What IMS says when the certificate expired, was revoked or replaced.
pub(crate) const NO_BINDING: Refusal =
    refusal("invalid_token", "Could not match JWT signature to any of the bindings");
const UNDECODABLE: Refusal = refusal("invalid_token", "Could not decode the JWT token");
const EXPIRED: Refusal = refusal("invalid_token", "JWT token has expired");
const EXP_NO_INTEGER: Refusal = refusal("invalid_token", "The exp claim must be an integer");
const JTI_NO_INTEGER: Refusal = refusal("invalid_token", "The jti claim must be an integer");
const WRONG_ALGORITHM: Refusal =
    refusal("invalid_signature", "The JWT must be signed with the RS256 algorithm");
const MALFORMED: Refusal = refusal("bad_request", "The sub, iss or exp claim is missing");
const WRONG_ACCOUNT: Refusal =
    refusal("bad_request", "The sub or iss claim does not belong to this integration");
const WRONG_AUDIENCE: Refusal =
    refusal("invalid_client", "The client_id does not match the aud claim");
const NO_SCOPE: Refusal = refusal("invalid_scope", "The JWT names no metascope");
pub(crate) const FOREIGN_SCOPE: Refusal = refusal(
    "invalid_scope",
    "The metascopes in the JWT are not a subset of the metascopes in the binding.",
);

/// Checks an assertion against the identity. `ims_endpoint` is the host and
/// port of this environment, which `aud` and the metascopes must name; both
/// `https://`, as Adobe writes it, and `http://`, which clients make of the
/// environment's own address, are right.
pub(crate) fn check(
    assertion: &str,
    identity: &Identity,
    ims_endpoint: &str,
    now: OffsetDateTime,
) -> Result<(), Refusal> {
    let (signed, signature) = assertion.rsplit_once('.').ok_or(UNDECODABLE)?;
    let (header, payload) = signed.split_once('.').ok_or(UNDECODABLE)?;
    let header = segment(header)?;
    let claims = segment(payload)?;
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| UNDECODABLE)?;
    if header.get("alg").and_then(Json::as_str) != Some("RS256") {
        return Err(WRONG_ALGORITHM);
    }
    UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &identity.public_key)
        .verify(signed.as_bytes(), &signature)
        .map_err(|_| NO_BINDING)?;
    if identity.certificate_ends <= now {
        return Err(NO_BINDING);
    }
    let text = |name: &str| claims.get(name).and_then(Json::as_str).ok_or(MALFORMED);
    let expires = claims.get("exp").ok_or(MALFORMED)?.as_i64().ok_or(EXP_NO_INTEGER)?;
    if claims.get("jti").is_some_and(|jti| jti.as_i64().is_none()) {
        return Err(JTI_NO_INTEGER);
    }
    if expires <= now.unix_timestamp() {
        return Err(EXPIRED);
    }
    if text("iss")? != identity.org || text("sub")? != identity.technical.id {
        return Err(WRONG_ACCOUNT);
    }
    let bases = [format!("https://{ims_endpoint}"), format!("http://{ims_endpoint}")];
    let client_id = &identity.technical.client_id;
    let audience = claims.get("aud").and_then(Json::as_str).unwrap_or_default();
    if !bases.iter().any(|base| audience == format!("{base}/c/{client_id}")) {
        return Err(WRONG_AUDIENCE);
    }
    metascopes(&claims, &bases)
}

fn segment(text: &str) -> Result<Map<String, Json>, Refusal> {
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| UNDECODABLE)?;
    serde_json::from_slice(&bytes).map_err(|_| UNDECODABLE)
}

fn metascopes(claims: &Map<String, Json>, bases: &[String; 2]) -> Result<(), Refusal> {
    let scopes: Vec<&str> = claims
        .iter()
        .filter(|(name, value)| name.contains("/s/") && **value == Json::Bool(true))
        .map(|(name, _)| name.as_str())
        .collect();
    if scopes.is_empty() {
        return Err(NO_SCOPE);
    }
    let known = |scope: &str| bases.iter().any(|base| scope == format!("{base}/s/{METASCOPE}"));
    if scopes.iter().all(|scope| known(scope)) { Ok(()) } else { Err(FOREIGN_SCOPE) }
}
