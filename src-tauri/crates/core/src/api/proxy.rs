//! The proxy by which other computers are reached: what the user decided is kept, its
//! password in the key store, and used from the next request on.

use std::sync::Arc;

use super::app::App;
use super::network::told;
use super::types::{ApiError, ErrorCode, ProxyChoice, ProxySettings, SystemProxy};
use super::{ApiResult, blocking};
use crate::http::{self, Client, Proxy, Redacted};
use crate::keys::{Vault, VaultError};
use crate::store::{self, Store};

/// Name under which the decision is kept.
const SETTING: &str = "proxy";
/// Under what its password is in the key store, where connections have their id.
const ITEM: &str = "proxy";

type Password = Arc<Redacted<String>>;

impl App {
    /// How other computers are reached.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn proxy_settings(&self) -> ApiResult<ProxySettings> {
        let (store, has_password) = (self.store(), self.inner.http.proxy_has_password());
        blocking(move || {
            let choice = kept(&store)?;
            // A desktop is asked by running a program of its own.
            let system = system_proxy();
            Ok::<_, store::Error>(ProxySettings { choice, has_password, system })
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
    let (choice, password) = match choice {
        ProxyChoice::Fixed { address, user } => {
            let typed = typed.filter(|text| !text.expose().is_empty()).map(Arc::new);
            let (choice, inside) = cleaned(&address, &user)?;
            // Never the password of one proxy to another.
            let kept = || password(keychain, &before).filter(|_| choice == before);
            let password = typed.or(inside).or_else(kept);
            (choice, password)
        }
        other => (other, None),
    };
    match &password {
        Some(password) => keychain.save_password(ITEM, password)?,
        // Where nothing was kept, no key store is asked.
        None if has_user(&before) => keychain.remove_password(ITEM)?,
        None => {}
    }
    store.set_setting(SETTING, &stored(&choice))?;
    Ok(http.set_proxy(usable(&choice, password)?)?)
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

/// The choice as it is kept, and the password that stood in its address.
fn cleaned(address: &str, user: &str) -> ApiResult<(ProxyChoice, Option<Password>)> {
    let wrong = |why: &str| ApiError::new(ErrorCode::ProxyAddress, why);
    let proxy = Proxy::of_user(address.trim(), user.trim(), None).map_err(wrong)?;
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
    if !has_user(choice) {
        return None;
    }
    match keychain.password(ITEM) {
        Ok(password) => Some(Arc::new(password)),
        Err(VaultError::Gone) => None,
        Err(error) => {
            tracing::warn!(%error, "the password of the proxy could not be read");
            None
        }
    }
}

fn has_user(choice: &ProxyChoice) -> bool {
    matches!(choice, ProxyChoice::Fixed { user, .. } if !user.is_empty())
}

/// What was decided; what nobody can read counts as nothing.
fn kept(store: &Store) -> Result<ProxyChoice, store::Error> {
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
    use crate::keys::SessionVault;

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
        let kept_password =
            || keychain.password(ITEM).ok().map(|password| password.expose().clone());

        let whole = "http://worker:canary%40word@proxy.example:3128";
        decide(fixed(whole, ""), None).unwrap();
        let same = || fixed("http://proxy.example:3128", "worker");
        assert_eq!(kept(&store).unwrap(), same());
        assert_eq!(kept_password().as_deref(), Some("canary@word"));
        assert!(http.proxy_has_password());

        decide(same(), None).unwrap();
        assert!(http.proxy_has_password(), "it stays where nothing else changes");
        assert_eq!(
            decide(fixed("htp://proxy.example", "worker"), None),
            Err(ErrorCode::ProxyAddress)
        );
        assert!(kept(&store).unwrap() == same() && http.proxy_has_password(), "nothing changed");

        decide(fixed("proxy.other:3128", "worker"), None).unwrap();
        assert_eq!(kept_password(), None);
        assert!(!http.proxy_has_password());

        decide(fixed("proxy.other:3128", "worker"), Some("canary-typed")).unwrap();
        let again = Client::new("Relabel/test").unwrap();
        use_kept(&again, &store, &keychain).unwrap();
        assert!(again.proxy_has_password(), "the next start uses it");
        use_kept(&again, &store, &SessionVault::new()).unwrap();
        assert!(!again.proxy_has_password(), "a key store that lost it stops nothing");

        decide(ProxyChoice::Without, None).unwrap();
        assert_eq!((kept_password(), kept(&store).unwrap()), (None, ProxyChoice::Without));
        drop(store);
        for file in std::fs::read_dir(folder.path()).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            assert!(!String::from_utf8_lossy(&bytes).contains("canary"));
        }
    }
}
