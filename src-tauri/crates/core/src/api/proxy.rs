//! The proxy by which other computers are reached: what the user decided is kept, its
//! password in the key store, and used from the next request on.

use std::sync::Arc;

use super::app::App;
use super::network::told;
use super::types::{ApiError, ErrorCode, ProxyChoice, ProxySettings, SystemProxy};
use super::{ApiResult, blocking};
use relabel_access::http::{self, Client, Proxy, Redacted};
use relabel_access::keys::{Vault, VaultError};
use relabel_store::Store;

/// Name under which the decision is kept.
const SETTING: &str = "proxy";

type Password = Arc<Redacted<String>>;

impl App {
    /// How other computers are reached.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn proxy_settings(&self) -> ApiResult<ProxySettings> {
        let (store, http) = (self.store(), self.inner.http.clone());
        blocking(move || -> ApiResult<ProxySettings> {
            let choice = kept(&store)?;
            if choice == ProxyChoice::System {
                // What is said is what is used.
                http.read_system_proxy()?;
            }
            // A desktop is asked by running a program of its own.
            let system = system_proxy();
            Ok(ProxySettings { choice, has_password: http.proxy_has_password(), system })
        })
        .await
    }

    /// Decides how other computers are reached, from the next request on. Without a password
    /// the one that is kept stays, where address and user stay what they were.
    ///
    /// # Errors
    /// `ProxyAddress`, `KeyStoreMissing`, `KeyStoreLocked`, `KeyStoreFailed`, `StoreFailed`;
    /// then nothing changes.
    pub async fn set_proxy(
        &self,
        choice: ProxyChoice,
        password: Option<Redacted<String>>,
    ) -> ApiResult<ProxySettings> {
        let (store, keychain) = (self.store(), Arc::clone(&self.inner.passwords));
        let http = self.inner.http.clone();
        blocking(move || decide(&http, &store, &*keychain, choice, password)).await?;
        self.proxy_settings().await
    }
}

fn decide(
    http: &Client,
    store: &Store,
    keychain: &dyn Vault,
    choice: ProxyChoice,
    typed: Option<Redacted<String>>,
) -> ApiResult<()> {
    let before = kept(store)?;
    let (choice, given) = match choice {
        ProxyChoice::Fixed { address, user } => cleaned(&address, &user, typed)?,
        other => (other, None),
    };
    let password = match (&given, item(&choice)) {
        (Some(given), Some(item)) => {
            keychain.save_password(&item, given)?;
            Some(Arc::clone(given))
        }
        _ => password(keychain, &choice),
    };
    let usable = usable(&choice, password)?;
    store.set_setting(SETTING, &stored(&choice))?;
    http.set_proxy(usable)?;
    if let Some(old) = item(&before).filter(|_| before != choice)
        && let Err(error) = keychain.remove_password(&old)
    {
        // No other proxy is ever sent it.
        tracing::warn!(%error, "the password of the proxy before is still in the key store");
    }
    Ok(())
}

/// Uses what was kept. A key store that does not answer must not keep Relabel from starting:
/// then the proxy itself says that it wants a password.
pub(super) fn use_kept(http: &Client, store: &Store, keychain: &dyn Vault) -> ApiResult<()> {
    let choice = kept(store)?;
    if choice == ProxyChoice::System {
        return Ok(());
    }
    let password = password(keychain, &choice);
    Ok(http.set_proxy(usable(&choice, password)?)?)
}

/// The choice as it is kept, and the password that was typed, else that in the address.
fn cleaned(
    address: &str,
    user: &str,
    typed: Option<Redacted<String>>,
) -> ApiResult<(ProxyChoice, Option<Password>)> {
    let wrong = |why: &str| ApiError::new(ErrorCode::ProxyAddress, why);
    let typed = typed.filter(|text| !text.expose().is_empty()).map(Arc::new);
    let proxy = Proxy::of_user(address.trim(), user.trim(), typed).map_err(wrong)?;
    let (user, password) = proxy.sign_in().unzip();
    let choice = ProxyChoice::Fixed {
        address: proxy.address().to_owned(),
        user: user.unwrap_or_default().to_owned(),
    };
    Ok((choice, password.filter(|text| !text.expose().is_empty()).cloned()))
}

/// What the client is told.
fn usable(choice: &ProxyChoice, password: Option<Password>) -> ApiResult<http::ProxyChoice> {
    Ok(match choice {
        ProxyChoice::System => http::ProxyChoice::System,
        ProxyChoice::Without => http::ProxyChoice::Without,
        ProxyChoice::Fixed { address, user } => {
            // Without its password a user signs in nowhere: the proxy then asks for both.
            let user = if password.is_some() { user } else { "" };
            let proxy = Proxy::of_user(address, user, password);
            http::ProxyChoice::Fixed(
                proxy.map_err(|why| ApiError::new(ErrorCode::ProxyAddress, why))?,
            )
        }
    })
}

/// The password that is kept for a choice, where it can be had.
fn password(keychain: &dyn Vault, choice: &ProxyChoice) -> Option<Password> {
    match keychain.password(&item(choice)?) {
        Ok(password) => Some(Arc::new(password)),
        Err(VaultError::Gone) => None,
        Err(error) => {
            tracing::warn!(%error, "the password of the proxy could not be read");
            None
        }
    }
}

/// Under what the password is in the key store, where connections have their id: of this
/// proxy and this user, so that no other is ever sent it. `None` where nobody signs in.
fn item(choice: &ProxyChoice) -> Option<String> {
    match choice {
        ProxyChoice::Fixed { address, user } if !user.is_empty() => {
            Some(format!("proxy {user}@{address}"))
        }
        _ => None,
    }
}

/// What was decided; what nobody can read counts as nothing.
fn kept(store: &Store) -> Result<ProxyChoice, relabel_store::Error> {
    let text = store.setting(SETTING)?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

fn stored(choice: &ProxyChoice) -> String {
    serde_json::to_string(choice).expect("texts always become JSON")
}

fn system_proxy() -> SystemProxy {
    match http::SystemProxy::now() {
        http::SystemProxy::None => SystemProxy::None,
        http::SystemProxy::Fixed(proxy) => SystemProxy::Fixed { proxy: told(proxy) },
        http::SystemProxy::Script => SystemProxy::Script,
        http::SystemProxy::Malformed(variable) => {
            SystemProxy::Malformed { variable: variable.to_owned() }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use relabel_access::keys::SessionVault;

    fn fixed(address: &str, user: &str) -> ProxyChoice {
        ProxyChoice::Fixed { address: address.to_owned(), user: user.to_owned() }
    }

    #[test]
    fn a_password_goes_to_the_key_store_and_to_no_other_proxy() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let (http, keychain) = (Client::new("Relabel/test").unwrap(), SessionVault::new());
        let decide = |choice, typed: Option<&str>| {
            let typed = typed.map(|text| Redacted::new(text.to_owned()));
            decide(&http, &store, &keychain, choice, typed).map_err(|one| one.code)
        };
        let kept_password = |choice: &ProxyChoice| {
            password(&keychain, choice).map(|password| password.expose().clone())
        };

        let whole = "http://worker:canary%40word@proxy.example:3128";
        decide(fixed(whole, ""), None).unwrap();
        let same = || fixed("http://proxy.example:3128", "worker");
        assert_eq!(kept(&store).unwrap(), same());
        assert_eq!(kept_password(&same()).as_deref(), Some("canary@word"));
        assert!(http.proxy_has_password());

        decide(same(), None).unwrap();
        assert!(http.proxy_has_password(), "it stays where nothing else changes");
        for wrong in ["htp://proxy.example", "\"proxy.example\"", "our proxy"] {
            let refused = decide(fixed(wrong, "worker"), None);
            assert_eq!(refused, Err(ErrorCode::ProxyAddress), "{wrong}");
        }
        assert!(kept(&store).unwrap() == same() && http.proxy_has_password(), "nothing changed");

        let other = || fixed("http://proxy.other:3128", "worker");
        decide(other(), None).unwrap();
        assert!(!http.proxy_has_password(), "that of another proxy is not sent to it");
        assert_eq!((kept_password(&same()), kept_password(&other())), (None, None));
        decide(fixed("proxy.other:3128", ""), Some("canary-of-nobody")).unwrap();
        assert!(!http.proxy_has_password(), "nobody signs in");

        decide(other(), Some("canary-typed")).unwrap();
        let again = Client::new("Relabel/test").unwrap();
        use_kept(&again, &store, &keychain).unwrap();
        assert!(again.proxy_has_password(), "the next start uses it");
        use_kept(&again, &store, &SessionVault::new()).unwrap();
        assert!(!again.proxy_has_password(), "a key store that lost it stops nothing");

        decide(ProxyChoice::Without, None).unwrap();
        assert_eq!((kept_password(&other()), kept(&store).unwrap()), (None, ProxyChoice::Without));
        drop(store);
        for file in std::fs::read_dir(folder.path()).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            assert!(!String::from_utf8_lossy(&bytes).contains("canary"));
        }
    }
}
