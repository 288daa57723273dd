//! An AEM author opened with a key, without an app around it.

use std::sync::Arc;

use relabel_access::http::{Client, Reach, Redacted};
use relabel_access::ims::{SystemClock, Tokens};
use relabel_access::keys::{Key, recognise};
use relabel_aem::{AssetState, Author, Change, Error, SignIn};
use relabel_sandbox::{Content, KeyFileKind, Options, Sandbox};
use time::OffsetDateTime;

/// The folder of a small library.
pub(crate) const FOLDER: &str = "/content/dam/northlight/series-0001";
/// An asset of it.
pub(crate) const ASSET: &str = "/content/dam/northlight/series-0001/image-0000001.jpg";

/// Three assets, read-only for technical users.
pub(crate) fn small() -> Options {
    Options { content: Content::Synthetic(3), ..Options::default() }
}

/// The same, writable.
pub(crate) fn writable() -> Options {
    Options { technical_user_may_write: true, ..small() }
}

/// The author of a practice environment, opened with one of its key files.
pub(crate) fn author(sandbox: &Sandbox, kind: KeyFileKind) -> Author {
    author_at(sandbox, kind, &sandbox.origin())
}

/// The same, reached at `address`, which stands before it.
pub(crate) fn author_at(sandbox: &Sandbox, kind: KeyFileKind, address: &url::Url) -> Author {
    let reach = Reach::new(true);
    let origin = reach.author(address.as_str(), false).expect("this computer");
    let now = OffsetDateTime::now_utc();
    let recognised = recognise("key.json", &sandbox.key_file(kind), &reach, now);
    let key = recognised.ok().and_then(|found| found.one()).expect("a usable key");
    let sign_in_server = sandbox.origin();
    let authority = sign_in_server.authority().to_owned();
    let key = key.signing_in_at(&authority, &reach).expect("this computer");
    let api_key = match &key {
        Key::Oauth(credential) => Some(credential.client_id.clone()),
        Key::ServiceCredentials(_) | Key::LocalToken(_) | Key::LocalAem(_) => None,
    };
    let client = Client::new("Relabel/test").expect("a client");
    let kind = key.kind();
    let tokens = Tokens::new(Arc::new(key), kind, client.clone(), reach, Arc::new(SystemClock));
    Author::new(client, origin, SignIn::Tokens { tokens, api_key })
}

/// An AEM SDK on this computer, signed in with a name and a password.
pub(crate) fn local_aem(sandbox: &Sandbox, account: Option<(&str, &str)>) -> Author {
    let origin = Reach::new(false).local_aem(sandbox.origin().as_str()).expect("this computer");
    let sign_in = match account {
        Some((user, password)) => SignIn::Basic {
            user: user.to_owned(),
            password: Arc::new(Redacted::new(password.to_owned())),
        },
        None => SignIn::Nobody,
    };
    Author::new(Client::new("Relabel/test").expect("a client"), origin, sign_in)
}

/// Changes an asset that was just read as `state`.
pub(crate) async fn write(
    author: &Author,
    asset: &str,
    state: &AssetState,
    changes: &[Change],
) -> Result<(), Error> {
    author.send_write(author.prepare_write(asset, state, changes.to_vec()).await?).await
}
