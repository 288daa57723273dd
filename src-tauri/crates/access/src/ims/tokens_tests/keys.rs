//! Keys: several secrets, replaced ones, ones that cannot be had, forged ones.

use super::*;

#[tokio::test]
async fn an_oauth_credential_is_exchanged_as_documented() {
    let (tokens, server, _, _) = signed_in_with(oauth_key).await;
    server.gives(
        200,
        json!({"access_token": "token-%", "token_type": "bearer", "expires_in": 86399}),
    );
    let token = tokens.access().await.unwrap();
    assert_eq!(token.ends_at(), NOW + Duration::seconds(86_399));
    assert!(tokens.renewable());
    assert_eq!(
        server.last_form(),
        format!(
            "grant_type=client_credentials&client_id=0a1b2c3d4e5f60718293a4b5c6d7e8f9&client_secret={}&scope=openid%2CAdobeID%2Caem.folders%2Caem.assets.author%2Copenid",
            OAUTH_SECRETS[0]
        )
    );
}

#[tokio::test]
async fn every_secret_is_tried_and_the_good_one_remembered() {
    let (tokens, server, _, _) = signed_in_with(oauth_key).await;
    *server.good_secret.lock().unwrap() = OAUTH_SECRETS[1];
    let first = tokens.access().await.unwrap();
    assert_eq!((first.bearer().expose().as_str(), server.exchanges()), ("token-2", 2));
    let second = tokens.renew(&first).await.unwrap();
    assert_eq!((second.bearer().expose().as_str(), server.exchanges()), ("token-3", 3));
    // The other way round again, after the administrator changed his mind.
    *server.good_secret.lock().unwrap() = OAUTH_SECRETS[0];
    assert!(tokens.renew(&second).await.is_ok());
    assert_eq!(server.exchanges(), 5);
    assert!(server.last_form().contains(OAUTH_SECRETS[0]));

    // None is good any more: each is tried once.
    *server.good_secret.lock().unwrap() = "none";
    tokens.key_replaced();
    assert!(matches!(tokens.access().await, Err(Error::CredentialUnknown { .. })));
    assert_eq!(server.exchanges(), 7);
    assert!(server.last_form().contains(OAUTH_SECRETS[1]), "in the order of the file");
}

#[tokio::test]
async fn only_a_wrong_secret_makes_it_try_the_next() {
    for (status, body) in [
        (
            400,
            json!({"error": "invalid_client", "error_description": "invalid client_id parameter"}),
        ),
        (400, json!({"error": "invalid_scope"})),
        (500, json!({"error": "internal_error"})),
        (429, json!({"error": "invalid_client"})),
    ] {
        let (tokens, server, _, _) = signed_in_with(oauth_key).await;
        server.gives(status, body.clone());
        assert!(tokens.access().await.is_err(), "{body}");
        assert_eq!(server.exchanges(), 1, "{body}");
    }
    let (tokens, server, _, _) = signed_in_with(oauth_key).await;
    server.gives(401, json!({"error": "invalid_client"}));
    assert!(matches!(tokens.access().await, Err(Error::CredentialUnknown { .. })));
    assert_eq!(server.exchanges(), 2);
}

#[tokio::test]
async fn the_key_is_fetched_for_an_exchange_and_not_kept() {
    let (tokens, _, clock, store) = signed_in_with(oauth_key).await;
    let secret = match &*store.key.lock().unwrap() {
        Some(Key::Oauth(key)) => Arc::downgrade(&key.client_secrets[0]),
        other => panic!("{other:?}"),
    };
    assert_eq!(store.loads.load(Ordering::SeqCst), 0, "not before it is needed");
    let token = tokens.access().await.unwrap();
    assert!(tokens.access().await.is_ok());
    assert_eq!(store.loads.load(Ordering::SeqCst), 1);
    // The store alone still has it: everything else has let it go.
    assert_eq!(secret.strong_count(), 1);
    *store.key.lock().unwrap() = None;
    assert_eq!(secret.strong_count(), 0);
    clock.pass(Duration::HOUR);
    assert!(tokens.access().await.is_ok(), "the token goes on without the key");
    assert_eq!(tokens.renew(&token).await.unwrap_err(), Error::Key(VaultError::Gone));
}

#[tokio::test]
async fn a_key_store_that_is_locked_meanwhile_is_not_hammered() {
    let (tokens, server, clock, store) = signed_in_with(oauth_key).await;
    let first = tokens.access().await.unwrap();
    *store.failure.lock().unwrap() = Some(VaultError::Locked);
    clock.reach(NOW + Duration::DAY - Duration::minutes(10));
    for result in all_of(100, &tokens, None).await {
        assert_eq!(result.unwrap().bearer().expose(), "token-1");
    }
    assert_eq!(store.loads.load(Ordering::SeqCst), 2);
    for result in all_of(100, &tokens, Some(&first)).await {
        assert_eq!(result.unwrap_err(), Error::Key(VaultError::Locked));
    }
    clock.pass(Duration::seconds(29));
    assert!(tokens.access().await.is_ok());
    assert_eq!(store.loads.load(Ordering::SeqCst), 2, "not within half a minute");
    clock.pass(Duration::SECOND);
    assert!(tokens.access().await.is_ok());
    assert_eq!(store.loads.load(Ordering::SeqCst), 3);
    clock.pass(Duration::minutes(10));
    let error = tokens.access().await.unwrap_err();
    assert_eq!(error, Error::Key(VaultError::Locked));
    *store.failure.lock().unwrap() = None;
    assert_eq!(tokens.access().await.unwrap().bearer().expose(), "token-2");
    assert_eq!(server.exchanges(), 2);
}

#[tokio::test]
async fn a_replaced_key_is_used_at_once_and_the_old_ones_answer_thrown_away() {
    let (tokens, server, _, store) = signed_in_with(oauth_key).await;
    let first = tokens.access().await.unwrap();
    let Some(Key::Oauth(mut newer)) = store.key.lock().unwrap().clone() else { panic!("no key") };
    newer.client_id = "1111111111111111111111111111111f".to_owned();
    *store.key.lock().unwrap() = Some(Key::Oauth(newer));
    tokens.key_replaced();
    assert_eq!(tokens.access().await.unwrap().bearer().expose(), "token-2");
    assert!(server.last_form().contains("client_id=1111111111111111111111111111111f"));
    // A request that carried the old token is given the new one.
    assert_eq!(tokens.renew(&first).await.unwrap().bearer().expose(), "token-2");
    assert_eq!(server.exchanges(), 2);
}

#[tokio::test]
async fn an_exchange_of_the_old_key_that_is_under_way_is_not_kept() {
    let (tokens, server, _) = signed_in().await;
    let hold = Arc::new(Notify::new());
    *server.hold.lock().unwrap() = Some(Arc::clone(&hold));
    let waiting = {
        let tokens = tokens.clone();
        tokio::spawn(async move { tokens.access().await })
    };
    server.arrived.notified().await;
    *server.hold.lock().unwrap() = None;
    tokens.key_replaced();
    assert_eq!(tokens.access().await.unwrap().bearer().expose(), "token-2");
    hold.notify_one();
    // Who waited for the old key's token is given the new key's.
    assert_eq!(waiting.await.unwrap().unwrap().bearer().expose(), "token-2");
    assert_eq!(tokens.access().await.unwrap().bearer().expose(), "token-2");
    assert_eq!(server.exchanges(), 2);
}

#[tokio::test]
async fn signing_out_forgets_the_token_until_the_user_signs_in_again() {
    let (tokens, server, _) = signed_in().await;
    let token = tokens.access().await.unwrap();
    let bearer = Arc::downgrade(token.bearer());
    tokens.sign_out();
    assert!(tokens.is_signed_out());
    assert_eq!(tokens.access().await.unwrap_err(), Error::SignedOut);
    assert_eq!(tokens.renew(&token).await.unwrap_err(), Error::SignedOut);
    drop(token);
    assert_eq!(bearer.strong_count(), 0, "nobody has it any more, so it was wiped");
    assert_eq!(server.exchanges(), 1, "nothing was sent");
    tokens.sign_in_again();
    assert!(!tokens.is_signed_out());
    assert_eq!(tokens.access().await.unwrap().bearer().expose(), "token-2");

    // Not even an exchange that was under way leaves a token behind.
    let hold = Arc::new(Notify::new());
    *server.hold.lock().unwrap() = Some(Arc::clone(&hold));
    tokens.key_replaced();
    let waiting = {
        let tokens = tokens.clone();
        tokio::spawn(async move { tokens.access().await })
    };
    server.arrived.notified().await;
    server.arrived.notified().await;
    tokens.sign_out();
    hold.notify_one();
    assert_eq!(waiting.await.unwrap().unwrap_err(), Error::SignedOut);
    assert!(tokens.inner.state().token.is_none());
}

/// Threat T1: neither a name is looked up nor a connection made, not even when a
/// key came past the recognition of files, as one from an edited key store would.
#[tokio::test]
async fn a_hostile_sign_in_server_is_never_contacted() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&connections);
    tokio::spawn(async move {
        while listener.accept().await.is_ok() {
            counted.fetch_add(1, Ordering::SeqCst);
        }
    });
    let here: Vec<String> = [
        "127.0.0.1",
        "localhost",
        "127.1",
        "0x7f.0.0.1",
        "2130706433",
        "[::ffff:127.0.0.1]",
        "me@127.0.0.1",
    ]
    .iter()
    .map(|host| format!("{host}:{port}"))
    .collect();
    let names = NoNames::default();
    let client = Client::with_resolver("Relabel/test", names.clone()).unwrap();
    let reach = Reach::new(false);
    let clock = TestClock::new();
    let signing_in = |key: Key| {
        let kind = key.kind();
        let clock = Arc::clone(&clock) as Arc<dyn Clock>;
        Tokens::new(Arc::new(key), kind, client.clone(), reach.clone(), clock)
    };
    let mut file = service_file(pair(RsaKeySize::_2048));
    let Key::ServiceCredentials(sound) = key("ims-na1.adobelogin.com", &reach) else {
        panic!("a token")
    };
    let Key::Oauth(credential) = read(&oauth_flat(), &reach) else { panic!("another kind") };
    for hostile in HOSTILE_IMS.iter().copied().chain(here.iter().map(String::as_str)) {
        file["integration"]["imsEndpoint"] = json!(hostile);
        let refused = recognise("k.json", file.to_string().as_bytes(), &reach, NOW).unwrap_err();
        let is_named = match refused {
            crate::keys::Error::FieldMissing { .. } => hostile.trim().is_empty(),
            ref refused => matches!(refused, crate::keys::Error::SignInHost(_)),
        };
        assert!(is_named, "{hostile:?}: {refused:?}");

        let smuggled = Key::ServiceCredentials(ServiceCredentials {
            ims_host: hostile.to_owned(),
            ..sound.clone()
        });
        let access = signing_in(smuggled).access().await;
        assert!(matches!(access, Err(Error::Host(_))), "{hostile:?}");
        // No form of an OAuth credential names a server, but a stored one does.
        let smuggled =
            Key::Oauth(OauthCredential { ims_host: hostile.to_owned(), ..credential.clone() });
        let access = signing_in(smuggled).access().await;
        assert!(matches!(access, Err(Error::Host(_))), "{hostile:?}");
    }
    assert_eq!(names.0.lock().unwrap().as_slice(), [] as [String; 0]);
    assert_eq!(connections.load(Ordering::SeqCst), 0);

    // The counters count: the one allowed server is looked up, an allowed port is reached.
    let allowed = signing_in(Key::ServiceCredentials(sound.clone()));
    assert!(matches!(allowed.access().await, Err(Error::Transport(_))));
    let direct = std::env::vars().all(|(name, _)| !name.to_ascii_lowercase().ends_with("_proxy"));
    if direct {
        assert_eq!(names.0.lock().unwrap().as_slice(), ["ims-na1.adobelogin.com"]);
    }
    let socket = tokio::net::TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    drop(socket);
    while connections.load(Ordering::SeqCst) == 0 {
        tokio::task::yield_now().await;
    }
}
