//! Service credentials of the AEM Developer Console.

use std::sync::Arc;

use serde_json::Value;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use super::{
    Environment, Error,
    certificate::Certificate,
    environment::is_number,
    json::{optional_text, secret, text},
    private_key::PrivateKey,
    scopes,
};
use crate::http::{Reach, Redacted};

/// A technical account of one AEM environment, with the private key that signs
/// for it.
#[derive(Clone, Debug)]
pub struct ServiceCredentials {
    /// Host, and for this computer port, of the sign-in server; passed
    /// [`Reach::ims`] when the file was read and is asked about again before
    /// every use.
    pub ims_host: String,
    /// `…@AdobeOrg`, the issuer of the assertion.
    pub org: String,
    /// `…@techacct.adobe.com`, the subject of the assertion.
    pub id: String,
    /// `cm-p<program>-e<environment>-integration[-<n>]`.
    pub client_id: String,
    /// Sent with every assertion.
    pub client_secret: Arc<Redacted<String>>,
    /// What the token is asked for, one entry each.
    pub metascopes: Vec<String>,
    /// Signs the assertion.
    pub private_key: Arc<PrivateKey>,
    /// Login name of the technical user in AEM.
    pub email: Option<String>,
    /// When the certificate ends, where the file tells.
    pub ends_at: Option<OffsetDateTime>,
    /// Names the certificate, where the file has it.
    pub certificate: Option<String>,
}

impl ServiceCredentials {
    /// Reads the `integration` object.
    pub(super) fn from_json(
        integration: &Value,
        reach: &Reach,
        now: OffsetDateTime,
    ) -> Result<Self, Error> {
        // The host first: a file that was tampered with is named as such,
        // whatever else is wrong with it.
        let written = integration
            .get("imsEndpoint")
            .and_then(Value::as_str)
            .filter(|host| !host.trim().is_empty())
            .ok_or(Error::FieldMissing { field: "integration.imsEndpoint" })?;
        let ims_host = reach.ims(written)?.authority().to_owned();
        let org = text(integration, "integration.org")?.to_owned();
        let id = text(integration, "integration.id")?.to_owned();
        let account = integration
            .get("technicalAccount")
            .ok_or(Error::FieldMissing { field: "integration.technicalAccount" })?;
        let client_id = text(account, "integration.technicalAccount.clientId")?.to_owned();
        let client_secret = secret(account, "integration.technicalAccount.clientSecret")?;
        let metascopes: Vec<String> = text(integration, "integration.metascopes")?
            .split(',')
            .map(|scope| scope.trim().to_owned())
            .filter(|scope| !scope.is_empty())
            .collect();
        if metascopes.is_empty() {
            return Err(Error::FieldMissing { field: "integration.metascopes" });
        }
        if let Some(scope) = scopes::foreign_jwt(&metascopes) {
            return Err(Error::OtherProject { scope: scope.to_owned() });
        }
        let certificate =
            integration.get("publicKey").and_then(Value::as_str).and_then(Certificate::from_pem);
        let private_key = match integration.get("privateKey").and_then(Value::as_str) {
            Some(pem) if !pem.trim().is_empty() => PrivateKey::from_pem(pem)?,
            _ if certificate.is_some() => return Err(Error::PublicOnly),
            _ => return Err(Error::FieldMissing { field: "integration.privateKey" }),
        };
        if let Some(certificate) = &certificate {
            certificate.belongs_to(&private_key)?;
        }
        let written_end = optional_text(integration, "certificateExpirationDate")
            .and_then(|text| OffsetDateTime::parse(text, &Rfc3339).ok());
        let ends_at = certificate.as_ref().map(|certificate| certificate.not_after).or(written_end);
        if let Some(ended) = ends_at.filter(|end| *end <= now) {
            return Err(Error::Expired { ended });
        }
        Ok(Self {
            ims_host,
            org,
            id,
            client_id,
            client_secret,
            metascopes,
            private_key: Arc::new(private_key),
            email: optional_text(integration, "email").map(str::to_owned),
            ends_at,
            certificate: certificate.map(|certificate| certificate.fingerprint),
        })
    }

    /// Program and environment number, read from the client id.
    #[must_use]
    pub fn environment(&self) -> Option<Environment> {
        let rest = self.client_id.strip_prefix("cm-p")?;
        let (program, rest) = rest.split_once("-e")?;
        let (environment, rest) = rest.split_once("-integration")?;
        let numbered = rest.strip_prefix('-').is_some_and(is_number);
        if rest.is_empty() || numbered { Environment::new(program, environment) } else { None }
    }
}
