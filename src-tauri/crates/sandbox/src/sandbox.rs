//! Starting, steering and stopping an environment.

use std::io;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::post;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use url::Url;

use crate::content::{Content, file};
use crate::environment::Environment;
use crate::identity::{Identity, KeyFileKind};
use crate::ledger::{RequestRecord, WriteRecord};
use crate::limit::RateLimit;
use crate::oauth_files::OauthForm;
use crate::switches::ReadOnly;
use crate::wire::{Connection, Wire};
use crate::writes::Assignment;
use crate::{Error, aem, control, filters, ims, incoming, paths, repository, somebody_else};

/// How long open connections may take to end when the environment stops.
const GRACE: Duration = Duration::from_secs(2);

/// What an environment starts with.
#[derive(Clone, Debug)]
pub struct Options {
    /// The library it serves.
    pub content: Content,
    /// TCP port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
    /// Whether technical users may write from the start. A real one starts with
    /// read rights only.
    pub technical_user_may_write: bool,
    /// Lifetime of access tokens. Real ones live just under a day.
    pub token_life: Duration,
    /// How long AEM takes to begin an answer, pictures aside. Zero by default; a
    /// person who practises sees a job run instead of a flash.
    pub latency: Duration,
    /// At most this much more latency, at random but the same for the same seed.
    pub jitter: Duration,
    /// How many requests are let through.
    pub rate_limit: Option<RateLimit>,
    /// For what is random, such as the jitter and shares of requests in faults.
    pub seed: u64,
    /// Whether the environment can be steered over HTTP, by who has
    /// [`Sandbox::control_token`].
    pub control: bool,
    /// Size of the RSA key in the service credentials: 2048, 3072 or 4096.
    pub key_bits: u16,
    /// Behaves like the AEM SDK on a developer's computer: `admin` signs in with
    /// the shipped password (Basic) and may do everything, nobody is asked to
    /// sign in, tokens are not taken, and there is no OpenAPI.
    pub local_aem: bool,
    /// With [`Options::local_aem`]: whoever does not sign in may read and change
    /// everything. Otherwise they see nothing below `/content/dam`.
    pub anonymous_may_edit: bool,
    /// What a Sling POST without the right to write is answered.
    pub refusals: Refusals,
}

/// How a Sling POST is refused where the account may not write, or not see, what it names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Refusals {
    /// 500 with the class and the message of Sling: `Resource at '…' is not modifiable.`,
    /// `This tree does not exist`.
    #[default]
    Sling,
    /// 403, and 404 of what is hidden, as a gateway in front of AEM says it. A node below
    /// the one that is posted to is refused as with [`Refusals::Sling`].
    Gateway,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            content: Content::Library,
            port: 0,
            technical_user_may_write: false,
            token_life: Duration::from_millis(86_399_998),
            latency: Duration::ZERO,
            jitter: Duration::ZERO,
            rate_limit: None,
            seed: 0,
            control: false,
            key_bits: 2048,
            local_aem: false,
            anonymous_may_edit: false,
            refusals: Refusals::default(),
        }
    }
}

/// A running environment. It stops when dropped.
pub struct Sandbox {
    pub(crate) environment: Arc<Environment>,
    stop: CancellationToken,
    server: Option<JoinHandle<()>>,
}

impl std::fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sandbox")
            .field("origin", &self.environment.origin.as_str())
            .finish_non_exhaustive()
    }
}

impl Sandbox {
    /// Loads the content, makes keys and starts to listen on 127.0.0.1. Needs a
    /// Tokio runtime, on which the environment goes on running.
    pub async fn start(options: Options) -> Result<Sandbox, Error> {
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await.map_err(Error::Listen)?;
        let port = listener.local_addr().map_err(Error::Listen)?.port();
        let origin = Url::parse(&format!("http://127.0.0.1:{port}/"))
            .expect("an address and a port always make a URL");
        let (content, key_bits) = (options.content.clone(), options.key_bits);
        let (identity, content) = tokio::task::spawn_blocking(move || {
            Ok::<_, Error>((Identity::generate(key_bits)?, content.load()?))
        })
        .await
        .map_err(|error| Error::Content(error.to_string()))??;
        let environment = Arc::new(Environment::new(identity, origin, content, &options));
        let stop = CancellationToken::new();
        let service =
            router(Arc::clone(&environment)).into_make_service_with_connect_info::<Connection>();
        let stopping = stop.clone();
        let server = tokio::spawn(async move {
            let serving = axum::serve(Wire(listener), service)
                .with_graceful_shutdown(stopping.cancelled_owned());
            if let Err(error) = serving.await {
                tracing::error!(%error, "the practice environment stopped");
            }
        });
        Ok(Sandbox { environment, stop, server: Some(server) })
    }

    /// `http://127.0.0.1:PORT/`: IMS and the AEM author answer there.
    pub fn origin(&self) -> Url {
        self.environment.origin.clone()
    }

    /// A key file for this environment. Every local development token is a new
    /// one; the others stay the same.
    pub fn key_file(&self, kind: KeyFileKind) -> Vec<u8> {
        self.environment.key_file(kind)
    }

    /// Writes the three key files into `dir` under the names they have in real
    /// life, in the order of [`KeyFileKind`].
    pub fn write_key_files(&self, dir: &Path) -> io::Result<Vec<PathBuf>> {
        let kinds = [
            KeyFileKind::ServiceCredentials,
            KeyFileKind::OauthServerToServer,
            KeyFileKind::LocalDevelopmentToken,
        ];
        self.environment.identity.write(dir, kinds.map(|kind| (kind, self.key_file(kind))))
    }

    /// The OAuth credential in one of the forms people have it in. Always the
    /// same text, also after [`Sandbox::delete_oauth_secret`]: a file does not
    /// learn what became of its secrets.
    pub fn oauth_file(&self, form: OauthForm) -> Vec<u8> {
        self.environment.identity.oauth_file(form)
    }

    /// A workspace download that lists two OAuth credentials of this environment
    /// (the one of the other files first), and between them a credential of a
    /// kind that is no use for AEM.
    pub fn project_file_with_two_credentials(&self) -> Vec<u8> {
        self.environment.identity.project_with_two_credentials()
    }

    /// Writes every OAuth file into `dir` under a name it may have in real life:
    /// flat, CLI form, project, project with two credentials, `.env`.
    pub fn write_oauth_files(&self, dir: &Path) -> io::Result<Vec<PathBuf>> {
        self.environment.identity.write_oauth_files(dir)
    }

    /// Deletes a secret of the OAuth credential, 0 for the first in its files and
    /// 1 for the second: IMS no longer takes it. Tokens stay good. Cannot be
    /// undone; other numbers do nothing.
    pub fn delete_oauth_secret(&self, index: usize) {
        self.environment.switches.delete_secret(index);
    }

    /// Puts the client ids of the OAuth credentials into the environment's
    /// allow-list (`allowedClientIDs`), as they are from the start, or takes them
    /// out: then everything under `/adobe` answers 403 to them.
    pub fn register_client(&self, registered: bool) {
        self.environment.switches.set_client_registered(registered);
    }

    /// Gives the OAuth accounts their product profile, as they have from the
    /// start, or takes it: then `/adobe` answers 403 to them, there is nothing
    /// below `/content/dam` for them, and searches find nothing.
    pub fn set_profile(&self, has_profile: bool) {
        self.environment.switches.set_profile(has_profile);
    }

    /// Whether `/adobe` also takes tokens of service credentials and local
    /// development tokens, with their own client ids as `X-Api-Key`. Whether the
    /// real one does is not known (OQ-2); off from the start.
    pub fn open_api_for_all_tokens(&self, open: bool) {
        self.environment.switches.set_open_api_for_all_tokens(open);
    }

    /// Nobody but the administrator of an SDK may change `path` (in the
    /// repository, such as `/content/dam/x`) and what lies below it any more,
    /// until [`Sandbox::grant_write`].
    pub fn refuse_writes_below(&self, path: &str) {
        let below = ReadOnly::Below(path.trim_end_matches('/').to_owned());
        self.environment.switches.read_only().push(below);
    }

    /// The same for this node alone; what lies below it may be changed.
    pub fn refuse_writes_of(&self, path: &str) {
        self.environment.switches.read_only().push(ReadOnly::Only(path.to_owned()));
    }

    /// Gives the technical users the right to write, everywhere.
    pub fn grant_write(&self) {
        self.environment.switches.read_only().clear();
        self.environment.switches.set_technical_users_may_write(true);
    }

    /// Whether GraphQL endpoints give their schema as text (`endpoint.GQLschema`); 403 where
    /// not. They tell it to a query all the same.
    pub fn give_schema_text(&self, given: bool) {
        self.environment.switches.set_schema_text(given);
    }

    /// Whether Sling gives the system view of a node (`metadata.sysview.xml`), as it does
    /// from the start; 404 where it is closed.
    pub fn give_system_view(&self, given: bool) {
        self.environment.switches.set_system_view(given);
    }

    /// Takes the right to write from the technical users. The person behind the
    /// local development token keeps it.
    pub fn revoke_write(&self) {
        self.environment.switches.set_technical_users_may_write(false);
    }

    /// Every write that was answered so far, whatever became of it, in the order
    /// of their arrival. [`Sandbox::ledger`] tells more.
    pub fn writes(&self) -> Vec<WriteRecord> {
        self.environment.ledger.writes()
    }

    /// The latest 100,000 requests.
    pub fn requests(&self) -> Vec<RequestRecord> {
        self.environment.ledger.requests()
    }

    /// Login names of the users that exist because they signed in.
    pub fn users(&self) -> Vec<String> {
        self.environment.users()
    }

    /// The metadata of an asset by property, each as `{"type":…,"value":…}` or
    /// `{"type":…,"values":[…]}`. `None` when there is no such asset.
    pub fn metadata(&self, asset_path: &str) -> Option<Value> {
        self.typed(&format!("{asset_path}/jcr:content/metadata"))
    }

    /// Any node's properties in the form of [`Sandbox::metadata`].
    pub fn typed(&self, path: &str) -> Option<Value> {
        let root = self.environment.content();
        let node = root.at(&paths::segments(path))?;
        Some(Value::Object(repository::typed(&node)))
    }

    /// Somebody else edits an asset: sets a metadata property, given in the
    /// form of [`Sandbox::metadata`] or as a plain JSON value; `null` removes
    /// it. Values of neither form are ignored.
    pub fn set_metadata(&self, asset_path: &str, property: &str, value: Value) {
        set_metadata(&self.environment, asset_path, property, &value);
    }

    /// The same for what AEM keeps beside the metadata: somebody checks an asset out
    /// (`cq:drivelock`), or it is being processed (`dam:assetState`).
    pub fn set_content(&self, asset_path: &str, property: &str, value: Value) {
        set_property(&self.environment, format!("{asset_path}/jcr:content"), property, &value);
    }

    /// Stops: running requests may end, no new ones are taken.
    pub async fn stopped(mut self) {
        self.stop.cancel();
        if let Some(mut server) = self.server.take()
            && tokio::time::timeout(GRACE, &mut server).await.is_err()
        {
            server.abort();
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.stop.cancel();
        if let Some(server) = &self.server {
            server.abort();
        }
    }
}

fn router(environment: Arc<Environment>) -> Router {
    let ims = Router::new()
        .route("/ims/exchange/jwt", post(ims::exchange_jwt))
        .route("/ims/exchange/jwt/", post(ims::exchange_jwt))
        .route("/ims/token/v3", post(ims::token_v3))
        .route("/ims/token/v2", post(ims::token_v2))
        .layer(from_fn_with_state(Arc::clone(&environment), incoming::ims));
    let aem = Router::new()
        .fallback(aem::serve)
        .layer(from_fn_with_state(Arc::clone(&environment), incoming::aem));
    let recorded = ims
        .fallback_service(aem.with_state(Arc::clone(&environment)))
        .layer(from_fn_with_state(Arc::clone(&environment), filters::record));
    let service = match environment.control_token {
        Some(_) => recorded.merge(control::router(&environment)),
        None => recorded,
    };
    service.with_state(environment)
}

/// Somebody else edits an asset; see [`Sandbox::set_metadata`]. `false` when
/// there is no such asset, or the value has neither form.
pub(crate) fn set_metadata(
    environment: &Environment,
    asset_path: &str,
    property: &str,
    value: &Value,
) -> bool {
    set_property(environment, format!("{asset_path}/jcr:content/metadata"), property, value)
}

fn set_property(environment: &Environment, node: String, property: &str, value: &Value) -> bool {
    let typed = file::typed(value);
    if typed.is_none() && !value.is_null() {
        tracing::warn!(property, "the value has no form of a property");
        return false;
    }
    let is_there = environment.content().at(&paths::segments(&node)).is_some();
    if is_there {
        let assignment = Assignment { node, name: property.to_owned(), value: typed };
        somebody_else::sets(environment, assignment);
    }
    is_there
}
