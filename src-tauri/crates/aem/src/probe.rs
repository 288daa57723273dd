//! Questions for the check of a connection, about the account and what it sees. Each
//! is asked once and waits for nothing, because a person is watching: AEM's wish for
//! quiet is an answer too.

use serde_json::Value as Json;
use url::Url;

use super::folders::{DAM_ROOT, encode_path, encode_value};
use super::open_api::{asset_id, metadata_path};
use super::{Author, Error, answer};
use relabel_access::http::{Origin, Reply, Request};

/// Where AEM's own pages ask who is signed in. In no reference, but seen in use with
/// access tokens; an AEM that does not know it answers 404.
const ACCOUNT: &str = "/libs/granite/security/currentuser.json";
/// Something every AEM author answers with data, whatever the account may do.
pub(super) const CSRF: &str = "/libs/granite/csrf/token.json";
/// So many assets are looked at for one that lies in another folder than the first.
const ASSETS_TO_FIND: u32 = 50;
/// What only AEM's own sign-in page holds, or the way to it.
const AEM_SIGN_IN: [&str; 3] =
    ["j_security_check", "/libs/granite/core/content/login", "/libs/cq/core/content/login"];
/// What only pages of Sling and of AEM hold: the signature of its error handler, and what
/// environments are that were put to sleep. Words of an address are none of them: block
/// pages quote what was asked for.
const OWN_PAGE: [&str; 3] = ["apachesling", "org.apache.sling", "hibernated"];
/// What tells a sign-in page: a field for a password, or a form on its way to the
/// sign-in of a company.
const SIGN_IN: [&str; 4] = ["type=\"password\"", "type='password'", "samlrequest", "j_password"];

/// Whether AEM takes the sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountProbe {
    /// The login name of the account.
    Known(String),
    /// AEM answers, but does not tell whose account it is.
    NotTold,
    /// A web page refuses everything: this is no AEM author, or something in front
    /// of it lets nobody through.
    NotAem {
        /// HTTP status.
        status: u16,
    },
    /// A sign-in page for people, or a redirect to one.
    SignInPage {
        /// HTTP status.
        status: u16,
        /// Whether it is AEM's own, so that the sign-in was not taken; a company's
        /// otherwise.
        is_aems: bool,
        /// Where a redirect leads.
        host: Option<String>,
    },
}

impl Author {
    /// Whether AEM takes the sign-in, and whose account it is.
    ///
    /// # Errors
    /// Any [`Error`]; [`Error::NotData`] for a web page that looks like nothing else:
    /// an environment that is asleep or restarting shows one.
    pub async fn probe_account(&self) -> Result<AccountProbe, Error> {
        let reply = self.send_now(Request::get(self.origin(), ACCOUNT)).await?;
        if let Some(page) = sign_in_page(self.origin(), &reply) {
            return Ok(page);
        }
        if reply.status >= 500 && reply.is_html() {
            return Err(answer::not_data(&reply));
        }
        match answer::json(&reply) {
            Ok(user) => {
                let name = user.get("authorizableId").and_then(Json::as_str);
                let name = name.map(str::trim).filter(|name| !name.is_empty());
                Ok(name.map_or(AccountProbe::NotTold, |name| AccountProbe::Known(name.to_owned())))
            }
            Err(Error::Forbidden { .. } | Error::Missing) if reply.is_html() => {
                self.whether_aem(reply.status).await
            }
            Err(Error::Forbidden { .. } | Error::Missing) => Ok(AccountProbe::NotTold),
            Err(error) => Err(error),
        }
    }

    /// Whether a page that refuses is one of AEM's own.
    async fn whether_aem(&self, status: u16) -> Result<AccountProbe, Error> {
        let reply = self.send_now(Request::get(self.origin(), CSRF)).await?;
        let is_refusal = matches!(reply.status, 403 | 404) && reply.is_html();
        Ok(if is_refusal { AccountProbe::NotAem { status } } else { AccountProbe::NotTold })
    }

    /// Whether AEM's programming interface is open to the client id of the key, asked for
    /// the metadata of an asset of a folder. Where that is refused without a cause, one of
    /// another folder tells whether it is about the asset. Keys without a client id do not
    /// use the interface, and pass.
    ///
    /// # Errors
    /// Any [`Error`]; [`Error::Closed`] and [`Error::InterfaceRefused`] where it is not,
    /// [`Error::Forbidden`] where there is no asset to ask for and AEM names no cause,
    /// [`Error::Missing`] where AEM is too old to have the interface.
    pub async fn probe_api(&self, folder: &str) -> Result<(), Error> {
        if self.api_key().is_none() {
            return Ok(());
        }
        if let Some(first) = self.some_assets(folder, 1).await.unwrap_or_default().first() {
            let mut told = self.probe_metadata(&first.1).await;
            if matches!(told, Err(Error::InterfaceRefused { .. }))
                && let Some(id) = self.another_asset(first).await
            {
                told = self.probe_metadata(&id).await;
            }
            // Otherwise it is one without a file, or an AEM without the interface.
            if !matches!(told, Err(Error::Missing)) {
                return told;
            }
        }
        let target = "/adobe/folders/?path=%2Fcontent%2Fdam&limit=1";
        let request = self.api_request(Request::get(self.origin(), target));
        self.ask(request).await.map(drop)
    }

    async fn probe_metadata(&self, id: &str) -> Result<(), Error> {
        let request = self.api_request(Request::get(self.origin(), metadata_path(id)));
        self.ask(request).await.map(drop).map_err(Error::of_interface)
    }

    /// The id of another asset, in another folder where there is one.
    async fn another_asset(&self, first: &(String, String)) -> Option<String> {
        let folder_of = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
        let others = self.some_assets(DAM_ROOT, ASSETS_TO_FIND).await.unwrap_or_default();
        let (far, near): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|(path, _)| folder_of(path) != folder_of(&first.0));
        far.into_iter().chain(near).find(|other| other != first).map(|(_, id)| id)
    }

    /// Paths and ids of so many assets at most, somewhere below a folder.
    pub(super) async fn some_assets(
        &self,
        below: &str,
        most: u32,
    ) -> Result<Vec<(String, String)>, Error> {
        let query = format!(
            "/bin/querybuilder.json?path={}&type=dam:Asset&p.limit={most}&p.guessTotal=true\
             &p.hits=selective&p.properties=jcr:path%20jcr:uuid",
            encode_value(below)
        );
        let found = self.ask(Request::get(self.origin(), query)).await?;
        let hits = found.get("hits").and_then(Json::as_array).into_iter().flatten();
        let asset = |hit: &Json| {
            let text = |name: &str| hit.get(name).and_then(Json::as_str);
            Some((text("jcr:path")?.to_owned(), text("jcr:uuid").and_then(asset_id)?))
        };
        Ok(hits.filter_map(asset).collect())
    }

    /// Whether there is such a folder, and the account may read it.
    ///
    /// # Errors
    /// [`Error::Missing`] also where it is no folder, [`Error::Path`], else any
    /// [`Error`].
    pub async fn probe_read(&self, folder: &str) -> Result<(), Error> {
        let node = self.folder_node(folder).await?;
        let is_folder =
            primary_type(&node).ends_with("Folder") || primary_type(&node) == "nt:folder";
        if is_folder { Ok(()) } else { Err(Error::Missing) }
    }

    pub(super) async fn folder_node(&self, folder: &str) -> Result<Json, Error> {
        let target = format!("{}.0.json", encode_path(folder)?);
        self.ask(Request::get(self.origin(), target)).await
    }
}

pub(super) fn primary_type(node: &Json) -> &str {
    node.get("jcr:primaryType").and_then(Json::as_str).unwrap_or_default()
}

/// Whether an answer is a page on which people sign in, or the way to one, and whose.
fn sign_in_page(origin: &Origin, reply: &Reply) -> Option<AccountProbe> {
    let status = reply.status;
    if matches!(status, 301..=303 | 307 | 308) {
        let here = Url::parse(origin.as_str()).ok();
        let location = reply.location.as_deref().unwrap_or_default();
        let target = here.and_then(|here| here.join(location).ok());
        let host = target.as_ref().and_then(|target| target.host_str().map(str::to_owned));
        let is_adobes = host
            .as_deref()
            .is_some_and(|host| host.ends_with(".adobelogin.com") || host.ends_with(".adobe.com"));
        let is_aems = is_adobes || AEM_SIGN_IN.iter().any(|word| location.contains(word));
        return Some(AccountProbe::SignInPage { status, is_aems, host });
    }
    if !(reply.is_success() && reply.is_html()) {
        return None;
    }
    let page = String::from_utf8_lossy(&reply.body).to_ascii_lowercase();
    let is_aems = AEM_SIGN_IN.iter().any(|word| page.contains(word));
    let is_sign_in = is_aems || SIGN_IN.iter().any(|word| page.contains(word));
    is_sign_in.then_some(AccountProbe::SignInPage { status, is_aems, host: None })
}

/// Whether it is a page that only AEM or Sling writes, or the way to one of AEM's.
pub(super) fn is_own_page(origin: &Origin, reply: &Reply) -> bool {
    match sign_in_page(origin, reply) {
        Some(AccountProbe::SignInPage { is_aems, host, .. }) => {
            is_aems || host.as_deref() == Some(origin.host())
        }
        _ => {
            let page = String::from_utf8_lossy(&reply.body).to_ascii_lowercase();
            OWN_PAGE.iter().any(|words| page.contains(words))
        }
    }
}

/// A question that every AEM author answers, and that holds nothing of a key.
#[must_use]
pub fn question(origin: &Origin) -> Request {
    Request::get(origin, CSRF)
}

/// Whether an AEM author sent the answer to [`question`]: a token or, for whoever has not
/// signed in, an empty object; a refusal of those; its sign-in page; or anything by way of
/// Adobe's network. A gateway says no in JSON and in plain text, too.
#[must_use]
pub fn is_answer(origin: &Origin, reply: &Reply) -> bool {
    let said = reply.json::<Json>().ok().filter(|_| reply.is_json());
    let is_token = |said: &Json| {
        said.as_object().is_some_and(|said| said.is_empty() || said.contains_key("token"))
    };
    let is_data = match reply.status {
        200 => said.as_ref().is_some_and(is_token),
        401 => said.is_some() || reply.body.is_empty(),
        _ => false,
    };
    is_data || reply.marks.are_adobes() || is_own_page(origin, reply)
}

#[cfg(test)]
mod tests {
    use super::*;
    use relabel_access::http::Reach;

    #[test]
    fn a_gateway_that_says_no_in_json_is_no_aem() {
        let origin = Reach::new(true).author("http://127.0.0.1:9", false).expect("an address");
        let answers = |status, body: &str| {
            let content_type = Some("application/json".to_owned());
            let body = body.to_owned().into();
            is_answer(&origin, &Reply { status, content_type, body, ..Reply::default() })
        };
        for (status, body) in [(200, "{}"), (200, r#"{"token":"t"}"#), (401, "{}"), (401, "")] {
            assert!(answers(status, body), "{status} {body}");
        }
        for (status, body) in [
            (502, r#"{"error":"upstream"}"#),
            (403, r#"{"error":"blocked"}"#),
            (200, r#"{"error":"sign in"}"#),
            (200, "[]"),
            (401, "who are you?"),
        ] {
            assert!(!answers(status, body), "{status} {body}");
        }
    }
}
