//! The short form in which a key goes into the key store: the private key as
//! base64 of its shortest DER, of the certificate only end and fingerprint.
//! With RSA-2048 it stays under 2,048 bytes.

use std::sync::Arc;

use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use zeroize::{Zeroize, Zeroizing};

use super::{
    Environment, Key, LocalAem, LocalToken, OauthCredential, PrivateKey, ServiceCredentials,
    VaultError,
};
use crate::http::Redacted;

/// A newer form is not read: [`VaultError::Damaged`] makes the user add the file
/// again, which is all an older program could do with it.
const VERSION: u8 = 1;

#[derive(Serialize, Deserialize)]
struct Stored {
    v: u8,
    key: StoredKey,
}

/// The texts are wiped when dropped, unless they moved into the key.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum StoredKey {
    Service(StoredService),
    Token(StoredToken),
    Oauth(StoredOauth),
    Local(StoredLocal),
}

#[derive(Serialize, Deserialize)]
struct StoredService {
    ims: String,
    org: String,
    id: String,
    client: String,
    secret: String,
    scopes: Vec<String>,
    rsa: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    email: Option<String>,
    /// Seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    end: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    cert: Option<String>,
}

impl Drop for StoredService {
    fn drop(&mut self) {
        self.secret.zeroize();
        self.rsa.zeroize();
    }
}

#[derive(Serialize, Deserialize)]
struct StoredToken {
    token: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    user: Option<String>,
    /// Seconds since 1970.
    end: i64,
    assumed: bool,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    program: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    environment: Option<String>,
}

impl Drop for StoredToken {
    fn drop(&mut self) {
        self.token.zeroize();
    }
}

#[derive(Serialize, Deserialize)]
struct StoredOauth {
    ims: String,
    client: String,
    secrets: Vec<String>,
    scopes: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    org: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    program: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    environment: Option<String>,
}

impl Drop for StoredOauth {
    fn drop(&mut self) {
        self.secrets.zeroize();
    }
}

#[derive(Serialize, Deserialize)]
struct StoredLocal {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    user: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    password: Option<String>,
}

impl Drop for StoredLocal {
    fn drop(&mut self) {
        self.password.zeroize();
    }
}

/// The short form as UTF-8, because one of the Linux key stores takes nothing else.
pub(super) fn to_text(key: &Key) -> Zeroizing<Vec<u8>> {
    /// Room for the longest key, so that writing never reallocates and leaves a copy.
    const ROOM: usize = 16 * 1024;
    let key = match key {
        Key::ServiceCredentials(credentials) => StoredKey::Service(StoredService {
            ims: credentials.ims_host.clone(),
            org: credentials.org.clone(),
            id: credentials.id.clone(),
            client: credentials.client_id.clone(),
            secret: credentials.client_secret.expose().clone(),
            scopes: credentials.metascopes.clone(),
            rsa: STANDARD_NO_PAD.encode(credentials.private_key.pkcs1_der()),
            email: credentials.email.clone(),
            end: credentials.ends_at.map(OffsetDateTime::unix_timestamp),
            cert: credentials.certificate.clone(),
        }),
        Key::LocalToken(token) => StoredKey::Token(StoredToken {
            token: token.token.expose().clone(),
            user: token.user_id.clone(),
            end: token.ends_at.unix_timestamp(),
            assumed: token.end_is_assumed,
            program: token.environment.as_ref().map(|known| known.program.clone()),
            environment: token.environment.as_ref().map(|known| known.environment.clone()),
        }),
        Key::Oauth(key) => StoredKey::Oauth(StoredOauth {
            ims: key.ims_host.clone(),
            client: key.client_id.clone(),
            secrets: key.client_secrets.iter().map(|secret| secret.expose().clone()).collect(),
            scopes: key.scopes.clone(),
            org: key.organisation.clone(),
            id: key.account_id.clone(),
            email: key.account_email.clone(),
            program: key.environment.as_ref().map(|known| known.program.clone()),
            environment: key.environment.as_ref().map(|known| known.environment.clone()),
        }),
        Key::LocalAem(local) => StoredKey::Local(StoredLocal {
            user: local.sign_in.as_ref().map(|(user, _)| user.clone()),
            password: local.sign_in.as_ref().map(|(_, password)| password.expose().clone()),
        }),
    };
    let mut text = Zeroizing::new(Vec::with_capacity(ROOM));
    serde_json::to_writer(&mut *text, &Stored { v: VERSION, key })
        .expect("texts and numbers always become JSON, and memory takes them");
    text
}

/// # Errors
/// [`VaultError::Damaged`] where it is not what [`to_text`] wrote.
pub(super) fn from_text(text: &[u8]) -> Result<Key, VaultError> {
    let stored: Stored = serde_json::from_slice(text).map_err(|_| VaultError::Damaged)?;
    if stored.v != VERSION {
        return Err(VaultError::Damaged);
    }
    match stored.key {
        StoredKey::Service(mut service) => {
            let der = STANDARD_NO_PAD.decode(&service.rsa).map_err(|_| VaultError::Damaged)?;
            let private_key =
                PrivateKey::from_pkcs1(Zeroizing::new(der)).map_err(|_| VaultError::Damaged)?;
            Ok(Key::ServiceCredentials(ServiceCredentials {
                ims_host: std::mem::take(&mut service.ims),
                org: std::mem::take(&mut service.org),
                id: std::mem::take(&mut service.id),
                client_id: std::mem::take(&mut service.client),
                client_secret: Arc::new(Redacted::new(std::mem::take(&mut service.secret))),
                metascopes: std::mem::take(&mut service.scopes),
                private_key: Arc::new(private_key),
                email: service.email.take(),
                ends_at: service.end.map(time_from).transpose()?,
                certificate: service.cert.take(),
            }))
        }
        StoredKey::Token(mut token) => {
            let environment = environment(&token.program, &token.environment);
            Ok(Key::LocalToken(LocalToken {
                token: Arc::new(Redacted::new(std::mem::take(&mut token.token))),
                user_id: token.user.take(),
                ends_at: time_from(token.end)?,
                end_is_assumed: token.assumed,
                environment,
            }))
        }
        StoredKey::Oauth(mut oauth) => {
            let secrets = std::mem::take(&mut oauth.secrets);
            if secrets.is_empty() {
                return Err(VaultError::Damaged);
            }
            Ok(Key::Oauth(OauthCredential {
                ims_host: std::mem::take(&mut oauth.ims),
                client_id: std::mem::take(&mut oauth.client),
                client_secrets: secrets
                    .into_iter()
                    .map(|secret| Arc::new(Redacted::new(secret)))
                    .collect(),
                scopes: std::mem::take(&mut oauth.scopes),
                organisation: oauth.org.take(),
                account_id: oauth.id.take(),
                account_email: oauth.email.take(),
                environment: environment(&oauth.program, &oauth.environment),
            }))
        }
        StoredKey::Local(mut local) => {
            let sign_in = match (local.user.take(), local.password.take()) {
                (Some(user), Some(password)) => Some((user, Arc::new(Redacted::new(password)))),
                (None, None) => None,
                _ => return Err(VaultError::Damaged),
            };
            Ok(Key::LocalAem(LocalAem { sign_in }))
        }
    }
}

fn environment(program: &Option<String>, environment: &Option<String>) -> Option<Environment> {
    match (program, environment) {
        (Some(program), Some(environment)) => Environment::new(program, environment),
        _ => None,
    }
}

fn time_from(seconds: i64) -> Result<OffsetDateTime, VaultError> {
    OffsetDateTime::from_unix_timestamp(seconds).map_err(|_| VaultError::Damaged)
}
