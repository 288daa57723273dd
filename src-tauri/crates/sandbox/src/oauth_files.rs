//! The files in which people hold an OAuth Server-to-Server credential. None of
//! them names the AEM host; where a project name tells the environment, that is
//! all they give away.

use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Value as Json, json};

use crate::content::build::hash;
use crate::identity::{Identity, OauthCredential, SCOPES, pretty};

/// The forms of an OAuth Server-to-Server credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OauthForm {
    /// "Download JSON" of a credential in the Adobe Developer Console: flat, in
    /// capitals.
    Flat,
    /// The form of Adobe's command line tool (`aio`): flat, in small letters.
    Cli,
    /// A project or workspace download, with one credential.
    Project,
    /// The `.env` file of Adobe's tutorial.
    Env,
}

impl Identity {
    /// The first OAuth credential in one of its forms.
    pub(crate) fn oauth_file(&self, form: OauthForm) -> Vec<u8> {
        let oauth = &self.oauth[0];
        match form {
            OauthForm::Flat => pretty(&json!({
                "TYPE": "oauthservertoserver",
                "CLIENT_ID": oauth.client_id,
                "CLIENT_SECRETS": oauth.client_secrets,
                "ORG_ID": self.org,
                "TECHNICAL_ACCOUNT_ID": oauth.id,
                "TECHNICAL_ACCOUNT_EMAIL": oauth.email,
                "SCOPES": SCOPES,
            })),
            OauthForm::Cli => pretty(&json!({
                "client_id": oauth.client_id,
                "client_secrets": oauth.client_secrets,
                "technical_account_id": oauth.id,
                "technical_account_email": oauth.email,
                "ims_org_id": self.org,
                "scopes": SCOPES,
                "oauth_enabled": true,
            })),
            OauthForm::Project => self.project("Production", &[credential("Practice", oauth)]),
            OauthForm::Env => self.env_file(oauth).into_bytes(),
        }
    }

    /// A workspace download with both OAuth credentials and, between them, one
    /// of another kind that is no use for AEM.
    pub(crate) fn project_with_two_credentials(&self) -> Vec<u8> {
        let [first, second] = &self.oauth;
        let api_key = json!({
            "id": number(&second.id),
            "name": "Credential for pictures",
            "integration_type": "apikey",
            "api_key": {"client_id": first.client_id.chars().rev().collect::<String>()},
        });
        let credentials =
            [credential("Metadata team", first), api_key, credential("Translation team", second)];
        self.project("Stage", &credentials)
    }

    /// Writes all forms into `dir`: the order of [`OauthForm`], with the
    /// download of two credentials behind the one of one.
    pub(crate) fn write_oauth_files(&self, dir: &Path) -> io::Result<Vec<PathBuf>> {
        let name = self.project_name();
        let files = [
            ("oauth_server_to_server.json".to_owned(), self.oauth_file(OauthForm::Flat)),
            ("credentials.json".to_owned(), self.oauth_file(OauthForm::Cli)),
            (format!("{name}-Production.json"), self.oauth_file(OauthForm::Project)),
            (format!("{name}-Stage.json"), self.project_with_two_credentials()),
            (".env".to_owned(), self.oauth_file(OauthForm::Env)),
        ];
        std::fs::create_dir_all(dir)?;
        files
            .into_iter()
            .map(|(name, bytes)| {
                let path = dir.join(name);
                std::fs::write(&path, bytes)?;
                Ok(path)
            })
            .collect()
    }

    /// The name AEM gives the projects that it makes itself.
    fn project_name(&self) -> String {
        format!("AEM-p{}-e{}", self.program, self.environment)
    }

    fn project(&self, workspace: &str, credentials: &[Json]) -> Vec<u8> {
        let name = self.project_name();
        pretty(&json!({
            "project": {
                "id": number(&name),
                "name": name,
                "title": name,
                "org": {
                    "id": number(&self.org),
                    "name": "Practice organisation",
                    "ims_org_id": self.org,
                },
                "workspace": {
                    "id": number(workspace),
                    "name": workspace,
                    "title": "",
                    "description": null,
                    "action_url": "",
                    "app_url": "",
                    "details": {
                        "credentials": credentials,
                        "services": [
                            {"code": "AEMAssetsAuthorAPISDK", "name": "AEM Assets Author API"},
                        ],
                        "runtime": {"namespaces": []},
                        "events": {},
                        "mesh": {},
                    },
                },
            },
        }))
    }

    /// With everything that shells and `dotenv` allow: comments, quotes of both
    /// kinds, `export`, blank lines.
    fn env_file(&self, oauth: &OauthCredential) -> String {
        let Identity { program, environment, .. } = self;
        format!(
            "# OAuth Server-to-Server credential of the practice environment\n\
             CLIENT_ID={client_id}\n\
             export CLIENT_SECRET=\"{secret}\"\n\
             SCOPES='{scopes}'\n\
             \n\
             # Environment\n\
             AEM_ASSET_HOSTNAME=author-p{program}-e{environment}.adobeaemcloud.com\n\
             NODE_ENV=development\n",
            client_id = oauth.client_id,
            secret = oauth.client_secrets[0],
            scopes = SCOPES.join(","),
        )
    }
}

fn credential(name: &str, oauth: &OauthCredential) -> Json {
    json!({
        "id": number(&oauth.id),
        "name": name,
        "integration_type": "oauth_server_to_server",
        "oauth_server_to_server": {
            "client_id": oauth.client_id,
            "client_secrets": oauth.client_secrets,
            "technical_account_email": oauth.email,
            "technical_account_id": oauth.id,
            "scopes": SCOPES,
        },
    })
}

/// A decimal number as the console numbers its objects, the same for the same
/// text.
fn number(text: &str) -> String {
    format!("45662{:010}", hash(text) % 10_000_000_000)
}
